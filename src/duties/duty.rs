//! A duty as data, and why a deadline could not be told.

use super::{Bearer, DUTIES, Due, Trigger};
use crate::code::{Code, Explain, Status};
use crate::date::{Date, Window, WindowError, WindowKind, WorkingCalendar, WorkingError};
use crate::lang::{Label, Lang};
use crate::law::{Basis, Subject};

/// A bearer of a duty, and the provisions that put it on this bearer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Bearing {
    /// Who.
    pub bearer: Bearer,
    /// By which provisions, one after the other; those of one text are for different cases.
    pub bases: &'static [Basis],
}

/// Why the calendar has no obligation of a duty (lý do không theo dõi được nghĩa vụ).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum NotCheckable {
    /// The text gives no day.
    NoDay,
    /// No record tells the event that the term is counted from.
    NoEvent,
    /// No record names the bearer.
    NoBearer,
}

impl NotCheckable {
    /// Every reason.
    pub const ALL: [Self; 3] = [Self::NoDay, Self::NoEvent, Self::NoBearer];

    /// Returns the permanent id, `no_event` for example.
    pub const fn id(self) -> &'static str {
        match self {
            Self::NoDay => "no_day",
            Self::NoEvent => "no_event",
            Self::NoBearer => "no_bearer",
        }
    }

    /// Returns the label in a language.
    pub fn label(self, lang: Lang) -> &'static str {
        match self {
            Self::NoDay => Label::new("văn bản không ấn định ngày", "the text gives no day"),
            Self::NoEvent => Label::new(
                "không bản ghi nào cho biết mốc tính thời hạn",
                "no record tells what the term is counted from",
            ),
            Self::NoBearer => Label::new(
                "không bản ghi nào nêu bên có nghĩa vụ",
                "no record names the bearer",
            ),
        }
        .get(lang)
    }
}

/// A duty (nghĩa vụ): what is filed, by whom, for which window or event, until when.
///
/// # Example
/// ```
/// use vientro::{Date, Window, duties};
/// let duty = duties::find("ngo-annual-report").ok_or("no such duty")?;
/// let window = Window::decree_58(2023)?;
/// assert_eq!(duty.due(window.last()), Some(Date::new(2023, 12, 18)?));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Duty {
    pub(super) id: &'static str,
    pub(super) title: Label,
    pub(super) subject: Subject,
    pub(super) counted_from: Trigger,
    pub(super) window: Option<WindowKind>,
    pub(super) due: Due,
    pub(super) bearers: &'static [Bearing],
}

impl Duty {
    /// Returns the permanent id, as filings name it.
    pub const fn id(&self) -> &'static str {
        self.id
    }

    /// Returns what is filed or done.
    pub const fn title(&self) -> Label {
        self.title
    }

    /// Returns the subject of law that the duty belongs to.
    pub const fn subject(&self) -> Subject {
        self.subject
    }

    /// Returns what its term is counted from.
    pub const fn counted_from(&self) -> Trigger {
        self.counted_from
    }

    /// Returns the kind of its windows; `None` if it tells of an event, not of a window.
    pub const fn window(&self) -> Option<WindowKind> {
        self.window
    }

    /// Returns who bears it.
    pub const fn bearers(&self) -> &'static [Bearing] {
        self.bearers
    }

    /// Returns why the calendar never has an obligation of it; `None` if it may have.
    pub fn not_checkable(&self) -> Option<NotCheckable> {
        if self.due == Due::NotStated {
            Some(NotCheckable::NoDay)
        } else if !self.counted_from.is_recorded() {
            Some(NotCheckable::NoEvent)
        } else if self.bearers.iter().all(|one| !one.bearer.is_recorded()) {
            Some(NotCheckable::NoBearer)
        } else {
            None
        }
    }

    /// Returns the window of a year, if the duty tells of windows and a year has one of them.
    ///
    /// # Errors
    /// * [`DutyError::NotYearly`] if the duty tells of an event, or of shorter or other windows.
    /// * [`DutyError::Window`] if the year is out of range.
    pub fn window_of(&self, year: i32) -> Result<Window, DutyError> {
        match self.window {
            Some(WindowKind::CalendarYear) => Ok(Window::calendar_year(year)?),
            Some(WindowKind::Decree58) => Ok(Window::decree_58(year)?),
            Some(WindowKind::BudgetYear) => Ok(Window::budget_year(year)?),
            Some(WindowKind::Half | WindowKind::Month | WindowKind::Span) | None => {
                Err(DutyError::NotYearly { duty: self.id })
            }
        }
    }

    /// Returns when it is due.
    pub const fn term(&self) -> Due {
        self.due
    }

    /// Returns the last day on time, from the last day of what the filing tells of, or from the event;
    /// `None` where [`due_on`](Self::due_on) without a calendar tells an error.
    pub fn due(&self, last: Date) -> Option<Date> {
        self.due.after(last)
    }

    /// Returns the last day on time, counting working days by a calendar.
    ///
    /// # Errors
    /// * [`DutyError::NoDay`] if the text gives no day.
    /// * [`DutyError::NeedsCalendar`] if the term is of working days, and there is no calendar or it
    ///   does not cover them.
    /// * [`DutyError::OutOfRange`] if the deadline leaves the range of dates.
    ///
    /// # Example
    /// ```
    /// use vientro::{Date, Period, WorkingCalendar, duties};
    /// let plan = duties::find("activity-plan").ok_or("no such duty")?;
    /// let issued = Date::new(2024, 6, 3)?;
    /// assert!(plan.due_on(issued, None).is_err());
    /// let calendar = WorkingCalendar::new(Period::ALWAYS, [], [])?;
    /// assert_eq!(plan.due_on(issued, Some(&calendar))?, Date::new(2024, 8, 5)?);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn due_on(
        &self,
        last: Date,
        calendar: Option<&WorkingCalendar>,
    ) -> Result<Date, DutyError> {
        let duty = self.id;
        self.due.on(last, calendar).ok_or_else(|| match self.due {
            Due::NotStated => DutyError::NoDay { duty },
            Due::WorkingDaysAfter(n) => {
                match calendar.map(|calendar| calendar.plus_working_days(last, n)) {
                    Some(Err(WorkingError::Date(_))) => DutyError::OutOfRange { last },
                    Some(
                        Err(WorkingError::Both { .. } | WorkingError::NotCovered { .. }) | Ok(_),
                    )
                    | None => DutyError::NeedsCalendar { duty },
                }
            }
            Due::DayOfLastMonth(_)
            | Due::MonthsAfter(_)
            | Due::WithinMonths(_)
            | Due::DaysAfter(_)
            | Due::DaysBefore(_)
            | Due::InDaysBefore(_)
            | Due::DayOfNextMonth(_)
            | Due::SameYear(_)
            | Due::NextYear(_)
            | Due::AfterHalf { .. } => DutyError::OutOfRange { last },
        })
    }

    /// Returns the provision that puts the duty on a bearer on a date, if there is one.
    pub fn basis(&self, bearer: Bearer, date: Date) -> Option<&'static Basis> {
        Basis::on(self.bases(bearer), date)
    }

    /// Returns the provisions that put the duty on a bearer.
    pub(super) fn bases(&self, bearer: Bearer) -> &'static [Basis] {
        let bearing = self.bearers.iter().find(|one| one.bearer == bearer);
        bearing.map_or(&[], |bearing| bearing.bases)
    }
}

/// Why a deadline could not be told.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum DutyError {
    /// The duty has no window of a year.
    #[error("the duty `{duty}` has no window of a year: it is counted from a day")]
    NotYearly {
        /// The duty.
        duty: &'static str,
    },
    /// The text gives no day.
    #[error("the text gives no day for the duty `{duty}`")]
    NoDay {
        /// The duty.
        duty: &'static str,
    },
    /// The term is of working days.
    #[error("the duty `{duty}` is counted in working days: a calendar that covers them is needed")]
    NeedsCalendar {
        /// The duty.
        duty: &'static str,
    },
    /// The deadline leaves the range of dates.
    #[error("the deadline counted from `{last}` leaves the range of dates")]
    OutOfRange {
        /// The day that it is counted from.
        last: Date,
    },
    /// There is no such window.
    #[error(transparent)]
    Window(#[from] WindowError),
}

impl Explain for DutyError {
    fn code(&self) -> Code {
        match self {
            Self::NotYearly { .. } => Code::new(Status::Value, "duties.not_yearly"),
            Self::NoDay { .. } => Code::new(Status::Value, "duties.no_day"),
            Self::NeedsCalendar { .. } => Code::new(Status::Value, "duties.needs_calendar"),
            Self::OutOfRange { .. } => Code::new(Status::Range, "duties.out_of_range"),
            Self::Window(error) => error.code(),
        }
    }

    fn message(&self, lang: Lang) -> String {
        match (lang, self) {
            (Lang::En, _) => self.to_string(),
            (Lang::Vi, Self::NotYearly { duty }) => {
                format!("nghĩa vụ `{duty}` không theo kỳ hằng năm: thời hạn tính từ một ngày")
            }
            (Lang::Vi, Self::NoDay { duty }) => {
                format!("văn bản không ấn định ngày cho nghĩa vụ `{duty}`")
            }
            (Lang::Vi, Self::NeedsCalendar { duty }) => format!(
                "thời hạn của nghĩa vụ `{duty}` tính theo ngày làm việc: cần lịch ngày làm việc bao gồm các ngày đó"
            ),
            (Lang::Vi, Self::OutOfRange { last }) => {
                format!("thời hạn tính từ `{last}` vượt ngoài phạm vi ngày tháng")
            }
            (Lang::Vi, Self::Window(error)) => error.message(lang),
        }
    }
}

/// Finds the duty of an id.
pub fn find(id: &str) -> Option<&'static Duty> {
    DUTIES.iter().copied().find(|duty| duty.id == id)
}
