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
mod format;
mod html;
mod load;
mod rows;
mod scale;
mod table;
mod text;
mod words;

use std::fs;
use std::io::{self, Write};
use std::process::ExitCode;

use args::{Args, Output};
use content::Content;

fn main() -> ExitCode {
    match Args::parse() {
        Ok(Some(args)) => match run(&args) {
            Ok(()) => ExitCode::SUCCESS,
            Err(message) => fail(&message),
        },
        Ok(None) => {
            let _ = io::stdout().write_all(args::HELP.as_bytes());
            ExitCode::SUCCESS
        }
        Err(message) => fail(&message),
    }
}

/// Bad arguments, or nothing readable.
fn fail(message: &str) -> ExitCode {
    let _ = writeln!(io::stderr(), "national_report: {message}");
    ExitCode::from(2)
}

fn run(args: &Args) -> Result<(), String> {
    let registry = load::load(args)?;
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

/// A reader that has seen enough, `head` for example, closes the pipe: that is no failure.
fn print(text: &str) -> Result<(), String> {
    match io::stdout().write_all(text.as_bytes()) {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => Err(error.to_string()),
        _ => Ok(()),
    }
}
