//! The example `national_report`, run as an official runs it, on the committed data.
#![cfg(feature = "json")]
#![expect(
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test may panic"
)]

use std::fs;
use std::path::PathBuf;

#[path = "support/example.rs"]
mod example;

use example::{BY_HAND, printed, printed_by_hand, root, run, scratch};
use serde_json::Value;
use vientro::exchange::json;

fn files() -> Vec<String> {
    fn collect(path: PathBuf, found: &mut Vec<String>) {
        if path.is_dir() {
            for entry in fs::read_dir(path).unwrap() {
                collect(entry.unwrap().path(), found);
            }
        } else {
            found.push(path.strip_prefix(root()).unwrap().display().to_string());
        }
    }
    let mut found = Vec::new();
    for folder in BY_HAND {
        collect(root().join(folder), &mut found);
    }
    found.sort();
    found
}

/// Compares with a committed file; `UPDATE_GOLDEN=1` rewrites it.
#[track_caller]
fn golden(name: &str, text: &str) {
    let path = root().join("tests/golden").join(name);
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(&path, text).unwrap();
    }
    let committed = fs::read_to_string(&path).unwrap_or_default();
    assert!(
        committed == text,
        "{name} differs: UPDATE_GOLDEN=1 cargo test rewrites it"
    );
}

/// The lines of one part of a report, from its heading to the next.
fn part<'a>(report: &'a str, heading: &str) -> Vec<&'a str> {
    let mut lines = report.lines().skip_while(|line| *line != heading);
    let own = lines.next().is_some();
    assert!(own, "no `{heading}` in\n{report}");
    let rule = lines.next().unwrap();
    assert!(rule.starts_with(['═', '─']), "{rule}");
    let lines: Vec<&str> = lines.collect();
    let is_heading = |pair: &[&str]| {
        pair[1].starts_with(['═', '─'])
            && !pair[1].contains(' ')
            && pair[0].chars().count() == pair[1].chars().count()
    };
    let end = lines.windows(2).position(is_heading);
    lines[..end.unwrap_or(lines.len())].to_vec()
}

#[test]
fn the_reports_are_the_committed_ones() {
    golden(
        "national_report_2019_overview.json",
        &printed_by_hand(&["--year", "2019", "--json=overview"]),
    );
    golden(
        "national_report_2019_en.txt",
        &printed_by_hand(&["--year", "2019", "--lang", "en"]),
    );
    golden(
        "national_report_2022_decree_58.txt",
        &printed_by_hand(&[
            "--year",
            "2022",
            "--window",
            "decree-58",
            "--province",
            "20",
            "--cash",
            "--currency",
            "none",
        ]),
    );
    golden(
        "national_report_2023_as_of.txt",
        &printed(&[
            "--year",
            "2023",
            "--as-of",
            "2023-06-30",
            "--compare",
            "2023",
            "2022",
            "--programme",
            "national_2019_2025",
            "--target",
            "3000000000",
            "--all",
            "examples/data/binh-thuan",
            "examples/data/trung-uong/rates.json",
        ]),
    );
}

/// The whole nation: what is known of 2023 can be read off the report.
#[test]
fn the_year_2023_of_the_nation_is_the_committed_one() {
    let report = printed(&["--year", "2023", "--threads", "2"]);
    golden("national_report_2023.txt", &report);
    let sum = "Ngày 31/12/2023, 381 tổ chức có giấy đăng ký = 118 châu Á - Thái Bình Dương + 145 châu Âu + 118 Bắc Mỹ.";
    assert!(report.contains(sum));
    let regions = part(&report, "Tổ chức theo khu vực");
    let total = regions.iter().find(|line| line.starts_with("Tổng số"));
    assert!(total.unwrap().contains(" 381 "), "{total:?}");
    assert!(report.contains("228.650.000,00"));
}

#[test]
fn the_json_is_one_document_of_the_same_reports() {
    let arguments = ["--year", "2019", "--cash", "--compare", "2019", "2018"];
    let document: Value =
        serde_json::from_str(&printed_by_hand(&[&arguments[..], &["--json"]].concat())).unwrap();
    for part in [
        "series",
        "yearly",
        "comparison",
        "cash",
        "reconciliation",
        "checked",
    ] {
        assert!(document[part].is_object(), "{part}");
    }
    let report = printed_by_hand(&[&arguments[..], &["--lang", "en"]].concat());
    for name in ["series", "yearly", "comparison"] {
        for table in document[name]["tables"].as_array().unwrap() {
            let title = table["title"]["en"].as_str().unwrap();
            assert!(report.contains(&format!("\n{title}\n")), "{title}");
        }
    }
}

/// One query says all that the example is asked.
#[test]
fn the_json_is_the_document_of_one_query() {
    let mut builder = vientro::Registry::builder();
    for file in files() {
        json::read(&mut builder, &file, &fs::read(root().join(&file)).unwrap());
    }
    let registry = builder.finish();
    let reporting = r#""reporting":{"currency":"USD","rate_kind":"accounting","through":"VND",
      "rounding":"half_away_from_zero"}"#;
    for (arguments, asked) in [
        (
            &["--year", "2023"][..],
            r#""window":{"kind":"calendar_year","year":2023}"#,
        ),
        (
            &["--window", "decree-58", "--map", "none", "--cash"],
            r#""last_reported":"decree_58","map":"none","cash":"budget_revenue""#,
        ),
        (
            &[
                "--year",
                "2022",
                "--province",
                "20",
                "--as-of",
                "2022-06-30",
            ],
            r#""window":{"kind":"calendar_year","year":2022},"province":"VN-63-20",
              "as_of":"2022-06-30""#,
        ),
    ] {
        let query = format!(r#"{{"report":"national",{asked},{reporting}}}"#);
        let query = json::read_report_query(&query).unwrap();
        let document = json::report_document_json(&query.run(&registry).unwrap());
        let printed = printed_by_hand(&[arguments, &["--json"]].concat());
        assert!(printed == document, "{arguments:?}");
    }
}

#[test]
fn a_long_table_is_cut_unless_all_is_asked() {
    let donors = |arguments: &[&str]| {
        let report = printed_by_hand(&[&["--year", "2021", "--lang", "en"], arguments].concat());
        let lines = part(&report, "Aid by donor");
        // Between the line below the head and the one above the total.
        let body = lines.iter().skip_while(|line| !line.starts_with('─'));
        let rows = body.skip(1).take_while(|line| !line.starts_with('─'));
        let rows = rows.count();
        (
            rows,
            lines.iter().any(|line| line.contains("shown with --all")),
        )
    };
    assert_eq!(donors(&[]), (20, true));
    let (rows, is_cut) = donors(&["--all"]);
    assert!(rows > 20 && !is_cut, "{rows}");
}

#[test]
fn a_figure_names_its_records_and_they_add_up_to_it() {
    let drilled = printed_by_hand(&["--drill", "series:aid/2019/approved", "--lang", "en"]);
    let figure = drilled.lines().find(|line| line.starts_with("Figure: "));
    let figure = figure.unwrap().strip_prefix("Figure: ").unwrap();
    let (figure, _) = figure.split_once(" USD").unwrap();
    let sum = drilled.lines().last().unwrap();
    assert!(sum.starts_with("Sum ") && sum.contains(figure), "{drilled}");
    assert!(drilled.contains("\ngrants/ls-2019-02 "), "{drilled}");

    let of_sector = printed_by_hand(&["--year", "2019", "--drill", "sectors/health/disbursed"]);
    assert!(of_sector.contains("transactions/"), "{of_sector}");
    for address in [
        "sectors/health",
        "nothing/at/all",
        "moon:aid/approved/window",
    ] {
        let output = run(&[&["--year", "2019", "--drill", address], &BY_HAND[..]].concat());
        assert_eq!(output.status.code(), Some(2), "{address}");
    }
}

#[test]
fn conversions_are_stated_with_their_rates() {
    let report = printed_by_hand(&["--year", "2019", "--lang", "en", "--conversions"]);
    let lines = part(&report, "CONVERTED AMOUNTS");
    let rate = lines.iter().find(|line| line.contains("/VND "));
    let rate = rate.unwrap();
    assert!(rate.contains("accounting"), "{rate}");
    assert!(
        lines
            .iter()
            .any(|line| line.contains("half_away_from_zero"))
    );
    let none = printed_by_hand(&["--year", "2019", "--lang", "en", "--currency", "none"]);
    assert!(none.contains("Money: in original currencies"));
}

#[test]
fn lang_son_has_its_five_sums_and_counts() {
    let report = printed_by_hand(&["--all"]);
    for (id, computed) in [
        ("S1-4", "114.673,00 USD"),
        ("S1-4-new", " 2"),
        ("S1-4-supplementary", " 1"),
        ("S1-5", "161.180,00 USD"),
        ("S1-5-count", " 7"),
        ("S1-6", "273.567,00 USD"),
        ("S1-6-count", " 6"),
        ("S4-6", "1.196.137,00 USD"),
        ("S4-6-count", " 11"),
        ("S4-6-organizations", " 7"),
        ("S4-7", "2.256.106,00 USD"),
        ("S4-7-count", " 17"),
        ("S4-8", "3.452.243,00 ÷ 379.250,00 USD"),
        ("S0-7", " 13"),
        ("S0-8", " 4"),
    ] {
        let begins = format!("{id} ");
        let line = report.lines().find(|line| line.starts_with(&begins));
        let line = line.unwrap_or_else(|| panic!("no figure {id}"));
        assert!(line.contains(computed), "{id}: {line}");
    }
}

#[test]
fn the_order_of_files_changes_no_byte() {
    let committed = printed_by_hand(&["--json"]);
    let mut files = files();
    for turn in 0..3 {
        files.reverse();
        files.rotate_left(turn * 5 + 1);
        let mut arguments: Vec<&str> = files.iter().map(String::as_str).collect();
        arguments.push("--json");
        assert_eq!(printed(&arguments), committed);
    }
}

#[test]
fn bad_arguments_and_nothing_readable_end_with_2() {
    let empty = scratch("empty");
    fs::create_dir_all(&empty).unwrap();
    let broken = scratch("broken.json");
    fs::write(&broken, b"\xff\xfe{\0").unwrap();
    let (empty, broken) = (empty.display().to_string(), broken.display().to_string());
    for arguments in [
        vec!["--year", "two"],
        vec!["--year", "1066", BY_HAND[0]],
        vec!["--year"],
        vec!["--window", "fiscal"],
        vec!["--as-of", "31/12/2019"],
        vec!["--lang", "fr"],
        vec!["--map", "62"],
        vec!["--province", "hanoi"],
        vec!["--province", "VN-63-99"],
        vec!["--compare", "2023"],
        vec!["--programme", "moon"],
        vec!["--target", "5"],
        vec!["--currency", "XAU"],
        vec!["--threads", "0"],
        vec!["--json=xml"],
        vec!["--nonsense"],
        vec!["no/such/file.json"],
        vec![&empty],
        vec![&broken],
    ] {
        let output = run(&arguments);
        assert_eq!(output.status.code(), Some(2), "{arguments:?}");
        assert_eq!(output.stdout, b"", "{arguments:?}");
        let message = String::from_utf8(output.stderr).unwrap();
        assert!(message.starts_with("national_report: "), "{message}");
        assert_eq!(message.lines().count(), 1, "{message}");
    }
}

#[test]
fn one_unreadable_file_stops_nothing() {
    let broken = scratch("utf16.json");
    fs::write(&broken, b"\xff\xfe{\0").unwrap();
    let report = printed_by_hand(&[&broken.display().to_string()]);
    assert!(report.contains("UTF-16"), "{report}");
    assert!(report.contains("1.196.137,00 USD"));
}
