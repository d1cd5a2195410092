//! `include/vientro.h` read as its items, each with its documentation.
//!
//! Knows as much of C as cbindgen writes: comments, directives, typedefs (of a structure, of a
//! callback, of a number) and prototypes.

#![allow(
    dead_code,
    clippy::allow_attributes,
    clippy::arithmetic_side_effects,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::string_slice,
    clippy::unwrap_used,
    reason = "each test program uses a part of it, and may panic"
)]

use std::path::PathBuf;
use std::{env, fs};

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    Function,
    Constant,
    Type,
}

impl Kind {
    pub fn name(self) -> &'static str {
        match self {
            Self::Function => "function",
            Self::Constant => "constant",
            Self::Type => "type",
        }
    }
}

/// One thing that the header gives to its readers.
#[derive(Debug)]
pub struct Item {
    pub kind: Kind,
    pub name: String,
    /// The comment in front of it; empty if there is none.
    pub doc: String,
    /// The declaration without comments; of a constant, its value.
    pub code: String,
}

impl Item {
    /// The version that brought it, as its documentation says: "0.1" of "Since 0.1."; the first one
    /// counts.
    pub fn since(&self) -> Option<&str> {
        let words: Vec<&str> = self.doc.split_whitespace().collect();
        let versions = words.windows(2).filter(|pair| pair[0] == "Since");
        let mut versions = versions.filter_map(|pair| pair[1].strip_suffix('.'));
        versions.find(|version| version.split('.').all(|part| part.parse::<u32>().is_ok()))
    }

    /// What a function gives back.
    pub fn returns(&self) -> &str {
        let head = self.code.split('(').next().unwrap();
        head.strip_suffix(self.name.as_str()).unwrap().trim()
    }

    /// The parameters of a function, each as type and name.
    pub fn parameters(&self) -> Vec<(&str, &str)> {
        let inside = self.code.split_once('(').unwrap().1;
        let inside = inside.rsplit_once(')').unwrap().0.trim();
        if inside == "void" {
            return Vec::new();
        }
        let parameters = inside.split(',').map(str::trim);
        parameters
            .map(|parameter| parameter.split_at(parameter.len() - last_word(parameter).len()))
            .map(|(of_type, name)| (of_type.trim(), name))
            .collect()
    }
}

/// The tree that holds the header; `tests/abi/gates.sh --prove` names one with a fault in it.
pub fn root() -> PathBuf {
    env::var_os("VIENTRO_ABI_ROOT").map_or(env!("CARGO_MANIFEST_DIR").into(), PathBuf::from)
}

/// The items of the committed header.
pub fn committed() -> Vec<Item> {
    let path = root().join("include/vientro.h");
    let text =
        fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    let items = items(&text);
    assert!(!items.is_empty(), "the header declares nothing");
    items
}

/// The items of a header, in its order.
pub fn items(header: &str) -> Vec<Item> {
    let mut items = Vec::new();
    let mut doc = "";
    let mut rest = header.trim_start();
    while !rest.is_empty() {
        let next = if let Some(comment) = rest.strip_prefix("/*") {
            let (comment, next) = comment.split_once("*/").unwrap();
            doc = comment;
            next
        } else if let Some(directive) = rest.strip_prefix('#') {
            let (directive, next) = directive.split_once('\n').unwrap_or((directive, ""));
            let constant = directive.strip_prefix("define ");
            // The guard has no value.
            let constant = constant.and_then(|constant| constant.split_once(' '));
            items.extend(constant.map(|(name, value)| Item {
                kind: Kind::Constant,
                name: name.to_owned(),
                doc: std::mem::take(&mut doc).to_owned(),
                code: without_comments(value).trim().to_owned(),
            }));
            doc = "";
            next
        } else if let Some(next) = rest.strip_prefix("extern \"C\" {") {
            next
        } else if let Some(next) = rest.strip_prefix('}') {
            next
        } else {
            let (statement, next) = rest.split_at(end_of_statement(rest));
            items.push(declaration(&without_comments(statement), doc));
            doc = "";
            next
        };
        rest = next.trim_start();
    }
    items
}

/// A typedef or a prototype.
fn declaration(code: &str, doc: &str) -> Item {
    let code = code.trim_end_matches(';').trim();
    let (kind, name) = match code.strip_prefix("typedef ") {
        Some(of) => {
            let callback = of
                .split_once("(*")
                .and_then(|(_, rest)| rest.split_once(')'));
            (Kind::Type, callback.map_or(last_word(of), |(name, _)| name))
        }
        None => (Kind::Function, last_word(code.split('(').next().unwrap())),
    };
    Item {
        kind,
        name: name.to_owned(),
        doc: doc.to_owned(),
        code: code.to_owned(),
    }
}

/// Where a statement ends: after the first `;` outside braces and comments.
fn end_of_statement(text: &str) -> usize {
    let mut depth = 0;
    let mut at = 0;
    while let Some(character) = text[at..].chars().next() {
        if text[at..].starts_with("/*") {
            at += text[at..].find("*/").unwrap() + 2;
            continue;
        }
        at += character.len_utf8();
        match character {
            '{' => depth += 1,
            '}' => depth -= 1,
            ';' if depth == 0 => return at,
            _ => {}
        }
    }
    at
}

fn without_comments(text: &str) -> String {
    let mut parts = text.split("/*");
    let mut rest = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        rest.push_str(part.split_once("*/").unwrap().1);
    }
    rest
}

/// The word at the end.
pub fn last_word(text: &str) -> &str {
    let text = text.trim_end();
    let word = |character: char| character.is_ascii_alphanumeric() || character == '_';
    &text[text.trim_end_matches(word).len()..]
}
