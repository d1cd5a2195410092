//! Larger sets to measure with: as many grants as asked for, written file by file.
//!
//! Nothing here meets a published figure. One file is in memory at a time.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use vientro::Currency;
use vientro::catalog::Region;
use vientro::catalog::province::Map;
use vientro::record::{
    AccountBalance, Certificate, Donor as DonorRecord, Filing, Grant, NamesDraft, Party,
    PartyDraft, RateRecord, Transaction,
};

use crate::amounts;
use crate::days::{as_of, between, day, plus, weekday};
use crate::donors::{Donor, Paper};
use crate::gift::{Extra, Move};
use crate::page::{Head, Page};
use crate::places::Place;
use crate::plan::{Plan, Span, committee, in_province};
use crate::rng::Rng;

/// The years in which grants are decided.
const YEARS: std::ops::RangeInclusive<i32> = 2016..=2024;

/// Writes a set below a folder.
pub fn make(grants: u64, seed: u64, out: &Path) -> Result<(), String> {
    let mut rng = Rng::new(seed);
    let donors = donors(&mut rng, grants);
    let mut plan = Plan::new(donors);
    let places = Place::of(Map::Old63);
    let files = u64::try_from(places.len()).unwrap_or(1) * 9;
    let mut left = grants;
    for (number, place) in places.iter().enumerate() {
        for year in YEARS {
            let done =
                u64::try_from(number).unwrap_or(0) * 9 + u64::from((year - 2016).unsigned_abs());
            let count = left / (files - done);
            left -= count;
            if count > 0 {
                let bytes = file(&mut plan, &mut rng, *place, year, count);
                write(out, &format!("{}/{year}.json", place.slug()), &bytes)?;
            }
        }
    }
    let bytes = centre(&plan, &mut rng);
    write(out, "trung-uong/organizations.json", &bytes)
}

fn write(out: &Path, name: &str, bytes: &[u8]) -> Result<(), String> {
    let path = out.join(name);
    let told = |error: std::io::Error| format!("{}: {error}", path.display());
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder).map_err(told)?;
    }
    fs::write(&path, bytes).map_err(told)
}

/// Makes up the organizations: one for forty grants, but no fewer than forty.
fn donors(rng: &mut Rng, grants: u64) -> Vec<Donor> {
    let count = usize::try_from(grants / 40).unwrap_or(0).max(40);
    (0..count)
        .map(|number| {
            let region = rng.weighted(&[
                (Region::Europe, 40),
                (Region::NorthAmerica, 32),
                (Region::AsiaPacific, 28),
            ]);
            let mut donor = Donor::new(rng, number, region, (2016, 2025));
            let issued = between(rng, day(2013, 1, 10), day(2015, 11, 20));
            donor.register(Paper::issued(rng, number, issued, day(2026, 12, 31)));
            donor
        })
        .collect()
}

/// Makes the file of a province and year.
fn file(plan: &mut Plan, rng: &mut Rng, place: Place, year: i32, count: u64) -> Vec<u8> {
    let mut page = Page::new(&Head {
        id: format!("{}-{year}", place.root().to_uppercase()),
        submitter: place.committee(),
        sequence: year.unsigned_abs(),
        about: (
            format!("bộ lớn để đo, năm {year}"),
            format!("a large set to measure with, {year}"),
        ),
    });
    let agency = committee(place);
    page.add::<Party>(&PartyDraft {
        id: agency.id.into(),
        kind: "state_agency".into(),
        names: NamesDraft {
            vi: agency.name.into(),
            ..Default::default()
        },
        province: place.code().into(),
        ..Default::default()
    });
    let mut told = BTreeSet::new();
    for _ in 0..count {
        let donor = usize::try_from(rng.below(plan.donors.len() as u64)).unwrap_or(0);
        let decided = weekday(between(rng, day(year, 1, 4), day(year, 12, 20)));
        let from = plus(decided, rng.between(10, 90));
        let until = plus(from, rng.between(90, 1000)).min(day(2026, 11, 30));
        let span = Span {
            decided,
            from,
            until,
        };
        let target = in_province(rng, place);
        let unit = target.unit.clone();
        if told.insert(unit.id.clone()) {
            page.add::<Party>(&PartyDraft {
                id: unit.id.into(),
                kind: unit.kind.into(),
                names: NamesDraft {
                    vi: unit.vi.into(),
                    en: unit.en.into(),
                    ..Default::default()
                },
                founded_by: unit.founded_by.into(),
                province: place.code().into(),
                ..Default::default()
            });
        }
        plan.give(rng, donor, span, target);
        let gift = plan.gifts.last_mut().expect("the grant just planned");
        plan.files.clear();
        // About a thousand US dollars, in minor units.
        let unit: i64 = match gift.currency {
            Currency::VND => 24_000_000,
            Currency::JPY => 140_000,
            Currency::KRW => 1_300_000,
            _ => 100_000,
        };
        gift.extra = if gift.extra == Extra::MoreTime {
            Extra::Nothing
        } else {
            gift.extra
        };
        let mut received = 0;
        for payment in &mut gift.moves {
            let weight = i64::try_from(payment.weight).unwrap_or(1);
            payment.minor = unit * weight / 10 + unit * rng.between(0, 9_999) / 10_000;
            received += payment.minor;
        }
        if let Some(first) = gift.moves.first().map(|payment| payment.date) {
            let before = plus(first, -rng.between(3, 9));
            gift.moves.insert(
                0,
                Move {
                    kind: "received",
                    date: before,
                    weight: 0,
                    minor: received,
                    is_fixed: true,
                },
            );
        }
        gift.worth = (received == 0).then_some(unit * 100);
        gift.dollars = gift.grant() / unit * 1000;
        let gift = plan.gifts.pop().expect("the grant just planned");
        page.add::<Grant>(&gift.draft(&plan.donors));
        for draft in gift.transactions(&mut plan.donors) {
            page.add::<Transaction>(&draft);
        }
        for draft in gift.balances() {
            page.add::<AccountBalance>(&draft);
        }
    }
    page.finish()
}

/// Makes the file of the centre: the organizations and the rates.
fn centre(plan: &Plan, rng: &mut Rng) -> Vec<u8> {
    let mut page = Page::new(&Head {
        id: "VUFO-LARGE".to_owned(),
        submitter: "vufo".to_owned(),
        sequence: as_of().year().unsigned_abs(),
        about: (
            "các tổ chức và tỷ giá của bộ lớn".to_owned(),
            "organizations and rates of the large set".to_owned(),
        ),
    });
    for donor in &plan.donors {
        page.add::<DonorRecord>(&donor.draft());
        for draft in donor.certificates() {
            page.add::<Certificate>(&draft);
        }
        for draft in donor.filings(rng) {
            page.add::<Filing>(&draft);
        }
    }
    for draft in amounts::rates(rng, day(2016, 1, 1), 120) {
        page.add::<RateRecord>(&draft);
    }
    page.finish()
}
