//! The arguments.

use std::path::PathBuf;

use lexopt::prelude::*;
use vientro::report::{Windows, yearly};
use vientro::{Date, Explain, Lang, WindowKind};

pub const HELP: &str = "\
Usage: national_report [PATH...] [OPTIONS]

PATH is a submission, or a folder: then every .json file in it and below is read, and no other.
examples/data if none is given.

  --year Y          one year; every year from the first record to the last if not given
  --window KIND     calendar (1 Jan - 31 Dec, the default), decree-58 (15 Dec - 14 Dec),
                    budget (1 Jan - 31 Jan of the next year)
  --as-of DATE      the day on which \"running\" is asked, YYYY-MM-DD; the window's last day if not given
  --lang vi|en      the language; vi if not given
  --json            the report as JSON, with both languages
  --help            this text

Exit status: 0 if the report was printed, 2 on bad arguments or if nothing could be read.
";

pub struct Args {
    pub paths: Vec<PathBuf>,
    pub windows: Windows,
    pub as_of: Option<Date>,
    pub lang: Lang,
    pub json: bool,
}

impl Args {
    /// Reads the arguments; `None` asks for help.
    pub fn parse() -> Result<Option<Self>, String> {
        let mut parser = lexopt::Parser::from_env();
        let mut paths = Vec::new();
        let (mut year, mut kind, mut as_of) = (None, WindowKind::CalendarYear, None);
        let (mut lang, mut json) = (Lang::Vi, false);
        while let Some(argument) = parser.next().map_err(tell)? {
            match argument {
                Value(path) => paths.push(PathBuf::from(path)),
                Long("year") => year = Some(text(&mut parser)?),
                Long("window") => {
                    let name = text(&mut parser)?;
                    kind = match name.as_str() {
                        "calendar" => WindowKind::CalendarYear,
                        "decree-58" => WindowKind::Decree58,
                        "budget" => WindowKind::BudgetYear,
                        _ => {
                            return Err(format!(
                                "--window is calendar, decree-58 or budget, not `{name}`"
                            ));
                        }
                    };
                }
                Long("as-of") => {
                    let day = text(&mut parser)?;
                    let read = Date::parse(&day);
                    as_of = Some(read.map_err(|e| format!("--as-of: {}", e.message(Lang::En)))?);
                }
                Long("lang") => {
                    let code = text(&mut parser)?;
                    lang = Lang::parse(&code)
                        .ok_or_else(|| format!("--lang is vi or en, not `{code}`"))?;
                }
                Long("json") => json = true,
                Long("help") | Short('h') => return Ok(None),
                other => return Err(tell(other.unexpected())),
            }
        }
        if paths.is_empty() {
            paths.push(PathBuf::from(concat!(
                env!("CARGO_MANIFEST_DIR"),
                "/examples/data"
            )));
        }
        let windows = match year {
            None => Windows::All(kind),
            Some(year) => {
                let number = year
                    .parse()
                    .map_err(|_| format!("--year: `{year}` is not a year"))?;
                let window = yearly(kind, number);
                Windows::One(window.map_err(|e| format!("--year: {}", e.message(Lang::En)))?)
            }
        };
        Ok(Some(Self {
            paths,
            windows,
            as_of,
            lang,
            json,
        }))
    }
}

fn text(parser: &mut lexopt::Parser) -> Result<String, String> {
    parser
        .value()
        .and_then(|value| value.string())
        .map_err(tell)
}

fn tell(error: lexopt::Error) -> String {
    format!("{error}; --help tells the arguments")
}
