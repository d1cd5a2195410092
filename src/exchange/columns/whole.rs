//! Columns that were looked through: of one record, equally long, their text good.
//!
//! I1. Nothing that a row holds can fail here any more, but for what its record says of it.

use crate::exchange::columns::{Column, ColumnField, ColumnsError, Values};
use crate::record::RecordKind;

/// The most rows that one call takes: what memory has room for, whatever they are.
const MOST_ROWS: usize = 0x0fff_ffff;

/// The columns of records of one kind.
pub(super) struct Whole<'a> {
    pub(super) kind: RecordKind,
    pub(super) rows: usize,
    /// In the order of the format.
    pub(super) columns: Vec<(&'static ColumnField, Cells<'a>)>,
}

/// The values of a column, present or not.
#[derive(Clone, Copy)]
pub(super) enum Cells<'a> {
    I64(Numbers<'a, i64>),
    Date(Numbers<'a, i32>),
    U32(Numbers<'a, u32>),
    Text(Texts<'a>),
}

/// Numbers, present or not.
#[derive(Clone, Copy)]
pub(super) struct Numbers<'a, T> {
    values: &'a [T],
    present: Present<'a>,
}

impl<T: Copy> Numbers<'_, T> {
    pub(super) fn get(&self, row: usize) -> Option<T> {
        let value = self.values.get(row).copied();
        value.filter(|_| self.present.holds(row))
    }
}

/// Texts, present or not.
#[derive(Clone, Copy)]
pub(super) struct Texts<'a> {
    offsets: &'a [i64],
    /// What the offsets lead into, from the first one on.
    text: &'a str,
    present: Present<'a>,
}

impl<'a> Texts<'a> {
    pub(super) fn get(&self, row: usize) -> Option<&'a str> {
        if !self.present.holds(row) {
            return None;
        }
        self.text.get(span(self.offsets, row)?)
    }
}

/// Where the text of a row lies, counted from where the first one begins.
fn span(offsets: &[i64], row: usize) -> Option<std::ops::Range<usize>> {
    let base = *offsets.first()?;
    let &[from, until] = offsets.get(row..)?.first_chunk()?;
    let from = usize::try_from(from.checked_sub(base)?).ok()?;
    Some(from..usize::try_from(until.checked_sub(base)?).ok()?)
}

/// Which rows have a value.
#[derive(Clone, Copy)]
struct Present<'a>(Option<&'a [u8]>);

impl Present<'_> {
    fn holds(self, row: usize) -> bool {
        self.0.is_none_or(|bits| {
            let byte = bits.get(row >> 3).copied().unwrap_or(0);
            byte & (1 << (row & 7)) != 0
        })
    }
}

impl<'a> Whole<'a> {
    /// Looks columns through.
    pub(super) fn of(columns: &[Column<'a>]) -> Result<Self, ColumnsError> {
        let first = columns.first().ok_or(ColumnsError::NoId)?;
        let (kind, rows) = (first.field.kind(), first.values.rows());
        if rows > MOST_ROWS {
            let most = MOST_ROWS;
            return Err(ColumnsError::TooLong { rows, most });
        }
        for column in columns {
            let field = column.field.path();
            if column.field.kind() != kind {
                let record = kind.list();
                return Err(ColumnsError::Mixed { field, record });
            }
            let (wanted, found) = (column.field.values(), column.values.values());
            if wanted != found {
                let (wanted, found) = (wanted.id(), found.id());
                return Err(ColumnsError::Type {
                    field,
                    wanted,
                    found,
                });
            }
            let bits = column
                .present
                .map_or(rows, |bits| bits.len().saturating_mul(8));
            for found in [column.values.rows(), bits.min(rows)] {
                if found != rows {
                    let wanted = rows;
                    return Err(ColumnsError::Length {
                        field,
                        found,
                        wanted,
                    });
                }
            }
        }
        let mut whole = Self {
            kind,
            rows,
            columns: Vec::new(),
        };
        for field in ColumnField::all() {
            let mut of_field = columns.iter().filter(|column| column.field == field);
            let Some(column) = of_field.next() else {
                continue;
            };
            if of_field.next().is_some() {
                let field = field.path();
                return Err(ColumnsError::Repeated { field });
            }
            whole.columns.push((field, cells(column)?));
        }
        match whole.columns.iter().any(|(field, _)| field.path() == "id") {
            true => Ok(whole),
            false => Err(ColumnsError::NoId),
        }
    }

    /// Returns a column by its path.
    pub(super) fn cells(&self, path: &str) -> Option<Cells<'a>> {
        let column = self.columns.iter().find(|(field, _)| field.path() == path);
        column.map(|(_, cells)| *cells)
    }

    pub(super) fn texts(&self, path: &str) -> Option<Texts<'a>> {
        match self.cells(path) {
            Some(Cells::Text(texts)) => Some(texts),
            _ => None,
        }
    }
}

fn cells<'a>(column: &Column<'a>) -> Result<Cells<'a>, ColumnsError> {
    let present = Present(column.present);
    Ok(match column.values {
        Values::I64(values) => Cells::I64(Numbers { values, present }),
        Values::Date(values) => Cells::Date(Numbers { values, present }),
        Values::U32(values) => Cells::U32(Numbers { values, present }),
        Values::Text { offsets, bytes } => {
            let text = text_of(column.field.path(), offsets, bytes)?;
            Cells::Text(Texts {
                offsets,
                text,
                present,
            })
        }
    })
}

/// Checks that every row of a text column is text, also where a row has no value.
fn text_of<'a>(
    field: &'static str,
    offsets: &[i64],
    bytes: &'a [u8],
) -> Result<&'a str, ColumnsError> {
    let row_of = |at: usize| {
        let at = i64::try_from(at).unwrap_or(i64::MAX);
        let at = at.saturating_add(offsets.first().copied().unwrap_or(0));
        offsets
            .partition_point(|&offset| offset <= at)
            .saturating_sub(1)
    };
    let place = |offset: i64| usize::try_from(offset).ok();
    let (Some(&first), Some(&last)) = (offsets.first(), offsets.last()) else {
        return Ok("");
    };
    if let Some(row) = offsets.windows(2).position(|pair| !pair.is_sorted()) {
        return Err(ColumnsError::Offsets { field, row });
    }
    let all = place(first).zip(place(last));
    let Some(all) = all.and_then(|(first, last)| bytes.get(first..last)) else {
        let is_within = |&offset: &i64| place(offset).is_none_or(|at| at <= bytes.len());
        let row = offsets.partition_point(is_within).saturating_sub(1);
        let row = if first < 0 { 0 } else { row };
        return Err(ColumnsError::Offsets { field, row });
    };
    let text = std::str::from_utf8(all).map_err(|error| {
        let row = row_of(error.valid_up_to());
        ColumnsError::NotUtf8 { field, row }
    })?;
    if let Some(at) = all.iter().position(|&byte| byte == 0) {
        let row = row_of(at);
        return Err(ColumnsError::HoldsNul { field, row });
    }
    let rows = 0..offsets.len().saturating_sub(1);
    for row in rows {
        if span(offsets, row).is_none_or(|span| !text.is_char_boundary(span.end)) {
            return Err(ColumnsError::NotUtf8 { field, row });
        }
    }
    Ok(text)
}
