//! What can be wrong with a province's code or name.

use super::ProvinceCode;
use crate::code::{Code, Explain, Status};
use crate::date::Date;
use crate::lang::Lang;

/// Why a province could not be told from its code or name.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum ProvinceError {
    /// The text is not two digits.
    #[error("`{text}` is not a province code of two digits")]
    CodeForm {
        /// The text, shortened.
        text: String,
    },
    /// No unit has had this code on any date.
    #[error("no province has had the code `{text}` on any date")]
    UnknownCode {
        /// The code.
        text: String,
    },
    /// The code was in force on another date, not on this one.
    #[error("the province code `{code}` is not in force on `{on}`")]
    CodeNotInForce {
        /// The code.
        code: ProvinceCode,
        /// The date.
        on: Date,
    },
    /// Without a date the code may mean either of two units.
    #[error("the code `{code}` without a date is `{old}` until 2025-06-30, `{new}` after it")]
    Ambiguous {
        /// The code.
        code: ProvinceCode,
        /// The unit that had it until 2025-06-30.
        old: &'static str,
        /// The unit that has it from 2025-07-01.
        new: &'static str,
    },
    /// No unit has had this name on any date.
    #[error("no province has had the name `{name}` on any date")]
    UnknownName {
        /// The name as it was asked for, shortened.
        name: String,
    },
    /// The name was in force on another date, not on this one.
    #[error("there is no province `{name}` on `{on}`; the name had the code `{code}`")]
    NameNotInForce {
        /// The name as the table has it.
        name: &'static str,
        /// The date.
        on: Date,
        /// The code that the name had when it was in force.
        code: ProvinceCode,
    },
    /// The name says city, and the unit of that name is not a centrally run city on the date.
    #[error("`{name}` is a province on `{on}`, not a city under the central government")]
    NotCity {
        /// The name as the table has it.
        name: &'static str,
        /// The date.
        on: Date,
    },
}

impl Explain for ProvinceError {
    fn code(&self) -> Code {
        match self {
            Self::CodeForm { .. } => Code::new(Status::Value, "province.code_form"),
            Self::UnknownCode { .. } => Code::new(Status::Value, "province.unknown_code"),
            Self::CodeNotInForce { .. } => Code::new(Status::Range, "province.code_not_in_force"),
            Self::Ambiguous { .. } => Code::new(Status::Value, "province.ambiguous"),
            Self::UnknownName { .. } => Code::new(Status::Value, "province.unknown_name"),
            Self::NameNotInForce { .. } => Code::new(Status::Range, "province.name_not_in_force"),
            Self::NotCity { .. } => Code::new(Status::Value, "province.not_city"),
        }
    }

    fn message(&self, lang: Lang) -> String {
        match (lang, self) {
            (Lang::En, _) => self.to_string(),
            (Lang::Vi, Self::CodeForm { text }) => {
                format!("`{text}` không phải là mã tỉnh gồm hai chữ số")
            }
            (Lang::Vi, Self::UnknownCode { text }) => {
                format!("chưa từng có tỉnh nào mang mã `{text}`")
            }
            (Lang::Vi, Self::CodeNotInForce { code, on }) => {
                format!("mã tỉnh `{code}` không có hiệu lực vào ngày `{on}`")
            }
            (Lang::Vi, Self::Ambiguous { code, old, new }) => format!(
                "mã `{code}` không kèm ngày: là `{old}` đến hết 2025-06-30, là `{new}` sau ngày đó"
            ),
            (Lang::Vi, Self::UnknownName { name }) => {
                format!("chưa từng có tỉnh nào mang tên `{name}`")
            }
            (Lang::Vi, Self::NameNotInForce { name, on, code }) => {
                format!("vào ngày `{on}` không có tỉnh `{name}`; tên này từng mang mã `{code}`")
            }
            (Lang::Vi, Self::NotCity { name, on }) => {
                format!(
                    "vào ngày `{on}` `{name}` là tỉnh, không phải thành phố trực thuộc trung ương"
                )
            }
        }
    }
}
