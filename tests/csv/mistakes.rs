//! Mistakes that people make: each is told at its cell, and the good rows are loaded.

use vientro::exchange::csv::{self, CsvOptions, Delimiter, File};
use vientro::exchange::table::{CellFinding, Locale, Report};
use vientro::finding::Severity;
use vientro::record::{Grant, Transaction};
use vientro::{Currency, Lang, Registry};

const HEAD: &str = "id,submitter,sequence\nS,ppc-lang-son,1\n";

pub(crate) fn load(files: &[(&str, &str)], locale: Option<Locale>) -> (Registry, Report) {
    let mut options = CsvOptions::unstated();
    options.tables.locale = locale;
    let head = File::new("submission.csv", HEAD.as_bytes());
    let files = files
        .iter()
        .map(|(name, text)| File::new(name, text.as_bytes()));
    let files: Vec<File<'_>> = std::iter::once(head).chain(files).collect();
    let mut builder = Registry::builder();
    let report = csv::read(&mut builder, &files, &options).unwrap();
    (builder.finish(), report)
}

/// Row, header, cell and code of each finding.
pub(crate) fn told(findings: &[CellFinding]) -> Vec<(u32, &str, &str, &str)> {
    findings
        .iter()
        .map(|it| {
            (
                it.row.unwrap_or(0),
                it.header.as_deref().unwrap_or(""),
                it.cell.as_deref().unwrap_or(""),
                it.code.id(),
            )
        })
        .collect()
}

#[test]
fn ten_mistakes_are_told_at_their_cells_and_the_good_rows_are_loaded() {
    // A header that went over several columns, with its parts below.
    let nfd: String = unicode_nfd("Cấp nước sạch");
    let grants = format!(
        "\
Mã;Tên khoản viện trợ;;Quyết định phê duyệt;;Phương thức cung cấp viện trợ
;Tiếng Việt;Tiếng Anh;Số;Ngày;
G1;{nfd};Clean water;12/QĐ-UBND;17/9/2019;dự án
G2;Trường học ;School;13/QĐ-UBND;31/2/2023;dự án
G3;Trạm y tế;Clinic;;14/2020/QĐ-UBND;phi dự án
G4;Cầu;Bridge;15/QĐ-UBND;1/3/2020;dự án
G4;Cầu;Bridge;15/QĐ-UBND;1/3/2020;dự án
"
    );
    let provinces = "Mã khoản viện trợ;Tỉnh, thành phố;Tỷ lệ (%)\nG1;20;100\nG4;4;100\n";
    let transactions = "\
Mã;Khoản viện trợ;Số tiền;Số tiền: loại tiền
T1;G1;114.673;USD
T2;G1;1.196,137.50;USD
T3;G1;4,9 triệu;USD
T4;G1;1.000;
";
    let files = [
        ("Khoản viện trợ.csv", grants.as_str()),
        ("grant_provinces.csv", provinces),
        ("giao-dich.csv", transactions),
    ];
    let (registry, report) = load(&files, Some(Locale::Vi));
    let expected = [
        (1, "Mã", "", "table.merged_header"),
        (
            3,
            "Tên khoản viện trợ: Tiếng Việt",
            nfd.as_str(),
            "table.decomposed",
        ),
        (
            4,
            "Tên khoản viện trợ: Tiếng Việt",
            "Trường học ",
            "table.blanks",
        ),
        (
            4,
            "Quyết định phê duyệt: Ngày",
            "31/2/2023",
            "date.no_such_day",
        ),
        (
            5,
            "Quyết định phê duyệt: Ngày",
            "14/2020/QĐ-UBND",
            "date.form_vi",
        ),
        (3, "Tỉnh, thành phố", "4", "province.code_form"),
        (7, "Mã", "G4", "table.repeated_row"),
        (3, "Số tiền", "1.196,137.50", "table.not_number"),
        (4, "Số tiền", "4,9 triệu", "table.words"),
        (5, "Số tiền: loại tiền", "", "shape.half_amount"),
    ];
    assert_eq!(told(&report.findings), expected);
    assert_eq!((report.outcome.records, report.outcome.set_aside), (2, 7));
    let title = registry
        .get::<Grant>("G1")
        .and_then(|it| it.titles()?.vi().cloned());
    assert_eq!(title.as_deref(), Some("Cấp nước sạch"));
    let paid = registry
        .get::<Transaction>("T1")
        .and_then(Transaction::amount)
        .unwrap();
    assert_eq!((paid.minor(), paid.currency()), (11_467_300, Currency::USD));
    // What is set aside is kept as it stood.
    let aside: Vec<&str> = registry.set_aside().iter().map(|it| it.text()).collect();
    assert!(
        aside.iter().any(|text| text.contains("31/2/2023")),
        "{aside:?}"
    );
    assert!(
        aside.iter().any(|text| text.contains("4,9 triệu")),
        "{aside:?}"
    );
    for finding in &report.findings {
        assert_ne!(finding.text(Lang::Vi), finding.text(Lang::En));
    }
}

fn unicode_nfd(text: &str) -> String {
    text.chars()
        .flat_map(|c| match c {
            'ấ' => vec!['a', '\u{302}', '\u{301}'],
            'ư' => vec!['u', '\u{31b}'],
            'ớ' => vec!['o', '\u{31b}', '\u{301}'],
            'ạ' => vec!['a', '\u{323}'],
            c => vec![c],
        })
        .collect()
}

#[test]
fn a_number_or_day_of_two_readings_is_an_error_unless_the_language_is_stated() {
    let text = "\
id,date,amount.amount,amount.currency
T1,2023-04-03,114.673,USD
T2,03/04/2023,5,USD
T3,2023-04-03,\"1.196.137,50\",USD
T4,13/04/2023,1.000,KWD
";
    let (registry, report) = load(&[("transactions.csv", text)], None);
    let expected = [
        (2, "amount.amount", "114.673", "table.ambiguous_number"),
        (3, "date", "03/04/2023", "table.ambiguous_date"),
        (5, "amount.amount", "1.000", "table.ambiguous_number"),
    ];
    assert_eq!(told(&report.findings), expected);
    let first = &report.findings[0];
    assert_eq!(first.severity, Severity::Error);
    assert_eq!(
        first.text(Lang::Vi),
        "transactions.csv, hàng 2, cột \"amount.amount\": \"114.673\": `114.673` có thể là `114673` \
         hoặc `114.673`: hãy nói rõ các con số được viết theo ngôn ngữ nào"
    );
    assert_eq!(registry.records::<Transaction>().count(), 1);
    // Nor does anybody guess who reads the submission again: 1.000 is no number there.
    let documents =
        vientro::exchange::json::write(&registry, vientro::exchange::json::People::Full);
    let mut builder = Registry::builder();
    vientro::exchange::json::read(&mut builder, "again.json", documents[0].bytes());
    let again = builder.finish();
    assert_eq!(again.records::<Transaction>().count(), 1);
    assert_eq!(again.set_aside().len(), 3);
    // Stated, each has one reading.
    let (vi, _) = load(&[("transactions.csv", text)], Some(Locale::Vi));
    assert_eq!(vi.records::<Transaction>().count(), 4);
}

#[test]
fn rows_of_the_wrong_length_repeated_headers_and_unknown_columns_are_told() {
    let text = "\
id,kind,STT,Loại bên cung cấp viện trợ,,names.vi
D1,foreign_ngo,1,,,Một
D2,foreign_ngo,2,company,,Hai
D3,foreign_ngo,3,foreign_ngo,,Ba,4
D4,foreign_ngo
id,kind,STT,Loại bên cung cấp viện trợ,,names.vi
D5,foreign_ngo,5,,note,Năm,
";
    let (registry, report) = load(&[("donors.csv", text)], None);
    let expected = [
        (1, "STT", "", "table.unknown_column"),
        (1, "Loại bên cung cấp viện trợ", "", "table.repeated_header"),
        (
            3,
            "Loại bên cung cấp viện trợ",
            "company",
            "table.two_values",
        ),
        (4, "", "4", "table.row_too_long"),
        (5, "STT", "", "table.row_too_short"),
        (6, "", "", "table.header_again"),
        (7, "", "note", "table.no_header"),
    ];
    assert_eq!(told(&report.findings), expected);
    assert_eq!((report.outcome.records, report.outcome.set_aside), (3, 2));
    let donor = registry.get::<vientro::record::Donor>("D5").unwrap();
    let unknown: Vec<(&str, &str)> = donor
        .unknown_fields()
        .iter()
        .map(|it| (it.name(), it.source()))
        .collect();
    assert_eq!(unknown, [("STT", "\"5\""), ("column 5", "\"note\"")]);
    let aside: Vec<&str> = registry.set_aside().iter().map(|it| it.text()).collect();
    assert!(
        aside[0].contains("company") && aside[1].contains("\"column 7\":\"4\""),
        "{aside:?}"
    );
}

#[test]
fn parts_without_a_record_are_set_aside_and_told() {
    let grants = "id,mode\nG1,project\n";
    let donors = "grant_id,amendment,donor\nG1,,D1\nG2,,D2\n,,D3\nG1,7,D4\n";
    let (registry, report) = load(
        &[("grants.csv", grants), ("grant_donors.csv", donors)],
        None,
    );
    let expected = [
        (5, "amendment", "7", "table.no_outer"),
        (4, "grant_id", "", "table.no_parent_id"),
        (3, "grant_id", "G2", "table.no_parent"),
    ];
    let mut told = told(&report.findings);
    told.sort_by_key(|it| it.3);
    let mut expected = expected;
    expected.sort_by_key(|it| it.3);
    assert_eq!(told, expected);
    let mut texts: Vec<&str> = registry.set_aside().iter().map(|it| it.text()).collect();
    texts.sort_unstable();
    assert_eq!(
        texts,
        [
            r#"{"donors":[{"donor":"D3"}]}"#,
            r#"{"id":"G1","mode":"project","donors":[{"donor":"D1"}],"amendments":[{"donors":[{"donor":"D4"}]}]}"#,
            r#"{"id":"G2","donors":[{"donor":"D2"}]}"#,
        ]
    );
}

#[test]
fn parts_are_found_however_they_stand() {
    let grants = "id,mode\nG2,project\nG1,project\n";
    let mut donors = "grant_id,donor\n".to_owned();
    for number in 0..600 {
        donors += match number {
            100 => ",\n",
            200 => "grant_id,donor\n",
            300 => "G2,X1\n",
            _ => "",
        };
        donors += &format!("G1,D{number}\n");
    }
    donors += "G2,X2\n";
    let files = [("grants.csv", grants), ("grant_donors.csv", &donors)];
    let (registry, report) = load(&files, None);
    assert_eq!(
        told(&report.findings),
        [(203, "", "", "table.header_again")]
    );
    assert_eq!((report.outcome.records, report.outcome.set_aside), (2, 0));
    let donors = |id| -> Vec<String> {
        let grant = registry.get::<Grant>(id).unwrap();
        let donors = grant.donors().iter();
        donors.map(|it| it.donor().unwrap().to_string()).collect()
    };
    let all: Vec<String> = (0..600).map(|number| format!("D{number}")).collect();
    assert_eq!(
        (donors("G1"), donors("G2")),
        (all, vec!["X1".to_owned(), "X2".to_owned()])
    );
}

#[test]
fn ids_that_repeat_are_told_by_the_row_before() {
    let grants = "id,mode\nB,project\nA,project\nid,mode\n,\nB,project\nA,project\nB,project\n";
    let (_, report) = load(&[("grants.csv", grants)], None);
    let expected = [
        (4, "", "", "table.header_again"),
        (6, "id", "B", "table.repeated_row"),
        (7, "id", "A", "table.repeated_row"),
        (8, "id", "B", "table.repeated_row"),
    ];
    assert_eq!(told(&report.findings), expected);
    let texts = report.findings.iter().map(|it| it.text(Lang::En));
    let texts: Vec<String> = texts.collect();
    for (text, row) in texts.iter().skip(1).zip(["2", "3", "6"]) {
        assert!(text.contains(&format!("row `{row}` of")), "{text}");
    }
}

#[test]
fn ids_that_repeat_before_very_many_open_quotation_marks() {
    // Each such line is a row as long as the rest of the file: passing them all would take hours.
    let open = "a\"b,\"c\n".repeat(200_000);
    let donors = format!("id,kind\nG1,foreign_ngo\nG1,foreign_ngo\n{open}");
    let (registry, report) = load(&[("donors.csv", &donors)], None);
    let codes = told(&report.findings);
    let (last, before) = codes.split_last().unwrap();
    assert_eq!(*last, (3, "id", "G1", "table.repeated_row"));
    assert_eq!(before.len(), 100);
    assert!(before.iter().all(|it| it.3 == "table.open_quote"));
    assert_eq!(registry.unreadable().len(), 100);
    assert!(!report.outcome.is_complete);
}

#[test]
fn line_breaks_inside_cells_are_read_and_counted() {
    let text = "id,names.vi,kind\r\nD1,\"Một\r\nhai\",foreign_ngo\r\n\r\nD2,x,?\r\n";
    let (registry, report) = load(&[("donors.csv", text)], None);
    let expected = [
        (2, "names.vi", "Một\r\nhai", "table.lines"),
        (4, "kind", "?", "shape.unknown_code"),
    ];
    assert_eq!(told(&report.findings), expected);
    let donor = registry.get::<vientro::record::Donor>("D1").unwrap();
    assert_eq!(
        donor.names().and_then(|it| it.vi()).map(|it| it.as_str()),
        Some("Một hai")
    );
    assert_eq!(registry.set_aside()[0].place().line, 5);
}

#[test]
fn no_finding_repeats_personal_data() {
    let people = "id,name,born_on,role,nationality,odd\nP1,Người Minh Họa,31/2/1980,boss,my,Minh\n";
    let donors = "donor_id,number,opened_on\nD1,MH 0001 ,x\n";
    let main = "id\nD1\n";
    let files = [
        ("people.csv", people),
        ("donor_accounts.csv", donors),
        ("donors.csv", main),
    ];
    let (registry, report) = load(&files, Some(Locale::Vi));
    assert_eq!(report.outcome.set_aside, 2);
    let all = format!("{:?} {:?}", report.findings, registry.set_aside());
    for personal in ["Minh", "1980", "boss", "0001"] {
        assert!(!all.contains(personal), "{personal}: {all}");
    }
    assert!(
        report
            .findings
            .iter()
            .any(|it| it.header.as_deref() == Some("born_on"))
    );
}

#[test]
fn findings_and_rows_set_aside_have_a_limit_and_what_is_beyond_is_counted_or_kept() {
    let rows: String = (0..50).map(|row| format!("D{row},?\n")).collect();
    let text = format!("id,kind\n{rows}Z,foreign_ngo\n");
    let mut options = CsvOptions::unstated();
    options.tables.most_findings = 10;
    options.tables.most_set_aside = 30;
    options.delimiter = Some(Delimiter::Comma);
    let files = [
        File::new("submission.csv", HEAD.as_bytes()),
        File::new("donors.csv", text.as_bytes()),
    ];
    let mut builder = Registry::builder();
    let report = csv::read(&mut builder, &files, &options).unwrap();
    assert_eq!((report.findings.len(), report.left_out), (10, 21));
    assert_eq!((report.outcome.records, report.outcome.set_aside), (0, 30));
    assert!(!report.outcome.is_complete);
    let registry = builder.finish();
    let rest = registry.unreadable()[0].bytes();
    assert!(rest.starts_with(b"D30,?\n") && rest.ends_with(b"Z,foreign_ngo\n"));
}
