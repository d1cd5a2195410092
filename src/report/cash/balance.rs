//! Balances of the aid account as somebody reported them, beside the computed ones.

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::date::Date;
use crate::finding::Message;
use crate::lang::Lang;
use crate::money::{MoneyError, Totals};
use crate::record::AccountBalance;
use crate::registry::Registry;
use crate::report::cash::CashSum;
use crate::report::cash::column::{CashCell, CashColumn};

/// What comparing a reported balance with the computed one gives.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum BalanceAnswer {
    /// They are equal in every reported currency.
    Agrees,
    /// They are not; the difference says by how much.
    Differs,
    /// One of the two is not known, and why.
    CannotTell(Message),
}

impl BalanceAnswer {
    /// Returns the permanent id.
    pub const fn id(&self) -> &'static str {
        match self {
            Self::Agrees => "agrees",
            Self::Differs => "differs",
            Self::CannotTell(_) => "cannot_tell",
        }
    }

    /// Returns the label in a language.
    pub fn label(&self, lang: Lang) -> &'static str {
        match self {
            Self::Agrees => lang.pick("khớp", "agrees"),
            Self::Differs => lang.pick("chênh lệch", "differs"),
            Self::CannotTell(_) => lang.pick("chưa đối chiếu được", "cannot tell"),
        }
    }
}

/// A reported balance beside the computed one (đối chiếu số dư tài khoản viện trợ).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CashBalance {
    /// What it is compared with: the opening or the closing balance.
    pub column: CashColumn,
    /// The day at whose end it stands.
    pub day: Date,
    /// The reported closing balances, all accounts of the grant together.
    pub reported: CashCell,
    /// Reported less computed, in the reported currencies.
    pub difference: Totals,
    /// Whether they agree.
    pub answer: BalanceAnswer,
    /// Whether a reported balance is in doubt: contradicted, or with a version unread.
    pub is_in_doubt: bool,
}

/// Sets what was reported for the end of a day beside what was computed; `None` if nothing was.
pub(super) fn beside(
    registry: &Registry,
    balances: &[&AccountBalance],
    computed: &CashSum,
    column: CashColumn,
    day: Date,
) -> Result<Option<CashBalance>, MoneyError> {
    let mut reported = CashCell::new();
    let mut accounts = BTreeSet::new();
    let mut reason = None;
    let mut is_in_doubt = false;
    for balance in balances {
        let id = balance.id().as_str();
        match balance.date() {
            Some(date) if date != day => continue,
            Some(_) => {}
            None => reason = Some(("số dư không ghi ngày", "a balance gives no date")),
        }
        let record: Arc<str> = format!("balances/{id}").into();
        is_in_doubt |= registry.is_in_doubt::<AccountBalance>(id);
        match (balance.date(), balance.closing()) {
            (Some(_), Some(closing)) => {
                let account = balance.account().map(|account| account.reveal().as_str());
                if !accounts.insert((account, closing.currency())) {
                    reason = Some((
                        "hai số dư của cùng một tài khoản trong một ngày",
                        "two balances of one account on one day",
                    ));
                }
                reported.add(closing.currency(), closing.minor().into(), &record)?;
            }
            (Some(_), None) => {
                reason = Some((
                    "số dư không ghi số cuối kỳ",
                    "a balance gives no closing amount",
                ));
                reported.records.insert(record);
            }
            (None, _) => {
                reported.records.insert(record);
            }
        }
    }
    if reported.records.is_empty() {
        return Ok(None);
    }
    if !computed.is_known(column) {
        reason = reason.or(Some((
            "không xác định được số dư theo giao dịch",
            "transactions do not tell the balance",
        )));
    }
    let of = &computed.figures.cell(column).totals;
    let mut difference = Totals::new();
    for total in reported.totals.iter() {
        let currency = total.currency();
        difference.add_minor(currency, total.minor())?;
        // A sum is far from the range's end, so its sign always turns.
        difference.add_minor(currency, of.get(currency).unwrap_or(0).wrapping_neg())?;
    }
    let answer = match reason {
        Some((vi, en)) => BalanceAnswer::CannotTell(Message::new(vi, en)),
        None if difference.iter().all(|total| total.minor() == 0) => BalanceAnswer::Agrees,
        None => BalanceAnswer::Differs,
    };
    Ok(Some(CashBalance {
        column,
        day,
        reported,
        difference,
        answer,
        is_in_doubt,
    }))
}
