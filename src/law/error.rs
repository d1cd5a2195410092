//! What can be wrong with a citation.

use crate::code::{Code, Explain, Status};
use crate::lang::Lang;

/// Why an instrument or a citation could not be told.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum LawError {
    /// The table has no instrument of this number.
    #[error("no instrument `{text}` is known")]
    UnknownInstrument {
        /// The number, shortened.
        text: String,
    },
    /// The text is not a citation in either language.
    #[error("`{text}` is not a citation of the form `Decree 80/2020/ND-CP, Article 2(1)(a)`")]
    CitationForm {
        /// The text, shortened.
        text: String,
    },
    /// The law does not count with this letter.
    #[error("the law counts no point `{letter}`")]
    NoSuchPoint {
        /// The letter.
        letter: char,
    },
}

impl Explain for LawError {
    fn code(&self) -> Code {
        match self {
            Self::UnknownInstrument { .. } => Code::new(Status::Value, "law.unknown_instrument"),
            Self::CitationForm { .. } => Code::new(Status::Value, "law.citation_form"),
            Self::NoSuchPoint { .. } => Code::new(Status::Value, "law.no_such_point"),
        }
    }

    fn message(&self, lang: Lang) -> String {
        match (lang, self) {
            (Lang::En, _) => self.to_string(),
            (Lang::Vi, Self::UnknownInstrument { text }) => {
                format!("không có văn bản `{text}` trong danh mục")
            }
            (Lang::Vi, Self::CitationForm { text }) => format!(
                "`{text}` không phải là căn cứ theo dạng `điểm a khoản 1 Điều 2 Nghị định 80/2020/NĐ-CP`"
            ),
            (Lang::Vi, Self::NoSuchPoint { letter }) => {
                format!("văn bản pháp luật không có điểm `{letter}`")
            }
        }
    }
}
