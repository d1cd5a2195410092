use super::*;
use crate::date::Period;
use crate::money::parse_decimal;
use crate::text::Text;
use num_bigint::BigInt;
use proptest::prelude::*;
use rust_decimal::Decimal;

fn currency(code: &str) -> Currency {
    Currency::parse(code).unwrap()
}

fn day(text: &str) -> Date {
    Date::parse(text).unwrap()
}

fn rate_on(from: &str, to: &str, value: &str, first: &str, last: &str) -> Rate {
    Rate::new(
        currency(from),
        currency(to),
        parse_decimal(value).unwrap(),
        RateKind::Accounting,
        Period::new(Some(day(first)), Some(day(last))).unwrap(),
        Text::new("test").unwrap(),
    )
    .unwrap()
}

fn rate(from: &str, to: &str, value: &str) -> Rate {
    rate_on(from, to, value, "2024-01-01", "2024-01-31")
}

const TERMS: fn() -> RateTerms = || RateTerms {
    kind: RateKind::Accounting,
    day: day("2024-01-15"),
    max_age: MaxAge::ValidOnDay,
    through: Through::Any,
};

fn money(text: &str, code: &str) -> Money {
    Money::parse(text, currency(code)).unwrap()
}

#[test]
fn direct_and_inverse() {
    let direct = Route::by_rate(Currency::USD, rate("USD", "VND", "24123.5")).unwrap();
    let dong = direct
        .convert(money("1000.00", "USD"), Rounding::Exact)
        .unwrap();
    assert_eq!(dong.result(), money("24123500", "VND"));
    assert!(dong.residue().unwrap().is_zero());

    let inverse = Route::by_rate(Currency::VND, rate("USD", "VND", "24123.5")).unwrap();
    assert_eq!(inverse.legs()[0].direction(), Direction::Inverse);
    let back = inverse.convert(dong.result(), Rounding::Exact).unwrap();
    assert_eq!(back.result(), money("1000.00", "USD"));
    let one = money("1", "VND");
    assert_eq!(
        inverse.convert(one, Rounding::Exact),
        Err(MoneyError::Inexact {
            currency: Currency::USD
        })
    );
    let up = inverse.convert(one, Rounding::Ceiling).unwrap();
    assert_eq!(up.result(), money("0.01", "USD"));
    assert_eq!(up.residue().unwrap().to_string(), "-48047/48247");
    let down = inverse
        .convert(one.checked_neg().unwrap(), Rounding::Ceiling)
        .unwrap();
    assert!(down.result().is_zero());
    assert_eq!(down.residue().unwrap().to_string(), "-200/48247");
}

#[test]
fn a_cross_rate_rounds_once() {
    // Through đồng with a rounding in between, 0.04 KRW would become 1 đồng, then 0 or 1 cent.
    let table: RateTable = [rate("USD", "VND", "25000"), rate("KRW", "VND", "18.5")]
        .into_iter()
        .collect();
    let route = table.route(Currency::KRW, Currency::USD, &TERMS()).unwrap();
    let directions: Vec<_> = route.legs().iter().map(Leg::direction).collect();
    assert_eq!(directions, [Direction::Direct, Direction::Inverse]);
    let converted = route
        .convert(money("1000000", "KRW"), Rounding::Exact)
        .unwrap();
    assert_eq!(converted.result(), money("740.00", "USD"));
    // 7 KRW = 129.5 đồng = 0.518 cents.
    let small = route
        .convert(money("7", "KRW"), Rounding::HalfAwayFromZero)
        .unwrap();
    assert_eq!(small.result(), money("0.01", "USD"));
    assert_eq!(small.residue().unwrap().to_string(), "-241/500");
}

#[test]
fn the_way_is_chosen_the_same_every_time() {
    let table: RateTable = [
        rate("AUD", "USD", "0.66"),
        rate("USD", "JPY", "148"),
        rate("AUD", "VND", "16000"),
        rate("JPY", "VND", "165"),
        rate("AUD", "EUR", "0.6"),
        rate("EUR", "JPY", "160"),
    ]
    .into_iter()
    .collect();
    let through = |through| {
        let route = table.route(
            Currency::AUD,
            Currency::JPY,
            &RateTerms { through, ..TERMS() },
        );
        route.map(|route| {
            let legs = route.legs().iter();
            legs.map(|leg| leg.rate().to_string()).collect::<Vec<_>>()
        })
    };
    assert_eq!(
        through(Through::Any).unwrap(),
        ["1 AUD = 16000 VND", "1 JPY = 165 VND"]
    );
    assert_eq!(
        through(Through::Currency(Currency::EUR)).unwrap(),
        ["1 AUD = 0.6 EUR", "1 EUR = 160 JPY"]
    );
    assert!(through(Through::Nothing).is_err());
    assert!(through(Through::Currency(Currency::GBP)).is_err());
}

#[test]
fn a_valid_rate_comes_before_an_old_one() {
    let table: RateTable = [
        rate_on("USD", "VND", "24000", "2023-12-01", "2023-12-31"),
        rate("VND", "USD", "0.00004"),
        rate_on("EUR", "VND", "26000", "2023-12-01", "2023-12-31"),
    ]
    .into_iter()
    .collect();
    let terms = RateTerms {
        max_age: MaxAge::Days(31),
        ..TERMS()
    };
    let route = table.route(Currency::USD, Currency::VND, &terms).unwrap();
    assert_eq!(route.legs()[0].direction(), Direction::Inverse);
    let old = table.route(Currency::EUR, Currency::VND, &terms).unwrap();
    assert_eq!(
        old.legs()[0].rate().valid().until(),
        Some(day("2023-12-31"))
    );
    assert!(matches!(
        table.route(Currency::EUR, Currency::VND, &TERMS()),
        Err(MoneyError::NoRate { .. })
    ));
    let short = RateTerms {
        max_age: MaxAge::Days(14),
        ..TERMS()
    };
    assert!(matches!(
        table.route(Currency::EUR, Currency::VND, &short),
        Err(MoneyError::StaleRate { max_days: 14, .. })
    ));
}

#[test]
fn in_a_cross_rate_too_a_valid_rate_comes_before_an_old_one() {
    // Of USD and VND there is an old rate as quoted, and a valid one the other way round.
    let table: RateTable = [
        rate_on("USD", "VND", "24000", "2023-12-01", "2023-12-31"),
        rate("VND", "USD", "0.00004"),
        rate_on("EUR", "VND", "26000", "2023-12-01", "2023-12-31"),
    ]
    .into_iter()
    .collect();
    let terms = RateTerms {
        max_age: MaxAge::Days(31),
        ..TERMS()
    };
    let route = table.route(Currency::USD, Currency::EUR, &terms).unwrap();
    let legs: Vec<String> = route.legs().iter().map(|l| l.rate().to_string()).collect();
    assert_eq!(legs, ["1 VND = 0.00004 USD", "1 EUR = 26000 VND"]);
}

#[test]
fn ambiguous_rates_are_not_gone_around() {
    let table: RateTable = [
        rate("USD", "VND", "24000"),
        rate("USD", "VND", "24001"),
        rate("VND", "USD", "0.00004"),
        rate("USD", "EUR", "0.9"),
        rate("EUR", "VND", "26000"),
    ]
    .into_iter()
    .collect();
    assert!(matches!(
        table.route(Currency::USD, Currency::VND, &TERMS()),
        Err(MoneyError::AmbiguousRate { .. })
    ));
    // Asked for the other way, the one rate that is quoted so decides.
    assert!(table.route(Currency::VND, Currency::USD, &TERMS()).is_ok());
}

#[test]
fn two_kinds_of_rate_make_no_cross_rate() {
    let contract = Rate::new(
        Currency::EUR,
        Currency::VND,
        parse_decimal("26000").unwrap(),
        RateKind::Contract,
        Period::ALWAYS,
        Text::new("test").unwrap(),
    );
    let table: RateTable = [rate("USD", "VND", "24000"), contract.unwrap()]
        .into_iter()
        .collect();
    for kind in RateKind::ALL {
        let terms = RateTerms { kind, ..TERMS() };
        assert!(matches!(
            table.route(Currency::USD, Currency::EUR, &terms),
            Err(MoneyError::NoRate { .. })
        ));
    }
}

#[test]
fn another_kind_of_rate_is_never_used() {
    let table: RateTable = [rate("USD", "VND", "24000")].into_iter().collect();
    let terms = RateTerms {
        kind: RateKind::Contract,
        ..TERMS()
    };
    assert!(matches!(
        table.route(Currency::USD, Currency::VND, &terms),
        Err(MoneyError::NoRate { .. })
    ));
}

#[test]
fn one_currency_needs_no_rate() {
    let route = RateTable::new()
        .route(Currency::USD, Currency::USD, &TERMS())
        .unwrap();
    let amount = money("12.34", "USD");
    let converted = route.convert(amount, Rounding::Exact).unwrap();
    assert_eq!((converted.result(), converted.legs().len()), (amount, 0));
    assert!(route.convert(money("1", "VND"), Rounding::Exact).is_err());
}

#[test]
fn a_unit_of_account_may_lie_between_but_not_at_an_end() {
    let table: RateTable = [rate("XDR", "USD", "1.33"), rate("XDR", "EUR", "1.21")]
        .into_iter()
        .collect();
    let route = |to| table.route(Currency::USD, currency(to), &TERMS());
    let euro = route("EUR")
        .unwrap()
        .convert(money("1.33", "USD"), Rounding::Exact)
        .unwrap();
    assert_eq!(euro.result(), money("1.21", "EUR"));
    assert!(matches!(route("XDR"), Err(MoneyError::NoMinorUnit { .. })));
}

#[test]
fn what_does_not_fit_is_refused() {
    let route = Route::by_rate(Currency::USD, rate("USD", "VND", "24000")).unwrap();
    let most = Money::from_minor(i64::MAX, Currency::USD).unwrap();
    assert_eq!(
        route.convert(most, Rounding::HalfEven).unwrap_err(),
        MoneyError::Overflow {
            currency: Currency::VND
        }
    );
    assert!(route.convert_minor(i128::MAX, Rounding::HalfEven).is_err());
}

#[cfg(feature = "json")]
#[test]
fn json_shows_each_rate_with_kind_period_and_source() {
    let route = Route::by_rate(Currency::VND, rate("USD", "VND", "24000.00")).unwrap();
    let converted = route
        .convert(money("24000", "VND"), Rounding::HalfAwayFromZero)
        .unwrap();
    assert_eq!(
        serde_json::to_string(&converted).unwrap(),
        concat!(
            r#"{"original":{"amount":"24000","currency":"VND"},"#,
            r#""result":{"amount":"1.00","currency":"USD"},"#,
            r#""rates":[{"direction":"inverse","rate":{"from":"USD","to":"VND","#,
            r#""value":"24000.00","kind":"accounting","valid_from":"2024-01-01","#,
            r#""valid_until":"2024-01-31","source":"test"}}],"#,
            r#""rounding":"half_away_from_zero"}"#
        )
    );
}

fn decimal() -> impl Strategy<Value = Decimal> {
    (1_u128..1 << 96, 0_u32..96, 0_u32..=28).prop_map(|(mantissa, shift, scale)| {
        let mantissa = i128::try_from((mantissa >> shift).max(1)).unwrap();
        Decimal::try_from_i128_with_scale(mantissa, scale).unwrap()
    })
}

fn quoted(from: Currency, to: Currency, value: Decimal) -> Rate {
    Rate::new(
        from,
        to,
        value,
        RateKind::Accounting,
        Period::ALWAYS,
        Text::new("test").unwrap(),
    )
    .unwrap()
}

/// A fraction of big numbers.
fn fraction(leg: &Leg) -> (BigInt, BigInt) {
    let value = leg.rate().value();
    let whole = (
        BigInt::from(value.mantissa()),
        BigInt::from(10).pow(value.scale()),
    );
    match leg.direction() {
        Direction::Direct => whole,
        Direction::Inverse => (whole.1, whole.0),
    }
}

proptest! {
    #[test]
    fn result_and_residue_are_the_exact_amount(
        minor in any::<i64>(), shift in 0_u32..63,
        first in decimal(), second in decimal(),
        turn in 0_usize..6, way in 0_usize..11,
    ) {
        let (a, b, c) = (Currency::USD, Currency::VND, currency("CLF"));
        let one = if turn % 2 == 0 { quoted(a, b, first) } else { quoted(b, a, first) };
        let two = if turn / 2 == 0 { quoted(b, c, second) } else { quoted(c, b, second) };
        let table: RateTable = [one, two].into_iter().collect();
        let to = if turn < 4 { c } else { b };
        let route = table.route(a, to, &TERMS()).unwrap();
        let rounding = Rounding::ALL[way];
        let amount = Money::from_minor(minor >> shift, a).unwrap();

        let unit = |currency: Currency| BigInt::from(10).pow(currency.minor_digits().unwrap().into());
        let mut numerator = BigInt::from(amount.minor()) * unit(to);
        let mut denominator = unit(a);
        for (above, below) in route.legs().iter().map(fraction) {
            numerator *= above;
            denominator *= below;
        }
        let floor = {
            let quotient = &numerator / &denominator;
            if numerator < BigInt::ZERO && &numerator % &denominator != BigInt::ZERO { quotient - 1 } else { quotient }
        };
        let whole = &floor * &denominator == numerator;

        match route.convert(amount, rounding) {
            Err(MoneyError::Inexact { .. }) => prop_assert!(rounding == Rounding::Exact && !whole),
            Err(error) => {
                let overflow = MoneyError::Overflow { currency: to };
                prop_assert_eq!(error, overflow);
                prop_assert!(floor >= BigInt::from(i64::MAX) || floor < BigInt::from(i64::MIN));
            }
            Ok(converted) => {
                let result = BigInt::from(converted.result().minor());
                prop_assert!(result == floor || (!whole && result == &floor + 1));
                // Twice the distance to the exact value against one unit: nearest for the halves.
                let off = &numerator - &result * &denominator;
                let twice = off.magnitude() * 2_u32;
                match rounding {
                    Rounding::Exact => prop_assert!(whole),
                    Rounding::Floor => prop_assert_eq!(&result, &floor),
                    Rounding::Ceiling => prop_assert!(whole || result == &floor + 1),
                    Rounding::TowardZero => prop_assert!(off.sign() != -numerator.sign() || whole),
                    Rounding::AwayFromZero => prop_assert!(off.sign() != numerator.sign() || whole),
                    Rounding::HalfAwayFromZero | Rounding::HalfTowardZero | Rounding::HalfEven
                    | Rounding::HalfOdd | Rounding::HalfCeiling | Rounding::HalfFloor => {
                        prop_assert!(&twice <= denominator.magnitude());
                    }
                }
                if let Ok(residue) = converted.residue() {
                    prop_assert_eq!(
                        BigInt::from(residue.numerator()) * &denominator,
                        off * BigInt::from(residue.denominator())
                    );
                } else {
                    prop_assert_eq!(converted.legs().len(), 2);
                }
            }
        }
    }
}
