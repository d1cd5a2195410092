//! Persons: personal data, kept apart from everything else.
//!
//! I1. No `Debug`, no problem and no finding ever shows a field of a person but the id.
//!     Not even a role: whoever fills a form may put a name there.
//! I2. Written out, a person is redacted unless the caller asks for the full record.

use crate::catalog::CountryCode;
use crate::date::Date;
use crate::id::{BearerId, PersonId};
use crate::record::shape::{codes, shape};
use crate::record::value::{Answer, Personal};
use crate::text::Text;

codes! {
    /// What a person does (vai trò).
    pub enum PersonRole {
        /// Representative (Người đại diện).
        Representative = "representative", "Người đại diện", "representative";
        /// Head of a representative office (Trưởng Văn phòng đại diện).
        HeadOfOffice = "head_of_office", "Trưởng Văn phòng đại diện", "head of the representative office";
        /// Expert, a volunteer included (chuyên gia).
        Expert = "expert", "chuyên gia", "expert";
        /// An individual donor (cá nhân cung cấp viện trợ).
        Donor = "donor", "cá nhân cung cấp viện trợ", "individual donor";
        /// Another role (vai trò khác).
        Other = "other", "vai trò khác", "other";
    }
}

shape! {
    /// A person (cá nhân): personal data under Law 91/2025/QH15.
    ///
    /// # Example
    /// ```
    /// use vientro::record::{Person, PersonDraft};
    /// let draft = PersonDraft { id: "P1".into(), name: "Người Minh Họa".into(), ..Default::default() };
    /// let person = Person::build(&draft).map_err(|problems| problems[0].to_string())?;
    /// assert!(!format!("{person:?} {draft:?}").contains("Minh"));
    /// # Ok::<(), String>(())
    /// ```
    record Person, PersonDraft, PersonId, Person {
        /// What the person does.
        one role: Personal<PersonRole>,
        /// The name.
        one name: Personal<Text>,
        /// The nationality.
        one nationality: Personal<CountryCode>,
        /// The day of birth.
        one born_on: Personal<Date>,
        /// The number of the passport or identity card.
        one identity_document: Personal<Text>,
        /// The organization or body.
        one organization: Personal<BearerId>,
        /// The first day in this role.
        one from: Personal<Date>,
        /// The last day in this role.
        one until: Personal<Date>,
        /// `yes` where the personal fields were taken out.
        one redacted: Personal<Answer>,
    }
}

impl Person {
    /// Returns the record without its personal data: the id, and that it is redacted.
    ///
    /// Unknown fields go too: nobody knows what they hold.
    #[must_use]
    pub fn redacted_record(&self) -> Self {
        Self {
            id: self.id.clone(),
            role: None,
            name: None,
            nationality: None,
            born_on: None,
            identity_document: None,
            organization: None,
            from: None,
            until: None,
            redacted: Some(Personal::new(Answer::Yes)),
            unknown: crate::record::draft::Unknowns::none(),
            has_unknown: false,
        }
    }
}
