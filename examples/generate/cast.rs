//! The organizations of the national set: so many of them registered and active as was published.

use std::collections::BTreeMap;

use vientro::Date;
use vientro::catalog::Region;

use crate::days::{as_of, between, day};
use crate::donors::{Donor, Paper};
use crate::rng::Rng;

/// The first and the last year of the set.
pub const YEARS: (i32, i32) = (2016, 2025);

/// How many organizations are to be active in each year; 2020-2022 and 2019 are published.
const ACTIVE: [(i32, usize); 10] = [
    (2016, 512),
    (2017, 510),
    (2018, 508),
    (2019, 504),
    (2020, 490),
    (2021, 481),
    (2022, 436),
    (2023, 428),
    (2024, 425),
    (2025, 424),
];

/// How many are to be registered on the last day of 2023, by region: published.
const REGISTERED_2023: [(Region, usize); 3] = [
    (Region::AsiaPacific, 118),
    (Region::Europe, 145),
    (Region::NorthAmerica, 118),
];

/// How many are to be registered on the last day of 2022, and on 30 November 2025: published.
const REGISTERED_2022: usize = 388;
const REGISTERED_2025: usize = 379;

/// How many are to be newly registered in 2021: published.
const NEW_IN_2021: usize = 6;

/// What the other records of the set, made by hand or planted, already count for.
pub struct Given {
    pub active: BTreeMap<i32, usize>,
    pub registered_2022: usize,
    pub registered_2023: Vec<(Region, usize)>,
    pub registered_2025: usize,
    pub new_in_2021: usize,
}

/// The organizations as they are made up.
struct Cast<'r> {
    rng: &'r mut Rng,
    donors: Vec<Donor>,
}

impl Cast<'_> {
    fn region(&mut self) -> Region {
        self.rng.weighted(&[
            (Region::Europe, 40),
            (Region::NorthAmerica, 32),
            (Region::AsiaPacific, 28),
        ])
    }

    fn add(&mut self, region: Region, years: (i32, i32), paper: Option<Paper>) {
        let number = self.donors.len();
        let mut donor = Donor::new(self.rng, number, region, years);
        if let Some(paper) = paper {
            donor.register(paper);
        }
        self.donors.push(donor);
    }

    /// Adds one whose certificate is issued on a day and renewed ever since.
    fn stays(&mut self, region: Region, issued: Date) {
        let number = self.donors.len();
        let paper = Paper::issued(self.rng, number, issued, as_of());
        self.add(region, (issued.year().max(YEARS.0), YEARS.1), Some(paper));
    }

    /// Adds one whose certificate ends between two days; its work ends in the year before.
    fn leaves(&mut self, region: Region, first: Date, last: Date) {
        let number = self.donors.len();
        let last = between(self.rng, first, last);
        let paper = Paper::ended(self.rng, number, last);
        self.add(region, (YEARS.0, last.year() - 1), Some(paper));
    }

    fn issued_in(&mut self, year: i32) -> Date {
        between(self.rng, day(year, 1, 12), day(year, 4, 20))
    }
}

/// Makes up the organizations, beside those that are given.
pub fn make(rng: &mut Rng, given: &Given) -> Vec<Donor> {
    let mut cast = Cast {
        rng,
        donors: Vec::new(),
    };
    // Those registered at the end of 2023, region by region: a few are new, a few will leave.
    let (new_23, new_later) = (5, 8);
    let by_region: Vec<(Region, usize)> = REGISTERED_2023
        .iter()
        .zip(&given.registered_2023)
        .map(|((region, target), (_, given))| (*region, target - given))
        .collect();
    let registered_23: usize = by_region.iter().map(|(_, count)| count).sum();
    let registered_22 = REGISTERED_2022 - given.registered_2022;
    let registered_25 = REGISTERED_2025 - given.registered_2025;
    let stay = registered_25 - new_23 - new_later;
    let leave_later = registered_23 - new_23 - stay;
    let leave_23 = registered_22 - (registered_23 - new_23);

    // What becomes of each of the registered, in turn, so that all regions have their part.
    let mut fates: Vec<i32> = Vec::new();
    for (year, count) in [
        (2023, new_23),
        (2022, 4),
        (2021, NEW_IN_2021 - given.new_in_2021),
        (2020, 5),
        (2019, 6),
        (2018, 5),
        (2017, 5),
    ] {
        fates.extend(std::iter::repeat_n(year, count));
    }
    fates.extend(std::iter::repeat_n(-1, leave_later));
    fates.resize(registered_23, 0);
    let mut left = by_region;
    for fate in fates {
        let place = cast.rng.weighted(&[
            (0, left[0].1 as u64),
            (1, left[1].1 as u64),
            (2, left[2].1 as u64),
        ]);
        left[place].1 -= 1;
        let region = left[place].0;
        match fate {
            -1 => cast.leaves(region, day(2024, 3, 1), day(2025, 10, 20)),
            0 => {
                let issued = between(cast.rng, day(2013, 1, 10), day(2015, 11, 20));
                cast.stays(region, issued);
            }
            year => {
                let issued = cast.issued_in(year);
                cast.stays(region, issued);
            }
        }
    }
    for (year, count) in [(2024, new_later / 2), (2025, new_later - new_later / 2)] {
        for _ in 0..count {
            let (region, issued) = (cast.region(), cast.issued_in(year));
            cast.stays(region, issued);
        }
    }
    for (year, count) in [
        (2023, leave_23),
        (2022, 8),
        (2021, 8),
        (2020, 8),
        (2019, 6),
        (2018, 6),
    ] {
        for _ in 0..count {
            let region = cast.region();
            cast.leaves(region, day(year, 3, 1), day(year, 10, 20));
        }
    }
    // The others work without a certificate: as many as each year lacks.
    let mut open: Vec<usize> = Vec::new();
    for (year, target) in ACTIVE {
        let registered = cast.donors.iter().filter(|donor| {
            donor.paper.is_some() && donor.years.0 <= year && year <= donor.years.1
        });
        let given = given.active.get(&year).copied().unwrap_or(0);
        let wanted = target - given - registered.count();
        // Some leave and others come, whatever the number.
        let leaving = if year == YEARS.0 {
            0
        } else {
            5.min(open.len())
        };
        let leaving = leaving.max(open.len().saturating_sub(wanted));
        for donor in open.drain(..leaving) {
            cast.donors[donor].years.1 = year - 1;
        }
        while open.len() < wanted {
            let region = cast.region();
            open.push(cast.donors.len());
            cast.add(region, (year, YEARS.1), None);
        }
    }
    for donor in cast.donors.iter_mut().filter(|donor| donor.paper.is_none()) {
        donor.days = (day(donor.years.0, 1, 8), day(donor.years.1, 12, 20));
        if donor.years.1 == YEARS.1 {
            donor.days.1 = day(YEARS.1 + 2, 12, 20);
        }
    }
    cast.donors
}
