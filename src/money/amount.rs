//! An amount of one currency, exact to its minor unit.
//!
//! I1. `Money` is a whole number of minor units of a currency that has minor units.
//! I2. A result is exact or an error: nothing rounds, wraps or converts here.
//! I3. One amount has one form: equal values are equal bytes; there is no negative zero.
//! No operators: `+` could neither refuse two currencies nor a result that does not fit.

use std::cmp::Ordering;
use std::fmt;

use rust_decimal::Decimal;
use serde::ser::SerializeStruct;
use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

use super::plain::{self, PlainError};
use super::rounding::with_sign;
use super::{Currency, MoneyError};
use crate::code::clip;

/// An amount of money (số tiền): a whole number of minor units with its currency.
///
/// # Example
/// ```
/// use vientro::{Currency, Money};
/// let grant = Money::parse("114673.00", Currency::USD)?;
/// assert_eq!(grant.minor(), 11_467_300);
/// assert_eq!(grant.to_string(), "114673.00 USD");
/// assert!(Money::parse("0.005", Currency::USD).is_err());
/// assert!(grant.checked_add(Money::from_minor(1, Currency::VND)?).is_err());
/// # Ok::<(), vientro::money::MoneyError>(())
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct Money {
    minor: i64,
    currency: Currency,
}

impl Money {
    /// Makes an amount from minor units: cents for USD, đồng for VND.
    ///
    /// # Errors
    /// * [`MoneyError::NoMinorUnit`] if the currency has none (XDR, metals, test codes).
    #[inline(always)]
    pub const fn from_minor(minor: i64, currency: Currency) -> Result<Self, MoneyError> {
        match currency.minor_digits() {
            Some(_) => Ok(Self { minor, currency }),
            None => Err(MoneyError::NoMinorUnit { currency }),
        }
    }

    /// Makes an amount from minor units of a sum.
    ///
    /// # Errors
    /// * [`MoneyError::NoMinorUnit`] if the currency has none.
    /// * [`MoneyError::Overflow`] if it does not fit 64 bits.
    pub(super) fn from_wide(minor: i128, currency: Currency) -> Result<Self, MoneyError> {
        let minor = i64::try_from(minor).map_err(|_| MoneyError::Overflow { currency })?;
        Self::from_minor(minor, currency)
    }

    /// Reads the machine form, `-?digits(.digits)?`: no blanks, signs of plus, groups, exponent.
    ///
    /// Zeros past the minor unit say nothing and are accepted: `1.500` USD is `1.50` USD. So is
    /// `-0.00`, which is zero. Numbers as people write them are read elsewhere, with a language.
    ///
    /// # Errors
    /// * [`MoneyError::Form`] if the text has another form, or more than 41 characters.
    /// * [`MoneyError::TooPrecise`] if it is finer than the minor unit.
    /// * [`MoneyError::Overflow`] if it does not fit.
    /// * [`MoneyError::NoMinorUnit`] if the currency has none.
    pub fn parse(text: &str, currency: Currency) -> Result<Self, MoneyError> {
        Self::from_wide(parse_minor(text, currency)?, currency)
    }

    /// Takes a decimal, which must not be finer than the minor unit.
    ///
    /// # Errors
    /// * [`MoneyError::TooPrecise`] if it is finer than the minor unit.
    /// * [`MoneyError::Overflow`] if it does not fit.
    /// * [`MoneyError::NoMinorUnit`] if the currency has none.
    pub fn from_decimal(value: Decimal, currency: Currency) -> Result<Self, MoneyError> {
        Self::from_wide(
            to_minor(value.mantissa(), value.scale(), currency)?,
            currency,
        )
    }

    /// Returns the amount in major units, with as many places as the currency has.
    pub fn to_decimal(self) -> Decimal {
        Decimal::new(self.minor, u32::from(self.places()))
    }

    /// Returns the minor units.
    pub const fn minor(self) -> i64 {
        self.minor
    }

    /// Returns the currency.
    pub const fn currency(self) -> Currency {
        self.currency
    }

    /// Tells whether the amount is zero.
    pub const fn is_zero(self) -> bool {
        self.minor == 0
    }

    /// Tells whether the amount is less than zero.
    pub const fn is_negative(self) -> bool {
        self.minor < 0
    }

    /// Adds an amount of the same currency; a zero of another currency is refused too.
    ///
    /// # Errors
    /// * [`MoneyError::CurrencyMismatch`] if the currencies differ.
    /// * [`MoneyError::Overflow`] if the sum does not fit; [`Totals`](super::Totals) hold more.
    #[inline(always)]
    pub fn checked_add(self, other: Self) -> Result<Self, MoneyError> {
        self.same_currency(other)?;
        self.with_minor(self.minor.checked_add(other.minor))
    }

    /// Takes away an amount of the same currency.
    ///
    /// # Errors
    /// * [`MoneyError::CurrencyMismatch`] if the currencies differ.
    /// * [`MoneyError::Overflow`] if the difference does not fit.
    pub fn checked_sub(self, other: Self) -> Result<Self, MoneyError> {
        self.same_currency(other)?;
        self.with_minor(self.minor.checked_sub(other.minor))
    }

    /// Turns the sign.
    ///
    /// # Errors
    /// * [`MoneyError::Overflow`] for the one amount whose opposite does not fit.
    pub fn checked_neg(self) -> Result<Self, MoneyError> {
        self.with_minor(self.minor.checked_neg())
    }

    /// Compares with an amount of the same currency.
    ///
    /// # Errors
    /// * [`MoneyError::CurrencyMismatch`] if the currencies differ.
    pub fn checked_cmp(self, other: Self) -> Result<Ordering, MoneyError> {
        self.same_currency(other)?;
        Ok(self.minor.cmp(&other.minor))
    }

    /// Returns the machine form of the amount alone: `114673.00`.
    pub fn plain(self) -> String {
        let mut out = String::with_capacity(24);
        self.write_plain(&mut out);
        out
    }

    /// Appends the machine form of the amount alone: `114673.00`.
    pub fn write_plain(self, out: &mut String) {
        plain::write(out, self.minor.into(), self.places());
    }

    /// The digits of the minor unit, which I1 says there are.
    fn places(self) -> u8 {
        self.currency.minor_digits().unwrap_or(0)
    }

    #[inline(always)]
    fn with_minor(self, minor: Option<i64>) -> Result<Self, MoneyError> {
        let currency = self.currency;
        match minor {
            Some(minor) => Ok(Self { minor, currency }),
            None => Err(MoneyError::Overflow { currency }),
        }
    }

    #[inline(always)]
    fn same_currency(self, other: Self) -> Result<(), MoneyError> {
        if self.currency == other.currency {
            Ok(())
        } else {
            Err(MoneyError::CurrencyMismatch {
                left: self.currency,
                right: other.currency,
            })
        }
    }
}

/// Reads the machine form as minor units, as many as a sum can hold.
pub(super) fn parse_minor(text: &str, currency: Currency) -> Result<i128, MoneyError> {
    let plain = plain::read(text).map_err(|error| match error {
        PlainError::Form => MoneyError::Form { text: clip(text) },
        PlainError::TooLong => MoneyError::Overflow { currency },
    })?;
    let mantissa = with_sign(plain.negative, plain.digits);
    to_minor(
        mantissa.ok_or(MoneyError::Overflow { currency })?,
        plain.scale,
        currency,
    )
}

/// Turns `mantissa` times 10^-`scale` into minor units, exactly or not at all.
pub(super) fn to_minor(mantissa: i128, scale: u32, currency: Currency) -> Result<i128, MoneyError> {
    let allowed = currency
        .minor_digits()
        .ok_or(MoneyError::NoMinorUnit { currency })?;
    let places = u32::from(allowed);
    if scale == places {
        return Ok(mantissa);
    }
    if let Some(missing) = places.checked_sub(scale) {
        return 10_i128
            .checked_pow(missing)
            .and_then(|unit| mantissa.checked_mul(unit))
            .ok_or(MoneyError::Overflow { currency });
    }
    // Zeros at the end say nothing; the first other digit must be within the minor unit.
    let (mut value, mut digits) = (mantissa, scale);
    while digits > places && value % 10 == 0 {
        value /= 10;
        digits = digits.saturating_sub(1);
    }
    if digits > places {
        Err(MoneyError::TooPrecise {
            digits,
            allowed,
            currency,
        })
    } else {
        Ok(value)
    }
}

impl fmt::Display for Money {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut out = String::with_capacity(28);
        self.write_plain(&mut out);
        out.push(' ');
        out.push_str(self.currency.code());
        // Not `pad`: under `{:.2}` it would cut the text.
        f.write_str(&out)
    }
}

impl fmt::Debug for Money {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl Serialize for Money {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serialize_amount(serializer, &self.plain(), self.currency)
    }
}

/// Writes `{"amount":"114673.00","currency":"USD"}`.
pub(super) fn serialize_amount<S: Serializer>(
    serializer: S,
    amount: &str,
    currency: Currency,
) -> Result<S::Ok, S::Error> {
    let mut object = serializer.serialize_struct("Money", 2)?;
    object.serialize_field("amount", amount)?;
    object.serialize_field("currency", &currency)?;
    object.end()
}

/// `{"amount":"114673.00","currency":"USD"}` as read, before it is known to be an amount.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct WireAmount {
    pub amount: AmountText,
    pub currency: Currency,
}

/// An amount as text. A number is refused: on its way through a float it may have lost digits.
pub(super) struct AmountText(pub String);

impl<'de> Deserialize<'de> for AmountText {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_str(AmountVisitor)
    }
}

struct AmountVisitor;

impl de::Visitor<'_> for AmountVisitor {
    type Value = AmountText;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(
            "an amount as text, such as \"114673.00\"; a number may already have lost digits",
        )
    }

    fn visit_str<E: de::Error>(self, text: &str) -> Result<AmountText, E> {
        Ok(AmountText(text.to_owned()))
    }
}

impl<'de> Deserialize<'de> for Money {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let wire = WireAmount::deserialize(deserializer)?;
        Self::parse(&wire.amount.0, wire.currency).map_err(de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn usd(minor: i64) -> Money {
        Money::from_minor(minor, Currency::USD).unwrap()
    }

    #[test]
    fn an_amount_is_sixteen_bytes() {
        assert_eq!(std::mem::size_of::<Money>(), 16);
    }

    #[test]
    fn the_machine_form_is_read_exactly_or_refused() {
        let read = |text| Money::parse(text, Currency::USD);
        assert_eq!(read("114673.00"), Ok(usd(11_467_300)));
        assert_eq!(read("114673"), Ok(usd(11_467_300)));
        assert_eq!(read("1.5"), Ok(usd(150)));
        assert_eq!(read("1.500"), Ok(usd(150)));
        assert_eq!(read("-0.00"), Ok(usd(0)));
        assert_eq!(read("-92233720368547758.08"), Ok(usd(i64::MIN)));
        assert_eq!(
            read("92233720368547758.08"),
            Err(MoneyError::Overflow {
                currency: Currency::USD
            })
        );
        assert_eq!(
            read("1.5050"),
            Err(MoneyError::TooPrecise {
                digits: 3,
                allowed: 2,
                currency: Currency::USD
            })
        );
        assert!(matches!(read("1,50"), Err(MoneyError::Form { .. })));
        assert!(matches!(
            Money::parse("1.5", Currency::VND),
            Err(MoneyError::TooPrecise { .. })
        ));
    }

    #[test]
    fn what_has_no_minor_unit_makes_no_amount() {
        let gold = Currency::parse("XAU").unwrap();
        let refused = Err(MoneyError::NoMinorUnit { currency: gold });
        assert_eq!(Money::from_minor(1, gold), refused);
        assert_eq!(Money::parse("1", gold), refused);
        assert_eq!(Money::from_decimal(Decimal::ONE, gold), refused);
    }

    #[test]
    fn decimals_pass_the_border_by_mantissa_and_scale() {
        let decimal = Decimal::from_str_exact("-1.500000").unwrap();
        assert_eq!(Money::from_decimal(decimal, Currency::USD), Ok(usd(-150)));
        assert_eq!(usd(-150).to_decimal().to_string(), "-1.50");
        assert_eq!(usd(i64::MIN).to_decimal().mantissa(), i128::from(i64::MIN));
        let fine = Decimal::from_str_exact("0.0000000000000000000000000001").unwrap();
        assert!(matches!(
            Money::from_decimal(fine, Currency::USD),
            Err(MoneyError::TooPrecise { digits: 28, .. })
        ));
        assert!(Money::from_decimal(Decimal::MAX, Currency::USD).is_err());
        assert_eq!(
            Money::from_decimal(-Decimal::ZERO, Currency::USD),
            Ok(usd(0))
        );
    }

    #[test]
    fn two_currencies_never_meet_not_even_at_zero() {
        let zero = Money::from_minor(0, Currency::VND).unwrap();
        let mismatch = MoneyError::CurrencyMismatch {
            left: Currency::USD,
            right: Currency::VND,
        };
        assert_eq!(usd(0).checked_add(zero), Err(mismatch.clone()));
        assert_eq!(usd(0).checked_sub(zero), Err(mismatch.clone()));
        assert_eq!(usd(0).checked_cmp(zero), Err(mismatch));
        assert_ne!(usd(0), zero);
        assert_eq!(usd(1).checked_cmp(usd(2)), Ok(Ordering::Less));
    }

    #[test]
    fn what_does_not_fit_is_an_error() {
        assert!(usd(i64::MAX).checked_add(usd(1)).is_err());
        assert!(usd(i64::MIN).checked_sub(usd(1)).is_err());
        assert!(usd(i64::MIN).checked_neg().is_err());
        assert_eq!(usd(1).checked_neg(), Ok(usd(-1)));
    }

    #[cfg(feature = "json")]
    #[test]
    fn json_holds_text_and_refuses_numbers() {
        let text = r#"{"amount":"114673.00","currency":"USD"}"#;
        assert_eq!(serde_json::to_string(&usd(11_467_300)).unwrap(), text);
        assert_eq!(
            serde_json::from_str::<Money>(text).unwrap(),
            usd(11_467_300)
        );
        for number in ["114673.00", "114673", "-1", "1e3", "null", "true"] {
            let text = format!(r#"{{"amount":{number},"currency":"USD"}}"#);
            let error = serde_json::from_str::<Money>(&text)
                .unwrap_err()
                .to_string();
            assert!(error.contains("may already have lost digits"), "{error}");
        }
        for wrong in [
            r#"{"amount":"0.005","currency":"USD"}"#,
            r#"{"amount":"1","currency":"usd"}"#,
            r#"{"amount":"1","currency":"XAU"}"#,
            r#"{"amount":"1"}"#,
            r#"{"amount":"1","currency":"USD","rate":"1"}"#,
            r#""1 USD""#,
        ] {
            assert!(serde_json::from_str::<Money>(wrong).is_err(), "{wrong}");
        }
    }
}
