//! The C object `vientro_duties`: what has to be filed, by whom, and until when; immutable.

use std::ffi::{CString, c_char};
use std::ptr;

use super::calendar::vientro_calendar;
use super::contain::guard_or;
use super::date::PeriodOut;
use super::error::vientro_error;
use super::failure::{BorderError, Failure};
use super::guard::guard;
use super::lang::lang;
use super::obligations::unit_number;
use super::pointer::{Out, count, element, object, tell, text};
use super::provision::{OutProvision, Provision};
use super::share::{hand_over, release, retain};
use super::status::vientro_status;
use super::text::{Both, c_text};
use crate::date::{Date, WindowKind};
use crate::duties::{Bearing, DUTIES, Duty, DutyError, NotCheckable};

/// What the law has somebody file, by whom, and until when.
///
/// Immutable: any number of threads may read it. Counted: it lives until it was freed as often as
/// it was made and retained. Since 0.1.
#[derive(Debug)]
pub struct vientro_duties(Vec<Row>);

/// A duty as C reads it.
#[derive(Debug)]
struct Row {
    duty: &'static Duty,
    id: CString,
    subject: CString,
    window: CString,
    title: Both,
    subject_label: Both,
    term: Both,
    counted_from: CString,
    event: Both,
    not_checkable: CString,
    bearers: Vec<Bearer>,
}

#[derive(Debug)]
struct Bearer {
    id: CString,
    label: Both,
    provisions: Vec<Provision>,
}

impl Row {
    fn of(duty: &&'static Duty) -> Self {
        let (subject, term, event) = (duty.subject(), duty.term(), duty.counted_from());
        Self {
            duty,
            id: c_text(duty.id()),
            subject: c_text(subject.id()),
            window: c_text(duty.window().map(WindowKind::id).unwrap_or_default()),
            title: Both::new(|lang| duty.title().get(lang).to_owned()),
            subject_label: Both::new(|lang| subject.label(lang).to_owned()),
            term: Both::new(|lang| term.text(lang)),
            counted_from: c_text(event.id()),
            event: Both::new(|lang| event.label(lang).to_owned()),
            not_checkable: c_text(
                duty.not_checkable()
                    .map(NotCheckable::id)
                    .unwrap_or_default(),
            ),
            bearers: duty.bearers().iter().map(Bearer::of).collect(),
        }
    }
}

impl Bearer {
    fn of(bearing: &Bearing) -> Self {
        let bearer = bearing.bearer;
        Self {
            id: c_text(bearer.id()),
            label: Both::new(|lang| bearer.label(lang).to_owned()),
            provisions: bearing.bases.iter().map(Provision::of).collect(),
        }
    }
}

impl vientro_duties {
    fn row(&self, duty: u64) -> Result<&Row, Failure> {
        element(&self.0, duty, "duty")
    }

    fn bearer(&self, duty: u64, bearer: u64) -> Result<&Bearer, Failure> {
        element(&self.row(duty)?.bearers, bearer, "bearer")
    }
}

/// Makes the table of duties; it is the same each time.
///
/// out: receives the table, which the caller frees; NULL on failure.
///
/// Fails only as every call can. Any thread. Since 0.1.
///
/// # Safety
/// `out` points at a pointer; `err` is NULL or a place for an error.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn vientro_duties_new(
    out: *mut *mut vientro_duties,
    err: *mut *mut vientro_error,
) -> vientro_status {
    let body = || {
        // SAFETY: the caller's word.
        let out = unsafe { Out::new(out, "out", ptr::null_mut()) }?;
        let rows = DUTIES.iter().map(Row::of).collect();
        out.set(hand_over(vientro_duties(rows)));
        Ok(())
    };
    // SAFETY: the caller's word.
    unsafe { guard(err, body) }
}

/// Returns how many duties there are; 0 for NULL. Any thread. Since 0.1.
///
/// # Safety
/// `duties` is NULL or a live table of duties.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn vientro_duties_count(duties: *const vientro_duties) -> u64 {
    // SAFETY: the caller's word.
    guard_or(0, || unsafe {
        duties.as_ref().map_or(0, |duties| count(duties.0.len()))
    })
}

/// Finds a duty by its permanent id.
///
/// duties: the table.
/// id, id_length: the id, "ngo-annual-report", as filings name it; length in bytes or VIENTRO_NUL.
/// duty: receives its position, which another version of the library may change.
///
/// VIENTRO_E_VALUE: no such duty. Any thread. Since 0.1.
///
/// # Safety
/// `duties` is NULL or a live table of duties, `id` points at as many bytes as its length says, `duty`
/// at a number; `err` is NULL or a place for an error.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn vientro_duties_find(
    duties: *const vientro_duties,
    id: *const c_char,
    id_length: u64,
    duty: *mut u64,
    err: *mut *mut vientro_error,
) -> vientro_status {
    let body = || {
        // SAFETY: the caller's word.
        let (duty, duties, id) = unsafe {
            (
                Out::new(duty, "duty", 0)?,
                object(duties, "duties")?,
                text(id, id_length, "id")?,
            )
        };
        let found = duties.0.iter().position(|row| row.duty.id() == id);
        let argument = "id";
        duty.set(count(found.ok_or(BorderError::Unknown { argument })?));
        Ok(())
    };
    // SAFETY: the caller's word.
    unsafe { guard(err, body) }
}

/// Tells what a duty is.
///
/// duties: the table.
/// duty: its position, from 0 to below vientro_duties_count.
/// id: receives the permanent id, "ngo-annual-report".
/// subject: receives the permanent id of the subject of law, "ngo_registration".
/// window: receives the id of the kind of window that is told of, "decree_58"; "" if it tells of an event.
/// Each of the three may be NULL; text belongs to the table.
///
/// VIENTRO_E_RANGE: no such duty. Any thread. Since 0.1.
///
/// # Safety
/// `duties` is NULL or a live table of duties, `id`, `subject` and `window` are NULL or can be written;
/// `err` is NULL or a place for an error.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn vientro_duties_duty(
    duties: *const vientro_duties,
    duty: u64,
    id: *mut *const c_char,
    subject: *mut *const c_char,
    window: *mut *const c_char,
    err: *mut *mut vientro_error,
) -> vientro_status {
    let body = || {
        // SAFETY: the caller's word.
        let (id, subject, window, duties) = unsafe {
            (
                Out::optional(id, ptr::null()),
                Out::optional(subject, ptr::null()),
                Out::optional(window, ptr::null()),
                object(duties, "duties")?,
            )
        };
        let row = duties.row(duty)?;
        for (out, text) in [
            (id, &row.id),
            (subject, &row.subject),
            (window, &row.window),
        ] {
            if let Some(out) = out {
                out.set(text.as_ptr());
            }
        }
        Ok(())
    };
    // SAFETY: the caller's word.
    unsafe { guard(err, body) }
}

/// Tells a duty in words.
///
/// duties, duty: the table, and the position of the duty.
/// lang: VIENTRO_LANG_VI or VIENTRO_LANG_EN.
/// title: receives what is filed.
/// subject: receives what the subject of law is called.
/// term: receives until when it is filed, "no later than 6 months after the end".
/// Each of the three may be NULL; text belongs to the table.
///
/// VIENTRO_E_RANGE: no such duty. VIENTRO_E_VALUE: no such language. Any thread. Since 0.1.
///
/// # Safety
/// `duties` is NULL or a live table of duties, `title`, `subject` and `term` are NULL or can be written;
/// `err` is NULL or a place for an error.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn vientro_duties_words(
    duties: *const vientro_duties,
    duty: u64,
    lang: u32,
    title: *mut *const c_char,
    subject: *mut *const c_char,
    term: *mut *const c_char,
    err: *mut *mut vientro_error,
) -> vientro_status {
    let body = || {
        // SAFETY: the caller's word.
        let (title, subject, term, duties) = unsafe {
            (
                Out::optional(title, ptr::null()),
                Out::optional(subject, ptr::null()),
                Out::optional(term, ptr::null()),
                object(duties, "duties")?,
            )
        };
        let (row, lang) = (duties.row(duty)?, self::lang(lang)?);
        for (out, text) in [
            (title, &row.title),
            (subject, &row.subject_label),
            (term, &row.term),
        ] {
            if let Some(out) = out {
                out.set(text.get(lang).as_ptr());
            }
        }
        Ok(())
    };
    // SAFETY: the caller's word.
    unsafe { guard(err, body) }
}

/// Returns how many bear a duty; 0 for NULL or no such duty. Any thread. Since 0.1.
///
/// # Safety
/// `duties` is NULL or a live table of duties.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn vientro_duties_bearer_count(
    duties: *const vientro_duties,
    duty: u64,
) -> u64 {
    // SAFETY: the caller's word.
    guard_or(0, || unsafe {
        let row = duties.as_ref().and_then(|duties| duties.row(duty).ok());
        row.map_or(0, |row| count(row.bearers.len()))
    })
}

/// Tells who bears a duty.
///
/// duties, duty: the table, and the position of the duty.
/// bearer: the position of the bearer, from 0 to below vientro_duties_bearer_count.
/// lang: VIENTRO_LANG_VI or VIENTRO_LANG_EN, for the label.
/// id: receives the permanent id, "organization"; more may come.
/// label: receives what the bearer is called.
/// provisions: receives how many provisions put the duty on this bearer, those of successive laws
///   included.
/// Each of the three may be NULL; text belongs to the table.
///
/// VIENTRO_E_RANGE: no such duty or bearer. VIENTRO_E_VALUE: no such language. Any thread. Since 0.1.
///
/// # Safety
/// `duties` is NULL or a live table of duties, `id`, `label` and `provisions` are NULL or can be written;
/// `err` is NULL or a place for an error.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn vientro_duties_bearer(
    duties: *const vientro_duties,
    duty: u64,
    bearer: u64,
    lang: u32,
    id: *mut *const c_char,
    label: *mut *const c_char,
    provisions: *mut u64,
    err: *mut *mut vientro_error,
) -> vientro_status {
    let body = || {
        // SAFETY: the caller's word.
        let (id, label, provisions, duties) = unsafe {
            (
                Out::optional(id, ptr::null()),
                Out::optional(label, ptr::null()),
                Out::optional(provisions, 0),
                object(duties, "duties")?,
            )
        };
        let bearer = duties.bearer(duty, bearer)?;
        let its_label = bearer.label.get(self::lang(lang)?);
        for (out, text) in [(id, &bearer.id), (label, its_label)] {
            if let Some(out) = out {
                out.set(text.as_ptr());
            }
        }
        if let Some(out) = provisions {
            out.set(count(bearer.provisions.len()));
        }
        Ok(())
    };
    // SAFETY: the caller's word.
    unsafe { guard(err, body) }
}

/// Tells a provision that puts a duty on a bearer.
///
/// duties, duty, bearer: the table, and the positions of the duty and of the bearer.
/// provision: its position, from 0.
/// lang: VIENTRO_LANG_VI or VIENTRO_LANG_EN, for the citation.
/// citation, evidence, verified, from, until, open: receive what vientro_rules_provision tells; each
///   may be NULL, and text belongs to the table.
///
/// VIENTRO_E_RANGE: no such duty, bearer or provision. VIENTRO_E_VALUE: no such language. Any thread.
/// Since 0.1.
///
/// # Safety
/// `duties` is NULL or a live table of duties, `citation`, `evidence`, `verified`, `from`, `until`
/// and `open` are NULL or can be written; `err` is NULL or a place for an error.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn vientro_duties_provision(
    duties: *const vientro_duties,
    duty: u64,
    bearer: u64,
    provision: u64,
    lang: u32,
    citation: *mut *const c_char,
    evidence: *mut *const c_char,
    verified: *mut u32,
    from: *mut i32,
    until: *mut i32,
    open: *mut u32,
    err: *mut *mut vientro_error,
) -> vientro_status {
    let body = || {
        // SAFETY: the caller's word.
        let (out, duties) = unsafe {
            let in_force = PeriodOut::new(from, until, open);
            let out = OutProvision::new(citation, evidence, verified, in_force);
            (out, object(duties, "duties")?)
        };
        let provisions = &duties.bearer(duty, bearer)?.provisions;
        out.set(
            element(provisions, provision, "provision")?,
            self::lang(lang)?,
        );
        Ok(())
    };
    // SAFETY: the caller's word.
    unsafe { guard(err, body) }
}

/// Tells the last day on time of a duty, counted from the last day of what is told of.
///
/// duties, duty: the table, and the position of the duty.
/// last: the last day of the window or of the grant, or the day of the event, in days since 1970-01-01.
/// due: receives the day, in days since 1970-01-01; 0 on failure.
///
/// VIENTRO_E_VALUE: the text gives no day, or counts working days: see vientro_duties_due_by.
/// VIENTRO_E_RANGE: no such duty or day, or the deadline is outside the range of days. Any thread.
/// Since 0.1.
///
/// # Safety
/// `duties` is NULL or a live table of duties, `due` points at a number; `err` is NULL or a place for
/// an error.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn vientro_duties_due(
    duties: *const vientro_duties,
    duty: u64,
    last: i32,
    due: *mut i32,
    err: *mut *mut vientro_error,
) -> vientro_status {
    let body = || {
        // SAFETY: the caller's word.
        let (due, duties) = unsafe {
            let due = Out::new(due, "due", 0)?;
            (due, object(duties, "duties")?)
        };
        let duty = duties.row(duty)?.duty;
        let last = Date::from_days_since_1970(last).map_err(|error| Failure::of("last", error))?;
        due.set(day_due(duty, last).map_err(|error| Failure::of("last", error))?);
        Ok(())
    };
    // SAFETY: the caller's word.
    unsafe { guard(err, body) }
}

fn day_due(duty: &Duty, last: Date) -> Result<i32, DutyError> {
    Ok(duty.due_on(last, None)?.days_since_1970())
}

/// Tells what the term of a duty is counted from, and whether the calendar has obligations of it.
///
/// duties, duty: the table, and the position of the duty.
/// lang: VIENTRO_LANG_VI or VIENTRO_LANG_EN, for the label.
/// counted_from: receives the permanent id of the event, "grant_ended".
/// label: receives what the event is called.
/// unit: receives the VIENTRO_TERM_ number of the unit in which the text counts.
/// not_checkable: receives why the calendar never has an obligation of it, "no_event"; "" if it may.
/// Each of the four may be NULL; text belongs to the table.
///
/// VIENTRO_E_RANGE: no such duty. VIENTRO_E_VALUE: no such language. Any thread. Since 0.1.
///
/// # Safety
/// `duties` is NULL or a live table of duties, `counted_from`, `label`, `unit` and `not_checkable` are
/// NULL or can be written; `err` is NULL or a place for an error.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn vientro_duties_term(
    duties: *const vientro_duties,
    duty: u64,
    lang: u32,
    counted_from: *mut *const c_char,
    label: *mut *const c_char,
    unit: *mut u32,
    not_checkable: *mut *const c_char,
    err: *mut *mut vientro_error,
) -> vientro_status {
    let body = || {
        // SAFETY: the caller's word.
        let (counted_from, label, unit, not_checkable, duties) = unsafe {
            (
                Out::optional(counted_from, ptr::null()),
                Out::optional(label, ptr::null()),
                Out::optional(unit, 0),
                Out::optional(not_checkable, ptr::null()),
                object(duties, "duties")?,
            )
        };
        let (row, lang) = (duties.row(duty)?, self::lang(lang)?);
        tell(counted_from, row.counted_from.as_ptr());
        tell(label, row.event.get(lang).as_ptr());
        tell(unit, unit_number(row.duty.term().unit()));
        tell(not_checkable, row.not_checkable.as_ptr());
        Ok(())
    };
    // SAFETY: the caller's word.
    unsafe { guard(err, body) }
}

/// Tells the last day on time of a duty, counting working days by a calendar.
///
/// duties, duty: the table, and the position of the duty.
/// last: the last day of what is told of, or the day of the event, in days since 1970-01-01.
/// calendar: the working days; NULL for none.
/// due: receives the day, in days since 1970-01-01; 0 on failure.
///
/// VIENTRO_E_VALUE: the text gives no day, id "duties.no_day"; or the term is of working days and the
/// calendar does not cover them, id "duties.needs_calendar". VIENTRO_E_RANGE: no such duty or day, or
/// the deadline is outside the range of days. Any thread. Since 0.1.
///
/// # Safety
/// `duties` is NULL or a live table of duties, `calendar` is NULL or a live calendar, `due` points at a
/// number; `err` is NULL or a place for an error.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn vientro_duties_due_by(
    duties: *const vientro_duties,
    duty: u64,
    last: i32,
    calendar: *const vientro_calendar,
    due: *mut i32,
    err: *mut *mut vientro_error,
) -> vientro_status {
    let body = || {
        // SAFETY: the caller's word.
        let (due, duties, calendar) = unsafe {
            let due = Out::new(due, "due", 0)?;
            (due, object(duties, "duties")?, calendar.as_ref())
        };
        let duty = duties.row(duty)?.duty;
        let blame = |error| Failure::of("last", error);
        let last = Date::from_days_since_1970(last).map_err(|error| Failure::of("last", error))?;
        let found = duty.due_on(last, calendar.map(vientro_calendar::calendar));
        due.set(found.map_err(blame)?.days_since_1970());
        Ok(())
    };
    // SAFETY: the caller's word.
    unsafe { guard(err, body) }
}

/// Tells the window of a year that a duty tells of, and the last day on time.
///
/// duties, duty: the table, and the position of the duty.
/// year: the year whose window is meant, 2023.
/// first, last: receive the first and the last day of the window, in days since 1970-01-01.
/// due: receives the last day on time.
/// Each of the three may be NULL; they are 0 on failure.
///
/// VIENTRO_E_VALUE: the duty tells of no window of a year; the id is "duties.not_yearly". Or the text
/// gives no day for it: "duties.no_day".
/// VIENTRO_E_RANGE: no such duty, or a year outside the range. Any thread. Since 0.1.
///
/// # Safety
/// `duties` is NULL or a live table of duties, `first`, `last` and `due` are NULL or can be written;
/// `err` is NULL or a place for an error.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn vientro_duties_due_of_year(
    duties: *const vientro_duties,
    duty: u64,
    year: i32,
    first: *mut i32,
    last: *mut i32,
    due: *mut i32,
    err: *mut *mut vientro_error,
) -> vientro_status {
    let body = || {
        // SAFETY: the caller's word.
        let (first, last, due, duties) = unsafe {
            (
                Out::optional(first, 0),
                Out::optional(last, 0),
                Out::optional(due, 0),
                object(duties, "duties")?,
            )
        };
        let duty = duties.row(duty)?.duty;
        let blame = |error| Failure::of("year", error);
        let window = duty.window_of(year).map_err(blame)?;
        let its_due = day_due(duty, window.last()).map_err(blame)?;
        for (out, day) in [
            (first, window.first().days_since_1970()),
            (last, window.last().days_since_1970()),
            (due, its_due),
        ] {
            if let Some(out) = out {
                out.set(day);
            }
        }
        Ok(())
    };
    // SAFETY: the caller's word.
    unsafe { guard(err, body) }
}

/// Takes a further share of the table of duties, for another owner; it is freed once more for it.
///
/// Returns the same pointer; NULL for NULL. Any thread. Since 0.1.
///
/// # Safety
/// `duties` is NULL or a live table of duties.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn vientro_duties_retain(
    duties: *const vientro_duties,
) -> *mut vientro_duties {
    // SAFETY: the caller's word: it came from `hand_over` and a share of it is still held.
    guard_or((), || unsafe { retain(duties) });
    duties.cast_mut()
}

/// Gives back a share of the table of duties, and frees it with the last one; NULL is fine. Any
/// thread. Since 0.1.
///
/// # Safety
/// `duties` is NULL or a live table of duties, of which this share is not used from here on.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn vientro_duties_free(duties: *mut vientro_duties) {
    // SAFETY: the caller's word: it came from `hand_over` and this share is still held.
    guard_or((), || unsafe { release(duties) });
}
