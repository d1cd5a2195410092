//! What keeps a figure from being known.

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::finding::Message;
use crate::order;
use crate::record::Transaction;
use crate::report::cash::column::{CashColumn, CashFigures};

/// Why figures cannot be told (lý do không xác định được).
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct CashGap {
    /// The columns.
    pub columns: BTreeSet<CashColumn>,
    /// The reason.
    pub reason: Message,
    /// The records that do not say enough, or the grant whose records do not add up.
    pub records: BTreeSet<Arc<str>>,
}

impl CashGap {
    pub(super) fn new<'a>(
        columns: impl IntoIterator<Item = CashColumn>,
        reason: Message,
        records: impl IntoIterator<Item = &'a Arc<str>>,
    ) -> Self {
        Self {
            columns: order::set(columns),
            reason,
            records: order::set(records.into_iter().map(Arc::clone)),
        }
    }
}

/// Names what a transaction leaves open.
pub(super) fn missing(transaction: &Transaction) -> Message {
    let parts = [
        (transaction.kind().is_none(), "loại", "kind"),
        (transaction.form().is_none(), "hình thức", "form"),
        (transaction.date().is_none(), "ngày", "date"),
        (transaction.amount().is_none(), "số tiền", "amount"),
    ];
    let missing: Vec<_> = parts
        .into_iter()
        .filter(|(is_absent, ..)| *is_absent)
        .collect();
    let vi: Vec<&str> = missing.iter().map(|(_, vi, _)| *vi).collect();
    let en: Vec<&str> = missing.iter().map(|(.., en)| *en).collect();
    Message::new(
        format!("giao dịch không ghi {}", vi.join(", ")),
        format!("a transaction does not give its {}", en.join(", ")),
    )
}

/// Finds what the records of a grant cannot add up to: less than nothing.
pub(super) fn below_zero(figures: &CashFigures, grant: Option<&Arc<str>>) -> Vec<CashGap> {
    let mut gaps = Vec::new();
    for column in CashColumn::ALL {
        let Some((vi, en)) = explain(column) else {
            continue;
        };
        let cell = figures.cell(column);
        let below = cell.totals.iter().filter(|total| total.minor() < 0);
        let codes: Vec<&str> = below.map(|total| total.currency().code()).collect();
        if codes.is_empty() {
            continue;
        }
        let codes = codes.join(", ");
        let reason = Message::new(format!("{vi} ({codes})"), format!("{en} ({codes})"));
        gaps.push(CashGap::new([column], reason, grant));
    }
    gaps
}

/// Says what it means that a column is below zero; `None` where it may be.
const fn explain(column: CashColumn) -> Option<(&'static str, &'static str)> {
    match column {
        CashColumn::Opening | CashColumn::Closing => Some((
            "đã sử dụng nhiều hơn đã tiếp nhận: thiếu bản ghi tiếp nhận, đã đổi tiền, hoặc không rõ đã dùng tiền của ai",
            "more was used than received: a receipt is missing, money was changed, or whose was used is unknown",
        )),
        CashColumn::GoodsNotReceived => Some((
            "đã tiếp nhận nhiều hơn giá trị được phép theo bản ghi",
            "more was received than the records permit",
        )),
        CashColumn::NotRecorded => Some((
            "đã ghi thu ghi chi nhiều hơn đã sử dụng bằng đồng tiền này; không bù trừ giữa các đồng tiền",
            "more was recorded than used in this currency; currencies are not set off against each other",
        )),
        CashColumn::Received
        | CashColumn::Used
        | CashColumn::GoodsPermitted
        | CashColumn::GoodsReceived
        | CashColumn::Recorded => None,
    }
}
