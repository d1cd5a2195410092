//! From records to obligations: what each event and each window puts on whom, and how it stands.
//!
//! I1. The work grows with the number of records, and with their windows.

mod body;
mod certificate;
mod grant;

use std::collections::{BTreeMap, HashMap, HashSet};

use super::filed::{Evidence, Filed};
use super::{
    About, Bearer, DUTIES, Delay, Due, Duty, DutyError, DutyOptions, NotApplied, Obligation,
    Obligations, Stamp, State, TermUnit,
};
use crate::catalog;
use crate::date::{Date, Window, WindowKind, WorkingCalendar};
use crate::finding::Reason;
use crate::law::{Basis, Governed, governing};
use crate::order;
use crate::record::{Record, RecordKind, Transaction, TransactionKind};
use crate::registry::Registry;

/// Tells every obligation of a registry, as of a day (lịch nghĩa vụ).
///
/// The time that it takes grows with the number of records and of their windows.
///
/// # What counts
/// * A certificate, a decision, an amendment, a filing counts from its own date on; what is dated after
///   the day asked for is not known yet. When a grant ended is taken as its record tells it.
/// * A filing is found by duty, bearer and window: the last day of a reporting window or of a
///   certificate's term; of an event, any window that holds its day, if it was not filed before it.
/// * Other records prove it too: a renewal that it was asked for by then, a resumption that the
///   violations were remedied by then, a completion report among a grant's documents, a start or the
///   first disbursement, a decision that the dossier was decided.
/// * An organization reports for every window on whose last day it holds a certificate; a managing
///   agency or an owner for every window in which a grant of its runs, from its first day on; a ministry
///   or a province from its first decision on.
/// * Where the record leaves open how long a grant runs, what was not filed for the windows after its
///   start is never overdue: nobody can tell.
/// * A certificate that ran out, was terminated or revoked asks for no renewal any more; one that was
///   terminated or revoked for no remedy.
///
/// # Example
/// ```
/// use vientro::duties::{self, DutyOptions};
/// use vientro::exchange::json;
/// use vientro::{Date, Lang, Registry};
/// let file = r#"{"format":"vientro-submission","version":1,
///   "submission":{"id":"S1","submitter":"mofa","sequence":1},
///   "certificates":[{"id":"C1","holder":"D1","kind":"operation",
///     "issued_on":"2023-01-01","valid_until":"2025-12-31"}]}"#;
/// let mut builder = Registry::builder();
/// json::read(&mut builder, "s1.json", file.as_bytes());
/// let calendar = duties::obligations(&builder.finish(), &DutyOptions::on(Date::new(2023, 12, 20)?));
/// let (first, last) = (Date::new(2023, 12, 1)?, Date::new(2023, 12, 20)?);
/// let report = &calendar.due_between(first, last)[0];
/// assert_eq!((report.duty.id(), report.bearer_id.as_deref()), ("ngo-annual-report", Some("D1")));
/// assert_eq!(report.state.text(Lang::En), "overdue by 2 days");
/// # Ok::<(), vientro::date::DateError>(())
/// ```
pub fn obligations(registry: &Registry, options: &DutyOptions) -> Obligations {
    let mut run = Run::new(registry, options);
    certificate::run(&mut run);
    grant::run(&mut run);
    body::run(&mut run);
    run.finish()
}

/// What an obligation is, before it is known how it stands.
struct Claim<'a> {
    duty: &'static Duty,
    bearer: Bearer,
    bearer_id: Option<&'a str>,
    about: Option<(RecordKind, &'a str)>,
    window: Option<Window>,
    counted_from: Date,
    basis: &'static Basis,
}

/// What shows that it was met.
#[derive(Clone, Copy)]
struct Proof {
    /// What was filed.
    filed: Evidence,
    /// A day by which it was filed or done, as another record proves; not when.
    by: Option<Date>,
}

impl From<Evidence> for Proof {
    fn from(filed: Evidence) -> Self {
        Self { filed, by: None }
    }
}

/// A calendar under way.
struct Run<'a> {
    registry: &'a Registry,
    options: &'a DutyOptions,
    filed: Filed<'a>,
    first_disbursed: HashMap<&'a str, Date>,
    /// The grants of which there is a transaction.
    moved: HashSet<&'a str>,
    worked: Worked,
    list: Vec<Obligation>,
    not_applied: BTreeMap<(&'static str, Reason), usize>,
}

impl<'a> Run<'a> {
    fn new(registry: &'a Registry, options: &'a DutyOptions) -> Self {
        let as_of = options.as_of();
        let mut first_disbursed: HashMap<&str, Date> = HashMap::new();
        let mut moved = HashSet::new();
        for transaction in registry.records::<Transaction>() {
            let (Some(grant), Some(date)) = (transaction.grant(), transaction.date()) else {
                continue;
            };
            if date > as_of {
                continue;
            }
            moved.insert(grant.as_str());
            if transaction.kind() == Some(TransactionKind::Disbursed) {
                let first = first_disbursed.entry(grant.as_str()).or_insert(date);
                *first = date.min(*first);
            }
        }
        Self {
            registry,
            options,
            filed: Filed::of(registry, as_of),
            first_disbursed,
            moved,
            worked: Worked::new(options),
            list: Vec::new(),
            not_applied: BTreeMap::new(),
        }
    }

    fn as_of(&self) -> Date {
        self.options.as_of()
    }

    /// Notes why a duty was not applied.
    fn not_applied(&mut self, duty: &'static Duty, reason: Reason) {
        let noted = self.not_applied.entry((duty.id(), reason)).or_default();
        *noted = noted.saturating_add(1);
    }

    /// Returns the provision of a duty in the text that governs, or notes why there is none.
    fn provision(
        &mut self,
        duty: &'static Duty,
        bearer: Bearer,
        governed: Option<Governed>,
        day: Date,
    ) -> Option<&'static Basis> {
        match provision(duty, bearer, governed, day) {
            Ok(basis) => Some(basis),
            Err(reason) => {
                self.not_applied(duty, reason);
                None
            }
        }
    }

    /// Returns the provision of a duty in the text in force on a day, or notes why there is none.
    fn provision_on(
        &mut self,
        duty: &'static Duty,
        bearer: Bearer,
        day: Date,
    ) -> Option<&'static Basis> {
        self.provision(duty, bearer, governing(duty.subject(), day), day)
    }

    /// Adds an obligation, with its day and its state.
    fn add(&mut self, claim: &Claim<'_>, proof: Proof) {
        let calendar = self.options.calendar();
        let term = claim.duty.term();
        let due = match claim.duty.due_on(claim.counted_from, calendar) {
            Ok(due) => Some(due),
            // Beyond the last of all dates nothing is asked.
            Err(DutyError::OutOfRange { .. }) => return,
            Err(
                DutyError::NeedsCalendar { .. }
                | DutyError::NoDay { .. }
                | DutyError::NotYearly { .. }
                | DutyError::Window(_),
            ) => None,
        };
        self.list.push(Obligation {
            duty: claim.duty,
            bearer: claim.bearer,
            bearer_id: claim.bearer_id.map(str::to_owned),
            about: claim.about.map(|(kind, id)| About {
                kind,
                id: id.to_owned(),
            }),
            window: claim.window,
            counted_from: claim.counted_from,
            basis: claim.basis,
            due,
            state: self.state(term, claim.counted_from, due, proof),
        });
    }

    fn state(&self, term: Due, counted_from: Date, due: Option<Date>, proof: Proof) -> State {
        let as_of = self.as_of();
        // Working days are never fewer days: within as many days it is in time on any calendar.
        let safe = due.or_else(|| {
            let Due::WorkingDaysAfter(n) = term else {
                return None;
            };
            counted_from.plus_days(n).ok()
        });
        let is_safe = |day: Date| safe.is_some_and(|safe| day <= safe);
        let delay = |day: Date| {
            let due = due.filter(|due| *due < day)?;
            Some(
                self.worked
                    .delay(due, day, term.unit(), self.options.calendar()),
            )
        };
        let cannot_tell = |reason| State::CannotTell { reason };
        let filed = match proof.filed {
            Evidence::On(date) => Some(date),
            Evidence::Nothing | Evidence::Unknowable | Evidence::Undated => None,
        };
        if let Some(on) = filed
            .into_iter()
            .chain(proof.by)
            .min()
            .filter(|on| is_safe(*on))
        {
            return State::Filed { on };
        }
        if let Some(on) = filed {
            return match delay(on) {
                Some(by) => State::FiledLate { on, by },
                None => cannot_tell(Reason::NoCalendar),
            };
        }
        if proof.by.is_some() || proof.filed == Evidence::Undated {
            return cannot_tell(match due {
                Some(_) => Reason::RecordSaysTooLittle,
                None => Reason::NoCalendar,
            });
        }
        if is_safe(as_of) {
            let first = if matches!(term, Due::DaysBefore(_)) {
                due
            } else {
                Some(counted_from)
            };
            return if first.is_some_and(|first| first <= as_of) {
                State::Due
            } else {
                State::NotYetDue
            };
        }
        match delay(as_of) {
            Some(_) if proof.filed == Evidence::Unknowable => {
                cannot_tell(Reason::RecordSaysTooLittle)
            }
            Some(by) => State::Overdue { by },
            None => cannot_tell(Reason::NoCalendar),
        }
    }

    fn finish(mut self) -> Obligations {
        order::sort_by(&mut self.list, |a, b| a.key().cmp(&b.key()));
        let not_applied = self.not_applied.into_iter();
        let not_applied = not_applied.filter_map(|((id, reason), count)| {
            let duty = DUTIES.iter().copied().find(|duty| duty.id() == id)?;
            Some(NotApplied {
                duty,
                reason,
                count,
            })
        });
        Obligations {
            list: self.list,
            not_applied: not_applied.collect(),
            stamp: Stamp {
                rules: super::VERSION,
                catalogues: catalog::VERSION,
                library: env!("CARGO_PKG_VERSION"),
                as_of: self.options.as_of(),
                until: self.options.until(),
                calendar: self.options.calendar().map(WorkingCalendar::covered),
            },
        }
    }
}

/// The provision of a duty in the text that governs, else why there is none.
///
/// A provision of a text that is not among those of its subject stands on its own days.
fn provision(
    duty: &'static Duty,
    bearer: Bearer,
    governed: Option<Governed>,
    day: Date,
) -> Result<&'static Basis, Reason> {
    let governed = governed.ok_or(Reason::NotInForce)?;
    let text = governed.instrument();
    let bases = duty.bases(bearer);
    let mut found = bases.iter();
    if let Some(basis) = found.find(|basis| basis.citation().instrument() == text) {
        return Ok(basis);
    }
    let main = duty.subject().instruments();
    let is_aside = |basis: &&Basis| !main.contains(&basis.citation().instrument());
    if let Some(basis) = bases.iter().find(is_aside) {
        return if basis.in_force().contains(day) {
            Ok(basis)
        } else {
            Err(Reason::NotInForce)
        };
    }
    Err(if governed.is_text_held() {
        Reason::NotInForce
    } else {
        Reason::TextNotModelled(text)
    })
}

/// The windows of a kind that a day lies in or before, and that begin by another day.
///
/// A window that would begin before the first of all dates is left out; those after it are not.
fn windows(kind: WindowKind, first: Date, until: Date) -> Vec<Window> {
    let year = first.year();
    let begin = match kind {
        WindowKind::CalendarYear => Window::calendar_year(year),
        WindowKind::Decree58 => {
            Window::decree_58(year).or_else(|_| Window::decree_58(year.saturating_add(1)))
        }
        // A January lies in two of them.
        WindowKind::BudgetYear => {
            Window::budget_year(year.saturating_sub(1)).or_else(|_| Window::budget_year(year))
        }
        WindowKind::Half => Window::first_half(year),
        WindowKind::Month => Window::month(year, first.month()),
        WindowKind::Span => return Vec::new(),
    };
    let begin = begin.ok();
    let all = std::iter::successors(begin, |window| window.next().ok());
    all.take_while(|window| window.first() <= until)
        .filter(|window| window.last() >= first)
        .collect()
}

/// How many working days there were by each day up to the one asked for.
struct Worked {
    first: Date,
    by: Vec<i32>,
}

impl Worked {
    /// The first day for which delays are counted ahead; before it they are counted when asked.
    const FIRST: Date = Date::literal::<20150101>();

    fn new(options: &DutyOptions) -> Self {
        let none = Self {
            first: Self::FIRST,
            by: Vec::new(),
        };
        let Some(calendar) = options.calendar() else {
            return none;
        };
        let first = calendar.covered().from().unwrap_or(Self::FIRST);
        let first = first.max(Self::FIRST);
        let (mut by, mut count, mut day) = (Vec::new(), 0i32, first);
        while day <= options.as_of() {
            let Ok(is_working) = calendar.is_working(day) else {
                break;
            };
            count = count.saturating_add(i32::from(is_working));
            by.push(count);
            let Ok(next) = day.plus_days(1) else { break };
            day = next;
        }
        Self { first, by }
    }

    fn at(&self, day: Date) -> Option<i32> {
        let place = usize::try_from(self.first.days_until(day)).ok()?;
        self.by.get(place).copied()
    }

    /// Returns how late a day is after another one.
    fn delay(
        &self,
        due: Date,
        day: Date,
        unit: TermUnit,
        calendar: Option<&WorkingCalendar>,
    ) -> Delay {
        let days = Delay {
            count: due.days_until(day),
            unit: TermUnit::Days,
        };
        let count = match unit {
            TermUnit::Days => return days,
            TermUnit::WorkingDays => match (self.at(due), self.at(day)) {
                (Some(before), Some(now)) => now.checked_sub(before),
                (_, _) => calendar.and_then(|all| all.working_days_between(due, day).ok()),
            },
        };
        // On a weekend after the last day no working day has passed, and it is late all the same.
        match count {
            Some(count) if count > 0 => Delay { count, unit },
            Some(_) | None => days,
        }
    }
}

/// What a record is, as obligations name it.
fn named<R: Record>(record: &R) -> Option<(RecordKind, &str)> {
    Some((R::KIND, record.key()))
}
