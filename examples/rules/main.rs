//! Which rules does the library check, on which law, and why?
//!
//! cargo run --example rules -- --lang en
//! cargo run --example rules -- --markdown > docs/rules.md

#[path = "../support/option.rs"]
mod option;
mod page;
#[path = "../support/program.rs"]
mod program;
mod text;
mod uncheckable;

use std::process::ExitCode;

use lexopt::prelude::*;
use vientro::Lang;

const HELP: &str = "\
Usage: rules [OPTIONS]

Prints the catalogue of rules.

  --lang vi|en   the language; vi if not given
  --json         as JSON, in both languages
  --markdown     as the page docs/rules.md, in both languages, with an example of each rule
  --help         this text

Exit status: 0, or 2 on bad arguments.
";

struct Args {
    lang: Lang,
    output: Output,
}

#[derive(Clone, Copy)]
enum Output {
    Text,
    Json,
    Markdown,
}

impl Args {
    /// Reads the arguments; `None` asks for help.
    fn parse() -> Result<Option<Self>, String> {
        let mut parser = lexopt::Parser::from_env();
        let mut args = Self {
            lang: Lang::Vi,
            output: Output::Text,
        };
        while let Some(argument) = parser.next().map_err(option::tell)? {
            match argument {
                Long("lang") => args.lang = option::lang(&mut parser)?,
                Long("json") => args.output = Output::Json,
                Long("markdown") => args.output = Output::Markdown,
                Long("help") | Short('h') => return Ok(None),
                other => return Err(option::tell(other.unexpected())),
            }
        }
        Ok(Some(args))
    }
}

fn main() -> ExitCode {
    program::run("rules", HELP, Args::parse(), |args| {
        let text = match args.output {
            Output::Text => text::catalogue(args.lang),
            Output::Json => text::json(),
            Output::Markdown => page::page()?,
        };
        program::print(&text).map(|()| ExitCode::SUCCESS)
    })
}
