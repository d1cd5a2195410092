//! The formats that were built in; one that was not is an error, not a missing function.

use super::failure::Failure;
use crate::duties::{DutyOptions, Obligations};
use crate::exchange::Progress;
use crate::exchange::columns::Column;
use crate::finding::Message;
use crate::record::RecordKind;
use crate::registry::{Registry, RegistryBuilder, SetAside};
use crate::report::{OverviewQuery, ReportDocument, ReportQuery};
use crate::rules::{CheckOptions, Checked};
use crate::statistics::{Conversion, Cube, CubeQuery, Drilled, Unconverted};

/// What becomes of personal data that goes out.
#[derive(Clone, Copy)]
pub(super) enum People {
    Redacted,
    Full,
}

/// A document to be kept: its name and its bytes.
pub(super) type Exported = (String, Vec<u8>);

/// What a registry was written out as.
pub(super) struct Written {
    pub(super) documents: Vec<Exported>,
    /// The records that the format cannot show, by id, and why.
    pub(super) left_out: Vec<(String, Message)>,
}

impl From<Vec<Exported>> for Written {
    fn from(documents: Vec<Exported>) -> Self {
        Self {
            documents,
            left_out: Vec::new(),
        }
    }
}

/// What became of a file.
pub(super) struct Fed {
    pub(super) records: usize,
    pub(super) set_aside: usize,
    pub(super) is_complete: bool,
}

#[cfg(feature = "json")]
mod json {
    use std::fmt;

    use super::*;
    use crate::code::{Code, Explain};
    use crate::exchange::{columns, json};
    use crate::ffi::columns::blamed;
    use crate::finding::Problem;
    use crate::lang::Lang;
    use crate::report::overview;

    /// A document with problems: the first one stands for all, and the message tells each.
    #[derive(Debug)]
    struct Refused {
        code: Code,
        problems: Vec<Problem>,
    }

    impl Refused {
        fn tell(&self, lang: Lang) -> String {
            let tell = |problem: &Problem| match problem.path().as_str() {
                "" => problem.message(lang).to_owned(),
                path => format!("{path}: {}", problem.message(lang)),
            };
            self.problems
                .iter()
                .map(tell)
                .collect::<Vec<_>>()
                .join("; ")
        }
    }

    impl fmt::Display for Refused {
        fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str(&self.tell(Lang::En))
        }
    }

    impl std::error::Error for Refused {}

    impl Explain for Refused {
        fn code(&self) -> Code {
            self.code
        }

        fn message(&self, lang: Lang) -> String {
            self.tell(lang)
        }
    }

    /// Blames an argument for its problems.
    fn read<T>(argument: &'static str, read: Result<T, Vec<Problem>>) -> Result<T, Failure> {
        read.map_err(|problems| {
            let unread = crate::record::ShapeError::Missing.code();
            let code = problems.first().map_or(unread, Problem::code);
            Failure::of(argument, Refused { code, problems })
        })
    }

    impl From<json::Outcome> for Fed {
        fn from(outcome: json::Outcome) -> Self {
            Self {
                records: outcome.records,
                set_aside: outcome.set_aside,
                is_complete: outcome.is_complete,
            }
        }
    }

    pub(in crate::ffi) fn feed(
        builder: &mut RegistryBuilder,
        name: &str,
        content: &[u8],
        progress: Option<Progress<'_>>,
    ) -> Result<Fed, Failure> {
        let Some(progress) = progress else {
            return Ok(json::read(builder, name, content).into());
        };
        json::read_with_progress(builder, name, content, progress)
            .map(Fed::from)
            .map_err(|error| Failure::of("progress", error))
    }

    pub(in crate::ffi) fn columns(
        builder: &mut RegistryBuilder,
        name: &str,
        submission: &str,
        columns: &[Column<'_>],
        progress: Progress<'_>,
    ) -> Result<Fed, Failure> {
        let outcome = columns::read_with_progress(builder, name, submission, columns, progress);
        Ok(outcome.map_err(|error| blamed(error, columns))?.into())
    }

    pub(in crate::ffi) const fn people(people: People) -> json::People {
        match people {
            People::Redacted => json::People::Redacted,
            People::Full => json::People::Full,
        }
    }

    pub(in crate::ffi) fn record(
        registry: &Registry,
        kind: RecordKind,
        id: &str,
        people: People,
    ) -> Result<Option<String>, Failure> {
        Ok(json::record_json(registry, kind, id, self::people(people)))
    }

    pub(in crate::ffi) fn version(
        registry: &Registry,
        kind: RecordKind,
        position: usize,
        people: People,
    ) -> Result<Option<String>, Failure> {
        let people = self::people(people);
        Ok(json::version_json(registry, kind, position, people))
    }

    pub(in crate::ffi) fn set_aside_text(
        item: &SetAside,
        people: People,
    ) -> Result<String, Failure> {
        Ok(json::set_aside_text(item, self::people(people)).into_owned())
    }

    pub(in crate::ffi) fn export(
        registry: &Registry,
        people: People,
    ) -> Result<Vec<Exported>, Failure> {
        let documents = json::write(registry, self::people(people));
        let exported = |one: &json::Document| (one.name().to_owned(), one.bytes().to_vec());
        Ok(documents.iter().map(exported).collect())
    }

    pub(in crate::ffi) fn schema() -> Result<String, Failure> {
        Ok(json::schema_json())
    }

    /// Reads options; an empty text stands for none.
    pub(in crate::ffi) fn options_of<T>(
        text: &str,
        read_options: impl FnOnce(&str) -> Result<T, Vec<Problem>>,
    ) -> Result<T, Failure> {
        let text = if text.is_empty() { "{}" } else { text };
        read("options", read_options(text))
    }

    pub(in crate::ffi) fn options(options: &CheckOptions) -> Result<String, Failure> {
        Ok(json::check_options_json(options))
    }

    pub(in crate::ffi) fn set_aside(registry: &Registry) -> Result<String, Failure> {
        Ok(json::set_aside_json(registry))
    }

    pub(in crate::ffi) fn findings(registry: &Registry) -> Result<String, Failure> {
        Ok(json::findings_json(registry))
    }

    pub(in crate::ffi) fn report(
        registry: &Registry,
        query: &OverviewQuery,
    ) -> Result<String, Failure> {
        let report = overview(registry, query).map_err(|error| Failure::of("", error))?;
        Ok(json::overview_json(&report))
    }

    pub(in crate::ffi) fn cube_query(text: &str) -> Result<CubeQuery, Failure> {
        read("query", json::read_query(text))
    }

    pub(in crate::ffi) fn report_query(text: &str) -> Result<ReportQuery, Failure> {
        read("query", json::read_report_query(text))
    }

    pub(in crate::ffi) fn check_options(text: &str) -> Result<CheckOptions, Failure> {
        read("options", json::read_check_options(text))
    }

    pub(in crate::ffi) fn duty_options(text: &str) -> Result<DutyOptions, Failure> {
        read("options", json::read_duty_options(text))
    }

    pub(in crate::ffi) fn asked_of_duties(options: &DutyOptions) -> Result<String, Failure> {
        Ok(json::duty_options_json(options))
    }

    pub(in crate::ffi) fn obligations(obligations: &Obligations) -> Result<String, Failure> {
        Ok(json::obligations_json(obligations))
    }

    pub(in crate::ffi) fn query(query: &CubeQuery) -> Result<String, Failure> {
        Ok(json::query_json(query))
    }

    pub(in crate::ffi) fn cube(cube: &Cube) -> Result<String, Failure> {
        Ok(json::cube_json(cube))
    }

    pub(in crate::ffi) fn drilled(records: &[Drilled]) -> Result<String, Failure> {
        Ok(json::drilled_json(records))
    }

    pub(in crate::ffi) fn conversions(
        converted: &[Conversion],
        left: &[Unconverted],
    ) -> Result<String, Failure> {
        Ok(json::conversions_json(converted, left))
    }

    pub(in crate::ffi) fn asked(query: &ReportQuery) -> Result<String, Failure> {
        Ok(json::report_query_json(query))
    }

    pub(in crate::ffi) fn document(report: &ReportDocument) -> Result<String, Failure> {
        Ok(json::report_document_json(report))
    }

    pub(in crate::ffi) fn checked(checked: &Checked) -> Result<String, Failure> {
        Ok(json::checked_json(checked))
    }
}

#[cfg(not(feature = "json"))]
mod json {
    use super::*;
    use crate::ffi::failure::BorderError;

    const NOT_BUILT: BorderError = BorderError::NotBuilt { feature: "json" };

    pub(in crate::ffi) fn feed(
        _: &mut RegistryBuilder,
        _: &str,
        _: &[u8],
        _: Option<Progress<'_>>,
    ) -> Result<Fed, Failure> {
        Err(NOT_BUILT.into())
    }

    pub(in crate::ffi) fn columns(
        _: &mut RegistryBuilder,
        _: &str,
        _: &str,
        _: &[Column<'_>],
        _: Progress<'_>,
    ) -> Result<Fed, Failure> {
        Err(NOT_BUILT.into())
    }

    pub(in crate::ffi) fn record(
        _: &Registry,
        _: RecordKind,
        _: &str,
        _: People,
    ) -> Result<Option<String>, Failure> {
        Err(NOT_BUILT.into())
    }

    pub(in crate::ffi) fn version(
        _: &Registry,
        _: RecordKind,
        _: usize,
        _: People,
    ) -> Result<Option<String>, Failure> {
        Err(NOT_BUILT.into())
    }

    pub(in crate::ffi) fn set_aside_text(_: &SetAside, _: People) -> Result<String, Failure> {
        Err(NOT_BUILT.into())
    }

    pub(in crate::ffi) fn export(_: &Registry, _: People) -> Result<Vec<Exported>, Failure> {
        Err(NOT_BUILT.into())
    }

    pub(in crate::ffi) fn schema() -> Result<String, Failure> {
        Err(NOT_BUILT.into())
    }

    pub(in crate::ffi) fn options(_: &CheckOptions) -> Result<String, Failure> {
        Err(NOT_BUILT.into())
    }

    pub(in crate::ffi) fn set_aside(_: &Registry) -> Result<String, Failure> {
        Err(NOT_BUILT.into())
    }

    pub(in crate::ffi) fn findings(_: &Registry) -> Result<String, Failure> {
        Err(NOT_BUILT.into())
    }

    pub(in crate::ffi) fn report(_: &Registry, _: &OverviewQuery) -> Result<String, Failure> {
        Err(NOT_BUILT.into())
    }

    pub(in crate::ffi) fn cube_query(_: &str) -> Result<CubeQuery, Failure> {
        Err(NOT_BUILT.into())
    }

    pub(in crate::ffi) fn report_query(_: &str) -> Result<ReportQuery, Failure> {
        Err(NOT_BUILT.into())
    }

    pub(in crate::ffi) fn check_options(_: &str) -> Result<CheckOptions, Failure> {
        Err(NOT_BUILT.into())
    }

    pub(in crate::ffi) fn duty_options(_: &str) -> Result<DutyOptions, Failure> {
        Err(NOT_BUILT.into())
    }

    pub(in crate::ffi) fn asked_of_duties(_: &DutyOptions) -> Result<String, Failure> {
        Err(NOT_BUILT.into())
    }

    pub(in crate::ffi) fn obligations(_: &Obligations) -> Result<String, Failure> {
        Err(NOT_BUILT.into())
    }

    pub(in crate::ffi) fn query(_: &CubeQuery) -> Result<String, Failure> {
        Err(NOT_BUILT.into())
    }

    pub(in crate::ffi) fn cube(_: &Cube) -> Result<String, Failure> {
        Err(NOT_BUILT.into())
    }

    pub(in crate::ffi) fn drilled(_: &[Drilled]) -> Result<String, Failure> {
        Err(NOT_BUILT.into())
    }

    pub(in crate::ffi) fn conversions(
        _: &[Conversion],
        _: &[Unconverted],
    ) -> Result<String, Failure> {
        Err(NOT_BUILT.into())
    }

    pub(in crate::ffi) fn asked(_: &ReportQuery) -> Result<String, Failure> {
        Err(NOT_BUILT.into())
    }

    pub(in crate::ffi) fn document(_: &ReportDocument) -> Result<String, Failure> {
        Err(NOT_BUILT.into())
    }

    pub(in crate::ffi) fn checked(_: &Checked) -> Result<String, Failure> {
        Err(NOT_BUILT.into())
    }
}

#[cfg(feature = "json")]
pub(super) use json::options_of;
#[cfg(any(feature = "csv", feature = "iati", feature = "xlsx"))]
pub(super) use json::people;
pub(super) use json::{
    asked, asked_of_duties, check_options, checked, columns, conversions, cube, cube_query,
    document, drilled, duty_options, export, feed, findings, obligations, options, query, record,
    report, report_query, schema, set_aside, set_aside_text, version,
};

#[cfg(all(test, not(feature = "json")))]
mod tests {
    use std::ptr;

    use super::*;
    use crate::ffi::checked::vientro_check;
    use crate::ffi::cube::vientro_cube_new;
    use crate::ffi::registry::{vientro_registry, vientro_registry_free};
    use crate::ffi::status::VIENTRO_E_UNSUPPORTED;
    use crate::ffi::tables::vientro_report_new;

    #[test]
    fn what_is_asked_as_json_is_unsupported_without_it() {
        let registry = vientro_registry::hand_over(Registry::builder().finish());
        let (asked, length) = (c"{}".as_ptr(), 2);
        let (mut cube, mut report, mut checked) = (
            ptr::dangling_mut(),
            ptr::dangling_mut(),
            ptr::dangling_mut(),
        );
        let err = ptr::null_mut();
        // SAFETY: a live registry, live text, and places for the results.
        unsafe {
            let status = vientro_cube_new(registry, asked, length, 1, &raw mut cube, err);
            assert_eq!((status, cube), (VIENTRO_E_UNSUPPORTED, ptr::null_mut()));
            let status = vientro_report_new(registry, asked, length, 1, &raw mut report, err);
            assert_eq!((status, report), (VIENTRO_E_UNSUPPORTED, ptr::null_mut()));
            let status = vientro_check(registry, asked, length, 1, &raw mut checked, err);
            assert_eq!((status, checked), (VIENTRO_E_UNSUPPORTED, ptr::null_mut()));
            vientro_registry_free(registry);
        }
    }
}
