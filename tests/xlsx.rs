//! Tables as workbooks: nothing is lost, no number is guessed, and every finding names its cell.
#![cfg(feature = "xlsx")]
#![expect(
    clippy::arithmetic_side_effects,
    clippy::panic,
    clippy::string_slice,
    clippy::unwrap_used,
    reason = "a test may panic"
)]

#[expect(dead_code, reason = "of the national report, too")]
#[path = "support/example.rs"]
mod run;
#[path = "support/sample.rs"]
mod sample;

#[path = "xlsx/cells.rs"]
mod cells;
#[path = "xlsx/example.rs"]
mod example;
#[path = "xlsx/hostile.rs"]
mod hostile;
#[path = "xlsx/mistakes.rs"]
mod mistakes;
#[path = "xlsx/parts.rs"]
mod parts;
#[path = "xlsx/pictures.rs"]
mod pictures;
#[path = "xlsx/report.rs"]
mod report;
#[path = "xlsx/round_trip.rs"]
mod round_trip;
#[path = "xlsx/typed.rs"]
mod typed;
