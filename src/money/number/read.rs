//! Reading: the digits of a language, then the words around them.

use super::{Multiplier, NumberError, Qualifier, Stated, Unit, words};
use crate::lang::Lang;
use crate::money::amount::to_minor;
use crate::money::{Currency, Money};
use crate::text::Text;

/// The minus of typography, which texts use beside `-`.
const MINUS: char = '\u{2212}';

/// The most digits that a number may have; 10^38 fits `i128`.
const MOST_DIGITS: usize = 38;

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
        | NumberError::Units
        | NumberError::Overflow
        | NumberError::Money(_) => error,
    }
}

/// Reads the longest run of digits and marks, which must be a number of the language.
fn scan(text: &[u8], lang: Lang) -> Result<Number, NumberError> {
    let (group, point) = lang.pick((b'.', b','), (b',', b'.'));
    let (whole, mut rest) = run(text);
    let Some(&first) = whole.first() else {
        return Err(NumberError::NoNumber { at: 0 });
    };
    let at = |rest: &[u8]| text.len().wrapping_sub(rest.len());
    let mark = |rest: &[u8]| NumberError::Mark { at: at(rest), lang };
    // Nineteen digits fit 64 bits, where counting is cheap; longer numbers are counted again.
    let mut digits = whole.iter().fold(0, append);
    let mut marks = 0_usize;
    while let Some((_, tail)) = rest.split_first().filter(|(byte, _)| **byte == group) {
        // A lone zero before a group, `0.123`, is meant as a decimal of another language.
        let opens = marks > 0 || (whole.len() <= 3 && first != b'0');
        match (opens, tail) {
            (true, [a @ b'0'..=b'9', b @ b'0'..=b'9', c @ b'0'..=b'9', tail @ ..])
                if !tail.first().is_some_and(u8::is_ascii_digit) =>
            {
                digits = [a, b, c].into_iter().fold(digits, append);
                marks = marks.wrapping_add(1);
                rest = tail;
            }
            _ => return Err(mark(rest)),
        }
    }
    let mut decimals = 0;
    if let Some((_, tail)) = rest.split_first().filter(|(byte, _)| **byte == point) {
        let (fraction, tail) = run(tail);
        if fraction.is_empty() {
            return Err(mark(rest));
        }
        if tail
            .first()
            .is_some_and(|byte| [group, point].contains(byte))
        {
            return Err(mark(tail));
        }
        digits = fraction.iter().fold(digits, append);
        decimals = u8::try_from(fraction.len()).map_err(|_| NumberError::TooLong)?;
        marks = marks.wrapping_add(1);
        rest = tail;
    }
    let bytes = at(rest);
    let digits = if bytes.wrapping_sub(marks) <= 19 {
        u128::from(digits)
    } else {
        long(text.get(..bytes).unwrap_or_default())?
    };
    Ok(Number {
        digits,
        decimals,
        bytes,
    })
}

/// Splits the digits at the beginning off.
fn run(text: &[u8]) -> (&[u8], &[u8]) {
    let end = text.iter().position(|byte| !byte.is_ascii_digit());
    end.and_then(|end| text.split_at_checked(end))
        .unwrap_or((text, &[]))
}

fn append(number: u64, digit: &u8) -> u64 {
    number.wrapping_mul(10).wrapping_add(u64::from(digit & 15))
}

/// The digits of a number that does not fit 64 bits.
fn long(text: &[u8]) -> Result<u128, NumberError> {
    let mut digits = text.iter().filter(|byte| byte.is_ascii_digit());
    if digits.clone().count() > MOST_DIGITS {
        return Err(NumberError::TooLong);
    }
    digits
        .try_fold(0_u128, |number, &digit| {
            number.checked_mul(10)?.checked_add(u128::from(digit & 15))
        })
        .ok_or(NumberError::TooLong)
}
