//! What has to be filed, by whom, until when, and what is overdue?
//!
//! Reads submissions and prints the calendar of obligations, one a line, with a summary by state; what
//! could not be read goes to standard error.
//!
//! cargo run --release --example duties -- examples/data --as-of 2024-12-20
//! cargo run --release --example duties -- examples/data --as-of 2024-12-20 --from 2024-12-01 --until 2025-01-31 --lang en

mod args;
#[path = "../support/day.rs"]
mod day;
#[path = "../support/files.rs"]
mod files;
#[path = "../support/holidays.rs"]
mod holidays;
#[path = "../support/option.rs"]
mod option;
#[path = "../support/program.rs"]
mod program;
#[path = "../support/stderr.rs"]
mod stderr;
mod text;

use std::process::ExitCode;

use args::{Args, Output};
use vientro::duties::{self, Obligation, Obligations};
use vientro::exchange::json;

fn main() -> ExitCode {
    program::run("duties", args::HELP, Args::parse(), run)
}

fn run(args: &Args) -> Result<ExitCode, String> {
    let loaded = files::load(&args.paths);
    let registry = loaded.registry;
    stderr::say(&loaded.failed);
    stderr::say(&stderr::unread(&registry, args.lang));
    if !loaded.is_readable {
        return Err(files::nothing(args.lang));
    }
    let is_all_read = loaded.failed.is_empty() && registry.unreadable().is_empty();
    let mut calendar = duties::obligations(&registry, &args.options);
    // Without a span everything is shown, also what has no known last day.
    calendar.list = asked(&calendar, args).cloned().collect();
    let text = match args.output {
        Output::Text => text::calendar(&calendar, args.lang),
        Output::Json => json::obligations_json(&calendar),
    };
    program::print(&text)?;
    // What was filed may stand in what could not be read.
    Ok(ExitCode::from(if is_all_read { 0 } else { 2 }))
}

/// The obligations of the span and the bearer that were asked for.
fn asked<'a>(calendar: &'a Obligations, args: &Args) -> impl Iterator<Item = &'a Obligation> {
    let list = match args.span {
        Some((first, last)) => calendar.due_between(first, last),
        None => &calendar.list,
    };
    let bearer = args.bearer.clone();
    list.iter()
        .filter(move |one| bearer.is_none() || one.bearer_id == bearer)
}
