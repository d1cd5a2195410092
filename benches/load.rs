//! Loading 100 MB of submissions into a registry, against `serde_json::from_slice::<Value>` of the
//! same bytes; and whether the time grows as the bytes do.
//!
//! cargo bench --bench load
#![expect(
    clippy::arithmetic_side_effects,
    clippy::indexing_slicing,
    reason = "a benchmark"
)]

mod support;

use std::hint::black_box;

use criterion::{BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};
use vientro::exchange::json;
use vientro::registry::Registry;

fn load(bytes: &[u8]) -> Registry {
    let mut builder = Registry::builder();
    let outcome = json::read(&mut builder, "bench.json", bytes);
    assert!(outcome.is_complete && outcome.set_aside == 0);
    builder.finish()
}

fn bench(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("load");
    group.sample_size(10);
    for megabytes in [1, 10, 100] {
        let text = support::submission(megabytes * 1_000_000);
        group.throughput(Throughput::Bytes(text.len() as u64));
        group.bench_with_input(BenchmarkId::new("registry", megabytes), &text, |b, text| {
            b.iter(|| black_box(load(text.as_bytes())));
        });
        group.bench_with_input(
            BenchmarkId::new("serde_json::Value", megabytes),
            &text,
            |b, text| {
                b.iter(|| black_box(serde_json::from_slice::<serde_json::Value>(text.as_bytes())));
            },
        );
    }
    group.finish();
}

criterion_group!(benches, bench);
criterion_main!(benches);
