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
use crate::money::{MoneyError, Totals};
use crate::record::{Amendment, Grant, GrantMode, Novelty, Transaction};
use crate::registry::Registry;
use crate::statistics::attribution::Place;
use crate::statistics::cube::Cell;
use crate::statistics::facts::{Facts, Mark};
use crate::statistics::key::KeyPart;
use crate::statistics::names::{Count, Dimension, Measure};
use crate::statistics::query::{CubeQuery, FactsQuery, Slot, StatisticsError, Threads};

/// The mode of a grant as a key; grants without one are `None`.
pub type ModeKey = Option<GrantMode>;

/// Grants of one sort in one place: which they are, who gives, and how much.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TallyCell {
    /// The ids of the grants.
    pub grants: BTreeSet<Box<str>>,
    /// The ids of their donors that count as organizations.
    pub organizations: BTreeSet<Box<str>>,
    /// Their money that belongs to the place.
    pub aid: Totals,
}

impl TallyCell {
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
        self.grants.extend(other.grants.iter().cloned());
        self.organizations
            .extend(other.organizations.iter().cloned());
        self.aid.merge(&other.aid)
    }

    /// Adds a cell of a cube.
    fn add(&mut self, mut cell: Cell) -> Result<(), MoneyError> {
        self.grants
            .extend(cell.ids.remove(&Count::Grants).unwrap_or_default());
        self.organizations
            .extend(cell.ids.remove(&Count::Organizations).unwrap_or_default());
        self.aid.merge(&cell.sums)
    }
}

/// What a window and a day amount to in one place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tally {
    /// The grants decided in the window, by mode and novelty.
    pub approved: BTreeMap<(ModeKey, Novelty), TallyCell>,
    /// What amendments dated in the window add to grant parts, by mode.
    pub amended: BTreeMap<ModeKey, Totals>,
    /// The grants running on the day, by mode, with their grant part as amended.
    pub running: BTreeMap<ModeKey, TallyCell>,
    /// The grants of which nobody can tell whether they run on the day.
    pub perhaps_running: BTreeSet<Box<str>>,
    /// What was disbursed in the window, refunds subtracted, by mode.
    pub disbursed: BTreeMap<ModeKey, Totals>,
    /// The organizations with a transaction in the window, or a grant running on a day of it.
    pub active: BTreeSet<Box<str>>,
    /// Whether a record that is counted here is in doubt: contradicted, or with a version unread.
    pub is_in_doubt: bool,
    /// Whether grants counted here have money that lies undivided, so that sums here lack it.
    pub is_undivided: bool,
}

impl Tally {
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
    ) -> Result<TallyCell, MoneyError> {
        let mut cell = TallyCell::new();
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
    pub fn running_of(&self, mode: Option<GrantMode>) -> Result<TallyCell, MoneyError> {
        let mut cell = TallyCell::new();
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
                .or_insert_with(TallyCell::new)
                .merge(cell)?;
        }
        for (key, cell) in &other.running {
            self.running
                .entry(*key)
                .or_insert_with(TallyCell::new)
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
            .extend(other.perhaps_running.iter().cloned());
        self.active.extend(other.active.iter().cloned());
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
pub struct Tallies {
    /// The window.
    pub window: Window,
    /// The day.
    pub day: Date,
    /// The tally of each place that has one.
    pub places: BTreeMap<Place, Tally>,
}

impl Tallies {
    /// Returns the tally of all places together: every grant and organization counts once.
    ///
    /// # Errors
    /// * [`MoneyError::Overflow`] if a sum does not fit.
    pub fn total(&self) -> Result<Tally, MoneyError> {
        self.within(|_| true)
    }

    /// Returns the tally of some places together: every grant and organization counts once.
    ///
    /// # Errors
    /// * [`MoneyError::Overflow`] if a sum does not fit.
    pub fn within(&self, is_part: impl Fn(Place) -> bool) -> Result<Tally, MoneyError> {
        let mut sum = Tally::new();
        for (_, tally) in self.places.iter().filter(|(place, _)| is_part(**place)) {
            sum.merge(tally)?;
        }
        Ok(sum)
    }
}

/// What a tally is made of.
const MEASURES: [Measure; 6] = [
    Measure::AidApproved,
    Measure::AidAmended,
    Measure::AidDisbursed,
    Measure::Running,
    Measure::PerhapsRunning,
    Measure::Active,
];

/// Tallies a registry for a window and a day.
///
/// # Errors
/// * [`StatisticsError::Money`] if a sum does not fit.
pub fn tally(registry: &Registry, window: Window, day: Date) -> Result<Tallies, StatisticsError> {
    let slot = Slot { window, day };
    Tallies::of(&tally_facts(registry, vec![slot])?, slot)
}

/// Makes the facts that tallies of some windows and days are made of.
pub(crate) fn tally_facts(registry: &Registry, slots: Vec<Slot>) -> Result<Facts, StatisticsError> {
    let mut query = FactsQuery::of(slots);
    query.measures = MEASURES.to_vec();
    Facts::of(registry, &query)
}

impl Tallies {
    /// Tallies facts for a window and a day that they were made for.
    ///
    /// # Errors
    /// * [`StatisticsError::OtherFacts`] if they were not.
    /// * [`StatisticsError::Money`] if a sum does not fit.
    pub fn of(facts: &Facts, slot: Slot) -> Result<Self, StatisticsError> {
        let mut places: BTreeMap<Place, Tally> = BTreeMap::new();
        for measure in MEASURES {
            let query = CubeQuery {
                by: vec![Dimension::Province, Dimension::Mode, Dimension::Novelty],
                slots: vec![slot],
                counts: vec![Count::Grants, Count::Organizations],
                reporting: facts.query().reporting,
                division: facts.query().division,
                ..CubeQuery::of(measure)
            };
            for cell in facts.cube(&query, Threads::ONE)?.cells() {
                let [
                    KeyPart::Place(place),
                    KeyPart::Mode(mode),
                    KeyPart::Novelty(novelty),
                ] = *cell.key.as_slice()
                else {
                    continue;
                };
                let tally = places.entry(place).or_insert_with(Tally::new);
                tally.add(measure, mode, novelty, cell)?;
            }
        }
        Ok(Self {
            window: slot.window,
            day: slot.day,
            places,
        })
    }
}

impl Tally {
    /// Adds a cell of a cube.
    fn add(
        &mut self,
        measure: Measure,
        mode: ModeKey,
        novelty: Option<Novelty>,
        mut cell: Cell,
    ) -> Result<(), MoneyError> {
        self.is_in_doubt |= cell.is_marked(Mark::InDoubt);
        self.is_undivided |= cell.is_marked(Mark::Undivided);
        let mut ids = |count| cell.ids.remove(&count).unwrap_or_default();
        match measure {
            Measure::PerhapsRunning => self.perhaps_running.extend(ids(Count::Grants)),
            Measure::Active => self.active.extend(ids(Count::Organizations)),
            Measure::AidApproved => {
                // What was approved belongs to a grant, which is new or supplements another.
                let key = (mode, novelty.unwrap_or(Novelty::New));
                let approved = self.approved.entry(key).or_insert_with(TallyCell::new);
                approved.add(cell)?;
            }
            Measure::Running => {
                let running = self.running.entry(mode).or_insert_with(TallyCell::new);
                running.add(cell)?;
            }
            Measure::AidAmended | Measure::AidDisbursed if cell.sums.is_empty() => {}
            Measure::AidAmended => merge_into(&mut self.amended, mode, &cell.sums)?,
            Measure::AidDisbursed => merge_into(&mut self.disbursed, mode, &cell.sums)?,
            Measure::AidReceived
            | Measure::AidRecorded
            | Measure::AidCommitted
            | Measure::NewlyRegistered
            | Measure::Pipeline
            | Measure::Registered
            | Measure::Suspended
            | Measure::PerhapsApproved
            | Measure::PerhapsAmended
            | Measure::PerhapsDisbursed
            | Measure::PerhapsRegistered
            | Measure::PerhapsActive => {}
        }
        Ok(())
    }
}

fn merge_into(
    by_mode: &mut BTreeMap<ModeKey, Totals>,
    mode: ModeKey,
    sums: &Totals,
) -> Result<(), MoneyError> {
    by_mode.entry(mode).or_insert_with(Totals::new).merge(sums)
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
