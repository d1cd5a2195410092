//! Provisions of law as C reads them, of a rule and of a duty.

use std::ffi::{CString, c_char};
use std::ptr;

use super::date::PeriodOut;
use super::pointer::Out;
use super::text::{Both, c_text};
use crate::date::Period;
use crate::lang::Lang;
use crate::law::Basis;

/// A provision as C reads it.
#[derive(Debug)]
pub(super) struct Provision {
    citation: Both,
    evidence: CString,
    is_verified: bool,
    in_force: Period,
}

impl Provision {
    pub(super) fn of(basis: &Basis) -> Self {
        let citation = basis.citation();
        Self {
            citation: Both::new(|lang| citation.text(lang)),
            evidence: c_text(basis.evidence().id()),
            is_verified: basis.evidence().is_verified(),
            in_force: basis.in_force(),
        }
    }
}

/// The places for what is told of a provision.
pub(super) struct OutProvision<'a> {
    citation: Option<Out<'a, *const c_char>>,
    evidence: Option<Out<'a, *const c_char>>,
    verified: Option<Out<'a, u32>>,
    in_force: PeriodOut<'a>,
}

impl<'a> OutProvision<'a> {
    /// Takes the places and clears them.
    ///
    /// # Safety
    /// Each is NULL or may be written to during the call.
    pub(super) unsafe fn new(
        citation: *mut *const c_char,
        evidence: *mut *const c_char,
        verified: *mut u32,
        in_force: PeriodOut<'a>,
    ) -> Self {
        // SAFETY: the caller's word.
        unsafe {
            Self {
                citation: Out::optional(citation, ptr::null()),
                evidence: Out::optional(evidence, ptr::null()),
                verified: Out::optional(verified, 0),
                in_force,
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
        self.in_force.set(provision.in_force);
    }
}
