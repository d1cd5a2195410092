//! Transactions: what was received, disbursed, recorded and refunded.

use crate::date::Date;
use crate::id::{DonorId, GrantId, TransactionId};
use crate::money::Money;
#[cfg(feature = "json")]
use crate::record::draft::Unknowns;
use crate::record::shape::{codes, shape};
use crate::record::value::Personal;
use crate::text::Text;

codes! {
    /// The kind of a transaction (loại giao dịch).
    pub enum TransactionKind {
        /// Received from the donor (tiếp nhận).
        Received = "received", "tiếp nhận", "received";
        /// Disbursed (giải ngân).
        Disbursed = "disbursed", "giải ngân", "disbursed";
        /// Recorded as budget revenue and expenditure (ghi thu ghi chi).
        Recorded = "recorded", "ghi thu ghi chi", "recorded";
        /// Refunded; written positive, counted negative (hoàn trả).
        Refunded = "refunded", "hoàn trả", "refunded";
    }
}

codes! {
    /// What a transaction moves (hình thức).
    pub enum TransactionForm {
        /// Money (tiền).
        Cash = "cash", "bằng tiền", "cash";
        /// Goods (hàng hóa, hiện vật).
        Goods = "goods", "bằng hiện vật", "goods";
        /// Services (dịch vụ).
        Services = "services", "dịch vụ", "services";
    }
}

shape! {
    /// A transaction of a grant (giao dịch của khoản viện trợ).
    ///
    /// # Example
    /// ```
    /// use vientro::record::{AmountDraft, Transaction, TransactionDraft};
    /// let draft = TransactionDraft {
    ///     id: "T1".into(),
    ///     kind: "disbursed".into(),
    ///     date: "2019-02-30".into(),
    ///     amount: AmountDraft { amount: "10.505".into(), currency: "USD".into(), ..Default::default() },
    ///     ..Default::default()
    /// };
    /// let problems = Transaction::build(&draft).unwrap_err();
    /// let paths: Vec<_> = problems.iter().map(|p| p.path().as_str()).collect();
    /// assert_eq!(paths, ["/date", "/amount/amount"]);
    /// ```
    record Transaction, TransactionDraft, TransactionId, Transaction {
        /// The grant.
        one grant: GrantId,
        /// The kind.
        copy kind: TransactionKind,
        /// The day.
        copy date: Date,
        /// The amount; a refund's is positive.
        copy amount: Money,
        /// What it moves.
        copy form: TransactionForm,
        /// Whose money it is, where that is known.
        one donor: DonorId,
        /// The account. `Debug` hides it.
        one account: Personal<Text>,
    }
}

/// What a transaction is made of where every part has its shape already, and none is unknown.
#[cfg(feature = "json")]
#[derive(Debug)]
pub(crate) struct TransactionParts {
    pub(crate) id: TransactionId,
    pub(crate) grant: Option<GrantId>,
    pub(crate) kind: Option<TransactionKind>,
    pub(crate) date: Option<Date>,
    pub(crate) amount: Option<Money>,
    pub(crate) form: Option<TransactionForm>,
    pub(crate) donor: Option<DonorId>,
    pub(crate) account: Option<Text>,
}

#[cfg(feature = "json")]
impl Transaction {
    /// Makes the transaction that a draft of these parts would build, without reading text.
    pub(crate) fn of_parts(parts: TransactionParts) -> Self {
        Self {
            id: parts.id,
            grant: parts.grant,
            kind: parts.kind,
            date: parts.date,
            amount: parts.amount,
            form: parts.form,
            donor: parts.donor,
            account: parts.account.map(Personal::new),
            unknown: Unknowns::none(),
            has_unknown: false,
        }
    }
}
