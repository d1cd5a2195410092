//! What is asked of a certificate: its term, its office, and what its holder does.

use std::collections::BTreeSet;

use crate::catalog::province;
use crate::date::Date;
use crate::finding::Message;
use crate::order;
use crate::path::Trail;
use crate::record::{
    Certificate, CertificateEventKind, CertificateKind, CertificateStatus, DonorShare, Grant,
    Record as _, Running, Term,
};
use crate::rules::case::Case;
use crate::rules::context::Context;
use crate::rules::coverage::Statuses;

/// An operation certificate is valid for so long at most, Decree 58/2022/NĐ-CP Article 9.
pub(super) const YEARS_OF_OPERATION: i32 = 3;

/// One of a representative office for so long.
pub(super) const YEARS_OF_OFFICE: i32 = 5;

/// After so long without activity a certificate may be terminated, Article 19(1)(b).
pub(super) const MONTHS_WITHOUT_ACTIVITY: i32 = 12;

/// The most years of a term; none for the project offices of the decree before.
const fn most_years(kind: CertificateKind) -> Option<i32> {
    match kind {
        CertificateKind::Operation => Some(YEARS_OF_OPERATION),
        CertificateKind::RepresentativeOffice => Some(YEARS_OF_OFFICE),
        CertificateKind::ProjectOffice => None,
    }
}

/// CERTIFICATE-001.
pub(super) fn term<'a>(certificate: &'a Certificate, case: &mut Case<'a>) {
    let Some(kind) = certificate.kind() else {
        case.says_too_little();
        return;
    };
    let Some(years) = most_years(kind) else {
        return;
    };
    let root = Trail::Root;
    let until = root.key("valid_until");
    let mut last_day = certificate.valid_until();
    let mut begins = certificate.issued_on();
    match last_day {
        Some(last) => check_term(certificate, years, begins, begins, last, &until, case),
        None => case.says_too_little(),
    }
    let changes = certificate.events().iter().enumerate();
    let mut changes: Vec<_> = changes
        .filter_map(|(place, event)| {
            Some((event.date(), event.kind(), event.valid_until()?, place))
        })
        .collect();
    // Stable: of one day they stay in the order given.
    order::sort_by_key(&mut changes, |(date, ..)| *date);
    let events = root.key("events");
    for (date, kind, last, place) in changes {
        // A renewed term begins when the one before is over, or on the day of a late renewal; what
        // else moves the last day stays within the term.
        if kind == Some(CertificateEventKind::Renewed) {
            begins = date.map(|day| last_day.map_or(day, |before| before.max(day)));
        }
        let at = events.index(place);
        check_term(
            certificate,
            years,
            date,
            begins,
            last,
            &at.key("valid_until"),
            case,
        );
        last_day = Some(last);
    }
}

/// Checks one term: the day that decides the text, its first day, and its last day.
fn check_term<'a>(
    certificate: &'a Certificate,
    years: i32,
    decided: Option<Date>,
    begins: Option<Date>,
    last: Date,
    at: &Trail<'_>,
    case: &mut Case<'a>,
) {
    let Some(basis) = case.on(decided) else {
        return;
    };
    if begins.is_none() {
        case.says_too_little();
    }
    let months = years.saturating_mul(12);
    let limit = begins.and_then(|day| day.plus_months(months).ok());
    if let Some(limit) = limit.filter(|limit| last > *limit) {
        case.report(
            basis,
            at,
            Message::new(
                format!(
                    "hiệu lực đến {}; thời hạn không quá {years} năm, đến {}",
                    last.to_vi(),
                    limit.to_vi()
                ),
                format!("valid until {last}; the term is at most {years} years, until {limit}"),
            ),
        );
    }
    if let Some(Term::Until(home)) = certificate.home_term_end() {
        if last > home {
            case.report(
                basis,
                at,
                Message::new(
                    format!(
                        "hiệu lực đến {}, vượt quá thời hạn đăng ký tại nước ngoài ({})",
                        last.to_vi(),
                        home.to_vi()
                    ),
                    format!(
                        "valid until {last}, beyond the organization's own term at home ({home})"
                    ),
                ),
            );
        }
    }
}

/// The cities where a representative office may be: Ha Noi, Da Nang, Ho Chi Minh City.
const OFFICE_CITIES: [&str; 3] = ["01", "48", "79"];

/// CERTIFICATE-002.
pub(super) fn office<'a>(certificate: &'a Certificate, case: &mut Case<'a>) {
    match certificate.kind() {
        Some(CertificateKind::RepresentativeOffice) => {}
        Some(CertificateKind::Operation | CertificateKind::ProjectOffice) => return,
        None => {
            case.says_too_little();
            return;
        }
    }
    let Some(basis) = case.on(certificate.issued_on()) else {
        return;
    };
    let Some(issued) = certificate.issued_on() else {
        return;
    };
    match certificate.office_province() {
        Some(code) if OFFICE_CITIES.contains(&code.as_str()) => {}
        Some(code) => {
            let name =
                |lang| province::at(code, issued).map_or_else(String::new, |p| p.title(lang));
            case.report(
                basis,
                &Trail::Root.key("office_province"),
                Message::new(
                    format!(
                        "Văn phòng đại diện đặt tại `{code}` {}; chỉ được đặt tại Hà Nội, Đà Nẵng hoặc Thành phố Hồ Chí Minh",
                        name(crate::lang::Lang::Vi)
                    ),
                    format!(
                        "the representative office is in `{code}` {}; only Ha Noi, Da Nang and Ho Chi Minh City are allowed",
                        name(crate::lang::Lang::En)
                    ),
                ),
            );
        }
        None => case.says_too_little(),
    }
    let Some(holder) = certificate.holder() else {
        return;
    };
    let other = case.context().givers().earlier_office(certificate.key());
    if let Some(other) = other {
        case.report(
            basis,
            &Trail::Root.key("kind"),
            Message::new(
                format!(
                    "`{holder}` đã có Văn phòng đại diện theo giấy đăng ký `{}` còn hiệu lực ngày {}",
                    other.id(),
                    issued.to_vi()
                ),
                format!(
                    "`{holder}` already has a representative office: certificate `{}` is valid on {issued}",
                    other.id()
                ),
            ),
        );
    }
}

/// What a holder did first in a span of days: the day, and the record that shows it.
fn first_activity(
    context: &Context<'_>,
    holder: &str,
    first: Date,
    last: Date,
) -> Result<Option<(Date, String)>, CannotTell> {
    let Some(giver) = context.givers().get(holder) else {
        return Ok(None);
    };
    let transactions = giver.given.moved.as_slice();
    let from = transactions.partition_point(|(date, _)| *date < first);
    let until = transactions.partition_point(|(date, _)| *date <= last);
    let moved = transactions.get(from..until).unwrap_or_default();
    let mut found = moved
        .iter()
        .find(|(_, transaction)| transaction.kind().is_some())
        .map(|(date, transaction)| (*date, format!("transactions/{}", transaction.id())));
    // What is of no known kind may be no activity.
    let mut is_open = !moved.is_empty();
    for grant in &giver.given.grants {
        match first_given(grant, holder, first, last) {
            Ok(Some(day)) => {
                let this = (day, format!("grants/{}", grant.id()));
                if found.as_ref().is_none_or(|found| this < *found) {
                    found = Some(this);
                }
            }
            Err(CannotTell) => is_open = true,
            Ok(None) => {}
        }
    }
    if found.is_none() && is_open {
        return Err(CannotTell);
    }
    Ok(found)
}

/// Nobody can tell whether a grant was running.
struct CannotTell;

/// The first day of a span, as far as dates tell, on which a grant runs and a donor gives to it.
fn first_given(
    grant: &Grant,
    donor: &str,
    first: Date,
    last: Date,
) -> Result<Option<Date>, CannotTell> {
    // Only on these days it can begin to run, or a donor to give.
    let mut days = order::set([first]);
    days.extend(grant.decided_on());
    days.extend(grant.actual().and_then(|period| period.from()));
    days.extend(grant.planned().and_then(|period| period.from()));
    for amendment in grant.amendments() {
        days.extend(amendment.date());
        days.extend(amendment.planned().and_then(|period| period.from()));
    }
    let gives = |part: &DonorShare| part.donor().is_some_and(|id| id.as_str() == donor);
    let mut is_open = false;
    for day in days.into_iter().filter(|day| first <= *day && *day <= last) {
        if !grant.terms_on(day).donors.iter().any(gives) {
            continue;
        }
        match grant.running_on(day) {
            Running::Yes => return Ok(Some(day)),
            Running::CannotTell => is_open = true,
            Running::No => {}
        }
    }
    if is_open { Err(CannotTell) } else { Ok(None) }
}

/// The days right after a last valid day of a certificate on which it had expired.
fn lapses(certificate: &Certificate, as_of: Date) -> Vec<(Date, Option<usize>)> {
    let renewed = certificate.events().iter().enumerate();
    let renewed = renewed.filter_map(|(place, event)| Some((event.valid_until()?, Some(place))));
    let issued = certificate.valid_until().map(|day| (day, None));
    let mut seen = BTreeSet::new();
    let statuses = Statuses::of(certificate);
    issued
        .into_iter()
        .chain(renewed)
        .filter(|(last, _)| seen.insert(*last))
        .filter_map(|(last, place)| Some((last, last.plus_days(1).ok()?, place)))
        .filter(|(last, after, _)| {
            *after <= as_of
                && statuses.on(*last).is_registered()
                && statuses.on(*after) == CertificateStatus::Expired
        })
        .map(|(_, after, place)| (after, place))
        .collect()
}

/// CERTIFICATE-003.
pub(super) fn expired<'a>(certificate: &'a Certificate, case: &mut Case<'a>) {
    let Some(holder) = certificate.holder() else {
        return;
    };
    let context = case.context();
    let Some(known) = context.givers().holder(holder.as_str()) else {
        return;
    };
    let coverage = &known.coverage;
    for (after, place) in lapses(certificate, case.as_of()) {
        if coverage.is_registered(after) {
            continue;
        }
        if coverage.is_open(after) {
            case.says_too_little();
            continue;
        }
        // The last day before the holder has a valid certificate again.
        let again = coverage.next_registered(after);
        let last = again
            .and_then(|day| day.plus_days(-1).ok())
            .map_or(case.as_of(), |day| day.min(case.as_of()));
        let Some(basis) = case.on(Some(last)) else {
            continue;
        };
        // The part of the gap for which the text is in force.
        let first = basis.in_force().from().map_or(after, |day| day.max(after));
        match first_activity(context, holder.as_str(), first, last) {
            Ok(None) => {}
            Err(CannotTell) => case.says_too_little(),
            Ok(Some((day, record))) => {
                let root = Trail::Root;
                let events = root.key("events");
                let event = place.map(|place| events.index(place));
                let at = event.as_ref().unwrap_or(&root).key("valid_until");
                case.report(
                    basis,
                    &at,
                    Message::new(
                        format!(
                            "`{holder}` hoạt động ngày {} (`{record}`) khi không còn giấy đăng ký nào có hiệu lực từ {}",
                            day.to_vi(),
                            after.to_vi()
                        ),
                        format!(
                            "`{holder}` was active on {day} (`{record}`), without a valid certificate since {after}"
                        ),
                    ),
                );
            }
        }
    }
}

/// CERTIFICATE-005.
pub(super) fn inactive<'a>(certificate: &'a Certificate, case: &mut Case<'a>) {
    let (Some(holder), Some(issued)) = (certificate.holder(), certificate.issued_on()) else {
        return;
    };
    let Ok(end) = issued.plus_months(MONTHS_WITHOUT_ACTIVITY) else {
        return;
    };
    let Ok(last) = end.plus_days(-1) else {
        return;
    };
    let is_over = matches!(
        certificate.status_on(last),
        CertificateStatus::Terminated | CertificateStatus::Revoked
    );
    if case.as_of() < end || is_over {
        return;
    }
    let Some(basis) = case.on(Some(end)) else {
        return;
    };
    match first_activity(case.context(), holder.as_str(), issued, last) {
        Ok(Some(_)) => {}
        Err(CannotTell) => case.says_too_little(),
        Ok(None) => case.report(
            basis,
            &Trail::Root.key("issued_on"),
            Message::new(
                format!(
                    "`{holder}` không có khoản viện trợ đang thực hiện hay giao dịch nào trong {MONTHS_WITHOUT_ACTIVITY} tháng kể từ ngày cấp, đến {}",
                    last.to_vi()
                ),
                format!(
                    "`{holder}` has no running grant and no transaction in the {MONTHS_WITHOUT_ACTIVITY} months after issue, until {last}"
                ),
            ),
        ),
    }
}
