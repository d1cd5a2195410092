//! Where grants go: provinces with their slugs and weights.

use vientro::catalog::province::Map;
use vientro::{Lang, Province};

/// A province-level unit of one of the two maps.
#[derive(Clone, Copy)]
pub struct Place {
    pub unit: &'static Province,
}

impl Place {
    /// Returns the units of a map, by code.
    pub fn of(map: Map) -> Vec<Self> {
        map.units().map(|unit| Self { unit }).collect()
    }

    pub fn code(self) -> String {
        self.unit.code().as_str().to_owned()
    }

    pub fn name(self) -> &'static str {
        self.unit.name(Lang::Vi)
    }

    /// Returns the folder's name: `lang-son`.
    pub fn slug(self) -> String {
        let plain = self.unit.name(Lang::En).to_lowercase();
        let words = plain.split(|c: char| !c.is_ascii_alphanumeric());
        let words: Vec<&str> = words.filter(|word| !word.is_empty()).collect();
        words.join("-")
    }

    /// Returns the start of the ids of its bodies: its slug, and its code where a unit of the
    /// other map had the name under another code.
    pub fn root(self) -> String {
        let moved = self.unit.map() == Map::New34
            && !Map::Old63
                .units()
                .any(|old| old.name(Lang::Vi) == self.name() && old.code() == self.unit.code());
        if moved {
            format!("{}-{}", self.slug(), self.code())
        } else {
            self.slug()
        }
    }

    /// Returns the id of its People's Committee.
    pub fn committee(self) -> String {
        format!("ppc-{}", self.root())
    }

    /// Returns the name of its People's Committee.
    pub fn committee_name(self) -> String {
        let is_city = self.unit.kind() == vientro::catalog::province::ProvinceKind::City;
        let kind = if is_city { "thành phố" } else { "tỉnh" };
        format!("Ủy ban nhân dân {kind} {}", self.name())
    }

    /// Returns how much of the aid goes there, against the others.
    pub fn weight(self) -> u64 {
        match self.code().as_str() {
            "01" | "79" => 34,
            "48" | "46" | "45" | "38" | "40" | "49" => 12,
            "02" | "04" | "08" | "10" | "11" | "12" | "14" | "15" | "17" | "19" => 8,
            _ => 5,
        }
    }
}
