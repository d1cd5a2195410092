//! Who holds the three roles in a province: by law, or as the caller says the province assigned.
//!
//! Only what a text lays down is stated. Where nothing is known the answer is `Unknown`, and a
//! province's own decisions come in as a value, [`Assignments`].
//!
//! I1. One province has at most one holder of a role on a day.
//! I2. In the term of an assignment the code means one unit, so that none passes to another.

use super::province::{self, Fate, ProvinceCode, ProvinceError};
use crate::code::{Code, Explain, Status};
use crate::date::{Date, Period};
use crate::lang::{Label, Lang};
use crate::law::{Citation, Evidence, table};
use crate::text::Text;

/// A role of a province in foreign NGO aid (vai trò đầu mối của tỉnh).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Role {
    /// Managing the operations of foreign NGOs (quản lý hoạt động).
    ManagingOperations,
    /// Managing and using aid (quản lý, sử dụng viện trợ).
    ManagingAid,
    /// Mobilising aid (vận động viện trợ).
    MobilisingAid,
}

impl Role {
    /// Every role.
    pub const ALL: [Self; 3] = [
        Self::ManagingOperations,
        Self::ManagingAid,
        Self::MobilisingAid,
    ];

    /// Returns the stable id, `managing_aid` for example.
    pub const fn id(self) -> &'static str {
        match self {
            Self::ManagingOperations => "managing_operations",
            Self::ManagingAid => "managing_aid",
            Self::MobilisingAid => "mobilising_aid",
        }
    }

    /// Returns the label in a language.
    pub fn label(self, lang: Lang) -> &'static str {
        match self {
            Self::ManagingOperations => Label::new(
                "Đầu mối về quản lý hoạt động phi chính phủ nước ngoài",
                "Focal agency for managing the operations of foreign NGOs",
            ),
            Self::ManagingAid => Label::new(
                "Đầu mối về quản lý, sử dụng viện trợ phi chính phủ nước ngoài",
                "Focal agency for managing and using foreign NGO aid",
            ),
            Self::MobilisingAid => Label::new(
                "Đầu mối về vận động viện trợ phi chính phủ nước ngoài",
                "Focal agency for mobilising foreign NGO aid",
            ),
        }
        .get(lang)
    }
}

/// A body of every province (cơ quan chuyên môn cấp tỉnh).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ProvincialBody {
    /// The department of foreign affairs, or what took its place (Sở Ngoại vụ).
    ForeignAffairs,
    /// The department of planning and investment, until 2025-02-28 (Sở Kế hoạch và Đầu tư).
    Planning,
    /// The department of finance (Sở Tài chính).
    Finance,
}

impl ProvincialBody {
    /// Returns the name in a language.
    pub fn name(self, lang: Lang) -> &'static str {
        match self {
            Self::ForeignAffairs => Label::new(
                "Sở Ngoại vụ hoặc cơ quan tham mưu về công tác đối ngoại",
                "Department of Foreign Affairs or the advisory body on foreign affairs",
            ),
            Self::Planning => Label::new(
                "Sở Kế hoạch và Đầu tư",
                "Department of Planning and Investment",
            ),
            Self::Finance => Label::new("Sở Tài chính", "Department of Finance"),
        }
        .get(lang)
    }
}

/// A province's own assignment of a role (phân công của tỉnh), as the caller knows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Assignment {
    /// The province, by its code, which means one unit throughout the term.
    pub province: ProvinceCode,
    /// The role.
    pub role: Role,
    /// The days on which the assignment holds.
    pub term: Period,
    /// The body that holds the role: a union of friendship organizations, for example.
    pub body: Text,
    /// Where it is laid down: number and date of the decision.
    pub source: Text,
}

/// What a caller knows of the provinces' own assignments (các phân công của tỉnh).
///
/// # Example
/// ```
/// use vientro::catalog::role::{Assignment, Assignments, Holder, Role, holder};
/// use vientro::{Date, Period, ProvinceCode, Text};
/// let (code, day) = (ProvinceCode::parse("20")?, Date::new(2024, 5, 1)?);
/// let mut known = Assignments::new();
/// assert_eq!(holder(code, Role::MobilisingAid, day, &known)?, Holder::Unknown);
/// known.add(Assignment {
///     province: code,
///     role: Role::MobilisingAid,
///     term: Period::new(Some(Date::new(2020, 7, 2)?), None)?,
///     body: Text::new("Liên hiệp các tổ chức hữu nghị tỉnh")?,
///     source: Text::new("invented for this example")?,
/// })?;
/// assert!(matches!(holder(code, Role::MobilisingAid, day, &known)?, Holder::Assigned(_)));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Assignments(Vec<Assignment>);

impl Assignments {
    /// Knows of no assignment.
    #[expect(
        clippy::new_without_default,
        reason = "the domain has no default values"
    )]
    pub const fn new() -> Self {
        Self(Vec::new())
    }

    /// Adds an assignment.
    ///
    /// # Errors
    /// * [`RoleError::OtherUnit`] if the code passes to another unit, or its unit grows or shrinks,
    ///   within the term: what Yen Bai assigned under `15` binds nobody in Lao Cai, and ends on
    ///   2025-06-30.
    /// * [`RoleError::TwoHolders`] if the province has another holder of the role on a day of it.
    pub fn add(&mut self, assignment: Assignment) -> Result<(), RoleError> {
        if let Some(last) = last_day_of_unit(assignment.province, assignment.term) {
            return Err(RoleError::OtherUnit {
                province: assignment.province,
                term: assignment.term,
                last,
            });
        }
        let is_other = |known: &&Assignment| {
            known.province == assignment.province
                && known.role == assignment.role
                && known.term.overlaps(&assignment.term)
        };
        match self.0.iter().find(is_other) {
            Some(known) => Err(RoleError::TwoHolders {
                province: known.province,
                role: known.role,
                term: known.term,
            }),
            None => {
                self.0.push(assignment);
                Ok(())
            }
        }
    }
}

/// The last day in a term on which a code means the unit that it meant first; `None` if it means
/// no other unit in the term.
fn last_day_of_unit(code: ProvinceCode, term: Period) -> Option<Date> {
    province::all()
        .filter(|unit| unit.code() == code && unit.term().overlaps(&term))
        .filter(|unit| unit.fate() != Some(Fate::Unchanged))
        .filter_map(|unit| unit.term().until())
        .filter(|last| {
            let next = last.plus_days(1).ok();
            next.is_some_and(|day| term.contains(day) && province::at(code, day).is_some())
        })
        .min()
}

/// Who holds a role (cơ quan đầu mối).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Holder<'a> {
    /// The caller's assignment.
    Assigned(&'a Assignment),
    /// The law names the body.
    ByLaw {
        /// The body.
        body: ProvincialBody,
        /// The provision.
        citation: Citation,
        /// How well it is known that the provision means this body on the date.
        evidence: Evidence,
    },
    /// No text that was read names a body.
    Unknown,
}

/// Returns who holds a role in a province on a date: the assignment that the caller knows, else
/// the body that the law names.
///
/// # Errors
/// * [`ProvinceError::CodeNotInForce`] if no unit has the code on the date.
///
/// # Legal basis
/// * Decree 58/2022/ND-CP, Article 24(5): operations, from 2022-11-01.
/// * Decree 80/2020/ND-CP, Article 33(4): aid, from 2020-09-17. It names the department of
///   planning; that the department of finance took its place on 2025-03-01 is derived.
/// * Decree 313/2025/ND-CP: the same place in it was not read.
pub fn holder(
    province: ProvinceCode,
    role: Role,
    date: Date,
    assignments: &Assignments,
) -> Result<Holder<'_>, ProvinceError> {
    if province::at(province, date).is_none() {
        return Err(ProvinceError::CodeNotInForce {
            code: province,
            on: date,
        });
    }
    let is_asked = |known: &&Assignment| {
        known.province == province && known.role == role && known.term.contains(date)
    };
    Ok(match assignments.0.iter().find(is_asked) {
        Some(assignment) => Holder::Assigned(assignment),
        None => by_law(role, date),
    })
}

fn by_law(role: Role, date: Date) -> Holder<'static> {
    BY_LAW
        .iter()
        .find(|(named, term, ..)| *named == role && term.contains(date))
        .map_or(Holder::Unknown, |&(_, _, body, citation, evidence)| {
            Holder::ByLaw {
                body,
                citation,
                evidence,
            }
        })
}

/// The bodies that the law names: role, days, body, provision, and how well that is known.
static BY_LAW: [(Role, Period, ProvincialBody, Citation, Evidence); 4] = [
    (
        Role::ManagingOperations,
        Period::literal::<20221101, 0>(),
        ProvincialBody::ForeignAffairs,
        Citation::new(&table::DECREE_58_2022, 24).with_clause(5),
        Evidence::Text,
    ),
    (
        Role::ManagingAid,
        Period::literal::<20200917, 20250228>(),
        ProvincialBody::Planning,
        Citation::new(&table::DECREE_80_2020, 33).with_clause(4),
        Evidence::Text,
    ),
    (
        Role::ManagingAid,
        Period::literal::<20250301, 20251207>(),
        ProvincialBody::Finance,
        Citation::new(&table::DECREE_80_2020, 33).with_clause(4),
        Evidence::Derived,
    ),
    (
        Role::ManagingAid,
        Period::literal::<20251208, 0>(),
        ProvincialBody::Finance,
        Citation::new(&table::DECREE_313_2025, 33).with_clause(4),
        Evidence::Derived,
    ),
];

/// Why an assignment could not be taken.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum RoleError {
    /// The code means another unit before the term is over.
    #[error("the code `{province}` means another unit after `{last}`, within the term `{term}`")]
    OtherUnit {
        /// The code.
        province: ProvinceCode,
        /// The term.
        term: Period,
        /// The last day of the first unit.
        last: Date,
    },
    /// The province has another holder of the role in the same days.
    #[error("the province `{province}` already has a holder of `{}` in `{term}`", role.id())]
    TwoHolders {
        /// The province.
        province: ProvinceCode,
        /// The role.
        role: Role,
        /// The term of the holder that is known.
        term: Period,
    },
}

impl Explain for RoleError {
    fn code(&self) -> Code {
        match self {
            Self::OtherUnit { .. } => Code::new(Status::Invalid, "role.other_unit"),
            Self::TwoHolders { .. } => Code::new(Status::Value, "role.two_holders"),
        }
    }

    fn message(&self, lang: Lang) -> String {
        match (lang, self) {
            (Lang::En, _) => self.to_string(),
            (
                Lang::Vi,
                Self::OtherUnit {
                    province,
                    term,
                    last,
                },
            ) => format!(
                "sau ngày `{last}` mã `{province}` thuộc về đơn vị khác, trong khi phân công kéo dài `{term}`"
            ),
            (
                Lang::Vi,
                Self::TwoHolders {
                    province,
                    role,
                    term,
                },
            ) => format!(
                "tỉnh `{province}` đã có cơ quan giữ vai trò `{}` trong khoảng `{term}`",
                role.id()
            ),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Date {
        Date::parse(text).unwrap()
    }

    fn lang_son() -> ProvinceCode {
        ProvinceCode::parse("20").unwrap()
    }

    fn assigned(from: &str, until: &str) -> Assignment {
        Assignment {
            province: lang_son(),
            role: Role::ManagingAid,
            term: Period::new(Some(day(from)), Some(day(until))).unwrap(),
            body: Text::new("Sở Ngoại vụ").unwrap(),
            source: Text::new("invented").unwrap(),
        }
    }

    #[test]
    fn the_law_names_bodies_from_its_first_day() {
        use ProvincialBody::*;
        for (role, date, expected) in [
            (Role::ManagingOperations, "2022-10-31", None),
            (
                Role::ManagingOperations,
                "2022-11-01",
                Some((ForeignAffairs, true)),
            ),
            (Role::ManagingAid, "2020-09-16", None),
            (Role::ManagingAid, "2020-09-17", Some((Planning, true))),
            (Role::ManagingAid, "2025-02-28", Some((Planning, true))),
            (Role::ManagingAid, "2025-03-01", Some((Finance, false))),
            (Role::ManagingAid, "2025-12-08", Some((Finance, false))),
            (Role::MobilisingAid, "2026-01-01", None),
        ] {
            let known = Assignments::new();
            let found = match holder(lang_son(), role, day(date), &known).unwrap() {
                Holder::ByLaw { body, evidence, .. } => Some((body, evidence.is_verified())),
                Holder::Unknown => None,
                Holder::Assigned(assignment) => panic!("{assignment:?}"),
            };
            assert_eq!(found, expected, "{role:?} on {date}");
        }
    }

    #[test]
    fn the_law_table_does_not_contradict_itself() {
        for (i, (role, term, body, citation, evidence)) in BY_LAW.iter().enumerate() {
            assert!(citation.instrument().in_force().covers(term));
            assert!(
                *evidence >= citation.evidence(),
                "no more than the text says"
            );
            assert!(!body.name(Lang::Vi).is_empty());
            for (other, days, ..) in BY_LAW.iter().skip(i + 1) {
                assert!(role != other || !term.overlaps(days));
            }
        }
    }

    #[test]
    fn an_assignment_goes_before_the_law_and_only_in_its_term() {
        let mut known = Assignments::new();
        known.add(assigned("2021-01-01", "2022-12-31")).unwrap();
        let body = |date| match holder(lang_son(), Role::ManagingAid, day(date), &known).unwrap() {
            Holder::Assigned(assignment) => assignment.body.to_string(),
            Holder::ByLaw { body, .. } => body.name(Lang::Vi).to_owned(),
            Holder::Unknown => String::new(),
        };
        assert_eq!(body("2020-12-31"), "Sở Kế hoạch và Đầu tư");
        assert_eq!(body("2021-01-01"), "Sở Ngoại vụ");
        assert_eq!(body("2022-12-31"), "Sở Ngoại vụ");
        assert_eq!(body("2023-01-01"), "Sở Kế hoạch và Đầu tư");
    }

    #[test]
    fn one_holder_on_a_day() {
        let mut known = Assignments::new();
        known.add(assigned("2021-01-01", "2022-12-31")).unwrap();
        let error = known.add(assigned("2022-12-31", "2023-12-31")).unwrap_err();
        assert_eq!(error.code().id(), "role.two_holders");
        assert_ne!(error.message(Lang::Vi), error.message(Lang::En));
        known.add(assigned("2023-01-01", "2023-12-31")).unwrap();
    }

    #[test]
    fn an_assignment_does_not_pass_to_another_unit_of_the_code() {
        let under = |code: &str, from: Option<&str>, until: Option<&str>| Assignment {
            province: ProvinceCode::parse(code).unwrap(),
            term: Period::new(from.map(day), until.map(day)).unwrap(),
            ..assigned("2020-01-01", "2020-12-31")
        };
        let add = |assignment| Assignments::new().add(assignment);
        for (code, from, until, last) in [
            // The code passed from Yen Bai to Lao Cai; Phu Tho grew; Dak Lak lost Dak Nong.
            ("15", Some("2020-01-01"), None, Some("2025-06-30")),
            (
                "15",
                Some("2025-06-30"),
                Some("2025-07-01"),
                Some("2025-06-30"),
            ),
            ("15", Some("2020-01-01"), Some("2025-06-30"), None),
            ("15", Some("2025-07-01"), None, None),
            ("25", Some("2020-01-01"), None, Some("2025-06-30")),
            ("66", None, None, Some("2003-12-31")),
            // The same land throughout: nothing, a new kind, a new name, the end of the code.
            ("20", None, None, None),
            ("75", Some("2025-07-01"), None, None),
            ("46", Some("2024-01-01"), None, None),
            ("10", Some("2020-01-01"), None, None),
        ] {
            let found = match add(under(code, from, until)) {
                Err(RoleError::OtherUnit { last, .. }) => Some(last),
                Err(error) => panic!("{error}"),
                Ok(()) => None,
            };
            assert_eq!(found, last.map(day), "{code} {from:?} {until:?}");
        }
        let mut known = Assignments::new();
        known.add(under("15", None, Some("2025-06-30"))).unwrap();
        let (code, day) = (ProvinceCode::parse("15").unwrap(), day("2025-07-01"));
        let found = holder(code, Role::ManagingAid, day, &known).unwrap();
        assert!(matches!(found, Holder::ByLaw { .. }));
        let error = known
            .add(under("15", Some("2025-06-30"), None))
            .unwrap_err();
        assert_eq!(error.code().id(), "role.other_unit");
        assert_ne!(error.message(Lang::Vi), error.message(Lang::En));
    }

    #[test]
    fn a_province_that_is_not_in_force() {
        let yen_bai_side = ProvinceCode::parse("10").unwrap();
        let known = Assignments::new();
        let found = holder(yen_bai_side, Role::ManagingAid, day("2025-07-01"), &known);
        assert!(matches!(found, Err(ProvinceError::CodeNotInForce { .. })));
        for role in Role::ALL {
            assert_ne!(role.label(Lang::Vi), role.label(Lang::En));
            assert!(!role.id().is_empty());
        }
    }
}
