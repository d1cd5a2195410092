//! Tables: which tables and columns records have, and how cells become fields and fields cells.
//!
//! What spreadsheets share, whatever file they come in: CSV and XLSX stand on this room and know no
//! record themselves.
//!
//! I1. Records become tables and tables records without loss; a record that cannot be read is kept,
//!     as every format keeps it.
//! I2. Nothing is guessed: what has two readings is an error that names its cell.

mod codes;
mod error;
mod fill;
mod finding;
mod header;
mod ids;
mod join;
mod label;
mod leaf;
mod load;
#[cfg(feature = "xlsx")]
mod locate;
mod open;
mod schema;
mod sheet;
mod spot;
mod tell;
mod value;
mod write;

pub use codes::{CodeList, CodeName};
pub use error::{ReadError, TableError};
pub(in crate::exchange) use fill::Cells;
pub use finding::CellFinding;
pub(in crate::exchange) use finding::{At, Findings};
#[cfg(feature = "csv")]
pub(in crate::exchange) use header::known_columns;
pub use leaf::Leaf;
pub(in crate::exchange) use load::load;
pub use load::{ReadOptions, Report};
#[cfg(feature = "xlsx")]
pub(in crate::exchange) use locate::Locator;
pub use schema::{Column, Schema, Table, Title};
pub(in crate::exchange) use sheet::{Cell, Form, Mark, RestOf, Sheet, Step};
pub use spot::Spot;
pub use value::Locale;
#[cfg(feature = "xlsx")]
pub(in crate::exchange) use value::write_number;
pub(in crate::exchange) use write::{Book, Look, Page};
