//! The suite of IATI/IATI-Schemas: 694 files that pass or fail by the schema alone.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use crate::{data, structure};

/// Every file of the suite.
fn files() -> Vec<PathBuf> {
    let suite = data("iati-schemas-2.03/tests");
    let mut found = Vec::new();
    collect(&suite, &mut found);
    found.sort();
    found
}

fn collect(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            collect(&path, files);
        } else {
            files.push(path);
        }
    }
}

#[test]
fn every_file_of_the_schema_suite_is_classified_as_its_folder_says() {
    let (mut wrong, mut counts) = (Vec::new(), BTreeMap::new());
    for path in files() {
        let name = path.to_str().unwrap().to_owned();
        let passes = name.contains("/should-pass/");
        let kind = ["registry", "organisation"]
            .into_iter()
            .find(|kind| name.contains(kind))
            .filter(|kind| {
                *kind == "registry"
                    || name.contains("organisation-tests")
                    || name.contains("/iati-organisations/")
            })
            .unwrap_or("activity");
        *counts.entry((kind, passes)).or_insert(0) += 1;
        let checked = structure(&fs::read(&path).unwrap());
        if checked.is_valid() != passes {
            wrong.push(format!("{name}: {:?}", checked.findings()));
        }
    }
    assert!(
        wrong.is_empty(),
        "{} wrong\n{}",
        wrong.len(),
        wrong.join("\n")
    );
    let expected = BTreeMap::from([
        (("activity", true), 215),
        (("activity", false), 323),
        (("organisation", true), 18),
        (("organisation", false), 130),
        (("registry", true), 6),
        (("registry", false), 2),
    ]);
    assert_eq!(counts, expected);
}
