//! Which text of law governs a grant: what its record tells of dossier, approval, disaster and end.
//!
//! The transition rules themselves are in `law`; here a record answers what they ask.

use crate::date::Date;
use crate::law::{Governed, GrantTerm, Subject, governing_dossier, governing_grant, table};
use crate::order;
use crate::record::grant::{Grant, GrantEventKind};

/// How long relief counts as emergency aid, Decree 50/2020/NĐ-CP Article 3(1).
pub(crate) const MONTHS_OF_RELIEF: i32 = 3;

/// How long recovery aid does, Article 3(2).
pub(crate) const MONTHS_OF_RECOVERY: i32 = 9;

/// What a disaster makes of a grant (viện trợ khẩn cấp), Decree 80/2020/NĐ-CP Article 1(2)(đ).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum AfterDisaster {
    /// No disaster, or one too long before: Decree 80/2020 applies.
    No,
    /// Approved and executed within 3 months: Decree 50/2020 applies.
    Relief,
    /// Within 9 months: Decree 50/2020 applies if the aid is for recovery.
    Recovery,
    /// Approved soon enough, and nobody knows when it ends.
    CannotTell,
}

impl AfterDisaster {
    /// Tells what a grant is, as amended by a day.
    pub(crate) fn of(grant: &Grant, as_of: Date) -> Self {
        let Some(disaster) = grant.disaster_date() else {
            return Self::No;
        };
        let Some(decided) = grant.decided_on() else {
            return Self::CannotTell;
        };
        let is_within = |day: Date, months| {
            let last = disaster.plus_months(months).ok();
            last.is_some_and(|last| day <= last)
        };
        // A grant that was approved before the disaster is not for it.
        if decided < disaster || !is_within(decided, MONTHS_OF_RECOVERY) {
            return Self::No;
        }
        match grant.end_on(as_of) {
            None => Self::CannotTell,
            Some(end) if is_within(decided.max(end), MONTHS_OF_RELIEF) => Self::Relief,
            Some(end) if is_within(end, MONTHS_OF_RECOVERY) => Self::Recovery,
            Some(_) => Self::No,
        }
    }
}

impl Grant {
    /// Returns the day of the first dated event of some kinds; what was withdrawn, or revoked, before
    /// the decision is none.
    pub(crate) fn first_event(&self, is_one: impl Fn(GrantEventKind) -> bool) -> Option<Date> {
        let dated = (self.events().iter()).filter_map(|event| Some((event.date()?, event.kind()?)));
        dated
            .filter(|(date, kind)| is_one(*kind) && !self.is_before_decision(*date, *kind))
            .map(|(date, _)| date)
            .min()
    }

    /// Returns the day on which the dossier was submitted, as far as the record tells.
    pub(crate) fn submitted_on(&self) -> Option<Date> {
        let dossier = self.dossier();
        dossier.and_then(|d| d.submitted_on()).or_else(|| {
            let submitted = self.first_event(|kind| kind == GrantEventKind::Submitted);
            let complete = dossier.and_then(|d| d.complete_on());
            submitted.into_iter().chain(complete).min()
        })
    }

    /// Returns the text under which the grant was decided, if its decision has a date.
    pub(crate) fn decided_under(&self) -> Option<Governed> {
        let decided = self.decided_on()?;
        governing_dossier(self.submitted_on().unwrap_or(decided), decided)
    }

    /// Returns the day on which the grant ends, if it is carried out to a day: what was revoked or
    /// withdrawn has no end.
    pub(crate) fn carried_out_until(&self, as_of: Date) -> Option<Date> {
        let is_undone = |kind| matches!(kind, GrantEventKind::Revoked | GrantEventKind::Withdrawn);
        if self.first_event(is_undone).is_some() {
            return None;
        }
        let actual = self.actual().and_then(|period| period.until());
        let is_end = |kind| matches!(kind, GrantEventKind::Completed | GrantEventKind::Terminated);
        actual
            .or_else(|| self.first_event(is_end))
            .or_else(|| self.end_on(as_of))
    }

    /// Returns what the transition rules of a subject ask; `None` if the approval has no date.
    ///
    /// An extension under the text before moves the end date; only one under the new text counts as
    /// the extension that puts the grant under it, and it does so for accounting alone.
    pub(crate) fn term_under(&self, subject: Subject) -> Option<GrantTerm> {
        let is_accounting = subject == Subject::AidAccounting;
        let new_text = if is_accounting {
            &table::CIRCULAR_23_2022
        } else {
            &table::DECREE_80_2020
        };
        let mut changes: Vec<_> = self
            .amendments()
            .iter()
            .filter_map(|amendment| Some((amendment.date()?, amendment.planned()?.until()?)))
            .collect();
        order::sort_by_key(&mut changes, |(date, _)| *date);
        let mut ends_on = self.planned().and_then(|period| period.until());
        let mut extended_on = None;
        for (date, until) in changes {
            if Some(date) < new_text.in_force().from() {
                ends_on = Some(until);
            } else if ends_on.is_some_and(|end| end < until) {
                extended_on = Some(date).filter(|_| is_accounting);
                break;
            }
        }
        Some(GrantTerm {
            approved_on: self.decided_on()?,
            ends_on,
            extended_on,
        })
    }

    /// Returns the text that governs a deadline that began on one day and is over on another; the
    /// outer `None` if the approval has no date.
    pub(crate) fn governed_until(
        &self,
        subject: Subject,
        began: Date,
        due: Date,
    ) -> Option<Option<Governed>> {
        let term = self.term_under(subject)?;
        Some(governed_term(subject, term, began, due))
    }
}

/// Returns the text that governs a deadline of a grant that began on one day and is over on another.
///
/// What began under Decree 93/2009 stays under it: a grant that ended under it reports under it,
/// though the report is due after the end date of the approval decision. So does the accounting
/// of the same grants under Circular 225/2010.
pub(crate) fn governed_term(
    subject: Subject,
    term: GrantTerm,
    began: Date,
    due: Date,
) -> Option<Governed> {
    let is_kept = |first: &Governed| match subject {
        Subject::GrantAid => first.instrument() == &table::DECREE_93_2009,
        Subject::AidAccounting => {
            first.instrument() == &table::CIRCULAR_225_2010
                && Some(term.approved_on) < table::DECREE_80_2020.in_force().from()
        }
        Subject::DisasterRelief
        | Subject::NgoRegistration
        | Subject::Oda
        | Subject::PersonalData
        | Subject::StateBudget => false,
    };
    let first = governing_grant(subject, term, began).filter(is_kept);
    first.or_else(|| governing_grant(subject, term, due))
}
