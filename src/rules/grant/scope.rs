//! Where, and in which sectors, the certificates of its donors allow a grant.

use crate::date::Date;
use crate::finding::Message;
use crate::path::Trail;
use crate::record::{
    Certificate, CertificateStatus, DonorKind, DonorShare, Grant, ProvinceShare, SectorShare,
    Territory,
};
use crate::rules::case::Case;
use crate::rules::checked::Reason;
use crate::rules::context::is_same_place;

/// CERTIFICATE-004, for the decision and for each amendment that moves the grant.
pub(in crate::rules) fn scope_of_certificates<'a>(grant: &'a Grant, case: &mut Case<'a>) {
    if grant.decision().is_none() {
        return;
    }
    let root = Trail::Root;
    let decided = Scope {
        day: grant.decided_on(),
        donors: grant.donors(),
        provinces: grant.provinces(),
        sectors: grant.sectors(),
    };
    decided.check(&root, case);
    let list = root.key("amendments");
    for (place, amendment) in grant.amendments().iter().enumerate() {
        let day = amendment.date();
        let amended = Scope {
            day,
            donors: day.map_or(grant.donors(), |day| grant.terms_on(day).donors),
            provinces: amendment.provinces(),
            sectors: amendment.sectors(),
        };
        if !(amended.provinces.is_empty() && amended.sectors.is_empty()) {
            amended.check(&list.index(place), case);
        }
    }
}

/// What a decision says of a grant: who gives, where, in which sectors.
struct Scope<'a> {
    day: Option<Date>,
    donors: &'a [DonorShare],
    provinces: &'a [ProvinceShare],
    sectors: &'a [SectorShare],
}

/// The donors with valid certificates on a day.
struct Holders<'a> {
    /// Each with the certificates that are valid.
    valid: Vec<(&'a str, Vec<&'a Certificate>)>,
    /// Whether another donor may be allowed what these are not.
    is_open: bool,
}

impl<'a> Holders<'a> {
    fn on(day: Date, donors: &'a [DonorShare], case: &Case<'a>) -> Self {
        let mut holders = Self {
            valid: Vec::new(),
            is_open: false,
        };
        for part in donors {
            let Some(donor) = part.donor().map(|donor| donor.as_str()) else {
                holders.is_open = true;
                continue;
            };
            let all = case.context().certificates_of(donor);
            let status = |certificate: &Certificate| certificate.status_on(day);
            let of_donor = all.iter().copied().filter(|c| status(c).is_registered());
            let valid: Vec<_> = of_donor.collect();
            let may_be_ngo = match case.donor(donor).and_then(|donor| donor.kind()) {
                Some(DonorKind::ForeignNgo | DonorKind::Unknown) | None => true,
                Some(
                    DonorKind::Individual
                    | DonorKind::Company
                    | DonorKind::ResearchBody
                    | DonorKind::ForeignGovernmentBody
                    | DonorKind::InternationalOrganization,
                ) => false,
            };
            holders.is_open |= valid.is_empty() && may_be_ngo;
            holders.is_open |= all
                .iter()
                .any(|c| status(c) == CertificateStatus::CannotTell);
            if !valid.is_empty() {
                holders.valid.push((donor, valid));
            }
        }
        holders
    }

    /// Tells whether every donor may do something, or none; `None` if nobody can tell.
    fn may(&self, allows: impl Fn(&Certificate) -> bool) -> Option<bool> {
        let may = |(_, valid): &&(&str, Vec<&Certificate>)| valid.iter().any(|c| allows(c));
        match self.valid.iter().filter(may).count() {
            0 if !self.is_open => Some(false),
            count if count == self.valid.len() => Some(true),
            _ => None,
        }
    }

    fn names(&self) -> String {
        let names = self.valid.iter().map(|(donor, _)| format!("`{donor}`"));
        names.collect::<Vec<_>>().join(", ")
    }
}

impl<'a> Scope<'a> {
    fn check(&self, at: &Trail<'_>, case: &mut Case<'a>) {
        let ids = || self.donors.iter().filter_map(|part| part.donor());
        if ids().all(|donor| case.certificates_of(donor.as_str()).is_empty()) {
            return;
        }
        let Some(day) = self.day else {
            case.not_applied(Reason::GoverningDateUnknown);
            return;
        };
        let holders = Holders::on(day, self.donors, case);
        if holders.valid.is_empty() {
            let statuses = ids().flat_map(|donor| case.certificates_of(donor.as_str()));
            let mut statuses = statuses.map(|certificate| certificate.status_on(day));
            if statuses.any(|status| status == CertificateStatus::CannotTell) {
                case.says_too_little();
            }
            return;
        }
        let Some(basis) = case.on(Some(day)) else {
            return;
        };
        let names = holders.names();
        for (place, part) in self.provinces.iter().enumerate() {
            let Some(province) = part.province() else {
                continue;
            };
            let may = holders.may(|certificate| {
                let list = certificate.provinces();
                let is_there = |territory: &Territory| match territory {
                    Territory::Nation => true,
                    Territory::Province(code) => certificate
                        .issued_on()
                        .is_some_and(|issued| is_same_place((*code, issued), (province, day))),
                };
                list.is_empty() || list.iter().any(is_there)
            });
            match may {
                Some(true) => {}
                None => case.says_too_little(),
                Some(false) => case.report(
                    basis,
                    &at.key("provinces").index(place).key("province"),
                    Message::new(
                        format!("tỉnh `{province}` nằm ngoài địa bàn của mọi giấy đăng ký còn hiệu lực của {names}"),
                        format!("province `{province}` lies outside the territory of every valid certificate of {names}"),
                    ),
                ),
            }
        }
        for (place, part) in self.sectors.iter().enumerate() {
            let Some(sector) = part.sector() else {
                continue;
            };
            let may = holders.may(|certificate| {
                let list = certificate.sectors();
                list.is_empty() || list.contains(&sector)
            });
            match may {
                Some(true) => {}
                None => case.says_too_little(),
                Some(false) => case.report(
                    basis,
                    &at.key("sectors").index(place).key("sector"),
                    Message::new(
                        format!("lĩnh vực `{}` nằm ngoài lĩnh vực của mọi giấy đăng ký còn hiệu lực của {names}", sector.id()),
                        format!("sector `{}` lies outside the sectors of every valid certificate of {names}", sector.id()),
                    ),
                ),
            }
        }
    }
}
