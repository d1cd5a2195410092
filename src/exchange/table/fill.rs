//! From the cells of a row into an object of a draft.
//!
//! I1. Every cell that is not blank goes somewhere: into its field, beside it as an unknown field, or
//!     into a problem of its record.

use std::borrow::Cow;
use std::cell::OnceCell;

use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};

use super::codes::{CodeList, Lookup};
use super::error::TableError;
use super::header::{Header, Meaning};
use super::leaf::Leaf;
use super::schema::{Column, Place, Table};
use super::sheet::{Cell, Form};
use super::value::{self, Locale};
use crate::code::{Code, Explain, clip};
use crate::exchange::json;
use crate::finding::{Message, Severity};
use crate::record::ShapeError;
use crate::record::draft::{Field, Object, Rest, Slot, UnknownSource};
use crate::record::shape::draft_object;
use crate::text::is_plain;

/// A row of cells.
pub(in crate::exchange) trait Cells {
    /// How many cells it has.
    fn width(&self) -> usize;
    /// A cell, by position.
    fn cell(&self, column: usize) -> Option<Cell<'_>>;
}

/// A problem of a record that the table sees, with its place in the record.
#[derive(Clone, Debug)]
pub(super) struct Note {
    pub(super) path: String,
    pub(super) code: Code,
    pub(super) message: Message,
    /// The column of the sheet, where the path does not say it.
    pub(super) column: Option<usize>,
}

impl Note {
    /// A problem of the whole record.
    pub(super) fn of(error: &dyn Explain) -> Self {
        Self {
            path: String::new(),
            code: error.code(),
            message: Message::of(error),
            column: None,
        }
    }
}

/// What filling an object from a row has to say.
#[derive(Debug, Default)]
pub(super) struct Notes {
    /// What keeps the record from being read.
    pub(super) problems: Vec<Note>,
    /// What was mended, by column of the sheet.
    pub(super) remarks: Vec<(usize, TableError)>,
}

impl Notes {
    fn problem(&mut self, path: String, column: usize, error: &dyn Explain) {
        self.problems.push(Note {
            path,
            column: Some(column),
            ..Note::of(error)
        });
    }
}

/// A table and what the columns of a sheet mean in it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Plan<'t> {
    pub(super) table: &'t Table,
    pub(super) header: &'t Header,
}

/// Unknown fields alone.
#[derive(Debug, Default)]
pub(super) struct Unknown<'a> {
    pub(super) rest: Rest<'a>,
}

draft_object!(Unknown {});

/// Returns the place in an object to which a path leads.
pub(super) fn slot_at<'s, 'a>(
    object: &'s mut dyn Object<'a>,
    path: &[&str],
) -> Option<Slot<'s, 'a>> {
    let (first, rest) = path.split_first()?;
    let slot = object.field(first)?.slot();
    if rest.is_empty() {
        return Some(slot);
    }
    match slot {
        Slot::Object(inner) => slot_at(inner, rest),
        Slot::Field(_) | Slot::List(_) => None,
    }
}

/// Trims and composes a text, and says so.
pub(super) fn clean(text: &str) -> (Cow<'_, str>, Option<TableError>) {
    if is_plain(text.as_bytes()) {
        return (Cow::Borrowed(text), None);
    }
    let trimmed = text.trim();
    let blanks = (trimmed.len() < text.len()).then_some(TableError::Blanks);
    if trimmed.is_ascii() || is_nfc_quick(trimmed.chars()) == IsNormalized::Yes {
        return (Cow::Borrowed(trimmed), blanks);
    }
    let composed: String = trimmed.nfc().collect();
    if composed == trimmed {
        return (Cow::Borrowed(trimmed), blanks);
    }
    (Cow::Owned(composed), Some(TableError::Decomposed))
}

/// The source text of a text in JSON.
pub(super) fn quoted(text: &str) -> String {
    serde_json::to_string(text).unwrap_or_default()
}

/// A text that no field takes, not even when it is read again without its table: a list of it.
fn kept(text: &str) -> Field<'static> {
    Field::Other(Cow::Owned(format!("[{}]", quoted(text))))
}

/// What cells are read with: the locale, and the names of codes.
#[derive(Debug)]
pub(super) struct Reader {
    locale: Option<Locale>,
    /// One for each list, made when it is first needed.
    lookups: Vec<OnceCell<Lookup>>,
}

impl Reader {
    pub(super) fn new(locale: Option<Locale>) -> Self {
        let lookups = CodeList::ALL.iter().map(|_| OnceCell::new()).collect();
        Self { locale, lookups }
    }

    fn code<'a>(&self, list: CodeList, cell: Cow<'a, str>) -> Result<Cow<'a, str>, TableError> {
        let Some(lookup) = self.lookups.get(list as usize) else {
            return Ok(cell);
        };
        let lookup = lookup.get_or_init(|| Lookup::new(list));
        match cell {
            Cow::Borrowed(cell) => lookup.read(cell),
            Cow::Owned(cell) => lookup.read(&cell).map(|code| Cow::Owned(code.into_owned())),
        }
    }

    /// Fills an object from the cells of a row; `at` is its place in the record.
    pub(super) fn row<'a, C: Cells>(
        &self,
        object: &mut dyn Object<'a>,
        at: &str,
        plan: Plan<'_>,
        cells: &'a C,
        notes: &mut Notes,
    ) {
        for (position, meaning) in plan.header.meanings.iter().enumerate() {
            let Some(cell) = cells.cell(position) else {
                break;
            };
            if cell.text.is_empty() && !matches!(cell.form, Form::Refused(_)) {
                continue;
            }
            match meaning {
                Meaning::Column(column) => {
                    if let Some(column) = plan.table.columns().get(*column) {
                        self.cell(object, at, column, position, cell, notes);
                    }
                }
                Meaning::Unknown(name) => unknown(object, at, name, position, cell, notes),
                Meaning::Blank => {
                    if !cell.text.trim().is_empty() {
                        notes.remarks.push((position, TableError::NoHeader));
                        unknown(object, at, &nameless(position), position, cell, notes);
                    }
                }
            }
        }
        length(object, at, plan, cells, notes);
    }

    /// Puts a cell where its column says.
    fn cell<'a>(
        &self,
        object: &mut dyn Object<'a>,
        at: &str,
        column: &Column,
        position: usize,
        cell: Cell<'a>,
        notes: &mut Notes,
    ) {
        match &column.place {
            Place::Field(path) => {
                let Some(Slot::Field(field)) = slot_at(object, path) else {
                    return;
                };
                let before = notes.problems.len();
                let value = self.value(column, position, cell, notes);
                for problem in notes.problems.iter_mut().skip(before) {
                    problem.path = format!("{at}{}", column.pointer());
                }
                if *field == Field::Absent {
                    *field = value;
                } else if value != Field::Absent && value != *field {
                    let path = format!("{at}{}", column.pointer());
                    notes.problem(path, position, &TableError::TwoValues);
                    unknown(object, at, &nameless(position), position, cell, notes);
                }
            }
            Place::Codes(path) => self.codes(object, at, (column, path), position, cell, notes),
            Place::Rest => rest(object, at, position, cell, notes),
            Place::Parent
            | Place::Outer
            | Place::Currency
            | Place::Amount(_)
            | Place::FileRest
            | Place::Records
            | Place::Source => {}
        }
    }

    /// Reads one cell as its column says. The path of a problem is left to the caller.
    pub(super) fn value<'a>(
        &self,
        column: &Column,
        position: usize,
        cell: Cell<'a>,
        notes: &mut Notes,
    ) -> Field<'a> {
        if let Form::Refused((code, message)) = cell.form {
            if column.is_personal() {
                notes.problem(String::new(), position, &ShapeError::Personal);
            } else {
                notes.problems.push(Note {
                    path: String::new(),
                    code: *code,
                    message: message.clone(),
                    column: Some(position),
                });
            }
            return kept(cell.text);
        }
        let is_plain = is_plain(cell.text.as_bytes());
        let (text, remark) = clean(cell.text);
        if text.is_empty() {
            return Field::Absent;
        }
        notes.remarks.extend(remark.map(|error| (position, error)));
        let locale = match cell.form {
            Form::Number(_) | Form::Day => Some(Locale::Machine),
            Form::Typed | Form::Refused(_) => self.locale,
        };
        let (text, misfit) = stored(column.leaf(), text, cell.form);
        let misfit = match misfit {
            Some(error) if error.severity() != Severity::Error => {
                notes.remarks.push((position, error));
                None
            }
            misfit => misfit,
        };
        let (field, refused) = match column.leaf() {
            _ if misfit.is_some() => (kept(&text), misfit),
            Leaf::Text if is_plain => (Field::Text(text), None),
            Leaf::Text => (Field::Text(one_line(text, position, notes)), None),
            Leaf::Date => read(text, |text| value::date(text, locale), Keep::Text),
            Leaf::Term => match &*text {
                "không áp dụng" | "not applicable" => ("not_applicable".into(), None),
                "not_applicable" => (Field::Text(text), None),
                _ => read(text, |text| value::date(text, locale), Keep::Text),
            },
            Leaf::Number => read(text, |text| value::number(text, locale), Keep::List),
            Leaf::Code(list) | Leaf::Codes(list) => {
                let original = text.clone();
                match self.code(list, text) {
                    Ok(code) => (Field::Text(code), None),
                    Err(error) => (Field::Text(original), Some(error)),
                }
            }
            Leaf::Count if text.bytes().all(|byte| byte.is_ascii_digit()) => {
                (Field::Other(text), None)
            }
            Leaf::Count | Leaf::Json => (Field::Text(text), None),
        };
        if let Some(error) = refused {
            if column.is_personal() {
                notes.problem(String::new(), position, &ShapeError::Personal);
            } else {
                notes.problem(String::new(), position, &error);
            }
        }
        field
    }

    /// Reads a list of codes.
    fn codes<'a>(
        &self,
        object: &mut dyn Object<'a>,
        at: &str,
        (column, path): (&Column, &[&str]),
        position: usize,
        cell: Cell<'a>,
        notes: &mut Notes,
    ) {
        let mut codes: Vec<Field<'a>> = Vec::new();
        for part in cell.text.split([';', '\n', '\r']) {
            let before = notes.problems.len();
            let part = Cell { text: part, ..cell };
            let blank = part.text.trim().is_empty();
            // Blanks between codes are usual.
            let part = Cell {
                text: part.text.trim(),
                ..part
            };
            let code = self.value(column, position, part, notes);
            for problem in notes.problems.iter_mut().skip(before) {
                problem.path = format!("{at}{}/{}", column.pointer(), codes.len());
            }
            if !blank {
                codes.push(code);
            }
        }
        let Some(Slot::List(list)) = slot_at(object, path) else {
            return;
        };
        let mut is_filled = false;
        list.visit(&mut |_| is_filled = true);
        if is_filled {
            let path = format!("{at}{}", column.pointer());
            notes.problem(path, position, &TableError::TwoValues);
            unknown(object, at, &nameless(position), position, cell, notes);
            return;
        }
        for code in codes {
            if let Some(Slot::Field(field)) = list.push().map(|node| node.slot()) {
                *field = code;
            }
        }
    }
}

/// Makes what a spreadsheet stores fit what a column holds; says what it made of it, or that it does
/// not fit.
fn stored<'a>(
    leaf: Leaf,
    text: Cow<'a, str>,
    form: Form<'_>,
) -> (Cow<'a, str>, Option<TableError>) {
    let is_day = matches!(leaf, Leaf::Date | Leaf::Term);
    match form {
        Form::Number(Some(day)) if is_day => {
            (Cow::Owned(day.to_string()), Some(TableError::Serial))
        }
        Form::Number(None) if is_day => {
            let found = clip(&text);
            (text, Some(TableError::NumberForDay { found }))
        }
        Form::Number(_) => match leaf {
            Leaf::Code(CodeList::Province) | Leaf::Codes(CodeList::Territory)
                if matches!(text.as_bytes(), [b'1'..=b'9']) =>
            {
                (Cow::Owned(format!("0{text}")), Some(TableError::LostZero))
            }
            Leaf::Text
            | Leaf::Date
            | Leaf::Term
            | Leaf::Number
            | Leaf::Code(_)
            | Leaf::Codes(_)
            | Leaf::Count
            | Leaf::Json => (text, None),
        },
        Form::Day if !is_day => {
            let found = clip(&text);
            (text, Some(TableError::DayHere { found }))
        }
        Form::Typed | Form::Day | Form::Refused(_) => (text, None),
    }
}

/// How a text that is refused is kept.
#[derive(Clone, Copy)]
enum Keep {
    /// As it is: no reader of JSON takes it for something else.
    Text,
    /// As a list, for a reader of JSON would take it for a number of its own.
    List,
}

fn read<'a>(
    text: Cow<'a, str>,
    read: impl for<'t> Fn(&'t str) -> Result<Cow<'t, str>, TableError>,
    keep: Keep,
) -> (Field<'a>, Option<TableError>) {
    let result = match &text {
        Cow::Borrowed(text) => read(text),
        Cow::Owned(text) => read(text).map(|read| Cow::Owned(read.into_owned())),
    };
    match (result, keep) {
        (Ok(read), _) => (Field::Text(read), None),
        (Err(error), Keep::Text) => (Field::Text(text), Some(error)),
        (Err(error), Keep::List) => (kept(&text), Some(error)),
    }
}

/// Puts a text of several lines on one.
fn one_line<'a>(text: Cow<'a, str>, position: usize, notes: &mut Notes) -> Cow<'a, str> {
    if !text.bytes().any(|byte| matches!(byte, b'\n' | b'\r')) {
        return text;
    }
    notes.remarks.push((position, TableError::Lines));
    let lines = text
        .split(['\n', '\r'])
        .map(str::trim)
        .filter(|line| !line.is_empty());
    Cow::Owned(lines.collect::<Vec<_>>().join(" "))
}

/// The name of a field that has none.
fn nameless(position: usize) -> String {
    format!("column {}", position.saturating_add(1))
}

/// Keeps a cell as a field that the format does not know.
fn unknown<'a>(
    object: &mut dyn Object<'a>,
    at: &str,
    name: &str,
    position: usize,
    cell: Cell<'a>,
    notes: &mut Notes,
) {
    if cell.text.trim().is_empty() {
        return;
    }
    let source = Cow::Owned(quoted(cell.text));
    put(
        object,
        at,
        (Cow::Owned(name.to_owned()), UnknownSource(source)),
        position,
        notes,
    );
}

/// Puts an unknown field into an object that has no field of its name.
fn put<'a>(
    object: &mut dyn Object<'a>,
    at: &str,
    field: (Cow<'a, str>, UnknownSource<'a>),
    position: usize,
    notes: &mut Notes,
) {
    if object.field(&field.0).is_some() {
        let error = TableError::NoPlace {
            name: clip(&field.0),
        };
        notes.problem(at.to_owned(), position, &error);
        // Kept under a name that no field has.
        let field = (Cow::Owned(format!("{} ?", field.0)), field.1);
        object.rest_mut().unknown.push(field);
    } else {
        object.rest_mut().unknown.push(field);
    }
}

/// Reads the cell of unknown fields: an object in JSON, with pointers to what lies deeper.
fn rest<'a>(
    object: &mut dyn Object<'a>,
    at: &str,
    position: usize,
    cell: Cell<'a>,
    notes: &mut Notes,
) {
    let text = cell.text.trim();
    if text.is_empty() {
        return;
    }
    let mut fields = Unknown::default();
    if !json::fill(&mut fields, text) {
        notes.problem(at.to_owned(), position, &TableError::NotJson);
        unknown(object, at, &nameless(position), position, cell, notes);
        return;
    }
    for (name, source) in fields.rest.unknown {
        let steps: Vec<String> = match name.strip_prefix('/') {
            Some(pointer) => pointer
                .split('/')
                .map(|step| step.replace("~1", "/").replace("~0", "~"))
                .collect(),
            None => Vec::new(),
        };
        let Some((last, outer)) = steps.split_last() else {
            put(object, at, (name, source), position, notes);
            continue;
        };
        let outer: Vec<&str> = outer.iter().map(String::as_str).collect();
        let field = (Cow::Owned(last.clone()), source);
        if outer.is_empty() {
            put(object, at, field, position, notes);
        } else if let Some(Slot::Object(inner)) = slot_at(object, &outer) {
            put(inner, at, field, position, notes);
        } else {
            put(object, at, (name, field.1), position, notes);
            let error = TableError::NoPlace { name: clip(last) };
            notes.problem(at.to_owned(), position, &error);
        }
    }
}

/// Compares the length of a row with that of its header.
pub(super) fn length<'a, C: Cells>(
    object: &mut dyn Object<'a>,
    at: &str,
    plan: Plan<'_>,
    cells: &'a C,
    notes: &mut Notes,
) {
    let (width, headers) = (cells.width(), plan.header.meanings.len());
    let mut is_told = false;
    for position in headers..width {
        let Some(cell) = cells.cell(position) else {
            continue;
        };
        if cell.text.trim().is_empty() {
            continue;
        }
        if !is_told {
            is_told = true;
            let error = TableError::RowTooLong {
                cells: width,
                headers,
            };
            notes.problem(at.to_owned(), position, &error);
        }
        unknown(object, at, &nameless(position), position, cell, notes);
    }
    if width < headers {
        let error = TableError::RowTooShort {
            cells: width,
            headers,
        };
        notes.remarks.push((width, error));
    }
}
