//! The currency table against the lists of ISO 4217 and against other libraries.

use std::collections::BTreeMap;

use iso_currency::IntoEnumIterator;
use vientro::Currency;

use super::data;

/// The text of each `<tag>`.
fn element<'a>(entry: &'a str, tag: &str) -> Option<&'a str> {
    let from = entry.find(&format!("<{tag}"))?;
    let (_, rest) = entry[from..].split_once('>')?;
    rest.split('<').next()
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn codes_in_use_are_those_of_list_one() {
    let xml = data("iso4217/list-one-2026-01-01.xml");
    let listed: BTreeMap<String, (u16, Option<u8>, String)> = xml
        .split("<CcyNtry>")
        .filter_map(|entry| {
            let code = element(entry, "Ccy>")?;
            let numeric = element(entry, "CcyNbr")?.parse().unwrap();
            let digits = element(entry, "CcyMnrUnts")?.parse().ok();
            let name = one_line(element(entry, "CcyNm")?);
            Some((code.to_owned(), (numeric, digits, name)))
        })
        .collect();
    let ours: BTreeMap<String, (u16, Option<u8>, String)> = Currency::all()
        .filter(|currency| currency.withdrawn().is_none())
        .map(|currency| {
            let row = (
                currency.numeric(),
                currency.minor_digits(),
                currency.name().to_owned(),
            );
            (currency.code().to_owned(), row)
        })
        .collect();
    assert_eq!(ours.len(), 178);
    assert_eq!(ours, listed);
}

#[test]
fn withdrawn_codes_are_in_list_three() {
    let list = data("iso4217/list-three.tsv");
    let rows: Vec<Vec<&str>> = list
        .lines()
        .map(|line| line.split('\t').collect())
        .collect();
    let withdrawn = Currency::all().filter(|currency| currency.withdrawn().is_some());
    let mut count = 0;
    for currency in withdrawn {
        let (year, month) = currency.withdrawn().unwrap();
        let wanted = [
            currency.code(),
            &format!("{:03}", currency.numeric()),
            &format!("{year}-{month:02}"),
            currency.name(),
        ];
        assert!(rows.iter().any(|row| row[..4] == wanted), "{wanted:?}");
        // A country may have left a currency before it was withdrawn everywhere.
        let last = rows
            .iter()
            .filter(|row| row[0] == wanted[0])
            .map(|row| row[2]);
        assert_eq!(last.max(), Some(wanted[2]));
        count += 1;
    }
    assert_eq!(count, 48);
}

/// A second table, drawn from another source: the same codes in use, numbers and minor digits.
#[test]
fn iso_currency_agrees() {
    let mut differences = Vec::new();
    for theirs in iso_currency::Currency::iter() {
        match Currency::parse(theirs.code()) {
            Ok(ours) => {
                let digits = ours.minor_digits().map(u16::from);
                if ours.numeric() != theirs.numeric() || digits != theirs.exponent() {
                    differences.push(format!(
                        "{} {digits:?} {:?}",
                        ours.code(),
                        theirs.exponent()
                    ));
                }
            }
            Err(_) => differences.push(format!("{} is theirs only", theirs.code())),
        }
    }
    for ours in Currency::all().filter(|currency| currency.withdrawn().is_none()) {
        if iso_currency::Currency::from_code(ours.code()).is_none() {
            differences.push(format!("{} is ours only", ours.code()));
        }
    }
    assert_eq!(differences, [""; 0]);
}

/// Minor digits in eleven libraries: each difference is a known error, or another convention.
#[test]
fn libraries_differ_only_where_they_are_known_to() {
    let table = data("iso4217/crosscheck-11-libraries.tsv");
    let mut lines = table
        .lines()
        .map(|line| line.split('\t').collect::<Vec<_>>());
    let header = lines.next().unwrap();
    let mut differences: BTreeMap<&str, Vec<String>> = BTreeMap::new();
    for row in lines {
        let ours = Currency::parse(row[0]).unwrap();
        let digits = ours
            .minor_digits()
            .map_or("-".to_owned(), |digits| digits.to_string());
        for (&library, &theirs) in header.iter().zip(&row).skip(3) {
            let absent = theirs.is_empty() || theirs == "-" || theirs == "N.A." || theirs == "-1";
            if !absent && digits != "-" && theirs != digits {
                differences
                    .entry(library)
                    .or_default()
                    .push(format!("{} {theirs}", ours.code()));
            }
        }
    }
    let differences: Vec<String> = differences
        .iter()
        .map(|(library, codes)| format!("{library}: {}", codes.join(", ")))
        .collect();
    // CLDR, and Babel after it, give the digits that people write, not those that ISO defines. The
    // others are errors: an ariary and an ouguiya have two digits, so has a forint; a krona none.
    assert_eq!(
        differences,
        [
            concat!(
                "Babel get_currency_precision: AFN 0, ALL 0, IQD 0, IRR 0, KPW 0, LAK ",
                "0, LBP 0, MGA 0, MMK 0, RSD 0, SOS 0, SYP 0, YER 0",
            ),
            concat!(
                "CLDR 48.2 _cashDigits: AFN 0, ALL 0, AMD 0, COP 0, CRC 0, CZK 0, GYD ",
                "0, HUF 0, IDR 0, IQD 0, IRR 0, KPW 0, LAK 0, LBP 0, MGA 0, MMK 0, MNT ",
                "0, MUR 0, NOK 0, PKR 0, RSD 0, SEK 0, SOS 0, SYP 0, TWD 0, TZS 0, UZS ",
                "0, YER 0",
            ),
            concat!(
                "CLDR 48.2 _digits: AFN 0, ALL 0, COP 0, HUF 0, IDR 0, IQD 0, IRR 0, ",
                "KPW 0, LAK 0, LBP 0, MGA 0, MMK 0, PKR 0, SOS 0, SYP 0, YER 0",
            ),
            "NodaMoney 2026-07: MGA 1/5, MRU 1/5",
            "RubyMoney 2026-03: HUF 0, MGA 0, MRU 1",
            "govalues/money 2025-01: ISK 2",
            "rusty-money 0.5.1: HUF 0, MGA 1, MRU 1",
        ]
    );
}
