//! The overview: what each province's submissions amount to, window by window.
//!
//! Rows by place, then what was set aside and why, then published figures beside computed ones.

use std::collections::BTreeSet;

use crate::date::{Date, Window, WindowError, WindowKind};
use crate::finding::{Finding, Message};
use crate::lang::{Label, Lang};
use crate::money::{MoneyError, Totals};
use crate::order;
use crate::record::{GrantMode, Novelty};
use crate::registry::Registry;
use crate::report::aside::{Aside, UnreadableFile, set_aside, unreadable};
use crate::report::known::Known;
use crate::report::reconciliation::{Reconciliation, ReconciliationQuery, reconcile_with};
use crate::statistics::{self, ModeKey, Place, Slot, StatisticsError, Tallies, Tally};

/// Which windows an overview shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Windows {
    /// Every window of a kind from the first decision, amendment or transaction to the last one.
    All(WindowKind),
    /// One window.
    One(Window),
}

/// What an overview is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OverviewQuery {
    /// The windows.
    pub windows: Windows,
    /// The day on which "running" is asked; `None` is each window's last day.
    pub as_of: Option<Date>,
}

/// An overview (báo cáo tổng hợp).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Overview {
    /// One section for each window.
    pub sections: Vec<Section>,
    /// The records that could not be read: counted in no figure.
    pub set_aside: Vec<Aside>,
    /// The files that could not be read, or not to their end.
    pub unreadable: Vec<UnreadableFile>,
    /// The published figures of these windows beside the computed ones, and beside each other.
    pub reconciliation: Reconciliation,
    /// What consolidating found.
    pub findings: Vec<Finding>,
}

/// What one window amounts to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Section {
    /// The window.
    pub window: Window,
    /// The day on which "running" was asked.
    pub as_of: Date,
    /// The places, units by code first.
    pub rows: Vec<PlaceRow>,
    /// All places together: every grant and organization counts once.
    pub total: PlaceRow,
}

/// What a place amounts to in a window.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlaceRow {
    /// The place; `None` is the total.
    pub place: Option<Place>,
    /// The label.
    pub label: Message,
    /// Organizations with a grant running on the day.
    pub organizations_with_running_aid: usize,
    /// Organizations with a newly approved grant in the window.
    pub organizations_newly_approved: usize,
    /// By mode: programme, project, non-project, unknown; modes without anything are left out.
    pub modes: Vec<ModeRow>,
    /// Grants of which nobody can tell whether they run on the day.
    pub perhaps_running: usize,
    /// Whether a record that is counted here is in doubt: contradicted, or with a version unread.
    pub is_in_doubt: bool,
}

/// What the grants of one mode amount to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ModeRow {
    /// The mode; `None` where records give none.
    pub mode: ModeKey,
    /// Grants newly approved in the window.
    pub newly_approved: usize,
    /// Supplementary grants approved in the window.
    pub supplementary: usize,
    /// Aid approved in the window: the grant part of its decisions.
    pub aid_approved: Totals,
    /// What amendments of the window add or take away.
    pub aid_amended: Totals,
    /// Grants running on the day.
    pub running: usize,
    /// The grant part, as amended, of the grants running on the day.
    pub value_running: Totals,
    /// What was disbursed in the window, refunds subtracted.
    pub aid_disbursed: Totals,
}

/// Why a report could not be made.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum ReportError {
    /// A sum does not fit.
    #[error(transparent)]
    Money(#[from] MoneyError),
    /// A cube cannot be made.
    #[error(transparent)]
    Statistics(#[from] StatisticsError),
    /// A window lies outside the range of dates.
    #[error(transparent)]
    Window(#[from] WindowError),
    /// A kind of window that has no year.
    #[error("windows of the kind `{kind}` are not counted by year")]
    NotYearly {
        /// The kind.
        kind: &'static str,
    },
    /// A programme whose years nobody knows.
    #[error("the term of the programme `{programme}` has no first or no last day")]
    OpenTerm {
        /// The programme.
        programme: &'static str,
    },
    /// A figure that a report does not have, or that no records are behind.
    #[error("the report has no cell `{address}` that records are behind")]
    NoCell {
        /// The address.
        address: String,
    },
}

impl crate::code::Explain for ReportError {
    fn code(&self) -> crate::code::Code {
        match self {
            Self::Money(error) => error.code(),
            Self::Statistics(error) => error.code(),
            Self::Window(error) => error.code(),
            Self::NotYearly { .. } => {
                crate::code::Code::new(crate::code::Status::Value, "report.not_yearly")
            }
            Self::OpenTerm { .. } => {
                crate::code::Code::new(crate::code::Status::Value, "report.open_term")
            }
            Self::NoCell { .. } => {
                crate::code::Code::new(crate::code::Status::Value, "report.no_cell")
            }
        }
    }

    fn message(&self, lang: Lang) -> String {
        match self {
            Self::Money(error) => error.message(lang),
            Self::Statistics(error) => error.message(lang),
            Self::Window(error) => error.message(lang),
            Self::NotYearly { kind } => lang.pick(
                format!("kỳ loại `{kind}` không tính theo năm"),
                format!("windows of the kind `{kind}` are not counted by year"),
            ),
            Self::OpenTerm { programme } => lang.pick(
                format!("chương trình `{programme}` không rõ ngày bắt đầu hoặc kết thúc"),
                format!("the term of the programme `{programme}` has no first or no last day"),
            ),
            Self::NoCell { address } => lang.pick(
                format!("báo cáo không có ô `{address}` gắn với bản ghi"),
                format!("the report has no cell `{address}` that records are behind"),
            ),
        }
    }
}

/// Makes the window of a kind that a year names.
///
/// # Errors
/// * [`ReportError::NotYearly`] if the kind is none of calendar year, Decree 58 and budget year.
/// * [`ReportError::Window`] if the year lies outside the range of dates.
pub fn yearly(kind: WindowKind, year: i32) -> Result<Window, ReportError> {
    match kind {
        WindowKind::CalendarYear => Ok(Window::calendar_year(year)?),
        WindowKind::Decree58 => Ok(Window::decree_58(year)?),
        WindowKind::BudgetYear => Ok(Window::budget_year(year)?),
        WindowKind::Half | WindowKind::Month | WindowKind::Span => {
            Err(ReportError::NotYearly { kind: kind.id() })
        }
    }
}

/// Makes the overview of a registry.
///
/// # Errors
/// * [`ReportError::Money`] if a sum does not fit.
/// * [`ReportError::Window`] or [`ReportError::NotYearly`] if the windows cannot be made.
///
/// # Example
/// ```
/// use vientro::registry::Registry;
/// use vientro::report::{OverviewQuery, Windows, overview};
/// use vientro::Window;
/// let registry = Registry::builder().finish();
/// let windows = Windows::One(Window::calendar_year(2019)?);
/// let report = overview(&registry, &OverviewQuery { windows, as_of: None })?;
/// assert_eq!(report.sections.len(), 1);
/// assert!(report.sections[0].rows.is_empty());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn overview(registry: &Registry, query: &OverviewQuery) -> Result<Overview, ReportError> {
    let windows = match query.windows {
        Windows::One(window) => vec![window],
        Windows::All(kind) => every(kind, registry)?,
    };
    let slot = |window: &Window| Slot {
        window: *window,
        day: query.as_of.unwrap_or(window.last()),
    };
    let slots: Vec<Slot> = windows.iter().map(slot).collect();
    let facts = statistics::tally_facts(registry, slots.clone())?;
    let mut sections = Vec::with_capacity(slots.len());
    for slot in slots {
        sections.push(section(&Tallies::of(&facts, slot)?)?);
    }
    let window = match query.windows {
        Windows::All(_) => None,
        Windows::One(window) => Some(window),
    };
    Ok(Overview {
        sections,
        set_aside: set_aside(registry),
        unreadable: unreadable(registry),
        reconciliation: reconcile_with(
            &Known::new(registry),
            &ReconciliationQuery {
                window,
                reporting: None,
            },
        ),
        findings: registry.findings().to_vec(),
    })
}

/// Makes the windows of a kind in which something was decided, amended or moved, or may have been.
///
/// A window may begin in the year before the one that names it, or end in the year after.
pub(super) fn every(kind: WindowKind, registry: &Registry) -> Result<Vec<Window>, ReportError> {
    let Some((first, last)) = statistics::days(registry) else {
        return Ok(Vec::new());
    };
    let days = Window::span(first, last)?;
    let mut windows = Vec::new();
    for year in first.year().saturating_sub(1)..=last.year().saturating_add(1) {
        match yearly(kind, year) {
            Ok(window) if window.overlaps(&days) => windows.push(window),
            // Outside the range of dates there is no record either.
            Ok(_) | Err(ReportError::Window(_)) => {}
            Err(error) => return Err(error),
        }
    }
    Ok(windows)
}

fn section(tallies: &Tallies) -> Result<Section, MoneyError> {
    let last = tallies.window.last();
    let mut rows = Vec::with_capacity(tallies.places.len());
    for (place, tally) in &tallies.places {
        let row = row(Some(*place), place_label(*place, last), tally)?;
        if !row.modes.is_empty() || row.perhaps_running > 0 {
            rows.push(row);
        }
    }
    let label = Message::new("Tổng số", "Total");
    let total = row(None, label, &tallies.total()?)?;
    Ok(Section {
        window: tallies.window,
        as_of: tallies.day,
        rows,
        total,
    })
}

fn row(place: Option<Place>, label: Message, tally: &Tally) -> Result<PlaceRow, MoneyError> {
    let mut keys: BTreeSet<ModeKey> = order::set(tally.approved.keys().map(|(mode, _)| *mode));
    keys.extend(tally.running.keys());
    keys.extend(tally.amended.keys());
    keys.extend(tally.disbursed.keys());
    let mut modes = Vec::with_capacity(keys.len());
    let known = GrantMode::ALL.iter().copied().map(Some).chain([None]);
    for mode in known.filter(|mode| keys.contains(mode)) {
        modes.push(mode_row(mode, tally));
    }
    Ok(PlaceRow {
        place,
        label,
        organizations_with_running_aid: tally.running_of(None)?.organizations.len(),
        organizations_newly_approved: tally
            .approved_of(None, Some(Novelty::New))?
            .organizations
            .len(),
        modes: modes.into_iter().collect::<Result<_, _>>()?,
        perhaps_running: tally.perhaps_running.len(),
        is_in_doubt: tally.is_in_doubt,
    })
}

fn mode_row(mode: ModeKey, tally: &Tally) -> Result<ModeRow, MoneyError> {
    let new = tally.approved.get(&(mode, Novelty::New));
    let supplementary = tally.approved.get(&(mode, Novelty::Supplementary));
    let mut aid_approved = Totals::new();
    for cell in new.into_iter().chain(supplementary) {
        aid_approved.merge(&cell.aid)?;
    }
    let running = tally.running.get(&mode);
    let or_nothing = |totals: Option<&Totals>| totals.cloned().unwrap_or_else(Totals::new);
    Ok(ModeRow {
        mode,
        newly_approved: new.map_or(0, |cell| cell.grants.len()),
        supplementary: supplementary.map_or(0, |cell| cell.grants.len()),
        aid_approved,
        aid_amended: or_nothing(tally.amended.get(&mode)),
        running: running.map_or(0, |cell| cell.grants.len()),
        value_running: or_nothing(running.map(|cell| &cell.aid)),
        aid_disbursed: or_nothing(tally.disbursed.get(&mode)),
    })
}

/// Returns the label of a place in both languages.
///
/// A unit that had ended by the window's last day says so: another one may bear its name by then.
fn place_label(place: Place, last: Date) -> Message {
    let label = place.label();
    let ended = match place {
        Place::Unit(id) | Place::NotDivisible(id) => {
            let unit = id.unit();
            let until = unit.and_then(|unit| unit.term().until());
            until.filter(|until| *until < last)
        }
        Place::NotOnDate(_) | Place::Undivided | Place::Unknown => None,
    };
    match ended {
        Some(until) => Message::new(
            format!("{} (đến {})", label.vi, until.to_vi()),
            format!("{} (until {until})", label.en),
        ),
        None => label,
    }
}

/// Returns the label of a mode, which a grant's record may not give.
pub fn mode_label(mode: ModeKey) -> Label {
    match mode {
        Some(mode) => Label::new(mode.label(Lang::Vi), mode.label(Lang::En)),
        None => Label::new("không rõ phương thức", "mode unknown"),
    }
}
