//! Merging: two cubes of parts become the cube of both.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::money::Currency;
use crate::order;
use crate::statistics::cube::{Axis, Counted, Cube, Money, Reached, Sum, wide};
use crate::statistics::query::StatisticsError;

impl Cube {
    /// Adds a cube of other facts that answers the same query; on an error nothing is changed.
    ///
    /// Cubes of parts, merged in any order, equal the cube of the whole.
    ///
    /// # Errors
    /// * [`StatisticsError::OtherQuery`] if it answers another query.
    /// * [`StatisticsError::Money`] if a sum does not fit.
    pub fn merge(&mut self, other: &Self) -> Result<(), StatisticsError> {
        if self.query != other.query {
            return Err(StatisticsError::OtherQuery);
        }
        let is_alike = same(&self.axes, &other.axes) && same(&self.currencies, &other.currencies);
        if !is_alike {
            let (axes, currencies) = self.union(other);
            let mut whole = self.placed_on(&axes, &currencies)?;
            whole.merge(&other.placed_on(&axes, &currencies)?)?;
            *self = whole;
            return Ok(());
        }
        if !add(&mut self.money, &other.money) {
            // Sums wrap, so what was added can be taken away again.
            subtract(&mut self.money, &other.money);
            return Err(self.overflow());
        }
        for (mine, theirs) in self.counted.iter_mut().zip(&other.counted) {
            mine.merge(theirs);
        }
        for (at, marks) in &other.marks {
            self.marks.entry(*at).or_default().extend(marks);
        }
        Ok(())
    }

    /// The axes that hold the values of both.
    fn union(&self, other: &Self) -> (Arc<[Axis]>, Arc<[Currency]>) {
        let axis = |(mine, theirs): (&Axis, &Axis)| Axis {
            dimension: mine.dimension,
            values: order::distinct(mine.values.iter().chain(&theirs.values).cloned()),
        };
        let axes = self.axes.iter().zip(other.axes.iter()).map(axis).collect();
        let mut currencies: Vec<Currency> = self.currencies.to_vec();
        currencies.extend(other.currencies.iter());
        order::sort_by_key(&mut currencies, |currency| currency.code());
        currencies.dedup();
        (axes, currencies.into())
    }

    /// The same cube on axes that hold all values of its own.
    fn placed_on(
        &self,
        axes: &Arc<[Axis]>,
        currencies: &Arc<[Currency]>,
    ) -> Result<Self, StatisticsError> {
        let sizes = axes.iter().map(|axis| wide(axis.values.len()));
        let sizes = sizes.chain([wide(currencies.len())]);
        sizes
            .into_iter()
            .try_fold(1u64, |size, one| size.checked_mul(one.max(1)))
            .ok_or(StatisticsError::TooManyCells)?;
        let positions: Vec<Vec<u64>> = self
            .axes
            .iter()
            .zip(axes.iter())
            .map(|(mine, theirs)| {
                let values = mine.values.iter();
                let position = |value| theirs.values.binary_search(value).map_or(0, wide);
                values.map(position).collect()
            })
            .collect();
        let place = |at: u64| {
            let mut steps = Vec::with_capacity(positions.len());
            let mut rest = at;
            for positions in positions.iter().rev() {
                let size = wide(positions.len()).max(1);
                let position = rest.checked_rem(size).unwrap_or(0);
                rest = rest.checked_div(size).unwrap_or(0);
                let position = usize::try_from(position).unwrap_or(usize::MAX);
                steps.push(positions.get(position).copied().unwrap_or(0));
            }
            let mut place: u64 = 0;
            for (step, axis) in steps.into_iter().rev().zip(axes.iter()) {
                let size = wide(axis.values.len());
                place = place.wrapping_mul(size).wrapping_add(step);
            }
            place
        };
        let width = wide(currencies.len()).max(1);
        let mut money = BTreeMap::new();
        for at in self.places() {
            for (offset, currency) in (0..).zip(self.currencies.iter()) {
                let sum = self.sum_at(at.wrapping_mul(self.width()).wrapping_add(offset));
                let position = currencies.iter().position(|one| one == currency);
                if sum.facts > 0 {
                    let offset = position.map_or(0, wide);
                    let at = place(at).wrapping_mul(width).wrapping_add(offset);
                    money.insert(at, sum);
                }
            }
        }
        let counted = self.counted.iter().map(|counted| {
            let pairs = counted.pairs.iter();
            let mut pairs: Vec<(u64, u32)> = pairs.map(|(at, id)| (place(*at), *id)).collect();
            pairs.sort_unstable();
            Counted {
                count: counted.count,
                ids: Arc::clone(&counted.ids),
                pairs,
            }
        });
        let marks = self.marks.iter();
        Ok(Self {
            query: self.query.clone(),
            axes: Arc::clone(axes),
            currencies: Arc::clone(currencies),
            money: Money::Sparse(money),
            counted: counted.collect(),
            marks: order::map(marks.map(|(at, marks)| (place(*at), marks.clone()))),
        })
    }
}

/// Whether two lists are one, or hold the same.
fn same<T: PartialEq>(one: &Arc<[T]>, other: &Arc<[T]>) -> bool {
    Arc::ptr_eq(one, other) || one == other
}

/// Adds sums place by place; tells whether all fit.
fn add(money: &mut Money, other: &Money) -> bool {
    combine(money, other, Sum::plus)
}

fn subtract(money: &mut Money, other: &Money) {
    combine(money, other, Sum::minus);
    if let Money::Sparse(sums) = money {
        sums.retain(|_, sum| sum.facts > 0);
    }
}

fn combine(money: &mut Money, other: &Money, with: impl Fn(Sum, Sum) -> Sum) -> bool {
    let mut reached = Reached::NOTHING;
    match (money, other) {
        (Money::Dense(sums), Money::Dense(others)) => {
            for (sum, other) in sums.iter_mut().zip(others) {
                *sum = with(*sum, *other);
                reached = reached.with(*sum);
            }
        }
        (Money::Dense(sums), Money::Sparse(others)) => {
            for (at, other) in others {
                let at = usize::try_from(*at).ok();
                if let Some(sum) = at.and_then(|at| sums.get_mut(at)) {
                    *sum = with(*sum, *other);
                    reached = reached.with(*sum);
                }
            }
        }
        (Money::Sparse(sums), Money::Dense(others)) => {
            for (at, other) in (0..).zip(others).filter(|(_, other)| other.facts > 0) {
                let sum = sums.entry(at).or_insert(Sum::ZERO);
                *sum = with(*sum, *other);
                reached = reached.with(*sum);
            }
        }
        (Money::Sparse(sums), Money::Sparse(others)) => {
            for (at, other) in others {
                let sum = sums.entry(*at).or_insert(Sum::ZERO);
                *sum = with(*sum, *other);
                reached = reached.with(*sum);
            }
        }
    }
    reached.fits()
}

impl Counted {
    /// Adds what another cube has counted; what both have counts once.
    fn merge(&mut self, other: &Self) {
        if !same(&self.ids, &other.ids) {
            let ids: Arc<[Box<str>]> =
                order::distinct(self.ids.iter().chain(other.ids.iter()).cloned()).into();
            self.renumber(&ids);
            let mut theirs = other.clone();
            theirs.renumber(&ids);
            self.pairs.extend(theirs.pairs);
        } else {
            self.pairs.extend_from_slice(&other.pairs);
        }
        self.pairs.sort_unstable();
        self.pairs.dedup();
    }

    fn renumber(&mut self, ids: &Arc<[Box<str>]>) {
        let position = |id: &str| {
            let position = ids.binary_search_by(|one| one.as_ref().cmp(id));
            let position = position.unwrap_or(usize::MAX);
            u32::try_from(position).unwrap_or(u32::MAX)
        };
        let numbers: Vec<u32> = self.ids.iter().map(|id| position(id)).collect();
        for (_, id) in &mut self.pairs {
            let at = usize::try_from(*id).unwrap_or(usize::MAX);
            *id = numbers.get(at).copied().unwrap_or(u32::MAX);
        }
        self.ids = Arc::clone(ids);
    }
}
