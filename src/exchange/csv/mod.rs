//! Tables as CSV: a file for each table of [`table`](super::table), described in `docs/exchange.md`.
//!
//! I1. What is written is read again without loss, in every locale and with every delimiter.
//! I2. A row that cannot be read keeps no other row from being read.

mod decode;
mod read;
mod sheet;
mod write;

pub use decode::Encoding;
pub use read::{CsvOptions, File, read, read_with_progress};
pub use sheet::Delimiter;
pub use write::{ByteOrderMark, Export, Folder, WriteOptions};
