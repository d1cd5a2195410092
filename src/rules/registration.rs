//! What a certificate has to say: its scope, its number, its holder, its list of programmes.
//!
//! The term and the office are checked in `certificate`, the events in `lifecycle`.

use crate::finding::Message;
use crate::lang::Lang;
use crate::law::Citation;
use crate::path::Trail;
use crate::record::{Certificate, CertificateEventKind, CertificateKind, DonorKind, Record as _};
use crate::rules::case::Case;
use crate::rules::coverage::Reissue;

/// The list of programmes of an operation certificate covers so long, Decree 58/2022/NĐ-CP
/// Articles 10 and 11(1).
pub(super) const YEARS_OF_PROGRAMMES: i32 = 3;

/// That of a representative office so long, Articles 14 and 15(1).
pub(super) const YEARS_OF_OFFICE_PROGRAMMES: i32 = 5;

/// The least years of a list of programmes; none for the project offices of the decree before.
const fn least_years(kind: CertificateKind) -> Option<i32> {
    match kind {
        CertificateKind::Operation => Some(YEARS_OF_PROGRAMMES),
        CertificateKind::RepresentativeOffice => Some(YEARS_OF_OFFICE_PROGRAMMES),
        CertificateKind::ProjectOffice => None,
    }
}

/// CERTIFICATE-006.
pub(super) fn scope<'a>(certificate: &'a Certificate, case: &mut Case<'a>) {
    let missing = [
        ("provinces", certificate.provinces().is_empty()),
        ("sectors", certificate.sectors().is_empty()),
    ];
    if missing.iter().all(|(_, is_missing)| !is_missing) {
        return;
    }
    let Some(basis) = case.on(certificate.issued_on()) else {
        return;
    };
    for (field, _) in missing.iter().filter(|(_, is_missing)| *is_missing) {
        case.report_missing(Some(basis), field);
    }
}

/// CERTIFICATE-007.
pub(super) fn essentials<'a>(certificate: &'a Certificate, case: &mut Case<'a>) {
    for (field, is_missing) in [
        ("holder", certificate.holder().is_none()),
        ("kind", certificate.kind().is_none()),
        ("issued_on", certificate.issued_on().is_none()),
        ("valid_until", certificate.valid_until().is_none()),
    ] {
        if is_missing {
            case.report_missing(None, field);
        }
    }
}

/// CERTIFICATE-008.
pub(super) fn number<'a>(certificate: &'a Certificate, case: &mut Case<'a>) {
    if certificate.number().is_none() {
        case.report_missing(None, "number");
    }
}

/// CERTIFICATE-009.
pub(super) fn own_number<'a>(certificate: &'a Certificate, case: &mut Case<'a>) {
    let (Some(_), Some(holder)) = (certificate.number(), certificate.holder()) else {
        return;
    };
    if certificate.kind().is_none() || certificate.issued_on().is_none() {
        // Each kind counts anew every year.
        case.says_too_little();
        return;
    }
    let first = case.context().first_of_number(certificate);
    let Some(other) = first.filter(|first| first.holder() != Some(holder)) else {
        return;
    };
    let id = other.key();
    case.report_format(
        &Trail::Root.key("number"),
        Message::new(
            format!("số này cũng là số của giấy đăng ký `{id}`, cấp cho tổ chức khác"),
            format!(
                "this is also the number of certificate `{id}`, which another organization holds"
            ),
        ),
    );
}

/// CERTIFICATE-013.
pub(super) fn programme_years<'a>(certificate: &'a Certificate, case: &mut Case<'a>) {
    let years = certificate.kind().and_then(least_years);
    let (Some(years), Some(list)) = (years, certificate.programme_list()) else {
        return;
    };
    let Some(basis) = case.on(certificate.issued_on()) else {
        return;
    };
    let (Some(from), Some(until)) = (list.from(), list.until()) else {
        case.says_too_little();
        return;
    };
    let needed = from
        .plus_months(years.saturating_mul(12))
        .and_then(|day| day.plus_days(-1));
    let Ok(needed) = needed else {
        return;
    };
    if until >= needed {
        return;
    }
    let article = match certificate.kind() {
        Some(CertificateKind::RepresentativeOffice) => 14,
        Some(CertificateKind::Operation | CertificateKind::ProjectOffice) | None => 10,
    };
    case.report_citing(
        basis,
        Citation::new(basis.citation().instrument(), article),
        &Trail::Root.key("programme_list"),
        Message::new(
            format!(
                "danh mục chương trình đến {}; cần ít nhất {years} năm, đến {}",
                until.to_vi(),
                needed.to_vi()
            ),
            format!(
                "the list of programmes ends on {until}; at least {years} years are needed, until {needed}"
            ),
        ),
    );
}

/// CERTIFICATE-014.
pub(super) fn programme_list<'a>(certificate: &'a Certificate, case: &mut Case<'a>) {
    let Some(kind) = certificate.kind() else {
        return;
    };
    if least_years(kind).is_none() || certificate.programme_list().is_some() {
        return;
    }
    let Some(basis) = case.on(certificate.issued_on()) else {
        return;
    };
    match case.givers().reissue(certificate.key()) {
        // What is amended or issued again needs no list, Articles 13 and 17.
        Some(Reissue::Within) => {}
        Some(Reissue::CannotTell) => case.says_too_little(),
        None => case.report_missing(Some(basis), "programme_list"),
    }
}

/// CERTIFICATE-015.
pub(super) fn office_named<'a>(certificate: &'a Certificate, case: &mut Case<'a>) {
    let is_office = certificate.kind() == Some(CertificateKind::RepresentativeOffice);
    if !is_office || certificate.office_province().is_some() {
        return;
    }
    if let Some(basis) = case.on(certificate.issued_on()) {
        case.report_missing(Some(basis), "office_province");
    }
}

/// CERTIFICATE-016.
pub(super) fn project_office<'a>(certificate: &'a Certificate, case: &mut Case<'a>) {
    if certificate.kind() != Some(CertificateKind::ProjectOffice) {
        return;
    }
    let root = Trail::Root;
    if let (Some(basis), Some(issued)) = (case.on(certificate.issued_on()), certificate.issued_on())
    {
        match case.givers().reissue(certificate.key()) {
            // One of before, amended or issued again until it expires, Article 28(2).
            Some(Reissue::Within) => return,
            Some(Reissue::CannotTell) => return case.says_too_little(),
            None => {}
        }
        case.report(
            basis,
            &root.key("kind"),
            Message::new(
                format!(
                    "giấy đăng ký lập Văn phòng dự án cấp ngày {}, khi loại giấy này không còn",
                    issued.to_vi()
                ),
                format!(
                    "a project office certificate issued on {issued}, when there are none any more"
                ),
            ),
        );
        return;
    }
    let list = root.key("events");
    for (place, event) in certificate.events().iter().enumerate() {
        let (Some(CertificateEventKind::Renewed), Some(date)) = (event.kind(), event.date()) else {
            continue;
        };
        if let Some(basis) = case.on(Some(date)) {
            let citation = Citation::new(basis.citation().instrument(), 28).with_clause(2);
            case.report_citing(
                basis,
                citation,
                &list.index(place),
                Message::new(
                    format!(
                        "giấy đăng ký lập Văn phòng dự án gia hạn ngày {}; khi hết hạn, loại giấy này được chuyển đổi",
                        date.to_vi()
                    ),
                    format!(
                        "a project office certificate renewed on {date}; when it expires it is converted"
                    ),
                ),
            );
        }
    }
}

/// CERTIFICATE-017.
pub(super) fn holder_is_ngo<'a>(certificate: &'a Certificate, case: &mut Case<'a>) {
    let holder = certificate.holder().map(|holder| holder.as_str());
    let holder = holder.and_then(|id| case.donor(id));
    let Some(kind) = holder.and_then(|donor| donor.kind()) else {
        return;
    };
    match kind {
        DonorKind::ForeignNgo | DonorKind::Unknown => return,
        // An institute may be a foreign NGO at once: a non-profit that does research.
        DonorKind::ResearchBody => return case.says_too_little(),
        DonorKind::Individual
        | DonorKind::Company
        | DonorKind::ForeignGovernmentBody
        | DonorKind::InternationalOrganization => {}
    }
    if let Some(basis) = case.on(certificate.issued_on()) {
        let (vi, en) = (kind.label(Lang::Vi), kind.label(Lang::En));
        case.report(
            basis,
            &Trail::Root.key("holder"),
            Message::new(
                format!("bên được cấp là {vi}; giấy đăng ký chỉ cấp cho tổ chức phi chính phủ nước ngoài"),
                format!("the holder is a {en}; only a foreign NGO holds a certificate"),
            ),
        );
    }
}
