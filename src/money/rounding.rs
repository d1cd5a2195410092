//! The ways of rounding, each by its name. There is no default: whoever rounds says how.
//!
//! I1. A quotient that is exact is the same in every way of rounding.
//! I2. A rounded quotient is one of the two whole numbers around the exact one.

use std::cmp::Ordering;
use std::num::NonZeroU128;

use crate::lang::Lang;

/// How a number between two whole minor units becomes one of them (cách làm tròn).
///
/// State accounting in Viet Nam rounds half away from zero.
///
/// # Example
/// ```
/// use std::num::NonZeroU128;
/// use vientro::Rounding;
/// let two = NonZeroU128::new(2).ok_or("zero")?;
/// assert_eq!(Rounding::HalfAwayFromZero.divide(-5, two), Some(-3));
/// assert_eq!(Rounding::HalfEven.divide(-5, two), Some(-2));
/// assert_eq!(Rounding::Exact.divide(-5, two), None);
/// # Ok::<(), &str>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Rounding {
    /// Refuses whatever is not exact.
    Exact,
    /// To the nearest; half goes away from zero: 2.5 to 3, -2.5 to -3.
    HalfAwayFromZero,
    /// To the nearest; half goes toward zero: 2.5 to 2, -2.5 to -2.
    HalfTowardZero,
    /// To the nearest; half goes to the even neighbour: 2.5 to 2, 3.5 to 4.
    HalfEven,
    /// To the nearest; half goes to the odd neighbour: 2.5 to 3, 3.5 to 3.
    HalfOdd,
    /// To the nearest; half goes up: 2.5 to 3, -2.5 to -2.
    HalfCeiling,
    /// To the nearest; half goes down: 2.5 to 2, -2.5 to -3.
    HalfFloor,
    /// Toward zero, cutting off: 2.9 to 2, -2.9 to -2.
    TowardZero,
    /// Away from zero: 2.1 to 3, -2.1 to -3.
    AwayFromZero,
    /// Up: 2.1 to 3, -2.9 to -2.
    Ceiling,
    /// Down: 2.9 to 2, -2.1 to -3.
    Floor,
}

impl Rounding {
    /// Every way of rounding.
    pub const ALL: [Self; 11] = [
        Self::Exact,
        Self::HalfAwayFromZero,
        Self::HalfTowardZero,
        Self::HalfEven,
        Self::HalfOdd,
        Self::HalfCeiling,
        Self::HalfFloor,
        Self::TowardZero,
        Self::AwayFromZero,
        Self::Ceiling,
        Self::Floor,
    ];

    /// Returns the permanent name, `half_even` for example.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Exact => "exact",
            Self::HalfAwayFromZero => "half_away_from_zero",
            Self::HalfTowardZero => "half_toward_zero",
            Self::HalfEven => "half_even",
            Self::HalfOdd => "half_odd",
            Self::HalfCeiling => "half_ceiling",
            Self::HalfFloor => "half_floor",
            Self::TowardZero => "toward_zero",
            Self::AwayFromZero => "away_from_zero",
            Self::Ceiling => "ceiling",
            Self::Floor => "floor",
        }
    }

    /// Reads a permanent name.
    pub fn parse(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|rounding| rounding.id() == id)
    }

    /// Returns the label in a language.
    pub fn label(self, lang: Lang) -> &'static str {
        match self {
            Self::Exact => lang.pick("không làm tròn", "exact, or refused"),
            Self::HalfAwayFromZero => lang.pick(
                "đến số gần nhất, nửa đơn vị ra xa số 0",
                "to the nearest, half away from zero",
            ),
            Self::HalfTowardZero => lang.pick(
                "đến số gần nhất, nửa đơn vị về phía số 0",
                "to the nearest, half toward zero",
            ),
            Self::HalfEven => lang.pick(
                "đến số gần nhất, nửa đơn vị về số chẵn",
                "to the nearest, half to even",
            ),
            Self::HalfOdd => lang.pick(
                "đến số gần nhất, nửa đơn vị về số lẻ",
                "to the nearest, half to odd",
            ),
            Self::HalfCeiling => lang.pick(
                "đến số gần nhất, nửa đơn vị lên trên",
                "to the nearest, half up",
            ),
            Self::HalfFloor => lang.pick(
                "đến số gần nhất, nửa đơn vị xuống dưới",
                "to the nearest, half down",
            ),
            Self::TowardZero => lang.pick("về phía số 0", "toward zero"),
            Self::AwayFromZero => lang.pick("ra xa số 0", "away from zero"),
            Self::Ceiling => lang.pick("lên trên", "up"),
            Self::Floor => lang.pick("xuống dưới", "down"),
        }
    }

    /// Divides and rounds; `None` if the quotient is not whole and the way is [`Self::Exact`].
    pub fn divide(self, numerator: i128, divisor: NonZeroU128) -> Option<i128> {
        let magnitude = numerator.unsigned_abs();
        let negative = numerator < 0;
        let whole = magnitude / divisor;
        let rest = magnitude.wrapping_sub(whole.wrapping_mul(divisor.get()));
        let half = rest.cmp(&divisor.get().wrapping_sub(rest));
        let out = self.goes_out(negative, whole % 2 == 1, rest != 0, half)?;
        // A rest means a divisor of at least 2, so `whole` is at most 2^126 then.
        with_sign(negative, whole.wrapping_add(u128::from(out)))
    }

    /// Tells whether the magnitude goes to the next whole number; `None` if that is refused.
    ///
    /// `half` compares the rest with half the divisor.
    pub(super) const fn goes_out(
        self,
        negative: bool,
        odd: bool,
        has_rest: bool,
        half: Ordering,
    ) -> Option<bool> {
        if !has_rest {
            return Some(false);
        }
        let at_half = match self {
            Self::Exact => return None,
            Self::TowardZero => return Some(false),
            Self::AwayFromZero => return Some(true),
            Self::Ceiling => return Some(!negative),
            Self::Floor => return Some(negative),
            Self::HalfAwayFromZero => true,
            Self::HalfTowardZero => false,
            Self::HalfEven => odd,
            Self::HalfOdd => !odd,
            Self::HalfCeiling => !negative,
            Self::HalfFloor => negative,
        };
        Some(match half {
            Ordering::Less => false,
            Ordering::Equal => at_half,
            Ordering::Greater => true,
        })
    }
}

/// Gives a magnitude its sign; `None` if the number does not fit.
pub(super) fn with_sign(negative: bool, magnitude: u128) -> Option<i128> {
    if negative {
        0_i128.checked_sub_unsigned(magnitude)
    } else {
        0_i128.checked_add_unsigned(magnitude)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_way_at_and_around_a_half() {
        let tenths = [-25, -21, -29, -15, 15, 25, 21, 29, 30, -30, 0];
        let divisor = NonZeroU128::new(10).unwrap();
        for (rounding, expected) in [
            (Rounding::HalfAwayFromZero, [-3, -2, -3, -2, 2, 3, 2, 3]),
            (Rounding::HalfTowardZero, [-2, -2, -3, -1, 1, 2, 2, 3]),
            (Rounding::HalfEven, [-2, -2, -3, -2, 2, 2, 2, 3]),
            (Rounding::HalfOdd, [-3, -2, -3, -1, 1, 3, 2, 3]),
            (Rounding::HalfCeiling, [-2, -2, -3, -1, 2, 3, 2, 3]),
            (Rounding::HalfFloor, [-3, -2, -3, -2, 1, 2, 2, 3]),
            (Rounding::TowardZero, [-2, -2, -2, -1, 1, 2, 2, 2]),
            (Rounding::AwayFromZero, [-3, -3, -3, -2, 2, 3, 3, 3]),
            (Rounding::Ceiling, [-2, -2, -2, -1, 2, 3, 3, 3]),
            (Rounding::Floor, [-3, -3, -3, -2, 1, 2, 2, 2]),
        ] {
            for (n, want) in tenths.into_iter().zip(expected) {
                assert_eq!(rounding.divide(n, divisor), Some(want), "{rounding:?} {n}");
            }
        }
        for rounding in Rounding::ALL {
            for (n, want) in [(30, 3), (-30, -3), (0, 0)] {
                assert_eq!(rounding.divide(n, divisor), Some(want));
            }
            assert_eq!(Rounding::parse(rounding.id()), Some(rounding));
        }
        assert_eq!(Rounding::Exact.divide(25, divisor), None);
    }

    #[test]
    fn the_ends_of_the_range_divide() {
        let [one, two, most] = [1, 2, u128::MAX].map(|n| NonZeroU128::new(n).unwrap());
        for rounding in Rounding::ALL {
            assert_eq!(rounding.divide(i128::MIN, one), Some(i128::MIN));
            assert_eq!(rounding.divide(i128::MAX, one), Some(i128::MAX));
        }
        assert_eq!(Rounding::Ceiling.divide(i128::MAX, two), Some(1 << 126));
        assert_eq!(Rounding::HalfEven.divide(i128::MIN, most), Some(-1));
        assert_eq!(Rounding::HalfEven.divide(i128::MAX, most), Some(0));
    }
}
