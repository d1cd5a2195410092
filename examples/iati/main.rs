//! IATI files: are they what the standard asks?
//!
//! cargo run --features iati --example iati -- check --as-of 2024-12-31 FILE...

mod args;
mod check;
#[path = "../support/day.rs"]
mod day;
#[path = "../support/option.rs"]
mod option;
#[path = "../support/program.rs"]
mod program;

use std::process::ExitCode;

use args::Command;

fn main() -> ExitCode {
    program::run(
        "iati",
        args::HELP,
        Command::parse(),
        |command| match command {
            Command::Check(args) => check::run(args),
        },
    )
}
