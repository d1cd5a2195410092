//! Attribution: which province, sector and donor an amount of a grant belongs to.

use std::collections::BTreeMap;

use crate::catalog::province::{self, Map, UnitId};
use crate::catalog::{ProvinceCode, Sector};
use crate::date::Date;
use crate::finding::Message;
use crate::id::DonorId;
use crate::lang::Lang;
use crate::money::{MoneyError, Total};
use crate::order;
use crate::record::{Grant, Share};

/// Where an amount or a grant belongs (địa bàn).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Place {
    /// A province-level unit, as it existed on the record's date.
    Unit(UnitId),
    /// A unit that holds several units of the map asked for: it stays whole, under its own code.
    NotDivisible(UnitId),
    /// A code that no unit had on the record's date.
    NotOnDate(ProvinceCode),
    /// Several provinces without shares, or with shares that are not 100 %.
    Undivided,
    /// No province is given.
    Unknown,
}

impl Place {
    /// Returns the permanent code: `VN-63-20`, `not-divisible-VN-34-24`, `not-on-date-99`,
    /// `undivided`, `unknown`.
    pub fn code(self) -> String {
        match self {
            Self::Unit(unit) => unit.to_string(),
            Self::NotDivisible(unit) => format!("not-divisible-{unit}"),
            Self::NotOnDate(code) => format!("not-on-date-{}", code.as_str()),
            Self::Undivided => "undivided".to_owned(),
            Self::Unknown => "unknown".to_owned(),
        }
    }

    /// Reads a permanent code.
    pub fn parse(code: &str) -> Option<Self> {
        match code {
            "undivided" => return Some(Self::Undivided),
            "unknown" => return Some(Self::Unknown),
            _ => {}
        }
        if let Some(unit) = code.strip_prefix("not-divisible-") {
            return UnitId::parse(unit).ok().map(Self::NotDivisible);
        }
        if let Some(code) = code.strip_prefix("not-on-date-") {
            return ProvinceCode::parse(code).ok().map(Self::NotOnDate);
        }
        UnitId::parse(code).ok().map(Self::Unit)
    }

    /// Tells whether the place is a unit, or lies wholly in it.
    ///
    /// What was recorded in a unit of the 63 lies in the unit of the 34 that holds it now.
    pub fn lies_in(self, unit: UnitId) -> bool {
        self == Self::Unit(unit) || self.on(unit.map()) == Self::Unit(unit)
    }

    /// Names the place for a reader.
    pub fn label(self) -> Message {
        let name = |id: UnitId| match id.unit() {
            Some(unit) => Message::new(unit.name(Lang::Vi), unit.name(Lang::En)),
            None => Message::new(id.to_string(), id.to_string()),
        };
        match self {
            Self::Unit(id) => name(id),
            Self::NotDivisible(id) => {
                let Message { vi, en } = name(id);
                Message::new(
                    format!("{vi} (đơn vị mới, không tách được)"),
                    format!("{en} (merged unit, not divisible)"),
                )
            }
            Self::NotOnDate(code) => Message::new(
                format!("mã {} không có vào ngày đó", code.as_str()),
                format!("code {} did not exist then", code.as_str()),
            ),
            Self::Undivided => Message::new("Nhiều tỉnh, không chia", "Several, undivided"),
            Self::Unknown => Message::new("Không rõ địa bàn", "Place unknown"),
        }
    }

    /// Shows the place on a map.
    ///
    /// A unit of the 63 lies in the unit of the 34 that holds it; a merged unit of the 34 stays
    /// whole on the map of the 63.
    #[must_use]
    pub fn on(self, map: Map) -> Self {
        let (Self::Unit(id) | Self::NotDivisible(id)) = self else {
            return self;
        };
        let Some(unit) = id.unit() else { return self };
        let Some(day) = unit.term().from().or(unit.term().until()) else {
            return self;
        };
        match province::translate(unit.code(), day, map) {
            Ok(placed) if placed.is_divisible() => Self::Unit(placed.unit().id()),
            Ok(_) => Self::NotDivisible(id),
            Err(_) => self,
        }
    }
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

impl SectorPart {
    /// Returns the permanent code: a sector's id, `undivided` or `unknown`.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Sector(sector) => sector.id(),
            Self::Undivided => "undivided",
            Self::Unknown => "unknown",
        }
    }

    /// Reads a permanent code.
    pub fn parse(code: &str) -> Option<Self> {
        match code {
            "undivided" => Some(Self::Undivided),
            "unknown" => Some(Self::Unknown),
            _ => Sector::parse(code).ok().map(Self::Sector),
        }
    }
}

/// What to do with money of several places or sectors that no shares divide (cách chia).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Division {
    /// It stays whole, in a cell of its own.
    Undivided,
    /// It is divided into equal parts: an assumption, and a caller's to make.
    EqualParts,
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
    distinct(&provinces(grant, day).0, Place::Unknown)
}

/// One axis of a split: what the parts are, with weights that sum to a whole.
type Axis<T> = Vec<(T, u32)>;

/// Weighs the parts of an axis: one part is the whole; several need shares of 100 % in all.
///
/// A part that is listed twice is there once, and one without weight not at all: lists that go on
/// and on cannot multiply into more leaves than memory holds.
fn weigh<T: Copy + Ord>(
    parts: &[(T, Option<Share>)],
    undivided: T,
    unknown: T,
    division: Division,
) -> Axis<T> {
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
        return match division {
            Division::Undivided => vec![(undivided, Share::WHOLE)],
            Division::EqualParts => {
                let each = distinct(parts, unknown).into_iter();
                each.map(|part| (part, 1)).collect()
            }
        };
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

/// How amounts of a grant are split on a day, and what the grant counts in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Split<'a> {
    /// The parts of an amount, with their weights.
    pub(super) parts: Vec<(Part<'a>, u128)>,
    /// Everything that the grant names: it counts there, with or without money.
    pub(super) named: Vec<Part<'a>>,
    /// Whether money lies undivided among places.
    pub(super) is_undivided: bool,
    /// Whether money lies undivided among sectors.
    pub(super) is_undivided_sector: bool,
    /// Whether a place was read as of the day itself, so that another day may give another one.
    pub(super) is_of_day: bool,
}

/// A place, a sector and a donor.
pub(super) type Part<'a> = (Place, SectorPart, Option<&'a DonorId>);

/// More parts than any grant has. Beyond it the lead donor carries the money, as where no shares are
/// given: lists that multiply must not fill the host's memory.
const MOST_PARTS: usize = 1 << 16;

impl<'a> Split<'a> {
    /// Reads the shares of a grant in force on a day.
    ///
    /// A donor that is named takes the place of the grant's donors: it is known whose money it is.
    pub(super) fn of(
        grant: &'a Grant,
        day: Date,
        donor: Option<&'a DonorId>,
        division: Division,
    ) -> Self {
        let terms = grant.terms_on(day);
        let (provinces, is_of_day) = provinces(grant, day);
        let sectors: Vec<_> = terms
            .sectors
            .iter()
            .map(|part| {
                let sector = part.sector();
                let sector = sector.map_or(SectorPart::Unknown, SectorPart::Sector);
                (sector, part.share())
            })
            .collect();
        let donors: Vec<_> = match donor {
            Some(donor) => vec![(Some(donor), None)],
            None => terms
                .donors
                .iter()
                .map(|part| (part.donor(), part.share()))
                .collect(),
        };
        // Without shares that make a whole, the lead donor carries the money.
        let lead = donors.first().and_then(|(donor, _)| *donor);
        let by_place = weigh(&provinces, Place::Undivided, Place::Unknown, division);
        let by_sector = weigh(
            &sectors,
            SectorPart::Undivided,
            SectorPart::Unknown,
            division,
        );
        let mut by_donor = weigh(&donors, lead, None, Division::Undivided);
        let others = by_place.len().saturating_mul(by_sector.len());
        if others.saturating_mul(by_donor.len()) > MOST_PARTS {
            by_donor = vec![(lead, Share::WHOLE)];
        }
        let mut parts = Vec::new();
        for (place, one) in &by_place {
            for (sector, two) in &by_sector {
                for (donor, three) in &by_donor {
                    let weight = [one, two, three]
                        .into_iter()
                        .map(|weight| u128::from(*weight))
                        // Each is at most 10^6.
                        .fold(1, u128::wrapping_mul);
                    parts.push(((*place, *sector, *donor), weight));
                }
            }
        }
        Self {
            parts,
            named: product(
                &distinct(&provinces, Place::Unknown),
                &distinct(&sectors, SectorPart::Unknown),
                &distinct(&donors, None),
            ),
            is_undivided: by_place.iter().any(|(place, _)| *place == Place::Undivided),
            is_undivided_sector: (by_sector.iter())
                .any(|(sector, _)| *sector == SectorPart::Undivided),
            is_of_day,
        }
    }

    /// Splits an amount, once; the parts sum to it.
    ///
    /// # Errors
    /// * [`MoneyError::Overflow`] if a product does not fit.
    pub(super) fn shares(&self, amount: Total) -> Result<Vec<i128>, MoneyError> {
        if let [_] = self.parts.as_slice() {
            return Ok(vec![amount.minor()]);
        }
        let weights: Vec<u128> = self.parts.iter().map(|(_, weight)| *weight).collect();
        amount.allocate(&weights)
    }
}

/// Lists each part once; the part that is not known if there is none.
fn distinct<T: Copy + Ord>(parts: &[(T, Option<Share>)], unknown: T) -> Vec<T> {
    let mut listed: Vec<T> = parts.iter().map(|(part, _)| *part).collect();
    order::sort(&mut listed);
    listed.dedup();
    if listed.is_empty() {
        listed.push(unknown);
    }
    listed
}

/// Combines what a grant names; lists too long to combine are counted one after the other, so that
/// every place, sector and donor is there, if not every combination.
fn product<'a>(
    places: &[Place],
    sectors: &[SectorPart],
    donors: &[Option<&'a DonorId>],
) -> Vec<Part<'a>> {
    let size = places
        .len()
        .saturating_mul(sectors.len())
        .saturating_mul(donors.len());
    let mut named = Vec::with_capacity(size.min(MOST_PARTS));
    if size <= MOST_PARTS {
        for place in places {
            for sector in sectors {
                named.extend(donors.iter().map(|donor| (*place, *sector, *donor)));
            }
        }
        return named;
    }
    let (place, sector) = (places.first(), sectors.first());
    let place = place.copied().unwrap_or(Place::Unknown);
    let sector = sector.copied().unwrap_or(SectorPart::Unknown);
    let donor = donors.first().copied().unwrap_or(None);
    named.extend(donors.iter().map(|donor| (place, sector, *donor)));
    named.extend(places.iter().map(|place| (*place, sector, donor)));
    named.extend(sectors.iter().map(|sector| (place, *sector, donor)));
    order::sort(&mut named);
    named.dedup();
    named
}

/// Returns the places of a grant on a day with their shares, as the record lists them, and whether
/// the day itself decided on a place.
fn provinces(grant: &Grant, day: Date) -> (Vec<(Place, Option<Share>)>, bool) {
    let past = grant.amendments_by(day);
    let named_by = past.iter().rev().find(|a| !a.provinces().is_empty());
    let named_on = named_by.map_or(grant.decided_on(), |amendment| amendment.date());
    let mut is_of_day = false;
    let mut place = |code: ProvinceCode| {
        let named = named_on.and_then(|named_on| province::at(code, named_on));
        let unit = named.or_else(|| {
            is_of_day = true;
            province::at(code, day)
        });
        unit.map_or(Place::NotOnDate(code), |unit| Place::Unit(unit.id()))
    };
    let listed = grant
        .terms_on(day)
        .provinces
        .iter()
        .map(|part| {
            let listed = part.province().map_or(Place::Unknown, &mut place);
            (listed, part.share())
        })
        .collect();
    (listed, is_of_day)
}

/// Splits an amount of a grant into leaves, once, by the shares in force on a day.
///
/// Largest remainder over the products of the three shares; the leaves sum to the amount.
///
/// # Errors
/// * [`MoneyError::Overflow`] if a product does not fit.
pub fn leaves(
    grant: &Grant,
    amount: Total,
    day: Date,
    division: Division,
) -> Result<Vec<Leaf<'_>>, MoneyError> {
    let split = Split::of(grant, day, None, division);
    let shares = split.shares(amount)?;
    let parts = split.parts.into_iter().zip(shares);
    Ok(parts
        .map(|(((place, sector, donor), _), minor)| Leaf {
            place,
            sector,
            donor,
            minor,
        })
        .collect())
}
