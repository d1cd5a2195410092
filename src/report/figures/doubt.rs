//! Records that nobody can be sure of, and whether they could count for a figure.
//!
//! A record is doubtful if submissions contradict each other on it, or a version of it that might
//! count could not be read. What can be read in any of its versions, or in the source text that was
//! set aside, tells where and when it could count; where nothing can be read, it could.
//!
//! I1. A donor, and a grant for what was disbursed, count only through the records that name them.
//! I2. A version that its own submitter replaced puts nothing in doubt.
//! I3. Nothing of a record is told but its kind and its id, or its place in its file.

use std::collections::{BTreeMap, BTreeSet};

use crate::catalog::ProvinceCode;
use crate::code::clip;
use crate::date::{Date, Window};
use crate::finding::Message;
use crate::id::DonorId;
use crate::order;
use crate::record::draft::{Field, Node, Object, View};
use crate::record::{
    Amendment, Certificate, Commitment, Donor, DonorShare, Grant, GrantMode, Party, RateRecord,
    Record, RecordKind, Transaction,
};
use crate::registry::{Registered, Registry, SetAside, Source, Standing};
use crate::text::Text;

/// When a record could count for a figure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum When {
    /// If one of its days lies in the window.
    In(Window),
    /// If a day of the window lies between its first day and its last.
    Around(Window),
    /// If one of its days has come by then.
    By(Date),
}

/// Which records a figure is computed from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Need {
    /// Those of a kind.
    Of(RecordKind, When),
    /// Those of the first kind that records of the second one name.
    NamedBy(RecordKind, RecordKind, When),
}

/// What a figure is computed from: the records, where they lie, of which mode they are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Extent {
    pub(super) needs: Vec<Need>,
    /// The codes of its place; `None` is the nation.
    pub(super) codes: Option<BTreeSet<ProvinceCode>>,
    pub(super) mode: Option<GrantMode>,
}

/// Every doubtful record of a registry that figures can be computed from.
#[derive(Debug)]
pub(in crate::report) struct Doubts {
    records: Vec<Doubtful>,
    /// The records that name one that there is not, by the kind of what they name.
    astray: BTreeMap<RecordKind, Vec<(RecordKind, Trace)>>,
}

/// A doubtful record.
#[derive(Debug)]
struct Doubtful {
    kind: RecordKind,
    name: String,
    /// Whether its id can be read: otherwise it may be any that is named and not there.
    has_id: bool,
    /// One for each of its versions.
    traces: Vec<Trace>,
    /// The records that name it.
    named_by: Vec<(RecordKind, Trace)>,
}

/// What can be read in a version of a record of where and when it counts.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Trace {
    codes: BTreeSet<ProvinceCode>,
    dates: BTreeSet<Date>,
    modes: BTreeSet<GrantMode>,
    has_end: bool,
}

impl Doubts {
    /// Finds the doubtful records.
    pub(in crate::report) fn of(registry: &Registry) -> Self {
        let mut found = Finder {
            registry,
            known: BTreeMap::new(),
            nameless: Vec::new(),
        };
        found.take::<Donor>();
        found.take::<Certificate>();
        found.take::<Grant>();
        found.take::<Transaction>();
        found.take::<Commitment>();
        found.take::<RateRecord>();
        if found.known.is_empty() && found.nameless.is_empty() {
            return Self {
                records: Vec::new(),
                astray: BTreeMap::new(),
            };
        }
        let mut names = Names {
            registry,
            known: &mut found.known,
            astray: BTreeMap::new(),
        };
        names.take();
        let astray = names.astray;
        let mut records: Vec<Doubtful> = found.known.into_values().collect();
        records.append(&mut found.nameless);
        Self { records, astray }
    }

    /// Tells why nobody can tell a figure, if a doubtful record could count for it.
    pub(super) fn reason(&self, extent: &Extent) -> Option<Message> {
        const SHOWN: usize = 3;
        let mut names = Vec::new();
        let mut count = 0_usize;
        for record in self.records.iter().filter(|r| self.counts(r, extent)) {
            count = count.saturating_add(1);
            if names.len() < SHOWN {
                names.push(format!("`{}`", record.name));
            }
        }
        if count == 0 {
            return None;
        }
        let more = if count > names.len() { ", …" } else { "" };
        let names = names.join(", ");
        Some(Message::new(
            format!(
                "số bản ghi không đọc được hoặc mâu thuẫn có thể được tính vào đây: {count} ({names}{more})"
            ),
            format!(
                "records that cannot be read or contradict, and could count here: {count} ({names}{more})"
            ),
        ))
    }

    /// Tells whether a doubtful record could count.
    fn counts(&self, record: &Doubtful, extent: &Extent) -> bool {
        let named_by = if record.has_id {
            Some(&record.named_by)
        } else {
            self.astray.get(&record.kind)
        };
        extent.needs.iter().any(|need| match *need {
            Need::Of(kind, when) => {
                kind == record.kind
                    && record
                        .traces
                        .iter()
                        .any(|trace| trace.lies_in(extent) && trace.is_when(when))
            }
            Need::NamedBy(kind, by, when) => {
                // A grant has places of its own; those of a donor are where its grants are.
                let lies_there = kind == RecordKind::Grant
                    && record.traces.iter().any(|trace| trace.lies_in(extent));
                kind == record.kind
                    && named_by.into_iter().flatten().any(|(kind, trace)| {
                        *kind == by && trace.is_when(when) && (lies_there || trace.lies_in(extent))
                    })
            }
        })
    }
}

impl Trace {
    /// Takes a field that can be read.
    fn take(&mut self, name: &str, text: &str) {
        if let Ok(date) = Date::parse(text) {
            self.dates.insert(date);
            self.has_end |= matches!(name, "until" | "valid_until");
        }
        match name {
            "province" | "provinces" | "office_province" => {
                self.codes.extend(ProvinceCode::parse(text));
            }
            "mode" => self.modes.extend(GrantMode::parse(text)),
            _ => {}
        }
    }

    /// Tells whether it could lie in the place, and be of the mode, of a figure.
    fn lies_in(&self, extent: &Extent) -> bool {
        let is_there = |codes: &BTreeSet<ProvinceCode>| {
            self.codes.is_empty() || !self.codes.is_disjoint(codes)
        };
        extent.codes.as_ref().is_none_or(is_there)
            && extent
                .mode
                .is_none_or(|mode| self.modes.is_empty() || self.modes.contains(&mode))
    }

    /// Tells whether it could count then.
    fn is_when(&self, when: When) -> bool {
        let (Some(first), Some(last)) = (self.dates.first(), self.dates.last()) else {
            return true;
        };
        match when {
            When::In(window) => self
                .dates
                .range(window.first()..=window.last())
                .next()
                .is_some(),
            When::Around(window) => {
                *first <= window.last() && (!self.has_end || window.first() <= *last)
            }
            When::By(day) => *first <= day,
        }
    }
}

/// Collects the doubtful records, kind by kind.
struct Finder<'a> {
    registry: &'a Registry,
    known: BTreeMap<(RecordKind, String), Doubtful>,
    nameless: Vec<Doubtful>,
}

impl Finder<'_> {
    fn take<R: Registered>(&mut self) {
        let registry = self.registry;
        for entry in registry.entries::<R>() {
            if entry.standing() == Standing::Contradicted {
                self.versions::<R>(entry.record().key());
            }
        }
        for item in registry.set_aside() {
            if item.kind() == R::KIND {
                self.unread::<R>(item);
            }
        }
    }

    /// Takes the versions that could be read of a doubtful record.
    fn versions<R: Registered>(&mut self, id: &str) {
        let key = (R::KIND, id.to_owned());
        if self.known.contains_key(&key) {
            return;
        }
        let registry = self.registry;
        let traces = registry
            .versions::<R>(id)
            .iter()
            .filter(|entry| entry.standing() != Standing::Replaced)
            .map(|entry| trace(registry, entry.record(), registry.source(entry)))
            .collect();
        self.known.insert(key, Doubtful::new(R::KIND, id, traces));
    }

    /// Takes a record that could not be read, unless its submitter replaced it.
    fn unread<R: Registered>(&mut self, item: &SetAside) {
        let registry = self.registry;
        let source = registry.source_of(item);
        let mut reader = Reader::new(R::KIND);
        leaves(item.text(), |name, text| reader.take(name, text));
        let trace = reader.placed(registry, source);
        let Some(id) = item.id() else {
            let file = source.map_or("", Source::file);
            let mut record = Doubtful::new(R::KIND, "", vec![trace]);
            record.name = format!("{file}:{}", item.place().line);
            record.has_id = false;
            self.nameless.push(record);
            return;
        };
        // As the ids of records are written.
        let id = Text::new(id).map_or_else(|_| id.to_owned(), |id| id.to_string());
        if registry.get::<R>(&id).is_some() {
            if !registry.is_in_doubt::<R>(&id) {
                return;
            }
            self.versions::<R>(&id);
        }
        self.known
            .entry((R::KIND, id.clone()))
            .or_insert_with(|| Doubtful::new(R::KIND, &id, Vec::new()))
            .traces
            .push(trace);
    }
}

impl Doubtful {
    fn new(kind: RecordKind, id: &str, traces: Vec<Trace>) -> Self {
        Self {
            kind,
            name: format!("{}/{}", kind.list(), clip(id)),
            has_id: true,
            traces,
            named_by: Vec::new(),
        }
    }
}

/// Finds which records name doubtful donors and grants, or such as there are not.
struct Names<'a, 'b> {
    registry: &'a Registry,
    known: &'b mut BTreeMap<(RecordKind, String), Doubtful>,
    astray: BTreeMap<RecordKind, Vec<(RecordKind, Trace)>>,
}

impl Names<'_, '_> {
    fn take(&mut self) {
        let registry = self.registry;
        for grant in registry.records::<Grant>() {
            let donors = donors(grant);
            let ids = donors.iter().map(|id| id.as_str());
            self.donors(RecordKind::Grant, ids, || trace(registry, grant, None));
        }
        for transaction in registry.records::<Transaction>() {
            let id = transaction.grant().map(|grant| grant.as_str());
            let grant = id.and_then(|id| registry.get::<Grant>(id));
            let make = || trace(registry, transaction, None);
            let kind = RecordKind::Transaction;
            if let Some(id) = id {
                self.name(RecordKind::Grant, id, grant.is_some(), kind, &make);
            }
            match (transaction.donor(), grant) {
                (Some(donor), _) => self.donors(kind, [donor.as_str()], make),
                (None, Some(grant)) => {
                    let donors = donors(grant);
                    self.donors(kind, donors.iter().map(|id| id.as_str()), make);
                }
                (None, None) => {}
            }
        }
        for certificate in registry.records::<Certificate>() {
            let ids = certificate.holder().map(|id| id.as_str());
            let make = || trace(registry, certificate, None);
            self.donors(RecordKind::Certificate, ids, make);
        }
        for commitment in registry.records::<Commitment>() {
            let ids = commitment.donor().map(|id| id.as_str());
            let make = || trace(registry, commitment, None);
            self.donors(RecordKind::Commitment, ids, make);
        }
    }

    /// Notes the donors that a record names.
    fn donors<'i>(
        &mut self,
        by: RecordKind,
        ids: impl IntoIterator<Item = &'i str>,
        make: impl Fn() -> Trace,
    ) {
        for id in ids {
            let is_there = self.registry.get::<Donor>(id).is_some();
            self.name(RecordKind::Donor, id, is_there, by, &make);
        }
    }

    fn name(
        &mut self,
        kind: RecordKind,
        id: &str,
        is_there: bool,
        by: RecordKind,
        make: &dyn Fn() -> Trace,
    ) {
        if let Some(record) = self.known.get_mut(&(kind, id.to_owned())) {
            record.named_by.push((by, make()));
        } else if !is_there {
            self.astray.entry(kind).or_default().push((by, make()));
        }
    }
}

/// The donors that a grant names, now or after an amendment.
fn donors(grant: &Grant) -> BTreeSet<&DonorId> {
    let amended = grant.amendments().iter().flat_map(Amendment::donors);
    let parts = grant.donors().iter().chain(amended);
    order::set(parts.filter_map(DonorShare::donor))
}

/// What can be read in a version of a record.
fn trace<R: Record>(registry: &Registry, record: &R, source: Option<&Source>) -> Trace {
    let mut reader = Reader::new(R::KIND);
    visit(&record.draft(), &mut |name, text| reader.take(name, text));
    reader.placed(registry, source)
}

/// Reads a version field by field.
struct Reader {
    kind: RecordKind,
    trace: Trace,
    /// The grant of a transaction.
    grant: Option<String>,
}

impl Reader {
    fn new(kind: RecordKind) -> Self {
        Self {
            kind,
            trace: Trace::default(),
            grant: None,
        }
    }

    fn take(&mut self, name: &str, text: &str) {
        self.trace.take(name, text);
        if name == "grant" && self.kind == RecordKind::Transaction {
            self.grant = Some(text.to_owned());
        }
    }

    /// Places it where it says, else where its grant lies, else where its submitter is.
    fn placed(mut self, registry: &Registry, source: Option<&Source>) -> Trace {
        let grant = self.grant.and_then(|id| registry.get::<Grant>(&id));
        if let Some(grant) = grant {
            let of_grant = trace(registry, grant, None);
            self.trace.codes.extend(of_grant.codes);
            self.trace.modes.extend(of_grant.modes);
        }
        // A rate counts everywhere.
        if self.trace.codes.is_empty() && self.kind != RecordKind::Rate {
            let submitter = source.map(|source| source.submission().submitter().as_str());
            let party = submitter.and_then(|id| registry.get::<Party>(id));
            self.trace.codes.extend(party.and_then(Party::province));
        }
        self.trace
    }
}

/// Shows every leaf of a draft with the name of its field.
fn visit(object: &dyn Object<'_>, take: &mut dyn FnMut(&str, &str)) {
    fn leaf(name: &str, node: &dyn Node<'_>, take: &mut dyn FnMut(&str, &str)) {
        match node.view() {
            View::Field(Field::Text(text)) => take(name, text),
            View::Field(Field::Absent | Field::Other(_)) => {}
            View::Object(object) => visit(object, take),
            View::List(list) => list.visit(&mut |element| leaf(name, element, take)),
        }
    }
    object.visit(&mut |name, node| leaf(name, node, take));
}

/// Shows every text in quotation marks of a source text with the name before it.
///
/// What was set aside need not be well-formed, so nothing but quotation marks is looked for.
fn leaves<'t>(text: &'t str, mut take: impl FnMut(&'t str, &'t str)) {
    let (mut rest, mut name) = (text, "");
    while let Some((_, after)) = rest.split_once('"') {
        let Some((quoted, tail)) = quoted(after) else {
            return;
        };
        if tail.trim_start().starts_with(':') {
            name = quoted;
        } else {
            take(name, quoted);
        }
        rest = tail;
    }
}

/// Splits a text at the quotation mark that closes it.
fn quoted(text: &str) -> Option<(&str, &str)> {
    let mut is_escaped = false;
    let end = text.bytes().position(|byte| {
        let closes = byte == b'"' && !is_escaped;
        is_escaped = byte == b'\\' && !is_escaped;
        closes
    })?;
    let (quoted, tail) = text.split_at_checked(end)?;
    Some((quoted, tail.strip_prefix('"')?))
}

#[cfg(test)]
mod tests {
    use super::leaves;

    fn read(text: &str) -> Vec<(&str, &str)> {
        let mut found = Vec::new();
        leaves(text, |name, text| found.push((name, text)));
        found
    }

    #[test]
    fn texts_are_found_with_their_names_in_whatever_stands_around_them() {
        assert_eq!(
            read(
                r#"{"mode":"loan","provinces": [{"province" : "20","share":"60"}],"codes":["1","2"]}"#
            ),
            [
                ("mode", "loan"),
                ("province", "20"),
                ("share", "60"),
                ("codes", "1"),
                ("codes", "2")
            ]
        );
        // Escaped quotation marks close nothing; an escaped backslash escapes nothing.
        assert_eq!(
            read(r#"{"a":"x\"y","b":"\\","c":"z"}"#),
            [("a", r#"x\"y"#), ("b", r"\\"), ("c", "z")]
        );
        // Cut off, not text, no JSON at all.
        assert_eq!(read(r#"{"a":12,"b":"x","c":"y"#), [("b", "x")]);
        assert_eq!(read(r#""a":"b\"#), []);
        assert_eq!(read("a,b,c"), []);
        assert_eq!(read(""), []);
    }
}
