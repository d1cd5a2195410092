//! The records of the national set that were made by hand: read through the library, never written.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use vientro::catalog::Region;
use vientro::exchange::json;
use vientro::record::{Certificate, Donor};
use vientro::registry::RegistryBuilder;
use vientro::statistics::tally;
use vientro::{Date, Registry, Window};

use crate::cast::{Given, YEARS};
use crate::days::day;

/// The files made by hand, below the folder of the data.
const FILES: [&str; 17] = [
    "binh-thuan/2023.json",
    "binh-thuan/2025-1.json",
    "lang-son/2016.json",
    "lang-son/2017.json",
    "lang-son/2018.json",
    "lang-son/2019-1.json",
    "lang-son/2019-2.json",
    "lang-son/2020.json",
    "lang-son/2021.json",
    "lang-son/2022.json",
    "lang-son/2025-1.json",
    "lang-son/faulty-cut-off.json",
    "lang-son/faulty-unreadable-records.json",
    "trung-uong/certificates.json",
    "trung-uong/certificates-2025.json",
    "trung-uong/contradiction.json",
    "trung-uong/rates.json",
];

/// Reads the files made by hand.
pub fn read(root: &Path) -> Result<RegistryBuilder, String> {
    let mut builder = Registry::builder();
    for name in FILES {
        let path = root.join(name);
        let bytes = fs::read(&path).map_err(|error| format!("{}: {error}", path.display()))?;
        json::read(&mut builder, name, &bytes);
    }
    Ok(builder)
}

/// Returns what the hand-made records already count for.
pub fn given(registry: &Registry) -> Given {
    let count = |date: Date, region: Option<Region>| {
        let donors = registered(registry, date);
        let fits = |id: &&str| {
            let donor = registry.get::<Donor>(id);
            region.is_none_or(|region| donor.and_then(Donor::region) == Some(region))
        };
        donors.iter().filter(|id| fits(id)).count()
    };
    let active = |year: i32| {
        let window = Window::calendar_year(year).expect("a year");
        let tallies = tally(registry, window, window.last()).expect("sums that fit");
        tallies.total().expect("sums that fit").active.len()
    };
    let last_of_2023 = day(2023, 12, 31);
    let regions = [Region::AsiaPacific, Region::Europe, Region::NorthAmerica];
    let mut first: BTreeMap<&str, Date> = BTreeMap::new();
    for certificate in registry.records::<Certificate>() {
        let holder = certificate.holder().map(|id| id.as_str());
        if let (Some(holder), Some(issued)) = (holder, certificate.issued_on()) {
            let day = first.entry(holder).or_insert(issued);
            *day = issued.min(*day);
        }
    }
    Given {
        active: (YEARS.0..=YEARS.1)
            .map(|year| (year, active(year)))
            .collect(),
        registered_2022: count(day(2022, 12, 31), None),
        registered_2023: regions
            .iter()
            .map(|region| (*region, count(last_of_2023, Some(*region))))
            .collect(),
        registered_2025: count(day(2025, 11, 30), None),
        new_in_2021: first.values().filter(|day| day.year() == 2021).count(),
    }
}

/// Returns the organizations with a certificate valid on a day.
fn registered(registry: &Registry, date: Date) -> BTreeSet<&str> {
    registry
        .records::<Certificate>()
        .filter(|certificate| certificate.status_on(date).is_registered())
        .filter_map(|certificate| certificate.holder())
        .filter(|id| {
            registry
                .get::<Donor>(id.as_str())
                .is_some_and(Donor::is_organization)
        })
        .map(|id| id.as_str())
        .collect()
}
