//! What does the law find wrong in these submissions?
//!
//! Prints findings one a line, so that `grep` and `sort` read them; what was not applied, and how many
//! of each there are, goes to standard error.
//!
//! cargo run --example check -- examples/data/lang-son --as-of 2023-12-31
//! cargo run --example check -- FILE_OR_DIR... --lang en --only GRANT-001,GRANT-011 --min-severity error

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
mod words;

use std::process::ExitCode;

use args::Args;
use stderr::say;
use vientro::exchange::json;
use vientro::finding::Severity;
use vientro::rules::{self, CheckOptions};
use vientro::{Date, Explain, Registry};

fn main() -> ExitCode {
    program::run("check", args::HELP, Args::parse(), run)
}

fn run(args: &Args) -> Result<ExitCode, String> {
    let loaded = files::load(&args.paths);
    say(&loaded.failed);
    let registry = loaded.registry;
    if !loaded.is_readable {
        say(&stderr::unread(&registry, args.lang));
        return Err(files::nothing(args.lang));
    }
    let options = options(args, &registry)?;
    let mut checked = rules::check(&registry, &options);
    let is_wrong = checked.count(Severity::Error) > 0;
    let is_unread = !(loaded.failed.is_empty()
        && registry.unreadable().is_empty()
        && registry.set_aside().is_empty());

    // The graver severity is the smaller one.
    checked
        .findings
        .retain(|finding| finding.severity <= args.least);
    if args.json {
        program::print(&json::checked_json(&checked))?;
    } else {
        program::print(&words::findings(&checked, args.lang))?;
    }
    say(&stderr::unread(&registry, args.lang));
    if !args.json {
        say(&words::not_applied(&checked, args.lang));
    }
    say(&[words::summary(&registry, &checked, args.lang)]);
    Ok(ExitCode::from(u8::from(is_wrong || is_unread)))
}

/// Makes what the check is asked.
fn options(args: &Args, registry: &Registry) -> Result<CheckOptions, String> {
    let as_of = match args.as_of {
        Some(day) => day,
        None => last_as_of(registry)?,
    };
    let mut options = CheckOptions::on(as_of);
    if let Some(file) = &args.holidays {
        options = options.with_calendar(holidays::read(file)?);
    }
    let tell = |error: rules::RulesError| error.message(args.lang);
    if !args.only.is_empty() {
        let only = args.only.iter().map(String::as_str);
        options = options.only(only).map_err(tell)?;
    }
    for rule in &args.without {
        options = options.without(rule).map_err(tell)?;
    }
    Ok(options)
}

/// The last day that the submissions tell of; every one has to, for the clock is not asked.
fn last_as_of(registry: &Registry) -> Result<Date, String> {
    let days = registry
        .sources()
        .iter()
        .map(|source| (source.file(), source.submission().as_of()));
    let mut last = None;
    for (file, day) in days {
        let Some(day) = day else {
            return Err(format!(
                "--as-of is needed: {file} does not say as of when it is"
            ));
        };
        last = last.max(Some(day));
    }
    last.ok_or_else(|| "--as-of is needed".to_owned())
}
