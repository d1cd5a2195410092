//! Which rows of a table are shown, and in which order.

use std::cmp::Reverse;

use vientro::Currency;
use vientro::finding::Message;
use vientro::report::{ReportRow, ReportTable, Value};

/// How many rows of a long table are shown.
pub const TOP: usize = 20;
/// The tables that may be long.
const LONG: [&str; 3] = ["countries", "agencies", "donors"];

/// The rows that are shown.
pub struct Rows<'a> {
    pub rows: Vec<&'a ReportRow>,
    /// How many are not.
    pub left: usize,
    /// What a long table is sorted by, the largest first.
    pub by: Option<&'a Message>,
}

/// Takes the rows of a table; of a long one the largest, unless all are asked for.
pub fn shown(table: &ReportTable, currency: Option<Currency>, all: Showing) -> Rows<'_> {
    let mut rows: Vec<&ReportRow> = table.rows.iter().collect();
    if !LONG.contains(&table.id) {
        return Rows {
            rows,
            left: 0,
            by: None,
        };
    }
    let names = match currency {
        Some(_) => ["disbursed", "registered"],
        // Sums of several currencies have no order: counts have.
        None => ["running", "registered"],
    };
    let at = |name| table.columns.iter().position(|column| column.id == name);
    let by = names.into_iter().find_map(at);
    let size = |row: &&ReportRow| {
        let cell = by.and_then(|at| row.cells.get(at));
        match (cell.map(|cell| &cell.value), currency) {
            (Some(Value::Count(count)), _) => Reverse(*count),
            (Some(Value::Aid(totals)), Some(currency)) => {
                Reverse(totals.get(currency).unwrap_or(0))
            }
            _ => Reverse(0),
        }
    };
    rows.sort_by_key(size);
    let left = match all {
        Showing::All => 0,
        Showing::First => rows.len().saturating_sub(TOP),
    };
    rows.truncate(rows.len().saturating_sub(left));
    let by = by.and_then(|at| table.columns.get(at));
    Rows {
        rows,
        left,
        by: by.map(|column| &column.label),
    }
}

/// Whether long lists are shown whole.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Showing {
    All,
    First,
}

impl Showing {
    /// How many entries of a list are shown.
    pub fn of<T>(self, list: &[T], first: usize) -> &[T] {
        match self {
            Self::All => list,
            Self::First => list.get(..first).unwrap_or(list),
        }
    }
}
