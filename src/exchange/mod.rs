//! Formats: bytes on one side, drafts and registries on the other.
//!
//! A format knows no record: it fills and walks drafts through [`crate::record::draft`].

pub mod columns;
#[cfg(feature = "csv")]
pub mod csv;
#[cfg(feature = "iati")]
pub mod iati;
#[cfg(feature = "json")]
pub mod json;
#[cfg(any(feature = "csv", feature = "xlsx"))]
pub mod table;
mod watch;
#[cfg(feature = "xlsx")]
pub mod xlsx;

pub use watch::{Progress, Stopped};
