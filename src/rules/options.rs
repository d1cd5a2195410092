//! What a check is asked: for which day, with which rules, how grave each, with which holidays.

use std::collections::{BTreeMap, BTreeSet};

use crate::code::{Code, Explain, Status};
use crate::date::{Date, WorkingCalendar};
use crate::finding::Severity;
use crate::lang::Lang;
use crate::rules::{self, RULES, Rule};

/// What a check needs beside the records (tùy chọn kiểm tra).
///
/// # Example
/// ```
/// use vientro::Date;
/// use vientro::rules::CheckOptions;
/// use vientro::finding::Severity;
/// let all = || CheckOptions::on(Date::new(2023, 12, 31).unwrap());
/// let options = all().without("GRANT-012")?.with_severity("GRANT-011", Severity::Info)?;
/// assert!(options.switched_off().eq(["GRANT-012"]));
/// assert!(options.severities().eq([("GRANT-011", Severity::Info)]));
/// assert!(all().only(["GRANT-001"])?.is_off("GRANT-002"));
/// assert!(all().without("GRANT-12").is_err());
/// # Ok::<(), vientro::rules::RulesError>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CheckOptions {
    as_of: Date,
    switched_off: BTreeSet<&'static str>,
    severities: BTreeMap<&'static str, Severity>,
    calendar: Option<WorkingCalendar>,
}

impl CheckOptions {
    /// Asks for every rule, with deadlines as of a day.
    pub const fn on(as_of: Date) -> Self {
        Self {
            as_of,
            switched_off: BTreeSet::new(),
            severities: BTreeMap::new(),
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

    /// Switches every rule off but those that are named and still on.
    ///
    /// A later version of the library may know more rules: what is kept is the list of those that
    /// are switched off today.
    ///
    /// # Errors
    /// * [`RulesError::UnknownRule`] if there is no such rule.
    pub fn only<'r>(
        mut self,
        rules: impl IntoIterator<Item = &'r str>,
    ) -> Result<Self, RulesError> {
        let named = rules.into_iter().map(rules::find);
        let named = named.map(|rule| rule.map(Rule::id));
        let named: BTreeSet<_> = named.collect::<Result<_, _>>()?;
        let others = RULES.iter().map(Rule::id).filter(|id| !named.contains(id));
        self.switched_off.extend(others);
        Ok(self)
    }

    /// Has the findings of a rule be as grave as the caller says, instead of as the table says.
    ///
    /// A provision that is not verified, and a rule on trial, cause a warning at most all the same;
    /// so does what a rule itself takes less gravely, a value that was converted for example.
    ///
    /// # Errors
    /// * [`RulesError::UnknownRule`] if there is no such rule.
    pub fn with_severity(mut self, rule: &str, severity: Severity) -> Result<Self, RulesError> {
        let rule = rules::find(rule)?;
        if severity == rule.severity() {
            self.severities.remove(rule.id());
        } else {
            self.severities.insert(rule.id(), severity);
        }
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

    /// Returns the rules whose severity the caller changed, in order, each with the new one.
    pub fn severities(&self) -> impl Iterator<Item = (&'static str, Severity)> {
        self.severities
            .iter()
            .map(|(rule, severity)| (*rule, *severity))
    }

    /// Returns how grave the findings of a rule are, where its provision is verified.
    pub(super) fn severity_of(&self, rule: &Rule) -> Severity {
        let asked = self.severities.get(rule.id()).copied();
        asked.unwrap_or(rule.severity())
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
    /// An id that a rule of a host cannot have.
    #[error(
        "`{text}` is no id of a host's rule: a name of the host, a dot and a name of the rule are needed, \
         in letters, digits, hyphens and dots, at most 64"
    )]
    HostId {
        /// The id, shortened.
        text: String,
    },
    /// Two rules of a host have the same id.
    #[error("two rules of the host have the id `{text}`")]
    HostIdTwice {
        /// The id.
        text: String,
    },
}

impl Explain for RulesError {
    fn code(&self) -> Code {
        match self {
            Self::UnknownRule { .. } => Code::new(Status::Value, "rules.unknown_rule"),
            Self::HostId { .. } => Code::new(Status::Value, "rules.host_id"),
            Self::HostIdTwice { .. } => Code::new(Status::Value, "rules.host_id_twice"),
        }
    }

    fn message(&self, lang: Lang) -> String {
        match (lang, self) {
            (Lang::En, _) => self.to_string(),
            (Lang::Vi, Self::UnknownRule { text }) => format!("không có quy tắc `{text}`"),
            (Lang::Vi, Self::HostId { text }) => format!(
                "`{text}` không phải là mã quy tắc riêng: cần tên của bên dùng, dấu chấm và tên quy tắc, \
                 gồm chữ cái không dấu, chữ số, gạch nối và dấu chấm, tối đa 64 ký tự"
            ),
            (Lang::Vi, Self::HostIdTwice { text }) => {
                format!("hai quy tắc riêng có cùng mã `{text}`")
            }
        }
    }
}
