//! IATI 2.03: aid data for the world, as XML.
//!
//! [`check`] holds an activity file, an organisation file or a registry record against the official
//! schema, the code lists and the official rules. It reads a stream and keeps one activity in memory.
//!
//! I1. Nothing is rounded: percentages are added digit by digit, and a year is a year of the calendar.
//! I2. Nothing is fetched: schema, lists and rules are those of the crate, and today is an argument.

mod check;
mod codes;
mod finding;
mod rules;
mod schema;
mod xml;

pub use check::{IatiCheckOptions, IatiChecked, check, check_watched};
pub use finding::IatiFinding;
pub use schema::walk::IatiFile;
pub use xml::{Place, XmlError};
