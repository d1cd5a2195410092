//! Whatever the bytes are, reading ends, in bounds, and says what is the matter.

use std::ops::ControlFlow;

use vientro::Registry;
use vientro::exchange::table::{ReadError, Report};
use vientro::exchange::xlsx::{self, ReturnOptions, XlsxOptions};
use vientro::lang::Lang;

use super::parts::Parts;
use super::typed::{Typed, filled};

fn workbook(rows: u32) -> Vec<u8> {
    let head = vec![
        vec![
            Typed::Text("id"),
            Typed::Text("submitter"),
            Typed::Text("sequence"),
        ],
        vec![Typed::Text("S"), Typed::Text("x"), Typed::Number(1.0)],
    ];
    let mut donors = vec![vec![Typed::Text("id"), Typed::Text("kind")]];
    for row in 0..rows {
        donors.push(vec![
            Typed::Number(f64::from(row)),
            Typed::Text("foreign_ngo"),
        ]);
    }
    filled(&[("submission", head), ("donors", donors)])
}

fn read(bytes: &[u8], options: &XlsxOptions) -> (Registry, Result<Report, ReadError>) {
    let mut builder = Registry::builder();
    let report = xlsx::read(&mut builder, "a.xlsx", bytes, options);
    (builder.finish(), report)
}

fn codes(bytes: &[u8], options: &XlsxOptions) -> Vec<String> {
    let (registry, report) = read(bytes, options);
    let report = report.unwrap();
    assert!(!report.outcome.is_complete);
    assert!(!registry.unreadable().is_empty());
    report
        .findings
        .iter()
        .map(|it| it.code.id().to_owned())
        .collect()
}

#[test]
fn a_file_that_is_no_workbook_is_kept_unread() {
    let unstated = XlsxOptions::unstated();
    for (bytes, code) in [
        (&b""[..], "xlsx.not_workbook"),
        (b"id,kind\nD1,x\n", "xlsx.not_workbook"),
        (b"PK\x03\x04", "xlsx.not_workbook"),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 and so on",
            "xlsx.old_or_protected",
        ),
    ] {
        assert_eq!(codes(bytes, &unstated), [code]);
        let (registry, _) = read(bytes, &unstated);
        assert_eq!(registry.unreadable()[0].bytes(), bytes);
        let options = ReturnOptions::in_language(Lang::Vi);
        assert!(xlsx::returned(bytes, &[], &[], &options).is_err());
    }
    let empty = Parts(std::collections::BTreeMap::new()).pack();
    assert_eq!(codes(&empty, &unstated), ["xlsx.not_workbook"]);
}

#[test]
fn limits_hold_and_are_told() {
    let bytes = workbook(100);
    let mut options = XlsxOptions::unstated();
    options.most_sheets = 1;
    assert_eq!(codes(&bytes, &options), ["xlsx.too_many_sheets"]);
    let mut options = XlsxOptions::unstated();
    options.most_unpacked = 5000;
    assert_eq!(codes(&bytes, &options), ["xlsx.too_large"]);
    // Cells up to the limit are read, the rest is told.
    let mut options = XlsxOptions::unstated();
    options.most_cells = 150;
    assert_eq!(codes(&bytes, &options), ["xlsx.too_many_cells"]);
    let (registry, report) = read(&bytes, &options);
    assert!(report.unwrap().outcome.records > 50);
    assert_eq!(registry.unreadable()[0].bytes(), bytes);
}

#[test]
fn a_small_file_does_not_become_a_large_one() {
    // A thousand times as much as the file: zeros pack well.
    let mut parts = Parts::of(&workbook(1));
    let name = "xl/sharedStrings.xml";
    let text = "0".repeat(30_000_000);
    let strings = parts
        .get(name)
        .replace("</sst>", &format!("<si><t>{text}</t></si></sst>"));
    parts.0.insert(name.to_owned(), strings);
    let bytes = parts.pack();
    assert!(bytes.len() < 100_000);
    let mut options = XlsxOptions::unstated();
    options.most_unpacked = 1 << 20;
    assert_eq!(codes(&bytes, &options), ["xlsx.too_large"]);
    // Numbers of texts that are not there reserve nothing, and entities are not expanded.
    for (from, to, code) in [
        (
            "<sst ",
            "<sst uniqueCount=\"99999999999999999\" odd=\"1\" ",
            "",
        ),
        (
            "<sst",
            "<!DOCTYPE sst [<!ENTITY a \"aa\"><!ENTITY b \"&a;&a;\">]><sst",
            "xlsx.xml",
        ),
        ("<t>", "<t>&b;", "xlsx.xml"),
    ] {
        let mut parts = Parts::of(&workbook(1));
        let strings = parts.get(name).replacen(from, to, 1);
        parts.0.insert(name.to_owned(), strings);
        let (_, report) = read(&parts.pack(), &XlsxOptions::unstated());
        let found: Vec<_> = report
            .unwrap()
            .findings
            .iter()
            .map(|it| it.code.id())
            .collect();
        assert_eq!(found.join(","), code, "{to}");
    }
}

#[test]
fn a_sheet_that_breaks_off_has_what_came_before() {
    for (from, to) in [
        ("<c r=\"A4\"", "<c r=\"A3\""),
        ("<c r=\"A4\"", "<c r=\"ZZZZZZZZZZZ4\""),
        ("<row r=\"4\"", "<row r=\"99999999999\""),
        ("<row r=\"4\"", "<row r=\"1\""),
        ("<row r=\"4\"", "<row r=\"4"),
        ("<row r=\"4\"", "</wrong><row r=\"4\""),
        (
            "</sheetData>",
            "<row r=\"9\"><c r=\"A9\" t=\"s\"><v>99999</v></c></row>",
        ),
        (
            "</sheetData>",
            "<row r=\"9\"><c r=\"A9\" t=\"?\"><v>1</v></c></row>",
        ),
        ("</sheetData>", "<row r=\"9\"><c r=\"A9\"><v>1"),
    ] {
        let mut parts = Parts::of(&workbook(4));
        let name = "xl/worksheets/sheet2.xml";
        let sheet = parts.get(name).replacen(from, to, 1);
        assert_ne!(sheet, parts.get(name), "{from}");
        parts.0.insert(name.to_owned(), sheet);
        let bytes = parts.pack();
        assert_eq!(
            codes(&bytes, &XlsxOptions::unstated()),
            ["xlsx.xml"],
            "{to}"
        );
        let (registry, report) = read(&bytes, &XlsxOptions::unstated());
        assert!(report.unwrap().outcome.records >= 2, "{to}");
        assert_eq!(registry.unreadable()[0].bytes(), bytes);
    }
}

#[test]
fn a_cell_before_all_rows_costs_no_row() {
    let mut parts = Parts::of(&workbook(4));
    let name = "xl/worksheets/sheet2.xml";
    let odd = "<sheetData><c t=\"str\"><v>x</v></c>";
    let sheet = parts.get(name).replacen("<sheetData>", odd, 1);
    assert!(sheet.contains(odd));
    parts.0.insert(name.to_owned(), sheet);
    let (_, report) = read(&parts.pack(), &XlsxOptions::unstated());
    let report = report.unwrap();
    assert_eq!(report.findings, []);
    assert_eq!(
        (report.outcome.records, report.outcome.is_complete),
        (4, true)
    );
}

#[test]
fn no_bytes_make_it_panic() {
    // Bytes of the packed file, and of each part before it is packed.
    let bytes = workbook(3);
    let mut seed = 1_u64;
    let mut random = |below: usize| {
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
        usize::try_from(seed >> 33).unwrap() % below
    };
    let try_it = |bytes: &[u8]| {
        let (_, report) = read(bytes, &XlsxOptions::unstated());
        if let Ok(report) = report {
            let options = ReturnOptions::in_language(Lang::En);
            let _ = xlsx::returned(bytes, &report.findings, &[], &options);
        }
    };
    for _ in 0..400 {
        let mut broken = bytes.clone();
        for _ in 0..=random(4) {
            let at = random(broken.len());
            broken[at] = u8::try_from(random(256)).unwrap();
        }
        broken.truncate(broken.len() - random(40));
        try_it(&broken);
    }
    let parts = Parts::of(&bytes);
    let names: Vec<String> = parts.0.keys().cloned().collect();
    for round in 0..600 {
        let mut broken = Parts(parts.0.clone());
        let name = &names[round % names.len()];
        let mut text: Vec<char> = broken.get(name).chars().collect();
        for _ in 0..=random(3) {
            let at = random(text.len());
            let odd = ['<', '>', '"', '&', '/', '9', '\u{0}', 'A', ':', '\u{301}'];
            match random(3) {
                0 => drop(text.remove(at)),
                1 => text.insert(at, odd[random(odd.len())]),
                _ => text[at] = odd[random(odd.len())],
            }
        }
        broken.0.insert(name.clone(), text.into_iter().collect());
        try_it(&broken.pack());
    }
}

#[test]
fn reading_tells_how_far_it_is_and_may_be_stopped() {
    let bytes = workbook(20_000);
    let mut seen = Vec::new();
    let mut builder = Registry::builder();
    let options = XlsxOptions::unstated();
    let mut tell = |done, whole| {
        seen.push((done, whole));
        ControlFlow::Continue(())
    };
    let report = xlsx::read_with_progress(&mut builder, "a", &bytes, &options, &mut tell).unwrap();
    assert_eq!(report.outcome.records, 20_000);
    let whole = seen[0].1;
    assert_eq!((seen[0].0, *seen.last().unwrap()), (0, (whole, whole)));
    assert!(seen.len() > 6);
    assert!(
        seen.windows(2)
            .all(|it| it[0].0 <= it[1].0 && it[1].1 == whole),
        "{seen:?}"
    );
    for stop_at in 0..seen.len() {
        let mut told = 0;
        let mut builder = Registry::builder();
        let mut tell = |_, _| {
            told += 1;
            if told > stop_at {
                ControlFlow::Break(())
            } else {
                ControlFlow::Continue(())
            }
        };
        let read = xlsx::read_with_progress(&mut builder, "a", &bytes, &options, &mut tell);
        assert!(matches!(read, Err(ReadError::Stopped(_))), "{stop_at}");
        assert_eq!(
            builder.finish().records::<vientro::record::Donor>().count(),
            0
        );
    }
}
