//! The windows before a figure's window, and those that it is made of.

use crate::date::{Window, WindowKind};
use crate::finding::Message;

/// Returns the windows that organization-years are counted by: a span's calendar years.
pub(super) fn years_of(window: Window) -> Result<Vec<Window>, Message> {
    match window.kind() {
        WindowKind::Span => {}
        WindowKind::CalendarYear
        | WindowKind::Decree58
        | WindowKind::BudgetYear
        | WindowKind::Half
        | WindowKind::Month => return Ok(vec![window]),
    }
    let (first, last) = (window.first(), window.last());
    let years: Vec<Window> = (first.year()..=last.year())
        .filter_map(|year| Window::calendar_year(year).ok())
        .collect();
    let begins = years.first().is_some_and(|year| year.first() == first);
    if begins && years.last().is_some_and(|year| year.last() == last) {
        Ok(years)
    } else {
        Err(Message::new(
            "kỳ không gồm trọn các năm",
            "the window is not made of whole years",
        ))
    }
}

/// Returns the span of as many whole years as a window holds, up to the day before it.
pub(super) fn whole_years_before(window: &Window) -> Result<Window, Message> {
    let none = || Message::new("kỳ không có trọn năm nào", "the window holds no whole year");
    let found = || {
        let after = window.last().plus_days(1).ok()?;
        let fits = |months: i32| {
            let end = window.first().plus_months(months);
            end.is_ok_and(|end| end <= after)
        };
        let years = (1_i32..).take_while(|years| fits(years.saturating_mul(12)));
        let first = months_before(window, years.last()?.saturating_mul(12))?;
        Some(first)
    };
    found().ok_or_else(none)
}

/// Returns the window right before one, of the same kind and length.
///
/// Before a span of whole months lie as many months, before any other as many days.
pub(in crate::report) fn before(window: &Window) -> Result<Window, Message> {
    match window.kind() {
        WindowKind::CalendarYear
        | WindowKind::Decree58
        | WindowKind::BudgetYear
        | WindowKind::Half
        | WindowKind::Month => window.previous().map_err(|error| Message::of(&error)),
        WindowKind::Span => span_before(window)
            .ok_or_else(|| Message::new("không có kỳ trước đó", "there is no window before it")),
    }
}

fn span_before(window: &Window) -> Option<Window> {
    let after = window.last().plus_days(1).ok()?;
    let end = |months: &i32| window.first().plus_months(*months).ok();
    let mut months = (1_i32..).take_while(|months| end(months).is_some_and(|end| end <= after));
    match months.find(|months| end(months) == Some(after)) {
        Some(months) => months_before(window, months),
        None => {
            let first = window.first().plus_days(window.days().saturating_neg());
            Window::span(first.ok()?, window.first().plus_days(-1).ok()?).ok()
        }
    }
}

/// Returns the span of so many months up to the day before a window.
fn months_before(window: &Window, months: i32) -> Option<Window> {
    let first = window.first().plus_months(months.saturating_neg()).ok()?;
    Window::span(first, window.first().plus_days(-1).ok()?).ok()
}
