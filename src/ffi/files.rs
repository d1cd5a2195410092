//! The C object `vientro_files`: files that belong together, to be imported or checked.

use std::ffi::{c_char, c_void};
use std::ptr;
use std::sync::{RwLock, TryLockError};

use super::builder::vientro_builder;
use super::checked::vientro_checked;
use super::contain::guard_or;
use super::documents::vientro_documents;
use super::error::vientro_error;
use super::failure::{BorderError, Failure};
use super::file_findings::vientro_file_findings;
use super::formats::format_of;
use super::guard::guard;
use super::interchange;
use super::pointer::{Out, bytes, count, object, tell, text};
use super::progress::{caller, vientro_progress};
use super::status::vientro_status;

/// Files that belong together, the tables of one submission for example, to be imported or checked.
///
/// Mutable: one thread at a time adds to it; any number of threads may import and check. Since 0.1.
#[derive(Debug)]
pub struct vientro_files {
    /// Never waited for: a callback that adds while the files are read finds that out.
    files: RwLock<Vec<File>>,
}

/// A file: its name, and its bytes.
pub(super) struct File {
    pub(super) name: String,
    content: Content,
}

enum Content {
    Copied(Vec<u8>),
    /// The caller's, which stays as it is for as long as the files live.
    Lent(&'static [u8]),
}

impl File {
    pub(super) fn bytes(&self) -> &[u8] {
        match &self.content {
            Content::Copied(bytes) => bytes,
            Content::Lent(bytes) => bytes,
        }
    }
}

impl std::fmt::Debug for File {
    /// Shows the name and the length only: the bytes may be personal.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{} ({} bytes)", self.name, self.bytes().len())
    }
}

impl vientro_files {
    fn add(&self, file: File) -> Result<(), Failure> {
        let mut files = self.files.try_write().map_err(locked)?;
        files.push(file);
        Ok(())
    }

    fn read<T>(&self, read: impl FnOnce(&[File]) -> Result<T, Failure>) -> Result<T, Failure> {
        let files = self.files.try_read().map_err(locked)?;
        read(&files)
    }
}

/// Says that files are read, or that a bug left them half done.
fn locked<T>(error: TryLockError<T>) -> Failure {
    let argument = "files";
    match error {
        TryLockError::WouldBlock => BorderError::InUse { argument }.into(),
        TryLockError::Poisoned(_) => BorderError::Poisoned { argument }.into(),
    }
}

/// Makes a set of files, with none as yet.
///
/// out: receives it, which the caller frees; NULL on failure.
///
/// Fails only as every call can. Any thread. Since 0.1.
///
/// # Safety
/// `out` points at a pointer; `err` is NULL or a place for an error.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn vientro_files_new(
    out: *mut *mut vientro_files,
    err: *mut *mut vientro_error,
) -> vientro_status {
    let body = || {
        // SAFETY: the caller's word.
        let out = unsafe { Out::new(out, "out", ptr::null_mut()) }?;
        let files = RwLock::new(Vec::new());
        out.set(Box::into_raw(Box::new(vientro_files { files })));
        Ok(())
    };
    // SAFETY: the caller's word.
    unsafe { guard(err, body) }
}

/// Adds a file, of which a copy is kept: until the files are freed its bytes are in memory twice, if the
/// caller keeps them too. vientro_files_lend makes no copy.
///
/// files: what to add to.
/// name, name_length: names the file in findings. Of CSV it also says which table the file is, without
///   folder and extension: "grants.csv". Length in bytes or VIENTRO_NUL.
/// content, content_length: its bytes, up to 2147483647; length or VIENTRO_NUL.
///
/// VIENTRO_E_TEXT: the name is not UTF-8 or holds U+0000. VIENTRO_E_RANGE: too long.
/// VIENTRO_E_NOMEM: no memory for the copy. On failure nothing was added. Since 0.1.
///
/// # Safety
/// `files` is NULL or live files that no other thread uses, `name` and `content` point at as many bytes
/// as their lengths say; `err` is NULL or a place for an error.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn vientro_files_add(
    files: *mut vientro_files,
    name: *const c_char,
    name_length: u64,
    content: *const c_char,
    content_length: u64,
    err: *mut *mut vientro_error,
) -> vientro_status {
    let body = || {
        // SAFETY: the caller's word.
        let (files, name, content) = unsafe {
            (
                object(files.cast_const(), "files")?,
                text(name, name_length, "name")?,
                self::bytes(content, content_length, "content")?,
            )
        };
        let mut bytes = Vec::new();
        bytes
            .try_reserve_exact(content.len())
            .map_err(|_| BorderError::NoRoom {
                bytes: count(content.len()),
            })?;
        bytes.extend_from_slice(content);
        let name = name.to_owned();
        let content = Content::Copied(bytes);
        files.add(File { name, content })
    };
    // SAFETY: the caller's word.
    unsafe { guard(err, body) }
}

/// Adds a file as vientro_files_add does, of which no copy is made: for large files, and for those that
/// are mapped into memory.
///
/// files: what to add to.
/// name, name_length: names the file. Of the name a copy is kept. Length in bytes or VIENTRO_NUL.
/// content, content_length: its bytes, up to 2147483647; they stay the caller's, who keeps them where
///   and as they are until vientro_files_free has freed the files. In a callback of a call that reads
///   the files it does not free them. Length or VIENTRO_NUL.
///
/// Reading takes at most 200 MB for 500 MB of content, beyond the content and the records, but for what
/// docs/exchange.md of the repository names; IATI is read activity by activity.
///
/// VIENTRO_E_TEXT: the name is not UTF-8 or holds U+0000. VIENTRO_E_RANGE: too long. On failure nothing
/// was added. Since 0.1.
///
/// # Safety
/// `files` is NULL or live files that no other thread uses, `name` and `content` point at as many bytes
/// as their lengths say, those of `content` unchanged until vientro_files_free has freed the files, which
/// it does not do in a callback of a call that reads them; `err` is NULL or a place for an error.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn vientro_files_lend(
    files: *mut vientro_files,
    name: *const c_char,
    name_length: u64,
    content: *const c_char,
    content_length: u64,
    err: *mut *mut vientro_error,
) -> vientro_status {
    let body = || {
        // SAFETY: the caller's word, for the content for as long as the files live.
        let (files, name, content) = unsafe {
            (
                object(files.cast_const(), "files")?,
                text(name, name_length, "name")?,
                self::bytes::<'static>(content, content_length, "content")?,
            )
        };
        let name = name.to_owned();
        let content = Content::Lent(content);
        files.add(File { name, content })
    };
    // SAFETY: the caller's word.
    unsafe { guard(err, body) }
}

/// Adds the records of files to a builder.
///
/// Bad content is no failure: what cannot be read is kept aside as vientro_builder_add_json does it,
/// and told as findings.
///
/// builder: what to add to.
/// files: the files; they stay as they are.
/// format: a VIENTRO_FORMAT_ number.
/// options, options_length: how files are read, one JSON object, or nothing at all. Of CSV: {"locale":"vi",
///   "submission":{"id":"S1","submitter":"ppc-lang-son","sequence":1}, "encoding":"windows-1258",
///   "delimiter":"semicolon", "most_findings":1000, "most_set_aside":10000}, each of which may be left
///   out. Of XLSX the same without "encoding" and "delimiter", and "most_sheets", "most_cells" and
///   "most_unpacked". Of IATI "submission", which is needed, and "most_findings". docs/query-json.md of the
///   repository describes them. Length in bytes or VIENTRO_NUL.
/// progress, userdata: called on this thread before this call returns, never after; NULL for nobody.
/// records, set_aside: receive how many records were read, and how many were set aside; each may
///   be NULL.
/// complete: receives 1 if every file was read to its end, else 0; may be NULL.
/// out: receives what was found in the files, which the caller frees; of JSON nothing, for its problems
///   are those of what was set aside. NULL on failure; may be NULL, then nothing is told.
///
/// VIENTRO_E_VALUE: no such format. VIENTRO_E_UNSUPPORTED: the format was not built in, "ffi.not_built",
/// or cannot be imported, "ffi.cannot". VIENTRO_E_VALUE, VIENTRO_E_INVALID, VIENTRO_E_RANGE: the options
/// do not read. VIENTRO_E_INVALID: nobody says who submits the files, "table.no_submission".
/// VIENTRO_E_STOPPED: `progress` asked to stop. On failure nothing was added. Since 0.1.
///
/// # Safety
/// `builder` is NULL or a live builder that no other thread uses, `files` is NULL or live files,
/// `options` points at as many bytes as its length says, `progress` is NULL or a function that returns
/// to its caller; `records`, `set_aside`, `complete`, `out` and `err` are NULL or can be written.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn vientro_builder_add_files(
    builder: *mut vientro_builder,
    files: *const vientro_files,
    format: u32,
    options: *const c_char,
    options_length: u64,
    progress: vientro_progress,
    userdata: *mut c_void,
    records: *mut u64,
    set_aside: *mut u64,
    complete: *mut u32,
    out: *mut *mut vientro_file_findings,
    err: *mut *mut vientro_error,
) -> vientro_status {
    let body = || {
        // SAFETY: the caller's word.
        let (records, set_aside, complete, out, builder, files, options) = unsafe {
            (
                Out::optional(records, 0),
                Out::optional(set_aside, 0),
                Out::optional(complete, 0),
                Out::optional(out, ptr::null_mut()),
                object(builder.cast_const(), "builder")?,
                object(files, "files")?,
                text(options, options_length, "options")?,
            )
        };
        let format = format_of(format)?;
        // SAFETY: the caller's word.
        let mut told = unsafe { caller(progress, userdata) };
        let (fed, findings) = files.read(|files| {
            builder
                .work(|builder| interchange::import(builder, files, format, options, &mut told))?
        })?;
        tell(records, count(fed.records));
        tell(set_aside, count(fed.set_aside));
        tell(complete, fed.is_complete.into());
        if let Some(out) = out {
            out.set(vientro_file_findings::hand_over(findings));
        }
        Ok(())
    };
    // SAFETY: the caller's word.
    unsafe { guard(err, body) }
}

/// Checks files: those of IATI against the official schema, code lists and rules; those of JSON, CSV and
/// XLSX by reading them, of which nothing is kept. What the law says of records vientro_check finds.
///
/// files: the files.
/// format: a VIENTRO_FORMAT_ number.
/// options, options_length: how they are checked, one JSON object, or nothing at all. Of IATI:
///   {"as_of":"2024-12-31", "only":"structure", "publishers":["XM-DAC-1"], "most_findings":1000};
///   without "as_of" the rules that ask for today are not applied, and the findings say so. Of CSV and
///   XLSX: those of vientro_builder_add_files. Of JSON none. docs/query-json.md of the repository
///   describes them. Length in bytes or VIENTRO_NUL.
/// progress, userdata: called on this thread before this call returns, never after; NULL for nobody.
/// valid: receives 1 if every file is valid, of JSON and tables if every record can be read, else 0;
///   may be NULL.
/// out: receives what was found, which the caller frees; NULL on failure.
///
/// Findings are data, never a failure. VIENTRO_E_VALUE: no such format. VIENTRO_E_UNSUPPORTED: the format
/// was not built in, "ffi.not_built", or cannot be checked, "ffi.cannot". VIENTRO_E_VALUE,
/// VIENTRO_E_INVALID, VIENTRO_E_RANGE: the options do not read. VIENTRO_E_STOPPED: `progress` asked to
/// stop. Any thread. Since 0.1.
///
/// # Safety
/// `files` is NULL or live files, `options` points at as many bytes as its length says, `progress` is
/// NULL or a function that returns to its caller, `out` points at a pointer; `valid` and `err` are NULL
/// or can be written.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn vientro_files_check(
    files: *const vientro_files,
    format: u32,
    options: *const c_char,
    options_length: u64,
    progress: vientro_progress,
    userdata: *mut c_void,
    valid: *mut u32,
    out: *mut *mut vientro_file_findings,
    err: *mut *mut vientro_error,
) -> vientro_status {
    let body = || {
        // SAFETY: the caller's word.
        let (valid, out, files, options) = unsafe {
            (
                Out::optional(valid, 0),
                Out::new(out, "out", ptr::null_mut())?,
                object(files, "files")?,
                text(options, options_length, "options")?,
            )
        };
        let format = format_of(format)?;
        // SAFETY: the caller's word.
        let mut told = unsafe { caller(progress, userdata) };
        let (is_valid, findings) =
            files.read(|files| interchange::check(files, format, options, &mut told))?;
        tell(valid, is_valid.into());
        out.set(vientro_file_findings::hand_over(findings));
        Ok(())
    };
    // SAFETY: the caller's word.
    unsafe { guard(err, body) }
}

/// Writes files again for who made them, each with what is found in it as comments on its cells, so that
/// they can be mended and sent again. Of VIENTRO_FORMAT_XLSX sheets and values stay in their cells;
/// formulas and styling do not.
///
/// files: the files.
/// checked: what rules found in the records of these files, to be told too; NULL for nothing.
/// format: a VIENTRO_FORMAT_ number.
/// options, options_length: how they are read, as for vientro_builder_add_files, and {"lang":"vi"}, the
///   language of the comments, also if it is left out. Length in bytes or VIENTRO_NUL.
/// progress, userdata: called on this thread before this call returns, never after; NULL for nobody.
/// out: receives the documents, one for each file with its name, which the caller frees; NULL on failure.
///
/// VIENTRO_E_VALUE: no such format. VIENTRO_E_UNSUPPORTED: the format was not built in, "ffi.not_built",
/// or cannot be returned, "ffi.cannot". VIENTRO_E_TEXT: a file that is no workbook, "xlsx.not_workbook" for
/// example. VIENTRO_E_VALUE, VIENTRO_E_INVALID, VIENTRO_E_RANGE: the options do not read.
/// VIENTRO_E_INVALID: nobody says who submits, "table.no_submission". VIENTRO_E_STOPPED: `progress` asked
/// to stop. Any thread. Since 0.1.
///
/// # Safety
/// `files` is NULL or live files, `checked` is NULL or a live result of a check, `options` points at as
/// many bytes as its length says, `progress` is NULL or a function that returns to its caller, `out`
/// points at a pointer; `err` is NULL or a place for an error.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn vientro_files_return(
    files: *const vientro_files,
    checked: *const vientro_checked,
    format: u32,
    options: *const c_char,
    options_length: u64,
    progress: vientro_progress,
    userdata: *mut c_void,
    out: *mut *mut vientro_documents,
    err: *mut *mut vientro_error,
) -> vientro_status {
    let body = || {
        // SAFETY: the caller's word.
        let (out, files, checked, options) = unsafe {
            (
                Out::new(out, "out", ptr::null_mut())?,
                object(files, "files")?,
                checked.as_ref(),
                text(options, options_length, "options")?,
            )
        };
        let format = format_of(format)?;
        let rules = checked.map_or(&[][..], vientro_checked::findings);
        // SAFETY: the caller's word.
        let mut told = unsafe { caller(progress, userdata) };
        let documents =
            files.read(|files| interchange::returned(files, format, options, rules, &mut told))?;
        out.set(vientro_documents::hand_over(documents));
        Ok(())
    };
    // SAFETY: the caller's word.
    unsafe { guard(err, body) }
}

/// Frees files; NULL is fine. In a callback of a call that reads them it does nothing. Since 0.1.
///
/// # Safety
/// `files` is NULL or live files, which nobody uses from here on.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn vientro_files_free(files: *mut vientro_files) {
    // SAFETY: the caller's word: they came from `vientro_files_new` and were not freed before.
    guard_or((), || unsafe {
        if files.is_null() {
            return;
        }
        let is_read = matches!((*files).files.try_write(), Err(TryLockError::WouldBlock));
        if !is_read {
            drop(Box::from_raw(files));
        }
    });
}
