//! Splitting an amount into shares that add up to it: the only way an amount is split.
//!
//! I1. The shares' sum is the amount, to the last minor unit.
//! I2. Each share is less than one minor unit from its exact part; a zero weight gets zero.
//! I3. Shares of -x are those of x with the sign turned: the magnitude is split, the sign follows.
//! Largest remainder: every share is cut off, and the units left over go one each to the largest
//! remainders, of equal ones to the first.

use std::cmp::Reverse;
use std::num::NonZeroU128;

use rust_decimal::Decimal;

use super::rounding::with_sign;
use super::wide::Wide;
use super::{Money, MoneyError, Total};

impl Money {
    /// Splits the amount in proportion to weights; the shares add up to it exactly.
    ///
    /// Units left over go to the largest remainders, of equal ones to the first.
    ///
    /// # Errors
    /// * [`MoneyError::NoWeights`] if there is no weight.
    /// * [`MoneyError::ZeroWeights`] if all are zero.
    /// * [`MoneyError::WeightsOverflow`] if their sum does not fit 128 bits.
    ///
    /// # Example
    /// ```
    /// use vientro::{Currency, Money};
    /// let shares = Money::parse("100", Currency::VND)?.allocate(&[1, 1, 1])?;
    /// let text: Vec<String> = shares.iter().map(|share| share.plain()).collect();
    /// assert_eq!(text, ["34", "33", "33"]);
    /// # Ok::<(), vientro::money::MoneyError>(())
    /// ```
    pub fn allocate(self, weights: &[u128]) -> Result<Vec<Self>, MoneyError> {
        allocate(self.minor().into(), weights)?
            .into_iter()
            .map(|minor| Self::from_wide(minor, self.currency()))
            .collect()
    }

    /// Splits the amount in proportion to decimal weights, such as shares in percent.
    ///
    /// # Errors
    /// * [`MoneyError::NegativeWeight`] if a weight is negative.
    /// * The errors of [`Self::allocate`].
    pub fn allocate_by(self, weights: &[Decimal]) -> Result<Vec<Self>, MoneyError> {
        self.allocate(&whole_weights(weights)?)
    }

    /// Splits the amount into this many parts that differ by at most one minor unit.
    ///
    /// # Errors
    /// * [`MoneyError::NoWeights`] if there is no part.
    /// * [`MoneyError::WeightsOverflow`] if there are more parts than memory could ever hold.
    pub fn split(self, parts: usize) -> Result<Vec<Self>, MoneyError> {
        let mut weights = Vec::new();
        weights
            .try_reserve_exact(parts)
            .map_err(|_| MoneyError::WeightsOverflow)?;
        weights.resize(parts, 1);
        self.allocate(&weights)
    }
}

impl Total {
    /// Splits the sum in proportion to weights, as [`Money::allocate`] does; in minor units.
    ///
    /// # Errors
    /// * The errors of [`Money::allocate`].
    pub fn allocate(self, weights: &[u128]) -> Result<Vec<i128>, MoneyError> {
        allocate(self.minor(), weights)
    }
}

/// Splits minor units in proportion to weights.
fn allocate(amount: i128, weights: &[u128]) -> Result<Vec<i128>, MoneyError> {
    if weights.is_empty() {
        return Err(MoneyError::NoWeights);
    }
    let sum = weights
        .iter()
        .try_fold(0_u128, |sum, &weight| sum.checked_add(weight))
        .ok_or(MoneyError::WeightsOverflow)?;
    let sum = NonZeroU128::new(sum).ok_or(MoneyError::ZeroWeights)?;
    let magnitude = amount.unsigned_abs();
    let mut left = magnitude;
    let mut shares: Vec<Share> = Vec::with_capacity(weights.len());
    for &weight in weights {
        // weight <= sum, so the part is at most the magnitude.
        let (part, rest) = part_of(magnitude, weight, sum);
        left = left.wrapping_sub(part);
        shares.push(Share { part, rest });
    }
    if left > 0 {
        // The rests add up to `left` times the sum and each is below the sum: more than `left` of
        // them are above zero, so that a zero weight is never reached.
        let rests = shares.iter().map(|share| Reverse(share.rest));
        let mut by_rest: Vec<(Reverse<u128>, usize)> = rests.zip(0..).collect();
        by_rest.sort_unstable();
        let count = usize::try_from(left).unwrap_or(usize::MAX);
        for (_, place) in by_rest.into_iter().take(count) {
            if let Some(share) = shares.get_mut(place) {
                share.part = share.part.wrapping_add(1);
            }
        }
    }
    // A share is at most the magnitude, so its sign always fits.
    Ok(shares
        .into_iter()
        .filter_map(|share| with_sign(amount < 0, share.part))
        .collect())
}

/// A share while it is worked out: whole units, and the rest of the division.
struct Share {
    part: u128,
    rest: u128,
}

/// `magnitude` times `weight` divided by `sum`, cut off, with the rest of the division.
fn part_of(magnitude: u128, weight: u128, sum: NonZeroU128) -> (u128, u128) {
    match magnitude.checked_mul(weight) {
        Some(product) => {
            let part = product / sum;
            (part, product.wrapping_sub(part.wrapping_mul(sum.get())))
        }
        None => {
            let (part, rest) = Wide::new(magnitude)
                .checked_mul(weight)
                .unwrap_or(Wide::new(0))
                .div_rem(Wide::new(sum.get()));
            (part.to_u128().unwrap_or(0), rest.to_u128().unwrap_or(0))
        }
    }
}

/// Writes decimal weights as whole numbers in the same proportion.
fn whole_weights(weights: &[Decimal]) -> Result<Vec<u128>, MoneyError> {
    let weights: Vec<Decimal> = weights.iter().map(Decimal::normalize).collect();
    if let Some(position) = weights
        .iter()
        .position(|weight| weight.is_sign_negative() && !weight.is_zero())
    {
        return Err(MoneyError::NegativeWeight { position });
    }
    let scale = weights.iter().map(Decimal::scale).max().unwrap_or(0);
    weights
        .iter()
        .map(|weight| {
            10_u128
                .checked_pow(scale.wrapping_sub(weight.scale()))
                .and_then(|unit| weight.mantissa().unsigned_abs().checked_mul(unit))
                .ok_or(MoneyError::WeightsOverflow)
        })
        .collect()
}

#[cfg(test)]
#[expect(
    clippy::arithmetic_side_effects,
    reason = "the oracle's numbers are unbounded"
)]
mod tests {
    use super::*;
    use crate::money::Currency;
    use num_bigint::BigInt;
    use proptest::prelude::*;

    fn vnd(minor: i64) -> Money {
        Money::from_minor(minor, Currency::VND).unwrap()
    }

    fn shares(amount: i64, weights: &[u128]) -> Vec<i64> {
        let shares = vnd(amount).allocate(weights).unwrap();
        shares.into_iter().map(Money::minor).collect()
    }

    #[test]
    fn largest_remainder_then_position() {
        assert_eq!(shares(100, &[1, 1, 1]), [34, 33, 33]);
        assert_eq!(shares(-100, &[1, 1, 1]), [-34, -33, -33]);
        assert_eq!(shares(5, &[0, 1, 1]), [0, 3, 2]);
        assert_eq!(shares(1, &[0, 3, 7]), [0, 0, 1]);
        assert_eq!(shares(100, &[333, 333, 334]), [33, 33, 34]);
        assert_eq!(shares(0, &[1, 2]), [0, 0]);
        assert_eq!(shares(i64::MIN, &[1, 0]), [i64::MIN, 0]);
        assert_eq!(shares(2, &[u128::MAX / 4; 4]), [1, 1, 0, 0]);
    }

    #[test]
    fn weights_that_lose_the_amount_are_errors() {
        assert_eq!(vnd(1).allocate(&[]), Err(MoneyError::NoWeights));
        assert_eq!(vnd(1).split(0), Err(MoneyError::NoWeights));
        assert_eq!(vnd(1).split(usize::MAX), Err(MoneyError::WeightsOverflow));
        assert_eq!(vnd(1).allocate(&[0, 0]), Err(MoneyError::ZeroWeights));
        assert_eq!(vnd(0).allocate(&[0]), Err(MoneyError::ZeroWeights));
        assert_eq!(
            vnd(1).allocate(&[u128::MAX, 1]),
            Err(MoneyError::WeightsOverflow)
        );
    }

    #[test]
    fn decimal_weights_keep_their_proportion() {
        let decimals = |texts: &[&str]| -> Vec<Decimal> {
            let decimal = |text: &&str| Decimal::from_str_exact(text).unwrap();
            texts.iter().map(decimal).collect()
        };
        let by = |texts: &[&str]| vnd(1000).allocate_by(&decimals(texts));
        assert_eq!(by(&["33.3333", "66.6667"]), Ok(vec![vnd(333), vnd(667)]));
        assert_eq!(by(&["0.500", "1.5"]), Ok(vec![vnd(250), vnd(750)]));
        assert_eq!(
            by(&["1", "-0.1"]),
            Err(MoneyError::NegativeWeight { position: 1 })
        );
        assert_eq!(by(&["1", "-0.0"]), Ok(vec![vnd(1000), vnd(0)]));
        assert_eq!(
            by(&[
                "79228162514264337593543950335",
                "0.0000000000000000000000000001"
            ]),
            Err(MoneyError::WeightsOverflow)
        );
    }

    /// Weights of any width, zeros among them, whose sum fits.
    fn weights() -> impl Strategy<Value = Vec<u128>> {
        let weight =
            prop_oneof![1 => Just(0), 4 => 0_u128..100, 2 => any::<u128>().prop_map(|n| n >> 8)];
        prop::collection::vec(weight, 1..40)
    }

    proptest! {
        #[test]
        fn shares_conserve_and_stay_within_one_unit(
            amount in any::<i128>(), shift in 0_u32..127, weights in weights(),
        ) {
            let amount = amount >> shift;
            let sum: u128 = weights.iter().sum();
            if sum == 0 {
                prop_assert_eq!(allocate(amount, &weights), Err(MoneyError::ZeroWeights));
                return Ok(());
            }
            let shares = allocate(amount, &weights).unwrap();
            prop_assert_eq!(shares.len(), weights.len());
            prop_assert_eq!(shares.iter().map(|&share| BigInt::from(share)).sum::<BigInt>(), BigInt::from(amount));
            for (&share, &weight) in shares.iter().zip(&weights) {
                let off = BigInt::from(share) * sum - BigInt::from(amount) * weight;
                prop_assert!(off.magnitude() < &sum.into());
                prop_assert!(weight > 0 || share == 0);
            }
            if let Some(opposite) = amount.checked_neg() {
                let turned: Vec<i128> = shares.iter().map(|share| -share).collect();
                prop_assert_eq!(allocate(opposite, &weights).unwrap(), turned);
            }
        }
    }
}
