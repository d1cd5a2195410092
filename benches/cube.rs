//! Ten million facts by province, sector and year, against a loop by hand over the same columns.
//!
//! The loop by hand knows how many places, sectors, years and currencies there are, and adds to one
//! array of `i128` sums and counts. Limits: the library within 1.5 times the loop; the loop within 4
//! times of merely reading its columns; two threads gain at least 80 % of what the loop gains;
//! merging 64 partial cubes takes less than 5 % of making them.
//!
//! cargo bench --bench cube
#![expect(
    clippy::arithmetic_side_effects,
    clippy::indexing_slicing,
    clippy::print_stdout,
    clippy::unwrap_used,
    reason = "a benchmark"
)]

#[path = "support/interleaved.rs"]
mod interleaved;

use std::hint::black_box;
use std::ops::Range;
use std::thread;
use std::time::Duration;

use vientro::catalog::province::Map;
use vientro::record::RecordKind;
use vientro::statistics::{
    Cube, CubeQuery, Dimension, Facts, FactsBuilder, FactsQuery, KeyPart, Leaves, Measure,
    Occurrence, Place, SectorPart, Slot, Threads,
};
use vientro::{Currency, Date, Sector, Window};

use interleaved::{measure, ratio, side};

const ROWS: usize = 10_000_000;
const YEARS: Range<i32> = 2014..2024;
const PLACES: usize = 63;
const SECTORS: usize = Sector::ALL.len();
const CURRENCIES: [Currency; 5] = [
    Currency::AUD,
    Currency::EUR,
    Currency::JPY,
    Currency::USD,
    Currency::VND,
];
const PARTS: usize = 64;

/// The columns of the loop by hand: as wide as the library's own.
struct Columns {
    /// Days since 1900-01-01.
    when: Vec<u32>,
    place: Vec<u16>,
    sector: Vec<u8>,
    currency: Vec<u8>,
    minor: Vec<i64>,
}

/// Minor units, and from how many rows.
type Sums = Vec<(i128, u64)>;

fn day(year: i32) -> u32 {
    let first = Date::new(1900, 1, 1).unwrap();
    let days = first.days_until(Date::new(year, 1, 1).unwrap());
    u32::try_from(days).unwrap()
}

/// The provinces.
fn units() -> Vec<Place> {
    let units = Map::Old63.units();
    units.map(|unit| Place::Unit(unit.id())).collect()
}

/// The same rows twice: as columns, and as facts.
fn rows(currencies: usize) -> (Columns, Facts) {
    let mut state = 0x9e37_79b9_7f4a_7c15_u64;
    let mut next = |below: usize| {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        usize::try_from((state >> 11) % below as u64).unwrap()
    };
    let mut columns = Columns {
        when: Vec::with_capacity(ROWS),
        place: Vec::with_capacity(ROWS),
        sector: Vec::with_capacity(ROWS),
        currency: Vec::with_capacity(ROWS),
        minor: Vec::with_capacity(ROWS),
    };
    let units = units();
    let mut builder = FactsBuilder::new(FactsQuery::of(Vec::new()));
    let record = builder.record(RecordKind::Transaction, "T").unwrap();
    let first = Date::new(YEARS.start, 1, 1).unwrap();
    let days = usize::try_from(day(YEARS.end) - day(YEARS.start)).unwrap();
    for _ in 0..ROWS {
        let (at, place, sector) = (next(days), next(PLACES), next(SECTORS));
        let currency = next(currencies);
        let minor = i64::try_from(next(9_000_000_000)).unwrap() - 1_000_000;
        columns
            .when
            .push(day(YEARS.start) + u32::try_from(at).unwrap());
        columns.place.push(u16::try_from(place).unwrap());
        columns.sector.push(u8::try_from(sector).unwrap());
        columns.currency.push(u8::try_from(currency).unwrap());
        columns.minor.push(minor);
        let leaves = Leaves {
            measure: Measure::AidDisbursed,
            when: Occurrence::On(first.plus_days(i32::try_from(at).unwrap()).unwrap()),
            grant: 0,
            record,
            form: None,
        };
        let sector = SectorPart::Sector(Sector::ALL[sector]);
        let currency = CURRENCIES[currency];
        builder
            .add(&leaves, units[place], sector, 0, currency, minor)
            .unwrap();
    }
    (columns, builder.finish())
}

/// The year of each day, from the first on.
fn years() -> Vec<u8> {
    let mut years = Vec::new();
    for (at, year) in (0u8..).zip(YEARS) {
        years.resize(
            usize::try_from(day(year + 1) - day(YEARS.start)).unwrap(),
            at,
        );
    }
    years
}

/// Reads every column once.
fn read(columns: &Columns) -> u64 {
    let when = columns
        .when
        .iter()
        .fold(0u32, |sum, one| sum.wrapping_add(*one));
    let place = columns
        .place
        .iter()
        .fold(0u16, |sum, one| sum.wrapping_add(*one));
    let sector = columns
        .sector
        .iter()
        .fold(0u8, |sum, one| sum.wrapping_add(*one));
    let currency = columns
        .currency
        .iter()
        .fold(0u8, |sum, one| sum.wrapping_add(*one));
    let minor = columns
        .minor
        .iter()
        .fold(0i64, |sum, one| sum.wrapping_add(*one));
    u64::from(when) ^ u64::from(place) ^ u64::from(sector) ^ u64::from(currency) ^ minor as u64
}

/// The loop by hand.
fn by_hand(columns: &Columns, years: &[u8], currencies: usize, rows: Range<usize>) -> Sums {
    let mut sums = vec![(0i128, 0u64); years_count() * PLACES * SECTORS * currencies];
    let first = day(YEARS.start);
    let rows = (columns.when[rows.clone()].iter())
        .zip(&columns.place[rows.clone()])
        .zip(&columns.sector[rows.clone()])
        .zip(&columns.currency[rows.clone()])
        .zip(&columns.minor[rows]);
    for ((((when, place), sector), currency), minor) in rows {
        let year = usize::from(years[when.wrapping_sub(first) as usize]);
        let at = (year.wrapping_mul(PLACES).wrapping_add(usize::from(*place)))
            .wrapping_mul(SECTORS)
            .wrapping_add(usize::from(*sector))
            .wrapping_mul(currencies)
            .wrapping_add(usize::from(*currency));
        let sum = &mut sums[at];
        sum.0 = sum.0.wrapping_add(i128::from(*minor));
        sum.1 = sum.1.wrapping_add(1);
    }
    sums
}

fn by_two_hands(columns: &Columns, years: &[u8], currencies: usize) -> Sums {
    thread::scope(|scope| {
        let other = scope.spawn(|| by_hand(columns, years, currencies, ROWS / 2..ROWS));
        let mut sums = by_hand(columns, years, currencies, 0..ROWS / 2);
        for (sum, other) in sums.iter_mut().zip(other.join().unwrap()) {
            sum.0 = sum.0.wrapping_add(other.0);
            sum.1 = sum.1.wrapping_add(other.1);
        }
        sums
    })
}

fn years_count() -> usize {
    YEARS.len()
}

fn query() -> CubeQuery {
    let year = |year| Slot::at_the_end_of(Window::calendar_year(year).unwrap());
    CubeQuery {
        by: vec![Dimension::Province, Dimension::Sector, Dimension::Window],
        slots: YEARS.map(year).collect(),
        ..CubeQuery::of(Measure::AidDisbursed)
    }
}

/// Both sides have the same sums, to the last minor unit.
fn compare(cube: &Cube, sums: &Sums, currencies: usize) {
    let units = units();
    let mut facts = 0;
    for cell in cube.cells() {
        let [
            KeyPart::Place(place),
            KeyPart::Sector(SectorPart::Sector(sector)),
            KeyPart::Window(window),
        ] = cell.key.as_slice()
        else {
            continue;
        };
        let place = units.iter().position(|unit| unit == place).unwrap();
        let sector = Sector::ALL.iter().position(|one| one == sector).unwrap();
        let year = usize::try_from(window.first().year() - YEARS.start).unwrap();
        let at = ((year * PLACES + place) * SECTORS + sector) * currencies;
        for (offset, currency) in CURRENCIES[..currencies].iter().enumerate() {
            let ours = cell.sums.get(*currency).unwrap_or(0);
            assert_eq!(ours, sums[at + offset].0);
        }
        facts += cell.facts;
    }
    assert_eq!(facts, ROWS as u64);
}

/// How much of one gain another one is, in percent.
fn share_of_gain(ours: [Duration; 2], theirs: [Duration; 2]) {
    let gain = |[one, two]: [Duration; 2]| one.as_nanos() * 1000 / two.as_nanos();
    let (ours, theirs) = (gain(ours), gain(theirs));
    println!(
        "  two threads: the library {}.{:03} times as fast, the loop {}.{:03} times: {} % of it (limit: at least 80 %)",
        ours / 1000,
        ours % 1000,
        theirs / 1000,
        theirs % 1000,
        ours * 100 / theirs
    );
}

fn main() {
    for currencies in [1, CURRENCIES.len()] {
        let (columns, facts) = rows(currencies);
        let (years, query) = (years(), query());
        let two = Threads::new(2).unwrap();
        println!(
            "{ROWS} facts, {currencies} of currencies, {} cells",
            years_count() * PLACES * SECTORS
        );
        let whole = facts.cube(&query, Threads::ONE).unwrap();
        compare(
            &whole,
            &by_hand(&columns, &years, currencies, 0..ROWS),
            currencies,
        );
        assert!(facts.cube(&query, two).unwrap() == whole);
        let best = measure(
            15,
            vec![
                side("reading the columns", || read(black_box(&columns))),
                side("the loop by hand", || {
                    by_hand(black_box(&columns), &years, currencies, 0..ROWS)
                }),
                side("the library", || {
                    black_box(&facts).cube(&query, Threads::ONE).unwrap()
                }),
                side("the loop by hand, two threads", || {
                    by_two_hands(black_box(&columns), &years, currencies)
                }),
                side("the library, two threads", || {
                    black_box(&facts).cube(&query, two).unwrap()
                }),
            ],
        );
        ratio("the loop to reading", best[1], best[0], "4");
        ratio("the library to the loop", best[2], best[1], "1.5");
        share_of_gain([best[2], best[4]], [best[1], best[3]]);
        let part = |at| facts.cube_of_part(&query, at, PARTS).unwrap();
        let parts: Vec<Cube> = (0..PARTS).map(part).collect();
        let merge = || {
            let mut merged = parts[0].clone();
            for part in &parts[1..] {
                merged.merge(part).unwrap();
            }
            merged
        };
        assert!(merge() == whole);
        let best = measure(
            7,
            vec![
                side("64 partial cubes", || {
                    (0..PARTS).map(part).map(black_box).for_each(drop)
                }),
                side("merging them", merge),
            ],
        );
        ratio("merging to making", best[1], best[0], "0.05");
    }
}
