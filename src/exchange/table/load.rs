//! From sheets into a registry under construction.
//!
//! Rows that are parts of records are passed once, to note where they stand; then the records are read
//! one by one, each with its parts, and handed over. So memory holds one record at a time.
//!
//! I1. A bad row keeps no other record from being read.
//! I2. A record that cannot be read is set aside as the JSON text of what its cells held.

use super::error::{ReadError, TableError};
use super::fill::{Cells, Note, Notes, Reader, Unknown};
use super::finding::{CellFinding, Findings};
use super::ids::Ids;
use super::join::{Join, Part, Parts};
use super::open::Opened;
use super::schema::{Body, Place as Where, Schema};
use super::sheet::{Mark, RestOf, Sheet};
use super::tell::{From, Main, remarks};
use super::value::Locale;
use crate::exchange::json::{self, Outcome};
use crate::exchange::watch::{Stopped, Watch};
use crate::finding::{Message, Problem};
use crate::order;
use crate::record::draft::{Field, MOST_PROBLEMS, Node, Object, Slot};
use crate::record::{
    AccountBalance, Certificate, Commitment, Donor, Filing, Grant, Party, Person, PublishedFigure,
    RateRecord, RecordKind, ShapeError, Submission, SubmissionDraft, Transaction, UnknownField,
};
use crate::registry::{Place, Registered, RegistryBuilder, Rest, Source, SourceHandle};

/// How tables are read (tùy chọn khi đọc bảng).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReadOptions {
    /// How numbers and days are written. `None`: nobody said, so a cell with two readings is an error.
    pub locale: Option<Locale>,
    /// Who submits, where no table `submission` says so.
    pub submission: Option<Submission>,
    /// How many findings are listed; those beyond are counted.
    pub most_findings: usize,
    /// How many records of one file are set aside one by one; what comes after is kept unread.
    pub most_set_aside: usize,
}

impl ReadOptions {
    /// The options of a caller who states nothing.
    pub const fn unstated() -> Self {
        Self {
            locale: None,
            submission: None,
            most_findings: 1000,
            most_set_aside: 10_000,
        }
    }
}

/// What became of tables (kết quả đọc bảng).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Report {
    /// How many records were read and set aside, and whether every file was read to its end.
    pub outcome: Outcome,
    /// What was found, each at its cell, in the order in which reading came by.
    pub findings: Vec<CellFinding>,
    /// How many findings there are beyond those.
    pub left_out: u64,
}

/// Reads sheets, each of the table of this position in the schema.
pub(in crate::exchange) fn load<S: Sheet>(
    builder: &mut RegistryBuilder,
    schema: &Schema,
    sheets: Vec<(usize, S)>,
    options: &ReadOptions,
    findings: Findings,
    watch: &mut Watch<'_>,
) -> Result<Report, ReadError> {
    let mut findings = findings;
    let mut opened = Vec::new();
    let mut is_complete = true;
    for (order, sheet) in sheets {
        let Some(table) = schema.tables().get(order) else {
            continue;
        };
        match Opened::open(sheet, (table, order), builder, &mut findings) {
            Some(sheet) => opened.push(sheet),
            None => is_complete = false,
        }
    }
    order::sort_by_key(&mut opened, |opened| opened.order);
    let reader = Reader::new(options.locale);
    let head = head(&mut opened, &reader, options, builder, &mut findings)?;
    let mut load = Load {
        builder,
        reader,
        findings,
        watch,
        options,
        head,
        outcome: Outcome {
            records: 0,
            set_aside: 0,
            is_complete,
        },
        done: 0,
        position: 0,
        problems: 0,
    };
    for kind in RecordKind::ALL {
        let of_kind = |opened: &Opened<'_, S>| opened.table.kind() == Some(kind);
        let (sheets, rest) = opened.into_iter().partition(of_kind);
        opened = rest;
        match kind {
            RecordKind::Donor => load.kind::<Donor, S>(sheets)?,
            RecordKind::Party => load.kind::<Party, S>(sheets)?,
            RecordKind::Certificate => load.kind::<Certificate, S>(sheets)?,
            RecordKind::Grant => load.kind::<Grant, S>(sheets)?,
            RecordKind::Transaction => load.kind::<Transaction, S>(sheets)?,
            RecordKind::Balance => load.kind::<AccountBalance, S>(sheets)?,
            RecordKind::Commitment => load.kind::<Commitment, S>(sheets)?,
            RecordKind::Rate => load.kind::<RateRecord, S>(sheets)?,
            RecordKind::Filing => load.kind::<Filing, S>(sheets)?,
            RecordKind::Person => load.kind::<Person, S>(sheets)?,
            RecordKind::PublishedFigure => load.kind::<PublishedFigure, S>(sheets)?,
        }
    }
    for sheet in opened {
        if sheet.table.body == Body::SetAside {
            load.set_aside(sheet)?;
        }
    }
    Ok(Report {
        outcome: load.outcome,
        findings: load.findings.list,
        left_out: load.findings.left_out,
    })
}

/// Reads the head of the submission, from its table or from the options.
fn head<S: Sheet>(
    opened: &mut [Opened<'_, S>],
    reader: &Reader,
    options: &ReadOptions,
    builder: &mut RegistryBuilder,
    findings: &mut Findings,
) -> Result<Submission, ReadError> {
    let sheet = opened
        .iter_mut()
        .find(|sheet| sheet.table.body == Body::Submission);
    let row = sheet.and_then(|sheet| Some((sheet.next(builder, findings)?, sheet)));
    let Some((mark, sheet)) = row else {
        return options.submission.clone().ok_or(ReadError::NoSubmission);
    };
    let mut draft = SubmissionDraft::default();
    let mut notes = Notes::default();
    reader.row(&mut draft, "", sheet.plan(), &*sheet, &mut notes);
    remarks(sheet, mark, None, notes.remarks, sheet, findings);
    let built = Submission::build(&draft);
    let mut problems: Vec<Problem> = notes.problems.iter().map(Note::problem).collect();
    problems.extend(built.as_ref().err().cloned().unwrap_or_default());
    let head = match built {
        Ok(head) if problems.is_empty() => head,
        Ok(_) | Err(_) => return Err(ReadError::Submission { problems }),
    };
    let place = sheet
        .table
        .columns()
        .iter()
        .position(|column| column.place == Where::FileRest);
    let cell = place.and_then(|place| sheet.cell(sheet.header.column_of(place)?));
    let mut fields = Unknown::default();
    let text = cell.map_or("", |cell| cell.text.trim());
    if !text.is_empty() && !json::fill(&mut fields, text) {
        let at = sheet.at(Some(mark));
        findings.error(at, &TableError::NotJson);
    }
    let unknown = fields.rest.unknown.iter();
    let unknown = unknown
        .map(|(name, source)| UnknownField::new(name, &source.0))
        .collect();
    let name = sheet.sheet.name();
    let _ = builder.source(Source::new(head.clone(), name, unknown));
    Ok(head)
}

/// Reading under way.
struct Load<'l, 'w> {
    builder: &'l mut RegistryBuilder,
    reader: Reader,
    findings: Findings,
    watch: &'l mut Watch<'w>,
    options: &'l ReadOptions,
    head: Submission,
    outcome: Outcome,
    /// What was done with the sheets before.
    done: u64,
    /// The position of the next record of the kind.
    position: u32,
    /// How many records of the sheet were set aside.
    problems: usize,
}

impl Load<'_, '_> {
    /// Reads the records of a kind, and their parts.
    fn kind<R: Registered, S: Sheet>(&mut self, sheets: Vec<Opened<'_, S>>) -> Result<(), Stopped> {
        self.position = 0;
        let is_main = |opened: &Opened<'_, S>| opened.table.is_main();
        let (mains, mut kids): (Vec<_>, Vec<_>) = sheets.into_iter().partition(is_main);
        let mut parts = Parts::default();
        for (number, sheet) in kids.iter_mut().enumerate() {
            while let Some(mark) = sheet.next(self.builder, &mut self.findings) {
                self.watch
                    .at(self.done.saturating_add(sheet.sheet.extent().1))?;
                parts.add(&sheet.key_text(), number, mark);
            }
            self.finish(sheet);
        }
        parts.arrange();
        for mut main in mains {
            let source = self.source(main.sheet.name());
            self.main::<R, S>(&mut main, source, &mut parts, &mut kids)?;
            self.finish(&main);
        }
        self.orphans::<R, S>(&mut parts, &mut kids)
    }

    /// Notes that a sheet was read to its end.
    fn finish<S: Sheet>(&mut self, sheet: &Opened<'_, S>) {
        self.done = self.done.saturating_add(sheet.sheet.extent().0);
        self.outcome.is_complete = self.outcome.is_complete && sheet.open == 0;
    }

    fn source(&mut self, file: &str) -> SourceHandle {
        self.problems = 0;
        let source = Source::new(self.head.clone(), file, Vec::new());
        self.builder.source(source)
    }

    /// Reads the records of a sheet.
    fn main<R: Registered, S: Sheet>(
        &mut self,
        main: &mut Opened<'_, S>,
        source: SourceHandle,
        parts: &mut Parts,
        kids: &mut [Opened<'_, S>],
    ) -> Result<(), Stopped> {
        let mut ids = Ids::default();
        while let Some(mark) = main.next(self.builder, &mut self.findings) {
            self.watch
                .at(self.done.saturating_add(main.sheet.extent().1))?;
            if self.is_too_much(main, mark) {
                break;
            }
            let key = main.key_text();
            ids.add(&key, mark);
            let rows = if kids.is_empty() {
                Vec::new()
            } else {
                parts.of(&key, kids)
            };
            self.record::<R, S>(source, Some((main, mark)), &key, kids, &rows);
        }
        if let Some(mut repeated) = ids.repeated() {
            main.sheet.go_to(repeated.first);
            while let Some(mark) = main.again() {
                let key = main.key_text();
                if let Some(row) = repeated.earlier(&key, mark) {
                    let at = main.at(Some(mark));
                    let at = main.cell_at(at, Some(main.key), main, Some(&key));
                    self.findings.error(at, &TableError::RepeatedRow { row });
                }
                // Behind it may stand any number of rows that cannot be told apart, each at a price.
                if mark.at >= repeated.last.at {
                    break;
                }
            }
        }
        Ok(())
    }

    /// Tells whether too many records of a sheet were set aside; then the rest is kept unread.
    fn is_too_much<S: Sheet>(&mut self, sheet: &Opened<'_, S>, mark: Mark) -> bool {
        let most = self.options.most_set_aside;
        if self.problems < most {
            return false;
        }
        let error = TableError::TooManyAside { most };
        self.findings.error(sheet.at(Some(mark)), &error);
        let rest = sheet.sheet.bytes(mark, RestOf::All);
        let name = sheet.sheet.name();
        let reason = Message::of(&error);
        self.builder
            .unreadable(name, mark.line, reason, Rest::After(&rest));
        self.outcome.is_complete = false;
        true
    }

    /// Sets rows aside that are parts of no record, together where they are of one.
    fn orphans<R: Registered, S: Sheet>(
        &mut self,
        parts: &mut Parts,
        kids: &mut [Opened<'_, S>],
    ) -> Result<(), Stopped> {
        let mut from = 0;
        let mut source = None;
        while let Some((at, sheet, mark)) = parts.left(from) {
            from = at.saturating_add(1);
            self.watch.at(self.done)?;
            let Some(opened) = kids.get_mut(sheet) else {
                continue;
            };
            let handle = source.unwrap_or_else(|| self.source(opened.sheet.name()));
            source = Some(handle);
            opened.sheet.go_to(mark);
            let _ = opened.sheet.advance();
            let key = opened.key_text().into_owned();
            if self.is_too_much(opened, mark) {
                break;
            }
            let rows = parts.of(&key, kids);
            self.record::<R, S>(handle, None, &key, kids, &rows);
        }
        Ok(())
    }

    /// Reads one record: its row and its parts.
    fn record<R: Registered, S: Sheet>(
        &mut self,
        source: SourceHandle,
        main: Main<'_, S>,
        key: &str,
        kids: &[Opened<'_, S>],
        rows: &[Part],
    ) {
        let record = Some(key).filter(|key| !key.is_empty());
        let mut draft = R::Draft::default();
        let mut notes = Notes::default();
        let first = rows.first().map(|part| part.mark);
        let mark = main.map(|(_, mark)| mark).or(first).unwrap_or(Mark::FIRST);
        match main {
            Some((sheet, mark)) => {
                self.reader
                    .row(&mut draft, "", sheet.plan(), sheet, &mut notes);
                let mended = std::mem::take(&mut notes.remarks);
                remarks(sheet, mark, record, mended, sheet, &mut self.findings);
            }
            None => notes.problems.push(orphan::<R>(&mut draft, key)),
        }
        let (mut origins, mut mended) = (Vec::new(), Vec::new());
        if !rows.is_empty() {
            let mut join = Join::new(&self.reader, kids, rows);
            join.all(&mut draft);
            notes.problems.append(&mut join.notes.problems);
            mended = join.remarks;
            origins = join.origins;
        }
        let from = From {
            main,
            record,
            kids,
            parts: rows,
            origins: &origins,
        };
        for (part, column, error) in mended {
            from.mended(part, column, error, &mut self.findings);
        }
        let place = Place {
            line: mark.line,
            position: self.position,
        };
        self.position = self.position.saturating_add(1);
        if notes.problems.len() > MOST_PROBLEMS {
            notes.problems.truncate(MOST_PROBLEMS);
            notes.problems.push(Note::of(&ShapeError::More));
        }
        let found = match R::build(&draft) {
            Ok(built) if notes.problems.is_empty() => {
                self.outcome.records = self.outcome.records.saturating_add(1);
                return self.builder.push(source, place, built);
            }
            Ok(_) => Vec::new(),
            Err(problems) => problems,
        };
        self.outcome.set_aside = self.outcome.set_aside.saturating_add(1);
        self.problems = self.problems.saturating_add(1);
        let own: Vec<Problem> = notes.problems.iter().map(Note::problem).collect();
        // What the table says of a field, it says better.
        let is_new = |problem: &Problem| own.iter().all(|it| it.path() != problem.path());
        let found: Vec<Problem> = found.into_iter().filter(is_new).collect();
        let told = notes
            .problems
            .iter()
            .zip(&own)
            .map(|(note, own)| (own, note.column));
        for (problem, column) in told.chain(found.iter().map(|problem| (problem, None))) {
            from.problem(problem, column, &mut self.findings);
        }
        let text = json::object_json(&draft);
        let problems = own.into_iter().chain(found).collect();
        self.builder
            .set_aside(source, R::KIND, place, record, &text, problems);
    }

    /// Reads records that could not be read before, from their source text.
    fn set_aside<S: Sheet>(&mut self, mut sheet: Opened<'_, S>) -> Result<(), Stopped> {
        let source = self.source(sheet.sheet.name());
        let place = sheet
            .table
            .columns()
            .iter()
            .position(|column| column.place == Where::Records);
        let column = place.and_then(|place| sheet.header.column_of(place));
        self.position = 0;
        while let Some(mark) = sheet.next(self.builder, &mut self.findings) {
            self.watch
                .at(self.done.saturating_add(sheet.sheet.extent().1))?;
            let name = column.and_then(|column| sheet.cell(column));
            let kind = name.and_then(|cell| RecordKind::of_list(cell.text.trim()));
            let text = sheet.cell(sheet.key).map_or("", |cell| cell.text);
            let Some(kind) = kind.filter(|_| is_json(text)) else {
                let error = match kind {
                    Some(_) => TableError::NotJson,
                    None => TableError::UnknownKind,
                };
                self.findings.error(sheet.at(Some(mark)), &error);
                let rest = sheet.sheet.bytes(mark, RestOf::Line);
                let name = sheet.sheet.name();
                let reason = Message::of(&error);
                self.builder
                    .unreadable(name, mark.line, reason, Rest::After(&rest));
                self.outcome.is_complete = false;
                continue;
            };
            let place = Place {
                line: mark.line,
                position: self.position,
            };
            self.position = self.position.saturating_add(1);
            let builder = &mut *self.builder;
            let is_read = match kind {
                RecordKind::Donor => json::add::<Donor>(builder, source, place, text),
                RecordKind::Party => json::add::<Party>(builder, source, place, text),
                RecordKind::Certificate => json::add::<Certificate>(builder, source, place, text),
                RecordKind::Grant => json::add::<Grant>(builder, source, place, text),
                RecordKind::Transaction => json::add::<Transaction>(builder, source, place, text),
                RecordKind::Balance => json::add::<AccountBalance>(builder, source, place, text),
                RecordKind::Commitment => json::add::<Commitment>(builder, source, place, text),
                RecordKind::Rate => json::add::<RateRecord>(builder, source, place, text),
                RecordKind::Filing => json::add::<Filing>(builder, source, place, text),
                RecordKind::Person => json::add::<Person>(builder, source, place, text),
                RecordKind::PublishedFigure => {
                    json::add::<PublishedFigure>(builder, source, place, text)
                }
            };
            let count = if is_read {
                &mut self.outcome.records
            } else {
                &mut self.outcome.set_aside
            };
            *count = count.saturating_add(1);
        }
        self.finish(&sheet);
        Ok(())
    }
}

/// Tells whether a text is one value in JSON: only that can be written into a submission again.
fn is_json(text: &str) -> bool {
    serde_json::from_str::<&serde_json::value::RawValue>(text).is_ok()
}

/// Heads parts that have no record of their own.
fn orphan<R: Registered>(draft: &mut R::Draft<'_>, key: &str) -> Note {
    let error = if key.is_empty() {
        TableError::NoParentId
    } else {
        if let Some(Slot::Field(field)) = draft.field("id").map(Node::slot) {
            *field = Field::Text(key.to_owned().into());
        }
        TableError::NoParent {
            table: R::KIND.list().to_owned(),
        }
    };
    let path = if key.is_empty() { "/id" } else { "" };
    Note {
        path: path.to_owned(),
        ..Note::of(&error)
    }
}
