//! The rules on what is filed after an event: a certificate, a decision, the end of a grant.

use serde_json::{Value, json};

use crate::support::{
    AS_OF, changed, check_on, check_with_weekdays, exactly, not_applied, said, told, words,
};

const AT: &[&str] = &["filings/F2 /date"];

/// A filing of a duty, its bearer, its window and its day.
fn filed(duty: &str, bearer: &str, window: [&str; 2], date: &str) -> (&'static str, Value) {
    let filing = json!({"id": "F2", "duty": duty, "bearer": bearer,
        "window": {"from": window[0], "until": window[1]}, "date": date});
    ("/filings/-", filing)
}

/// What is found with a calendar of working days.
fn on_weekdays(changes: &[(&str, Value)]) -> Vec<String> {
    told(&check_with_weekdays(&changed(changes), AS_OF))
}

fn little() -> (usize, Vec<(String, usize)>) {
    (0, vec![("the record says too little".to_owned(), 1)])
}

fn without_calendar() -> (usize, Vec<(String, usize)>) {
    (0, vec![("no calendar".to_owned(), 1)])
}

#[test]
fn filing_012_after_a_certificate() {
    // C1 is of Thursday, 1 December 2022.
    let issued = ["2022-12-01", "2022-12-01"];
    let late = ["FILING-012 filings/F2 /date"];
    let account = |date| [filed("ngo-account-notice", "D1", issued, date)];
    assert_eq!(on_weekdays(&account("2022-12-16")), late);
    assert_eq!(on_weekdays(&account("2022-12-15")), [""; 0]);
    // As many days are in time on any calendar.
    assert_eq!(said("FILING-012", &account("2022-12-11")), (0, vec![]));
    assert_eq!(
        said("FILING-012", &account("2022-12-12")),
        without_calendar()
    );
    let plan = |date| [filed("activity-plan", "D1", issued, date)];
    assert_eq!(on_weekdays(&plan("2023-02-03")), late);
    assert_eq!(on_weekdays(&plan("2023-02-02")), [""; 0]);

    let event = |kind: &str, day: &str| {
        let event = json!([{"kind": kind, "date": day}]);
        ("/certificates/0/events", event)
    };
    let update = |date| {
        let window = ["2023-06-01", "2023-06-30"];
        [
            event("amended", "2023-06-01"),
            filed("ngo-database-update", "D1", window, date),
        ]
    };
    exactly("FILING-012", &update("2023-06-12"), AT);
    exactly("FILING-012", &update("2023-06-11"), &[]);
    // No record tells of a change within the window.
    let [_, alone] = update("2023-06-12");
    assert_eq!(said("FILING-012", std::slice::from_ref(&alone)), little());
    let before = [event("amended", "2023-05-31"), alone];
    assert_eq!(said("FILING-012", &before), little());
    let winding_up = |date| {
        let window = ["2023-06-01", "2023-06-01"];
        [
            event("revoked", "2023-06-01"),
            filed("winding-up", "D1", window, date),
        ]
    };
    assert_eq!(on_weekdays(&winding_up("2023-08-25")), late);
    assert_eq!(on_weekdays(&winding_up("2023-08-24")), [""; 0]);
    assert_eq!(
        words("FILING-012", &update("2023-06-12")),
        [(
            "warning",
            "cập nhật thông tin lên cơ sở dữ liệu về các tổ chức phi chính phủ nước ngoài: nộp ngày 12/6/2023, muộn 1 ngày so với hạn 11/6/2023, tính từ giấy đăng ký được sửa đổi, bổ sung (`C1`, ngày 01/6/2023)"
                .to_owned(),
            "update of the database on foreign NGOs: filed on 2023-06-12, 1 day after it was due on 2023-06-11, counted from a certificate's amendment (`C1`, 2023-06-01)"
                .to_owned(),
        )]
    );
}

#[test]
fn filing_012_asks_what_decree_58_asks() {
    let of = |kind: &str, issued: &str| {
        let certificate = json!({"id": "C0", "holder": "D1", "kind": kind, "number": "0/GĐK",
            "issued_on": issued, "valid_until": "2023-11-30", "provinces": ["20"],
            "sectors": ["health"],
            "events": [{"kind": "amended", "date": "2023-03-01"}]});
        let window = ["2023-03-01", "2023-03-01"];
        let late = filed("ngo-database-update", "D1", window, "2023-03-20");
        said("FILING-012", &[("/certificates/-", certificate), late])
    };
    assert_eq!(of("operation", "2021-01-01"), (1, vec![]));
    // Issued under the decree before, it stays under it until it expires.
    let unread = vec![("text not modelled: 12/2012/NĐ-CP".to_owned(), 1)];
    assert_eq!(of("project_office", "2021-01-01"), (0, unread.clone()));
    let issued = [filed(
        "ngo-account-notice",
        "D1",
        ["2022-10-31", "2022-10-31"],
        "2023-01-20",
    )];
    let old = json!({"id": "C0", "holder": "D1", "kind": "operation", "number": "0/GĐK",
        "issued_on": "2022-10-31", "valid_until": "2023-11-30", "provinces": ["20"],
        "sectors": ["health"]});
    let world = changed(&[&[("/certificates/-", old)], issued.as_slice()].concat());
    let checked = check_with_weekdays(&world, AS_OF);
    assert_eq!(not_applied(&checked, "FILING-012"), unread);
}

#[test]
fn filing_013_the_notice_of_a_decision() {
    // G1 was decided on Monday, 16 January 2023.
    let decided = ["2023-01-16", "2023-01-16"];
    let notice = |window, date| [filed("decision-notice", "ppc", window, date)];
    exactly("FILING-013", &notice(decided, "2023-01-24"), AT);
    exactly("FILING-013", &notice(decided, "2023-01-22"), AT);
    exactly("FILING-013", &notice(decided, "2023-01-21"), &[]);
    let severity = |changes: &[(&str, Value)]| words("FILING-013", changes)[0].0;
    // Whether the 5 days are calendar days, as here, or working days is open.
    assert_eq!(severity(&notice(decided, "2023-01-24")), "warning");
    let month = ["2023-01-01", "2023-01-31"];

    // A second decision of the month: the notice may be of that one, and comes late for the first.
    let second = |day: &str| {
        let mut grant = crate::support::grant();
        grant["id"] = json!("G2");
        grant["decision"]["date"] = json!(day);
        grant["dossier"] = Value::Null;
        ("/grants/-", grant)
    };
    let both = |day| {
        let [late] = notice(month, "2023-01-27");
        [second(day), late]
    };
    let found = |changes: &[(&str, Value)]| words("FILING-013", changes);
    assert_eq!(found(&both("2023-01-17"))[0].0, "warning");
    assert!(
        found(&both("2023-01-17"))[0]
            .2
            .contains("(`G2`, 2023-01-17)")
    );
    assert!(
        found(&both("2023-01-25"))[0]
            .2
            .contains("(`G1`, 2023-01-16)")
    );
    // Told of in time by another filing: this one has nothing to tell.
    let earlier = json!({"id": "F3", "duty": "decision-notice", "bearer": "ppc",
        "window": {"from": "2023-01-16", "until": "2023-01-16"}, "date": "2023-01-18"});
    let [late] = notice(month, "2023-01-27");
    let changes = [late, ("/filings/-", earlier)];
    exactly("FILING-013", &changes, &[]);
    assert_eq!(said("FILING-013", &changes), little());
    // What was filed before a decision tells nothing of it.
    assert_eq!(said("FILING-013", &notice(month, "2023-01-15")), little());
    // Another agency's, and a window without the day.
    let other = [filed("decision-notice", "ministry", decided, "2023-01-24")];
    assert_eq!(said("FILING-013", &other), little());
    let february = ["2023-02-01", "2023-02-28"];
    assert_eq!(
        said("FILING-013", &notice(february, "2023-02-28")),
        little()
    );
    assert_eq!(
        words("FILING-013", &notice(decided, "2023-01-24")),
        [(
            "warning",
            "thông báo và gửi quyết định phê duyệt khoản viện trợ: nộp ngày 24/01/2023, muộn 3 ngày so với hạn 21/01/2023, tính từ quyết định phê duyệt (`G1`, ngày 16/01/2023)"
                .to_owned(),
            "notice of the approval decision: filed on 2023-01-24, 3 days after it was due on 2023-01-21, counted from the approval decision (`G1`, 2023-01-16)"
                .to_owned(),
        )]
    );
}

#[test]
fn filing_013_is_of_decree_80() {
    let on = |decided: &str, filed_on: &str| {
        let mut grant = crate::support::grant();
        grant["id"] = json!("G2");
        grant["decision"]["date"] = json!(decided);
        grant["dossier"] = Value::Null;
        let late = filed("decision-notice", "ppc", [decided, decided], filed_on);
        said("FILING-013", &[("/grants/-", grant), late])
    };
    assert_eq!(on("2020-09-17", "2020-09-30"), (1, vec![]));
    let unread = |text: &str| (0, vec![(format!("text not modelled: {text}"), 1)]);
    assert_eq!(on("2020-09-16", "2020-09-30"), unread("93/2009/NĐ-CP"));
    let mut grant = crate::support::grant();
    grant["decision"]["date"] = json!("2025-12-08");
    grant["dossier"] = Value::Null;
    let late = |decided: &str, on: &str| filed("decision-notice", "ppc", [decided, decided], on);
    for (decided, found) in [("2025-12-07", 1), ("2025-12-08", 0)] {
        grant["decision"]["date"] = json!(decided);
        let world = changed(&[("/grants/0", grant.clone()), late(decided, "2025-12-30")]);
        let checked = check_on(&world, "2025-12-31");
        let of_rule = checked.findings.iter().filter(|f| f.rule == "FILING-013");
        assert_eq!(of_rule.count(), found, "{decided}");
    }
}

#[test]
fn filing_013_the_completion_report() {
    // G1 ended on 2023-05-31: due on 2023-11-30.
    let report = |bearer: &str, date: &str| {
        let window = ["2023-02-01", "2023-05-31"];
        [
            ("/grants/0/documents/0", json!({"kind": "agreement"})),
            filed("completion-report", bearer, window, date),
        ]
    };
    let cited = |bearer: &str, date: &str| {
        let checked = check_on(&changed(&report(bearer, date)), AS_OF);
        let found = checked.findings.iter().find(|f| f.rule == "FILING-013");
        found.map(|f| f.citation.unwrap().text(vientro::Lang::En))
    };
    let of = |place: &str| Some(format!("Decree 80/2020/ND-CP, Article {place}"));
    assert_eq!(cited("school", "2023-12-01"), of("14(4)"));
    assert_eq!(cited("ppc", "2023-12-01"), of("13(9)"));
    assert_eq!(cited("school", "2023-11-30"), None);
    exactly("FILING-013", &report("school", "2023-12-01"), AT);
    exactly("FILING-013", &report("ppc", "2023-12-01"), AT);
    // The agency's report follows the owner's.
    let agency = json!({"id": "F3", "duty": "completion-report", "bearer": "ppc",
        "window": {"from": "2023-05-31", "until": "2023-05-31"}, "date": "2023-11-30"});
    let both = [
        report("school", "2023-12-01").as_slice(),
        &[("/filings/-", agency)],
    ]
    .concat();
    exactly("FILING-013", &both, &[]);
    // A report among the documents shows when there was one.
    let [_, late] = report("school", "2023-12-01");
    exactly("FILING-013", &[late], &[]);
}

#[test]
fn filing_014_copies_for_the_financial_authorities() {
    let decided = ["2023-01-16", "2023-01-16"];
    let copies = |date| filed("decision-copies", "ppc", decided, date);
    let late = ["FILING-014 filings/F2 /date"];
    assert_eq!(on_weekdays(&[copies("2023-01-31")]), late);
    assert_eq!(on_weekdays(&[copies("2023-01-30")]), [""; 0]);
    assert_eq!(
        said("FILING-014", &[copies("2023-01-31")]),
        without_calendar()
    );
    // Only aid that is budget revenue is told to them.
    let class = ("/grants/0/budget_class", Value::Null);
    assert_eq!(said("FILING-014", &[copies("2023-01-31"), class]), little());
}

#[test]
fn filing_015_emergency_relief() {
    let relief = |date| {
        let decided = ["2023-01-16", "2023-01-16"];
        [
            ("/grants/0/disaster_date", json!("2023-01-10")),
            ("/grants/0/planned/until", json!("2023-03-31")),
            ("/grants/0/actual/until", json!("2023-03-31")),
            filed("relief-notice", "ppc", decided, date),
        ]
    };
    let of_rule = |date| {
        let found = on_weekdays(&relief(date));
        found
            .iter()
            .filter(|one| one.starts_with("FILING-015"))
            .count()
    };
    assert_eq!(of_rule("2023-01-20"), 1);
    assert_eq!(of_rule("2023-01-19"), 0);
    // A grant that is no relief has no such notice.
    let [.., notice] = relief("2023-01-20");
    assert_eq!(said("FILING-015", &[notice]), little());
}

#[test]
fn filing_016_files_for_recording() {
    let files = |year: i32, date: &str| {
        let (from, until) = (format!("{year}-01-01"), format!("{year}-12-31"));
        [filed("recording-files", "school", [&from, &until], date)]
    };
    exactly("FILING-016", &files(2026, "2027-02-02"), AT);
    exactly("FILING-016", &files(2026, "2027-01-30"), &[]);
    let severity = |date| words("FILING-016", &files(2026, date))[0].0;
    // 2027-01-30 is a Saturday.
    assert_eq!(severity("2027-02-01"), "warning");
    // It may be Tết soon after, which a calendar alone can tell.
    assert_eq!(severity("2027-02-09"), "warning");
    assert_eq!(severity("2027-02-10"), "error");
    // The circular is in force since March 2026.
    let not_yet = vec![("not in force".to_owned(), 1)];
    assert_eq!(said("FILING-016", &files(2025, "2026-02-15")), (0, not_yet));
}
