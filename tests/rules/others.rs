//! The rules on donors, parties, filings, published figures and people.

use serde_json::{Value, json};
use vientro::rules::{self, CheckOptions};
use vientro::{Date, Period, WorkingCalendar};

use crate::support::{AS_OF, changed, check_on, exactly, registry, rows, said, set, words};

#[test]
fn donors() {
    let add = |donor: Value| ("/donors/-", donor);
    let second = |kind: Value| {
        add(json!({"id": "D2", "kind": kind, "country": "SE", "names": {"short": "S"}}))
    };
    let individual = json!({"id": "D2", "kind": "individual"});
    exactly("DONOR-002", &[add(individual)], &["donors/D2 /person"]);
    exactly(
        "DONOR-003",
        &[second(json!("unknown"))],
        &["donors/D2 /kind"],
    );
    exactly("DONOR-003", &[second(Value::Null)], &["donors/D2 /kind"]);
    exactly("DONOR-003", &[second(json!("company"))], &[]);
    exactly(
        "DONOR-004",
        &[add(json!({"id": "D2", "kind": "company", "names": {}}))],
        &["donors/D2 /country", "donors/D2 /names"],
    );
    let person = ("/people/-", json!({"id": "P1", "role": "donor"}));
    let led = |kind: &str| {
        let donor = json!({"id": "D2", "kind": kind, "country": "SE", "names": {"short": "S"},
            "person": "P1"});
        [person.clone(), add(donor)]
    };
    exactly("DONOR-005", &led("company"), &["donors/D2 /person"]);
    exactly("DONOR-005", &led("individual"), &[]);
    let account = |closed: &str| {
        let account = json!({"number": "ACC-2", "opened_on": "2023-01-01", "closed_on": closed});
        ("/donors/0/accounts/-", account)
    };
    let at = "donors/D1 /accounts/1/closed_on";
    exactly("DONOR-006", &[account("2022-12-31")], &[at]);
    exactly("DONOR-006", &[account("2023-01-01")], &[]);
    let said = words("DONOR-006", &[account("2022-12-31")]);
    assert!(
        said.iter()
            .all(|(_, vi, en)| !vi.contains("ACC") && !en.contains("ACC"))
    );
}

#[test]
fn parties() {
    let add = |id: &str, kind: &str, founder: Value| {
        let party = json!({"id": id, "kind": kind, "names": {"vi": "Tên"}, "founded_by": founder});
        ("/parties/-", party)
    };
    let none = Value::Null;
    exactly(
        "PARTY-001",
        &[add("X", "unknown", none.clone())],
        &["parties/X /kind"],
    );
    let nameless = ("/parties/-", json!({"id": "X", "kind": "state_agency"}));
    exactly("PARTY-002", &[nameless], &["parties/X /names"]);
    let agency = |id, founder: &str| add(id, "state_agency", json!(founder));
    exactly("PARTY-003", &[agency("X", "X")], &["parties/X /founded_by"]);
    exactly("PARTY-003", &[agency("X", "ppc")], &[]);
    // W leads into the circle and is not of it.
    exactly(
        "PARTY-003",
        &[
            agency("W", "X"),
            agency("X", "Y"),
            agency("Y", "Z"),
            agency("Z", "X"),
        ],
        &[
            "parties/X /founded_by",
            "parties/Y /founded_by",
            "parties/Z /founded_by",
        ],
    );
    exactly(
        "PARTY-004",
        &[add("X", "charity_fund", none.clone())],
        &["parties/X /founded_by"],
    );
    exactly("PARTY-004", &[add("X", "charity_fund", json!("ppc"))], &[]);
    exactly(
        "PARTY-004",
        &[add("X", "social_enterprise", none)],
        &["parties/X /province"],
    );
}

#[test]
fn filings() {
    let add = |filing: Value| ("/filings/-", filing);
    let second = |duty: &str, bearer: &str| {
        add(json!({"id": "F2", "duty": duty, "bearer": bearer,
            "window": {"from": "2022-12-15", "until": "2023-12-14"}, "date": "2023-12-17"}))
    };
    exactly(
        "FILING-002",
        &[add(json!({"id": "F2"}))],
        &[
            "filings/F2 /bearer",
            "filings/F2 /date",
            "filings/F2 /duty",
            "filings/F2 /window",
        ],
    );
    exactly(
        "FILING-003",
        &[second("no-such-duty", "D1")],
        &["filings/F2 /duty"],
    );
    exactly("FILING-003", &[second("ngo-annual-report", "D1")], &[]);
    let at: &[&str] = &["filings/F2 /bearer"];
    exactly("FILING-004", &[second("ngo-annual-report", "ppc")], at);
    exactly(
        "FILING-004",
        &[second("ngo-operations-annual-report", "D1")],
        at,
    );
    exactly(
        "FILING-004",
        &[second("ngo-operations-annual-report", "ppc")],
        &[],
    );
    let last = |day: &str| ("/filings/0/window/until", json!(day));
    exactly("FILING-005", &[last("2023-12-13")], &["filings/F1 /window"]);
    exactly("FILING-005", &[last("2023-12-14")], &[]);
    let filed = |day: &str| ("/filings/0/date", json!(day));
    exactly("FILING-006", &[filed("2023-12-13")], &["filings/F1 /date"]);
    exactly("FILING-006", &[filed("2023-12-14")], &[]);
    // A window that ended under the text before is one of that text.
    let legacy = |duty: &str, bearer: &str, window: [&str; 2], date: &str| {
        let filing = json!({"id": "F2", "duty": duty, "bearer": bearer,
            "window": {"from": window[0], "until": window[1]}, "date": date});
        [("/filings/-", filing)]
    };
    let ngo = |until: &str| {
        legacy(
            "ngo-annual-report",
            "D1",
            ["2022-01-01", until],
            "2022-10-01",
        )
    };
    let month = |until: &str| {
        legacy(
            "aid-accounting-annual-report",
            "ppc",
            ["2022-01-01", until],
            "2023-02-01",
        )
    };
    for rule in ["FILING-005", "FILING-006"] {
        exactly(rule, &ngo("2022-10-31"), &[]);
        let reasons = said(rule, &ngo("2022-10-31"));
        assert_eq!(
            reasons,
            (0, vec![("text not modelled: 12/2012/NĐ-CP".to_owned(), 1)])
        );
    }
    rows(
        "FILING-005",
        &[
            (&month("2022-05-19"), &[]),
            (&month("2022-05-20"), &["filings/F2 /window"]),
        ],
    );
    rows(
        "FILING-006",
        &[
            (&ngo("2022-10-31"), &[]),
            (&ngo("2022-11-01"), &["filings/F2 /date"]),
        ],
    );
    let again = |day: &str| {
        add(
            json!({"id": "F2", "duty": "ngo-annual-report", "bearer": "D1",
            "window": {"from": "2022-12-15", "until": "2023-12-14"}, "date": day}),
        )
    };
    exactly("FILING-007", &[again("2023-12-18")], &["filings/F2 "]);
    exactly("FILING-007", &[again("2023-12-17")], &[]);
    assert_eq!(
        words("FILING-005", &[last("2023-12-13")]),
        [(
            "error",
            "từ 15/12/2022 đến 13/12/2023 không phải là một kỳ: kỳ báo cáo theo Nghị định 58/2022/NĐ-CP"
                .to_owned(),
            "2022-12-15 to 2023-12-13 is no reporting period of Decree 58/2022/ND-CP".to_owned()
        )]
    );
}

#[test]
fn filings_in_time() {
    let filed = |duty: &str, bearer: &str, window: [&str; 2], date: &str| {
        let filing = json!({"id": "F2", "duty": duty, "bearer": bearer,
            "window": {"from": window[0], "until": window[1]}, "date": date});
        [("/filings/-", filing)]
    };
    let at: &[&str] = &["filings/F2 /date"];
    let year = ["2022-01-01", "2022-12-31"];
    let aid = |window, date| filed("aid-annual-report", "ppc", window, date);
    exactly("FILING-008", &aid(year, "2023-01-16"), at);
    exactly("FILING-008", &aid(year, "2023-01-15"), &[]);
    // 80/2020 governs windows that end from 2020-09-17 to 2025-12-07.
    exactly(
        "FILING-008",
        &aid(["2020-01-01", "2020-12-31"], "2021-01-16"),
        at,
    );
    exactly(
        "FILING-008",
        &aid(["2019-01-01", "2019-12-31"], "2020-01-16"),
        &[],
    );
    exactly(
        "FILING-008",
        &aid(["2025-01-01", "2025-12-31"], "2026-01-16"),
        &[],
    );

    // 2023-01-15 was a Sunday: what was filed on Monday may be on time.
    let severity = |rule, changes: &[(&str, Value)]| words(rule, changes)[0].0;
    assert_eq!(severity("FILING-008", &aid(year, "2023-01-16")), "warning");
    assert_eq!(severity("FILING-008", &aid(year, "2023-01-17")), "error");
    let year = ["2021-01-01", "2021-12-31"];
    // 2022-01-15 was a Saturday.
    assert_eq!(severity("FILING-008", &aid(year, "2022-01-17")), "warning");
    assert_eq!(severity("FILING-008", &aid(year, "2022-01-18")), "error");
    // A holiday is known by the calendar alone.
    let with_holiday = |holiday: &[Date]| {
        let calendar = WorkingCalendar::new(Period::ALWAYS, holiday.to_vec(), []).unwrap();
        let options = CheckOptions::on(Date::new(2023, 12, 31).unwrap()).with_calendar(calendar);
        let window = ["2023-01-01", "2023-01-31"];
        let late = filed("aid-accounting-month-report", "ppc", window, "2023-02-13");
        let checked = rules::check(&registry(&changed(&late)), &options);
        let found = checked.findings.iter().find(|f| f.rule == "FILING-009");
        found.unwrap().severity.id()
    };
    // 2023-02-10 was a Friday.
    assert_eq!(with_holiday(&[]), "error");
    assert_eq!(with_holiday(&[Date::new(2023, 2, 10).unwrap()]), "warning");

    let half = |window, date| filed("aid-accounting-half-year-report", "ppc", window, date);
    exactly(
        "FILING-009",
        &half(["2022-01-01", "2022-06-30"], "2022-08-01"),
        at,
    );
    exactly(
        "FILING-009",
        &half(["2022-01-01", "2022-06-30"], "2022-07-31"),
        &[],
    );
    exactly(
        "FILING-009",
        &half(["2021-07-01", "2021-12-31"], "2022-02-16"),
        &[],
    );

    // Of an earlier certificate, which expired before the one of the world.
    let expired = |kind: &str, until: &str| {
        let expired = json!({"id": "C0", "holder": "D1", "kind": kind, "number": "0/GĐK",
            "issued_on": "2020-01-01", "valid_until": until, "provinces": ["20"],
            "sectors": ["health"]});
        ("/certificates/-", expired)
    };
    let renewal = |until: &str, date: &str| {
        let [filing] = filed("certificate-renewal", "D1", ["2020-01-01", until], date);
        [expired("operation", until), filing]
    };
    exactly("FILING-010", &renewal("2023-03-31", "2023-01-31"), at);
    exactly("FILING-010", &renewal("2023-03-31", "2023-01-30"), &[]);
    // Sixty days before, on 2022-10-31, the decree was not in force yet.
    exactly("FILING-010", &renewal("2022-12-30", "2022-11-15"), &[]);
    exactly("FILING-010", &renewal("2022-12-31", "2022-11-15"), at);
    // Which article asks is told by the certificate.
    let [_, late] = renewal("2023-03-31", "2023-01-31");
    let cited = |kind: &str| {
        let world = changed(&[expired(kind, "2023-03-31"), late.clone()]);
        let checked = check_on(&world, AS_OF);
        let found = checked.findings.iter().find(|f| f.rule == "FILING-010");
        found.map(|f| f.citation.unwrap().text(vientro::Lang::En))
    };
    let of = |article| Some(format!("Decree 58/2022/ND-CP, Article {article}(1)"));
    assert_eq!(cited("operation"), of(12));
    assert_eq!(cited("representative_office"), of(16));
    assert_eq!(cited("project_office"), None);
    let little = vec![("the record says too little".to_owned(), 1)];
    let both = [expired("operation", "2023-03-30"), late.clone()];
    assert_eq!(said("FILING-010", &both), (0, little));

    let window = ["2022-12-15", "2023-12-14"];
    let comingo = |date| filed("comingo-annual-report", "ministry", window, date);
    exactly("FILING-011", &comingo("2023-12-26"), at);
    exactly("FILING-011", &comingo("2023-12-25"), &[]);
    assert_eq!(
        words("FILING-010", &renewal("2023-03-31", "2023-01-31")),
        [(
            "error",
            "hồ sơ gia hạn nộp ngày 31/01/2023, chậm nhất là ngày 30/01/2023 vì giấy đăng ký hết hạn ngày 31/3/2023"
                .to_owned(),
            "the dossier for the renewal was filed on 2023-01-31; it was due on 2023-01-30, as the certificate expires on 2023-03-31"
                .to_owned()
        )]
    );
}

/// A published figure of the aid disbursed in 2023.
fn figure(id: &str, changes: &[(&str, Value)]) -> (&'static str, Value) {
    let figure = json!({"id": id, "indicator": "aid_disbursed", "printed": "228,6 triệu USD",
        "window": {"kind": "calendar_year", "from": "2023-01-01", "until": "2023-12-31"},
        "lang": "vi", "source": "S"});
    let figure = changes.iter().fold(figure, |figure, (pointer, value)| {
        set(figure, pointer, value.clone())
    });
    ("/published_figures/-", figure)
}

#[test]
fn figures() {
    let one = |changes: &[(&str, Value)]| [figure("N1", changes)];
    let printed = |text: &str| one(&[("/printed", json!(text))]);
    exactly("FIGURE-001", &one(&[]), &[]);
    exactly(
        "FIGURE-001",
        &one(&[("/source", Value::Null), ("/lang", Value::Null)]),
        &["published_figures/N1 /lang", "published_figures/N1 /source"],
    );
    let at: &[&str] = &["published_figures/N1 /printed"];
    exactly("FIGURE-002", &printed("rất nhiều"), at);
    exactly("FIGURE-003", &printed("381 tổ chức"), at);
    let count = ("/indicator", json!("organizations_active"));
    exactly("FIGURE-003", &one(std::slice::from_ref(&count)), at);
    exactly(
        "FIGURE-003",
        &one(&[count, ("/printed", json!("381 tổ chức"))]),
        &[],
    );
    let scope = |scope: Value| one(&[("/scope", scope)]);
    exactly(
        "FIGURE-004",
        &scope(json!({"region": "europe", "country": "US"})),
        &["published_figures/N1 /scope/country"],
    );
    exactly(
        "FIGURE-004",
        &scope(json!({"region": "europe", "country": "SE"})),
        &[],
    );
    exactly(
        "FIGURE-004",
        &scope(json!({"donor": "D1", "country": "FR"})),
        &["published_figures/N1 /scope/donor"],
    );
    exactly(
        "FIGURE-004",
        &scope(json!({"donor": "D1", "country": "SE"})),
        &[],
    );
}

#[test]
fn figure_005_of_one_source() {
    let first = || figure("N1", &[]);
    let other = |text: &str, change: (&str, Value)| {
        [first(), figure("N2", &[("/printed", json!(text)), change])]
    };
    let same = || ("/source", json!("S"));
    rows(
        "FIGURE-005",
        &[
            (
                &other("229,0 triệu USD", same()),
                &["published_figures/N2 /printed"],
            ),
            // 228.65 rounds to both.
            (&other("228,7 triệu USD", same()), &[]),
            (&other("229,0 triệu USD", ("/source", json!("T"))), &[]),
            (&other("229,0 triệu USD", ("/mode", json!("project"))), &[]),
            (&other("5.500 tỷ đồng", same()), &[]),
        ],
    );
}

#[test]
fn people() {
    let add = |person: Value| [("/people/-", person)];
    let who = |role: &str| json!({"id": "P1", "role": role, "organization": "D1"});
    exactly(
        "PERSON-001",
        &add(who("representative")),
        &["people/P1 /from"],
    );
    exactly(
        "PERSON-001",
        &add(who("head_of_office")),
        &["people/P1 /from"],
    );
    exactly("PERSON-001", &add(who("expert")), &[]);
    let lone = json!({"id": "P1", "role": "expert", "name": "Người Minh Họa"});
    exactly("PERSON-002", &add(lone), &["people/P1 /organization"]);
    exactly(
        "PERSON-002",
        &add(json!({"id": "P1", "role": "other"})),
        &[],
    );
    exactly(
        "PERSON-002",
        &add(json!({"id": "P1", "redacted": "yes"})),
        &[],
    );
    let days = |until: &str| {
        add(json!({"id": "P1", "role": "other", "from": "2023-01-02", "until": until}))
    };
    exactly("PERSON-003", &days("2023-01-01"), &["people/P1 /until"]);
    exactly("PERSON-003", &days("2023-01-02"), &[]);
    let said = words("PERSON-003", &days("2023-01-01"));
    assert!(
        said.iter()
            .all(|(_, vi, en)| !vi.contains('2') && !en.contains('2'))
    );
}
