//! From text to what a check is asked.

use crate::date::{Date, Period, WorkingCalendar};
use crate::exchange::json::query::read::{Reader, open};
use crate::finding::Problem;
use crate::path::Trail;
use crate::record::draft::{Field, Node, Rest};
use crate::record::shape::draft_object;
use crate::record::{PeriodDraft, Shape, ShapeError};
use crate::rules::CheckOptions;

/// Reads what a check is asked (tùy chọn kiểm tra): the day, the rules that are switched off, and the
/// calendar of working days.
///
/// # Errors
/// * every problem at once, each with its path in the document.
///
/// # Example
/// ```
/// use vientro::exchange::json;
/// let options = json::read_check_options(r#"{"as_of":"2023-12-31","switched_off":["GRANT-012"]}"#);
/// let options = options.map_err(|problems| problems[0].to_string())?;
/// assert!(options.is_off("GRANT-012"));
/// # Ok::<(), String>(())
/// ```
pub fn read_check_options(text: &str) -> Result<CheckOptions, Vec<Problem>> {
    let mut draft = OptionsDraft::default();
    open(text, &mut draft)?;
    let mut reader = Reader::new();
    let options = reader.options(&draft);
    reader.finish(options)
}

#[derive(Debug, Default)]
struct OptionsDraft<'a> {
    as_of: Field<'a>,
    switched_off: Vec<Field<'a>>,
    calendar: CalendarDraft<'a>,
    rest: Rest<'a>,
}

draft_object!(OptionsDraft {
    as_of,
    switched_off,
    calendar
});

#[derive(Debug, Default)]
struct CalendarDraft<'a> {
    covers: PeriodDraft<'a>,
    holidays: Vec<Field<'a>>,
    made_up: Vec<Field<'a>>,
    rest: Rest<'a>,
}

draft_object!(CalendarDraft {
    covers,
    holidays,
    made_up
});

impl Reader {
    fn options(&mut self, draft: &OptionsDraft<'_>) -> Option<CheckOptions> {
        let root = Trail::Root;
        self.refuse_unknown(draft, &root);
        let as_of = self.needed(&draft.as_of, &root.key("as_of"), Date::parse);
        let rule = |id: &str| crate::rules::find(id).map(crate::rules::Rule::id);
        let switched_off = self.list(&draft.switched_off, &root.key("switched_off"), rule);
        let calendar = self.calendar(&draft.calendar, &root.key("calendar"));
        let mut options = CheckOptions::on(as_of?);
        for rule in switched_off {
            options = options.without(rule).ok()?;
        }
        Some(match calendar {
            Some(calendar) => options.with_calendar(calendar),
            None => options,
        })
    }

    fn calendar(&mut self, draft: &CalendarDraft<'_>, at: &Trail<'_>) -> Option<WorkingCalendar> {
        if draft.is_absent() {
            return None;
        }
        self.refuse_unknown(draft, at);
        let covers = if draft.covers.is_absent() {
            self.tell(&at.key("covers"), &ShapeError::Missing);
            None
        } else {
            Period::build(&draft.covers, &at.key("covers"), self.problems())
        };
        let holidays = self.list(&draft.holidays, &at.key("holidays"), Date::parse);
        let made_up = self.list(&draft.made_up, &at.key("made_up"), Date::parse);
        match WorkingCalendar::new(covers?, holidays, made_up) {
            Ok(calendar) => Some(calendar),
            Err(error) => {
                self.tell(at, &error);
                None
            }
        }
    }
}
