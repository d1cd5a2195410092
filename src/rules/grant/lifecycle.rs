//! The life of a grant: it is approved, starts, ends, and is closed, in this order.

use crate::date::Date;
use crate::finding::Message;
use crate::lang::Lang;
use crate::law::table;
use crate::path::Trail;
use crate::record::{Grant, GrantEventKind};
use crate::rules::case::Case;
use crate::rules::grant::is_amended_under_article_16;
use crate::rules::grant::term::MONTHS_TO_START;

/// The day on which a grant started, as told.
fn started_on(grant: &Grant) -> Option<Date> {
    let actual = grant.actual().and_then(|period| period.from());
    actual.or_else(|| grant.first_event(|kind| kind == Started))
}

/// The place of the event of that day, where an event tells it.
fn place_of_start(grant: &Grant, started: Date) -> Option<usize> {
    if grant.actual().is_some_and(|period| period.from().is_some()) {
        return None;
    }
    let mut events = grant.events().iter();
    events.position(|event| event.kind() == Some(Started) && event.date() == Some(started))
}

/// GRANT-036.
pub(in crate::rules) fn started_early<'a>(grant: &'a Grant, case: &mut Case<'a>) {
    if grant.decision().is_none() {
        return;
    }
    let Some(started) = started_on(grant) else {
        return;
    };
    // What was decided under the decree before is carried out under it.
    let old = case
        .grounds(grant)
        .decided_under
        .filter(|text| text.instrument() == &table::DECREE_93_2009);
    let basis = match old {
        Some(_) => case.under(old),
        None => case.on(Some(started)),
    };
    let Some(basis) = basis.filter(|_| case.not_in_emergency(grant)) else {
        return;
    };
    let Some(decided) = grant.decided_on() else {
        case.says_too_little();
        return;
    };
    if started < decided {
        // What was begun may be what it adds to.
        if grant.supplements().is_some() {
            case.says_too_little();
            return;
        }
        let root = Trail::Root;
        let (actual, events) = (root.key("actual"), root.key("events"));
        let place = place_of_start(grant, started).map(|place| events.index(place));
        case.report(
            basis,
            &place
                .as_ref()
                .map_or_else(|| actual.key("from"), |event| event.key("date")),
            Message::new(
                format!(
                    "bắt đầu thực hiện ngày {}, trước quyết định phê duyệt ngày {}",
                    started.to_vi(),
                    decided.to_vi()
                ),
                format!("started on {started}, before the decision of {decided}"),
            ),
        );
    }
}

/// GRANT-037.
pub(in crate::rules) fn never_decided<'a>(grant: &'a Grant, case: &mut Case<'a>) {
    if grant.decision().is_some() {
        return;
    }
    let Some(started) = started_on(grant) else {
        return;
    };
    let Some(basis) = case.on(Some(started)) else {
        return;
    };
    if case.not_in_emergency(grant) {
        case.report(
            basis,
            &Trail::Root.key("decision"),
            Message::new(
                format!(
                    "bắt đầu thực hiện ngày {} mà không có quyết định phê duyệt",
                    started.to_vi()
                ),
                format!("started on {started}, and there is no decision"),
            ),
        );
    }
}

/// GRANT-038.
pub(in crate::rules) fn planned_before<'a>(grant: &'a Grant, case: &mut Case<'a>) {
    let Some(until) = grant.planned().and_then(|period| period.until()) else {
        return;
    };
    let Some(basis) = case.at_approval(grant) else {
        return;
    };
    if let Some(decided) = grant.decided_on().filter(|decided| until < *decided) {
        case.report(
            basis,
            &Trail::Root.key("planned").key("until"),
            Message::new(
                format!(
                    "thời gian thực hiện theo kế hoạch kết thúc ngày {}, trước quyết định phê duyệt ngày {}",
                    until.to_vi(),
                    decided.to_vi()
                ),
                format!("planned to end on {until}, before the decision of {decided}"),
            ),
        );
    }
}

/// GRANT-039.
pub(in crate::rules) fn beyond_the_plan<'a>(grant: &'a Grant, case: &mut Case<'a>) {
    let Some(end) = grant.actual().and_then(|period| period.until()) else {
        return;
    };
    if grant.decision().is_none() {
        return;
    }
    let Some(basis) = case.after_approval(grant, end) else {
        return;
    };
    let planned = case.planned_end(end);
    // An amendment without a date may have moved the end in time.
    let is_loose = grant
        .amendments()
        .iter()
        .any(|amendment| amendment.date().is_none() && amendment.planned().is_some());
    let is_within = planned.is_some_and(|planned| end <= planned);
    if is_within || !is_amended_under_article_16(grant, case) {
        return;
    }
    match planned {
        Some(planned) if !is_loose => case.report(
            basis,
            &Trail::Root.key("actual").key("until"),
            Message::new(
                format!(
                    "thực hiện đến ngày {}, quá thời gian đã phê duyệt ({}) mà không có điều chỉnh",
                    end.to_vi(),
                    planned.to_vi()
                ),
                format!(
                    "carried out until {end}, beyond the approved end on {planned}, without an amendment"
                ),
            ),
        ),
        Some(_) | None => case.says_too_little(),
    }
}

use GrantEventKind::{
    Appraised, Closed, Completed, Revoked, Settled, Started, Submitted, Terminated, Withdrawn,
};

/// What comes first, and what after it. What a phase or a year brought may be handed over, or settled,
/// before the end.
const ORDER: [(GrantEventKind, GrantEventKind); 4] = [
    (Submitted, Appraised),
    (Started, Completed),
    (Completed, Closed),
    (Settled, Closed),
];

/// GRANT-040. What happened more than once counts in favour of the order.
pub(in crate::rules) fn events_in_order<'a>(grant: &'a Grant, case: &mut Case<'a>) {
    // By kind: the first day, and the last one with its place.
    let mut firsts = [None::<Date>; GrantEventKind::ALL.len()];
    let mut lasts = [None::<(Date, usize)>; GrantEventKind::ALL.len()];
    for (place, event) in grant.events().iter().enumerate() {
        let (Some(kind), Some(day)) = (event.kind(), event.date()) else {
            continue;
        };
        if let Some(first) = firsts.get_mut(kind as usize) {
            *first = Some(first.map_or(day, |first| first.min(day)));
        }
        if let Some(last) = lasts.get_mut(kind as usize) {
            *last = (*last).max(Some((day, place)));
        }
    }
    for (earlier, later) in ORDER {
        let first = firsts.get(earlier as usize).copied().flatten();
        let last = lasts.get(later as usize).copied().flatten();
        let (Some(first), Some((last, place))) = (first, last) else {
            continue;
        };
        if last < first {
            case.report_format(
                &Trail::Root.key("events").index(place).key("date"),
                Message::new(
                    format!(
                        "{} ngày {}, trước khi {} ngày {}",
                        later.label(Lang::Vi),
                        last.to_vi(),
                        earlier.label(Lang::Vi),
                        first.to_vi()
                    ),
                    format!(
                        "{} on {last}, before it was {} on {first}",
                        later.label(Lang::En),
                        earlier.label(Lang::En)
                    ),
                ),
            );
        }
    }
}

/// Ends that exclude each other.
const EXCLUSIVE: [(GrantEventKind, GrantEventKind); 6] = [
    (Completed, Revoked),
    (Completed, Withdrawn),
    (Completed, Terminated),
    (Terminated, Revoked),
    (Terminated, Withdrawn),
    (Revoked, Withdrawn),
];

/// GRANT-041. What was withdrawn or revoked before the decision is no end.
pub(in crate::rules) fn one_end<'a>(grant: &'a Grant, case: &mut Case<'a>) {
    let is_end = |kind| matches!(kind, Completed | Terminated | Revoked | Withdrawn);
    let ended = (grant.events().iter()).filter(|event| event.kind().is_some_and(is_end));
    if ended.count() < 2 {
        return;
    }
    // Each with its first place; `None` where it may have been before the decision.
    let mut ends = [Completed, Terminated, Revoked, Withdrawn].map(|kind| (kind, None));
    for (place, event) in grant.events().iter().enumerate() {
        let Some(kind) = event.kind() else {
            continue;
        };
        let Some((_, known)) = ends.iter_mut().find(|(end, _)| *end == kind) else {
            continue;
        };
        let is_before = |date| grant.is_before_decision(date, kind);
        if event.date().is_some_and(is_before) {
            continue;
        }
        let may_return = matches!(kind, Revoked | Withdrawn);
        let is_end = !may_return || (event.date().is_some() && grant.decided_on().is_some());
        let before = known.get_or_insert(None);
        *before = before.or(is_end.then_some(place));
    }
    let end = |kind| {
        ends.iter()
            .find_map(|(end, known)| (*known).filter(|_| *end == kind))
    };
    for (one, other) in EXCLUSIVE {
        let (Some(first), Some(second)) = (end(one), end(other)) else {
            continue;
        };
        match (first, second) {
            (Some(_), Some(place)) => case.report_format(
                &Trail::Root.key("events").index(place).key("kind"),
                Message::new(
                    format!("vừa {} vừa {}", one.label(Lang::Vi), other.label(Lang::Vi)),
                    format!("both {} and {}", one.label(Lang::En), other.label(Lang::En)),
                ),
            ),
            (None, _) | (_, None) => case.says_too_little(),
        }
    }
}

/// GRANT-042.
pub(in crate::rules) fn ground_of_revocation<'a>(grant: &'a Grant, case: &mut Case<'a>) {
    let root = Trail::Root;
    let list = root.key("events");
    let revoked = grant.events().iter().enumerate();
    let revoked = revoked.filter(|(_, event)| event.kind() == Some(Revoked));
    let mut revoked = revoked.peekable();
    if revoked.peek().is_none() {
        return;
    }
    let (approved, started) = (
        grant.decided_on().and_then(|_| case.approved(grant)),
        started_on(grant),
    );
    for (place, event) in revoked {
        let (Some(day), Some(decided)) = (event.date(), grant.decided_on()) else {
            case.says_too_little();
            continue;
        };
        let basis = approved.and_then(|approved| case.on_day_of(approved, day));
        let Some(basis) = basis else {
            continue;
        };
        let Ok(due) = decided.plus_months(MONTHS_TO_START) else {
            continue;
        };
        let message = match started {
            Some(started) if started <= day => Message::new(
                format!(
                    "thu hồi ngày {}, khi khoản viện trợ đã thực hiện từ ngày {}",
                    day.to_vi(),
                    started.to_vi()
                ),
                format!("revoked on {day}, though it had started on {started}"),
            ),
            Some(_) | None if day <= due => Message::new(
                format!(
                    "thu hồi ngày {}, khi chưa hết {MONTHS_TO_START} tháng kể từ ngày phê duyệt; ngày cuối của thời hạn là {}",
                    day.to_vi(),
                    due.to_vi()
                ),
                format!(
                    "revoked on {day}, before the {MONTHS_TO_START} months after the approval were over; their last day is {due}"
                ),
            ),
            Some(_) | None => continue,
        };
        case.report(basis, &list.index(place).key("date"), message);
    }
}

/// GRANT-069. An amendment is appraised as well: Article 16(3).
pub(in crate::rules) fn appraised_late<'a>(grant: &'a Grant, case: &mut Case<'a>) {
    let Some(decided) = grant.decided_on() else {
        return;
    };
    let appraisals = || {
        let events = grant.events().iter().enumerate();
        let appraisals = events.filter(|(_, event)| event.kind() == Some(Appraised));
        appraisals.map(|(place, event)| (event.date(), place))
    };
    let in_time = |date: Date| date <= decided;
    if appraisals().any(|(date, _)| date.is_some_and(in_time)) {
        return;
    }
    // `None`, a day that nobody knows, is the least.
    let Some((first, place)) = appraisals().min() else {
        return;
    };
    let Some(basis) = case.at_approval(grant) else {
        return;
    };
    match first {
        Some(first) if grant.amendments().is_empty() => case.report(
            basis,
            &Trail::Root.key("events").index(place).key("date"),
            Message::new(
                format!(
                    "thẩm định ngày {}, sau quyết định phê duyệt ngày {}",
                    first.to_vi(),
                    decided.to_vi()
                ),
                format!("appraised on {first}, after the decision of {decided}"),
            ),
        ),
        Some(_) | None => case.says_too_little(),
    }
}

/// GRANT-043.
pub(in crate::rules) fn disaster_to_come<'a>(grant: &'a Grant, case: &mut Case<'a>) {
    if let (Some(disaster), Some(decided)) = (grant.disaster_date(), grant.decided_on()) {
        if decided < disaster {
            case.report_format(
                &Trail::Root.key("disaster_date"),
                Message::new(
                    format!(
                        "thiên tai ngày {}, sau quyết định phê duyệt ngày {}",
                        disaster.to_vi(),
                        decided.to_vi()
                    ),
                    format!("a disaster of {disaster}, later than the decision of {decided}"),
                ),
            );
        }
    }
}

/// GRANT-067.
pub(in crate::rules) fn events_told<'a>(grant: &'a Grant, case: &mut Case<'a>) {
    let root = Trail::Root;
    let list = root.key("events");
    for (place, event) in grant.events().iter().enumerate() {
        let at = list.index(place);
        if event.kind().is_none() {
            case.report_format(
                &at.key("kind"),
                Message::new("sự kiện không nêu loại", "it is not told what happened"),
            );
        }
        if event.date().is_none() {
            case.report_format(
                &at.key("date"),
                Message::new(
                    "sự kiện không có ngày, nên không rõ trạng thái từ khi nào",
                    "the event has no date, so nobody can tell the state from when on",
                ),
            );
        }
    }
}
