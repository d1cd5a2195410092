//! Transactions in CSV into a registry under construction, against the `csv` crate with serde into a
//! struct of strings from the same bytes.
//!
//! Limit: at most twice its time, at best of the runs.
//!
//! cargo bench --features csv --bench csv
#![expect(
    clippy::arithmetic_side_effects,
    clippy::indexing_slicing,
    clippy::print_stdout,
    clippy::unwrap_used,
    reason = "a benchmark"
)]

#[path = "support/interleaved.rs"]
mod interleaved;

use std::fmt::Write as _;

use interleaved::{measure, ratio, side};
use serde::Deserialize;
use vientro::Registry;
use vientro::exchange::csv::{self as tables, CsvOptions, File};

/// Without optimisation nothing is measured; it only runs.
const ROWS: u32 = if cfg!(debug_assertions) {
    5_000
} else {
    200_000
};
const LIMIT: u32 = 2;

/// The same row, nothing of it read.
#[derive(Deserialize)]
#[expect(dead_code, reason = "what is measured is the making of it")]
struct Row {
    id: String,
    grant: String,
    kind: String,
    date: String,
    #[serde(rename = "amount.amount")]
    amount: String,
    #[serde(rename = "amount.currency")]
    currency: String,
    form: String,
    donor: String,
    account: String,
}

fn rows() -> String {
    let mut text =
        String::from("id,grant,kind,date,amount.amount,amount.currency,form,donor,account\n");
    for row in 0..ROWS {
        let (grant, day, cents) = (row / 7, row % 28 + 1, row % 100);
        writeln!(
            text,
            "transaction-{row:07},grant-{grant:06},disbursed,2019-{:02}-{day:02},{}.{cents:02},USD,cash,ngo-{},MH-{grant}",
            row % 12 + 1,
            row % 90_000 + 10,
            row % 500,
        )
        .unwrap();
    }
    text
}

fn main() {
    let text = rows();
    let head = b"id,submitter,sequence\nS,x,1\n";
    let files = [
        File::new("submission.csv", head),
        File::new("transactions.csv", text.as_bytes()),
    ];
    println!("{ROWS} rows, {} MB", text.len() / 1_000_000);
    let times = measure(
        9,
        vec![
            side("csv and serde, structs of strings", || {
                let mut reader = csv::Reader::from_reader(text.as_bytes());
                let rows: Vec<Row> = reader.deserialize().map(Result::unwrap).collect();
                assert_eq!(rows.len(), ROWS as usize);
                rows
            }),
            side("records, checked, in a registry", || {
                let mut builder = Registry::builder();
                let report = tables::read(&mut builder, &files, &CsvOptions::unstated()).unwrap();
                assert_eq!(report.outcome.records, ROWS as usize);
                builder
            }),
        ],
    );
    ratio("records in a registry", times[1], times[0], "at most 2");
    assert!(
        cfg!(debug_assertions) || times[1] <= times[0] * LIMIT,
        "too slow"
    );
}
