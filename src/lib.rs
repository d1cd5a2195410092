#![doc = include_str!("../README.md")]
//!
//! # A tour
//!
//! Data flows one way, from the ground up. A module uses only what lies below it:
//!
//! * [`lang`], [`code`], [`text`], [`date`]: languages, stable codes of errors, trimmed NFC text,
//!   days, windows and working days;
//! * [`money`], [`id`], [`path`]: currencies, exact amounts, totals, shares, rates; typed ids; paths
//!   of fields;
//! * [`law`]: instruments, citations, and the text that governs a date;
//! * [`finding`]: problems and findings, in both languages;
//! * [`catalog`]: provinces, countries, sectors, agencies and programmes, each as of a date;
//! * [`record`]: the entities, each as a draft and as a shape-valid type;
//! * [`registry`]: submissions consolidated, with provenance and what could not be read;
//! * [`statistics`] and [`duties`]: figures, and what has to be filed until when;
//! * [`rules`]: the law as data, checked against the records;
//! * [`report`]: named reports as data;
//! * formats, in [`exchange`].
//!
//! The C face is `include/vientro.h`.

pub mod catalog;
pub mod code;
pub mod date;
pub mod duties;
pub mod exchange;
#[cfg(feature = "capi")]
mod ffi;
pub mod finding;
pub mod id;
pub mod lang;
pub mod law;
pub mod money;
mod order;
pub mod path;
pub mod record;
pub mod registry;
pub mod report;
pub mod rules;
pub mod statistics;
pub mod text;

pub use catalog::{Country, CountryCode, Province, ProvinceCode, Region, Sector};
pub use code::{Code, Explain, Status};
pub use date::{Date, Period, Window, WindowKind, WorkingCalendar};
pub use lang::{Label, Lang};
pub use law::{Citation, Instrument};
pub use money::number::Stated;
pub use money::{Currency, Money, Rounding, Totals};
pub use registry::Registry;
pub use text::Text;
