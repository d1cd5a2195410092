//! Of the C object `vientro_registry`: what could not be read, and what the consolidation found.

use std::ffi::{CString, c_char};
use std::ptr;

use super::contain::guard_or;
use super::error::vientro_error;
use super::format::{self, People};
use super::guard::guard;
use super::lang::lang;
use super::pointer::{Out, count, element, object, tell};
use super::records::people;
use super::registry::vientro_registry;
use super::status::vientro_status;
use super::text::{Both, c_text, vientro_text};
use super::told::Told;
use crate::finding::Problem;
use crate::registry::{Registry, SetAside, Unreadable};

/// What is beside the records of a registry, as C reads it.
#[derive(Debug)]
pub(super) struct Aside {
    items: Vec<Item>,
    files: Vec<File>,
    findings: Vec<Told>,
}

/// A record that was set aside.
#[derive(Debug)]
struct Item {
    id: Option<CString>,
    pointer: CString,
    problems: Vec<Trouble>,
}

/// A problem of it.
#[derive(Debug)]
struct Trouble {
    path: CString,
    code: CString,
    message: Both,
}

/// A file that could not be read.
#[derive(Debug)]
struct File {
    name: CString,
    reason: Both,
}

impl Aside {
    pub(super) fn of(registry: &Registry) -> Self {
        Self {
            items: registry.set_aside().iter().map(Item::of).collect(),
            files: registry.unreadable().iter().map(File::of).collect(),
            findings: registry.findings().iter().map(Told::of).collect(),
        }
    }
}

impl Item {
    fn of(item: &SetAside) -> Self {
        Self {
            id: item.id().map(c_text),
            pointer: c_text(item.pointer()),
            problems: item.problems().iter().map(Trouble::of).collect(),
        }
    }
}

impl Trouble {
    fn of(problem: &Problem) -> Self {
        Self {
            path: c_text(problem.path().as_str()),
            code: c_text(problem.code().id()),
            message: Both::new(|lang| problem.message(lang).to_owned()),
        }
    }
}

impl File {
    fn of(file: &Unreadable) -> Self {
        Self {
            name: c_text(file.file()),
            reason: Both::new(|lang| file.reason(lang).to_owned()),
        }
    }
}

/// Tells of a record that could not be read and was set aside.
///
/// registry: the records.
/// item: its position, from 0 to below vientro_registry_set_aside_count; they stand by source and
///   place.
/// list: receives the name of its list, "grants".
/// id: receives its id; NULL where even that could not be read.
/// source: receives the position of its source, for vientro_registry_source.
/// pointer: receives its JSON pointer in its file, "/grants/3".
/// line: receives the line where it begins, from 1.
/// problems: receives how many problems it has.
/// Each of the six may be NULL; text belongs to the registry.
///
/// VIENTRO_E_RANGE: no such item. Any thread. Since 0.1.
///
/// # Safety
/// `registry` is NULL or a live registry, `list`, `id`, `source`, `pointer`, `line` and `problems` are
/// NULL or can be written; `err` is NULL or a place for an error.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn vientro_registry_set_aside(
    registry: *const vientro_registry,
    item: u64,
    list: *mut *const c_char,
    id: *mut *const c_char,
    source: *mut u64,
    pointer: *mut *const c_char,
    line: *mut u32,
    problems: *mut u64,
    err: *mut *mut vientro_error,
) -> vientro_status {
    let body = || {
        // SAFETY: the caller's word.
        let (list, id, source, pointer, line, problems, registry) = unsafe {
            (
                Out::optional(list, ptr::null()),
                Out::optional(id, ptr::null()),
                Out::optional(source, 0),
                Out::optional(pointer, ptr::null()),
                Out::optional(line, 0),
                Out::optional(problems, 0),
                object(registry, "registry")?,
            )
        };
        let found = element(registry.registry().set_aside(), item, "item")?;
        let told = element(&registry.aside().items, item, "item")?;
        if let Some(out) = list {
            out.set(registry.lists().name(found.kind()));
        }
        if let (Some(out), Some(id)) = (id, &told.id) {
            out.set(id.as_ptr());
        }
        if let Some(out) = source {
            out.set(count(found.source_index()));
        }
        if let Some(out) = pointer {
            out.set(told.pointer.as_ptr());
        }
        if let Some(out) = line {
            out.set(found.place().line);
        }
        if let Some(out) = problems {
            out.set(count(told.problems.len()));
        }
        Ok(())
    };
    // SAFETY: the caller's word.
    unsafe { guard(err, body) }
}

/// Tells a problem of a record that was set aside.
///
/// registry, item: the records, and the position of the item.
/// problem: its position, from 0.
/// lang: VIENTRO_LANG_VI or VIENTRO_LANG_EN, for the message.
/// path: receives the JSON pointer of the field in the record, "/decision/date"; "" is the record.
/// code: receives the permanent id of what is wrong, "shape.unknown_code".
/// message: receives one sentence, without personal data.
/// Each of the three may be NULL; text belongs to the registry.
///
/// VIENTRO_E_RANGE: no such item or problem. VIENTRO_E_VALUE: no such language. Any thread.
/// Since 0.1.
///
/// # Safety
/// `registry` is NULL or a live registry, `path`, `code` and `message` are NULL or can be written; `err`
/// is NULL or a place for an error.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn vientro_registry_set_aside_problem(
    registry: *const vientro_registry,
    item: u64,
    problem: u64,
    lang: u32,
    path: *mut *const c_char,
    code: *mut *const c_char,
    message: *mut *const c_char,
    err: *mut *mut vientro_error,
) -> vientro_status {
    let body = || {
        // SAFETY: the caller's word.
        let (path, code, message, registry) = unsafe {
            (
                Out::optional(path, ptr::null()),
                Out::optional(code, ptr::null()),
                Out::optional(message, ptr::null()),
                object(registry, "registry")?,
            )
        };
        let item = element(&registry.aside().items, item, "item")?;
        let told = element(&item.problems, problem, "problem")?;
        let its_message = told.message.get(self::lang(lang)?);
        for (out, text) in [
            (path, &told.path),
            (code, &told.code),
            (message, its_message),
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

/// Tells the source text of a record that was set aside, as it came.
///
/// registry, item: the records, and the position of the item.
/// people: VIENTRO_PEOPLE_REDACTED or VIENTRO_PEOPLE_FULL; redacted, of the list "people" only the id
///   is told, where that could be read.
/// out: receives the text, which the caller frees; NULL on failure.
///
/// VIENTRO_E_RANGE: no such item. VIENTRO_E_VALUE: another number for `people`.
/// VIENTRO_E_UNSUPPORTED: built without JSON. Any thread. Since 0.1.
///
/// # Safety
/// `registry` is NULL or a live registry, `out` points at a pointer; `err` is NULL or a place for an
/// error.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn vientro_registry_set_aside_text(
    registry: *const vientro_registry,
    item: u64,
    people: u32,
    out: *mut *mut vientro_text,
    err: *mut *mut vientro_error,
) -> vientro_status {
    let body = || {
        // SAFETY: the caller's word.
        let (out, registry) = unsafe {
            let out = Out::new(out, "out", ptr::null_mut())?;
            (out, object(registry, "registry")?)
        };
        let item = element(registry.registry().set_aside(), item, "item")?;
        let text = format::set_aside_text(item, self::people(people)?)?;
        out.set(vientro_text::hand_over(text));
        Ok(())
    };
    // SAFETY: the caller's word.
    unsafe { guard(err, body) }
}

/// Tells of a file that could not be read, or not to its end.
///
/// registry: the records.
/// file: its position, from 0 to below vientro_registry_unreadable_count; they stand by name.
/// lang: VIENTRO_LANG_VI or VIENTRO_LANG_EN, for the reason.
/// name: receives its name, as it was given.
/// line: receives the line where reading stopped, from 1.
/// whole: receives 1 if nothing of it could be read, 0 if the records before that line were.
/// reason: receives one sentence.
/// Each of the four may be NULL; text belongs to the registry.
///
/// VIENTRO_E_RANGE: no such file. VIENTRO_E_VALUE: no such language. Any thread. Since 0.1.
///
/// # Safety
/// `registry` is NULL or a live registry, `name`, `line`, `whole` and `reason` are NULL or can be
/// written; `err` is NULL or a place for an error.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn vientro_registry_unreadable(
    registry: *const vientro_registry,
    file: u64,
    lang: u32,
    name: *mut *const c_char,
    line: *mut u32,
    whole: *mut u32,
    reason: *mut *const c_char,
    err: *mut *mut vientro_error,
) -> vientro_status {
    let body = || {
        // SAFETY: the caller's word.
        let (name, line, whole, reason, registry) = unsafe {
            (
                Out::optional(name, ptr::null()),
                Out::optional(line, 0),
                Out::optional(whole, 0),
                Out::optional(reason, ptr::null()),
                object(registry, "registry")?,
            )
        };
        let found = element(registry.registry().unreadable(), file, "file")?;
        let told = element(&registry.aside().files, file, "file")?;
        let its_reason = told.reason.get(self::lang(lang)?);
        if let Some(out) = name {
            out.set(told.name.as_ptr());
        }
        if let Some(out) = line {
            out.set(found.line());
        }
        if let Some(out) = whole {
            out.set(found.is_whole().into());
        }
        if let Some(out) = reason {
            out.set(its_reason.as_ptr());
        }
        Ok(())
    };
    // SAFETY: the caller's word.
    unsafe { guard(err, body) }
}

/// Tells the bytes of a file that could not be read: all of it, or its rest.
///
/// registry, file: the records, and the position of the file.
/// people: VIENTRO_PEOPLE_FULL; with VIENTRO_PEOPLE_REDACTED there are no bytes, for nobody knows what
///   they hold.
/// data, length: receive where the bytes are, and how many; they belong to the registry, may hold
///   NULs, and need not be text. NULL and 0 on failure.
///
/// VIENTRO_E_RANGE: no such file. VIENTRO_E_VALUE: another number for `people`. Any thread.
/// Since 0.1.
///
/// # Safety
/// `registry` is NULL or a live registry, `data` points at a pointer, `length` at a number; `err` is
/// NULL or a place for an error.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn vientro_registry_unreadable_bytes(
    registry: *const vientro_registry,
    file: u64,
    people: u32,
    data: *mut *const c_char,
    length: *mut u64,
    err: *mut *mut vientro_error,
) -> vientro_status {
    let body = || {
        // SAFETY: the caller's word.
        let (data, length, registry) = unsafe {
            let data = Out::new(data, "data", ptr::null())?;
            let length = Out::new(length, "length", 0)?;
            (data, length, object(registry, "registry")?)
        };
        let file = element(registry.registry().unreadable(), file, "file")?;
        let bytes = match self::people(people)? {
            People::Redacted => &[],
            People::Full => file.bytes(),
        };
        length.set(count(bytes.len()));
        data.set(bytes.as_ptr().cast());
        Ok(())
    };
    // SAFETY: the caller's word.
    unsafe { guard(err, body) }
}

/// Returns how many findings putting the submissions together made; 0 for NULL. Any thread.
/// Since 0.1.
///
/// # Safety
/// `registry` is NULL or a live registry.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn vientro_registry_finding_count(registry: *const vientro_registry) -> u64 {
    // SAFETY: the caller's word.
    guard_or(0, || unsafe {
        registry
            .as_ref()
            .map_or(0, |registry| count(registry.registry().findings().len()))
    })
}

/// Tells what a finding of putting the submissions together is about: a version that was replaced,
/// that contradicts the one that counts, or that could not be read.
///
/// registry: the records.
/// finding: its position, from 0 to below vientro_registry_finding_count; findings stand by record
///   and rule.
/// rule: receives its permanent id, "REGISTRY-002".
/// severity: receives a VIENTRO_SEVERITY_ number; others may be added, pass them through.
/// record: receives the record, "grants/LS-2019-01".
/// path: receives the JSON pointer of the field; "" is the whole record.
/// Each of the four may be NULL; text belongs to the registry.
///
/// VIENTRO_E_RANGE: no such finding. Any thread. Since 0.1.
///
/// # Safety
/// `registry` is NULL or a live registry, `rule`, `severity`, `record` and `path` are NULL or can be
/// written; `err` is NULL or a place for an error.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn vientro_registry_finding(
    registry: *const vientro_registry,
    finding: u64,
    rule: *mut *const c_char,
    severity: *mut u32,
    record: *mut *const c_char,
    path: *mut *const c_char,
    err: *mut *mut vientro_error,
) -> vientro_status {
    let body = || {
        // SAFETY: the caller's word.
        let (rule, severity, record, path, registry) = unsafe {
            (
                Out::optional(rule, ptr::null()),
                Out::optional(severity, 0),
                Out::optional(record, ptr::null()),
                Out::optional(path, ptr::null()),
                object(registry, "registry")?,
            )
        };
        let told = element(&registry.aside().findings, finding, "finding")?;
        told.tell(severity, [rule, record, path]);
        Ok(())
    };
    // SAFETY: the caller's word.
    unsafe { guard(err, body) }
}

/// Tells a finding of putting the submissions together in words.
///
/// registry, finding: the records, and the position of the finding.
/// lang: VIENTRO_LANG_VI or VIENTRO_LANG_EN.
/// message: receives one sentence, without personal data; it belongs to the registry.
///
/// VIENTRO_E_RANGE: no such finding. VIENTRO_E_VALUE: no such language. Any thread. Since 0.1.
///
/// # Safety
/// `registry` is NULL or a live registry, `message` points at a pointer; `err` is NULL or a place for
/// an error.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn vientro_registry_finding_message(
    registry: *const vientro_registry,
    finding: u64,
    lang: u32,
    message: *mut *const c_char,
    err: *mut *mut vientro_error,
) -> vientro_status {
    let body = || {
        // SAFETY: the caller's word.
        let (message, registry) = unsafe {
            let message = Out::new(message, "message", ptr::null())?;
            (message, object(registry, "registry")?)
        };
        let told = element(&registry.aside().findings, finding, "finding")?;
        message.set(told.message.get(self::lang(lang)?).as_ptr());
        Ok(())
    };
    // SAFETY: the caller's word.
    unsafe { guard(err, body) }
}

/// Tells on which text of law a finding of putting the submissions together rests.
///
/// registry, finding: the records, and the position of the finding.
/// lang: VIENTRO_LANG_VI or VIENTRO_LANG_EN.
/// citation: receives the provision; "" where no text of law is behind it. It belongs to the registry.
/// verified: receives 1 if that provision was read in the full text of the law, else 0: whatever is
///   shown to people has to say so. May be NULL.
///
/// VIENTRO_E_RANGE: no such finding. VIENTRO_E_VALUE: no such language. Any thread. Since 0.1.
///
/// # Safety
/// `registry` is NULL or a live registry, `citation` points at a pointer, `verified` is NULL or points
/// at a number; `err` is NULL or a place for an error.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn vientro_registry_finding_citation(
    registry: *const vientro_registry,
    finding: u64,
    lang: u32,
    citation: *mut *const c_char,
    verified: *mut u32,
    err: *mut *mut vientro_error,
) -> vientro_status {
    let body = || {
        // SAFETY: the caller's word.
        let (citation, verified, registry) = unsafe {
            let citation = Out::new(citation, "citation", ptr::null())?;
            let verified = Out::optional(verified, 0);
            (citation, verified, object(registry, "registry")?)
        };
        let told = element(&registry.aside().findings, finding, "finding")?;
        citation.set(told.citation.get(self::lang(lang)?).as_ptr());
        tell(verified, told.is_verified.into());
        Ok(())
    };
    // SAFETY: the caller's word.
    unsafe { guard(err, body) }
}

/// Tells what the field of a finding of putting the submissions together is called.
///
/// registry, finding: the records, and the position of the finding.
/// lang: VIENTRO_LANG_VI or VIENTRO_LANG_EN.
/// label: receives it; "" for the whole record. It belongs to the registry.
///
/// VIENTRO_E_RANGE: no such finding. VIENTRO_E_VALUE: no such language. Any thread. Since 0.1.
///
/// # Safety
/// `registry` is NULL or a live registry, `label` points at a pointer; `err` is NULL or a place for an
/// error.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn vientro_registry_finding_label(
    registry: *const vientro_registry,
    finding: u64,
    lang: u32,
    label: *mut *const c_char,
    err: *mut *mut vientro_error,
) -> vientro_status {
    let body = || {
        // SAFETY: the caller's word.
        let (label, registry) = unsafe {
            let label = Out::new(label, "label", ptr::null())?;
            (label, object(registry, "registry")?)
        };
        let told = element(&registry.aside().findings, finding, "finding")?;
        label.set(told.label.get(self::lang(lang)?).as_ptr());
        Ok(())
    };
    // SAFETY: the caller's word.
    unsafe { guard(err, body) }
}
