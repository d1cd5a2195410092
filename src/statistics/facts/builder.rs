//! Facts one by one: for programs that have them already, and for the registry's own.

use std::collections::HashMap;
use std::hash::Hash;
use std::sync::Arc;

use crate::catalog::CountryCode;
use crate::date::Date;
use crate::id::{DonorId, GrantId, PartyId};
use crate::money::Currency;
use crate::record::{GrantMode, Novelty, RecordKind, TransactionForm};
use crate::statistics::attribution::{Place, SectorPart};
use crate::statistics::facts::{
    Columns, Conversion, Dictionary, DonorEntry, Facts, GrantEntry, Records, Table, Unconverted,
};
use crate::statistics::names::Measure;
use crate::statistics::query::{FIRST_DAY, FactsQuery, StatisticsError};

/// What is known of a donor.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DonorFact {
    /// Its id.
    pub id: DonorId,
    /// The country that it comes from.
    pub country: Option<CountryCode>,
    /// Whether it counts as an organization: a foreign NGO does.
    pub is_organization: bool,
}

/// What is known of a grant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GrantFact {
    /// Its id.
    pub id: GrantId,
    /// Its mode.
    pub mode: Option<GrantMode>,
    /// Whether it is new or supplements another one.
    pub novelty: Option<Novelty>,
    /// Its managing agency.
    pub managing_agency: Option<PartyId>,
    /// The programme that it belongs to.
    pub programme: Option<GrantId>,
    /// The id of the national programme that it serves.
    pub national_programme: Option<&'static str>,
}

/// What makes a fact doubtful or short of something.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Mark {
    /// Submissions contradict each other on a record behind it, or a version of it cannot be read.
    InDoubt,
    /// Its grant has money that lies undivided among places.
    Undivided,
    /// Its grant has money that lies undivided among sectors.
    UndividedSector,
    /// Its amount is not meant exactly.
    Inexact,
}

/// Where a leaf lies, as codes that a builder has given out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) struct Spot {
    pub(super) place: u16,
    pub(super) sector: u8,
    pub(super) donor: u32,
}

/// When something happened, or of which window it is a snapshot.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Occurrence {
    /// On a day.
    On(Date),
    /// In the slot at this position of the query.
    InSlot(u32),
}

impl Occurrence {
    fn code(self) -> u32 {
        match self {
            Self::On(day) => u32::try_from(FIRST_DAY.days_until(day)).unwrap_or(0),
            Self::InSlot(slot) => slot,
        }
    }
}

/// What leaves have in common.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Leaves {
    /// What is measured.
    pub measure: Measure,
    /// When.
    pub when: Occurrence,
    /// The grant's number, as the builder gave it; 0 for none.
    pub grant: u32,
    /// The record's number, as the builder gave it.
    pub record: u32,
    /// Cash, goods or services.
    pub form: Option<TransactionForm>,
}

/// Collects facts.
///
/// # Example
/// A program that keeps amounts of its own can ask cubes of them.
/// ```
/// use vientro::record::RecordKind;
/// use vientro::statistics::{
///     CubeQuery, Dimension, FactsBuilder, FactsQuery, Leaves, Measure, Occurrence, Place,
///     SectorPart, Threads,
/// };
/// use vientro::{Currency, Date, Sector};
/// let mut builder = FactsBuilder::new(FactsQuery::of(Vec::new()));
/// let leaves = Leaves {
///     measure: Measure::AidDisbursed,
///     when: Occurrence::On(Date::new(2023, 5, 4)?),
///     grant: 0,
///     record: builder.record(RecordKind::Transaction, "T1")?,
///     form: None,
/// };
/// let sector = SectorPart::Sector(Sector::Health);
/// builder.add(&leaves, Place::Unknown, sector, 0, Currency::USD, 125_00)?;
/// let mut query = CubeQuery::of(Measure::AidDisbursed);
/// query.by = vec![Dimension::Sector];
/// let cube = builder.finish().cube(&query, Threads::ONE)?;
/// let cell = cube.cells().next().ok_or("a cell")?;
/// assert_eq!(cell.sums.get(Currency::USD), Some(125_00));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug)]
pub struct FactsBuilder {
    query: FactsQuery,
    places: Numbers<Place>,
    sectors: Numbers<SectorPart>,
    currencies: Numbers<Currency>,
    donors: Numbers<Option<DonorId>>,
    donor_entries: Vec<DonorEntry>,
    grants: Vec<GrantEntry>,
    records: Records,
    tables: Vec<Table>,
    pub(super) conversions: Vec<Conversion>,
    pub(super) unconverted: Vec<Unconverted>,
}

/// Gives out numbers, in the order of asking.
#[derive(Debug)]
struct Numbers<T> {
    values: Vec<T>,
    numbers: HashMap<T, u32>,
}

impl<T: Clone + Eq + Hash> Numbers<T> {
    fn new() -> Self {
        Self {
            values: Vec::new(),
            numbers: HashMap::new(),
        }
    }

    fn of(&mut self, value: &T, what: &'static str, most: u32) -> Result<u32, StatisticsError> {
        if let Some(number) = self.numbers.get(value) {
            return Ok(*number);
        }
        let number = number(self.values.len(), what, most)?;
        self.values.push(value.clone());
        self.numbers.insert(value.clone(), number);
        Ok(number)
    }
}

/// The number of the next of several; an error past the most.
fn number(next: usize, what: &'static str, most: u32) -> Result<u32, StatisticsError> {
    let fits = u32::try_from(next).ok().filter(|next| *next <= most);
    fits.ok_or(StatisticsError::TooMany {
        what,
        most: u64::from(most),
    })
}

impl FactsBuilder {
    /// Starts without facts.
    pub fn new(query: FactsQuery) -> Self {
        let table = || Table {
            both: Columns::new(),
            money: Columns::new(),
            counted: Columns::new(),
        };
        let mut builder = Self {
            query,
            places: Numbers::new(),
            sectors: Numbers::new(),
            currencies: Numbers::new(),
            donors: Numbers::new(),
            donor_entries: Vec::new(),
            grants: vec![GrantEntry {
                id: None,
                mode: None,
                novelty: None,
                agency: None,
                programme: None,
                national_programme: None,
            }],
            records: Records::new(),
            tables: Measure::ALL.iter().map(|_| table()).collect(),
            conversions: Vec::new(),
            unconverted: Vec::new(),
        };
        // Nobody is the first donor; there is always room for one.
        let _ = builder.donor_named(None);
        builder
    }

    /// Returns what the facts are made for.
    pub const fn query(&self) -> &FactsQuery {
        &self.query
    }

    /// Tells of a donor; returns its number.
    ///
    /// # Errors
    /// * [`StatisticsError::TooMany`] past 2^32 donors.
    pub fn donor(&mut self, donor: &DonorFact) -> Result<u32, StatisticsError> {
        let number = self.donor_named(Some(&donor.id))?;
        let at = usize::try_from(number).unwrap_or(usize::MAX);
        if let Some(entry) = self.donor_entries.get_mut(at) {
            entry.country = donor.country;
            entry.is_organization = donor.is_organization;
        }
        Ok(number)
    }

    /// The number of a donor of which nothing may be known but its id.
    pub(super) fn donor_named(&mut self, id: Option<&DonorId>) -> Result<u32, StatisticsError> {
        let id = id.cloned();
        let number = self.donors.of(&id, "donors", u32::MAX)?;
        if usize::try_from(number).is_ok_and(|number| number == self.donor_entries.len()) {
            self.donor_entries.push(DonorEntry {
                id,
                country: None,
                is_organization: false,
            });
        }
        Ok(number)
    }

    /// Tells of a grant; returns its number. Each grant is told of once.
    ///
    /// # Errors
    /// * [`StatisticsError::TooMany`] past 2^32 grants.
    pub fn grant(&mut self, grant: &GrantFact) -> Result<u32, StatisticsError> {
        let number = number(self.grants.len(), "grants", u32::MAX)?;
        self.grants.push(GrantEntry {
            id: Some(grant.id.clone()),
            mode: grant.mode,
            novelty: grant.novelty,
            agency: grant.managing_agency.clone(),
            programme: grant.programme.clone(),
            national_programme: grant.national_programme,
        });
        Ok(number)
    }

    /// Tells of a record; returns its number. Each record is told of once.
    ///
    /// # Errors
    /// * [`StatisticsError::TooMany`] past 2^32 records.
    pub fn record(&mut self, kind: RecordKind, id: &str) -> Result<u32, StatisticsError> {
        let number = number(self.records.len(), "records", u32::MAX)?;
        self.records.push(kind, id);
        Ok(number)
    }

    /// Adds a leaf: an amount that lies in one place, one sector and with one donor, and counts
    /// there. The donor is a number that the builder gave; 0 is nobody.
    ///
    /// # Errors
    /// * [`StatisticsError::Money`] if the currency has no minor unit.
    /// * [`StatisticsError::NotGiven`] if a number is none that this builder gave.
    /// * [`StatisticsError::OtherFacts`] if an event has no day, or a snapshot no slot of the query.
    /// * [`StatisticsError::TooMany`] past 2^16 places or 2^32 facts.
    pub fn add(
        &mut self,
        leaves: &Leaves,
        place: Place,
        sector: SectorPart,
        donor: u32,
        currency: Currency,
        minor: i64,
    ) -> Result<(), StatisticsError> {
        if currency.minor_digits().is_none() {
            return Err(crate::money::MoneyError::NoMinorUnit { currency }.into());
        }
        let numbers = [
            (donor, self.donor_entries.len(), "donor"),
            (leaves.grant, self.grants.len(), "grant"),
            (leaves.record, self.records.len(), "record"),
        ];
        for (number, given, what) in numbers {
            if !usize::try_from(number).is_ok_and(|number| number < given) {
                return Err(StatisticsError::NotGiven { what });
            }
        }
        let is_fitting = match leaves.when {
            Occurrence::On(_) => !leaves.measure.is_snapshot(),
            Occurrence::InSlot(slot) => {
                let slots = self.query.slots.len();
                leaves.measure.is_snapshot() && usize::try_from(slot).is_ok_and(|at| at < slots)
            }
        };
        if !is_fitting {
            return Err(StatisticsError::OtherFacts { what: "window" });
        }
        let spot = self.spot(place, sector, donor)?;
        self.leaf(leaves, spot, currency, minor.into(), List::Both, &[])
    }

    pub(super) fn spot(
        &mut self,
        place: Place,
        sector: SectorPart,
        donor: u32,
    ) -> Result<Spot, StatisticsError> {
        let most = u32::from(u16::MAX);
        let place = self.places.of(&place, "places", most)?;
        let sector = self.sectors.of(&sector, "sectors", u32::from(u8::MAX))?;
        Ok(Spot {
            // Both were just compared with what fits.
            place: u16::try_from(place).unwrap_or(u16::MAX),
            sector: u8::try_from(sector).unwrap_or(u8::MAX),
            donor,
        })
    }

    /// Adds money that lies at a spot; more than a column holds goes into several rows.
    pub(super) fn leaf(
        &mut self,
        leaves: &Leaves,
        spot: Spot,
        currency: Currency,
        minor: i128,
        list: List,
        marks: &[Mark],
    ) -> Result<(), StatisticsError> {
        let currency = self
            .currencies
            .of(&currency, "currencies", u32::from(u8::MAX))?;
        let currency = u8::try_from(currency).unwrap_or(u8::MAX);
        let mut rest = minor;
        loop {
            let fits = rest.clamp(i64::MIN.into(), i64::MAX.into());
            let columns = self.row(leaves, spot, list, marks)?;
            columns.currency.push(currency);
            columns.minor.push(i64::try_from(fits).unwrap_or(0));
            rest = rest.wrapping_sub(fits);
            if rest == 0 {
                return Ok(());
            }
        }
    }

    /// Counts something at a spot, without money.
    pub(super) fn count(
        &mut self,
        leaves: &Leaves,
        spot: Spot,
        marks: &[Mark],
    ) -> Result<(), StatisticsError> {
        self.row(leaves, spot, List::Counted, marks).map(|_| ())
    }

    fn row(
        &mut self,
        leaves: &Leaves,
        spot: Spot,
        list: List,
        marks: &[Mark],
    ) -> Result<&mut Columns, StatisticsError> {
        let missing = StatisticsError::OtherFacts {
            what: leaves.measure.id(),
        };
        let table = self.tables.get_mut(leaves.measure.index()).ok_or(missing)?;
        let columns = match list {
            List::Both => &mut table.both,
            List::Money => &mut table.money,
            List::Counted => &mut table.counted,
        };
        let row = number(columns.len(), "facts", u32::MAX)?;
        columns.when.push(leaves.when.code());
        columns.place.push(spot.place);
        columns.sector.push(spot.sector);
        columns.form.push(match leaves.form {
            None => 0,
            Some(TransactionForm::Cash) => 1,
            Some(TransactionForm::Goods) => 2,
            Some(TransactionForm::Services) => 3,
        });
        columns.donor.push(spot.donor);
        columns.grant.push(leaves.grant);
        columns.record.push(leaves.record);
        columns.marks.extend(marks.iter().map(|mark| (row, *mark)));
        Ok(columns)
    }

    /// Ends collecting.
    pub fn finish(self) -> Facts {
        Facts {
            query: self.query,
            dictionary: Arc::new(Dictionary {
                places: self.places.values,
                sectors: self.sectors.values,
                currencies: self.currencies.values,
                donors: self.donor_entries,
                grants: self.grants,
                records: self.records,
            }),
            tables: self.tables,
            conversions: self.conversions,
            unconverted: self.unconverted,
        }
    }
}

/// Which of a table's lists a row goes to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum List {
    /// Money that counts where it lies.
    Both,
    /// Money alone.
    Money,
    /// What counts, alone.
    Counted,
}
