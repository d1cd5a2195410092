//! The sample data: its planted faults are found, each by its rule, and nothing else is.

use std::collections::BTreeSet;
use std::fs;

use vientro::rules::{self, CheckOptions};
use vientro::{Date, Period, WorkingCalendar};

use crate::sample;

/// The rules of which a calendar of working days alone tells.
const BY_CALENDAR: [&str; 3] = ["CERTIFICATE-019", "FILING-014", "FILING-015"];

fn found(options: &CheckOptions) -> BTreeSet<String> {
    let checked = rules::check(sample::registry(), options);
    let findings = checked.findings.iter();
    findings
        .map(|finding| format!("{} {}", finding.record, finding.rule))
        .collect()
}

#[test]
fn the_planted_faults_are_found_and_nothing_else() {
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

    let options = CheckOptions::on(Date::new(2025, 12, 31).unwrap());
    let weekdays = WorkingCalendar::new(Period::ALWAYS, [], []).unwrap();
    assert_eq!(found(&options.clone().with_calendar(weekdays)), planted);
    // Without a calendar of working days three rules say that they need one.
    let needs_none = |one: &&String| BY_CALENDAR.iter().all(|rule| !one.ends_with(rule));
    let plain: BTreeSet<_> = planted.iter().filter(needs_none).cloned().collect();
    assert_eq!(plain.len() + BY_CALENDAR.len(), planted.len());
    assert_eq!(found(&options), plain);
}
