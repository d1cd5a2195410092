//! Window after window: who was there, and how much.

use crate::catalog::Region;
use crate::date::{Date, Window};
use crate::finding::Message;
use crate::order;
use crate::registry::Registry;
use crate::report::overview::ReportError;
use crate::report::tables::compose::{Column, Composer, Show};
use crate::report::tables::yearly::{aid, change, organizations};
use crate::report::tables::{Figure, ReportColumn, ReportKind, TableReport};
use crate::statistics::{Count, Dimension, KeyPart, Measure, Reporting, Slot, Threads};

/// What a series is asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SeriesQuery {
    /// The windows; they are shown by their days, each once.
    pub windows: Vec<Window>,
    /// The day on which "running" and "registered" are asked; `None` is each window's last day.
    pub as_of: Option<Date>,
    /// The reporting currency; `None` keeps the original ones.
    pub reporting: Option<Reporting>,
    /// How many threads may work.
    pub threads: Threads,
}

/// Makes the series of windows (chuỗi số liệu qua các kỳ): organizations and aid, window by window.
///
/// # Errors
/// * [`ReportError::Statistics`] if a sum does not fit.
pub fn series(registry: &Registry, query: &SeriesQuery) -> Result<TableReport, ReportError> {
    let mut windows = query.windows.clone();
    order::sort(&mut windows);
    windows.dedup();
    let slot = |window: &Window| Slot {
        window: *window,
        day: query.as_of.unwrap_or(window.last()),
    };
    let slots: Vec<Slot> = windows.iter().map(slot).collect();
    let composer = Composer::new(registry, &slots, query.reporting, query.threads)?;
    let mut who = organizations();
    for (id, region) in [
        ("asia_pacific", Region::AsiaPacific),
        ("europe", Region::Europe),
        ("north_america", Region::NorthAmerica),
        ("other", Region::Other),
    ] {
        let registered = Show::Count(Measure::Registered, Count::Organizations);
        let label = KeyPart::Region(Some(region)).label();
        let (vi, en) = (
            format!("Có giấy đăng ký: {}", label.vi),
            format!("Registered: {}", label.en),
        );
        let column = Column::new(id, &vi, &en, registered);
        who.push(column.only(KeyPart::Region(Some(region))));
    }
    let organizations = composer.table(
        "organizations",
        Message::new("Tổ chức qua các kỳ", "Organizations, window by window"),
        Dimension::Window,
        &slots,
        &who,
    )?;
    let mut aid = composer.table(
        "aid",
        Message::new("Viện trợ qua các kỳ", "Aid, window by window"),
        Dimension::Window,
        &slots,
        &aid(),
    )?;
    aid.columns.push(ReportColumn {
        id: "change",
        label: Message::new("Giải ngân tăng, giảm", "Change of disbursed"),
    });
    let disbursed = aid.columns.iter().position(|one| one.id == "disbursed");
    let mut then: Option<(Window, Figure)> = None;
    for (row, window) in aid.rows.iter_mut().zip(&windows) {
        let now = disbursed.and_then(|at| row.cells.get(at)).cloned();
        // Only what lies right before a window, and is of its kind, is the window before.
        let before = then
            .take()
            .filter(|(before, _)| window.previous().is_ok_and(|previous| previous == *before));
        row.cells.push(match (&now, &before) {
            (Some(now), Some((_, then))) => change(now, then)?.0,
            _ => Figure::blank(),
        });
        then = now.map(|now| (*window, now));
    }
    let title = Message::new(
        "Viện trợ phi chính phủ nước ngoài qua các kỳ",
        "Foreign NGO aid, window by window",
    );
    let tables = vec![organizations, aid];
    composer.report(ReportKind::Series, title, tables, Vec::new())
}
