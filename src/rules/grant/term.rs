//! The time of a grant: its start after the approval, its completion report after the end.

use crate::date::Date;
use crate::duties;
use crate::finding::Message;
use crate::path::Trail;
use crate::record::{DocumentKind, Grant, GrantEventKind};
use crate::rules::case::Case;
use crate::rules::days_off::is_next_working_day;
use crate::rules::grant::documents;

const fn undoes(kind: GrantEventKind) -> bool {
    matches!(
        kind,
        GrantEventKind::Revoked | GrantEventKind::Withdrawn | GrantEventKind::Terminated
    )
}

const fn completes(kind: GrantEventKind) -> bool {
    kind.ends_running() && !undoes(kind)
}

use crate::duties::MONTHS_TO_REPORT;
pub(in crate::rules) use crate::duties::MONTHS_TO_START;

/// GRANT-012.
pub(in crate::rules) fn start<'a>(grant: &'a Grant, case: &mut Case<'a>) {
    if grant.decision().is_none() {
        return;
    }
    let decided = grant.decided_on();
    let due = decided.and_then(|day| day.plus_months(MONTHS_TO_START).ok());
    let (Some(decided), Some(due)) = (decided, due) else {
        case.not_applied(crate::rules::checked::Reason::GoverningDateUnknown);
        return;
    };
    let told = grant
        .actual()
        .and_then(|period| period.from())
        .or_else(|| grant.first_event(|kind| kind == GrantEventKind::Started));
    // Who spends has started; who spends late may have started before.
    let spent = || case.flow().first_disbursed;
    let started = told.or_else(|| spent().filter(|day| *day <= due));
    // Nothing to say yet, or never: it is early, or the approval was undone in time.
    let is_early = case.as_of() <= due && started.is_none_or(|day| day <= due);
    if is_early || grant.first_event(undoes).is_some_and(|day| day <= due) {
        return;
    }
    let Some(basis) = case.of_deadline(grant, decided, due) else {
        return;
    };
    let events = || grant.events().iter();
    let has_run = grant
        .actual()
        .is_some_and(|period| period.until().is_some())
        || events().any(|event| event.kind().is_some_and(completes))
        || documents(grant, DocumentKind::CompletionReport)
            .next()
            .is_some()
        || case.flow().has_moved;
    // Undone, nobody knows when.
    let may_be_undone =
        events().any(|event| event.date().is_none() && event.kind().is_some_and(undoes));
    match started {
        Some(day) if day <= due => {}
        Some(_) | None if may_be_undone => case.says_too_little(),
        Some(day) => case.report(
            basis,
            &Trail::Root.key("actual").key("from"),
            Message::new(
                format!(
                    "bắt đầu ngày {}, sau hạn {MONTHS_TO_START} tháng kể từ ngày phê duyệt ({})",
                    day.to_vi(),
                    due.to_vi()
                ),
                format!("started on {day}, later than {MONTHS_TO_START} months after the approval ({due})"),
            ),
        ),
        None if has_run => case.says_too_little(),
        None => {
            let as_of = case.as_of();
            case.report(
                basis,
                &Trail::Root.key("actual"),
                Message::new(
                    format!(
                        "đến ngày {} chưa bắt đầu; hạn {MONTHS_TO_START} tháng kể từ ngày phê duyệt là {}",
                        as_of.to_vi(),
                        due.to_vi()
                    ),
                    format!("not started by {as_of}; {MONTHS_TO_START} months after the approval ended on {due}"),
                ),
            );
        }
    }
}

/// GRANT-017.
pub(in crate::rules) fn completion_report<'a>(grant: &'a Grant, case: &mut Case<'a>) {
    if grant.decision().is_none() {
        return;
    }
    let end = grant.carried_out_until(case.as_of());
    let Some(end) = end.filter(|end| *end <= case.as_of()) else {
        return;
    };
    let Some(due) = duties::COMPLETION_REPORT.due(end) else {
        return;
    };
    let mut reports = documents(grant, DocumentKind::CompletionReport).peekable();
    let has_document = reports.peek().is_some();
    let first = reports
        .filter_map(|(place, document)| Some((document.date()?, place)))
        .min();
    let bodies = [grant.owner(), grant.managing_agency()]
        .into_iter()
        .flatten();
    let duty = &duties::COMPLETION_REPORT;
    let mut filed = None;
    // What was filed, nobody knows when, or for which grant.
    let mut unclear = None;
    for body in bodies {
        filed = filed
            .into_iter()
            .chain(case.filed_on(duty, body.as_str(), end))
            .min();
        let may_be = case.may_be_filed_on(duty, body.as_str(), end);
        unclear = unclear.into_iter().chain(may_be).min();
    }
    let is_filed = filed.is_some_and(|day| day <= due);
    let is_late = first.is_some_and(|(day, _)| day > due);
    if is_filed || (case.as_of() <= due && !is_late) {
        return;
    }
    let Some(basis) = case.of_deadline(grant, end, due) else {
        return;
    };
    if first.is_some_and(|(day, _)| day <= due) {
        return;
    }
    let calendar = case.options.calendar();
    let may_be_in_time = |day: Date| day <= due || is_next_working_day(due, day, calendar);
    let told = first.map(|(day, _)| day);
    if [told, filed, unclear]
        .into_iter()
        .flatten()
        .any(may_be_in_time)
    {
        return case.says_too_little();
    }
    match first {
        Some((day, place)) => case.report(
            basis,
            &Trail::Root.key("documents").index(place).key("date"),
            Message::new(
                format!(
                    "báo cáo kết thúc ngày {}, sau hạn {} ({MONTHS_TO_REPORT} tháng kể từ ngày kết thúc {})",
                    day.to_vi(),
                    due.to_vi(),
                    end.to_vi()
                ),
                format!(
                    "completion report of {day}, due by {due}: {MONTHS_TO_REPORT} months after the end on {end}"
                ),
            ),
        ),
        None if has_document => case.says_too_little(),
        // What was filed late is FILING-013's, where nothing else may have told of the grant.
        None if filed.is_some() || is_next_working_day(due, case.as_of(), calendar) => {
            case.says_too_little();
        }
        None => case.report(
            basis,
            &Trail::Root.key("documents"),
            Message::new(
                format!(
                    "không có báo cáo kết thúc; hạn là {} ({MONTHS_TO_REPORT} tháng kể từ ngày kết thúc {})",
                    due.to_vi(),
                    end.to_vi()
                ),
                format!("no completion report; due by {due}: {MONTHS_TO_REPORT} months after the end on {end}"),
            ),
        ),
    }
}
