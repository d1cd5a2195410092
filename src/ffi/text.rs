//! The C object `vientro_text`: text that the library made and the caller owns.

use std::ffi::{CString, c_char};

use super::contain::guard_or;
use crate::finding::Message;
use crate::lang::Lang;

/// Text that the library made and the caller owns: UTF-8, with a final NUL and none inside.
///
/// The caller frees it; it needs nothing that it was made from. Immutable: any number of threads
/// may read it. Since 0.1.
#[derive(Debug)]
pub struct vientro_text(CString);

impl vientro_text {
    /// Hands text over to the caller.
    pub(super) fn hand_over(text: String) -> *mut Self {
        Box::into_raw(Box::new(Self(c_text(text))))
    }
}

/// Makes text that C can read. What the library writes holds no U+0000; should it ever, the
/// replacement character stands in its place.
pub(super) fn c_text(text: impl Into<String>) -> CString {
    CString::new(text.into()).unwrap_or_else(|error| {
        let bytes = error.into_vec();
        let text = String::from_utf8_lossy(&bytes).replace('\0', "\u{fffd}");
        CString::new(text).unwrap_or_default()
    })
}

/// A text in both languages, as C reads it.
#[derive(Debug)]
pub(super) struct Both {
    vi: CString,
    en: CString,
}

impl Both {
    /// Takes the text of each language.
    pub(super) fn new(text: impl Fn(Lang) -> String) -> Self {
        Self {
            vi: c_text(text(Lang::Vi)),
            en: c_text(text(Lang::En)),
        }
    }

    /// Takes over a message.
    pub(super) fn of(message: &Message) -> Self {
        Self::new(|lang| message.get(lang).to_owned())
    }

    /// Returns the text in a language.
    pub(super) fn get(&self, lang: Lang) -> &CString {
        lang.pick(&self.vi, &self.en)
    }
}

/// Returns the text; "" if it is NULL.
///
/// Never NULL; lives as long as the object. Since 0.1.
///
/// # Safety
/// `text` is NULL or a live text.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn vientro_text_data(text: *const vientro_text) -> *const c_char {
    // SAFETY: the caller's word.
    guard_or(c"".as_ptr(), || unsafe {
        text.as_ref().map_or(c"", |text| &text.0).as_ptr()
    })
}

/// Returns the length in bytes, without the final NUL; 0 if the text is NULL. Since 0.1.
///
/// # Safety
/// `text` is NULL or a live text.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn vientro_text_length(text: *const vientro_text) -> u64 {
    // SAFETY: the caller's word.
    let length = guard_or(0, || unsafe {
        text.as_ref().map_or(0, |text| text.0.count_bytes())
    });
    u64::try_from(length).unwrap_or(u64::MAX)
}

/// Frees a text; NULL is fine. Since 0.1.
///
/// # Safety
/// `text` is NULL or a live text, which nobody uses from here on.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn vientro_text_free(text: *mut vientro_text) {
    // SAFETY: the caller's word: it came from `hand_over` and was not freed before.
    guard_or((), || unsafe {
        if !text.is_null() {
            drop(Box::from_raw(text));
        }
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_for_c_has_no_nul_inside() {
        assert_eq!(c_text("a\0b").to_str().unwrap(), "a\u{fffd}b");
        assert_eq!(c_text("Lạng Sơn").to_str().unwrap(), "Lạng Sơn");
    }
}
