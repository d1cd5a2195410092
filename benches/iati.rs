//! IATI files against the official standard: 50 MB made by repeating the official example with new
//! identifiers. The schema alone is what any reading of such a file pays; then everything.
//!
//! cargo bench --features iati --bench iati
#![expect(
    clippy::arithmetic_side_effects,
    clippy::unwrap_used,
    reason = "a benchmark"
)]

use std::hint::black_box;

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use vientro::Date;
use vientro::exchange::iati::{IatiCheckOptions, check};

const EXAMPLE: &str =
    include_str!("../tests/data/iati-examples/activity-standard-example-annotated.xml");

/// The official example with so many bytes of activities; and how many they are.
fn repeated(bytes: usize) -> (String, u64) {
    let from = EXAMPLE.find("<iati-activity ").unwrap();
    let until = EXAMPLE.rfind("</iati-activity>").unwrap() + "</iati-activity>".len();
    let (head, rest) = EXAMPLE.split_at(from);
    let (activity, tail) = rest.split_at(until - from);
    let mut text = head.to_owned();
    let mut number = 0;
    while text.len() < bytes {
        let identifier = format!("<iati-identifier>AA-AAA-123456789-{number}</iati-identifier>");
        text += &activity.replace(
            "<iati-identifier>AA-AAA-123456789-ABC123</iati-identifier>",
            &identifier,
        );
        text.push('\n');
        number += 1;
    }
    (text + tail, number)
}

fn bench(criterion: &mut Criterion) {
    let (text, activities) = repeated(50_000_000);
    let everything = IatiCheckOptions::on(Date::new(2024, 12, 31).unwrap());
    let structure = everything.clone().structure_only();
    let mut group = criterion.benchmark_group("iati");
    group.sample_size(10);
    group.throughput(Throughput::Bytes(text.len() as u64));
    for (name, options) in [("schema", structure), ("everything", everything)] {
        // By its own rules the official example is not valid; by its schema it is.
        let checked = check(text.as_bytes(), &options).unwrap();
        assert_eq!(checked.items(), activities);
        assert_eq!(checked.is_valid(), name == "schema");
        group.bench_function(name, |b| {
            b.iter(|| black_box(check(text.as_bytes(), &options)));
        });
    }
    group.finish();
}

criterion_group!(benches, bench);
criterion_main!(benches);
