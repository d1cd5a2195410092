//! The rules: each one from both sides of its line, the table, and the engine around them.

#![cfg(feature = "json")]
#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test may panic"
)]

mod accounts;
mod after_events;
mod engine;
mod examples;
mod format;
mod grant_life;
mod grant_papers;
mod grant_relief;
mod grant_worth;
mod grants;
mod guide;
mod host;
mod ledgers;
mod ngos;
mod options;
mod others;
mod planted;
mod registration;
#[path = "../support/sample.rs"]
mod sample;
mod spending;
mod subsets;
mod support;
mod table;
