//! Formats: bytes on one side, drafts and registries on the other.
//!
//! A format knows no record: it fills and walks drafts through [`crate::record::draft`].

#[cfg(feature = "json")]
pub mod json;
