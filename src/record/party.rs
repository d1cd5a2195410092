//! Parties: the Vietnamese bodies around a grant.

use crate::catalog::ProvinceCode;
use crate::id::PartyId;
use crate::record::donor::Names;
use crate::record::shape::{codes, shape};

codes! {
    /// The kind of a Vietnamese body (loại bên tiếp nhận), Decree 80/2020/NĐ-CP Article 2(3).
    pub enum PartyKind {
        /// A state agency: point (a).
        StateAgency = "state_agency", "cơ quan nhà nước", "state agency";
        /// A public service unit: point (a).
        PublicServiceUnit = "public_service_unit", "đơn vị sự nghiệp công lập", "public service unit";
        /// A socio-political organization: point (b).
        SocioPolitical = "socio_political_organization", "tổ chức chính trị - xã hội", "socio-political organization";
        /// A socio-political-professional organization: point (b).
        SocioPoliticalProfessional = "socio_political_professional_organization", "tổ chức chính trị xã hội - nghề nghiệp", "socio-political-professional organization";
        /// A social organization: point (b).
        Social = "social_organization", "tổ chức xã hội", "social organization";
        /// A socio-professional organization: point (b).
        SocioProfessional = "socio_professional_organization", "tổ chức xã hội - nghề nghiệp", "socio-professional organization";
        /// A science and technology organization: point (b).
        ScienceTechnology = "science_technology_organization", "tổ chức khoa học và công nghệ", "science and technology organization";
        /// A social fund: point (b).
        SocialFund = "social_fund", "quỹ xã hội", "social fund";
        /// A charity fund: point (b).
        CharityFund = "charity_fund", "quỹ từ thiện", "charity fund";
        /// A social enterprise: point (c).
        SocialEnterprise = "social_enterprise", "doanh nghiệp xã hội", "social enterprise";
        /// A state-owned enterprise.
        StateOwnedEnterprise = "state_owned_enterprise", "doanh nghiệp nhà nước", "state-owned enterprise";
        /// Another body by decision of the Prime Minister: point (d).
        OtherByPrimeMinister = "other_by_prime_minister", "đối tượng khác theo quyết định của Thủ tướng", "other body by the Prime Minister's decision";
        /// Not known.
        Unknown = "unknown", "chưa rõ", "unknown";
    }
}

shape! {
    /// A Vietnamese body (cơ quan, tổ chức Việt Nam): recipient, owner or managing agency of grants.
    record Party, PartyDraft, PartyId, Party {
        /// The kind.
        copy kind: PartyKind,
        /// The names.
        one names: Names,
        /// The agency that founded or registered it.
        one founded_by: PartyId,
        /// The province where it is registered.
        copy province: ProvinceCode,
    }
}
