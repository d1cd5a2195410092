//! The C object `vientro_documents`: everything that a registry was fed with, written out; immutable.

use std::ffi::{CString, c_char, c_void};
use std::ptr;

use super::contain::guard_or;
use super::error::vientro_error;
use super::format::{self, Exported, Written};
use super::formats::format_of;
use super::guard::guard;
use super::interchange;
use super::lang::lang;
use super::pointer::{Out, count, element, object, tell, text};
use super::progress::{caller, vientro_progress};
use super::records::people;
use super::registry::vientro_registry;
use super::share::{hand_over, release, retain};
use super::status::vientro_status;
use super::tables::vientro_report;
use super::text::{Both, c_text};
use crate::finding::Message;

/// Everything that a registry was fed with, written out as documents to be kept.
///
/// Immutable: any number of threads may read it. Counted: it lives until it was freed as often as
/// it was made and retained. It needs no registry. Since 0.1.
#[derive(Debug)]
pub struct vientro_documents {
    documents: Vec<Document>,
    left_out: Vec<LeftOut>,
}

#[derive(Debug)]
struct Document {
    name: CString,
    bytes: Vec<u8>,
}

/// A grant that a format cannot show.
#[derive(Debug)]
struct LeftOut {
    grant: CString,
    reason: Both,
}

impl vientro_documents {
    /// Hands documents over to the caller.
    pub(super) fn hand_over(written: impl Into<Written>) -> *mut Self {
        let written = written.into();
        let documents = written.documents.into_iter().map(Document::of);
        let left_out = written.left_out.into_iter().map(LeftOut::of);
        hand_over(Self {
            documents: documents.collect(),
            left_out: left_out.collect(),
        })
    }
}

impl LeftOut {
    fn of((grant, reason): (String, Message)) -> Self {
        Self {
            grant: c_text(grant),
            reason: Both::of(&reason),
        }
    }
}

impl Document {
    fn of((name, bytes): Exported) -> Self {
        let name = c_text(name);
        Self { name, bytes }
    }
}

/// Writes out everything that a registry was fed with: one document for each submission, in canonical
/// form, and one for each file, or rest of a file, that could not be read.
///
/// Every version is in the document of its own submission, whether it counts or not, and so is every
/// record that was set aside. Written in full and read again, they are the same submissions.
///
/// registry: the records.
/// people: VIENTRO_PEOPLE_REDACTED: persons keep their id only, and files that could not be read are
///   left out, for nobody knows what they hold; or VIENTRO_PEOPLE_FULL: everything, and the caller
///   answers for where it goes. Nothing else is ever left out: whoever submits personal data outside
///   of "people" finds it here.
/// out: receives the documents, which the caller frees; NULL on failure.
///
/// VIENTRO_E_VALUE: another number for `people`. VIENTRO_E_UNSUPPORTED: built without JSON. Any
/// thread. Since 0.1.
///
/// # Safety
/// `registry` is NULL or a live registry, `out` points at a pointer; `err` is NULL or a place for an
/// error.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn vientro_registry_export(
    registry: *const vientro_registry,
    people: u32,
    out: *mut *mut vientro_documents,
    err: *mut *mut vientro_error,
) -> vientro_status {
    let body = || {
        // SAFETY: the caller's word.
        let (out, registry) = unsafe {
            let out = Out::new(out, "out", ptr::null_mut())?;
            (out, object(registry, "registry")?)
        };
        let documents = format::export(registry.registry(), self::people(people)?)?;
        out.set(vientro_documents::hand_over(documents));
        Ok(())
    };
    // SAFETY: the caller's word.
    unsafe { guard(err, body) }
}

/// Writes a registry out in a format: what it was fed with, or what the format can carry of that.
///
/// registry: the records.
/// format: a VIENTRO_FORMAT_ number. VIENTRO_FORMAT_JSON gives what vientro_registry_export gives.
///   VIENTRO_FORMAT_CSV gives a document for each table of each submission, named by the number of the
///   submission and the table, "1/grants.csv"; VIENTRO_FORMAT_XLSX a workbook for each submission,
///   "1.xlsx". VIENTRO_FORMAT_IATI gives "activities.xml" and, if there are any, "organisations.xml";
///   the grants that cannot be activities are told by vientro_documents_left_out. docs/exchange.md of
///   the repository says what a format cannot carry.
/// people: VIENTRO_PEOPLE_REDACTED or VIENTRO_PEOPLE_FULL, as for vientro_registry_export.
/// options, options_length: how it is written, one JSON object, or nothing at all. Of CSV: {"headers":
///   "vi", "locale":"vi", "delimiter":"semicolon", "byte_order_mark":"present"}, each of which may be
///   left out; without "headers" it is written for programs. Of XLSX the first two. Of IATI: {"as_of":
///   "2025-12-31", "reporter":{"reference":"VN-GOV-1","kind":"10","name":"PACCOM","lang":"en"}};
///   "as_of" is needed. docs/query-json.md of the repository describes them. Length in bytes or
///   VIENTRO_NUL.
/// progress, userdata: called on this thread before this call returns, never after; NULL for nobody.
/// out: receives the documents, which the caller frees; NULL on failure.
///
/// VIENTRO_E_VALUE: another number for `format` or `people`. VIENTRO_E_UNSUPPORTED: the format was not
/// built in, "ffi.not_built", or cannot be exported, "ffi.cannot". VIENTRO_E_VALUE, VIENTRO_E_INVALID:
/// the options do not read, or the format cannot hold the records: IATI needs an activity,
/// "iati.no_activity". VIENTRO_E_RANGE: a sheet of a workbook cannot hold a table. VIENTRO_E_STOPPED:
/// `progress` asked to stop. Any thread. Since 0.1.
///
/// # Safety
/// `registry` is NULL or a live registry, `options` points at as many bytes as its length says,
/// `progress` is NULL or a function that returns to its caller, `out` points at a pointer; `err` is NULL
/// or a place for an error.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn vientro_registry_export_as(
    registry: *const vientro_registry,
    format: u32,
    people: u32,
    options: *const c_char,
    options_length: u64,
    progress: vientro_progress,
    userdata: *mut c_void,
    out: *mut *mut vientro_documents,
    err: *mut *mut vientro_error,
) -> vientro_status {
    let body = || {
        // SAFETY: the caller's word.
        let (out, registry, options) = unsafe {
            (
                Out::new(out, "out", ptr::null_mut())?,
                object(registry, "registry")?,
                text(options, options_length, "options")?,
            )
        };
        let (format, people) = (format_of(format)?, self::people(people)?);
        // SAFETY: the caller's word.
        let mut told = unsafe { caller(progress, userdata) };
        let records = registry.registry();
        let documents = interchange::export(records, format, people, options, &mut told)?;
        out.set(vientro_documents::hand_over(documents));
        Ok(())
    };
    // SAFETY: the caller's word.
    unsafe { guard(err, body) }
}

/// Writes blank files for people to fill: of VIENTRO_FORMAT_XLSX a workbook with a sheet for each table,
/// whose cells offer what they take, and a sheet of help.
///
/// format: a VIENTRO_FORMAT_ number.
/// options, options_length: which one, one JSON object. Of XLSX: {"on":"2025-12-31", "lang":"vi",
///   "tables":["submission","grants"], "rows":5000}; "on", the day whose provinces are offered, is
///   needed. docs/query-json.md of the repository describes them. Length in bytes or VIENTRO_NUL.
/// out: receives the documents, which the caller frees; NULL on failure.
///
/// VIENTRO_E_VALUE: another number for `format`. VIENTRO_E_UNSUPPORTED: the format was not built in,
/// "ffi.not_built", or has no blank files, "ffi.cannot". VIENTRO_E_VALUE, VIENTRO_E_INVALID: the options
/// do not read. Any thread. Since 0.1.
///
/// # Safety
/// `options` points at as many bytes as its length says, `out` points at a pointer; `err` is NULL or a
/// place for an error.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn vientro_format_template(
    format: u32,
    options: *const c_char,
    options_length: u64,
    out: *mut *mut vientro_documents,
    err: *mut *mut vientro_error,
) -> vientro_status {
    let body = || {
        // SAFETY: the caller's word.
        let (out, options) = unsafe {
            let out = Out::new(out, "out", ptr::null_mut())?;
            (out, text(options, options_length, "options")?)
        };
        let documents = interchange::template(format_of(format)?, options)?;
        out.set(vientro_documents::hand_over(documents));
        Ok(())
    };
    // SAFETY: the caller's word.
    unsafe { guard(err, body) }
}

/// Writes a report out in a format for people: of VIENTRO_FORMAT_XLSX a workbook with a sheet for each
/// table, with numbers as numbers, a chart, and what is doubtful as comments. As JSON
/// vientro_report_to_json writes it.
///
/// report: the report.
/// format: a VIENTRO_FORMAT_ number.
/// lang: VIENTRO_LANG_VI or VIENTRO_LANG_EN.
/// out: receives one document, "report.xlsx", which the caller frees; NULL on failure.
///
/// VIENTRO_E_VALUE: another number for `format` or `lang`. VIENTRO_E_UNSUPPORTED: the format was not built
/// in, "ffi.not_built", or has no form of reports, "ffi.cannot". VIENTRO_E_RANGE: a sheet of a workbook
/// cannot hold a table. Any thread. Since 0.1.
///
/// # Safety
/// `report` is NULL or a live report, `out` points at a pointer; `err` is NULL or a place for an error.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn vientro_report_export_as(
    report: *const vientro_report,
    format: u32,
    lang: u32,
    out: *mut *mut vientro_documents,
    err: *mut *mut vientro_error,
) -> vientro_status {
    let body = || {
        // SAFETY: the caller's word.
        let (out, report) = unsafe {
            let out = Out::new(out, "out", ptr::null_mut())?;
            (out, object(report, "report")?)
        };
        let lang = self::lang(lang)?;
        let documents = interchange::report(format_of(format)?, report.document(), lang)?;
        out.set(vientro_documents::hand_over(documents));
        Ok(())
    };
    // SAFETY: the caller's word.
    unsafe { guard(err, body) }
}

/// Returns how many documents there are; 0 for NULL. Any thread. Since 0.1.
///
/// # Safety
/// `documents` is NULL or live documents.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn vientro_documents_count(documents: *const vientro_documents) -> u64 {
    // SAFETY: the caller's word.
    guard_or(0, || unsafe {
        documents
            .as_ref()
            .map_or(0, |documents| count(documents.documents.len()))
    })
}

/// Tells a document.
///
/// documents: the documents.
/// document: its position, from 0 to below vientro_documents_count; submissions stand by id, then
///   come the files that could not be read, by name.
/// name: receives the id of the submission, or the name of the file. It is what somebody else wrote,
///   "../x" for example, and two documents may have the same: a program that makes files of them
///   names them itself. May be NULL.
/// data, length: receive where its bytes are, and how many; those of a submission are JSON in UTF-8,
///   those of a file may hold NULs.
/// Both texts belong to the documents. NULL and 0 on failure.
///
/// VIENTRO_E_RANGE: no such document. Any thread. Since 0.1.
///
/// # Safety
/// `documents` is NULL or live documents, `name` is NULL or points at a pointer, `data` points at a
/// pointer, `length` at a number; `err` is NULL or a place for an error.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn vientro_documents_get(
    documents: *const vientro_documents,
    document: u64,
    name: *mut *const c_char,
    data: *mut *const c_char,
    length: *mut u64,
    err: *mut *mut vientro_error,
) -> vientro_status {
    let body = || {
        // SAFETY: the caller's word.
        let (name, data, length, documents) = unsafe {
            (
                Out::optional(name, ptr::null()),
                Out::new(data, "data", ptr::null())?,
                Out::new(length, "length", 0)?,
                object(documents, "documents")?,
            )
        };
        let found = element(&documents.documents, document, "document")?;
        if let Some(out) = name {
            out.set(found.name.as_ptr());
        }
        data.set(found.bytes.as_ptr().cast());
        length.set(count(found.bytes.len()));
        Ok(())
    };
    // SAFETY: the caller's word.
    unsafe { guard(err, body) }
}

/// Returns how many grants the format could not show: of VIENTRO_FORMAT_IATI those that tell too little to
/// be an activity, which stand in the extension alone; 0 for NULL, and for every other format. Any thread.
/// Since 0.1.
///
/// # Safety
/// `documents` is NULL or live documents.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn vientro_documents_left_out_count(
    documents: *const vientro_documents,
) -> u64 {
    // SAFETY: the caller's word.
    guard_or(0, || unsafe {
        documents
            .as_ref()
            .map_or(0, |documents| count(documents.left_out.len()))
    })
}

/// Tells a grant that the format could not show, and why.
///
/// documents: the documents.
/// left_out: its position, from 0 to below vientro_documents_left_out_count; they stand by id.
/// lang: VIENTRO_LANG_VI or VIENTRO_LANG_EN, for the reason.
/// grant: receives its id.
/// reason: receives what it does not tell, in a few words: "the title is missing".
/// Each of the two may be NULL; text belongs to the documents.
///
/// VIENTRO_E_RANGE: no such grant. VIENTRO_E_VALUE: no such language. Any thread. Since 0.1.
///
/// # Safety
/// `documents` is NULL or live documents, `grant` and `reason` are NULL or can be written; `err` is NULL
/// or a place for an error.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn vientro_documents_left_out(
    documents: *const vientro_documents,
    left_out: u64,
    lang: u32,
    grant: *mut *const c_char,
    reason: *mut *const c_char,
    err: *mut *mut vientro_error,
) -> vientro_status {
    let body = || {
        // SAFETY: the caller's word.
        let (grant, reason, documents) = unsafe {
            (
                Out::optional(grant, ptr::null()),
                Out::optional(reason, ptr::null()),
                object(documents, "documents")?,
            )
        };
        let found = element(&documents.left_out, left_out, "left_out")?;
        let text = found.reason.get(self::lang(lang)?);
        tell(grant, found.grant.as_ptr());
        tell(reason, text.as_ptr());
        Ok(())
    };
    // SAFETY: the caller's word.
    unsafe { guard(err, body) }
}

/// Takes a further share of the documents, for another owner; it is freed once more for it.
///
/// Returns the same pointer; NULL for NULL. Any thread. Since 0.1.
///
/// # Safety
/// `documents` is NULL or live documents.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn vientro_documents_retain(
    documents: *const vientro_documents,
) -> *mut vientro_documents {
    // SAFETY: the caller's word: it came from `hand_over` and a share of it is still held.
    guard_or((), || unsafe { retain(documents) });
    documents.cast_mut()
}

/// Gives back a share of documents, and frees them with the last one; NULL is fine. Any thread.
/// Since 0.1.
///
/// # Safety
/// `documents` is NULL or live documents, of which this share is not used from here on.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn vientro_documents_free(documents: *mut vientro_documents) {
    // SAFETY: the caller's word: it came from `hand_over` and this share is still held.
    guard_or((), || unsafe { release(documents) });
}
