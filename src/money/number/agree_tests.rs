//! Two figures beside each other.

use super::{Comparison, NumberError, Stated};
use crate::lang::Lang;

fn vi(text: &str) -> Stated {
    Stated::parse(text, Lang::Vi).unwrap()
}

/// How two figures agree, in words; from both sides, which differ in the sign of the difference.
#[track_caller]
fn expect(one: &str, other: &str, wanted: &str) {
    let told = |comparison: Comparison, sign: i128| match comparison {
        Comparison::Consistent => "consistent".to_owned(),
        Comparison::OffEstimate {
            difference,
            distance,
            decimals,
        } => format!("off {} {distance} e{decimals}", sign * difference),
        Comparison::Contradicts {
            difference,
            distance,
            decimals,
        } => format!("contradicts {} {distance} e{decimals}", sign * difference),
    };
    let (one, other) = (vi(one), vi(other));
    let (there, back) = (one.agrees_with(&other), other.agrees_with(&one));
    assert_eq!(told(there.unwrap(), 1), wanted, "{one:?} {other:?}");
    assert_eq!(told(back.unwrap(), -1), wanted, "{other:?} {one:?}");
}

#[test]
fn counts_leave_whole_things_only() {
    expect("481 tổ chức", "484 organizations", "contradicts 3 3 e0");
    expect("436 tổ chức", "388 tổ chức", "contradicts -48 48 e0");
    expect("436 tổ chức", "436", "consistent");
    expect("504 tổ chức", "hơn 500 tổ chức", "consistent");
    expect("500 tổ chức", "hơn 500 tổ chức", "contradicts 0 1 e0");
    expect("600 tổ chức", "hơn 500 tổ chức", "contradicts -100 1 e0");
    expect("599 tổ chức", "hơn 500 tổ chức", "consistent");
    // Between 480 and 481 there is no organization.
    expect("hơn 480 tổ chức", "gần 481 tổ chức", "contradicts 1 1 e0");
    expect("hơn 480 tổ chức", "gần 482 tổ chức", "consistent");
    expect("khoảng 1.200 tổ chức", "1.250 tổ chức", "consistent");
    expect(
        "khoảng 1.200 tổ chức",
        "1.251 tổ chức",
        "contradicts 51 1 e0",
    );
    expect("ước 1.200 tổ chức", "1.251 tổ chức", "off 51 1 e0");
    expect("ước 1.200 tổ chức", "1.250 tổ chức", "consistent");
}

#[test]
fn amounts_leave_whole_minor_units_only() {
    expect("228,6 triệu USD", "228,7 triệu USD", "consistent");
    // 228.55 and 228.65 million: past each other by nothing at all, then by a cent.
    expect(
        "228,5 triệu USD",
        "228,7 triệu USD",
        "contradicts 20000000 10000000 e2",
    );
    expect("228,65 triệu USD", "228,7 triệu USD", "consistent");
    expect("114.673 USD", "114.673,50 USD", "consistent");
    expect("114.673 USD", "114.673,51 USD", "contradicts 51 1 e2");
    // One is below 262 million, the other above.
    expect(
        "gần 262 triệu USD",
        "hơn 262 triệu USD",
        "contradicts 0 2 e2",
    );
    expect("gần 262 triệu USD", "hơn 261 triệu USD", "consistent");
    expect(
        "4,1 tỷ USD",
        "4,35 tỷ USD",
        "contradicts 25000000000 19500000000 e2",
    );
    expect(
        "hơn 4,1 tỷ USD",
        "hơn 4,35 tỷ USD",
        "contradicts 25000000000 15000000002 e2",
    );
    expect(
        "gần 562 triệu USD",
        "hơn 677 triệu USD",
        "contradicts 11500000000 11500000002 e2",
    );
    expect("gần 2 đồng", "hơn 1 đồng", "contradicts -1 1 e0");
}

#[test]
fn what_is_measured_has_no_smallest_step() {
    expect("41,3%", "41,4%", "consistent");
    expect("41,3%", "41,5%", "contradicts 20 10 e2");
    expect("hơn 9 lần", "9,1 lần", "consistent");
    expect("hơn 9 lần", "gần 10 lần", "consistent");
    // Each comes as near to 9 as one likes, and neither is 9.
    expect("hơn 9 lần", "gần 9 lần", "contradicts 0 0 e1");
    expect("hơn 9 lần", "9 lần", "consistent");
    expect("hơn 9,5 lần", "9 lần", "contradicts -50 0 e2");
}

#[test]
fn a_figure_below_zero_is_compared_by_its_magnitude() {
    expect("-24 triệu USD", "-24,4 triệu USD", "consistent");
    expect("gần -24 triệu USD", "-23,5 triệu USD", "consistent");
    expect(
        "gần -24 triệu USD",
        "-24,6 triệu USD",
        "contradicts -60000000 55000001 e2",
    );
    expect("hơn -24 triệu USD", "-24,6 triệu USD", "consistent");
    expect(
        "-24 triệu USD",
        "24 triệu USD",
        "contradicts 4800000000 4700000000 e2",
    );
}

#[test]
fn different_units_are_not_compared() {
    for (one, other) in [
        ("9 lần", "9%"),
        ("9 lần", "9"),
        ("9%", "9 tổ chức"),
        ("9 USD", "9"),
        ("9 USD", "9 đồng"),
        ("9 đồng", "9 lần"),
    ] {
        assert_eq!(vi(one).agrees_with(&vi(other)), Err(NumberError::Units));
        assert_eq!(vi(other).agrees_with(&vi(one)), Err(NumberError::Units));
    }
    let huge = vi("99999999999999999999999999999999999999 triệu USD");
    assert_eq!(huge.agrees_with(&huge), Err(NumberError::Overflow));
}

#[test]
fn a_figure_agrees_with_every_value_that_it_allows() {
    // The range of one and the comparison with a value are one rule.
    for text in [
        "11",
        "gần 30",
        "hơn 30",
        "khoảng 30",
        "ước 30",
        "gần -30",
        "hơn 100",
    ] {
        let figure = vi(text);
        for value in -140..=140_i128 {
            let exact = vi(&value.to_string());
            let of_value = figure.compare(value, 0).unwrap();
            assert_eq!(figure.agrees_with(&exact), Ok(of_value), "{text} {value}");
        }
    }
}
