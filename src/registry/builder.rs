//! Feeding a registry, and finishing it.

#[cfg(feature = "json")]
use std::collections::TryReserveError;

use crate::finding::{Message, Problem};
use crate::order;
use crate::record::RecordKind;
use crate::record::draft::{Field, Object, View};
use crate::registry::source::{Place, SetAside, Source, Unreadable};
#[cfg(feature = "json")]
use crate::registry::table::Lengths;
use crate::registry::table::Tables;
use crate::registry::{Registered, Registry, merge};

/// A registry under construction: takes records in any order, from any number of sources.
///
/// Readers of formats feed it; so can a program that has records of its own.
///
/// # Example
/// ```
/// use vientro::record::{Donor, DonorDraft, Submission, SubmissionDraft};
/// use vientro::record::draft::Field;
/// use vientro::registry::{Place, RegistryBuilder, Source};
/// let head = SubmissionDraft {
///     id: "LS-1".into(), submitter: "ppc-lang-son".into(), sequence: Field::Other("1".into()),
///     ..Default::default()
/// };
/// let head = Submission::build(&head).map_err(|problems| problems[0].to_string())?;
/// let mut builder = RegistryBuilder::new();
/// let source = builder.source(Source::new(head, "lang-son.json", vec![]));
/// let place = Place { line: 1, position: 0 };
/// let draft = DonorDraft { id: "D1".into(), ..Default::default() };
/// builder.add::<Donor>(source, place, "{\"id\":\"D1\"}", &draft);
/// let registry = builder.finish();
/// assert_eq!(registry.records::<Donor>().count(), 1);
/// # Ok::<(), String>(())
/// ```
#[derive(Debug)]
pub struct RegistryBuilder {
    sources: Vec<Source>,
    tables: Tables,
    set_aside: Vec<SetAside>,
    unreadable: Vec<Unreadable>,
}

/// Names a source while a registry is built, to the builder that gave it and to no other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SourceHandle(usize);

/// What a builder held at some time, so that what came since can be forgotten.
#[cfg(feature = "json")]
#[derive(Clone, Copy, Debug)]
pub(crate) struct Mark {
    sources: usize,
    tables: Lengths,
    set_aside: usize,
    unreadable: usize,
}

impl RegistryBuilder {
    /// Makes an empty builder.
    #[expect(
        clippy::new_without_default,
        reason = "nothing here has a default worth a name"
    )]
    pub const fn new() -> Self {
        Self {
            sources: Vec::new(),
            tables: Tables::new(),
            set_aside: Vec::new(),
            unreadable: Vec::new(),
        }
    }

    /// Names a source that records will come from.
    pub fn source(&mut self, source: Source) -> SourceHandle {
        self.sources.push(source);
        SourceHandle(self.sources.len().saturating_sub(1))
    }

    /// Makes room for records of a kind that are about to come.
    pub fn reserve<R: Registered>(&mut self, records: usize) {
        R::table_mut(&mut self.tables).reserve(records);
    }

    /// Makes room for records of a kind, where a caller says how many will come.
    #[cfg(feature = "json")]
    pub(crate) fn try_reserve<R: Registered>(
        &mut self,
        records: usize,
    ) -> Result<(), TryReserveError> {
        R::table_mut(&mut self.tables).try_reserve(records)
    }

    /// Notes what the builder holds now.
    #[cfg(feature = "json")]
    pub(crate) fn mark(&self) -> Mark {
        Mark {
            sources: self.sources.len(),
            tables: self.tables.lengths(),
            set_aside: self.set_aside.len(),
            unreadable: self.unreadable.len(),
        }
    }

    /// Forgets all that was added since a mark of this builder was made.
    #[cfg(feature = "json")]
    pub(crate) fn back_to(&mut self, mark: Mark) {
        self.sources.truncate(mark.sources);
        self.tables.truncate(mark.tables);
        self.set_aside.truncate(mark.set_aside);
        self.unreadable.truncate(mark.unreadable);
    }

    /// Adds a record that is built already.
    pub(crate) fn push<R: Registered>(&mut self, source: SourceHandle, place: Place, record: R) {
        let number = u32::try_from(source.0).unwrap_or(u32::MAX);
        R::table_mut(&mut self.tables).push(record, number, place);
    }

    /// Adds a record: builds it from its draft, or sets it aside with its source text.
    ///
    /// Returns whether the record could be read.
    pub fn add<R: Registered>(
        &mut self,
        source: SourceHandle,
        place: Place,
        text: &str,
        draft: &R::Draft<'_>,
    ) -> bool {
        match R::build(draft) {
            Ok(record) => {
                self.push(source, place, record);
                true
            }
            Err(problems) => {
                let id = id_of(draft);
                self.set_aside(source, R::KIND, place, id.as_deref(), text, problems);
                false
            }
        }
    }

    /// Sets aside a record that has not even a draft.
    pub fn set_aside(
        &mut self,
        source: SourceHandle,
        kind: RecordKind,
        place: Place,
        id: Option<&str>,
        text: &str,
        mut problems: Vec<Problem>,
    ) {
        order::sort(&mut problems);
        self.set_aside.push(SetAside {
            source: source.0,
            kind,
            place,
            id: id.map(Into::into),
            text: text.into(),
            problems,
        });
    }

    /// Keeps a file, or the rest of one, that could not be read.
    pub fn unreadable(&mut self, file: &str, line: u32, reason: Message, rest: Rest<'_>) {
        let (bytes, is_whole) = match rest {
            Rest::Whole(bytes) => (bytes, true),
            Rest::After(bytes) => (bytes, false),
        };
        self.unreadable.push(Unreadable {
            file: file.into(),
            line,
            reason,
            bytes: bytes.into(),
            is_whole,
        });
    }

    /// Finishes: orders everything, decides which versions count. The order of arrival is forgotten.
    pub fn finish(mut self) -> Registry {
        let ordered = order::distinct(self.sources.iter().cloned());
        let numbers: Vec<u32> = self
            .sources
            .iter()
            .map(|source| {
                let number = ordered.binary_search(source).unwrap_or(usize::MAX);
                u32::try_from(number).unwrap_or(u32::MAX)
            })
            .collect();
        let number = |old: u32| {
            let old = usize::try_from(old).unwrap_or(usize::MAX);
            numbers.get(old).copied().unwrap_or(u32::MAX)
        };
        let same = |a: u32, b: u32| {
            let head = |n: u32| {
                ordered
                    .get(usize::try_from(n).ok()?)
                    .map(Source::submission)
            };
            a == b || head(a) == head(b)
        };
        self.tables.arrange(number, same);
        for item in &mut self.set_aside {
            let number = numbers.get(item.source).copied().unwrap_or(u32::MAX);
            item.source = usize::try_from(number).unwrap_or(usize::MAX);
        }
        order::sort(&mut self.set_aside);
        self.set_aside.dedup();
        order::sort(&mut self.unreadable);
        self.unreadable.dedup();
        let mut findings = merge::decide(&mut self.tables, &ordered);
        let (unread, more) = merge::unread(&self.tables, &ordered, &self.set_aside);
        findings.extend(more);
        merge::arrange(&mut findings);
        Registry {
            sources: ordered,
            tables: self.tables,
            set_aside: self.set_aside,
            unreadable: self.unreadable,
            unread,
            findings,
        }
    }
}

/// What of a file could not be read.
#[derive(Clone, Copy)]
pub enum Rest<'a> {
    /// All of it.
    Whole(&'a [u8]),
    /// What comes after the records that could be read.
    After(&'a [u8]),
}

impl std::fmt::Debug for Rest<'_> {
    /// Shows the length only: the bytes may be personal.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Whole(bytes) => write!(f, "whole, {} bytes", bytes.len()),
            Self::After(bytes) => write!(f, "rest, {} bytes", bytes.len()),
        }
    }
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
