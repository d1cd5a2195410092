//! One rule on one record: which provision governs it, and what is found.

use std::borrow::Cow;
use std::ops::Deref;

use crate::date::Date;
use crate::finding::{Finding, Message, Severity};
use crate::law::{
    Basis, Citation, Governed, GrantTerm, Subject, governing, governing_dossier, governing_grant,
    table,
};
use crate::path::Trail;
use crate::record::{AfterDisaster, Donor, Grant, RecordKind, label};
use crate::rules::checked::Reason;
use crate::rules::context::Context;
use crate::rules::givers::{Giver, place_of_donor};
use crate::rules::grants::{Grounds, Known};
use crate::rules::rule::Rule;

/// A rule on a record; reads the registry through its context.
pub(super) struct Case<'a> {
    context: &'a Context<'a>,
    checking: Checking<'a>,
    applied: Applied,
    findings: &'a mut Vec<Finding>,
    notes: &'a mut [Notes],
}

/// A rule that is applied.
#[derive(Clone, Copy)]
pub(super) struct Applied {
    pub(super) rule: &'static Rule,
    /// How grave its findings are, where its provision is verified.
    pub(super) severity: Severity,
    /// Its place among the rules, and among their notes.
    pub(super) number: usize,
}

/// The record that is checked.
#[derive(Clone, Copy)]
pub(super) struct Checking<'a> {
    pub(super) kind: RecordKind,
    pub(super) id: &'a str,
    /// The grant that it is, or to which it belongs.
    pub(super) known: Option<&'a Known<'a>>,
    /// How many were checked before.
    pub(super) serial: usize,
}

/// Why a rule was not applied, and to how many records.
#[derive(Default)]
pub(super) struct Notes(Vec<Note>);

struct Note {
    reason: Reason,
    records: usize,
    /// The last record for which it was noted: a rule notes it once of each.
    last: Option<usize>,
}

impl Notes {
    fn add(&mut self, reason: Reason, serial: usize) {
        let last = Some(serial);
        match self.0.iter_mut().find(|note| note.reason == reason) {
            Some(note) if note.last == last => {}
            Some(note) => {
                note.records = note.records.saturating_add(1);
                note.last = last;
            }
            None => self.0.push(Note {
                reason,
                records: 1,
                last,
            }),
        }
    }

    /// Notes that a rule was switched off.
    pub(super) fn switch_off(&mut self, records: usize) {
        if records > 0 {
            let known = self
                .0
                .iter_mut()
                .find(|note| note.reason == Reason::SwitchedOff);
            match known {
                Some(note) => note.records = note.records.saturating_add(records),
                None => self.0.push(Note {
                    reason: Reason::SwitchedOff,
                    records,
                    last: None,
                }),
            }
        }
    }

    /// Returns every reason, with the number of records.
    pub(super) fn into_iter(self) -> impl Iterator<Item = (Reason, usize)> {
        self.0.into_iter().map(|note| (note.reason, note.records))
    }
}

impl<'a> Case<'a> {
    pub(super) const fn new(
        context: &'a Context<'a>,
        checking: Checking<'a>,
        applied: Applied,
        findings: &'a mut Vec<Finding>,
        notes: &'a mut [Notes],
    ) -> Self {
        Self {
            context,
            checking,
            applied,
            findings,
            notes,
        }
    }

    /// Turns to another rule on the same record.
    pub(super) const fn turn_to(&mut self, applied: Applied) {
        self.applied = applied;
    }

    /// Returns the context; longer than the case is borrowed.
    pub(super) const fn context(&self) -> &'a Context<'a> {
        self.context
    }

    /// Returns the grant that the record is, or to which it belongs, if there is one.
    pub(super) fn its_grant(&self) -> Option<&'a Grant> {
        self.checking.known.map(|known| known.grant)
    }

    /// Returns what is told of a grant elsewhere.
    pub(super) fn known(&self, grant: &Grant) -> Option<&'a Known<'a>> {
        let own = self.checking.known;
        let own = own.filter(|known| std::ptr::eq(known.grant, grant));
        own.or_else(|| self.context.grants().get(grant.id().as_str()))
    }

    /// Returns the donors of a grant as decided, one for each share; of an unnamed one none.
    pub(super) fn givers_of(
        &self,
        grant: &Grant,
    ) -> impl Iterator<Item = Option<&'a Giver<'a>>> + use<'a> {
        let context = self.context;
        let known = self.known(grant);
        let numbers = known.map_or(&[][..], |known| context.grants().givers_of(known));
        numbers.iter().map(|number| context.givers().at((*number)?))
    }

    /// Returns the record of a donor; those of the grant at hand are known without asking for the id.
    pub(super) fn donor(&self, id: &str) -> Option<&'a Donor> {
        let near = self.checking.known.and_then(|known| {
            let place = place_of_donor(known.grant, id)?;
            *self.context.grants().givers_of(known).get(place)?
        });
        match near {
            Some(number) => self.context.givers().at(number)?.donor,
            None => self.context.donor(id),
        }
    }

    /// Returns what picks the text that governs a grant.
    pub(super) fn grounds(&self, grant: &Grant) -> Grounds {
        let known = self.known(grant);
        known.map_or_else(|| Grounds::of(grant, self.as_of()), |known| known.grounds)
    }

    /// Notes why the rule cannot be applied to this record.
    pub(super) fn not_applied(&mut self, reason: Reason) {
        if let Some(notes) = self.notes.get_mut(self.applied.number) {
            notes.add(reason, self.checking.serial);
        }
    }

    /// Notes that the record says too little.
    pub(super) fn says_too_little(&mut self) {
        self.not_applied(Reason::RecordSaysTooLittle);
    }

    /// Tells whether the rule is of a subject of law.
    pub(super) fn is_under(&self, subject: Subject) -> bool {
        self.applied.rule.subject() == Some(subject)
    }

    /// Returns the provision of the rule in the text that governs, or notes why there is none.
    pub(super) fn under(&mut self, governed: Option<Governed>) -> Option<&'static Basis> {
        let Some(governed) = governed else {
            self.not_applied(Reason::NotInForce);
            return None;
        };
        let text = governed.instrument();
        let basis = self
            .applied
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
        let (Some(day), Some(subject)) = (day, self.applied.rule.subject()) else {
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
        if grant.decision()?.date().is_none() {
            self.not_applied(Reason::GoverningDateUnknown);
            return None;
        }
        let decided_under = self.grounds(grant).decided_under;
        self.under(decided_under)
    }

    /// Returns the provision for what happens on a day to a grant that was approved.
    pub(super) fn after_approval(&mut self, grant: &Grant, day: Date) -> Option<&'static Basis> {
        let approved = self.approved(grant)?;
        self.on_day_of(approved, day)
    }

    /// Returns what picks the provision on each day of a grant that was approved, looked up once.
    pub(super) fn approved(&mut self, grant: &Grant) -> Option<Approved> {
        let subject = self.applied.rule.subject();
        let found = subject.and_then(|subject| {
            Some(Approved {
                subject,
                term: grant.term_under(subject)?,
                disaster: self.grounds(grant).disaster,
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
        let grounds = self.grounds(grant);
        let began = match (grounds.decided_under, grounds.submitted_on, day) {
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
        let subject = self.applied.rule.subject();
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
        self.is_outside(self.grounds(grant).disaster)
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
        self.applied.rule.severity_on(basis, self.applied.severity)
    }

    /// Reports that a field is missing, by a provision of the rule or by convention of the format.
    pub(super) fn report_missing(&mut self, basis: Option<&Basis>, field: &'static str) {
        let called = label::of(self.checking.kind, field);
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
            rule: Cow::Borrowed(self.applied.rule.id()),
            severity,
            record: format!("{}/{}", self.checking.kind.list(), self.checking.id),
            path: at.path(),
            label: label::of_trail(self.checking.kind, at),
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
