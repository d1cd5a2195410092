//! Exchange rates: quoted values with kind, valid period and source, and the rate of a day.
//!
//! I1. A rate is positive and stands as it was quoted; an inverse is never stored.
//! I2. Kinds are kept apart: a lookup sees the rates of one kind.
//! I3. The order in which rates were put in changes nothing.

use std::cmp::Ordering;
use std::collections::BTreeMap;
use std::fmt;
use std::sync::Arc;

use rust_decimal::Decimal;
use serde::ser::SerializeStruct;
use serde::{Serialize, Serializer};

use super::{Currency, MoneyError};
use crate::date::{Date, Period};
use crate::lang::Lang;
use crate::order;
use crate::text::Text;

/// Which rate it is (loại tỷ giá): who sets it, and for what.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum RateKind {
    /// The Ministry of Finance's monthly rate for state accounting (tỷ giá hạch toán).
    Accounting,
    /// The State Bank's central rate (tỷ giá trung tâm).
    Central,
    /// A commercial bank's buying rate (tỷ giá mua vào).
    BankBuying,
    /// A rate agreed in a contract (tỷ giá hợp đồng).
    Contract,
}

impl RateKind {
    /// Every kind.
    pub const ALL: [Self; 4] = [
        Self::Accounting,
        Self::Central,
        Self::BankBuying,
        Self::Contract,
    ];

    /// Returns the permanent name, `bank_buying` for example.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Accounting => "accounting",
            Self::Central => "central",
            Self::BankBuying => "bank_buying",
            Self::Contract => "contract",
        }
    }

    /// Reads a permanent name.
    pub fn parse(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.id() == id)
    }

    /// Returns the label in a language.
    pub fn label(self, lang: Lang) -> &'static str {
        match self {
            Self::Accounting => lang.pick("tỷ giá hạch toán", "accounting rate"),
            Self::Central => lang.pick("tỷ giá trung tâm", "central rate"),
            Self::BankBuying => lang.pick("tỷ giá mua vào", "bank buying rate"),
            Self::Contract => lang.pick("tỷ giá hợp đồng", "contract rate"),
        }
    }
}

/// An exchange rate as it was quoted (tỷ giá): one unit of `from` is `value` units of `to`.
///
/// # Example
/// ```
/// use vientro::money::{Rate, RateKind, parse_decimal};
/// use vientro::{Currency, Date, Period, Text};
/// let march = Period::new(Some(Date::new(2024, 3, 1)?), Some(Date::new(2024, 3, 31)?))?;
/// let rate = Rate::new(
///     Currency::USD,
///     Currency::VND,
///     parse_decimal("23967")?,
///     RateKind::Accounting,
///     march,
///     Text::new("a monthly notice")?,
/// )?;
/// assert_eq!(rate.to_string(), "1 USD = 23967 VND");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rate {
    from: Currency,
    to: Currency,
    value: Decimal,
    kind: RateKind,
    valid: Period,
    source: Text,
}

impl Rate {
    /// Makes a rate: one unit of `from` is `value` units of `to`.
    ///
    /// # Errors
    /// * [`MoneyError::InvalidRate`] if the value is zero or negative, or both currencies are one.
    pub fn new(
        from: Currency,
        to: Currency,
        value: Decimal,
        kind: RateKind,
        valid: Period,
        source: Text,
    ) -> Result<Self, MoneyError> {
        if from == to || value <= Decimal::ZERO {
            return Err(MoneyError::InvalidRate {
                from,
                to,
                value: value.to_string(),
            });
        }
        Ok(Self {
            from,
            to,
            value,
            kind,
            valid,
            source,
        })
    }

    /// Returns the currency of which one unit is priced.
    pub const fn from(&self) -> Currency {
        self.from
    }

    /// Returns the currency of the price.
    pub const fn to(&self) -> Currency {
        self.to
    }

    /// Returns the price, with the digits as quoted.
    pub const fn value(&self) -> Decimal {
        self.value
    }

    /// Returns which rate it is.
    pub const fn kind(&self) -> RateKind {
        self.kind
    }

    /// Returns the days on which it is valid.
    pub const fn valid(&self) -> Period {
        self.valid
    }

    /// Returns who published it, and where.
    pub const fn source(&self) -> &Text {
        &self.source
    }

    /// The order in a table: by beginning, then by everything else.
    fn in_table(&self, other: &Self) -> Ordering {
        let key = |rate: &Self| {
            (
                rate.valid.from(),
                last_day(rate),
                rate.value,
                rate.value.scale(),
            )
        };
        key(self)
            .cmp(&key(other))
            .then_with(|| self.source.cmp(&other.source))
    }
}

impl fmt::Display for Rate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "1 {} = {} {}", self.from, self.value, self.to)
    }
}

impl Serialize for Rate {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let day = |day: Option<Date>| day.map(|day| day.to_string());
        let mut object = serializer.serialize_struct("Rate", 7)?;
        object.serialize_field("from", &self.from)?;
        object.serialize_field("to", &self.to)?;
        object.serialize_field("value", &self.value.to_string())?;
        object.serialize_field("kind", self.kind.id())?;
        object.serialize_field("valid_from", &day(self.valid.from()))?;
        object.serialize_field("valid_until", &day(self.valid.until()))?;
        object.serialize_field("source", self.source.as_str())?;
        object.end()
    }
}

/// The last day of a rate; an open end is later than every date.
fn last_day(rate: &Rate) -> LastDay {
    rate.valid.until().map_or(LastDay::Open, LastDay::On)
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum LastDay {
    On(Date),
    Open,
}

/// Exchange rates by kind and pair of currencies (bảng tỷ giá).
///
/// # Example
/// Yen become dollars through đồng, by two rates and with one rounding.
/// ```
/// use vientro::money::{MaxAge, Rate, RateKind, RateTable, RateTerms, Through, parse_decimal};
/// use vientro::{Currency, Date, Money, Period, Rounding, Text};
/// let june = Period::new(Some(Date::new(2023, 6, 1)?), Some(Date::new(2023, 6, 30)?))?;
/// let mut table = RateTable::new();
/// for (from, value) in [(Currency::parse("JPY")?, "206.48"), (Currency::USD, "23025")] {
///     let value = parse_decimal(value)?;
///     let source = Text::new("an invented notice")?;
///     table.insert(Rate::new(from, Currency::VND, value, RateKind::Accounting, june, source)?);
/// }
/// let terms = RateTerms {
///     kind: RateKind::Accounting,
///     day: Date::new(2023, 6, 15)?,
///     max_age: MaxAge::ValidOnDay,
///     through: Through::Currency(Currency::VND),
/// };
/// let yen = Money::parse("480000", Currency::parse("JPY")?)?;
/// let route = table.route(yen.currency(), Currency::USD, &terms)?;
/// let converted = route.convert(yen, Rounding::HalfAwayFromZero)?;
/// assert_eq!(converted.result().to_string(), "4304.47 USD");
/// assert_eq!(converted.legs().len(), 2);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RateTable {
    quotes: BTreeMap<(RateKind, Currency, Currency), Quotes>,
}

/// The rates of one kind and pair, ascending by beginning.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Quotes {
    rates: Vec<Arc<Rate>>,
    /// For each rate the greatest last day of the rates up to it: where a search may stop.
    latest: Vec<LastDay>,
}

/// How far back a lookup goes (tuổi tối đa của tỷ giá).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MaxAge {
    /// Only a rate that is valid on the day.
    ValidOnDay,
    /// Also the last rate that ended at most this many days before the day.
    Days(u32),
}

impl RateTable {
    /// Makes a table without rates.
    #[expect(
        clippy::new_without_default,
        reason = "a table without rates answers nothing: it is made on purpose"
    )]
    pub const fn new() -> Self {
        Self {
            quotes: BTreeMap::new(),
        }
    }

    /// Puts a rate in; one that is there already, to the letter, is not put in again.
    pub fn insert(&mut self, rate: Rate) {
        let quotes = self
            .quotes
            .entry((rate.kind, rate.from, rate.to))
            .or_insert_with(|| Quotes {
                rates: Vec::new(),
                latest: Vec::new(),
            });
        if let Err(at) = quotes.rates.binary_search_by(|there| there.in_table(&rate)) {
            quotes.rates.insert(at, Arc::new(rate));
            quotes.latest.truncate(at);
            let mut latest = quotes.latest.last().copied();
            for rate in quotes.rates.iter().skip(at) {
                let last = last_day(rate);
                let greatest = latest.map_or(last, |before| before.max(last));
                quotes.latest.push(greatest);
                latest = Some(greatest);
            }
        }
    }

    /// Lists the rates by kind, pair and beginning.
    pub fn iter(&self) -> impl Iterator<Item = &Rate> {
        self.quotes
            .values()
            .flat_map(|quotes| quotes.rates.iter().map(Arc::as_ref))
    }

    /// Finds the rate of a day, as quoted from `from` to `to`.
    ///
    /// # Errors
    /// * [`MoneyError::NoRate`] if there is none.
    /// * [`MoneyError::StaleRate`] if the last one ended longer ago than allowed.
    /// * [`MoneyError::AmbiguousRate`] if two different values are valid on the day, or were the last
    ///   to end, on one day.
    pub fn quoted(
        &self,
        from: Currency,
        to: Currency,
        kind: RateKind,
        day: Date,
        max_age: MaxAge,
    ) -> Result<&Arc<Rate>, MoneyError> {
        self.quotes
            .get(&(kind, from, to))
            .ok_or(MoneyError::NoRate { from, to, day })?
            .find(from, to, day, max_age)
    }

    /// Lists the currencies that have a rate of this kind with `currency`, in either direction.
    pub(super) fn partners(
        &self,
        kind: RateKind,
        currency: Currency,
    ) -> impl Iterator<Item = Currency> {
        self.quotes.keys().filter_map(move |&(of_kind, from, to)| {
            if of_kind != kind {
                None
            } else if from == currency {
                Some(to)
            } else if to == currency {
                Some(from)
            } else {
                None
            }
        })
    }
}

impl Quotes {
    fn find(
        &self,
        from: Currency,
        to: Currency,
        day: Date,
        max_age: MaxAge,
    ) -> Result<&Arc<Rate>, MoneyError> {
        let begun = self
            .rates
            .partition_point(|rate| rate.valid.from().is_none_or(|first| first <= day));
        let latest = begun
            .checked_sub(1)
            .and_then(|last| self.latest.get(last))
            .ok_or(MoneyError::NoRate { from, to, day })?;
        // Valid on the day: ends on it or later. Else only the last to end comes into question.
        let wanted = match (*latest, max_age) {
            (LastDay::Open, _) => LastDay::On(day),
            (LastDay::On(ended), _) if ended >= day => LastDay::On(day),
            (LastDay::On(_), MaxAge::ValidOnDay) => {
                return Err(MoneyError::NoRate { from, to, day });
            }
            (LastDay::On(ended), MaxAge::Days(max_days)) => {
                if u32::try_from(ended.days_until(day)).is_ok_and(|age| age <= max_days) {
                    LastDay::On(ended)
                } else {
                    return Err(MoneyError::StaleRate {
                        from,
                        to,
                        day,
                        ended,
                        max_days,
                    });
                }
            }
        };
        let mut found: Option<&Arc<Rate>> = None;
        let candidates = self.rates.iter().zip(&self.latest).take(begun);
        for (rate, latest) in candidates.rev() {
            if *latest < wanted {
                break;
            }
            if last_day(rate) >= wanted {
                if found.is_some_and(|other| other.value != rate.value) {
                    return Err(MoneyError::AmbiguousRate { from, to, day });
                }
                found = found.or(Some(rate));
            }
        }
        found.ok_or(MoneyError::NoRate { from, to, day })
    }
}

impl FromIterator<Rate> for RateTable {
    fn from_iter<I: IntoIterator<Item = Rate>>(rates: I) -> Self {
        // In the order of the table every insertion is at the end of its pair.
        let mut rates: Vec<Rate> = rates.into_iter().collect();
        order::sort_by(&mut rates, Rate::in_table);
        let mut table = Self::new();
        for rate in rates {
            table.insert(rate);
        }
        table
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::money::parse_decimal;

    fn day(text: &str) -> Date {
        Date::parse(text).unwrap()
    }

    fn rate(value: &str, kind: RateKind, from: &str, until: &str) -> Rate {
        let end = |text: &str| (!text.is_empty()).then(|| day(text));
        Rate::new(
            Currency::USD,
            Currency::VND,
            parse_decimal(value).unwrap(),
            kind,
            Period::new(end(from), end(until)).unwrap(),
            Text::new("test").unwrap(),
        )
        .unwrap()
    }

    fn find(table: &RateTable, on: &str, max_age: MaxAge) -> Result<String, MoneyError> {
        table
            .quoted(
                Currency::USD,
                Currency::VND,
                RateKind::Accounting,
                day(on),
                max_age,
            )
            .map(|rate| rate.value().to_string())
    }

    #[test]
    fn a_rate_is_positive_and_between_two_currencies() {
        let make = |to, value| {
            Rate::new(
                Currency::USD,
                to,
                parse_decimal(value).unwrap(),
                RateKind::Central,
                Period::ALWAYS,
                Text::new("test").unwrap(),
            )
        };
        assert!(make(Currency::VND, "24000").is_ok());
        for (to, value) in [
            (Currency::VND, "0"),
            (Currency::VND, "-1"),
            (Currency::VND, "-0"),
            (Currency::USD, "1"),
        ] {
            assert!(matches!(
                make(to, value),
                Err(MoneyError::InvalidRate { .. })
            ));
        }
    }

    #[test]
    fn the_rate_of_the_day_or_the_last_one_within_the_age() {
        let table: RateTable = [
            rate("24120", RateKind::Accounting, "2024-02-01", "2024-02-29"),
            rate("24000", RateKind::Accounting, "2024-01-01", "2024-01-31"),
            rate("25000", RateKind::Accounting, "2024-05-01", ""),
            rate("99999", RateKind::Contract, "", ""),
        ]
        .into_iter()
        .collect();
        let valid = |on| find(&table, on, MaxAge::ValidOnDay);
        assert_eq!(valid("2024-01-31").unwrap(), "24000");
        assert_eq!(valid("2024-02-01").unwrap(), "24120");
        assert_eq!(valid("2199-01-01").unwrap(), "25000");
        assert!(matches!(
            valid("2024-03-01"),
            Err(MoneyError::NoRate { .. })
        ));
        assert!(matches!(
            valid("2023-12-31"),
            Err(MoneyError::NoRate { .. })
        ));
        assert_eq!(
            find(&table, "2024-03-10", MaxAge::Days(10)).unwrap(),
            "24120"
        );
        assert_eq!(
            find(&table, "2024-03-11", MaxAge::Days(10)),
            Err(MoneyError::StaleRate {
                from: Currency::USD,
                to: Currency::VND,
                day: day("2024-03-11"),
                ended: day("2024-02-29"),
                max_days: 10
            })
        );
        assert!(matches!(
            find(&table, "2023-12-31", MaxAge::Days(9999)),
            Err(MoneyError::NoRate { .. })
        ));
    }

    #[test]
    fn two_values_on_one_day_are_ambiguous_two_sources_are_not() {
        let long = rate("24000", RateKind::Accounting, "", "");
        let same = rate("24000.0", RateKind::Accounting, "2024-01-01", "2024-06-30");
        let other = rate("24001", RateKind::Accounting, "2024-06-30", "2024-07-01");
        for order in [[&long, &same, &other], [&other, &same, &long]] {
            let table: RateTable = order.into_iter().cloned().collect();
            let valid = |on| find(&table, on, MaxAge::ValidOnDay);
            assert_eq!(valid("2024-06-29").unwrap(), "24000.0");
            assert_eq!(valid("2025-01-01").unwrap(), "24000");
            assert!(matches!(
                valid("2024-06-30"),
                Err(MoneyError::AmbiguousRate { .. })
            ));
            assert!(matches!(
                valid("2024-07-01"),
                Err(MoneyError::AmbiguousRate { .. })
            ));
            assert_eq!(table.iter().count(), 3);
        }
    }

    #[test]
    fn a_short_rate_does_not_hide_a_long_one_before_it() {
        let table: RateTable = [
            rate("24000", RateKind::Accounting, "2020-01-01", "2024-12-31"),
            rate("24500", RateKind::Accounting, "2025-01-01", "2025-01-01"),
            rate("24000", RateKind::Accounting, "2021-01-01", "2021-01-31"),
        ]
        .into_iter()
        .collect();
        assert_eq!(
            find(&table, "2023-05-05", MaxAge::ValidOnDay).unwrap(),
            "24000"
        );
        assert_eq!(
            find(&table, "2025-01-03", MaxAge::Days(2)).unwrap(),
            "24500"
        );
    }
}
