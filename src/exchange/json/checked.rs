//! The result of a check as JSON: findings, what was not applied, and the stamp.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::exchange::json::view::{FindingView, LabelView, TextView, document};
use crate::lang::Lang;
use crate::rules::{Checked, HostRuleSummary, NotApplied, Stamp};

/// Writes the result of a check (kết quả kiểm tra) as one JSON object with a line feed at the end.
///
/// The order of keys and rows is fixed; `docs/checked-json.md` describes it key by key.
///
/// # Example
/// ```
/// use vientro::exchange::json;
/// use vientro::rules::{self, CheckOptions};
/// use vientro::{Date, Registry};
/// let options = CheckOptions::on(Date::new(2023, 12, 31)?);
/// let checked = rules::check(&Registry::builder().finish(), &options);
/// assert!(json::checked_json(&checked).contains("\"as_of\": \"2023-12-31\""));
/// # Ok::<(), vientro::date::DateError>(())
/// ```
pub fn checked_json(checked: &Checked) -> String {
    document(&CheckedView::of(checked))
}

#[derive(Serialize)]
pub(super) struct CheckedView<'a> {
    report: &'static str,
    stamp: StampView<'a>,
    findings: Vec<FindingView<'a>>,
    not_applied: Vec<NotAppliedView<'a>>,
}

impl<'a> CheckedView<'a> {
    pub(super) fn of(checked: &'a Checked) -> Self {
        Self {
            report: "checked",
            stamp: StampView::of(&checked.stamp),
            findings: checked.findings.iter().map(FindingView::of).collect(),
            not_applied: checked.not_applied.iter().map(NotAppliedView::of).collect(),
        }
    }
}

#[derive(Serialize)]
struct StampView<'a> {
    version: &'static str,
    rules: &'static str,
    catalogues: &'static str,
    as_of: String,
    switched_off: &'a [&'static str],
    severities: BTreeMap<&'static str, &'static str>,
    host_rules: Vec<HostRuleView<'a>>,
}

impl<'a> StampView<'a> {
    fn of(stamp: &'a Stamp) -> Self {
        Self {
            version: stamp.library,
            rules: stamp.rules,
            catalogues: stamp.catalogues,
            as_of: stamp.as_of.to_string(),
            switched_off: &stamp.switched_off,
            severities: stamp
                .severities
                .iter()
                .map(|(rule, severity)| (*rule, severity.id()))
                .collect(),
            host_rules: stamp.host_rules.iter().map(HostRuleView::of).collect(),
        }
    }
}

#[derive(Serialize)]
struct HostRuleView<'a> {
    id: &'a str,
    severity: &'static str,
    title: LabelView<'a>,
    description: LabelView<'a>,
    basis: Option<LabelView<'a>>,
}

impl<'a> HostRuleView<'a> {
    fn of(rule: &'a HostRuleSummary) -> Self {
        Self {
            id: &rule.id,
            severity: rule.severity.id(),
            title: LabelView::of(&rule.title),
            description: LabelView::of(&rule.description),
            basis: rule.basis.as_ref().map(LabelView::of),
        }
    }
}

#[derive(Serialize)]
struct NotAppliedView<'a> {
    rule: &'a str,
    reason: &'static str,
    message: TextView,
    records: usize,
}

impl<'a> NotAppliedView<'a> {
    fn of(item: &'a NotApplied) -> Self {
        Self {
            rule: &item.rule,
            reason: item.reason.id(),
            message: TextView {
                vi: item.reason.text(Lang::Vi),
                en: item.reason.text(Lang::En),
            },
            records: item.records,
        }
    }
}
