//! Where records come from: submissions, the files that held them, and places in those files.

use std::fmt;

use crate::finding::{Message, Problem};
use crate::lang::Lang;
use crate::order;
use crate::record::{RecordKind, Submission, UnknownField};

/// A file that held a submission, or a part of one (nguồn dữ liệu).
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Source {
    submission: Submission,
    file: Box<str>,
    unknown: Vec<UnknownField>,
}

impl Source {
    /// Names a source: the submission's head, the file, and the file's unknown top-level fields.
    pub fn new(submission: Submission, file: &str, mut unknown: Vec<UnknownField>) -> Self {
        order::sort_by(&mut unknown, |a, b| a.name().cmp(b.name()));
        Self {
            submission,
            file: file.into(),
            unknown,
        }
    }

    /// Returns the head of the submission.
    pub const fn submission(&self) -> &Submission {
        &self.submission
    }

    /// Returns the name of the file, as the caller gave it.
    pub fn file(&self) -> &str {
        &self.file
    }

    /// Returns the file's top-level fields that the format does not know, by name.
    pub fn unknown_fields(&self) -> &[UnknownField] {
        &self.unknown
    }
}

/// A place in a source: where a record begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// The line where the record begins, from 1.
    pub line: u32,
    /// The position of the record in its list, from 0.
    pub position: u32,
}

/// A record that could not be read (bản ghi để riêng): kept whole, counted in no figure.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct SetAside {
    pub(super) source: usize,
    pub(super) kind: RecordKind,
    pub(super) place: Place,
    pub(super) id: Option<Box<str>>,
    pub(super) text: Box<str>,
    pub(super) problems: Vec<Problem>,
}

impl SetAside {
    /// Returns which list the record stood in.
    pub const fn kind(&self) -> RecordKind {
        self.kind
    }

    /// Returns the place where the record begins.
    pub const fn place(&self) -> Place {
        self.place
    }

    /// Returns the id, where at least that could be read.
    pub fn id(&self) -> Option<&str> {
        self.id.as_deref()
    }

    /// Returns the position of its source in [`Registry::sources`](super::Registry::sources).
    pub(crate) const fn source_index(&self) -> usize {
        self.source
    }

    /// Returns the JSON pointer of the record in its file: `/grants/3`.
    pub fn pointer(&self) -> String {
        format!("/{}/{}", self.kind.list(), self.place.position)
    }

    /// Returns the record's exact source text. For people it is personal data.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Returns all problems of the record.
    pub fn problems(&self) -> &[Problem] {
        &self.problems
    }
}

impl fmt::Debug for SetAside {
    /// Shows the place and the problems, never the text: it may be personal.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "{} line {}: {:?}",
            self.pointer(),
            self.place.line,
            self.problems
        )
    }
}

/// A file, or the rest of one, that could not be read (tệp không đọc được): kept to the byte.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Unreadable {
    pub(super) file: Box<str>,
    pub(super) line: u32,
    pub(super) reason: Message,
    pub(super) bytes: Box<[u8]>,
    pub(super) is_whole: bool,
}

impl Unreadable {
    /// Returns the name of the file, as the caller gave it.
    pub fn file(&self) -> &str {
        &self.file
    }

    /// Returns the line where reading stopped, from 1.
    pub const fn line(&self) -> u32 {
        self.line
    }

    /// Returns the reason in a language.
    pub fn reason(&self, lang: Lang) -> &str {
        self.reason.get(lang)
    }

    /// Returns the bytes that could not be read: the whole file, or its rest.
    pub fn bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// Tells whether the whole file could not be read; otherwise the records before it were.
    pub const fn is_whole(&self) -> bool {
        self.is_whole
    }
}

impl fmt::Debug for Unreadable {
    /// Shows the place and the reason, never the bytes: they may be personal.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} line {}: {}", self.file, self.line, self.reason.en)
    }
}
