//! Writing submissions in canonical form.

use std::collections::BTreeSet;

use crate::exchange::json::{FORMAT, VERSION};
use crate::record::draft::{Field, Node, Object, UnknownField, View};
use crate::record::{
    AccountBalance, Certificate, Commitment, Donor, Filing, Grant, Party, Person, PublishedFigure,
    RateRecord, RecordKind, Submission, Transaction,
};
use crate::registry::{Registered, Registry, Unreadable};

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
/// hold. Nothing else is ever left out.
pub fn write(registry: &Registry, people: People) -> Vec<Document> {
    let mut documents: Vec<Document> = Vec::new();
    let mut heads: Vec<&Submission> = registry.sources().iter().map(|s| s.submission()).collect();
    heads.dedup();
    for head in heads {
        let mut seen = BTreeSet::new();
        let mut unknown: Vec<&UnknownField> = registry
            .sources()
            .iter()
            .filter(|source| source.submission() == head)
            .flat_map(|source| source.unknown_fields())
            .filter(|field| seen.insert(*field))
            .collect();
        unknown.sort_by_key(|field| field.name());
        let mut writer = Writer { out: Vec::new() };
        let scope = Scope {
            registry,
            head,
            people,
        };
        writer.submission(&scope, &unknown);
        documents.push(Document {
            name: head.id().to_string(),
            bytes: writer.out,
        });
    }
    if people == People::Full {
        documents.extend(
            registry
                .unreadable()
                .iter()
                .map(|file: &Unreadable| Document {
                    name: file.file().to_owned(),
                    bytes: file.bytes().to_vec(),
                }),
        );
    }
    documents
}

/// What one document is to hold.
struct Scope<'a> {
    registry: &'a Registry,
    head: &'a Submission,
    people: People,
}

struct Writer {
    out: Vec<u8>,
}

impl Writer {
    fn push(&mut self, text: &str) {
        self.out.extend_from_slice(text.as_bytes());
    }

    /// Writes text as a JSON string.
    fn string(&mut self, text: &str) {
        // Writing to a vector cannot fail, and a string is always serialisable.
        let _ = serde_json::to_writer(&mut self.out, text);
    }

    fn submission(&mut self, scope: &Scope<'_>, unknown: &[&UnknownField]) {
        self.push("{\"format\":");
        self.string(FORMAT);
        self.push(",\"version\":");
        self.push(&VERSION.to_string());
        self.push(",\"submission\":");
        self.object(&scope.head.draft());
        for kind in RecordKind::ALL {
            self.push(",");
            self.string(kind.list());
            self.push(":[");
            match kind {
                RecordKind::Donor => self.records::<Donor>(scope),
                RecordKind::Party => self.records::<Party>(scope),
                RecordKind::Certificate => self.records::<Certificate>(scope),
                RecordKind::Grant => self.records::<Grant>(scope),
                RecordKind::Transaction => self.records::<Transaction>(scope),
                RecordKind::Balance => self.records::<AccountBalance>(scope),
                RecordKind::Commitment => self.records::<Commitment>(scope),
                RecordKind::Rate => self.records::<RateRecord>(scope),
                RecordKind::Filing => self.records::<Filing>(scope),
                RecordKind::Person => self.people(scope),
                RecordKind::PublishedFigure => self.records::<PublishedFigure>(scope),
            }
            self.push("]");
        }
        for field in unknown {
            self.push(",");
            self.string(field.name());
            self.push(":");
            self.push(field.source());
        }
        self.push("}\n");
    }

    /// Writes the records of a kind and what of it was set aside, by id.
    fn records<R: Registered>(&mut self, scope: &Scope<'_>) {
        self.list(scope, R::KIND, |writer, record: &R| {
            writer.object(&record.draft())
        });
    }

    fn people(&mut self, scope: &Scope<'_>) {
        self.list(
            scope,
            RecordKind::Person,
            |writer, person: &Person| match scope.people {
                People::Full => writer.object(&person.draft()),
                People::Redacted => writer.object(&person.redacted_record().draft()),
            },
        );
    }

    fn list<R: Registered>(
        &mut self,
        scope: &Scope<'_>,
        kind: RecordKind,
        write: impl Fn(&mut Self, &R),
    ) {
        let mine = |submission: Option<&Submission>| submission == Some(scope.head);
        let mut aside: Vec<(Option<&str>, String)> = scope
            .registry
            .set_aside()
            .iter()
            .filter(|item| item.kind() == kind)
            .filter(|item| mine(scope.registry.source_of(item).map(|s| s.submission())))
            .map(|item| (item.id(), scope.text_of(item)))
            .collect();
        // By id as everything else; those without one come last.
        aside.sort_by(|a, b| (a.0.is_none(), a).cmp(&(b.0.is_none(), b)));
        aside.dedup();
        let mut aside = aside.into_iter().peekable();
        let mut is_first = true;
        let mut separate = |writer: &mut Self| {
            if !std::mem::replace(&mut is_first, false) {
                writer.push(",");
            }
        };
        for entry in scope.registry.entries::<R>() {
            if !mine(scope.registry.source(entry).map(|s| s.submission())) {
                continue;
            }
            let key = entry.record().key();
            while let Some((_, text)) = aside.next_if(|(id, _)| id.is_some_and(|id| id < key)) {
                separate(self);
                self.push(&text);
            }
            separate(self);
            write(self, entry.record());
        }
        for (_, text) in aside {
            separate(self);
            self.push(&text);
        }
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

impl Scope<'_> {
    /// Returns what is written for a record that was set aside.
    fn text_of(&self, item: &crate::registry::SetAside) -> String {
        if item.kind().is_personal() && self.people == People::Redacted {
            let mut writer = Writer { out: Vec::new() };
            writer.push("{");
            if let Some(id) = item.id() {
                writer.push("\"id\":");
                writer.string(id);
                writer.push(",");
            }
            writer.push("\"redacted\":\"yes\"}");
            String::from_utf8_lossy(&writer.out).into_owned()
        } else {
            item.text().to_owned()
        }
    }
}
