//! What several documents tell of, as they tell it: labels, problems, files, findings.
//!
//! I1. The content of records is never in it, only places, ids and problems: it may be personal.
//! I2. Everything for people is in both languages.

use serde::Serialize;

use crate::date::Window;
use crate::finding::{Finding, Message, Problem};
use crate::lang::Lang;
use crate::money::{Total, Totals};
use crate::report::{Aside, UnreadableFile};

/// Writes a view, which is text, numbers and lists, as JSON with a line feed at the end.
pub(super) fn document(view: &impl Serialize) -> String {
    let mut text = serde_json::to_string_pretty(view).unwrap_or_default();
    text.push('\n');
    text
}

#[derive(Serialize)]
pub(super) struct LabelView<'a> {
    pub(super) vi: &'a str,
    pub(super) en: &'a str,
}

impl<'a> LabelView<'a> {
    pub(super) fn of(message: &'a Message) -> Self {
        Self {
            vi: &message.vi,
            en: &message.en,
        }
    }
}

#[derive(Serialize)]
pub(super) struct AsideView<'a> {
    file: &'a str,
    line: u32,
    pointer: &'a str,
    kind: &'static str,
    id: Option<&'a str>,
    submission: &'a str,
    problems: Vec<ProblemView<'a>>,
}

#[derive(Serialize)]
pub(super) struct ProblemView<'a> {
    path: &'a str,
    code: &'static str,
    message: LabelView<'a>,
}

impl<'a> AsideView<'a> {
    pub(super) fn of(item: &'a Aside) -> Self {
        let problem = |problem: &'a Problem| ProblemView {
            path: problem.path().as_str(),
            code: problem.code().id(),
            message: LabelView {
                vi: problem.message(Lang::Vi),
                en: problem.message(Lang::En),
            },
        };
        Self {
            file: &item.file,
            line: item.line,
            pointer: &item.pointer,
            kind: item.kind.list(),
            id: item.id.as_deref(),
            submission: &item.submission,
            problems: item.problems.iter().map(problem).collect(),
        }
    }
}

#[derive(Serialize)]
pub(super) struct UnreadableView<'a> {
    file: &'a str,
    line: u32,
    whole: bool,
    reason: LabelView<'a>,
}

impl<'a> UnreadableView<'a> {
    pub(super) fn of(file: &'a UnreadableFile) -> Self {
        Self {
            file: &file.file,
            line: file.line,
            whole: file.is_whole,
            reason: LabelView::of(&file.reason),
        }
    }
}

#[derive(Serialize)]
pub(super) struct FindingView<'a> {
    rule: &'a str,
    severity: &'static str,
    record: &'a str,
    path: &'a str,
    label: Option<LabelView<'static>>,
    message: LabelView<'a>,
    citation: Option<TextView>,
    evidence: Option<&'static str>,
}

impl<'a> FindingView<'a> {
    pub(super) fn of(finding: &'a Finding) -> Self {
        Self {
            rule: &finding.rule,
            severity: finding.severity.id(),
            record: &finding.record,
            path: finding.path.as_str(),
            label: finding.label.map(|label| LabelView {
                vi: label.vi,
                en: label.en,
            }),
            message: LabelView::of(&finding.message),
            citation: TextView::of(|lang| finding.basis(lang)),
            evidence: match (&finding.host_basis, finding.evidence()) {
                (_, Some(evidence)) => Some(evidence.id()),
                (Some(_), None) => Some("host"),
                (None, None) => None,
            },
        }
    }
}

/// A text in both languages that is written only now.
#[derive(Serialize)]
pub(super) struct TextView {
    pub(super) vi: String,
    pub(super) en: String,
}

impl TextView {
    fn of(text: impl Fn(Lang) -> Option<String>) -> Option<Self> {
        Some(Self {
            vi: text(Lang::Vi)?,
            en: text(Lang::En)?,
        })
    }
}

/// A window with its label.
#[derive(Serialize)]
pub(super) struct WindowView {
    kind: &'static str,
    from: String,
    until: String,
    label: TextView,
}

impl WindowView {
    pub(super) fn of(window: &Window) -> Self {
        Self {
            kind: window.kind().id(),
            from: window.first().to_string(),
            until: window.last().to_string(),
            label: TextView {
                vi: window.label(Lang::Vi),
                en: window.label(Lang::En),
            },
        }
    }
}

#[derive(Serialize)]
pub(super) struct AmountView {
    amount: String,
    currency: &'static str,
}

impl AmountView {
    pub(super) fn of(total: Total) -> Self {
        Self {
            amount: total.plain(),
            currency: total.currency().code(),
        }
    }
}

pub(super) fn amounts(totals: &Totals) -> Vec<AmountView> {
    totals.iter().map(AmountView::of).collect()
}
