//! The C object `vientro_checked`: what a check of the rules found, immutable.

use std::ffi::{CString, c_char};
use std::ptr;

use super::contain::guard_or;
use super::error::vientro_error;
use super::failure::{BorderError, Failure};
use super::format;
use super::guard::guard;
use super::lang::lang;
use super::pointer::{Out, OutList, OutTexts, copied, count, element, object, text, threads};
use super::registry::vientro_registry;
use super::share::{hand_over, release, retain};
use super::status::vientro_status;
use super::text::{Both, c_text, vientro_text};
use super::told::Told;
use crate::finding::Finding;
use crate::rules::{CheckOptions, Checked, NotApplied, RULES, check, table_text};

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
    options: CheckOptions,
    checked: Checked,
    findings: Vec<Told>,
    not_applied: Vec<Skipped>,
}

impl vientro_checked {
    /// Returns the findings.
    pub(super) fn findings(&self) -> &[Finding] {
        &self.checked.findings
    }

    fn told(&self, finding: u64) -> Result<&Told, Failure> {
        element(&self.findings, finding, "finding")
    }
}

/// As a column of vientro_checked_texts: the permanent id of the rule. Since 0.1.
pub const VIENTRO_FINDING_RULE: u32 = 1;
/// As a column of vientro_checked_texts: the record, "grants/LS-2019-01". Since 0.1.
pub const VIENTRO_FINDING_RECORD: u32 = 2;
/// As a column of vientro_checked_texts: the JSON pointer of the field. Since 0.1.
pub const VIENTRO_FINDING_PATH: u32 = 3;
/// As a column of vientro_checked_texts: what the field is called, by language. Since 0.1.
pub const VIENTRO_FINDING_LABEL: u32 = 4;
/// As a column of vientro_checked_texts: the finding in words, by language. Since 0.1.
pub const VIENTRO_FINDING_MESSAGE: u32 = 5;
/// As a column of vientro_checked_texts: the provision that it rests on, by language. Since 0.1.
pub const VIENTRO_FINDING_CITATION: u32 = 6;

/// Why a rule was not applied, as C reads it.
#[derive(Debug)]
struct Skipped {
    rule: CString,
    reason: CString,
    message: Both,
    records: u64,
}

impl Skipped {
    fn of(item: &NotApplied) -> Self {
        Self {
            rule: c_text(&*item.rule),
            reason: c_text(item.reason.id()),
            message: Both::new(|lang| item.reason.text(lang)),
            records: count(item.records),
        }
    }
}

/// Checks every record of a registry that counts against every rule of the law.
///
/// registry: the records.
/// options, options_length: what is asked, one JSON object: {"as_of":"2023-12-31","switched_off":
///   ["GRANT-012"]}; "as_of", the day as of which deadlines are asked, is needed. "only" names the
///   rules that are kept, "severities" how grave findings are instead. docs/query-json.md of the
///   repository describes it. Length in bytes or VIENTRO_NUL.
/// threads: how many threads may work, the caller's own included, 1 to 256. Today the caller's own does
///   all the work, whatever is allowed; what is found will be the same for any number.
/// out: receives what was found, which the caller frees; NULL on failure.
///
/// Findings are data, never a failure. VIENTRO_E_VALUE, VIENTRO_E_INVALID, VIENTRO_E_RANGE: the
/// options do not read; the message tells every problem with its place, the id is that of the first.
/// VIENTRO_E_RANGE: no such number of threads. VIENTRO_E_UNSUPPORTED: built without JSON. Any thread.
/// Since 0.1.
///
/// # Safety
/// `registry` is NULL or a live registry, `options` points at as many bytes as its length says, `out`
/// points at a pointer; `err` is NULL or a place for an error.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn vientro_check(
    registry: *const vientro_registry,
    options: *const c_char,
    options_length: u64,
    threads: u32,
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
        // One thread works as yet, but a number that is none is refused from the first version on.
        self::threads(threads)?;
        let options = format::check_options(options)?;
        let checked = check(registry.registry(), &options);
        out.set(hand_over(vientro_checked {
            options,
            findings: checked.findings.iter().map(Told::of).collect(),
            not_applied: checked.not_applied.iter().map(Skipped::of).collect(),
            checked,
        }));
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

/// Returns how many findings are of a severity; 0 for NULL, and for a number that is none. Any thread.
/// Since 0.1.
///
/// # Safety
/// `checked` is NULL or a live result of a check.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn vientro_checked_count_of(
    checked: *const vientro_checked,
    severity: u32,
) -> u64 {
    // SAFETY: the caller's word.
    guard_or(0, || unsafe {
        checked.as_ref().map_or(0, |checked| {
            let findings = checked.findings.iter();
            count(findings.filter(|one| one.severity == severity).count())
        })
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
        let told = checked.told(finding)?;
        told.tell(severity, [rule, record, path]);
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
        let told = checked.told(finding)?;
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
        let told = checked.told(finding)?;
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

/// Tells what the field of a finding is called.
///
/// checked, finding: the result of a check, and the position of the finding.
/// lang: VIENTRO_LANG_VI or VIENTRO_LANG_EN.
/// label: receives it; "" for the whole record. It belongs to the result of the check.
///
/// VIENTRO_E_RANGE: no such finding. VIENTRO_E_VALUE: no such language. Any thread. Since 0.1.
///
/// # Safety
/// `checked` is NULL or a live result of a check, `label` points at a pointer; `err` is NULL or a
/// place for an error.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn vientro_checked_label(
    checked: *const vientro_checked,
    finding: u64,
    lang: u32,
    label: *mut *const c_char,
    err: *mut *mut vientro_error,
) -> vientro_status {
    let body = || {
        // SAFETY: the caller's word.
        let (label, checked) = unsafe {
            let label = Out::new(label, "label", ptr::null())?;
            (label, object(checked, "checked")?)
        };
        let told = checked.told(finding)?;
        label.set(told.label.get(self::lang(lang)?).as_ptr());
        Ok(())
    };
    // SAFETY: the caller's word.
    unsafe { guard(err, body) }
}

/// Copies out what all findings have as numbers, as columns in their order.
///
/// checked: the result of a check.
/// severities: receives a VIENTRO_SEVERITY_ number.
/// rules: receives the position of the rule, for vientro_rules_rule of this library; another version
///   may have it elsewhere.
/// verified: receives 1 if the provision that it rests on was read in the full text of the law, else 0.
/// capacity: for how many entries each column has room. A column that is NULL is not wanted; with
///   all of them NULL the call only asks for the size.
/// needed: receives how many entries there are, even if the columns are too short.
///
/// VIENTRO_E_RANGE: the columns are too short; they then hold zeros. Any thread. Since 0.1.
///
/// # Safety
/// `checked` is NULL or a live result of a check, each column is NULL or has room for `capacity`
/// entries, `needed` points at a number; `err` is NULL or a place for an error.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn vientro_checked_columns(
    checked: *const vientro_checked,
    severities: *mut u32,
    rules: *mut u64,
    verified: *mut u32,
    capacity: u64,
    needed: *mut u64,
    err: *mut *mut vientro_error,
) -> vientro_status {
    let body = || {
        // SAFETY: the caller's word.
        let (needed, severities, rules, verified, checked) = unsafe {
            (
                Out::new(needed, "needed", 0)?,
                OutList::column(severities, capacity)?,
                OutList::column(rules, capacity)?,
                OutList::column(verified, capacity)?,
                object(checked, "checked")?,
            )
        };
        let findings = || checked.findings.iter();
        let is_wanted = severities.is_some() || rules.is_some() || verified.is_some();
        if copied(findings().len(), capacity, is_wanted, &needed)? {
            OutList::fill(severities, findings().map(|one| one.severity));
            let its_rules = checked
                .checked
                .findings
                .iter()
                .map(|one| position(&one.rule));
            OutList::fill(rules, its_rules);
            OutList::fill(verified, findings().map(|one| one.is_verified.into()));
        }
        Ok(())
    };
    // SAFETY: the caller's word.
    unsafe { guard(err, body) }
}

/// Returns the position of a rule in its table, where a finding's rule always is.
fn position(rule: &str) -> u64 {
    let found = RULES.iter().position(|known| known.id() == rule);
    found.map_or(u64::MAX, count)
}

/// Copies out what all findings have as text, one column at a time, in their order.
///
/// checked: the result of a check.
/// column: a VIENTRO_FINDING_ number.
/// lang: VIENTRO_LANG_VI or VIENTRO_LANG_EN; for rule, record and path VIENTRO_LANG_NONE is fine too.
/// offsets: receives where each text begins in the bytes, and last where the last one ends: one entry
///   more than there are findings. NULL if it is not wanted.
/// capacity: for how many entries `offsets` has room.
/// needed: receives how many entries that takes, even if there is no room.
/// bytes: receives the texts one after the other, UTF-8 without any NUL; NULL if they are not wanted.
/// bytes_capacity: for how many bytes there is room.
/// needed_bytes: receives how many bytes that takes, even if there is no room.
///
/// VIENTRO_E_VALUE: no such column or language. VIENTRO_E_RANGE: too little room; what there is then
/// holds zeros. Any thread. Since 0.1.
///
/// # Safety
/// `checked` is NULL or a live result of a check, `offsets` and `bytes` are NULL or have the room that
/// is said, `needed` and `needed_bytes` point at numbers; `err` is NULL or a place for an error.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn vientro_checked_texts(
    checked: *const vientro_checked,
    column: u32,
    lang: u32,
    offsets: *mut i64,
    capacity: u64,
    needed: *mut u64,
    bytes: *mut c_char,
    bytes_capacity: u64,
    needed_bytes: *mut u64,
    err: *mut *mut vientro_error,
) -> vientro_status {
    let body = || {
        // SAFETY: the caller's word.
        let (texts, checked) = unsafe {
            let texts = OutTexts::new(
                offsets,
                capacity,
                needed,
                bytes,
                bytes_capacity,
                needed_bytes,
            )?;
            (texts, object(checked, "checked")?)
        };
        let by_language = || self::lang(lang);
        let part: Box<dyn Fn(&Told) -> &CString> = match column {
            VIENTRO_FINDING_RULE => Box::new(|one| &one.rule),
            VIENTRO_FINDING_RECORD => Box::new(|one| &one.record),
            VIENTRO_FINDING_PATH => Box::new(|one| &one.path),
            VIENTRO_FINDING_LABEL => {
                let lang = by_language()?;
                Box::new(move |one| one.label.get(lang))
            }
            VIENTRO_FINDING_MESSAGE => {
                let lang = by_language()?;
                Box::new(move |one| one.message.get(lang))
            }
            VIENTRO_FINDING_CITATION => {
                let lang = by_language()?;
                Box::new(move |one| one.citation.get(lang))
            }
            _ => {
                let (argument, number) = ("column", column);
                return Err(BorderError::UnknownNumber { argument, number }.into());
            }
        };
        texts.set(checked.findings.iter().map(|one| part(one).as_bytes()))
    };
    // SAFETY: the caller's word.
    unsafe { guard(err, body) }
}

/// Returns how many rows tell what was not applied, one for each rule and reason; 0 for NULL. Any
/// thread. Since 0.1.
///
/// # Safety
/// `checked` is NULL or a live result of a check.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn vientro_checked_not_applied_count(checked: *const vientro_checked) -> u64 {
    // SAFETY: the caller's word.
    guard_or(0, || unsafe {
        checked
            .as_ref()
            .map_or(0, |checked| count(checked.not_applied.len()))
    })
}

/// Tells which rule was not applied, why, and to how many records.
///
/// checked: the result of a check.
/// item: the position of the row, from 0 to below vientro_checked_not_applied_count; rows stand by
///   rule and reason.
/// lang: VIENTRO_LANG_VI or VIENTRO_LANG_EN, for the message.
/// rule: receives the permanent id of the rule, "GRANT-014".
/// reason: receives the permanent id of the reason, "text_not_modelled".
/// message: receives the reason in words.
/// records: receives how many records it was not applied to.
/// Each of the four may be NULL; text belongs to the result of the check.
///
/// VIENTRO_E_RANGE: no such row. VIENTRO_E_VALUE: no such language. Any thread. Since 0.1.
///
/// # Safety
/// `checked` is NULL or a live result of a check, `rule`, `reason`, `message` and `records` are NULL or
/// can be written; `err` is NULL or a place for an error.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn vientro_checked_not_applied(
    checked: *const vientro_checked,
    item: u64,
    lang: u32,
    rule: *mut *const c_char,
    reason: *mut *const c_char,
    message: *mut *const c_char,
    records: *mut u64,
    err: *mut *mut vientro_error,
) -> vientro_status {
    let body = || {
        // SAFETY: the caller's word.
        let (rule, reason, message, records, checked) = unsafe {
            (
                Out::optional(rule, ptr::null()),
                Out::optional(reason, ptr::null()),
                Out::optional(message, ptr::null()),
                Out::optional(records, 0),
                object(checked, "checked")?,
            )
        };
        let item = element(&checked.not_applied, item, "item")?;
        let its_message = item.message.get(self::lang(lang)?);
        for (out, text) in [
            (rule, &item.rule),
            (reason, &item.reason),
            (message, its_message),
        ] {
            if let Some(out) = out {
                out.set(text.as_ptr());
            }
        }
        if let Some(out) = records {
            out.set(item.records);
        }
        Ok(())
    };
    // SAFETY: the caller's word.
    unsafe { guard(err, body) }
}

/// Tells what the check was asked, as the JSON that vientro_check reads.
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
pub unsafe extern "C" fn vientro_checked_options_json(
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
        out.set(vientro_text::hand_over(format::options(&checked.options)?));
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
pub unsafe extern "C" fn vientro_rules_table_text(
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
