//! Parts, threads and files: however the work is cut, the answer is the same to the byte.

use proptest::prelude::*;
use vientro::statistics::{
    Cube, CubeQuery, Dimension, Facts, FactsQuery, Measure, Slot, StatisticsError, Threads, cube,
};

use crate::world::{date, registry, registry_of, world};
use crate::{of, query};

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn parts_in_any_order_are_the_whole(
        world in world("a"), query in query(), measure in prop::sample::select(Measure::ALL),
        order in (1usize..=7).prop_flat_map(|count| Just((0..count).collect::<Vec<_>>()).prop_shuffle()),
        threads in 2usize..6,
    ) {
        let query = CubeQuery { measure, ..query };
        prop_assume!(!(query.slots.is_empty() && measure.is_snapshot()));
        let facts = Facts::of(&registry(&world), &query.facts()).unwrap();
        let whole = facts.cube(&query, Threads::ONE).unwrap();
        let bytes = whole.to_bytes().unwrap();
        let threads = Threads::new(threads).unwrap();
        prop_assert_eq!(&facts.cube(&query, threads).unwrap().to_bytes().unwrap(), &bytes);
        // One after the other, some of them sent as bytes; and pairwise.
        let part = |at: &usize| facts.cube_of_part(&query, *at, order.len()).unwrap();
        let parts: Vec<Cube> = order.iter().map(part).collect();
        let mut merged = parts[0].clone();
        for (at, part) in parts.iter().enumerate().skip(1) {
            if at % 2 == 0 {
                merged.merge(part).unwrap();
            } else {
                merged.merge(&Cube::from_bytes(&part.to_bytes().unwrap()).unwrap()).unwrap();
            }
        }
        prop_assert_eq!(&merged.to_bytes().unwrap(), &bytes);
        let mut parts = parts;
        while parts.len() > 1 {
            let last = parts.pop().unwrap();
            let into = parts.len() / 2;
            parts[into].merge(&last).unwrap();
        }
        prop_assert_eq!(&parts[0].to_bytes().unwrap(), &bytes);
        let read = Cube::from_bytes(&bytes).unwrap();
        prop_assert_eq!(&read, &whole);
        prop_assert_eq!(&read.to_bytes().unwrap(), &bytes);
        prop_assert_eq!(read.total().ok(), whole.total().ok());
    }

    #[test]
    fn the_order_of_files_changes_nothing(
        world in world("a"), query in query(),
        order in (1usize..5).prop_flat_map(|count| Just((0..count).collect::<Vec<_>>()).prop_shuffle()),
    ) {
        let files = world.files(order.len());
        let shuffled: Vec<_> = order.iter().map(|at| files[*at].clone()).collect();
        let bytes = |files| cube(&registry_of(files), &query, Threads::ONE).unwrap().to_bytes().unwrap();
        prop_assert_eq!(bytes(&shuffled), bytes(&files));
        let one = world.files(1);
        prop_assert_eq!(bytes(&one), bytes(&files));
    }

    #[test]
    fn cubes_of_several_registries_are_the_cube_of_all(
        one in world("a"), two in world("b"), query in query(),
    ) {
        let mut files = one.files(1);
        files.extend(two.files(1));
        let whole = cube(&registry_of(&files), &query, Threads::ONE).unwrap();
        let make = |world| cube(&registry(world), &query, Threads::ONE).unwrap();
        let (one, two) = (make(&one), make(&two));
        let mut merged = one.clone();
        merged.merge(&two).unwrap();
        prop_assert_eq!(merged.to_bytes().unwrap(), whole.to_bytes().unwrap());
        let mut turned = two;
        turned.merge(&one).unwrap();
        prop_assert_eq!(turned.to_bytes().unwrap(), whole.to_bytes().unwrap());
    }
}

#[test]
fn cubes_of_other_queries_are_not_merged() {
    let registry = registry_of(&[]);
    let make = |query: &CubeQuery| cube(&registry, query, Threads::ONE).unwrap();
    let slot = Slot::at_the_end_of(vientro::Window::calendar_year(2025).unwrap());
    let asked = of(Measure::AidDisbursed, &[Dimension::Window], vec![slot]);
    let mut mine = make(&asked);
    let another_day = Slot {
        day: date(3),
        ..slot
    };
    for other in [
        CubeQuery {
            measure: Measure::AidReceived,
            ..asked.clone()
        },
        CubeQuery {
            by: Vec::new(),
            ..asked.clone()
        },
        CubeQuery {
            slots: vec![another_day],
            ..asked.clone()
        },
        CubeQuery {
            counts: Vec::new(),
            ..asked.clone()
        },
        CubeQuery {
            map: Some(vientro::catalog::province::Map::Old63),
            ..asked.clone()
        },
        CubeQuery {
            division: vientro::statistics::Division::EqualParts,
            ..asked.clone()
        },
    ] {
        assert_eq!(mine.merge(&make(&other)), Err(StatisticsError::OtherQuery));
    }
    assert_eq!(mine.merge(&make(&asked)), Ok(()));
}

#[test]
fn a_million_threads_are_as_many_as_there_is_work_for() {
    let facts = Facts::of(&registry_of(&[]), &FactsQuery::of(Vec::new())).unwrap();
    let query = CubeQuery::of(Measure::AidDisbursed);
    let threads = Threads::new(1_000_000).unwrap();
    assert_eq!(facts.cube(&query, threads).unwrap().cells().count(), 0);
}

#[test]
fn a_part_that_is_none_of_the_parts_is_empty() {
    let world = crate::world::World {
        name: "a",
        grants: Vec::new(),
        moves: vec![crate::world::Moved {
            grant: 0,
            kind: 0,
            on: 0,
            amount: 1,
            currency: 0,
            donor: None,
            form: None,
        }],
    };
    let query = CubeQuery::of(Measure::AidDisbursed);
    let facts = Facts::of(&registry(&world), &query.facts()).unwrap();
    for (part, of) in [(3, 3), (usize::MAX, 2), (usize::MAX, usize::MAX)] {
        assert_eq!(
            facts
                .cube_of_part(&query, part, of)
                .unwrap()
                .cells()
                .count(),
            0
        );
    }
    assert_eq!(facts.cube_of_part(&query, 0, 0).unwrap().cells().count(), 1);
}
