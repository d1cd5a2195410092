//! The shared library exports the functions that the header declares, and nothing else.

#![cfg(all(feature = "capi", target_os = "linux"))]

use std::collections::BTreeSet;
use std::path::Path;
use std::process::Command;
use std::{env, fs};

#[test]
fn library_exports_what_the_header_declares() {
    let header = Path::new(env!("CARGO_MANIFEST_DIR")).join("include/vientro.h");
    let declared = declared(&fs::read_to_string(header).unwrap());
    assert!(!declared.is_empty(), "the header declares no function");

    // Beside the test, where this very `cargo test` has put it; elsewhere it may be an older one.
    let library = env::current_exe().unwrap().with_file_name("libvientro.so");
    let nm = Command::new("nm")
        .args(["-D", "--defined-only"])
        .arg(&library)
        .output()
        .unwrap();
    assert!(
        nm.status.success(),
        "nm {}: {}",
        library.display(),
        String::from_utf8_lossy(&nm.stderr)
    );
    let exported = exported(&String::from_utf8(nm.stdout).unwrap());

    let missing: Vec<_> = declared.difference(&exported).collect();
    let undeclared: Vec<_> = exported.difference(&declared).collect();
    assert!(
        missing.is_empty(),
        "declared, but not exported: {missing:?}"
    );
    assert!(
        undeclared.is_empty(),
        "exported, but not declared: {undeclared:?}"
    );
    let foreign: Vec<_> = declared
        .iter()
        .filter(|name| !name.starts_with("vientro_"))
        .collect();
    assert!(
        foreign.is_empty(),
        "without the prefix `vientro_`: {foreign:?}"
    );
}

#[test]
fn declarations_and_symbols_are_read() {
    let header = "/* vientro_a(x) */\n#define VIENTRO_B(x) (x)\ntypedef int32_t (*vientro_visit)(void *userdata);\n\
                  typedef struct vientro_money vientro_money;\nint32_t vientro_c(const char *text,\n uint64_t len);\n\
                  const char *vientro_d(void);\n/*\n vientro_e()\n*/\nvoid stray(void);\n";
    let names = |names: &[&str]| {
        names
            .iter()
            .map(|name| (*name).to_owned())
            .collect::<BTreeSet<_>>()
    };
    assert_eq!(
        declared(header),
        names(&["vientro_c", "vientro_d", "stray"])
    );
    assert_eq!(
        exported("0000000000001000 T vientro_c\n0000000000001010 T stray@@V1\n"),
        names(&["vientro_c", "stray"])
    );
}

/// The functions that a header declares: in each statement, the name in front of the first parenthesis.
fn declared(header: &str) -> BTreeSet<String> {
    let mut code = String::new();
    for (i, part) in header.split("/*").enumerate() {
        code.push_str(if i == 0 {
            part
        } else {
            part.split_once("*/").map_or("", |(_, after)| after)
        });
    }
    let lines = code
        .lines()
        .filter(|line| !line.trim_start().starts_with('#'));
    let code = lines.collect::<Vec<_>>().join("\n");
    let statements = code.split([';', '{', '}']).map(str::trim);
    let functions = statements.filter(|statement| !statement.starts_with("typedef"));
    let heads = functions
        .filter_map(|statement| statement.split_once('('))
        .map(|(head, _)| head);
    heads
        .filter_map(|head| head.rsplit([' ', '*', '\n']).next())
        .map(str::to_owned)
        .collect()
}

/// The names that `nm -D --defined-only` lists, without symbol versions.
fn exported(listing: &str) -> BTreeSet<String> {
    let names = listing.lines().filter_map(|line| line.rsplit(' ').next());
    names
        .map(|name| name.split('@').next().unwrap_or(name).to_owned())
        .collect()
}
