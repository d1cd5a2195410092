//! From a place in a record to its table and column: where a finding of a rule belongs.

use super::schema::{Body, Column, Occurrence, Place, Schema, Table};
use crate::path::FieldPath;
use crate::record::RecordKind;

/// Where a place of a record stands in tables (vị trí trong bảng).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Spot<'s> {
    /// The table.
    pub table: &'s Table,
    /// The column; `None` for the whole row.
    pub column: Option<&'s Column>,
    /// Which element of an outer list the row belongs to, from 0: which amendment.
    pub outer: Option<usize>,
    /// Which element of its list the row is, from 0. Of a list of amounts: which of those that the
    /// column holds.
    pub element: Option<usize>,
}

impl Schema {
    /// Finds where a place of a record stands: `/donors/1/share` in `grant_donors`, in the second row
    /// of the record.
    ///
    /// # Example
    /// ```
    /// use vientro::exchange::table::Schema;
    /// use vientro::path::Trail;
    /// use vientro::record::RecordKind;
    /// let (schema, root) = (Schema::new(), Trail::Root);
    /// let donors = root.key("donors");
    /// let donor = donors.index(1);
    /// let spot = schema.spot(RecordKind::Grant, &donor.key("share").path()).ok_or("nowhere")?;
    /// assert_eq!(spot.table.name(), "grant_donors");
    /// assert_eq!(spot.column.map(|column| column.id()), Some("share"));
    /// assert_eq!((spot.outer, spot.element), (None, Some(1)));
    /// # Ok::<(), &str>(())
    /// ```
    pub fn spot(&self, kind: RecordKind, path: &FieldPath) -> Option<Spot<'_>> {
        let steps: Vec<&str> = path.as_str().split('/').skip(1).collect();
        let of_kind = self.tables().iter().filter(|it| it.kind() == Some(kind));
        // Inner lists lie below their outer list, which is met first: the deepest place counts.
        let mut found: Option<(usize, Spot<'_>)> = None;
        for table in of_kind {
            let spots: Vec<(usize, Spot<'_>)> = match &table.body {
                Body::Records => vec![(0, in_record(table, &steps))],
                Body::Elements(places) | Body::Amounts(places) => {
                    let of_place = |place| in_list(table, place, &steps);
                    places.iter().filter_map(of_place).collect()
                }
                Body::Submission | Body::SetAside => Vec::new(),
            };
            for (depth, spot) in spots {
                if found.as_ref().is_none_or(|(before, _)| *before < depth) {
                    found = Some((depth, spot));
                }
            }
        }
        found.map(|(_, spot)| spot)
    }
}

fn in_record<'s>(table: &'s Table, steps: &[&str]) -> Spot<'s> {
    Spot {
        table,
        column: column(table, steps),
        outer: None,
        element: None,
    }
}

/// The place in a list; with how many steps lead to the row.
fn in_list<'s>(table: &'s Table, place: &Occurrence, steps: &[&str]) -> Option<(usize, Spot<'s>)> {
    let (outer, rest) = match &place.outer {
        Some(path) => {
            let (outer, rest) = element(path, steps)?;
            (Some(outer), rest)
        }
        None => (None, steps),
    };
    let (at, rest, column) = if let Body::Amounts(_) = table.body {
        let (list, rest) = below(&place.path, rest)?.split_first()?;
        let is_it = |column: &&Column| match column.place {
            Place::Amount(name) => name == *list,
            Place::Field(_)
            | Place::Codes(_)
            | Place::Parent
            | Place::Outer
            | Place::Currency
            | Place::Rest
            | Place::FileRest
            | Place::Records
            | Place::Source => false,
        };
        let amount = table.columns().iter().find(is_it)?;
        let (at, rest) = rest.split_first()?;
        let currency = table
            .columns()
            .iter()
            .find(|it| it.place == Place::Currency);
        let is_currency = *rest == ["currency"];
        let column = if is_currency { currency } else { Some(amount) };
        (at.parse().ok()?, rest, column)
    } else {
        let (at, rest) = element(&place.path, rest)?;
        (at, rest, column(table, rest))
    };
    let depth = steps.len().saturating_sub(rest.len());
    let spot = Spot {
        table,
        column,
        outer,
        element: Some(at),
    };
    Some((depth, spot))
}

/// Steps into a list at a path: its element, and what lies below that.
fn element<'p, 't>(path: &[&str], steps: &'p [&'t str]) -> Option<(usize, &'p [&'t str])> {
    let (at, rest) = below(path, steps)?.split_first()?;
    Some((at.parse().ok()?, rest))
}

fn below<'p, 't>(path: &[&str], steps: &'p [&'t str]) -> Option<&'p [&'t str]> {
    let (first, rest) = steps.split_at_checked(path.len())?;
    (first == path).then_some(rest)
}

/// The column of a place in a row's record or element: its own, or the first one below it.
fn column<'s>(table: &'s Table, steps: &[&str]) -> Option<&'s Column> {
    let path = |column: &'s Column| match &column.place {
        Place::Field(path) | Place::Codes(path) => Some(path),
        Place::Parent
        | Place::Outer
        | Place::Currency
        | Place::Amount(_)
        | Place::Rest
        | Place::FileRest
        | Place::Records
        | Place::Source => None,
    };
    let mut columns = table.columns().iter();
    let own = |column: &&'s Column| path(column).is_some_and(|path| steps.starts_with(path));
    let inner = |column: &&'s Column| path(column).is_some_and(|path| path.starts_with(steps));
    let found = columns.clone().find(own);
    found.or_else(|| columns.find(|column| !steps.is_empty() && inner(column)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::path::Trail;

    fn told(kind: RecordKind, pointer: &str) -> String {
        fn path(at: &Trail<'_>, steps: &[&str]) -> FieldPath {
            match steps {
                [] => at.path(),
                [step, rest @ ..] => path(&at.key(step), rest),
            }
        }
        let steps: Vec<&str> = pointer.split('/').skip(1).collect();
        let schema = Schema::new();
        let spot = schema.spot(kind, &path(&Trail::Root, &steps)).unwrap();
        let number = |it: Option<usize>| it.map_or("-".to_owned(), |it| it.to_string());
        let column = spot.column.map_or("-", Column::id);
        let (outer, element) = (number(spot.outer), number(spot.element));
        format!("{} {column} {outer} {element}", spot.table.name())
    }

    #[test]
    fn every_place_has_its_table_and_column() {
        for (pointer, spot) in [
            ("", "grants - - -"),
            ("/mode", "grants mode - -"),
            ("/decision/date", "grants decision.date - -"),
            ("/planned", "grants planned.from - -"),
            ("/content/1", "grants content - -"),
            ("/unknown", "grants - - -"),
            ("/provinces/0/province", "grant_provinces province - 0"),
            ("/funding/grant/2/amount", "grant_funding grant - 2"),
            ("/funding/grant/2/currency", "grant_funding currency - 2"),
            ("/funding/goods/0/value", "grant_goods value.amount - 0"),
            ("/amendments/1", "grant_amendments - - 1"),
            (
                "/amendments/1/planned/until",
                "grant_amendments planned.until - 1",
            ),
            ("/amendments/1/donors/3/share", "grant_donors share 1 3"),
            ("/amendments/1/grant/0", "grant_funding grant 1 0"),
        ] {
            assert_eq!(told(RecordKind::Grant, pointer), spot, "{pointer}");
        }
        let account = told(RecordKind::Donor, "/accounts/0/number");
        assert_eq!(account, "donor_accounts number - 0");
    }
}
