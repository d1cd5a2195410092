//! Digits of a number, written from the last to the first.
//!
//! I1. A writer brings a room that holds all that it puts in, or nothing is written.

/// The free part of a room that is filled from its end.
pub(super) struct End<'a> {
    free: &'a mut [u8],
}

impl<'a> End<'a> {
    /// Begins at the end of a room.
    pub fn of(room: &'a mut [u8]) -> Self {
        Self { free: room }
    }

    /// Puts ASCII characters in front of those that are there.
    pub fn put<const N: usize>(&mut self, bytes: [u8; N]) {
        if let Some((free, last)) = std::mem::take(&mut self.free).split_last_chunk_mut() {
            *last = bytes;
            self.free = free;
        }
    }

    /// Returns the place of the first character that was put in.
    pub fn start(self) -> usize {
        self.free.len()
    }
}

/// What has been put into a room from a place on.
pub(super) fn written(room: &[u8], start: usize) -> &str {
    let written = room.get(start..).map(std::str::from_utf8);
    written.and_then(Result::ok).unwrap_or_default()
}

/// Takes the last digits off: divides by `unit` and returns the remainder.
pub(super) fn take(rest: &mut u128, unit: u16) -> u16 {
    // Nearly all figures fit 64 bits, where dividing is many times cheaper.
    let (quotient, remainder) = if let Ok(small) = u64::try_from(*rest) {
        let unit = u64::from(unit);
        let remainder = small.checked_rem(unit).and_then(|r| u16::try_from(r).ok());
        (small.checked_div(unit).map(u128::from), remainder)
    } else {
        let unit = u128::from(unit);
        let remainder = rest.checked_rem(unit).and_then(|r| u16::try_from(r).ok());
        (rest.checked_div(unit), remainder)
    };
    *rest = quotient.unwrap_or(0);
    remainder.unwrap_or(0)
}

/// The last digit of a number, as a character.
pub(super) fn digit(number: u16) -> u8 {
    let [last, _] = (number % 10).to_le_bytes();
    b'0' | last
}
