//! Amendments: what each says of itself, and whether it fits the grant that it changes.

use crate::date::Date;
use crate::finding::Message;
use crate::money::{Money, Total, Totals};
use crate::path::Trail;
use crate::record::{Amendment, Grant, GrantEventKind};
use crate::rules::case::Case;
use crate::rules::checked::Reason;
use crate::rules::grant::is_amended_under_article_16;

/// GRANT-045.
pub(in crate::rules) fn amendment_dates<'a>(grant: &'a Grant, case: &mut Case<'a>) {
    let root = Trail::Root;
    let list = root.key("amendments");
    for (place, amendment) in grant.amendments().iter().enumerate() {
        if amendment.date().is_none() {
            case.report_format(
                &list.index(place).key("date"),
                Message::new(
                    "quyết định điều chỉnh không có ngày, nên không rõ áp dụng từ khi nào",
                    "the amendment has no date, so nobody can tell from when it counts",
                ),
            );
        }
    }
}

/// GRANT-046.
pub(in crate::rules) fn amendment_level_told<'a>(grant: &'a Grant, case: &mut Case<'a>) {
    let root = Trail::Root;
    let list = root.key("amendments");
    let untold = |amendment: &Amendment| amendment.level().is_none();
    if !grant.amendments().iter().any(untold) || !is_amended_under_article_16(grant, case) {
        return;
    }
    let approved = case.approved(grant);
    for (place, amendment) in grant.amendments().iter().enumerate() {
        if amendment.level().is_some() {
            continue;
        }
        let Some(date) = amendment.date() else {
            case.not_applied(Reason::GoverningDateUnknown);
            continue;
        };
        if let Some(basis) = approved.and_then(|approved| case.on_day_of(approved, date)) {
            case.report(
                basis,
                &list.index(place).key("level"),
                Message::new(
                    "không nêu cấp quyết định điều chỉnh, nên không rõ có đúng thẩm quyền",
                    "the level that amended is not told, so nobody can tell whether it was competent",
                ),
            );
        }
    }
}

/// GRANT-047.
pub(in crate::rules) fn amended_early<'a>(grant: &'a Grant, case: &mut Case<'a>) {
    let Some(decided) = grant.decided_on() else {
        return;
    };
    let root = Trail::Root;
    let list = root.key("amendments");
    for (place, amendment) in grant.amendments().iter().enumerate() {
        if let Some(date) = amendment.date().filter(|date| *date < decided) {
            case.report_format(
                &list.index(place).key("date"),
                Message::new(
                    format!(
                        "điều chỉnh ngày {}, trước quyết định phê duyệt ngày {}",
                        date.to_vi(),
                        decided.to_vi()
                    ),
                    format!("amended on {date}, before the decision of {decided}"),
                ),
            );
        }
    }
}

/// The day on which a grant was over in fact.
fn over_on(grant: &Grant) -> Option<Date> {
    let actual = grant.actual().and_then(|period| period.until());
    let is_end = |kind| matches!(kind, GrantEventKind::Completed | GrantEventKind::Terminated);
    actual.or_else(|| grant.first_event(is_end))
}

/// GRANT-048.
pub(in crate::rules) fn extended_late<'a>(grant: &'a Grant, case: &mut Case<'a>) {
    let Some(end) = over_on(grant) else {
        return;
    };
    let root = Trail::Root;
    let list = root.key("amendments");
    for (place, amendment) in grant.amendments().iter().enumerate() {
        if amendment.planned().is_none() {
            continue;
        }
        if let Some(date) = amendment.date().filter(|date| end < *date) {
            case.report_format(
                &list.index(place).key("planned"),
                Message::new(
                    format!(
                        "điều chỉnh thời gian thực hiện ngày {}, sau khi khoản viện trợ đã kết thúc ngày {}",
                        date.to_vi(),
                        end.to_vi()
                    ),
                    format!("the period was amended on {date}, after the grant was over on {end}"),
                ),
            );
        }
    }
}

/// GRANT-049.
pub(in crate::rules) fn amended_sums<'a>(grant: &'a Grant, case: &mut Case<'a>) {
    if grant.amendments().is_empty() {
        return;
    }
    let funding = grant.funding();
    let given = funding.map_or(&[][..], |funding| funding.grant());
    below_zero(grant, "grant", given, Amendment::grant, case);
    let counterpart = funding.map_or(&[][..], |funding| funding.counterpart());
    below_zero(
        grant,
        "counterpart",
        counterpart,
        Amendment::counterpart,
        case,
    );
}

/// Reports the first amendment that takes away more than there is.
fn below_zero(
    grant: &Grant,
    field: &str,
    decided: &[Money],
    change: impl Fn(&Amendment) -> &[Money],
    case: &mut Case<'_>,
) {
    let amendments = || grant.amendments().iter();
    let takes_away = |amendment: &Amendment| change(amendment).iter().any(|m| m.is_negative());
    if !amendments().any(takes_away) {
        return;
    }
    // What was decided is unknown, not zero; and what has no date may have come before.
    let is_loose =
        |amendment: &Amendment| amendment.date().is_none() && !change(amendment).is_empty();
    if decided.is_empty() || amendments().any(is_loose) {
        case.says_too_little();
        return;
    }
    let mut changes: Vec<_> = (amendments().enumerate())
        .filter_map(|(place, amendment)| Some((amendment.date()?, place, change(amendment))))
        .collect();
    crate::order::sort_by_key(&mut changes, |(date, place, _)| (*date, *place));
    let mut sum = Totals::new();
    sum.add_all(decided);
    for (_, place, change) in changes {
        sum.add_all(change);
        let is_owed = |total: &Total| total.minor() < 0;
        // What was below zero from the start is not the amendment's.
        let was_there = |total: &Total| change.iter().any(|m| m.currency() == total.currency());
        let Some(left) = sum.iter().find(|total| is_owed(total) && was_there(total)) else {
            continue;
        };
        case.report_format(
            &Trail::Root.key("amendments").index(place).key(field),
            Message::new(
                format!("sau điều chỉnh, số vốn còn lại là {left}"),
                format!("{left} is left after the amendment"),
            ),
        );
        return;
    }
}
