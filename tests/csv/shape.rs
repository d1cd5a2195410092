//! Whatever bytes come: no panic, nothing lost without a word, and the same in every encoding.

use std::ops::ControlFlow;

use proptest::prelude::*;
use vientro::exchange::csv::{self, CsvOptions, Delimiter, Encoding, File};
use vientro::exchange::json::{self, People};
use vientro::exchange::table::{Locale, ReadError, Report};
use vientro::record::draft::Field;
use vientro::record::{Donor, Submission, SubmissionDraft};
use vientro::{Lang, Registry};

use super::mistakes::{load, told};

const DONORS: &str = "Mã;Tên gọi: tiếng Việt;Loại bên cung cấp viện trợ\nD1;Tổ chức Đèn Sáng, Đắk Lắk;doanh nghiệp theo pháp luật nước ngoài\n";
const HEAD: &[u8] = b"id,submitter,sequence\nS,ppc-lang-son,1\n";

fn read(bytes: &[u8], options: &CsvOptions) -> (Registry, Report) {
    let files = [
        File::new("submission.csv", HEAD),
        File::new("x/donors.csv", bytes),
    ];
    let mut builder = Registry::builder();
    let report = csv::read(&mut builder, &files, options).unwrap();
    (builder.finish(), report)
}

/// A head that the caller states.
fn stated() -> Submission {
    let draft = SubmissionDraft {
        id: "S".into(),
        submitter: "ppc-lang-son".into(),
        sequence: Field::Other("1".into()),
        ..Default::default()
    };
    Submission::build(&draft).unwrap()
}

/// The same in windows-1258, as another program makes it.
const WINDOWS_1258: &[u8] = b"Ma\xde;T\xean go\xf2i: ti\xea\xecng Vi\xea\xf2t;Loa\xf2i b\xean cung c\xe2\xecp vi\xea\xf2n tr\xf5\xf2\nD1;T\xf4\xd2 ch\xfd\xecc \xd0\xe8n S\xe1ng, \xd0\xe3\xeck L\xe3\xeck;doanh nghi\xea\xf2p theo ph\xe1p lu\xe2\xf2t n\xfd\xf5\xecc ngo\xe0i\n";

fn utf16(big: bool) -> Vec<u8> {
    let bytes = |unit: u16| {
        if big {
            unit.to_be_bytes()
        } else {
            unit.to_le_bytes()
        }
    };
    DONORS.encode_utf16().flat_map(bytes).collect()
}

#[test]
fn a_file_says_the_same_in_every_encoding() {
    let marked = |mark: &[u8], rest: &[u8]| [mark, rest].concat();
    let cases = [
        (DONORS.as_bytes().to_vec(), None, None),
        (marked(b"\xef\xbb\xbf", DONORS.as_bytes()), None, None),
        (marked(b"\xff\xfe", &utf16(false)), None, None),
        (marked(b"\xfe\xff", &utf16(true)), None, None),
        (utf16(false), None, Some("table.told")),
        (utf16(true), Some(Encoding::Utf16Be), None),
        (WINDOWS_1258.to_vec(), None, Some("table.told")),
        (WINDOWS_1258.to_vec(), Some(Encoding::Windows1258), None),
    ];
    for (bytes, encoding, remark) in cases {
        let mut options = CsvOptions {
            encoding,
            ..CsvOptions::unstated()
        };
        options.tables.submission = Some(stated());
        let mut builder = Registry::builder();
        let report = csv::read(&mut builder, &[File::new("donors.csv", &bytes)], &options).unwrap();
        let registry = builder.finish();
        let codes: Vec<&str> = report.findings.iter().map(|it| it.code.id()).collect();
        assert_eq!(
            codes,
            remark.into_iter().collect::<Vec<_>>(),
            "{encoding:?}"
        );
        let donor = registry.get::<Donor>("D1").unwrap();
        let name = donor.names().and_then(|it| it.vi()).map(|it| it.as_str());
        assert_eq!(name, Some("Tổ chức Đèn Sáng, Đắk Lắk"));
        assert_eq!(donor.kind().map(|it| it.id()), Some("company"));
    }
}

#[test]
fn a_file_in_no_encoding_that_can_be_told_is_kept_to_the_byte() {
    let bytes = b"id,names.vi\nD1,Fran\xe7ais\n";
    let (registry, report) = read(bytes, &CsvOptions::unstated());
    assert_eq!(report.findings[0].code.id(), "table.unknown_encoding");
    assert!(!report.outcome.is_complete);
    assert_eq!(registry.unreadable()[0].bytes(), bytes);
    // So is a file that breaks off inside a letter, behind its last whole line.
    let cut = &DONORS.as_bytes()[..DONORS.len() - 3];
    let (registry, report) = read(cut, &CsvOptions::unstated());
    assert_eq!(report.findings[0].code.id(), "table.encoding");
    assert!(registry.is_empty() && registry.unreadable()[0].bytes().starts_with(b"D1;"));
}

#[test]
fn delimiters_are_told_by_the_header() {
    for delimiter in Delimiter::ALL {
        let mark = char::from(delimiter.byte()).to_string();
        let text = "id|names.vi|kind\nD1|A|company\n".replace('|', &mark);
        for text in [
            text.clone(),
            format!("sep={mark}\n{text}"),
            format!("Danh sách, năm; 2019\n{text}"),
        ] {
            let (registry, _) = load(&[("donors.csv", &text)], None);
            assert_eq!(registry.records::<Donor>().count(), 1, "{text}");
        }
    }
}

#[test]
fn tables_are_told_by_their_names_in_both_languages() {
    for name in [
        "donors.csv",
        "a/b/Bên cung cấp viện trợ.csv",
        "c:\\x\\ben-cung-cap-vien-tro.txt",
        "DONORS",
    ] {
        let (registry, report) = load(&[(name, "id\nD1\n")], None);
        assert_eq!(registry.records::<Donor>().count(), 1, "{name}");
        assert_eq!(report.findings, []);
    }
    let (registry, report) = load(
        &[
            ("STT.csv", "id\nD1\n"),
            ("parties.csv", "x,y\n1,2\n"),
            ("grants.csv", ""),
        ],
        None,
    );
    let codes: Vec<&str> = report.findings.iter().map(|it| it.code.id()).collect();
    assert_eq!(
        codes,
        ["table.unknown_table", "table.no_key", "table.empty"]
    );
    let kept: Vec<&[u8]> = registry.unreadable().iter().map(|it| it.bytes()).collect();
    assert_eq!(kept, [&b"id\nD1\n"[..], b"", b"x,y\n1,2\n"]);
}

#[test]
fn somebody_says_who_submits_or_nothing_is_added() {
    let donors = File::new("donors.csv", b"id\nD1\n");
    let mut builder = Registry::builder();
    let options = CsvOptions::unstated();
    assert_eq!(
        csv::read(&mut builder, &[donors], &options),
        Err(ReadError::NoSubmission)
    );
    let head = File::new("submission.csv", b"id,submitter,sequence\nS,,x\n");
    let error = csv::read(&mut builder, &[head, donors], &options).unwrap_err();
    assert_eq!(
        error.to_string().matches("submission/").count(),
        2,
        "{error}"
    );
    let head = File::new("submission.csv", HEAD);
    let stop = &mut |_, _| ControlFlow::Break(());
    let stopped = csv::read_with_progress(&mut builder, &[head, donors], &options, stop);
    assert!(matches!(stopped, Err(ReadError::Stopped(_))));
    let registry = builder.finish();
    assert!(
        registry.is_empty() && registry.sources().is_empty() && registry.unreadable().is_empty()
    );
}

#[test]
fn progress_goes_up_to_the_whole() {
    let rows: String = (0..100_000)
        .map(|row| format!("D{row},foreign_ngo\n"))
        .collect();
    let donors = format!("id,kind\n{rows}");
    let files = [
        File::new("submission.csv", HEAD),
        File::new("donors.csv", donors.as_bytes()),
    ];
    let mut steps = Vec::new();
    let mut builder = Registry::builder();
    let told = &mut |done, whole| {
        steps.push((done, whole));
        ControlFlow::Continue(())
    };
    csv::read_with_progress(&mut builder, &files, &CsvOptions::unstated(), told).unwrap();
    let whole = (HEAD.len() + donors.len()) as u64;
    assert_eq!(
        (steps.first(), steps.last()),
        (Some(&(0, whole)), Some(&(whole, whole)))
    );
    assert!(steps.len() > 2 && steps.is_sorted());
}

#[test]
fn an_open_quotation_mark_costs_its_own_row() {
    let (registry, report) = load(&[("donors.csv", "id,names.vi\nD1,\"A\nD2,B\nD3,C\n")], None);
    assert_eq!(told(&report.findings), [(2, "", "", "table.open_quote")]);
    assert_eq!(registry.records::<Donor>().count(), 2);
    assert_eq!(registry.unreadable()[0].bytes(), b"D1,\"A");
    assert!(!report.outcome.is_complete);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 256, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_bytes_are_read_without_a_panic(
        bytes in prop_oneof![
            prop::collection::vec(any::<u8>(), 0..300),
            "(id|mã|grant_id|amendment|donor|share|currency|grant|[,;\t\"\n\r 0-9./a-zđệ\u{301}-]){0,80}".prop_map(String::into_bytes),
            "(id,mode,other_fields,kind\n)?([\"{}\\[\\]:,a-z/~\n]){0,60}".prop_map(String::into_bytes),
        ],
        table in prop::sample::select(vec!["submission", "grants", "grant_donors", "grant_funding", "grant_amendments", "people", "rates", "set_aside"]),
        locale in prop::option::of(prop::sample::select(Locale::ALL.to_vec())),
        encoding in prop::option::of(prop::sample::select(Encoding::ALL.to_vec())),
        delimiter in prop::option::of(prop::sample::select(Delimiter::ALL.to_vec())),
    ) {
        let mut options = CsvOptions { encoding, delimiter, ..CsvOptions::unstated() };
        options.tables.locale = locale;
        let grants = File::new("grants", b"id,mode\n1,project\na,project\n");
        let files = [File::new("submission", HEAD), grants, File::of_table(table, "x", &bytes)];
        let mut builder = Registry::builder();
        let Ok(report) = csv::read(&mut builder, &files, &options) else { return Ok(()) };
        let registry = builder.finish();
        let errors = report.findings.iter().any(|it| it.severity == vientro::finding::Severity::Error);
        prop_assert!(errors || report.outcome.set_aside == 0 || table == "set_aside");
        for finding in &report.findings {
            prop_assert!(!finding.text(Lang::Vi).is_empty());
        }
        // What was set aside stays what it is in the submission format.
        let documents = json::write(&registry, People::Full);
        let mut again = Registry::builder();
        let outcome = json::read(&mut again, "again.json", documents[0].bytes());
        prop_assert!(outcome.is_complete);
        prop_assert_eq!(outcome.set_aside, again.finish().set_aside().len());
    }
}
