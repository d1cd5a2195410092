//! The table of aid received, used and recorded as tables of cells.
//!
//! What a gap leaves open is "cannot tell" here, with every reason, and names the records that leave it
//! open too; the sums as far as records tell stand in [`CashFigures`](super::CashFigures).

use std::collections::BTreeSet;

use crate::date::Date;
use crate::finding::Message;
use crate::lang::{Label, Lang};
use crate::order;
use crate::report::cash::{
    BalanceAnswer, CashBalance, CashColumn, CashGrant, CashLeftOut, CashSum, CashTable,
};
use crate::report::tables::{Figure, FigureSource, ReportRow, ReportTable, Value, code_of_two};

/// Shows one row for each grant, and all together.
pub(super) fn grants(table: &CashTable) -> ReportTable {
    let mut shown = sums(
        "grants",
        Message::new("Theo khoản viện trợ", "By grant"),
        Message::new("Khoản viện trợ", "Grant"),
    );
    shown.rows = table
        .grants
        .iter()
        .map(|grant| {
            row(
                id_of(grant).to_owned(),
                grant.label.clone(),
                &grant.subtotal,
            )
        })
        .collect();
    let all = Message::new("Tổng số", "Total");
    shown.total = Some(row("total".to_owned(), all, &table.total));
    shown
}

/// Shows one row for each funding source of each grant.
pub(super) fn sources(table: &CashTable) -> ReportTable {
    let mut shown = sums(
        "sources",
        Message::new(
            "Theo khoản và nguồn viện trợ",
            "By grant and funding source",
        ),
        Message::new("Khoản viện trợ: nguồn", "Grant: source"),
    );
    for grant in &table.grants {
        shown.rows.extend(grant.rows.iter().map(|one| {
            let donor = one.donor.as_ref().map_or("", |id| id.as_str());
            let label = beside(&grant.label, &one.label);
            row(code_of_two(id_of(grant), donor), label, &one.sum)
        }));
    }
    shown
}

/// Shows reported balances of aid accounts beside the computed ones.
pub(super) fn balances(table: &CashTable) -> ReportTable {
    let mut shown = ReportTable::new(
        "balances",
        Message::new(
            "Số dư đã báo cáo, đối chiếu với số dư theo giao dịch",
            "Reported balances beside those of the transactions",
        ),
        Message::new("Khoản viện trợ: số dư", "Grant: balance"),
        [
            ("day", "Ngày", "Day"),
            ("reported", "Đã báo cáo", "Reported"),
            ("difference", "Chênh lệch", "Difference"),
            ("answer", "Kết quả", "Answer"),
            ("reason", "Lý do", "Why not"),
        ],
    );
    for grant in &table.grants {
        let balances = grant.balances.iter();
        shown.rows.extend(balances.map(|one| balance(grant, one)));
    }
    shown
}

/// Shows the records without a row, and why.
pub(super) fn left_out(table: &CashTable) -> ReportTable {
    let mut shown = ReportTable::new(
        "left_out",
        Message::new("Bản ghi không đưa vào bảng", "Records left out"),
        Message::new("Bản ghi", "Record"),
        [("reason", "Lý do", "Why")],
    );
    let row = |one: &CashLeftOut| ReportRow {
        code: one.record.clone(),
        label: one.label.clone(),
        cells: vec![Figure {
            source: Some(FigureSource::Records(order::set([one
                .record
                .as_str()
                .into()]))),
            ..plain(Value::code(one.reason.id(), |lang| one.reason.label(lang)))
        }],
    };
    shown.rows = table.left_out.iter().map(row).collect();
    shown
}

/// A table with the nine columns of the circular.
fn sums(id: &'static str, title: Message, head: Message) -> ReportTable {
    let columns = CashColumn::ALL.map(|column| {
        let Label { vi, en } = column.labels();
        (column.id(), vi, en)
    });
    ReportTable::new(id, title, head, columns)
}

/// The id of a grant; "" where records name none.
fn id_of(grant: &CashGrant) -> &str {
    grant.grant.as_ref().map_or("", |id| id.as_str())
}

fn row(code: String, label: Message, sum: &CashSum) -> ReportRow {
    let cells = CashColumn::ALL.map(|column| figure(sum, column));
    ReportRow {
        code,
        label,
        cells: cells.into(),
    }
}

fn figure(sum: &CashSum, column: CashColumn) -> Figure {
    let cell = sum.figures.cell(column);
    let gaps = sum.gaps.iter().filter(|gap| gap.columns.contains(&column));
    let mut records = cell.records.clone();
    let mut reasons = BTreeSet::new();
    for gap in gaps {
        records.extend(gap.records.iter().cloned());
        reasons.insert(&gap.reason);
    }
    let told = |lang: Lang| {
        let reasons: Vec<&str> = reasons.iter().map(|reason| reason.get(lang)).collect();
        reasons.join("; ")
    };
    let value = if reasons.is_empty() {
        Value::Aid(cell.totals.clone())
    } else {
        Value::CannotTell(Message::new(told(Lang::Vi), told(Lang::En)))
    };
    Figure {
        is_in_doubt: sum.is_in_doubt,
        source: (!records.is_empty()).then_some(FigureSource::Records(records)),
        ..plain(value)
    }
}

fn balance(grant: &CashGrant, balance: &CashBalance) -> ReportRow {
    let Label { vi, en } = balance.column.labels();
    let reason = match &balance.answer {
        BalanceAnswer::CannotTell(reason) => Value::Text {
            id: None,
            words: reason.clone(),
        },
        BalanceAnswer::Agrees | BalanceAnswer::Differs => Value::Blank,
    };
    let marked = |value| Figure {
        is_in_doubt: balance.is_in_doubt,
        ..plain(value)
    };
    ReportRow {
        code: code_of_two(id_of(grant), balance.column.id()),
        label: beside(&grant.label, &Message::new(vi, en)),
        cells: vec![
            plain(day(balance.day)),
            Figure {
                source: Some(FigureSource::Records(balance.reported.records.clone())),
                ..marked(Value::Aid(balance.reported.totals.clone()))
            },
            marked(Value::Aid(balance.difference.clone())),
            marked(Value::code(balance.answer.id(), |lang| {
                balance.answer.label(lang)
            })),
            plain(reason),
        ],
    }
}

fn day(day: Date) -> Value {
    Value::Text {
        id: None,
        words: Message::new(day.to_vi(), day.to_string()),
    }
}

fn beside(one: &Message, other: &Message) -> Message {
    Message::new(
        format!("{}: {}", one.vi, other.vi),
        format!("{}: {}", one.en, other.en),
    )
}

fn plain(value: Value) -> Figure {
    Figure::derived(value, [])
}
