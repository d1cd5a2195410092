//! The national set: every province and a few ministries, 2016-2025, met to published figures.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use vientro::Currency;
use vientro::catalog::province::Map;
use vientro::exchange::json;
use vientro::record::{
    AccountBalance, Certificate, Commitment, CommitmentDraft, Donor as DonorRecord, Filing, Grant,
    NamesDraft, Party, PartyDraft, RateRecord, Transaction,
};

use crate::amounts::{self, Dollars};
use crate::days::{as_of, between, day, plus, weekday};
use crate::donors::{Donor, filing};
use crate::gift::{Extra, amount};
use crate::page::{Head, Page};
use crate::places::Place;
use crate::plan::{Plan, Span, Target, chain, in_province};
use crate::rng::Rng;
use crate::{cast, centre, hand, local, planted};

/// The seed of the committed set.
const SEED: u64 = 20_200_917;

/// The provinces that submit on the map of 34 units.
const NEW_UNITS: [&str; 10] = ["01", "08", "15", "24", "25", "31", "37", "48", "79", "92"];

/// Makes the national set below a folder, from the hand-made files that are there or in the
/// committed folder.
pub fn make(root: &Path, out: &Path) -> Result<(), String> {
    let mut rng = Rng::part(SEED, "rates");
    let mut rates = Page::new(&Head {
        id: "TREASURY-2025-1".to_owned(),
        submitter: "demo-treasury".to_owned(),
        sequence: 2,
        about: (
            "tỷ giá 2024-2025, không phải tỷ giá đã công bố".to_owned(),
            "rates of 2024-2025, none of them published".to_owned(),
        ),
    });
    for draft in amounts::rates(&mut rng, day(2024, 1, 1), 24) {
        rates.add::<RateRecord>(&draft);
    }
    let rates = rates.finish();

    let mut builder = hand::read(root)?;
    json::read(&mut builder, "trung-uong/rates-2024-2025.json", &rates);
    let registry = builder.finish();
    let dollars = Dollars::new(&registry);

    let mut given = hand::given(&registry);
    planted::count(&mut given);
    let donors = cast::make(&mut Rng::part(SEED, "cast"), &given);
    let mut plan = Plan::new(donors);
    plan_chains(&mut plan);
    local::plan(
        &mut plan,
        &mut Rng::part(SEED, "local"),
        &registry,
        &dollars,
    );
    plan_empty_files(&mut plan);
    centre::plan(&mut plan, &mut Rng::part(SEED, "centre"));
    plan_details(&mut plan);
    let list = planted::plan(&mut plan, &mut Rng::part(SEED, "planted"));
    amounts::settle(&mut plan, &registry, &dollars);
    amounts::accompany(&mut plan, &mut Rng::part(SEED, "accompany"), &dollars);

    let write = |name: &str, bytes: &[u8]| -> Result<(), String> {
        let path = out.join(name);
        let told = |error: std::io::Error| format!("{}: {error}", path.display());
        if let Some(folder) = path.parent() {
            fs::create_dir_all(folder).map_err(told)?;
        }
        fs::write(&path, bytes).map_err(told)
    };
    write("planted.tsv", list.as_bytes())?;
    write("trung-uong/rates-2024-2025.json", &rates)?;
    let made_by_hand: BTreeSet<String> = registry
        .records::<Party>()
        .map(|party| party.id().as_str().to_owned())
        .collect();
    for (name, bytes) in pages(&mut plan, &made_by_hand) {
        write(&name, &bytes)?;
    }
    // Accounts are known only now that every grant is written.
    write("trung-uong/organizations.json", &organizations(&plan))?;
    Ok(())
}

/// Plans the grants that keep every donor active in its years.
fn plan_chains(plan: &mut Plan) {
    let old = Place::of(Map::Old63);
    for donor in 0..plan.donors.len() {
        let mut rng = Rng::part(SEED, &plan.donors[donor].id);
        // A donor works in a few provinces.
        let weights: Vec<(Place, u64)> = old.iter().map(|place| (*place, place.weight())).collect();
        let homes: Vec<Place> = (0..3).map(|_| rng.weighted(&weights)).collect();
        let of = &plan.donors[donor];
        let spans = chain(&mut rng, of.years, of.days);
        for span in spans {
            let target = choose(&mut rng, &homes, &weights, span);
            plan.give(&mut rng, donor, span, target);
        }
    }
}

/// Chooses where a grant goes: one of the donor's provinces, or another, or a ministry.
fn choose(rng: &mut Rng, homes: &[Place], weights: &[(Place, u64)], span: Span) -> Target {
    if rng.chance(3) && span.until.year() < 2025 {
        return centre::in_ministry(rng, weights, span);
    }
    for home in homes.iter().chain(homes) {
        if local::is_free(*home, span) && rng.chance(70) {
            return in_province(rng, *home);
        }
    }
    loop {
        let place = rng.weighted(weights);
        if local::is_free(place, span) {
            return in_province(rng, place);
        }
    }
}

/// Gives a grant to every province and year that has none yet, and to a few of the new units.
fn plan_empty_files(plan: &mut Plan) {
    let mut rng = Rng::part(SEED, "empty");
    let mut wanted: Vec<(Place, i32)> = Vec::new();
    for place in Place::of(Map::Old63) {
        wanted.extend((cast::YEARS.0..2025).map(|year| (place, year)));
    }
    let new = Place::of(Map::New34);
    for code in NEW_UNITS {
        let place = new.iter().find(|place| place.code() == code);
        let place = *place.expect("a code of the new map");
        wanted.extend([(place, 2025), (place, 2025), (place, 2025)]);
    }
    for (place, year) in wanted {
        let has = plan
            .files
            .iter()
            .any(|(root, known)| *root == place.root() && *known == year);
        if (has && year < 2025) || local::is_by_hand(place, year) {
            continue;
        }
        // Most draws find somebody who may give then and there.
        for _ in 0..400 {
            let donor = usize::try_from(rng.below(plan.donors.len() as u64)).unwrap_or(0);
            let span = span_of(&mut rng, &plan.donors[donor], place, year);
            if let Some(span) = span.filter(|span| local::is_free(place, *span)) {
                let target = in_province(&mut rng, place);
                plan.give(&mut rng, donor, span, target);
                break;
            }
        }
    }
}

/// Draws when a donor could give to a province in a year; `None` if it could not then.
fn span_of(rng: &mut Rng, donor: &Donor, place: Place, year: i32) -> Option<Span> {
    let map = place.unit.map();
    let (first, last) = match map {
        Map::New34 => (day(2025, 7, 14), day(2025, 9, 30)),
        Map::Old63 => (day(year, 1, 22), day(year, 9, 30)),
    };
    let (first, last) = (first.max(donor.days.0), last.min(donor.days.1));
    let is_active = donor.years.0 <= year && year <= donor.years.1;
    if !is_active || plus(first, 140) > donor.days.1 || first > last {
        return None;
    }
    let decided = weekday(between(rng, first, last));
    let from = plus(decided, rng.between(10, 40));
    let until = match map {
        Map::New34 => day(2026, 9, 30).min(donor.days.1),
        Map::Old63 => plus(from, rng.between(60, 150)),
    };
    let is_active = until.year() <= donor.years.1 || donor.years.1 == cast::YEARS.1;
    let is_in_time = until <= donor.days.1 && Map::on(decided) == map;
    (is_active && is_in_time).then_some(Span {
        decided,
        from,
        until,
    })
}

/// Adds what makes grants differ: second donors, supplements, refunds.
fn plan_details(plan: &mut Plan) {
    let mut rng = Rng::part(SEED, "details");
    for gift in 0..plan.gifts.len() {
        let of = &plan.gifts[gift];
        let (first, last) = (of.decided, of.until);
        if of.extra == Extra::Nothing && of.worth.is_none() && of.mode != "non_project" {
            if rng.chance(6) {
                let lead = &plan.donors[of.donors[0].0];
                // The second donor is of the same region, and active and registered throughout.
                let fits = |donor: &Donor| {
                    donor.region == lead.region
                        && donor.id != lead.id
                        && donor.days.0 <= first
                        && last <= donor.days.1
                        && donor.years.0 <= first.year()
                        && last.year().min(2025) <= donor.years.1
                };
                let others: Vec<usize> = (0..plan.donors.len())
                    .filter(|place| fits(&plan.donors[*place]))
                    .collect();
                if !others.is_empty() && !local::is_told_code(&of.places[0].0) {
                    let other = rng.pick(&others);
                    let share = rng.pick(&[20, 30, 40, 50]);
                    plan.join(gift, other, share);
                }
            } else if rng.chance(3) {
                // Something was paid back, a month after the last payment.
                let gift = &mut plan.gifts[gift];
                if let Some(last) = gift.moves.last() {
                    let date = plus(last.date, 30);
                    if date <= gift.until && date <= day(2025, 12, 20) {
                        let minor = match gift.currency {
                            Currency::VND => 12_000_000,
                            Currency::JPY => 60_000,
                            Currency::KRW => 700_000,
                            _ => rng.between(40_000, 200_000),
                        };
                        gift.is_sample = false;
                        gift.moves.push(crate::gift::Move {
                            kind: "refunded",
                            date,
                            weight: 0,
                            minor,
                            is_fixed: true,
                        });
                    }
                }
            }
        }
    }
    // A few grants add to an earlier one of the same donor, recipient and sector.
    let mut earlier: BTreeMap<(usize, String, &str), (String, vientro::Date)> = BTreeMap::new();
    for gift in &mut plan.gifts {
        let key = (gift.donors[0].0, gift.unit.id.clone(), gift.sectors[0].0);
        if let Some((id, decided)) = earlier.get(&key) {
            if *decided < gift.decided && gift.worth.is_none() {
                gift.supplements = Some(id.clone());
            }
        }
        earlier.insert(key, (gift.id.clone(), gift.decided));
    }
}

/// Writes the files of provinces and ministries.
fn pages(plan: &mut Plan, made_by_hand: &BTreeSet<String>) -> Vec<(String, Vec<u8>)> {
    let mut files: BTreeMap<(String, i32), Vec<usize>> = BTreeMap::new();
    for (gift, (root, year)) in plan.files.iter().enumerate() {
        // A ministry submits all its years at once.
        let year = if root.starts_with("trung-uong/") {
            0
        } else {
            *year
        };
        files.entry((root.clone(), year)).or_default().push(gift);
    }
    let mut told: BTreeSet<String> = made_by_hand.clone();
    let mut pages = Vec::new();
    for ((root, year), gifts) in files {
        let agency = plan.gifts[gifts[0]].agency.clone();
        let (name, id) = file_of(&root, year);
        let about = match year {
            0 => "các khoản viện trợ đến 31/12/2025 / grants until 2025-12-31".to_owned(),
            _ => format!(
                "khoản viện trợ phê duyệt năm {year}, đến 31/12/2025 / grants approved in {year}, until 2025-12-31"
            ),
        };
        let (vi, en) = about.split_once(" / ").expect("two languages");
        let mut page = Page::new(&Head {
            id,
            submitter: agency.id.clone(),
            sequence: sequence_of(&root, year),
            about: (vi.to_owned(), en.to_owned()),
        });
        add_party(&mut page, &mut told, &agency.id, || PartyDraft {
            id: agency.id.clone().into(),
            kind: match agency.id.as_str() {
                "vff" => "socio_political_organization",
                _ => "state_agency",
            }
            .into(),
            names: NamesDraft {
                vi: agency.name.clone().into(),
                ..Default::default()
            },
            province: plan.gifts[gifts[0]]
                .places
                .first()
                .filter(|_| year > 0)
                .map_or(vientro::record::draft::Field::Absent, |(code, _)| {
                    code.clone().into()
                }),
            ..Default::default()
        });
        for gift in gifts {
            let unit = plan.gifts[gift].unit.clone();
            add_party(&mut page, &mut told, &unit.id, || PartyDraft {
                id: unit.id.clone().into(),
                kind: unit.kind.into(),
                names: NamesDraft {
                    vi: unit.vi.clone().into(),
                    en: unit.en.clone().into(),
                    ..Default::default()
                },
                founded_by: unit.founded_by.clone().into(),
                province: unit
                    .province
                    .clone()
                    .map_or(vientro::record::draft::Field::Absent, Into::into),
                ..Default::default()
            });
            let Plan { donors, gifts, .. } = plan;
            let gift = &gifts[gift];
            let (mut grant, mut transactions) = (gift.draft(donors), gift.transactions(donors));
            let mut balances = gift.balances();
            if let Some(rule) = gift.fault {
                planted::spoil(rule, &mut grant, gift.decided);
                planted::spoil_transactions(rule, &mut transactions, gift.decided);
                planted::spoil_balances(rule, &mut balances);
            }
            page.add::<Grant>(&grant);
            for draft in &transactions {
                page.add::<Transaction>(draft);
            }
            for draft in &balances {
                page.add::<AccountBalance>(draft);
            }
        }
        pages.push((name, page.finish()));
    }
    pages
}

fn add_party(
    page: &mut Page,
    told: &mut BTreeSet<String>,
    id: &str,
    draft: impl Fn() -> PartyDraft<'static>,
) {
    if told.insert(id.to_owned()) {
        page.add::<Party>(&draft());
    }
}

/// Returns the name of a file and the id of its submission.
fn file_of(root: &str, year: i32) -> (String, String) {
    if let Some(id) = root.strip_prefix("trung-uong/") {
        return (
            format!("{root}.json"),
            format!("{}-2025", id.to_uppercase()),
        );
    }
    let id = format!("{}-{year}", root.to_uppercase());
    match root.rsplit_once('-') {
        // The unit of the new map has a file beside that of the old unit of its name.
        Some((slug, code)) if is_code(code) => (format!("{slug}/{year}-2.json"), id),
        _ => (format!("{root}/{year}.json"), id),
    }
}

fn is_code(text: &str) -> bool {
    text.bytes().all(|byte| byte.is_ascii_digit())
}

/// Returns the place of a submission in its submitter's sequence; those made by hand come first.
fn sequence_of(root: &str, year: i32) -> u32 {
    let year = if root.starts_with("trung-uong/") {
        2025
    } else {
        year
    };
    u32::try_from(year).unwrap_or(0) * 10 + 2
}

/// Writes the organizations: their certificates, reports and commitments, as the centre has them.
fn organizations(plan: &Plan) -> Vec<u8> {
    let mut rng = Rng::part(SEED, "organizations");
    let mut page = Page::new(&Head {
        id: "VUFO-2025-1".to_owned(),
        submitter: "vufo".to_owned(),
        sequence: 20_251,
        about: (
            "các tổ chức, giấy đăng ký, báo cáo và cam kết".to_owned(),
            "organizations, certificates, reports and commitments".to_owned(),
        ),
    });
    for (place, donor) in plan.donors.iter().enumerate() {
        page.add::<DonorRecord>(&donor.draft());
        for draft in donor.certificates() {
            page.add::<Certificate>(&draft);
        }
        for (number, mut draft) in donor.filings(&mut rng).into_iter().enumerate() {
            if place == planted::LATE && number == 0 {
                draft.date = "2023-12-27".into();
            }
            page.add::<Filing>(&draft);
        }
    }
    // The committees report by 18 December on what the organizations do, by 15 January on aid.
    for place in Place::of(Map::Old63) {
        if local::is_told(place) && matches!(place.code().as_str(), "20" | "60") {
            continue;
        }
        let slug = place.slug();
        for year in 2021..=2024 {
            let window = (day(year, 1, 1), day(year, 12, 31));
            let date = plus(window.1, rng.between(6, 14));
            let id = format!("filing-aid-{slug}-{year}");
            page.add::<Filing>(&filing(
                id,
                "aid-annual-report",
                &place.committee(),
                window,
                date,
            ));
        }
        for year in 2023..=2024 {
            let window = (day(year - 1, 12, 15), day(year, 12, 14));
            let date = plus(window.1, rng.between(1, 4));
            let id = format!("filing-operations-{slug}-{year}");
            let duty = "ngo-operations-annual-report";
            page.add::<Filing>(&filing(id, duty, &place.committee(), window, date));
        }
    }
    commitments(plan, &mut rng, &mut page);
    page.finish()
}

/// What is promised each year, in millions of US dollars: 71 % of it was disbursed in 2020, over
/// 73 % in 2021.
const COMMITTED: [(i32, i64); 7] = [
    (2018, 352),
    (2019, 341),
    (2020, 311),
    (2021, 316),
    (2022, 305),
    (2023, 309),
    (2024, 314),
];

fn commitments(plan: &Plan, rng: &mut Rng, page: &mut Page) {
    for (year, millions) in COMMITTED {
        let active: Vec<&Donor> = (plan.donors.iter())
            .filter(|donor| donor.years.0 < year && year <= donor.years.1)
            .collect();
        // Forty organizations promise a part each; the last one promises the rest.
        let (mut left, mut chosen) = (millions * 1_000_000, BTreeSet::new());
        while chosen.len() < 40 {
            chosen.insert(usize::try_from(rng.below(active.len() as u64)).unwrap_or(0));
        }
        for (place, donor) in chosen.into_iter().enumerate() {
            let donor = active[donor];
            let part = match place {
                39 => left,
                // Something is left for the last one, however much the others promise.
                _ => (millions * 1_000_000 / 40_000 * rng.between(4, 15) / 10 * 1000).min(left / 2),
            };
            left -= part;
            let name = donor.id.trim_start_matches("ngo-");
            let date = between(rng, day(year, 1, 10), day(year, 11, 30)).min(as_of());
            page.add::<Commitment>(&CommitmentDraft {
                id: format!("commitment-{name}-{year}").into(),
                donor: donor.id.clone().into(),
                date: date.to_string().into(),
                amount: amount(part * 100, Currency::USD),
                qualifier: "exact".into(),
                ..Default::default()
            });
        }
    }
}
