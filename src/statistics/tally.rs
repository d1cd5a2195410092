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
use crate::money::{MoneyError, Total, Totals};
use crate::record::{
    Amendment, Certificate, Donor, Grant, GrantMode, Novelty, Running, Transaction, TransactionKind,
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
    /// Whether a record that is counted here is in doubt: contradicted, or with a version unread.
    pub is_in_doubt: bool,
    /// Whether grants counted here have money that lies undivided, so that sums here lack it.
    pub is_undivided: bool,
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
            is_in_doubt: false,
            is_undivided: false,
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
        self.is_in_doubt |= other.is_in_doubt;
        self.is_undivided |= other.is_undivided;
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
        self.within(|_| true)
    }

    /// Returns the tally of some places together: every grant and organization counts once.
    ///
    /// # Errors
    /// * [`MoneyError::Overflow`] if a sum does not fit.
    pub fn within(&self, is_part: impl Fn(Place) -> bool) -> Result<Tally<'a>, MoneyError> {
        let mut sum = Tally::new();
        for (_, tally) in self.places.iter().filter(|(place, _)| is_part(**place)) {
            sum.merge(tally)?;
        }
        Ok(sum)
    }

    /// The tally of a place that something is about to be added to.
    fn at(&mut self, place: Place, marks: Marks) -> &mut Tally<'a> {
        let tally = self.places.entry(place).or_insert_with(Tally::new);
        tally.is_in_doubt |= marks == Marks::InDoubt;
        tally
    }

    /// Splits an amount of a grant over places, and marks those that it cannot be divided among.
    fn split(
        &mut self,
        grant: &Grant,
        amount: Total,
        day: Date,
    ) -> Result<Vec<(Place, i128)>, MoneyError> {
        let leaves = leaves(grant, amount, day)?;
        if leaves.iter().any(|leaf| leaf.place == Place::Undivided) {
            for place in places(grant, day) {
                self.at(place, Marks::None).is_undivided = true;
            }
        }
        let parts = leaves.into_iter().map(|leaf| (leaf.place, leaf.minor));
        Ok(parts.collect())
    }
}

/// Whether what is being counted is in doubt.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Marks {
    None,
    InDoubt,
}

impl Marks {
    const fn of(is_in_doubt: bool) -> Self {
        if is_in_doubt {
            Self::InDoubt
        } else {
            Self::None
        }
    }

    fn of_grant(registry: &Registry, grant: &Grant) -> Self {
        Self::of(registry.is_in_doubt::<Grant>(grant.id().as_str()))
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
        let marks = Marks::of_grant(registry, grant);
        tally_decision(&mut tallies, registry, grant, marks)?;
        tally_amendments(&mut tallies, grant, marks)?;
        tally_running(&mut tallies, registry, grant, marks)?;
        tally_active(&mut tallies, registry, grant, marks);
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
        .filter_map(|part| organization(registry, part.donor()?))
        .collect()
}

/// Returns a donor's id if the donor counts as an organization.
fn organization<'a>(registry: &'a Registry, donor: &DonorId) -> Option<&'a DonorId> {
    registry
        .get::<Donor>(donor.as_str())
        .filter(|donor| donor.is_organization())
        .map(Donor::id)
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
    marks: Marks,
) -> Result<(), MoneyError> {
    let Some(decided) = grant.decided_on() else {
        return Ok(());
    };
    if !tallies.window.contains(decided) {
        return Ok(());
    }
    let key = (grant.mode(), novelty(grant));
    let organizations = organizations(registry, grant, decided);
    for place in places(grant, decided) {
        let tally = tallies.at(place, marks);
        let cell = tally.approved.entry(key).or_insert_with(Cell::new);
        cell.grants.insert(grant.id());
        cell.organizations.extend(organizations.iter().copied());
    }
    for total in grant.grant_part().iter() {
        for (place, minor) in tallies.split(grant, total, decided)? {
            let tally = tallies.at(place, marks);
            let cell = tally.approved.entry(key).or_insert_with(Cell::new);
            cell.aid.add_minor(total.currency(), minor)?;
        }
    }
    Ok(())
}

fn tally_amendments(
    tallies: &mut Tallies<'_>,
    grant: &Grant,
    marks: Marks,
) -> Result<(), MoneyError> {
    for amendment in grant.amendments() {
        let Some(day) = amendment.date() else {
            continue;
        };
        if !tallies.window.contains(day) {
            continue;
        }
        let mut change = Totals::new();
        change.add_all(amendment.grant());
        for total in change.iter() {
            for (place, minor) in tallies.split(grant, total, day)? {
                let tally = tallies.at(place, marks);
                let amended = tally.amended.entry(grant.mode());
                let amended = amended.or_insert_with(Totals::new);
                amended.add_minor(total.currency(), minor)?;
            }
        }
    }
    Ok(())
}

fn tally_running<'a>(
    tallies: &mut Tallies<'a>,
    registry: &'a Registry,
    grant: &'a Grant,
    marks: Marks,
) -> Result<(), MoneyError> {
    let day = tallies.day;
    match grant.running_on(day) {
        Running::No => return Ok(()),
        Running::CannotTell => {
            for place in places(grant, day) {
                tallies.at(place, marks).perhaps_running.insert(grant.id());
            }
            return Ok(());
        }
        Running::Yes => {}
    }
    let organizations = organizations(registry, grant, day);
    for place in places(grant, day) {
        let tally = tallies.at(place, marks);
        let cell = tally.running.entry(grant.mode()).or_insert_with(Cell::new);
        cell.grants.insert(grant.id());
        cell.organizations.extend(organizations.iter().copied());
    }
    for total in grant.grant_part_on(day).iter() {
        for (place, minor) in tallies.split(grant, total, day)? {
            let tally = tallies.at(place, marks);
            let cell = tally.running.entry(grant.mode()).or_insert_with(Cell::new);
            cell.aid.add_minor(total.currency(), minor)?;
        }
    }
    Ok(())
}

/// Adds the donors of a grant that runs on a day of the window.
///
/// Donors and places change on the days of amendments, so each stretch between two has its own.
fn tally_active<'a>(
    tallies: &mut Tallies<'a>,
    registry: &'a Registry,
    grant: &'a Grant,
    marks: Marks,
) {
    let (first, last) = (tallies.window.first(), tallies.window.last());
    let amended = grant.amendments().iter().filter_map(Amendment::date);
    let mut starts: BTreeSet<Date> = amended.filter(|day| first < *day && *day <= last).collect();
    starts.insert(first);
    let mut end = last;
    for start in starts.into_iter().rev() {
        if grant.running_in(start, end) == Running::Yes {
            let organizations = organizations(registry, grant, end);
            for place in places(grant, end) {
                let tally = tallies.at(place, marks);
                tally.active.extend(organizations.iter().copied());
            }
        }
        // Only the first stretch begins on the first day of all, and nothing comes before it.
        end = start.plus_days(-1).unwrap_or(start);
    }
}

fn tally_transaction<'a>(
    tallies: &mut Tallies<'a>,
    registry: &'a Registry,
    transaction: &'a Transaction,
) -> Result<(), MoneyError> {
    let Some(day) = transaction.date() else {
        return Ok(());
    };
    if !tallies.window.contains(day) {
        return Ok(());
    }
    // Where the reference leads nowhere the money is counted, its place and mode are unknown.
    let grant = transaction
        .grant()
        .and_then(|id| registry.get::<Grant>(id.as_str()));
    let marks = Marks::of(
        registry.is_in_doubt::<Transaction>(transaction.id().as_str())
            || grant.is_some_and(|grant| Marks::of_grant(registry, grant) == Marks::InDoubt),
    );
    // A transaction that names its donor is evidence of that donor alone.
    let organizations = match (transaction.donor(), grant) {
        (Some(donor), _) => organization(registry, donor).into_iter().collect(),
        (None, Some(grant)) => organizations(registry, grant, day),
        (None, None) => BTreeSet::new(),
    };
    let places = grant.map_or_else(|| vec![Place::Unknown], |grant| places(grant, day));
    if !organizations.is_empty() {
        for place in places {
            let tally = tallies.at(place, marks);
            tally.active.extend(organizations.iter().copied());
        }
    }
    let mut signed = Totals::new();
    match (transaction.kind(), transaction.amount()) {
        (Some(TransactionKind::Disbursed), Some(amount)) => signed.add(amount),
        (Some(TransactionKind::Refunded), Some(amount)) => signed.subtract(amount),
        (Some(TransactionKind::Received | TransactionKind::Recorded) | None, _) | (_, None) => {}
    }
    let mode = grant.and_then(Grant::mode);
    for total in signed.iter() {
        let parts = match grant {
            Some(grant) => tallies.split(grant, total, day)?,
            None => vec![(Place::Unknown, total.minor())],
        };
        for (place, minor) in parts {
            let tally = tallies.at(place, marks);
            let disbursed = tally.disbursed.entry(mode).or_insert_with(Totals::new);
            disbursed.add_minor(total.currency(), minor)?;
        }
    }
    Ok(())
}

/// Returns the first and the last day of the decisions, amendments and transactions that count.
pub fn days(registry: &Registry) -> Option<(Date, Date)> {
    let decided = registry.records::<Grant>().filter_map(Grant::decided_on);
    let amended = registry
        .records::<Grant>()
        .flat_map(Grant::amendments)
        .filter_map(Amendment::date);
    let moved = registry
        .records::<Transaction>()
        .filter_map(Transaction::date);
    decided
        .chain(amended)
        .chain(moved)
        .fold(None, |range, day| match range {
            None => Some((day, day)),
            Some((first, last)) => Some((day.min(first), day.max(last))),
        })
}

/// Returns the organizations with a certificate valid on a day, suspended ones included.
pub(crate) fn registered(registry: &Registry, day: Date) -> BTreeSet<&DonorId> {
    registry
        .records::<Certificate>()
        .filter(|certificate| certificate.status_on(day).is_registered())
        .filter_map(|certificate| organization(registry, certificate.holder()?))
        .collect()
}

/// Returns the organizations whose first certificate was issued in a window.
pub(crate) fn newly_registered(registry: &Registry, window: Window) -> BTreeSet<&DonorId> {
    let mut first: BTreeMap<&DonorId, Date> = BTreeMap::new();
    for certificate in registry.records::<Certificate>() {
        let holder = certificate
            .holder()
            .and_then(|id| organization(registry, id));
        if let (Some(holder), Some(issued)) = (holder, certificate.issued_on()) {
            let day = first.entry(holder).or_insert(issued);
            *day = issued.min(*day);
        }
    }
    first.retain(|_, day| window.contains(*day));
    first.into_keys().collect()
}
