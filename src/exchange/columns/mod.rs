//! Bulk input: the flat part of records as columns, one value for each row.
//!
//! What stands in a record once can come as a column; lists with more than one element come as
//! documents. `docs/columns.md` names the fields.
//!
//! I1. A row is the record that its JSON text is: it builds the same, has the same problems, and that
//!     text is what is kept of it where it is set aside.
//! I2. Either the columns are whole and every row is taken, or nothing is.

mod error;
#[cfg(feature = "json")]
mod read;
#[cfg(feature = "json")]
mod row;
mod table;
#[cfg(feature = "json")]
mod whole;

pub use error::ColumnsError;
#[cfg(feature = "json")]
pub use read::{read, read_with_progress};

use std::ffi::CStr;

use crate::record::RecordKind;

/// A field of a record that can come as a column (trường dữ liệu dạng cột).
#[derive(Debug, PartialEq, Eq)]
pub struct ColumnField {
    number: u32,
    kind: RecordKind,
    /// With a final NUL, as C has it.
    path: &'static CStr,
    values: ColumnType,
}

impl ColumnField {
    /// Lists every field, those of one record together in the order of the submission format.
    pub fn all() -> &'static [Self] {
        table::FIELDS
    }

    /// Finds the field of a permanent number.
    pub fn of_number(number: u32) -> Option<&'static Self> {
        Self::all().iter().find(|field| field.number == number)
    }

    /// Finds the field of a record by its path: `amount.currency`, `donors[0].share`.
    ///
    /// # Example
    /// ```
    /// use vientro::exchange::columns::ColumnField;
    /// use vientro::record::RecordKind;
    /// let field = ColumnField::named(RecordKind::Transaction, "amount.currency");
    /// assert_eq!(field.map(ColumnField::number), Some(505));
    /// ```
    pub fn named(kind: RecordKind, path: &str) -> Option<&'static Self> {
        let is_it = |field: &&Self| field.kind == kind && field.path() == path;
        Self::all().iter().find(is_it)
    }

    /// Returns the permanent number.
    pub const fn number(&self) -> u32 {
        self.number
    }

    /// Returns the record that it stands in.
    pub const fn kind(&self) -> RecordKind {
        self.kind
    }

    /// Returns where in the record's JSON it stands.
    pub fn path(&self) -> &'static str {
        self.path.to_str().unwrap_or_default()
    }

    /// Returns the path with a final NUL.
    #[cfg(feature = "capi")]
    pub(crate) const fn c_path(&self) -> &'static CStr {
        self.path
    }

    /// Returns what its values are.
    pub const fn values(&self) -> ColumnType {
        self.values
    }
}

/// What the values of a column are (kiểu giá trị của cột).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ColumnType {
    /// Minor units of an amount; a column beside it tells the currency.
    I64,
    /// Days since 1970-01-01.
    Date,
    /// ISO 4217 numbers of currencies.
    U32,
    /// Text, as the submission format has it.
    Text,
}

impl ColumnType {
    /// Returns the name, as messages have it.
    pub const fn id(self) -> &'static str {
        match self {
            Self::I64 => "i64",
            Self::Date => "date",
            Self::U32 => "u32",
            Self::Text => "text",
        }
    }
}

/// The values of a column (giá trị của cột), one for each row.
#[derive(Clone, Copy)]
pub enum Values<'a> {
    /// Minor units of an amount.
    I64(&'a [i64]),
    /// Days since 1970-01-01.
    Date(&'a [i32]),
    /// ISO 4217 numbers of currencies.
    U32(&'a [u32]),
    /// Text: row `i` has the bytes from `offsets[i]` up to `offsets[i + 1]`.
    Text {
        /// One more than there are rows.
        offsets: &'a [i64],
        /// UTF-8 without U+0000.
        bytes: &'a [u8],
    },
}

impl Values<'_> {
    /// Returns what the values are.
    pub const fn values(&self) -> ColumnType {
        match self {
            Self::I64(_) => ColumnType::I64,
            Self::Date(_) => ColumnType::Date,
            Self::U32(_) => ColumnType::U32,
            Self::Text { .. } => ColumnType::Text,
        }
    }

    /// Returns for how many rows there are values.
    pub const fn rows(&self) -> usize {
        match self {
            Self::I64(values) => values.len(),
            Self::Date(values) => values.len(),
            Self::U32(values) => values.len(),
            Self::Text { offsets, .. } => offsets.len().saturating_sub(1),
        }
    }
}

impl std::fmt::Debug for Values<'_> {
    /// Shows the type and the number of rows: the values may be personal.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{} rows of {}", self.rows(), self.values().id())
    }
}

/// A field of many records (cột dữ liệu).
#[derive(Clone, Copy, Debug)]
pub struct Column<'a> {
    /// Which field it is.
    pub field: &'static ColumnField,
    /// Its values.
    pub values: Values<'a>,
    /// Bit `i % 8` of byte `i / 8` tells whether row `i` has a value; where it is 0 the field is
    /// absent. `None`: all rows have one.
    pub present: Option<&'a [u8]>,
}
