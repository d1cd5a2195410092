//! The numbers that rules hold records to.
//!
//! I1. A number stands once: the check and the table of rules read the same constant.

use crate::duties::DayOfYear;
use crate::lang::{Label, Lang};
use crate::money::{Currency, number};

/// A number that a rule holds records to (tham số của quy tắc).
///
/// # Example
/// ```
/// use vientro::Lang;
/// use vientro::rules::{self, Limit};
/// let rule = rules::find("GRANT-011")?;
/// let longest = &rule.parameters()[0];
/// assert_eq!((longest.id(), longest.limit()), ("appraisal", Limit::Days(20)));
/// assert_eq!(longest.limit().text(Lang::Vi), "20 ngày");
/// # Ok::<(), rules::RulesError>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Parameter {
    id: &'static str,
    label: Label,
    limit: Limit,
}

impl Parameter {
    /// Names a number in Vietnamese and English; the id is unique within its rule.
    pub(super) const fn new(
        id: &'static str,
        vi: &'static str,
        en: &'static str,
        limit: Limit,
    ) -> Self {
        let label = Label::new(vi, en);
        Self { id, label, limit }
    }

    /// Returns the permanent id within the rule.
    pub const fn id(&self) -> &'static str {
        self.id
    }

    /// Returns what the number is for.
    pub const fn label(&self) -> Label {
        self.label
    }

    /// Returns the number.
    pub const fn limit(&self) -> Limit {
        self.limit
    }
}

/// A number with its unit (giới hạn).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Limit {
    /// Calendar days (ngày).
    Days(i32),
    /// Working days (ngày làm việc).
    WorkingDays(i32),
    /// Months (tháng).
    Months(i32),
    /// Years (năm).
    Years(i32),
    /// How many of something (số lượng).
    Count(i32),
    /// A day of the month that a rule names (ngày trong tháng).
    DayOfMonth(u32),
    /// A day of every year (ngày trong năm).
    DayOfYear(DayOfYear),
    /// An amount in minor units, cents of USD for example (số tiền).
    Amount {
        /// How many minor units.
        minor: i64,
        /// Of which currency.
        currency: Currency,
    },
}

impl Limit {
    /// Returns the permanent id of the unit, `days` for example.
    pub const fn unit(self) -> &'static str {
        match self {
            Self::Days(_) => "days",
            Self::WorkingDays(_) => "working_days",
            Self::Months(_) => "months",
            Self::Years(_) => "years",
            Self::Count(_) => "count",
            Self::DayOfMonth(_) => "day_of_month",
            Self::DayOfYear(_) => "day_of_year",
            Self::Amount { .. } => "amount",
        }
    }

    /// Writes the number with its unit in a language.
    pub fn text(self, lang: Lang) -> String {
        match self {
            Self::Days(n) => format!("{n} {}", lang.pick("ngày", "days")),
            Self::WorkingDays(n) => format!("{n} {}", lang.pick("ngày làm việc", "working days")),
            Self::Months(n) => format!("{n} {}", lang.pick("tháng", "months")),
            Self::Years(n) => format!("{n} {}", lang.pick("năm", "years")),
            Self::Count(n) => n.to_string(),
            Self::DayOfMonth(day) => format!("{} {day}", lang.pick("ngày", "day")),
            Self::DayOfYear(day) => day.text(lang),
            Self::Amount { minor, currency } => {
                let decimals = currency.minor_digits().unwrap_or(0);
                let amount = number::to_text(i128::from(minor), decimals, lang);
                format!("{amount} {}", currency.code())
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::duties::{self, Due};
    use crate::rules::find;

    #[test]
    fn a_day_of_the_month_or_year_is_named_in_both_languages() {
        let of = |rule: &str, id: &str| {
            let parameters = find(rule).unwrap().parameters().iter();
            let named = parameters.filter(|parameter| parameter.id() == id);
            let limit = named.map(|parameter| parameter.limit()).next().unwrap();
            (
                limit,
                limit.unit(),
                limit.text(Lang::Vi),
                limit.text(Lang::En),
            )
        };
        let (limit, unit, vi, en) = of("FILING-008", "settlement");
        assert_eq!(
            (unit, &*vi, &*en),
            ("day_of_year", "ngày 30 tháng 6", "30 June")
        );
        let Limit::DayOfYear(day) = limit else {
            panic!("{limit:?}");
        };
        assert_eq!(duties::AID_SETTLEMENT.term(), Due::NextYear(day));
        let (limit, unit, vi, en) = of("FILING-001", "day");
        assert_eq!((unit, &*vi, &*en), ("day_of_month", "ngày 18", "day 18"));
        assert_eq!(limit, Limit::DayOfMonth(18));
    }
}
