//! Duties: what has to be filed or done, by whom, and until when; and the calendar of obligations.
//!
//! The table says what the texts lay down; [`obligations`] says what follows for the records of a
//! registry as of a day. Whether a late filing breaks the law is told by the rules; a deadline is
//! computed here, once.
//!
//! I1. A duty's id is permanent: filings name it.
//! I2. The text in force on the day of the event puts a duty on its bearer, transition rules included;
//!     where that text was not modelled there is no obligation, and the reason is listed.
//! I3. What no record tells makes no obligation; a state that nobody can know is "cannot tell".
//! I4. The same records and options give the same obligations, in whatever order they came.

mod bearer;
mod calendar;
mod due;
mod duty;
mod earliest;
mod filed;
mod obligation;
mod options;
mod table;
pub(crate) mod terms;
mod trigger;

pub use bearer::Bearer;
pub use calendar::obligations;
pub use due::{DayOfYear, Due, TermUnit};
pub use duty::{Bearing, Duty, DutyError, NotCheckable, find};
pub(crate) use earliest::Earliest;
pub use obligation::{About, Delay, NotApplied, Obligation, Obligations, Stamp, State};
pub use options::DutyOptions;
pub use table::{
    ACTIVITY_PLAN, AID_ANNUAL_REPORT, AID_SETTLEMENT, CERTIFICATE_RENEWAL, COMPLETION_REPORT,
    DECISION_COPIES, DECISION_NOTICE, DUTIES, GRANT_START, NGO_ANNUAL_REPORT,
    OPERATIONS_ANNUAL_REPORT, SUSPENSION_REMEDY,
};
pub(crate) use table::{NGO_ACCOUNT_NOTICE, NGO_DATABASE_UPDATE, RELIEF_NOTICE, WINDING_UP};
pub(crate) use terms::{DAYS_TO_RENEW, MONTHS_TO_REPORT, MONTHS_TO_START};
pub use trigger::Trigger;

/// The version of the law as data, duties and rules: year and number within it.
pub const VERSION: &str = "2026.1";

#[cfg(test)]
mod tests;
