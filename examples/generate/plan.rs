//! Which grants there are: who gives what to whom, when and where. Amounts come later.

use std::collections::BTreeMap;

use vientro::{Currency, Date};

use crate::days::{as_of, between, day, plus, weekday};
use crate::donors::Donor;
use crate::gift::{Agency, Extra, Gift, Move, Unit};
use crate::names;
use crate::places::Place;
use crate::rng::Rng;

/// When a grant is decided and runs.
#[derive(Clone, Copy)]
pub struct Span {
    pub decided: Date,
    pub from: Date,
    pub until: Date,
}

impl Span {
    /// Tells whether any day of it lies in a year.
    pub fn touches(self, year: i32) -> bool {
        self.decided.year() <= year && year <= self.until.year()
    }
}

/// Where a grant goes: the agency that approves it, its provinces with shares, and who receives.
pub struct Target {
    /// The file, without its year: the province's folder, or the ministry's file.
    pub root: String,
    pub agency: Agency,
    pub places: Vec<(String, u32)>,
    pub unit: Unit,
    pub sector: &'static str,
}

/// Grants being planned.
pub struct Plan {
    pub donors: Vec<Donor>,
    pub gifts: Vec<Gift>,
    /// The file that each grant is in: its root and year.
    pub files: Vec<(String, i32)>,
    numbers: BTreeMap<(String, i32), u32>,
}

impl Plan {
    pub fn new(donors: Vec<Donor>) -> Self {
        Self {
            donors,
            gifts: Vec::new(),
            files: Vec::new(),
            numbers: BTreeMap::new(),
        }
    }

    /// Plans a grant, and returns its place.
    pub fn give(&mut self, rng: &mut Rng, donor: usize, span: Span, target: Target) -> usize {
        let year = span.decided.year();
        let number = self.numbers.entry((target.root.clone(), year)).or_insert(0);
        *number += 1;
        let number = *number;
        let days = span.from.days_until(span.until);
        let (mode, form) = if days < 330 && rng.chance(75) {
            let forms = [
                ("money", 30),
                ("in_kind", 14),
                ("training", 18),
                ("conference", 8),
                ("education", 12),
                ("experts", 5),
                ("survey", 6),
                ("research", 7),
            ];
            ("non_project", Some(rng.weighted(&forms)))
        } else if days > 700 && rng.chance(12) {
            ("programme", None)
        } else {
            ("project", None)
        };
        let worth = match mode {
            "programme" => rng.between(300, 1100),
            "project" => {
                rng.weighted(&[(60, 40), (180, 35), (420, 20), (900, 5)]) * rng.between(60, 180)
                    / 100
            }
            _ => rng.weighted(&[(12, 40), (40, 40), (120, 20)]) * rng.between(60, 180) / 100,
        };
        let purposes = names::PURPOSES
            .iter()
            .find(|(sector, _)| *sector == target.sector);
        let (vi, en) = rng.pick(&purposes.expect("a sector with purposes").1);
        let place = target
            .agency
            .name
            .trim_start_matches("Ủy ban nhân dân ")
            .to_owned();
        let home = self.donors[donor].home_currency();
        let currency = rng.weighted(&[(Currency::USD, 76), (home, 19), (Currency::VND, 5)]);
        let extra = match form {
            Some("in_kind") => Extra::Goods,
            Some("experts") => Extra::Experts,
            _ if days > 420 && span.until <= as_of() && rng.chance(10) => Extra::MoreTime,
            _ => Extra::Nothing,
        };
        let mut sectors = vec![(target.sector, 100)];
        if mode != "non_project" && rng.chance(15) {
            let (other, _) = rng.pick(&names::PURPOSES);
            if other != target.sector {
                sectors = vec![(target.sector, 70), (other, 30)];
            }
        }
        let is_of_budget = target.unit.is_of_budget();
        let gift = Gift {
            id: format!("{}-{year}-{number:02}", target.root.replace('/', "-")),
            number: format!("MH-{year}-{number:02}"),
            title: (format!("{vi}, {place}"), en.to_owned()),
            mode,
            form,
            donors: vec![(donor, 100)],
            unit: target.unit,
            agency: target.agency,
            places: target.places,
            sectors,
            decided: span.decided,
            from: span.from,
            until: span.until,
            currency,
            moves: payments(rng, span, worth.unsigned_abs()),
            worth: None,
            open_percent: if span.until > as_of() {
                rng.between(20, 60)
            } else {
                0
            },
            counterpart: if is_of_budget && rng.chance(25) {
                rng.between(2, 60) * 10_000_000
            } else {
                0
            },
            is_by_donor: rng.chance(8),
            extra,
            supplements: None,
            content: &[],
            disaster: None,
            is_sample: rng.chance(4),
            dollars: 0,
            fault: None,
        };
        for (sector, _) in &gift.sectors {
            self.donors[donor].sectors.insert(sector);
        }
        for (code, _) in &gift.places {
            self.donors[donor].provinces.insert(code.clone());
        }
        self.gifts.push(gift);
        self.files.push((target.root, year));
        self.gifts.len() - 1
    }

    /// Lets a second donor pay a part of a grant.
    pub fn join(&mut self, gift: usize, donor: usize, share: u32) {
        let gift = &mut self.gifts[gift];
        gift.donors = vec![(gift.donors[0].0, 100 - share), (donor, share)];
        for (sector, _) in &gift.sectors {
            self.donors[donor].sectors.insert(sector);
        }
        for (code, _) in &gift.places {
            self.donors[donor].provinces.insert(code.clone());
        }
    }
}

/// Plans what is disbursed: once in each year that the grant runs in, so far.
pub fn payments(rng: &mut Rng, span: Span, worth: u64) -> Vec<Move> {
    let mut moves = Vec::new();
    let last = span.until.min(day(2025, 12, 15));
    for year in span.from.year()..=last.year() {
        let first = plus(span.from, 14).max(day(year, 1, 6));
        let end = last.min(day(year, 12, 18));
        if first > end {
            continue;
        }
        let date = between(rng, first, end);
        moves.push(payment(
            "disbursed",
            date,
            worth * rng.below(60) / 100 + worth,
        ));
    }
    moves
}

/// Plans a payment whose amount is to be found.
pub fn payment(kind: &'static str, date: Date, weight: u64) -> Move {
    Move {
        kind,
        date,
        weight: weight.max(1),
        minor: 0,
        is_fixed: false,
    }
}

/// Returns the body of a province that a grant of a sector goes to.
pub fn unit_of(rng: &mut Rng, place: Place, sector: &str) -> Unit {
    let unit = match sector {
        "health" => 0,
        "education_training" => rng.pick(&[1, 1, 2]),
        "justice_support" | "urban_order" | "war_legacies" | "emergency_relief" => 2,
        _ => rng.pick(&[2, 2, 3, 3, 4, 5]),
    };
    unit_at(place, unit)
}

/// Returns a body of a province by its place in the list.
pub fn unit_at(place: Place, unit: usize) -> Unit {
    let (end, kind, vi, en) = names::UNITS[unit];
    Unit {
        id: format!("{}-{end}", place.root()),
        kind,
        vi: format!("{vi} {}", place.name()),
        en: format!("{en}, {}", place.name()),
        founded_by: place.committee(),
        province: Some(place.code()),
    }
}

/// Returns the People's Committee of a province as the agency of a grant.
pub fn committee(place: Place) -> Agency {
    Agency {
        id: place.committee(),
        name: place.committee_name(),
        suffix: "QĐ-UBND",
        level: "managing_agency",
    }
}

/// Returns a sector, the larger ones more often.
pub fn sector(rng: &mut Rng) -> &'static str {
    rng.weighted(&[
        ("health", 24),
        ("social_issues", 22),
        ("education_training", 18),
        ("socio_economic_development", 14),
        ("natural_resources_environment", 8),
        ("climate_change", 5),
        ("organizational_capacity", 3),
        ("emergency_relief", 2),
        ("war_legacies", 2),
        ("justice_support", 1),
        ("urban_order", 1),
    ])
}

/// Returns a target in a province.
pub fn in_province(rng: &mut Rng, place: Place) -> Target {
    let mut sector = sector(rng);
    // Mines are cleared in the centre; relief is a matter of its own.
    if sector == "war_legacies" && !matches!(place.code().as_str(), "44" | "45" | "46" | "49") {
        sector = "social_issues";
    }
    Target {
        root: place.root(),
        agency: committee(place),
        places: vec![(place.code(), 100)],
        unit: unit_of(rng, place, sector),
        sector,
    }
}

/// Plans the chain of grants that keeps a donor active in each of its years.
pub fn chain(rng: &mut Rng, years: (i32, i32), days: (Date, Date)) -> Vec<Span> {
    let mut spans = Vec::new();
    let mut year = years.0;
    while year <= years.1 {
        let length = rng.weighted(&[(1, 40), (2, 35), (3, 25)]);
        let end = (year + length - 1).min(years.1);
        let first = days.0.max(day(year, 1, 22));
        let decided = weekday(between(rng, first, first.max(day(year, 5, 20))));
        let from = plus(decided, rng.between(10, 45));
        let until = if end >= as_of().year() {
            between(rng, day(2026, 6, 30), day(2026, 12, 15))
        } else if length == 1 {
            between(rng, plus(from, 75), day(end, 12, 10))
        } else {
            between(rng, day(end, 8, 15), day(end, 12, 10))
        };
        let until = until.min(days.1);
        spans.push(Span {
            decided,
            from,
            until,
        });
        year = end + 1;
    }
    spans
}
