//! Rows that are parts of records: found again by the id of their record, and put into its lists.
//!
//! I1. Rows of one record keep the order in which they stand, table by table.
//! I2. A row whose outer element is missing makes one, and a problem: nothing of it is lost.

use std::collections::BTreeMap;
use std::hash::{DefaultHasher, Hash, Hasher};

use super::error::TableError;
use super::fill::{self, Cells, Note, Notes, Reader, clean, slot_at};
use super::open::Opened;
use super::schema::{Body, Occurrence, Place, Table};
use super::sheet::{Cell, Form, Mark, Sheet};
use crate::code::Code;
use crate::date::Date;
use crate::finding::Message;
use crate::record::draft::{Field, Object, Slot};

/// A number for a text, the same in every run.
pub(super) fn hash(text: &str) -> u64 {
    let mut hasher = DefaultHasher::new();
    text.hash(&mut hasher);
    hasher.finish()
}

/// Where rows stand that are parts of one record: so many, one behind the other.
///
/// Small, for there may be millions: in halves, numbers take no more room than they need.
#[derive(Clone, Copy, Debug)]
struct Standing {
    /// Of the record's id. Another id with the same costs a look at its row.
    hash: [u32; 2],
    row: u32,
    line: u32,
    /// Where its sheets, put one behind the other, find the first again: nobody reads more bytes than 48
    /// bits can count.
    at_low: u32,
    at_high: u16,
    rows: u8,
}

impl Standing {
    fn at(&self) -> u64 {
        (u64::from(self.at_high) << 32) | u64::from(self.at_low)
    }
}

/// Where the parts of the records of one kind stand.
#[derive(Debug, Default)]
pub(super) struct Parts {
    places: Vec<Standing>,
    /// Where each sheet begins among all, put one behind the other.
    starts: Vec<u64>,
    /// By how many records each is used.
    used: Vec<u8>,
    /// The id that came last.
    last: String,
    /// Behind the row that came last, among all sheets.
    end: u64,
}

/// How many records of one id share its parts: a file of equal ids must not grow by its square.
const MOST_SHARED: u8 = 4;

/// The number of a text in halves, the higher first.
fn halves(text: &str) -> [u32; 2] {
    let hash = hash(text);
    [hash >> 32, hash & u64::from(u32::MAX)].map(|half| u32::try_from(half).unwrap_or(u32::MAX))
}

impl Parts {
    /// Notes a row; the rows of a sheet come one after the other, and the sheets do.
    pub(super) fn add(&mut self, key: &str, sheet: usize, mark: Mark) {
        let is_same_sheet = self.starts.len() > sheet;
        while self.starts.len() <= sheet {
            self.starts.push(self.end);
        }
        let start = self.starts.last().copied().unwrap_or(0);
        let at = start.saturating_add(mark.at);
        self.end = at.saturating_add(1);
        if let Some(place) = self.places.last_mut() {
            if is_same_sheet && self.last == key && place.rows < u8::MAX {
                place.rows = place.rows.saturating_add(1);
                return;
            }
        }
        self.last.clear();
        self.last.push_str(key);
        self.places.push(Standing {
            hash: halves(key),
            row: mark.row,
            line: mark.line,
            at_low: u32::try_from(at & u64::from(u32::MAX)).unwrap_or(u32::MAX),
            at_high: u16::try_from(at >> 32).unwrap_or(u16::MAX),
            rows: 1,
        });
    }

    pub(super) fn arrange(&mut self) {
        // In place: no two are equal.
        self.places
            .sort_unstable_by_key(|place| (place.hash, place.at()));
        self.used = vec![0; self.places.len()];
    }

    /// The sheet of a place, and where that finds it again.
    fn found(&self, place: &Standing) -> (usize, Mark) {
        let behind = self.starts.partition_point(|start| *start <= place.at());
        let sheet = behind.saturating_sub(1);
        let start = self.starts.get(sheet).copied().unwrap_or(0);
        let mark = Mark {
            row: place.row,
            line: place.line,
            at: place.at().saturating_sub(start),
        };
        (sheet, mark)
    }

    /// Reads the rows of a record.
    pub(super) fn of<S: Sheet>(&mut self, key: &str, sheets: &mut [Opened<'_, S>]) -> Vec<Part> {
        let hash = halves(key);
        let mut at = self.places.partition_point(|place| place.hash < hash);
        let mut parts = Vec::new();
        while let Some(place) = self.places.get(at).filter(|place| place.hash == hash) {
            let (sheet, mark) = self.found(place);
            let opened = sheets.get_mut(sheet);
            let used = self.used.get_mut(at).filter(|used| **used < MOST_SHARED);
            if let (Some(used), Some(opened)) = (used, opened) {
                let before = parts.len();
                opened.sheet.go_to(mark);
                for _ in 0..place.rows {
                    let Some(mark) = opened.again().filter(|_| opened.key_text() == key) else {
                        break;
                    };
                    parts.push(Part::read(opened, sheet, mark, *used > 0));
                }
                if parts.len() > before {
                    *used = used.saturating_add(1);
                }
            }
            at = at.saturating_add(1);
        }
        parts
    }

    /// The next row that belongs to no record that was read: its sheet and place.
    pub(super) fn left(&self, from: usize) -> Option<(usize, usize, Mark)> {
        let mut rest = self.used.iter().enumerate().skip(from);
        let (at, _) = rest.find(|(_, used)| **used == 0)?;
        let (sheet, mark) = self.found(self.places.get(at)?);
        Some((at, sheet, mark))
    }
}

/// A row that is a part of a record.
#[derive(Debug)]
pub(super) struct Part {
    /// Which of the sheets of parts it stands in.
    pub(super) sheet: usize,
    pub(super) mark: Mark,
    /// Whether what is to be said of it was said with an earlier record of the same id.
    pub(super) is_told: bool,
    outer: String,
    cells: Vec<Kept>,
}

#[derive(Debug)]
struct Kept {
    text: String,
    form: KeptForm,
}

#[derive(Debug)]
enum KeptForm {
    Typed,
    Number(Option<Date>),
    Day,
    Refused((Code, Message)),
}

impl Part {
    /// Keeps the current row of a sheet.
    fn read<S: Sheet>(opened: &Opened<'_, S>, sheet: usize, mark: Mark, is_told: bool) -> Self {
        let cells = (0..opened.width()).filter_map(|column| opened.cell(column));
        let cells = cells.map(|cell| Kept {
            text: cell.text.to_owned(),
            form: match cell.form {
                Form::Typed => KeptForm::Typed,
                Form::Number(day) => KeptForm::Number(day),
                Form::Day => KeptForm::Day,
                Form::Refused(why) => KeptForm::Refused(why.clone()),
            },
        });
        let outer = opened.outer.and_then(|column| opened.cell(column));
        Self {
            sheet,
            mark,
            is_told,
            outer: clean(outer.map_or("", |cell| cell.text)).0.into_owned(),
            cells: cells.collect(),
        }
    }
}

impl Cells for Part {
    fn width(&self) -> usize {
        self.cells.len()
    }
    fn cell(&self, column: usize) -> Option<Cell<'_>> {
        self.cells.get(column).map(|kept| Cell {
            text: &kept.text,
            form: match &kept.form {
                KeptForm::Typed => Form::Typed,
                KeptForm::Number(day) => Form::Number(*day),
                KeptForm::Day => Form::Day,
                KeptForm::Refused(why) => Form::Refused(why),
            },
        })
    }
}

/// Which row a place in the record comes from.
#[derive(Debug)]
pub(super) struct Origin {
    /// The place: `/donors/0`.
    pub(super) path: String,
    /// Which of the parts.
    pub(super) part: usize,
    /// The column of the sheet, where the place is one cell.
    pub(super) column: Option<usize>,
}

/// Puts the parts of one record into it.
pub(super) struct Join<'s, 'a, S> {
    pub(super) reader: &'s Reader,
    pub(super) sheets: &'s [Opened<'s, S>],
    pub(super) parts: &'a [Part],
    pub(super) notes: Notes,
    /// What was mended, by part and column of its sheet.
    pub(super) remarks: Vec<(usize, usize, TableError)>,
    pub(super) origins: Vec<Origin>,
    /// How many elements each list has so far.
    counts: BTreeMap<String, usize>,
    /// Rows that wait for their outer element, by its number.
    inner: BTreeMap<&'a str, Vec<usize>>,
}

impl<'s, 'a, S: Sheet> Join<'s, 'a, S> {
    pub(super) fn new(reader: &'s Reader, sheets: &'s [Opened<'s, S>], parts: &'a [Part]) -> Self {
        let mut inner: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
        for (position, part) in parts.iter().enumerate() {
            let table = sheets.get(part.sheet).map(|opened| opened.table);
            let is_inner = table.is_some_and(|table| table.counts().is_none());
            if is_inner && !part.outer.is_empty() {
                inner.entry(&part.outer).or_default().push(position);
            }
        }
        Self {
            reader,
            sheets,
            parts,
            notes: Notes::default(),
            remarks: Vec::new(),
            origins: Vec::new(),
            counts: BTreeMap::new(),
            inner,
        }
    }

    /// Puts every part where it belongs.
    pub(super) fn all(&mut self, record: &mut dyn Object<'a>) {
        for position in 0..self.parts.len() {
            let Some((part, table)) = self.part(position) else {
                continue;
            };
            match table.counts() {
                Some(path) => {
                    let at = self.element(record, "", position, path);
                    let waiting = self.inner.remove(part.outer.as_str());
                    let waiting = waiting.filter(|_| !part.outer.is_empty());
                    self.inside(record, at, path, waiting.unwrap_or_default());
                }
                None if part.outer.is_empty() => self.place(record, "", position, None),
                None => {}
            }
        }
        // What waits for an outer element that has no row gets one without content.
        while let Some((_, waiting)) = self.inner.pop_first() {
            self.without_outer(record, waiting);
        }
    }

    fn part(&self, position: usize) -> Option<(&'a Part, &'s Table)> {
        let part = self.parts.get(position)?;
        Some((part, self.sheets.get(part.sheet)?.table))
    }

    fn without_outer(&mut self, record: &mut dyn Object<'a>, waiting: Vec<usize>) {
        let tables = waiting.iter().filter_map(|position| self.part(*position));
        let outer = tables
            .flat_map(|(_, table)| occurrences(&table.body))
            .find_map(|place| place.outer.clone());
        let Some(path) = outer else { return };
        let at = self.next("", &path);
        let Some(Slot::List(elements)) = slot_at(record, &path) else {
            return;
        };
        let _ = elements.push();
        let error = TableError::NoOuter {
            table: path.join("_"),
        };
        for position in &waiting {
            self.origins.push(Origin {
                path: at.clone(),
                part: *position,
                column: self
                    .part(*position)
                    .and_then(|(part, _)| self.sheets.get(part.sheet)?.outer),
            });
        }
        self.notes.problems.push(Note {
            path: at.clone(),
            ..Note::of(&error)
        });
        self.inside(record, Some(at), &path, waiting);
    }

    /// Puts parts into the last element of an outer list.
    fn inside(
        &mut self,
        record: &mut dyn Object<'a>,
        at: Option<String>,
        path: &[&'static str],
        waiting: Vec<usize>,
    ) {
        if waiting.is_empty() {
            return;
        }
        let Some(at) = at else { return };
        let Some(Slot::List(list)) = slot_at(record, path) else {
            return;
        };
        if let Some(Slot::Object(element)) = list.last().map(|node| node.slot()) {
            for position in waiting {
                self.place(element, &at, position, Some(path));
            }
        }
    }

    /// Puts a part into a list of the record, or of an element of an outer list.
    fn place(
        &mut self,
        object: &mut dyn Object<'a>,
        at: &str,
        position: usize,
        outer: Option<&[&'static str]>,
    ) {
        let Some((_, table)) = self.part(position) else {
            return;
        };
        let fits = |place: &&Occurrence| place.outer.as_deref() == outer;
        let found = occurrences(&table.body).iter().find(fits);
        match (&table.body, found) {
            (Body::Elements(_), Some(place)) => {
                let _ = self.element(object, at, position, &place.path);
            }
            (Body::Amounts(_), Some(place)) => self.amounts(object, at, position, &place.path),
            (
                Body::Elements(_)
                | Body::Amounts(_)
                | Body::Submission
                | Body::Records
                | Body::SetAside,
                _,
            ) => {}
        }
    }

    /// The place of the next element of a list.
    fn next(&mut self, at: &str, path: &[&'static str]) -> String {
        let list = format!("{at}/{}", path.join("/"));
        let count = self.counts.entry(list.clone()).or_default();
        let element = format!("{list}/{count}");
        *count = count.saturating_add(1);
        element
    }

    /// Adds an element to a list from a part; answers its place.
    fn element(
        &mut self,
        object: &mut dyn Object<'a>,
        at: &str,
        position: usize,
        path: &[&'static str],
    ) -> Option<String> {
        let part = self.parts.get(position)?;
        let opened = self.sheets.get(part.sheet)?;
        let Some(Slot::List(list)) = slot_at(object, path) else {
            return None;
        };
        let Some(Slot::Object(element)) = list.push().map(|node| node.slot()) else {
            return None;
        };
        let at = self.next(at, path);
        let remarks = std::mem::take(&mut self.notes.remarks);
        self.reader
            .row(element, &at, opened.plan(), part, &mut self.notes);
        self.keep_remarks(position, remarks);
        self.origins.push(Origin {
            path: at.clone(),
            part: position,
            column: None,
        });
        Some(at)
    }

    fn keep_remarks(&mut self, position: usize, before: Vec<(usize, TableError)>) {
        let new = std::mem::replace(&mut self.notes.remarks, before);
        let new = new
            .into_iter()
            .map(|(column, error)| (position, column, error));
        self.remarks.extend(new);
    }

    /// Adds the amounts of a part, each to the list of its column.
    fn amounts(
        &mut self,
        object: &mut dyn Object<'a>,
        at: &str,
        position: usize,
        path: &[&'static str],
    ) {
        let Some(part) = self.parts.get(position) else {
            return;
        };
        let Some(opened) = self.sheets.get(part.sheet) else {
            return;
        };
        let before = std::mem::take(&mut self.notes.remarks);
        let mut currency = Field::Absent;
        let mut currency_problem = None;
        let columns = opened.table.columns().iter().enumerate();
        let columns =
            columns.filter_map(|(at, column)| Some((opened.header.column_of(at)?, column)));
        let mut amounts = 0_usize;
        for (sheet_column, column) in columns {
            let Some(cell) = part.cell(sheet_column) else {
                continue;
            };
            match &column.place {
                Place::Currency => {
                    let told = self.notes.problems.len();
                    currency = self
                        .reader
                        .value(column, sheet_column, cell, &mut self.notes);
                    currency_problem = self.notes.problems.drain(told..).next();
                }
                Place::Amount(list) => {
                    let told = self.notes.problems.len();
                    let amount = self
                        .reader
                        .value(column, sheet_column, cell, &mut self.notes);
                    if amount == Field::Absent {
                        continue;
                    }
                    amounts = amounts.saturating_add(1);
                    let whole: Vec<&'static str> = path.iter().copied().chain([*list]).collect();
                    let place = self.next(at, &whole);
                    for problem in self.notes.problems.iter_mut().skip(told) {
                        problem.path = format!("{place}/amount");
                    }
                    if let Some(mut problem) = currency_problem.take() {
                        problem.path = format!("{place}/currency");
                        self.notes.problems.push(problem);
                    }
                    self.origins.push(Origin {
                        path: place,
                        part: position,
                        column: Some(sheet_column),
                    });
                    let Some(Slot::List(elements)) = slot_at(object, &whole) else {
                        continue;
                    };
                    let Some(Slot::Object(element)) = elements.push().map(|node| node.slot())
                    else {
                        continue;
                    };
                    set(element, "amount", amount);
                    set(element, "currency", currency.clone());
                }
                Place::Field(_)
                | Place::Codes(_)
                | Place::Parent
                | Place::Outer
                | Place::Rest
                | Place::FileRest
                | Place::Records
                | Place::Source => {}
            }
        }
        fill::length(object, at, opened.plan(), part, &mut self.notes);
        if amounts == 0 {
            let column = opened.outer.unwrap_or(opened.key);
            self.notes.remarks.push((column, TableError::NoAmount));
        }
        self.keep_remarks(position, before);
    }
}

fn set<'a>(object: &mut dyn Object<'a>, name: &str, value: Field<'a>) {
    if let Some(Slot::Field(field)) = slot_at(object, &[name]) {
        *field = value;
    }
}

fn occurrences(body: &Body) -> &[Occurrence] {
    match body {
        Body::Elements(places) | Body::Amounts(places) => places,
        Body::Submission | Body::Records | Body::SetAside => &[],
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_small_and_found_again_in_any_number_of_sheets() {
        assert_eq!(size_of::<Standing>(), 24);
        let mark = |row, at| Mark { row, line: row, at };
        let mut parts = Parts::default();
        // Two rows of one record, far behind; a sheet without rows; a sheet that begins at its start.
        parts.add("G1", 0, mark(2, 1 << 33));
        parts.add("G1", 0, mark(3, (1 << 33) + 9));
        parts.add("G1", 2, mark(2, 0));
        parts.add("G2", 2, mark(3, 7));
        for sheet in 3..70_000 {
            parts.add("G2", sheet, mark(2, 5));
        }
        let places = parts.places.clone();
        let found = places.iter().map(|place| parts.found(place));
        let first = [(0, mark(2, 1 << 33)), (2, mark(2, 0)), (2, mark(3, 7))];
        let rest = (3..70_000).map(|sheet| (sheet, mark(2, 5)));
        assert!(found.eq(first.into_iter().chain(rest)));
        assert_eq!(places[0].rows, 2);
    }
}
