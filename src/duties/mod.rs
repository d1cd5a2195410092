//! Duties: what has to be filed, by whom, and until when, as data.
//!
//! Whether somebody met a duty is asked by the rules; here a deadline is computed, once.
//!
//! I1. A duty's id is permanent: filings name it.

mod table;

use crate::code::{Code, Explain, Status};
use crate::date::{Date, Window, WindowError, WindowKind};
use crate::lang::{Label, Lang};
use crate::law::{Basis, Subject};

pub use table::{COMPLETION_REPORT, DUTIES, NGO_ANNUAL_REPORT, OPERATIONS_ANNUAL_REPORT};

/// Who bears a duty (bên có nghĩa vụ).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Bearer {
    /// A foreign NGO (tổ chức phi chính phủ nước ngoài).
    Organization,
    /// A province's People's Committee (Ủy ban nhân dân cấp tỉnh).
    Province,
    /// A ministry or an agency at its level (bộ, ngành).
    Ministry,
    /// The owner of a grant (chủ khoản viện trợ).
    Owner,
    /// The managing agency of a grant (cơ quan chủ quản).
    ManagingAgency,
}

impl Bearer {
    /// Returns the permanent id, `organization` for example.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Organization => "organization",
            Self::Province => "province",
            Self::Ministry => "ministry",
            Self::Owner => "owner",
            Self::ManagingAgency => "managing_agency",
        }
    }

    /// Returns the label in a language.
    pub fn label(self, lang: Lang) -> &'static str {
        match self {
            Self::Organization => Label::new("tổ chức phi chính phủ nước ngoài", "foreign NGO"),
            Self::Province => {
                Label::new("Ủy ban nhân dân cấp tỉnh", "provincial People's Committee")
            }
            Self::Ministry => Label::new("bộ, ngành", "ministry"),
            Self::Owner => Label::new("chủ khoản viện trợ", "owner of the grant"),
            Self::ManagingAgency => Label::new("cơ quan chủ quản", "managing agency"),
        }
        .get(lang)
    }
}

/// When a duty is due, counted from the last day of what it tells of (thời hạn).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Due {
    /// On this day of the month in which the window ends.
    DayOfLastMonth(u32),
    /// This many months later.
    MonthsAfter(i32),
}

impl Due {
    /// Returns the last day on time; `None` if it leaves the range of dates.
    pub fn after(self, last: Date) -> Option<Date> {
        match self {
            Self::DayOfLastMonth(day) => Date::new(last.year(), last.month(), day).ok(),
            Self::MonthsAfter(months) => last.plus_months(months).ok(),
        }
    }

    /// Says in a language when that is.
    pub fn text(self, lang: Lang) -> String {
        match (self, lang) {
            (Self::DayOfLastMonth(day), Lang::Vi) => {
                format!("chậm nhất ngày {day} của tháng mà kỳ báo cáo kết thúc")
            }
            (Self::DayOfLastMonth(day), Lang::En) => {
                format!("no later than day {day} of the month in which the window ends")
            }
            (Self::MonthsAfter(months), Lang::Vi) => {
                format!("chậm nhất {months} tháng sau khi kết thúc")
            }
            (Self::MonthsAfter(months), Lang::En) => {
                format!("no later than {months} months after the end")
            }
        }
    }
}

/// A bearer of a duty, and the provisions that put it on this bearer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Bearing {
    /// Who.
    pub bearer: Bearer,
    /// By which provisions, one after the other.
    pub bases: &'static [Basis],
}

/// A duty (nghĩa vụ): what is filed, by whom, for which window, until when.
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
    id: &'static str,
    title: Label,
    subject: Subject,
    window: Option<WindowKind>,
    due: Due,
    bearers: &'static [Bearing],
}

impl Duty {
    /// Returns the permanent id, as filings name it.
    pub const fn id(&self) -> &'static str {
        self.id
    }

    /// Returns what is filed.
    pub const fn title(&self) -> Label {
        self.title
    }

    /// Returns the subject of law that the duty belongs to.
    pub const fn subject(&self) -> Subject {
        self.subject
    }

    /// Returns the kind of its windows; `None` if it tells of a grant, not of a window.
    pub const fn window(&self) -> Option<WindowKind> {
        self.window
    }

    /// Returns who bears it.
    pub const fn bearers(&self) -> &'static [Bearing] {
        self.bearers
    }

    /// Returns the window of a year, if the duty tells of windows and a year has one of them.
    ///
    /// # Errors
    /// * [`DutyError::NotYearly`] if the duty tells of a grant, or of shorter or other windows.
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

    /// Returns the last day on time, from the last day of what the filing tells of.
    pub fn due(&self, last: Date) -> Option<Date> {
        self.due.after(last)
    }

    /// Returns the provision that puts the duty on a bearer on a date, if there is one.
    pub fn basis(&self, bearer: Bearer, date: Date) -> Option<&'static Basis> {
        let bearing = self
            .bearers
            .iter()
            .find(|bearing| bearing.bearer == bearer)?;
        Basis::on(bearing.bases, date)
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

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn every_duty_has_its_own_id_and_bearers() {
        let ids: BTreeSet<_> = DUTIES.iter().map(|duty| duty.id()).collect();
        assert_eq!(ids.len(), DUTIES.len());
        for duty in DUTIES {
            assert_eq!(find(duty.id()), Some(*duty));
            assert!(!duty.bearers().is_empty(), "{}", duty.id());
            for bearing in duty.bearers() {
                assert!(
                    bearing
                        .bases
                        .iter()
                        .all(|basis| basis.evidence().is_verified())
                );
            }
        }
        assert_eq!(find("DUTY-001"), None);
    }

    #[test]
    fn a_year_has_a_window_where_the_duty_is_yearly() {
        let window = NGO_ANNUAL_REPORT.window_of(2023).unwrap();
        assert_eq!(window.last().to_string(), "2023-12-14");
        let none = COMPLETION_REPORT.window_of(2023);
        let duty = "completion-report";
        assert_eq!(none, Err(DutyError::NotYearly { duty }));
        let far = NGO_ANNUAL_REPORT.window_of(5000).unwrap_err();
        assert_eq!(far.code().status(), Status::Range);
        for duty in DUTIES {
            assert_ne!(duty.term().text(Lang::Vi), duty.term().text(Lang::En));
        }
    }

    #[test]
    fn deadlines_are_counted_from_the_last_day() {
        let day = |text| Date::parse(text).unwrap();
        let due = |duty: &Duty, last| duty.due(day(last)).unwrap().to_string();
        assert_eq!(due(&NGO_ANNUAL_REPORT, "2023-12-14"), "2023-12-18");
        assert_eq!(due(&OPERATIONS_ANNUAL_REPORT, "2023-12-31"), "2023-12-18");
        // A shorter month ends the term on its last day.
        assert_eq!(due(&COMPLETION_REPORT, "2023-08-31"), "2024-02-29");
        let nobody = NGO_ANNUAL_REPORT.basis(Bearer::Province, day("2023-12-14"));
        assert_eq!(nobody, None);
    }
}
