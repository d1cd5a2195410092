//! Published figures beside those of the records, and beside each other: what is in doubt and how far
//! off it is.

#![cfg(feature = "json")]
#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test may panic"
)]

#[path = "support/sample.rs"]
mod sample;

use std::fs;

use serde_json::{Value, json};
use vientro::exchange::json;
use vientro::money::number;
use vientro::registry::Registry;
use vientro::report::{
    Between, Compared, Computed, Gap, Reconciliation, ReconciliationQuery, reconcile,
};
use vientro::statistics::Reporting;
use vientro::{Currency, Date, Window};

/// A submission of a submitter: the first of Lang Son's has what all others refer to.
fn submission(id: &str, submitter: &str, sequence: u32, mut lists: Value) -> Value {
    let mut file = json!({
        "format": "vientro-submission", "version": 1,
        "submission": {"id": id, "submitter": submitter, "sequence": sequence},
    });
    for (name, list) in lists.as_object_mut().unwrap() {
        file[name] = list.take();
    }
    file
}

fn registry(files: &[Value]) -> Registry {
    let mut builder = Registry::builder();
    for (at, file) in files.iter().enumerate() {
        let name = format!("{at}.json");
        json::read(&mut builder, &name, file.to_string().as_bytes());
    }
    builder.finish()
}

fn all(registry: &Registry) -> Reconciliation {
    reconcile(
        registry,
        &ReconciliationQuery {
            window: None,
            reporting: None,
        },
    )
}

fn with(mut base: Value, changes: Value) -> Value {
    for (name, value) in changes.as_object().unwrap() {
        base[name] = value.clone();
    }
    base
}

fn usd(amount: &str) -> Value {
    json!({"amount": amount, "currency": "USD"})
}

/// A project in Lang Son from 2019 to 2021, with changes.
fn grant(id: &str, changes: Value) -> Value {
    let base = json!({
        "id": id, "mode": "project", "donors": [{"donor": "ngo"}], "provinces": [{"province": "20"}],
        "decision": {"date": "2019-03-01"}, "planned": {"from": "2019-04-01", "until": "2021-12-31"},
        "funding": {"grant": [usd("1000.00")]},
    });
    with(base, changes)
}

/// A figure of Lang Son in 2019, with changes.
fn figure(indicator: &str, printed: &str, changes: Value) -> Value {
    let base = json!({
        "id": "F", "indicator": indicator, "scope": {"province": "20"},
        "window": {"kind": "calendar_year", "from": "2019-01-01", "until": "2019-12-31"},
        "printed": printed, "lang": "vi", "source": "a paper",
    });
    with(base, changes)
}

/// What everybody refers to: a body of each of two provinces, an organization, a grant in each
/// province, a transaction.
fn base() -> Value {
    submission(
        "S1",
        "ppc-20",
        1,
        json!({
            "parties": [{"id": "ppc-20", "province": "20"}, {"id": "ppc-24", "province": "24"}],
            "donors": [
                {"id": "ngo", "kind": "foreign_ngo", "country": "JP"},
                {"id": "other", "kind": "foreign_ngo", "country": "FR"},
            ],
            "grants": [
                grant("a", json!({})),
                grant("b", json!({"provinces": [{"province": "24"}]})),
            ],
            "transactions": [
                {"id": "t", "grant": "a", "kind": "disbursed", "date": "2019-05-05", "amount": usd("5")},
            ],
        }),
    )
}

/// Whether a figure is in doubt beside what all refer to and more submissions, and what it says.
fn doubt(more: &[Value], figure: Value) -> Option<String> {
    let mut files = vec![base()];
    files.extend_from_slice(more);
    files.push(submission(
        "P",
        "press",
        1,
        json!({"published_figures": [figure]}),
    ));
    let found = all(&registry(&files)).figures.remove(0);
    let reason = found.reason.map(|reason| reason.en);
    if found.is_in_doubt {
        // The computed value is still shown beside.
        assert!(found.computed.is_some());
        assert_eq!(found.answer.id(), "cannot_tell");
        assert_eq!(found.gap, None);
    }
    reason.filter(|_| found.is_in_doubt)
}

/// A submission of one list, which cannot be read.
fn unread(submitter: &str, list: &str, record: Value) -> Value {
    submission("U", submitter, 1, json!({list: [record]}))
}

#[track_caller]
fn in_doubt(more: Value, figure: Value) {
    assert!(
        doubt(std::slice::from_ref(&more), figure.clone()).is_some(),
        "{more} {figure}"
    );
}

#[track_caller]
fn no_doubt(more: Value, figure: Value) {
    assert_eq!(
        doubt(std::slice::from_ref(&more), figure.clone()),
        None,
        "{more} {figure}"
    );
}

/// A grant that cannot be read, with changes.
fn bad(changes: Value) -> Value {
    let grant = grant("x", json!({"executor": "nobody"}));
    unread("ministry", "grants", with(grant, changes))
}

fn grants() -> Value {
    figure("grants_approved", "1 dự án", json!({}))
}

// -------------------------------------------------------------------------------- dimensions

#[test]
fn the_reason_names_how_many_and_the_first() {
    let list = |ids: &[&str]| -> Vec<Value> {
        ids.iter()
            .map(|id| json!({"id": id, "mode": "loan"}))
            .collect()
    };
    let of = |ids: &[&str]| {
        let file = submission("U", "ministry", 1, json!({"grants": list(ids)}));
        doubt(&[file], grants()).unwrap()
    };
    let words = "records that cannot be read or contradict, and could count here";
    assert_eq!(of(&["x"]), format!("{words}: 1 (`grants/x`)"));
    assert_eq!(
        of(&["z", "x", "w", "y"]),
        format!("{words}: 4 (`grants/w`, `grants/x`, `grants/y`, …)")
    );
    let nameless = unread("ministry", "grants", json!({"mode": "loan"}));
    assert_eq!(
        doubt(&[nameless], grants()).unwrap(),
        format!("{words}: 1 (`1.json:1`)")
    );
    assert_eq!(doubt(&[], grants()), None);
}

#[test]
fn a_record_counts_only_for_indicators_of_its_kind() {
    let transaction = || {
        unread(
            "ministry",
            "transactions",
            json!({"id": "u", "kind": "gift", "date": "2019-06-06"}),
        )
    };
    let disbursed = || figure("aid_disbursed", "5 USD", json!({}));
    let active = || figure("organizations_active", "1 tổ chức", json!({}));
    in_doubt(bad(json!({})), grants());
    no_doubt(transaction(), grants());
    in_doubt(transaction(), disbursed());
    in_doubt(transaction(), active());
    in_doubt(bad(json!({})), active());
    // A grant decides where money was disbursed only through its transactions.
    no_doubt(bad(json!({})), disbursed());
    in_doubt(bad(json!({"id": "a"})), disbursed());
    let later =
        json!({"window": {"kind": "calendar_year", "from": "2020-01-01", "until": "2020-12-31"}});
    no_doubt(
        bad(json!({"id": "a"})),
        figure("aid_disbursed", "0 USD", later),
    );
    // A party, a balance, a rate, a filing, a person counts for none.
    for list in ["parties", "balances", "rates", "filings", "people"] {
        no_doubt(unread("ppc-20", list, json!({"note": 1})), active());
    }
}

#[test]
fn certificates_and_commitments_count_for_the_nation() {
    let everywhere: Vec<Value> = vientro::catalog::province::on(Date::parse("2019-01-01").unwrap())
        .into_iter()
        .map(|unit| json!({"province": unit.code().as_str()}))
        .collect();
    let nation = || {
        submission(
            "N",
            "ministry",
            1,
            json!({"grants": [grant("n", json!({"provinces": everywhere.clone()}))]}),
        )
    };
    let of = |indicator: &str, printed: &str, changes: Value, list: &str, record: Value| {
        let figure = figure(indicator, printed, with(json!({"scope": null}), changes));
        doubt(&[nation(), unread("vufo", list, record)], figure).is_some()
    };
    let certificate = |from: &str, until: &str| json!({"id": "c", "kind": "pass", "issued_on": from, "valid_until": until});
    let registered = |record: Value| {
        of(
            "organizations_registered",
            "0 tổ chức",
            json!({}),
            "certificates",
            record,
        )
    };
    assert!(registered(certificate("2019-01-01", "2019-12-31")));
    assert!(!registered(certificate("2019-01-01", "2019-12-30")));
    assert!(!registered(certificate("2020-01-01", "2021-12-30")));
    let open = json!({"id": "c", "kind": "pass", "issued_on": "2010-01-01"});
    assert!(registered(open));
    // An earlier certificate would make one of the year no first one, a later one would not.
    let newly = |record: Value| {
        of(
            "organizations_newly_registered",
            "0 tổ chức",
            json!({}),
            "certificates",
            record,
        )
    };
    assert!(newly(certificate("2010-01-01", "2012-12-31")));
    assert!(!newly(certificate("2020-01-01", "2022-12-31")));
    let commitment = |date: &str| json!({"id": "k", "date": date, "amount": 5});
    let committed = |record: Value| of("aid_committed", "0 USD", json!({}), "commitments", record);
    assert!(committed(commitment("2019-12-31")));
    assert!(!committed(commitment("2020-01-01")));
}

#[test]
fn a_record_counts_only_where_it_lies() {
    let of = |submitter: &str, provinces: Value| {
        let grant = grant("x", json!({"executor": "nobody", "provinces": provinces}));
        unread(submitter, "grants", grant)
    };
    in_doubt(of("ppc-24", json!([{"province": "20"}])), grants());
    in_doubt(
        of("ppc-24", json!([{"province": "24"}, {"province": "20"}])),
        grants(),
    );
    no_doubt(of("ppc-20", json!([{"province": "24"}])), grants());
    // Where no province can be read: its submitter's, else anywhere.
    in_doubt(of("ppc-20", json!([{"province": "99"}])), grants());
    no_doubt(of("ppc-24", json!([{"province": "99"}])), grants());
    in_doubt(of("nobody-knows", json!([])), grants());
    // A share is no province.
    no_doubt(
        of("ppc-20", json!([{"province": "24", "share": "20"}])),
        grants(),
    );
    // A transaction lies where its grant does.
    let transaction = |grant: &str| {
        unread(
            "ministry",
            "transactions",
            json!({"id": "u", "kind": "gift", "grant": grant, "date": "2019-06-06"}),
        )
    };
    let disbursed = || figure("aid_disbursed", "5 USD", json!({}));
    in_doubt(transaction("a"), disbursed());
    no_doubt(transaction("b"), disbursed());
    in_doubt(transaction("unknown"), disbursed());
    // What was recorded in a unit of the 63 lies in the unit of the 34 that holds it: Bac Giang (24) in
    // Bac Ninh (24), Lang Son (20) nowhere but in Lang Son.
    let later = json!({
        "scope": {"province": "24"},
        "window": {"kind": "half_year", "from": "2025-07-01", "until": "2025-12-31"},
    });
    let late =
        json!({"id": "l", "provinces": [{"province": "24"}], "decision": {"date": "2025-08-01"}});
    let known = submission("L", "ppc-24", 1, json!({"grants": [grant("l", late)]}));
    let of_2025 = |code: &str| {
        let file =
            bad(json!({"provinces": [{"province": code}], "decision": {"date": "2025-08-01"}}));
        doubt(
            &[known.clone(), file],
            figure("grants_approved", "1 dự án", later.clone()),
        )
        .is_some()
    };
    assert!(of_2025("24"));
    assert!(of_2025("27"), "the Bac Ninh of the 63");
    assert!(!of_2025("20"));
}

#[test]
fn a_record_counts_only_when_it_may() {
    let decided = |date: &str| {
        let planned = json!({"from": "2030-01-01", "until": "2030-12-31"});
        bad(json!({"decision": {"date": date}, "planned": planned}))
    };
    in_doubt(decided("2019-01-01"), grants());
    in_doubt(decided("2019-12-31"), grants());
    no_doubt(decided("2018-12-31"), grants());
    no_doubt(decided("2020-01-01"), grants());
    // A date that cannot be read is none; without any it may be now.
    no_doubt(decided("31/12/2019"), grants());
    in_doubt(
        bad(json!({"decision": {"date": "31/12/2019"}, "planned": null})),
        grants(),
    );

    let running = || figure("grants_running", "1 dự án", json!({}));
    let lasts = |from: &str, until: Value| {
        bad(json!({"decision": {"date": from}, "planned": {"from": from, "until": until}}))
    };
    in_doubt(lasts("2010-01-01", json!("2030-12-31")), running());
    in_doubt(lasts("2010-01-01", json!("2019-12-31")), running());
    no_doubt(lasts("2010-01-01", json!("2019-12-30")), running());
    in_doubt(lasts("2010-01-01", json!(null)), running());
    no_doubt(lasts("2020-01-01", json!(null)), running());
    let on_day = json!({"window": null, "as_of": "2020-01-01"});
    in_doubt(
        lasts("2020-01-01", json!(null)),
        figure("grants_running", "1", on_day),
    );

    // The years before are as much in question as the window.
    let ratio = || figure("aid_approved_ratio", "1 lần", json!({}));
    let before = submission(
        "B",
        "ppc-20",
        2,
        json!({"grants": [grant("before", json!({"decision": {"date": "2018-05-05"}}))]}),
    );
    let of = |date: &str| doubt(&[before.clone(), decided(date)], ratio()).is_some();
    assert!(of("2018-01-01"));
    assert!(of("2019-01-01"));
    assert!(!of("2017-12-31"));
    assert!(!of("2020-01-01"));
}

#[test]
fn a_record_counts_only_in_its_mode() {
    let of = |mode: &str| figure("grants_approved", "1 dự án", json!({"mode": mode}));
    in_doubt(bad(json!({})), of("project"));
    no_doubt(bad(json!({})), of("non_project"));
    in_doubt(bad(json!({"mode": "loan"})), of("non_project"));
}

#[test]
fn a_donor_counts_through_the_records_that_name_it() {
    let donor = |id: Value| unread("ministry", "donors", json!({"id": id, "kind": "club"}));
    let organizations = || figure("organizations_approved", "1 tổ chức", json!({}));
    in_doubt(donor(json!("ngo")), organizations());
    no_doubt(donor(json!("other")), organizations());
    no_doubt(donor(json!("nobody")), organizations());
    // Grants are counted, whoever gives.
    no_doubt(donor(json!("ngo")), grants());
    // A donor without id may be any that is named and not there, and no other.
    no_doubt(donor(json!(null)), organizations());
    let named = |changes: Value| {
        let grant = grant("g", with(json!({"donors": [{"donor": "lost"}]}), changes));
        submission("G", "ppc-20", 2, json!({"grants": [grant]}))
    };
    let of = |grant: Value| doubt(&[grant, donor(json!(null))], organizations()).is_some();
    assert!(of(named(json!({}))));
    assert!(!of(named(json!({"provinces": [{"province": "24"}]}))));
    assert!(!of(named(
        json!({"decision": {"date": "2018-01-01"}, "planned": null})
    )));
}

#[test]
fn every_version_of_a_contradicted_record_is_asked() {
    let other =
        |changes: Value| submission("V", "vufo", 1, json!({"grants": [grant("a", changes)]}));
    in_doubt(other(json!({"decision": {"date": "2019-04-04"}})), grants());
    // The version that counts is of Lang Son in 2019: what the other one says changes nothing.
    in_doubt(other(json!({"provinces": [{"province": "24"}]})), grants());
    in_doubt(
        other(json!({"decision": {"date": "2010-01-01"}, "planned": null})),
        grants(),
    );
    // And the other way round: one version is enough.
    let of_24 =
        |changes: Value| submission("V", "vufo", 1, json!({"grants": [grant("b", changes)]}));
    in_doubt(of_24(json!({})), grants());
    no_doubt(
        of_24(json!({"provinces": [{"province": "24"}], "decision": {"date": "2019-04-04"}})),
        grants(),
    );
    // Identical versions merge.
    no_doubt(other(json!({})), grants());
    // A version that cannot be read puts the one that counts in doubt, wherever it lies itself.
    in_doubt(
        bad(json!({"id": "a", "provinces": [{"province": "24"}]})),
        grants(),
    );
    // What its own submitter replaced puts nothing in doubt.
    let replaced = unread("ppc-20", "grants", json!({"id": "a", "mode": "loan"}));
    let again = submission(
        "S3",
        "ppc-20",
        3,
        json!({"grants": [grant("a", json!({}))]}),
    );
    assert_eq!(doubt(&[replaced, again], grants()), None);
}

// ------------------------------------------------------------------------------- differences

fn plain(gap: &Gap) -> String {
    let plain = |value: i128| number::to_plain(value, gap.decimals);
    format!("{} {}", plain(gap.difference), plain(gap.distance))
}

#[test]
fn a_figure_that_is_off_says_how_far() {
    let of = |indicator: &str, printed: &str| -> Compared {
        let figure = figure(indicator, printed, json!({}));
        let file = submission("P", "press", 1, json!({"published_figures": [figure]}));
        all(&registry(&[base(), file])).figures.remove(0)
    };
    let found = of("grants_approved", "3 dự án");
    assert_eq!(found.computed, Some(Computed::Count(1)));
    assert_eq!(found.answer.id(), "contradicts");
    assert_eq!(plain(&found.gap.unwrap()), "-2 2");
    let found = of("aid_approved", "gần 1.000 USD");
    assert_eq!(plain(&found.gap.unwrap()), "0.00 0.01");
    let found = of("aid_approved", "ước 1,2 nghìn USD");
    assert_eq!(found.answer.id(), "off_estimate");
    assert_eq!(plain(&found.gap.unwrap()), "-200.00 150.00");
    let found = of("aid_approved", "1.000 USD");
    assert_eq!(
        (found.answer.id(), found.gap, found.reason),
        ("consistent", None, None)
    );
}

// ----------------------------------------------------------------------------------- between

/// The pairs of figures: ids, answer and how far apart, or why not.
fn pairs(figures: Value) -> Vec<String> {
    let file = submission("P", "press", 1, json!({"published_figures": figures}));
    let pair = |pair: &Between| {
        let more = pair.gap.as_ref().map(plain);
        let more = more.or(pair.reason.as_ref().map(|reason| reason.en.clone()));
        let end = more.map_or_else(String::new, |more| format!(": {more}"));
        format!("{} {}{end}", pair.ids.join(" "), pair.answer.id())
    };
    all(&registry(&[file])).between.iter().map(pair).collect()
}

/// A figure of the nation in 2021, with changes.
fn national(id: &str, indicator: &str, printed: &str, changes: Value) -> Value {
    let year = json!({"kind": "calendar_year", "from": "2021-01-01", "until": "2021-12-31"});
    figure(
        indicator,
        printed,
        with(json!({"id": id, "scope": null, "window": year}), changes),
    )
}

#[test]
fn figures_of_one_thing_are_set_beside_each_other() {
    let organizations =
        |id: &str, printed: &str| national(id, "organizations_active", printed, json!({}));
    let disbursed = |id: &str, printed: &str| national(id, "aid_disbursed", printed, json!({}));
    assert_eq!(
        pairs(json!([
            organizations("a", "481 tổ chức"),
            organizations("b", "484 tổ chức"),
            organizations("c", "gần 484 tổ chức"),
            organizations("d", "ước 400 tổ chức"),
            organizations("e", "nhiều tổ chức"),
        ])),
        [
            "a b contradicts: 3 3",
            "a c contradicts: 3 2",
            "a d off_estimate: -81 31",
            "a e cannot_tell: at byte `0` a number should begin",
            "b c contradicts: 0 1",
            "b d off_estimate: -84 34",
            "b e cannot_tell: at byte `0` a number should begin",
            "c d off_estimate: -84 33",
            "c e cannot_tell: at byte `0` a number should begin",
            "d e cannot_tell: at byte `0` a number should begin",
        ]
    );
    assert_eq!(
        pairs(json!([
            disbursed("a", "gần 262 triệu USD"),
            disbursed("b", "hơn 262 triệu USD"),
            disbursed("c", "6.000 tỷ đồng"),
            organizations("d", "262"),
        ])),
        [
            "a b contradicts: 0.00 0.02",
            "a c cannot_tell: the figures are in different units",
            "b c cannot_tell: the figures are in different units",
        ]
    );
    assert_eq!(
        pairs(json!([
            disbursed("a", "228,6 triệu USD"),
            disbursed("b", "228,7 triệu USD")
        ])),
        ["a b consistent"]
    );
    assert_eq!(
        pairs(json!([
            disbursed("a", "hơn 4,1 tỷ USD"),
            disbursed("b", "hơn 4,35 tỷ USD")
        ])),
        ["a b contradicts: 250000000.00 150000000.02"]
    );
}

#[test]
fn figures_of_different_things_are_not() {
    let one = || national("a", "organizations_active", "481", json!({}));
    for changes in [
        json!({"indicator": "organizations_registered"}),
        json!({"indicator": null}),
        json!({"scope": {"region": "europe"}}),
        json!({"scope": {"country": "FR"}}),
        json!({"scope": {"province": "20"}}),
        json!({"scope": {"donor": "ngo"}}),
        json!({"scope": {"district": "Cao Lộc"}}),
        json!({"mode": "project"}),
        json!({"novelty": "new"}),
        json!({"window": null}),
        json!({"window": null, "as_of": "2021-12-31"}),
        json!({"window": {"kind": "span", "from": "2021-01-01", "until": "2021-12-31"}}),
        json!({"window": {"kind": "calendar_year", "from": "2022-01-01", "until": "2022-12-31"}}),
    ] {
        let other = national("b", "organizations_active", "484", changes.clone());
        assert_eq!(pairs(json!([one(), other])), [""; 0], "{changes}");
    }
    // The day on which a window's figure was known, and a scope of nothing, change nothing.
    for changes in [json!({"as_of": "2022-03-03"}), json!({"scope": {}})] {
        let other = national("b", "organizations_active", "484", changes.clone());
        assert_eq!(pairs(json!([one(), other])).len(), 1, "{changes}");
    }
}

#[test]
fn a_window_chooses_figures_and_their_pairs() {
    let figures: Vec<Value> = ["2019", "2020"]
        .iter()
        .flat_map(|year| {
            let window = json!({"kind": "calendar_year", "from": format!("{year}-01-01"), "until": format!("{year}-12-31")});
            ["a", "b"].map(|id| figure("grants_approved", "1", json!({"id": format!("{id}-{year}"), "window": window})))
        })
        .collect();
    let file = submission("P", "press", 1, json!({"published_figures": figures}));
    let registry = registry(&[base(), file]);
    let window = Some(Window::calendar_year(2019).unwrap());
    let found = reconcile(
        &registry,
        &ReconciliationQuery {
            window,
            reporting: None,
        },
    );
    let ids: Vec<&str> = found
        .figures
        .iter()
        .map(|figure| figure.id.as_str())
        .collect();
    assert_eq!(ids, ["a-2019", "b-2019"]);
    assert_eq!(found.between.len(), 1);
    assert_eq!(found.between[0].ids, ["a-2019", "b-2019"]);
    assert_eq!(found.elsewhere, 2);
    let found = all(&registry);
    assert_eq!(
        (found.figures.len(), found.between.len(), found.elsewhere),
        (4, 2, 0)
    );
}

#[test]
fn many_figures_of_one_thing_take_no_square_of_time() {
    let figures: Vec<Value> = (0..500)
        .map(|at| {
            national(
                &format!("f{at:04}"),
                "organizations_active",
                &at.to_string(),
                json!({}),
            )
        })
        .collect();
    let pairs = pairs(json!(figures)).len();
    assert!((20_000..=25_000).contains(&pairs), "{pairs}");
}

// ------------------------------------------------------------------------------ by and by rates

/// Figures of the nation beside a registry in which every province has a record.
fn of_nation(mut lists: Value, figures: Value, reporting: Option<Reporting>) -> Vec<String> {
    let everywhere: Vec<Value> = vientro::catalog::province::on(Date::parse("2018-01-01").unwrap())
        .into_iter()
        .map(|unit| json!({"province": unit.code().as_str()}))
        .collect();
    let silent = json!({
        "provinces": everywhere, "decision": {"date": "2018-01-01"}, "donors": [], "funding": null,
        "planned": null, "events": [{"kind": "terminated", "date": "2018-01-01"}],
    });
    lists["grants"]
        .as_array_mut()
        .unwrap()
        .push(grant("silent", silent));
    lists["published_figures"] = figures;
    lists["donors"] = json!([
        {"id": "ngo", "kind": "foreign_ngo", "country": "JP"},
        {"id": "other", "kind": "foreign_ngo", "country": "FR"},
    ]);
    let registry = registry(&[submission("S", "ministry", 1, lists)]);
    let query = ReconciliationQuery {
        window: None,
        reporting,
    };
    let told = |found: Compared| {
        let computed = found.computed.map(|computed| match computed {
            Computed::Count(count) => count.to_string(),
            Computed::Aid(totals) => format!("{totals:?}"),
            Computed::Ratio {
                numerator,
                denominator,
            } => format!("{numerator} / {denominator}"),
        });
        let converted = found
            .converted
            .map(|reporting| format!("converted to {}", reporting.currency));
        let reason = found.reason.map(|reason| reason.en);
        let parts = [computed, converted, reason];
        let parts: Vec<String> = parts.into_iter().flatten().collect();
        format!("{}: {}", found.answer.id(), parts.join("; "))
    };
    let found = reconcile(&registry, &query).figures;
    found.into_iter().map(told).collect()
}

fn one_of_nation(lists: Value, indicator: &str, printed: &str, changes: Value) -> String {
    let changes = with(json!({"scope": null}), changes);
    of_nation(lists, json!([figure(indicator, printed, changes)]), None).remove(0)
}

fn disbursed(id: &str, grant: &str, date: &str, amount: &str) -> Value {
    json!({"id": id, "grant": grant, "kind": "disbursed", "date": date, "amount": usd(amount)})
}

/// 100 in 2018; 73 and 32 in 2019, of which 32 by another donor and in another province; promises.
fn flows() -> Value {
    let there = json!({"provinces": [{"province": "24"}], "donors": [{"donor": "other"}]});
    json!({
        "grants": [grant("a", json!({})), grant("b", there)],
        "transactions": [
            disbursed("t0", "a", "2018-06-06", "100"),
            disbursed("t1", "a", "2019-01-01", "73"),
            disbursed("t2", "b", "2019-12-31", "32"),
        ],
        "commitments": [
            {"id": "k1", "donor": "ngo", "date": "2019-02-02", "amount": usd("100")},
            {"id": "k2", "donor": "other", "date": "2019-02-02", "amount": usd("40")},
            {"id": "k3", "donor": "other", "date": "2020-02-02", "amount": usd("999")},
        ],
    })
}

#[test]
fn what_was_disbursed_is_compared_with_the_window_before() {
    let of = |printed: &str, changes: Value| {
        one_of_nation(flows(), "aid_disbursed_change", printed, changes)
    };
    assert_eq!(of("5 USD", json!({})), "consistent: [5.00 USD]");
    assert_eq!(of("-5 USD", json!({})), "contradicts: [5.00 USD]");
    assert_eq!(of("5%", json!({})), "consistent: 5.00 USD / 100.00 USD");
    assert_eq!(of("5,6%", json!({})), "contradicts: 5.00 USD / 100.00 USD");
    let here = json!({"scope": {"province": "20"}});
    assert_eq!(of("-27 USD", here.clone()), "consistent: [-27.00 USD]");
    assert_eq!(of("-27%", here), "consistent: -27.00 USD / 100.00 USD");
    let by = json!({"scope": {"country": "FR"}});
    assert_eq!(of("32 USD", by.clone()), "consistent: [32.00 USD]");
    // Nothing was disbursed before: there is no percentage.
    assert_eq!(
        of("32%", by),
        "cannot_tell: a single currency and a divisor above zero are needed"
    );
    // Two years before two years, the first half before the second.
    let span = json!({"window": {"kind": "span", "from": "2019-01-01", "until": "2020-12-31"}});
    assert_eq!(of("5 USD", span), "consistent: [5.00 USD]");
    let half =
        json!({"window": {"kind": "half_year", "from": "2019-07-01", "until": "2019-12-31"}});
    assert_eq!(of("-41 USD", half), "consistent: [-41.00 USD]");
}

#[test]
fn shares_and_what_was_used_of_promises() {
    let share = |printed: &str, scope: Value| {
        one_of_nation(
            flows(),
            "aid_disbursed_share",
            printed,
            json!({"scope": scope}),
        )
    };
    assert_eq!(
        share("69,5%", json!({"province": "20"})),
        "consistent: 73.00 USD / 105.00 USD"
    );
    assert_eq!(
        share("30,5%", json!({"region": "europe"})),
        "consistent: 32.00 USD / 105.00 USD"
    );
    assert_eq!(
        share("30,6%", json!({"donor": "other"})),
        "contradicts: 32.00 USD / 105.00 USD"
    );
    assert_eq!(
        share("100%", json!(null)),
        "consistent: 105.00 USD / 105.00 USD"
    );
    let none = json!({"country": "US"});
    assert_eq!(share("0%", none), "consistent: 0.00 USD / 105.00 USD");

    let used = |printed: &str, scope: Value| {
        one_of_nation(
            flows(),
            "aid_disbursed_ratio",
            printed,
            json!({"scope": scope}),
        )
    };
    assert_eq!(
        used("75%", json!(null)),
        "consistent: 105.00 USD / 140.00 USD"
    );
    assert_eq!(
        used("hơn 75%", json!(null)),
        "contradicts: 105.00 USD / 140.00 USD"
    );
    assert_eq!(
        used("80%", json!({"country": "FR"})),
        "consistent: 32.00 USD / 40.00 USD"
    );
    // A doubtful record anywhere changes the whole, and so every share.
    let mut doubtful = flows();
    doubtful["transactions"]
        .as_array_mut()
        .unwrap()
        .push(json!({"id": "t3", "grant": "b", "kind": "gift", "date": "2019-03-03"}));
    let of = |indicator: &str, printed: &str| {
        let here = json!({"scope": {"province": "20"}});
        one_of_nation(doubtful.clone(), indicator, printed, here)
    };
    assert!(of("aid_disbursed_share", "69,5%").starts_with("cannot_tell: 73.00 USD / 105.00 USD"));
    assert_eq!(of("aid_disbursed", "73 USD"), "consistent: [73.00 USD]");
}

#[test]
fn sums_in_several_currencies_are_converted_by_rates_that_the_query_names() {
    let june = json!({"from": "2019-06-01", "until": "2019-06-30"});
    let rate = |from: &str, value: &str| {
        json!({"id": from, "from": from, "to": "VND", "value": value, "kind": "accounting",
            "valid": june.clone(), "source": "an invented rate"})
    };
    let lists = |date: &str| {
        let euro = json!({"id": "e", "grant": "b", "kind": "disbursed", "date": date,
            "amount": {"amount": "10.00", "currency": "EUR"}});
        let dollar = disbursed("d", "a", "2019-06-30", "5");
        json!({
            "grants": [grant("a", json!({})), grant("b", json!({}))],
            "transactions": [dollar, euro],
            "rates": [rate("USD", "20000"), rate("EUR", "22000")],
        })
    };
    let terms = Some(Reporting::accounting(Currency::VND));
    let of = |date: &str, printed: &str, reporting: Option<Reporting>| {
        let figure = figure("aid_disbursed", printed, json!({"scope": null}));
        of_nation(lists(date), json!([figure]), reporting).remove(0)
    };
    let both = "[10.00 EUR, 5.00 USD]";
    assert_eq!(
        of("2019-06-01", "16 USD", None),
        format!("cannot_tell: {both}; there is EUR in the records: rates are needed")
    );
    assert_eq!(
        of("2019-06-01", "16 USD", terms),
        "consistent: [16.00 USD]; converted to USD"
    );
    assert_eq!(
        of("2019-06-01", "320 nghìn đồng", terms),
        "consistent: [320000 VND]; converted to VND"
    );
    // No rate of that day.
    let missing = of("2019-07-01", "16 USD", terms);
    assert!(
        missing.starts_with("cannot_tell: `transactions/e` cannot be converted: "),
        "{missing}"
    );
    assert!(
        missing.contains("EUR") && missing.contains("2019-07-01"),
        "{missing}"
    );
    // What is in one currency already is left alone.
    let mut one = lists("2019-06-01");
    one["transactions"].as_array_mut().unwrap().pop();
    let figures = json!([figure("aid_disbursed", "5 USD", json!({"scope": null}))]);
    assert_eq!(of_nation(one, figures, terms), ["consistent: [5.00 USD]"]);
    // A quotient is one of the currency that the query names.
    let share = json!({"scope": {"province": "20"}});
    let figures = json!([figure("aid_disbursed_share", "100%", share)]);
    assert_eq!(
        of_nation(lists("2019-06-01"), figures, terms),
        ["consistent: 320000 VND / 320000 VND; converted to VND"]
    );
    // A rate that cannot be read puts in doubt what was converted, and nothing else.
    let mut unread = lists("2019-06-01");
    unread["rates"]
        .as_array_mut()
        .unwrap()
        .push(json!({"id": "x", "from": "EUR", "value": 5, "valid": june.clone()}));
    let figures = json!([
        figure(
            "aid_disbursed",
            "16 USD",
            json!({"scope": null, "id": "all"})
        ),
        figure(
            "aid_disbursed",
            "16 USD",
            json!({"scope": {"country": "US"}, "id": "none"})
        ),
    ]);
    let found = of_nation(unread, figures, terms);
    assert!(
        found[0].starts_with("cannot_tell: [16.00 USD]; converted to USD; records"),
        "{found:?}"
    );
    assert_eq!(found[1], "contradicts: []");
}

// -------------------------------------------------------------------------------- sample data

#[test]
fn the_sample_data_gives_what_it_was_made_for() {
    let query = ReconciliationQuery {
        window: None,
        reporting: Some(Reporting::accounting(Currency::USD)),
    };
    let found = reconcile(sample::registry(), &query).figures;
    let expected = fs::read_to_string(sample::root().join("expected-figures.tsv")).unwrap();
    let mut differ = Vec::new();
    let mut count = 0;
    for line in expected.lines().skip(1) {
        let mut fields = line.split('\t');
        let (id, wanted) = (fields.next().unwrap(), fields.next().unwrap());
        let figure = found.iter().find(|figure| figure.id == id);
        let figure = figure.unwrap_or_else(|| panic!("no figure {id}"));
        count += 1;
        if figure.answer.id().replace('_', " ") != wanted {
            differ.push(format!(
                "{id}: {} instead of {wanted}: {} beside {:?}, {:?}",
                figure.answer.id(),
                figure.printed,
                figure.computed,
                figure.reason.as_ref().map(|reason| &reason.en)
            ));
        }
    }
    assert_eq!(count, found.len());
    assert!(differ.is_empty(), "{}", differ.join("\n"));
}

// ------------------------------------------------------------------------- what nobody can tell

/// Why nobody can tell a figure of some records; nothing if somebody can.
fn untold(lists: Value, figure: Value) -> Option<String> {
    let files = [
        submission("S1", "ppc-20", 1, lists),
        submission("P", "press", 1, json!({"published_figures": [figure]})),
    ];
    let found = all(&registry(&files)).figures.remove(0);
    assert_eq!(found.reason.is_some(), found.answer.id() == "cannot_tell");
    found.reason.map(|reason| reason.en)
}

/// A grant and a transaction of it, each with changes, and the organization that gives.
fn one(changes: Value, moved: Value) -> Value {
    let moved = with(
        json!({"id": "t", "grant": "g", "kind": "disbursed", "date": "2019-05-05", "amount": usd("5")}),
        moved,
    );
    json!({
        "donors": [{"id": "ngo", "kind": "foreign_ngo", "country": "JP"}],
        "grants": [grant("g", changes)],
        "transactions": [moved],
    })
}

#[test]
fn a_province_whose_only_money_lies_undivided_is_not_told() {
    let approved = || figure("aid_approved", "1.000 USD", json!({}));
    let shared = json!({"provinces": [{"province": "20"}, {"province": "24"}]});
    let reason = untold(one(shared, json!({})), approved());
    assert!(reason.unwrap().contains("cannot be divided"));
    assert_eq!(untold(one(json!({}), json!({})), approved()), None);
}

#[test]
fn what_has_no_day_kind_or_amount_leaves_the_sum_open() {
    let disbursed = || figure("aid_disbursed", "5 USD", json!({}));
    assert_eq!(untold(one(json!({}), json!({})), disbursed()), None);
    for moved in [
        json!({"date": null}),
        json!({"kind": null}),
        json!({"amount": null}),
    ] {
        let reason = untold(one(json!({}), moved), disbursed());
        assert!(reason.unwrap().contains("transactions/t"));
    }
    // What was received is no disbursement, whenever it was.
    let received = json!({"kind": "received", "date": null});
    assert_eq!(untold(one(json!({}), received), disbursed()), None);

    let approved = || figure("aid_approved", "1.000 USD", json!({}));
    let undecided = json!({"decision": {"number": "1"}});
    let mut lists = one(undecided, json!({}));
    let decided = grant("h", json!({}));
    lists["grants"].as_array_mut().unwrap().push(decided);
    let reason = untold(lists, approved());
    assert!(reason.unwrap().contains("grants/g"));
    let running = || figure("value_running", "1.000 USD", json!({}));
    let amended = json!({"amendments": [{"grant": [usd("500")]}]});
    let reason = untold(one(amended, json!({})), running());
    assert!(reason.unwrap().contains("grants/g"));
}

#[test]
fn who_may_be_active_or_registered_leaves_the_count_open() {
    let active = || figure("organizations_active", "1 tổ chức", json!({}));
    let endless = json!({"planned": {"from": "2019-04-01"}});
    let elsewhere = json!({"date": "2021-01-01"});
    let reason = untold(one(endless.clone(), elsewhere), active());
    assert!(reason.unwrap().contains("nobody can tell"));
    // A transaction in the year shows it all the same.
    assert_eq!(untold(one(endless, json!({})), active()), None);
}

#[test]
fn years_before_the_records_are_not_compared() {
    let window = json!({"kind": "calendar_year", "from": "2008-01-01", "until": "2008-12-31"});
    let early = figure("aid_disbursed", "5 USD", json!({"window": window}));
    let reason = untold(one(json!({}), json!({})), early);
    assert_eq!(reason.as_deref(), Some("the records begin in 2019"));
}
