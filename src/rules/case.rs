//! One rule on one record after the other: which provision governs it, and what is found.

use std::borrow::Cow;
use std::ops::Deref;

use crate::date::Date;
use crate::finding::{Finding, Message, Severity};
use crate::law::{
    Basis, Citation, Governed, GrantTerm, Subject, governing, governing_dossier, governing_grant,
    table,
};
use crate::path::Trail;
use crate::record::{AfterDisaster, Donor, Grant, Party, RecordKind, governed_term, label};
use crate::rules::checked::Reason;
use crate::rules::context::Context;
use crate::rules::flow::Flow;
use crate::rules::givers::Giver;
use crate::rules::grants::{Grounds, Known};
use crate::rules::rule::Rule;

/// A rule on a record; reads the registry through its context.
pub(super) struct Case<'a> {
    context: &'a Context<'a>,
    checking: &'a Checking<'a>,
    applied: &'a Applied,
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

/// The record that is checked, and what is known around it.
#[derive(Clone, Copy)]
pub(super) struct Checking<'a> {
    pub(super) kind: RecordKind,
    pub(super) id: &'a str,
    /// The grant that it is, or to which it belongs.
    pub(super) known: Option<&'a Known<'a>>,
    /// What went through this grant; asked of grants and transactions alone.
    pub(super) flow: &'a Flow<'a>,
    /// The donor that it names, if it is a transaction, by id and number.
    pub(super) donor: Option<(&'a str, usize)>,
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
    #[inline]
    fn add(&mut self, reason: Reason, serial: usize) {
        // Most of what a rule notes, it notes for one reason.
        match self.0.first_mut() {
            Some(note) if note.reason == reason && note.last != Some(serial) => {
                note.records = note.records.saturating_add(1);
                note.last = Some(serial);
            }
            Some(_) | None => self.add_any(reason, Some(serial)),
        }
    }

    fn add_any(&mut self, reason: Reason, last: Option<usize>) {
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
        checking: &'a Checking<'a>,
        applied: &'a Applied,
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

    /// Turns to another record.
    pub(super) const fn turn_to(&mut self, checking: &'a Checking<'a>) {
        self.checking = checking;
    }

    /// Returns the context; longer than the case is borrowed.
    pub(super) const fn context(&self) -> &'a Context<'a> {
        self.context
    }

    /// Returns the grant that the record is, or to which it belongs, if there is one.
    pub(super) fn its_grant(&self) -> Option<&'a Grant> {
        self.checking.known.map(|known| known.grant)
    }

    /// Returns what is told of a grant elsewhere, if it is the one at hand.
    #[inline]
    fn known(&self, grant: &Grant) -> Option<&'a Known<'a>> {
        let known = self.checking.known;
        known.filter(|known| std::ptr::eq(known.grant, grant))
    }

    /// Tells whether every reference of the record at hand is known to lead to a record that counts;
    /// `false` if one has to look.
    pub(super) fn is_led(&self) -> bool {
        let Checking { known, donor, .. } = *self.checking;
        let is_given = |(_, number): (&str, usize)| {
            let giver = self.context.givers().at(number);
            giver.is_some_and(|giver| giver.donor.is_some())
        };
        match self.checking.kind {
            RecordKind::Grant => known.is_some_and(|known| known.is_led),
            // What is known of its grant was found by its reference.
            RecordKind::Transaction => known.is_some() && donor.is_none_or(is_given),
            RecordKind::Donor
            | RecordKind::Party
            | RecordKind::Certificate
            | RecordKind::Balance
            | RecordKind::Commitment
            | RecordKind::Rate
            | RecordKind::Filing
            | RecordKind::Person
            | RecordKind::PublishedFigure => false,
        }
    }

    /// Returns what went through the grant at hand.
    pub(super) const fn flow(&self) -> &'a Flow<'a> {
        self.checking.flow
    }

    /// Returns the record of the recipient of a grant, if it counts.
    pub(super) fn recipient(&self, grant: &Grant) -> Option<&'a Party> {
        match self.known(grant) {
            Some(known) => known.recipient(),
            None => self.context.party(grant.recipient()?.as_str()),
        }
    }

    /// Returns the donors of the grant at hand as decided, one for each share; of an unnamed one none.
    pub(super) fn own_givers(
        &self,
    ) -> impl Iterator<Item = Option<&'a Giver<'a>>> + Clone + use<'a> {
        let context = self.context;
        let known = self.checking.known;
        let numbers = known.map_or(&[][..], |known| known.givers.as_slice());
        numbers.iter().map(|number| context.givers().at((*number)?))
    }

    /// Returns the record of a donor; those of the grant at hand are known without asking for the id.
    pub(super) fn donor(&self, id: &str) -> Option<&'a Donor> {
        let named = self.checking.donor;
        let number = match named.filter(|(named, _)| std::ptr::eq(*named, id)) {
            Some((_, number)) => number,
            None => (self.context).number_of(id, self.checking.known),
        };
        self.context.givers().at(number)?.donor
    }

    /// Returns the record of a party; those of the grant at hand are known without asking for the id.
    pub(super) fn party(&self, id: &str) -> Option<&'a Party> {
        let near = self.checking.known.and_then(|known| known.party(id));
        near.or_else(|| self.context.party(id))
    }

    /// Returns the planned end of the grant at hand, as amended by a day.
    pub(super) fn planned_end(&self, day: Date) -> Option<Date> {
        self.checking.known?.planned_end(day)
    }

    /// Tells whether the donor that a transaction names gives to its grant, as decided or as amended.
    pub(super) fn is_named_by_the_grant(&self) -> bool {
        let Checking { known, donor, .. } = *self.checking;
        known.is_some_and(|known| donor.is_some_and(|(_, number)| known.has_giver(number)))
    }

    /// Tells whether an event undoes the approval of the grant at hand, or refuses it, at any time.
    pub(super) fn is_undone(&self) -> bool {
        self.checking.known.is_some_and(|known| known.is_undone)
    }

    /// Tells whether the grant at hand names every donor that it ever had.
    pub(super) fn names_donors(&self) -> bool {
        let known = self.checking.known;
        known.is_some_and(|known| known.names_donors)
    }

    /// Returns what transition rules ask of a grant.
    fn term_under(&self, subject: Subject, grant: &Grant) -> Option<GrantTerm> {
        match self.known(grant) {
            Some(known) => known.term_under(subject),
            None => grant.term_under(subject),
        }
    }

    /// Returns what picks the text that governs a grant.
    pub(super) fn grounds(&self, grant: &Grant) -> Grounds {
        let known = self.known(grant);
        known.map_or_else(|| Grounds::of(grant, self.as_of()), |known| known.grounds)
    }

    /// Notes why the rule cannot be applied to this record.
    #[inline]
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
    #[inline]
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
            .find(|basis| basis.instrument() == text);
        if basis.is_none() {
            self.not_under(governed);
        }
        basis
    }

    fn not_under(&mut self, governed: Governed) {
        self.not_applied(if governed.is_text_held() {
            Reason::NotInForce
        } else {
            Reason::TextNotModelled(governed.instrument())
        });
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
        let disaster = match self.known(grant) {
            Some(known) => known.grounds.disaster,
            None => AfterDisaster::of(grant, self.as_of()),
        };
        self.is_outside(disaster).then_some(basis)
    }

    /// Returns the provision for the approval of a grant, be it disaster aid of another decree.
    pub(super) fn at_any_approval(&mut self, grant: &Grant) -> Option<&'static Basis> {
        if grant.decision()?.date().is_none() {
            self.not_applied(Reason::GoverningDateUnknown);
            return None;
        }
        let decided_under = match self.known(grant) {
            Some(known) => known.grounds.decided_under,
            None => grant.decided_under(),
        };
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
                term: self.term_under(subject, grant)?,
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
        let governed = subject.and_then(|subject| {
            let term = self.term_under(subject, grant)?;
            Some(governed_term(subject, term, began, due))
        });
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
    #[inline]
    fn is_outside(&mut self, disaster: AfterDisaster) -> bool {
        disaster == AfterDisaster::No || self.is_inside(disaster)
    }

    fn is_inside(&mut self, disaster: AfterDisaster) -> bool {
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
