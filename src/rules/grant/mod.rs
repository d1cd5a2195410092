//! What is asked of a grant: its dossier, its decision, who decided it, its money, its time, and
//! the grants that it belongs to.

mod amendment;
mod approval;
mod content;
mod decision;
mod dossier;
mod family;
mod funding;
mod lifecycle;
mod relief;
mod scope;
mod term;
mod worth;

pub(super) use amendment::{
    amended_early, amended_sums, amendment_dates, amendment_level_told, extended_late,
};
pub(super) use approval::{
    DAYS_TO_APPRAISE, amendment_level, appraisal_overdue, certificate_on_decision, disaster_regime,
    expert_papers, prime_minister, relief_without_address, time_to_appraise,
};
pub(super) use content::{budget_class, enterprise_agency, owner_named, required_content};
pub(super) use decision::{
    agency_kind, association, date_of_decision, donor_kind, fatherland_front, founding_agency,
    home_affairs, level_told, numbers, recipient_named,
};
pub(super) use dossier::{
    aid_document, consent, decided_early, dossier_dates, legal_personality, request, translations,
    used_goods,
};
pub(super) use family::{
    base_of_supplement, circles, form_of_mode, form_told, mode_told, parent_is_programme,
};
pub(super) use funding::{UNIT_LIMIT, existing_unit, goods_list, grant_by_manager, total_adds_up};
pub(super) use lifecycle::{
    appraised_late, beyond_the_plan, disaster_to_come, events_in_order, events_told,
    ground_of_revocation, never_decided, one_end, planned_before, started_early,
};
pub(super) use relief::{
    relief_content, relief_level, relief_papers, relief_recipient, time_to_decide_relief,
};
pub(super) use scope::scope_of_certificates;
pub(super) use term::{MONTHS_TO_START, completion_report, start};
pub(super) use worth::{
    below_zero, cash_and_kind, classified, executor_manages, named_once, shares_told,
    worth_nothing, worth_of_goods,
};

use crate::record::{Document, DocumentKind, Grant, GrantMode};
use crate::rules::case::Case;

/// Tells whether a grant is a programme or project, of which alone Decree 80/2020 Article 16 speaks;
/// notes it where nobody can tell.
pub(super) fn is_amended_under_article_16(grant: &Grant, case: &mut Case<'_>) -> bool {
    match grant.mode() {
        Some(GrantMode::Programme | GrantMode::Project) => true,
        Some(GrantMode::NonProject) => false,
        None => {
            case.says_too_little();
            false
        }
    }
}

/// The documents of a kind.
fn documents(grant: &Grant, kind: DocumentKind) -> impl Iterator<Item = (usize, &Document)> {
    grant
        .documents()
        .iter()
        .enumerate()
        .filter(move |(_, document)| document.kind() == Some(kind))
}
