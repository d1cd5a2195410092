//! The examples `rules` and `check`, run as an official runs them, and the page that the first makes.
#![cfg(feature = "json")]
#![expect(clippy::panic, clippy::unwrap_used, reason = "a test may panic")]

use std::fs;
use std::path::PathBuf;
use std::process::Output;

#[expect(dead_code, reason = "of the national report, too")]
#[path = "support/example.rs"]
mod example;

use example::{root, run_example, scratch};
use serde_json::Value;
use vientro::rules::RULES;

fn said(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).unwrap()
}

/// Runs `check`: its exit status, what it printed, and what it told beside that.
fn check(arguments: &[&str]) -> (i32, String, String) {
    let Output {
        status,
        stdout,
        stderr,
    } = run_example("check", arguments);
    (status.code().unwrap(), said(&stdout), said(&stderr))
}

fn catalogue(arguments: &[&str]) -> String {
    let output = run_example("rules", arguments);
    assert!(output.status.success(), "{}", said(&output.stderr));
    said(&output.stdout)
}

/// Writes a submission with one grant, whose decision names no owner.
fn submission(name: &str, as_of: &str, records: &str) -> PathBuf {
    let folder = scratch("check");
    fs::create_dir_all(&folder).unwrap();
    let file = folder.join(name);
    let text = format!(
        r#"{{"format":"vientro-submission","version":1,
        "submission":{{"id":"{name}","submitter":"ppc","sequence":1{as_of}}},{records}}}"#
    );
    fs::write(&file, text).unwrap();
    file
}

const NO_OWNER: &str = r#""parties":[{"id":"school","kind":"public_service_unit"}],
    "grants":[{"id":"G1","titles":{"vi":"x"},"recipient":"school",
    "decision":{"date":"2023-01-16","level":"managing_agency"}}]"#;
const CLEAN: &str = r#""parties":[{"id":"P1","kind":"state_agency","names":{"vi":"A"}}]"#;

#[test]
fn the_page_of_the_rules_is_the_committed_one() {
    let page = catalogue(&["--markdown"]);
    let path = root().join("docs/rules.md");
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        fs::write(&path, &page).unwrap();
    }
    assert!(
        fs::read_to_string(&path).unwrap_or_default() == page,
        "docs/rules.md differs: UPDATE_GOLDEN=1 cargo test --test rule_tools rewrites it"
    );
    assert!(
        !page.contains("There is no example yet"),
        "see tests/rules/examples.rs"
    );
    // Two rows of a table never run into each other, and every rule has a heading.
    for rule in RULES {
        assert!(page.contains(&format!("\n## {}\n", rule.id())), "{rule:?}");
    }
}

#[test]
fn the_catalogue_is_printed_in_each_form() {
    let vi = catalogue(&[]);
    assert!(vi.contains("GRANT-011  cảnh báo  Quá 20 ngày từ khi hồ sơ hợp lệ đến thẩm định"));
    let en = catalogue(&["--lang", "en"]);
    let limit = "Limit: from the complete dossier to the appraisal: 20 days";
    assert!(en.contains(limit), "{en}");
    assert!(en.contains("Decree 313/2025/ND-CP, Article 4 (from 2025-12-08; ? not verified)"));

    let json: Value = serde_json::from_str(&catalogue(&["--json"])).unwrap();
    let rules = json["catalogue"].as_array().unwrap();
    assert_eq!(rules.len(), RULES.len());
    let appraise = rules.iter().find(|rule| rule["id"] == "GRANT-011").unwrap();
    assert_eq!(appraise["parameters"][0]["value"]["vi"], "20 ngày");
    assert_eq!(
        run_example("rules", &["--form", "x"]).status.code(),
        Some(2)
    );
}

#[test]
fn an_error_is_told_in_a_line_and_in_the_exit_status() {
    let file = submission("wrong.json", "", NO_OWNER);
    let file = file.to_str().unwrap();
    let (status, printed, told) = check(&[file, "--as-of", "2023-12-31", "--lang", "en"]);
    assert_eq!(status, 1);
    let owner = "error GRANT-001 grants/G1 /owner: the decision names no owner of the grant \
                 [Decree 80/2020/ND-CP, Article 14(1)]\n";
    assert!(printed.contains(owner), "{printed}");
    assert!(printed.lines().count() > 1, "{printed}");
    assert!(told.contains("as of 2023-12-31"), "{told}");

    let asked = [
        file,
        "--as-of",
        "2023-12-31",
        "--lang",
        "en",
        "--only",
        "GRANT-001",
    ];
    assert_eq!(check(&asked).1, owner);
    let (status, printed, _) = check(&[&asked[..], &["--without", "GRANT-001"]].concat());
    assert_eq!((status, &*printed), (0, ""));
    // In the other language.
    let (_, printed, _) = check(&[file, "--as-of", "2023-12-31", "--only", "GRANT-001"]);
    assert!(
        printed.starts_with("lỗi GRANT-001 grants/G1 /owner: "),
        "{printed}"
    );
}

#[test]
fn what_is_less_grave_is_left_out_and_fails_nothing() {
    let field = CLEAN.replace("\"id\"", "\"colour\":\"red\",\"id\"");
    let file = submission("info.json", "", &field);
    let asked = [
        file.to_str().unwrap(),
        "--as-of",
        "2023-12-31",
        "--lang",
        "en",
    ];
    let (status, printed, _) = check(&asked);
    assert_eq!(status, 0, "{printed}");
    assert!(
        printed.starts_with("info FIELD-001 parties/P1 /colour: "),
        "{printed}"
    );
    let (status, printed, told) = check(&[&asked[..], &["--min-severity", "warning"]].concat());
    assert_eq!((status, &*printed), (0, ""));
    assert!(told.contains("infos: 0"), "{told}");
}

#[test]
fn an_unverified_provision_is_marked() {
    let records = r#""grants":[{"id":"G1","decision":{"date":"2026-03-01"}}],
        "transactions":[{"id":"T1","grant":"G1","kind":"received","date":"2026-02-01"}]"#;
    let file = submission("unverified.json", "", records);
    let asked = [
        file.to_str().unwrap(),
        "--as-of",
        "2026-03-02",
        "--only",
        "TRANSACTION-001",
    ];
    let (status, printed, _) = check(&asked);
    assert_eq!(status, 0, "{printed}");
    assert!(
        printed.starts_with("cảnh báo TRANSACTION-001 "),
        "{printed}"
    );
    assert!(
        printed.ends_with("[Điều 4 Nghị định 313/2025/NĐ-CP; chưa kiểm chứng]\n"),
        "{printed}"
    );
    let (_, printed, _) = check(&[&asked[..], &["--json"]].concat());
    let json: Value = serde_json::from_str(&printed).unwrap();
    assert_eq!(json["findings"][0]["evidence"], "secondary");
}

#[test]
fn the_day_is_that_of_the_submissions_never_the_clock() {
    let dated = |name: &str, day: &str| {
        let as_of = format!(r#","as_of":"{day}""#);
        submission(name, &as_of, CLEAN).display().to_string()
    };
    let (early, late) = (
        dated("early.json", "2023-06-30"),
        dated("late.json", "2023-12-31"),
    );
    let (status, _, told) = check(&[&late, &early, "--lang", "en"]);
    assert_eq!(status, 0, "{told}");
    assert!(told.contains("as of 2023-12-31"), "{told}");
    // One of them does not say: then nobody knows.
    let undated = submission("undated.json", "", CLEAN);
    let (status, printed, told) = check(&[&late, undated.to_str().unwrap()]);
    assert_eq!((status, &*printed), (2, ""));
    assert!(
        told.contains("--as-of is needed") && told.contains("undated.json"),
        "{told}"
    );
}

#[test]
fn what_cannot_be_read_fails() {
    let clean = submission("clean.json", "", CLEAN);
    let clean = clean.to_str().unwrap();
    let day = ["--as-of", "2023-12-31", "--lang", "en"];
    let with = |more: &[&str]| check(&[&day[..], more].concat());
    assert_eq!(with(&[clean]).0, 0);
    // A file that is not there, one that is no submission, and a record that has no id.
    let (status, _, told) = with(&[clean, "/no/such/file.json"]);
    assert_eq!(status, 1);
    assert!(told.contains("/no/such/file.json: "), "{told}");
    assert_eq!(with(&["/no/such/file.json"]).0, 2);
    let aside = submission(
        "aside.json",
        "",
        r#""parties":[{"kind":"state_agency"},{"id":"P2"}]"#,
    );
    let (status, _, told) = with(&[aside.to_str().unwrap()]);
    assert_eq!(status, 1);
    assert!(told.contains("set aside /parties/0: /id: "), "{told}");
    let broken = scratch("check").join("broken.json");
    fs::write(&broken, "{").unwrap();
    assert_eq!(with(&[clean, broken.to_str().unwrap()]).0, 1);
    let (status, _, told) = with(&[broken.to_str().unwrap()]);
    assert!(status == 2 && told.contains("broken.json:1: "), "{told}");
}

#[test]
fn bad_arguments_are_refused() {
    let clean = submission("args.json", "", CLEAN);
    let clean = clean.to_str().unwrap();
    for (arguments, why) in [
        (&[][..], "a file or a folder is needed"),
        (&[clean, "--as-of", "31/12/2023"], "--as-of: "),
        (
            &[clean, "--as-of", "2023-12-31", "--only", "GRANT-1"],
            "GRANT-1",
        ),
        (
            &[clean, "--as-of", "2023-12-31", "--without", ""],
            "quy tắc",
        ),
        (&[clean, "--min-severity", "grave"], "--min-severity is "),
        (&[clean, "--lang", "fr"], "--lang is "),
        (
            &[clean, "--as-of", "2023-12-31", "--holidays", "/no/such"],
            "/no/such: ",
        ),
    ] {
        let (status, printed, told) = check(arguments);
        assert_eq!((status, &*printed), (2, ""), "{arguments:?}");
        assert!(told.contains(why), "{arguments:?}: {told}");
    }
    assert_eq!(check(&["--help"]).0, 0);
}

#[test]
fn the_calendar_is_read_from_a_file() {
    let clean = submission("calendar.json", "", CLEAN);
    let calendar = scratch("check").join("holidays.txt");
    let asked = [
        clean.to_str().unwrap(),
        "--as-of",
        "2023-12-31",
        "--holidays",
        calendar.to_str().unwrap(),
    ];
    let text = r#"{"covers":{"from":"2023-01-01","until":"2023-12-31"},"holidays":["2023-09-04"]}"#;
    fs::write(&calendar, text).unwrap();
    assert_eq!(check(&asked).0, 0);
    fs::write(&calendar, r#"{"holidays":["4/9/2023"]}"#).unwrap();
    let (status, _, told) = check(&asked);
    assert_eq!(status, 2);
    assert!(told.contains("/calendar/holidays/0"), "{told}");
}
