//! What several parts of a report ask of one registry: found once, kept while the report is made.

use std::cell::{OnceCell, RefCell};
use std::collections::BTreeSet;
use std::rc::Rc;

use crate::catalog::province::UnitId;
use crate::date::Date;
use crate::order;
use crate::record::Grant;
use crate::registry::Registry;
use crate::report::figures::Doubts;
use crate::statistics::{self, CubeQuery, Facts, Measure, Place, StatisticsError};

/// How many facts are kept, the last asked ones: each may be as large as the registry.
const MOST_FACTS: usize = 6;

/// A registry, with its facts as they were asked for.
pub(super) struct Known<'a> {
    pub(super) registry: &'a Registry,
    named: OnceCell<BTreeSet<UnitId>>,
    doubts: OnceCell<Doubts>,
    first_day: OnceCell<Option<Date>>,
    facts: RefCell<Vec<Rc<Facts>>>,
}

impl<'a> Known<'a> {
    pub(super) const fn new(registry: &'a Registry) -> Self {
        Self {
            registry,
            named: OnceCell::new(),
            doubts: OnceCell::new(),
            first_day: OnceCell::new(),
            facts: RefCell::new(Vec::new()),
        }
    }

    /// Returns facts that answer a query: of events those of all time, of snapshots its own.
    pub(super) fn facts(&self, query: &CubeQuery) -> Result<Rc<Facts>, StatisticsError> {
        let mut wanted = query.facts();
        if !query.measure.is_snapshot() {
            wanted.slots.clear();
            let events = Measure::ALL.iter().copied();
            wanted.measures = events.filter(|measure| !measure.is_snapshot()).collect();
        }
        let mut known = self.facts.borrow_mut();
        let at = known.iter().position(|facts| *facts.query() == wanted);
        let facts = match at {
            Some(at) => known.remove(at),
            None => Rc::new(Facts::of(self.registry, &wanted)?),
        };
        if known.len() >= MOST_FACTS {
            known.remove(0);
        }
        known.push(Rc::clone(&facts));
        Ok(facts)
    }

    /// Returns the day of the first decision, amendment or transaction.
    pub(super) fn first_day(&self) -> Option<Date> {
        let first = || statistics::days(self.registry).map(|(first, _)| first);
        *self.first_day.get_or_init(first)
    }

    /// Returns the records that nobody can be sure of.
    pub(super) fn doubts(&self) -> &Doubts {
        self.doubts.get_or_init(|| Doubts::of(self.registry))
    }

    /// Returns the units that any grant names.
    pub(super) fn named(&self) -> &BTreeSet<UnitId> {
        self.named.get_or_init(|| {
            let grants = self.registry.records::<Grant>();
            let places = grants
                .filter_map(|grant| Some((grant, grant.decided_on()?)))
                .flat_map(|(grant, day)| statistics::places(grant, day));
            order::set(places.filter_map(|place| match place {
                Place::Unit(unit) => Some(unit),
                Place::NotDivisible(_)
                | Place::NotOnDate(_)
                | Place::Undivided
                | Place::Unknown => None,
            }))
        })
    }
}
