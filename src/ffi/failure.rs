//! Why a call failed: an error of the core, or one that only a border has.

use std::borrow::Cow;

use super::contain::Place;
use crate::code::{Code, Explain, Status};
use crate::lang::{Label, Lang};
use crate::money::MoneyError;
use crate::statistics::StatisticsError;

/// Why a call failed, and which argument is at fault.
///
/// One pointer: every step of every call may return it.
#[derive(Debug)]
pub(super) struct Failure(Box<Blame>);

#[derive(Debug)]
struct Blame {
    argument: Cow<'static, str>,
    error: Box<dyn Explain>,
}

impl Failure {
    /// Blames an argument for an error.
    #[cold]
    #[inline(never)]
    pub(super) fn of(argument: &'static str, error: impl Explain + 'static) -> Self {
        let error = Box::new(error);
        let argument = Cow::Borrowed(argument);
        Self(Box::new(Blame { argument, error }))
    }

    /// Returns the argument's name, of an entry of a column with its position: "values[3]", of a
    /// member of a structure with its name: "columns[1].type"; empty if none is at fault.
    pub(super) fn argument(&self) -> &str {
        &self.0.argument
    }

    pub(super) fn error(&self) -> &dyn Explain {
        &*self.0.error
    }

    /// Says at which position of the argument, a column, the fault is.
    pub(super) fn at(mut self, position: usize) -> Self {
        self.0.argument.to_mut().push_str(&format!("[{position}]"));
        self
    }

    /// Says that the argument is a member of the structure at a position of a list.
    pub(super) fn within(mut self, list: &'static str, position: u64) -> Self {
        self.0.argument = Cow::Owned(format!("{list}[{position}].{}", self.argument()));
        self
    }
}

impl From<StatisticsError> for Failure {
    fn from(error: StatisticsError) -> Self {
        Self::of("", error)
    }
}

impl From<MoneyError> for Failure {
    fn from(error: MoneyError) -> Self {
        Self::of("", error)
    }
}

/// What can go wrong only at the border.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub(super) enum BorderError {
    /// A required pointer is NULL.
    #[error("`{argument}` is NULL")]
    Null {
        /// The argument.
        argument: &'static str,
    },
    /// A pointer that says nothing here is not NULL.
    #[error("`{argument}` must be NULL here")]
    NotNull {
        /// The argument.
        argument: &'static str,
    },
    /// The text is not UTF-8.
    #[error("`{argument}` is not UTF-8 from byte `{at}` on")]
    NotUtf8 {
        /// The argument.
        argument: &'static str,
        /// The first byte that is wrong, from 0.
        at: usize,
    },
    /// The text holds U+0000.
    #[error("`{argument}` holds U+0000 at byte `{at}`")]
    HoldsNul {
        /// The argument.
        argument: &'static str,
        /// Its place, from 0.
        at: usize,
    },
    /// The argument is longer than one call takes.
    #[error("`{argument}` has the length `{length}`, one call takes up to `{most}`")]
    TooLong {
        /// The argument.
        argument: &'static str,
        /// The length.
        length: u64,
        /// The greatest length.
        most: u64,
    },
    /// No language has this number.
    #[error("no language has the number `{number}`")]
    UnknownLanguage {
        /// The number.
        number: u32,
    },
    /// The number of this currency now means another one.
    #[error("the number `{number}` of `{code}` now means `{holder}`")]
    NumberChangedHands {
        /// The code that was given.
        code: &'static str,
        /// Its number.
        number: u16,
        /// The code that the number means.
        holder: &'static str,
    },
    /// The caller's buffer is too small.
    #[error("the buffer has `{capacity}` bytes, the text needs `{needed}`")]
    SmallBuffer {
        /// What the caller offers.
        capacity: u64,
        /// What is needed, with the final NUL.
        needed: u64,
    },
    /// The caller's columns are too short.
    #[error("the columns have room for `{capacity}` entries, `{needed}` are needed")]
    ShortColumns {
        /// For how many entries there is room.
        capacity: u64,
        /// How many there are.
        needed: u64,
    },
    /// The caller's room for the bytes of texts is too small.
    #[error("there is room for `{capacity}` bytes of text, `{needed}` are needed")]
    ShortBytes {
        /// For how many bytes there is room.
        capacity: u64,
        /// How many there are.
        needed: u64,
    },
    /// A name or an id that there is not. It is not repeated: it may be a person's.
    #[error("there is nothing that `{argument}` names")]
    Unknown {
        /// The argument.
        argument: &'static str,
    },
    /// A number that means nothing for an argument.
    #[error("`{argument}` has no value `{number}`")]
    UnknownNumber {
        /// The argument.
        argument: &'static str,
        /// The number.
        number: u32,
    },
    /// Nothing stands at a position.
    #[error("`{argument}` is `{at}`: there are `{count}`, counted from 0")]
    NoSuch {
        /// The argument.
        argument: &'static str,
        /// The position.
        at: u64,
        /// How many there are.
        count: u64,
    },
    /// A code list holds no such entry.
    #[error("the list `{list}` holds no `{text}`")]
    NotInList {
        /// The list.
        list: &'static str,
        /// The argument.
        argument: &'static str,
        /// The code or name that was asked for, shortened.
        text: String,
    },
    /// The entries of a code list tell nothing of this name.
    #[error("the entries of the list `{list}` tell no `{text}`")]
    NoSuchDetail {
        /// The list.
        list: &'static str,
        /// What was asked for, shortened.
        text: String,
    },
    /// A code list means nothing without a day.
    #[error("the codes of the list `{list}` have a meaning only as of a day")]
    DayNeeded {
        /// The list.
        list: &'static str,
    },
    /// A cell holds another kind of value.
    #[error("the cell holds no value of this kind: it is `{kind}`")]
    OtherKind {
        /// What it holds.
        kind: &'static str,
    },
    /// A number does not fit.
    #[error("the number does not fit 64 bits")]
    TooGreat,
    /// No such number of threads.
    #[error("`{number}` threads cannot work: 1 to 256 can")]
    Threads {
        /// The number.
        number: u32,
    },
    /// Values do not lie where their type can be read.
    #[error("`{argument}` does not lie where values of its type can: on a multiple of its size")]
    Misaligned {
        /// The argument.
        argument: &'static str,
    },
    /// A structure without its first fields.
    #[error("`struct_size` is `{size}`: every structure has the same, `{least}` at least")]
    StructSize {
        /// What the caller says.
        size: u32,
        /// The size of its first version.
        least: usize,
    },
    /// A structure says what only a later library knows.
    #[error("`{argument}` says something that this library is too old for")]
    Newer {
        /// The argument.
        argument: &'static str,
    },
    /// No field has this number.
    #[error("no field has the number `{number}`")]
    UnknownField {
        /// The number.
        number: u32,
    },
    /// No type has this number.
    #[error("no type has the number `{number}`")]
    UnknownType {
        /// The number.
        number: u32,
    },
    /// A callback uses what the call that it is called from works on.
    #[error("a call works on `{argument}`: its callbacks, and other threads, cannot")]
    InUse {
        /// The argument.
        argument: &'static str,
    },
    /// A bug was contained while the handle was being changed.
    #[error("a bug was contained while `{argument}` was being changed: it can only be freed")]
    Poisoned {
        /// The argument.
        argument: &'static str,
    },
    /// A bug was contained.
    #[error("a bug of the library was contained{}", where_it_was("at", .place))]
    Panicked {
        /// Where, if that is known.
        place: Place,
    },
    /// There is no memory for a copy.
    #[error("there is no memory for `{bytes}` bytes")]
    NoRoom {
        /// How many bytes.
        bytes: u64,
    },
    /// A feature was not built in.
    #[error("the library was built without the feature `{feature}`")]
    NotBuilt {
        /// The feature.
        feature: &'static str,
    },
    /// A format that cannot do this.
    #[error("`{format}` {}", what.en)]
    Cannot {
        /// The format.
        format: &'static str,
        /// What it cannot do, as the rest of the sentence.
        what: Label,
    },
}

/// Names the place of a bug at the end of a sentence, if it is known.
fn where_it_was(at: &str, place: &Place) -> String {
    let named = place.as_ref().map(|place| format!(" {at} `{place}`"));
    named.unwrap_or_default()
}

impl From<BorderError> for Failure {
    fn from(error: BorderError) -> Self {
        Self::of(error.argument(), error)
    }
}

impl BorderError {
    fn argument(&self) -> &'static str {
        match self {
            Self::Null { argument }
            | Self::NotNull { argument }
            | Self::NotUtf8 { argument, .. }
            | Self::HoldsNul { argument, .. }
            | Self::TooLong { argument, .. }
            | Self::NoSuch { argument, .. }
            | Self::Unknown { argument }
            | Self::NotInList { argument, .. }
            | Self::UnknownNumber { argument, .. }
            | Self::Misaligned { argument }
            | Self::Newer { argument }
            | Self::InUse { argument }
            | Self::Poisoned { argument } => argument,
            Self::StructSize { .. } => "struct_size",
            Self::UnknownField { .. } => "field",
            Self::UnknownType { .. } => "type",
            Self::UnknownLanguage { .. } => "lang",
            Self::NumberChangedHands { .. } => "code",
            Self::SmallBuffer { .. } | Self::ShortColumns { .. } => "capacity",
            Self::ShortBytes { .. } => "bytes_capacity",
            Self::Threads { .. } => "threads",
            Self::NoSuchDetail { .. } => "detail",
            Self::DayNeeded { .. } => "as_of",
            Self::Cannot { .. } => "format",
            Self::OtherKind { .. }
            | Self::TooGreat
            | Self::Panicked { .. }
            | Self::NoRoom { .. }
            | Self::NotBuilt { .. } => "",
        }
    }
}

impl Explain for BorderError {
    fn code(&self) -> Code {
        match self {
            Self::Null { .. } => Code::new(Status::Null, "ffi.null"),
            Self::NotNull { .. } => Code::new(Status::Invalid, "ffi.not_null"),
            Self::NotUtf8 { .. } => Code::new(Status::Text, "ffi.not_utf8"),
            Self::HoldsNul { .. } => Code::new(Status::Text, "ffi.holds_nul"),
            Self::TooLong { .. } => Code::new(Status::Range, "ffi.too_long"),
            Self::UnknownLanguage { .. } => Code::new(Status::Value, "ffi.unknown_language"),
            Self::NumberChangedHands { .. } => {
                Code::new(Status::Currency, "ffi.number_changed_hands")
            }
            Self::SmallBuffer { .. } => Code::new(Status::Range, "ffi.small_buffer"),
            Self::ShortColumns { .. } => Code::new(Status::Range, "ffi.short_columns"),
            Self::ShortBytes { .. } => Code::new(Status::Range, "ffi.short_bytes"),
            Self::Unknown { .. } => Code::new(Status::Value, "ffi.unknown"),
            Self::UnknownNumber { .. } => Code::new(Status::Value, "ffi.unknown_number"),
            Self::NoSuch { .. } => Code::new(Status::Range, "ffi.no_such"),
            Self::NotInList { .. } => Code::new(Status::Value, "ffi.not_in_list"),
            Self::NoSuchDetail { .. } => Code::new(Status::Value, "ffi.no_such_detail"),
            Self::DayNeeded { .. } => Code::new(Status::Value, "ffi.day_needed"),
            Self::OtherKind { .. } => Code::new(Status::Value, "ffi.other_kind"),
            Self::TooGreat => Code::new(Status::Overflow, "ffi.too_great"),
            Self::Threads { .. } => Code::new(Status::Range, "ffi.threads"),
            Self::Misaligned { .. } => Code::new(Status::Invalid, "ffi.misaligned"),
            Self::StructSize { .. } => Code::new(Status::Invalid, "ffi.struct_size"),
            Self::Newer { .. } => Code::new(Status::Newer, "ffi.newer"),
            Self::UnknownField { .. } => Code::new(Status::Value, "ffi.unknown_field"),
            Self::UnknownType { .. } => Code::new(Status::Value, "ffi.unknown_type"),
            Self::InUse { .. } => Code::new(Status::Invalid, "ffi.in_use"),
            Self::Poisoned { .. } => Code::new(Status::Internal, "ffi.poisoned"),
            Self::Panicked { .. } => Code::new(Status::Internal, "ffi.panicked"),
            Self::NoRoom { .. } => Code::new(Status::NoMemory, "ffi.no_room"),
            Self::NotBuilt { .. } => Code::new(Status::Unsupported, "ffi.not_built"),
            Self::Cannot { .. } => Code::new(Status::Unsupported, "ffi.cannot"),
        }
    }

    fn message(&self, lang: Lang) -> String {
        if lang == Lang::En {
            return self.to_string();
        }
        match self {
            Self::Null { argument } => format!("`{argument}` là NULL"),
            Self::NotNull { argument } => format!("ở đây `{argument}` phải là NULL"),
            Self::NotUtf8 { argument, at } => {
                format!("`{argument}` không phải là UTF-8 từ byte `{at}` trở đi")
            }
            Self::HoldsNul { argument, at } => {
                format!("`{argument}` chứa U+0000 tại byte `{at}`")
            }
            Self::TooLong {
                argument,
                length,
                most,
            } => format!("`{argument}` có độ dài `{length}`, mỗi lần gọi nhận tối đa `{most}`"),
            Self::UnknownLanguage { number } => format!("không có ngôn ngữ nào mang số `{number}`"),
            Self::NumberChangedHands {
                code,
                number,
                holder,
            } => format!("số `{number}` của `{code}` nay chỉ `{holder}`"),
            Self::SmallBuffer { capacity, needed } => {
                format!("vùng nhớ có `{capacity}` byte, văn bản cần `{needed}`")
            }
            Self::ShortColumns { capacity, needed } => {
                format!("các cột có chỗ cho `{capacity}` mục, cần `{needed}`")
            }
            Self::ShortBytes { capacity, needed } => {
                format!("có chỗ cho `{capacity}` byte văn bản, cần `{needed}`")
            }
            Self::Unknown { argument } => format!("không có gì mang tên nêu ở `{argument}`"),
            Self::UnknownNumber { argument, number } => {
                format!("`{argument}` không có giá trị `{number}`")
            }
            Self::NoSuch {
                argument,
                at,
                count,
            } => format!("`{argument}` là `{at}`: có `{count}`, đếm từ 0"),
            Self::NotInList { list, text, .. } => {
                format!("danh mục `{list}` không có `{text}`")
            }
            Self::NoSuchDetail { list, text } => {
                format!("các mục của danh mục `{list}` không có thông tin `{text}`")
            }
            Self::DayNeeded { list } => {
                format!("mã của danh mục `{list}` chỉ có nghĩa tại một ngày")
            }
            Self::OtherKind { kind } => {
                format!("ô không chứa giá trị loại này: nó là `{kind}`")
            }
            Self::TooGreat => "số vượt quá 64 bit".to_owned(),
            Self::Threads { number } => {
                format!("không thể dùng `{number}` luồng: từ 1 đến 256")
            }
            Self::Misaligned { argument } => format!(
                "`{argument}` không nằm ở địa chỉ mà kiểu của nó cho phép: bội số của kích thước"
            ),
            Self::StructSize { size, least } => {
                format!("`struct_size` là `{size}`: mọi cấu trúc phải như nhau, ít nhất `{least}`")
            }
            Self::Newer { argument } => {
                format!("`{argument}` chứa điều mà thư viện này quá cũ để hiểu")
            }
            Self::UnknownField { number } => format!("không có trường nào mang số `{number}`"),
            Self::UnknownType { number } => format!("không có kiểu nào mang số `{number}`"),
            Self::InUse { argument } => format!(
                "một lần gọi đang làm việc với `{argument}`: hàm gọi lại của nó và luồng khác không được dùng"
            ),
            Self::Poisoned { argument } => {
                format!(
                    "đã chặn một lỗi của thư viện khi đang sửa `{argument}`: chỉ còn có thể giải phóng"
                )
            }
            Self::Panicked { place } => {
                format!("đã chặn một lỗi của thư viện{}", where_it_was("tại", place))
            }
            Self::NoRoom { bytes } => format!("không đủ bộ nhớ cho `{bytes}` byte"),
            Self::NotBuilt { feature } => {
                format!("thư viện được dựng không có tính năng `{feature}`")
            }
            Self::Cannot { format, what } => format!("`{format}` {}", what.vi),
        }
    }
}
