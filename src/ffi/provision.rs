//! Provisions of law as C reads them, of a rule and of a duty.

use std::ffi::{CString, c_char};
use std::ptr;

use super::pointer::Out;
use super::text::{Both, c_text};
use crate::date::Date;
use crate::lang::Lang;
use crate::law::Basis;

/// A provision as C reads it.
#[derive(Debug)]
pub(super) struct Provision {
    citation: Both,
    evidence: CString,
    is_verified: bool,
    from: Option<Date>,
    until: Option<Date>,
}

impl Provision {
    pub(super) fn of(basis: &Basis) -> Self {
        let (citation, in_force) = (basis.citation(), basis.in_force());
        Self {
            citation: Both::new(|lang| citation.text(lang)),
            evidence: c_text(basis.evidence().id()),
            is_verified: basis.evidence().is_verified(),
            from: in_force.from(),
            until: in_force.until(),
        }
    }
}

/// The places for what is told of a provision.
pub(super) struct OutProvision<'a> {
    citation: Option<Out<'a, *const c_char>>,
    evidence: Option<Out<'a, *const c_char>>,
    verified: Option<Out<'a, u32>>,
    from: OutDay<'a>,
    until: OutDay<'a>,
}

/// The places for a day, and for whether there is one.
type OutDay<'a> = (Option<Out<'a, i32>>, Option<Out<'a, u32>>);

impl OutProvision<'_> {
    /// Takes the places and clears them.
    ///
    /// # Safety
    /// Each is NULL or may be written to during the call.
    pub(super) unsafe fn new(
        citation: *mut *const c_char,
        evidence: *mut *const c_char,
        verified: *mut u32,
        from: (*mut i32, *mut u32),
        until: (*mut i32, *mut u32),
    ) -> Self {
        // SAFETY: the caller's word.
        unsafe {
            Self {
                citation: Out::optional(citation, ptr::null()),
                evidence: Out::optional(evidence, ptr::null()),
                verified: Out::optional(verified, 0),
                from: (Out::optional(from.0, 0), Out::optional(from.1, 0)),
                until: (Out::optional(until.0, 0), Out::optional(until.1, 0)),
            }
        }
    }

    /// Tells of a provision.
    pub(super) fn set(self, provision: &Provision, lang: Lang) {
        if let Some(out) = self.citation {
            out.set(provision.citation.get(lang).as_ptr());
        }
        if let Some(out) = self.evidence {
            out.set(provision.evidence.as_ptr());
        }
        if let Some(out) = self.verified {
            out.set(provision.is_verified.into());
        }
        for ((day, is_there), known) in [(self.from, provision.from), (self.until, provision.until)]
        {
            if let (Some(out), Some(known)) = (day, known) {
                out.set(known.days_since_1970());
            }
            if let Some(out) = is_there {
                out.set(known.is_some().into());
            }
        }
    }
}
