//! The grants of a registry: each with its transactions, and with what rule after rule asks of it.
//!
//! I1. Every grant and every transaction is looked at once.
//! I2. Transactions stay in the order of their ids.

use std::collections::BTreeMap;
use std::ops::Range;

use crate::date::Date;
use crate::law::Governed;
use crate::record::{AfterDisaster, Grant, Party, Record as _, Transaction, TransactionKind};
use crate::registry::Registry;
use crate::rules::givers::Givers;
use crate::rules::map::{Map, RandomState};

/// What picks the text that governs a grant (căn cứ áp dụng).
#[derive(Clone, Copy)]
pub(super) struct Grounds {
    /// The day on which the dossier was submitted.
    pub(super) submitted_on: Option<Date>,
    /// The text under which it was decided.
    pub(super) decided_under: Option<Governed>,
    /// What a disaster makes of it.
    pub(super) disaster: AfterDisaster,
}

impl Grounds {
    /// Reads them from the record, as amended by a day.
    pub(super) fn of(grant: &Grant, as_of: Date) -> Self {
        Self {
            submitted_on: grant.submitted_on(),
            decided_under: grant.decided_under(),
            disaster: AfterDisaster::of(grant, as_of),
        }
    }
}

/// A grant, and what is told of it elsewhere.
pub(super) struct Known<'a> {
    pub(super) grant: &'a Grant,
    pub(super) grounds: Grounds,
    /// The recipient, if its record counts.
    pub(super) recipient: Option<&'a Party>,
    /// The day on which money was first disbursed.
    pub(super) first_disbursed: Option<Date>,
    /// Whether there is a dated transaction.
    pub(super) has_moved: bool,
    /// Where its donors as decided stand in `Grants::givers`.
    givers: Range<usize>,
}

/// The transactions of a grant.
#[derive(Clone, Copy)]
pub(super) struct Moves<'b, 'a> {
    /// The id of the grant; none where a transaction names none.
    pub(super) id: Option<&'a str>,
    /// The grant, if there is one of the id.
    pub(super) known: Option<&'b Known<'a>>,
    /// The number of each of its donors as decided.
    pub(super) givers: &'b [Option<usize>],
    /// Each with its place in the registry.
    pub(super) transactions: &'b [(usize, &'a Transaction)],
}

/// The grants of a registry.
pub(super) struct Grants<'a> {
    places: Map<&'a str, usize>,
    /// In the order of the registry.
    known: Vec<Known<'a>>,
    givers: Vec<Option<usize>>,
    /// Those that belong to others, or add to them.
    linked: Vec<&'a Grant>,
    /// The transactions of the grants, one grant after the other.
    transactions: Vec<(usize, &'a Transaction)>,
    /// Where in `transactions` those of each grant end.
    ends: Vec<usize>,
    /// The transactions whose grant leads nowhere, by the id that they name, if any.
    astray: BTreeMap<Option<&'a str>, Vec<(usize, &'a Transaction)>>,
}

impl<'a> Grants<'a> {
    /// Reads the grants and the transactions; tells the givers to what they give.
    pub(super) fn of(
        registry: &'a Registry,
        as_of: Date,
        parties: &Map<&'a str, &'a Party>,
        givers: &mut Givers<'a>,
    ) -> Self {
        let count = registry.entries::<Grant>().len();
        let mut numbers = Vec::with_capacity(count);
        let mut linked = Vec::new();
        let mut places = Map::with_capacity_and_hasher(count, RandomState::default());
        let mut known = Vec::with_capacity(count);
        for grant in registry.records::<Grant>() {
            let first = numbers.len();
            givers.give(grant, &mut numbers);
            if grant.parent().is_some() || grant.supplements().is_some() {
                linked.push(grant);
            }
            places.insert(grant.key(), known.len());
            let recipient = grant.recipient();
            known.push(Known {
                grant,
                grounds: Grounds::of(grant, as_of),
                recipient: recipient.and_then(|id| parties.get(id.as_str()).copied()),
                first_disbursed: None,
                has_moved: false,
                givers: first..numbers.len(),
            });
        }
        let mut grants = Self {
            places,
            known,
            givers: numbers,
            linked,
            transactions: Vec::new(),
            ends: Vec::new(),
            astray: BTreeMap::new(),
        };
        grants.read_transactions(registry);
        grants
    }

    fn read_transactions(&mut self, registry: &'a Registry) {
        let mut counts = vec![0usize; self.known.len()];
        let count = registry.entries::<Transaction>().len();
        let mut list: Vec<(&Transaction, Option<usize>)> = Vec::with_capacity(count);
        // Most transactions stand beside others of their grant.
        let mut last: Option<(&str, usize)> = None;
        for transaction in registry.records::<Transaction>() {
            let id = transaction.grant().map(|grant| grant.as_str());
            let place = id.and_then(|id| match last {
                Some((same, place)) if same == id => Some(place),
                Some(_) | None => {
                    let place = self.places.get(id).copied();
                    last = place.map(|place| (id, place));
                    place
                }
            });
            let known = place.and_then(|place| self.known.get_mut(place));
            match (known, place.and_then(|place| counts.get_mut(place))) {
                (Some(known), Some(count)) => {
                    *count = count.saturating_add(1);
                    known.note(transaction);
                }
                _ => {
                    let astray = self.astray.entry(id).or_default();
                    astray.push((list.len(), transaction));
                }
            }
            list.push((transaction, place));
        }
        // Beside each other: where those of each grant begin, and in the end where they end.
        let mut next = 0usize;
        self.ends.extend(counts.into_iter().map(|count| {
            let begin = next;
            next = next.saturating_add(count);
            begin
        }));
        if let Some((first, _)) = list.first() {
            self.transactions.resize(next, (0, *first));
        }
        for (place, (transaction, of)) in list.into_iter().enumerate() {
            if let Some(end) = of.and_then(|of| self.ends.get_mut(of)) {
                if let Some(slot) = self.transactions.get_mut(*end) {
                    *slot = (place, transaction);
                }
                *end = end.saturating_add(1);
            }
        }
    }

    /// Returns the grant of an id.
    pub(super) fn get(&self, id: &str) -> Option<&Known<'a>> {
        self.at(*self.places.get(id)?)
    }

    /// Returns the grant at a place in the registry.
    pub(super) fn at(&self, place: usize) -> Option<&Known<'a>> {
        self.known.get(place)
    }

    /// Returns the grants that belong to others, or add to them, in the order of the registry.
    pub(super) fn linked(&self) -> &[&'a Grant] {
        &self.linked
    }

    /// Returns the number of each donor of a grant as decided; of a donor that is not named none.
    pub(super) fn givers_of(&self, known: &Known<'a>) -> &[Option<usize>] {
        self.givers.get(known.givers.clone()).unwrap_or_default()
    }

    /// Returns the transactions of a grant, be there such a grant or not.
    pub(super) fn transactions_of(&self, grant: &'a str) -> &[(usize, &'a Transaction)] {
        match self.places.get(grant) {
            Some(place) => self.transactions_at(*place),
            None => self.astray.get(&Some(grant)).map_or(&[], Vec::as_slice),
        }
    }

    fn transactions_at(&self, place: usize) -> &[(usize, &'a Transaction)] {
        let before = place
            .checked_sub(1)
            .and_then(|before| self.ends.get(before));
        let end = self.ends.get(place);
        let span = *before.unwrap_or(&0)..*end.unwrap_or(&0);
        self.transactions.get(span).unwrap_or_default()
    }

    /// Returns the transactions of every grant; last those whose grant leads nowhere, or is not named.
    pub(super) fn moves(&self) -> impl Iterator<Item = Moves<'_, 'a>> {
        let own = self.known.iter().enumerate();
        let own = own.map(|(place, known)| Moves {
            id: Some(known.grant.key()),
            known: Some(known),
            givers: self.givers_of(known),
            transactions: self.transactions_at(place),
        });
        let astray = self.astray.iter().map(|(id, list)| Moves {
            id: *id,
            known: None,
            givers: &[],
            transactions: list,
        });
        own.chain(astray)
    }
}

impl<'a> Moves<'_, 'a> {
    /// Returns the record of the grant, if there is one of the id.
    pub(super) fn grant(&self) -> Option<&'a Grant> {
        self.known.map(|known| known.grant)
    }
}

impl Known<'_> {
    fn note(&mut self, transaction: &Transaction) {
        let Some(date) = transaction.date() else {
            return;
        };
        self.has_moved = true;
        if transaction.kind() == Some(TransactionKind::Disbursed) {
            let first = self.first_disbursed.map_or(date, |first| first.min(date));
            self.first_disbursed = Some(first);
        }
    }
}
