//! What holds for any amounts.

use num_bigint::BigInt;
use proptest::prelude::*;
use vientro::{Currency, Money, Totals};

fn money() -> impl Strategy<Value = Money> {
    let currencies: Vec<Currency> = Currency::all()
        .filter(|currency| currency.minor_digits().is_some())
        .collect();
    let minor = (any::<i64>(), 0_u32..63).prop_map(|(minor, shift)| minor >> shift);
    (minor, prop::sample::select(currencies))
        .prop_map(|(minor, currency)| Money::from_minor(minor, currency).unwrap())
}

fn sum(amounts: &[Money]) -> Totals {
    let mut totals = Totals::new();
    totals.add_all(amounts);
    totals
}

proptest! {
    #[test]
    fn what_is_printed_is_read_back(money in money()) {
        prop_assert_eq!(Money::parse(&money.plain(), money.currency()), Ok(money));
        prop_assert_eq!(Money::from_decimal(money.to_decimal(), money.currency()), Ok(money));
        let json = serde_json::to_string(&money).unwrap();
        prop_assert_eq!(serde_json::from_str::<Money>(&json).unwrap(), money);
        let plain = money.plain();
        prop_assert_eq!(plain, money.to_decimal().to_string());
    }

    #[test]
    fn any_text_is_read_exactly_or_refused(text in "-?[0-9]{0,20}(\\.[0-9]{0,5})?") {
        if let Ok(money) = Money::parse(&text, Currency::USD) {
            let (whole, fraction) = text.split_once('.').unwrap_or((&text, ""));
            let digits: BigInt = format!("{whole}{fraction:0<5}").parse().unwrap();
            prop_assert_eq!(BigInt::from(money.minor()) * 1000, digits);
        }
    }

    #[test]
    fn totals_are_the_same_in_any_order_and_from_any_parts(
        amounts in prop::collection::vec(money(), 0..60),
        shuffled in any::<u64>(),
        cuts in (0_usize..60, 0_usize..60),
    ) {
        let whole = sum(&amounts);
        let mut other = amounts.clone();
        other.sort_by_key(|money| money.minor().unsigned_abs().wrapping_mul(shuffled | 1));
        prop_assert_eq!(&sum(&other), &whole);

        let (first, rest) = other.split_at(cuts.0.min(other.len()));
        let (second, third) = rest.split_at(cuts.1.min(rest.len()));
        let mut merged = sum(third);
        merged.merge(&sum(first)).unwrap();
        merged.merge(&sum(second)).unwrap();
        prop_assert_eq!(&merged, &whole);

        for total in whole.iter() {
            let exact: BigInt = amounts
                .iter()
                .filter(|money| money.currency() == total.currency())
                .map(|money| BigInt::from(money.minor()))
                .sum();
            prop_assert_eq!(BigInt::from(total.minor()), exact);
        }
        let json = serde_json::to_string(&whole).unwrap();
        prop_assert_eq!(serde_json::from_str::<Totals>(&json).unwrap(), whole);
    }

    #[test]
    fn what_is_added_and_taken_away_leaves_zero(amounts in prop::collection::vec(money(), 1..30)) {
        let mut totals = sum(&amounts);
        for &amount in &amounts {
            totals.subtract(amount);
        }
        prop_assert!(!totals.is_empty());
        prop_assert!(totals.iter().all(|total| total.minor() == 0));
    }
}
