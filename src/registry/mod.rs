//! The set of records: fed with drafts and their sources, consolidated, then never changed.
//!
//! I1. Every version of every record is kept, with its source; exactly one version counts.
//! I2. What could not be read is kept too, and counted in no figure.
//! I3. Two registries fed with the same sources in any order are equal.
//!
//! Reading bytes is not done here: see `exchange`.

mod builder;
mod merge;
mod rates;
mod source;
mod table;

pub use builder::{RegistryBuilder, Rest, SourceHandle};
pub use rates::{LeftOut, Rates};
pub use source::{Place, SetAside, Source, Unreadable};
pub use table::{Entry, Standing, Version};

use std::collections::BTreeSet;

use crate::finding::{Finding, Severity};
use crate::id::PersonId;
use crate::record::{Person, RecordKind};
use crate::text::Text;
use table::{Stored, Tables};

/// The consolidated records of any number of submissions (cơ sở dữ liệu hợp nhất); immutable.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Registry {
    sources: Vec<Source>,
    tables: Tables,
    set_aside: Vec<SetAside>,
    unreadable: Vec<Unreadable>,
    /// The records of which a version that might count could not be read.
    unread: BTreeSet<(RecordKind, Text)>,
    findings: Vec<Finding>,
}

impl Registry {
    /// Starts an empty registry.
    pub const fn builder() -> RegistryBuilder {
        RegistryBuilder::new()
    }

    /// Returns the records of a kind that count, by id.
    pub fn records<R: Registered>(&self) -> impl Iterator<Item = &R> {
        R::table(&self.tables).counted()
    }

    /// Returns the record with an id, in the version that counts.
    pub fn get<R: Registered>(&self, id: &str) -> Option<&R> {
        R::table(&self.tables).get(id).map(Entry::record)
    }

    /// Returns every version of every record of a kind, by id and source.
    pub fn entries<R: Registered>(&self) -> &[Entry<R>] {
        R::table(&self.tables).entries()
    }

    /// Returns every version of one record.
    pub fn versions<R: Registered>(&self, id: &str) -> &[Entry<R>] {
        R::table(&self.tables).versions(id)
    }

    /// Tells whether submissions contradict each other on a record.
    pub fn is_contradicted<R: Registered>(&self, id: &str) -> bool {
        self.versions::<R>(id)
            .iter()
            .any(|entry| entry.standing() == Standing::Contradicted)
    }

    /// Tells whether what a record says is in doubt: submissions contradict each other on it, or a
    /// version of it that might count could not be read.
    pub fn is_in_doubt<R: Registered>(&self, id: &str) -> bool {
        self.is_contradicted::<R>(id) || self.has_unread(R::KIND, id)
    }

    /// Tells whether a version of a record that might count could not be read.
    pub fn has_unread(&self, kind: RecordKind, id: &str) -> bool {
        !self.unread.is_empty() && Text::new(id).is_ok_and(|id| self.unread.contains(&(kind, id)))
    }

    /// Returns how many versions of records of a kind there are.
    pub fn version_count(&self, kind: RecordKind) -> usize {
        self.tables.version_count(kind)
    }

    /// Returns a version of a record by its position among those of a kind, which stand by id and
    /// source as in [`Self::entries`].
    ///
    /// # Example
    /// ```
    /// use vientro::Registry;
    /// use vientro::record::RecordKind;
    /// let registry = Registry::builder().finish();
    /// let grants = (0..registry.version_count(RecordKind::Grant))
    ///     .filter_map(|at| registry.version(RecordKind::Grant, at));
    /// assert_eq!(grants.count(), 0);
    /// ```
    pub fn version(&self, kind: RecordKind, position: usize) -> Option<Version<'_>> {
        self.tables.version(kind, position)
    }

    /// Tells whether any record at all is in doubt.
    pub(crate) fn holds_doubts(&self) -> bool {
        !self.unread.is_empty()
            || (self.findings.iter()).any(|finding| finding.severity != Severity::Info)
    }

    /// Returns where a version comes from.
    pub fn source<R>(&self, entry: &Entry<R>) -> Option<&Source> {
        self.sources.get(entry.source_index())
    }

    /// Returns where a record that could not be read comes from.
    pub fn source_of(&self, item: &SetAside) -> Option<&Source> {
        self.sources.get(item.source_index())
    }

    /// Returns every source, by submission and file.
    pub fn sources(&self) -> &[Source] {
        &self.sources
    }

    /// Returns the records that could not be read, by source and place.
    pub fn set_aside(&self) -> &[SetAside] {
        &self.set_aside
    }

    /// Returns the files that could not be read, or not to their end, by name.
    pub fn unreadable(&self) -> &[Unreadable] {
        &self.unreadable
    }

    /// Returns what consolidating found: replaced and contradicted versions, by record.
    pub fn findings(&self) -> &[Finding] {
        &self.findings
    }

    /// Erases a person's data (xóa dữ liệu cá nhân) in every version and in what was set aside.
    ///
    /// The records that refer to the person stay as they are: the id remains, and says that the
    /// record is redacted. A record of people that was set aside goes whole. Files that could not
    /// be read stay: nobody can say what they hold.
    #[must_use]
    pub fn erase(mut self, person: &PersonId) -> Self {
        for entry in Person::table_mut(&mut self.tables).entries_mut() {
            if entry.record.id() == person {
                entry.record = entry.record.redacted_record();
            }
        }
        let is_theirs = |item: &SetAside| match item.id() {
            Some(id) => PersonId::new(id).is_ok_and(|id| id == *person),
            // Nobody can say whose it is: where the id stands in it, or may stand escaped, it goes.
            None => item.text().contains(person.as_str()) || item.text().contains("\\u"),
        };
        self.set_aside
            .retain(|item| item.kind() != RecordKind::Person || !is_theirs(item));
        self
    }

    /// Returns how many versions of records there are in all.
    pub fn len(&self) -> usize {
        let kinds = RecordKind::ALL.into_iter();
        kinds.map(|kind| self.version_count(kind)).sum()
    }

    /// Tells whether there is no record at all; something may still have been set aside.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }
}

/// A record that a registry keeps: the eleven of [`crate::record`], and no other.
#[expect(
    private_bounds,
    reason = "seals the trait: only this room gives a record its table"
)]
pub trait Registered: Stored {}
impl<R: Stored> Registered for R {}

#[cfg(test)]
mod tests;
