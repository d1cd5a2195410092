//! What a grant permits in goods and services.

use crate::date::Date;
use crate::finding::Message;
use crate::money::Totals;
use crate::record::{Goods, Grant};

/// The value of goods and services that a grant permits by a day.
pub(super) struct Permitted {
    pub(super) value: Totals,
    pub(super) gap: Option<Message>,
}

impl Permitted {
    const fn none() -> Self {
        Self {
            value: Totals::new(),
            gap: None,
        }
    }

    fn unknown(vi: &str, en: &str) -> Self {
        Self {
            value: Totals::new(),
            gap: Some(Message::new(vi, en)),
        }
    }

    /// Tells whether nothing is permitted, for all that records tell.
    pub(super) fn is_none(&self) -> bool {
        self.value.is_empty() && self.gap.is_none()
    }

    /// The part in kind, else the goods list, of a decision by the day; a later revocation does not
    /// undo it.
    pub(super) fn of(grant: &Grant, day: Date) -> Self {
        let Some(decision) = grant.decision() else {
            return Self::none();
        };
        if decision.date().is_some_and(|decided| day < decided) {
            return Self::none();
        }
        let mut permitted = Self::as_decided(grant);
        // What is known to be nothing is nothing, whenever it was decided.
        let is_something =
            permitted.gap.is_some() || permitted.value.iter().any(|total| total.minor() != 0);
        if is_something && decision.date().is_none() {
            return Self::unknown("quyết định không ghi ngày", "the decision gives no date");
        }
        let mut amendments = grant.amendments().iter();
        let is_amended = amendments.any(|amendment| {
            amendment.date().is_none_or(|date| date <= day) && !amendment.grant().is_empty()
        });
        if is_amended {
            permitted.gap = permitted.gap.or(Some(Message::new(
                "điều chỉnh không ghi phần bằng hiện vật",
                "an amendment does not say which part of it is in kind",
            )));
        }
        permitted
    }

    fn as_decided(grant: &Grant) -> Self {
        let Some(funding) = grant.funding() else {
            return Self::unknown("không rõ vốn viện trợ", "the funding is not given");
        };
        if !funding.in_kind().is_empty() {
            let value = funding.in_kind().iter().copied().collect();
            return Self { value, gap: None };
        }
        if !funding.goods().is_empty() {
            let value = funding.goods().iter().filter_map(Goods::value).collect();
            let is_whole = funding.goods().iter().all(|line| line.value().is_some());
            let gap = || {
                Message::new(
                    "danh mục hàng hóa có dòng không ghi giá trị",
                    "a line of the goods list gives no value",
                )
            };
            return Self {
                value,
                gap: (!is_whole).then(gap),
            };
        }
        let cash: Totals = funding.cash().iter().copied().collect();
        if !cash.is_empty() && cash == grant.grant_part() {
            return Self::none();
        }
        Self::unknown(
            "không rõ phần bằng hiện vật",
            "the part in kind is not given",
        )
    }
}
