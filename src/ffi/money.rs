//! Money in C: `int64_t` minor units and the ISO 4217 number of the currency.

use std::cmp::Ordering;
use std::ffi::c_char;

use super::error::vientro_error;
use super::failure::Failure;
use super::guard::guard;
use super::lang::{VIENTRO_LANG_NONE, lang};
use super::pointer::{Out, OutList, copied, copy_out, currency, halves, list, text, values, whole};
use super::status::vientro_status;
use crate::money::{Money, MoneyError, Totals, number};

/// Makes an amount of the two numbers that it is in C.
#[inline(always)]
pub(super) fn money(minor: i64, number: u32, argument: &'static str) -> Result<Money, Failure> {
    let currency = currency(number, argument)?;
    Money::from_minor(minor, currency).map_err(|error| Failure::of(argument, error))
}

/// Makes two amounts; that of the same currency is looked up once.
#[inline(always)]
fn pair(a: i64, a_currency: u32, b: i64, b_currency: u32) -> Result<(Money, Money), Failure> {
    let first = money(a, a_currency, "a_currency")?;
    if a_currency != b_currency {
        return Ok((first, money(b, b_currency, "b_currency")?));
    }
    let second = Money::from_minor(b, first.currency());
    let second = second.map_err(|error| Failure::of("b_currency", error))?;
    Ok((first, second))
}

/// Reads an amount, exactly or not at all.
///
/// text, length: the amount alone, without its unit; length in bytes or VIENTRO_NUL.
/// currency: the ISO 4217 number.
/// lang: how it is written, which is never guessed. VIENTRO_LANG_NONE: as machines do,
///   "114673.00". VIENTRO_LANG_VI: "114.673,00". VIENTRO_LANG_EN: "114,673.00".
/// minor: receives minor units, cents for USD and whole dong for VND; 0 on failure.
///
/// VIENTRO_E_VALUE: not an amount in this form, or no such currency or language.
/// VIENTRO_E_CURRENCY: more digits than the currency has (nothing is rounded), or it has no minor
/// unit. VIENTRO_E_OVERFLOW, VIENTRO_E_RANGE: it does not fit. VIENTRO_E_TEXT: not UTF-8.
/// Any thread. Since 0.1.
///
/// # Safety
/// `text` points at `length` bytes, `minor` at a number; `err` is NULL or a place for an error.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn vientro_money_parse(
    text: *const c_char,
    length: u64,
    currency: u32,
    lang: u32,
    minor: *mut i64,
    err: *mut *mut vientro_error,
) -> vientro_status {
    let body = || {
        // SAFETY: the caller's word.
        let (minor, text) = unsafe {
            let minor = Out::new(minor, "minor", 0)?;
            (minor, self::text(text, length, "text")?)
        };
        let currency = self::currency(currency, "currency")?;
        let money = match lang {
            VIENTRO_LANG_NONE => {
                Money::parse(text, currency).map_err(|error| Failure::of("text", error))?
            }
            lang => Money::parse_in(text, currency, self::lang(lang)?)
                .map_err(|error| Failure::of("text", error))?,
        };
        minor.set(money.minor());
        Ok(())
    };
    // SAFETY: the caller's word.
    unsafe { guard(err, body) }
}

/// Writes an amount with every digit of its minor unit, without its unit.
///
/// minor, currency: minor units, and the ISO 4217 number.
/// lang: VIENTRO_LANG_NONE: as machines read it, "114673.00". VIENTRO_LANG_VI: "114.673,00".
///   VIENTRO_LANG_EN: "114,673.00".
/// buffer, capacity: receives the text with a final NUL; NULL and 0 only ask for the size.
///   32 bytes are enough for any amount.
/// needed: receives the bytes needed, with the final NUL, even if the buffer is too small.
///
/// VIENTRO_E_VALUE: no such currency or language. VIENTRO_E_CURRENCY: it has no minor unit.
/// VIENTRO_E_RANGE: the buffer is too small; it then holds "". Any thread. Since 0.1.
///
/// # Safety
/// `capacity` bytes of `buffer` can be written, `needed` points at a number; `err` is NULL or a
/// place for an error.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn vientro_money_format(
    minor: i64,
    currency: u32,
    lang: u32,
    buffer: *mut c_char,
    capacity: u64,
    needed: *mut u64,
    err: *mut *mut vientro_error,
) -> vientro_status {
    let body = || {
        // SAFETY: the caller's word.
        let needed = unsafe { Out::new(needed, "needed", 0) }?;
        let money = money(minor, currency, "currency")?;
        let text = match lang {
            VIENTRO_LANG_NONE => money.plain(),
            lang => money.to_text(self::lang(lang)?),
        };
        // SAFETY: the caller's word.
        unsafe { copy_out(&text, buffer, capacity, &needed) }
    };
    // SAFETY: the caller's word.
    unsafe { guard(err, body) }
}

/// Writes a total, a 128-bit number of minor units, as vientro_money_format writes an amount.
///
/// low, high: the halves of the number, as vientro_cube_sum and others tell them.
/// currency, lang: as for vientro_money_format.
/// buffer, capacity: receives the text with a final NUL; NULL and 0 only ask for the size.
///   64 bytes are enough for any total.
/// needed: receives the bytes needed, with the final NUL, even if the buffer is too small.
///
/// Fails as vientro_money_format does. Any thread. Since 0.1.
///
/// # Safety
/// `capacity` bytes of `buffer` can be written, `needed` points at a number; `err` is NULL or a
/// place for an error.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn vientro_total_format(
    low: u64,
    high: i64,
    currency: u32,
    lang: u32,
    buffer: *mut c_char,
    capacity: u64,
    needed: *mut u64,
    err: *mut *mut vientro_error,
) -> vientro_status {
    let body = || {
        // SAFETY: the caller's word.
        let needed = unsafe { Out::new(needed, "needed", 0) }?;
        let currency = self::currency(currency, "currency")?;
        let digits = currency.minor_digits();
        let digits = digits.ok_or(MoneyError::NoMinorUnit { currency });
        let digits = digits.map_err(|error| Failure::of("currency", error))?;
        let total = whole(low, high);
        let text = match lang {
            VIENTRO_LANG_NONE => number::to_plain(total, digits),
            lang => number::to_text(total, digits, self::lang(lang)?),
        };
        // SAFETY: the caller's word.
        unsafe { copy_out(&text, buffer, capacity, &needed) }
    };
    // SAFETY: the caller's word.
    unsafe { guard(err, body) }
}

/// Adds two totals of one currency.
///
/// a_low, a_high, b_low, b_high: the halves of the numbers, in minor units, as vientro_cube_sum and
///   others tell them.
/// currency: the ISO 4217 number of both.
/// low, high: receive the halves of the sum; 0 on failure.
///
/// VIENTRO_E_OVERFLOW: the sum, or one of the two, is past 2^126 minor units; it is never wrapped.
/// VIENTRO_E_VALUE: no such currency. VIENTRO_E_CURRENCY: it has no minor unit. Any thread. Since 0.1.
///
/// # Safety
/// `low` and `high` point at numbers; `err` is NULL or a place for an error.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn vientro_total_add(
    a_low: u64,
    a_high: i64,
    b_low: u64,
    b_high: i64,
    currency: u32,
    low: *mut u64,
    high: *mut i64,
    err: *mut *mut vientro_error,
) -> vientro_status {
    let body = || {
        // SAFETY: the caller's word.
        let (low, high) = unsafe { (Out::new(low, "low", 0)?, Out::new(high, "high", 0)?) };
        let currency = self::currency(currency, "currency")?;
        let mut sum = Totals::new();
        sum.add_minor(currency, whole(a_low, a_high))?;
        sum.add_minor(currency, whole(b_low, b_high))?;
        let (its_low, its_high) = halves(sum.get(currency).unwrap_or(0));
        low.set(its_low);
        high.set(its_high);
        Ok(())
    };
    // SAFETY: the caller's word.
    unsafe { guard(err, body) }
}

/// Splits a total in proportion to weights, as vientro_money_allocate does an amount.
///
/// low, high, currency: the halves of the number in minor units, and the ISO 4217 number.
/// weights, count: the weights, up to 1048576 of them.
/// parts_low, parts_high: receive the halves of as many parts; zeros on failure. They must overlap
///   neither each other nor weights.
///
/// VIENTRO_E_OVERFLOW: the total is past 2^126 minor units. Else it fails as vientro_money_allocate
/// does. VIENTRO_E_RANGE: too many weights. Any thread. Since 0.1.
///
/// # Safety
/// `weights` points at `count` numbers, `parts_low` and `parts_high` at room for as many; `err` is NULL
/// or a place for an error.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn vientro_total_allocate(
    low: u64,
    high: i64,
    currency: u32,
    weights: *const u64,
    count: u64,
    parts_low: *mut u64,
    parts_high: *mut i64,
    err: *mut *mut vientro_error,
) -> vientro_status {
    let body = || {
        // SAFETY: the caller's word.
        let (parts_low, parts_high, weights) = unsafe {
            let parts_low = OutList::new(parts_low, count, "parts_low")?;
            let parts_high = OutList::new(parts_high, count, "parts_high")?;
            (parts_low, parts_high, list(weights, count, "weights")?)
        };
        let mut total = Totals::new();
        total.add_minor(self::currency(currency, "currency")?, whole(low, high))?;
        let weights: Vec<u128> = weights.iter().copied().map(u128::from).collect();
        for total in total.iter() {
            let shares = total.allocate(&weights);
            let shares = shares.map_err(|error| Failure::of("weights", error))?;
            parts_low.set(shares.iter().map(|share| halves(*share).0));
            parts_high.set(shares.iter().map(|share| halves(*share).1));
        }
        Ok(())
    };
    // SAFETY: the caller's word.
    unsafe { guard(err, body) }
}

/// Adds two amounts of one currency.
///
/// a, a_currency, b, b_currency: minor units and ISO 4217 numbers.
/// sum: receives minor units of that currency; 0 on failure.
///
/// VIENTRO_E_CURRENCY: two currencies (a zero is no exception), or one without minor unit.
/// VIENTRO_E_OVERFLOW: the sum does not fit; it is never wrapped. VIENTRO_E_VALUE: no such
/// currency. Any thread. Since 0.1.
///
/// # Safety
/// `sum` points at a number; `err` is NULL or a place for an error.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn vientro_money_add(
    a: i64,
    a_currency: u32,
    b: i64,
    b_currency: u32,
    sum: *mut i64,
    err: *mut *mut vientro_error,
) -> vientro_status {
    let body = || {
        // SAFETY: the caller's word.
        let sum = unsafe { Out::new(sum, "sum", 0) }?;
        let (a, b) = pair(a, a_currency, b, b_currency)?;
        sum.set(a.checked_add(b)?.minor());
        Ok(())
    };
    // SAFETY: the caller's word.
    unsafe { guard(err, body) }
}

/// Takes the amount b away from the amount a, of the same currency.
///
/// a, a_currency, b, b_currency: minor units and ISO 4217 numbers.
/// difference: receives minor units of that currency; 0 on failure.
///
/// Fails as vientro_money_add does. Any thread. Since 0.1.
///
/// # Safety
/// `difference` points at a number; `err` is NULL or a place for an error.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn vientro_money_subtract(
    a: i64,
    a_currency: u32,
    b: i64,
    b_currency: u32,
    difference: *mut i64,
    err: *mut *mut vientro_error,
) -> vientro_status {
    let body = || {
        // SAFETY: the caller's word.
        let difference = unsafe { Out::new(difference, "difference", 0) }?;
        let (a, b) = pair(a, a_currency, b, b_currency)?;
        difference.set(a.checked_sub(b)?.minor());
        Ok(())
    };
    // SAFETY: the caller's word.
    unsafe { guard(err, body) }
}

/// Splits an amount in proportion to weights. The parts add up to the amount, to the last minor
/// unit: units left over go one each to the largest remainders, of equal ones to the first. A part
/// with the weight 0 is 0.
///
/// minor, currency: minor units, and the ISO 4217 number.
/// weights, count: the weights, up to 1048576 of them.
/// parts: receives as many amounts in minor units; zeros on failure. It must not overlap weights.
///
/// VIENTRO_E_VALUE: no weight, only zeros, or no such currency. VIENTRO_E_CURRENCY: it has no minor
/// unit. VIENTRO_E_RANGE: too many weights. Any thread. Since 0.1.
///
/// # Safety
/// `weights` points at `count` numbers, `parts` at room for as many; `err` is NULL or a place for
/// an error.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn vientro_money_allocate(
    minor: i64,
    currency: u32,
    weights: *const u64,
    count: u64,
    parts: *mut i64,
    err: *mut *mut vientro_error,
) -> vientro_status {
    let body = || {
        // SAFETY: the caller's word.
        let (parts, weights) = unsafe {
            let parts = OutList::new(parts, count, "parts")?;
            (parts, list(weights, count, "weights")?)
        };
        let money = money(minor, currency, "currency")?;
        let weights: Vec<u128> = weights.iter().copied().map(u128::from).collect();
        let shares = money.allocate(&weights);
        let shares = shares.map_err(|error| Failure::of("weights", error))?;
        parts.set(shares.into_iter().map(Money::minor));
        Ok(())
    };
    // SAFETY: the caller's word.
    unsafe { guard(err, body) }
}

/// Splits an amount into equal parts. They differ by at most one minor unit, the larger ones first,
/// and add up to the amount.
///
/// minor, currency: minor units, and the ISO 4217 number.
/// parts, count: receives as many amounts in minor units, 1 to 1048576 of them; zeros on failure.
///
/// VIENTRO_E_VALUE: no part, or no such currency. VIENTRO_E_CURRENCY: it has no minor unit.
/// VIENTRO_E_RANGE: too many parts. Any thread. Since 0.1.
///
/// # Safety
/// `parts` points at room for `count` numbers; `err` is NULL or a place for an error.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn vientro_money_split(
    minor: i64,
    currency: u32,
    parts: *mut i64,
    count: u64,
    err: *mut *mut vientro_error,
) -> vientro_status {
    let body = || {
        // SAFETY: the caller's word.
        let parts = unsafe { OutList::new(parts, count, "parts") }?;
        // What `OutList` takes fits.
        let count = usize::try_from(count).unwrap_or(usize::MAX);
        let shares = money(minor, currency, "currency")?.split(count);
        let shares = shares.map_err(|error| Failure::of("count", error))?;
        parts.set(shares.into_iter().map(Money::minor));
        Ok(())
    };
    // SAFETY: the caller's word.
    unsafe { guard(err, body) }
}

/// Turns the sign of an amount.
///
/// minor, currency: minor units, and the ISO 4217 number.
/// opposite: receives minor units of that currency; 0 on failure.
///
/// VIENTRO_E_OVERFLOW: the one amount whose opposite does not fit. VIENTRO_E_CURRENCY: the currency has
/// no minor unit. VIENTRO_E_VALUE: no such currency. Any thread. Since 0.1.
///
/// # Safety
/// `opposite` points at a number; `err` is NULL or a place for an error.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn vientro_money_negate(
    minor: i64,
    currency: u32,
    opposite: *mut i64,
    err: *mut *mut vientro_error,
) -> vientro_status {
    let body = || {
        // SAFETY: the caller's word.
        let opposite = unsafe { Out::new(opposite, "opposite", 0) }?;
        let money = money(minor, currency, "currency")?;
        opposite.set(money.checked_neg()?.minor());
        Ok(())
    };
    // SAFETY: the caller's word.
    unsafe { guard(err, body) }
}

/// Compares two amounts of one currency.
///
/// a, a_currency, b, b_currency: minor units and ISO 4217 numbers.
/// order: receives -1 if a is less than b, 0 if they are equal, 1 if a is greater; 0 on failure.
///
/// VIENTRO_E_CURRENCY: two currencies (a zero is no exception), or one without minor unit.
/// VIENTRO_E_VALUE: no such currency. Any thread. Since 0.1.
///
/// # Safety
/// `order` points at a number; `err` is NULL or a place for an error.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn vientro_money_compare(
    a: i64,
    a_currency: u32,
    b: i64,
    b_currency: u32,
    order: *mut i32,
    err: *mut *mut vientro_error,
) -> vientro_status {
    let body = || {
        // SAFETY: the caller's word.
        let order = unsafe { Out::new(order, "order", 0) }?;
        let (a, b) = (
            money(a, a_currency, "a_currency")?,
            money(b, b_currency, "b_currency")?,
        );
        order.set(match a.checked_cmp(b)? {
            Ordering::Less => -1,
            Ordering::Equal => 0,
            Ordering::Greater => 1,
        });
        Ok(())
    };
    // SAFETY: the caller's word.
    unsafe { guard(err, body) }
}

/// Sums up a column of amounts of one currency, exactly.
///
/// minors, count: the amounts in minor units, as many as memory has.
/// currency: the ISO 4217 number.
/// low, high: receive the sum in minor units, high times 2^64 plus low: both halves of a 128-bit
///   number in two's complement. 0 on failure. vientro_total_format writes it.
///
/// VIENTRO_E_VALUE: no such currency. VIENTRO_E_CURRENCY: it has no minor unit. VIENTRO_E_RANGE: too
/// many amounts. Any thread. Since 0.1.
///
/// # Safety
/// `minors` points at `count` numbers, `low` and `high` at numbers; `err` is NULL or a place for an
/// error.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn vientro_money_sum(
    minors: *const i64,
    count: u64,
    currency: u32,
    low: *mut u64,
    high: *mut i64,
    err: *mut *mut vientro_error,
) -> vientro_status {
    let body = || {
        // SAFETY: the caller's word.
        let (low, high, minors) = unsafe {
            let (low, high) = (Out::new(low, "low", 0)?, Out::new(high, "high", 0)?);
            (low, high, values(minors, count, "minors")?)
        };
        let zero = money(0, currency, "currency")?;
        let mut totals = Totals::new();
        totals.add(zero);
        for &minor in minors {
            totals.add(Money::from_minor(minor, zero.currency())?);
        }
        let sum = totals.get(zero.currency()).unwrap_or(0);
        let (its_low, its_high) = halves(sum);
        low.set(its_low);
        high.set(its_high);
        Ok(())
    };
    // SAFETY: the caller's word.
    unsafe { guard(err, body) }
}

/// Sums up a column of amounts by currency, exactly; currencies are never mixed.
///
/// minors, currencies, count: the amounts in minor units and the ISO 4217 numbers of their
///   currencies, as many as memory has.
/// sum_currencies: receives the currencies that are there, by their codes.
/// low, high: receive their sums, as vientro_money_sum does.
/// capacity: for how many entries each column has room; 256 are enough. A column that is NULL is not
///   wanted; with all of them NULL the call only asks for the size.
/// needed: receives how many currencies there are, even if the columns are too short.
///
/// The path of an error names the entry, "currencies[3]". VIENTRO_E_VALUE: no such currency.
/// VIENTRO_E_CURRENCY: it has no minor unit. VIENTRO_E_RANGE: too many amounts, or the columns are too
/// short; they then hold zeros. Any thread. Since 0.1.
///
/// # Safety
/// `minors` and `currencies` point at `count` numbers each, each column is NULL or has room for
/// `capacity` entries, `needed` points at a number; `err` is NULL or a place for an error.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn vientro_money_sums(
    minors: *const i64,
    currencies: *const u32,
    count: u64,
    sum_currencies: *mut u32,
    low: *mut u64,
    high: *mut i64,
    capacity: u64,
    needed: *mut u64,
    err: *mut *mut vientro_error,
) -> vientro_status {
    let body = || {
        // SAFETY: the caller's word.
        let (needed, sum_currencies, low, high, minors, currencies) = unsafe {
            (
                Out::new(needed, "needed", 0)?,
                OutList::column(sum_currencies, capacity)?,
                OutList::column(low, capacity)?,
                OutList::column(high, capacity)?,
                values(minors, count, "minors")?,
                values(currencies, count, "currencies")?,
            )
        };
        let mut totals = Totals::new();
        for (at, (&minor, &number)) in minors.iter().zip(currencies).enumerate() {
            let amount = money(minor, number, "currencies");
            totals.add(amount.map_err(|failure| failure.at(at))?);
        }
        let is_wanted = sum_currencies.is_some() || low.is_some() || high.is_some();
        let sums = totals.iter();
        if copied(sums.len(), capacity, is_wanted, &needed)? {
            let halves = || totals.iter().map(|sum| halves(sum.minor()));
            let numbers = sums.map(|sum| sum.currency().numeric().into());
            OutList::fill(sum_currencies, numbers);
            OutList::fill(low, halves().map(|(low, _)| low));
            OutList::fill(high, halves().map(|(_, high)| high));
        }
        Ok(())
    };
    // SAFETY: the caller's word.
    unsafe { guard(err, body) }
}
