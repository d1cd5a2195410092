//! The C object `vientro_converted`: a converted amount with all that it rests on, immutable.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;
use std::ffi::c_char;
use std::ptr;

use super::contain::guard_or;
use super::date::day;
use super::error::vientro_error;
use super::failure::Failure;
use super::guard::guard;
use super::money::money;
use super::pointer::{
    Out, OutList, count, currency, element, halves, list, number_of, object, of_number, tell,
};
use super::rates::{Quoted, QuotedOut, RATE_KINDS, vientro_rates};
use super::rounding::ROUNDINGS;
use super::share::{hand_over, release, retain};
use super::status::vientro_status;
use crate::date::Date;
use crate::money::{
    Converted, Currency, Direction, MaxAge, Money, MoneyError, RateKind, RateTable, RateTerms,
    Route, Through,
};

/// As a currency to convert through: none, only a rate between the two, quoted either way. Since 0.1.
pub const VIENTRO_THROUGH_NOTHING: u32 = 0;
/// As a currency to convert through: any that has rates with both, dong first, then by code.
/// Since 0.1.
pub const VIENTRO_THROUGH_ANY: u32 = 65535;

/// As a direction: the amount was multiplied by the rate, as quoted. Since 0.1.
pub const VIENTRO_LEG_DIRECT: u32 = 1;
/// As a direction: the amount was divided by the rate. Since 0.1.
pub const VIENTRO_LEG_INVERSE: u32 = 2;

/// A converted amount with the rates, the rounding and what rounding left out.
///
/// Immutable: any number of threads may read it. Counted: it lives until it was freed as often as
/// it was made and retained. It needs no rates. Since 0.1.
#[derive(Debug)]
pub struct vientro_converted {
    converted: Converted,
    legs: Vec<Quoted>,
}

/// What rates a conversion may use, as C tells it.
struct Terms {
    kind: RateKind,
    max_age: MaxAge,
    through: Through,
}

impl Terms {
    fn read(kind: u32, max_age: u32, through: u32) -> Result<Self, Failure> {
        Ok(Self {
            kind: of_number(&RATE_KINDS, kind, "kind")?,
            max_age: match max_age {
                0 => MaxAge::ValidOnDay,
                days => MaxAge::Days(days),
            },
            through: match through {
                VIENTRO_THROUGH_NOTHING => Through::Nothing,
                VIENTRO_THROUGH_ANY => Through::Any,
                number => Through::Currency(currency(number, "through")?),
            },
        })
    }

    fn route(
        &self,
        table: &RateTable,
        from: Currency,
        to: Currency,
        day: Date,
    ) -> Result<Route, MoneyError> {
        let terms = RateTerms {
            kind: self.kind,
            day,
            max_age: self.max_age,
            through: self.through,
        };
        table.route(from, to, &terms)
    }
}

/// Converts an amount by the rates of a day, with one rounding.
///
/// rates: the rates.
/// minor, from: the amount in minor units, and the ISO 4217 number of its currency.
/// to: the ISO 4217 number of the currency to convert to.
/// day: the day whose rate is asked for, in days since 1970-01-01.
/// kind: a VIENTRO_RATE_ number; rates of other kinds are not seen.
/// max_age: 0: only a rate that is valid on the day. Else also the last one that ended, at most this
///   many days before the day.
/// through: VIENTRO_THROUGH_NOTHING, VIENTRO_THROUGH_ANY, or the ISO 4217 number of the currency by
///   which two rates may be joined where there is none between the two.
/// rounding: a VIENTRO_ROUND_ number; there is no default.
/// out: receives the result, which the caller frees; NULL on failure.
///
/// VIENTRO_E_VALUE: no rate leads there, or none young enough; two different values of a pair would
/// answer; the result is not exact and the rounding is VIENTRO_ROUND_EXACT; no such currency, kind or
/// rounding. The id tells them apart: "money.no_rate", "money.stale_rate", "money.ambiguous_rate",
/// "money.inexact". VIENTRO_E_RANGE: the day is outside the years 1900 to 2200. VIENTRO_E_CURRENCY: a
/// currency has no minor unit. VIENTRO_E_OVERFLOW: it does not fit. Any thread. Since 0.1.
///
/// # Safety
/// `rates` is NULL or live rates, `out` points at a pointer; `err` is NULL or a place for an error.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn vientro_rates_convert(
    rates: *const vientro_rates,
    minor: i64,
    from: u32,
    to: u32,
    day: i32,
    kind: u32,
    max_age: u32,
    through: u32,
    rounding: u32,
    out: *mut *mut vientro_converted,
    err: *mut *mut vientro_error,
) -> vientro_status {
    let body = || {
        // SAFETY: the caller's word.
        let (out, rates) = unsafe {
            let out = Out::new(out, "out", ptr::null_mut())?;
            (out, object(rates, "rates")?)
        };
        let terms = Terms::read(kind, max_age, through)?;
        let rounding = of_number(&ROUNDINGS, rounding, "rounding")?;
        let (amount, to) = (money(minor, from, "from")?, currency(to, "to")?);
        let day = self::day(day, "day")?;
        let route = terms.route(rates.table(), amount.currency(), to, day);
        let route = route.map_err(|error| Failure::of("rates", error))?;
        let converted = route.convert(amount, rounding)?;
        let legs = converted.legs().iter().map(|leg| Quoted::of(leg.rate()));
        out.set(hand_over(vientro_converted {
            legs: legs.collect(),
            converted,
        }));
        Ok(())
    };
    // SAFETY: the caller's word.
    unsafe { guard(err, body) }
}

/// Converts a column of amounts, each by the rates of its own day and with one rounding.
///
/// rates: the rates.
/// minors, currencies, days: the amounts in minor units, the ISO 4217 numbers of their currencies, and
///   their days in days since 1970-01-01.
/// count: how many amounts there are, up to 1048576.
/// to, kind, max_age, through, rounding: as for vientro_rates_convert.
/// results: receives as many amounts in minor units of the currency to; zeros on failure. It
///   must not overlap the other columns.
///
/// Fails as vientro_rates_convert does; the path of the error names the entry, "minors[3]". Any
/// thread. Since 0.1.
///
/// # Safety
/// `rates` is NULL or live rates, `minors`, `currencies` and `days` point at `count` numbers each,
/// `results` at room for as many; `err` is NULL or a place for an error.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn vientro_rates_convert_column(
    rates: *const vientro_rates,
    minors: *const i64,
    currencies: *const u32,
    days: *const i32,
    count: u64,
    to: u32,
    kind: u32,
    max_age: u32,
    through: u32,
    rounding: u32,
    results: *mut i64,
    err: *mut *mut vientro_error,
) -> vientro_status {
    let body = || {
        // SAFETY: the caller's word.
        let (results, rates, minors, currencies, days) = unsafe {
            (
                OutList::new(results, count, "results")?,
                object(rates, "rates")?,
                list(minors, count, "minors")?,
                list(currencies, count, "currencies")?,
                list(days, count, "days")?,
            )
        };
        let terms = Terms::read(kind, max_age, through)?;
        let rounding = of_number(&ROUNDINGS, rounding, "rounding")?;
        let to = currency(to, "to")?;
        let mut routes: BTreeMap<(Currency, Date), Route> = BTreeMap::new();
        let mut converted = Vec::with_capacity(minors.len());
        let entries = minors.iter().zip(currencies).zip(days).enumerate();
        for (at, ((&minor, &number), &days)) in entries {
            let mut convert = || {
                let amount = money(minor, number, "currencies")?;
                let day = day(days, "days")?;
                let route = match routes.entry((amount.currency(), day)) {
                    Entry::Occupied(known) => known.into_mut(),
                    Entry::Vacant(new) => {
                        let route = terms.route(rates.table(), amount.currency(), to, day);
                        new.insert(route.map_err(|error| Failure::of("days", error))?)
                    }
                };
                let found = route.convert(amount, rounding);
                found.map_err(|error| Failure::of("minors", error))
            };
            let found = convert().map_err(|failure: Failure| failure.at(at))?;
            converted.push(found.result().minor());
        }
        results.set(converted);
        Ok(())
    };
    // SAFETY: the caller's word.
    unsafe { guard(err, body) }
}

/// Tells the amount before and after.
///
/// converted: the converted amount.
/// minor, currency: receive the result: minor units, and the ISO 4217 number.
/// original_minor, original_currency: receive the amount before.
/// rounding: receives the VIENTRO_ROUND_ number of how it was rounded.
/// Each of them may be NULL.
///
/// VIENTRO_E_NULL: converted is NULL. Any thread. Since 0.1.
///
/// # Safety
/// `converted` is NULL or a live converted amount, each place is NULL or can be written; `err` is NULL
/// or a place for an error.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn vientro_converted_amount(
    converted: *const vientro_converted,
    minor: *mut i64,
    currency: *mut u32,
    original_minor: *mut i64,
    original_currency: *mut u32,
    rounding: *mut u32,
    err: *mut *mut vientro_error,
) -> vientro_status {
    let body = || {
        // SAFETY: the caller's word.
        let (minor, currency, original_minor, original_currency, rounding, converted) = unsafe {
            (
                Out::optional(minor, 0),
                Out::optional(currency, 0),
                Out::optional(original_minor, 0),
                Out::optional(original_currency, 0),
                Out::optional(rounding, 0),
                &object(converted, "converted")?.converted,
            )
        };
        let number = |money: Money| money.currency().numeric().into();
        tell(minor, converted.result().minor());
        tell(currency, number(converted.result()));
        tell(original_minor, converted.original().minor());
        tell(original_currency, number(converted.original()));
        tell(rounding, number_of(&ROUNDINGS, &converted.rounding()));
        Ok(())
    };
    // SAFETY: the caller's word.
    unsafe { guard(err, body) }
}

/// Returns how many rates were used: 0 where both currencies are one, 1, or 2 through a third
/// currency; 0 for NULL. Any thread. Since 0.1.
///
/// # Safety
/// `converted` is NULL or a live converted amount.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn vientro_converted_leg_count(converted: *const vientro_converted) -> u64 {
    // SAFETY: the caller's word.
    guard_or(0, || unsafe {
        converted.as_ref().map_or(0, |one| count(one.legs.len()))
    })
}

/// Tells a rate that was used, as it was quoted, and which way.
///
/// converted, at: the converted amount, and the position, from 0 to below
///   vientro_converted_leg_count, in the order of use.
/// direction: receives VIENTRO_LEG_DIRECT or VIENTRO_LEG_INVERSE. It may be NULL.
/// from, to, value, kind, valid_from, valid_until, open, source: as for vientro_rates_at; the texts
///   belong to the converted amount.
///
/// VIENTRO_E_RANGE: no such position. Any thread. Since 0.1.
///
/// # Safety
/// `converted` is NULL or a live converted amount, each place is NULL or can be written; `err` is NULL
/// or a place for an error.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn vientro_converted_leg(
    converted: *const vientro_converted,
    at: u64,
    direction: *mut u32,
    from: *mut u32,
    to: *mut u32,
    value: *mut *const c_char,
    kind: *mut u32,
    valid_from: *mut i32,
    valid_until: *mut i32,
    open: *mut u32,
    source: *mut *const c_char,
    err: *mut *mut vientro_error,
) -> vientro_status {
    let body = || {
        // SAFETY: the caller's word.
        let (direction, places, converted) = unsafe {
            let direction = Out::optional(direction, 0);
            let valid = (valid_from, valid_until, open);
            let places = QuotedOut::new((from, to), value, kind, valid, source);
            (direction, places, object(converted, "converted")?)
        };
        places.set(element(&converted.legs, at, "at")?);
        let its_direction = element(converted.converted.legs(), at, "at")?.direction();
        let number = match its_direction {
            Direction::Direct => VIENTRO_LEG_DIRECT,
            Direction::Inverse => VIENTRO_LEG_INVERSE,
        };
        tell(direction, number);
        Ok(())
    };
    // SAFETY: the caller's word.
    unsafe { guard(err, body) }
}

/// Tells what rounding left out: the exact amount less the result, a fraction of a minor unit of the
/// result, in lowest terms.
///
/// converted: the converted amount.
/// numerator_low, numerator_high: receive the numerator, high times 2^64 plus low, below zero if the
///   result was rounded up; 0 if nothing was left out.
/// denominator_low, denominator_high: receive the denominator, above zero, in the same form.
///
/// VIENTRO_E_OVERFLOW: the fraction does not fit 127 bits. Any thread. Since 0.1.
///
/// # Safety
/// `converted` is NULL or a live converted amount, the places can be written; `err` is NULL or a place
/// for an error.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn vientro_converted_residue(
    converted: *const vientro_converted,
    numerator_low: *mut u64,
    numerator_high: *mut i64,
    denominator_low: *mut u64,
    denominator_high: *mut i64,
    err: *mut *mut vientro_error,
) -> vientro_status {
    let body = || {
        // SAFETY: the caller's word.
        let (numerator, denominator, converted) = unsafe {
            let low = Out::new(numerator_low, "numerator_low", 0)?;
            let high = Out::new(numerator_high, "numerator_high", 0)?;
            let below_low = Out::new(denominator_low, "denominator_low", 0)?;
            let below_high = Out::new(denominator_high, "denominator_high", 0)?;
            let converted = &object(converted, "converted")?.converted;
            ((low, high), (below_low, below_high), converted)
        };
        let residue = converted.residue()?;
        let currency = converted.result().currency();
        let below = i128::try_from(residue.denominator());
        let below = below.map_err(|_| MoneyError::Overflow { currency })?;
        let (low, high) = halves(residue.numerator());
        numerator.0.set(low);
        numerator.1.set(high);
        let (low, high) = halves(below);
        denominator.0.set(low);
        denominator.1.set(high);
        Ok(())
    };
    // SAFETY: the caller's word.
    unsafe { guard(err, body) }
}

/// Takes a further share of a converted amount, for another owner; it is freed once more for it.
///
/// Returns the same pointer; NULL for NULL. Any thread. Since 0.1.
///
/// # Safety
/// `converted` is NULL or a live converted amount.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn vientro_converted_retain(
    converted: *const vientro_converted,
) -> *mut vientro_converted {
    // SAFETY: the caller's word.
    guard_or((), || unsafe { retain(converted) });
    converted.cast_mut()
}

/// Gives back a share of a converted amount, and frees it with the last one; NULL is fine. Any thread.
/// Since 0.1.
///
/// # Safety
/// `converted` is NULL or a live converted amount, of which this share is not used from here on.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn vientro_converted_free(converted: *mut vientro_converted) {
    // SAFETY: the caller's word.
    guard_or((), || unsafe { release(converted) });
}
