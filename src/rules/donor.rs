//! What is asked of a donor: what it is, what it is called, and that it is foreign.

use crate::finding::Message;
use crate::lang::Lang;
use crate::law::{Citation, Point};
use crate::order;
use crate::path::Trail;
use crate::record::{Donor, DonorKind};
use crate::rules::case::Case;
use crate::rules::checked::Reason;
use crate::rules::party::is_named;

/// The point of Article 2(2) for the kinds that exist under foreign law.
const fn foreign_kind(kind: DonorKind) -> Option<Point> {
    match kind {
        DonorKind::ForeignNgo => Some(Point::literal::<'a'>()),
        DonorKind::Company => Some(Point::literal::<'c'>()),
        DonorKind::ResearchBody => Some(Point::literal::<'d'>()),
        DonorKind::Individual
        | DonorKind::ForeignGovernmentBody
        | DonorKind::InternationalOrganization
        | DonorKind::Unknown => None,
    }
}

/// DONOR-001. A donor has no date: the decisions on its grants are the governing events.
pub(super) fn foreign<'a>(donor: &'a Donor, case: &mut Case<'a>) {
    let Some(kind) = donor.kind() else {
        return;
    };
    let Some(point) = foreign_kind(kind) else {
        return;
    };
    if donor
        .country()
        .is_none_or(|country| country.as_str() != "VN")
    {
        return;
    }
    let giver = case.context().givers().get(donor.id().as_str());
    let grants = giver.map_or(&[][..], |giver| giver.given.grants.as_slice());
    let mut decided: Vec<_> = grants.iter().filter(|g| g.decided_on().is_some()).collect();
    order::sort_by_key(&mut decided, |grant| grant.decided_on());
    if decided.is_empty() {
        case.not_applied(Reason::GoverningDateUnknown);
    }
    let bases = decided.into_iter().rev();
    let Some((grant, basis)) = bases
        .filter_map(|grant| Some((grant, case.at_approval(grant)?)))
        .next()
    else {
        return;
    };
    let citation = Citation::new(basis.citation().instrument(), 2)
        .with_clause(2)
        .with_point(point);
    case.report_citing(
        basis,
        citation,
        &Trail::Root.key("country"),
        Message::new(
            format!(
                "{} thành lập theo pháp luật nước ngoài, nhưng quốc gia ghi là `VN` (khoản viện trợ `{}`)",
                kind.label(Lang::Vi),
                grant.id()
            ),
            format!(
                "a {} exists under foreign law, but its country is given as `VN` (grant `{}`)",
                kind.label(Lang::En),
                grant.id()
            ),
        ),
    );
}

/// DONOR-002.
pub(super) fn person<'a>(donor: &'a Donor, case: &mut Case<'a>) {
    if donor.kind() == Some(DonorKind::Individual) && donor.person().is_none() {
        case.report_missing(None, "person");
    }
}

/// DONOR-003.
pub(super) fn kind<'a>(donor: &'a Donor, case: &mut Case<'a>) {
    if matches!(donor.kind(), None | Some(DonorKind::Unknown)) {
        case.report_missing(None, "kind");
    }
}

/// DONOR-004. An individual's name and country are the person's.
pub(super) fn essentials<'a>(donor: &'a Donor, case: &mut Case<'a>) {
    if donor.kind() == Some(DonorKind::Individual) {
        return;
    }
    for (field, is_missing) in [
        ("names", !is_named(donor.names())),
        ("country", donor.country().is_none()),
    ] {
        if is_missing {
            case.report_missing(None, field);
        }
    }
}

/// DONOR-005.
pub(super) fn no_person<'a>(donor: &'a Donor, case: &mut Case<'a>) {
    let kind = donor.kind().filter(|kind| match kind {
        DonorKind::Individual | DonorKind::Unknown => false,
        DonorKind::ForeignNgo
        | DonorKind::Company
        | DonorKind::ResearchBody
        | DonorKind::ForeignGovernmentBody
        | DonorKind::InternationalOrganization => true,
    });
    if let (Some(kind), Some(_)) = (kind, donor.person()) {
        case.report_format(
            &Trail::Root.key("person"),
            Message::new(
                format!(
                    "có cá nhân, nhưng loại bên cung cấp là {}",
                    kind.label(Lang::Vi)
                ),
                format!(
                    "a person is named, but the donor is a {}",
                    kind.label(Lang::En)
                ),
            ),
        );
    }
}

/// DONOR-006. No account is ever named.
pub(super) fn accounts_in_order<'a>(donor: &'a Donor, case: &mut Case<'a>) {
    let root = Trail::Root;
    let list = root.key("accounts");
    for (place, account) in donor.accounts().iter().enumerate() {
        let (Some(opened), Some(closed)) = (account.opened_on(), account.closed_on()) else {
            continue;
        };
        if closed < opened {
            case.report_format(
                &list.index(place).key("closed_on"),
                Message::new(
                    format!(
                        "đóng ngày {}, trước ngày mở {}",
                        closed.to_vi(),
                        opened.to_vi()
                    ),
                    format!("closed on {closed}, before it was opened on {opened}"),
                ),
            );
        }
    }
}
