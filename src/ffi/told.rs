//! Findings as C reads them, of a check and of the consolidation.

use std::ffi::{CString, c_char};

use super::checked::{VIENTRO_SEVERITY_ERROR, VIENTRO_SEVERITY_INFO, VIENTRO_SEVERITY_WARNING};
use super::pointer::{Out, tell};
use super::text::{Both, c_text};
use crate::finding::{Finding, Severity};
use crate::law::Evidence;

/// A finding as C reads it.
#[derive(Debug)]
pub(super) struct Told {
    pub(super) rule: CString,
    pub(super) severity: u32,
    pub(super) record: CString,
    pub(super) path: CString,
    pub(super) label: Both,
    pub(super) message: Both,
    pub(super) citation: Both,
    pub(super) is_verified: bool,
}

impl Told {
    pub(super) fn of(finding: &Finding) -> Self {
        let label = finding.label;
        Self {
            rule: c_text(&*finding.rule),
            severity: number(finding.severity),
            record: c_text(&*finding.record),
            path: c_text(finding.path.as_str()),
            label: Both::new(|lang| {
                label
                    .map(|one| one.get(lang))
                    .unwrap_or_default()
                    .to_owned()
            }),
            message: Both::of(&finding.message),
            citation: Both::new(|lang| finding.basis(lang).unwrap_or_default()),
            is_verified: finding.evidence().is_some_and(Evidence::is_verified),
        }
    }

    /// Writes what it is about where that is wanted: how grave it is; its rule, record and path.
    pub(super) fn tell(
        &self,
        severity: Option<Out<'_, u32>>,
        texts: [Option<Out<'_, *const c_char>>; 3],
    ) {
        tell(severity, self.severity);
        for (out, text) in texts
            .into_iter()
            .zip([&self.rule, &self.record, &self.path])
        {
            tell(out, text.as_ptr());
        }
    }
}

/// Returns the number of a severity, as C names it.
pub(super) const fn number(severity: Severity) -> u32 {
    match severity {
        Severity::Error => VIENTRO_SEVERITY_ERROR,
        Severity::Warning => VIENTRO_SEVERITY_WARNING,
        Severity::Info => VIENTRO_SEVERITY_INFO,
    }
}
