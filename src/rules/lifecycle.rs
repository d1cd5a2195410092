//! What happened to a certificate: whether its events make sense together, and what they ask for.

use crate::date::Date;
use crate::duties::{self, terms::WORKING_DAYS_TO_REMEDY};
use crate::finding::Message;
use crate::order;
use crate::path::Trail;
use crate::record::{
    Certificate, CertificateEvent, CertificateEventKind, CertificateKind, CertificateStatus,
};
use crate::rules::case::Case;
use crate::rules::checked::Reason;
use crate::rules::coverage::{Statuses, suspensions};

/// The decision to suspend is sent to the organization within so long, Decree 58/2022/NĐ-CP Article
/// 18(3); so is the one to revoke, Article 19.
pub(super) const WORKING_DAYS_TO_SEND: i32 = 5;

/// The dated events, oldest first, each with its place; of one day they stay in the order given.
fn dated(certificate: &Certificate) -> Vec<(Date, usize, &CertificateEvent)> {
    let events = certificate.events().iter().enumerate();
    let mut dated: Vec<_> = events
        .filter_map(|(place, event)| Some((event.date()?, place, event)))
        .collect();
    order::sort_by_key(&mut dated, |(date, place, _)| (*date, *place));
    dated
}

/// CERTIFICATE-010.
pub(super) fn events_told<'a>(certificate: &'a Certificate, case: &mut Case<'a>) {
    let root = Trail::Root;
    let list = root.key("events");
    for (place, event) in certificate.events().iter().enumerate() {
        let at = list.index(place);
        if event.kind().is_none() {
            case.report_format(
                &at.key("kind"),
                Message::new("thiếu loại sự kiện", "missing: what happened"),
            );
        }
        if event.date().is_none() {
            case.report_format(
                &at.key("date"),
                Message::new("thiếu ngày của sự kiện", "missing: the day of the event"),
            );
        }
        let is_renewed = event.kind() == Some(CertificateEventKind::Renewed);
        if is_renewed && event.valid_until().is_none() {
            case.report_format(
                &at.key("valid_until"),
                Message::new(
                    "thiếu ngày hết hạn mới của lần gia hạn",
                    "missing: the new last day of the renewal",
                ),
            );
        }
    }
}

/// CERTIFICATE-011.
pub(super) fn events_in_order<'a>(certificate: &'a Certificate, case: &mut Case<'a>) {
    let events = dated(certificate);
    // What is not dated, or of no known kind, may stand between any two others.
    let is_open = events.len() < certificate.events().len()
        || events.iter().any(|(.., event)| event.kind().is_none());
    let root = Trail::Root;
    let list = root.key("events");
    let (mut ended, mut is_suspended): (Option<Date>, bool) = (None, false);
    for (date, place, event) in events {
        let mut report = |vi: String, en: String| {
            case.report_format(&list.index(place), Message::new(vi, en));
        };
        if let Some(issued) = certificate.issued_on().filter(|issued| date < *issued) {
            report(
                format!(
                    "sự kiện ngày {}, trước ngày cấp {}",
                    date.to_vi(),
                    issued.to_vi()
                ),
                format!("an event of {date}, before the certificate was issued on {issued}"),
            );
        }
        let Some(kind) = event.kind() else {
            continue;
        };
        let is_end = matches!(
            kind,
            CertificateEventKind::Terminated | CertificateEventKind::Revoked
        );
        if is_end {
            // Who is terminated is revoked as well: the two stand together.
            ended = ended.or(Some(date));
        } else if let Some(end) = ended {
            report(
                format!(
                    "sự kiện ngày {}, sau khi chấm dứt hoặc thu hồi ngày {}",
                    date.to_vi(),
                    end.to_vi()
                ),
                format!(
                    "an event of {date}, after the certificate was terminated or revoked on {end}"
                ),
            );
        } else if kind == CertificateEventKind::Suspended {
            if is_suspended && !is_open {
                report(
                    format!("đình chỉ ngày {} khi đang bị đình chỉ", date.to_vi()),
                    format!("suspended on {date}, while it was suspended"),
                );
            }
            is_suspended = true;
        } else if kind == CertificateEventKind::Resumed {
            if !is_suspended && !is_open {
                report(
                    format!(
                        "hoạt động trở lại ngày {} khi không bị đình chỉ",
                        date.to_vi()
                    ),
                    format!("resumed on {date}, while it was not suspended"),
                );
            }
            is_suspended = false;
        }
    }
    let changes = [
        CertificateEventKind::Suspended,
        CertificateEventKind::Resumed,
    ];
    let is_asked = |event: &CertificateEvent| event.kind().is_some_and(|k| changes.contains(&k));
    if is_open && certificate.events().iter().any(is_asked) {
        case.says_too_little();
    }
}

/// CERTIFICATE-012.
pub(super) fn last_days<'a>(certificate: &'a Certificate, case: &mut Case<'a>) {
    let root = Trail::Root;
    let mut last_day = certificate.valid_until();
    if let (Some(issued), Some(last)) = (certificate.issued_on(), last_day) {
        if last < issued {
            case.report_format(
                &root.key("valid_until"),
                Message::new(
                    format!(
                        "hết hạn ngày {}, trước ngày cấp {}",
                        last.to_vi(),
                        issued.to_vi()
                    ),
                    format!("valid until {last}, before it was issued on {issued}"),
                ),
            );
        }
    }
    let list = root.key("events");
    for (date, place, event) in dated(certificate) {
        let Some(until) = event.valid_until() else {
            continue;
        };
        let before = last_day.replace(until);
        let is_renewed = event.kind() == Some(CertificateEventKind::Renewed);
        let message = match before.filter(|before| is_renewed && until <= *before) {
            Some(before) => Message::new(
                format!(
                    "gia hạn đến {}, không sau ngày hết hạn trước đó {}",
                    until.to_vi(),
                    before.to_vi()
                ),
                format!("renewed until {until}, no later than the last day before of {before}"),
            ),
            None if until < date => Message::new(
                format!(
                    "hết hạn ngày {}, trước ngày của sự kiện {}",
                    until.to_vi(),
                    date.to_vi()
                ),
                format!("valid until {until}, before the event itself of {date}"),
            ),
            None => continue,
        };
        case.report_format(&list.index(place).key("valid_until"), message);
    }
}

/// CERTIFICATE-018. The decision may be late though the dossier was in time: FILING-010 asks of that.
pub(super) fn renewed_in_time<'a>(certificate: &'a Certificate, case: &mut Case<'a>) {
    let Some(holder) = certificate.holder() else {
        return;
    };
    match certificate.kind() {
        Some(CertificateKind::Operation | CertificateKind::RepresentativeOffice) => {}
        Some(CertificateKind::ProjectOffice) | None => return,
    }
    let Some(known) = case.context().givers().holder(holder.as_str()) else {
        return;
    };
    let coverage = &known.coverage;
    let root = Trail::Root;
    let list = root.key("events");
    let duty = &duties::CERTIFICATE_RENEWAL;
    let mut last_day = certificate.valid_until();
    for (date, place, event) in dated(certificate) {
        let Some(until) = event.valid_until() else {
            continue;
        };
        let before = last_day.replace(until);
        let is_renewed = event.kind() == Some(CertificateEventKind::Renewed);
        let gap = before.and_then(|before| Some((before, before.plus_days(1).ok()?)));
        let Some((before, first)) = gap.filter(|(_, first)| is_renewed && *first < date) else {
            continue;
        };
        let filed = case.filed_on(duty, holder.as_str(), before);
        let due = duty.due(before);
        let is_in_time =
            |filed: Option<Date>| matches!((filed, due), (Some(filed), Some(due)) if filed <= due);
        if is_in_time(filed) || coverage.is_registered(first) {
            continue;
        }
        let Some(basis) = case.on(Some(date)) else {
            continue;
        };
        let unclear = case.may_be_filed_on(duty, holder.as_str(), before);
        if coverage.is_open(first) || is_in_time(unclear) {
            case.says_too_little();
            continue;
        }
        case.report(
            basis,
            &list.index(place).key("date"),
            Message::new(
                format!(
                    "gia hạn ngày {}, sau khi giấy đăng ký đã hết hạn ngày {}: giữa hai thời hạn không được hoạt động",
                    date.to_vi(),
                    before.to_vi()
                ),
                format!("renewed on {date}, after it had expired on {before}: between the two terms there may be no work"),
            ),
        );
    }
}

/// Tells whether an event ends a suspension.
const fn ends_suspension(kind: CertificateEventKind) -> bool {
    match kind {
        CertificateEventKind::Resumed
        | CertificateEventKind::Terminated
        | CertificateEventKind::Revoked => true,
        CertificateEventKind::Renewed
        | CertificateEventKind::Amended
        | CertificateEventKind::Reissued
        | CertificateEventKind::Suspended => false,
    }
}

/// CERTIFICATE-019. The term runs from the receipt of the decision, which no record tells: it is on
/// its way for some working days.
pub(super) fn remedied<'a>(certificate: &'a Certificate, case: &mut Case<'a>) {
    let statuses = Statuses::of(certificate);
    let mut suspensions = Vec::new();
    let mut ended = None;
    for (date, place, event) in dated(certificate).into_iter().rev() {
        match event.kind() {
            Some(CertificateEventKind::Suspended) => suspensions.push((date, place, ended)),
            Some(kind) if ends_suspension(kind) => ended = Some(date),
            Some(_) | None => {}
        }
    }
    for (date, place, ended) in suspensions.into_iter().rev() {
        // No term of working days is shorter than one of as many calendar days.
        let earliest = date.plus_days(WORKING_DAYS_TO_REMEDY).ok();
        let until = ended.unwrap_or(case.as_of());
        if earliest.is_none_or(|day| until <= day) {
            continue;
        }
        let Some(basis) = case.on(Some(date)) else {
            continue;
        };
        let term = case.options.calendar().and_then(|calendar| {
            let due = calendar.plus_working_days(date, WORKING_DAYS_TO_REMEDY);
            let due = due.ok()?;
            let latest = calendar.plus_working_days(due, WORKING_DAYS_TO_SEND);
            Some((due, latest.ok()?))
        });
        let Some((due, latest)) = term else {
            case.not_applied(Reason::NoCalendar);
            continue;
        };
        if until <= due || statuses.on(due) == CertificateStatus::Expired {
            continue;
        }
        let holder = certificate.holder();
        let filed =
            holder.and_then(|id| case.filed_on(&duties::SUSPENSION_REMEDY, id.as_str(), date));
        if filed.is_some_and(|filed| filed <= due) {
            continue;
        }
        let unclear = holder
            .and_then(|id| case.may_be_filed_on(&duties::SUSPENSION_REMEDY, id.as_str(), date));
        let mut filed = [filed, unclear].into_iter().flatten();
        let may_be_filed = until <= latest || filed.any(|filed| filed <= latest);
        if may_be_filed || ended.is_some() || statuses.on(due) == CertificateStatus::CannotTell {
            // When it was put right the record does not say, only when that was decided.
            case.says_too_little();
            continue;
        }
        case.report(
            basis,
            &Trail::Root.key("events").index(place),
            Message::new(
                format!(
                    "đình chỉ ngày {}, chưa khắc phục khi hết hạn {WORKING_DAYS_TO_REMEDY} ngày làm việc kể từ ngày nhận quyết định, chậm nhất là {}",
                    date.to_vi(),
                    latest.to_vi()
                ),
                format!(
                    "suspended on {date}, not put right when the {WORKING_DAYS_TO_REMEDY} working days from receipt of the decision were over, on {latest} at the latest"
                ),
            ),
        );
    }
}

/// CERTIFICATE-020.
pub(super) fn active_while_suspended<'a>(certificate: &'a Certificate, case: &mut Case<'a>) {
    let Some(holder) = certificate.holder() else {
        return;
    };
    let Some(giver) = case.context().givers().get(holder.as_str()) else {
        return;
    };
    for (first, last) in suspensions(certificate) {
        let last = last.min(case.as_of());
        if matches!(giver.given.uncovered(first, last), (None, false)) {
            continue;
        }
        let Some(basis) = case.on(Some(last)) else {
            continue;
        };
        // The part of the suspension for which the text is in force.
        let first = basis.in_force().from().map_or(first, |day| day.max(first));
        let (found, is_open) = giver.given.uncovered(first, last);
        let Some((day, transaction)) = found else {
            if is_open {
                case.says_too_little();
            }
            continue;
        };
        let id = transaction.id();
        case.report(
            basis,
            &Trail::Root.key("events"),
            Message::new(
                format!(
                    "`{holder}` hoạt động ngày {} (`transactions/{id}`) khi bị đình chỉ từ {}",
                    day.to_vi(),
                    first.to_vi()
                ),
                format!(
                    "`{holder}` was active on {day} (`transactions/{id}`), suspended since {first}"
                ),
            ),
        );
    }
}
