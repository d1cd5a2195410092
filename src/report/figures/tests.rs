use super::answer::answer;
use super::windows::{before, whole_years_before, years_of};
use super::{Answer, Computed};
use crate::date::{Date, Window};
use crate::lang::Lang;
use crate::money::number::{self, Stated};
use crate::money::{Currency, Money, Total, Totals};

fn stated(text: &str) -> Stated {
    Stated::parse(text, Lang::Vi).unwrap()
}

fn aid(amounts: &[(&str, Currency)]) -> Computed {
    let money = |(text, currency): &(&str, Currency)| Money::parse(text, *currency).unwrap();
    Computed::Aid(amounts.iter().map(money).collect())
}

fn total(minor: i128, currency: Currency) -> Total {
    let mut totals = Totals::new();
    totals.add_minor(currency, minor).unwrap();
    totals.iter().next().unwrap()
}

fn ratio(numerator: i128, denominator: i128) -> Computed {
    Computed::Ratio {
        numerator: total(numerator, Currency::USD),
        denominator: total(denominator, Currency::USD),
    }
}

#[track_caller]
fn expect(printed: &str, computed: &Computed, wanted: Answer) {
    let found = answer(&stated(printed), computed);
    let found = found.map_or(Answer::CannotTell, |(answer, gap)| {
        let is_off = matches!(answer, Answer::OffEstimate | Answer::Contradicts);
        assert_eq!(gap.is_some(), is_off, "{printed}");
        answer
    });
    assert_eq!(found, wanted, "{printed}");
}

#[test]
fn every_qualifier_allows_and_refuses() {
    use Answer::{Consistent, Contradicts, OffEstimate};
    for (printed, count, wanted) in [
        ("11 dự án", 11, Consistent),
        ("11 dự án", 12, Contradicts),
        ("11", 11, Consistent),
        ("gần 600 tổ chức", 599, Consistent),
        ("gần 600 tổ chức", 500, Consistent),
        ("gần 600 tổ chức", 499, Contradicts),
        ("gần 600 tổ chức", 600, Contradicts),
        ("hơn 500 tổ chức", 501, Consistent),
        ("hơn 500 tổ chức", 599, Consistent),
        ("hơn 500 tổ chức", 500, Contradicts),
        ("hơn 500 tổ chức", 600, Contradicts),
        ("khoảng 1.200 tổ chức", 1150, Consistent),
        ("khoảng 1.200 tổ chức", 1250, Consistent),
        ("khoảng 1.200 tổ chức", 1251, Contradicts),
        ("ước 1.200 tổ chức", 1250, Consistent),
        ("ước 1.200 tổ chức", 1251, OffEstimate),
    ] {
        expect(printed, &Computed::Count(count), wanted);
    }
}

#[test]
fn money_is_compared_to_the_cent_in_one_currency() {
    use Answer::{CannotTell, Consistent, Contradicts, OffEstimate};
    let usd = |text| aid(&[(text, Currency::USD)]);
    expect("114.673 USD", &usd("114673.50"), Consistent);
    expect("114.673 USD", &usd("114673.51"), Contradicts);
    expect("114.673,00 USD", &usd("114673.01"), Contradicts);
    expect("gần 562 triệu USD", &usd("561999999.99"), Consistent);
    expect("gần 562 triệu USD", &usd("562000000.00"), Contradicts);
    expect("hơn 262 triệu USD", &usd("262000000.01"), Consistent);
    expect("ước 4,9 triệu USD", &usd("5200000"), OffEstimate);

    // Nothing at all is zero in every currency; nothing in another currency needs no rate.
    expect("0 USD", &aid(&[]), Consistent);
    expect("5 USD", &aid(&[]), Contradicts);
    let with_nothing = aid(&[("5", Currency::USD), ("0", Currency::EUR)]);
    expect("5 USD", &with_nothing, Consistent);
    let with_more = aid(&[("5", Currency::USD), ("0.01", Currency::EUR)]);
    expect("5 USD", &with_more, CannotTell);
    expect("5 USD", &aid(&[("100000", Currency::VND)]), CannotTell);
}

#[test]
fn a_quotient_is_compared_exactly() {
    use Answer::{CannotTell, Consistent, Contradicts};
    expect("hơn 9 lần", &ratio(345_224_300, 37_925_000), Consistent);
    expect("hơn 9 lần", &ratio(9, 1), Contradicts);
    expect("gần 9 lần", &ratio(345_224_300, 37_925_000), Contradicts);
    expect("9,1 lần", &ratio(345_224_300, 37_925_000), Consistent);
    expect("9,2 lần", &ratio(345_224_300, 37_925_000), Contradicts);
    // One third lies between two values of twelve places: both say the same.
    expect("0,3333 lần", &ratio(1, 3), Consistent);
    expect("0,3334 lần", &ratio(1, 3), Contradicts);
    // Nine and a little is more than nine, however little.
    let hair = 10_000_000_000_000_000_000;
    expect("hơn 9 lần", &ratio(9 * hair + 1, hair), Consistent);
    expect("gần 9 lần", &ratio(9 * hair - 1, hair), Consistent);
    expect("gần 9 lần", &ratio(9, 1), Contradicts);
    expect("73%", &ratio(735, 1000), Consistent);
    expect("73%", &ratio(735_001, 1_000_000), Contradicts);
    expect("hơn 73%", &ratio(11, 15), Consistent);
    expect("-5,0%", &ratio(-1, 20), Consistent);
    expect("ước 41,3%", &ratio(1, 2), Answer::OffEstimate);
    expect("9 lần", &ratio(-9, 1), Contradicts);
    expect("2 lần", &ratio(i128::MAX / 4, 1), CannotTell);
    expect("2 lần", &ratio(1, i128::MAX / 4), CannotTell);
}

#[test]
fn different_things_are_not_compared() {
    for printed in ["56 %", "56 lần", "56 USD"] {
        expect(printed, &Computed::Count(56), Answer::CannotTell);
    }
    for printed in ["56", "56 %", "56 lần", "56 dự án"] {
        let money = aid(&[("56", Currency::USD)]);
        expect(printed, &money, Answer::CannotTell);
    }
    for printed in ["9 USD", "9 dự án"] {
        expect(printed, &ratio(9, 1), Answer::CannotTell);
    }
}

/// How far off a computed figure is: the difference and the distance, in the machine form.
#[track_caller]
fn off(printed: &str, computed: &Computed) -> (String, String) {
    let (_, gap) = answer(&stated(printed), computed).unwrap();
    let gap = gap.unwrap();
    let plain = |value: i128| number::to_plain(value, gap.decimals);
    let end = if gap.is_rounded_down { "…" } else { "" };
    (plain(gap.difference) + end, plain(gap.distance) + end)
}

#[test]
fn what_is_off_is_off_by_an_exact_amount() {
    let pair = |a: &str, b: &str| (a.to_owned(), b.to_owned());
    let usd = |text| aid(&[(text, Currency::USD)]);
    assert_eq!(off("11 dự án", &Computed::Count(12)), pair("1", "1"));
    assert_eq!(
        off("gần 600 tổ chức", &Computed::Count(600)),
        pair("0", "1")
    );
    assert_eq!(off("ước 1.200", &Computed::Count(1251)), pair("51", "1"));
    assert_eq!(off("114.673 USD", &usd("114673.51")), pair("0.51", "0.01"));
    assert_eq!(
        off("4,9 triệu USD", &usd("0")),
        pair("-4900000.00", "4850000.00")
    );
    assert_eq!(
        off("9 lần", &ratio(10, 1)),
        pair("1.000000000000…", "0.500000000000…")
    );
    // Two thirds go on: what is told is rounded down, and says so.
    assert_eq!(
        off("9 lần", &ratio(29, 3)),
        pair("0.666666666666…", "0.166666666666…")
    );
}

fn day(text: &str) -> Date {
    Date::parse(text).unwrap()
}

fn span(first: &str, last: &str) -> Window {
    Window::span(day(first), day(last)).unwrap()
}

#[test]
fn the_whole_years_before_a_window() {
    let before = |window: &Window| {
        whole_years_before(window)
            .ok()
            .map(|w| w.period().to_string())
    };
    for (first, last, wanted) in [
        ("2019-01-01", "2022-12-21", Some("2016-01-01/2018-12-31")),
        ("2019-01-01", "2021-12-31", Some("2016-01-01/2018-12-31")),
        ("2019-01-01", "2021-12-30", Some("2017-01-01/2018-12-31")),
        ("2020-01-01", "2020-12-31", Some("2019-01-01/2019-12-31")),
        ("2020-01-01", "2020-12-30", None),
        ("2020-02-29", "2021-02-27", Some("2019-02-28/2020-02-28")),
        ("1900-06-01", "1901-05-31", None),
    ] {
        assert_eq!(
            before(&span(first, last)).as_deref(),
            wanted,
            "{first} {last}"
        );
    }
    let law = Window::decree_58(2022).unwrap();
    assert_eq!(before(&law).as_deref(), Some("2020-12-15/2021-12-14"));
}

#[test]
fn the_window_right_before_is_of_the_same_kind_and_length() {
    let of = |window: Window| before(&window).ok().map(|w| w.period().to_string());
    for (first, last, wanted) in [
        ("2020-01-01", "2022-12-31", "2017-01-01/2019-12-31"),
        ("2020-03-01", "2020-04-30", "2020-01-01/2020-02-29"),
        ("2020-03-15", "2020-04-14", "2020-02-15/2020-03-14"),
        ("2020-03-15", "2020-04-13", "2020-02-14/2020-03-14"),
        ("2020-03-15", "2020-03-15", "2020-03-14/2020-03-14"),
    ] {
        assert_eq!(
            of(span(first, last)).as_deref(),
            Some(wanted),
            "{first} {last}"
        );
    }
    assert_eq!(of(span("1900-01-01", "1900-12-31")), None);
    let half = Window::first_half(2022).unwrap();
    assert_eq!(of(half).as_deref(), Some("2021-07-01/2021-12-31"));
    let law = Window::decree_58(2022).unwrap();
    assert_eq!(of(law).as_deref(), Some("2020-12-15/2021-12-14"));
}

#[test]
fn organization_years_are_whole_windows() {
    let years = |window| years_of(window).map(|years| years.len());
    assert_eq!(years(span("2020-01-01", "2022-12-31")), Ok(3));
    assert_eq!(years(span("2020-01-01", "2020-12-31")), Ok(1));
    assert!(years(span("2020-01-01", "2022-12-21")).is_err());
    assert!(years(span("2020-01-02", "2022-12-31")).is_err());
    assert!(years(span("2020-02-01", "2020-03-31")).is_err());
    for window in [
        Window::decree_58(2022),
        Window::budget_year(2022),
        Window::month(2022, 2),
    ] {
        let window = window.unwrap();
        assert_eq!(years_of(window), Ok(vec![window]));
    }
}
