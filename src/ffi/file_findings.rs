//! The C object `vientro_file_findings`: what reading or checking files found, immutable.

use std::ffi::{CString, c_char};
use std::ptr;

use super::contain::guard_or;
use super::error::vientro_error;
use super::guard::guard;
use super::lang::lang;
use super::pointer::{Out, count, element, object, tell};
use super::share::{hand_over, release, retain};
use super::status::vientro_status;
use super::text::Both;
#[cfg(feature = "json")]
use super::text::c_text;
#[cfg(feature = "json")]
use super::told;
#[cfg(feature = "iati")]
use crate::exchange::iati::{IatiChecked, IatiFinding, IatiRead};
#[cfg(any(feature = "csv", feature = "xlsx"))]
use crate::exchange::table::{CellFinding, Report};
#[cfg(feature = "iati")]
use crate::finding::Reason;
#[cfg(feature = "json")]
use crate::finding::Severity;
#[cfg(feature = "json")]
use crate::registry::{Registry, Source};

/// What reading or checking files found, each at its place.
///
/// Immutable: any number of threads may read it. Counted: it lives until it was freed as often as
/// it was made and retained. It needs no files. Since 0.1.
#[derive(Debug)]
pub struct vientro_file_findings(FileFindings);

/// Findings, and how many there are beyond those.
#[derive(Debug, Default)]
pub(super) struct FileFindings {
    list: Vec<Found>,
    left_out: u64,
}

/// A finding as C reads it; what does not apply is empty or 0.
#[derive(Debug)]
struct Found {
    rule: CString,
    severity: u32,
    file: CString,
    line: u64,
    column: u64,
    table: CString,
    header: CString,
    cell: CString,
    record: CString,
    path: CString,
    message: Both,
}

impl vientro_file_findings {
    /// Hands findings over to the caller.
    pub(super) fn hand_over(findings: FileFindings) -> *mut Self {
        hand_over(Self(findings))
    }
}

#[cfg(feature = "json")]
impl FileFindings {
    /// Adds what could not be read of submissions.
    pub(super) fn add_set_aside(&mut self, registry: &Registry) {
        let severity = told::number(Severity::Error);
        for item in registry.set_aside() {
            let source = registry.sources().get(item.source_index());
            let file = source.map_or("", Source::file);
            for problem in item.problems() {
                let message = Both::new(|lang| problem.message(lang).to_owned());
                let path = format!("{}{}", item.pointer(), problem.path().as_str());
                self.list.push(Found {
                    line: item.place().line.into(),
                    table: c_text(item.kind().list()),
                    record: c_text(item.id().unwrap_or_default()),
                    path: c_text(path),
                    ..Found::new(problem.code().id(), severity, file, message)
                });
            }
        }
        for file in registry.unreadable() {
            let message = Both::new(|lang| file.reason(lang).to_owned());
            self.list.push(Found {
                line: file.line().into(),
                ..Found::new("json.unreadable", severity, file.file(), message)
            });
        }
    }
}

#[cfg(any(feature = "csv", feature = "xlsx"))]
impl FileFindings {
    /// Adds what reading tables found.
    pub(super) fn add_tables(&mut self, report: &Report) {
        let findings = report.findings.iter();
        self.list.extend(findings.map(Found::of_cell));
        self.left_out = self.left_out.saturating_add(report.left_out);
    }

    /// Tells whether there is a finding of a severity.
    pub(super) fn has(&self, severity: Severity) -> bool {
        let number = told::number(severity);
        self.list.iter().any(|found| found.severity == number)
    }
}

#[cfg(feature = "iati")]
impl FileFindings {
    /// Adds what reading a file of IATI found.
    pub(super) fn add_read(&mut self, file: &str, read: &IatiRead) {
        let findings = read.findings().iter();
        self.list
            .extend(findings.map(|it| Found::of_iati(file, it)));
        self.left_out = self.left_out.saturating_add(read.left_out());
    }

    /// Adds what a check of IATI found in a file, and which rules it could not apply; those that the
    /// caller switched off are no news.
    pub(super) fn add_iati(&mut self, file: &str, checked: &IatiChecked) {
        let findings = checked.findings().iter();
        self.list
            .extend(findings.map(|it| Found::of_iati(file, it)));
        for (rule, reason) in checked.not_applied() {
            if *reason == Reason::SwitchedOff {
                continue;
            }
            let message = Both::new(|lang| reason.text(lang));
            let severity = told::number(Severity::Info);
            self.list.push(Found::new(rule, severity, file, message));
        }
        self.left_out = self.left_out.saturating_add(checked.left_out());
    }
}

impl Found {
    #[cfg(feature = "json")]
    fn new(rule: &str, severity: u32, file: &str, message: Both) -> Self {
        Self {
            rule: c_text(rule),
            severity,
            file: c_text(file),
            line: 0,
            column: 0,
            table: CString::default(),
            header: CString::default(),
            cell: CString::default(),
            record: CString::default(),
            path: CString::default(),
            message,
        }
    }

    #[cfg(any(feature = "csv", feature = "xlsx"))]
    fn of_cell(finding: &CellFinding) -> Self {
        let text = |text: &Option<String>| c_text(text.as_deref().unwrap_or_default());
        let number = told::number(finding.severity);
        let message = Both::of(&finding.message);
        Self {
            line: finding.row.map_or(0, u64::from),
            column: finding.column.map_or(0, u64::from),
            table: text(&finding.table),
            header: text(&finding.header),
            cell: text(&finding.cell),
            record: text(&finding.record),
            ..Self::new(finding.code.id(), number, &finding.file, message)
        }
    }

    #[cfg(feature = "iati")]
    fn of_iati(file: &str, finding: &IatiFinding) -> Self {
        let number = told::number(finding.severity);
        let message = Both::of(&finding.message);
        Self {
            line: finding.place.line,
            column: finding.place.column,
            path: c_text(finding.path.as_str()),
            ..Self::new(finding.rule, number, file, message)
        }
    }
}

/// Returns how many findings are told; 0 for NULL. Any thread. Since 0.1.
///
/// # Safety
/// `findings` is NULL or live findings.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn vientro_file_findings_count(
    findings: *const vientro_file_findings,
) -> u64 {
    // SAFETY: the caller's word.
    guard_or(0, || unsafe {
        findings
            .as_ref()
            .map_or(0, |findings| count(findings.0.list.len()))
    })
}

/// Returns how many findings there are beyond those, more than the options allow to be told; 0 for NULL.
/// Any thread. Since 0.1.
///
/// # Safety
/// `findings` is NULL or live findings.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn vientro_file_findings_left_out(
    findings: *const vientro_file_findings,
) -> u64 {
    // SAFETY: the caller's word.
    guard_or(0, || unsafe {
        findings.as_ref().map_or(0, |findings| findings.0.left_out)
    })
}

/// Tells what a finding is and where.
///
/// findings: the findings.
/// finding: its position, from 0 to below vientro_file_findings_count.
/// rule: receives the permanent id of what is wrong, "table.ambiguous_number"; of IATI the number of
///   the official rule, "11.1.2", or "xml.", "xsd." or "iati." and a word; "json.unreadable" is a file, or
///   the rest of one, that is no submission.
/// severity: receives a VIENTRO_SEVERITY_ number; others may be added, pass them through. A rule that
///   could not be applied is VIENTRO_SEVERITY_INFO, and its message says why.
/// file: receives the name of the file.
/// line, column: receive the place in the file, both from 1: of tables the row, as a spreadsheet counts
///   it, and the column; of XML the line, and the character in it; of JSON the line where the record begins.
///   0 where it is about all of it.
/// Each of the five may be NULL; text belongs to the findings.
///
/// VIENTRO_E_RANGE: no such finding. Any thread. Since 0.1.
///
/// # Safety
/// `findings` is NULL or live findings, `rule`, `severity`, `file`, `line` and `column` are NULL or can be
/// written; `err` is NULL or a place for an error.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn vientro_file_findings_finding(
    findings: *const vientro_file_findings,
    finding: u64,
    rule: *mut *const c_char,
    severity: *mut u32,
    file: *mut *const c_char,
    line: *mut u64,
    column: *mut u64,
    err: *mut *mut vientro_error,
) -> vientro_status {
    let body = || {
        // SAFETY: the caller's word.
        let (rule, severity, file, line, column, findings) = unsafe {
            (
                Out::optional(rule, ptr::null()),
                Out::optional(severity, 0),
                Out::optional(file, ptr::null()),
                Out::optional(line, 0),
                Out::optional(column, 0),
                object(findings, "findings")?,
            )
        };
        let found = element(&findings.0.list, finding, "finding")?;
        tell(rule, found.rule.as_ptr());
        tell(severity, found.severity);
        tell(file, found.file.as_ptr());
        tell(line, found.line);
        tell(column, found.column);
        Ok(())
    };
    // SAFETY: the caller's word.
    unsafe { guard(err, body) }
}

/// Tells what stands where a finding is.
///
/// findings, finding: the findings, and the position of one.
/// table: receives the name of the table, "grant_donors"; of JSON that of the list.
/// header: receives the header of the column, as it stands in the file.
/// cell: receives the text of the cell, shortened; never of personal data.
/// record: receives the id of the record.
/// path: receives the path of the element or attribute, "/iati-activities/iati-activity[2]/@hierarchy", or
///   the JSON pointer of the field, "/grants/3/mode".
/// Each of the five may be NULL; text belongs to the findings, and is "" where there is none.
///
/// VIENTRO_E_RANGE: no such finding. Any thread. Since 0.1.
///
/// # Safety
/// `findings` is NULL or live findings, `table`, `header`, `cell`, `record` and `path` are NULL or can be
/// written; `err` is NULL or a place for an error.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn vientro_file_findings_place(
    findings: *const vientro_file_findings,
    finding: u64,
    table: *mut *const c_char,
    header: *mut *const c_char,
    cell: *mut *const c_char,
    record: *mut *const c_char,
    path: *mut *const c_char,
    err: *mut *mut vientro_error,
) -> vientro_status {
    let body = || {
        // SAFETY: the caller's word.
        let (table, header, cell, record, path, findings) = unsafe {
            (
                Out::optional(table, ptr::null()),
                Out::optional(header, ptr::null()),
                Out::optional(cell, ptr::null()),
                Out::optional(record, ptr::null()),
                Out::optional(path, ptr::null()),
                object(findings, "findings")?,
            )
        };
        let found = element(&findings.0.list, finding, "finding")?;
        tell(table, found.table.as_ptr());
        tell(header, found.header.as_ptr());
        tell(cell, found.cell.as_ptr());
        tell(record, found.record.as_ptr());
        tell(path, found.path.as_ptr());
        Ok(())
    };
    // SAFETY: the caller's word.
    unsafe { guard(err, body) }
}

/// Tells a finding in words.
///
/// findings, finding: the findings, and the position of one.
/// lang: VIENTRO_LANG_VI or VIENTRO_LANG_EN.
/// message: receives one sentence, without personal data; it belongs to the findings.
///
/// VIENTRO_E_RANGE: no such finding. VIENTRO_E_VALUE: no such language. Any thread. Since 0.1.
///
/// # Safety
/// `findings` is NULL or live findings, `message` points at a pointer; `err` is NULL or a place for an
/// error.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn vientro_file_findings_message(
    findings: *const vientro_file_findings,
    finding: u64,
    lang: u32,
    message: *mut *const c_char,
    err: *mut *mut vientro_error,
) -> vientro_status {
    let body = || {
        // SAFETY: the caller's word.
        let (message, findings) = unsafe {
            let message = Out::new(message, "message", ptr::null())?;
            (message, object(findings, "findings")?)
        };
        let found = element(&findings.0.list, finding, "finding")?;
        message.set(found.message.get(self::lang(lang)?).as_ptr());
        Ok(())
    };
    // SAFETY: the caller's word.
    unsafe { guard(err, body) }
}

/// Takes a further share of the findings, for another owner; it is freed once more for it.
///
/// Returns the same pointer; NULL for NULL. Any thread. Since 0.1.
///
/// # Safety
/// `findings` is NULL or live findings.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn vientro_file_findings_retain(
    findings: *const vientro_file_findings,
) -> *mut vientro_file_findings {
    // SAFETY: the caller's word: it came from `hand_over` and a share of it is still held.
    guard_or((), || unsafe { retain(findings) });
    findings.cast_mut()
}

/// Gives back a share of findings, and frees them with the last one; NULL is fine. Any thread.
/// Since 0.1.
///
/// # Safety
/// `findings` is NULL or live findings, of which this share is not used from here on.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn vientro_file_findings_free(findings: *mut vientro_file_findings) {
    // SAFETY: the caller's word: it came from `hand_over` and this share is still held.
    guard_or((), || unsafe { release(findings) });
}
