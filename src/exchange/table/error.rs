//! What is wrong with a cell, a row, a header or a whole table.
//!
//! I1. What holds personal data is never repeated: the reader then says
//!     [`ShapeError::Personal`](crate::record::ShapeError::Personal) instead.

use crate::code::{Code, Explain, Status};
use crate::date::DateError;
use crate::exchange::Stopped;
use crate::finding::{Problem, Severity};
use crate::lang::Lang;
use crate::record::ShapeError;

/// What is wrong with a cell, a row, a header or a whole table (lỗi của bảng).
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum TableError {
    /// A number that has two readings, and no language was stated.
    #[error(
        "`{found}` is `{one}` or `{other}`: state the language that the numbers are written in"
    )]
    AmbiguousNumber {
        /// The cell, shortened.
        found: String,
        /// A reading.
        one: String,
        /// Another one.
        other: String,
    },
    /// A number that is none in the stated language.
    #[error("`{found}` is not a number as {} writes it", locale(*.lang, Lang::En))]
    NotNumber {
        /// The cell, shortened.
        found: String,
        /// The stated language; `None` if none was stated.
        lang: Option<Lang>,
    },
    /// A number with words: `4,9 triệu USD`.
    #[error(
        "`{found}` has words in it: write the whole number in digits, and the currency in its own column"
    )]
    Words {
        /// The cell, shortened.
        found: String,
    },
    /// A day that has two readings, and no language was stated.
    #[error("`{found}` is `{one}` or `{other}`: state the language that the dates are written in")]
    AmbiguousDate {
        /// The cell, shortened.
        found: String,
        /// A reading.
        one: String,
        /// Another one.
        other: String,
    },
    /// A day that cannot be read.
    #[error(transparent)]
    Date(#[from] DateError),
    /// A name that two codes have.
    #[error("`{found}` is the name of `{one}` and of `{other}`: write the code")]
    AmbiguousName {
        /// The cell, shortened.
        found: String,
        /// A code.
        one: String,
        /// Another one.
        other: String,
    },
    /// JSON is needed in the cell.
    #[error("the cell does not hold an object in JSON")]
    NotJson,
    /// A field of the cell of unknown fields that has no place in the record.
    #[error("the field `{name}` has no place in this row")]
    NoPlace {
        /// The field's name, shortened.
        name: String,
    },
    /// A row has more cells than the header.
    #[error(
        "the row has `{cells}` cells and the header `{headers}`: a mark inside a cell may have cut it in two"
    )]
    RowTooLong {
        /// The cells of the row.
        cells: usize,
        /// The cells of the header.
        headers: usize,
    },
    /// A row has fewer cells than the header.
    #[error(
        "the row has `{cells}` cells and the header `{headers}`; those missing are taken as blank"
    )]
    RowTooShort {
        /// The cells of the row.
        cells: usize,
        /// The cells of the header.
        headers: usize,
    },
    /// A field that two columns give, with different values.
    #[error("two columns hold this field, and this row has a different value in each")]
    TwoValues,
    /// A row that belongs to a record that has no row of its own.
    #[error("no row of the table `{table}` has this id")]
    NoParent {
        /// The table in which it should stand.
        table: String,
    },
    /// A row that does not say to which record it belongs.
    #[error("the row does not say to which record it belongs")]
    NoParentId,
    /// A row that belongs to an amendment that has no row of its own.
    #[error("no row of the table `{table}` has this id and this number")]
    NoOuter {
        /// The table in which it should stand.
        table: String,
    },
    /// A record whose id stands in an earlier row of the table.
    #[error("row `{row}` of this table has the same id")]
    RepeatedRow {
        /// The earlier row.
        row: u32,
    },
    /// A header that no column of the table has; its cells are kept as an unknown field.
    #[error("the table has no such column; what stands in it is kept as a field that is not known")]
    UnknownColumn,
    /// A header that no column of the table has, where unknown fields cannot be kept.
    #[error("the table has no such column; what stands in it is left out")]
    LostColumn,
    /// A column without a header.
    #[error("the column has no header; what stands in it is kept as a field that is not known")]
    NoHeader,
    /// Two columns with the same meaning.
    #[error("an earlier column holds the same field")]
    RepeatedHeader,
    /// A header that goes over several columns or rows.
    #[error("the header stands in two rows; both were read together")]
    MergedHeader,
    /// The header a second time, among the rows.
    #[error("the header again; the row is passed over")]
    HeaderAgain,
    /// Rows that stand before the header.
    #[error("the rows above the header are passed over")]
    Above,
    /// Blanks around the text of a cell.
    #[error("there are blanks before or after the text; they are left out")]
    Blanks,
    /// Text whose marks stand beside their letters.
    #[error("the text is in decomposed form (NFD); it is read in composed form (NFC)")]
    Decomposed,
    /// Text of several lines.
    #[error("the text has several lines; they are read as one, with blanks between them")]
    Lines,
    /// A row of amounts without any.
    #[error("the row has no amount; it is passed over")]
    NoAmount,
    /// A table without the column that says which record a row is of.
    #[error(
        "no row of the first `{rows}` holds the header `{wanted}`, without which nobody knows which record a row is of"
    )]
    NoKey {
        /// How many rows were looked at.
        rows: u32,
        /// The header, as the format writes it.
        wanted: String,
    },
    /// A table that nobody knows.
    #[error("no table is called so")]
    UnknownTable,
    /// Nothing at all.
    #[error("the table is empty")]
    Empty,
    /// More columns than are read.
    #[error("the header has more than `{most}` cells")]
    TooWide {
        /// How many are read.
        most: usize,
    },
    /// Text that is not in the encoding.
    #[error("byte `{at}` is not text in {encoding}")]
    Encoding {
        /// The encoding.
        encoding: &'static str,
        /// Where, from 0.
        at: usize,
    },
    /// Text in no encoding that could be told.
    #[error(
        "the file is not in UTF-8 or UTF-16, and nothing in it tells windows-1258 for certain: state the encoding, or save it as UTF-8"
    )]
    UnknownEncoding,
    /// The encoding was told from the text.
    #[error("the file is read as {encoding}")]
    Told {
        /// The encoding.
        encoding: &'static str,
    },
    /// A quotation mark that is never closed.
    #[error("a quotation mark opens in this row and is never closed")]
    OpenQuote,
    /// Too many rows that cannot be read, so the rest was not tried.
    #[error("more than `{most}` records of this table cannot be read; the rest is kept unread")]
    TooManyAside {
        /// How many are kept one by one.
        most: usize,
    },
    /// A list of records that does not exist.
    #[error("no kind of records is called so")]
    UnknownKind,
    /// A number where a day belongs, which may be a year.
    #[error("`{found}` is a number, and a day belongs here: write the whole day")]
    NumberForDay {
        /// The cell, shortened.
        found: String,
    },
    /// A day where something else belongs.
    #[error(
        "the spreadsheet has made the day `{found}` of this cell, and no day belongs here: format the cell as text, and write it again"
    )]
    DayHere {
        /// The cell, shortened.
        found: String,
    },
    /// A number where a day belongs, which can only be its serial number.
    #[error("the cell is not formatted as a day; its number is read as the day that it counts")]
    Serial,
    /// A code that was stored as a number.
    #[error("the code is stored as a number, without its zero in front; it is read with it")]
    LostZero,
    /// Several cells shown as one.
    #[error("the cell goes over several rows or columns; its text counts for the first one only")]
    MergedCells,
}

/// Says in which language numbers are written.
fn locale(written: Option<Lang>, lang: Lang) -> &'static str {
    match written {
        Some(Lang::Vi) => lang.pick("tiếng Việt", "Vietnamese"),
        Some(Lang::En) => lang.pick("tiếng Anh", "English"),
        None => lang.pick("tiếng Việt hay tiếng Anh", "Vietnamese or English"),
    }
}

impl TableError {
    /// Tells how grave it is: an error keeps a record from being read, or loses something.
    pub const fn severity(&self) -> Severity {
        match self {
            Self::AmbiguousNumber { .. }
            | Self::NotNumber { .. }
            | Self::Words { .. }
            | Self::AmbiguousDate { .. }
            | Self::Date(_)
            | Self::AmbiguousName { .. }
            | Self::NotJson
            | Self::NoPlace { .. }
            | Self::RowTooLong { .. }
            | Self::TwoValues
            | Self::NoParent { .. }
            | Self::NoParentId
            | Self::NoOuter { .. }
            | Self::LostColumn
            | Self::NoKey { .. }
            | Self::UnknownTable
            | Self::Empty
            | Self::TooWide { .. }
            | Self::Encoding { .. }
            | Self::UnknownEncoding
            | Self::OpenQuote
            | Self::TooManyAside { .. }
            | Self::UnknownKind
            | Self::NumberForDay { .. }
            | Self::DayHere { .. } => Severity::Error,
            Self::RowTooShort { .. }
            | Self::RepeatedRow { .. }
            | Self::UnknownColumn
            | Self::NoHeader
            | Self::RepeatedHeader
            | Self::MergedHeader
            | Self::Lines
            | Self::LostZero
            | Self::MergedCells
            | Self::NoAmount => Severity::Warning,
            Self::HeaderAgain
            | Self::Above
            | Self::Serial
            | Self::Blanks
            | Self::Decomposed
            | Self::Told { .. } => Severity::Info,
        }
    }
}

impl Explain for TableError {
    fn code(&self) -> Code {
        match self {
            Self::AmbiguousNumber { .. } => Code::new(Status::Value, "table.ambiguous_number"),
            Self::NotNumber { .. } => Code::new(Status::Value, "table.not_number"),
            Self::Words { .. } => Code::new(Status::Value, "table.words"),
            Self::AmbiguousDate { .. } => Code::new(Status::Value, "table.ambiguous_date"),
            Self::Date(error) => error.code(),
            Self::AmbiguousName { .. } => Code::new(Status::Value, "table.ambiguous_name"),
            Self::NotJson => Code::new(Status::Invalid, "table.not_json"),
            Self::NoPlace { .. } => Code::new(Status::Invalid, "table.no_place"),
            Self::RowTooLong { .. } => Code::new(Status::Invalid, "table.row_too_long"),
            Self::RowTooShort { .. } => Code::new(Status::Invalid, "table.row_too_short"),
            Self::TwoValues => Code::new(Status::Invalid, "table.two_values"),
            Self::NoParent { .. } => Code::new(Status::Invalid, "table.no_parent"),
            Self::NoParentId => Code::new(Status::Invalid, "table.no_parent_id"),
            Self::NoOuter { .. } => Code::new(Status::Invalid, "table.no_outer"),
            Self::RepeatedRow { .. } => Code::new(Status::Invalid, "table.repeated_row"),
            Self::UnknownColumn => Code::new(Status::Value, "table.unknown_column"),
            Self::LostColumn => Code::new(Status::Value, "table.lost_column"),
            Self::NoHeader => Code::new(Status::Invalid, "table.no_header"),
            Self::RepeatedHeader => Code::new(Status::Invalid, "table.repeated_header"),
            Self::MergedHeader => Code::new(Status::Invalid, "table.merged_header"),
            Self::HeaderAgain => Code::new(Status::Invalid, "table.header_again"),
            Self::Above => Code::new(Status::Invalid, "table.above"),
            Self::Blanks => Code::new(Status::Value, "table.blanks"),
            Self::Decomposed => Code::new(Status::Value, "table.decomposed"),
            Self::Lines => Code::new(Status::Value, "table.lines"),
            Self::NoAmount => Code::new(Status::Value, "table.no_amount"),
            Self::NoKey { .. } => Code::new(Status::Invalid, "table.no_key"),
            Self::UnknownTable => Code::new(Status::Value, "table.unknown_table"),
            Self::Empty => Code::new(Status::Invalid, "table.empty"),
            Self::TooWide { .. } => Code::new(Status::Range, "table.too_wide"),
            Self::Encoding { .. } => Code::new(Status::Text, "table.encoding"),
            Self::UnknownEncoding => Code::new(Status::Text, "table.unknown_encoding"),
            Self::Told { .. } => Code::new(Status::Text, "table.told"),
            Self::OpenQuote => Code::new(Status::Invalid, "table.open_quote"),
            Self::TooManyAside { .. } => Code::new(Status::Range, "table.too_many_aside"),
            Self::UnknownKind => Code::new(Status::Value, "table.unknown_kind"),
            Self::NumberForDay { .. } => Code::new(Status::Value, "table.number_for_day"),
            Self::DayHere { .. } => Code::new(Status::Value, "table.day_here"),
            Self::Serial => Code::new(Status::Value, "table.serial"),
            Self::LostZero => Code::new(Status::Value, "table.lost_zero"),
            Self::MergedCells => Code::new(Status::Invalid, "table.merged_cells"),
        }
    }

    fn message(&self, lang: Lang) -> String {
        if lang == Lang::En {
            return self.to_string();
        }
        match self {
            Self::AmbiguousNumber { found, one, other } => format!(
                "`{found}` có thể là `{one}` hoặc `{other}`: hãy nói rõ các con số được viết theo ngôn ngữ nào"
            ),
            Self::NotNumber { found, lang } => format!(
                "`{found}` không phải là con số theo cách viết của {}",
                locale(*lang, Lang::Vi)
            ),
            Self::Words { found } => format!(
                "`{found}` có chữ: hãy viết trọn con số bằng chữ số, loại tiền ở cột riêng"
            ),
            Self::AmbiguousDate { found, one, other } => format!(
                "`{found}` có thể là `{one}` hoặc `{other}`: hãy nói rõ ngày tháng được viết theo ngôn ngữ nào"
            ),
            Self::Date(error) => error.message(lang),
            Self::AmbiguousName { found, one, other } => {
                format!("`{found}` là tên của mã `{one}` và cả mã `{other}`: hãy ghi mã")
            }
            Self::NotJson => "ô này không chứa một đối tượng JSON".to_owned(),
            Self::NoPlace { name } => format!("trường `{name}` không có chỗ trong hàng này"),
            Self::RowTooLong { cells, headers } => format!(
                "hàng có `{cells}` ô, tiêu đề có `{headers}`: có thể một dấu phân cách nằm trong ô đã cắt ô làm đôi"
            ),
            Self::RowTooShort { cells, headers } => {
                format!("hàng có `{cells}` ô, tiêu đề có `{headers}`; các ô thiếu được coi là trống")
            }
            Self::TwoValues => {
                "hai cột cùng chứa trường này, và hàng này ghi hai giá trị khác nhau".to_owned()
            }
            Self::NoParent { table } => format!("không hàng nào của bảng `{table}` có mã này"),
            Self::NoParentId => "hàng không ghi thuộc về bản ghi nào".to_owned(),
            Self::NoOuter { table } => {
                format!("không hàng nào của bảng `{table}` có mã này và số thứ tự này")
            }
            Self::RepeatedRow { row } => format!("hàng `{row}` của bảng này có cùng mã"),
            Self::UnknownColumn => {
                "bảng không có cột này; nội dung được giữ lại như một trường lạ".to_owned()
            }
            Self::LostColumn => "bảng không có cột này; nội dung bị bỏ qua".to_owned(),
            Self::NoHeader => {
                "cột không có tiêu đề; nội dung được giữ lại như một trường lạ".to_owned()
            }
            Self::RepeatedHeader => "một cột trước đó chứa cùng trường này".to_owned(),
            Self::MergedHeader => "tiêu đề nằm trên hai hàng; đã đọc gộp cả hai".to_owned(),
            Self::HeaderAgain => "tiêu đề lặp lại; hàng này được bỏ qua".to_owned(),
            Self::Above => "các hàng phía trên tiêu đề được bỏ qua".to_owned(),
            Self::Blanks => "có khoảng trắng thừa ở đầu hoặc cuối ô; đã bỏ đi".to_owned(),
            Self::Decomposed => {
                "chữ viết ở dạng tách dấu (NFD); đã đọc ở dạng dựng sẵn (NFC)".to_owned()
            }
            Self::Lines => {
                "ô có nhiều dòng; đã đọc thành một dòng, cách nhau bằng khoảng trắng".to_owned()
            }
            Self::NoAmount => "hàng không có số tiền nào; hàng này được bỏ qua".to_owned(),
            Self::NoKey { rows, wanted } => format!(
                "trong `{rows}` hàng đầu không có tiêu đề `{wanted}`, thiếu nó thì không biết mỗi hàng thuộc bản ghi nào"
            ),
            Self::UnknownTable => "không có bảng nào mang tên này".to_owned(),
            Self::Empty => "bảng trống".to_owned(),
            Self::TooWide { most } => format!("tiêu đề có hơn `{most}` ô"),
            Self::Encoding { encoding, at } => {
                format!("byte `{at}` không phải là chữ theo bảng mã {encoding}")
            }
            Self::UnknownEncoding => "tệp không dùng bảng mã UTF-8 hay UTF-16, và không có gì cho biết chắc chắn đó là windows-1258: hãy nói rõ bảng mã, hoặc lưu lại bằng UTF-8".to_owned(),
            Self::Told { encoding } => format!("tệp được đọc theo bảng mã {encoding}"),
            Self::OpenQuote => "một dấu ngoặc kép mở ở hàng này và không bao giờ đóng".to_owned(),
            Self::TooManyAside { most } => format!(
                "có hơn `{most}` bản ghi của bảng này không đọc được; phần còn lại được giữ nguyên, chưa đọc"
            ),
            Self::UnknownKind => "không có loại bản ghi nào mang tên này".to_owned(),
            Self::NumberForDay { found } => {
                format!("`{found}` là một con số, ở đây cần ngày: hãy ghi đủ ngày, tháng, năm")
            }
            Self::DayHere { found } => format!(
                "bảng tính đã đổi ô này thành ngày `{found}`, mà ở đây không cần ngày: hãy định dạng ô là văn bản rồi ghi lại"
            ),
            Self::Serial => {
                "ô không được định dạng là ngày; con số được đọc là ngày mà nó đếm tới".to_owned()
            }
            Self::LostZero => {
                "mã được lưu dưới dạng con số, mất số 0 ở đầu; đã đọc kèm số 0".to_owned()
            }
            Self::MergedCells => {
                "ô được gộp trên nhiều hàng hoặc nhiều cột; nội dung chỉ tính cho ô đầu tiên".to_owned()
            }
        }
    }
}

/// Why tables are not taken; nothing of them was added.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum ReadError {
    /// No table holds the head of the submission, and the caller stated none.
    #[error("no table `submission` says who submits the data, and the caller stated nobody")]
    NoSubmission,
    /// The head of the submission cannot be read.
    #[error("{}", tell(problems, Lang::En))]
    Submission {
        /// Every problem, with its path.
        problems: Vec<Problem>,
    },
    /// The caller broke it off.
    #[error(transparent)]
    Stopped(#[from] Stopped),
}

fn tell(problems: &[Problem], lang: Lang) -> String {
    let tell =
        |problem: &Problem| format!("submission{}: {}", problem.path(), problem.message(lang));
    problems.iter().map(tell).collect::<Vec<_>>().join("; ")
}

impl Explain for ReadError {
    fn code(&self) -> Code {
        match self {
            Self::NoSubmission => Code::new(Status::Invalid, "table.no_submission"),
            Self::Submission { problems } => problems
                .first()
                .map_or_else(|| ShapeError::Missing.code(), Problem::code),
            Self::Stopped(stopped) => stopped.code(),
        }
    }

    fn message(&self, lang: Lang) -> String {
        match (lang, self) {
            (Lang::En, _) => self.to_string(),
            (Lang::Vi, Self::NoSubmission) => {
                "không có bảng `submission` cho biết ai nộp dữ liệu, và bên gọi cũng không nói rõ"
                    .to_owned()
            }
            (Lang::Vi, Self::Submission { problems }) => tell(problems, lang),
            (Lang::Vi, Self::Stopped(stopped)) => stopped.message(lang),
        }
    }
}
