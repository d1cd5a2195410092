//! The arguments.

use std::path::PathBuf;

use lexopt::Parser;
use lexopt::prelude::*;
use vientro::exchange::json::People;
use vientro::{Date, Lang};

use crate::day::day;
use crate::format::Format;
use crate::option::{lang, tell, text};

pub const HELP: &str = "\
Usage: iati check FILE... [OPTIONS]
       iati convert IN OUT [OPTIONS]

check holds IATI 2.03 files against the official schema, the code lists and the official rules. Prints `valid`,
or each finding in a line: file, line, column, severity, rule, message and path.

  --as-of DATE         the day that is today, YYYY-MM-DD; if not given, the rules that ask for today are not
                       applied, and standard error says so
  --structure-only     the schema alone: code lists and rules are left out

Exit status: 0; 1 if a file is invalid, which warnings alone do not make it; 2 on bad arguments, or if a file
cannot be read.

convert writes the records of IN to OUT, in the formats that the ends of their names tell: .json for
submissions (IN may be a folder of them), .xml for an IATI activity file or organisation file, .xlsx for a
workbook (feature xlsx), no end for a folder of CSV tables (feature csv). OUT is written aside and gets its name
when it is whole. Standard error tells what could not be read or written.

  --from FORMAT        the format of IN: json, iati, csv or xlsx
  --to FORMAT          the format of OUT; with a folder as OUT it writes a file or a folder for each submission
  --locale vi|en|machine
                       how texts of tables write numbers and days. Tables are written as machine if none is
                       given; read without one, what has two readings is set aside. What this program wrote
                       is read with --locale machine
  --as-of DATE         the day by which the status of an activity is told; if not given, the latest day on
                       which a submission was true
  --organisations      write an organisation file: donors and Vietnamese bodies
  --redacted           write persons without their data
  --submission ID      what a file is read as that another program wrote: the id of the submission, ...
  --submitter ID       ... and who submits it; if not given, both are the name of the file
  --sequence NUMBER    ... and its number; 0 if not given

Exit status: 0; 1 if something was set aside; 2 on bad arguments, or if IN cannot be read or OUT not written.

  --lang vi|en         the language; vi if not given
  --help               this text
";

/// What is to be done.
pub enum Command {
    Check(CheckArgs),
    Convert(ConvertArgs),
}

pub struct ConvertArgs {
    pub input: PathBuf,
    pub output: PathBuf,
    pub from: Option<Format>,
    pub to: Option<Format>,
    pub as_of: Option<Date>,
    pub organisations: bool,
    pub people: People,
    pub submission: Option<String>,
    pub submitter: Option<String>,
    pub sequence: Option<String>,
    #[cfg(any(feature = "csv", feature = "xlsx"))]
    pub locale: Option<vientro::exchange::table::Locale>,
    pub lang: Lang,
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
            Value(command) if command == "convert" => {
                Ok(ConvertArgs::parse(&mut parser)?.map(Self::Convert))
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

impl ConvertArgs {
    fn parse(parser: &mut Parser) -> Result<Option<Self>, String> {
        let mut paths = Vec::new();
        let mut args = Self {
            input: PathBuf::new(),
            output: PathBuf::new(),
            from: None,
            to: None,
            as_of: None,
            organisations: false,
            people: People::Full,
            submission: None,
            submitter: None,
            sequence: None,
            #[cfg(any(feature = "csv", feature = "xlsx"))]
            locale: None,
            lang: Lang::Vi,
        };
        while let Some(argument) = parser.next().map_err(tell)? {
            match argument {
                Value(path) => paths.push(PathBuf::from(path)),
                Long("from") => args.from = Some(Format::named(&text(parser)?)?),
                Long("to") => args.to = Some(Format::named(&text(parser)?)?),
                Long("as-of") => args.as_of = Some(day(&text(parser)?, "--as-of")?),
                Long("organisations") => args.organisations = true,
                Long("redacted") => args.people = People::Redacted,
                Long("submission") => args.submission = Some(text(parser)?),
                Long("submitter") => args.submitter = Some(text(parser)?),
                Long("sequence") => args.sequence = Some(text(parser)?),
                #[cfg(any(feature = "csv", feature = "xlsx"))]
                Long("locale") => args.locale = Some(crate::table::locale(&text(parser)?)?),
                Long("lang") => args.lang = lang(parser)?,
                Long("help") | Short('h') => return Ok(None),
                other => return Err(tell(other.unexpected())),
            }
        }
        let Ok([input, output]) = <[PathBuf; 2]>::try_from(paths) else {
            return Err("convert takes IN and OUT; --help tells the arguments".to_owned());
        };
        (args.input, args.output) = (input, output);
        Ok(Some(args))
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
