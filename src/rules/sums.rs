//! What went through a grant altogether: where its transactions pass what they can add up to.
//!
//! I1. Every transaction is looked at once, by currency and date; amounts of different currencies
//!     never meet.

use crate::date::Date;
use crate::money::{Currency, Money};
use crate::order;
use crate::record::{Amendment, Grant, Record as _, Transaction, TransactionForm, TransactionKind};
use crate::rules::grants::{Grants, Moves};
use crate::rules::map::{Map, Set};

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
    beyond_grant: Map<&'a str, Held>,
    beyond_received: Map<&'a str, Held>,
    refunded: Map<&'a str, Passed>,
    recorded: Map<&'a str, Passed>,
    open: Set<&'a str>,
    mixed: Set<&'a str>,
    whole: Set<&'a str>,
    /// The transactions of the grant at hand: room that is used again for the next one.
    told: Vec<Move<'a>>,
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

    /// Begins with the grants that others add to, or belong to.
    pub(super) fn of(grants: &Grants<'a>) -> Self {
        let linked = grants.linked().iter();
        let whole = linked.flat_map(|grant| [grant.supplements(), grant.parent()]);
        Self {
            whole: whole.flatten().map(|id| id.as_str()).collect(),
            ..Self::default()
        }
    }

    /// Adds up the transactions of a grant.
    pub(super) fn add(&mut self, moves: Moves<'_, 'a>) {
        let Some(id) = moves.id else {
            return;
        };
        let mut told = std::mem::take(&mut self.told);
        told.clear();
        told.extend(
            moves
                .transactions
                .iter()
                .filter_map(|(_, one)| Move::of(one)),
        );
        let is_loose = |change: &Amendment| change.date().is_none() && !change.grant().is_empty();
        let amendments = moves.grant().map_or(&[][..], Grant::amendments);
        if told.len() < moves.transactions.len() || amendments.iter().any(is_loose) {
            self.open.insert(id);
        }
        order::sort_by_key(&mut told, |moved| (moved.currency, moved.date));
        self.add_up(id, moves.grant(), &told);
        self.told = told;
    }

    /// Gives back the room that adding up took.
    pub(super) fn close_books(&mut self) {
        self.told = Vec::new();
    }

    /// Adds up the transactions of a grant, by currency and date.
    fn add_up(&mut self, id: &'a str, grant: Option<&Grant>, moves: &[Move<'a>]) {
        let mut flowing = 0usize;
        for of_currency in moves.chunk_by(|a, b| a.currency == b.currency) {
            let mut whole = Sum::default();
            for moved in of_currency {
                whole.add(moved);
            }
            if whole.received != 0 || whole.disbursed != 0 {
                flowing = flowing.saturating_add(1);
            }
            self.in_currency(grant, of_currency, whole);
        }
        if flowing > 1 {
            self.mixed.insert(id);
        }
    }

    /// Follows what a grant does in one currency, day after day.
    fn in_currency(&mut self, grant: Option<&Grant>, moves: &[Move<'a>], whole: Sum) {
        let mut part = GrantPart::of(grant, moves);
        let mut past = Sum::default();
        for of_day in moves.chunk_by(|a, b| a.date == b.date) {
            let mut day = DayOf {
                before: past,
                part: part.on(of_day),
                ..DayOf::default()
            };
            for moved in of_day {
                past.add(moved);
                match moved.kind {
                    TransactionKind::Received => {}
                    TransactionKind::Refunded => day.refunded = Some(moved.id),
                    TransactionKind::Recorded => day.recorded = Some(moved.id),
                    TransactionKind::Disbursed => {
                        day.disbursed = Some(moved.id);
                        if day.part.is_none() {
                            self.beyond_grant.insert(moved.id, Held::NoLimit);
                        }
                        let is_cash = moved.form == Some(TransactionForm::Cash);
                        if is_cash && whole.received_cash == 0 {
                            self.beyond_received.insert(moved.id, Held::NoLimit);
                        }
                    }
                }
            }
            self.close(&day, past, whole);
        }
    }

    /// Notes what is passed at the end of a day in one currency.
    fn close(&mut self, day: &DayOf<'a>, after: Sum, whole: Sum) {
        let before = day.before;
        // Only the day on which a limit is passed is told of, not every one after it.
        let passed = |before: i128, sum: i128, limit: i128| {
            (before <= limit && sum > limit).then_some(Passed { sum, limit })
        };
        if let Some(id) = day.disbursed {
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
        if let Some(id) = day.refunded {
            let beyond = passed(before.refunded, after.refunded, whole.most());
            self.refunded.extend(beyond.map(|passed| (id, passed)));
        }
        if let Some(id) = day.recorded {
            let beyond = passed(before.recorded, after.recorded, whole.most());
            self.recorded.extend(beyond.map(|passed| (id, passed)));
        }
    }
}

/// A transaction of which everything is told that a sum needs.
struct Move<'a> {
    id: &'a str,
    currency: Currency,
    date: Date,
    minor: i64,
    kind: TransactionKind,
    form: Option<TransactionForm>,
}

impl<'a> Move<'a> {
    fn of(transaction: &'a Transaction) -> Option<Self> {
        let amount = transaction.amount()?;
        Some(Self {
            id: transaction.key(),
            currency: amount.currency(),
            date: transaction.date()?,
            minor: amount.minor(),
            kind: transaction.kind()?,
            form: transaction.form(),
        })
    }
}

/// A day of a grant in one currency.
#[derive(Default)]
struct DayOf<'a> {
    /// The sums of the days before.
    before: Sum,
    /// The grant part on the day.
    part: Option<i128>,
    /// The last transaction of the day that disburses, by id; then that refunds, and that records.
    disbursed: Option<&'a str>,
    refunded: Option<&'a str>,
    recorded: Option<&'a str>,
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
    fn add(&mut self, moved: &Move<'_>) {
        let minor = i128::from(moved.minor);
        let is_cash = moved.form == Some(TransactionForm::Cash);
        // What was received in a form that is not told may have been money.
        let may_be_cash = is_cash || moved.form.is_none();
        let (sum, of_cash) = match moved.kind {
            TransactionKind::Received => {
                let cash = may_be_cash.then_some(&mut self.received_cash);
                (&mut self.received, cash)
            }
            TransactionKind::Disbursed => {
                let cash = is_cash.then_some(&mut self.disbursed_cash);
                (&mut self.disbursed, cash)
            }
            TransactionKind::Refunded => (&mut self.refunded, None),
            TransactionKind::Recorded => (&mut self.recorded, None),
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

/// The grant part in one currency as amended, day after day; none where the decision's is not told.
struct GrantPart<'a> {
    part: Option<i128>,
    is_told: bool,
    coming: std::iter::Peekable<std::vec::IntoIter<(Date, &'a Amendment)>>,
}

impl<'a> GrantPart<'a> {
    /// Begins with the part as decided, in the currency of what moves.
    fn of(grant: Option<&'a Grant>, moves: &[Move<'_>]) -> Self {
        let funding = grant.and_then(Grant::funding);
        let decided = funding.map_or(&[][..], |funding| funding.grant());
        let amendments = grant.map_or(&[][..], |grant| grant.amendments());
        let mut dated: Vec<_> = amendments
            .iter()
            .filter_map(|change| Some((change.date()?, change)))
            .collect();
        order::sort_by_key(&mut dated, |(date, _)| *date);
        let mut part = None;
        for moved in moves.iter().take(1) {
            add_in(moved.currency, decided, &mut part);
        }
        Self {
            part,
            is_told: !decided.is_empty(),
            coming: dated.into_iter().peekable(),
        }
    }

    /// Returns the part on the day of what moves, no earlier than the day asked before.
    fn on(&mut self, moves: &[Move<'_>]) -> Option<i128> {
        let Move { date, currency, .. } = moves.first()?;
        while let Some((_, change)) = self.coming.next_if(|(day, _)| day <= date) {
            add_in(*currency, change.grant(), &mut self.part);
        }
        self.part.filter(|_| self.is_told)
    }
}

/// Adds the amounts of one currency to a sum, which none of them begins.
fn add_in(currency: Currency, amounts: &[Money], sum: &mut Option<i128>) {
    for amount in amounts.iter().filter(|of| of.currency() == currency) {
        let minor = i128::from(amount.minor());
        *sum = Some(sum.unwrap_or(0).saturating_add(minor));
    }
}
