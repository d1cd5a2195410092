//! Languages: Vietnamese, which is authoritative, and English.
//!
//! A language is always an argument. Nothing here reads an environment or a locale.

/// A language of names, labels and messages (ngôn ngữ).
///
/// # Example
/// ```
/// use vientro::Lang;
/// assert_eq!(Lang::parse("vi"), Some(Lang::Vi));
/// assert_eq!(Lang::parse("fr"), None);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Lang {
    /// Vietnamese (tiếng Việt).
    Vi,
    /// English (tiếng Anh).
    En,
}

impl Lang {
    /// Both languages, Vietnamese first.
    pub const ALL: [Self; 2] = [Self::Vi, Self::En];

    /// Returns the ISO 639-1 code: `vi` or `en`.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Vi => "vi",
            Self::En => "en",
        }
    }

    /// Reads an ISO 639-1 code, in lower case.
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|lang| lang.code() == code)
    }

    /// Chooses between a Vietnamese and an English value.
    pub fn pick<T>(self, vi: T, en: T) -> T {
        match self {
            Self::Vi => vi,
            Self::En => en,
        }
    }
}

/// A label in both languages (nhãn song ngữ).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Label {
    /// The Vietnamese text.
    pub vi: &'static str,
    /// The English text.
    pub en: &'static str,
}

impl Label {
    /// Makes a label from its Vietnamese and its English text.
    pub const fn new(vi: &'static str, en: &'static str) -> Self {
        Self { vi, en }
    }

    /// Returns the text in a language.
    pub fn get(&self, lang: Lang) -> &'static str {
        lang.pick(self.vi, self.en)
    }
}
