//! Tables from cubes: each column asks one cube, each row is one key of it.

use std::collections::{BTreeMap, BTreeSet};

use crate::catalog::province::Map;
use crate::date::{Date, Window};
use crate::finding::Message;
use crate::lang::Lang;
use crate::money::{Currency, Totals};
use crate::order;
use crate::record::{Donor, Grant, Names, Party, RecordKind};
use crate::registry::Registry;
use crate::report::overview::ReportError;
use crate::report::tables::{
    Figure, FigureSource, ReportColumn, ReportKind, ReportRow, ReportTable, Stamp, TableReport,
    Value,
};
use crate::statistics::{
    Cell, Conversion, Count, Cube, CubeQuery, Dimension, Division, Facts, FactsQuery, Filter,
    KeyPart, Mark, Measure, Place, Reporting, SectorPart, Slot, Threads, Unconverted,
};

/// What all tables of a report have in common.
pub(super) struct Composer<'a> {
    pub(super) registry: &'a Registry,
    /// In original currencies.
    pub(super) original: Facts,
    /// In the reporting currency, if one is asked for.
    pub(super) reported: Option<Facts>,
    pub(super) filters: Vec<Filter>,
    pub(super) map: Option<Map>,
    pub(super) threads: Threads,
}

/// What a column shows.
#[derive(Clone, Copy)]
pub(super) enum Show {
    /// The sums, in the reporting currency if one is asked for.
    Aid(Measure),
    /// The sums, in original currencies.
    Original(Measure),
    /// How many.
    Count(Measure, Count),
}

/// A column: its id, its label, what it shows, and of what alone.
pub(super) struct Column {
    pub(super) id: &'static str,
    pub(super) label: Message,
    pub(super) show: Show,
    pub(super) only: Vec<KeyPart>,
}

impl Column {
    pub(super) fn new(id: &'static str, vi: &str, en: &str, show: Show) -> Self {
        Self {
            id,
            label: Message::new(vi, en),
            show,
            only: Vec::new(),
        }
    }

    /// Only what has this value.
    pub(super) fn only(mut self, value: KeyPart) -> Self {
        self.only.push(value);
        self
    }
}

impl<'a> Composer<'a> {
    pub(super) fn new(
        registry: &'a Registry,
        slots: &[Slot],
        reporting: Option<Reporting>,
        threads: Threads,
    ) -> Result<Self, ReportError> {
        let mut query = FactsQuery::of(slots.to_vec());
        let original = Facts::of(registry, &query)?;
        query.reporting = reporting;
        let reported = match reporting {
            Some(_) => Some(Facts::of(registry, &query)?),
            None => None,
        };
        Ok(Self {
            registry,
            original,
            reported,
            filters: Vec::new(),
            map: None,
            threads,
        })
    }

    /// Returns the facts that amounts are shown from.
    pub(super) fn facts(&self, show: Show) -> &Facts {
        match show {
            Show::Aid(_) => self.reported.as_ref().unwrap_or(&self.original),
            Show::Original(_) | Show::Count(_, _) => &self.original,
        }
    }

    /// Tells whether only a province is asked for.
    pub(super) fn is_of_a_province(&self) -> bool {
        let mut filters = self.filters.iter();
        filters.any(|filter| filter.dimension == Dimension::Province)
    }

    /// Returns the reporting currency, if one is asked for.
    pub(super) fn currency(&self) -> Option<Currency> {
        let reported = self.reported.as_ref()?;
        reported.query().reporting.map(|one| one.currency)
    }

    /// Makes the query of a column.
    fn query(&self, column: &Column, by: &[Dimension], slots: &[Slot]) -> CubeQuery {
        let (measure, counts) = match column.show {
            Show::Aid(measure) | Show::Original(measure) => (measure, Vec::new()),
            Show::Count(measure, count) => (measure, vec![count]),
        };
        let mut filters = self.filters.clone();
        filters.extend(column.only.iter().cloned().map(Filter::only));
        CubeQuery {
            measure,
            by: by.to_vec(),
            filters,
            slots: slots.to_vec(),
            map: self.map,
            counts,
            reporting: self.facts(column.show).query().reporting,
            division: Division::Undivided,
        }
    }

    fn cube(&self, column: &Column, by: &[Dimension], slots: &[Slot]) -> Result<Cube, ReportError> {
        let query = self.query(column, by, slots);
        Ok(self.facts(column.show).cube(&query, self.threads)?)
    }

    /// Makes a table with one row for each value of a dimension, and their total.
    pub(super) fn table(
        &self,
        id: &'static str,
        title: Message,
        dimension: Dimension,
        slots: &[Slot],
        columns: &[Column],
    ) -> Result<ReportTable, ReportError> {
        let mut rows: BTreeMap<KeyPart, Vec<Figure>> = BTreeMap::new();
        if dimension == Dimension::Window {
            // A window without anything has its row too.
            let windows = slots.iter().map(|slot| KeyPart::Window(slot.window));
            rows.extend(windows.map(|window| (window, blank(columns))));
        }
        let mut total = Vec::new();
        for (at, column) in columns.iter().enumerate() {
            let cube = self.cube(column, &[dimension], slots)?;
            for cell in cube.cells() {
                let Some(part) = cell.key.first().cloned() else {
                    continue;
                };
                let row = rows.entry(part).or_insert_with(|| blank(columns));
                if let Some(figure) = row.get_mut(at) {
                    *figure = figure_of(column.show, &cell, cube.query(), &cell.key);
                }
            }
            let whole = self.query(column, &[], slots);
            total.push(match dimension {
                // Windows are not added.
                Dimension::Window => Figure::blank(),
                _ => figure_of(column.show, &cube.total()?, &whole, &[]),
            });
        }
        let rows = rows.into_iter().map(|(part, cells)| ReportRow {
            code: part.code(),
            label: self.label(&part),
            cells,
        });
        Ok(ReportTable {
            id,
            title,
            head: both(|lang| capitalised(dimension.label(lang))),
            columns: heads(columns),
            rows: rows.collect(),
            total: (dimension != Dimension::Window).then(|| ReportRow {
                code: "total".to_owned(),
                label: Message::new("Tổng số", "Total"),
                cells: total,
            }),
            notes: Vec::new(),
        })
    }

    /// Makes one figure of a slot.
    pub(super) fn figure(&self, column: &Column, slot: Slot) -> Result<Figure, ReportError> {
        let cube = self.cube(column, &[], &[slot])?;
        Ok(figure_of(column.show, &cube.total()?, cube.query(), &[]))
    }

    /// Names a value; records that have names are asked for them.
    fn label(&self, part: &KeyPart) -> Message {
        let named = match part {
            KeyPart::Donor(Some(id)) => {
                let donor = self.registry.get::<Donor>(id.as_str());
                let donor = donor.filter(|donor| donor.is_organization());
                donor.and_then(Donor::names).and_then(display)
            }
            KeyPart::ManagingAgency(Some(id)) => {
                let party = self.registry.get::<Party>(id.as_str());
                party.and_then(Party::names).and_then(display)
            }
            KeyPart::Programme(Some(id)) | KeyPart::Grant(Some(id)) => {
                let grant = self.registry.get::<Grant>(id.as_str());
                grant.and_then(|grant| grant.titles()).and_then(|titles| {
                    let vi = titles.vi().or(titles.original()).or(titles.en())?;
                    let en = titles.en().or(titles.original()).or(titles.vi())?;
                    Some(Message::new(vi.as_str(), en.as_str()))
                })
            }
            _ => None,
        };
        named.unwrap_or_else(|| part.label())
    }

    /// The records of a measure that any window of the report counts.
    fn used(&self, facts: &Facts, measure: Measure) -> Result<BTreeSet<Box<str>>, ReportError> {
        let query = CubeQuery {
            measure,
            by: vec![Dimension::Window],
            filters: self.filters.clone(),
            slots: facts.query().slots.clone(),
            map: self.map,
            counts: vec![Count::Records],
            reporting: facts.query().reporting,
            division: Division::Undivided,
        };
        let cube = facts.cube(&query, self.threads)?;
        let records = cube.cells().flat_map(|mut cell| {
            let ids = cell.ids.remove(&Count::Records);
            ids.unwrap_or_default()
        });
        Ok(order::set(records))
    }

    /// Lists the conversions that the report rests on, and what could not be converted.
    fn conversions(&self) -> Result<(Vec<Conversion>, Vec<Unconverted>), ReportError> {
        let Some(facts) = &self.reported else {
            return Ok((Vec::new(), Vec::new()));
        };
        let converted = facts.conversions().iter().map(|one| one.measure);
        let left = facts.unconverted().iter().map(|one| one.measure);
        let measures: BTreeSet<Measure> = order::set(converted.chain(left));
        let mut used = BTreeMap::new();
        for measure in measures {
            used.insert(measure, self.used(facts, measure)?);
        }
        let slots = &facts.query().slots;
        let is_used = |measure: Measure, kind: RecordKind, id: &str, day: Date| {
            let is_then =
                measure.is_snapshot() || slots.iter().any(|slot| slot.window.contains(day));
            let path = format!("{}/{id}", kind.list());
            let records = used.get(&measure).filter(|_| is_then);
            records.is_some_and(|records| records.contains(path.as_str()))
        };
        let conversions = facts.conversions().iter();
        let conversions =
            conversions.filter(|one| is_used(one.measure, one.kind, &one.record, one.day));
        let left = facts.unconverted().iter();
        let left = left.filter(|one| is_used(one.measure, one.kind, &one.record, one.day));
        Ok((conversions.cloned().collect(), left.cloned().collect()))
    }

    /// Puts tables together into a report.
    pub(super) fn report(
        self,
        kind: ReportKind,
        title: Message,
        tables: Vec<ReportTable>,
        mut warnings: Vec<Message>,
    ) -> Result<TableReport, ReportError> {
        let (conversions, unconverted) = self.conversions()?;
        if let (Some(currency), count @ 1..) = (self.currency(), unconverted.len()) {
            warnings.push(Message::new(
                format!("{count} khoản tiền chưa quy đổi được sang {currency}: giữ nguyên tệ."),
                format!(
                    "{count} amounts could not be converted to {currency}: they stay in their own currency."
                ),
            ));
        }
        Ok(TableReport {
            kind,
            title,
            tables,
            warnings,
            conversions,
            unconverted,
            set_aside: self.registry.set_aside().len(),
            unreadable: self.registry.unreadable().len(),
            stamp: Stamp::here(),
        })
    }
}

/// The names to show, in both languages.
fn display(names: &Names) -> Option<Message> {
    let (vi, en) = (names.display(Lang::Vi)?, names.display(Lang::En)?);
    Some(Message::new(vi.as_str(), en.as_str()))
}

/// The heads of columns.
pub(super) fn heads(columns: &[Column]) -> Vec<ReportColumn> {
    let head = |column: &Column| ReportColumn {
        id: column.id,
        label: column.label.clone(),
    };
    columns.iter().map(head).collect()
}

/// A row in which nothing is there: none were counted, and no money.
fn blank(columns: &[Column]) -> Vec<Figure> {
    let nothing = |column: &Column| {
        let value = match column.show {
            Show::Count(_, _) => Value::Count(0),
            Show::Aid(_) | Show::Original(_) => Value::Aid(Totals::new()),
        };
        Figure::derived(value, [])
    };
    columns.iter().map(nothing).collect()
}

fn figure_of(show: Show, cell: &Cell, query: &CubeQuery, key: &[KeyPart]) -> Figure {
    let is_aid = matches!(show, Show::Aid(_) | Show::Original(_));
    let value = match show {
        Show::Count(_, count) => {
            Value::Count(i128::try_from(cell.count(count).unwrap_or(0)).unwrap_or(i128::MAX))
        }
        Show::Aid(_) | Show::Original(_) => Value::Aid(cell.sums.clone()),
    };
    Figure {
        value,
        is_in_doubt: cell.is_marked(Mark::InDoubt),
        is_undivided: is_aid && lacks(cell, query, key),
        is_inexact: is_aid && cell.is_marked(Mark::Inexact),
        source: Some(FigureSource::Cube(Box::new((query.clone(), key.to_vec())))),
    }
}

/// Tells whether money of a cell lies elsewhere: only a cut by places or sectors can lack it.
fn lacks(cell: &Cell, query: &CubeQuery, key: &[KeyPart]) -> bool {
    let filtered = query.filters.iter().flat_map(|filter| &filter.values);
    key.iter().chain(filtered).any(|part| match part {
        KeyPart::Place(place) => *place != Place::Undivided && cell.is_marked(Mark::Undivided),
        KeyPart::Sector(sector) => {
            *sector != SectorPart::Undivided && cell.is_marked(Mark::UndividedSector)
        }
        _ => false,
    })
}

/// Makes a message from what each language says.
pub(super) fn both(of: impl Fn(Lang) -> String) -> Message {
    Message::new(of(Lang::Vi), of(Lang::En))
}

pub(super) fn capitalised(text: &str) -> String {
    let mut letters = text.chars();
    let first = letters.next().into_iter().flat_map(char::to_uppercase);
    first.chain(letters).collect()
}

/// Names a window with its days.
pub(super) fn window_label(window: Window) -> Message {
    both(|lang| {
        let day = |day: Date| lang.pick(day.to_vi(), day.to_string());
        format!(
            "{} ({} - {})",
            window.label(lang),
            day(window.first()),
            day(window.last())
        )
    })
}

/// One sum divided by another; nobody can tell where there is not one currency, or nothing below.
pub(super) fn ratio(one: &Totals, other: &Totals) -> Value {
    let mut below = other.iter().filter(|total| total.minor() != 0);
    let (Some(denominator), None) = (below.next(), below.next()) else {
        return Value::CannotTell(Message::new(
            "cần một loại tiền duy nhất và số chia khác 0",
            "a single currency and a divisor other than zero are needed",
        ));
    };
    let currency = denominator.currency();
    let is_whole = one
        .iter()
        .all(|total| total.currency() == currency || total.minor() == 0);
    if !is_whole || denominator.minor() <= 0 {
        return Value::CannotTell(Message::new(
            "hai số tiền không cùng một loại tiền",
            "the two sums are not of one currency",
        ));
    }
    Value::Ratio {
        numerator: one.get(currency).unwrap_or(0),
        denominator: denominator.minor(),
    }
}
