//! What a window and a day amount to, by place: the indicators of the reports.
//!
//! * newly approved: decided in the window, supplements nothing; supplementary: it does. A later
//!   revocation does not undo a decision; an amendment is neither.
//! * aid approved: the grant part of those decisions, never counterpart funds; what amendments of
//!   the window add or take away is a figure of its own.
//! * running: on the day; where no end is known, nobody can tell.
//! * disbursed: what was disbursed in the window less what was refunded, by transaction date.

use std::collections::{BTreeMap, BTreeSet};

use crate::date::{Date, Window};
use crate::id::{DonorId, GrantId};
use crate::money::{MoneyError, Totals};
use crate::record::{
    Certificate, Donor, Grant, GrantMode, Novelty, Running, Transaction, TransactionKind,
};
use crate::registry::Registry;
use crate::statistics::attribution::{Place, leaves, places};

/// The mode of a grant as a key; grants without one are `None`.
pub type ModeKey = Option<GrantMode>;

/// Grants of one sort in one place: which they are, who gives, and how much.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cell<'a> {
    /// The grants.
    pub grants: BTreeSet<&'a GrantId>,
    /// Their donors that count as organizations.
    pub organizations: BTreeSet<&'a DonorId>,
    /// Their money that belongs to the place.
    pub aid: Totals,
}

impl<'a> Cell<'a> {
    const fn new() -> Self {
        Self {
            grants: BTreeSet::new(),
            organizations: BTreeSet::new(),
            aid: Totals::new(),
        }
    }

    /// Adds the content of another cell.
    ///
    /// # Errors
    /// * [`MoneyError::Overflow`] if a sum does not fit.
    pub fn merge(&mut self, other: &Self) -> Result<(), MoneyError> {
        self.grants.extend(other.grants.iter().copied());
        self.organizations
            .extend(other.organizations.iter().copied());
        self.aid.merge(&other.aid)
    }
}

/// What a window and a day amount to in one place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tally<'a> {
    /// The grants decided in the window, by mode and novelty.
    pub approved: BTreeMap<(ModeKey, Novelty), Cell<'a>>,
    /// What amendments dated in the window add to grant parts, by mode.
    pub amended: BTreeMap<ModeKey, Totals>,
    /// The grants running on the day, by mode, with their grant part as amended.
    pub running: BTreeMap<ModeKey, Cell<'a>>,
    /// The grants of which nobody can tell whether they run on the day.
    pub perhaps_running: BTreeSet<&'a GrantId>,
    /// What was disbursed in the window, refunds subtracted, by mode.
    pub disbursed: BTreeMap<ModeKey, Totals>,
    /// The organizations with a transaction in the window, or a grant running on a day of it.
    pub active: BTreeSet<&'a DonorId>,
    /// Whether submissions contradict each other on a record that is counted here.
    pub is_contradicted: bool,
}

impl<'a> Tally<'a> {
    /// Makes the tally of nothing.
    pub(crate) const fn new() -> Self {
        Self {
            approved: BTreeMap::new(),
            amended: BTreeMap::new(),
            running: BTreeMap::new(),
            perhaps_running: BTreeSet::new(),
            disbursed: BTreeMap::new(),
            active: BTreeSet::new(),
            is_contradicted: false,
        }
    }

    /// Merges the approved grants of a mode and a novelty; `None` takes all.
    ///
    /// # Errors
    /// * [`MoneyError::Overflow`] if a sum does not fit.
    pub fn approved_of(
        &self,
        mode: Option<GrantMode>,
        novelty: Option<Novelty>,
    ) -> Result<Cell<'a>, MoneyError> {
        let mut cell = Cell::new();
        for ((m, n), part) in &self.approved {
            if mode.is_none_or(|mode| *m == Some(mode))
                && novelty.is_none_or(|novelty| *n == novelty)
            {
                cell.merge(part)?;
            }
        }
        Ok(cell)
    }

    /// Merges the running grants of a mode; `None` takes all.
    ///
    /// # Errors
    /// * [`MoneyError::Overflow`] if a sum does not fit.
    pub fn running_of(&self, mode: Option<GrantMode>) -> Result<Cell<'a>, MoneyError> {
        let mut cell = Cell::new();
        for (m, part) in &self.running {
            if mode.is_none_or(|mode| *m == Some(mode)) {
                cell.merge(part)?;
            }
        }
        Ok(cell)
    }

    /// Merges the disbursements of a mode; `None` takes all.
    ///
    /// # Errors
    /// * [`MoneyError::Overflow`] if a sum does not fit.
    pub fn disbursed_of(&self, mode: Option<GrantMode>) -> Result<Totals, MoneyError> {
        sum_of(&self.disbursed, mode)
    }

    /// Merges the amendments of a mode; `None` takes all.
    ///
    /// # Errors
    /// * [`MoneyError::Overflow`] if a sum does not fit.
    pub fn amended_of(&self, mode: Option<GrantMode>) -> Result<Totals, MoneyError> {
        sum_of(&self.amended, mode)
    }

    fn merge(&mut self, other: &Self) -> Result<(), MoneyError> {
        for (key, cell) in &other.approved {
            self.approved
                .entry(*key)
                .or_insert_with(Cell::new)
                .merge(cell)?;
        }
        for (key, cell) in &other.running {
            self.running
                .entry(*key)
                .or_insert_with(Cell::new)
                .merge(cell)?;
        }
        for (key, totals) in &other.amended {
            self.amended
                .entry(*key)
                .or_insert_with(Totals::new)
                .merge(totals)?;
        }
        for (key, totals) in &other.disbursed {
            self.disbursed
                .entry(*key)
                .or_insert_with(Totals::new)
                .merge(totals)?;
        }
        self.perhaps_running
            .extend(other.perhaps_running.iter().copied());
        self.active.extend(other.active.iter().copied());
        self.is_contradicted |= other.is_contradicted;
        Ok(())
    }
}

fn sum_of(
    by_mode: &BTreeMap<ModeKey, Totals>,
    mode: Option<GrantMode>,
) -> Result<Totals, MoneyError> {
    let mut sum = Totals::new();
    for (m, totals) in by_mode {
        if mode.is_none_or(|mode| *m == Some(mode)) {
            sum.merge(totals)?;
        }
    }
    Ok(sum)
}

/// What a window and a day amount to, by place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tallies<'a> {
    /// The window.
    pub window: Window,
    /// The day.
    pub day: Date,
    /// The tally of each place that has one.
    pub places: BTreeMap<Place, Tally<'a>>,
}

impl<'a> Tallies<'a> {
    /// Returns the tally of all places together: every grant and organization counts once.
    ///
    /// # Errors
    /// * [`MoneyError::Overflow`] if a sum does not fit.
    pub fn total(&self) -> Result<Tally<'a>, MoneyError> {
        let mut total = Tally::new();
        for tally in self.places.values() {
            total.merge(tally)?;
        }
        Ok(total)
    }

    fn at(&mut self, place: Place) -> &mut Tally<'a> {
        self.places.entry(place).or_insert_with(Tally::new)
    }
}

/// Tallies a registry for a window and a day.
///
/// # Errors
/// * [`MoneyError::Overflow`] if a sum does not fit.
pub fn tally<'a>(
    registry: &'a Registry,
    window: Window,
    day: Date,
) -> Result<Tallies<'a>, MoneyError> {
    let mut tallies = Tallies {
        window,
        day,
        places: BTreeMap::new(),
    };
    for grant in registry.records::<Grant>() {
        tally_decision(&mut tallies, registry, grant)?;
        tally_amendments(&mut tallies, grant)?;
        tally_running(&mut tallies, registry, grant)?;
        let last = window.last();
        if grant.running_in(window.first(), last) == Running::Yes {
            let organizations = organizations(registry, grant, last);
            for place in places(grant, last) {
                tallies
                    .at(place)
                    .active
                    .extend(organizations.iter().copied());
            }
        }
    }
    for transaction in registry.records::<Transaction>() {
        tally_transaction(&mut tallies, registry, transaction)?;
    }
    Ok(tallies)
}

/// Returns the donors of a grant on a day that count as organizations.
fn organizations<'a>(registry: &'a Registry, grant: &'a Grant, day: Date) -> BTreeSet<&'a DonorId> {
    grant
        .terms_on(day)
        .donors
        .iter()
        .filter_map(|part| part.donor())
        .filter_map(|id| registry.get::<Donor>(id.as_str()))
        .filter(|donor| donor.is_organization())
        .map(Donor::id)
        .collect()
}

/// Tells whether a grant is new or supplements another one.
fn novelty(grant: &Grant) -> Novelty {
    if grant.supplements().is_some() {
        Novelty::Supplementary
    } else {
        Novelty::New
    }
}

fn tally_decision<'a>(
    tallies: &mut Tallies<'a>,
    registry: &'a Registry,
    grant: &'a Grant,
) -> Result<(), MoneyError> {
    let Some(decided) = grant
        .decided_on()
        .filter(|day| tallies.window.contains(*day))
    else {
        return Ok(());
    };
    let key = (grant.mode(), novelty(grant));
    let is_contradicted = registry.is_contradicted::<Grant>(grant.id().as_str());
    let organizations = organizations(registry, grant, decided);
    for place in places(grant, decided) {
        let tally = tallies.at(place);
        tally.is_contradicted |= is_contradicted;
        let cell = tally.approved.entry(key).or_insert_with(Cell::new);
        cell.grants.insert(grant.id());
        cell.organizations.extend(organizations.iter().copied());
    }
    for total in grant.grant_part().iter() {
        for leaf in leaves(grant, total, decided)? {
            let cell = tallies
                .at(leaf.place)
                .approved
                .entry(key)
                .or_insert_with(Cell::new);
            cell.aid.add_minor(total.currency(), leaf.minor)?;
        }
    }
    Ok(())
}

fn tally_amendments<'a>(tallies: &mut Tallies<'a>, grant: &'a Grant) -> Result<(), MoneyError> {
    for amendment in grant.amendments() {
        let Some(day) = amendment.date().filter(|day| tallies.window.contains(*day)) else {
            continue;
        };
        let mut change = Totals::new();
        change.add_all(amendment.grant());
        for total in change.iter() {
            for leaf in leaves(grant, total, day)? {
                let amended = tallies
                    .at(leaf.place)
                    .amended
                    .entry(grant.mode())
                    .or_insert_with(Totals::new);
                amended.add_minor(total.currency(), leaf.minor)?;
            }
        }
    }
    Ok(())
}

fn tally_running<'a>(
    tallies: &mut Tallies<'a>,
    registry: &'a Registry,
    grant: &'a Grant,
) -> Result<(), MoneyError> {
    let day = tallies.day;
    let is_contradicted = registry.is_contradicted::<Grant>(grant.id().as_str());
    match grant.running_on(day) {
        Running::No => return Ok(()),
        Running::CannotTell => {
            for place in places(grant, day) {
                tallies.at(place).perhaps_running.insert(grant.id());
            }
            return Ok(());
        }
        Running::Yes => {}
    }
    let organizations = organizations(registry, grant, day);
    for place in places(grant, day) {
        let tally = tallies.at(place);
        tally.is_contradicted |= is_contradicted;
        let cell = tally.running.entry(grant.mode()).or_insert_with(Cell::new);
        cell.grants.insert(grant.id());
        cell.organizations.extend(organizations.iter().copied());
    }
    for total in grant.grant_part_on(day)?.iter() {
        for leaf in leaves(grant, total, day)? {
            let cell = tallies
                .at(leaf.place)
                .running
                .entry(grant.mode())
                .or_insert_with(Cell::new);
            cell.aid.add_minor(total.currency(), leaf.minor)?;
        }
    }
    Ok(())
}

fn tally_transaction<'a>(
    tallies: &mut Tallies<'a>,
    registry: &'a Registry,
    transaction: &'a Transaction,
) -> Result<(), MoneyError> {
    let Some(day) = transaction
        .date()
        .filter(|day| tallies.window.contains(*day))
    else {
        return Ok(());
    };
    let grant = transaction
        .grant()
        .and_then(|id| registry.get::<Grant>(id.as_str()));
    if let Some(grant) = grant {
        let organizations = organizations(registry, grant, day);
        for place in places(grant, day) {
            tallies
                .at(place)
                .active
                .extend(organizations.iter().copied());
        }
    }
    let mut signed = Totals::new();
    match (transaction.kind(), transaction.amount()) {
        (Some(TransactionKind::Disbursed), Some(amount)) => signed.add(amount),
        (Some(TransactionKind::Refunded), Some(amount)) => signed.subtract(amount),
        (Some(TransactionKind::Received | TransactionKind::Recorded) | None, _) | (_, None) => {
            return Ok(());
        }
    }
    let is_contradicted = registry.is_contradicted::<Transaction>(transaction.id().as_str());
    for total in signed.iter() {
        let Some(grant) = grant else {
            // The reference leads nowhere: the money is counted, its place is unknown.
            let disbursed = tallies
                .at(Place::Unknown)
                .disbursed
                .entry(None)
                .or_insert_with(Totals::new);
            disbursed.add_minor(total.currency(), total.minor())?;
            continue;
        };
        for leaf in leaves(grant, total, day)? {
            let tally = tallies.at(leaf.place);
            tally.is_contradicted |= is_contradicted;
            let disbursed = tally
                .disbursed
                .entry(grant.mode())
                .or_insert_with(Totals::new);
            disbursed.add_minor(total.currency(), leaf.minor)?;
        }
    }
    Ok(())
}

/// Returns the first and the last year of the decisions and transactions that count.
pub fn years(registry: &Registry) -> Option<(i32, i32)> {
    let decided = registry.records::<Grant>().filter_map(Grant::decided_on);
    let moved = registry
        .records::<Transaction>()
        .filter_map(Transaction::date);
    decided
        .chain(moved)
        .map(Date::year)
        .fold(None, |range, year| match range {
            None => Some((year, year)),
            Some((first, last)) => Some((year.min(first), year.max(last))),
        })
}

/// Returns the organizations with a certificate valid on a day, suspended ones included.
pub(crate) fn registered(registry: &Registry, day: Date) -> BTreeSet<&DonorId> {
    registry
        .records::<Certificate>()
        .filter(|certificate| certificate.status_on(day).is_registered())
        .filter_map(Certificate::holder)
        .filter_map(|id| registry.get::<Donor>(id.as_str()))
        .filter(|donor| donor.is_organization())
        .map(Donor::id)
        .collect()
}
