//! Every rule over a large set.
//!
//! Limit: at most 3 µs for each grant, with all that belongs to it, on one thread, in the middle of
//! the runs.
//!
//! cargo run --release --example generate -- --grants 100000 --seed 1 --out target/large
//! cargo bench --bench rules -- target/large
#![expect(
    clippy::arithmetic_side_effects,
    clippy::disallowed_methods,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::print_stdout,
    reason = "a benchmark"
)]

#[path = "support/files.rs"]
mod files;

use std::hint::black_box;
use std::path::Path;
use std::time::Instant;
use std::{env, fs};

use vientro::Date;
use vientro::exchange::json;
use vientro::finding::Severity;
use vientro::record::{Grant, Transaction};
use vientro::registry::Registry;
use vientro::rules::{self, CheckOptions, RULES};

const ROUNDS: usize = 11;

fn main() {
    let folder = env::args()
        .skip(1)
        .find(|argument| !argument.starts_with("--"));
    let folder = folder.expect("the folder of a large set: see the head of this benchmark");
    let paths = files::submissions(Path::new(&folder));
    let mut builder = Registry::builder();
    for path in &paths {
        let bytes = fs::read(path).expect("the file can be read");
        let outcome = json::read(&mut builder, &path.display().to_string(), &bytes);
        assert!(
            outcome.is_complete && outcome.set_aside == 0,
            "{}",
            path.display()
        );
    }
    let registry = builder.finish();
    let grants = registry.records::<Grant>().count();
    println!(
        "{grants} grants, {} transactions, {} rules",
        registry.records::<Transaction>().count(),
        RULES.len()
    );
    let day = Date::new(2024, 12, 31).expect("a day");
    let per_grant = |options: &CheckOptions, rounds: usize| {
        let mut times: Vec<u128> = (0..rounds)
            .map(|_| {
                let start = Instant::now();
                black_box(rules::check(black_box(&registry), options));
                start.elapsed().as_nanos()
            })
            .collect();
        times.sort_unstable();
        times[times.len() / 2] / grants as u128
    };
    let all = CheckOptions::on(day);
    let checked = rules::check(&registry, &all);
    for severity in [Severity::Error, Severity::Warning, Severity::Info] {
        println!("  {} findings: {}", severity.id(), checked.count(severity));
    }
    println!(
        "  every rule: {} ns a grant (limit: 3000)",
        per_grant(&all, ROUNDS)
    );

    // What each of them takes, over what a check without rules does.
    let none = RULES
        .iter()
        .try_fold(all.clone(), |options, rule| options.without(rule.id()))
        .expect("rules of the table");
    println!("  no rule: {} ns a grant", per_grant(&none, ROUNDS));
    for only in RULES {
        let options = RULES
            .iter()
            .filter(|rule| rule.id() != only.id())
            .try_fold(all.clone(), |options, rule| options.without(rule.id()))
            .expect("rules of the table");
        println!(
            "  {} alone: {} ns a grant",
            only.id(),
            per_grant(&options, 3)
        );
    }
}
