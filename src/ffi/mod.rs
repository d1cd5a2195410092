//! The C face: one file for each C object, over the same core as everything else.
//!
//! A function converts what comes in, calls the core once, and converts what goes out. The header
//! `include/vientro.h` is made from the files below, in their order; its head says what holds for
//! every call.
//!
//! I1. No panic leaves a function: each runs in `guard` or `guard_or`.
//! I2. An output is cleared before anything can fail, and written only on success.
//! I3. Nothing given is kept after the return, and nothing handed out changes until it is freed.
//! I4. There is no global, no clock, no file and no printing here, and no thread but those asked for.
//!     The shipped library alone has one global, its panic hook: see `contain`.

#![expect(
    unsafe_code,
    reason = "the border to C: only here do raw pointers come in"
)]
#![expect(
    non_camel_case_types,
    reason = "C types have the names that the header gives them"
)]

mod version;

mod status;

mod lang;

mod error;

mod text;

mod currency;

mod money;

mod builder;

mod registry;

mod report;

mod date;

mod cube;
mod cube_keys;

mod checked;

mod tables;

mod cells;
mod records;

mod aside;

mod documents;

mod rules;

mod codes;
mod duties;

mod province;

mod catalog;

mod law;

mod window;

mod calendar;

mod stated;

mod rounding;

mod rates;

mod converted;
mod progress;

mod fields;

mod columns;

mod obligations;

mod formats;

mod files;

mod file_findings;

// What the files above stand on; nothing here reaches the header.
mod contain;
mod failure;
mod format;
mod guard;
mod interchange;
mod lists;
mod pointer;
mod provision;
mod share;
mod spelled;
mod told;

/// cbindgen:ignore
#[cfg(feature = "selftest")]
mod selftest;

/// What the header promises of threads.
const _: fn() = || {
    fn read_by_any<T: Send + Sync>() {}
    fn changed_by_one_at_a_time<T: Send>() {}
    read_by_any::<error::vientro_error>();
    read_by_any::<text::vientro_text>();
    read_by_any::<registry::vientro_registry>();
    read_by_any::<cube::vientro_cube>();
    read_by_any::<checked::vientro_checked>();
    read_by_any::<tables::vientro_report>();
    read_by_any::<documents::vientro_documents>();
    read_by_any::<files::vientro_files>();
    read_by_any::<file_findings::vientro_file_findings>();
    read_by_any::<rules::vientro_rules>();
    read_by_any::<duties::vientro_duties>();
    read_by_any::<obligations::vientro_obligations>();
    read_by_any::<codes::vientro_codes>();
    read_by_any::<calendar::vientro_calendar>();
    read_by_any::<stated::vientro_stated>();
    read_by_any::<rates::vientro_rates>();
    read_by_any::<converted::vientro_converted>();
    changed_by_one_at_a_time::<builder::vientro_builder>();
};

#[cfg(test)]
mod walk;
