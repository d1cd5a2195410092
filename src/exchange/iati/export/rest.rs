//! The end of an activity file: everything of every submission that is no activity.

use std::collections::BTreeSet;

use super::activity::Writer;
use crate::exchange::iati::extension::{self, HEAD, SUBMISSION, UNKNOWN};
use crate::exchange::json::{self, People};
use crate::order;
use crate::record::{
    AccountBalance, Certificate, Commitment, Donor, Filing, Grant, Party, Person, PublishedFigure,
    RateRecord, Record, RecordKind, Transaction, UnknownField,
};
use crate::registry::{Registered, Source};

/// What of a registry stands in no activity.
pub(super) struct Rest<'w, 'a> {
    writer: &'w Writer<'a>,
    grants: BTreeSet<usize>,
    transactions: BTreeSet<usize>,
    /// What was written of each submission.
    pages: Vec<String>,
    /// The position of each source's page. A submission may have come in several files.
    page_of: Vec<usize>,
    /// The first source of each page.
    sources: Vec<&'a [Source]>,
}

impl<'w, 'a> Rest<'w, 'a> {
    pub(super) fn new(writer: &'w Writer<'a>) -> Self {
        let mut rest = Self {
            writer,
            grants: BTreeSet::new(),
            transactions: BTreeSet::new(),
            pages: Vec::new(),
            page_of: Vec::new(),
            sources: Vec::new(),
        };
        let all = writer.registry.sources();
        for sources in all.chunk_by(|a, b| a.submission() == b.submission()) {
            let page = rest.pages.len();
            rest.page_of.extend(sources.iter().map(|_| page));
            rest.sources.push(sources);
            rest.pages.push(String::new());
        }
        rest
    }

    /// Notes that a grant stands in an activity with these transactions.
    pub(super) fn is_written(&mut self, grant: usize, transactions: &[usize]) {
        self.grants.insert(grant);
        self.transactions.extend(transactions);
    }

    /// Writes one submission after the other.
    pub(super) fn write(mut self, out: &mut String) {
        for kind in RecordKind::ALL {
            match kind {
                RecordKind::Donor => self.records::<Donor>(&BTreeSet::new()),
                RecordKind::Party => self.records::<Party>(&BTreeSet::new()),
                RecordKind::Certificate => self.records::<Certificate>(&BTreeSet::new()),
                RecordKind::Grant => {
                    let written = std::mem::take(&mut self.grants);
                    self.records::<Grant>(&written);
                }
                RecordKind::Transaction => {
                    let written = std::mem::take(&mut self.transactions);
                    self.records::<Transaction>(&written);
                }
                RecordKind::Balance => self.records::<AccountBalance>(&BTreeSet::new()),
                RecordKind::Commitment => self.records::<Commitment>(&BTreeSet::new()),
                RecordKind::Rate => self.records::<RateRecord>(&BTreeSet::new()),
                RecordKind::Filing => self.records::<Filing>(&BTreeSet::new()),
                RecordKind::Person => self.people(),
                RecordKind::PublishedFigure => self.records::<PublishedFigure>(&BTreeSet::new()),
            }
        }
        for (sources, page) in self.sources.iter().zip(&self.pages) {
            extension::open(SUBMISSION, out);
            out.push('\n');
            if let Some(source) = sources.first() {
                let head = json::object_json(&source.submission().draft());
                line(HEAD, &head, out);
            }
            let mut seen = BTreeSet::new();
            let fields = sources.iter().flat_map(|source| source.unknown_fields());
            let fields: Vec<_> = fields.filter(|field| seen.insert(*field)).collect();
            if !fields.is_empty() {
                line(UNKNOWN, &object_of(&fields), out);
            }
            out.push_str(page);
            extension::end(SUBMISSION, out);
        }
    }

    fn records<R: Registered>(&mut self, written: &BTreeSet<usize>) {
        self.list(written, |record: &R| json::object_json(&record.draft()));
    }

    fn people(&mut self) {
        let people = self.writer.people();
        self.list(&BTreeSet::new(), |person: &Person| match people {
            People::Full => json::object_json(&person.draft()),
            People::Redacted => json::object_json(&person.redacted_record().draft()),
        });
    }

    /// Writes the records of a kind that were not written, and those that were set aside.
    fn list<R: Registered>(&mut self, written: &BTreeSet<usize>, json: impl Fn(&R) -> String) {
        let registry = self.writer.registry;
        for (at, entry) in registry.entries::<R>().iter().enumerate() {
            if !written.contains(&at) {
                self.push::<R>(entry.source_index(), &json(entry.record()));
            }
        }
        for item in registry.set_aside() {
            if item.kind() == R::KIND {
                let text = json::set_aside_text(item, self.writer.people());
                self.push::<R>(item.source_index(), &text);
            }
        }
    }

    fn push<R: Record>(&mut self, source: usize, json: &str) {
        let page = self.page_of.get(source);
        if let Some(page) = page.and_then(|page| self.pages.get_mut(*page)) {
            line(R::KIND.list(), json, page);
        }
    }
}

fn line(name: &str, json: &str, out: &mut String) {
    extension::element(name, json, out);
    out.push('\n');
}

/// Writes unknown fields as an object.
fn object_of(fields: &[&UnknownField]) -> String {
    let mut fields = fields.to_vec();
    order::sort_by_key(&mut fields, |field| field.name());
    let fields = fields.iter().map(|field| {
        let name = serde_json::to_string(field.name()).unwrap_or_default();
        format!("{name}:{}", field.source())
    });
    format!("{{{}}}", fields.collect::<Vec<_>>().join(","))
}
