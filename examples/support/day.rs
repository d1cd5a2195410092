//! Days among the arguments.

use vientro::{Date, Explain, Lang};

pub fn day(text: &str, option: &str) -> Result<Date, String> {
    Date::parse(text).map_err(|error| because(option, &error))
}

/// Says what is wrong with the value of an option.
pub fn because(option: &str, error: &dyn Explain) -> String {
    format!("{option}: {}", error.message(Lang::En))
}
