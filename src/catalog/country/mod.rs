//! Countries and territories, and the region of the yearly report that each belongs to.
//!
//! Only the codes that ISO 3166-1 lists today; withdrawn ones such as `AN` are not here.
//!
//! I1. A code means one country, and a country lies in one region.
//! I2. Every name of the table, in both languages, leads back to its country.

mod table;
#[cfg(test)]
mod tests;

use std::fmt;

use crate::code::{Code, Explain, Status, clip};
use crate::lang::{Label, Lang};
use crate::text::search_key;

/// The code of a country or territory (mã quốc gia, vùng lãnh thổ): ISO 3166-1 alpha-2.
///
/// # Example
/// ```
/// use vientro::{CountryCode, Lang};
/// use vientro::catalog::country::Region;
/// let code = CountryCode::parse("DE")?;
/// assert_eq!(code.country().map(|c| c.name(Lang::Vi)), Some("Đức"));
/// assert_eq!(code.region(), Region::Europe);
/// # Ok::<(), vientro::catalog::country::CountryError>(())
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CountryCode([u8; 2]);

impl CountryCode {
    /// Reads a code: two capital letters that ISO 3166-1 lists.
    ///
    /// # Errors
    /// * [`CountryError::CodeForm`] if the text is not two capital letters.
    /// * [`CountryError::UnknownCode`] if the list has no such code.
    pub fn parse(text: &str) -> Result<Self, CountryError> {
        match text.as_bytes() {
            &[a, b] if a.is_ascii_uppercase() && b.is_ascii_uppercase() => {
                let code = Self([a, b]);
                match code.country() {
                    Some(_) => Ok(code),
                    None => Err(CountryError::UnknownCode { text: clip(text) }),
                }
            }
            _ => Err(CountryError::CodeForm { text: clip(text) }),
        }
    }

    /// Returns the two letters.
    pub fn as_str(&self) -> &str {
        std::str::from_utf8(&self.0).unwrap_or_default()
    }

    /// Returns the country; always there for a code that was parsed.
    pub fn country(self) -> Option<&'static Country> {
        table::COUNTRIES
            .binary_search_by_key(&self, |country| country.code)
            .ok()
            .and_then(|place| table::COUNTRIES.get(place))
    }

    /// Returns the region of the yearly report.
    pub fn region(self) -> Region {
        self.country().map_or(Region::Other, Country::region)
    }
}

impl fmt::Display for CountryCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl fmt::Debug for CountryCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

/// A country or territory (quốc gia, vùng lãnh thổ).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Country {
    code: CountryCode,
    vi: &'static str,
    en: &'static str,
    region: Region,
}

impl Country {
    /// Returns the code.
    pub const fn code(&self) -> CountryCode {
        self.code
    }

    /// Returns the name in a language.
    pub fn name(&self, lang: Lang) -> &'static str {
        lang.pick(self.vi, self.en)
    }

    /// Returns the region of the yearly report.
    pub const fn region(&self) -> Region {
        self.region
    }
}

/// A region of origin in the yearly report (khu vực).
///
/// The reports print three classes: Asia-Pacific, Europe and North America. Which country lies in
/// which is not published; this table decides by the sub-regions of the United Nations (M49):
///
/// * Europe: Europe, with Russia; and Cyprus, as a member of the European Union.
/// * Asia-Pacific: Asia without Western Asia and Iran, and Oceania. Central Asia is in it, and
///   Taiwan.
/// * North America: Northern America, which is Bermuda, Canada, Greenland, Saint Pierre and
///   Miquelon, and the United States.
/// * Other: the Middle East (Western Asia with Turkey, Armenia, Azerbaijan and Georgia; and Iran),
///   Africa, Latin America with Mexico and the Caribbean, Antarctica. No report has printed such a
///   class, so a national total without it may count these countries elsewhere.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Region {
    /// Asia and the Pacific (châu Á - Thái Bình Dương).
    AsiaPacific,
    /// Europe (châu Âu).
    Europe,
    /// North America (Bắc Mỹ).
    NorthAmerica,
    /// Everywhere else, and the countries of no region (khu vực khác).
    Other,
}

impl Region {
    /// Every region, in the order of the reports.
    pub const ALL: [Self; 4] = [
        Self::AsiaPacific,
        Self::Europe,
        Self::NorthAmerica,
        Self::Other,
    ];

    /// Returns the stable id, `asia_pacific` for example.
    pub const fn id(self) -> &'static str {
        match self {
            Self::AsiaPacific => "asia_pacific",
            Self::Europe => "europe",
            Self::NorthAmerica => "north_america",
            Self::Other => "other",
        }
    }

    /// Reads a stable id.
    ///
    /// # Errors
    /// * [`CountryError::UnknownRegion`] if no region has the id.
    pub fn parse(id: &str) -> Result<Self, CountryError> {
        Self::ALL
            .into_iter()
            .find(|region| region.id() == id)
            .ok_or_else(|| CountryError::UnknownRegion { text: clip(id) })
    }

    /// Returns the label in a language, as the reports print it.
    pub fn label(self, lang: Lang) -> &'static str {
        match self {
            Self::AsiaPacific => Label::new("Châu Á - Thái Bình Dương", "Asia-Pacific"),
            Self::Europe => Label::new("Châu Âu", "Europe"),
            Self::NorthAmerica => Label::new("Bắc Mỹ", "North America"),
            Self::Other => Label::new("Khu vực khác", "Other"),
        }
        .get(lang)
    }
}

/// Returns every country and territory, by code.
pub fn all() -> impl Iterator<Item = &'static Country> {
    table::COUNTRIES.iter()
}

/// Returns the country that has a name, in Vietnamese or English, in one of the usual spellings.
///
/// # Errors
/// * [`CountryError::UnknownName`] if no country has the name.
///
/// # Example
/// ```
/// use vientro::catalog::country;
/// assert_eq!(country::by_name("Hoa Kỳ")?.code().as_str(), "US");
/// assert_eq!(country::by_name("Mỹ")?.code(), country::by_name("USA")?.code());
/// # Ok::<(), vientro::catalog::country::CountryError>(())
/// ```
pub fn by_name(name: &str) -> Result<&'static Country, CountryError> {
    let key = compact(name);
    let by_alias = || {
        table::ALIASES
            .iter()
            .find(|(alias, _)| *alias == key)
            .and_then(|(_, code)| CountryCode(**code).country())
    };
    all()
        .find(|country| compact(country.vi) == key || compact(country.en) == key)
        .or_else(by_alias)
        .ok_or_else(|| CountryError::UnknownName { name: clip(name) })
}

/// The search key without blanks, and with `i` for `y`: `Thụy Sỹ` and `Thuỵ Sĩ`.
fn compact(name: &str) -> String {
    search_key(name)
        .chars()
        .filter(|c| *c != ' ')
        .map(|c| if c == 'y' { 'i' } else { c })
        .collect()
}

/// Why a country or region could not be told.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum CountryError {
    /// The text is not two capital letters.
    #[error("`{text}` is not a country code of two capital letters")]
    CodeForm {
        /// The text, shortened.
        text: String,
    },
    /// ISO 3166-1 lists no such code.
    #[error("no country has the code `{text}`")]
    UnknownCode {
        /// The code.
        text: String,
    },
    /// No country has this name.
    #[error("no country has the name `{name}`")]
    UnknownName {
        /// The name as it was asked for, shortened.
        name: String,
    },
    /// No region has this id.
    #[error("no region has the id `{text}`")]
    UnknownRegion {
        /// The id, shortened.
        text: String,
    },
}

impl Explain for CountryError {
    fn code(&self) -> Code {
        match self {
            Self::CodeForm { .. } => Code::new(Status::Value, "country.code_form"),
            Self::UnknownCode { .. } => Code::new(Status::Value, "country.unknown_code"),
            Self::UnknownName { .. } => Code::new(Status::Value, "country.unknown_name"),
            Self::UnknownRegion { .. } => Code::new(Status::Value, "country.unknown_region"),
        }
    }

    fn message(&self, lang: Lang) -> String {
        match (lang, self) {
            (Lang::En, _) => self.to_string(),
            (Lang::Vi, Self::CodeForm { text }) => {
                format!("`{text}` không phải là mã quốc gia gồm hai chữ cái in hoa")
            }
            (Lang::Vi, Self::UnknownCode { text }) => {
                format!("không có quốc gia nào mang mã `{text}`")
            }
            (Lang::Vi, Self::UnknownName { name }) => {
                format!("không có quốc gia nào mang tên `{name}`")
            }
            (Lang::Vi, Self::UnknownRegion { text }) => {
                format!("không có khu vực nào mang mã `{text}`")
            }
        }
    }
}
