//! A year's report of a million transactions: loading, facts (attribution included), and cubes.
//!
//! Limit: facts and cubes together take less time than loading.
//!
//! cargo bench --bench report
#![expect(
    clippy::arithmetic_side_effects,
    clippy::indexing_slicing,
    clippy::print_stdout,
    clippy::unwrap_used,
    reason = "a benchmark"
)]

#[path = "support/interleaved.rs"]
mod interleaved;
mod support;

use std::hint::black_box;

use vientro::Window;
use vientro::exchange::json;
use vientro::record::{Grant, Transaction};
use vientro::registry::Registry;
use vientro::report::{YearlyQuery, yearly_report};
use vientro::statistics::{Facts, FactsQuery, Slot};

use interleaved::{measure, ratio, side};

/// Enough for a million transactions.
const BYTES: usize = 206_000_000;

fn load(bytes: &[u8]) -> Registry {
    let mut builder = Registry::builder();
    let outcome = json::read(&mut builder, "bench.json", bytes);
    assert!(outcome.is_complete && outcome.set_aside == 0);
    builder.finish()
}

fn main() {
    let text = support::submission(BYTES);
    let registry = load(text.as_bytes());
    println!(
        "{} MB, {} grants, {} transactions",
        text.len() / 1_000_000,
        registry.records::<Grant>().count(),
        registry.records::<Transaction>().count()
    );
    let window = Window::calendar_year(2022).unwrap();
    let query = YearlyQuery::of(window);
    let slots = [window, window.previous().unwrap()].map(Slot::at_the_end_of);
    let facts = FactsQuery::of(slots.to_vec());
    let best = measure(
        5,
        vec![
            side("loading", || load(black_box(text.as_bytes()))),
            side("facts", || Facts::of(black_box(&registry), &facts).unwrap()),
            side("the yearly report: facts, cubes, tables", || {
                yearly_report(black_box(&registry), &query).unwrap()
            }),
        ],
    );
    let cubes = best[2].saturating_sub(best[1]);
    println!(
        "  load : facts : cubes = {:.2?} : {:.2?} : {cubes:.2?}",
        best[0], best[1]
    );
    ratio("facts and cubes to loading", best[2], best[0], "1");
}
