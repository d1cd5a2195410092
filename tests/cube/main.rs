//! Cubes against a second telling of them, against each other, and as bytes in hostile hands.
#![cfg(feature = "json")]
#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    reason = "a test may panic"
)]

mod bytes;
mod parts;
mod reporting;
mod telling;
mod world;

use std::collections::BTreeMap;

use proptest::prelude::*;
use proptest::sample::{Index, subsequence};
use vientro::Totals;
use vientro::catalog::province::Map;
use vientro::statistics::{
    Count, CubeQuery, Dimension, Division, Facts, FactsQuery, Filter, KeyPart, Measure, Slot,
    StatisticsError, Threads, cube, key_text, parse_key,
};

use telling::{COUNTS, plain, tell};
use world::{World, registry, registry_of, windows, world};

const EVENTS: [Measure; 5] = [
    Measure::AidApproved,
    Measure::AidAmended,
    Measure::AidDisbursed,
    Measure::AidReceived,
    Measure::AidRecorded,
];

const MAPS: [Option<Map>; 3] = [None, Some(Map::Old63), Some(Map::New34)];

fn of(measure: Measure, by: &[Dimension], slots: Vec<Slot>) -> CubeQuery {
    CubeQuery {
        by: by.to_vec(),
        slots,
        counts: COUNTS.to_vec(),
        ..CubeQuery::of(measure)
    }
}

/// A query at random that contradicts nothing; it filters nothing.
fn query() -> impl Strategy<Value = CubeQuery> {
    let dimensions = subsequence(Dimension::ALL, 0..5).prop_shuffle();
    (
        prop::sample::select(&EVENTS[..]),
        dimensions,
        windows(),
        prop::sample::select(&MAPS[..]),
    )
        .prop_map(|(measure, mut by, windows, map)| {
            let slots: Vec<Slot> = windows.into_iter().map(Slot::at_the_end_of).collect();
            if slots.is_empty() {
                by.retain(|dimension| *dimension != Dimension::Window);
            } else if !by.contains(&Dimension::Window) {
                by.push(Dimension::Window);
            }
            CubeQuery {
                map,
                ..of(measure, &by, slots)
            }
        })
}

fn sums(cells: &[vientro::statistics::Cell], by: &[usize]) -> BTreeMap<Vec<KeyPart>, Totals> {
    let mut sums: BTreeMap<Vec<KeyPart>, Totals> = BTreeMap::new();
    for cell in cells.iter().filter(|cell| !cell.sums.is_empty()) {
        let key = by.iter().map(|at| cell.key[*at].clone()).collect();
        let sum = sums.entry(key).or_insert_with(Totals::new);
        sum.merge(&cell.sums).unwrap();
    }
    sums
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_cell_is_what_the_second_telling_says(
        world in world("a"), query in query(), filtered in prop::collection::vec(
            (prop::sample::select(Dimension::ALL), any::<Index>(), any::<Index>()), 0..3),
    ) {
        let registry = registry(&world);
        let mut query = query;
        for (dimension, one, two) in filtered {
            // Values that are there; what lies under no window has none.
            if dimension == Dimension::Window && query.slots.is_empty() {
                continue;
            }
            let all = CubeQuery { filters: Vec::new(), ..query.clone() };
            let mut all = CubeQuery { by: vec![dimension], ..all };
            if dimension != Dimension::Window && !query.slots.is_empty() {
                all.by.push(Dimension::Window);
            }
            let values: Vec<KeyPart> =
                cube(&registry, &all, Threads::ONE).unwrap().cells().map(|cell| cell.key[0].clone()).collect();
            if !values.is_empty() {
                let values = vec![one.get(&values).clone(), two.get(&values).clone()];
                query.filters.push(Filter { dimension, values });
            }
        }
        let ours = cube(&registry, &query, Threads::ONE).unwrap();
        prop_assert_eq!(plain(&ours), tell(&world, &query), "{:?}", query);
        // Every cell is found by its key, also by its key as text.
        for cell in ours.cells() {
            prop_assert_eq!(parse_key(&key_text(&cell.key)).unwrap(), cell.key.clone());
            prop_assert_eq!(ours.get(&cell.key).unwrap(), Some(cell));
        }
    }

    #[test]
    fn every_cut_adds_up_to_the_nation(
        world in world("a"), windows in windows(), map in prop::sample::select(&MAPS[..]),
        measure in prop::sample::select(Measure::ALL), division in prop::sample::select(&Division::ALL[..]),
    ) {
        use Dimension::{Province, Sector, Window};
        prop_assume!(!windows.is_empty());
        let registry = registry(&world);
        let slots: Vec<Slot> = windows.into_iter().map(Slot::at_the_end_of).collect();
        let facts = Facts::of(&registry, &FactsQuery {
            division, ..FactsQuery::of(slots.clone())
        }).unwrap();
        let ask = |by: &[Dimension], division| {
            let query = CubeQuery { map, division, ..of(measure, by, slots.clone()) };
            facts.cube(&query, Threads::ONE).unwrap()
        };
        let fine = ask(&[Window, Province, Sector], division);
        let cells: Vec<_> = fine.cells().collect();
        let nation = ask(&[Window], division);
        let of = |cube: &vientro::statistics::Cube, by: &[usize]| sums(&cube.cells().collect::<Vec<_>>(), by);
        prop_assert_eq!(sums(&cells, &[0]), of(&nation, &[0]));
        prop_assert_eq!(sums(&cells, &[0, 2]), of(&ask(&[Window, Sector], division), &[0, 1]));
        prop_assert_eq!(sums(&cells, &[0, 1]), of(&ask(&[Window, Province], division), &[0, 1]));
        // Adding up by hand is what rolling up does; distinct counts are not sums.
        prop_assert_eq!(fine.rolled_up(&[Window]).unwrap(), nation.cells().collect::<Vec<_>>());
        if division == Division::EqualParts {
            let undivided = |cell: &&vientro::statistics::Cell| {
                cell.key.iter().any(|part| part.code() == "undivided")
            };
            prop_assert_eq!(cells.iter().find(undivided), None);
        }
        // Dividing what no shares divide moves no money in or out.
        let other = Facts::of(&registry, &FactsQuery::of(slots.clone())).unwrap();
        let query = CubeQuery { ..self::of(measure, &[Window], slots.clone()) };
        let undivided = other.cube(&query, Threads::ONE).unwrap();
        prop_assert_eq!(of(&undivided, &[0]), of(&nation, &[0]));
    }

    #[test]
    fn both_maps_tell_the_same_nation(world in world("a"), measure in prop::sample::select(&EVENTS[..])) {
        let registry = registry(&world);
        let on = |map| {
            let query = CubeQuery { map, ..of(measure, &[Dimension::Province], Vec::new()) };
            cube(&registry, &query, Threads::ONE).unwrap()
        };
        let [plain, old, new] = MAPS.map(on);
        prop_assert_eq!(plain.total().unwrap(), old.total().unwrap());
        prop_assert_eq!(plain.total().unwrap(), new.total().unwrap());
        for (cube, stray) in [(&old, "VN-34-"), (&new, "VN-63-"), (&new, "not-divisible-")] {
            for cell in cube.cells() {
                prop_assert!(!cell.key[0].code().starts_with(stray), "{:?}", cell.key);
            }
        }
        // What is shown whole on the old map is what was recorded in the new unit.
        for cell in old.cells() {
            if let Some(unit) = cell.key[0].code().strip_prefix("not-divisible-") {
                let recorded = KeyPart::parse(Dimension::Province, unit).unwrap();
                let recorded = plain.get(&[recorded]).unwrap().unwrap();
                prop_assert_eq!(&cell.sums, &recorded.sums);
                prop_assert_eq!(&cell.ids, &recorded.ids);
            }
        }
    }

    #[test]
    fn a_filter_is_a_slice(world in world("a"), query in query(), at in any::<Index>()) {
        let registry = registry(&world);
        for dimension in Dimension::ALL {
            if query.slots.is_empty() && *dimension == Dimension::Window {
                continue;
            }
            // The dimension first, then the others: a slice of it is a cube of the others.
            let mut whole = query.clone();
            whole.by.retain(|by| by != dimension);
            let rest = whole.by.clone();
            whole.by.insert(0, *dimension);
            if !whole.slots.is_empty() && !rest.contains(&Dimension::Window) {
                continue;
            }
            let whole = cube(&registry, &whole, Threads::ONE).unwrap();
            let cells: Vec<_> = whole.cells().collect();
            if cells.is_empty() {
                continue;
            }
            let value = at.get(&cells).key[0].clone();
            let slice: Vec<_> = cells.into_iter().filter(|cell| cell.key[0] == value).map(|mut cell| {
                cell.key.remove(0);
                cell
            }).collect();
            let filtered = CubeQuery { by: rest, filters: vec![Filter::only(value)], ..query.clone() };
            let filtered = cube(&registry, &filtered, Threads::ONE).unwrap();
            prop_assert_eq!(filtered.cells().collect::<Vec<_>>(), slice);
        }
    }

    #[test]
    fn the_records_behind_a_cell_add_up_to_it(
        world in world("a"), query in query(), measure in prop::sample::select(Measure::ALL),
    ) {
        let registry = registry(&world);
        let query = CubeQuery { measure, ..query };
        prop_assume!(!(query.slots.is_empty() && measure.is_snapshot()));
        let whole = cube(&registry, &query, Threads::ONE).unwrap();
        for cell in whole.cells() {
            let drilled = whole.drill(&cell.key, Some(&registry)).unwrap();
            let mut sum = Totals::new();
            for one in &drilled {
                sum.merge(&one.sums).unwrap();
            }
            prop_assert_eq!(sum, cell.sums);
            // Those that are counted are behind it; those that only pay are, too.
            let mut named = drilled.iter().map(|one| format!("{}/{}", one.kind.list(), one.id));
            let records = cell.ids[&Count::Records].clone();
            prop_assert!(records.iter().all(|id| named.any(|named| named == id.as_ref())));
            prop_assert!(whole.drill(&cell.key, None) == Err(StatisticsError::NoRecords));
        }
    }
}

#[test]
fn a_query_that_contradicts_itself_is_refused() {
    let year = |year| Slot::at_the_end_of(vientro::Window::calendar_year(year).unwrap());
    let budget = |year| Slot::at_the_end_of(vientro::Window::budget_year(year).unwrap());
    let registry = registry_of(&[]);
    let ask = |query: &CubeQuery| cube(&registry, query, Threads::ONE).err();
    let disbursed = |by: &[Dimension], slots| of(Measure::AidDisbursed, by, slots);
    let twice = disbursed(&[Dimension::Sector, Dimension::Sector], Vec::new());
    let dimension = "sector";
    assert_eq!(ask(&twice), Some(StatisticsError::Repeated { dimension }));
    let stray = CubeQuery {
        filters: vec![Filter {
            dimension: Dimension::Sector,
            values: vec![KeyPart::Mode(None)],
        }],
        ..disbursed(&[], Vec::new())
    };
    assert!(matches!(ask(&stray), Some(StatisticsError::Filter { .. })));
    let nowhen = disbursed(&[Dimension::Window], Vec::new());
    assert_eq!(ask(&nowhen), Some(StatisticsError::NoWindows));
    let snapshot = of(Measure::Running, &[], Vec::new());
    assert_eq!(ask(&snapshot), Some(StatisticsError::NoWindows));
    let of_no_window = CubeQuery {
        filters: vec![Filter::only(KeyPart::Window(year(2025).window))],
        ..disbursed(&[], Vec::new())
    };
    assert_eq!(ask(&of_no_window), Some(StatisticsError::NoWindows));
    let added = disbursed(&[], vec![budget(2024), budget(2025)]);
    assert_eq!(ask(&added), Some(StatisticsError::WindowsOverlap));
    let added = of(Measure::Running, &[], vec![year(2024), year(2025)]);
    assert_eq!(ask(&added), Some(StatisticsError::WindowsOverlap));
    let day = |n: i32| {
        vientro::Date::new(1990, 1, 1)
            .unwrap()
            .plus_days(n)
            .unwrap()
    };
    let last = vientro::Date::new(2190, 1, 1).unwrap();
    let spans = (0..1001).map(|n| vientro::Window::span(day(n), last).unwrap());
    let many = disbursed(
        &[Dimension::Window],
        spans.map(Slot::at_the_end_of).collect(),
    );
    let (what, most) = ("windows", 1000);
    assert_eq!(ask(&many), Some(StatisticsError::TooMany { what, most }));
    // A window that stands twice would be one cell with everything twice.
    let twice = disbursed(&[Dimension::Window], vec![year(2025), year(2025)]);
    let dimension = "window";
    assert_eq!(ask(&twice), Some(StatisticsError::Repeated { dimension }));
    // To count something twice is to count it once.
    let counts = CubeQuery {
        counts: vec![Count::Grants, Count::Grants],
        ..disbursed(&[], Vec::new())
    };
    let counted = cube(&registry, &counts, Threads::ONE).unwrap();
    assert!(counted.to_bytes().is_ok());
}

#[test]
fn equal_parts_are_asked_for_and_differ_by_one_minor_unit_at_most() {
    let world = World {
        name: "a",
        grants: vec![world::Given {
            decided: Some(0),
            supplements: false,
            mode: None,
            agency: None,
            donors: vec![(0, None), (1, None)],
            places: vec![(0, None), (1, Some(400_000)), (3, None)],
            sectors: vec![(0, None), (1, None)],
            grant: vec![(10_001, 1)],
            amended: Vec::new(),
        }],
        moves: Vec::new(),
    };
    let registry = registry(&world);
    let ask = |division| {
        let by = [Dimension::Province, Dimension::Sector, Dimension::Donor];
        let query = CubeQuery {
            division,
            ..of(Measure::AidApproved, &by, Vec::new())
        };
        let cube = cube(&registry, &query, Threads::ONE).unwrap();
        let cells = cube.cells().filter(|cell| !cell.sums.is_empty());
        let minor = |cell: vientro::statistics::Cell| {
            let key: Vec<String> = cell.key.iter().map(KeyPart::code).collect();
            (key.join(" "), cell.sums.iter().next().unwrap().minor())
        };
        cells.map(minor).collect::<Vec<_>>()
    };
    let one = |key: &str, minor: i128| (key.to_owned(), minor);
    assert_eq!(
        ask(Division::Undivided),
        [one("undivided undivided ngo-1", 10_001)]
    );
    // 10 001 by six is 1 666, and five over: the lead donor carries all of it.
    let parts = ask(Division::EqualParts);
    assert_eq!(parts.len(), 6);
    assert!(parts.iter().all(|(key, _)| key.ends_with("ngo-1")));
    assert_eq!(parts.iter().map(|(_, minor)| minor).sum::<i128>(), 10_001);
    assert!(parts.iter().all(|(_, minor)| (1666..=1667).contains(minor)));
    let provinces = ["VN-63-15", "VN-63-20", "VN-63-60"];
    assert!(provinces.iter().all(|unit| {
        parts
            .iter()
            .filter(|(key, _)| key.starts_with(unit))
            .count()
            == 2
    }));
}

#[test]
fn errors_speak_both_languages() {
    use vientro::{Explain, Lang};
    let errors = [
        StatisticsError::Repeated {
            dimension: "sector",
        },
        StatisticsError::Filter {
            dimension: "sector",
            value: "x".to_owned(),
        },
        StatisticsError::NoWindows,
        StatisticsError::WindowsOverlap,
        StatisticsError::OtherFacts { what: "window" },
        StatisticsError::TooManyCells,
        StatisticsError::TooMany {
            what: "donors",
            most: 1,
        },
        StatisticsError::NotGiven { what: "donor" },
        StatisticsError::OtherQuery,
        StatisticsError::OtherKey {
            key: "sector=x".to_owned(),
        },
        StatisticsError::NoRecords,
        StatisticsError::Bytes {
            reason: "the checksum differs",
        },
    ];
    for error in errors {
        let (vi, en) = (error.message(Lang::Vi), error.message(Lang::En));
        assert_ne!(vi, en);
        assert_eq!(en, error.to_string());
        assert!(
            !vi.is_ascii() && error.code().id().starts_with("statistics."),
            "{vi}"
        );
    }
}
