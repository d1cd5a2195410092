//! IATI files that others wrote, classified as they say.
#![expect(clippy::unwrap_used, reason = "a test may panic")]

mod schema;
