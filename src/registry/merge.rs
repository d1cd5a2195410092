//! Which version of a record counts.
//!
//! 1. Of one submitter the highest sequence replaces the lower ones.
//! 2. Identical versions merge.
//! 3. Otherwise the version of the grant's managing agency counts,
//! 4. else that of the smallest submission id, in byte order.
//!
//! Whatever is replaced or contradicted leaves a finding that names both sources. Nothing here
//! depends on the order in which files arrived.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use crate::finding::{Finding, Message, Severity};
use crate::order;
use crate::path::Trail;
use crate::record::{
    AccountBalance, Certificate, Commitment, Donor, Filing, Grant, Party, Person, PublishedFigure,
    RateRecord, Record, RecordKind, Transaction,
};
use crate::registry::source::{Place, SetAside, Source};
use crate::registry::table::{Entry, Standing, Table, Tables};
use crate::text::Text;

/// A later submission replaced a record with other content.
pub(super) const REPLACED: &str = "REGISTRY-001";
/// Two submissions say different things of one record.
pub(super) const CONTRADICTED: &str = "REGISTRY-002";

/// A version of a record could not be read, so that another one counts.
pub(super) const UNREAD: &str = "REGISTRY-003";

/// The body whose word counts most for a record: the managing agency of its grant.
trait Voice: Record {
    fn managing_agency<'a>(&'a self, grants: &'a Table<Grant>) -> Option<&'a str>;
}

impl Voice for Grant {
    fn managing_agency<'a>(&'a self, _: &'a Table<Grant>) -> Option<&'a str> {
        Grant::managing_agency(self).map(|party| party.as_str())
    }
}

macro_rules! voice_of_grant {
    ($($record:ty),*) => {$(
        impl Voice for $record {
            fn managing_agency<'a>(&'a self, grants: &'a Table<Grant>) -> Option<&'a str> {
                let grant = grants.get(self.grant()?.as_str())?;
                Grant::managing_agency(grant.record()).map(|party| party.as_str())
            }
        }
    )*};
}
voice_of_grant!(Transaction, AccountBalance);

macro_rules! no_voice {
    ($($record:ty),*) => {$(
        impl Voice for $record {
            fn managing_agency<'a>(&'a self, _: &'a Table<Grant>) -> Option<&'a str> {
                None
            }
        }
    )*};
}
no_voice!(
    Donor,
    Party,
    Certificate,
    Commitment,
    RateRecord,
    Filing,
    Person,
    PublishedFigure
);

/// Decides for every record of every table, and tells what it decided.
pub(super) fn decide(tables: &mut Tables, sources: &[Source]) -> Vec<Finding> {
    let mut findings = Vec::new();
    // Grants first: the others ask for their managing agency.
    let nothing = Table::new();
    decide_table(&mut tables.grants, &nothing, sources, &mut findings);
    let grants = &tables.grants;
    decide_table(&mut tables.donors, grants, sources, &mut findings);
    decide_table(&mut tables.parties, grants, sources, &mut findings);
    decide_table(&mut tables.certificates, grants, sources, &mut findings);
    decide_table(&mut tables.transactions, grants, sources, &mut findings);
    decide_table(&mut tables.balances, grants, sources, &mut findings);
    decide_table(&mut tables.commitments, grants, sources, &mut findings);
    decide_table(&mut tables.rates, grants, sources, &mut findings);
    decide_table(&mut tables.filings, grants, sources, &mut findings);
    decide_table(&mut tables.people, grants, sources, &mut findings);
    decide_table(
        &mut tables.published_figures,
        grants,
        sources,
        &mut findings,
    );
    findings
}

/// Puts findings in the order of their records.
pub(super) fn arrange(findings: &mut [Finding]) {
    order::sort_by(findings, |a, b| {
        (&a.record, &a.rule, &a.message).cmp(&(&b.record, &b.rule, &b.message))
    });
}

fn decide_table<R: Voice>(
    table: &mut Table<R>,
    grants: &Table<Grant>,
    sources: &[Source],
    findings: &mut Vec<Finding>,
) {
    table.decide(|group| decide_group(group, grants, sources, findings));
}

fn decide_group<R: Voice>(
    group: &mut [Entry<R>],
    grants: &Table<Grant>,
    sources: &[Source],
    findings: &mut Vec<Finding>,
) {
    let entries = &*group;
    let Some(first) = entries.first() else {
        return;
    };
    let contested = Contested {
        kind: R::KIND,
        key: first.record.key(),
        agency: &|at| entries.get(at)?.record.managing_agency(grants),
        is_same: &|a, b| match (entries.get(a), entries.get(b)) {
            (Some(a), Some(b)) => a.record == b.record,
            _ => false,
        },
    };
    let version = |entry: &Entry<R>| Version::of(sources.get(entry.source_index()), entry.place());
    let mut versions: Vec<Version<'_>> = entries.iter().map(version).collect();
    contested.decide(&mut versions, findings);
    let standings = versions.iter().map(|version| version.standing);
    let standings: Vec<Standing> = standings.collect();
    for (entry, standing) in group.iter_mut().zip(standings) {
        entry.standing = standing;
    }
}

/// A record of which there are several versions, whatever its kind; they are known by position.
struct Contested<'a> {
    kind: RecordKind,
    key: &'a str,
    /// The managing agency that a version names.
    agency: &'a dyn Fn(usize) -> Option<&'a str>,
    /// Whether two versions say the same.
    is_same: &'a dyn Fn(usize, usize) -> bool,
}

/// A version: who submitted it, as which in sequence, where, and how it stands.
struct Version<'a> {
    submitter: &'a str,
    sequence: u32,
    source: Option<&'a Source>,
    place: Place,
    standing: Standing,
}

impl<'a> Version<'a> {
    /// An entry always has its source.
    fn of(source: Option<&'a Source>, place: Place) -> Self {
        let head = source.map(Source::submission);
        let (submitter, sequence) =
            head.map_or(("", 0), |s| (s.submitter().as_str(), s.sequence()));
        Self {
            submitter,
            sequence,
            source,
            place,
            standing: Standing::Contradicted,
        }
    }

    fn name(&self) -> String {
        let name = |source| named(source, self.place);
        self.source.map_or_else(String::new, name)
    }
}

impl Contested<'_> {
    /// Decides how each version stands, and tells of it; they are in the order of their submissions.
    fn decide(&self, versions: &mut [Version<'_>], findings: &mut Vec<Finding>) {
        // 1. A version stands unless its submitter has a later one.
        let mut latest: BTreeMap<&str, u32> = BTreeMap::new();
        for version in versions.iter() {
            let last = latest.entry(version.submitter).or_default();
            *last = (*last).max(version.sequence);
        }
        for version in versions.iter_mut() {
            if latest.get(version.submitter) != Some(&version.sequence) {
                version.standing = Standing::Replaced;
            }
        }

        // 2. to 4. Of those that fit, the first has the smallest id.
        let stands = |version: &Version<'_>| version.standing != Standing::Replaced;
        let by_agency = (0..).zip(versions.iter()).position(|(at, version)| {
            stands(version) && (self.agency)(at) == Some(version.submitter)
        });
        let by_order = || versions.iter().position(stands);
        let Some(chosen) = by_agency.or_else(by_order) else {
            return;
        };
        for (at, version) in (0..).zip(versions.iter_mut()) {
            if at == chosen {
                version.standing = Standing::Counted;
            } else if stands(version) && (self.is_same)(at, chosen) {
                version.standing = Standing::Merged;
            }
        }
        self.tell(versions, chosen, findings);
    }

    /// Tells of every version that another one replaced or contradicts.
    fn tell(&self, versions: &[Version<'_>], chosen: usize, findings: &mut Vec<Finding>) {
        // Its own submitter replaces a version, whoever's version counts in the end.
        let mut replacing: BTreeMap<&str, usize> = BTreeMap::new();
        for (at, version) in (0..).zip(versions) {
            match version.standing {
                Standing::Replaced => {}
                Standing::Counted => {
                    replacing.insert(version.submitter, at);
                }
                Standing::Merged | Standing::Contradicted => {
                    replacing.entry(version.submitter).or_insert(at);
                }
            }
        }
        for (at, version) in (0..).zip(versions) {
            let (rule, severity, by) = match version.standing {
                Standing::Replaced => {
                    let by = replacing.get(version.submitter).copied();
                    let by = by.filter(|by| !(self.is_same)(*by, at));
                    (REPLACED, Severity::Info, by)
                }
                Standing::Contradicted => (CONTRADICTED, Severity::Warning, Some(chosen)),
                Standing::Merged | Standing::Counted => continue,
            };
            if let Some(by) = by.and_then(|by| versions.get(by)) {
                findings.push(self.finding(rule, severity, by, version));
            }
        }
    }

    /// Tells of two versions, naming both sources.
    fn finding(
        &self,
        rule: &'static str,
        severity: Severity,
        counted: &Version<'_>,
        other: &Version<'_>,
    ) -> Finding {
        let (counted, other) = (counted.name(), other.name());
        let message = if rule == REPLACED {
            Message::new(
                format!("bản nộp {counted} thay thế bản ghi trong {other}"),
                format!("submission {counted} replaces the record of {other}"),
            )
        } else {
            Message::new(
                format!("{counted} và {other} mâu thuẫn; tính theo {counted}"),
                format!("{counted} and {other} contradict each other; {counted} counts"),
            )
        };
        Finding {
            rule: Cow::Borrowed(rule),
            severity,
            record: format!("{}/{}", self.kind.list(), self.key),
            path: Trail::Root.path(),
            label: None,
            message,
            citation: None,
            host_basis: None,
        }
    }
}

/// Tells of versions that could not be read although they might have been the ones to count, and
/// names their records.
///
/// A version that a later submission of the same submitter replaced in any case is not among them.
pub(super) fn unread(
    tables: &Tables,
    sources: &[Source],
    set_aside: &[SetAside],
) -> (BTreeSet<(RecordKind, Text)>, Vec<Finding>) {
    let mut known: BTreeMap<(RecordKind, Text), Option<Readable<'_>>> = BTreeMap::new();
    let mut records = BTreeSet::new();
    let mut findings = Vec::new();
    for item in set_aside {
        let Some(id) = item.id().and_then(|id| Text::new(id).ok()) else {
            continue;
        };
        let key = (item.kind(), id);
        let readable = known
            .entry(key.clone())
            .or_insert_with(|| Readable::of(tables, sources, item.kind(), &key.1));
        let (Some(readable), Some(source)) = (readable, sources.get(item.source)) else {
            continue;
        };
        let head = source.submission();
        let later = readable.latest.get(head.submitter().as_str());
        if later.is_some_and(|later| *later > head.sequence()) {
            continue;
        }
        let (counted, name) = (&readable.counted, named(source, item.place()));
        findings.push(Finding {
            rule: Cow::Borrowed(UNREAD),
            severity: Severity::Warning,
            record: format!("{}/{}", item.kind().list(), key.1),
            path: Trail::Root.path(),
            label: None,
            message: Message::new(
                format!("không đọc được phiên bản trong {name}; tính theo {counted}"),
                format!("the version of {name} cannot be read; {counted} counts"),
            ),
            citation: None,
            host_basis: None,
        });
        records.insert(key);
    }
    (records, findings)
}

/// The versions of a record that could be read.
struct Readable<'a> {
    /// Names the one that counts.
    counted: String,
    /// The latest sequence of each submitter.
    latest: BTreeMap<&'a str, u32>,
}

impl<'a> Readable<'a> {
    /// Finds them; `None` if there is none.
    fn of(tables: &Tables, sources: &'a [Source], kind: RecordKind, id: &str) -> Option<Self> {
        let mut counted = None;
        let mut latest: BTreeMap<&str, u32> = BTreeMap::new();
        for (source, place, standing) in tables.versions_at(kind, id) {
            let source = sources.get(source)?;
            let head = source.submission();
            let last = latest.entry(head.submitter().as_str()).or_default();
            *last = head.sequence().max(*last);
            if standing == Standing::Counted {
                counted = Some(named(source, place));
            }
        }
        counted.map(|counted| Self { counted, latest })
    }
}

/// Names a place in a source: the submission, the file, the line.
fn named(source: &Source, place: Place) -> String {
    format!(
        "`{}` ({}:{})",
        source.submission().id(),
        source.file(),
        place.line
    )
}
