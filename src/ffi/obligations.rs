//! The C object `vientro_obligations`: what follows from the duties for the records of a registry.

use std::ffi::{CString, c_char};
use std::ptr;

use super::contain::guard_or;
use super::date::day;
use super::error::vientro_error;
use super::failure::Failure;
use super::format;
use super::guard::guard;
use super::lang::lang;
use super::pointer::{Out, OutList, copied, count, element, object, tell, text};
use super::registry::vientro_registry;
use super::share::{hand_over, release, retain};
use super::status::vientro_status;
use super::text::{Both, c_text, vientro_text};
use crate::date::Date;
use crate::duties::{
    DutyOptions, NotApplied, Obligation, Obligations, State, TermUnit, obligations,
};

/// As a state: what the term is counted from has not come. Since 0.1.
pub const VIENTRO_STATE_NOT_YET_DUE: u32 = 1;
/// As a state: the term runs, up to its last day. Since 0.1.
pub const VIENTRO_STATE_DUE: u32 = 2;
/// As a state: filed or done in time. Since 0.1.
pub const VIENTRO_STATE_FILED: u32 = 3;
/// As a state: filed or done too late. Since 0.1.
pub const VIENTRO_STATE_FILED_LATE: u32 = 4;
/// As a state: not filed, and the last day is past. Since 0.1.
pub const VIENTRO_STATE_OVERDUE: u32 = 5;
/// As a state: nobody can tell. Since 0.1.
pub const VIENTRO_STATE_CANNOT_TELL: u32 = 6;

/// As the unit of a delay: calendar days. Since 0.1.
pub const VIENTRO_TERM_DAYS: u32 = 1;
/// As the unit of a delay: working days. Since 0.1.
pub const VIENTRO_TERM_WORKING_DAYS: u32 = 2;

/// What has to be filed or done by whom, until when, and how it stands as of a day.
///
/// Immutable: any number of threads may read it. Counted: it lives until it was freed as often as
/// it was made and retained. It needs no registry. Since 0.1.
#[derive(Debug)]
pub struct vientro_obligations {
    options: DutyOptions,
    all: Obligations,
    rows: Vec<Row>,
    not_applied: Vec<Skipped>,
}

/// An obligation as C reads it.
#[derive(Debug)]
struct Row {
    duty: CString,
    bearer: CString,
    bearer_id: CString,
    record: CString,
    reason: CString,
    title: Both,
    message: Both,
    citation: Both,
    window: Both,
}

impl Row {
    fn of(one: &Obligation) -> Self {
        let record = one.about.as_ref().map(ToString::to_string);
        let reason = one.state.reason().map(|reason| reason.id());
        let citation = one.basis.citation();
        let window = |lang| one.window.map(|window| window.label(lang));
        Self {
            duty: c_text(one.duty.id()),
            bearer: c_text(one.bearer.id()),
            bearer_id: c_text(one.bearer_id.as_deref().unwrap_or_default()),
            record: c_text(record.as_deref().unwrap_or_default()),
            reason: c_text(reason.unwrap_or_default()),
            title: Both::new(|lang| one.duty.title().get(lang).to_owned()),
            message: Both::new(|lang| one.state.text(lang)),
            citation: Both::new(|lang| citation.text(lang)),
            window: Both::new(|lang| window(lang).unwrap_or_default()),
        }
    }
}

/// Why a duty was not applied, as C reads it.
#[derive(Debug)]
struct Skipped {
    duty: CString,
    reason: CString,
    message: Both,
    count: u64,
}

impl Skipped {
    fn of(item: &NotApplied) -> Self {
        Self {
            duty: c_text(item.duty.id()),
            reason: c_text(item.reason.id()),
            message: Both::new(|lang| item.reason.text(lang)),
            count: count(item.count),
        }
    }
}

/// Returns the number of a state, as C names it.
const fn state_number(state: State) -> u32 {
    match state {
        State::NotYetDue => VIENTRO_STATE_NOT_YET_DUE,
        State::Due => VIENTRO_STATE_DUE,
        State::Filed { .. } => VIENTRO_STATE_FILED,
        State::FiledLate { .. } => VIENTRO_STATE_FILED_LATE,
        State::Overdue { .. } => VIENTRO_STATE_OVERDUE,
        State::CannotTell { .. } => VIENTRO_STATE_CANNOT_TELL,
    }
}

/// Returns the number of a unit, as C names it.
pub(super) const fn unit_number(unit: TermUnit) -> u32 {
    match unit {
        TermUnit::Days => VIENTRO_TERM_DAYS,
        TermUnit::WorkingDays => VIENTRO_TERM_WORKING_DAYS,
    }
}

impl vientro_obligations {
    fn row(&self, obligation: u64) -> Result<&Row, Failure> {
        element(&self.rows, obligation, "obligation")
    }

    fn obligation(&self, obligation: u64) -> Result<&Obligation, Failure> {
        element(&self.all.list, obligation, "obligation")
    }
}

/// Tells what follows from the duties for every record of a registry that counts.
///
/// registry: the records.
/// options, options_length: what is asked, one JSON object: {"as_of":"2024-06-30","until":"2025-06-30"};
///   "as_of", the day as of which states are told, is needed. docs/duties-json.md of the repository
///   describes it. Length in bytes or VIENTRO_NUL.
/// out: receives the obligations, which the caller frees; NULL on failure.
///
/// VIENTRO_E_VALUE, VIENTRO_E_INVALID, VIENTRO_E_RANGE: the options do not read; the message tells
/// every problem with its place, the id is that of the first. VIENTRO_E_UNSUPPORTED: built without
/// JSON. Any thread. Since 0.1.
///
/// # Safety
/// `registry` is NULL or a live registry, `options` points at as many bytes as its length says, `out`
/// points at a pointer; `err` is NULL or a place for an error.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn vientro_obligations_new(
    registry: *const vientro_registry,
    options: *const c_char,
    options_length: u64,
    out: *mut *mut vientro_obligations,
    err: *mut *mut vientro_error,
) -> vientro_status {
    let body = || {
        // SAFETY: the caller's word.
        let (out, registry, options) = unsafe {
            let out = Out::new(out, "out", ptr::null_mut())?;
            let registry = object(registry, "registry")?;
            (out, registry, text(options, options_length, "options")?)
        };
        let options = format::duty_options(options)?;
        let all = obligations(registry.registry(), &options);
        out.set(hand_over(vientro_obligations {
            options,
            rows: all.list.iter().map(Row::of).collect(),
            not_applied: all.not_applied.iter().map(Skipped::of).collect(),
            all,
        }));
        Ok(())
    };
    // SAFETY: the caller's word.
    unsafe { guard(err, body) }
}

/// Returns how many obligations there are; 0 for NULL. Any thread. Since 0.1.
///
/// # Safety
/// `obligations` is NULL or live obligations.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn vientro_obligations_count(obligations: *const vientro_obligations) -> u64 {
    // SAFETY: the caller's word.
    guard_or(0, || unsafe {
        obligations.as_ref().map_or(0, |all| count(all.rows.len()))
    })
}

/// Returns how many obligations are in a state; 0 for NULL, and for a number that is none. Any thread.
/// Since 0.1.
///
/// # Safety
/// `obligations` is NULL or live obligations.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn vientro_obligations_count_of(
    obligations: *const vientro_obligations,
    state: u32,
) -> u64 {
    // SAFETY: the caller's word.
    guard_or(0, || unsafe {
        obligations.as_ref().map_or(0, |all| {
            let list = all.all.list.iter();
            count(list.filter(|one| state_number(one.state) == state).count())
        })
    })
}

/// Tells whose obligation it is, and about what.
///
/// obligations: the obligations.
/// obligation: its position, from 0 to below vientro_obligations_count; they stand by last day, duty,
///   bearer and record, those without a known last day at the end.
/// duty: receives the permanent id of the duty, "ngo-annual-report".
/// bearer: receives the kind of who bears it, "organization".
/// bearer_id: receives its id among donors or parties; "" if no record names it.
/// record: receives the record that it is about, "grants/LS-2019-01"; "" if it is about a window.
/// Each of the four may be NULL; text belongs to the obligations.
///
/// VIENTRO_E_RANGE: no such obligation. Any thread. Since 0.1.
///
/// # Safety
/// `obligations` is NULL or live obligations, `duty`, `bearer`, `bearer_id` and `record` are NULL or can
/// be written; `err` is NULL or a place for an error.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn vientro_obligations_obligation(
    obligations: *const vientro_obligations,
    obligation: u64,
    duty: *mut *const c_char,
    bearer: *mut *const c_char,
    bearer_id: *mut *const c_char,
    record: *mut *const c_char,
    err: *mut *mut vientro_error,
) -> vientro_status {
    let body = || {
        // SAFETY: the caller's word.
        let (duty, bearer, bearer_id, record, obligations) = unsafe {
            (
                Out::optional(duty, ptr::null()),
                Out::optional(bearer, ptr::null()),
                Out::optional(bearer_id, ptr::null()),
                Out::optional(record, ptr::null()),
                object(obligations, "obligations")?,
            )
        };
        let row = obligations.row(obligation)?;
        tell(duty, row.duty.as_ptr());
        tell(bearer, row.bearer.as_ptr());
        tell(bearer_id, row.bearer_id.as_ptr());
        tell(record, row.record.as_ptr());
        Ok(())
    };
    // SAFETY: the caller's word.
    unsafe { guard(err, body) }
}

/// Tells the days of an obligation, in days since 1970-01-01.
///
/// obligations, obligation: the obligations, and the position of one.
/// counted_from: receives the day that its term is counted from.
/// due: receives the last day on time; 0 if it is not known.
/// due_known: receives 1 if the last day is known, 0 if that takes a calendar of working days.
/// first, last: receive the first and the last day of the window that is told of; 0 without one.
/// has_window: receives 1 if there is a window, else 0.
/// Each of the six may be NULL.
///
/// VIENTRO_E_RANGE: no such obligation. Any thread. Since 0.1.
///
/// # Safety
/// `obligations` is NULL or live obligations, `counted_from`, `due`, `due_known`, `first`, `last` and
/// `has_window` are NULL or can be written; `err` is NULL or a place for an error.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn vientro_obligations_days(
    obligations: *const vientro_obligations,
    obligation: u64,
    counted_from: *mut i32,
    due: *mut i32,
    due_known: *mut u32,
    first: *mut i32,
    last: *mut i32,
    has_window: *mut u32,
    err: *mut *mut vientro_error,
) -> vientro_status {
    let body = || {
        // SAFETY: the caller's word.
        let (days, known, obligations) = unsafe {
            let counted_from = Out::optional(counted_from, 0);
            let due = Out::optional(due, 0);
            let first = Out::optional(first, 0);
            let last = Out::optional(last, 0);
            let due_known = Out::optional(due_known, 0);
            let has_window = Out::optional(has_window, 0);
            (
                (counted_from, due, first, last),
                (due_known, has_window),
                object(obligations, "obligations")?,
            )
        };
        let one = obligations.obligation(obligation)?;
        let number = |day: Option<Date>| day.map_or(0, |day| day.days_since_1970());
        tell(days.0, one.counted_from.days_since_1970());
        tell(days.1, number(one.due));
        tell(days.2, number(one.window.map(|window| window.first())));
        tell(days.3, number(one.window.map(|window| window.last())));
        tell(known.0, one.due.is_some().into());
        tell(known.1, one.window.is_some().into());
        Ok(())
    };
    // SAFETY: the caller's word.
    unsafe { guard(err, body) }
}

/// Tells how an obligation stands.
///
/// obligations, obligation: the obligations, and the position of one.
/// state: receives a VIENTRO_STATE_ number; others may be added, pass them through.
/// filed: receives the day on which it was filed or done, in days since 1970-01-01; 0 if it was not, as
///   the state tells.
/// delay: receives how late it was filed, or is; 0 if it is not.
/// unit: receives the VIENTRO_TERM_ number of the unit of the delay; 0 without one.
/// reason: receives why nobody can tell, "no_calendar"; "" for the other states. It belongs to the
///   obligations.
/// Each of the five may be NULL.
///
/// VIENTRO_E_RANGE: no such obligation. Any thread. Since 0.1.
///
/// # Safety
/// `obligations` is NULL or live obligations, `state`, `filed`, `delay`, `unit` and `reason` are NULL or
/// can be written; `err` is NULL or a place for an error.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn vientro_obligations_state(
    obligations: *const vientro_obligations,
    obligation: u64,
    state: *mut u32,
    filed: *mut i32,
    delay: *mut i32,
    unit: *mut u32,
    reason: *mut *const c_char,
    err: *mut *mut vientro_error,
) -> vientro_status {
    let body = || {
        // SAFETY: the caller's word.
        let (state, filed, delay, unit, reason, obligations) = unsafe {
            (
                Out::optional(state, 0),
                Out::optional(filed, 0),
                Out::optional(delay, 0),
                Out::optional(unit, 0),
                Out::optional(reason, ptr::null()),
                object(obligations, "obligations")?,
            )
        };
        let its = obligations.obligation(obligation)?.state;
        let by = its.delay();
        tell(state, state_number(its));
        tell(filed, its.filed_on().map_or(0, |day| day.days_since_1970()));
        tell(delay, by.map_or(0, |by| by.count));
        tell(unit, by.map_or(0, |by| unit_number(by.unit)));
        tell(reason, obligations.row(obligation)?.reason.as_ptr());
        Ok(())
    };
    // SAFETY: the caller's word.
    unsafe { guard(err, body) }
}

/// Tells an obligation in words.
///
/// obligations, obligation: the obligations, and the position of one.
/// lang: VIENTRO_LANG_VI or VIENTRO_LANG_EN.
/// title: receives what is filed or done.
/// window: receives the window that is told of; "" without one.
/// message: receives how it stands, "overdue by 2 days".
/// Each of the three may be NULL; text belongs to the obligations.
///
/// VIENTRO_E_RANGE: no such obligation. VIENTRO_E_VALUE: no such language. Any thread. Since 0.1.
///
/// # Safety
/// `obligations` is NULL or live obligations, `title`, `window` and `message` are NULL or can be
/// written; `err` is NULL or a place for an error.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn vientro_obligations_words(
    obligations: *const vientro_obligations,
    obligation: u64,
    lang: u32,
    title: *mut *const c_char,
    window: *mut *const c_char,
    message: *mut *const c_char,
    err: *mut *mut vientro_error,
) -> vientro_status {
    let body = || {
        // SAFETY: the caller's word.
        let (title, window, message, obligations) = unsafe {
            (
                Out::optional(title, ptr::null()),
                Out::optional(window, ptr::null()),
                Out::optional(message, ptr::null()),
                object(obligations, "obligations")?,
            )
        };
        let (row, lang) = (obligations.row(obligation)?, self::lang(lang)?);
        tell(title, row.title.get(lang).as_ptr());
        tell(window, row.window.get(lang).as_ptr());
        tell(message, row.message.get(lang).as_ptr());
        Ok(())
    };
    // SAFETY: the caller's word.
    unsafe { guard(err, body) }
}

/// Tells on which text of law an obligation rests.
///
/// obligations, obligation: the obligations, and the position of one.
/// lang: VIENTRO_LANG_VI or VIENTRO_LANG_EN.
/// citation: receives the provision, "Decree 58/2022/ND-CP, Article 21(5)"; it belongs to the
///   obligations.
/// verified: receives 1 if that provision was read in the full text of the law, else 0. May be NULL.
///
/// VIENTRO_E_RANGE: no such obligation. VIENTRO_E_VALUE: no such language. Any thread. Since 0.1.
///
/// # Safety
/// `obligations` is NULL or live obligations, `citation` points at a pointer, `verified` is NULL or
/// points at a number; `err` is NULL or a place for an error.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn vientro_obligations_citation(
    obligations: *const vientro_obligations,
    obligation: u64,
    lang: u32,
    citation: *mut *const c_char,
    verified: *mut u32,
    err: *mut *mut vientro_error,
) -> vientro_status {
    let body = || {
        // SAFETY: the caller's word.
        let (citation, verified, obligations) = unsafe {
            let citation = Out::new(citation, "citation", ptr::null())?;
            let verified = Out::optional(verified, 0);
            (citation, verified, object(obligations, "obligations")?)
        };
        let row = obligations.row(obligation)?;
        citation.set(row.citation.get(self::lang(lang)?).as_ptr());
        let evidence = obligations.obligation(obligation)?.basis.evidence();
        tell(verified, evidence.is_verified().into());
        Ok(())
    };
    // SAFETY: the caller's word.
    unsafe { guard(err, body) }
}

/// Tells what has to be filed between two days, both included: the positions of these obligations.
///
/// obligations: the obligations.
/// first, last: the days, in days since 1970-01-01.
/// bearer_id, bearer_id_length: of one bearer only, by its id; NULL and 0 for all. Length in bytes or
///   VIENTRO_NUL.
/// positions: receives the positions, in order; NULL if they are not wanted.
/// capacity: for how many there is room.
/// needed: receives how many there are, even if there is no room.
///
/// One whose last day is not known is in no span. VIENTRO_E_RANGE: no such day, or too little room; what
/// there is then holds zeros. Any thread. Since 0.1.
///
/// # Safety
/// `obligations` is NULL or live obligations, `bearer_id` is NULL or points at as many bytes as its
/// length says, `positions` is NULL or has room for `capacity` entries, `needed` points at a number;
/// `err` is NULL or a place for an error.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn vientro_obligations_due_between(
    obligations: *const vientro_obligations,
    first: i32,
    last: i32,
    bearer_id: *const c_char,
    bearer_id_length: u64,
    positions: *mut u64,
    capacity: u64,
    needed: *mut u64,
    err: *mut *mut vientro_error,
) -> vientro_status {
    let body = || {
        // SAFETY: the caller's word.
        let (needed, positions, obligations, bearer_id) = unsafe {
            let needed = Out::new(needed, "needed", 0)?;
            let positions = OutList::column(positions, capacity)?;
            let obligations = object(obligations, "obligations")?;
            let bearer_id = if bearer_id.is_null() {
                None
            } else {
                Some(text(bearer_id, bearer_id_length, "bearer_id")?)
            };
            (needed, positions, obligations, bearer_id)
        };
        let (first, last) = (day(first, "first")?, day(last, "last")?);
        let list = obligations.all.list.iter().enumerate();
        let found: Vec<u64> = list
            .filter(|(_, one)| one.due.is_some_and(|due| first <= due && due <= last))
            .filter(|(_, one)| bearer_id.is_none_or(|id| one.bearer_id.as_deref() == Some(id)))
            .map(|(position, _)| count(position))
            .collect();
        if copied(found.len(), capacity, positions.is_some(), &needed)? {
            OutList::fill(positions, found);
        }
        Ok(())
    };
    // SAFETY: the caller's word.
    unsafe { guard(err, body) }
}

/// Returns how many rows tell which duty was not applied, one for each duty and reason; 0 for NULL.
/// Any thread. Since 0.1.
///
/// # Safety
/// `obligations` is NULL or live obligations.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn vientro_obligations_not_applied_count(
    obligations: *const vientro_obligations,
) -> u64 {
    // SAFETY: the caller's word.
    guard_or(0, || unsafe {
        let all = obligations.as_ref();
        all.map_or(0, |all| count(all.not_applied.len()))
    })
}

/// Tells which duty was not applied, why, and how often.
///
/// obligations: the obligations.
/// item: the position of the row, from 0 to below vientro_obligations_not_applied_count.
/// lang: VIENTRO_LANG_VI or VIENTRO_LANG_EN, for the message.
/// duty: receives the permanent id of the duty, "completion-report".
/// reason: receives the permanent id of the reason, "text_not_modelled".
/// message: receives the reason in words.
/// times: receives how many obligations there might have been.
/// Each of the four may be NULL; text belongs to the obligations.
///
/// VIENTRO_E_RANGE: no such row. VIENTRO_E_VALUE: no such language. Any thread. Since 0.1.
///
/// # Safety
/// `obligations` is NULL or live obligations, `duty`, `reason`, `message` and `times` are NULL or can be
/// written; `err` is NULL or a place for an error.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn vientro_obligations_not_applied(
    obligations: *const vientro_obligations,
    item: u64,
    lang: u32,
    duty: *mut *const c_char,
    reason: *mut *const c_char,
    message: *mut *const c_char,
    times: *mut u64,
    err: *mut *mut vientro_error,
) -> vientro_status {
    let body = || {
        // SAFETY: the caller's word.
        let (duty, reason, message, times, obligations) = unsafe {
            (
                Out::optional(duty, ptr::null()),
                Out::optional(reason, ptr::null()),
                Out::optional(message, ptr::null()),
                Out::optional(times, 0),
                object(obligations, "obligations")?,
            )
        };
        let item = element(&obligations.not_applied, item, "item")?;
        let its_message = item.message.get(self::lang(lang)?);
        tell(duty, item.duty.as_ptr());
        tell(reason, item.reason.as_ptr());
        tell(message, its_message.as_ptr());
        tell(times, item.count);
        Ok(())
    };
    // SAFETY: the caller's word.
    unsafe { guard(err, body) }
}

/// Tells what was asked, as the JSON that vientro_obligations_new reads.
///
/// obligations: the obligations.
/// out: receives the text, which the caller frees; NULL on failure.
///
/// VIENTRO_E_UNSUPPORTED: built without JSON. Any thread. Since 0.1.
///
/// # Safety
/// `obligations` is NULL or live obligations, `out` points at a pointer; `err` is NULL or a place for an
/// error.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn vientro_obligations_options_json(
    obligations: *const vientro_obligations,
    out: *mut *mut vientro_text,
    err: *mut *mut vientro_error,
) -> vientro_status {
    let body = || {
        // SAFETY: the caller's word.
        let (out, all) = unsafe {
            let out = Out::new(out, "out", ptr::null_mut())?;
            (out, object(obligations, "obligations")?)
        };
        out.set(vientro_text::hand_over(format::asked_of_duties(
            &all.options,
        )?));
        Ok(())
    };
    // SAFETY: the caller's word.
    unsafe { guard(err, body) }
}

/// Tells all obligations as JSON, with what was not applied and why, and the versions of rules and
/// code lists; docs/duties-json.md of the repository describes it.
///
/// obligations: the obligations.
/// out: receives the text, which the caller frees; NULL on failure.
///
/// VIENTRO_E_UNSUPPORTED: built without JSON. Any thread. Since 0.1.
///
/// # Safety
/// `obligations` is NULL or live obligations, `out` points at a pointer; `err` is NULL or a place for an
/// error.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn vientro_obligations_to_json(
    obligations: *const vientro_obligations,
    out: *mut *mut vientro_text,
    err: *mut *mut vientro_error,
) -> vientro_status {
    let body = || {
        // SAFETY: the caller's word.
        let (out, all) = unsafe {
            let out = Out::new(out, "out", ptr::null_mut())?;
            (out, object(obligations, "obligations")?)
        };
        out.set(vientro_text::hand_over(format::obligations(&all.all)?));
        Ok(())
    };
    // SAFETY: the caller's word.
    unsafe { guard(err, body) }
}

/// Takes a further share of the obligations, for another owner; it is freed once more for it.
///
/// Returns the same pointer; NULL for NULL. Any thread. Since 0.1.
///
/// # Safety
/// `obligations` is NULL or live obligations.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn vientro_obligations_retain(
    obligations: *const vientro_obligations,
) -> *mut vientro_obligations {
    // SAFETY: the caller's word: it came from `hand_over` and a share of it is still held.
    guard_or((), || unsafe { retain(obligations) });
    obligations.cast_mut()
}

/// Gives back a share of the obligations, and frees them with the last one; NULL is fine. Any thread.
/// Since 0.1.
///
/// # Safety
/// `obligations` is NULL or live obligations, of which this share is not used from here on.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn vientro_obligations_free(obligations: *mut vientro_obligations) {
    // SAFETY: the caller's word: it came from `hand_over` and this share is still held.
    guard_or((), || unsafe { release(obligations) });
}
