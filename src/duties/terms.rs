//! The numbers of the duties, each once: the table of duties and the rules on what is filed share them.

use super::DayOfYear;

/// An approved grant has to start within this many months.
pub(crate) const MONTHS_TO_START: i32 = 6;

/// The completion report follows the end of a grant within this many months.
pub(crate) const MONTHS_TO_REPORT: i32 = 6;

/// The notice of a decision follows it within this many days.
pub(crate) const DAYS_TO_TELL: i32 = 5;

/// Copies of a decision reach the financial authorities within this many working days.
pub(crate) const WORKING_DAYS_TO_COPY: i32 = 10;

/// The dossier for a renewal comes at least this many days before a certificate expires.
pub(crate) const DAYS_TO_RENEW: i32 = 60;

/// The notice of the transaction account follows a certificate within this many working days.
pub(crate) const WORKING_DAYS_TO_NAME_ACCOUNT: i32 = 10;

/// A certificate is handed over within this many working days of its dossier: no later after its issue.
pub(crate) const WORKING_DAYS_TO_HAND_OVER: i32 = 30;

/// The plan of activities follows a certificate within this many working days.
pub(crate) const WORKING_DAYS_TO_PLAN: i32 = 45;

/// The database is updated within this many days of a change.
pub(crate) const DAYS_TO_UPDATE: i32 = 10;

/// What an organization was suspended for is put right within this many working days.
pub(crate) const WORKING_DAYS_TO_REMEDY: i32 = 30;

/// An organization whose certificate was revoked winds up within this many working days.
pub(crate) const WORKING_DAYS_TO_WIND_UP: i32 = 60;

/// A managing agency decides on emergency relief within this many days.
pub(crate) const DAYS_TO_DECIDE_RELIEF: i32 = 3;

/// A managing agency reports on emergency relief within this many working days.
pub(crate) const WORKING_DAYS_TO_REPORT_RELIEF: i32 = 3;

/// The day of the last month by which organizations, ministries and provinces report on a year.
pub(crate) const NGO_YEAR: u32 = 18;

/// The day of the last month by which the Prime Minister has the reports on it.
pub(crate) const PRIME_MINISTER_YEAR: u32 = 25;

/// The day by which a managing agency reports on the aid of the year before.
pub(crate) const AID_YEAR: DayOfYear = DayOfYear::new(1, 15);

/// The day by which it settles what is not budget revenue.
pub(crate) const SETTLEMENT: DayOfYear = DayOfYear::new(6, 30);

/// The day by which files for recording aid of the year before are at the State Treasury.
pub(crate) const RECORDING: DayOfYear = DayOfYear::new(1, 30);

/// The day of the next month by which a managing agency reports on a month of budget aid.
pub(crate) const AGENCY_MONTH: u32 = 10;

/// The day by which it reports on the first half of a year.
pub(crate) const AGENCY_HALF: DayOfYear = DayOfYear::new(7, 31);

/// The day by which it reports on a budget year.
pub(crate) const AGENCY_YEAR: DayOfYear = DayOfYear::new(2, 28);

/// The day by which a provincial finance department reports on the first half of a year.
pub(crate) const FINANCE_HALF: DayOfYear = DayOfYear::new(8, 10);

/// The day by which it reports on a budget year.
pub(crate) const FINANCE_YEAR: DayOfYear = DayOfYear::new(3, 10);

/// The day of the next month by which the State Treasury reports on a month.
pub(crate) const TREASURY_MONTH: u32 = 5;

/// The day by which it reports on the first half of a year.
pub(crate) const TREASURY_HALF: DayOfYear = DayOfYear::new(7, 15);

/// The day by which it reports on a budget year.
pub(crate) const TREASURY_YEAR: DayOfYear = DayOfYear::new(2, 28);

/// The day of the next month by which a commercial bank reports on a month.
pub(crate) const BANK_MONTH: u32 = 5;

/// The day of the next year by which all of them report on the second half of a year.
pub(crate) const SECOND_HALF: DayOfYear = DayOfYear::new(2, 15);
