//! The parts of a grant's worth: amounts, goods, shares, and how the budget counts it.

use std::collections::BTreeSet;

use crate::finding::Message;
use crate::money::{Currency, Money};
use crate::path::Trail;
use crate::record::{BudgetClass, Executor, Goods, Grant, NonProjectForm};
use crate::rules::case::Case;
use crate::rules::grant::funding::{differing, shown, sum};

/// Tells whether a whole and its parts are told in the currencies in which they differ; else one may
/// be worth the other.
fn are_comparable(differing: &[Currency], whole: &[Money], parts: &[&[Money]]) -> bool {
    let is_told = |list: &[Money], currency: Currency| {
        list.iter().any(|amount| amount.currency() == currency)
    };
    differing.iter().all(|currency| {
        is_told(whole, *currency) && parts.iter().any(|part| is_told(part, *currency))
    })
}

/// GRANT-054.
pub(in crate::rules) fn cash_and_kind<'a>(grant: &'a Grant, case: &mut Case<'a>) {
    let Some(funding) = grant.funding() else {
        return;
    };
    let (cash, kind) = (funding.cash(), funding.in_kind());
    if cash.is_empty() && kind.is_empty() {
        return;
    }
    if funding.grant().is_empty() {
        case.says_too_little();
        return;
    }
    let differing = differing(funding.grant(), &[cash, kind]);
    let is_less = |currency: &Currency| {
        let [whole, parts] = [sum(&[funding.grant()]), sum(&[cash, kind])];
        parts.get(*currency) < whole.get(*currency)
    };
    // Of one part alone the rest may be in the other one.
    let is_half = cash.is_empty() || kind.is_empty();
    if !are_comparable(&differing, funding.grant(), &[cash, kind])
        || (is_half && differing.iter().any(is_less))
    {
        case.says_too_little();
        return;
    }
    for currency in differing {
        let [given, cash, kind] =
            [funding.grant(), cash, kind].map(|part| shown(&sum(&[part]), currency));
        case.report_format(
            &Trail::Root.key("funding").key("cash"),
            Message::new(
                format!(
                    "vốn viện trợ {given} khác phần bằng tiền {cash} cộng phần bằng hiện vật {kind}"
                ),
                format!(
                    "the grant part of {given} is not the {cash} in money plus the {kind} in kind"
                ),
            ),
        );
    }
}

/// GRANT-055.
pub(in crate::rules) fn worth_of_goods<'a>(grant: &'a Grant, case: &mut Case<'a>) {
    let Some(funding) = grant.funding() else {
        return;
    };
    if funding.goods().is_empty() || funding.in_kind().is_empty() {
        return;
    }
    let values: Vec<Money> = funding
        .goods()
        .iter()
        .filter_map(|line| line.value())
        .collect();
    if values.len() < funding.goods().len() {
        case.says_too_little();
        return;
    }
    let differing = differing(funding.in_kind(), &[&values]);
    if !are_comparable(&differing, funding.in_kind(), &[&values]) {
        case.says_too_little();
        return;
    }
    for currency in differing {
        let kind = shown(&sum(&[funding.in_kind()]), currency);
        let goods = shown(&sum(&[&values]), currency);
        case.report_format(
            &Trail::Root.key("funding").key("goods"),
            Message::new(
                format!("danh mục hàng hóa có giá trị {goods}, khác phần bằng hiện vật {kind}"),
                format!("the goods are worth {goods}, and the part in kind is {kind}"),
            ),
        );
    }
}

/// GRANT-056.
pub(in crate::rules) fn below_zero<'a>(grant: &'a Grant, case: &mut Case<'a>) {
    let Some(funding) = grant.funding() else {
        return;
    };
    let lists = [
        ("total", funding.total()),
        ("grant", funding.grant()),
        ("counterpart", funding.counterpart()),
        ("recipient_managed", funding.recipient_managed()),
        ("donor_managed", funding.donor_managed()),
        ("cash", funding.cash()),
        ("in_kind", funding.in_kind()),
    ];
    let is_any = |list: &[Money]| list.iter().any(|amount| amount.is_negative());
    let is_below = |line: &Goods| line.value().is_some_and(|value| value.is_negative());
    if !lists.iter().any(|(_, list)| is_any(list)) && !funding.goods().iter().any(is_below) {
        return;
    }
    let root = Trail::Root;
    let at = root.key("funding");
    let report = |at: &Trail<'_>, amount: Money, case: &mut Case<'_>| {
        case.report_format(
            at,
            Message::new(
                format!("số tiền {amount} nhỏ hơn 0"),
                format!("the amount of {amount} is below zero"),
            ),
        );
    };
    for (field, list) in lists {
        for (place, amount) in list.iter().enumerate() {
            if amount.is_negative() {
                report(&at.key(field).index(place), *amount, case);
            }
        }
    }
    for (place, line) in funding.goods().iter().enumerate() {
        if let Some(amount) = line.value().filter(|amount| amount.is_negative()) {
            report(&at.key("goods").index(place).key("value"), amount, case);
        }
    }
}

/// GRANT-057. What an expert gives may have no price.
pub(in crate::rules) fn worth_nothing<'a>(grant: &'a Grant, case: &mut Case<'a>) {
    let given = grant.funding().map_or(&[][..], |funding| funding.grant());
    let is_free = grant.non_project_form() == Some(NonProjectForm::Experts);
    if given.is_empty() || is_free || grant.decision().is_none() {
        return;
    }
    if given.iter().all(|amount| amount.is_zero()) {
        case.report_format(
            &Trail::Root.key("funding").key("grant"),
            Message::new(
                "khoản viện trợ đã phê duyệt có vốn viện trợ bằng 0",
                "the grant was approved, and its grant part is zero",
            ),
        );
    }
}

/// The lists of parts of a grant, as decided and as amended: their fields, ids and shares.
fn lists(grant: &Grant, each: &mut impl FnMut(&Trail<'_>, &[(Option<&str>, bool)])) {
    let root = Trail::Root;
    let list = root.key("amendments");
    let decided = (grant.donors(), grant.provinces(), grant.sectors());
    let amended = grant
        .amendments()
        .iter()
        .enumerate()
        .map(|(place, change)| {
            let parts = (change.donors(), change.provinces(), change.sectors());
            (Some(place), parts)
        });
    for (place, (donors, provinces, sectors)) in std::iter::once((None, decided)).chain(amended) {
        let here = place.map(|place| list.index(place));
        let at = here.as_ref().unwrap_or(&root);
        // One part alone says nothing wrong.
        if donors.len() > 1 {
            let parts: Vec<_> = (donors.iter())
                .map(|part| (part.donor().map(|id| id.as_str()), part.share().is_some()))
                .collect();
            each(&at.key("donors"), &parts);
        }
        if provinces.len() > 1 {
            let codes: Vec<_> = provinces.iter().map(|part| part.province()).collect();
            let parts: Vec<_> = (codes.iter().zip(provinces))
                .map(|(code, part)| (code.as_ref().map(|c| c.as_str()), part.share().is_some()))
                .collect();
            each(&at.key("provinces"), &parts);
        }
        if sectors.len() > 1 {
            let parts: Vec<_> = (sectors.iter())
                .map(|part| (part.sector().map(|s| s.id()), part.share().is_some()))
                .collect();
            each(&at.key("sectors"), &parts);
        }
    }
}

/// GRANT-058. Shares that are not 100 %, or of which some are missing, are SHARE-001's.
pub(in crate::rules) fn shares_told<'a>(grant: &'a Grant, case: &mut Case<'a>) {
    lists(grant, &mut |at, parts| {
        if parts.iter().all(|(_, has_share)| !has_share) {
            let count = parts.len();
            case.report_format(
                at,
                Message::new(
                    format!("{count} phần không có tỷ lệ, nên số tiền không chia được"),
                    format!("{count} parts without shares, so the money cannot be divided"),
                ),
            );
        }
    });
}

/// Up to how many parts are compared with each other.
const FEW: usize = 8;

/// GRANT-059.
pub(in crate::rules) fn named_once<'a>(grant: &'a Grant, case: &mut Case<'a>) {
    lists(grant, &mut |at, parts| {
        // Few are compared sooner than they are put in order.
        let ids = || parts.iter().filter_map(|(id, _)| *id);
        let is_first = |(place, id): (usize, &str)| !ids().take(place).any(|other| other == id);
        if parts.len() <= FEW && ids().enumerate().all(is_first) {
            return;
        }
        let mut before = BTreeSet::new();
        for (place, (id, _)) in parts.iter().enumerate() {
            let Some(id) = id else {
                continue;
            };
            if !before.insert(*id) {
                case.report_format(
                    &at.index(place),
                    Message::new(
                        format!("`{id}` đã có trong danh sách"),
                        format!("`{id}` stands in the list already"),
                    ),
                );
            }
        }
    });
}

/// GRANT-060.
pub(in crate::rules) fn executor_manages<'a>(grant: &'a Grant, case: &mut Case<'a>) {
    let has = |list: &[Money]| list.iter().any(|amount| !amount.is_zero());
    let is_recipients = grant
        .funding()
        .is_some_and(|f| has(f.recipient_managed()) && !has(f.donor_managed()));
    if grant.executor() != Some(Executor::Donor) || !is_recipients {
        return;
    }
    if let Some(basis) = case.at_approval(grant) {
        case.report(
            basis,
            &Trail::Root.key("executor"),
            Message::new(
                "bên cung cấp viện trợ trực tiếp thực hiện, nhưng toàn bộ vốn do bên tiếp nhận quản lý",
                "the donor carries the grant out, and the recipient manages all of its money",
            ),
        );
    }
}

/// GRANT-061.
pub(in crate::rules) fn classified<'a>(grant: &'a Grant, case: &mut Case<'a>) {
    if grant.budget_class() != Some(BudgetClass::BudgetRevenue) || grant.decision().is_none() {
        return;
    }
    let Some(decided) = grant.decided_on() else {
        case.not_applied(crate::rules::checked::Reason::GoverningDateUnknown);
        return;
    };
    let Some(basis) = case.after_approval(grant, decided) else {
        return;
    };
    for (field, is_there, (vi, en)) in [
        (
            "spending_nature",
            grant.spending_nature().is_some(),
            ("tính chất chi", "the nature of its spending"),
        ),
        (
            "executor",
            grant.executor().is_some(),
            ("bên thực hiện", "who carries it out"),
        ),
    ] {
        if !is_there {
            case.report(
                basis,
                &Trail::Root.key(field),
                Message::new(
                    format!("viện trợ thuộc nguồn thu ngân sách nhưng không nêu {vi}"),
                    format!("the grant is budget revenue, and {en} is not told"),
                ),
            );
        }
    }
}
