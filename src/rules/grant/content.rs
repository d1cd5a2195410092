//! What a decision has to say, and whether what it says fits the bodies around the grant.

use crate::finding::Message;
use crate::lang::Lang;
use crate::law::{Citation, Point, table};
use crate::path::Trail;
use crate::record::{BudgetClass, Grant, PartyKind};
use crate::rules::case::Case;
use crate::rules::context::may_be_same_place;

/// GRANT-001.
pub(in crate::rules) fn owner_named<'a>(grant: &'a Grant, case: &mut Case<'a>) {
    let Some(basis) = case.at_approval(grant) else {
        return;
    };
    if grant.owner().is_none() {
        case.report(
            basis,
            &Trail::Root.key("owner"),
            Message::new(
                "quyết định phê duyệt không nêu chủ khoản viện trợ",
                "the decision names no owner of the grant",
            ),
        );
    }
}

const ARTICLE_11_1: Citation = Citation::new(&table::DECREE_80_2020, 11).with_clause(1);

/// GRANT-002. The owner, part of point b, is GRANT-001's; the goods list of point c is GRANT-003's.
pub(in crate::rules) fn required_content<'a>(grant: &'a Grant, case: &mut Case<'a>) {
    let Some(basis) = case.at_approval(grant) else {
        return;
    };
    let has_title = grant
        .titles()
        .is_some_and(|titles| titles.original().or(titles.vi()).or(titles.en()).is_some());
    let has_time = grant.planned().is_some_and(|p| p.until().is_some());
    let funding = grant.funding();
    let has_split = funding.is_some_and(|f| {
        let has_manager = !f.recipient_managed().is_empty() || !f.donor_managed().is_empty();
        !f.total().is_empty() && !f.grant().is_empty() && has_manager
    });
    let has_bodies = grant.managing_agency().is_some() && !grant.donors().is_empty();
    let has_class = grant.budget_class().is_some() && grant.management().is_some();
    let is_placed = has_time && !grant.provinces().is_empty();
    if has_title && has_bodies && is_placed && has_split && has_class {
        return;
    }
    let first_missing = |parts: &[(&'static str, bool)]| {
        parts
            .iter()
            .find(|(_, is_there)| !is_there)
            .map(|(field, _)| *field)
    };
    let points = [
        (
            Point::literal::<'a'>(),
            first_missing(&[("titles", has_title)]),
            ("tên khoản viện trợ", "the name of the grant"),
        ),
        (
            Point::literal::<'b'>(),
            first_missing(&[
                ("managing_agency", grant.managing_agency().is_some()),
                ("donors", !grant.donors().is_empty()),
            ]),
            (
                "cơ quan chủ quản, bên cung cấp viện trợ",
                "the managing agency and the donors",
            ),
        ),
        (
            Point::literal::<'d'>(),
            first_missing(&[
                ("planned", has_time),
                ("provinces", !grant.provinces().is_empty()),
            ]),
            (
                "thời gian và địa điểm thực hiện",
                "the time and place of execution",
            ),
        ),
        (
            Point::literal::<'đ'>(),
            first_missing(&[("funding", has_split)]),
            (
                "tổng vốn, vốn viện trợ và phần vốn do mỗi bên quản lý",
                "the total, the grant part, and who manages which part",
            ),
        ),
        (
            Point::literal::<'e'>(),
            first_missing(&[("budget_class", grant.budget_class().is_some())]),
            (
                "cơ chế tài chính trong nước (thuộc hay không thuộc nguồn thu ngân sách)",
                "whether the grant is budget revenue",
            ),
        ),
        (
            Point::literal::<'g'>(),
            first_missing(&[("management", grant.management().is_some())]),
            ("phương thức quản lý", "how the grant is managed"),
        ),
    ];
    for (point, missing, (vi, en)) in points {
        if let Some(field) = missing {
            case.report_citing(
                basis,
                ARTICLE_11_1.with_point(point),
                &Trail::Root.key(field),
                Message::new(
                    format!("quyết định phê duyệt thiếu nội dung tại điểm {point}: {vi}"),
                    format!("the decision lacks the content of point {point}: {en}"),
                ),
            );
        }
    }
}

/// What class of the budget a recipient's kind asks for; `None` if the kind does not tell.
const fn class_of(kind: PartyKind) -> Option<BudgetClass> {
    match kind {
        PartyKind::StateAgency | PartyKind::PublicServiceUnit | PartyKind::SocioPolitical => {
            Some(BudgetClass::BudgetRevenue)
        }
        PartyKind::SocioPoliticalProfessional
        | PartyKind::Social
        | PartyKind::SocioProfessional
        | PartyKind::ScienceTechnology
        | PartyKind::SocialFund
        | PartyKind::CharityFund
        | PartyKind::SocialEnterprise => Some(BudgetClass::NotBudgetRevenue),
        // Only enterprises that the State owns wholly, and others as the Prime Minister says.
        PartyKind::StateOwnedEnterprise | PartyKind::OtherByPrimeMinister | PartyKind::Unknown => {
            None
        }
    }
}

/// GRANT-015.
pub(in crate::rules) fn budget_class<'a>(grant: &'a Grant, case: &mut Case<'a>) {
    let (Some(class), Some(recipient)) = (grant.budget_class(), grant.recipient()) else {
        return;
    };
    let Some(basis) = case.at_approval(grant) else {
        return;
    };
    let kind = case
        .party(recipient.as_str())
        .and_then(|party| party.kind());
    let Some((kind, wanted)) = kind.and_then(|kind| Some((kind, class_of(kind)?))) else {
        case.says_too_little();
        return;
    };
    if class != wanted {
        let words = |lang| (class.label(lang), kind.label(lang), wanted.label(lang));
        let (vi, en) = (words(Lang::Vi), words(Lang::En));
        case.report(
            basis,
            &Trail::Root.key("budget_class"),
            Message::new(
                format!(
                    "ghi là {}, nhưng bên tiếp nhận `{recipient}` là {} nên khoản viện trợ {}",
                    vi.0, vi.1, vi.2
                ),
                format!(
                    "given as {}, but the recipient `{recipient}` is a {}, so the grant is {}",
                    en.0, en.1, en.2
                ),
            ),
        );
    }
}

/// GRANT-016.
pub(in crate::rules) fn enterprise_agency<'a>(grant: &'a Grant, case: &mut Case<'a>) {
    let Some(recipient) = case.recipient(grant) else {
        return;
    };
    let (true, Some(agency_id)) = (
        recipient.kind() == Some(PartyKind::SocialEnterprise),
        grant.managing_agency(),
    ) else {
        return;
    };
    let Some(basis) = case.at_approval(grant) else {
        return;
    };
    let agency = case.party(agency_id.as_str());
    let (Some(registered), Some(agency)) = (recipient.province(), agency) else {
        case.says_too_little();
        return;
    };
    let is_agency = agency.kind() == Some(PartyKind::StateAgency);
    // A body's province has no date: either code may be of before or after a merger.
    let is_there =
        (agency.province()).is_some_and(|province| may_be_same_place(province, registered));
    if !(is_agency && is_there) {
        case.report(
            basis,
            &Trail::Root.key("managing_agency"),
            Message::new(
                format!(
                    "`{agency_id}` không phải là Ủy ban nhân dân tỉnh `{registered}`, nơi doanh nghiệp xã hội `{}` đăng ký",
                    recipient.id()
                ),
                format!(
                    "`{agency_id}` is not the People's Committee of province `{registered}`, where the social enterprise `{}` is registered",
                    recipient.id()
                ),
            ),
        );
    }
}
