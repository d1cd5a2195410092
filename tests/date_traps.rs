//! What chrono takes and does, and what `Date` refuses and says instead.

#![expect(
    clippy::arithmetic_side_effects,
    clippy::expect_used,
    reason = "tests may panic"
)]

use chrono::{Days, NaiveDate, TimeDelta};
use proptest::prelude::*;
use vientro::date::DateError;
use vientro::{Date, Period};

fn day(text: &str) -> Date {
    Date::parse(text).expect("a date")
}

#[test]
fn forms_that_chrono_takes_and_we_refuse() {
    for text in [
        "2025-1-5",
        " 2025-01-05",
        "2025- 1-05",
        "2025 - 01 - 05",
        "+2025-01-05",
        "+12025-01-05",
        "-0001-01-01",
    ] {
        assert!(text.parse::<NaiveDate>().is_ok(), "chrono takes `{text}`");
        assert!(Date::parse(text).is_err(), "we take `{text}`");
    }
    // Years before 1900 and after 2200 have the right form and the wrong century.
    for text in ["0025-01-05", "1899-12-31", "2201-01-01", "9999-12-31"] {
        assert!(text.parse::<NaiveDate>().is_ok(), "chrono takes `{text}`");
        let error = Date::parse(text).unwrap_err();
        assert!(
            matches!(error, DateError::OutOfRange { .. }),
            "{text}: {error}"
        );
    }
}

#[test]
fn forms_that_nobody_should_take() {
    for text in [
        "",
        "2025-01-05 ",
        "2025-01-05T00:00:00",
        "2025-01-05Z",
        "2025-01-05+07:00",
        "20250105",
        "2025/01/05",
        "05-01-2025",
        "2025-01-5",
        "2025\u{2212}01\u{2212}05",
        "２０２５-01-05",
        "2025-01-0\u{663}",
        "2025-0x-05",
        "2025-01-05\0",
    ] {
        let error = Date::parse(text).unwrap_err();
        assert!(matches!(error, DateError::Form { .. }), "{text}: {error}");
    }
}

#[test]
fn a_message_repeats_a_bounded_piece_of_the_text() {
    let long = "9".repeat(10_000);
    assert!(Date::parse(&long).unwrap_err().to_string().len() < 120);
    assert!(Date::parse_vi(&long).unwrap_err().to_string().len() < 120);
}

#[test]
fn two_digit_years() {
    let chrono = NaiveDate::parse_from_str("05/01/25", "%d/%m/%Y").unwrap();
    assert_eq!(chrono, NaiveDate::from_ymd_opt(25, 1, 5).unwrap());
    assert!(matches!(
        Date::parse_vi("05/01/25"),
        Err(DateError::FormVi { .. })
    ));
}

#[test]
fn vietnamese_forms() {
    for (text, expected) in [
        ("17/9/2019", "2019-09-17"),
        ("17/09/2019", "2019-09-17"),
        ("02/7/2020", "2020-07-02"),
        ("5/1/2022", "2022-01-05"),
        ("ngày 8 tháng 12 năm 2025", "2025-12-08"),
        (
            "nga\u{300}y 08 tha\u{301}ng 02 na\u{306}m 2024",
            "2024-02-08",
        ),
    ] {
        assert_eq!(Date::parse_vi(text), Ok(day(expected)), "{text}");
    }
    for text in [
        "",
        "9/2019",
        "017/9/2019",
        "17/9/019",
        "17/9/02019",
        "17-9-2019",
        "17.9.2019",
        "2019/9/17",
        " 17/9/2019",
        "17/9/2019 ",
        "17/ 9/2019",
        "+7/9/2019",
        "17//2019",
        "17/9/2019/1",
        "8 tháng 12 năm 2025",
        "ngày 8/12/2025",
        "ngày 8 tháng 12, 2025",
        "１７/9/2019",
    ] {
        let error = Date::parse_vi(text).unwrap_err();
        assert!(matches!(error, DateError::FormVi { .. }), "{text}: {error}");
    }
    // Month and day the American way are a day that does not exist, not another day.
    assert!(matches!(
        Date::parse_vi("9/17/2019"),
        Err(DateError::NoSuchDay { .. })
    ));
}

#[test]
fn papers_put_a_zero_before_low_days_and_before_months_1_and_2() {
    for (date, expected) in [
        ("2019-09-17", "17/9/2019"),
        ("2020-07-02", "02/7/2020"),
        ("2022-01-05", "05/01/2022"),
        ("2024-02-29", "29/02/2024"),
        ("2024-03-10", "10/3/2024"),
    ] {
        assert_eq!(day(date).to_vi(), expected);
    }
}

#[test]
fn leap_days() {
    for text in ["2000-02-29", "2024-02-29", "1904-02-29"] {
        assert!(Date::parse(text).is_ok(), "{text}");
    }
    for text in [
        "1900-02-29",
        "2100-02-29",
        "2200-02-29",
        "2023-02-29",
        "2024-02-30",
        "2024-04-31",
        "2024-13-01",
        "2024-00-10",
        "2024-01-00",
    ] {
        let error = Date::parse(text).unwrap_err();
        assert!(
            matches!(error, DateError::NoSuchDay { .. }),
            "{text}: {error}"
        );
    }
}

#[test]
fn chrono_panics_on_overflow_and_we_do_not() {
    let panics = std::panic::catch_unwind(|| NaiveDate::MAX + TimeDelta::days(1));
    assert!(panics.is_err(), "chrono's `+` panics");
    assert_eq!(NaiveDate::MAX.checked_add_days(Days::new(1)), None);
    let last = day("2200-12-31");
    for days in [1, 1_000_000, i32::MAX] {
        let error = last.plus_days(days).unwrap_err();
        assert!(matches!(error, DateError::OutOfRange { .. }), "{error}");
        assert!(Date::from_days_since_1970(i32::MAX).is_err());
    }
    let first = day("1900-01-01");
    assert!(first.plus_days(-1).is_err());
    assert!(first.plus_days(i32::MIN).is_err());
    assert!(first.plus_months(i32::MIN).is_err());
    assert!(last.plus_months(i32::MAX).is_err());
    assert!(Date::from_days_since_1970(i32::MIN).is_err());
    assert!(Date::new(i32::MAX, u32::MAX, u32::MAX).is_err());
    assert!(Date::from_chrono(NaiveDate::MAX).is_err());
}

#[test]
fn months_end_on_the_last_day_where_they_are_shorter() {
    for (from, months, expected) in [
        ("2024-01-31", 1, "2024-02-29"),
        ("2023-01-31", 1, "2023-02-28"),
        ("2024-02-29", 12, "2025-02-28"),
        ("2024-02-29", 48, "2028-02-29"),
        ("2024-03-31", -1, "2024-02-29"),
        ("2024-08-31", 6, "2025-02-28"),
        ("2024-12-15", 1, "2025-01-15"),
        ("2024-05-20", 0, "2024-05-20"),
    ] {
        assert_eq!(day(from).plus_months(months), Ok(day(expected)), "{from}");
    }
    // Two steps are not always one step of the sum.
    let twice = day("2024-01-31").plus_months(1).unwrap().plus_months(1);
    assert_eq!(twice, Ok(day("2024-03-29")));
    assert_eq!(day("2024-01-31").plus_months(2), Ok(day("2024-03-31")));
}

proptest! {
    #[test]
    fn what_is_printed_is_read_back(days in -25_567..=84_371i32) {
        let date = Date::from_days_since_1970(days).unwrap();
        prop_assert_eq!(Date::parse(&date.to_string()), Ok(date));
        prop_assert_eq!(Date::parse_vi(&date.to_vi()), Ok(date));
        prop_assert_eq!(date.days_since_1970(), days);
        prop_assert_eq!(Date::new(date.year(), date.month(), date.day()), Ok(date));
        prop_assert_eq!(Date::from_chrono(date.to_chrono()), Ok(date));
    }

    #[test]
    fn no_text_panics(text in "\\PC{0,12}", digits in "[0-9/ .+-]{0,12}") {
        for text in [text, digits] {
            if let Ok(date) = Date::parse(&text) {
                prop_assert_eq!(date.to_string(), text.clone());
            }
            let _ = Date::parse_vi(&text);
        }
    }

    #[test]
    fn days_add_and_come_back(days in -20_000..=80_000i32, by in -4_000..=4_000i32) {
        let date = Date::from_days_since_1970(days).unwrap();
        let moved = date.plus_days(by).unwrap();
        prop_assert_eq!(date.days_until(moved), by);
        prop_assert_eq!(moved.plus_days(-by), Ok(date));
        prop_assert_eq!(moved > date, by > 0);
    }

    #[test]
    fn periods_agree_with_their_days(
        ends in prop::array::uniform4(prop::option::weighted(0.8, 0..60i32)),
    ) {
        let date = |n| Date::from_days_since_1970(n).unwrap();
        let make = |a: Option<i32>, b: Option<i32>| {
            let (a, b) = match (a, b) {
                (Some(a), Some(b)) => (Some(a.min(b)), Some(a.max(b))),
                open => open,
            };
            Period::new(a.map(date), b.map(date)).unwrap()
        };
        let [a, b, c, d] = ends;
        let (one, two) = (make(a, b), make(c, d));
        // An open end holds the days beyond every closed one.
        let days = || (-1..=60).map(date);
        let in_both = days().any(|day| one.contains(day) && two.contains(day));
        let all_in = days().all(|day| !two.contains(day) || one.contains(day));
        prop_assert_eq!(one.overlaps(&two), in_both);
        prop_assert_eq!(one.covers(&two), all_in);
    }
}
