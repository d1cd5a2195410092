//! The table of aid received, used and recorded as JSON.
//!
//! The same registry and query give the same bytes, whoever asks.

use std::collections::BTreeSet;
use std::sync::Arc;

use serde::Serialize;

use crate::catalog;
use crate::exchange::json::view::{AsideView, LabelView, UnreadableView, WindowView, document};
use crate::finding::Message;
use crate::lang::{Label, Lang};
use crate::money::Totals;
use crate::record::Goods;
use crate::report::{
    BalanceAnswer, CashBalance, CashCell, CashColumn, CashGap, CashGrant, CashLeftOut, CashRow,
    CashScope, CashSum, CashTable,
};

/// Writes the table of aid received, used and recorded as JSON, with a line feed at the end.
///
/// Amounts are text with their currency, dates `YYYY-MM-DD`, labels `{"vi","en"}`. The order of
/// keys and rows is fixed; `docs/cash-json.md` describes it key by key.
pub fn cash_json(table: &CashTable) -> String {
    document(&CashView::of(table))
}

#[derive(Serialize)]
pub(super) struct CashView<'a> {
    report: &'static str,
    version: &'static str,
    catalogues: &'static str,
    basis: BasisView,
    window: WindowView,
    scope: ScopeView<'a>,
    budget_class: &'static str,
    columns: Vec<ColumnView>,
    grants: Vec<GrantView<'a>>,
    total: SumView<'a>,
    left_out: Vec<LeftOutView<'a>>,
    notes: Vec<LabelView<'a>>,
    set_aside: Vec<AsideView<'a>>,
    unreadable: Vec<UnreadableView<'a>>,
}

impl<'a> CashView<'a> {
    pub(super) fn of(table: &'a CashTable) -> Self {
        let citation = &table.citation;
        Self {
            report: "cash",
            version: env!("CARGO_PKG_VERSION"),
            catalogues: catalog::VERSION,
            basis: BasisView {
                vi: citation.text(Lang::Vi),
                en: citation.text(Lang::En),
                verified: citation.evidence().is_verified(),
            },
            window: WindowView::of(&table.query.window),
            scope: ScopeView::of(&table.query.scope),
            budget_class: table.query.grants.id(),
            columns: CashColumn::ALL.into_iter().map(ColumnView::of).collect(),
            grants: table.grants.iter().map(GrantView::of).collect(),
            total: SumView::without_records(&table.total),
            left_out: table.left_out.iter().map(LeftOutView::of).collect(),
            notes: table.notes.iter().map(LabelView::of).collect(),
            set_aside: table.set_aside.iter().map(AsideView::of).collect(),
            unreadable: table.unreadable.iter().map(UnreadableView::of).collect(),
        }
    }
}

#[derive(Serialize)]
struct BasisView {
    vi: String,
    en: String,
    verified: bool,
}

#[derive(Serialize)]
struct ScopeView<'a> {
    managing_agency: Option<&'a str>,
    province: Option<String>,
}

impl<'a> ScopeView<'a> {
    fn of(scope: &'a CashScope) -> Self {
        let (managing_agency, province) = match scope {
            CashScope::All => (None, None),
            CashScope::ManagingAgency(agency) => (Some(agency.as_str()), None),
            CashScope::Province(unit) => (None, Some(unit.to_string())),
        };
        Self {
            managing_agency,
            province,
        }
    }
}

const fn view(label: Label) -> LabelView<'static> {
    LabelView {
        vi: label.vi,
        en: label.en,
    }
}

#[derive(Serialize)]
struct ColumnView {
    column: &'static str,
    label: LabelView<'static>,
}

impl ColumnView {
    fn of(column: CashColumn) -> Self {
        Self {
            column: column.id(),
            label: view(column.labels()),
        }
    }
}

#[derive(Serialize)]
struct GrantView<'a> {
    grant: Option<&'a str>,
    label: LabelView<'a>,
    goods: Vec<GoodsView<'a>>,
    rows: Vec<RowView<'a>>,
    subtotal: SumView<'a>,
    balances: Vec<BalanceView<'a>>,
}

impl<'a> GrantView<'a> {
    fn of(grant: &'a CashGrant) -> Self {
        Self {
            grant: grant.grant.as_ref().map(|id| id.as_str()),
            label: LabelView::of(&grant.label),
            goods: grant.goods.iter().map(GoodsView::of).collect(),
            rows: grant.rows.iter().map(RowView::of).collect(),
            subtotal: SumView::without_records(&grant.subtotal),
            balances: grant.balances.iter().map(BalanceView::of).collect(),
        }
    }
}

#[derive(Serialize)]
struct GoodsView<'a> {
    description: Option<&'a str>,
    quantity: Option<String>,
    unit: Option<&'a str>,
    value: Totals,
    condition: Option<&'static str>,
}

impl<'a> GoodsView<'a> {
    fn of(goods: &'a Goods) -> Self {
        Self {
            description: goods.description().map(|text| text.as_str()),
            quantity: goods.quantity().map(|number| number.decimal().to_string()),
            unit: goods.unit().map(|text| text.as_str()),
            value: goods.value().into_iter().collect(),
            condition: goods.condition().map(|condition| condition.id()),
        }
    }
}

#[derive(Serialize)]
struct RowView<'a> {
    donor: Option<&'a str>,
    label: LabelView<'a>,
    #[serde(flatten)]
    sum: SumView<'a>,
}

impl<'a> RowView<'a> {
    fn of(row: &'a CashRow) -> Self {
        Self {
            donor: row.donor.as_ref().map(|id| id.as_str()),
            label: LabelView::of(&row.label),
            sum: SumView::of(&row.sum),
        }
    }
}

#[derive(Serialize)]
struct SumView<'a> {
    cells: Vec<CellView<'a>>,
    gaps: Vec<GapView<'a>>,
    in_doubt: bool,
}

impl<'a> SumView<'a> {
    fn of(sum: &'a CashSum) -> Self {
        let cell = |column| CellView::of(sum, column);
        Self {
            cells: CashColumn::ALL.into_iter().map(cell).collect(),
            gaps: sum.gaps.iter().map(GapView::of).collect(),
            in_doubt: sum.is_in_doubt,
        }
    }

    /// Views a sum of rows: the rows name the records.
    fn without_records(sum: &'a CashSum) -> Self {
        let mut view = Self::of(sum);
        for cell in &mut view.cells {
            cell.records = None;
        }
        view
    }
}

#[derive(Serialize)]
struct CellView<'a> {
    column: &'static str,
    amounts: &'a Totals,
    known: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    records: Option<Vec<&'a str>>,
}

impl<'a> CellView<'a> {
    fn of(sum: &'a CashSum, column: CashColumn) -> Self {
        let cell: &CashCell = sum.figures.cell(column);
        Self {
            column: column.id(),
            amounts: &cell.totals,
            known: sum.is_known(column),
            records: Some(names(&cell.records)),
        }
    }
}

fn names(records: &BTreeSet<Arc<str>>) -> Vec<&str> {
    records.iter().map(|record| &**record).collect()
}

#[derive(Serialize)]
struct GapView<'a> {
    columns: Vec<&'static str>,
    reason: LabelView<'a>,
    records: Vec<&'a str>,
}

impl<'a> GapView<'a> {
    fn of(gap: &'a CashGap) -> Self {
        Self {
            columns: gap.columns.iter().map(|column| column.id()).collect(),
            reason: LabelView::of(&gap.reason),
            records: names(&gap.records),
        }
    }
}

#[derive(Serialize)]
struct BalanceView<'a> {
    column: &'static str,
    day: String,
    reported: &'a Totals,
    difference: &'a Totals,
    answer: &'static str,
    reason: Option<LabelView<'a>>,
    records: Vec<&'a str>,
    in_doubt: bool,
}

impl<'a> BalanceView<'a> {
    fn of(balance: &'a CashBalance) -> Self {
        let reason: Option<&Message> = match &balance.answer {
            BalanceAnswer::CannotTell(reason) => Some(reason),
            BalanceAnswer::Agrees | BalanceAnswer::Differs => None,
        };
        Self {
            column: balance.column.id(),
            day: balance.day.to_string(),
            reported: &balance.reported.totals,
            difference: &balance.difference,
            answer: balance.answer.id(),
            reason: reason.map(LabelView::of),
            records: names(&balance.reported.records),
            in_doubt: balance.is_in_doubt,
        }
    }
}

#[derive(Serialize)]
struct LeftOutView<'a> {
    record: &'a str,
    label: LabelView<'a>,
    reason: &'static str,
    reason_label: LabelView<'static>,
}

impl<'a> LeftOutView<'a> {
    fn of(item: &'a CashLeftOut) -> Self {
        Self {
            record: &item.record,
            label: LabelView::of(&item.label),
            reason: item.reason.id(),
            reason_label: view(item.reason.labels()),
        }
    }
}
