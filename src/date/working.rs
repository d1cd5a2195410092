//! Working days, with the caller's holidays.
//!
//! No holiday is built in: the official list comes out year by year, with swapped days, and a
//! wrong holiday makes a wrong finding. A calendar therefore says which days it covers, and
//! answers no question beyond them.
//!
//! I1. No day is both a holiday and a make-up day.
//! I2. The day that a term runs from is never counted; the day that it ends on is.

use std::collections::BTreeSet;

use super::{Date, DateError, Period};
use crate::code::{Code, Explain, Status};
use crate::lang::Lang;
use crate::order;

/// Which days are working days (ngày làm việc): Monday to Friday without the caller's holidays,
/// and the weekend days on which work is made up.
///
/// # Example
/// ```
/// use vientro::{Date, Period, WorkingCalendar};
/// let day = |text| Date::parse(text);
/// let covered = Period::new(Some(day("2024-01-01")?), Some(day("2024-12-31")?))?;
/// // In 2024 Monday 29 April was swapped with Saturday 4 May.
/// let holidays = [day("2024-04-29")?, day("2024-04-30")?, day("2024-05-01")?];
/// let calendar = WorkingCalendar::new(covered, holidays, [day("2024-05-04")?])?;
/// assert_eq!(calendar.plus_working_days(day("2024-04-26")?, 1)?, day("2024-05-02")?);
/// assert_eq!(calendar.working_days_between(day("2024-04-26")?, day("2024-05-06")?)?, 4);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WorkingCalendar {
    covered: Period,
    holidays: BTreeSet<Date>,
    made_up: BTreeSet<Date>,
}

impl WorkingCalendar {
    /// Makes a calendar from the days it covers, the holidays among them, days off in lieu
    /// included, and the weekend days on which work is made up.
    ///
    /// # Errors
    /// * [`WorkingError::Both`] if a day is a holiday and a make-up day.
    pub fn new(
        covered: Period,
        holidays: impl IntoIterator<Item = Date>,
        made_up: impl IntoIterator<Item = Date>,
    ) -> Result<Self, WorkingError> {
        let holidays = order::set(holidays);
        let made_up = order::set(made_up);
        match holidays.intersection(&made_up).next() {
            Some(&day) => Err(WorkingError::Both { day }),
            None => Ok(Self {
                covered,
                holidays,
                made_up,
            }),
        }
    }

    /// Returns the days for which the calendar knows the holidays.
    pub const fn covered(&self) -> Period {
        self.covered
    }

    /// Returns the holidays, in order.
    pub fn holidays(&self) -> impl Iterator<Item = Date> {
        self.holidays.iter().copied()
    }

    /// Returns the weekend days on which work is made up, in order.
    pub fn made_up(&self) -> impl Iterator<Item = Date> {
        self.made_up.iter().copied()
    }

    /// Tells whether a day is a working day.
    ///
    /// # Errors
    /// * [`WorkingError::NotCovered`] if the calendar does not cover the day.
    pub fn is_working(&self, day: Date) -> Result<bool, WorkingError> {
        if !self.covered.contains(day) {
            let covered = self.covered;
            return Err(WorkingError::NotCovered { day, covered });
        }
        let weekday = !day.is_weekend() && !self.holidays.contains(&day);
        Ok(weekday || self.made_up.contains(&day))
    }

    /// Returns the day on which a term of `n` working days ends, or began if `n` is negative.
    ///
    /// The day itself is not counted; with `n` zero it is returned, working day or not.
    ///
    /// # Errors
    /// * [`WorkingError::NotCovered`] if a day on the way is not covered.
    /// * [`WorkingError::Date`] if the term leaves the range of [`Date`].
    pub fn plus_working_days(&self, day: Date, n: i32) -> Result<Date, WorkingError> {
        let (mut at, mut left) = (day, n.unsigned_abs());
        while left > 0 {
            at = at.plus_days(n.signum())?;
            if self.is_working(at)? {
                left = left.saturating_sub(1);
            }
        }
        Ok(at)
    }

    /// Returns how many working days lie between two days, the first not counted and the second
    /// counted; negative if the second is earlier.
    ///
    /// # Errors
    /// * [`WorkingError::NotCovered`] if a day on the way is not covered.
    pub fn working_days_between(&self, day: Date, other: Date) -> Result<i32, WorkingError> {
        let step = day.days_until(other).signum();
        let (mut at, mut count) = (day, 0i32);
        while at != other {
            at = at.plus_days(step)?;
            if self.is_working(at)? {
                count = count.saturating_add(step);
            }
        }
        Ok(count)
    }
}

/// Why working days could not be counted.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum WorkingError {
    /// A day is a holiday and a make-up day.
    #[error("`{day}` is given both as a holiday and as a make-up day")]
    Both {
        /// The day.
        day: Date,
    },
    /// The calendar does not know the holidays around this day.
    #[error("the calendar of working days covers `{covered}`, not `{day}`")]
    NotCovered {
        /// The day that was asked for.
        day: Date,
        /// The days that are covered.
        covered: Period,
    },
    /// The count left the range of dates.
    #[error(transparent)]
    Date(#[from] DateError),
}

impl Explain for WorkingError {
    fn code(&self) -> Code {
        match self {
            Self::Both { .. } => Code::new(Status::Invalid, "date.working_both"),
            Self::NotCovered { .. } => Code::new(Status::Range, "date.working_not_covered"),
            Self::Date(error) => error.code(),
        }
    }

    fn message(&self, lang: Lang) -> String {
        match (lang, self) {
            (_, Self::Date(error)) => error.message(lang),
            (Lang::En, _) => self.to_string(),
            (Lang::Vi, Self::Both { day }) => {
                format!("`{day}` vừa là ngày nghỉ, vừa là ngày làm bù")
            }
            (Lang::Vi, Self::NotCovered { day, covered }) => {
                format!("lịch ngày làm việc chỉ có `{covered}`, không có `{day}`")
            }
        }
    }
}

#[cfg(test)]
#[expect(clippy::arithmetic_side_effects, reason = "tests may panic")]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn day(text: &str) -> Date {
        Date::parse(text).unwrap()
    }

    fn plain(covered: Period) -> WorkingCalendar {
        WorkingCalendar::new(covered, [], []).unwrap()
    }

    #[test]
    fn the_first_day_is_not_counted_and_the_last_is() {
        let calendar = plain(Period::ALWAYS);
        // Friday 2026-11-20 and the week after.
        let friday = day("2026-11-20");
        for (n, expected) in [
            (0, "2026-11-20"),
            (1, "2026-11-23"),
            (5, "2026-11-27"),
            (-1, "2026-11-19"),
            (-5, "2026-11-13"),
        ] {
            assert_eq!(
                calendar.plus_working_days(friday, n),
                Ok(day(expected)),
                "{n}"
            );
        }
        // A term that begins on a Saturday: its first day is Monday.
        assert_eq!(
            calendar.plus_working_days(day("2026-11-21"), 1),
            Ok(day("2026-11-23"))
        );
        let between = |a, b| calendar.working_days_between(day(a), day(b)).unwrap();
        assert_eq!(between("2026-11-20", "2026-11-20"), 0);
        assert_eq!(between("2026-11-20", "2026-11-22"), 0);
        assert_eq!(between("2026-11-20", "2026-11-30"), 6);
        assert_eq!(between("2026-11-30", "2026-11-20"), -6);
    }

    #[test]
    fn holidays_and_made_up_days() {
        let swapped = WorkingCalendar::new(
            Period::ALWAYS,
            [day("2024-04-29"), day("2024-04-30"), day("2024-05-01")],
            [day("2024-05-04")],
        )
        .unwrap();
        assert_eq!(swapped.is_working(day("2024-04-29")), Ok(false));
        assert_eq!(swapped.is_working(day("2024-05-04")), Ok(true));
        assert_eq!(swapped.is_working(day("2024-05-05")), Ok(false));
        let both = WorkingCalendar::new(Period::ALWAYS, [day("2024-05-04")], [day("2024-05-04")]);
        assert_eq!(both.unwrap_err().code().id(), "date.working_both");
    }

    #[test]
    fn nothing_is_said_beyond_the_days_covered() {
        let year = Period::new(Some(day("2024-01-01")), Some(day("2024-12-31"))).unwrap();
        let calendar = plain(year);
        assert!(calendar.plus_working_days(day("2024-12-30"), 1).is_ok());
        let beyond = calendar
            .plus_working_days(day("2024-12-30"), 2)
            .unwrap_err();
        assert_eq!(
            beyond.to_string(),
            "the calendar of working days covers `2024-01-01/2024-12-31`, not `2025-01-01`"
        );
        let end = plain(Period::ALWAYS).plus_working_days(day("2200-12-31"), i32::MAX);
        assert!(matches!(end, Err(WorkingError::Date(_))));
        let begin = plain(Period::ALWAYS).plus_working_days(day("1900-01-01"), i32::MIN);
        assert!(matches!(begin, Err(WorkingError::Date(_))));
    }

    proptest! {
        #[test]
        fn counting_undoes_adding(start in -20_000..40_000i32, n in -300..300i32, off in 0..30i32) {
            let start = Date::from_days_since_1970(start).unwrap();
            let holidays = (0..5).map(|i| start.plus_days(off + i).unwrap());
            let calendar = WorkingCalendar::new(Period::ALWAYS, holidays, []).unwrap();
            let end = calendar.plus_working_days(start, n).unwrap();
            prop_assert_eq!(calendar.working_days_between(start, end).unwrap(), n);
            prop_assert!(n == 0 || calendar.is_working(end).unwrap());
        }
    }
}
