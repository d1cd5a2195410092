//! Findings as C reads them, of a check and of the consolidation.

use std::ffi::CString;

use super::checked::{VIENTRO_SEVERITY_ERROR, VIENTRO_SEVERITY_INFO, VIENTRO_SEVERITY_WARNING};
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
        let (label, citation) = (finding.label, finding.citation);
        Self {
            rule: c_text(finding.rule),
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
            citation: Both::new(|lang| citation.map(|one| one.text(lang)).unwrap_or_default()),
            is_verified: finding.evidence().is_some_and(Evidence::is_verified),
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
