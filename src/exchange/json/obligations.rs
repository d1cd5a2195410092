//! The calendar of obligations as JSON: each with its bearer, day, state and provision; and the stamp.

use serde::Serialize;

use crate::duties::{Delay, NotApplied, Obligation, Obligations, Stamp};
use crate::exchange::json::view::{LabelView, TextView, WindowView, document};
use crate::lang::{Label, Lang};
use crate::law::Citation;

/// Writes the calendar of obligations (lịch nghĩa vụ) as one JSON object with a line feed at the end.
///
/// The order of keys and rows is fixed; `docs/duties-json.md` describes it key by key.
///
/// # Example
/// ```
/// use vientro::duties::{self, DutyOptions};
/// use vientro::exchange::json;
/// use vientro::{Date, Registry};
/// let options = DutyOptions::on(Date::new(2023, 12, 31)?);
/// let calendar = duties::obligations(&Registry::builder().finish(), &options);
/// assert!(json::obligations_json(&calendar).contains("\"as_of\": \"2023-12-31\""));
/// # Ok::<(), vientro::date::DateError>(())
/// ```
pub fn obligations_json(obligations: &Obligations) -> String {
    document(&ObligationsView {
        report: "obligations",
        stamp: StampView::of(&obligations.stamp),
        obligations: obligations.list.iter().map(ObligationView::of).collect(),
        not_applied: obligations
            .not_applied
            .iter()
            .map(NotAppliedView::of)
            .collect(),
    })
}

#[derive(Serialize)]
struct ObligationsView<'a> {
    report: &'static str,
    stamp: StampView,
    obligations: Vec<ObligationView<'a>>,
    not_applied: Vec<NotAppliedView>,
}

#[derive(Serialize)]
struct StampView {
    version: &'static str,
    rules: &'static str,
    catalogues: &'static str,
    as_of: String,
    until: String,
    calendar: Option<String>,
}

impl StampView {
    fn of(stamp: &Stamp) -> Self {
        Self {
            version: stamp.library,
            rules: stamp.rules,
            catalogues: stamp.catalogues,
            as_of: stamp.as_of.to_string(),
            until: stamp.until.to_string(),
            calendar: stamp.calendar.map(|covered| covered.to_string()),
        }
    }
}

fn label(label: Label) -> LabelView<'static> {
    LabelView {
        vi: label.vi,
        en: label.en,
    }
}

fn both(text: impl Fn(Lang) -> String) -> TextView {
    TextView {
        vi: text(Lang::Vi),
        en: text(Lang::En),
    }
}

#[derive(Serialize)]
struct ObligationView<'a> {
    duty: &'static str,
    title: LabelView<'static>,
    bearer: &'static str,
    bearer_id: Option<&'a str>,
    record: Option<String>,
    window: Option<WindowView>,
    counted_from: String,
    term: TextView,
    due: Option<String>,
    state: &'static str,
    message: TextView,
    filed_on: Option<String>,
    delay: Option<DelayView>,
    reason: Option<&'static str>,
    citation: TextView,
    evidence: &'static str,
}

#[derive(Serialize)]
struct DelayView {
    count: i32,
    unit: &'static str,
}

impl DelayView {
    const fn of(delay: Delay) -> Self {
        Self {
            count: delay.count,
            unit: delay.unit.id(),
        }
    }
}

impl<'a> ObligationView<'a> {
    fn of(one: &'a Obligation) -> Self {
        let (duty, state) = (one.duty, one.state);
        let citation: Citation = one.basis.citation();
        Self {
            duty: duty.id(),
            title: label(duty.title()),
            bearer: one.bearer.id(),
            bearer_id: one.bearer_id.as_deref(),
            record: one.about.as_ref().map(ToString::to_string),
            window: one.window.as_ref().map(WindowView::of),
            counted_from: one.counted_from.to_string(),
            term: both(|lang| duty.term().text(lang)),
            due: one.due.map(|day| day.to_string()),
            state: state.id(),
            message: both(|lang| state.text(lang)),
            filed_on: state.filed_on().map(|day| day.to_string()),
            delay: state.delay().map(DelayView::of),
            reason: state.reason().map(|reason| reason.id()),
            citation: both(|lang| citation.text(lang)),
            evidence: one.basis.evidence().id(),
        }
    }
}

#[derive(Serialize)]
struct NotAppliedView {
    duty: &'static str,
    reason: &'static str,
    message: TextView,
    count: usize,
}

impl NotAppliedView {
    fn of(item: &NotApplied) -> Self {
        Self {
            duty: item.duty.id(),
            reason: item.reason.id(),
            message: both(|lang| item.reason.text(lang)),
            count: item.count,
        }
    }
}
