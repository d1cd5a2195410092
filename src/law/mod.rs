//! The law: instruments, citations, the text that governs a date, and how well all that is known.
//!
//! No rule is checked here; rules cite what stands here.
//!
//! I1. Only what was read in a full legal text is verified.
//! I2. A text that was not read says so; nothing is guessed from it.

mod citation;
mod error;
mod evidence;
mod governing;
mod instrument;
pub mod table;
#[cfg(test)]
mod tests;

pub use citation::{Citation, Point};
pub use error::LawError;
pub use evidence::Evidence;
pub use governing::{
    Basis, Governed, GrantTerm, Subject, Transition, governing, governing_dossier, governing_grant,
    governing_project_office,
};
pub use instrument::{Instrument, InstrumentKind, TextHeld};
