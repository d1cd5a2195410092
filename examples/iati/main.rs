//! IATI files: are they what the standard asks, and what is in them?
//!
//! cargo run --features iati --example iati -- check --as-of 2024-12-31 FILE...
//! cargo run --features iati --example iati -- convert IN OUT

mod args;
mod bar;
mod check;
mod convert;
#[path = "../support/day.rs"]
mod day;
mod format;
#[path = "../support/option.rs"]
mod option;
#[path = "../support/program.rs"]
mod program;
#[cfg(any(feature = "csv", feature = "xlsx"))]
mod table;

use std::process::ExitCode;

use args::Command;

fn main() -> ExitCode {
    program::run(
        "iati",
        args::HELP,
        Command::parse(),
        |command| match command {
            Command::Check(args) => check::run(args),
            Command::Convert(args) => convert::run(args),
        },
    )
}
