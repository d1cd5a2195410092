//! Input that nobody sane submits: it takes time in proportion to its size, never to the square.
//!
//! No clock here: what is repeated is repeated so often that a square would take minutes.

#![cfg(feature = "json")]

use std::fmt::Write;

use vientro::Date;
use vientro::exchange::json::{self, People};
use vientro::record::{Donor, Grant};
use vientro::registry::{Registry, Standing};
use vientro::rules::{self, CheckOptions};

const MANY: usize = 30_000;

/// A submission of `x`, with lists.
fn file(id: &str, sequence: usize, lists: &str) -> String {
    format!(
        r#"{{"format":"vientro-submission","version":1,"submission":{{"id":"{id}","submitter":"x","sequence":{sequence}}}{lists}}}"#
    )
}

fn load<'a>(files: impl IntoIterator<Item = &'a str>) -> Registry {
    let mut builder = Registry::builder();
    for (number, file) in files.into_iter().enumerate() {
        json::read(&mut builder, &format!("{number}.json"), file.as_bytes());
    }
    builder.finish()
}

#[test]
fn one_record_in_many_versions() {
    let mut grants = String::from(r#","grants":["#);
    for number in 1..MANY {
        write!(grants, r#"{{"id":"G","titles":{{"vi":"{number}"}}}},"#).unwrap();
    }
    // The last one counts: its managing agency submits it.
    grants.push_str(r#"{"id":"G","managing_agency":"x"}]"#);
    let registry = load([&*file("S", 1, &grants)]);
    assert_eq!(registry.versions::<Grant>("G").len(), MANY);
    assert_eq!(registry.findings().len(), MANY - 1);
    for _ in 0..MANY {
        assert!(
            registry
                .get::<Grant>("G")
                .unwrap()
                .managing_agency()
                .is_some()
        );
    }
    assert!(registry.get::<Grant>("F").is_none() && registry.get::<Grant>("H").is_none());
}

#[test]
fn one_record_in_many_submissions() {
    let files: Vec<String> = (0..MANY / 10)
        .map(|number| {
            let donors = format!(r#","donors":[{{"id":"D","home_registry_id":"{number}"}}]"#);
            file(&format!("S{number:05}"), number, &donors)
        })
        .collect();
    let registry = load(files.iter().map(String::as_str));
    let counted =
        |entry: &&_| vientro::registry::Entry::<Donor>::standing(entry) == Standing::Counted;
    let versions = registry.versions::<Donor>("D");
    assert_eq!(versions.iter().filter(counted).count(), 1);
    assert_eq!(
        versions.last().map(|last| last.standing()),
        Some(Standing::Counted)
    );
    assert_eq!(registry.get("D"), versions.last().map(|last| last.record()));

    let documents = json::write(&registry, People::Full);
    assert_eq!(documents.len(), files.len());
    for (document, number) in documents.iter().zip(0..) {
        let text = std::str::from_utf8(document.bytes()).unwrap();
        assert!(text.contains(&format!(
            r#""donors":[{{"id":"D","home_registry_id":"{number}"}}]"#
        )));
    }
}

#[test]
fn one_list_in_many_pieces() {
    let mut lists = r#","donors":[{"id":"D"}],"parties":[]"#.repeat(MANY);
    lists.push_str(r#","donors":[{}]"#);
    let registry = load([&*file("S", 1, &lists)]);
    assert_eq!(registry.entries::<Donor>().len(), 1);
    let pointer = format!("/donors/{MANY}");
    assert_eq!(registry.set_aside()[0].pointer(), pointer);
}

#[test]
fn one_record_with_many_unknown_fields() {
    let mut record = String::from(r#","donors":[{"id":"D""#);
    for number in 0..MANY {
        write!(record, r#","x{number:05}":{number}"#).unwrap();
    }
    record.push_str("}]");
    let registry = load([&*file("S", 1, &record)]);
    let donor: &Donor = registry.get("D").unwrap();
    assert_eq!(donor.unknown_fields().len(), MANY);
    let documents = json::write(&registry, People::Full);
    assert!(
        std::str::from_utf8(documents[0].bytes())
            .unwrap()
            .contains(&record)
    );
}

#[test]
fn one_record_with_many_problems_tells_a_thousand() {
    for (repeated, count) in [
        (
            r#","accounts":[1"#.to_owned() + &",1".repeat(MANY) + "]",
            1001,
        ),
        (
            r#","names":{"vi":["#.to_owned() + &"0,".repeat(MANY) + "0]}",
            1,
        ),
        (r#","id":"D""#.repeat(MANY), 1001),
        (
            r#","accounts":["#.to_owned() + &r#"{"opened_on":"x"},"#.repeat(MANY) + "{}]",
            1001,
        ),
        // Three in each element: the thousandth falls in the middle of one.
        (
            r#","accounts":["#.to_owned()
                + &r#"{"opened_on":"x","closed_on":"x","bank":1},"#.repeat(MANY)
                + "{}]",
            1001,
        ),
    ] {
        let record = format!(r#"{{"id":"D"{repeated}}}"#);
        let lists = format!(r#","donors":[{record}]"#);
        let registry = load([&*file("S", 1, &lists)]);
        let [aside] = registry.set_aside() else {
            panic!("{repeated:.40}")
        };
        assert_eq!(aside.problems().len(), count, "{repeated:.40}");
        let more = aside
            .problems()
            .iter()
            .filter(|p| p.code().id() == "shape.more");
        assert_eq!(more.count(), usize::from(count > 1000), "{repeated:.40}");
        assert_eq!(aside.text(), record);
    }
}

/// A list of records or parts, one for each number.
fn list(name: &str, one: impl Fn(usize) -> String) -> String {
    let all: Vec<String> = (0..MANY).map(one).collect();
    format!(r#","{name}":[{}]"#, all.join(","))
}

/// How often each rule of some finds something.
#[expect(clippy::unwrap_used, reason = "a test may panic")]
fn found<const N: usize>(registry: &Registry, rules: [&str; N]) -> [usize; N] {
    assert!(registry.set_aside().is_empty());
    let options = CheckOptions::on(Date::new(2023, 12, 31).unwrap());
    let checked = rules::check(registry, &options);
    rules.map(|rule| checked.findings.iter().filter(|f| f.rule == rule).count())
}

#[test]
fn one_grant_of_many_donors() {
    let donor = |prefix: &'static str| {
        move |number: usize| format!(r#"{{"id":"{prefix}{number:05}","kind":"foreign_ngo"}}"#)
    };
    let mut records = list("donors", donor("D"));
    records.push_str(&list("donors", donor("E")));
    let transactions = |prefix: &'static str| {
        list("transactions", |number| {
            format!(
                r#"{{"id":"T{number:05}","grant":"G","kind":"received","date":"2023-02-01","donor":"{prefix}{number:05}","amount":{{"amount":"1.00","currency":"USD"}}}}"#
            )
        })
    };
    let parts = |prefix: &'static str| {
        let parts = list("donors", |number| {
            format!(r#"{{"donor":"{prefix}{number:05}"}}"#)
        });
        parts.trim_start_matches(',').to_owned()
    };
    let grant = |donors: &str, amendments: &str| {
        format!(
            r#","grants":[{{"id":"G","mode":"project",{donors},"decision":{{"date":"2023-01-16"}},"amendments":[{amendments}]}}]"#
        )
    };
    let amended = format!(r#"{{"date":"2023-01-20",{}}}"#, parts("E"));
    // Each names another donor: one of the grant, one that is none, and one that came later.
    for (grant, moves, strangers) in [
        (grant(&parts("D"), ""), transactions("D"), 0),
        (grant(&parts("D"), ""), transactions("E"), MANY),
        (grant(&parts("D"), &amended), transactions("E"), 0),
    ] {
        let registry = load([&*file("S", 1, &format!("{records}{grant}{moves}"))]);
        let donors = registry.get::<Grant>("G").map(|grant| grant.donors().len());
        assert_eq!(donors, Some(MANY));
        let rules = ["TRANSACTION-011", "REFERENCE-001"];
        assert_eq!(found(&registry, rules), [strangers, 0]);
    }
}

#[test]
fn many_filings_that_may_tell_of_many_decisions() {
    let grants = list("grants", |number| {
        format!(
            r#"{{"id":"G{number:05}","managing_agency":"A","decision":{{"date":"2023-01-16"}}}}"#
        )
    });
    // Filed late on one day, with as many windows that hold the decisions.
    let first = Date::new(1930, 1, 1).unwrap();
    let filings = list("filings", |number| {
        let from = first.plus_days(i32::try_from(number).unwrap()).unwrap();
        format!(
            r#"{{"id":"F{number:05}","duty":"decision-notice","bearer":"A","window":{{"from":"{from}","until":"2023-03-31"}},"date":"2023-03-31"}}"#
        )
    });
    let party = r#","parties":[{"id":"A","kind":"state_agency"}]"#;
    let registry = load([&*file("S", 1, &format!("{party}{grants}{filings}"))]);
    // None of them names the decisions that it tells of.
    assert_eq!(found(&registry, ["FILING-007", "FILING-013"]), [0, 0]);
}
