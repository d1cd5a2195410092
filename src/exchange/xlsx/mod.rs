//! Tables as workbooks: a sheet for each table of [`table`](super::table), described in
//! `docs/exchange.md`.
//!
//! Workbooks are written by `rust_xlsxwriter`. They are read by this room itself, for two promises that
//! no reader at hand keeps: the number of a cell as its file has it, and no panic on any bytes. While a
//! workbook is saved the writer has a thread for each sheet; all have ended when the call returns.
//!
//! I1. A number that a spreadsheet cannot hold exactly is never taken: its cell is told.
//! I2. What is written is read again without loss.
//! I3. Whatever the bytes are, reading ends, within the stated limits.

mod book;
mod double;
mod error;
mod filled;
mod format;
mod grid;
mod lists;
mod pack;
mod package;
mod read;
mod report;
mod returned;
mod sheet;
mod template;
mod write;
mod xml;

pub use error::{CellError, WorkbookError, WriteError};
pub use filled::{Export, Workbook};
pub use read::{XlsxOptions, read, read_with_progress};
pub use report::report;
pub use returned::{ReturnOptions, returned};
pub use template::{TemplateOptions, template};
