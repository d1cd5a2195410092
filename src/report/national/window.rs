//! Of which window the national report is: the one that was asked for, or the last one reported.

use std::collections::BTreeSet;

use crate::catalog::province::{Map, UnitId};
use crate::date::{Date, Window, WindowKind};
use crate::record::Grant;
use crate::registry::Registry;
use crate::report::overview::{ReportError, every, yearly};
use crate::statistics::{Place, places};

/// The window of a national report (kỳ của báo cáo quốc gia).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NationalWindow {
    /// This one; a year must name it.
    One(Window),
    /// The last one of a kind to whose end most provinces have reported.
    LastReported(WindowKind),
}

/// Why a report is of its window (căn cứ chọn kỳ).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WindowChoice {
    /// It was asked for.
    Asked,
    /// Most provinces have reported to its end.
    Reported {
        /// So many have.
        provinces: usize,
        /// Of so many with grants in the submissions.
        of: usize,
    },
    /// No window has been reported to its end by most provinces: it is the last with records.
    NothingReported,
}

impl WindowChoice {
    /// Returns the permanent id.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Asked => "asked",
            Self::Reported { .. } => "reported",
            Self::NothingReported => "nothing_reported",
        }
    }
}

impl NationalWindow {
    /// Returns the kind of the window.
    pub const fn kind(&self) -> WindowKind {
        match self {
            Self::One(window) => window.kind(),
            Self::LastReported(kind) => *kind,
        }
    }

    /// Finds the window, and tells why it is this one.
    ///
    /// A province has reported to the end of a window if a submission that carries a grant of its is as
    /// of that day or a later one, and a grant of its was decided in the window: an empty year that has
    /// just begun is no year reported.
    ///
    /// # Errors
    /// * [`ReportError::NotYearly`] if the kind is none of calendar year, Decree 58 and budget year.
    /// * [`ReportError::Window`] if the records reach outside the range of dates.
    pub fn find(&self, registry: &Registry) -> Result<(Window, WindowChoice), ReportError> {
        match self {
            Self::One(window) => Ok((*window, WindowChoice::Asked)),
            Self::LastReported(kind) => last_reported(registry, *kind),
        }
    }
}

/// Without any record every year is as good as another.
const OF_NOTHING: i32 = 2023;

fn last_reported(
    registry: &Registry,
    kind: WindowKind,
) -> Result<(Window, WindowChoice), ReportError> {
    let windows = every(kind, registry)?;
    let reported = Reported::of(registry);
    for window in windows.iter().rev() {
        let (provinces, of) = reported.to_the_end_of(window);
        if provinces.saturating_mul(2) > of {
            return Ok((*window, WindowChoice::Reported { provinces, of }));
        }
    }
    let last = match windows.last() {
        Some(window) => *window,
        None => yearly(kind, OF_NOTHING)?,
    };
    Ok((last, WindowChoice::NothingReported))
}

/// Where grants were decided on which day, and as of which day that was reported.
struct Reported(Vec<Decided>);

struct Decided {
    place: Place,
    day: Date,
    as_of: Date,
}

impl Reported {
    fn of(registry: &Registry) -> Self {
        let mut all = Vec::new();
        for entry in registry.entries::<Grant>() {
            let source = registry.source(entry);
            let as_of = source.and_then(|source| source.submission().as_of());
            let day = entry.record().decision().and_then(|one| one.date());
            if let (Some(as_of), Some(day)) = (as_of, day) {
                let places = places(entry.record(), day).into_iter();
                all.extend(places.map(|place| Decided { place, day, as_of }));
            }
        }
        Self(all)
    }

    /// Counts the provinces that have reported to the end of a window, and those there are.
    fn to_the_end_of(&self, window: &Window) -> (usize, usize) {
        let map = Map::on(window.last());
        let (mut all, mut complete) = (BTreeSet::<UnitId>::new(), BTreeSet::new());
        for decided in &self.0 {
            let Place::Unit(unit) = decided.place.on(map) else {
                continue;
            };
            all.insert(unit);
            if decided.as_of >= window.last() && window.contains(decided.day) {
                complete.insert(unit);
            }
        }
        (complete.len(), all.len())
    }
}
