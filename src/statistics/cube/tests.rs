//! Cubes of facts that a program brings along; those of registries are in `tests/cube`.

#![expect(clippy::arithmetic_side_effects, reason = "a test may overflow")]

use crate::catalog::{CountryCode, Sector};
use crate::date::{Date, Window};
use crate::id::{DonorId, GrantId};
use crate::money::Currency;
use crate::record::{RecordKind, TransactionForm};
use crate::statistics::{
    Count, Cube, CubeQuery, Dimension, DonorFact, Facts, FactsBuilder, FactsQuery, Filter,
    GrantFact, KeyPart, Leaves, Measure, Occurrence, Place, SectorPart, Slot, StatisticsError,
    Threads,
};

const SECTORS: [SectorPart; 3] = [
    SectorPart::Sector(Sector::Health),
    SectorPart::Sector(Sector::SocialIssues),
    SectorPart::Undivided,
];

fn on(day: &str) -> Occurrence {
    Occurrence::On(Date::parse(day).unwrap())
}

fn leaves(when: Occurrence, grant: u32, record: u32) -> Leaves {
    Leaves {
        measure: Measure::AidDisbursed,
        when,
        grant,
        record,
        form: Some(TransactionForm::Cash),
    }
}

/// So many facts, of so many grants and donors, in two currencies, day after day.
fn facts(rows: u32, kinds: u32) -> Facts {
    let mut builder = FactsBuilder::new(FactsQuery::of(Vec::new()));
    let country = |at: u32| (at % 3 == 0).then(|| CountryCode::parse("DE").unwrap());
    for at in 0..kinds {
        let donor = DonorFact {
            id: DonorId::new(&format!("d{at}")).unwrap(),
            country: country(at),
            is_organization: at % 2 == 0,
        };
        assert_eq!(builder.donor(&donor).unwrap(), at + 1);
        let grant = GrantFact {
            id: GrantId::new(&format!("g{at}")).unwrap(),
            mode: None,
            novelty: None,
            managing_agency: None,
            programme: None,
            national_programme: None,
        };
        assert_eq!(builder.grant(&grant).unwrap(), at + 1);
    }
    let first = Date::new(2020, 1, 1).unwrap();
    for at in 0..rows {
        let record = builder
            .record(RecordKind::Transaction, &format!("t{at}"))
            .unwrap();
        let day = first.plus_days(i32::try_from(at % 1000).unwrap()).unwrap();
        let code = ["VN-63-20", "VN-63-15", "VN-34-68"][usize::try_from(at % 3).unwrap()];
        let currency = if at % 5 == 0 {
            Currency::VND
        } else {
            Currency::USD
        };
        let sector = SECTORS[usize::try_from(at % 7 % 3).unwrap()];
        let leaves = leaves(Occurrence::On(day), at % kinds + 1, record);
        let place = Place::parse(code).unwrap();
        let minor = i64::from(at) - 1000;
        builder
            .add(&leaves, place, sector, at * 7 % kinds + 1, currency, minor)
            .unwrap();
    }
    builder.finish()
}

fn years() -> Vec<Slot> {
    let year = |year| Slot::at_the_end_of(Window::calendar_year(year).unwrap());
    vec![year(2020), year(2021), year(2022)]
}

fn by(dimensions: &[Dimension], slots: Vec<Slot>) -> CubeQuery {
    CubeQuery {
        by: dimensions.to_vec(),
        slots,
        counts: Count::ALL.to_vec(),
        ..CubeQuery::of(Measure::AidDisbursed)
    }
}

/// Few cells stand side by side, many are found by number; both are one cube.
#[test]
fn threads_and_parts_are_the_whole_however_cells_are_kept() {
    let facts = facts(17_000, 100);
    let dense = [Dimension::Window, Dimension::Province, Dimension::Sector];
    let sparse = [
        Dimension::Grant,
        Dimension::Donor,
        Dimension::Window,
        Dimension::Sector,
    ];
    for query in [by(&dense, years()), by(&sparse, years())] {
        let whole = facts.cube(&query, Threads::ONE).unwrap();
        let bytes = whole.to_bytes().unwrap();
        for threads in [2, 3, 7] {
            let cube = facts.cube(&query, Threads::new(threads).unwrap()).unwrap();
            assert_eq!(cube.to_bytes().unwrap(), bytes);
        }
        let part = |at| facts.cube_of_part(&query, at, 5).unwrap();
        let mut merged = part(3);
        for at in [0, 4, 2, 1] {
            merged.merge(&part(at)).unwrap();
        }
        assert_eq!(merged.to_bytes().unwrap(), bytes);
        assert_eq!(Cube::from_bytes(&bytes).unwrap(), whole);
        let total = whole.total().unwrap();
        assert_eq!(total.facts, 17_000);
        assert_eq!(total.count(Count::Records), Some(17_000));
        assert_eq!(total.count(Count::Donors), Some(100));
        assert_eq!(total.count(Count::Organizations), Some(50));
        let minor = |code| total.sums.get(code).unwrap();
        let sum = (0..17_000i128).map(|at| at - 1000).sum::<i128>();
        assert_eq!(minor(Currency::USD) + minor(Currency::VND), sum);
    }
}

#[test]
fn a_filter_passes_nothing_else() {
    let facts = facts(3_000, 10);
    let health = KeyPart::Sector(SECTORS[0]);
    let query = CubeQuery {
        filters: vec![
            Filter::only(health.clone()),
            Filter {
                dimension: Dimension::Sector,
                values: vec![health],
            },
            Filter::only(KeyPart::Currency(Currency::VND)),
            Filter::only(KeyPart::Form(Some(TransactionForm::Cash))),
            Filter::only(KeyPart::Window(years()[1].window)),
        ],
        ..by(&[], years())
    };
    let total = facts.cube(&query, Threads::ONE).unwrap().total().unwrap();
    let passes = |at: &i128| {
        let day = at % 1000;
        at % 7 % 3 == 0 && at % 5 == 0 && (366..731).contains(&day)
    };
    let wanted: Vec<i128> = (0..3_000).filter(passes).map(|at| at - 1000).collect();
    assert_eq!(total.facts, u64::try_from(wanted.len()).unwrap());
    assert_eq!(total.sums.get(Currency::VND), Some(wanted.iter().sum()));
    assert_eq!(total.sums.get(Currency::USD), None);
    // A filter that nothing can pass, and two that contradict each other.
    for values in [Vec::new(), vec![KeyPart::Sector(SectorPart::Unknown)]] {
        let mut none = query.clone();
        none.filters.push(Filter {
            dimension: Dimension::Sector,
            values,
        });
        assert_eq!(facts.cube(&none, Threads::ONE).unwrap().cells().count(), 0);
    }
}

#[test]
fn a_builder_takes_only_what_it_knows() {
    let mut builder = FactsBuilder::new(FactsQuery::of(years()));
    let record = builder.record(RecordKind::Transaction, "t").unwrap();
    let mut add = |leaves: &Leaves, donor| {
        let sector = SECTORS[0];
        builder.add(leaves, Place::Unknown, sector, donor, Currency::USD, 1)
    };
    let day = on("2020-02-03");
    assert_eq!(add(&leaves(day, 0, record), 0), Ok(()));
    let not_given = |what| Err(StatisticsError::NotGiven { what });
    assert_eq!(add(&leaves(day, 0, record), 1), not_given("donor"));
    assert_eq!(add(&leaves(day, 1, record), 0), not_given("grant"));
    assert_eq!(add(&leaves(day, 0, 1), 0), not_given("record"));
    let when = Err(StatisticsError::OtherFacts { what: "window" });
    assert_eq!(add(&leaves(Occurrence::InSlot(0), 0, record), 0), when);
    let running = |when| Leaves {
        measure: Measure::Running,
        ..leaves(when, 0, record)
    };
    assert_eq!(add(&running(day), 0), when);
    assert_eq!(add(&running(Occurrence::InSlot(3)), 0), when);
    assert_eq!(add(&running(Occurrence::InSlot(2)), 0), Ok(()));
    let gold = Currency::parse("XAU").unwrap();
    let refused = builder.add(
        &leaves(day, 0, record),
        Place::Unknown,
        SECTORS[0],
        0,
        gold,
        1,
    );
    assert!(matches!(refused, Err(StatisticsError::Money(_))));
}

#[test]
fn keys_that_do_not_fit_are_other_keys() {
    let facts = facts(10, 3);
    let query = by(&[Dimension::Sector], Vec::new());
    let cube = facts.cube(&query, Threads::ONE).unwrap();
    let mode = KeyPart::Mode(None);
    let health = KeyPart::Sector(SECTORS[0]);
    for key in [vec![], vec![mode.clone()], vec![health.clone(), mode]] {
        assert!(matches!(
            cube.get(&key),
            Err(StatisticsError::OtherKey { .. })
        ));
        let drilled = facts.drill(&query, &key);
        assert!(matches!(drilled, Err(StatisticsError::OtherKey { .. })));
    }
    assert!(cube.get(&[health]).unwrap().is_some());
    assert_eq!(cube.get(&[KeyPart::Sector(SectorPart::Unknown)]), Ok(None));
    let other = cube.rolled_up(&[Dimension::Mode]);
    assert!(matches!(other, Err(StatisticsError::OtherKey { .. })));
}
