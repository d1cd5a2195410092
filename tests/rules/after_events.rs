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

/// Says how often a rule finds something with such a calendar, and why it was not applied.
fn said_on_weekdays(rule: &str, changes: &[(&str, Value)]) -> (usize, Vec<(String, usize)>) {
    let checked = check_with_weekdays(&changed(changes), AS_OF);
    let found = checked.findings.iter().filter(|f| f.rule == rule).count();
    (found, not_applied(&checked, rule))
}

/// Another filing of a bearer, with its window and its day, where it has them.
fn another(duty: &str, bearer: Value, window: Value, date: Value) -> (&'static str, Value) {
    let filing = json!({"id": "F3", "duty": duty});
    let fields = [("bearer", bearer), ("window", window), ("date", date)];
    let filing = fields
        .into_iter()
        .fold(filing, |mut filing, (name, value)| {
            if !value.is_null() {
                filing[name] = value;
            }
            filing
        });
    ("/filings/-", filing)
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
    // 10 working days from its receipt, which may be 30 working days later.
    assert_eq!(on_weekdays(&account("2023-01-27")), late);
    let said_late = |date| said_on_weekdays("FILING-012", &account(date));
    assert_eq!(said_late("2023-01-26"), little());
    assert_eq!(said_late("2022-12-16"), little());
    assert_eq!(said_late("2022-12-15"), (0, vec![]));
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
    exactly("FILING-012", &update("2023-06-13"), AT);
    exactly("FILING-012", &update("2023-06-11"), &[]);
    // No record tells of a change within the window.
    let [_, alone] = update("2023-06-13");
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
    // The decision may have been on its way for 5 working days.
    assert_eq!(on_weekdays(&winding_up("2023-09-01")), late);
    let said_late = |date| said_on_weekdays("FILING-012", &winding_up(date));
    assert_eq!(said_late("2023-08-31"), little());
    assert_eq!(said_late("2023-08-25"), little());
    assert_eq!(said_late("2023-08-24"), (0, vec![]));
    assert_eq!(
        words("FILING-012", &update("2023-06-13")),
        [(
            "warning",
            "cập nhật thông tin lên cơ sở dữ liệu về các tổ chức phi chính phủ nước ngoài: nộp ngày 13/6/2023, muộn 2 ngày so với hạn 11/6/2023, tính từ giấy đăng ký được sửa đổi, bổ sung (`C1`, ngày 01/6/2023)"
                .to_owned(),
            "update of the database on foreign NGOs: filed on 2023-06-13, 2 days after it was due on 2023-06-11, counted from a certificate's amendment (`C1`, 2023-06-01)"
                .to_owned(),
        )]
    );
}

#[test]
fn filing_012_tells_which_event_it_was() {
    let message = |changes: &[(&str, Value)]| {
        let checked = check_with_weekdays(&changed(changes), AS_OF);
        let [found] = checked.findings.as_slice() else {
            panic!("{:?}", told(&checked));
        };
        (found.message.vi.clone(), found.message.en.clone())
    };
    let issued = ["2022-12-01", "2022-12-01"];
    assert_eq!(
        message(&[filed("ngo-account-notice", "D1", issued, "2023-01-27")]),
        (
            "thông báo mở, sử dụng, thay đổi tài khoản giao dịch: nộp ngày 27/01/2023, muộn 1 ngày so với hạn 26/01/2023, tính từ giấy đăng ký được cấp (`C1`, ngày 01/12/2022) và thêm 30 ngày làm việc để giấy tờ đến nơi"
                .to_owned(),
            "notice of the transaction account: filed on 2023-01-27, 1 day after it was due on 2023-01-26, counted from a certificate's issue (`C1`, 2022-12-01) and 30 working days more for the paper to arrive"
                .to_owned(),
        )
    );
    let plan = |kind: &str| {
        let event = json!([{"kind": kind, "date": "2023-06-01", "valid_until": "2025-12-31"}]);
        let window = ["2023-06-01", "2023-06-01"];
        message(&[
            ("/certificates/0/events", event),
            ("/certificates/0/programme_list/until", json!("2025-12-31")),
            filed("activity-plan", "D1", window, "2023-08-04"),
        ])
    };
    let (vi, en) = plan("renewed");
    assert!(vi.ends_with("tính từ giấy đăng ký được gia hạn (`C1`, ngày 01/6/2023)"));
    assert!(en.ends_with("counted from a certificate's renewal (`C1`, 2023-06-01)"));
}

#[test]
fn filing_012_a_day_off() {
    // 10 days after Wednesday, 7 June 2023, end on a Saturday.
    let event = json!([{"kind": "amended", "date": "2023-06-07"}]);
    let update = |date| {
        let window = ["2023-06-07", "2023-06-07"];
        [
            ("/certificates/0/events", event.clone()),
            filed("ngo-database-update", "D1", window, date),
        ]
    };
    exactly("FILING-012", &update("2023-06-20"), AT);
    exactly("FILING-012", &update("2023-06-19"), &[]);
    assert_eq!(said("FILING-012", &update("2023-06-19")), little());
    assert_eq!(said("FILING-012", &update("2023-06-17")), (0, vec![]));
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
    // 5 days end on Saturday, 21 January; Tết may follow, of which a calendar alone can tell.
    exactly("FILING-013", &notice(decided, "2023-02-01"), AT);
    exactly("FILING-013", &notice(decided, "2023-01-31"), &[]);
    assert_eq!(said("FILING-013", &notice(decided, "2023-01-31")), little());
    exactly("FILING-013", &notice(decided, "2023-01-21"), &[]);
    assert_eq!(
        said("FILING-013", &notice(decided, "2023-01-21")),
        (0, vec![])
    );
    let late = ["FILING-013 filings/F2 /date"];
    assert_eq!(on_weekdays(&notice(decided, "2023-01-24")), late);
    assert_eq!(on_weekdays(&notice(decided, "2023-01-23")), [""; 0]);
    // Told of in time by another filing: this one has nothing to tell.
    let month = ["2023-01-01", "2023-01-31"];
    let day = json!({"from": "2023-01-16", "until": "2023-01-16"});
    let earlier = another("decision-notice", json!("ppc"), day, json!("2023-01-18"));
    let [late] = notice(month, "2023-02-10");
    let changes = [late, earlier];
    exactly("FILING-013", &changes, &[]);
    assert_eq!(said("FILING-013", &changes), little());
    // What was filed before a decision tells nothing of it.
    assert_eq!(said("FILING-013", &notice(month, "2023-01-15")), little());
    // Another agency's, and a window without the day.
    let other = [filed("decision-notice", "ministry", decided, "2023-02-01")];
    assert_eq!(said("FILING-013", &other), little());
    let february = ["2023-02-01", "2023-02-28"];
    assert_eq!(
        said("FILING-013", &notice(february, "2023-02-28")),
        little()
    );
    // Whether the 5 days are calendar days, as here, or working days is open.
    assert_eq!(
        words("FILING-013", &notice(decided, "2023-02-01")),
        [(
            "warning",
            "thông báo và gửi quyết định phê duyệt khoản viện trợ: nộp ngày 01/02/2023, muộn 11 ngày so với hạn 21/01/2023, tính từ quyết định phê duyệt (`G1`, ngày 16/01/2023)"
                .to_owned(),
            "notice of the approval decision: filed on 2023-02-01, 11 days after it was due on 2023-01-21, counted from the approval decision (`G1`, 2023-01-16)"
                .to_owned(),
        )]
    );
}

/// G1 was decided on Monday, 16 January 2023, another grant of the same agency on a day.
fn second_decision(day: Value) -> (&'static str, Value) {
    let mut grant = crate::support::grant();
    grant["id"] = json!("G2");
    grant["decision"]["date"] = day;
    grant["dossier"] = Value::Null;
    ("/grants/-", grant)
}

#[test]
fn filing_013_a_window_of_several_decisions() {
    let notice =
        |until: &str, date: &str| filed("decision-notice", "ppc", ["2023-01-01", until], date);
    let of = |day: &str, filing: (&'static str, Value)| {
        words("FILING-013", &[second_decision(json!(day)), filing])
    };
    // Late for both.
    let both = of("2023-01-17", notice("2023-01-31", "2023-02-10"));
    assert_eq!(
        both,
        [(
            "warning",
            "thông báo và gửi quyết định phê duyệt khoản viện trợ: nộp ngày 10/02/2023, muộn 19 ngày so với hạn 22/01/2023, tính từ quyết định phê duyệt (`G2`, ngày 17/01/2023); kỳ có 2 sự kiện như vậy, trong đó có `G1` ngày 16/01/2023, và muộn với tất cả"
                .to_owned(),
            "notice of the approval decision: filed on 2023-02-10, 19 days after it was due on 2023-01-22, counted from the approval decision (`G2`, 2023-01-17); its window holds 2 such events, `G1` of 2023-01-16 among them, and it is late for each"
                .to_owned(),
        )]
    );
    // In time for one of them, of which alone it may be.
    let one = [
        second_decision(json!("2023-02-05")),
        notice("2023-02-28", "2023-02-10"),
    ];
    assert_eq!(said("FILING-013", &one), little());
    // One of them was told of before: it may be filed again.
    let day = json!({"from": "2023-01-16", "until": "2023-01-16"});
    let again = [
        second_decision(json!("2023-01-17")),
        another("decision-notice", json!("ppc"), day, json!("2023-01-18")),
        notice("2023-01-31", "2023-02-10"),
    ];
    assert_eq!(said("FILING-013", &again), little());
    // One whose day nobody knows, unless the window is the day of the other.
    let unknown = [
        second_decision(Value::Null),
        notice("2023-01-31", "2023-02-10"),
    ];
    assert_eq!(said("FILING-013", &unknown), little());
    let day = ["2023-01-16", "2023-01-16"];
    let named = [
        second_decision(Value::Null),
        filed("decision-notice", "ppc", day, "2023-02-10"),
    ];
    assert_eq!(said("FILING-013", &named), (1, vec![]));
}

#[test]
fn filing_013_another_filing_that_says_too_little() {
    let day = || json!({"from": "2023-01-16", "until": "2023-01-16"});
    let late = || {
        let window = ["2023-01-16", "2023-01-16"];
        filed("decision-notice", "ppc", window, "2023-02-01")
    };
    let said = |bearer: Value, window: Value, date: Value| {
        let other = another("decision-notice", bearer, window, date);
        let of_late = said("FILING-013", &[late(), other]);
        of_late.0
    };
    let ppc = || json!("ppc");
    let time = || json!("2023-01-18");
    // Without a day, a window, a bearer it may have told in time.
    assert_eq!(said(ppc(), day(), Value::Null), 0);
    assert_eq!(said(ppc(), Value::Null, time()), 0);
    assert_eq!(said(ppc(), Value::Null, Value::Null), 0);
    assert_eq!(said(Value::Null, day(), time()), 0);
    // Of another day, from before the decision, or another agency's.
    let other = json!({"from": "2023-01-17", "until": "2023-01-17"});
    assert_eq!(said(ppc(), other, Value::Null), 1);
    assert_eq!(said(ppc(), Value::Null, json!("2023-01-15")), 1);
    assert_eq!(said(Value::Null, Value::Null, json!("2023-01-15")), 1);
    assert_eq!(said(json!("ministry"), day(), Value::Null), 1);
    // It came later, or may be meant for anything.
    assert_eq!(said(ppc(), Value::Null, json!("2023-02-02")), 1);
    assert_eq!(said(Value::Null, Value::Null, Value::Null), 1);
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
    // The agency's may have been in time.
    let window = json!({"from": "2023-05-31", "until": "2023-05-31"});
    let undated = another("completion-report", json!("ppc"), window, Value::Null);
    let [paper, late] = report("school", "2023-12-01");
    assert_eq!(said("FILING-013", &[paper, late, undated]).0, 0);
    // Where only the plan tells the end.
    let planned = [
        report("school", "2023-12-01").as_slice(),
        &[("/grants/0/actual/until", Value::Null)],
    ]
    .concat();
    let [(_, vi, en)] = words("FILING-013", &planned).try_into().unwrap();
    assert!(vi.contains("tính từ ngày kết thúc theo kế hoạch của khoản viện trợ (`G1`"));
    assert!(en.contains("counted from the planned end of the grant (`G1`"));
}

#[test]
fn filing_013_one_completion_report_for_two_grants() {
    // G1 ended on 2023-05-31, G2 on the 19th: due on 2023-11-30 and 2023-11-19, a Sunday.
    let two = |date: &str, paper: Value| {
        let mut grant = crate::support::grant();
        grant["id"] = json!("G2");
        grant["dossier"] = Value::Null;
        grant["documents"][0] = json!({"kind": "agreement"});
        grant["planned"]["until"] = json!("2023-05-19");
        grant["actual"]["until"] = json!("2023-05-19");
        [
            ("/grants/0/documents/0", paper),
            ("/grants/-", grant),
            filed(
                "completion-report",
                "ppc",
                ["2023-02-01", "2023-05-31"],
                date,
            ),
        ]
    };
    let none = || json!({"kind": "agreement"});
    let [(severity, vi, en)] = words("FILING-013", &two("2023-12-04", none()))
        .try_into()
        .unwrap();
    assert_eq!(severity, "warning");
    assert!(vi.ends_with("(`G1`, ngày 31/5/2023); kỳ có 2 sự kiện như vậy, trong đó có `G2` ngày 19/5/2023, và muộn với tất cả"));
    assert!(en.ends_with("(`G1`, 2023-05-31); its window holds 2 such events, `G2` of 2023-05-19 among them, and it is late for each"));
    // In time for one of them, and of that one alone, perhaps.
    let early = two("2023-11-30", none());
    assert_eq!(said("FILING-013", &early), little());
    assert_eq!(said("FILING-013", &two("2023-11-19", none())), (0, vec![]));
    // One of them has its report.
    let report = json!({"kind": "completion_report", "date": "2023-11-30"});
    assert_eq!(said("FILING-013", &two("2023-12-04", report)), little());
}

#[test]
fn filing_014_copies_for_the_financial_authorities() {
    let decided = ["2023-01-16", "2023-01-16"];
    let copies = |date| filed("decision-copies", "ppc", decided, date);
    let late = ["FILING-014 filings/F2 /date"];
    // 10 working days from its circulation, which may be 5 working days later.
    assert_eq!(on_weekdays(&[copies("2023-02-07")]), late);
    let said_late = |changes: &[(&str, Value)]| said_on_weekdays("FILING-014", changes);
    assert_eq!(said_late(&[copies("2023-02-06")]), little());
    assert_eq!(said_late(&[copies("2023-01-31")]), little());
    assert_eq!(said_late(&[copies("2023-01-30")]), (0, vec![]));
    assert_eq!(
        said("FILING-014", &[copies("2023-02-07")]),
        without_calendar()
    );
    // The agreement may have come after the decision.
    let agreement = |day: Value| {
        let mut paper = json!({"kind": "agreement"});
        if !day.is_null() {
            paper["date"] = day;
        }
        ("/grants/0/documents/-", paper)
    };
    for (date, day, found) in [
        ("2023-02-07", json!("2023-01-16"), (1, vec![])),
        // Counted from the agreement: 15 working days end on 10 February.
        ("2023-02-10", json!("2023-01-20"), little()),
        ("2023-02-13", json!("2023-01-20"), (1, vec![])),
        ("2023-02-13", Value::Null, little()),
    ] {
        let changes = [copies(date), agreement(day)];
        assert_eq!(said_late(&changes), found, "{changes:?}");
    }
    let late = [copies("2023-02-13"), agreement(json!("2023-01-20"))];
    let checked = check_with_weekdays(&changed(&late), AS_OF);
    let found = checked.findings.iter().find(|f| f.rule == "FILING-014");
    let message = &found.unwrap().message;
    assert!(message.vi.ends_with("muộn 3 ngày so với hạn 10/02/2023, tính từ thỏa thuận sau quyết định phê duyệt (`G1`, ngày 20/01/2023) và thêm 5 ngày làm việc để giấy tờ đến nơi"), "{}", message.vi);
    assert!(message.en.ends_with("3 days after it was due on 2023-02-10, counted from the agreement after the decision (`G1`, 2023-01-20) and 5 working days more for the paper to arrive"), "{}", message.en);
    // Only aid that is budget revenue is told to them.
    let class = ("/grants/0/budget_class", Value::Null);
    assert_eq!(said("FILING-014", &[copies("2023-02-07"), class]), little());
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
