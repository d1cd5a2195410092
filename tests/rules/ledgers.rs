//! The rules on transactions and balances.

use serde_json::{Value, json};

use crate::support::rows;

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
