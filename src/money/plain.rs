//! The machine form of a decimal number, `-?digits(.digits)?`, read and written.
//!
//! No blanks, no `+`, no `_`, no exponent, no bare point, at most 41 bytes: what programs exchange.
//! Numbers as people write them are read in `number`.

use rust_decimal::Decimal;

use super::MoneyError;
use super::digits::{self, End, digit, take};
use super::rounding::with_sign;
use crate::code::clip;

/// Reads a decimal in the machine form, exactly: a rate, or a share in percent.
///
/// # Errors
/// * [`MoneyError::Form`] if the text has another form, or more digits than a decimal holds.
pub fn parse_decimal(text: &str) -> Result<Decimal, MoneyError> {
    let form = || MoneyError::Form { text: clip(text) };
    let plain = read(text).map_err(|_| form())?;
    let (mut digits, mut scale) = (plain.digits, plain.scale);
    // Zeros past the places that a decimal has say nothing.
    while scale > Decimal::MAX_SCALE && digits % 10 == 0 {
        digits /= 10;
        scale = scale.saturating_sub(1);
    }
    with_sign(plain.negative, digits)
        .and_then(|mantissa| Decimal::try_from_i128_with_scale(mantissa, scale).ok())
        .ok_or_else(form)
}

/// A decimal number: the digits without the point, and how many of them follow it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Plain {
    /// Whether there is a minus sign.
    pub negative: bool,
    /// The digits as a whole number.
    pub digits: u128,
    /// How many digits follow the point.
    pub scale: u32,
}

/// Why a text is not read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum PlainError {
    /// It has another form.
    Form,
    /// It has more digits than fit.
    TooLong,
}

/// The longest text that is looked at; 2^127 has 39 digits.
const LONGEST: usize = 41;

/// Up to this many digits always fit `u64`.
const SHORT: usize = 19;

/// Reads the machine form.
pub(super) fn read(text: &str) -> Result<Plain, PlainError> {
    let bytes = text.as_bytes();
    if bytes.len() > LONGEST {
        return Err(PlainError::Form);
    }
    let (negative, rest) = match bytes {
        [b'-', rest @ ..] => (true, rest),
        rest => (false, rest),
    };
    let (whole, fraction) = match rest.iter().position(|&b| b == b'.') {
        None => (rest, &[][..]),
        Some(point) => {
            let (whole, fraction) = rest.split_at(point);
            match fraction {
                [_, fraction @ ..] if !fraction.is_empty() => (whole, fraction),
                _ => return Err(PlainError::Form),
            }
        }
    };
    let mut all = whole.iter().chain(fraction);
    if whole.is_empty() || !all.clone().all(u8::is_ascii_digit) {
        return Err(PlainError::Form);
    }
    let digits = if rest.len() <= SHORT {
        all.fold(0_u64, |n, &b| {
            n.wrapping_mul(10).wrapping_add(u64::from(b & 15))
        })
        .into()
    } else {
        all.try_fold(0_u128, |n, &b| {
            n.checked_mul(10)?.checked_add(u128::from(b & 15))
        })
        .ok_or(PlainError::TooLong)?
    };
    let scale = u32::try_from(fraction.len()).map_err(|_| PlainError::TooLong)?;
    Ok(Plain {
        negative,
        digits,
        scale,
    })
}

/// Writes `minor` units of 10^-`places` each, without losing or adding a digit.
pub(super) fn write(out: &mut String, minor: i128, places: u8) {
    // 39 digits of 2^127, a point, a sign, and zeros before the point.
    let mut room = [0; 48];
    let mut rest = minor.unsigned_abs();
    let mut end = End::of(&mut room);
    for _ in 0..places {
        end.put([digit(take(&mut rest, 10))]);
    }
    if places > 0 {
        end.put([b'.']);
    }
    // At least one digit before the point.
    end.put([digit(take(&mut rest, 10))]);
    while rest > 0 {
        end.put([digit(take(&mut rest, 10))]);
    }
    if minor < 0 {
        end.put([b'-']);
    }
    let start = end.start();
    out.push_str(digits::written(&room, start));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_machine_form_is_read() {
        for wrong in [
            "",
            "-",
            ".",
            "1.",
            ".5",
            "-.5",
            "+1",
            "1_000",
            "1 000",
            " 1",
            "1 ",
            "1e3",
            "1,5",
            "1.2.3",
            "--1",
            "1-",
            "NaN",
            "inf",
            "0x10",
            "１",
            "−1",
            "1\0",
            "00000000000000000000000000000000000000001.0",
        ] {
            assert_eq!(read(wrong), Err(PlainError::Form), "{wrong}");
        }
        assert_eq!(
            read("999999999999999999999999999999999999999"),
            Err(PlainError::TooLong)
        );
    }

    #[test]
    fn digits_and_scale_are_kept() {
        let plain = |negative, digits, scale| {
            Ok(Plain {
                negative,
                digits,
                scale,
            })
        };
        assert_eq!(read("0"), plain(false, 0, 0));
        assert_eq!(read("-0.00"), plain(true, 0, 2));
        assert_eq!(read("007"), plain(false, 7, 0));
        assert_eq!(read("1.500"), plain(false, 1500, 3));
        assert_eq!(
            read("-170141183460469231731687303715884105728"),
            plain(true, 1 << 127, 0)
        );
        assert_eq!(
            read("9999999999999999999"),
            plain(false, 9_999_999_999_999_999_999, 0)
        );
    }

    #[test]
    fn all_digits_are_written() {
        let text = |minor, places| {
            let mut out = String::new();
            write(&mut out, minor, places);
            out
        };
        assert_eq!(text(0, 0), "0");
        assert_eq!(text(0, 2), "0.00");
        assert_eq!(text(-1, 2), "-0.01");
        assert_eq!(text(11_467_300, 2), "114673.00");
        assert_eq!(
            text(i128::MIN, 4),
            "-17014118346046923173168730371588410.5728"
        );
        assert_eq!(
            text(i128::MAX, 0),
            "170141183460469231731687303715884105727"
        );
    }
}
