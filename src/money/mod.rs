//! Exact money: currencies, amounts, sums, shares, rates and conversions.
//!
//! I1. No float touches an amount.
//! I2. Nothing is rounded, converted or added across currencies unless the caller said so.
//! I3. Every total equals the sum of its parts, to the last đồng and cent.

mod allocate;
mod amount;
mod convert;
mod currency;
mod digits;
mod error;
pub mod number;
mod plain;
mod rate;
mod ratio;
mod rounding;
mod totals;
mod wide;

pub use amount::Money;
pub use convert::{Converted, Direction, Leg, RateTerms, Residue, Route, Through};
pub use currency::Currency;
pub use error::MoneyError;
pub use plain::parse_decimal;
pub use rate::{MaxAge, Rate, RateKind, RateTable};
pub use rounding::Rounding;
pub use totals::{Total, Totals};
