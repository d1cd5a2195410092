//! The committed headers are what cbindgen makes of `src/ffi`, without a warning, and what is made of that.
//!
//! `UPDATE_HEADER=1 cargo test --test header` writes them. `include/vientro.ffi.h` has the declarations
//! for readers of C that know no preprocessor: PHP's FFI, Python's cffi, LuaJIT.

#![expect(
    clippy::arithmetic_side_effects,
    clippy::unwrap_used,
    reason = "a test may panic"
)]

use std::sync::Mutex;
use std::{env, fs};

#[path = "support/c_header.rs"]
mod c_header;

#[test]
fn headers_are_current() {
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

    compare("include/vientro.h", &made);
    compare("include/vientro.ffi.h", &flat(&made));
}

/// Every object that C frees has its owner in `vientro.hpp`, shared where it is counted.
#[test]
fn every_object_has_an_owner() {
    let read = |name: &str| fs::read_to_string(c_header::root().join(name)).unwrap();
    let (c, cpp) = (read("include/vientro.h"), read("include/vientro.hpp"));
    let words = c.split(|character: char| !character.is_ascii_alphanumeric() && character != '_');
    let objects: std::collections::BTreeSet<&str> = words
        .filter_map(|word| word.strip_prefix("vientro_")?.strip_suffix("_free"))
        .collect();
    assert!(objects.len() > 10, "{objects:?}");
    for object in objects {
        let holds = if c.contains(&format!("vientro_{object}_retain(")) {
            format!("shared<vientro_{object}, vientro_{object}_free, vientro_{object}_retain>")
        } else {
            format!("unique<vientro_{object}, vientro_{object}_free>")
        };
        assert!(cpp.contains(&holds), "include/vientro.hpp: no {holds}");
    }
}

#[test]
fn callbacks_and_structures_flatten() {
    let header = "/* A; b */\n#ifndef VIENTRO_H\n#define VIENTRO_H\n\n#include <stdint.h>\n\
        #ifdef __cplusplus\nextern \"C\" {\n#endif\n\
        /*\n One.\n */\n#define VIENTRO_ONE 1\n#define VIENTRO_BELOW -2\n\
        typedef int32_t (*vientro_progress)(void *userdata,\n        uint64_t done);\n\
        typedef struct vientro_column {\n  /*\n   Rows.\n   */\n  uint64_t length;\n\
        const void *values;\n} vientro_column;\n\
        void vientro_nothing(void);\n\
        #ifdef __cplusplus\n}\n#endif\n#endif /* VIENTRO_H */\n";
    let expected = "enum {\n    VIENTRO_ONE = 1,\n    VIENTRO_BELOW = -2\n};\n\
        typedef int32_t (*vientro_progress)(void *userdata, uint64_t done);\n\
        typedef struct vientro_column { uint64_t length; const void *values; } vientro_column;\n\
        void vientro_nothing(void);\n";
    assert_eq!(flat(header), expected);
}

/// Compares what was made with the committed file; writes it instead where that is asked for.
#[track_caller]
fn compare(name: &str, made: &str) {
    let path = c_header::root().join(name);
    if env::var_os("UPDATE_HEADER").is_some() {
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(&path, made).unwrap();
    }
    let committed = fs::read_to_string(&path).unwrap_or_default();
    assert!(
        made == committed,
        "{name} is not current; run `UPDATE_HEADER=1 cargo test --test header`\n{}",
        first_difference(made, &committed)
    );
}

/// The declarations of a header, one on a line, without comments and directives. Constants become
/// enumerators: the one form that PHP, cffi and LuaJIT all read, and can tell the value of.
fn flat(header: &str) -> String {
    let mut constants = Vec::new();
    let mut declarations = String::new();
    let mut cpp = false;
    for line in without_comments(header).lines() {
        if let Some(constant) = line.strip_prefix("#define ") {
            constants.extend(enumerator(constant));
        } else if line.starts_with('#') {
            cpp = line.trim() == "#ifdef __cplusplus";
        } else if !cpp {
            declarations.extend([line, " "]);
        }
    }
    let enumerators = constants.join(",\n    ");
    let mut flat = format!("enum {{\n    {enumerators}\n}};\n");
    let mut depth = 0;
    let words = declarations.split_whitespace().collect::<Vec<_>>();
    for character in words.join(" ").chars() {
        match character {
            '{' => depth += 1,
            '}' => depth -= 1,
            // What parts two declarations.
            ' ' if flat.ends_with(";\n") => continue,
            _ => {}
        }
        flat.push(character);
        if character == ';' && depth == 0 {
            flat.push('\n');
        }
    }
    flat
}

fn without_comments(text: &str) -> String {
    let mut parts = text.split("/*");
    let mut rest = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        rest.push_str(part.split_once("*/").unwrap().1);
    }
    rest
}

/// A constant as an enumerator; nothing for what cannot be one.
fn enumerator(constant: &str) -> Option<String> {
    let (name, value) = constant.split_once(' ').unwrap_or((constant, ""));
    // The guard, a text, and a number wider than an enumerator, which is -1 in 64 bits.
    if ["VIENTRO_H", "VIENTRO_VERSION", "VIENTRO_NUL"].contains(&name) {
        return None;
    }
    let value: i32 = value.trim().parse().unwrap();
    Some(format!("{name} = {value}"))
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
