//! Numbers and days in cells, as a language writes them, and the machine form of records.
//!
//! I1. A cell that has two readings is an error that tells both, unless the language was stated.
//! I2. No digit is rounded, dropped or added.

use std::borrow::Cow;

use super::error::TableError;
use crate::code::clip;
use crate::date::{Date, DateError};
use crate::lang::Lang;
use crate::money::number::{Multiplier, NumberError, Qualifier, Stated, Unit, to_plain};

/// How numbers and days are written in the cells of a table (cách viết số và ngày).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Locale {
    /// As programs do: `114673.50`, `2019-09-17`.
    Machine,
    /// As Vietnamese papers do: `114.673,50`, `17/9/2019`. A day may also be `2019-09-17`.
    Vi,
    /// As English papers do: `114,673.50`. A day is `2019-09-17`; with slashes, English has two
    /// orders, and only what has one reading is taken.
    En,
}

impl Locale {
    /// Every way, the machine's first.
    pub const ALL: [Self; 3] = [Self::Machine, Self::Vi, Self::En];

    /// Returns the permanent id: `machine`, `vi` or `en`.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Machine => "machine",
            Self::Vi => "vi",
            Self::En => "en",
        }
    }

    /// Reads a permanent id.
    pub fn parse(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|locale| locale.id() == id)
    }
}

/// Reads a number into the machine form; what the locale leaves open has one reading or is refused.
pub(super) fn number(cell: &str, locale: Option<Locale>) -> Result<Cow<'_, str>, TableError> {
    if has_one_reading(cell, locale) {
        return Ok(Cow::Borrowed(cell));
    }
    let lang = match locale {
        // What is not in the machine form is refused where the record is built.
        Some(Locale::Machine) => return Ok(Cow::Borrowed(cell)),
        Some(Locale::Vi) => Some(Lang::Vi),
        Some(Locale::En) => Some(Lang::En),
        None => None,
    };
    let refused = |error: NumberError| match error {
        NumberError::Unread { .. }
        | NumberError::Abbreviation { .. }
        | NumberError::BareDollar { .. }
        | NumberError::Units => TableError::Words { found: clip(cell) },
        NumberError::Text(_)
        | NumberError::NoNumber { .. }
        | NumberError::Mark { .. }
        | NumberError::TooLong
        | NumberError::NotMoney
        | NumberError::Overflow
        | NumberError::Money(_) => TableError::NotNumber {
            found: clip(cell),
            lang,
        },
    };
    let read = |lang: Lang| {
        let stated = Stated::parse(cell, lang).map_err(refused)?;
        match (stated.qualifier(), stated.multiplier(), stated.unit()) {
            (Qualifier::Exact, Multiplier::One, Unit::Plain) => {
                Ok(to_plain(stated.mantissa(), stated.decimals()))
            }
            _ => Err(TableError::Words { found: clip(cell) }),
        }
    };
    match lang {
        Some(lang) => read(lang).map(Cow::Owned),
        None => match (read(Lang::Vi), read(Lang::En)) {
            (Ok(vi), Ok(en)) if vi != en => Err(TableError::AmbiguousNumber {
                found: clip(cell),
                one: vi,
                other: en,
            }),
            (Ok(one), _) | (_, Ok(one)) => Ok(Cow::Owned(one)),
            (Err(error), Err(_)) => Err(error),
        },
    }
}

/// Tells at a glance that a cell has one reading, which is the machine's: digits without any mark; and
/// with a point where that cannot group thousands.
fn has_one_reading(cell: &str, locale: Option<Locale>) -> bool {
    let is_digits = |part: &[u8]| !part.is_empty() && part.iter().all(u8::is_ascii_digit);
    let number = cell.strip_prefix('-').unwrap_or(cell).as_bytes();
    let point = number.iter().position(|byte| *byte == b'.');
    let Some((whole, fraction)) = point.and_then(|point| number.split_at_checked(point)) else {
        return is_digits(number);
    };
    let fraction = fraction.get(1..).unwrap_or_default();
    let may_group = match locale {
        Some(Locale::Vi) => true,
        Some(Locale::En | Locale::Machine) => false,
        None => fraction.len() == 3,
    };
    !may_group && is_digits(whole) && is_digits(fraction)
}

/// Reads a day into the machine form, as [`number`] reads numbers.
pub(super) fn date(cell: &str, locale: Option<Locale>) -> Result<Cow<'_, str>, TableError> {
    let is_machine = |cell: &str| matches!(cell.as_bytes(), [_, _, _, _, b'-', _, _, b'-', _, _]);
    if locale == Some(Locale::Machine) || is_machine(cell) {
        return Ok(Cow::Borrowed(cell));
    }
    // Days are written with points and hyphens too: 17.9.2019.
    let mut slashed = String::with_capacity(cell.len());
    let mark = cell.chars().find(|c| !c.is_ascii_digit());
    slashed.extend(cell.chars().map(|c| match (c, mark) {
        ('.' | '-', Some(mark)) if c == mark => '/',
        _ => c,
    }));
    let day_first = Date::parse_vi(&slashed);
    let day_first = day_first.map_err(|error| named(error, cell));
    let written = |day: Date| Cow::Owned(day.to_string());
    if locale == Some(Locale::Vi) {
        return Ok(day_first.map(written)?);
    }
    match (day_first, Date::parse_vi(&turned(&slashed))) {
        (Ok(one), Ok(other)) if one != other => Err(TableError::AmbiguousDate {
            found: clip(cell),
            one: one.to_string(),
            other: other.to_string(),
        }),
        (Ok(one), _) | (_, Ok(one)) => Ok(written(one)),
        (Err(error), Err(_)) => Err(error.into()),
    }
}

/// Puts the text of the cell into an error, not what was made of it.
fn named(error: DateError, cell: &str) -> DateError {
    match error {
        DateError::FormVi { .. } => DateError::FormVi { text: clip(cell) },
        other => other,
    }
}

/// The same text with its first two parts in turn: month before day.
fn turned(slashed: &str) -> String {
    let mut parts = slashed.splitn(3, '/');
    match (parts.next(), parts.next(), parts.next()) {
        (Some(first), Some(second), Some(third)) => format!("{second}/{first}/{third}"),
        _ => slashed.to_owned(),
    }
}

/// Writes a number of a record, which is in the machine form.
pub(in crate::exchange) fn write_number(text: &str, locale: Locale) -> Cow<'_, str> {
    let (group, point) = match locale {
        Locale::Machine => return Cow::Borrowed(text),
        Locale::Vi => ('.', ','),
        Locale::En => (',', '.'),
    };
    let (sign, digits) = match text.strip_prefix('-') {
        Some(rest) => ("-", rest),
        None => ("", text),
    };
    let (whole, fraction) = match digits.split_once('.') {
        Some((whole, fraction)) => (whole, Some(fraction)),
        None => (digits, None),
    };
    let mut out = String::with_capacity(text.len().saturating_mul(2));
    out.push_str(sign);
    let length = whole.len();
    for (position, digit) in whole.chars().enumerate() {
        if position > 0 && length.saturating_sub(position) % 3 == 0 {
            out.push(group);
        }
        out.push(digit);
    }
    if let Some(fraction) = fraction {
        out.push(point);
        out.push_str(fraction);
    }
    Cow::Owned(out)
}

/// Writes a day of a record, which is in the machine form.
pub(super) fn write_date(text: &str, locale: Locale) -> Cow<'_, str> {
    match (locale, Date::parse(text)) {
        (Locale::Vi, Ok(day)) => Cow::Owned(day.to_vi()),
        (Locale::Machine | Locale::Vi | Locale::En, _) => Cow::Borrowed(text),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::code::Explain;

    fn told(read: Result<Cow<'_, str>, TableError>) -> String {
        read.map_or_else(|error| error.code().id().to_owned(), Cow::into_owned)
    }

    #[test]
    fn what_has_two_readings_is_refused_unless_the_language_is_stated() {
        const TWO: &str = "table.ambiguous_number";
        const NOT: &str = "table.not_number";
        const WORDS: &str = "table.words";
        for (cell, unstated, vi, en) in [
            ("1196137", "1196137", "1196137", "1196137"),
            ("-5", "-5", "-5", "-5"),
            ("114.673", TWO, "114673", "114.673"),
            ("114,673", TWO, "114.673", "114673"),
            ("1.196.137", "1196137", "1196137", NOT),
            ("1,196,137.50", "1196137.50", NOT, "1196137.50"),
            ("1.196.137,50", "1196137.50", "1196137.50", NOT),
            ("114673.50", "114673.50", NOT, "114673.50"),
            ("114,67", "114.67", "114.67", NOT),
            ("0.673", "0.673", NOT, "0.673"),
            ("1234.567", "1234.567", NOT, "1234.567"),
            ("1.196,137", "1196.137", "1196.137", NOT),
            ("1.196,137.50", NOT, NOT, NOT),
            ("4,9 triệu USD", WORDS, WORDS, NOT),
            ("1000 USD", WORDS, WORDS, WORDS),
            ("gần 5", WORDS, WORDS, NOT),
            (
                "41133.770000000004",
                "41133.770000000004",
                NOT,
                "41133.770000000004",
            ),
            ("1e3", WORDS, WORDS, WORDS),
            ("abc", NOT, NOT, NOT),
        ] {
            assert_eq!(told(number(cell, None)), unstated, "{cell}");
            assert_eq!(told(number(cell, Some(Locale::Vi))), vi, "{cell} vi");
            assert_eq!(told(number(cell, Some(Locale::En))), en, "{cell} en");
            assert_eq!(told(number(cell, Some(Locale::Machine))), cell);
        }
    }

    #[test]
    fn a_day_has_one_reading_or_is_refused() {
        const TWO: &str = "table.ambiguous_date";
        const NONE: &str = "date.no_such_day";
        const FORM: &str = "date.form_vi";
        for (cell, unstated, vi) in [
            ("2019-09-17", "2019-09-17", "2019-09-17"),
            ("17/9/2019", "2019-09-17", "2019-09-17"),
            ("9/17/2019", "2019-09-17", NONE),
            ("03/04/2023", TWO, "2023-04-03"),
            ("03/03/2023", "2023-03-03", "2023-03-03"),
            ("31/2/2023", NONE, NONE),
            ("17.9.2019", "2019-09-17", "2019-09-17"),
            ("17-9-2019", "2019-09-17", "2019-09-17"),
            ("ngày 17 tháng 9 năm 2019", "2019-09-17", "2019-09-17"),
            ("17/9/19", FORM, FORM),
            ("80/2020/NĐ-CP", FORM, FORM),
        ] {
            assert_eq!(told(date(cell, None)), unstated, "{cell}");
            assert_eq!(told(date(cell, Some(Locale::En))), unstated, "{cell} en");
            assert_eq!(told(date(cell, Some(Locale::Vi))), vi, "{cell} vi");
            assert_eq!(told(date(cell, Some(Locale::Machine))), cell);
        }
    }

    #[test]
    fn what_is_written_is_read_again() {
        for locale in Locale::ALL {
            assert_eq!(Locale::parse(locale.id()), Some(locale));
            for text in [
                "0",
                "-0.50",
                "999",
                "1000",
                "-1196137.50",
                "0.0000431",
                "23195",
            ] {
                let cell = write_number(text, locale);
                assert_eq!(told(number(&cell, Some(locale))), text, "{cell}");
            }
            for text in ["2019-09-17", "2022-01-05", "1900-12-31"] {
                let cell = write_date(text, locale);
                assert_eq!(told(date(&cell, Some(locale))), text, "{cell}");
            }
        }
        assert_eq!(write_number("1196137.50", Locale::Vi), "1.196.137,50");
    }
}
