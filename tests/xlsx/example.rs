//! The example `workbook`, run as a province runs it.

use std::fs;
use std::io::Read;
use std::path::{Path, PathBuf};

use crate::run;

/// Its exit status, what it printed, and what it told beside that.
fn workbook(arguments: &[&str]) -> (i32, String, String) {
    let output = run::run_example("workbook", arguments);
    let said = |bytes| String::from_utf8(bytes).unwrap();
    let status = output.status.code().unwrap();
    (status, said(output.stdout), said(output.stderr))
}

/// A place for a workbook.
fn place(name: &str) -> PathBuf {
    let place = run::scratch(&format!("workbook-{name}.xlsx"));
    let _ = fs::remove_file(&place);
    place
}

fn told(path: &Path) -> &str {
    path.to_str().unwrap()
}

/// The comments of a workbook.
fn comments(path: &Path) -> String {
    let mut zip = zip::ZipArchive::new(fs::File::open(path).unwrap()).unwrap();
    let names: Vec<String> = zip.file_names().map(str::to_owned).collect();
    let mut comments = String::new();
    for name in names.iter().filter(|name| name.contains("comments")) {
        let mut part = zip.by_name(name).unwrap();
        part.read_to_string(&mut comments).unwrap();
    }
    comments
}

fn is_workbook(path: &Path) -> bool {
    fs::read(path).unwrap().starts_with(b"PK")
}

const SUBMISSION: &str = "examples/data/lang-son/2019-1.json";

#[test]
fn a_template_is_blank() {
    let (some, all) = (place("template"), place("template-all"));
    let made = workbook(&["template", told(&some), "--on", "2025-12-31"]);
    assert_eq!(made, (0, String::new(), String::new()));
    let (status, ..) = workbook(&["template", told(&all), "--on", "2025-12-31", "--all"]);
    assert_eq!(status, 0);
    assert!(fs::metadata(&some).unwrap().len() < fs::metadata(&all).unwrap().len());
    // Nobody has said who submits it.
    let (status, printed, said) = workbook(&["read", told(&some), "--lang", "en"]);
    assert_eq!((status, printed.as_str()), (2, ""));
    assert!(said.contains("submi"), "{said}");
}

#[test]
fn a_submission_is_filled_in_and_read_again() {
    let filled = place("filled");
    let (status, _, said) = workbook(&["fill", SUBMISSION, told(&filled)]);
    assert_eq!(status, 0, "{said}");
    let (status, printed, said) = workbook(&["read", told(&filled), "--locale", "vi"]);
    assert_eq!((status, printed.as_str()), (0, ""), "{said}");
    assert!(
        said.contains("đã đọc") && said.contains("0 phát hiện"),
        "{said}"
    );
}

#[test]
fn what_stands_in_other_files_is_missing_only_without_them() {
    let (filled, alone, among) = (place("to-return"), place("alone"), place("among"));
    let (status, _, said) = workbook(&["fill", SUBMISSION, told(&filled)]);
    assert_eq!(status, 0, "{said}");
    let back = ["return", told(&filled)];
    let options = ["--as-of", "2025-12-31", "--locale", "vi"];
    let (status, _, said) = workbook(&[&back[..], &[told(&alone)], &options].concat());
    assert_eq!(status, 1, "{said}");
    assert!(comments(&alone).contains("REFERENCE-001"));
    // Much is found in the others, and nothing of it is told.
    let with = ["examples/data/lang-son", "examples/data/trung-uong"];
    let with = ["--with", with[0], "--with", with[1]];
    let (status, _, said) = workbook(&[&back[..], &[told(&among)], &options, &with].concat());
    assert_eq!((status, comments(&among).as_str()), (0, ""), "{said}");

    let broken = run::scratch("workbook-broken.json");
    fs::write(&broken, "{").unwrap();
    let with = ["--with", told(&broken)];
    let (status, _, said) = workbook(&[&back[..], &[told(&among)], &options, &with].concat());
    assert_eq!(status, 1, "{said}");
    assert!(
        said.contains("workbook-broken.json:1: không đọc được"),
        "{said}"
    );

    let with = ["--with", "examples/no-such-data"];
    let (status, _, said) = workbook(&[&back[..], &[told(&among)], &options, &with].concat());
    assert_eq!(status, 2);
    assert!(said.contains("no-such-data"), "{said}");
}

#[test]
fn the_report_is_a_workbook() {
    let report = place("report");
    let arguments = [
        "report",
        "examples/data/lang-son",
        told(&report),
        "--year",
        "2019",
    ];
    let (status, printed, said) = workbook(&arguments);
    assert_eq!((status, printed.as_str(), said.as_str()), (0, "", ""));
    assert!(is_workbook(&report));
}

#[test]
fn bad_arguments_and_missing_files_end_with_2() {
    let out = place("never");
    let out = told(&out);
    let cases: &[&[&str]] = &[
        &[],
        &["template", out],
        &["template", out, "--on", "31/12/2025"],
        &["fill", "no-such.json", out],
        &["read", "no-such.xlsx"],
        &["return", SUBMISSION, out],
        &["return", SUBMISSION, out, "--as-of", "2025-12-31"],
        &["report", out, "--year", "2019"],
        &["report", "no-such-folder", out, "--year", "2019"],
    ];
    for arguments in cases {
        let (status, printed, said) = workbook(arguments);
        assert_eq!((status, printed.as_str()), (2, ""), "{arguments:?}: {said}");
        assert!(
            said.starts_with("workbook: ") || said.contains("no-such"),
            "{said}"
        );
        assert!(!Path::new(out).exists(), "{arguments:?}");
    }
}
