//! The C object `vientro_codes`: a code list, immutable.

use std::ffi::c_char;
use std::ptr;

use super::contain::guard_or;
use super::date::{PeriodOut, day};
use super::error::vientro_error;
use super::failure::Failure;
use super::guard::guard;
use super::lang::lang;
use super::lists::List;
use super::pointer::{Out, count, element, given, object, tell, text};
use super::share::{hand_over, release, retain};
use super::status::vientro_status;

/// A code list: codes with their labels in both languages and the days on which they hold, so that a
/// program can show a code that is newer than its header.
///
/// Immutable: any number of threads may read it. Counted: it lives until it was freed as often as
/// it was made and retained. Since 0.1.
#[derive(Debug)]
pub struct vientro_codes(List);

impl vientro_codes {
    /// Hands a list over to the caller.
    pub(super) fn hand_over(list: List) -> *mut Self {
        hand_over(Self(list))
    }
}

/// Makes a code list.
///
/// list, length: its name: "lists", whose codes are the names of all lists; "currency", "country",
///   "province", "province_unit", "sector", "agency", "instrument", "window_kind", "rounding",
///   "measure" and the others that "lists" tells; length in bytes or VIENTRO_NUL.
/// as_of: points at the day, in days since 1970-01-01, on which the codes are to hold; NULL for all
///   that ever did. The list "province", of codes of two digits, needs it: seven of them changed
///   their unit. "province_unit" does not: "VN-63-15" and "VN-34-15" never change their meaning; as of a
///   day it has the names, titles and kinds of that day, without one each unit as it stood last.
/// out: receives the list, which the caller frees; NULL on failure.
///
/// VIENTRO_E_VALUE: no such list, or one that needs a day. VIENTRO_E_RANGE: the day is outside the
/// years 1900 to 2200. Any thread. Since 0.1.
///
/// # Safety
/// `list` points at `length` bytes, `as_of` is NULL or points at a number, `out` points at a pointer;
/// `err` is NULL or a place for an error.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn vientro_codes_new(
    list: *const c_char,
    length: u64,
    as_of: *const i32,
    out: *mut *mut vientro_codes,
    err: *mut *mut vientro_error,
) -> vientro_status {
    let body = || {
        // SAFETY: the caller's word.
        let (out, list, as_of) = unsafe {
            let out = Out::new(out, "out", ptr::null_mut())?;
            (out, text(list, length, "list")?, given(as_of))
        };
        let as_of = as_of.map(|days| day(days, "as_of")).transpose()?;
        out.set(vientro_codes::hand_over(List::of(list, as_of)?));
        Ok(())
    };
    // SAFETY: the caller's word.
    unsafe { guard(err, body) }
}

/// Returns how many codes there are; 0 for NULL. Any thread. Since 0.1.
///
/// # Safety
/// `codes` is NULL or a live code list.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn vientro_codes_count(codes: *const vientro_codes) -> u64 {
    // SAFETY: the caller's word.
    guard_or(0, || unsafe {
        codes
            .as_ref()
            .map_or(0, |codes| count(codes.0.entries.len()))
    })
}

/// Tells a code, and the number that this header has for it.
///
/// codes, at: the list, and the position of the code, from 0 to below vientro_codes_count.
/// code: receives the code, which is permanent; it belongs to the list. NULL on failure.
/// number: receives the ISO 4217 number of a currency, or the number that this header has for the
///   code: in the lists "window_kind", "rounding", "rate_kind", "qualifier", "severity", "map",
///   "placed", "unit", "verdict", "leg", "standing", "people", "cell", "mark" and "column_type"; 0 if
///   there is none.
/// Each of the two may be NULL.
///
/// VIENTRO_E_RANGE: no such position. Any thread. Since 0.1.
///
/// # Safety
/// `codes` is NULL or a live code list, `code` and `number` are NULL or can be written; `err` is NULL
/// or a place for an error.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn vientro_codes_at(
    codes: *const vientro_codes,
    at: u64,
    code: *mut *const c_char,
    number: *mut u32,
    err: *mut *mut vientro_error,
) -> vientro_status {
    let body = || {
        // SAFETY: the caller's word.
        let (code, number, codes) = unsafe {
            (
                Out::optional(code, ptr::null()),
                Out::optional(number, 0),
                object(codes, "codes")?,
            )
        };
        let entry = element(&codes.0.entries, at, "at")?;
        tell(code, entry.code.as_ptr());
        tell(number, entry.number);
        Ok(())
    };
    // SAFETY: the caller's word.
    unsafe { guard(err, body) }
}

/// Tells the label of a code.
///
/// codes, at: the list, and the position of the code.
/// lang: VIENTRO_LANG_VI or VIENTRO_LANG_EN. Currencies have the names of ISO 4217 in both.
/// label: receives the label; it belongs to the list. NULL on failure.
///
/// VIENTRO_E_RANGE: no such position. VIENTRO_E_VALUE: no such language. Any thread. Since 0.1.
///
/// # Safety
/// `codes` is NULL or a live code list, `label` points at a pointer; `err` is NULL or a place for an
/// error.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn vientro_codes_label(
    codes: *const vientro_codes,
    at: u64,
    lang: u32,
    label: *mut *const c_char,
    err: *mut *mut vientro_error,
) -> vientro_status {
    let body = || {
        // SAFETY: the caller's word.
        let (label, codes) = unsafe {
            let label = Out::new(label, "label", ptr::null())?;
            (label, object(codes, "codes")?)
        };
        let entry = element(&codes.0.entries, at, "at")?;
        label.set(entry.label.get(self::lang(lang)?).as_ptr());
        Ok(())
    };
    // SAFETY: the caller's word.
    unsafe { guard(err, body) }
}

/// Tells the days on which a code holds.
///
/// codes, at: the list, and the position of the code.
/// from, until: receive the first and the last day, in days since 1970-01-01; 0 where it is open.
/// open: receives VIENTRO_OPEN_ marks, added up: where a day is not known, or there is none.
/// Each of the three may be NULL.
///
/// VIENTRO_E_RANGE: no such position. Any thread. Since 0.1.
///
/// # Safety
/// `codes` is NULL or a live code list, `from`, `until` and `open` are NULL or can be written; `err`
/// is NULL or a place for an error.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn vientro_codes_term(
    codes: *const vientro_codes,
    at: u64,
    from: *mut i32,
    until: *mut i32,
    open: *mut u32,
    err: *mut *mut vientro_error,
) -> vientro_status {
    let body = || {
        // SAFETY: the caller's word.
        let (term, codes) = unsafe {
            let term = PeriodOut::new(from, until, open);
            (term, object(codes, "codes")?)
        };
        term.set(element(&codes.0.entries, at, "at")?.term);
        Ok(())
    };
    // SAFETY: the caller's word.
    unsafe { guard(err, body) }
}

/// Returns how many further things a list tells of each code; 0 for NULL. Any thread. Since 0.1.
///
/// # Safety
/// `codes` is NULL or a live code list.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn vientro_codes_detail_count(codes: *const vientro_codes) -> u64 {
    // SAFETY: the caller's word.
    guard_or(0, || unsafe {
        codes
            .as_ref()
            .map_or(0, |codes| count(codes.0.details.len()))
    })
}

/// Returns the name of a further thing that a list tells of each code: "region" for countries,
/// "title" for provinces; at counts from 0. "" if there is none there, or for NULL.
///
/// It belongs to the list. Any thread. Since 0.1.
///
/// # Safety
/// `codes` is NULL or a live code list.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn vientro_codes_detail_name(
    codes: *const vientro_codes,
    at: u64,
) -> *const c_char {
    // SAFETY: the caller's word.
    guard_or(c"".as_ptr(), || unsafe {
        let codes = codes.as_ref();
        let name = codes.and_then(|codes| element(&codes.0.details, at, "").ok());
        name.map_or(c"".as_ptr(), |name| name.as_ptr())
    })
}

/// Tells a further thing of a code: codes as they are, several with blanks between them; names and
/// notes in a language; days as YYYY-MM-DD.
///
/// currency: "minor_digits". country: "region". province, province_unit: "unit", "code", "map",
/// "kind", "title", "heirs", "ancestors", "evidence", "fate" (a code of the list "province_fate") and
/// "merger_clause" (of Article 1 of Resolution 202/2025/QH15). sector: "source", "dac_prefixes". agency:
/// "short", "part", "successor", "evidence". national_programme: "decision", "province", "follows",
/// "evidence", "published_terms" (the years as each source prints them, with the source) and
/// "priorities", both one on a line. instrument: "kind", "issuer", "title", "issued_on", "first_day" and "last_day" (how
/// well they are known), "replaced_by", "text_held", "evidence" (how well number, kind, issuer and date
/// are known); the answers of vientro_law_governing tell more. A list may come to tell more.
///
/// codes, at: the list, and the position of the code.
/// detail, detail_length: the name of the thing; length in bytes or VIENTRO_NUL.
/// lang: VIENTRO_LANG_VI or VIENTRO_LANG_EN.
/// told: receives it, "" where there is none; it belongs to the list. NULL on failure.
///
/// VIENTRO_E_RANGE: no such position. VIENTRO_E_VALUE: the list tells no such thing, or no such
/// language. Any thread. Since 0.1.
///
/// # Safety
/// `codes` is NULL or a live code list, `detail` points at as many bytes as its length says, `told`
/// at a pointer; `err` is NULL or a place for an error.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn vientro_codes_detail(
    codes: *const vientro_codes,
    at: u64,
    detail: *const c_char,
    detail_length: u64,
    lang: u32,
    told: *mut *const c_char,
    err: *mut *mut vientro_error,
) -> vientro_status {
    let body = || {
        // SAFETY: the caller's word.
        let (told, codes, detail) = unsafe {
            let told = Out::new(told, "told", ptr::null())?;
            let codes = object(codes, "codes")?;
            (told, codes, text(detail, detail_length, "detail")?)
        };
        let entry = element(&codes.0.entries, at, "at")?;
        let lang = self::lang(lang)?;
        let found = entry.details.get(codes.0.find_detail(detail)?);
        told.set(found.map_or(c"".as_ptr(), |found| found.get(lang).as_ptr()));
        Ok(())
    };
    // SAFETY: the caller's word.
    unsafe { guard(err, body) }
}

/// Finds the position of a code.
///
/// codes: the list.
/// code, length: the code, to the letter; length in bytes or VIENTRO_NUL.
/// at: receives the position; 0 on failure.
///
/// VIENTRO_E_VALUE: the list holds no such code. Any thread. Since 0.1.
///
/// # Safety
/// `codes` is NULL or a live code list, `code` points at `length` bytes, `at` at a number; `err` is
/// NULL or a place for an error.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn vientro_codes_find(
    codes: *const vientro_codes,
    code: *const c_char,
    length: u64,
    at: *mut u64,
    err: *mut *mut vientro_error,
) -> vientro_status {
    // SAFETY: the caller's word.
    unsafe { guarded_find(codes, (code, length, "code"), at, err, List::find) }
}

/// Finds the position of a code by a name as documents write it, in Vietnamese or English: "tỉnh Bắc
/// Cạn", "USA", "giáo dục – đào tạo". Letter case, tone marks and hyphens do not matter; usual other
/// names of provinces, countries and sectors are known.
///
/// codes: the list; "province_unit" answers only if it was made as of a day.
/// name, length: the name alone; length in bytes or VIENTRO_NUL.
/// at: receives the position; 0 on failure.
///
/// VIENTRO_E_VALUE: the list holds nothing of this name, or a day is needed. VIENTRO_E_RANGE: no
/// province has the name on the day of the list, though it had it on another. Any thread. Since 0.1.
///
/// # Safety
/// `codes` is NULL or a live code list, `name` points at `length` bytes, `at` at a number; `err` is
/// NULL or a place for an error.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn vientro_codes_find_name(
    codes: *const vientro_codes,
    name: *const c_char,
    length: u64,
    at: *mut u64,
    err: *mut *mut vientro_error,
) -> vientro_status {
    // SAFETY: the caller's word.
    unsafe { guarded_find(codes, (name, length, "name"), at, err, List::find_name) }
}

/// Takes a further share of a code list, for another owner; it is freed once more for it.
///
/// Returns the same pointer; NULL for NULL. Any thread. Since 0.1.
///
/// # Safety
/// `codes` is NULL or a live code list.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn vientro_codes_retain(codes: *const vientro_codes) -> *mut vientro_codes {
    // SAFETY: the caller's word.
    guard_or((), || unsafe { retain(codes) });
    codes.cast_mut()
}

/// Gives back a share of a code list, and frees it with the last one; NULL is fine. Any thread.
/// Since 0.1.
///
/// # Safety
/// `codes` is NULL or a live code list, of which this share is not used from here on.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn vientro_codes_free(codes: *mut vientro_codes) {
    // SAFETY: the caller's word.
    guard_or((), || unsafe { release(codes) });
}

/// # Safety
/// `codes` is NULL or a live code list, the text points at as many bytes as it says, `at` is NULL or
/// can be written; `err` is NULL or a place for an error.
unsafe fn guarded_find(
    codes: *const vientro_codes,
    (data, length, argument): (*const c_char, u64, &'static str),
    at: *mut u64,
    err: *mut *mut vientro_error,
    find: impl FnOnce(&List, &str) -> Result<usize, Failure>,
) -> vientro_status {
    let body = || {
        // SAFETY: the caller's word.
        let (at, codes, text) = unsafe {
            let at = Out::new(at, "at", 0)?;
            let codes = object(codes, "codes")?;
            (at, codes, text(data, length, argument)?)
        };
        at.set(count(find(&codes.0, text)?));
        Ok(())
    };
    // SAFETY: the caller's word.
    unsafe { guard(err, body) }
}
