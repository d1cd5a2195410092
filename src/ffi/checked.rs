//! The C object `vientro_checked`: what a check of the rules found, immutable.

use std::ffi::{CString, c_char};
use std::ptr;

use super::contain::guard_or;
use super::error::vientro_error;
use super::format;
use super::guard::guard;
use super::lang::lang;
use super::pointer::{Out, count, element, object, text};
use super::registry::vientro_registry;
use super::share::{hand_over, release, retain};
use super::status::vientro_status;
use super::text::{Both, c_text, vientro_text};
use crate::finding::{Finding, Severity};
use crate::law::Evidence;
use crate::rules::{Checked, check, table_text};

/// As a severity: contradicts a text of law that was read, or makes a figure untrustworthy.
/// Since 0.1.
pub const VIENTRO_SEVERITY_ERROR: u32 = 1;
/// As a severity: deserves a look; the most that a text of law can cause that was not read in full.
/// Since 0.1.
pub const VIENTRO_SEVERITY_WARNING: u32 = 2;
/// As a severity: good to know. Since 0.1.
pub const VIENTRO_SEVERITY_INFO: u32 = 3;

/// What a check of the rules found in a registry.
///
/// Immutable: any number of threads may read it. Counted: it lives until it was freed as often as
/// it was made and retained. It needs no registry. Since 0.1.
#[derive(Debug)]
pub struct vientro_checked {
    checked: Checked,
    findings: Vec<Told>,
}

/// A finding as C reads it.
#[derive(Debug)]
struct Told {
    rule: CString,
    severity: u32,
    record: CString,
    path: CString,
    message: Both,
    citation: Both,
    is_verified: bool,
}

impl Told {
    fn of(finding: &Finding) -> Self {
        let citation = finding.citation;
        Self {
            rule: c_text(finding.rule),
            severity: match finding.severity {
                Severity::Error => VIENTRO_SEVERITY_ERROR,
                Severity::Warning => VIENTRO_SEVERITY_WARNING,
                Severity::Info => VIENTRO_SEVERITY_INFO,
            },
            record: c_text(&*finding.record),
            path: c_text(finding.path.as_str()),
            message: Both::of(&finding.message),
            citation: Both::new(|lang| citation.map(|one| one.text(lang)).unwrap_or_default()),
            is_verified: finding.evidence().is_some_and(Evidence::is_verified),
        }
    }
}

/// Checks every record of a registry that counts against every rule of the law.
///
/// registry: the records.
/// options, options_length: what is asked, one JSON object: {"as_of":"2023-12-31","switched_off":
///   ["GRANT-012"]}; "as_of", the day as of which deadlines are asked, is needed. docs/query-json.md
///   of the repository describes it. Length in bytes or VIENTRO_NUL.
/// out: receives what was found, which the caller frees; NULL on failure.
///
/// Findings are data, never a failure. VIENTRO_E_VALUE, VIENTRO_E_INVALID, VIENTRO_E_RANGE: the
/// options do not read; the message tells every problem with its place, the id is that of the first.
/// VIENTRO_E_UNSUPPORTED: built without JSON. Any thread. Since 0.1.
///
/// # Safety
/// `registry` is NULL or a live registry, `options` points at as many bytes as its length says, `out`
/// points at a pointer; `err` is NULL or a place for an error.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn vientro_check(
    registry: *const vientro_registry,
    options: *const c_char,
    options_length: u64,
    out: *mut *mut vientro_checked,
    err: *mut *mut vientro_error,
) -> vientro_status {
    let body = || {
        // SAFETY: the caller's word.
        let (out, registry, options) = unsafe {
            let out = Out::new(out, "out", ptr::null_mut())?;
            let registry = object(registry, "registry")?;
            (out, registry, text(options, options_length, "options")?)
        };
        let checked = check(registry.registry(), &format::check_options(options)?);
        let findings = checked.findings.iter().map(Told::of).collect();
        out.set(hand_over(vientro_checked { checked, findings }));
        Ok(())
    };
    // SAFETY: the caller's word.
    unsafe { guard(err, body) }
}

/// Returns how many findings there are; 0 for NULL. Any thread. Since 0.1.
///
/// # Safety
/// `checked` is NULL or a live result of a check.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn vientro_checked_count(checked: *const vientro_checked) -> u64 {
    // SAFETY: the caller's word.
    guard_or(0, || unsafe {
        checked
            .as_ref()
            .map_or(0, |checked| count(checked.findings.len()))
    })
}

/// Tells what a finding is about.
///
/// checked: the result of a check.
/// finding: its position, from 0 to below vientro_checked_count; findings stand by record, rule and
///   path.
/// rule: receives the permanent id of the rule, "GRANT-014".
/// severity: receives a VIENTRO_SEVERITY_ number; others may be added, pass them through.
/// record: receives the record, "grants/LS-2019-01".
/// path: receives the field in it, a JSON pointer, "/donors/0"; "" is the whole record.
/// Each of the four may be NULL; text belongs to the result of the check.
///
/// VIENTRO_E_RANGE: no such finding. Any thread. Since 0.1.
///
/// # Safety
/// `checked` is NULL or a live result of a check, `rule`, `severity`, `record` and `path` are NULL or
/// can be written; `err` is NULL or a place for an error.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn vientro_checked_finding(
    checked: *const vientro_checked,
    finding: u64,
    rule: *mut *const c_char,
    severity: *mut u32,
    record: *mut *const c_char,
    path: *mut *const c_char,
    err: *mut *mut vientro_error,
) -> vientro_status {
    let body = || {
        // SAFETY: the caller's word.
        let (rule, severity, record, path, checked) = unsafe {
            (
                Out::optional(rule, ptr::null()),
                Out::optional(severity, 0),
                Out::optional(record, ptr::null()),
                Out::optional(path, ptr::null()),
                object(checked, "checked")?,
            )
        };
        let told = element(&checked.findings, finding, "finding")?;
        if let Some(out) = severity {
            out.set(told.severity);
        }
        for (out, text) in [
            (rule, &told.rule),
            (record, &told.record),
            (path, &told.path),
        ] {
            if let Some(out) = out {
                out.set(text.as_ptr());
            }
        }
        Ok(())
    };
    // SAFETY: the caller's word.
    unsafe { guard(err, body) }
}

/// Tells a finding in words.
///
/// checked, finding: the result of a check, and the position of the finding.
/// lang: VIENTRO_LANG_VI or VIENTRO_LANG_EN.
/// message: receives one sentence, without personal data; it belongs to the result of the check.
///
/// VIENTRO_E_RANGE: no such finding. VIENTRO_E_VALUE: no such language. Any thread. Since 0.1.
///
/// # Safety
/// `checked` is NULL or a live result of a check, `message` points at a pointer; `err` is NULL or a
/// place for an error.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn vientro_checked_message(
    checked: *const vientro_checked,
    finding: u64,
    lang: u32,
    message: *mut *const c_char,
    err: *mut *mut vientro_error,
) -> vientro_status {
    let body = || {
        // SAFETY: the caller's word.
        let (message, checked) = unsafe {
            let message = Out::new(message, "message", ptr::null())?;
            (message, object(checked, "checked")?)
        };
        let told = element(&checked.findings, finding, "finding")?;
        message.set(told.message.get(self::lang(lang)?).as_ptr());
        Ok(())
    };
    // SAFETY: the caller's word.
    unsafe { guard(err, body) }
}

/// Tells on which text of law a finding rests.
///
/// checked, finding: the result of a check, and the position of the finding.
/// lang: VIENTRO_LANG_VI or VIENTRO_LANG_EN.
/// citation: receives the provision, "Decree 80/2020/ND-CP, Article 14(1)"; "" where the finding rests
///   on a convention of the format. It belongs to the result of the check.
/// verified: receives 1 if that provision was read in the full text of the law, else 0: whatever is
///   shown to people has to say so. May be NULL.
///
/// VIENTRO_E_RANGE: no such finding. VIENTRO_E_VALUE: no such language. Any thread. Since 0.1.
///
/// # Safety
/// `checked` is NULL or a live result of a check, `citation` points at a pointer, `verified` is NULL
/// or points at a number; `err` is NULL or a place for an error.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn vientro_checked_citation(
    checked: *const vientro_checked,
    finding: u64,
    lang: u32,
    citation: *mut *const c_char,
    verified: *mut u32,
    err: *mut *mut vientro_error,
) -> vientro_status {
    let body = || {
        // SAFETY: the caller's word.
        let (citation, verified, checked) = unsafe {
            let citation = Out::new(citation, "citation", ptr::null())?;
            let verified = Out::optional(verified, 0);
            (citation, verified, object(checked, "checked")?)
        };
        let told = element(&checked.findings, finding, "finding")?;
        let text = told.citation.get(self::lang(lang)?);
        citation.set(text.as_ptr());
        if let Some(out) = verified {
            out.set(told.is_verified.into());
        }
        Ok(())
    };
    // SAFETY: the caller's word.
    unsafe { guard(err, body) }
}

/// Tells the whole result of a check as JSON, with what was not applied and why, and the versions of
/// rules and code lists; docs/checked-json.md of the repository describes it.
///
/// checked: the result of a check.
/// out: receives the text, which the caller frees; NULL on failure.
///
/// VIENTRO_E_UNSUPPORTED: built without JSON. Any thread. Since 0.1.
///
/// # Safety
/// `checked` is NULL or a live result of a check, `out` points at a pointer; `err` is NULL or a place
/// for an error.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn vientro_checked_to_json(
    checked: *const vientro_checked,
    out: *mut *mut vientro_text,
    err: *mut *mut vientro_error,
) -> vientro_status {
    let body = || {
        // SAFETY: the caller's word.
        let (out, checked) = unsafe {
            let out = Out::new(out, "out", ptr::null_mut())?;
            (out, object(checked, "checked")?)
        };
        out.set(vientro_text::hand_over(format::checked(&checked.checked)?));
        Ok(())
    };
    // SAFETY: the caller's word.
    unsafe { guard(err, body) }
}

/// Takes a further share of the result of a check, for another owner; it is freed once more for it.
///
/// Returns the same pointer; NULL for NULL. Any thread. Since 0.1.
///
/// # Safety
/// `checked` is NULL or a live result of a check.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn vientro_checked_retain(
    checked: *const vientro_checked,
) -> *mut vientro_checked {
    // SAFETY: the caller's word: it came from `hand_over` and a share of it is still held.
    guard_or((), || unsafe { retain(checked) });
    checked.cast_mut()
}

/// Gives back a share of the result of a check, and frees it with the last one; NULL is fine. Any
/// thread. Since 0.1.
///
/// # Safety
/// `checked` is NULL or a live result of a check, of which this share is not used from here on.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn vientro_checked_free(checked: *mut vientro_checked) {
    // SAFETY: the caller's word: it came from `hand_over` and this share is still held.
    guard_or((), || unsafe { release(checked) });
}

/// Tells the whole table of rules as text in UTF-8, rule by rule: what each asks, in both languages,
/// on which provisions, and how well they are known. For the review of what changed between two
/// versions.
///
/// out: receives the text, which the caller frees; NULL on failure.
///
/// Fails only as every call can. Any thread. Since 0.1.
///
/// # Safety
/// `out` points at a pointer; `err` is NULL or a place for an error.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn vientro_rules_text(
    out: *mut *mut vientro_text,
    err: *mut *mut vientro_error,
) -> vientro_status {
    let body = || {
        // SAFETY: the caller's word.
        let out = unsafe { Out::new(out, "out", ptr::null_mut()) }?;
        out.set(vientro_text::hand_over(table_text()));
        Ok(())
    };
    // SAFETY: the caller's word.
    unsafe { guard(err, body) }
}
