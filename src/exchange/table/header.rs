//! Headers: which row holds them, and which column of the table each one means.
//!
//! A header is recognised by its search key: in Vietnamese or English, with or without marks,
//! composed or not, or as the permanent id of the column. It may stand below a title, and in two rows
//! where a cell goes over several columns.

use std::collections::BTreeMap;

use super::error::TableError;
use super::schema::{Place, Table};
use super::sheet::Mark;
use crate::lang::Lang;
use crate::text::search_key;

/// In how many rows the header is looked for.
pub(super) const LOOKED_AT: usize = 20;

/// How many cells a header may have.
pub(super) const WIDEST: usize = 1000;

/// What a column of a sheet means.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Meaning {
    /// A column of the table, by position.
    Column(usize),
    /// A column that the table does not have; what stands in it is a field of this name.
    Unknown(String),
    /// A column without a header.
    Blank,
}

/// The header of a sheet.
#[derive(Clone, Debug)]
pub(super) struct Header {
    /// What each column of the sheet means.
    pub(super) meanings: Vec<Meaning>,
    /// The headers as they stand there.
    pub(super) texts: Vec<String>,
    /// In which of the rows looked at it begins and ends, from 0.
    pub(super) start: usize,
    pub(super) end: usize,
    /// What there is to be said of it: at which row, from 0, and column.
    pub(super) remarks: Vec<(usize, usize, TableError)>,
}

#[cfg(feature = "csv")]
/// How many columns of a table the header among the first rows of a sheet names.
pub(in crate::exchange) fn known_columns(table: &Table, rows: Vec<(Mark, Vec<String>)>) -> usize {
    let rows = rows
        .into_iter()
        .map(|(mark, cells)| Candidate { mark, cells });
    find(table, &rows.collect::<Vec<_>>()).map_or(0, |header| header.known())
}

/// A row that may be a header.
#[derive(Clone, Debug)]
pub(super) struct Candidate {
    pub(super) mark: Mark,
    pub(super) cells: Vec<String>,
}

/// The keys of a table's columns.
struct Keys(BTreeMap<String, usize>);

impl Keys {
    fn of(table: &Table) -> Self {
        let mut keys = BTreeMap::new();
        for (position, column) in table.columns().iter().enumerate() {
            let titles = Lang::ALL.map(|lang| column.title().get(lang));
            for title in titles.into_iter().chain([column.id()]) {
                keys.insert(search_key(title), position);
            }
        }
        // An element has no id of its own, so a bare one is that of its record.
        if let Some(parent) = table
            .columns()
            .iter()
            .position(|it| it.place == Place::Parent)
        {
            for bare in ["id", "ma"] {
                keys.entry(bare.to_owned()).or_insert(parent);
            }
        }
        Self(keys)
    }

    fn find(&self, header: &str) -> Option<usize> {
        self.0.get(&search_key(header)).copied()
    }
}

/// Finds the header among the first rows; `None` if no row tells which record each row is of.
pub(super) fn find(table: &Table, rows: &[Candidate]) -> Option<Header> {
    let keys = Keys::of(table);
    let key = table.columns().iter().position(|column| column.is_key())?;
    let holds_key = |cells: &[String]| cells.iter().any(|cell| keys.find(cell) == Some(key));
    let first = rows.iter().position(|row| holds_key(&row.cells))?;
    let top = rows.get(first)?;
    let below = rows.get(first.saturating_add(1));
    let single = Header::of(&keys, table, first, top.cells.clone(), &[]);
    let merged = below.map(|below| {
        let (texts, fallback) = joined(&top.cells, &below.cells);
        Header::of(&keys, table, first.saturating_add(1), texts, &fallback)
    });
    // Two rows, if they say more than the first one alone.
    match merged {
        Some(mut merged) if merged.known() > single.known() && !is_data(&single, below) => {
            merged.start = first;
            merged.remarks.push((first, 0, TableError::MergedHeader));
            Some(merged)
        }
        Some(_) | None => Some(single),
    }
}

/// Tells whether the row below a header gives a key: then it is a record, not a second header.
fn is_data(single: &Header, below: Option<&Candidate>) -> bool {
    let Some(below) = below else { return true };
    let column = single
        .meanings
        .iter()
        .position(|it| *it == Meaning::Column(0));
    let cell = column.and_then(|column| below.cells.get(column));
    cell.is_some_and(|cell| !cell.trim().is_empty())
}

/// Joins two rows of headers, the upper of which may go over several columns; and what each column
/// is called where the two together mean nothing.
fn joined(top: &[String], below: &[String]) -> (Vec<String>, Vec<String>) {
    let mut group = "";
    let width = top.len().max(below.len());
    let at = |row: &'_ [String], column: usize| {
        row.get(column).map_or("", |cell| cell.trim()).to_owned()
    };
    let mut texts = Vec::with_capacity(width);
    let mut fallback = Vec::with_capacity(width);
    for column in 0..width {
        let upper = top.get(column).map_or("", |cell| cell.trim());
        let lower = at(below, column);
        if !upper.is_empty() {
            group = upper;
        }
        texts.push(match (upper, lower.as_str()) {
            ("", "") => String::new(),
            (upper, "") => upper.to_owned(),
            (_, lower) => format!("{group}: {lower}"),
        });
        fallback.push(lower);
    }
    (texts, fallback)
}

impl Header {
    fn of(keys: &Keys, table: &Table, end: usize, texts: Vec<String>, fallback: &[String]) -> Self {
        let keeps_rest = table
            .columns()
            .iter()
            .any(|column| column.place == Place::Rest);
        let mut header = Self {
            meanings: Vec::with_capacity(texts.len()),
            texts: Vec::with_capacity(texts.len()),
            start: end,
            end,
            remarks: Vec::new(),
        };
        for (column, text) in texts.into_iter().enumerate() {
            let text = text.trim().to_owned();
            let found = keys.find(&text);
            let found = found.or_else(|| fallback.get(column).and_then(|text| keys.find(text)));
            let meaning = match found {
                Some(position) => Meaning::Column(position),
                None if text.is_empty() => Meaning::Blank,
                None => Meaning::Unknown(text.clone()),
            };
            let remark = match &meaning {
                Meaning::Column(_) if header.meanings.contains(&meaning) => {
                    Some(TableError::RepeatedHeader)
                }
                Meaning::Unknown(_) if keeps_rest => Some(TableError::UnknownColumn),
                Meaning::Unknown(_) => Some(TableError::LostColumn),
                Meaning::Column(_) | Meaning::Blank => None,
            };
            header
                .remarks
                .extend(remark.map(|error| (end, column, error)));
            header.meanings.push(meaning);
            header.texts.push(text);
        }
        // Cells without a header at the end are the sheet's, not the table's.
        while header.meanings.last() == Some(&Meaning::Blank) {
            header.meanings.pop();
            header.texts.pop();
        }
        header
    }

    /// How many columns of the table it names.
    pub(super) fn known(&self) -> usize {
        let mut seen: Vec<usize> = Vec::new();
        for meaning in &self.meanings {
            if let Meaning::Column(position) = meaning {
                if !seen.contains(position) {
                    seen.push(*position);
                }
            }
        }
        seen.len()
    }

    /// The column of the sheet that holds a column of the table, the first one.
    pub(super) fn column_of(&self, position: usize) -> Option<usize> {
        let is_it = |meaning: &Meaning| *meaning == Meaning::Column(position);
        self.meanings.iter().position(is_it)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exchange::table::Schema;

    fn found(table: &str, rows: &[&[&str]]) -> Option<(Vec<String>, usize, Vec<TableError>)> {
        let schema = Schema::new();
        let table = schema.table(table).unwrap();
        let rows: Vec<Candidate> = rows
            .iter()
            .map(|cells| Candidate {
                mark: Mark {
                    row: 1,
                    line: 1,
                    at: 0,
                },
                cells: cells.iter().map(|cell| (*cell).to_owned()).collect(),
            })
            .collect();
        let header = find(table, &rows)?;
        let id = |meaning: &Meaning| match meaning {
            Meaning::Column(position) => table.columns()[*position].id().to_owned(),
            Meaning::Unknown(name) => format!("?{name}"),
            Meaning::Blank => String::new(),
        };
        let ids = header.meanings.iter().map(id).collect();
        let remarks = header
            .remarks
            .into_iter()
            .map(|(_, _, error)| error)
            .collect();
        Some((ids, header.end, remarks))
    }

    #[test]
    fn a_header_is_known_in_both_languages_with_marks_or_without() {
        let vi = [
            "Mã",
            "Phương thức cung cấp viện trợ",
            "Quyết định phê duyệt: số",
        ];
        let bare = [
            "ma",
            "PHUONG THUC CUNG CAP VIEN TRO",
            "quyet dinh phe duyet so ",
        ];
        let nfd: Vec<String> = vi
            .iter()
            .map(|it| unicode_normalization::UnicodeNormalization::nfd(*it).collect())
            .collect();
        let nfd: Vec<&str> = nfd.iter().map(String::as_str).collect();
        let en = ["Id", "Mode", "Decision: number"];
        let ids = ["id", "mode", "decision.number"];
        for header in [&vi[..], &bare, &nfd, &en, &ids] {
            let (found, end, remarks) = found("grants", &[header]).unwrap();
            assert_eq!(found, ids);
            assert_eq!((end, remarks), (0, vec![]));
        }
    }

    #[test]
    fn a_header_may_stand_below_a_title_and_in_two_rows() {
        let (found_, end, remarks) = found(
            "grants",
            &[
                &["BIỂU TỔNG HỢP", "", ""],
                &[],
                &[
                    "Mã",
                    "Quyết định phê duyệt",
                    "",
                    "",
                    "Phương thức cung cấp viện trợ",
                    "STT",
                ],
                &["", "Số", "Ngày", "Cấp phê duyệt", "", ""],
                &["G1", "12/QĐ", "2019-01-01", "", "dự án", ""],
            ],
        )
        .unwrap();
        let ids = [
            "id",
            "decision.number",
            "decision.date",
            "decision.level",
            "mode",
            "?STT",
        ];
        assert_eq!(found_, ids);
        assert_eq!(end, 3);
        assert_eq!(
            remarks,
            [TableError::UnknownColumn, TableError::MergedHeader]
        );
        assert_eq!(found("grants", &[&["Tên", "Số"]]), None);
    }

    #[test]
    fn a_repeated_an_unknown_and_a_blank_header_are_told() {
        let (ids, _, remarks) =
            found("transactions", &[&["id", "date", "", "Ngày giao dịch", ""]]).unwrap();
        assert_eq!(ids, ["id", "date", "", "date"]);
        assert_eq!(remarks, [TableError::RepeatedHeader]);
        let (_, _, remarks) = found("grant_funding", &[&["id", "currency", "Tỷ giá"]]).unwrap();
        assert_eq!(remarks, [TableError::LostColumn]);
    }
}
