//! The committed header is what cbindgen makes of `src/ffi`, without a warning.
//!
//! `UPDATE_HEADER=1 cargo test --test header` writes it.

#![expect(clippy::unwrap_used, reason = "a test may panic")]

use std::sync::Mutex;
use std::{env, fs};

#[path = "support/c_header.rs"]
mod c_header;

#[test]
fn header_is_current() {
    log::set_logger(&WARNINGS).unwrap();
    log::set_max_level(log::LevelFilter::Warn);

    let root = c_header::root();
    let config = cbindgen::Config::from_file(root.join("cbindgen.toml")).unwrap();
    // Its `mod` lines lead to the other files, in the order of the header.
    let bindings = cbindgen::Builder::new()
        .with_config(config)
        .with_src(root.join("src/ffi/mod.rs"))
        .generate()
        .unwrap();
    let mut made = Vec::new();
    bindings.write(&mut made);
    let made = String::from_utf8(made).unwrap();

    // A private constant is no part of the header, and cbindgen says so each time.
    let mut warnings = WARNINGS.0.lock().unwrap().clone();
    warnings.retain(|warning| !warning.ends_with("(not `pub`)."));
    let warnings = warnings.join("\n");
    assert!(warnings.is_empty(), "cbindgen warns:\n{warnings}");

    let path = root.join("include/vientro.h");
    if env::var_os("UPDATE_HEADER").is_some() {
        fs::create_dir_all(root.join("include")).unwrap();
        fs::write(&path, &made).unwrap();
    }
    let committed = fs::read_to_string(&path).unwrap_or_default();
    assert!(
        made == committed,
        "include/vientro.h is not current; run `UPDATE_HEADER=1 cargo test --test header`\n{}",
        first_difference(&made, &committed)
    );
}

/// What cbindgen says through `log`; it says nothing in its result.
struct Warnings(Mutex<Vec<String>>);

static WARNINGS: Warnings = Warnings(Mutex::new(Vec::new()));

impl log::Log for Warnings {
    fn enabled(&self, metadata: &log::Metadata<'_>) -> bool {
        metadata.level() <= log::Level::Warn
    }

    fn log(&self, record: &log::Record<'_>) {
        if self.enabled(record.metadata()) {
            self.0.lock().unwrap().push(record.args().to_string());
        }
    }

    fn flush(&self) {}
}

fn first_difference(made: &str, committed: &str) -> String {
    let mut committed = committed.lines();
    for (number, made) in (1u32..).zip(made.lines()) {
        let committed = committed.next().unwrap_or("nothing");
        if made != committed {
            return format!("line {number}\n  made:      {made}\n  committed: {committed}");
        }
    }
    "the committed header goes on after the end".to_owned()
}
