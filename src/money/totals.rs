//! Sums of amounts, by currency.
//!
//! I1. A sum is exact: `add` moves it by less than 2^63, and whatever else sets it keeps it within
//!     2^126, so that no number of amounts that a machine can add ever reaches 2^127.
//! I2. Order changes nothing: the same amounts in any order, or merged from parts, are equal.
//! I3. A currency that was added is there, even if its sum is zero.

use std::fmt;

use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

use super::amount::{WireAmount, parse_minor, serialize_amount};
use super::{Currency, Money, MoneyError, plain};

/// The sum of amounts in one currency (tổng theo một đồng tiền), larger than one amount can be.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct Total {
    currency: Currency,
    minor: i128,
}

impl Total {
    /// Makes a sum; the currency has a minor unit.
    pub(crate) const fn of(currency: Currency, minor: i128) -> Self {
        Self { currency, minor }
    }

    /// Returns the currency.
    pub const fn currency(self) -> Currency {
        self.currency
    }

    /// Returns the minor units.
    pub const fn minor(self) -> i128 {
        self.minor
    }

    /// Returns the machine form of the amount alone: `114673.00`.
    pub fn plain(self) -> String {
        let mut out = String::with_capacity(28);
        self.write_plain(&mut out);
        out
    }

    /// Appends the machine form of the amount alone: `114673.00`.
    pub fn write_plain(self, out: &mut String) {
        plain::write(out, self.minor, self.currency.minor_digits().unwrap_or(0));
    }

    /// Returns the sum as an amount.
    ///
    /// # Errors
    /// * [`MoneyError::Overflow`] if it does not fit 64 bits.
    pub fn money(self) -> Result<Money, MoneyError> {
        Money::from_wide(self.minor, self.currency)
    }
}

impl fmt::Display for Total {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.plain(), self.currency)
    }
}

impl fmt::Debug for Total {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl Serialize for Total {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serialize_amount(serializer, &self.plain(), self.currency)
    }
}

/// Sums of amounts by currency (tổng theo từng đồng tiền): exact, and never across currencies.
///
/// # Example
/// ```
/// use vientro::{Currency, Money, Totals};
/// let mut totals = Totals::new();
/// totals.add(Money::parse("0.10", Currency::USD)?);
/// totals.add(Money::parse("0.20", Currency::USD)?);
/// totals.add(Money::parse("500000", Currency::VND)?);
/// let text: Vec<String> = totals.iter().map(|total| total.to_string()).collect();
/// assert_eq!(text, ["0.30 USD", "500000 VND"]);
/// # Ok::<(), vientro::money::MoneyError>(())
/// ```
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct Totals {
    /// One entry for each currency that was added, by code.
    entries: Vec<Total>,
    /// For each currency of the table the place of its entry, or `ABSENT`; empty with `entries`.
    places: Vec<u8>,
}

/// The currency has no entry. The table is smaller, which `insert` checks while compiling.
const ABSENT: u8 = u8::MAX;

/// What `add_minor` and `merge` keep a sum within, either way.
const LIMIT: i128 = 1 << 126;

impl Totals {
    /// Makes totals of nothing.
    #[expect(
        clippy::new_without_default,
        reason = "a total of nothing is a statement, not a default"
    )]
    pub const fn new() -> Self {
        Self {
            entries: Vec::new(),
            places: Vec::new(),
        }
    }

    /// Adds an amount.
    #[inline]
    pub fn add(&mut self, amount: Money) {
        let entry = self.entry(amount.currency());
        entry.minor = entry.minor.wrapping_add(amount.minor().into());
    }

    /// Takes away an amount.
    #[inline]
    pub fn subtract(&mut self, amount: Money) {
        let entry = self.entry(amount.currency());
        entry.minor = entry.minor.wrapping_sub(amount.minor().into());
    }

    /// Adds amounts.
    pub fn add_all(&mut self, amounts: &[Money]) {
        for &amount in amounts {
            self.add(amount);
        }
    }

    /// Adds minor units, as many as a sum can hold; on an error nothing is changed.
    ///
    /// # Errors
    /// * [`MoneyError::Overflow`] if the sum would go past 2^126 minor units.
    /// * [`MoneyError::NoMinorUnit`] if the currency has none.
    pub fn add_minor(&mut self, currency: Currency, minor: i128) -> Result<(), MoneyError> {
        if currency.minor_digits().is_none() {
            return Err(MoneyError::NoMinorUnit { currency });
        }
        let sum = self.sum_with(currency, minor)?;
        self.entry(currency).minor = sum;
        Ok(())
    }

    /// Adds other totals; on an error nothing is changed.
    ///
    /// # Errors
    /// * [`MoneyError::Overflow`] if a sum would go past 2^126 minor units.
    pub fn merge(&mut self, other: &Self) -> Result<(), MoneyError> {
        for total in &other.entries {
            self.sum_with(total.currency, total.minor)?;
        }
        for total in &other.entries {
            let entry = self.entry(total.currency);
            entry.minor = entry.minor.wrapping_add(total.minor);
        }
        Ok(())
    }

    /// Returns what is left when other totals are taken away, by currency.
    ///
    /// # Errors
    /// * [`MoneyError::Overflow`] if a difference would go past 2^126 minor units.
    pub(crate) fn less(&self, other: &Self) -> Result<Self, MoneyError> {
        let mut left = self.clone();
        for total in &other.entries {
            // A sum keeps within 2^126, so that it has a negative.
            left.add_minor(total.currency, total.minor.wrapping_neg())?;
        }
        Ok(left)
    }

    /// Returns the sum in one currency in minor units; `None` if nothing was added in it.
    pub fn get(&self, currency: Currency) -> Option<i128> {
        let place = *self.places.get(currency.index())?;
        let entry = self.entries.get(usize::from(place))?;
        Some(entry.minor)
    }

    /// Tells whether nothing was added.
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// Lists the sums by ascending currency code.
    pub fn iter(&self) -> impl ExactSizeIterator<Item = Total> + DoubleEndedIterator + '_ {
        self.entries.iter().copied()
    }

    fn sum_with(&self, currency: Currency, minor: i128) -> Result<i128, MoneyError> {
        self.get(currency)
            .unwrap_or(0)
            .checked_add(minor)
            .filter(|sum| (LIMIT.wrapping_neg()..=LIMIT).contains(sum))
            .ok_or(MoneyError::Overflow { currency })
    }

    /// The entry of a currency, made if it is not there.
    #[expect(
        clippy::indexing_slicing,
        reason = "`places` holds places in `entries` or ABSENT, which is past its end; insert keeps it so"
    )]
    #[inline]
    fn entry(&mut self, currency: Currency) -> &mut Total {
        let place = match self.places.get(currency.index()) {
            Some(&place) if place != ABSENT => usize::from(place),
            _ => self.insert(currency),
        };
        &mut self.entries[place]
    }

    /// Makes an entry of zero and returns its place.
    #[cold]
    fn insert(&mut self, currency: Currency) -> usize {
        const { assert!(Currency::COUNT < ABSENT as usize) };
        let at = self
            .entries
            .partition_point(|entry| entry.currency < currency);
        self.entries.insert(at, Total { currency, minor: 0 });
        self.places.resize(Currency::COUNT, ABSENT);
        for (place, entry) in (0..ABSENT).zip(&self.entries) {
            if let Some(slot) = self.places.get_mut(entry.currency.index()) {
                *slot = place;
            }
        }
        at
    }
}

impl FromIterator<Money> for Totals {
    fn from_iter<I: IntoIterator<Item = Money>>(amounts: I) -> Self {
        let mut totals = Self::new();
        for amount in amounts {
            totals.add(amount);
        }
        totals
    }
}

impl fmt::Debug for Totals {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(&self.entries).finish()
    }
}

impl Serialize for Totals {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(&self.entries)
    }
}

impl<'de> Deserialize<'de> for Totals {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let mut totals = Self::new();
        for wire in Vec::<WireAmount>::deserialize(deserializer)? {
            let currency = wire.currency;
            if totals.get(currency).is_some() {
                let twice = format_args!("two totals in `{currency}`").to_string();
                return Err(de::Error::custom(twice));
            }
            parse_minor(&wire.amount.0, currency)
                .and_then(|minor| totals.add_minor(currency, minor))
                .map_err(de::Error::custom)?;
        }
        Ok(totals)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn money(text: &str, currency: Currency) -> Money {
        Money::parse(text, currency).unwrap()
    }

    #[test]
    fn nothing_and_zero_differ() {
        let mut totals = Totals::new();
        assert!(totals.is_empty());
        assert_eq!(totals.get(Currency::USD), None);
        totals.add(money("1.00", Currency::USD));
        totals.subtract(money("1.00", Currency::USD));
        assert_eq!(totals.get(Currency::USD), Some(0));
        assert_ne!(totals, Totals::new());
    }

    #[test]
    fn order_of_currencies_changes_nothing() {
        let amounts: Vec<Money> = Currency::all()
            .filter(|currency| currency.minor_digits().is_some())
            .map(|currency| Money::from_minor(i64::from(currency.numeric()), currency).unwrap())
            .collect();
        let forward: Totals = amounts.iter().copied().collect();
        let backward: Totals = amounts.iter().rev().copied().collect();
        assert_eq!(forward, backward);
        assert!(forward.iter().is_sorted_by_key(Total::currency));
        assert_eq!(forward.iter().len(), amounts.len());
        for total in forward.iter() {
            assert_eq!(total.minor(), i128::from(total.currency().numeric()));
        }
    }

    #[test]
    fn a_sum_holds_more_than_an_amount() {
        let mut totals = Totals::new();
        let most = Money::from_minor(i64::MAX, Currency::VND).unwrap();
        totals.add_all(&[most, most, most]);
        let total = totals.iter().next().unwrap();
        assert_eq!(total.plain(), "27670116110564327421");
        assert_eq!(
            total.money(),
            Err(MoneyError::Overflow {
                currency: Currency::VND
            })
        );
    }

    #[test]
    fn a_refused_sum_changes_nothing() {
        let mut totals = Totals::new();
        totals.add_minor(Currency::USD, LIMIT).unwrap();
        let mut other = Totals::new();
        other.add_minor(Currency::EUR, 1).unwrap();
        other.add_minor(Currency::USD, 1).unwrap();
        let before = totals.clone();
        assert!(totals.merge(&other).is_err());
        assert!(totals.add_minor(Currency::USD, 1).is_err());
        assert!(totals.add_minor(Currency::USD, i128::MAX).is_err());
        assert!(
            totals
                .add_minor(Currency::parse("XDR").unwrap(), 1)
                .is_err()
        );
        assert_eq!(totals, before);
        totals.add_minor(Currency::USD, -LIMIT).unwrap();
        totals.merge(&other).unwrap();
        assert_eq!(totals.get(Currency::USD), Some(1));
    }

    #[cfg(feature = "json")]
    #[test]
    fn json_is_an_array_of_amounts() {
        let totals: Totals = [money("5", Currency::VND), money("0.30", Currency::USD)]
            .into_iter()
            .collect();
        let text = r#"[{"amount":"0.30","currency":"USD"},{"amount":"5","currency":"VND"}]"#;
        assert_eq!(serde_json::to_string(&totals).unwrap(), text);
        assert_eq!(serde_json::from_str::<Totals>(text).unwrap(), totals);
        for wrong in [
            r#"[{"amount":0.30,"currency":"USD"}]"#,
            r#"[{"amount":"1","currency":"USD"},{"amount":"2","currency":"USD"}]"#,
            r#"[{"amount":"1","currency":"XDR"}]"#,
        ] {
            assert!(serde_json::from_str::<Totals>(wrong).is_err(), "{wrong}");
        }
    }
}
