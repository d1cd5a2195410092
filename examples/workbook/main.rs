//! Workbooks: blank ones to fill, filled ones read and returned, the national report.
//!
//! cargo run --features xlsx --example workbook -- template mau.xlsx --on 2025-12-31
//! cargo run --features xlsx --example workbook -- return lang-son.xlsx tra-lai.xlsx --as-of 2025-12-31 \
//!     --with examples/data
//! cargo run --features xlsx --example workbook -- report examples/data bao-cao.xlsx --year 2023

mod args;
#[path = "../support/day.rs"]
mod day;
#[path = "../support/files.rs"]
mod files;
#[path = "../support/option.rs"]
mod option;
#[path = "../support/program.rs"]
mod program;
#[path = "../support/stderr.rs"]
mod stderr;

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::process::ExitCode;

use args::{Args, Task};
use vientro::exchange::json::People;
use vientro::exchange::table::{Locale, Report};
use vientro::exchange::xlsx::{self, Export, ReturnOptions, TemplateOptions, XlsxOptions};
use vientro::record::RecordKind;
use vientro::registry::RegistryBuilder;
use vientro::report::{NationalQuery, NationalWindow, ReportQuery};
use vientro::rules::{self, CheckOptions};
use vientro::{Explain, Lang, Registry};

fn main() -> ExitCode {
    program::run("workbook", args::HELP, Args::parse(), run)
}

fn run(args: &Args) -> Result<ExitCode, String> {
    let lang = args.lang;
    match &args.task {
        Task::Template { out, on, is_whole } => {
            let options = if *is_whole {
                TemplateOptions::of_all_tables(*on)
            } else {
                TemplateOptions::for_provinces(*on)
            };
            let bytes = xlsx::template(&TemplateOptions { lang, ..options });
            write(out, &bytes.map_err(|error| error.message(lang))?)?;
            Ok(ExitCode::SUCCESS)
        }
        Task::Fill { file, out } => {
            let loaded = files::load(std::slice::from_ref(file));
            stderr::say(&stderr::unread(&loaded.registry, lang));
            let export = Export::new(&loaded.registry, People::Full);
            let mut workbooks = export.workbooks();
            let (Some(workbook), None) = (workbooks.next(), workbooks.next()) else {
                return Err(format!("{}: not one submission", file.display()));
            };
            let locale = args.locale.unwrap_or(Locale::Vi);
            let bytes = workbook.write(Some(lang), locale);
            write(out, &bytes.map_err(|error| error.message(lang))?)?;
            Ok(ExitCode::SUCCESS)
        }
        Task::Read { file } => {
            let (report, _) = read(&mut Registry::builder(), args, file)?;
            let lines = report
                .findings
                .iter()
                .map(|finding| finding.text(lang) + "\n");
            program::print(&lines.collect::<String>())?;
            stderr::say(&[told(&report, 0, lang)]);
            Ok(ExitCode::from(u8::from(!report.findings.is_empty())))
        }
        Task::Return {
            file,
            out,
            as_of,
            others,
        } => {
            let mut builder = Registry::builder();
            let (_, failed) = files::add(&mut builder, others);
            if !failed.is_empty() {
                return Err(failed.join("\n"));
            }
            let (report, bytes) = read(&mut builder, args, file)?;
            let registry = builder.finish();
            let mut found = rules::check(&registry, &CheckOptions::on(*as_of)).findings;
            let own = records_of(&registry, file);
            found.retain(|finding| own.contains(&finding.record));
            let options = ReturnOptions::in_language(lang);
            let back = xlsx::returned(&bytes, &report.findings, &found, &options);
            write(out, &back.map_err(|error| error.message(lang))?)?;
            stderr::say(&stderr::unread(&registry, lang));
            stderr::say(&[told(&report, found.len(), lang)]);
            let is_clean = report.findings.is_empty() && found.is_empty();
            Ok(ExitCode::from(u8::from(!is_clean)))
        }
        Task::Report { paths, out, window } => {
            let loaded = files::load(paths);
            stderr::say(&loaded.failed);
            if !loaded.is_readable {
                return Err(files::nothing(lang));
            }
            let query = NationalQuery::of(NationalWindow::One(*window));
            let document = ReportQuery::National(query).run(&loaded.registry);
            let document = document.map_err(|error| error.message(lang))?;
            let bytes = xlsx::report(&document, lang);
            write(out, &bytes.map_err(|error| error.message(lang))?)?;
            Ok(ExitCode::SUCCESS)
        }
    }
}

/// Reads a workbook.
fn read(
    builder: &mut RegistryBuilder,
    args: &Args,
    file: &Path,
) -> Result<(Report, Vec<u8>), String> {
    let bytes = fs::read(file).map_err(|error| format!("{}: {error}", file.display()))?;
    let mut options = XlsxOptions::unstated();
    options.tables.locale = args.locale;
    let name = file.display().to_string();
    let report = xlsx::read(builder, &name, &bytes, &options);
    let report = report.map_err(|error| error.message(args.lang))?;
    Ok((report, bytes))
}

/// The records that came from a workbook, as findings name them: `grants/G1`.
fn records_of(registry: &Registry, file: &Path) -> BTreeSet<String> {
    let sheets = format!("{}#", file.display());
    let mut records = BTreeSet::new();
    for kind in RecordKind::ALL {
        let versions =
            (0..registry.version_count(kind)).filter_map(|at| registry.version(kind, at));
        for version in versions {
            let source = registry.sources().get(version.source);
            if source.is_some_and(|source| source.file().starts_with(&sheets)) {
                records.insert(format!("{}/{}", kind.list(), version.id));
            }
        }
    }
    records
}

/// Says how much was read, and how much was found in it.
fn told(report: &Report, by_rules: usize, lang: Lang) -> String {
    let (records, aside) = (report.outcome.records, report.outcome.set_aside);
    let found = report.findings.len().saturating_add(by_rules);
    let more = report.left_out;
    match lang {
        Lang::Vi => format!(
            "đã đọc {records} bản ghi, để riêng {aside}; {found} phát hiện, {more} không liệt kê"
        ),
        Lang::En => {
            format!(
                "{records} records read, {aside} set aside; {found} findings, {more} not listed"
            )
        }
    }
}

/// Writes a file whole or not at all: aside first, then under its name.
fn write(out: &Path, bytes: &[u8]) -> Result<(), String> {
    let aside = out.with_extension(format!("{}.part", std::process::id()));
    let written = fs::write(&aside, bytes).and_then(|()| fs::rename(&aside, out));
    written.map_err(|error| {
        let _ = fs::remove_file(&aside);
        format!("{}: {error}", out.display())
    })
}
