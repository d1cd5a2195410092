//! The money of a grant by account: what went through each one, by date.
//!
//! I1. Only money that moves stands here: no goods, no services, nothing that is only recorded.

use std::collections::BTreeSet;

use crate::date::Date;
use crate::money::Currency;
use crate::order;
use crate::record::{AccountBalance, Transaction, TransactionForm, TransactionKind};
use crate::registry::Registry;
use crate::rules::grants::Grants;
use crate::rules::map::Map;

/// The accounts of a grant, as balances name them, and what went through them (sổ theo dõi).
#[derive(Default)]
pub(super) struct Ledger<'a> {
    accounts: BTreeSet<(Currency, &'a str)>,
    by_account: Map<&'a str, Moves<'a>>,
    elsewhere: Moves<'a>,
}

/// Transactions by date.
#[derive(Default)]
pub(super) struct Moves<'a> {
    dated: Vec<(Date, &'a Transaction)>,
    has_undated: bool,
}

impl<'a> Moves<'a> {
    fn add(&mut self, transaction: &'a Transaction) {
        match transaction.date() {
            Some(date) => self.dated.push((date, transaction)),
            None => self.has_undated = true,
        }
    }

    /// Returns what moved after one day, up to another; `None` if nobody can tell.
    pub(super) fn between(
        &self,
        after: Option<Date>,
        until: Date,
    ) -> Option<impl Iterator<Item = &'a Transaction>> {
        let first = self
            .dated
            .partition_point(|(day, _)| after.is_some_and(|after| *day <= after));
        let end = self.dated.partition_point(|(day, _)| *day <= until);
        let moved = self.dated.get(first..end).unwrap_or_default();
        (!self.has_undated).then(|| moved.iter().map(|(_, transaction)| *transaction))
    }
}

impl<'a> Ledger<'a> {
    /// Returns the accounts in a currency; empty text where a balance names none.
    pub(super) fn accounts(&self, currency: Currency) -> impl Iterator<Item = &'a str> {
        self.accounts
            .range((currency, "")..)
            .take_while(move |(of, _)| *of == currency)
            .map(|(_, account)| *account)
    }

    /// Tells whether an account is one of the grant's.
    pub(super) fn is_account(&self, account: &str) -> bool {
        self.by_account.contains_key(account)
    }

    /// Returns what went through an account by its name.
    pub(super) fn of_account(&self, account: &str) -> Option<&Moves<'a>> {
        self.by_account.get(account)
    }

    /// Enters the transactions of the grant.
    fn enter(&mut self, transactions: &[(usize, &'a Transaction)]) {
        for (_, transaction) in transactions {
            let is_money = matches!(transaction.form(), Some(TransactionForm::Cash) | None);
            let is_moved = transaction.kind() != Some(TransactionKind::Recorded);
            if is_money && is_moved {
                let account = transaction.account().map(|a| a.reveal().as_str());
                let known = account.and_then(|account| self.by_account.get_mut(account));
                known.unwrap_or(&mut self.elsewhere).add(transaction);
            }
        }
        for moves in self.by_account.values_mut().chain([&mut self.elsewhere]) {
            // Stable: of one day they stay in the order of their ids.
            order::sort_by_key(&mut moves.dated, |(date, _)| *date);
        }
    }

    /// Returns what names no account of the grant.
    pub(super) const fn elsewhere(&self) -> &Moves<'a> {
        &self.elsewhere
    }
}

/// Returns the ledgers of the grants that have balances.
pub(super) fn ledgers<'a>(registry: &'a Registry, grants: &Grants<'a>) -> Map<&'a str, Ledger<'a>> {
    let mut ledgers: Map<&str, Ledger<'_>> = Map::default();
    for balance in registry.records::<AccountBalance>() {
        let amount = balance.opening().or(balance.closing());
        if let (Some(grant), Some(amount)) = (balance.grant(), amount) {
            let account = balance.account().map_or("", |a| a.reveal().as_str());
            let ledger = ledgers.entry(grant.as_str()).or_default();
            ledger.accounts.insert((amount.currency(), account));
            ledger.by_account.entry(account).or_default();
        }
    }
    for (grant, ledger) in &mut ledgers {
        ledger.enter(grants.transactions_of(grant));
    }
    ledgers
}
