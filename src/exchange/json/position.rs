//! Where something stands in a file: offsets and lines.

/// Counts lines from one record to the next, never twice over the same text.
pub(super) struct Lines<'a> {
    text: &'a str,
    at: usize,
    line: u32,
}

impl<'a> Lines<'a> {
    pub(super) const fn new(text: &'a str) -> Self {
        Self {
            text,
            at: 0,
            line: 1,
        }
    }

    /// Returns where in the text a part of it begins.
    pub(super) fn offset_of(&self, part: &str) -> usize {
        offset_in(self.text, part)
    }

    /// Returns the line, from 1, on which a part of the text begins; parts come in order.
    pub(super) fn line_of(&mut self, part: &str) -> u32 {
        let offset = offset_in(self.text, part);
        let between = self
            .text
            .as_bytes()
            .get(self.at..offset)
            .unwrap_or_default();
        self.line = self.line.saturating_add(count_lines(between));
        self.at = offset.max(self.at);
        self.line
    }
}

/// Counts line feeds.
pub(super) fn count_lines(bytes: &[u8]) -> u32 {
    u32::try_from(bytes.iter().filter(|b| **b == b'\n').count()).unwrap_or(u32::MAX)
}

/// Where a part that was borrowed from a text begins in it.
pub(super) fn offset_in(text: &str, part: &str) -> usize {
    part.as_ptr().addr().saturating_sub(text.as_ptr().addr())
}
