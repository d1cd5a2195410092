//! The table of what aid came in, was used and was recorded (bảng tình hình tiếp nhận, sử dụng viện
//! trợ), Circular 23/2022/TT-BTC Article 20(2): by grant and by funding source, in each currency.
//!
//! Cash comes from transactions in cash; goods and services from the goods list or the part in kind,
//! and from transactions of goods and services; recording from transactions of the kind "recorded".
//! Counterpart funds are not aid and are not here. Nothing is converted between currencies.
//!
//! I1. An amount is split between donors once, as every other figure is; rows sum to the subtotal of
//!     their grant, and subtotals to the total, in every column and currency.
//! I2. Closing = opening + received - used; used = disbursed less refunded.
//! I3. A record that does not say enough leaves a gap with its name and the reason; it is not dropped.
//! I4. A balance that somebody reported stands beside the computed one and never replaces it.

mod balance;
mod column;
mod compute;
mod effect;
mod gap;
mod permitted;
mod scope;
mod tables;

pub use balance::{BalanceAnswer, CashBalance};
pub use column::{CashCell, CashColumn, CashFigures};
pub use compute::cash_table;
pub use gap::CashGap;
pub use scope::{CashGrants, CashLeftOut, CashLeftOutReason, CashScope};

use crate::date::Window;
use crate::finding::Message;
use crate::id::{DonorId, GrantId};
use crate::law::Citation;
use crate::record::Goods;
use crate::report::aside::{Aside, UnreadableFile};
use crate::report::tables::DocumentTable;

/// What the table is asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CashQuery {
    /// The period: a month, a half, a budget year of 13 months, or any other.
    pub window: Window,
    /// Whose grants.
    pub scope: CashScope,
    /// Grants of which budget class.
    pub grants: CashGrants,
}

impl CashQuery {
    /// Asks what the circular asks: the grants that are budget revenue, of every agency.
    pub const fn of(window: Window) -> Self {
        Self {
            window,
            scope: CashScope::All,
            grants: CashGrants::BudgetRevenue,
        }
    }
}

/// The table (bảng tình hình tiếp nhận, sử dụng và ghi thu ghi chi viện trợ).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CashTable {
    /// What was asked.
    pub query: CashQuery,
    /// The text that asks for the table.
    pub citation: Citation,
    /// The grants by id; then transactions whose grant is not among the records.
    pub grants: Vec<CashGrant>,
    /// All grants together.
    pub total: CashSum,
    /// The records without a row, and why.
    pub left_out: Vec<CashLeftOut>,
    /// What no row can tell.
    pub notes: Vec<Message>,
    /// The records that could not be read: counted in no figure.
    pub set_aside: Vec<Aside>,
    /// The files that could not be read, or not to their end.
    pub unreadable: Vec<UnreadableFile>,
}

impl CashTable {
    /// Shows it as tables: `grants`, `sources` of grants, reported `balances`, and what was `left_out`.
    ///
    /// A figure that a gap leaves open cannot be told; a cell names its records, without the part that
    /// each has in it.
    pub fn tables(&self) -> Vec<DocumentTable<'static>> {
        [
            tables::grants(self),
            tables::sources(self),
            tables::balances(self),
            tables::left_out(self),
        ]
        .map(DocumentTable::made)
        .into()
    }
}

/// What belongs to a grant (theo khoản viện trợ).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CashGrant {
    /// The id that records give; `None` if they name no grant.
    pub grant: Option<GrantId>,
    /// The grant's title, or its id.
    pub label: Message,
    /// The goods that are permitted: what, how many, of which value.
    pub goods: Vec<Goods>,
    /// The rows, by donor; money of an unknown donor first.
    pub rows: Vec<CashRow>,
    /// All rows together.
    pub subtotal: CashSum,
    /// Reported balances of the aid account beside the computed ones.
    pub balances: Vec<CashBalance>,
}

/// What comes from one funding source (theo nguồn viện trợ).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CashRow {
    /// The donor; `None` if no record names one.
    pub donor: Option<DonorId>,
    /// The donor's name, or its id; of an individual only the id.
    pub label: Message,
    /// What the row holds.
    pub sum: CashSum,
}

/// Figures, with what keeps them from being known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CashSum {
    /// The figures, as far as records tell.
    pub figures: CashFigures,
    /// Why some of them cannot be told.
    pub gaps: Vec<CashGap>,
    /// Whether a record that is counted here is in doubt: contradicted, or with a version unread.
    pub is_in_doubt: bool,
}

impl CashSum {
    /// Tells whether records tell what stands in a column: no gap names it.
    pub fn is_known(&self, column: CashColumn) -> bool {
        !self.gaps.iter().any(|gap| gap.columns.contains(&column))
    }
}
