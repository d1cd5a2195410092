//! From JSON to CSV and back: to the byte.

use proptest::prelude::*;
use vientro::exchange::csv::{
    self, ByteOrderMark, CsvOptions, Delimiter, Export, File, WriteOptions,
};
use vientro::exchange::json::{self, People};
use vientro::exchange::table::Locale;
use vientro::{Lang, Registry};

use super::sample::{registry, root};

/// Writes a registry as CSV and reads it again, folder by folder.
fn again(registry: &Registry, people: People, options: &WriteOptions) -> Registry {
    let export = Export::new(registry, people);
    let mut builder = Registry::builder();
    for (number, folder) in export.folders().enumerate() {
        let files: Vec<(String, Vec<u8>)> = folder
            .tables()
            .map(|table| {
                let mut bytes = Vec::new();
                folder.write(table, options, &mut bytes).unwrap();
                (format!("{number:04}/{}.csv", table.name()), bytes)
            })
            .collect();
        let files: Vec<File<'_>> = files
            .iter()
            .map(|(name, bytes)| File::new(name, bytes))
            .collect();
        let mut read = CsvOptions::unstated();
        read.tables.locale = Some(options.locale);
        let report = csv::read(&mut builder, &files, &read).unwrap();
        assert_eq!(report.findings, [], "{:?}", folder.submission().id());
        assert!(report.outcome.is_complete);
    }
    builder.finish()
}

fn texts(registry: &Registry, people: People) -> Vec<String> {
    let submissions: std::collections::BTreeSet<_> = registry
        .sources()
        .iter()
        .map(vientro::registry::Source::submission)
        .collect();
    let documents = json::write(registry, people);
    // Bytes that could not be read are no table's.
    let documents = documents.iter().take(submissions.len());
    documents
        .map(|it| String::from_utf8(it.bytes().to_vec()).unwrap())
        .collect()
}

fn assert_comes_back(registry: &Registry, options: &WriteOptions) {
    assert_people_come_back(registry, &[People::Full, People::Redacted], options);
}

fn assert_people_come_back(registry: &Registry, people: &[People], options: &WriteOptions) {
    for people in people.iter().copied() {
        let written = texts(registry, people);
        let back = texts(&again(registry, people, options), People::Full);
        assert_eq!(written.len(), back.len());
        for (written, back) in written.iter().zip(&back) {
            let same = written
                .bytes()
                .zip(back.bytes())
                .take_while(|(a, b)| a == b);
            let from = same.count().saturating_sub(200);
            let around = |text: &str| {
                let bytes = text.bytes().skip(from).take(400).collect();
                String::from_utf8(bytes).unwrap_or_default()
            };
            assert!(
                written == back,
                "{options:?}\n{}\n---\n{}",
                around(written),
                around(back)
            );
        }
    }
}

#[test]
fn the_national_set_comes_back_to_the_byte() {
    let options = WriteOptions::for_people(Lang::Vi);
    assert_people_come_back(registry(), &[People::Full], &options);
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
            for delimiter in Delimiter::ALL {
                for mark in [ByteOrderMark::Present, ByteOrderMark::Absent] {
                    let options = WriteOptions {
                        headers,
                        locale,
                        delimiter,
                        mark,
                    };
                    assert_comes_back(&registry, &options);
                }
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
        // Unknown fields, at every depth and with odd names.
        r#""donors":[{"id":"D1","names":{"vi":"A","x/y":1.50,"/z":null},"/n":[ ],"a~b":"c","accounts":[{"bank":"B","q":{}}]}]"#,
        // Lists of amounts whose order differs, and currencies that come twice.
        r#""grants":[{"id":"G1","funding":{"total":[{"amount":"1.00","currency":"USD"},{"amount":"2","currency":"VND"}],"grant":[{"amount":"2","currency":"VND"},{"amount":"1.00","currency":"USD"},{"amount":"3","currency":"VND"}],"goods":[{"description":"a","value":{"amount":"1","currency":"VND"},"z":1}]}}]"#,
        // Amendments with everything, and with little.
        r#""grants":[{"id":"G1","donors":[{"donor":"D1"}],"amendments":[{"note":"x","donors":[{"donor":"D2","share":"50"},{"donor":"D3"}],"grant":[{"amount":"-5.00","currency":"USD"}]},{"counterpart":[{"amount":"7","currency":"VND"}],"provinces":[{"province":"20"}],"u":1}]}]"#,
        // Set aside, with and without an id; text with quotation marks and line breaks.
        "\"people\":[{\"id\":\"P1\",\"born_on\":\"31/02/1980\",\n\"name\":\"X \\\"Y\\\"\"}],\"donors\":[{\"kind\":\"?\"}, 7 ]",
        // Two versions in one submission.
        r#""parties":[{"id":"B1","names":{"vi":"Một"}},{"id":"B1","names":{"vi":"Hai"}}],"grants":[{"id":"G","donors":[{"donor":"D1"}]},{"id":"G","donors":[{"donor":"D2"}]}]"#,
        // Texts that look like something else.
        r#""donors":[{"id":"=1+1","names":{"vi":"a;b,c\td","en":"\"quoted\"","short":"'"},"country":"MY","home_registry_id":"00012"}]"#,
    ];
    for lists in all {
        assert_comes_back(&of(lists), &WriteOptions::for_programs());
        assert_comes_back(&of(lists), &WriteOptions::for_people(Lang::Vi));
        assert_comes_back(&of(lists), &WriteOptions::for_people(Lang::En));
    }
}

fn text() -> impl Strategy<Value = String> {
    "[ -~àáạđĐếộ\u{301}€\u{1F600}]{0,12}"
}

fn amounts() -> impl Strategy<Value = String> {
    let amount = (
        any::<i32>(),
        prop::sample::select(vec!["USD", "VND", "EUR", "KWD"]),
    );
    prop::collection::vec(amount, 0..4).prop_map(|amounts| {
        let amounts = amounts.iter().map(|(n, currency)| {
            let amount = match *currency {
                "VND" => n.to_string(),
                "KWD" => format!("{}.{:03}", n / 1000, n.unsigned_abs() % 1000),
                _ => format!("{}.{:02}", n / 100, n.unsigned_abs() % 100),
            };
            format!(r#"{{"amount":"{amount}","currency":"{currency}"}}"#)
        });
        format!("[{}]", amounts.collect::<Vec<_>>().join(","))
    })
}

fn shares() -> impl Strategy<Value = String> {
    prop::collection::vec((text(), 0..=1_000_000_u32), 0..3).prop_map(|shares| {
        let shares = shares.iter().map(|(donor, share)| {
            let donor = format!("D{donor}");
            serde_json::json!({"donor": donor, "share": format!("{}.{:04}", share / 10_000, share % 10_000)}).to_string()
        });
        format!("[{}]", shares.collect::<Vec<_>>().join(","))
    })
}

fn grant() -> impl Strategy<Value = String> {
    let amendment = (text(), shares(), amounts(), amounts());
    let amendments = prop::collection::vec(amendment, 0..3);
    (0..4_u8, text(), text(), shares(), amounts(), amounts(), amendments, text()).prop_map(
        |(id, vi, note, donors, total, grant, amendments, unknown)| {
            let string = |text: &str| serde_json::to_string(text).unwrap();
            let amendments = amendments.iter().map(|(note, donors, grant, counterpart)| {
                format!(
                    r#"{{"note":{},"donors":{donors},"grant":{grant},"counterpart":{counterpart}}}"#,
                    string(&format!("n{note}"))
                )
            });
            let amendments = amendments.collect::<Vec<_>>().join(",");
            format!(
                r#"{{"id":"G{id}","titles":{{"vi":{}}},"donors":{donors},"funding":{{"total":{total},"grant":{grant}}},"amendments":[{amendments}],"events":[{{"kind":"started","note":{}}}],"x{}":{}}}"#,
                string(&format!("t{vi}")),
                string(&format!("e{note}")),
                unknown.replace(['"', '\\'], ""),
                string(&unknown),
            )
        },
    )
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 128, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_registry_comes_back_to_the_byte(
        grants in prop::collection::vec(grant(), 0..5),
        donors in prop::collection::vec((text(), text()), 0..5),
        lang in prop::sample::select(vec![Lang::Vi, Lang::En]),
    ) {
        let donors = donors.iter().map(|(id, name)| {
            serde_json::json!({"id": id, "names": {"vi": name}, "country": "FR"}).to_string()
        });
        let lists = format!(
            r#""donors":[{}],"grants":[{}]"#,
            donors.collect::<Vec<_>>().join(","),
            grants.join(",")
        );
        let registry = of(&lists);
        assert_comes_back(&registry, &WriteOptions::for_people(lang));
        assert_comes_back(&registry, &WriteOptions::for_programs());
    }
}
