//! Vientro models foreign NGO aid in Viet Nam: registrations, grants, and currency-exact figures.

pub mod catalog;
pub mod code;
pub mod date;
pub mod exchange;
pub mod finding;
pub mod id;
pub mod lang;
pub mod law;
pub mod money;
pub mod path;
pub mod record;
pub mod registry;
pub mod report;
pub mod statistics;
pub mod text;

pub use catalog::{Country, CountryCode, Province, ProvinceCode, Region, Sector};
pub use code::{Code, Explain, Status};
pub use date::{Date, Period, Window, WindowKind, WorkingCalendar};
pub use lang::{Label, Lang};
pub use law::{Citation, Instrument};
pub use money::number::Stated;
pub use money::{Currency, Money, Rounding, Totals};
pub use text::Text;
