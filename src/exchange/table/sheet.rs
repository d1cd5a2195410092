//! What a table is read from: rows of cells, one after the other, or at a place once passed.

use std::borrow::Cow;

use super::fill::Cells;
use crate::code::Code;
use crate::date::Date;
use crate::finding::Message;

/// Where a row begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::exchange) struct Mark {
    /// The row, from 1, as a spreadsheet counts it.
    pub(in crate::exchange) row: u32,
    /// The line of the file, from 1; the row where the file has no lines.
    pub(in crate::exchange) line: u32,
    /// Where the sheet finds it again.
    pub(in crate::exchange) at: u64,
}

impl Mark {
    /// The beginning of a sheet.
    pub(in crate::exchange) const FIRST: Self = Self {
        row: 1,
        line: 1,
        at: 0,
    };
}

/// What comes next in a sheet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::exchange) enum Step {
    /// A row.
    Row(Mark),
    /// A row that cannot be told from what follows: its quotation mark is never closed.
    #[cfg_attr(
        not(feature = "csv"),
        expect(dead_code, reason = "only CSV has quotation marks")
    )]
    OpenQuote(Mark),
    /// Nothing.
    End,
}

/// A cell of a row.
#[derive(Clone, Copy, Debug)]
pub(in crate::exchange) struct Cell<'r> {
    pub(in crate::exchange) text: &'r str,
    pub(in crate::exchange) form: Form<'r>,
}

/// How a cell says what it holds.
#[derive(Clone, Copy, Debug)]
pub(in crate::exchange) enum Form<'r> {
    /// As somebody typed it, in the language of the table.
    Typed,
    /// As an exact number of a spreadsheet, in the machine form; with the day that it counts, if it
    /// can only be one.
    Number(Option<Date>),
    /// As a day of a spreadsheet, in the machine form.
    Day,
    /// In no form that could be taken: the sheet says why.
    Refused(&'r (Code, Message)),
}

/// A sheet: the rows of one table; its cells are those of the current row.
pub(in crate::exchange) trait Sheet: Cells {
    /// The name of the file or sheet, for findings.
    fn name(&self) -> &str;
    /// Moves to the next row.
    fn advance(&mut self) -> Step;
    /// Goes to a row that was passed: the next step gives it again.
    fn go_to(&mut self, mark: Mark);
    /// How much there is to read, and up to where it is read.
    fn extent(&self) -> (u64, u64);
    /// The bytes of the line that begins at a mark, or all from there on; where there are none, its
    /// cells as text.
    fn bytes(&self, from: Mark, rest: RestOf) -> Cow<'_, [u8]>;
    /// The areas of several cells that are shown as one, each by its first row and column, both from
    /// 1.
    fn merged(&self) -> &[(u32, u32)] {
        &[]
    }
}

/// How much of a file is kept where it cannot be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::exchange) enum RestOf {
    /// The line.
    Line,
    /// Everything.
    All,
}
