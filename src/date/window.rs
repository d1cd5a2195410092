//! Reporting windows: which days a figure covers, and by which text.
//!
//! The texts disagree on what "the year 2022" is, so a window carries its kind and its days.
//!
//! I1. A window's days are exactly those that its kind has for some year, half or month.
//! I2. Two windows are equal if kind and days are; the same days under two kinds differ.

use std::fmt;

use super::{Date, DateError, Period};
use crate::code::{Code, Explain, Status, clip};
use crate::lang::Lang;

/// What kind of window a figure covers (loại kỳ báo cáo).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum WindowKind {
    /// 1 January to 31 December: Decree 80/2020/NĐ-CP and most published figures.
    CalendarYear,
    /// 15 December of the year before to 14 December: Decree 58/2022/NĐ-CP, Article 21(5).
    Decree58,
    /// 1 January to 31 January of the next year: Circular 23/2022/TT-BTC, Article 20(5).
    ///
    /// Thirteen months: two budget years in a row share a January.
    BudgetYear,
    /// January to June or July to December: Circular 23/2022/TT-BTC, Article 20(5).
    Half,
    /// A month, first to last day: Circular 23/2022/TT-BTC, Article 20(5).
    Month,
    /// Any other run of days, such as `from 2020 until 21 December 2022`.
    Span,
}

impl WindowKind {
    /// Every kind.
    pub const ALL: [Self; 6] = [
        Self::CalendarYear,
        Self::Decree58,
        Self::BudgetYear,
        Self::Half,
        Self::Month,
        Self::Span,
    ];

    /// Returns the permanent id.
    pub const fn id(self) -> &'static str {
        match self {
            Self::CalendarYear => "calendar_year",
            Self::Decree58 => "decree_58",
            Self::BudgetYear => "budget_year",
            Self::Half => "half_year",
            Self::Month => "month",
            Self::Span => "span",
        }
    }

    /// Reads a permanent id.
    pub fn parse(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.id() == id)
    }

    /// Returns the label in a language.
    pub fn label(self, lang: Lang) -> &'static str {
        match self {
            Self::CalendarYear => lang.pick("năm dương lịch", "calendar year"),
            Self::Decree58 => lang.pick(
                "kỳ báo cáo theo Nghị định 58/2022/NĐ-CP",
                "reporting period of Decree 58/2022/ND-CP",
            ),
            Self::BudgetYear => lang.pick("năm ngân sách", "budget year"),
            Self::Half => lang.pick("nửa năm", "half-year"),
            Self::Month => lang.pick("tháng", "month"),
            Self::Span => lang.pick("khoảng thời gian", "span of days"),
        }
    }
}

/// The days that a figure covers (kỳ báo cáo): a kind and its days, never a bare year.
///
/// # Example
/// ```
/// use vientro::{Lang, Window};
/// let law = Window::decree_58(2022)?;
/// assert_eq!(law.first().to_string(), "2021-12-15");
/// assert_eq!(law.last().to_string(), "2022-12-14");
/// assert_ne!(law, Window::calendar_year(2022)?);
/// assert_eq!(Window::first_half(2022)?.label(Lang::Vi), "6 tháng đầu năm 2022");
/// # Ok::<(), vientro::date::WindowError>(())
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Window {
    first: Date,
    last: Date,
    kind: WindowKind,
}

impl Window {
    /// Makes a window from its kind and its days, as a record states them.
    ///
    /// # Errors
    /// * [`WindowError::Reversed`] if it would end before it begins.
    /// * [`WindowError::OtherDays`] if the kind has no window of exactly these days.
    /// * [`WindowError::Date`] if the kind's window of that year leaves the range of [`Date`].
    pub fn new(kind: WindowKind, first: Date, last: Date) -> Result<Self, WindowError> {
        if last < first {
            return Err(WindowError::Reversed { first, last });
        }
        let lawful = match kind {
            WindowKind::CalendarYear => Self::calendar_year(first.year())?,
            WindowKind::Decree58 => Self::decree_58(last.year())?,
            WindowKind::BudgetYear => Self::budget_year(first.year())?,
            WindowKind::Half if first.month() <= 6 => Self::first_half(first.year())?,
            WindowKind::Half => Self::second_half(first.year())?,
            WindowKind::Month => Self::month(first.year(), first.month())?,
            WindowKind::Span => Self { first, last, kind },
        };
        if (lawful.first, lawful.last) == (first, last) {
            Ok(lawful)
        } else {
            Err(WindowError::OtherDays { kind, first, last })
        }
    }

    /// Makes a window from a kind's permanent id and its days.
    ///
    /// # Errors
    /// * [`WindowError::UnknownKind`] if no kind has this id.
    /// * as [`Window::new`].
    pub fn parse(id: &str, first: Date, last: Date) -> Result<Self, WindowError> {
        let kind =
            WindowKind::parse(id).ok_or_else(|| WindowError::UnknownKind { id: clip(id) })?;
        Self::new(kind, first, last)
    }

    /// Makes the window of a calendar year.
    ///
    /// # Errors
    /// * [`WindowError::Date`] if it leaves the range of [`Date`].
    pub fn calendar_year(year: i32) -> Result<Self, WindowError> {
        Self::of(WindowKind::CalendarYear, (year, 1, 1), (year, 12, 31))
    }

    /// Makes the reporting window of Decree 58/2022/NĐ-CP that ends in December of a year.
    ///
    /// # Errors
    /// * [`WindowError::Date`] if it leaves the range of [`Date`].
    pub fn decree_58(year: i32) -> Result<Self, WindowError> {
        let before = year.saturating_sub(1);
        Self::of(WindowKind::Decree58, (before, 12, 15), (year, 12, 14))
    }

    /// Makes the budget year that begins in January of a year and ends 13 months later.
    ///
    /// # Errors
    /// * [`WindowError::Date`] if it leaves the range of [`Date`].
    pub fn budget_year(year: i32) -> Result<Self, WindowError> {
        let after = year.saturating_add(1);
        Self::of(WindowKind::BudgetYear, (year, 1, 1), (after, 1, 31))
    }

    /// Makes the window January to June of a year.
    ///
    /// # Errors
    /// * [`WindowError::Date`] if it leaves the range of [`Date`].
    pub fn first_half(year: i32) -> Result<Self, WindowError> {
        Self::of(WindowKind::Half, (year, 1, 1), (year, 6, 30))
    }

    /// Makes the window July to December of a year.
    ///
    /// # Errors
    /// * [`WindowError::Date`] if it leaves the range of [`Date`].
    pub fn second_half(year: i32) -> Result<Self, WindowError> {
        Self::of(WindowKind::Half, (year, 7, 1), (year, 12, 31))
    }

    /// Makes the window of a month, 1 to 12.
    ///
    /// # Errors
    /// * [`WindowError::Date`] if there is no such month, or it leaves the range of [`Date`].
    pub fn month(year: i32, month: u32) -> Result<Self, WindowError> {
        let first = Date::new(year, month, 1)?;
        let ends = (28..=31).rev();
        let last = ends
            .map(|day| Date::new(year, month, day))
            .find_map(Result::ok);
        let last = last.unwrap_or(first);
        Ok(Self {
            first,
            last,
            kind: WindowKind::Month,
        })
    }

    /// Makes a window of any days.
    ///
    /// # Errors
    /// * [`WindowError::Reversed`] if it would end before it begins.
    pub fn span(first: Date, last: Date) -> Result<Self, WindowError> {
        Self::new(WindowKind::Span, first, last)
    }

    fn of(
        kind: WindowKind,
        (y1, m1, d1): (i32, u32, u32),
        (y2, m2, d2): (i32, u32, u32),
    ) -> Result<Self, WindowError> {
        Ok(Self {
            first: Date::new(y1, m1, d1)?,
            last: Date::new(y2, m2, d2)?,
            kind,
        })
    }

    /// Returns the kind.
    pub const fn kind(&self) -> WindowKind {
        self.kind
    }

    /// Returns the first day.
    pub const fn first(&self) -> Date {
        self.first
    }

    /// Returns the last day; the day on which a figure for the window stands.
    pub const fn last(&self) -> Date {
        self.last
    }

    /// Returns the days as a period.
    pub const fn period(&self) -> Period {
        Period::closed(self.first, self.last)
    }

    /// Returns the year that the window is named after, or `None` for a span.
    pub fn year(&self) -> Option<i32> {
        match self.kind {
            WindowKind::CalendarYear
            | WindowKind::BudgetYear
            | WindowKind::Half
            | WindowKind::Month => Some(self.first.year()),
            WindowKind::Decree58 => Some(self.last.year()),
            WindowKind::Span => None,
        }
    }

    /// Returns the number of days.
    pub fn days(&self) -> i32 {
        self.first.days_until(self.last).saturating_add(1)
    }

    /// Tells whether a day lies in the window.
    pub fn contains(&self, day: Date) -> bool {
        self.first <= day && day <= self.last
    }

    /// Tells whether two windows share a day; two budget years in a row do.
    pub fn overlaps(&self, other: &Self) -> bool {
        self.first <= other.last && other.first <= self.last
    }

    /// Returns the window of the same kind before this one.
    ///
    /// # Errors
    /// * [`WindowError::NoSequence`] for a span, which has no neighbours.
    /// * [`WindowError::Date`] if it leaves the range of [`Date`].
    pub fn previous(&self) -> Result<Self, WindowError> {
        self.moved(-1)
    }

    /// Returns the window of the same kind after this one.
    ///
    /// # Errors
    /// * [`WindowError::NoSequence`] for a span, which has no neighbours.
    /// * [`WindowError::Date`] if it leaves the range of [`Date`].
    pub fn next(&self) -> Result<Self, WindowError> {
        self.moved(1)
    }

    /// The window this many windows later; one step either way is all that is asked for.
    fn moved(&self, by: i32) -> Result<Self, WindowError> {
        let year = self.first.year().saturating_add(by);
        match self.kind {
            WindowKind::CalendarYear => Self::calendar_year(year),
            WindowKind::Decree58 => Self::decree_58(self.last.year().saturating_add(by)),
            WindowKind::BudgetYear => Self::budget_year(year),
            WindowKind::Half => {
                let first = self.first.plus_months(by.saturating_mul(6))?;
                match first.month() {
                    1 => Self::first_half(first.year()),
                    _ => Self::second_half(first.year()),
                }
            }
            WindowKind::Month => {
                let first = self.first.plus_months(by)?;
                Self::month(first.year(), first.month())
            }
            WindowKind::Span => Err(WindowError::NoSequence { window: *self }),
        }
    }

    /// Names the window in a sentence or a column head; never a bare year, except for the
    /// calendar year.
    pub fn label(&self, lang: Lang) -> String {
        let (first, last) = (self.first, self.last);
        let (year, half) = (first.year(), if first.month() == 1 { 0 } else { 1 });
        match (lang, self.kind) {
            (Lang::Vi, WindowKind::CalendarYear) => format!("năm {year}"),
            (Lang::En, WindowKind::CalendarYear) => year.to_string(),
            (Lang::Vi, WindowKind::Decree58) => format!(
                "kỳ báo cáo {} từ {} đến {}",
                last.year(),
                first.to_vi(),
                last.to_vi()
            ),
            (Lang::En, WindowKind::Decree58) => {
                format!("reporting period {} from {first} to {last}", last.year())
            }
            (Lang::Vi, WindowKind::BudgetYear) => {
                format!("năm ngân sách {year} đến hết {}", last.to_vi())
            }
            (Lang::En, WindowKind::BudgetYear) => format!("budget year {year} to {last}"),
            (Lang::Vi, WindowKind::Half) if half == 0 => format!("6 tháng đầu năm {year}"),
            (Lang::Vi, WindowKind::Half) => format!("6 tháng cuối năm {year}"),
            (Lang::En, WindowKind::Half) if half == 0 => format!("first half of {year}"),
            (Lang::En, WindowKind::Half) => format!("second half of {year}"),
            (Lang::Vi, WindowKind::Month) => format!("tháng {} năm {year}", first.month()),
            (Lang::En, WindowKind::Month) => format!("{} {year}", month_name(first.month())),
            (Lang::Vi, WindowKind::Span) => {
                format!("từ {} đến {}", first.to_vi(), last.to_vi())
            }
            (Lang::En, WindowKind::Span) => format!("from {first} to {last}"),
        }
    }
}

/// The English name of a month, 1 to 12.
fn month_name(month: u32) -> &'static str {
    u8::try_from(month)
        .ok()
        .and_then(|month| chrono::Month::try_from(month).ok())
        .map_or("", |month| month.name())
}

/// Prints the kind's id and the days: `decree_58:2021-12-15/2022-12-14`.
impl fmt::Display for Window {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}", self.kind.id(), self.period())
    }
}

impl fmt::Debug for Window {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

/// Why a window could not be made.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum WindowError {
    /// No kind has this id.
    #[error("`{id}` is no kind of window")]
    UnknownKind {
        /// The id that was given, shortened.
        id: String,
    },
    /// It would end before it begins.
    #[error("the window ends on `{last}`, before it begins on `{first}`")]
    Reversed {
        /// The first day that was given.
        first: Date,
        /// The last day that was given.
        last: Date,
    },
    /// The kind has no window of exactly these days.
    #[error("no window of the kind `{}` runs from `{first}` to `{last}`", .kind.id())]
    OtherDays {
        /// The kind that was given.
        kind: WindowKind,
        /// The first day that was given.
        first: Date,
        /// The last day that was given.
        last: Date,
    },
    /// A span has no window before or after it.
    #[error("the span `{}` has no neighbours", .window.period())]
    NoSequence {
        /// The span.
        window: Window,
    },
    /// There is no such day, or it lies outside the range.
    #[error(transparent)]
    Date(#[from] DateError),
}

impl Explain for WindowError {
    fn code(&self) -> Code {
        match self {
            Self::UnknownKind { .. } => Code::new(Status::Value, "date.window_unknown_kind"),
            Self::Reversed { .. } => Code::new(Status::Range, "date.window_reversed"),
            Self::OtherDays { .. } => Code::new(Status::Range, "date.window_other_days"),
            Self::NoSequence { .. } => Code::new(Status::Value, "date.window_no_sequence"),
            Self::Date(error) => error.code(),
        }
    }

    fn message(&self, lang: Lang) -> String {
        match (lang, self) {
            (_, Self::Date(error)) => error.message(lang),
            (Lang::En, _) => self.to_string(),
            (Lang::Vi, Self::UnknownKind { id }) => format!("không có loại kỳ báo cáo `{id}`"),
            (Lang::Vi, Self::Reversed { first, last }) => {
                format!("kỳ báo cáo kết thúc ngày `{last}`, trước ngày bắt đầu `{first}`")
            }
            (Lang::Vi, Self::OtherDays { kind, first, last }) => {
                let id = kind.id();
                format!("không có kỳ loại `{id}` nào từ ngày `{first}` đến ngày `{last}`")
            }
            (Lang::Vi, Self::NoSequence { window }) => {
                let days = window.period();
                format!("khoảng thời gian `{days}` không có kỳ liền trước hay liền sau")
            }
        }
    }
}

#[cfg(test)]
#[expect(clippy::arithmetic_side_effects, reason = "tests may panic")]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn day(text: &str) -> Date {
        Date::parse(text).unwrap()
    }

    fn all_of(year: i32) -> Vec<Window> {
        let mut windows = vec![
            Window::calendar_year(year).unwrap(),
            Window::decree_58(year).unwrap(),
            Window::budget_year(year).unwrap(),
            Window::first_half(year).unwrap(),
            Window::second_half(year).unwrap(),
        ];
        windows.extend((1..=12).map(|month| Window::month(year, month).unwrap()));
        windows
    }

    #[test]
    fn the_three_years_2022() {
        let shown = |w: Window| w.to_string();
        assert_eq!(
            all_of(2022)[..5]
                .iter()
                .copied()
                .map(shown)
                .collect::<Vec<_>>(),
            [
                "calendar_year:2022-01-01/2022-12-31",
                "decree_58:2021-12-15/2022-12-14",
                "budget_year:2022-01-01/2023-01-31",
                "half_year:2022-01-01/2022-06-30",
                "half_year:2022-07-01/2022-12-31",
            ]
        );
        assert_eq!(Window::month(2024, 2).unwrap().last(), day("2024-02-29"));
        assert_eq!(Window::month(1900, 2).unwrap().last(), day("1900-02-28"));
        assert_eq!(Window::month(2000, 2).unwrap().days(), 29);
        assert!(matches!(Window::month(2024, 13), Err(WindowError::Date(_))));
    }

    #[test]
    fn the_same_days_under_two_kinds_differ() {
        let month = Window::month(2022, 1).unwrap();
        let span = Window::span(month.first(), month.last()).unwrap();
        assert_ne!(month, span);
        assert_eq!(month.period(), span.period());
        assert_eq!((month.year(), span.year()), (Some(2022), None));
    }

    #[test]
    fn days_must_be_those_of_the_kind() {
        let (first, last) = (day("2022-01-01"), day("2022-12-31"));
        assert!(Window::parse("calendar_year", first, last).is_ok());
        for id in ["decree_58", "budget_year", "half_year", "month"] {
            let error = Window::parse(id, first, last).unwrap_err();
            assert_eq!(error.code().id(), "date.window_other_days", "{id}");
        }
        let unknown = Window::parse("year", first, last).unwrap_err();
        assert_eq!(unknown.to_string(), "`year` is no kind of window");
        let reversed = Window::parse("span", last, first).unwrap_err();
        assert_eq!(reversed.code().id(), "date.window_reversed");
    }

    #[test]
    fn windows_end_where_dates_end() {
        assert!(Window::budget_year(2200).is_err());
        assert!(Window::decree_58(1900).is_err());
        assert!(Window::calendar_year(i32::MAX).is_err());
        assert!(Window::decree_58(i32::MIN).is_err());
        assert!(Window::budget_year(2199).unwrap().next().is_err());
        assert!(Window::calendar_year(1900).unwrap().previous().is_err());
        assert!(Window::month(2200, 12).unwrap().next().is_err());
        assert!(Window::first_half(1900).unwrap().previous().is_err());
        let span = Window::span(day("2020-01-01"), day("2022-12-21")).unwrap();
        assert!(matches!(span.next(), Err(WindowError::NoSequence { .. })));
        assert_eq!(span.days(), 1086);
    }

    #[test]
    fn labels() {
        let span = Window::span(day("2020-01-01"), day("2022-12-21")).unwrap();
        let mut windows = all_of(2022);
        windows.truncate(6);
        windows.push(span);
        let labels = |lang| windows.iter().map(|w| w.label(lang)).collect::<Vec<_>>();
        assert_eq!(
            labels(Lang::Vi),
            [
                "năm 2022",
                "kỳ báo cáo 2022 từ 15/12/2021 đến 14/12/2022",
                "năm ngân sách 2022 đến hết 31/01/2023",
                "6 tháng đầu năm 2022",
                "6 tháng cuối năm 2022",
                "tháng 1 năm 2022",
                "từ 01/01/2020 đến 21/12/2022",
            ]
        );
        assert_eq!(
            labels(Lang::En),
            [
                "2022",
                "reporting period 2022 from 2021-12-15 to 2022-12-14",
                "budget year 2022 to 2023-01-31",
                "first half of 2022",
                "second half of 2022",
                "January 2022",
                "from 2020-01-01 to 2022-12-21",
            ]
        );
    }

    #[test]
    fn ids_are_read_back() {
        for kind in WindowKind::ALL {
            assert_eq!(WindowKind::parse(kind.id()), Some(kind));
        }
    }

    proptest! {
        #[test]
        fn neighbours_tile_and_budget_years_share_a_january(year in 1901..2199i32) {
            for window in all_of(year) {
                let next = window.next().unwrap();
                prop_assert_eq!(next.previous().unwrap(), window);
                let gap = window.last().days_until(next.first());
                if window.kind() == WindowKind::BudgetYear {
                    prop_assert_eq!(gap, -30);
                    prop_assert!(window.overlaps(&next) && next.overlaps(&window));
                } else {
                    prop_assert_eq!(gap, 1);
                    prop_assert!(!window.overlaps(&next));
                }
                let again = Window::parse(window.kind().id(), window.first(), window.last());
                prop_assert_eq!(again.unwrap(), window);
                prop_assert!(window.contains(window.first()) && window.contains(window.last()));
                prop_assert!(!window.contains(next.last()));
                let days = window.period();
                prop_assert!(days.contains(window.last()) && !days.contains(next.last()));
            }
        }

        #[test]
        fn a_year_is_its_months(year in 1900..=2200i32) {
            let months: i32 = (1..=12).map(|m| Window::month(year, m).unwrap().days()).sum();
            let halves = Window::first_half(year).unwrap().days()
                + Window::second_half(year).unwrap().days();
            let whole = Window::calendar_year(year).unwrap().days();
            prop_assert_eq!((months, halves), (whole, whole));
        }
    }
}
