//! Reading a submission: record by record, each with its place, into a registry.

use std::collections::BTreeMap;

use crate::exchange::json::fill::fill;
use crate::exchange::json::head::{self, Body, read_body};
use crate::exchange::json::position::{Lines, count_lines};
use crate::exchange::watch::{Progress, Stopped, Watch};
use crate::finding::{Message, Problem};
use crate::path::Trail;
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
    let read = read_watched(builder, file, bytes, &mut Watch::of_nobody());
    // Nobody stops it.
    read.unwrap_or(NOTHING)
}

/// Reads a file's bytes as [`read`] does, and tells how far it is; `progress` may break it off.
///
/// The whole that `progress` is told is a measure of the file's bytes and of no use but to be
/// compared with what is done.
///
/// # Errors
/// * [`Stopped`] if `progress` broke it off; the builder holds what it held before.
///
/// # Example
/// ```
/// use std::ops::ControlFlow;
/// use vientro::exchange::json;
/// use vientro::registry::Registry;
/// let file = r#"{"format":"vientro-submission","version":1,
///   "submission":{"id":"S1","submitter":"ppc-lang-son","sequence":1},"donors":[{"id":"D1"}]}"#;
/// let mut builder = Registry::builder();
/// let stop = &mut |_, _| ControlFlow::Break(());
/// assert!(json::read_with_progress(&mut builder, "a.json", file.as_bytes(), stop).is_err());
/// assert!(builder.finish().is_empty());
/// ```
pub fn read_with_progress(
    builder: &mut RegistryBuilder,
    file: &str,
    bytes: &[u8],
    progress: Progress<'_>,
) -> Result<Outcome, Stopped> {
    // Every byte is passed twice: once to find the records, once to read them.
    let whole = length_of(bytes).saturating_mul(2);
    let mut watch = Watch::of(progress);
    let mark = builder.mark();
    let read = watch
        .begin(whole, STEP)
        .and_then(|()| read_watched(builder, file, bytes, &mut watch))
        .and_then(|outcome| watch.end().map(|()| outcome));
    if read.is_err() {
        builder.back_to(mark);
    }
    read
}

/// After how many bytes somebody is told: some milliseconds.
const STEP: u64 = 1 << 20;

const NOTHING: Outcome = Outcome {
    records: 0,
    set_aside: 0,
    is_complete: false,
};

fn length_of(bytes: &[u8]) -> u64 {
    u64::try_from(bytes.len()).unwrap_or(u64::MAX)
}

fn read_watched(
    builder: &mut RegistryBuilder,
    file: &str,
    bytes: &[u8],
    watch: &mut Watch<'_>,
) -> Result<Outcome, Stopped> {
    let content = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let text = match std::str::from_utf8(content) {
        Ok(text) => text,
        Err(error) => {
            let before = content.get(..error.valid_up_to()).unwrap_or_default();
            if let (None, Ok(text)) = (error.error_len(), std::str::from_utf8(before)) {
                // Cut off in the middle of a letter: all before that letter is good.
                return read_text(builder, file, bytes, text, content, watch);
            }
            let line = count_lines(before).saturating_add(1);
            builder.unreadable(file, line, wrong_encoding(content), Rest::Whole(bytes));
            return Ok(NOTHING);
        }
    };
    read_text(builder, file, bytes, text, content, watch)
}

/// Reads a file's text; `content` may go on after it with a part of a letter.
fn read_text(
    builder: &mut RegistryBuilder,
    file: &str,
    bytes: &[u8],
    text: &str,
    content: &[u8],
    watch: &mut Watch<'_>,
) -> Result<Outcome, Stopped> {
    let mut body = read_body(text, watch)?;
    if text.len() < content.len() {
        body.cut_off(text);
    }
    let head = match body.head() {
        Ok(head) => head,
        Err(reason) => {
            let line = body.stopped.as_ref().map_or(1, |stopped| stopped.line);
            builder.unreadable(file, line, reason, Rest::Whole(bytes));
            return Ok(NOTHING);
        }
    };
    let source = builder.source(Source::new(head, file, body.unknown_fields()));
    let outcome = feed(builder, source, text, &body, watch)?;
    if let Some(stopped) = &body.stopped {
        let rest = content.get(stopped.from..).unwrap_or_default();
        builder.unreadable(
            file,
            stopped.line,
            stopped.reason.clone(),
            Rest::After(rest),
        );
    }
    Ok(Outcome {
        is_complete: body.stopped.is_none(),
        ..outcome
    })
}

/// Feeds the records of a file, counting lines along the way.
fn feed(
    builder: &mut RegistryBuilder,
    source: SourceHandle,
    text: &str,
    body: &Body<'_>,
    watch: &mut Watch<'_>,
) -> Result<Outcome, Stopped> {
    let lines = Lines::new(text);
    let outcome = Outcome {
        records: 0,
        set_aside: 0,
        is_complete: true,
    };
    let mut feeder = Feeder {
        builder,
        source,
        lines,
        outcome,
        fed: BTreeMap::new(),
        passed: length_of(text.as_bytes()),
        watch,
    };
    for list in &body.lists {
        match list.kind {
            RecordKind::Donor => feeder.list::<Donor>(list)?,
            RecordKind::Party => feeder.list::<Party>(list)?,
            RecordKind::Certificate => feeder.list::<Certificate>(list)?,
            RecordKind::Grant => feeder.list::<Grant>(list)?,
            RecordKind::Transaction => feeder.list::<Transaction>(list)?,
            RecordKind::Balance => feeder.list::<AccountBalance>(list)?,
            RecordKind::Commitment => feeder.list::<Commitment>(list)?,
            RecordKind::Rate => feeder.list::<RateRecord>(list)?,
            RecordKind::Filing => feeder.list::<Filing>(list)?,
            RecordKind::Person => feeder.list::<Person>(list)?,
            RecordKind::PublishedFigure => feeder.list::<PublishedFigure>(list)?,
        }
    }
    Ok(feeder.outcome)
}

/// For how many records of a list room is made before they are read.
const MOST_RESERVED: usize = 1 << 16;

/// Takes records from source text into the registry.
struct Feeder<'s, 'w, 'a> {
    builder: &'s mut RegistryBuilder,
    source: SourceHandle,
    lines: Lines<'a>,
    /// How many bytes were passed before the records were read, and who is told of them.
    passed: u64,
    watch: &'s mut Watch<'w>,
    outcome: Outcome,
    /// How many records of a kind came so far: a file may give a list in several pieces.
    fed: BTreeMap<RecordKind, u32>,
}

impl<'a> Feeder<'_, '_, 'a> {
    fn list<R: Registered>(&mut self, list: &head::List<'a>) -> Result<(), Stopped> {
        // No more than a file of good size has: elements may be two bytes long, records are not.
        self.builder
            .reserve::<R>(list.elements.len().min(MOST_RESERVED));
        let next = self.fed.entry(R::KIND).or_default();
        for element in &list.elements {
            let text: &'a str = element.get();
            let here = u64::try_from(self.lines.offset_of(text)).unwrap_or(u64::MAX);
            self.watch.at(self.passed.saturating_add(here))?;
            let place = Place {
                line: self.lines.line_of(text),
                position: *next,
            };
            *next = next.saturating_add(1);
            let outcome = &mut self.outcome;
            let is_read = add::<R>(self.builder, self.source, place, text);
            let count = if is_read {
                &mut outcome.records
            } else {
                &mut outcome.set_aside
            };
            *count = count.saturating_add(1);
        }
        Ok(())
    }
}

/// Adds one record from its source text; `false` if it was set aside.
pub(in crate::exchange) fn add<R: Registered>(
    builder: &mut RegistryBuilder,
    source: SourceHandle,
    place: Place,
    text: &str,
) -> bool {
    let mut draft = R::Draft::default();
    if fill(&mut draft, text) {
        return builder.add::<R>(source, place, text, &draft);
    }
    let error = if text.starts_with('{') {
        ShapeError::Garbled
    } else {
        ShapeError::NotObject
    };
    let problem = Problem::of(&Trail::Root, &error);
    builder.set_aside(source, R::KIND, place, None, text, vec![problem]);
    false
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
