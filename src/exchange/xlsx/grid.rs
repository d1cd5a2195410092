//! The cells of a sheet under reading: where each stands, what it stores, how it is taken.
//!
//! I1. A cell is where its reference says; cells that are not in order end their sheet as broken.
//! I2. A cell that is not taken says why.

use std::io::BufRead;

use super::double;
use super::error::{CellError, WorkbookError};
use super::format::Shown;
use super::pack::{Packed, Text};
use super::xml::{Broken, Node, Xml, attribute, unescape};
use crate::code::{Code, Explain, clip};
use crate::date::Date;
use crate::exchange::watch::Stopped;
use crate::finding::Message;

/// The last row and column of a sheet, from 1.
const LAST: (u32, u32) = (1_048_576, 16_384);

/// Up to which number a day is told from a year where no format says it: 1927-05-18.
const FIRST_PLAIN_SERIAL: i32 = 10_000;

/// Texts, each a part of one.
#[derive(Debug, Default)]
pub(super) struct Texts {
    pub(super) text: String,
    pub(super) ends: Vec<usize>,
}

impl Texts {
    fn get(&self, at: usize) -> Option<&str> {
        let from = match at.checked_sub(1) {
            Some(before) => *self.ends.get(before)?,
            None => 0,
        };
        self.text.get(from..*self.ends.get(at)?)
    }

    pub(super) fn close(&mut self) {
        self.ends.push(self.text.len());
    }
}

/// What a cell stores, as a returned workbook stores it again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Stored {
    Text,
    Number,
    Percent,
    Day,
    Bool,
}

/// How a cell is taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Taken {
    Typed,
    Number(Option<Date>),
    Day,
    Refused(Refusal),
}

/// In which way a cell cannot be taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Refusal {
    /// It has a formula and no value.
    NoValue,
    /// It has the value of an error.
    ErrorValue,
    /// Its day in ISO form is none.
    IsoDay,
    /// Its number is not what people see.
    Number,
}

/// Where a cell's text is kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kept {
    /// The position among the texts that cells share.
    Shared(usize),
    /// Where it begins in the sheet, and ends.
    Own(usize, usize),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Entry {
    /// The column, from 0.
    pub(super) column: usize,
    pub(super) stored: Stored,
    pub(super) taken: Taken,
    pub(super) text: Kept,
}

/// A row: its number from 1, and where its cells are.
#[derive(Clone, Copy, Debug)]
pub(super) struct Row {
    pub(super) number: u32,
    length: u32,
    from: usize,
}

/// The cells of a sheet.
#[derive(Debug)]
pub(super) struct Grid {
    pub(super) name: String,
    pub(super) is_hidden: bool,
    pub(super) rows: Vec<Row>,
    /// The first row and column of areas shown as one cell, from 1.
    pub(super) merged: Vec<(u32, u32)>,
    /// What keeps the rest of it from being read.
    pub(super) broken: Option<WorkbookError>,
    /// How many bytes it was read from.
    pub(super) size: u64,
    /// How many columns it has.
    pub(super) width: usize,
    cells: Packed,
}

impl Grid {
    pub(super) const fn new(name: String, is_hidden: bool, is_1904: bool) -> Self {
        Self {
            name,
            is_hidden,
            rows: Vec::new(),
            merged: Vec::new(),
            broken: None,
            size: 0,
            width: 0,
            cells: Packed::new(is_1904),
        }
    }

    /// Its name behind that of the workbook, as findings and sources tell it.
    pub(super) fn full_name(&self, book: &str) -> String {
        format!("{book}#{}", self.name)
    }

    /// The cells of a row, by column.
    pub(super) fn cells(&self, row: &Row) -> impl Iterator<Item = Entry> {
        let length = usize::try_from(row.length).unwrap_or(usize::MAX);
        let until = row.from.saturating_add(length);
        self.cells.cells(row.from, until)
    }

    /// Whether there is a cell at a row from 1 and a column from 0.
    pub(super) fn has(&self, row: u32, column: usize) -> bool {
        let at = self.rows.binary_search_by(|it| it.number.cmp(&row));
        let row = at.ok().and_then(|at| self.rows.get(at));
        row.is_some_and(|row| self.cells(row).any(|entry| entry.column == column))
    }

    /// The text of a cell: what people see, or the number as the file has it where it is refused.
    pub(super) fn text<'g>(&'g self, shared: &'g Texts, entry: &Entry) -> &'g str {
        match entry.text {
            Kept::Shared(at) => shared.get(at),
            Kept::Own(from, until) => self.cells.text(from, until),
        }
        .unwrap_or_default()
    }

    /// Says why a cell is not taken, if it is not.
    pub(super) fn refusal(&self, shared: &Texts, entry: &Entry) -> Option<(Code, Message)> {
        let Taken::Refused(refusal) = entry.taken else {
            return None;
        };
        let error = self
            .cells
            .why(refusal, entry.stored, self.text(shared, entry));
        Some((error.code(), Message::of(&error)))
    }

    /// Takes in a cell of the last row, so many columns behind the one before.
    fn push(&mut self, gap: usize, stored: Stored, taken: Taken, text: &Text<'_>) -> Option<()> {
        let row = self.rows.last_mut()?;
        self.cells.push(gap, stored, taken, text);
        let length = self.cells.end().checked_sub(row.from)?;
        row.length = u32::try_from(length).ok()?;
        Some(())
    }
}

/// Why a sheet is not read on.
pub(super) enum Halt {
    Broken,
    TooMany,
    Stopped,
}

impl From<Broken> for Halt {
    fn from(_: Broken) -> Self {
        Self::Broken
    }
}

impl From<Stopped> for Halt {
    fn from(_: Stopped) -> Self {
        Self::Stopped
    }
}

/// A sheet under reading.
pub(super) struct Fill<'f> {
    pub(super) formats: &'f [Shown],
    /// How many texts are shared.
    pub(super) strings: usize,
    pub(super) is_1904: bool,
    /// How many cells may still be read.
    pub(super) left: &'f mut usize,
    /// The column behind the last cell of the row that was taken, from 0.
    pub(super) next: usize,
    pub(super) grid: Grid,
}

/// A cell as its element says it.
#[derive(Default)]
struct Raw {
    kind: String,
    format: usize,
    value: Option<String>,
    item: Option<String>,
    has_formula: bool,
}

impl Fill<'_> {
    pub(super) fn sheet<R: BufRead>(
        &mut self,
        xml: &mut Xml<R>,
        told: &mut dyn FnMut(u64) -> Result<(), Stopped>,
    ) -> Result<(), Halt> {
        let mut row = 0_u32;
        let mut column = 0_u32;
        loop {
            let at = xml.at();
            match xml.node()? {
                Node::Start(start) => match start.local_name().as_ref() {
                    b"row" => {
                        let number = attribute(&start, "r")?;
                        let next = match number {
                            Some(number) => number.parse().map_err(|_| Halt::Broken)?,
                            None => row.saturating_add(1),
                        };
                        if next <= row || next > LAST.0 {
                            return Err(Halt::Broken);
                        }
                        told(at)?;
                        self.grid.rows.push(Row {
                            number: next,
                            length: 0,
                            from: self.grid.cells.end(),
                        });
                        self.next = 0;
                        (row, column) = (next, 0);
                    }
                    b"c" => {
                        let place = match attribute(&start, "r")? {
                            Some(place) => self::place(&place).ok_or(Halt::Broken)?,
                            None => (row, column.saturating_add(1)),
                        };
                        let format = attribute(&start, "s")?;
                        let mut raw = Raw {
                            kind: attribute(&start, "t")?.unwrap_or_default(),
                            format: format.and_then(|it| it.parse().ok()).unwrap_or(0),
                            ..Raw::default()
                        };
                        if place.0 != row || place.1 <= column || place.1 > LAST.1 {
                            return Err(Halt::Broken);
                        }
                        column = place.1;
                        inside(xml, &mut raw)?;
                        self.cell(column, raw)?;
                    }
                    b"mergeCell" => {
                        let area = attribute(&start, "ref")?.unwrap_or_default();
                        let first = area.split(':').next().and_then(self::place);
                        self.grid.merged.extend(first);
                        if self.grid.merged.len() > *self.left {
                            return Err(Halt::TooMany);
                        }
                    }
                    _ => {}
                },
                Node::End | Node::Text(_) => {}
                Node::Eof => return Ok(()),
            }
        }
    }

    /// Takes a cell; one without content is none.
    fn cell(&mut self, column: u32, raw: Raw) -> Result<(), Halt> {
        if raw.value.is_none() && raw.item.is_none() && !raw.has_formula {
            return Ok(());
        }
        // One that stands before all rows stands nowhere; the rows behind it are read.
        if self.grid.rows.is_empty() {
            return Ok(());
        }
        *self.left = self.left.checked_sub(1).ok_or(Halt::TooMany)?;
        let column = usize::try_from(column.saturating_sub(1)).map_err(|_| Halt::Broken)?;
        let gap = column.saturating_sub(self.next);
        self.next = column.saturating_add(1);
        let (stored, taken, text) = self.taken(raw)?;
        let text = match &text {
            Value::Shared(at) => Text::Shared(*at),
            Value::Own(text) => Text::Own(text),
        };
        let pushed = self.grid.push(gap, stored, taken, &text);
        pushed.ok_or(Halt::TooMany)?;
        self.grid.width = self.grid.width.max(self.next);
        Ok(())
    }

    fn taken(&self, raw: Raw) -> Result<(Stored, Taken, Value), Halt> {
        let shown = self.formats.get(raw.format);
        let shown = shown.copied().unwrap_or(Shown::Number);
        let typed = |text: String| (Stored::Text, Taken::Typed, Value::Own(text));
        let refused = |why, text| (Stored::Text, Taken::Refused(why), Value::Own(text));
        if let Some(item) = raw.item {
            return Ok(typed(item));
        }
        let Some(value) = raw
            .value
            .filter(|value| !value.is_empty() || raw.kind == "str")
        else {
            return Ok(refused(Refusal::NoValue, String::new()));
        };
        Ok(match raw.kind.as_str() {
            "s" => {
                let at: usize = value.trim().parse().map_err(|_| Halt::Broken)?;
                if at >= self.strings {
                    return Err(Halt::Broken);
                }
                (Stored::Text, Taken::Typed, Value::Shared(at))
            }
            "str" | "inlineStr" => {
                let mut text = String::new();
                unescape(&value, &mut text);
                typed(text)
            }
            "b" => {
                let text = if value.trim() == "0" { "FALSE" } else { "TRUE" };
                (Stored::Bool, Taken::Typed, Value::Own(text.to_owned()))
            }
            "e" => refused(Refusal::ErrorValue, value),
            "d" => {
                let (text, taken) = iso(&value);
                let taken = taken.unwrap_or(Taken::Refused(Refusal::IsoDay));
                (Stored::Text, taken, Value::Own(text))
            }
            "" | "n" => self.number(&value, shown),
            _ => return Err(Halt::Broken),
        })
    }

    fn number(&self, value: &str, shown: Shown) -> (Stored, Taken, Value) {
        let raw = value.trim().to_owned();
        let refused = Taken::Refused(Refusal::Number);
        let decimal = match double::decimal(&raw) {
            Ok(decimal) => decimal,
            // The dust of a time is less than a day.
            Err(CellError::Inexact { .. }) if shown == Shown::Day => raw,
            Err(_) => return (Stored::Number, refused, Value::Own(raw)),
        };
        match shown {
            Shown::Number => {
                let day = serial(&decimal, self.is_1904).ok();
                let plain = |_: &Date| {
                    decimal
                        .parse()
                        .is_ok_and(|it: i32| it >= FIRST_PLAIN_SERIAL)
                };
                let taken = Taken::Number(day.filter(plain));
                (Stored::Number, taken, Value::Own(decimal))
            }
            Shown::Percent => (Stored::Percent, refused, Value::Own(decimal)),
            Shown::Day => match serial(&decimal, self.is_1904) {
                Ok(day) => (Stored::Day, Taken::Day, Value::Own(day.to_string())),
                Err(_) => (Stored::Day, refused, Value::Own(decimal)),
            },
        }
    }
}

/// What a cell holds.
enum Value {
    /// The position among the texts that cells share.
    Shared(usize),
    Own(String),
}

/// Reads what is inside a cell.
fn inside<R: BufRead>(xml: &mut Xml<R>, raw: &mut Raw) -> Result<(), Broken> {
    loop {
        match xml.node()? {
            Node::Start(start) => match start.local_name().as_ref() {
                b"v" => {
                    let mut text = String::new();
                    xml.text(&mut text)?;
                    raw.value = Some(text);
                }
                b"is" => {
                    let mut text = String::new();
                    xml.item(&mut text)?;
                    raw.item = Some(text);
                }
                b"f" => {
                    raw.has_formula = true;
                    xml.skip()?;
                }
                _ => xml.skip()?,
            },
            Node::Text(_) => {}
            Node::End => return Ok(()),
            Node::Eof => return Err(Broken),
        }
    }
}

/// Reads a reference, `AB12`, into row and column from 1.
fn place(text: &str) -> Option<(u32, u32)> {
    let digits = text.find(|letter: char| letter.is_ascii_digit())?;
    let (letters, row) = text.split_at_checked(digits)?;
    let mut column = 0_u32;
    for letter in letters.bytes() {
        let value = letter.to_ascii_uppercase().checked_sub(b'A')?;
        if value >= 26 {
            return None;
        }
        column = column.checked_mul(26)?;
        column = column.checked_add(u32::from(value))?.checked_add(1)?;
    }
    let row = row.bytes().all(|it| it.is_ascii_digit()).then_some(row)?;
    let row = row.parse().ok()?;
    (row > 0 && column > 0).then_some((row, column))
}

/// Reads a day that a workbook tells in ISO form.
pub(super) fn iso(value: &str) -> (String, Result<Taken, CellError>) {
    let (day, time) = value.split_once('T').unwrap_or((value, ""));
    let is_midnight = time.chars().all(|it| matches!(it, '0' | ':' | '.' | 'Z'));
    match Date::parse(day) {
        Ok(_) if is_midnight => (day.to_owned(), Ok(Taken::Day)),
        Ok(day) => {
            let found = clip(value);
            (value.to_owned(), Err(CellError::DayFraction { found, day }))
        }
        Err(_) => {
            let found = clip(value);
            (value.to_owned(), Err(CellError::NoDay { found }))
        }
    }
}

/// Reads the day that a number counts.
pub(super) fn serial(decimal: &str, is_1904: bool) -> Result<Date, CellError> {
    let none = || CellError::NoDay {
        found: clip(decimal),
    };
    let (whole, fraction) = decimal.split_once('.').unwrap_or((decimal, ""));
    let number: i32 = whole.parse().map_err(|_| none())?;
    let since = match (is_1904, number) {
        (true, 0..) => number.checked_sub(24_107),
        // The first system has a day that never was, 1900-02-29, as number 60.
        (false, 1..=59) => number.checked_sub(25_568),
        (false, 61..) => number.checked_sub(25_569),
        (_, _) => None,
    };
    let day = since.and_then(|since| Date::from_days_since_1970(since).ok());
    let day = day.ok_or_else(none)?;
    if fraction.is_empty() {
        Ok(day)
    } else {
        let found = clip(decimal);
        Err(CellError::DayFraction { found, day })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_counted_in_two_ways() {
        for (number, is_1904, day) in [
            ("1", false, "1900-01-01"),
            ("59", false, "1900-02-28"),
            ("61", false, "1900-03-01"),
            ("43725", false, "2019-09-17"),
            ("42263", true, "2019-09-17"),
            ("0", true, "1904-01-01"),
        ] {
            let read = serial(number, is_1904).map(|day| day.to_string());
            assert_eq!(read.as_deref(), Ok(day), "{number}");
        }
        for (number, is_1904) in [("0", false), ("60", false), ("-1", false), ("-1", true)] {
            let read = serial(number, is_1904);
            assert!(matches!(read, Err(CellError::NoDay { .. })), "{number}");
        }
        let noon = serial("43725.5", false);
        assert!(
            matches!(noon, Err(CellError::DayFraction { day, .. }) if day.to_string() == "2019-09-17")
        );
        assert!(serial("99999999999", false).is_err() && serial("999999", false).is_err());
    }

    #[test]
    fn references_are_read() {
        for (text, found) in [
            ("A1", Some((1, 1))),
            ("AB12", Some((12, 28))),
            ("XFD1048576", Some((1_048_576, 16_384))),
            ("a1", Some((1, 1))),
            ("1", None),
            ("A0", None),
            ("A", None),
            ("ZZZZZZZZZZ1", None),
            ("A99999999999", None),
            ("A1B", None),
            ("$A$1", None),
            ("", None),
        ] {
            assert_eq!(place(text), found, "{text}");
        }
    }
}
