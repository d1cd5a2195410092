//! Makes invented submissions: the committed national set, or larger sets to measure with.
//!
//! cargo run --release --example generate -- --national --out examples/data
//! cargo run --release --example generate -- --grants 100000 --seed 1 --out target/large
#![expect(
    clippy::arithmetic_side_effects,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a program that makes test data stops where it is wrong"
)]

mod amounts;
mod cast;
mod centre;
mod days;
mod donors;
mod gift;
mod grant_faults;
mod hand;
mod large;
mod local;
mod names;
mod national;
mod page;
mod places;
mod plan;
mod planted;
mod rng;

use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use lexopt::prelude::*;

const HELP: &str = "\
Usage: generate --national --out DIR
       generate --grants N [--seed S] --out DIR

  --national   the national set of examples/data, to the byte; what was made by hand is read there
  --grants N   as many grants, with three transactions each or more
  --seed S     another set; 1 if not given
  --out DIR    the folder that the files are written below
  --help       this text
";

enum Task {
    National(PathBuf),
    Large {
        grants: u64,
        seed: u64,
        out: PathBuf,
    },
}

fn main() -> ExitCode {
    let done = match task() {
        Ok(Some(Task::National(out))) => {
            let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/data");
            national::make(&root, &out)
        }
        Ok(Some(Task::Large { grants, seed, out })) => large::make(grants, seed, &out),
        Ok(None) => {
            let _ = io::stdout().write_all(HELP.as_bytes());
            Ok(())
        }
        Err(message) => Err(message),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            let _ = writeln!(io::stderr(), "generate: {message}");
            ExitCode::from(2)
        }
    }
}

/// Reads the arguments; `None` asks for help.
fn task() -> Result<Option<Task>, String> {
    let mut parser = lexopt::Parser::from_env();
    let (mut is_national, mut grants, mut seed, mut out) = (false, None, 1, None);
    let told = |error: lexopt::Error| error.to_string();
    while let Some(argument) = parser.next().map_err(told)? {
        match argument {
            Long("national") => is_national = true,
            Long("grants") => grants = Some(parser.value().and_then(|v| v.parse()).map_err(told)?),
            Long("seed") => seed = parser.value().and_then(|v| v.parse()).map_err(told)?,
            Long("out") => out = Some(PathBuf::from(parser.value().map_err(told)?)),
            Long("help") => return Ok(None),
            _ => return Err(argument.unexpected().to_string()),
        }
    }
    let out = out.ok_or("--out DIR is needed")?;
    match (is_national, grants) {
        (true, None) => Ok(Some(Task::National(out))),
        (false, Some(grants)) => Ok(Some(Task::Large { grants, seed, out })),
        _ => Err("either --national or --grants N is needed".to_owned()),
    }
}
