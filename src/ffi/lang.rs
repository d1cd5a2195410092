//! Languages by their numbers, as C names them.

use super::failure::{BorderError, Failure};
use crate::lang::Lang;

/// No language: the form of machines, "114673.00", where a call takes it. Since 0.1.
pub const VIENTRO_LANG_NONE: u32 = 0;
/// Vietnamese. Since 0.1.
pub const VIENTRO_LANG_VI: u32 = 1;
/// English. Since 0.1.
pub const VIENTRO_LANG_EN: u32 = 2;

/// Reads the number of a language.
pub(super) fn lang(number: u32) -> Result<Lang, Failure> {
    known(number).ok_or_else(|| BorderError::UnknownLanguage { number }.into())
}

/// Finds the language of a number.
pub(super) fn known(number: u32) -> Option<Lang> {
    match number {
        VIENTRO_LANG_VI => Some(Lang::Vi),
        VIENTRO_LANG_EN => Some(Lang::En),
        _ => None,
    }
}
