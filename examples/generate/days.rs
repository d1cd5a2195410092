//! Days, written shortly.

use vientro::Date;

use crate::rng::Rng;

/// The day on which the generated data is true.
pub const AS_OF: (i32, u32, u32) = (2025, 12, 31);

/// Makes a day that exists.
pub fn day(year: i32, month: u32, day: u32) -> Date {
    Date::new(year, month, day).expect("a day of the calendar")
}

/// Returns the day on which the generated data is true.
pub fn as_of() -> Date {
    day(AS_OF.0, AS_OF.1, AS_OF.2)
}

/// Returns the day so many days later.
pub fn plus(date: Date, days: i64) -> Date {
    let days = i32::try_from(days).expect("few days");
    date.plus_days(days).expect("a day of the calendar")
}

/// Returns the last day of a term of whole years that begins on a day.
pub fn term_end(first: Date, years: i32) -> Date {
    let after = first
        .plus_months(12 * years)
        .expect("a day of the calendar");
    plus(after, -1)
}

/// Returns a day between two, both included; the first one where they are the wrong way round.
pub fn between(rng: &mut Rng, first: Date, last: Date) -> Date {
    let width = i64::from(first.days_until(last)).max(0);
    plus(first, rng.between(0, width))
}

/// Returns the day itself, or the Monday after it.
pub fn weekday(date: Date) -> Date {
    let mut date = date;
    while date.is_weekend() {
        date = plus(date, 1);
    }
    date
}
