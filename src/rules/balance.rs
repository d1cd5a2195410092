//! What is asked of the balances of an aid account: what they say, and that one leads to the next.

use crate::date::Date;
use crate::finding::Message;
use crate::money::{Currency, Money, Total, Totals};
use crate::path::Trail;
use crate::record::{AccountBalance, BudgetClass, Executor, Grant, TransactionKind};
use crate::rules::case::Case;
use crate::rules::checked::Reason;
use crate::rules::context::Begin;
use crate::rules::ledger::Ledger;
use crate::rules::shared::Sharing;

/// BALANCE-001.
pub(super) fn adds_up<'a>(balance: &'a AccountBalance, case: &mut Case<'a>) {
    if balance.grant().is_none() {
        return;
    }
    let (Some(date), Some(grant)) = (balance.date(), case.its_grant()) else {
        case.not_applied(Reason::GoverningDateUnknown);
        return;
    };
    // Accounting rules bind grants that are budget revenue and that their owner carries out.
    if grant.budget_class() == Some(BudgetClass::NotBudgetRevenue)
        || matches!(
            grant.executor(),
            Some(Executor::Donor | Executor::ThirdParty)
        )
    {
        return;
    }
    let Some(basis) = case.after_approval(grant, date) else {
        return;
    };
    if grant.budget_class().is_none() {
        case.says_too_little();
        return;
    }
    let begin = case.begin_of_balance(balance.id().as_str());
    let Some(opening) = balance.opening() else {
        case.says_too_little();
        return;
    };
    if let Some(Begin::Differs(before)) = begin {
        match before.closing() {
            Some(closed) => case.report(
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
            ),
            None => case.says_too_little(),
        }
    }
    // Where no balance is known before, the period began with the account: it opened with nothing.
    let begun = match begin {
        Some(Begin::After(before) | Begin::Differs(before)) => before.date(),
        Some(Begin::With(day)) => day,
        None => None,
    };
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
    let flows = case
        .context()
        .ledger(grant.id().as_str())
        .map_or(Some(Flows::default()), |ledger| {
            Flows::of(ledger, balance, currency, begun, date)
        });
    let Some(flows) = flows else {
        case.says_too_little();
        return;
    };
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

/// What went through an account, in minor units.
#[derive(Default)]
struct Flows {
    received: i128,
    used: i128,
    refunded: i128,
}

impl Flows {
    /// Sums what moved after one day, up to another; `None` if nobody can tell.
    ///
    /// The account that a transaction names may be the donor's: then the money goes into the grant's
    /// only account of its currency.
    fn of(
        ledger: &Ledger<'_>,
        balance: &AccountBalance,
        currency: Currency,
        begun: Option<Date>,
        date: Date,
    ) -> Option<Self> {
        let own = balance
            .account()
            .map_or("", |account| account.reveal().as_str());
        let mut flows = Self::default();
        let named = ledger.of_account(own).map(|moves| (moves, true));
        for (moves, is_named) in named.into_iter().chain([(ledger.elsewhere(), false)]) {
            for transaction in moves.between(begun, date)? {
                let amount = transaction.amount()?;
                if amount.currency() != currency {
                    // It belongs to another account of the grant, if there is one.
                    let is_elsewhere = ledger
                        .accounts(amount.currency())
                        .any(|account| !is_named || account == own);
                    if is_elsewhere {
                        continue;
                    }
                    return None;
                }
                if !is_named && ledger.accounts(currency).nth(1).is_some() {
                    return None;
                }
                flows.add(transaction.kind()?, amount);
            }
        }
        Some(flows)
    }

    fn add(&mut self, kind: TransactionKind, amount: Money) {
        let sum = match kind {
            TransactionKind::Received => &mut self.received,
            TransactionKind::Disbursed => &mut self.used,
            TransactionKind::Refunded => &mut self.refunded,
            TransactionKind::Recorded => return,
        };
        *sum = sum.saturating_add(i128::from(amount.minor()));
    }
}

/// Writes a sum of minor units with its currency.
pub(super) fn shown(minor: i128, currency: Currency) -> String {
    let mut totals = Totals::new();
    match totals.add_minor(currency, minor) {
        Ok(()) => totals
            .iter()
            .next()
            .map_or_else(|| format!("0 {currency}"), |total: Total| total.to_string()),
        Err(_) => format!("? {currency}"),
    }
}

/// BALANCE-002.
pub(super) fn essentials<'a>(balance: &'a AccountBalance, case: &mut Case<'a>) {
    for (field, is_missing) in [
        ("account", balance.account().is_none()),
        ("grant", balance.grant().is_none()),
        ("date", balance.date().is_none()),
        ("opening", balance.opening().is_none()),
        ("closing", balance.closing().is_none()),
    ] {
        if is_missing {
            case.report_missing(None, field);
        }
    }
}

/// BALANCE-003.
pub(super) fn not_negative<'a>(balance: &'a AccountBalance, case: &mut Case<'a>) {
    for (field, amount) in [
        ("opening", balance.opening()),
        ("closing", balance.closing()),
    ] {
        if let Some(amount) = amount.filter(|amount| amount.is_negative()) {
            case.report_format(
                &Trail::Root.key(field),
                Message::new(
                    format!("số dư {amount} âm"),
                    format!("a balance of {amount}, less than nothing"),
                ),
            );
        }
    }
}

/// BALANCE-004.
pub(super) fn one_of_a_day<'a>(balance: &'a AccountBalance, case: &mut Case<'a>) {
    let Some(other) = case.context().same_day_balance(balance.id().as_str()) else {
        return;
    };
    let are_known = balance.closing().is_some() && other.closing().is_some();
    if !are_known || other.closing() == balance.closing() {
        if other.opening() != balance.opening() {
            // One may be of a month, the other of the half-year that ends with it.
            case.says_too_little();
        }
        return;
    }
    let id = other.id();
    case.report_format(
        &Trail::Root.key("date"),
        Message::new(
            format!("`{id}` của cùng tài khoản, cùng ngày có số dư cuối kỳ khác"),
            format!("`{id}` of the same account and day closes with another balance"),
        ),
    );
}

/// Tells whether the rule of an account of its own binds a grant: budget revenue that its owner
/// carries out; `None` if the record does not tell.
pub(super) fn keeps_an_account(grant: &Grant) -> Option<bool> {
    let is_revenue = grant.budget_class().map(|class| match class {
        BudgetClass::BudgetRevenue => true,
        BudgetClass::NotBudgetRevenue => false,
    });
    let is_owners = grant.executor().map(|executor| match executor {
        Executor::Owner => true,
        Executor::Donor | Executor::ThirdParty => false,
    });
    match (is_revenue, is_owners) {
        (Some(false), _) | (_, Some(false)) => Some(false),
        (Some(true), Some(true)) => Some(true),
        (None, _) | (_, None) => None,
    }
}

/// BALANCE-005. No account is ever named.
pub(super) fn own_account<'a>(balance: &'a AccountBalance, case: &mut Case<'a>) {
    let (Some(account), Some(grant)) = (balance.account(), balance.grant()) else {
        return;
    };
    let sharing = case
        .context()
        .sharing(account.reveal().as_str(), grant.as_str());
    let other = match sharing {
        Sharing::None => return,
        Sharing::Family => None,
        Sharing::With(other) => Some(other),
    };
    let (Some(date), Some(grant)) = (balance.date(), case.its_grant()) else {
        case.not_applied(Reason::GoverningDateUnknown);
        return;
    };
    let is_bound = keeps_an_account(grant);
    if is_bound == Some(false) {
        return;
    }
    let Some(basis) = case.after_approval(grant, date) else {
        return;
    };
    let Some(other) = other.filter(|_| is_bound.is_some()) else {
        // A grant and what adds to it, or is part of it, may be one aid.
        case.says_too_little();
        return;
    };
    case.report(
        basis,
        &Trail::Root.key("account"),
        Message::new(
            format!(
                "tài khoản này cũng được dùng cho `{other}`; mỗi khoản viện trợ có tài khoản riêng"
            ),
            format!("the account is also kept for `{other}`; each grant has one of its own"),
        ),
    );
}

/// BALANCE-006.
pub(super) fn one_currency<'a>(balance: &'a AccountBalance, case: &mut Case<'a>) {
    if let (Some(opening), Some(closing)) = (balance.opening(), balance.closing()) {
        let (from, to) = (opening.currency(), closing.currency());
        if from != to {
            case.report_format(
                &Trail::Root.key("closing"),
                Message::new(
                    format!("số dư đầu kỳ tính bằng `{from}`, cuối kỳ bằng `{to}`"),
                    format!("it opens in `{from}` and closes in `{to}`"),
                ),
            );
        }
    }
}
