//! The submission format: one JSON object in UTF-8, described in `docs/submission-format.md`.
//!
//! I1. A record that cannot be read stops nothing else; neither does a file that breaks off.
//! I2. What is read and written again loses nothing; what is canonical comes back to the byte.

mod aside;
mod cash;
mod checked;
mod fill;
mod head;
mod national;
mod obligations;
mod position;
mod query;
mod read;
mod report;
mod schema;
mod tables;
mod view;
mod write;

pub use aside::{findings_json, set_aside_json};
pub use cash::cash_json;
pub use checked::checked_json;
#[cfg(any(feature = "csv", feature = "iati", feature = "xlsx"))]
pub(super) use fill::fill;
pub(super) use head::read_head;
pub use national::national_json;
pub use obligations::obligations_json;
#[cfg(feature = "capi")]
pub(crate) use query::read_no_options;
pub use query::{
    QueryError, check_options_json, duty_options_json, query_json, read_check_options,
    read_duty_options, read_query, read_report_query, report_query_json,
};
#[cfg(feature = "csv")]
pub use query::{read_csv_options, read_csv_write_options};
#[cfg(feature = "iati")]
pub use query::{read_iati_check_options, read_iati_options, read_iati_write_options};
#[cfg(feature = "xlsx")]
pub use query::{
    read_return_options, read_template_options, read_xlsx_options, read_xlsx_write_options,
};
pub(super) use read::add;
pub use read::{Outcome, read, read_with_progress};
pub use report::{overview_json, reconciliation_json};
pub use schema::schema_json;
pub use tables::{conversions_json, cube_json, drilled_json, report_document_json, report_json};
#[cfg(feature = "iati")]
pub(super) use write::node_json;
#[cfg(any(feature = "csv", feature = "iati", feature = "xlsx"))]
pub(super) use write::object_json;
pub use write::{Document, People, record_json, set_aside_text, version_json, write};

/// The value of `format` in every submission.
pub const FORMAT: &str = "vientro-submission";
/// The version of the format that is read and written.
pub const VERSION: u32 = 1;
