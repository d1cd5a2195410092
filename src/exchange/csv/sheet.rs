//! A file of CSV as a sheet: rows by way of the `csv` crate, each with its line and its row.

use std::borrow::Cow;
use std::io::Cursor;

use csv::{Position, Reader, ReaderBuilder, StringRecord};

use crate::exchange::table::{Cell, Cells, Form, Mark, RestOf, Sheet, Step};

/// What stands between cells (dấu phân cách).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Delimiter {
    /// `,`
    Comma,
    /// `;`, as spreadsheets write where the comma marks decimals: in Viet Nam.
    Semicolon,
    /// A tab.
    Tab,
}

impl Delimiter {
    /// Every delimiter.
    pub const ALL: [Self; 3] = [Self::Comma, Self::Semicolon, Self::Tab];

    /// Returns the permanent id: `comma`, `semicolon` or `tab`.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Comma => "comma",
            Self::Semicolon => "semicolon",
            Self::Tab => "tab",
        }
    }

    /// Reads a permanent id.
    pub fn parse(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|it| it.id() == id)
    }

    /// Returns the character.
    pub const fn byte(self) -> u8 {
        match self {
            Self::Comma => b',',
            Self::Semicolon => b';',
            Self::Tab => b'\t',
        }
    }

    /// Finds the delimiter of a character.
    pub fn of_byte(byte: u8) -> Option<Self> {
        Self::ALL.into_iter().find(|it| it.byte() == byte)
    }
}

/// A file of CSV.
#[derive(Debug)]
pub(super) struct CsvSheet<'a> {
    name: &'a str,
    text: &'a str,
    delimiter: u8,
    reader: Reader<Cursor<&'a [u8]>>,
    record: StringRecord,
    /// How many line breaks stood inside cells of the rows before.
    inside: u64,
    /// Whether rows are told by carriage returns, which count no lines.
    by_record: bool,
}

impl<'a> CsvSheet<'a> {
    pub(super) fn new(name: &'a str, text: &'a str, delimiter: Delimiter) -> Self {
        let reader = ReaderBuilder::new()
            .has_headers(false)
            .flexible(true)
            .delimiter(delimiter.byte())
            .from_reader(Cursor::new(text.as_bytes()));
        let mut sheet = Self {
            name,
            text,
            delimiter: delimiter.byte(),
            reader,
            record: StringRecord::new(),
            inside: 0,
            by_record: !text.contains('\n') && text.contains('\r'),
        };
        if let Some((_, end)) = stated_delimiter(text) {
            sheet.seek(end, 2, 0);
        }
        sheet
    }

    fn seek(&mut self, byte: usize, line: u64, record: u64) {
        let mut position = Position::new();
        position
            .set_byte(u64::try_from(byte).unwrap_or(u64::MAX))
            .set_line(line)
            .set_record(record);
        // A cursor over bytes goes anywhere.
        let _ = self.reader.seek(position);
    }
}

/// Finds `sep=;` on the first line, where spreadsheets state the delimiter; and where that line ends.
pub(super) fn stated_delimiter(text: &str) -> Option<(Delimiter, usize)> {
    let rest = text.strip_prefix("sep=")?.as_bytes();
    let delimiter = Delimiter::of_byte(*rest.first()?)?;
    let end = match rest {
        [_, b'\r', b'\n', ..] => 7,
        [_, b'\n' | b'\r', ..] => 6,
        _ => return None,
    };
    Some((delimiter, end))
}

/// Tells whether a row ends inside quotation marks.
fn is_open(row: &[u8], delimiter: u8) -> bool {
    enum At {
        Start,
        Plain,
        Quoted,
        /// Behind a quotation mark that closes, or is the first of two.
        Closed,
    }
    let mut at = At::Start;
    for byte in row {
        let ends = *byte == delimiter || matches!(byte, b'\n' | b'\r');
        at = match (at, *byte) {
            (At::Start | At::Closed, b'"') => At::Quoted,
            (At::Quoted, b'"') => At::Closed,
            (At::Quoted, _) => At::Quoted,
            (At::Start | At::Plain | At::Closed, _) if ends => At::Start,
            (At::Start | At::Plain | At::Closed, _) => At::Plain,
        };
    }
    matches!(at, At::Quoted)
}

impl Cells for CsvSheet<'_> {
    fn width(&self) -> usize {
        self.record.len()
    }

    fn cell(&self, column: usize) -> Option<Cell<'_>> {
        let text = self.record.get(column)?;
        Some(Cell {
            text,
            form: Form::Typed,
        })
    }
}

impl Sheet for CsvSheet<'_> {
    fn name(&self) -> &str {
        self.name
    }

    fn advance(&mut self) -> Step {
        let from = self.reader.position().clone();
        let mut start = usize::try_from(from.byte()).unwrap_or(usize::MAX);
        let mut line = from.line();
        // Blank lines are passed over, and counted.
        let rest = self.text.as_bytes().get(start..).unwrap_or_default();
        let blanks = rest.iter().take_while(|byte| matches!(byte, b'\n' | b'\r'));
        for byte in blanks {
            start = start.saturating_add(1);
            line = line.saturating_add(u64::from(*byte == b'\n'));
        }
        // The text is UTF-8 and rows may be of any length, so reading cannot fail.
        if !self.reader.read_record(&mut self.record).unwrap_or(false) {
            self.record.clear();
            return Step::End;
        }
        let end = usize::try_from(self.reader.position().byte()).unwrap_or(usize::MAX);
        let row = if self.by_record {
            from.record().saturating_add(1)
        } else {
            line.saturating_sub(self.inside)
        };
        let number = |it: u64| u32::try_from(it).unwrap_or(u32::MAX);
        let mark = Mark {
            row: number(row),
            line: number(line),
            at: u64::try_from(start).unwrap_or(u64::MAX),
        };
        let whole = self.text.as_bytes().get(start..end).unwrap_or_default();
        let ended = u64::from(whole.last() == Some(&b'\n'));
        let lines = self.reader.position().line().saturating_sub(line);
        let inside = lines.saturating_sub(ended);
        if (inside > 0 || end >= self.text.len()) && is_open(whole, self.delimiter) {
            self.behind_line(mark);
            return Step::OpenQuote(mark);
        }
        self.inside = self.inside.saturating_add(inside);
        Step::Row(mark)
    }

    fn go_to(&mut self, mark: Mark) {
        let line = u64::from(mark.line);
        self.inside = line.saturating_sub(u64::from(mark.row));
        if self.by_record {
            self.inside = 0;
        }
        let record = u64::from(mark.row).saturating_sub(1);
        self.seek(usize::try_from(mark.at).unwrap_or(usize::MAX), line, record);
    }

    fn extent(&self) -> (u64, u64) {
        let whole = u64::try_from(self.text.len()).unwrap_or(u64::MAX);
        (whole, self.reader.position().byte())
    }

    fn bytes(&self, from: Mark, rest: RestOf) -> Cow<'_, [u8]> {
        Cow::Borrowed(self.raw(from, rest))
    }
}

impl<'a> CsvSheet<'a> {
    fn raw(&self, from: Mark, rest: RestOf) -> &'a [u8] {
        let start = usize::try_from(from.at).unwrap_or(usize::MAX);
        let all = self.text.as_bytes().get(start..).unwrap_or_default();
        match rest {
            RestOf::All => all,
            RestOf::Line => {
                let end = all.iter().position(|byte| matches!(byte, b'\n' | b'\r'));
                end.and_then(|end| all.get(..end)).unwrap_or(all)
            }
        }
    }

    /// Goes to the line after that of a mark.
    fn behind_line(&mut self, mark: Mark) {
        let line = self.raw(mark, RestOf::Line).len();
        let at = usize::try_from(mark.at)
            .unwrap_or(usize::MAX)
            .saturating_add(line);
        // The line break itself is a blank line to what comes next, and counts this line.
        self.seek(at, u64::from(mark.line), u64::from(mark.row));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(text: &str) -> Vec<(u32, u32, Vec<String>)> {
        let mut sheet = CsvSheet::new("a.csv", text, Delimiter::Comma);
        let mut rows = Vec::new();
        let mut marks = Vec::new();
        loop {
            match sheet.advance() {
                Step::Row(mark) => {
                    marks.push(mark);
                    let cells =
                        (0..sheet.width()).map(|at| sheet.cell(at).unwrap().text.to_owned());
                    rows.push((mark.row, mark.line, cells.collect()));
                }
                Step::OpenQuote(mark) => rows.push((mark.row, mark.line, vec!["OPEN".to_owned()])),
                Step::End => break,
            }
        }
        // Every row is found again.
        let again = rows.iter().filter(|row| row.2 != ["OPEN"]);
        let again: Vec<_> = marks.iter().zip(again).collect();
        for (mark, row) in again.into_iter().rev() {
            sheet.go_to(*mark);
            assert_eq!(sheet.advance(), Step::Row(*mark));
            assert_eq!(sheet.cell(0).unwrap().text, row.2[0]);
        }
        rows
    }

    fn numbers(text: &str) -> Vec<(u32, u32)> {
        rows(text)
            .iter()
            .map(|(row, line, _)| (*row, *line))
            .collect()
    }

    #[test]
    fn rows_are_counted_as_spreadsheets_do_and_lines_as_editors() {
        assert_eq!(numbers("a,b\n1,2\n3,4\n"), [(1, 1), (2, 2), (3, 3)]);
        assert_eq!(numbers("a,b\r\n\r\n1,2\r\n"), [(1, 1), (3, 3)]);
        assert_eq!(
            numbers("a,b\n\"1\n1\",2\n3,4\n5,6"),
            [(1, 1), (2, 2), (3, 4), (4, 5)]
        );
        assert_eq!(numbers("a,b\r1,2\r3,4"), [(1, 1), (2, 1), (3, 1)]);
        assert_eq!(numbers("sep=,\r\na,b\r\n1,2"), [(2, 2), (3, 3)]);
        assert_eq!(numbers("\n\na"), [(3, 3)]);
        assert_eq!(numbers(""), []);
    }

    #[test]
    fn a_quotation_mark_that_is_never_closed_costs_its_own_line() {
        let found = rows("a,b\n1,\"2\n3,4\n5,6\n");
        let cells: Vec<&str> = found.iter().map(|row| row.2[0].as_str()).collect();
        assert_eq!(cells, ["a", "OPEN", "3", "5"]);
        assert_eq!(numbers("a,b\n1,\"2\n3,4\n"), [(1, 1), (2, 2), (3, 3)]);
        // Inside a cell that does not begin with one it is a letter like others.
        assert_eq!(rows("a\nØ 5\" pipe\n")[1].2, ["Ø 5\" pipe"]);
        assert_eq!(rows("a\n\"5\"\" pipe\"").len(), 2);
    }
}
