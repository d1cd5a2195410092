//! Rounding tables of dinero.js and bojanz/currency.

use std::num::NonZeroU128;

use num_bigint::BigInt;
use vientro::{Currency, Rounding};

use super::big::{Big, ten};
use super::{json_lines, text};

#[test]
fn dinero_js() {
    let mut equal = 0;
    for case in json_lines("dinero.js/divide_round.jsonl") {
        let rounding = match text(&case, "mode") {
            "down" => Rounding::Floor,
            "up" => Rounding::Ceiling,
            "halfUp" => Rounding::HalfCeiling,
            "halfDown" => Rounding::HalfFloor,
            "halfEven" => Rounding::HalfEven,
            "halfOdd" => Rounding::HalfOdd,
            "halfAwayFromZero" => Rounding::HalfAwayFromZero,
            "halfTowardsZero" => Rounding::HalfTowardZero,
            other => panic!("{other}"),
        };
        let number = |field: &str| i128::from(case[field].as_i64().unwrap());
        let divisor = NonZeroU128::new(number("den").unsigned_abs()).unwrap();
        assert!(number("den") > 0);
        assert_eq!(
            rounding.divide(number("num"), divisor),
            Some(number("expected")),
            "{case}"
        );
        equal += 1;
    }
    assert_eq!(equal, 284);
}

#[test]
fn bojanz_currency() {
    let mut equal = 0;
    for case in json_lines("bojanz-currency/arith_round.jsonl") {
        let rounding = match text(&case, "mode") {
            "HalfUp" => Rounding::HalfAwayFromZero,
            "HalfDown" => Rounding::HalfTowardZero,
            "HalfEven" => Rounding::HalfEven,
            "Up" => Rounding::AwayFromZero,
            "Down" => Rounding::TowardZero,
            other => panic!("{other}"),
        };
        let places = match case["digits"].as_u64() {
            Some(digits) => u32::try_from(digits).unwrap(),
            None => {
                let currency = Currency::parse(text(&case, "currency")).unwrap();
                currency.minor_digits().unwrap().into()
            }
        };
        let value = Big::parse(text(&case, "value")).unwrap();
        let expected = Big::parse(text(&case, "expected")).unwrap();
        let numerator = i128::try_from(value.digits.clone() * ten(places)).unwrap();
        let divisor = u128::try_from(ten(value.scale())).unwrap();
        let ours = rounding
            .divide(numerator, NonZeroU128::new(divisor).unwrap())
            .unwrap();
        assert_eq!(
            BigInt::from(ours) * ten(expected.scale()),
            expected.digits * ten(places),
            "{case}"
        );
        equal += 1;
    }
    assert_eq!(equal, 40);
}
