//! Workbooks.

use super::{check_tables, each, import_each, step, unread};
use crate::exchange::xlsx::XlsxOptions;
use crate::exchange::{Progress, json, table, xlsx};
use crate::ffi::failure::Failure;
use crate::ffi::file_findings::FileFindings;
use crate::ffi::files::File;
use crate::ffi::format::{self, Exported, Fed, People, Written};
use crate::finding::Finding;
use crate::lang::Lang;
use crate::registry::{Registry, RegistryBuilder};
use crate::report::ReportDocument;

pub(super) fn import(
    builder: &mut RegistryBuilder,
    files: &[File],
    options: &str,
    tell: Progress<'_>,
) -> Result<(Fed, FileFindings), Failure> {
    let options = format::options_of(options, json::read_xlsx_options)?;
    let mut findings = FileFindings::default();
    let fed = import_each(builder, files, tell, |builder, file, tell| {
        let report = read(builder, file, &options, tell)?;
        findings.add_tables(&report);
        Ok(report.outcome.into())
    })?;
    Ok((fed, findings))
}

fn read(
    builder: &mut RegistryBuilder,
    file: &File,
    options: &XlsxOptions,
    tell: Progress<'_>,
) -> Result<table::Report, Failure> {
    xlsx::read_with_progress(builder, &file.name, file.bytes(), options, tell).map_err(unread)
}

/// Reads the files and keeps nothing.
pub(super) fn check(
    files: &[File],
    options: &str,
    tell: Progress<'_>,
) -> Result<(bool, FileFindings), Failure> {
    check_tables(|builder| import(builder, files, options, tell))
}

pub(super) fn export(
    registry: &Registry,
    people: People,
    options: &str,
    tell: Progress<'_>,
) -> Result<Written, Failure> {
    let (headers, locale) = format::options_of(options, json::read_xlsx_write_options)?;
    let export = xlsx::Export::new(registry, format::people(people));
    let steps = export.workbooks().count();
    let mut written = Vec::new();
    step(tell, 0, steps)?;
    for (position, workbook) in export.workbooks().enumerate() {
        let number = position.saturating_add(1);
        let bytes = workbook.write(headers, locale);
        let bytes = bytes.map_err(|error| Failure::of("registry", error))?;
        written.push((format!("{number}.xlsx"), bytes));
        step(tell, number, steps)?;
    }
    Ok(written.into())
}

pub(super) fn report(document: &ReportDocument, lang: Lang) -> Result<Vec<Exported>, Failure> {
    let bytes = xlsx::report(document, lang).map_err(|error| Failure::of("report", error))?;
    Ok(vec![("report.xlsx".to_owned(), bytes)])
}

pub(super) fn template(options: &str) -> Result<Vec<Exported>, Failure> {
    let options = format::options_of(options, json::read_template_options)?;
    let bytes = xlsx::template(&options).map_err(|error| Failure::of("options", error))?;
    Ok(vec![("template.xlsx".to_owned(), bytes)])
}

/// Reads the files, keeps nothing, and writes each again with what was found.
pub(super) fn returned(
    files: &[File],
    options: &str,
    rules: &[Finding],
    tell: Progress<'_>,
) -> Result<Vec<Exported>, Failure> {
    let options = format::options_of(options, json::read_return_options)?;
    let mut written = Vec::new();
    each(files, tell, |file, tell| {
        let report = read(&mut Registry::builder(), file, &options.limits, tell)?;
        let bytes = xlsx::returned(file.bytes(), &report.findings, rules, &options);
        let bytes = bytes.map_err(|error| Failure::of("files", error))?;
        written.push((file.name.clone(), bytes));
        Ok(())
    })?;
    Ok(written)
}
