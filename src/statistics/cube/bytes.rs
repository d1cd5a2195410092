//! A cube as bytes: to be kept, sent, and merged elsewhere, by another version of the library too.
//!
//! ```text
//! "VNTRCUBE"  u16 version  query  axes  currencies  ids  cells  u32 CRC-32 of all before
//! ```
//! Numbers are little-endian; a text is its length (u32) and its UTF-8; a list its length (u32) and
//! its items. Values are named by their permanent codes, once each in a table of their axis, and
//! cells refer to the tables.
//!
//! I1. Equal cubes have equal bytes: only values that a cell uses are listed, in order.
//! I2. Bytes that read are those that the cube they read as is written as; anything else is refused.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::catalog::province::Map;
use crate::date::Date;
use crate::money::{Currency, MaxAge, RateKind, Rounding, Through};
use crate::order;
use crate::statistics::attribution::Division;
use crate::statistics::cube::{Axis, Cell, Counted, Cube, LIMIT, MOST_FACTS, Money, Sum, wide};
use crate::statistics::facts::Mark;
use crate::statistics::key::KeyPart;
use crate::statistics::names::{Count, Dimension, Measure};
use crate::statistics::query::{CubeQuery, Filter, Reporting, Slot, StatisticsError};

const MAGIC: &[u8] = b"VNTRCUBE";
const VERSION: u16 = 1;

impl Cube {
    /// Writes the cube as bytes.
    ///
    /// # Errors
    /// * [`StatisticsError::TooMany`] if a list or a text is longer than 2^32.
    ///
    /// # Example
    /// ```
    /// use vientro::statistics::{Cube, CubeQuery, Measure, Threads, cube};
    /// use vientro::Registry;
    /// let query = CubeQuery::of(Measure::AidDisbursed);
    /// let mut whole = cube(&Registry::builder().finish(), &query, Threads::ONE)?;
    /// let part = Cube::from_bytes(&whole.to_bytes()?)?;
    /// assert_eq!(part, whole);
    /// whole.merge(&part)?;
    /// # Ok::<(), vientro::statistics::StatisticsError>(())
    /// ```
    pub fn to_bytes(&self) -> Result<Vec<u8>, StatisticsError> {
        let cells: Vec<Cell> = self.cells().collect();
        let mut out = Writer(Vec::new());
        out.0.extend_from_slice(MAGIC);
        out.0.extend_from_slice(&VERSION.to_le_bytes());
        out.query(&self.query)?;
        let mut axes: Vec<BTreeSet<&KeyPart>> =
            self.query.by.iter().map(|_| BTreeSet::new()).collect();
        let mut currencies: BTreeSet<&'static str> = BTreeSet::new();
        let mut ids: BTreeMap<Count, BTreeSet<&str>> = BTreeMap::new();
        for cell in &cells {
            for (axis, part) in axes.iter_mut().zip(&cell.key) {
                axis.insert(part);
            }
            currencies.extend(cell.sums.iter().map(|total| total.currency().code()));
            for (count, counted) in &cell.ids {
                let ids = ids.entry(*count).or_default();
                ids.extend(counted.iter().map(AsRef::as_ref));
            }
        }
        let axes: Vec<Vec<&KeyPart>> = axes
            .into_iter()
            .map(|axis| axis.into_iter().collect())
            .collect();
        for axis in &axes {
            out.list(axis, |out, part| out.text(&part.code()))?;
        }
        let currencies: Vec<&str> = currencies.into_iter().collect();
        out.list(&currencies, |out, code| out.text(code))?;
        let mut tables: BTreeMap<Count, Vec<&str>> = BTreeMap::new();
        for count in &self.query.counts {
            let ids: Vec<&str> = ids.get(count).into_iter().flatten().copied().collect();
            out.list(&ids, |out, id| out.text(id))?;
            tables.insert(*count, ids);
        }
        out.list(&cells, |out, cell| {
            for (axis, part) in axes.iter().zip(&cell.key) {
                out.position(axis.binary_search(&part).unwrap_or(usize::MAX))?;
            }
            let sums: Vec<_> = cell.sums.iter().collect();
            out.list(&sums, |out, total| {
                let code = total.currency().code();
                out.position(currencies.binary_search(&code).unwrap_or(usize::MAX))?;
                out.0.extend_from_slice(&total.minor().to_le_bytes());
                Ok(())
            })?;
            out.0.extend_from_slice(&cell.facts.to_le_bytes());
            for count in &self.query.counts {
                let table = tables.get(count).map_or(&[][..], Vec::as_slice);
                let ids = cell.ids.get(count).into_iter().flatten();
                let ids: Vec<&str> = ids.map(AsRef::as_ref).collect();
                out.list(&ids, |out, id| {
                    out.position(table.binary_search(id).unwrap_or(usize::MAX))
                })?;
            }
            let marks: Vec<Mark> = cell.marks.iter().copied().collect();
            out.list(&marks, |out, mark| out.text(mark.id()))
        })?;
        let checksum = crc32fast::hash(&out.0);
        out.0.extend_from_slice(&checksum.to_le_bytes());
        Ok(out.0)
    }

    /// Reads a cube.
    ///
    /// # Errors
    /// * [`StatisticsError::Bytes`] if these are not the bytes of a cube of this form, whole and
    ///   unchanged.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, StatisticsError> {
        let refuse = |reason| StatisticsError::Bytes { reason };
        let (body, checksum) = bytes
            .split_last_chunk::<4>()
            .ok_or(refuse("they are too short"))?;
        let rest = body
            .strip_prefix(MAGIC)
            .ok_or(refuse("they begin with something else"))?;
        if crc32fast::hash(body) != u32::from_le_bytes(*checksum) {
            return Err(refuse("the checksum differs"));
        }
        let mut input = Reader(rest);
        if u16::from_le_bytes(input.chunk()?) != VERSION {
            return Err(refuse("they are of another version of the form"));
        }
        let cube = input.cube()?;
        if !input.0.is_empty() {
            return Err(refuse("something follows the cells"));
        }
        if cube.to_bytes()? != bytes {
            return Err(refuse("they are not in canonical form"));
        }
        Ok(cube)
    }
}

impl Mark {
    /// Every mark, in order.
    const ALL: [Self; 4] = [
        Self::InDoubt,
        Self::Undivided,
        Self::UndividedSector,
        Self::Inexact,
    ];

    /// Returns the permanent id.
    pub const fn id(self) -> &'static str {
        match self {
            Self::InDoubt => "in_doubt",
            Self::Undivided => "undivided",
            Self::UndividedSector => "undivided_sector",
            Self::Inexact => "inexact",
        }
    }
}

impl Division {
    /// Every way.
    pub const ALL: [Self; 2] = [Self::Undivided, Self::EqualParts];

    /// Returns the permanent id.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Undivided => "undivided",
            Self::EqualParts => "equal_parts",
        }
    }

    /// Reads a permanent id.
    pub fn parse(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|one| one.id() == id)
    }
}

struct Writer(Vec<u8>);

impl Writer {
    fn position(&mut self, at: usize) -> Result<(), StatisticsError> {
        let at = u32::try_from(at).map_err(|_| StatisticsError::TooMany {
            what: "values",
            most: u64::from(u32::MAX),
        })?;
        self.0.extend_from_slice(&at.to_le_bytes());
        Ok(())
    }

    fn text(&mut self, text: &str) -> Result<(), StatisticsError> {
        self.position(text.len())?;
        self.0.extend_from_slice(text.as_bytes());
        Ok(())
    }

    fn list<T>(
        &mut self,
        items: &[T],
        each: impl Fn(&mut Self, &T) -> Result<(), StatisticsError>,
    ) -> Result<(), StatisticsError> {
        self.position(items.len())?;
        items.iter().try_for_each(|item| each(self, item))
    }

    fn query(&mut self, query: &CubeQuery) -> Result<(), StatisticsError> {
        self.text(query.measure.id())?;
        self.list(&query.by, |out, dimension| out.text(dimension.id()))?;
        self.list(&query.filters, |out, filter| {
            out.text(filter.dimension.id())?;
            out.list(&filter.values, |out, value| out.text(&value.code()))
        })?;
        self.list(&query.slots, |out, slot| {
            out.text(&KeyPart::Window(slot.window).code())?;
            out.text(&slot.day.to_string())
        })?;
        self.text(query.map.map_or("", Map::id))?;
        self.list(&query.counts, |out, count| out.text(count.id()))?;
        let Some(reporting) = query.reporting else {
            self.text("")?;
            return self.text(query.division.id());
        };
        self.text(reporting.currency.code())?;
        self.text(reporting.kind.id())?;
        self.text(&match reporting.max_age {
            MaxAge::ValidOnDay => String::new(),
            MaxAge::Days(days) => days.to_string(),
        })?;
        self.text(match reporting.through {
            Through::Nothing => "nothing",
            Through::Any => "any",
            Through::Currency(currency) => currency.code(),
        })?;
        self.text(reporting.rounding.id())?;
        self.text(query.division.id())
    }
}

struct Reader<'a>(&'a [u8]);

/// What does not read.
const fn refused() -> StatisticsError {
    StatisticsError::Bytes {
        reason: "a part does not read",
    }
}

impl<'a> Reader<'a> {
    fn chunk<const N: usize>(&mut self) -> Result<[u8; N], StatisticsError> {
        let (chunk, rest) = self.0.split_first_chunk::<N>().ok_or(refused())?;
        self.0 = rest;
        Ok(*chunk)
    }

    fn number(&mut self) -> Result<u32, StatisticsError> {
        self.chunk().map(u32::from_le_bytes)
    }

    fn text(&mut self) -> Result<&'a str, StatisticsError> {
        let length = usize::try_from(self.number()?).map_err(|_| refused())?;
        let (text, rest) = self.0.split_at_checked(length).ok_or(refused())?;
        self.0 = rest;
        std::str::from_utf8(text).map_err(|_| refused())
    }

    fn one<T>(&mut self, read: impl Fn(&str) -> Option<T>) -> Result<T, StatisticsError> {
        read(self.text()?).ok_or(refused())
    }

    fn list<T>(
        &mut self,
        mut each: impl FnMut(&mut Self) -> Result<T, StatisticsError>,
    ) -> Result<Vec<T>, StatisticsError> {
        // No room is kept in advance: a length may lie.
        let length = self.number()?;
        let mut items = Vec::new();
        for _ in 0..length {
            items.push(each(self)?);
        }
        Ok(items)
    }

    fn query(&mut self) -> Result<CubeQuery, StatisticsError> {
        let mut query = CubeQuery::of(self.one(Measure::parse)?);
        query.by = self.list(|input| input.one(Dimension::parse))?;
        query.filters = self.list(|input| {
            let dimension = input.one(Dimension::parse)?;
            let values = input.list(|input| input.one(|code| KeyPart::parse(dimension, code)))?;
            Ok(Filter { dimension, values })
        })?;
        query.slots = self.list(|input| {
            let window = input.one(|code| KeyPart::parse(Dimension::Window, code))?;
            let KeyPart::Window(window) = window else {
                return Err(refused());
            };
            let day = input.one(|day| Date::parse(day).ok())?;
            Ok(Slot { window, day })
        })?;
        query.map = self.one(|id| match id {
            "" => Some(None),
            id => Map::ALL.into_iter().find(|map| map.id() == id).map(Some),
        })?;
        query.counts = self.list(|input| input.one(Count::parse))?;
        let currency = self.one(|code| match code {
            "" => Some(None),
            code => Currency::parse(code).ok().map(Some),
        })?;
        if let Some(currency) = currency {
            query.reporting = Some(Reporting {
                currency,
                kind: self.one(RateKind::parse)?,
                max_age: self.one(|days| match days {
                    "" => Some(MaxAge::ValidOnDay),
                    days => days.parse().ok().map(MaxAge::Days),
                })?,
                through: self.one(|through| match through {
                    "nothing" => Some(Through::Nothing),
                    "any" => Some(Through::Any),
                    code => Currency::parse(code).ok().map(Through::Currency),
                })?,
                rounding: self.one(Rounding::parse)?,
            });
        }
        query.division = self.one(Division::parse)?;
        query.check()?;
        Ok(query)
    }

    fn cube(&mut self) -> Result<Cube, StatisticsError> {
        let query = self.query()?;
        let mut axes = Vec::with_capacity(query.by.len());
        for dimension in &query.by {
            let values = self.list(|input| input.one(|code| KeyPart::parse(*dimension, code)))?;
            axes.push(Axis {
                dimension: *dimension,
                values,
            });
        }
        let currencies = self.list(|input| {
            let currency = input.one(|code| Currency::parse(code).ok())?;
            let has_minor = currency.minor_digits().is_some();
            has_minor.then_some(currency).ok_or(refused())
        })?;
        // One that stands twice would be looked through for every cell before the last check.
        if !currencies.is_sorted_by(|one, next| one.code() < next.code()) {
            return Err(refused());
        }
        let mut counted = Vec::with_capacity(query.counts.len());
        for count in &query.counts {
            let ids = self.list(|input| input.text().map(Box::from))?;
            counted.push(Counted {
                count: *count,
                ids: ids.into(),
                pairs: Vec::new(),
            });
        }
        let width = wide(currencies.len()).max(1);
        let mut money = BTreeMap::new();
        let mut marked = BTreeMap::new();
        let sizes = axes.iter().map(|axis| wide(axis.values.len()));
        let size = sizes
            .chain([width])
            .try_fold(1u64, |size, one| size.checked_mul(one.max(1)));
        let _ = size.ok_or(StatisticsError::TooManyCells)?;
        let cells = self.number()?;
        for _ in 0..cells {
            let mut at: u64 = 0;
            for axis in &axes {
                let position = u64::from(self.number()?);
                if position >= wide(axis.values.len()) {
                    return Err(refused());
                }
                at = at
                    .wrapping_mul(wide(axis.values.len()))
                    .wrapping_add(position);
            }
            let sums = self.list(|input| {
                let position = u64::from(input.number()?);
                let minor = i128::from_le_bytes(input.chunk()?);
                let fits = (LIMIT.wrapping_neg()..LIMIT).contains(&minor) && position < width;
                fits.then_some((position, minor)).ok_or(refused())
            })?;
            let facts = u64::from_le_bytes(self.chunk()?);
            if facts >= MOST_FACTS {
                return Err(refused());
            }
            // The leaves of a cell are counted together: the first currency carries the number.
            let alone = wide(sums.len()).saturating_sub(1);
            let mut left = facts;
            for (nth, (position, minor)) in (0u64..).zip(sums) {
                let facts = if nth == alone { left } else { 1 };
                left = left.checked_sub(1).ok_or(refused())?;
                let at = at.wrapping_mul(width).wrapping_add(position);
                money.insert(at, Sum { minor, facts });
            }
            for counted in &mut counted {
                let most = wide(counted.ids.len());
                let ids = self.list(|input| {
                    let id = input.number()?;
                    (u64::from(id) < most).then_some(id).ok_or(refused())
                })?;
                counted.pairs.extend(ids.into_iter().map(|id| (at, id)));
            }
            let marks = self
                .list(|input| input.one(|id| Mark::ALL.into_iter().find(|mark| mark.id() == id)))?;
            if !marks.is_empty() {
                marked.insert(at, order::set(marks));
            }
        }
        for counted in &mut counted {
            counted.pairs.sort_unstable();
        }
        Ok(Cube {
            query,
            axes: axes.into(),
            currencies: Arc::from(currencies),
            money: Money::Sparse(money),
            counted,
            marks: marked,
        })
    }
}
