//! What each format can do, and doing it: import, export, check.
//!
//! A format that was not built in is an error that names its feature; so is what a format cannot do.

#[cfg(feature = "csv")]
mod csv;
#[cfg(feature = "iati")]
mod iati;
#[cfg(feature = "json")]
mod json;
#[cfg(feature = "xlsx")]
mod xlsx;

#[cfg(feature = "json")]
use std::ops::ControlFlow;

use super::failure::{BorderError, Failure};
use super::file_findings::FileFindings;
use super::files::File;
use super::format::{Exported, Fed, People, Written};
#[cfg(feature = "json")]
use super::pointer::count;
use crate::exchange::Progress;
use crate::finding::Finding;
use crate::lang::{Label, Lang};
use crate::registry::{Registry, RegistryBuilder};
use crate::report::ReportDocument;

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
    Template,
    Return,
    Report,
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
            Self::Xlsx => cfg!(feature = "xlsx"),
            Self::Iati => cfg!(feature = "iati"),
        }
    }

    /// Tells whether this library can do something with it.
    pub(super) const fn can(self, act: Act) -> bool {
        let is_there = match (self, act) {
            (
                Self::Json | Self::Csv | Self::Xlsx | Self::Iati,
                Act::Import | Act::Export | Act::Check,
            )
            | (Self::Xlsx, Act::Template | Act::Return | Act::Report) => true,
            (Self::Json | Self::Csv | Self::Iati, Act::Template | Act::Return | Act::Report) => {
                false
            }
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
            Act::Template => Label::new("không có biểu mẫu", "has no template"),
            Act::Return => Label::new("không trả lại được", "cannot be returned"),
            Act::Report => Label::new("không có dạng báo cáo", "has no form of reports"),
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
        Format::Xlsx => xlsx::import(builder, files, options, tell),
        Format::Iati => iati::import(builder, files, options, tell),
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
        Format::Xlsx => xlsx::check(files, options, tell),
        Format::Iati => iati::check(files, options, tell),
        Format::Json => json::check(files, options, tell),
    }
}

/// Writes a registry out.
pub(super) fn export(
    registry: &Registry,
    format: Format,
    people: People,
    options: &str,
    tell: Progress<'_>,
) -> Result<Written, Failure> {
    match format {
        Format::Json => json::export(registry, people, options, tell),
        Format::Csv => csv::export(registry, people, options, tell),
        Format::Xlsx => xlsx::export(registry, people, options, tell),
        Format::Iati => iati::export(registry, people, options, tell),
    }
}

/// Writes a blank file for people to fill.
pub(super) fn template(format: Format, options: &str) -> Result<Vec<Exported>, Failure> {
    match format {
        Format::Xlsx => xlsx::template(options),
        Format::Json | Format::Csv | Format::Iati => Err(format.refuse(Act::Template)),
    }
}

/// Writes a report.
pub(super) fn report(
    format: Format,
    document: &ReportDocument,
    lang: Lang,
) -> Result<Vec<Exported>, Failure> {
    match format {
        Format::Xlsx => xlsx::report(document, lang),
        Format::Json | Format::Csv | Format::Iati => Err(format.refuse(Act::Report)),
    }
}

/// Writes files again with what is found in them, and what rules found.
pub(super) fn returned(
    files: &[File],
    format: Format,
    options: &str,
    rules: &[Finding],
    tell: Progress<'_>,
) -> Result<Vec<Exported>, Failure> {
    match format {
        Format::Xlsx => xlsx::returned(files, options, rules, tell),
        Format::Json | Format::Csv | Format::Iati => Err(format.refuse(Act::Return)),
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
#[cfg(feature = "json")]
fn each(
    files: &[File],
    tell: Progress<'_>,
    mut work: impl FnMut(&File, Progress<'_>) -> Result<(), Failure>,
) -> Result<(), Failure> {
    let length = |file: &File| count(file.bytes().len());
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

/// Imports files one after the other: all of them, or nothing where it fails.
#[cfg(feature = "json")]
fn import_each(
    builder: &mut RegistryBuilder,
    files: &[File],
    tell: Progress<'_>,
    mut import: impl FnMut(&mut RegistryBuilder, &File, Progress<'_>) -> Result<Fed, Failure>,
) -> Result<Fed, Failure> {
    let mark = builder.mark();
    let mut all = Fed {
        records: 0,
        set_aside: 0,
        is_complete: true,
    };
    let fed = each(files, tell, |file, tell| {
        let fed = import(builder, file, tell)?;
        all.records = all.records.saturating_add(fed.records);
        all.set_aside = all.set_aside.saturating_add(fed.set_aside);
        all.is_complete &= fed.is_complete;
        Ok(())
    });
    match fed {
        Ok(()) => Ok(all),
        Err(failure) => {
            builder.back_to(mark);
            Err(failure)
        }
    }
}

/// Reads tables and keeps nothing; says whether they hold only what can be read.
#[cfg(any(feature = "csv", feature = "xlsx"))]
fn check_tables(
    import: impl FnOnce(&mut RegistryBuilder) -> Result<(Fed, FileFindings), Failure>,
) -> Result<(bool, FileFindings), Failure> {
    let (fed, findings) = import(&mut Registry::builder())?;
    let has_errors = findings.has(crate::finding::Severity::Error);
    Ok((
        fed.is_complete && fed.set_aside == 0 && !has_errors,
        findings,
    ))
}

/// Says why tables were not read.
#[cfg(any(feature = "csv", feature = "xlsx"))]
fn unread(error: crate::exchange::table::ReadError) -> Failure {
    match error {
        crate::exchange::table::ReadError::Stopped(_) => stopped(),
        error => Failure::of("files", error),
    }
}

/// What a format that was not built in answers.
#[cfg(not(all(feature = "json", feature = "csv", feature = "xlsx", feature = "iati")))]
macro_rules! refused {
    ($format:ident, import) => {
        pub(super) fn import(
            _: &mut RegistryBuilder,
            _: &[File],
            _: &str,
            _: Progress<'_>,
        ) -> Result<(Fed, FileFindings), Failure> {
            Err(Format::$format.refuse(Act::Import))
        }
    };
    ($format:ident, check) => {
        pub(super) fn check(
            _: &[File],
            _: &str,
            _: Progress<'_>,
        ) -> Result<(bool, FileFindings), Failure> {
            Err(Format::$format.refuse(Act::Check))
        }
    };
    ($format:ident, export) => {
        pub(super) fn export(
            _: &Registry,
            _: People,
            _: &str,
            _: Progress<'_>,
        ) -> Result<Written, Failure> {
            Err(Format::$format.refuse(Act::Export))
        }
    };
    ($format:ident, template) => {
        pub(super) fn template(_: &str) -> Result<Vec<Exported>, Failure> {
            Err(Format::$format.refuse(Act::Template))
        }
    };
    ($format:ident, report) => {
        pub(super) fn report(_: &ReportDocument, _: Lang) -> Result<Vec<Exported>, Failure> {
            Err(Format::$format.refuse(Act::Report))
        }
    };
    ($format:ident, returned) => {
        pub(super) fn returned(
            _: &[File],
            _: &str,
            _: &[Finding],
            _: Progress<'_>,
        ) -> Result<Vec<Exported>, Failure> {
            Err(Format::$format.refuse(Act::Return))
        }
    };
}

/// The module of a format where it was not built in, with the functions that it would have.
macro_rules! not_built {
    ($feature:literal, $module:ident, $format:ident: $($what:ident)*) => {
        #[cfg(not(feature = $feature))]
        mod $module {
            use super::*;
            $(refused!($format, $what);)*
        }
    };
}
not_built!("json", json, Json: import check export);
not_built!("csv", csv, Csv: import check export);
not_built!("xlsx", xlsx, Xlsx: import check export template report returned);
not_built!("iati", iati, Iati: import check export);
