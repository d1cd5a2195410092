//! Of the C object `vientro_registry`: its records, their versions, and where they come from.

use std::ffi::{CString, c_char};
use std::iter::repeat_n;
use std::ptr;
use std::sync::OnceLock;

use super::contain::guard_or;
use super::error::vientro_error;
use super::failure::{BorderError, Failure};
use super::format::{self, People};
use super::guard::guard;
use super::lang::lang;
use super::pointer::{Out, OutList, OutTexts, copied, count, element, object, text};
use super::registry::vientro_registry;
use super::status::vientro_status;
use super::text::{Both, c_text, vientro_text};
use crate::id::PersonId;
use crate::record::RecordKind;
use crate::registry::{Registry, Source, Standing, Version};

/// As the standing of a version: it is the one that counts. Since 0.1.
pub const VIENTRO_STANDING_COUNTED: u32 = 1;
/// As the standing of a version: it equals the one that counts. Since 0.1.
pub const VIENTRO_STANDING_MERGED: u32 = 2;
/// As the standing of a version: a later submission of the same submitter replaced it. Since 0.1.
pub const VIENTRO_STANDING_REPLACED: u32 = 3;
/// As the standing of a version: it contradicts the one that counts. Since 0.1.
pub const VIENTRO_STANDING_CONTRADICTED: u32 = 4;

/// As what becomes of personal data: persons go out without it, with their id alone. Since 0.1.
pub const VIENTRO_PEOPLE_REDACTED: u32 = 1;
/// As what becomes of personal data: it goes out, and the caller answers for where. Since 0.1.
pub const VIENTRO_PEOPLE_FULL: u32 = 2;

/// Reads what becomes of personal data.
pub(super) fn people(number: u32) -> Result<People, Failure> {
    let argument = "people";
    match number {
        VIENTRO_PEOPLE_REDACTED => Ok(People::Redacted),
        VIENTRO_PEOPLE_FULL => Ok(People::Full),
        _ => Err(BorderError::UnknownNumber { argument, number }.into()),
    }
}

/// The lists of a registry as C reads them.
#[derive(Debug)]
pub(super) struct Lists {
    lists: [List; RecordKind::ALL.len()],
    sources: OnceLock<Vec<From>>,
}

#[derive(Debug)]
struct List {
    kind: RecordKind,
    name: CString,
    label: Both,
    /// Made when they are first asked for.
    records: OnceLock<Records>,
}

/// The records of a list, by id.
#[derive(Debug)]
struct Records {
    /// One after the other, each with a final NUL.
    ids: Vec<u8>,
    records: Vec<One>,
}

/// A record: where its id stands, and its versions, which follow each other.
#[derive(Debug)]
struct One {
    from: usize,
    to: usize,
    first: usize,
    versions: usize,
}

/// A source as C reads it.
#[derive(Debug)]
struct From {
    file: CString,
    submission: CString,
    submitter: CString,
}

impl Lists {
    pub(super) fn new() -> Self {
        let list = |kind: RecordKind| List {
            kind,
            name: c_text(kind.list()),
            label: Both::new(|lang| kind.label(lang).to_owned()),
            records: OnceLock::new(),
        };
        Self {
            lists: RecordKind::ALL.map(list),
            sources: OnceLock::new(),
        }
    }

    /// Returns the name of the list of a kind.
    pub(super) fn name(&self, kind: RecordKind) -> *const c_char {
        let list = self.lists.iter().find(|list| list.kind == kind);
        list.map_or(c"", |list| &list.name).as_ptr()
    }

    fn sources(&self, registry: &Registry) -> &[From] {
        let from = |source: &Source| From {
            file: c_text(source.file()),
            submission: c_text(source.submission().id().as_str()),
            submitter: c_text(source.submission().submitter().as_str()),
        };
        self.sources
            .get_or_init(|| registry.sources().iter().map(from).collect())
    }
}

impl Records {
    fn of(registry: &Registry, kind: RecordKind) -> Self {
        let (mut ids, mut records) = (Vec::new(), Vec::<One>::new());
        let mut last = "";
        for (first, version) in versions(registry, kind).enumerate() {
            match records.last_mut() {
                Some(record) if version.id == last => {
                    record.versions = record.versions.saturating_add(1);
                }
                Some(_) | None => {
                    let from = ids.len();
                    // An id holds no control character.
                    ids.extend_from_slice(version.id.as_bytes());
                    let (to, versions) = (ids.len(), 1);
                    ids.push(0);
                    records.push(One {
                        from,
                        to,
                        first,
                        versions,
                    });
                }
            }
            last = version.id;
        }
        Self { ids, records }
    }

    fn id(&self, record: &One) -> &[u8] {
        self.ids.get(record.from..record.to).unwrap_or_default()
    }

    /// Returns the id as text that ends at its NUL.
    fn id_text(&self, record: &One) -> *const c_char {
        let text = self.ids.get(record.from..=record.to);
        text.map_or(c"".as_ptr(), |text| text.as_ptr().cast())
    }

    fn find(&self, id: &str) -> Result<usize, Failure> {
        let id = id.as_bytes();
        let found = self.records.binary_search_by(|one| self.id(one).cmp(id));
        let argument = "id";
        found.map_err(|_| BorderError::Unknown { argument }.into())
    }
}

/// Returns the versions of a list.
fn versions(registry: &Registry, kind: RecordKind) -> impl Iterator<Item = Version<'_>> {
    let all = 0..registry.version_count(kind);
    all.filter_map(move |at| registry.version(kind, at))
}

impl vientro_registry {
    /// Finds the kind that a list holds.
    fn kind(&self, list: &str) -> Result<RecordKind, Failure> {
        let argument = "list";
        RecordKind::of_list(list).ok_or_else(|| BorderError::Unknown { argument }.into())
    }

    fn records(&self, kind: RecordKind) -> Result<&Records, Failure> {
        let list = self.lists().lists.iter().find(|list| list.kind == kind);
        let argument = "list";
        let list = list.ok_or(BorderError::Unknown { argument })?;
        let make = || Records::of(self.registry(), kind);
        Ok(list.records.get_or_init(make))
    }
}

const fn standing_number(standing: Standing) -> u32 {
    match standing {
        Standing::Counted => VIENTRO_STANDING_COUNTED,
        Standing::Merged => VIENTRO_STANDING_MERGED,
        Standing::Replaced => VIENTRO_STANDING_REPLACED,
        Standing::Contradicted => VIENTRO_STANDING_CONTRADICTED,
    }
}

/// Returns how many lists of records there are, empty ones included; 0 for NULL. Any thread.
/// Since 0.1.
///
/// # Safety
/// `registry` is NULL or a live registry.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn vientro_registry_list_count(registry: *const vientro_registry) -> u64 {
    // SAFETY: the caller's word.
    guard_or(0, || unsafe {
        registry
            .as_ref()
            .map_or(0, |registry| count(registry.lists().lists.len()))
    })
}

/// Tells what a list of records is, and how many it holds.
///
/// registry: the records.
/// list: its position, from 0 to below vientro_registry_list_count, in the order of the submission
///   format.
/// lang: VIENTRO_LANG_VI or VIENTRO_LANG_EN, for the label.
/// name: receives the name that other calls take, "grants".
/// label: receives what the list is called.
/// records: receives how many records it holds; of each exactly one version counts.
/// versions: receives how many versions of them there are.
/// Each of the four may be NULL; text belongs to the registry.
///
/// VIENTRO_E_RANGE: no such list. VIENTRO_E_VALUE: no such language. Any thread. Since 0.1.
///
/// # Safety
/// `registry` is NULL or a live registry, `name`, `label`, `records` and `versions` are NULL or can be
/// written; `err` is NULL or a place for an error.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn vientro_registry_list(
    registry: *const vientro_registry,
    list: u64,
    lang: u32,
    name: *mut *const c_char,
    label: *mut *const c_char,
    records: *mut u64,
    versions: *mut u64,
    err: *mut *mut vientro_error,
) -> vientro_status {
    let body = || {
        // SAFETY: the caller's word.
        let (name, label, records, versions, registry) = unsafe {
            (
                Out::optional(name, ptr::null()),
                Out::optional(label, ptr::null()),
                Out::optional(records, 0),
                Out::optional(versions, 0),
                object(registry, "registry")?,
            )
        };
        let list = element(&registry.lists().lists, list, "list")?;
        let its_label = list.label.get(self::lang(lang)?);
        if let Some(out) = records {
            out.set(count(registry.records(list.kind)?.records.len()));
        }
        if let Some(out) = name {
            out.set(list.name.as_ptr());
        }
        if let Some(out) = label {
            out.set(its_label.as_ptr());
        }
        if let Some(out) = versions {
            out.set(count(registry.registry().version_count(list.kind)));
        }
        Ok(())
    };
    // SAFETY: the caller's word.
    unsafe { guard(err, body) }
}

/// Finds a record of a list by its id.
///
/// registry: the records.
/// list, list_length: the name of the list, "grants"; length in bytes or VIENTRO_NUL.
/// id, id_length: the id as the records have it, letter by letter; length in bytes or VIENTRO_NUL.
/// record: receives its position in the list.
///
/// VIENTRO_E_VALUE: no such list or record; the id is "ffi.unknown", the path says which. Any thread.
/// Since 0.1.
///
/// # Safety
/// `registry` is NULL or a live registry, `list` and `id` point at as many bytes as their lengths say,
/// `record` points at a number; `err` is NULL or a place for an error.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn vientro_registry_find(
    registry: *const vientro_registry,
    list: *const c_char,
    list_length: u64,
    id: *const c_char,
    id_length: u64,
    record: *mut u64,
    err: *mut *mut vientro_error,
) -> vientro_status {
    let body = || {
        // SAFETY: the caller's word.
        let (record, registry, list, id) = unsafe {
            (
                Out::new(record, "record", 0)?,
                object(registry, "registry")?,
                text(list, list_length, "list")?,
                text(id, id_length, "id")?,
            )
        };
        let records = registry.records(registry.kind(list)?)?;
        record.set(count(records.find(id)?));
        Ok(())
    };
    // SAFETY: the caller's word.
    unsafe { guard(err, body) }
}

/// Tells which record stands at a position, and where its versions stand.
///
/// registry: the records.
/// list, list_length: the name of the list, "grants"; length in bytes or VIENTRO_NUL.
/// record: its position, from 0; records stand by id, byte by byte.
/// id: receives the id; it belongs to the registry.
/// version: receives the position of the version that counts, for vientro_registry_version.
/// first, versions: receive the position of its first version, and how many follow each other there,
///   that which counts included.
/// in_doubt: receives 1 if submissions contradict each other on it, or a version that might count
///   could not be read; else 0.
/// Each of the five may be NULL.
///
/// VIENTRO_E_VALUE: no such list. VIENTRO_E_RANGE: no such record. Any thread. Since 0.1.
///
/// # Safety
/// `registry` is NULL or a live registry, `list` points at as many bytes as its length says, `id`,
/// `version`, `first`, `versions` and `in_doubt` are NULL or can be written; `err` is NULL or a place
/// for an error.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn vientro_registry_record(
    registry: *const vientro_registry,
    list: *const c_char,
    list_length: u64,
    record: u64,
    id: *mut *const c_char,
    version: *mut u64,
    first: *mut u64,
    versions: *mut u64,
    in_doubt: *mut u32,
    err: *mut *mut vientro_error,
) -> vientro_status {
    let body = || {
        // SAFETY: the caller's word.
        let (id, version, first, count_of, in_doubt, registry, list) = unsafe {
            (
                Out::optional(id, ptr::null()),
                Out::optional(version, 0),
                Out::optional(first, 0),
                Out::optional(versions, 0),
                Out::optional(in_doubt, 0),
                object(registry, "registry")?,
                text(list, list_length, "list")?,
            )
        };
        let kind = registry.kind(list)?;
        let records = registry.records(kind)?;
        let one = element(&records.records, record, "record")?;
        let data = registry.registry();
        let its = || {
            let all = (one.first..).take(one.versions);
            all.filter_map(|at| Some((at, data.version(kind, at)?)))
        };
        if let Some(out) = id {
            out.set(records.id_text(one));
        }
        if let Some(out) = version {
            let counts = its().find(|(_, one)| one.standing == Standing::Counted);
            out.set(count(counts.map_or(one.first, |(at, _)| at)));
        }
        if let Some(out) = first {
            out.set(count(one.first));
        }
        if let Some(out) = count_of {
            out.set(count(one.versions));
        }
        if let Some(out) = in_doubt {
            let is_contradicted = its().any(|(_, one)| one.standing == Standing::Contradicted);
            let has_unread = its().any(|(_, one)| data.has_unread(kind, one.id));
            out.set((is_contradicted || has_unread).into());
        }
        Ok(())
    };
    // SAFETY: the caller's word.
    unsafe { guard(err, body) }
}

/// Copies out the ids of all records of a list as one column of texts, in their order.
///
/// registry: the records.
/// list, list_length: the name of the list, "grants"; length in bytes or VIENTRO_NUL.
/// offsets: receives where each id begins in the bytes, and last where the last one ends: one entry
///   more than there are records. NULL if it is not wanted.
/// capacity: for how many entries `offsets` has room.
/// needed: receives how many entries that takes, even if there is no room.
/// bytes: receives the ids one after the other, UTF-8 without any NUL; NULL if they are not wanted.
/// bytes_capacity: for how many bytes there is room.
/// needed_bytes: receives how many bytes that takes, even if there is no room.
///
/// VIENTRO_E_VALUE: no such list. VIENTRO_E_RANGE: too little room; what there is then holds zeros.
/// Any thread. Since 0.1.
///
/// # Safety
/// `registry` is NULL or a live registry, `list` points at as many bytes as its length says, `offsets`
/// and `bytes` are NULL or have the room that is said, `needed` and `needed_bytes` point at numbers;
/// `err` is NULL or a place for an error.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn vientro_registry_ids(
    registry: *const vientro_registry,
    list: *const c_char,
    list_length: u64,
    offsets: *mut i64,
    capacity: u64,
    needed: *mut u64,
    bytes: *mut c_char,
    bytes_capacity: u64,
    needed_bytes: *mut u64,
    err: *mut *mut vientro_error,
) -> vientro_status {
    let body = || {
        // SAFETY: the caller's word.
        let (texts, registry, list) = unsafe {
            (
                OutTexts::new(
                    offsets,
                    capacity,
                    needed,
                    bytes,
                    bytes_capacity,
                    needed_bytes,
                )?,
                object(registry, "registry")?,
                text(list, list_length, "list")?,
            )
        };
        let records = registry.records(registry.kind(list)?)?;
        texts.set(records.records.iter().map(|one| records.id(one)))
    };
    // SAFETY: the caller's word.
    unsafe { guard(err, body) }
}

/// Tells of a version of a record: whether it counts, and where it comes from.
///
/// registry: the records.
/// list, list_length: the name of the list, "grants"; length in bytes or VIENTRO_NUL.
/// version: its position, from 0; versions stand by id and source.
/// id: receives the id of the record; it belongs to the registry.
/// standing: receives a VIENTRO_STANDING_ number.
/// source: receives the position of the source, for vientro_registry_source.
/// line: receives the line where it begins in its file, from 1.
/// position: receives its position in its list there, from 0.
/// Each of the five may be NULL.
///
/// VIENTRO_E_VALUE: no such list. VIENTRO_E_RANGE: no such version. Any thread. Since 0.1.
///
/// # Safety
/// `registry` is NULL or a live registry, `list` points at as many bytes as its length says, `id`,
/// `standing`, `source`, `line` and `position` are NULL or can be written; `err` is NULL or a place for
/// an error.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn vientro_registry_version(
    registry: *const vientro_registry,
    list: *const c_char,
    list_length: u64,
    version: u64,
    id: *mut *const c_char,
    standing: *mut u32,
    source: *mut u64,
    line: *mut u32,
    position: *mut u32,
    err: *mut *mut vientro_error,
) -> vientro_status {
    let body = || {
        // SAFETY: the caller's word.
        let (id, standing, source, line, position, registry, list) = unsafe {
            (
                Out::optional(id, ptr::null()),
                Out::optional(standing, 0),
                Out::optional(source, 0),
                Out::optional(line, 0),
                Out::optional(position, 0),
                object(registry, "registry")?,
                text(list, list_length, "list")?,
            )
        };
        let kind = registry.kind(list)?;
        let found = self::version(registry.registry(), kind, version)?;
        if let Some(out) = id {
            let records = registry.records(kind)?;
            let record = element(&records.records, count(records.find(found.id)?), "version")?;
            out.set(records.id_text(record));
        }
        if let Some(out) = standing {
            out.set(standing_number(found.standing));
        }
        if let Some(out) = source {
            out.set(count(found.source));
        }
        if let Some(out) = line {
            out.set(found.place.line);
        }
        if let Some(out) = position {
            out.set(found.place.position);
        }
        Ok(())
    };
    // SAFETY: the caller's word.
    unsafe { guard(err, body) }
}

/// Finds a version by its position.
fn version(registry: &Registry, kind: RecordKind, at: u64) -> Result<Version<'_>, Failure> {
    let found = usize::try_from(at).ok();
    let found = found.and_then(|at| registry.version(kind, at));
    found.ok_or_else(|| {
        let (argument, count) = ("version", count(registry.version_count(kind)));
        BorderError::NoSuch {
            argument,
            at,
            count,
        }
        .into()
    })
}

/// Copies out all versions of the records of a list as columns, in their order.
///
/// registry: the records.
/// list, list_length: the name of the list, "grants"; length in bytes or VIENTRO_NUL.
/// records: receives the position of the record.
/// standings, sources, lines: receive what vientro_registry_version tells.
/// capacity: for how many entries each column has room. A column that is NULL is not wanted; with
///   all of them NULL the call only asks for the size.
/// needed: receives how many entries there are, even if the columns are too short.
///
/// VIENTRO_E_VALUE: no such list. VIENTRO_E_RANGE: the columns are too short; they then hold zeros.
/// Any thread. Since 0.1.
///
/// # Safety
/// `registry` is NULL or a live registry, `list` points at as many bytes as its length says, each column
/// is NULL or has room for `capacity` entries, `needed` points at a number; `err` is NULL or a place for
/// an error.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn vientro_registry_versions(
    registry: *const vientro_registry,
    list: *const c_char,
    list_length: u64,
    records: *mut u64,
    standings: *mut u32,
    sources: *mut u64,
    lines: *mut u32,
    capacity: u64,
    needed: *mut u64,
    err: *mut *mut vientro_error,
) -> vientro_status {
    let body = || {
        // SAFETY: the caller's word.
        let (needed, records, standings, sources, lines, registry, list) = unsafe {
            (
                Out::new(needed, "needed", 0)?,
                OutList::column(records, capacity)?,
                OutList::column(standings, capacity)?,
                OutList::column(sources, capacity)?,
                OutList::column(lines, capacity)?,
                object(registry, "registry")?,
                text(list, list_length, "list")?,
            )
        };
        let kind = registry.kind(list)?;
        let data = registry.registry();
        let is_wanted =
            records.is_some() || standings.is_some() || sources.is_some() || lines.is_some();
        if copied(data.version_count(kind), capacity, is_wanted, &needed)? {
            if records.is_some() {
                let all = (0..).zip(&registry.records(kind)?.records);
                OutList::fill(
                    records,
                    all.flat_map(|(at, one)| repeat_n(at, one.versions)),
                );
            }
            let all = || versions(data, kind);
            OutList::fill(standings, all().map(|one| standing_number(one.standing)));
            OutList::fill(sources, all().map(|one| count(one.source)));
            OutList::fill(lines, all().map(|one| one.place.line));
        }
        Ok(())
    };
    // SAFETY: the caller's word.
    unsafe { guard(err, body) }
}

/// Returns how many sources there are: files that held a submission, or a part of one; 0 for NULL.
/// Any thread. Since 0.1.
///
/// # Safety
/// `registry` is NULL or a live registry.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn vientro_registry_source_count(registry: *const vientro_registry) -> u64 {
    // SAFETY: the caller's word.
    guard_or(0, || unsafe {
        registry
            .as_ref()
            .map_or(0, |registry| count(registry.registry().sources().len()))
    })
}

/// Tells what a source is.
///
/// registry: the records.
/// source: its position, from 0 to below vientro_registry_source_count; sources stand by submission
///   and file.
/// file: receives the name of the file, as it was given.
/// submission: receives the id of the submission.
/// submitter: receives the id of who submits.
/// sequence: receives its number: a later submission of one submitter replaces record by record.
/// as_of: receives the day on which the data was true, in days since 1970-01-01; 0 if it is not told.
/// has_as_of: receives 1 if that day is told, else 0.
/// Each of the six may be NULL; text belongs to the registry.
///
/// VIENTRO_E_RANGE: no such source. Any thread. Since 0.1.
///
/// # Safety
/// `registry` is NULL or a live registry, `file`, `submission`, `submitter`, `sequence`, `as_of` and
/// `has_as_of` are NULL or can be written; `err` is NULL or a place for an error.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn vientro_registry_source(
    registry: *const vientro_registry,
    source: u64,
    file: *mut *const c_char,
    submission: *mut *const c_char,
    submitter: *mut *const c_char,
    sequence: *mut u32,
    as_of: *mut i32,
    has_as_of: *mut u32,
    err: *mut *mut vientro_error,
) -> vientro_status {
    let body = || {
        // SAFETY: the caller's word.
        let (file, submission, submitter, sequence, as_of, has_as_of, registry) = unsafe {
            (
                Out::optional(file, ptr::null()),
                Out::optional(submission, ptr::null()),
                Out::optional(submitter, ptr::null()),
                Out::optional(sequence, 0),
                Out::optional(as_of, 0),
                Out::optional(has_as_of, 0),
                object(registry, "registry")?,
            )
        };
        let data = registry.registry();
        let head = element(data.sources(), source, "source")?.submission();
        let told = element(registry.lists().sources(data), source, "source")?;
        for (out, text) in [
            (file, &told.file),
            (submission, &told.submission),
            (submitter, &told.submitter),
        ] {
            if let Some(out) = out {
                out.set(text.as_ptr());
            }
        }
        if let Some(out) = sequence {
            out.set(head.sequence());
        }
        if let (Some(out), Some(day)) = (as_of, head.as_of()) {
            out.set(day.days_since_1970());
        }
        if let Some(out) = has_as_of {
            out.set(head.as_of().is_some().into());
        }
        Ok(())
    };
    // SAFETY: the caller's word.
    unsafe { guard(err, body) }
}

/// Tells a record as JSON, in the version that counts: one object in the canonical form of the
/// submission format, with a line feed at the end.
///
/// registry: the records.
/// list, list_length: the name of the list, "grants"; length in bytes or VIENTRO_NUL.
/// id, id_length: the id as the records have it, letter by letter; length in bytes or VIENTRO_NUL.
/// people: VIENTRO_PEOPLE_REDACTED or VIENTRO_PEOPLE_FULL, for the list "people"; other lists are told
///   as they are.
/// out: receives the text, which the caller frees; NULL on failure.
///
/// VIENTRO_E_VALUE: no such list or record (the id is "ffi.unknown"), or another number for `people`.
/// VIENTRO_E_UNSUPPORTED: built without JSON. Any thread. Since 0.1.
///
/// # Safety
/// `registry` is NULL or a live registry, `list` and `id` point at as many bytes as their lengths say,
/// `out` points at a pointer; `err` is NULL or a place for an error.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn vientro_registry_record_json(
    registry: *const vientro_registry,
    list: *const c_char,
    list_length: u64,
    id: *const c_char,
    id_length: u64,
    people: u32,
    out: *mut *mut vientro_text,
    err: *mut *mut vientro_error,
) -> vientro_status {
    let body = || {
        // SAFETY: the caller's word.
        let (out, registry, list, id) = unsafe {
            (
                Out::new(out, "out", ptr::null_mut())?,
                object(registry, "registry")?,
                text(list, list_length, "list")?,
                text(id, id_length, "id")?,
            )
        };
        let (kind, people) = (registry.kind(list)?, self::people(people)?);
        let told = format::record(registry.registry(), kind, id, people)?;
        let argument = "id";
        let told = told.ok_or(BorderError::Unknown { argument })?;
        out.set(vientro_text::hand_over(told));
        Ok(())
    };
    // SAFETY: the caller's word.
    unsafe { guard(err, body) }
}

/// Tells a version of a record as JSON, as vientro_registry_record_json does.
///
/// registry: the records.
/// list, list_length: the name of the list, "grants"; length in bytes or VIENTRO_NUL.
/// version: its position, as for vientro_registry_version.
/// people: VIENTRO_PEOPLE_REDACTED or VIENTRO_PEOPLE_FULL.
/// out: receives the text, which the caller frees; NULL on failure.
///
/// VIENTRO_E_VALUE: no such list, or another number for `people`. VIENTRO_E_RANGE: no such version.
/// VIENTRO_E_UNSUPPORTED: built without JSON. Any thread. Since 0.1.
///
/// # Safety
/// `registry` is NULL or a live registry, `list` points at as many bytes as its length says, `out`
/// points at a pointer; `err` is NULL or a place for an error.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn vientro_registry_version_json(
    registry: *const vientro_registry,
    list: *const c_char,
    list_length: u64,
    version: u64,
    people: u32,
    out: *mut *mut vientro_text,
    err: *mut *mut vientro_error,
) -> vientro_status {
    let body = || {
        // SAFETY: the caller's word.
        let (out, registry, list) = unsafe {
            (
                Out::new(out, "out", ptr::null_mut())?,
                object(registry, "registry")?,
                text(list, list_length, "list")?,
            )
        };
        let (kind, people) = (registry.kind(list)?, self::people(people)?);
        let data = registry.registry();
        let _ = self::version(data, kind, version)?;
        let at = usize::try_from(version).unwrap_or(usize::MAX);
        let told = format::version(data, kind, at, people)?;
        out.set(vientro_text::hand_over(told.unwrap_or_default()));
        Ok(())
    };
    // SAFETY: the caller's word.
    unsafe { guard(err, body) }
}

/// Makes a registry without a person's data: in every version and in what was set aside only the id
/// stays. Nobody of this id: the records as they are.
///
/// The registry that was given is not changed: the data is gone when its last share is freed, as
/// with any copy or export that was made of it. Files that could not be read stay, since nobody can
/// say what they hold.
///
/// registry: the records.
/// person, person_length: the id of the person; length in bytes or VIENTRO_NUL.
/// out: receives the registry without the data, which the caller frees; NULL on failure.
///
/// VIENTRO_E_VALUE, VIENTRO_E_TEXT: this is no id. Any thread. Since 0.1.
///
/// # Safety
/// `registry` is NULL or a live registry, `person` points at as many bytes as its length says, `out`
/// points at a pointer; `err` is NULL or a place for an error.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn vientro_registry_erase(
    registry: *const vientro_registry,
    person: *const c_char,
    person_length: u64,
    out: *mut *mut vientro_registry,
    err: *mut *mut vientro_error,
) -> vientro_status {
    let body = || {
        // SAFETY: the caller's word.
        let (out, registry, person) = unsafe {
            (
                Out::new(out, "out", ptr::null_mut())?,
                object(registry, "registry")?,
                text(person, person_length, "person")?,
            )
        };
        let person = PersonId::new(person).map_err(|error| Failure::of("person", error))?;
        let erased = registry.registry().clone().erase(&person);
        out.set(vientro_registry::hand_over(erased));
        Ok(())
    };
    // SAFETY: the caller's word.
    unsafe { guard(err, body) }
}
