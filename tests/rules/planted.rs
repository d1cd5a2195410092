//! The sample data: its planted faults are found, each by its rule, and nothing else is.

use std::collections::BTreeSet;
use std::fs;

use vientro::Date;
use vientro::rules::{self, CheckOptions};

use crate::sample;

#[test]
fn the_planted_faults_are_found_and_nothing_else() {
    let options = CheckOptions::on(Date::new(2025, 12, 31).unwrap());
    let checked = rules::check(sample::registry(), &options);
    let found: BTreeSet<_> = checked
        .findings
        .iter()
        .map(|finding| format!("{} {}", finding.record, finding.rule))
        .collect();

    let list = fs::read_to_string(sample::root().join("planted.tsv")).unwrap();
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
