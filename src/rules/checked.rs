//! What a check answers: findings, what was not applied and why, and the stamp of both.

use std::borrow::Cow;

use crate::date::Date;
use crate::finding::{Finding, Message, Severity};
use crate::rules::host::HostRule;

pub use crate::finding::Reason;

/// The result of a check (kết quả kiểm tra).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Checked {
    /// What was found, by record, rule and path.
    pub findings: Vec<Finding>,
    /// What was not applied, by rule and reason.
    pub not_applied: Vec<NotApplied>,
    /// What the result rests on.
    pub stamp: Stamp,
}

impl Checked {
    /// Returns how many findings are of a severity.
    pub fn count(&self, severity: Severity) -> usize {
        let same = |finding: &&Finding| finding.severity == severity;
        self.findings.iter().filter(same).count()
    }
}

/// A rule that was not applied to some records (quy tắc không áp dụng).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NotApplied {
    /// The rule.
    pub rule: Cow<'static, str>,
    /// Why it was not applied.
    pub reason: Reason,
    /// To how many records.
    pub records: usize,
}

/// What a result rests on (dấu phiên bản): two results are comparable where the stamps are equal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stamp {
    /// The version of the table of rules.
    pub rules: &'static str,
    /// The version of the code lists.
    pub catalogues: &'static str,
    /// The version of the library.
    pub library: &'static str,
    /// The day as of which deadlines were asked.
    pub as_of: Date,
    /// The rules that were switched off, in order.
    pub switched_off: Vec<&'static str>,
    /// The rules whose severity was changed, in order, each with the new one.
    pub severities: Vec<(&'static str, Severity)>,
    /// The rules that the host added, by id.
    pub host_rules: Vec<HostRuleSummary>,
}

/// What a rule of the host is (quy tắc riêng): the table of rules does not tell it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HostRuleSummary {
    /// Its id, outside of the ids of the library.
    pub id: String,
    /// How grave its findings are.
    pub severity: Severity,
    /// Its title.
    pub title: Message,
    /// What it asks.
    pub description: Message,
    /// What it rests on, in the host's words; nobody here has verified it.
    pub basis: Option<Message>,
}

impl HostRuleSummary {
    pub(super) fn of(rule: &dyn HostRule) -> Self {
        Self {
            id: rule.id().to_string(),
            severity: rule.severity(),
            title: rule.title(),
            description: rule.description(),
            basis: rule.basis(),
        }
    }
}
