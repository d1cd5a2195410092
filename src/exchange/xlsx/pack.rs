//! The cells of a sheet, packed: a sheet has millions, and most are short.
//!
//! I1. A cell is two bytes and its text, or two and the number of the text that it shares; more only
//!     behind a gap in its row, or where a text is long.
//! I2. What can be found again from the text is not kept: the day that a number counts, and why a
//!     cell is not taken.

use super::double;
use super::error::CellError;
use super::grid::{Entry, Kept, Refusal, Stored, Taken, iso, serial};
use crate::code::clip;

/// Cells, one behind the other.
#[derive(Debug)]
pub(super) struct Packed {
    bytes: Vec<u8>,
    is_1904: bool,
}

/// The text of a cell that is packed.
pub(super) enum Text<'t> {
    /// The position among the texts that cells share.
    Shared(usize),
    Own(&'t str),
}

/// In the first byte of a cell: what it stores, how it is taken, and these.
const IS_SHARED: u8 = 0x40;
const HAS_GAP: u8 = 0x80;

impl Packed {
    pub(super) const fn new(is_1904: bool) -> Self {
        Self {
            bytes: Vec::new(),
            is_1904,
        }
    }

    /// Where the next cell begins.
    pub(super) fn end(&self) -> usize {
        self.bytes.len()
    }

    /// Packs a cell that comes so many columns behind the one before.
    pub(super) fn push(&mut self, gap: usize, stored: Stored, taken: Taken, text: &Text<'_>) {
        let mut first = stored_number(stored) | (taken_number(taken) << 3);
        if matches!(text, Text::Shared(_)) {
            first |= IS_SHARED;
        }
        if gap > 0 {
            first |= HAS_GAP;
        }
        self.bytes.push(first);
        if gap > 0 {
            self.number(gap);
        }
        match text {
            Text::Shared(at) => self.number(*at),
            Text::Own(text) => {
                self.number(text.len());
                self.bytes.extend_from_slice(text.as_bytes());
            }
        }
    }

    /// Packs a number, seven bits a byte, the low ones first.
    fn number(&mut self, number: usize) {
        let mut rest = number;
        loop {
            let low = u8::try_from(rest & 0x7f).unwrap_or(0);
            rest >>= 7;
            if rest == 0 {
                return self.bytes.push(low);
            }
            self.bytes.push(low | 0x80);
        }
    }

    /// The cells from one place to another, which are a row.
    pub(super) fn cells(&self, from: usize, until: usize) -> impl Iterator<Item = Entry> {
        let (mut at, mut next) = (from, 0_usize);
        std::iter::from_fn(move || {
            if at >= until {
                return None;
            }
            self.cell(&mut at, &mut next)
        })
    }

    /// Unpacks a cell, whose column is at least this; goes on behind it.
    fn cell(&self, at: &mut usize, column: &mut usize) -> Option<Entry> {
        let first = self.byte(at)?;
        if first & HAS_GAP != 0 {
            *column = column.saturating_add(self.unpacked(at)?);
        }
        let number = self.unpacked(at)?;
        let text = if first & IS_SHARED == 0 {
            let from = *at;
            *at = at.saturating_add(number);
            Kept::Own(from, *at)
        } else {
            Kept::Shared(number)
        };
        let entry = Entry {
            column: *column,
            stored: stored_of(first & 0x07),
            taken: self.taken_of((first >> 3) & 0x07, text),
            text,
        };
        *column = column.saturating_add(1);
        Some(entry)
    }

    fn byte(&self, at: &mut usize) -> Option<u8> {
        let byte = self.bytes.get(*at).copied();
        *at = at.saturating_add(1);
        byte
    }

    fn unpacked(&self, at: &mut usize) -> Option<usize> {
        let (mut number, mut shift) = (0_usize, 0_u32);
        loop {
            let byte = self.byte(at)?;
            number |= usize::from(byte & 0x7f).checked_shl(shift)?;
            shift = shift.saturating_add(7);
            if byte & 0x80 == 0 {
                return Some(number);
            }
        }
    }

    /// The text of a cell that shares none.
    pub(super) fn text(&self, from: usize, until: usize) -> Option<&str> {
        std::str::from_utf8(self.bytes.get(from..until)?).ok()
    }

    fn taken_of(&self, number: u8, text: Kept) -> Taken {
        match number {
            0 => Taken::Typed,
            1 => Taken::Number(None),
            2 => {
                let text = match text {
                    Kept::Own(from, until) => self.text(from, until),
                    Kept::Shared(_) => None,
                };
                Taken::Number(text.and_then(|text| serial(text, self.is_1904).ok()))
            }
            3 => Taken::Day,
            4 => Taken::Refused(Refusal::NoValue),
            5 => Taken::Refused(Refusal::ErrorValue),
            6 => Taken::Refused(Refusal::IsoDay),
            _ => Taken::Refused(Refusal::Number),
        }
    }

    /// Says why a cell is not taken.
    pub(super) fn why(&self, refusal: Refusal, stored: Stored, text: &str) -> CellError {
        let found = || clip(text);
        let error = match (refusal, stored) {
            (Refusal::NoValue, _) => Some(CellError::NoValue),
            (Refusal::ErrorValue, _) => Some(CellError::ErrorValue { found: found() }),
            (Refusal::IsoDay, _) => iso(text).1.err(),
            (Refusal::Number, Stored::Percent) => Some(CellError::Percent { found: found() }),
            (Refusal::Number, Stored::Day) => serial(text, self.is_1904).err(),
            (Refusal::Number, Stored::Number | Stored::Text | Stored::Bool) => {
                double::decimal(text).err()
            }
        };
        error.unwrap_or(CellError::NoValue)
    }
}

const fn stored_number(stored: Stored) -> u8 {
    match stored {
        Stored::Text => 0,
        Stored::Number => 1,
        Stored::Percent => 2,
        Stored::Day => 3,
        Stored::Bool => 4,
    }
}

const fn stored_of(number: u8) -> Stored {
    match number {
        1 => Stored::Number,
        2 => Stored::Percent,
        3 => Stored::Day,
        4 => Stored::Bool,
        _ => Stored::Text,
    }
}

const fn taken_number(taken: Taken) -> u8 {
    match taken {
        Taken::Typed => 0,
        Taken::Number(None) => 1,
        Taken::Number(Some(_)) => 2,
        Taken::Day => 3,
        Taken::Refused(Refusal::NoValue) => 4,
        Taken::Refused(Refusal::ErrorValue) => 5,
        Taken::Refused(Refusal::IsoDay) => 6,
        Taken::Refused(Refusal::Number) => 7,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::date::Date;

    #[test]
    fn cells_come_out_as_they_went_in() {
        let day = Date::new(2019, 9, 17).ok();
        let long = "ạ".repeat(100);
        let cells = [
            (0, Stored::Text, Taken::Typed, Text::Own("")),
            (0, Stored::Text, Taken::Typed, Text::Shared(0)),
            (2, Stored::Text, Taken::Typed, Text::Shared(usize::MAX)),
            (300, Stored::Number, Taken::Number(None), Text::Own("-0.5")),
            (0, Stored::Number, Taken::Number(day), Text::Own("43725")),
            (0, Stored::Day, Taken::Day, Text::Own("2019-09-17")),
            (0, Stored::Bool, Taken::Typed, Text::Own(&long)),
            (
                0,
                Stored::Text,
                Taken::Refused(Refusal::NoValue),
                Text::Own(""),
            ),
        ];
        let mut packed = Packed::new(false);
        packed.push(0, Stored::Text, Taken::Typed, &Text::Own("row before"));
        let from = packed.end();
        let mut column = 0;
        for (gap, stored, taken, text) in &cells {
            packed.push(*gap, *stored, *taken, text);
        }
        let until = packed.end();
        packed.push(0, Stored::Text, Taken::Typed, &Text::Own("row behind"));
        let mut entries = packed.cells(from, until);
        for (gap, stored, taken, text) in cells {
            column += gap;
            let entry = entries.next().unwrap();
            assert_eq!(
                (entry.column, entry.stored, entry.taken),
                (column, stored, taken)
            );
            match (entry.text, text) {
                (Kept::Own(from, until), Text::Own(text)) => {
                    assert_eq!(packed.text(from, until), Some(text));
                }
                (Kept::Shared(at), Text::Shared(shared)) => assert_eq!(at, shared),
                (Kept::Own(..), Text::Shared(_)) | (Kept::Shared(_), Text::Own(_)) => panic!(),
            }
            column += 1;
        }
        assert_eq!(entries.next(), None);
    }

    #[test]
    fn why_a_cell_is_not_taken_is_found_again() {
        let packed = Packed::new(false);
        let why = |refusal, stored, text| packed.why(refusal, stored, text);
        let found = || "#N/A".to_owned();
        assert_eq!(
            why(Refusal::ErrorValue, Stored::Text, "#N/A"),
            CellError::ErrorValue { found: found() }
        );
        let number = |stored, text| why(Refusal::Number, stored, text);
        assert!(matches!(
            number(Stored::Percent, "0.6"),
            CellError::Percent { .. }
        ));
        assert!(matches!(number(Stored::Day, "60"), CellError::NoDay { .. }));
        assert!(matches!(
            number(Stored::Number, "x"),
            CellError::NotNumber { .. }
        ));
        let noon = why(Refusal::IsoDay, Stored::Text, "2019-09-17T12:00");
        assert!(matches!(noon, CellError::DayFraction { .. }));
    }
}
