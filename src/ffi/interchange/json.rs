//! JSON, the format of the registry itself.

use super::{import_each, step};
use crate::exchange::{Progress, json};
use crate::ffi::failure::Failure;
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
    format::options_of(options, json::read_no_options)?;
    let fed = import_each(builder, files, tell, |builder, file, tell| {
        format::feed(builder, &file.name, file.bytes(), Some(tell))
    })?;
    Ok((fed, FileFindings::default()))
}

/// Reads the files and keeps nothing.
pub(super) fn check(
    files: &[File],
    options: &str,
    tell: Progress<'_>,
) -> Result<(bool, FileFindings), Failure> {
    let mut builder = Registry::builder();
    let (fed, _) = import(&mut builder, files, options, tell)?;
    let mut findings = FileFindings::default();
    findings.add_set_aside(&builder.finish());
    Ok((fed.is_complete && fed.set_aside == 0, findings))
}

pub(super) fn export(
    registry: &Registry,
    people: People,
    options: &str,
    tell: Progress<'_>,
) -> Result<Written, Failure> {
    format::options_of(options, json::read_no_options)?;
    step(tell, 0, 1)?;
    let documents = format::export(registry, people)?;
    step(tell, 1, 1)?;
    Ok(documents.into())
}
