//! The rules on what a transaction says, and what it adds up to with the others of its grant.

use serde_json::{Value, json};

use crate::support::{AS_OF, changed, check_on, exactly, not_applied, rows, said, words};

fn usd(amount: &str) -> Value {
    json!({"amount": amount, "currency": "USD"})
}

/// One more transaction: after the balances, before the end of the grant.
fn third(kind: &str, amount: &str) -> Value {
    json!({"id": "T3", "grant": "G1", "kind": kind, "date": "2023-05-01", "form": "cash",
        "amount": usd(amount)})
}

fn add(transaction: Value) -> (&'static str, Value) {
    ("/transactions/-", transaction)
}

const AMOUNT: &[&str] = &["transactions/T3 /amount"];

#[test]
fn transaction_003_what_it_is_counted_by() {
    exactly(
        "TRANSACTION-003",
        &[add(json!({"id": "T3"}))],
        &[
            "transactions/T3 /amount",
            "transactions/T3 /date",
            "transactions/T3 /grant",
            "transactions/T3 /kind",
        ],
    );
    exactly("TRANSACTION-003", &[add(third("received", "0.01"))], &[]);
}

#[test]
fn transaction_004_beyond_the_grant_part() {
    // 100.00 USD are granted, 40.00 disbursed.
    exactly(
        "TRANSACTION-004",
        &[add(third("disbursed", "60.01"))],
        AMOUNT,
    );
    exactly("TRANSACTION-004", &[add(third("disbursed", "60.00"))], &[]);
    let mut later = third("disbursed", "1.00");
    (later["id"], later["date"]) = (json!("T4"), json!("2023-05-02"));
    let beyond = add(third("disbursed", "60.01"));
    let refund = add(
        json!({"id": "T0", "grant": "G1", "kind": "refunded", "date": "2023-04-01",
        "form": "cash", "amount": usd("0.01")}),
    );
    let same_day = add(
        json!({"id": "T4", "grant": "G1", "kind": "refunded", "date": "2023-05-01",
        "form": "cash", "amount": usd("0.01")}),
    );
    let more = |day: &str| {
        let amended = json!([{"date": day, "level": "managing_agency", "number": "2",
            "grant": [usd("0.01")]}]);
        ("/grants/0/amendments", amended)
    };
    let mut dong = third("disbursed", "0");
    dong["amount"] = json!({"amount": "99999999", "currency": "VND"});
    rows(
        "TRANSACTION-004",
        &[
            // Only the one that passes the limit is told.
            (&[beyond.clone(), add(later)], AMOUNT),
            (&[beyond.clone(), refund], &[]),
            (&[beyond.clone(), more("2023-05-01")], &[]),
            (&[beyond.clone(), more("2023-05-02")], AMOUNT),
            // Nobody knows what another currency comes to.
            (&[add(dong.clone())], &[]),
            // Of one day nobody knows the order: the refund may have come first.
            (&[beyond.clone(), same_day], &[]),
            (
                &[
                    beyond.clone(),
                    ("/grants/0/decision/date", json!("2019-01-01")),
                ],
                &[],
            ),
        ],
    );
    // A part that is not told is no limit, whatever was added to it.
    let little = |records| (0, vec![("the record says too little".to_owned(), records)]);
    assert_eq!(said("TRANSACTION-004", &[add(dong)]), little(1));
    let untold = ("/grants/0/funding/grant", Value::Null);
    let added = [untold, more("2023-02-01")];
    assert_eq!(said("TRANSACTION-004", &added), little(1));
    assert_eq!(
        words("TRANSACTION-004", std::slice::from_ref(&beyond)),
        [(
            "warning",
            "tổng giải ngân 100.01 USD vượt vốn viện trợ 100.00 USD của `G1`".to_owned(),
            "100.01 USD disbursed in all, more than the 100.00 USD of `G1`".to_owned()
        )]
    );
    // What is given to a part of it may be told of the whole.
    let part = json!({"id": "G2", "parent": "G1"});
    let checked = check_on(&changed(&[beyond, ("/grants/-", part)]), AS_OF);
    assert_eq!(
        not_applied(&checked, "TRANSACTION-004"),
        [("the record says too little".to_owned(), 1)]
    );
}

#[test]
fn transaction_005_more_spent_than_received() {
    let owner = [
        ("/grants/0/executor", json!("owner")),
        (
            "/grants/0/funding/recipient_managed",
            json!([usd("100.00")]),
        ),
        ("/grants/0/funding/donor_managed", json!([usd("0.00")])),
        ("/balances", json!([])),
    ];
    let with = |changes: &[(&'static str, Value)]| [&owner[..], changes].concat();
    let received = |amount: &str| ("/transactions/0/amount", usd(amount));
    let mut formless = third("received", "0.01");
    formless["form"] = Value::Null;
    let at: &[&str] = &["transactions/T2 /amount"];
    exactly("TRANSACTION-005", &with(&[received("39.99")]), at);
    exactly("TRANSACTION-005", &with(&[received("40.00")]), &[]);
    rows(
        "TRANSACTION-005",
        &[
            (&with(&[received("39.99")]), at),
            // What comes in later counts too.
            (
                &with(&[received("39.99"), add(third("received", "0.01"))]),
                &[],
            ),
            // Nothing received is told at all.
            (&with(&[("/transactions/0/kind", json!("recorded"))]), &[]),
            (
                &with(&[received("39.99"), ("/grants/0/executor", json!("donor"))]),
                &[],
            ),
            (&[received("39.99")], &[]),
            // A receipt in a form that is not told may have been money.
            (&with(&[received("39.99"), add(formless.clone())]), &[]),
        ],
    );
    // Nothing received in the currency: nobody can tell.
    let goods = with(&[("/transactions/0/form", json!("goods"))]);
    let little = vec![("the record says too little".to_owned(), 1)];
    assert_eq!(said("TRANSACTION-005", &goods), (0, little));
}

#[test]
fn transaction_006_refunded() {
    exactly(
        "TRANSACTION-006",
        &[add(third("refunded", "100.01"))],
        AMOUNT,
    );
    exactly("TRANSACTION-006", &[add(third("refunded", "100.00"))], &[]);
    let mut dong = third("refunded", "0");
    dong["amount"] = json!({"amount": "1000", "currency": "VND"});
    let checked = check_on(&changed(&[add(dong)]), AS_OF);
    assert_eq!(
        not_applied(&checked, "TRANSACTION-006"),
        [("the record says too little".to_owned(), 1)]
    );
}

#[test]
fn transaction_007_recorded() {
    exactly(
        "TRANSACTION-007",
        &[add(third("recorded", "100.01"))],
        AMOUNT,
    );
    exactly("TRANSACTION-007", &[add(third("recorded", "100.00"))], &[]);
    // What was spent in another currency may be what is recorded.
    let mut dong = third("disbursed", "0");
    (dong["id"], dong["amount"]) = (json!("T4"), json!({"amount": "1", "currency": "VND"}));
    let mixed = changed(&[add(dong), add(third("recorded", "100.01"))]);
    assert_eq!(
        not_applied(&check_on(&mixed, AS_OF), "TRANSACTION-007"),
        [("the record says too little".to_owned(), 1)]
    );
    // Circular 23/2022/TT-BTC is in force from 2022-05-20.
    let decided = ("/grants/0/decision/date", json!("2021-01-04"));
    let on = |day: &str| {
        let mut recorded = third("recorded", "100.01");
        recorded["date"] = json!(day);
        add(recorded)
    };
    rows(
        "TRANSACTION-007",
        &[
            (&[decided.clone(), on("2022-05-20")], AMOUNT),
            (&[decided, on("2022-05-19")], &[]),
        ],
    );
}

#[test]
fn transaction_008_recorded_outside_the_budget() {
    let outside = [
        ("/grants/0/budget_class", json!("not_budget_revenue")),
        ("/parties/2/kind", json!("charity_fund")),
        ("/parties/2/founded_by", json!("ppc")),
    ];
    let with = |change: (&'static str, Value)| [&outside[..], &[change]].concat();
    exactly(
        "TRANSACTION-008",
        &with(add(third("recorded", "1.00"))),
        &["transactions/T3 /kind"],
    );
    exactly(
        "TRANSACTION-008",
        &with(add(third("received", "1.00"))),
        &[],
    );
    exactly("TRANSACTION-008", &[add(third("recorded", "1.00"))], &[]);
}

#[test]
fn transaction_009_after_the_end() {
    let on = |day: &str| {
        let mut spent = third("disbursed", "1.00");
        spent["date"] = json!(day);
        add(spent)
    };
    let at: &[&str] = &["transactions/T3 /date"];
    let mode = |mode: Value| ("/grants/0/mode", mode);
    // Budget aid: the books of 2023 are open until 31 January 2024.
    exactly("TRANSACTION-009", &[on("2024-02-01")], at);
    exactly("TRANSACTION-009", &[on("2024-01-31")], &[]);
    exactly("TRANSACTION-009", &[on("2023-05-31")], &[]);
    let little = vec![("the record says too little".to_owned(), 1)];
    let last = [on("2024-01-31")];
    assert_eq!(said("TRANSACTION-009", &last), (0, little.clone()));
    let untold = [on("2024-01-31"), ("/grants/0/budget_class", Value::Null)];
    assert_eq!(said("TRANSACTION-009", &untold), (0, little.clone()));
    let other = || ("/grants/0/budget_class", json!("not_budget_revenue"));
    let longer = |day: &str| {
        let planned = json!({"from": "2023-02-01", "until": "2023-06-30"});
        let amended = json!([{"date": day, "level": "managing_agency", "planned": planned}]);
        ("/grants/0/amendments", amended)
    };
    rows(
        "TRANSACTION-009",
        &[
            (&[on("2023-06-01"), other()], at),
            (&[on("2023-05-31"), other()], &[]),
            (&[on("2023-06-01"), longer("2023-06-02"), other()], at),
            (&[on("2023-06-01"), longer("2023-06-01"), other()], &[]),
            // It ran on for a day.
            (
                &[
                    on("2023-06-01"),
                    ("/grants/0/actual/until", json!("2023-06-01")),
                    other(),
                ],
                &[],
            ),
            (
                &[
                    on("2023-06-01"),
                    ("/grants/0/planned", Value::Null),
                    other(),
                ],
                &[],
            ),
            (&[on("2023-06-01"), mode(json!("programme")), other()], at),
            // Article 16 does not speak of it.
            (
                &[on("2023-06-01"), mode(json!("non_project")), other()],
                &[],
            ),
        ],
    );
    let untold = [on("2024-02-01"), mode(Value::Null)];
    assert_eq!(said("TRANSACTION-009", &untold), (0, little));
}

#[test]
fn transaction_010_without_an_approval() {
    // T2 is of 2023-03-01.
    let event = |kind: &str, day: &str| ("/grants/0/events", json!([{"kind": kind, "date": day}]));
    let at: &[&str] = &["transactions/T2 /grant"];
    rows(
        "TRANSACTION-010",
        &[
            (&[event("revoked", "2023-03-01")], at),
            (&[event("revoked", "2023-03-02")], &[]),
            (&[event("withdrawn", "2023-03-01")], at),
            (&[event("terminated", "2023-03-01")], &[]),
            (
                &[
                    event("rejected", "2023-02-15"),
                    ("/grants/0/decision", Value::Null),
                ],
                at,
            ),
        ],
    );
    // What was decided, or submitted, under Decree 93/2009/NĐ-CP is spent under it.
    let old = |decided: Value, submitted: &str| {
        [
            event("revoked", "2020-09-25"),
            ("/grants/0/dossier", json!({"submitted_on": submitted})),
            ("/grants/0/decision", decided),
            ("/transactions/1/date", json!("2020-10-01")),
        ]
    };
    let decided = |day: &str| json!({"number": "1", "date": day, "level": "managing_agency"});
    rows(
        "TRANSACTION-010",
        &[
            (&old(decided("2018-03-01"), "2018-02-01"), &[]),
            (&old(decided("2020-09-17"), "2020-09-16"), &[]),
            (&old(Value::Null, "2018-02-01"), &[]),
            (
                &old(decided("2020-09-17"), "2020-09-17"),
                &["transactions/T1 /grant", "transactions/T2 /grant"],
            ),
            // Emergency aid is of another decree.
            (
                &[
                    event("revoked", "2023-03-01"),
                    ("/grants/0/disaster_date", json!("2023-01-10")),
                    ("/grants/0/actual/until", json!("2023-04-10")),
                ],
                &[],
            ),
        ],
    );
    // What is known of Decree 313/2025/NĐ-CP is not verified.
    let on = |day: &str| {
        let revoked = event("revoked", "2025-12-01");
        let late = ("/transactions/1/date", json!(day));
        words("TRANSACTION-010", &[revoked, late])[0].0
    };
    assert_eq!((on("2025-12-07"), on("2025-12-08")), ("error", "warning"));
}

#[test]
fn transaction_011_donor_of_the_grant() {
    let second = (
        "/donors/-",
        json!({"id": "D2", "kind": "company", "country": "SE", "names": {"en": "Second"}}),
    );
    let gave = ("/transactions/0/donor", json!("D2"));
    let at: &[&str] = &["transactions/T1 /donor"];
    exactly("TRANSACTION-011", &[second.clone(), gave.clone()], at);
    let joined = json!([{"date": "2023-04-01", "level": "managing_agency",
        "donors": [{"donor": "D1"}, {"donor": "D2"}]}]);
    rows(
        "TRANSACTION-011",
        &[
            (&[second.clone(), gave.clone()], at),
            (
                &[
                    second.clone(),
                    gave.clone(),
                    ("/grants/0/amendments", joined),
                ],
                &[],
            ),
            (
                &[
                    second.clone(),
                    gave.clone(),
                    ("/grants/0/donors/-", json!({})),
                ],
                &[],
            ),
        ],
    );
    // What is given to a supplement or a part may be told of the whole.
    for part in ["supplements", "parent"] {
        let other = ("/grants/-", json!({"id": "G2", part: "G1"}));
        let told = said("TRANSACTION-011", &[second.clone(), gave.clone(), other]);
        assert_eq!(
            told,
            (0, vec![("the record says too little".to_owned(), 1)])
        );
    }
}

#[test]
fn transaction_012_form_of_the_grant() {
    let of = |cash: &str, kind: &str| {
        [
            ("/grants/0/funding/cash", json!([usd(cash)])),
            ("/grants/0/funding/in_kind", json!([usd(kind)])),
            (
                "/grants/0/funding/goods",
                json!([{"description": "bàn", "quantity": "1", "value": usd(kind)}]),
            ),
        ]
    };
    let mut goods = third("received", "5.00");
    goods["form"] = json!("goods");
    let mut services = goods.clone();
    services["form"] = json!("services");
    let with =
        |funding: [(&'static str, Value); 3], one: Value| [&funding[..], &[add(one)]].concat();
    let at: &[&str] = &["transactions/T3 /form"];
    rows(
        "TRANSACTION-012",
        &[
            (&with(of("100.00", "0.00"), goods.clone()), at),
            (&with(of("99.99", "0.01"), goods.clone()), &[]),
            (&with(of("99.99", "0.00"), goods.clone()), &[]),
            (&with(of("100.00", "0.00"), third("received", "5.00")), &[]),
            (&with(of("100.00", "0.00"), services), &[]),
            (
                &with(of("0.00", "100.00"), goods.clone()),
                &["transactions/T1 /form"],
            ),
        ],
    );
    let supplement = ("/grants/-", json!({"id": "G2", "supplements": "G1"}));
    let whole = [&with(of("100.00", "0.00"), goods)[..], &[supplement]].concat();
    let little = vec![("the record says too little".to_owned(), 1)];
    assert_eq!(said("TRANSACTION-012", &whole), (0, little));
}

#[test]
fn transaction_013_negative_refund() {
    exactly(
        "TRANSACTION-013",
        &[add(third("refunded", "-0.01"))],
        AMOUNT,
    );
    exactly("TRANSACTION-013", &[add(third("refunded", "0.01"))], &[]);
}
