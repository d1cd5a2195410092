//! The two maps, and how a unit of one stands on the other.

use std::fmt;

use super::{Fate, Province, ProvinceCode, ProvinceError, at, table};
use crate::code::clip;
use crate::date::Date;
use crate::lang::{Label, Lang};
use crate::order;

/// A map of province-level units (bản đồ hành chính cấp tỉnh).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Map {
    /// The map in force until 2025-06-30, with 63 units at its end.
    Old63,
    /// The map of 34 units, in force from 2025-07-01.
    New34,
}

impl Map {
    /// Both maps, the older first.
    pub const ALL: [Self; 2] = [Self::Old63, Self::New34];

    /// Returns the map in force on a date.
    pub fn on(date: Date) -> Self {
        if date <= table::LAST_DAY_OF_63 {
            Self::Old63
        } else {
            Self::New34
        }
    }

    /// Returns the number of units, as text ids carry it: `63` or `34`.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Old63 => "63",
            Self::New34 => "34",
        }
    }

    /// Returns the label in a language.
    pub fn label(self, lang: Lang) -> &'static str {
        match self {
            Self::Old63 => Label::new(
                "63 tỉnh, thành phố (đến hết ngày 30/6/2025)",
                "63 provinces and cities (until 2025-06-30)",
            ),
            Self::New34 => Label::new(
                "34 tỉnh, thành phố (từ ngày 01/7/2025)",
                "34 provinces and cities (from 2025-07-01)",
            ),
        }
        .get(lang)
    }

    /// Returns the map's units by code: as of 2025-06-30, or as they stand last in the table.
    pub fn units(self) -> impl Iterator<Item = &'static Province> {
        table::rows().filter(move |unit| unit.map == self && unit.is_last_of_map())
    }
}

impl Province {
    /// Whether this is the row that stands for its unit on its map.
    fn is_last_of_map(&self) -> bool {
        match self.map {
            Map::Old63 => self.term.contains(table::LAST_DAY_OF_63),
            Map::New34 => self.term.until().is_none(),
        }
    }
}

/// The identity of a unit (mã định danh đơn vị): its map and its code. Statistics key on it.
///
/// `15` alone is two units; `VN-63-15` is Yen Bai and `VN-34-15` is Lao Cai, for ever. A unit of
/// the 63 that was cut otherwise before 2004 or 2008 has the same id then.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct UnitId {
    map: Map,
    code: ProvinceCode,
}

impl UnitId {
    pub(in crate::catalog) const fn new(map: Map, code: ProvinceCode) -> Self {
        Self { map, code }
    }

    /// Reads an id of the form `VN-63-15`.
    ///
    /// # Errors
    /// * [`ProvinceError::CodeForm`] if the text has another form.
    /// * [`ProvinceError::UnknownCode`] if the map never had such a code.
    pub fn parse(text: &str) -> Result<Self, ProvinceError> {
        let form = || ProvinceError::CodeForm { text: clip(text) };
        let (map, code) = text
            .strip_prefix("VN-")
            .and_then(|rest| rest.split_once('-'))
            .ok_or_else(form)?;
        let map = Map::ALL
            .into_iter()
            .find(|m| m.id() == map)
            .ok_or_else(form)?;
        let id = Self::new(map, ProvinceCode::parse(code)?);
        match id.unit() {
            Some(_) => Ok(id),
            None => Err(ProvinceError::UnknownCode { text: clip(text) }),
        }
    }

    /// Returns the map.
    pub const fn map(self) -> Map {
        self.map
    }

    /// Returns the code.
    pub const fn code(self) -> ProvinceCode {
        self.code
    }

    /// Returns the unit in the last term that it had on its map.
    pub fn unit(self) -> Option<&'static Province> {
        self.map
            .units()
            .chain(&table::EARLIER)
            .find(|unit| unit.id() == self)
    }
}

impl fmt::Display for UnitId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "VN-{}-{}", self.map.id(), self.code)
    }
}

impl fmt::Debug for UnitId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

/// How a unit stands on a map (quy đổi đơn vị sang bản đồ khác).
///
/// Units of the answer are as of the last day of their map, or as they stand last in the table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Translated {
    /// The same unit, perhaps under another code, name or kind.
    Same(&'static Province),
    /// The unit lies wholly in this larger one.
    MergedInto(&'static Province),
    /// The unit holds several units of the map, and what it carries cannot be divided among them:
    /// it stays whole under its own code, marked.
    NotDivisible {
        /// The unit itself, which is not one of the map.
        unit: &'static Province,
        /// The units of the map that it holds, by code.
        parts: Vec<&'static Province>,
    },
}

impl Translated {
    /// Returns the unit under which a figure is shown.
    pub fn unit(&self) -> &'static Province {
        match self {
            Self::Same(unit) | Self::MergedInto(unit) | Self::NotDivisible { unit, .. } => unit,
        }
    }

    /// Tells whether a figure of the unit can be shown on the map.
    pub const fn is_divisible(&self) -> bool {
        match self {
            Self::Same(_) | Self::MergedInto(_) => true,
            Self::NotDivisible { .. } => false,
        }
    }
}

/// Places the unit that had a code on a date on a map.
///
/// # Errors
/// * [`ProvinceError::CodeNotInForce`] if no unit had the code on the date.
///
/// # Example
/// ```
/// use vientro::{Date, ProvinceCode};
/// use vientro::catalog::province::{Map, translate};
/// let code = ProvinceCode::parse("15")?;
/// let yen_bai = translate(code, Date::new(2025, 6, 30)?, Map::New34)?;
/// assert_eq!(yen_bai.unit().id().to_string(), "VN-34-15");
/// let lao_cai = translate(code, Date::new(2025, 7, 1)?, Map::Old63)?;
/// assert!(!lao_cai.is_divisible()); // it holds Lao Cai and Yen Bai
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn translate(code: ProvinceCode, as_of: Date, to: Map) -> Result<Translated, ProvinceError> {
    let unit = at(code, as_of).ok_or(ProvinceError::CodeNotInForce { code, on: as_of })?;
    Ok(match (unit.map, to) {
        (Map::New34, Map::Old63) => back(unit),
        (Map::Old63, Map::Old63) | (Map::New34, Map::New34) | (Map::Old63, Map::New34) => {
            forward(unit, to)
        }
    })
}

/// Follows a unit from term to term until it stands on the map.
fn forward(unit: &'static Province, to: Map) -> Translated {
    let mut parts = vec![unit];
    let mut is_same = true;
    while parts.iter().any(|p| !(p.map == to && p.is_last_of_map())) {
        let mut next = Vec::new();
        for part in parts {
            if part.map == to && part.is_last_of_map() {
                next.push(part);
            } else {
                is_same &= part.fate == Some(Fate::Unchanged);
                next.extend(part.heirs());
            }
        }
        order::sort_by_key(&mut next, |p| p.code);
        next.dedup();
        parts = next;
    }
    match (parts.as_slice(), is_same) {
        (&[one], true) => Translated::Same(one),
        (&[one], false) => Translated::MergedInto(one),
        (_, _) => Translated::NotDivisible { unit, parts },
    }
}

/// Finds the units of the 63 that a unit of the 34 holds.
fn back(unit: &'static Province) -> Translated {
    let parts: Vec<_> = Map::Old63
        .units()
        .filter(|old| old.heirs().any(|heir| heir.code == unit.code))
        .collect();
    match parts.as_slice() {
        &[one] if one.fate == Some(Fate::Unchanged) => Translated::Same(one),
        _ => {
            let unit = unit.id().unit().unwrap_or(unit);
            Translated::NotDivisible { unit, parts }
        }
    }
}
