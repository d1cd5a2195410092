//! What is asked of a transaction beside its day and its account: what it says, and what it adds up
//! to with the others of its grant.

use crate::date::Window;
use crate::finding::Message;
use crate::lang::Lang;
use crate::money::{Currency, Money, Totals};
use crate::path::Trail;
use crate::record::{
    BudgetClass, Executor, Grant, GrantState, Transaction, TransactionForm, TransactionKind,
};
use crate::rules::balance::shown;
use crate::rules::case::Case;
use crate::rules::flow::{Held, Limit, Passed};
use crate::rules::grant::is_amended_under_article_16;

/// TRANSACTION-003.
pub(super) fn essentials<'a>(transaction: &'a Transaction, case: &mut Case<'a>) {
    for (field, is_missing) in [
        ("grant", transaction.grant().is_none()),
        ("kind", transaction.kind().is_none()),
        ("date", transaction.date().is_none()),
        ("amount", transaction.amount().is_none()),
    ] {
        if is_missing {
            case.report_missing(None, field);
        }
    }
}

/// Tells whether the sums of a grant say little: something is not told, or in other currencies.
fn says_little(grant: &str, case: &Case<'_>) -> bool {
    is_open(grant, case) || case.flow().is_mixed
}

/// Tells whether something about the money of a grant is not told, here or of what belongs to it.
fn is_open(grant: &str, case: &Case<'_>) -> bool {
    case.flow().is_open || case.grants().is_whole(grant)
}

/// What is passed; `None` if there is no limit.
const fn beyond(held: Held) -> Option<Passed> {
    match held {
        Held::Beyond(passed) => Some(passed),
        Held::NoLimit => None,
    }
}

fn written(passed: Passed, currency: Currency) -> [String; 2] {
    [passed.sum, passed.limit].map(|minor| shown(minor, currency))
}

/// TRANSACTION-004.
pub(super) fn within_grant<'a>(transaction: &'a Transaction, case: &mut Case<'a>) {
    let held = case.flow().beyond(Limit::Granted, transaction);
    let (Some(held), Some(date), Some(amount)) = (held, transaction.date(), transaction.amount())
    else {
        return;
    };
    let Some(grant) = case.its_grant() else {
        return;
    };
    let Some(basis) = case.after_approval(grant, date) else {
        return;
    };
    let Some(passed) = beyond(held).filter(|_| !is_open(grant.id().as_str(), case)) else {
        case.says_too_little();
        return;
    };
    let [sum, limit] = written(passed, amount.currency());
    case.report(
        basis,
        &Trail::Root.key("amount"),
        Message::new(
            format!(
                "tổng giải ngân {sum} vượt vốn viện trợ {limit} của `{}`",
                grant.id()
            ),
            format!(
                "{sum} disbursed in all, more than the {limit} of `{}`",
                grant.id()
            ),
        ),
    );
}

/// TRANSACTION-005.
pub(super) fn within_received<'a>(transaction: &'a Transaction, case: &mut Case<'a>) {
    let held = case.flow().beyond(Limit::Received, transaction);
    let (Some(held), Some(date), Some(amount)) = (held, transaction.date(), transaction.amount())
    else {
        return;
    };
    let Some(grant) = case.its_grant() else {
        return;
    };
    // What the donor manages goes through no account of the grant.
    let by_donor = grant
        .funding()
        .map_or(&[][..], |funding| funding.donor_managed());
    if matches!(
        grant.executor(),
        Some(Executor::Donor | Executor::ThirdParty)
    ) || by_donor.iter().any(|amount| !amount.is_zero())
    {
        return;
    }
    let Some(basis) = case.after_approval(grant, date) else {
        return;
    };
    let is_told = grant.executor().is_some() && !says_little(grant.id().as_str(), case);
    let Some(passed) = beyond(held).filter(|_| is_told) else {
        case.says_too_little();
        return;
    };
    let [sum, limit] = written(passed, amount.currency());
    case.report(
        basis,
        &Trail::Root.key("amount"),
        Message::new(
            format!(
                "tổng giải ngân bằng tiền {sum} vượt số đã tiếp nhận {limit} của `{}`",
                grant.id()
            ),
            format!(
                "{sum} of money disbursed in all, more than the {limit} received for `{}`",
                grant.id()
            ),
        ),
    );
}

/// TRANSACTION-006.
pub(super) fn refunded<'a>(transaction: &'a Transaction, case: &mut Case<'a>) {
    let held = case.flow().beyond(Limit::Refunded, transaction);
    let passed = held.and_then(beyond);
    let (Some(passed), Some(amount)) = (passed, transaction.amount()) else {
        return;
    };
    let grant = transaction.grant().map_or("", |grant| grant.as_str());
    if passed.limit == 0 || says_little(grant, case) {
        // What was received may be told elsewhere, or in another currency.
        case.says_too_little();
        return;
    }
    let [sum, limit] = written(passed, amount.currency());
    case.report_format(
        &Trail::Root.key("amount"),
        Message::new(
            format!("tổng hoàn trả {sum} vượt số đã tiếp nhận hoặc giải ngân {limit}"),
            format!("{sum} refunded in all, more than the {limit} received or disbursed"),
        ),
    );
}

/// TRANSACTION-007.
pub(super) fn recorded<'a>(transaction: &'a Transaction, case: &mut Case<'a>) {
    let held = case.flow().beyond(Limit::Recorded, transaction);
    let passed = held.and_then(beyond);
    let (Some(passed), Some(date), Some(amount)) =
        (passed, transaction.date(), transaction.amount())
    else {
        return;
    };
    let Some(grant) = case.its_grant() else {
        return;
    };
    let Some(basis) = case.after_approval(grant, date) else {
        return;
    };
    if passed.limit == 0 || says_little(grant.id().as_str(), case) {
        // Most is recorded in đồng, whatever it was received in.
        case.says_too_little();
        return;
    }
    let [sum, limit] = written(passed, amount.currency());
    case.report(
        basis,
        &Trail::Root.key("amount"),
        Message::new(
            format!("tổng ghi thu ghi chi {sum} vượt số đã tiếp nhận hoặc giải ngân {limit}"),
            format!("{sum} recorded in all, more than the {limit} received or disbursed"),
        ),
    );
}

/// TRANSACTION-008.
pub(super) fn budget_only<'a>(transaction: &'a Transaction, case: &mut Case<'a>) {
    if transaction.kind() != Some(TransactionKind::Recorded) {
        return;
    }
    let Some(grant) = case.its_grant() else {
        return;
    };
    match grant.budget_class() {
        Some(BudgetClass::BudgetRevenue) => return,
        Some(BudgetClass::NotBudgetRevenue) => {}
        None => {
            case.says_too_little();
            return;
        }
    }
    let Some(date) = transaction.date() else {
        case.says_too_little();
        return;
    };
    if let Some(basis) = case.after_approval(grant, date) {
        let id = grant.id();
        case.report(
            basis,
            &Trail::Root.key("kind"),
            Message::new(
                format!("ghi thu ghi chi cho `{id}`, không thuộc nguồn thu ngân sách nhà nước"),
                format!("recorded for `{id}`, which is not budget revenue"),
            ),
        );
    }
}

/// TRANSACTION-009.
pub(super) fn before_the_end<'a>(transaction: &'a Transaction, case: &mut Case<'a>) {
    let is_spent = transaction.kind() == Some(TransactionKind::Disbursed);
    let Some(date) = transaction.date().filter(|_| is_spent) else {
        return;
    };
    let Some(grant) = case.its_grant() else {
        return;
    };
    let planned = case.planned_end(date);
    let actual = grant.actual().and_then(|period| period.until());
    let Some(end) = planned.max(actual).filter(|end| *end < date) else {
        return;
    };
    let Some(basis) = case.after_approval(grant, date) else {
        return;
    };
    let is_loose =
        |change: &crate::record::Amendment| change.date().is_none() && change.planned().is_some();
    if !is_amended_under_article_16(grant, case) {
        return;
    }
    // What was done before the end may be paid as long as the books of its budget year are open.
    let books = Window::budget_year(end.year()).map(|year| year.last());
    let is_open = grant.budget_class() != Some(BudgetClass::NotBudgetRevenue)
        && books.is_ok_and(|last| date <= last);
    if planned.is_none() || is_open || grant.amendments().iter().any(is_loose) {
        case.says_too_little();
        return;
    }
    let id = grant.id();
    case.report(
        basis,
        &Trail::Root.key("date"),
        Message::new(
            format!(
                "giải ngân ngày {}, sau khi `{id}` kết thúc ngày {}",
                date.to_vi(),
                end.to_vi()
            ),
            format!("disbursed on {date}, after `{id}` ended on {end}"),
        ),
    );
}

/// TRANSACTION-010.
pub(super) fn of_an_approved_grant<'a>(transaction: &'a Transaction, case: &mut Case<'a>) {
    let kind = match transaction.kind() {
        Some(kind @ (TransactionKind::Received | TransactionKind::Disbursed)) => kind,
        Some(TransactionKind::Recorded | TransactionKind::Refunded) | None => return,
    };
    if !case.is_undone() {
        return;
    }
    let (Some(date), Some(grant)) = (transaction.date(), case.its_grant()) else {
        return;
    };
    let (vi, en) = match grant.state_on(date) {
        GrantState::Revoked => ("đã bị thu hồi phê duyệt", "its approval was revoked"),
        GrantState::Rejected => ("không được phê duyệt", "it was rejected"),
        GrantState::Withdrawn => ("đã rút", "it was withdrawn"),
        GrantState::Drafted
        | GrantState::Submitted
        | GrantState::Approved
        | GrantState::Running
        | GrantState::Ended
        | GrantState::Completed
        | GrantState::Terminated
        | GrantState::CannotTell => return,
    };
    if let Some(basis) = case.in_activity(grant, Some(date)) {
        let id = grant.id();
        case.report(
            basis,
            &Trail::Root.key("grant"),
            Message::new(
                format!(
                    "{} ngày {} của `{id}`, khi khoản viện trợ này {vi}",
                    kind.label(Lang::Vi),
                    date.to_vi()
                ),
                format!("{} on {date} for `{id}`, though {en}", kind.label(Lang::En)),
            ),
        );
    }
}

/// TRANSACTION-011.
pub(super) fn donor_of_the_grant<'a>(transaction: &'a Transaction, case: &mut Case<'a>) {
    let (Some(donor), Some(grant)) = (transaction.donor(), case.its_grant()) else {
        return;
    };
    // One that leads nowhere is told of as that.
    if case.is_named_by_the_grant() || case.donor(donor.as_str()).is_none() {
        return;
    }
    let Some(date) = transaction.date() else {
        case.says_too_little();
        return;
    };
    let Some(basis) = case.after_approval(grant, date) else {
        return;
    };
    if !case.names_donors() || case.grants().is_whole(grant.id().as_str()) {
        case.says_too_little();
        return;
    }
    let id = grant.id();
    case.report(
        basis,
        &Trail::Root.key("donor"),
        Message::new(
            format!("`{donor}` không phải là bên cung cấp của `{id}`"),
            format!("`{donor}` is none of the donors of `{id}`"),
        ),
    );
}

/// Tells whether the funding of a grant says in so many words that one part, money or kind, is all of
/// it.
fn is_all(grant: &Grant, part: &[Money], rest: &[Money]) -> bool {
    let is_none = |list: &[Money]| list.iter().all(|amount| amount.is_zero());
    if !is_none(rest) || is_none(part) {
        return false;
    }
    let mut totals = Totals::new();
    totals.add_all(part);
    totals == grant.grant_part()
}

/// TRANSACTION-012.
pub(super) fn form_of_the_grant<'a>(transaction: &'a Transaction, case: &mut Case<'a>) {
    let is_received = transaction.kind() == Some(TransactionKind::Received);
    let Some(form) = transaction.form().filter(|_| is_received) else {
        return;
    };
    let (Some(date), Some(grant)) = (transaction.date(), case.its_grant()) else {
        return;
    };
    let (cash, kind) = grant.funding().map_or((&[][..], &[][..]), |funding| {
        (funding.cash(), funding.in_kind())
    });
    let (vi, en) = match form {
        TransactionForm::Goods if is_all(grant, cash, kind) => ("chỉ bằng tiền", "money only"),
        TransactionForm::Cash if is_all(grant, kind, cash) => {
            ("chỉ bằng hiện vật", "aid in kind only")
        }
        // Services may be what money of the grant pays for: experts, for example.
        TransactionForm::Cash | TransactionForm::Goods | TransactionForm::Services => return,
    };
    let Some(basis) = case.after_approval(grant, date) else {
        return;
    };
    let mut changes = grant.amendments().iter();
    if changes.any(|change| !change.grant().is_empty())
        || case.grants().is_whole(grant.id().as_str())
    {
        // What was added, or is of a part, may be of the other form.
        case.says_too_little();
        return;
    }
    let id = grant.id();
    case.report(
        basis,
        &Trail::Root.key("form"),
        Message::new(
            format!("tiếp nhận {}; `{id}` {vi}", form.label(Lang::Vi)),
            format!("received as {}; `{id}` is {en}", form.label(Lang::En)),
        ),
    );
}

/// TRANSACTION-013.
pub(super) fn positive_refund<'a>(transaction: &'a Transaction, case: &mut Case<'a>) {
    let is_refund = transaction.kind() == Some(TransactionKind::Refunded);
    let amount = transaction.amount().filter(|amount| amount.is_negative());
    if let Some(amount) = amount.filter(|_| is_refund) {
        case.report_format(
            &Trail::Root.key("amount"),
            Message::new(
                format!("khoản hoàn trả {amount} mang dấu âm; số hoàn trả ghi dương và được tính âm"),
                format!("a refund of {amount} with a minus sign; a refund is written positive and counted negative"),
            ),
        );
    }
}
