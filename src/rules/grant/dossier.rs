//! The dossier: which papers it holds, and when it was handed in.

use crate::date::Date;
use crate::finding::Message;
use crate::lang::{Label, Lang};
use crate::law::{Basis, Citation, Point};
use crate::path::Trail;
use crate::record::{
    Answer, ApprovalLevel, DocumentKind, DonorKind, GoodsCondition, Grant, GrantEventKind,
    GrantMode,
};
use crate::rules::case::Case;
use crate::rules::givers::Held;
use crate::rules::grant::approval::prime_ministers_content;
use crate::rules::grant::documents;

/// Tells whether a paper shows that the record names those of the dossier; a list of goods comes with
/// the decision too.
const fn opens_dossier(kind: DocumentKind) -> bool {
    match kind {
        DocumentKind::Request
        | DocumentKind::DonorConsent
        | DocumentKind::ProgrammeDocument
        | DocumentKind::NonProjectDocument
        | DocumentKind::LegalPersonality
        | DocumentKind::QualityCertificate
        | DocumentKind::WorkPermit
        | DocumentKind::Cv
        | DocumentKind::ActivityProgramme => true,
        DocumentKind::GoodsList
        | DocumentKind::Decision
        | DocumentKind::Agreement
        | DocumentKind::CompletionReport
        | DocumentKind::Other => false,
    }
}

/// Returns the provision for a dossier that was complete, or decided; until then papers may follow.
fn basis_of(grant: &Grant, case: &mut Case<'_>) -> Option<&'static Basis> {
    let complete = grant.dossier().and_then(|dossier| dossier.complete_on());
    if grant.decision().is_none() && complete.is_none() {
        return None;
    }
    let grounds = case.grounds(grant);
    let basis = match grant.decided_on() {
        Some(_) => case.under(grounds.decided_under)?,
        None => case.on_dossier(grounds.submitted_on, complete)?,
    };
    case.not_in_emergency(grant).then_some(basis)
}

/// Returns the provision for the papers of a dossier of which the record names any.
///
/// A record that names none says nothing of the dossier; who names one names them all.
fn basis_of_papers(grant: &Grant, case: &mut Case<'_>) -> Option<&'static Basis> {
    let basis = basis_of(grant, case)?;
    let mut kinds = grant.documents().iter().filter_map(|paper| paper.kind());
    if kinds.any(opens_dossier) {
        return Some(basis);
    }
    case.says_too_little();
    None
}

/// The place in Article 8 of a paper that is asked for in both kinds of dossiers.
fn article_8(basis: &Basis, grant: &Grant, point: Point) -> Citation {
    let clause = match grant.mode() {
        Some(GrantMode::NonProject) => 2,
        Some(GrantMode::Programme | GrantMode::Project) | None => 1,
    };
    Citation::new(basis.citation().instrument(), 8)
        .with_clause(clause)
        .with_point(point)
}

/// Reports a paper that the dossier lacks.
fn lacks(grant: &Grant, basis: &Basis, point: Point, kind: DocumentKind, case: &mut Case<'_>) {
    case.report_citing(
        basis,
        article_8(basis, grant, point),
        &Trail::Root.key("documents"),
        Message::new(
            format!("hồ sơ thiếu {}", kind.label(Lang::Vi)),
            format!("the dossier lacks the {}", kind.label(Lang::En)),
        ),
    );
}

/// GRANT-028.
pub(in crate::rules) fn request<'a>(grant: &'a Grant, case: &mut Case<'a>) {
    let Some(basis) = basis_of_papers(grant, case) else {
        return;
    };
    if documents(grant, DocumentKind::Request).next().is_none() {
        let point = Point::literal::<'a'>();
        lacks(grant, basis, point, DocumentKind::Request, case);
    }
}

/// GRANT-029.
pub(in crate::rules) fn consent<'a>(grant: &'a Grant, case: &mut Case<'a>) {
    let Some(basis) = basis_of_papers(grant, case) else {
        return;
    };
    if documents(grant, DocumentKind::DonorConsent)
        .next()
        .is_none()
    {
        let point = Point::literal::<'b'>();
        lacks(grant, basis, point, DocumentKind::DonorConsent, case);
    }
}

/// GRANT-030.
pub(in crate::rules) fn aid_document<'a>(grant: &'a Grant, case: &mut Case<'a>) {
    let Some(basis) = basis_of_papers(grant, case) else {
        return;
    };
    let has = |kind| documents(grant, kind).next().is_some();
    let (of_programme, of_other) = (
        DocumentKind::ProgrammeDocument,
        DocumentKind::NonProjectDocument,
    );
    let wanted = match grant.mode() {
        Some(GrantMode::Programme | GrantMode::Project) => of_programme,
        Some(GrantMode::NonProject) => of_other,
        // Either may be the right one.
        None if has(of_programme) || has(of_other) => return,
        None => return case.says_too_little(),
    };
    if !has(wanted) {
        lacks(grant, basis, Point::literal::<'c'>(), wanted, case);
    }
}

/// GRANT-031. A donor that held a certificate by the day of the decision is GRANT-009's.
pub(in crate::rules) fn legal_personality<'a>(grant: &'a Grant, case: &mut Case<'a>) {
    let Some(basis) = basis_of_papers(grant, case) else {
        return;
    };
    let proofs = documents(grant, DocumentKind::LegalPersonality).count();
    if proofs >= grant.donors().len() {
        return;
    }
    let root = Trail::Root;
    let list = root.key("donors");
    let givers = case.own_givers();
    for (place, (part, giver)) in grant.donors().iter().zip(givers).enumerate() {
        let (Some(id), Some(giver)) = (part.donor(), giver) else {
            continue;
        };
        let decided = grant.decided_on();
        let was_issued = |held: &Held<'_>| {
            let days = (held.certificate.issued_on(), decided);
            !matches!(days, (Some(issued), Some(decided)) if decided < issued)
        };
        if giver.certificates().iter().any(was_issued) {
            continue;
        }
        match giver.donor.and_then(|donor| donor.kind()) {
            Some(DonorKind::ForeignGovernmentBody) => continue,
            Some(
                DonorKind::ForeignNgo
                | DonorKind::Individual
                | DonorKind::Company
                | DonorKind::ResearchBody,
            ) if proofs == 0 => {}
            // A proof does not say whose it is.
            Some(_) | None => {
                case.says_too_little();
                continue;
            }
        }
        case.report_citing(
            basis,
            article_8(basis, grant, Point::literal::<'d'>()),
            &list.index(place).key("donor"),
            Message::new(
                format!("hồ sơ không có giấy tờ về tư cách pháp nhân của `{id}`"),
                format!("the dossier has no proof of legal personality of `{id}`"),
            ),
        );
    }
}

/// GRANT-032.
pub(in crate::rules) fn used_goods<'a>(grant: &'a Grant, case: &mut Case<'a>) {
    let goods = grant.funding().map_or(&[][..], |funding| funding.goods());
    let is_used = |line: &crate::record::Goods| line.condition() == Some(GoodsCondition::Used);
    let Some(place) = goods.iter().position(is_used) else {
        return;
    };
    // Article 8(3) speaks of non-project aid that the Prime Minister approves.
    let level = grant.decision().and_then(|decision| decision.level());
    let is_his = match level {
        _ if prime_ministers_content(grant).is_some() => Some(true),
        level => level.map(|level| level == ApprovalLevel::PrimeMinister),
    };
    match (grant.mode(), is_his) {
        (Some(GrantMode::Programme | GrantMode::Project), _) | (_, Some(false)) => return,
        (Some(GrantMode::NonProject), Some(true)) => {}
        (None, _) | (_, None) => return case.says_too_little(),
    }
    let Some(basis) = basis_of_papers(grant, case) else {
        return;
    };
    let kind = DocumentKind::QualityCertificate;
    if documents(grant, kind).next().is_none() {
        case.report(
            basis,
            &Trail::Root
                .key("funding")
                .key("goods")
                .index(place)
                .key("condition"),
            Message::new(
                format!(
                    "hàng hóa đã qua sử dụng nhưng hồ sơ không có {}",
                    kind.label(Lang::Vi)
                ),
                format!(
                    "used goods, and the dossier has no {}",
                    kind.label(Lang::En)
                ),
            ),
        );
    }
}

/// Tells whether a paper is one that comes from abroad.
const fn is_foreign(kind: DocumentKind) -> bool {
    match kind {
        DocumentKind::DonorConsent
        | DocumentKind::LegalPersonality
        | DocumentKind::QualityCertificate
        | DocumentKind::Cv => true,
        DocumentKind::Request
        | DocumentKind::ProgrammeDocument
        | DocumentKind::NonProjectDocument
        | DocumentKind::GoodsList
        | DocumentKind::WorkPermit
        | DocumentKind::ActivityProgramme
        | DocumentKind::Decision
        | DocumentKind::Agreement
        | DocumentKind::CompletionReport
        | DocumentKind::Other => false,
    }
}

/// GRANT-033.
pub(in crate::rules) fn translations<'a>(grant: &'a Grant, case: &mut Case<'a>) {
    let papers = grant.documents().iter().enumerate();
    let mut untranslated = papers
        .filter(|(_, paper)| paper.translated() == Some(Answer::No))
        .filter_map(|(place, paper)| Some((place, paper.kind().filter(|kind| is_foreign(*kind))?)))
        .peekable();
    if untranslated.peek().is_none() {
        return;
    }
    let Some(basis) = basis_of(grant, case) else {
        return;
    };
    let root = Trail::Root;
    let list = root.key("documents");
    for (place, kind) in untranslated {
        case.report(
            basis,
            &list.index(place).key("translated"),
            Message::new(
                format!(
                    "{} bằng tiếng nước ngoài không có bản dịch chứng thực",
                    kind.label(Lang::Vi)
                ),
                format!(
                    "a foreign {} without a certified translation",
                    kind.label(Lang::En)
                ),
            ),
        );
    }
}

/// From which day the time to handle a dossier runs, and what happened then.
#[derive(Clone, Copy)]
pub(super) struct Ready {
    pub(super) day: Date,
    pub(super) since: Label,
}

impl Ready {
    /// Reads it of a dossier that is told to be complete, as known by a day: what was supplemented
    /// later was not complete before. `None` if nobody knows when it was supplemented.
    pub(super) fn of(grant: &Grant, complete: Date, by: Date) -> Option<Self> {
        let mut ready = Self {
            day: complete,
            since: Label::new("có đủ hồ sơ hợp lệ", "the dossier was complete"),
        };
        let events = grant.events().iter();
        for event in events.filter(|event| event.kind() == Some(GrantEventKind::Supplemented)) {
            let day = event.date()?;
            if ready.day < day && day <= by {
                ready = Self {
                    day,
                    since: Label::new("bổ sung hồ sơ", "the dossier was supplemented"),
                };
            }
        }
        Some(ready)
    }
}

/// GRANT-034.
pub(in crate::rules) fn dossier_dates<'a>(grant: &'a Grant, case: &mut Case<'a>) {
    let dossier = grant.dossier();
    let submitted = dossier.and_then(|dossier| dossier.submitted_on());
    let complete = dossier.and_then(|dossier| dossier.complete_on());
    if let (Some(submitted), Some(complete)) = (submitted, complete) {
        if complete < submitted {
            case.report_format(
                &Trail::Root.key("dossier").key("complete_on"),
                Message::new(
                    format!(
                        "hồ sơ hợp lệ ngày {}, trước khi nộp ngày {}",
                        complete.to_vi(),
                        submitted.to_vi()
                    ),
                    format!("complete on {complete}, before it was submitted on {submitted}"),
                ),
            );
        }
    }
}

/// GRANT-035.
pub(in crate::rules) fn decided_early<'a>(grant: &'a Grant, case: &mut Case<'a>) {
    let dossier = grant.dossier();
    let days = [
        (
            "complete_on",
            dossier.and_then(|dossier| dossier.complete_on()),
        ),
        (
            "submitted_on",
            dossier.and_then(|dossier| dossier.submitted_on()),
        ),
    ];
    if days.iter().all(|(_, day)| day.is_none()) {
        return;
    }
    let Some(basis) = case.at_approval(grant) else {
        return;
    };
    let Some(decided) = grant.decided_on() else {
        return;
    };
    for (field, day) in days {
        if let Some(day) = day.filter(|day| decided < *day) {
            case.report(
                basis,
                &Trail::Root.key("dossier").key(field),
                Message::new(
                    format!(
                        "quyết định ngày {}, trước khi có hồ sơ hợp lệ ngày {}",
                        decided.to_vi(),
                        day.to_vi()
                    ),
                    format!("decided on {decided}, before the dossier was there on {day}"),
                ),
            );
            return;
        }
    }
}
