//! From amounts to whole coordinates, and to short labels: no float comes near an amount.

use vientro::money::number;
use vientro::money::number::{Qualifier, Stated, Unit};
use vientro::{Currency, Lang};

/// A scale from zero to the largest value that a chart shows.
pub struct Scale {
    /// The end of the axis.
    pub end: i128,
    /// The distance between two marks of the axis.
    pub step: i128,
    /// The unit of labels: so many tens behind it.
    exponent: u32,
    currency: Option<Currency>,
}

impl Scale {
    /// Makes a scale that ends at a round number not below the largest value.
    pub fn new(largest: i128, currency: Option<Currency>) -> Self {
        let largest = largest.max(1);
        // The largest of 1, 2, 5 times a power of ten that fits at least four times.
        let tens = (0..=36).map(|zeros| 10_i128.saturating_pow(zeros));
        let steps = tens.flat_map(|ten| [1, 2, 5].map(|factor: i128| ten.saturating_mul(factor)));
        let fits = |step: &i128| step.saturating_mul(4) <= largest;
        let step = steps.take_while(fits).last().unwrap_or(1);
        let steps = largest.saturating_add(step).saturating_sub(1);
        let steps = steps.checked_div(step).unwrap_or(1);
        let end = step.saturating_mul(steps);
        let digits = u32::from(currency.and_then(Currency::minor_digits).unwrap_or(0));
        let mut exponent = 0;
        for thousands in [3, 6, 9, 12] {
            let unit = 10_i128.saturating_pow(digits.saturating_add(thousands));
            if currency.is_some() && unit <= end {
                exponent = thousands;
            }
        }
        Self {
            end,
            step,
            exponent,
            currency,
        }
    }

    /// Where a value lies between 0 and a length; what lies outside is at its end.
    pub fn at(&self, value: i128, length: i32) -> i32 {
        let value = value.clamp(0, self.end);
        let scaled = value.saturating_mul(i128::from(length));
        let at = scaled.checked_div(self.end).unwrap_or(0);
        i32::try_from(at).unwrap_or(length)
    }

    /// The marks of the axis, zero first.
    pub fn marks(&self) -> Vec<i128> {
        let next = |at: &i128| Some(at.saturating_add(self.step)).filter(|next| *next <= self.end);
        std::iter::successors(Some(0), next).collect()
    }

    /// The unit of labels: `triệu USD`.
    pub fn unit(&self, lang: Lang) -> String {
        let word = match self.exponent {
            3 => lang.pick("nghìn ", "thousand "),
            6 => lang.pick("triệu ", "million "),
            9 => lang.pick("tỷ ", "billion "),
            12 => lang.pick("nghìn tỷ ", "trillion "),
            _ => "",
        };
        let what = match self.currency {
            Some(currency) => currency.code(),
            None => lang.pick("khoản đang thực hiện", "grants running"),
        };
        format!("{word}{what}")
    }

    /// A value in that unit with one decimal, half away from zero.
    pub fn label(&self, value: i128, lang: Lang) -> String {
        let Some(currency) = self.currency else {
            return number::to_text(value, 0, lang);
        };
        let digits = u32::from(currency.minor_digits().unwrap_or(0));
        let unit = 10_i128.saturating_pow(digits.saturating_add(self.exponent));
        let doubled = value.saturating_abs().saturating_mul(20);
        let rounded = doubled.saturating_add(unit);
        let tenths = rounded
            .checked_div(unit.saturating_mul(2))
            .unwrap_or(0)
            .saturating_mul(value.signum());
        number::to_text(tenths, 1, lang)
    }
}

/// What a published amount allows, in minor units: from, stated, until.
pub fn range(stated: &Stated, currency: Currency) -> Option<(i128, i128, i128)> {
    match stated.unit() {
        Unit::Currency(of) if *of == currency => {}
        _ => return None,
    }
    let value = i128::from(stated.to_money().ok()?.minor());
    let digits = i32::from(currency.minor_digits()?);
    // One at a place of the number, in minor units; below them there is nothing.
    let one = |place: i32| {
        let zeros = u32::try_from(place.saturating_add(digits)).ok();
        zeros
            .and_then(|zeros| 10_i128.checked_pow(zeros))
            .unwrap_or(0)
    };
    let (last, nonzero) = (
        one(stated.last_digit_place()),
        one(stated.last_nonzero_place()),
    );
    let half = |one: i128| one.checked_div(2).unwrap_or(0);
    let (below, above) = match stated.qualifier() {
        Qualifier::Exact => (half(last), half(last)),
        Qualifier::Nearly => (nonzero, 0),
        Qualifier::Over => (0, nonzero),
        Qualifier::About | Qualifier::Estimated => (half(nonzero), half(nonzero)),
    };
    let from = value.saturating_sub(below);
    Some((from, value, value.saturating_add(above)))
}
