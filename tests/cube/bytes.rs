//! Bytes of a cube in hostile hands: whatever is not what a cube is written as is refused.

use proptest::prelude::*;
use proptest::sample::Index;
use vientro::money::MoneyError;
use vientro::record::RecordKind;
use vientro::statistics::{
    Cube, CubeQuery, Dimension, FactsBuilder, FactsQuery, Leaves, Measure, Occurrence, Place,
    SectorPart, StatisticsError, Threads, cube,
};
use vientro::{Currency, Date};

use crate::query;
use crate::world::{registry, world};

fn with_checksum(mut body: Vec<u8>) -> Vec<u8> {
    let checksum = crc32fast::hash(&body);
    body.extend_from_slice(&checksum.to_le_bytes());
    body
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn changed_bytes_are_refused(
        world in world("a"), query in query(),
        changes in prop::collection::vec((any::<Index>(), 1u8..), 1..200),
    ) {
        let whole = cube(&registry(&world), &query, Threads::ONE).unwrap();
        let bytes = whole.to_bytes().unwrap();
        for (at, change) in changes {
            let cut = at.index(bytes.len());
            prop_assert!(Cube::from_bytes(&bytes[..cut]).is_err());
            let mut changed = bytes.clone();
            changed[cut] ^= change;
            prop_assert!(Cube::from_bytes(&changed).is_err());
            // With a checksum that fits, it is a cube that is written like this, or none.
            changed.truncate(bytes.len() - 4);
            let changed = with_checksum(changed);
            if let Ok(other) = Cube::from_bytes(&changed) {
                prop_assert_eq!(other.to_bytes().unwrap(), changed);
                let _ = other.total();
                let mut merged = whole.clone();
                if merged.merge(&other).is_err() {
                    prop_assert_eq!(&merged, &whole);
                }
            }
            let cut = with_checksum(bytes[..cut.min(bytes.len() - 5)].to_vec());
            prop_assert!(Cube::from_bytes(&cut).is_err());
        }
    }

    #[test]
    fn no_bytes_panic(body in prop::collection::vec(any::<u8>(), 0..200)) {
        let mut begun = b"VNTRCUBE\x01\x00".to_vec();
        begun.extend(body.iter());
        let _ = Cube::from_bytes(&body);
        let _ = Cube::from_bytes(&with_checksum(begun));
    }
}

/// The bytes of one cell with so many minor units from so many facts.
fn cell(minor: i128, facts: u64) -> Vec<u8> {
    let mut builder = FactsBuilder::new(FactsQuery::of(Vec::new()));
    let leaves = Leaves {
        measure: Measure::AidDisbursed,
        when: Occurrence::On(Date::new(2023, 5, 4).unwrap()),
        grant: 0,
        record: builder.record(RecordKind::Transaction, "T").unwrap(),
        form: None,
    };
    let known: i64 = 0x1234_5678_9abc_def0;
    builder
        .add(
            &leaves,
            Place::Unknown,
            SectorPart::Unknown,
            0,
            Currency::USD,
            known,
        )
        .unwrap();
    let query = CubeQuery {
        by: vec![Dimension::Sector],
        ..CubeQuery::of(Measure::AidDisbursed)
    };
    let cube = builder.finish().cube(&query, Threads::ONE).unwrap();
    let mut bytes = cube.to_bytes().unwrap();
    bytes.truncate(bytes.len() - 4);
    let find = |what: &[u8]| bytes.windows(what.len()).position(|window| window == what);
    let at = find(&i128::from(known).to_le_bytes()).unwrap();
    bytes[at..at + 16].copy_from_slice(&minor.to_le_bytes());
    bytes[at + 16..at + 24].copy_from_slice(&facts.to_le_bytes());
    with_checksum(bytes)
}

#[test]
fn a_sum_past_the_limit_leaves_the_cube_as_it_was() {
    let limit = 1i128 << 120;
    for (minor, facts) in [
        (limit, 1),
        (-limit - 1, 1),
        (i128::MIN, 1),
        (5, 0),
        (5, 1 << 48),
        (5, u64::MAX),
    ] {
        assert!(
            Cube::from_bytes(&cell(minor, facts)).is_err(),
            "{minor} {facts}"
        );
    }
    let read = |minor, facts| Cube::from_bytes(&cell(minor, facts)).unwrap();
    for (minor, facts) in [(limit - 1, 7), (-limit, 7), (1, 1 << 47)] {
        let whole = read(minor, facts);
        let mut sum = whole.clone();
        let refused = sum.merge(&whole);
        let overflow = matches!(
            refused,
            Err(StatisticsError::Money(MoneyError::Overflow { .. }))
        );
        assert!(overflow, "{minor} {facts}: {refused:?}");
        assert_eq!(sum.to_bytes().unwrap(), whole.to_bytes().unwrap());
    }
    let mut sum = read(limit - 1, 1);
    sum.merge(&read(-limit, 2)).unwrap();
    assert_eq!(sum, read(-1, 3));
    assert_eq!(sum.to_bytes().unwrap(), cell(-1, 3));
}
