//! The nine columns of the table, and what stands in them.

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::lang::{Label, Lang};
use crate::money::{Currency, MoneyError, Totals};

/// A column of the table (cột), Circular 23/2022/TT-BTC Article 20(2).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum CashColumn {
    /// The opening balance of the aid account (số dư đầu kỳ).
    Opening,
    /// Money received in the period (tiếp nhận trong kỳ).
    Received,
    /// Money used in the period, refunds taken away (sử dụng trong kỳ).
    Used,
    /// The closing balance of the aid account (số dư cuối kỳ).
    Closing,
    /// The value of goods and services that is permitted (giá trị được phép tiếp nhận).
    GoodsPermitted,
    /// The value of goods and services received in the period (giá trị tiếp nhận trong kỳ).
    GoodsReceived,
    /// The permitted value that is not received at the end (giá trị chưa tiếp nhận cuối kỳ).
    GoodsNotReceived,
    /// Recorded as revenue and expenditure in the period (ghi thu ghi chi trong kỳ).
    Recorded,
    /// Used and not recorded at the end (đã sử dụng nhưng chưa ghi thu ghi chi cuối kỳ).
    NotRecorded,
}

impl CashColumn {
    /// Every column, in the order of the table.
    pub const ALL: [Self; 9] = [
        Self::Opening,
        Self::Received,
        Self::Used,
        Self::Closing,
        Self::GoodsPermitted,
        Self::GoodsReceived,
        Self::GoodsNotReceived,
        Self::Recorded,
        Self::NotRecorded,
    ];

    /// Returns the permanent id.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Opening => "opening",
            Self::Received => "received",
            Self::Used => "used",
            Self::Closing => "closing",
            Self::GoodsPermitted => "goods_permitted",
            Self::GoodsReceived => "goods_received",
            Self::GoodsNotReceived => "goods_not_received",
            Self::Recorded => "recorded",
            Self::NotRecorded => "not_recorded",
        }
    }

    /// Returns the label in both languages.
    pub const fn labels(self) -> Label {
        match self {
            Self::Opening => Label::new("Tiền: số dư đầu kỳ", "Cash: opening balance"),
            Self::Received => {
                Label::new("Tiền: tiếp nhận trong kỳ", "Cash: received in the period")
            }
            Self::Used => Label::new("Tiền: sử dụng trong kỳ", "Cash: used in the period"),
            Self::Closing => Label::new("Tiền: số dư cuối kỳ", "Cash: closing balance"),
            Self::GoodsPermitted => Label::new(
                "Hàng hóa, dịch vụ: giá trị được phép tiếp nhận",
                "Goods and services: value permitted",
            ),
            Self::GoodsReceived => Label::new(
                "Hàng hóa, dịch vụ: giá trị tiếp nhận trong kỳ",
                "Goods and services: value received in the period",
            ),
            Self::GoodsNotReceived => Label::new(
                "Hàng hóa, dịch vụ: giá trị chưa tiếp nhận cuối kỳ",
                "Goods and services: value not yet received at the end",
            ),
            Self::Recorded => Label::new("Ghi thu ghi chi trong kỳ", "Recorded in the period"),
            Self::NotRecorded => Label::new(
                "Đã sử dụng nhưng chưa ghi thu ghi chi cuối kỳ",
                "Used but not yet recorded at the end",
            ),
        }
    }

    /// Returns the label in a language.
    pub const fn label(self, lang: Lang) -> &'static str {
        match lang {
            Lang::Vi => self.labels().vi,
            Lang::En => self.labels().en,
        }
    }
}

/// A figure by currency, with the records behind it (số liệu và bản ghi gốc).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CashCell {
    /// The sums.
    pub totals: Totals,
    /// The records: the list in the submission format and the id, `transactions/T1`.
    pub records: BTreeSet<Arc<str>>,
}

impl CashCell {
    pub(super) const fn new() -> Self {
        Self {
            totals: Totals::new(),
            records: BTreeSet::new(),
        }
    }

    /// Adds minor units that a record brings.
    pub(super) fn add(
        &mut self,
        currency: Currency,
        minor: i128,
        record: &Arc<str>,
    ) -> Result<(), MoneyError> {
        self.totals.add_minor(currency, minor)?;
        self.records.insert(Arc::clone(record));
        Ok(())
    }

    fn merge(&mut self, other: &Self) -> Result<(), MoneyError> {
        self.records.extend(other.records.iter().map(Arc::clone));
        self.totals.merge(&other.totals)
    }

    /// Tells whether any sum is not zero.
    pub(super) fn has_value(&self) -> bool {
        self.totals.iter().any(|total| total.minor() != 0)
    }
}

macro_rules! figures {
    ($($field:ident: $column:ident,)*) => {
        /// What stands in the nine columns (số liệu theo cột).
        ///
        /// closing = opening + received - used, in every currency.
        #[derive(Clone, Debug, PartialEq, Eq)]
        pub struct CashFigures {
            $(#[doc = concat!("See [`CashColumn::", stringify!($column), "`].")]
            pub $field: CashCell,)*
        }

        impl CashFigures {
            pub(super) const fn new() -> Self {
                Self { $($field: CashCell::new(),)* }
            }

            /// Returns what stands in a column.
            pub const fn cell(&self, column: CashColumn) -> &CashCell {
                match column { $(CashColumn::$column => &self.$field,)* }
            }

            pub(super) const fn cell_mut(&mut self, column: CashColumn) -> &mut CashCell {
                match column { $(CashColumn::$column => &mut self.$field,)* }
            }
        }
    };
}

figures! {
    opening: Opening,
    received: Received,
    used: Used,
    closing: Closing,
    goods_permitted: GoodsPermitted,
    goods_received: GoodsReceived,
    goods_not_received: GoodsNotReceived,
    recorded: Recorded,
    not_recorded: NotRecorded,
}

impl CashFigures {
    pub(super) fn merge(&mut self, other: &Self) -> Result<(), MoneyError> {
        for column in CashColumn::ALL {
            self.cell_mut(column).merge(other.cell(column))?;
        }
        Ok(())
    }

    /// Tells whether nothing moved in the period and nothing is left over at its end.
    pub(super) fn is_idle(&self) -> bool {
        CashColumn::ALL.into_iter().all(|column| {
            let cell = self.cell(column);
            match column {
                CashColumn::GoodsPermitted => true,
                CashColumn::Received
                | CashColumn::Used
                | CashColumn::GoodsReceived
                | CashColumn::Recorded => cell.records.is_empty(),
                CashColumn::Opening
                | CashColumn::Closing
                | CashColumn::GoodsNotReceived
                | CashColumn::NotRecorded => !cell.has_value(),
            }
        })
    }
}
