//! From a cell back to its records, and from a cube to what was converted for it.

use std::collections::{BTreeMap, BTreeSet};

use crate::date::Date;
use crate::money::Totals;
use crate::order;
use crate::record::RecordKind;
use crate::statistics::facts::{Conversion, Facts, Unconverted};
use crate::statistics::key::KeyPart;
use crate::statistics::names::{Count, Measure};
use crate::statistics::query::{CubeQuery, StatisticsError, Threads};

/// A record behind a cell (bản ghi của một ô số liệu), and what it adds to it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Drilled {
    /// The record's kind.
    pub kind: RecordKind,
    /// The record's id.
    pub id: Box<str>,
    /// Its part of the cell's sums; nothing if it is only counted.
    pub sums: Totals,
}

impl Facts {
    /// Names the records behind a cell of a query, by kind and id; their sums add up to the cell's.
    ///
    /// # Errors
    /// * [`StatisticsError::OtherKey`] if the key does not fit the query.
    /// * [`StatisticsError::Money`] if a sum does not fit.
    pub fn drill(
        &self,
        query: &CubeQuery,
        key: &[KeyPart],
    ) -> Result<Vec<Drilled>, StatisticsError> {
        let mut found: BTreeMap<u32, Totals> = BTreeMap::new();
        let mut outcome = Ok(());
        self.rows_of(query, key, |columns, row| {
            let Some(record) = columns.record.get(row) else {
                return;
            };
            let sums = found.entry(*record).or_insert_with(Totals::new);
            let currency = columns.currency.get(row).and_then(|code| {
                let currencies = &self.dictionary.currencies;
                currencies.get(usize::from(*code)).copied()
            });
            if let (Some(currency), Some(minor)) = (currency, columns.minor.get(row)) {
                if let Err(error) = sums.add_minor(currency, i128::from(*minor)) {
                    outcome = Err(error);
                }
            }
        })?;
        outcome?;
        let mut drilled: Vec<Drilled> = found
            .into_iter()
            .filter_map(|(record, sums)| {
                let (kind, id) = self.dictionary.records.get(record)?;
                Some(Drilled {
                    kind,
                    id: id.into(),
                    sums,
                })
            })
            .collect();
        order::sort_by(&mut drilled, |a, b| (a.kind, &a.id).cmp(&(b.kind, &b.id)));
        Ok(drilled)
    }

    /// Lists the conversions of what a query lets in, and what could not be converted.
    pub(super) fn conversions_of(
        &self,
        query: &CubeQuery,
    ) -> Result<(Vec<Conversion>, Vec<Unconverted>), StatisticsError> {
        let query = CubeQuery {
            counts: vec![Count::Records],
            ..query.clone()
        };
        let cube = self.cube(&query, Threads::ONE)?;
        let records = cube.cells().flat_map(|mut cell| {
            let ids = cell.ids.remove(&Count::Records);
            ids.unwrap_or_default()
        });
        let records: BTreeSet<Box<str>> = order::set(records);
        let is_let_in = |measure: Measure, kind: RecordKind, id: &str, day: Date| {
            let is_then = query.slots.is_empty()
                || measure.is_snapshot()
                || query.slots.iter().any(|slot| slot.window.contains(day));
            let path = format!("{}/{id}", kind.list());
            measure == query.measure && is_then && records.contains(path.as_str())
        };
        let mut converted = self.conversions().to_vec();
        converted.retain(|one| is_let_in(one.measure, one.kind, &one.record, one.day));
        let mut left = self.unconverted().to_vec();
        left.retain(|one| is_let_in(one.measure, one.kind, &one.record, one.day));
        Ok((converted, left))
    }
}
