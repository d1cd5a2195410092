//! Amounts as other standards publish them: JSON numbers, read digit by digit.

use std::fs;

use rust_decimal::Decimal;
use serde_json::value::RawValue;
use vientro::Explain;
use vientro::money::{Currency, Money, Totals, parse_decimal};

use crate::data;

#[derive(serde::Deserialize)]
struct Grants<'a> {
    #[serde(borrow)]
    grants: Vec<Grant<'a>>,
}

#[derive(serde::Deserialize)]
#[serde(rename_all = "camelCase")]
struct Grant<'a> {
    #[serde(borrow)]
    amount_awarded: &'a RawValue,
    currency: &'a str,
}

/// The sum of every amount of a file, what of it is money, and the amounts that are finer than it.
fn sums(file: &str) -> (Decimal, Totals, Vec<String>) {
    let text = fs::read_to_string(data("360giving").join(file)).unwrap();
    let file: Grants<'_> = serde_json::from_str(&text).unwrap();
    let (mut sum, mut money, mut dusty) = (Decimal::ZERO, Totals::new(), Vec::new());
    for grant in &file.grants {
        let number = grant.amount_awarded.get();
        sum += parse_decimal(number).unwrap();
        match Money::parse(number, Currency::parse(grant.currency).unwrap()) {
            Ok(amount) => money.add_all(&[amount]),
            Err(error) => {
                assert_eq!(error.code().id(), "money.too_precise");
                dusty.push(number.to_owned());
            }
        }
    }
    (sum, money, dusty)
}

#[test]
fn the_sums_of_360giving_are_exact_and_dust_is_reported() {
    let (sum, money, dusty) = sums("a001p00000zgyHZAAY.json");
    assert_eq!(sum.to_string(), "12785625");
    assert_eq!(money.get(Currency::GBP), Some(1_278_562_500));
    assert!(dusty.is_empty());

    let (sum, money, dusty) = sums("a003W000001B7PzQAK.json");
    assert_eq!(sum.to_string(), "21757793.270000000009");
    assert_eq!(dusty, ["41133.770000000004", "44337.130000000005"]);
    // 21757793.27 without the two.
    assert_eq!(
        money.get(Currency::GBP),
        Some(2_175_779_327 - 4_113_377 - 4_433_713)
    );
}

/// Every `{"amount": …, "currency": …}` of a document, in its order.
fn values(text: &str, found: &mut Vec<String>) {
    if let Ok(fields) = serde_json::from_str::<std::collections::BTreeMap<String, &RawValue>>(text)
    {
        let amount = fields.get("amount").map(|raw| raw.get());
        let currency = fields
            .get("currency")
            .map(|raw| raw.get().trim_matches('"'));
        if let (Some(amount), Some(currency)) = (amount, currency) {
            let currency = Currency::parse(currency).unwrap();
            found.push(Money::parse(amount, currency).unwrap().to_string());
        }
        for raw in fields.values() {
            values(raw.get(), found);
        }
    } else if let Ok(elements) = serde_json::from_str::<Vec<&RawValue>>(text) {
        for raw in elements {
            values(raw.get(), found);
        }
    }
}

#[test]
fn the_values_of_ocds_are_exact() {
    let read = |file: &str| {
        let mut found = Vec::new();
        values(
            &fs::read_to_string(data("ocds").join(file)).unwrap(),
            &mut found,
        );
        found.sort();
        found
    };
    assert_eq!(
        read("ocds-213czf-000-00001-01-planning.json"),
        [
            "100000.00 GBP",
            "1000000.00 GBP",
            "500000.00 GBP",
            "6700000.00 GBP"
        ]
    );
    let moved = read("ocds-213czf-000-00001-06-implementation.json");
    assert!(moved.contains(&"50000.00 GBP".to_owned()), "{moved:?}");
    assert!(moved.contains(&"11000000.00 GBP".to_owned()), "{moved:?}");
    assert_eq!(moved.len(), 6);
}
