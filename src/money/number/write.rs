//! Writing: digits in groups of three, with the marks of a language.
//!
//! I1. Every digit is written: nothing is rounded and no zero is dropped.

use super::{Stated, Unit, words};
use crate::lang::Lang;
use crate::money::digits::{self, End, digit, take};
use crate::money::{Currency, Money, plain};

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
    let (group, point) = lang.pick((b'.', b','), (b',', b'.'));
    if decimals > MOST_DECIMALS {
        // All digits stand behind the point, and zeros before them.
        let sign = if value < 0 { "-" } else { "" };
        let (magnitude, width) = (value.unsigned_abs(), usize::from(decimals));
        let point = char::from(point);
        out.push_str(&format!("{sign}0{point}{magnitude:0width$}"));
        return;
    }
    let mut room = [0; ROOM];
    let mut rest = value.unsigned_abs();
    let mut end = End::of(&mut room);
    for _ in 0..decimals {
        end.put([digit(take(&mut rest, 10))]);
    }
    if decimals > 0 {
        end.put([point]);
    }
    while rest >= 1000 {
        let three = take(&mut rest, 1000);
        end.put([group, digit(three / 100), digit(three / 10), digit(three)]);
    }
    let three = take(&mut rest, 1000);
    end.put([digit(three)]);
    if three >= 10 {
        end.put([digit(three / 10)]);
    }
    if three >= 100 {
        end.put([digit(three / 100)]);
    }
    if value < 0 {
        end.put([b'-']);
    }
    let start = end.start();
    out.push_str(digits::written(&room, start));
}

/// The most digits behind the point that 2^127, of 39 digits, fills.
const MOST_DECIMALS: u8 = 38;

/// 39 digits, 12 marks between groups, a point and a sign.
const ROOM: usize = 53;

/// Returns `value` times 10^-`decimals` as [`write()`] writes it.
pub fn to_text(value: i128, decimals: u8, lang: Lang) -> String {
    let mut out = String::with_capacity(32);
    write(&mut out, value, decimals, lang);
    out
}

/// Returns `value` times 10^-`decimals` in the machine form: `-1196137.50`.
pub fn to_plain(value: i128, decimals: u8) -> String {
    let mut out = String::with_capacity(32);
    plain::write(&mut out, value, decimals);
    out
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
