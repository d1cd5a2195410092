//! One submission being written: drafts go in, canonical bytes come out.

use std::borrow::Cow;

use vientro::exchange::json::{self, People};
use vientro::record::draft::{Field, UnknownSource};
use vientro::record::{Record, Submission, SubmissionDraft};
use vientro::registry::{Place, Registered, Registry, RegistryBuilder, Source, SourceHandle};

use crate::days;

/// Who submits, and as which of its submissions.
pub struct Head {
    pub id: String,
    pub submitter: String,
    pub sequence: u32,
    /// What the file holds, in Vietnamese and English.
    pub about: (String, String),
}

/// A submission being written.
pub struct Page {
    builder: RegistryBuilder,
    source: SourceHandle,
    records: u32,
}

impl Page {
    pub fn new(head: &Head) -> Self {
        let note = format!(
            "\"hồ sơ hư cấu: {} / invented records: {}\"",
            head.about.0, head.about.1
        );
        let mut draft = SubmissionDraft {
            id: head.id.clone().into(),
            submitter: head.submitter.clone().into(),
            sequence: Field::Other(head.sequence.to_string().into()),
            as_of: days::as_of().to_string().into(),
            ..Default::default()
        };
        let note = UnknownSource(Cow::Owned(note));
        draft.rest.unknown.push((Cow::Borrowed("note"), note));
        let submission = Submission::build(&draft).expect("a head of a submission");
        let mut builder = Registry::builder();
        let source = builder.source(Source::new(submission, "generated", Vec::new()));
        Self {
            builder,
            source,
            records: 0,
        }
    }

    /// Adds a record; a draft that builds none is a mistake of this program.
    pub fn add<R: Record + Registered>(&mut self, draft: &R::Draft<'_>) {
        if let Err(problems) = R::build(draft) {
            panic!("{:?}: {problems:?}", R::KIND);
        }
        let place = Place {
            line: 1,
            position: self.records,
        };
        self.records += 1;
        self.builder.add::<R>(self.source, place, "", draft);
    }

    /// Returns the file's bytes.
    pub fn finish(self) -> Vec<u8> {
        let documents = json::write(&self.builder.finish(), People::Full);
        documents[0].bytes().to_vec()
    }
}
