//! Traps that decimal and money libraries fell into, each shown not to catch us.
//!
//! The first line of a test that names a library says what happens there.

use std::collections::HashSet;
use std::num::NonZeroU128;

use rust_decimal::Decimal;
use vientro::money::{MoneyError, Rate, RateKind, Route, parse_decimal};
use vientro::{Currency, Money, Period, Rounding, Text, Totals};

fn usd(text: &str) -> Result<Money, MoneyError> {
    Money::parse(text, Currency::USD)
}

fn vnd(text: &str) -> Result<Money, MoneyError> {
    Money::parse(text, Currency::VND)
}

fn route(from: Currency, to: Currency, value: &str, amount_in: Currency) -> Route {
    let value = parse_decimal(value).unwrap();
    let source = Text::new("test").unwrap();
    let rate = Rate::new(from, to, value, RateKind::Contract, Period::ALWAYS, source).unwrap();
    Route::by_rate(amount_in, rate).unwrap()
}

/// `rust_decimal` 1.42.0 answered 68056473378.09...
#[test]
fn the_decimal_library_subtracts_rightly() {
    let seven = Decimal::from_str_exact("7.0000000000000000000000000000").unwrap();
    for (from, rest) in [
        (34_028_236_693_i64, 34_028_236_686_i64),
        (34_028_236_701, 34_028_236_694),
    ] {
        assert_eq!(Decimal::from(from) - seven, Decimal::from(rest));
        let mut totals = Totals::new();
        totals.add(vnd(&from.to_string()).unwrap());
        totals.subtract(Money::from_decimal(seven, Currency::VND).unwrap());
        assert_eq!(totals.get(Currency::VND), Some(rest.into()));
    }
}

/// `Decimal::MAX + 0.4` is `Some(MAX)`; 10^15 + 10^-14 is 10^15.
#[test]
fn a_sum_never_drops_digits() {
    let overflow = |currency| Err(MoneyError::Overflow { currency });
    assert_eq!(
        Money::from_decimal(Decimal::MAX, Currency::VND),
        overflow(Currency::VND)
    );
    assert!(matches!(
        usd("0.00000000000001"),
        Err(MoneyError::TooPrecise { digits: 14, .. })
    ));
    let most = Money::from_minor(i64::MAX, Currency::USD).unwrap();
    assert_eq!(
        most.checked_add(usd("0.01").unwrap()),
        overflow(Currency::USD)
    );
}

/// [MAX, .3, .3, .3, -MAX] is 0, [MAX, -MAX, .3, .3, .3] is 0.9, [.3, .3, .3, MAX, -MAX] is none.
#[test]
fn a_sum_does_not_depend_on_order() {
    let most = Money::from_minor(i64::MAX, Currency::USD).unwrap();
    let least = Money::from_minor(-i64::MAX, Currency::USD).unwrap();
    let third = usd("0.30").unwrap();
    for order in [
        [most, third, third, third, least],
        [most, least, third, third, third],
        [third, third, third, most, least],
    ] {
        let totals: Totals = order.into_iter().collect();
        assert_eq!(totals.get(Currency::USD), Some(90));
    }
}

/// 10^-14 x 10^-15 is `Some(0)`, `is_zero()` too.
#[test]
fn a_product_never_vanishes_silently() {
    let tiny = route(
        Currency::VND,
        Currency::USD,
        "0.000000000000001",
        Currency::VND,
    );
    let one = vnd("1").unwrap();
    assert!(matches!(
        tiny.convert(one, Rounding::Exact),
        Err(MoneyError::Inexact { .. })
    ));
    let rounded = tiny.convert(one, Rounding::HalfEven).unwrap();
    assert!(rounded.result().is_zero());
    assert_eq!(rounded.residue().unwrap().to_string(), "1/10000000000000");
}

/// The product, rounded to 28 digits and then to cents, is 47092005078.81.
#[test]
fn a_conversion_rounds_once() {
    let inverse = "0.0000393700764032924322213927";
    let route = route(Currency::VND, Currency::USD, inverse, Currency::VND);
    let amount = vnd("1196137000000000").unwrap();
    let converted = route.convert(amount, Rounding::HalfAwayFromZero).unwrap();
    assert_eq!(converted.result().plain(), "47092005078.80");
}

/// 1/3*3 is 0.9999999999999999999999999999.
#[test]
fn a_quotient_without_end_is_refused_or_its_residue_known() {
    let third = route(Currency::USD, Currency::EUR, "3", Currency::EUR);
    let amount = Money::parse("1.00", Currency::EUR).unwrap();
    assert!(third.convert(amount, Rounding::Exact).is_err());
    let rounded = third.convert(amount, Rounding::HalfEven).unwrap();
    assert_eq!(rounded.result().plain(), "0.33");
    assert_eq!(rounded.residue().unwrap().to_string(), "1/3");
}

/// (10^15/7) rounded, times 7, is 1000000000000001; 100 by .333, .333, .334 is 99.
#[test]
fn parts_add_up() {
    let parts = vnd("1000000000000000").unwrap().split(7).unwrap();
    let totals: Totals = parts.into_iter().collect();
    assert_eq!(totals.get(Currency::VND), Some(1_000_000_000_000_000));
    let weights = ["0.333", "0.333", "0.334"].map(|weight| parse_decimal(weight).unwrap());
    let parts = vnd("100").unwrap().allocate_by(&weights).unwrap();
    let parts: Vec<i64> = parts.into_iter().map(Money::minor).collect();
    assert_eq!(parts, [33, 33, 34]);
}

/// moneylib gives the zero weight a share; NodaMoney gives the last share what is left: -0.03.
#[test]
fn no_share_is_turned_and_no_zero_weight_paid() {
    let parts = Money::from_minor(5, Currency::USD).unwrap().split(9);
    let parts: Vec<i64> = parts.unwrap().into_iter().map(Money::minor).collect();
    assert_eq!(parts, [1, 1, 1, 1, 1, 0, 0, 0, 0]);
    let parts = vnd("5").unwrap().allocate(&[0, 1, 1]).unwrap();
    assert!(parts[0].is_zero());
}

/// Each of these is read by `from_str` or `from_str_exact`, rounded or not.
#[test]
fn only_plain_numbers_are_read() {
    for text in [
        "1_000.5", "1__0", "1_", ".5", "5.", "+5", "1e3", "1.1e-28", "1,000", "1 000", "",
    ] {
        assert!(matches!(usd(text), Err(MoneyError::Form { .. })), "{text}");
        assert!(parse_decimal(text).is_err(), "{text}");
    }
    // `from_str` makes 10^-28 and 7922816251426433759354395034 of these.
    assert!(parse_decimal("0.00000000000000000000000000005").is_err());
    assert!(parse_decimal("7922816251426433759354395033.555").is_err());
    assert!(usd("7922816251426433759354395033.55").is_err());
    // `from_str_exact` refuses this one, which is 1.
    let one = "1.00000000000000000000000000000";
    assert_eq!(parse_decimal(one).unwrap(), Decimal::ONE);
    assert_eq!(usd(one), usd("1"));
}

/// `{:.2}` of 0.999 is 0.99, of -0.009 is -0.00, and `{:.0}` of 1.9 is 1.
#[test]
fn nothing_is_cut_in_printing() {
    let amount = usd("1.99").unwrap();
    assert_eq!(format!("{amount:.0} {amount:.1}"), "1.99 USD 1.99 USD");
    let total: Totals = [amount].into_iter().collect();
    let total = total.iter().next().unwrap();
    assert_eq!(format!("{total:.1}"), "1.99 USD");
}

/// 1.0 == 1.00 and hashes alike, but prints and serialises differently; -0 prints as "-0".
#[test]
fn equal_amounts_are_equal_to_the_byte() {
    let forms = ["1", "1.0", "1.00", "1.000", "01.00"].map(|text| usd(text).unwrap());
    assert_eq!(forms.iter().collect::<HashSet<_>>().len(), 1);
    assert!(forms.iter().all(|form| form.plain() == "1.00"));
    for zero in ["0", "-0", "-0.00", "0.0000"] {
        let zero = usd(zero).unwrap();
        assert!(!zero.is_negative() && zero.plain() == "0.00");
    }
    let zero = Money::from_decimal(-Decimal::ZERO, Currency::USD).unwrap();
    assert_eq!(zero, usd("0").unwrap());
    assert_eq!(usd("-0.5").unwrap().plain(), "-0.50");
}

/// `set_scale(2)` of 2.345 is 23.45, `rescale(2)` 2.35, `round_dp(2)` 2.34; `to_i64` of 1.999 is 1.
#[test]
fn the_border_refuses_what_is_finer() {
    for text in ["2.345", "1.999", "-0.009"] {
        let value = Decimal::from_str_exact(text).unwrap();
        assert!(matches!(
            Money::from_decimal(value, Currency::USD),
            Err(MoneyError::TooPrecise { .. })
        ));
    }
}

/// rusty-money's `to_minor_units` answers 0 where the amount does not fit.
#[test]
fn what_does_not_fit_is_never_zero() {
    for text in [
        "92233720368547758.08",
        "-92233720368547758.09",
        "1000000000000000000000000",
    ] {
        assert_eq!(
            usd(text),
            Err(MoneyError::Overflow {
                currency: Currency::USD
            })
        );
    }
}

/// RubyMoney, NodaMoney and bojanz/currency let a zero cross currencies.
#[test]
fn a_zero_keeps_its_currency() {
    let (dollars, dong) = (usd("0").unwrap(), vnd("0").unwrap());
    assert_ne!(dollars, dong);
    assert!(dollars.checked_add(dong).is_err());
    let totals: Totals = [dollars, dong].into_iter().collect();
    assert_eq!(totals.iter().len(), 2);
}

/// moneta's `FastMoney` made 20000 JPY of 100 GBP at 175, taking precision for scale.
#[test]
fn minor_units_of_both_currencies_count() {
    let route = route(Currency::GBP, Currency::JPY, "175", Currency::GBP);
    let amount = Money::parse("100.00", Currency::GBP).unwrap();
    let yen = route.convert(amount, Rounding::Exact).unwrap().result();
    assert_eq!(yen.to_string(), "17500 JPY");
}

/// Default features read 1196137000000000.12 as ...0.3 and 99999999999999999999 as 10^20, and any
/// crate in the graph can turn `Decimal` into a JSON number.
#[test]
fn json_never_passes_through_a_float() {
    let exact = r#"{"amount":"11961370000000.12","currency":"USD"}"#;
    let amount: Money = serde_json::from_str(exact).unwrap();
    assert_eq!(serde_json::to_string(&amount).unwrap(), exact);
    let value: serde_json::Value = serde_json::from_str(exact).unwrap();
    assert_eq!(serde_json::from_value::<Money>(value).unwrap(), amount);
    for number in ["1.5", "99999999999999999999", "1196137000000000.12", "5"] {
        let text = format!(r#"{{"amount":{number},"currency":"USD"}}"#);
        assert!(serde_json::from_str::<Money>(&text).is_err());
        let value: serde_json::Value = serde_json::from_str(&text).unwrap();
        assert!(serde_json::from_value::<Money>(value).is_err());
        assert!(serde_json::from_str::<Totals>(&format!("[{text}]")).is_err());
    }
    // As text, 10^-29 becomes 10^-28 or 0 elsewhere.
    let fine = r#"{"amount":"0.00000000000000000000000000001","currency":"USD"}"#;
    assert!(serde_json::from_str::<Money>(fine).is_err());
}

/// NodaMoney and moneylib round after every operation: 0.01 x 0.5 x 2 is 0.00.
#[test]
fn two_rates_round_once_together() {
    let source = || Text::new("test").unwrap();
    let rate = |from, to, value| {
        let value = parse_decimal(value).unwrap();
        Rate::new(
            from,
            to,
            value,
            RateKind::Contract,
            Period::ALWAYS,
            source(),
        )
        .unwrap()
    };
    let table: vientro::money::RateTable = [
        rate(Currency::USD, Currency::EUR, "0.5"),
        rate(Currency::EUR, Currency::GBP, "2"),
    ]
    .into_iter()
    .collect();
    let terms = vientro::money::RateTerms {
        kind: RateKind::Contract,
        day: vientro::Date::new(2024, 1, 1).unwrap(),
        max_age: vientro::money::MaxAge::ValidOnDay,
        through: vientro::money::Through::Any,
    };
    let route = table.route(Currency::USD, Currency::GBP, &terms).unwrap();
    let cent = usd("0.01").unwrap();
    let pence = route.convert(cent, Rounding::Exact).unwrap().result();
    assert_eq!(pence.plain(), "0.01");
}

/// Half to even at the border of 28 digits, half up in `rescale`: one crate, two roundings.
#[test]
fn rounding_is_what_was_asked_for() {
    let ten = NonZeroU128::new(10).unwrap();
    assert_eq!(Rounding::HalfEven.divide(25, ten), Some(2));
    assert_eq!(Rounding::HalfAwayFromZero.divide(25, ten), Some(3));
    assert_eq!(Rounding::Exact.divide(25, ten), None);
}
