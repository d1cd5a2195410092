//! A sheet of a workbook as a sheet of a table.

use std::borrow::Cow;

use super::grid::{Entry, Grid, Taken, Texts};
use crate::code::Code;
use crate::exchange::table::{Cell, Cells, Form, Mark, RestOf, Sheet, Step};
use crate::finding::Message;

/// How many columns are looked at in rows that have fewer cells: a cell far to the right makes no row
/// short.
const WIDEST: usize = 1000;

/// A sheet under reading.
#[derive(Debug)]
pub(super) struct XlsxSheet<'g> {
    /// The names of the workbook and of the sheet: `a.xlsx#grants`.
    name: String,
    grid: &'g Grid,
    shared: &'g Texts,
    width: usize,
    /// The row that comes next.
    next: usize,
    has_row: bool,
    /// The cells of the current row, and why those are not taken that are not.
    cells: Vec<(Entry, Option<(Code, Message)>)>,
}

impl<'g> XlsxSheet<'g> {
    pub(super) fn new(book: &str, grid: &'g Grid, shared: &'g Texts) -> Self {
        Self {
            name: grid.full_name(book),
            grid,
            shared,
            width: grid.width.min(WIDEST),
            next: 0,
            has_row: false,
            cells: Vec::new(),
        }
    }

    /// The rows from one on, as lines of cells with tabs between them.
    pub(super) fn lines(&self, from: usize, most: usize) -> Vec<u8> {
        let mut out = String::new();
        for row in self.grid.rows.iter().skip(from).take(most) {
            let mut column = 0;
            for entry in self.grid.cells(row) {
                let tabs = entry.column.saturating_sub(column);
                out.extend(std::iter::repeat_n('\t', tabs.min(WIDEST)));
                column = entry.column;
                let text = self.grid.text(self.shared, &entry);
                out.push_str(&text.replace(['\t', '\n', '\r'], " "));
            }
            out.push('\n');
        }
        out.into_bytes()
    }
}

impl Cells for XlsxSheet<'_> {
    fn width(&self) -> usize {
        let last = self.cells.last();
        let own = last.map_or(0, |(entry, _)| entry.column.saturating_add(1));
        own.max(self.width)
    }

    fn cell(&self, column: usize) -> Option<Cell<'_>> {
        if column >= self.width() || !self.has_row {
            return None;
        }
        let cells = &self.cells;
        let found = cells.binary_search_by(|(entry, _)| entry.column.cmp(&column));
        let Some((entry, refusal)) = found.ok().and_then(|at| cells.get(at)) else {
            let (text, form) = ("", Form::Typed);
            return Some(Cell { text, form });
        };
        let form = match entry.taken {
            Taken::Typed => Form::Typed,
            Taken::Number(day) => Form::Number(day),
            Taken::Day => Form::Day,
            Taken::Refused(_) => refusal.as_ref().map_or(Form::Typed, Form::Refused),
        };
        let text = self.grid.text(self.shared, entry);
        Some(Cell { text, form })
    }
}

impl Sheet for XlsxSheet<'_> {
    fn name(&self) -> &str {
        &self.name
    }

    fn advance(&mut self) -> Step {
        self.cells.clear();
        self.has_row = false;
        let Some(row) = self.grid.rows.get(self.next) else {
            return Step::End;
        };
        let mark = Mark {
            row: row.number,
            line: row.number,
            at: u64::try_from(self.next).unwrap_or(u64::MAX),
        };
        let (grid, shared) = (self.grid, self.shared);
        let cells = grid.cells(row);
        self.cells.extend(cells.map(|entry| {
            let refusal = grid.refusal(shared, &entry);
            (entry, refusal)
        }));
        self.has_row = true;
        self.next = self.next.saturating_add(1);
        Step::Row(mark)
    }

    fn go_to(&mut self, mark: Mark) {
        self.next = usize::try_from(mark.at).unwrap_or(usize::MAX);
    }

    fn extent(&self) -> (u64, u64) {
        let number = |it: usize| u64::try_from(it).unwrap_or(u64::MAX);
        let size = self.grid.size;
        let read = size.saturating_mul(number(self.next));
        let rows = number(self.grid.rows.len());
        (size, read.checked_div(rows).unwrap_or(size).min(size))
    }

    fn bytes(&self, from: Mark, rest: RestOf) -> Cow<'_, [u8]> {
        let from = usize::try_from(from.at).unwrap_or(usize::MAX);
        let most = match rest {
            RestOf::Line => 1,
            RestOf::All => usize::MAX,
        };
        Cow::Owned(self.lines(from, most))
    }

    fn merged(&self) -> &[(u32, u32)] {
        &self.grid.merged
    }
}
