//! Ids that repeat in a sheet.
//!
//! I1. In memory is a number for each record of a sheet whose ids are in no order, and for each record
//!     that repeats; where they stand is found by reading the sheet once more.

use super::join::hash;
use super::sheet::Mark;

/// The ids of a sheet's records: which came before.
#[derive(Debug, Default)]
pub(super) struct Ids {
    hashes: Vec<u64>,
    last: String,
    is_disordered: bool,
    /// The first and the last row that has one.
    ends: Option<(Mark, Mark)>,
}

/// The ids that several records of a sheet have.
#[derive(Debug)]
pub(super) struct Repeated {
    /// In order, each once; and the row where it stood last.
    hashes: Vec<u64>,
    rows: Vec<u32>,
    /// The rows among which they stand.
    pub(super) first: Mark,
    pub(super) last: Mark,
}

impl Ids {
    pub(super) fn add(&mut self, key: &str, mark: Mark) {
        if key.is_empty() {
            return;
        }
        // What stands in order, as this library writes it, repeats nothing.
        self.is_disordered |= *self.last >= *key;
        self.last.clear();
        self.last.push_str(key);
        self.hashes.push(hash(key));
        let first = self.ends.map_or(mark, |(first, _)| first);
        self.ends = Some((first, mark));
    }

    /// The ids that stand in several rows; `None` if none does.
    pub(super) fn repeated(mut self) -> Option<Repeated> {
        let (first, last) = self.ends.filter(|_| self.is_disordered)?;
        self.hashes.sort_unstable();
        let pairs = self.hashes.iter().zip(self.hashes.iter().skip(1));
        let repeated = pairs.filter(|(one, other)| one == other);
        let mut hashes: Vec<u64> = repeated.map(|(one, _)| *one).collect();
        hashes.dedup();
        let rows = vec![0; hashes.len()];
        (!hashes.is_empty()).then_some(Repeated {
            hashes,
            rows,
            first,
            last,
        })
    }
}

impl Repeated {
    /// The row before this one that has the same id.
    pub(super) fn earlier(&mut self, key: &str, mark: Mark) -> Option<u32> {
        let at = self.hashes.binary_search(&hash(key)).ok()?;
        let row = std::mem::replace(self.rows.get_mut(at)?, mark.row);
        (row > 0).then_some(row)
    }
}
