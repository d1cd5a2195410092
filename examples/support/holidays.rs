//! The working calendar, from the file of an argument.

use std::fs;
use std::path::Path;

use vientro::WorkingCalendar;
use vientro::exchange::json;

/// Reads a calendar as docs/query-json.md has it: `{"covers":{"from","until"},"holidays":[],"made_up":[]}`.
pub fn read(file: &Path) -> Result<WorkingCalendar, String> {
    let tell = |why: String| format!("{}: {why}", file.display());
    let text = fs::read_to_string(file).map_err(|error| tell(error.to_string()))?;
    // The day is asked of no calendar.
    let options = format!(r#"{{"as_of":"2000-01-01","calendar":{}}}"#, text.trim());
    let read = json::read_check_options(&options).map_err(|problems| {
        let problems: Vec<String> = problems.iter().map(ToString::to_string).collect();
        tell(problems.join("; "))
    })?;
    read.calendar()
        .cloned()
        .ok_or_else(|| tell("no calendar".to_owned()))
}
