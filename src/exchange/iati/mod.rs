//! IATI 2.03: aid data for the world, as XML.
//!
//! [`check`] holds an activity file, an organisation file or a registry record against the official
//! schema, the code lists and the official rules; [`read`] and [`write_activities`] turn files into
//! records and records into files. What is read is a stream, of which one activity is in memory.
//!
//! I1. Nothing is rounded: percentages are added digit by digit, and a year is a year of the calendar.
//! I2. Nothing is fetched: schema, lists and rules are those of the crate, and today is an argument.
//! I3. What is written is valid by the schema, and read again it gives the records back.

mod check;
mod codes;
mod export;
mod extension;
mod finding;
mod import;
mod item;
mod kept;
mod rules;
mod schema;
mod xml;

pub use check::{IatiCheckOptions, IatiChecked, check, check_watched};
pub use export::{
    IatiDocument, IatiLeftOut, IatiReporter, IatiWriteError, IatiWriteOptions, write_activities,
    write_activities_watched, write_organisations,
};
pub use finding::IatiFinding;
pub use import::{IatiRead, IatiReadOptions, read, read_watched};
pub use schema::walk::IatiFile;
pub use xml::{Place, XmlError};
