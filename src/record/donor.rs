//! Donors: who gives.

use crate::catalog::{CountryCode, Region};
use crate::date::Date;
use crate::id::{DonorId, PersonId};
use crate::record::shape::{codes, shape};
use crate::text::Text;

codes! {
    /// The kind of a donor (loại bên cung cấp viện trợ), Decree 80/2020/NĐ-CP Article 2(2).
    pub enum DonorKind {
        /// A foreign NGO, non-profit, social or private fund: point (a). It alone holds
        /// certificates and counts as an organization.
        ForeignNgo = "foreign_ngo", "tổ chức phi chính phủ nước ngoài", "foreign NGO";
        /// A foreign individual, overseas Vietnamese included: point (b).
        Individual = "individual", "cá nhân nước ngoài", "foreign individual";
        /// A company under foreign law, not a foreign-invested one in Viet Nam: point (c).
        Company = "company", "doanh nghiệp theo pháp luật nước ngoài", "company under foreign law";
        /// A research or training body under foreign law: point (d).
        ResearchBody = "research_body", "tổ chức nghiên cứu, đào tạo nước ngoài", "foreign research or training body";
        /// A body of a foreign government, an embassy included: point (đ).
        ForeignGovernmentBody = "foreign_government_body", "cơ quan thuộc chính phủ nước ngoài", "body of a foreign government";
        /// An international organization; not one of the five kinds.
        InternationalOrganization = "international_organization", "tổ chức quốc tế", "international organization";
        /// Not known.
        Unknown = "unknown", "chưa rõ", "unknown";
    }
}

shape! {
    /// The names of a donor or a body (tên gọi).
    part Names, NamesDraft {
        /// The name in the original language.
        one original: Text,
        /// The Vietnamese name.
        one vi: Text,
        /// The English name.
        one en: Text,
        /// The short name or abbreviation.
        one short: Text,
    }
}

impl Names {
    /// Returns the name to show in a language: that language's, else any.
    pub fn display(&self, lang: crate::lang::Lang) -> Option<&Text> {
        let preferred = lang.pick(self.vi(), self.en());
        preferred
            .or(self.original())
            .or(self.vi())
            .or(self.en())
            .or(self.short())
    }
}

shape! {
    /// An account that a donor has reported (tài khoản đã đăng ký).
    part Account, AccountDraft {
        /// The account's number. `Debug` hides it.
        one number: crate::record::value::Personal<Text>,
        /// The bank.
        one bank: Text,
        /// The day on which it was opened.
        copy opened_on: Date,
        /// The day on which it was closed.
        copy closed_on: Date,
    }
}

shape! {
    /// A donor (bên cung cấp viện trợ).
    ///
    /// # Example
    /// ```
    /// use vientro::Lang;
    /// use vientro::record::{Donor, DonorDraft, DonorKind};
    /// let draft = DonorDraft { id: "D1".into(), kind: "foreign_ngo".into(), ..Default::default() };
    /// let donor = Donor::build(&draft).map_err(|problems| problems[0].to_string())?;
    /// assert_eq!(donor.kind(), Some(DonorKind::ForeignNgo));
    ///
    /// let draft = DonorDraft { kind: "ngo".into(), ..Default::default() };
    /// let problems = Donor::build(&draft).unwrap_err();
    /// assert_eq!(problems.len(), 2);
    /// # Ok::<(), String>(())
    /// ```
    record Donor, DonorDraft, DonorId, Donor {
        /// The kind.
        copy kind: DonorKind,
        /// The names.
        one names: Names,
        /// The country of origin.
        copy country: CountryCode,
        /// The identifier in the registry at home.
        one home_registry_id: Text,
        /// The person, where the donor is an individual.
        one person: PersonId,
        /// The accounts that it has reported.
        many accounts: Account,
    }
}

impl Donor {
    /// Tells whether the donor counts as an organization (tổ chức PCPNN): a foreign NGO.
    pub fn is_organization(&self) -> bool {
        self.kind == Some(DonorKind::ForeignNgo)
    }

    /// Returns the region of the yearly report that the donor comes from.
    pub fn region(&self) -> Option<Region> {
        self.country.map(CountryCode::region)
    }
}
