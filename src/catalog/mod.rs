//! Code lists that change with time: provinces, countries, sectors, agencies, programmes.
//!
//! I1. Every entry says when it holds and how well it is known.
//! I2. A code is never reused for another meaning without a date to tell the two apart.
//! I3. The tables are data of the crate: nothing is loaded, nothing is global state.

pub mod country;
pub mod province;
pub mod sector;

pub use country::{Country, CountryCode, Region};
pub use province::{Province, ProvinceCode};
pub use sector::Sector;
