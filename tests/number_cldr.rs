//! The Vietnamese number forms of CLDR, read and written; see `tests/data/money/cldr`.

#![expect(
    clippy::expect_used,
    clippy::panic,
    clippy::unwrap_used,
    reason = "tests may panic"
)]

use std::collections::BTreeMap;

use vientro::money::number::{Comparison, Stated, Unit};
use vientro::{Currency, Lang, Money};

const CASES: &str = include_str!("data/money/cldr/vi_currency_format_cases.tsv");

struct Case {
    currency: Currency,
    length: &'static str,
    /// The exact value: `value` times 10^-`decimals`.
    value: i128,
    decimals: u8,
    input: &'static str,
    expected: &'static str,
}

fn cases() -> Vec<Case> {
    let rows = CASES.lines().filter(|line| !line.starts_with('#'));
    rows.map(|line| {
        let columns: Vec<&str> = line.split('\t').collect();
        let &["vi", code, length, "standard", _, input, expected] = columns.as_slice() else {
            panic!("unknown row: {line}");
        };
        let (whole, fraction) = input.split_once('.').expect("a decimal point");
        Case {
            currency: Currency::parse(code).unwrap(),
            length,
            value: format!("{whole}{fraction}").parse().unwrap(),
            decimals: fraction.len().try_into().unwrap(),
            input,
            expected,
        }
    })
    .collect()
}

/// Every row is read, with its currency, as a figure that the input agrees with: the input rounds
/// to what is printed, and where nothing was rounded it is what is printed.
#[test]
fn every_row_is_read_as_a_figure_of_its_input() {
    let cases = cases();
    assert_eq!(cases.len(), 75);
    for case in cases {
        let figure = Stated::parse(case.expected, Lang::Vi)
            .unwrap_or_else(|error| panic!("{}: {error}", case.expected));
        assert_eq!(figure.unit(), &Unit::Currency(case.currency));
        let found = figure.compare(case.value, case.decimals);
        assert_eq!(found, Ok(Comparison::Consistent), "{}", case.expected);
    }
}

/// Where CLDR rounds nothing we write what CLDR writes; the other rows have no counterpart, each
/// for one of these reasons.
#[test]
fn the_exact_value_is_written_as_cldr_writes_it() {
    let mut counts: BTreeMap<&str, u32> = BTreeMap::new();
    for case in cases() {
        let printed = case.expected.replace('\u{a0}', " ");
        let figure = Stated::parse(case.expected, Lang::Vi).unwrap();
        let written = figure.to_text(Lang::Vi);
        let reason = match case.length {
            "standard" => match Money::parse(case.input, case.currency) {
                Ok(money) => {
                    let text = money.to_text(Lang::Vi);
                    assert_eq!(format!("{text} {}", case.currency), printed);
                    assert_eq!(Money::parse_in(&text, case.currency, Lang::Vi), Ok(money));
                    assert_eq!(figure.to_money(), Ok(money));
                    assert_eq!(written, printed);
                    "same as CLDR"
                }
                // `0.00831765` USD and `1.2` JPY are finer than the minor unit.
                Err(_) => "CLDR rounds to the minor unit, we refuse",
            },
            "short" if written == printed => "short without abbreviation: same as CLDR",
            "short" => {
                // `1,2 Tr USD` is read, and written as `1,2 triệu USD`.
                let words = printed.replace(" Tr ", " triệu ").replace(" N ", " nghìn ");
                assert_eq!(written, words);
                "we write no abbreviations"
            }
            "long" => {
                // Number and multiplier agree; the currency's name gives way to its code.
                let numeric = written.strip_suffix(case.currency.code()).unwrap();
                assert!(printed.starts_with(numeric), "{printed}: {written}");
                "we write codes, not names"
            }
            other => panic!("unknown length: {other}"),
        };
        counts
            .entry(reason)
            .and_modify(|count| *count = count.saturating_add(1))
            .or_insert(1);
    }
    assert_eq!(
        counts.into_iter().collect::<Vec<_>>(),
        [
            ("CLDR rounds to the minor unit, we refuse", 7),
            ("same as CLDR", 18),
            ("short without abbreviation: same as CLDR", 15),
            ("we write codes, not names", 25),
            ("we write no abbreviations", 10),
        ]
    );
}
