//! What is wrong with data: problems of shape, and findings about records.
//!
//! A *problem* keeps a record from being read. A *finding* is about a record that was read.
//! Both speak both languages, and neither ever repeats personal data.

use std::borrow::Cow;
use std::fmt;

use crate::code::{Code, Explain};
use crate::lang::{Label, Lang};
use crate::law::{Citation, Evidence, Instrument};
use crate::path::{FieldPath, Trail};

/// A message in both languages (thông báo song ngữ).
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Message {
    /// The Vietnamese text.
    pub vi: String,
    /// The English text.
    pub en: String,
}

impl Message {
    /// Makes a message from its Vietnamese and its English text.
    pub fn new(vi: impl Into<String>, en: impl Into<String>) -> Self {
        Self {
            vi: vi.into(),
            en: en.into(),
        }
    }

    /// Takes over an error's own explanation.
    pub fn of(error: &dyn Explain) -> Self {
        Self {
            vi: error.message(Lang::Vi),
            en: error.message(Lang::En),
        }
    }

    /// Returns the text in a language.
    pub fn get(&self, lang: Lang) -> &str {
        lang.pick(&self.vi, &self.en)
    }
}

/// A problem of shape (lỗi hình thức): a field that cannot be read, at its place in the record.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Problem {
    path: FieldPath,
    code: Code,
    message: Message,
}

impl Problem {
    /// Makes a problem at a place.
    pub fn new(at: &Trail<'_>, code: Code, message: Message) -> Self {
        Self {
            path: at.path(),
            code,
            message,
        }
    }

    /// Makes a problem from an error, with the error's own explanation.
    pub fn of(at: &Trail<'_>, error: &dyn Explain) -> Self {
        Self::new(at, error.code(), Message::of(error))
    }

    /// Returns the problem of what lies below a place.
    #[cfg(any(feature = "csv", feature = "iati", feature = "xlsx"))]
    pub(crate) fn below(mut self, place: &FieldPath) -> Self {
        self.path = self.path.below(place);
        self
    }

    /// Returns the field's path in the record.
    pub const fn path(&self) -> &FieldPath {
        &self.path
    }

    /// Returns the permanent code.
    pub const fn code(&self) -> Code {
        self.code
    }

    /// Returns the explanation in a language.
    pub fn message(&self, lang: Lang) -> &str {
        self.message.get(lang)
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.path.as_str().is_empty() {
            write!(f, "{}", self.message.en)
        } else {
            write!(f, "{}: {}", self.path, self.message.en)
        }
    }
}

/// How grave a finding is (mức độ).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// Contradicts a verified text of law, or makes a figure untrustworthy (lỗi).
    Error,
    /// Deserves a look (cảnh báo).
    Warning,
    /// Good to know (thông tin).
    Info,
}

impl Severity {
    /// Every degree, the gravest first.
    pub const ALL: [Self; 3] = [Self::Error, Self::Warning, Self::Info];

    /// Returns the permanent id: `error`, `warning` or `info`.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
            Self::Info => "info",
        }
    }

    /// Returns the label in a language.
    pub fn label(self, lang: Lang) -> &'static str {
        match self {
            Self::Error => lang.pick("lỗi", "error"),
            Self::Warning => lang.pick("cảnh báo", "warning"),
            Self::Info => lang.pick("thông tin", "info"),
        }
    }
}

/// A finding about a record that was read (phát hiện).
///
/// It rests on a text of law, which it then cites, or on a convention of the submission format.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// The permanent id of the rule, never reused; that of a host's rule holds a dot.
    pub rule: Cow<'static, str>,
    /// How grave it is.
    pub severity: Severity,
    /// The record: its list in the submission format and its id, `grants/LS-2019-01`.
    pub record: String,
    /// The field's path in the record.
    pub path: FieldPath,
    /// What the field is called; `None` for the whole record.
    pub label: Option<Label>,
    /// What was found.
    pub message: Message,
    /// The text of law; `None` for a convention of the format, and for a host's rule.
    pub citation: Option<Citation>,
    /// What a host's rule rests on, in the host's words; nobody here has verified it.
    pub host_basis: Option<Message>,
}

impl Finding {
    /// Returns how well the cited provision is known; `None` for a convention of the format.
    pub fn evidence(&self) -> Option<Evidence> {
        self.citation.map(|citation| citation.evidence())
    }

    /// Writes what it rests on: the text of law, or what the host says; `None` for a convention.
    pub fn basis(&self, lang: Lang) -> Option<String> {
        let law = self.citation.map(|citation| citation.text(lang));
        law.or_else(|| Some(self.host_basis.as_ref()?.get(lang).to_owned()))
    }
}

/// Why a rule or a duty was not applied (lý do không áp dụng).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Reason {
    /// No text was in force on the date of the governing event.
    NotInForce,
    /// Nothing was drawn from the text that governs the event, for the most part because it was not
    /// read.
    TextNotModelled(&'static Instrument),
    /// The date of the governing event is not known.
    GoverningDateUnknown,
    /// The record, or one that it refers to, does not say what the rule has to know.
    RecordSaysTooLittle,
    /// There is no exchange rate of the day.
    NoExchangeRate,
    /// Terms of working days need a calendar, and none was given.
    NoCalendar,
    /// The caller switched the rule off.
    SwitchedOff,
}

impl Reason {
    /// Returns the permanent id, `text_not_modelled` for example.
    pub const fn id(self) -> &'static str {
        match self {
            Self::NotInForce => "not_in_force",
            Self::TextNotModelled(_) => "text_not_modelled",
            Self::GoverningDateUnknown => "governing_date_unknown",
            Self::RecordSaysTooLittle => "record_says_too_little",
            Self::NoExchangeRate => "no_exchange_rate",
            Self::NoCalendar => "no_calendar",
            Self::SwitchedOff => "switched_off",
        }
    }

    /// Writes the reason in a language: `text not modelled: 93/2009/NĐ-CP`.
    pub fn text(self, lang: Lang) -> String {
        match self {
            Self::NotInForce => lang.pick("chưa có hiệu lực", "not in force").to_owned(),
            Self::TextNotModelled(instrument) => format!(
                "{}: {}",
                lang.pick("văn bản chưa được mô hình hóa", "text not modelled"),
                instrument.id()
            ),
            Self::GoverningDateUnknown => lang
                .pick("không rõ ngày làm căn cứ áp dụng", "governing date unknown")
                .to_owned(),
            Self::RecordSaysTooLittle => lang
                .pick("bản ghi chưa đủ thông tin", "the record says too little")
                .to_owned(),
            Self::NoExchangeRate => lang.pick("không có tỷ giá", "no exchange rate").to_owned(),
            Self::NoCalendar => lang
                .pick("không có lịch ngày làm việc", "no calendar")
                .to_owned(),
            Self::SwitchedOff => lang.pick("đã tắt", "switched off").to_owned(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::TextError;

    #[test]
    fn a_problem_speaks_for_its_error_at_its_place() {
        let root = Trail::Root;
        let donors = root.key("donors");
        let problem = Problem::of(&donors.index(2), &TextError::Empty);
        assert_eq!(problem.to_string(), "/donors/2: the text is empty");
        assert_eq!(problem.message(Lang::Vi), "văn bản trống");
        assert_eq!(problem.code(), TextError::Empty.code());
        // The whole record has no path to print.
        let whole = Problem::of(&root, &TextError::Empty);
        assert_eq!(whole.to_string(), "the text is empty");
    }

    #[test]
    fn the_gravest_comes_first() {
        let ids = [Severity::Error, Severity::Warning, Severity::Info].map(Severity::id);
        assert_eq!(ids, ["error", "warning", "info"]);
        assert!(Severity::Error < Severity::Warning && Severity::Warning < Severity::Info);
    }
}
