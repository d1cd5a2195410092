//! The law: how well a fact is known, instruments, citations, and the text that governs a date.
//!
//! No rule is checked here; rules cite what stands here.

mod evidence;

pub use evidence::Evidence;
