//! A check under way: every record of every kind, and of each record rule after rule.
//!
//! I1. A record is met once, with every rule that checks it: what the rules ask of the same record,
//!     and of its grant, is still at hand.
//! I2. What is answered is in order, whatever the order in which it was found.

use std::borrow::Cow;

use crate::finding::{Finding, Reason};
use crate::order;
use crate::record::{
    AccountBalance, Certificate, Commitment, Donor, Filing, Grant, Party, Person, PublishedFigure,
    RateRecord, Record, Transaction,
};
use crate::registry::Registered;
use crate::rules::case::{Applied, Case, Checking, Notes};
use crate::rules::checked::NotApplied;
use crate::rules::context::Context;
use crate::rules::grants::{Grants, Known};
use crate::rules::host::{self, HostRule};
use crate::rules::rule::{Check, Rule, RuleStatus};
use crate::rules::walk::Walk;

/// A check under way.
pub(super) struct Run<'a> {
    context: &'a Context<'a>,
    findings: Vec<Finding>,
    not_applied: Vec<NotApplied>,
    /// How many records were checked so far.
    checked: usize,
}

impl<'a> Run<'a> {
    pub(super) const fn new(context: &'a Context<'a>) -> Self {
        Self {
            context,
            findings: Vec::new(),
            not_applied: Vec::new(),
            checked: 0,
        }
    }

    /// Applies rules to every record that they check.
    pub(super) fn apply(&mut self, rules: &'static [Rule]) {
        let mut notes: Vec<Notes> = rules.iter().map(|_| Notes::default()).collect();
        self.each::<Donor>(rules, &mut notes);
        self.each::<Party>(rules, &mut notes);
        self.each::<Certificate>(rules, &mut notes);
        self.grants(rules, &mut notes);
        self.each::<AccountBalance>(rules, &mut notes);
        self.each::<Commitment>(rules, &mut notes);
        self.each::<RateRecord>(rules, &mut notes);
        self.each::<Filing>(rules, &mut notes);
        self.each::<Person>(rules, &mut notes);
        self.each::<PublishedFigure>(rules, &mut notes);
        for (rule, notes) in rules.iter().zip(notes) {
            self.not_applied
                .extend(notes.into_iter().map(|(reason, records)| NotApplied {
                    rule: Cow::Borrowed(rule.id()),
                    reason,
                    records,
                }));
        }
    }

    /// Applies rules to every record of a kind that they check.
    fn each<R: Checkable>(&mut self, rules: &'static [Rule], notes: &mut [Notes]) {
        let applied = self.applied::<R>(rules, notes);
        if applied.is_empty() {
            return;
        }
        for record in self.context.registry.records::<R>() {
            let known = record.known_grant(self.context.grants());
            self.check(record, known, &applied, notes);
        }
    }

    /// Applies rules to every grant and its transactions, one grant after the other.
    fn grants(&mut self, rules: &'static [Rule], notes: &mut [Notes]) {
        let of_grants = self.applied::<Grant>(rules, notes);
        let of_transactions = self.applied::<Transaction>(rules, notes);
        for moves in self.context.grants().moves() {
            if let Some(grant) = moves.grant() {
                self.check(grant, moves.known, &of_grants, notes);
            }
            for (_, transaction) in moves.transactions {
                self.check(*transaction, moves.known, &of_transactions, notes);
            }
        }
    }

    /// Returns the rules on a kind that are applied; notes those that are switched off.
    fn applied<R: Checkable>(
        &self,
        rules: &'static [Rule],
        notes: &mut [Notes],
    ) -> Vec<(Applied, CheckOf<R>)> {
        let mut applied = Vec::new();
        let mut count = None;
        for (number, (rule, notes)) in rules.iter().zip(notes).enumerate() {
            let check = R::check_of(rule.check()).filter(|_| rule.status() != RuleStatus::Retired);
            let Some(check) = check else {
                continue;
            };
            let options = self.context.options;
            if options.is_off(rule.id()) {
                let records = || self.context.registry.records::<R>().count();
                notes.switch_off(*count.get_or_insert_with(records));
                continue;
            }
            let rule = Applied {
                rule,
                severity: options.severity_of(rule),
                number,
            };
            applied.push((rule, check));
        }
        applied
    }

    /// Applies rules to a record.
    fn check<R: Checkable>(
        &mut self,
        record: &R,
        known: Option<&Known<'_>>,
        applied: &[(Applied, CheckOf<R>)],
        notes: &mut [Notes],
    ) {
        let checking = Checking {
            kind: <R as Record>::KIND,
            id: record.key(),
            known,
            serial: self.checked,
        };
        self.checked = self.checked.saturating_add(1);
        let Some((first, _)) = applied.first() else {
            return;
        };
        let mut case = Case::new(self.context, checking, *first, &mut self.findings, notes);
        for (rule, check) in applied {
            case.turn_to(*rule);
            match check {
                CheckOf::Own(check) => check(record, &mut case),
                CheckOf::Every(check) => check(record, &mut case),
            }
        }
    }

    /// Applies a rule of the host to every record that it checks.
    pub(super) fn apply_host(&mut self, rule: &dyn HostRule) {
        let says_too_little = host::apply(rule, self.context, &mut self.findings);
        if says_too_little > 0 {
            self.not_applied.push(NotApplied {
                rule: Cow::Owned(rule.id().to_string()),
                reason: Reason::RecordSaysTooLittle,
                records: says_too_little,
            });
        }
    }

    /// Returns what was found, and what was not applied, in order.
    pub(super) fn finish(mut self) -> (Vec<Finding>, Vec<NotApplied>) {
        order::sort_by(&mut self.findings, |a, b| {
            (&a.record, &a.rule, &a.path, &a.message)
                .cmp(&(&b.record, &b.rule, &b.path, &b.message))
        });
        order::sort_by(&mut self.not_applied, |a, b| {
            (&a.rule, a.reason).cmp(&(&b.rule, b.reason))
        });
        (self.findings, self.not_applied)
    }
}

/// What a rule does with a record of one kind.
#[derive(Clone, Copy)]
enum CheckOf<R> {
    Own(for<'a> fn(&'a R, &mut Case<'a>)),
    Every(for<'a> fn(&'a dyn Walk, &mut Case<'a>)),
}

/// A kind of records that rules check.
trait Checkable: Registered + Walk {
    /// Returns what a rule does with records of the kind; `None` if it is a rule on others.
    fn check_of(check: Check) -> Option<CheckOf<Self>>;

    /// Returns the grant to which a record belongs; most kinds belong to none.
    fn known_grant<'b, 'a>(&self, _: &'b Grants<'a>) -> Option<&'b Known<'a>> {
        None
    }
}

macro_rules! checkable {
    ($($kind:ident: $variant:ident $({ $($known_grant:tt)* })?;)*) => {$(
        impl Checkable for $kind {
            fn check_of(check: Check) -> Option<CheckOf<Self>> {
                if let Check::$variant(check) = check {
                    Some(CheckOf::Own(check))
                } else if let Check::Every(check) = check {
                    Some(CheckOf::Every(check))
                } else {
                    None
                }
            }

            $($($known_grant)*)?
        }
    )*};
}

checkable! {
    Donor: Donor;
    Party: Party;
    Certificate: Certificate;
    Grant: Grant;
    Transaction: Transaction;
    AccountBalance: Balance {
        fn known_grant<'b, 'a>(&self, grants: &'b Grants<'a>) -> Option<&'b Known<'a>> {
            grants.get(self.grant()?.as_str())
        }
    };
    Commitment: Commitment;
    RateRecord: Rate;
    Filing: Filing;
    Person: Person;
    PublishedFigure: Figure;
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::date::Date;
    use crate::finding::{Message, Severity};
    use crate::path::Trail;
    use crate::record::draft::Field;
    use crate::record::{DonorDraft, Submission, SubmissionDraft};
    use crate::registry::{Place, Registry, Source};
    use crate::rules::CheckOptions;
    use crate::rules::rule::Event;

    fn speak<'a>(_: &'a Donor, case: &mut Case<'a>) {
        case.report_format(&Trail::Root, Message::new("có", "there is one"));
    }

    /// A rule that speaks of every donor, while it is in use.
    const fn loud(status: RuleStatus) -> Rule {
        let check = Check::Donor(speak);
        Rule::new("TEST-001", Severity::Error, Event::Format, check).in_status(status)
    }

    static STABLE: Rule = loud(RuleStatus::Stable);
    static PREVIEW: Rule = loud(RuleStatus::Preview);
    static RETIRED: Rule = loud(RuleStatus::Retired);

    fn one_donor() -> Registry {
        let mut builder = Registry::builder();
        let head = Submission::build(&SubmissionDraft {
            id: "S1".into(),
            submitter: "ppc".into(),
            sequence: Field::Other("1".into()),
            ..Default::default()
        });
        let source = builder.source(Source::new(head.unwrap(), "s1.json", Vec::new()));
        let donor = DonorDraft {
            id: "D1".into(),
            ..Default::default()
        };
        builder.add::<Donor>(
            source,
            Place {
                line: 1,
                position: 0,
            },
            "{}",
            &donor,
        );
        builder.finish()
    }

    #[test]
    fn a_retired_rule_is_never_applied_and_one_on_trial_warns() {
        let registry = one_donor();
        let options = CheckOptions::on(Date::new(2023, 12, 31).unwrap());
        let context = Context::new(&registry, &options);
        let severities = |rule| {
            let mut run = Run::new(&context);
            run.apply(std::slice::from_ref(rule));
            let (findings, not_applied) = run.finish();
            assert_eq!(not_applied, []);
            findings.iter().map(|f| f.severity).collect::<Vec<_>>()
        };
        assert_eq!(severities(&STABLE), [Severity::Error]);
        assert_eq!(severities(&PREVIEW), [Severity::Warning]);
        assert_eq!(severities(&RETIRED), []);
    }
}
