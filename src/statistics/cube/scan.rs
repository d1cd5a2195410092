//! The scan: from codes of columns to places of cells, and what lies there added up.
//!
//! Each column has a table from its codes to what they add to a cell's place; a code that does not
//! pass a filter adds so much that the place lies outside. A few columns are scanned in pieces that
//! stay in the processor's cache, so that one pass reads every column once.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::ops::Range;
use std::sync::Arc;
use std::thread;

use crate::catalog::CountryCode;
use crate::date::Date;
use crate::money::Currency;
use crate::order;
use crate::record::RecordKind;
use crate::statistics::cube::{Axis, Counted, Cube, Money, Sum, wide};
use crate::statistics::facts::{
    Columns, Dictionary, DonorEntry, FORMS, Facts, GrantEntry, Mark, Table,
};
use crate::statistics::key::{KeyPart, key_text};
use crate::statistics::names::{Count, Dimension};
use crate::statistics::query::{CubeQuery, FIRST_DAY, StatisticsError, Threads};

/// Rows that are worked on at a time: their places fit the first cache.
const PIECE: usize = 1024;

/// Fewer rows are read before another thread has begun.
const ROWS_OF_A_THREAD: u64 = 1 << 13;

/// The most cells that are kept one beside the other.
const MOST_DENSE: u64 = 1 << 22;

/// More counted things are looked through for what stands there twice.
const MOST_PAIRS: usize = 1 << 22;

/// A number for places, narrow where all fit.
pub(super) trait Index: Copy + Send + Sync {
    const ZERO: Self;
    /// Past every place, however often it is added.
    const OUTSIDE: Self;
    fn of(place: u64) -> Self;
    fn plus(self, other: Self) -> Self;
    fn place(self) -> u64;
}

impl Index for u32 {
    const ZERO: Self = 0;
    const OUTSIDE: Self = 1 << 28;
    fn of(place: u64) -> Self {
        Self::try_from(place).unwrap_or(Self::OUTSIDE)
    }
    #[inline]
    fn plus(self, other: Self) -> Self {
        // Seven tables at most.
        self.wrapping_add(other)
    }
    #[inline]
    fn place(self) -> u64 {
        u64::from(self)
    }
}

impl Index for u64 {
    const ZERO: Self = 0;
    const OUTSIDE: Self = 1 << 60;
    fn of(place: u64) -> Self {
        place
    }
    #[inline]
    fn plus(self, other: Self) -> Self {
        self.wrapping_add(other)
    }
    #[inline]
    fn place(self) -> u64 {
        self
    }
}

/// What a code adds to a cell's place; `None` if it does not pass.
type Steps = Vec<Option<u64>>;

/// What days or slots add: those of the steps, from a first one on; others do not pass.
struct When {
    first: u32,
    /// Empty if every day passes and adds nothing.
    steps: Steps,
}

/// A query as tables over the codes of one dictionary.
pub(super) struct Compiled {
    axes: Arc<[Axis]>,
    currencies: Arc<[Currency]>,
    /// For each group of windows that do not overlap.
    when: Vec<When>,
    place: Steps,
    sector: Steps,
    form: Steps,
    donor: Steps,
    grant: Steps,
    currency: Steps,
    /// Places in all, currencies included.
    size: u64,
    is_by_currency: bool,
}

/// The tables of a scan, as narrow as the places allow; empty where every code adds nothing.
struct Tables<I> {
    /// The first day that `when` tells of.
    first: u32,
    when: Vec<I>,
    place: Vec<I>,
    sector: Vec<I>,
    form: Vec<I>,
    donor: Vec<I>,
    grant: Vec<I>,
    currency: Vec<I>,
}

impl Facts {
    /// Makes a cube.
    ///
    /// # Errors
    /// * [`StatisticsError`] if the query contradicts itself, or asks for what the facts were not
    ///   made for.
    pub fn cube(&self, query: &CubeQuery, threads: Threads) -> Result<Cube, StatisticsError> {
        let compiled = Compiled::new(self, query)?;
        let table = self.table(query)?;
        let useful = table.rows().checked_div(ROWS_OF_A_THREAD).unwrap_or(0);
        let useful = usize::try_from(useful).unwrap_or(usize::MAX);
        let count = threads.get().min(useful.saturating_add(1));
        if count == 1 {
            return self.scan(query, &compiled, 0, 1);
        }
        let parts: Vec<Result<Cube, StatisticsError>> = thread::scope(|scope| {
            let spawn = |part| {
                let compiled = &compiled;
                let work = move || self.scan(query, compiled, part, count);
                let started = thread::Builder::new().spawn_scoped(scope, work);
                (part, started)
            };
            // The caller works too, and does what no thread could be had for.
            let others: Vec<_> = (1..count).map(spawn).collect();
            let mut parts = vec![self.scan(query, &compiled, 0, count)];
            for (part, other) in others {
                parts.push(match other.map(thread::ScopedJoinHandle::join) {
                    Ok(Ok(part)) => part,
                    Ok(Err(panic)) => std::panic::resume_unwind(panic),
                    Err(_) => self.scan(query, &compiled, part, count),
                });
            }
            parts
        });
        let mut parts = parts.into_iter();
        let mut whole = match parts.next() {
            Some(first) => first?,
            None => return self.scan(query, &compiled, 0, 1),
        };
        for part in parts {
            whole.merge(&part?)?;
        }
        Ok(whole)
    }

    /// Makes the cube of one of several equal parts of the facts; merged, they equal the whole.
    ///
    /// # Errors
    /// * The errors of [`cube`](Self::cube).
    pub fn cube_of_part(
        &self,
        query: &CubeQuery,
        part: usize,
        of: usize,
    ) -> Result<Cube, StatisticsError> {
        self.scan(query, &Compiled::new(self, query)?, part, of)
    }

    fn table(&self, query: &CubeQuery) -> Result<&Table, StatisticsError> {
        let missing = StatisticsError::OtherFacts { what: "measure" };
        if !self.query.measures.contains(&query.measure) {
            return Err(missing);
        }
        self.tables.get(query.measure.index()).ok_or(missing)
    }

    fn scan(
        &self,
        query: &CubeQuery,
        compiled: &Compiled,
        part: usize,
        of: usize,
    ) -> Result<Cube, StatisticsError> {
        let table = self.table(query)?;
        let rows = [&table.both, &table.money].map(|columns| wide(columns.part(part, of).len()));
        let rows = rows.into_iter().fold(0, u64::saturating_add);
        let is_dense =
            compiled.size <= MOST_DENSE && compiled.size <= rows.saturating_mul(4).max(1 << 12);
        let mut result = Scanned {
            money: if is_dense {
                let size = usize::try_from(compiled.size).unwrap_or(0);
                Money::Dense(vec![Sum::ZERO; size])
            } else {
                Money::Sparse(BTreeMap::new())
            },
            pairs: query.counts.iter().map(|_| Vec::new()).collect(),
            marks: BTreeMap::new(),
        };
        for when in &compiled.when {
            if compiled.size < u64::from(u32::OUTSIDE) {
                let tables: Tables<u32> = compiled.tables(when);
                self.scan_table(query, compiled, &tables, table, (part, of), &mut result);
            } else {
                let tables: Tables<u64> = compiled.tables(when);
                self.scan_table(query, compiled, &tables, table, (part, of), &mut result);
            }
        }
        let counts = query.counts.iter().copied().zip(result.pairs);
        Ok(Cube {
            query: query.clone(),
            axes: Arc::clone(&compiled.axes),
            currencies: Arc::clone(&compiled.currencies),
            money: result.money,
            counted: counts
                .map(|(count, pairs)| self.dictionary.counted(count, pairs))
                .collect(),
            marks: result.marks,
        })
    }

    fn scan_table<I: Index>(
        &self,
        query: &CubeQuery,
        compiled: &Compiled,
        tables: &Tables<I>,
        table: &Table,
        (part, of): (usize, usize),
        result: &mut Scanned,
    ) {
        let width = wide(compiled.currencies.len()).max(1);
        for columns in [&table.both, &table.money] {
            let rows = columns.part(part, of);
            sum(columns, tables, rows.clone(), &mut result.money);
            mark(columns, tables, rows, width, &mut result.marks);
        }
        let money_rows = if compiled.is_by_currency {
            // By currency only what has money is counted.
            [&table.both, &table.money]
        } else {
            [&table.both, &table.counted]
        };
        for (count, pairs) in query.counts.iter().zip(&mut result.pairs) {
            for columns in money_rows {
                let rows = columns.part(part, of);
                let dictionary = &self.dictionary;
                collect(columns, tables, rows, width, (*count, dictionary), pairs);
            }
            pairs.sort_unstable();
            pairs.dedup();
        }
        if !compiled.is_by_currency {
            let rows = table.counted.part(part, of);
            mark(&table.counted, tables, rows, width, &mut result.marks);
        }
    }

    /// The rows of a key, for [`drill`](super::drill).
    pub(super) fn rows_of(
        &self,
        query: &CubeQuery,
        key: &[KeyPart],
        mut take: impl FnMut(&Columns, usize),
    ) -> Result<(), StatisticsError> {
        let is_key = key.len() == query.by.len()
            && key
                .iter()
                .zip(&query.by)
                .all(|(part, by)| part.dimension() == *by);
        if !is_key {
            return Err(StatisticsError::OtherKey { key: key_text(key) });
        }
        let mut narrow = query.clone();
        narrow.by.clear();
        for part in key {
            match part {
                // A window that overlaps others is asked for alone.
                KeyPart::Window(window) => narrow.slots.retain(|slot| slot.window == *window),
                _ => narrow
                    .filters
                    .push(crate::statistics::query::Filter::only(part.clone())),
            }
        }
        if narrow.slots.is_empty() && !query.slots.is_empty() {
            return Ok(());
        }
        let compiled = Compiled::new(self, &narrow)?;
        let table = self.table(query)?;
        for when in &compiled.when {
            let tables: Tables<u64> = compiled.tables(when);
            for columns in [&table.both, &table.money, &table.counted] {
                if compiled.is_by_currency && columns.minor.is_empty() {
                    continue;
                }
                each_piece(columns, &tables, 0..columns.len(), |first, places| {
                    for (row, place) in (first..).zip(places) {
                        if *place < u64::OUTSIDE {
                            take(columns, row);
                        }
                    }
                });
            }
        }
        Ok(())
    }
}

struct Scanned {
    money: Money,
    pairs: Vec<Vec<(u64, u32)>>,
    marks: BTreeMap<u64, BTreeSet<Mark>>,
}

/// Computes the places of rows, a piece at a time.
fn each_piece<I: Index>(
    columns: &Columns,
    tables: &Tables<I>,
    rows: Range<usize>,
    mut each: impl FnMut(usize, &[I]),
) {
    let mut buffer = [I::ZERO; PIECE];
    let mut first = rows.start;
    while first < rows.end {
        let last = first.saturating_add(PIECE).min(rows.end);
        let piece = first..last;
        let Some(places) = buffer.get_mut(..piece.len()) else {
            return;
        };
        places.fill(I::ZERO);
        let when = columns.when.get(piece.clone());
        step(places, when, tables.first, &tables.when);
        step(places, columns.place.get(piece.clone()), 0, &tables.place);
        step(places, columns.sector.get(piece.clone()), 0, &tables.sector);
        step(places, columns.form.get(piece.clone()), 0, &tables.form);
        step(places, columns.donor.get(piece.clone()), 0, &tables.donor);
        step(places, columns.grant.get(piece.clone()), 0, &tables.grant);
        let currency = columns.currency.get(piece.clone());
        step(places, currency, 0, &tables.currency);
        each(first, places);
        first = last;
    }
}

/// Adds what the codes of one column add; a column without a table adds nothing.
fn step<I: Index, C: Copy + Into<u64>>(
    places: &mut [I],
    codes: Option<&[C]>,
    first: u32,
    table: &[I],
) {
    let Some(codes) = codes.filter(|_| !table.is_empty()) else {
        return;
    };
    for (place, code) in places.iter_mut().zip(codes) {
        let code: u64 = (*code).into();
        let code = usize::try_from(code.wrapping_sub(first.into())).unwrap_or(usize::MAX);
        *place = place.plus(table.get(code).copied().unwrap_or(I::OUTSIDE));
    }
}

/// Adds the amounts of rows up.
fn sum<I: Index>(columns: &Columns, tables: &Tables<I>, rows: Range<usize>, money: &mut Money) {
    match money {
        Money::Dense(sums) => each_piece(columns, tables, rows, |first, places| {
            let minor = columns.minor.get(first..).unwrap_or_default();
            for (place, minor) in places.iter().zip(minor) {
                let place = usize::try_from(place.place()).unwrap_or(usize::MAX);
                if let Some(sum) = sums.get_mut(place) {
                    // 2^32 rows of 2^63 stay far below 2^127.
                    sum.minor = sum.minor.wrapping_add(i128::from(*minor));
                    sum.facts = sum.facts.wrapping_add(1);
                }
            }
        }),
        Money::Sparse(sums) => {
            let mut found: HashMap<u64, Sum> = HashMap::new();
            each_piece(columns, tables, rows, |first, places| {
                let minor = columns.minor.get(first..).unwrap_or_default();
                for (place, minor) in places.iter().zip(minor) {
                    let place = place.place();
                    if place < I::OUTSIDE.place() {
                        let sum = found.entry(place).or_insert(Sum::ZERO);
                        sum.minor = sum.minor.wrapping_add(i128::from(*minor));
                        sum.facts = sum.facts.wrapping_add(1);
                    }
                }
            });
            for (place, one) in found {
                let sum = sums.entry(place).or_insert(Sum::ZERO);
                sum.minor = sum.minor.wrapping_add(one.minor);
                sum.facts = sum.facts.wrapping_add(one.facts);
            }
        }
    }
}

/// Collects what is counted in which cell.
fn collect<I: Index>(
    columns: &Columns,
    tables: &Tables<I>,
    rows: Range<usize>,
    width: u64,
    (count, dictionary): (Count, &Dictionary),
    pairs: &mut Vec<(u64, u32)>,
) {
    let codes = match count {
        Count::Organizations | Count::Donors => &columns.donor,
        Count::Grants => &columns.grant,
        Count::Records => &columns.record,
    };
    let mut last = None;
    let mut most = MOST_PAIRS;
    each_piece(columns, tables, rows, |first, places| {
        let codes = codes.get(first..).unwrap_or_default();
        for (place, code) in places.iter().zip(codes) {
            let place = place.place();
            let pair = (place.checked_div(width).unwrap_or(0), *code);
            if place < I::OUTSIDE.place() && last != Some(pair) && dictionary.counts(count, *code) {
                pairs.push(pair);
                last = Some(pair);
            }
        }
        if pairs.len() > most {
            pairs.sort_unstable();
            pairs.dedup();
            // Where few repeat, the next time is far off.
            most = pairs.len().saturating_mul(2).max(MOST_PAIRS);
        }
    });
}

/// Marks the cells of marked rows.
fn mark<I: Index>(
    columns: &Columns,
    tables: &Tables<I>,
    rows: Range<usize>,
    width: u64,
    marks: &mut BTreeMap<u64, BTreeSet<Mark>>,
) {
    for (row, mark) in &columns.marks {
        let Ok(row) = usize::try_from(*row) else {
            continue;
        };
        if rows.contains(&row) {
            each_piece(columns, tables, row..row.saturating_add(1), |_, places| {
                for place in places.iter().map(|place| place.place()) {
                    if place < I::OUTSIDE.place() {
                        let at = place.checked_div(width).unwrap_or(0);
                        marks.entry(at).or_default().insert(*mark);
                    }
                }
            });
        }
    }
}

impl Dictionary {
    /// Tells whether a code counts: nobody and none do not.
    fn counts(&self, count: Count, code: u32) -> bool {
        let at = usize::try_from(code).unwrap_or(usize::MAX);
        match count {
            Count::Organizations => self.donors.get(at).is_some_and(|d| d.is_organization),
            Count::Donors | Count::Grants => code > 0,
            Count::Records => true,
        }
    }

    fn id(&self, count: Count, code: u32) -> Box<str> {
        let at = usize::try_from(code).unwrap_or(usize::MAX);
        match count {
            Count::Organizations | Count::Donors => {
                let donor = self.donors.get(at).and_then(|donor| donor.id.as_ref());
                donor.map_or("", |id| id.as_str()).into()
            }
            Count::Grants => {
                let grant = self.grants.get(at).and_then(|grant| grant.id.as_ref());
                grant.map_or("", |id| id.as_str()).into()
            }
            Count::Records => self.records.get(code).map_or("".into(), record_path),
        }
    }

    /// Numbers what was counted by the order of its ids.
    fn counted(&self, count: Count, mut pairs: Vec<(u64, u32)>) -> Counted {
        let mut codes: Vec<u32> = pairs.iter().map(|(_, code)| *code).collect();
        codes.sort_unstable();
        codes.dedup();
        let mut ids: Vec<(Box<str>, u32)> = codes
            .into_iter()
            .map(|code| (self.id(count, code), code))
            .collect();
        order::sort(&mut ids);
        let numbers: HashMap<u32, u32> =
            (0..).zip(&ids).map(|(at, (_, code))| (*code, at)).collect();
        for (_, code) in &mut pairs {
            *code = numbers.get(code).copied().unwrap_or(0);
        }
        pairs.sort_unstable();
        Counted {
            count,
            ids: ids.into_iter().map(|(id, _)| id).collect(),
            pairs,
        }
    }
}

/// Names a record: its list in the submission format and its id.
pub(super) fn record_path((kind, id): (RecordKind, &str)) -> Box<str> {
    format!("{}/{id}", kind.list()).into()
}

impl Compiled {
    fn new(facts: &Facts, query: &CubeQuery) -> Result<Self, StatisticsError> {
        query.check()?;
        let made_for = facts.query();
        if made_for.reporting != query.reporting {
            return Err(StatisticsError::OtherFacts {
                what: "reporting currency",
            });
        }
        if made_for.division != query.division {
            return Err(StatisticsError::OtherFacts { what: "division" });
        }
        let dictionary = &facts.dictionary;
        let mut currencies = dictionary.currencies.clone();
        order::sort_by_key(&mut currencies, |currency| currency.code());
        let mut sizes = Vec::new();
        let mut axes = Vec::new();
        for dimension in &query.by {
            let axis = axis(dictionary, query, *dimension);
            sizes.push(wide(axis.values.len()));
            axes.push(axis);
        }
        sizes.push(wide(currencies.len()).max(1));
        // From the last axis to the first, each steps over those after it.
        let mut strides = Vec::with_capacity(sizes.len());
        let mut size: u64 = 1;
        for one in sizes.iter().rev() {
            strides.push(size);
            size = size
                .checked_mul((*one).max(1))
                .filter(|size| *size < u64::OUTSIDE)
                .ok_or(StatisticsError::TooManyCells)?;
        }
        strides.reverse();
        let strides: BTreeMap<Dimension, u64> = order::map(query.by.iter().copied().zip(strides));
        let code = |dimension: Dimension, value: KeyPart| -> Option<u64> {
            let filters = query.filters.iter();
            let mut filters = filters.filter(|filter| filter.dimension == dimension);
            if filters.any(|filter| !filter.values.contains(&value)) {
                return None;
            }
            let Some(stride) = strides.get(&dimension) else {
                return Some(0);
            };
            let axis = axes.iter().find(|axis| axis.dimension == dimension)?;
            let position = axis.values.binary_search(&value).ok()?;
            Some(stride.wrapping_mul(wide(position)))
        };
        let add = |steps: &[Option<u64>]| -> Option<u64> {
            let mut steps = steps.iter().copied();
            steps.try_fold(0u64, |sum, step| Some(sum.wrapping_add(step?)))
        };
        let place = |place: &crate::statistics::attribution::Place| {
            let place = query.map.map_or(*place, |map| place.on(map));
            code(Dimension::Province, KeyPart::Place(place))
        };
        let position = |currency: &Currency| {
            let at = currencies.iter().position(|one| one == currency);
            let by = code(Dimension::Currency, KeyPart::Currency(*currency));
            add(&[by, at.map(wide)])
        };
        let uses = |dimension: Dimension| {
            query.by.contains(&dimension)
                || query
                    .filters
                    .iter()
                    .any(|filter| filter.dimension == dimension)
        };
        let used = |dimensions: &[Dimension]| -> Vec<Dimension> {
            let dimensions = dimensions.iter().copied();
            dimensions.filter(|dimension| uses(*dimension)).collect()
        };
        let (of_donor, of_grant) = (used(&OF_DONOR), used(&OF_GRANT));
        let donor = |donor: &DonorEntry| {
            let mut parts = of_donor.iter();
            let step = |dimension: &Dimension| code(*dimension, donor_part(donor, *dimension)?);
            parts.try_fold(0u64, |sum, by| Some(sum.wrapping_add(step(by)?)))
        };
        let grant = |grant: &GrantEntry| {
            let mut parts = of_grant.iter();
            let step = |dimension: &Dimension| code(*dimension, grant_part(grant, *dimension)?);
            parts.try_fold(0u64, |sum, by| Some(sum.wrapping_add(step(by)?)))
        };
        Ok(Self {
            when: when(facts, query, |window| {
                code(Dimension::Window, KeyPart::Window(window))
            })?,
            place: dictionary.places.iter().map(place).collect(),
            sector: dictionary
                .sectors
                .iter()
                .map(|sector| code(Dimension::Sector, KeyPart::Sector(*sector)))
                .collect(),
            form: FORMS
                .iter()
                .map(|form| code(Dimension::Form, KeyPart::Form(*form)))
                .collect(),
            donor: if of_donor.is_empty() {
                Vec::new()
            } else {
                dictionary.donors.iter().map(donor).collect()
            },
            grant: if of_grant.is_empty() {
                Vec::new()
            } else {
                dictionary.grants.iter().map(grant).collect()
            },
            currency: dictionary.currencies.iter().map(position).collect(),
            size,
            is_by_currency: uses(Dimension::Currency),
            axes: axes.into(),
            currencies: currencies.into(),
        })
    }

    fn tables<I: Index>(&self, when: &When) -> Tables<I> {
        let table = |steps: &Steps| -> Vec<I> {
            // Days outside of windows do not pass, whatever those inside add.
            let adds_nothing = steps.iter().all(|step| *step == Some(0));
            if adds_nothing && !std::ptr::eq(steps, &when.steps) {
                return Vec::new();
            }
            steps
                .iter()
                .map(|step| step.map_or(I::OUTSIDE, I::of))
                .collect()
        };
        Tables {
            first: when.first,
            when: table(&when.steps),
            place: table(&self.place),
            sector: table(&self.sector),
            form: table(&self.form),
            donor: table(&self.donor),
            grant: table(&self.grant),
            currency: table(&self.currency),
        }
    }
}

/// What days, or slots, add, for each group of windows that do not overlap.
fn when(
    facts: &Facts,
    query: &CubeQuery,
    code: impl Fn(crate::date::Window) -> Option<u64>,
) -> Result<Vec<When>, StatisticsError> {
    if query.measure.is_snapshot() {
        let mut steps: Steps = vec![None; facts.query().slots.len()];
        for slot in &query.slots {
            let mut slots = facts.query().slots.iter();
            let at = slots.position(|made| made == slot);
            let step = at.and_then(|at| steps.get_mut(at));
            *step.ok_or(StatisticsError::OtherFacts { what: "window" })? = code(slot.window);
        }
        return Ok(vec![When { first: 0, steps }]);
    }
    if query.slots.is_empty() {
        return Ok(vec![When {
            first: 0,
            steps: Vec::new(),
        }]);
    }
    let mut groups: Vec<Vec<crate::date::Window>> = Vec::new();
    for slot in &query.slots {
        let is_free = |group: &&mut Vec<crate::date::Window>| {
            !group.iter().any(|window| window.overlaps(&slot.window))
        };
        match groups.iter_mut().find(is_free) {
            Some(group) => group.push(slot.window),
            None => groups.push(vec![slot.window]),
        }
    }
    let group = |windows: Vec<crate::date::Window>| {
        let day = |day: Date| u32::try_from(FIRST_DAY.days_until(day)).unwrap_or(0);
        let firsts = windows.iter().map(|window| day(window.first()));
        let first = firsts.min().unwrap_or(0);
        let position = |on: Date| {
            let at = day(on).saturating_sub(first);
            usize::try_from(at).unwrap_or(usize::MAX)
        };
        let lasts = windows.iter().map(|window| position(window.last()));
        let days = lasts.max().unwrap_or(0).saturating_add(1);
        let mut steps: Steps = vec![None; days];
        for window in windows {
            let (from, until) = (position(window.first()), position(window.last()));
            let step = code(window);
            for one in steps.get_mut(from..=until).unwrap_or_default() {
                *one = step;
            }
        }
        When { first, steps }
    };
    Ok(groups.into_iter().map(group).collect())
}

/// The dimensions that a donor decides.
const OF_DONOR: [Dimension; 3] = [Dimension::Donor, Dimension::Country, Dimension::Region];

/// The dimensions that a grant decides.
const OF_GRANT: [Dimension; 6] = [
    Dimension::Grant,
    Dimension::Mode,
    Dimension::Novelty,
    Dimension::ManagingAgency,
    Dimension::Programme,
    Dimension::NationalProgramme,
];

/// A donor's value of a dimension, if donors decide on it.
fn donor_part(donor: &DonorEntry, dimension: Dimension) -> Option<KeyPart> {
    Some(match dimension {
        Dimension::Donor => KeyPart::Donor(donor.id.clone()),
        Dimension::Country => KeyPart::Country(donor.country),
        Dimension::Region => KeyPart::Region(donor.country.map(CountryCode::region)),
        Dimension::Window
        | Dimension::Province
        | Dimension::Sector
        | Dimension::Mode
        | Dimension::Novelty
        | Dimension::ManagingAgency
        | Dimension::Programme
        | Dimension::NationalProgramme
        | Dimension::Grant
        | Dimension::Form
        | Dimension::Currency => return None,
    })
}

/// A grant's value of a dimension, if grants decide on it.
fn grant_part(grant: &GrantEntry, dimension: Dimension) -> Option<KeyPart> {
    Some(match dimension {
        Dimension::Grant => KeyPart::Grant(grant.id.clone()),
        Dimension::Mode => KeyPart::Mode(grant.mode),
        Dimension::Novelty => KeyPart::Novelty(grant.novelty),
        Dimension::ManagingAgency => KeyPart::ManagingAgency(grant.agency.clone()),
        Dimension::Programme => KeyPart::Programme(grant.programme.clone()),
        Dimension::NationalProgramme => KeyPart::NationalProgramme(grant.national_programme),
        Dimension::Window
        | Dimension::Province
        | Dimension::Sector
        | Dimension::Region
        | Dimension::Country
        | Dimension::Donor
        | Dimension::Form
        | Dimension::Currency => return None,
    })
}

/// The values that a dimension has among the facts, in order.
fn axis(dictionary: &Dictionary, query: &CubeQuery, dimension: Dimension) -> Axis {
    let of_donor = || dictionary.donors.iter();
    let of_grant = || dictionary.grants.iter();
    let mut values: Vec<KeyPart> = match dimension {
        Dimension::Window => {
            let windows = query.slots.iter().map(|slot| slot.window);
            windows.map(KeyPart::Window).collect()
        }
        Dimension::Province => {
            let places = dictionary.places.iter();
            let on_map = places.map(|place| query.map.map_or(*place, |map| place.on(map)));
            on_map.map(KeyPart::Place).collect()
        }
        Dimension::Sector => {
            let sectors = dictionary.sectors.iter();
            sectors.map(|sector| KeyPart::Sector(*sector)).collect()
        }
        Dimension::Region | Dimension::Country | Dimension::Donor => of_donor()
            .filter_map(|donor| donor_part(donor, dimension))
            .collect(),
        Dimension::Grant
        | Dimension::Mode
        | Dimension::Novelty
        | Dimension::ManagingAgency
        | Dimension::Programme
        | Dimension::NationalProgramme => of_grant()
            .filter_map(|grant| grant_part(grant, dimension))
            .collect(),
        Dimension::Form => FORMS.iter().map(|form| KeyPart::Form(*form)).collect(),
        Dimension::Currency => {
            let currencies = dictionary.currencies.iter();
            currencies
                .map(|currency| KeyPart::Currency(*currency))
                .collect()
        }
    };
    order::sort(&mut values);
    values.dedup();
    Axis { dimension, values }
}
