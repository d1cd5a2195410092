//! The arguments.

use std::path::PathBuf;

use lexopt::prelude::*;
use vientro::duties::DutyOptions;
use vientro::{Date, Lang};

use crate::day::{because, day};
use crate::holidays;
use crate::option::{self, tell, text};

pub const HELP: &str = "\
Usage: duties [PATH...] --as-of DATE [OPTIONS]

PATH is a submission, or a folder: then every .json file in it and below is read, and no other.
examples/data if none is given.

  --as-of DATE         the day as of which states are told, YYYY-MM-DD; what is dated later is not known
  --from DATE          only what is due from this day on
  --until DATE         only what is due until this day; windows that begin by then are told too;
                       with --from or --until, what has no known last day is left out
  --bearer ID          only the duties of one donor or party
  --holidays FILE      the calendar that terms of working days need, as `calendar` in docs/query-json.md:
                       {\"covers\":{\"from\":\"2023-01-01\",\"until\":\"2023-12-31\"},\"holidays\":[\"2023-09-04\"]}
  --lang vi|en         the language; vi if not given
  --json               the same as JSON, in both languages
  --help               this text

What could not be read, and records that were set aside, are told on standard error.
Exit status: 0 if every file was read, 2 on bad arguments or if a file could not be read; the calendar of
the others is printed all the same.
";

/// What is written to standard output.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Output {
    Text,
    Json,
}

pub struct Args {
    pub paths: Vec<PathBuf>,
    pub options: DutyOptions,
    pub span: Option<(Date, Date)>,
    pub bearer: Option<String>,
    pub lang: Lang,
    pub output: Output,
}

impl Args {
    /// Reads the arguments; `None` asks for help.
    pub fn parse() -> Result<Option<Self>, String> {
        let mut parser = lexopt::Parser::from_env();
        let (mut paths, mut bearer, mut calendar) = (Vec::new(), None, None);
        let (mut as_of, mut from, mut until) = (None, None, None);
        let (mut lang, mut output) = (Lang::Vi, Output::Text);
        while let Some(argument) = parser.next().map_err(tell)? {
            match argument {
                Value(path) => paths.push(PathBuf::from(path)),
                Long("as-of") => as_of = Some(day(&text(&mut parser)?, "--as-of")?),
                Long("from") => from = Some(day(&text(&mut parser)?, "--from")?),
                Long("until") => until = Some(day(&text(&mut parser)?, "--until")?),
                Long("bearer") => bearer = Some(text(&mut parser)?),
                Long("holidays") => {
                    calendar = Some(PathBuf::from(parser.value().map_err(tell)?));
                }
                Long("lang") => lang = option::lang(&mut parser)?,
                Long("json") => output = Output::Json,
                Long("help") | Short('h') => return Ok(None),
                other => return Err(tell(other.unexpected())),
            }
        }
        let as_of = as_of.ok_or("--as-of DATE is needed; --help tells the arguments")?;
        let mut options = DutyOptions::on(as_of);
        if let Some(until) = until {
            options = options.looking_until(until);
        }
        if let Some(file) = calendar {
            options = options.with_calendar(holidays::read(&file)?);
        }
        let span = match (from, until) {
            (None, None) => None,
            (from, until) => Some(span(from, until)?),
        };
        if paths.is_empty() {
            let sample = concat!(env!("CARGO_MANIFEST_DIR"), "/examples/data");
            paths.push(PathBuf::from(sample));
        }
        Ok(Some(Self {
            paths,
            options,
            span,
            bearer,
            lang,
            output,
        }))
    }
}

/// The days from one to another; where one is not given, from or to the end of the calendar.
fn span(from: Option<Date>, until: Option<Date>) -> Result<(Date, Date), String> {
    let end = |year, month, of| Date::new(year, month, of).map_err(|e| because("--from", &e));
    let first = from.map_or_else(|| end(1900, 1, 1), Ok)?;
    let last = until.map_or_else(|| end(2200, 12, 31), Ok)?;
    if last < first {
        return Err(format!("--until {last} is before --from {first}"));
    }
    Ok((first, last))
}
