//! The code lists that an IATI file refers to.
//!
//! I1. The lists are made from the official ones by tests/iati/tables.py, and nobody edits them.

#[rustfmt::skip]
pub(super) mod table;

/// A code list.
#[derive(Debug)]
pub(super) struct List {
    pub(super) name: &'static str,
    /// Whether a code that is not in the list cannot be right.
    pub(super) is_complete: bool,
    /// Sorted by their bytes.
    codes: &'static [&'static str],
}

impl List {
    /// Tells whether the list holds a code.
    pub(super) fn holds(&self, code: &str) -> bool {
        self.codes.binary_search(&code).is_ok()
    }

    /// Tells whether a text begins with a code of the list and a hyphen.
    pub(super) fn begins(&self, text: &str) -> bool {
        let hyphens = text.char_indices().filter(|(_, c)| *c == '-');
        hyphens
            .filter_map(|(at, _)| text.get(..at))
            .any(|start| self.holds(start))
    }
}
