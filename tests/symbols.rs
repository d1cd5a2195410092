//! Header, ledger, shared and static library name the same things.
//!
//! The ledger `tests/abi/symbols.txt` lists all that C was ever given, with the version that brought
//! it. `UPDATE_LEDGER=1 cargo test --test symbols` writes it; see `ABI.md` for when that is right.

#![cfg(all(feature = "capi", target_os = "linux"))]
#![expect(clippy::unwrap_used, reason = "a test may panic")]

use std::collections::BTreeSet;
use std::process::Command;
use std::{env, fs};

#[path = "support/c_header.rs"]
mod c_header;

use c_header::{Kind, committed, items, root};

/// What stands above the list.
const HEAD: &str = "\
# Every function, constant and type of include/vientro.h, with the version of the crate that brought it.
# Written by `bash tests/abi/gates.sh --update`; from 1.0.0 on a line is added, never changed.
";

#[test]
fn libraries_export_what_the_header_declares() {
    let header = committed();
    let functions = header.iter().filter(|item| item.kind == Kind::Function);
    let declared: BTreeSet<String> = functions.map(|item| item.name.clone()).collect();
    // Rust's own symbols are beside ours in the static library; the shared one hides them.
    let ours = |name: &String| name.to_lowercase().starts_with("vientro_");
    for (library, listing) in [
        ("libvientro.so", exported("libvientro.so", &["-D"])),
        ("libvientro.a", {
            let all = exported("libvientro.a", &["-g"]);
            all.into_iter().filter(ours).collect()
        }),
    ] {
        let missing: Vec<_> = declared.difference(&listing).collect();
        let undeclared: Vec<_> = listing.difference(&declared).collect();
        assert!(
            missing.is_empty(),
            "{library}: declared, but not exported: {missing:?}"
        );
        assert!(
            undeclared.is_empty(),
            "{library}: exported, but not declared: {undeclared:?}"
        );
    }
}

#[test]
fn the_ledger_lists_what_the_header_gives() {
    let mut lines: Vec<String> = committed()
        .iter()
        .map(|item| {
            let since = item.since().unwrap_or("?");
            format!("{} {} {since}\n", item.name, item.kind.name())
        })
        .collect();
    lines.sort();
    let made = format!("{HEAD}{}", lines.concat());

    let path = root().join("tests/abi/symbols.txt");
    if env::var_os("UPDATE_LEDGER").is_some() {
        fs::write(&path, &made).unwrap();
    }
    let ledger = fs::read_to_string(&path).unwrap_or_default();
    let (made, ledger): (BTreeSet<_>, BTreeSet<_>) =
        (made.lines().collect(), ledger.lines().collect());
    let unlisted: Vec<_> = made.difference(&ledger).collect();
    let gone: Vec<_> = ledger.difference(&made).collect();
    assert!(
        unlisted.is_empty() && gone.is_empty(),
        "the header is not what tests/abi/symbols.txt says\n  only in the header: {unlisted:?}\n  \
         only in the ledger: {gone:?}\n  `bash tests/abi/gates.sh --update` writes it; see ABI.md"
    );
}

#[test]
fn items_and_symbols_are_read() {
    let header = "/* vientro_a(x) */\n#ifndef VIENTRO_H\n#define VIENTRO_H\n\n/* Two. Since 0.2. */\n\
                  #define VIENTRO_B ((uint64_t)-1) /* all */\n#ifdef __cplusplus\nextern \"C\" {\n#endif\n\
                  /* Since 0.1. Tells more since 0.2. */\ntypedef int32_t (*vientro_visit)(void *userdata, uint64_t n);\n\
                  typedef struct vientro_money vientro_money;\n\
                  typedef struct vientro_column {\n  /* One; two { */\n  uint64_t length;\n} vientro_column;\n\
                  /*\n Since 0.1.\n Since 0.3.\n */\nint32_t vientro_c(const char *text,\n uint64_t len);\n\
                  const char *vientro_d(void);\n/*\n vientro_e()\n*/\nvoid stray(vientro_visit visit);\n\
                  #ifdef __cplusplus\n}\n#endif\n#endif /* VIENTRO_H */\n";
    let read = items(header);
    let names: Vec<_> = read
        .iter()
        .map(|item| (item.name.as_str(), item.kind.name(), item.since()))
        .collect();
    assert_eq!(
        names,
        [
            ("VIENTRO_B", "constant", Some("0.2")),
            ("vientro_visit", "type", Some("0.1")),
            ("vientro_money", "type", None),
            ("vientro_column", "type", None),
            ("vientro_c", "function", Some("0.1")),
            ("vientro_d", "function", None),
            ("stray", "function", None),
        ]
    );
    assert_eq!(read[0].code, "((uint64_t)-1)");
    assert_eq!(
        (read[4].returns(), read[5].returns()),
        ("int32_t", "const char *")
    );
    assert_eq!(
        read[4].parameters(),
        [("const char *", "text"), ("uint64_t", "len")]
    );
    assert_eq!(read[5].parameters(), []);
    assert_eq!(
        defined("a.o:\n0000000000001000 T vientro_c\n0000000000001010 T stray@@V1\n"),
        ["vientro_c", "stray"].map(str::to_owned).into()
    );
}

/// The names that a library beside the test defines. It is there that this very `cargo test` has put
/// it; elsewhere it may be an older one.
fn exported(library: &str, options: &[&str]) -> BTreeSet<String> {
    let library = env::current_exe().unwrap().with_file_name(library);
    let nm = Command::new("nm")
        .args(options)
        .arg("--defined-only")
        .arg(&library)
        .output()
        .unwrap();
    assert!(
        nm.status.success(),
        "nm {}: {}",
        library.display(),
        String::from_utf8_lossy(&nm.stderr)
    );
    let mut exported = defined(&String::from_utf8(nm.stdout).unwrap());
    if cfg!(feature = "selftest") {
        exported.retain(|name| !name.starts_with("vientro_selftest_"));
    }
    exported
}

/// The names that `nm --defined-only` lists, without symbol versions.
fn defined(listing: &str) -> BTreeSet<String> {
    let symbols = listing.lines().filter(|line| line.contains(' '));
    let names = symbols.filter_map(|line| line.rsplit(' ').next());
    names
        .map(|name| name.split('@').next().unwrap_or(name).to_owned())
        .collect()
}
