//! Facts: every amount split into leaves, and everything that is counted, as columns.
//!
//! Made once from a registry or by a program of its own, then scanned from front to back by any
//! number of cubes.
//!
//! I1. The leaves of an amount sum to it; an amount is converted before it is split, and once.
//! I2. What cannot be converted stays in its own currency, and is listed.
//! I3. Codes are dense and mean something only beside their dictionary; nothing outside sees them.

mod builder;
mod registry;

pub use builder::{DonorFact, FactsBuilder, GrantFact, Leaves, Mark, Occurrence};

use std::ops::Range;
use std::sync::Arc;

use crate::catalog::CountryCode;
use crate::date::Date;
use crate::finding::Message;
use crate::id::{DonorId, GrantId, PartyId};
use crate::money::{Currency, Rounding, Route, Total};
use crate::record::{GrantMode, Novelty, RecordKind, TransactionForm};
use crate::statistics::attribution::{Place, SectorPart};
use crate::statistics::names::Measure;
use crate::statistics::query::FactsQuery;

/// Everything that can be asked of a registry, as columns (dữ liệu thống kê).
///
/// # Example
/// ```
/// use vientro::statistics::{CubeQuery, Facts, Measure, Threads};
/// use vientro::Registry;
/// let registry = Registry::builder().finish();
/// let query = CubeQuery::of(Measure::AidDisbursed);
/// let facts = Facts::of(&registry, &query.facts())?;
/// let cube = facts.cube(&query, Threads::ONE)?;
/// assert_eq!(cube.cells().count(), 0);
/// # Ok::<(), vientro::statistics::StatisticsError>(())
/// ```
#[derive(Clone, Debug)]
pub struct Facts {
    pub(super) query: FactsQuery,
    pub(super) dictionary: Arc<Dictionary>,
    /// One for each measure, in its order.
    pub(super) tables: Vec<Table>,
    conversions: Vec<Conversion>,
    unconverted: Vec<Unconverted>,
}

/// What the codes of columns stand for; the first donor and the first grant are nobody and none.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Dictionary {
    pub(super) places: Vec<Place>,
    pub(super) sectors: Vec<SectorPart>,
    pub(super) currencies: Vec<Currency>,
    pub(super) donors: Vec<DonorEntry>,
    pub(super) grants: Vec<GrantEntry>,
    pub(super) records: Records,
}

/// Records by number; their ids stand in one text, because there are millions.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Records {
    /// The kind, and where in the text the id ends.
    entries: Vec<(RecordKind, usize)>,
    ids: String,
}

impl Records {
    pub(super) const fn new() -> Self {
        Self {
            entries: Vec::new(),
            ids: String::new(),
        }
    }

    pub(super) fn len(&self) -> usize {
        self.entries.len()
    }

    pub(super) fn push(&mut self, kind: RecordKind, id: &str) {
        self.ids.push_str(id);
        self.entries.push((kind, self.ids.len()));
    }

    pub(super) fn get(&self, number: u32) -> Option<(RecordKind, &str)> {
        let at = usize::try_from(number).ok()?;
        let (kind, end) = *self.entries.get(at)?;
        let before = at.checked_sub(1).and_then(|at| self.entries.get(at));
        let start = before.map_or(0, |(_, end)| *end);
        Some((kind, self.ids.get(start..end)?))
    }
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct DonorEntry {
    pub(super) id: Option<DonorId>,
    pub(super) country: Option<CountryCode>,
    pub(super) is_organization: bool,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct GrantEntry {
    pub(super) id: Option<GrantId>,
    pub(super) mode: Option<GrantMode>,
    pub(super) novelty: Option<Novelty>,
    pub(super) agency: Option<PartyId>,
    pub(super) programme: Option<GrantId>,
    pub(super) national_programme: Option<&'static str>,
}

/// The facts of one measure, in three lists: leaves that count where their money lies; money that
/// lies undivided, or with a lead donor; and what counts without money.
#[derive(Clone, Debug)]
pub(super) struct Table {
    pub(super) both: Columns,
    pub(super) money: Columns,
    pub(super) counted: Columns,
}

impl Table {
    /// How many rows there are in all.
    pub(super) fn rows(&self) -> u64 {
        [&self.both, &self.money, &self.counted]
            .into_iter()
            .filter_map(|columns| u64::try_from(columns.len()).ok())
            .fold(0, u64::saturating_add)
    }
}

/// Columns of one length; `currency` and `minor` are empty where there is no money.
#[derive(Clone, Debug)]
pub(super) struct Columns {
    /// Days since 1900-01-01, or for snapshots the slot.
    pub(super) when: Vec<u32>,
    pub(super) place: Vec<u16>,
    pub(super) sector: Vec<u8>,
    pub(super) form: Vec<u8>,
    pub(super) donor: Vec<u32>,
    pub(super) grant: Vec<u32>,
    pub(super) record: Vec<u32>,
    pub(super) currency: Vec<u8>,
    pub(super) minor: Vec<i64>,
    /// The rows that are marked, in order: few are.
    pub(super) marks: Vec<(u32, Mark)>,
}

impl Columns {
    const fn new() -> Self {
        Self {
            when: Vec::new(),
            place: Vec::new(),
            sector: Vec::new(),
            form: Vec::new(),
            donor: Vec::new(),
            grant: Vec::new(),
            record: Vec::new(),
            currency: Vec::new(),
            minor: Vec::new(),
            marks: Vec::new(),
        }
    }

    pub(super) fn len(&self) -> usize {
        self.when.len()
    }

    /// Returns the rows of one of several equal parts.
    pub(super) fn part(&self, part: usize, of: usize) -> Range<usize> {
        let cut = |at: usize| {
            let rows = u128::try_from(self.len()).unwrap_or(u128::MAX);
            let at = u128::try_from(at).unwrap_or(u128::MAX);
            let of = u128::try_from(of.max(1)).unwrap_or(u128::MAX);
            let cut = rows.saturating_mul(at).checked_div(of).unwrap_or(0);
            usize::try_from(cut).unwrap_or(usize::MAX).min(self.len())
        };
        cut(part)..cut(part.saturating_add(1))
    }
}

/// The code of a form: none, cash, goods, services.
pub(super) const FORMS: [Option<TransactionForm>; 4] = [
    None,
    Some(TransactionForm::Cash),
    Some(TransactionForm::Goods),
    Some(TransactionForm::Services),
];

/// An amount that was converted to the reporting currency (khoản đã quy đổi).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Conversion {
    /// What is measured.
    pub measure: Measure,
    /// The record's kind.
    pub kind: RecordKind,
    /// The record's id.
    pub record: Box<str>,
    /// The day whose rate was used.
    pub day: Date,
    /// The amount, in its own currency.
    pub original: Total,
    /// The result, in the reporting currency.
    pub result: Total,
    /// The rates, with their dates, kind and sources.
    pub route: Arc<Route>,
    /// The rounding, which was done once.
    pub rounding: Rounding,
}

/// An amount that could not be converted: it stays in its own currency (khoản chưa quy đổi được).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unconverted {
    /// What is measured.
    pub measure: Measure,
    /// The record's kind.
    pub kind: RecordKind,
    /// The record's id.
    pub record: Box<str>,
    /// The day whose rate was asked for.
    pub day: Date,
    /// The amount.
    pub original: Total,
    /// Why there is no rate.
    pub reason: Message,
}

impl Facts {
    /// Returns what the facts were made for.
    pub const fn query(&self) -> &FactsQuery {
        &self.query
    }

    /// Returns how many leaves and counted things there are of a measure.
    pub fn len(&self, measure: Measure) -> usize {
        self.tables.get(measure.index()).map_or(0, |table| {
            let Table {
                both,
                money,
                counted,
            } = table;
            both.len()
                .saturating_add(money.len())
                .saturating_add(counted.len())
        })
    }

    /// Tells whether there is nothing of a measure.
    pub fn is_empty(&self, measure: Measure) -> bool {
        self.len(measure) == 0
    }

    /// Lists every conversion, record by record.
    pub fn conversions(&self) -> &[Conversion] {
        &self.conversions
    }

    /// Lists every amount that could not be converted.
    pub fn unconverted(&self) -> &[Unconverted] {
        &self.unconverted
    }
}
