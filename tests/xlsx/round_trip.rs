//! From JSON to XLSX and back: to the byte.

use std::collections::BTreeSet;

use proptest::prelude::*;
use vientro::exchange::json::{self, People};
use vientro::exchange::table::Locale;
use vientro::exchange::xlsx::{self, Export, XlsxOptions};
use vientro::registry::Source;
use vientro::{Lang, Registry};

use super::sample::{registry_of, root, submissions};

/// Writes a registry as workbooks and reads them again.
fn again(registry: &Registry, people: People, headers: Option<Lang>, locale: Locale) -> Registry {
    let export = Export::new(registry, people);
    let mut builder = Registry::builder();
    let mut options = XlsxOptions::unstated();
    options.tables.locale = Some(locale);
    for (number, workbook) in export.workbooks().enumerate() {
        let bytes = workbook.write(headers, locale).unwrap();
        let report =
            xlsx::read(&mut builder, &format!("{number:04}.xlsx"), &bytes, &options).unwrap();
        assert_eq!(report.findings, [], "{:?}", workbook.submission().id());
        assert!(report.outcome.is_complete);
    }
    builder.finish()
}

fn texts(registry: &Registry, people: People) -> Vec<String> {
    let sources = registry.sources().iter();
    let submissions: BTreeSet<_> = sources.map(Source::submission).collect();
    let documents = json::write(registry, people);
    // Bytes that could not be read are no sheet's.
    let documents = documents.iter().take(submissions.len());
    let text = |it: &json::Document| String::from_utf8(it.bytes().to_vec()).unwrap();
    documents.map(text).collect()
}

fn assert_comes_back(registry: &Registry, people: People, headers: Option<Lang>, locale: Locale) {
    let written = texts(registry, people);
    let back = texts(&again(registry, people, headers, locale), People::Full);
    assert_eq!(written.len(), back.len());
    for (written, back) in written.iter().zip(&back) {
        let same = written.bytes().zip(back.bytes());
        let same = same.take_while(|(a, b)| a == b).count();
        let around = |text: &str| {
            let bytes = text.bytes().skip(same.saturating_sub(200)).take(400);
            String::from_utf8_lossy(&bytes.collect::<Vec<u8>>()).into_owned()
        };
        assert!(
            written == back,
            "{}\n---\n{}",
            around(written),
            around(back)
        );
    }
}

#[test]
fn the_national_set_comes_back_to_the_byte() {
    let all = submissions();
    // Each file of a few provinces and of the ministries; the whole set where there is time.
    let places = [
        "lang-son/",
        "ha-noi/",
        "quang-tri/",
        "trung-uong/",
        "published/",
    ];
    let is_whole = std::env::var_os("VIENTRO_WHOLE").is_some();
    let some = all
        .iter()
        .filter(|(name, _)| is_whole || places.iter().any(|place| name.starts_with(place)));
    let registry = registry_of(some);
    assert!(registry.sources().len() > 20);
    assert_comes_back(&registry, People::Full, Some(Lang::Vi), Locale::Vi);
}

#[test]
fn every_field_comes_back_to_the_byte_however_it_is_written() {
    let path = root().join("../../tests/data/every-field.json");
    let bytes = std::fs::read(path).unwrap();
    let mut builder = Registry::builder();
    json::read(&mut builder, "every-field.json", &bytes);
    let registry = builder.finish();
    for headers in [None, Some(Lang::Vi), Some(Lang::En)] {
        for locale in Locale::ALL {
            for people in [People::Full, People::Redacted] {
                assert_comes_back(&registry, people, headers, locale);
            }
        }
    }
}

/// A registry of one submission that JSON tells.
fn of(lists: &str) -> Registry {
    let file = format!(
        r#"{{"format":"vientro-submission","version":1,"submission":{{"id":"S","submitter":"x","sequence":1,"odd ":[1, 2]}},{lists},"more":{{"a" : "b"}}}}"#
    );
    let mut builder = Registry::builder();
    let outcome = json::read(&mut builder, "a.json", file.as_bytes());
    assert!(outcome.is_complete, "{lists}");
    builder.finish()
}

#[test]
fn what_is_odd_comes_back_too() {
    let all = [
        // Amounts that no spreadsheet holds, and such that it holds just so.
        r#""transactions":[{"id":"T1","amount":{"amount":"12345678901234567.89","currency":"USD"}},{"id":"T2","amount":{"amount":"1234567890123.45","currency":"USD"}},{"id":"T3","amount":{"amount":"12345678901234.567","currency":"KWD"}},{"id":"T4","amount":{"amount":"-0.10","currency":"USD"}},{"id":"T5","amount":{"amount":"999999999999999","currency":"VND"}},{"id":"T6","amount":{"amount":"1000000000000000","currency":"VND"}}]"#,
        // Zeros that may be meant, and numbers of every size.
        r#""grants":[{"id":"G1","donors":[{"donor":"D1","share":"60.00"},{"donor":"D2","share":"39.9999"}],"funding":{"goods":[{"quantity":"5"},{"quantity":"5.50"},{"quantity":"0.001"}]}}],"rates":[{"id":"R1","from":"USD","to":"VND","value":"23195"},{"id":"R2","from":"VND","to":"USD","value":"0.0000431"},{"id":"R3","from":"USD","to":"VND","value":"0.1234567890123456789"}]"#,
        // Days that workbooks count, and such that they do not.
        r#""transactions":[{"id":"T1","date":"1900-01-01"},{"id":"T2","date":"1900-02-28"},{"id":"T3","date":"1900-03-01"},{"id":"T4","date":"2200-12-31"}],"certificates":[{"id":"C","home_term_end":"not_applicable"}]"#,
        // Unknown fields, at every depth and with odd names.
        r#""donors":[{"id":"D1","names":{"vi":"A","x/y":1.50,"/z":null},"/n":[ ],"a~b":"c","accounts":[{"bank":"B","q":{}}]}]"#,
        // Set aside, with and without an id; text with quotation marks and line breaks.
        "\"people\":[{\"id\":\"P1\",\"born_on\":\"31/02/1980\",\r\n\t\"name\":\"X \\\"Y\\\"\"}],\"donors\":[{\"kind\":\"?\"}, 7 ]",
        // Two versions in one submission.
        r#""parties":[{"id":"B1","names":{"vi":"Một"}},{"id":"B1","names":{"vi":"Hai"}}],"grants":[{"id":"G","donors":[{"donor":"D1"}]},{"id":"G","donors":[{"donor":"D2"}]}]"#,
        // Texts that look like something else.
        r##""donors":[{"id":"=1+1","names":{"vi":"a;b,cd","en":"\"quoted\"","short":"'"},"country":"MY","home_registry_id":"00012"},{"id":"007","names":{"vi":"_x0041_ & <b>","en":"TRUE","short":"#REF!"},"home_registry_id":"17/9/2019"}]"##,
    ];
    for lists in all {
        let registry = of(lists);
        assert_comes_back(&registry, People::Full, None, Locale::Machine);
        assert_comes_back(&registry, People::Full, Some(Lang::Vi), Locale::Vi);
        assert_comes_back(&registry, People::Full, Some(Lang::En), Locale::En);
    }
}

fn text() -> impl Strategy<Value = String> {
    "[ -~àáạđĐếộ\u{301}€\u{1F600}]{0,12}"
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_registry_comes_back_to_the_byte(
        donors in prop::collection::vec((text(), text()), 0..5),
        amounts in prop::collection::vec((any::<i64>(), prop::sample::select(vec![("USD", 2), ("VND", 0), ("KWD", 3)])), 0..6),
        lang in prop::sample::select(vec![Lang::Vi, Lang::En]),
    ) {
        let donors = donors.iter().map(|(id, name)| {
            serde_json::json!({"id": id, "names": {"vi": name}, "country": "FR"}).to_string()
        });
        let transactions = amounts.iter().enumerate().map(|(at, (minor, (currency, digits)))| {
            let sign = if *minor < 0 { "-" } else { "" };
            let plain = format!("{:0>5}", minor.unsigned_abs());
            let (whole, fraction) = plain.split_at(plain.len() - digits);
            let whole = whole.trim_start_matches('0');
            let whole = if whole.is_empty() { "0" } else { whole };
            let point = if *digits == 0 { "" } else { "." };
            let amount = format!("{sign}{whole}{point}{fraction}");
            serde_json::json!({"id": format!("T{at}"), "amount": {"amount": amount, "currency": currency}}).to_string()
        });
        let lists = format!(
            r#""donors":[{}],"transactions":[{}]"#,
            donors.collect::<Vec<_>>().join(","),
            transactions.collect::<Vec<_>>().join(",")
        );
        let locale = match lang { Lang::Vi => Locale::Vi, Lang::En => Locale::En };
        assert_comes_back(&of(&lists), People::Full, Some(lang), locale);
    }
}
