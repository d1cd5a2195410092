//! Tables: folders of CSV files, and workbooks.

use std::fs;
use std::path::{Path, PathBuf};

use vientro::exchange::table::{Locale, ReadError, Report};
use vientro::registry::RegistryBuilder;
use vientro::{Explain, Registry};

use crate::args::ConvertArgs;
use crate::format::{Told, Written};

/// Reads the name of a locale.
pub fn locale(text: &str) -> Result<Locale, String> {
    Locale::parse(text).ok_or_else(|| format!("--locale is vi, en or machine, not `{text}`"))
}

/// Returns what stands in a folder, in order of the names.
fn within(folder: &Path) -> Result<Vec<PathBuf>, String> {
    let tell = |error| format!("{}: {error}", folder.display());
    let entries = fs::read_dir(folder).map_err(tell)?;
    let paths: Result<Vec<_>, _> = entries.map(|entry| entry.map(|one| one.path())).collect();
    let mut paths = paths.map_err(tell)?;
    paths.sort();
    Ok(paths)
}

/// Tells what reading one submission found.
fn told(args: &ConvertArgs, name: &str, read: Result<Report, ReadError>) -> Result<Told, String> {
    let report = read.map_err(|error| format!("{name}: {}", error.message(args.lang)))?;
    let findings = report.findings.iter();
    let mut told: Told = findings.map(|one| one.text(args.lang)).collect();
    if report.left_out > 0 {
        told.push(format!("{name}: {} more findings", report.left_out));
    }
    Ok(told)
}

/// A file, if one submission is written under a name with an end, else one for each submission.
#[cfg(feature = "xlsx")]
fn written(args: &ConvertArgs, mut all: Vec<Vec<u8>>, end: &str) -> Result<Written, String> {
    let is_file = args.output.extension().is_some();
    match (all.pop(), all.is_empty()) {
        (None, _) => Err("there is nothing to write".to_owned()),
        (Some(one), true) if is_file => Ok(Written::File(one)),
        (Some(_), false) if is_file => Err(format!(
            "there are {} submissions: OUT must be a folder, with --to {end}",
            all.len().saturating_add(1)
        )),
        (Some(last), _) => {
            let all = all.into_iter().chain([last]).zip(1..);
            let files = all.map(|(bytes, at)| (format!("{at:04}.{end}"), bytes));
            Ok(Written::Folder(files.collect()))
        }
    }
}

#[cfg(feature = "csv")]
pub use of_csv::{has_tables, read_csv, write_csv};

#[cfg(feature = "csv")]
mod of_csv {
    use super::*;
    use vientro::exchange::csv::{self, CsvOptions, Export, File, WriteOptions};

    fn is_table(path: &Path) -> bool {
        path.extension()
            .is_some_and(|end| end.eq_ignore_ascii_case("csv"))
    }

    /// Tells whether there are tables in a folder, or in one of its folders.
    pub fn has_tables(folder: &Path) -> bool {
        let all = within(folder).unwrap_or_default();
        let mut all = all.iter();
        all.any(|path| is_table(path) || (path.is_dir() && has_tables(path)))
    }

    /// Reads a folder of tables as one submission, and its folders likewise.
    pub fn read_csv(args: &ConvertArgs, builder: &mut RegistryBuilder) -> Result<Told, String> {
        let mut told = Vec::new();
        let mut folders = vec![args.input.clone()];
        let mut is_any = false;
        while let Some(folder) = folders.pop() {
            let all = within(&folder)?;
            let inner = all.iter().filter(|path| path.is_dir()).cloned();
            // The last one is read next.
            folders.extend(inner.rev());
            let tables = all.iter().filter(|path| is_table(path));
            let read = tables.map(|path| Ok((path.display().to_string(), fs::read(path)?)));
            let read: std::io::Result<Vec<(String, Vec<u8>)>> = read.collect();
            let read = read.map_err(|error| format!("{}: {error}", folder.display()))?;
            if read.is_empty() {
                continue;
            }
            is_any = true;
            let files: Vec<_> = read
                .iter()
                .map(|(name, bytes)| File::new(name, bytes))
                .collect();
            let mut options = CsvOptions::unstated();
            options.tables.locale = args.locale;
            let report = csv::read(builder, &files, &options);
            told.extend(super::told(args, &folder.display().to_string(), report)?);
        }
        if is_any {
            Ok(told)
        } else {
            Err(format!("{}: no table is there", args.input.display()))
        }
    }

    /// Writes a folder of tables; of several submissions one for each.
    pub fn write_csv(args: &ConvertArgs, registry: &Registry) -> Result<(Written, Told), String> {
        let options = WriteOptions {
            locale: args.locale.unwrap_or(Locale::Machine),
            ..WriteOptions::for_programs()
        };
        let export = Export::new(registry, args.people);
        let folders: Vec<_> = export.folders().collect();
        let mut files = Vec::new();
        for (folder, at) in folders.iter().zip(1_usize..) {
            for table in folder.tables() {
                let mut bytes = Vec::new();
                let done = folder.write(table, &options, &mut bytes);
                done.map_err(|error| error.to_string())?;
                let name = match folders.as_slice() {
                    [_] => format!("{}.csv", table.name()),
                    _ => format!("{at:04}/{}.csv", table.name()),
                };
                files.push((name, bytes));
            }
        }
        Ok((Written::Folder(files), Vec::new()))
    }
}

#[cfg(feature = "xlsx")]
pub use of_xlsx::{read_xlsx, write_xlsx};

#[cfg(feature = "xlsx")]
mod of_xlsx {
    use super::*;
    use vientro::exchange::xlsx::{self, Export, XlsxOptions};

    /// Reads a workbook, or each one of a folder.
    pub fn read_xlsx(args: &ConvertArgs, builder: &mut RegistryBuilder) -> Result<Told, String> {
        let files = if args.input.is_dir() {
            within(&args.input)?
        } else {
            vec![args.input.clone()]
        };
        let mut all = Vec::new();
        for path in files {
            let name = path.display().to_string();
            let bytes = fs::read(&path).map_err(|error| format!("{name}: {error}"))?;
            let mut options = XlsxOptions::unstated();
            options.tables.locale = args.locale;
            let report = xlsx::read(builder, &name, &bytes, &options);
            all.extend(told(args, &name, report)?);
        }
        Ok(all)
    }

    /// Writes a workbook; of several submissions one for each.
    pub fn write_xlsx(args: &ConvertArgs, registry: &Registry) -> Result<(Written, Told), String> {
        let export = Export::new(registry, args.people);
        let locale = args.locale.unwrap_or(Locale::Machine);
        let workbooks = export
            .workbooks()
            .map(|one| one.write(Some(args.lang), locale));
        let workbooks: Result<Vec<_>, _> = workbooks.collect();
        let workbooks = workbooks.map_err(|error| error.message(args.lang))?;
        Ok((written(args, workbooks, "xlsx")?, Vec::new()))
    }
}
