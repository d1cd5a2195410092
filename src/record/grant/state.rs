//! What a grant is on a day: its terms as amended by then, whether it runs, and its state.
//!
//! ```text
//! drafted --dossier--> submitted --decision--> approved --start--> running --end--> ended
//!                          |                       |                  |
//!                          +--> rejected           +--> revoked       +--> completed, terminated
//!                          +--> withdrawn          +--> withdrawn
//! ```
//! What was rejected or withdrawn may be submitted again, and then decided.
//!
//! I1. An event or an amendment counts from its own day.
//! I2. Where a date that decides is missing, the answer is "cannot tell", never a guess.

use crate::date::{Date, Period};
use crate::money::Totals;
use crate::order;
use crate::record::grant::{
    Amendment, DonorShare, Grant, GrantEventKind, ProvinceShare, SectorShare,
};

/// The terms of a grant on a day (nội dung còn hiệu lực): as decided, and as amended by then.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Terms<'a> {
    /// The planned period.
    pub planned: Option<Period>,
    /// The donors with their shares.
    pub donors: &'a [DonorShare],
    /// The provinces with their shares.
    pub provinces: &'a [ProvinceShare],
    /// The sectors with their shares.
    pub sectors: &'a [SectorShare],
}

/// Whether a grant runs on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Running {
    /// It runs (đang thực hiện).
    Yes,
    /// It does not.
    No,
    /// The record does not say enough (không xác định được).
    CannotTell,
}

/// The state of a grant on a day (trạng thái).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum GrantState {
    /// Nothing was submitted yet (đang chuẩn bị).
    Drafted,
    /// Submitted and not decided (đang thẩm định).
    Submitted,
    /// Approved, not started (đã phê duyệt, chưa thực hiện).
    Approved,
    /// Running (đang thực hiện).
    Running,
    /// Past its end (hết thời gian thực hiện).
    Ended,
    /// Completed, perhaps settled and closed (đã kết thúc).
    Completed,
    /// Rejected (không được phê duyệt).
    Rejected,
    /// Withdrawn (đã rút).
    Withdrawn,
    /// The approval was revoked (bị thu hồi phê duyệt).
    Revoked,
    /// Ended early (chấm dứt trước thời hạn).
    Terminated,
    /// The record does not say enough (không xác định được).
    CannotTell,
}

impl Grant {
    /// Returns the day of the approval decision.
    pub fn decided_on(&self) -> Option<Date> {
        self.decision.as_ref().and_then(|decision| decision.date())
    }

    /// Returns the amendments that count on a day, oldest first.
    pub fn amendments_by(&self, day: Date) -> Vec<&Amendment> {
        let mut past: Vec<&Amendment> = self
            .amendments
            .iter()
            .filter(|amendment| amendment.date().is_some_and(|date| date <= day))
            .collect();
        order::sort_by_key(&mut past, |amendment| amendment.date());
        past
    }

    /// Returns the terms that count on a day.
    pub fn terms_on(&self, day: Date) -> Terms<'_> {
        let mut terms = Terms {
            planned: self.planned,
            donors: &self.donors,
            provinces: &self.provinces,
            sectors: &self.sectors,
        };
        if self.amendments.is_empty() {
            return terms;
        }
        for amendment in self.amendments_by(day) {
            terms.planned = amendment.planned().or(terms.planned);
            if !amendment.donors().is_empty() {
                terms.donors = amendment.donors();
            }
            if !amendment.provinces().is_empty() {
                terms.provinces = amendment.provinces();
            }
            if !amendment.sectors().is_empty() {
                terms.sectors = amendment.sectors();
            }
        }
        terms
    }

    /// Returns the grant part as decided, by currency.
    pub fn grant_part(&self) -> Totals {
        let mut totals = Totals::new();
        totals.add_all(self.funding.as_ref().map_or(&[], |funding| funding.grant()));
        totals
    }

    /// Returns the grant part as amended by a day, by currency.
    ///
    /// An amendment without a date is left out: nobody can tell whether it counts by then.
    pub fn grant_part_on(&self, day: Date) -> Totals {
        let mut totals = self.grant_part();
        for amendment in self.amendments_by(day) {
            totals.add_all(amendment.grant());
        }
        totals
    }

    /// Returns the first day: the actual, else the planned one as of a day, else the decision's.
    pub fn start_on(&self, day: Date) -> Option<Date> {
        let actual = self.actual.and_then(|period| period.from());
        let planned = || self.terms_on(day).planned.and_then(|period| period.from());
        actual.or_else(planned).or_else(|| self.decided_on())
    }

    /// Returns the last day: the actual, else the planned one as amended by a day.
    pub fn end_on(&self, day: Date) -> Option<Date> {
        let actual = self.actual.and_then(|period| period.until());
        actual.or_else(|| self.terms_on(day).planned.and_then(|period| period.until()))
    }

    /// Tells whether something was undone before the decision: what was withdrawn, or of which an
    /// earlier approval was revoked, may be submitted again.
    pub(crate) fn is_before_decision(&self, date: Date, kind: GrantEventKind) -> bool {
        let may_return = matches!(kind, GrantEventKind::Revoked | GrantEventKind::Withdrawn);
        may_return
            && (self.decision.as_ref())
                .is_none_or(|decision| decision.date().is_some_and(|decided| date < decided))
    }

    /// Returns the first event by a day after which the grant does not run any more.
    fn ending_by(&self, day: Date) -> Option<GrantEventKind> {
        self.events
            .iter()
            .filter_map(|event| Some((event.date()?, event.kind()?)))
            .filter(|(date, kind)| *date <= day && kind.ends_running())
            .filter(|(date, kind)| !self.is_before_decision(*date, *kind))
            .min_by_key(|(date, _)| *date)
            .map(|(_, kind)| kind)
    }

    /// Tells whether the grant runs on a day.
    ///
    /// It was decided by then, has started, has not passed its end as amended by then, and was not
    /// revoked, withdrawn, terminated or completed. Without an end nobody can tell.
    pub fn running_on(&self, day: Date) -> Running {
        let Some(decision) = &self.decision else {
            return Running::No;
        };
        let decided = decision.date();
        if decided.is_some_and(|decided| day < decided) || self.ending_by(day).is_some() {
            return Running::No;
        }
        let from = self.actual.and_then(|period| period.from());
        let until = self.actual.and_then(|period| period.until());
        if from.is_some_and(|from| day < from) || until.is_some_and(|until| until < day) {
            return Running::No;
        }
        // An amendment without a date may or may not have moved the planned period by now.
        let is_loose = self
            .amendments
            .iter()
            .any(|amendment| amendment.date().is_none() && amendment.planned().is_some());
        if is_loose && (from.is_none() || until.is_none()) {
            return Running::CannotTell;
        }
        if self.start_on(day).is_some_and(|start| day < start) {
            return Running::No;
        }
        let may_have_ended = self.events.iter().any(|event| {
            event.date().is_none() && event.kind().is_some_and(GrantEventKind::ends_running)
        });
        match self.end_on(day) {
            Some(end) if end < day => Running::No,
            Some(_) if may_have_ended || decided.is_none() => Running::CannotTell,
            Some(_) => Running::Yes,
            None => Running::CannotTell,
        }
    }

    /// Tells whether the grant runs on any day of a period that is closed at both ends.
    pub fn running_in(&self, first: Date, last: Date) -> Running {
        // It can begin to run, or change between running and not, only on these days. Each is asked
        // once, however many amendments name it.
        let mut days = order::set([first, last]);
        days.extend(self.decided_on());
        days.extend(self.actual.and_then(|period| period.from()));
        days.extend(self.planned.and_then(|period| period.from()));
        for amendment in &self.amendments {
            days.extend(amendment.date());
            days.extend(amendment.planned().and_then(|period| period.from()));
        }
        let mut answer = Running::No;
        for day in days.into_iter().filter(|day| first <= *day && *day <= last) {
            match self.running_on(day) {
                Running::Yes => return Running::Yes,
                Running::CannotTell => answer = Running::CannotTell,
                Running::No => {}
            }
        }
        answer
    }

    /// Returns the state on a day.
    pub fn state_on(&self, day: Date) -> GrantState {
        match self.ending_by(day) {
            Some(GrantEventKind::Withdrawn) => return GrantState::Withdrawn,
            Some(GrantEventKind::Revoked) => return GrantState::Revoked,
            Some(GrantEventKind::Terminated) => return GrantState::Terminated,
            Some(
                GrantEventKind::Completed
                | GrantEventKind::HandedOver
                | GrantEventKind::Settled
                | GrantEventKind::Closed,
            ) => return GrantState::Completed,
            Some(
                GrantEventKind::Submitted
                | GrantEventKind::Supplemented
                | GrantEventKind::Appraised
                | GrantEventKind::Rejected
                | GrantEventKind::Started,
            )
            | None => {}
        }
        match &self.decision {
            Some(decision) => match decision.date() {
                None => GrantState::CannotTell,
                Some(decided) if decided <= day => match self.running_on(day) {
                    Running::Yes => GrantState::Running,
                    Running::CannotTell => GrantState::CannotTell,
                    Running::No if self.start_on(day).is_some_and(|start| day < start) => {
                        GrantState::Approved
                    }
                    Running::No => GrantState::Ended,
                },
                Some(_) => self.state_before_decision(day),
            },
            None => self.state_before_decision(day),
        }
    }

    fn state_before_decision(&self, day: Date) -> GrantState {
        let dated = |kind| {
            self.events
                .iter()
                .filter(move |event| event.kind() == Some(kind))
                .filter_map(|event| event.date())
                .filter(|date| *date <= day)
                .max()
        };
        let dossier = self.dossier.as_ref().and_then(|d| d.submitted_on());
        let submitted = dated(GrantEventKind::Submitted).max(dossier.filter(|date| *date <= day));
        // Of one day, what was undone counts.
        let undone = [
            (dated(GrantEventKind::Rejected), GrantState::Rejected),
            (dated(GrantEventKind::Withdrawn), GrantState::Withdrawn),
            (dated(GrantEventKind::Revoked), GrantState::Revoked),
        ];
        let undone = undone
            .into_iter()
            .filter_map(|(day, state)| Some((day?, state)));
        match (submitted, undone.max_by_key(|(day, _)| *day)) {
            (Some(submitted), Some((day, _))) if day < submitted => GrantState::Submitted,
            (_, Some((_, state))) => state,
            (Some(_), None) => GrantState::Submitted,
            (None, None) => GrantState::Drafted,
        }
    }
}
