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

/// The purpose of the DAC that a sector is shown under, to readers who know no other list.
///
/// The sector itself stands in a vocabulary of our own and is coarser than purposes: the purpose is
/// the general one among those that the catalogue lays down for it. Climate change has none; it is
/// shown under the environment.
pub(super) const fn dac_purpose(sector: Sector) -> &'static str {
    match sector {
        Sector::Health => "12110",
        Sector::SocioEconomicDevelopment => "43010",
        Sector::SocialIssues => "16010",
        Sector::EducationTraining => "11110",
        Sector::NaturalResourcesEnvironment | Sector::ClimateChange => "41010",
        Sector::OrganizationalCapacity => "15110",
        Sector::JusticeSupport => "15130",
        Sector::UrbanOrder => "43030",
        Sector::WarLegacies => "15250",
        Sector::EmergencyRelief => "72010",
        Sector::Other => "99810",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_purpose_leads_back_to_its_sector() {
        for sector in Sector::ALL {
            let back = Sector::of_dac_purpose(dac_purpose(sector)).unwrap();
            let known = if sector == Sector::ClimateChange {
                Sector::NaturalResourcesEnvironment
            } else {
                sector
            };
            assert_eq!(back, known);
        }
    }
}
