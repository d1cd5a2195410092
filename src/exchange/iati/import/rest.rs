//! The end of a file that this library wrote: whole records of one submission after the other.

use super::read::State;
use super::transaction::is_ours;
use crate::exchange::iati::extension::{HEAD, UNKNOWN};
use crate::exchange::iati::item::Element;
use crate::exchange::json;
use crate::record::draft::{Node, Object, Rest};
use crate::record::{
    AccountBalance, Certificate, Commitment, Donor, Filing, Grant, Party, Person, PublishedFigure,
    RateRecord, RecordKind, Submission, SubmissionDraft, Transaction, UnknownField,
};
use crate::registry::{Registered, Source, SourceHandle};

impl State<'_> {
    /// Takes a part of a submission at the end of the file: its head first, then records.
    pub(super) fn record(&mut self, element: Element<'_>) {
        let text = element.text();
        let open = self.lists.take().flatten();
        let is_ours = is_ours(element);
        let open = match (element.local(), open) {
            (HEAD, None) if is_ours => submission(text).map(|submission| {
                let source = Source::new(submission.clone(), self.file, Vec::new());
                (submission, self.builder.source(source))
            }),
            (UNKNOWN, Some((head, _))) if is_ours => {
                let fields = unknown(text);
                let source = Source::new(head.clone(), self.file, fields);
                Some((head, self.builder.source(source)))
            }
            (list, Some((head, source))) if is_ours => {
                let Some(kind) = RecordKind::of_list(list) else {
                    self.lists = Some(Some((head, source)));
                    self.passed_over(element);
                    return;
                };
                self.whole(kind, source, element, text);
                Some((head, source))
            }
            (_, open) => {
                self.bad_extension(element);
                open
            }
        };
        self.lists = Some(open);
    }

    /// Adds a record that the file holds as the submission format has it.
    fn whole(&mut self, kind: RecordKind, source: SourceHandle, element: Element<'_>, text: &str) {
        let is_read = match kind {
            RecordKind::Donor => self.json::<Donor>(source, element, text),
            RecordKind::Party => self.json::<Party>(source, element, text),
            RecordKind::Certificate => self.json::<Certificate>(source, element, text),
            RecordKind::Grant => self.json::<Grant>(source, element, text),
            RecordKind::Transaction => self.json::<Transaction>(source, element, text),
            RecordKind::Balance => self.json::<AccountBalance>(source, element, text),
            RecordKind::Commitment => self.json::<Commitment>(source, element, text),
            RecordKind::Rate => self.json::<RateRecord>(source, element, text),
            RecordKind::Filing => self.json::<Filing>(source, element, text),
            RecordKind::Person => self.json::<Person>(source, element, text),
            RecordKind::PublishedFigure => self.json::<PublishedFigure>(source, element, text),
        };
        let count = if is_read {
            &mut self.outcome.records
        } else {
            &mut self.outcome.set_aside
        };
        *count = count.saturating_add(1);
    }

    fn json<R: Registered>(
        &mut self,
        source: SourceHandle,
        element: Element<'_>,
        text: &str,
    ) -> bool {
        let place = self.place::<R>(element);
        json::add::<R>(self.builder, source, place, text)
    }
}

/// Reads the head of a submission from JSON.
pub(super) fn submission(text: &str) -> Option<Submission> {
    let mut draft = SubmissionDraft::default();
    if !json::fill(&mut draft, text) {
        return None;
    }
    Submission::build(&draft).ok()
}

/// Reads unknown fields from a JSON object; what is none is none.
fn unknown(text: &str) -> Vec<UnknownField> {
    let mut draft = Nothing::default();
    json::fill(&mut draft, text);
    let fields = draft.rest.unknown.iter();
    fields
        .map(|(name, source)| UnknownField::new(name, &source.0))
        .collect()
}

/// An object without a known field.
#[derive(Debug, Default)]
struct Nothing<'a> {
    rest: Rest<'a>,
}

impl<'a> Object<'a> for Nothing<'a> {
    fn field(&mut self, _: &str) -> Option<&mut dyn Node<'a>> {
        None
    }
    fn visit(&self, _: &mut dyn FnMut(&'static str, &dyn Node<'a>)) {}
    fn rest(&self) -> &Rest<'a> {
        &self.rest
    }
    fn rest_mut(&mut self) -> &mut Rest<'a> {
        &mut self.rest
    }
}
