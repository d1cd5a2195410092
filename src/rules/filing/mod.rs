//! What is asked of a filing: that it is of some duty, of its window and its bearer, and on time.

mod after_event;
mod events;

pub(super) use after_event::late_after_event;
pub(super) use events::{AfterEvents, EventsToTell};

use crate::code::clip;
use crate::date::{Date, Window};
use crate::duties::{self, Bearer, Bearing, Duty};
use crate::finding::{Message, Severity};
use crate::lang::Lang;
use crate::law::{Basis, Citation, governing};
use crate::path::Trail;
use crate::record::{CertificateKind, Filing, Record as _, RecordKind};
use crate::registry::Registry;
use crate::rules::case::Case;
use crate::rules::checked::Reason;
use crate::rules::days_off::is_next_working_day;
use crate::rules::map::Map;

/// FILING-001.
pub(super) fn yearly_report<'a>(filing: &'a Filing, case: &mut Case<'a>) {
    let yearly = [
        &duties::NGO_ANNUAL_REPORT,
        &duties::OPERATIONS_ANNUAL_REPORT,
    ];
    let duty = filing
        .duty()
        .and_then(|duty| yearly.into_iter().find(|known| known.id() == duty.as_str()));
    if let Some(duty) = duty {
        on_time(filing, duty, case);
    }
}

/// The provision for a window that ends on a day; a text beside those of the subject, as a circular
/// that guides a law, stands on its own days.
fn basis_of_window(duty: &Duty, last: Date, case: &mut Case<'_>) -> Option<&'static Basis> {
    let main = duty.subject().instruments();
    let mut bases = duty.bearers().iter().flat_map(|bearing| bearing.bases);
    match bases.find(|basis| !main.contains(&basis.citation().instrument())) {
        None => case.on(Some(last)),
        Some(basis) if basis.in_force().contains(last) => Some(basis),
        Some(_) => {
            case.not_applied(Reason::NotInForce);
            None
        }
    }
}

/// Reports a filing that is later than its duty allows.
fn on_time<'a>(filing: &'a Filing, duty: &'static Duty, case: &mut Case<'a>) {
    let Some(last) = filing.window().and_then(|window| window.until()) else {
        case.not_applied(Reason::GoverningDateUnknown);
        return;
    };
    let Some(basis) = basis_of_window(duty, last, case) else {
        return;
    };
    let (Some(due), Some(date)) = (duty.due(last), filing.date()) else {
        case.says_too_little();
        return;
    };
    if date <= due {
        return;
    }
    let bearer = filing.bearer().map(|bearer| bearer.as_str());
    let bearer = bearer.and_then(|id| {
        if case.has(RecordKind::Donor, id) {
            Some(Bearer::Organization)
        } else {
            let party = case.party(id)?;
            Some(match party.province() {
                Some(_) => Bearer::Province,
                None => Bearer::Ministry,
            })
        }
    });
    // The duty as this bearer has it, else as the first one has it.
    let borne = bearer
        .and_then(|bearer| duty.basis(bearer, last))
        .or_else(|| {
            let first = duty.bearers().first()?;
            duty.basis(first.bearer, last)
        });
    let citation = borne.unwrap_or(basis).citation();
    let days = due.days_until(date);
    let severity = if is_next_working_day(due, date, case.options.calendar()) {
        Severity::Warning
    } else {
        Severity::Error
    };
    case.report_citing_at_most(
        severity,
        basis,
        citation,
        &Trail::Root.key("date"),
        Message::new(
            format!(
                "{} nộp ngày {}, muộn {days} ngày so với hạn {}",
                duty.title().get(Lang::Vi),
                date.to_vi(),
                due.to_vi()
            ),
            format!(
                "{} filed on {date}, {days} {} after it was due on {due}",
                duty.title().get(Lang::En),
                if days == 1 { "day" } else { "days" }
            ),
        ),
    );
}

/// The duty that a filing names, if there is such a duty.
fn duty_of(filing: &Filing) -> Option<&'static Duty> {
    duties::find(filing.duty()?.as_str())
}

/// FILING-002.
pub(super) fn essentials<'a>(filing: &'a Filing, case: &mut Case<'a>) {
    for (field, is_missing) in [
        ("duty", filing.duty().is_none()),
        ("bearer", filing.bearer().is_none()),
        ("window", filing.window().is_none()),
        ("date", filing.date().is_none()),
    ] {
        if is_missing {
            case.report_missing(None, field);
        }
    }
}

/// FILING-003.
pub(super) fn known_duty<'a>(filing: &'a Filing, case: &mut Case<'a>) {
    if let (Some(name), None) = (filing.duty(), duty_of(filing)) {
        let name = clip(name.as_str());
        case.report_format(
            &Trail::Root.key("duty"),
            Message::new(
                format!("không có nghĩa vụ `{name}`"),
                format!("there is no duty `{name}`"),
            ),
        );
    }
}

/// FILING-004.
pub(super) fn bearer_of_the_duty<'a>(filing: &'a Filing, case: &mut Case<'a>) {
    let (Some(duty), Some(bearer)) = (duty_of(filing), filing.bearer()) else {
        return;
    };
    let is_of = |bearing: &Bearing| bearing.bearer == Bearer::Organization;
    let (for_donors, for_parties) = (
        duty.bearers().iter().any(is_of),
        !duty.bearers().iter().all(is_of),
    );
    let is_donor = case.has(RecordKind::Donor, bearer.as_str());
    let is_party = case.has(RecordKind::Party, bearer.as_str());
    if (!is_donor && !is_party) || (is_donor && for_donors) || (is_party && for_parties) {
        return;
    }
    case.report_format(
        &Trail::Root.key("bearer"),
        Message::new(
            format!(
                "`{bearer}` không phải là bên có nghĩa vụ nộp {}",
                duty.title().get(Lang::Vi)
            ),
            format!(
                "`{bearer}` is not who has to file the {}",
                duty.title().get(Lang::En)
            ),
        ),
    );
}

/// Tells whether a provision of a duty is in force when a window ends, or notes which text governs.
fn is_in_force<'a>(duty: &Duty, last: Date, case: &mut Case<'a>) -> bool {
    let mut bearers = duty.bearers().iter();
    if bearers.any(|bearing| Basis::on(bearing.bases, last).is_some()) {
        return true;
    }
    case.under(governing(duty.subject(), last));
    false
}

/// FILING-005.
pub(super) fn window_of_the_duty<'a>(filing: &'a Filing, case: &mut Case<'a>) {
    let duty = duty_of(filing).and_then(|duty| Some((duty, duty.window()?)));
    let (Some((duty, kind)), Some(window)) = (duty, filing.window()) else {
        return;
    };
    let (Some(first), Some(last)) = (window.from(), window.until()) else {
        case.says_too_little();
        return;
    };
    if is_in_force(duty, last, case) && Window::new(kind, first, last).is_err() {
        case.report_format(
            &Trail::Root.key("window"),
            Message::new(
                format!(
                    "từ {} đến {} không phải là một kỳ: {}",
                    first.to_vi(),
                    last.to_vi(),
                    kind.label(Lang::Vi)
                ),
                format!("{first} to {last} is no {}", kind.label(Lang::En)),
            ),
        );
    }
}

/// FILING-006.
pub(super) fn after_the_window<'a>(filing: &'a Filing, case: &mut Case<'a>) {
    let duty = duty_of(filing).filter(|duty| duty.window().is_some());
    let last = filing.window().and_then(|window| window.until());
    let (Some(duty), Some(last), Some(date)) = (duty, last, filing.date()) else {
        return;
    };
    if date < last && is_in_force(duty, last, case) {
        case.report_format(
            &Trail::Root.key("date"),
            Message::new(
                format!(
                    "nộp ngày {}, trước khi kỳ báo cáo kết thúc ngày {}",
                    date.to_vi(),
                    last.to_vi()
                ),
                format!("filed on {date}, before the window ended on {last}"),
            ),
        );
    }
}

/// FILING-007.
pub(super) fn told_once<'a>(filing: &'a Filing, case: &mut Case<'a>) {
    if let Some(other) = case.context().same_filing(filing.id().as_str()) {
        let id = other.id();
        case.report_format(
            &Trail::Root,
            Message::new(
                format!("`{id}` ghi cùng nghĩa vụ, bên nộp, kỳ và ngày"),
                format!("`{id}` tells of the same duty, bearer, window and day"),
            ),
        );
    }
}

/// FILING-008, 009, 011 and 016: what is late of the duties of the rule's subject of law that tell of
/// windows. The yearly reports on foreign NGOs are of FILING-001.
pub(super) fn late<'a>(filing: &'a Filing, case: &mut Case<'a>) {
    let yearly = [
        &duties::NGO_ANNUAL_REPORT,
        &duties::OPERATIONS_ANNUAL_REPORT,
    ];
    let duty = duty_of(filing).filter(|duty| {
        let is_other = yearly.iter().all(|yearly| yearly.id() != duty.id());
        is_other && duty.window().is_some() && case.is_under(duty.subject())
    });
    if let Some(duty) = duty {
        on_time(filing, duty, case);
    }
}

/// FILING-010. The window of the filing is the term that is to be renewed.
pub(super) fn renewal_in_time<'a>(filing: &'a Filing, case: &mut Case<'a>) {
    let duty = &duties::CERTIFICATE_RENEWAL;
    if filing.duty().is_none_or(|name| name.as_str() != duty.id()) {
        return;
    }
    let expiry = filing.window().and_then(|window| window.until());
    let due = expiry.and_then(|expiry| duty.due(expiry));
    let (Some(expiry), Some(due), Some(date)) = (expiry, due, filing.date()) else {
        case.says_too_little();
        return;
    };
    if date <= due {
        return;
    }
    let bearer = filing.bearer().map_or("", |bearer| bearer.as_str());
    let article = match case.givers().expiring(bearer, expiry).as_slice() {
        [Some(CertificateKind::Operation)] => 12,
        [Some(CertificateKind::RepresentativeOffice)] => 16,
        // A project office is not renewed: CERTIFICATE-016.
        [Some(CertificateKind::ProjectOffice)] => return,
        // Nobody can tell which certificate it is, and which article asks.
        [None] | [] | [_, _, ..] => return case.says_too_little(),
    };
    if let Some(basis) = case.on(Some(due)) {
        case.report_citing(
            basis,
            Citation::new(basis.citation().instrument(), article).with_clause(1),
            &Trail::Root.key("date"),
            Message::new(
                format!(
                    "hồ sơ gia hạn nộp ngày {}, chậm nhất là ngày {} vì giấy đăng ký hết hạn ngày {}",
                    date.to_vi(),
                    due.to_vi(),
                    expiry.to_vi()
                ),
                format!("the dossier for the renewal was filed on {date}; it was due on {due}, as the certificate expires on {expiry}"),
            ),
        );
    }
}

/// For each filing, by its id, one before it by id that tells of the same.
pub(super) fn same(registry: &Registry) -> Map<&str, &Filing> {
    let mut first: Map<_, &Filing> = Map::default();
    let mut same = Map::default();
    for filing in registry.records::<Filing>() {
        if let (Some(duty), Some(bearer), Some(window), Some(date)) = (
            filing.duty(),
            filing.bearer(),
            filing.window(),
            filing.date(),
        ) {
            let days = (window.from(), window.until());
            let known = *first
                .entry((duty.as_str(), bearer.as_str(), days, date))
                .or_insert(filing);
            if known.key() != filing.key() {
                same.insert(filing.key(), known);
            }
        }
    }
    same
}
