//! What could not be read, with its place and the reasons; never with its content.

use crate::finding::{Message, Problem};
use crate::lang::Lang;
use crate::record::RecordKind;
use crate::registry::Registry;

/// A record that could not be read (bản ghi để riêng).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Aside {
    /// The file.
    pub file: String,
    /// The line where the record begins.
    pub line: u32,
    /// The JSON pointer of the record.
    pub pointer: String,
    /// Which list it stood in.
    pub kind: RecordKind,
    /// The record's id, where it could be read.
    pub id: Option<String>,
    /// The id of the submission.
    pub submission: String,
    /// All problems.
    pub problems: Vec<Problem>,
}

/// A file that could not be read, or not to its end (tệp không đọc được).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnreadableFile {
    /// The file.
    pub file: String,
    /// The line where reading stopped.
    pub line: u32,
    /// Whether nothing of it could be read.
    pub is_whole: bool,
    /// The reason.
    pub reason: Message,
}

/// Tells which records could not be read, by source and place.
pub fn set_aside(registry: &Registry) -> Vec<Aside> {
    let items = registry.set_aside().iter();
    items
        .map(|item| {
            // A record of a registry always has its source.
            let source = registry.source_of(item);
            Aside {
                file: source.map_or_else(String::new, |s| s.file().to_owned()),
                line: item.place().line,
                pointer: item.pointer(),
                kind: item.kind(),
                id: item.id().map(str::to_owned),
                submission: source.map_or_else(String::new, |s| s.submission().id().to_string()),
                problems: item.problems().to_vec(),
            }
        })
        .collect()
}

/// Tells which files could not be read, or not to their end, by name.
pub fn unreadable(registry: &Registry) -> Vec<UnreadableFile> {
    let files = registry.unreadable().iter();
    files
        .map(|file| UnreadableFile {
            file: file.file().to_owned(),
            line: file.line(),
            is_whole: file.is_whole(),
            reason: Message::new(file.reason(Lang::Vi), file.reason(Lang::En)),
        })
        .collect()
}
