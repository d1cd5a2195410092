//! The outer shape of a file: its head, its lists of records, and where reading stopped.

use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, MapAccess, SeqAccess, Visitor};
use serde_json::value::RawValue;

use crate::exchange::json::fill::{Name, fill};
use crate::exchange::json::position::{count_lines, offset_in};
use crate::exchange::json::{FORMAT, VERSION};
use crate::exchange::watch::{self, Watch};
use crate::finding::{Message, Problem};
use crate::lang::Lang;
use crate::path::Trail;
use crate::record::{RecordKind, ShapeError, Submission, SubmissionDraft, UnknownField};

/// A list of records, each as source text.
pub(super) struct List<'a> {
    pub(super) kind: RecordKind,
    pub(super) elements: Vec<&'a RawValue>,
}

/// Where reading stopped before the end, and why.
pub(super) struct Stopped {
    /// The line of the place that could not be read.
    pub(super) line: u32,
    /// Where the text begins that no record was read from.
    pub(super) from: usize,
    pub(super) reason: Message,
}

/// What a file holds, as far as it could be read.
#[derive(Default)]
pub(super) struct Body<'a> {
    format: Option<&'a RawValue>,
    version: Option<&'a RawValue>,
    submission: Option<&'a RawValue>,
    pub(super) lists: Vec<List<'a>>,
    unknown: Vec<(String, &'a RawValue)>,
    /// Why known names cannot have their value: a list that is none, a head given twice.
    misplaced: Vec<Message>,
    pub(super) stopped: Option<Stopped>,
}

fn cut_off() -> Message {
    Message::new(
        "tệp bị cắt giữa chừng: hết nội dung trước khi kết thúc JSON",
        "the file is cut off: it ends before its JSON does",
    )
}

/// Reads the head of a submission by itself: the object that `submission` is in a file.
pub(in crate::exchange) fn read_head(text: &str) -> Result<Submission, Vec<Problem>> {
    let mut draft = SubmissionDraft::default();
    // The value alone, with nothing behind it.
    let value = serde_json::from_str::<&RawValue>(text).map(RawValue::get);
    if value.is_ok_and(|value| fill(&mut draft, value)) {
        return Submission::build(&draft);
    }
    Err(vec![Problem::of(&Trail::Root, &ShapeError::NotObject)])
}

/// Reads the outer shape of a file.
pub(super) fn read_body<'a>(
    text: &'a str,
    watch: &mut Watch<'_>,
) -> Result<Body<'a>, watch::Stopped> {
    let mut body = Body::default();
    let mut reader = serde_json::Deserializer::from_str(text);
    let watched = Watched { text, watch };
    let read = BodySeed(&mut body, watched).deserialize(&mut reader);
    if watch.is_stopped() {
        return Err(watch::Stopped);
    }
    if let Err(error) = read.and_then(|()| reader.end()) {
        // Well-formed so far, but a list that is none; without a list, no object at all.
        if let (true, Some(list)) = (error.is_data(), body.lists.last()) {
            let name = list.kind.list();
            body.misplaced.push(Message::new(
                format!("`{name}` phải là một danh sách"),
                format!("`{name}` is not a list"),
            ));
        }
        let line = u32::try_from(error.line()).unwrap_or(u32::MAX).max(1);
        let reason = if text.trim_ascii().is_empty() {
            Message::new("tệp trống", "the file is empty")
        } else if error.is_eof() {
            cut_off()
        } else if error.is_data() {
            Message::new(
                "tệp không phải là một đối tượng JSON",
                "the file is not one JSON object",
            )
        } else {
            Message::new(
                format!(
                    "từ dòng này tệp không phải là JSON (cột {})",
                    error.column()
                ),
                format!(
                    "from this line on the file is not JSON (column {})",
                    error.column()
                ),
            )
        };
        let from = body.end_of_last_record(text);
        // An object that is complete, with something after it, has all its records.
        body.stopped = Some(Stopped { line, from, reason });
    }
    Ok(body)
}

impl<'a> Body<'a> {
    /// Notes that the file goes on after its text, with a part of a letter.
    pub(super) fn cut_off(&mut self, text: &str) {
        if self.stopped.is_none() {
            self.stopped = Some(Stopped {
                line: count_lines(text.as_bytes()).saturating_add(1),
                from: self.end_of_last_record(text),
                reason: cut_off(),
            });
        }
    }

    /// Builds the head, or says why the whole file cannot be placed.
    pub(super) fn head(&self) -> Result<Submission, Message> {
        let stopped = |missing: Message| match &self.stopped {
            Some(stopped) => stopped.reason.clone(),
            None => missing,
        };
        if let Some(reason) = self.misplaced.first() {
            return Err(reason.clone());
        }
        let Some(format) = self.format else {
            return Err(stopped(Message::new(
                format!("tệp không có `format`: cần \"{FORMAT}\""),
                format!("the file has no `format`: \"{FORMAT}\" is needed"),
            )));
        };
        if format.get() != format!("\"{FORMAT}\"") {
            return Err(Message::new(
                format!("`format` không phải là \"{FORMAT}\""),
                format!("`format` is not \"{FORMAT}\""),
            ));
        }
        match self.version.map(RawValue::get) {
            Some(version) if version == VERSION.to_string() => {}
            Some(_) => {
                return Err(Message::new(
                    format!("`version` không phải là {VERSION}: chương trình này chưa đọc được"),
                    format!("`version` is not {VERSION}: this program cannot read it"),
                ));
            }
            None => {
                return Err(stopped(Message::new(
                    "tệp không có `version`",
                    "the file has no `version`",
                )));
            }
        }
        let Some(submission) = self.submission else {
            return Err(stopped(Message::new(
                "tệp không có `submission`: không biết ai nộp",
                "the file has no `submission`: nobody knows who submits it",
            )));
        };
        let mut draft = SubmissionDraft::default();
        if !fill(&mut draft, submission.get()) {
            return Err(Message::new(
                "`submission` không phải là một đối tượng",
                "`submission` is not an object",
            ));
        }
        Submission::build(&draft).map_err(|problems| {
            let list = |lang: Lang| {
                let tell = |p: &Problem| format!("/submission{}: {}", p.path(), p.message(lang));
                problems.iter().map(tell).collect::<Vec<_>>().join("; ")
            };
            Message::new(list(Lang::Vi), list(Lang::En))
        })
    }

    /// Returns the top-level fields that the format does not know.
    pub(super) fn unknown_fields(&self) -> Vec<UnknownField> {
        self.unknown
            .iter()
            .map(|(name, raw)| UnknownField::new(name, raw.get()))
            .collect()
    }

    /// Where the last complete value that is kept elsewhere ends; 0 if there is none.
    fn end_of_last_record(&self, text: &str) -> usize {
        let ends = self
            .lists
            .iter()
            .filter_map(|list| list.elements.last().copied())
            .chain(self.unknown.iter().map(|(_, raw)| *raw))
            .chain(
                [self.format, self.version, self.submission]
                    .into_iter()
                    .flatten(),
            )
            .map(|raw| offset_in(text, raw.get()).saturating_add(raw.get().len()));
        ends.max().unwrap_or(0)
    }
}

/// The text, and who is told how far in it reading is.
struct Watched<'s, 'w, 'a> {
    text: &'a str,
    watch: &'s mut Watch<'w>,
}

struct BodySeed<'s, 'w, 'a>(&'s mut Body<'a>, Watched<'s, 'w, 'a>);

impl<'a> DeserializeSeed<'a> for BodySeed<'_, '_, 'a> {
    type Value = ();
    fn deserialize<D: Deserializer<'a>>(self, reader: D) -> Result<(), D::Error> {
        reader.deserialize_map(self)
    }
}

impl<'a> Visitor<'a> for BodySeed<'_, '_, 'a> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a submission: one JSON object")
    }

    fn visit_map<A: MapAccess<'a>>(self, mut map: A) -> Result<(), A::Error> {
        let Self(body, mut watched) = self;
        while let Some(Name(name)) = map.next_key::<Name<'a>>()? {
            if let Some(kind) = RecordKind::of_list(&name) {
                body.lists.push(List {
                    kind,
                    elements: Vec::new(),
                });
                if let Some(list) = body.lists.last_mut() {
                    map.next_value_seed(ListSeed(&mut list.elements, &mut watched))?;
                }
                continue;
            }
            let value = map.next_value()?;
            let slot = match &*name {
                "format" => &mut body.format,
                "version" => &mut body.version,
                "submission" => &mut body.submission,
                _ => {
                    body.unknown.push((name.into_owned(), value));
                    continue;
                }
            };
            if slot.replace(value).is_some() {
                body.misplaced.push(Message::new(
                    format!("`{name}` được ghi hai lần"),
                    format!("`{name}` is given twice"),
                ));
            }
        }
        Ok(())
    }
}

/// Collects the elements of a list.
///
/// The elements stay where they were put when the file breaks off in the middle.
struct ListSeed<'s, 'o, 'w, 'a>(&'s mut Vec<&'a RawValue>, &'s mut Watched<'o, 'w, 'a>);

impl<'a> DeserializeSeed<'a> for ListSeed<'_, '_, '_, 'a> {
    type Value = ();
    fn deserialize<D: Deserializer<'a>>(self, reader: D) -> Result<(), D::Error> {
        reader.deserialize_option(self)
    }
}

impl<'a> Visitor<'a> for ListSeed<'_, '_, '_, 'a> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a list of records")
    }

    fn visit_none<E>(self) -> Result<(), E> {
        Ok(())
    }

    fn visit_some<D: Deserializer<'a>>(self, reader: D) -> Result<(), D::Error> {
        reader.deserialize_seq(self)
    }

    fn visit_seq<A: SeqAccess<'a>>(self, mut seq: A) -> Result<(), A::Error> {
        let Watched { text, watch } = self.1;
        while let Some(element) = seq.next_element::<&RawValue>()? {
            self.0.push(element);
            watch
                .at(u64::try_from(offset_in(text, element.get())).unwrap_or(u64::MAX))
                .map_err(serde::de::Error::custom)?;
        }
        Ok(())
    }
}
