//! One multiplication and one division with one rounding: what every conversion and share is.
//!
//! I1. Numerator and denominator are positive and have no common factor.
//! I2. The result is that of exact rational arithmetic, rounded once, or an error.

use std::num::NonZeroU128;

use super::Rounding;
use super::rounding::with_sign;
use super::wide::Wide;

/// A positive fraction by which an amount is multiplied.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Ratio {
    numerator: Wide,
    denominator: Wide,
    /// Both in 128 bits, where they fit: nearly always.
    narrow: Option<(u128, NonZeroU128)>,
}

/// Why a product with a ratio could not be had.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum RatioError {
    /// It is not whole, and no rounding was asked for.
    Inexact,
    /// It does not fit.
    Overflow,
}

impl Ratio {
    /// Makes the fraction of two products; `None` if a factor is zero, or a product too large.
    pub fn new<const N: usize>(
        mut numerators: [u128; N],
        mut denominators: [u128; N],
    ) -> Option<Self> {
        for above in &mut numerators {
            for below in &mut denominators {
                let common = NonZeroU128::new(gcd(*above, *below))?;
                *above /= common;
                *below /= common;
            }
        }
        let product = |factors: [u128; N]| {
            factors.iter().try_fold(Wide::new(1), |product, &factor| {
                NonZeroU128::new(factor).and_then(|factor| product.checked_mul(factor.get()))
            })
        };
        let (numerator, denominator) = (product(numerators)?, product(denominators)?);
        Some(Self {
            numerator,
            denominator,
            narrow: numerator
                .to_u128()
                .zip(denominator.to_u128().and_then(NonZeroU128::new)),
        })
    }

    /// Multiplies and rounds once.
    pub fn apply(&self, value: i128, rounding: Rounding) -> Result<i128, RatioError> {
        if let Some((numerator, denominator)) = self.narrow {
            let product = i128::try_from(numerator)
                .ok()
                .and_then(|numerator| value.checked_mul(numerator));
            if let Some(product) = product {
                return rounding
                    .divide(product, denominator)
                    .ok_or(RatioError::Inexact);
            }
        }
        let negative = value < 0;
        let (quotient, rest) = self
            .product(value, self.numerator)?
            .div_rem(self.denominator);
        let half = rest.cmp_half(self.denominator);
        let out = rounding
            .goes_out(negative, quotient.is_odd(), !rest.is_zero(), half)
            .ok_or(RatioError::Inexact)?;
        quotient
            .to_u128()
            .and_then(|whole| whole.checked_add(u128::from(out)))
            .and_then(|magnitude| with_sign(negative, magnitude))
            .ok_or(RatioError::Overflow)
    }

    /// Returns what the rounding of `value` to `result` left out, as numerator and denominator in
    /// lowest terms: exact product less result. `None` if they do not fit.
    pub fn residue(&self, value: i128, result: i128) -> Option<(i128, NonZeroU128)> {
        let exact = self.product(value, self.numerator).ok()?;
        let kept = self.product(result, self.denominator).ok()?;
        let negative = value < 0 || (value == 0 && result < 0);
        let (magnitude, turned) = if result != 0 && (result < 0) != negative {
            (exact.checked_add(kept)?, false)
        } else if let Some(short) = exact.checked_sub(kept) {
            (short, false)
        } else {
            (kept.checked_sub(exact)?, true)
        };
        let denominator = NonZeroU128::new(self.denominator.to_u128()?)?;
        let magnitude = magnitude.to_u128()?;
        let common = NonZeroU128::new(gcd(magnitude, denominator.get()))?;
        Some((
            with_sign(negative != turned, magnitude / common)?,
            NonZeroU128::new(denominator.get() / common)?,
        ))
    }

    fn product(&self, value: i128, factor: Wide) -> Result<Wide, RatioError> {
        factor
            .checked_mul(value.unsigned_abs())
            .ok_or(RatioError::Overflow)
    }
}

/// The greatest common divisor; of zero and a number, the number.
fn gcd(mut a: u128, mut b: u128) -> u128 {
    while let Some(divisor) = NonZeroU128::new(b) {
        (a, b) = (b, a % divisor);
    }
    a
}
