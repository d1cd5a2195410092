//! Why an amount, a sum, a share or a conversion could not be had.

use super::Currency;
use crate::code::{Code, Explain, Status};
use crate::date::Date;
use crate::lang::Lang;

/// Why an amount, a sum, a share or a conversion could not be had.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum MoneyError {
    /// ISO 4217 has no such code.
    #[error("`{code}` is not a currency code of ISO 4217")]
    UnknownCurrency {
        /// The code, shortened.
        code: String,
    },
    /// The currency has no minor unit, so no amount can be made of it.
    #[error("`{currency}` has no minor unit, so it cannot make an amount")]
    NoMinorUnit {
        /// The currency.
        currency: Currency,
    },
    /// The text is not a plain decimal number.
    #[error("`{text}` is not an amount of the form 114673.00")]
    Form {
        /// The text, shortened.
        text: String,
    },
    /// The amount has more digits after the point than the currency.
    #[error("the amount has `{digits}` digits after the point, `{currency}` has `{allowed}`")]
    TooPrecise {
        /// How many digits the amount needs.
        digits: u32,
        /// How many digits the currency has.
        allowed: u8,
        /// The currency.
        currency: Currency,
    },
    /// The exact result does not fit.
    #[error("the exact result in `{currency}` does not fit")]
    Overflow {
        /// The currency of the result.
        currency: Currency,
    },
    /// Two currencies where one is needed.
    #[error("`{left}` and `{right}` are two currencies where one is needed")]
    CurrencyMismatch {
        /// The first currency.
        left: Currency,
        /// The other currency.
        right: Currency,
    },
    /// An amount cannot be split among nobody.
    #[error("there is no weight to split an amount by")]
    NoWeights,
    /// All weights are zero: the amount would be lost.
    #[error("all weights are zero, so the amount would be lost")]
    ZeroWeights,
    /// A weight is negative.
    #[error("the weight at position `{position}` is negative")]
    NegativeWeight {
        /// The weight's position, from 0.
        position: usize,
    },
    /// The weights are too large, or written to too many places, to be added up.
    #[error("the weights are too large to be added up")]
    WeightsOverflow,
    /// A result that is not exact, where no rounding was asked for.
    #[error("the result in `{currency}` is not exact, and no rounding was asked for")]
    Inexact {
        /// The currency of the result.
        currency: Currency,
    },
    /// A rate that is zero, negative, or from a currency to itself.
    #[error("`{value}` is not a rate from `{from}` to `{to}`")]
    InvalidRate {
        /// The currency converted from.
        from: Currency,
        /// The currency converted to.
        to: Currency,
        /// The value.
        value: String,
    },
    /// The table has no rate between the two currencies on or before the day.
    #[error("there is no rate from `{from}` to `{to}` on `{day}`")]
    NoRate {
        /// The currency converted from.
        from: Currency,
        /// The currency converted to.
        to: Currency,
        /// The day asked for.
        day: Date,
    },
    /// The last rate before the day is older than the caller allows.
    #[error(
        "the last rate from `{from}` to `{to}` ended on `{ended}`, more than `{max_days}` days before `{day}`"
    )]
    StaleRate {
        /// The currency converted from.
        from: Currency,
        /// The currency converted to.
        to: Currency,
        /// The day asked for.
        day: Date,
        /// The last day of the last rate.
        ended: Date,
        /// The greatest age that the caller allows.
        max_days: u32,
    },
    /// Two different rates of one kind are valid on the day.
    #[error("different rates from `{from}` to `{to}` are valid on `{day}`")]
    AmbiguousRate {
        /// The currency converted from.
        from: Currency,
        /// The currency converted to.
        to: Currency,
        /// The day asked for.
        day: Date,
    },
}

impl Explain for MoneyError {
    fn code(&self) -> Code {
        match self {
            Self::UnknownCurrency { .. } => Code::new(Status::Value, "money.unknown_currency"),
            Self::NoMinorUnit { .. } => Code::new(Status::Currency, "money.no_minor_unit"),
            Self::Form { .. } => Code::new(Status::Value, "money.form"),
            Self::TooPrecise { .. } => Code::new(Status::Currency, "money.too_precise"),
            Self::Overflow { .. } => Code::new(Status::Overflow, "money.overflow"),
            Self::CurrencyMismatch { .. } => Code::new(Status::Currency, "money.currency_mismatch"),
            Self::NoWeights => Code::new(Status::Value, "money.no_weights"),
            Self::ZeroWeights => Code::new(Status::Value, "money.zero_weights"),
            Self::NegativeWeight { .. } => Code::new(Status::Value, "money.negative_weight"),
            Self::WeightsOverflow => Code::new(Status::Overflow, "money.weights_overflow"),
            Self::Inexact { .. } => Code::new(Status::Value, "money.inexact"),
            Self::InvalidRate { .. } => Code::new(Status::Value, "money.invalid_rate"),
            Self::NoRate { .. } => Code::new(Status::Value, "money.no_rate"),
            Self::StaleRate { .. } => Code::new(Status::Value, "money.stale_rate"),
            Self::AmbiguousRate { .. } => Code::new(Status::Value, "money.ambiguous_rate"),
        }
    }

    fn message(&self, lang: Lang) -> String {
        match lang {
            Lang::En => self.to_string(),
            Lang::Vi => self.vietnamese(),
        }
    }
}

impl MoneyError {
    fn vietnamese(&self) -> String {
        match self {
            Self::UnknownCurrency { code } => {
                format!("`{code}` không phải là mã tiền tệ ISO 4217")
            }
            Self::NoMinorUnit { currency } => {
                format!("`{currency}` không có đơn vị tiền lẻ nên không ghi được số tiền")
            }
            Self::Form { text } => {
                format!("`{text}` không phải là số tiền theo dạng 114673.00")
            }
            Self::TooPrecise {
                digits,
                allowed,
                currency,
            } => format!(
                "số tiền có `{digits}` chữ số sau dấu thập phân, `{currency}` chỉ có `{allowed}`"
            ),
            Self::Overflow { currency } => {
                format!("kết quả chính xác bằng `{currency}` vượt quá phạm vi")
            }
            Self::CurrencyMismatch { left, right } => {
                format!("`{left}` và `{right}` là hai đồng tiền, trong khi chỉ được dùng một")
            }
            Self::NoWeights => "không có tỷ trọng nào để phân bổ số tiền".to_owned(),
            Self::ZeroWeights => "mọi tỷ trọng đều bằng không, số tiền sẽ bị mất".to_owned(),
            Self::NegativeWeight { position } => {
                format!("tỷ trọng ở vị trí `{position}` là số âm")
            }
            Self::WeightsOverflow => "các tỷ trọng quá lớn, không cộng được".to_owned(),
            Self::Inexact { currency } => format!(
                "kết quả bằng `{currency}` không chính xác tuyệt đối, và không có yêu cầu làm tròn"
            ),
            Self::InvalidRate { from, to, value } => {
                format!("`{value}` không phải là tỷ giá từ `{from}` sang `{to}`")
            }
            Self::NoRate { from, to, day } => {
                format!("không có tỷ giá từ `{from}` sang `{to}` vào ngày `{day}`")
            }
            Self::StaleRate {
                from,
                to,
                day,
                ended,
                max_days,
            } => format!(
                "tỷ giá cuối cùng từ `{from}` sang `{to}` hết hiệu lực ngày `{ended}`, quá `{max_days}` ngày trước `{day}`"
            ),
            Self::AmbiguousRate { from, to, day } => {
                format!("có nhiều tỷ giá khác nhau từ `{from}` sang `{to}` vào ngày `{day}`")
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_error_has_a_code_and_two_messages() {
        let (from, to, currency) = (Currency::USD, Currency::VND, Currency::USD);
        let day = Date::new(2024, 1, 1).unwrap();
        let text = "?".to_owned();
        let errors = [
            MoneyError::UnknownCurrency { code: text.clone() },
            MoneyError::NoMinorUnit { currency },
            MoneyError::Form { text: text.clone() },
            MoneyError::TooPrecise {
                digits: 3,
                allowed: 2,
                currency,
            },
            MoneyError::Overflow { currency },
            MoneyError::CurrencyMismatch {
                left: from,
                right: to,
            },
            MoneyError::NoWeights,
            MoneyError::ZeroWeights,
            MoneyError::NegativeWeight { position: 0 },
            MoneyError::WeightsOverflow,
            MoneyError::Inexact { currency },
            MoneyError::InvalidRate {
                from,
                to,
                value: text,
            },
            MoneyError::NoRate { from, to, day },
            MoneyError::StaleRate {
                from,
                to,
                day,
                ended: day,
                max_days: 1,
            },
            MoneyError::AmbiguousRate { from, to, day },
        ];
        let mut ids: Vec<&str> = errors.iter().map(|error| error.code().id()).collect();
        assert!(ids.iter().all(|id| id.starts_with("money.")));
        ids.sort_unstable();
        ids.dedup();
        assert_eq!(ids.len(), errors.len());
        for error in errors {
            let [vi, en] = Lang::ALL.map(|lang| error.message(lang));
            assert_ne!(vi, en);
            assert!(!vi.is_ascii() && !vi.ends_with('.') && !en.ends_with('.'));
        }
    }
}
