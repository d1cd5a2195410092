//! The memory that loading needs at its peak, beyond the input itself, in sizes of the input.
//!
//! cargo bench --bench load_memory
#![expect(
    unsafe_code,
    clippy::arithmetic_side_effects,
    clippy::indexing_slicing,
    clippy::print_stdout,
    clippy::undocumented_unsafe_blocks,
    reason = "a benchmark that counts every allocation"
)]

mod support;

use std::alloc::{GlobalAlloc, Layout, System};
use std::sync::atomic::{AtomicUsize, Ordering::Relaxed};

use vientro::exchange::json;
use vientro::registry::Registry;

struct Counting;

static NOW: AtomicUsize = AtomicUsize::new(0);
static PEAK: AtomicUsize = AtomicUsize::new(0);

fn grown(by: usize) {
    let now = NOW.fetch_add(by, Relaxed) + by;
    PEAK.fetch_max(now, Relaxed);
}

unsafe impl GlobalAlloc for Counting {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        grown(layout.size());
        unsafe { System.alloc(layout) }
    }
    unsafe fn dealloc(&self, pointer: *mut u8, layout: Layout) {
        NOW.fetch_sub(layout.size(), Relaxed);
        unsafe { System.dealloc(pointer, layout) }
    }
    unsafe fn realloc(&self, pointer: *mut u8, layout: Layout, size: usize) -> *mut u8 {
        // Counted as if both stood at once: the worst that an allocator may do.
        grown(size);
        NOW.fetch_sub(layout.size(), Relaxed);
        unsafe { System.realloc(pointer, layout, size) }
    }
}

#[global_allocator]
static COUNTING: Counting = Counting;

fn main() {
    for megabytes in [1, 10, 100] {
        let text = support::submission(megabytes * 1_000_000);
        let before = NOW.load(Relaxed);
        PEAK.store(before, Relaxed);
        let mut builder = Registry::builder();
        json::read(&mut builder, "bench.json", text.as_bytes());
        let registry = builder.finish();
        let tell = |bytes: usize| {
            let hundredths = bytes * 100 / text.len();
            format!("{}.{:02}", hundredths / 100, hundredths % 100)
        };
        println!(
            "{megabytes:>3} MB, {} records: peak {} times the input, kept {}",
            registry.len(),
            tell(PEAK.load(Relaxed) - before),
            tell(NOW.load(Relaxed) - before)
        );
    }
}
