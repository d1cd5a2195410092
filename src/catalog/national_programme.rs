//! Programmes on cooperation with foreign NGOs, of the nation and of provinces that follow it.
//!
//! No decision on 2026-2030 was found; the table ends with 2025. Of the provinces' programmes only
//! the one that the sources print is here.
//!
//! I1. Terms that sources print differently are all kept, each with its source.

use super::province::{Map, ProvinceCode, UnitId};
use crate::code::{Code, Explain, Status, clip};
use crate::date::{Date, Period};
use crate::lang::{Label, Lang};
use crate::law::{Evidence, Instrument, table};

/// A programme to promote foreign NGO aid (chương trình xúc tiến, vận động viện trợ PCPNN).
///
/// # Example
/// ```
/// use vientro::catalog::national_programme;
/// let programme = national_programme::parse("national_2019_2025")?;
/// assert_eq!(programme.decision().id(), "1225/QĐ-TTg");
/// let printed: Vec<_> = programme.published_terms().iter().map(|t| t.years()).collect();
/// assert_eq!(printed, [(2019, 2025), (2018, 2025)]); // the sources contradict each other
/// # Ok::<(), national_programme::ProgrammeError>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct NationalProgramme {
    id: &'static str,
    decision: &'static Instrument,
    province: Option<UnitId>,
    term: Period,
    follows: Option<&'static str>,
    published_terms: &'static [PublishedTerm],
    priorities: &'static [Label],
    evidence: Evidence,
}

/// A term as a source prints it (giai đoạn theo nguồn công bố).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct PublishedTerm {
    first_year: u16,
    last_year: u16,
    source: Label,
}

impl PublishedTerm {
    /// Returns the first and the last year.
    pub const fn years(&self) -> (u16, u16) {
        (self.first_year, self.last_year)
    }

    /// Returns the source in a language.
    pub fn source(&self, lang: Lang) -> &'static str {
        self.source.get(lang)
    }
}

impl NationalProgramme {
    /// Returns the stable id, `national_2019_2025` for example.
    pub const fn id(&self) -> &'static str {
        self.id
    }

    /// Returns the decision that issued the programme.
    pub const fn decision(&self) -> &'static Instrument {
        self.decision
    }

    /// Returns the title in a language.
    pub const fn title(&self, lang: Lang) -> &'static str {
        match lang {
            Lang::Vi => self.decision.title().vi,
            Lang::En => self.decision.title().en,
        }
    }

    /// Returns the province whose programme it is; `None` for the nation's.
    pub const fn province(&self) -> Option<UnitId> {
        self.province
    }

    /// Returns the programme's term, in whole years, as its title has it.
    pub const fn term(&self) -> Period {
        self.term
    }

    /// Returns the national programme that a province's programme follows.
    pub fn follows(&self) -> Option<&'static Self> {
        let id = self.follows?;
        PROGRAMMES.iter().find(|programme| programme.id == id)
    }

    /// Returns every term that sources print, the title's first. They may contradict each other.
    pub const fn published_terms(&self) -> &'static [PublishedTerm] {
        self.published_terms
    }

    /// Returns the priorities, where a source lists them.
    pub const fn priorities(&self) -> &'static [Label] {
        self.priorities
    }

    /// Returns how well the programme is known.
    pub const fn evidence(&self) -> Evidence {
        self.evidence
    }
}

/// Returns every programme, the earliest first.
pub fn all() -> impl Iterator<Item = &'static NationalProgramme> {
    PROGRAMMES.iter()
}

/// Returns the programmes whose term holds a date.
pub fn on(date: Date) -> impl Iterator<Item = &'static NationalProgramme> {
    all().filter(move |programme| programme.term.contains(date))
}

/// Returns the programme of a stable id.
///
/// # Errors
/// * [`ProgrammeError::UnknownId`] if no programme has the id.
pub fn parse(id: &str) -> Result<&'static NationalProgramme, ProgrammeError> {
    all()
        .find(|programme| programme.id == id)
        .ok_or_else(|| ProgrammeError::UnknownId { text: clip(id) })
}

const TITLE: Label = Label::new("tên của quyết định", "the title of the decision");
const LAW_SITE: Label = Label::new(
    "trang tra cứu văn bản pháp luật",
    "a site of legal texts, in an excerpt",
);
const PRESS: Label = Label::new(
    "bài báo về chương trình",
    "a press article on the programme",
);
const MARCH_2020: Label = Label::new(
    "bài về hội nghị giao ban trực tuyến 63 tỉnh, thành ngày 09/3/2020, đoạn về kế hoạch triển khai",
    "the article on the online conference of the 63 provinces, 2020-03-09, on the plan",
);
const MARCH_2020_TOO: Label = Label::new(
    "cùng bài đó, đoạn về nhiệm vụ năm 2020; hội nghị sơ kết ngày 21/12/2022",
    "the same article, on the tasks of 2020; and the mid-term conference of 2022-12-21",
);

static PROGRAMMES: [NationalProgramme; 4] = [
    NationalProgramme {
        id: "national_2006_2010",
        decision: &table::DECISION_286_2006,
        province: None,
        term: Period::literal::<20060101, 20101231>(),
        follows: None,
        published_terms: &[printed(2006, 2010, LAW_SITE)],
        priorities: &[],
        evidence: Evidence::Secondary,
    },
    NationalProgramme {
        id: "national_2013_2017",
        decision: &table::DECISION_40_2013,
        province: None,
        term: Period::literal::<20130101, 20171231>(),
        follows: None,
        published_terms: &[printed(2013, 2017, PRESS)],
        priorities: &[
            Label::new(
                "nông, lâm, ngư nghiệp và phát triển nông thôn",
                "agriculture, forestry, fishery and rural development",
            ),
            Label::new("y tế", "health"),
            Label::new("giáo dục và đào tạo", "education and training"),
            Label::new("dạy nghề", "vocational training"),
            Label::new("giải quyết các vấn đề xã hội", "social issues"),
            Label::new("môi trường", "environment"),
            Label::new("khắc phục hậu quả chiến tranh", "legacies of war"),
            Label::new(
                "phòng, chống thiên tai và cứu trợ khẩn cấp",
                "disaster prevention and emergency relief",
            ),
            Label::new("văn hóa, thể thao", "culture and sport"),
            Label::new("biến đổi khí hậu", "climate change"),
        ],
        // The list is from the press; the decision's number is from memory.
        evidence: Evidence::Memory,
    },
    NationalProgramme {
        id: "national_2019_2025",
        decision: &table::DECISION_1225_2019,
        province: None,
        term: Period::literal::<20190101, 20251231>(),
        follows: None,
        published_terms: &[
            printed(2019, 2025, MARCH_2020_TOO),
            printed(2018, 2025, MARCH_2020),
        ],
        priorities: &[],
        evidence: Evidence::Secondary,
    },
    NationalProgramme {
        id: "lang_son_2020_2025",
        decision: &table::DECISION_1252_2020,
        province: Some(UnitId::new(Map::Old63, ProvinceCode::literal(b"20"))),
        term: Period::literal::<20200101, 20251231>(),
        follows: Some("national_2019_2025"),
        published_terms: &[printed(2020, 2025, TITLE)],
        priorities: &[],
        evidence: Evidence::Secondary,
    },
];

const fn printed(first_year: u16, last_year: u16, source: Label) -> PublishedTerm {
    PublishedTerm {
        first_year,
        last_year,
        source,
    }
}

/// Why a programme could not be told.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum ProgrammeError {
    /// No programme has this id.
    #[error("no programme has the id `{text}`")]
    UnknownId {
        /// The id, shortened.
        text: String,
    },
}

impl Explain for ProgrammeError {
    fn code(&self) -> Code {
        match self {
            Self::UnknownId { .. } => Code::new(Status::Value, "programme.unknown_id"),
        }
    }

    fn message(&self, lang: Lang) -> String {
        match (lang, self) {
            (Lang::En, _) => self.to_string(),
            (Lang::Vi, Self::UnknownId { text }) => {
                format!("không có chương trình nào mang mã `{text}`")
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ids_on(date: &str) -> Vec<&'static str> {
        on(Date::parse(date).unwrap())
            .map(NationalProgramme::id)
            .collect()
    }

    #[test]
    fn programmes_of_a_date() {
        for (date, expected) in [
            ("2005-12-31", vec![]),
            ("2006-12-27", vec!["national_2006_2010"]),
            ("2011-01-01", vec![]),
            ("2017-12-31", vec!["national_2013_2017"]),
            ("2018-12-31", vec![]),
            ("2019-12-31", vec!["national_2019_2025"]),
            (
                "2025-12-31",
                vec!["national_2019_2025", "lang_son_2020_2025"],
            ),
            ("2026-01-01", vec![]),
        ] {
            assert_eq!(ids_on(date), expected, "{date}");
        }
    }

    #[test]
    fn the_contradiction_is_kept() {
        let programme = parse("national_2019_2025").unwrap();
        let terms: Vec<_> = programme
            .published_terms()
            .iter()
            .map(|t| t.years())
            .collect();
        assert_eq!(terms, [(2019, 2025), (2018, 2025)]);
        assert!(
            programme
                .published_terms()
                .iter()
                .all(|t| t.source(Lang::Vi).contains("2020"))
        );
    }

    #[test]
    fn every_programme_is_whole() {
        for programme in all() {
            assert_eq!(parse(programme.id()), Ok(programme));
            assert!(!programme.evidence().is_verified());
            let (from, until) = (
                programme.term().from().unwrap(),
                programme.term().until().unwrap(),
            );
            let (first, last) = programme.published_terms()[0].years();
            assert_eq!(
                (from.year(), until.year()),
                (i32::from(first), i32::from(last))
            );
            for lang in Lang::ALL {
                assert!(programme.title(lang).contains(&last.to_string()));
            }
        }
        let lang_son = parse("lang_son_2020_2025").unwrap();
        assert_eq!(lang_son.province().unwrap().to_string(), "VN-63-20");
        assert_eq!(lang_son.follows(), parse("national_2019_2025").ok());
        let error = parse("national_2026_2030").unwrap_err();
        assert_eq!(error.code().id(), "programme.unknown_id");
        assert_ne!(error.message(Lang::Vi), error.message(Lang::En));
    }
}
