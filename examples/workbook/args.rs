//! The arguments.

use std::path::PathBuf;

use lexopt::prelude::*;
use vientro::exchange::table::Locale;
use vientro::{Date, Lang, Window};

use crate::day::{because, day};
use crate::option::{self, tell, text};

pub const HELP: &str = "\
Usage: workbook template OUT.xlsx --on DATE [--all]
       workbook fill SUBMISSION.json OUT.xlsx
       workbook read FILE.xlsx
       workbook return FILE.xlsx OUT.xlsx --as-of DATE [--with PATH]...
       workbook report PATH... OUT.xlsx --year YEAR

template   a blank workbook for a province or a ministry; --all has every table
fill       a submission as a workbook
read       what reading a workbook finds, a line for each finding
return     the workbook again, with what reading and the rules find in its records as comments on the cells
report     the national report of a year, of submissions and folders of them

  --on DATE            the day whose provinces are offered, YYYY-MM-DD
  --as-of DATE         the day as of which the rules check
  --with PATH          what the workbook's records refer to: a submission, or a folder of submissions.
                       Without it what stands in other files is found missing
  --year YEAR          the calendar year of the report
  --locale vi|en|machine
                       how texts of cells write numbers and days; without it a cell with two readings
                       is an error. `fill` takes vi if none is given
  --lang vi|en         the language; vi if not given
  --help               this text

A file is written whole or not at all.
Exit status: 0 if all is well, 1 if something was found, 2 on bad arguments or if a file could not be read.
";

/// What is to be done.
pub enum Task {
    Template {
        out: PathBuf,
        on: Date,
        is_whole: bool,
    },
    Fill {
        file: PathBuf,
        out: PathBuf,
    },
    Read {
        file: PathBuf,
    },
    Return {
        file: PathBuf,
        out: PathBuf,
        as_of: Date,
        /// What its records refer to.
        others: Vec<PathBuf>,
    },
    Report {
        paths: Vec<PathBuf>,
        out: PathBuf,
        window: Window,
    },
}

pub struct Args {
    pub task: Task,
    pub locale: Option<Locale>,
    pub lang: Lang,
}

impl Args {
    /// Reads the arguments; `None` asks for help.
    pub fn parse() -> Result<Option<Self>, String> {
        let mut parser = lexopt::Parser::from_env();
        let (mut name, mut paths, mut others) = (None, Vec::new(), Vec::new());
        let (mut on, mut as_of, mut window, mut locale) = (None, None, None, None);
        let (mut lang, mut is_whole) = (Lang::Vi, false);
        while let Some(argument) = parser.next().map_err(tell)? {
            match argument {
                Value(value) if name.is_none() => name = Some(value.string().map_err(tell)?),
                Value(path) => paths.push(PathBuf::from(path)),
                Long("on") => on = Some(day(&text(&mut parser)?, "--on")?),
                Long("as-of") => as_of = Some(day(&text(&mut parser)?, "--as-of")?),
                Long("with") => others.push(PathBuf::from(parser.value().map_err(tell)?)),
                Long("year") => window = Some(year(&text(&mut parser)?)?),
                Long("locale") => locale = Some(self::locale(&text(&mut parser)?)?),
                Long("lang") => lang = option::lang(&mut parser)?,
                Long("all") => is_whole = true,
                Long("help") | Short('h') => return Ok(None),
                other => return Err(tell(other.unexpected())),
            }
        }
        let needed = |option: &str| format!("{option} is needed; --help tells the arguments");
        let wrong = || "--help tells the arguments".to_owned();
        let last = paths.pop().ok_or_else(wrong)?;
        let task = match (name.as_deref(), paths.as_slice()) {
            (Some("template"), []) => Task::Template {
                out: last,
                on: on.ok_or_else(|| needed("--on DATE"))?,
                is_whole,
            },
            (Some("fill"), [file]) => Task::Fill {
                file: file.clone(),
                out: last,
            },
            (Some("read"), []) => Task::Read { file: last },
            (Some("return"), [file]) => Task::Return {
                file: file.clone(),
                out: last,
                as_of: as_of.ok_or_else(|| needed("--as-of DATE"))?,
                others,
            },
            (Some("report"), [_, ..]) => Task::Report {
                paths,
                out: last,
                window: window.ok_or_else(|| needed("--year YEAR"))?,
            },
            _ => return Err(wrong()),
        };
        Ok(Some(Self { task, locale, lang }))
    }
}

fn year(text: &str) -> Result<Window, String> {
    let year = text
        .parse()
        .map_err(|_| format!("--year: `{text}` is no year"))?;
    Window::calendar_year(year).map_err(|error| because("--year", &error))
}

fn locale(text: &str) -> Result<Locale, String> {
    Locale::parse(text).ok_or_else(|| format!("--locale is vi, en or machine, not `{text}`"))
}
