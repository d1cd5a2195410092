//! Writing: digits in groups of three, with the marks of a language.
//!
//! I1. Every digit is written: nothing is rounded and no zero is dropped.

use super::{Stated, Unit, words};
use crate::lang::Lang;
use crate::money::{Currency, Money};

/// Appends `value` times 10^-`decimals` in groups of three: `1.196.137,50` in Vietnamese,
/// `1,196,137.50` in English. Serves sums, counts and cells of tables.
///
/// # Example
/// ```
/// use vientro::{Lang, money::number};
/// let mut cell = String::new();
/// number::write(&mut cell, 119_613_750, 2, Lang::Vi);
/// assert_eq!(cell, "1.196.137,50");
/// assert_eq!(number::to_text(1407, 0, Lang::En), "1,407");
/// ```
pub fn write(out: &mut String, value: i128, decimals: u8, lang: Lang) {
    let (group, point) = lang.pick(('.', ','), (',', '.'));
    let mut room = [b'0'; MOST_DIGITS];
    let digits = digits(value.unsigned_abs(), &mut room);
    let decimals = usize::from(decimals);
    let whole = digits.len().saturating_sub(decimals);
    let (whole, fraction) = digits.split_at_checked(whole).unwrap_or((digits, ""));
    if value < 0 {
        out.push('-');
    }
    let (mut start, mut groups) = whole.split_at_checked(whole.len() % 3).unwrap_or_default();
    if whole.is_empty() {
        start = "0";
    }
    out.push_str(start);
    while let Some((three, rest)) = groups.split_at_checked(3) {
        if !start.is_empty() {
            out.push(group);
        }
        out.push_str(three);
        (start, groups) = (three, rest);
    }
    if decimals > 0 {
        out.push(point);
        for _ in fraction.len()..decimals {
            out.push('0');
        }
        out.push_str(fraction);
    }
}

/// Returns `value` times 10^-`decimals` as [`write`] writes it.
pub fn to_text(value: i128, decimals: u8, lang: Lang) -> String {
    let mut out = String::with_capacity(32);
    write(&mut out, value, decimals, lang);
    out
}

/// 2^128 has 39 digits.
const MOST_DIGITS: usize = 39;

/// Writes the decimal digits at the end of the room: at least one.
fn digits(value: u128, room: &mut [u8; MOST_DIGITS]) -> &str {
    let mut used = 0_usize;
    let mut rest = value;
    let mut slots = room.iter_mut().rev();
    let mut put = |digit: u64| {
        if let (Some(slot), Ok(digit)) = (slots.next(), u8::try_from(digit)) {
            *slot = b'0' | digit;
            used = used.wrapping_add(1);
        }
    };
    // Nearly all figures fit 64 bits, where dividing is many times cheaper.
    let mut small = loop {
        if let Ok(small) = u64::try_from(rest) {
            break small;
        }
        put(u64::try_from(rest % 10).unwrap_or(0));
        rest /= 10;
    };
    loop {
        put(small % 10);
        small /= 10;
        if small == 0 {
            break;
        }
    }
    let start = MOST_DIGITS.wrapping_sub(used);
    let written = room.get(start..).unwrap_or_default();
    std::str::from_utf8(written).unwrap_or_default()
}

impl Money {
    /// Appends the amount as people write it in a language, without unit: `1.196.137,50`.
    pub fn write_in(self, lang: Lang, out: &mut String) {
        let places = self.currency().minor_digits().unwrap_or(0);
        write(out, self.minor().into(), places, lang);
    }

    /// Returns the amount as people write it in a language, without unit: `1.196.137,50`.
    pub fn to_text(self, lang: Lang) -> String {
        let mut out = String::with_capacity(32);
        self.write_in(lang, &mut out);
        out
    }
}

impl Stated {
    /// Writes the figure in a language with its qualifier, multiplier, printed places and unit:
    /// `gần 562 triệu USD`, `nearly 562 million USD`.
    ///
    /// What is counted keeps its noun, which is not translated. [`Stated::printed`] has the text
    /// that was read; this one says the same.
    pub fn to_text(&self, lang: Lang) -> String {
        let mut out = String::with_capacity(48);
        if let Some(word) = words::qualifier_word(self.qualifier(), lang) {
            out.push_str(word);
            out.push(' ');
        }
        write(&mut out, self.mantissa(), self.decimals(), lang);
        if let Some(word) = words::multiplier_word(self.multiplier(), lang) {
            out.push(' ');
            out.push_str(word);
        }
        let unit = match self.unit() {
            Unit::Plain => return out,
            Unit::Percent => {
                out.push('%');
                return out;
            }
            Unit::Times => lang.pick("lần", "times"),
            Unit::Currency(Currency::VND) => lang.pick("đồng", "VND"),
            Unit::Currency(currency) => currency.code(),
            Unit::Counted(noun) => noun.as_str(),
        };
        out.push(' ');
        out.push_str(unit);
        out
    }
}
