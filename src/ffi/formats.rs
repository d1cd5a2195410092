//! Formats as C knows them.

use super::contain::guard_or;
use super::error::vientro_error;
use super::failure::Failure;
use super::format;
use super::guard::guard;
use super::interchange::{Act, Format};
use super::pointer::{Out, of_number};
use super::status::vientro_status;
use super::text::vientro_text;

/// As a format: the submission format, JSON. Since 0.1.
pub const VIENTRO_FORMAT_JSON: u32 = 1;
/// As a format: tables as CSV, a file for each; docs/exchange.md of the repository describes them.
/// Since 0.1.
pub const VIENTRO_FORMAT_CSV: u32 = 2;
/// As a format: the same tables as sheets of a workbook, XLSX. Since 0.1.
pub const VIENTRO_FORMAT_XLSX: u32 = 3;
/// As a format: IATI 2.03, XML. Since 0.1.
pub const VIENTRO_FORMAT_IATI: u32 = 4;

/// What can be done with a format: vientro_builder_add_files. Since 0.1.
pub const VIENTRO_CAN_IMPORT: u32 = 1;
/// What can be done with a format: vientro_registry_export_as. Since 0.1.
pub const VIENTRO_CAN_EXPORT: u32 = 2;
/// What can be done with a format: vientro_files_check. Since 0.1.
pub const VIENTRO_CAN_CHECK: u32 = 3;
/// What can be done with a format: vientro_format_template. Since 0.1.
pub const VIENTRO_CAN_TEMPLATE: u32 = 4;
/// What can be done with a format: vientro_files_return. Since 0.1.
pub const VIENTRO_CAN_RETURN: u32 = 5;
/// What can be done with a format: vientro_report_export_as. Since 0.1.
pub const VIENTRO_CAN_REPORT: u32 = 6;

const FORMATS: [(u32, Format); 4] = [
    (VIENTRO_FORMAT_JSON, Format::Json),
    (VIENTRO_FORMAT_CSV, Format::Csv),
    (VIENTRO_FORMAT_XLSX, Format::Xlsx),
    (VIENTRO_FORMAT_IATI, Format::Iati),
];

const ACTS: [(u32, Act); 6] = [
    (VIENTRO_CAN_IMPORT, Act::Import),
    (VIENTRO_CAN_EXPORT, Act::Export),
    (VIENTRO_CAN_CHECK, Act::Check),
    (VIENTRO_CAN_TEMPLATE, Act::Template),
    (VIENTRO_CAN_RETURN, Act::Return),
    (VIENTRO_CAN_REPORT, Act::Report),
];

/// Reads the number of a format.
pub(super) fn format_of(number: u32) -> Result<Format, Failure> {
    of_number(&FORMATS, number, "format")
}

/// Tells whether the library that was loaded can do something with a format: whether the format was
/// built in, and knows such a thing.
///
/// format: a VIENTRO_FORMAT_ number.
/// act: a VIENTRO_CAN_ number.
///
/// Returns 1 if it can, else 0, also for other numbers. Any thread. Since 0.1.
#[unsafe(no_mangle)]
pub extern "C" fn vientro_format_can(format: u32, act: u32) -> u32 {
    guard_or(0, || {
        let can =
            format_of(format).and_then(|format| Ok(format.can(of_number(&ACTS, act, "act")?)));
        can.is_ok_and(|can| can).into()
    })
}

/// Writes the JSON Schema of the submission format, draft 2020-12: by it a file is validated before it
/// is sent.
///
/// out: receives the text, one JSON object, which the caller frees; NULL on failure.
///
/// VIENTRO_E_UNSUPPORTED: built without JSON. Any thread. Since 0.1.
///
/// # Safety
/// `out` points at a pointer; `err` is NULL or a place for an error.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn vientro_json_schema(
    out: *mut *mut vientro_text,
    err: *mut *mut vientro_error,
) -> vientro_status {
    let body = || {
        // SAFETY: the caller's word.
        let out = unsafe { Out::new(out, "out", std::ptr::null_mut()) }?;
        out.set(vientro_text::hand_over(format::schema()?));
        Ok(())
    };
    // SAFETY: the caller's word.
    unsafe { guard(err, body) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_built_in_can_be_done() {
        let can = |format| [1, 2, 3, 4, 5, 6].map(|act| vientro_format_can(format, act));
        let (json, csv, xlsx, iati) = (
            u32::from(cfg!(feature = "json")),
            u32::from(cfg!(feature = "csv")),
            u32::from(cfg!(feature = "xlsx")),
            u32::from(cfg!(feature = "iati")),
        );
        assert_eq!(can(VIENTRO_FORMAT_JSON), [json, json, json, 0, 0, 0]);
        assert_eq!(can(VIENTRO_FORMAT_CSV), [csv, csv, csv, 0, 0, 0]);
        assert_eq!(can(VIENTRO_FORMAT_XLSX), [xlsx; 6]);
        assert_eq!(can(VIENTRO_FORMAT_IATI), [iati, iati, iati, 0, 0, 0]);
        assert_eq!((vientro_format_can(0, 1), vientro_format_can(1, 9)), (0, 0));
    }
}
