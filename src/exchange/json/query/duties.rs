//! From text to what the calendar of obligations is asked, and back.

use serde::Serialize;

use crate::date::Date;
use crate::duties::DutyOptions;
use crate::exchange::json::query::check::CalendarDraft;
use crate::exchange::json::query::read::{Reader, open};
use crate::exchange::json::query::write::CalendarView;
use crate::exchange::json::view::document;
use crate::finding::Problem;
use crate::path::Trail;
use crate::record::draft::{Field, Rest};
use crate::record::shape::draft_object;

/// Reads what the calendar of obligations is asked (tùy chọn theo dõi nghĩa vụ): the day, how far
/// ahead, and the calendar of working days.
///
/// # Errors
/// * every problem at once, each with its path in the document.
///
/// # Example
/// ```
/// use vientro::exchange::json;
/// let options = json::read_duty_options(r#"{"as_of":"2024-06-30","until":"2024-12-31"}"#);
/// let options = options.map_err(|problems| problems[0].to_string())?;
/// assert_eq!(options.until().to_string(), "2024-12-31");
/// # Ok::<(), String>(())
/// ```
pub fn read_duty_options(text: &str) -> Result<DutyOptions, Vec<Problem>> {
    let mut draft = OptionsDraft::default();
    open(text, &mut draft)?;
    let mut reader = Reader::new();
    let options = reader.duty_options(&draft);
    reader.finish(options)
}

#[derive(Debug, Default)]
struct OptionsDraft<'a> {
    as_of: Field<'a>,
    until: Field<'a>,
    calendar: CalendarDraft<'a>,
    rest: Rest<'a>,
}

draft_object!(OptionsDraft {
    as_of,
    until,
    calendar
});

impl Reader {
    fn duty_options(&mut self, draft: &OptionsDraft<'_>) -> Option<DutyOptions> {
        let root = Trail::Root;
        self.refuse_unknown(draft, &root);
        let as_of = self.needed(&draft.as_of, &root.key("as_of"), Date::parse);
        let until = self.leaf(&draft.until, &root.key("until"), Date::parse);
        let calendar = self.calendar(&draft.calendar, &root.key("calendar"));
        let mut options = DutyOptions::on(as_of?);
        if let Some(until) = until {
            options = options.looking_until(until);
        }
        Some(match calendar {
            Some(calendar) => options.with_calendar(calendar),
            None => options,
        })
    }
}

/// Writes what the calendar of obligations is asked (tùy chọn theo dõi nghĩa vụ) as JSON, with a line
/// feed at the end; [`read_duty_options`] reads it back.
///
/// A calendar that covers all days, without a first and a last one, is the one thing that does not
/// read back.
///
/// # Example
/// ```
/// use vientro::duties::DutyOptions;
/// use vientro::exchange::json;
/// use vientro::Date;
/// let options = DutyOptions::on(Date::new(2024, 6, 30)?).looking_until(Date::new(2024, 12, 31)?);
/// assert_eq!(json::read_duty_options(&json::duty_options_json(&options)), Ok(options));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn duty_options_json(options: &DutyOptions) -> String {
    let until = options.until();
    document(&OptionsView {
        as_of: options.as_of().to_string(),
        until: (until != options.as_of()).then(|| until.to_string()),
        calendar: options.calendar().map(CalendarView::of),
    })
}

#[derive(Serialize)]
struct OptionsView {
    as_of: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    until: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    calendar: Option<CalendarView>,
}
