//! The codes of errors are permanent: all of them stand in a committed list, each once.
#![expect(clippy::unwrap_used, reason = "a test may panic")]

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use vientro::Status;

fn sources(dir: &Path, found: &mut String) {
    let mut entries: Vec<_> = fs::read_dir(dir)
        .unwrap()
        .map(|e| e.unwrap().path())
        .collect();
    entries.sort();
    for path in entries {
        if path.is_dir() {
            sources(&path, found);
        } else if path.extension().is_some_and(|x| x == "rs") {
            found.push_str(&fs::read_to_string(path).unwrap());
        }
    }
}

/// Every `Code::new(Status::X, "room.what")` of the library, by id.
fn codes() -> Vec<(String, String)> {
    let mut text = String::new();
    sources(
        &Path::new(env!("CARGO_MANIFEST_DIR")).join("src"),
        &mut text,
    );
    let calls = text.split("Code::new(").skip(1);
    let mut found: Vec<_> = calls
        .filter_map(|call| {
            let inside = call.split(')').next()?;
            let (status, id) = inside.split_once(',')?;
            let id = id
                .trim()
                .trim_end_matches(',')
                .trim()
                .strip_prefix('"')?
                .strip_suffix('"')?;
            let status = status.trim().rsplit("::").next()?;
            Some((id.to_owned(), status.to_owned()))
        })
        .collect();
    found.sort();
    found
}

#[test]
fn every_code_is_in_the_committed_list_once() {
    let codes = codes();
    assert!(codes.len() > 50, "{} codes", codes.len());
    let mut statuses: BTreeMap<&str, &str> = BTreeMap::new();
    for (id, status) in &codes {
        let before = statuses.insert(id, status);
        assert_eq!(before, None, "{id} is made in two places");
        let (room, what) = id.split_once('.').unwrap();
        let is_word = |w: &str| {
            w.bytes()
                .all(|b| matches!(b, b'a'..=b'z' | b'0'..=b'9' | b'_'))
        };
        assert!(is_word(room) && is_word(what) && !what.is_empty(), "{id}");
    }
    let list: Vec<String> = codes
        .iter()
        .map(|(id, status)| format!("{id} {status}"))
        .collect();
    insta::assert_snapshot!("codes", list.join("\n"));
}

#[test]
fn every_status_is_in_the_committed_list() {
    let list: Vec<String> = Status::ALL
        .iter()
        .map(|status| format!("{} {}", status.number(), status.name()))
        .collect();
    insta::assert_snapshot!("statuses", list.join("\n"));
}
