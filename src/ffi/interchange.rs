//! What each format can do, and doing it: import, export, check.
//!
//! A format that was not built in is an error that names its feature; so is what a format cannot do.

#[cfg(feature = "json")]
use std::ops::ControlFlow;

use super::failure::{BorderError, Failure};
use super::file_findings::FileFindings;
use super::files::File;
#[cfg(feature = "json")]
use super::format;
use super::format::{Exported, Fed, People};
#[cfg(any(feature = "json", feature = "iati"))]
use super::pointer::count;
use crate::exchange::Progress;
use crate::lang::Label;
use crate::registry::{Registry, RegistryBuilder};

/// A format.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Format {
    Json,
    Csv,
    Xlsx,
    Iati,
}

/// What can be done with a format.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Act {
    Import,
    Export,
    Check,
}

impl Format {
    /// Returns the name, which is that of its feature.
    const fn name(self) -> &'static str {
        match self {
            Self::Json => "json",
            Self::Csv => "csv",
            Self::Xlsx => "xlsx",
            Self::Iati => "iati",
        }
    }

    const fn is_built(self) -> bool {
        match self {
            Self::Json => cfg!(feature = "json"),
            Self::Csv => cfg!(feature = "csv"),
            Self::Xlsx => false,
            Self::Iati => cfg!(feature = "iati"),
        }
    }

    /// Tells whether this library can do something with it.
    pub(super) const fn can(self, act: Act) -> bool {
        let is_there = match (self, act) {
            (Self::Json, Act::Import | Act::Export)
            | (Self::Csv, Act::Import | Act::Export | Act::Check)
            | (Self::Iati, Act::Check) => true,
            (Self::Json, Act::Check)
            | (Self::Xlsx, Act::Import | Act::Export | Act::Check)
            | (Self::Iati, Act::Import | Act::Export) => false,
        };
        is_there && self.is_built()
    }

    /// Says why it cannot.
    fn refuse(self, act: Act) -> Failure {
        if !self.is_built() {
            let feature = self.name();
            return BorderError::NotBuilt { feature }.into();
        }
        let what = match act {
            Act::Import => Label::new("không nạp được", "cannot be imported"),
            Act::Export => Label::new("không xuất được", "cannot be exported"),
            Act::Check => Label::new("không kiểm tra được", "cannot be checked"),
        };
        let format = self.name();
        BorderError::Cannot { format, what }.into()
    }
}

/// Imports files: all of them, or nothing where it fails.
pub(super) fn import(
    builder: &mut RegistryBuilder,
    files: &[File],
    format: Format,
    options: &str,
    tell: Progress<'_>,
) -> Result<(Fed, FileFindings), Failure> {
    match format {
        Format::Json => json::import(builder, files, options, tell),
        Format::Csv => csv::import(builder, files, options, tell),
        Format::Xlsx | Format::Iati => Err(format.refuse(Act::Import)),
    }
}

/// Checks files; says whether they are valid.
pub(super) fn check(
    files: &[File],
    format: Format,
    options: &str,
    tell: Progress<'_>,
) -> Result<(bool, FileFindings), Failure> {
    match format {
        Format::Csv => csv::check(files, options, tell),
        Format::Iati => iati::check(files, options, tell),
        Format::Json | Format::Xlsx => Err(format.refuse(Act::Check)),
    }
}

/// Writes a registry out.
pub(super) fn export(
    registry: &Registry,
    format: Format,
    people: People,
    options: &str,
    tell: Progress<'_>,
) -> Result<Vec<Exported>, Failure> {
    match format {
        Format::Json => json::export(registry, people, options, tell),
        Format::Csv => csv::export(registry, people, options, tell),
        Format::Xlsx | Format::Iati => Err(format.refuse(Act::Export)),
    }
}

/// Tells somebody how far a work of steps is.
#[cfg(feature = "json")]
fn step(tell: Progress<'_>, done: usize, steps: usize) -> Result<(), Failure> {
    match tell(count(done), count(steps)) {
        ControlFlow::Continue(()) => Ok(()),
        ControlFlow::Break(()) => Err(stopped()),
    }
}

#[cfg(feature = "json")]
fn stopped() -> Failure {
    Failure::of("progress", crate::exchange::Stopped)
}

/// Works on files one after the other, and tells how far all of it is.
#[cfg(any(feature = "json", feature = "iati"))]
fn each(
    files: &[File],
    tell: Progress<'_>,
    mut work: impl FnMut(&File, Progress<'_>) -> Result<(), Failure>,
) -> Result<(), Failure> {
    let length = |file: &File| count(file.bytes.len());
    let whole = files.iter().map(length).fold(0, u64::saturating_add);
    let mut before = 0u64;
    for file in files {
        let length = length(file);
        // What a format counts is its own affair: here it is that part of the file.
        let part = |done: u64, of: u64| {
            let done = u128::from(done).saturating_mul(u128::from(length));
            let done = done.checked_div(u128::from(of)).unwrap_or(0);
            u64::try_from(done).unwrap_or(length)
        };
        work(file, &mut |done, of| {
            tell(before.saturating_add(part(done, of)), whole)
        })?;
        before = before.saturating_add(length);
    }
    Ok(())
}

#[cfg(feature = "json")]
mod json {
    use super::*;
    use crate::exchange::json;

    pub(super) fn import(
        builder: &mut RegistryBuilder,
        files: &[File],
        options: &str,
        tell: Progress<'_>,
    ) -> Result<(Fed, FileFindings), Failure> {
        format::options_of(options, json::read_no_options)?;
        let mark = builder.mark();
        let mut all = Fed {
            records: 0,
            set_aside: 0,
            is_complete: true,
        };
        let fed = each(files, tell, |file, tell| {
            let fed = format::feed(builder, &file.name, &file.bytes, Some(tell))?;
            all.records = all.records.saturating_add(fed.records);
            all.set_aside = all.set_aside.saturating_add(fed.set_aside);
            all.is_complete &= fed.is_complete;
            Ok(())
        });
        if let Err(failure) = fed {
            builder.back_to(mark);
            return Err(failure);
        }
        Ok((all, FileFindings::default()))
    }

    pub(super) fn export(
        registry: &Registry,
        people: People,
        options: &str,
        tell: Progress<'_>,
    ) -> Result<Vec<Exported>, Failure> {
        format::options_of(options, json::read_no_options)?;
        step(tell, 0, 1)?;
        let documents = format::export(registry, people)?;
        step(tell, 1, 1)?;
        Ok(documents)
    }
}

#[cfg(not(feature = "json"))]
mod json {
    use super::*;

    pub(super) fn import(
        _: &mut RegistryBuilder,
        _: &[File],
        _: &str,
        _: Progress<'_>,
    ) -> Result<(Fed, FileFindings), Failure> {
        Err(Format::Json.refuse(Act::Import))
    }

    pub(super) fn export(
        _: &Registry,
        _: People,
        _: &str,
        _: Progress<'_>,
    ) -> Result<Vec<Exported>, Failure> {
        Err(Format::Json.refuse(Act::Export))
    }
}

#[cfg(feature = "csv")]
mod csv {
    use super::*;
    use crate::exchange::table::ReadError;
    use crate::exchange::{csv, json};
    use crate::ffi::contain;
    use crate::finding::Severity;

    pub(super) fn import(
        builder: &mut RegistryBuilder,
        files: &[File],
        options: &str,
        tell: Progress<'_>,
    ) -> Result<(Fed, FileFindings), Failure> {
        let options = format::options_of(options, json::read_csv_options)?;
        let files: Vec<csv::File<'_>> = files
            .iter()
            .map(|file| csv::File::new(&file.name, &file.bytes))
            .collect();
        let read = csv::read_with_progress(builder, &files, &options, tell);
        let report = read.map_err(|error| match error {
            ReadError::Stopped(_) => stopped(),
            error => Failure::of("files", error),
        })?;
        let findings = FileFindings::of_tables(&report.findings, report.left_out);
        Ok((report.outcome.into(), findings))
    }

    /// Reads the files and keeps nothing.
    pub(super) fn check(
        files: &[File],
        options: &str,
        tell: Progress<'_>,
    ) -> Result<(bool, FileFindings), Failure> {
        let mut builder = Registry::builder();
        let (fed, findings) = import(&mut builder, files, options, tell)?;
        let is_read = fed.is_complete && fed.set_aside == 0;
        Ok((is_read && !findings.has(Severity::Error), findings))
    }

    pub(super) fn export(
        registry: &Registry,
        people: People,
        options: &str,
        tell: Progress<'_>,
    ) -> Result<Vec<Exported>, Failure> {
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
        Ok(written)
    }
}

#[cfg(not(feature = "csv"))]
mod csv {
    use super::*;

    pub(super) fn import(
        _: &mut RegistryBuilder,
        _: &[File],
        _: &str,
        _: Progress<'_>,
    ) -> Result<(Fed, FileFindings), Failure> {
        Err(Format::Csv.refuse(Act::Import))
    }

    pub(super) fn check(
        _: &[File],
        _: &str,
        _: Progress<'_>,
    ) -> Result<(bool, FileFindings), Failure> {
        Err(Format::Csv.refuse(Act::Check))
    }

    pub(super) fn export(
        _: &Registry,
        _: People,
        _: &str,
        _: Progress<'_>,
    ) -> Result<Vec<Exported>, Failure> {
        Err(Format::Csv.refuse(Act::Export))
    }
}

#[cfg(feature = "iati")]
mod iati {
    use super::*;
    use crate::exchange::iati::{IatiCheckOptions, XmlError, check_watched};

    pub(super) fn check(
        files: &[File],
        options: &str,
        tell: Progress<'_>,
    ) -> Result<(bool, FileFindings), Failure> {
        let options = self::options(options)?;
        let mut findings = FileFindings::default();
        let mut is_valid = true;
        each(files, tell, |file, tell| {
            let length = count(file.bytes.len());
            let checked = check_watched(file.bytes.as_slice(), length, &options, tell);
            let checked = checked.map_err(|error| match error {
                XmlError::Stopped(_) => Failure::of("progress", error),
                error => Failure::of("files", error),
            })?;
            is_valid &= checked.is_valid();
            findings.add_iati(&file.name, &checked);
            Ok(())
        })?;
        Ok((is_valid, findings))
    }

    #[cfg(feature = "json")]
    fn options(text: &str) -> Result<IatiCheckOptions, Failure> {
        format::options_of(text, crate::exchange::json::read_iati_check_options)
    }

    #[cfg(not(feature = "json"))]
    fn options(text: &str) -> Result<IatiCheckOptions, Failure> {
        if text.is_empty() {
            return Ok(IatiCheckOptions::without_today());
        }
        Err(BorderError::NotBuilt { feature: "json" }.into())
    }
}

#[cfg(not(feature = "iati"))]
mod iati {
    use super::*;

    pub(super) fn check(
        _: &[File],
        _: &str,
        _: Progress<'_>,
    ) -> Result<(bool, FileFindings), Failure> {
        Err(Format::Iati.refuse(Act::Check))
    }
}
