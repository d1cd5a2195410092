//! What comes in as a pointer and goes out through one.
//!
//! I1. NULL, a length that one call does not take, and text that is none are errors, never trusted.
//! I2. Whatever else a pointer promises is the caller's word: the `# Safety` of each function.

use std::cell::Cell;
use std::ffi::{CStr, c_char};
use std::marker::PhantomData;

use super::failure::{BorderError, Failure};
use crate::money::{Currency, MoneyError};
use crate::statistics::Threads;

/// As a length: the text ends at its first NUL. Written out in `cbindgen.toml`.
pub(super) const NUL: u64 = u64::MAX;

/// The longest text that one call takes, in bytes.
const MOST_BYTES: u64 = 0x7fff_ffff;

/// The longest list of anything else, in elements: what is made of it must fit memory.
const MOST_ELEMENTS: u64 = 1 << 20;

/// The longest column that is read, in values of 8 bytes at most: what an address can reach.
const MOST_VALUES: u64 = (isize::MAX as u64) / 8;

/// The longest column that is written, in entries: what memory has room for, whatever they are.
const MOST_ENTRIES: u64 = 0x0fff_ffff;

/// Reads a list.
///
/// # Safety
/// `data` is NULL, or points at `length` elements that nobody changes during the call.
pub(super) unsafe fn list<'a, T>(
    data: *const T,
    length: u64,
    argument: &'static str,
) -> Result<&'a [T], Failure> {
    // SAFETY: the caller's word.
    unsafe { slice(data, length, MOST_ELEMENTS, argument) }
}

/// Reads a column, which may be as long as memory has room for.
///
/// # Safety
/// As for [`list`].
pub(super) unsafe fn values<'a, T>(
    data: *const T,
    length: u64,
    argument: &'static str,
) -> Result<&'a [T], Failure> {
    // SAFETY: the caller's word.
    unsafe { slice(data, length, MOST_VALUES, argument) }
}

/// # Safety
/// As for [`list`].
unsafe fn slice<'a, T>(
    data: *const T,
    length: u64,
    most: u64,
    argument: &'static str,
) -> Result<&'a [T], Failure> {
    if data.is_null() {
        // An empty list of many languages has no place.
        return match length {
            0 => Ok(&[]),
            _ => Err(null(argument)),
        };
    }
    if !data.is_aligned() {
        return Err(BorderError::Misaligned { argument }.into());
    }
    let length = length_up_to(most, length, argument)?;
    // SAFETY: not NULL, aligned, the greatest length fits memory, and the caller's word for the rest.
    Ok(unsafe { std::slice::from_raw_parts(data, length) })
}

/// Checks a length.
fn length_up_to(most: u64, length: u64, argument: &'static str) -> Result<usize, Failure> {
    let error = BorderError::TooLong {
        argument,
        length,
        most,
    };
    usize::try_from(length)
        .ok()
        .filter(|_| length <= most)
        .ok_or_else(|| error.into())
}

/// Reads bytes that may hold NULs, so that only a length can tell where they end.
///
/// # Safety
/// As for [`list`].
pub(super) unsafe fn bytes_of<'a>(
    data: *const c_char,
    length: u64,
    argument: &'static str,
) -> Result<&'a [u8], Failure> {
    // SAFETY: the caller's word.
    unsafe { slice(data.cast(), length, MOST_BYTES, argument) }
}

/// Reads bytes, which need not be text.
///
/// # Safety
/// As for [`list`]; if `length` is [`NUL`], a NUL follows.
pub(super) unsafe fn bytes<'a>(
    data: *const c_char,
    length: u64,
    argument: &'static str,
) -> Result<&'a [u8], Failure> {
    if length != NUL || data.is_null() {
        // SAFETY: the caller's word.
        return unsafe { slice(data.cast(), length, MOST_BYTES, argument) };
    }
    // SAFETY: not NULL, and the caller's word that a NUL follows.
    let bytes = unsafe { CStr::from_ptr(data) }.to_bytes();
    let length = u64::try_from(bytes.len()).unwrap_or(NUL);
    length_up_to(MOST_BYTES, length, argument)?;
    Ok(bytes)
}

/// Reads text: UTF-8 without U+0000.
///
/// # Safety
/// As for [`bytes`].
pub(super) unsafe fn text<'a>(
    data: *const c_char,
    length: u64,
    argument: &'static str,
) -> Result<&'a str, Failure> {
    // SAFETY: the caller's word.
    let bytes = unsafe { bytes(data, length, argument) }?;
    let text = std::str::from_utf8(bytes).map_err(|error| {
        let at = error.valid_up_to();
        BorderError::NotUtf8 { argument, at }
    })?;
    match bytes.iter().position(|&byte| byte == 0) {
        Some(at) => Err(BorderError::HoldsNul { argument, at }.into()),
        None => Ok(text),
    }
}

/// Reads a number that may be absent; it may lie anywhere.
///
/// # Safety
/// `number` is NULL, or points at a number that nobody changes during the call.
pub(super) unsafe fn given<T: Number>(number: *const T) -> Option<T> {
    // SAFETY: not NULL, and the caller's word.
    (!number.is_null()).then(|| unsafe { number.read_unaligned() })
}

/// Says that a pointer is NULL: one function, as for the other failures that any call may have.
#[cold]
#[inline(never)]
fn null(argument: &'static str) -> Failure {
    BorderError::Null { argument }.into()
}

/// Borrows an object.
///
/// # Safety
/// `object` is NULL, or a live object of this library that nobody changes during the call but
/// through a lock of its own.
#[inline(always)]
pub(super) unsafe fn object<'a, T>(
    object: *const T,
    argument: &'static str,
) -> Result<&'a T, Failure> {
    // SAFETY: the caller's word.
    unsafe { object.as_ref() }.ok_or_else(|| null(argument))
}

/// A place for a result, cleared until there is one.
pub(super) struct Out<'a, T> {
    place: *mut T,
    of_call: PhantomData<&'a mut T>,
}

impl<T> Out<'_, T> {
    /// Takes a place and clears it.
    ///
    /// # Safety
    /// `place` is NULL, or may be written to during the call. It need not hold anything yet.
    #[inline(always)]
    pub(super) unsafe fn new(
        place: *mut T,
        argument: &'static str,
        empty: T,
    ) -> Result<Self, Failure> {
        // SAFETY: the caller's word.
        unsafe { Self::optional(place, empty) }.ok_or_else(|| null(argument))
    }

    /// Takes a place that may be NULL, where the result is not wanted, and clears it.
    ///
    /// # Safety
    /// As for [`Self::new`].
    pub(super) unsafe fn optional(place: *mut T, empty: T) -> Option<Self> {
        if place.is_null() {
            return None;
        }
        let out = Self {
            place,
            of_call: PhantomData,
        };
        out.set(empty);
        Some(out)
    }

    /// Writes the result.
    pub(super) fn set(&self, value: T) {
        // SAFETY: not NULL, and writable by the word given to `new`; it may lie anywhere, as in packed
        // structures. Nothing there needs dropping: results are numbers and pointers.
        unsafe { self.place.write_unaligned(value) };
    }
}

/// Places for a list of numbers, which hold zeros if there are no results.
///
/// They are cleared when the call fails and not before it: a million entries are written once.
pub(super) struct OutList<'a, T: Number> {
    places: *mut T,
    length: usize,
    /// How many were written, from the first on.
    written: Cell<usize>,
    of_call: PhantomData<&'a mut T>,
}

/// What a list may be made of: zero bytes are a value.
pub(super) trait Number: Copy {}
impl Number for u8 {}
impl Number for i32 {}
impl Number for u32 {}
impl Number for u64 {}
impl Number for i64 {}

impl<T: Number> OutList<'_, T> {
    /// Takes the places.
    ///
    /// # Safety
    /// `places` is NULL, or `length` elements may be written to during the call.
    pub(super) unsafe fn new(
        places: *mut T,
        length: u64,
        argument: &'static str,
    ) -> Result<Self, Failure> {
        if places.is_null() {
            return Err(BorderError::Null { argument }.into());
        }
        let length = length_up_to(MOST_ELEMENTS, length, argument)?;
        Ok(Self::unwritten(places, length))
    }

    /// Takes the places of a column, as many as its capacity; `None` if it is not wanted.
    ///
    /// # Safety
    /// As for [`Self::new`].
    pub(super) unsafe fn column(places: *mut T, capacity: u64) -> Result<Option<Self>, Failure> {
        if places.is_null() {
            return Ok(None);
        }
        let length = length_up_to(MOST_ENTRIES, capacity, "capacity")?;
        Ok(Some(Self::unwritten(places, length)))
    }

    const fn unwritten(places: *mut T, length: usize) -> Self {
        Self {
            places,
            length,
            written: Cell::new(0),
            of_call: PhantomData,
        }
    }

    /// Writes the results, as many as there are places.
    pub(super) fn set(&self, values: impl IntoIterator<Item = T>) {
        for (place, value) in (0..self.length).zip(values) {
            // SAFETY: `place` is one of the places, writable by the word given to `new`.
            unsafe { self.places.add(place).write_unaligned(value) };
            self.written.set(place.saturating_add(1));
        }
    }

    /// Writes a column, if it is wanted.
    pub(super) fn fill(column: Option<Self>, values: impl IntoIterator<Item = T>) {
        if let Some(column) = column {
            column.set(values);
        }
    }

    /// Writes a column that lies ready, if it is wanted: as many entries as there are places.
    pub(super) fn copy(column: Option<Self>, values: &[T]) {
        if let Some(column) = column {
            let entries = values.len().min(column.length);
            let from: *const u8 = values.as_ptr().cast();
            let bytes = entries.wrapping_mul(size_of::<T>());
            // SAFETY: so many places are writable by the word given to `new`, and so many values lie
            // there, so that their bytes are counted; what the library holds does not lie in the
            // caller's column, so they do not overlap.
            unsafe {
                column
                    .places
                    .cast::<u8>()
                    .copy_from_nonoverlapping(from, bytes)
            };
            column.written.set(entries);
        }
    }
}

impl<T: Number> Drop for OutList<'_, T> {
    /// Clears what was not written: the rest of a long list, or all of it after a failure.
    fn drop(&mut self) {
        let written = self.written.get();
        let rest = self.length.saturating_sub(written);
        let bytes = rest.wrapping_mul(size_of::<T>());
        // SAFETY: the places after those written, by the word given to `new`, whose bytes are counted
        // as they fit memory; a number of zero bytes is zero.
        unsafe { self.places.add(written).cast::<u8>().write_bytes(0, bytes) };
    }
}

impl OutList<'_, u8> {
    /// Takes the places of the bytes of texts; `None` if they are not wanted.
    ///
    /// # Safety
    /// `places` is NULL, or `capacity` bytes may be written to during the call.
    unsafe fn bytes(places: *mut c_char, capacity: u64) -> Result<Option<Self>, Failure> {
        if places.is_null() {
            return Ok(None);
        }
        let length = length_up_to(MOST_BYTES, capacity, "bytes_capacity")?;
        Ok(Some(Self::unwritten(places.cast(), length)))
    }

    /// Writes texts one after the other, as many as there is room for.
    fn join<'t>(&self, texts: impl Iterator<Item = &'t [u8]>) {
        let mut at = 0usize;
        for text in texts {
            let end = at.saturating_add(text.len());
            if end > self.length {
                return;
            }
            // SAFETY: the places from `at` to `end` are writable by the word given to `bytes`; what
            // the library holds does not lie there.
            unsafe {
                let place = self.places.add(at);
                place.copy_from_nonoverlapping(text.as_ptr(), text.len());
            }
            at = end;
            self.written.set(at);
        }
    }
}

/// Places for a column of texts: where each begins, and their bytes one after the other.
pub(super) struct OutTexts<'a> {
    offsets: Option<OutList<'a, i64>>,
    capacity: u64,
    needed: Out<'a, u64>,
    bytes: Option<OutList<'a, u8>>,
    bytes_capacity: u64,
    needed_bytes: Out<'a, u64>,
}

impl OutTexts<'_> {
    /// Takes the places.
    ///
    /// # Safety
    /// `offsets` is NULL or has room for `capacity` numbers, `bytes` is NULL or has room for
    /// `bytes_capacity` bytes, both numbers are NULL or may be written to, during the call.
    pub(super) unsafe fn new(
        offsets: *mut i64,
        capacity: u64,
        needed: *mut u64,
        bytes: *mut c_char,
        bytes_capacity: u64,
        needed_bytes: *mut u64,
    ) -> Result<Self, Failure> {
        // SAFETY: the caller's word.
        unsafe {
            Ok(Self {
                needed: Out::new(needed, "needed", 0)?,
                needed_bytes: Out::new(needed_bytes, "needed_bytes", 0)?,
                offsets: OutList::column(offsets, capacity)?,
                bytes: OutList::bytes(bytes, bytes_capacity)?,
                capacity,
                bytes_capacity,
            })
        }
    }

    /// Writes the texts, if they are wanted and fit, and tells how much room they need.
    pub(super) fn set<'t, I>(self, texts: I) -> Result<(), Failure>
    where
        I: Iterator<Item = &'t [u8]> + Clone,
    {
        let ends = texts.clone().scan(0usize, |end, text| {
            *end = end.saturating_add(text.len());
            Some(*end)
        });
        let offsets = std::iter::once(0).chain(ends);
        let (entries, end) = offsets.clone().fold((0usize, 0), |(entries, _), end| {
            (entries.saturating_add(1), end)
        });
        let (entries, end) = (count(entries), count(end));
        self.needed.set(entries);
        self.needed_bytes.set(end);
        if self.offsets.is_some() && self.capacity < entries {
            let (capacity, needed) = (self.capacity, entries);
            return Err(BorderError::ShortColumns { capacity, needed }.into());
        }
        if self.bytes.is_some() && self.bytes_capacity < end {
            let (capacity, needed) = (self.bytes_capacity, end);
            return Err(BorderError::ShortBytes { capacity, needed }.into());
        }
        let offset = |end| i64::try_from(end).unwrap_or(i64::MAX);
        OutList::fill(self.offsets, offsets.map(offset));
        if let Some(bytes) = self.bytes {
            bytes.join(texts);
        }
        Ok(())
    }
}

/// Tells how many entries columns need, and whether they are to be written: columns that nobody
/// wants only ask.
pub(super) fn copied(
    entries: usize,
    capacity: u64,
    is_wanted: bool,
    needed: &Out<'_, u64>,
) -> Result<bool, Failure> {
    let entries = count(entries);
    needed.set(entries);
    if is_wanted && capacity < entries {
        let needed = entries;
        return Err(BorderError::ShortColumns { capacity, needed }.into());
    }
    Ok(is_wanted)
}

/// Copies text out, with a final NUL, and tells how many bytes that takes.
///
/// No buffer and no capacity: only the question. Too small a buffer gets the empty text.
///
/// # Safety
/// `buffer` is NULL, or `capacity` bytes of it may be written to.
pub(super) unsafe fn copy_out(
    text: &str,
    buffer: *mut c_char,
    capacity: u64,
    needed: &Out<'_, u64>,
) -> Result<(), Failure> {
    let with_nul = u64::try_from(text.len()).unwrap_or(NUL).saturating_add(1);
    needed.set(with_nul);
    if buffer.is_null() {
        let argument = "buffer";
        let asks_only = capacity == 0;
        return if asks_only {
            Ok(())
        } else {
            Err(null(argument))
        };
    }
    if capacity < with_nul {
        if capacity > 0 {
            // SAFETY: not NULL, and there is room for one byte.
            unsafe { buffer.write(0) };
        }
        let needed = with_nul;
        return Err(BorderError::SmallBuffer { capacity, needed }.into());
    }
    // SAFETY: there is room for the text and the NUL; a text of ours does not lie in the caller's
    // buffer, so they do not overlap.
    unsafe {
        buffer.copy_from_nonoverlapping(text.as_ptr().cast(), text.len());
        buffer.add(text.len()).write(0);
    }
    Ok(())
}

/// Reads the ISO 4217 number of a currency.
#[inline(always)]
pub(super) fn currency(number: u32, argument: &'static str) -> Result<Currency, Failure> {
    let numeric = u16::try_from(number).ok();
    let known = numeric.and_then(Currency::of_numeric);
    known.ok_or_else(|| no_currency(number, argument))
}

#[cold]
#[inline(never)]
fn no_currency(number: u32, argument: &'static str) -> Failure {
    let code = format!("{number:03}");
    Failure::of(argument, MoneyError::UnknownCurrency { code })
}

/// Returns a count as C has it.
pub(super) fn count(n: usize) -> u64 {
    u64::try_from(n).unwrap_or(u64::MAX)
}

/// Finds the element at a position.
#[inline(always)]
pub(super) fn element<'a, T>(
    list: &'a [T],
    at: u64,
    argument: &'static str,
) -> Result<&'a T, Failure> {
    let found = usize::try_from(at).ok().and_then(|at| list.get(at));
    found.ok_or_else(|| no_such(argument, at, count(list.len())))
}

#[cold]
#[inline(never)]
fn no_such(argument: &'static str, at: u64, count: u64) -> Failure {
    BorderError::NoSuch {
        argument,
        at,
        count,
    }
    .into()
}

/// Finds what a number stands for.
pub(super) fn of_number<T: Copy>(
    numbers: &[(u32, T)],
    number: u32,
    argument: &'static str,
) -> Result<T, Failure> {
    let found = numbers.iter().find(|(known, _)| *known == number);
    found
        .map(|(_, one)| *one)
        .ok_or_else(|| BorderError::UnknownNumber { argument, number }.into())
}

/// Returns the number that stands for something; 0 if none does.
pub(super) fn number_of<T: PartialEq>(numbers: &[(u32, T)], one: &T) -> u32 {
    let found = numbers.iter().find(|(_, known)| known == one);
    found.map_or(0, |(number, _)| *number)
}

/// Writes a result, if it is wanted.
pub(super) fn tell<T>(out: Option<Out<'_, T>>, value: T) {
    if let Some(out) = out {
        out.set(value);
    }
}

/// Reads how many threads may work.
pub(super) fn threads(number: u32) -> Result<Threads, Failure> {
    usize::try_from(number)
        .ok()
        .filter(|number| *number <= MOST_THREADS)
        .and_then(Threads::new)
        .ok_or_else(|| BorderError::Threads { number }.into())
}

/// More would only cost memory.
const MOST_THREADS: usize = 256;

/// Returns a 128-bit number as C has it: the lower half, and the upper one with the sign.
pub(super) const fn halves(number: i128) -> (u64, i64) {
    let [a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p] = number.to_le_bytes();
    (
        u64::from_le_bytes([a, b, c, d, e, f, g, h]),
        i64::from_le_bytes([i, j, k, l, m, n, o, p]),
    )
}

/// Returns the 128-bit number of two halves.
pub(super) fn whole(low: u64, high: i64) -> i128 {
    let high = i128::from(high).wrapping_shl(u64::BITS);
    high | i128::from(low)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn halves_make_the_whole_again() {
        for number in [
            0,
            1,
            -1,
            i128::MAX,
            i128::MIN,
            1 << 64,
            -(1 << 64),
            (1 << 64) - 1,
        ] {
            let (low, high) = halves(number);
            assert_eq!(whole(low, high), number);
        }
        assert_eq!(halves(-1), (u64::MAX, -1));
        assert_eq!(
            halves(18_000_000_000_000_000_000),
            (18_000_000_000_000_000_000, 0)
        );
    }
}
