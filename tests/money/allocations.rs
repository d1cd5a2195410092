//! Allocations of dinero.js, Ruby money and govalues.
//!
//! Their policies for the units left over differ from ours: conservation and the distance from the
//! exact share always hold, equality where the policies agree.

use num_bigint::BigInt;
use rust_decimal::Decimal;
use serde_json::Value;
use vientro::money::{MoneyError, parse_decimal};
use vientro::{Currency, Money};

use super::{json_lines, text};

fn vnd(minor: i64) -> Money {
    Money::from_minor(minor, Currency::VND).unwrap()
}

/// Allocates, checks what always holds, and returns the shares.
fn checked(total: i64, weights: &[Decimal]) -> Vec<i64> {
    let shares = vnd(total).allocate_by(weights).unwrap();
    let shares: Vec<i64> = shares.into_iter().map(Money::minor).collect();
    assert_eq!(shares.iter().sum::<i64>(), total);
    let scale = weights.iter().map(Decimal::scale).max().unwrap();
    let whole = |weight: &Decimal| {
        BigInt::from(weight.mantissa()) * BigInt::from(10).pow(scale - weight.scale())
    };
    let sum: BigInt = weights.iter().map(whole).sum();
    for (&share, weight) in shares.iter().zip(weights) {
        let off = BigInt::from(share) * &sum - BigInt::from(total) * whole(weight);
        assert!(off.magnitude() < sum.magnitude(), "{total} {weights:?}");
        assert!(!weight.is_zero() || share == 0);
    }
    shares
}

/// A ratio: a number, or `{"amount":505,"scale":1}` for 50.5.
fn ratio(value: &Value) -> Decimal {
    match value.as_i64() {
        Some(whole) => Decimal::from(whole),
        None => Decimal::new(
            value["amount"].as_i64().unwrap(),
            u32::try_from(value["scale"].as_u64().unwrap()).unwrap(),
        ),
    }
}

#[test]
fn dinero_js() {
    let (mut equal, mut refused, mut finer) = (0, 0, 0);
    for case in json_lines("dinero.js/allocate.jsonl") {
        let name = text(&case, "case");
        let total = [&case["total"], &case["total_minor"]]
            .into_iter()
            .find_map(Value::as_i64)
            .unwrap();
        let ratios: Vec<Decimal> = case["ratios"]
            .as_array()
            .unwrap()
            .iter()
            .map(ratio)
            .collect();
        let expected = if case["expected"].is_array() {
            &case["expected"]
        } else {
            &case["expected_exact"]
        };
        match vnd(total).allocate_by(&ratios) {
            Ok(_) => {
                let ours = checked(total, &ratios);
                let theirs: Option<Vec<i64>> = expected
                    .as_array()
                    .unwrap()
                    .iter()
                    .map(|share| {
                        // A share with a larger scale than the total's: they add digits below the
                        // minor unit, we do not.
                        share.as_i64().or_else(|| {
                            let scale = if text(&case, "currency") == "USD" {
                                2
                            } else {
                                1
                            };
                            (share["scale"] == scale).then(|| share["amount"].as_i64().unwrap())
                        })
                    })
                    .collect();
                match theirs {
                    Some(theirs) => {
                        assert_eq!(ours, theirs, "{name}");
                        equal += 1;
                    }
                    None => finer += 1,
                }
            }
            Err(error) => {
                // Theirs lose the total, or turn negative ratios into positive ones.
                match error {
                    MoneyError::NoWeights => assert!(ratios.is_empty()),
                    MoneyError::ZeroWeights => assert!(ratios.iter().all(Decimal::is_zero)),
                    MoneyError::NegativeWeight { position: 0 } => {
                        assert!(ratios[0].is_sign_negative());
                    }
                    other => panic!("{name}: {other}"),
                }
                refused += 1;
            }
        }
    }
    assert_eq!((equal, refused, finer), (13, 4, 4));
}

#[test]
fn ruby_money() {
    let mut equal = 0;
    for case in json_lines("rubymoney/allocate.jsonl") {
        let Ok(total) = text(&case, "total").parse::<i64>() else {
            panic!("{case}");
        };
        let weights: Vec<Decimal> = match case["parts"].as_u64() {
            Some(parts) => vec![Decimal::ONE; usize::try_from(parts).unwrap()],
            None => text(&case, "parts")
                .trim_matches(['[', ']'])
                .split(", ")
                .map(|weight| parse_decimal(weight).unwrap())
                .collect(),
        };
        let ours = checked(total, &weights);
        let theirs: Vec<i64> = case["expected"]
            .as_array()
            .unwrap()
            .iter()
            .map(|share| share.as_str().unwrap().parse().unwrap())
            .collect();
        assert_eq!(theirs.iter().sum::<i64>(), total);
        assert_eq!(ours, theirs, "{case}");
        equal += 1;
    }
    assert_eq!(equal, 21);
}

#[test]
fn govalues_split() {
    let mut equal = 0;
    for case in json_lines("govalues/money.jsonl") {
        if text(&case, "op") != "split" {
            continue;
        }
        // Theirs splits the last written digit, whatever the currency; ours the minor unit.
        let digits = |text: &str| text.replace('.', "").parse::<i64>().unwrap();
        let parts = usize::try_from(case["parts"].as_u64().unwrap()).unwrap();
        let ours = checked(digits(text(&case, "amount")), &vec![Decimal::ONE; parts]);
        let theirs: Vec<i64> = case["expected"]
            .as_array()
            .unwrap()
            .iter()
            .map(|share| digits(share.as_str().unwrap()))
            .collect();
        assert_eq!(ours, theirs);
        equal += 1;
    }
    assert_eq!(equal, 24);
}
