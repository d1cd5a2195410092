//! From a registry into rows of cells.
//!
//! A book is what a registry was fed with, one page for each submission. Where a submission holds two
//! versions of one record, the second one stands on a page of its own: rows are told apart by id.
//!
//! I1. The same registry gives the same rows in the same order.
//! I2. What [`load`](super::load::load) reads from the rows of a page is what the page was made of.

use std::borrow::Cow;

use super::fill::quoted;
use super::leaf::Leaf;
use super::schema::{Body, Column, Occurrence, Place, Table};
use super::value::{Locale, write_date, write_number};
use crate::exchange::json::{self, People};
use crate::lang::Lang;
use crate::order;
use crate::record::draft::{Field, Object, View};
use crate::record::{
    AccountBalance, Certificate, Commitment, Donor, Filing, Grant, Party, Person, PublishedFigure,
    RateRecord, Record, RecordKind, Submission, Transaction,
};
use crate::registry::{Entry, Registered, Registry, SetAside, Source};

/// How cells look: the language of headers, and the form of numbers and days.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::exchange) struct Look {
    /// `None`: headers are the permanent ids of columns.
    pub(in crate::exchange) headers: Option<Lang>,
    pub(in crate::exchange) locale: Locale,
}

/// What a registry was fed with.
#[derive(Debug)]
pub(in crate::exchange) struct Book<'r> {
    registry: &'r Registry,
    people: People,
    pages: Vec<Page<'r>>,
}

/// A submission, with one version of each record.
#[derive(Debug)]
pub(in crate::exchange) struct Page<'r> {
    submission: &'r Submission,
    /// Of the first page of a submission: its sources, and what was set aside.
    sources: &'r [Source],
    aside: Vec<&'r SetAside>,
    /// The records, by kind, as positions among those of the registry.
    records: Vec<(RecordKind, Vec<u32>)>,
}

impl Page<'_> {
    pub(in crate::exchange) const fn submission(&self) -> &Submission {
        self.submission
    }

    fn of_kind(&self, kind: RecordKind) -> &[u32] {
        let found = self.records.iter().find(|(it, _)| *it == kind);
        found.map_or(&[], |(_, records)| records)
    }

    fn of_kind_mut(&mut self, kind: RecordKind) -> &mut Vec<u32> {
        let found = self.records.iter().position(|(it, _)| *it == kind);
        let at = found.unwrap_or_else(|| {
            self.records.push((kind, Vec::new()));
            self.records.len().saturating_sub(1)
        });
        #[expect(
            clippy::indexing_slicing,
            reason = "the place was found or made right above"
        )]
        &mut self.records[at].1
    }
}

/// Takes rows; an error ends the writing.
pub(in crate::exchange) type Take<'t, E> = &'t mut dyn FnMut(&[Cow<'_, str>]) -> Result<(), E>;

impl<'r> Book<'r> {
    pub(in crate::exchange) fn new(registry: &'r Registry, people: People) -> Self {
        let mut pages = Vec::new();
        let mut page_of = Vec::new();
        let groups = registry.sources();
        for sources in groups.chunk_by(|a, b| a.submission() == b.submission()) {
            page_of.extend(sources.iter().map(|_| pages.len()));
            pages.extend(sources.first().map(|first| {
                vec![Page {
                    submission: first.submission(),
                    sources,
                    aside: Vec::new(),
                    records: Vec::new(),
                }]
            }));
        }
        let mut book = Sorted { page_of, pages };
        for item in registry.set_aside() {
            if let Some(page) = book.page(item.source_index(), 0) {
                page.aside.push(item);
            }
        }
        for kind in RecordKind::ALL {
            match kind {
                RecordKind::Donor => book.kind::<Donor>(registry),
                RecordKind::Party => book.kind::<Party>(registry),
                RecordKind::Certificate => book.kind::<Certificate>(registry),
                RecordKind::Grant => book.kind::<Grant>(registry),
                RecordKind::Transaction => book.kind::<Transaction>(registry),
                RecordKind::Balance => book.kind::<AccountBalance>(registry),
                RecordKind::Commitment => book.kind::<Commitment>(registry),
                RecordKind::Rate => book.kind::<RateRecord>(registry),
                RecordKind::Filing => book.kind::<Filing>(registry),
                RecordKind::Person => book.kind::<Person>(registry),
                RecordKind::PublishedFigure => book.kind::<PublishedFigure>(registry),
            }
        }
        Self {
            registry,
            people,
            pages: book.pages.into_iter().flatten().collect(),
        }
    }

    pub(in crate::exchange) fn pages(&self) -> &[Page<'r>] {
        &self.pages
    }

    /// Writes the rows of a table of a page, the header first.
    pub(in crate::exchange) fn write<E>(
        &self,
        page: &Page<'_>,
        table: &Table,
        look: Look,
        take: Take<'_, E>,
    ) -> Result<(), E> {
        let headers = table.columns().iter().map(|column| match look.headers {
            Some(lang) => Cow::Owned(column.title().header(lang)),
            None => Cow::Borrowed(column.id()),
        });
        take(&headers.collect::<Vec<_>>())?;
        self.rows(page, table, look.locale, take)
    }

    /// Tells whether a page has rows of a table.
    pub(in crate::exchange) fn has_rows(&self, page: &Page<'_>, table: &Table) -> bool {
        self.rows(page, table, Locale::Machine, &mut |_| Err(()))
            .is_err()
    }

    fn rows<E>(
        &self,
        page: &Page<'_>,
        table: &Table,
        locale: Locale,
        take: Take<'_, E>,
    ) -> Result<(), E> {
        match table.body {
            Body::Submission => {
                let mut row = Row::new(table, locale);
                row.object(&page.submission.draft());
                row.put(&Place::FileRest, file_rest(page.sources));
                take(&row.cells)
            }
            Body::SetAside => {
                let mut items: Vec<_> = page
                    .aside
                    .iter()
                    .map(|item| {
                        (
                            item.kind(),
                            item.id().is_none(),
                            item.id(),
                            json::set_aside_text(item, self.people),
                        )
                    })
                    .collect();
                order::sort(&mut items);
                items.dedup();
                items
                    .into_iter()
                    .try_for_each(|(kind, _, _, text)| take(&[Cow::Borrowed(kind.list()), text]))
            }
            Body::Records | Body::Elements(_) | Body::Amounts(_) => {
                let Some(kind) = table.kind() else {
                    return Ok(());
                };
                let mut write = |id: &str, object: &dyn Object<'_>| {
                    let mut rows = Rows {
                        table,
                        locale,
                        id,
                        take: &mut *take,
                    };
                    rows.of(object)
                };
                self.records(page, kind, &mut write)
            }
        }
    }

    /// Shows the records of a kind on a page.
    fn records<E>(&self, page: &Page<'_>, kind: RecordKind, show: Show<'_, E>) -> Result<(), E> {
        match kind {
            RecordKind::Donor => self.each::<Donor, E>(page, show),
            RecordKind::Party => self.each::<Party, E>(page, show),
            RecordKind::Certificate => self.each::<Certificate, E>(page, show),
            RecordKind::Grant => self.each::<Grant, E>(page, show),
            RecordKind::Transaction => self.each::<Transaction, E>(page, show),
            RecordKind::Balance => self.each::<AccountBalance, E>(page, show),
            RecordKind::Commitment => self.each::<Commitment, E>(page, show),
            RecordKind::Rate => self.each::<RateRecord, E>(page, show),
            RecordKind::Filing => self.each::<Filing, E>(page, show),
            RecordKind::Person if self.people == People::Redacted => {
                self.entries::<Person>(page).try_for_each(|entry| {
                    let person = entry.record().redacted_record();
                    show(person.key(), &person.draft())
                })
            }
            RecordKind::Person => self.each::<Person, E>(page, show),
            RecordKind::PublishedFigure => self.each::<PublishedFigure, E>(page, show),
        }
    }

    fn each<R: Registered, E>(&self, page: &Page<'_>, show: Show<'_, E>) -> Result<(), E> {
        self.entries::<R>(page)
            .try_for_each(|entry| show(entry.record().key(), &entry.record().draft()))
    }

    fn entries<R: Registered>(&self, page: &Page<'_>) -> impl Iterator<Item = &'r Entry<R>> {
        let entries = self.registry.entries::<R>();
        let positions = page.of_kind(R::KIND).to_vec().into_iter();
        positions.filter_map(move |at| entries.get(usize::try_from(at).ok()?))
    }
}

type Show<'s, E> = &'s mut dyn FnMut(&str, &dyn Object<'_>) -> Result<(), E>;

/// Pages under construction: those of one submission together.
struct Sorted<'r> {
    page_of: Vec<usize>,
    pages: Vec<Vec<Page<'r>>>,
}

impl<'r> Sorted<'r> {
    /// The page of a source that holds the versions of this number.
    fn page(&mut self, source: usize, version: usize) -> Option<&mut Page<'r>> {
        let pages = self.pages.get_mut(*self.page_of.get(source)?)?;
        while pages.len() <= version {
            let submission = pages.first()?.submission;
            pages.push(Page {
                submission,
                sources: &[],
                aside: Vec::new(),
                records: Vec::new(),
            });
        }
        pages.get_mut(version)
    }

    fn kind<R: Registered>(&mut self, registry: &'r Registry) {
        let entries = registry.entries::<R>();
        for (at, entry) in entries.iter().enumerate() {
            // Versions of one record stand together.
            let group = self.page_of.get(entry.source_index());
            let before = entries.get(..at).unwrap_or_default().iter().rev();
            let same = before.take_while(|other| other.record().key() == entry.record().key());
            let version = same
                .filter(|other| self.page_of.get(other.source_index()) == group)
                .count();
            if let (Some(page), Ok(at)) =
                (self.page(entry.source_index(), version), u32::try_from(at))
            {
                page.of_kind_mut(R::KIND).push(at);
            }
        }
    }
}

/// The unknown fields of a submission's files, once where several files hold one.
fn file_rest(sources: &[Source]) -> Cow<'static, str> {
    let fields = order::distinct(sources.iter().flat_map(Source::unknown_fields));
    let fields = fields
        .iter()
        .map(|field| (Cow::Borrowed(field.name()), field.source()));
    object(fields.collect())
}

/// Writes fields as an object in JSON; nothing where there are none.
fn object(fields: Vec<(Cow<'_, str>, &str)>) -> Cow<'static, str> {
    if fields.is_empty() {
        return Cow::Borrowed("");
    }
    let fields = fields
        .iter()
        .map(|(name, source)| format!("{}:{source}", quoted(name)));
    Cow::Owned(format!("{{{}}}", fields.collect::<Vec<_>>().join(",")))
}

/// The cells of one row.
struct Row<'t> {
    table: &'t Table,
    locale: Locale,
    cells: Vec<Cow<'static, str>>,
}

impl<'t> Row<'t> {
    fn new(table: &'t Table, locale: Locale) -> Self {
        let cells = table.columns().iter().map(|_| Cow::Borrowed("")).collect();
        Self {
            table,
            locale,
            cells,
        }
    }

    fn put(&mut self, place: &Place, text: Cow<'static, str>) {
        let columns = self.table.columns();
        let at = columns.iter().position(|column| column.place == *place);
        if let Some(cell) = at.and_then(|at| self.cells.get_mut(at)) {
            *cell = text;
        }
    }

    /// Fills the cells of a record or an element.
    fn object(&mut self, object: &dyn Object<'_>) {
        let mut unknown = Vec::new();
        self.fields(object, &mut Vec::new(), &mut unknown);
        let unknown = unknown
            .iter()
            .map(|(name, source)| (Cow::Borrowed(&**name), &**source));
        self.put(&Place::Rest, self::object(unknown.collect()));
    }

    fn fields(
        &mut self,
        object: &dyn Object<'_>,
        path: &mut Vec<&'static str>,
        unknown: &mut Vec<(String, String)>,
    ) {
        object.visit(&mut |name, node| {
            path.push(name);
            match node.view() {
                View::Object(inner) => self.fields(inner, path, unknown),
                View::Field(Field::Absent) => {}
                View::Field(field) => self.field(path, &[field]),
                View::List(list) => {
                    let mut codes: Vec<Field<'static>> = Vec::new();
                    list.visit(&mut |element| {
                        if let View::Field(Field::Text(text)) = element.view() {
                            codes.push(Field::from(text.clone().into_owned()));
                        }
                    });
                    let codes: Vec<&Field<'_>> = codes.iter().collect();
                    if !codes.is_empty() {
                        self.field(path, &codes);
                    }
                }
            }
            path.pop();
        });
        for (name, source) in &object.rest().unknown {
            let name = if path.is_empty() && !name.starts_with('/') {
                name.clone().into_owned()
            } else {
                let last = name.replace('~', "~0").replace('/', "~1");
                let steps = path.iter().copied().chain([last.as_str()]);
                steps.map(|step| format!("/{step}")).collect()
            };
            unknown.push((name, source.0.clone().into_owned()));
        }
    }

    fn field(&mut self, path: &[&'static str], values: &[&Field<'_>]) {
        let is_it = |column: &Column| match &column.place {
            Place::Field(it) | Place::Codes(it) => it.as_slice() == path,
            Place::Parent
            | Place::Outer
            | Place::Currency
            | Place::Amount(_)
            | Place::Rest
            | Place::FileRest
            | Place::Records
            | Place::Source => false,
        };
        let Some(at) = self.table.columns().iter().position(is_it) else {
            return;
        };
        let leaf = self
            .table
            .columns()
            .get(at)
            .map_or(Leaf::Text, Column::leaf);
        let texts = values.iter().map(|value| written(value, leaf, self.locale));
        let text = texts.collect::<Vec<_>>().join("; ");
        if let Some(cell) = self.cells.get_mut(at) {
            *cell = Cow::Owned(text);
        }
    }
}

/// Writes a field as a column shows it.
fn written<'f>(field: &'f Field<'_>, leaf: Leaf, locale: Locale) -> Cow<'f, str> {
    let (Field::Text(text) | Field::Other(text)) = field else {
        return Cow::Borrowed("");
    };
    match leaf {
        Leaf::Number => write_number(text, locale),
        Leaf::Date | Leaf::Term => write_date(text, locale),
        Leaf::Text | Leaf::Code(_) | Leaf::Codes(_) | Leaf::Count | Leaf::Json => {
            Cow::Borrowed(text)
        }
    }
}

/// Writes the rows of one record.
struct Rows<'w, 't, E> {
    table: &'w Table,
    locale: Locale,
    id: &'w str,
    take: Take<'t, E>,
}

impl<'w, E> Rows<'w, '_, E> {
    fn of(&mut self, record: &dyn Object<'_>) -> Result<(), E> {
        let places = match &self.table.body {
            Body::Records => {
                let mut row = Row::new(self.table, self.locale);
                row.object(record);
                return (self.take)(&row.cells);
            }
            Body::Elements(places) | Body::Amounts(places) => places,
            Body::Submission | Body::SetAside => return Ok(()),
        };
        for place in places {
            match &place.outer {
                None => self.place(record, place, "")?,
                Some(outer) => each(record, outer, &mut |at, element| {
                    self.place(element, place, &at.saturating_add(1).to_string())
                })?,
            }
        }
        Ok(())
    }

    fn place(&mut self, object: &dyn Object<'_>, place: &Occurrence, outer: &str) -> Result<(), E> {
        if let Body::Amounts(_) = self.table.body {
            return self.amounts(object, place, outer);
        }
        let counts = self.table.counts().is_some();
        each(object, &place.path, &mut |at, element| {
            let number = if counts {
                at.saturating_add(1).to_string()
            } else {
                outer.to_owned()
            };
            let mut row = self.row(number);
            row.object(element);
            (self.take)(&row.cells)
        })
    }

    fn row(&self, outer: String) -> Row<'w> {
        let mut row = Row::new(self.table, self.locale);
        row.put(&Place::Parent, Cow::Owned(self.id.to_owned()));
        row.put(&Place::Outer, Cow::Owned(outer));
        row
    }

    /// Writes lists of amounts side by side: one row for each currency, as long as each list keeps
    /// its order.
    fn amounts(
        &mut self,
        object: &dyn Object<'_>,
        place: &Occurrence,
        outer: &str,
    ) -> Result<(), E> {
        let mut rows: Vec<(String, Vec<(&'static str, String)>)> = Vec::new();
        for column in self.table.columns() {
            let Place::Amount(list) = column.place else {
                continue;
            };
            let path: Vec<&'static str> = place.path.iter().copied().chain([list]).collect();
            let mut from = 0_usize;
            let _ = each(object, &path, &mut |_, element| {
                let (mut amount, mut currency) = (String::new(), String::new());
                element.visit(&mut |name, node| {
                    if let (View::Field(Field::Text(text)), true) = (node.view(), name == "amount")
                    {
                        amount = write_number(text, self.locale).into_owned();
                    } else if let View::Field(Field::Text(text)) = node.view() {
                        currency = text.clone().into_owned();
                    }
                });
                let rest = rows.iter().enumerate().skip(from);
                let found = rest
                    .filter(|(_, (it, _))| *it == currency)
                    .map(|(at, _)| at)
                    .next();
                let at = found.unwrap_or(from);
                if found.is_none() {
                    rows.insert(at, (currency, Vec::new()));
                }
                if let Some((_, cells)) = rows.get_mut(at) {
                    cells.push((list, amount));
                }
                from = at.saturating_add(1);
                Ok::<(), E>(())
            });
        }
        for (currency, amounts) in rows {
            let mut row = self.row(outer.to_owned());
            row.put(&Place::Currency, Cow::Owned(currency));
            for (list, amount) in amounts {
                row.put(&Place::Amount(list), Cow::Owned(amount));
            }
            (self.take)(&row.cells)?;
        }
        Ok(())
    }
}

/// Shows every object of a list to which a path leads, with its position.
fn each<'a, E>(
    object: &dyn Object<'a>,
    path: &[&'static str],
    show: &mut dyn FnMut(usize, &dyn Object<'a>) -> Result<(), E>,
) -> Result<(), E> {
    let Some((first, rest)) = path.split_first() else {
        return Ok(());
    };
    let mut result = Ok(());
    object.visit(&mut |name, node| {
        if name != *first || result.is_err() {
            return;
        }
        result = match node.view() {
            View::Object(inner) => each(inner, rest, show),
            View::List(list) => {
                let (mut at, mut result) = (0_usize, Ok(()));
                list.visit(&mut |element| {
                    if let (View::Object(element), Ok(())) = (element.view(), &result) {
                        result = show(at, element);
                    }
                    at = at.saturating_add(1);
                });
                result
            }
            View::Field(_) => Ok(()),
        };
    });
    result
}
