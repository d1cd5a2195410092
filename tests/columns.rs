//! A row of columns means what its record means in a file: the same registry, whatever stands in it.

#![cfg(feature = "json")]
#![expect(
    clippy::arithmetic_side_effects,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test may panic"
)]

use std::fmt::Write;
use std::ops::ControlFlow;

use proptest::prelude::*;
use vientro::exchange::columns::{self, Column, ColumnField, ColumnType, ColumnsError, Values};
use vientro::exchange::json::{self, People};
use vientro::record::{RecordKind, Transaction};
use vientro::report::{OverviewQuery, Windows, overview};
use vientro::{Code, Currency, Date, Explain, Money, Registry, WindowKind};

const HEAD: &str = r#"{"id":"S1","submitter":"ppc-lang-son","sequence":1,"as_of":"2023-12-31"}"#;

/// A value in a row: present or not.
#[derive(Clone, Debug)]
enum Cell {
    Text(Option<String>),
    Date(Option<i32>),
    Minor(Option<i64>),
    Currency(Option<u32>),
}

/// A column with all that its cells borrow from.
#[derive(Default)]
struct Store {
    text: Vec<u8>,
    offsets: Vec<i64>,
    i64s: Vec<i64>,
    i32s: Vec<i32>,
    u32s: Vec<u32>,
    bits: Vec<u8>,
}

impl Store {
    fn of(cells: &[Cell]) -> Self {
        let mut store = Self::default();
        store.offsets.push(0);
        store.bits = vec![0; cells.len().div_ceil(8)];
        for (row, cell) in cells.iter().enumerate() {
            let is_present = match cell {
                Cell::Text(text) => {
                    // What stands where nothing is must not matter.
                    store.text.extend(text.as_deref().unwrap_or("?").bytes());
                    store.offsets.push(i64::try_from(store.text.len()).unwrap());
                    text.is_some()
                }
                Cell::Date(day) => {
                    store.i32s.push(day.unwrap_or(7));
                    day.is_some()
                }
                Cell::Minor(minor) => {
                    store.i64s.push(minor.unwrap_or(7));
                    minor.is_some()
                }
                Cell::Currency(number) => {
                    store.u32s.push(number.unwrap_or(7));
                    number.is_some()
                }
            };
            store.bits[row / 8] |= u8::from(is_present) << (row % 8);
        }
        store
    }

    fn column(&self, field: &'static ColumnField) -> Column<'_> {
        Column {
            field,
            values: match field.values() {
                ColumnType::I64 => Values::I64(&self.i64s),
                ColumnType::Date => Values::Date(&self.i32s),
                ColumnType::U32 => Values::U32(&self.u32s),
                ColumnType::Text => Values::Text {
                    offsets: &self.offsets,
                    bytes: &self.text,
                },
            },
            present: Some(&self.bits),
        }
    }
}

/// JSON with its keys in the order they came.
enum Tree {
    Leaf(String),
    Object(Vec<(String, Tree)>),
    List(Vec<Tree>),
}

impl Tree {
    fn put(&mut self, path: &str, leaf: String) {
        let Self::Object(fields) = self else {
            panic!("{path} leads through a leaf");
        };
        let (step, rest) = path
            .split_once('.')
            .map_or((path, None), |(a, b)| (a, Some(b)));
        let name = step.trim_end_matches("[0]");
        let at = fields.iter().position(|(known, _)| known == name);
        let at = at.unwrap_or_else(|| {
            let inner = match rest {
                Some(_) => Self::Object(Vec::new()),
                None => Self::Leaf(leaf.clone()),
            };
            let inner = if step == name {
                inner
            } else {
                Self::List(vec![inner])
            };
            fields.push((name.to_owned(), inner));
            fields.len() - 1
        });
        if let Some(rest) = rest {
            match &mut fields[at].1 {
                Self::List(elements) => elements[0].put(rest, leaf),
                inner => inner.put(rest, leaf),
            }
        }
    }

    fn write(&self, out: &mut String) {
        match self {
            Self::Leaf(text) => out.push_str(&serde_json::to_string(text).unwrap()),
            Self::List(elements) => {
                out.push('[');
                elements.iter().for_each(|element| element.write(out));
                out.push(']');
            }
            Self::Object(fields) => {
                out.push('{');
                for (at, (name, inner)) in fields.iter().enumerate() {
                    let _ = write!(out, "{}\"{name}\":", if at == 0 { "" } else { "," });
                    inner.write(out);
                }
                out.push('}');
            }
        }
    }
}

/// What a program would write for a cell in a file; `beside` is the cell of the currency.
fn text_of(cell: &Cell, beside: Option<&Cell>) -> Option<String> {
    let currency = |number: u32| Currency::from_numeric(u16::try_from(number).ok()?).ok();
    match cell {
        Cell::Text(text) => text.clone(),
        Cell::Date(day) => day.map(|day| {
            let date = Date::from_days_since_1970(day);
            date.map_or(format!("{day} days since 1970-01-01"), |date| {
                date.to_string()
            })
        }),
        Cell::Currency(number) => number.map(|number| {
            currency(number).map_or(format!("{number:03}"), |known| known.code().to_owned())
        }),
        Cell::Minor(minor) => minor.map(|minor| {
            let known = match beside {
                Some(Cell::Currency(Some(number))) => currency(*number),
                _ => None,
            };
            let money = known.and_then(|known| Money::from_minor(minor, known).ok());
            money.map_or(format!("{minor} minor units"), Money::plain)
        }),
    }
}

type Table = Vec<(&'static ColumnField, Vec<Cell>)>;

/// A file with the rows, the record of row `i` on line `i + 1`.
fn file_of(kind: RecordKind, table: &Table) -> String {
    let rows = table[0].1.len();
    let mut out = format!(
        r#"{{"format":"vientro-submission","version":1,"submission":{HEAD},"{}":["#,
        kind.list()
    );
    for row in 0..rows {
        let mut record = Tree::Object(Vec::new());
        for (field, cells) in table {
            let beside = field
                .path()
                .strip_suffix("amount")
                .map(|path| format!("{path}currency"));
            let beside = table
                .iter()
                .find(|(field, _)| Some(field.path()) == beside.as_deref());
            if let Some(text) = text_of(&cells[row], beside.map(|(_, cells)| &cells[row])) {
                record.put(field.path(), text);
            }
        }
        out.push_str(if row == 0 { "" } else { ",\n" });
        record.write(&mut out);
    }
    out.push_str("]}");
    out
}

fn by_columns(table: &Table) -> Registry {
    let stores: Vec<Store> = table.iter().map(|(_, cells)| Store::of(cells)).collect();
    let columns = table.iter().zip(&stores);
    let mut columns: Vec<_> = columns
        .map(|((field, _), store)| store.column(field))
        .collect();
    // The order of the columns says nothing.
    columns.reverse();
    let mut builder = Registry::builder();
    let outcome = columns::read(&mut builder, "table", HEAD, &columns).unwrap();
    let registry = builder.finish();
    assert_eq!(outcome.records + outcome.set_aside, table[0].1.len());
    assert!(outcome.is_complete);
    registry
}

fn by_json(kind: RecordKind, table: &Table) -> Registry {
    let mut builder = Registry::builder();
    json::read(&mut builder, "table", file_of(kind, table).as_bytes());
    builder.finish()
}

/// Good values of a text field.
fn good(path: &str) -> &'static [&'static str] {
    match path.rsplit('.').next().unwrap_or(path) {
        "mode" => &["programme", "project", "non_project"],
        "non_project_form" => &["money", "other"],
        "national_programme" => &["nothing-known"],
        "share" => &["60", "33.3333", "100"],
        "province" | "office_province" | "provinces[0]" => &["20", "04", "79"],
        "sector" | "sectors[0]" => &["health", "education"],
        "country" => &["DE", "US"],
        "level" => &["prime_minister", "managing_agency"],
        "spending_nature" => &["recurrent"],
        "budget_class" => &["budget_revenue"],
        "executor" => &["owner"],
        "management" => &["new_pmu"],
        "form" => &["cash", "goods"],
        "qualifier" => &["exact", "about"],
        "value" => &["23195.5", "0.0000431"],
        "home_term_end" => &["not_applicable", "2030-01-01"],
        _ => &[
            "a",
            "b-1",
            "ppc-lang-son",
            "Nâng cao chất lượng",
            " e\u{301} ",
        ],
    }
}

fn good_kind(kind: RecordKind) -> &'static [&'static str] {
    match kind {
        RecordKind::Donor => &["foreign_ngo", "individual"],
        RecordKind::Party => &["state_agency", "social_fund"],
        RecordKind::Certificate => &["operation", "project_office"],
        RecordKind::Transaction => &["disbursed", "received", "refunded"],
        RecordKind::Rate => &["accounting", "contract"],
        _ => &[],
    }
}

/// What nobody can read, or only sometimes.
const ODD: &[&str] = &[
    "",
    " ",
    "x\ny",
    "\"\\\u{1f600}",
    "donated",
    "101",
    "đ\u{300}",
    "\u{1}",
];

fn cell(field: &'static ColumnField) -> BoxedStrategy<Cell> {
    let odd = || prop_oneof![30 => Just(false), 1 => Just(true)];
    match field.values() {
        ColumnType::Text => {
            let good = if field.path() == "kind" {
                good_kind(field.kind())
            } else {
                good(field.path())
            };
            let text = (odd(), any::<prop::sample::Index>()).prop_map(move |(odd, at)| {
                let pool = if odd { ODD } else { good };
                pool[at.index(pool.len())].to_owned()
            });
            // A missing id is worth less often.
            let rare = if field.path() == "id" { 40 } else { 4 };
            prop_oneof![rare => text.prop_map(Some), 1 => Just(None)]
                .prop_map(Cell::Text)
                .boxed()
        }
        ColumnType::Date => {
            let day = prop_oneof![40 => 17_000..20_000, 1 => any::<i32>()];
            prop_oneof![4 => day.prop_map(Some), 1 => Just(None)]
                .prop_map(Cell::Date)
                .boxed()
        }
        ColumnType::I64 => {
            let minor = prop_oneof![8 => 0..10_000_000_i64, 1 => any::<i64>()];
            prop_oneof![20 => minor.prop_map(Some), 1 => Just(None)]
                .prop_map(Cell::Minor)
                .boxed()
        }
        ColumnType::U32 => {
            // Known ones; a unit of account; nobody's; more than three digits.
            let number = prop_oneof![
                40 => prop::sample::select(vec![704_u32, 840, 978, 392]),
                1 => prop::sample::select(vec![960_u32, 0, 12, 70_000, u32::MAX]),
            ];
            prop_oneof![20 => number.prop_map(Some), 1 => Just(None)]
                .prop_map(Cell::Currency)
                .boxed()
        }
    }
}

/// Some columns of a record, the id among them, with some rows.
fn table() -> impl Strategy<Value = (RecordKind, Table)> {
    let mut kinds: Vec<RecordKind> = ColumnField::all()
        .iter()
        .map(|field| field.kind())
        .collect();
    kinds.dedup();
    let size = (prop::sample::select(kinds), 0..20_usize, any::<u64>());
    size.prop_flat_map(|(kind, rows, mask)| {
        let of_kind = ColumnField::all()
            .iter()
            .filter(move |field| field.kind() == kind);
        let chosen: Vec<_> = of_kind
            .enumerate()
            .filter(|(at, field)| field.path() == "id" || mask >> (at % 64) & 1 == 1)
            .map(|(_, field)| (Just(field), prop::collection::vec(cell(field), rows)))
            .collect();
        (Just(kind), chosen)
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn columns_and_json_give_the_same((kind, table) in table()) {
        let (columns, file) = (by_columns(&table), by_json(kind, &table));
        prop_assert_eq!(json::set_aside_json(&columns), json::set_aside_json(&file));
        prop_assert_eq!(json::findings_json(&columns), json::findings_json(&file));
        prop_assert_eq!(json::write(&columns, People::Full), json::write(&file, People::Full));
        let query = OverviewQuery { windows: Windows::All(WindowKind::CalendarYear), as_of: None };
        let told = |registry| overview(registry, &query).map(|it| json::overview_json(&it));
        prop_assert_eq!(told(&columns), told(&file));
        prop_assert_eq!(columns, file);
    }
}

fn field(path: &str) -> &'static ColumnField {
    ColumnField::named(RecordKind::Transaction, path).unwrap()
}

fn column<'a>(path: &str, values: Values<'a>) -> Column<'a> {
    let (field, present) = (field(path), None);
    Column {
        field,
        values,
        present,
    }
}

fn texts<'a>(offsets: &'a [i64], bytes: &'a [u8]) -> Values<'a> {
    Values::Text { offsets, bytes }
}

#[test]
fn columns_that_do_not_fit_are_refused_whole() {
    let ids = column("id", texts(&[0, 1, 2], b"ab"));
    let refused = |columns: &[Column<'_>]| -> ColumnsError {
        let mut builder = Registry::builder();
        let error = columns::read(&mut builder, "t", HEAD, columns).unwrap_err();
        let registry = builder.finish();
        assert!(registry.is_empty() && registry.sources().is_empty());
        error
    };
    let id_of = |error: ColumnsError| Code::id(error.code());
    assert_eq!(id_of(refused(&[])), "columns.no_id");
    assert_eq!(
        id_of(refused(&[column("date", Values::Date(&[1, 2]))])),
        "columns.no_id"
    );
    assert_eq!(id_of(refused(&[ids, ids])), "columns.repeated");
    assert_eq!(
        id_of(refused(&[ids, column("date", Values::U32(&[1, 2]))])),
        "columns.type"
    );
    assert_eq!(
        id_of(refused(&[ids, column("date", Values::Date(&[1]))])),
        "columns.length"
    );
    let short = Column {
        present: Some(&[]),
        ..ids
    };
    assert_eq!(id_of(refused(&[short])), "columns.length");
    let rate = Column {
        field: ColumnField::named(RecordKind::Rate, "source").unwrap(),
        ..ids
    };
    assert_eq!(id_of(refused(&[ids, rate])), "columns.mixed");
    let of_text = |offsets, bytes| refused(&[column("id", texts(offsets, bytes))]);
    let row_of = |error| match error {
        ColumnsError::Offsets { row, .. } => ("offsets", row),
        ColumnsError::NotUtf8 { row, .. } => ("utf8", row),
        ColumnsError::HoldsNul { row, .. } => ("nul", row),
        other => panic!("{other}"),
    };
    assert_eq!(row_of(of_text(&[0, 2, 1, 3], b"abc")), ("offsets", 1));
    assert_eq!(row_of(of_text(&[-1, 0, 1], b"abc")), ("offsets", 0));
    assert_eq!(row_of(of_text(&[0, 1, 4], b"abc")), ("offsets", 1));
    assert_eq!(
        row_of(of_text(&[i64::MIN, i64::MAX], b"abc")),
        ("offsets", 0)
    );
    assert_eq!(row_of(of_text(&[0, 1, 2], b"a\xff")), ("utf8", 1));
    assert_eq!(row_of(of_text(&[0, 1, 2], "đ".as_bytes())), ("utf8", 0));
    assert_eq!(row_of(of_text(&[1, 2, 4], b"\xffab\0")), ("nul", 1));
}

#[test]
fn a_head_that_cannot_be_read_is_refused() {
    for (head, told) in [
        ("", "an object is needed here"),
        ("[]", "an object is needed here"),
        (r#"{"id":"S1"} {}"#, "an object is needed here"),
        (
            r#"{"id":"S1","sequence":"1"}"#,
            "/submitter: a value is needed here; /sequence: ",
        ),
    ] {
        let mut builder = Registry::builder();
        let ids = column("id", texts(&[0, 1], b"a"));
        let error = columns::read(&mut builder, "t", head, &[ids]).unwrap_err();
        assert!(error.to_string().contains(told), "{error}");
        assert!(builder.finish().sources().is_empty());
    }
}

#[test]
fn rows_that_share_a_buffer_and_no_rows_at_all() {
    let mut builder = Registry::builder();
    // A slice of a longer column: what stands before it belongs to other rows.
    let ids = column("id", texts(&[3, 5, 7], b"\xff\xff\xffT1T2rest"));
    let outcome = columns::read(&mut builder, "t", HEAD, &[ids]).unwrap();
    assert_eq!((outcome.records, outcome.set_aside), (2, 0));
    let none = column("id", texts(&[], b""));
    assert_eq!(
        columns::read(&mut builder, "t", HEAD, &[none])
            .unwrap()
            .records,
        0
    );
    let registry = builder.finish();
    assert!(registry.get::<Transaction>("T2").is_some());
}

#[test]
fn what_is_stopped_leaves_nothing() {
    let rows = 100_000_usize;
    let (mut offsets, mut bytes) = (vec![0], Vec::new());
    for row in 0..rows {
        bytes.extend(format!("t{row}").bytes());
        offsets.push(i64::try_from(bytes.len()).unwrap());
    }
    let days: Vec<i32> = (0..rows)
        .map(|row| if row % 5 == 0 { i32::MAX } else { 18_000 })
        .collect();
    let columns = [
        column("id", texts(&offsets, &bytes)),
        column("date", Values::Date(&days)),
    ];
    let file = format!(
        r#"{{"format":"vientro-submission","version":1,"submission":{HEAD},"transactions":[{}]}}"#,
        vec![r#"{"id":"T","date":"never"},{"id":"T"}"#; 80_000].join(",")
    );
    let mut builder = Registry::builder();
    let first = column("id", texts(&[0, 2], b"T0"));
    columns::read(&mut builder, "first", HEAD, &[first]).unwrap();
    let mut told = Vec::new();
    let mut tell = |done, whole| {
        told.push((done, whole));
        ControlFlow::Continue(())
    };
    columns::read_with_progress(&mut Registry::builder(), "t", HEAD, &columns, &mut tell).unwrap();
    let calls = told.len();
    assert!((3..100).contains(&calls) && told.is_sorted());
    assert_eq!(
        (told[0], told[calls - 1]),
        ((0, 100_000), (100_000, 100_000))
    );
    told.clear();
    let mut tell = |done, whole| {
        told.push((done, whole));
        ControlFlow::Continue(())
    };
    let mut whole = Registry::builder();
    json::read_with_progress(&mut whole, "f", file.as_bytes(), &mut tell).unwrap();
    let mut plain = Registry::builder();
    json::read(&mut plain, "f", file.as_bytes());
    assert_eq!(whole.finish(), plain.finish());
    let calls_of_file = told.len();
    assert!((4..100).contains(&calls_of_file) && told.is_sorted());
    assert_eq!(told[0].0, 0);
    assert_eq!(told[calls_of_file - 1].0, told[0].1);

    for stop in 0..calls.max(calls_of_file) {
        let mut left = stop;
        let mut tell = |_, _| {
            left = left.wrapping_sub(1);
            if left == usize::MAX {
                ControlFlow::Break(())
            } else {
                ControlFlow::Continue(())
            }
        };
        if stop < calls {
            let read = columns::read_with_progress(&mut builder, "t", HEAD, &columns, &mut tell);
            assert_eq!(read.unwrap_err().code().id(), "exchange.stopped");
        }
        left = stop;
        let mut tell = |_, _| {
            left = left.wrapping_sub(1);
            if left == usize::MAX {
                ControlFlow::Break(())
            } else {
                ControlFlow::Continue(())
            }
        };
        if stop < calls_of_file {
            json::read_with_progress(&mut builder, "f", file.as_bytes(), &mut tell).unwrap_err();
        }
    }
    let mut alone = Registry::builder();
    columns::read(&mut alone, "first", HEAD, &[first]).unwrap();
    assert_eq!(builder.finish(), alone.finish());
}
