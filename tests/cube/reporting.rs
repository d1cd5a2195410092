//! A reporting currency: each amount is converted once, on its own day, or listed and left alone.

use std::collections::BTreeMap;

use proptest::prelude::*;
use serde_json::json;
use vientro::catalog::province::Map;
use vientro::record::RecordKind;
use vientro::registry::Registry;
use vientro::statistics::{
    CubeQuery, Dimension, Facts, FactsQuery, Measure, Reporting, Slot, Threads,
};
use vientro::{Currency, Window};

use crate::world::{Amended, CURRENCIES, Given, World, date, registry_of, world};
use crate::{EVENTS, of};

/// Đồng for ten thousand dollars or euros, and the days on which that holds.
const USD: (i128, [i32; 2]) = (245_675_000, [0, 200]);
const EUR: (i128, [i32; 2]) = (271_232_500, [50, 300]);

fn with_rates(world: &World) -> Registry {
    let rate = |from: &str, (value, [first, last]): (i128, [i32; 2])| {
        json!({
            "id": format!("rate-{from}"), "from": from, "to": "VND", "kind": "accounting",
            "value": format!("{}.{:04}", value / 10_000, value % 10_000), "source": "a test",
            "valid": {"from": date(first).to_string(), "until": date(last).to_string()},
        })
    };
    let file = json!({
        "format": "vientro-submission", "version": 1,
        "submission": {"id": "S-rates", "submitter": "treasury", "sequence": 1},
        "rates": [rate("USD", USD), rate("EUR", EUR)],
    });
    let mut files = world.files(1);
    files.push(("rates.json".to_owned(), file.to_string().into_bytes()));
    registry_of(&files)
}

/// The amounts of a measure: the record, the day, the currency, the minor units.
fn amounts(world: &World, measure: Measure) -> Vec<(String, i32, &'static str, i128)> {
    let mut all = Vec::new();
    for (at, given) in world.grants.iter().enumerate() {
        if let (Measure::AidApproved, Some(on)) = (measure, given.decided) {
            // What is approved in one currency is one amount.
            let mut sums: BTreeMap<usize, i128> = BTreeMap::new();
            for (minor, currency) in &given.grant {
                *sums.entry(*currency).or_default() += i128::from(*minor);
            }
            let sums = sums.into_iter();
            all.extend(sums.map(|(c, minor)| (world.grant_id(at), on, CURRENCIES[c], minor)));
        }
        for amended in given
            .amended
            .iter()
            .filter(|_| measure == Measure::AidAmended)
        {
            let change = amended.grant.iter();
            all.extend(
                change.map(|(m, c)| (world.grant_id(at), amended.on, CURRENCIES[*c], (*m).into())),
            );
        }
    }
    for (at, moved) in world.moves.iter().enumerate() {
        let (of, sign) = match moved.kind {
            0 => (Measure::AidDisbursed, 1),
            1 => (Measure::AidDisbursed, -1),
            2 => (Measure::AidReceived, 1),
            _ => (Measure::AidRecorded, 1),
        };
        if of == measure {
            let minor = sign * i128::from(moved.amount);
            all.push((
                world.move_id(at),
                moved.on,
                CURRENCIES[moved.currency],
                minor,
            ));
        }
    }
    all
}

/// Half away from zero.
fn round(over: i128, under: i128) -> i128 {
    let half = over.signum() * under / 2;
    (over + half) / under
}

fn rate((value, [first, last]): (i128, [i32; 2]), on: i32) -> Option<i128> {
    (first <= on && on <= last).then_some(value)
}

/// What an amount is in another currency on a day; `None` if nobody says.
fn converted(minor: i128, from: &str, to: Currency, on: i32) -> Option<i128> {
    let (usd, eur) = (rate(USD, on), rate(EUR, on));
    Some(match (from, to.code()) {
        (from, to) if from == to => minor,
        ("USD", "VND") => round(minor * usd?, 1_000_000),
        ("EUR", "VND") => round(minor * eur?, 1_000_000),
        ("VND", "USD") => round(minor * 1_000_000, usd?),
        // Through đồng: multiplied before it is divided, and rounded once.
        ("EUR", "USD") => round(minor * eur?, usd?),
        _ => return None,
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_total_is_what_was_converted_and_what_was_there(
        world in world("a"), measure in prop::sample::select(&EVENTS[..]),
        to in prop::sample::select(vec![Currency::VND, Currency::USD]),
        by in prop::sample::subsequence(vec![Dimension::Province, Dimension::Sector, Dimension::Donor], 0..3),
        map in prop::sample::select(vec![None, Some(Map::New34)]),
    ) {
        let registry = with_rates(&world);
        let query = CubeQuery {
            reporting: Some(Reporting::accounting(to)), map, ..of(measure, &by, Vec::new())
        };
        let facts = Facts::of(&registry, &query.facts()).unwrap();
        let cube = facts.cube(&query, Threads::ONE).unwrap();

        let mut wanted: BTreeMap<&str, i128> = BTreeMap::new();
        let (mut done, mut left) = (Vec::new(), Vec::new());
        for (record, on, currency, minor) in amounts(&world, measure) {
            let result = converted(minor, currency, to, on);
            let into = if result.is_some() { to.code() } else { currency };
            *wanted.entry(into).or_default() += result.unwrap_or(minor);
            match result {
                Some(_) if currency == to.code() => {}
                Some(result) => done.push((record, date(on), currency, minor, result)),
                None => left.push((record, date(on), currency, minor)),
            }
        }
        let total = cube.total().unwrap();
        let sums: BTreeMap<&str, i128> =
            total.sums.iter().map(|sum| (sum.currency().code(), sum.minor())).collect();
        prop_assert_eq!(sums, wanted);
        let mut told: Vec<_> = facts.conversions().iter().map(|one| (
            one.record.to_string(), one.day, one.original.currency().code(), one.original.minor(), one.result.minor(),
        )).collect();
        told.sort();
        done.sort();
        prop_assert_eq!(told, done);
        let mut told: Vec<_> = facts.unconverted().iter().map(|one| (
            one.record.to_string(), one.day, one.original.currency().code(), one.original.minor(),
        )).collect();
        told.sort();
        left.sort();
        prop_assert_eq!(told, left);
        // Whose reasons speak both languages.
        for one in facts.unconverted() {
            prop_assert!(one.measure == measure && !one.reason.vi.is_empty() && one.reason.vi != one.reason.en);
        }
    }
}

fn amended_twice_on_a_day() -> World {
    let amended = |minor| Amended {
        on: 100,
        places: Vec::new(),
        sectors: Vec::new(),
        donors: Vec::new(),
        grant: Some((minor, 1)),
    };
    World {
        name: "a",
        grants: vec![Given {
            decided: Some(100),
            supplements: false,
            mode: None,
            agency: None,
            donors: vec![(0, None)],
            places: vec![(0, None)],
            sectors: Vec::new(),
            grant: vec![(1, 1), (1, 1)],
            amended: vec![amended(1), amended(1)],
        }],
        moves: Vec::new(),
    }
}

#[test]
fn every_amendment_is_listed_though_another_is_of_its_day() {
    let query = CubeQuery {
        reporting: Some(Reporting::accounting(Currency::VND)),
        ..of(Measure::AidAmended, &[], Vec::new())
    };
    let registry = with_rates(&amended_twice_on_a_day());
    let facts = Facts::of(&registry, &query.facts()).unwrap();
    let listed = facts.conversions().iter();
    // A cent is 245.675 đồng: rounded once for each amendment.
    let listed: Vec<_> = listed.map(|one| (one.kind, one.result.minor())).collect();
    assert_eq!(listed, [(RecordKind::Grant, 246), (RecordKind::Grant, 246)]);
    let total = facts.cube(&query, Threads::ONE).unwrap().total().unwrap();
    assert_eq!(total.sums.get(Currency::VND), Some(492));
}

#[test]
fn what_runs_is_converted_piece_by_piece() {
    let mut world = amended_twice_on_a_day();
    world.grants[0].amended[1].on = 150;
    let mut file: serde_json::Value = serde_json::from_slice(&world.files(1)[0].1).unwrap();
    file["grants"][0]["planned"] =
        json!({"from": date(100).to_string(), "until": date(364).to_string()});
    let mut files = vec![("a.json".to_owned(), file.to_string().into_bytes())];
    files.extend(with_rates_file());
    let registry = registry_of(&files);
    let slot = |day| Slot {
        window: Window::span(date(day), date(day)).unwrap(),
        day: date(day),
    };
    let slots = vec![slot(120), slot(160), slot(250)];
    let query = CubeQuery {
        reporting: Some(Reporting::accounting(Currency::VND)),
        ..of(Measure::Running, &[Dimension::Window], slots)
    };
    let facts = Facts::of(&registry, &query.facts()).unwrap();
    let cube = facts.cube(&query, Threads::ONE).unwrap();
    let sums: Vec<_> = cube
        .cells()
        .map(|cell| cell.sums.get(Currency::VND))
        .collect();
    // Two cents decided, one and one more by amendment; each piece at the rate of its own day.
    assert_eq!(
        sums,
        [
            Some(491 + 246),
            Some(491 + 246 + 246),
            Some(491 + 246 + 246)
        ]
    );
    assert_eq!(facts.conversions().len(), 3);
    let other = FactsQuery {
        reporting: None,
        ..query.facts()
    };
    let facts = Facts::of(&registry, &other).unwrap();
    assert!(facts.cube(&query, Threads::ONE).is_err());
}

fn with_rates_file() -> Vec<(String, Vec<u8>)> {
    let (value, [first, last]) = USD;
    let file = json!({
        "format": "vientro-submission", "version": 1,
        "submission": {"id": "S-rates", "submitter": "treasury", "sequence": 1},
        "rates": [{
            "id": "rate-USD", "from": "USD", "to": "VND", "kind": "accounting",
            "value": format!("{}.{:04}", value / 10_000, value % 10_000), "source": "a test",
            "valid": {"from": date(first).to_string(), "until": date(last).to_string()},
        }],
    });
    vec![("rates.json".to_owned(), file.to_string().into_bytes())]
}
