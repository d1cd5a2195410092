//! `docs/exchange.md` tells every column of every table.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use vientro::Lang;
use vientro::exchange::table::{Column, Leaf, Schema};

const MARK: &str = "do not edit below this line. -->\n";

fn holds(column: &Column) -> String {
    match column.leaf() {
        Leaf::Text => "text".to_owned(),
        Leaf::Date => "day".to_owned(),
        Leaf::Term => "day or `not_applicable`".to_owned(),
        Leaf::Number => "number".to_owned(),
        Leaf::Count => "whole number".to_owned(),
        Leaf::Json => "JSON".to_owned(),
        Leaf::Code(list) => format!("code: {list:?}"),
        Leaf::Codes(list) => format!("codes: {list:?}"),
        other => format!("{other:?}"),
    }
}

fn columns() -> String {
    let mut out = String::new();
    for table in Schema::new().tables() {
        let (vi, en) = (
            table.title().header(Lang::Vi),
            table.title().header(Lang::En),
        );
        writeln!(out, "\n### `{}`: {vi} / {en}\n", table.name()).unwrap();
        out.push_str("| id | Vietnamese | English | holds |\n|---|---|---|---|\n");
        for column in table.columns() {
            let mark = if column.is_key() { "**" } else { "" };
            let (vi, en) = (
                column.title().header(Lang::Vi),
                column.title().header(Lang::En),
            );
            let holds = holds(column);
            writeln!(
                out,
                "| {mark}`{}`{mark} | {vi} | {en} | {holds} |",
                column.id()
            )
            .unwrap();
        }
    }
    out
}

#[test]
fn the_page_tells_every_column() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/exchange.md");
    let page = fs::read_to_string(&path).unwrap();
    let (hand, made) = page.split_once(MARK).unwrap();
    let wanted = columns();
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        fs::write(&path, format!("{hand}{MARK}{wanted}")).unwrap();
        return;
    }
    assert!(
        made == wanted,
        "docs/exchange.md is out of date: UPDATE_GOLDEN=1 cargo test --features csv --test csv"
    );
}
