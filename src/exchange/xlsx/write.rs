//! What every workbook of tables has in common: names of sheets, headers, and how a cell is stored.
//!
//! I1. A cell is a number or a day where a spreadsheet holds it exactly, and text everywhere else.

use rust_xlsxwriter::{
    Color, DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder, Workbook, Worksheet,
    XlsxError,
};

use super::double;
use super::error::WriteError;
use crate::date::Date;
use crate::exchange::table::{Column, Leaf, Locale, Table, write_number};
use crate::lang::Lang;

/// How many letters the name of a sheet may have.
pub(super) const LONGEST_NAME: usize = 31;

/// How many letters a cell may have.
const LONGEST_TEXT: usize = 32_767;

/// How a day looks.
pub(super) const DAY: &str = "dd/mm/yyyy";

/// How cells look.
pub(super) struct Formats {
    pub(super) title: Format,
    pub(super) header: Format,
    pub(super) key: Format,
    pub(super) plain: Format,
    pub(super) text: Format,
    pub(super) day: Format,
    pub(super) money: Format,
    pub(super) wrapped: Format,
}

impl Formats {
    pub(super) fn new() -> Self {
        let header = Format::new()
            .set_bold()
            .set_text_wrap()
            .set_align(FormatAlign::Top)
            .set_border(FormatBorder::Thin);
        Self {
            title: Format::new().set_bold().set_font_size(14),
            key: header.clone().set_background_color(Color::RGB(0x00FF_E699)),
            header: header.set_background_color(Color::RGB(0x00DD_EBF7)),
            plain: Format::new(),
            text: Format::new().set_num_format("@"),
            day: Format::new().set_num_format(DAY),
            money: Format::new().set_num_format("#,##0.00"),
            wrapped: Format::new().set_text_wrap().set_align(FormatAlign::Top),
        }
    }

    /// How the cells of a column look.
    pub(super) fn of(&self, column: &Column) -> &Format {
        match column.leaf() {
            Leaf::Date | Leaf::Term => &self.day,
            Leaf::Number if column.is_money() => &self.money,
            Leaf::Number | Leaf::Count | Leaf::Json => &self.plain,
            // As text, so that a spreadsheet makes neither numbers nor days of codes.
            Leaf::Text | Leaf::Code(_) | Leaf::Codes(_) => &self.text,
        }
    }
}

/// A workbook without sheets, that tells nothing of when or where it was made.
pub(super) fn workbook(title: &str) -> Result<Workbook, WriteError> {
    let mut workbook = Workbook::new();
    let day = ExcelDateTime::from_ymd(1980, 1, 1)?;
    let properties = DocProperties::new()
        .set_author("Vientro")
        .set_title(title)
        .set_creation_datetime(&day);
    workbook.set_properties(&properties);
    Ok(workbook)
}

/// What the sheet of a table is called: its title, or its permanent name where that is too long.
pub(super) fn sheet_name(table: &Table, lang: Option<Lang>) -> String {
    let title = lang.map(|lang| table.title().header(lang));
    let fits = |title: &String| title.chars().count() <= LONGEST_NAME;
    title
        .filter(fits)
        .unwrap_or_else(|| table.name().to_owned())
}

/// The header of a column.
pub(super) fn header(column: &Column, lang: Option<Lang>) -> String {
    lang.map_or_else(
        || column.id().to_owned(),
        |lang| column.title().header(lang),
    )
}

/// A sheet with the header of a table, which stays when the rows are moved.
pub(super) fn sheet(
    table: &Table,
    lang: Option<Lang>,
    formats: &Formats,
) -> Result<Worksheet, WriteError> {
    let mut sheet = Worksheet::new();
    sheet.set_name(sheet_name(table, lang))?;
    sheet.set_freeze_panes(1, 1)?;
    for (at, column) in (0_u16..).zip(table.columns()) {
        let header = header(column, lang);
        let letters = u32::try_from(header.chars().count()).unwrap_or(u32::MAX);
        sheet.set_column_width(at, letters.clamp(14, 32))?;
        sheet.set_column_format(at, formats.of(column))?;
        let format = if column.is_key() {
            &formats.key
        } else {
            &formats.header
        };
        sheet.write_string_with_format(0, at, header, format)?;
    }
    Ok(sheet)
}

/// Stores the text of a cell, which is in the machine form, as its column wants it.
pub(super) fn put(
    sheet: &mut Worksheet,
    (row, at): (u32, u16),
    column: &Column,
    text: &str,
    locale: Locale,
    formats: &Formats,
) -> Result<(), WriteError> {
    if text.is_empty() {
        return Ok(());
    }
    let format = formats.of(column);
    let place = (row, at);
    let written = match column.leaf() {
        Leaf::Number => {
            // An amount has the digits of its currency; of other numbers each zero may be meant.
            let is_plain = column.is_money() || double::is_shortest(text);
            let number = if is_plain {
                double::write(sheet, place, text, format)
            } else {
                None
            };
            number
                .unwrap_or_else(|| string(sheet, place, &write_number(text, locale), &formats.text))
        }
        Leaf::Count => {
            let number = double::write(sheet, place, text, format);
            number.unwrap_or_else(|| string(sheet, place, text, format))
        }
        Leaf::Date | Leaf::Term => match Date::parse(text).ok().and_then(serial) {
            Some(number) => sheet
                .write_number_with_format(row, at, number, format)
                .map(|_| ()),
            None => string(sheet, place, text, &formats.text),
        },
        Leaf::Text | Leaf::Code(_) | Leaf::Codes(_) | Leaf::Json => {
            string(sheet, place, text, format)
        }
    };
    written.map_err(|error| refused(error, &sheet.name(), row))
}

pub(super) fn string(
    sheet: &mut Worksheet,
    (row, column): (u32, u16),
    text: &str,
    format: &Format,
) -> Result<(), XlsxError> {
    if text.chars().count() > LONGEST_TEXT {
        return Err(XlsxError::MaxStringLengthExceeded);
    }
    sheet
        .write_string_with_format(row, column, text, format)
        .map(|_| ())
}

/// Says where the writer refused.
pub(super) fn refused(error: XlsxError, sheet: &str, row: u32) -> WriteError {
    let sheet = sheet.to_owned();
    match error {
        XlsxError::MaxStringLengthExceeded => WriteError::TooLong {
            sheet,
            row: row.saturating_add(1),
        },
        XlsxError::RowColumnLimitError => WriteError::TooManyRows { sheet },
        error => error.into(),
    }
}

/// The number that counts a day, in the first system of workbooks, from behind the day that never was.
pub(super) fn serial(day: Date) -> Option<i32> {
    let number = day.days_since_1970().checked_add(25_569)?;
    (number > 60).then_some(number)
}
