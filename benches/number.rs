//! Numbers as people write them against `rust_decimal` on the plain form, both in one process.

#![expect(
    clippy::arithmetic_side_effects,
    clippy::unwrap_used,
    reason = "a benchmark may stop"
)]

use std::fmt::Write;
use std::hint::black_box;

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use rust_decimal::Decimal;
use vientro::{Currency, Lang, Money};

/// Amounts in cents from one digit to sixteen, spread evenly by length, always the same.
fn amounts() -> Vec<Money> {
    let mut seed = 0x9e37_79b9_7f4a_7c15_u64;
    let mut next = || {
        seed ^= seed << 13;
        seed ^= seed >> 7;
        seed ^= seed << 17;
        seed
    };
    let cents = (0..1000_u32).map(|i| {
        let limit = 10_u64.pow(i.wrapping_rem(16).wrapping_add(1));
        i64::try_from(next().wrapping_rem(limit)).unwrap()
    });
    cents
        .map(|cents| Money::from_minor(cents, Currency::USD).unwrap())
        .collect()
}

fn read(c: &mut Criterion) {
    let amounts = amounts();
    let texts = |text: &dyn Fn(Money) -> String| amounts.iter().copied().map(text).collect();
    let vi: Vec<String> = texts(&|money| money.to_text(Lang::Vi));
    let en: Vec<String> = texts(&|money| money.to_text(Lang::En));
    let plain: Vec<String> = texts(&|money| money.plain());
    let mut group = c.benchmark_group("read");
    group.throughput(Throughput::Elements(1000));
    for (name, lang, texts) in [("vi", Lang::Vi, &vi), ("en", Lang::En, &en)] {
        group.bench_function(format!("vientro parse_in {name}, grouped"), |b| {
            b.iter(|| {
                for text in texts {
                    black_box(Money::parse_in(black_box(text), Currency::USD, lang).unwrap());
                }
            });
        });
    }
    group.bench_function("rust_decimal from_str_exact, plain", |b| {
        b.iter(|| {
            for text in &plain {
                black_box(Decimal::from_str_exact(black_box(text)).unwrap());
            }
        });
    });
    group.finish();
}

fn write(c: &mut Criterion) {
    let amounts = amounts();
    let decimals: Vec<Decimal> = amounts.iter().map(|money| money.to_decimal()).collect();
    let mut group = c.benchmark_group("write");
    group.throughput(Throughput::Elements(1000));
    group.bench_function("vientro write_in vi, grouped, into one text", |b| {
        let mut out = String::new();
        b.iter(|| {
            for money in &amounts {
                out.clear();
                black_box(*money).write_in(Lang::Vi, &mut out);
                black_box(&out);
            }
        });
    });
    group.bench_function("vientro to_text vi, grouped, a text each", |b| {
        b.iter(|| {
            for money in &amounts {
                black_box(black_box(*money).to_text(Lang::Vi));
            }
        });
    });
    group.bench_function("rust_decimal write!, plain, into one text", |b| {
        let mut out = String::new();
        b.iter(|| {
            for decimal in &decimals {
                out.clear();
                write!(out, "{}", black_box(decimal)).unwrap();
                black_box(&out);
            }
        });
    });
    group.bench_function("rust_decimal to_string, plain, a text each", |b| {
        b.iter(|| {
            for decimal in &decimals {
                black_box(black_box(decimal).to_string());
            }
        });
    });
    group.finish();
}

criterion_group!(benches, read, write);
criterion_main!(benches);
