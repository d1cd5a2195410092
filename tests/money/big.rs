//! Decimal numbers of any size, for what suites expect.

use num_bigint::BigInt;

/// `digits` times 10^`exponent`.
#[derive(Clone, Debug)]
pub struct Big {
    pub digits: BigInt,
    pub exponent: i32,
}

impl Big {
    /// Reads a finite number, in quotes or not; `None` for NaN, infinities, references and
    /// exponents that no amount has.
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim_matches(|c| c == '\'' || c == '"');
        let (number, exponent) = match text.split_once(['e', 'E']) {
            Some((number, exponent)) => (number, exponent.parse::<i32>().ok()?),
            None => (text, 0),
        };
        let (whole, fraction) = number.split_once('.').unwrap_or((number, ""));
        let digits = format!("{whole}{fraction}");
        let magnitude = digits.trim_start_matches(['+', '-']);
        if magnitude.is_empty() || !magnitude.bytes().all(|b| b.is_ascii_digit()) {
            return None;
        }
        let exponent = exponent - i32::try_from(fraction.len()).ok()?;
        (exponent.abs() <= 200).then_some(Self {
            digits: digits.parse().ok()?,
            exponent,
        })
    }

    /// How many digits follow the point.
    pub fn scale(&self) -> u32 {
        u32::try_from(-self.exponent).unwrap_or(0)
    }

    /// The number times 10^`places`, if it is whole and fits.
    pub fn scaled(&self, places: u32) -> Option<i128> {
        let up = i32::try_from(places).unwrap() + self.exponent;
        let up = u32::try_from(up).ok()?;
        i128::try_from(&self.digits * ten(up)).ok()
    }
}

/// 10 to a power.
pub fn ten(power: u32) -> BigInt {
    BigInt::from(10).pow(power)
}
