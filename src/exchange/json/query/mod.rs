//! Queries as JSON: what is asked of the records, as a document that can be kept, sent and shown.
//!
//! `docs/query-json.md` describes it key by key.
//!
//! I1. All problems of a document are told at once, each with its path; unknown keys are problems.
//! I2. What is written reads back as the same query.

mod check;
mod duties;
#[cfg(any(feature = "capi", feature = "csv", feature = "iati", feature = "xlsx"))]
mod formats;
mod read;
mod report;
mod write;

pub use check::read_check_options;
pub use duties::{duty_options_json, read_duty_options};
#[cfg(feature = "capi")]
pub(crate) use formats::read_no_options;
#[cfg(feature = "csv")]
pub use formats::{read_csv_options, read_csv_write_options};
#[cfg(feature = "iati")]
pub use formats::{read_iati_check_options, read_iati_options, read_iati_write_options};
#[cfg(feature = "xlsx")]
pub use formats::{
    read_return_options, read_template_options, read_xlsx_options, read_xlsx_write_options,
};
pub use read::read_query;
pub use report::read_report_query;
pub use write::{check_options_json, query_json, report_query_json};

use crate::code::{Code, Explain, Status};
use crate::lang::Lang;

/// Why a query cannot be read.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum QueryError {
    /// The text is not JSON.
    #[error("line `{line}`, column `{column}`: the query is not JSON")]
    NotJson {
        /// The line, from 1.
        line: usize,
        /// The column, from 1.
        column: usize,
    },
    /// A code that is not in its list.
    #[error("`{found}` is not one of {allowed}")]
    UnknownCode {
        /// The code, shortened.
        found: String,
        /// The codes of the list.
        allowed: String,
    },
    /// A code that a dimension does not have.
    #[error("`{found}` is no value of the dimension `{dimension}`")]
    NoSuchValue {
        /// The code, shortened.
        found: String,
        /// The dimension.
        dimension: &'static str,
    },
    /// Two fields of which one is enough.
    #[error("`{one}` and `{other}` exclude each other")]
    Both {
        /// The one.
        one: &'static str,
        /// The other.
        other: &'static str,
    },
    /// Years that are no span.
    #[error("a first and a last year are needed, the first not after the last")]
    Years,
}

impl Explain for QueryError {
    fn code(&self) -> Code {
        match self {
            Self::NotJson { .. } => Code::new(Status::Invalid, "query.not_json"),
            Self::UnknownCode { .. } => Code::new(Status::Value, "query.unknown_code"),
            Self::NoSuchValue { .. } => Code::new(Status::Value, "query.no_such_value"),
            Self::Both { .. } => Code::new(Status::Value, "query.both"),
            Self::Years => Code::new(Status::Value, "query.years"),
        }
    }

    fn message(&self, lang: Lang) -> String {
        match (lang, self) {
            (Lang::En, _) => self.to_string(),
            (Lang::Vi, Self::NotJson { line, column }) => {
                format!("dòng `{line}`, cột `{column}`: yêu cầu không phải là JSON")
            }
            (Lang::Vi, Self::UnknownCode { found, allowed }) => {
                format!("`{found}` không thuộc các mã {allowed}")
            }
            (Lang::Vi, Self::NoSuchValue { found, dimension }) => {
                format!("`{found}` không phải giá trị của chiều `{dimension}`")
            }
            (Lang::Vi, Self::Both { one, other }) => {
                format!("`{one}` và `{other}` loại trừ nhau")
            }
            (Lang::Vi, Self::Years) => {
                "cần năm đầu và năm cuối, năm đầu không sau năm cuối".to_owned()
            }
        }
    }
}

#[cfg(test)]
mod tests;
