//! The example `duties`, run as an official runs it, on submissions written by hand.
#![cfg(feature = "json")]
#![expect(clippy::panic, clippy::unwrap_used, reason = "a test may panic")]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

const DATA: &str = "examples/data/binh-thuan";

/// Runs the example, which plain `cargo test` builds before it runs this. Run alone, the test needs
/// `cargo build --example duties` first.
fn run(arguments: &[&str]) -> Output {
    let test = std::env::current_exe().unwrap();
    let profile = test.parent().and_then(Path::parent).unwrap();
    let name = format!("duties{}", std::env::consts::EXE_SUFFIX);
    let example = profile.join("examples").join(name);
    Command::new(&example)
        .args(arguments)
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output()
        .unwrap_or_else(|error| {
            panic!(
                "{}: {error}; cargo build --example duties",
                example.display()
            )
        })
}

fn printed(arguments: &[&str]) -> String {
    let output = run(arguments);
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(
        output.status.success() && said.is_empty(),
        "{arguments:?}: {said}"
    );
    String::from_utf8(output.stdout).unwrap()
}

fn scratch(name: &str, text: &str) -> String {
    let path: PathBuf = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    fs::write(&path, text).unwrap();
    path.display().to_string()
}

#[test]
fn one_obligation_a_line_and_how_many_stand_how() {
    let asked = |lang| printed(&[DATA, "--as-of", "2024-01-10", "--lang", lang]);
    let en = asked("en");
    let head = en
        .lines()
        .find(|line| line.ends_with("obligations as of 2024-01-10"));
    let count: usize = head.unwrap().split(' ').next().unwrap().parse().unwrap();
    let lines: Vec<&str> = en.lines().take_while(|line| !line.is_empty()).collect();
    assert_eq!(lines.len(), count);
    assert!(lines.iter().all(|line| line.split('\t').count() == 6));
    for state in [
        "not yet due\t",
        "due\t",
        "in time\t",
        "late\t",
        "overdue\t",
        "cannot tell\t",
    ] {
        assert!(en.lines().any(|line| line.starts_with(state)), "{state}");
    }
    let vi = asked("vi");
    assert!(vi.contains(&format!("{count} nghĩa vụ, tính đến ngày 10/01/2024")));
    assert!(vi.contains("điểm") || vi.contains("khoản"));
}

#[test]
fn what_is_due_between_two_days_by_whom() {
    let span = [
        "--from",
        "2024-01-15",
        "--until",
        "2024-01-15",
        "--bearer",
        "ppc-binh-thuan",
    ];
    let text = printed(&[&[DATA, "--as-of", "2023-12-01", "--lang", "en"], &span[..]].concat());
    let lines: Vec<&str> = text.lines().take_while(|line| !line.is_empty()).collect();
    assert_eq!(lines.len(), 1, "{text}");
    assert!(
        lines
            .concat()
            .starts_with("2024-01-15\tnot yet due\tmanaging agency ppc-binh-thuan\t")
    );
    let json = printed(&[&[DATA, "--as-of", "2023-12-01", "--json"], &span[..]].concat());
    assert!(
        json.contains("\"duty\": \"aid-annual-report\"")
            && json.contains("\"until\": \"2024-01-15\"")
    );
}

#[test]
fn holidays_make_working_days() {
    let days = scratch(
        "holidays.json",
        r#"{"covers":{"from":"2015-01-01","until":"2026-12-31"},"holidays":["2024-02-12"],"made_up":["2024-02-17"]}"#,
    );
    let undated = |more: &[&str]| {
        let text = printed(&[&[DATA, "--as-of", "2024-06-30", "--lang", "en"], more].concat());
        text.lines()
            .take_while(|line| !line.is_empty())
            .filter(|line| line.starts_with("-\t"))
            .count()
    };
    assert_eq!(undated(&["--holidays", &days]), 0);
    assert!(undated(&[]) > 0);
}

#[test]
fn bad_arguments_and_nothing_readable_exit_with_2() {
    let empty = scratch("none.txt", "nothing");
    let no_span = scratch("no-span.json", r#"{"holidays":["2024-02-12"]}"#);
    for arguments in [
        &[DATA][..],
        &[DATA, "--as-of", "10/1/2024"],
        &[DATA, "--as-of", "2024-01-10", "--what"],
        &[DATA, "--as-of", "2024-01-10", "--lang", "fr"],
        &[
            DATA,
            "--as-of",
            "2024-01-10",
            "--from",
            "2024-02-01",
            "--until",
            "2024-01-01",
        ],
        &[DATA, "--as-of", "2024-01-10", "--holidays", &no_span],
        &["no/such/folder", "--as-of", "2024-01-10"],
        &[&empty, "--as-of", "2024-01-10"],
    ] {
        let output = run(arguments);
        assert_eq!(output.status.code(), Some(2), "{arguments:?}");
        let said = String::from_utf8(output.stderr).unwrap();
        let last = said.lines().last().unwrap();
        assert!(output.stdout.is_empty() && last.starts_with("duties: "));
    }
    assert!(printed(&["--help"]).starts_with("Usage: duties "));
}

#[test]
fn what_could_not_be_read_is_told_beside_the_calendar() {
    let broken = scratch("broken.json", "{\"format\":\"vientro-submission\"");
    let aside = scratch(
        "aside.json",
        r#"{"format":"vientro-submission","version":1,
            "submission":{"id":"S1","submitter":"mofa","sequence":1},
            "filings":[{"id":"F1","duty":"decision-notice","date":"31/12/2023"}]}"#,
    );
    let ask = |path: &str| {
        let output = run(&[DATA, path, "--as-of", "2024-01-10", "--lang", "en"]);
        assert_eq!(
            output.stdout,
            run(&[DATA, "--as-of", "2024-01-10", "--lang", "en"]).stdout
        );
        let said = String::from_utf8(output.stderr).unwrap();
        (output.status.code(), said)
    };
    let (code, said) = ask(&broken);
    assert!(
        code == Some(2) && said.contains("broken.json:1: unreadable: "),
        "{said}"
    );
    let (code, said) = ask("no/such/folder");
    assert!(
        code == Some(2) && said.starts_with("no/such/folder: "),
        "{said}"
    );
    // A record that was set aside is told, and the file was read.
    let (code, said) = ask(&aside);
    assert!(
        code == Some(0) && said.contains("set aside /filings/0: "),
        "{said}"
    );
    // Nothing but a broken file: why it is.
    let output = run(&[&broken, "--as-of", "2024-01-10", "--lang", "en"]);
    let said = String::from_utf8(output.stderr).unwrap();
    assert!(
        said.contains("broken.json:1: unreadable: ") && said.contains("\nduties: "),
        "{said}"
    );
}
