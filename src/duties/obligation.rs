//! An obligation: a duty of one bearer, about one thing, with its day and its state.

use std::fmt;

use super::{Bearer, Duty, TermUnit};
use crate::date::{Date, Period, Window};
use crate::finding::Reason;
use crate::lang::Lang;
use crate::law::Basis;
use crate::record::RecordKind;

/// The record that an obligation is about (đối tượng của nghĩa vụ).
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct About {
    /// The kind of the record.
    pub kind: RecordKind,
    /// Its id.
    pub id: String,
}

impl fmt::Display for About {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}", self.kind.list(), self.id)
    }
}

/// By how much something is late (thời gian chậm), in the unit in which the text counts; in days where
/// the calendar of working days does not reach.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Delay {
    /// How many, the last day on time not counted.
    pub count: i32,
    /// Of what.
    pub unit: TermUnit,
}

impl Delay {
    /// Writes the delay in a language: `12 ngày làm việc`.
    pub fn text(self, lang: Lang) -> String {
        self.unit.text(self.count, lang)
    }
}

/// The state of an obligation as of a day (tình trạng thực hiện).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum State {
    /// What it is counted from has not come; before a day, its own last day has not (chưa đến hạn).
    NotYetDue,
    /// The term runs, up to its last day (đang trong hạn).
    Due,
    /// Filed or done in time (đã thực hiện đúng hạn).
    Filed {
        /// The day; where another record proves it, the latest day on which it can have been.
        on: Date,
    },
    /// Filed or done too late (thực hiện muộn).
    FiledLate {
        /// The day.
        on: Date,
        /// How late.
        by: Delay,
    },
    /// Not filed, and the last day is past (quá hạn).
    Overdue {
        /// By how much as of the day that was asked for.
        by: Delay,
    },
    /// Nobody can tell (không xác định được).
    CannotTell {
        /// Why.
        reason: Reason,
    },
}

impl State {
    /// The permanent ids, in order.
    pub const IDS: [&'static str; 6] = [
        "not_yet_due",
        "due",
        "filed",
        "filed_late",
        "overdue",
        "cannot_tell",
    ];

    /// Returns the permanent id, `filed_late` for example.
    pub const fn id(self) -> &'static str {
        match self {
            Self::NotYetDue => "not_yet_due",
            Self::Due => "due",
            Self::Filed { .. } => "filed",
            Self::FiledLate { .. } => "filed_late",
            Self::Overdue { .. } => "overdue",
            Self::CannotTell { .. } => "cannot_tell",
        }
    }

    /// Tells whether something is still to be filed or done.
    pub const fn is_open(self) -> bool {
        matches!(self, Self::NotYetDue | Self::Due | Self::Overdue { .. })
    }

    /// Returns the day on which it was filed or done.
    pub const fn filed_on(self) -> Option<Date> {
        match self {
            Self::Filed { on } | Self::FiledLate { on, .. } => Some(on),
            Self::NotYetDue | Self::Due | Self::Overdue { .. } | Self::CannotTell { .. } => None,
        }
    }

    /// Returns how late it is, or was filed.
    pub const fn delay(self) -> Option<Delay> {
        match self {
            Self::FiledLate { by, .. } | Self::Overdue { by } => Some(by),
            Self::NotYetDue | Self::Due | Self::Filed { .. } | Self::CannotTell { .. } => None,
        }
    }

    /// Returns why nobody can tell.
    pub const fn reason(self) -> Option<Reason> {
        match self {
            Self::CannotTell { reason } => Some(reason),
            Self::NotYetDue
            | Self::Due
            | Self::Filed { .. }
            | Self::FiledLate { .. }
            | Self::Overdue { .. } => None,
        }
    }

    /// Writes the state in a language: `quá hạn 12 ngày`.
    pub fn text(self, lang: Lang) -> String {
        match (self, lang) {
            (Self::NotYetDue, Lang::Vi) => "chưa đến hạn".to_owned(),
            (Self::NotYetDue, Lang::En) => "not yet due".to_owned(),
            (Self::Due, Lang::Vi) => "đang trong hạn".to_owned(),
            (Self::Due, Lang::En) => "due".to_owned(),
            (Self::Filed { on }, Lang::Vi) => format!("đúng hạn, ngày {}", on.to_vi()),
            (Self::Filed { on }, Lang::En) => format!("in time, {on}"),
            (Self::FiledLate { on, by }, Lang::Vi) => {
                format!("muộn {}, ngày {}", by.text(lang), on.to_vi())
            }
            (Self::FiledLate { on, by }, Lang::En) => format!("{} late, {on}", by.text(lang)),
            (Self::Overdue { by }, Lang::Vi) => format!("quá hạn {}", by.text(lang)),
            (Self::Overdue { by }, Lang::En) => format!("overdue by {}", by.text(lang)),
            (Self::CannotTell { reason }, Lang::Vi) => {
                format!("không xác định được: {}", reason.text(lang))
            }
            (Self::CannotTell { reason }, Lang::En) => {
                format!("cannot tell: {}", reason.text(lang))
            }
        }
    }
}

/// A duty that somebody has (nghĩa vụ cụ thể): of whom, about what, until when, and how it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Obligation {
    /// The duty.
    pub duty: &'static Duty,
    /// What kind of bearer has it.
    pub bearer: Bearer,
    /// The bearer's id among donors or parties; `None` if no record names it.
    pub bearer_id: Option<String>,
    /// The record that it is about; `None` if it is about a window.
    pub about: Option<About>,
    /// The window that is told of: a reporting window, or the term of a certificate.
    pub window: Option<Window>,
    /// The day that its term is counted from.
    pub counted_from: Date,
    /// The provision that governs it.
    pub basis: &'static Basis,
    /// The last day on time; `None` if it takes a calendar of working days that was not given.
    pub due: Option<Date>,
    /// How it stands.
    pub state: State,
}

impl Obligation {
    /// What obligations are sorted by; one without a day comes last.
    pub(super) fn key(&self) -> impl Ord + '_ {
        (
            (self.due.is_none(), self.due),
            (self.duty.id(), self.bearer),
            (&self.bearer_id, &self.about),
            (self.counted_from, self.window),
        )
    }
}

/// A duty that was not applied, how often and why (nghĩa vụ không áp dụng).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NotApplied {
    /// The duty.
    pub duty: &'static Duty,
    /// Why.
    pub reason: Reason,
    /// How many obligations there might have been.
    pub count: usize,
}

/// What a calendar of obligations rests on (dấu phiên bản).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stamp {
    /// The version of the law as data.
    pub rules: &'static str,
    /// The version of the code lists.
    pub catalogues: &'static str,
    /// The version of the library.
    pub library: &'static str,
    /// The day as of which states were told.
    pub as_of: Date,
    /// The last day on which a window may begin.
    pub until: Date,
    /// The days for which working days were known; `None` without a calendar.
    pub calendar: Option<Period>,
}

/// The calendar of obligations (lịch nghĩa vụ) of a registry, as of a day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Obligations {
    /// Every obligation, by last day, duty, bearer and record.
    pub list: Vec<Obligation>,
    /// What was not applied, by duty and reason.
    pub not_applied: Vec<NotApplied>,
    /// What the calendar rests on.
    pub stamp: Stamp,
}

impl Obligations {
    /// Returns what has to be filed between two days, both included, by last day on time.
    ///
    /// What has no known last day is in no span: see [`undated`](Self::undated). Windows that begin
    /// after the day asked for are there only as far as
    /// [`looking_until`](super::DutyOptions::looking_until) said.
    pub fn due_between(&self, first: Date, last: Date) -> &[Obligation] {
        let key = |one: &Obligation| (one.due.is_none(), one.due);
        let from = self
            .list
            .partition_point(|one| key(one) < (false, Some(first)));
        let to = self
            .list
            .partition_point(|one| key(one) <= (false, Some(last)));
        self.list.get(from..to).unwrap_or_default()
    }

    /// Returns what has no known last day, for want of a calendar of working days.
    pub fn undated(&self) -> &[Obligation] {
        let from = self.list.partition_point(|one| one.due.is_some());
        self.list.get(from..).unwrap_or_default()
    }

    /// Returns how many are in a state, by its permanent id.
    pub fn count(&self, state: &str) -> usize {
        let same = |one: &&Obligation| one.state.id() == state;
        self.list.iter().filter(same).count()
    }
}
