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
use crate::rules::givers::Giver;

/// CERTIFICATE-004, for the decision and for each amendment that moves the grant.
pub(in crate::rules) fn scope_of_certificates<'a>(grant: &'a Grant, case: &mut Case<'a>) {
    if grant.decision().is_none() {
        return;
    }
    let root = Trail::Root;
    let decided = Scope {
        day: grant.decided_on(),
        provinces: grant.provinces(),
        sectors: grant.sectors(),
    };
    let donors = named(grant.donors(), case.own_givers());
    decided.check(&root, donors, case);
    let list = root.key("amendments");
    for (place, amendment) in grant.amendments().iter().enumerate() {
        let (provinces, sectors) = (amendment.provinces(), amendment.sectors());
        if provinces.is_empty() && sectors.is_empty() {
            continue;
        }
        let day = amendment.date();
        let amended = Scope {
            day,
            provinces,
            sectors,
        };
        let parts = day.map_or(grant.donors(), |day| grant.terms_on(day).donors);
        let givers = case.context().givers();
        let of = |part: &DonorShare| givers.get(part.donor()?.as_str());
        let donors = named(parts, parts.iter().map(of));
        amended.check(&list.index(place), donors, case);
    }
}

/// What a decision says of a grant: where, in which sectors.
struct Scope<'a> {
    day: Option<Date>,
    provinces: &'a [ProvinceShare],
    sectors: &'a [SectorShare],
}

/// A donor that is named, with its id.
type Named<'a> = Option<(&'a str, &'a Giver<'a>)>;

/// Names the givers of some parts.
fn named<'a>(
    parts: &'a [DonorShare],
    givers: impl Iterator<Item = Option<&'a Giver<'a>>> + Clone,
) -> impl Iterator<Item = Named<'a>> + Clone {
    let named = parts.iter().zip(givers);
    named.map(|(part, giver)| Some((part.donor()?.as_str(), giver?)))
}

/// The donors with valid certificates on a day.
struct Holders<'a> {
    /// The certificates that are valid, one holder after the other.
    valid: Vec<(&'a str, &'a Certificate)>,
    /// Whether another donor may be allowed what these are not.
    is_open: bool,
}

impl<'a> Holders<'a> {
    fn on(day: Date, donors: impl Iterator<Item = Named<'a>>) -> Self {
        let mut holders = Self {
            valid: Vec::new(),
            is_open: false,
        };
        for named in donors {
            let Some((donor, giver)) = named else {
                holders.is_open = true;
                continue;
            };
            let mut is_valid = false;
            for held in giver.certificates() {
                let status = held.statuses.on(day);
                if status.is_registered() {
                    is_valid = true;
                    holders.valid.push((donor, held.certificate));
                }
                holders.is_open |= status == CertificateStatus::CannotTell;
            }
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
            holders.is_open |= !is_valid && may_be_ngo;
        }
        holders
    }

    /// Returns the certificates of one holder after the other.
    fn each(&self) -> impl Iterator<Item = &[(&'a str, &'a Certificate)]> {
        self.valid.chunk_by(|(a, _), (b, _)| a == b)
    }

    /// Tells whether every donor may do something, or none; `None` if nobody can tell.
    fn may(&self, allows: impl Fn(&Certificate) -> bool) -> Option<bool> {
        let may = |valid: &[(&str, &Certificate)]| valid.iter().any(|(_, c)| allows(c));
        let (mut all, mut allowed) = (0usize, 0usize);
        for holder in self.each() {
            all = all.saturating_add(1);
            allowed = allowed.saturating_add(usize::from(may(holder)));
        }
        match allowed {
            0 if !self.is_open => Some(false),
            count if count == all => Some(true),
            _ => None,
        }
    }

    fn names(&self) -> String {
        let names = self.each().flatten().map(|(donor, _)| *donor);
        let mut names: Vec<_> = names.map(|donor| format!("`{donor}`")).collect();
        names.dedup();
        names.join(", ")
    }
}

impl<'a> Scope<'a> {
    fn check(
        &self,
        at: &Trail<'_>,
        donors: impl Iterator<Item = Named<'a>> + Clone,
        case: &mut Case<'a>,
    ) {
        let held = || {
            let donors = donors.clone().flatten();
            donors.flat_map(|(_, giver)| giver.certificates())
        };
        if held().next().is_none() {
            return;
        }
        let Some(day) = self.day else {
            case.not_applied(Reason::GoverningDateUnknown);
            return;
        };
        let holders = Holders::on(day, donors.clone());
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
