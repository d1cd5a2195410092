//! Reports as JSON: codes and ids for programs, labels in both languages for people.
//!
//! The same registry and query give the same bytes, whoever asks.

use serde::Serialize;

use crate::catalog;
use crate::exchange::json::view::{
    AmountView, AsideView, FindingView, LabelView, UnreadableView, amounts, document,
};
use crate::lang::Lang;
use crate::money::number;
use crate::report::{
    Between, Compared, Computed, Gap, ModeRow, Overview, PlaceRow, Reconciliation, Section,
    mode_label,
};
use crate::statistics::Place;

/// Writes an overview as JSON, with a line feed at the end.
///
/// Amounts are text with their currency, dates `YYYY-MM-DD`, labels `{"vi","en"}`. The order of
/// keys and rows is fixed; `docs/overview-json.md` describes it key by key.
pub fn overview_json(report: &Overview) -> String {
    let reconciliation = &report.reconciliation;
    let view = OverviewView {
        report: "overview",
        version: env!("CARGO_PKG_VERSION"),
        catalogues: catalog::VERSION,
        sections: report.sections.iter().map(SectionView::of).collect(),
        set_aside: report.set_aside.iter().map(AsideView::of).collect(),
        unreadable: report.unreadable.iter().map(UnreadableView::of).collect(),
        figures: reconciliation.figures.iter().map(FigureView::of).collect(),
        figures_between: reconciliation.between.iter().map(BetweenView::of).collect(),
        figures_elsewhere: reconciliation.elsewhere,
        findings: report.findings.iter().map(FindingView::of).collect(),
    };
    document(&view)
}

/// Writes published figures, reconciled, as JSON with a line feed at the end.
///
/// The keys are those of the overview; `docs/overview-json.md` describes them.
pub fn reconciliation_json(reconciliation: &Reconciliation) -> String {
    document(&ReconciliationView::of(reconciliation))
}

#[derive(Serialize)]
pub(super) struct ReconciliationView<'a> {
    report: &'static str,
    version: &'static str,
    catalogues: &'static str,
    figures: Vec<FigureView<'a>>,
    figures_between: Vec<BetweenView<'a>>,
    figures_elsewhere: usize,
}

impl<'a> ReconciliationView<'a> {
    pub(super) fn of(reconciliation: &'a Reconciliation) -> Self {
        Self {
            report: "reconciliation",
            version: env!("CARGO_PKG_VERSION"),
            catalogues: catalog::VERSION,
            figures: reconciliation.figures.iter().map(FigureView::of).collect(),
            figures_between: reconciliation.between.iter().map(BetweenView::of).collect(),
            figures_elsewhere: reconciliation.elsewhere,
        }
    }
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
    figures_between: Vec<BetweenView<'a>>,
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
            place: row.place.map(Place::code),
            label: LabelView::of(&row.label),
            organizations_with_running_aid: row.organizations_with_running_aid,
            organizations_newly_approved: row.organizations_newly_approved,
            modes: row.modes.iter().map(ModeView::of).collect(),
            perhaps_running: row.perhaps_running,
            in_doubt: row.is_in_doubt,
        }
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
struct FigureView<'a> {
    id: &'a str,
    indicator: Option<&'static str>,
    label: LabelView<'a>,
    printed: &'a str,
    source: &'a str,
    computed: ComputedView<'a>,
    converted: Option<ConvertedView>,
    answer: &'static str,
    gap: Option<GapView>,
    reason: Option<LabelView<'a>>,
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
    /// Nothing, and why.
    CannotTell(Option<LabelView<'a>>),
}

impl<'a> ComputedView<'a> {
    fn of(figure: &'a Compared) -> Self {
        let Some(computed) = &figure.computed else {
            return Self::CannotTell(figure.reason.as_ref().map(LabelView::of));
        };
        match computed {
            Computed::Count(count) => Self::Count(*count),
            Computed::Aid(totals) => Self::Aid(amounts(totals)),
            Computed::Ratio {
                numerator,
                denominator,
            } => Self::Ratio {
                numerator: AmountView::of(*numerator),
                denominator: AmountView::of(*denominator),
            },
        }
    }
}

impl<'a> FigureView<'a> {
    fn of(figure: &'a Compared) -> Self {
        Self {
            id: &figure.id,
            indicator: figure.indicator.map(|indicator| indicator.id()),
            label: LabelView::of(&figure.label),
            printed: &figure.printed,
            source: &figure.source,
            computed: ComputedView::of(figure),
            converted: figure.converted.map(|reporting| ConvertedView {
                currency: reporting.currency.code(),
                rates: reporting.kind.id(),
            }),
            answer: figure.answer.id(),
            gap: figure.gap.as_ref().map(GapView::of),
            reason: figure.reason.as_ref().map(LabelView::of),
            in_doubt: figure.is_in_doubt,
        }
    }
}

#[derive(Serialize)]
struct ConvertedView {
    currency: &'static str,
    rates: &'static str,
}

#[derive(Serialize)]
struct GapView {
    difference: String,
    distance: String,
    unit: &'static str,
    rounded_down: bool,
}

impl GapView {
    fn of(gap: &Gap) -> Self {
        Self {
            difference: number::to_plain(gap.difference, gap.decimals),
            distance: number::to_plain(gap.distance, gap.decimals),
            unit: gap.unit_id(),
            rounded_down: gap.is_rounded_down,
        }
    }
}

#[derive(Serialize)]
struct BetweenView<'a> {
    figures: &'a [String; 2],
    label: LabelView<'a>,
    printed: &'a [String; 2],
    answer: &'static str,
    gap: Option<GapView>,
    reason: Option<LabelView<'a>>,
}

impl<'a> BetweenView<'a> {
    fn of(pair: &'a Between) -> Self {
        Self {
            figures: &pair.ids,
            label: LabelView::of(&pair.label),
            printed: &pair.printed,
            answer: pair.answer.id(),
            gap: pair.gap.as_ref().map(GapView::of),
            reason: pair.reason.as_ref().map(LabelView::of),
        }
    }
}
