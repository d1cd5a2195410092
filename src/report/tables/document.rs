//! The tables of a whole document, each under an id that is its own there, and addresses in them.

use std::borrow::Cow;

use crate::path::Trail;
use crate::registry::Registry;
use crate::report::overview::ReportError;
use crate::report::tables::{Figure, ReportTable};
use crate::statistics::Drilled;

/// A table of a document (bảng của báo cáo).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DocumentTable<'a> {
    /// The permanent id, which no other table of the document has: `aid`, or `series:aid` where a
    /// document is made of several reports.
    pub id: Cow<'static, str>,
    /// The table.
    pub table: Cow<'a, ReportTable>,
}

impl<'a> DocumentTable<'a> {
    /// Takes a table under its own id.
    pub(super) const fn of(table: &'a ReportTable) -> Self {
        Self {
            id: Cow::Borrowed(table.id),
            table: Cow::Borrowed(table),
        }
    }

    /// Takes a table that was only made to be shown.
    pub(in crate::report) const fn made(table: ReportTable) -> Self {
        Self {
            id: Cow::Borrowed(table.id),
            table: Cow::Owned(table),
        }
    }

    /// Puts the name of a report before the id.
    #[must_use]
    pub(in crate::report) fn of_part(mut self, part: &str) -> Self {
        self.id = Cow::Owned(format!("{part}:{}", self.id));
        self
    }
}

/// Says that no records are behind a cell.
pub(in crate::report) fn no_cell(address: &str) -> ReportError {
    ReportError::NoCell {
        address: crate::code::clip(address),
    }
}

/// Makes the code of a row that two ids name together, neither of which holds a bare `/` then.
pub(in crate::report) fn code_of_two(one: &str, other: &str) -> String {
    let path = Trail::Root.key(one).key(other).path().to_string();
    path.strip_prefix('/').unwrap_or(&path).to_owned()
}

/// Takes an address apart: table, row and column. The code of a row may hold a `/` itself.
pub(super) fn parts(address: &str) -> Option<(&str, &str, &str)> {
    let (table, rest) = address.split_once('/')?;
    let (row, column) = rest.rsplit_once('/')?;
    Some((table, row, column))
}

/// Finds the figure at an address.
pub(in crate::report) fn figure<'a>(
    tables: &'a [DocumentTable<'_>],
    address: &str,
) -> Result<&'a Figure, ReportError> {
    let find = || {
        let (id, row, column) = parts(address)?;
        let found = tables.iter().find(|one| one.id == id)?;
        found.table.figure(row, column)
    };
    find().ok_or_else(|| no_cell(address))
}

/// Names the records behind the figure at an address.
pub(in crate::report) fn drill(
    tables: &[DocumentTable<'_>],
    registry: &Registry,
    address: &str,
) -> Result<Vec<Drilled>, ReportError> {
    let drilled = figure(tables, address)?.drill(registry);
    Ok(drilled.ok_or_else(|| no_cell(address))??)
}
