//! The arguments.

use std::path::PathBuf;
use std::str::FromStr;

use lexopt::prelude::*;
use vientro::catalog::NationalProgramme;
use vientro::catalog::national_programme;
use vientro::catalog::province::{Map, ProvinceCode, UnitId};
use vientro::report::NationalMap;
use vientro::statistics::Threads;
use vientro::{Currency, Date, Lang, Money, WindowKind};

use crate::day::{because, day};
use crate::option::{lang, tell, text};

pub const HELP: &str = "\
Usage: national_report [PATH...] [OPTIONS]

PATH is a submission, or a folder: then every .json file in it and below is read, and no other.
examples/data if none is given.

What is asked
  --year Y             the year of the full report; if not given, the last one that most provinces have
                       reported to its end
  --window KIND        calendar (1 Jan - 31 Dec, the default), decree-58 (15 Dec - 14 Dec),
                       budget (1 Jan - 31 Jan of the next year)
  --as-of DATE         the day on which \"running\" and \"registered\" are asked and deadlines are checked,
                       YYYY-MM-DD; the window's last day if not given
  --currency CODE      the reporting currency, USD if not given; `none` keeps the original ones
  --map 63|34|DATE     the map of provinces, that of the window's last day if not given; `none` leaves
                       each where its record puts it
  --province CODE      the report of one province: a code such as 20, or VN-63-20
  --compare Y1 Y2      also: the windows of two years beside each other
  --programme ID       also: a national programme over its years, national_2019_2025 for example
  --target AMOUNT      what that programme was to reach, in the reporting currency: 3000000000.00
  --cash               also: the cash table of Circular 23/2022/TT-BTC for the window

How it is shown
  --lang vi|en         the language; vi if not given
  --all                long lists whole, not only their first lines
  --conversions        also: every amount that was converted, with rate, day, kind, source and rounding
  --drill ADDRESS      only: the records behind a figure, TABLE/ROW/COLUMN; series:, comparison: and
                       programme: before it name the other reports, as in series:aid/2023/disbursed
  --json[=overview]    the same reports as JSON, in both languages; or only the overview by province
  --html FILE          also: a page of its own, with charts, in FILE
  --threads N          how many threads may work; 1 if not given
  --help               this text

Exit status: 0 if the report was printed, 2 on bad arguments, if nothing could be read, or if a file
could not be read or written.
";

/// What is written to standard output.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Output {
    Text,
    Json,
    OverviewJson,
}

pub struct Args {
    pub paths: Vec<PathBuf>,
    pub year: Option<i32>,
    pub kind: WindowKind,
    pub as_of: Option<Date>,
    pub currency: Option<Currency>,
    pub map: NationalMap,
    pub province: Option<Asked>,
    pub compare: Option<(i32, i32)>,
    pub programme: Option<&'static NationalProgramme>,
    pub target: Option<Money>,
    pub cash: bool,
    pub lang: Lang,
    pub all: bool,
    pub conversions: bool,
    pub drill: Option<String>,
    pub output: Output,
    pub html: Option<PathBuf>,
    pub threads: Threads,
}

/// A province as it was asked for: by its whole id, or by a code that the window's map tells.
#[derive(Clone, Copy)]
pub enum Asked {
    Unit(UnitId),
    Code(ProvinceCode),
}

impl Args {
    /// Reads the arguments; `None` asks for help.
    pub fn parse() -> Result<Option<Self>, String> {
        let mut parser = lexopt::Parser::from_env();
        let mut args = Self {
            paths: Vec::new(),
            year: None,
            kind: WindowKind::CalendarYear,
            as_of: None,
            currency: Some(Currency::USD),
            map: NationalMap::OfWindow,
            province: None,
            compare: None,
            programme: None,
            target: None,
            cash: false,
            lang: Lang::Vi,
            all: false,
            conversions: false,
            drill: None,
            output: Output::Text,
            html: None,
            threads: Threads::ONE,
        };
        let mut target = None;
        while let Some(argument) = parser.next().map_err(tell)? {
            match argument {
                Value(path) => args.paths.push(PathBuf::from(path)),
                Long("year") => args.year = Some(year(&mut parser, "--year")?),
                Long("window") => args.kind = kind(&text(&mut parser)?)?,
                Long("as-of") => args.as_of = Some(day(&text(&mut parser)?, "--as-of")?),
                Long("currency") => args.currency = currency(&text(&mut parser)?)?,
                Long("map") => args.map = map(&text(&mut parser)?)?,
                Long("province") => args.province = Some(province(&text(&mut parser)?)?),
                Long("compare") => {
                    let one = year(&mut parser, "--compare")?;
                    args.compare = Some((one, year(&mut parser, "--compare")?));
                }
                Long("programme") => {
                    let found = national_programme::parse(&text(&mut parser)?);
                    args.programme = Some(found.map_err(|e| because("--programme", &e))?);
                }
                Long("target") => target = Some(text(&mut parser)?),
                Long("cash") => args.cash = true,
                Long("lang") => args.lang = lang(&mut parser)?,
                Long("all") => args.all = true,
                Long("conversions") => args.conversions = true,
                Long("drill") => args.drill = Some(text(&mut parser)?),
                Long("json") => args.output = output(&mut parser)?,
                Long("html") => args.html = Some(PathBuf::from(parser.value().map_err(tell)?)),
                Long("threads") => {
                    let count: usize = number(&text(&mut parser)?, "--threads")?;
                    let threads = Threads::new(count);
                    args.threads = threads.ok_or("--threads: at least 1 is needed")?;
                }
                Long("help") | Short('h') => return Ok(None),
                other => return Err(tell(other.unexpected())),
            }
        }
        if args.paths.is_empty() {
            let sample = concat!(env!("CARGO_MANIFEST_DIR"), "/examples/data");
            args.paths.push(PathBuf::from(sample));
        }
        if let Some(amount) = target {
            args.target = Some(args.read_target(&amount)?);
        }
        Ok(Some(args))
    }

    fn read_target(&self, amount: &str) -> Result<Money, String> {
        if self.programme.is_none() {
            return Err("--target goes with --programme".to_owned());
        }
        let currency = self.currency;
        let currency = currency.ok_or("--target needs a reporting currency, and there is none")?;
        Money::parse(amount, currency).map_err(|e| because("--target", &e))
    }
}

fn year(parser: &mut lexopt::Parser, option: &str) -> Result<i32, String> {
    let text = text(parser)?;
    let year = text.parse();
    year.map_err(|_| format!("{option}: `{text}` is not a year"))
}

fn kind(name: &str) -> Result<WindowKind, String> {
    match name {
        "calendar" => Ok(WindowKind::CalendarYear),
        "decree-58" => Ok(WindowKind::Decree58),
        "budget" => Ok(WindowKind::BudgetYear),
        _ => Err(format!(
            "--window is calendar, decree-58 or budget, not `{name}`"
        )),
    }
}

fn currency(code: &str) -> Result<Option<Currency>, String> {
    if code == "none" {
        return Ok(None);
    }
    let currency = Currency::parse(code).map_err(|error| because("--currency", &error))?;
    match currency.minor_digits() {
        Some(_) => Ok(Some(currency)),
        None => Err(format!("--currency: nobody pays in {code}")),
    }
}

fn map(name: &str) -> Result<NationalMap, String> {
    if name == "none" {
        return Ok(NationalMap::AsRecorded);
    }
    let known = Map::ALL.into_iter().find(|map| map.id() == name);
    match known {
        Some(map) => Ok(NationalMap::On(map)),
        None => Ok(NationalMap::On(Map::on(day(
            name,
            "--map is 63, 34 or a date",
        )?))),
    }
}

fn province(code: &str) -> Result<Asked, String> {
    let read = if code.starts_with("VN-") {
        UnitId::parse(code).map(Asked::Unit)
    } else {
        ProvinceCode::parse(code).map(Asked::Code)
    };
    read.map_err(|error| because("--province", &error))
}

fn output(parser: &mut lexopt::Parser) -> Result<Output, String> {
    let which = parser.optional_value().map(|which| which.string());
    match which.transpose().map_err(tell)?.as_deref() {
        None => Ok(Output::Json),
        Some("overview") => Ok(Output::OverviewJson),
        Some(other) => Err(format!("--json or --json=overview, not `{other}`")),
    }
}

fn number<T: FromStr>(text: &str, option: &str) -> Result<T, String> {
    let number = text.parse();
    number.map_err(|_| format!("{option}: `{text}` is no such number"))
}
