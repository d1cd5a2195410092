//! Reports as JSON: codes and ids for programs, labels in both languages for people.
//!
//! The same registry and query give the same bytes, whoever asks.

use serde::Serialize;

use crate::catalog;
use crate::exchange::json::view::{AsideView, FindingView, LabelView, UnreadableView, document};
use crate::lang::Lang;
use crate::money::{Total, Totals};
use crate::report::{Compared, Computed, ModeRow, Overview, PlaceRow, Section, mode_label};
use crate::statistics::Place;

/// Writes an overview as JSON, with a line feed at the end.
///
/// Amounts are text with their currency, dates `YYYY-MM-DD`, labels `{"vi","en"}`. The order of
/// keys and rows is fixed; `docs/overview-json.md` describes it key by key.
pub fn overview_json(report: &Overview) -> String {
    let view = OverviewView {
        report: "overview",
        version: env!("CARGO_PKG_VERSION"),
        catalogues: catalog::VERSION,
        sections: report.sections.iter().map(SectionView::of).collect(),
        set_aside: report.set_aside.iter().map(AsideView::of).collect(),
        unreadable: report.unreadable.iter().map(UnreadableView::of).collect(),
        figures: report.figures.iter().map(FigureView::of).collect(),
        figures_elsewhere: report.figures_elsewhere,
        findings: report.findings.iter().map(FindingView::of).collect(),
    };
    document(&view)
}

#[derive(Serialize)]
struct OverviewView<'a> {
    report: &'static str,
    version: &'static str,
    catalogues: &'static str,
    sections: Vec<SectionView<'a>>,
    set_aside: Vec<AsideView<'a>>,
    unreadable: Vec<UnreadableView<'a>>,
    figures: Vec<FigureView<'a>>,
    figures_elsewhere: usize,
    findings: Vec<FindingView<'a>>,
}

#[derive(Serialize)]
struct WindowView {
    kind: &'static str,
    from: String,
    until: String,
}

#[derive(Serialize)]
struct SectionView<'a> {
    window: WindowView,
    as_of: String,
    rows: Vec<RowView<'a>>,
    total: RowView<'a>,
}

impl<'a> SectionView<'a> {
    fn of(section: &'a Section) -> Self {
        Self {
            window: WindowView {
                kind: section.window.kind().id(),
                from: section.window.first().to_string(),
                until: section.window.last().to_string(),
            },
            as_of: section.as_of.to_string(),
            rows: section.rows.iter().map(RowView::of).collect(),
            total: RowView::of(&section.total),
        }
    }
}

#[derive(Serialize)]
struct RowView<'a> {
    place: Option<String>,
    label: LabelView<'a>,
    organizations_with_running_aid: usize,
    organizations_newly_approved: usize,
    modes: Vec<ModeView>,
    perhaps_running: usize,
    in_doubt: bool,
}

impl<'a> RowView<'a> {
    fn of(row: &'a PlaceRow) -> Self {
        Self {
            place: row.place.map(place_id),
            label: LabelView::of(&row.label),
            organizations_with_running_aid: row.organizations_with_running_aid,
            organizations_newly_approved: row.organizations_newly_approved,
            modes: row.modes.iter().map(ModeView::of).collect(),
            perhaps_running: row.perhaps_running,
            in_doubt: row.is_in_doubt,
        }
    }
}

/// Names a place for programs.
fn place_id(place: Place) -> String {
    match place {
        Place::Unit(unit) => unit.to_string(),
        Place::NotOnDate(code) => format!("not-on-date-{}", code.as_str()),
        Place::Undivided => "undivided".to_owned(),
        Place::Unknown => "unknown".to_owned(),
    }
}

#[derive(Serialize)]
struct ModeView {
    mode: Option<&'static str>,
    label: LabelView<'static>,
    newly_approved: usize,
    supplementary: usize,
    aid_approved: Vec<AmountView>,
    aid_amended: Vec<AmountView>,
    running: usize,
    value_running: Vec<AmountView>,
    aid_disbursed: Vec<AmountView>,
}

impl ModeView {
    fn of(row: &ModeRow) -> Self {
        let label = mode_label(row.mode);
        Self {
            mode: row.mode.map(|mode| mode.id()),
            label: LabelView {
                vi: label.get(Lang::Vi),
                en: label.get(Lang::En),
            },
            newly_approved: row.newly_approved,
            supplementary: row.supplementary,
            aid_approved: amounts(&row.aid_approved),
            aid_amended: amounts(&row.aid_amended),
            running: row.running,
            value_running: amounts(&row.value_running),
            aid_disbursed: amounts(&row.aid_disbursed),
        }
    }
}

#[derive(Serialize)]
struct AmountView {
    amount: String,
    currency: &'static str,
}

fn amounts(totals: &Totals) -> Vec<AmountView> {
    let view = |total: Total| AmountView {
        amount: total.plain(),
        currency: total.currency().code(),
    };
    totals.iter().map(view).collect()
}

#[derive(Serialize)]
struct FigureView<'a> {
    id: &'a str,
    indicator: Option<&'static str>,
    label: LabelView<'a>,
    printed: &'a str,
    source: &'a str,
    computed: ComputedView<'a>,
    answer: &'static str,
    in_doubt: bool,
}

#[derive(Serialize)]
#[serde(rename_all = "snake_case")]
enum ComputedView<'a> {
    Count(usize),
    Aid(Vec<AmountView>),
    Ratio {
        numerator: AmountView,
        denominator: AmountView,
    },
    CannotTell(LabelView<'a>),
}

impl<'a> FigureView<'a> {
    fn of(figure: &'a Compared) -> Self {
        let computed = match &figure.computed {
            Computed::Count(count) => ComputedView::Count(*count),
            Computed::Aid(totals) => ComputedView::Aid(amounts(totals)),
            Computed::Ratio {
                numerator,
                denominator,
            } => ComputedView::Ratio {
                numerator: AmountView {
                    amount: numerator.plain(),
                    currency: numerator.currency().code(),
                },
                denominator: AmountView {
                    amount: denominator.plain(),
                    currency: denominator.currency().code(),
                },
            },
            Computed::CannotTell(reason) => ComputedView::CannotTell(LabelView::of(reason)),
        };
        Self {
            id: &figure.id,
            indicator: figure.indicator.map(|indicator| indicator.id()),
            label: LabelView::of(&figure.label),
            printed: &figure.printed,
            source: &figure.source,
            computed,
            answer: figure.answer.id(),
            in_doubt: figure.is_in_doubt,
        }
    }
}
