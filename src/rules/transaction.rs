//! What is asked of a transaction: not before the decision, and on a known account.

use crate::finding::Message;
use crate::lang::Lang;
use crate::path::Trail;
use crate::record::{Transaction, TransactionKind};
use crate::rules::case::Case;
use crate::rules::checked::Reason;

/// TRANSACTION-001.
pub(super) fn after_decision<'a>(transaction: &'a Transaction, case: &mut Case<'a>) {
    let kind = match transaction.kind() {
        Some(kind @ (TransactionKind::Received | TransactionKind::Disbursed)) => kind,
        Some(_) | None => return,
    };
    let Some(grant) = case.its_grant() else {
        return;
    };
    let Some(basis) = case.in_activity(grant, transaction.date()) else {
        return;
    };
    let (Some(date), Some(decided)) = (transaction.date(), grant.decided_on()) else {
        case.says_too_little();
        return;
    };
    if date < decided {
        case.report(
            basis,
            &Trail::Root.key("date"),
            Message::new(
                format!(
                    "{} ngày {}, trước quyết định phê duyệt ngày {}",
                    kind.label(Lang::Vi),
                    date.to_vi(),
                    decided.to_vi()
                ),
                format!(
                    "{} on {date}, before the decision of {decided}",
                    kind.label(Lang::En)
                ),
            ),
        );
    }
}

/// TRANSACTION-002. No account is ever named.
pub(super) fn registered_account<'a>(transaction: &'a Transaction, case: &mut Case<'a>) {
    let (Some(donor), Some(account)) = (transaction.donor(), transaction.account()) else {
        return;
    };
    let registered = case.donor(donor.as_str()).filter(|donor| {
        let may_register = donor.is_organization() || donor.kind().is_none();
        may_register && !donor.accounts().is_empty()
    });
    let Some(registered) = registered else {
        return;
    };
    if transaction.date().is_none() {
        case.not_applied(Reason::GoverningDateUnknown);
        return;
    }
    let Some(basis) = case.on(transaction.date()) else {
        return;
    };
    let mut is_registered = false;
    let mut is_known = true;
    for known in registered.accounts() {
        let is_open = transaction.date().is_none_or(|day| {
            known.opened_on().is_none_or(|opened| opened <= day)
                && known.closed_on().is_none_or(|closed| day <= closed)
        });
        match known.number() {
            Some(number) => is_registered |= is_open && number.reveal() == account.reveal(),
            None => is_known &= !is_open,
        }
    }
    if is_registered {
        return;
    }
    let grant = transaction.grant().map_or("", |grant| grant.as_str());
    let ledger = case.context().ledger(grant);
    if ledger.is_some_and(|ledger| ledger.is_account(account.reveal().as_str())) {
        return;
    }
    // A balance that names no account may be of this one.
    is_known &= !ledger.is_some_and(|ledger| ledger.is_account(""));
    if is_known {
        case.report(
            basis,
            &Trail::Root.key("account"),
            Message::new(
                format!(
                    "tài khoản không phải là tài khoản `{donor}` đã đăng ký và đang mở vào ngày đó"
                ),
                format!("the account is none that `{donor}` has registered, open on the day"),
            ),
        );
    } else {
        case.says_too_little();
    }
}
