//! Named reports: data only, with every label in both languages. Tables are drawn by programs.

mod figures;
mod overview;

pub use figures::{Answer, Compared, Computed, compare};
pub use overview::{
    Aside, ModeRow, Overview, OverviewQuery, PlaceRow, ReportError, Section, UnreadableFile,
    Windows, mode_label, overview, yearly,
};
