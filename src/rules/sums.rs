//! What went through a grant altogether: where its transactions pass what they can add up to.
//!
//! I1. Every transaction is looked at once, in the order of dates; amounts of different currencies
//!     never meet.

use std::collections::{BTreeMap, HashMap, HashSet};

use crate::date::Date;
use crate::money::{Currency, Totals};
use crate::order;
use crate::record::{Grant, Record as _, Transaction, TransactionForm, TransactionKind};
use crate::registry::Registry;

/// A sum that a transaction passes, in minor units (vượt mức).
#[derive(Clone, Copy)]
pub(super) struct Passed {
    pub(super) sum: i128,
    pub(super) limit: i128,
}

/// The transactions that pass a sum, by id, and the grants of which nobody can tell.
#[derive(Default)]
pub(super) struct Sums<'a> {
    beyond_grant: HashMap<&'a str, Passed>,
    beyond_received: HashMap<&'a str, Passed>,
    refunded: HashMap<&'a str, Passed>,
    recorded: HashMap<&'a str, Passed>,
    open: HashSet<&'a str>,
    mixed: HashSet<&'a str>,
    whole: HashSet<&'a str>,
}

impl<'a> Sums<'a> {
    /// Tells whether something about the money of a grant is not told, so that sums say little.
    pub(super) fn is_open(&self, grant: &str) -> bool {
        self.open.contains(grant) || self.is_whole(grant)
    }

    /// Tells whether others add to a grant or belong to it: what is given to one of them may be told
    /// of the whole.
    pub(super) fn is_whole(&self, grant: &str) -> bool {
        self.whole.contains(grant)
    }

    /// Tells whether a grant receives or spends several currencies, so that one may have become the
    /// other.
    pub(super) fn is_mixed(&self, grant: &str) -> bool {
        self.mixed.contains(grant)
    }

    /// Returns what a transaction disburses beyond the grant part as amended.
    pub(super) fn beyond_grant(&self, transaction: &str) -> Option<Passed> {
        self.beyond_grant.get(transaction).copied()
    }

    /// Returns what a transaction spends beyond all that was received.
    pub(super) fn beyond_received(&self, transaction: &str) -> Option<Passed> {
        self.beyond_received.get(transaction).copied()
    }

    /// Returns what a transaction pays back beyond all that was received or disbursed.
    pub(super) fn refunded(&self, transaction: &str) -> Option<Passed> {
        self.refunded.get(transaction).copied()
    }

    /// Returns what a transaction records beyond all that was received or disbursed.
    pub(super) fn recorded(&self, transaction: &str) -> Option<Passed> {
        self.recorded.get(transaction).copied()
    }

    /// Adds the transactions of every grant up.
    pub(super) fn of(registry: &'a Registry, grants: &HashMap<&'a str, &'a Grant>) -> Self {
        let mut sums = Self::default();
        let mut moves: Vec<(&str, Date, &Transaction)> = Vec::new();
        for transaction in registry.records::<Transaction>() {
            let Some(grant) = transaction.grant().map(|grant| grant.as_str()) else {
                continue;
            };
            let told = (transaction.date(), transaction.kind(), transaction.amount());
            match told {
                (Some(date), Some(_), Some(_)) => moves.push((grant, date, transaction)),
                _ => {
                    sums.open.insert(grant);
                }
            }
        }
        for grant in registry.records::<Grant>() {
            let is_loose = |change: &crate::record::Amendment| {
                change.date().is_none() && !change.grant().is_empty()
            };
            if grant.amendments().iter().any(is_loose) {
                sums.open.insert(grant.key());
            }
            let whole = [grant.supplements(), grant.parent()];
            sums.whole
                .extend(whole.into_iter().flatten().map(|id| id.as_str()));
        }
        // Stable: of one day they stay in the order of their ids.
        order::sort_by_key(&mut moves, |(grant, date, _)| (*grant, *date));
        for of_grant in moves.chunk_by(|a, b| a.0 == b.0) {
            if let Some((id, ..)) = of_grant.first() {
                sums.add_up(grants.get(id).copied(), of_grant);
            }
        }
        sums
    }

    fn add_up(&mut self, grant: Option<&Grant>, moves: &[(&'a str, Date, &'a Transaction)]) {
        let mut all: BTreeMap<Currency, Sum> = BTreeMap::new();
        for (.., transaction) in moves {
            if let Some(amount) = transaction.amount() {
                all.entry(amount.currency()).or_default().add(transaction);
            }
        }
        let has_flown = |sum: &&Sum| sum.received != 0 || sum.disbursed != 0;
        if all.values().filter(has_flown).nth(1).is_some() {
            self.mixed.extend(moves.first().map(|(id, ..)| *id));
        }
        let mut part = GrantPart::of(grant);
        let mut past: BTreeMap<Currency, Sum> = BTreeMap::new();
        for (_, date, transaction) in moves {
            let Some(amount) = transaction.amount() else {
                continue;
            };
            let currency = amount.currency();
            let whole = all.get(&currency).copied().unwrap_or_default();
            let sum = past.entry(currency).or_default();
            let before = *sum;
            sum.add(transaction);
            let id = transaction.key();
            // Only the transaction that passes a limit is told of, not every one after it.
            let passing = |before: i128, sum: i128, limit: i128| {
                (before <= limit && sum > limit).then_some(Passed { sum, limit })
            };
            match transaction.kind() {
                Some(TransactionKind::Disbursed) => {
                    if let Some(limit) = part.on(*date, currency) {
                        let passed = passing(before.spent(), sum.spent(), limit);
                        self.beyond_grant.extend(passed.map(|passed| (id, passed)));
                    }
                    if whole.received_cash > 0 {
                        let limit = whole.received_cash;
                        let passed = passing(before.spent_cash(), sum.spent_cash(), limit);
                        self.beyond_received
                            .extend(passed.map(|passed| (id, passed)));
                    }
                }
                Some(TransactionKind::Refunded) => {
                    let passed = passing(before.refunded, sum.refunded, whole.most());
                    self.refunded.extend(passed.map(|passed| (id, passed)));
                }
                Some(TransactionKind::Recorded) => {
                    let passed = passing(before.recorded, sum.recorded, whole.most());
                    self.recorded.extend(passed.map(|passed| (id, passed)));
                }
                Some(TransactionKind::Received) | None => {}
            }
        }
    }
}

/// What a grant received and spent in one currency, in minor units.
#[derive(Clone, Copy, Default)]
struct Sum {
    received: i128,
    received_cash: i128,
    disbursed: i128,
    disbursed_cash: i128,
    refunded: i128,
    recorded: i128,
}

impl Sum {
    fn add(&mut self, transaction: &Transaction) {
        let minor = transaction
            .amount()
            .map_or(0, |amount| i128::from(amount.minor()));
        let is_cash = transaction.form() == Some(TransactionForm::Cash);
        let cash = if is_cash { minor } else { 0 };
        let (sum, of_cash) = match transaction.kind() {
            Some(TransactionKind::Received) => (&mut self.received, Some(&mut self.received_cash)),
            Some(TransactionKind::Disbursed) => {
                (&mut self.disbursed, Some(&mut self.disbursed_cash))
            }
            Some(TransactionKind::Refunded) => (&mut self.refunded, None),
            Some(TransactionKind::Recorded) => (&mut self.recorded, None),
            None => return,
        };
        *sum = sum.saturating_add(minor);
        if let Some(of_cash) = of_cash {
            *of_cash = of_cash.saturating_add(cash);
        }
    }

    /// What was disbursed and not paid back.
    const fn spent(self) -> i128 {
        self.disbursed.saturating_sub(self.refunded)
    }

    /// What of it was money.
    const fn spent_cash(self) -> i128 {
        self.disbursed_cash.saturating_sub(self.refunded)
    }

    /// What was received or disbursed, whichever is more: of one of the two nothing may be told.
    fn most(self) -> i128 {
        self.received.max(self.disbursed)
    }
}

/// The grant part as amended, day after day.
struct GrantPart<'a> {
    part: Totals,
    coming: std::iter::Peekable<std::vec::IntoIter<(Date, &'a crate::record::Amendment)>>,
}

impl<'a> GrantPart<'a> {
    fn of(grant: Option<&'a Grant>) -> Self {
        let amendments = grant.map_or(&[][..], |grant| grant.amendments());
        let mut dated: Vec<_> = amendments
            .iter()
            .filter_map(|change| Some((change.date()?, change)))
            .collect();
        order::sort_by_key(&mut dated, |(date, _)| *date);
        Self {
            part: grant.map_or_else(Totals::new, Grant::grant_part),
            coming: dated.into_iter().peekable(),
        }
    }

    /// Returns the part in a currency on a day, no earlier than the day asked before.
    fn on(&mut self, day: Date, currency: Currency) -> Option<i128> {
        while let Some((_, change)) = self.coming.next_if(|(date, _)| *date <= day) {
            self.part.add_all(change.grant());
        }
        self.part.get(currency)
    }
}
