//! Sectors of aid as the yearly reports print them, and the DAC purpose codes beside them.
//!
//! No official code list was found: the ids are this project's own, and stable.
//!
//! I1. An id is never changed or reused.
//! I2. A DAC purpose code leads to exactly one sector; a sector has any number of purpose codes.

use crate::code::{Code, Explain, Status, clip};
use crate::lang::{Label, Lang};
use crate::text::search_key;

/// A sector of aid (lĩnh vực viện trợ).
///
/// The order is the recurring order of the published reports.
///
/// # Example
/// ```
/// use vientro::{Lang, Sector};
/// assert_eq!(Sector::parse("health")?.label(Lang::Vi), "Y tế");
/// assert_eq!(Sector::of_dac_purpose("12220")?, Sector::Health);
/// # Ok::<(), vientro::catalog::sector::SectorError>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Sector {
    /// Health (y tế).
    Health,
    /// Socio-economic development (phát triển kinh tế - xã hội).
    SocioEconomicDevelopment,
    /// Social issues (giải quyết các vấn đề xã hội).
    SocialIssues,
    /// Education and training (giáo dục - đào tạo).
    EducationTraining,
    /// Natural resources and environment (tài nguyên - môi trường).
    NaturalResourcesEnvironment,
    /// Organizational capacity (xây dựng năng lực tổ chức).
    OrganizationalCapacity,
    /// Support to justice (hỗ trợ tư pháp).
    JusticeSupport,
    /// Urban order (trật tự đô thị).
    UrbanOrder,
    /// Response to climate change (ứng phó biến đổi khí hậu).
    ClimateChange,
    /// Legacies of war (khắc phục hậu quả chiến tranh).
    WarLegacies,
    /// Emergency relief (cứu trợ khẩn cấp).
    EmergencyRelief,
    /// Every other sector (lĩnh vực khác).
    Other,
}

impl Sector {
    /// Every sector, in the order of the reports.
    pub const ALL: [Self; 12] = [
        Self::Health,
        Self::SocioEconomicDevelopment,
        Self::SocialIssues,
        Self::EducationTraining,
        Self::NaturalResourcesEnvironment,
        Self::OrganizationalCapacity,
        Self::JusticeSupport,
        Self::UrbanOrder,
        Self::ClimateChange,
        Self::WarLegacies,
        Self::EmergencyRelief,
        Self::Other,
    ];

    /// Returns the stable id, `education_training` for example.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Health => "health",
            Self::SocioEconomicDevelopment => "socio_economic_development",
            Self::SocialIssues => "social_issues",
            Self::EducationTraining => "education_training",
            Self::NaturalResourcesEnvironment => "natural_resources_environment",
            Self::OrganizationalCapacity => "organizational_capacity",
            Self::JusticeSupport => "justice_support",
            Self::UrbanOrder => "urban_order",
            Self::ClimateChange => "climate_change",
            Self::WarLegacies => "war_legacies",
            Self::EmergencyRelief => "emergency_relief",
            Self::Other => "other",
        }
    }

    /// Reads a stable id.
    ///
    /// # Errors
    /// * [`SectorError::UnknownId`] if no sector has the id.
    pub fn parse(id: &str) -> Result<Self, SectorError> {
        Self::ALL
            .into_iter()
            .find(|sector| sector.id() == id)
            .ok_or_else(|| SectorError::UnknownId { text: clip(id) })
    }

    /// Returns the label in a language, in the words of the reports.
    pub fn label(self, lang: Lang) -> &'static str {
        match self {
            Self::Health => Label::new("Y tế", "Health"),
            Self::SocioEconomicDevelopment => {
                Label::new("Phát triển kinh tế - xã hội", "Socio-economic development")
            }
            Self::SocialIssues => Label::new("Giải quyết các vấn đề xã hội", "Social issues"),
            Self::EducationTraining => Label::new("Giáo dục - đào tạo", "Education and training"),
            Self::NaturalResourcesEnvironment => Label::new(
                "Tài nguyên - môi trường",
                "Natural resources and environment",
            ),
            Self::OrganizationalCapacity => {
                Label::new("Xây dựng năng lực tổ chức", "Organizational capacity")
            }
            Self::JusticeSupport => Label::new("Hỗ trợ tư pháp", "Support to justice"),
            Self::UrbanOrder => Label::new("Trật tự đô thị", "Urban order"),
            Self::ClimateChange => {
                Label::new("Ứng phó biến đổi khí hậu", "Response to climate change")
            }
            Self::WarLegacies => Label::new("Khắc phục hậu quả chiến tranh", "Legacies of war"),
            Self::EmergencyRelief => Label::new("Cứu trợ khẩn cấp", "Emergency relief"),
            Self::Other => Label::new("Lĩnh vực khác", "Other"),
        }
        .get(lang)
    }

    /// Returns where the sector was seen, in both languages.
    pub const fn source(self) -> Label {
        match self {
            Self::Health
            | Self::SocioEconomicDevelopment
            | Self::SocialIssues
            | Self::EducationTraining
            | Self::NaturalResourcesEnvironment
            | Self::OrganizationalCapacity
            | Self::JusticeSupport => Label::new(
                "thứ tự trong báo cáo tại Hội nghị quốc tế lần thứ V, 04/12/2025",
                "the order of the report to the 5th International Conference, 2025-12-04",
            ),
            Self::UrbanOrder => Label::new(
                "báo cáo công tác năm 2019, hội nghị ngày 09/3/2020",
                "the report on 2019, conference of 2020-03-09",
            ),
            Self::ClimateChange | Self::WarLegacies | Self::EmergencyRelief => Label::new(
                "các lĩnh vực ưu tiên của chương trình quốc gia 2013-2017",
                "the priorities of the national programme 2013-2017",
            ),
            Self::Other => Label::new("của dự án này", "this project's own"),
        }
    }

    /// Returns the sector that has a label of the reports, in either language.
    ///
    /// # Errors
    /// * [`SectorError::UnknownName`] if none has it: a phrase that joins two sectors, such as
    ///   `phát triển và giải quyết các vấn đề xã hội`, is not cut in two.
    pub fn by_name(name: &str) -> Result<Self, SectorError> {
        let key = search_key(name);
        let known = |sector: &Self| {
            Lang::ALL
                .iter()
                .any(|l| search_key(sector.label(*l)) == key)
        };
        Self::ALL
            .into_iter()
            .find(known)
            .or_else(|| {
                ALIASES
                    .iter()
                    .find(|(alias, _)| *alias == key)
                    .map(|(_, sector)| *sector)
            })
            .ok_or_else(|| SectorError::UnknownName { text: clip(name) })
    }

    /// Returns the DAC purpose codes of the sector, as prefixes: `12` is every code that begins
    /// with it, unless a longer prefix of another sector fits better.
    ///
    /// Climate change has none: the DAC marks climate by a policy marker beside the purpose.
    pub fn dac_prefixes(self) -> impl Iterator<Item = &'static str> {
        DAC.iter()
            .filter(move |(_, sector)| *sector == self)
            .map(|(prefix, _)| *prefix)
    }

    /// Returns the one sector that a DAC purpose code (5 digits) or category (3 digits) falls in.
    ///
    /// # Errors
    /// * [`SectorError::DacForm`] if the text is not three or five digits.
    /// * [`SectorError::UnknownDac`] if no sector is laid down for it.
    pub fn of_dac_purpose(code: &str) -> Result<Self, SectorError> {
        if !matches!(code.len(), 3 | 5) || !code.bytes().all(|b| b.is_ascii_digit()) {
            return Err(SectorError::DacForm { text: clip(code) });
        }
        DAC.iter()
            .filter(|(prefix, _)| code.starts_with(prefix))
            .max_by_key(|(prefix, _)| prefix.len())
            .map(|(_, sector)| *sector)
            .ok_or_else(|| SectorError::UnknownDac { text: clip(code) })
    }
}

/// The sector of each DAC purpose code; the longest prefix decides, so no code has two.
///
/// The assignment is this project's own. It is coarse on purpose: whoever reports to the DAC keeps
/// the purpose code itself.
const DAC: &[(&str, Sector)] = &[
    ("11", Sector::EducationTraining),
    ("12", Sector::Health),
    ("13", Sector::Health),
    ("14", Sector::NaturalResourcesEnvironment),
    ("151", Sector::OrganizationalCapacity),
    ("15130", Sector::JusticeSupport),
    ("15131", Sector::JusticeSupport),
    ("15132", Sector::JusticeSupport),
    ("15134", Sector::JusticeSupport),
    ("15135", Sector::JusticeSupport),
    ("15137", Sector::JusticeSupport),
    ("15160", Sector::JusticeSupport),
    ("15162", Sector::JusticeSupport),
    ("15164", Sector::SocialIssues),
    ("15170", Sector::SocialIssues),
    ("15180", Sector::SocialIssues),
    ("15190", Sector::SocialIssues),
    ("152", Sector::Other),
    ("15250", Sector::WarLegacies),
    ("16", Sector::SocialIssues),
    ("21", Sector::SocioEconomicDevelopment),
    ("22", Sector::SocioEconomicDevelopment),
    ("23", Sector::SocioEconomicDevelopment),
    ("24", Sector::SocioEconomicDevelopment),
    ("25", Sector::SocioEconomicDevelopment),
    ("31", Sector::SocioEconomicDevelopment),
    ("32", Sector::SocioEconomicDevelopment),
    ("33", Sector::SocioEconomicDevelopment),
    ("41", Sector::NaturalResourcesEnvironment),
    ("43", Sector::SocioEconomicDevelopment),
    ("43030", Sector::UrbanOrder),
    ("43031", Sector::UrbanOrder),
    ("43032", Sector::UrbanOrder),
    ("43060", Sector::EmergencyRelief),
    ("43081", Sector::EducationTraining),
    ("43082", Sector::EducationTraining),
    ("51", Sector::Other),
    ("52", Sector::Other),
    ("53", Sector::Other),
    ("60", Sector::Other),
    ("72", Sector::EmergencyRelief),
    ("73", Sector::EmergencyRelief),
    ("74", Sector::EmergencyRelief),
    ("91", Sector::Other),
    ("92", Sector::OrganizationalCapacity),
    ("93", Sector::Other),
    ("99", Sector::Other),
];

/// Shorter and longer forms that reports print, as search keys.
const ALIASES: &[(&str, Sector)] = &[
    ("bao ve moi truong", Sector::NaturalResourcesEnvironment),
    (
        "bao ve moi truong va tai nguyen thien nhien",
        Sector::NaturalResourcesEnvironment,
    ),
    ("bien doi khi hau", Sector::ClimateChange),
    ("cac van de xa hoi", Sector::SocialIssues),
    ("climate change", Sector::ClimateChange),
    ("cuu tro thien tai", Sector::EmergencyRelief),
    ("education", Sector::EducationTraining),
    ("environment", Sector::NaturalResourcesEnvironment),
    ("giao duc", Sector::EducationTraining),
    ("giao duc va dao tao", Sector::EducationTraining),
    ("khac", Sector::Other),
    ("kinh te xa hoi", Sector::SocioEconomicDevelopment),
    ("moi truong", Sector::NaturalResourcesEnvironment),
    (
        "phong chong thien tai va cuu tro khan cap",
        Sector::EmergencyRelief,
    ),
    (
        "tai nguyen va moi truong",
        Sector::NaturalResourcesEnvironment,
    ),
    ("tu phap", Sector::JusticeSupport),
    ("ung pho voi bien doi khi hau", Sector::ClimateChange),
    ("van de xa hoi", Sector::SocialIssues),
    ("war legacies", Sector::WarLegacies),
];

/// Why a sector could not be told.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum SectorError {
    /// No sector has this id.
    #[error("no sector has the id `{text}`")]
    UnknownId {
        /// The id, shortened.
        text: String,
    },
    /// No sector has this label.
    #[error("no sector has the name `{text}`")]
    UnknownName {
        /// The name, shortened.
        text: String,
    },
    /// The text is not a DAC code.
    #[error("`{text}` is not a DAC code of three or five digits")]
    DacForm {
        /// The text, shortened.
        text: String,
    },
    /// No sector is laid down for this DAC code.
    #[error("no sector is laid down for the DAC code `{text}`")]
    UnknownDac {
        /// The code.
        text: String,
    },
}

impl Explain for SectorError {
    fn code(&self) -> Code {
        match self {
            Self::UnknownId { .. } => Code::new(Status::Value, "sector.unknown_id"),
            Self::UnknownName { .. } => Code::new(Status::Value, "sector.unknown_name"),
            Self::DacForm { .. } => Code::new(Status::Value, "sector.dac_form"),
            Self::UnknownDac { .. } => Code::new(Status::Value, "sector.unknown_dac"),
        }
    }

    fn message(&self, lang: Lang) -> String {
        match (lang, self) {
            (Lang::En, _) => self.to_string(),
            (Lang::Vi, Self::UnknownId { text }) => {
                format!("không có lĩnh vực nào mang mã `{text}`")
            }
            (Lang::Vi, Self::UnknownName { text }) => {
                format!("không có lĩnh vực nào mang tên `{text}`")
            }
            (Lang::Vi, Self::DacForm { text }) => {
                format!("`{text}` không phải là mã DAC gồm ba hoặc năm chữ số")
            }
            (Lang::Vi, Self::UnknownDac { text }) => {
                format!("chưa có lĩnh vực nào ứng với mã DAC `{text}`")
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    /// Every purpose code of the DAC and CRS list, withdrawn ones too.
    const PURPOSES: &str = include_str!("../../tests/data/catalog/dac_purposes.txt");

    #[test]
    fn ids_and_labels_lead_back() {
        for sector in Sector::ALL {
            assert_eq!(Sector::parse(sector.id()), Ok(sector));
            for lang in Lang::ALL {
                assert_eq!(Sector::by_name(sector.label(lang)), Ok(sector));
                assert!(!sector.source().get(lang).is_empty());
            }
        }
        assert!(Sector::ALL.is_sorted());
        let ids: BTreeSet<_> = Sector::ALL.iter().map(|s| s.id()).collect();
        assert_eq!(ids.len(), 12);
    }

    #[test]
    fn names_as_the_reports_print_them() {
        for (name, id) in [
            ("y tế", "health"),
            ("giáo dục – đào tạo", "education_training"),
            ("môi trường", "natural_resources_environment"),
            ("trật tự đô thị", "urban_order"),
            ("giáo dục và đào tạo", "education_training"),
            (
                "bảo vệ môi trường và tài nguyên thiên nhiên",
                "natural_resources_environment",
            ),
            ("phát triển kinh tế - xã hội", "socio_economic_development"),
        ] {
            assert_eq!(Sector::by_name(name).map(Sector::id), Ok(id), "{name}");
        }
        let joined = Sector::by_name("phát triển và giải quyết các vấn đề xã hội").unwrap_err();
        assert_eq!(joined.code().id(), "sector.unknown_name");
        assert_ne!(joined.message(Lang::Vi), joined.message(Lang::En));
        assert!(ALIASES.is_sorted());
        assert!(ALIASES.iter().all(|(alias, _)| search_key(alias) == *alias));
    }

    #[test]
    fn every_purpose_has_exactly_one_sector() {
        let mut seen = BTreeSet::new();
        for code in PURPOSES.lines() {
            let sector = Sector::of_dac_purpose(code).unwrap_or_else(|e| panic!("{e}"));
            assert!(sector.dac_prefixes().any(|prefix| code.starts_with(prefix)));
            seen.insert(sector);
        }
        assert_eq!(PURPOSES.lines().count(), 325);
        let none: Vec<_> = Sector::ALL.iter().filter(|s| !seen.contains(s)).collect();
        assert_eq!(none, [&Sector::ClimateChange]);
        let prefixes: BTreeSet<_> = DAC.iter().map(|(prefix, _)| prefix).collect();
        assert_eq!(prefixes.len(), DAC.len(), "no prefix stands twice");
        assert!(DAC.is_sorted());
        for (prefix, _) in DAC {
            assert!(
                PURPOSES.lines().any(|code| code.starts_with(prefix)),
                "{prefix}"
            );
        }
    }

    #[test]
    fn the_longer_prefix_decides() {
        for (code, id) in [
            ("12220", "health"),
            ("120", "health"),
            ("15110", "organizational_capacity"),
            ("15130", "justice_support"),
            ("15220", "other"),
            ("15250", "war_legacies"),
            ("43010", "socio_economic_development"),
            ("43032", "urban_order"),
            ("72010", "emergency_relief"),
        ] {
            assert_eq!(
                Sector::of_dac_purpose(code).map(Sector::id),
                Ok(id),
                "{code}"
            );
        }
        for code in ["", "1", "12", "1222a", "１２２２０", "122200"] {
            assert!(matches!(
                Sector::of_dac_purpose(code),
                Err(SectorError::DacForm { .. })
            ));
        }
        assert!(matches!(
            Sector::of_dac_purpose("88888"),
            Err(SectorError::UnknownDac { .. })
        ));
    }
}
