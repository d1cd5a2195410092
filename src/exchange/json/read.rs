//! Reading a submission: record by record, each with its place, into a registry.

use std::borrow::Cow;
use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde_json::value::RawValue;

use crate::exchange::json::head::{Body, read_body};
use crate::finding::{Message, Problem};
use crate::path::Trail;
use crate::record::draft::{Field, Misplaced, Node, Object, Slot, UnknownSource};
use crate::record::{
    AccountBalance, Certificate, Commitment, Donor, Filing, Grant, Party, Person, PublishedFigure,
    RateRecord, RecordKind, ShapeError, Transaction,
};
use crate::registry::{Place, Registered, RegistryBuilder, Rest, Source, SourceHandle};

/// What became of a file (kết quả đọc tệp).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Outcome {
    /// How many records were read.
    pub records: usize,
    /// How many records were set aside.
    pub set_aside: usize,
    /// Whether the file was read to its end.
    pub is_complete: bool,
}

/// Reads a file's bytes into a registry under construction.
///
/// Never fails: what cannot be read is kept in the registry, with its place and the reason. A byte
/// order mark at the beginning is passed over.
///
/// # Example
/// ```
/// use vientro::exchange::json;
/// use vientro::registry::Registry;
/// let file = r#"{"format":"vientro-submission","version":1,
///   "submission":{"id":"S1","submitter":"ppc-lang-son","sequence":1},
///   "donors":[{"id":"D1","kind":"foreign_ngo"},{"id":"D2","kind":"ngo"}]}"#;
/// let mut builder = Registry::builder();
/// let outcome = json::read(&mut builder, "lang-son.json", file.as_bytes());
/// assert_eq!((outcome.records, outcome.set_aside), (1, 1));
/// let registry = builder.finish();
/// assert_eq!(registry.set_aside()[0].pointer(), "/donors/1");
/// ```
pub fn read(builder: &mut RegistryBuilder, file: &str, bytes: &[u8]) -> Outcome {
    let content = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let text = match std::str::from_utf8(content) {
        Ok(text) => text,
        Err(error) => {
            let before = content.get(..error.valid_up_to()).unwrap_or_default();
            if let (None, Ok(text)) = (error.error_len(), std::str::from_utf8(before)) {
                // Cut off in the middle of a letter: all before that letter is good.
                return read_text(builder, file, bytes, text, content);
            }
            let line = count_lines(before).saturating_add(1);
            builder.unreadable(file, line, wrong_encoding(content), Rest::Whole(bytes));
            return Outcome {
                records: 0,
                set_aside: 0,
                is_complete: false,
            };
        }
    };
    read_text(builder, file, bytes, text, content)
}

/// Reads a file's text; `content` may go on after it with a part of a letter.
fn read_text(
    builder: &mut RegistryBuilder,
    file: &str,
    bytes: &[u8],
    text: &str,
    content: &[u8],
) -> Outcome {
    let mut body = read_body(text);
    if text.len() < content.len() {
        body.cut_off(text);
    }
    let whole = |builder: &mut RegistryBuilder, line: u32, reason: Message| {
        builder.unreadable(file, line, reason, Rest::Whole(bytes));
        Outcome {
            records: 0,
            set_aside: 0,
            is_complete: false,
        }
    };
    let head = match body.head() {
        Ok(head) => head,
        Err(reason) => {
            let line = body.stopped.as_ref().map_or(1, |stopped| stopped.line);
            return whole(builder, line, reason);
        }
    };
    let source = builder.source(Source::new(head, file, body.unknown_fields()));
    let outcome = feed(builder, source, text, &body);
    if let Some(stopped) = &body.stopped {
        let rest = content.get(stopped.from..).unwrap_or_default();
        builder.unreadable(
            file,
            stopped.line,
            stopped.reason.clone(),
            Rest::After(rest),
        );
    }
    Outcome {
        is_complete: body.stopped.is_none(),
        ..outcome
    }
}

/// Feeds the records of a file, counting lines along the way.
fn feed(
    builder: &mut RegistryBuilder,
    source: SourceHandle,
    text: &str,
    body: &Body<'_>,
) -> Outcome {
    let mut outcome = Outcome {
        records: 0,
        set_aside: 0,
        is_complete: true,
    };
    let mut lines = Lines {
        text,
        at: 0,
        line: 1,
    };
    for list in &body.lists {
        for (position, element) in list.elements.iter().enumerate() {
            let element: &str = element.get();
            let place = Place {
                line: lines.line_of(element),
                position: u32::try_from(list.first.saturating_add(position)).unwrap_or(u32::MAX),
            };
            let entry = Entry {
                source,
                place,
                text: element,
            };
            let is_read = match list.kind {
                RecordKind::Donor => entry.add::<Donor>(builder),
                RecordKind::Party => entry.add::<Party>(builder),
                RecordKind::Certificate => entry.add::<Certificate>(builder),
                RecordKind::Grant => entry.add::<Grant>(builder),
                RecordKind::Transaction => entry.add::<Transaction>(builder),
                RecordKind::Balance => entry.add::<AccountBalance>(builder),
                RecordKind::Commitment => entry.add::<Commitment>(builder),
                RecordKind::Rate => entry.add::<RateRecord>(builder),
                RecordKind::Filing => entry.add::<Filing>(builder),
                RecordKind::Person => entry.add::<Person>(builder),
                RecordKind::PublishedFigure => entry.add::<PublishedFigure>(builder),
            };
            let count = if is_read {
                &mut outcome.records
            } else {
                &mut outcome.set_aside
            };
            *count = count.saturating_add(1);
        }
    }
    outcome
}

/// One element of a list, on its way into the registry.
struct Entry<'a> {
    source: SourceHandle,
    place: Place,
    text: &'a str,
}

impl<'a> Entry<'a> {
    fn add<R: Registered>(&self, builder: &mut RegistryBuilder) -> bool {
        let mut draft = R::Draft::<'a>::default();
        if fill(&mut draft, self.text) {
            return builder.add::<R>(self.source, self.place, self.text, &draft);
        }
        let error = if self.text.starts_with('{') {
            ShapeError::Garbled
        } else {
            ShapeError::NotObject
        };
        let problem = Problem::of(&Trail::Root, &error);
        builder.set_aside(
            self.source,
            R::KIND,
            self.place,
            None,
            self.text,
            vec![problem],
        );
        false
    }
}

/// Fills a draft from the source text of an object; `false` if it is something else, or if a name
/// or a value in it cannot be held: half of a surrogate pair, a number without bounds.
pub(super) fn fill<'a>(draft: &mut dyn Object<'a>, text: &'a str) -> bool {
    if !text.starts_with('{') {
        return false;
    }
    let mut reader = serde_json::Deserializer::from_str(text);
    reader.deserialize_map(ObjectVisitor(draft)).is_ok()
}

/// Counts lines from one record to the next, never twice over the same text.
struct Lines<'a> {
    text: &'a str,
    at: usize,
    line: u32,
}

impl Lines<'_> {
    fn line_of(&mut self, part: &str) -> u32 {
        let offset = offset_in(self.text, part);
        let between = self
            .text
            .as_bytes()
            .get(self.at..offset)
            .unwrap_or_default();
        self.line = self.line.saturating_add(count_lines(between));
        self.at = offset.max(self.at);
        self.line
    }
}

pub(super) fn count_lines(bytes: &[u8]) -> u32 {
    u32::try_from(bytes.iter().filter(|b| **b == b'\n').count()).unwrap_or(u32::MAX)
}

/// Where a part that was borrowed from a text begins in it.
pub(super) fn offset_in(text: &str, part: &str) -> usize {
    part.as_ptr().addr().saturating_sub(text.as_ptr().addr())
}

fn wrong_encoding(bytes: &[u8]) -> Message {
    if bytes.starts_with(b"\xff\xfe") || bytes.starts_with(b"\xfe\xff") {
        Message::new(
            "tệp dùng bảng mã UTF-16; hãy lưu lại bằng UTF-8",
            "the file is in UTF-16; save it as UTF-8",
        )
    } else {
        Message::new(
            "tệp không dùng bảng mã UTF-8 (có thể là windows-1258, TCVN3 hoặc VNI); hãy lưu lại \
             bằng UTF-8",
            "the file is not in UTF-8 (perhaps windows-1258, TCVN3 or VNI); save it as UTF-8",
        )
    }
}

/// A name in an object, borrowed where it holds no escape.
pub(super) struct Name<'a>(pub(super) Cow<'a, str>);

impl<'de> serde::Deserialize<'de> for Name<'de> {
    fn deserialize<D: Deserializer<'de>>(reader: D) -> Result<Self, D::Error> {
        struct NameVisitor;
        impl<'de> Visitor<'de> for NameVisitor {
            type Value = Name<'de>;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a field name")
            }
            fn visit_borrowed_str<E>(self, text: &'de str) -> Result<Self::Value, E> {
                Ok(Name(Cow::Borrowed(text)))
            }
            fn visit_str<E>(self, text: &str) -> Result<Self::Value, E> {
                Ok(Name(Cow::Owned(text.to_owned())))
            }
        }
        reader.deserialize_str(NameVisitor)
    }
}

/// Fills an object field by field.
struct ObjectVisitor<'s, 'a>(&'s mut dyn Object<'a>);

impl<'a> Visitor<'a> for ObjectVisitor<'_, 'a> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'a>>(self, mut map: A) -> Result<(), A::Error> {
        let object = self.0;
        while let Some(Name(name)) = map.next_key::<Name<'a>>()? {
            match object.field(&name) {
                Some(node) if node.is_absent() => {
                    let misplaced = map.next_value_seed(NodeSeed(node))?;
                    for (below, why) in misplaced {
                        object
                            .rest_mut()
                            .misplaced
                            .push((format!("{name}{below}"), why));
                    }
                }
                Some(_) => {
                    map.next_value::<IgnoredAny>()?;
                    object
                        .rest_mut()
                        .misplaced
                        .push((name.into_owned(), Misplaced::Repeated));
                }
                None => {
                    let source: &'a RawValue = map.next_value()?;
                    let source = UnknownSource(Cow::Borrowed(source.get()));
                    object.rest_mut().unknown.push((name, source));
                }
            }
        }
        Ok(())
    }
}

/// What could not be placed below a node: where below it, and why.
type MisplacedBelow = Vec<(String, Misplaced)>;

/// Fills a node with whatever stands there.
struct NodeSeed<'s, 'a>(&'s mut dyn Node<'a>);

impl<'a> DeserializeSeed<'a> for NodeSeed<'_, 'a> {
    type Value = MisplacedBelow;

    fn deserialize<D: Deserializer<'a>>(self, reader: D) -> Result<Self::Value, D::Error> {
        match self.0.slot() {
            Slot::Field(field) => {
                let source: &'a RawValue = serde::Deserialize::deserialize(reader)?;
                *field = leaf(source.get());
                Ok(Vec::new())
            }
            Slot::Object(object) => reader.deserialize_any(PartVisitor::Object(object)),
            Slot::List(list) => reader.deserialize_any(PartVisitor::List(list)),
        }
    }
}

/// Reads a leaf from its source text.
fn leaf(source: &str) -> Field<'_> {
    if source == "null" {
        return Field::Absent;
    }
    let Some(inside) = source
        .strip_prefix('"')
        .and_then(|rest| rest.strip_suffix('"'))
    else {
        return Field::Other(Cow::Borrowed(source));
    };
    if !inside.contains('\\') {
        return Field::Text(Cow::Borrowed(inside));
    }
    match serde_json::from_str::<String>(source) {
        Ok(text) => Field::Text(Cow::Owned(text)),
        // An escape that is no character, half of a surrogate pair: kept as it stands.
        Err(_) => Field::Other(Cow::Borrowed(source)),
    }
}

/// Fills an object or a list, or says that something else stands there.
enum PartVisitor<'s, 'a> {
    Object(&'s mut dyn Object<'a>),
    List(&'s mut dyn crate::record::draft::List<'a>),
}

impl PartVisitor<'_, '_> {
    fn misplaced<E>(self) -> Result<MisplacedBelow, E> {
        let why = match self {
            Self::Object(_) => Misplaced::NotObject,
            Self::List(_) => Misplaced::NotList,
        };
        Ok(vec![(String::new(), why)])
    }
}

impl<'a> Visitor<'a> for PartVisitor<'_, 'a> {
    type Value = MisplacedBelow;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("anything")
    }

    fn visit_map<A: MapAccess<'a>>(self, mut map: A) -> Result<Self::Value, A::Error> {
        match self {
            Self::Object(object) => ObjectVisitor(object).visit_map(map).map(|()| Vec::new()),
            Self::List(_) => {
                while map.next_entry::<IgnoredAny, IgnoredAny>()?.is_some() {}
                self.misplaced()
            }
        }
    }

    fn visit_seq<A: SeqAccess<'a>>(self, mut seq: A) -> Result<Self::Value, A::Error> {
        let Self::List(list) = self else {
            while seq.next_element::<IgnoredAny>()?.is_some() {}
            return self.misplaced();
        };
        let mut misplaced = Vec::new();
        for position in 0usize.. {
            let Some(node) = list.push() else { break };
            match seq.next_element_seed(NodeSeed(node))? {
                Some(below) => misplaced.extend(
                    below
                        .into_iter()
                        .map(|(b, why)| (format!("/{position}{b}"), why)),
                ),
                None => {
                    list.pop();
                    break;
                }
            }
        }
        Ok(misplaced)
    }

    fn visit_unit<E>(self) -> Result<Self::Value, E> {
        Ok(Vec::new())
    }

    fn visit_bool<E>(self, _: bool) -> Result<Self::Value, E> {
        self.misplaced()
    }

    fn visit_i64<E>(self, _: i64) -> Result<Self::Value, E> {
        self.misplaced()
    }

    fn visit_u64<E>(self, _: u64) -> Result<Self::Value, E> {
        self.misplaced()
    }

    fn visit_f64<E>(self, _: f64) -> Result<Self::Value, E> {
        self.misplaced()
    }

    fn visit_str<E>(self, _: &str) -> Result<Self::Value, E> {
        self.misplaced()
    }
}
