//! From what a rule finds in a record back to the cell that its sheet holds it in.

use std::collections::BTreeMap;

use super::fill::clean;
use super::finding::Findings;
use super::open::Opened;
use super::schema::{Body, Place, Schema, Table};
use super::sheet::{Mark, Sheet, Step};
use super::spot::Spot;
use crate::path::FieldPath;
use crate::record::RecordKind;
use crate::registry::Registry;

/// A cell of a sheet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::exchange) struct Located {
    /// The name of the sheet.
    pub(in crate::exchange) sheet: String,
    /// The row, from 1.
    pub(in crate::exchange) row: u32,
    /// The column, from 0.
    pub(in crate::exchange) column: usize,
}

/// Sheets whose rows are found again by the record that they are of.
pub(in crate::exchange) struct Locator<'t, S> {
    schema: &'t Schema,
    sheets: Vec<Indexed<'t, S>>,
}

/// A sheet, and its rows by the id of their record: where each stands, and its outer number.
struct Indexed<'t, S> {
    opened: Opened<'t, S>,
    rows: BTreeMap<String, Vec<(Mark, String)>>,
}

impl<'t, S: Sheet> Locator<'t, S> {
    /// Passes through sheets, each of the table of this position in the schema.
    pub(in crate::exchange) fn new(schema: &'t Schema, sheets: Vec<(usize, S)>) -> Self {
        // What there is to be said was said when they were read.
        let mut findings = Findings::new(0);
        let mut builder = Registry::builder();
        let mut indexed = Vec::new();
        for (order, sheet) in sheets {
            let Some(table) = schema.tables().get(order) else {
                continue;
            };
            let opened = Opened::open(sheet, (table, order), &mut builder, &mut findings);
            let Some(mut opened) = opened else { continue };
            let mut rows: BTreeMap<String, Vec<(Mark, String)>> = BTreeMap::new();
            while let Some(mark) = opened.next(&mut builder, &mut findings) {
                let outer = opened.outer.and_then(|column| opened.sheet.cell(column));
                let outer = clean(outer.map_or("", |cell| cell.text)).0.into_owned();
                let key = opened.key_text().into_owned();
                rows.entry(key).or_default().push((mark, outer));
            }
            indexed.push(Indexed { opened, rows });
        }
        Self {
            schema,
            sheets: indexed,
        }
    }

    /// Finds the cell of a place of a record; that of its id, where the place has none.
    pub(in crate::exchange) fn find(
        &mut self,
        kind: RecordKind,
        id: &str,
        path: &FieldPath,
    ) -> Option<Located> {
        let schema = self.schema;
        let spot = schema.spot(kind, path)?;
        let outer = match spot.outer {
            Some(number) => self.outer(kind, id, number)?,
            None => String::new(),
        };
        self.cell(&spot, id, &outer).or_else(|| {
            let main = |table: &&Table| table.kind() == Some(kind) && table.is_main();
            let spot = Spot {
                table: schema.tables().iter().find(main)?,
                column: None,
                outer: None,
                element: None,
            };
            self.cell(&spot, id, "")
        })
    }

    /// The number that a record's outer element of this position has in its sheet.
    fn outer(&self, kind: RecordKind, id: &str, position: usize) -> Option<String> {
        let counts = |it: &&Indexed<'_, S>| {
            it.opened.table.kind() == Some(kind) && it.opened.table.counts().is_some()
        };
        let rows = self.sheets.iter().filter(counts);
        let mut rows = rows.flat_map(|it| it.rows.get(id)).flatten();
        rows.nth(position).map(|(_, outer)| outer.clone())
    }

    fn cell(&mut self, spot: &Spot<'_>, id: &str, outer: &str) -> Option<Located> {
        let mut element = spot.element.unwrap_or(0);
        for indexed in &mut self.sheets {
            let Indexed { opened, rows } = indexed;
            if opened.table.name() != spot.table.name() {
                continue;
            }
            let is_it =
                |column: &super::schema::Column| Some(column.id()) == spot.column.map(|it| it.id());
            let position = opened.table.columns().iter().position(is_it);
            let column = position.and_then(|position| opened.header.column_of(position));
            let is_inside = !opened.table.is_main() && opened.table.counts().is_none();
            // Of a list of amounts, the elements are the cells of its column that are filled.
            let of_amounts = matches!(opened.table.body, Body::Amounts(_))
                && !matches!(spot.column.map(|it| &it.place), Some(Place::Currency));
            for (mark, own) in rows.get(id).into_iter().flatten() {
                if is_inside && own != outer {
                    continue;
                }
                opened.sheet.go_to(*mark);
                if opened.sheet.advance() == Step::End {
                    continue;
                }
                let cell = column.and_then(|column| opened.sheet.cell(column));
                if of_amounts && cell.is_none_or(|cell| cell.text.trim().is_empty()) {
                    continue;
                }
                match element.checked_sub(1) {
                    Some(less) => element = less,
                    None => {
                        return Some(Located {
                            sheet: opened.sheet.name().to_owned(),
                            row: mark.row,
                            column: column.unwrap_or(opened.key),
                        });
                    }
                }
            }
        }
        None
    }
}
