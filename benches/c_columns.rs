//! A million disbursements through the C face: as columns, and as JSON.
//!
//! cargo bench --bench c_columns
#![expect(
    unsafe_code,
    clippy::arithmetic_side_effects,
    clippy::indexing_slicing,
    clippy::print_stdout,
    clippy::undocumented_unsafe_blocks,
    reason = "a benchmark that calls as C does"
)]

#[path = "support/interleaved.rs"]
mod interleaved;

use std::ffi::{c_char, c_void};
use std::fmt::Write;
use std::ptr::{null, null_mut};

use interleaved::{measure, ratio, side};
// The functions below are the library's own; without this it would not be linked.
use vientro as _;

const ROWS: usize = 1_000_000;
const HEAD: &str =
    r#"{"id":"BENCH-1","submitter":"ppc-lang-son","sequence":1,"as_of":"2023-12-31"}"#;

#[repr(C)]
struct Column {
    struct_size: u32,
    field: u32,
    r#type: u32,
    reserved: u32,
    length: u64,
    values: *const c_void,
    offsets: *const i64,
    validity: *const u8,
}

type Progress = Option<unsafe extern "C" fn(*mut c_void, u64, u64) -> i32>;

unsafe extern "C" {
    fn vientro_builder_new(out: *mut *mut c_void, err: *mut *mut c_void) -> i32;
    fn vientro_builder_add_json(
        builder: *mut c_void,
        name: *const c_char,
        name_length: u64,
        content: *const c_char,
        content_length: u64,
        records: *mut u64,
        set_aside: *mut u64,
        complete: *mut u32,
        err: *mut *mut c_void,
    ) -> i32;
    fn vientro_builder_add_columns(
        builder: *mut c_void,
        name: *const c_char,
        name_length: u64,
        submission: *const c_char,
        submission_length: u64,
        columns: *const Column,
        column_count: u64,
        progress: Progress,
        userdata: *mut c_void,
        records: *mut u64,
        set_aside: *mut u64,
        err: *mut *mut c_void,
    ) -> i32;
    fn vientro_builder_finish(
        builder: *mut c_void,
        out: *mut *mut c_void,
        err: *mut *mut c_void,
    ) -> i32;
    fn vientro_builder_free(builder: *mut c_void);
    fn vientro_registry_free(registry: *mut c_void);
}

/// A column of text.
#[derive(Default)]
struct Texts {
    offsets: Vec<i64>,
    bytes: Vec<u8>,
}

impl Texts {
    fn push(&mut self, text: &str) {
        if self.offsets.is_empty() {
            self.offsets.push(0);
        }
        self.bytes.extend_from_slice(text.as_bytes());
        self.offsets.push(self.bytes.len() as i64);
    }

    fn column(&self, field: u32) -> Column {
        let mut column = column(field, 4, self.bytes.as_ptr().cast());
        column.offsets = self.offsets.as_ptr();
        column
    }
}

fn column(field: u32, r#type: u32, values: *const c_void) -> Column {
    Column {
        struct_size: size_of::<Column>() as u32,
        field,
        r#type,
        reserved: 0,
        length: ROWS as u64,
        values,
        offsets: null(),
        validity: null(),
    }
}

/// The same disbursements twice.
struct Data {
    json: String,
    ids: Texts,
    grants: Texts,
    kinds: Texts,
    forms: Texts,
    dates: Vec<i32>,
    minors: Vec<i64>,
    currencies: Vec<u32>,
}

fn data() -> Data {
    let mut data = Data {
        json: format!(
            r#"{{"format":"vientro-submission","version":1,"submission":{HEAD},"transactions":["#
        ),
        ids: Texts::default(),
        grants: Texts::default(),
        kinds: Texts::default(),
        forms: Texts::default(),
        dates: Vec::new(),
        minors: Vec::new(),
        currencies: Vec::new(),
    };
    for row in 0..ROWS {
        let comma = if row == 0 { "" } else { "," };
        let (id, grant) = (format!("t-{row:09}"), format!("g-{:07}", row * 17 % 60_000));
        let day = vientro::Date::from_days_since_1970(17_000 + (row % 2_500) as i32);
        let day = day.map(|day| day.to_string()).unwrap_or_default();
        let minor = 1 + row * 104_729 % 9_000_000_000;
        let (code, number, amount) = if row % 3 == 0 {
            ("VND", 704, minor.to_string())
        } else {
            ("USD", 840, format!("{}.{:02}", minor / 100, minor % 100))
        };
        let _ = write!(
            data.json,
            r#"{comma}{{"id":"{id}","grant":"{grant}","kind":"disbursed","date":"{day}","amount":{{"amount":"{amount}","currency":"{code}"}},"form":"cash"}}"#
        );
        data.ids.push(&id);
        data.grants.push(&grant);
        data.kinds.push("disbursed");
        data.forms.push("cash");
        data.dates.push(17_000 + (row % 2_500) as i32);
        data.minors.push(minor as i64);
        data.currencies.push(number);
    }
    data.json.push_str("]}\n");
    data
}

fn builder() -> *mut c_void {
    let mut builder = null_mut();
    let status = unsafe { vientro_builder_new(&mut builder, null_mut()) };
    assert_eq!(status, 0);
    builder
}

fn by_json(data: &Data) -> *mut c_void {
    let builder = builder();
    let (mut records, mut set_aside, mut complete) = (0, 0, 0);
    let status = unsafe {
        vientro_builder_add_json(
            builder,
            c"bench".as_ptr(),
            5,
            data.json.as_ptr().cast(),
            data.json.len() as u64,
            &mut records,
            &mut set_aside,
            &mut complete,
            null_mut(),
        )
    };
    assert_eq!(
        (status, records, set_aside, complete),
        (0, ROWS as u64, 0, 1)
    );
    builder
}

fn by_columns(data: &Data) -> *mut c_void {
    let builder = builder();
    let columns = [
        data.ids.column(500),
        data.grants.column(501),
        data.kinds.column(502),
        column(503, 2, data.dates.as_ptr().cast()),
        column(504, 1, data.minors.as_ptr().cast()),
        column(505, 3, data.currencies.as_ptr().cast()),
        data.forms.column(506),
    ];
    let (mut records, mut set_aside) = (0, 0);
    let status = unsafe {
        vientro_builder_add_columns(
            builder,
            c"bench".as_ptr(),
            5,
            HEAD.as_ptr().cast(),
            HEAD.len() as u64,
            columns.as_ptr(),
            columns.len() as u64,
            None,
            null_mut(),
            &mut records,
            &mut set_aside,
            null_mut(),
        )
    };
    assert_eq!((status, records, set_aside), (0, ROWS as u64, 0));
    builder
}

/// What was made while the clock ran, to be freed when it stands.
#[derive(Clone, Copy)]
struct Made {
    builder: *mut c_void,
    registry: *mut c_void,
}

impl Made {
    fn finish(mut self) -> Self {
        let status =
            unsafe { vientro_builder_finish(self.builder, &mut self.registry, null_mut()) };
        assert_eq!(status, 0);
        self
    }

    fn free(self) {
        unsafe {
            vientro_registry_free(self.registry);
            vientro_builder_free(self.builder);
        }
    }
}

fn added(builder: *mut c_void) -> Made {
    let registry = null_mut();
    Made { builder, registry }
}

fn main() {
    let data = data();
    println!(
        "a million disbursements: {} MB as JSON",
        data.json.len() / 1_000_000
    );
    let nothing = added(null_mut());
    let made = std::cell::Cell::new(nothing);
    let free = || made.replace(nothing).free();
    let times = measure(
        7,
        vec![
            side("add as JSON", || made.set(added(by_json(&data)))),
            side("(free)", free),
            side("add as columns", || made.set(added(by_columns(&data)))),
            side("(free)", free),
            side("add as JSON, finish", || {
                made.set(added(by_json(&data)).finish());
            }),
            side("(free)", free),
            side("add as columns, finish", || {
                made.set(added(by_columns(&data)).finish());
            }),
            side("(free)", free),
        ],
    );
    ratio("add: columns / JSON", times[2], times[0], "0.20");
    ratio("add and finish: columns / JSON", times[6], times[4], "none");
}
