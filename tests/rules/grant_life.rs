//! The rules on the life of grants: start and end, amendments, programmes and supplements.

use serde_json::{Value, json};

use crate::support::{alone, grant, rows, said, told_as};

const ACTUAL: &str = "/grants/0/actual";
const EVENTS: &str = "/grants/0/events";
const AMENDMENTS: &str = "/grants/0/amendments";
const MODE: &str = "/grants/0/mode";
const TOO_LITTLE: &str = "the record says too little";

fn unsure() -> (usize, Vec<(String, usize)>) {
    (0, vec![(TOO_LITTLE.to_owned(), 1)])
}

fn not_modelled(text: &str) -> (usize, Vec<(String, usize)>) {
    (0, vec![(format!("text not modelled: {text}"), 1)])
}

fn event(kind: &str, day: &str) -> Value {
    json!({"kind": kind, "date": day})
}

#[test]
fn grant_036_started_early() {
    let from = |day: &str| ("/grants/0/actual/from", json!(day));
    alone(
        "GRANT-036",
        &[
            (&[from("2023-01-15")], &["grants/G1 /actual/from"]),
            (&[from("2023-01-16")], &[]),
            (
                &[
                    (ACTUAL, json!({"until": "2023-05-31"})),
                    (
                        EVENTS,
                        json!([
                            event("appraised", "2023-01-13"),
                            event("started", "2023-01-15")
                        ]),
                    ),
                ],
                &["grants/G1 /events/1/date"],
            ),
        ],
    );
    // What had begun may be the grant that it adds to.
    let supplements = ("/grants/0/supplements", json!("G0"));
    assert_eq!(
        said("GRANT-036", &[from("2023-01-15"), supplements]),
        unsure()
    );
    told_as(
        &[from("2023-01-15")],
        [
            "error",
            "thời gian thực hiện thực tế",
            "bắt đầu thực hiện ngày 15/01/2023, trước quyết định phê duyệt ngày 16/01/2023",
            "started on 2023-01-15, before the decision of 2023-01-16",
            "Decree 80/2020/ND-CP, Article 4(1)",
        ],
    );
    let on = |day: &str| {
        let dossier = ("/grants/0/dossier", Value::Null);
        let decided = ("/grants/0/decision/date", json!("2026-06-01"));
        said(
            "GRANT-036",
            &[dossier, decided, (ACTUAL, json!({"from": day}))],
        )
    };
    assert_eq!(on("2020-09-16"), not_modelled("93/2009/NĐ-CP"));
    assert_eq!(on("2020-09-17"), (1, vec![]));
    assert_eq!(on("2025-12-07"), (1, vec![]));
    // Decree 313/2025, of which news tell this.
    assert_eq!(on("2025-12-08"), (1, vec![]));
}

#[test]
fn grant_037_never_decided() {
    let none = ("/grants/0/decision", Value::Null);
    rows(
        "GRANT-037",
        &[
            (std::slice::from_ref(&none), &["grants/G1 /decision"]),
            (&[], &[]),
            // It has not started.
            (&[none.clone(), (ACTUAL, Value::Null)], &[]),
        ],
    );
    let on = |day: &str| said("GRANT-037", &[none.clone(), (ACTUAL, json!({"from": day}))]);
    assert_eq!(on("2020-09-16"), not_modelled("93/2009/NĐ-CP"));
    assert_eq!(on("2020-09-17"), (1, vec![]));
}

#[test]
fn grant_038_planned_before() {
    let until = |day: &str| {
        [
            (
                "/grants/0/planned",
                json!({"from": "2022-01-01", "until": day}),
            ),
            (ACTUAL, json!({"from": "2023-02-01"})),
            (
                AMENDMENTS,
                json!([{"number": "2", "date": "2023-01-20", "level": "managing_agency",
                "planned": {"from": "2023-02-01", "until": "2024-05-31"}}]),
            ),
        ]
    };
    alone(
        "GRANT-038",
        &[
            (&until("2023-01-15"), &["grants/G1 /planned/until"]),
            (&until("2023-01-16"), &[]),
        ],
    );
}

#[test]
fn grant_039_beyond_the_plan() {
    let until = |day: &str| ("/grants/0/actual/until", json!(day));
    let more_time = |date: Value, until: &str| {
        (
            AMENDMENTS,
            json!([{"number": "2", "date": date, "level": "managing_agency",
            "planned": {"from": "2023-02-01", "until": until}}]),
        )
    };
    let place: &[&str] = &["grants/G1 /actual/until"];
    alone(
        "GRANT-039",
        &[
            (&[until("2023-06-01")], place),
            (&[until("2023-05-31")], &[]),
            (
                &[
                    until("2023-06-30"),
                    more_time(json!("2023-05-01"), "2023-06-30"),
                ],
                &[],
            ),
            (
                &[
                    until("2023-07-01"),
                    more_time(json!("2023-05-01"), "2023-06-30"),
                ],
                place,
            ),
        ],
    );
    told_as(
        &[until("2023-06-01")],
        [
            "warning",
            "thời gian thực hiện thực tế",
            "thực hiện đến ngày 01/6/2023, quá thời gian đã phê duyệt (31/5/2023) mà không có điều chỉnh",
            "carried out until 2023-06-01, beyond the approved end on 2023-05-31, without an amendment",
            "Decree 80/2020/ND-CP, Article 16",
        ],
    );
    let of_mode = |mode: Value| said("GRANT-039", &[until("2023-06-01"), (MODE, mode)]);
    assert_eq!(of_mode(json!("programme")), (1, vec![]));
    assert_eq!(of_mode(json!("non_project")), (0, vec![]));
    assert_eq!(of_mode(Value::Null), unsure());
    // An amendment of no date may have been in time; one after the end was not.
    let loose = [until("2023-06-30"), more_time(Value::Null, "2023-06-30")];
    assert_eq!(said("GRANT-039", &loose), unsure());
    let late = [
        until("2023-06-30"),
        more_time(json!("2023-07-01"), "2023-06-30"),
    ];
    assert_eq!(said("GRANT-039", &late), (1, vec![]));
    // Approved before, it ended under the text before.
    let old = |decided: &str, end: &str| {
        let dossier = ("/grants/0/dossier", Value::Null);
        let decided = ("/grants/0/decision/date", json!(decided));
        let planned = (
            "/grants/0/planned",
            json!({"from": "2019-01-01", "until": "2020-09-10"}),
        );
        said(
            "GRANT-039",
            &[dossier, decided, planned, (ACTUAL, json!({"until": end}))],
        )
    };
    assert_eq!(
        old("2019-01-01", "2020-09-16"),
        not_modelled("93/2009/NĐ-CP")
    );
    assert_eq!(old("2019-01-01", "2020-09-17"), (1, vec![]));
    assert_eq!(
        old("2019-01-01", "2025-12-08"),
        not_modelled("313/2025/NĐ-CP")
    );
}

#[test]
fn grant_040_order() {
    let events = |list: Value| (EVENTS, list);
    let place: &[&str] = &["grants/G1 /events/1/date"];
    alone(
        "GRANT-040",
        &[
            (
                &[events(json!([
                    event("started", "2023-02-02"),
                    event("completed", "2023-02-01")
                ]))],
                place,
            ),
            (
                &[events(json!([
                    event("started", "2023-02-01"),
                    event("completed", "2023-02-01")
                ]))],
                &[],
            ),
            (
                &[events(json!([
                    event("completed", "2023-05-31"),
                    event("handed_over", "2023-05-30"),
                    event("settled", "2023-05-30")
                ]))],
                &[],
            ),
            (
                &[events(json!([
                    event("completed", "2023-05-31"),
                    event("closed", "2023-05-30")
                ]))],
                place,
            ),
            (
                &[events(json!([
                    event("settled", "2023-09-30"),
                    event("closed", "2023-09-29")
                ]))],
                place,
            ),
            // Submitted again after it was appraised, and appraised again.
            (
                &[events(json!([
                    event("appraised", "2022-12-22"),
                    event("submitted", "2022-12-20"),
                    event("submitted", "2022-12-26")
                ]))],
                &[],
            ),
            (
                &[events(json!([
                    event("submitted", "2022-12-20"),
                    event("appraised", "2022-12-19")
                ]))],
                place,
            ),
        ],
    );
    told_as(
        &[events(json!([
            event("started", "2023-02-02"),
            event("completed", "2023-02-01")
        ]))],
        [
            "warning",
            "sự kiện",
            "kết thúc ngày 01/02/2023, trước khi bắt đầu thực hiện ngày 02/02/2023",
            "completed on 2023-02-01, before it was started on 2023-02-02",
            "",
        ],
    );
    let undated = events(json!([event("completed", "2023-05-31"), {"kind": "started"}]));
    assert_eq!(said("GRANT-040", &[undated]), (0, vec![]));
}

#[test]
fn grant_041_one_end() {
    let ends = |one: &str, other: &str| {
        (
            EVENTS,
            json!([event(one, "2023-05-31"), event(other, "2023-05-31")]),
        )
    };
    let place: &[&str] = &["grants/G1 /events/1/kind"];
    alone(
        "GRANT-041",
        &[
            (&[ends("completed", "terminated")], place),
            (&[ends("completed", "withdrawn")], place),
            (&[ends("completed", "settled")], &[]),
        ],
    );
    assert_eq!(said("GRANT-041", &[ends("revoked", "completed")]).0, 1);
    // Withdrawn, submitted again, decided and completed.
    let twice = |kind: &str, day: Value| {
        let events = json!([
            event("submitted", "2022-11-01"),
            {"kind": kind, "date": day},
            event("submitted", "2022-12-20"),
            event("completed", "2023-05-31")
        ]);
        said("GRANT-041", &[(EVENTS, events)])
    };
    for kind in ["withdrawn", "revoked"] {
        assert_eq!(twice(kind, json!("2022-11-20")), (0, vec![]));
        assert_eq!(twice(kind, json!("2023-01-15")), (0, vec![]));
        assert_eq!(twice(kind, json!("2023-01-16")), (1, vec![]));
        assert_eq!(twice(kind, Value::Null), unsure());
    }
}

#[test]
fn grant_042_revocation() {
    let revoked = |day: &str, actual: Value| {
        [
            (EVENTS, json!([event("revoked", day)])),
            (ACTUAL, actual),
            ("/transactions", json!([])),
            ("/balances", json!([])),
        ]
    };
    let place: &[&str] = &["grants/G1 /events/0/date"];
    rows(
        "GRANT-042",
        &[
            (&revoked("2023-07-16", Value::Null), place),
            (&revoked("2023-07-17", Value::Null), &[]),
            (&revoked("2023-07-17", json!({"from": "2023-07-17"})), place),
            (&revoked("2023-07-17", json!({"from": "2023-07-18"})), &[]),
        ],
    );
    let on = |decided: &str, day: &str| {
        let decided = ("/grants/0/decision/date", json!(decided));
        let dossier = ("/grants/0/dossier", Value::Null);
        let until = ("/grants/0/planned", json!({"until": "2020-09-16"}));
        let all = [
            revoked(day, Value::Null).as_slice(),
            &[decided, dossier, until],
        ]
        .concat();
        said("GRANT-042", &all)
    };
    assert_eq!(
        on("2020-09-01", "2020-09-16"),
        not_modelled("93/2009/NĐ-CP")
    );
    assert_eq!(on("2020-09-01", "2020-09-17"), (1, vec![]));
    assert_eq!(on("2025-12-01", "2025-12-07"), (1, vec![]));
    assert_eq!(
        on("2025-12-01", "2025-12-08"),
        not_modelled("313/2025/NĐ-CP")
    );
}

#[test]
fn grant_043_disaster() {
    let disaster = |day: &str| ("/grants/0/disaster_date", json!(day));
    alone(
        "GRANT-043",
        &[
            (&[disaster("2023-01-17")], &["grants/G1 /disaster_date"]),
            (&[disaster("2022-01-16")], &[]),
        ],
    );
    assert_eq!(said("GRANT-043", &[disaster("2023-01-16")]), (0, vec![]));
}

#[test]
fn grant_044_mode() {
    let none = [("/grants/0/mode", Value::Null)];
    alone("GRANT-044", &[(&none, &["grants/G1 /mode"]), (&[], &[])]);
}

#[test]
fn grant_045_to_049_amendments() {
    let amended = |date: Value, level: Value| {
        (
            AMENDMENTS,
            json!([{"number": "2", "date": date, "level": level}]),
        )
    };
    let agency = json!("managing_agency");
    alone(
        "GRANT-045",
        &[
            (
                &[amended(Value::Null, agency.clone())],
                &["grants/G1 /amendments/0/date"],
            ),
            (&[amended(json!("2023-04-01"), agency.clone())], &[]),
        ],
    );
    alone(
        "GRANT-046",
        &[
            (
                &[amended(json!("2023-04-01"), Value::Null)],
                &["grants/G1 /amendments/0/level"],
            ),
            (&[amended(json!("2023-04-01"), agency.clone())], &[]),
        ],
    );
    for rule in ["GRANT-046", "GRANT-014"] {
        let level = if rule == "GRANT-046" {
            Value::Null
        } else {
            json!("association")
        };
        let of_mode = |mode: Value| {
            said(
                rule,
                &[amended(json!("2023-04-01"), level.clone()), (MODE, mode)],
            )
        };
        assert_eq!(of_mode(json!("programme")), (1, vec![]), "{rule}");
        // Article 16 speaks of programmes and projects.
        assert_eq!(of_mode(json!("non_project")), (0, vec![]), "{rule}");
        assert_eq!(of_mode(Value::Null), unsure(), "{rule}");
        assert_eq!(said(rule, &[(MODE, Value::Null)]), (0, vec![]), "{rule}");
    }
    let level_on = |day: &str| said("GRANT-046", &[amended(json!(day), Value::Null)]);
    assert_eq!(level_on("2025-12-07"), (1, vec![]));
    assert_eq!(level_on("2025-12-08"), not_modelled("313/2025/NĐ-CP"));
    alone(
        "GRANT-047",
        &[
            (
                &[amended(json!("2023-01-15"), agency.clone())],
                &["grants/G1 /amendments/0/date"],
            ),
            (&[amended(json!("2023-01-16"), agency.clone())], &[]),
        ],
    );
    let extended = |date: &str| {
        (
            AMENDMENTS,
            json!([{"number": "2", "date": date, "level": "managing_agency",
            "planned": {"from": "2023-02-01", "until": "2023-07-31"}}]),
        )
    };
    alone(
        "GRANT-048",
        &[
            (
                &[extended("2023-06-01")],
                &["grants/G1 /amendments/0/planned"],
            ),
            (&[extended("2023-05-31")], &[]),
            // Nothing was given more time.
            (&[amended(json!("2023-06-01"), agency)], &[]),
        ],
    );
}

#[test]
fn grant_049_below_zero() {
    let changes = |list: &[(&str, &str, &str)]| {
        let amendment = |(date, field, amount): &(&str, &str, &str)| {
            let mut amendment = json!({"number": "2", "date": date, "level": "managing_agency"});
            amendment[*field] = json!([{"amount": amount, "currency": "USD"}]);
            amendment
        };
        (AMENDMENTS, list.iter().map(amendment).collect::<Value>())
    };
    rows(
        "GRANT-049",
        &[
            (
                &[changes(&[("2023-03-01", "grant", "-100.01")])],
                &["grants/G1 /amendments/0/grant"],
            ),
            (&[changes(&[("2023-03-01", "grant", "-100.00")])], &[]),
            (
                &[changes(&[("2023-03-01", "counterpart", "-50.01")])],
                &["grants/G1 /amendments/0/counterpart"],
            ),
            // In the order of their dates, not of the list.
            (
                &[changes(&[
                    ("2023-04-01", "grant", "-150.00"),
                    ("2023-03-01", "grant", "60.00"),
                ])],
                &[],
            ),
            (
                &[changes(&[
                    ("2023-03-01", "grant", "-150.00"),
                    ("2023-04-01", "grant", "60.00"),
                ])],
                &["grants/G1 /amendments/0/grant"],
            ),
        ],
    );
    told_as(
        &[changes(&[("2023-03-01", "grant", "-100.01")])],
        [
            "error",
            "điều chỉnh, sửa đổi, bổ sung",
            "sau điều chỉnh, số vốn còn lại là -0.01 USD",
            "-0.01 USD is left after the amendment",
            "",
        ],
    );
    // What was decided is not known, or an amendment may have come before.
    let less = changes(&[("2023-03-01", "grant", "-100.01")]);
    let none = ("/grants/0/funding/grant", Value::Null);
    assert_eq!(said("GRANT-049", &[less.clone(), none]), unsure());
    let loose = |field: &'static str, amount: &str| {
        let mut amendment = json!({"number": "3", "level": "managing_agency"});
        amendment[field] = json!([{"amount": amount, "currency": "USD"}]);
        ("/grants/0/amendments/-", amendment)
    };
    let with = |field, amount| said("GRANT-049", &[less.clone(), loose(field, amount)]);
    assert_eq!(with("grant", "0.01"), unsure());
    assert_eq!(with("counterpart", "0.01"), (1, vec![]));
    // Nothing is taken away: it cannot be too much.
    let more = changes(&[("2023-03-01", "grant", "0.01")]);
    let none = ("/grants/0/funding/grant", Value::Null);
    assert_eq!(said("GRANT-049", &[more, none]), (0, vec![]));
    let less_of_nothing = changes(&[("2023-03-01", "counterpart", "-0.01")]);
    let none = ("/grants/0/funding/counterpart", Value::Null);
    assert_eq!(said("GRANT-049", &[less_of_nothing, none]), unsure());
}

#[test]
fn grant_050_form() {
    let form = ("/grants/0/non_project_form", json!("training"));
    alone(
        "GRANT-050",
        &[
            (
                std::slice::from_ref(&form),
                &["grants/G1 /non_project_form"],
            ),
            (
                &[
                    form.clone(),
                    ("/grants/0/mode", json!("non_project")),
                    (
                        "/grants/0/documents/-",
                        json!({"kind": "non_project_document"}),
                    ),
                ],
                &[],
            ),
        ],
    );
}

/// Another grant of the world, as one field says.
fn another(pointer: &str, value: Value) -> (&'static str, Value) {
    let mut other = grant();
    other["id"] = json!("G0");
    *other.pointer_mut(pointer).unwrap() = value;
    ("/grants/-", other)
}

#[test]
fn grant_051_parent() {
    let parent = ("/grants/0/parent", json!("G0"));
    alone(
        "GRANT-051",
        &[
            (
                &[parent.clone(), another("/mode", json!("project"))],
                &["grants/G1 /parent"],
            ),
            (&[parent.clone(), another("/mode", json!("programme"))], &[]),
        ],
    );
    let of_none = [parent, another("/mode", Value::Null)];
    assert_eq!(said("GRANT-051", &of_none), unsure());
}

#[test]
fn grant_052_circles() {
    let supplements = |id: &str| ("/grants/0/supplements", json!(id));
    alone(
        "GRANT-052",
        &[
            (&[supplements("G1")], &["grants/G1 /supplements"]),
            (
                &[supplements("G0"), another("/mode", json!("project"))],
                &[],
            ),
            (
                &[
                    ("/grants/0/mode", json!("programme")),
                    ("/grants/0/parent", json!("G1")),
                ],
                &["grants/G1 /parent"],
            ),
        ],
    );
    let mut other = grant();
    other["id"] = json!("G0");
    other["supplements"] = json!("G1");
    let both = [supplements("G0"), ("/grants/-", other)];
    assert_eq!(said("GRANT-052", &both), (2, vec![]));
}

#[test]
fn grant_053_base() {
    let supplements = ("/grants/0/supplements", json!("G0"));
    let base = |pointer: &str, value: Value| [supplements.clone(), another(pointer, value)];
    let undecided = |more: &[(&str, Value)]| {
        let mut other = json!({"id": "G0", "mode": "project", "titles": {"vi": "Dự án khác"}});
        for (field, value) in more {
            other[*field] = value.clone();
        }
        vec![supplements.clone(), ("/grants/-", other)]
    };
    let place: &[&str] = &["grants/G1 /supplements"];
    rows(
        "GRANT-053",
        &[
            (&base("/decision/date", json!("2023-01-17")), place),
            (&base("/decision/date", json!("2023-01-16")), &[]),
            (&undecided(&[]), place),
            (
                &undecided(&[("events", json!([event("submitted", "2022-12-20")]))]),
                place,
            ),
        ],
    );
    // Whoever has run was approved; only the decision is not told.
    let run = [
        ("actual", json!({"from": "2022-06-01"})),
        ("events", json!([{"kind": "completed"}])),
        ("amendments", json!([{"number": "2"}])),
    ];
    for (field, value) in run {
        assert_eq!(said("GRANT-053", &undecided(&[(field, value)])), unsure());
    }
    let paid = (
        "/transactions/-",
        json!({"id": "T9", "grant": "G0", "date": "2022-06-01"}),
    );
    let paid = [undecided(&[]).as_slice(), &[paid]].concat();
    assert_eq!(said("GRANT-053", &paid), unsure());
    let undone = |kind: &str, day: &str| {
        let mut other = grant();
        other["id"] = json!("G0");
        other["events"] = json!([event(kind, day)]);
        [supplements.clone(), ("/grants/-", other)]
    };
    assert_eq!(said("GRANT-053", &undone("revoked", "2023-01-16")).0, 1);
    assert_eq!(said("GRANT-053", &undone("withdrawn", "2023-01-16")).0, 1);
    assert_eq!(
        said("GRANT-053", &undone("revoked", "2023-01-17")),
        (0, vec![])
    );
    // The base was withdrawn before it was decided, and submitted again; or nobody knows when.
    assert_eq!(
        said("GRANT-053", &undone("withdrawn", "2023-01-15")),
        (0, vec![])
    );
    let mut other = grant();
    other["id"] = json!("G0");
    other["events"] = json!([{"kind": "revoked"}]);
    let some_day = [supplements.clone(), ("/grants/-", other)];
    assert_eq!(said("GRANT-053", &some_day), unsure());
    // What has ended can be added to.
    assert_eq!(
        said("GRANT-053", &undone("completed", "2023-01-16")),
        (0, vec![])
    );
    assert_eq!(
        said("GRANT-053", &base("/decision/date", Value::Null)),
        unsure()
    );
}

#[test]
fn grant_067_events() {
    let events = |list: Value| (EVENTS, list);
    alone(
        "GRANT-067",
        &[
            (
                &[events(json!([{"kind": "settled"}]))],
                &["grants/G1 /events/0/date"],
            ),
            (
                &[events(json!([{"date": "2023-06-30"}]))],
                &["grants/G1 /events/0/kind"],
            ),
            (&[events(json!([event("settled", "2023-06-30")]))], &[]),
        ],
    );
    told_as(
        &[events(json!([{"kind": "settled"}]))],
        [
            "warning",
            "sự kiện",
            "sự kiện không có ngày, nên không rõ trạng thái từ khi nào",
            "the event has no date, so nobody can tell the state from when on",
            "",
        ],
    );
}

#[test]
fn grant_068_form() {
    let non_project = [
        (MODE, json!("non_project")),
        ("/grants/0/documents/3/kind", json!("non_project_document")),
    ];
    let form = ("/grants/0/non_project_form", json!("training"));
    let told = [non_project.as_slice(), &[form]].concat();
    alone(
        "GRANT-068",
        &[
            (&non_project, &["grants/G1 /non_project_form"]),
            (&told, &[]),
        ],
    );
    assert_eq!(said("GRANT-068", &[(MODE, Value::Null)]), (0, vec![]));
}

#[test]
fn grant_069_appraisal() {
    let events = |list: Value| (EVENTS, list);
    alone(
        "GRANT-069",
        &[
            (
                &[events(json!([event("appraised", "2023-01-17")]))],
                &["grants/G1 /events/0/date"],
            ),
            (&[events(json!([event("appraised", "2023-01-16")]))], &[]),
            // Appraised once more, for an amendment perhaps.
            (
                &[events(json!([
                    event("appraised", "2023-03-01"),
                    event("appraised", "2023-01-10")
                ]))],
                &[],
            ),
        ],
    );
    let amended = json!([{"number": "2", "date": "2023-03-10", "level": "managing_agency"}]);
    let late = events(json!([event("appraised", "2023-03-01")]));
    assert_eq!(said("GRANT-069", &[late, (AMENDMENTS, amended)]), unsure());
    let some_day = events(json!([{"kind": "appraised"}]));
    assert_eq!(said("GRANT-069", &[some_day]), unsure());
}

#[test]
fn grant_070_donor() {
    let kind = |kind: &str| {
        [
            (
                "/donors/-",
                json!({"id": "D2", "kind": kind, "country": "SE", "names": {"en": "Test"}}),
            ),
            (
                "/grants/0/donors",
                json!([{"donor": "D1", "share": "50"}, {"donor": "D2", "share": "50"}]),
            ),
        ]
    };
    rows(
        "GRANT-070",
        &[
            (
                &kind("international_organization"),
                &["grants/G1 /donors/1/donor"],
            ),
            (&kind("company"), &[]),
            (&kind("unknown"), &[]),
        ],
    );
}
