//! Where a panic ends.

use std::panic::{AssertUnwindSafe, catch_unwind};

/// Runs the body of a call that cannot fail, and answers `fallback` should it have a bug.
pub(super) fn guard_or<T>(fallback: T, body: impl FnOnce() -> T) -> T {
    contain(body).unwrap_or(fallback)
}

/// Runs what may have a bug; `None` if it panicked.
pub(super) fn contain<T>(body: impl FnOnce() -> T) -> Option<T> {
    catch_unwind(AssertUnwindSafe(body)).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_panic_becomes_the_fallback() {
        assert_eq!(guard_or(7, || panic!("a bug")), 7);
        assert_eq!(guard_or(7, || 8), 8);
    }
}
