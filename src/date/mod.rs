//! Days, periods, reporting windows and working days.
//!
//! Only civil dates of Viet Nam: no clock, no time of day, no time zone. "Today" is an argument.

mod day;
mod period;

pub use day::{Date, DateError};
pub use period::{Period, PeriodError};
