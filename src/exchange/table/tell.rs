//! Where what was found is told: from a place in a record back to its cell.

use super::error::TableError;
use super::fill::{Cells, Note};
use super::finding::{At, Findings};
use super::header::Meaning;
use super::join::{Origin, Part};
use super::open::Opened;
use super::schema::Column;
use super::sheet::{Mark, Sheet};
use crate::code::Explain;
use crate::finding::{Message, Problem, Severity};
use crate::lang::Lang;
use crate::path::Trail;
use crate::record::{RecordKind, ShapeError};

/// The row of a record: its sheet and place; `None` for parts that have no record.
pub(super) type Main<'m, S> = Option<(&'m Opened<'m, S>, Mark)>;

/// A record, and everything that it was read from.
#[derive(Clone, Copy)]
pub(super) struct From<'f, S> {
    pub(super) main: Main<'f, S>,
    pub(super) record: Option<&'f str>,
    /// The sheets of parts, and the parts.
    pub(super) kids: &'f [Opened<'f, S>],
    pub(super) parts: &'f [Part],
    pub(super) origins: &'f [Origin],
}

impl<'f, S: Sheet> From<'f, S> {
    fn part(&self, position: usize) -> Option<(&'f Part, &'f Opened<'f, S>)> {
        let part = self.parts.get(position)?;
        Some((part, self.kids.get(part.sheet)?))
    }

    /// Tells what was mended in a part.
    pub(super) fn mended(&self, part: usize, column: usize, error: TableError, out: &mut Findings) {
        let part = self.part(part).filter(|(part, _)| !part.is_told);
        if let Some((part, sheet)) = part {
            let mended = vec![(column, error)];
            remarks(sheet, part.mark, self.record, mended, part, out);
        }
    }

    /// Tells a problem at its cell: in this column, or in that of its path.
    pub(super) fn problem(&self, problem: &Problem, column: Option<usize>, out: &mut Findings) {
        let path = problem.path().as_str();
        let is_above = |origin: &&Origin| is_in(path, &origin.path);
        let origins = self.origins.iter().filter(is_above);
        let origin = origins.max_by_key(|origin| origin.path.len());
        let part = origin.and_then(|origin| Some((origin, self.part(origin.part)?)));
        let at = if let Some((origin, (part, sheet))) = part {
            if part.is_told {
                return;
            }
            let rest = path.strip_prefix(&*origin.path).unwrap_or_default();
            let is_half = problem.code() == ShapeError::HalfAmount.code();
            let column = match (column, origin.column) {
                (Some(column), _) => Some(column),
                // Of an amount: its currency where that is the matter, else its own cell.
                (None, Some(_)) if is_half || rest == "/currency" => {
                    sheet.column_at("/currency", part)
                }
                (None, Some(column)) => Some(column),
                (None, None) => sheet.column_at(rest, part),
            };
            sheet.cell_at(sheet.at(Some(part.mark)), column, part, self.record)
        } else if let Some((sheet, mark)) = self.main {
            let column = column.or_else(|| sheet.column_at(path, sheet));
            sheet.cell_at(sheet.at(Some(mark)), column, sheet, self.record)
        } else if let Some((part, sheet)) = self.part(0) {
            sheet.cell_at(
                sheet.at(Some(part.mark)),
                Some(sheet.key),
                part,
                self.record,
            )
        } else {
            return;
        };
        let message = || Message::new(problem.message(Lang::Vi), problem.message(Lang::En));
        out.add(at, Severity::Error, problem.code(), message);
    }
}

/// Tells whether a pointer leads to a place or below it.
fn is_in(inner: &str, outer: &str) -> bool {
    let rest = inner.strip_prefix(outer);
    rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}

impl Note {
    /// Makes a problem of the note.
    pub(super) fn problem(&self) -> Problem {
        problem_at(&Trail::Root, &self.path, self)
    }
}

/// Makes a problem from a note; the path is a pointer below `at`.
fn problem_at(at: &Trail<'_>, path: &str, note: &Note) -> Problem {
    let Some(rest) = path.strip_prefix('/') else {
        return Problem::new(at, note.code, note.message.clone());
    };
    let (step, below) = match rest.find('/') {
        Some(end) => rest.split_at_checked(end).unwrap_or((rest, "")),
        None => (rest, ""),
    };
    match step.parse() {
        Ok(position) => problem_at(&at.index(position), below, note),
        Err(_) => problem_at(&at.key(step), below, note),
    }
}

/// Tells what was mended in a row.
pub(super) fn remarks<S: Sheet, C: Cells>(
    sheet: &Opened<'_, S>,
    mark: Mark,
    record: Option<&str>,
    remarks: Vec<(usize, TableError)>,
    cells: &C,
    findings: &mut Findings,
) {
    for (column, error) in remarks {
        let at = sheet.at(Some(mark));
        findings.error(sheet.cell_at(at, Some(column), cells, record), &error);
    }
}

impl<S: Sheet> Opened<'_, S> {
    /// A place at a cell; a personal one is not told.
    pub(super) fn cell_at<'a, C: Cells>(
        &'a self,
        at: At<'a>,
        column: Option<usize>,
        cells: &'a C,
        record: Option<&'a str>,
    ) -> At<'a> {
        let meaning = column.and_then(|column| self.header.meanings.get(column));
        let known = match meaning {
            Some(Meaning::Column(known)) => self.table.columns().get(*known),
            Some(Meaning::Unknown(_) | Meaning::Blank) | None => None,
        };
        let is_of_persons = self.table.kind().is_some_and(RecordKind::is_personal);
        let is_hidden = known.map_or(is_of_persons, Column::is_personal);
        let cell = column.and_then(|column| cells.cell(column));
        At {
            column: column.map(|column| self.column(column)),
            cell: cell.map(|cell| cell.text).filter(|_| !is_hidden),
            record,
            ..at
        }
    }

    /// The column of the sheet that a place in the row's record or element is in.
    fn column_at<C: Cells>(&self, path: &str, cells: &C) -> Option<usize> {
        let known = self.table.columns().iter().enumerate();
        let columns: Vec<(String, usize)> = known
            .filter_map(|(at, column)| {
                let pointer = column.pointer();
                let sheet = self.header.column_of(at)?;
                (!pointer.is_empty()).then_some((pointer, sheet))
            })
            .collect();
        let exact = columns.iter().find(|(pointer, _)| is_in(path, pointer));
        // Of an amount without currency, the blank cell of the two.
        let below = || {
            columns
                .iter()
                .filter(|(pointer, _)| !path.is_empty() && is_in(pointer, path))
        };
        let is_blank = |column: usize| {
            let cell = cells.cell(column);
            cell.is_none_or(|cell| cell.text.trim().is_empty())
        };
        let blank = || below().find(|(_, column)| is_blank(*column));
        let found = exact.or_else(blank).or_else(|| below().next());
        found.map(|(_, column)| *column)
    }
}
