//! Reading: the digits of a language, then the words around them.

use super::{Multiplier, NumberError, Qualifier, Stated, Unit, words};
use crate::lang::Lang;
use crate::money::amount::to_minor;
use crate::money::{Currency, Money};
use crate::text::Text;

/// The minus of typography, which texts use beside `-`.
const MINUS: char = '\u{2212}';

/// The most digits that a number may have; 10^38 fits `i128`.
const MOST_DIGITS: u32 = 38;

/// The digits of a number: `digits` times 10^-`decimals`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Number {
    digits: u128,
    decimals: u8,
    /// How many bytes it takes.
    bytes: usize,
}

impl Number {
    fn mantissa(self, sign: Sign) -> Result<i128, NumberError> {
        let magnitude = i128::try_from(self.digits).map_err(|_| NumberError::TooLong)?;
        match sign {
            Sign::Plus => Ok(magnitude),
            Sign::Minus => magnitude.checked_neg().ok_or(NumberError::TooLong),
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Sign {
    Plus,
    Minus,
}

impl Money {
    /// Reads an amount as people write it in a language, without unit: `1.196.137,50` in
    /// Vietnamese, `1,196,137.50` in English; whole thousands may also stand ungrouped.
    ///
    /// # Example
    /// ```
    /// use vientro::{Currency, Lang, Money};
    /// let vi = Money::parse_in("114.673", Currency::USD, Lang::Vi)?;
    /// assert_eq!(vi.minor(), 11_467_300);
    /// // The same text is finer than a cent in English.
    /// assert!(Money::parse_in("114.673", Currency::USD, Lang::En).is_err());
    /// # Ok::<(), vientro::money::number::NumberError>(())
    /// ```
    ///
    /// # Errors
    /// * [`NumberError::NoNumber`], [`NumberError::Mark`], [`NumberError::Unread`] if the text is
    ///   not a number of the language from its first to its last character.
    /// * [`NumberError::TooLong`] if it has more than 38 digits.
    /// * [`NumberError::Money`] if it is finer than the minor unit or does not fit.
    pub fn parse_in(text: &str, currency: Currency, lang: Lang) -> Result<Self, NumberError> {
        let (sign, digits) = sign(text);
        let at = text.len().wrapping_sub(digits.len());
        let number = scan(digits.as_bytes(), lang).map_err(|error| moved(error, at))?;
        if number.bytes < digits.len() {
            let at = at.wrapping_add(number.bytes);
            return Err(NumberError::Unread { at });
        }
        let mantissa = number.mantissa(sign)?;
        let minor = to_minor(mantissa, number.decimals.into(), currency)?;
        Ok(Self::from_wide(minor, currency)?)
    }
}

/// Reads a figure with the words around it.
pub(super) fn stated(printed: Text, lang: Lang) -> Result<Stated, NumberError> {
    let text = printed.as_str();
    let at = |rest: &str| text.len().wrapping_sub(rest.len());
    let (qualifier, rest) = words::qualifier(text, lang).unwrap_or((Qualifier::Exact, text));
    let (before, rest) = sign(rest);
    let (prefix, rest) = prefix(rest, lang);
    let (after, rest) = match (before, prefix) {
        // One sign is enough, before the currency or after it.
        (Sign::Plus, Some(_)) => sign(rest),
        _ => (before, rest),
    };
    let number = match scan(rest.as_bytes(), lang) {
        Err(NumberError::NoNumber { .. }) if words::is_bare_dollar(rest) => {
            return Err(NumberError::BareDollar { at: at(rest) });
        }
        found => found.map_err(|error| moved(error, at(rest)))?,
    };
    let mantissa = number.mantissa(after)?;
    let (_, glued) = rest.split_at_checked(number.bytes).unwrap_or((rest, ""));
    let word = glued.trim_start_matches(words::BLANKS);

    let abbreviated = words::abbreviation(word, lang);
    let in_words = words::multiplier(word, lang);
    let (multiplier, rest) = in_words.or(abbreviated).unwrap_or((Multiplier::One, word));
    let tail = rest.trim_start_matches(words::BLANKS);
    let unit = match prefix {
        Some(currency) => unit_before(currency, tail).ok_or(NumberError::Unread { at: at(tail) }),
        None => {
            // A noun stands apart from its number.
            let apart = tail.len() < rest.len() || word.len() < glued.len();
            unit_after(tail, lang, apart).map_err(|error| moved(error, at(tail)))
        }
    }?;
    match (in_words, abbreviated, &unit) {
        (None, Some(_), Unit::Plain | Unit::Percent | Unit::Times | Unit::Counted(_)) => {
            Err(NumberError::Abbreviation { at: at(word) })
        }
        _ => Ok(Stated::from_parts(
            qualifier,
            mantissa,
            number.decimals,
            multiplier,
            unit,
            printed,
        )),
    }
}

/// Takes a minus off.
fn sign(text: &str) -> (Sign, &str) {
    match text.strip_prefix(['-', MINUS]) {
        Some(rest) => (Sign::Minus, rest),
        None => (Sign::Plus, text),
    }
}

/// Takes off a currency that stands before the number, which is an English custom.
fn prefix(text: &str, lang: Lang) -> (Option<Currency>, &str) {
    match (lang, words::prefix(text)) {
        (Lang::En, Some((currency, rest))) => {
            (Some(currency), rest.trim_start_matches(words::BLANKS))
        }
        (Lang::En, None) | (Lang::Vi, _) => (None, text),
    }
}

/// The unit of a number whose currency stands before it: nothing may follow.
fn unit_before(currency: Currency, tail: &str) -> Option<Unit> {
    tail.is_empty().then_some(Unit::Currency(currency))
}

/// Reads what follows number and multiplier, to the end.
fn unit_after(tail: &str, lang: Lang, apart: bool) -> Result<Unit, NumberError> {
    if tail.is_empty() {
        return Ok(Unit::Plain);
    }
    match words::unit(tail, lang) {
        Some((unit, "")) => Ok(unit),
        Some((_, rest)) => {
            let more = rest.trim_start_matches(words::BLANKS);
            let at = tail.len().wrapping_sub(more.len());
            Err(NumberError::Unread { at })
        }
        None if words::is_bare_dollar(tail) => Err(NumberError::BareDollar { at: 0 }),
        None if apart && words::is_noun(tail) => Ok(Unit::Counted(Text::new(tail)?)),
        None => Err(NumberError::Unread { at: 0 }),
    }
}

/// The same error in a text that begins this many bytes earlier.
fn moved(error: NumberError, by: usize) -> NumberError {
    let sum = |at: usize| at.wrapping_add(by);
    match error {
        NumberError::NoNumber { at } => NumberError::NoNumber { at: sum(at) },
        NumberError::Mark { at, lang } => NumberError::Mark { at: sum(at), lang },
        NumberError::Unread { at } => NumberError::Unread { at: sum(at) },
        NumberError::BareDollar { at } => NumberError::BareDollar { at: sum(at) },
        NumberError::Abbreviation { at } => NumberError::Abbreviation { at: sum(at) },
        NumberError::Text(_)
        | NumberError::TooLong
        | NumberError::NotMoney
        | NumberError::Overflow
        | NumberError::Money(_) => error,
    }
}

/// Where in a number the scan is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Place {
    /// Before any mark.
    Start,
    /// After a mark between groups of three.
    Groups,
    /// After the decimal mark.
    Decimals,
}

/// Reads the longest run of digits and marks, which must be a number of the language.
fn scan(text: &[u8], lang: Lang) -> Result<Number, NumberError> {
    let (group, point) = lang.pick((b'.', b','), (b',', b'.'));
    let Some(&start @ b'0'..=b'9') = text.first() else {
        return Err(NumberError::NoNumber { at: 0 });
    };
    let (mut place, mut mark) = (Place::Start, 0_usize);
    let (mut count, mut run, mut bytes) = (0_u32, 0_u8, 0_usize);
    // Nineteen digits fit 64 bits, where counting is cheap; the rest is put together at the end.
    let (mut head, mut tail) = (0_u64, 0_u64);
    for &byte in text {
        if byte.is_ascii_digit() {
            let digit = u64::from(byte & 15);
            count = count.wrapping_add(1);
            run = run.saturating_add(1);
            if count <= HEAD {
                head = head.wrapping_mul(10).wrapping_add(digit);
            } else if count <= MOST_DIGITS {
                tail = tail.wrapping_mul(10).wrapping_add(digit);
            } else {
                return Err(NumberError::TooLong);
            }
        } else if byte == group || byte == point {
            // A lone zero before a group, `0.123`, is meant as a decimal of another language.
            let ends_well = match place {
                Place::Start if byte == group => run <= 3 && start != b'0',
                Place::Start => true,
                Place::Groups => run == 3,
                Place::Decimals => false,
            };
            if !ends_well {
                let at = if place == Place::Groups { mark } else { bytes };
                return Err(NumberError::Mark { at, lang });
            }
            mark = bytes;
            run = 0;
            place = if byte == group {
                Place::Groups
            } else {
                Place::Decimals
            };
        } else {
            break;
        }
        bytes = bytes.wrapping_add(1);
    }
    let (ends_well, decimals) = match place {
        Place::Start => (true, 0),
        Place::Groups => (run == 3, 0),
        Place::Decimals => (run > 0, run),
    };
    if !ends_well {
        return Err(NumberError::Mark { at: mark, lang });
    }
    let digits = match count.checked_sub(HEAD) {
        None | Some(0) => u128::from(head),
        Some(more) => 10_u128
            .checked_pow(more)
            .and_then(|unit| u128::from(head).checked_mul(unit))
            .and_then(|high| high.checked_add(u128::from(tail)))
            .ok_or(NumberError::TooLong)?,
    };
    Ok(Number {
        digits,
        decimals,
        bytes,
    })
}

/// How many digits always fit `u64`.
const HEAD: u32 = 19;
