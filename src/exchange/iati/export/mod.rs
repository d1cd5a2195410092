//! A registry as IATI 2.03: an activity file, and an organisation file.
//!
//! What IATI has an element for stands in elements, exactly as recorded; all else stands beside them
//! in the extension of [`super::extension`]. docs/exchange.md lists both.
//!
//! I1. The activity file of a registry, read again, gives its submissions back.
//! I2. An activity is written for each grant that counts, and for no other version of it: no aid is
//!     shown twice.
//! I3. What is written is valid by the official schema.

mod activity;
mod codes;
mod element;
mod organisation;
mod read_back;
mod rest;

use std::collections::BTreeMap;

use super::check::{IatiCheckOptions, check};
use super::extension::{NAMESPACE, PREFIX};
use super::item::attribute;
use super::schema::walk::IatiFile;
use crate::code::{Code, Explain, Status};
use crate::date::Date;
use crate::exchange::json::People;
use crate::exchange::watch::{Progress, Stopped, Watch};
use crate::finding::Message;
use crate::lang::Lang;
use crate::record::{Donor, Grant, Party, Transaction};
use crate::registry::{Registry, Standing};
use activity::Writer;
use rest::Rest;

/// Who reports in an IATI file (bên báo cáo): whoever publishes it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct IatiReporter {
    /// The identifier of the organisation, as org-id.guide builds it.
    pub reference: String,
    /// Its code in the list `OrganisationType`: `10` for government, `11` for local government.
    pub kind: String,
    /// Its name.
    pub name: String,
    /// The language of the name.
    pub lang: Lang,
}

/// How a registry is written (tùy chọn ghi).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct IatiWriteOptions {
    as_of: Date,
    people: People,
    reporter: Option<IatiReporter>,
}

impl IatiWriteOptions {
    /// Writes a registry as of a day, by which the status of each activity is told. Persons are
    /// redacted, and whoever submitted a grant reports it.
    pub const fn on(as_of: Date) -> Self {
        Self {
            as_of,
            people: People::Redacted,
            reporter: None,
        }
    }

    /// Says what becomes of personal data.
    #[must_use]
    pub const fn people(mut self, people: People) -> Self {
        self.people = people;
        self
    }

    /// Names who reports everything, as a secondary reporter.
    #[must_use]
    pub fn reported_by(mut self, reporter: IatiReporter) -> Self {
        self.reporter = Some(reporter);
        self
    }
}

/// An IATI file that was written (tệp IATI).
#[derive(Clone, PartialEq, Eq)]
pub struct IatiDocument {
    bytes: Vec<u8>,
    items: usize,
    left_out: Vec<IatiLeftOut>,
}

impl IatiDocument {
    /// Returns the bytes, in UTF-8.
    pub fn bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// Returns the number of activities or organisations.
    pub const fn items(&self) -> usize {
        self.items
    }

    /// Returns the grants that are no activity, by id: they stand in the extension alone.
    pub fn left_out(&self) -> &[IatiLeftOut] {
        &self.left_out
    }
}

impl std::fmt::Debug for IatiDocument {
    /// Shows the length only: the bytes may be personal.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{} items ({} bytes)", self.items, self.bytes.len())
    }
}

/// A grant that is no activity, because the schema asks for what it does not tell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct IatiLeftOut {
    /// The grant.
    pub grant: String,
    /// What it does not tell.
    pub reason: Message,
}

/// Why a registry cannot be written as IATI (lỗi ghi IATI).
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum IatiWriteError {
    /// There is no grant that could be an activity, and the schema asks for one.
    #[error("no grant can be written as an activity, and an IATI file needs one")]
    NoActivity,
    /// There is neither donor nor body, and the schema asks for one.
    #[error("there is no organisation to be written, and an IATI file needs one")]
    NoOrganisation,
    /// The caller broke it off.
    #[error(transparent)]
    Stopped(#[from] Stopped),
}

impl Explain for IatiWriteError {
    fn code(&self) -> Code {
        match self {
            Self::NoActivity => Code::new(Status::Invalid, "iati.no_activity"),
            Self::NoOrganisation => Code::new(Status::Invalid, "iati.no_organisation"),
            Self::Stopped(stopped) => stopped.code(),
        }
    }

    fn message(&self, lang: Lang) -> String {
        match (lang, self) {
            (Lang::En, _) => self.to_string(),
            (Lang::Vi, Self::NoActivity) => {
                "không có khoản viện trợ nào ghi được thành hoạt động, mà tệp IATI cần ít nhất một"
                    .to_owned()
            }
            (Lang::Vi, Self::NoOrganisation) => {
                "không có tổ chức nào để ghi, mà tệp IATI cần ít nhất một".to_owned()
            }
            (Lang::Vi, Self::Stopped(stopped)) => stopped.message(lang),
        }
    }
}

/// What the schema asks for and a grant does not tell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Wanted {
    Title,
    Date,
    Participant,
}

impl Wanted {
    fn message(self) -> Message {
        match self {
            Self::Title => Message::new("thiếu tên", "the title is missing"),
            Self::Date => Message::new(
                "thiếu thời gian thực hiện, cả dự kiến lẫn thực tế",
                "the period is missing, planned and actual",
            ),
            Self::Participant => Message::new(
                "thiếu bên cung cấp, bên tiếp nhận, chủ khoản viện trợ và cơ quan chủ quản",
                "donor, recipient, owner and managing agency are missing",
            ),
        }
    }
}

/// Writes a registry as an activity file (tệp hoạt động IATI), with everything in it.
///
/// Each grant that counts is an activity with its transactions; what IATI has no element for, and
/// every other record of every submission, stands in an extension. Read again, the file gives the
/// submissions back.
///
/// # Errors
/// * [`IatiWriteError::NoActivity`] if no grant can be an activity.
///
/// # Example
/// ```
/// use vientro::Date;
/// use vientro::exchange::iati::{IatiCheckOptions, IatiWriteOptions, check, write_activities};
/// use vientro::exchange::json;
/// use vientro::registry::Registry;
/// let file = r#"{"format":"vientro-submission","version":1,
///   "submission":{"id":"S1","submitter":"ppc-lang-son","sequence":1},
///   "grants":[{"id":"LS-1","titles":{"vi":"Nước sạch"},"mode":"non_project",
///     "donors":[{"donor":"D1"}],"planned":{"from":"2019-04-01"}}]}"#;
/// let mut builder = Registry::builder();
/// json::read(&mut builder, "lang-son.json", file.as_bytes());
/// let today = Date::new(2025, 12, 31)?;
/// let document = write_activities(&builder.finish(), &IatiWriteOptions::on(today))?;
/// let checked = check(document.bytes(), &IatiCheckOptions::on(today).structure_only())?;
/// assert!(checked.is_valid());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn write_activities(
    registry: &Registry,
    options: &IatiWriteOptions,
) -> Result<IatiDocument, IatiWriteError> {
    activities(registry, options, &mut Watch::of_nobody())
}

/// Writes a registry as [`write_activities`] does, and tells how far it is, in grants.
///
/// # Errors
/// * [`IatiWriteError::Stopped`] if `progress` broke it off.
/// * those of [`write_activities`].
pub fn write_activities_watched(
    registry: &Registry,
    options: &IatiWriteOptions,
    progress: Progress<'_>,
) -> Result<IatiDocument, IatiWriteError> {
    let mut watch = Watch::of(progress);
    watch.begin(number(registry.entries::<Grant>().len()), STEP)?;
    let document = activities(registry, options, &mut watch)?;
    watch.end()?;
    Ok(document)
}

/// After how many grants somebody is told: some milliseconds.
const STEP: u64 = 1 << 5;

fn number(count: usize) -> u64 {
    u64::try_from(count).unwrap_or(u64::MAX)
}

fn activities(
    registry: &Registry,
    options: &IatiWriteOptions,
    watch: &mut Watch<'_>,
) -> Result<IatiDocument, IatiWriteError> {
    let writer = Writer::new(registry, options);
    let mut rest = Rest::new(&writer);
    let mut moved: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (at, entry) in registry.entries::<Transaction>().iter().enumerate() {
        let grant = entry.record().grant().map(|grant| grant.as_str());
        if let (Some(grant), Standing::Counted) = (grant, entry.standing()) {
            moved.entry(grant).or_default().push(at);
        }
    }
    let mut out = open("iati-activities");
    let (mut items, mut left_out) = (0_usize, Vec::new());
    for (at, entry) in registry.entries::<Grant>().iter().enumerate() {
        watch.at(number(at))?;
        if entry.standing() != Standing::Counted {
            continue;
        }
        let grant = entry.record();
        let transactions = moved.get(grant.id().as_str());
        let mut transactions = transactions.cloned().unwrap_or_default();
        transactions.retain(|at| writer.is_movement(*at));
        match writer.activity(entry, &transactions) {
            Ok(xml) => {
                out.push_str(&xml);
                items = items.saturating_add(1);
                rest.is_written(at, &transactions);
            }
            Err(wanted) => left_out.push(IatiLeftOut {
                grant: grant.id().to_string(),
                reason: wanted.message(),
            }),
        }
    }
    if items == 0 {
        return Err(IatiWriteError::NoActivity);
    }
    rest.write(&mut out);
    out.push_str("</iati-activities>\n");
    Ok(IatiDocument {
        bytes: out.into_bytes(),
        items,
        left_out,
    })
}

/// Writes the donors and the Vietnamese bodies that count as an organisation file (tệp tổ chức IATI).
///
/// # Errors
/// * [`IatiWriteError::NoOrganisation`] if there are none.
pub fn write_organisations(
    registry: &Registry,
    options: &IatiWriteOptions,
) -> Result<IatiDocument, IatiWriteError> {
    let writer = Writer::new(registry, options);
    let mut out = open("iati-organisations");
    let mut items = 0_usize;
    let is_counted = |standing| standing == Standing::Counted;
    for entry in registry.entries::<Donor>() {
        if is_counted(entry.standing()) {
            out.push_str(&writer.donor(entry));
            items = items.saturating_add(1);
        }
    }
    for entry in registry.entries::<Party>() {
        if is_counted(entry.standing()) {
            out.push_str(&writer.party(entry));
            items = items.saturating_add(1);
        }
    }
    if items == 0 {
        return Err(IatiWriteError::NoOrganisation);
    }
    out.push_str("</iati-organisations>\n");
    Ok(IatiDocument {
        bytes: out.into_bytes(),
        items,
        left_out: Vec::new(),
    })
}

/// Begins a file.
fn open(root: &str) -> String {
    let mut out = format!("<?xml version='1.0' encoding='UTF-8'?>\n<{root} version='2.03'");
    attribute(&format!("xmlns:{PREFIX}"), NAMESPACE, &mut out);
    out.push_str(">\n");
    out
}

/// Tells whether an activity or organisation is valid by the schema.
fn is_valid(file: IatiFile, xml: &str) -> bool {
    let root = match file {
        IatiFile::Activities => "iati-activities",
        IatiFile::Organisations => "iati-organisations",
        IatiFile::Record => return false,
    };
    let text = format!("{}{xml}</{root}>", open(root));
    let options = IatiCheckOptions::without_today().structure_only();
    check(text.as_bytes(), &options).is_ok_and(|checked| checked.findings().is_empty())
}
