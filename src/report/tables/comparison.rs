//! Two windows beside each other: difference and ratio, and a warning where they are unlike.

use crate::date::Window;
use crate::finding::Message;
use crate::registry::Registry;
use crate::report::overview::ReportError;
use crate::report::tables::compose::{Composer, window_label};
use crate::report::tables::yearly::{aid, change, organizations};
use crate::report::tables::{ReportColumn, ReportKind, ReportRow, ReportTable, TableReport};
use crate::statistics::{Reporting, Slot, Threads};

/// What a comparison is asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ComparisonQuery {
    /// The window that is compared.
    pub window: Window,
    /// With which one.
    pub with: Window,
    /// The reporting currency; `None` keeps the original ones.
    pub reporting: Option<Reporting>,
    /// How many threads may work.
    pub threads: Threads,
}

/// Compares two windows (so sánh hai kỳ).
///
/// # Errors
/// * [`ReportError::Statistics`] if a sum does not fit.
pub fn comparison(
    registry: &Registry,
    query: &ComparisonQuery,
) -> Result<TableReport, ReportError> {
    let (one, other) = (
        Slot::at_the_end_of(query.window),
        Slot::at_the_end_of(query.with),
    );
    let mut slots = vec![one];
    if other != one {
        slots.push(other);
    }
    let composer = Composer::new(registry, &slots, query.reporting, query.threads)?;
    let mut rows = Vec::new();
    for column in organizations().iter().chain(&aid()) {
        let now = composer.figure(column, one)?;
        let then = composer.figure(column, other)?;
        let (difference, ratio) = change(&now, &then)?;
        rows.push(ReportRow {
            code: column.id.to_owned(),
            label: column.label.clone(),
            cells: vec![now, then, difference, ratio],
        });
    }
    // Grants running and organizations with running aid have one name: the first is of organizations.
    for (row, code) in rows
        .iter_mut()
        .filter(|row| row.code == "running")
        .zip(["organizations_running", "grants_running"])
    {
        code.clone_into(&mut row.code);
    }
    let column = |id, label| ReportColumn { id, label };
    let table = ReportTable {
        id: "comparison",
        title: Message::new("So sánh hai kỳ", "Two windows compared"),
        head: Message::new("Chỉ tiêu", "Indicator"),
        columns: vec![
            column("window", window_label(query.window)),
            column("with", window_label(query.with)),
            column("difference", Message::new("Chênh lệch", "Difference")),
            column("ratio", Message::new("Tỷ lệ", "Ratio")),
        ],
        rows,
        total: None,
        notes: Vec::new(),
    };
    let warnings = unlike(query.window, query.with);
    let title = Message::new("So sánh hai kỳ", "Comparison of two windows");
    composer.report(ReportKind::Comparison, title, vec![table], warnings)
}

/// Warns where windows differ in kind or length, or share days.
fn unlike(one: Window, other: Window) -> Vec<Message> {
    let mut warnings = Vec::new();
    if one.kind() != other.kind() {
        warnings.push(Message::new(
            format!(
                "hai kỳ khác loại: {} và {}",
                one.kind().id(),
                other.kind().id()
            ),
            format!(
                "the windows are of different kinds: {} and {}",
                one.kind().id(),
                other.kind().id()
            ),
        ));
    }
    let (days, others) = (one.days(), other.days());
    // A leap year is no other length than the year before.
    if days.abs_diff(others) > 1 {
        warnings.push(Message::new(
            format!("hai kỳ dài khác nhau: {days} và {others} ngày"),
            format!("the windows differ in length: {days} and {others} days"),
        ));
    }
    if one.overlaps(&other) && one != other {
        warnings.push(Message::new(
            "hai kỳ có ngày chung: số liệu của những ngày đó được tính ở cả hai",
            "the windows share days: what lies on them counts in both",
        ));
    }
    warnings
}
