//! Formats: bytes on one side, drafts and registries on the other.
//!
//! A format knows no record: it fills and walks drafts through [`crate::record::draft`].

pub mod columns;
#[cfg(feature = "json")]
pub mod json;
mod watch;

pub use watch::{Progress, Stopped};
