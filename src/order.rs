//! Lists put in order, and sets and maps made of them, by code that the program holds once.
//!
//! `slice::sort` is compiled anew for every type of element, five kilobytes each time, and so is
//! `collect` into a `BTreeSet` or a `BTreeMap`, which sorts first. Here only the comparison is
//! compiled anew. Sorting is a little slower for it: loops over the facts of a cube, which sort plain
//! numbers, call `sort_unstable` instead.
//!
//! I1. Sorting is stable: what compares as equal keeps its order.

use std::cmp::Ordering;
use std::collections::{BTreeMap, BTreeSet};

/// Sorts a list.
pub(crate) fn sort<T: Ord>(list: &mut [T]) {
    sort_by(list, T::cmp);
}

/// Sorts a list by a key of its elements, which is asked for at every comparison.
pub(crate) fn sort_by_key<T, K: Ord>(list: &mut [T], key: impl Fn(&T) -> K) {
    sort_by(list, |a, b| key(a).cmp(&key(b)));
}

/// Sorts a list as a comparison tells.
pub(crate) fn sort_by<T>(list: &mut [T], compare: impl Fn(&T, &T) -> Ordering) {
    // Most lists are short, or come in order: sorting would ask for memory all the same.
    if list.is_sorted_by(|a, b| compare(a, b).is_le()) {
        return;
    }
    let at = |a: usize, b: usize| match (list.get(a), list.get(b)) {
        (Some(a), Some(b)) => compare(a, b),
        _ => Ordering::Equal,
    };
    let sorted = sorted(list.len(), &at);
    rearrange(sorted, &mut |a, b| list.swap(a, b));
}

/// Lists elements in order, each once; of equal ones the first.
pub(crate) fn distinct<T: Ord>(elements: impl IntoIterator<Item = T>) -> Vec<T> {
    let mut list: Vec<T> = elements.into_iter().collect();
    sort(&mut list);
    list.dedup();
    list
}

/// Makes a set; of equal elements it keeps the first.
pub(crate) fn set<T: Ord>(elements: impl IntoIterator<Item = T>) -> BTreeSet<T> {
    let mut set = BTreeSet::new();
    for element in elements {
        set.insert(element);
    }
    set
}

/// Makes a map; of equal keys it keeps the last value.
pub(crate) fn map<K: Ord, V>(entries: impl IntoIterator<Item = (K, V)>) -> BTreeMap<K, V> {
    let mut map = BTreeMap::new();
    for (key, value) in entries {
        map.insert(key, value);
    }
    map
}

/// The places of a list in the order of what they hold.
fn sorted(length: usize, compare: &dyn Fn(usize, usize) -> Ordering) -> Vec<usize> {
    let mut places: Vec<usize> = (0..length).collect();
    places.sort_by(|a, b| compare(*a, *b));
    places
}

/// Moves to each place what the place named there holds, by swaps along the cycles.
fn rearrange(mut named: Vec<usize>, swap: &mut dyn FnMut(usize, usize)) {
    for first in 0..named.len() {
        let mut at = first;
        // A place that has what it should names itself from then on.
        while let Some(from) = named.get_mut(at).map(|from| std::mem::replace(from, at)) {
            if from == first {
                break;
            }
            swap(at, from);
            at = from;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn sorts_as_the_standard_library_does(list: Vec<u8>) {
            // With its place, so that a change among equals shows.
            let mut ours: Vec<(u8, usize)> = list.into_iter().zip(0..).collect();
            let mut theirs = ours.clone();
            sort_by_key(&mut ours, |(value, _)| value % 16);
            theirs.sort_by_key(|(value, _)| value % 16);
            prop_assert_eq!(&ours, &theirs);
            sort(&mut ours);
            theirs.sort();
            prop_assert_eq!(ours, theirs);
        }

        #[test]
        fn collects_as_the_standard_library_does(list: Vec<(u8, u8)>) {
            prop_assert_eq!(set(list.clone()), list.iter().copied().collect());
            prop_assert_eq!(map(list.clone()), list.into_iter().collect());
        }
    }
}
