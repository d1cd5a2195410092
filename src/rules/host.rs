//! Rules of the host: what a program that links the library asks of its own records.
//!
//! I1. The id of such a rule holds a dot, which no id of the library does.
//! I2. What it finds is in order among the other findings, whatever the order of the rules.
//! I3. What it says is the host's word: it cites no provision of the library, and a panic in it is
//!     not caught.

use std::borrow::Cow;
use std::fmt;

use crate::code::clip;
use crate::date::{Date, WorkingCalendar};
use crate::finding::{Finding, Message, Severity};
use crate::lang::Label;
use crate::path::{FieldPath, Trail};
use crate::record::{
    AccountBalance, Certificate, Commitment, Donor, Filing, Grant, Party, Person, PublishedFigure,
    RateRecord, Record, RecordKind, Transaction, label,
};
use crate::registry::{Registered, Registry};
use crate::rules::context::Context;
use crate::rules::options::{CheckOptions, RulesError};

/// The id of a host's rule (mã quy tắc riêng): `langson.G-1`.
///
/// A name of the host, a dot and a name of the rule, in letters, digits, hyphens and dots, at most 64.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct HostRuleId(Box<str>);

impl HostRuleId {
    const LONGEST: usize = 64;

    /// Takes an id that no rule of the library can have.
    ///
    /// # Errors
    /// * [`RulesError::HostId`] if it has no dot with something on either side, holds another
    ///   character than ASCII letters, digits, hyphens and dots, or is too long.
    pub fn new(id: &str) -> Result<Self, RulesError> {
        let is_named = |name: &str| {
            let is_fine = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'-';
            !name.is_empty() && name.bytes().all(is_fine)
        };
        if id.len() <= Self::LONGEST && id.contains('.') && id.split('.').all(is_named) {
            Ok(Self(id.into()))
        } else {
            Err(RulesError::HostId { text: clip(id) })
        }
    }

    /// Returns the id.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for HostRuleId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// A rule that a program adds (quy tắc riêng): [`check_with`](super::check_with) applies it.
///
/// The same record and registry must give the same findings, in the same words, each time.
///
/// # Example
/// ```
/// use vientro::exchange::json;
/// use vientro::finding::{Message, Severity};
/// use vientro::path::Trail;
/// use vientro::record::RecordKind;
/// use vientro::rules::{self, AnyRecord, CheckOptions, HostCase, HostRule, HostRuleId};
/// use vientro::{Date, Registry};
///
/// /// The province wants an English title for every grant.
/// struct EnglishTitle(HostRuleId);
///
/// impl HostRule for EnglishTitle {
///     fn id(&self) -> &HostRuleId {
///         &self.0
///     }
///     fn severity(&self) -> Severity {
///         Severity::Warning
///     }
///     fn title(&self) -> Message {
///         Message::new("Khoản viện trợ không có tên tiếng Anh", "Grant without an English title")
///     }
///     fn description(&self) -> Message {
///         Message::new("Mỗi khoản viện trợ có tên tiếng Anh", "Each grant has an English title")
///     }
///     fn basis(&self) -> Option<Message> {
///         Some(Message::new("Quy chế của tỉnh, Điều 3", "Regulation of the province, Article 3"))
///     }
///     fn reads(&self) -> &[RecordKind] {
///         &[RecordKind::Grant]
///     }
///     fn check(&self, record: AnyRecord<'_>, case: &mut HostCase<'_>) {
///         let AnyRecord::Grant(grant) = record else { return };
///         if grant.titles().is_none_or(|titles| titles.en().is_none()) {
///             let message = Message::new("không có tên tiếng Anh", "there is no English title");
///             case.report(&Trail::Root.key("titles"), message);
///         }
///     }
/// }
///
/// let file = r#"{"format":"vientro-submission","version":1,
///   "submission":{"id":"S1","submitter":"ppc-lang-son","sequence":1},"grants":[{"id":"G1"}]}"#;
/// let mut builder = Registry::builder();
/// json::read(&mut builder, "s1.json", file.as_bytes());
/// let options = CheckOptions::on(Date::new(2023, 12, 31)?);
/// let rule = EnglishTitle(HostRuleId::new("langson.G-1")?);
/// let checked = rules::check_with(&builder.finish(), &options, &[&rule])?;
/// let finding = &checked.findings[0];
/// assert_eq!((&*finding.rule, finding.path.as_str()), ("langson.G-1", "/titles"));
/// assert_eq!(checked.stamp.host_rules[0].id, "langson.G-1");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub trait HostRule: Sync {
    /// Returns the id, always the same.
    fn id(&self) -> &HostRuleId;

    /// Returns how grave its findings are.
    fn severity(&self) -> Severity;

    /// Returns the title, which names the fault.
    fn title(&self) -> Message;

    /// Returns what it asks.
    fn description(&self) -> Message;

    /// Returns what it rests on, a regulation of the province for example.
    fn basis(&self) -> Option<Message> {
        None
    }

    /// Returns the kinds of records that it reads; the first one is what it checks.
    fn reads(&self) -> &[RecordKind];

    /// Checks a record of the first kind, in the version that counts.
    ///
    /// Messages are shown to people and stored: they should hold no personal data.
    fn check(&self, record: AnyRecord<'_>, case: &mut HostCase<'_>);
}

/// A record of any kind (bản ghi).
#[derive(Clone, Copy, Debug)]
pub enum AnyRecord<'a> {
    /// A donor.
    Donor(&'a Donor),
    /// A Vietnamese body.
    Party(&'a Party),
    /// A certificate.
    Certificate(&'a Certificate),
    /// A grant.
    Grant(&'a Grant),
    /// A transaction.
    Transaction(&'a Transaction),
    /// A balance of an aid account.
    Balance(&'a AccountBalance),
    /// A commitment.
    Commitment(&'a Commitment),
    /// An exchange rate.
    Rate(&'a RateRecord),
    /// A filing.
    Filing(&'a Filing),
    /// A person.
    Person(&'a Person),
    /// A published figure.
    PublishedFigure(&'a PublishedFigure),
}

/// A host's rule on a record: what it may read, and where it reports.
#[derive(Debug)]
pub struct HostCase<'a> {
    registry: &'a Registry,
    options: &'a CheckOptions,
    kind: RecordKind,
    found: Vec<(FieldPath, Option<Label>, Message)>,
    says_too_little: bool,
}

impl<'a> HostCase<'a> {
    /// Returns the records of all kinds.
    pub const fn registry(&self) -> &'a Registry {
        self.registry
    }

    /// Returns the day as of which deadlines are asked.
    pub const fn as_of(&self) -> Date {
        self.options.as_of()
    }

    /// Returns the working calendar, if the check was given one.
    pub const fn calendar(&self) -> Option<&'a WorkingCalendar> {
        self.options.calendar()
    }

    /// Reports a finding at a place in the record; [`Trail::Root`] is the whole of it.
    pub fn report(&mut self, at: &Trail<'_>, message: Message) {
        let label = label::of_trail(self.kind, at);
        self.found.push((at.path(), label, message));
    }

    /// Notes that the rule cannot be applied: a record does not say what it has to know.
    pub const fn says_too_little(&mut self) {
        self.says_too_little = true;
    }
}

/// Applies a rule to every record that it checks; answers of how many records say too little.
pub(super) fn apply(
    rule: &dyn HostRule,
    context: &Context<'_>,
    findings: &mut Vec<Finding>,
) -> usize {
    let mut run = HostRun {
        rule,
        context,
        findings,
        says_too_little: 0,
    };
    match rule.reads().first() {
        None => {}
        Some(RecordKind::Donor) => run.each(AnyRecord::Donor),
        Some(RecordKind::Party) => run.each(AnyRecord::Party),
        Some(RecordKind::Certificate) => run.each(AnyRecord::Certificate),
        Some(RecordKind::Grant) => run.each(AnyRecord::Grant),
        Some(RecordKind::Transaction) => run.each(AnyRecord::Transaction),
        Some(RecordKind::Balance) => run.each(AnyRecord::Balance),
        Some(RecordKind::Commitment) => run.each(AnyRecord::Commitment),
        Some(RecordKind::Rate) => run.each(AnyRecord::Rate),
        Some(RecordKind::Filing) => run.each(AnyRecord::Filing),
        Some(RecordKind::Person) => run.each(AnyRecord::Person),
        Some(RecordKind::PublishedFigure) => run.each(AnyRecord::PublishedFigure),
    }
    run.says_too_little
}

struct HostRun<'a, 'b> {
    rule: &'b dyn HostRule,
    context: &'b Context<'a>,
    findings: &'b mut Vec<Finding>,
    says_too_little: usize,
}

impl<'a> HostRun<'a, '_> {
    fn each<R: Registered>(&mut self, any: impl Fn(&'a R) -> AnyRecord<'a>) {
        let (registry, kind) = (self.context.registry, <R as Record>::KIND);
        let (severity, basis) = (self.rule.severity(), self.rule.basis());
        for record in registry.records::<R>() {
            let mut case = HostCase {
                registry,
                options: self.context.options,
                kind,
                found: Vec::new(),
                says_too_little: false,
            };
            self.rule.check(any(record), &mut case);
            if case.says_too_little {
                self.says_too_little = self.says_too_little.saturating_add(1);
            }
            let found = case.found.into_iter();
            self.findings
                .extend(found.map(|(path, label, message)| Finding {
                    rule: Cow::Owned(self.rule.id().to_string()),
                    severity,
                    record: format!("{}/{}", kind.list(), record.key()),
                    path,
                    label,
                    message,
                    citation: None,
                    host_basis: basis.clone(),
                }));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::RULES;

    #[test]
    fn the_ids_of_hosts_are_never_ours() {
        for id in ["langson.G-1", "a.b", "vn.langson.G-001"] {
            assert_eq!(HostRuleId::new(id).unwrap().as_str(), id);
        }
        for id in [
            "",
            ".",
            "a.",
            ".a",
            "a..b",
            "G-1",
            "a.b c",
            "tỉnh.1",
            &"a.".repeat(33),
        ] {
            assert!(HostRuleId::new(id).is_err(), "{id}");
        }
        for rule in RULES {
            assert!(HostRuleId::new(rule.id()).is_err(), "{rule:?}");
        }
    }
}
