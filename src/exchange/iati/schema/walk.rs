//! Follows a file through the rows of its schema.
//!
//! I1. Every element below a known one is either held against its row or passed over whole, and what
//! is passed over was reported or belongs to another namespace.

use std::fmt::Write as _;

use super::attributes::not_of_type;
use super::value::{is_blank, is_value};
use super::{Content, Kind, Row, table};
use crate::code::clip;
use crate::exchange::iati::finding::Findings;
use crate::exchange::iati::xml::{Ns, Place, Tag};
use crate::finding::{Message, Severity};

/// How much text of a value is held: more is no value of any type.
const LONGEST_VALUE: usize = 64 << 10;

/// What a file is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum IatiFile {
    /// Activities (hoạt động): the root is `iati-activities`.
    Activities,
    /// Organisations (tổ chức): the root is `iati-organisations`.
    Organisations,
    /// A record of the registry (bản ghi đăng ký): the root is `registry-record`.
    Record,
}

impl IatiFile {
    fn of(tag: &Tag<'_>) -> Option<Self> {
        match (tag.ns, tag.name) {
            (Ns::None, "iati-activities") => Some(Self::Activities),
            (Ns::None, "iati-organisations") => Some(Self::Organisations),
            (Ns::Record, "registry-record") => Some(Self::Record),
            _ => None,
        }
    }

    pub(in crate::exchange::iati) const fn rows(self) -> &'static [Row] {
        match self {
            Self::Activities => table::ACTIVITIES,
            Self::Organisations => table::ORGANISATIONS,
            Self::Record => table::RECORD,
        }
    }
}

/// The place of a row in its schema.
pub(in crate::exchange::iati) type RowIndex = u16;

/// Where in the schema the reader is.
#[derive(Debug)]
pub(in crate::exchange::iati) struct Walk {
    file: Option<IatiFile>,
    rows: &'static [Row],
    /// For each row the first one that does not lie below it.
    after: Vec<RowIndex>,
    /// The open elements; those from `depth` on are spare.
    frames: Vec<Frame>,
    depth: usize,
}

/// An open element.
#[derive(Debug)]
struct Frame {
    holds: Holds,
    /// The name of what has no row.
    name: String,
    /// The how manieth of its name in its parent, from 1.
    ordinal: u32,
    place: Place,
    /// The row of the child that came last, and whether it came.
    cursor: RowIndex,
    has_come: bool,
    has_foreign: bool,
    /// How many there are of each child.
    seen: Vec<(RowIndex, u32)>,
    /// The text, if it is a value.
    text: String,
}

/// What an open element may hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Holds {
    /// What its row says.
    Row(RowIndex),
    /// Anything; a known element in it is held against its row.
    Anything,
    /// It was reported, and nothing in it is looked at.
    Nothing,
}

impl Walk {
    pub(in crate::exchange::iati) const fn new() -> Self {
        Self {
            file: None,
            rows: &[],
            after: Vec::new(),
            frames: Vec::new(),
            depth: 0,
        }
    }

    /// Returns what the file is, once its root was read; `None` if it is nothing of IATI.
    pub(in crate::exchange::iati) const fn file(&self) -> Option<IatiFile> {
        self.file
    }

    /// Returns how many elements are open.
    pub(in crate::exchange::iati) const fn depth(&self) -> usize {
        self.depth
    }

    /// Returns the row of the open element, and the how manieth of its name it is.
    pub(in crate::exchange::iati) fn open(&self) -> (Option<RowIndex>, u32) {
        let Some(frame) = self.top() else {
            return (None, 1);
        };
        match frame.holds {
            Holds::Row(row) => (Some(row), frame.ordinal),
            Holds::Anything | Holds::Nothing => (None, frame.ordinal),
        }
    }

    /// Returns the row of the open element.
    pub(in crate::exchange::iati) fn row(&self) -> Option<&'static Row> {
        self.open()
            .0
            .and_then(|row| self.rows.get(usize::from(row)))
    }

    /// Returns the text of the open element, if it is a value.
    pub(in crate::exchange::iati) fn value(&self) -> &str {
        self.top().map_or("", |frame| frame.text.as_str())
    }

    /// Returns where the open element begins.
    pub(in crate::exchange::iati) fn place(&self) -> Place {
        self.top()
            .map_or(Place { line: 1, column: 1 }, |frame| frame.place)
    }

    /// Writes the path of the open element.
    pub(in crate::exchange::iati) fn path(&self) -> String {
        let mut path = String::new();
        for frame in self.frames.iter().take(self.depth) {
            path.push('/');
            match frame.holds {
                Holds::Row(row) => {
                    if let Some(row) = self.rows.get(usize::from(row)) {
                        push_step(&mut path, row, frame.ordinal);
                    }
                }
                Holds::Anything | Holds::Nothing => path.push_str(&clip(&frame.name)),
            }
        }
        path
    }

    /// Takes up a start tag.
    pub(in crate::exchange::iati) fn start(&mut self, tag: &Tag<'_>, findings: &mut Findings) {
        let holds = match self.top() {
            None => self.root(tag),
            Some(parent) => match parent.holds {
                Holds::Row(row) => self.child(row, tag, findings),
                Holds::Anything => self.global(tag),
                Holds::Nothing => Holds::Nothing,
            },
        };
        let ordinal = match holds {
            Holds::Row(row) => self.count(row),
            Holds::Anything | Holds::Nothing => 1,
        };
        self.push(holds, tag, ordinal);
        if self.depth == 1 && self.file.is_none() {
            let message = || {
                Message::new(
                    "phần tử gốc phải là `iati-activities`, `iati-organisations` hoặc `registry-record`",
                    "the root must be `iati-activities`, `iati-organisations` or `registry-record`",
                )
            };
            findings.add(
                "xsd.root",
                Severity::Error,
                tag.place,
                || self.path(),
                message,
            );
        }
        if let Some(row) = self.row() {
            self.attributes(row, tag, findings);
        }
    }

    /// Takes up text of the open element.
    pub(in crate::exchange::iati) fn text(
        &mut self,
        text: &str,
        place: Place,
        findings: &mut Findings,
    ) {
        let Some(row) = self.row() else {
            return;
        };
        match row.content {
            Content::Elements => {
                if !text.bytes().all(|byte| is_blank(char::from(byte))) {
                    let message = || {
                        Message::new(
                            format!("`{}` không được chứa văn bản trực tiếp", row.name),
                            format!("`{}` holds elements, and no text", row.name),
                        )
                    };
                    findings.add("xsd.text", Severity::Error, place, || self.path(), message);
                }
            }
            Content::Text(Kind::Text) if row.codes.is_empty() => {}
            Content::Text(_) => {
                if let Some(at) = self.depth.checked_sub(1) {
                    if let Some(frame) = self.frames.get_mut(at) {
                        if frame.text.len() <= LONGEST_VALUE {
                            frame.text.push_str(text);
                        }
                    }
                }
            }
            Content::Anything => {}
        }
    }

    /// Looks back at the open element, which ends; [`Self::leave`] follows.
    pub(in crate::exchange::iati) fn end(&self, findings: &mut Findings) {
        let (Some(frame), Some(row)) = (self.top(), self.row()) else {
            return;
        };
        match row.content {
            Content::Elements => {
                if let Holds::Row(at) = frame.holds {
                    let end = self.after_row(at);
                    self.missing(frame, end, frame.place, None, findings);
                }
            }
            Content::Text(kind) => {
                let is_right = frame.text.len() <= LONGEST_VALUE && is_value(kind, &frame.text);
                if !is_right {
                    let message = || not_of_type(row.name, &frame.text, kind);
                    findings.add(
                        "xsd.value",
                        Severity::Error,
                        frame.place,
                        || self.path(),
                        message,
                    );
                }
            }
            Content::Anything => {}
        }
    }

    /// Leaves the element that ended.
    pub(in crate::exchange::iati) const fn leave(&mut self) {
        self.depth = self.depth.saturating_sub(1);
    }

    fn top(&self) -> Option<&Frame> {
        self.frames.get(self.depth.checked_sub(1)?)
    }

    fn top_mut(&mut self) -> Option<&mut Frame> {
        self.frames.get_mut(self.depth.checked_sub(1)?)
    }

    fn push(&mut self, holds: Holds, tag: &Tag<'_>, ordinal: u32) {
        if self.frames.len() == self.depth {
            self.frames.push(Frame {
                holds,
                name: String::new(),
                ordinal,
                place: tag.place,
                cursor: 0,
                has_come: false,
                has_foreign: false,
                seen: Vec::new(),
                text: String::new(),
            });
        }
        self.depth = self.depth.saturating_add(1);
        if let Some(frame) = self.top_mut() {
            frame.holds = holds;
            frame.ordinal = ordinal;
            frame.place = tag.place;
            frame.has_come = false;
            frame.has_foreign = false;
            frame.seen.clear();
            frame.text.clear();
            frame.name.clear();
            match holds {
                Holds::Row(row) => frame.cursor = row.saturating_add(1),
                Holds::Anything | Holds::Nothing => frame.name.push_str(tag.name),
            }
        }
    }

    fn root(&mut self, tag: &Tag<'_>) -> Holds {
        self.file = IatiFile::of(tag);
        let Some(file) = self.file else {
            return Holds::Nothing;
        };
        self.rows = file.rows();
        let ends = (1..).zip(self.rows).map(|(next, row)| {
            let rest = self.rows.get(usize::from(next)..).unwrap_or_default();
            let below = rest.iter().take_while(|below| below.depth > row.depth);
            below.fold(next, |end: RowIndex, _| end.saturating_add(1))
        });
        self.after = ends.collect();
        Holds::Row(0)
    }

    fn after_row(&self, row: RowIndex) -> RowIndex {
        self.after
            .get(usize::from(row))
            .copied()
            .unwrap_or(RowIndex::MAX)
    }

    /// The rows from one child of an element on, up to the end of the element.
    fn siblings(
        &self,
        from: RowIndex,
        end: RowIndex,
    ) -> impl Iterator<Item = (RowIndex, &'static Row)> {
        let mut at = from;
        std::iter::from_fn(move || {
            let row = self.rows.get(usize::from(at)).filter(|_| at < end)?;
            let found = (at, row);
            at = self.after_row(at);
            Some(found)
        })
    }

    /// Counts a child of the open element.
    fn count(&mut self, row: RowIndex) -> u32 {
        let Some(frame) = self.top_mut() else {
            return 1;
        };
        let seen = frame.seen.iter_mut().rev();
        for (other, count) in seen {
            if *other == row {
                *count = count.saturating_add(1);
                return *count;
            }
        }
        frame.seen.push((row, 1));
        1
    }

    /// The row of an element inside what is not ours.
    fn global(&self, tag: &Tag<'_>) -> Holds {
        if tag.ns != Ns::None || self.file == Some(IatiFile::Record) {
            return Holds::Anything;
        }
        let mut rows = (0..).zip(self.rows);
        let found = rows.find(|(_, row)| row.is_global && row.name == tag.name);
        found.map_or(Holds::Anything, |(at, _)| Holds::Row(at))
    }

    /// Finds the row of an element in its parent, and reports what is out of order.
    fn child(&mut self, parent: RowIndex, tag: &Tag<'_>, findings: &mut Findings) -> Holds {
        let (Some(row), Some(frame)) = (self.rows.get(usize::from(parent)), self.top()) else {
            return Holds::Nothing;
        };
        match row.content {
            Content::Anything => return self.global(tag),
            Content::Text(_) => {
                self.unexpected(row, tag, findings);
                return Holds::Nothing;
            }
            Content::Elements => {}
        }
        let own = match self.file {
            Some(IatiFile::Record) => Ns::Record,
            Some(IatiFile::Activities | IatiFile::Organisations) | None => Ns::None,
        };
        let end = self.after_row(parent);
        if tag.ns != own {
            // Without a namespace it is of no extension.
            if tag.ns == Ns::None {
                self.unexpected(row, tag, findings);
                return Holds::Nothing;
            }
            let last = self.rows.get(usize::from(frame.cursor));
            if frame.has_come && last.is_some_and(|last| last.is_after_foreign) {
                self.out_of_order(tag, last.map_or("", |last| last.name), findings);
            }
            if let Some(frame) = self.top_mut() {
                frame.has_foreign = true;
            }
            return Holds::Anything;
        }
        let ahead = self
            .siblings(frame.cursor, end)
            .find(|(_, child)| child.name == tag.name);
        let Some((found, child)) = ahead else {
            let before = self.siblings(parent.saturating_add(1), frame.cursor);
            let Some((found, _)) = before.into_iter().find(|(_, child)| child.name == tag.name)
            else {
                self.unexpected(row, tag, findings);
                return Holds::Nothing;
            };
            let last = self.rows.get(usize::from(frame.cursor));
            self.out_of_order(tag, last.map_or("", |last| last.name), findings);
            return Holds::Row(found);
        };
        if found != frame.cursor {
            self.missing(frame, found, tag.place, Some(tag.name), findings);
        } else if frame.has_come && !child.occurs.is_repeatable {
            let message = || {
                Message::new(
                    format!("`{}` chỉ được có một lần", tag.name),
                    format!("`{}` may stand once only", tag.name),
                )
            };
            let path = || self.below(tag);
            findings.add("xsd.repeated", Severity::Error, tag.place, path, message);
        }
        if frame.has_foreign && !child.is_after_foreign {
            let message = || {
                Message::new(
                    format!("`{}` phải đứng trước các phần tử mở rộng", tag.name),
                    format!(
                        "`{}` must stand before the elements of extensions",
                        tag.name
                    ),
                )
            };
            let path = || self.below(tag);
            findings.add("xsd.order", Severity::Error, tag.place, path, message);
        }
        if let Some(frame) = self.top_mut() {
            frame.cursor = found;
            frame.has_come = true;
        }
        Holds::Row(found)
    }

    /// Reports the required children from the last one that came up to a row.
    fn missing(
        &self,
        frame: &Frame,
        end: RowIndex,
        place: Place,
        before: Option<&str>,
        findings: &mut Findings,
    ) {
        for (at, row) in self.siblings(frame.cursor, end) {
            let has_come = at == frame.cursor && frame.has_come
                || frame.seen.iter().any(|(seen, _)| *seen == at);
            if !row.occurs.is_required || has_come {
                continue;
            }
            let message = || match before {
                None => Message::new(
                    format!("thiếu phần tử `{}`", row.name),
                    format!("the element `{}` is missing", row.name),
                ),
                Some(before) => Message::new(
                    format!("thiếu phần tử `{}` trước `{before}`", row.name),
                    format!("the element `{}` is missing before `{before}`", row.name),
                ),
            };
            findings.add(
                "xsd.missing_element",
                Severity::Error,
                place,
                || self.path(),
                message,
            );
        }
    }

    fn unexpected(&self, parent: &Row, tag: &Tag<'_>, findings: &mut Findings) {
        let message = || {
            let name = clip(tag.name);
            Message::new(
                format!("`{}` không có phần tử con `{name}`", parent.name),
                format!("`{}` has no element `{name}`", parent.name),
            )
        };
        let path = || self.below(tag);
        findings.add(
            "xsd.unknown_element",
            Severity::Error,
            tag.place,
            path,
            message,
        );
    }

    fn out_of_order(&self, tag: &Tag<'_>, last: &str, findings: &mut Findings) {
        let message = || {
            let name = clip(tag.name);
            Message::new(
                format!("`{name}` phải đứng trước `{last}`"),
                format!("`{name}` must stand before `{last}`"),
            )
        };
        let path = || self.below(tag);
        findings.add("xsd.order", Severity::Error, tag.place, path, message);
    }

    /// The path of an element that is about to open.
    fn below(&self, tag: &Tag<'_>) -> String {
        format!("{}/{}", self.path(), clip(tag.name))
    }
}

/// Writes a step of a path: the name, and the how manieth where there may be several.
pub(in crate::exchange::iati) fn push_step(path: &mut String, row: &Row, ordinal: u32) {
    path.push_str(row.name);
    if row.occurs.is_repeatable || ordinal > 1 {
        let _ = write!(path, "[{ordinal}]");
    }
}
