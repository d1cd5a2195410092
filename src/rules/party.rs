//! What is asked of a Vietnamese body: its kind, its name, and who founded it.

use crate::finding::Message;
use crate::path::Trail;
use crate::record::{Names, Party, PartyKind, Record as _};
use crate::registry::Registry;
use crate::rules::case::Case;
use crate::rules::map::{Map, Set};

/// PARTY-001.
pub(super) fn kind<'a>(party: &'a Party, case: &mut Case<'a>) {
    if matches!(party.kind(), None | Some(PartyKind::Unknown)) {
        case.report_missing(None, "kind");
    }
}

/// Tells whether there is a name of any kind.
pub(super) fn is_named(names: Option<&Names>) -> bool {
    names.is_some_and(|names| {
        let all = [names.original(), names.vi(), names.en(), names.short()];
        all.iter().any(Option::is_some)
    })
}

/// PARTY-002.
pub(super) fn name<'a>(party: &'a Party, case: &mut Case<'a>) {
    if !is_named(party.names()) {
        case.report_missing(None, "names");
    }
}

/// PARTY-003.
pub(super) fn not_its_own_founder<'a>(party: &'a Party, case: &mut Case<'a>) {
    if case.context().founds_itself(party.key()) {
        case.report_format(
            &Trail::Root.key("founded_by"),
            Message::new(
                "theo chuỗi cơ quan thành lập, tổ chức này do chính mình thành lập",
                "along its founding agencies this body founded itself",
            ),
        );
    }
}

/// PARTY-004.
pub(super) fn agency_known<'a>(party: &'a Party, case: &mut Case<'a>) {
    match party.kind() {
        Some(PartyKind::SocialEnterprise) if party.province().is_none() => {
            case.report_missing(None, "province");
        }
        Some(
            PartyKind::Social
            | PartyKind::SocioProfessional
            | PartyKind::ScienceTechnology
            | PartyKind::SocialFund
            | PartyKind::CharityFund,
        ) if party.founded_by().is_none() => case.report_missing(None, "founded_by"),
        Some(_) | None => {}
    }
}

/// The bodies that, from founder to founder, lead back to themselves.
pub(super) fn founding_themselves(registry: &Registry) -> Set<&str> {
    let founder: Map<&str, &str> = registry
        .records::<Party>()
        .filter_map(|party| Some((party.key(), party.founded_by()?.as_str())))
        .collect();
    let mut found = Set::default();
    let mut seen = Set::default();
    for party in registry.records::<Party>() {
        // Each body is walked over once; a walk that meets itself has closed a circle.
        let mut walk = Vec::new();
        let mut here = Some(party.key());
        while let Some(id) = here.filter(|id| seen.insert(*id)) {
            walk.push(id);
            here = founder.get(id).copied();
        }
        if let Some(start) = here.and_then(|id| walk.iter().position(|known| *known == id)) {
            found.extend(walk.into_iter().skip(start));
        }
    }
    found
}
