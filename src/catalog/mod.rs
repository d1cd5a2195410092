//! Code lists that change with time: provinces, countries, sectors, agencies, roles, programmes.
//!
//! I1. Every entry says when it holds and how well it is known.
//! I2. A code is never reused for another meaning without a date to tell the two apart.
//! I3. The tables are data of the crate: nothing is loaded, nothing is global state.

pub mod agency;
pub mod country;
pub mod national_programme;
pub mod province;
pub mod role;
pub mod sector;

pub use agency::Agency;
pub use country::{Country, CountryCode, Region};
pub use national_programme::NationalProgramme;
pub use province::{Province, ProvinceCode};
pub use sector::Sector;

/// The version of the tables (phiên bản danh mục). It changes whenever an entry changes.
pub const VERSION: &str = "2026.1";
