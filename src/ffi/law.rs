//! Which text of law governs what happened on a day, in C.

use std::ffi::c_char;
use std::ptr;

use super::codes::vientro_codes;
use super::date::day;
use super::error::vientro_error;
use super::failure::{BorderError, Failure};
use super::guard::guard;
use super::lists::List;
use super::pointer::{Out, given, text};
use super::status::vientro_status;
use super::text::Both;
use crate::code::clip;
use crate::law::{
    Governed, GrantTerm, Subject, governing, governing_dossier, governing_grant,
    governing_project_office,
};

/// Tells which text of law is in force for a subject on a day.
///
/// The answer has the form of the list "instrument" of vientro_codes_new, with one entry, or none
/// before the first text that is known. Each entry tells three things more: "transition", why a text
/// other than the one in force governs, and "provision", the provision that says so, "" for both where
/// the text is plainly in force; and "in_force_evidence", how well it is known that the text is in force
/// on the day: a code of the list "evidence", the weaker of "first_day" and "last_day". "evidence" is
/// another matter: how well the text itself is known, its number, kind, issuer and date.
///
/// subject, length: a code of the list "subject", "grant_aid" for example; length in bytes or
///   VIENTRO_NUL.
/// event_on: the day of what happened, in days since 1970-01-01.
/// out: receives the answer, which the caller frees; NULL on failure.
///
/// VIENTRO_E_VALUE: no such subject. VIENTRO_E_RANGE: the day is outside the years 1900 to 2200.
/// Any thread. Since 0.1.
///
/// # Safety
/// `subject` points at `length` bytes, `out` at a pointer; `err` is NULL or a place for an error.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn vientro_law_governing(
    subject: *const c_char,
    length: u64,
    event_on: i32,
    out: *mut *mut vientro_codes,
    err: *mut *mut vientro_error,
) -> vientro_status {
    let body = || {
        // SAFETY: the caller's word.
        let (out, subject) = unsafe {
            let out = Out::new(out, "out", ptr::null_mut())?;
            (out, text(subject, length, "subject")?)
        };
        let governed = governing(self::subject(subject)?, day(event_on, "event_on")?);
        out.set(answer(governed));
        Ok(())
    };
    // SAFETY: the caller's word.
    unsafe { guard(err, body) }
}

/// Tells which text of law governs what happens to an approved grant on a day, transition rules
/// included: its finance and reporting ("grant_aid"), or its accounting ("aid_accounting").
///
/// subject, length: as for vientro_law_governing; for other subjects the grant plays no part.
/// approved_on: the day of the approval decision.
/// ends_on: points at the end date in the decision; NULL if it is not known: then it has not passed.
/// extended_on: points at the day on which an extension was decided; NULL if there was none.
/// event_on: the day of what happened. Days are days since 1970-01-01.
/// out: receives the answer in the form of vientro_law_governing, which the caller frees; NULL on
///   failure.
///
/// Fails as vientro_law_governing does. Any thread. Since 0.1.
///
/// # Safety
/// `subject` points at `length` bytes, `ends_on` and `extended_on` are NULL or point at numbers, `out`
/// points at a pointer; `err` is NULL or a place for an error.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn vientro_law_governing_grant(
    subject: *const c_char,
    length: u64,
    approved_on: i32,
    ends_on: *const i32,
    extended_on: *const i32,
    event_on: i32,
    out: *mut *mut vientro_codes,
    err: *mut *mut vientro_error,
) -> vientro_status {
    let body = || {
        // SAFETY: the caller's word.
        let (out, subject, ends_on, extended_on) = unsafe {
            let out = Out::new(out, "out", ptr::null_mut())?;
            let subject = text(subject, length, "subject")?;
            (out, subject, given(ends_on), given(extended_on))
        };
        let subject = self::subject(subject)?;
        let grant = GrantTerm {
            approved_on: day(approved_on, "approved_on")?,
            ends_on: ends_on.map(|days| day(days, "ends_on")).transpose()?,
            extended_on: extended_on
                .map(|days| day(days, "extended_on"))
                .transpose()?,
        };
        let governed = governing_grant(subject, grant, day(event_on, "event_on")?);
        out.set(answer(governed));
        Ok(())
    };
    // SAFETY: the caller's word.
    unsafe { guard(err, body) }
}

/// Tells under which text of law a dossier for grant aid is appraised and approved on a day,
/// transition rules included.
///
/// submitted_on, event_on: the day on which it was submitted, and that of what happened, in days since
///   1970-01-01.
/// out: receives the answer in the form of vientro_law_governing, which the caller frees; NULL on
///   failure.
///
/// VIENTRO_E_RANGE: a day is outside the years 1900 to 2200. Any thread. Since 0.1.
///
/// # Safety
/// `out` points at a pointer; `err` is NULL or a place for an error.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn vientro_law_governing_dossier(
    submitted_on: i32,
    event_on: i32,
    out: *mut *mut vientro_codes,
    err: *mut *mut vientro_error,
) -> vientro_status {
    let body = || {
        // SAFETY: the caller's word.
        let out = unsafe { Out::new(out, "out", ptr::null_mut()) }?;
        let submitted_on = day(submitted_on, "submitted_on")?;
        out.set(answer(governing_dossier(
            submitted_on,
            day(event_on, "event_on")?,
        )));
        Ok(())
    };
    // SAFETY: the caller's word.
    unsafe { guard(err, body) }
}

/// Tells under which text of law the certificate of a project office is amended or issued again on a
/// day, transition rules included.
///
/// issued_on: the day on which the certificate was issued, in days since 1970-01-01.
/// expires_on: points at its last day; NULL if it is not known: then it has not passed.
/// event_on: the day of what happened.
/// out: receives the answer in the form of vientro_law_governing, which the caller frees; NULL on
///   failure.
///
/// VIENTRO_E_RANGE: a day is outside the years 1900 to 2200. Any thread. Since 0.1.
///
/// # Safety
/// `expires_on` is NULL or points at a number, `out` at a pointer; `err` is NULL or a place for an
/// error.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn vientro_law_governing_project_office(
    issued_on: i32,
    expires_on: *const i32,
    event_on: i32,
    out: *mut *mut vientro_codes,
    err: *mut *mut vientro_error,
) -> vientro_status {
    let body = || {
        // SAFETY: the caller's word.
        let (out, expires_on) = unsafe {
            let out = Out::new(out, "out", ptr::null_mut())?;
            (out, given(expires_on))
        };
        let issued_on = day(issued_on, "issued_on")?;
        let expires_on = expires_on.map(|days| day(days, "expires_on")).transpose()?;
        out.set(answer(governing_project_office(
            issued_on,
            expires_on,
            day(event_on, "event_on")?,
        )));
        Ok(())
    };
    // SAFETY: the caller's word.
    unsafe { guard(err, body) }
}

/// Reads the code of a subject.
fn subject(id: &str) -> Result<Subject, Failure> {
    let found = Subject::ALL.into_iter().find(|subject| subject.id() == id);
    found.ok_or_else(|| {
        let (list, argument, text) = ("subject", "subject", clip(id));
        BorderError::NotInList {
            list,
            argument,
            text,
        }
        .into()
    })
}

/// Makes the answer: the text that governs, if there is one.
fn answer(governed: Option<Governed>) -> *mut vientro_codes {
    let entry = governed.map(|governed| {
        let transition = governed.transition();
        let provision = transition.and_then(|transition| transition.citation());
        let note = |lang| transition.map_or("", |transition| transition.note(lang));
        let provision = |lang| provision.map(|one| one.text(lang)).unwrap_or_default();
        let more = vec![
            Both::new(|lang| note(lang).to_owned()),
            Both::new(provision),
            Both::new(|_| governed.evidence().id().to_owned()),
        ];
        (governed.instrument(), more)
    });
    let more = ["transition", "provision", "in_force_evidence"];
    vientro_codes::hand_over(List::of_instruments(entry, &more))
}
