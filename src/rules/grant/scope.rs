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
use crate::rules::givers::{Giver, Held};

/// CERTIFICATE-004, for the decision and for each amendment that moves the grant.
pub(in crate::rules) fn scope_of_certificates<'a>(grant: &'a Grant, case: &mut Case<'a>) {
    if grant.decision().is_none() {
        return;
    }
    let root = Trail::Root;
    let decided = Scope {
        day: grant.decided_on(),
        donors: named(grant.donors(), case.givers_of(grant)),
        provinces: grant.provinces(),
        sectors: grant.sectors(),
    };
    decided.check(&root, case);
    let list = root.key("amendments");
    for (place, amendment) in grant.amendments().iter().enumerate() {
        let (provinces, sectors) = (amendment.provinces(), amendment.sectors());
        if provinces.is_empty() && sectors.is_empty() {
            continue;
        }
        let day = amendment.date();
        let amended = Scope {
            day,
            donors: {
                let parts = day.map_or(grant.donors(), |day| grant.terms_on(day).donors);
                let givers = case.context().givers();
                let of = |part: &DonorShare| givers.get(part.donor()?.as_str());
                named(parts, parts.iter().map(of))
            },
            provinces,
            sectors,
        };
        amended.check(&list.index(place), case);
    }
}

/// What a decision says of a grant: who gives, where, in which sectors.
struct Scope<'a> {
    day: Option<Date>,
    /// Each with its id, if it is named.
    donors: Vec<Option<(&'a str, &'a Giver<'a>)>>,
    provinces: &'a [ProvinceShare],
    sectors: &'a [SectorShare],
}

/// Names the givers of some parts.
fn named<'a>(
    parts: &'a [DonorShare],
    givers: impl Iterator<Item = Option<&'a Giver<'a>>>,
) -> Vec<Option<(&'a str, &'a Giver<'a>)>> {
    let named = parts.iter().zip(givers);
    named
        .map(|(part, giver)| Some((part.donor()?.as_str(), giver?)))
        .collect()
}

/// The donors with valid certificates on a day.
struct Holders<'a> {
    /// Each with the certificates that are valid.
    valid: Vec<(&'a str, Vec<&'a Certificate>)>,
    /// Whether another donor may be allowed what these are not.
    is_open: bool,
}

impl<'a> Holders<'a> {
    fn on(day: Date, donors: &[Option<(&'a str, &'a Giver<'a>)>]) -> Self {
        let mut holders = Self {
            valid: Vec::new(),
            is_open: false,
        };
        for named in donors {
            let Some((donor, giver)) = *named else {
                holders.is_open = true;
                continue;
            };
            let all = giver.certificates();
            let status = |held: &Held<'_>| held.statuses.on(day);
            let of_donor = all.iter().filter(|held| status(held).is_registered());
            let valid: Vec<_> = of_donor.map(|held| held.certificate).collect();
            let may_be_ngo = match giver.donor.and_then(|donor| donor.kind()) {
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
                .any(|held| status(held) == CertificateStatus::CannotTell);
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
        let held = || {
            self.donors
                .iter()
                .flatten()
                .flat_map(|(_, giver)| giver.certificates())
        };
        if held().next().is_none() {
            return;
        }
        let Some(day) = self.day else {
            case.not_applied(Reason::GoverningDateUnknown);
            return;
        };
        let holders = Holders::on(day, &self.donors);
        if holders.valid.is_empty() {
            let mut statuses = held().map(|held| held.statuses.on(day));
            if statuses.any(|status| status == CertificateStatus::CannotTell) {
                case.says_too_little();
            }
            return;
        }
        let Some(basis) = case.on(Some(day)) else {
            return;
        };
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
                        format!("tỉnh `{province}` nằm ngoài địa bàn của mọi giấy đăng ký còn hiệu lực của {}", holders.names()),
                        format!("province `{province}` lies outside the territory of every valid certificate of {}", holders.names()),
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
                        format!("lĩnh vực `{}` nằm ngoài lĩnh vực của mọi giấy đăng ký còn hiệu lực của {}", sector.id(), holders.names()),
                        format!("sector `{}` lies outside the sectors of every valid certificate of {}", sector.id(), holders.names()),
                    ),
                ),
            }
        }
    }
}
