//! Which version of a record counts.
//!
//! 1. Of one submitter the highest sequence replaces the lower ones.
//! 2. Identical versions merge.
//! 3. Otherwise the version of the grant's managing agency counts,
//! 4. else that of the smallest submission id, in byte order.
//!
//! Whatever is replaced or contradicted leaves a finding that names both sources. Nothing here
//! depends on the order in which files arrived.

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
        (&a.record, a.rule, &a.message).cmp(&(&b.record, b.rule, &b.message))
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
    // Who submitted each version, and as which in sequence. An entry always has its source.
    let marks: Vec<(&str, u32)> = group
        .iter()
        .map(|entry| sources.get(entry.source_index()).map(Source::submission))
        .map(|head| head.map_or(("", 0), |s| (s.submitter().as_str(), s.sequence())))
        .collect();

    // 1. A version stands unless its submitter has a later one.
    let mut latest: BTreeMap<&str, u32> = BTreeMap::new();
    for (submitter, sequence) in &marks {
        let last = latest.entry(submitter).or_default();
        *last = (*last).max(*sequence);
    }
    for (entry, (submitter, sequence)) in group.iter_mut().zip(&marks) {
        entry.standing = if latest.get(submitter) == Some(sequence) {
            Standing::Contradicted
        } else {
            Standing::Replaced
        };
    }

    // 2. to 4. Entries are in the order of their submissions, so the first fit is the smallest id.
    let by_agency = group
        .iter()
        .zip(&marks)
        .position(|(entry, (submitter, _))| {
            entry.standing != Standing::Replaced
                && entry.record.managing_agency(grants) == Some(*submitter)
        });
    let by_order = || {
        group
            .iter()
            .position(|entry| entry.standing != Standing::Replaced)
    };
    let Some(chosen) = by_agency.or_else(by_order) else {
        return;
    };
    if let Some(entry) = group.get_mut(chosen) {
        entry.standing = Standing::Counted;
    }
    let Some(winner) = group.get(chosen) else {
        return;
    };
    let equal: Vec<bool> = group
        .iter()
        .map(|entry| entry.record == winner.record)
        .collect();
    for (position, is_equal) in equal.iter().enumerate() {
        if let Some(entry) = group.get_mut(position) {
            if *is_equal && entry.standing == Standing::Contradicted {
                entry.standing = Standing::Merged;
            }
        }
    }

    let Some(winner) = group.get(chosen) else {
        return;
    };
    // Its own submitter replaces a version, whoever's version counts in the end.
    let mut replacing: BTreeMap<&str, &Entry<R>> = BTreeMap::new();
    for (entry, (submitter, _)) in group.iter().zip(&marks) {
        match entry.standing {
            Standing::Replaced => {}
            Standing::Counted => {
                replacing.insert(submitter, entry);
            }
            Standing::Merged | Standing::Contradicted => {
                replacing.entry(submitter).or_insert(entry);
            }
        }
    }
    for (entry, (submitter, _)) in group.iter().zip(&marks) {
        match entry.standing {
            Standing::Replaced => {
                if let Some(by) = replacing.get(submitter) {
                    if by.record != entry.record {
                        findings.push(finding(REPLACED, Severity::Info, by, entry, sources));
                    }
                }
            }
            Standing::Contradicted => {
                findings.push(finding(
                    CONTRADICTED,
                    Severity::Warning,
                    winner,
                    entry,
                    sources,
                ));
            }
            Standing::Merged | Standing::Counted => {}
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
            rule: UNREAD,
            severity: Severity::Warning,
            record: format!("{}/{}", item.kind().list(), key.1),
            path: Trail::Root.path(),
            label: None,
            message: Message::new(
                format!("không đọc được phiên bản trong {name}; tính theo {counted}"),
                format!("the version of {name} cannot be read; {counted} counts"),
            ),
            citation: None,
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

/// Tells of two versions of a record, naming both sources.
fn finding<R: Record>(
    rule: &'static str,
    severity: Severity,
    counted: &Entry<R>,
    other: &Entry<R>,
    sources: &[Source],
) -> Finding {
    let name = |entry: &Entry<R>| {
        let source = sources.get(entry.source_index());
        source.map_or_else(String::new, |source| named(source, entry.place()))
    };
    let (counted_name, other_name) = (name(counted), name(other));
    let message = if rule == REPLACED {
        Message::new(
            format!("bản nộp {counted_name} thay thế bản ghi trong {other_name}"),
            format!("submission {counted_name} replaces the record of {other_name}"),
        )
    } else {
        Message::new(
            format!("{counted_name} và {other_name} mâu thuẫn; tính theo {counted_name}"),
            format!("{counted_name} and {other_name} contradict each other; {counted_name} counts"),
        )
    };
    Finding {
        rule,
        severity,
        record: format!("{}/{}", R::KIND.list(), counted.record.key()),
        path: Trail::Root.path(),
        label: None,
        message,
        citation: None,
    }
}
