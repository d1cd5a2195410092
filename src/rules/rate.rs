//! What is asked of an exchange rate: that it can be used, and that no other contradicts it.

use crate::date::Date;
use crate::finding::Message;
use crate::money::{Currency, RateKind};
use crate::order;
use crate::path::Trail;
use crate::record::{RateRecord, Record as _};
use crate::registry::Registry;
use crate::rules::case::Case;
use crate::rules::map::Map;

/// RATE-001.
pub(super) fn essentials<'a>(rate: &'a RateRecord, case: &mut Case<'a>) {
    for (field, is_missing) in [
        ("from", rate.from().is_none()),
        ("to", rate.to().is_none()),
        ("value", rate.value().is_none()),
        ("kind", rate.kind().is_none()),
        ("valid", rate.valid().is_none()),
        ("source", rate.source().is_none()),
    ] {
        if is_missing {
            case.report_missing(None, field);
        }
    }
}

/// RATE-002.
pub(super) fn two_currencies<'a>(rate: &'a RateRecord, case: &mut Case<'a>) {
    if let (Some(from), Some(to)) = (rate.from(), rate.to()) {
        if from == to {
            case.report_format(
                &Trail::Root.key("to"),
                Message::new(
                    format!("tỷ giá của `{from}` theo chính `{to}`"),
                    format!("a rate of `{from}` in `{to}` itself"),
                ),
            );
        }
    }
}

/// RATE-003.
pub(super) fn one_value<'a>(rate: &'a RateRecord, case: &mut Case<'a>) {
    let Some(other) = case.context().contradicting_rate(rate.key()) else {
        return;
    };
    if let (Some(mine), Some(its)) = (rate.value(), other.value()) {
        let (mine, its, id) = (mine.decimal(), its.decimal(), other.id());
        case.report_format(
            &Trail::Root.key("value"),
            Message::new(
                format!("giá trị {mine} khác giá trị {its} của `{id}`, cùng loại tỷ giá, cùng loại tiền và có ngày chung"),
                format!("the value {mine} is not the {its} of `{id}`, of the same kind and currencies, on a day that both have"),
            ),
        );
    }
}

/// RATE-004.
pub(super) fn accounting_in_dong<'a>(rate: &'a RateRecord, case: &mut Case<'a>) {
    let Some(to) = rate.to().filter(|to| *to != Currency::VND) else {
        return;
    };
    if rate.kind() != Some(RateKind::Accounting) {
        return;
    }
    if let Some(basis) = case.on(rate.valid().and_then(|valid| valid.from())) {
        case.report(
            basis,
            &Trail::Root.key("to"),
            Message::new(
                format!(
                    "tỷ giá hạch toán tính theo `{to}`; ngân sách được hạch toán bằng đồng Việt Nam"
                ),
                format!("an accounting rate in `{to}`; the budget is kept in Vietnamese đồng"),
            ),
        );
    }
}

/// For each rate, by its id, one that begins no later, shares a day with it, and has another value.
///
/// Two banks may quote two values, and so may two contracts: there the source has to be the same.
pub(super) fn contradicting(registry: &Registry) -> Map<&str, &RateRecord> {
    let mut rates: Vec<_> = registry
        .records::<RateRecord>()
        .filter_map(|rate| {
            let kind = rate.kind()?;
            let source = match kind {
                RateKind::Accounting | RateKind::Central => "",
                RateKind::BankBuying | RateKind::Contract => rate.source()?.as_str(),
            };
            let pair = (kind, rate.from()?, rate.to()?, source);
            Some((pair, rate.valid()?, rate.value()?, rate))
        })
        .collect();
    order::sort_by_key(&mut rates, |rate| (rate.0, rate.1.from(), rate.3.key()));
    let mut found = Map::default();
    // Of what began before: the rate that ends last, and the one of another value that ends last.
    let mut open: Option<Open<'_>> = None;
    for (pair, valid, value, rate) in rates {
        let last = valid.until().unwrap_or(LAST);
        let this = (last, value.decimal(), rate);
        let known = open.filter(|known| known.pair == pair);
        let shares_a_day = |other: &(Date, _, _)| valid.from().is_none_or(|from| from <= other.0);
        let rivals = known
            .into_iter()
            .flat_map(|known| [Some(known.longest), known.other]);
        let rival = rivals
            .flatten()
            .find(|other| other.1 != this.1 && shares_a_day(other));
        if let Some((.., other)) = rival {
            found.insert(rate.key(), other);
        }
        open = Some(match known {
            None => Open {
                pair,
                longest: this,
                other: None,
            },
            Some(known) => known.with(this),
        });
    }
    found
}

type Ends<'a> = (Date, rust_decimal::Decimal, &'a RateRecord);

/// What rates of a pair are open.
#[derive(Clone, Copy)]
struct Open<'a> {
    pair: (RateKind, Currency, Currency, &'a str),
    longest: Ends<'a>,
    other: Option<Ends<'a>>,
}

impl<'a> Open<'a> {
    fn with(mut self, this: Ends<'a>) -> Self {
        if this.1 == self.longest.1 {
            if this.0 > self.longest.0 {
                self.longest = this;
            }
        } else if this.0 > self.longest.0 {
            self.other = Some(self.longest);
            self.longest = this;
        } else if self.other.is_none_or(|other| this.0 > other.0) {
            self.other = Some(this);
        }
        self
    }
}

const LAST: Date = Date::literal::<22001231>();
