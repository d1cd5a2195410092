//! IATI files into a registry: activity by activity, organisation by organisation.
//!
//! What a record has no field for is kept beside it, as XML, in the unknown field `iati`; what the
//! extension of [`super::extension`] says counts before what the elements say.
//!
//! I1. No amount and no date is changed: it is the text of the file that the record is built from.
//! I2. In memory is one activity, beside the registry and the names of the organisations seen.
//! I3. Nothing is guessed: what IATI does not tell stays absent, and a finding says so.

mod activity;
mod organisation;
mod read;
mod rest;
mod tell;
mod transaction;
mod value;

pub(super) use activity::{Whose, activity, percent};
pub(super) use organisation::{donor, party};
pub(super) use transaction::{Meaning, transaction};

use std::borrow::Cow;
use std::io::Read;

use super::finding::IatiFinding;
use super::item::Element;
use super::schema::walk::IatiFile;
use super::xml::XmlError;
use crate::exchange::json::Outcome;
use crate::exchange::watch::{Progress, Watch};
use crate::record::Submission;
use crate::registry::RegistryBuilder;

/// How a file is read (tùy chọn đọc).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct IatiReadOptions {
    submission: Submission,
    most_findings: usize,
}

impl IatiReadOptions {
    /// How many findings are kept, if nothing else is asked.
    pub const MOST_FINDINGS: usize = 10_000;

    /// Reads a file as this submission: who submits it, and in which order, no IATI file tells. What
    /// this library wrote does tell, and what it tells counts.
    pub const fn of(submission: Submission) -> Self {
        Self {
            submission,
            most_findings: Self::MOST_FINDINGS,
        }
    }

    /// Keeps so many findings; the others are counted.
    #[must_use]
    pub const fn most_findings(mut self, count: usize) -> Self {
        self.most_findings = count;
        self
    }
}

/// What became of a file (kết quả đọc tệp IATI).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct IatiRead {
    pub(super) outcome: Outcome,
    pub(super) file: Option<IatiFile>,
    pub(super) items: u64,
    pub(super) findings: Vec<IatiFinding>,
    pub(super) errors: u64,
    pub(super) warnings: u64,
}

impl IatiRead {
    /// Returns how many records were read, and how many set aside.
    pub const fn outcome(&self) -> Outcome {
        self.outcome
    }

    /// Returns what the file is; `None` if it is nothing of IATI.
    pub const fn file(&self) -> Option<IatiFile> {
        self.file
    }

    /// Returns the number of activities or organisations.
    pub const fn items(&self) -> u64 {
        self.items
    }

    /// Returns the findings that were kept, in the order of the file: why records were set aside, what
    /// the file says too little of, and what is kept though no record has a field for it.
    pub fn findings(&self) -> &[IatiFinding] {
        &self.findings
    }

    /// Returns the number of errors: each is about something that was set aside or passed over.
    pub const fn errors(&self) -> u64 {
        self.errors
    }

    /// Returns the number of other findings.
    pub const fn warnings(&self) -> u64 {
        self.warnings
    }

    /// Returns how many findings were counted and not kept.
    pub fn left_out(&self) -> u64 {
        let all = self.errors.saturating_add(self.warnings);
        all.saturating_sub(u64::try_from(self.findings.len()).unwrap_or(u64::MAX))
    }
}

/// Reads an activity file or an organisation file into a registry under construction (đọc tệp IATI).
///
/// An activity becomes a grant with its transactions, and with the donors and bodies that it names. A
/// record that cannot be read is set aside, and a finding tells line, column and reason. Where the
/// file ends being XML, reading ends: what stood before is read, what stands behind is not kept.
///
/// # Errors
/// * [`XmlError::Input`] if the bytes cannot be had; the builder holds what it held before.
///
/// # Example
/// ```
/// use vientro::exchange::iati::{IatiReadOptions, read};
/// use vientro::record::draft::Field;
/// use vientro::record::{Submission, SubmissionDraft, Transaction};
/// use vientro::registry::Registry;
/// let file = r#"<iati-activities version="2.03"><iati-activity default-currency="USD">
///   <iati-identifier>XM-EX-1</iati-identifier>
///   <transaction><transaction-type code="3"/><transaction-date iso-date="2019-05-02+07:00"/>
///     <value value-date="2019-05-02">114673.00</value></transaction>
///   <transaction><transaction-type code="3"/><transaction-date iso-date="2019-05-03"/>
///     <value value-date="2019-05-03" currency="XDR">1.5</value></transaction>
/// </iati-activity></iati-activities>"#;
/// let head = SubmissionDraft {
///     id: "IATI-1".into(), submitter: "XM-EX".into(), sequence: Field::Other("1".into()),
///     ..Default::default()
/// };
/// let head = Submission::build(&head).map_err(|problems| problems[0].to_string())?;
/// let mut builder = Registry::builder();
/// let report = read(&mut builder, "a.xml", file.as_bytes(), &IatiReadOptions::of(head))?;
/// assert_eq!(report.outcome().set_aside, 1);
/// assert_eq!(report.findings()[1].place.line, 6);
/// let registry = builder.finish();
/// let amounts: Vec<_> = registry.records::<Transaction>().filter_map(|t| t.amount()).collect();
/// assert_eq!(amounts[0].to_string(), "114673.00 USD");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn read(
    builder: &mut RegistryBuilder,
    file: &str,
    input: impl Read,
    options: &IatiReadOptions,
) -> Result<IatiRead, XmlError> {
    read::run(builder, file, input, options, &mut Watch::of_nobody())
}

/// Reads a file of so many bytes as [`read`] does, and tells how far it is.
///
/// # Errors
/// * [`XmlError::Input`] if the bytes cannot be had; the builder holds what it held before.
/// * [`XmlError::Stopped`] if `progress` broke it off; so it does then.
pub fn read_watched(
    builder: &mut RegistryBuilder,
    file: &str,
    input: impl Read,
    length: u64,
    options: &IatiReadOptions,
    progress: Progress<'_>,
) -> Result<IatiRead, XmlError> {
    let mut watch = Watch::of(progress);
    watch.begin(length, 1 << 20)?;
    let mark = builder.mark();
    let report = read::run(builder, file, input, options, &mut watch)
        .and_then(|report| Ok(watch.end().map(|()| report)?));
    if report.is_err() {
        builder.back_to(mark);
    }
    report
}

/// What holds for everything in an activity or organisation.
#[derive(Debug)]
pub(super) struct Context<'i> {
    pub(super) identifier: &'i str,
    /// The default language.
    pub(super) lang: Option<&'i str>,
    /// The default currency.
    pub(super) currency: Option<&'i str>,
    pub(super) reporting: Option<Element<'i>>,
    /// Who gives, as read so far.
    pub(super) donors: Vec<Cow<'i, str>>,
}

impl<'i> Context<'i> {
    pub(super) fn of(element: Element<'i>, identifier: &'i str) -> Self {
        Self {
            identifier,
            lang: element.attribute("xml:lang"),
            currency: element.attribute("default-currency"),
            reporting: element.child("reporting-org"),
            donors: Vec::new(),
        }
    }

    fn is_donor(&self, id: &str) -> bool {
        self.donors.iter().any(|donor| donor == id)
    }
}

/// A draft, and where in the file it stands.
#[derive(Debug)]
pub(super) struct Mapped<'i, D> {
    pub(super) draft: D,
    pub(super) element: Element<'i>,
    /// The elements that fields were read from, by the pointer that begins theirs.
    pub(super) places: Vec<(&'static str, Element<'i>)>,
}

impl<'i, D: Default> Mapped<'i, D> {
    fn at(element: Element<'i>) -> Self {
        Self {
            draft: D::default(),
            element,
            places: Vec::new(),
        }
    }
}
