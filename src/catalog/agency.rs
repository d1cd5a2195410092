//! The central bodies that the law gives a part in foreign NGO aid, as of a date.
//!
//! Provincial departments and their roles are in [`role`](super::role). A body that was merged
//! keeps its entry: records of its time name it.
//!
//! I1. An id is never changed or reused.
//! I2. A body that ended names the body that took its place.

use crate::code::{Code, Explain, Status, clip};
use crate::date::{Date, Period};
use crate::lang::{Label, Lang};
use crate::law::Evidence;
use crate::text::search_key;

/// A central body (cơ quan, tổ chức ở trung ương).
///
/// # Example
/// ```
/// use vientro::{Date, Lang, catalog::agency};
/// let mpi = agency::parse("mpi")?;
/// assert_eq!(mpi.name(Lang::Vi), "Bộ Kế hoạch và Đầu tư");
/// assert_eq!(mpi.holder_on(Date::new(2025, 2, 28)?)?.id(), "mpi");
/// assert_eq!(mpi.holder_on(Date::new(2025, 3, 1)?)?.id(), "mof");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Agency {
    id: &'static str,
    short: Label,
    name: Label,
    part: Label,
    term: Period,
    successor: Option<&'static str>,
    evidence: Evidence,
}

impl Agency {
    /// Returns the stable id, `mofa` for example.
    pub const fn id(&self) -> &'static str {
        self.id
    }

    /// Returns the name in a language.
    pub fn name(&self, lang: Lang) -> &'static str {
        self.name.get(lang)
    }

    /// Returns the usual short form in a language: `BNG`, `MOFA`.
    pub fn short(&self, lang: Lang) -> &'static str {
        self.short.get(lang)
    }

    /// Returns the body's part in foreign NGO aid.
    pub fn part(&self, lang: Lang) -> &'static str {
        self.part.get(lang)
    }

    /// Returns the days on which the body exists; a beginning that is not known is open.
    pub const fn term(&self) -> Period {
        self.term
    }

    /// Returns the body that took its place.
    pub fn successor(&self) -> Option<&'static Self> {
        let id = self.successor?;
        AGENCIES.iter().find(|agency| agency.id == id)
    }

    /// Returns how well the entry is known; of a body that ended, its end and its successor.
    pub const fn evidence(&self) -> Evidence {
        self.evidence
    }

    /// Returns the body that holds this body's duties on a date: itself, or who took its place.
    ///
    /// # Errors
    /// * [`AgencyError::NotInForce`] if the date lies before the body.
    pub fn holder_on(&'static self, date: Date) -> Result<&'static Self, AgencyError> {
        let mut agency = self;
        // At most as many steps as there are bodies: a ring in the table cannot hold the loop.
        for _ in &AGENCIES {
            match agency.successor() {
                Some(next) if agency.term.until().is_some_and(|last| last < date) => agency = next,
                Some(_) | None => break,
            }
        }
        if agency.term.contains(date) {
            Ok(agency)
        } else {
            Err(AgencyError::NotInForce {
                id: self.id,
                on: date,
            })
        }
    }
}

/// Returns every body of the table.
pub fn all() -> impl Iterator<Item = &'static Agency> {
    AGENCIES.iter()
}

/// Returns the body of a stable id.
///
/// # Errors
/// * [`AgencyError::UnknownId`] if no body has the id.
pub fn parse(id: &str) -> Result<&'static Agency, AgencyError> {
    AGENCIES
        .iter()
        .find(|agency| agency.id == id)
        .ok_or_else(|| AgencyError::UnknownId { text: clip(id) })
}

/// Returns the body that has a name or a short form, in either language.
///
/// # Errors
/// * [`AgencyError::UnknownName`] if no body has the name.
pub fn by_name(name: &str) -> Result<&'static Agency, AgencyError> {
    let key = search_key(name);
    let is_named = |agency: &&Agency| {
        [agency.name, agency.short]
            .iter()
            .flat_map(|label| [label.vi, label.en])
            .any(|known| search_key(known) == key)
    };
    AGENCIES
        .iter()
        .find(is_named)
        .ok_or_else(|| AgencyError::UnknownName { text: clip(name) })
}

static AGENCIES: [Agency; 13] = [
    body("prime_minister", Evidence::Text)
        .short_form("TTg", "PM")
        .named("Thủ tướng Chính phủ", "Prime Minister")
        .with_part(
            "phê duyệt khoản viện trợ thuộc khoản 1 Điều 7 Nghị định 80/2020/NĐ-CP",
            "approves the grants of Decree 80/2020/ND-CP, Article 7(1)",
        ),
    body("mofa", Evidence::Text)
        .short_form("BNG", "MOFA")
        .named("Bộ Ngoại giao", "Ministry of Foreign Affairs")
        .with_part(
            "cấp, đình chỉ, thu hồi giấy đăng ký của tổ chức phi chính phủ nước ngoài",
            "issues, suspends and revokes the certificates of foreign NGOs",
        ),
    body("mof", Evidence::Text)
        .short_form("BTC", "MOF")
        .named("Bộ Tài chính", "Ministry of Finance")
        .with_part(
            "quản lý tài chính viện trợ; chủ trì về viện trợ sau khi hợp nhất Bộ Kế hoạch và Đầu tư",
            "manages the finance of aid; leads on aid since the Ministry of Planning was merged into it",
        ),
    body("mpi", Evidence::Memory)
        .short_form("BKHĐT", "MPI")
        .named("Bộ Kế hoạch và Đầu tư", "Ministry of Planning and Investment")
        .with_part(
            "chủ trì về viện trợ theo Nghị định 80/2020/NĐ-CP",
            "led on aid under Decree 80/2020/ND-CP",
        )
        .until(Period::literal::<0, 20250228>(), "mof"),
    body("moha", Evidence::Text)
        .short_form("BNV", "MOHA")
        .named("Bộ Nội vụ", "Ministry of Home Affairs")
        .with_part(
            "phê duyệt khoản viện trợ cho hội, quỹ do Bộ cho phép thành lập",
            "approves grants to the associations and funds that it permitted",
        ),
    body("mps", Evidence::Text)
        .short_form("BCA", "MPS")
        .named("Bộ Công an", "Ministry of Public Security")
        .with_part(
            "cho ý kiến khi thẩm định viện trợ và khi cấp giấy đăng ký",
            "gives opinions on grants and on certificates",
        ),
    body("sbv", Evidence::Text)
        .short_form("NHNN", "SBV")
        .named("Ngân hàng Nhà nước Việt Nam", "State Bank of Vietnam")
        .with_part(
            "cho ý kiến khi cấp giấy đăng ký; phòng, chống rửa tiền",
            "gives opinions on certificates; counters money laundering",
        ),
    body("mard", Evidence::Memory)
        .short_form("BNNPTNT", "MARD")
        .named(
            "Bộ Nông nghiệp và Phát triển nông thôn",
            "Ministry of Agriculture and Rural Development",
        )
        .with_part(
            "nhận báo cáo viện trợ khẩn cấp do thiên tai",
            "received the reports on aid after disasters",
        )
        .until(Period::literal::<0, 20250228>(), "mae"),
    body("mae", Evidence::Memory)
        .short_form("BNNMT", "MAE")
        .named(
            "Bộ Nông nghiệp và Môi trường",
            "Ministry of Agriculture and Environment",
        )
        .with_part(
            "nhận báo cáo viện trợ khẩn cấp do thiên tai",
            "receives the reports on aid after disasters",
        )
        .since(Period::literal::<20250301, 0>()),
    body("vff", Evidence::Text)
        .short_form("MTTQVN", "VFF")
        .named(
            "Ủy ban Trung ương Mặt trận Tổ quốc Việt Nam",
            "Central Committee of the Viet Nam Fatherland Front",
        )
        .with_part(
            "phê duyệt cứu trợ nhân đạo không có địa chỉ cụ thể",
            "approves humanitarian relief with no specific address",
        ),
    body("comingo", Evidence::Text)
        .short_form("Ủy ban công tác PCPNN", "COMINGO")
        .named(
            "Ủy ban công tác về các tổ chức phi chính phủ nước ngoài",
            "Committee for Foreign NGO Affairs",
        )
        .with_part(
            "tiếp nhận hồ sơ đăng ký và trả kết quả; báo cáo Thủ tướng Chính phủ hằng năm",
            "receives the registration dossiers and hands over the results; reports to the Prime Minister every year",
        ),
    body("vufo", Evidence::Text)
        .short_form("LHHN", "VUFO")
        .named(
            "Liên hiệp các tổ chức hữu nghị Việt Nam",
            "Viet Nam Union of Friendship Organizations",
        )
        .with_part(
            "cơ quan thường trực của Ủy ban công tác về các tổ chức phi chính phủ nước ngoài; cho ý kiến về viện trợ",
            "standing agency of the Committee for Foreign NGO Affairs; gives opinions on grants",
        ),
    body("paccom", Evidence::Secondary)
        .short_form("Ban Điều phối viện trợ", "PACCOM")
        .named(
            "Ban Điều phối viện trợ nhân dân",
            "People's Aid Coordinating Committee",
        )
        .with_part(
            "đơn vị giúp việc của cơ quan thường trực",
            "the working arm of the standing agency",
        ),
];

const fn body(id: &'static str, evidence: Evidence) -> Agency {
    const NONE: Label = Label::new("", "");
    Agency {
        id,
        short: NONE,
        name: NONE,
        part: NONE,
        term: Period::ALWAYS,
        successor: None,
        evidence,
    }
}

impl Agency {
    const fn short_form(mut self, vi: &'static str, en: &'static str) -> Self {
        self.short = Label::new(vi, en);
        self
    }

    const fn named(mut self, vi: &'static str, en: &'static str) -> Self {
        self.name = Label::new(vi, en);
        self
    }

    const fn with_part(mut self, vi: &'static str, en: &'static str) -> Self {
        self.part = Label::new(vi, en);
        self
    }

    const fn until(mut self, term: Period, successor: &'static str) -> Self {
        self.term = term;
        self.successor = Some(successor);
        self
    }

    const fn since(mut self, term: Period) -> Self {
        self.term = term;
        self
    }
}

/// Why a body could not be told.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum AgencyError {
    /// No body has this id.
    #[error("no central body has the id `{text}`")]
    UnknownId {
        /// The id, shortened.
        text: String,
    },
    /// No body has this name.
    #[error("no central body has the name `{text}`")]
    UnknownName {
        /// The name, shortened.
        text: String,
    },
    /// The body did not exist yet.
    #[error("the body `{id}` does not exist on `{on}`")]
    NotInForce {
        /// The id.
        id: &'static str,
        /// The date.
        on: Date,
    },
}

impl Explain for AgencyError {
    fn code(&self) -> Code {
        match self {
            Self::UnknownId { .. } => Code::new(Status::Value, "agency.unknown_id"),
            Self::UnknownName { .. } => Code::new(Status::Value, "agency.unknown_name"),
            Self::NotInForce { .. } => Code::new(Status::Range, "agency.not_in_force"),
        }
    }

    fn message(&self, lang: Lang) -> String {
        match (lang, self) {
            (Lang::En, _) => self.to_string(),
            (Lang::Vi, Self::UnknownId { text }) => {
                format!("không có cơ quan trung ương nào mang mã `{text}`")
            }
            (Lang::Vi, Self::UnknownName { text }) => {
                format!("không có cơ quan trung ương nào mang tên `{text}`")
            }
            (Lang::Vi, Self::NotInForce { id, on }) => {
                format!("cơ quan `{id}` chưa tồn tại vào ngày `{on}`")
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    fn day(text: &str) -> Date {
        Date::parse(text).unwrap()
    }

    #[test]
    fn ids_and_names_lead_back() {
        for agency in all() {
            assert_eq!(parse(agency.id()), Ok(agency));
            for lang in Lang::ALL {
                assert_eq!(by_name(agency.name(lang)), Ok(agency));
                assert_eq!(by_name(agency.short(lang)), Ok(agency));
                assert!(!agency.part(lang).is_empty());
            }
        }
        assert_eq!(
            all().map(Agency::id).collect::<BTreeSet<_>>().len(),
            all().count()
        );
        let unknown = parse("ministry").unwrap_err();
        assert_eq!(unknown.code().id(), "agency.unknown_id");
        assert_ne!(unknown.message(Lang::Vi), unknown.message(Lang::En));
        assert!(by_name("Bộ Thương mại").is_err());
    }

    #[test]
    fn duties_pass_to_who_took_the_place() {
        for (id, date, holder) in [
            ("mpi", "2025-02-28", "mpi"),
            ("mpi", "2025-03-01", "mof"),
            ("mof", "2025-03-01", "mof"),
            ("mard", "2025-02-28", "mard"),
            ("mard", "2025-03-01", "mae"),
            ("mofa", "2030-01-01", "mofa"),
        ] {
            let found = parse(id).unwrap().holder_on(day(date)).unwrap();
            assert_eq!(found.id(), holder, "{id} on {date}");
        }
        let early = parse("mae").unwrap().holder_on(day("2025-02-28"));
        assert!(matches!(
            early,
            Err(AgencyError::NotInForce { id: "mae", .. })
        ));
    }

    #[test]
    fn who_ended_has_a_successor_that_exists() {
        for agency in all() {
            match agency.term().until() {
                None => assert!(agency.successor().is_none()),
                Some(last) => {
                    let next = agency.successor().unwrap();
                    assert!(next.term().contains(last.plus_days(1).unwrap()));
                    assert!(!agency.evidence().is_verified());
                }
            }
        }
    }
}
