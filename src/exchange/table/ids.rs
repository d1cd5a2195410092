//! Ids that repeat in a sheet.

use super::join::hash;
use super::sheet::Mark;
use crate::order;

/// The ids of a sheet's records: which came before.
#[derive(Debug, Default)]
pub(super) struct Ids {
    places: Vec<(u64, Mark)>,
    last: String,
    is_disordered: bool,
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
        self.places.push((hash(key), mark));
    }

    /// The rows whose id stands in an earlier row, each with that row.
    pub(super) fn repeated(mut self) -> Vec<(Mark, Mark)> {
        if !self.is_disordered {
            return Vec::new();
        }
        order::sort_by_key(&mut self.places, |(hash, mark)| (*hash, mark.row));
        let pairs = self.places.iter().zip(self.places.iter().skip(1));
        let repeated = pairs.filter(|((one, _), (other, _))| one == other);
        let mut repeated: Vec<(Mark, Mark)> = repeated
            .map(|((_, earlier), (_, later))| (*later, *earlier))
            .collect();
        order::sort_by_key(&mut repeated, |(later, _)| later.row);
        repeated
    }
}
