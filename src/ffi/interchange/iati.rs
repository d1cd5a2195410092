//! IATI activities and organisations.

use super::{each, import_each, stopped};
use crate::exchange::iati::{
    IatiWriteError, XmlError, check_watched, read_watched, write_activities_watched,
    write_organisations,
};
use crate::exchange::{Progress, json};
use crate::ffi::failure::Failure;
use crate::ffi::file_findings::FileFindings;
use crate::ffi::files::File;
use crate::ffi::format::{self, Fed, People, Written};
use crate::ffi::pointer::count;
use crate::registry::{Registry, RegistryBuilder};

pub(super) fn import(
    builder: &mut RegistryBuilder,
    files: &[File],
    options: &str,
    tell: Progress<'_>,
) -> Result<(Fed, FileFindings), Failure> {
    let options = format::options_of(options, json::read_iati_options)?;
    let mut findings = FileFindings::default();
    let fed = import_each(builder, files, tell, |builder, file, tell| {
        let (input, length) = (file.bytes(), count(file.bytes().len()));
        let read = read_watched(builder, &file.name, input, length, &options, tell);
        let read = read.map_err(unread)?;
        findings.add_read(&file.name, &read);
        Ok(read.outcome().into())
    })?;
    Ok((fed, findings))
}

pub(super) fn check(
    files: &[File],
    options: &str,
    tell: Progress<'_>,
) -> Result<(bool, FileFindings), Failure> {
    let options = format::options_of(options, json::read_iati_check_options)?;
    let mut findings = FileFindings::default();
    let mut is_valid = true;
    each(files, tell, |file, tell| {
        let (input, length) = (file.bytes(), count(file.bytes().len()));
        let checked = check_watched(input, length, &options, tell).map_err(unread)?;
        is_valid &= checked.is_valid();
        findings.add_iati(&file.name, &checked);
        Ok(())
    })?;
    Ok((is_valid, findings))
}

/// Writes the activities, and the organisations if there are any.
pub(super) fn export(
    registry: &Registry,
    people: People,
    options: &str,
    tell: Progress<'_>,
) -> Result<Written, Failure> {
    let options = format::options_of(options, json::read_iati_write_options)?;
    let options = options.people(format::people(people));
    let refused = |error| match error {
        IatiWriteError::Stopped(_) => stopped(),
        error => Failure::of("registry", error),
    };
    // The organisations are as much work as one grant.
    let mut whole = 1;
    let activities = write_activities_watched(registry, &options, &mut |done, grants| {
        whole = grants.saturating_add(1);
        tell(done, whole)
    });
    let activities = activities.map_err(refused)?;
    let mut written = vec![("activities.xml".to_owned(), activities.bytes().to_vec())];
    match write_organisations(registry, &options) {
        Ok(file) => written.push(("organisations.xml".to_owned(), file.bytes().to_vec())),
        Err(IatiWriteError::NoOrganisation) => {}
        Err(error) => return Err(refused(error)),
    }
    if tell(whole, whole).is_break() {
        return Err(stopped());
    }
    let left_out = activities.left_out().iter();
    Ok(Written {
        documents: written,
        left_out: left_out
            .map(|left| (left.grant.clone(), left.reason.clone()))
            .collect(),
    })
}

fn unread(error: XmlError) -> Failure {
    match error {
        XmlError::Stopped(_) => stopped(),
        error => Failure::of("files", error),
    }
}
