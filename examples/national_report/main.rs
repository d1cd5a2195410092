//! What does foreign NGO aid to Viet Nam amount to, and can the figures be trusted?
//!
//! Reads submissions and prints the national report: the series of years, the full report of one,
//! published figures beside those of the records, what the law finds wrong, and what could not be read.
//!
//! cargo run --release --example national_report
//! cargo run --release --example national_report -- PATH... --year 2023 --lang en --html report.html

mod args;
mod charts;
mod checks;
mod content;
#[path = "../support/day.rs"]
mod day;
#[path = "../support/files.rs"]
mod files;
mod format;
mod html;
#[path = "../support/option.rs"]
mod option;
#[path = "../support/program.rs"]
mod program;
mod rows;
mod scale;
mod table;
mod text;
mod words;

use std::fs;
use std::process::ExitCode;

use args::{Args, Output};
use content::Content;
use program::print;

fn main() -> ExitCode {
    program::run("national_report", args::HELP, Args::parse(), |args| {
        run(args).map(|()| ExitCode::SUCCESS)
    })
}

fn run(args: &Args) -> Result<(), String> {
    let loaded = files::load(&args.paths);
    if let Some(failed) = loaded.failed.into_iter().next() {
        return Err(failed);
    }
    if !loaded.is_readable {
        return Err(files::nothing(args.lang));
    }
    let registry = loaded.registry;
    if args.output == Output::OverviewJson {
        let overview = content::overview_of(&registry, args)?;
        return print(&vientro::exchange::json::overview_json(&overview));
    }
    let content = Content::of(&registry, args)?;
    if let Some(address) = &args.drill {
        return print(&text::drilled(&content, address)?);
    }
    if let Some(file) = &args.html {
        let page = html::page(&content, args);
        fs::write(file, page).map_err(|error| format!("{}: {error}", file.display()))?;
    }
    match args.output {
        Output::Text => print(&text::report(&content, args)),
        Output::Json | Output::OverviewJson => {
            print(&vientro::exchange::json::national_json(&content.report))
        }
    }
}
