//! The values that a figure allows, as a range between two ends.
//!
//! I1. Everything is a whole number of one small unit, in which half a printed unit is whole too.
//! I2. An end that is not allowed itself lies one small unit further inside.

use super::stated::power;
use super::{NumberError, Qualifier, Stated, Unit};

/// What values there are between two numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Grain {
    /// Only whole numbers of 10^-this.
    Steps(u8),
    /// Endlessly many.
    Endless,
}

impl Grain {
    /// Returns the grain of two figures; `None` if they are in different units.
    pub(super) fn of(one: &Unit, other: &Unit) -> Option<Self> {
        match (one, other) {
            (Unit::Currency(one), Unit::Currency(other)) if one == other => {
                Some(one.minor_digits().map_or(Self::Endless, Self::Steps))
            }
            // Of things the noun differs from language to language.
            (Unit::Plain | Unit::Counted(_), Unit::Plain | Unit::Counted(_)) => {
                Some(Self::Steps(0))
            }
            (Unit::Percent, Unit::Percent) | (Unit::Times, Unit::Times) => Some(Self::Endless),
            (
                Unit::Plain | Unit::Counted(_) | Unit::Percent | Unit::Times | Unit::Currency(_),
                _,
            ) => None,
        }
    }
}

/// An end of a range.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct End {
    at: i128,
    /// How far inside the outermost allowed value lies: 0, or 1 if the end itself is not allowed.
    inside: i128,
}

/// The values that a figure allows, in units of 10^-`decimals`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Range {
    /// The stated value.
    pub(super) stated: i128,
    from: End,
    until: End,
}

impl Range {
    /// Returns what a figure allows among values that have no units finer than 10^-`grid`.
    pub(super) fn of(figure: &Stated, grid: i32, decimals: u8) -> Result<Self, NumberError> {
        let unit = |place: i32| -> Result<i128, NumberError> {
            let zeros = place.saturating_add(i32::from(decimals));
            power(u32::try_from(zeros).map_err(|_| NumberError::Overflow)?)
        };
        let place = figure.last_digit_place();
        let (p, q) = (unit(place)?, unit(figure.last_nonzero_place())?);
        let stated = figure.mantissa().checked_mul(p);
        let stated = stated.ok_or(NumberError::Overflow)?;
        // Below and above the stated value, away from zero.
        let ((below, from), (above, until)) = match figure.qualifier() {
            Qualifier::Exact if place <= grid.saturating_neg() => ((0, 0), (0, 0)),
            Qualifier::Exact => ((p / 2, 0), (p / 2, 0)),
            Qualifier::Nearly => ((q, 0), (0, 1)),
            Qualifier::Over => ((0, 1), (q, 1)),
            Qualifier::About | Qualifier::Estimated => ((q / 2, 0), (q / 2, 0)),
        };
        let ((below, from), (above, until)) = if stated < 0 {
            ((above, until), (below, from))
        } else {
            ((below, from), (above, until))
        };
        let least = stated.checked_sub(below).ok_or(NumberError::Overflow)?;
        let most = stated.checked_add(above).ok_or(NumberError::Overflow)?;
        Ok(Self {
            stated,
            from: End {
                at: least,
                inside: from,
            },
            until: End {
                at: most,
                inside: until,
            },
        })
    }

    /// The least and the greatest allowed value.
    fn allowed(&self) -> Option<(i128, i128)> {
        Some((
            self.from.at.checked_add(self.from.inside)?,
            self.until.at.checked_sub(self.until.inside)?,
        ))
    }

    /// Returns how far a value lies outside; 0 within. `None` if that does not fit.
    pub(super) fn distance(&self, value: i128) -> Option<i128> {
        let (least, most) = self.allowed()?;
        if value < least {
            least.checked_sub(value)
        } else if value > most {
            value.checked_sub(most)
        } else {
            Some(0)
        }
    }

    /// Returns how far a quotient lies from the stated value and, if it lies outside, how far;
    /// both times the denominator, which is above zero. `None` if that does not fit.
    pub(super) fn off(&self, numerator: i128, denominator: i128) -> Option<(i128, Option<i128>)> {
        let from = |end: i128| numerator.checked_sub(end.checked_mul(denominator)?);
        let (below, above) = (from(self.from.at)?, from(self.until.at)?);
        let is_outside = |off: i128, end: End| off > 0 || (off == 0 && end.inside > 0);
        let outside = if is_outside(below.checked_neg()?, self.from) {
            Some(below.checked_neg()?)
        } else if is_outside(above, self.until) {
            Some(above)
        } else {
            None
        };
        Some((from(self.stated)?, outside))
    }

    /// Returns how far apart the allowed values of two ranges are; `Some(None)` if some value is
    /// allowed by both. `None` if that does not fit.
    pub(super) fn gap(&self, other: &Self, grain: Grain) -> Option<Option<i128>> {
        let ((least, most), (other_least, other_most)) = (self.allowed()?, other.allowed()?);
        if least.max(other_least) <= most.min(other_most) {
            return Some(None);
        }
        let (least, most) = match grain {
            Grain::Steps(_) => (least.max(other_least), most.min(other_most)),
            // Values come as near to an open end as one likes.
            Grain::Endless => (
                self.from.at.max(other.from.at),
                self.until.at.min(other.until.at),
            ),
        };
        least.checked_sub(most).map(Some)
    }
}
