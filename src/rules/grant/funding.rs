//! The money of a grant: sums, goods, and who may manage how much.

use crate::finding::{Message, Severity};
use crate::money::{
    Currency, MaxAge, Money, RateKind, RateTerms, Rounding, Through, Total, Totals,
};
use crate::path::Trail;
use crate::record::{DocumentKind, Grant, GrantMode, ManagementForm, NonProjectForm};
use crate::rules::balance;
use crate::rules::case::Case;
use crate::rules::checked::Reason;
use crate::rules::grant::documents;

/// GRANT-003. Articles 8(2)(c) and 11(1)(c) ask of non-project aid alone.
pub(in crate::rules) fn goods_list<'a>(grant: &'a Grant, case: &mut Case<'a>) {
    let funding = grant.funding();
    let is_form = matches!(
        grant.non_project_form(),
        Some(NonProjectForm::InKind | NonProjectForm::Goods)
    );
    let has_value = funding.is_some_and(|f| f.in_kind().iter().any(|amount| !amount.is_zero()));
    let has_list = funding.is_some_and(|f| !f.goods().is_empty())
        || documents(grant, DocumentKind::GoodsList).next().is_some();
    if !(is_form || has_value) || has_list {
        return;
    }
    match grant.mode() {
        Some(GrantMode::NonProject) => {}
        Some(GrantMode::Programme | GrantMode::Project) => return,
        None => return case.says_too_little(),
    }
    if let Some(basis) = case.at_approval(grant) {
        case.report(
            basis,
            &Trail::Root.key("funding").key("goods"),
            Message::new(
                "viện trợ phi dự án bằng hiện vật nhưng không có danh mục hàng hóa",
                "non-project aid in kind without a list of goods",
            ),
        );
    }
}

/// The sum of some amounts by currency.
pub(super) fn sum(lists: &[&[Money]]) -> Totals {
    let mut totals = Totals::new();
    for list in lists {
        totals.add_all(list);
    }
    totals
}

/// Writes one currency of some totals.
pub(super) fn shown(totals: &Totals, currency: Currency) -> String {
    let same = |total: &Total| total.currency() == currency;
    totals
        .iter()
        .find(same)
        .map_or_else(|| format!("0 {currency}"), |total| total.to_string())
}

/// The currencies in which a whole differs from its parts.
pub(super) fn differing(whole: &[Money], parts: &[&[Money]]) -> Vec<Currency> {
    let Some(first) = whole.iter().chain(parts.iter().copied().flatten()).next() else {
        return Vec::new();
    };
    // Most grants are in one currency, for which no list of totals is needed.
    let (currency, mut minor) = (first.currency(), 0i128);
    let mut is_one = true;
    for amount in whole {
        is_one &= amount.currency() == currency;
        minor = minor.saturating_add(amount.minor().into());
    }
    for part in parts {
        for amount in *part {
            is_one &= amount.currency() == currency;
            minor = minor.saturating_sub(amount.minor().into());
        }
    }
    if is_one {
        return (minor != 0).then_some(currency).into_iter().collect();
    }
    let mut difference = sum(&[whole]);
    for amount in parts.iter().copied().flatten() {
        difference.subtract(*amount);
    }
    difference
        .iter()
        .filter(|total| total.minor() != 0)
        .map(Total::currency)
        .collect()
}

/// GRANT-004.
pub(in crate::rules) fn total_adds_up<'a>(grant: &'a Grant, case: &mut Case<'a>) {
    let Some(funding) = grant.funding().filter(|f| !f.total().is_empty()) else {
        return;
    };
    let Some(basis) = case.at_approval(grant) else {
        return;
    };
    if funding.grant().is_empty() {
        case.says_too_little();
        return;
    }
    for currency in differing(funding.total(), &[funding.grant(), funding.counterpart()]) {
        let total = shown(&sum(&[funding.total()]), currency);
        let given = shown(&sum(&[funding.grant()]), currency);
        let counterpart = shown(&sum(&[funding.counterpart()]), currency);
        case.report(
            basis,
            &Trail::Root.key("funding").key("total"),
            Message::new(
                format!(
                    "tổng vốn {total} khác vốn viện trợ {given} cộng vốn đối ứng {counterpart}"
                ),
                format!(
                    "the total of {total} is not the grant part of {given} plus the counterpart of {counterpart}"
                ),
            ),
        );
    }
}

/// GRANT-005.
pub(in crate::rules) fn grant_by_manager<'a>(grant: &'a Grant, case: &mut Case<'a>) {
    let is_split = |f: &&crate::record::Funding| {
        !f.recipient_managed().is_empty() || !f.donor_managed().is_empty()
    };
    let Some(funding) = grant.funding().filter(is_split) else {
        return;
    };
    let Some(basis) = case.at_approval(grant) else {
        return;
    };
    if funding.grant().is_empty() {
        case.says_too_little();
        return;
    }
    let parts = [funding.recipient_managed(), funding.donor_managed()];
    for currency in differing(funding.grant(), &parts) {
        let given = shown(&sum(&[funding.grant()]), currency);
        let [recipient, donor] = parts.map(|part| shown(&sum(&[part]), currency));
        case.report(
            basis,
            &Trail::Root.key("funding").key("grant"),
            Message::new(
                format!(
                    "vốn viện trợ {given} khác phần do bên tiếp nhận quản lý {recipient} cộng phần do bên cung cấp quản lý {donor}"
                ),
                format!(
                    "the grant part of {given} is not the {recipient} that the recipient manages plus the {donor} that the donor manages"
                ),
            ),
        );
    }
}

/// From this value on a project needs a project management unit: 200,000.00 USD in cents.
pub(in crate::rules) const UNIT_LIMIT: i64 = 20_000_000;

/// GRANT-013. The law names neither the part nor the rate: what had to be converted only warns.
pub(in crate::rules) fn existing_unit<'a>(grant: &'a Grant, case: &mut Case<'a>) {
    let is_project = grant.mode() != Some(GrantMode::NonProject);
    if grant.management() != Some(ManagementForm::ExistingUnit) || !is_project {
        return;
    }
    let Some(basis) = case.at_approval(grant) else {
        return;
    };
    if grant.mode().is_none() {
        case.says_too_little();
        return;
    }
    let value = grant.grant_part();
    let Some(day) = grant.decided_on().filter(|_| !value.is_empty()) else {
        case.says_too_little();
        return;
    };
    let terms = RateTerms {
        kind: RateKind::Accounting,
        day,
        max_age: MaxAge::ValidOnDay,
        through: Through::Any,
    };
    // What is not quite the limit is below it.
    let in_usd = |total: Total| {
        if total.currency() == Currency::USD {
            return Some(total.minor());
        }
        let route = case.rates.route(total.currency(), Currency::USD, &terms);
        route
            .and_then(|route| route.convert_minor(total.minor(), Rounding::Floor))
            .ok()
    };
    let mut cents: i128 = 0;
    let mut is_known = true;
    for part in value.iter().map(in_usd) {
        match part {
            Some(part) => cents = cents.saturating_add(part),
            None => is_known = false,
        }
    }
    if cents >= i128::from(UNIT_LIMIT) {
        let shown: Vec<_> = value.iter().map(|total| total.to_string()).collect();
        let shown = shown.join(" + ");
        let limit = balance::shown(UNIT_LIMIT.into(), Currency::USD);
        let severity = match value.get(Currency::USD) {
            Some(cents) if cents >= i128::from(UNIT_LIMIT) => Severity::Error,
            Some(_) | None => Severity::Warning,
        };
        case.report_at_most(
            severity,
            basis,
            &Trail::Root.key("management"),
            Message::new(
                format!(
                    "giao đơn vị có sẵn quản lý, nhưng vốn viện trợ {shown} không dưới {limit}"
                ),
                format!(
                    "managed by an existing unit, but the grant part of {shown} is not below {limit}"
                ),
            ),
        );
    } else if !is_known {
        case.not_applied(Reason::NoExchangeRate);
    }
}
