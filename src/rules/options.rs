//! What a check is asked: for which day, without which rules, with which holidays.

use std::collections::BTreeSet;

use crate::code::{Code, Explain, Status};
use crate::date::{Date, WorkingCalendar};
use crate::lang::Lang;
use crate::rules;

/// What a check needs beside the records (tùy chọn kiểm tra).
///
/// # Example
/// ```
/// use vientro::Date;
/// use vientro::rules::CheckOptions;
/// let options = CheckOptions::on(Date::new(2023, 12, 31)?).without("GRANT-012")?;
/// assert!(options.switched_off().eq(["GRANT-012"]));
/// assert!(CheckOptions::on(Date::new(2023, 12, 31)?).without("GRANT-12").is_err());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CheckOptions {
    as_of: Date,
    switched_off: BTreeSet<&'static str>,
    calendar: Option<WorkingCalendar>,
}

impl CheckOptions {
    /// Asks for every rule, with deadlines as of a day.
    pub const fn on(as_of: Date) -> Self {
        Self {
            as_of,
            switched_off: BTreeSet::new(),
            calendar: None,
        }
    }

    /// Switches a rule off.
    ///
    /// # Errors
    /// * [`RulesError::UnknownRule`] if there is no such rule.
    pub fn without(mut self, rule: &str) -> Result<Self, RulesError> {
        self.switched_off.insert(rules::find(rule)?.id());
        Ok(self)
    }

    /// Gives the holidays that terms of working days need.
    #[must_use]
    pub fn with_calendar(mut self, calendar: WorkingCalendar) -> Self {
        self.calendar = Some(calendar);
        self
    }

    /// Returns the day as of which deadlines are asked.
    pub const fn as_of(&self) -> Date {
        self.as_of
    }

    /// Returns the ids of the rules that are switched off, in order.
    pub fn switched_off(&self) -> impl Iterator<Item = &'static str> {
        self.switched_off.iter().copied()
    }

    /// Tells whether a rule is switched off.
    pub fn is_off(&self, rule: &str) -> bool {
        self.switched_off.contains(rule)
    }

    /// Returns the working calendar, if there is one.
    pub const fn calendar(&self) -> Option<&WorkingCalendar> {
        self.calendar.as_ref()
    }
}

/// Why a rule could not be had.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum RulesError {
    /// The table has no rule of this id.
    #[error("no rule `{text}` is known")]
    UnknownRule {
        /// The id, shortened.
        text: String,
    },
}

impl Explain for RulesError {
    fn code(&self) -> Code {
        match self {
            Self::UnknownRule { .. } => Code::new(Status::Value, "rules.unknown_rule"),
        }
    }

    fn message(&self, lang: Lang) -> String {
        match (lang, self) {
            (Lang::En, _) => self.to_string(),
            (Lang::Vi, Self::UnknownRule { text }) => format!("không có quy tắc `{text}`"),
        }
    }
}
