//! The arguments.

use std::path::PathBuf;

use lexopt::prelude::*;
use vientro::finding::Severity;
use vientro::{Date, Lang};

use crate::day::day;
use crate::option::{lang, tell, text};

pub const HELP: &str = "\
Usage: check PATH... [OPTIONS]

PATH is a submission, or a folder: then every .json file in it and below is read, and no other.

What is asked
  --as-of DATE         the day as of which deadlines are asked, YYYY-MM-DD; if not given, the last day that
                       the submissions are as of, where every one says it
  --only ID,...        these rules and no other
  --without ID,...     not these rules
  --holidays FILE      the calendar that terms of working days need, as `calendar` in docs/query-json.md:
                       {\"covers\":{\"from\":\"2023-01-01\",\"until\":\"2023-12-31\"},\"holidays\":[\"2023-09-04\"]}

How it is shown
  --lang vi|en         the language; vi if not given
  --min-severity S     error, warning or info: what is less grave is not printed; info if not given
  --json               as JSON, docs/checked-json.md, in both languages
  --help               this text

Findings go to standard output, one a line: severity, rule, record, field, message and provision; a provision
that is not verified says so. What could not be read, what was not applied and the numbers go to standard error.

Exit status: 0; 1 if there is an error among the findings, or if a file or a record could not be read; 2 on bad
arguments, or if nothing could be read.
";

pub struct Args {
    pub paths: Vec<PathBuf>,
    pub as_of: Option<Date>,
    pub only: Vec<String>,
    pub without: Vec<String>,
    pub holidays: Option<PathBuf>,
    pub lang: Lang,
    pub least: Severity,
    pub json: bool,
}

impl Args {
    /// Reads the arguments; `None` asks for help.
    pub fn parse() -> Result<Option<Self>, String> {
        let mut parser = lexopt::Parser::from_env();
        let mut args = Self {
            paths: Vec::new(),
            as_of: None,
            only: Vec::new(),
            without: Vec::new(),
            holidays: None,
            lang: Lang::Vi,
            least: Severity::Info,
            json: false,
        };
        while let Some(argument) = parser.next().map_err(tell)? {
            match argument {
                Value(path) => args.paths.push(PathBuf::from(path)),
                Long("as-of") => args.as_of = Some(day(&text(&mut parser)?, "--as-of")?),
                Long("only") => args.only.extend(ids(&text(&mut parser)?)),
                Long("without") => args.without.extend(ids(&text(&mut parser)?)),
                Long("holidays") => {
                    args.holidays = Some(PathBuf::from(parser.value().map_err(tell)?));
                }
                Long("lang") => args.lang = lang(&mut parser)?,
                Long("min-severity") => args.least = severity(&text(&mut parser)?)?,
                Long("json") => args.json = true,
                Long("help") | Short('h') => return Ok(None),
                other => return Err(tell(other.unexpected())),
            }
        }
        if args.paths.is_empty() {
            return Err("a file or a folder is needed; --help tells the arguments".to_owned());
        }
        Ok(Some(args))
    }
}

fn ids(list: &str) -> impl Iterator<Item = String> {
    list.split(',').map(|id| id.trim().to_owned())
}

fn severity(id: &str) -> Result<Severity, String> {
    let known = Severity::ALL.into_iter().find(|one| one.id() == id);
    known.ok_or_else(|| format!("--min-severity is error, warning or info, not `{id}`"))
}
