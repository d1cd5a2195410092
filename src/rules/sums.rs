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

/// What a transaction is held to (mức đối chiếu), if it is not within it.
#[derive(Clone, Copy)]
pub(super) enum Held {
    /// It passes the limit.
    Beyond(Passed),
    /// There is no limit in its currency.
    NoLimit,
}

/// The transactions that pass a sum, by id, and the grants of which nobody can tell.
///
/// Of the transactions of one day nobody knows the order: what is passed at the end of a day is told
/// of its last one, and what the day itself makes good is not told.
#[derive(Default)]
pub(super) struct Sums<'a> {
    beyond_grant: HashMap<&'a str, Held>,
    beyond_received: HashMap<&'a str, Held>,
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

    /// Returns what a transaction disburses beyond the grant part as amended; of a grant whose part is
    /// not told, or not in this currency, there is no limit.
    pub(super) fn beyond_grant(&self, transaction: &str) -> Option<Held> {
        self.beyond_grant.get(transaction).copied()
    }

    /// Returns what a transaction spends beyond all that was received; where nothing was, there is no
    /// limit.
    pub(super) fn beyond_received(&self, transaction: &str) -> Option<Held> {
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
        for of_day in moves.chunk_by(|a, b| a.1 == b.1) {
            let mut days: BTreeMap<Currency, DayOf<'_>> = BTreeMap::new();
            for (_, date, transaction) in of_day {
                let (Some(amount), Some(kind)) = (transaction.amount(), transaction.kind()) else {
                    continue;
                };
                let currency = amount.currency();
                let sum = past.entry(currency).or_default();
                let day = days.entry(currency).or_insert_with(|| DayOf {
                    before: *sum,
                    part: part.on(*date, currency),
                    last: BTreeMap::new(),
                });
                sum.add(transaction);
                day.last.insert(kind, transaction.key());
                if kind == TransactionKind::Disbursed {
                    let id = transaction.key();
                    let whole = all.get(&currency).copied().unwrap_or_default();
                    if day.part.is_none() {
                        self.beyond_grant.insert(id, Held::NoLimit);
                    }
                    let is_cash = transaction.form() == Some(TransactionForm::Cash);
                    if is_cash && whole.received_cash == 0 {
                        self.beyond_received.insert(id, Held::NoLimit);
                    }
                }
            }
            for (currency, day) in days {
                let whole = all.get(&currency).copied().unwrap_or_default();
                let after = past.get(&currency).copied().unwrap_or_default();
                self.close(&day, after, whole);
            }
        }
    }

    /// Notes what is passed at the end of a day in one currency.
    fn close(&mut self, day: &DayOf<'a>, after: Sum, whole: Sum) {
        let before = day.before;
        let last = |kind| day.last.get(&kind).copied();
        // Only the day on which a limit is passed is told of, not every one after it.
        let passed = |before: i128, sum: i128, limit: i128| {
            (before <= limit && sum > limit).then_some(Passed { sum, limit })
        };
        if let Some(id) = last(TransactionKind::Disbursed) {
            let limit = day.part;
            let beyond = limit.and_then(|limit| passed(before.spent(), after.spent(), limit));
            self.beyond_grant
                .extend(beyond.map(|passed| (id, Held::Beyond(passed))));
            if whole.received_cash > 0 {
                let limit = whole.received_cash;
                let beyond = passed(before.spent_cash(), after.spent_cash(), limit);
                self.beyond_received
                    .extend(beyond.map(|passed| (id, Held::Beyond(passed))));
            }
        }
        if let Some(id) = last(TransactionKind::Refunded) {
            let beyond = passed(before.refunded, after.refunded, whole.most());
            self.refunded.extend(beyond.map(|passed| (id, passed)));
        }
        if let Some(id) = last(TransactionKind::Recorded) {
            let beyond = passed(before.recorded, after.recorded, whole.most());
            self.recorded.extend(beyond.map(|passed| (id, passed)));
        }
    }
}

/// A day of a grant in one currency.
struct DayOf<'a> {
    /// The sums of the days before.
    before: Sum,
    /// The grant part on the day.
    part: Option<i128>,
    /// The last transaction of each kind.
    last: BTreeMap<TransactionKind, &'a str>,
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
        // What was received in a form that is not told may have been money.
        let may_be_cash = is_cash || transaction.form().is_none();
        let (sum, of_cash) = match transaction.kind() {
            Some(TransactionKind::Received) => {
                let cash = may_be_cash.then_some(&mut self.received_cash);
                (&mut self.received, cash)
            }
            Some(TransactionKind::Disbursed) => {
                let cash = is_cash.then_some(&mut self.disbursed_cash);
                (&mut self.disbursed, cash)
            }
            Some(TransactionKind::Refunded) => (&mut self.refunded, None),
            Some(TransactionKind::Recorded) => (&mut self.recorded, None),
            None => return,
        };
        *sum = sum.saturating_add(minor);
        if let Some(of_cash) = of_cash {
            *of_cash = of_cash.saturating_add(minor);
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

/// The grant part as amended, day after day; none where the decision's is not told.
struct GrantPart<'a> {
    part: Option<Totals>,
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
            part: grant.map(Grant::grant_part).filter(|part| !part.is_empty()),
            coming: dated.into_iter().peekable(),
        }
    }

    /// Returns the part in a currency on a day, no earlier than the day asked before.
    fn on(&mut self, day: Date, currency: Currency) -> Option<i128> {
        while let Some((_, change)) = self.coming.next_if(|(date, _)| *date <= day) {
            if let Some(part) = &mut self.part {
                part.add_all(change.grant());
            }
        }
        self.part.as_ref()?.get(currency)
    }
}
