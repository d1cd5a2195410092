//! The rules on balances, commitments and rates.

use serde_json::{Value, json};

use crate::support::{AS_OF, changed, check_on, exactly, grant, not_applied, rows, said, words};

fn usd(amount: &str) -> Value {
    json!({"amount": amount, "currency": "USD"})
}

/// One more balance, of an account of its own.
fn third(account: &str, opening: &str, closing: &str) -> Value {
    json!({"id": "B3", "grant": "G1", "account": account, "date": "2023-03-31",
        "opening": usd(opening), "closing": usd(closing)})
}

fn add(balance: Value) -> (&'static str, Value) {
    ("/balances/-", balance)
}

#[test]
fn balance_002_what_it_is_checked_by() {
    exactly(
        "BALANCE-002",
        &[add(json!({"id": "B3"}))],
        &[
            "balances/B3 /account",
            "balances/B3 /closing",
            "balances/B3 /date",
            "balances/B3 /grant",
            "balances/B3 /opening",
        ],
    );
    exactly("BALANCE-002", &[add(third("AID-2", "0.00", "0.00"))], &[]);
}

#[test]
fn balance_003_less_than_nothing() {
    let at: &[&str] = &["balances/B3 /closing"];
    exactly("BALANCE-003", &[add(third("AID-2", "0.00", "-0.01"))], at);
    exactly("BALANCE-003", &[add(third("AID-2", "0.00", "0.00"))], &[]);
}

#[test]
fn balance_004_two_of_a_day() {
    let at: &[&str] = &["balances/B4 /date"];
    let fourth = |account: &str, opening: &str, closing: &str| {
        let mut balance = third(account, opening, closing);
        balance["id"] = json!("B4");
        [add(third("AID-2", "7.00", "7.00")), add(balance)]
    };
    exactly("BALANCE-004", &fourth("AID-2", "7.00", "7.01"), at);
    exactly("BALANCE-004", &fourth("AID-2", "7.00", "7.00"), &[]);
    exactly("BALANCE-004", &fourth("AID-3", "7.00", "7.01"), &[]);
    assert_eq!(
        words("BALANCE-004", &fourth("AID-2", "7.00", "7.01"))[0].0,
        "error"
    );
    // One may be of a month, the other of a longer period that ends with it.
    let longer = fourth("AID-2", "6.00", "7.00");
    exactly("BALANCE-004", &longer, &[]);
    let little = vec![("the record says too little".to_owned(), 1)];
    assert_eq!(said("BALANCE-004", &longer), (0, little));
}

#[test]
fn balance_001_knows_periods_in_periods() {
    // B1 goes from 0.00 to 100.00 USD, B2 from there to 60.00 a month later.
    let quarter = |id: &str, opening: &str, closing: &str| {
        let mut balance = third("AID-1", opening, closing);
        balance["id"] = json!(id);
        add(balance)
    };
    for id in ["B0", "B3"] {
        exactly("BALANCE-001", &[quarter(id, "0.00", "60.00")], &[]);
    }
    // The next month begins where either ends.
    let mut april = third("AID-1", "60.00", "60.00");
    (april["id"], april["date"]) = (json!("B4"), json!("2023-04-30"));
    let changes = [quarter("B3", "0.00", "60.00"), add(april)];
    exactly("BALANCE-001", &changes, &[]);
    rows(
        "BALANCE-001",
        &[
            (&[quarter("B0", "0.00", "60.00")], &[]),
            (&[quarter("B0", "0.00", "60.01")], &["balances/B0 /closing"]),
            (
                &[quarter("B0", "1.00", "60.00")],
                &["balances/B0 /closing", "balances/B0 /opening"],
            ),
        ],
    );
}

#[test]
fn balance_005_an_account_of_its_own() {
    let mut second = grant();
    second["id"] = json!("G2");
    let kept = |account: &str, date: &str| {
        let mut balance = third(account, "0.00", "0.00");
        (balance["grant"], balance["date"]) = (json!("G2"), json!(date));
        add(balance)
    };
    let grants = ("/grants/-", second.clone());
    let at: &[&str] = &["balances/B3 /account"];
    exactly(
        "BALANCE-005",
        &[grants.clone(), kept("AID-1", "2023-03-31")],
        at,
    );
    exactly(
        "BALANCE-005",
        &[grants.clone(), kept("AID-2", "2023-03-31")],
        &[],
    );
    // Circular 23/2022/TT-BTC is in force from 2022-05-20.
    second["decision"]["date"] = json!("2021-01-04");
    let early = ("/grants/-", second.clone());
    second["budget_class"] = json!("not_budget_revenue");
    rows(
        "BALANCE-005",
        &[
            (&[early.clone(), kept("AID-1", "2022-05-20")], at),
            (&[early, kept("AID-1", "2022-05-19")], &[]),
            // One that needs no account of its own: of the other one it is told.
            (
                &[("/grants/-", second), kept("AID-1", "2022-05-20")],
                &["balances/B1 /account", "balances/B2 /account"],
            ),
        ],
    );
    // A grant, what adds to it, and its parts may share; nobody knows who carries the third one out.
    let mut third = grant();
    third["id"] = json!("G2");
    for (field, value) in [
        ("supplements", json!("G1")),
        ("parent", json!("G1")),
        ("executor", Value::Null),
    ] {
        let mut one = third.clone();
        one[field] = value;
        let changes = [("/grants/-", one), kept("AID-1", "2023-03-31")];
        let little = vec![("the record says too little".to_owned(), 1)];
        assert_eq!(said("BALANCE-005", &changes), (0, little), "{field}");
    }
    assert_eq!(
        words("BALANCE-005", &[grants, kept("AID-1", "2023-03-31")]),
        [(
            "error",
            "tài khoản này cũng được dùng cho `G1`; mỗi khoản viện trợ có tài khoản riêng"
                .to_owned(),
            "the account is also kept for `G1`; each grant has one of its own".to_owned()
        )]
    );
}

#[test]
fn balance_006_one_currency() {
    let mut two = third("AID-2", "0.00", "0.00");
    two["closing"] = json!({"amount": "0", "currency": "VND"});
    exactly("BALANCE-006", &[add(two)], &["balances/B3 /closing"]);
}

#[test]
fn commitments() {
    let add = |commitment: Value| ("/commitments/-", commitment);
    exactly(
        "COMMITMENT-001",
        &[add(json!({"id": "K1"}))],
        &[
            "commitments/K1 /amount",
            "commitments/K1 /date",
            "commitments/K1 /donor",
        ],
    );
    let of = |amount: &str| {
        add(json!({"id": "K1", "donor": "D1", "date": "2023-01-01", "amount": usd(amount)}))
    };
    exactly(
        "COMMITMENT-002",
        &[of("-0.01")],
        &["commitments/K1 /amount"],
    );
    exactly("COMMITMENT-002", &[of("0.00")], &[]);
}

/// One more rate of the dollar in đồng.
fn rate(kind: &str, value: &str, from: &str, until: &str) -> Value {
    json!({"id": "R2", "from": "USD", "to": "VND", "value": value, "kind": kind,
        "valid": {"from": from, "until": until}, "source": "another invented rate"})
}

fn quoted(rate: Value) -> (&'static str, Value) {
    ("/rates/-", rate)
}

#[test]
fn rate_001_and_002_that_can_be_used() {
    exactly(
        "RATE-001",
        &[quoted(json!({"id": "R2"}))],
        &[
            "rates/R2 /from",
            "rates/R2 /kind",
            "rates/R2 /source",
            "rates/R2 /to",
            "rates/R2 /valid",
            "rates/R2 /value",
        ],
    );
    let mut same = rate("central", "1", "2023-03-01", "2023-03-31");
    exactly("RATE-002", &[quoted(same.clone())], &[]);
    same["to"] = json!("USD");
    exactly("RATE-002", &[quoted(same)], &["rates/R2 /to"]);
}

#[test]
fn rate_003_one_value_a_day() {
    // R1 is 24000 from 2023-01-01 to 2023-01-31.
    let at: &[&str] = &["rates/R2 /value"];
    let other = rate("accounting", "24001", "2023-01-31", "2023-02-28");
    exactly("RATE-003", &[quoted(other.clone())], at);
    for (kind, value, from) in [
        ("accounting", "24001", "2023-02-01"),
        ("accounting", "24000.0", "2023-01-31"),
        ("central", "24001", "2023-01-31"),
    ] {
        exactly(
            "RATE-003",
            &[quoted(rate(kind, value, from, "2023-02-28"))],
            &[],
        );
    }
    let mut third = rate("accounting", "24000", "2023-02-28", "2023-03-31");
    third["id"] = json!("R3");
    let bank = |id: &str, value: &str, source: &str| {
        let mut rate = rate("bank_buying", value, "2023-05-01", "2023-05-01");
        (rate["id"], rate["source"]) = (json!(id), json!(source));
        quoted(rate)
    };
    rows(
        "RATE-003",
        &[
            (
                &[quoted(other), quoted(third)],
                &["rates/R2 /value", "rates/R3 /value"],
            ),
            // Two banks may quote two values, one bank not.
            (&[bank("R2", "23400", "A"), bank("R3", "23410", "B")], &[]),
            (
                &[bank("R2", "23400", "A"), bank("R3", "23410", "A")],
                &["rates/R3 /value"],
            ),
        ],
    );
    let long = quoted(rate("accounting", "25000", "2022-01-01", "2024-12-31"));
    assert_eq!(
        words("RATE-003", &[long])[0].2,
        "the value 24000 is not the 25000 of `R2`, of the same kind and currencies, on a day that both have"
    );
}

#[test]
fn rate_004_accounting_in_dong() {
    let in_euro = |from: &str| {
        let mut rate = rate("accounting", "0.9", from, "2026-01-31");
        rate["to"] = json!("EUR");
        quoted(rate)
    };
    let at: &[&str] = &["rates/R2 /to"];
    exactly("RATE-004", &[in_euro("2025-12-31")], at);
    exactly("RATE-004", &[in_euro("2026-01-01")], &[]);
    // Law 83/2015/QH13 is in force from 2017-01-01.
    exactly("RATE-004", &[in_euro("2017-01-01")], at);
    exactly("RATE-004", &[in_euro("2016-12-31")], &[]);
    let checked = check_on(&changed(&[in_euro("2016-12-31")]), AS_OF);
    assert_eq!(
        not_applied(&checked, "RATE-004"),
        [("not in force".to_owned(), 1)]
    );
    assert_eq!(words("RATE-004", &[in_euro("2017-01-01")])[0].0, "error");
    let checked = check_on(&changed(&[in_euro("2026-01-01")]), AS_OF);
    assert_eq!(
        not_applied(&checked, "RATE-004"),
        [("text not modelled: 89/2025/QH15".to_owned(), 1)]
    );
}
