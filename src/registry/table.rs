//! One kind of records with all their versions, sorted by id.
//!
//! I1. Entries are sorted by id, then source, then place.
//! I2. Of the versions of one id exactly one is counted.

#[cfg(feature = "json")]
use std::collections::TryReserveError;

use crate::order;
use crate::record::draft::flat;
use crate::record::{
    AccountBalance, Certificate, Commitment, Donor, Filing, Grant, Party, Person, PublishedFigure,
    RateRecord, Record, RecordKind, Transaction,
};
use crate::registry::source::Place;

/// Whether a version of a record counts in figures (phiên bản được tính).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Standing {
    /// It is the version that counts.
    Counted,
    /// It equals the version that counts.
    Merged,
    /// A later submission of the same submitter replaced it.
    Replaced,
    /// It contradicts the version that counts.
    Contradicted,
}

/// A version of a record, with where it comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry<R> {
    pub(super) record: R,
    pub(super) source: u32,
    pub(super) place: Place,
    pub(super) standing: Standing,
}

impl<R> Entry<R> {
    /// Returns the record.
    pub const fn record(&self) -> &R {
        &self.record
    }

    /// Returns the place where it begins in its file.
    pub const fn place(&self) -> Place {
        self.place
    }

    /// Returns whether it counts.
    pub const fn standing(&self) -> Standing {
        self.standing
    }

    /// Returns the position of its source in [`Registry::sources`](super::Registry::sources).
    pub(crate) fn source_index(&self) -> usize {
        // A u32 fits a usize wherever a registry fits memory.
        usize::try_from(self.source).unwrap_or(usize::MAX)
    }
}

/// A version of a record of any kind (phiên bản của bản ghi), without what it says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Version<'a> {
    /// The id of the record.
    pub id: &'a str,
    /// The position of its source in [`Registry::sources`](super::Registry::sources).
    pub source: usize,
    /// The place where it begins in its file.
    pub place: Place,
    /// Whether it counts.
    pub standing: Standing,
}

impl<'a> Version<'a> {
    fn of<R: Record>(entry: &'a Entry<R>) -> Self {
        Self {
            id: entry.record.key(),
            source: entry.source_index(),
            place: entry.place,
            standing: entry.standing,
        }
    }
}

/// All versions of one kind of records.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Table<R> {
    entries: Vec<Entry<R>>,
    /// Where the version that counts is not the first of its id: the positions of both.
    counted_later: Vec<(usize, usize)>,
}

impl<R: Record> Table<R> {
    pub(super) const fn new() -> Self {
        Self {
            entries: Vec::new(),
            counted_later: Vec::new(),
        }
    }

    pub(super) fn reserve(&mut self, records: usize) {
        self.entries.reserve(records);
    }

    #[cfg(feature = "json")]
    pub(super) fn try_reserve(&mut self, records: usize) -> Result<(), TryReserveError> {
        self.entries.try_reserve(records)
    }

    pub(super) fn push(&mut self, record: R, source: u32, place: Place) {
        self.entries.push(Entry {
            record,
            source,
            place,
            standing: Standing::Counted,
        });
    }

    pub(super) fn entries(&self) -> &[Entry<R>] {
        &self.entries
    }

    /// Returns the records that count, by id.
    pub(super) fn counted(&self) -> impl Iterator<Item = &R> {
        self.entries
            .iter()
            .filter(|entry| entry.standing == Standing::Counted)
            .map(|entry| &entry.record)
    }

    /// Returns all versions of an id.
    pub(super) fn versions(&self, id: &str) -> &[Entry<R>] {
        let first = self
            .entries
            .partition_point(|entry| entry.record.key() < id);
        let rest = self.entries.get(first..).unwrap_or_default();
        let count = rest.partition_point(|entry| entry.record.key() == id);
        rest.get(..count).unwrap_or_default()
    }

    /// Returns the version of an id that counts, without walking the others.
    pub(super) fn get(&self, id: &str) -> Option<&Entry<R>> {
        let first = self
            .entries
            .partition_point(|entry| entry.record.key() < id);
        let later = self
            .counted_later
            .binary_search_by_key(&first, |(first, _)| *first);
        let counted = match later {
            Ok(at) => self.counted_later.get(at)?.1,
            Err(_) => first,
        };
        self.entries
            .get(counted)
            .filter(|entry| entry.record.key() == id)
    }

    /// Puts the entries in order once their sources have their final numbers, and drops repeated
    /// copies within one submission.
    pub(super) fn arrange(&mut self, number: impl Fn(u32) -> u32, same: impl Fn(u32, u32) -> bool) {
        for entry in &mut self.entries {
            entry.source = number(entry.source);
        }
        let compare = |a: &Entry<R>, b: &Entry<R>| {
            a.record
                .key()
                .cmp(b.record.key())
                .then_with(|| (a.source, a.place).cmp(&(b.source, b.place)))
                // Two files of one name and head: without this, the order of arrival would tell.
                .then_with(|| flat(&a.record.draft()).cmp(&flat(&b.record.draft())))
        };
        // A canonical file is in order already; sorting would still ask for half its memory again.
        if !self.entries.is_sorted_by(|a, b| compare(a, b).is_le()) {
            order::sort_by(&mut self.entries, compare);
        }
        self.entries
            .dedup_by(|b, a| same(a.source, b.source) && a.record == b.record);
        self.entries.shrink_to_fit();
    }

    /// Decides every group of more than one version, and notes which version counts.
    pub(super) fn decide(&mut self, mut decide: impl FnMut(&mut [Entry<R>])) {
        let mut first = 0usize;
        for group in self
            .entries
            .chunk_by_mut(|a, b| a.record.key() == b.record.key())
        {
            if group.len() > 1 {
                decide(group);
                let counted = group
                    .iter()
                    .position(|entry| entry.standing == Standing::Counted);
                if let Some(later) = counted.filter(|position| *position > 0) {
                    self.counted_later
                        .push((first, first.saturating_add(later)));
                }
            }
            first = first.saturating_add(group.len());
        }
    }

    pub(super) fn entries_mut(&mut self) -> &mut [Entry<R>] {
        &mut self.entries
    }
}

macro_rules! tables {
    ($($field:ident: $record:ty,)*) => {
        /// The tables of a registry, one for each kind of records.
        #[derive(Clone, Debug, PartialEq, Eq)]
        pub(super) struct Tables { $(pub(super) $field: Table<$record>,)* }

        /// How many entries each table had at some time.
        #[cfg(feature = "json")]
        #[derive(Clone, Copy, Debug)]
        pub(super) struct Lengths { $($field: usize,)* }

        impl Tables {
            pub(super) const fn new() -> Self {
                Self { $($field: Table::new(),)* }
            }

            #[cfg(feature = "json")]
            pub(super) fn lengths(&self) -> Lengths {
                Lengths { $($field: self.$field.entries.len(),)* }
            }

            /// Forgets the entries that were added since.
            #[cfg(feature = "json")]
            pub(super) fn truncate(&mut self, lengths: Lengths) {
                $(self.$field.entries.truncate(lengths.$field);)*
            }

            pub(super) fn arrange(
                &mut self,
                number: impl Fn(u32) -> u32,
                same: impl Fn(u32, u32) -> bool,
            ) {
                $(self.$field.arrange(&number, &same);)*
            }

            /// Returns where the versions of a record come from, and which of them counts.
            pub(super) fn versions_at(
                &self,
                kind: RecordKind,
                id: &str,
            ) -> Vec<(usize, Place, Standing)> {
                $(if kind == <$record as Record>::KIND {
                    let versions = self.$field.versions(id).iter();
                    return versions.map(|e| (e.source_index(), e.place, e.standing)).collect();
                })*
                Vec::new()
            }

            /// Returns how many versions of records of a kind there are.
            pub(super) fn version_count(&self, kind: RecordKind) -> usize {
                $(if kind == <$record as Record>::KIND {
                    return self.$field.entries.len();
                })*
                0
            }

            /// Returns the version at a position in the table of a kind.
            pub(super) fn version(&self, kind: RecordKind, at: usize) -> Option<Version<'_>> {
                $(if kind == <$record as Record>::KIND {
                    return self.$field.entries.get(at).map(Version::of);
                })*
                None
            }
        }

        $(impl Stored for $record {
            fn table(tables: &Tables) -> &Table<Self> {
                &tables.$field
            }
            fn table_mut(tables: &mut Tables) -> &mut Table<Self> {
                &mut tables.$field
            }
        })*
    };
}

/// A record that a registry has a table for.
pub(super) trait Stored: Record {
    fn table(tables: &Tables) -> &Table<Self>;
    fn table_mut(tables: &mut Tables) -> &mut Table<Self>;
}

tables! {
    donors: Donor,
    parties: Party,
    certificates: Certificate,
    grants: Grant,
    transactions: Transaction,
    balances: AccountBalance,
    commitments: Commitment,
    rates: RateRecord,
    filings: Filing,
    people: Person,
    published_figures: PublishedFigure,
}
