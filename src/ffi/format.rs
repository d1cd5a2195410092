//! The formats that were built in; one that was not is an error, not a missing function.

use super::failure::Failure;
use crate::registry::{Registry, RegistryBuilder};
use crate::report::OverviewQuery;

/// What became of a file.
pub(super) struct Fed {
    pub(super) records: usize,
    pub(super) set_aside: usize,
    pub(super) is_complete: bool,
}

#[cfg(feature = "json")]
mod json {
    use super::*;
    use crate::exchange::json;
    use crate::report::overview;

    pub(in crate::ffi) fn feed(
        builder: &mut RegistryBuilder,
        name: &str,
        content: &[u8],
    ) -> Result<Fed, Failure> {
        let outcome = json::read(builder, name, content);
        Ok(Fed {
            records: outcome.records,
            set_aside: outcome.set_aside,
            is_complete: outcome.is_complete,
        })
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
}

#[cfg(not(feature = "json"))]
mod json {
    use super::*;
    use crate::ffi::failure::BorderError;

    const NOT_BUILT: BorderError = BorderError::NotBuilt { feature: "json" };

    pub(in crate::ffi) fn feed(_: &mut RegistryBuilder, _: &str, _: &[u8]) -> Result<Fed, Failure> {
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
}

pub(super) use json::{feed, findings, report, set_aside};
