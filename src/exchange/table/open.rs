//! Opening sheets: which rows are the header, and which rows after it are records.

use std::borrow::Cow;

use super::error::TableError;
use super::fill::{Cells, Plan, clean};
use super::finding::{At, Findings};
use super::header::{self, Candidate, Header};
use super::schema::{Place, Table};
use super::sheet::{Cell, Mark, RestOf, Sheet, Step};
use crate::finding::Message;
use crate::registry::{RegistryBuilder, Rest};

/// A sheet whose header is known.
#[derive(Debug)]
pub(super) struct Opened<'t, S> {
    pub(super) sheet: S,
    pub(super) table: &'t Table,
    /// The position of the table among all.
    pub(super) order: usize,
    pub(super) header: Header,
    /// The columns of the sheet that hold the key and the outer number.
    pub(super) key: usize,
    pub(super) outer: Option<usize>,
    /// How many rows could not be told from what follows them.
    pub(super) open: usize,
}

/// After how many rows that cannot be told apart a file is left.
const MOST_OPEN: usize = 100;

impl<'t, S: Sheet> Opened<'t, S> {
    /// Finds the header; `None` if there is none, which is then told and the file kept.
    pub(super) fn open(
        mut sheet: S,
        (table, order): (&'t Table, usize),
        builder: &mut RegistryBuilder,
        findings: &mut Findings,
    ) -> Option<Self> {
        let mut rows: Vec<Candidate> = Vec::new();
        let mut error = None;
        while rows.len() < header::LOOKED_AT {
            match sheet.advance() {
                Step::Row(mark) if sheet.width() > header::WIDEST => {
                    let _ = mark;
                    error = Some(TableError::TooWide {
                        most: header::WIDEST,
                    });
                    break;
                }
                Step::Row(mark) => {
                    let texts = (0..sheet.width()).filter_map(|column| sheet.cell(column));
                    let cells = texts.map(|cell| cell.text.to_owned()).collect();
                    rows.push(Candidate { mark, cells });
                }
                Step::OpenQuote(_) | Step::End => break,
            }
        }
        let found = header::find(table, &rows).filter(|_| error.is_none());
        let Some(header) = found else {
            let wanted = table.columns().iter().find(|column| column.is_key());
            let error = error.unwrap_or(match rows.len() {
                0 => TableError::Empty,
                rows => TableError::NoKey {
                    rows: u32::try_from(rows).unwrap_or(u32::MAX),
                    wanted: wanted.map_or_else(String::new, |it| it.id().to_owned()),
                },
            });
            let at = At {
                table: Some(table.name()),
                row: Some(1),
                ..At::file(sheet.name())
            };
            findings.error(at, &error);
            let bytes = sheet.bytes(Mark::FIRST, RestOf::All);
            builder.unreadable(sheet.name(), 1, Message::of(&error), Rest::Whole(&bytes));
            return None;
        };
        let column_of = |is_it: &dyn Fn(&Place) -> bool| {
            let position = table.columns().iter().position(|it| is_it(&it.place))?;
            header.column_of(position)
        };
        let key = table.columns().iter().position(|column| column.is_key());
        let opened = Self {
            key: key.and_then(|key| header.column_of(key))?,
            outer: column_of(&|place| *place == Place::Outer),
            sheet,
            table,
            order,
            header,
            open: 0,
        };
        Some(opened.told(&rows, findings))
    }

    /// Tells what there is to be said of the header, and goes to the row behind it.
    fn told(mut self, rows: &[Candidate], findings: &mut Findings) -> Self {
        let mut above = rows.iter().take(self.header.start);
        if let Some(row) = above.find(|row| !is_blank(&row.cells)) {
            let row = Some(row.mark.row);
            findings.error(
                At {
                    row,
                    ..self.at(None)
                },
                &TableError::Above,
            );
        }
        for (row, column, error) in &self.header.remarks {
            let row = rows.get(*row).map(|row| row.mark.row);
            let text = self.header.texts.get(*column).map_or("", String::as_str);
            let column = Some((*column, text));
            let at = At {
                row,
                column,
                ..self.at(None)
            };
            findings.error(at, error);
        }
        let end = rows.get(self.header.end).map_or(0, |row| row.mark.row);
        for (row, column) in self.sheet.merged().iter().filter(|(row, _)| *row > end) {
            let column = usize::try_from(column.saturating_sub(1)).unwrap_or(usize::MAX);
            let at = At {
                row: Some(*row),
                column: Some(self.column(column)),
                ..self.at(None)
            };
            findings.error(at, &TableError::MergedCells);
        }
        if let Some(row) = rows.get(self.header.end) {
            self.sheet.go_to(row.mark);
            let _ = self.sheet.advance();
        }
        self
    }

    pub(super) fn plan(&self) -> Plan<'_> {
        Plan {
            table: self.table,
            header: &self.header,
        }
    }

    /// A place in this sheet.
    pub(super) fn at(&self, mark: Option<Mark>) -> At<'_> {
        At {
            table: Some(self.table.name()),
            row: mark.map(|mark| mark.row),
            ..At::file(self.sheet.name())
        }
    }

    /// A column with its header, for a finding.
    pub(super) fn column(&self, column: usize) -> (usize, &str) {
        let text = self.header.texts.get(column);
        (column, text.map_or("", String::as_str))
    }

    /// The text of the cell that says which record the current row is of.
    pub(super) fn key_text(&self) -> Cow<'_, str> {
        let cell = self.sheet.cell(self.key);
        clean(cell.map_or("", |cell| cell.text)).0
    }

    /// Moves to the next row that is a record; tells what it passes over.
    pub(super) fn next(
        &mut self,
        builder: &mut RegistryBuilder,
        findings: &mut Findings,
    ) -> Option<Mark> {
        loop {
            match self.sheet.advance() {
                Step::Row(_) if self.is_nothing() => {}
                Step::Row(mark) if self.is_header() => {
                    findings.error(self.at(Some(mark)), &TableError::HeaderAgain);
                }
                Step::Row(mark) => return Some(mark),
                Step::OpenQuote(mark) => {
                    self.open = self.open.saturating_add(1);
                    findings.error(self.at(Some(mark)), &TableError::OpenQuote);
                    let rest = if self.open < MOST_OPEN {
                        RestOf::Line
                    } else {
                        RestOf::All
                    };
                    let bytes = self.sheet.bytes(mark, rest);
                    let reason = Message::of(&TableError::OpenQuote);
                    builder.unreadable(self.sheet.name(), mark.line, reason, Rest::After(&bytes));
                    if rest == RestOf::All {
                        return None;
                    }
                }
                Step::End => return None,
            }
        }
    }

    /// Moves to the next row that is a record, of those that [`Self::next`] passed; tells nothing.
    pub(super) fn again(&mut self) -> Option<Mark> {
        loop {
            match self.sheet.advance() {
                Step::Row(_) if self.is_nothing() || self.is_header() => {}
                Step::Row(mark) => return Some(mark),
                Step::OpenQuote(_) => {}
                Step::End => return None,
            }
        }
    }

    fn key_cell(&self) -> &str {
        self.sheet.cell(self.key).map_or("", |cell| cell.text)
    }

    /// Tells whether the current row is blank.
    fn is_nothing(&self) -> bool {
        let mut cells = (0..self.sheet.width()).filter_map(|column| self.sheet.cell(column));
        self.key_cell().trim_start().is_empty() && cells.all(|cell| cell.text.trim().is_empty())
    }

    /// Tells whether the current row is the header once more.
    fn is_header(&self) -> bool {
        let key = self.header.texts.get(self.key);
        let mut texts = self.header.texts.iter().enumerate();
        key.is_some_and(|key| key == self.key_cell().trim())
            && texts.all(|(column, text)| {
                let cell = self.sheet.cell(column);
                cell.map_or("", |cell| cell.text.trim()) == text
            })
    }
}

fn is_blank(cells: &[String]) -> bool {
    cells.iter().all(|cell| cell.trim().is_empty())
}

impl<S: Sheet> Cells for Opened<'_, S> {
    fn width(&self) -> usize {
        self.sheet.width()
    }
    fn cell(&self, column: usize) -> Option<Cell<'_>> {
        self.sheet.cell(column)
    }
}
