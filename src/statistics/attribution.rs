//! Attribution: which province, sector and donor an amount of a grant belongs to.

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
/// A code is read as of the decision, else as of the day itself.
pub fn places(grant: &Grant, day: Date) -> Vec<Place> {
    let read_on = grant.decided_on().unwrap_or(day);
    let mut places: Vec<Place> = grant
        .terms_on(day)
        .provinces
        .iter()
        .filter_map(|part| part.province())
        .map(|code| place(code, read_on, day))
        .collect();
    places.sort();
    places.dedup();
    if places.is_empty() {
        places.push(Place::Unknown);
    }
    places
}

fn place(code: ProvinceCode, read_on: Date, day: Date) -> Place {
    province::at(code, read_on)
        .or_else(|| province::at(code, day))
        .map_or(Place::NotOnDate(code), |unit| Place::Unit(unit.id()))
}

/// One axis of a split: what the parts are, with weights that sum to a whole.
type Axis<T> = Vec<(T, u32)>;

/// Weighs the parts of an axis: one part is the whole; several need shares of 100 % in all.
fn weigh<T: Copy>(parts: &[(T, Option<Share>)], undivided: T, unknown: T) -> Axis<T> {
    match parts {
        [] => vec![(unknown, Share::WHOLE)],
        [(only, _)] => vec![(*only, Share::WHOLE)],
        several => {
            let shares: Option<Axis<T>> = several
                .iter()
                .map(|(part, share)| share.map(|s| (*part, s.parts())))
                .collect();
            shares
                .filter(|axis| {
                    let sum: u64 = axis.iter().map(|(_, weight)| u64::from(*weight)).sum();
                    sum == u64::from(Share::WHOLE)
                })
                .unwrap_or_else(|| vec![(undivided, Share::WHOLE)])
        }
    }
}

/// Splits an amount of a grant into leaves, once, by the shares in force on a day.
///
/// Largest remainder over the products of the three shares; the leaves sum to the amount.
///
/// # Errors
/// * [`MoneyError::Overflow`] if a product does not fit.
pub fn leaves(grant: &Grant, amount: Total, day: Date) -> Result<Vec<Leaf<'_>>, MoneyError> {
    let terms = grant.terms_on(day);
    let read_on = grant.decided_on().unwrap_or(day);
    let provinces: Vec<_> = terms
        .provinces
        .iter()
        .filter_map(|part| Some((place(part.province()?, read_on, day), part.share())))
        .collect();
    let sectors: Vec<_> = terms
        .sectors
        .iter()
        .filter_map(|part| Some((SectorPart::Sector(part.sector()?), part.share())))
        .collect();
    let donors: Vec<_> = terms
        .donors
        .iter()
        .map(|part| (part.donor(), part.share()))
        .collect();
    // Without shares that make a whole, the lead donor carries the money.
    let lead = donors.first().and_then(|(donor, _)| *donor);

    let provinces = weigh(&provinces, Place::Undivided, Place::Unknown);
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
                        .fold(1u128, |product, w| product.wrapping_mul(u128::from(*w))),
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
