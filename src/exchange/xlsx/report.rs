//! Reports as workbooks: a sheet for each table, with numbers, a header that stays, and a chart.
//!
//! I1. A figure is a number where a spreadsheet holds it exactly, and text everywhere else; a quotient
//!     is a formula. Money has a column for each currency.
//! I2. What is doubtful in a figure is said in a comment of its cell.

use rust_xlsxwriter::{Chart, ChartType, Format, Formula, Note, Worksheet, XlsxError};

use super::double;
use super::error::WriteError;
use super::write::{Formats, LONGEST_NAME, refused, string, workbook};
use crate::lang::Lang;
use crate::money::Currency;
use crate::order;
use crate::report::{DocumentTable, Figure, ReportDocument, ReportRow, ReportTable, Value};

/// Writes a report as a workbook (báo cáo dạng bảng tính): what a reader must know first, then a sheet
/// for each table.
///
/// # Errors
/// * [`WriteError::TooLong`], [`WriteError::TooManyRows`] if a sheet cannot hold a table.
///
/// # Example
/// ```
/// use vientro::exchange::xlsx;
/// use vientro::report::{ReportQuery, YearlyQuery};
/// use vientro::{Lang, Registry, Window};
/// let query = ReportQuery::Yearly(YearlyQuery::of(Window::calendar_year(2023)?));
/// let document = query.run(&Registry::builder().finish())?;
/// let bytes = xlsx::report(&document, Lang::Vi)?;
/// assert!(bytes.starts_with(b"PK"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn report(document: &ReportDocument, lang: Lang) -> Result<Vec<u8>, WriteError> {
    let title = lang.pick(
        "Báo cáo viện trợ phi chính phủ nước ngoài",
        "Report on foreign NGO aid",
    );
    let mut workbook = workbook(title)?;
    let tables = document.tables();
    let mut sheets = Vec::new();
    for (number, table) in tables.iter().enumerate() {
        let name = name(number.saturating_add(1), table, lang);
        sheets.push(Drawn::new(name, &table.table, lang).sheet()?);
    }
    workbook.push_worksheet(contents(document, &tables, title, lang)?);
    for sheet in sheets {
        workbook.push_worksheet(sheet);
    }
    let saved = workbook.save_to_buffer();
    saved.map_err(|error| refused(error, "", 0))
}

/// The name of a table's sheet: its number, and as much of its title as there is room for.
fn name(number: usize, table: &DocumentTable<'_>, lang: Lang) -> String {
    let letter = |letter: char| match letter {
        '[' | ']' | ':' | '*' | '?' | '/' | '\\' | '\'' => ' ',
        letter => letter,
    };
    let title = table.table.title.get(lang).chars().map(letter);
    let whole: String = format!("{number:02} ").chars().chain(title).collect();
    let name: String = whole.chars().take(LONGEST_NAME).collect();
    // No word is cut in two.
    let is_cut = name.len() < whole.len();
    let end = name.rfind(' ').filter(|_| is_cut).unwrap_or(name.len());
    name.get(..end).unwrap_or(&name).trim_end().to_owned()
}

/// The first sheet: which tables there are, and what a reader must know before using them.
fn contents(
    document: &ReportDocument,
    tables: &[DocumentTable<'_>],
    title: &str,
    lang: Lang,
) -> Result<Worksheet, WriteError> {
    let formats = Formats::new();
    let mut sheet = Worksheet::new();
    sheet.set_name(lang.pick("Mục lục", "Contents"))?;
    sheet.set_column_width(0, 34_u32)?;
    sheet.set_column_width(1, 90_u32)?;
    sheet.write_string_with_format(0, 0, title, &formats.title)?;
    let mut row = 2_u32;
    for (number, table) in tables.iter().enumerate() {
        let name = name(number.saturating_add(1), table, lang);
        sheet.write_string_with_format(row, 0, name, &formats.text)?;
        let title = table.table.title.get(lang);
        sheet.write_string_with_format(row, 1, title, &formats.wrapped)?;
        row = row.saturating_add(1);
    }
    row = row.saturating_add(1);
    for (part, warning) in document.warnings() {
        sheet.write_string_with_format(row, 0, part, &formats.text)?;
        string(&mut sheet, (row, 1), warning.get(lang), &formats.wrapped)
            .map_err(|error| refused(error, "", row))?;
        row = row.saturating_add(1);
    }
    Ok(sheet)
}

/// The row of the header, from 0.
const HEADER: u32 = 2;

/// A column of a sheet: that of the report, and of money the currency.
#[derive(Clone, Copy)]
struct Column {
    of: usize,
    currency: Option<Currency>,
}

/// A table under drawing.
struct Drawn<'t> {
    name: String,
    table: &'t ReportTable,
    lang: Lang,
    columns: Vec<Column>,
    formats: Formats,
    bold: Format,
}

impl<'t> Drawn<'t> {
    fn new(name: String, table: &'t ReportTable, lang: Lang) -> Self {
        let mut columns = Vec::new();
        for of in 0..table.columns.len() {
            let figures = table.all_rows().filter_map(|row| row.cells.get(of));
            let currencies = figures.flat_map(|figure| match &figure.value {
                Value::Aid(totals) => totals.iter().map(|one| one.currency()).collect(),
                Value::Count(_)
                | Value::Ratio { .. }
                | Value::Blank
                | Value::CannotTell(_)
                | Value::Text { .. } => Vec::new(),
            });
            let currencies = order::distinct(currencies);
            if currencies.is_empty() {
                let currency = None;
                columns.push(Column { of, currency });
            }
            columns.extend(currencies.into_iter().map(|currency| Column {
                of,
                currency: Some(currency),
            }));
        }
        Self {
            name,
            table,
            lang,
            columns,
            formats: Formats::new(),
            bold: Format::new().set_bold(),
        }
    }

    fn sheet(&self) -> Result<Worksheet, WriteError> {
        let mut sheet = Worksheet::new();
        let drawn = self.draw(&mut sheet);
        drawn.map_err(|error| refused(error, &self.name, 0))?;
        Ok(sheet)
    }

    fn draw(&self, sheet: &mut Worksheet) -> Result<(), XlsxError> {
        let lang = self.lang;
        sheet.set_name(&self.name)?;
        sheet.set_freeze_panes(HEADER.saturating_add(1), 1)?;
        sheet.set_column_width(0, 40_u32)?;
        let title = self.table.title.get(lang);
        sheet.write_string_with_format(0, 0, title, &self.formats.title)?;
        let head = self.table.head.get(lang);
        sheet.write_string_with_format(HEADER, 0, head, &self.formats.header)?;
        for (at, column) in (1_u16..).zip(&self.columns) {
            let label = self.table.columns.get(column.of);
            let label = label.map_or("", |column| column.label.get(lang));
            let text = match column.currency {
                Some(currency) => format!("{label} ({})", currency.code()),
                None => label.to_owned(),
            };
            sheet.write_string_with_format(HEADER, at, text, &self.formats.header)?;
            sheet.set_column_width(at, 18_u32)?;
        }
        let mut row = HEADER;
        for line in self.table.all_rows() {
            row = row.saturating_add(1);
            self.row(sheet, row, line)?;
        }
        for note in &self.table.notes {
            row = row.saturating_add(2);
            string(sheet, (row, 0), note.get(lang), &self.formats.plain)?;
        }
        self.chart(sheet)
    }

    fn row(&self, sheet: &mut Worksheet, row: u32, line: &ReportRow) -> Result<(), XlsxError> {
        let is_total = self.table.total.as_ref() == Some(line);
        let format = if is_total {
            &self.bold
        } else {
            &self.formats.plain
        };
        string(sheet, (row, 0), line.label.get(self.lang), format)?;
        for (at, column) in (1_u16..).zip(&self.columns) {
            let Some(figure) = line.cells.get(column.of) else {
                continue;
            };
            self.figure(sheet, (row, at), figure, column.currency)?;
            if let Some(note) = self.note(figure) {
                let note = Note::new(note).set_author("Vientro");
                sheet.insert_note(row, at, &note.add_author_prefix(false))?;
            }
        }
        Ok(())
    }

    fn figure(
        &self,
        sheet: &mut Worksheet,
        place: (u32, u16),
        figure: &Figure,
        currency: Option<Currency>,
    ) -> Result<(), XlsxError> {
        let whole = Format::new().set_num_format("#,##0");
        let number = |sheet: &mut Worksheet, plain: &str, format: &Format| {
            let written = double::write(sheet, place, plain, format);
            written.unwrap_or_else(|| string(sheet, place, plain, &self.formats.text))
        };
        match &figure.value {
            Value::Count(count) => number(sheet, &count.to_string(), &whole),
            Value::Aid(totals) => {
                let found = totals.iter().find(|one| Some(one.currency()) == currency);
                let plain = found.map_or_else(|| "0".to_owned(), |one| one.plain());
                let digits = currency.and_then(Currency::minor_digits).unwrap_or(0);
                let format = if digits == 0 {
                    &whole
                } else {
                    &self.formats.money
                };
                number(sheet, &plain, format)
            }
            Value::Ratio {
                numerator,
                denominator,
            } => {
                let (row, column) = place;
                let format = Format::new().set_num_format("0.0000");
                let formula = Formula::new(format!("={numerator}/{denominator}"));
                let formula = formula.set_result(quotient(*numerator, *denominator));
                sheet
                    .write_formula_with_format(row, column, formula, &format)
                    .map(|_| ())
            }
            Value::Blank => Ok(()),
            Value::CannotTell(_) => string(sheet, place, "?", &self.formats.text),
            Value::Text { words, .. } => {
                string(sheet, place, words.get(self.lang), &self.formats.text)
            }
        }
    }

    /// What is to be said of a figure.
    fn note(&self, figure: &Figure) -> Option<String> {
        let lang = self.lang;
        let mut lines = Vec::new();
        if let Value::CannotTell(reason) = &figure.value {
            lines.push(reason.get(lang));
        }
        if figure.is_in_doubt {
            lines.push(lang.pick(
                "Có bản ghi còn nghi vấn: mâu thuẫn, hoặc một bản chưa đọc được.",
                "A record behind it is in doubt: contradicted, or with a version unread.",
            ));
        }
        if figure.is_undivided {
            lines.push(lang.pick(
                "Chưa gồm số tiền chưa chia được cho từng địa bàn hay lĩnh vực.",
                "Lacks money that lies undivided among several places or sectors.",
            ));
        }
        if figure.is_inexact {
            lines.push(lang.pick(
                "Có số tiền chỉ được nêu gần đúng.",
                "An amount in it is stated as an approximation only.",
            ));
        }
        (!lines.is_empty()).then(|| lines.join("\n"))
    }

    /// Draws the first column whose figures are all numbers, if there are several.
    fn chart(&self, sheet: &mut Worksheet) -> Result<(), XlsxError> {
        let is_number = |column: &Column| {
            let mut figures = self.table.rows.iter().map(|row| row.cells.get(column.of));
            figures.all(|figure| {
                figure.is_some_and(|figure| match figure.value {
                    Value::Count(_) | Value::Aid(_) => true,
                    Value::Ratio { .. }
                    | Value::Blank
                    | Value::CannotTell(_)
                    | Value::Text { .. } => false,
                })
            })
        };
        let rows = u32::try_from(self.table.rows.len()).unwrap_or(u32::MAX);
        let found = (1_u16..).zip(&self.columns).find(|(_, it)| is_number(it));
        let (Some((at, _)), 2..=10_000) = (found, rows) else {
            return Ok(());
        };
        let (first, last) = (HEADER.saturating_add(1), HEADER.saturating_add(rows));
        let name = self.name.as_str();
        let mut chart = Chart::new(ChartType::Column);
        chart.title().set_name(self.table.title.get(self.lang));
        chart.legend().set_hidden();
        chart
            .add_series()
            .set_name((name, HEADER, at))
            .set_categories((name, first, 0, last, 0))
            .set_values((name, first, at, last, at));
        chart.set_width(760).set_height(400);
        let beside = u16::try_from(self.columns.len()).unwrap_or(u16::MAX);
        sheet.insert_chart(HEADER, beside.saturating_add(2), &chart)?;
        Ok(())
    }
}

/// How many decimals of a quotient stand in the file until a spreadsheet calculates it.
const DECIMALS: usize = 8;

/// Divides as on paper, down to so many decimals that no more are seen; nothing is rounded up.
fn quotient(numerator: i128, denominator: i128) -> String {
    let sign = if numerator < 0 { "-" } else { "" };
    let over = denominator.unsigned_abs();
    let mut rest = numerator.unsigned_abs();
    let mut out = String::from(sign);
    out.push_str(&rest.checked_div(over).unwrap_or(0).to_string());
    out.push('.');
    for _ in 0..DECIMALS {
        rest = rest.checked_rem(over).unwrap_or(0).saturating_mul(10);
        out.push_str(&rest.checked_div(over).unwrap_or(0).to_string());
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quotients_are_divided_as_on_paper() {
        for (numerator, denominator, text) in [
            (1, 3, "0.33333333"),
            (-7, 4, "-1.75000000"),
            (381, 430, "0.88604651"),
            (0, 5, "0.00000000"),
        ] {
            assert_eq!(quotient(numerator, denominator), text);
        }
    }
}
