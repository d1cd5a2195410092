//! Asks the facts of a registry: what is counted, and sums of money in one currency.

use std::collections::BTreeSet;
use std::rc::Rc;

use crate::finding::Message;
use crate::money::{Currency, MoneyError, Total, Totals};
use crate::order;
use crate::report::figures::asked::Asked;
use crate::report::known::Known;
use crate::statistics::{
    Count, CubeQuery, Dimension, Facts, KeyPart, Mark, Measure, Reporting, Slot, Threads,
};

/// What the facts give of a measure in the part of the nation that is asked for.
pub(super) struct Found {
    pub(super) aid: Totals,
    /// What was counted.
    pub(super) ids: BTreeSet<Box<str>>,
    marks: BTreeSet<Mark>,
}

/// A sum that is asked for: of which part of the nation, what, when.
#[derive(Clone, Copy)]
pub(super) struct Wanted<'q> {
    pub(super) asked: &'q Asked,
    pub(super) measure: Measure,
    pub(super) slot: Slot,
}

/// Sums, and by which rates they were converted.
pub(super) struct Sums {
    pub(super) totals: Vec<Totals>,
    pub(super) converted: Option<Reporting>,
}

/// Asks for a measure, and counts something in it.
pub(super) fn count(
    known: &Known<'_>,
    wanted: Wanted<'_>,
    count: Count,
) -> Result<BTreeSet<Box<str>>, Message> {
    let mut query = wanted.query(None);
    query.counts = vec![count];
    let ids = wanted.find(known, &query)?.ids;
    match wanted.measure {
        Measure::Registered => wanted.surely(known, Measure::PerhapsRegistered, count, &ids)?,
        Measure::Active => wanted.surely(known, Measure::PerhapsActive, count, &ids)?,
        Measure::AidApproved => wanted.dated(known, Measure::PerhapsApproved)?,
        _ => {}
    }
    Ok(ids)
}

/// Asks for sums that have to be in one currency: that of the printed number, if it has one.
///
/// They are converted only if they are not, and the question says by which rates.
pub(super) fn sums(known: &Known<'_>, wanted: &[Wanted<'_>]) -> Result<Sums, Message> {
    let asked = wanted.first().map(|first| first.asked);
    let printed = asked.and_then(Asked::currency);
    let originals = every(known, wanted, None)?;
    let currencies: BTreeSet<Currency> = order::set(originals.iter().flat_map(currencies));
    let is_one = match printed {
        Some(printed) => currencies.iter().all(|currency| *currency == printed),
        None => currencies.len() <= 1,
    };
    let Some(terms) = asked.and_then(|asked| asked.reporting).filter(|_| !is_one) else {
        return Ok(Sums {
            totals: originals,
            converted: None,
        });
    };
    let reporting = Reporting {
        currency: printed.unwrap_or(terms.currency),
        ..terms
    };
    Ok(Sums {
        totals: every(known, wanted, Some(reporting))?,
        converted: Some(reporting),
    })
}

/// Asks for each sum; converted ones have nothing left in another currency.
fn every(
    known: &Known<'_>,
    wanted: &[Wanted<'_>],
    reporting: Option<Reporting>,
) -> Result<Vec<Totals>, Message> {
    let sum = |one: &Wanted<'_>| {
        let found = one.find(known, &one.query(reporting))?;
        match one.measure {
            Measure::AidApproved => one.dated(known, Measure::PerhapsApproved)?,
            Measure::AidDisbursed => one.dated(known, Measure::PerhapsDisbursed)?,
            Measure::Running => one.dated(known, Measure::PerhapsAmended)?,
            _ => {}
        }
        if found.marks.contains(&Mark::Inexact) {
            return Err(Message::new(
                "có cam kết không nêu số tiền chính xác",
                "a commitment does not state an exact amount",
            ));
        }
        if one.asked.place.is_some() && found.marks.contains(&Mark::Undivided) {
            return Err(Message::new(
                "có khoản viện trợ ở nhiều tỉnh mà số tiền không chia được",
                "a grant in several provinces has money that cannot be divided among them",
            ));
        }
        let is_left = |currency: &Currency| {
            reporting.is_some_and(|reporting| reporting.currency != *currency)
        };
        let left = currencies(&found.aid).find(is_left);
        match (left, reporting) {
            (Some(left), Some(reporting)) => Err(one.unconverted(known, reporting, left)),
            (_, _) => Ok(found.aid),
        }
    };
    wanted.iter().map(sum).collect()
}

impl Wanted<'_> {
    fn query(&self, reporting: Option<Reporting>) -> CubeQuery {
        CubeQuery {
            by: vec![Dimension::Province],
            filters: self.asked.filters(),
            slots: vec![self.slot],
            reporting,
            ..CubeQuery::of(self.measure)
        }
    }

    /// Refuses a count that somebody may be missing in, of whom nobody can tell.
    fn surely(
        &self,
        known: &Known<'_>,
        perhaps: Measure,
        count: Count,
        ids: &BTreeSet<Box<str>>,
    ) -> Result<(), Message> {
        let one = Self {
            measure: perhaps,
            ..*self
        };
        let mut query = one.query(None);
        query.counts = vec![count];
        let open = one.find(known, &query)?.ids;
        match open.difference(ids).count() {
            0 => Ok(()),
            open => Err(Message::new(
                format!("không biết có tính hay không: {open}"),
                format!("nobody can tell whether they count: {open}"),
            )),
        }
    }

    /// Refuses a figure that something without a day may belong to.
    fn dated(&self, known: &Known<'_>, perhaps: Measure) -> Result<(), Message> {
        let mut query = CubeQuery {
            by: vec![Dimension::Province],
            filters: self.asked.filters(),
            slots: Slot::undated().into_iter().collect(),
            counts: vec![Count::Records],
            ..CubeQuery::of(perhaps)
        };
        if self.measure != Measure::Running {
            query.slots.push(self.slot);
        }
        let records = self.find(known, &query)?.ids;
        match records.first() {
            None => Ok(()),
            Some(first) => {
                let count = records.len();
                Err(Message::new(
                    format!("{count} bản ghi thiếu ngày, loại hoặc số tiền, như `{first}`"),
                    format!("{count} records lack a date, kind or amount, `{first}` for one"),
                ))
            }
        }
    }

    fn find(&self, known: &Known<'_>, query: &CubeQuery) -> Result<Found, Message> {
        let cube = known
            .facts(query)
            .and_then(|facts| facts.cube(query, Threads::ONE))
            .map_err(|error| Message::of(&error))?;
        let mut found = Found {
            aid: Totals::new(),
            ids: BTreeSet::new(),
            marks: BTreeSet::new(),
        };
        for mut cell in cube.cells() {
            let [KeyPart::Place(place)] = *cell.key.as_slice() else {
                continue;
            };
            if self.asked.holds(place) {
                let merged = found.aid.merge(&cell.sums);
                merged.map_err(|error: MoneyError| Message::of(&error))?;
                for count in &query.counts {
                    found.ids.extend(cell.ids.remove(count).unwrap_or_default());
                }
                found.marks.extend(cell.marks);
            }
        }
        Ok(found)
    }

    /// Tells of an amount in a currency that could not be converted.
    fn unconverted(&self, known: &Known<'_>, reporting: Reporting, currency: Currency) -> Message {
        let facts = known.facts(&self.query(Some(reporting)));
        let told = |facts: Rc<Facts>| {
            let is_then = |day| self.measure.is_snapshot() || self.slot.window.contains(day);
            let mut left = facts.unconverted().iter().filter(|one| {
                one.measure == self.measure
                    && one.original.currency() == currency
                    && is_then(one.day)
            });
            left.next().map(|one| {
                let (kind, record) = (one.kind.list(), &one.record);
                Message::new(
                    format!("không quy đổi được `{kind}/{record}`: {}", one.reason.vi),
                    format!("`{kind}/{record}` cannot be converted: {}", one.reason.en),
                )
            })
        };
        let found = facts.ok().and_then(told);
        found.unwrap_or_else(|| {
            let code = currency.code();
            Message::new(
                format!("không quy đổi được {code}"),
                format!("{code} cannot be converted"),
            )
        })
    }
}

/// The currencies in which there is something.
fn currencies(totals: &Totals) -> impl Iterator<Item = Currency> + '_ {
    let there = totals.iter().filter(|total| total.minor() != 0);
    there.map(Total::currency)
}
