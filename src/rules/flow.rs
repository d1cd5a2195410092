//! What went through a grant altogether: where its transactions pass what they can add up to.
//!
//! I1. Every transaction is looked at once, by currency and date; amounts of different currencies
//!     never meet.

use crate::date::Date;
use crate::money::{Currency, Money};
use crate::order;
use crate::record::{Amendment, Grant, Record as _, Transaction, TransactionForm, TransactionKind};

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

/// What the transactions of a grant can add up to.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Limit {
    /// What is disbursed: the grant part as amended.
    Granted,
    /// The money that is spent: all the money that was received.
    Received,
    /// What is paid back: all that was received or disbursed.
    Refunded,
    /// What is recorded: the same.
    Recorded,
}

/// What went through a grant (dòng tiền của khoản viện trợ).
///
/// Of the transactions of one day nobody knows the order: what is passed at the end of a day is told
/// of its last one, and what the day itself makes good is not told.
pub(super) struct Flow<'a> {
    /// The day on which money was first disbursed.
    pub(super) first_disbursed: Option<Date>,
    /// Whether there is a dated transaction.
    pub(super) has_moved: bool,
    /// Whether something is not told, so that sums say little.
    pub(super) is_open: bool,
    /// Whether several currencies are received or spent, so that one may have become the other.
    pub(super) is_mixed: bool,
    /// The transactions that are not within a limit, in order, by id.
    not_within: Vec<(Limit, &'a str, Held)>,
}

impl<'a> Flow<'a> {
    /// Nothing.
    pub(super) const NONE: Self = Self {
        first_disbursed: None,
        has_moved: false,
        is_open: false,
        is_mixed: false,
        not_within: Vec::new(),
    };

    /// Returns what a transaction is held to, if it is not within it.
    #[inline]
    pub(super) fn beyond(&self, limit: Limit, transaction: &Transaction) -> Option<Held> {
        // Most grants are within everything.
        match self.not_within.as_slice() {
            [] => None,
            [..] => self.find(limit, transaction.key()),
        }
    }

    fn find(&self, limit: Limit, transaction: &str) -> Option<Held> {
        let asked = (limit, transaction);
        let place = (self.not_within).binary_search_by(|(limit, id, _)| (*limit, *id).cmp(&asked));
        let (.., held) = self.not_within.get(place.ok()?)?;
        Some(*held)
    }

    /// Adds up the transactions of a grant, be there such a grant or not.
    pub(super) fn of(grant: Option<&Grant>, transactions: &[(usize, &'a Transaction)]) -> Self {
        let mut flow = Self::NONE;
        let mut whole = Whole::default();
        for (_, transaction) in transactions {
            flow.note(transaction);
            match Move::of(transaction) {
                Some(moved) => whole.add(&moved),
                None => flow.is_open = true,
            }
        }
        let amendments = grant.map_or(&[][..], Grant::amendments);
        let is_loose = |change: &Amendment| change.date().is_none() && !change.grant().is_empty();
        flow.is_open |= amendments.iter().any(is_loose);
        // Most grants stay within everything, whatever the order was.
        if !whole.is_within(grant) {
            let told = transactions.iter().filter_map(|(_, one)| Move::of(one));
            let mut told: Vec<_> = told.collect();
            order::sort_by_key(&mut told, |moved| (moved.currency, moved.date));
            flow.add_up(grant, &told);
        }
        flow
    }

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

    /// Adds up the transactions of a grant, by currency and date.
    fn add_up(&mut self, grant: Option<&Grant>, moves: &[Move<'a>]) {
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
        self.is_mixed = flowing > 1;
        order::sort_by(&mut self.not_within, |a, b| (a.0, a.1).cmp(&(b.0, b.1)));
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
                            self.hold(Limit::Granted, moved.id, Held::NoLimit);
                        }
                        if moved.is_cash() && whole.received_cash == 0 {
                            self.hold(Limit::Received, moved.id, Held::NoLimit);
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
        let mut pass = |limit, id: Option<&'a str>, before: i128, sum: i128, most: i128| {
            if let Some(id) = id.filter(|_| before <= most && sum > most) {
                self.hold(limit, id, Held::Beyond(Passed { sum, limit: most }));
            }
        };
        if let Some(part) = day.part {
            let (before, after) = (before.spent(), after.spent());
            pass(Limit::Granted, day.disbursed, before, after, part);
        }
        if whole.received_cash > 0 {
            let (before, after) = (before.spent_cash(), after.spent_cash());
            let most = whole.received_cash;
            pass(Limit::Received, day.disbursed, before, after, most);
        }
        let most = whole.most();
        let (earlier, later) = (before.refunded, after.refunded);
        pass(Limit::Refunded, day.refunded, earlier, later, most);
        let (earlier, later) = (before.recorded, after.recorded);
        pass(Limit::Recorded, day.recorded, earlier, later, most);
    }

    fn hold(&mut self, limit: Limit, transaction: &'a str, held: Held) {
        self.not_within.push((limit, transaction, held));
    }
}

/// All that went through a grant, in whatever order.
#[derive(Default)]
struct Whole {
    sum: Sum,
    currency: Option<Currency>,
    /// Whether sums in between may be greater: there are other currencies, or amounts below zero.
    is_uneven: bool,
    spends: bool,
    spends_cash: bool,
}

impl Whole {
    fn add(&mut self, moved: &Move<'_>) {
        let currency = *self.currency.get_or_insert(moved.currency);
        self.is_uneven |= currency != moved.currency || moved.minor < 0;
        let spends = moved.kind == TransactionKind::Disbursed;
        self.spends |= spends;
        self.spends_cash |= spends && moved.is_cash();
        self.sum.add(moved);
    }

    /// Tells whether every sum on every day is within every limit; `false` if nobody can tell so soon.
    fn is_within(&self, grant: Option<&Grant>) -> bool {
        let Some(currency) = self.currency else {
            return true;
        };
        let Sum {
            received_cash,
            disbursed,
            disbursed_cash,
            refunded,
            recorded,
            ..
        } = self.sum;
        let most = self.sum.most();
        if self.is_uneven || refunded > most || recorded > most {
            return false;
        }
        if self.spends_cash && (received_cash == 0 || disbursed_cash > received_cash) {
            return false;
        }
        // An amendment may take away what was disbursed before.
        let changes = grant.map_or(&[][..], Grant::amendments);
        let is_steady = changes.iter().all(|change| change.grant().is_empty());
        let funding = grant.and_then(Grant::funding);
        let mut part = None;
        add_in(currency, funding.map_or(&[], |f| f.grant()), &mut part);
        !self.spends || (is_steady && part.is_some_and(|part| disbursed <= part))
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

    fn is_cash(&self) -> bool {
        self.form == Some(TransactionForm::Cash)
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
        let is_cash = moved.is_cash();
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
        // No list in memory is long enough to leave the range.
        *sum = sum.wrapping_add(minor);
        if let Some(of_cash) = of_cash {
            *of_cash = of_cash.wrapping_add(minor);
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
