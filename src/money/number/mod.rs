//! Numbers as people write them, in Vietnamese and in English, read and written.
//!
//! The language is an argument, never guessed: `114.673` is 114 673 in Vietnamese and 114.673 in
//! English. Vietnamese groups thousands with a point and marks decimals with a comma: Law on
//! Accounting 88/2015/QH13, Article 11; English the other way round.
//!
//! I1. What is read is what is printed: nothing is rounded, and no text has two readings.
//! I2. A text that is not understood to its last character is an error.
//! I3. A figure keeps its qualifier, the place of its last digit, and its printed text.

mod range;
mod read;
mod stated;
mod words;
mod write;

#[cfg(test)]
#[expect(clippy::arithmetic_side_effects, reason = "tests may panic")]
mod agree_tests;
#[cfg(test)]
#[expect(clippy::arithmetic_side_effects, reason = "tests may panic")]
mod tests;

pub use stated::{Comparison, Multiplier, Qualifier, Stated, Unit};
pub use write::{to_plain, to_text, write};

use super::MoneyError;
use crate::code::{Code, Explain, Status};
use crate::lang::Lang;
use crate::text::TextError;

/// Why a number as people write it could not be read, written or compared.
///
/// A position is the byte where reading stopped, counted from 0 in the trimmed text in NFC.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum NumberError {
    /// It is empty, or holds a control character.
    #[error(transparent)]
    Text(#[from] TextError),
    /// Something else stands where a number should begin.
    #[error("at byte `{at}` a number should begin")]
    NoNumber {
        /// The position.
        at: usize,
    },
    /// A point or comma stands where the language has none.
    #[error("the mark at byte `{at}` stands where a number in the language `{}` has none", .lang.code())]
    Mark {
        /// The position.
        at: usize,
        /// The language that was named.
        lang: Lang,
    },
    /// It has more than 38 digits.
    #[error("the number has more than 38 digits")]
    TooLong,
    /// The text goes on, and what follows is no multiplier, unit or noun.
    #[error("the text from byte `{at}` on is not understood")]
    Unread {
        /// The position.
        at: usize,
    },
    /// A dollar without its country.
    #[error("the dollar at byte `{at}` does not say of which country it is")]
    BareDollar {
        /// The position.
        at: usize,
    },
    /// An abbreviation such as `Tr` or `bn`, which only a currency makes clear.
    #[error("the abbreviation at byte `{at}` is clear only before a currency")]
    Abbreviation {
        /// The position.
        at: usize,
    },
    /// The figure counts something else than money.
    #[error("the figure is not an amount of money")]
    NotMoney,
    /// Two figures that are to be compared are in different units.
    #[error("the figures are in different units")]
    Units,
    /// The figure is too large to be compared exactly.
    #[error("the figure is too large to be compared")]
    Overflow,
    /// It is a number, but not an amount of the currency.
    #[error(transparent)]
    Money(#[from] MoneyError),
}

impl Explain for NumberError {
    fn code(&self) -> Code {
        match self {
            Self::Text(error) => error.code(),
            Self::NoNumber { .. } => Code::new(Status::Value, "number.no_number"),
            Self::Mark { .. } => Code::new(Status::Value, "number.mark"),
            Self::TooLong => Code::new(Status::Range, "number.too_long"),
            Self::Unread { .. } => Code::new(Status::Value, "number.unread"),
            Self::BareDollar { .. } => Code::new(Status::Currency, "number.bare_dollar"),
            Self::Abbreviation { .. } => Code::new(Status::Value, "number.abbreviation"),
            Self::NotMoney => Code::new(Status::Currency, "number.not_money"),
            Self::Units => Code::new(Status::Value, "number.units"),
            Self::Overflow => Code::new(Status::Overflow, "number.overflow"),
            Self::Money(error) => error.code(),
        }
    }

    fn message(&self, lang: Lang) -> String {
        match (lang, self) {
            (_, Self::Text(error)) => error.message(lang),
            (_, Self::Money(error)) => error.message(lang),
            (Lang::En, _) => self.to_string(),
            (Lang::Vi, Self::NoNumber { at }) => format!("tại byte `{at}` phải là một con số"),
            (Lang::Vi, Self::Mark { at, lang }) => format!(
                "dấu tại byte `{at}` đặt sai vị trí theo cách viết số của ngôn ngữ `{}`",
                lang.code()
            ),
            (Lang::Vi, Self::TooLong) => "con số có hơn 38 chữ số".to_owned(),
            (Lang::Vi, Self::Unread { at }) => {
                format!("không hiểu phần văn bản từ byte `{at}` trở đi")
            }
            (Lang::Vi, Self::BareDollar { at }) => {
                format!("đô la tại byte `{at}` không nói rõ là của nước nào")
            }
            (Lang::Vi, Self::Abbreviation { at }) => {
                format!("chữ viết tắt tại byte `{at}` chỉ rõ nghĩa khi đứng trước tên đồng tiền")
            }
            (Lang::Vi, Self::NotMoney) => "con số này không phải là số tiền".to_owned(),
            (Lang::Vi, Self::Units) => "hai con số có đơn vị khác nhau".to_owned(),
            (Lang::Vi, Self::Overflow) => "con số quá lớn, không so sánh được".to_owned(),
        }
    }
}
