//! The example `iati`, run as a publisher runs it.

use std::process::Output;

#[expect(dead_code, reason = "of the national report, too")]
#[path = "../support/example.rs"]
mod run;

use crate::data;

/// Its exit status, what it printed, and what it told beside that.
fn iati(arguments: &[&str]) -> (i32, String, String) {
    let Output {
        status,
        stdout,
        stderr,
    } = run::run_example("iati", arguments);
    let said = |bytes| String::from_utf8(bytes).unwrap();
    (status.code().unwrap(), said(stdout), said(stderr))
}

fn path(file: &str) -> String {
    data(file).to_str().unwrap().to_owned()
}

#[test]
fn a_valid_file_is_called_valid() {
    let good = path(
        "iati-schemas-2.03/tests/activity-tests/should-pass/02-minimal-doc-with-repeated-options.xml",
    );
    let (status, printed, _) = iati(&["check", "--structure-only", &good]);
    assert_eq!((status, printed.as_str()), (0, "valid\n"));
    let (status, printed, _) = iati(&["check", "--structure-only", &good, &good]);
    assert_eq!((status, printed), (0, format!("{good}: valid\n").repeat(2)));
}

#[test]
fn findings_name_rule_severity_line_and_column_in_both_languages() {
    let bad = path("pyiati/2-02/ruleset-std/invalid_std_ruleset_bad_date_order.xml");
    let (status, printed, told) = iati(&["check", "--as-of", "2024-12-31", "--lang", "en", &bad]);
    assert_eq!(status, 1);
    let line = format!(
        "{bad}:17:5: error 11.1.2: the planned start is after the planned end (/iati-activities/iati-activity[1]/activity-date[1]/@iso-date)\n"
    );
    assert!(printed.contains(&line), "{printed}");
    assert!(!printed.contains("\nvalid"), "{printed}");
    assert!(told.contains("errors"), "{told}");
    let (_, printed, told) = iati(&["check", &bad]);
    assert!(printed.contains("ngày bắt đầu dự kiến sau ngày kết thúc dự kiến"));
    assert!(
        told.contains("không áp dụng, vì không có --as-of: 11.1.1"),
        "{told}"
    );
}

#[test]
fn bad_arguments_and_missing_files_end_with_2() {
    let good = path("iati-examples/organisation-standard-example-annotated.xml");
    let cases: &[&[&str]] = &[
        &["check"],
        &["convert", "a", "b"],
        &["check", "--as-of", "31/12/2024", &good],
        &["check", "--lang", "fr", &good],
        &["check", "no-such-file.xml"],
        &["check", "--what", &good],
    ];
    for arguments in cases {
        assert_eq!(iati(arguments).0, 2, "{arguments:?}");
    }
    assert_eq!(iati(&["--help"]).0, 0);
    assert_eq!(iati(&["check", &good]).0, 0);
}

#[test]
fn records_are_converted_and_no_part_of_a_file_stays() {
    let folder = std::path::PathBuf::from(env!("CARGO_TARGET_TMPDIR"));
    let folder = folder.join(format!("iati-convert-{}", std::process::id()));
    std::fs::create_dir(&folder).unwrap();
    let place = |name: &str| folder.join(name).to_str().unwrap().to_owned();
    let input = concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/examples/data/lang-son/2016.json"
    );
    let (xml, json) = (place("a.xml"), place("b.json"));
    assert_eq!(iati(&["convert", input, &xml]).0, 0);
    assert_eq!(iati(&["check", "--structure-only", &xml]).1, "valid\n");
    assert_eq!(iati(&["convert", &xml, &json]).0, 0);
    assert_eq!(std::fs::read(input).unwrap(), std::fs::read(&json).unwrap());
    let organisations = place("o.xml");
    assert_eq!(
        iati(&["convert", input, &organisations, "--organisations"]).0,
        0
    );
    assert_eq!(
        iati(&["check", "--structure-only", &organisations]).1,
        "valid\n"
    );
    // Several submissions are a folder, and a file is not one.
    let all = concat!(env!("CARGO_MANIFEST_DIR"), "/examples/data/ben-tre");
    let several = place("several");
    assert_eq!(iati(&["convert", all, &json, "--from", "json"]).0, 2);
    assert_eq!(
        iati(&["convert", all, &several, "--from", "json", "--to", "json"]).0,
        0
    );
    assert!(std::fs::read_dir(&several).unwrap().count() > 1);
    assert_eq!(
        iati(&["convert", all, &several, "--from", "json", "--to", "json"]).0,
        2
    );
    // No day, no status; no name, no format.
    let nobody = place("c.json");
    let text = r#"{"format":"vientro-submission","version":1,"submission":{"id":"S","submitter":"x","sequence":1}}"#;
    std::fs::write(&nobody, text).unwrap();
    assert_eq!(iati(&["convert", &nobody, &place("d.xml")]).0, 2);
    assert_eq!(iati(&["convert", &nobody, &place("d.txt")]).0, 2);
    let mut left: Vec<_> = std::fs::read_dir(&folder)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    left.sort();
    assert_eq!(left, ["a.xml", "b.json", "c.json", "o.xml", "several"]);
    std::fs::remove_dir_all(&folder).unwrap();
}

#[cfg(all(feature = "csv", feature = "xlsx"))]
#[test]
fn records_go_through_every_format_and_come_back() {
    let folder = std::path::PathBuf::from(env!("CARGO_TARGET_TMPDIR"));
    let folder = folder.join(format!("iati-formats-{}", std::process::id()));
    std::fs::create_dir(&folder).unwrap();
    let place = |name: &str| folder.join(name).to_str().unwrap().to_owned();
    let input = concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/examples/data/lang-son/2016.json"
    );
    let (tables, book, xml, json) = (
        place("tables"),
        place("a.xlsx"),
        place("a.xml"),
        place("b.json"),
    );
    let steps = [
        [input, &tables],
        [&tables, &book],
        [&book, &xml],
        [&xml, &json],
    ];
    for [from, to] in steps {
        let (status, _, told) = iati(&["convert", from, to, "--locale", "machine"]);
        assert_eq!(status, 0, "{from} {to}: {told}");
    }
    assert_eq!(std::fs::read(input).unwrap(), std::fs::read(&json).unwrap());
    // Several submissions: folders of tables, and as many workbooks.
    let all = concat!(env!("CARGO_MANIFEST_DIR"), "/examples/data/ben-tre");
    let (tables, books, again) = (place("all"), place("books"), place("again"));
    assert_eq!(iati(&["convert", all, &tables]).0, 0);
    let machine = ["--locale", "machine"];
    let to_books = ["convert", &tables, &books, "--to", "xlsx"];
    assert_eq!(iati(&[&to_books[..], &machine].concat()).0, 0);
    let to_json = ["convert", &books, &again, "--from", "xlsx", "--to", "json"];
    assert_eq!(iati(&[&to_json[..], &machine].concat()).0, 0);
    let count = |path: &str| std::fs::read_dir(path).unwrap().count();
    assert_eq!(count(&again), count(all));
    std::fs::remove_dir_all(&folder).unwrap();
}
