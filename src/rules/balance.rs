//! What is asked of the balances of an aid account: that one leads to the next.

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
    let moved = moved.iter().map(|(_, transaction)| *transaction);
    let flows = Flows::of(moved.filter(|t| is_of_account(t, balance)), currency);
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

/// Tells whether a transaction moves money of a balance's account, so far as it says.
fn is_of_account(transaction: &Transaction, balance: &AccountBalance) -> bool {
    let is_cash = transaction
        .form()
        .is_none_or(|form| form == TransactionForm::Cash);
    let is_same = match (transaction.account(), balance.account()) {
        (Some(account), Some(own)) => account.reveal() == own.reveal(),
        (_, _) => true,
    };
    is_cash && is_same
}

/// What went through an account, in minor units.
struct Flows {
    received: i128,
    used: i128,
    refunded: i128,
}

impl Flows {
    fn of<'a>(transactions: impl Iterator<Item = &'a Transaction>, currency: Currency) -> Self {
        let mut flows = Self {
            received: 0,
            used: 0,
            refunded: 0,
        };
        for transaction in transactions {
            let Some(amount) = transaction.amount().filter(|a| a.currency() == currency) else {
                continue;
            };
            let sum = match transaction.kind() {
                Some(TransactionKind::Received) => &mut flows.received,
                Some(TransactionKind::Disbursed) => &mut flows.used,
                Some(TransactionKind::Refunded) => &mut flows.refunded,
                Some(TransactionKind::Recorded) | None => continue,
            };
            *sum = sum.saturating_add(i128::from(amount.minor()));
        }
        flows
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
