//! Terms that end on a day off: what comes on the next working day may be in time.
//!
//! I1. The caller's calendar decides; of days that it does not cover weekends are known, and when a
//!     holiday may be: there a term is left open rather than called over.

use crate::date::{Date, WorkingCalendar};

/// The longest run of days off at Tết, weekends before and after it included.
const LONGEST_TET: i32 = 10;

/// The longest run of days off at another holiday, likewise.
const LONGEST_HOLIDAY: i32 = 5;

/// Tells whether a day may be one off for Tết, whose first day falls between 21 January and 20 February.
fn may_be_tet(day: Date) -> bool {
    matches!((day.month(), day.day()), (1, 18..) | (2, ..=25))
}

/// How many weekdays in a row another holiday may take around a day, one swapped for another included:
/// New Year, the Hùng Kings' day of the lunar calendar, 30 April and 1 May, 2 September.
fn weekdays_off(day: Date) -> i32 {
    match (day.month(), day.day()) {
        (12, 30..) | (1, ..=3) | (3, 28..) | (4, ..=26) => 2,
        (4, 27..) | (5, ..=5) | (8, 29..) | (9, ..=5) => 3,
        _ => 0,
    }
}

/// Tells whether something came on the first working day after a due day that is none: as terms end
/// then, it may be in time.
pub(super) fn is_next_working_day(
    due: Date,
    came: Date,
    calendar: Option<&WorkingCalendar>,
) -> bool {
    let late = due.days_until(came);
    let mut weekdays = 0_i32;
    let mut may_be_off = |day: Date| {
        if day.is_weekend() || late <= LONGEST_TET && may_be_tet(day) {
            return true;
        }
        weekdays = weekdays.saturating_add(1);
        late <= LONGEST_HOLIDAY && weekdays <= weekdays_off(day)
    };
    let mut day = due;
    while day < came {
        let known = calendar.and_then(|calendar| calendar.is_working(day).ok());
        if known.unwrap_or_else(|| !may_be_off(day)) {
            return false;
        }
        let Ok(next) = day.plus_days(1) else {
            return false;
        };
        day = next;
    }
    true
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::date::Period;

    fn day(text: &str) -> Date {
        Date::parse(text).unwrap()
    }

    #[test]
    fn a_term_ends_on_the_next_working_day() {
        let is_next = |due: &str, came: &str| is_next_working_day(day(due), day(came), None);
        // 30 November 2024 is a Saturday.
        assert!(is_next("2024-11-30", "2024-12-02"));
        assert!(!is_next("2024-11-30", "2024-12-03"));
        assert!(!is_next("2024-11-29", "2024-11-30"));
        // Tết, and the holiday at the end of April, where nobody knows the calendar.
        assert!(is_next("2027-01-30", "2027-02-09"));
        assert!(!is_next("2027-01-30", "2027-02-10"));
        assert!(is_next("2024-04-29", "2024-05-02"));
        assert!(!is_next("2024-04-26", "2024-05-02"));
        assert!(is_next("2024-09-02", "2024-09-04"));
        // The Hùng Kings' day is one weekday, two with one that is swapped.
        assert!(is_next("2024-04-18", "2024-04-19"));
        assert!(is_next("2024-04-18", "2024-04-22"));
        assert!(!is_next("2024-04-11", "2024-04-16"));
        assert!(!is_next("2024-10-01", "2024-10-02"));
    }

    #[test]
    fn a_calendar_decides() {
        let holidays = [day("2024-10-01")];
        let calendar = WorkingCalendar::new(Period::ALWAYS, holidays, []).unwrap();
        let is_next =
            |due: &str, came: &str| is_next_working_day(day(due), day(came), Some(&calendar));
        assert!(is_next("2024-10-01", "2024-10-02"));
        assert!(!is_next("2024-04-29", "2024-04-30"));
    }
}
