//! Emergency relief after a disaster, approved and carried out within 3 months: Decree 50/2020.
//!
//! Recovery within 9 months is not told from later relief by its dates: there nothing is applied.

use crate::duties::terms::DAYS_TO_DECIDE_RELIEF;
use crate::finding::Message;
use crate::lang::Lang;
use crate::law::{Basis, Citation, Point, table};
use crate::path::Trail;
use crate::record::AfterDisaster;
use crate::record::{ApprovalLevel, ContentFlag, DocumentKind, Grant, PartyKind};
use crate::rules::case::Case;
use crate::rules::days_off::is_next_working_day;
use crate::rules::grant::documents;
use crate::rules::grant::dossier::Ready;

/// Returns the provision for emergency relief; for other grants the rule is silent.
fn in_relief(grant: &Grant, case: &mut Case<'_>) -> Option<&'static Basis> {
    grant.decision()?;
    match case.grounds(grant).disaster {
        AfterDisaster::No => None,
        AfterDisaster::Relief => case.on(grant.decided_on()),
        AfterDisaster::Recovery | AfterDisaster::CannotTell => {
            case.says_too_little();
            None
        }
    }
}

/// GRANT-062.
pub(in crate::rules) fn relief_recipient<'a>(grant: &'a Grant, case: &mut Case<'a>) {
    let Some(basis) = in_relief(grant, case) else {
        return;
    };
    let id = grant.recipient();
    let kind = case.recipient(grant).and_then(|party| party.kind());
    let (Some(id), Some(kind)) = (id, kind) else {
        case.says_too_little();
        return;
    };
    // A ministry, a province or a centre answers for its own grants; a district or a branch does not.
    let answers = grant.managing_agency().map(|agency| agency == id);
    match (kind, answers) {
        (PartyKind::StateAgency | PartyKind::SocioPolitical, Some(true)) => {}
        (PartyKind::StateAgency | PartyKind::SocioPolitical, Some(false) | None)
        // It may be the Red Cross, or not; or a body of the Government itself.
        | (PartyKind::Social | PartyKind::OtherByPrimeMinister | PartyKind::Unknown, _)
        | (PartyKind::PublicServiceUnit | PartyKind::ScienceTechnology, Some(true) | None) => {
            case.says_too_little();
        }
        (PartyKind::PublicServiceUnit | PartyKind::ScienceTechnology, Some(false))
        | (
            PartyKind::SocioPoliticalProfessional
            | PartyKind::SocioProfessional
            | PartyKind::SocialFund
            | PartyKind::CharityFund
            | PartyKind::SocialEnterprise
            | PartyKind::StateOwnedEnterprise,
            _,
        ) => case.report(
            basis,
            &Trail::Root.key("recipient"),
            Message::new(
                format!(
                    "`{id}` là {}; cứu trợ khẩn cấp do bộ, ngành, Ủy ban nhân dân cấp tỉnh, tổ chức chính trị - xã hội ở trung ương hoặc Hội Chữ thập đỏ tiếp nhận",
                    kind.label(Lang::Vi)
                ),
                format!(
                    "`{id}` is a {}; emergency relief goes to ministries, provincial People's Committees, the centres of socio-political organizations, or the Red Cross",
                    kind.label(Lang::En)
                ),
            ),
        ),
    }
}

/// GRANT-063.
pub(in crate::rules) fn time_to_decide_relief<'a>(grant: &'a Grant, case: &mut Case<'a>) {
    let Some(complete) = grant.dossier().and_then(|dossier| dossier.complete_on()) else {
        return;
    };
    let Some(basis) = in_relief(grant, case) else {
        return;
    };
    let Some(decided) = grant.decided_on() else {
        return;
    };
    if complete.days_until(decided) <= DAYS_TO_DECIDE_RELIEF {
        return;
    }
    // Of the Prime Minister's decisions Article 8(2) limits the submission alone.
    let level = grant.decision().and_then(|decision| decision.level());
    if matches!(level, Some(ApprovalLevel::PrimeMinister) | None) {
        return case.says_too_little();
    }
    let Some(Ready { day, since }) = Ready::of(grant, complete, decided) else {
        return case.says_too_little();
    };
    let days = day.days_until(decided);
    if days <= DAYS_TO_DECIDE_RELIEF {
        return;
    }
    let due = day.plus_days(DAYS_TO_DECIDE_RELIEF).ok();
    if due.is_some_and(|due| is_next_working_day(due, decided, case.options.calendar())) {
        return case.says_too_little();
    }
    let citation = Citation::new(&table::DECREE_50_2020, 8)
        .with_clause(3)
        .with_point(Point::literal::<'d'>());
    case.report_citing(
        basis,
        citation,
        &Trail::Root.key("decision").key("date"),
        Message::new(
            format!(
                "{days} ngày kể từ khi {} ngày {}; thời hạn với cứu trợ khẩn cấp là {DAYS_TO_DECIDE_RELIEF} ngày",
                since.get(Lang::Vi),
                day.to_vi()
            ),
            format!(
                "{days} days after {} on {day}; the limit for emergency relief is {DAYS_TO_DECIDE_RELIEF} days",
                since.get(Lang::En)
            ),
        ),
    );
}

/// Tells whether content of relief needs the Prime Minister.
const fn needs_prime_minister(flag: ContentFlag) -> bool {
    match flag {
        ContentFlag::Security
        | ContentFlag::Defence
        | ContentFlag::Religion
        | ContentFlag::SpecialImports => true,
        ContentFlag::LawDrafting | ContentFlag::ReliefWithoutAddress => false,
    }
}

/// GRANT-064.
pub(in crate::rules) fn relief_level<'a>(grant: &'a Grant, case: &mut Case<'a>) {
    let mut flags = grant.content().iter().copied();
    let Some(flag) = flags.find(|flag| needs_prime_minister(*flag)) else {
        return;
    };
    let Some(basis) = in_relief(grant, case) else {
        return;
    };
    match grant.decision().and_then(|decision| decision.level()) {
        None => case.says_too_little(),
        Some(ApprovalLevel::PrimeMinister) => {}
        Some(
            level @ (ApprovalLevel::ManagingAgency
            | ApprovalLevel::MinisterOfHomeAffairs
            | ApprovalLevel::FatherlandFront
            | ApprovalLevel::Association),
        ) => case.report(
            basis,
            &Trail::Root.key("decision").key("level"),
            Message::new(
                format!(
                    "cứu trợ khẩn cấp có nội dung {} do Thủ tướng Chính phủ phê duyệt, không phải {}",
                    flag.label(Lang::Vi),
                    level.label(Lang::Vi)
                ),
                format!(
                    "emergency relief with content of the kind `{}` is approved by the Prime Minister, not by: {}",
                    flag.label(Lang::En),
                    level.label(Lang::En)
                ),
            ),
        ),
    }
}

/// GRANT-065.
pub(in crate::rules) fn relief_content<'a>(grant: &'a Grant, case: &mut Case<'a>) {
    let Some(basis) = in_relief(grant, case) else {
        return;
    };
    let has_title = grant
        .titles()
        .is_some_and(|titles| titles.original().or(titles.vi()).or(titles.en()).is_some());
    let has_value = grant
        .funding()
        .is_some_and(|f| !f.total().is_empty() || !f.grant().is_empty());
    for (field, is_there, (vi, en)) in [
        ("titles", has_title, ("tên khoản viện trợ", "the name")),
        (
            "donors",
            !grant.donors().is_empty(),
            ("bên cung cấp viện trợ", "the donor"),
        ),
        (
            "managing_agency",
            grant.managing_agency().is_some(),
            ("cơ quan chủ quản", "the managing agency"),
        ),
        (
            "owner",
            grant.owner().is_some(),
            ("chủ khoản viện trợ", "the owner"),
        ),
        ("funding", has_value, ("tổng giá trị", "the total value")),
    ] {
        if !is_there {
            case.report(
                basis,
                &Trail::Root.key(field),
                Message::new(
                    format!("quyết định về cứu trợ khẩn cấp thiếu {vi}"),
                    format!("the decision on emergency relief lacks {en}"),
                ),
            );
        }
    }
}

/// GRANT-066.
pub(in crate::rules) fn relief_papers<'a>(grant: &'a Grant, case: &mut Case<'a>) {
    let Some(basis) = in_relief(grant, case) else {
        return;
    };
    let has = |kind| documents(grant, kind).next().is_some();
    let (request, consent) = (DocumentKind::Request, DocumentKind::DonorConsent);
    let (has_request, has_notice) = (has(request), has(consent) || has(DocumentKind::Agreement));
    // A record that names neither says nothing of the dossier.
    if !has_request && !has_notice {
        case.says_too_little();
        return;
    }
    let notice = (
        "thông báo hoặc thỏa thuận của bên cung cấp viện trợ",
        "notice or agreement of the donor",
    );
    let papers = [
        (
            (request.label(Lang::Vi), request.label(Lang::En)),
            has_request,
        ),
        (notice, has_notice),
    ];
    for ((vi, en), is_there) in papers {
        if !is_there {
            case.report(
                basis,
                &Trail::Root.key("documents"),
                Message::new(
                    format!("hồ sơ cứu trợ khẩn cấp thiếu {vi}"),
                    format!("the dossier of emergency relief lacks the {en}"),
                ),
            );
        }
    }
}
