//! Days, periods, reporting windows and working days.
//!
//! Only civil dates of Viet Nam: no clock, no time of day, no time zone. "Today" is an argument.

mod day;
mod period;
mod window;
mod working;

pub use day::{Date, DateError};
pub use period::{Period, PeriodError};
pub use window::{Window, WindowError, WindowKind};
pub use working::{WorkingCalendar, WorkingError};
