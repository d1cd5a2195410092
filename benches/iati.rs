//! IATI files against the official standard: 50 MB made by repeating the official example with new
//! identifiers. Reading it into records; the schema alone, which any check pays; then everything.
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
use vientro::exchange::iati::{IatiCheckOptions, IatiReadOptions, check, read};
use vientro::record::draft::Field;
use vientro::record::{Submission, SubmissionDraft};
use vientro::registry::{Registry, RegistryBuilder};

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

/// Reads a file into a registry under construction; and how many records it holds.
fn import(text: &str) -> (RegistryBuilder, usize) {
    let head = SubmissionDraft {
        id: "IATI".into(),
        submitter: "somebody".into(),
        sequence: Field::Other("1".into()),
        ..Default::default()
    };
    let options = IatiReadOptions::of(Submission::build(&head).unwrap());
    let mut builder = Registry::builder();
    let report = read(&mut builder, "a.xml", text.as_bytes(), &options).unwrap();
    (builder, report.outcome().records)
}

fn bench(criterion: &mut Criterion) {
    let (text, activities) = repeated(50_000_000);
    let everything = IatiCheckOptions::on(Date::new(2024, 12, 31).unwrap());
    let structure = everything.clone().structure_only();
    let mut group = criterion.benchmark_group("iati");
    group.sample_size(10);
    group.throughput(Throughput::Bytes(text.len() as u64));
    // A grant, a transaction and a contact each; and two organisations.
    let records = usize::try_from(activities).unwrap() * 3 + 2;
    assert_eq!(import(&text).1, records);
    group.bench_function("import", |b| {
        b.iter_with_large_drop(|| import(&text));
    });
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
