//! From text to what a check is asked.

use crate::date::{Date, Period, WorkingCalendar};
use crate::exchange::json::fill::leaf;
use crate::exchange::json::query::QueryError;
use crate::exchange::json::query::read::{Reader, open, unknown};
use crate::finding::{Problem, Severity};
use crate::path::Trail;
use crate::record::draft::{Field, Node, Rest};
use crate::record::shape::{draft_object, report_misplaced};
use crate::record::{PeriodDraft, Shape, ShapeError};
use crate::rules::CheckOptions;

/// Reads what a check is asked (tùy chọn kiểm tra): the day, the rules that are switched off or alone
/// kept, how grave they are, and the calendar of working days.
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
    only: Vec<Field<'a>>,
    severities: SeveritiesDraft<'a>,
    calendar: CalendarDraft<'a>,
    rest: Rest<'a>,
}

draft_object!(OptionsDraft {
    as_of,
    switched_off,
    only,
    severities,
    calendar
});

/// The severities by the ids of rules: no field of it is known before.
#[derive(Debug, Default)]
struct SeveritiesDraft<'a> {
    rest: Rest<'a>,
}

draft_object!(SeveritiesDraft {});

#[derive(Debug, Default)]
pub(super) struct CalendarDraft<'a> {
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
        let only = self.list(&draft.only, &root.key("only"), rule);
        let severities = self.severities(&draft.severities, &root.key("severities"));
        let calendar = self.calendar(&draft.calendar, &root.key("calendar"));
        let mut options = CheckOptions::on(as_of?);
        for rule in switched_off {
            options = options.without(rule).ok()?;
        }
        if !only.is_empty() {
            options = options.only(only).ok()?;
        }
        for (rule, severity) in severities {
            options = options.with_severity(rule, severity).ok()?;
        }
        Some(match calendar {
            Some(calendar) => options.with_calendar(calendar),
            None => options,
        })
    }

    fn severities(
        &mut self,
        draft: &SeveritiesDraft<'_>,
        at: &Trail<'_>,
    ) -> Vec<(&'static str, Severity)> {
        report_misplaced(draft, at, self.problems());
        let mut read: Vec<(&'static str, Severity)> = Vec::new();
        for (name, source) in &draft.rest.unknown {
            let at = at.key(name);
            match crate::rules::find(name) {
                Ok(rule) if read.iter().any(|(known, _)| *known == rule.id()) => {
                    self.tell(&at, &ShapeError::Repeated);
                }
                Ok(rule) => {
                    let field = leaf(&source.0);
                    let severity = self.needed(&field, &at, severity);
                    read.extend(severity.map(|severity| (rule.id(), severity)));
                }
                Err(error) => self.tell(&at, &error),
            }
        }
        read
    }

    pub(super) fn calendar(
        &mut self,
        draft: &CalendarDraft<'_>,
        at: &Trail<'_>,
    ) -> Option<WorkingCalendar> {
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

fn severity(id: &str) -> Result<Severity, QueryError> {
    let known = Severity::ALL.into_iter().find(|one| one.id() == id);
    known.ok_or_else(|| unknown(id, Severity::ALL.into_iter().map(Severity::id)))
}
