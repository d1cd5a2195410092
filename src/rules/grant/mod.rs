//! What is asked of a grant: its decision, who decided it, its money, and its time.

mod approval;
mod content;
mod funding;
mod scope;
mod term;

pub(super) use approval::{
    DAYS_TO_DECIDE, amendment_level, certificate_on_decision, disaster_regime, expert_papers,
    prime_minister, relief_without_address, time_to_decide,
};
pub(super) use content::{budget_class, enterprise_agency, owner_named, required_content};
pub(super) use funding::{UNIT_LIMIT, existing_unit, goods_list, grant_by_manager, total_adds_up};
pub(super) use scope::scope_of_certificates;
pub(super) use term::{MONTHS_TO_START, completion_report, start};

use crate::record::{Document, DocumentKind, Grant};

/// The documents of a kind.
fn documents(grant: &Grant, kind: DocumentKind) -> impl Iterator<Item = (usize, &Document)> {
    grant
        .documents()
        .iter()
        .enumerate()
        .filter(move |(_, document)| document.kind() == Some(kind))
}
