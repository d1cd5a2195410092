//! Why columns are not taken.

use crate::code::{Code, Explain, Status};
use crate::exchange::Stopped;
use crate::finding::Problem;
use crate::lang::Lang;
use crate::record::ShapeError;

/// Why columns are not taken; nothing of them was added.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum ColumnsError {
    /// The head of the submission cannot be read.
    #[error("{}", tell(problems, Lang::En))]
    Submission {
        /// Every problem, with its path.
        problems: Vec<Problem>,
    },
    /// No column holds the ids, without which every row would be set aside.
    #[error("no column holds the `id` of the records")]
    NoId,
    /// Two columns are of different records.
    #[error("the field `{field}` is not one of the record `{record}`")]
    Mixed {
        /// The field that does not fit.
        field: &'static str,
        /// The list of the first column.
        record: &'static str,
    },
    /// Two columns hold one field.
    #[error("the field `{field}` comes twice")]
    Repeated {
        /// The field.
        field: &'static str,
    },
    /// A column has another type than its field.
    #[error("the field `{field}` is a column of `{wanted}`, found `{found}`")]
    Type {
        /// The field.
        field: &'static str,
        /// The type of the field.
        wanted: &'static str,
        /// The type of the column.
        found: &'static str,
    },
    /// The columns are of different lengths.
    #[error("the column `{field}` has `{found}` rows, the first one `{wanted}`")]
    Length {
        /// The field.
        field: &'static str,
        /// Its rows.
        found: usize,
        /// The rows of the first column.
        wanted: usize,
    },
    /// There are more rows than one call takes.
    #[error("`{rows}` rows are more than one call takes: `{most}`")]
    TooLong {
        /// The rows.
        rows: usize,
        /// The greatest number.
        most: usize,
    },
    /// The offsets of a text column do not lead into its bytes.
    #[error("the text of `{field}` does not lie within its bytes at row `{row}`")]
    Offsets {
        /// The field.
        field: &'static str,
        /// The row, from 0.
        row: usize,
    },
    /// Text that is not UTF-8.
    #[error("the text of `{field}` is not UTF-8 at row `{row}`")]
    NotUtf8 {
        /// The field.
        field: &'static str,
        /// The row, from 0.
        row: usize,
    },
    /// Text with U+0000.
    #[error("the text of `{field}` holds U+0000 at row `{row}`")]
    HoldsNul {
        /// The field.
        field: &'static str,
        /// The row, from 0.
        row: usize,
    },
    /// There is no memory for so many records.
    #[error("there is no memory for `{rows}` records")]
    NoMemory {
        /// The rows.
        rows: usize,
    },
    /// Too many rows cannot be read for all of them to be kept aside.
    #[error("more than `{most}` rows cannot be read")]
    TooManyAside {
        /// How many are kept aside.
        most: usize,
    },
    /// The caller broke it off.
    #[error(transparent)]
    Stopped(#[from] Stopped),
}

fn tell(problems: &[Problem], lang: Lang) -> String {
    let tell = |problem: &Problem| match problem.path().as_str() {
        "" => problem.message(lang).to_owned(),
        path => format!("{path}: {}", problem.message(lang)),
    };
    problems.iter().map(tell).collect::<Vec<_>>().join("; ")
}

impl Explain for ColumnsError {
    fn code(&self) -> Code {
        match self {
            Self::Submission { problems } => problems
                .first()
                .map_or_else(|| ShapeError::Missing.code(), Problem::code),
            Self::NoId => Code::new(Status::Invalid, "columns.no_id"),
            Self::Mixed { .. } => Code::new(Status::Value, "columns.mixed"),
            Self::Repeated { .. } => Code::new(Status::Invalid, "columns.repeated"),
            Self::Type { .. } => Code::new(Status::Value, "columns.type"),
            Self::Length { .. } => Code::new(Status::Invalid, "columns.length"),
            Self::TooLong { .. } => Code::new(Status::Range, "columns.too_long"),
            Self::Offsets { .. } => Code::new(Status::Invalid, "columns.offsets"),
            Self::NotUtf8 { .. } => Code::new(Status::Text, "columns.not_utf8"),
            Self::HoldsNul { .. } => Code::new(Status::Text, "columns.holds_nul"),
            Self::NoMemory { .. } => Code::new(Status::NoMemory, "columns.no_memory"),
            Self::TooManyAside { .. } => Code::new(Status::Range, "columns.too_many_aside"),
            Self::Stopped(stopped) => stopped.code(),
        }
    }

    fn message(&self, lang: Lang) -> String {
        if lang == Lang::En {
            return self.to_string();
        }
        match self {
            Self::Submission { problems } => tell(problems, lang),
            Self::NoId => "không có cột nào chứa `id` của các bản ghi".to_owned(),
            Self::Mixed { field, record } => {
                format!("trường `{field}` không thuộc bản ghi `{record}`")
            }
            Self::Repeated { field } => format!("trường `{field}` được đưa vào hai lần"),
            Self::Type {
                field,
                wanted,
                found,
            } => format!("trường `{field}` là cột kiểu `{wanted}`, gặp `{found}`"),
            Self::Length {
                field,
                found,
                wanted,
            } => format!("cột `{field}` có `{found}` hàng, cột đầu tiên có `{wanted}`"),
            Self::TooLong { rows, most } => {
                format!("`{rows}` hàng là quá nhiều cho một lần gọi: tối đa `{most}`")
            }
            Self::Offsets { field, row } => {
                format!("văn bản của `{field}` nằm ngoài các byte của nó tại hàng `{row}`")
            }
            Self::NotUtf8 { field, row } => {
                format!("văn bản của `{field}` không phải là UTF-8 tại hàng `{row}`")
            }
            Self::HoldsNul { field, row } => {
                format!("văn bản của `{field}` chứa U+0000 tại hàng `{row}`")
            }
            Self::NoMemory { rows } => format!("không đủ bộ nhớ cho `{rows}` bản ghi"),
            Self::TooManyAside { most } => format!("có hơn `{most}` hàng không đọc được"),
            Self::Stopped(stopped) => stopped.message(lang),
        }
    }
}
