//! The rules on transactions and balances.

use serde_json::{Value, json};

use crate::support::{AS_OF, changed, check_on, not_applied, rows};

#[test]
fn transaction_001_before_the_decision() {
    let date = "/transactions/0/date";
    let place: &[&str] = &["transactions/T1 /date"];
    let early = (date, json!("2023-01-15"));
    rows(
        "TRANSACTION-001",
        &[
            (std::slice::from_ref(&early), place),
            (
                &[early.clone(), ("/transactions/0/kind", json!("disbursed"))],
                place,
            ),
            (
                &[early.clone(), ("/transactions/0/kind", json!("recorded"))],
                &[],
            ),
            (&[(date, json!("2023-01-16"))], &[]),
            (&[early.clone(), ("/grants/0/decision", Value::Null)], &[]),
        ],
    );
}

#[test]
fn transaction_002_account() {
    let account = "/transactions/0/account";
    let other = (account, json!("ACC-9"));
    rows(
        "TRANSACTION-002",
        &[
            (std::slice::from_ref(&other), &["transactions/T1 /account"]),
            (&[], &[]),
            (&[other.clone(), ("/donors/0/accounts", json!([]))], &[]),
            (
                &[other.clone(), ("/transactions/0/donor", Value::Null)],
                &[],
            ),
            (&[other.clone(), ("/donors/0/kind", json!("company"))], &[]),
            (&[(account, Value::Null)], &[]),
            // The aid account of the grant, as its balances name it.
            (&[(account, json!("AID-1"))], &[]),
            (
                &[(account, json!("AID-1")), ("/balances", json!([]))],
                &["transactions/T1 /account"],
            ),
            (
                &[
                    (account, json!("AID-1")),
                    ("/balances/0/account", Value::Null),
                    ("/balances/1/account", Value::Null),
                ],
                &[],
            ),
            // An account without a number may be the one.
            (
                &[
                    other.clone(),
                    ("/donors/0/accounts/-", json!({"bank": "B"})),
                ],
                &[],
            ),
            (
                &[
                    other.clone(),
                    (
                        "/donors/0/accounts/-",
                        json!({"bank": "B", "closed_on": "2023-01-31"}),
                    ),
                ],
                &["transactions/T1 /account"],
            ),
            // Open on the day: 2023-02-01.
            (
                &[("/donors/0/accounts/0/opened_on", json!("2023-02-01"))],
                &[],
            ),
            (
                &[("/donors/0/accounts/0/opened_on", json!("2023-02-02"))],
                &["transactions/T1 /account"],
            ),
            (
                &[("/donors/0/accounts/0/closed_on", json!("2023-02-01"))],
                &[],
            ),
            (
                &[("/donors/0/accounts/0/closed_on", json!("2023-01-31"))],
                &["transactions/T1 /account"],
            ),
        ],
    );
}

#[test]
fn balance_001_only_budget_aid_that_its_owner_carries_out() {
    let wrong = (
        "/balances/1/closing",
        json!({"amount": "60.01", "currency": "USD"}),
    );
    let (class, executor) = ("/grants/0/budget_class", "/grants/0/executor");
    let place: &[&str] = &["balances/B2 /closing"];
    rows(
        "BALANCE-001",
        &[
            (std::slice::from_ref(&wrong), place),
            (&[wrong.clone(), (executor, json!("owner"))], place),
            (&[wrong.clone(), (executor, json!("donor"))], &[]),
            (&[wrong.clone(), (executor, json!("third_party"))], &[]),
            (&[wrong.clone(), (class, json!("not_budget_revenue"))], &[]),
            (&[wrong.clone(), (class, Value::Null)], &[]),
        ],
    );
    let unknown = changed(&[wrong, (class, Value::Null)]);
    let reasons = not_applied(&check_on(&unknown, AS_OF), "BALANCE-001");
    assert_eq!(reasons, [("the record says too little".to_owned(), 2)]);
}

#[test]
fn balance_001_asks_nothing_of_what_is_half_told() {
    let wrong = (
        "/balances/1/closing",
        json!({"amount": "60.01", "currency": "USD"}),
    );
    let second = "/transactions/1";
    let field = |name: &str| format!("{second}/{name}");
    let place: &[&str] = &["balances/B2 /closing"];
    let vnd = |name: &str| {
        json!({"id": name, "grant": "G1", "account": name, "date": "2023-03-31",
        "opening": {"amount": "0", "currency": "VND"}, "closing": {"amount": "0", "currency": "VND"}})
    };
    let dong = (field("amount"), json!({"amount": "40", "currency": "VND"}));
    rows(
        "BALANCE-001",
        &[
            (std::slice::from_ref(&wrong), place),
            (&[wrong.clone(), (&field("amount"), Value::Null)], &[]),
            (&[wrong.clone(), (&field("date"), Value::Null)], &[]),
            (&[wrong.clone(), (&field("kind"), Value::Null)], &[]),
            (&[wrong.clone(), (&dong.0, dong.1.clone())], &[]),
            // There is an account for it, so it is none of this one.
            (
                &[
                    wrong.clone(),
                    (&dong.0, dong.1.clone()),
                    ("/balances/-", vnd("AID-3")),
                ],
                &["balances/AID-3 /closing", "balances/B2 /closing"],
            ),
            // What is only recorded moves nothing.
            (
                &[
                    wrong.clone(),
                    (
                        "/transactions/-",
                        json!({"id": "T9", "grant": "G1", "kind": "recorded"}),
                    ),
                ],
                place,
            ),
        ],
    );
}

#[test]
fn balance_001_adds_up() {
    let usd = |amount: &str| json!({"amount": amount, "currency": "USD"});
    let (closing, opening) = ("/balances/1/closing", "/balances/1/opening");
    let refund = json!({"id": "T3", "grant": "G1", "kind": "refunded", "date": "2023-03-31",
        "form": "cash", "amount": usd("10.00")});
    let other = json!({"id": "B3", "grant": "G1", "account": "AID-2", "date": "2023-03-31",
        "opening": usd("0.00"), "closing": usd("-40.00")});
    let alone = json!([{"id": "B2", "grant": "G1", "account": "AID-1", "date": "2023-03-31",
        "opening": usd("7.00"), "closing": usd("60.00")}]);
    rows(
        "BALANCE-001",
        &[
            (&[(closing, usd("60.01"))], &["balances/B2 /closing"]),
            (
                &[(opening, usd("99.00")), (closing, usd("59.00"))],
                &["balances/B2 /opening"],
            ),
            // The day of the balance is in its period, the next one is not.
            (&[("/transactions/1/date", json!("2023-03-31"))], &[]),
            (
                &[("/transactions/1/date", json!("2023-04-01"))],
                &["balances/B2 /closing"],
            ),
            // Goods go through no account, nor do transactions of another one.
            (
                &[
                    ("/transactions/1/form", json!("goods")),
                    (closing, usd("100.00")),
                ],
                &[],
            ),
            (
                &[
                    ("/transactions/0/account", json!("AID-1")),
                    ("/transactions/1/account", json!("AID-1")),
                ],
                &[],
            ),
            (
                &[
                    ("/transactions/0/account", json!("AID-1")),
                    ("/transactions/1/account", json!("AID-2")),
                    ("/balances/-", other.clone()),
                ],
                &["balances/B2 /closing"],
            ),
            // Of two accounts nobody knows which one the donor's money went to.
            (&[("/balances/-", other), (closing, usd("1.00"))], &[]),
            (&[("/transactions/1/account", json!("AID-2"))], &[]),
            // A refund may leave the account or come back into it.
            (
                &[("/transactions/-", refund.clone()), (closing, usd("50.00"))],
                &[],
            ),
            (
                &[("/transactions/-", refund.clone()), (closing, usd("70.00"))],
                &[],
            ),
            (
                &[("/transactions/-", refund), (closing, usd("65.00"))],
                &["balances/B2 /closing"],
            ),
            (
                &[(opening, usd("3.00"))],
                &["balances/B2 /closing", "balances/B2 /opening"],
            ),
            // Nobody knows what was before a first balance that is not zero.
            (&[("/balances", alone)], &[]),
        ],
    );
}
