//! Facts of a registry: which record counts where, when, and with how much.
//!
//! * approved: the day of the decision; amended: the day of the amendment. A later revocation does
//!   not undo a decision. The grant part only, never counterpart funds.
//! * running, pipeline: as of the slot's day; where no end is known, nobody can tell.
//! * disbursed: less what was refunded, by transaction date.
//! * active: a transaction of any kind in the window, or a grant running on a day of it.

mod certificates;
mod movements;

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::sync::Arc;

use crate::catalog::province;
use crate::date::{Date, Window};
use crate::finding::Message;
use crate::id::DonorId;
use crate::money::number::Qualifier;
use crate::money::{Currency, Money, RateTable, Route, Total, Totals};
use crate::order;
use crate::record::{
    Amendment, Certificate, CertificateStatus, Commitment, Donor, Grant, GrantState, Novelty,
    RecordKind, Running, Territory, Transaction, TransactionKind,
};
use crate::registry::Registry;
use crate::statistics::attribution::{Place, SectorPart, Split};
use crate::statistics::facts::builder::{
    DonorFact, FactsBuilder, GrantFact, Leaves, List, Mark, Occurrence, Spot,
};
use crate::statistics::facts::{Conversion, Facts, Unconverted};
use crate::statistics::names::Measure;
use crate::statistics::query::{FIRST_DAY, FactsQuery, Slot, StatisticsError};

impl Facts {
    /// Makes the facts of a registry.
    ///
    /// # Errors
    /// * [`StatisticsError::Money`] if an amount cannot be split or converted within range.
    /// * [`StatisticsError::TooMany`] past 2^32 facts of a kind.
    pub fn of(registry: &Registry, query: &FactsQuery) -> Result<Self, StatisticsError> {
        let mut reader = Reader::new(registry, query)?;
        let grants: Vec<&Grant> = registry.records::<Grant>().collect();
        for (at, grant) in grants.iter().enumerate() {
            reader.grant(at, grant)?;
        }
        // The ids side by side, and all looked up before anything else is read: most of the time
        // would go to waiting for memory.
        let ids: String = grants.iter().map(|grant| grant.id().as_str()).collect();
        let mut rest = ids.as_str();
        let mut numbers: HashMap<&str, usize> = HashMap::with_capacity(grants.len());
        for (at, grant) in grants.iter().enumerate() {
            if let Some((id, after)) = rest.split_at_checked(grant.id().as_str().len()) {
                numbers.insert(id, at);
                rest = after;
            }
        }
        let found: Vec<Option<usize>> = registry
            .records::<Transaction>()
            .map(|transaction| numbers.get(transaction.grant()?.as_str()).copied())
            .collect();
        for (transaction, at) in registry.records::<Transaction>().zip(found) {
            let grant = at.and_then(|at| Some((at, *grants.get(at)?)));
            reader.transaction(transaction, grant)?;
        }
        for commitment in registry.records::<Commitment>() {
            reader.commitment(commitment)?;
        }
        reader.certificates()?;
        Ok(reader.builder.finish())
    }
}

/// The last day of the 63 units: what tells of no day at all is read as of it.
const LAST_OF_63: Date = Date::literal::<20250630>();

/// A split with the builder's codes.
#[derive(PartialEq, Eq, Hash)]
struct Coded {
    parts: Vec<Spot>,
    weights: Vec<u128>,
    named: Named,
    is_undivided: bool,
    is_undivided_sector: bool,
}

/// Where a grant counts.
#[derive(PartialEq, Eq, Hash)]
enum Named {
    /// Exactly where its money lies.
    LikeMoney,
    /// Elsewhere, too.
    At(Vec<Spot>),
}

impl Coded {
    fn named(&self) -> &[Spot] {
        match &self.named {
            Named::LikeMoney => &self.parts,
            Named::At(spots) => spots,
        }
    }
}

/// A split that was made before: from when on, and for which donor.
type Kept = (Option<Date>, Option<u32>, Arc<Coded>);

/// A grant with its number and its splits: mostly one.
struct Read {
    number: u32,
    is_amended: bool,
    first: Option<Kept>,
    others: Vec<Kept>,
}

struct Reader<'a> {
    registry: &'a Registry,
    builder: FactsBuilder,
    /// Whether each measure is wanted.
    wanted: [bool; Measure::ALL.len()],
    slots: Vec<(u32, Slot)>,
    rates: RateTable,
    routes: HashMap<(Currency, Date), Result<Arc<Route>, Message>>,
    /// Conversions that a snapshot of several days would repeat.
    told: HashSet<(Measure, u32, usize, Date, Currency)>,
    donors: HashMap<&'a str, u32>,
    /// The donors that are in doubt.
    doubtful: HashSet<u32>,
    grants: Vec<Read>,
    /// Every split once: many grants have the same.
    splits: HashSet<Arc<Coded>>,
    holds_doubts: bool,
}

/// An amount that waits to be split: its measure, its record and its day.
#[derive(Clone, Copy)]
struct Due<'a> {
    measure: Measure,
    kind: RecordKind,
    record: (&'a str, u32),
    /// Which of the record's amounts: what was decided is the first, then come amendments.
    nth: usize,
    day: Date,
}

impl<'a> Reader<'a> {
    fn new(registry: &'a Registry, query: &FactsQuery) -> Result<Self, StatisticsError> {
        let mut builder = FactsBuilder::new(query.clone());
        let mut donors = HashMap::new();
        let mut doubtful = HashSet::new();
        let holds_doubts = registry.holds_doubts();
        for donor in registry.records::<Donor>() {
            let number = builder.donor(&DonorFact {
                id: donor.id().clone(),
                country: donor.country(),
                is_organization: donor.is_organization(),
            })?;
            donors.insert(donor.id().as_str(), number);
            if holds_doubts && registry.is_in_doubt::<Donor>(donor.id().as_str()) {
                doubtful.insert(number);
            }
        }
        let rates = match query.reporting {
            Some(_) => registry.rates().table,
            None => RateTable::new(),
        };
        let mut wanted = [false; Measure::ALL.len()];
        for measure in &query.measures {
            if let Some(wanted) = wanted.get_mut(measure.index()) {
                *wanted = true;
            }
        }
        Ok(Self {
            registry,
            builder,
            wanted,
            slots: (0..).zip(query.slots.iter().copied()).collect(),
            rates,
            routes: HashMap::new(),
            told: HashSet::new(),
            donors,
            doubtful,
            grants: Vec::new(),
            splits: HashSet::new(),
            holds_doubts,
        })
    }

    fn wants(&self, measure: Measure) -> bool {
        self.wanted
            .get(measure.index())
            .is_some_and(|wanted| *wanted)
    }

    fn donor(&mut self, donor: Option<&'a DonorId>) -> Result<u32, StatisticsError> {
        let Some(donor) = donor else { return Ok(0) };
        if let Some(number) = self.donors.get(donor.as_str()) {
            return Ok(*number);
        }
        let number = self.builder.donor_named(Some(donor))?;
        self.donors.insert(donor.as_str(), number);
        Ok(number)
    }

    // ------------------------------------------------------------------------------- splits

    /// Returns how a grant is split on a day; made once for each stretch between amendments.
    fn split(
        &mut self,
        at: usize,
        grant: &'a Grant,
        day: Date,
        donor: Option<&'a DonorId>,
    ) -> Result<Arc<Coded>, StatisticsError> {
        let named = match donor {
            Some(_) => Some(self.donor(donor)?),
            None => None,
        };
        let read = self.grants.get(at);
        let is_amended = read.is_none_or(|read| read.is_amended);
        let amendments = grant.amendments().iter().filter(|_| is_amended);
        let since = amendments
            .filter_map(Amendment::date)
            .filter(|date| *date <= day)
            .max();
        let kept = read.and_then(|read| {
            let mut kept = read.first.iter().chain(&read.others);
            kept.find(|(from, whose, _)| *from == since && *whose == named)
        });
        if let Some((_, _, coded)) = kept {
            return Ok(Arc::clone(coded));
        }
        let division = self.builder.query().division;
        let split = Split::of(grant, day, donor, division);
        let mut parts = Vec::with_capacity(split.parts.len());
        let mut weights = Vec::with_capacity(split.parts.len());
        for ((place, sector, donor), weight) in &split.parts {
            let donor = self.donor(*donor)?;
            parts.push(self.builder.spot(*place, *sector, donor)?);
            weights.push(*weight);
        }
        let mut spots = Vec::with_capacity(split.named.len());
        for (place, sector, donor) in &split.named {
            let donor = self.donor(*donor)?;
            spots.push(self.builder.spot(*place, *sector, donor)?);
        }
        reduce(&mut weights);
        let is_same = parts.len() == spots.len() && {
            let order = |spot: &Spot| (spot.place, spot.sector, spot.donor);
            let sorted = |spots: &[Spot]| {
                let mut keys: Vec<_> = spots.iter().map(order).collect();
                keys.sort_unstable();
                keys
            };
            parts == spots || sorted(&parts) == sorted(&spots)
        };
        let coded = Arc::new(Coded {
            parts,
            weights,
            named: if is_same {
                Named::LikeMoney
            } else {
                Named::At(spots)
            },
            is_undivided: split.is_undivided,
            is_undivided_sector: split.is_undivided_sector,
        });
        let coded = match self.splits.get(&coded) {
            Some(known) => Arc::clone(known),
            None => {
                self.splits.insert(Arc::clone(&coded));
                coded
            }
        };
        if let Some(read) = self.grants.get_mut(at).filter(|_| !split.is_of_day) {
            let kept = (since, named, Arc::clone(&coded));
            match &read.first {
                None => read.first = Some(kept),
                Some(_) => read.others.push(kept),
            }
        }
        Ok(coded)
    }

    /// Adds amounts that lie where a split says, and counts what it names.
    fn add(
        &mut self,
        leaves: &Leaves,
        split: &Coded,
        amounts: impl IntoIterator<Item = Total>,
        marks: &[Mark],
    ) -> Result<(), StatisticsError> {
        let list = match split.named {
            Named::LikeMoney => List::Both,
            Named::At(_) => List::Money,
        };
        let mut has_money = false;
        for total in amounts {
            has_money = true;
            let currency = total.currency();
            if let [spot] = split.parts.as_slice() {
                let marks = self.doubted(*spot, marks);
                self.builder
                    .leaf(leaves, *spot, currency, total.minor(), list, &marks)?;
                continue;
            }
            let shares = total.allocate(&split.weights)?;
            for (spot, minor) in split.parts.iter().zip(shares) {
                let marks = self.doubted(*spot, marks);
                self.builder
                    .leaf(leaves, *spot, currency, minor, list, &marks)?;
            }
        }
        if has_money && list == List::Both {
            return Ok(());
        }
        let mut marks = marks.to_vec();
        if split.is_undivided && has_money {
            marks.push(Mark::Undivided);
        }
        if split.is_undivided_sector && has_money {
            marks.push(Mark::UndividedSector);
        }
        for spot in split.named() {
            let marks = self.doubted(*spot, &marks);
            self.builder.count(leaves, *spot, &marks)?;
        }
        Ok(())
    }

    /// Marks what a donor in doubt gives.
    fn doubted<'m>(&self, spot: Spot, marks: &'m [Mark]) -> Cow<'m, [Mark]> {
        if !self.doubtful.contains(&spot.donor) || marks.contains(&Mark::InDoubt) {
            return Cow::Borrowed(marks);
        }
        let mut marks = marks.to_vec();
        marks.push(Mark::InDoubt);
        Cow::Owned(marks)
    }

    /// Converts amounts to the reporting currency, if one is asked for.
    fn convert_all(&mut self, due: &Due<'a>, amounts: Totals) -> Result<Totals, StatisticsError> {
        if self.builder.query().reporting.is_none() {
            return Ok(amounts);
        }
        let mut converted = Totals::new();
        for total in amounts.iter() {
            let result = self.convert(due, total);
            converted.add_minor(result.currency(), result.minor())?;
        }
        Ok(converted)
    }

    /// Converts an amount to the reporting currency, if one is asked for; without a rate it stays.
    fn convert(&mut self, due: &Due<'a>, amount: Total) -> Total {
        let currency = amount.currency();
        let reporting = self.builder.query().reporting;
        let Some(reporting) = reporting.filter(|reporting| reporting.currency != currency) else {
            return amount;
        };
        let route = self.routes.entry((currency, due.day)).or_insert_with(|| {
            let terms = reporting.terms(due.day);
            let route = self.rates.route(currency, reporting.currency, &terms);
            route.map(Arc::new).map_err(|error| Message::of(&error))
        });
        let result = route.clone().and_then(|route| {
            let minor = route.convert_minor(amount.minor(), reporting.rounding);
            // No larger than one amount can be.
            let result = minor.and_then(|minor| {
                let result = Total::of(reporting.currency, minor);
                result.money().map(|_| result)
            });
            let result = result.map_err(|error| Message::of(&error))?;
            Ok((route, result))
        });
        let is_new = self
            .told
            .insert((due.measure, due.record.1, due.nth, due.day, currency));
        match result {
            Ok((route, result)) => {
                if is_new {
                    self.builder.conversions.push(Conversion {
                        measure: due.measure,
                        kind: due.kind,
                        record: due.record.0.into(),
                        day: due.day,
                        original: amount,
                        result,
                        route,
                        rounding: reporting.rounding,
                    });
                }
                result
            }
            Err(reason) => {
                if is_new {
                    self.builder.unconverted.push(Unconverted {
                        measure: due.measure,
                        kind: due.kind,
                        record: due.record.0.into(),
                        day: due.day,
                        original: amount,
                        reason,
                    });
                }
                amount
            }
        }
    }

    // ------------------------------------------------------------------------------- grants

    fn grant(&mut self, at: usize, grant: &'a Grant) -> Result<(), StatisticsError> {
        let novelty = if grant.supplements().is_some() {
            Novelty::Supplementary
        } else {
            Novelty::New
        };
        let number = self.builder.grant(&GrantFact {
            id: grant.id().clone(),
            mode: grant.mode(),
            novelty: Some(novelty),
            managing_agency: grant.managing_agency().cloned(),
            programme: grant.parent().cloned(),
            national_programme: grant.national_programme().map(|programme| programme.id()),
        })?;
        let record = self
            .builder
            .record(RecordKind::Grant, grant.id().as_str())?;
        self.grants.push(Read {
            number,
            is_amended: !grant.amendments().is_empty(),
            first: None,
            others: Vec::new(),
        });
        let is_in_doubt =
            self.holds_doubts && self.registry.is_in_doubt::<Grant>(grant.id().as_str());
        let marks: &[Mark] = if is_in_doubt { &[Mark::InDoubt] } else { &[] };
        let paper = Paper {
            at,
            grant,
            number,
            record,
            marks,
        };
        self.decision(&paper)?;
        self.amendments(&paper)?;
        for (slot, asked) in self.slots.clone() {
            self.on_day(&paper, slot, asked.day)?;
            self.in_window(&paper, slot, asked.window)?;
        }
        Ok(())
    }

    fn decision(&mut self, paper: &Paper<'a>) -> Result<(), StatisticsError> {
        let Some(day) = paper.grant.decided_on() else {
            return match paper.grant.decision() {
                Some(_) => self.perhaps(paper, Measure::PerhapsApproved),
                None => Ok(()),
            };
        };
        if !self.wants(Measure::AidApproved) {
            return Ok(());
        }
        let due = paper.due(Measure::AidApproved, 0, day);
        let amounts = self.convert_all(&due, paper.grant.grant_part())?;
        let split = self.split(paper.at, paper.grant, day, None)?;
        let leaves = paper.leaves(Measure::AidApproved, Occurrence::On(day));
        self.add(&leaves, &split, amounts.iter(), paper.marks)
    }

    fn amendments(&mut self, paper: &Paper<'a>) -> Result<(), StatisticsError> {
        let is_undated = |one: &Amendment| one.date().is_none() && !one.grant().is_empty();
        if paper.grant.amendments().iter().any(is_undated) {
            self.perhaps(paper, Measure::PerhapsAmended)?;
        }
        if !self.wants(Measure::AidAmended) {
            return Ok(());
        }
        for (nth, amendment) in (1..).zip(paper.grant.amendments()) {
            let (Some(day), false) = (amendment.date(), amendment.grant().is_empty()) else {
                continue;
            };
            let due = paper.due(Measure::AidAmended, nth, day);
            let amounts = self.convert_all(&due, sum(amendment.grant()))?;
            let split = self.split(paper.at, paper.grant, day, None)?;
            let leaves = paper.leaves(Measure::AidAmended, Occurrence::On(day));
            self.add(&leaves, &split, amounts.iter(), paper.marks)?;
        }
        Ok(())
    }

    /// Counts a grant that something happened to on a day that nobody knows.
    fn perhaps(&mut self, paper: &Paper<'a>, measure: Measure) -> Result<(), StatisticsError> {
        if !self.wants(measure) {
            return Ok(());
        }
        let split = self.split(paper.at, paper.grant, self.some_day(paper.grant), None)?;
        let leaves = paper.leaves(measure, Occurrence::On(FIRST_DAY));
        self.add(&leaves, &split, None, paper.marks)
    }

    /// A day on which to read where a grant lies, if nothing else tells of one.
    fn some_day(&self, grant: &Grant) -> Date {
        let planned = grant.planned().and_then(|period| period.from());
        let slot = self.slots.last().map(|(_, slot)| slot.day);
        let day = grant.decided_on().or(planned).or(slot);
        day.unwrap_or(LAST_OF_63)
    }

    /// What runs, may run, or waits for its decision on a slot's day.
    fn on_day(&mut self, paper: &Paper<'a>, slot: u32, day: Date) -> Result<(), StatisticsError> {
        let grant = paper.grant;
        let in_slot = Occurrence::InSlot(slot);
        let is_asked = self.wants(Measure::Running) || self.wants(Measure::PerhapsRunning);
        if is_asked && !paper.is_over_by(day) {
            match grant.running_on(day) {
                Running::Yes if self.wants(Measure::Running) => {
                    let amounts = self.value_on(paper, Measure::Running, day)?;
                    let split = self.split(paper.at, grant, day, None)?;
                    let leaves = paper.leaves(Measure::Running, in_slot);
                    self.add(&leaves, &split, amounts.iter(), paper.marks)?;
                }
                Running::CannotTell if self.wants(Measure::PerhapsRunning) => {
                    let split = self.split(paper.at, grant, day, None)?;
                    let leaves = paper.leaves(Measure::PerhapsRunning, in_slot);
                    self.add(&leaves, &split, None, paper.marks)?;
                }
                Running::Yes | Running::No | Running::CannotTell => {}
            }
        }
        let may_wait = grant.decided_on().is_none_or(|decided| day < decided);
        if may_wait && self.wants(Measure::Pipeline) && grant.state_on(day) == GrantState::Submitted
        {
            let amounts = self.value_on(paper, Measure::Pipeline, day)?;
            let split = self.split(paper.at, grant, day, None)?;
            let leaves = paper.leaves(Measure::Pipeline, in_slot);
            self.add(&leaves, &split, amounts.iter(), paper.marks)?;
        }
        Ok(())
    }

    /// The grant part as amended by a day, each piece converted as of its own day.
    fn value_on(
        &mut self,
        paper: &Paper<'a>,
        measure: Measure,
        day: Date,
    ) -> Result<Totals, StatisticsError> {
        if self.builder.query().reporting.is_none() {
            return Ok(paper.grant.grant_part_on(day));
        }
        // What is decided later has no rate yet.
        let decided = paper.grant.decided_on().filter(|decided| *decided <= day);
        let decided = decided.unwrap_or(day);
        let due = paper.due(measure, 0, decided);
        let mut value = self.convert_all(&due, paper.grant.grant_part())?;
        // Oldest first: those of an earlier day come first on a later day, too.
        for (nth, amendment) in (1..).zip(paper.grant.amendments_by(day)) {
            let due = paper.due(measure, nth, amendment.date().unwrap_or(day));
            let change = self.convert_all(&due, sum(amendment.grant()))?;
            value.merge(&change)?;
        }
        Ok(value)
    }

    /// The donors of a grant that runs on a day of a slot's window.
    ///
    /// Donors and places change on the days of amendments, so each stretch between two has its own.
    fn in_window(
        &mut self,
        paper: &Paper<'a>,
        slot: u32,
        window: Window,
    ) -> Result<(), StatisticsError> {
        let grant = paper.grant;
        let is_asked = self.wants(Measure::Active) || self.wants(Measure::PerhapsActive);
        if !is_asked || paper.is_over_by(window.first()) {
            return Ok(());
        }
        let (first, last) = (window.first(), window.last());
        if grant.decided_on().is_some_and(|decided| last < decided) {
            return Ok(());
        }
        let amended = grant.amendments().iter().filter_map(Amendment::date);
        let mut starts: BTreeSet<Date> =
            order::set(amended.filter(|day| first < *day && *day <= last));
        starts.insert(first);
        let mut end = last;
        for start in starts.into_iter().rev() {
            let measure = match grant.running_in(start, end) {
                Running::Yes => Some(Measure::Active),
                Running::CannotTell => Some(Measure::PerhapsActive),
                Running::No => None,
            };
            if let Some(measure) = measure.filter(|measure| self.wants(*measure)) {
                let split = self.split(paper.at, grant, end, None)?;
                let leaves = paper.leaves(measure, Occurrence::InSlot(slot));
                self.add(&leaves, &split, None, paper.marks)?;
            }
            // Only the first stretch begins on the first day of all, and nothing comes before it.
            end = start.plus_days(-1).unwrap_or(start);
        }
        Ok(())
    }
}

/// A grant on the way into the facts.
struct Paper<'a> {
    at: usize,
    grant: &'a Grant,
    number: u32,
    record: u32,
    marks: &'a [Mark],
}

impl<'a> Paper<'a> {
    fn due(&self, measure: Measure, nth: usize, day: Date) -> Due<'a> {
        Due {
            measure,
            kind: RecordKind::Grant,
            record: (self.grant.id().as_str(), self.record),
            nth,
            day,
        }
    }

    const fn leaves(&self, measure: Measure, when: Occurrence) -> Leaves {
        Leaves {
            measure,
            when,
            grant: self.number,
            record: self.record,
            form: None,
        }
    }

    /// Tells whether the grant cannot run on a day or after it, without asking for its terms.
    fn is_over_by(&self, day: Date) -> bool {
        let actual = self.grant.actual().and_then(|period| period.until());
        let planned = self.grant.planned().and_then(|period| period.until());
        let is_amended = !self.grant.amendments().is_empty();
        match (actual, planned) {
            (Some(end), _) => end < day,
            (None, Some(end)) => !is_amended && end < day,
            (None, None) => false,
        }
    }
}

/// Divides weights by what divides them all: small ones are split by faster.
fn reduce(weights: &mut [u128]) {
    let divisor = weights.iter().fold(0, |divisor, weight| {
        let (mut one, mut other): (u128, u128) = (divisor, *weight);
        while let Some(rest) = one.checked_rem(other) {
            (one, other) = (other, rest);
        }
        one
    });
    for weight in weights {
        *weight = weight.checked_div(divisor).unwrap_or(*weight);
    }
}

fn sum(amounts: &[Money]) -> Totals {
    let mut sum = Totals::new();
    sum.add_all(amounts);
    sum
}
