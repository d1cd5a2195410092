//! The library's side of `benches/peers/consolidate.py`: the data as files, and its own times.
//!
//! cargo bench --bench consolidate -- DIRECTORY
//!
//! Writes `facts.csv`, `amounts.csv` and the sums that the library makes of them, and prints one
//! `name seconds` a line; without a directory it prints only. One thread throughout.
#![expect(
    clippy::arithmetic_side_effects,
    clippy::disallowed_methods,
    clippy::indexing_slicing,
    clippy::print_stdout,
    clippy::unwrap_used,
    reason = "a benchmark"
)]

use std::fmt::Write;
use std::fs;
use std::hint::black_box;
use std::path::{Path, PathBuf};
use std::time::Instant;

use vientro::catalog::province::Map;
use vientro::exchange::json;
use vientro::record::RecordKind;
use vientro::registry::Registry;
use vientro::statistics::{
    Cell, Cube, CubeQuery, Dimension, Facts, FactsBuilder, FactsQuery, KeyPart, Leaves, Measure,
    Occurrence, Place, SectorPart, Slot, Threads,
};
use vientro::{Currency, Date, Sector, Window};

const FACTS: usize = 10_000_000;
const GRANTS: usize = 10_000;
const AMOUNTS: usize = 1_000_000;
const CURRENCIES: [Currency; 5] = [
    Currency::AUD,
    Currency::EUR,
    Currency::JPY,
    Currency::USD,
    Currency::VND,
];

/// Numbers that look random and are the same in every run.
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from((self.0 >> 11) % limit as u64).unwrap()
    }
}

/// The ten years of the facts; the amounts are of the last five.
fn day(numbers: &mut Numbers, years: i32) -> Date {
    let first = Date::new(2024 - years, 1, 1).unwrap();
    let days = first.days_until(Date::new(2024, 1, 1).unwrap());
    let at = numbers.below(usize::try_from(days).unwrap());
    first.plus_days(i32::try_from(at).unwrap()).unwrap()
}

fn query() -> CubeQuery {
    use Dimension::{Province, Sector, Window};
    let year = |year| Slot::at_the_end_of(vientro::Window::calendar_year(year).unwrap());
    CubeQuery {
        // Sums are by currency without being asked.
        by: vec![Province, Sector, Window],
        slots: (2014..2024).map(year).collect(),
        ..CubeQuery::of(Measure::AidDisbursed)
    }
}

fn plain(minor: usize, currency: Currency) -> String {
    match currency.minor_digits() {
        Some(2) => format!("{}.{:02}", minor / 100, minor % 100),
        _ => minor.to_string(),
    }
}

/// Facts that are split already, and the same as CSV.
fn facts(csv: &mut String) -> Facts {
    let numbers = &mut Numbers(0x9e37_79b9_7f4a_7c15);
    let units: Vec<_> = Map::Old63.units().collect();
    let mut builder = FactsBuilder::new(FactsQuery::of(Vec::new()));
    let record = builder.record(RecordKind::Transaction, "T").unwrap();
    csv.push_str("day,province,sector,currency,minor\n");
    for _ in 0..FACTS {
        let day = day(numbers, 10);
        let unit = units[numbers.below(units.len())].id();
        let sector = Sector::ALL[numbers.below(Sector::ALL.len())];
        let currency = CURRENCIES[numbers.below(CURRENCIES.len())];
        let minor = numbers.below(9_000_000_000);
        let leaves = Leaves {
            measure: Measure::AidDisbursed,
            when: Occurrence::On(day),
            grant: 0,
            record,
            form: None,
        };
        let part = SectorPart::Sector(sector);
        let amount = i64::try_from(minor).unwrap();
        builder
            .add(&leaves, Place::Unit(unit), part, 0, currency, amount)
            .unwrap();
        let _ = writeln!(csv, "{day},{unit},{},{currency},{minor}", sector.id());
    }
    builder.finish()
}

/// Amounts of grants in two provinces, 60 % and 40 %, as a submission; and the same as CSV, each
/// amount beside the provinces and the sector of its grant.
fn amounts(csv: &mut String) -> String {
    let numbers = &mut Numbers(0x2545_f491_4f6c_dd1d);
    let units: Vec<_> = Map::Old63.units().collect();
    let mut text = String::from(concat!(
        r#"{"format":"vientro-submission","version":1,"submission":{"id":"BENCH-1","#,
        r#""submitter":"ppc","sequence":1},"donors":[{"id":"ngo","kind":"foreign_ngo"}],"grants":["#
    ));
    let mut grants = Vec::new();
    for at in 0..GRANTS {
        let one = numbers.below(units.len());
        let two = (one + 1 + numbers.below(units.len() - 1)) % units.len();
        let sector = Sector::ALL[numbers.below(Sector::ALL.len())];
        let comma = if at == 0 { "" } else { "," };
        let _ = write!(
            text,
            r#"{comma}{{"id":"g-{at:06}","donors":[{{"donor":"ngo"}}],"provinces":[{{"province":"{}","share":"60"}},{{"province":"{}","share":"40"}}],"sectors":[{{"sector":"{}"}}],"decision":{{"date":"2018-05-04"}}}}"#,
            units[one].code(),
            units[two].code(),
            sector.id()
        );
        grants.push((units[one].id(), units[two].id(), sector));
    }
    text.push_str(r#"],"transactions":["#);
    csv.push_str("day,province_60,province_40,sector,currency,minor\n");
    for at in 0..AMOUNTS {
        let grant = numbers.below(GRANTS);
        let day = day(numbers, 5);
        let currency = CURRENCIES[numbers.below(CURRENCIES.len())];
        let minor = 1 + numbers.below(9_000_000_000);
        let amount = plain(minor, currency);
        let comma = if at == 0 { "" } else { "," };
        let _ = write!(
            text,
            r#"{comma}{{"id":"t-{at:09}","grant":"g-{grant:06}","kind":"disbursed","date":"{day}","amount":{{"amount":"{amount}","currency":"{currency}"}}}}"#
        );
        let (one, two, sector) = &grants[grant];
        let _ = writeln!(csv, "{day},{one},{two},{},{currency},{minor}", sector.id());
    }
    text.push_str("]}\n");
    text
}

fn load(bytes: &[u8]) -> Registry {
    let mut builder = Registry::builder();
    let outcome = json::read(&mut builder, "bench.json", bytes);
    assert!(outcome.is_complete && outcome.set_aside == 0);
    builder.finish()
}

fn sums(cube: &Cube) -> String {
    let mut csv = String::from("province,sector,year,currency,minor\n");
    for cell in cube.cells() {
        let [place, sector, KeyPart::Window(window)] = cell.key.as_slice() else {
            continue;
        };
        let year = Window::year(window).unwrap();
        let (place, sector) = (place.code(), sector.code());
        for sum in cell.sums.iter() {
            let (currency, minor) = (sum.currency(), sum.minor());
            let _ = writeln!(csv, "{place},{sector},{year},{currency},{minor}");
        }
    }
    csv
}

/// The shortest of seven.
fn time<T>(name: &str, mut work: impl FnMut() -> T) {
    let once = |_| {
        let start = Instant::now();
        let result = black_box(work());
        let took = start.elapsed();
        drop(result);
        took
    };
    let best = (0..7).map(once).min().unwrap();
    println!("{name} {}.{:06}", best.as_secs(), best.subsec_micros());
}

fn write(directory: Option<&Path>, name: &str, text: &str) {
    if let Some(directory) = directory {
        fs::write(directory.join(name), text).unwrap();
    }
}

fn main() {
    let directory = std::env::args().skip(1).find(|arg| !arg.starts_with("--"));
    let directory = directory.map(PathBuf::from);
    let directory = directory.as_deref();
    let query = query();
    let answer = |facts: &Facts| -> Vec<Cell> {
        let cube = facts.cube(&query, Threads::ONE).unwrap();
        cube.cells().collect()
    };

    let mut csv = String::new();
    let ready = facts(&mut csv);
    write(directory, "facts.csv", &csv);
    drop(csv);
    let cube = ready.cube(&query, Threads::ONE).unwrap();
    write(directory, "facts-sums.csv", &sums(&cube));
    time("group_by", || ready.cube(&query, Threads::ONE).unwrap());
    time("group_by_and_list", || answer(&ready));
    drop(ready);

    let mut csv = String::new();
    let text = amounts(&mut csv);
    write(directory, "amounts.csv", &csv);
    write(directory, "amounts.json", &text);
    let registry = load(text.as_bytes());
    let made = Facts::of(&registry, &query.facts()).unwrap();
    let cube = made.cube(&query, Threads::ONE).unwrap();
    write(directory, "amounts-sums.csv", &sums(&cube));
    time("amounts_group_by_and_list", || answer(&made));
    time("amounts_split_group_by_and_list", || {
        answer(&Facts::of(&registry, &query.facts()).unwrap())
    });
    time("amounts_load_split_group_by_and_list", || {
        let registry = load(text.as_bytes());
        answer(&Facts::of(&registry, &query.facts()).unwrap())
    });
}
