//! Provinces and centrally run cities, as they stood on a date: 63 until 2025-06-30, 34 from then.
//!
//! A bare code is not enough: seven codes kept their digits and changed their unit. A code or a
//! name is therefore read as of a date. Districts and communes are not here.
//!
//! I1. On every date from 1997-01-01 a code means at most one unit.
//! I2. Every unit of the 63 lies wholly in one of the 34; the way back is one to many.
//! I3. A [`UnitId`], which is code and map, never changes its meaning.

mod error;
mod map;
mod name;
mod table;
#[cfg(test)]
mod tests;

use std::fmt;

pub use error::ProvinceError;
pub use map::{Map, Translated, UnitId, translate};
pub use name::by_name;

use crate::code::clip;
use crate::date::{Date, Period};
use crate::lang::{Label, Lang};
use crate::law::Evidence;
use crate::order;

/// The code of a province (mã tỉnh): two digits that some unit has had on some date.
///
/// # Example
/// ```
/// use vientro::ProvinceCode;
/// assert_eq!(ProvinceCode::parse("15")?.as_str(), "15");
/// assert!(ProvinceCode::parse("03").is_err()); // never given to a unit
/// # Ok::<(), vientro::catalog::province::ProvinceError>(())
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ProvinceCode([u8; 2]);

impl ProvinceCode {
    /// Reads a code of exactly two digits.
    ///
    /// # Errors
    /// * [`ProvinceError::CodeForm`] if the text is not two ASCII digits.
    /// * [`ProvinceError::UnknownCode`] if no unit has had the code on any date.
    pub fn parse(text: &str) -> Result<Self, ProvinceError> {
        match text.as_bytes() {
            &[a, b] if a.is_ascii_digit() && b.is_ascii_digit() => {
                let code = Self([a, b]);
                if table::rows().any(|unit| unit.code == code) {
                    Ok(code)
                } else {
                    Err(ProvinceError::UnknownCode { text: clip(text) })
                }
            }
            _ => Err(ProvinceError::CodeForm { text: clip(text) }),
        }
    }

    /// Makes the code of a table; the tests look it up.
    pub(super) const fn literal(digits: &[u8; 2]) -> Self {
        Self(*digits)
    }

    /// Returns the two digits.
    pub fn as_str(&self) -> &str {
        std::str::from_utf8(&self.0).unwrap_or_default()
    }
}

impl fmt::Display for ProvinceCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl fmt::Debug for ProvinceCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

/// What a province-level unit is (loại đơn vị hành chính cấp tỉnh).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ProvinceKind {
    /// A province (tỉnh).
    Province,
    /// A city under the central government (thành phố trực thuộc trung ương).
    City,
}

impl ProvinceKind {
    /// Returns the label in a language: `tỉnh`, `city`.
    pub fn label(self, lang: Lang) -> &'static str {
        match self {
            Self::Province => Label::new("tỉnh", "province"),
            Self::City => Label::new("thành phố", "city"),
        }
        .get(lang)
    }
}

/// What became of a unit at the end of its term (kết quả sắp xếp).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Fate {
    /// The same territory goes on, perhaps under another name or kind.
    Unchanged,
    /// Its name goes on, for a larger unit.
    ContinuesName,
    /// It went into a unit of another name.
    Absorbed,
    /// It was divided.
    Split,
}

/// A province or centrally run city in one term of its life (tỉnh, thành phố trực thuộc trung ương).
///
/// Within the term code, name and kind do not change.
///
/// # Example
/// ```
/// use vientro::{Date, Lang, ProvinceCode, catalog::province};
/// let code = ProvinceCode::parse("15")?;
/// let before = province::at(code, Date::new(2025, 6, 30)?).map(|p| p.name(Lang::Vi));
/// let after = province::at(code, Date::new(2025, 7, 1)?).map(|p| p.name(Lang::Vi));
/// assert_eq!((before, after), (Some("Yên Bái"), Some("Lào Cai")));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Province {
    code: ProvinceCode,
    name: &'static str,
    plain: &'static str,
    kind: ProvinceKind,
    map: Map,
    term: Period,
    fate: Option<Fate>,
    heirs: [Option<ProvinceCode>; 2],
    clause: Option<u8>,
    evidence: Evidence,
}

impl Province {
    /// Returns the code.
    pub const fn code(&self) -> ProvinceCode {
        self.code
    }

    /// Returns the identity that statistics keep: the map and the code.
    pub const fn id(&self) -> UnitId {
        UnitId::new(self.map, self.code)
    }

    /// Returns the map that the unit belongs to.
    pub const fn map(&self) -> Map {
        self.map
    }

    /// Returns the name without its kind: `Lạng Sơn`; in English in plain letters, `Lang Son`.
    pub fn name(&self, lang: Lang) -> &'static str {
        lang.pick(self.name, self.plain)
    }

    /// Returns the name with its kind: `Tỉnh Lạng Sơn`, `Lang Son Province`, `Thành phố Huế`.
    pub fn title(&self, lang: Lang) -> String {
        match (lang, self.kind) {
            (Lang::Vi, ProvinceKind::Province) => format!("Tỉnh {}", self.name),
            (Lang::Vi, ProvinceKind::City) => format!("Thành phố {}", self.name),
            (Lang::En, ProvinceKind::Province) => format!("{} Province", self.plain),
            (Lang::En, ProvinceKind::City) => format!("{} City", self.plain),
        }
    }

    /// Returns what the unit is during this term.
    pub const fn kind(&self) -> ProvinceKind {
        self.kind
    }

    /// Returns the term. First days before 2025-07-01 are from memory.
    pub const fn term(&self) -> Period {
        self.term
    }

    /// Returns what became of the unit at the end of its term; `None` if it is still in force.
    pub const fn fate(&self) -> Option<Fate> {
        self.fate
    }

    /// Returns the clause of Article 1 of Resolution 202/2025/QH15 that merged the unit.
    ///
    /// The numbering is derived from the published plan, not read in the resolution.
    pub const fn merger_clause(&self) -> Option<u8> {
        self.clause
    }

    /// Returns how well code, name and kind are known.
    pub const fn evidence(&self) -> Evidence {
        self.evidence
    }

    /// Returns the units that hold the territory on the day after the term; none if in force.
    pub fn heirs(&self) -> impl Iterator<Item = &'static Self> + use<> {
        let next = self.term.until().and_then(|last| last.plus_days(1).ok());
        self.heirs
            .into_iter()
            .flatten()
            .filter_map(move |code| at(code, next?))
    }

    /// Returns the units that went into this one, whole or in part, the day before its term.
    pub fn ancestors(&self) -> impl Iterator<Item = &'static Self> + use<> {
        let this = *self;
        table::rows().filter(move |unit| unit.heirs().any(|heir| *heir == this))
    }
}

/// Returns the unit that has a code on a date; `None` before [`FIRST_DAY`], whatever the code.
pub fn at(code: ProvinceCode, date: Date) -> Option<&'static Province> {
    table::row_on(code, date)
}

/// Returns every unit in force on a date, by code; none before [`FIRST_DAY`].
pub fn on(date: Date) -> Vec<&'static Province> {
    let mut units: Vec<_> = table::rows()
        .filter(|unit| unit.term.contains(date))
        .collect();
    order::sort_by_key(&mut units, |unit| unit.code);
    units
}

/// The first day that the catalogue speaks of; before it, units were cut otherwise.
pub const FIRST_DAY: Date = table::FIRST_DAY;

/// Returns every term of every unit.
pub fn all() -> impl Iterator<Item = &'static Province> {
    table::rows()
}

/// Reads a code that comes without a date, where that can be done.
///
/// # Errors
/// * [`ProvinceError::Ambiguous`] for the seven codes that changed their unit on 2025-07-01.
pub fn undated(code: ProvinceCode) -> Result<&'static Province, ProvinceError> {
    let last = |map: Map| map.units().find(|unit| unit.code == code);
    match (last(Map::Old63), last(Map::New34)) {
        (Some(old), Some(new)) if old.name != new.name => Err(ProvinceError::Ambiguous {
            code,
            old: old.name,
            new: new.name,
        }),
        (_, Some(unit)) | (Some(unit), None) => Ok(unit),
        (None, None) => {
            table::rows()
                .find(|unit| unit.code == code)
                .ok_or_else(|| ProvinceError::UnknownCode {
                    text: code.to_string(),
                })
        }
    }
}

/// Returns the seven codes that changed their unit on 2025-07-01, as the old and the new unit.
pub fn changed_codes() -> impl Iterator<Item = (&'static Province, &'static Province)> {
    table::OLD.iter().filter_map(|old| {
        Map::New34
            .units()
            .find(|new| new.code == old.code && new.name != old.name)
            .map(|new| (old, new))
    })
}

/// Returns the seven names that moved to another code on 2025-07-01, as the old and the new unit.
pub fn moved_names() -> impl Iterator<Item = (&'static Province, &'static Province)> {
    table::OLD.iter().filter_map(|old| {
        Map::New34
            .units()
            .find(|new| new.code != old.code && new.name == old.name)
            .map(|new| (old, new))
    })
}
