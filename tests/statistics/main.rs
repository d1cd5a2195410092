//! Attribution and tallies: every definition from both sides, and against a second telling of it.

#![cfg(feature = "json")]
#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    reason = "a test may panic"
)]

mod brute;

use std::collections::{BTreeMap, BTreeSet};

use proptest::prelude::*;
use serde_json::{Value, json};
use vientro::exchange::json;
use vientro::money::Total;
use vientro::record::{Grant, GrantMode, Novelty};
use vientro::registry::Registry;
use vientro::statistics::{Division, Place, Tally, days, leaves, places, tally};
use vientro::{Currency, Date, Totals, Window};

// ---------------------------------------------------------------------------------- helpers

/// Makes a registry of submissions, each from its submitter and its lists.
fn registry_of(submissions: &[(&str, Value)]) -> Registry {
    let mut builder = Registry::builder();
    for (submitter, lists) in submissions {
        let mut file = json!({
            "format": "vientro-submission", "version": 1,
            "submission": {"id": format!("S-{submitter}"), "submitter": submitter, "sequence": 1},
        });
        for (name, list) in lists.as_object().unwrap() {
            file[name] = list.clone();
        }
        let name = format!("{submitter}.json");
        let outcome = json::read(&mut builder, &name, file.to_string().as_bytes());
        assert!(outcome.is_complete && outcome.set_aside == 0, "{file}");
    }
    builder.finish()
}

/// Makes a registry of one submission; four donors are there: two NGOs, a person, an organization.
fn registry(mut lists: Value) -> Registry {
    lists["donors"] = json!([
        {"id": "ngo-1", "kind": "foreign_ngo"},
        {"id": "ngo-2", "kind": "foreign_ngo"},
        {"id": "person", "kind": "individual"},
        {"id": "un", "kind": "international_organization"},
    ]);
    registry_of(&[("ppc", lists)])
}

/// A grant that ran all through 2019 to 2021, decided on 2019-03-01, with changes to it.
fn grant(id: &str, changes: Value) -> Value {
    let mut grant = json!({
        "id": id, "mode": "project",
        "donors": [{"donor": "ngo-1"}],
        "provinces": [{"province": "20"}],
        "decision": {"date": "2019-03-01"},
        "planned": {"from": "2019-04-01", "until": "2021-12-31"},
        "funding": {"grant": [usd("1000.00")], "counterpart": [usd("77.00")]},
    });
    for (name, value) in changes.as_object().unwrap() {
        grant[name] = value.clone();
    }
    grant
}

fn usd(amount: &str) -> Value {
    json!({"amount": amount, "currency": "USD"})
}

fn day(text: &str) -> Date {
    Date::parse(text).unwrap()
}

fn year(year: i32) -> Window {
    Window::calendar_year(year).unwrap()
}

fn total(minor: i128, currency: Currency) -> Total {
    let mut totals = Totals::new();
    totals.add_minor(currency, minor).unwrap();
    totals.iter().next().unwrap()
}

fn name(place: Place) -> String {
    match place {
        Place::Unit(unit) => unit.to_string(),
        Place::NotDivisible(unit) => format!("not divisible {unit}"),
        Place::NotOnDate(code) => format!("not-on-date {code}"),
        Place::Undivided => "undivided".to_owned(),
        Place::Unknown => "unknown".to_owned(),
    }
}

/// The leaves of 100 minor units by place, in order, nothing merged.
fn hundred(grant: Value, on: &str) -> Vec<(String, i128)> {
    let registry = registry(json!({"grants": [grant]}));
    let grant = registry.records::<Grant>().next().unwrap();
    leaves(
        grant,
        total(100, Currency::VND),
        day(on),
        Division::Undivided,
    )
    .unwrap()
    .into_iter()
    .map(|leaf| (name(leaf.place), leaf.minor))
    .collect()
}

fn named(grant: Value, on: &str) -> Vec<String> {
    let registry = registry(json!({"grants": [grant]}));
    let grant = registry.records::<Grant>().next().unwrap();
    places(grant, day(on)).into_iter().map(name).collect()
}

/// The tally of all places for a window, with "running" on its last day.
fn all(registry: &Registry, window: Window) -> Tally {
    tally(registry, window, window.last())
        .unwrap()
        .total()
        .unwrap()
}

fn ids<T: ToString>(set: &BTreeSet<T>) -> Vec<String> {
    set.iter().map(ToString::to_string).collect()
}

fn texts(totals: &Totals) -> Vec<String> {
    totals.iter().map(|total| total.to_string()).collect()
}

// ------------------------------------------------------------------------------ attribution

#[test]
fn one_place_is_the_whole_and_several_need_shares_of_a_hundred_percent() {
    let split =
        |provinces: Value| hundred(grant("g", json!({"provinces": provinces})), "2020-01-01");
    let parts = |parts: &[(&str, i128)]| -> Vec<(String, i128)> {
        parts
            .iter()
            .map(|(place, minor)| ((*place).to_owned(), *minor))
            .collect()
    };
    assert_eq!(split(json!([])), parts(&[("unknown", 100)]));
    assert_eq!(
        split(json!([{"province": "20"}])),
        parts(&[("VN-63-20", 100)])
    );
    assert_eq!(
        split(json!([{"province": "20", "share": "60"}])),
        parts(&[("VN-63-20", 100)])
    );
    assert_eq!(
        split(json!([{"province": "20"}, {"province": "20"}])),
        parts(&[("VN-63-20", 100)])
    );
    assert_eq!(
        split(json!([{"province": "20", "share": "60"}, {"province": "24", "share": "40"}])),
        parts(&[("VN-63-20", 60), ("VN-63-24", 40)])
    );
    // Never equal parts.
    for undivided in [
        json!([{"province": "20"}, {"province": "24"}]),
        json!([{"province": "20", "share": "60"}, {"province": "24"}]),
        json!([{"province": "20", "share": "60"}, {"province": "24", "share": "39.9999"}]),
        json!([{"province": "20", "share": "60"}, {"province": "24", "share": "40.0001"}]),
        json!([{"province": "20", "share": "0"}, {"province": "24", "share": "0"}]),
    ] {
        assert_eq!(split(undivided), parts(&[("undivided", 100)]));
    }
    assert_eq!(
        split(json!([{"province": "20", "share": "0"}, {"province": "24", "share": "100"}])),
        parts(&[("VN-63-24", 100)])
    );
    assert_eq!(
        split(json!([
            {"province": "20", "share": "30"}, {"province": "24", "share": "40"},
            {"province": "20", "share": "30"},
        ])),
        parts(&[("VN-63-20", 60), ("VN-63-24", 40)])
    );
    // A share of no province is not given to another one.
    assert_eq!(
        split(json!([{"share": "40"}, {"province": "20", "share": "60"}])),
        parts(&[("unknown", 40), ("VN-63-20", 60)])
    );
}

#[test]
fn without_donor_shares_the_lead_donor_carries_the_money() {
    let carriers = |donors: Value| -> Vec<(Option<String>, i128)> {
        let registry = registry(json!({"grants": [grant("g", json!({"donors": donors}))]}));
        let grant = registry.records::<Grant>().next().unwrap();
        leaves(
            grant,
            total(100, Currency::VND),
            day("2020-01-01"),
            Division::Undivided,
        )
        .unwrap()
        .into_iter()
        .map(|leaf| (leaf.donor.map(ToString::to_string), leaf.minor))
        .collect()
    };
    let some = |id: &str| Some(id.to_owned());
    assert_eq!(carriers(json!([])), [(None, 100)]);
    assert_eq!(
        carriers(json!([{"donor": "ngo-2"}, {"donor": "ngo-1"}])),
        [(some("ngo-2"), 100)]
    );
    assert_eq!(
        carriers(json!([{"donor": "ngo-2", "share": "10"}, {"donor": "ngo-1", "share": "20"}])),
        [(some("ngo-2"), 100)]
    );
    assert_eq!(
        carriers(json!([{"donor": "ngo-2", "share": "10"}, {"donor": "ngo-1", "share": "90"}])),
        [(some("ngo-2"), 10), (some("ngo-1"), 90)]
    );
}

#[test]
fn shares_changed_by_an_amendment_count_from_its_day() {
    let amended = || {
        grant(
            "g",
            json!({
                "provinces": [{"province": "20", "share": "60"}, {"province": "24", "share": "40"}],
                "amendments": [
                    {"date": "2020-06-01", "provinces": [{"province": "24"}]},
                    {"date": "2020-03-01", "note": "changes nothing about places"},
                ],
            }),
        )
    };
    let before = vec![("VN-63-20".to_owned(), 60), ("VN-63-24".to_owned(), 40)];
    assert_eq!(hundred(amended(), "2020-05-31"), before);
    assert_eq!(
        hundred(amended(), "2020-06-01"),
        [("VN-63-24".to_owned(), 100)]
    );
    assert_eq!(named(amended(), "2020-05-31"), ["VN-63-20", "VN-63-24"]);
    assert_eq!(named(amended(), "2020-06-01"), ["VN-63-24"]);
}

#[test]
fn a_code_is_read_as_of_the_paper_that_names_it() {
    let on = |code: &str, decided: &str, day: &str| {
        let grant = grant(
            "g",
            json!({
                "provinces": [{"province": code}], "decision": {"date": decided},
            }),
        );
        named(grant, day).remove(0)
    };
    // Binh Thuan ended on 2025-06-30.
    assert_eq!(on("60", "2023-05-01", "2023-12-31"), "VN-63-60");
    assert_eq!(on("60", "2025-06-30", "2025-12-31"), "VN-63-60");
    assert_eq!(on("60", "2025-07-01", "2025-12-31"), "not-on-date 60");
    // The seven codes that changed their unit.
    let changed: Vec<_> = vientro::catalog::province::changed_codes().collect();
    assert_eq!(changed.len(), 7);
    for (old, new) in changed {
        let code = old.code().to_string();
        assert_eq!(on(&code, "2025-06-30", "2025-12-31"), old.id().to_string());
        assert_eq!(on(&code, "2025-07-01", "2025-12-31"), new.id().to_string());
    }
    // Code 15 is Yen Bai in the decision, Lao Cai in the amendment.
    let amended = grant(
        "g",
        json!({
            "provinces": [{"province": "20"}], "decision": {"date": "2023-01-01"},
            "amendments": [{"date": "2025-08-01", "provinces": [{"province": "15"}]}],
        }),
    );
    assert_eq!(named(amended, "2025-12-31"), ["VN-34-15"]);
    // Not decided: as of the day itself.
    let undecided = || {
        grant(
            "g",
            json!({"provinces": [{"province": "15"}], "decision": null}),
        )
    };
    assert_eq!(named(undecided(), "2025-06-30"), ["VN-63-15"]);
    assert_eq!(named(undecided(), "2025-07-01"), ["VN-34-15"]);
}

#[test]
fn endless_lists_do_not_multiply() {
    let endless = |name: &str, id: &str, other: &str| -> Value {
        let zero = json!({name: id, "share": "0"});
        let mut list = vec![zero; 3000];
        list.push(json!({name: id, "share": "50"}));
        list.push(json!({name: other, "share": "50"}));
        list.into()
    };
    let registry = registry(json!({"grants": [grant("g", json!({
        "provinces": endless("province", "20", "24"),
        "sectors": endless("sector", "health", "social_issues"),
        "donors": endless("donor", "ngo-1", "ngo-2"),
    }))]}));
    let grant = registry.records::<Grant>().next().unwrap();
    let parts = leaves(
        grant,
        total(100, Currency::VND),
        day("2020-01-01"),
        Division::Undivided,
    )
    .unwrap();
    assert_eq!(parts.len(), 8);
}

/// Shares of up to four parts; whole as often as not.
fn shares() -> impl Strategy<Value = Vec<Option<u32>>> {
    let cuts = prop::collection::vec(0u32..=1_000_000, 0..4);
    prop_oneof![
        3 => cuts.prop_map(|mut cuts| {
            cuts.extend([0, 1_000_000]);
            cuts.sort_unstable();
            cuts.windows(2).map(|pair| Some(pair[1] - pair[0])).collect()
        }),
        1 => prop::collection::vec(prop::option::of(0u32..=1_000_000), 0..4),
    ]
}

fn percent(parts: u32) -> String {
    format!("{}.{:04}", parts / 10_000, parts % 10_000)
}

fn listed(name: &str, ids: &[&str], shares: &[Option<u32>]) -> Value {
    let part = |(id, share): (&&str, &Option<u32>)| match share {
        Some(share) => json!({name: id, "share": percent(*share)}),
        None => json!({name: id}),
    };
    ids.iter().zip(shares).map(part).collect()
}

/// The weights that a list of shares gives: one whole, unless several make a whole.
fn weights(shares: &[Option<u32>]) -> Vec<i128> {
    let whole: Option<Vec<u32>> = shares.iter().copied().collect();
    match whole {
        Some(all) if all.len() > 1 && all.iter().sum::<u32>() == 1_000_000 => all
            .into_iter()
            .filter(|share| *share > 0)
            .map(i128::from)
            .collect(),
        _ => vec![1_000_000],
    }
}

const CODES: [&str; 4] = ["20", "24", "60", "79"];
const SECTORS: [&str; 4] = [
    "health",
    "social_issues",
    "socio_economic_development",
    "justice_support",
];
const DONORS: [&str; 4] = ["ngo-1", "ngo-2", "person", "un"];

proptest! {
    #[test]
    fn leaves_add_up_and_are_fair(
        provinces in shares(), sectors in shares(), donors in shares(),
        minor in prop_oneof![any::<i64>(), -1000i64..1000],
        currency in prop::sample::select(vec![Currency::USD, Currency::VND, Currency::EUR]),
    ) {
        let registry = registry(json!({"grants": [grant("g", json!({
            "provinces": listed("province", &CODES, &provinces),
            "sectors": listed("sector", &SECTORS, &sectors),
            "donors": listed("donor", &DONORS, &donors),
        }))]}));
        let grant = registry.records::<Grant>().next().unwrap();
        let whole = i128::from(minor);
        let parts = leaves(grant, total(whole, currency), day("2020-01-01"), Division::Undivided).unwrap();
        prop_assert_eq!(parts.iter().map(|leaf| leaf.minor).sum::<i128>(), whole);

        // Every leaf is less than one minor unit from its exact part.
        let (p, s, d) = (weights(&provinces), weights(&sectors), weights(&donors));
        prop_assert_eq!(parts.len(), p.len() * s.len() * d.len());
        let pairs = p.iter().flat_map(|p| s.iter().map(move |s| p * s));
        let products = pairs.flat_map(|pair| d.iter().map(move |d| pair * d));
        let one = 10i128.pow(18);
        for (leaf, weight) in parts.iter().zip(products) {
            let off = leaf.minor * one - whole * weight;
            prop_assert!(off.abs() < one, "{:?}", leaf);
            prop_assert!(leaf.minor.signum() * whole.signum() >= 0);
        }

        // Any cut adds up: by place, by sector, by donor, by place and donor.
        let (mut by_place, mut by_sector) = (BTreeMap::new(), BTreeMap::new());
        let (mut by_donor, mut by_pair) = (BTreeMap::new(), BTreeMap::new());
        for leaf in &parts {
            *by_place.entry(leaf.place).or_insert(0) += leaf.minor;
            *by_sector.entry(leaf.sector).or_insert(0) += leaf.minor;
            *by_donor.entry(leaf.donor).or_insert(0) += leaf.minor;
            *by_pair.entry((leaf.place, leaf.donor)).or_insert(0) += leaf.minor;
        }
        prop_assert_eq!(by_place.values().sum::<i128>(), whole);
        prop_assert_eq!(by_sector.values().sum::<i128>(), whole);
        prop_assert_eq!(by_donor.values().sum::<i128>(), whole);
        for (place, sum) in by_place {
            let cells = by_pair.iter().filter(|((at, _), _)| *at == place);
            prop_assert_eq!(cells.map(|(_, minor)| minor).sum::<i128>(), sum);
        }
    }
}

// ------------------------------------------------------------------------------------ tally

#[test]
fn a_decision_counts_on_the_first_and_the_last_day_of_its_window() {
    let decided = |on: &str, window: Window| {
        let lists = json!({"grants": [grant("g", json!({"decision": {"date": on}}))]});
        let registry = registry(lists);
        let cell = all(&registry, window).approved_of(None, None).unwrap();
        (cell.grants.len(), texts(&cell.aid))
    };
    let (yes, no) = ((1, vec!["1000.00 USD".to_owned()]), (0, vec![]));
    let (law, budget) = (
        Window::decree_58(2022).unwrap(),
        Window::budget_year(2022).unwrap(),
    );
    for (window, days) in [
        (
            year(2022),
            [
                ("2021-12-31", &no),
                ("2022-01-01", &yes),
                ("2022-12-31", &yes),
                ("2023-01-01", &no),
            ],
        ),
        (
            law,
            [
                ("2021-12-14", &no),
                ("2021-12-15", &yes),
                ("2022-12-14", &yes),
                ("2022-12-15", &no),
            ],
        ),
        (
            budget,
            [
                ("2021-12-31", &no),
                ("2022-01-01", &yes),
                ("2023-01-31", &yes),
                ("2023-02-01", &no),
            ],
        ),
    ] {
        for (on, wanted) in days {
            assert_eq!(decided(on, window), *wanted, "{window} {on}");
        }
    }
    // Two budget years in a row share a January: what happens in it counts in both.
    for start in [2021, 2022] {
        assert_eq!(
            decided("2022-01-15", Window::budget_year(start).unwrap()),
            yes
        );
    }
}

#[test]
fn new_and_supplementary_decisions_and_amendments_stay_apart() {
    let registry = registry(json!({"grants": [
        grant("first", json!({"amendments": [
            {"date": "2019-12-31", "grant": [usd("250.00")], "counterpart": [usd("9.00")]},
            {"date": "2020-01-01", "grant": [usd("-50.00")]},
        ]})),
        grant("more", json!({"supplements": "first", "mode": "non_project"})),
        // The reference leads nowhere; it is set all the same.
        grant("lost", json!({"supplements": "nobody"})),
        grant("revoked", json!({"events": [{"kind": "revoked", "date": "2019-03-02"}]})),
        grant("undated", json!({"decision": {"number": "1"}})),
        grant("undecided", json!({"decision": null})),
    ]}));
    let tally = all(&registry, year(2019));
    let cell = |mode, novelty| {
        let cell = tally.approved_of(mode, novelty).unwrap();
        (ids(&cell.grants).join(" "), texts(&cell.aid).join(" "))
    };
    let pair = |grants: &str, aid: &str| (grants.to_owned(), aid.to_owned());
    assert_eq!(
        cell(None, Some(Novelty::New)),
        pair("first revoked", "2000.00 USD")
    );
    assert_eq!(
        cell(None, Some(Novelty::Supplementary)),
        pair("lost more", "2000.00 USD")
    );
    assert_eq!(
        cell(None, None),
        pair("first lost more revoked", "4000.00 USD")
    );
    assert_eq!(
        cell(Some(GrantMode::NonProject), None),
        pair("more", "1000.00 USD")
    );
    assert_eq!(cell(Some(GrantMode::Programme), None), pair("", ""));
    assert_eq!(texts(&tally.amended_of(None).unwrap()), ["250.00 USD"]);
    let next = all(&registry, year(2020));
    assert_eq!(next.approved_of(None, None).unwrap().grants.len(), 0);
    assert_eq!(
        texts(&next.amended_of(Some(GrantMode::Project)).unwrap()),
        ["-50.00 USD"]
    );
    assert!(
        next.amended_of(Some(GrantMode::NonProject))
            .unwrap()
            .is_empty()
    );
    // The value of what runs is as amended by the day, counterpart never.
    let value = |on: &str| {
        let tallies = vientro::statistics::tally(&registry, year(2020), day(on)).unwrap();
        texts(&tallies.total().unwrap().running_of(None).unwrap().aid).join(" ")
    };
    assert_eq!(value("2019-12-30"), "3000.00 USD");
    assert_eq!(value("2019-12-31"), "3250.00 USD");
    assert_eq!(value("2020-01-01"), "3200.00 USD");
}

#[test]
fn a_grant_runs_from_its_start_to_its_end_as_amended() {
    let runs = |changes: Value, on: &str| {
        let registry = registry(json!({"grants": [grant("g", changes)]}));
        let tallies = tally(&registry, year(2020), day(on)).unwrap();
        let total = tallies.total().unwrap();
        match (
            total.running_of(None).unwrap().grants.len(),
            total.perhaps_running.len(),
        ) {
            (1, 0) => "yes",
            (0, 0) => "no",
            (0, 1) => "cannot tell",
            _ => "twice",
        }
    };
    let planned = json!({"from": "2019-04-01", "until": "2021-12-31"});
    let no_end = json!({"planned": {"from": "2019-04-01"}});
    let late = json!({"decision": {"date": "2019-05-01"}});
    let longer =
        json!({"amendments": [{"date": "2021-06-01", "planned": {"until": "2022-06-30"}}]});
    let done = json!({"events": [{"kind": "completed", "date": "2020-08-01"}]});
    let actual = json!({"actual": {"from": "2019-06-01"}, "planned": planned});
    let begun = json!({"events": [{"kind": "started", "date": "2019-04-02"}]});
    for (changes, on, wanted) in [
        (json!({}), "2019-03-31", "no"),
        (json!({}), "2019-04-01", "yes"),
        (json!({}), "2021-12-31", "yes"),
        (json!({}), "2022-01-01", "no"),
        (late.clone(), "2019-04-30", "no"),
        (late, "2019-05-01", "yes"),
        (no_end.clone(), "2019-03-31", "no"),
        (no_end, "2019-04-01", "cannot tell"),
        (longer.clone(), "2022-06-30", "yes"),
        (longer, "2022-07-01", "no"),
        (done.clone(), "2020-07-31", "yes"),
        (done, "2020-08-01", "no"),
        (actual.clone(), "2019-05-31", "no"),
        (actual, "2019-06-01", "yes"),
        (begun, "2020-01-01", "yes"),
        (json!({"decision": null}), "2020-01-01", "no"),
        (
            json!({"decision": {"number": "1"}}),
            "2020-01-01",
            "cannot tell",
        ),
    ] {
        assert_eq!(runs(changes.clone(), on), wanted, "{changes} {on}");
    }
}

#[test]
fn organizations_are_foreign_ngos_and_count_once() {
    let lists = json!({"grants": [
        grant("a", json!({"donors": [{"donor": "ngo-1"}, {"donor": "person"}, {"donor": "un"}]})),
        grant("b", json!({"provinces": [{"province": "24"}]})),
        grant("c", json!({"donors": [{"donor": "nobody"}, {}]})),
    ]});
    let registry = registry(lists);
    let tallies = tally(&registry, year(2019), day("2019-12-31")).unwrap();
    assert_eq!(tallies.places.len(), 2);
    for here in tallies.places.values() {
        assert_eq!(
            ids(&here.running_of(None).unwrap().organizations),
            ["ngo-1"]
        );
        assert_eq!(
            ids(&here.approved_of(None, None).unwrap().organizations),
            ["ngo-1"]
        );
        assert_eq!(ids(&here.active), ["ngo-1"]);
    }
    let total = tallies.total().unwrap();
    assert_eq!(
        ids(&total.running_of(None).unwrap().organizations),
        ["ngo-1"]
    );
    assert_eq!(total.running_of(None).unwrap().grants.len(), 3);
    assert_eq!(ids(&total.active), ["ngo-1"]);
}

fn moved(id: &str, kind: &str, on: &str, changes: Value) -> Value {
    let mut moved = json!({
        "id": id, "grant": "g", "kind": kind, "date": on, "amount": usd("10.00"),
    });
    for (name, value) in changes.as_object().unwrap() {
        moved[name] = value.clone();
    }
    moved
}

#[test]
fn disbursed_is_what_went_out_less_what_came_back() {
    let registry = registry(json!({
        "grants": [grant("g", json!({}))],
        "transactions": [
            moved("before", "disbursed", "2019-12-31", json!({})),
            moved("first", "disbursed", "2020-01-01", json!({})),
            moved("last", "disbursed", "2020-12-31", json!({"amount": usd("0.01")})),
            moved("after", "disbursed", "2021-01-01", json!({})),
            moved("back", "refunded", "2020-02-01", json!({"amount": usd("30.00")})),
            moved("in", "received", "2020-02-01", json!({})),
            moved("booked", "recorded", "2020-02-01", json!({})),
            moved("dong", "disbursed", "2020-02-01", json!({"amount": {"amount": "500", "currency": "VND"}})),
            moved("lost", "disbursed", "2020-02-01", json!({"grant": "nowhere", "amount": usd("7.00")})),
            moved("loose", "disbursed", "2020-02-01", json!({"grant": null, "amount": usd("0.50")})),
            moved("undated", "disbursed", "2020-02-01", json!({"date": null})),
            moved("empty", "disbursed", "2020-02-01", json!({"amount": null})),
            moved("kindless", "disbursed", "2020-02-01", json!({"kind": null})),
        ],
    }));
    let tallies = tally(&registry, year(2020), day("2020-12-31")).unwrap();
    let by_place: Vec<String> = tallies
        .places
        .iter()
        .map(|(place, tally)| format!("{} {:?}", name(*place), tally.disbursed_of(None).unwrap()))
        .collect();
    assert_eq!(
        by_place,
        ["VN-63-20 [-19.99 USD, 500 VND]", "unknown [7.50 USD]"]
    );
    let total = tallies.total().unwrap();
    assert_eq!(
        texts(&total.disbursed_of(None).unwrap()),
        ["-12.49 USD", "500 VND"]
    );
    let projects = total.disbursed_of(Some(GrantMode::Project)).unwrap();
    assert_eq!(texts(&projects), ["-19.99 USD", "500 VND"]);
}

#[test]
fn active_is_a_transaction_of_any_kind_or_a_day_on_which_a_grant_runs() {
    let active =
        |lists: Value, window: Window| ids(&all(&registry(lists), window).active).join(" ");
    // Runs from 2019-04-01 to 2021-12-31.
    let runs = || json!({"grants": [grant("g", json!({}))]});
    let span = |first: &str, last: &str| Window::span(day(first), day(last)).unwrap();
    assert_eq!(active(runs(), span("2019-01-01", "2019-03-31")), "");
    assert_eq!(active(runs(), span("2019-01-01", "2019-04-01")), "ngo-1");
    assert_eq!(active(runs(), year(2020)), "ngo-1");
    assert_eq!(active(runs(), span("2021-12-31", "2022-06-30")), "ngo-1");
    assert_eq!(active(runs(), year(2022)), "");
    // A day in the middle of the window is enough.
    let short = json!({"planned": {"from": "2020-05-05", "until": "2020-05-05"}});
    assert_eq!(
        active(json!({"grants": [grant("g", short)]}), year(2020)),
        "ngo-1"
    );

    for kind in ["received", "disbursed", "recorded", "refunded"] {
        let late = |changes| json!({"grants": [grant("g", json!({}))], "transactions": [moved("t", kind, "2022-02-01", changes)]});
        assert_eq!(active(late(json!({})), year(2022)), "ngo-1", "{kind}");
        assert_eq!(active(late(json!({})), year(2023)), "");
        // Whose money it is, where that is known, even if the grant is not.
        assert_eq!(active(late(json!({"donor": "ngo-2"})), year(2022)), "ngo-2");
        assert_eq!(
            active(late(json!({"donor": "ngo-2", "grant": "lost"})), year(2022)),
            "ngo-2"
        );
        assert_eq!(active(late(json!({"donor": "person"})), year(2022)), "");
        assert_eq!(active(late(json!({"grant": "lost"})), year(2022)), "");
    }
    // A donor who left in the middle of the window was active in it, where it was.
    let left = json!({"amendments": [
        {"date": "2020-07-01", "donors": [{"donor": "ngo-2"}], "provinces": [{"province": "24"}]},
    ]});
    let registry = registry(json!({"grants": [grant("g", left)]}));
    let tallies = tally(&registry, year(2020), day("2020-12-31")).unwrap();
    let by_place: Vec<String> = tallies
        .places
        .iter()
        .map(|(place, tally)| format!("{} {}", name(*place), ids(&tally.active).join(" ")))
        .collect();
    assert_eq!(by_place, ["VN-63-20 ngo-1", "VN-63-24 ngo-2"]);
}

#[test]
fn what_is_in_doubt_is_marked_wherever_it_counts() {
    let donors = json!([{"id": "ngo-1", "kind": "foreign_ngo"}]);
    let base = |title: &str| {
        grant(
            "g",
            json!({
                "titles": {"vi": title},
                "provinces": [{"province": "20"}, {"province": "24"}],
                "amendments": [{"date": "2020-05-05", "grant": [usd("1.00")]}],
            }),
        )
    };
    let other = grant("other", json!({"provinces": [{"province": "79"}]}));
    let paid = moved("t", "disbursed", "2023-01-01", json!({}));
    let marked = |registry: &Registry, window: Window| -> Vec<String> {
        let tallies = tally(registry, window, window.last()).unwrap();
        let marked = tallies.places.iter().filter(|(_, tally)| tally.is_in_doubt);
        marked.map(|(place, _)| name(*place)).collect()
    };
    let two = registry_of(&[
        (
            "a",
            json!({"donors": donors, "grants": [base("one"), other], "transactions": [paid]}),
        ),
        ("b", json!({"grants": [base("two")]})),
    ]);
    let places = ["VN-63-20", "VN-63-24", "undivided"];
    // Approved, amended and running; running; disbursed.
    assert_eq!(marked(&two, year(2019)), places);
    assert_eq!(marked(&two, year(2020)), places);
    assert_eq!(marked(&two, year(2023)), places);
    assert!(all(&two, year(2019)).is_in_doubt);
    assert!(!all(&two, year(2018)).is_in_doubt);
    let same = registry_of(&[
        ("a", json!({"grants": [base("one")]})),
        ("b", json!({"grants": [base("one")]})),
    ]);
    assert!(!all(&same, year(2019)).is_in_doubt);
    let lost = |amount: &str| json!({"transactions": [moved("t", "disbursed", "2023-01-01", json!({"amount": usd(amount)}))]});
    let two = registry_of(&[("a", lost("1.00")), ("b", lost("2.00"))]);
    assert_eq!(marked(&two, year(2023)), ["unknown"]);
}

#[test]
fn the_days_of_a_registry_are_those_of_decisions_amendments_and_transactions() {
    assert_eq!(days(&registry(json!({}))), None);
    let lists = json!({
        "grants": [grant("g", json!({"amendments": [{"date": "2024-02-03"}, {"note": "undated"}]}))],
        "transactions": [moved("t", "received", "2018-07-08", json!({}))],
    });
    assert_eq!(
        days(&registry(lists)),
        Some((day("2018-07-08"), day("2024-02-03")))
    );
}
