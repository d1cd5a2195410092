//! A second telling of the cubes: amount by amount, over text keys, sharing no code with the first.

use std::collections::{BTreeMap, BTreeSet};

use vientro::Window;
use vientro::catalog::province::Map;
use vientro::statistics::{Count, Cube, CubeQuery, Dimension, KeyPart, Mark, Measure};

use crate::world::{
    AGENCIES, CODES, CURRENCIES, DONORS, FORMS, FROM, Given, MODES, Parts, SECTORS, World, date,
};

/// The last day of the 63 provinces, 2025-06-30.
const LAST_OF_63: i32 = 241;

/// One amount in one place, sector and donor; without a currency something that only counts.
#[derive(Clone, Debug)]
pub struct Leaf {
    measure: Measure,
    on: i32,
    place: String,
    sector: String,
    donor: Option<usize>,
    /// The grant's position, if there is one.
    grant: Option<usize>,
    record: String,
    form: Option<usize>,
    money: Option<(usize, i128)>,
    is_undivided: bool,
}

/// What a cell is, in plain data.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Told {
    pub sums: BTreeMap<String, i128>,
    pub facts: u64,
    pub ids: [BTreeSet<String>; 4],
    pub is_undivided: bool,
}

pub const COUNTS: [Count; 4] = [
    Count::Organizations,
    Count::Donors,
    Count::Grants,
    Count::Records,
];

/// The parts of an axis with their weights, in order; what names no part lies in `unknown`.
fn weigh(parts: &Parts, name: impl Fn(usize) -> String, unknown: &str) -> Vec<(String, i128)> {
    let whole = 1_000_000;
    match parts.as_slice() {
        [] => vec![(unknown.to_owned(), whole)],
        [(only, _)] => vec![(name(*only), whole)],
        several => {
            let sum: u32 = several.iter().map(|(_, share)| share.unwrap_or(0)).sum();
            if several.iter().all(|(_, share)| share.is_some()) && i128::from(sum) == whole {
                let shares = several.iter().filter(|(_, share)| *share != Some(0));
                shares
                    .map(|(at, share)| (name(*at), share.unwrap().into()))
                    .collect()
            } else {
                vec![("undivided".to_owned(), whole)]
            }
        }
    }
}

fn names(parts: &Parts, name: impl Fn(usize) -> String, unknown: &str) -> Vec<String> {
    if parts.is_empty() {
        return vec![unknown.to_owned()];
    }
    parts.iter().map(|(at, _)| name(*at)).collect()
}

/// Whole minor units by weight: the first of the largest remainders get one more.
fn divide(minor: i128, weights: &[i128]) -> Vec<i128> {
    let sum: i128 = weights.iter().sum();
    let exact: Vec<i128> = weights.iter().map(|weight| minor.abs() * weight).collect();
    let mut parts: Vec<i128> = exact.iter().map(|exact| exact / sum).collect();
    let mut order: Vec<usize> = (0..weights.len()).collect();
    order.sort_by_key(|at| -(exact[*at] % sum));
    let left = minor.abs() - parts.iter().sum::<i128>();
    for at in order.into_iter().take(usize::try_from(left).unwrap()) {
        parts[at] += 1;
    }
    parts
        .into_iter()
        .map(|part| part * minor.signum())
        .collect()
}

struct Terms<'a> {
    places: &'a Parts,
    /// The day of the paper that names the places.
    named_on: Option<i32>,
    sectors: &'a Parts,
    donors: &'a Parts,
}

impl Given {
    fn terms(&self, day: i32) -> Terms<'_> {
        let mut terms = Terms {
            places: &self.places,
            named_on: self.decided,
            sectors: &self.sectors,
            donors: &self.donors,
        };
        for amended in self.amended.iter().filter(|amended| amended.on <= day) {
            if !amended.places.is_empty() {
                (terms.places, terms.named_on) = (&amended.places, Some(amended.on));
            }
            if !amended.sectors.is_empty() {
                terms.sectors = &amended.sectors;
            }
            if !amended.donors.is_empty() {
                terms.donors = &amended.donors;
            }
        }
        terms
    }
}

/// A code read on the map of the paper that names it, else on that of the day.
fn unit(code: &str, named_on: Option<i32>, day: i32) -> String {
    let named_on = named_on.unwrap_or(day);
    if named_on <= LAST_OF_63 || (code == "60" && day <= LAST_OF_63) {
        format!("VN-63-{code}")
    } else if code == "60" {
        "not-on-date-60".to_owned()
    } else {
        format!("VN-34-{code}")
    }
}

/// Shows a unit on a map: Yen Bai went to Lao Cai (15), Binh Thuan to Lam Dong (68).
fn on_map(place: &str, map: Option<Map>) -> String {
    let shown = match (map, place) {
        (Some(Map::New34), "VN-63-20") => "VN-34-20",
        (Some(Map::New34), "VN-63-15") => "VN-34-15",
        (Some(Map::New34), "VN-63-68" | "VN-63-60") => "VN-34-68",
        (Some(Map::Old63), "VN-34-20") => "VN-63-20",
        (Some(Map::Old63), "VN-34-15") => "not-divisible-VN-34-15",
        (Some(Map::Old63), "VN-34-68") => "not-divisible-VN-34-68",
        (_, place) => place,
    };
    shown.to_owned()
}

fn leaves_of(
    given: Option<&Given>,
    donor: Option<usize>,
    day: i32,
    money: &BTreeMap<usize, i128>,
    like: &Leaf,
) -> Vec<Leaf> {
    let none = Parts::new();
    let terms = given.map(|given| given.terms(day));
    let (places, sectors, donors, named_on) = terms.map_or((&none, &none, &none, None), |terms| {
        (terms.places, terms.sectors, terms.donors, terms.named_on)
    });
    let own = donor.map(|donor| vec![(donor, None)]);
    let donors = own.as_ref().unwrap_or(donors);
    let place = |at: usize| unit(CODES[at], named_on, day);
    let sector = |at: usize| SECTORS[at].to_owned();
    let (by_place, by_sector) = (
        weigh(places, place, "unknown"),
        weigh(sectors, sector, "unknown"),
    );
    // Donors by position as text; whom the shares do not tell, the first stands for.
    let first = donors
        .first()
        .map_or("none".to_owned(), |(at, _)| at.to_string());
    let mut by_donor = weigh(donors, |at| at.to_string(), "none");
    if by_donor[0].0 == "undivided" {
        by_donor[0].0 = first;
    }
    let is_undivided = by_place[0].0 == "undivided" && !money.is_empty();
    let at = |place: &str, sector: &str, donor: &str| Leaf {
        place: place.to_owned(),
        sector: sector.to_owned(),
        donor: donor.parse().ok(),
        ..like.clone()
    };
    let mut found = Vec::new();
    let mut weights = Vec::new();
    let mut spots = Vec::new();
    for (place, one) in &by_place {
        for (sector, two) in &by_sector {
            for (donor, three) in &by_donor {
                weights.push(one * two * three);
                spots.push(at(place, sector, donor));
            }
        }
    }
    for (currency, minor) in money {
        for (spot, part) in spots.iter().zip(divide(*minor, &weights)) {
            found.push(Leaf {
                money: Some((*currency, part)),
                ..spot.clone()
            });
        }
    }
    for place in names(places, place, "unknown") {
        for sector in names(sectors, sector, "unknown") {
            for donor in names(donors, |at| at.to_string(), "none") {
                found.push(Leaf {
                    is_undivided,
                    ..at(&place, &sector, &donor)
                });
            }
        }
    }
    found
}

fn sums(amounts: &[(i64, usize)]) -> BTreeMap<usize, i128> {
    let mut sums = BTreeMap::new();
    for (minor, currency) in amounts {
        *sums.entry(*currency).or_default() += i128::from(*minor);
    }
    sums
}

/// Every leaf of every event.
pub fn leaves(world: &World) -> Vec<Leaf> {
    let mut all = Vec::new();
    for (at, given) in world.grants.iter().enumerate() {
        let like = |measure, on| Leaf {
            measure,
            on,
            place: String::new(),
            sector: String::new(),
            donor: None,
            grant: Some(at),
            record: format!("grants/{}", world.grant_id(at)),
            form: None,
            money: None,
            is_undivided: false,
        };
        if let Some(on) = given.decided {
            let like = like(Measure::AidApproved, on);
            all.extend(leaves_of(Some(given), None, on, &sums(&given.grant), &like));
        }
        for amended in &given.amended {
            if let Some(change) = amended.grant {
                let like = like(Measure::AidAmended, amended.on);
                all.extend(leaves_of(
                    Some(given),
                    None,
                    amended.on,
                    &sums(&[change]),
                    &like,
                ));
            }
        }
    }
    for (at, moved) in world.moves.iter().enumerate() {
        let (measure, sign) = match moved.kind {
            0 => (Measure::AidDisbursed, 1),
            1 => (Measure::AidDisbursed, -1),
            2 => (Measure::AidReceived, 1),
            _ => (Measure::AidRecorded, 1),
        };
        let given = world.grants.get(moved.grant);
        let like = Leaf {
            measure,
            on: moved.on,
            place: String::new(),
            sector: String::new(),
            donor: None,
            grant: given.map(|_| moved.grant),
            record: format!("transactions/{}", world.move_id(at)),
            form: moved.form,
            money: None,
            is_undivided: false,
        };
        let money = sums(&[(sign * moved.amount, moved.currency)]);
        all.extend(leaves_of(given, moved.donor, moved.on, &money, &like));
    }
    all
}

impl Leaf {
    fn code(&self, world: &World, dimension: Dimension, map: Option<Map>) -> String {
        let grant = self.grant.map(|at| &world.grants[at]);
        let text = |text: Option<&str>| text.unwrap_or_default().to_owned();
        match dimension {
            Dimension::Province => on_map(&self.place, map),
            Dimension::Sector => self.sector.clone(),
            Dimension::Region => text(self.donor.map(|at| FROM[at].1)),
            Dimension::Country => text(self.donor.map(|at| FROM[at].0)),
            Dimension::Donor => text(self.donor.map(|at| DONORS[at])),
            Dimension::Mode => text(grant.and_then(|grant| grant.mode).map(|at| MODES[at])),
            Dimension::Novelty => text(grant.map(|grant| {
                if grant.supplements {
                    "supplementary"
                } else {
                    "new"
                }
            })),
            Dimension::ManagingAgency => {
                text(grant.and_then(|grant| grant.agency).map(|at| AGENCIES[at]))
            }
            Dimension::Grant => self.grant.map_or(String::new(), |at| world.grant_id(at)),
            Dimension::Form => text(self.form.map(|at| FORMS[at])),
            Dimension::Currency => text(self.money.map(|(at, _)| CURRENCIES[at])),
            _ => String::new(),
        }
    }
}

/// The cells of a query by the codes of their keys.
pub fn tell(world: &World, query: &CubeQuery) -> BTreeMap<Vec<String>, Told> {
    let is_filtered = |dimension| query.filters.iter().any(|one| one.dimension == dimension);
    let is_by_currency =
        query.by.contains(&Dimension::Currency) || is_filtered(Dimension::Currency);
    let everywhen = vec![None];
    let windows: Vec<Option<Window>> = query.slots.iter().map(|slot| Some(slot.window)).collect();
    let windows = if windows.is_empty() {
        everywhen
    } else {
        windows
    };
    let mut cells: BTreeMap<Vec<String>, Told> = BTreeMap::new();
    for leaf in leaves(world)
        .iter()
        .filter(|leaf| leaf.measure == query.measure)
    {
        for window in &windows {
            if window.is_some_and(|window| !window.contains(date(leaf.on))) {
                continue;
            }
            let code = |dimension: Dimension| match (dimension, window) {
                (Dimension::Window, Some(window)) => KeyPart::Window(*window).code(),
                _ => leaf.code(world, dimension, query.map),
            };
            let passes = query.filters.iter().all(|filter| {
                let code = code(filter.dimension);
                filter.values.iter().any(|value| value.code() == code)
            });
            // What has no money has no currency, and only counts.
            if !passes || (is_by_currency && leaf.money.is_none()) {
                continue;
            }
            let key = query.by.iter().map(|dimension| code(*dimension)).collect();
            let cell = cells.entry(key).or_default();
            if let Some((currency, minor)) = leaf.money {
                *cell
                    .sums
                    .entry(CURRENCIES[currency].to_owned())
                    .or_default() += minor;
                cell.facts += 1;
            }
            if is_by_currency || leaf.money.is_none() {
                let donor = leaf.donor.map(|at| DONORS[at].to_owned());
                let organization = donor.iter().filter(|id| id.starts_with("ngo")).cloned();
                cell.ids[0].extend(organization);
                cell.ids[1].extend(donor);
                cell.ids[2].extend(leaf.grant.map(|at| world.grant_id(at)));
                cell.ids[3].insert(leaf.record.clone());
                cell.is_undivided |= leaf.is_undivided;
            }
        }
    }
    cells
}

/// The library's cells in plain data.
pub fn plain(cube: &Cube) -> BTreeMap<Vec<String>, Told> {
    let cell = |cell: vientro::statistics::Cell| {
        let ids = COUNTS.map(|count| {
            let ids = cell.ids.get(&count).into_iter().flatten();
            ids.map(ToString::to_string).collect()
        });
        let sums = cell.sums.iter();
        let told = Told {
            sums: sums
                .map(|total| (total.currency().code().to_owned(), total.minor()))
                .collect(),
            facts: cell.facts,
            ids,
            is_undivided: cell.is_marked(Mark::Undivided),
        };
        (cell.key.iter().map(KeyPart::code).collect(), told)
    };
    cube.cells().map(cell).collect()
}
