//! One rule on one record: which provision governs it, and what is found.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::ops::Deref;

use crate::date::Date;
use crate::finding::{Finding, Message, Severity};
use crate::law::{
    Basis, Citation, Governed, GrantTerm, Subject, governing, governing_dossier, governing_grant,
    table,
};
use crate::order;
use crate::path::Trail;
use crate::record::{
    AccountBalance, Certificate, Commitment, Donor, Filing, Grant, Party, Person, PublishedFigure,
    RateRecord, Record, RecordKind, Transaction,
};
use crate::registry::Registered;
use crate::rules::checked::{NotApplied, Reason};
use crate::rules::context::Context;
use crate::rules::disaster::AfterDisaster;
use crate::rules::host::{self, HostRule};
use crate::rules::label;
use crate::rules::rule::{Check, Rule, RuleStatus};

/// A rule on a record; reads the registry through its context.
pub(super) struct Case<'a> {
    context: &'a Context<'a>,
    rule: &'static Rule,
    severity: Severity,
    kind: RecordKind,
    id: &'a str,
    findings: &'a mut Vec<Finding>,
    reasons: Vec<Reason>,
}

impl<'a> Case<'a> {
    /// Returns the context; longer than the case is borrowed.
    pub(super) const fn context(&self) -> &'a Context<'a> {
        self.context
    }

    /// Notes why the rule cannot be applied to this record.
    pub(super) fn not_applied(&mut self, reason: Reason) {
        if !self.reasons.contains(&reason) {
            self.reasons.push(reason);
        }
    }

    /// Notes that the record says too little.
    pub(super) fn says_too_little(&mut self) {
        self.not_applied(Reason::RecordSaysTooLittle);
    }

    /// Tells whether the rule is of a subject of law.
    pub(super) fn is_under(&self, subject: Subject) -> bool {
        self.rule.subject() == Some(subject)
    }

    /// Returns the provision of the rule in the text that governs, or notes why there is none.
    pub(super) fn under(&mut self, governed: Option<Governed>) -> Option<&'static Basis> {
        let Some(governed) = governed else {
            self.not_applied(Reason::NotInForce);
            return None;
        };
        let text = governed.instrument();
        let basis = self
            .rule
            .bases()
            .iter()
            .find(|basis| basis.citation().instrument() == text);
        if basis.is_none() {
            self.not_applied(if governed.is_text_held() {
                Reason::NotInForce
            } else {
                Reason::TextNotModelled(text)
            });
        }
        basis
    }

    /// Returns the provision in force on the day of the event.
    pub(super) fn on(&mut self, day: Option<Date>) -> Option<&'static Basis> {
        let (Some(day), Some(subject)) = (day, self.rule.subject()) else {
            self.not_applied(Reason::GoverningDateUnknown);
            return None;
        };
        self.under(governing(subject, day))
    }

    /// Returns the provision for a dossier that is handled on a day.
    pub(super) fn on_dossier(
        &mut self,
        submitted: Option<Date>,
        day: Option<Date>,
    ) -> Option<&'static Basis> {
        let Some(day) = day else {
            self.not_applied(Reason::GoverningDateUnknown);
            return None;
        };
        self.under(governing_dossier(submitted.unwrap_or(day), day))
    }

    /// Returns the provision for the approval of a grant; without a decision the rule is silent.
    pub(super) fn at_approval(&mut self, grant: &Grant) -> Option<&'static Basis> {
        let basis = self.at_any_approval(grant)?;
        self.not_in_emergency(grant).then_some(basis)
    }

    /// Returns the provision for the approval of a grant, be it disaster aid of another decree.
    pub(super) fn at_any_approval(&mut self, grant: &Grant) -> Option<&'static Basis> {
        grant.decision()?;
        self.on_dossier(grant.submitted_on(), grant.decided_on())
    }

    /// Returns the provision for what happens on a day to a grant that was approved.
    pub(super) fn after_approval(&mut self, grant: &Grant, day: Date) -> Option<&'static Basis> {
        let approved = self.approved(grant)?;
        self.on_day_of(approved, day)
    }

    /// Returns what picks the provision on each day of a grant that was approved, looked up once.
    pub(super) fn approved(&mut self, grant: &Grant) -> Option<Approved> {
        let subject = self.rule.subject();
        let found = subject.and_then(|subject| {
            Some(Approved {
                subject,
                term: grant.term_under(subject)?,
                disaster: AfterDisaster::of(grant, self.as_of()),
            })
        });
        if found.is_none() {
            self.not_applied(Reason::GoverningDateUnknown);
        }
        found
    }

    /// Returns the provision for what happens on a day to such a grant.
    pub(super) fn on_day_of(&mut self, approved: Approved, day: Date) -> Option<&'static Basis> {
        let Approved {
            subject,
            term,
            disaster,
        } = approved;
        let basis = self.under(governing_grant(subject, term, day))?;
        self.is_outside(disaster).then_some(basis)
    }

    /// Returns the provision for a day on which money of a grant moves.
    ///
    /// What was decided, or submitted, under Decree 93/2009 is received and spent under it; what is
    /// emergency aid is left to Decree 50/2020.
    pub(super) fn in_activity(
        &mut self,
        grant: &Grant,
        day: Option<Date>,
    ) -> Option<&'static Basis> {
        let began = match (grant.decided_under(), grant.submitted_on(), day) {
            (Some(governed), ..) => Some(governed),
            (None, Some(submitted), Some(day)) => governing_dossier(submitted, day),
            (None, ..) => None,
        };
        let basis = match began.filter(|text| text.instrument() == &table::DECREE_93_2009) {
            Some(old) => self.under(Some(old)),
            None => self.on(day),
        }?;
        self.not_in_emergency(grant).then_some(basis)
    }

    /// Returns the provision for a deadline that began on one day and is over on another.
    ///
    /// What began under Decree 93/2009 stays under it: a grant that ended under it reports under it,
    /// though the report is due after the end date of the approval decision.
    pub(super) fn of_deadline(
        &mut self,
        grant: &Grant,
        began: Date,
        due: Date,
    ) -> Option<&'static Basis> {
        let subject = self.rule.subject();
        let governed = subject.and_then(|subject| grant.governed_until(subject, began, due));
        let Some(governed) = governed else {
            self.not_applied(Reason::GoverningDateUnknown);
            return None;
        };
        let basis = self.under(governed)?;
        self.not_in_emergency(grant).then_some(basis)
    }

    /// Tells whether a grant is outside Decree 50/2020, or notes that it is not.
    ///
    /// Decree 80/2020, Article 1(2)(đ), leaves emergency aid after a disaster to that decree.
    pub(super) fn not_in_emergency(&mut self, grant: &Grant) -> bool {
        self.is_outside(AfterDisaster::of(grant, self.as_of()))
    }

    /// Tells whether what a disaster makes of a grant leaves it to Decree 80/2020, or notes that not.
    fn is_outside(&mut self, disaster: AfterDisaster) -> bool {
        match disaster {
            AfterDisaster::No => return true,
            AfterDisaster::Relief => {
                self.not_applied(Reason::TextNotModelled(&table::DECREE_50_2020));
            }
            AfterDisaster::Recovery | AfterDisaster::CannotTell => self.says_too_little(),
        }
        false
    }

    /// Reports a finding that rests on the rule's provision.
    pub(super) fn report(&mut self, basis: &Basis, at: &Trail<'_>, message: Message) {
        self.report_citing(basis, basis.citation(), at, message);
    }

    /// Reports a finding that rests on a point of the rule's provision.
    pub(super) fn report_citing(
        &mut self,
        basis: &Basis,
        citation: Citation,
        at: &Trail<'_>,
        message: Message,
    ) {
        self.push(self.severity_on(Some(basis)), Some(citation), at, message);
    }

    /// Reports a finding that is no graver than a severity.
    pub(super) fn report_at_most(
        &mut self,
        severity: Severity,
        basis: &Basis,
        at: &Trail<'_>,
        message: Message,
    ) {
        self.report_citing_at_most(severity, basis, basis.citation(), at, message);
    }

    /// Reports a finding that rests on a point of the rule's provision, no graver than a severity.
    pub(super) fn report_citing_at_most(
        &mut self,
        severity: Severity,
        basis: &Basis,
        citation: Citation,
        at: &Trail<'_>,
        message: Message,
    ) {
        // The graver severity is the smaller one.
        let severity = self.severity_on(Some(basis)).max(severity);
        self.push(severity, Some(citation), at, message);
    }

    /// Reports a finding that rests on a convention of the format.
    pub(super) fn report_format(&mut self, at: &Trail<'_>, message: Message) {
        self.push(self.severity_on(None), None, at, message);
    }

    fn severity_on(&self, basis: Option<&Basis>) -> Severity {
        self.rule.severity_on(basis, self.severity)
    }

    /// Reports that a field is missing, by a provision of the rule or by convention of the format.
    pub(super) fn report_missing(&mut self, basis: Option<&Basis>, field: &'static str) {
        let called = label::of(self.kind, field);
        let (vi, en) = called.map_or((field, field), |label| (label.vi, label.en));
        self.push(
            self.severity_on(basis),
            basis.map(Basis::citation),
            &Trail::Root.key(field),
            Message::new(format!("thiếu {vi}"), format!("missing: {en}")),
        );
    }

    fn push(
        &mut self,
        severity: Severity,
        citation: Option<Citation>,
        at: &Trail<'_>,
        message: Message,
    ) {
        self.findings.push(Finding {
            rule: Cow::Borrowed(self.rule.id()),
            severity,
            record: format!("{}/{}", self.kind.list(), self.id),
            path: at.path(),
            label: label::of_trail(self.kind, at),
            message,
            citation,
            host_basis: None,
        });
    }
}

impl<'a> Deref for Case<'a> {
    type Target = Context<'a>;

    fn deref(&self) -> &Context<'a> {
        self.context
    }
}

/// What picks the provision on each day of a grant that was approved.
#[derive(Clone, Copy)]
pub(super) struct Approved {
    subject: Subject,
    term: GrantTerm,
    disaster: AfterDisaster,
}

/// A check under way: the rules, one after the other.
pub(super) struct Run<'a> {
    context: &'a Context<'a>,
    findings: Vec<Finding>,
    not_applied: Vec<NotApplied>,
}

impl<'a> Run<'a> {
    pub(super) const fn new(context: &'a Context<'a>) -> Self {
        Self {
            context,
            findings: Vec::new(),
            not_applied: Vec::new(),
        }
    }

    /// Applies a rule to every record that it checks.
    pub(super) fn apply(&mut self, rule: &'static Rule) {
        if rule.status() == RuleStatus::Retired {
            return;
        }
        let mut reasons = BTreeMap::new();
        match rule.check() {
            Check::Donor(check) => self.each(rule, check, &mut reasons),
            Check::Certificate(check) => self.each(rule, check, &mut reasons),
            Check::Grant(check) => self.each(rule, check, &mut reasons),
            Check::Transaction(check) => self.each(rule, check, &mut reasons),
            Check::Balance(check) => self.each(rule, check, &mut reasons),
            Check::Filing(check) => self.each(rule, check, &mut reasons),
            Check::Party(check) => self.each(rule, check, &mut reasons),
            Check::Commitment(check) => self.each(rule, check, &mut reasons),
            Check::Rate(check) => self.each(rule, check, &mut reasons),
            Check::Person(check) => self.each(rule, check, &mut reasons),
            Check::Figure(check) => self.each(rule, check, &mut reasons),
            Check::Nothing => {}
            Check::Every(check) => {
                self.each::<Donor>(rule, |r, c| check(r, c), &mut reasons);
                self.each::<Party>(rule, |r, c| check(r, c), &mut reasons);
                self.each::<Certificate>(rule, |r, c| check(r, c), &mut reasons);
                self.each::<Grant>(rule, |r, c| check(r, c), &mut reasons);
                self.each::<Transaction>(rule, |r, c| check(r, c), &mut reasons);
                self.each::<AccountBalance>(rule, |r, c| check(r, c), &mut reasons);
                self.each::<Commitment>(rule, |r, c| check(r, c), &mut reasons);
                self.each::<RateRecord>(rule, |r, c| check(r, c), &mut reasons);
                self.each::<Filing>(rule, |r, c| check(r, c), &mut reasons);
                self.each::<Person>(rule, |r, c| check(r, c), &mut reasons);
                self.each::<PublishedFigure>(rule, |r, c| check(r, c), &mut reasons);
            }
        }
        for (reason, records) in reasons {
            self.not_applied.push(NotApplied {
                rule: Cow::Borrowed(rule.id()),
                reason,
                records,
            });
        }
    }

    /// Applies a rule to every record of a kind.
    fn each<R: Registered>(
        &mut self,
        rule: &'static Rule,
        check: impl for<'r> Fn(&'r R, &mut Case<'r>),
        reasons: &mut BTreeMap<Reason, usize>,
    ) {
        let mut note = |reason: Reason, records: usize| {
            let noted = reasons.entry(reason).or_default();
            *noted = noted.saturating_add(records);
        };
        let registry = self.context.registry;
        if self.context.options.is_off(rule.id()) {
            match registry.records::<R>().count() {
                0 => {}
                records => note(Reason::SwitchedOff, records),
            }
            return;
        }
        for record in registry.records::<R>() {
            let mut case = Case {
                context: self.context,
                rule,
                severity: self.context.options.severity_of(rule),
                kind: <R as Record>::KIND,
                id: record.key(),
                findings: &mut self.findings,
                reasons: Vec::new(),
            };
            check(record, &mut case);
            for reason in case.reasons {
                note(reason, 1);
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

#[cfg(test)]
mod tests {
    use super::*;
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
            run.apply(rule);
            let (findings, not_applied) = run.finish();
            assert_eq!(not_applied, []);
            findings.iter().map(|f| f.severity).collect::<Vec<_>>()
        };
        assert_eq!(severities(&STABLE), [Severity::Error]);
        assert_eq!(severities(&PREVIEW), [Severity::Warning]);
        assert_eq!(severities(&RETIRED), []);
    }
}
