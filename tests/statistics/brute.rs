//! A second telling of the tallies: day by day, from plain data, sharing no code with the first.

use std::collections::{BTreeMap, BTreeSet};

use proptest::prelude::*;
use serde_json::{Value, json};
use vientro::record::Novelty;
use vientro::statistics::{Tally, tally};
use vientro::{Date, Totals, Window};

use crate::{name, percent, registry, shares};

/// Days are counted from 2024-11-01; all lie between then and 2025-10-31.
const SPAN: i32 = 365;
/// The last day of the 63 provinces, 2025-06-30.
const LAST_OF_63: i32 = 241;
/// Codes of both maps, three of which changed their unit, and one that ended.
const CODES: [&str; 4] = ["20", "15", "68", "60"];
const DONORS: [&str; 4] = ["ngo-1", "ngo-2", "person", "un"];
const MODES: [&str; 3] = ["programme", "project", "non_project"];
const CURRENCIES: [&str; 2] = ["USD", "VND"];

fn date(at: i32) -> Date {
    Date::new(2024, 11, 1).unwrap().plus_days(at).unwrap()
}

fn offset(day: Date) -> i32 {
    Date::new(2024, 11, 1).unwrap().days_until(day)
}

/// Parts with shares: places in `CODES`, donors in `DONORS`.
type Parts = Vec<(usize, Option<u32>)>;
type Days = (Option<i32>, Option<i32>);

#[derive(Clone, Debug)]
struct Amended {
    on: i32,
    planned: Option<Days>,
    provinces: Parts,
    donors: Parts,
    grant: Option<(i64, usize)>,
}

#[derive(Clone, Debug)]
struct Given {
    decided: Option<i32>,
    supplements: bool,
    mode: Option<usize>,
    donors: Parts,
    provinces: Parts,
    planned: Option<Days>,
    begun: Option<i32>,
    grant: Vec<(i64, usize)>,
    amended: Vec<Amended>,
    ended: Option<i32>,
}

#[derive(Clone, Debug)]
struct Moved {
    grant: usize,
    kind: usize,
    on: i32,
    amount: i64,
    currency: usize,
    donor: Option<usize>,
}

const KINDS: [&str; 4] = ["disbursed", "refunded", "received", "recorded"];

fn parts() -> impl Strategy<Value = Parts> {
    (shares(), 0usize..4).prop_map(|(shares, turn)| {
        let turned = |(at, share)| ((at + turn) % 4, share);
        shares.into_iter().take(4).enumerate().map(turned).collect()
    })
}

fn planned() -> impl Strategy<Value = Option<Days>> {
    let days = (
        prop::option::of(0..SPAN),
        prop::option::weighted(0.8, 0..200),
    );
    days.prop_map(|(from, length)| {
        let until = length.map(|length| from.unwrap_or(0) + length);
        // A period of neither is absent.
        from.or(until).map(|_| (from, until))
    })
}

fn cents() -> impl Strategy<Value = i64> {
    prop_oneof![-50i64..500, 0i64..10_000_000_000]
}

prop_compose! {
    fn amended()(
        on in 0..SPAN, planned in planned(), provinces in parts(), donors in parts(),
        grant in prop::option::of((cents(), 0usize..2)),
    ) -> Amended {
        Amended { on, planned, provinces, donors, grant }
    }
}

prop_compose! {
    fn given()(
        decided in prop::option::weighted(0.9, 0..SPAN), supplements in any::<bool>(),
        mode in prop::option::weighted(0.9, 0usize..3),
        donors in parts(), provinces in parts(), planned in planned(),
        begun in prop::option::weighted(0.2, 0..SPAN),
        grant in prop::collection::vec((cents(), 0usize..2), 0..3),
        amended in prop::collection::btree_map(0..SPAN, amended(), 0..3),
        ended in prop::option::weighted(0.3, 0..SPAN),
    ) -> Given {
        // One amendment a day: of two on one day nobody could say which is the later.
        let amended = amended.into_iter().map(|(on, amended)| Amended { on, ..amended }).collect();
        Given { decided, supplements, mode, donors, provinces, planned, begun, grant, amended, ended }
    }
}

prop_compose! {
    fn moved()(
        grant in 0usize..6, kind in 0usize..4, on in 0..SPAN, amount in cents(),
        currency in 0usize..2, donor in prop::option::weighted(0.2, 0usize..4),
    ) -> Moved {
        Moved { grant, kind, on, amount, currency, donor }
    }
}

// ------------------------------------------------------------------------------ as a submission

fn listed(name: &str, ids: &[&str], parts: &Parts) -> Value {
    let part = |(at, share): &(usize, Option<u32>)| match share {
        Some(share) => json!({name: ids[*at], "share": percent(*share)}),
        None => json!({name: ids[*at]}),
    };
    parts.iter().map(part).collect()
}

fn amount(minor: i64, currency: usize) -> Value {
    let sign = if minor < 0 { "-" } else { "" };
    let (whole, cents) = (minor.abs() / 100, minor.abs() % 100);
    match currency {
        0 => json!({"amount": format!("{sign}{whole}.{cents:02}"), "currency": "USD"}),
        _ => json!({"amount": minor.to_string(), "currency": "VND"}),
    }
}

fn period(days: Option<Days>) -> Value {
    let day = |at: Option<i32>| at.map(|at| date(at).to_string());
    days.map_or(
        Value::Null,
        |(from, until)| json!({"from": day(from), "until": day(until)}),
    )
}

fn written(at: usize, given: &Given) -> Value {
    let amended = |amended: &Amended| {
        let grant: Vec<Value> = amended.grant.iter().map(|(m, c)| amount(*m, *c)).collect();
        json!({
            "date": date(amended.on).to_string(),
            "planned": period(amended.planned),
            "provinces": listed("province", &CODES, &amended.provinces),
            "donors": listed("donor", &DONORS, &amended.donors),
            "grant": grant,
        })
    };
    let grant: Vec<Value> = given.grant.iter().map(|(m, c)| amount(*m, *c)).collect();
    // In the record the latest amendment comes first: order of listing must not matter.
    let amendments: Vec<Value> = given.amended.iter().rev().map(amended).collect();
    json!({
        "id": format!("g{at}"),
        "mode": given.mode.map(|mode| MODES[mode]),
        "supplements": given.supplements.then_some("g0"),
        "donors": listed("donor", &DONORS, &given.donors),
        "provinces": listed("province", &CODES, &given.provinces),
        "decision": given.decided.map(|on| json!({"date": date(on).to_string()})),
        "planned": period(given.planned),
        "actual": given.begun.map(|on| json!({"from": date(on).to_string()})),
        "funding": {"grant": grant, "counterpart": [amount(99_999, 0)]},
        "amendments": amendments,
        "events": given.ended.map(|on| json!([{"kind": "terminated", "date": date(on).to_string()}])),
    })
}

fn paid(at: usize, moved: &Moved) -> Value {
    json!({
        "id": format!("t{at}"),
        "grant": format!("g{}", moved.grant),
        "kind": KINDS[moved.kind],
        "date": date(moved.on).to_string(),
        "amount": amount(moved.amount, moved.currency),
        "donor": moved.donor.map(|donor| DONORS[donor]),
    })
}

// ---------------------------------------------------------------------------- the second telling

/// Minor units by currency; a currency that was touched is there.
type Sums = BTreeMap<&'static str, i128>;

/// What a place amounts to, in plain data.
#[derive(Clone, Debug, Default, PartialEq)]
struct Told {
    new: (BTreeSet<String>, BTreeSet<String>, Sums),
    supplementary: (BTreeSet<String>, BTreeSet<String>, Sums),
    running: (BTreeSet<String>, BTreeSet<String>, Sums),
    amended: Sums,
    disbursed: Sums,
    perhaps: BTreeSet<String>,
    active: BTreeSet<String>,
}

impl Given {
    fn by(&self, day: i32) -> impl Iterator<Item = &Amended> {
        self.amended.iter().filter(move |amended| amended.on <= day)
    }

    fn donors_on(&self, day: i32) -> &Parts {
        let changed = self.by(day).filter(|amended| !amended.donors.is_empty());
        changed
            .last()
            .map_or(&self.donors, |amended| &amended.donors)
    }

    fn organizations(&self, day: i32) -> BTreeSet<String> {
        let donors = self.donors_on(day).iter().map(|(at, _)| DONORS[*at]);
        donors
            .filter(|id| id.starts_with("ngo"))
            .map(str::to_owned)
            .collect()
    }

    /// The provinces with their shares, each code read on the map of the paper that names it.
    fn provinces_on(&self, day: i32) -> Vec<(String, Option<u32>)> {
        let changed = self.by(day).filter(|amended| !amended.provinces.is_empty());
        let (named_on, parts) = changed.last().map_or((self.decided, &self.provinces), |a| {
            (Some(a.on), &a.provinces)
        });
        let named_on = named_on.unwrap_or(day);
        let read = |at: usize| {
            let code = CODES[at];
            if named_on <= LAST_OF_63 || (code == "60" && day <= LAST_OF_63) {
                format!("VN-63-{code}")
            } else if code == "60" {
                "not-on-date 60".to_owned()
            } else {
                format!("VN-34-{code}")
            }
        };
        parts
            .iter()
            .map(|(at, share)| (read(*at), *share))
            .collect()
    }

    fn places(&self, day: i32) -> BTreeSet<String> {
        let named: BTreeSet<String> = self.provinces_on(day).into_iter().map(|(p, _)| p).collect();
        if named.is_empty() {
            BTreeSet::from(["unknown".to_owned()])
        } else {
            named
        }
    }

    /// Splits an amount over places and donors at once, and sums it by place; what names its donor
    /// is that donor's alone.
    fn split(&self, minor: i128, day: i32, donor: Option<usize>) -> Vec<(String, i128)> {
        let whole = |shares: Vec<Option<u32>>| -> Option<Vec<i128>> {
            let all: Option<Vec<u32>> = shares.into_iter().collect();
            let all = all?;
            (all.len() > 1 && all.iter().sum::<u32>() == 1_000_000)
                .then(|| all.into_iter().map(i128::from).collect())
        };
        let provinces = self.provinces_on(day);
        let (places, weights) = match provinces.as_slice() {
            [] => (vec!["unknown".to_owned()], vec![1_000_000]),
            [(only, _)] => (vec![only.clone()], vec![1_000_000]),
            several => match whole(several.iter().map(|(_, share)| *share).collect()) {
                Some(weights) => (several.iter().map(|(p, _)| p.clone()).collect(), weights),
                None => (vec!["undivided".to_owned()], vec![1_000_000]),
            },
        };
        let donors = whole(
            self.donors_on(day)
                .iter()
                .map(|(_, share)| *share)
                .collect(),
        );
        let donors = donors
            .filter(|_| donor.is_none())
            .unwrap_or_else(|| vec![1_000_000]);
        let one = 1_000_000_000_000i128;
        let mut leaves: Vec<(usize, i128, i128)> = Vec::new();
        // Who has a share of nothing takes no part.
        let weights = weights
            .iter()
            .enumerate()
            .filter(|(_, weight)| **weight > 0);
        for (at, by_place) in weights {
            for by_donor in donors.iter().filter(|weight| **weight > 0) {
                let exact = minor.abs() * by_place * by_donor;
                leaves.push((at, exact / one, exact % one));
            }
        }
        let mut left = minor.abs() - leaves.iter().map(|(_, part, _)| part).sum::<i128>();
        while left > 0 {
            // The first of the largest remainders.
            let largest = leaves.iter().map(|(_, _, rest)| *rest).max().unwrap();
            let leaf = leaves
                .iter_mut()
                .find(|(_, _, rest)| *rest == largest)
                .unwrap();
            leaf.1 += 1;
            leaf.2 = -1;
            left -= 1;
        }
        let signed =
            |(at, part, _): (usize, i128, i128)| (places[at].clone(), part * minor.signum());
        leaves.into_iter().map(signed).collect()
    }

    /// Whether it runs: `None` if nobody can tell.
    fn runs(&self, day: i32) -> Option<bool> {
        let Some(decided) = self.decided else {
            return Some(false);
        };
        if day < decided || self.ended.is_some_and(|ended| ended <= day) {
            return Some(false);
        }
        let replaced = self.by(day).filter_map(|amended| amended.planned).last();
        let (from, until) = replaced.or(self.planned).unwrap_or((None, None));
        let start = self.begun.or(from).unwrap_or(decided);
        if day < start {
            return Some(false);
        }
        until.map(|until| day <= until)
    }
}

fn tell(
    grants: &[Given],
    moves: &[Moved],
    first: i32,
    last: i32,
    day: i32,
) -> BTreeMap<String, Told> {
    let mut told: BTreeMap<String, Told> = BTreeMap::new();
    let within = |on: i32| first <= on && on <= last;
    for (at, given) in grants.iter().enumerate() {
        let id = format!("g{at}");
        if let Some(decided) = given.decided.filter(|on| within(*on)) {
            for place in given.places(decided) {
                let told = told.entry(place).or_default();
                let cell = if given.supplements {
                    &mut told.supplementary
                } else {
                    &mut told.new
                };
                cell.0.insert(id.clone());
                cell.1.extend(given.organizations(decided));
            }
            for (currency, minor) in sums(&given.grant) {
                for (place, part) in given.split(minor, decided, None) {
                    let told = told.entry(place).or_default();
                    let cell = if given.supplements {
                        &mut told.supplementary
                    } else {
                        &mut told.new
                    };
                    *cell.2.entry(currency).or_default() += part;
                }
            }
        }
        for amended in given.amended.iter().filter(|amended| within(amended.on)) {
            if let Some((minor, currency)) = amended.grant {
                for (place, part) in given.split(minor.into(), amended.on, None) {
                    let sums = &mut told.entry(place).or_default().amended;
                    *sums.entry(CURRENCIES[currency]).or_default() += part;
                }
            }
        }
        match given.runs(day) {
            Some(false) => {}
            None => {
                for place in given.places(day) {
                    told.entry(place).or_default().perhaps.insert(id.clone());
                }
            }
            Some(true) => {
                for place in given.places(day) {
                    let cell = &mut told.entry(place).or_default().running;
                    cell.0.insert(id.clone());
                    cell.1.extend(given.organizations(day));
                }
                let mut parts = given.grant.clone();
                parts.extend(given.by(day).filter_map(|amended| amended.grant));
                for (currency, minor) in sums(&parts) {
                    for (place, part) in given.split(minor, day, None) {
                        let cell = &mut told.entry(place).or_default().running;
                        *cell.2.entry(currency).or_default() += part;
                    }
                }
            }
        }
        for on in first..=last {
            if given.runs(on) == Some(true) {
                for place in given.places(on) {
                    told.entry(place)
                        .or_default()
                        .active
                        .extend(given.organizations(on));
                }
            }
        }
    }
    for moved in moves.iter().filter(|moved| within(moved.on)) {
        let given = grants.get(moved.grant);
        let organizations = match (moved.donor, given) {
            (Some(donor), _) => BTreeSet::from([DONORS[donor].to_owned()]),
            (None, Some(given)) => given.organizations(moved.on),
            (None, None) => BTreeSet::new(),
        };
        let places = given.map_or(BTreeSet::from(["unknown".to_owned()]), |g| {
            g.places(moved.on)
        });
        for place in places {
            let ngos = organizations
                .iter()
                .filter(|id| id.starts_with("ngo"))
                .cloned();
            told.entry(place).or_default().active.extend(ngos);
        }
        let minor = match moved.kind {
            0 => i128::from(moved.amount),
            1 => -i128::from(moved.amount),
            _ => continue,
        };
        let parts = given.map_or(vec![("unknown".to_owned(), minor)], |g| {
            g.split(minor, moved.on, moved.donor)
        });
        for (place, part) in parts {
            let sums = &mut told.entry(place).or_default().disbursed;
            *sums.entry(CURRENCIES[moved.currency]).or_default() += part;
        }
    }
    told.retain(|_, told| *told != Told::default());
    told
}

fn sums(amounts: &[(i64, usize)]) -> Sums {
    let mut sums = Sums::new();
    for (minor, currency) in amounts {
        *sums.entry(CURRENCIES[*currency]).or_default() += i128::from(*minor);
    }
    sums
}

/// The library's tally in plain data.
fn plain(tally: &Tally) -> Told {
    let sums = |totals: &Totals| -> Sums {
        totals
            .iter()
            .map(|total| (total.currency().code(), total.minor()))
            .collect()
    };
    let texts = |set: Vec<String>| set.into_iter().collect::<BTreeSet<String>>();
    let cell = |cell: vientro::statistics::TallyCell| {
        (
            texts(cell.grants.iter().map(ToString::to_string).collect()),
            texts(cell.organizations.iter().map(ToString::to_string).collect()),
            sums(&cell.aid),
        )
    };
    Told {
        new: cell(tally.approved_of(None, Some(Novelty::New)).unwrap()),
        supplementary: cell(
            tally
                .approved_of(None, Some(Novelty::Supplementary))
                .unwrap(),
        ),
        running: cell(tally.running_of(None).unwrap()),
        amended: sums(&tally.amended_of(None).unwrap()),
        disbursed: sums(&tally.disbursed_of(None).unwrap()),
        perhaps: texts(
            tally
                .perhaps_running
                .iter()
                .map(ToString::to_string)
                .collect(),
        ),
        active: texts(tally.active.iter().map(ToString::to_string).collect()),
    }
}

/// All places together: money adds up, ids count once.
fn together<'a>(places: impl Iterator<Item = &'a Told>) -> Told {
    fn join(
        into: &mut (BTreeSet<String>, BTreeSet<String>, Sums),
        from: &(BTreeSet<String>, BTreeSet<String>, Sums),
    ) {
        into.0.extend(from.0.iter().cloned());
        into.1.extend(from.1.iter().cloned());
        add(&mut into.2, &from.2);
    }
    fn add(into: &mut Sums, from: &Sums) {
        for (currency, minor) in from {
            *into.entry(currency).or_default() += minor;
        }
    }
    let mut all = Told::default();
    for told in places {
        join(&mut all.new, &told.new);
        join(&mut all.supplementary, &told.supplementary);
        join(&mut all.running, &told.running);
        add(&mut all.amended, &told.amended);
        add(&mut all.disbursed, &told.disbursed);
        all.perhaps.extend(told.perhaps.iter().cloned());
        all.active.extend(told.active.iter().cloned());
    }
    all
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_cell_is_what_the_second_telling_says(
        grants in prop::collection::vec(given(), 0..5),
        moves in prop::collection::vec(moved(), 0..8),
        window in prop::sample::select(vec![
            Window::calendar_year(2025).unwrap(), Window::decree_58(2025).unwrap(),
            Window::budget_year(2024).unwrap(), Window::month(2025, 6).unwrap(),
            Window::month(2025, 7).unwrap(), Window::first_half(2025).unwrap(),
        ]),
        as_of in prop::option::of(0..SPAN),
    ) {
        let grant_list: Vec<Value> = grants.iter().enumerate().map(|(at, g)| written(at, g)).collect();
        let move_list: Vec<Value> = moves.iter().enumerate().map(|(at, m)| paid(at, m)).collect();
        let registry = registry(json!({"grants": grant_list, "transactions": move_list}));
        let day = as_of.map_or(window.last(), date);
        let ours = tally(&registry, window, day).unwrap();

        let found: BTreeMap<String, Told> = ours
            .places
            .iter()
            .map(|(place, tally)| (name(*place), plain(tally)))
            .filter(|(_, told)| *told != Told::default())
            .collect();
        let wanted = tell(&grants, &moves, offset(window.first()), offset(window.last()), offset(day));
        prop_assert_eq!(&found, &wanted);

        // The total is the sum of the rows, and what was recorded, to the last minor unit.
        let total = plain(&ours.total().unwrap());
        prop_assert_eq!(&total, &together(wanted.values()));
        let mut paid_out = Sums::new();
        for moved in moves.iter().filter(|moved| window.contains(date(moved.on)) && moved.kind < 2) {
            let sign = if moved.kind == 0 { 1 } else { -1 };
            *paid_out.entry(CURRENCIES[moved.currency]).or_default() += sign * i128::from(moved.amount);
        }
        prop_assert_eq!(&total.disbursed, &paid_out);
    }
}
