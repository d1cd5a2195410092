//! Blank workbooks for people to fill.

use super::error::WriteError;
use super::lists::{Lists, help};
use super::write::{Formats, sheet, workbook};
use crate::code::clip;
use crate::date::Date;
use crate::exchange::table::{Schema, Table};
use crate::lang::Lang;

/// Which tables a blank workbook has, and in which language (tùy chọn của biểu mẫu).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TemplateOptions {
    /// The language of names, headers and lists; the help is in Vietnamese.
    pub lang: Lang,
    /// The day whose provinces are offered.
    pub on: Date,
    /// The tables, by permanent name, in order.
    pub tables: Vec<String>,
    /// For how many rows of each table cells offer their lists.
    pub rows: u32,
}

/// What provinces and ministries report.
const OF_PROVINCES: &[&str] = &[
    "submission",
    "donors",
    "parties",
    "grants",
    "grant_donors",
    "grant_provinces",
    "grant_sectors",
    "grant_funding",
    "grant_amendments",
    "grant_events",
    "transactions",
    "balances",
    "commitments",
];

impl TemplateOptions {
    /// The tables that a province or a ministry reports in, in Vietnamese.
    pub fn for_provinces(on: Date) -> Self {
        Self {
            lang: Lang::Vi,
            on,
            tables: OF_PROVINCES.iter().copied().map(str::to_owned).collect(),
            rows: 5000,
        }
    }

    /// Every table, in Vietnamese, but that of records which cannot be read.
    pub fn of_all_tables(on: Date) -> Self {
        let schema = Schema::new();
        let tables = schema.tables().iter().map(|table| table.name().to_owned());
        Self {
            tables: tables.filter(|table| table != "set_aside").collect(),
            ..Self::for_provinces(on)
        }
    }
}

/// Writes a blank workbook (biểu mẫu): a sheet of help, a sheet for each table with its header and the
/// lists that its cells choose from.
///
/// # Errors
/// * [`WriteError::UnknownTable`] if a table is none.
///
/// # Example
/// ```
/// use vientro::exchange::xlsx::{self, TemplateOptions};
/// use vientro::Date;
/// let options = TemplateOptions::for_provinces(Date::new(2025, 12, 31)?);
/// let bytes = xlsx::template(&options)?;
/// assert!(bytes.starts_with(b"PK"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn template(options: &TemplateOptions) -> Result<Vec<u8>, WriteError> {
    let schema = Schema::new();
    let mut tables: Vec<&Table> = Vec::new();
    for name in &options.tables {
        let table = schema.table(name);
        tables.push(table.ok_or_else(|| WriteError::UnknownTable { table: clip(name) })?);
    }
    let formats = Formats::new();
    let mut lists = Lists::new(options.lang, options.on);
    let mut workbook = workbook("Biểu mẫu viện trợ phi chính phủ nước ngoài")?;
    workbook.push_worksheet(help(&tables, options.lang, options.on, &formats)?);
    for table in tables {
        let mut sheet = sheet(table, Some(options.lang), &formats)?;
        for (at, column) in (0_u16..).zip(table.columns()) {
            lists.offer(
                &mut sheet,
                at,
                column,
                (1, options.rows.clamp(1, 1_048_575)),
            )?;
        }
        workbook.push_worksheet(sheet);
    }
    workbook.push_worksheet(lists.sheet(&formats)?);
    Ok(workbook.save_to_buffer()?)
}
