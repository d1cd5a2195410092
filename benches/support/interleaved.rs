//! Several sides measured in turn in one process, so that whatever slows the machine slows all.

use std::hint::black_box;
use std::time::{Duration, Instant};

/// One side of a comparison: its name and its work.
pub type Side<'a> = (&'static str, Box<dyn FnMut() + 'a>);

/// Makes a side.
pub fn side<'a, T>(name: &'static str, mut work: impl FnMut() -> T + 'a) -> Side<'a> {
    let work = move || {
        black_box(work());
    };
    (name, Box::new(work))
}

/// Runs every side so many times, in turn; prints and returns the shortest time of each.
#[expect(clippy::disallowed_methods, reason = "a benchmark has a clock")]
pub fn measure(rounds: usize, mut sides: Vec<Side<'_>>) -> Vec<Duration> {
    let mut times: Vec<Vec<Duration>> = sides.iter().map(|_| Vec::new()).collect();
    for _ in 0..rounds {
        for ((_, work), times) in sides.iter_mut().zip(&mut times) {
            let start = Instant::now();
            work();
            times.push(start.elapsed());
        }
    }
    let mut best = Vec::new();
    for ((name, _), times) in sides.iter().zip(&mut times) {
        times.sort();
        let (least, middle) = (times[0], times[times.len() / 2]);
        println!("  {name:<44} {least:>10.2?} at best, {middle:>10.2?} in the middle");
        best.push(least);
    }
    best
}

/// Prints a ratio beside what it should be.
pub fn ratio(what: &str, over: Duration, under: Duration, limit: &str) {
    let hundredths = over.as_nanos() * 100 / under.as_nanos().max(1);
    let (whole, rest) = (hundredths / 100, hundredths % 100);
    println!("  {what}: {whole}.{rest:02} (limit: {limit})");
}
