//! Stable numbers and names of what can go wrong.
//!
//! I1. A status number is never changed, reused or removed.
//! I2. A code's text id is never changed; it may be retired.
//! I3. Every error of the crate answers [`Explain`]: a code, and a message in both languages.

use crate::lang::Lang;

/// The outcome of a call as a number, the same in Rust and in C (mã trạng thái).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[repr(i32)]
pub enum Status {
    /// Done.
    Ok = 0,
    /// A required pointer was NULL.
    Null = 1,
    /// Text that is not UTF-8, or holds U+0000.
    Text = 2,
    /// An unknown code, name, option or form of writing.
    Value = 3,
    /// A number or date outside its range.
    Range = 4,
    /// Data that has the wrong shape.
    Invalid = 5,
    /// Two currencies where one is needed, or more digits than the currency has.
    Currency = 6,
    /// An exact result that does not fit.
    Overflow = 7,
    /// Memory could not be had.
    NoMemory = 8,
    /// The caller's structure is newer than the library.
    Newer = 9,
    /// A callback asked to stop.
    Stopped = 10,
    /// A contained bug.
    Internal = 11,
    /// The feature was not built in.
    Unsupported = 12,
}

impl Status {
    /// Every status, by number.
    pub const ALL: [Self; 13] = [
        Self::Ok,
        Self::Null,
        Self::Text,
        Self::Value,
        Self::Range,
        Self::Invalid,
        Self::Currency,
        Self::Overflow,
        Self::NoMemory,
        Self::Newer,
        Self::Stopped,
        Self::Internal,
        Self::Unsupported,
    ];

    /// Returns the number.
    pub const fn number(self) -> i32 {
        self as i32
    }

    /// Returns the name that the C header gives this number, `VIENTRO_E_TEXT` for example.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Ok => "VIENTRO_OK",
            Self::Null => "VIENTRO_E_NULL",
            Self::Text => "VIENTRO_E_TEXT",
            Self::Value => "VIENTRO_E_VALUE",
            Self::Range => "VIENTRO_E_RANGE",
            Self::Invalid => "VIENTRO_E_INVALID",
            Self::Currency => "VIENTRO_E_CURRENCY",
            Self::Overflow => "VIENTRO_E_OVERFLOW",
            Self::NoMemory => "VIENTRO_E_NOMEM",
            Self::Newer => "VIENTRO_E_NEWER",
            Self::Stopped => "VIENTRO_E_STOPPED",
            Self::Internal => "VIENTRO_E_INTERNAL",
            Self::Unsupported => "VIENTRO_E_UNSUPPORTED",
        }
    }
}

/// What went wrong, for programs: a status number and a permanent text id (mã lỗi).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Code {
    status: Status,
    id: &'static str,
}

impl Code {
    /// Makes a code. The id reads `room.what`, in lower case.
    pub const fn new(status: Status, id: &'static str) -> Self {
        Self { status, id }
    }

    /// Returns the status number's meaning.
    pub const fn status(self) -> Status {
        self.status
    }

    /// Returns the permanent text id, `money.too_precise` for example.
    pub const fn id(self) -> &'static str {
        self.id
    }
}

/// An error that can name itself to a program and explain itself to a person in both languages.
pub trait Explain: std::error::Error {
    /// Returns the permanent code.
    fn code(&self) -> Code;

    /// Explains the error in one sentence without a full stop; the English text is `Display`'s.
    fn message(&self, lang: Lang) -> String;
}

/// What a message repeats of a text: enough to find it by, never a whole file.
pub(crate) fn clip(text: &str) -> String {
    let mut clipped: String = text.chars().take(60).collect();
    if clipped.len() < text.len() {
        clipped.push('…');
    }
    clipped
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_and_names_of_statuses_never_change() {
        let all = Status::ALL.map(|status| (status.number(), status.name()));
        assert_eq!(
            all,
            [
                (0, "VIENTRO_OK"),
                (1, "VIENTRO_E_NULL"),
                (2, "VIENTRO_E_TEXT"),
                (3, "VIENTRO_E_VALUE"),
                (4, "VIENTRO_E_RANGE"),
                (5, "VIENTRO_E_INVALID"),
                (6, "VIENTRO_E_CURRENCY"),
                (7, "VIENTRO_E_OVERFLOW"),
                (8, "VIENTRO_E_NOMEM"),
                (9, "VIENTRO_E_NEWER"),
                (10, "VIENTRO_E_STOPPED"),
                (11, "VIENTRO_E_INTERNAL"),
                (12, "VIENTRO_E_UNSUPPORTED"),
            ]
        );
    }

    #[test]
    fn what_was_cut_is_marked() {
        assert_eq!(clip("Lạng Sơn"), "Lạng Sơn");
        let whole = "đ".repeat(60);
        assert_eq!(clip(&whole), whole);
        assert_eq!(clip(&"đ".repeat(61)), format!("{whole}…"));
    }
}
