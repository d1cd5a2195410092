//! Tables as CSV: nothing is lost, nothing is guessed, and every finding names its cell.
#![cfg(feature = "csv")]
#![expect(clippy::unwrap_used, reason = "a test may panic")]

#[path = "support/sample.rs"]
mod sample;

#[path = "csv/documents.rs"]
mod documents;
#[path = "csv/mistakes.rs"]
mod mistakes;
#[path = "csv/round_trip.rs"]
mod round_trip;
#[path = "csv/shape.rs"]
mod shape;
