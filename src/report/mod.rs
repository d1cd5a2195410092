//! Named reports: data only, with every label in both languages. Tables are drawn by programs.

mod aside;
mod figures;
mod known;
mod overview;

pub use aside::{Aside, UnreadableFile, set_aside, unreadable};
pub use figures::{Answer, Compared, Computed, compare};
pub use overview::{
    ModeRow, Overview, OverviewQuery, PlaceRow, ReportError, Section, Windows, mode_label,
    overview, yearly,
};
