//! Writing a registry as files of CSV.

use std::io;

use csv::{QuoteStyle, Terminator, WriterBuilder};

use crate::exchange::csv::sheet::Delimiter;
use crate::exchange::json::People;
use crate::exchange::table::{Book, Locale, Look, Page, Schema, Table};
use crate::lang::Lang;
use crate::record::Submission;
use crate::registry::Registry;

/// Whether a file begins with a byte order mark, by which spreadsheets know UTF-8.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ByteOrderMark {
    /// It does.
    Present,
    /// It does not.
    Absent,
}

/// How files of CSV are written (tùy chọn khi ghi CSV).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct WriteOptions {
    /// The language of the headers; `None` for the permanent ids of the columns.
    pub headers: Option<Lang>,
    /// How numbers and days are written.
    pub locale: Locale,
    /// What stands between cells.
    pub delimiter: Delimiter,
    /// Whether there is a byte order mark.
    pub mark: ByteOrderMark,
}

impl WriteOptions {
    /// For programs: permanent ids, the machine form, commas, no mark.
    pub const fn for_programs() -> Self {
        Self {
            headers: None,
            locale: Locale::Machine,
            delimiter: Delimiter::Comma,
            mark: ByteOrderMark::Absent,
        }
    }

    /// For people with a spreadsheet set to a language.
    pub const fn for_people(lang: Lang) -> Self {
        let (locale, delimiter) = match lang {
            Lang::Vi => (Locale::Vi, Delimiter::Semicolon),
            Lang::En => (Locale::En, Delimiter::Comma),
        };
        Self {
            headers: Some(lang),
            locale,
            delimiter,
            mark: ByteOrderMark::Present,
        }
    }
}

/// A registry ready to be written as CSV (xuất CSV): a folder for each submission.
///
/// Every version of every record is written, and every record that was set aside, with its source text.
/// Bytes that could not be read are not: [`Registry::unreadable`] has them.
///
/// # Example
/// ```
/// use vientro::Registry;
/// use vientro::exchange::csv::{Export, WriteOptions};
/// use vientro::exchange::json::{self, People};
/// let file = r#"{"format":"vientro-submission","version":1,
///   "submission":{"id":"S1","submitter":"ppc-lang-son","sequence":1},
///   "grants":[{"id":"G1","donors":[{"donor":"D1","share":"60"},{"donor":"D2","share":"40"}]}]}"#;
/// let mut builder = Registry::builder();
/// json::read(&mut builder, "a.json", file.as_bytes());
/// let registry = builder.finish();
/// let export = Export::new(&registry, People::Redacted);
/// let folder = export.folders().next().ok_or("nothing to write")?;
/// let names: Vec<&str> = folder.tables().map(|table| table.name()).collect();
/// assert_eq!(names, ["submission", "grants", "grant_donors"]);
/// let donors = export.schema().table("grant_donors").ok_or("no table")?;
/// let mut bytes = Vec::new();
/// folder.write(donors, &WriteOptions::for_programs(), &mut bytes)?;
/// assert_eq!(
///     String::from_utf8_lossy(&bytes),
///     "grant_id,amendment,donor,share,other_fields\nG1,,D1,60,\nG1,,D2,40,\n"
/// );
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug)]
pub struct Export<'r> {
    schema: Schema,
    book: Book<'r>,
}

/// What is written of one submission (thư mục của một lần nộp): a file for each table.
///
/// A submission that holds several versions of a record has a folder for each.
#[derive(Clone, Copy, Debug)]
pub struct Folder<'e, 'r> {
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

    /// Returns the tables that there may be.
    pub const fn schema(&self) -> &Schema {
        &self.schema
    }

    /// Returns the folders, by submission.
    pub fn folders(&self) -> impl Iterator<Item = Folder<'_, 'r>> {
        let folder = |page| Folder { export: self, page };
        self.book.pages().iter().map(folder)
    }
}

impl<'e> Folder<'e, '_> {
    /// Returns the submission. Its id is what somebody else wrote: a program names folders itself.
    pub const fn submission(&self) -> &'e Submission {
        self.page.submission()
    }

    /// Returns the tables that have rows.
    pub fn tables(&self) -> impl Iterator<Item = &'e Table> {
        let Folder { export, page } = *self;
        let tables = export.schema.tables().iter();
        tables.filter(move |table| export.book.has_rows(page, table))
    }

    /// Writes a table: the header, and its rows by record.
    ///
    /// # Errors
    /// * what `out` refuses; what was written before that stays there.
    pub fn write(
        &self,
        table: &Table,
        options: &WriteOptions,
        mut out: impl io::Write,
    ) -> io::Result<()> {
        if options.mark == ByteOrderMark::Present {
            out.write_all(b"\xef\xbb\xbf")?;
        }
        let mut writer = WriterBuilder::new()
            .delimiter(options.delimiter.byte())
            .terminator(Terminator::Any(b'\n'))
            .quote_style(QuoteStyle::Necessary)
            .from_writer(out);
        let look = Look {
            headers: options.headers,
            locale: options.locale,
        };
        let take = &mut |cells: &[std::borrow::Cow<'_, str>]| {
            writer
                .write_record(cells.iter().map(|cell| cell.as_bytes()))
                .map_err(io::Error::from)
        };
        self.export.book.write(self.page, table, look, take)?;
        writer.flush()
    }
}
