//! Cubes: facts grouped by any dimensions, into exact sums, and counts without anything twice.
//!
//! I1. A cell's sums are those of its leaves, so that any coarser cut adds up to the same total.
//! I2. Cubes of parts of the facts, merged in any order, equal the cube of the whole, to the byte.
//! I3. A cell that is there has at least one fact, one thing counted, or a mark: that it lacks
//!     something is to be known too.

mod bytes;
mod drill;
mod merge;
mod scan;

pub use drill::Drilled;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::money::{Currency, MoneyError, Totals};
use crate::order;
use crate::registry::Registry;
use crate::statistics::facts::{Conversion, Facts, Mark, Unconverted};
use crate::statistics::key::{KeyPart, key_text};
use crate::statistics::names::{Count, Dimension};
use crate::statistics::query::{CubeQuery, StatisticsError, Threads};

/// Facts grouped by dimensions (khối số liệu nhiều chiều).
#[derive(Clone, Debug)]
pub struct Cube {
    query: CubeQuery,
    axes: Arc<[Axis]>,
    /// The currencies, by code: the last axis of `money`.
    currencies: Arc<[Currency]>,
    money: Money,
    counted: Vec<Counted>,
    marks: BTreeMap<u64, BTreeSet<Mark>>,
}

/// The values of a dimension, in order.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Axis {
    dimension: Dimension,
    values: Vec<KeyPart>,
}

/// The sums of cells, each by currency; a cell without facts is not there.
#[derive(Clone, Debug)]
enum Money {
    /// One for each place of the axes.
    Dense(Vec<Sum>),
    /// Those that are there.
    Sparse(BTreeMap<u64, Sum>),
}

/// Minor units, and from how many leaves.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Sum {
    minor: i128,
    facts: u64,
}

/// What a sum keeps within, either way: far beyond what facts can add up to.
const LIMIT: i128 = 1 << 120;

/// The leaves of a sum are fewer: as far beyond.
const MOST_FACTS: u64 = 1 << 48;

impl Sum {
    const ZERO: Self = Self { minor: 0, facts: 0 };

    const fn plus(self, other: Self) -> Self {
        Self {
            minor: self.minor.wrapping_add(other.minor),
            facts: self.facts.wrapping_add(other.facts),
        }
    }

    const fn minus(self, other: Self) -> Self {
        Self {
            minor: self.minor.wrapping_sub(other.minor),
            facts: self.facts.wrapping_sub(other.facts),
        }
    }

    const fn fits(self) -> bool {
        Reached::NOTHING.with(self).fits()
    }
}

/// Which bits any of several sums has reached: cheaper than asking each whether it fits.
#[derive(Clone, Copy)]
struct Reached {
    minor: i128,
    facts: u64,
}

impl Reached {
    const NOTHING: Self = Self { minor: 0, facts: 0 };

    const fn with(self, sum: Sum) -> Self {
        Self {
            // The magnitude, less one below zero.
            minor: self.minor | (sum.minor ^ (sum.minor >> 127)),
            facts: self.facts | sum.facts,
        }
    }

    const fn fits(self) -> bool {
        self.minor < LIMIT && self.facts < MOST_FACTS
    }
}

/// What is counted in cells: pairs of a cell and the position of an id, in order, none twice.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Counted {
    count: Count,
    /// In order, each used.
    ids: Arc<[Box<str>]>,
    pairs: Vec<(u64, u32)>,
}

/// One cell of a cube (ô số liệu).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cell {
    /// One value for each dimension of the query, in its order.
    pub key: Vec<KeyPart>,
    /// The sums, by currency.
    pub sums: Totals,
    /// From how many leaves they are summed.
    pub facts: u64,
    /// What was counted: the ids, in order.
    pub ids: BTreeMap<Count, BTreeSet<Box<str>>>,
    /// What is doubtful or missing here.
    pub marks: BTreeSet<Mark>,
}

impl Cell {
    /// Makes the cell of nothing.
    const fn empty(key: Vec<KeyPart>) -> Self {
        Self {
            key,
            sums: Totals::new(),
            facts: 0,
            ids: BTreeMap::new(),
            marks: BTreeSet::new(),
        }
    }

    /// Returns how many there are; `None` if the query does not count them.
    pub fn count(&self, count: Count) -> Option<usize> {
        self.ids.get(&count).map(BTreeSet::len)
    }

    /// Tells whether the cell has a mark.
    pub fn is_marked(&self, mark: Mark) -> bool {
        self.marks.contains(&mark)
    }
}

/// Makes the cube of a registry.
///
/// # Errors
/// * [`StatisticsError`] if the query contradicts itself, or a sum does not fit.
///
/// # Example
/// ```
/// use vientro::statistics::{CubeQuery, Dimension, Measure, Threads, cube};
/// use vientro::Registry;
/// let mut query = CubeQuery::of(Measure::AidDisbursed);
/// query.by = vec![Dimension::Province, Dimension::Sector];
/// let registry = Registry::builder().finish();
/// assert_eq!(cube(&registry, &query, Threads::ONE)?.cells().count(), 0);
/// # Ok::<(), vientro::statistics::StatisticsError>(())
/// ```
pub fn cube(
    registry: &Registry,
    query: &CubeQuery,
    threads: Threads,
) -> Result<Cube, StatisticsError> {
    query.check()?;
    Facts::of(registry, &query.facts())?.cube(query, threads)
}

impl Cube {
    /// Returns the query that it answers.
    pub const fn query(&self) -> &CubeQuery {
        &self.query
    }

    /// Lists the cells that are there, by key.
    pub fn cells(&self) -> impl Iterator<Item = Cell> + '_ {
        self.places().into_iter().map(|at| self.cell_at(at))
    }

    /// Returns the cell of a key; `None` if there is nothing.
    ///
    /// # Errors
    /// * [`StatisticsError::OtherKey`] if the key has other dimensions.
    pub fn get(&self, key: &[KeyPart]) -> Result<Option<Cell>, StatisticsError> {
        let is_key = key.len() == self.axes.len()
            && key
                .iter()
                .zip(self.axes.iter())
                .all(|(part, axis)| part.dimension() == axis.dimension);
        if !is_key {
            return Err(StatisticsError::OtherKey { key: key_text(key) });
        }
        let mut at: u64 = 0;
        for (part, axis) in key.iter().zip(self.axes.iter()) {
            let Ok(position) = axis.values.binary_search(part) else {
                return Ok(None);
            };
            at = at
                .wrapping_mul(wide(axis.values.len()))
                .wrapping_add(wide(position));
        }
        let cell = self.cell_at(at);
        let is_there =
            cell.facts > 0 || !cell.marks.is_empty() || !cell.ids.values().all(BTreeSet::is_empty);
        Ok(is_there.then_some(cell))
    }

    /// Adds all cells up: sums are exact, and nothing is counted twice.
    ///
    /// # Errors
    /// * [`StatisticsError::WindowsOverlap`] if the cells are of overlapping windows, or are
    ///   snapshots of several.
    /// * [`StatisticsError::Money`] if a sum does not fit.
    pub fn total(&self) -> Result<Cell, StatisticsError> {
        let mut total = self.rolled_up(&[])?;
        Ok(total.pop().unwrap_or_else(|| {
            let mut cell = Cell::empty(Vec::new());
            for count in &self.query.counts {
                cell.ids.insert(*count, BTreeSet::new());
            }
            cell
        }))
    }

    /// Adds cells up that differ in other dimensions only; lists what results, by key.
    ///
    /// # Errors
    /// * [`StatisticsError::OtherKey`] if the cube does not have a dimension.
    /// * The errors of [`total`](Self::total).
    pub fn rolled_up(&self, by: &[Dimension]) -> Result<Vec<Cell>, StatisticsError> {
        Ok(self.coarser(by)?.cells().collect())
    }

    /// The cube with some of the dimensions only.
    pub(crate) fn coarser(&self, by: &[Dimension]) -> Result<Self, StatisticsError> {
        // A cube without windows cannot be asked to add them.
        let query = CubeQuery {
            by: by.to_vec(),
            ..self.query.clone()
        };
        query.check()?;
        // How far one goes from a value to the next, here and there.
        let mut steps = Vec::with_capacity(by.len());
        let mut axes = Vec::with_capacity(by.len());
        let mut there: u64 = 1;
        for dimension in by.iter().rev() {
            let mut here: u64 = 1;
            let mut found = None;
            for axis in self.axes.iter().rev() {
                let size = wide(axis.values.len()).max(1);
                if axis.dimension == *dimension {
                    found = Some((axis, size));
                    break;
                }
                here = here.wrapping_mul(size);
            }
            let (axis, size) = found.ok_or_else(|| StatisticsError::OtherKey {
                key: dimension.id().to_owned(),
            })?;
            steps.push((here, size, there));
            there = there.wrapping_mul(size);
            axes.push(axis.clone());
        }
        axes.reverse();
        let place = |at: u64| {
            let step = |(here, size, there): &(u64, u64, u64)| {
                let position = at.checked_div(*here).and_then(|at| at.checked_rem(*size));
                position.unwrap_or(0).wrapping_mul(*there)
            };
            steps.iter().map(step).fold(0, u64::wrapping_add)
        };
        let width = self.width();
        let mut money: BTreeMap<u64, Sum> = BTreeMap::new();
        for (at, one) in self.sums() {
            let (cell, offset) = (at.checked_div(width), at.checked_rem(width));
            let at = place(cell.unwrap_or(0)).wrapping_mul(width);
            let at = at.wrapping_add(offset.unwrap_or(0));
            let sum = money.entry(at).or_insert(Sum::ZERO);
            *sum = sum.plus(one);
            if !sum.fits() {
                return Err(self.overflow());
            }
        }
        let counted = self.counted.iter().map(|counted| {
            let pairs = counted.pairs.iter();
            let mut pairs: Vec<(u64, u32)> = pairs.map(|(at, id)| (place(*at), *id)).collect();
            pairs.sort_unstable();
            pairs.dedup();
            Counted {
                count: counted.count,
                ids: Arc::clone(&counted.ids),
                pairs,
            }
        });
        let counted = counted.collect();
        let mut marks: BTreeMap<u64, BTreeSet<Mark>> = BTreeMap::new();
        for (at, here) in &self.marks {
            marks.entry(place(*at)).or_default().extend(here);
        }
        Ok(Self {
            query,
            axes: axes.into(),
            currencies: Arc::clone(&self.currencies),
            money: Money::Sparse(money),
            counted,
            marks,
        })
    }

    /// The sums that are there, by place and currency.
    fn sums(&self) -> Box<dyn Iterator<Item = (u64, Sum)> + '_> {
        match &self.money {
            Money::Dense(sums) => {
                let sums = (0..).zip(sums.iter().copied());
                Box::new(sums.filter(|(_, sum)| sum.facts > 0))
            }
            Money::Sparse(sums) => Box::new(sums.iter().map(|(at, sum)| (*at, *sum))),
        }
    }

    /// What is told when a sum does not fit.
    fn overflow(&self) -> StatisticsError {
        let currency = self.currencies.first().copied().unwrap_or(Currency::VND);
        MoneyError::Overflow { currency }.into()
    }

    /// Names the records behind a cell, with what each adds to it.
    ///
    /// # Errors
    /// * [`StatisticsError::NoRecords`] if no registry is given: a cube alone knows none.
    /// * [`StatisticsError::OtherKey`] if the key does not fit the query.
    /// * The errors of [`Facts::of`].
    pub fn drill(
        &self,
        key: &[KeyPart],
        registry: Option<&Registry>,
    ) -> Result<Vec<Drilled>, StatisticsError> {
        let registry = registry.ok_or(StatisticsError::NoRecords)?;
        Facts::of(registry, &self.query.facts())?.drill(&self.query, key)
    }

    /// Lists every amount behind the cells that was converted, and every one that could not be: it
    /// stays in its own currency. Both are empty if the query asks for no currency.
    ///
    /// # Errors
    /// * [`StatisticsError::NoRecords`] if no registry is given: a cube alone knows none.
    /// * The errors of [`Facts::of`].
    pub fn conversions(
        &self,
        registry: Option<&Registry>,
    ) -> Result<(Vec<Conversion>, Vec<Unconverted>), StatisticsError> {
        let registry = registry.ok_or(StatisticsError::NoRecords)?;
        Facts::of(registry, &self.query.facts())?.conversions_of(&self.query)
    }

    /// How many currencies a cell may have.
    fn width(&self) -> u64 {
        wide(self.currencies.len()).max(1)
    }

    /// The places of the cells that are there, in order.
    fn places(&self) -> Vec<u64> {
        let width = self.width();
        let of = |at: u64| at.checked_div(width).unwrap_or(at);
        let mut places: Vec<u64> = self.sums().map(|(at, _)| of(at)).collect();
        for counted in &self.counted {
            places.extend(counted.pairs.iter().map(|(at, _)| *at));
        }
        places.extend(self.marks.keys().copied());
        places.sort_unstable();
        places.dedup();
        places
    }

    fn sum_at(&self, at: u64) -> Sum {
        let sum = match &self.money {
            Money::Dense(sums) => usize::try_from(at).ok().and_then(|at| sums.get(at)),
            Money::Sparse(sums) => sums.get(&at),
        };
        sum.copied().unwrap_or(Sum::ZERO)
    }

    fn key_at(&self, mut at: u64) -> Vec<KeyPart> {
        let mut key = Vec::with_capacity(self.axes.len());
        for axis in self.axes.iter().rev() {
            let size = wide(axis.values.len()).max(1);
            let position = at.checked_rem(size).unwrap_or(0);
            at = at.checked_div(size).unwrap_or(0);
            let value = usize::try_from(position)
                .ok()
                .and_then(|position| axis.values.get(position));
            key.extend(value.cloned());
        }
        key.reverse();
        key
    }

    fn cell_at(&self, at: u64) -> Cell {
        let mut cell = Cell::empty(self.key_at(at));
        for (offset, currency) in (0..).zip(self.currencies.iter()) {
            let sum = self.sum_at(at.wrapping_mul(self.width()).wrapping_add(offset));
            if sum.facts > 0 {
                // Read from bytes, a sum was compared with what totals hold.
                let _ = cell.sums.add_minor(*currency, sum.minor);
                cell.facts = cell.facts.saturating_add(sum.facts);
            }
        }
        for counted in &self.counted {
            let first = counted.pairs.partition_point(|(place, _)| *place < at);
            let pairs = counted.pairs.iter().skip(first);
            let here = pairs.take_while(|(place, _)| *place == at);
            let ids = here.filter_map(|(_, id)| {
                let id = usize::try_from(*id).ok()?;
                counted.ids.get(id).cloned()
            });
            cell.ids.insert(counted.count, order::set(ids));
        }
        if let Some(marks) = self.marks.get(&at) {
            cell.marks = marks.clone();
        }
        cell
    }
}

impl PartialEq for Cube {
    /// Two cubes are equal if they answer the same query with the same cells.
    fn eq(&self, other: &Self) -> bool {
        self.query == other.query && self.cells().eq(other.cells())
    }
}

impl Eq for Cube {}

/// A position as a number; no machine has more.
fn wide(position: usize) -> u64 {
    u64::try_from(position).unwrap_or(u64::MAX)
}

#[cfg(test)]
mod tests;
