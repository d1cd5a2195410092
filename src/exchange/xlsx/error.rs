//! What is wrong with a cell of a workbook, with a workbook, and what keeps one from being written.

use crate::code::{Code, Explain, Status};
use crate::date::Date;
use crate::lang::Lang;

/// Why what a cell stores is not taken (lỗi của ô).
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum CellError {
    /// A number with more digits than a spreadsheet holds, or with the dust of a calculation.
    #[error("`{found}` has more than 15 digits, which a spreadsheet does not keep exactly: {}", advice(near.as_deref(), Lang::En))]
    Inexact {
        /// The number as its file has it, shortened.
        found: String,
        /// The number of 15 digits next to it, if it may have been meant.
        near: Option<String>,
    },
    /// A formula that went wrong.
    #[error("the cell holds the error `{found}` instead of a value")]
    ErrorValue {
        /// The error: `#REF!`.
        found: String,
    },
    /// A formula that nobody has calculated.
    #[error(
        "the formula of this cell has no value: open the workbook in a spreadsheet and save it"
    )]
    NoValue,
    /// A number formatted as a day that counts a part of a day too.
    #[error("`{found}` is a time on the day `{day}`, and a day belongs here")]
    DayFraction {
        /// The number, shortened.
        found: String,
        /// The day.
        day: Date,
    },
    /// A number formatted as a day that counts no day.
    #[error("`{found}` is formatted as a day, and counts none that the calendar of workbooks has")]
    NoDay {
        /// The number, shortened.
        found: String,
    },
    /// A number formatted as a percentage: it is stored as a hundredth of what people see.
    #[error(
        "the cell is formatted as a percentage and stores `{found}`: give it the format of a number, and write the percentage without its sign"
    )]
    Percent {
        /// The number, shortened.
        found: String,
    },
    /// A cell that is said to be a number and is none.
    #[error("the workbook calls `{found}` a number")]
    NotNumber {
        /// The cell, shortened.
        found: String,
    },
}

fn advice(near: Option<&str>, lang: Lang) -> String {
    match (near, lang) {
        (Some(near), Lang::Vi) => format!("nếu đúng là `{near}` thì hãy ghi lại con số đó"),
        (Some(near), Lang::En) => format!("if `{near}` is meant, write that"),
        (None, Lang::Vi) => "hãy định dạng ô là văn bản rồi ghi lại trọn con số".to_owned(),
        (None, Lang::En) => "format the cell as text, and write the whole number again".to_owned(),
    }
}

impl Explain for CellError {
    fn code(&self) -> Code {
        match self {
            Self::Inexact { .. } => Code::new(Status::Value, "xlsx.inexact"),
            Self::ErrorValue { .. } => Code::new(Status::Value, "xlsx.error_value"),
            Self::NoValue => Code::new(Status::Value, "xlsx.no_value"),
            Self::DayFraction { .. } => Code::new(Status::Value, "xlsx.day_fraction"),
            Self::NoDay { .. } => Code::new(Status::Value, "xlsx.no_day"),
            Self::Percent { .. } => Code::new(Status::Value, "xlsx.percent"),
            Self::NotNumber { .. } => Code::new(Status::Value, "xlsx.not_number"),
        }
    }

    fn message(&self, lang: Lang) -> String {
        if lang == Lang::En {
            return self.to_string();
        }
        match self {
            Self::Inexact { found, near } => format!(
                "`{found}` có hơn 15 chữ số, bảng tính không giữ được chính xác: {}",
                advice(near.as_deref(), lang)
            ),
            Self::ErrorValue { found } => {
                format!("ô chứa lỗi `{found}` thay vì giá trị")
            }
            Self::NoValue => {
                "công thức của ô này chưa có giá trị: hãy mở tệp bằng phần mềm bảng tính rồi lưu lại"
                    .to_owned()
            }
            Self::DayFraction { found, day } => format!(
                "`{found}` là một thời điểm trong ngày `{}`, mà ở đây chỉ cần ngày",
                day.to_vi()
            ),
            Self::NoDay { found } => format!(
                "`{found}` được định dạng là ngày, nhưng lịch của bảng tính không có ngày đó"
            ),
            Self::Percent { found } => format!(
                "ô được định dạng phần trăm và lưu `{found}`: hãy đổi sang định dạng số rồi ghi tỷ lệ, không kèm dấu %"
            ),
            Self::NotNumber { found } => format!("tệp coi `{found}` là con số"),
        }
    }
}

/// Why a workbook, or a sheet of it, is not read (lỗi của tệp bảng tính).
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum WorkbookError {
    /// No workbook at all.
    #[error("the file is no workbook of the form XLSX")]
    NotWorkbook,
    /// The old form, or a password.
    #[error(
        "the file is a workbook of the old form XLS, or protected by a password: save it as XLSX without a password"
    )]
    OldOrProtected,
    /// A part that is missing, or cannot be unpacked.
    #[error("the part `{part}` of the workbook cannot be unpacked")]
    Part {
        /// The part's name, shortened.
        part: String,
    },
    /// A part that breaks off, or is not what it should be.
    #[error("the part `{part}` of the workbook cannot be read from byte `{at}` on")]
    Xml {
        /// The part's name, shortened.
        part: String,
        /// Where, from 0.
        at: u64,
    },
    /// More bytes than are unpacked.
    #[error("the workbook unpacks to more than `{most}` bytes")]
    TooLarge {
        /// How many are.
        most: u64,
    },
    /// More cells than are read.
    #[error("the workbook has more than `{most}` cells or texts")]
    TooManyCells {
        /// How many are.
        most: usize,
    },
    /// More sheets than are read.
    #[error("the workbook has more than `{most}` sheets")]
    TooManySheets {
        /// How many are.
        most: usize,
    },
}

impl Explain for WorkbookError {
    fn code(&self) -> Code {
        match self {
            Self::NotWorkbook => Code::new(Status::Text, "xlsx.not_workbook"),
            Self::OldOrProtected => Code::new(Status::Text, "xlsx.old_or_protected"),
            Self::Part { .. } => Code::new(Status::Text, "xlsx.part"),
            Self::Xml { .. } => Code::new(Status::Text, "xlsx.xml"),
            Self::TooLarge { .. } => Code::new(Status::Range, "xlsx.too_large"),
            Self::TooManyCells { .. } => Code::new(Status::Range, "xlsx.too_many_cells"),
            Self::TooManySheets { .. } => Code::new(Status::Range, "xlsx.too_many_sheets"),
        }
    }

    fn message(&self, lang: Lang) -> String {
        if lang == Lang::En {
            return self.to_string();
        }
        match self {
            Self::NotWorkbook => "tệp không phải là bảng tính dạng XLSX".to_owned(),
            Self::OldOrProtected => {
                "tệp là bảng tính dạng cũ XLS, hoặc có mật khẩu: hãy lưu lại dạng XLSX, không đặt mật khẩu"
                    .to_owned()
            }
            Self::Part { part } => format!("không giải nén được phần `{part}` của tệp bảng tính"),
            Self::Xml { part, at } => {
                format!("không đọc được phần `{part}` của tệp bảng tính từ byte `{at}` trở đi")
            }
            Self::TooLarge { most } => format!("tệp bảng tính giải nén ra hơn `{most}` byte"),
            Self::TooManyCells { most } => {
                format!("tệp bảng tính có hơn `{most}` ô hoặc đoạn chữ")
            }
            Self::TooManySheets { most } => format!("tệp bảng tính có hơn `{most}` trang"),
        }
    }
}

/// Why a workbook is not written; nothing of it was.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum WriteError {
    /// A text that no cell holds.
    #[error(
        "row `{row}` of `{sheet}` has a text of more than 32767 characters, which no cell holds"
    )]
    TooLong {
        /// The sheet.
        sheet: String,
        /// The row, from 1.
        row: u32,
    },
    /// More rows or columns than a sheet has.
    #[error("`{sheet}` has more rows or columns than a sheet of a workbook")]
    TooManyRows {
        /// The sheet.
        sheet: String,
    },
    /// A workbook to return that cannot be read.
    #[error(transparent)]
    Workbook(#[from] WorkbookError),
    /// A table that nobody knows.
    #[error("no table is called `{table}`")]
    UnknownTable {
        /// Its name, shortened.
        table: String,
    },
    /// The writer of workbooks refused.
    #[error("the workbook cannot be written: {reason}")]
    Refused {
        /// What it says.
        reason: String,
    },
}

impl Explain for WriteError {
    fn code(&self) -> Code {
        match self {
            Self::TooLong { .. } => Code::new(Status::Range, "xlsx.too_long"),
            Self::TooManyRows { .. } => Code::new(Status::Range, "xlsx.too_many_rows"),
            Self::Workbook(error) => error.code(),
            Self::UnknownTable { .. } => Code::new(Status::Value, "xlsx.unknown_table"),
            Self::Refused { .. } => Code::new(Status::Internal, "xlsx.refused"),
        }
    }

    fn message(&self, lang: Lang) -> String {
        if lang == Lang::En {
            return self.to_string();
        }
        match self {
            Self::TooLong { sheet, row } => format!(
                "hàng `{row}` của trang `{sheet}` có đoạn chữ dài hơn 32767 ký tự, không ô nào chứa được"
            ),
            Self::TooManyRows { sheet } => {
                format!("trang `{sheet}` có nhiều hàng hoặc cột hơn một trang bảng tính")
            }
            Self::Workbook(error) => error.message(lang),
            Self::UnknownTable { table } => format!("không có bảng nào tên là `{table}`"),
            Self::Refused { reason } => format!("không ghi được tệp bảng tính: {reason}"),
        }
    }
}

impl From<rust_xlsxwriter::XlsxError> for WriteError {
    fn from(error: rust_xlsxwriter::XlsxError) -> Self {
        Self::Refused {
            reason: crate::code::clip(&error.to_string()),
        }
    }
}
