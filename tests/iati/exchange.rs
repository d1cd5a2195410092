//! Registries as IATI files, and IATI files as registries.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::atomic::{AtomicUsize, Ordering};

use vientro::Date;
use vientro::exchange::iati::{
    IatiCheckOptions, IatiRead, IatiReadOptions, IatiWriteOptions, check, read, write_activities,
    write_organisations,
};
use vientro::exchange::json::{self, Document, People};
use vientro::record::draft::Field;
use vientro::record::{Submission, SubmissionDraft};
use vientro::registry::Registry;

use crate::data;

/// The submissions below some folders of the committed data.
fn committed(folders: &[&str]) -> Registry {
    let examples = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("examples/data");
    let mut builder = Registry::builder();
    for folder in folders {
        let mut files: Vec<_> = fs::read_dir(examples.join(folder))
            .unwrap()
            .map(|entry| entry.unwrap().path())
            .filter(|path| path.extension().is_some_and(|end| end == "json"))
            .collect();
        files.sort();
        for file in files {
            let name = format!("{folder}/{}", file.file_name().unwrap().to_str().unwrap());
            json::read(&mut builder, &name, &fs::read(file).unwrap());
        }
    }
    builder.finish()
}

pub fn options() -> IatiWriteOptions {
    IatiWriteOptions::on(Date::new(2025, 12, 31).unwrap()).people(People::Full)
}

/// A head for files that tell none.
pub fn head() -> IatiReadOptions {
    let head = SubmissionDraft {
        id: "IATI".into(),
        submitter: "somebody".into(),
        sequence: Field::Other("1".into()),
        ..Default::default()
    };
    IatiReadOptions::of(Submission::build(&head).unwrap())
}

pub fn read_all(files: &[&[u8]]) -> (Registry, Vec<IatiRead>) {
    let mut builder = Registry::builder();
    let reports = files
        .iter()
        .map(|bytes| read(&mut builder, "file.xml", *bytes, &head()).unwrap())
        .collect();
    (builder.finish(), reports)
}

/// The submissions of a registry in canonical form; files that could not be read are none.
fn submissions(registry: &Registry) -> Vec<String> {
    let documents = json::write(registry, People::Full);
    let unreadable = registry.unreadable().len();
    let count = documents.len() - unreadable;
    let text = |document: &Document| String::from_utf8(document.bytes().to_vec()).unwrap();
    documents.iter().take(count).map(text).collect()
}

pub fn assert_same(before: &Registry, after: &Registry) {
    let (before, after) = (submissions(before), submissions(after));
    assert_eq!(before.len(), after.len());
    for (before, after) in before.iter().zip(&after) {
        if before != after {
            let at = before
                .bytes()
                .zip(after.bytes())
                .take_while(|(a, b)| a == b);
            let at = at.count().saturating_sub(200);
            let near = |text: &str| {
                let text: Vec<_> = text.bytes().skip(at).take(500).collect();
                String::from_utf8_lossy(&text).into_owned()
            };
            panic!("before: {}\n\nafter: {}", near(before), near(after));
        }
    }
}

pub fn assert_valid(bytes: &[u8], schema: &str) {
    let structure = IatiCheckOptions::without_today().structure_only();
    let checked = check(bytes, &structure).unwrap();
    assert_eq!(checked.findings(), []);
    let mine = PathBuf::from(env!("CARGO_TARGET_TMPDIR"));
    static NUMBER: AtomicUsize = AtomicUsize::new(0);
    let number = NUMBER.fetch_add(1, Ordering::Relaxed);
    let file = mine.join(format!("iati-{}-{number}.xml", std::process::id()));
    fs::write(&file, bytes).unwrap();
    let schema = data("iati-schemas-2.03").join(schema);
    match validated(&schema, &file) {
        Some(told) => assert_eq!(told, "", "libxml2"),
        None => eprintln!("no libxml2 here: neither xmllint nor lxml; only our own check was made"),
    }
    fs::remove_file(file).unwrap();
}

/// What libxml2 finds in a file; `None` if it is not installed.
fn validated(schema: &Path, file: &Path) -> Option<String> {
    let program = "import sys\nfrom lxml import etree\ns=etree.XMLSchema(etree.parse(sys.argv[1]))\n\
                   s.validate(etree.parse(sys.argv[2], etree.XMLParser(huge_tree=True)))\n\
                   sys.stdout.write('\\n'.join(str(e) for e in list(s.error_log)[:5]))";
    let lint = Command::new("xmllint")
        .args(["--noout", "--huge", "--schema"])
        .args([schema, file])
        .stdout(Stdio::null())
        .output();
    if let Ok(output) = lint {
        let is_valid = output.status.success();
        let told = String::from_utf8_lossy(&output.stderr).into_owned();
        return Some(if is_valid { String::new() } else { told });
    }
    let python = Command::new("python3")
        .args(["-c", program])
        .args([schema, file])
        .output()
        .ok()?;
    let said = String::from_utf8_lossy(&python.stderr);
    if said.contains("ModuleNotFoundError") {
        return None;
    }
    assert!(python.status.success(), "{said}");
    Some(String::from_utf8_lossy(&python.stdout).into_owned())
}

fn round_trip(folders: &[&str]) {
    let before = committed(folders);
    let document = write_activities(&before, &options()).unwrap();
    assert_valid(document.bytes(), "iati-activities-schema.xsd");
    let (after, reports) = read_all(&[document.bytes()]);
    assert_eq!(reports[0].findings(), []);
    assert!(reports[0].outcome().is_complete);
    assert_same(&before, &after);
    // What was read is written the same way.
    let again = write_activities(&after, &options()).unwrap();
    assert!(again.bytes() == document.bytes());
}

#[test]
fn provinces_come_back_to_the_byte() {
    round_trip(&["lang-son", "ben-tre", "published"]);
}

#[test]
#[ignore = "the whole national set takes a while"]
fn the_national_set_comes_back_to_the_byte() {
    let examples = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("examples/data");
    let folders: Vec<_> = fs::read_dir(examples)
        .unwrap()
        .map(|entry| entry.unwrap())
        .filter(|entry| entry.path().is_dir())
        .map(|entry| entry.file_name().into_string().unwrap())
        .collect();
    let folders: Vec<_> = folders.iter().map(String::as_str).collect();
    round_trip(&folders);
}

#[test]
fn every_field_comes_back_to_the_byte() {
    let mut builder = Registry::builder();
    let bytes = fs::read(data("every-field.json")).unwrap();
    json::read(&mut builder, "every-field.json", &bytes);
    let before = builder.finish();
    let document = write_activities(&before, &options()).unwrap();
    assert_valid(document.bytes(), "iati-activities-schema.xsd");
    let (after, _) = read_all(&[document.bytes()]);
    assert_same(&before, &after);
}

#[test]
fn organisations_are_donors_and_bodies() {
    let before = committed(&["lang-son"]);
    let document = write_organisations(&before, &options()).unwrap();
    assert_valid(document.bytes(), "iati-organisations-schema.xsd");
    let (after, reports) = read_all(&[document.bytes()]);
    assert_eq!(reports[0].findings(), []);
    let donors = |registry: &Registry| {
        let all = registry.records::<vientro::record::Donor>();
        all.cloned().collect::<Vec<_>>()
    };
    let parties = |registry: &Registry| {
        let all = registry.records::<vientro::record::Party>();
        all.cloned().collect::<Vec<_>>()
    };
    assert_eq!(donors(&before), donors(&after));
    assert_eq!(parties(&before), parties(&after));
}

#[test]
fn the_official_examples_come_back() {
    let activity = fs::read(data(
        "iati-examples/activity-standard-example-annotated.xml",
    ))
    .unwrap();
    let (before, reports) = read_all(&[&activity]);
    assert_eq!(reports[0].errors(), 0, "{:?}", reports[0].findings());
    let document = write_activities(&before, &options()).unwrap();
    assert_valid(document.bytes(), "iati-activities-schema.xsd");
    let (after, _) = read_all(&[document.bytes()]);
    assert_same(&before, &after);

    let organisation = fs::read(data(
        "iati-examples/organisation-standard-example-annotated.xml",
    ));
    let (before, reports) = read_all(&[&organisation.unwrap()]);
    assert_eq!(reports[0].errors(), 0, "{:?}", reports[0].findings());
    let document = write_organisations(&before, &options()).unwrap();
    assert_valid(document.bytes(), "iati-organisations-schema.xsd");
    let (after, _) = read_all(&[document.bytes()]);
    assert_same(&before, &after);
}
