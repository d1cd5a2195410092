//! Arithmetic of govalues/decimal: exact through `Totals` and a conversion, then rounded half to
//! even to the places that its 19 digits leave.

use std::collections::BTreeMap;
use std::num::NonZeroU128;

use num_bigint::BigInt;
use rust_decimal::Decimal;
use serde_json::Value;
use vientro::money::{MoneyError, Rate, RateKind, Route};
use vientro::{Currency, Money, Period, Rounding, Text, Totals};

use super::big::{Big, ten};
use super::{json_lines, text};

/// Rounds `digits` times 10^-`scale`, divided by `divisor`, to `places`.
fn round(
    digits: BigInt,
    scale: u32,
    divisor: &BigInt,
    places: u32,
    rounding: Rounding,
) -> Option<BigInt> {
    let (up, down) = (places.saturating_sub(scale), scale.saturating_sub(places));
    let numerator = i128::try_from(digits * ten(up)).ok()?;
    let divisor = u128::try_from(divisor * ten(down)).ok()?;
    let rounded = rounding.divide(numerator, NonZeroU128::new(divisor)?)?;
    Some(BigInt::from(rounded))
}

/// The exact sum, by way of `Totals`.
fn sum(a: &Big, b: &Big, sign: i128) -> Option<(BigInt, u32)> {
    let scale = a.scale().max(b.scale());
    let mut totals = Totals::new();
    totals.add_minor(Currency::VND, a.scaled(scale)?).ok()?;
    let minor = b.scaled(scale)? * sign;
    totals.add_minor(Currency::VND, minor).ok()?;
    Some((totals.get(Currency::VND)?.into(), scale))
}

/// The exact product, by way of a conversion.
fn product(a: &Big, b: &Big) -> Option<(BigInt, u32)> {
    let mantissa = i128::try_from(b.digits.clone()).ok()?;
    let scale = a.scale() + b.scale();
    let value = Decimal::try_from_i128_with_scale(mantissa.abs(), b.scale()).ok()?;
    let (from, to, kind) = (Currency::USD, Currency::EUR, RateKind::Contract);
    let rate = Rate::new(
        from,
        to,
        value,
        kind,
        Period::ALWAYS,
        Text::new("test").ok()?,
    );
    let route = Route::by_rate(from, rate.ok()?).ok()?;
    let amount = a.scaled(scale)? * mantissa.signum();
    let exact = route.convert_minor(amount, Rounding::Exact).ok()?;
    Some((exact.into(), scale))
}

/// What we make of a case, at the places of the expected result.
fn ours(operation: &str, args: &[Value], places: u32) -> Option<BigInt> {
    let number = |place: usize| Big::parse(args.get(place)?.as_str()?);
    let a = number(0)?;
    let one = BigInt::from(1);
    let even = Rounding::HalfEven;
    match operation {
        "Add" | "Sub" => {
            let sign = if operation == "Add" { 1 } else { -1 };
            let (sum, scale) = sum(&a, &number(1)?, sign)?;
            round(sum, scale, &one, places, even)
        }
        "Mul" => {
            let (product, scale) = product(&a, &number(1)?)?;
            round(product, scale, &one, places, even)
        }
        "Quo" => {
            let b = number(1)?;
            let sign = if b.digits < BigInt::ZERO { -1 } else { 1 };
            let digits = a.digits * ten(b.scale()) * sign;
            let divisor = BigInt::from(b.digits.magnitude().clone());
            round(digits, a.exponent.unsigned_abs(), &divisor, places, even)
        }
        "QuoRem" => {
            let (b, quotient) = (number(1)?, number(2)?);
            let scale = a.scale().max(b.scale());
            let (a, b) = (a.scaled(scale)?, b.scaled(scale)?);
            let divisor = NonZeroU128::new(b.unsigned_abs())?;
            let cut = Rounding::TowardZero.divide(a, divisor)? * b.signum();
            assert_eq!(BigInt::from(cut), quotient.digits);
            round((a - cut * b).into(), scale, &one, places, Rounding::Exact)
        }
        "Round" | "Rescale" | "Quantize" | "Ceil" | "Floor" | "Trunc" => {
            let rounding = match operation {
                "Ceil" => Rounding::Ceiling,
                "Floor" => Rounding::Floor,
                "Trunc" => Rounding::TowardZero,
                _ => even,
            };
            round(a.digits.clone(), a.scale(), &one, places, rounding)
        }
        other => panic!("{other}"),
    }
}

#[test]
fn arithmetic() {
    let mut counts: BTreeMap<String, (u32, u32, u32)> = BTreeMap::new();
    for case in json_lines("govalues/decimal.jsonl") {
        let operation = text(&case, "op");
        let args = case["args"].as_array().unwrap();
        let count = counts.entry(operation.to_owned()).or_default();
        match operation {
            "Parse" => {
                // What it refuses, we refuse.
                assert!(Money::parse(args[0].as_str().unwrap(), Currency::VND).is_err());
                count.0 += 1;
            }
            "Cmp" => {
                let number = |place: usize| Big::parse(args[place].as_str().unwrap()).unwrap();
                let (a, b) = (number(0), number(1));
                let scale = a.scale().max(b.scale());
                let money = |number: Big| {
                    let minor = i64::try_from(number.scaled(scale)?).ok()?;
                    Money::from_minor(minor, Currency::VND).ok()
                };
                match money(a).zip(money(b)) {
                    Some((a, b)) => {
                        let order = a.checked_cmp(b).unwrap() as i8;
                        assert_eq!(case["expected"].as_i64(), Some(order.into()));
                        count.0 += 1;
                    }
                    None => count.1 += 1,
                }
            }
            // Past its 19 digits, or a division by zero.
            _ if !case["expected"].is_string() => count.2 += 1,
            _ => {
                let expected = Big::parse(text(&case, "expected")).unwrap();
                match ours(operation, args, expected.scale()) {
                    Some(ours) => {
                        assert_eq!(ours, expected.digits, "{case}");
                        count.0 += 1;
                    }
                    None => count.1 += 1,
                }
            }
        }
    }
    let counts: Vec<(&str, (u32, u32, u32))> = counts
        .iter()
        .map(|(operation, &counts)| (operation.as_str(), counts))
        .collect();
    // Equal; wider than we hold on the way, or without all operands; refused by them.
    assert_eq!(
        counts,
        [
            ("Add", (47, 0, 4)),
            ("Ceil", (72, 0, 0)),
            ("Cmp", (33, 2, 0)),
            ("Floor", (72, 0, 0)),
            ("Mul", (24, 2, 3)),
            ("Parse", (29, 0, 0)),
            ("Quantize", (18, 0, 0)),
            ("Quo", (82, 0, 2)),
            ("QuoRem", (93, 2, 0)),
            ("Rescale", (70, 0, 0)),
            ("Round", (62, 0, 0)),
            ("Sub", (8, 0, 0)),
            ("Trunc", (61, 0, 0)),
        ]
    );
}

#[test]
fn conversions_round_once() {
    let mut equal = 0;
    for case in json_lines("govalues/money.jsonl") {
        if text(&case, "op") != "convert" {
            continue;
        }
        let currency = |field| Currency::parse(text(&case, field)).unwrap();
        let (base, quote) = (currency("base"), currency("quote"));
        let rate = Rate::new(
            base,
            quote,
            vientro::money::parse_decimal(text(&case, "rate")).unwrap(),
            RateKind::Contract,
            Period::ALWAYS,
            Text::new("test").unwrap(),
        )
        .unwrap();
        for (from, to, field) in [
            (base, quote, "expected_base_to_quote"),
            (quote, base, "expected_quote_to_base_19_digits"),
        ] {
            let expected = Big::parse(text(&case, field)).unwrap();
            let places = to.minor_digits().unwrap().into();
            let to_minor = |rounding| {
                let one = BigInt::from(1);
                round(
                    expected.digits.clone(),
                    expected.scale(),
                    &one,
                    places,
                    rounding,
                )
                .unwrap()
            };
            let amount = match Money::parse(text(&case, "amount"), from) {
                Ok(amount) => amount,
                Err(MoneyError::TooPrecise { .. }) => continue,
                Err(error) => panic!("{error}"),
            };
            let route = Route::by_rate(from, rate.clone()).unwrap();
            let ours = route.convert(amount, Rounding::HalfEven).unwrap();
            assert_eq!(
                BigInt::from(ours.result().minor()),
                to_minor(Rounding::HalfEven),
                "{case}"
            );
            equal += 1;
        }
    }
    assert_eq!(equal, 6);
}

#[test]
fn dinero_js_conversions() {
    let mut equal = 0;
    for case in json_lines("dinero.js/convert.jsonl") {
        let currency = |field| Currency::parse(text(&case, field)).unwrap();
        let (from, to) = (currency("from"), currency("to"));
        let integer = |value: &Value| value.as_i64().unwrap();
        let scale = |value: &Value| u32::try_from(value["scale"].as_u64().unwrap()).unwrap();
        let rate = Rate::new(
            from,
            to,
            Decimal::new(integer(&case["rate"]["amount"]), scale(&case["rate"])),
            RateKind::Contract,
            Period::ALWAYS,
            Text::new("test").unwrap(),
        )
        .unwrap();
        // Its MRU and MGA have one digit, of a fifth; ours two, as ISO says. Major units agree.
        let digits = |currency: Currency| u32::from(currency.minor_digits().unwrap());
        let theirs_from = if from.code() == "MRU" {
            1
        } else {
            digits(from)
        };
        let amount = integer(&case["amount_minor"]) * 10_i64.pow(digits(from) - theirs_from);
        let amount = Money::from_minor(amount, from).unwrap();
        let route = Route::by_rate(from, rate).unwrap();
        let ours = route.convert(amount, Rounding::Exact).unwrap().result();
        let expected = &case["expected"];
        assert_eq!(
            BigInt::from(ours.minor()) * ten(scale(expected)),
            BigInt::from(integer(&expected["amount"])) * ten(digits(to)),
            "{case}"
        );
        equal += 1;
    }
    assert_eq!(equal, 3);
}
