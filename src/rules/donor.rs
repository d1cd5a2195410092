//! What is asked of a donor: that it is foreign.

use crate::finding::Message;
use crate::law::{Citation, Point};
use crate::order;
use crate::path::Trail;
use crate::record::{Donor, DonorKind};
use crate::rules::case::Case;
use crate::rules::checked::Reason;

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
    let grants = case.context().grants_of(donor.id().as_str());
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
                kind.label(crate::lang::Lang::Vi),
                grant.id()
            ),
            format!(
                "a {} exists under foreign law, but its country is given as `VN` (grant `{}`)",
                kind.label(crate::lang::Lang::En),
                grant.id()
            ),
        ),
    );
}
