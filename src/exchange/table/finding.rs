//! What reading tables found, each at its cell.
//!
//! I1. No finding repeats personal data: its cell is then not told.
//! I2. There are no more findings than the caller allows; how many were left out is counted.

use crate::code::{Code, Explain, clip};
use crate::finding::{Message, Severity};
use crate::lang::Lang;

/// What reading found at a cell, a row, a header or a file (phát hiện khi đọc bảng).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CellFinding {
    /// How grave it is: an error keeps a record from being read, or loses something.
    pub severity: Severity,
    /// The file, or the sheet.
    pub file: String,
    /// The table, where it is known: `grant_donors`.
    pub table: Option<String>,
    /// The row, from 1, as a spreadsheet counts it; `None` for the whole file.
    pub row: Option<u32>,
    /// The column, from 1; `None` for the whole row.
    pub column: Option<u32>,
    /// The header of the column, as it stands in the file.
    pub header: Option<String>,
    /// The text of the cell, shortened; `None` where it is personal or there is none.
    pub cell: Option<String>,
    /// The id of the record, where it is known.
    pub record: Option<String>,
    /// The permanent code.
    pub code: Code,
    /// What was found.
    pub message: Message,
}

impl CellFinding {
    /// Writes the finding with its place: `grants.csv, row 7, column "Mode": "dư án": …`.
    pub fn text(&self, lang: Lang) -> String {
        let mut out = self.file.clone();
        if let Some(row) = self.row {
            out.push_str(&format!(", {} {row}", lang.pick("hàng", "row")));
        }
        if let Some(header) = &self.header {
            out.push_str(&format!(", {} \"{header}\"", lang.pick("cột", "column")));
        } else if let Some(column) = self.column {
            out.push_str(&format!(", {} {column}", lang.pick("cột", "column")));
        }
        if let Some(cell) = &self.cell {
            out.push_str(&format!(": \"{cell}\""));
        }
        out.push_str(": ");
        out.push_str(self.message.get(lang));
        out
    }
}

/// A place in a table, as a finding tells it.
#[derive(Clone, Copy, Debug)]
pub(in crate::exchange) struct At<'a> {
    pub(in crate::exchange) file: &'a str,
    pub(in crate::exchange) table: Option<&'a str>,
    pub(in crate::exchange) row: Option<u32>,
    /// The column, from 0, with its header.
    pub(in crate::exchange) column: Option<(usize, &'a str)>,
    pub(in crate::exchange) cell: Option<&'a str>,
    pub(in crate::exchange) record: Option<&'a str>,
}

impl<'a> At<'a> {
    /// The whole file.
    pub(in crate::exchange) const fn file(file: &'a str) -> Self {
        Self {
            file,
            table: None,
            row: None,
            column: None,
            cell: None,
            record: None,
        }
    }
}

/// Findings, as many as the caller allows.
#[derive(Debug)]
pub(in crate::exchange) struct Findings {
    pub(in crate::exchange) list: Vec<CellFinding>,
    most: usize,
    pub(in crate::exchange) left_out: u64,
}

impl Findings {
    pub(in crate::exchange) const fn new(most: usize) -> Self {
        Self {
            list: Vec::new(),
            most,
            left_out: 0,
        }
    }

    pub(in crate::exchange) fn error(&mut self, at: At<'_>, error: &super::TableError) {
        self.add(at, error.severity(), error.code(), || Message::of(error));
    }

    pub(in crate::exchange) fn add(
        &mut self,
        at: At<'_>,
        severity: Severity,
        code: Code,
        message: impl FnOnce() -> Message,
    ) {
        if self.list.len() >= self.most {
            self.left_out = self.left_out.saturating_add(1);
            return;
        }
        let number = |column: usize| u32::try_from(column.saturating_add(1)).unwrap_or(u32::MAX);
        self.list.push(CellFinding {
            severity,
            file: at.file.to_owned(),
            table: at.table.map(str::to_owned),
            row: at.row,
            column: at.column.map(|(column, _)| number(column)),
            header: at
                .column
                .map(|(_, header)| clip(header))
                .filter(|header| !header.is_empty()),
            cell: at.cell.map(clip).filter(|cell| !cell.is_empty()),
            record: at.record.map(clip),
            code,
            message: message(),
        });
    }
}
