//! What was filed first of all filings whose window holds a day.
//!
//! I1. Built in the order of sorting, however much the windows overlap; asked by halving.

use std::cmp::Reverse;
use std::collections::{BTreeSet, BinaryHeap};

use crate::date::{Date, Period};
use crate::order;

/// The earliest filing for each day (ngày nộp sớm nhất).
#[derive(Debug)]
pub(crate) struct Earliest {
    /// The days from which the answer is another one; `None` is before every day.
    steps: Vec<(Option<Date>, Option<Date>)>,
}

impl Earliest {
    /// Reads filings: the window of each, and its day.
    pub(crate) fn of(mut filings: Vec<(Period, Date)>) -> Self {
        order::sort_by_key(&mut filings, |(window, _)| window.from());
        let mut days = BTreeSet::new();
        for (window, _) in &filings {
            days.insert(window.from());
            let after = window.until().and_then(|last| last.plus_days(1).ok());
            days.extend(after.map(Some));
        }
        let mut coming = filings.into_iter().peekable();
        let mut open = BinaryHeap::new();
        let mut steps = Vec::new();
        for day in days {
            while let Some((window, filed)) = coming.next_if(|(window, _)| window.from() <= day) {
                open.push(Reverse((filed, window.until())));
            }
            let is_over = |until: Option<Date>| until.is_some_and(|until| Some(until) < day);
            while open
                .peek()
                .is_some_and(|Reverse((_, until))| is_over(*until))
            {
                open.pop();
            }
            steps.push((day, open.peek().map(|Reverse((filed, _))| *filed)));
        }
        Self { steps }
    }

    /// Returns the day of the first filing whose window holds a day.
    pub(crate) fn on(&self, day: Date) -> Option<Date> {
        let next = self.steps.partition_point(|(from, _)| *from <= Some(day));
        self.steps.get(next.checked_sub(1)?)?.1
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_filing_of_all_windows_that_hold_the_day() {
        let day = |text: &str| Date::parse(text).unwrap();
        let some = |text: &str| (!text.is_empty()).then(|| day(text));
        let filing = |(from, until, filed): (&str, &str, &str)| {
            (Period::new(some(from), some(until)).unwrap(), day(filed))
        };
        let filings: Vec<_> = [
            ("2023-03-01", "2023-06-30", "2023-08-01"),
            ("2023-01-01", "2023-12-31", "2023-09-01"),
            ("2023-04-01", "2023-04-01", "2023-07-01"),
            ("", "2022-01-01", "2022-02-01"),
            ("2024-06-01", "", "2024-07-01"),
            ("2023-06-01", "2023-06-30", "2023-10-01"),
        ]
        .map(filing)
        .into();
        let earliest = Earliest::of(filings.clone());
        let mut at = day("2021-12-01");
        while at < day("2024-08-01") {
            let held = filings.iter().filter(|(window, _)| window.contains(at));
            assert_eq!(earliest.on(at), held.map(|(_, filed)| *filed).min(), "{at}");
            at = at.plus_days(1).unwrap();
        }
        assert_eq!(Earliest::of(Vec::new()).on(at), None);
    }
}
