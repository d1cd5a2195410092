//! A walk through the C face as C takes it, for an interpreter that sees undefined behaviour:
//! `cargo +nightly miri test --lib ffi::walk`.

// What is asked is JSON.
#![cfg(feature = "json")]
#![expect(clippy::arithmetic_side_effects, reason = "a test may panic")]

use std::ffi::{CStr, c_char, c_void};
use std::ptr::{self, null, null_mut};

use super::builder::*;
use super::cells::*;
use super::checked::*;
use super::codes::*;
use super::columns::*;
use super::cube::*;
use super::error::*;
use super::fields::*;
use super::lang::{VIENTRO_LANG_NONE, VIENTRO_LANG_VI};
use super::money::*;
use super::pointer::NUL;
use super::registry::*;
use super::status::{VIENTRO_E_CURRENCY, VIENTRO_E_STOPPED, VIENTRO_OK};
use super::tables::*;
use super::text::*;

const FILE: &CStr = cr#"{"format":"vientro-submission","version":1,
  "submission":{"id":"S1","submitter":"ppc-lang-son","sequence":1},
  "grants":[{"id":"g1","provinces":[{"province":"20"}],"decision":{"date":"2023-03-05"},
    "funding":{"grant":[{"amount":"41500.50","currency":"USD"}]}},{"id":"g2","mode":7}]}"#;
const SUBMISSION: &CStr = cr#"{"id":"S2","submitter":"ppc-ha-noi","sequence":1}"#;
const QUERY: &CStr = cr#"{"measure":"aid_approved","by":["province"],"counts":["grants"]}"#;
const OPTIONS: &CStr = cr#"{"as_of":"2023-12-31"}"#;
const REPORT: &CStr = cr#"{"report":"cash","window":{"kind":"calendar_year","year":2023}}"#;

fn said(text: *const c_char) -> String {
    // SAFETY: a text of the library, whose owner is alive.
    unsafe { CStr::from_ptr(text) }.to_str().unwrap().to_owned()
}

extern "C" fn stop(userdata: *mut c_void, _: u64, _: u64) -> i32 {
    // SAFETY: the number below, which nobody else uses during the call.
    unsafe { *userdata.cast::<i32>() += 1 };
    1
}

#[test]
fn amounts_and_errors() {
    let (mut sum, mut err) = (7, null_mut());
    let mut parts = [7i64; 3];
    let weights = [1u64, 1, 1];
    // SAFETY: every pointer is one of the places above, or NULL.
    unsafe {
        assert_eq!(
            vientro_money_add(1, 840, 2, 840, &raw mut sum, &raw mut err),
            VIENTRO_OK
        );
        assert_eq!((sum, err), (3, null_mut()));
        let status = vientro_money_add(1, 840, 2, 704, &raw mut sum, &raw mut err);
        assert_eq!((status, sum), (VIENTRO_E_CURRENCY, 0));
        assert_eq!(said(vientro_error_id(err)), "money.currency_mismatch");
        assert!(!said(vientro_error_message(err, VIENTRO_LANG_VI)).is_empty());
        vientro_error_free(err);
        let status = vientro_money_allocate(
            100,
            840,
            weights.as_ptr(),
            3,
            parts.as_mut_ptr(),
            null_mut(),
        );
        assert_eq!((status, parts), (VIENTRO_OK, [34, 33, 33]));
        // Where results are written they need no alignment.
        let mut packed = [0u8; 9];
        let place = packed.as_mut_ptr().wrapping_add(1).cast();
        assert_eq!(
            vientro_money_add(1, 840, 2, 840, place, null_mut()),
            VIENTRO_OK
        );
        assert_eq!(packed, [0, 3, 0, 0, 0, 0, 0, 0, 0]);
    }
}

#[test]
fn records_figures_and_reports() {
    let mut builder = null_mut();
    let (mut registry, mut cube, mut checked) = (null_mut(), null_mut(), null_mut());
    let (mut report, mut text) = (null_mut(), null_mut());
    let mut calls = 0i32;
    // SAFETY: every object is alive where it is used, every other pointer a place of this function.
    unsafe {
        let name = c"one.json".as_ptr();
        assert_eq!(
            vientro_builder_new(&raw mut builder, null_mut()),
            VIENTRO_OK
        );
        let userdata = (&raw mut calls).cast();
        let file = FILE.as_ptr();
        let status = vientro_builder_add_json_with_progress(
            builder,
            name,
            NUL,
            file,
            NUL,
            Some(stop),
            userdata,
            null_mut(),
            null_mut(),
            null_mut(),
            null_mut(),
        );
        assert_eq!((status, calls), (VIENTRO_E_STOPPED, 1));
        let mut aside = 0;
        let status = vientro_builder_add_json(
            builder,
            name,
            NUL,
            file,
            NUL,
            null_mut(),
            &raw mut aside,
            null_mut(),
            null_mut(),
        );
        assert_eq!((status, aside), (VIENTRO_OK, 1));

        let (ids, offsets) = (b"t1t2", [0i64, 2, 4]);
        let (minors, numbers) = ([250i64, -1], [840u32, 840]);
        let column = |field, kind, values: *const c_void, offsets| vientro_column {
            struct_size: u32::try_from(size_of::<vientro_column>()).unwrap(),
            field,
            r#type: kind,
            reserved: 0,
            length: 2,
            values,
            offsets,
            validity: null(),
        };
        let columns = [
            column(
                VIENTRO_FIELD_TRANSACTION_ID,
                VIENTRO_TYPE_TEXT,
                ids.as_ptr().cast(),
                offsets.as_ptr(),
            ),
            column(
                VIENTRO_FIELD_TRANSACTION_AMOUNT,
                VIENTRO_TYPE_I64,
                minors.as_ptr().cast(),
                null(),
            ),
            column(
                VIENTRO_FIELD_TRANSACTION_AMOUNT_CURRENCY,
                VIENTRO_TYPE_U32,
                numbers.as_ptr().cast(),
                null(),
            ),
        ];
        let status = vientro_builder_add_columns(
            builder,
            name,
            NUL,
            SUBMISSION.as_ptr(),
            NUL,
            columns.as_ptr(),
            3,
            None,
            null_mut(),
            null_mut(),
            null_mut(),
            null_mut(),
        );
        assert_eq!(status, VIENTRO_OK);
        assert_eq!(
            vientro_builder_finish(builder, &raw mut registry, null_mut()),
            VIENTRO_OK
        );
        vientro_builder_free(builder);

        let status = vientro_cube_new(registry, QUERY.as_ptr(), NUL, 1, &raw mut cube, null_mut());
        assert_eq!((status, vientro_cube_cell_count(cube)), (VIENTRO_OK, 1));
        let status = vientro_check(
            registry,
            OPTIONS.as_ptr(),
            NUL,
            1,
            &raw mut checked,
            null_mut(),
        );
        assert_eq!(status, VIENTRO_OK);
        let status = vientro_report_new(
            registry,
            REPORT.as_ptr(),
            NUL,
            1,
            &raw mut report,
            null_mut(),
        );
        assert_eq!(status, VIENTRO_OK);
        // What was made of it lives on.
        vientro_registry_free(registry);

        let (mut key, mut low, mut high, mut needed) = (null(), 0, 0, 0);
        let status = vientro_cube_cell(cube, 0, &raw mut key, null_mut(), null_mut(), null_mut());
        assert_eq!(
            (status, said(key).as_str()),
            (VIENTRO_OK, "province=VN-63-20")
        );
        let mut cells = [9u64; 4];
        let status = vientro_cube_sums(
            cube,
            cells.as_mut_ptr(),
            null_mut(),
            &raw mut low,
            &raw mut high,
            1,
            &raw mut needed,
            null_mut(),
        );
        assert_eq!(
            (status, low, high, needed, cells),
            (VIENTRO_OK, 4_150_050, 0, 1, [0, 9, 9, 9])
        );
        let share = vientro_cube_retain(cube);
        vientro_cube_free(cube);
        assert_eq!(vientro_cube_cell_count(share), 1);
        vientro_cube_free(share);

        for finding in 0..vientro_checked_count(checked) {
            let mut message = null();
            let status = vientro_checked_message(
                checked,
                finding,
                VIENTRO_LANG_VI,
                &raw mut message,
                null_mut(),
            );
            assert!(status == VIENTRO_OK && !said(message).is_empty());
        }
        vientro_checked_free(checked);

        let mut buffer = [0 as c_char; 64];
        let status = vientro_report_value(
            report,
            0,
            0,
            0,
            VIENTRO_LANG_NONE,
            buffer.as_mut_ptr(),
            64,
            &raw mut needed,
            null_mut(),
        );
        assert!(status == VIENTRO_OK || needed == 0);
        assert_eq!(
            vientro_report_to_json(report, &raw mut text, null_mut()),
            VIENTRO_OK
        );
        vientro_report_free(report);
        assert_eq!(
            said(vientro_text_data(text)).len() as u64,
            vientro_text_length(text)
        );
        vientro_text_free(text);
    }
}

#[test]
fn code_lists() {
    let (mut codes, mut at, mut label) = (null_mut(), 9, ptr::null());
    // SAFETY: as above.
    unsafe {
        let status = vientro_codes_new(c"sector".as_ptr(), NUL, null(), &raw mut codes, null_mut());
        assert_eq!(status, VIENTRO_OK);
        let status = vientro_codes_find(codes, c"health".as_ptr(), NUL, &raw mut at, null_mut());
        assert_eq!(status, VIENTRO_OK);
        let status = vientro_codes_label(codes, at, VIENTRO_LANG_VI, &raw mut label, null_mut());
        assert_eq!((status, said(label).as_str()), (VIENTRO_OK, "Y tế"));
        vientro_codes_free(codes);
    }
}
