//! A row as the JSON text of its record, in canonical form.

use crate::date::Date;
use crate::exchange::columns::ColumnField;
use crate::exchange::columns::whole::{Cells, Numbers, Whole};
use crate::money::{Currency, Money};

/// A step from an object into what it holds.
#[derive(Clone, Copy, PartialEq, Eq)]
struct Step {
    name: &'static str,
    /// Whether it leads on into the only element of a list.
    is_list: bool,
}

/// A column with all that its cells take to be written.
struct Cell<'a> {
    /// The objects that the field stands in.
    parents: Vec<Step>,
    leaf: Step,
    cells: Cells<'a>,
    /// The currencies beside an amount.
    currencies: Option<Numbers<'a, u32>>,
}

/// Writes rows as JSON text.
pub(super) struct Rows<'a> {
    cells: Vec<Cell<'a>>,
    out: Vec<u8>,
}

impl<'a> Rows<'a> {
    pub(super) fn new(whole: &Whole<'a>) -> Self {
        let cell = |(field, cells): &(&'static ColumnField, Cells<'a>)| {
            let mut parents: Vec<Step> = field.path().split('.').map(step).collect();
            let leaf = parents.pop()?;
            let beside = field.path().strip_suffix("amount");
            let beside = beside.and_then(|path| whole.cells(&format!("{path}currency")));
            Some(Cell {
                parents,
                leaf,
                cells: *cells,
                currencies: match beside {
                    Some(Cells::U32(currencies)) => Some(currencies),
                    Some(Cells::I64(_) | Cells::Date(_) | Cells::Text(_)) | None => None,
                },
            })
        };
        Self {
            cells: whole.columns.iter().filter_map(cell).collect(),
            out: Vec::new(),
        }
    }

    /// Writes a row.
    pub(super) fn write(&mut self, row: usize) -> &str {
        let out = &mut self.out;
        out.clear();
        out.push(b'{');
        let mut open: &[Step] = &[];
        let mut is_first = true;
        for cell in &self.cells {
            let Some(value) = cell.text(row) else {
                continue;
            };
            let both = open.iter().zip(&cell.parents);
            let common = both.take_while(|(open, wanted)| open == wanted).count();
            close(out, open.get(common..).unwrap_or_default());
            if !std::mem::replace(&mut is_first, false) {
                out.push(b',');
            }
            for step in cell.parents.get(common..).unwrap_or_default() {
                step.open(out);
                out.push(b'{');
            }
            open = &cell.parents;
            cell.leaf.open(out);
            // Writing to a vector cannot fail, and a string is always serialisable.
            let _ = serde_json::to_writer(&mut *out, &*value);
            if cell.leaf.is_list {
                out.push(b']');
            }
        }
        close(out, open);
        out.push(b'}');
        std::str::from_utf8(out).unwrap_or_default()
    }
}

fn step(text: &'static str) -> Step {
    match text.strip_suffix("[0]") {
        Some(name) => Step {
            name,
            is_list: true,
        },
        None => Step {
            name: text,
            is_list: false,
        },
    }
}

impl Step {
    fn open(self, out: &mut Vec<u8>) {
        out.push(b'"');
        out.extend_from_slice(self.name.as_bytes());
        out.extend_from_slice(if self.is_list { b"\":[" } else { b"\":" });
    }
}

fn close(out: &mut Vec<u8>, steps: &[Step]) {
    for step in steps.iter().rev() {
        out.push(b'}');
        if step.is_list {
            out.push(b']');
        }
    }
}

impl Cell<'_> {
    /// The text of a value: what JSON has for it. A value that JSON has no text for is named, so that
    /// it is not lost; read as JSON, the name is a problem.
    fn text(&self, row: usize) -> Option<std::borrow::Cow<'_, str>> {
        Some(match &self.cells {
            Cells::Text(texts) => texts.get(row)?.into(),
            Cells::Date(days) => {
                let days = days.get(row)?;
                let day = Date::from_days_since_1970(days);
                let named = |_| format!("{days} days since 1970-01-01");
                day.map_or_else(named, |day| day.to_string()).into()
            }
            Cells::U32(numbers) => {
                let number = numbers.get(row)?;
                match currency(number) {
                    Some(currency) => currency.code().into(),
                    None => format!("{number:03}").into(),
                }
            }
            Cells::I64(amounts) => {
                let minor = amounts.get(row)?;
                let currency = self.currencies.and_then(|numbers| numbers.get(row));
                match currency.and_then(|number| money(minor, number)) {
                    Some(money) => money.plain().into(),
                    None => format!("{minor} minor units").into(),
                }
            }
        })
    }
}

/// The currency of an ISO 4217 number.
fn currency(number: u32) -> Option<Currency> {
    Currency::from_numeric(u16::try_from(number).ok()?).ok()
}

/// The amount of so many minor units of the currency with an ISO 4217 number.
pub(super) fn money(minor: i64, number: u32) -> Option<Money> {
    Money::from_minor(minor, currency(number)?).ok()
}
