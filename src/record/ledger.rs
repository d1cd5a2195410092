//! The smaller records around grants: balances, commitments, rates and filings.

use crate::date::{Date, Period};
use crate::id::{BalanceId, BearerId, CommitmentId, DonorId, FilingId, GrantId, RateId};
use crate::money::{Currency, Money, MoneyError, Rate, RateKind};
use crate::record::shape::shape;
use crate::record::value::{Personal, QualifierCode, RateValue};
use crate::text::Text;

shape! {
    /// A balance of an aid account (số dư tài khoản viện trợ), Circular 23/2022/TT-BTC Article 22.
    record AccountBalance, AccountBalanceDraft, BalanceId, Balance {
        /// The account. `Debug` hides it.
        one account: Personal<Text>,
        /// The grant that the account is kept for.
        one grant: GrantId,
        /// The last day of the period that it closes.
        copy date: Date,
        /// The opening balance.
        copy opening: Money,
        /// The closing balance.
        copy closing: Money,
    }
}

shape! {
    /// A commitment (cam kết): what a donor has promised, with the qualifier of its wording.
    record Commitment, CommitmentDraft, CommitmentId, Commitment {
        /// Who promises.
        one donor: DonorId,
        /// The day of the promise.
        copy date: Date,
        /// The amount.
        copy amount: Money,
        /// How exact the amount is meant.
        copy qualifier: QualifierCode,
        /// What for.
        one purpose: Text,
    }
}

shape! {
    /// An exchange rate as somebody published it (tỷ giá): a record that can make a [`Rate`].
    record RateRecord, RateRecordDraft, RateId, Rate {
        /// The currency of which one unit is priced.
        copy from: Currency,
        /// The currency of the price.
        copy to: Currency,
        /// Units of `to` for one unit of `from`.
        copy value: RateValue,
        /// The kind.
        copy kind: RateKind,
        /// The days on which it counts.
        copy valid: Period,
        /// Who published it, where.
        one source: Text,
    }
}

impl RateRecord {
    /// Makes the rate that conversions use; `None` if a field is absent.
    ///
    /// # Errors
    /// * what [`Rate::new`] refuses, two equal currencies for example.
    pub fn to_rate(&self) -> Result<Option<Rate>, MoneyError> {
        let (Some(from), Some(to), Some(value), Some(kind), Some(valid), Some(source)) = (
            self.from,
            self.to,
            self.value,
            self.kind,
            self.valid,
            &self.source,
        ) else {
            return Ok(None);
        };
        Rate::new(from, to, value.decimal(), kind, valid, source.clone()).map(Some)
    }
}

shape! {
    /// Something that was filed (hồ sơ, báo cáo đã nộp) to fulfil a duty.
    record Filing, FilingDraft, FilingId, Filing {
        /// The duty that it fulfils.
        one duty: Text,
        /// Who bears the duty.
        one bearer: BearerId,
        /// The window that it tells of.
        copy window: Period,
        /// The day of filing.
        copy date: Date,
    }
}
