//! The calendar as a whole: order, both languages, JSON, and the rules beside it.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use proptest::prelude::*;
use vientro::duties::{DUTIES, Due, State};
use vientro::rules::{self, CheckOptions};

use super::*;

/// A registry with an obligation of every duty that records can start.
fn everything() -> Value {
    json!({
        "certificates": [
            {"id": "C1", "holder": "D1", "kind": "operation", "issued_on": "2022-12-16",
             "valid_until": "2025-12-15", "events": [
                {"kind": "amended", "date": "2023-03-01"},
                {"kind": "suspended", "date": "2023-04-03"}, {"kind": "resumed", "date": "2023-04-10"}]},
            {"id": "C2", "kind": "representative_office", "issued_on": "2019-01-01",
             "valid_until": "2023-12-31", "events": [{"kind": "revoked", "date": "2023-09-01"}]},
            {"id": "C3", "holder": "D1", "kind": "operation", "issued_on": "2025-12-16",
             "valid_until": "2028-12-15"}],
        "grants": [
            {"id": "G1", "owner": "school", "managing_agency": "ppc", "decision": {"date": "2023-01-16"},
             "planned": {"from": "2023-02-01", "until": "2023-05-31"}, "budget_class": "budget_revenue"},
            {"id": "G2", "owner": "school", "managing_agency": "ministry",
             "decision": {"date": "2023-02-16"}, "planned": {"from": "2023-03-01", "until": "2023-08-31"},
             "budget_class": "not_budget_revenue"},
            {"id": "G3", "owner": "school", "managing_agency": "ppc", "disaster_date": "2023-09-07",
             "dossier": {"complete_on": "2023-09-10"}, "decision": {"date": "2023-09-14", "level": "managing_agency"},
             "planned": {"from": "2023-09-15", "until": "2023-10-31"}},
            {"id": "G4", "owner": "school", "managing_agency": "ppc", "decision": {"date": "2026-04-01"},
             "planned": {"from": "2026-04-01", "until": "2026-12-31"}, "budget_class": "budget_revenue"}],
        "filings": [
            {"id": "F1", "duty": "ngo-annual-report", "bearer": "D1",
             "window": {"from": "2022-12-15", "until": "2023-12-14"}, "date": "2023-12-20"},
            {"id": "F2", "duty": "aid-annual-report", "bearer": "ppc",
             "window": {"from": "2023-01-01", "until": "2023-12-31"}, "date": "2024-01-10"}]
    })
}

#[test]
fn every_duty_that_can_be_checked_has_an_obligation() {
    let found = with_calendar(&everything(), "2026-06-30");
    let seen: BTreeSet<_> = found.list.iter().map(|one| one.duty.id()).collect();
    let checkable = DUTIES.iter().filter(|duty| duty.not_checkable().is_none());
    assert_eq!(seen, checkable.map(|duty| duty.id()).collect());
    let states: BTreeSet<_> = found.list.iter().map(|one| one.state.id()).collect();
    let all = without_calendar(&everything(), "2023-12-16");
    let states: BTreeSet<_> = all
        .list
        .iter()
        .map(|one| one.state.id())
        .chain(states)
        .collect();
    assert_eq!(states, BTreeSet::from(State::IDS));
    for one in &found.list {
        assert_ne!(one.state.text(Lang::Vi), one.state.text(Lang::En));
        assert!(one.basis.evidence().is_verified());
        assert!(!matches!(one.duty.term(), Due::NotStated));
        let governed_on = one
            .due
            .map_or(one.counted_from, |due| due.max(one.counted_from));
        assert!(
            one.basis
                .in_force()
                .from()
                .is_none_or(|from| from <= governed_on)
        );
    }
    let count = |state| found.count(state);
    assert_eq!(
        State::IDS.into_iter().map(count).sum::<usize>(),
        found.list.len()
    );
}

#[test]
fn the_first_of_all_dates_hides_nothing() {
    let lines = |lists: &Value| {
        let found = without_calendar(lists, "2026-06-30");
        DUTIES
            .iter()
            .filter(|duty| duty.window().is_some())
            .map(|duty| (duty.id(), told(&found, duty.id())))
            .collect::<Vec<_>>()
    };
    let all = lines(&everything());
    let mut lists = everything();
    let list = |lists: &mut Value, name: &str, record: Value| {
        lists[name].as_array_mut().unwrap().push(record);
    };
    let certificate = json!({"id": "C0", "holder": "D1", "kind": "operation",
        "issued_on": "1900-01-01", "valid_until": "1900-12-31"});
    list(&mut lists, "certificates", certificate);
    let grant = json!({"id": "G0", "owner": "school", "managing_agency": "school",
        "decision": {"date": "1900-01-01"}, "budget_class": "budget_revenue",
        "planned": {"from": "1900-01-01", "until": "1900-12-31"}});
    list(&mut lists, "grants", grant);
    assert_eq!(lines(&lists), all);
    assert!(all.iter().filter(|(_, told)| !told.is_empty()).count() >= 9);
}

#[test]
fn states_are_told_in_vietnamese_too() {
    let found = with_calendar(&everything(), "2023-12-21");
    let told: BTreeSet<String> = found
        .list
        .iter()
        .map(|one| one.state.text(Lang::Vi))
        .collect();
    for expected in [
        "chưa đến hạn",
        "đang trong hạn",
        "muộn 2 ngày, ngày 20/12/2023",
        "đúng hạn, ngày 10/4/2023",
        "quá hạn 3 ngày",
    ] {
        assert!(told.contains(expected), "{expected}: {told:#?}");
    }
    assert!(told.iter().any(|one| one.ends_with("ngày làm việc")));
    let bare = without_calendar(&everything(), "2023-12-21");
    let none = "không xác định được: không có lịch ngày làm việc";
    assert!(bare.list.iter().any(|one| one.state.text(Lang::Vi) == none));
}

#[test]
fn the_calendar_as_json_keeps_its_keys() {
    let options = DutyOptions::on(day("2023-12-21")).with_calendar(weekdays());
    let mut found = duties::obligations(&registry(&everything()), &options);
    // One of each state is enough to see the form.
    let mut seen = BTreeSet::new();
    found
        .list
        .retain(|one| seen.insert((one.state.id(), one.window.is_some())));
    let text = json::obligations_json(&found);
    let text = text.replace(env!("CARGO_PKG_VERSION"), "[version]");
    insta::with_settings!({snapshot_path => "../snapshots", prepend_module_to_snapshot => false}, {
        insta::assert_snapshot!("duties_json", text);
    });
}

#[test]
fn what_is_asked_reads_with_every_problem() {
    let read = json::read_duty_options(
        r#"{"as_of":"2024-06-30","until":"2025-01-31","calendar":{
            "covers":{"from":"2024-01-01","until":"2024-12-31"},"holidays":["2024-04-30"]}}"#,
    );
    let options = read.unwrap();
    assert_eq!(options.until(), day("2025-01-31"));
    let again = json::read_duty_options(&json::duty_options_json(&options));
    assert_eq!(again, Ok(options));
    // A day before the one asked for looks no further.
    let back = json::read_duty_options(r#"{"as_of":"2024-06-30","until":"2024-01-31"}"#);
    assert_eq!(back.unwrap().until(), day("2024-06-30"));
    let problems = json::read_duty_options(r#"{"until":"31/1/2025","days":1}"#).unwrap_err();
    let told: Vec<_> = problems
        .iter()
        .map(|one| (one.path().as_str(), one.code().id()))
        .collect();
    assert_eq!(
        told,
        [
            ("/days", "shape.no_such_field"),
            ("/as_of", "shape.missing"),
            ("/until", "date.form")
        ]
    );
}

#[test]
fn what_the_rules_find_late_is_late_here_too() {
    let mut builder = Registry::builder();
    for folder in ["examples/data/binh-thuan", "examples/data/lang-son"] {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
        let mut paths: Vec<_> = fs::read_dir(root)
            .unwrap()
            .map(|one| one.unwrap().path())
            .collect();
        paths.sort();
        for path in paths {
            let bytes = fs::read(&path).unwrap();
            json::read(&mut builder, &path.display().to_string(), &bytes);
        }
    }
    let name = "examples/data/trung-uong/certificates.json";
    let bytes = fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join(name)).unwrap();
    json::read(&mut builder, name, &bytes);
    let registry = builder.finish();
    let as_of = day("2025-12-31");
    let checked = rules::check(&registry, &CheckOptions::on(as_of));
    let late = checked
        .findings
        .iter()
        .filter(|one| one.rule == "FILING-001")
        .count();
    let found = duties::obligations(&registry, &DutyOptions::on(as_of));
    let here = found.list.iter().filter(|one| {
        one.duty.window() == Some(vientro::WindowKind::Decree58) && one.state.id() == "filed_late"
    });
    assert_eq!(here.count(), late);
    assert!(late > 0);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(16))]

    #[test]
    fn the_order_of_files_changes_nothing(order in Just((0..9usize).collect::<Vec<_>>()).prop_shuffle()) {
        let lists = everything();
        let mut files = vec![];
        for kind in ["certificates", "grants", "filings"] {
            for record in lists[kind].as_array().unwrap() {
                let number = files.len();
                files.push((format!("{number}.json"), json!({
                    "format": "vientro-submission", "version": 1,
                    "submission": {"id": format!("S{number}"), "submitter": "mofa", "sequence": 1},
                    kind: [record]}).to_string()));
            }
        }
        let of = |order: &[usize]| {
            let mut builder = Registry::builder();
            for at in order {
                let (name, text) = &files[*at];
                json::read(&mut builder, name, text.as_bytes());
            }
            let options = DutyOptions::on(day("2026-06-30")).with_calendar(weekdays());
            json::obligations_json(&duties::obligations(&builder.finish(), &options))
        };
        prop_assert_eq!(files.len(), 9);
        prop_assert_eq!(of(&order), of(&[0, 1, 2, 3, 4, 5, 6, 7, 8]));
    }
}
