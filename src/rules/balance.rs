//! What is asked of the balances of an aid account: that one leads to the next.

use std::collections::BTreeSet;

use crate::finding::Message;
use crate::money::{Currency, Total, Totals};
use crate::path::Trail;
use crate::record::{AccountBalance, Transaction, TransactionForm, TransactionKind};
use crate::rules::case::Case;
use crate::rules::checked::Reason;

/// BALANCE-001.
pub(super) fn adds_up<'a>(balance: &'a AccountBalance, case: &mut Case<'a>) {
    let Some(grant) = balance.grant() else {
        return;
    };
    let (Some(date), Some(grant)) = (balance.date(), case.grant(grant.as_str())) else {
        case.not_applied(Reason::GoverningDateUnknown);
        return;
    };
    let Some(basis) = case.after_approval(grant, date) else {
        return;
    };
    let before = case.previous_balance(balance.id().as_str());
    let Some(opening) = balance.opening() else {
        case.says_too_little();
        return;
    };
    let closed = before.and_then(|before| before.closing());
    if let (Some(closed), Some(before)) = (closed, before) {
        if closed != opening {
            case.report(
                basis,
                &Trail::Root.key("opening"),
                Message::new(
                    format!(
                        "số dư đầu kỳ {opening} khác số dư cuối kỳ trước {closed} (`{}`)",
                        before.id()
                    ),
                    format!(
                        "the opening balance of {opening} is not the closing one before of {closed} (`{}`)",
                        before.id()
                    ),
                ),
            );
        }
    }
    // Where no balance is known before, the period began with the account: it opened with nothing.
    let begun = before.and_then(|before| before.date());
    let Some(closing) = balance
        .closing()
        .filter(|_| begun.is_some() || opening.is_zero())
    else {
        case.says_too_little();
        return;
    };
    let currency = opening.currency();
    if closing.currency() != currency {
        case.says_too_little();
        return;
    }
    let all = case.context().transactions_of_grant(grant.id().as_str());
    let first = all.partition_point(|(day, _)| begun.is_some_and(|begun| *day <= begun));
    let end = all.partition_point(|(day, _)| *day <= date);
    let moved = all.get(first..end).unwrap_or_default();
    let accounts = case.context().balance_accounts(grant.id().as_str());
    let accounts = accounts.into_iter().flatten();
    let accounts: BTreeSet<&str> = accounts
        .filter(|(of, _)| *of == currency)
        .map(|(_, account)| *account)
        .collect();
    let mut flows = Flows::default();
    for (_, transaction) in moved {
        match is_of_account(&accounts, transaction, balance) {
            Some(true) => flows.add(transaction, currency),
            Some(false) => {}
            None => {
                case.says_too_little();
                return;
            }
        }
    }
    let [opening_minor, closing_minor] = [opening, closing].map(|m| i128::from(m.minor()));
    let expected = opening_minor
        .saturating_add(flows.received)
        .saturating_sub(flows.used);
    // A refund leaves the account for the donor, or comes back into it: the record does not tell.
    let refunded = [
        expected.saturating_add(flows.refunded),
        expected.saturating_sub(flows.refunded),
    ];
    if !refunded.contains(&closing_minor) {
        let [received, used] = [flows.received, flows.used].map(|minor| shown(minor, currency));
        case.report(
            basis,
            &Trail::Root.key("closing"),
            Message::new(
                format!(
                    "số dư cuối kỳ {closing} khác đầu kỳ {opening} cộng tiếp nhận {received} trừ sử dụng {used}"
                ),
                format!(
                    "the closing balance of {closing} is not the opening {opening} plus {received} received less {used} used"
                ),
            ),
        );
    }
}

/// Tells whether a transaction moves money of a balance's account; `None` if nobody can tell.
///
/// The account that it names may be the donor's: then it goes into the grant's only account.
fn is_of_account(
    accounts: &BTreeSet<&str>,
    transaction: &Transaction,
    balance: &AccountBalance,
) -> Option<bool> {
    if !matches!(transaction.form(), Some(TransactionForm::Cash) | None) {
        return Some(false);
    }
    let named = transaction
        .account()
        .map(|account| account.reveal().as_str());
    let own = balance
        .account()
        .map_or("", |account| account.reveal().as_str());
    match named {
        Some(named) if accounts.contains(named) => Some(named == own),
        Some(_) | None if accounts.len() > 1 => None,
        Some(_) | None => Some(true),
    }
}

/// What went through an account, in minor units.
#[derive(Default)]
struct Flows {
    received: i128,
    used: i128,
    refunded: i128,
}

impl Flows {
    fn add(&mut self, transaction: &Transaction, currency: Currency) {
        let amount = transaction.amount();
        let Some(amount) = amount.filter(|amount| amount.currency() == currency) else {
            return;
        };
        let sum = match transaction.kind() {
            Some(TransactionKind::Received) => &mut self.received,
            Some(TransactionKind::Disbursed) => &mut self.used,
            Some(TransactionKind::Refunded) => &mut self.refunded,
            Some(TransactionKind::Recorded) | None => return,
        };
        *sum = sum.saturating_add(i128::from(amount.minor()));
    }
}

fn shown(minor: i128, currency: Currency) -> String {
    let mut totals = Totals::new();
    match totals.add_minor(currency, minor) {
        Ok(()) => totals
            .iter()
            .next()
            .map_or_else(|| format!("0 {currency}"), |total: Total| total.to_string()),
        Err(_) => format!("? {currency}"),
    }
}
