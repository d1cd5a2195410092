//! What is read, what is refused and where, what is written, and what agrees.

use super::*;
use crate::money::{Currency, Money};
use proptest::prelude::*;

fn vi(text: &str) -> Stated {
    Stated::parse(text, Lang::Vi).unwrap_or_else(|error| panic!("{text}: {error}"))
}

fn en(text: &str) -> Stated {
    Stated::parse(text, Lang::En).unwrap_or_else(|error| panic!("{text}: {error}"))
}

fn minor(figure: &Stated) -> (i64, &'static str) {
    let money = figure.to_money().unwrap();
    (money.minor(), money.currency().code())
}

fn counted(figure: &Stated) -> (i128, &str) {
    match figure.unit() {
        Unit::Counted(noun) => (figure.mantissa(), noun),
        other => panic!("{other:?}"),
    }
}

#[test]
fn figures_of_the_sources_in_vietnamese() {
    for (text, value, currency) in [
        ("1.196.137 USD", 119_613_700, "USD"),
        ("114.673 USD", 11_467_300, "USD"),
        ("161.180 USD", 16_118_000, "USD"),
        ("273.567 USD", 27_356_700, "USD"),
        ("2.256.106 USD", 225_610_600, "USD"),
        ("4,9 triệu USD", 490_000_000, "USD"),
        ("24 triệu USD", 2_400_000_000, "USD"),
        ("gần 562 triệu USD", 56_200_000_000, "USD"),
        ("hơn 262 triệu USD", 26_200_000_000, "USD"),
        ("gần 262 triệu USD", 26_200_000_000, "USD"),
        ("khoảng 30 triệu USD", 3_000_000_000, "USD"),
        ("gần 1,14 tỷ USD", 114_000_000_000, "USD"),
        ("107,56 triệu USD", 10_756_000_000, "USD"),
        ("40 triệu CAD", 4_000_000_000, "CAD"),
        ("2.624 tỷ đồng", 2_624_000_000_000, "VND"),
        ("475 tỷ đồng", 475_000_000_000, "VND"),
        ("30,2 tỉ đồng", 30_200_000_000, "VND"),
        ("1,5 nghìn tỷ đồng", 1_500_000_000_000, "VND"),
        ("1,5 ngàn tỉ VNĐ", 1_500_000_000_000, "VND"),
        ("1,2 triệu tỷ đồng", 1_200_000_000_000_000, "VND"),
        ("12 ngàn đồng", 12_000, "VND"),
        ("Hơn 262 TRIỆU USD", 26_200_000_000, "USD"),
        ("-1.230,05\u{a0}USD", -123_005, "USD"),
        ("\u{2212}1.230,05\u{202f}USD", -123_005, "USD"),
        ("1.196.137₫", 1_196_137, "VND"),
        ("1196137đ", 1_196_137, "VND"),
        ("5 đ", 5, "VND"),
        ("5 triệu đô la Mỹ", 500_000_000, "USD"),
        ("5 triệu US$", 500_000_000, "USD"),
        ("5 triệu yên", 5_000_000, "JPY"),
        ("5 triệu won", 5_000_000, "KRW"),
        ("5,25 triệu euro", 525_000_000, "EUR"),
        ("5 €", 500, "EUR"),
        ("1,2 NT VND", 1_200_000_000_000, "VND"),
        ("1,2 T VND", 1_200_000_000, "VND"),
        ("12345678901,2 USD", 1_234_567_890_120, "USD"),
    ] {
        assert_eq!(minor(&vi(text)), (value, currency), "{text}");
    }
    for (text, count, noun) in [
        ("381 tổ chức", 381, "tổ chức"),
        ("hơn 500 TCPCPNN", 500, "TCPCPNN"),
        ("1.407 lượt tổ chức", 1407, "lượt tổ chức"),
        ("05 khoản viện trợ phi dự án", 5, "khoản viện trợ phi dự án"),
        ("20 NGO", 20, "NGO"),
        ("3 văn phòng", 3, "văn phòng"),
        ("7 hội đồng", 7, "hội đồng"),
    ] {
        assert_eq!(counted(&vi(text)), (count, noun), "{text}");
    }
    assert_eq!(vi("41,3 %").unit(), &Unit::Percent);
    assert_eq!(vi("41,3%").mantissa(), 413);
    assert_eq!(vi("56 phần trăm").unit(), &Unit::Percent);
    assert_eq!(vi("hơn 9 lần").unit(), &Unit::Times);
    assert_eq!(vi("5 triệu").unit(), &Unit::Plain);
    assert_eq!(
        vi("  gần 562 triệu USD ").printed().as_str(),
        "gần 562 triệu USD"
    );
}

#[test]
fn figures_of_the_sources_in_english() {
    for (text, value, currency) in [
        ("US$1.14 billion", 114_000_000_000, "USD"),
        ("220.7 million USD", 22_070_000_000, "USD"),
        ("USD 228.6 million", 22_860_000_000, "USD"),
        ("USD228.6m", 22_860_000_000, "USD"),
        ("VND475 billion", 475_000_000_000, "VND"),
        ("nearly US$562 million", 56_200_000_000, "USD"),
        ("More than 228.7 million US dollars", 22_870_000_000, "USD"),
        ("1,196,137.50 USD", 119_613_750, "USD"),
        ("-US$5", -500, "USD"),
        ("US$-5", -500, "USD"),
        ("€3.5 mn", 350_000_000, "EUR"),
        ("JPY 10 bn", 10_000_000_000, "JPY"),
        ("an estimated 3 trillion dong", 3_000_000_000_000, "VND"),
        ("over 5 thousand euros", 500_000, "EUR"),
    ] {
        assert_eq!(minor(&en(text)), (value, currency), "{text}");
    }
    assert_eq!(
        counted(&en("about 1,200 organizations")),
        (1200, "organizations")
    );
    assert_eq!(en("over 73 percent").unit(), &Unit::Percent);
    assert_eq!(en("9 times").unit(), &Unit::Times);
}

#[test]
fn the_language_decides_and_is_never_guessed() {
    let text = "114.673 KWD";
    assert_eq!(vi(text).to_money().unwrap().minor(), 114_673_000);
    assert_eq!(en(text).to_money().unwrap().minor(), 114_673);
    assert_eq!(vi("1.196").mantissa(), 1196);
    assert_eq!((en("1.196").mantissa(), en("1.196").decimals()), (1196, 3));
}

#[test]
fn qualifiers() {
    for (text, expected) in [
        ("5 USD", Qualifier::Exact),
        ("gần 5 USD", Qualifier::Nearly),
        ("hơn 5 USD", Qualifier::Over),
        ("trên 5 USD", Qualifier::Over),
        ("khoảng 5 USD", Qualifier::About),
        ("xấp xỉ 5 USD", Qualifier::About),
        ("ước 5 USD", Qualifier::Estimated),
        ("ước đạt 5 USD", Qualifier::Estimated),
    ] {
        assert_eq!(vi(text).qualifier(), expected, "{text}");
    }
    for one in Qualifier::ALL {
        assert_eq!(Qualifier::parse(one.id()), Some(one));
    }
}

/// What is refused in Vietnamese, and at which byte.
#[test]
fn traps_in_vietnamese() {
    let mark = |at| NumberError::Mark { at, lang: Lang::Vi };
    for (text, expected) in [
        ("1.5", mark(1)),
        ("1.19.61", mark(1)),
        ("1.196.13", mark(5)),
        ("1196.137", mark(4)),
        ("1,196.5", mark(5)),
        ("1,5,5", mark(3)),
        ("1..196", mark(1)),
        ("1.196.", mark(5)),
        ("1,", mark(1)),
        ("0.123", mark(1)),
        ("gần 1.5 triệu USD", mark(7)),
        ("1 196", NumberError::Unread { at: 2 }),
        ("1\u{a0}196 USD", NumberError::Unread { at: 3 }),
        ("1'196 USD", NumberError::Unread { at: 1 }),
        ("5e3 USD", NumberError::Unread { at: 1 }),
        ("5 USD so với năm trước", NumberError::Unread { at: 6 }),
        ("5 tr USD", NumberError::Unread { at: 2 }),
        ("5 trieu dong", NumberError::Unread { at: 2 }),
        ("5 trieu USD", NumberError::Unread { at: 2 }),
        ("5 trăm triệu đồng", NumberError::Unread { at: 2 }),
        ("5 nghìn triệu đồng", NumberError::Unread { at: 9 }),
        ("9 lần so với", NumberError::Unread { at: 8 }),
        ("381tổ chức", NumberError::Unread { at: 3 }),
        ("381 tổ chức và 5 dự án", NumberError::Unread { at: 4 }),
        ("5 usd", NumberError::Unread { at: 2 }),
        (".5", NumberError::NoNumber { at: 0 }),
        (",5", NumberError::NoNumber { at: 0 }),
        ("+5", NumberError::NoNumber { at: 0 }),
        ("--5", NumberError::NoNumber { at: 1 }),
        ("１２３ USD", NumberError::NoNumber { at: 0 }),
        ("1２３ USD", NumberError::Unread { at: 1 }),
        ("dưới 5 USD", NumberError::NoNumber { at: 0 }),
        ("trên dưới 5 USD", NumberError::NoNumber { at: 6 }),
        ("gần5 USD", NumberError::NoNumber { at: 0 }),
        ("gần hơn 5 USD", NumberError::NoNumber { at: 6 }),
        ("USD 5", NumberError::NoNumber { at: 0 }),
        ("một triệu đồng", NumberError::NoNumber { at: 0 }),
        ("NaN", NumberError::NoNumber { at: 0 }),
        ("$5", NumberError::BareDollar { at: 0 }),
        ("5$", NumberError::BareDollar { at: 1 }),
        ("5 triệu $", NumberError::BareDollar { at: 10 }),
        ("5 triệu đô la", NumberError::BareDollar { at: 10 }),
        ("5 triệu đô", NumberError::BareDollar { at: 10 }),
        ("5 Tr", NumberError::Abbreviation { at: 2 }),
        ("5 T tổ chức", NumberError::Abbreviation { at: 2 }),
        ("", NumberError::Text(TextError::Empty)),
        (
            "5\tUSD",
            NumberError::Text(TextError::Control { code_point: 9 }),
        ),
    ] {
        assert_eq!(Stated::parse(text, Lang::Vi), Err(expected), "{text}");
    }
    let long = "1".repeat(39);
    assert_eq!(Stated::parse(&long, Lang::Vi), Err(NumberError::TooLong));
    let nines = vi(&"9".repeat(38));
    assert_eq!(nines.mantissa(), 10_i128.pow(38) - 1);
}

#[test]
fn traps_in_english() {
    let mark = |at| NumberError::Mark { at, lang: Lang::En };
    for (text, expected) in [
        ("1,5", mark(1)),
        ("1.196.137", mark(5)),
        ("1.196,5", mark(5)),
        ("$5", NumberError::BareDollar { at: 0 }),
        ("$1.14 billion", NumberError::BareDollar { at: 0 }),
        ("5 dollars", NumberError::BareDollar { at: 2 }),
        ("5 million dollars", NumberError::BareDollar { at: 10 }),
        ("A$5", NumberError::NoNumber { at: 0 }),
        ("USD 5 EUR", NumberError::Unread { at: 6 }),
        ("-US$-5", NumberError::NoNumber { at: 4 }),
        ("5 m", NumberError::Abbreviation { at: 2 }),
        ("5 lakh", NumberError::Unread { at: 2 }),
        ("US$ million", NumberError::NoNumber { at: 4 }),
        ("gần 5 USD", NumberError::NoNumber { at: 0 }),
    ] {
        assert_eq!(Stated::parse(text, Lang::En), Err(expected), "{text}");
    }
}

#[test]
fn composed_and_decomposed_letters_are_one() {
    use unicode_normalization::UnicodeNormalization;
    for text in [
        "gần 1,14 tỷ USD",
        "2.624 tỷ đồng",
        "khoảng 381 tổ chức",
        "-5 triệu đô la Mỹ",
    ] {
        let decomposed: String = text.nfd().collect();
        assert_eq!(vi(&decomposed), vi(text));
    }
}

#[test]
fn money_is_exact_or_refused() {
    let error = |text| vi(text).to_money().unwrap_err().code().id();
    assert_eq!(error("12,3456789012 tỷ đồng"), "money.too_precise");
    assert_eq!(error("0,0083 USD"), "money.too_precise");
    assert_eq!(error("92.233.720.368.547.758,08 USD"), "money.overflow");
    assert_eq!(
        error("99999999999999999999 triệu tỷ đồng"),
        "money.overflow"
    );
    assert_eq!(
        error("99999999999999999999999999999999999999 triệu tỷ đồng"),
        "money.overflow"
    );
    assert_eq!(error("5 XDR"), "money.no_minor_unit");
    assert_eq!(error("381 tổ chức"), "number.not_money");
    assert_eq!(
        vi("-92.233.720.368.547.758,08 USD")
            .to_money()
            .unwrap()
            .minor(),
        i64::MIN
    );
    assert_eq!(
        vi("12,345678901 tỷ đồng").to_money().unwrap().minor(),
        12_345_678_901
    );
}

#[test]
fn places_of_the_printed_digits() {
    for (text, p, q) in [
        ("1.196.137 USD", 0, 0),
        ("4,9 triệu USD", 5, 5),
        ("40 triệu CAD", 6, 7),
        ("562 triệu USD", 6, 6),
        ("1,14 tỷ USD", 7, 7),
        ("1,10 tỷ USD", 7, 8),
        ("hơn 500 tổ chức", 0, 2),
        ("0,05 USD", -2, -2),
        ("0,00 USD", -2, -2),
        ("0 triệu đồng", 6, 6),
    ] {
        let figure = vi(text);
        let places = (figure.last_digit_place(), figure.last_nonzero_place());
        assert_eq!(places, (p, q), "{text}");
    }
}

/// The interval of each qualifier, at both its ends, in minor units.
#[test]
fn consistent_within_the_interval_and_not_beyond() {
    for (text, least, most) in [
        // Printed to the minor unit: the value itself.
        ("1.196.137 đồng", 1_196_137, 1_196_137),
        ("1.196.137,50 USD", 119_613_750, 119_613_750),
        // Coarser: half a unit of the last digit either way.
        ("1.196.137 USD", 119_613_650, 119_613_750),
        ("4,9 triệu USD", 485_000_000, 495_000_000),
        ("40 triệu CAD", 3_950_000_000, 4_050_000_000),
        ("gần 562 triệu USD", 56_100_000_000, 56_199_999_999),
        ("gần 560 triệu USD", 55_000_000_000, 55_999_999_999),
        ("hơn 262 triệu USD", 26_200_000_001, 26_299_999_999),
        ("hơn 500 đồng", 501, 599),
        ("khoảng 30 triệu USD", 2_500_000_000, 3_500_000_000),
        ("ước 475 tỷ đồng", 474_500_000_000, 475_500_000_000),
        // By magnitude.
        ("gần -24 triệu USD", -2_399_999_999, -2_300_000_000),
        ("hơn -24 triệu USD", -2_499_999_999, -2_400_000_001),
    ] {
        let figure = vi(text);
        let Unit::Currency(currency) = *figure.unit() else {
            panic!("{text}")
        };
        let at = |value| figure.compare_money(value, currency).unwrap();
        assert_eq!(
            (at(least), at(most)),
            (Comparison::Consistent, Comparison::Consistent),
            "{text}"
        );
        let stated = i128::from(figure.to_money().unwrap().minor());
        for (value, off) in [
            (least - 1, 1),
            (most + 1, 1),
            (least - 77, 77),
            (most + 77, 77),
        ] {
            let difference = value - stated;
            let expected = match figure.qualifier() {
                Qualifier::Estimated => Comparison::OffEstimate {
                    difference,
                    distance: off,
                    decimals: currency.minor_digits().unwrap(),
                },
                _ => Comparison::Contradicts {
                    difference,
                    distance: off,
                    decimals: currency.minor_digits().unwrap(),
                },
            };
            assert_eq!(at(value), expected, "{text} / {value}");
        }
    }
}

#[test]
fn counts_and_shares_compare_too() {
    let over = vi("hơn 500 tổ chức");
    assert_eq!(over.compare(504, 0), Ok(Comparison::Consistent));
    assert_eq!(
        over.compare(500, 0),
        Ok(Comparison::Contradicts {
            difference: 0,
            distance: 1,
            decimals: 0
        })
    );
    assert_eq!(
        vi("381 tổ chức").compare(381, 0),
        Ok(Comparison::Consistent)
    );
    assert_eq!(
        vi("381 tổ chức").compare(379, 0),
        Ok(Comparison::Contradicts {
            difference: -2,
            distance: 2,
            decimals: 0
        })
    );
    assert_eq!(vi("41,3%").compare(41_349, 3), Ok(Comparison::Consistent));
    assert_eq!(vi("hơn 9 lần").compare(97, 1), Ok(Comparison::Consistent));
    // Printed finer than the units of the exact value: only the value itself.
    assert_eq!(
        vi("1,5 triệu đồng").compare(1_500_000, 0),
        Ok(Comparison::Consistent)
    );
    assert_eq!(
        vi("2,5 tổ chức").compare(2, 0),
        Ok(Comparison::Contradicts {
            difference: -5,
            distance: 5,
            decimals: 1
        })
    );
}

#[test]
fn what_cannot_be_compared_is_an_error() {
    let figure = vi("5 USD");
    let code = |error: NumberError| error.code().id();
    let other = figure.compare_money(5, Currency::EUR).unwrap_err();
    assert_eq!(code(other), "money.currency_mismatch");
    let none = vi("5 XDR");
    let Unit::Currency(xdr) = *none.unit() else {
        panic!()
    };
    assert_eq!(
        code(none.compare_money(5, xdr).unwrap_err()),
        "money.no_minor_unit"
    );
    assert_eq!(
        code(vi("5 dự án").compare_money(5, xdr).unwrap_err()),
        "number.not_money"
    );
    for decimals in [0, 2, 38, 39, u8::MAX] {
        for value in [i128::MIN, i128::MAX, 0] {
            for text in [
                "gần -5 triệu tỷ đồng",
                "khoảng 0,00000000000000000005",
                "0 triệu",
            ] {
                // An error or an answer, never a panic.
                let _ = vi(text).compare(value, decimals);
            }
        }
    }
}

#[test]
fn the_conflict_of_the_2019_figures_is_seen() {
    // One source prints `nearly 262 million`, another `more than 262 million`.
    let (nearly, over) = (vi("gần 262 triệu USD"), vi("hơn 262 triệu USD"));
    for value in [26_150_000_000, 26_250_000_000] {
        let of = |figure: &Stated| figure.compare_money(value, Currency::USD).unwrap();
        assert_ne!(
            of(&nearly) == Comparison::Consistent,
            of(&over) == Comparison::Consistent
        );
    }
}

#[test]
fn figures_are_written_in_both_languages() {
    for (text, vietnamese, english) in [
        (
            "gần 562 triệu USD",
            "gần 562 triệu USD",
            "nearly 562 million USD",
        ),
        (
            "trên 1.196.137,50 đô la Mỹ",
            "hơn 1.196.137,50 USD",
            "over 1,196,137.50 USD",
        ),
        ("2624 tỉ VND", "2.624 tỷ đồng", "2,624 billion VND"),
        ("1,2 NT đồng", "1,2 nghìn tỷ đồng", "1.2 trillion VND"),
        (
            "ước tính 3 triệu tỷ đồng",
            "ước 3 triệu tỷ đồng",
            "estimated 3 quadrillion VND",
        ),
        ("khoảng 41,30 %", "khoảng 41,30%", "about 41.30%"),
        ("hơn 9 lần", "hơn 9 lần", "over 9 times"),
        ("05 dự án", "5 dự án", "5 dự án"),
        ("-0,05 EUR", "-0,05 EUR", "-0.05 EUR"),
        ("-0 EUR", "0 EUR", "0 EUR"),
    ] {
        let figure = vi(text);
        assert_eq!(figure.to_text(Lang::Vi), vietnamese);
        assert_eq!(figure.to_text(Lang::En), english);
    }
}

#[test]
fn plain_numbers_are_grouped() {
    for (value, decimals, vietnamese, english) in [
        (0, 0, "0", "0"),
        (0, 2, "0,00", "0.00"),
        (5, 2, "0,05", "0.05"),
        (-5, 2, "-0,05", "-0.05"),
        (-100, 2, "-1,00", "-1.00"),
        (999, 0, "999", "999"),
        (1000, 0, "1.000", "1,000"),
        (119_613_750, 2, "1.196.137,50", "1,196,137.50"),
        (-1_196_137, 0, "-1.196.137", "-1,196,137"),
        (123_456_789, 9, "0,123456789", "0.123456789"),
        (
            i128::MIN,
            0,
            "-170.141.183.460.469.231.731.687.303.715.884.105.728",
            "-170,141,183,460,469,231,731,687,303,715,884,105,728",
        ),
    ] {
        assert_eq!(to_text(value, decimals, Lang::Vi), vietnamese);
        assert_eq!(to_text(value, decimals, Lang::En), english);
    }
    assert_eq!(to_text(7, u8::MAX, Lang::En).len(), 257);
    let mut line = "a;".to_owned();
    Money::from_minor(-123_005, Currency::USD)
        .unwrap()
        .write_in(Lang::Vi, &mut line);
    assert_eq!(line, "a;-1.230,05");
}

#[test]
fn amounts_in_a_language() {
    let read = |text, lang| Money::parse_in(text, Currency::USD, lang).map(Money::minor);
    assert_eq!(read("1.196.137,50", Lang::Vi), Ok(119_613_750));
    assert_eq!(read("1196137,5", Lang::Vi), Ok(119_613_750));
    assert_eq!(read("1,196,137.50", Lang::En), Ok(119_613_750));
    assert_eq!(read("\u{2212}1,500", Lang::Vi), Ok(-150));
    assert_eq!(read("-92.233.720.368.547.758,08", Lang::Vi), Ok(i64::MIN));
    for text in [
        "", "-", " 1", "1 ", "1 USD", "gần 1", "1.5", "+1", "１", "1\0", "- 1",
    ] {
        assert!(read(text, Lang::Vi).is_err(), "{text}");
    }
    let too_fine = read("1,505", Lang::Vi).unwrap_err();
    assert_eq!(too_fine.code().id(), "money.too_precise");
    assert_eq!(
        read("\u{2212}1.5", Lang::Vi),
        Err(NumberError::Mark {
            at: 4,
            lang: Lang::Vi
        })
    );
}

#[test]
fn a_noun_is_not_another_meaning() {
    let make = |noun: &str| {
        let unit = Unit::Counted(crate::text::Text::new(noun).unwrap());
        Stated::new(Qualifier::Exact, 5, 0, Multiplier::One, unit)
    };
    assert!(make("tổ chức").is_ok());
    for noun in [
        "USD",
        "triệu người",
        "million people",
        "%",
        "lần",
        "5 dự án",
        "tr",
        "đồng bào",
    ] {
        assert_eq!(make(noun), Err(NumberError::Unread { at: 0 }), "{noun}");
    }
    let wide = |mantissa, decimals| {
        Stated::new(
            Qualifier::Exact,
            mantissa,
            decimals,
            Multiplier::One,
            Unit::Plain,
        )
    };
    assert!(wide(10_i128.pow(38) - 1, 37).is_ok());
    assert_eq!(wide(10_i128.pow(38), 0), Err(NumberError::TooLong));
    assert_eq!(wide(i128::MIN, 0), Err(NumberError::TooLong));
    assert_eq!(wide(1, 38), Err(NumberError::TooLong));
}

#[test]
fn errors_explain_themselves_in_both_languages() {
    let error = Stated::parse("1.5", Lang::Vi).unwrap_err();
    assert_eq!(
        error.to_string(),
        "the mark at byte `1` stands where a number in the language `vi` has none"
    );
    assert_eq!(
        error.message(Lang::Vi),
        "dấu tại byte `1` đặt sai vị trí theo cách viết số của ngôn ngữ `vi`"
    );
}

fn any_lang() -> impl Strategy<Value = Lang> {
    prop::sample::select(Lang::ALL.to_vec())
}

fn any_unit() -> impl Strategy<Value = Unit> {
    let currencies: Vec<Currency> = Currency::all().collect();
    let nouns = [
        "tổ chức",
        "lượt tổ chức",
        "dự án",
        "organizations",
        "TCPCPNN",
    ];
    let noun = |noun: &str| Unit::Counted(crate::text::Text::new(noun).unwrap());
    prop_oneof![
        Just(Unit::Plain),
        Just(Unit::Percent),
        Just(Unit::Times),
        prop::sample::select(currencies).prop_map(Unit::Currency),
        prop::sample::select(nouns.map(noun).to_vec()),
    ]
}

proptest! {
    #[test]
    fn a_figure_written_is_read_back(
        lang in any_lang(),
        qualifier in prop::sample::select(Qualifier::ALL.to_vec()),
        mantissa in prop_oneof![-99_999..99_999i128, -10_i128.pow(38) + 1..10_i128.pow(38)],
        decimals in 0..=37u8,
        multiplier in prop::sample::select(Multiplier::ALL.to_vec()),
        unit in any_unit(),
    ) {
        let figure = Stated::new(qualifier, mantissa, decimals, multiplier, unit);
        let figure = figure.unwrap();
        let text = figure.to_text(lang);
        let again = Stated::parse(&text, lang);
        prop_assert!(again.is_ok(), "{}: {:?}", text, again);
        let again = again.unwrap();
        prop_assert_eq!(
            (again.qualifier(), again.mantissa(), again.decimals(), again.multiplier(), again.unit()),
            (figure.qualifier(), mantissa, decimals, multiplier, figure.unit())
        );
        prop_assert_eq!(again.to_text(lang), text);
    }

    #[test]
    fn an_amount_written_is_read_back(lang in any_lang(), minor: i64) {
        for currency in [Currency::VND, Currency::USD, Currency::parse("KWD").unwrap()] {
            let money = Money::from_minor(minor, currency).unwrap();
            let text = money.to_text(lang);
            prop_assert_eq!(Money::parse_in(&text, currency, lang), Ok(money));
            // Without its groups it is the machine form, up to the mark.
            let (group, point) = lang.pick((".", ","), (",", "."));
            let plain = text.replace(group, "").replace(point, ".");
            prop_assert_eq!(plain, money.plain());
        }
    }

    #[test]
    fn every_digit_of_a_number_is_written(
        value in prop_oneof![any::<i128>(), Just(i128::MIN), Just(0), -1_000_000..1_000_000i128],
        decimals in 0..=60u8,
    ) {
        let width = usize::from(decimals) + 1;
        let digits = format!("{:0width$}", value.unsigned_abs());
        let (whole, fraction) = digits.split_at(digits.len() - usize::from(decimals));
        let sign = if value < 0 { "-" } else { "" };
        let point = if decimals > 0 { "." } else { "" };
        let text = to_text(value, decimals, Lang::En);
        prop_assert_eq!(text.replace(',', ""), format!("{sign}{whole}{point}{fraction}"));
        let head = text.trim_start_matches('-').split('.').next().unwrap();
        let mut groups = head.split(',');
        prop_assert!((1..=3).contains(&groups.next().unwrap().len()));
        prop_assert!(groups.all(|group| group.len() == 3));
        let other = text.replace(',', ";").replace('.', ",").replace(';', ".");
        prop_assert_eq!(to_text(value, decimals, Lang::Vi), other);
    }

    #[test]
    fn no_text_panics(text in "\\PC{0,20}", near in "[0-9.,tỷriệuđồngUSD$ %-]{0,20}") {
        for lang in Lang::ALL {
            for text in [&text, &near] {
                let _ = Money::parse_in(text, Currency::USD, lang);
                if let Ok(figure) = Stated::parse(text, lang) {
                    let again = Stated::parse(&figure.to_text(lang), lang).unwrap();
                    prop_assert_eq!(again.mantissa(), figure.mantissa());
                    prop_assert_eq!(again.unit(), figure.unit());
                }
            }
        }
    }

    #[test]
    fn the_comparison_is_the_definition(
        qualifier in prop::sample::select(Qualifier::ALL.to_vec()),
        mantissa in -2_000..2_000i128,
        figure_decimals in 0..3u8,
        multiplier in prop::sample::select(vec![Multiplier::One, Multiplier::Thousand]),
        value in -3_000_000..3_000_000i128,
        decimals in 0..3u8,
    ) {
        let figure =
            Stated::new(qualifier, mantissa, figure_decimals, multiplier, Unit::Plain).unwrap();
        // In thousandths, doubled, so that halves are whole.
        let unit = |place: i32| 2 * 10_i128.pow(u32::try_from(place + 3).unwrap());
        let sign = if mantissa < 0 { -1 } else { 1 };
        let (p, q) = (unit(figure.last_digit_place()), unit(figure.last_nonzero_place()));
        let v = mantissa.abs() * p;
        let x = sign * value * unit(-i32::from(decimals));
        let consistent = match qualifier {
            Qualifier::Exact if p <= unit(-i32::from(decimals)) => x == v,
            Qualifier::Exact => 2 * (x - v).abs() <= p,
            Qualifier::Nearly => v - q <= x && x < v,
            Qualifier::Over => v < x && x < v + q,
            Qualifier::About | Qualifier::Estimated => 2 * (x - v).abs() <= q,
        };
        let found = figure.compare(value, decimals).unwrap();
        prop_assert_eq!(found == Comparison::Consistent, consistent, "{:?}", figure);
    }
}
