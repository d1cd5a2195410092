//! The exchange rates of a registry, as a table that conversions use.

use crate::finding::Message;
use crate::id::RateId;
use crate::money::RateTable;
use crate::record::RateRecord;
use crate::registry::Registry;

/// The exchange rates that count (bảng tỷ giá), and the records that make none.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rates {
    /// The rates, by kind and pair of currencies.
    pub table: RateTable,
    /// The records that make no rate, by id: no conversion uses them.
    pub left_out: Vec<LeftOut>,
}

/// A record of a rate that makes none.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LeftOut {
    /// The record.
    pub id: RateId,
    /// Why it makes no rate.
    pub reason: Message,
}

impl Registry {
    /// Returns the exchange rates that count, for conversions.
    ///
    /// # Example
    /// ```
    /// use vientro::exchange::json;
    /// use vientro::money::{MaxAge, RateKind, RateTerms, Through};
    /// use vientro::{Currency, Date, Money, Registry, Rounding};
    /// let file = r#"{"format":"vientro-submission","version":1,
    ///   "submission":{"id":"R1","submitter":"treasury","sequence":1},
    ///   "rates":[{"id":"r1","from":"EUR","to":"VND","value":"25604","kind":"accounting",
    ///     "valid":{"from":"2023-06-01","until":"2023-06-30"},"source":"an invented rate"},
    ///    {"id":"r2","from":"JPY","to":"VND","value":"206.48"}]}"#;
    /// let mut builder = Registry::builder();
    /// json::read(&mut builder, "rates.json", file.as_bytes());
    /// let rates = builder.finish().rates();
    /// assert_eq!(rates.left_out.len(), 1);
    ///
    /// let terms = RateTerms {
    ///     kind: RateKind::Accounting,
    ///     day: Date::new(2023, 6, 15)?,
    ///     max_age: MaxAge::ValidOnDay,
    ///     through: Through::Nothing,
    /// };
    /// let route = rates.table.route(Currency::EUR, Currency::VND, &terms)?;
    /// let amount = Money::parse("1.25", Currency::EUR)?;
    /// let converted = route.convert(amount, Rounding::HalfAwayFromZero)?;
    /// assert_eq!(converted.result().to_string(), "32005 VND");
    /// assert_eq!(converted.legs()[0].rate().source().as_str(), "an invented rate");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn rates(&self) -> Rates {
        let mut rates = Vec::new();
        let mut left_out = Vec::new();
        for record in self.records::<RateRecord>() {
            let reason = match record.to_rate() {
                Ok(Some(rate)) => {
                    rates.push(rate);
                    continue;
                }
                Ok(None) => Message::new(
                    "thiếu loại tiền, giá trị, loại tỷ giá, thời hạn hoặc nguồn",
                    "a currency, the value, the kind, the valid period or the source is missing",
                ),
                Err(error) => Message::of(&error),
            };
            left_out.push(LeftOut {
                id: record.id().clone(),
                reason,
            });
        }
        Rates {
            table: rates.into_iter().collect(),
            left_out,
        }
    }
}
