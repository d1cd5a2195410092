//! Exact money: currencies, amounts, sums, shares, rates and conversions.
//!
//! I1. No float touches an amount.
//! I2. Nothing is rounded, converted or added across currencies unless the caller said so.
//! I3. Every total equals the sum of its parts, to the last đồng and cent.

mod amount;
mod currency;
mod error;
mod plain;

pub use amount::Money;
pub use currency::Currency;
pub use error::MoneyError;
