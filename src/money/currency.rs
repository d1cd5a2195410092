//! Currencies of ISO 4217: the codes in use and those withdrawn, as one static table.
//!
//! I1. A `Currency` is a place in the table: comparing two compares their codes.
//! I2. A numeric code that changed hands means the code in use, else the one withdrawn last.
//! I3. Places change between versions of the crate: what leaves a process names the code.

mod table;

use std::fmt;

use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

use self::table::{Row, TABLE};
use super::MoneyError;
use crate::code::clip;
use crate::date::Date;

/// A currency of ISO 4217 (đồng tiền), in use or withdrawn.
///
/// # Example
/// ```
/// use vientro::Currency;
/// let dong = Currency::parse("VND")?;
/// assert_eq!((dong.numeric(), dong.minor_digits()), (704, Some(0)));
/// assert_eq!(Currency::from_numeric(840)?, Currency::USD);
/// assert!(Currency::parse("usd").is_err());
/// # Ok::<(), vientro::money::MoneyError>(())
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Currency(u16);

impl Currency {
    /// Australian dollar.
    pub const AUD: Self = Self::known("AUD");
    /// Canadian dollar.
    pub const CAD: Self = Self::known("CAD");
    /// Swiss franc.
    pub const CHF: Self = Self::known("CHF");
    /// Chinese yuan.
    pub const CNY: Self = Self::known("CNY");
    /// Danish krone.
    pub const DKK: Self = Self::known("DKK");
    /// Euro.
    pub const EUR: Self = Self::known("EUR");
    /// Pound sterling.
    pub const GBP: Self = Self::known("GBP");
    /// Hong Kong dollar.
    pub const HKD: Self = Self::known("HKD");
    /// Yen, without minor units.
    pub const JPY: Self = Self::known("JPY");
    /// Won, without minor units.
    pub const KRW: Self = Self::known("KRW");
    /// Norwegian krone.
    pub const NOK: Self = Self::known("NOK");
    /// New Zealand dollar.
    pub const NZD: Self = Self::known("NZD");
    /// Swedish krona.
    pub const SEK: Self = Self::known("SEK");
    /// Singapore dollar.
    pub const SGD: Self = Self::known("SGD");
    /// Baht.
    pub const THB: Self = Self::known("THB");
    /// New Taiwan dollar.
    pub const TWD: Self = Self::known("TWD");
    /// US dollar.
    pub const USD: Self = Self::known("USD");
    /// Đồng, without minor units.
    pub const VND: Self = Self::known("VND");

    /// How many currencies there are.
    pub(crate) const COUNT: usize = TABLE.len();

    /// Reads an alphabetic code: three capital letters.
    ///
    /// # Errors
    /// * [`MoneyError::UnknownCurrency`] if ISO 4217 has no such code.
    pub fn parse(code: &str) -> Result<Self, MoneyError> {
        let place = LETTERS.binary_search(&letters(code.as_bytes())).ok();
        let place = place.and_then(|place| u16::try_from(place).ok());
        place
            .map(Self)
            .ok_or_else(|| MoneyError::UnknownCurrency { code: clip(code) })
    }

    /// Finds the currency of a numeric code; of two that shared it in turn, the later one.
    ///
    /// # Errors
    /// * [`MoneyError::UnknownCurrency`] if ISO 4217 has no such number.
    pub fn from_numeric(numeric: u16) -> Result<Self, MoneyError> {
        Self::of_numeric(numeric).ok_or_else(|| MoneyError::UnknownCurrency {
            code: format!("{numeric:03}"),
        })
    }

    /// Finds the currency of a numeric code, if there is one.
    #[inline(always)]
    pub(crate) fn of_numeric(numeric: u16) -> Option<Self> {
        let place = *BY_NUMERIC.get(usize::from(numeric))?;
        (place != NOWHERE).then_some(Self(place))
    }

    /// Returns the alphabetic code.
    pub const fn code(self) -> &'static str {
        self.row().code
    }

    /// Returns the numeric code.
    pub const fn numeric(self) -> u16 {
        self.row().numeric
    }

    /// Returns how many digits the minor unit has; `None` for units of account (XDR), metals and
    /// test codes, which are known but cannot make [`Money`](super::Money).
    pub const fn minor_digits(self) -> Option<u8> {
        self.row().minor_digits
    }

    /// Returns the name as ISO writes it in English.
    pub const fn name(self) -> &'static str {
        self.row().name
    }

    /// Returns the year and the month (1 to 12) in which the code was withdrawn, if it was.
    pub const fn withdrawn(self) -> Option<(u16, u8)> {
        self.row().withdrawn
    }

    /// Tells whether the code was withdrawn before the month of this day.
    ///
    /// ISO publishes months only: a day in the month of withdrawal itself still counts as valid.
    pub fn is_withdrawn_before(self, day: Date) -> bool {
        self.withdrawn().is_some_and(|(year, month)| {
            (i32::from(year), u32::from(month)) < (day.year(), day.month())
        })
    }

    /// Lists every currency by ascending code, withdrawn ones too.
    pub fn all() -> impl ExactSizeIterator<Item = Self> + DoubleEndedIterator {
        (0..PLACES).map(Self)
    }

    /// Returns the place in the table: below [`Self::COUNT`], and good for this process only.
    pub(crate) const fn index(self) -> usize {
        self.0 as usize
    }

    #[expect(
        clippy::indexing_slicing,
        reason = "I1: every Currency is made from a place in the table"
    )]
    const fn row(self) -> &'static Row {
        &ROWS[self.0 as usize]
    }

    /// Finds a code of the table while compiling; a wrong code does not compile.
    #[expect(clippy::indexing_slicing, reason = "evaluated by the compiler only")]
    const fn known(code: &str) -> Self {
        let letters = letters(code.as_bytes());
        let mut place = 0;
        while LETTERS[place as usize] != letters {
            place = next(place);
        }
        Self(place)
    }
}

/// The table, once in the program.
static ROWS: [Row; Currency::COUNT] = TABLE;

const PLACES: u16 = Currency::COUNT as u16;

/// No currency has this number.
const NOWHERE: u16 = u16::MAX;

/// The codes as numbers, in the order of the table.
static LETTERS: [u16; Currency::COUNT] = all_letters();

/// The place of each numeric code.
static BY_NUMERIC: [u16; 1000] = by_numeric();

/// Three capital letters as a number that ascends with them; that of no currency for anything else.
const fn letters(code: &[u8]) -> u16 {
    match code {
        &[a @ b'A'..=b'Z', b @ b'A'..=b'Z', c @ b'A'..=b'Z'] => letter(a)
            .wrapping_mul(26)
            .wrapping_add(letter(b))
            .wrapping_mul(26)
            .wrapping_add(letter(c)),
        _ => NOWHERE,
    }
}

/// A capital letter's place in the alphabet, from 0.
const fn letter(capital: u8) -> u16 {
    capital.wrapping_sub(b'A') as u16
}

const fn next(place: u16) -> u16 {
    place.wrapping_add(1)
}

#[expect(
    clippy::indexing_slicing,
    reason = "evaluated by the compiler only, which stops at a place outside the table"
)]
const fn all_letters() -> [u16; Currency::COUNT] {
    let mut all = [NOWHERE; Currency::COUNT];
    let mut place = 0;
    let mut least = 0;
    while place < PLACES {
        let letters = letters(TABLE[place as usize].code.as_bytes());
        assert!(
            least <= letters && letters != NOWHERE,
            "rows ascend by code"
        );
        all[place as usize] = letters;
        least = letters.wrapping_add(1);
        place = next(place);
    }
    all
}

/// The month of withdrawal as one number; the greatest for a code in use.
const fn last_month(row: &Row) -> u32 {
    match row.withdrawn {
        Some((year, month)) => {
            u32::from_be_bytes([0, year.to_be_bytes()[0], year.to_be_bytes()[1], month])
        }
        None => u32::MAX,
    }
}

#[expect(
    clippy::indexing_slicing,
    reason = "evaluated by the compiler only, which stops at a place outside the table"
)]
const fn by_numeric() -> [u16; 1000] {
    let mut places = [NOWHERE; 1000];
    let mut place = 0;
    while place < PLACES {
        let row = &TABLE[place as usize];
        let holder = places[row.numeric as usize];
        if holder == NOWHERE || last_month(&TABLE[holder as usize]) < last_month(row) {
            places[row.numeric as usize] = place;
        } else {
            assert!(row.withdrawn.is_some(), "one number has one code in use");
        }
        place = next(place);
    }
    places
}

impl fmt::Display for Currency {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

impl fmt::Debug for Currency {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

impl Serialize for Currency {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.code())
    }
}

impl<'de> Deserialize<'de> for Currency {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_str(CodeVisitor)
    }
}

struct CodeVisitor;

impl de::Visitor<'_> for CodeVisitor {
    type Value = Currency;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a currency code of ISO 4217, such as \"USD\"")
    }

    fn visit_str<E: de::Error>(self, code: &str) -> Result<Currency, E> {
        Currency::parse(code).map_err(E::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_code_is_found_by_its_letters() {
        for currency in Currency::all() {
            assert_eq!(Currency::parse(currency.code()).unwrap(), currency);
            assert!(currency.code().bytes().all(|b| b.is_ascii_uppercase()));
        }
        for wrong in ["", "US", "USDD", "usd", "ZZZ", "ƯSD", " USD", "US\0"] {
            assert!(Currency::parse(wrong).is_err(), "{wrong}");
        }
        assert_eq!(std::mem::size_of::<Currency>(), 2);
    }

    #[test]
    fn every_number_means_the_later_of_its_codes() {
        let mut changed_hands = Vec::new();
        for currency in Currency::all() {
            let found = Currency::from_numeric(currency.numeric()).unwrap();
            if found != currency {
                changed_hands.push((currency.code(), found.code()));
            }
        }
        assert_eq!(changed_hands, [("ANG", "XCG"), ("YUM", "CSD")]);
        for wrong in [0, 1, 777, 1000, u16::MAX] {
            assert!(Currency::from_numeric(wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn units_of_account_and_metals_have_no_minor_unit() {
        for code in ["XDR", "XAU", "XXX", "XTS", "XUA"] {
            assert_eq!(
                Currency::parse(code).unwrap().minor_digits(),
                None,
                "{code}"
            );
        }
        assert_eq!(Currency::USD.minor_digits(), Some(2));
        assert_eq!(Currency::parse("KWD").unwrap().minor_digits(), Some(3));
        assert_eq!(Currency::parse("CLF").unwrap().minor_digits(), Some(4));
    }

    #[test]
    fn withdrawal_is_read_by_the_month() {
        let kuna = Currency::parse("HRK").unwrap();
        assert_eq!(kuna.withdrawn(), Some((2023, 1)));
        assert!(!kuna.is_withdrawn_before(Date::new(2023, 1, 31).unwrap()));
        assert!(kuna.is_withdrawn_before(Date::new(2023, 2, 1).unwrap()));
        assert!(!Currency::USD.is_withdrawn_before(Date::new(2200, 1, 1).unwrap()));
    }

    #[test]
    fn order_is_by_code() {
        assert!(Currency::all().is_sorted_by_key(Currency::code));
        assert!(Currency::EUR < Currency::USD);
    }
}
