//! The grants of a registry, each with its transactions; and what rule after rule asks of one of them.
//!
//! I1. Every grant and every transaction is looked at once.
//! I2. Transactions stay in the order of their ids.

use std::collections::BTreeMap;

use crate::date::Date;
use crate::id::PartyId;
use crate::law::{Governed, GrantTerm, Subject};
use crate::order;
use crate::record::{
    AfterDisaster, DonorShare, Grant, GrantEvent, GrantEventKind, Party, Record as _, Transaction,
};
use crate::registry::Registry;
use crate::rules::context::Context;
use crate::rules::map::{Map, RandomState, Set};

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

/// The grant at hand, and what is told of it elsewhere.
pub(super) struct Known<'a> {
    pub(super) grant: &'a Grant,
    pub(super) grounds: Grounds,
    /// The recipient, the owner and the managing agency, of those whose records count.
    pub(super) parties: [Option<&'a Party>; 3],
    /// The number of each of its donors as decided; of a donor that is not named none.
    pub(super) givers: Vec<Option<usize>>,
    /// Whether every reference is known to lead to a record that counts; `false` if one has to look.
    pub(super) is_led: bool,
    /// Whether an event undoes the approval, or refuses it, at any time.
    pub(super) is_undone: bool,
    /// Whether no amendment names donors.
    pub(super) is_steady: bool,
    /// Whether every donor is named, as decided and as amended, and there is one as decided.
    pub(super) names_donors: bool,
    /// The numbers of its donors as decided and as amended, in order; none where `givers` are all, and
    /// few.
    ever: Vec<usize>,
    /// What transition rules ask of it: of its budget accounting, and of everything else.
    terms: [Option<GrantTerm>; 2],
    /// The planned end as amended, from each day on.
    ends: Vec<(Date, Option<Date>)>,
}

impl<'a> Known<'a> {
    /// Looks everything up; takes the numbers of its donors as decided, and the parties of another grant,
    /// for many have the same.
    pub(super) fn of(
        grant: &'a Grant,
        context: &Context<'a>,
        givers: Vec<Option<usize>>,
        others: [Option<&'a Party>; 3],
    ) -> Self {
        let changes = grant.amendments();
        let is_steady = changes.iter().all(|change| change.donors().is_empty());
        let changed = changes.iter().flat_map(|change| change.donors());
        let mut ever = Vec::new();
        if !is_steady || givers.len() > FEW {
            ever.extend(givers.iter().flatten());
            let changed = changed.clone().filter_map(DonorShare::donor);
            ever.extend(changed.map(|donor| context.givers().number_of(donor.as_str())));
            ever.sort_unstable();
        }
        let is_named = |part: &DonorShare| part.donor().is_some();
        let names_donors = !givers.is_empty() && givers.iter().all(Option::is_some);
        let named = [grant.recipient(), grant.owner(), grant.managing_agency()];
        let [recipient, owner, agency] = named;
        let party = |id: Option<&PartyId>, near: Option<&'a Party>| {
            let id = id?;
            let near = near.filter(|party| party.id() == id);
            near.or_else(|| context.party(id.as_str()))
        };
        let [other, _, other_agency] = others;
        let recipient = party(recipient, other);
        let parties = [
            recipient,
            party(owner, recipient),
            party(agency, other_agency),
        ];
        let is_given = |number: &usize| {
            let giver = context.givers().at(*number);
            giver.is_some_and(|giver| giver.donor.is_some())
        };
        let is_led = is_steady
            && grant.parent().is_none()
            && grant.supplements().is_none()
            && named.iter().flatten().count() == parties.iter().flatten().count()
            && givers.iter().flatten().all(is_given);
        Self {
            grant,
            grounds: Grounds::of(grant, context.as_of()),
            is_undone: grant.events().iter().any(undoes),
            is_led,
            parties,
            givers,
            is_steady,
            names_donors: names_donors && changed.clone().all(is_named),
            ever,
            terms: terms(grant),
            ends: ends(grant),
        }
    }

    /// Returns the number of one of its donors as decided by id, if they are few.
    pub(super) fn number_of(&self, donor: &str) -> Option<usize> {
        let donors = self.grant.donors().iter();
        let is_it = |part: &DonorShare| part.donor().is_some_and(|id| id.as_str() == donor);
        *self.givers.get(donors.take(FEW).position(is_it)?)?
    }

    /// Tells whether a donor of some number gives to it, as decided or as amended.
    pub(super) fn has_giver(&self, number: usize) -> bool {
        if self.ever.is_empty() {
            return self.givers.contains(&Some(number));
        }
        self.ever.binary_search(&number).is_ok()
    }

    /// Returns what transition rules of a subject ask of it; `None` if the approval has no date.
    pub(super) const fn term_under(&self, subject: Subject) -> Option<GrantTerm> {
        let [accounting, other] = self.terms;
        match subject {
            Subject::AidAccounting => accounting,
            Subject::GrantAid
            | Subject::DisasterRelief
            | Subject::NgoRegistration
            | Subject::Oda
            | Subject::PersonalData
            | Subject::StateBudget => other,
        }
    }

    /// Returns the planned end as amended by a day.
    pub(super) fn planned_end(&self, day: Date) -> Option<Date> {
        let after = self.ends.partition_point(|(from, _)| *from <= day);
        match after.checked_sub(1).and_then(|place| self.ends.get(place)) {
            Some((_, end)) => *end,
            None => self.grant.planned().and_then(|period| period.until()),
        }
    }

    /// Returns the recipient, if its record counts.
    pub(super) const fn recipient(&self) -> Option<&'a Party> {
        let [recipient, ..] = self.parties;
        recipient
    }

    /// Returns one of its parties by id, if the record counts.
    pub(super) fn party(&self, id: &str) -> Option<&'a Party> {
        let parties = self.parties.iter().copied().flatten();
        parties.into_iter().find(|party| party.id().as_str() == id)
    }
}

/// What transition rules ask of a grant: of its budget accounting, and of everything else.
fn terms(grant: &Grant) -> [Option<GrantTerm>; 2] {
    let other = grant.term_under(Subject::GrantAid);
    // They differ where an extension counts.
    if grant.amendments().is_empty() {
        [other, other]
    } else {
        [grant.term_under(Subject::AidAccounting), other]
    }
}

fn undoes(event: &GrantEvent) -> bool {
    use GrantEventKind::{Rejected, Revoked, Withdrawn};
    matches!(event.kind(), Some(Rejected | Revoked | Withdrawn))
}

/// The planned end that each dated amendment decides, in order.
fn ends(grant: &Grant) -> Vec<(Date, Option<Date>)> {
    let changes = grant.amendments().iter();
    let mut ends: Vec<_> = changes
        .filter_map(|change| Some((change.date()?, change.planned()?.until())))
        .collect();
    order::sort_by_key(&mut ends, |(from, _)| *from);
    ends
}

/// Up to how many donors of a grant are looked through before their ids are looked up.
const FEW: usize = 8;

/// The transactions of a grant.
#[derive(Clone, Copy)]
pub(super) struct Moves<'b, 'a> {
    /// The grant, if there is one of the id that they name.
    pub(super) grant: Option<&'a Grant>,
    /// Each with its place in the registry.
    pub(super) transactions: &'b [(usize, &'a Transaction)],
}

/// The grants of a registry.
pub(super) struct Grants<'a> {
    places: Map<&'a str, usize>,
    /// In the order of the registry.
    list: Vec<&'a Grant>,
    /// Those that belong to others, or add to them.
    linked: Vec<&'a Grant>,
    /// Those that others add to, or belong to.
    whole: Set<&'a str>,
    /// The transactions of the grants, one grant after the other.
    transactions: Vec<(usize, &'a Transaction)>,
    /// Where in `transactions` those of each grant end.
    ends: Vec<usize>,
    /// The transactions whose grant leads nowhere, by the id that they name, if any.
    astray: BTreeMap<Option<&'a str>, Vec<(usize, &'a Transaction)>>,
}

impl<'a> Grants<'a> {
    /// Reads the grants and the transactions.
    pub(super) fn of(registry: &'a Registry) -> Self {
        let count = registry.entries::<Grant>().len();
        let mut grants = Self {
            places: Map::with_capacity_and_hasher(count, RandomState::default()),
            list: Vec::with_capacity(count),
            linked: Vec::new(),
            whole: Set::default(),
            transactions: Vec::new(),
            ends: Vec::new(),
            astray: BTreeMap::new(),
        };
        for grant in registry.records::<Grant>() {
            let whole = [grant.parent(), grant.supplements()];
            if whole.iter().any(Option::is_some) {
                grants.linked.push(grant);
                let whole = whole.into_iter().flatten();
                grants.whole.extend(whole.map(|id| id.as_str()));
            }
            grants.places.insert(grant.key(), grants.list.len());
            grants.list.push(grant);
        }
        grants.read_transactions(registry);
        grants
    }

    fn read_transactions(&mut self, registry: &'a Registry) {
        let mut counts = vec![0usize; self.list.len()];
        let count = registry.entries::<Transaction>().len();
        let mut list: Vec<(&Transaction, Option<usize>)> = Vec::with_capacity(count);
        // Most transactions stand beside others of their grant.
        let mut last: Option<(&str, usize)> = None;
        for transaction in registry.records::<Transaction>() {
            let id = transaction.grant().map(|grant| grant.as_str());
            let place = id.and_then(|id| match last {
                Some((same, place)) if same == id => Some(place),
                Some(_) | None => {
                    // Most come in the order of their grants.
                    let next = last.map_or(0, |(_, place)| place.saturating_add(1));
                    let is_next = self.list.get(next).is_some_and(|grant| grant.key() == id);
                    let next = is_next.then_some(next);
                    let place = next.or_else(|| self.places.get(id).copied());
                    last = place.map(|place| (id, place));
                    place
                }
            });
            match place.and_then(|place| counts.get_mut(place)) {
                Some(count) => *count = count.saturating_add(1),
                None => {
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
    pub(super) fn get(&self, id: &str) -> Option<&'a Grant> {
        self.list.get(*self.places.get(id)?).copied()
    }

    /// Returns the grants that belong to others, or add to them, in the order of the registry.
    pub(super) fn linked(&self) -> &[&'a Grant] {
        &self.linked
    }

    /// Tells whether others add to a grant or belong to it: what is given to one of them may be told
    /// of the whole.
    pub(super) fn is_whole(&self, grant: &str) -> bool {
        !self.whole.is_empty() && self.whole.contains(grant)
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
        let own = self.list.iter().enumerate();
        let own = own.map(|(place, grant)| Moves {
            grant: Some(*grant),
            transactions: self.transactions_at(place),
        });
        let astray = self.astray.values().map(|list| Moves {
            grant: None,
            transactions: list,
        });
        own.chain(astray)
    }
}
