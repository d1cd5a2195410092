//! The reconciliation as tables: every number, answer and reason in a cell of its own.

use std::sync::Arc;

use crate::finding::Message;
use crate::money::Totals;
use crate::money::number::{self, Unit};
use crate::order;
use crate::record::RecordKind;
use crate::report::figures::{Between, Compared, Computed, Gap};
use crate::report::tables::{Figure, FigureSource, ReportRow, ReportTable, Value, code_of_two};

/// Shows the figures beside those that the records give.
pub(super) fn figures(all: &[Compared]) -> ReportTable {
    let mut table = ReportTable::new(
        "figures",
        Message::new(
            "Số liệu đã công bố, đối chiếu với bản ghi",
            "Published figures beside those of the records",
        ),
        Message::new("Chỉ tiêu, phạm vi, kỳ", "Indicator, scope, window"),
        [
            ("published", "Đã công bố", "Published"),
            ("computed", "Tính từ bản ghi", "Of the records"),
            ("answer", "Kết quả", "Answer"),
            ("difference", "Chênh lệch", "Difference"),
            ("distance", "Ngoài giới hạn", "Outside by"),
            ("unit", "Đơn vị của chênh lệch", "Unit of the difference"),
            ("reason", "Lý do", "Why not"),
            ("source", "Nguồn", "Source"),
        ],
    );
    table.rows = all.iter().map(figure).collect();
    table
}

fn figure(figure: &Compared) -> ReportRow {
    let [difference, distance, unit] = apart(figure.gap.as_ref());
    let answer = figure.answer;
    ReportRow {
        code: figure.id.clone(),
        label: figure.label.clone(),
        cells: vec![
            printed(&figure.printed, &figure.id),
            Figure {
                is_in_doubt: figure.is_in_doubt,
                ..plain(computed(figure))
            },
            Figure {
                is_in_doubt: figure.is_in_doubt,
                ..plain(Value::code(answer.id(), |lang| answer.label(lang)))
            },
            difference,
            distance,
            unit,
            plain(reason(figure.reason.as_ref())),
            plain(words(&figure.source)),
        ],
    }
}

/// Shows the figures of one thing beside each other.
pub(super) fn between(all: &[Between]) -> ReportTable {
    let mut table = ReportTable::new(
        "between",
        Message::new(
            "Số liệu đã công bố, đối chiếu với nhau",
            "Published figures beside each other",
        ),
        Message::new("Chỉ tiêu, phạm vi, kỳ", "Indicator, scope, window"),
        [
            ("first", "Số thứ nhất", "The one"),
            ("second", "Số thứ hai", "The other"),
            ("answer", "Kết quả", "Answer"),
            ("difference", "Chênh lệch", "Difference"),
            ("distance", "Cách nhau", "Apart by"),
            ("unit", "Đơn vị của chênh lệch", "Unit of the difference"),
            ("reason", "Lý do", "Why not"),
        ],
    );
    table.rows = all.iter().map(pair).collect();
    table
}

fn pair(pair: &Between) -> ReportRow {
    let [one, other] = &pair.ids;
    let [first, second] = &pair.printed;
    let [difference, distance, unit] = apart(pair.gap.as_ref());
    let answer = pair.answer;
    ReportRow {
        code: code_of_two(one, other),
        label: pair.label.clone(),
        cells: vec![
            printed(first, one),
            printed(second, other),
            plain(Value::code(answer.id(), |lang| answer.label(lang))),
            difference,
            distance,
            unit,
            plain(reason(pair.reason.as_ref())),
        ],
    }
}

fn plain(value: Value) -> Figure {
    Figure::derived(value, [])
}

/// The number as printed; its record is behind it.
fn printed(text: &str, id: &str) -> Figure {
    let list = RecordKind::PublishedFigure.list();
    let record: Arc<str> = format!("{list}/{id}").into();
    Figure {
        source: Some(FigureSource::Records(order::set([record]))),
        ..plain(words(text))
    }
}

/// Somebody's own words; nothing where there are none.
fn words(text: &str) -> Value {
    match text {
        "" => Value::Blank,
        text => Value::words(text),
    }
}

fn reason(reason: Option<&Message>) -> Value {
    let words = |words: &Message| Value::Text {
        id: None,
        words: words.clone(),
    };
    reason.map_or(Value::Blank, words)
}

fn computed(figure: &Compared) -> Value {
    match (&figure.computed, &figure.reason) {
        (Some(Computed::Count(count)), _) => {
            Value::Count(i128::try_from(*count).unwrap_or(i128::MAX))
        }
        (Some(Computed::Aid(totals)), _) => Value::Aid(totals.clone()),
        (
            Some(Computed::Ratio {
                numerator,
                denominator,
            }),
            _,
        ) => Value::Ratio {
            numerator: numerator.minor(),
            denominator: denominator.minor(),
        },
        (None, Some(reason)) => Value::CannotTell(reason.clone()),
        (None, None) => Value::Blank,
    }
}

/// How far off: the difference, the distance, and the unit of both.
fn apart(gap: Option<&Gap>) -> [Figure; 3] {
    let Some(gap) = gap else {
        return [Figure::blank(), Figure::blank(), Figure::blank()];
    };
    let figure = |value| Figure {
        is_inexact: gap.is_rounded_down,
        ..plain(off(gap, value))
    };
    let label = |vi, en| Message::new(vi, en);
    let unit = Value::Text {
        id: Some(gap.unit_id()),
        words: match &gap.unit {
            Unit::Plain | Unit::Counted(_) => label("số lượng", "count"),
            Unit::Percent => label("phần trăm", "percent"),
            Unit::Times => label("lần", "times"),
            Unit::Currency(currency) => label(currency.code(), currency.code()),
        },
    };
    [figure(gap.difference), figure(gap.distance), plain(unit)]
}

/// Exactly: money in its minor unit, a number as it is, or as a quotient of its places.
fn off(gap: &Gap, value: i128) -> Value {
    let ten_to = |places: u8| 10_i128.checked_pow(places.into());
    let money = |currency: crate::money::Currency| {
        let places = currency.minor_digits()?.checked_sub(gap.decimals)?;
        let mut totals = Totals::new();
        let minor = value.checked_mul(ten_to(places)?)?;
        totals.add_minor(currency, minor).ok()?;
        Some(Value::Aid(totals))
    };
    let number = || {
        Some(Value::Ratio {
            numerator: value,
            denominator: ten_to(gap.decimals)?,
        })
    };
    let exact = match (&gap.unit, gap.decimals) {
        (Unit::Currency(currency), _) => money(*currency),
        (Unit::Plain | Unit::Counted(_), 0) => Some(Value::Count(value)),
        (Unit::Plain | Unit::Counted(_) | Unit::Percent | Unit::Times, _) => number(),
    };
    // Finer than the minor unit, or too large: as text, which holds any number.
    exact.unwrap_or_else(|| Value::words(&number::to_plain(value, gap.decimals)))
}
