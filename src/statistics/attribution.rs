//! Attribution: which province, sector and donor an amount of a grant belongs to.

use std::collections::BTreeMap;

use crate::catalog::province::{self, UnitId};
use crate::catalog::{ProvinceCode, Sector};
use crate::date::Date;
use crate::id::DonorId;
use crate::money::{MoneyError, Total};
use crate::record::{Grant, Share};

/// Where an amount or a grant belongs (địa bàn).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Place {
    /// A province-level unit, as it existed on the record's date.
    Unit(UnitId),
    /// A code that no unit had on the record's date.
    NotOnDate(ProvinceCode),
    /// Several provinces without shares, or with shares that are not 100 %.
    Undivided,
    /// No province is given.
    Unknown,
}

/// The sector that an amount belongs to (lĩnh vực).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum SectorPart {
    /// A sector.
    Sector(Sector),
    /// Several sectors without shares, or with shares that are not 100 %.
    Undivided,
    /// No sector is given.
    Unknown,
}

/// The smallest part that an amount is split into.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Leaf<'a> {
    /// Where it belongs.
    pub place: Place,
    /// The sector that it belongs to.
    pub sector: SectorPart,
    /// Who gave it; `None` if the grant names nobody.
    pub donor: Option<&'a DonorId>,
    /// The part, in minor units of the amount's currency.
    pub minor: i128,
}

/// Returns the places that a grant names on a day, whether or not its money can be divided.
///
/// A code is read as of the decision that names it, an amendment's as of the amendment; where no
/// unit had it then, as of the day itself.
pub fn places(grant: &Grant, day: Date) -> Vec<Place> {
    let mut places: Vec<Place> = provinces(grant, day)
        .into_iter()
        .map(|(place, _)| place)
        .collect();
    places.sort();
    places.dedup();
    if places.is_empty() {
        places.push(Place::Unknown);
    }
    places
}

/// Returns the places of a grant on a day with their shares, as the record lists them.
fn provinces(grant: &Grant, day: Date) -> Vec<(Place, Option<Share>)> {
    let past = grant.amendments_by(day);
    let named_by = past.iter().rev().find(|a| !a.provinces().is_empty());
    let named_on = named_by
        .map_or(grant.decided_on(), |amendment| amendment.date())
        .unwrap_or(day);
    let place = |code: ProvinceCode| {
        province::at(code, named_on)
            .or_else(|| province::at(code, day))
            .map_or(Place::NotOnDate(code), |unit| Place::Unit(unit.id()))
    };
    grant
        .terms_on(day)
        .provinces
        .iter()
        .map(|part| (part.province().map_or(Place::Unknown, place), part.share()))
        .collect()
}

/// One axis of a split: what the parts are, with weights that sum to a whole.
type Axis<T> = Vec<(T, u32)>;

/// Weighs the parts of an axis: one part is the whole; several need shares of 100 % in all.
///
/// A part that is listed twice is there once, and one without weight not at all: lists that go on
/// and on cannot multiply into more leaves than memory holds.
fn weigh<T: Copy + Ord>(parts: &[(T, Option<Share>)], undivided: T, unknown: T) -> Axis<T> {
    let Some((first, _)) = parts.first() else {
        return vec![(unknown, Share::WHOLE)];
    };
    if parts.iter().all(|(part, _)| part == first) {
        return vec![(*first, Share::WHOLE)];
    }
    let shares: Option<Axis<T>> = parts
        .iter()
        .map(|(part, share)| share.map(|share| (*part, share.parts())))
        .collect();
    let is_whole = |axis: &Axis<T>| {
        let sum: u64 = axis.iter().map(|(_, weight)| u64::from(*weight)).sum();
        sum == u64::from(Share::WHOLE)
    };
    let Some(shares) = shares.filter(is_whole) else {
        return vec![(undivided, Share::WHOLE)];
    };
    let mut axis: Axis<T> = Vec::new();
    let mut positions: BTreeMap<T, usize> = BTreeMap::new();
    for (part, weight) in shares.into_iter().filter(|(_, weight)| *weight > 0) {
        let position = *positions.entry(part).or_insert(axis.len());
        match axis.get_mut(position) {
            // The sum of all is a whole.
            Some((_, sum)) => *sum = sum.saturating_add(weight),
            None => axis.push((part, weight)),
        }
    }
    axis
}

/// Splits an amount of a grant into leaves, once, by the shares in force on a day.
///
/// Largest remainder over the products of the three shares; the leaves sum to the amount.
///
/// # Errors
/// * [`MoneyError::Overflow`] if a product does not fit.
pub fn leaves(grant: &Grant, amount: Total, day: Date) -> Result<Vec<Leaf<'_>>, MoneyError> {
    let terms = grant.terms_on(day);
    let sectors: Vec<_> = terms
        .sectors
        .iter()
        .map(|part| {
            let sector = part
                .sector()
                .map_or(SectorPart::Unknown, SectorPart::Sector);
            (sector, part.share())
        })
        .collect();
    let donors: Vec<_> = terms
        .donors
        .iter()
        .map(|part| (part.donor(), part.share()))
        .collect();
    // Without shares that make a whole, the lead donor carries the money.
    let lead = donors.first().and_then(|(donor, _)| *donor);

    let provinces = weigh(&provinces(grant, day), Place::Undivided, Place::Unknown);
    let sectors = weigh(&sectors, SectorPart::Undivided, SectorPart::Unknown);
    let donors = weigh(&donors, lead, None);

    let mut parts = Vec::new();
    let mut weights = Vec::new();
    for (place, by_place) in &provinces {
        for (sector, by_sector) in &sectors {
            for (donor, by_donor) in &donors {
                parts.push((*place, *sector, *donor));
                weights.push(
                    [by_place, by_sector, by_donor]
                        .into_iter()
                        .map(|weight| u128::from(*weight))
                        // Each is at most 10^6.
                        .fold(1, u128::wrapping_mul),
                );
            }
        }
    }
    let shares = amount.allocate(&weights)?;
    Ok(parts
        .into_iter()
        .zip(shares)
        .map(|((place, sector, donor), minor)| Leaf {
            place,
            sector,
            donor,
            minor,
        })
        .collect())
}
