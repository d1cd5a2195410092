//! Writing submissions in canonical form.

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::iter::Peekable;
use std::vec::IntoIter;

use crate::exchange::json::{FORMAT, VERSION};
use crate::order;
use crate::record::draft::{Field, Node, Object, UnknownField, View};
use crate::record::{
    AccountBalance, Certificate, Commitment, Donor, Filing, Grant, Party, Person, PublishedFigure,
    RateRecord, RecordKind, Transaction,
};
use crate::registry::{Entry, Registered, Registry, SetAside, Source};

/// What becomes of personal data when records are written (dữ liệu cá nhân khi xuất).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum People {
    /// Persons are written without their data: id, and `"redacted":"yes"`.
    Redacted,
    /// Persons are written whole: the caller answers for where they go.
    Full,
}

/// A document to be kept: a submission in canonical form, or the bytes that could not be read.
#[derive(Clone, PartialEq, Eq)]
pub struct Document {
    name: String,
    bytes: Vec<u8>,
}

impl Document {
    /// Returns a name: the submission's id, or the name of the file that could not be read.
    ///
    /// It is what somebody else wrote, `../x` for example, and two documents may have the same: a
    /// program that makes files of documents names them itself.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Returns the bytes.
    pub fn bytes(&self) -> &[u8] {
        &self.bytes
    }
}

impl std::fmt::Debug for Document {
    /// Shows the name and the length only: the bytes may be personal.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{} ({} bytes)", self.name, self.bytes.len())
    }
}

/// Writes everything that a registry was fed with: one document for each submission, in canonical
/// form, and one for each file, or rest of a file, that could not be read.
///
/// Every version is in the document of its own submission, whether it counts or not, and so is
/// every record that was set aside, with its exact source text. With [`People::Redacted`], set-aside
/// records of people keep their id only, and unreadable bytes are left out: nobody knows what they
/// hold. Nothing else is ever left out: accounts, names of donors and unknown fields are written as
/// they are, so whoever submits personal data outside `people` finds it here.
///
/// # Example
/// ```
/// use vientro::exchange::json::{self, People};
/// use vientro::registry::Registry;
/// let file = r#"{"format":"vientro-submission","version":1,
///   "submission":{"id":"S1","submitter":"ppc-lang-son","sequence":1},
///   "people":[{"id":"P1","name":"Người Minh Họa"}]}"#;
/// let mut builder = Registry::builder();
/// json::read(&mut builder, "lang-son.json", file.as_bytes());
/// let documents = json::write(&builder.finish(), People::Redacted);
/// let text = std::str::from_utf8(documents[0].bytes())?;
/// assert!(text.contains(r#""people":[{"id":"P1","redacted":"yes"}]"#));
/// # Ok::<(), std::str::Utf8Error>(())
/// ```
pub fn write(registry: &Registry, people: People) -> Vec<Document> {
    let mut pages = Pages::new(registry, people);
    for kind in RecordKind::ALL {
        match kind {
            RecordKind::Donor => pages.records::<Donor>(),
            RecordKind::Party => pages.records::<Party>(),
            RecordKind::Certificate => pages.records::<Certificate>(),
            RecordKind::Grant => pages.records::<Grant>(),
            RecordKind::Transaction => pages.records::<Transaction>(),
            RecordKind::Balance => pages.records::<AccountBalance>(),
            RecordKind::Commitment => pages.records::<Commitment>(),
            RecordKind::Rate => pages.records::<RateRecord>(),
            RecordKind::Filing => pages.records::<Filing>(),
            RecordKind::Person => pages.people(),
            RecordKind::PublishedFigure => pages.records::<PublishedFigure>(),
        }
    }
    let mut documents = pages.finish();
    if people == People::Full {
        let unreadable = registry.unreadable().iter();
        documents.extend(unreadable.map(|file| Document {
            name: file.file().to_owned(),
            bytes: file.bytes().to_vec(),
        }));
    }
    documents
}

/// Returns what is written for a record that was set aside (bản ghi để riêng): its exact source text,
/// and of a person with [`People::Redacted`] the id only, where that could be read.
pub fn set_aside_text(item: &SetAside, people: People) -> Cow<'_, str> {
    if !item.kind().is_personal() || people == People::Full {
        return item.text().into();
    }
    let mut writer = Writer::new();
    writer.push("{");
    if let Some(id) = item.id() {
        writer.push("\"id\":");
        writer.string(id);
        writer.push(",");
    }
    writer.push("\"redacted\":\"yes\"}");
    writer.text().into()
}

/// Writes the version of a record that counts (bản ghi) in canonical form, as one JSON object with a
/// line feed at the end; `None` if there is no record of this kind and id.
///
/// # Example
/// ```
/// use vientro::exchange::json::{self, People};
/// use vientro::record::RecordKind;
/// use vientro::registry::Registry;
/// let file = r#"{"format":"vientro-submission","version":1,
///   "submission":{"id":"S1","submitter":"ppc-lang-son","sequence":1},
///   "people":[{"id":"P1","name":"Người Minh Họa"}]}"#;
/// let mut builder = Registry::builder();
/// json::read(&mut builder, "lang-son.json", file.as_bytes());
/// let registry = builder.finish();
/// let person = json::record_json(&registry, RecordKind::Person, "P1", People::Redacted);
/// assert_eq!(person.as_deref(), Some("{\"id\":\"P1\",\"redacted\":\"yes\"}\n"));
/// assert_eq!(json::record_json(&registry, RecordKind::Grant, "P1", People::Full), None);
/// ```
pub fn record_json(
    registry: &Registry,
    kind: RecordKind,
    id: &str,
    people: People,
) -> Option<String> {
    Which::Counts(id).json(registry, kind, people)
}

/// Writes a version of a record as [`record_json`] does, by its position among those of its kind
/// ([`Registry::version`]); `None` if there are fewer.
pub fn version_json(
    registry: &Registry,
    kind: RecordKind,
    position: usize,
    people: People,
) -> Option<String> {
    Which::At(position).json(registry, kind, people)
}

/// Which version of which record.
#[derive(Clone, Copy)]
enum Which<'a> {
    /// The one that counts, of an id.
    Counts(&'a str),
    /// The one at a position.
    At(usize),
}

impl Which<'_> {
    fn json(self, registry: &Registry, kind: RecordKind, people: People) -> Option<String> {
        match kind {
            RecordKind::Donor => self.of::<Donor>(registry),
            RecordKind::Party => self.of::<Party>(registry),
            RecordKind::Certificate => self.of::<Certificate>(registry),
            RecordKind::Grant => self.of::<Grant>(registry),
            RecordKind::Transaction => self.of::<Transaction>(registry),
            RecordKind::Balance => self.of::<AccountBalance>(registry),
            RecordKind::Commitment => self.of::<Commitment>(registry),
            RecordKind::Rate => self.of::<RateRecord>(registry),
            RecordKind::Filing => self.of::<Filing>(registry),
            RecordKind::Person if people == People::Redacted => {
                let person = self.find::<Person>(registry)?.redacted_record();
                Some(line(&person.draft()))
            }
            RecordKind::Person => self.of::<Person>(registry),
            RecordKind::PublishedFigure => self.of::<PublishedFigure>(registry),
        }
    }

    fn of<R: Registered>(self, registry: &Registry) -> Option<String> {
        self.find::<R>(registry).map(|record| line(&record.draft()))
    }

    fn find<R: Registered>(self, registry: &Registry) -> Option<&R> {
        match self {
            Self::Counts(id) => registry.get(id),
            Self::At(position) => registry.entries().get(position).map(Entry::record),
        }
    }
}

/// Writes one object.
#[cfg(any(feature = "csv", feature = "iati", feature = "xlsx"))]
pub(in crate::exchange) fn object_json(object: &dyn Object<'_>) -> String {
    let mut writer = Writer::new();
    writer.object(object);
    writer.text()
}

/// Writes what stands at a place of a draft.
#[cfg(feature = "iati")]
pub(in crate::exchange) fn node_json(node: &dyn Node<'_>) -> String {
    let mut writer = Writer::new();
    writer.node(node);
    writer.text()
}

/// Writes one object on a line.
fn line(object: &dyn Object<'_>) -> String {
    let mut writer = Writer::new();
    writer.object(object);
    writer.push("\n");
    writer.text()
}

/// The documents of all submissions, written side by side: one walk over the records serves all.
struct Pages<'a> {
    registry: &'a Registry,
    people: People,
    pages: Vec<Page<'a>>,
    /// The position of each source's page. A submission may have come in several files.
    page_of: Vec<usize>,
}

/// The document of one submission, and what of it was set aside in the list being written.
struct Page<'a> {
    sources: &'a [Source],
    writer: Writer,
    aside: Peekable<IntoIter<Aside<'a>>>,
    is_first: bool,
}

/// A record that was set aside: its id, and what is written for it. By id as everything else;
/// those without one come last.
type Aside<'a> = (bool, Option<&'a str>, Cow<'a, str>);

impl<'a> Pages<'a> {
    fn new(registry: &'a Registry, people: People) -> Self {
        let mut page_of = Vec::with_capacity(registry.sources().len());
        let mut pages: Vec<Page<'a>> = Vec::new();
        for sources in registry
            .sources()
            .chunk_by(|a, b| a.submission() == b.submission())
        {
            page_of.extend(sources.iter().map(|_| pages.len()));
            pages.push(Page::new(sources));
        }
        Self {
            registry,
            people,
            pages,
            page_of,
        }
    }

    /// Writes the records of a kind and what of it was set aside, by id.
    fn records<R: Registered>(&mut self) {
        self.list(|writer, record: &R| writer.object(&record.draft()));
    }

    fn people(&mut self) {
        match self.people {
            People::Full => self.records::<Person>(),
            People::Redacted => self.list(|writer, person: &Person| {
                writer.object(&person.redacted_record().draft());
            }),
        }
    }

    fn list<R: Registered>(&mut self, write: impl Fn(&mut Writer, &R)) {
        let registry = self.registry;
        let mut aside: Vec<Vec<Aside<'a>>> = self.pages.iter().map(|_| Vec::new()).collect();
        for item in registry.set_aside() {
            let page = self.page_of.get(item.source_index());
            if let Some(items) = page.and_then(|page| aside.get_mut(*page)) {
                if item.kind() == R::KIND {
                    let text = set_aside_text(item, self.people);
                    items.push((item.id().is_none(), item.id(), text));
                }
            }
        }
        for (page, aside) in self.pages.iter_mut().zip(aside) {
            page.begin(R::KIND, aside);
        }
        for entry in registry.entries::<R>() {
            let page = self.page_of.get(entry.source_index());
            if let Some(page) = page.and_then(|page| self.pages.get_mut(*page)) {
                page.aside_before(entry.record().key());
                page.separate();
                write(&mut page.writer, entry.record());
            }
        }
        for page in &mut self.pages {
            page.end();
        }
    }

    fn finish(self) -> Vec<Document> {
        self.pages.into_iter().map(Page::finish).collect()
    }
}

impl<'a> Page<'a> {
    fn new(sources: &'a [Source]) -> Self {
        let mut writer = Writer::new();
        writer.push("{\"format\":");
        writer.string(FORMAT);
        writer.push(",\"version\":");
        writer.push(&VERSION.to_string());
        writer.push(",\"submission\":");
        if let Some(source) = sources.first() {
            writer.object(&source.submission().draft());
        }
        Self {
            sources,
            writer,
            aside: Vec::new().into_iter().peekable(),
            is_first: true,
        }
    }

    fn begin(&mut self, kind: RecordKind, mut aside: Vec<Aside<'a>>) {
        order::sort(&mut aside);
        aside.dedup();
        self.aside = aside.into_iter().peekable();
        self.is_first = true;
        self.writer.push(",");
        self.writer.string(kind.list());
        self.writer.push(":[");
    }

    fn separate(&mut self) {
        self.writer.separate(&mut self.is_first);
    }

    /// Writes what was set aside and comes before an id.
    fn aside_before(&mut self, key: &str) {
        let is_before = |(_, id, _): &Aside<'_>| id.is_some_and(|id| id < key);
        while let Some((_, _, text)) = self.aside.next_if(is_before) {
            self.separate();
            self.writer.push(&text);
        }
    }

    fn end(&mut self) {
        while let Some((_, _, text)) = self.aside.next() {
            self.separate();
            self.writer.push(&text);
        }
        self.writer.push("]");
    }

    /// Writes the fields that the format does not know, once where several files hold one.
    fn finish(mut self) -> Document {
        let mut seen = BTreeSet::new();
        let fields = self
            .sources
            .iter()
            .flat_map(|source| source.unknown_fields());
        let mut unknown: Vec<&UnknownField> = fields.filter(|field| seen.insert(*field)).collect();
        order::sort_by_key(&mut unknown, |field| field.name());
        for field in unknown {
            self.writer.push(",");
            self.writer.string(field.name());
            self.writer.push(":");
            self.writer.push(field.source());
        }
        self.writer.push("}\n");
        let first = self.sources.first();
        Document {
            name: first.map_or_else(String::new, |source| source.submission().id().to_string()),
            bytes: self.writer.out,
        }
    }
}

struct Writer {
    out: Vec<u8>,
}

impl Writer {
    const fn new() -> Self {
        Self { out: Vec::new() }
    }

    /// Returns what was written, which is text throughout.
    fn text(self) -> String {
        String::from_utf8(self.out).unwrap_or_default()
    }

    fn push(&mut self, text: &str) {
        self.out.extend_from_slice(text.as_bytes());
    }

    /// Writes text as a JSON string.
    fn string(&mut self, text: &str) {
        // Writing to a vector cannot fail, and a string is always serialisable.
        let _ = serde_json::to_writer(&mut self.out, text);
    }

    fn object(&mut self, object: &dyn Object<'_>) {
        self.push("{");
        let mut is_first = true;
        object.visit(&mut |name, node| {
            if !node.is_absent() {
                self.separate(&mut is_first);
                self.string(name);
                self.push(":");
                self.node(node);
            }
        });
        for (name, source) in &object.rest().unknown {
            self.separate(&mut is_first);
            self.string(name);
            self.push(":");
            self.push(&source.0);
        }
        self.push("}");
    }

    fn separate(&mut self, is_first: &mut bool) {
        if !std::mem::replace(is_first, false) {
            self.push(",");
        }
    }

    fn node(&mut self, node: &dyn Node<'_>) {
        match node.view() {
            View::Field(Field::Absent) => self.push("null"),
            View::Field(Field::Text(text)) => self.string(text),
            View::Field(Field::Other(source)) => self.push(source),
            View::Object(object) => self.object(object),
            View::List(list) => {
                self.push("[");
                let mut is_first = true;
                list.visit(&mut |element| {
                    self.separate(&mut is_first);
                    self.node(element);
                });
                self.push("]");
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exchange::json::read;

    /// What is told of one record is what stands in its submission's document.
    #[test]
    fn a_record_alone_reads_as_in_its_document() {
        let file = r#"{"format":"vientro-submission","version":1,
            "submission":{"id":"S1","submitter":"ppc-lang-son","sequence":1},
            "donors":[{"kind":"foreign_ngo","id":"D1","website":"x"}],"filings":[{"id":"F1"}],
            "people":[{"name":"Người Minh Họa","id":"P1"},{"id":"P2","born_on":"31/02/1980"}]}"#;
        let mut builder = Registry::builder();
        read(&mut builder, "a.json", file.as_bytes());
        let registry = builder.finish();
        for people in [People::Redacted, People::Full] {
            let documents = write(&registry, people);
            let document = std::str::from_utf8(documents[0].bytes()).unwrap();
            let mut told = 0;
            for kind in RecordKind::ALL {
                for at in 0..registry.version_count(kind) {
                    let id = registry.version(kind, at).unwrap().id;
                    let text = version_json(&registry, kind, at, people).unwrap();
                    assert!(document.contains(text.trim_end()), "{text}");
                    assert_eq!(record_json(&registry, kind, id, people), Some(text));
                    told += 1;
                }
                assert_eq!(version_json(&registry, kind, 9, people), None);
            }
            assert_eq!(told, 3);
            let aside = set_aside_text(&registry.set_aside()[0], people);
            assert!(document.contains(&*aside));
            let is_full = people == People::Full;
            assert_eq!(document.contains("Minh"), is_full);
            assert_eq!(aside.contains("1980"), is_full);
        }
    }
}
