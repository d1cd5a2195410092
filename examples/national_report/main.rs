//! What do the submissions of these provinces amount to, year by year?
//!
//! Reads submissions, prints per province who gives aid and how much, then what could not be read
//! and why, then every published figure beside the one that the records give.
//!
//! cargo run --release --example national_report
//! cargo run --release --example national_report -- PATH... --year 2019 --lang en

mod args;
mod print;
mod table;

use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use args::Args;
use vientro::Explain;
use vientro::exchange::json;
use vientro::registry::Registry;
use vientro::report::{OverviewQuery, overview};

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
    let mut files = Vec::new();
    for path in &args.paths {
        collect(path, &mut files)?;
    }
    files.sort();
    files.dedup();
    let mut builder = Registry::builder();
    let mut is_readable = false;
    for file in &files {
        let bytes = fs::read(file).map_err(|error| format!("{}: {error}", file.display()))?;
        let outcome = json::read(&mut builder, &name_of(file), &bytes);
        is_readable |= outcome.records > 0 || outcome.is_complete;
    }
    if !is_readable {
        return Err(args.lang.pick(
            "không có tệp nào đọc được".to_owned(),
            "no file could be read".to_owned(),
        ));
    }
    let registry = builder.finish();
    let query = OverviewQuery {
        windows: args.windows,
        as_of: args.as_of,
    };
    let report = overview(&registry, &query).map_err(|error| error.message(args.lang))?;
    let text = if args.json {
        json::overview_json(&report)
    } else {
        print::report(&report, &registry, files.len(), args.lang)
    };
    // A reader that has seen enough, `head` for example, closes the pipe: that is no failure.
    match io::stdout().write_all(text.as_bytes()) {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => Err(error.to_string()),
        _ => Ok(()),
    }
}

/// Finds the submissions under a path: the file itself, or every `.json` below a folder.
fn collect(path: &Path, files: &mut Vec<PathBuf>) -> Result<(), String> {
    let tell = |error: io::Error| format!("{}: {error}", path.display());
    if !fs::metadata(path).map_err(tell)?.is_dir() {
        files.push(path.to_owned());
        return Ok(());
    }
    for entry in fs::read_dir(path).map_err(tell)? {
        let path = entry.map_err(tell)?.path();
        if path.is_dir()
            || path
                .extension()
                .is_some_and(|extension| extension == "json")
        {
            collect(&path, files)?;
        }
    }
    Ok(())
}

/// Names a file the same way on every system; the committed data by its place in the repository.
fn name_of(path: &Path) -> String {
    let path = path
        .strip_prefix(env!("CARGO_MANIFEST_DIR"))
        .unwrap_or(path);
    path.display().to_string().replace('\\', "/")
}
