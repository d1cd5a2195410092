//! Figures from records: where an amount belongs, and what a window and a day amount to.
//!
//! I1. An amount is split once, into leaves of province, sector and donor; every coarser figure
//!     sums leaves, so any cut adds up to the last đồng and cent.
//! I2. What cannot be divided is not: it has a cell of its own.

mod attribution;
mod tally;

pub use attribution::{Leaf, Place, SectorPart, leaves, places};
pub use tally::{Cell, ModeKey, Tallies, Tally, days, tally};
pub(crate) use tally::{newly_registered, registered};
