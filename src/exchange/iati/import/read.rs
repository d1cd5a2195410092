//! Reads a file, item by item, into a registry under construction.

use std::collections::{BTreeMap, BTreeSet};
use std::io::Read;

use super::activity::{self, Activity, Whose};
use super::rest::submission;
use super::transaction::{Meaning, is_ours};
use super::{Context, IatiRead, IatiReadOptions, Mapped, organisation, transaction};
use crate::code::clip;
use crate::exchange::iati::extension::{
    self, DONOR, GRANT, NAMESPACE, PARTY, SUBMISSION, TRANSACTION, WITHOUT,
};
use crate::exchange::iati::finding::{Findings, shown};
use crate::exchange::iati::item::{Element, Item};
use crate::exchange::iati::schema::walk::IatiFile;
use crate::exchange::iati::xml::{self, Ns, Place, Sink, Tag, XmlError};
use crate::exchange::json::{self, Outcome};
use crate::exchange::watch::Watch;
use crate::finding::{Message, Severity};
use crate::record::draft::{Field, Object, View};
use crate::record::{
    Commitment, Donor, Grant, Party, Person, Record, RecordKind, Submission, Transaction,
};
use crate::registry::{self, Registered, RegistryBuilder, Rest, Source, SourceHandle};

pub(super) fn run(
    builder: &mut RegistryBuilder,
    file: &str,
    input: impl Read,
    options: &IatiReadOptions,
    watch: &mut Watch<'_>,
) -> Result<IatiRead, XmlError> {
    let mark = builder.mark();
    let mut state = State {
        file,
        builder,
        options,
        kind: None,
        sources: BTreeMap::new(),
        given: None,
        findings: Findings::up_to(options.most_findings),
        outcome: Outcome {
            records: 0,
            set_aside: 0,
            is_complete: true,
        },
        items: 0,
        counts: BTreeMap::new(),
        organisations: BTreeSet::new(),
        lists: None,
    };
    let mut reader = Reader {
        state: &mut state,
        item: Item::default(),
        depth: 0,
        holds: Holds::Nothing,
    };
    match xml::read(input, watch, &mut reader) {
        Ok(()) => {}
        Err((_, error @ (XmlError::Input { .. } | XmlError::Stopped(_)))) => {
            state.builder.back_to(mark);
            return Err(error);
        }
        Err((place, error)) => {
            // Of what is open, what was read is kept.
            let mut open = String::new();
            if let Some(element) = reader.item.root() {
                element.write(&mut open);
            }
            state.broken(place, &error, open.as_bytes());
        }
    }
    let (findings, errors, warnings) = state.findings.finish();
    Ok(IatiRead {
        outcome: state.outcome,
        file: state.kind,
        items: state.items,
        findings,
        errors,
        warnings,
    })
}

/// What the item holds that is open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Holds {
    /// Nothing: no item is open.
    Nothing,
    /// An activity or an organisation.
    Item,
    /// A record of a submission at the end of the file.
    Record,
    /// Something that is passed over.
    Unknown,
}

/// Cuts a file into items.
struct Reader<'s, 'b> {
    state: &'s mut State<'b>,
    item: Item,
    depth: usize,
    holds: Holds,
}

impl Sink for Reader<'_, '_> {
    fn doctype(&mut self, _: Place) {}

    fn start(&mut self, tag: &Tag<'_>) {
        if self.depth == 0 {
            self.state.root(tag);
        } else if self.holds == Holds::Nothing {
            self.holds = self.opens(tag);
        }
        if self.holds != Holds::Nothing {
            self.item.start(tag);
        }
        self.depth = self.depth.saturating_add(1);
    }

    fn text(&mut self, text: &str, place: Place) {
        if self.holds != Holds::Nothing {
            self.item.text(text, place);
        }
    }

    fn end(&mut self) {
        self.depth = self.depth.saturating_sub(1);
        if self.holds == Holds::Nothing {
            if self.depth == 1 {
                self.state.lists = None;
            }
            return;
        }
        self.item.end();
        if self.item.is_whole() {
            self.state.item(self.holds, &self.item);
            self.item.clear();
            self.holds = Holds::Nothing;
        }
    }
}

impl Reader<'_, '_> {
    /// Tells what an element begins that lies in the root or in a submission.
    fn opens(&mut self, tag: &Tag<'_>) -> Holds {
        if self.state.lists.is_some() {
            return Holds::Record;
        }
        let is_item = match self.state.kind {
            Some(IatiFile::Activities) => tag.name == "iati-activity",
            Some(IatiFile::Organisations) => tag.name == "iati-organisation",
            // It was said already that nothing is read.
            Some(IatiFile::Record) | None => return Holds::Nothing,
        };
        if is_item && tag.ns == Ns::None {
            return Holds::Item;
        }
        if tag.uri == NAMESPACE && tag.name == SUBMISSION {
            self.state.lists = Some(None);
            return Holds::Nothing;
        }
        Holds::Unknown
    }
}

pub(super) struct State<'b> {
    pub(super) file: &'b str,
    pub(super) builder: &'b mut RegistryBuilder,
    options: &'b IatiReadOptions,
    pub(super) kind: Option<IatiFile>,
    /// The submissions that the file names, by their heads.
    sources: BTreeMap<String, SourceHandle>,
    /// The submission that the caller gave, once it is needed.
    given: Option<SourceHandle>,
    pub(super) findings: Findings,
    pub(super) outcome: Outcome,
    pub(super) items: u64,
    /// How many records of a kind came so far.
    counts: BTreeMap<RecordKind, u32>,
    /// Which organisations have a record: of one that is named again none is made.
    organisations: BTreeSet<(RecordKind, String)>,
    /// The submission at the end of the file that is open, and its source once its head was read.
    pub(super) lists: Option<Option<(Submission, SourceHandle)>>,
}

impl State<'_> {
    fn root(&mut self, tag: &Tag<'_>) {
        self.kind = match (tag.ns, tag.name) {
            (Ns::None, "iati-activities") => Some(IatiFile::Activities),
            (Ns::None, "iati-organisations") => Some(IatiFile::Organisations),
            _ => None,
        };
        let path = || format!("/{}", clip(tag.name));
        if self.kind.is_none() {
            self.outcome.is_complete = false;
            let message = || {
                Message::new(
                    "phần tử gốc phải là `iati-activities` hoặc `iati-organisations`: không đọc gì",
                    "the root must be `iati-activities` or `iati-organisations`: nothing is read",
                )
            };
            let findings = &mut self.findings;
            findings.add("xsd.root", Severity::Error, tag.place, path, message);
            return;
        }
        let version = tag.attributes.iter().find(|given| given.name == "version");
        let version = version.map_or("", |given| &*given.value);
        if version.starts_with("2.") {
            return;
        }
        self.kind = None;
        self.outcome.is_complete = false;
        let message = || {
            let version = shown(version);
            Message::new(
                format!("tệp ghi phiên bản `{version}`, không phải 2: không đọc gì"),
                format!("the file says version `{version}`, not 2: nothing is read"),
            )
        };
        let findings = &mut self.findings;
        findings.add("iati.version", Severity::Error, tag.place, path, message);
    }

    /// The file ends being XML.
    fn broken(&mut self, place: Place, error: &XmlError, open: &[u8]) {
        self.outcome.is_complete = false;
        self.findings.add_error(place, String::new(), error);
        let line = u32::try_from(place.line).unwrap_or(u32::MAX);
        let rest = if self.outcome.records == 0 && self.outcome.set_aside == 0 {
            Rest::Whole(open)
        } else {
            Rest::After(open)
        };
        self.builder
            .unreadable(self.file, line, Message::of(error), rest);
    }

    fn item(&mut self, holds: Holds, item: &Item) {
        let Some(element) = item.root() else {
            return;
        };
        match holds {
            Holds::Item if item.is_too_large() => {
                self.too_large(element);
            }
            Holds::Item => {
                self.items = self.items.saturating_add(1);
                match self.kind {
                    Some(IatiFile::Activities) => self.activity(element),
                    Some(IatiFile::Organisations) => self.organisation(element),
                    Some(IatiFile::Record) | None => {}
                }
            }
            Holds::Record => self.record(element),
            Holds::Unknown => self.passed_over(element),
            Holds::Nothing => {}
        }
    }

    fn activity(&mut self, element: Element<'_>) {
        let identifier = activity::identifier(element).unwrap_or_default();
        let mut context = Context::of(element, identifier);
        let own = ours(element, GRANT);
        let whose = match own {
            Some(_) => Whose::Ours,
            None => Whose::Somebody,
        };
        let source = self.source_of(element);
        let Activity {
            grant,
            transactions,
            commitments,
            donors,
            parties,
            people,
            kept,
        } = activity::activity(element, whose, &mut context);
        if own.is_none() {
            self.says_too_little(element, &grant.draft);
            self.keeps(element, &kept);
        }
        self.add_laid::<Grant>(source, grant, own);
        for donor in donors {
            self.organisation_once::<Donor>(source, donor);
        }
        for party in parties {
            self.organisation_once::<Party>(source, party);
        }
        for read in transactions {
            self.add::<Transaction>(source, &read);
        }
        for read in commitments {
            self.add::<Commitment>(source, &read);
        }
        for read in people {
            self.add::<Person>(source, &read);
        }
        if own.is_some() {
            self.own_transactions(element, &context, source);
        }
    }

    /// Reads the transactions of an activity that this library wrote.
    fn own_transactions<'i>(
        &mut self,
        element: Element<'i>,
        context: &Context<'i>,
        source: SourceHandle,
    ) {
        let all = element.children().filter(|child| child.is("transaction"));
        for (place, one) in all.enumerate() {
            let (Meaning::Moved(kind), Some(fields)) = (Meaning::of(one), ours(one, TRANSACTION))
            else {
                continue;
            };
            let source = match ours(one, SUBMISSION) {
                Some(_) => self.source_of(one),
                None => source,
            };
            let read = transaction(one, kind, place.saturating_add(1), context);
            self.add_laid::<Transaction>(source, read, Some(fields));
        }
    }

    fn organisation(&mut self, element: Element<'_>) {
        let identifier = organisation::identifier(element).unwrap_or_default();
        let context = Context::of(element, identifier);
        let source = self.source_of(element);
        if let Some(own) = ours(element, PARTY) {
            let read = organisation::party(element, &context);
            self.add_laid::<Party>(source, read, Some(own));
            return;
        }
        let own = ours(element, DONOR);
        let read = organisation::donor(element, &context);
        self.add_laid::<Donor>(source, read, own);
    }

    /// Adds an organisation of which there is no record yet.
    fn organisation_once<R: Registered>(
        &mut self,
        source: SourceHandle,
        read: Mapped<'_, R::Draft<'_>>,
    ) {
        let id = id_of(&read.draft);
        if self.organisations.insert((R::KIND, id.unwrap_or_default())) {
            self.add::<R>(source, &read);
        }
    }

    /// Adds a record, after the fields of the extension were laid over what the elements say.
    fn add_laid<'i, R: Registered>(
        &mut self,
        source: SourceHandle,
        read: Mapped<'i, R::Draft<'i>>,
        own: Option<Element<'i>>,
    ) {
        let Some(own) = own else {
            self.add::<R>(source, &read);
            return;
        };
        let without = own.attribute(WITHOUT).unwrap_or_default();
        match extension::lay::<R::Draft<'i>>(own.text(), without, &read.draft) {
            Some(draft) => self.add::<R>(
                source,
                &Mapped {
                    draft,
                    element: read.element,
                    places: read.places,
                },
            ),
            None => {
                self.bad_extension(own);
                self.add::<R>(source, &read);
            }
        }
    }

    /// Adds a record, or sets it aside and says why, and where.
    fn add<R: Registered>(&mut self, source: SourceHandle, read: &Mapped<'_, R::Draft<'_>>) {
        let place = self.place::<R>(read.element);
        let problems = match R::build(&read.draft) {
            Ok(record) => {
                self.builder.push(source, place, record);
                self.outcome.records = self.outcome.records.saturating_add(1);
                return;
            }
            Err(problems) => problems,
        };
        self.outcome.set_aside = self.outcome.set_aside.saturating_add(1);
        for problem in &problems {
            let pointer = problem.path().as_str();
            let found = read.places.iter().find(|(start, _)| {
                let rest = pointer.strip_prefix(start);
                rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
            });
            let element = found.map_or(read.element, |(_, element)| *element);
            self.set_aside(element, problem);
        }
        let text = json::object_json(&read.draft);
        let id = id_of(&read.draft);
        self.builder
            .set_aside(source, R::KIND, place, id.as_deref(), &text, problems);
    }

    /// Returns the place of a record, and counts it.
    pub(super) fn place<R: Record>(&mut self, element: Element<'_>) -> registry::Place {
        let next = self.counts.entry(R::KIND).or_default();
        let position = *next;
        *next = next.saturating_add(1);
        let line = u32::try_from(element.place().line).unwrap_or(u32::MAX);
        registry::Place { line, position }
    }

    /// Returns the submission that an element names, else the caller's.
    fn source_of(&mut self, element: Element<'_>) -> SourceHandle {
        let Some(head) = ours(element, SUBMISSION) else {
            return self.given();
        };
        let text = head.text();
        if let Some(known) = self.sources.get(text) {
            return *known;
        }
        match submission(text) {
            Some(submission) => {
                let source = Source::new(submission, self.file, Vec::new());
                let handle = self.builder.source(source);
                self.sources.insert(text.to_owned(), handle);
                handle
            }
            None => {
                self.bad_extension(head);
                self.given()
            }
        }
    }

    pub(super) fn given(&mut self) -> SourceHandle {
        if let Some(given) = self.given {
            return given;
        }
        let source = Source::new(self.options.submission.clone(), self.file, Vec::new());
        let handle = self.builder.source(source);
        self.given = Some(handle);
        handle
    }
}

/// Finds an element of our own namespace in another one.
fn ours<'i>(element: Element<'i>, name: &str) -> Option<Element<'i>> {
    let mut all = element.children();
    all.find(|child| is_ours(*child) && child.local() == name)
}

/// Returns a draft's id, if it is text.
fn id_of(draft: &dyn Object<'_>) -> Option<String> {
    let mut id = None;
    draft.visit(&mut |name, node| {
        if let ("id", View::Field(Field::Text(text))) = (name, node.view()) {
            id = Some(text.clone().into_owned());
        }
    });
    id
}
