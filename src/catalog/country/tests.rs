use std::collections::BTreeMap;

use super::*;

fn name(text: &str) -> &'static str {
    by_name(text)
        .unwrap_or_else(|e| panic!("{e}"))
        .code()
        .country()
        .unwrap()
        .name(Lang::En)
}

#[test]
fn all_249_sorted_and_found() {
    assert_eq!(all().count(), 249);
    assert!(table::COUNTRIES.is_sorted_by(|a, b| a.code < b.code));
    for country in all() {
        assert_eq!(
            CountryCode::parse(country.code().as_str()),
            Ok(country.code())
        );
        for lang in Lang::ALL {
            assert_eq!(by_name(country.name(lang)), Ok(country), "{country:?}");
            assert_eq!(by_name(&country.name(lang).to_uppercase()), Ok(country));
        }
    }
}

#[test]
fn names_and_aliases_are_keys_of_one_country_each() {
    let mut keys = BTreeMap::new();
    for country in all() {
        for lang in Lang::ALL {
            let other = keys.insert(compact(country.name(lang)), country.code());
            assert!(
                other.is_none_or(|code| code == country.code()),
                "{country:?}"
            );
        }
    }
    assert!(table::ALIASES.is_sorted());
    for (alias, code) in table::ALIASES {
        assert_eq!(compact(alias), *alias);
        assert!(!keys.contains_key(*alias), "{alias} is a name already");
        assert!(CountryCode(**code).country().is_some());
        keys.insert((*alias).to_owned(), CountryCode(**code));
    }
}

#[test]
fn usual_spellings() {
    for (text, expected) in [
        ("Mỹ", "United States"),
        ("Hoa Kỳ", "United States"),
        ("Hoa Kì", "United States"),
        ("U.S.A.", "United States"),
        ("Anh", "United Kingdom"),
        ("Vương quốc Anh", "United Kingdom"),
        ("Nhật Bản", "Japan"),
        ("Hàn Quốc", "South Korea"),
        ("Thuỵ Sĩ", "Switzerland"),
        ("Thụy Sỹ", "Switzerland"),
        ("Thuỵ Điển", "Sweden"),
        ("Ô-xtrây-li-a", "Australia"),
        ("Úc", "Australia"),
        ("Niu Di-lân", "New Zealand"),
        ("Ý", "Italy"),
        ("I-ta-li-a", "Italy"),
        ("Cam-pu-chia", "Cambodia"),
        ("Viet Nam", "Vietnam"),
        ("Đài Loan (Trung Quốc)", "Taiwan"),
        ("Cộng hoà Séc", "Czechia"),
        ("Liên bang Nga", "Russia"),
        ("Turkey", "Türkiye"),
    ] {
        assert_eq!(name(text), expected, "{text}");
    }
    for text in ["", "Atlantis", "Đông Lào", "European Union"] {
        assert!(by_name(text).is_err(), "{text}");
    }
}

#[test]
fn regions() {
    let count = |region| all().filter(|country| country.region() == region).count();
    assert_eq!(Region::ALL.map(count), [61, 52, 5, 131]);
    for (code, region) in [
        ("VN", "asia_pacific"),
        ("JP", "asia_pacific"),
        ("AU", "asia_pacific"),
        ("TW", "asia_pacific"),
        ("KZ", "asia_pacific"),
        ("DE", "europe"),
        ("GB", "europe"),
        ("NO", "europe"),
        ("RU", "europe"),
        ("CY", "europe"),
        ("US", "north_america"),
        ("CA", "north_america"),
        ("MX", "other"),
        ("TR", "other"),
        ("IR", "other"),
        ("IL", "other"),
        ("GE", "other"),
        ("ZA", "other"),
        ("BR", "other"),
    ] {
        let code = CountryCode::parse(code).unwrap();
        assert_eq!(code.region(), Region::parse(region).unwrap(), "{code}");
    }
    assert!(Region::parse("asia").is_err());
}

#[test]
fn codes_that_are_not_listed() {
    for text in ["", "V", "vn", "VNM", "V1", "ＶＮ"] {
        assert!(matches!(
            CountryCode::parse(text),
            Err(CountryError::CodeForm { .. })
        ));
    }
    for text in ["XX", "EU", "UK", "XK", "AN"] {
        let error = CountryCode::parse(text).unwrap_err();
        assert_eq!(error.code().id(), "country.unknown_code");
        assert_ne!(error.message(Lang::Vi), error.message(Lang::En));
    }
}
