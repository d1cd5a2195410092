//! Whole numbers below 2^383, for products on their way to one division.
//!
//! Multiplying and dividing by hand, one limb and one bit at a time: rarely used, easy to prove.
//! The largest product is that of a sum (2^127), two rates (2^96 each) and a unit (10^4): 2^333.
//!
//! I1. A `Wide` is below 2^383, so that doubling it never loses a bit.

use std::cmp::Ordering;

/// A whole number below 2^383: six limbs, the lowest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Wide([u64; 6]);

impl Wide {
    const ZERO: Self = Self([0; 6]);

    pub fn new(value: u128) -> Self {
        Self([low(value), high(value), 0, 0, 0, 0])
    }

    /// Returns the number, if it is below 2^128.
    pub fn to_u128(self) -> Option<u128> {
        let [a, b, rest @ ..] = self.0;
        (rest == [0; 4]).then_some(u128::from(a) | u128::from(b) << 64)
    }

    pub fn is_zero(self) -> bool {
        self == Self::ZERO
    }

    pub const fn is_odd(self) -> bool {
        let [a, ..] = self.0;
        a & 1 == 1
    }

    /// Multiplies, if the product is below 2^383.
    pub fn checked_mul(self, by: u128) -> Option<Self> {
        let by_low = self.mul_limb(low(by))?;
        let by_high = self.mul_limb(high(by))?.shift_limb()?;
        by_low.checked_add(by_high)
    }

    /// Adds, if the sum is below 2^383.
    pub fn checked_add(self, other: Self) -> Option<Self> {
        let mut sum = self.0;
        let mut carry = false;
        for (limb, &more) in sum.iter_mut().zip(&other.0) {
            let (partial, over) = limb.overflowing_add(more);
            let (total, over_again) = partial.overflowing_add(u64::from(carry));
            *limb = total;
            carry = over || over_again;
        }
        if carry { None } else { Self(sum).in_range() }
    }

    /// Subtracts, if the difference is not negative.
    pub fn checked_sub(self, other: Self) -> Option<Self> {
        let mut rest = self.0;
        let mut borrow = false;
        for (limb, &less) in rest.iter_mut().zip(&other.0) {
            let (partial, under) = limb.overflowing_sub(less);
            let (total, under_again) = partial.overflowing_sub(u64::from(borrow));
            *limb = total;
            borrow = under || under_again;
        }
        (!borrow).then_some(Self(rest))
    }

    /// Divides: quotient and rest. The divisor is not zero; by zero the quotient means nothing.
    pub fn div_rem(self, divisor: Self) -> (Self, Self) {
        let mut quotient = Self::ZERO;
        let mut rest = Self::ZERO;
        for limb in self.0.into_iter().rev() {
            for bit in (0..64).rev() {
                // Before the step rest < divisor < 2^383, so doubling it loses nothing.
                rest = rest.double_plus(limb >> bit & 1);
                let fits = rest.checked_sub(divisor);
                quotient = quotient.double_plus(u64::from(fits.is_some()));
                rest = fits.unwrap_or(rest);
            }
        }
        (quotient, rest)
    }

    /// Compares the rest of a division by `divisor` with half of the divisor.
    pub fn cmp_half(self, divisor: Self) -> Ordering {
        match divisor.checked_sub(self) {
            Some(other_part) => self.cmp(&other_part),
            None => Ordering::Greater,
        }
    }

    fn mul_limb(self, by: u64) -> Option<Self> {
        let mut product = self.0;
        let mut carry = 0_u64;
        for limb in &mut product {
            // (2^64 - 1)^2 + 2^64 - 1 < 2^128: neither wraps.
            let step = u128::from(*limb)
                .wrapping_mul(by.into())
                .wrapping_add(carry.into());
            *limb = low(step);
            carry = high(step);
        }
        if carry == 0 {
            Self(product).in_range()
        } else {
            None
        }
    }

    /// Multiplies by 2^64.
    fn shift_limb(self) -> Option<Self> {
        let [a, b, c, d, e, f] = self.0;
        if f == 0 {
            Self([0, a, b, c, d, e]).in_range()
        } else {
            None
        }
    }

    fn double_plus(self, bit: u64) -> Self {
        let mut carry = bit;
        Self(self.0.map(|limb| {
            let doubled = limb << 1 | carry;
            carry = limb >> 63;
            doubled
        }))
    }

    fn in_range(self) -> Option<Self> {
        let [.., top] = self.0;
        (top >> 63 == 0).then_some(self)
    }
}

impl Ord for Wide {
    fn cmp(&self, other: &Self) -> Ordering {
        self.0.iter().rev().cmp(other.0.iter().rev())
    }
}

impl PartialOrd for Wide {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

const fn low(value: u128) -> u64 {
    value as u64
}

const fn high(value: u128) -> u64 {
    (value >> 64) as u64
}

#[cfg(test)]
#[expect(
    clippy::arithmetic_side_effects,
    reason = "the oracle's numbers are unbounded"
)]
mod tests {
    use super::*;
    use num_bigint::BigUint;
    use proptest::prelude::*;

    fn big(wide: Wide) -> BigUint {
        wide.0
            .iter()
            .rev()
            .fold(BigUint::ZERO, |n, &limb| (n << 64_u32) + limb)
    }

    /// Numbers of any width, not only the widest.
    fn any_width() -> impl Strategy<Value = u128> {
        (any::<u128>(), 0_u32..128).prop_map(|(n, shift)| n >> shift)
    }

    proptest! {
        #[test]
        fn products_are_exact_or_refused(a in any_width(), b in any_width(), c in any_width()) {
            let exact = BigUint::from(a) * b * c;
            let ours = Wide::new(a).checked_mul(b).and_then(|ab| ab.checked_mul(c));
            prop_assert_eq!(ours.map(big), (exact.bits() <= 383).then_some(exact));
        }

        #[test]
        fn quotient_and_rest_are_exact(
            a in any_width(), b in any_width(), c in 0_u128..1 << 90,
            d in any_width(), e in any_width(),
        ) {
            let (Some(n), Some(divisor)) = (
                Wide::new(a).checked_mul(b).and_then(|ab| ab.checked_mul(c)),
                Wide::new(d.max(1)).checked_mul(e.max(1)),
            ) else { return Ok(()) };
            let (quotient, rest) = n.div_rem(divisor);
            prop_assert_eq!(big(quotient), big(n) / big(divisor));
            prop_assert_eq!(big(rest), big(n) % big(divisor));
            prop_assert_eq!(rest.cmp_half(divisor), (big(rest) * 2_u32).cmp(&big(divisor)));
            prop_assert_eq!(quotient.cmp(&rest), big(quotient).cmp(&big(rest)));
        }
    }
}
