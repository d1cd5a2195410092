//! A figure as a source states it, and whether an exact value agrees with it.
//!
//! I1. A mantissa has at most 38 digits, so every power of ten beside it fits `i128`.
//! I2. A figure written in a language and read back is the same figure.

use super::range::{Grain, Range};
use super::{NumberError, read, words};
use crate::lang::Lang;
use crate::money::amount::to_minor;
use crate::money::{Currency, Money, MoneyError};
use crate::text::Text;

/// How a source limits a figure (từ chỉ mức độ).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Qualifier {
    /// Without a word: exact to the last printed digit.
    Exact,
    /// Nearly (gần): below the figure.
    Nearly,
    /// Over (hơn): above the figure.
    Over,
    /// About (khoảng): around the figure.
    About,
    /// Estimated (ước): around the figure, and never contradicted.
    Estimated,
}

impl Qualifier {
    /// Every qualifier.
    pub const ALL: [Self; 5] = [
        Self::Exact,
        Self::Nearly,
        Self::Over,
        Self::About,
        Self::Estimated,
    ];

    /// Returns the permanent id.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Exact => "exact",
            Self::Nearly => "nearly",
            Self::Over => "over",
            Self::About => "about",
            Self::Estimated => "estimated",
        }
    }

    /// Reads a permanent id.
    pub fn parse(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|one| one.id() == id)
    }

    /// Returns the label in a language.
    pub fn label(self, lang: Lang) -> &'static str {
        match self {
            Self::Exact => lang.pick("chính xác", "exact"),
            Self::Nearly => lang.pick("gần", "nearly"),
            Self::Over => lang.pick("hơn", "over"),
            Self::About => lang.pick("khoảng", "about"),
            Self::Estimated => lang.pick("ước", "estimated"),
        }
    }
}

/// The word after a number that makes it larger (đơn vị rút gọn): `triệu`, `tỷ`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Multiplier {
    /// No word.
    One,
    /// Thousand (nghìn, ngàn).
    Thousand,
    /// Million (triệu).
    Million,
    /// Billion (tỷ, tỉ).
    Billion,
    /// Trillion (nghìn tỷ).
    Trillion,
    /// Quadrillion (triệu tỷ).
    Quadrillion,
}

impl Multiplier {
    /// Every multiplier, ascending.
    pub const ALL: [Self; 6] = [
        Self::One,
        Self::Thousand,
        Self::Million,
        Self::Billion,
        Self::Trillion,
        Self::Quadrillion,
    ];

    /// Returns the power of ten: 6 for a million.
    pub const fn exponent(self) -> u8 {
        match self {
            Self::One => 0,
            Self::Thousand => 3,
            Self::Million => 6,
            Self::Billion => 9,
            Self::Trillion => 12,
            Self::Quadrillion => 15,
        }
    }
}

/// What a figure counts (đơn vị).
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Unit {
    /// A number without unit.
    Plain,
    /// Percent (phần trăm).
    Percent,
    /// Times (lần), as in `gấp 9 lần`.
    Times,
    /// An amount of money.
    Currency(Currency),
    /// Things, named in the language of the source: `tổ chức`.
    Counted(Text),
}

/// A figure as a source states it (số liệu công bố): qualifier, value, printed precision, unit.
///
/// # Example
/// ```
/// use vientro::{Currency, Lang};
/// use vientro::money::number::{Comparison, Qualifier, Stated};
/// let figure = Stated::parse("gần 562 triệu USD", Lang::Vi)?;
/// assert_eq!(figure.qualifier(), Qualifier::Nearly);
/// assert_eq!(figure.to_money()?.to_string(), "562000000.00 USD");
/// assert_eq!(figure.to_text(Lang::En), "nearly 562 million USD");
/// // 561.7 million is nearly 562 million; 562.2 million is not.
/// let found = figure.compare_money(56_170_000_000, Currency::USD)?;
/// assert_eq!(found, Comparison::Consistent);
/// let found = figure.compare_money(56_220_000_000, Currency::USD)?;
/// assert!(matches!(found, Comparison::Contradicts { difference: 20_000_000, .. }));
/// # Ok::<(), vientro::money::number::NumberError>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Stated {
    qualifier: Qualifier,
    mantissa: i128,
    decimals: u8,
    multiplier: Multiplier,
    unit: Unit,
    printed: Text,
}

/// Whether an exact value agrees with a stated figure (kết quả đối chiếu).
///
/// `difference` is the exact value less the stated one; `distance` is how far the exact value
/// lies outside what the figure allows; both in units of 10^-`decimals`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Comparison {
    /// The value is one that the figure allows.
    Consistent,
    /// The value is not what was estimated; an estimate is never contradicted.
    OffEstimate {
        /// The exact value less the stated one.
        difference: i128,
        /// How far the exact value lies outside.
        distance: i128,
        /// The places of both.
        decimals: u8,
    },
    /// The value is one that the figure rules out.
    Contradicts {
        /// The exact value less the stated one.
        difference: i128,
        /// How far the exact value lies outside.
        distance: i128,
        /// The places of both.
        decimals: u8,
    },
}

impl Stated {
    /// Reads a figure in a language, to its last character: `hơn 262 triệu USD`,
    /// `2.624 tỷ đồng`, `381 tổ chức`, `US$1.14 billion`.
    ///
    /// # Errors
    /// * [`NumberError::Text`] if the text is empty or holds a control character.
    /// * [`NumberError::NoNumber`], [`NumberError::Mark`], [`NumberError::TooLong`],
    ///   [`NumberError::Unread`] if it is no figure in the language.
    /// * [`NumberError::BareDollar`] if a dollar does not name its country.
    /// * [`NumberError::Abbreviation`] if an abbreviated multiplier has no currency after it.
    pub fn parse(text: &str, lang: Lang) -> Result<Self, NumberError> {
        read::stated(Text::new(text)?, lang)
    }

    /// Makes a figure from its parts: `mantissa` times 10^-`decimals` times the multiplier.
    ///
    /// Its printed text is what [`Stated::to_text`] writes in Vietnamese.
    ///
    /// # Errors
    /// * [`NumberError::TooLong`] if the mantissa or the decimals exceed 38 digits.
    /// * [`NumberError::Unread`] if the noun of what is counted could be read as something else.
    pub fn new(
        qualifier: Qualifier,
        mantissa: i128,
        decimals: u8,
        multiplier: Multiplier,
        unit: Unit,
    ) -> Result<Self, NumberError> {
        let limit = power(MOST_DIGITS)?;
        if mantissa.unsigned_abs() >= limit.unsigned_abs() || u32::from(decimals) >= MOST_DIGITS {
            return Err(NumberError::TooLong);
        }
        if let Unit::Counted(noun) = &unit {
            if !words::is_noun(noun) {
                return Err(NumberError::Unread { at: 0 });
            }
        }
        let printed = Text::new("0")?;
        let figure = Self::from_parts(qualifier, mantissa, decimals, multiplier, unit, printed);
        let printed = Text::new(&figure.to_text(Lang::Vi))?;
        Ok(Self { printed, ..figure })
    }

    /// Puts together what has been read.
    pub(super) fn from_parts(
        qualifier: Qualifier,
        mantissa: i128,
        decimals: u8,
        multiplier: Multiplier,
        unit: Unit,
        printed: Text,
    ) -> Self {
        Self {
            qualifier,
            mantissa,
            decimals,
            multiplier,
            unit,
            printed,
        }
    }

    /// Returns the qualifier.
    pub const fn qualifier(&self) -> Qualifier {
        self.qualifier
    }

    /// Returns the printed digits as a whole number, with their sign.
    pub const fn mantissa(&self) -> i128 {
        self.mantissa
    }

    /// Returns how many of the printed digits follow the decimal mark.
    pub const fn decimals(&self) -> u8 {
        self.decimals
    }

    /// Returns the multiplier.
    pub const fn multiplier(&self) -> Multiplier {
        self.multiplier
    }

    /// Returns the unit.
    pub const fn unit(&self) -> &Unit {
        &self.unit
    }

    /// Returns the text as the source prints it, trimmed and in NFC.
    pub const fn printed(&self) -> &Text {
        &self.printed
    }

    /// Returns the place of the last printed digit as a power of ten: 5 for `4,9 triệu`.
    pub fn last_digit_place(&self) -> i32 {
        i32::from(self.multiplier.exponent()).saturating_sub(i32::from(self.decimals))
    }

    /// Returns the place of the last digit that is not zero as a power of ten: 7 for `40 triệu`;
    /// of zero itself, the place of its last digit.
    pub fn last_nonzero_place(&self) -> i32 {
        let (mut place, mut rest) = (self.last_digit_place(), self.mantissa);
        while rest != 0 && rest % 10 == 0 {
            rest /= 10;
            place = place.saturating_add(1);
        }
        place
    }

    /// Returns the stated value as an amount, whatever its qualifier.
    ///
    /// # Errors
    /// * [`NumberError::NotMoney`] if the figure counts something else.
    /// * [`NumberError::Money`] if it is finer than the minor unit or does not fit.
    pub fn to_money(&self) -> Result<Money, NumberError> {
        let Unit::Currency(currency) = self.unit else {
            return Err(NumberError::NotMoney);
        };
        let place = self.last_digit_place();
        let (mantissa, scale) = match u32::try_from(place) {
            Ok(zeros) => (shifted(self.mantissa, zeros), 0),
            Err(_) => (Ok(self.mantissa), place.unsigned_abs()),
        };
        let mantissa = mantissa.map_err(|_| MoneyError::Overflow { currency })?;
        let minor = to_minor(mantissa, scale, currency)?;
        Ok(Money::from_wide(minor, currency)?)
    }

    /// Compares with an exact sum in minor units, as [`Stated::compare`] does.
    ///
    /// # Errors
    /// * [`NumberError::NotMoney`] if the figure counts something else.
    /// * [`NumberError::Money`] if it is stated in another currency, or in one without minor unit.
    /// * [`NumberError::Overflow`] if the figures are too large.
    pub fn compare_money(
        &self,
        minor: i128,
        currency: Currency,
    ) -> Result<Comparison, NumberError> {
        let Unit::Currency(stated) = self.unit else {
            return Err(NumberError::NotMoney);
        };
        if stated != currency {
            let (left, right) = (stated, currency);
            return Err(MoneyError::CurrencyMismatch { left, right }.into());
        }
        let places = currency.minor_digits();
        self.compare(minor, places.ok_or(MoneyError::NoMinorUnit { currency })?)
    }

    /// Compares with an exact value, `value` times 10^-`grid`, which has no finer units.
    ///
    /// With v the stated value, p the place of its last digit and q that of its last digit that
    /// is not zero, the value x is consistent if
    /// * exact: x = v where p is no coarser than the units of x, else |x - v| <= p/2;
    /// * nearly (gần): v - q <= x < v;
    /// * over (hơn): v < x < v + q;
    /// * about (khoảng) and estimated (ước): |x - v| <= q/2.
    ///
    /// A negative figure is compared by its magnitude.
    ///
    /// # Errors
    /// * [`NumberError::Overflow`] if the figures are too large.
    pub fn compare(&self, value: i128, grid: u8) -> Result<Comparison, NumberError> {
        // Everything in the finer units of the two.
        let decimals = u8_of(self.decimals_needed().max(i32::from(grid)))?;
        let range = Range::of(self, i32::from(grid), decimals)?;
        let units = power(u32::from(decimals.saturating_sub(grid)))?;
        let x = value.checked_mul(units).ok_or(NumberError::Overflow)?;
        let difference = x.checked_sub(range.stated).ok_or(NumberError::Overflow)?;
        match range.distance(x).ok_or(NumberError::Overflow)? {
            0 => Ok(Comparison::Consistent),
            distance => Ok(self.outside(difference, distance, decimals)),
        }
    }

    /// Compares with a quotient, exactly: `numerator` divided by `denominator`, in percent if the
    /// figure is.
    ///
    /// What is told of a quotient that is off is rounded down to the places told; the answer is not.
    ///
    /// # Errors
    /// * [`NumberError::Units`] if the figure is an amount or counts things, or if the denominator
    ///   is not above zero.
    /// * [`NumberError::Overflow`] if the figures are too large.
    ///
    /// # Example
    /// ```
    /// use vientro::Lang;
    /// use vientro::money::number::{Comparison, Stated};
    /// // 73.3 % of what was promised was disbursed.
    /// let figure = Stated::parse("hơn 73%", Lang::Vi)?;
    /// assert_eq!(figure.compare_ratio(11, 15)?, Comparison::Consistent);
    /// assert!(matches!(figure.compare_ratio(73, 100)?, Comparison::Contradicts { .. }));
    /// # Ok::<(), vientro::money::number::NumberError>(())
    /// ```
    pub fn compare_ratio(
        &self,
        numerator: i128,
        denominator: i128,
    ) -> Result<Comparison, NumberError> {
        let percent = match self.unit {
            Unit::Percent => 100,
            Unit::Plain | Unit::Times => 1,
            Unit::Currency(_) | Unit::Counted(_) => return Err(NumberError::Units),
        };
        if denominator <= 0 {
            return Err(NumberError::Units);
        }
        let decimals = u8_of(self.decimals_needed().saturating_add(1))?;
        let range = Range::of(self, i32::MAX, decimals)?;
        let units = power(u32::from(decimals))?;
        let value = numerator.checked_mul(percent);
        let value = value.and_then(|value| value.checked_mul(units));
        let off = value.and_then(|value| range.off(value, denominator));
        let (difference, distance) = off.ok_or(NumberError::Overflow)?;
        let Some(distance) = distance else {
            return Ok(Comparison::Consistent);
        };
        // As many places as fit.
        let places = (decimals..=QUOTIENT_PLACES.max(decimals)).rev();
        let mut told = places.filter_map(|places| {
            let finer = power(u32::from(places.checked_sub(decimals)?)).ok()?;
            let down = |off: i128| off.checked_mul(finer)?.checked_div_euclid(denominator);
            Some((down(difference)?, down(distance)?, places))
        });
        let (difference, distance, places) = told.next().ok_or(NumberError::Overflow)?;
        Ok(self.outside(difference, distance, places))
    }

    /// Compares with another figure: `consistent` if some value is one that both allow.
    ///
    /// Amounts and counts have no values finer than the minor unit and the single thing, so `hơn
    /// 480` and `gần 481` leave none between them. An estimate is never contradicted. The
    /// difference is the other figure less this one; the distance is how far apart the nearest
    /// values lie that each of them allows.
    ///
    /// # Errors
    /// * [`NumberError::Units`] if they are in different units.
    /// * [`NumberError::Overflow`] if the figures are too large.
    ///
    /// # Example
    /// ```
    /// use vientro::Lang;
    /// use vientro::money::number::{Comparison, Stated};
    /// let figure = |text| Stated::parse(text, Lang::Vi);
    /// let (one, other) = (figure("228,6 triệu USD")?, figure("228,7 triệu USD")?);
    /// assert_eq!(one.agrees_with(&other)?, Comparison::Consistent); // 228.65 rounds to both
    /// let (one, other) = (figure("481 tổ chức")?, figure("484 organizations")?);
    /// let apart = Comparison::Contradicts { difference: 3, distance: 3, decimals: 0 };
    /// assert_eq!(one.agrees_with(&other)?, apart);
    /// # Ok::<(), vientro::money::number::NumberError>(())
    /// ```
    pub fn agrees_with(&self, other: &Self) -> Result<Comparison, NumberError> {
        let grain = Grain::of(&self.unit, &other.unit).ok_or(NumberError::Units)?;
        let printed = self.decimals_needed().max(other.decimals_needed());
        let (grid, decimals) = match grain {
            Grain::Steps(grid) => (i32::from(grid), printed.max(i32::from(grid))),
            // Half a printed unit is a whole number of these.
            Grain::Endless => (i32::MAX, printed.saturating_add(1)),
        };
        let decimals = u8_of(decimals)?;
        let (one, two) = (
            Range::of(self, grid, decimals)?,
            Range::of(other, grid, decimals)?,
        );
        let difference = two.stated.checked_sub(one.stated);
        let distance = one.gap(&two, grain);
        let (difference, distance) = (
            difference.ok_or(NumberError::Overflow)?,
            distance.ok_or(NumberError::Overflow)?,
        );
        let Some(distance) = distance else {
            return Ok(Comparison::Consistent);
        };
        let estimated = [self, other]
            .into_iter()
            .find(|figure| figure.qualifier == Qualifier::Estimated);
        Ok(estimated
            .unwrap_or(self)
            .outside(difference, distance, decimals))
    }

    /// Returns how many decimals the last printed digit needs; below zero for whole thousands.
    fn decimals_needed(&self) -> i32 {
        self.last_digit_place().saturating_neg()
    }

    /// Tells of a value outside what the figure allows.
    const fn outside(&self, difference: i128, distance: i128, decimals: u8) -> Comparison {
        match self.qualifier {
            Qualifier::Estimated => Comparison::OffEstimate {
                difference,
                distance,
                decimals,
            },
            Qualifier::Exact | Qualifier::Nearly | Qualifier::Over | Qualifier::About => {
                Comparison::Contradicts {
                    difference,
                    distance,
                    decimals,
                }
            }
        }
    }
}

/// How many places are told of a quotient.
const QUOTIENT_PLACES: u8 = 12;

fn u8_of(decimals: i32) -> Result<u8, NumberError> {
    u8::try_from(decimals.max(0)).map_err(|_| NumberError::Overflow)
}

/// A mantissa has fewer digits.
const MOST_DIGITS: u32 = 38;

pub(super) fn power(zeros: u32) -> Result<i128, NumberError> {
    10_i128.checked_pow(zeros).ok_or(NumberError::Overflow)
}

fn shifted(value: i128, zeros: u32) -> Result<i128, NumberError> {
    let unit = power(zeros)?;
    value.checked_mul(unit).ok_or(NumberError::Overflow)
}
