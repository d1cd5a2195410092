//! Named reports: data only, with every label in both languages. Tables are drawn by programs.

mod aside;
mod cash;
mod figures;
mod known;
mod national;
mod overview;
mod query;
mod reconciliation;
mod tables;

pub use aside::{Aside, UnreadableFile, set_aside, unreadable};
pub use cash::{
    BalanceAnswer, CashBalance, CashCell, CashColumn, CashFigures, CashGap, CashGrant, CashGrants,
    CashLeftOut, CashLeftOutReason, CashQuery, CashRow, CashScope, CashSum, CashTable, cash_table,
};
pub use figures::{Answer, Between, Compared, Computed, Gap, compare};
pub use national::{
    NationalGoal, NationalMap, NationalQuery, NationalReport, NationalWindow, WindowChoice,
    national,
};
pub use overview::{
    ModeRow, Overview, OverviewQuery, PlaceRow, ReportError, Section, Windows, mode_label,
    overview, yearly,
};
pub use query::{ReportDocument, ReportQuery};
pub use reconciliation::{Reconciliation, ReconciliationQuery, reconcile};
pub use tables::{
    ComparisonQuery, DocumentTable, Figure, FigureSource, ProgrammeQuery, ReportColumn, ReportKind,
    ReportRow, ReportTable, SeriesQuery, Stamp, TableReport, Value, YearlyQuery, comparison,
    programme, series, yearly_report,
};
