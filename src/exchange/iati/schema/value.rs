//! The simple types of XML Schema that IATI uses, read strictly.
//!
//! I1. No number passes through a float, and no day through a clock.

use super::Kind;
use crate::date::Date;

/// A calendar day of any year (ngày), as `xsd:date` writes it; its time zone is passed over.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::exchange::iati) struct Day {
    year: i64,
    month: u8,
    day: u8,
}

impl Day {
    const fn new(year: i64, month: u8, day: u8) -> Self {
        Self { year, month, day }
    }

    /// Takes over a date.
    pub(in crate::exchange::iati) fn of(date: Date) -> Self {
        let part = |part: u32| u8::try_from(part).unwrap_or(u8::MAX);
        Self::new(i64::from(date.year()), part(date.month()), part(date.day()))
    }

    /// Reads an `xsd:date`, or the date of an `xsd:dateTime`.
    pub(in crate::exchange::iati) fn parse(text: &str) -> Option<Self> {
        let text = text.trim_matches(is_blank);
        let (day, rest) = day(text)?;
        let is_whole = match rest.strip_prefix('T') {
            Some(time) => time_of_day(time).is_some_and(is_zone),
            None => is_zone(rest),
        };
        is_whole.then_some(day)
    }

    /// The same day of the next year, or the last of February.
    pub(in crate::exchange::iati) const fn a_year_later(self) -> Self {
        let year = self.year.saturating_add(1);
        let last = days_in(year, self.month);
        let day = if self.day > last { last } else { self.day };
        Self::new(year, self.month, day)
    }
}

/// Tells whether a text is a value of a type.
pub(in crate::exchange::iati) fn is_value(kind: Kind, text: &str) -> bool {
    let bare = text.trim_matches(is_blank);
    match kind {
        Kind::Text => true,
        Kind::Token => !bare.is_empty() && bare.chars().all(is_name_char),
        Kind::Lang => text.is_empty() || is_language(bare),
        Kind::Uri => is_uri(bare),
        Kind::Boolean => matches!(bare, "true" | "false" | "1" | "0"),
        Kind::Int => bare
            .strip_prefix('+')
            .filter(|rest| is_digits(rest))
            .unwrap_or(bare)
            .parse::<i32>()
            .is_ok(),
        Kind::NonNegative => whole(bare).is_some_and(|(negative, zero)| zero || !negative),
        Kind::Positive => whole(bare).is_some_and(|(negative, zero)| !zero && !negative),
        Kind::Decimal => is_decimal(bare),
        Kind::Date => day(bare).is_some_and(|(_, rest)| is_zone(rest)),
        Kind::DateTime => day(bare)
            .and_then(|(_, rest)| time_of_day(rest.strip_prefix('T')?))
            .is_some_and(is_zone),
    }
}

/// White space, as XML has it.
pub(in crate::exchange::iati) const fn is_blank(c: char) -> bool {
    matches!(c, ' ' | '\t' | '\n' | '\r')
}

fn is_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

fn is_name_char(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '-' | '.' | '_' | ':')
}

fn is_language(text: &str) -> bool {
    let mut parts = text.split('-');
    let is_short = |part: &str| (1..=8).contains(&part.len());
    let first = parts.next().unwrap_or_default();
    is_short(first)
        && first.bytes().all(|byte| byte.is_ascii_alphabetic())
        && parts.all(|part| is_short(part) && part.bytes().all(|b| b.is_ascii_alphanumeric()))
}

/// An integer of any length: whether it is negative, and whether it is zero.
fn whole(text: &str) -> Option<(bool, bool)> {
    let negative = text.strip_prefix('-');
    let digits = negative.or_else(|| text.strip_prefix('+')).unwrap_or(text);
    let is_zero = digits.bytes().all(|byte| byte == b'0');
    is_digits(digits).then_some((negative.is_some(), is_zero))
}

fn is_decimal(text: &str) -> bool {
    let digits = text.strip_prefix(['-', '+']).unwrap_or(text);
    match digits.split_once('.') {
        None => is_digits(digits),
        Some((before, "")) => is_digits(before),
        Some(("", after)) => is_digits(after),
        Some((before, after)) => is_digits(before) && is_digits(after),
    }
}

/// Reads a day at the start of a text; returns it and the rest.
fn day(text: &str) -> Option<(Day, &str)> {
    let (sign, bare) = match text.strip_prefix('-') {
        Some(bare) => (-1, bare),
        None => (1, text),
    };
    let (year, rest) = bare.split_once('-')?;
    // No sign, no year 0, and no more zeros in front than four digits need.
    let is_year = is_digits(year) && (year.len() == 4 || year.len() > 4 && !year.starts_with('0'));
    if !is_year || year == "0000" {
        return None;
    }
    // A year that no integer holds is further away than any other.
    let year = year.parse::<i64>().unwrap_or(i64::MAX).saturating_mul(sign);
    let (month, rest) = two_digits(rest)?;
    let (day, rest) = two_digits(rest.strip_prefix('-')?)?;
    let exists = (1..=12).contains(&month) && (1..=days_in(year, month)).contains(&day);
    exists.then_some((Day::new(year, month, day), rest))
}

/// Reads a time at the start of a text; returns the rest.
fn time_of_day(text: &str) -> Option<&str> {
    let (hour, rest) = two_digits(text)?;
    let (minute, rest) = two_digits(rest.strip_prefix(':')?)?;
    let (second, rest) = two_digits(rest.strip_prefix(':')?)?;
    let mut is_midnight = minute == 0 && second == 0;
    let mut rest = rest;
    if let Some(fraction) = rest.strip_prefix('.') {
        let after = fraction.trim_start_matches(|c: char| c.is_ascii_digit());
        let digits = fraction.strip_suffix(after)?;
        if digits.is_empty() {
            return None;
        }
        is_midnight &= digits.bytes().all(|byte| byte == b'0');
        rest = after;
    }
    let exists = hour < 24 && minute < 60 && second < 60 || hour == 24 && is_midnight;
    exists.then_some(rest)
}

fn is_zone(text: &str) -> bool {
    if matches!(text, "" | "Z") {
        return true;
    }
    let Some(rest) = text.strip_prefix(['+', '-']) else {
        return false;
    };
    let read = || {
        let (hours, rest) = two_digits(rest)?;
        let (minutes, rest) = two_digits(rest.strip_prefix(':')?)?;
        Some(rest.is_empty() && (hours < 14 && minutes < 60 || hours == 14 && minutes == 0))
    };
    read().unwrap_or(false)
}

fn two_digits(text: &str) -> Option<(u8, &str)> {
    let digits = text.get(..2).filter(|digits| is_digits(digits))?;
    Some((digits.parse().ok()?, text.get(2..)?))
}

const fn days_in(year: i64, month: u8) -> u8 {
    match month {
        4 | 6 | 9 | 11 => 30,
        2 if year.rem_euclid(4) == 0
            && (year.rem_euclid(100) != 0 || year.rem_euclid(400) == 0) =>
        {
            29
        }
        2 => 28,
        _ => 31,
    }
}

/// Tells whether a text can be read as an address (RFC 3986); letters beyond ASCII and blanks pass,
/// as they do in `libxml2`.
fn is_uri(text: &str) -> bool {
    let (text, fragment) = text.split_once('#').unwrap_or((text, ""));
    let (text, query) = text.split_once('?').unwrap_or((text, ""));
    if [fragment, query]
        .iter()
        .any(|part| part.contains(['#', '[', ']']))
    {
        return false;
    }
    let is_scheme = |scheme: &str| {
        scheme.starts_with(|c: char| c.is_ascii_alphabetic())
            && scheme
                .bytes()
                .all(|b| b.is_ascii_alphanumeric() || matches!(b, b'+' | b'-' | b'.'))
    };
    let first = text.split('/').next().unwrap_or_default();
    let path = match first.split_once(':') {
        Some((scheme, _)) if is_scheme(scheme) => text.split_once(':').map_or("", |(_, path)| path),
        Some(_) => return false,
        None => text,
    };
    let path = match path.strip_prefix("//") {
        Some(rest) => {
            let (authority, path) = rest.split_once('/').unwrap_or((rest, ""));
            let host = authority
                .rsplit_once('@')
                .map_or(authority, |(_, host)| host);
            let port = match host.strip_prefix('[') {
                Some(literal) => literal.split_once(']').map(|(_, port)| port),
                None => Some(
                    host.find(':')
                        .and_then(|at| host.get(at..))
                        .unwrap_or_default(),
                ),
            };
            let digits = port.map(|port| port.strip_prefix(':').unwrap_or(port));
            if !digits.is_some_and(|digits| digits.bytes().all(|b| b.is_ascii_digit())) {
                return false;
            }
            path
        }
        None => path,
    };
    let escapes = [path, query, fragment];
    !path.contains(['[', ']']) && escapes.iter().all(|part| has_whole_escapes(part))
}

fn has_whole_escapes(text: &str) -> bool {
    let mut parts = text.split('%');
    parts.next();
    parts.all(|part| {
        let two = part.as_bytes().get(..2).unwrap_or_default();
        two.len() == 2 && two.iter().all(u8::is_ascii_hexdigit)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_those_of_the_calendar_in_every_year_and_zone() {
        let right = [
            "2017-02-06+08:00",
            "2024-02-29",
            "2000-02-29Z",
            "-0044-03-15",
            "12024-01-01-14:00",
            " 2024-01-01\n",
        ];
        for text in right {
            assert!(is_value(Kind::Date, text), "{text}");
            assert!(Day::parse(text).is_some(), "{text}");
        }
        let wrong = [
            "",
            "2024",
            "2023-02-29",
            "1900-02-29",
            "2024-2-3",
            "2024-13-01",
            "2024-00-10",
            "2024-04-31",
            "0000-01-01",
            "02024-01-01",
            "24-01-01",
            "+2024-01-01",
            "2024-01-01+8",
            "2024-01-01+14:01",
            "2024-01-01T00:00:00",
            "2024/01/01",
            "2024-01-01 00",
            "２０２４-01-01",
        ];
        for text in wrong {
            assert!(!is_value(Kind::Date, text), "{text}");
        }
        assert_eq!(
            Day::parse("2024-02-29T23:59:59.5Z"),
            Some(Day::new(2024, 2, 29))
        );
        assert!(Day::parse("-0001-12-31") < Day::parse("0001-01-01"));
    }

    #[test]
    fn a_year_later_is_the_same_day_or_the_end_of_february() {
        let later = |text| Day::parse(text).unwrap().a_year_later();
        assert_eq!(later("2016-02-29"), Day::new(2017, 2, 28));
        assert_eq!(later("2015-02-28"), Day::new(2016, 2, 28));
        assert_eq!(later("2023-12-31"), Day::new(2024, 12, 31));
    }

    #[test]
    fn values_of_the_other_types() {
        use Kind::{Boolean, DateTime, Decimal, Int, Lang, NonNegative, Positive, Uri};
        let right = [
            (DateTime, "2014-09-10T07:15:37Z"),
            (DateTime, "2014-09-10T24:00:00"),
            (DateTime, "2014-09-10T07:15:37.123+05:30"),
            (Decimal, "-.5"),
            (Decimal, "+5."),
            (Decimal, "21757793.270000000009"),
            (Boolean, " 1 "),
            (Int, "-2147483648"),
            (Int, "+7"),
            (NonNegative, "-0"),
            (Positive, "99999999999999999999999"),
            (Lang, ""),
            (Lang, "en-GB"),
            (Uri, ""),
            (Uri, "http://www.example.org/đường dẫn?a=%20"),
            (Uri, "mailto:a@example.org"),
            (Uri, "http://[::1]:80/"),
        ];
        for (kind, text) in right {
            assert!(is_value(kind, text), "{kind:?} {text}");
        }
        let wrong = [
            (DateTime, "2014-09-10"),
            (DateTime, "2014-09-10T7:15:37"),
            (DateTime, "2014-09-10T24:00:01"),
            (Decimal, ""),
            (Decimal, "."),
            (Decimal, "1e3"),
            (Decimal, "1,000"),
            (Decimal, "NaN"),
            (Decimal, "1 000"),
            (Boolean, "yes"),
            (Int, "2147483648"),
            (Int, "+-7"),
            (NonNegative, "-1"),
            (Positive, "0"),
            (Lang, "toolonglang"),
            (Lang, "en_GB"),
            (Uri, "http://example.org:port/"),
            (Uri, "1:2"),
            (Uri, "http://example.org/a[1]"),
            (Uri, "a%2"),
            (Uri, "a#b#c"),
        ];
        for (kind, text) in wrong {
            assert!(!is_value(kind, text), "{kind:?} {text}");
        }
    }
}
