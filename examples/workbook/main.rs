//! Workbooks: blank ones to fill, filled ones read and returned, the national report.
//!
//! cargo run --features xlsx --example workbook -- template mau.xlsx --on 2025-12-31
//! cargo run --features xlsx --example workbook -- return lang-son.xlsx tra-lai.xlsx --as-of 2025-12-31
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

use std::fs;
use std::path::Path;
use std::process::ExitCode;

use args::{Args, Task};
use vientro::exchange::json::People;
use vientro::exchange::table::{Locale, Report};
use vientro::exchange::xlsx::{self, Export, ReturnOptions, TemplateOptions, XlsxOptions};
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
            let (_, report, _) = read(args, file)?;
            let lines = report
                .findings
                .iter()
                .map(|finding| finding.text(lang) + "\n");
            program::print(&lines.collect::<String>())?;
            stderr::say(&[told(&report, lang)]);
            Ok(ExitCode::from(u8::from(!report.findings.is_empty())))
        }
        Task::Return { file, out, as_of } => {
            let (registry, report, bytes) = read(args, file)?;
            let checked = rules::check(&registry, &CheckOptions::on(*as_of));
            let options = ReturnOptions::in_language(lang);
            let back = xlsx::returned(&bytes, &report.findings, &checked.findings, &options);
            write(out, &back.map_err(|error| error.message(lang))?)?;
            stderr::say(&[told(&report, lang)]);
            let is_clean = report.findings.is_empty() && checked.findings.is_empty();
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
fn read(args: &Args, file: &Path) -> Result<(Registry, Report, Vec<u8>), String> {
    let bytes = fs::read(file).map_err(|error| format!("{}: {error}", file.display()))?;
    let mut options = XlsxOptions::unstated();
    options.tables.locale = args.locale;
    let mut builder = Registry::builder();
    let name = file.display().to_string();
    let report = xlsx::read(&mut builder, &name, &bytes, &options);
    let report = report.map_err(|error| error.message(args.lang))?;
    Ok((builder.finish(), report, bytes))
}

/// Says how much was read.
fn told(report: &Report, lang: Lang) -> String {
    let (records, aside) = (report.outcome.records, report.outcome.set_aside);
    let (found, more) = (report.findings.len(), report.left_out);
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
