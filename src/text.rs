//! Text as records hold it, and the key under which Vietnamese names are found.
//!
//! I1. A `Text` is NFC, trimmed, not empty, and holds no control character.

use std::borrow::Borrow;
use std::fmt;
use std::ops::Deref;

use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};

use crate::code::{Code, Explain, Status};
use crate::lang::Lang;

/// A piece of text (văn bản): NFC, trimmed, not empty, on one line.
///
/// Normalising to NFC changes how a letter is stored, never which letter it is: `ế` typed as
/// three code points and as one become equal.
///
/// # Example
/// ```
/// use vientro::Text;
/// assert_eq!(Text::new("  Lạng Sơn ")?.as_str(), "Lạng Sơn");
/// assert!(Text::new("  ").is_err());
/// # Ok::<(), vientro::text::TextError>(())
/// ```
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Text(Box<str>);

impl Text {
    /// Makes a text: trims it and normalises it to NFC.
    ///
    /// # Errors
    /// * [`TextError::Empty`] if nothing is left after trimming.
    /// * [`TextError::Control`] if it holds a control character or a line break.
    pub fn new(text: &str) -> Result<Self, TextError> {
        if is_plain(text.as_bytes()) {
            return Ok(Self(text.into()));
        }
        let trimmed = text.trim();
        if trimmed.is_empty() {
            return Err(TextError::Empty);
        }
        if let Some(found) = trimmed.chars().find(|&c| is_control(c)) {
            return Err(TextError::Control {
                code_point: u32::from(found),
            });
        }
        Ok(Self(nfc(trimmed).into()))
    }

    /// Returns the text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// Tells that nothing is to be done: printable ASCII with no blank at either end, as most ids are.
pub(crate) fn is_plain(text: &[u8]) -> bool {
    let is_graphic = |byte: Option<&u8>| byte.is_some_and(u8::is_ascii_graphic);
    is_graphic(text.first())
        && is_graphic(text.last())
        && text.iter().all(|byte| (b' '..=b'~').contains(byte))
}

/// Control characters, line and paragraph separators: what a single line never holds.
fn is_control(c: char) -> bool {
    c.is_control() || matches!(c, '\u{2028}' | '\u{2029}')
}

/// Normalises to NFC, without work where the text is NFC already.
fn nfc(text: &str) -> std::borrow::Cow<'_, str> {
    if text.is_ascii() || is_nfc_quick(text.chars()) == IsNormalized::Yes {
        text.into()
    } else {
        text.nfc().collect::<String>().into()
    }
}

impl Deref for Text {
    type Target = str;
    fn deref(&self) -> &str {
        &self.0
    }
}

impl Borrow<str> for Text {
    fn borrow(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Text {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Debug for Text {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&*self.0, f)
    }
}

/// Returns the key under which a Vietnamese name is looked up (khóa tìm kiếm): lower case,
/// without tone and letter marks, `đ` as `d`, one blank between words.
///
/// Two spellings of one name get one key: `Hoà Bình` and `Hòa Bình`, `Đắk Lắk` and `Đăk Lăk`,
/// NFC and NFD. Different names may share a key; a caller that must tell them apart compares the
/// names themselves.
///
/// # Example
/// ```
/// use vientro::text::search_key;
/// assert_eq!(search_key("Bà Rịa - Vũng Tàu"), "ba ria vung tau");
/// assert_eq!(search_key("Thanh Hoá"), search_key("THANH HÓA"));
/// ```
pub fn search_key(name: &str) -> String {
    let mut key = String::with_capacity(name.len());
    for c in name.nfd().flat_map(char::to_lowercase) {
        match c {
            // Đ, and the letters that fonts and old encodings put in its place.
            'đ' | 'ð' | 'ɖ' => key.push('d'),
            // ƣ stands for ư in texts converted from old encodings.
            'ƣ' => key.push('u'),
            _ if unicode_normalization::char::is_combining_mark(c) => {}
            _ if c.is_alphanumeric() => key.push(c),
            _ if !key.is_empty() && !key.ends_with(' ') => key.push(' '),
            _ => {}
        }
    }
    key.truncate(key.trim_end().len());
    key
}

/// Why a text could not be made.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum TextError {
    /// Nothing is left after trimming.
    #[error("the text is empty")]
    Empty,
    /// It holds a control character or a line break.
    #[error("the text holds the control character U+{code_point:04X}")]
    Control {
        /// The character's number.
        code_point: u32,
    },
}

impl Explain for TextError {
    fn code(&self) -> Code {
        match self {
            Self::Empty => Code::new(Status::Value, "text.empty"),
            Self::Control { .. } => Code::new(Status::Text, "text.control"),
        }
    }

    fn message(&self, lang: Lang) -> String {
        match (lang, self) {
            (Lang::En, _) => self.to_string(),
            (Lang::Vi, Self::Empty) => "văn bản trống".to_owned(),
            (Lang::Vi, Self::Control { code_point }) => {
                format!("văn bản chứa ký tự điều khiển U+{code_point:04X}")
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_is_trimmed_and_composed() {
        let decomposed = "La\u{323}ng Sơn\u{a0}";
        assert_eq!(Text::new(decomposed).unwrap().as_str(), "Lạng Sơn");
        assert_eq!(Text::new("\u{a0} \t"), Err(TextError::Empty));
        assert_eq!(
            Text::new("a\nb"),
            Err(TextError::Control { code_point: 10 })
        );
        assert_eq!(
            Text::new("a\u{2028}b"),
            Err(TextError::Control { code_point: 0x2028 })
        );
    }

    #[test]
    fn one_key_for_the_spellings_of_one_name() {
        for (a, b) in [
            ("Hoà Bình", "Hòa Bình"),
            ("Đắk Nông", "DAK NONG"),
            ("Ðà Nẵng", "Đà Nẵng"),
            ("Trƣờng", "Trường"),
            ("Bà Rịa-Vũng Tàu", "Bà Rịa – Vũng Tàu"),
        ] {
            assert_eq!(search_key(a), search_key(b), "{a} / {b}");
        }
        assert_ne!(search_key("Hà Nam"), search_key("Hà Nội"));
    }
}
