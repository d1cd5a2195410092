//! Codes of records as codes of IATI.

use crate::catalog::Sector;
use crate::date::Date;
use crate::record::{DonorKind, Grant, GrantMode, GrantState, Party, PartyKind, TransactionKind};

/// The organisation type of a donor; `None` where the kind is not known.
pub(super) const fn donor_type(kind: DonorKind) -> Option<&'static str> {
    match kind {
        DonorKind::ForeignNgo => Some("21"),
        DonorKind::Individual => Some("90"),
        DonorKind::Company => Some("70"),
        DonorKind::ResearchBody => Some("80"),
        DonorKind::ForeignGovernmentBody => Some("10"),
        DonorKind::InternationalOrganization => Some("40"),
        DonorKind::Unknown => None,
    }
}

/// The organisation type of a Vietnamese body: a state agency of a province is local government.
pub(super) fn party_type(party: &Party) -> Option<&'static str> {
    match party.kind()? {
        PartyKind::StateAgency if party.province().is_some() => Some("11"),
        PartyKind::StateAgency => Some("10"),
        PartyKind::PublicServiceUnit => Some("15"),
        PartyKind::SocioPolitical
        | PartyKind::SocioPoliticalProfessional
        | PartyKind::Social
        | PartyKind::SocioProfessional => Some("22"),
        PartyKind::SocialFund | PartyKind::CharityFund => Some("60"),
        PartyKind::ScienceTechnology => Some("80"),
        PartyKind::SocialEnterprise | PartyKind::StateOwnedEnterprise => Some("70"),
        PartyKind::OtherByPrimeMinister => Some("90"),
        PartyKind::Unknown => None,
    }
}

/// The activity status on a day. Where the record does not say enough, what was decided is being
/// implemented, and what was not is in the pipeline: the schema knows no third.
pub(super) fn status(grant: &Grant, day: Date) -> &'static str {
    match grant.state_on(day) {
        GrantState::Drafted | GrantState::Submitted | GrantState::Approved => "1",
        GrantState::Running => "2",
        GrantState::Ended => "3",
        GrantState::Completed => "4",
        GrantState::Rejected
        | GrantState::Withdrawn
        | GrantState::Revoked
        | GrantState::Terminated => "5",
        GrantState::CannotTell if grant.decision().is_some() => "2",
        GrantState::CannotTell => "1",
    }
}

/// The transaction type; `None` where IATI has none.
pub(super) const fn transaction_type(kind: TransactionKind) -> Option<&'static str> {
    match kind {
        TransactionKind::Received => Some("1"),
        TransactionKind::Disbursed => Some("3"),
        TransactionKind::Refunded => Some("7"),
        // The same money a second time, in the books of the budget.
        TransactionKind::Recorded => None,
    }
}

/// The level in the hierarchy: programmes above, everything else below.
pub(super) const fn hierarchy(mode: GrantMode) -> &'static str {
    match mode {
        GrantMode::Programme => "1",
        GrantMode::Project | GrantMode::NonProject => "2",
    }
}

/// The category of the DAC that a sector is shown under, to readers who know no other list.
///
/// The sector itself stands in a vocabulary of our own. It is coarser than purposes, and cuts across
/// categories: the category is the general one among those of the sector.
pub(super) const fn dac_category(sector: Sector) -> &'static str {
    match sector {
        Sector::Health => "121",
        Sector::SocioEconomicDevelopment | Sector::UrbanOrder => "430",
        Sector::SocialIssues => "160",
        Sector::EducationTraining => "111",
        Sector::NaturalResourcesEnvironment | Sector::ClimateChange => "410",
        Sector::OrganizationalCapacity | Sector::JusticeSupport => "151",
        Sector::WarLegacies => "152",
        Sector::EmergencyRelief => "720",
        Sector::Other => "998",
    }
}
