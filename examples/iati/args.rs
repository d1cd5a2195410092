//! The arguments.

use std::path::PathBuf;

use lexopt::Parser;
use lexopt::prelude::*;
use vientro::{Date, Lang};

use crate::day::day;
use crate::option::{lang, tell, text};

pub const HELP: &str = "\
Usage: iati check FILE... [OPTIONS]

Holds IATI 2.03 files against the official schema, the code lists and the official rules. Prints `valid`, or
each finding in a line: file, line, column, severity, rule, message and path.

  --as-of DATE         the day that is today, YYYY-MM-DD; if not given, the rules that ask for today are not
                       applied, and standard error says so
  --structure-only     the schema alone: code lists and rules are left out
  --lang vi|en         the language; vi if not given
  --help               this text

Exit status: 0; 1 if a file is invalid, which warnings alone do not make it; 2 on bad arguments, or if a file
cannot be read.
";

/// What is to be done.
pub enum Command {
    Check(CheckArgs),
}

pub struct CheckArgs {
    pub files: Vec<PathBuf>,
    pub as_of: Option<Date>,
    pub is_structure_only: bool,
    pub lang: Lang,
}

impl Command {
    /// Reads the arguments; `None` asks for help.
    pub fn parse() -> Result<Option<Self>, String> {
        let mut parser = Parser::from_env();
        let Some(first) = parser.next().map_err(tell)? else {
            return Ok(None);
        };
        match first {
            Value(command) if command == "check" => {
                Ok(CheckArgs::parse(&mut parser)?.map(Self::Check))
            }
            Value(command) => {
                let command = command.to_string_lossy();
                Err(format!("`{command}` is no command; --help tells them"))
            }
            Long("help") | Short('h') => Ok(None),
            other => Err(tell(other.unexpected())),
        }
    }
}

impl CheckArgs {
    fn parse(parser: &mut Parser) -> Result<Option<Self>, String> {
        let mut args = Self {
            files: Vec::new(),
            as_of: None,
            is_structure_only: false,
            lang: Lang::Vi,
        };
        while let Some(argument) = parser.next().map_err(tell)? {
            match argument {
                Value(file) => args.files.push(PathBuf::from(file)),
                Long("as-of") => args.as_of = Some(day(&text(parser)?, "--as-of")?),
                Long("structure-only") => args.is_structure_only = true,
                Long("lang") => args.lang = lang(parser)?,
                Long("help") | Short('h') => return Ok(None),
                other => return Err(tell(other.unexpected())),
            }
        }
        if args.files.is_empty() {
            return Err("a file is needed; --help tells the arguments".to_owned());
        }
        Ok(Some(args))
    }
}
