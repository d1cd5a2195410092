//! How soon after a disaster a grant was approved and carried out: that picks its decree.

use crate::date::Date;
use crate::record::Grant;

/// How long relief counts as emergency aid, Decree 50/2020/NĐ-CP Article 3(1).
pub(super) const MONTHS_OF_RELIEF: i32 = 3;

/// How long recovery aid does, Article 3(2).
pub(super) const MONTHS_OF_RECOVERY: i32 = 9;

/// What a disaster makes of a grant (viện trợ khẩn cấp), Decree 80/2020/NĐ-CP Article 1(2)(đ).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum AfterDisaster {
    /// No disaster, or one too long before: Decree 80/2020 applies.
    No,
    /// Approved and executed within 3 months: Decree 50/2020 applies.
    Relief,
    /// Within 9 months: Decree 50/2020 applies if the aid is for recovery.
    Recovery,
    /// Approved soon enough, and nobody knows when it ends.
    CannotTell,
}

impl AfterDisaster {
    /// Tells what a grant is, as amended by a day.
    pub(super) fn of(grant: &Grant, as_of: Date) -> Self {
        let Some(disaster) = grant.disaster_date() else {
            return Self::No;
        };
        let Some(decided) = grant.decided_on() else {
            return Self::CannotTell;
        };
        let is_within = |day: Date, months| {
            let last = disaster.plus_months(months).ok();
            last.is_some_and(|last| day <= last)
        };
        // A grant that was approved before the disaster is not for it.
        if decided < disaster || !is_within(decided, MONTHS_OF_RECOVERY) {
            return Self::No;
        }
        match grant.end_on(as_of) {
            None => Self::CannotTell,
            Some(end) if is_within(decided.max(end), MONTHS_OF_RELIEF) => Self::Relief,
            Some(end) if is_within(end, MONTHS_OF_RECOVERY) => Self::Recovery,
            Some(_) => Self::No,
        }
    }
}
