//! Workbooks that go back to who made them, with what was found as comments on the cells.
//!
//! I1. Every sheet, and every value in its cell; formulas, merged areas and styling are not kept.
//! I2. No finding is left out: one without a cell stands at the first cell of its sheet.

use std::collections::BTreeMap;

use rust_xlsxwriter::{Color, Format, Note, Worksheet};

use super::book::{self, Book, Ended};
use super::double;
use super::error::WriteError;
use super::grid::{Entry, Grid, Stored};
use super::read::{XlsxOptions, tables};
use super::write::{DAY, refused, serial, string, workbook};
use crate::date::Date;
use crate::exchange::table::{CellFinding, Locator, Schema};
use crate::exchange::watch::Watch;
use crate::finding::{Finding, Severity};
use crate::lang::Lang;
use crate::record::RecordKind;

/// How a workbook is returned (tùy chọn khi trả lại bảng tính).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReturnOptions {
    /// The language of the comments.
    pub lang: Lang,
    /// The limits of reading.
    pub limits: XlsxOptions,
}

impl ReturnOptions {
    /// Comments in a language, and the limits of a caller who states nothing.
    pub const fn in_language(lang: Lang) -> Self {
        Self {
            lang,
            limits: XlsxOptions::unstated(),
        }
    }
}

/// Writes a workbook again with what was found in it, as comments on the cells (bảng tính trả lại).
///
/// The sheets and their cells are where they were, so that who made the workbook can mend it and send
/// it again. `findings` are those of [`read`](super::read()), `rules` those of
/// [`check`](crate::rules::check); a rule's finding about a record that the workbook does not hold is
/// passed over.
///
/// # Errors
/// * [`WriteError::Workbook`] if the bytes are no workbook.
///
/// # Example
/// ```
/// use vientro::exchange::json::People;
/// use vientro::exchange::table::Locale;
/// use vientro::exchange::xlsx::{self, Export, ReturnOptions, XlsxOptions};
/// use vientro::rules::{self, CheckOptions};
/// use vientro::{Date, Lang, Registry};
/// # let file = br#"{"format":"vientro-submission","version":1,"submission":{"id":"S1","submitter":"x","sequence":1},"grants":[{"id":"G1"}]}"#;
/// # let mut builder = Registry::builder();
/// # vientro::exchange::json::read(&mut builder, "a.json", file);
/// # let registry = builder.finish();
/// # let export = Export::new(&registry, People::Full);
/// # let bytes = export.workbooks().next().ok_or("none")?.write(Some(Lang::Vi), Locale::Vi)?;
/// let mut builder = Registry::builder();
/// let report = xlsx::read(&mut builder, "a.xlsx", &bytes, &XlsxOptions::unstated())?;
/// let checked = rules::check(&builder.finish(), &CheckOptions::on(Date::new(2025, 12, 31)?));
/// let options = ReturnOptions::in_language(Lang::Vi);
/// let back = xlsx::returned(&bytes, &report.findings, &checked.findings, &options)?;
/// assert!(back.starts_with(b"PK"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn returned(
    bytes: &[u8],
    findings: &[CellFinding],
    rules: &[Finding],
    options: &ReturnOptions,
) -> Result<Vec<u8>, WriteError> {
    let book = match book::read(bytes, &options.limits, &mut Watch::of_nobody()) {
        Ok(book) => book,
        Err(Ended::Refused(error)) => return Err(error.into()),
        Err(Ended::Stopped) => {
            return Err(WriteError::Refused {
                reason: String::new(),
            });
        }
    };
    let mut comments = Comments {
        lang: options.lang,
        book: &book,
        cells: BTreeMap::new(),
    };
    for finding in findings {
        let column = finding.column.and_then(|it| it.checked_sub(1));
        let text = finding.message.get(options.lang).to_owned();
        let row = finding.row.unwrap_or(1);
        let column = column.and_then(|it| usize::try_from(it).ok());
        comments.add(
            &finding.file,
            (row, column.unwrap_or(0)),
            finding.severity,
            text,
        );
    }
    let schema = Schema::new();
    let mut locator = Locator::new(&schema, tables(&schema, &book));
    for finding in rules {
        let Some((list, id)) = finding.record.split_once('/') else {
            continue;
        };
        let kind = RecordKind::of_list(list);
        let Some(at) = kind.and_then(|kind| locator.find(kind, id, &finding.path)) else {
            continue;
        };
        let mut text = format!("{}: {}", finding.rule, finding.message.get(options.lang));
        if let Some(basis) = finding.basis(options.lang) {
            text.push_str(&format!(" ({basis})"));
        }
        comments.add(&at.sheet, (at.row, at.column), finding.severity, text);
    }
    write(&book, &comments.cells)
}

/// What is said of a cell.
struct Comment {
    severity: Severity,
    text: String,
}

/// What is said of each cell: by sheet, row from 1 and column from 0.
type Cells = BTreeMap<(usize, u32, usize), Comment>;

struct Comments<'b> {
    lang: Lang,
    book: &'b Book,
    cells: Cells,
}

/// How many letters a comment may have; a spreadsheet adds some of its own.
const LONGEST: usize = 32_000;

impl Comments<'_> {
    fn add(&mut self, sheet: &str, (row, column): (u32, usize), severity: Severity, text: String) {
        let sheets = &self.book.sheets;
        let is_it = |it: &Grid| {
            let book = sheet.strip_suffix(it.name.as_str());
            book.is_some_and(|book| book.ends_with('#'))
        };
        let sheet = sheets.iter().position(is_it).unwrap_or(0);
        let text = format!("[{}] {text}", severity.label(self.lang));
        let place = (sheet, row, column);
        if let Some(comment) = self.cells.get_mut(&place) {
            let longer = comment.text.len().saturating_add(text.len());
            if longer < LONGEST && !comment.text.contains(&text) {
                comment.text.push('\n');
                comment.text.push_str(&text);
            }
            comment.severity = comment.severity.min(severity);
        } else {
            self.cells.insert(place, Comment { severity, text });
        }
    }
}

/// How cells look: by what they store, without and with a comment of each severity.
struct Looks {
    formats: Vec<(Stored, Option<Severity>, Format)>,
}

impl Looks {
    fn new() -> Self {
        let kinds = [
            (Stored::Text, ""),
            (Stored::Number, ""),
            (Stored::Percent, "0.00%"),
            (Stored::Day, DAY),
            (Stored::Bool, ""),
        ];
        let mut formats = Vec::new();
        for (stored, code) in kinds {
            let plain = match code {
                "" => Format::new(),
                code => Format::new().set_num_format(code),
            };
            for severity in Severity::ALL {
                let color = match severity {
                    Severity::Error => 0x00FF_C7CE,
                    Severity::Warning => 0x00FF_EB9C,
                    Severity::Info => 0x00DD_EBF7,
                };
                let format = plain.clone().set_background_color(Color::RGB(color));
                formats.push((stored, Some(severity), format));
            }
            formats.push((stored, None, plain));
        }
        Self { formats }
    }

    fn of(&self, stored: Stored, severity: Option<Severity>) -> Format {
        let is_it = |it: &&(Stored, Option<Severity>, Format)| (it.0, it.1) == (stored, severity);
        let found = self.formats.iter().find(is_it);
        found.map_or_else(Format::new, |(_, _, format)| format.clone())
    }
}

fn write(book: &Book, comments: &Cells) -> Result<Vec<u8>, WriteError> {
    let looks = Looks::new();
    let mut workbook = workbook("")?;
    for (number, grid) in book.sheets.iter().enumerate() {
        let mut sheet = Worksheet::new();
        sheet.set_name(&grid.name)?;
        for row in &grid.rows {
            for entry in grid.cells(row) {
                let comment = comments.get(&(number, row.number, entry.column));
                let format = looks.of(entry.stored, comment.map(|it| it.severity));
                let place = place(row.number, entry.column, &grid.name)?;
                value(&mut sheet, place, (book, grid, &entry), &format)?;
            }
        }
        let own = comments.range((number, 0, 0)..(number.saturating_add(1), 0, 0));
        for ((_, row, column), comment) in own {
            let place = place(*row, *column, &grid.name)?;
            if !grid.has(*row, *column) {
                let format = looks.of(Stored::Text, Some(comment.severity));
                sheet.write_blank(place.0, place.1, &format)?;
            }
            let lines = u32::try_from(comment.text.len() / 40).unwrap_or(u32::MAX);
            let note = Note::new(&comment.text)
                .set_author("Vientro")
                .add_author_prefix(false)
                .set_width(300)
                .set_height(lines.saturating_mul(18).clamp(60, 400));
            sheet.insert_note(place.0, place.1, &note)?;
        }
        sheet.set_hidden(grid.is_hidden && number > 0);
        workbook.push_worksheet(sheet);
    }
    if book.sheets.is_empty() {
        let _ = workbook.add_worksheet();
    }
    let saved = workbook.save_to_buffer();
    saved.map_err(|error| refused(error, "", 0))
}

/// A place as the writer counts it.
fn place(row: u32, column: usize, sheet: &str) -> Result<(u32, u16), WriteError> {
    let column = u16::try_from(column).map_err(|_| WriteError::TooManyRows {
        sheet: sheet.to_owned(),
    })?;
    Ok((row.saturating_sub(1), column))
}

/// Stores a cell as it was stored.
fn value(
    sheet: &mut Worksheet,
    place: (u32, u16),
    (book, grid, entry): (&Book, &Grid, &Entry),
    format: &Format,
) -> Result<(), WriteError> {
    let text = grid.text(&book.shared, entry);
    let number = match entry.stored {
        Stored::Text => None,
        Stored::Bool => {
            let written = sheet.write_boolean_with_format(place.0, place.1, text == "TRUE", format);
            Some(written.map(|_| ()))
        }
        Stored::Number | Stored::Percent => double::write_raw(sheet, place, text, format),
        Stored::Day => match Date::parse(text).ok().and_then(serial) {
            Some(number) => {
                let written = sheet.write_number_with_format(place.0, place.1, number, format);
                Some(written.map(|_| ()))
            }
            // A time, in the first system of workbooks.
            None => double::write_raw(sheet, place, &first_system(text, book.is_1904), format),
        },
    };
    let written = number.unwrap_or_else(|| string(sheet, place, text, format));
    written.map_err(|error| refused(error, &grid.name, place.0))
}

/// Counts a time from 1900 that was counted from 1904.
fn first_system(number: &str, is_1904: bool) -> String {
    let (whole, fraction) = number.split_once('.').unwrap_or((number, "0"));
    match whole.parse::<i64>() {
        Ok(days) if is_1904 => format!("{}.{fraction}", days.saturating_add(1462)),
        Ok(_) | Err(_) => number.to_owned(),
    }
}
