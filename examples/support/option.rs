//! Arguments that several examples take.

use lexopt::{Parser, ValueExt};
use vientro::Lang;

/// Reads the value of an option as text.
pub fn text(parser: &mut Parser) -> Result<String, String> {
    parser
        .value()
        .and_then(|value| value.string())
        .map_err(tell)
}

/// Reads the value of `--lang`.
pub fn lang(parser: &mut Parser) -> Result<Lang, String> {
    let code = text(parser)?;
    Lang::parse(&code).ok_or_else(|| format!("--lang is vi or en, not `{code}`"))
}

pub fn tell(error: lexopt::Error) -> String {
    format!("{error}; --help tells the arguments")
}
