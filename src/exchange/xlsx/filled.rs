//! Writing a registry as workbooks.

use super::error::WriteError;
use super::write::{Formats, put, refused, sheet, workbook};
use crate::exchange::json::People;
use crate::exchange::table::{Book, Locale, Look, Page, Schema};
use crate::lang::Lang;
use crate::record::Submission;
use crate::registry::Registry;

/// A registry ready to be written as XLSX (xuất bảng tính): a workbook for each submission.
///
/// Every version of every record is written, and every record that was set aside, with its source text.
/// Bytes that could not be read are not: [`Registry::unreadable`] has them.
///
/// # Example
/// ```
/// use vientro::exchange::json::{self, People};
/// use vientro::exchange::table::Locale;
/// use vientro::exchange::xlsx::{self, Export, XlsxOptions};
/// use vientro::record::Transaction;
/// use vientro::{Lang, Registry};
/// let file = r#"{"format":"vientro-submission","version":1,
///   "submission":{"id":"S1","submitter":"ppc-lang-son","sequence":1},
///   "transactions":[{"id":"T1","amount":{"amount":"41133.77","currency":"USD"}}]}"#;
/// let mut builder = Registry::builder();
/// json::read(&mut builder, "a.json", file.as_bytes());
/// let registry = builder.finish();
/// let export = Export::new(&registry, People::Redacted);
/// let workbook = export.workbooks().next().ok_or("nothing to write")?;
/// let bytes = workbook.write(Some(Lang::Vi), Locale::Vi)?;
/// let mut builder = Registry::builder();
/// xlsx::read(&mut builder, "a.xlsx", &bytes, &XlsxOptions::unstated())?;
/// let again = builder.finish();
/// let paid = again.get::<Transaction>("T1").and_then(Transaction::amount);
/// assert_eq!(paid.map(|paid| paid.minor()), Some(4_113_377));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug)]
pub struct Export<'r> {
    schema: Schema,
    book: Book<'r>,
}

/// What is written of one submission (tệp bảng tính của một lần nộp): a sheet for each table.
///
/// A submission that holds several versions of a record has a workbook for each.
#[derive(Clone, Copy, Debug)]
pub struct Workbook<'e, 'r> {
    export: &'e Export<'r>,
    page: &'e Page<'r>,
}

impl<'r> Export<'r> {
    /// Prepares a registry to be written.
    pub fn new(registry: &'r Registry, people: People) -> Self {
        Self {
            schema: Schema::new(),
            book: Book::new(registry, people),
        }
    }

    /// Returns the workbooks, by submission.
    pub fn workbooks(&self) -> impl Iterator<Item = Workbook<'_, 'r>> {
        let workbook = |page| Workbook { export: self, page };
        self.book.pages().iter().map(workbook)
    }
}

impl<'e> Workbook<'e, '_> {
    /// Returns the submission. Its id is what somebody else wrote: a program names files itself.
    pub const fn submission(&self) -> &'e Submission {
        self.page.submission()
    }

    /// Writes the workbook, with headers in a language, or as permanent ids.
    ///
    /// A number that a spreadsheet does not hold exactly is written as text, as the locale writes it;
    /// who reads the workbook again states the same one.
    ///
    /// # Errors
    /// * [`WriteError::TooLong`], [`WriteError::TooManyRows`] if a sheet cannot hold a table.
    pub fn write(&self, headers: Option<Lang>, locale: Locale) -> Result<Vec<u8>, WriteError> {
        let Workbook { export, page } = *self;
        let formats = Formats::new();
        let mut workbook = workbook(page.submission().id().as_str())?;
        let look = Look {
            headers: None,
            locale: Locale::Machine,
        };
        for table in export.schema.tables() {
            if !export.book.has_rows(page, table) {
                continue;
            }
            let mut sheet = sheet(table, headers, &formats)?;
            let mut row = 0_u32;
            export.book.write(page, table, look, &mut |cells| {
                // The header is there.
                if row > 0 {
                    for (at, (column, cell)) in (0_u16..).zip(table.columns().iter().zip(cells)) {
                        put(&mut sheet, (row, at), column, cell, locale, &formats)?;
                    }
                }
                row = row.saturating_add(1);
                Ok::<(), WriteError>(())
            })?;
            workbook.push_worksheet(sheet);
        }
        let saved = workbook.save_to_buffer();
        saved.map_err(|error| refused(error, "", 0))
    }
}
