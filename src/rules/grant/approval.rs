//! Who decides a grant, on what papers, within what time, and under which certificates.

use crate::date::Date;
use crate::finding::Message;
use crate::lang::Lang;
use crate::law::{Citation, Point, table};
use crate::path::Trail;
use crate::record::{AfterDisaster, MONTHS_OF_RECOVERY, MONTHS_OF_RELIEF};
use crate::record::{
    ApprovalLevel, CertificateStatus, ContentFlag, DocumentKind, Grant, GrantEventKind, GrantMode,
    NonProjectForm,
};
use crate::rules::case::Case;
use crate::rules::days_off::is_next_working_day;
use crate::rules::givers::Giver;
use crate::rules::grant::dossier::Ready;
use crate::rules::grant::{documents, is_amended_under_article_16};

/// Tells whether content needs the Prime Minister, and by which point of Article 7(1).
const fn prime_ministers_point(flag: ContentFlag) -> Option<Point> {
    match flag {
        ContentFlag::Security
        | ContentFlag::Defence
        | ContentFlag::Religion
        | ContentFlag::LawDrafting => Some(Point::literal::<'a'>()),
        ContentFlag::SpecialImports => Some(Point::literal::<'b'>()),
        ContentFlag::ReliefWithoutAddress => None,
    }
}

/// The first content of a grant that needs the Prime Minister.
pub(super) fn prime_ministers_content(grant: &Grant) -> Option<(usize, ContentFlag, Point)> {
    let flags = grant.content().iter().enumerate();
    flags
        .filter_map(|(place, flag)| Some((place, *flag, prime_ministers_point(*flag)?)))
        .next()
}

/// GRANT-007.
pub(in crate::rules) fn prime_minister<'a>(grant: &'a Grant, case: &mut Case<'a>) {
    let Some((_, flag, point)) = prime_ministers_content(grant) else {
        return;
    };
    let Some(basis) = case.at_approval(grant) else {
        return;
    };
    match grant.decision().and_then(|decision| decision.level()) {
        Some(ApprovalLevel::PrimeMinister) => {}
        Some(level) => {
            let citation = Citation::new(&table::DECREE_80_2020, 7).with_clause(1);
            let words = |lang| (flag.label(lang), level.label(lang));
            let (vi, en) = (words(Lang::Vi), words(Lang::En));
            case.report_citing(
                basis,
                citation.with_point(point),
                &Trail::Root.key("decision").key("level"),
                Message::new(
                    format!(
                        "nội dung {} do Thủ tướng Chính phủ phê duyệt, không phải {}",
                        vi.0, vi.1
                    ),
                    format!(
                        "content of the kind `{}` is approved by the Prime Minister, not by: {}",
                        en.0, en.1
                    ),
                ),
            );
        }
        None => case.says_too_little(),
    }
}

/// GRANT-008.
pub(in crate::rules) fn relief_without_address<'a>(grant: &'a Grant, case: &mut Case<'a>) {
    let is_relief = grant.content().contains(&ContentFlag::ReliefWithoutAddress);
    if !is_relief || prime_ministers_content(grant).is_some() {
        return;
    }
    let Some(basis) = case.at_approval(grant) else {
        return;
    };
    match grant.decision().and_then(|decision| decision.level()) {
        Some(ApprovalLevel::FatherlandFront) => {}
        Some(level) => case.report(
            basis,
            &Trail::Root.key("decision").key("level"),
            Message::new(
                format!(
                    "cứu trợ không có địa chỉ cụ thể do Chủ tịch Ủy ban Trung ương Mặt trận Tổ quốc Việt Nam phê duyệt, không phải {}",
                    level.label(Lang::Vi)
                ),
                format!(
                    "relief with no specific address is approved by the President of the Viet Nam Fatherland Front, not by: {}",
                    level.label(Lang::En)
                ),
            ),
        ),
        None => case.says_too_little(),
    }
}

/// GRANT-006.
pub(in crate::rules) fn disaster_regime<'a>(grant: &'a Grant, case: &mut Case<'a>) {
    let Some(disaster) = grant.disaster_date() else {
        return;
    };
    let Some(basis) = case.at_any_approval(grant) else {
        return;
    };
    let message = match case.grounds(grant).disaster {
        AfterDisaster::Relief => Message::new(
            format!(
                "phê duyệt và thực hiện trong {MONTHS_OF_RELIEF} tháng kể từ thiên tai ngày {}: thuộc Nghị định 50/2020/NĐ-CP, không thuộc Nghị định 80/2020/NĐ-CP",
                disaster.to_vi()
            ),
            format!(
                "approved and executed within {MONTHS_OF_RELIEF} months of the disaster of {disaster}: Decree 50/2020/ND-CP applies, not Decree 80/2020/ND-CP"
            ),
        ),
        AfterDisaster::Recovery => Message::new(
            format!(
                "phê duyệt và thực hiện trong {MONTHS_OF_RECOVERY} tháng kể từ thiên tai ngày {}: nếu để khắc phục hậu quả thì thuộc Nghị định 50/2020/NĐ-CP; nếu để cứu trợ thì là viện trợ khắc phục hậu quả theo Nghị định 80/2020/NĐ-CP",
                disaster.to_vi()
            ),
            format!(
                "approved and executed within {MONTHS_OF_RECOVERY} months of the disaster of {disaster}: if for recovery, Decree 50/2020/ND-CP applies; if for relief, it is remedial aid under Decree 80/2020/ND-CP"
            ),
        ),
        AfterDisaster::CannotTell => {
            case.says_too_little();
            return;
        }
        AfterDisaster::No => return,
    };
    case.report(basis, &Trail::Root.key("disaster_date"), message);
}

/// GRANT-009. A donor that was not registered yet shows another proof of what it is.
pub(in crate::rules) fn certificate_on_decision<'a>(grant: &'a Grant, case: &mut Case<'a>) {
    let is_holder = |giver: Option<&Giver<'_>>| giver.is_some_and(|giver| giver.holder.is_some());
    if !case.own_givers().any(is_holder) {
        return;
    }
    let Some(basis) = case.at_approval(grant) else {
        return;
    };
    let Some(decided) = grant.decided_on() else {
        return;
    };
    let clause = match grant.mode() {
        Some(GrantMode::NonProject) => 2,
        Some(GrantMode::Programme | GrantMode::Project) | None => 1,
    };
    let citation = Citation::new(basis.citation().instrument(), 8)
        .with_clause(clause)
        .with_point(Point::literal::<'d'>());
    let proofs = documents(grant, DocumentKind::LegalPersonality).count();
    let givers = case.own_givers();
    for (place, (part, giver)) in grant.donors().iter().zip(givers).enumerate() {
        let (Some(donor), Some(giver)) = (part.donor(), giver) else {
            continue;
        };
        let certificates = giver.certificates();
        let statuses = || certificates.iter().map(|held| held.statuses.on(decided));
        if statuses().any(CertificateStatus::is_registered) {
            continue;
        }
        if statuses().any(|status| status == CertificateStatus::CannotTell) {
            case.says_too_little();
            continue;
        }
        let has_lapsed = statuses().any(|status| {
            matches!(
                status,
                CertificateStatus::Expired
                    | CertificateStatus::Terminated
                    | CertificateStatus::Revoked
            )
        });
        if !has_lapsed || proofs >= grant.donors().len() {
            continue;
        }
        // A proof does not say whose it is.
        if proofs > 0 {
            case.says_too_little();
            continue;
        }
        case.report_citing(
            basis,
            citation,
            &Trail::Root.key("donors").index(place).key("donor"),
            Message::new(
                format!(
                    "giấy đăng ký của `{donor}` không còn hiệu lực vào ngày quyết định {}, và hồ sơ không có giấy tờ về tư cách pháp nhân",
                    decided.to_vi()
                ),
                format!(
                    "no certificate of `{donor}` is valid any more on the day of the decision, {decided}, and there is no proof of legal personality"
                ),
            ),
        );
    }
}

/// GRANT-010.
pub(in crate::rules) fn expert_papers<'a>(grant: &'a Grant, case: &mut Case<'a>) {
    if grant.non_project_form() != Some(NonProjectForm::Experts) {
        return;
    }
    let dossier = grant.dossier();
    let submitted = case.grounds(grant).submitted_on;
    let complete = dossier.and_then(|dossier| dossier.complete_on());
    let day = grant.decided_on().or(complete).or(submitted);
    let Some(basis) = case.on_dossier(submitted, day) else {
        return;
    };
    if grant.decision().is_some() && !case.not_in_emergency(grant) {
        return;
    }
    for kind in [
        DocumentKind::Cv,
        DocumentKind::ActivityProgramme,
        DocumentKind::WorkPermit,
    ] {
        if documents(grant, kind).next().is_none() {
            case.report(
                basis,
                &Trail::Root.key("documents"),
                Message::new(
                    format!("hồ sơ chuyên gia thiếu {}", kind.label(Lang::Vi)),
                    format!("the expert's dossier lacks the {}", kind.label(Lang::En)),
                ),
            );
        }
    }
}

/// The longest time from a complete dossier to the end of its appraisal, in calendar days.
pub(in crate::rules) const DAYS_TO_APPRAISE: i32 = 20;

/// GRANT-011. Where the day of the appraisal is not told, the decision shows that it was over by then.
pub(in crate::rules) fn time_to_appraise<'a>(grant: &'a Grant, case: &mut Case<'a>) {
    let Some(complete) = grant.dossier().and_then(|dossier| dossier.complete_on()) else {
        return;
    };
    let Some(basis) = case.at_approval(grant) else {
        return;
    };
    let Some(decided) = grant.decided_on() else {
        return;
    };
    let events = grant.events().iter().enumerate();
    let appraisals = events.filter(|(_, event)| event.kind() == Some(GrantEventKind::Appraised));
    let appraised = appraisals
        .filter_map(|(place, event)| Some((event.date()?, place)))
        .filter(|(date, _)| *date <= decided)
        .max();
    let done = appraised.map_or(decided, |(date, _)| date);
    if complete.days_until(done) <= DAYS_TO_APPRAISE {
        return;
    }
    // What was handed in after the appraisal did not delay it.
    let Some(ready) = Ready::of(grant, complete, done) else {
        return case.says_too_little();
    };
    let days = ready.day.days_until(done);
    if days <= DAYS_TO_APPRAISE {
        return;
    }
    let due = ready.day.plus_days(DAYS_TO_APPRAISE).ok();
    if due.is_some_and(|due| is_next_working_day(due, done, case.options.calendar())) {
        return case.says_too_little();
    }
    let root = Trail::Root;
    let (events, decision) = (root.key("events"), root.key("decision"));
    let event = appraised.map(|(_, place)| events.index(place));
    let (vi, en) = match event {
        Some(_) => ("thẩm định xong", "appraised"),
        None => ("quyết định ban hành", "decided"),
    };
    let Ready { day, since } = ready;
    case.report(
        basis,
        &event.as_ref().unwrap_or(&decision).key("date"),
        Message::new(
            format!(
                "{vi} sau {days} ngày kể từ ngày {} ({}); thời hạn thẩm định là {DAYS_TO_APPRAISE} ngày",
                since.get(Lang::Vi),
                day.to_vi()
            ),
            format!(
                "{en} {days} days after {} on {day}; the appraisal may take {DAYS_TO_APPRAISE} days",
                since.get(Lang::En)
            ),
        ),
    );
}

/// Tells whether what a record says of a grant without a decision leaves its appraisal aside.
const fn is_past_appraisal(kind: GrantEventKind) -> bool {
    match kind {
        GrantEventKind::Submitted | GrantEventKind::Supplemented | GrantEventKind::Appraised => {
            false
        }
        GrantEventKind::Rejected
        | GrantEventKind::Withdrawn
        | GrantEventKind::Started
        | GrantEventKind::Completed
        | GrantEventKind::HandedOver
        | GrantEventKind::Settled
        | GrantEventKind::Closed
        | GrantEventKind::Revoked
        | GrantEventKind::Terminated => true,
    }
}

/// GRANT-071. What was started without a decision is GRANT-037's, what was decided GRANT-011's.
pub(in crate::rules) fn appraisal_overdue<'a>(grant: &'a Grant, case: &mut Case<'a>) {
    let complete = grant.dossier().and_then(|dossier| dossier.complete_on());
    let Some(complete) = complete.filter(|_| grant.decision().is_none()) else {
        return;
    };
    let as_of = case.as_of();
    let is_over = |due: &Date| *due < as_of;
    let due = complete.plus_days(DAYS_TO_APPRAISE).ok().filter(is_over);
    let mut kinds = grant.events().iter().filter_map(|event| event.kind());
    if due.is_none() || grant.actual().is_some() || kinds.any(is_past_appraisal) {
        return;
    }
    let events = grant.events().iter().enumerate();
    let appraisals = events.filter(|(_, event)| event.kind() == Some(GrantEventKind::Appraised));
    // `None`, a day that nobody knows, is the least.
    let first = appraisals.map(|(place, event)| (event.date(), place)).min();
    // What was handed in after the appraisal did not delay it.
    let by = match first {
        Some((None, _)) => return case.says_too_little(),
        Some((Some(day), _)) => day.min(as_of),
        None => as_of,
    };
    let Some(ready) = Ready::of(grant, complete, by) else {
        return case.says_too_little();
    };
    let due = ready.day.plus_days(DAYS_TO_APPRAISE).ok();
    let Some(due) = due.filter(is_over) else {
        return;
    };
    let appraised = first.and_then(|(day, place)| Some((day?, place)));
    if appraised.is_some_and(|(day, _)| day <= due) {
        return;
    }
    let appraised = appraised.filter(|(day, _)| *day <= as_of);
    let Some(basis) = case.on_dossier(case.grounds(grant).submitted_on, Some(due)) else {
        return;
    };
    if !case.not_in_emergency(grant) {
        return;
    }
    let done = appraised.map_or(as_of, |(day, _)| day);
    if is_next_working_day(due, done, case.options.calendar()) {
        return case.says_too_little();
    }
    let root = Trail::Root;
    let (events, dossier) = (root.key("events"), root.key("dossier"));
    let event = appraised.map(|(_, place)| events.index(place));
    let (vi, en) = match event {
        Some(_) => (
            format!("thẩm định ngày {}", done.to_vi()),
            format!("appraised on {done}"),
        ),
        None => (
            format!("đến ngày {} chưa thẩm định", as_of.to_vi()),
            format!("not appraised by {as_of}"),
        ),
    };
    let at = match &event {
        Some(event) => event.key("date"),
        None => dossier.key("complete_on"),
    };
    let Ready { day, since } = ready;
    case.report(
        basis,
        &at,
        Message::new(
            format!(
                "{vi}; hạn {DAYS_TO_APPRAISE} ngày kể từ khi {} ({}) là {}",
                since.get(Lang::Vi),
                day.to_vi(),
                due.to_vi()
            ),
            format!(
                "{en}; {DAYS_TO_APPRAISE} days after {} on {day} ended on {due}",
                since.get(Lang::En)
            ),
        ),
    );
}

/// GRANT-014.
pub(in crate::rules) fn amendment_level<'a>(grant: &'a Grant, case: &mut Case<'a>) {
    if grant.amendments().is_empty() || !is_amended_under_article_16(grant, case) {
        return;
    }
    let article = Citation::new(&table::DECREE_80_2020, 16);
    let needs_prime_minister = prime_ministers_content(grant).is_some();
    let approved = case.approved(grant);
    for (place, amendment) in grant.amendments().iter().enumerate() {
        let Some(level) = amendment.level() else {
            case.says_too_little();
            continue;
        };
        let Some(date) = amendment.date() else {
            case.not_applied(crate::rules::checked::Reason::GoverningDateUnknown);
            continue;
        };
        let basis = approved.and_then(|approved| case.on_day_of(approved, date));
        let Some(basis) = basis else {
            continue;
        };
        let Some(decided) = grant.decision().and_then(|decision| decision.level()) else {
            case.says_too_little();
            continue;
        };
        let (wanted, citation) = match decided {
            ApprovalLevel::PrimeMinister => (decided, article.with_clause(1)),
            ApprovalLevel::ManagingAgency
            | ApprovalLevel::MinisterOfHomeAffairs
            | ApprovalLevel::FatherlandFront
            | ApprovalLevel::Association => {
                let clause = article.with_clause(2);
                if needs_prime_minister {
                    let point = Point::literal::<'a'>();
                    (ApprovalLevel::PrimeMinister, clause.with_point(point))
                } else {
                    (decided, clause.with_point(Point::literal::<'b'>()))
                }
            }
        };
        if level != wanted {
            case.report_citing(
                basis,
                citation,
                &Trail::Root.key("amendments").index(place).key("level"),
                Message::new(
                    format!(
                        "việc điều chỉnh do {} quyết định; thẩm quyền thuộc về {}",
                        level.label(Lang::Vi),
                        wanted.label(Lang::Vi)
                    ),
                    format!(
                        "amended by: {}; the law asks for: {}",
                        level.label(Lang::En),
                        wanted.label(Lang::En)
                    ),
                ),
            );
        }
    }
}
