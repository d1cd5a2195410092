//! The house is built as its plan says: floors, one room with `unsafe`, nothing that reaches outside.
//!
//! A module imports only from strictly lower floors, or from its own room. Tests inside `src` keep
//! to that too; doc tests do not, for they speak as a host does. What is read is source text without
//! comments and literals, so a path that a macro puts together is not seen.

#![expect(
    clippy::arithmetic_side_effects,
    clippy::indexing_slicing,
    clippy::unwrap_used,
    reason = "a test may panic"
)]

use std::fs;
use std::path::{Path, PathBuf};

/// The floors from the ground up, each with its rooms; `lang` and `code` carry the ground floor.
const FLOORS: &[(&str, &[&str])] = &[
    ("0, lists in order", &["order"]),
    ("0, languages", &["lang"]),
    ("0, codes", &["code"]),
    ("0", &["text", "date"]),
    ("1", &["money", "id", "path"]),
    ("2", &["law"]),
    ("3", &["finding"]),
    ("4", &["catalog"]),
    ("5", &["record"]),
    ("6", &["registry"]),
    ("7", &["statistics", "duties"]),
    ("8", &["rules"]),
    ("9", &["report"]),
    ("10", &["exchange"]),
    ("11", &["ffi"]),
];

/// Words that no file of `src` holds, and why.
const FORBIDDEN: &[(&str, &str)] = &[
    ("print!", "the library prints nothing"),
    ("println!", "the library prints nothing"),
    ("eprint!", "the library prints nothing"),
    ("eprintln!", "the library prints nothing"),
    ("dbg!", "the library prints nothing"),
    (
        "SystemTime",
        "the core has no clock: the date is an argument",
    ),
    ("Instant", "the core has no clock: the date is an argument"),
    ("f32", "no float touches an amount"),
    ("f64", "no float touches an amount"),
    ("static mut", "a guest keeps no globals"),
    ("extern crate", "rooms are named by `crate::`"),
];

/// The one file that holds such a word, and why.
const ALLOWED: &[(&str, &str, &str)] = &[(
    "exchange/xlsx/double.rs",
    "f64",
    "a workbook has no other number: here it becomes a decimal or an error, and nothing is calculated",
)];

/// A longer file wants splitting along the domain; tables and test files may be longer.
const LONGEST: usize = 900;

#[test]
fn modules_import_only_from_lower_floors() {
    assert_none(&sources(), imports);
}

#[test]
fn unsafe_code_lives_in_ffi_only() {
    assert_none(&sources(), unsafe_outside_ffi);
}

#[test]
fn the_library_stays_a_guest() {
    assert_none(&sources(), forbidden_words);
}

#[test]
fn lists_are_put_in_order_by_one_room() {
    assert_none(&sources(), sorts);
}

#[test]
fn no_file_is_too_long() {
    assert_none(&sources(), length);
}

#[test]
fn the_import_check_can_fail() {
    // File, source, what the check must say; empty if nothing.
    let cases = [
        ("law/mod.rs", "use crate::money::Money;", ""),
        ("law/mod.rs", "use crate::law::Article;", ""),
        (
            "money/mod.rs",
            "use crate::law::Article;",
            "uses `law` (floor 2)",
        ),
        ("money/mod.rs", "use crate::id::Id;", "uses `id` (floor 1)"),
        ("code.rs", "use crate::lang::Lang;", ""),
        ("lang.rs", "use crate::code::Code;", "uses `code`"),
        ("text.rs", "use crate::{code::Code, lang::Lang};", ""),
        ("text.rs", "use crate::date::Date;", "uses `date` (floor 0)"),
        (
            "law/mod.rs",
            "use crate::{\n    money::{Money, Rate},\n    rules::Rule,\n};",
            "law/mod.rs:3",
        ),
        (
            "law/mod.rs",
            "fn f() -> crate :: rules :: Rule {}",
            "uses `rules`",
        ),
        ("law/basis.rs", "use super::Article;", ""),
        (
            "law/basis.rs",
            "use super::super::rules::Rule;",
            "uses `rules`",
        ),
        (
            "law/basis.rs",
            "use super::{super::{rules}, Article};",
            "uses `rules`",
        ),
        ("law/mod.rs", "use super::rules::Rule;", "uses `rules`"),
        ("law.rs", "use self::super::rules::Rule;", "uses `rules`"),
        ("law.rs", "mod tests { use super::*; }", ""),
        (
            "law.rs",
            "mod tests { use super::super::rules::Rule; }",
            "uses `rules`",
        ),
        (
            "law.rs",
            "mod tests { fn f() {} }\nuse super::rules::Rule;",
            "law.rs:2",
        ),
        (
            "law.rs",
            "#[cfg(test)]\nmod tests { use crate::rules::Rule; }",
            "uses `rules`",
        ),
        ("law.rs", "use crate::Money;", "`Money` is no room"),
        ("law.rs", "use crate::*;", "the whole crate"),
        ("law.rs", "use crate as house;", "the whole crate"),
        ("law.rs", "use crate::{self as house};", "the whole crate"),
        ("law.rs", "pub(crate) fn f() {}", ""),
        (
            "law.rs",
            "//! use crate::rules;\n/* crate::rules /* crate::x */ */ const A: &str = \"crate::rules\";",
            "",
        ),
        (
            "law.rs",
            "const A: (char, &str) = ('\"', r#\"\" crate::rules \"#); fn f<'a>() { crate::rules::g() }",
            "uses `rules`",
        ),
        ("cellar/mod.rs", "", "`cellar` is no room"),
        ("lib.rs", "pub use rules::Rule;", ""),
    ];
    for (file, source, expected) in cases {
        let found = imports(file, source).join("\n");
        assert_eq!(
            found.is_empty(),
            expected.is_empty(),
            "{file}: {source}\n{found}"
        );
        assert!(found.contains(expected), "{file}: {source}\n{found}");
    }
}

#[test]
fn the_other_checks_can_fail() {
    let source = "//! unsafe\nfn f() { unsafe { g() } }";
    assert_eq!(unsafe_outside_ffi("money/mod.rs", source).len(), 1);
    assert!(unsafe_outside_ffi("ffi/money.rs", source).is_empty());
    assert!(unsafe_outside_ffi("money/mod.rs", "#![forbid(unsafe_code)]").is_empty());

    assert_eq!(
        forbidden_words("law.rs", "fn f() { println!(\"\") }").len(),
        1
    );
    assert_eq!(
        forbidden_words("law.rs", "use std::time::SystemTime;").len(),
        1
    );
    assert_eq!(forbidden_words("law.rs", "static mut N: u8 = 0;").len(), 1);
    assert!(forbidden_words("law.rs", "/// println!\nfn println() {}").is_empty());

    assert_eq!(sorts("law.rs", "list.sort_by(f);").len(), 1);
    assert_eq!(sorts("law.rs", "list\n    .sort();").len(), 1);
    assert!(sorts("order.rs", "list.sort();").is_empty());
    assert!(sorts("law.rs", "order::sort(&mut list); list.sort_unstable();").is_empty());

    let long = "\n".repeat(LONGEST + 1);
    assert_eq!(length("law/mod.rs", &long).len(), 1);
    assert!(length("law/mod.rs", &"\n".repeat(LONGEST)).is_empty());
    assert!(length("catalog/table.rs", &long).is_empty());
    assert!(length("law/tests.rs", &long).is_empty());
}

/// Runs a check over every file, and fails with all that it said.
fn assert_none(sources: &[(String, String)], check: fn(&str, &str) -> Vec<String>) {
    let said: Vec<String> = sources
        .iter()
        .flat_map(|(file, source)| check(file, source))
        .collect();
    assert!(said.is_empty(), "\n{}", said.join("\n"));
}

/// Says which imports of a file go up or sideways.
fn imports(file: &str, source: &str) -> Vec<String> {
    let modules = module_path(file);
    let Some(room) = modules.first() else {
        return Vec::new();
    };
    let Some(own) = height(room) else {
        return vec![format!(
            "{file}: `{room}` is no room; give it a floor in tests/architecture.rs"
        )];
    };
    targets(&tokens(source), modules.len())
        .into_iter()
        .filter(|(_, target)| target != room)
        .filter_map(|(line, target)| match height(&target) {
            _ if target == "*" => Some(format!("{file}:{line}: imports the whole crate; name the room")),
            None => Some(format!("{file}:{line}: `{target}` is no room; import an item from the room that defines it")),
            Some(other) if other < own => None,
            Some(other) => Some(format!(
                "{file}:{line}: `{room}` (floor {}) uses `{target}` (floor {}); only lower floors may be used",
                FLOORS[own].0, FLOORS[other].0
            )),
        })
        .collect()
}

fn unsafe_outside_ffi(file: &str, source: &str) -> Vec<String> {
    if file.starts_with("ffi/") {
        return Vec::new();
    }
    let found = tokens(source)
        .into_iter()
        .filter(|token| token.text == "unsafe");
    found
        .map(|token| format!("{file}:{}: `unsafe` outside src/ffi", token.line))
        .collect()
}

fn forbidden_words(file: &str, source: &str) -> Vec<String> {
    let tokens = tokens(source);
    let mut said = Vec::new();
    for (i, token) in tokens.iter().enumerate() {
        let next = tokens.get(i + 1).map_or("", |next| next.text.as_str());
        for (word, why) in FORBIDDEN {
            let pair = [
                format!("{}{next}", token.text),
                format!("{} {next}", token.text),
            ];
            let is_allowed = ALLOWED.iter().any(|it| (it.0, it.1) == (file, *word));
            if !is_allowed && (token.text == *word || pair.iter().any(|pair| pair == word)) {
                said.push(format!("{file}:{}: `{word}`: {why}", token.line));
            }
        }
    }
    said
}

/// Says where a list sorts itself: `order` is one sorter for all types of elements.
fn sorts(file: &str, source: &str) -> Vec<String> {
    let sorts = ["sort", "sort_by", "sort_by_key", "sort_by_cached_key"];
    let tokens = tokens(source);
    let pairs = tokens.iter().zip(tokens.iter().skip(1));
    pairs
        .filter(|(dot, name)| {
            file != "order.rs" && dot.text == "." && sorts.contains(&name.text.as_str())
        })
        .map(|(_, name)| {
            format!(
                "{file}:{}: `.{}` is compiled anew for each type: call the room `order`",
                name.line, name.text
            )
        })
        .collect()
}

fn length(file: &str, source: &str) -> Vec<String> {
    let lines = source.lines().count();
    let may_be_long = file.ends_with("table.rs") || file.ends_with("tests.rs");
    if may_be_long || lines <= LONGEST {
        return Vec::new();
    }
    vec![format!("{file}: {lines} lines, more than {LONGEST}")]
}

/// The place of a room's floor, counted from the ground.
fn height(room: &str) -> Option<usize> {
    FLOORS.iter().position(|(_, rooms)| rooms.contains(&room))
}

/// `date/day.rs` is `date`, `day`; `date/mod.rs` is `date`; `lib.rs` is nothing.
fn module_path(file: &str) -> Vec<String> {
    let mut path: Vec<String> = file
        .trim_end_matches(".rs")
        .split('/')
        .map(str::to_owned)
        .collect();
    if path
        .last()
        .is_some_and(|last| last == "mod" || last == "lib")
    {
        path.pop();
    }
    path
}

/// What a file imports through `crate` and `super`: the line, and the first name below the crate,
/// `*` for all of it. `depth` is the number of modules from the crate to this file.
fn targets(tokens: &[Token], depth: usize) -> Vec<(usize, String)> {
    let mut found = Vec::new();
    // For each open brace: does it open a module?
    let mut braces: Vec<bool> = Vec::new();
    for (i, token) in tokens.iter().enumerate() {
        let before = |n: usize| i.checked_sub(n).map_or("", |at| tokens[at].text.as_str());
        let begins_path =
            before(1) != "::" && tokens.get(i + 1).is_some_and(|next| next.text == "::");
        match token.text.as_str() {
            "{" => braces.push(before(2) == "mod"),
            "}" => drop(braces.pop()),
            "crate" | "super" | "self" if begins_path || before(1) == "use" => {
                let inner = braces.iter().filter(|is_module| **is_module).count();
                follow(tokens, i, depth + inner, &mut found);
            }
            _ => {}
        }
    }
    found.sort();
    found.dedup();
    found
}

/// Walks one path, or a tree of paths in braces, from a place `above` modules below the crate.
/// Returns the place after it.
fn follow(
    tokens: &[Token],
    mut at: usize,
    mut above: usize,
    found: &mut Vec<(usize, String)>,
) -> usize {
    let text = |at: usize| tokens.get(at).map_or("", |token| token.text.as_str());
    loop {
        let Some(token) = tokens.get(at) else {
            return at;
        };
        match token.text.as_str() {
            "crate" => above = 0,
            "super" => above = above.saturating_sub(1),
            "self" => {}
            "{" => {
                at += 1;
                while at < tokens.len() && text(at) != "}" {
                    at = follow(tokens, at, above, found);
                    while !matches!(text(at), "," | "}" | "") {
                        at += 1;
                    }
                    at += usize::from(text(at) == ",");
                }
                return at + 1;
            }
            name => {
                if above == 0 {
                    found.push((token.line, name.to_owned()));
                }
                // The rest of the path lies inside that room, or inside this one.
                at += 1;
                while text(at) == "::" {
                    at += 1;
                    if text(at) == "{" {
                        return follow(tokens, at, usize::MAX, found);
                    }
                    at += 1;
                }
                return at;
            }
        }
        at += 1;
        if text(at) != "::" {
            if above == 0 {
                found.push((token.line, "*".to_owned()));
            }
            return at;
        }
        at += 1;
    }
}

/// A word or a sign of Rust, and the line where it stands.
struct Token {
    line: usize,
    text: String,
}

/// Cuts source text into words, `::` and single signs; comments and literals fall away.
fn tokens(source: &str) -> Vec<Token> {
    let chars: Vec<char> = source.chars().collect();
    let at = |i: usize| chars.get(i).copied().unwrap_or('\0');
    let is_word = |c: char| c == '_' || c.is_alphanumeric();
    let (mut found, mut i, mut line) = (Vec::new(), 0, 1);
    while i < chars.len() {
        let start = i;
        let mut text = None;
        match at(i) {
            '/' if at(i + 1) == '/' => {
                while i < chars.len() && at(i) != '\n' {
                    i += 1;
                }
            }
            '/' if at(i + 1) == '*' => {
                let mut open = 0;
                loop {
                    match (at(i), at(i + 1)) {
                        ('/', '*') => (open, i) = (open + 1, i + 2),
                        ('*', '/') => (open, i) = (open - 1, i + 2),
                        _ => i += 1,
                    }
                    if open == 0 || i >= chars.len() {
                        break;
                    }
                }
            }
            '"' => {
                i += 1;
                while i < chars.len() && at(i) != '"' {
                    i += if at(i) == '\\' { 2 } else { 1 };
                }
                i += 1;
            }
            '\'' if at(i + 1) == '\\' => {
                i += 3;
                while i < chars.len() && at(i) != '\'' {
                    i += 1;
                }
                i += 1;
            }
            '\'' if at(i + 2) == '\'' => i += 3,
            c if is_word(c) => {
                while is_word(at(i)) {
                    i += 1;
                }
                let word: String = chars[start..i].iter().collect();
                let hashes = (i..chars.len()).take_while(|&n| at(n) == '#').count();
                if matches!(word.as_str(), "r" | "br" | "cr") && at(i + hashes) == '"' {
                    i += hashes + 1;
                    while i < chars.len()
                        && !(at(i) == '"' && (1..=hashes).all(|n| at(i + n) == '#'))
                    {
                        i += 1;
                    }
                    i += 1 + hashes;
                } else {
                    text = Some(word);
                }
            }
            ':' if at(i + 1) == ':' => {
                i += 2;
                text = Some("::".to_owned());
            }
            c => {
                i += 1;
                text = (!c.is_whitespace()).then(|| c.to_string());
            }
        }
        found.extend(text.map(|text| Token { line, text }));
        line += chars[start..i.min(chars.len())]
            .iter()
            .filter(|c| **c == '\n')
            .count();
    }
    found
}

/// Every Rust file of `src`: its path from there with `/`, and its text; in order of path.
fn sources() -> Vec<(String, String)> {
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut files = Vec::new();
    collect(&src, &mut files);
    files.sort();
    assert!(!files.is_empty(), "no source under {}", src.display());
    let named = files.into_iter().map(|file| {
        let parts = file
            .strip_prefix(&src)
            .unwrap()
            .iter()
            .map(|part| part.to_str().unwrap().to_owned());
        let name = parts.collect::<Vec<_>>().join("/");
        (name, fs::read_to_string(&file).unwrap())
    });
    named.collect()
}

fn collect(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            collect(&path, files);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            files.push(path);
        }
    }
}
