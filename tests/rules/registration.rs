//! The rules on what certificates say, and on what happened to them.

use serde_json::{Value, json};
use vientro::rules::{self, CheckOptions};
use vientro::{Date, Period, WorkingCalendar};

use crate::support::{
    AS_OF, changed, check_on, check_with_weekdays, exactly, not_applied, registry, rows, said,
    words,
};

const ISSUED: &str = "/certificates/0/issued_on";
const KIND: &str = "/certificates/0/kind";
const UNTIL: &str = "/certificates/0/valid_until";
const EVENTS: &str = "/certificates/0/events";
const LIST: &str = "/certificates/0/programme_list";

fn list(from: &str, until: &str) -> (&'static str, Value) {
    (LIST, json!({"from": from, "until": until}))
}

/// A representative office with all that is asked of it, but for what is changed after.
fn office() -> [(&'static str, Value); 3] {
    [
        (KIND, json!("representative_office")),
        ("/certificates/0/office_province", json!("01")),
        list("2022-12-01", "2027-11-30"),
    ]
}

#[test]
fn certificate_006_scope() {
    let sectors = ("/certificates/0/sectors", json!([]));
    let provinces = ("/certificates/0/provinces", json!([]));
    let at = "certificates/C1 /sectors";
    exactly("CERTIFICATE-006", std::slice::from_ref(&sectors), &[at]);
    exactly(
        "CERTIFICATE-006",
        &[sectors.clone(), provinces],
        &["certificates/C1 /provinces", at],
    );
    // Decree 58/2022/NĐ-CP is in force from 2022-11-01.
    rows(
        "CERTIFICATE-006",
        &[
            (&[sectors.clone(), (ISSUED, json!("2022-11-01"))], &[at]),
            (&[sectors.clone(), (ISSUED, json!("2022-10-31"))], &[]),
        ],
    );
    let old = changed(&[sectors.clone(), (ISSUED, json!("2022-10-31"))]);
    assert_eq!(
        not_applied(&check_on(&old, AS_OF), "CERTIFICATE-006"),
        [("text not modelled: 12/2012/NĐ-CP".to_owned(), 1)]
    );
    let said = words("CERTIFICATE-006", &[sectors]);
    let expected = ("error", "thiếu lĩnh vực hoạt động", "missing: sectors");
    assert_eq!(said, [(expected.0, expected.1.into(), expected.2.into())]);
}

#[test]
fn certificate_007_and_008_what_it_is_counted_by() {
    exactly(
        "CERTIFICATE-007",
        &[(KIND, Value::Null)],
        &["certificates/C1 /kind"],
    );
    let bare = ("/certificates/-", json!({"id": "C2", "number": "2/GĐK"}));
    rows(
        "CERTIFICATE-007",
        &[
            (
                &[bare],
                &[
                    "certificates/C2 /holder",
                    "certificates/C2 /issued_on",
                    "certificates/C2 /kind",
                    "certificates/C2 /valid_until",
                ],
            ),
            (&[], &[]),
        ],
    );
    let number = "/certificates/0/number";
    exactly(
        "CERTIFICATE-008",
        &[(number, Value::Null)],
        &["certificates/C1 /number"],
    );
}

#[test]
fn certificate_009_one_number_for_two() {
    let other = |holder: &str, number: &str| {
        json!({"id": "C2", "holder": holder, "kind": "operation", "number": number,
            "issued_on": "2023-06-01", "valid_until": "2026-05-31",
            "programme_list": {"from": "2023-06-01", "until": "2026-05-31"},
            "provinces": ["20"], "sectors": ["health"]})
    };
    // C1 is of 2022.
    let numbered = |number: &str| {
        let mut same = other("D2", number);
        (same["issued_on"], same["valid_until"]) = (json!("2022-12-31"), json!("2025-12-30"));
        same
    };
    let second = (
        "/donors/-",
        json!({"id": "D2", "kind": "foreign_ngo", "country": "SE", "names": {"en": "Second"}}),
    );
    let add = "/certificates/-";
    exactly(
        "CERTIFICATE-009",
        &[
            second.clone(),
            (ISSUED, json!("2023-01-01")),
            (add, other("D2", "1/GĐK")),
        ],
        &["certificates/C2 /number"],
    );
    // Each kind counts anew every year.
    exactly(
        "CERTIFICATE-009",
        &[second.clone(), (add, other("D2", "1/GĐK"))],
        &[],
    );
    let mut office = numbered("1/GĐK");
    office["kind"] = json!("project_office");
    rows(
        "CERTIFICATE-009",
        &[
            (
                &[second.clone(), (add, numbered("1/GĐK"))],
                &["certificates/C2 /number"],
            ),
            (&[second.clone(), (add, office)], &[]),
        ],
    );
    exactly(
        "CERTIFICATE-009",
        &[second, (add, other("D2", "2/GĐK"))],
        &[],
    );
    exactly("CERTIFICATE-009", &[(add, other("D1", "1/GĐK"))], &[]);
}

#[test]
fn certificate_010_events_are_told() {
    for (event, at) in [
        (
            json!({"date": "2023-06-01"}),
            "certificates/C1 /events/0/kind",
        ),
        (json!({"kind": "amended"}), "certificates/C1 /events/0/date"),
        (
            json!({"kind": "renewed", "date": "2023-06-01"}),
            "certificates/C1 /events/0/valid_until",
        ),
    ] {
        exactly("CERTIFICATE-010", &[(EVENTS, json!([event]))], &[at]);
    }
    exactly(
        "CERTIFICATE-010",
        &[(EVENTS, json!([{"kind": "amended", "date": "2023-06-01"}]))],
        &[],
    );
}

#[test]
fn certificate_011_events_in_order() {
    let event = |kind: &str, date: &str| json!({"kind": kind, "date": date});
    let said = |events: Value, places: &[&str]| {
        exactly("CERTIFICATE-011", &[(EVENTS, events)], places);
    };
    let second: &[&str] = &["certificates/C1 /events/1"];
    said(
        json!([event("amended", "2022-11-30")]),
        &["certificates/C1 /events/0"],
    );
    said(json!([event("amended", "2022-12-01")]), &[]);
    for end in ["terminated", "revoked"] {
        let end = event(end, "2023-06-02");
        said(json!([end, event("amended", "2023-06-03")]), second);
        said(json!([end, event("amended", "2023-06-01")]), &[]);
    }
    // Who is terminated is revoked as well.
    said(
        json!([
            event("terminated", "2023-06-02"),
            event("revoked", "2023-06-30")
        ]),
        &[],
    );
    let suspended = event("suspended", "2023-06-02");
    said(json!([suspended, event("suspended", "2023-06-20")]), second);
    said(json!([suspended, event("resumed", "2023-06-20")]), &[]);
    said(
        json!([event("resumed", "2023-06-02")]),
        &["certificates/C1 /events/0"],
    );
    said(
        json!([
            suspended,
            event("resumed", "2023-06-20"),
            event("suspended", "2023-06-20")
        ]),
        &[],
    );
    // The event of an unknown day may be the suspension.
    let open = [event("resumed", "2023-06-20"), json!({"kind": "suspended"})];
    let checked = check_on(&changed(&[(EVENTS, json!(open))]), AS_OF);
    assert!(checked.findings.iter().all(|f| f.rule == "CERTIFICATE-010"));
    assert_eq!(
        not_applied(&checked, "CERTIFICATE-011"),
        [("the record says too little".to_owned(), 1)]
    );
}

#[test]
fn certificate_012_last_days() {
    let event = |kind: &str, date: &str, until: &str| {
        (
            EVENTS,
            json!([{"kind": kind, "date": date, "valid_until": until}]),
        )
    };
    let at: &[&str] = &["certificates/C1 /events/0/valid_until"];
    exactly(
        "CERTIFICATE-012",
        &[event("renewed", "2023-06-01", "2025-11-30")],
        at,
    );
    exactly(
        "CERTIFICATE-012",
        &[event("renewed", "2023-06-01", "2025-12-01")],
        &[],
    );
    exactly(
        "CERTIFICATE-012",
        &[event("amended", "2023-06-02", "2023-06-01")],
        at,
    );
    exactly(
        "CERTIFICATE-012",
        &[event("amended", "2023-06-02", "2023-06-02")],
        &[],
    );
    rows(
        "CERTIFICATE-012",
        &[
            (
                &[(UNTIL, json!("2022-11-30"))],
                &["certificates/C1 /valid_until"],
            ),
            (&[(UNTIL, json!("2022-12-01"))], &[]),
        ],
    );
}

#[test]
fn certificate_013_and_014_list_of_programmes() {
    let at: &[&str] = &["certificates/C1 /programme_list"];
    let short = list("2022-12-01", "2025-11-29");
    exactly("CERTIFICATE-013", std::slice::from_ref(&short), at);
    exactly("CERTIFICATE-013", &[list("2022-12-01", "2025-11-30")], &[]);
    for half in [
        json!({"from": "2022-12-01"}),
        json!({"until": "2025-11-30"}),
    ] {
        let little = vec![("the record says too little".to_owned(), 1)];
        assert_eq!(said("CERTIFICATE-013", &[(LIST, half)]), (0, little));
    }
    let with = |change: (&'static str, Value)| [&office()[..], &[change]].concat();
    exactly(
        "CERTIFICATE-013",
        &with(list("2022-12-01", "2027-11-29")),
        at,
    );
    exactly("CERTIFICATE-013", &office(), &[]);
    rows(
        "CERTIFICATE-013",
        &[
            (&[short.clone(), (ISSUED, json!("2022-11-01"))], at),
            (&[short.clone(), (ISSUED, json!("2022-10-31"))], &[]),
        ],
    );
    let checked = check_on(&changed(&[short]), AS_OF);
    let finding = &checked.findings[0];
    assert_eq!(
        finding.message.vi,
        "danh mục chương trình đến 29/11/2025; cần ít nhất 3 năm, đến 30/11/2025"
    );
    assert_eq!(
        finding.message.en,
        "the list of programmes ends on 2025-11-29; at least 3 years are needed, until 2025-11-30"
    );
    assert_eq!(
        finding.citation.unwrap().text(vientro::Lang::Vi),
        "Điều 10 Nghị định 58/2022/NĐ-CP"
    );
    exactly("CERTIFICATE-014", &[(LIST, Value::Null)], at);
    // What is issued again within the term of the one before needs none.
    let again = |until: &str| {
        let again = json!({"id": "C2", "holder": "D1", "kind": "operation", "number": "1/CL",
            "issued_on": "2023-02-01", "valid_until": until, "provinces": ["20"],
            "sectors": ["health"]});
        [("/certificates/-", again)]
    };
    exactly("CERTIFICATE-014", &again("2025-11-30"), &[]);
    let at = "certificates/C2 /programme_list";
    exactly("CERTIFICATE-014", &again("2025-12-01"), &[at]);
}

#[test]
fn certificate_015_place_of_the_office() {
    let nowhere = ("/certificates/0/office_province", Value::Null);
    let changes = [&office()[..], std::slice::from_ref(&nowhere)].concat();
    exactly(
        "CERTIFICATE-015",
        &changes,
        &["certificates/C1 /office_province"],
    );
    exactly("CERTIFICATE-015", &[nowhere], &[]);
}

#[test]
fn certificate_016_project_offices() {
    let project = (KIND, json!("project_office"));
    let renewed = |day: &str| {
        (
            EVENTS,
            json!([{"kind": "renewed", "date": day, "valid_until": "2026-01-01"}]),
        )
    };
    exactly(
        "CERTIFICATE-016",
        std::slice::from_ref(&project),
        &["certificates/C1 /kind"],
    );
    let old = (ISSUED, json!("2022-10-31"));
    rows(
        "CERTIFICATE-016",
        &[
            (
                &[project.clone(), (ISSUED, json!("2022-11-01"))],
                &["certificates/C1 /kind"],
            ),
            (&[project.clone(), old.clone()], &[]),
            (
                &[project.clone(), old.clone(), renewed("2022-11-01")],
                &["certificates/C1 /events/0"],
            ),
            (&[project.clone(), old.clone(), renewed("2022-10-31")], &[]),
        ],
    );
    // Issued again, in a record of its own, within the term of the one before.
    let again = |until: &str| {
        let again = json!({"id": "C2", "holder": "D1", "kind": "project_office",
            "number": "1/CL", "issued_on": "2023-02-01", "valid_until": until,
            "provinces": ["20"], "sectors": ["health"]});
        ("/certificates/-", again)
    };
    let at: &[&str] = &["certificates/C2 /kind"];
    let late = (ISSUED, json!("2022-11-01"));
    rows(
        "CERTIFICATE-016",
        &[
            (&[project.clone(), old.clone(), again("2025-11-30")], &[]),
            (&[project.clone(), old.clone(), again("2025-12-01")], at),
            (&[old.clone(), again("2025-11-30")], at),
            (
                &[project.clone(), late, again("2025-11-30")],
                &["certificates/C1 /kind", "certificates/C2 /kind"],
            ),
        ],
    );
    let untold = [project, old, (UNTIL, Value::Null), again("2025-11-30")];
    let (found, why) = said("CERTIFICATE-016", &untold);
    assert_eq!((found, why.len()), (0, 2), "{why:?}");
}

#[test]
fn certificate_017_holder() {
    let kind = |kind: &str| ("/donors/0/kind", json!(kind));
    let at: &[&str] = &["certificates/C1 /holder"];
    exactly("CERTIFICATE-017", &[kind("company")], at);
    exactly("CERTIFICATE-017", &[kind("foreign_ngo")], &[]);
    rows(
        "CERTIFICATE-017",
        &[
            (&[kind("international_organization")], at),
            (&[kind("unknown")], &[]),
            (&[kind("research_body")], &[]),
            (&[kind("company"), (ISSUED, json!("2022-10-31"))], &[]),
        ],
    );
}

#[test]
fn certificate_017_leaves_research_open() {
    let little = vec![("the record says too little".to_owned(), 1)];
    let research = [("/donors/0/kind", json!("research_body"))];
    assert_eq!(said("CERTIFICATE-017", &research), (0, little));
    let company = [("/donors/0/kind", json!("company"))];
    assert_eq!(words("CERTIFICATE-017", &company)[0].0, "error");
}

#[test]
fn certificate_018_renewed_in_time() {
    let renewed = |day: &str| {
        (
            EVENTS,
            json!([{"kind": "renewed", "date": day, "valid_until": "2026-06-30"}]),
        )
    };
    let until = (UNTIL, json!("2023-06-30"));
    exactly(
        "CERTIFICATE-018",
        &[until.clone(), renewed("2023-07-02")],
        &["certificates/C1 /events/0/date"],
    );
    // From one day to the next there is no gap.
    exactly(
        "CERTIFICATE-018",
        &[until.clone(), renewed("2023-07-01")],
        &[],
    );
    // The dossier was in time: the decision is what is late.
    let filed = |day: &str| {
        let filing = json!({"id": "F2", "duty": "certificate-renewal", "bearer": "D1",
            "window": {"from": "2022-12-01", "until": "2023-06-30"}, "date": day});
        ("/filings/-", filing)
    };
    let mut undated = filed("2023-05-01");
    undated.1.as_object_mut().unwrap().remove("date");
    let other = |until: &str| {
        let other = json!({"id": "C2", "holder": "D1", "kind": "operation", "number": "2/GĐK",
            "issued_on": "2023-02-01", "valid_until": until, "provinces": ["20"],
            "sectors": ["health"], "programme_list": {"from": "2023-01-01", "until": "2025-12-31"}});
        ("/certificates/-", other)
    };
    let late = [until.clone(), renewed("2023-07-02")];
    let with = |change: (&'static str, Value)| [&late[..], &[change]].concat();
    let at: &[&str] = &["certificates/C1 /events/0/date"];
    rows(
        "CERTIFICATE-018",
        &[
            (&with(filed("2023-05-01")), &[]),
            (&with(filed("2023-05-02")), at),
            (&with(undated), &[]),
            (&with(other("2023-07-01")), &[]),
            (&with(other("2023-06-30")), at),
        ],
    );
    exactly("CERTIFICATE-018", &[until, renewed("2023-06-30")], &[]);
}

#[test]
fn certificate_019_put_right_in_thirty_working_days() {
    let event = |kind: &str, date: &str| json!({"kind": kind, "date": date});
    // 30 working days after Thursday 2023-06-01, without holidays, end on 2023-07-13.
    let said = |events: Value, as_of: &str, has_calendar: bool| {
        let mut options = CheckOptions::on(Date::parse(as_of).unwrap());
        if has_calendar {
            let calendar = WorkingCalendar::new(Period::ALWAYS, [], []).unwrap();
            options = options.with_calendar(calendar);
        }
        let registry = registry(&changed(&[(EVENTS, events)]));
        let checked = rules::check(&registry, &options);
        let found = checked
            .findings
            .iter()
            .filter(|f| f.rule == "CERTIFICATE-019");
        let found: Vec<_> = found
            .map(|f| (f.path.to_string(), f.message.en.clone()))
            .collect();
        (found, not_applied(&checked, "CERTIFICATE-019"))
    };
    let suspended = || json!([event("suspended", "2023-06-01")]);
    let none = || (vec![], vec![]);
    assert_eq!(said(suspended(), "2023-07-13", true), none());
    assert_eq!(
        said(suspended(), "2023-07-21", true),
        (
            vec![(
                "/events/0".to_owned(),
                "suspended on 2023-06-01, not put right when the 30 working days from receipt of the decision were over, on 2023-07-20 at the latest"
                    .to_owned()
            )],
            vec![]
        )
    );
    // The decision may have been on its way for 5 working days.
    let little = || (vec![], vec![("the record says too little".to_owned(), 1)]);
    assert_eq!(said(suspended(), "2023-07-14", true), little());
    assert_eq!(said(suspended(), "2023-07-20", true), little());
    // Thirty calendar days are never more than thirty working days.
    assert_eq!(said(suspended(), "2023-07-01", false), none());
    let no_calendar = vec![("no calendar".to_owned(), 1)];
    assert_eq!(
        said(suspended(), "2023-07-02", false),
        (vec![], no_calendar)
    );
    // The remedy was filed, nobody knows when.
    let filing = json!({"id": "F2", "duty": "suspension-remedy", "bearer": "D1",
        "window": {"from": "2023-06-01", "until": "2023-06-01"}});
    let world = changed(&[(EVENTS, suspended()), ("/filings/-", filing)]);
    let checked = check_with_weekdays(&world, AS_OF);
    assert_eq!(not_applied(&checked, "CERTIFICATE-019"), little().1);
    let resumed = |day| json!([event("suspended", "2023-06-01"), event("resumed", day)]);
    assert_eq!(said(resumed("2023-07-13"), AS_OF, true), none());
    assert_eq!(said(resumed("2023-07-14"), AS_OF, true), little());
}

#[test]
fn certificate_020_active_while_suspended() {
    // T2 is of 2023-03-01.
    let suspended = |day: &str| (EVENTS, json!([{"kind": "suspended", "date": day}]));
    exactly(
        "CERTIFICATE-020",
        &[suspended("2023-03-01")],
        &["certificates/C1 /events"],
    );
    exactly("CERTIFICATE-020", &[suspended("2023-03-02")], &[]);
    let another = json!({"id": "C2", "holder": "D1", "kind": "operation", "number": "2/GĐK",
        "issued_on": "2023-02-01", "valid_until": "2025-11-30", "provinces": ["20"],
        "sectors": ["health"], "programme_list": {"from": "2023-01-01", "until": "2025-12-31"}});
    exactly(
        "CERTIFICATE-020",
        &[suspended("2023-03-01"), ("/certificates/-", another)],
        &[],
    );
    let said = words("CERTIFICATE-020", &[suspended("2023-02-15")]);
    assert_eq!(
        said,
        [(
            "error",
            "`D1` hoạt động ngày 01/3/2023 (`transactions/T2`) khi bị đình chỉ từ 15/02/2023"
                .to_owned(),
            "`D1` was active on 2023-03-01 (`transactions/T2`), suspended since 2023-02-15"
                .to_owned()
        )]
    );
}
