//! What a decision says of itself, and whether the bodies that it names may do what they do.

use crate::finding::Message;
use crate::lang::Lang;
use crate::path::Trail;
use crate::record::{ApprovalLevel, ContentFlag, DonorKind, Grant, Party, PartyKind};
use crate::rules::case::Case;
use crate::rules::context::may_be_same_place;
use crate::rules::givers::Giver;
use crate::rules::grant::approval::prime_ministers_content;

/// GRANT-018.
pub(in crate::rules) fn date_of_decision<'a>(grant: &'a Grant, case: &mut Case<'a>) {
    let Some(decision) = grant.decision() else {
        return;
    };
    if decision.date().is_none() {
        case.report_format(
            &Trail::Root.key("decision").key("date"),
            Message::new(
                "quyết định phê duyệt không có ngày, nên không rõ văn bản nào áp dụng",
                "the decision has no date, so nobody can tell which text governs it",
            ),
        );
    }
}

/// GRANT-019.
pub(in crate::rules) fn numbers<'a>(grant: &'a Grant, case: &mut Case<'a>) {
    let root = Trail::Root;
    if grant.decision().is_some_and(|d| d.number().is_none()) {
        case.report_format(
            &root.key("decision").key("number"),
            Message::new(
                "quyết định phê duyệt không có số",
                "the decision has no number",
            ),
        );
    }
    let list = root.key("amendments");
    for (place, amendment) in grant.amendments().iter().enumerate() {
        if amendment.number().is_none() {
            case.report_format(
                &list.index(place).key("number"),
                Message::new(
                    "quyết định điều chỉnh không có số",
                    "the amendment has no number",
                ),
            );
        }
    }
}

/// GRANT-020.
pub(in crate::rules) fn level_told<'a>(grant: &'a Grant, case: &mut Case<'a>) {
    let Some(basis) = case.at_approval(grant) else {
        return;
    };
    if level(grant).is_none() {
        case.report(
            basis,
            &Trail::Root.key("decision").key("level"),
            Message::new(
                "không nêu cấp phê duyệt, nên không rõ việc phê duyệt có đúng thẩm quyền",
                "the level that approved is not told, so nobody can tell whether it was competent",
            ),
        );
    }
}

fn level(grant: &Grant) -> Option<ApprovalLevel> {
    grant.decision().and_then(|decision| decision.level())
}

/// Whether a body may stand where a rule finds it.
enum Fit {
    Yes,
    No,
    CannotTell,
}

/// Whether the Minister of Home Affairs may have permitted a body of a kind.
const fn permitted_by_home_affairs(kind: PartyKind) -> Fit {
    match kind {
        PartyKind::Social
        | PartyKind::SocioProfessional
        | PartyKind::SocioPoliticalProfessional
        | PartyKind::SocialFund
        | PartyKind::CharityFund => Fit::Yes,
        PartyKind::StateAgency
        | PartyKind::PublicServiceUnit
        | PartyKind::SocioPolitical
        | PartyKind::SocialEnterprise
        | PartyKind::StateOwnedEnterprise => Fit::No,
        PartyKind::ScienceTechnology | PartyKind::OtherByPrimeMinister | PartyKind::Unknown => {
            Fit::CannotTell
        }
    }
}

/// Asks of a grant that one level approved whether that level approves for its recipient; `approves_for`
/// says in both languages for whom it does.
fn recipient_fits<'a>(
    grant: &'a Grant,
    of: ApprovalLevel,
    fit: fn(PartyKind) -> Fit,
    approves_for: (&str, &str),
    case: &mut Case<'a>,
) {
    if level(grant) != Some(of) {
        return;
    }
    let Some(basis) = case.at_approval(grant) else {
        return;
    };
    let Some(kind) = case.recipient(grant).and_then(|party| party.kind()) else {
        case.says_too_little();
        return;
    };
    match fit(kind) {
        Fit::Yes => {}
        Fit::CannotTell => case.says_too_little(),
        Fit::No => case.report(
            basis,
            &Trail::Root.key("decision").key("level"),
            Message::new(
                format!(
                    "{}; bên tiếp nhận là {}",
                    approves_for.0,
                    kind.label(Lang::Vi)
                ),
                format!(
                    "{}; the recipient is a {}",
                    approves_for.1,
                    kind.label(Lang::En)
                ),
            ),
        ),
    }
}

/// GRANT-021.
pub(in crate::rules) fn home_affairs<'a>(grant: &'a Grant, case: &mut Case<'a>) {
    let approves_for = (
        "Bộ trưởng Bộ Nội vụ phê duyệt viện trợ cho hội, quỹ do Bộ Nội vụ cho phép thành lập",
        "the Minister of Home Affairs approves for associations and funds that the ministry permitted",
    );
    let level = ApprovalLevel::MinisterOfHomeAffairs;
    recipient_fits(grant, level, permitted_by_home_affairs, approves_for, case);
}

/// Whether a body of a kind may be under an association.
const fn under_an_association(kind: PartyKind) -> Fit {
    match kind {
        PartyKind::PublicServiceUnit
        | PartyKind::SocioPoliticalProfessional
        | PartyKind::Social
        | PartyKind::SocioProfessional
        | PartyKind::ScienceTechnology
        | PartyKind::SocialFund
        | PartyKind::CharityFund => Fit::Yes,
        PartyKind::StateAgency | PartyKind::SocioPolitical => Fit::No,
        PartyKind::SocialEnterprise
        | PartyKind::StateOwnedEnterprise
        | PartyKind::OtherByPrimeMinister
        | PartyKind::Unknown => Fit::CannotTell,
    }
}

/// GRANT-022.
pub(in crate::rules) fn association<'a>(grant: &'a Grant, case: &mut Case<'a>) {
    let approves_for = (
        "người đứng đầu hội phê duyệt viện trợ cho đơn vị trực thuộc",
        "the head of an association approves for bodies under it",
    );
    let level = ApprovalLevel::Association;
    recipient_fits(grant, level, under_an_association, approves_for, case);
}

/// GRANT-023. Content that needs the Prime Minister is GRANT-007's.
pub(in crate::rules) fn fatherland_front<'a>(grant: &'a Grant, case: &mut Case<'a>) {
    let is_relief = grant.content().contains(&ContentFlag::ReliefWithoutAddress);
    let is_level = level(grant) == Some(ApprovalLevel::FatherlandFront);
    if !is_level || is_relief || prime_ministers_content(grant).is_some() {
        return;
    }
    let Some(basis) = case.at_approval(grant) else {
        return;
    };
    case.report(
        basis,
        &Trail::Root.key("decision").key("level"),
        Message::new(
            "Chủ tịch Ủy ban Trung ương Mặt trận Tổ quốc Việt Nam phê duyệt cứu trợ không có địa chỉ cụ thể; nội dung khoản viện trợ không ghi như vậy",
            "the President of the Viet Nam Fatherland Front approves relief with no specific address; the grant is not said to be that",
        ),
    );
}

/// GRANT-024.
pub(in crate::rules) fn recipient_named<'a>(grant: &'a Grant, case: &mut Case<'a>) {
    let Some(basis) = case.at_approval(grant) else {
        return;
    };
    if grant.recipient().is_none() {
        case.report(
            basis,
            &Trail::Root.key("recipient"),
            Message::new("không nêu bên tiếp nhận viện trợ", "no recipient is named"),
        );
    }
}

/// GRANT-070.
pub(in crate::rules) fn donor_kind<'a>(grant: &'a Grant, case: &mut Case<'a>) {
    let is_other = |giver: Option<&Giver<'_>>| {
        let donor = giver.and_then(|giver| giver.donor);
        donor.and_then(|donor| donor.kind()) == Some(DonorKind::InternationalOrganization)
    };
    if !case.own_givers().any(is_other) {
        return;
    }
    let parts = grant.donors().iter().enumerate().zip(case.own_givers());
    let places: Vec<_> = parts
        .filter(|(_, giver)| is_other(*giver))
        .map(|(part, _)| part)
        .collect();
    let Some(basis) = case.at_approval(grant) else {
        return;
    };
    let root = Trail::Root;
    let list = root.key("donors");
    for (place, part) in places {
        let id = part.donor().map_or("", |id| id.as_str());
        case.report(
            basis,
            &list.index(place).key("donor"),
            Message::new(
                format!("`{id}` được ghi là tổ chức quốc tế, không thuộc các loại bên cung cấp viện trợ của nghị định"),
                format!("`{id}` is recorded as an international organization, which is none of the donors of the decree"),
            ),
        );
    }
}

/// Whether a body of a kind may be a managing agency.
const fn manages(kind: PartyKind) -> Fit {
    match kind {
        PartyKind::StateAgency
        | PartyKind::SocioPolitical
        | PartyKind::SocioPoliticalProfessional
        | PartyKind::Social
        | PartyKind::SocioProfessional => Fit::Yes,
        PartyKind::SocialFund
        | PartyKind::CharityFund
        | PartyKind::SocialEnterprise
        | PartyKind::StateOwnedEnterprise => Fit::No,
        // Some are bodies of the Government itself: the academies of sciences, for example.
        PartyKind::PublicServiceUnit
        | PartyKind::ScienceTechnology
        | PartyKind::OtherByPrimeMinister
        | PartyKind::Unknown => Fit::CannotTell,
    }
}

/// GRANT-026.
pub(in crate::rules) fn agency_kind<'a>(grant: &'a Grant, case: &mut Case<'a>) {
    let Some(id) = grant.managing_agency() else {
        return;
    };
    let Some(basis) = case.at_approval(grant) else {
        return;
    };
    let kind = case.party(id.as_str()).and_then(|party| party.kind());
    let Some(kind) = kind else {
        case.says_too_little();
        return;
    };
    match manages(kind) {
        Fit::Yes => {}
        Fit::CannotTell => case.says_too_little(),
        Fit::No => case.report(
            basis,
            &Trail::Root.key("managing_agency"),
            Message::new(
                format!(
                    "`{id}` là {}, không thể là cơ quan chủ quản",
                    kind.label(Lang::Vi)
                ),
                format!(
                    "`{id}` is a {}, which is no managing agency",
                    kind.label(Lang::En)
                ),
            ),
        ),
    }
}

/// Tells whether the ministry or province that founded a body of a kind is its managing agency.
const fn follows_its_founder(kind: PartyKind) -> bool {
    match kind {
        PartyKind::Social
        | PartyKind::SocioProfessional
        | PartyKind::ScienceTechnology
        | PartyKind::SocialFund
        | PartyKind::CharityFund => true,
        PartyKind::StateAgency
        | PartyKind::PublicServiceUnit
        | PartyKind::SocioPolitical
        | PartyKind::SocioPoliticalProfessional
        | PartyKind::SocialEnterprise
        | PartyKind::StateOwnedEnterprise
        | PartyKind::OtherByPrimeMinister
        | PartyKind::Unknown => false,
    }
}

/// GRANT-027. Only a founder and an agency of two provinces differ for certain.
pub(in crate::rules) fn founding_agency<'a>(grant: &'a Grant, case: &mut Case<'a>) {
    let recipient = case
        .recipient(grant)
        .filter(|recipient| recipient.kind().is_some_and(follows_its_founder));
    let (Some(recipient), Some(agency_id)) = (recipient, grant.managing_agency()) else {
        return;
    };
    if recipient.founded_by() == Some(agency_id) {
        return;
    }
    let Some(basis) = case.at_approval(grant) else {
        return;
    };
    let province = |party: Option<&Party>| {
        party
            .filter(|party| party.kind() == Some(PartyKind::StateAgency))
            .and_then(|party| party.province())
    };
    let founder = recipient.founded_by();
    let founded_in = founder.and_then(|id| province(case.party(id.as_str())));
    let managed_in = province(case.party(agency_id.as_str()));
    let (Some(founder), Some(founded_in), Some(managed_in)) = (founder, founded_in, managed_in)
    else {
        case.says_too_little();
        return;
    };
    // A body's province has no date: either code may be of before or after a merger.
    if !may_be_same_place(founded_in, managed_in) {
        case.report(
            basis,
            &Trail::Root.key("managing_agency"),
            Message::new(
                format!(
                    "`{agency_id}` thuộc tỉnh khác với `{founder}`, cơ quan thành lập bên tiếp nhận `{}`",
                    recipient.id()
                ),
                format!(
                    "`{agency_id}` is of another province than `{founder}`, which founded the recipient `{}`",
                    recipient.id()
                ),
            ),
        );
    }
}
