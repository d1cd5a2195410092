//! Reports made of tables: labelled rows and columns whose cells can each name their records.
//!
//! I1. A cell is a cell of a cube, names its records itself, or is computed from cells of its own
//!     table; nothing else.
//! I2. Every label is in both languages; nothing is rounded, nothing is drawn.
//! I3. The address of a cell, `table/row/column`, is permanent as long as its records stay.

mod comparison;
mod compose;
mod document;
mod programme;
mod series;
mod yearly;

pub use comparison::{ComparisonQuery, comparison};
pub use document::DocumentTable;
pub(super) use document::{code_of_two, drill, figure};
pub use programme::{ProgrammeQuery, programme};
pub use series::{SeriesQuery, series};
pub use yearly::{YearlyQuery, yearly_report};

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::catalog;
use crate::finding::Message;
use crate::lang::Lang;
use crate::money::{Totals, number};
use crate::record::RecordKind;
use crate::registry::Registry;
use crate::report::overview::ReportError;
use crate::statistics::{
    Conversion, CubeQuery, Drilled, Facts, KeyPart, StatisticsError, Unconverted,
};

/// A report made of tables (báo cáo dạng bảng).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TableReport {
    /// Which report it is.
    pub kind: ReportKind,
    /// The title.
    pub title: Message,
    /// The tables.
    pub tables: Vec<ReportTable>,
    /// What a reader must know before using the figures.
    pub warnings: Vec<Message>,
    /// Every amount that was converted to the reporting currency.
    pub conversions: Vec<Conversion>,
    /// Every amount that could not be converted: it stays in its own currency.
    pub unconverted: Vec<Unconverted>,
    /// How many records could not be read, and count in no figure.
    pub set_aside: usize,
    /// How many files could not be read, or not to their end.
    pub unreadable: usize,
    /// What the report was made with.
    pub stamp: Stamp,
}

/// What a report was made with (dấu phiên bản).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stamp {
    /// The version of the library.
    pub library: &'static str,
    /// The version of its code lists.
    pub catalogue: &'static str,
}

impl Stamp {
    /// Returns this library's.
    pub const fn here() -> Self {
        Self {
            library: env!("CARGO_PKG_VERSION"),
            catalogue: catalog::VERSION,
        }
    }
}

/// Which report it is (loại báo cáo).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum ReportKind {
    /// Window after window (chuỗi số liệu qua các kỳ).
    Series,
    /// The nation in a window (báo cáo quốc gia).
    NationalYear,
    /// A province in a window (báo cáo cấp tỉnh).
    ProvincialYear,
    /// A national programme over its years (báo cáo theo chương trình quốc gia).
    NationalProgramme,
    /// Two windows beside each other (so sánh hai kỳ).
    Comparison,
}

impl ReportKind {
    /// Returns the permanent id.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Series => "series",
            Self::NationalYear => "national_year",
            Self::ProvincialYear => "provincial_year",
            Self::NationalProgramme => "national_programme",
            Self::Comparison => "comparison",
        }
    }
}

/// A table (bảng).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReportTable {
    /// The permanent id.
    pub id: &'static str,
    /// The title.
    pub title: Message,
    /// What stands at the head of the rows.
    pub head: Message,
    /// The columns.
    pub columns: Vec<ReportColumn>,
    /// The rows.
    pub rows: Vec<ReportRow>,
    /// All rows together; grants and organizations count once.
    pub total: Option<ReportRow>,
    /// What is to be said of it.
    pub notes: Vec<Message>,
}

/// A column (cột).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReportColumn {
    /// The permanent id.
    pub id: &'static str,
    /// The label.
    pub label: Message,
}

/// A row (dòng).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReportRow {
    /// The permanent code: of the value that it is of, or a name.
    pub code: String,
    /// The label.
    pub label: Message,
    /// One for each column.
    pub cells: Vec<Figure>,
}

/// A figure in a table (số liệu), and where it comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Figure {
    /// The figure.
    pub value: Value,
    /// Whether a record behind it is in doubt: contradicted, or with a version unread.
    pub is_in_doubt: bool,
    /// Whether it lacks money that lies undivided among several places or sectors.
    pub is_undivided: bool,
    /// Whether an amount in it is not meant exactly: stated as "nearly", "about" or the like.
    pub is_inexact: bool,
    /// Where its records are to be found; `None` if it is computed from other figures.
    pub source: Option<FigureSource>,
}

/// Where the records behind a figure are to be found (nguồn gốc số liệu).
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FigureSource {
    /// It is this cell of a cube.
    Cube(Box<(CubeQuery, Vec<KeyPart>)>),
    /// Its records, each by list and id, `transactions/T1`.
    Records(BTreeSet<Arc<str>>),
}

/// The value of a figure.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    /// A number of things, or a difference of two.
    Count(i128),
    /// Money, by currency; empty if there is none.
    Aid(Totals),
    /// A quotient, exactly: the denominator is above zero.
    Ratio {
        /// What is divided.
        numerator: i128,
        /// By what.
        denominator: i128,
    },
    /// Nothing that could stand here.
    Blank,
    /// Nobody can tell, and why.
    CannotTell(Message),
    /// Words: a number as it was printed, an answer.
    Text {
        /// The permanent id of what they say, `consistent`; `None` if they are somebody's own.
        id: Option<&'static str>,
        /// The words.
        words: Message,
    },
}

impl Value {
    /// Takes somebody's own words, the same in both languages.
    pub(super) fn words(text: &str) -> Self {
        Self::Text {
            id: None,
            words: Message::new(text, text),
        }
    }

    /// Takes one of a list of values, each with its permanent id and its label.
    pub(super) fn code(id: &'static str, label: impl Fn(Lang) -> &'static str) -> Self {
        Self::Text {
            id: Some(id),
            words: Message::new(label(Lang::Vi), label(Lang::En)),
        }
    }

    /// Returns the machine form: `381`, `USD 228650000.00` (currencies after each other, with commas
    /// between them), `0` for no money, `381/430` for a quotient, `-` where nothing could stand, `?`
    /// where nobody can tell; words as their permanent id, or in English.
    ///
    /// # Example
    /// ```
    /// use vientro::report::Value;
    /// assert_eq!(Value::Count(381).plain(), "381");
    /// assert_eq!(Value::Ratio { numerator: 1, denominator: 3 }.plain(), "1/3");
    /// assert_eq!(Value::Blank.plain(), "-");
    /// ```
    pub fn plain(&self) -> String {
        match self {
            Self::Count(count) => count.to_string(),
            Self::Aid(totals) => {
                let sums = totals.iter();
                joined(sums.map(|one| format!("{} {}", one.currency().code(), one.plain())))
            }
            Self::Ratio {
                numerator,
                denominator,
            } => format!("{numerator}/{denominator}"),
            Self::Blank => "-".to_owned(),
            Self::CannotTell(_) => "?".to_owned(),
            Self::Text { id, words } => id.unwrap_or(&words.en).to_owned(),
        }
    }

    /// Returns what people read: `228.650.000,00 USD`, `381/430`; why nobody can tell, and words, in
    /// the language.
    pub fn to_text(&self, lang: Lang) -> String {
        let whole = |number| number::to_text(number, 0, lang);
        match self {
            Self::Count(count) => whole(*count),
            Self::Aid(totals) => {
                let sums = totals.iter();
                joined(sums.map(|one| {
                    // A currency without minor unit has no amounts.
                    let digits = one.currency().minor_digits().unwrap_or(0);
                    let sum = number::to_text(one.minor(), digits, lang);
                    format!("{sum} {}", one.currency().code())
                }))
            }
            Self::Ratio {
                numerator,
                denominator,
            } => format!("{}/{}", whole(*numerator), whole(*denominator)),
            Self::Blank => "-".to_owned(),
            Self::CannotTell(words) | Self::Text { words, .. } => words.get(lang).to_owned(),
        }
    }
}

/// Joins sums; no money is zero.
fn joined(sums: impl Iterator<Item = String>) -> String {
    let sums: Vec<String> = sums.collect();
    if sums.is_empty() {
        return "0".to_owned();
    }
    sums.join(", ")
}

impl Figure {
    /// Makes a figure that is computed from others: what is doubtful in them is doubtful in it.
    pub(super) fn derived<'a>(value: Value, of: impl IntoIterator<Item = &'a Self>) -> Self {
        let mut figure = Self {
            value,
            is_in_doubt: false,
            is_undivided: false,
            is_inexact: false,
            source: None,
        };
        for one in of {
            figure.is_in_doubt |= one.is_in_doubt;
            figure.is_undivided |= one.is_undivided;
            figure.is_inexact |= one.is_inexact;
        }
        figure
    }

    /// Makes a figure where nothing could stand.
    pub(super) fn blank() -> Self {
        Self::derived(Value::Blank, [])
    }

    /// Names the records behind it, with what each adds to it where that is known; `None` if it is
    /// computed from others.
    fn drill(&self, registry: &Registry) -> Option<Result<Vec<Drilled>, StatisticsError>> {
        Some(match self.source.as_ref()? {
            FigureSource::Cube(cell) => {
                let (query, key) = &**cell;
                Facts::of(registry, &query.facts()).and_then(|facts| facts.drill(query, key))
            }
            FigureSource::Records(records) => {
                let records = records.iter().filter_map(|record| {
                    let (list, id) = record.split_once('/')?;
                    Some(Drilled {
                        kind: RecordKind::of_list(list)?,
                        id: id.into(),
                        sums: Totals::new(),
                    })
                });
                Ok(records.collect())
            }
        })
    }
}

impl ReportTable {
    /// Makes a table without rows.
    pub(super) fn new<const N: usize>(
        id: &'static str,
        title: Message,
        head: Message,
        columns: [(&'static str, &str, &str); N],
    ) -> Self {
        let column = |(id, vi, en)| ReportColumn {
            id,
            label: Message::new(vi, en),
        };
        Self {
            id,
            title,
            head,
            columns: columns.into_iter().map(column).collect(),
            rows: Vec::new(),
            total: None,
            notes: Vec::new(),
        }
    }

    /// Returns every row, that of all at the end.
    pub fn all_rows(&self) -> impl Iterator<Item = &ReportRow> {
        self.rows.iter().chain(&self.total)
    }

    /// Returns the figure of a row, by its code, in a column, by its id; the row of all is `total`.
    pub fn figure(&self, row: &str, column: &str) -> Option<&Figure> {
        let position = self.columns.iter().position(|one| one.id == column)?;
        let row = self.all_rows().find(|one| one.code == row)?;
        row.cells.get(position)
    }
}

impl TableReport {
    /// Returns a table by id.
    pub fn table(&self, id: &str) -> Option<&ReportTable> {
        self.tables.iter().find(|table| table.id == id)
    }

    /// Returns every table, under its own id.
    pub fn tables(&self) -> Vec<DocumentTable<'_>> {
        self.tables.iter().map(DocumentTable::of).collect()
    }

    /// Returns the figure at an address, `table/row/column`; the row of all is `total`.
    ///
    /// # Errors
    /// * [`ReportError::NoCell`] if there is none.
    pub fn figure(&self, address: &str) -> Result<&Figure, ReportError> {
        let missing = || document::no_cell(address);
        let (table, row, column) = document::parts(address).ok_or_else(missing)?;
        let table = self.table(table).ok_or_else(missing)?;
        table.figure(row, column).ok_or_else(missing)
    }

    /// Names the records behind the figure at an address, with what each adds to it.
    ///
    /// # Errors
    /// * [`ReportError::NoCell`] if there is no such figure, or it is computed from others.
    /// * [`ReportError::Statistics`] if the records do not give it any more.
    pub fn drill(&self, registry: &Registry, address: &str) -> Result<Vec<Drilled>, ReportError> {
        document::drill(&self.tables(), registry, address)
    }
}

#[cfg(test)]
mod tests;
