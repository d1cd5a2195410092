//! The only numbers that a spreadsheet has: doubles, turned into decimals and back as text.
//!
//! No other file of the library names the type, and nothing here calculates.
//!
//! I1. What [`decimal`] gives is the number that people see, to the last digit, or an error.
//! I2. [`write`] writes only what [`decimal`] reads again as the same digits.

use rust_xlsxwriter::{Format, Worksheet, XlsxError};

use super::error::CellError;
use crate::code::clip;

/// How many digits a spreadsheet keeps, shows and lets people type.
const DIGITS: usize = 15;

/// How many digits tell every double from all others, as spreadsheets write them into files.
const WRITTEN: usize = 17;

/// A decimal in parts: its digits without zeros around them, and how many stand before the point.
#[derive(Debug, PartialEq, Eq)]
struct Parts {
    is_negative: bool,
    digits: String,
    point: i64,
}

impl Parts {
    /// Takes a number apart: `-1.50E+3`. `None` if it is none.
    fn of(text: &str) -> Option<Self> {
        let (mantissa, exponent) = match text.find(['e', 'E']) {
            Some(at) => (text.get(..at)?, text.get(at.checked_add(1)?..)?),
            None => (text, "0"),
        };
        let exponent: i64 = exponent.parse().ok()?;
        let is_negative = mantissa.starts_with('-');
        let unsigned = mantissa.strip_prefix(['-', '+']).unwrap_or(mantissa);
        let (whole, fraction) = unsigned.split_once('.').unwrap_or((unsigned, ""));
        let all = format!("{whole}{fraction}");
        if all.is_empty() || !all.bytes().all(|byte| byte.is_ascii_digit()) {
            return None;
        }
        let digits = all.trim_start_matches('0');
        let zeros = i64::try_from(all.len().checked_sub(digits.len())?).ok()?;
        let point = i64::try_from(whole.len()).ok()?.checked_sub(zeros)?;
        let digits = digits.trim_end_matches('0').to_owned();
        let point = if digits.is_empty() {
            0
        } else {
            point.checked_add(exponent)?
        };
        Some(Self {
            is_negative: is_negative && !digits.is_empty(),
            digits,
            point,
        })
    }

    /// How many digits it has in plain form, from the first that is not zero.
    fn length(&self) -> i64 {
        let digits = i64::try_from(self.digits.len()).unwrap_or(i64::MAX);
        digits.max(self.point)
    }

    /// Writes it in plain form: `1500`, `0.015`.
    fn plain(&self) -> String {
        let sign = if self.is_negative { "-" } else { "" };
        let digits = self.digits.as_str();
        let zeros = |count: i64| "0".repeat(usize::try_from(count).unwrap_or(0));
        let length = i64::try_from(digits.len()).unwrap_or(i64::MAX);
        if digits.is_empty() {
            "0".to_owned()
        } else if self.point <= 0 {
            format!("{sign}0.{}{digits}", zeros(self.point.saturating_neg()))
        } else if self.point >= length {
            format!("{sign}{digits}{}", zeros(self.point.saturating_sub(length)))
        } else {
            let at = usize::try_from(self.point).unwrap_or(usize::MAX);
            let (whole, fraction) = digits.split_at_checked(at).unwrap_or((digits, ""));
            format!("{sign}{whole}.{fraction}")
        }
    }
}

/// Reads the number of a cell, as its file has it, into plain decimal form.
pub(super) fn decimal(raw: &str) -> Result<String, CellError> {
    let not = || CellError::NotNumber { found: clip(raw) };
    let written = Parts::of(raw).ok_or_else(not)?;
    let value: f64 = raw.parse().map_err(|_| not())?;
    if !value.is_finite() {
        return Err(not());
    }
    // The fewest digits that give this double: those that somebody typed, if that many can be.
    let shortest = Parts::of(&format!("{value:e}")).ok_or_else(not)?;
    let inexact = || {
        let near = Parts::of(&format!("{value:.*e}", DIGITS.saturating_sub(1)));
        let near = near.filter(|near| near.length() <= 15 && written.digits.len() > DIGITS);
        CellError::Inexact {
            found: clip(raw),
            near: near.map(|near| near.plain()),
        }
    };
    if shortest.length() > 15 || shortest.point < -300 {
        return Err(inexact());
    }
    if written == shortest {
        return Ok(shortest.plain());
    }
    // A file may tell a double with more digits, but they must be the double's own.
    let digits = written.digits.len();
    if digits > WRITTEN {
        return Err(inexact());
    }
    let own = Parts::of(&format!("{value:.*e}", digits.saturating_sub(1)));
    if own.as_ref() != Some(&written) {
        return Err(inexact());
    }
    Ok(shortest.plain())
}

/// Tells whether a number is written with the fewest digits: without zeros at its ends.
pub(super) fn is_shortest(text: &str) -> bool {
    Parts::of(text).is_some_and(|parts| parts.plain() == text)
}

/// Writes a number in plain form as a number; `None` if a spreadsheet would not hold it exactly.
pub(super) fn write(
    sheet: &mut Worksheet,
    (row, column): (u32, u16),
    plain: &str,
    format: &Format,
) -> Option<Result<(), XlsxError>> {
    let parts = Parts::of(plain)?;
    if parts.length() > 15 || parts.point < -300 {
        return None;
    }
    let value: f64 = plain.parse().ok()?;
    let written = sheet.write_number_with_format(row, column, value, format);
    Some(written.map(|_| ()))
}

/// Writes a number as its file has it, however many digits it has.
pub(super) fn write_raw(
    sheet: &mut Worksheet,
    (row, column): (u32, u16),
    raw: &str,
    format: &Format,
) -> Option<Result<(), XlsxError>> {
    let value: f64 = raw.parse().ok()?;
    let written = sheet.write_number_with_format(row, column, value, format);
    value.is_finite().then(|| written.map(|_| ()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn near(raw: &str) -> Result<String, Option<String>> {
        decimal(raw).map_err(|error| match error {
            CellError::Inexact { near, .. } => near,
            other => Some(format!("{other:?}")),
        })
    }

    #[test]
    fn the_number_is_the_one_that_people_see_or_none() {
        for (raw, plain) in [
            ("0", "0"),
            ("-0", "0"),
            ("1", "1"),
            ("114673.5", "114673.5"),
            // As spreadsheets write what somebody typed as 41133.77 and 1.1.
            ("41133.769999999997", "41133.77"),
            ("1.1000000000000001", "1.1"),
            ("-1.1000000000000001", "-1.1"),
            ("1.5E3", "1500"),
            ("1.5e-3", "0.0015"),
            ("1E-3", "0.001"),
            ("123456789012345", "123456789012345"),
            ("0.123456789012345", "0.123456789012345"),
            ("1234567890.12345", "1234567890.12345"),
            ("9.9999999999999E14", "999999999999990"),
            ("0.0000431", "0.0000431"),
            ("1.00", "1"),
        ] {
            assert_eq!(decimal(raw).as_deref(), Ok(plain), "{raw}");
        }
    }

    #[test]
    fn what_a_double_does_not_hold_is_refused() {
        for (raw, hint) in [
            ("41133.770000000004", Some("41133.77")),
            ("0.30000000000000004", Some("0.3")),
            ("21757793.270000000009", Some("21757793.27")),
            ("1234567890123456", None),
            ("9007199254740993", None),
            ("1000000000000000001", None),
            ("10000000000000001", None),
            ("12345678901234.567", Some("12345678901234.6")),
            ("1E15", None),
            ("1E300", None),
            ("1E-310", None),
        ] {
            let expected: Result<String, _> = Err(hint.map(str::to_owned));
            assert_eq!(near(raw), expected, "{raw}");
        }
        for raw in [
            "", "abc", "NaN", "inf", "1e999", "0x10", "1,5", "--1", "1e", ".",
        ] {
            let error = decimal(raw);
            assert!(matches!(error, Err(CellError::NotNumber { .. })), "{raw}");
        }
    }

    #[test]
    fn any_number_of_digits_is_looked_at() {
        let raw = format!("0.1{}1", "0".repeat(70_000));
        assert_eq!(near(&raw), Err(Some("0.1".to_owned())));
        let zeros = format!("0.1{}", "0".repeat(70_000));
        assert_eq!(decimal(&zeros).as_deref(), Ok("0.1"));
    }

    #[test]
    fn what_is_written_is_read_again() {
        let format = Format::new();
        let mut sheet = Worksheet::new();
        for (plain, is_written) in [
            ("0.1", true),
            ("999999999999.999", true),
            ("1234567890123456", false),
            ("1.234567890123456", false),
            ("x", false),
        ] {
            let written = write(&mut sheet, (0, 0), plain, &format);
            assert_eq!(written.is_some(), is_written, "{plain}");
            if is_written {
                let value: f64 = plain.parse().unwrap();
                assert_eq!(decimal(&value.to_string()).as_deref(), Ok(plain));
            }
        }
    }
}
