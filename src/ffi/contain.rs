//! Where a panic ends.
//!
//! I1. In the shipped library, whose standard library nobody else uses, a contained panic prints
//! nothing. Built into a Rust program, the panic hook is that program's, and stays.

use std::any::Any;
use std::panic::{AssertUnwindSafe, catch_unwind};

/// The place in the source where a bug showed, `money/total.rs:12` for example, if it was noted.
///
/// Nothing else of a panic is told: its message may hold what was submitted.
pub(super) type Place = Option<String>;

/// Runs the body of a call that cannot fail, and answers `fallback` should it have a bug.
pub(super) fn guard_or<T>(fallback: T, body: impl FnOnce() -> T) -> T {
    contain(body).unwrap_or(fallback)
}

/// Runs what may have a bug; answers the place of the bug if it panicked.
pub(super) fn contain<T>(body: impl FnOnce() -> T) -> Result<T, Place> {
    #[cfg(vientro_shipped)]
    silence::begin();
    catch_unwind(AssertUnwindSafe(body)).map_err(caught)
}

/// Drops what a panic carried, and answers its place if it was noted.
#[cold]
#[inline(never)]
fn caught(_: Box<dyn Any + Send>) -> Place {
    #[cfg(vientro_shipped)]
    return silence::noted();
    #[cfg(not(vientro_shipped))]
    None
}

/// Names a place in the source by at most three parts of its path: the rest tells of the machine on
/// which the library was built.
#[cfg(any(vientro_shipped, test))]
fn place(file: &str, line: u32) -> String {
    let mut separators = file.rmatch_indices(['/', '\\']);
    let start = separators.nth(2).map_or(0, |(at, _)| at.saturating_add(1));
    let file = file.get(start..).unwrap_or_default();
    format!("{}:{line}", file.replace('\\', "/"))
}

/// The panic hook of the shipped library.
#[cfg(vientro_shipped)]
mod silence {
    use std::cell::Cell;
    use std::panic::{PanicHookInfo, set_hook};
    use std::sync::Once;

    use super::Place;

    thread_local! {
        /// Where this thread panicked, from the hook to the end of the unwinding.
        static PLACE: Cell<Place> = const { Cell::new(None) };
    }

    /// Keeps panics silent from the first call on.
    #[inline(always)]
    pub(super) fn begin() {
        static HOOK: Once = Once::new();
        HOOK.call_once(|| set_hook(Box::new(note)));
    }

    /// Takes the place that was noted.
    pub(super) fn noted() -> Place {
        PLACE.try_with(Cell::take).ok().flatten()
    }

    fn note(panic: &PanicHookInfo<'_>) {
        let place = panic
            .location()
            .map(|at| super::place(at.file(), at.line()));
        // A thread that ends may have no place any more to note it in.
        let _ = PLACE.try_with(|noted| noted.set(place));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_panic_becomes_the_fallback() {
        assert_eq!(guard_or(7, || panic!("a bug")), 7);
        assert_eq!(guard_or(7, || 8), 8);
    }

    #[test]
    fn a_place_names_no_machine() {
        assert_eq!(place("src/text.rs", 3), "src/text.rs:3");
        assert_eq!(
            place("src/exchange/json/fill.rs", 4),
            "exchange/json/fill.rs:4"
        );
        let elsewhere = "/home/jane/.cargo/registry/src/index/serde_json-1.0.1/src/de.rs";
        assert_eq!(place(elsewhere, 5), "serde_json-1.0.1/src/de.rs:5");
        let elsewhere = r"C:\Users\Jane\vientro\src\money\total.rs";
        assert_eq!(place(elsewhere, 6), "src/money/total.rs:6");
    }
}
