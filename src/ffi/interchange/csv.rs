//! CSV: tables in folders.

use super::{check_tables, step, unread};
use crate::exchange::{Progress, csv, json};
use crate::ffi::contain;
use crate::ffi::failure::{BorderError, Failure};
use crate::ffi::file_findings::FileFindings;
use crate::ffi::files::File;
use crate::ffi::format::{self, Fed, People, Written};
use crate::registry::{Registry, RegistryBuilder};

pub(super) fn import(
    builder: &mut RegistryBuilder,
    files: &[File],
    options: &str,
    tell: Progress<'_>,
) -> Result<(Fed, FileFindings), Failure> {
    let options = format::options_of(options, json::read_csv_options)?;
    let files: Vec<csv::File<'_>> = files
        .iter()
        .map(|file| csv::File::new(&file.name, file.bytes()))
        .collect();
    let read = csv::read_with_progress(builder, &files, &options, tell);
    let report = read.map_err(unread)?;
    let mut findings = FileFindings::default();
    findings.add_tables(&report);
    Ok((report.outcome.into(), findings))
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
    let options = format::options_of(options, json::read_csv_write_options)?;
    let export = csv::Export::new(registry, format::people(people));
    let steps = export.folders().map(|folder| folder.tables().count()).sum();
    let mut written = Vec::new();
    step(tell, 0, steps)?;
    for (position, folder) in export.folders().enumerate() {
        let number = position.saturating_add(1);
        for table in folder.tables() {
            let mut bytes = Vec::new();
            // Memory takes every byte.
            let refused = |_| BorderError::Panicked {
                place: contain::Place::default(),
            };
            folder.write(table, &options, &mut bytes).map_err(refused)?;
            written.push((format!("{number}/{}.csv", table.name()), bytes));
            step(tell, written.len(), steps)?;
        }
    }
    Ok(written.into())
}
