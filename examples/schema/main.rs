//! Which fields does a submission have, and what may stand in them?
//!
//! cargo run --example schema > docs/submission.schema.json
//! cargo run --example schema -- --markdown > docs/fields.md

#[path = "../support/option.rs"]
#[expect(dead_code, reason = "no option of this program has a value")]
mod option;
mod page;
#[path = "../support/program.rs"]
mod program;

use std::process::ExitCode;

use lexopt::prelude::*;
use vientro::exchange::json;

const HELP: &str = "\
Usage: schema [OPTIONS]

Prints the JSON Schema (2020-12) of the submission format.

  --markdown     the fields and code lists as the page docs/fields.md, in both languages, instead
  --help         this text

Exit status: 0, or 2 on bad arguments.
";

enum Output {
    Schema,
    Markdown,
}

/// Reads the arguments; `None` asks for help.
fn parse() -> Result<Option<Output>, String> {
    let mut parser = lexopt::Parser::from_env();
    let mut output = Output::Schema;
    while let Some(argument) = parser.next().map_err(option::tell)? {
        match argument {
            Long("markdown") => output = Output::Markdown,
            Long("help") | Short('h') => return Ok(None),
            other => return Err(option::tell(other.unexpected())),
        }
    }
    Ok(Some(output))
}

fn main() -> ExitCode {
    program::run("schema", HELP, parse(), |output| {
        let text = match output {
            Output::Schema => json::schema_json(),
            Output::Markdown => page::page(),
        };
        program::print(&text).map(|()| ExitCode::SUCCESS)
    })
}
