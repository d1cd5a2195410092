//! IATI files that others wrote, classified as they say.
#![expect(
    clippy::indexing_slicing,
    clippy::unwrap_used,
    clippy::arithmetic_side_effects,
    reason = "a test may panic"
)]

mod schema;
