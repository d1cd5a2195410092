//! What was filed, found by duty, bearer and window.
//!
//! I1. Built in the order of sorting; a look-up does not grow with the number of filings.
//! I2. What is dated after the day asked for is not known yet.
//! I3. A filing tells of no event that came after it, save where the duty may be met before.

use std::collections::HashMap;

use super::{COMPLETION_REPORT, Duty, Earliest, GRANT_START};
use crate::date::{Date, Period, Window};
use crate::record::Filing;
use crate::registry::Registry;

/// What is known of the filing of one obligation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Evidence {
    /// Nothing was filed.
    Nothing,
    /// Nothing can be found: nobody knows who has to file, or what it would look like.
    Unknowable,
    /// Filed, nobody knows when.
    Undated,
    /// Filed on a day.
    On(Date),
}

/// What may be filed before its event: a grant may end before the day that was planned for it.
const BEFORE_ITS_EVENT: [&Duty; 2] = [&COMPLETION_REPORT, &GRANT_START];

/// The filings of one duty by one bearer.
struct Of {
    /// By the last day of the window: the first of them; `None` if none has a day.
    by_last_day: HashMap<Date, Option<Date>>,
    dated: Earliest,
    undated: Earliest,
}

impl Of {
    fn new(duty: &str, filings: Vec<(Period, Option<Date>)>) -> Self {
        let is_uncut = BEFORE_ITS_EVENT.iter().any(|one| one.id() == duty);
        let mut by_last_day: HashMap<Date, Option<Date>> = HashMap::new();
        let (mut dated, mut undated) = (Vec::new(), Vec::new());
        for (window, date) in filings {
            if let Some(last) = window.until() {
                let first = by_last_day.entry(last).or_default();
                *first = [*first, date].into_iter().flatten().min();
            }
            match date {
                Some(date) if is_uncut => dated.push((window, date)),
                Some(date) => dated.extend(until(window, date).map(|window| (window, date))),
                None => undated.push((window, Date::literal::<20000101>())),
            }
        }
        Self {
            by_last_day,
            dated: Earliest::of(dated),
            undated: Earliest::of(undated),
        }
    }
}

/// The part of a window up to the day of its filing, which tells of no event after it.
fn until(window: Period, date: Date) -> Option<Period> {
    let last = window.until().map_or(date, |last| last.min(date));
    Period::new(window.from(), Some(last)).ok()
}

/// Every filing that names duty, bearer and window.
pub(super) struct Filed<'a>(HashMap<(&'a str, Option<&'a str>), Of>);

impl<'a> Filed<'a> {
    pub(super) fn of(registry: &'a Registry, as_of: Date) -> Self {
        let mut lists: HashMap<_, Vec<_>> = HashMap::new();
        for filing in registry.records::<Filing>() {
            let (Some(duty), Some(bearer), Some(window)) =
                (filing.duty(), filing.bearer(), filing.window())
            else {
                continue;
            };
            if filing.date().is_some_and(|date| date > as_of) {
                continue;
            }
            let found = (window, filing.date());
            for bearer in [Some(bearer.as_str()), None] {
                let list: &mut Vec<_> = lists.entry((duty.as_str(), bearer)).or_default();
                list.push(found);
            }
        }
        let lists = lists.into_iter();
        let lists = lists.map(|((duty, bearer), list)| ((duty, bearer), Of::new(duty, list)));
        Self(lists.collect())
    }

    /// Returns what is known of the filing about a window, by a bearer, or by anybody.
    pub(super) fn about_window(
        &self,
        duty: &'a str,
        bearer: Option<&'a str>,
        window: &Window,
    ) -> Evidence {
        self.about_last_day(duty, bearer, window.last())
    }

    /// Returns what is known of the filing about a window that ends on a day.
    pub(super) fn about_last_day(
        &self,
        duty: &'a str,
        bearer: Option<&'a str>,
        last: Date,
    ) -> Evidence {
        let of = self.0.get(&(duty, bearer));
        match of.and_then(|of| of.by_last_day.get(&last)) {
            Some(Some(date)) => Evidence::On(*date),
            Some(None) => Evidence::Undated,
            None => Evidence::Nothing,
        }
    }

    /// Returns what is known of the filing about an event: of a window that holds its day, and not
    /// from before it.
    pub(super) fn about_event(
        &self,
        duty: &'a str,
        bearer: Option<&'a str>,
        day: Date,
    ) -> Evidence {
        if bearer.is_none() {
            return Evidence::Unknowable;
        }
        let Some(of) = self.0.get(&(duty, bearer)) else {
            return Evidence::Nothing;
        };
        match (of.dated.on(day), of.undated.on(day)) {
            (Some(date), _) => Evidence::On(date),
            (None, Some(_)) => Evidence::Undated,
            (None, None) => Evidence::Nothing,
        }
    }
}
