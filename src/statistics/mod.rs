//! Figures from records: facts, cubes over them, and what belongs where.
//!
//! [`Facts`] are made once from a registry: every amount is converted if a reporting currency is
//! asked, split once into leaves of province, sector and donor, and kept in columns. A [`Cube`]
//! groups them by any dimensions. Reports are cubes with labels.
//!
//! I1. An amount is split once; every coarser figure sums leaves, so any cut adds up to the last
//!     đồng and cent.
//! I2. What cannot be divided is not: it has a cell of its own.
//! I3. The order of records, the number of threads and the cutting into parts change nothing.

mod attribution;
mod cube;
mod facts;
mod key;
mod names;
mod query;
mod tally;

pub use attribution::{Division, Leaf, Place, SectorPart, leaves, places};
pub use cube::{Cell, Cube, Drilled, cube};
pub use facts::{
    Conversion, DonorFact, Facts, FactsBuilder, GrantFact, Leaves, Mark, Occurrence, Unconverted,
};
pub use key::{KeyPart, key_text, parse_key};
pub use names::{Count, Dimension, Measure};
pub use query::{CubeQuery, FactsQuery, Filter, Reporting, Slot, StatisticsError, Threads};
pub(crate) use tally::tally_facts;
pub use tally::{ModeKey, Tallies, Tally, TallyCell, days, tally};
