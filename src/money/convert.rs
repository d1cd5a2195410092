//! Conversion between currencies, with everything that the result rests on.
//!
//! I1. A route multiplies all its rates, and rounds once.
//! I2. A rate quoted the other way round is divided by; its inverse is never stored.
//! I3. original x rates = result + residue, exactly.

use std::num::NonZeroU128;
use std::sync::Arc;

use serde::ser::SerializeStruct;
use serde::{Serialize, Serializer};

use super::ratio::{Ratio, RatioError};
use super::{Currency, MaxAge, Money, MoneyError, Rate, RateKind, RateTable, Rounding};
use crate::date::Date;
use crate::order;

/// Which way a quoted rate is used (chiều áp dụng tỷ giá).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Direction {
    /// As quoted: multiplied.
    Direct,
    /// From the priced currency back: divided.
    Inverse,
}

impl Direction {
    /// Returns the permanent name: `direct` or `inverse`.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Direct => "direct",
            Self::Inverse => "inverse",
        }
    }
}

/// One rate on the way from a currency to another, and which way it is used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Leg {
    rate: Arc<Rate>,
    direction: Direction,
}

impl Leg {
    /// Returns the rate, as quoted.
    pub fn rate(&self) -> &Rate {
        &self.rate
    }

    /// Returns which way it is used.
    pub const fn direction(&self) -> Direction {
        self.direction
    }

    /// The mantissa and the unit of the rate's decimal: their quotient is its value.
    fn fraction(&self) -> (u128, u128) {
        let value = self.rate.value();
        // A decimal has at most 28 places; 10^28 fits.
        let unit = 10_u128.checked_pow(value.scale()).unwrap_or(0);
        match self.direction {
            Direction::Direct => (value.mantissa().unsigned_abs(), unit),
            Direction::Inverse => (unit, value.mantissa().unsigned_abs()),
        }
    }
}

impl Serialize for Leg {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut object = serializer.serialize_struct("Leg", 2)?;
        object.serialize_field("direction", self.direction.id())?;
        object.serialize_field("rate", self.rate())?;
        object.end()
    }
}

/// Through which currency two others may be converted that have no rate of their own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Through {
    /// None: only a rate between the two, quoted either way.
    Nothing,
    /// This one.
    Currency(Currency),
    /// Any that has rates with both: đồng first, then by code.
    Any,
}

/// What rates a conversion may use (điều kiện quy đổi): of which kind, of which day, how old.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RateTerms {
    /// The kind of rate.
    pub kind: RateKind,
    /// The day whose rate is asked for.
    pub day: Date,
    /// How far back a rate may have ended.
    pub max_age: MaxAge,
    /// Through which currency, if there is no rate between the two.
    pub through: Through,
}

/// The rates from one currency to another as of a day (đường quy đổi); may be used many times.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Route {
    from: Currency,
    to: Currency,
    legs: Arc<[Leg]>,
    /// Minor units of `to` for one minor unit of `from`.
    ratio: Ratio,
}

impl RateTable {
    /// Finds the rates from one currency to another.
    ///
    /// Rates valid on the day come first; older ones, where allowed, only if no valid rates lead
    /// there, and then only for the pair that has no valid one. Among both: the pair as quoted, then
    /// the pair quoted the other way round, then two rates through a third currency.
    ///
    /// # Errors
    /// * [`MoneyError::NoRate`] if no rate leads there.
    /// * [`MoneyError::StaleRate`] if the last rate of the pair is older than allowed.
    /// * [`MoneyError::AmbiguousRate`] if two different values of a pair would answer.
    /// * [`MoneyError::NoMinorUnit`] if an end of the route has no minor unit.
    /// * [`MoneyError::Overflow`] if the rates' product does not fit.
    pub fn route(
        &self,
        from: Currency,
        to: Currency,
        terms: &RateTerms,
    ) -> Result<Route, MoneyError> {
        if from == to {
            return Route::new(from, to, Vec::new());
        }
        let mut refused = MoneyError::NoRate {
            from,
            to,
            day: terms.day,
        };
        for age in youngest_first(terms.max_age) {
            match self.legs(from, to, terms, age) {
                Ok(legs) => return Route::new(from, to, legs),
                Err(error) if is_absence(&error) => refused = error,
                Err(error) => return Err(error),
            }
        }
        Err(refused)
    }

    fn legs(
        &self,
        from: Currency,
        to: Currency,
        terms: &RateTerms,
        age: MaxAge,
    ) -> Result<Vec<Leg>, MoneyError> {
        let refused = match self.leg(from, to, terms, age) {
            Ok(leg) => return Ok(vec![leg]),
            Err(error) if is_absence(&error) => error,
            Err(error) => return Err(error),
        };
        for third in self.thirds(from, to, terms) {
            let both = self
                .leg(from, third, terms, age)
                .and_then(|first| Ok(vec![first, self.leg(third, to, terms, age)?]));
            match both {
                Ok(legs) => return Ok(legs),
                Err(error) if is_absence(&error) => {}
                Err(error) => return Err(error),
            }
        }
        Err(refused)
    }

    /// The rate of a pair, quoted either way: one that is valid on the day before an older one, and
    /// among both the one quoted as asked for.
    fn leg(
        &self,
        from: Currency,
        to: Currency,
        terms: &RateTerms,
        age: MaxAge,
    ) -> Result<Leg, MoneyError> {
        let mut refused = None;
        for age in youngest_first(age) {
            for direction in [Direction::Direct, Direction::Inverse] {
                let (of, price) = match direction {
                    Direction::Direct => (from, to),
                    Direction::Inverse => (to, from),
                };
                match self.quoted(of, price, terms.kind, terms.day, age) {
                    Ok(rate) => {
                        let rate = Arc::clone(rate);
                        return Ok(Leg { rate, direction });
                    }
                    // "Too old" says more than "not there".
                    Err(error @ MoneyError::StaleRate { .. }) => refused = Some(error),
                    Err(MoneyError::NoRate { .. }) => {}
                    Err(error) => return Err(error),
                }
            }
        }
        Err(refused.unwrap_or(MoneyError::NoRate {
            from,
            to,
            day: terms.day,
        }))
    }

    /// The currencies to try in between, in the order in which they are tried.
    fn thirds(&self, from: Currency, to: Currency, terms: &RateTerms) -> Vec<Currency> {
        match terms.through {
            Through::Nothing => Vec::new(),
            Through::Currency(third) => vec![third],
            Through::Any => {
                let mut thirds: Vec<Currency> = self.partners(terms.kind, from).collect();
                thirds.retain(|&third| third != from && third != to);
                order::sort_by_key(&mut thirds, |&third| (third != Currency::VND, third));
                thirds.dedup();
                thirds
            }
        }
    }
}

/// The ages to try one after the other: a rate that is valid on the day comes before an older one.
fn youngest_first(age: MaxAge) -> impl Iterator<Item = MaxAge> {
    let older = (age != MaxAge::ValidOnDay).then_some(age);
    std::iter::once(MaxAge::ValidOnDay).chain(older)
}

/// Tells whether an error means that no rate was found, so that another way may be tried.
fn is_absence(error: &MoneyError) -> bool {
    matches!(
        error,
        MoneyError::NoRate { .. } | MoneyError::StaleRate { .. }
    )
}

impl Route {
    fn new(from: Currency, to: Currency, legs: Vec<Leg>) -> Result<Self, MoneyError> {
        let unit = |currency: Currency| {
            currency
                .minor_digits()
                .and_then(|digits| 10_u128.checked_pow(digits.into()))
                .ok_or(MoneyError::NoMinorUnit { currency })
        };
        let (from_unit, to_unit) = (unit(from)?, unit(to)?);
        let one = (1, 1);
        let mut fractions = legs.iter().map(Leg::fraction);
        let first = fractions.next().unwrap_or(one);
        let second = fractions.next().unwrap_or(one);
        let ratio = Ratio::new([to_unit, first.0, second.0], [from_unit, first.1, second.1])
            .ok_or(MoneyError::Overflow { currency: to })?;
        Ok(Self {
            from,
            to,
            legs: legs.into(),
            ratio,
        })
    }

    /// Makes the route of a single rate, from either of its currencies to the other.
    ///
    /// The way for a contract rate, which belongs to one grant: in a table those of two grants on
    /// one day would be ambiguous.
    ///
    /// # Errors
    /// * [`MoneyError::CurrencyMismatch`] if `from` is neither currency of the rate.
    /// * [`MoneyError::NoMinorUnit`] if an end of the route has no minor unit.
    pub fn by_rate(from: Currency, rate: Rate) -> Result<Self, MoneyError> {
        let (to, direction) = if from == rate.from() {
            (rate.to(), Direction::Direct)
        } else if from == rate.to() {
            (rate.from(), Direction::Inverse)
        } else {
            return Err(MoneyError::CurrencyMismatch {
                left: from,
                right: rate.from(),
            });
        };
        let rate = Arc::new(rate);
        Self::new(from, to, vec![Leg { rate, direction }])
    }

    /// Returns the currency converted from.
    pub const fn from(&self) -> Currency {
        self.from
    }

    /// Returns the currency converted to.
    pub const fn to(&self) -> Currency {
        self.to
    }

    /// Returns the rates in the order in which they are used; none if both currencies are one.
    pub fn legs(&self) -> &[Leg] {
        &self.legs
    }

    /// Converts an amount, keeping what the result rests on.
    ///
    /// # Errors
    /// * [`MoneyError::CurrencyMismatch`] if the amount is in another currency.
    /// * [`MoneyError::Inexact`] if the result is not exact and `rounding` is `Exact`.
    /// * [`MoneyError::Overflow`] if the result does not fit.
    pub fn convert(&self, amount: Money, rounding: Rounding) -> Result<Converted, MoneyError> {
        if amount.currency() != self.from {
            return Err(MoneyError::CurrencyMismatch {
                left: amount.currency(),
                right: self.from,
            });
        }
        let minor = self.convert_minor(amount.minor().into(), rounding)?;
        Ok(Converted {
            original: amount,
            result: Money::from_wide(minor, self.to)?,
            route: self.clone(),
            rounding,
        })
    }

    /// Converts minor units, as many as a sum can hold; one rounding.
    ///
    /// # Errors
    /// * [`MoneyError::Inexact`] if the result is not exact and `rounding` is `Exact`.
    /// * [`MoneyError::Overflow`] if the result does not fit.
    pub fn convert_minor(&self, minor: i128, rounding: Rounding) -> Result<i128, MoneyError> {
        let currency = self.to;
        self.ratio
            .apply(minor, rounding)
            .map_err(|error| match error {
                RatioError::Inexact => MoneyError::Inexact { currency },
                RatioError::Overflow => MoneyError::Overflow { currency },
            })
    }
}

/// A converted amount (số tiền quy đổi) with all that it rests on.
///
/// # Example
/// ```
/// use vientro::money::{Rate, RateKind, Route, parse_decimal};
/// use vientro::{Currency, Money, Period, Rounding, Text};
/// let rate = Rate::new(
///     Currency::USD,
///     Currency::VND,
///     parse_decimal("24123.5")?,
///     RateKind::Contract,
///     Period::ALWAYS,
///     Text::new("contract 12")?,
/// )?;
/// let route = Route::by_rate(Currency::USD, rate)?;
/// let grant = Money::parse("100.01", Currency::USD)?;
/// let converted = route.convert(grant, Rounding::HalfAwayFromZero)?;
/// assert_eq!(converted.result().to_string(), "2412591 VND");
/// assert_eq!(converted.residue()?.to_string(), "47/200");
/// assert!(route.convert(grant, Rounding::Exact).is_err());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Converted {
    original: Money,
    result: Money,
    route: Route,
    rounding: Rounding,
}

impl Converted {
    /// Returns the amount before.
    pub const fn original(&self) -> Money {
        self.original
    }

    /// Returns the amount after.
    pub const fn result(&self) -> Money {
        self.result
    }

    /// Returns the rates: value, kind, valid period and source of each, in the order of use.
    pub fn legs(&self) -> &[Leg] {
        self.route.legs()
    }

    /// Returns how the result was rounded.
    pub const fn rounding(&self) -> Rounding {
        self.rounding
    }

    /// Returns what rounding left out: exact amount less result.
    ///
    /// # Errors
    /// * [`MoneyError::Overflow`] if the fraction does not fit 128 bits, which only two rates of
    ///   very many digits can cause.
    pub fn residue(&self) -> Result<Residue, MoneyError> {
        let currency = self.result.currency();
        self.route
            .ratio
            .residue(self.original.minor().into(), self.result.minor().into())
            .map(|(numerator, denominator)| Residue {
                numerator,
                denominator,
                currency,
            })
            .ok_or(MoneyError::Overflow { currency })
    }
}

impl Serialize for Converted {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut object = serializer.serialize_struct("Converted", 4)?;
        object.serialize_field("original", &self.original)?;
        object.serialize_field("result", &self.result)?;
        object.serialize_field("rates", self.legs())?;
        object.serialize_field("rounding", self.rounding.id())?;
        object.end()
    }
}

/// What rounding left out (phần dư làm tròn): a fraction of a minor unit, in lowest terms.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Residue {
    numerator: i128,
    denominator: NonZeroU128,
    currency: Currency,
}

impl Residue {
    /// Returns the numerator, in minor units; negative if the result was rounded up.
    pub const fn numerator(self) -> i128 {
        self.numerator
    }

    /// Returns the denominator.
    pub const fn denominator(self) -> u128 {
        self.denominator.get()
    }

    /// Returns the currency.
    pub const fn currency(self) -> Currency {
        self.currency
    }

    /// Tells whether nothing was left out.
    pub const fn is_zero(self) -> bool {
        self.numerator == 0
    }
}

impl std::fmt::Display for Residue {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}/{}", self.numerator, self.denominator)
    }
}

#[cfg(test)]
#[expect(
    clippy::arithmetic_side_effects,
    reason = "the oracle's numbers are unbounded"
)]
mod tests;
