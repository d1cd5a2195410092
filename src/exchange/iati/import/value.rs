//! Values of IATI as the fields of drafts.
//!
//! Nothing is decided here: what is no date or no number is handed on as it stands, and the record
//! that it belongs to refuses it.

use std::borrow::Cow;

use crate::exchange::iati::item::Element;
use crate::exchange::iati::schema::Kind;
use crate::exchange::iati::schema::value::{is_blank, is_value};
use crate::lang::Lang;
use crate::record::draft::Field;

/// A value, and whether the field holds all that stood there.
pub(super) type Read<'i> = (Field<'i>, bool);

/// Reads a value that may be missing as text.
pub(super) fn field(text: Option<&str>) -> Field<'_> {
    text.map_or(Field::Absent, Field::from)
}

/// Reads a day; its time zone is passed over, for a day of an aid record has none.
pub(super) fn day(text: &str) -> Read<'_> {
    let bare = text.trim_matches(is_blank);
    let date = bare.get(..10).filter(|_| is_value(Kind::Date, bare));
    match date {
        // Years of more than four digits are no date of ours, and say so.
        Some(date) if date.len() < bare.len() && date.as_bytes().get(4) == Some(&b'-') => {
            (date.into(), false)
        }
        Some(_) | None => (bare.into(), true),
    }
}

/// Reads a decimal number as the machine form has it: no sign of plus, a digit on both sides of the
/// point. No digit is changed.
pub(super) fn decimal(text: &str) -> Read<'_> {
    let bare = text.trim_matches(is_blank);
    if !is_value(Kind::Decimal, bare) {
        return (bare.into(), true);
    }
    let plain = bare.strip_prefix('+').unwrap_or(bare);
    let (sign, digits) = match plain.strip_prefix('-') {
        Some(digits) => ("-", digits),
        None => ("", plain),
    };
    let digits = digits.strip_suffix('.').unwrap_or(digits);
    if digits.starts_with('.') {
        return (Field::Text(format!("{sign}0{digits}").into()), false);
    }
    if sign.is_empty() {
        return (digits.into(), digits.len() == bare.len());
    }
    match plain.strip_suffix('.') {
        Some(plain) => (plain.into(), false),
        None => (plain.into(), plain.len() == bare.len()),
    }
}

/// Reads text as one line: runs of blanks and line breaks become one blank.
pub(super) fn line(text: &str) -> (Cow<'_, str>, bool) {
    let bare = text.trim();
    if !bare.contains(['\n', '\t', '\r']) {
        return (Cow::Borrowed(bare), true);
    }
    let words: Vec<_> = bare.split_whitespace().collect();
    (Cow::Owned(words.join(" ")), false)
}

/// Text in the languages that records have.
#[derive(Debug, Default)]
pub(super) struct Spoken<'i> {
    pub(super) vi: Field<'i>,
    pub(super) en: Field<'i>,
    /// In the first other language.
    pub(super) original: Field<'i>,
    /// Whether these hold all that stood there.
    pub(super) is_whole: bool,
}

impl<'i> Spoken<'i> {
    /// Reads the narratives of an element; those that name no language have the default one.
    pub(super) fn of(element: Element<'i>, default: Option<&str>) -> Self {
        let mut spoken = Self {
            is_whole: true,
            ..Self::default()
        };
        for narrative in element.children() {
            let (text, is_line) = line(narrative.text());
            if !narrative.is("narrative") || text.is_empty() {
                spoken.is_whole = false;
                continue;
            }
            let lang = narrative.attribute("xml:lang").or(default);
            let lang = lang.filter(|lang| !lang.is_empty());
            let slot = match lang.and_then(Lang::parse) {
                Some(Lang::Vi) => &mut spoken.vi,
                Some(Lang::En) => &mut spoken.en,
                None => &mut spoken.original,
            };
            // Which other language it is has no field.
            spoken.is_whole &= is_line && *slot == Field::Absent && lang.is_some_and(is_ours);
            if *slot == Field::Absent {
                *slot = Field::Text(text);
            }
        }
        spoken
    }

    /// Returns any of the texts, the one in the original language first.
    pub(super) fn any(&self) -> Option<&Cow<'i, str>> {
        let all = [&self.original, &self.en, &self.vi];
        all.into_iter().find_map(|field| match field {
            Field::Text(text) => Some(text),
            Field::Absent | Field::Other(_) => None,
        })
    }
}

fn is_ours(lang: &str) -> bool {
    Lang::parse(lang).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_keep_every_digit() {
        let read = |text| match decimal(text) {
            (Field::Text(text), is_whole) => (text.into_owned(), is_whole),
            (other, _) => panic!("{other:?}"),
        };
        let whole = |text: &str| (text.to_owned(), true);
        let changed = |text: &str| (text.to_owned(), false);
        for text in ["1000", "-0.02", "21757793.270000000009", "1,000", "1e3", ""] {
            assert_eq!(read(text), whole(text));
        }
        assert_eq!(read(" 12.5\n"), whole("12.5"));
        assert_eq!(read("+5"), changed("5"));
        assert_eq!(read(".5"), changed("0.5"));
        assert_eq!(read("-.5"), changed("-0.5"));
        assert_eq!(read("5."), changed("5"));
        assert_eq!(read("-5."), changed("-5"));
        assert_eq!(read("+.1234567891"), changed("0.1234567891"));
    }

    #[test]
    fn a_day_may_have_a_zone() {
        assert_eq!(day("2017-02-06+08:00"), ("2017-02-06".into(), false));
        assert_eq!(day("2017-02-06Z"), ("2017-02-06".into(), false));
        assert_eq!(day(" 2017-02-06 "), ("2017-02-06".into(), true));
        for text in ["2017-2-6", "12017-02-06Z", "-0044-03-15", "2017-02-30Z", ""] {
            assert_eq!(day(text), (text.into(), true));
        }
    }
}
