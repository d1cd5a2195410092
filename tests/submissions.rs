//! The committed submissions, read and written again.

#![cfg(feature = "json")]
#![expect(clippy::unwrap_used, reason = "a test may panic")]

use std::fs;
use std::path::{Path, PathBuf};

use vientro::exchange::json::{self, Outcome, People};
use vientro::lang::Lang;
use vientro::record::{Commitment, Donor, Grant, Party, RecordKind, Transaction};
use vientro::registry::{Registry, RegistryBuilder, Standing};

/// A file's name below the directory of examples, and its bytes.
type File = (String, Vec<u8>);

fn files(dir: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(dir).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            files(&path, found);
        } else if path.extension().is_some_and(|x| x == "json") {
            found.push(path);
        }
    }
}

fn data() -> Vec<File> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/data");
    let mut found = Vec::new();
    files(&root, &mut found);
    found.sort();
    let name = |path: &PathBuf| path.strip_prefix(&root).unwrap().display().to_string();
    found
        .iter()
        .map(|path| (name(path).replace('\\', "/"), fs::read(path).unwrap()))
        .collect()
}

fn one(name: &str) -> File {
    data().into_iter().find(|(file, _)| file == name).unwrap()
}

fn is_faulty(file: &File) -> bool {
    file.0.contains("/faulty-")
}

fn load<'a>(files: impl IntoIterator<Item = &'a File>) -> Registry {
    let mut builder = RegistryBuilder::new();
    for (name, bytes) in files {
        json::read(&mut builder, name, bytes);
    }
    builder.finish()
}

fn outcome(file: &File) -> Outcome {
    json::read(&mut RegistryBuilder::new(), &file.0, &file.1)
}

#[test]
fn every_committed_file_comes_back_to_the_byte() {
    let mut whole = 0;
    for file in data().iter().filter(|file| !is_faulty(file)) {
        let read = outcome(file);
        assert!(read.is_complete && read.set_aside == 0, "{}", file.0);
        assert!(read.records > 0, "{}", file.0);
        let documents = json::write(&load([file]), People::Full);
        let [document] = documents.as_slice() else {
            panic!("{}: {documents:?}", file.0)
        };
        let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).unwrap();
        let (written, given) = (text(document.bytes()), text(&file.1));
        let differs = written
            .chars()
            .zip(given.chars())
            .position(|(a, b)| a != b)
            .map(|at| {
                let near = |text: &str| -> String {
                    text.chars().skip(at.saturating_sub(60)).take(120).collect()
                };
                (near(&written), near(&given))
            });
        assert_eq!(differs, None, "{}: written, and given", file.0);
        assert_eq!(written.len(), given.len(), "{}", file.0);
        whole += 1;
    }
    assert!(whole >= 10, "{whole} files");
}

#[test]
fn the_order_of_files_changes_nothing() {
    let mut files = data();
    let forward = load(&files);
    assert_eq!(forward, load(files.iter().rev()));
    let documents = json::write(&forward, People::Full);
    // A few turns of the hundreds of files: all of them would take an hour.
    for turn in [93, files.len() / 2] {
        files.rotate_left(turn);
        let turned = load(&files);
        assert_eq!(forward, turned);
        assert_eq!(documents, json::write(&turned, People::Full));
    }
}

#[test]
fn a_file_loaded_twice_is_loaded_once() {
    // Those made by hand, and the centre's; a province's other files are alike.
    let mut files = data();
    let folders = ["binh-thuan/", "lang-son/", "published/", "trung-uong/"];
    files.retain(|file| folders.iter().any(|folder| file.0.starts_with(folder)));
    assert_eq!(load(&files), load(files.iter().chain(&files)));
    for file in &files {
        assert_eq!(load([file]), load([file, file]), "{}", file.0);
    }
}

#[test]
fn what_is_written_is_the_same_registry() {
    let files = data();
    let registry = load(files.iter().filter(|file| !is_faulty(file)));
    let documents: Vec<File> = json::write(&registry, People::Full)
        .into_iter()
        .map(|document| (document.name().to_owned(), document.bytes().to_vec()))
        .collect();
    assert_eq!(documents.len(), registry.sources().len());
    let again = load(&documents);
    assert_eq!(json::write(&again, People::Full).len(), documents.len());
    assert_eq!(registry.len(), again.len());
    assert_eq!(registry.findings().len(), again.findings().len());
    for (grant, same) in registry.records::<Grant>().zip(again.records::<Grant>()) {
        assert_eq!(grant, same);
    }
}

#[test]
fn records_that_cannot_be_read_are_reported_at_their_line() {
    let file = one("lang-son/faulty-unreadable-records.json");
    let read = outcome(&file);
    assert_eq!(
        (read.records, read.set_aside, read.is_complete),
        (1, 3, true)
    );
    let registry = load([&file]);
    let commitment = "commitment-quiet-river-2025";
    assert!(registry.get::<Commitment>(commitment).is_some());

    let lines: Vec<&str> = std::str::from_utf8(&file.1).unwrap().lines().collect();
    let expected = [
        (RecordKind::Donor, None, "/donors/0", "/id", "shape.no_id"),
        (
            RecordKind::Grant,
            Some("ls-2025-90"),
            "/grants/0",
            "/decision/date",
            "date.form",
        ),
        (
            RecordKind::Transaction,
            Some("ls-2025-90-t1"),
            "/transactions/0",
            "/amount/amount",
            "shape.amount_not_text",
        ),
    ];
    assert_eq!(registry.set_aside().len(), expected.len());
    for (item, (kind, id, pointer, path, code)) in registry.set_aside().iter().zip(expected) {
        assert_eq!((item.kind(), item.id()), (kind, id));
        assert_eq!(item.pointer(), pointer);
        assert_eq!(registry.source_of(item).unwrap().file(), file.0);
        // One record stands on each line, so the line is the record.
        let line = usize::try_from(item.place().line).unwrap();
        assert_eq!(lines[line - 1].trim_end_matches(','), item.text());
        let [problem] = item.problems() else {
            panic!("{item:?}")
        };
        assert_eq!((problem.path().as_str(), problem.code().id()), (path, code));
        assert_ne!(problem.message(Lang::Vi), problem.message(Lang::En));
        assert!(
            kind != RecordKind::Transaction || registry.get::<Transaction>(id.unwrap()).is_none()
        );
    }

    // Written out, they are all there again.
    let documents = json::write(&registry, People::Full);
    let written = String::from_utf8(documents[0].bytes().to_vec()).unwrap();
    for item in registry.set_aside() {
        assert!(written.contains(item.text()));
    }
    let given = String::from_utf8(file.1).unwrap().replace('\n', "");
    assert_eq!(written.trim_end(), given);
}

#[test]
fn a_file_that_is_cut_off_gives_what_came_before() {
    let file = one("lang-son/faulty-cut-off.json");
    let read = outcome(&file);
    assert_eq!(
        (read.records, read.set_aside, read.is_complete),
        (3, 0, false)
    );
    let registry = load([&file]);
    assert!(registry.get::<Donor>("ngo-paper-kite").is_some());
    assert!(registry.get::<Party>("ls-paper-school").is_some());
    assert!(registry.get::<Grant>("ls-2025-91").is_some());
    assert!(registry.get::<Grant>("ls-2025-92").is_none());

    let [rest] = registry.unreadable() else {
        panic!("{registry:?}")
    };
    let lines: Vec<&str> = std::str::from_utf8(&file.1).unwrap().lines().collect();
    assert_eq!(rest.file(), file.0);
    assert_eq!(usize::try_from(rest.line()).unwrap(), lines.len());
    assert!(!rest.is_whole());
    assert_eq!(
        rest.bytes(),
        format!(",\n{}", lines[lines.len() - 1]).as_bytes()
    );
    assert!(rest.reason(Lang::En).contains("cut off"));
    assert!(rest.reason(Lang::Vi).contains("bị cắt giữa chừng"));
    let documents = json::write(&registry, People::Full);
    assert_eq!(documents.len(), 2);
    assert_eq!(documents[1].name(), file.0);
    assert_eq!(documents[1].bytes(), rest.bytes());
}

#[test]
fn contradictions_name_both_sources() {
    let registry = load(&data());
    let of_rule = |rule: &str| {
        registry
            .findings()
            .iter()
            .filter(|f| f.rule == rule)
            .count()
    };
    assert!(of_rule("REGISTRY-001") > 0 && of_rule("REGISTRY-002") > 0);
    for finding in registry.findings() {
        for lang in [Lang::Vi, Lang::En] {
            let text = finding.message.get(lang);
            let named = registry
                .sources()
                .iter()
                .filter(|source| text.contains(&format!("({}:", source.file())))
                .count();
            assert_eq!(named, 2, "{text}");
        }
        let (list, id) = finding.record.split_once('/').unwrap();
        if list == RecordKind::Grant.list() {
            let versions = registry.versions::<Grant>(id);
            let counted = versions
                .iter()
                .filter(|v| v.standing() == Standing::Counted);
            assert_eq!(counted.count(), 1);
            assert!(versions.len() > 1);
        }
    }
}

#[test]
fn a_correction_that_cannot_be_read_puts_its_record_in_doubt() {
    let first = one("lang-son/2019-1.json");
    let mut correction = one("lang-son/2019-2.json");
    let text = String::from_utf8(correction.1).unwrap();
    let broken = text.replace("41500.00", "41.500,00");
    assert_ne!(broken, text);
    correction.1 = broken.into_bytes();

    let registry = load([&first, &correction]);
    assert_eq!(registry.set_aside().len(), 1);
    assert!(registry.is_in_doubt::<Grant>("ls-2019-02"));
    assert!(!registry.is_contradicted::<Grant>("ls-2019-02"));
    assert!(!registry.is_in_doubt::<Grant>("ls-2019-01"));
    let found: Vec<_> = registry
        .findings()
        .iter()
        .filter(|f| f.rule == "REGISTRY-003")
        .collect();
    let [finding] = found.as_slice() else {
        panic!("{found:?}");
    };
    assert_eq!(finding.record, "grants/ls-2019-02");
    for named in [
        "`LS-2019-1`",
        "`LS-2019-2`",
        "2019-1.json:1",
        "2019-2.json:1",
    ] {
        assert!(finding.message.en.contains(named), "{}", finding.message.en);
        assert!(finding.message.vi.contains(named), "{}", finding.message.vi);
    }
    let message = registry.set_aside()[0].problems()[0]
        .message(Lang::Vi)
        .to_owned();
    assert!(message.contains("41.500,00"), "{message}");

    // Where the version that cannot be read is the one that was replaced, nothing is in doubt.
    let mut first = one("lang-son/2019-1.json");
    let text = String::from_utf8(first.1).unwrap();
    first.1 = text.replace("45100.00", "45.100,00").into_bytes();
    let registry = load([&first, &one("lang-son/2019-2.json")]);
    assert_eq!(registry.set_aside().len(), 1);
    assert!(!registry.is_in_doubt::<Grant>("ls-2019-02"));
}

#[test]
fn a_version_that_its_submitter_replaced_is_in_doubt_for_nobody() {
    let submission = |id: &str, submitter: &str, sequence: u32, amount: &str| -> File {
        let text = format!(
            r#"{{"format":"vientro-submission","version":1,"submission":{{"id":"{id}","submitter":"{submitter}","sequence":{sequence}}},"grants":[{{"id":"g","managing_agency":"ppc","funding":{{"grant":[{{"amount":"{amount}","currency":"USD"}}]}}}}]}}"#
        );
        (format!("{id}.json"), text.into_bytes())
    };
    let counted = submission("P-1", "ppc", 1, "10.00");
    let unread = submission("V-1", "vufo", 1, "10,00");
    let later = submission("V-2", "vufo", 2, "10.00");

    let registry = load([&counted, &unread]);
    assert!(registry.is_in_doubt::<Grant>("g"));
    // Whoever's version counts: what the submitter has replaced says nothing any more.
    let registry = load([&counted, &unread, &later]);
    assert_eq!(registry.set_aside().len(), 1);
    assert!(
        !registry.is_in_doubt::<Grant>("g"),
        "{:?}",
        registry.findings()
    );
    assert!(registry.findings().iter().all(|f| f.rule != "REGISTRY-003"));
}
