//! Random records: grants whose shares are whole as often as not, and what moved, as submissions.

use proptest::prelude::*;
use serde_json::{Value, json};
use vientro::exchange::json;
use vientro::registry::Registry;
use vientro::{Date, Window};

/// Days are counted from 2024-11-01; all lie between then and 2025-10-31.
pub const SPAN: i32 = 365;
/// Codes of both maps: one that stayed, two that changed their unit, and one that ended.
pub const CODES: [&str; 4] = ["20", "15", "68", "60"];
pub const SECTORS: [&str; 3] = ["health", "socio_economic_development", "justice_support"];
pub const DONORS: [&str; 4] = ["ngo-1", "ngo-2", "person", "un"];
/// Their countries, and the regions of these.
pub const FROM: [(&str, &str); 4] = [
    ("DE", "europe"),
    ("US", "north_america"),
    ("", ""),
    ("FR", "europe"),
];
pub const MODES: [&str; 3] = ["programme", "project", "non_project"];
pub const AGENCIES: [&str; 2] = ["ppc-a", "ppc-b"];
pub const CURRENCIES: [&str; 3] = ["EUR", "USD", "VND"];
pub const FORMS: [&str; 3] = ["cash", "goods", "services"];
pub const KINDS: [&str; 4] = ["disbursed", "refunded", "received", "recorded"];

/// Positions in a list, each with a share in millionths.
pub type Parts = Vec<(usize, Option<u32>)>;

#[derive(Clone, Debug)]
pub struct Amended {
    pub on: i32,
    pub places: Parts,
    pub sectors: Parts,
    pub donors: Parts,
    pub grant: Option<(i64, usize)>,
}

#[derive(Clone, Debug)]
pub struct Given {
    pub decided: Option<i32>,
    pub supplements: bool,
    pub mode: Option<usize>,
    pub agency: Option<usize>,
    pub donors: Parts,
    pub places: Parts,
    pub sectors: Parts,
    pub grant: Vec<(i64, usize)>,
    pub amended: Vec<Amended>,
}

#[derive(Clone, Debug)]
pub struct Moved {
    /// One past the last leads nowhere.
    pub grant: usize,
    pub kind: usize,
    pub on: i32,
    pub amount: i64,
    pub currency: usize,
    pub donor: Option<usize>,
    pub form: Option<usize>,
}

/// Records of one submitter; their ids begin with its name.
#[derive(Clone, Debug)]
pub struct World {
    pub name: &'static str,
    pub grants: Vec<Given>,
    pub moves: Vec<Moved>,
}

pub fn date(at: i32) -> Date {
    Date::new(2024, 11, 1).unwrap().plus_days(at).unwrap()
}

// ---------------------------------------------------------------------------------- at random

fn parts(of: usize) -> impl Strategy<Value = Parts> {
    let cuts = prop::collection::vec(0u32..=1_000_000, 0..of);
    let whole = cuts.prop_map(|mut cuts| {
        cuts.extend([0, 1_000_000]);
        cuts.sort_unstable();
        let shares = cuts.windows(2).map(|pair| Some(pair[1] - pair[0]));
        shares.collect::<Vec<_>>()
    });
    let loose = prop::collection::vec(prop::option::of(0u32..=1_000_000), 0..=of);
    (prop_oneof![3 => whole, 2 => loose], 0..of).prop_map(move |(shares, turn)| {
        let parts = shares.into_iter().take(of).enumerate();
        parts.map(|(at, share)| ((at + turn) % of, share)).collect()
    })
}

fn minor() -> impl Strategy<Value = i64> {
    prop_oneof![-50i64..500, 0i64..10_000_000_000]
}

prop_compose! {
    fn amended()(
        on in 0..SPAN, places in parts(4), sectors in parts(3), donors in parts(4),
        grant in prop::option::of((minor(), 0usize..3)),
    ) -> Amended {
        Amended { on, places, sectors, donors, grant }
    }
}

prop_compose! {
    fn given()(
        decided in prop::option::weighted(0.9, 0..SPAN), supplements in any::<bool>(),
        mode in prop::option::weighted(0.9, 0usize..3),
        agency in prop::option::weighted(0.8, 0usize..2),
        donors in parts(4), places in parts(4), sectors in parts(3),
        grant in prop::collection::vec((minor(), 0usize..3), 0..4),
        amended in prop::collection::btree_map(0..SPAN, amended(), 0..3),
    ) -> Given {
        // One amendment a day: of two on one day nobody could say which is the later.
        let amended = amended.into_iter().map(|(on, amended)| Amended { on, ..amended }).collect();
        Given { decided, supplements, mode, agency, donors, places, sectors, grant, amended }
    }
}

prop_compose! {
    fn moved()(
        grant in 0usize..6, kind in 0usize..4, on in 0..SPAN, amount in minor(),
        currency in 0usize..3, donor in prop::option::weighted(0.2, 0usize..4),
        form in prop::option::of(0usize..3),
    ) -> Moved {
        Moved { grant, kind, on, amount, currency, donor, form }
    }
}

prop_compose! {
    pub fn world(name: &'static str)(
        grants in prop::collection::vec(given(), 0..5),
        moves in prop::collection::vec(moved(), 0..12),
    ) -> World {
        World { name, grants, moves }
    }
}

/// Windows of every kind; some sets hold windows that share days.
pub fn windows() -> impl Strategy<Value = Vec<Window>> {
    let year = |year| Window::calendar_year(year).unwrap();
    let span = |from, until| Window::span(date(from), date(until)).unwrap();
    prop::sample::select(vec![
        vec![],
        vec![year(2025)],
        vec![year(2025), year(2024)],
        vec![
            Window::decree_58(2025).unwrap(),
            Window::decree_58(2024).unwrap(),
        ],
        vec![
            Window::budget_year(2024).unwrap(),
            Window::budget_year(2025).unwrap(),
        ],
        vec![
            Window::first_half(2025).unwrap(),
            Window::second_half(2025).unwrap(),
        ],
        (1..=12)
            .map(|month| Window::month(2025, month).unwrap())
            .collect(),
        vec![span(0, 10), span(5, 200), span(100, 364), span(7, 7)],
        vec![
            year(2025),
            Window::first_half(2025).unwrap(),
            Window::month(2025, 3).unwrap(),
        ],
    ])
}

// ---------------------------------------------------------------------------- as a submission

fn listed(name: &str, ids: &[&str], parts: &Parts) -> Value {
    let part = |(at, share): &(usize, Option<u32>)| match share {
        Some(share) => {
            let share = format!("{}.{:04}", share / 10_000, share % 10_000);
            json!({name: ids[*at], "share": share})
        }
        None => json!({name: ids[*at]}),
    };
    parts.iter().map(part).collect()
}

pub fn amount(minor: i64, currency: usize) -> Value {
    let sign = if minor < 0 { "-" } else { "" };
    let (whole, cents) = (minor.abs() / 100, minor.abs() % 100);
    let amount = match CURRENCIES[currency] {
        "VND" => minor.to_string(),
        _ => format!("{sign}{whole}.{cents:02}"),
    };
    json!({"amount": amount, "currency": CURRENCIES[currency]})
}

impl World {
    pub fn grant_id(&self, at: usize) -> String {
        format!("{}-g{at}", self.name)
    }

    pub fn move_id(&self, at: usize) -> String {
        format!("{}-t{at}", self.name)
    }

    fn grant(&self, at: usize) -> Value {
        let given = &self.grants[at];
        let amended = |amended: &Amended| {
            let grant: Vec<Value> = amended.grant.iter().map(|(m, c)| amount(*m, *c)).collect();
            json!({
                "date": date(amended.on).to_string(),
                "provinces": listed("province", &CODES, &amended.places),
                "sectors": listed("sector", &SECTORS, &amended.sectors),
                "donors": listed("donor", &DONORS, &amended.donors),
                "grant": grant,
            })
        };
        let grant: Vec<Value> = given.grant.iter().map(|(m, c)| amount(*m, *c)).collect();
        let amendments: Vec<Value> = given.amended.iter().rev().map(amended).collect();
        json!({
            "id": self.grant_id(at),
            "mode": given.mode.map(|mode| MODES[mode]),
            "managing_agency": given.agency.map(|agency| AGENCIES[agency]),
            "supplements": given.supplements.then(|| self.grant_id(0)),
            "donors": listed("donor", &DONORS, &given.donors),
            "provinces": listed("province", &CODES, &given.places),
            "sectors": listed("sector", &SECTORS, &given.sectors),
            "decision": given.decided.map(|on| json!({"date": date(on).to_string()})),
            "funding": {"grant": grant, "counterpart": [amount(99_999, 1)]},
            "amendments": amendments,
        })
    }

    fn transaction(&self, at: usize) -> Value {
        let moved = &self.moves[at];
        json!({
            "id": self.move_id(at),
            "grant": self.grant_id(moved.grant),
            "kind": KINDS[moved.kind],
            "date": date(moved.on).to_string(),
            "amount": amount(moved.amount, moved.currency),
            "donor": moved.donor.map(|donor| DONORS[donor]),
            "form": moved.form.map(|form| FORMS[form]),
        })
    }

    /// Writes the records as submissions: so many files, each with every so-many-th record.
    pub fn files(&self, count: usize) -> Vec<(String, Vec<u8>)> {
        let write = |part: usize| {
            let mine = |length: usize| (0..length).filter(move |at| at % count == part);
            let kinds = [
                "foreign_ngo",
                "foreign_ngo",
                "individual",
                "international_organization",
            ];
            let donors = DONORS
                .iter()
                .zip(FROM)
                .zip(kinds)
                .map(|((id, (country, _)), kind)| {
                    let country = (!country.is_empty()).then_some(country);
                    json!({"id": id, "kind": kind, "country": country})
                });
            let submitter = format!("{}-{part}", self.name);
            let file = json!({
                "format": "vientro-submission", "version": 1,
                "submission": {"id": format!("S-{submitter}"), "submitter": submitter, "sequence": 1},
                "donors": donors.collect::<Vec<_>>(),
                "grants": mine(self.grants.len()).map(|at| self.grant(at)).collect::<Vec<_>>(),
                "transactions": mine(self.moves.len())
                    .map(|at| self.transaction(at)).collect::<Vec<_>>(),
            });
            (format!("{submitter}.json"), file.to_string().into_bytes())
        };
        (0..count).map(write).collect()
    }
}

pub fn registry_of(files: &[(String, Vec<u8>)]) -> Registry {
    let mut builder = Registry::builder();
    for (name, bytes) in files {
        let outcome = json::read(&mut builder, name, bytes);
        assert!(outcome.is_complete && outcome.set_aside == 0, "{name}");
    }
    builder.finish()
}

pub fn registry(world: &World) -> Registry {
    registry_of(&world.files(1))
}
