//! References that lead back to where they began.
//!
//! I1. Each record is visited once: the cost grows with their number, whatever they refer to.

use crate::rules::map::{Map, Set};

/// Returns the ids from which the references lead back to themselves.
pub(super) fn circles<'a>(next: &Map<&'a str, &'a str>) -> Set<&'a str> {
    let mut walk_of: Map<&str, usize> = Map::default();
    let mut found = Set::default();
    for (walk, start) in next.keys().enumerate() {
        let mut here = *start;
        while !walk_of.contains_key(here) {
            walk_of.insert(here, walk);
            let Some(there) = next.get(here) else {
                break;
            };
            here = there;
        }
        // Met again in the same walk, by a reference: a circle that was not known before.
        if walk_of.get(here) == Some(&walk) && next.contains_key(here) {
            while found.insert(here) {
                let Some(there) = next.get(here) else {
                    break;
                };
                here = there;
            }
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(pairs: &[(&'static str, &'static str)]) -> Vec<&'static str> {
        let mut found: Vec<_> = circles(&pairs.iter().copied().collect())
            .into_iter()
            .collect();
        found.sort_unstable();
        found
    }

    #[test]
    fn only_what_leads_back_is_found() {
        assert_eq!(of(&[]), [""; 0]);
        assert_eq!(of(&[("a", "b"), ("b", "c")]), [""; 0]);
        assert_eq!(of(&[("a", "a")]), ["a"]);
        assert_eq!(of(&[("a", "b"), ("b", "a")]), ["a", "b"]);
        // What leads into a circle is not on it.
        let tail = [("x", "a"), ("a", "b"), ("b", "a"), ("y", "x"), ("z", "w")];
        assert_eq!(of(&tail), ["a", "b"]);
        assert_eq!(of(&[("a", "b"), ("b", "b"), ("c", "b")]), ["b"]);
    }
}
