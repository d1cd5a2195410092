//! Sums of ten million amounts in five currencies: ours, a loop by hand, and `rust_decimal`.
//!
//! Targets: `Totals` within 1.3 times the loop by hand, and at least twice as fast as decimals.
#![expect(
    clippy::arithmetic_side_effects,
    clippy::disallowed_methods,
    clippy::indexing_slicing,
    clippy::unwrap_used,
    reason = "a benchmark: the loop by hand and the peer are what is measured"
)]

use std::hint::black_box;
use std::num::NonZeroU128;

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use rust_decimal::Decimal;
use vientro::money::{Rate, RateKind, Route, parse_decimal};
use vientro::{Currency, Money, Period, Rounding, Text, Totals};

const ROWS: usize = 10_000_000;

const CURRENCIES: [Currency; 5] = [
    Currency::USD,
    Currency::VND,
    Currency::EUR,
    Currency::JPY,
    Currency::AUD,
];

/// Numbers that look random and are the same in every run.
fn numbers() -> impl Iterator<Item = u64> {
    let mut state = 0x9e37_79b9_7f4a_7c15_u64;
    std::iter::repeat_with(move || {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        state
    })
}

/// The same rows three times: as amounts, as (minor units, place), and as (decimal, place).
struct Rows {
    amounts: Vec<Money>,
    pairs: Vec<(i64, u16)>,
    decimals: Vec<(Decimal, u16)>,
}

fn rows() -> Rows {
    let mut rows = Rows {
        amounts: Vec::with_capacity(ROWS),
        pairs: Vec::with_capacity(ROWS),
        decimals: Vec::with_capacity(ROWS),
    };
    for number in numbers().take(ROWS) {
        let place = number % 5;
        let minor = i64::try_from(number >> (8 + number % 40)).unwrap() - 1_000_000;
        let currency = CURRENCIES[usize::try_from(place).unwrap()];
        let place = u16::try_from(place).unwrap();
        rows.amounts
            .push(Money::from_minor(minor, currency).unwrap());
        rows.pairs.push((minor, place));
        rows.decimals.push((Decimal::new(minor, 2), place));
    }
    rows
}

fn sums(c: &mut Criterion) {
    let rows = rows();
    let mut group = c.benchmark_group("sum");
    group.sample_size(10);
    group.throughput(Throughput::Elements(ROWS as u64));
    group.bench_function("hand i128", |b| {
        b.iter(|| {
            let mut sums = [0_i128; 5];
            for &(minor, place) in black_box(&rows.pairs) {
                sums[usize::from(place)] += i128::from(minor);
            }
            sums
        });
    });
    group.bench_function("Totals::add_all", |b| {
        b.iter(|| {
            let mut totals = Totals::new();
            totals.add_all(black_box(&rows.amounts));
            totals
        });
    });
    group.bench_function("Totals::add", |b| {
        b.iter(|| {
            let mut totals = Totals::new();
            for &amount in black_box(&rows.amounts) {
                totals.add(amount);
            }
            totals
        });
    });
    group.bench_function("rust_decimal::checked_add", |b| {
        b.iter(|| {
            let mut sums = [Decimal::ZERO; 5];
            for &(value, place) in black_box(&rows.decimals) {
                let sum = &mut sums[usize::from(place)];
                *sum = sum.checked_add(value).unwrap();
            }
            sums
        });
    });
    group.finish();
}

fn singles(c: &mut Criterion) {
    let amount = Money::parse("114673.25", Currency::USD).unwrap();
    c.bench_function("parse", |b| {
        b.iter(|| Money::parse(black_box("114673.25"), Currency::USD));
    });
    c.bench_function("print", |b| {
        let mut out = String::with_capacity(32);
        b.iter(|| {
            out.clear();
            black_box(amount).write_plain(&mut out);
            out.len()
        });
    });
    c.bench_function("Currency::parse", |b| {
        b.iter(|| Currency::parse(black_box("USD")));
    });
    let weights: Vec<u128> = (1..=63).collect();
    c.bench_function("allocate by 63 weights", |b| {
        b.iter(|| black_box(amount).allocate(black_box(&weights)));
    });
    let rate = Rate::new(
        Currency::USD,
        Currency::VND,
        parse_decimal("24123.5").unwrap(),
        RateKind::Accounting,
        Period::ALWAYS,
        Text::new("bench").unwrap(),
    )
    .unwrap();
    let direct = Route::by_rate(Currency::USD, rate.clone()).unwrap();
    let inverse = Route::by_rate(Currency::VND, rate).unwrap();
    c.bench_function("convert", |b| {
        b.iter(|| direct.convert_minor(black_box(11_467_325), Rounding::HalfAwayFromZero));
    });
    c.bench_function("convert by the inverse", |b| {
        b.iter(|| inverse.convert_minor(black_box(1_196_137_000_000_000), Rounding::HalfEven));
    });
    c.bench_function("convert, wide", |b| {
        b.iter(|| inverse.convert_minor(black_box(i128::MAX >> 3), Rounding::HalfEven));
    });
    c.bench_function("divide", |b| {
        let hundred = NonZeroU128::new(100).unwrap();
        b.iter(|| Rounding::HalfEven.divide(black_box(11_467_325), hundred));
    });
}

criterion_group!(benches, sums, singles);
criterion_main!(benches);
