//! The sample data: its planted faults are found, each by its rule, and nothing else is.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use vientro::exchange::json;
use vientro::rules::{self, CheckOptions};
use vientro::{Date, Registry};

/// Every JSON file below a folder, in order.
fn files(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).unwrap();
    let mut paths: Vec<_> = entries.map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    let inside = paths.into_iter().flat_map(|path| {
        if path.is_dir() {
            files(&path)
        } else {
            vec![path]
        }
    });
    inside
        .filter(|path| {
            path.extension()
                .is_some_and(|extension| extension == "json")
        })
        .collect()
}

#[test]
fn the_planted_faults_are_found_and_nothing_else() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/data");
    let mut builder = Registry::builder();
    for path in files(&root) {
        let bytes = fs::read(&path).unwrap();
        json::read(&mut builder, path.to_str().unwrap(), &bytes);
    }
    let options = CheckOptions::on(Date::new(2025, 12, 31).unwrap());
    let checked = rules::check(&builder.finish(), &options);
    let found: BTreeSet<_> = checked
        .findings
        .iter()
        .map(|finding| format!("{} {}", finding.record, finding.rule))
        .collect();

    let list = fs::read_to_string(root.join("planted.tsv")).unwrap();
    let planted: BTreeSet<_> = list
        .lines()
        .skip(1)
        .map(|line| {
            let mut columns = line.split('\t');
            let (record, rule) = (columns.next().unwrap(), columns.next().unwrap());
            format!("{record} {rule}")
        })
        .collect();
    assert!(planted.len() > 30, "{}", planted.len());
    assert_eq!(found, planted);
}
