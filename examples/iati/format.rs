//! The formats that can be converted, each told by the end of a file's name.
//!
//! A further format is one more line in each of the three lists below: its ends, how it is read, how it
//! is written. CSV is a folder, XLSX a workbook; both stand behind features of their own, in `table.rs`.

use std::fs::{self, File};
use std::io::BufReader;
use std::path::Path;

use vientro::exchange::iati::{self, IatiReadOptions, IatiWriteOptions};
use vientro::exchange::json::{self, People};
use vientro::record::draft::Field;
use vientro::record::{Submission, SubmissionDraft};
use vientro::registry::RegistryBuilder;
use vientro::{Explain, Registry};

use crate::args::ConvertArgs;
use crate::bar::Bar;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    Json,
    Iati,
    #[cfg(feature = "csv")]
    Csv,
    #[cfg(feature = "xlsx")]
    Xlsx,
}

/// The formats by the ends of names, and by the names that `--from` and `--to` take.
const FORMATS: &[(&str, Format)] = &[
    ("json", Format::Json),
    ("xml", Format::Iati),
    ("iati", Format::Iati),
    #[cfg(feature = "csv")]
    ("csv", Format::Csv),
    #[cfg(feature = "xlsx")]
    ("xlsx", Format::Xlsx),
];

/// What reading told beside the records: a line each.
pub type Told = Vec<String>;

/// What is written: one file, or several in a folder, with `/` between the parts of their names.
pub enum Written {
    File(Vec<u8>),
    Folder(Vec<(String, Vec<u8>)>),
}

impl Format {
    /// Finds the format that a name stands for.
    pub fn named(name: &str) -> Result<Self, String> {
        let found = FORMATS.iter().find(|(known, _)| *known == name);
        found.map(|(_, format)| *format).ok_or_else(|| {
            let known: Vec<_> = FORMATS.iter().map(|(name, _)| *name).collect();
            format!("`{name}` is no format; known are {}", known.join(", "))
        })
    }

    /// Tells the format of a file by the end of its name.
    pub fn of(path: &Path) -> Result<Self, String> {
        if path.is_dir() {
            return Ok(Self::of_folder(path));
        }
        let Some(end) = path.extension().and_then(|end| end.to_str()) else {
            #[cfg(feature = "csv")]
            return Ok(Self::Csv);
            #[cfg(not(feature = "csv"))]
            return Err(format!(
                "{}: no end of the name tells the format; --from or --to names it",
                path.display()
            ));
        };
        Self::named(&end.to_ascii_lowercase())
            .map_err(|error| format!("{}: {error}", path.display()))
    }

    /// A folder holds tables if something in it is called so, else submissions.
    fn of_folder(path: &Path) -> Self {
        #[cfg(feature = "csv")]
        if crate::table::has_tables(path) {
            return Self::Csv;
        }
        let _ = path;
        Self::Json
    }

    /// Reads a file or a folder of this format.
    pub fn read(self, args: &ConvertArgs, builder: &mut RegistryBuilder) -> Result<Told, String> {
        match self {
            Self::Json => read_json(&args.input, builder),
            Self::Iati => read_iati(args, builder),
            #[cfg(feature = "csv")]
            Self::Csv => crate::table::read_csv(args, builder),
            #[cfg(feature = "xlsx")]
            Self::Xlsx => crate::table::read_xlsx(args, builder),
        }
    }

    /// Writes a registry in this format.
    pub fn write(self, args: &ConvertArgs, registry: &Registry) -> Result<(Written, Told), String> {
        match self {
            Self::Json => write_json(args, registry),
            Self::Iati => write_iati(args, registry),
            #[cfg(feature = "csv")]
            Self::Csv => crate::table::write_csv(args, registry),
            #[cfg(feature = "xlsx")]
            Self::Xlsx => crate::table::write_xlsx(args, registry),
        }
    }
}

fn read_json(path: &Path, builder: &mut RegistryBuilder) -> Result<Told, String> {
    let tell = |path: &Path, error: std::io::Error| format!("{}: {error}", path.display());
    if path.is_dir() {
        let entries = fs::read_dir(path).map_err(|error| tell(path, error))?;
        let paths: Result<Vec<_>, _> = entries.map(|entry| entry.map(|one| one.path())).collect();
        let mut paths = paths.map_err(|error| tell(path, error))?;
        paths.sort();
        let mut told = Vec::new();
        for path in paths {
            if path.is_dir() || path.extension().is_some_and(|end| end == "json") {
                told.extend(read_json(&path, builder)?);
            }
        }
        return Ok(told);
    }
    let bytes = fs::read(path).map_err(|error| tell(path, error))?;
    let name = path.display().to_string();
    let mut bar = Bar::new();
    let outcome = json::read_with_progress(builder, &name, &bytes, &mut |done, whole| {
        bar.show(done, whole)
    });
    bar.end();
    let outcome = outcome.map_err(|error| error.to_string())?;
    let mut told = Vec::new();
    if outcome.set_aside > 0 {
        told.push(format!("{name}: {} records set aside", outcome.set_aside));
    }
    if !outcome.is_complete {
        told.push(format!("{name}: not read to its end"));
    }
    Ok(told)
}

fn read_iati(args: &ConvertArgs, builder: &mut RegistryBuilder) -> Result<Told, String> {
    let path = &args.input;
    let name = path.display().to_string();
    let tell = |error: std::io::Error| format!("{name}: {error}");
    let file = File::open(path).map_err(tell)?;
    let length = file.metadata().map_err(tell)?.len();
    let options = IatiReadOptions::of(head(args)?);
    let mut bar = Bar::new();
    let input = BufReader::new(file);
    let read = iati::read_watched(
        builder,
        &name,
        input,
        length,
        &options,
        &mut |done, whole| bar.show(done, whole),
    );
    bar.end();
    let report = read.map_err(|error| format!("{name}: {}", error.message(args.lang)))?;
    if report.file().is_none() {
        return Err(format!("{name}: no IATI file of version 2"));
    }
    let mut told: Told = report
        .findings()
        .iter()
        .map(|finding| {
            format!(
                "{name}:{}:{}: {} {}: {} ({})",
                finding.place.line,
                finding.place.column,
                finding.severity.id(),
                finding.rule,
                finding.message(args.lang),
                finding.path,
            )
        })
        .collect();
    if report.left_out() > 0 {
        told.push(format!("{name}: {} more findings", report.left_out()));
    }
    Ok(told)
}

/// The head of the submission that a file of somebody else is read as.
fn head(args: &ConvertArgs) -> Result<Submission, String> {
    let stem = args.input.file_stem().and_then(|stem| stem.to_str());
    let stem = stem.unwrap_or("iati");
    let draft = SubmissionDraft {
        id: Field::from(args.submission.as_deref().unwrap_or(stem)),
        submitter: Field::from(args.submitter.as_deref().unwrap_or(stem)),
        sequence: Field::Other(args.sequence.as_deref().unwrap_or("0").into()),
        ..Default::default()
    };
    Submission::build(&draft).map_err(|problems| {
        let told: Vec<_> = problems.iter().map(|p| p.message(args.lang)).collect();
        told.join("; ")
    })
}

fn write_json(args: &ConvertArgs, registry: &Registry) -> Result<(Written, Told), String> {
    let mut documents = json::write(registry, args.people);
    let is_file = args.output.extension().is_some();
    if is_file && args.people == People::Full {
        // Files, or rests of files, that could not be read come last: they are no submission.
        let unread = registry.unreadable().len();
        documents.truncate(documents.len().saturating_sub(unread));
    }
    match &*documents {
        [one] if is_file => Ok((Written::File(one.bytes().to_vec()), Vec::new())),
        [] => Err("there is nothing to write".to_owned()),
        all if is_file => Err(format!(
            "there are {} submissions: OUT must be a folder, with --to json",
            all.len()
        )),
        all => {
            let files = all.iter().enumerate().map(|(at, one)| {
                // Names of submissions are what somebody else wrote.
                let name = format!("{:04}.json", at.saturating_add(1));
                (name, one.bytes().to_vec())
            });
            Ok((Written::Folder(files.collect()), Vec::new()))
        }
    }
}

fn write_iati(args: &ConvertArgs, registry: &Registry) -> Result<(Written, Told), String> {
    let days = registry.sources().iter();
    let latest = days.filter_map(|source| source.submission().as_of()).max();
    let as_of = args.as_of.or(latest).ok_or(
        "--as-of is needed: an activity has a status, and no submission tells the day of its data",
    )?;
    let options = IatiWriteOptions::on(as_of).people(args.people);
    let document = if args.organisations {
        iati::write_organisations(registry, &options)
    } else {
        iati::write_activities(registry, &options)
    };
    let document = document.map_err(|error| error.message(args.lang))?;
    let left_out = document.left_out().iter().map(|one| {
        let reason = one.reason.get(args.lang);
        let told = args.lang.pick("không phải là hoạt động", "no activity");
        format!("{}: {told}: {reason}", one.grant)
    });
    let told = left_out.collect();
    Ok((Written::File(document.bytes().to_vec()), told))
}
