//! Until when a duty is to be met: a day, counted from another one.

use crate::date::{Date, WorkingCalendar};
use crate::lang::Lang;

/// A day of every year (ngày trong năm).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct DayOfYear {
    /// The month, 1 to 12.
    pub month: u32,
    /// The day of the month.
    pub day: u32,
}

impl DayOfYear {
    pub(super) const fn new(month: u32, day: u32) -> Self {
        Self { month, day }
    }

    /// Returns the day in a year after the one of another day.
    fn after(self, last: Date, years: i32) -> Option<Date> {
        let year = last.year().checked_add(years)?;
        Date::new(year, self.month, self.day).ok()
    }

    /// Writes the day in a language: `ngày 15 tháng 1`, `15 January`.
    pub fn text(self, lang: Lang) -> String {
        const MONTHS: [&str; 12] = [
            "January",
            "February",
            "March",
            "April",
            "May",
            "June",
            "July",
            "August",
            "September",
            "October",
            "November",
            "December",
        ];
        let place = self.month.checked_sub(1);
        let name = place.and_then(|place| MONTHS.get(usize::try_from(place).ok()?));
        match lang {
            Lang::Vi => format!("ngày {} tháng {}", self.day, self.month),
            Lang::En => format!("{} {}", self.day, name.copied().unwrap_or_default()),
        }
    }
}

/// The unit in which a text counts a term (đơn vị tính thời hạn).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum TermUnit {
    /// Calendar days (ngày).
    Days,
    /// Working days (ngày làm việc).
    WorkingDays,
}

impl TermUnit {
    /// Returns the permanent id, `working_days` for example.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Days => "days",
            Self::WorkingDays => "working_days",
        }
    }

    /// Writes a number with the unit in a language.
    pub fn text(self, count: i32, lang: Lang) -> String {
        let unit = match (self, lang) {
            (Self::Days, Lang::Vi) => "ngày",
            (Self::WorkingDays, Lang::Vi) => "ngày làm việc",
            (Self::Days, Lang::En) if count == 1 => "day",
            (Self::Days, Lang::En) => "days",
            (Self::WorkingDays, Lang::En) if count == 1 => "working day",
            (Self::WorkingDays, Lang::En) => "working days",
        };
        format!("{count} {unit}")
    }
}

/// When a duty is due, counted from the last day of what it tells of, or from its event (thời hạn).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Due {
    /// On this day of the month in which the window ends.
    DayOfLastMonth(u32),
    /// This many months after the end.
    MonthsAfter(i32),
    /// This many months after the event.
    WithinMonths(i32),
    /// This many days later.
    DaysAfter(i32),
    /// This many working days later: told by the caller's calendar only.
    WorkingDaysAfter(i32),
    /// At least this many days before.
    DaysBefore(i32),
    /// In the last days before, at most this many: the day itself is the last one.
    InDaysBefore(i32),
    /// On this day of the month after the one in which the window ends.
    DayOfNextMonth(u32),
    /// On this day of the year in which the window ends.
    SameYear(DayOfYear),
    /// On this day of the year after the one in which the window ends.
    NextYear(DayOfYear),
    /// Of the first half of a year on one day of it, of the second on one of the next year.
    AfterHalf {
        /// Of the first half.
        first: DayOfYear,
        /// Of the second half.
        second: DayOfYear,
    },
    /// The text gives no day.
    NotStated,
}

impl Due {
    /// Returns the last day on time; `None` if it leaves the range of dates, if it takes a calendar of
    /// working days, or if the text gives no day.
    pub fn after(self, last: Date) -> Option<Date> {
        match self {
            Self::DayOfLastMonth(day) => Date::new(last.year(), last.month(), day).ok(),
            Self::MonthsAfter(months) | Self::WithinMonths(months) => last.plus_months(months).ok(),
            Self::DaysAfter(days) => last.plus_days(days).ok(),
            Self::DaysBefore(days) => last.plus_days(days.checked_neg()?).ok(),
            Self::InDaysBefore(_) => Some(last),
            Self::DayOfNextMonth(day) => {
                let first = Date::new(last.year(), last.month(), 1).ok()?;
                let next = first.plus_months(1).ok()?;
                Date::new(next.year(), next.month(), day).ok()
            }
            Self::SameYear(day) => day.after(last, 0),
            Self::NextYear(day) => day.after(last, 1),
            Self::AfterHalf { first, .. } if last.month() <= 6 => first.after(last, 0),
            Self::AfterHalf { second, .. } => second.after(last, 1),
            Self::WorkingDaysAfter(_) | Self::NotStated => None,
        }
    }

    /// Returns the last day on time, where a calendar of working days may be needed.
    pub(super) fn on(self, last: Date, calendar: Option<&WorkingCalendar>) -> Option<Date> {
        match self {
            Self::WorkingDaysAfter(n) => calendar?.plus_working_days(last, n).ok(),
            Self::DayOfLastMonth(_)
            | Self::MonthsAfter(_)
            | Self::WithinMonths(_)
            | Self::DaysAfter(_)
            | Self::DaysBefore(_)
            | Self::InDaysBefore(_)
            | Self::DayOfNextMonth(_)
            | Self::SameYear(_)
            | Self::NextYear(_)
            | Self::AfterHalf { .. }
            | Self::NotStated => self.after(last),
        }
    }

    /// Returns the unit in which the text counts.
    pub const fn unit(self) -> TermUnit {
        match self {
            Self::WorkingDaysAfter(_) => TermUnit::WorkingDays,
            Self::DayOfLastMonth(_)
            | Self::MonthsAfter(_)
            | Self::WithinMonths(_)
            | Self::DaysAfter(_)
            | Self::DaysBefore(_)
            | Self::InDaysBefore(_)
            | Self::DayOfNextMonth(_)
            | Self::SameYear(_)
            | Self::NextYear(_)
            | Self::AfterHalf { .. }
            | Self::NotStated => TermUnit::Days,
        }
    }

    /// Says in a language when that is.
    pub fn text(self, lang: Lang) -> String {
        let day = |day: DayOfYear| day.text(lang);
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
            (Self::WithinMonths(months), Lang::Vi) => format!("trong vòng {months} tháng"),
            (Self::WithinMonths(months), Lang::En) => format!("within {months} months"),
            (Self::DaysAfter(days), Lang::Vi) => format!("trong vòng {days} ngày"),
            (Self::DaysAfter(days), Lang::En) => format!("within {days} days"),
            (Self::WorkingDaysAfter(n), Lang::Vi) => format!("trong vòng {n} ngày làm việc"),
            (Self::WorkingDaysAfter(n), Lang::En) => {
                format!("within {}", TermUnit::WorkingDays.text(n, lang))
            }
            (Self::DaysBefore(days), Lang::Vi) => format!("trước đó ít nhất {days} ngày"),
            (Self::DaysBefore(days), Lang::En) => format!("at least {days} days before"),
            (Self::InDaysBefore(days), Lang::Vi) => {
                format!("trong thời hạn không quá {days} ngày trước đó")
            }
            (Self::InDaysBefore(days), Lang::En) => {
                format!("within the {days} days before")
            }
            (Self::DayOfNextMonth(day), Lang::Vi) => {
                format!("chậm nhất ngày {day} của tháng tiếp theo")
            }
            (Self::DayOfNextMonth(day), Lang::En) => {
                format!("no later than day {day} of the next month")
            }
            (Self::SameYear(on), Lang::Vi) => {
                format!("chậm nhất {} của năm mà kỳ báo cáo kết thúc", day(on))
            }
            (Self::SameYear(on), Lang::En) => {
                format!(
                    "no later than {} of the year in which the window ends",
                    day(on)
                )
            }
            (Self::NextYear(on), Lang::Vi) => format!("chậm nhất {} năm sau", day(on)),
            (Self::NextYear(on), Lang::En) => {
                format!("no later than {} of the next year", day(on))
            }
            (Self::AfterHalf { first, second }, Lang::Vi) => format!(
                "6 tháng đầu năm chậm nhất {}, 6 tháng cuối năm chậm nhất {} năm sau",
                day(first),
                day(second)
            ),
            (Self::AfterHalf { first, second }, Lang::En) => format!(
                "the first half no later than {}, the second no later than {} of the next year",
                day(first),
                day(second)
            ),
            (Self::NotStated, Lang::Vi) => "văn bản không ấn định ngày".to_owned(),
            (Self::NotStated, Lang::En) => "the text gives no day".to_owned(),
        }
    }
}
