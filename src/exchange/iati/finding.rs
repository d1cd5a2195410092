//! What is wrong with an IATI file, and where.

use crate::code::{Explain, clip};
use crate::finding::{Message, Severity};
use crate::lang::Lang;

use super::xml::Place;

/// A finding about an IATI file (phát hiện).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct IatiFinding {
    /// The rule: an official number such as `11.1.2`, or `xml.`, `xsd.` or `iati.` and a word.
    pub rule: &'static str,
    /// How grave it is; an error makes the file invalid.
    pub severity: Severity,
    /// Where the element begins that it is about.
    pub place: Place,
    /// The element or attribute, `/iati-activities/iati-activity[2]/sector[1]/@percentage`.
    pub path: String,
    /// What was found.
    pub message: Message,
}

impl IatiFinding {
    /// Returns the message in a language.
    pub fn message(&self, lang: Lang) -> &str {
        self.message.get(lang)
    }
}

/// What a message repeats of a value: on one line, and never a whole file.
pub(super) fn shown(value: &str) -> String {
    let start: String = value.chars().take(200).collect();
    clip(&start.split_whitespace().collect::<Vec<_>>().join(" "))
}

/// Findings as they come, no more than the caller wants to keep.
#[derive(Debug)]
pub(super) struct Findings {
    kept: Vec<IatiFinding>,
    limit: usize,
    errors: u64,
    warnings: u64,
}

impl Findings {
    pub(super) const fn up_to(limit: usize) -> Self {
        Self {
            kept: Vec::new(),
            limit,
            errors: 0,
            warnings: 0,
        }
    }

    /// Counts a finding, and keeps it if there is room.
    pub(super) fn add(
        &mut self,
        rule: &'static str,
        severity: Severity,
        place: Place,
        path: impl FnOnce() -> String,
        message: impl FnOnce() -> Message,
    ) {
        let count = match severity {
            Severity::Error => &mut self.errors,
            Severity::Warning | Severity::Info => &mut self.warnings,
        };
        *count = count.saturating_add(1);
        if self.kept.len() < self.limit {
            self.kept.push(IatiFinding {
                rule,
                severity,
                place,
                path: path(),
                message: message(),
            });
        }
    }

    /// Tells whether there is no room for another one.
    pub(super) fn is_full(&self) -> bool {
        self.kept.len() >= self.limit
    }

    /// Counts an error that explains itself.
    pub(super) fn add_error(&mut self, place: Place, path: String, error: &dyn Explain) {
        let rule = error.code().id();
        let message = || Message::of(error);
        self.add(rule, Severity::Error, place, || path, message);
    }

    /// Returns the findings in the order of the file, then the number of errors and of warnings.
    pub(super) fn finish(mut self) -> (Vec<IatiFinding>, u64, u64) {
        // The rules of an activity speak when it ends.
        crate::order::sort_by(&mut self.kept, |a, b| {
            (a.place, a.rule).cmp(&(b.place, b.rule))
        });
        (self.kept, self.errors, self.warnings)
    }
}
