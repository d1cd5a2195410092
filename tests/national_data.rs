//! The national sample data: it is what its generator makes, and it meets what was published.
#![cfg(feature = "json")]
#![expect(
    clippy::unwrap_used,
    clippy::arithmetic_side_effects,
    reason = "a test may panic"
)]

#[path = "support/sample.rs"]
mod sample;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use sample::{paths, registry, registry_of, root};

use vientro::catalog::Region;
use vientro::money::{MaxAge, RateKind, RateTerms, Through};
use vientro::record::{
    AccountBalance, Certificate, Commitment, Donor, Filing, Grant, Party, Person, PublishedFigure,
    RateRecord, RecordKind, Transaction, TransactionKind,
};
use vientro::rules::{self, CheckOptions};
use vientro::statistics::tally;
use vientro::{Currency, Date, Rounding, Window};

fn day(text: &str) -> Date {
    Date::parse(text).unwrap()
}

/// Runs the generator, which plain `cargo test` builds before it runs this; returns its folder.
fn generated(folder: &str, arguments: &[&str]) -> PathBuf {
    let test = std::env::current_exe().unwrap();
    let profile = test.parent().and_then(Path::parent).unwrap();
    let name = format!("generate{}", std::env::consts::EXE_SUFFIX);
    let out = Path::new(env!("CARGO_TARGET_TMPDIR")).join(folder);
    let _ = fs::remove_dir_all(&out);
    let output = Command::new(profile.join("examples").join(name))
        .args(arguments)
        .arg("--out")
        .arg(&out)
        .output()
        .unwrap();
    assert!(
        output.status.success(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
    out
}

#[test]
fn the_committed_set_is_what_the_generator_makes() {
    let out = generated("national-set", &["--national"]);
    let made = paths(&out);
    assert!(made.len() > 600, "{} files", made.len());
    for path in &made {
        let committed = root().join(path.strip_prefix(&out).unwrap());
        assert!(
            fs::read(path).unwrap() == fs::read(&committed).unwrap_or_default(),
            "{} differs: cargo run --example generate -- --national --out examples/data",
            committed.display()
        );
    }
    // Nothing else lies there but what was made by hand or printed by others.
    let names = |root: &Path, paths: &[PathBuf]| -> BTreeSet<String> {
        let name = |path: &PathBuf| path.strip_prefix(root).unwrap().display().to_string();
        paths.iter().map(name).collect()
    };
    let made = names(&out, &made);
    let committed = paths(&root());
    let others: Vec<String> = names(&root(), &committed)
        .into_iter()
        .filter(|name| !made.contains(name))
        .collect();
    assert_eq!(others.len(), 23, "{others:?}");
}

#[test]
fn a_larger_set_is_the_same_every_time_and_breaks_no_rule() {
    let make = |folder| {
        let out = generated(folder, &["--grants", "600", "--seed", "3"]);
        let read = |path: &PathBuf| {
            let name = path.strip_prefix(&out).unwrap().display().to_string();
            (name, fs::read(path).unwrap())
        };
        paths(&out).iter().map(read).collect::<Vec<_>>()
    };
    let files = make("larger-set");
    assert_eq!(files, make("larger-set-again"));
    let registry = registry_of(files.iter());
    assert!(registry.set_aside().is_empty() && registry.unreadable().is_empty());
    assert_eq!(registry.records::<Grant>().count(), 600);
    let checked = rules::check(&registry, &CheckOptions::on(day("2025-12-31")));
    assert_eq!(checked.findings, []);
}

#[test]
fn nothing_is_unreadable_but_what_was_planted() {
    let registry = registry();
    assert_eq!(registry.set_aside().len(), 3);
    assert_eq!(registry.unreadable().len(), 1);
    assert!(registry.records::<Grant>().count() > 2500);
    for item in registry.set_aside() {
        assert!(item.text().contains("2025-") && !item.text().contains("2024-"));
    }
    let submitters: BTreeSet<&str> = registry
        .sources()
        .iter()
        .map(|source| source.submission().submitter().as_str())
        .collect();
    assert!(submitters.len() > 63 + 3, "{submitters:?}");
    for source in registry.sources() {
        if source.file().starts_with("published/") {
            continue;
        }
        let note = source.submission().unknown_fields();
        let note = note.iter().find(|field| field.name() == "note").unwrap();
        let is_told = ["hư cấu", "invented"]
            .iter()
            .all(|word| note.source().contains(word));
        assert!(is_told, "{}", source.file());
    }
}

fn registered_on(day: Date) -> BTreeSet<&'static str> {
    let registry = registry();
    registry
        .records::<Certificate>()
        .filter(|certificate| certificate.status_on(day).is_registered())
        .filter_map(|certificate| certificate.holder())
        .filter(|id| {
            registry
                .get::<Donor>(id.as_str())
                .is_some_and(Donor::is_organization)
        })
        .map(|id| id.as_str())
        .collect()
}

#[test]
fn as_many_organizations_are_registered_as_was_published() {
    let registered = registered_on(day("2023-12-31"));
    let of = |region: Region| {
        let donors = registered
            .iter()
            .filter_map(|id| registry().get::<Donor>(id));
        donors
            .filter(|donor| donor.region() == Some(region))
            .count()
    };
    assert_eq!(registered.len(), 381);
    assert_eq!(of(Region::AsiaPacific), 118);
    assert_eq!(of(Region::Europe), 145);
    assert_eq!(of(Region::NorthAmerica), 118);
    assert_eq!(registered_on(day("2022-12-31")).len(), 388);
    assert_eq!(registered_on(day("2025-11-30")).len(), 379);

    let mut first: BTreeMap<&str, Date> = BTreeMap::new();
    for certificate in registry().records::<Certificate>() {
        let issued = certificate.issued_on().unwrap();
        let day = first
            .entry(certificate.holder().unwrap().as_str())
            .or_insert(issued);
        *day = issued.min(*day);
    }
    assert_eq!(first.values().filter(|day| day.year() == 2021).count(), 6);
}

#[test]
fn as_many_organizations_are_active_as_was_published() {
    for (year, active) in [(2019, 504), (2020, 490), (2021, 481), (2022, 436)] {
        let window = Window::calendar_year(year).unwrap();
        let tallies = tally(registry(), window, window.last()).unwrap();
        assert_eq!(tallies.total().unwrap().active.len(), active, "{year}");
    }
}

/// What was disbursed from a day to a day, in cents, by the region of the lead donor.
fn disbursed(first: Date, last: Date) -> BTreeMap<Option<Region>, i64> {
    let table = registry().rates().table;
    let mut sums = BTreeMap::new();
    for transaction in registry().records::<Transaction>() {
        let (date, amount) = (transaction.date().unwrap(), transaction.amount().unwrap());
        let sign = match transaction.kind() {
            Some(TransactionKind::Disbursed) => 1,
            Some(TransactionKind::Refunded) => -1,
            _ => continue,
        };
        if !(first..=last).contains(&date) {
            continue;
        }
        let terms = RateTerms {
            kind: RateKind::Accounting,
            day: date,
            max_age: MaxAge::ValidOnDay,
            through: Through::Currency(Currency::VND),
        };
        let route = table
            .route(amount.currency(), Currency::USD, &terms)
            .unwrap();
        let converted = route.convert(amount, Rounding::HalfAwayFromZero).unwrap();
        let grant = transaction
            .grant()
            .and_then(|id| registry().get::<Grant>(id.as_str()));
        let donor = grant.and_then(|grant| grant.donors().first()?.donor());
        let donor = donor.and_then(|id| registry().get::<Donor>(id.as_str()));
        *sums.entry(donor.and_then(Donor::region)).or_insert(0) +=
            sign * converted.result().minor();
    }
    sums
}

#[test]
fn as_much_was_disbursed_as_was_published() {
    for (first, last, cents) in [
        ("2018-01-01", "2018-12-31", 28_587_144_075),
        ("2019-01-01", "2019-12-31", 26_189_350_720),
        ("2020-01-01", "2020-12-31", 22_079_123_640),
        ("2021-01-01", "2021-06-30", 10_831_264_495),
        ("2021-01-01", "2021-12-31", 23_282_941_790),
        ("2022-01-01", "2022-06-30", 10_854_431_075),
        ("2022-01-01", "2022-12-31", 22_374_150_825),
        ("2023-01-01", "2023-12-31", 22_865_000_000),
        ("2024-01-01", "2024-12-31", 23_381_239_030),
    ] {
        let sum: i64 = disbursed(day(first), day(last)).values().sum();
        assert_eq!(sum, cents, "{first} to {last}");
    }
    // The regions of 2020, in tenths of a hundredth, rounded.
    let regions = disbursed(day("2020-01-01"), day("2020-12-31"));
    let sum: i64 = regions.values().sum();
    for (region, share) in [
        (Region::Europe, 413),
        (Region::NorthAmerica, 362),
        (Region::AsiaPacific, 225),
    ] {
        let part = regions.get(&Some(region)).unwrap();
        assert_eq!((part * 2000 / sum + 1) / 2, share, "{region:?}");
    }
}

#[test]
fn the_lists_name_records_and_figures_that_are_there() {
    let rows = |name: &str| -> Vec<Vec<String>> {
        let text = fs::read_to_string(root().join(name)).unwrap();
        let row = |line: &str| line.split('\t').map(str::to_owned).collect();
        text.lines().skip(1).map(row).collect()
    };
    let expected = rows("expected-figures.tsv");
    let named: BTreeSet<&str> = expected.iter().map(|row| row[0].as_str()).collect();
    let printed = registry().records::<PublishedFigure>();
    let printed: BTreeSet<&str> = printed.map(|figure| figure.id().as_str()).collect();
    assert_eq!(named, printed);
    assert_eq!(expected.len(), named.len());
    for row in &expected {
        let [_, answer, primary, reason] = row.as_slice() else {
            panic!("{row:?}")
        };
        let answers = ["consistent", "contradicts", "off_estimate", "cannot tell"];
        assert!(answers.contains(&answer.as_str()), "{row:?}");
        assert!(["primary", ""].contains(&primary.as_str()), "{row:?}");
        assert!(!reason.is_empty(), "{row:?}");
        assert!(primary.is_empty() || answer == "consistent", "{row:?}");
    }

    let planted = rows("planted.tsv");
    for row in &planted {
        let [record, rule, what] = row.as_slice() else {
            panic!("{row:?}")
        };
        let (list, id) = record.split_once('/').unwrap();
        let is_there = match RecordKind::of_list(list).unwrap() {
            RecordKind::Donor => registry().get::<Donor>(id).is_some(),
            RecordKind::Certificate => registry().get::<Certificate>(id).is_some(),
            RecordKind::Grant => registry().get::<Grant>(id).is_some(),
            RecordKind::Transaction => registry().get::<Transaction>(id).is_some(),
            RecordKind::Balance => registry().get::<AccountBalance>(id).is_some(),
            RecordKind::Filing => registry().get::<Filing>(id).is_some(),
            RecordKind::Party => registry().get::<Party>(id).is_some(),
            RecordKind::Commitment => registry().get::<Commitment>(id).is_some(),
            RecordKind::Rate => registry().get::<RateRecord>(id).is_some(),
            RecordKind::Person => registry().get::<Person>(id).is_some(),
            RecordKind::PublishedFigure => registry().get::<PublishedFigure>(id).is_some(),
        };
        assert!(is_there && !rule.is_empty() && !what.is_empty(), "{row:?}");
    }
    let rules: BTreeSet<&str> = planted.iter().map(|row| row[1].as_str()).collect();
    assert_eq!(rules.len(), 152, "{rules:?}");
}
