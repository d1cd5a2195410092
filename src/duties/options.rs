//! What the calendar of obligations is asked: as of which day, how far ahead, with which holidays.

use crate::date::{Date, WorkingCalendar};

/// What the calendar of obligations needs beside the records (tùy chọn theo dõi nghĩa vụ).
///
/// # Example
/// ```
/// use vientro::Date;
/// use vientro::duties::DutyOptions;
/// let (day, later) = (Date::new(2024, 6, 1)?, Date::new(2025, 1, 31)?);
/// assert_eq!(DutyOptions::on(day).until(), day);
/// assert_eq!(DutyOptions::on(day).looking_until(later).until(), later);
/// # Ok::<(), vientro::date::DateError>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DutyOptions {
    as_of: Date,
    until: Date,
    calendar: Option<WorkingCalendar>,
}

impl DutyOptions {
    /// Asks for the obligations of every event and every window that began by a day, as of it.
    pub const fn on(as_of: Date) -> Self {
        Self {
            as_of,
            until: as_of,
            calendar: None,
        }
    }

    /// Asks also for the windows that begin by a later day, as far as what is recorded goes on.
    #[must_use]
    pub fn looking_until(mut self, until: Date) -> Self {
        self.until = until.max(self.as_of);
        self
    }

    /// Gives the holidays that terms of working days need.
    #[must_use]
    pub fn with_calendar(mut self, calendar: WorkingCalendar) -> Self {
        self.calendar = Some(calendar);
        self
    }

    /// Returns the day as of which states are told; what is dated later is not known yet.
    pub const fn as_of(&self) -> Date {
        self.as_of
    }

    /// Returns the last day on which a window may begin.
    pub const fn until(&self) -> Date {
        self.until
    }

    /// Returns the working calendar, if there is one.
    pub const fn calendar(&self) -> Option<&WorkingCalendar> {
        self.calendar.as_ref()
    }
}
