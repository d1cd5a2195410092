//! A span of days with both ends included, or open at either end.

use std::fmt;

use super::Date;
use crate::code::{Code, Explain, Status};
use crate::lang::Lang;

/// A span of days (khoảng thời gian), both ends included; an end that is absent is open.
///
/// # Example
/// ```
/// use vientro::{Date, Period};
/// let term = Period::new(Some(Date::new(2020, 9, 17)?), None)?;
/// assert!(term.contains(Date::new(2020, 9, 17)?));
/// assert!(!term.contains(Date::new(2020, 9, 16)?));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Period {
    from: Option<Date>,
    until: Option<Date>,
}

impl Period {
    /// The period that is open at both ends: always.
    pub const ALWAYS: Self = Self {
        from: None,
        until: None,
    };

    /// Makes a period from its first and its last day.
    ///
    /// # Errors
    /// * [`PeriodError::Reversed`] if it would end before it begins.
    pub fn new(from: Option<Date>, until: Option<Date>) -> Result<Self, PeriodError> {
        match (from, until) {
            (Some(from), Some(until)) if until < from => Err(PeriodError::Reversed { from, until }),
            _ => Ok(Self { from, until }),
        }
    }

    /// The period between two days that are known to be in order.
    pub(super) const fn closed(from: Date, until: Date) -> Self {
        Self {
            from: Some(from),
            until: Some(until),
        }
    }

    /// Makes a period of a table from the literal digits of its first and last day;
    /// 0 is an open end. A reversed period does not compile.
    pub(crate) const fn literal<const FROM: u32, const UNTIL: u32>() -> Self {
        const {
            assert!(FROM == 0 || UNTIL == 0 || FROM <= UNTIL, "reversed");
        }
        Self {
            from: Date::literal_or_open::<FROM>(),
            until: Date::literal_or_open::<UNTIL>(),
        }
    }

    /// Returns the first day, or `None` if the beginning is open.
    pub const fn from(&self) -> Option<Date> {
        self.from
    }

    /// Returns the last day, or `None` if the end is open.
    pub const fn until(&self) -> Option<Date> {
        self.until
    }

    /// Tells whether a day lies in the period, its ends included.
    pub fn contains(&self, day: Date) -> bool {
        self.from.is_none_or(|from| from <= day) && self.until.is_none_or(|until| day <= until)
    }

    /// Tells whether two periods share a day.
    pub fn overlaps(&self, other: &Self) -> bool {
        let before = |until: Option<Date>, from: Option<Date>| match (until, from) {
            (Some(until), Some(from)) => until < from,
            _ => false,
        };
        !before(self.until, other.from) && !before(other.until, self.from)
    }

    /// Tells whether every day of `other` lies in `self`.
    pub fn covers(&self, other: &Self) -> bool {
        let from = match (self.from, other.from) {
            (None, _) => true,
            (Some(_), None) => false,
            (Some(a), Some(b)) => a <= b,
        };
        let until = match (self.until, other.until) {
            (None, _) => true,
            (Some(_), None) => false,
            (Some(a), Some(b)) => b <= a,
        };
        from && until
    }
}

impl fmt::Display for Period {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(from) = self.from {
            write!(f, "{from}")?;
        }
        f.write_str("/")?;
        if let Some(until) = self.until {
            write!(f, "{until}")?;
        }
        Ok(())
    }
}

impl fmt::Debug for Period {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

/// Why a period could not be made.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum PeriodError {
    /// It would end before it begins.
    #[error("the period ends on `{until}`, before it begins on `{from}`")]
    Reversed {
        /// The first day that was given.
        from: Date,
        /// The last day that was given.
        until: Date,
    },
}

impl Explain for PeriodError {
    fn code(&self) -> Code {
        match self {
            Self::Reversed { .. } => Code::new(Status::Range, "date.period_reversed"),
        }
    }

    fn message(&self, lang: Lang) -> String {
        match (lang, self) {
            (Lang::En, _) => self.to_string(),
            (Lang::Vi, Self::Reversed { from, until }) => {
                format!("khoảng thời gian kết thúc ngày `{until}`, trước ngày bắt đầu `{from}`")
            }
        }
    }
}
