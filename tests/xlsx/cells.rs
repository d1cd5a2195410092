//! What cells hold: each is taken exactly, or told with its place.

use vientro::exchange::table::{CellFinding, Report};
use vientro::exchange::xlsx::{self, ReturnOptions, XlsxOptions};
use vientro::record::{Grant, Party, Transaction};
use vientro::{Lang, Registry};

use super::parts::{Parts, notes};
use super::typed::{Typed, filled};

use Typed::{Day, Number, Text};

fn head() -> (&'static str, Vec<Vec<Typed>>) {
    let names = vec![Text("id"), Text("submitter"), Text("sequence")];
    (
        "submission",
        vec![names, vec![Text("S"), Text("x"), Number(1.0)]],
    )
}

fn load(bytes: &[u8]) -> (Registry, Report) {
    let mut builder = Registry::builder();
    let report = xlsx::read(&mut builder, "a.xlsx", bytes, &XlsxOptions::unstated()).unwrap();
    (builder.finish(), report)
}

/// Row, column, cell and code of each finding.
fn told(findings: &[CellFinding]) -> Vec<(u32, u32, &str, &str)> {
    findings
        .iter()
        .map(|it| {
            let (row, column) = (it.row.unwrap_or(0), it.column.unwrap_or(0));
            (row, column, it.cell.as_deref().unwrap_or(""), it.code.id())
        })
        .collect()
}

/// A workbook of one table, one of whose cells is what a program wrote: `A2` becomes the element.
fn written(table: &'static str, header: &[&'static str], cells: &[(&str, &str)]) -> Parts {
    let header = header.iter().map(|text| Text(text)).collect();
    let bytes = filled(&[head(), (table, vec![header])]);
    let mut parts = Parts::of(&bytes);
    let mut rows: Vec<(u32, String)> = Vec::new();
    for (at, element) in cells {
        let digits = at.find(|c: char| c.is_ascii_digit()).unwrap();
        let row: u32 = at[digits..].parse().unwrap();
        if rows.last().map(|it| it.0) != Some(row) {
            rows.push((row, String::new()));
        }
        let element = element.replacen("<c", &format!("<c r=\"{at}\""), 1);
        rows.last_mut().unwrap().1.push_str(&element);
    }
    let rows: String = rows
        .iter()
        .map(|(row, cells)| format!("<row r=\"{row}\">{cells}</row>"))
        .collect();
    let name = "xl/worksheets/sheet2.xml";
    let sheet = parts
        .get(name)
        .replace("</sheetData>", &format!("{rows}</sheetData>"));
    parts.0.insert(name.to_owned(), sheet);
    parts
}

fn amount(value: &str) -> (Option<i64>, Vec<(String, String)>) {
    let id = "<c t=\"str\"><v>T1</v></c>";
    let usd = "<c t=\"str\"><v>USD</v></c>";
    let cells = [("A2", id), ("B2", value), ("C2", usd)];
    let header = ["id", "amount.amount", "amount.currency"];
    let (registry, report) = load(&written("transactions", &header, &cells).pack());
    let paid = registry
        .get::<Transaction>("T1")
        .and_then(Transaction::amount);
    let findings = report.findings.iter().map(|it| {
        let cell = it.cell.clone().unwrap_or_default();
        assert_eq!((it.row, it.column), (Some(2), Some(2)));
        assert_eq!(it.file, "a.xlsx#transactions");
        assert_ne!(it.message.vi, it.message.en);
        (cell, it.code.id().to_owned())
    });
    let findings = findings.collect();
    (paid.map(|paid| paid.minor()), findings)
}

#[test]
fn an_amount_is_taken_as_people_see_it_or_told() {
    for (value, minor) in [
        ("<c><v>41133.77</v></c>", 4_113_377),
        // As spreadsheets write what somebody typed as 41133.77 and 1.1.
        ("<c><v>41133.769999999997</v></c>", 4_113_377),
        ("<c t=\"n\"><v>1.1000000000000001</v></c>", 110),
        ("<c><v>1.5E3</v></c>", 150_000),
        ("<c><v>1234567890123.45</v></c>", 123_456_789_012_345),
        (
            "<c t=\"str\"><v>12345678901234567.89</v></c>",
            1_234_567_890_123_456_789,
        ),
        (
            "<c t=\"inlineStr\"><is><r><t>5</t></r><r><t>.50</t></r></is></c>",
            550,
        ),
        // What a formula came to.
        ("<c><f>SUM(1,2)</f><v>3</v></c>", 300),
        ("<c t=\"str\"><f>T(\"7.25\")</f><v>7.25</v></c>", 725),
        ("<c><v>-0</v></c>", 0),
    ] {
        assert_eq!(amount(value), (Some(minor), vec![]), "{value}");
    }
    for (value, cell, code) in [
        (
            "<c><v>41133.770000000004</v></c>",
            "41133.770000000004",
            "xlsx.inexact",
        ),
        (
            "<c><f>A1*1.1</f><v>0.30000000000000004</v></c>",
            "0.30000000000000004",
            "xlsx.inexact",
        ),
        (
            "<c><v>9007199254740993</v></c>",
            "9007199254740993",
            "xlsx.inexact",
        ),
        (
            "<c><v>1000000000000000001</v></c>",
            "1000000000000000001",
            "xlsx.inexact",
        ),
        (
            "<c t=\"e\"><f>B9</f><v>#REF!</v></c>",
            "#REF!",
            "xlsx.error_value",
        ),
        (
            "<c t=\"e\"><v>#SPILL!</v></c>",
            "#SPILL!",
            "xlsx.error_value",
        ),
        ("<c><f>A1+1</f></c>", "", "xlsx.no_value"),
        ("<c t=\"n\"><v>abc</v></c>", "abc", "xlsx.not_number"),
        ("<c><v>NaN</v></c>", "NaN", "xlsx.not_number"),
        (
            "<c t=\"str\"><v>114.673</v></c>",
            "114.673",
            "table.ambiguous_number",
        ),
        ("<c t=\"b\"><v>1</v></c>", "TRUE", "table.not_number"),
    ] {
        let expected = vec![(cell.to_owned(), code.to_owned())];
        assert_eq!(amount(value), (None, expected), "{value}");
    }
    // Finer than a cent is what every format refuses.
    let (paid, found) = amount("<c><v>5.125</v></c>");
    assert_eq!((paid, found.len()), (None, 1));
}

/// A workbook with a day, counted from 1900 or 1904.
fn day(element: &str, is_1904: bool) -> (Option<String>, Vec<String>) {
    let cells = [("A2", "<c t=\"str\"><v>T1</v></c>"), ("B2", element)];
    let mut parts = written("transactions", &["id", "date"], &cells);
    // The first format of cells is plain, the second a day, the third a percentage.
    let styles = parts.get("xl/styles.xml");
    let from = styles.find("<cellXfs").unwrap();
    let until = styles.find("</cellXfs>").unwrap();
    let styles = format!(
        "{}<numFmts><numFmt numFmtId=\"200\" formatCode=\"dd/mm/yyyy\\ hh:mm\"/></numFmts>\
         <cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/><xf numFmtId=\"9\"/><xf numFmtId=\"200\"/>{}",
        &styles[..from],
        &styles[until..]
    );
    parts.0.insert("xl/styles.xml".to_owned(), styles);
    if is_1904 {
        let book = parts
            .get("xl/workbook.xml")
            .replace("<workbookPr", "<workbookPr date1904=\"1\"");
        parts.0.insert("xl/workbook.xml".to_owned(), book);
    }
    let bytes = parts.pack();
    let (registry, report) = load(&bytes);
    let date = registry
        .get::<Transaction>("T1")
        .and_then(Transaction::date);
    let codes = report.findings.iter().map(|it| it.code.id().to_owned());
    // What is returned says the same again.
    let options = ReturnOptions::in_language(Lang::Vi);
    let back = xlsx::returned(&bytes, &report.findings, &[], &options).unwrap();
    let (again, second) = load(&back);
    let same = again.get::<Transaction>("T1").and_then(Transaction::date);
    assert_eq!(same, date, "{element}");
    if !is_1904 && !element.contains("t=\"d\"") {
        let first: Vec<_> = told(&report.findings);
        assert_eq!(told(&second.findings), first, "{element}");
    }
    (date.map(|it| it.to_string()), codes.collect())
}

#[test]
fn days_are_read_in_both_systems_and_their_parts_are_told() {
    for (element, is_1904, date, code) in [
        ("<c s=\"1\"><v>43725</v></c>", false, "2019-09-17", ""),
        ("<c s=\"3\"><v>43725</v></c>", false, "2019-09-17", ""),
        ("<c s=\"1\"><v>42263</v></c>", true, "2019-09-17", ""),
        ("<c s=\"1\"><v>0</v></c>", true, "1904-01-01", ""),
        ("<c s=\"1\"><v>1</v></c>", false, "1900-01-01", ""),
        ("<c s=\"1\"><v>60</v></c>", false, "", "xlsx.no_day"),
        ("<c s=\"1\"><v>-5</v></c>", false, "", "xlsx.no_day"),
        (
            "<c s=\"3\"><v>43725.5</v></c>",
            false,
            "",
            "xlsx.day_fraction",
        ),
        (
            "<c s=\"3\"><v>42263.5</v></c>",
            true,
            "",
            "xlsx.day_fraction",
        ),
        (
            "<c s=\"3\"><v>43725.333333333336</v></c>",
            false,
            "",
            "xlsx.day_fraction",
        ),
        // Without the format of a day: a serial number where it can be nothing else.
        ("<c><v>43725</v></c>", false, "2019-09-17", "table.serial"),
        ("<c><v>2019</v></c>", false, "", "table.number_for_day"),
        ("<c><v>43725.5</v></c>", false, "", "table.number_for_day"),
        ("<c t=\"d\"><v>2019-09-17</v></c>", false, "2019-09-17", ""),
        (
            "<c t=\"d\"><v>2019-09-17T00:00:00</v></c>",
            false,
            "2019-09-17",
            "",
        ),
        ("<c t=\"str\"><v>17/9/2019</v></c>", false, "2019-09-17", ""),
    ] {
        let (found, codes) = day(element, is_1904);
        assert_eq!(found.as_deref().unwrap_or(""), date, "{element}");
        assert_eq!(codes.join(","), code, "{element}");
    }
    let (found, codes) = day("<c t=\"d\"><v>2019-09-17T08:00:00</v></c>", false);
    assert_eq!((found, codes), (None, vec!["xlsx.day_fraction".to_owned()]));
}

#[test]
fn codes_and_ids_that_became_numbers_or_days_are_read_or_told() {
    let rows = vec![
        vec![Text("id"), Text("province"), Text("names.short")],
        vec![Number(7.0), Number(1.0), Number(12.0)],
        vec![Text("007"), Text("04"), Text("12")],
        vec![Text("P3"), Number(20.0), Day(2026, 12, 1)],
    ];
    let (registry, report) = load(&filled(&[head(), ("parties", rows)]));
    let expected = [
        (2, 2, "1", "table.lost_zero"),
        (4, 3, "2026-12-01", "table.day_here"),
    ];
    assert_eq!(told(&report.findings), expected);
    let province = |id: &str| {
        registry
            .get::<Party>(id)
            .and_then(|it| Some(it.province()?.as_str().to_owned()))
    };
    assert_eq!(province("7").as_deref(), Some("01"));
    assert_eq!(province("007").as_deref(), Some("04"));
    let (registry, report) = percent();
    assert_eq!(told(&report.findings), [(2, 3, "0.6", "xlsx.percent")]);
    assert_eq!(registry.records::<Grant>().count(), 0);
}

fn percent() -> (Registry, Report) {
    let grants = vec![vec![Text("id")], vec![Text("G1")]];
    let shares = vec![
        vec![Text("grant_id"), Text("donor"), Text("share")],
        vec![Text("G1"), Text("D1"), Number(0.6)],
    ];
    let mut parts = Parts::of(&filled(&[
        head(),
        ("grants", grants),
        ("grant_donors", shares),
    ]));
    let name = "xl/worksheets/sheet3.xml";
    let sheet = parts
        .get(name)
        .replace("<c r=\"C2\">", "<c r=\"C2\" s=\"1\">");
    parts.0.insert(name.to_owned(), sheet);
    let styles = parts.get("xl/styles.xml");
    let from = styles.find("<cellXfs").unwrap();
    let until = styles.find("</cellXfs>").unwrap();
    let formats = "<cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"10\"/>";
    let styles = format!("{}{formats}{}", &styles[..from], &styles[until..]);
    parts.0.insert("xl/styles.xml".to_owned(), styles);
    load(&parts.pack())
}

#[test]
fn merged_cells_are_told_below_the_header_and_read_in_it() {
    let rows = vec![
        vec![Text("BIỂU TỔNG HỢP"), Text("")],
        vec![Text("Mã"), Text("Quyết định phê duyệt"), Text("")],
        vec![Text(""), Text("số"), Text("ngày")],
        vec![Text("G1"), Text("12/QĐ"), Day(2019, 9, 17)],
        vec![Text(""), Text(""), Text("")],
        vec![Text("G2"), Text("13/QĐ"), Day(2019, 9, 18)],
    ];
    let mut parts = Parts::of(&filled(&[head(), ("Khoản viện trợ", rows)]));
    let name = "xl/worksheets/sheet2.xml";
    let merged = "</sheetData><mergeCells count=\"2\"><mergeCell ref=\"B2:C2\"/><mergeCell ref=\"A4:A5\"/></mergeCells>";
    let sheet = parts.get(name).replace("</sheetData>", merged);
    parts.0.insert(name.to_owned(), sheet);
    let bytes = parts.pack();
    let (registry, report) = load(&bytes);
    let expected = [
        (1, 0, "", "table.above"),
        (2, 1, "", "table.merged_header"),
        (4, 1, "", "table.merged_cells"),
    ];
    assert_eq!(told(&report.findings), expected);
    let decided = registry.get::<Grant>("G1").and_then(Grant::decision);
    assert_eq!(
        decided
            .and_then(|it| it.date())
            .map(|it| it.to_string())
            .as_deref(),
        Some("2019-09-17")
    );
    assert_eq!(registry.records::<Grant>().count(), 2);
    let options = ReturnOptions::in_language(Lang::Vi);
    let back = xlsx::returned(&bytes, &report.findings, &[], &options).unwrap();
    let places: Vec<String> = notes(&back).into_iter().map(|(_, at, _)| at).collect();
    assert_eq!(places, ["A1", "A2", "A4"]);
}

#[test]
fn sheets_that_are_no_tables_are_told_and_kept_unless_they_are_for_people() {
    let notes_ = vec![vec![Text("ghi chú"), Number(5.0)]];
    let help = vec![vec![Text("Hướng dẫn ghi biểu mẫu")]];
    let donors = vec![vec![Text("id")], vec![Text("D1")]];
    let bytes = filled(&[
        head(),
        ("Hướng dẫn", help),
        ("Sheet3", notes_),
        ("Sheet4", vec![]),
        ("donors", donors),
    ]);
    let (registry, report) = load(&bytes);
    assert_eq!(told(&report.findings), [(0, 0, "", "table.unknown_table")]);
    assert_eq!(report.findings[0].file, "a.xlsx#Sheet3");
    assert!(!report.outcome.is_complete);
    assert_eq!(registry.unreadable()[0].bytes(), "ghi chú\t5\n".as_bytes());
    assert_eq!(report.outcome.records, 1);
}

#[test]
fn no_finding_repeats_personal_data() {
    let people = vec![
        vec![
            Text("id"),
            Text("name"),
            Text("born_on"),
            Text("nationality"),
        ],
        vec![
            Text("P1"),
            Text("Người Minh Họa"),
            Number(1980.0),
            Text("my"),
        ],
        vec![
            Text("P2"),
            Text("Người Minh Họa"),
            Number(0.123_456_789_012_345_67),
            Text("FR"),
        ],
        vec![
            Text("P3"),
            Text("Người Minh Họa "),
            Number(29221.0),
            Day(1980, 1, 2),
        ],
    ];
    let (registry, report) = load(&filled(&[head(), ("people", people)]));
    assert_eq!(report.outcome.set_aside, 3);
    assert!(report.findings.len() >= 5);
    let all = format!("{:?} {:?}", report.findings, registry.set_aside());
    for personal in ["Minh", "1980", "0.1234", "29221"] {
        assert!(!all.contains(personal), "{personal}: {all}");
    }
}
