//! The rules of merging one by one, then together against a second telling of them.

#![expect(clippy::arithmetic_side_effects, reason = "a test may overflow")]

use proptest::prelude::*;

use super::*;
use crate::finding::{Message, Severity};
use crate::lang::Lang;
use crate::record::draft::Field;
use crate::record::{
    Donor, DonorDraft, Grant, GrantDraft, NamesDraft, Person, PersonDraft, Submission,
    SubmissionDraft, Transaction, TransactionDraft,
};

/// A submission: id, submitter, sequence; it comes in the file `<id>.json`.
type Head = (&'static str, &'static str, u32);

fn source(builder: &mut RegistryBuilder, (id, submitter, sequence): Head) -> SourceHandle {
    let head = Submission::build(&SubmissionDraft {
        id: id.into(),
        submitter: submitter.into(),
        sequence: Field::Other(sequence.to_string().into()),
        ..Default::default()
    });
    builder.source(Source::new(head.unwrap(), &format!("{id}.json"), vec![]))
}

fn donor(id: &str, name: &str) -> DonorDraft<'static> {
    DonorDraft {
        id: id.to_owned().into(),
        names: NamesDraft {
            vi: name.to_owned().into(),
            ..Default::default()
        },
        ..Default::default()
    }
}

fn grant(id: &'static str, agency: &'static str, disaster: &'static str) -> GrantDraft<'static> {
    GrantDraft {
        id: id.into(),
        managing_agency: agency.into(),
        disaster_date: disaster.into(),
        ..Default::default()
    }
}

fn transaction(
    id: &'static str,
    grant: &'static str,
    day: &'static str,
) -> TransactionDraft<'static> {
    TransactionDraft {
        id: id.into(),
        grant: grant.into(),
        date: day.into(),
        ..Default::default()
    }
}

fn place(line: u32) -> Place {
    Place {
        line,
        position: line,
    }
}

/// Feeds one record of each submission, all of one kind.
fn registry<R: Registered>(versions: &[(Head, R::Draft<'static>)]) -> Registry {
    let mut builder = Registry::builder();
    feed::<R>(&mut builder, versions);
    builder.finish()
}

fn feed<R: Registered>(builder: &mut RegistryBuilder, versions: &[(Head, R::Draft<'static>)]) {
    for (line, (head, draft)) in (1..).zip(versions) {
        let handle = source(builder, *head);
        assert!(builder.add::<R>(handle, place(line), "", draft));
    }
}

/// The standing of every version, by submission.
fn standings<R: Registered>(registry: &Registry, id: &str) -> Vec<(String, Standing)> {
    registry
        .versions::<R>(id)
        .iter()
        .map(|entry| {
            let source = registry.source(entry).unwrap();
            (source.submission().id().to_string(), entry.standing())
        })
        .collect()
}

fn expect<R: Registered>(registry: &Registry, id: &str, expected: &[(&str, Standing)]) {
    let found = standings::<R>(registry, id);
    let found: Vec<_> = found
        .iter()
        .map(|(id, standing)| (id.as_str(), *standing))
        .collect();
    assert_eq!(found, expected);
}

/// Findings as rule and the two submissions that they name, in the order of the message.
fn findings(registry: &Registry) -> Vec<(&str, Severity, String)> {
    registry
        .findings()
        .iter()
        .map(|finding| (&*finding.rule, finding.severity, finding.message.en.clone()))
        .collect()
}

const COUNTED: Standing = Standing::Counted;
const MERGED: Standing = Standing::Merged;
const REPLACED: Standing = Standing::Replaced;
const CONTRADICTED: Standing = Standing::Contradicted;

#[test]
fn the_highest_sequence_of_a_submitter_replaces() {
    let made = registry::<Donor>(&[
        (("S2", "ppc", 10), donor("D1", "mới")),
        (("S9", "ppc", 9), donor("D1", "cũ")),
        (("S1", "ppc", 2), donor("D1", "cũ nhất")),
    ]);
    expect::<Donor>(
        &made,
        "D1",
        &[("S1", REPLACED), ("S2", COUNTED), ("S9", REPLACED)],
    );
    assert!(!made.is_contradicted::<Donor>("D1"));
    assert_eq!(
        findings(&made),
        ["`S1` (S1.json:3)", "`S9` (S9.json:2)"].map(|old| (
            "REGISTRY-001",
            Severity::Info,
            format!("submission `S2` (S2.json:1) replaces the record of {old}")
        ))
    );
    assert_eq!(made.findings()[0].record, "donors/D1");
    assert!(
        made.findings()[0]
            .message
            .vi
            .starts_with("bản nộp `S2` (S2.json:1) thay thế")
    );
    // What a later submission does not repeat stays.
    let kept = registry::<Donor>(&[
        (("S1", "ppc", 1), donor("D1", "cũ")),
        (("S2", "ppc", 2), donor("D2", "mới")),
    ]);
    assert_eq!(kept.records::<Donor>().count(), 2);
}

#[test]
fn identical_versions_merge_without_a_word() {
    let same = || donor("D1", "một");
    let made = registry::<Donor>(&[
        (("S3", "ppc-c", 1), same()),
        (("S1", "ppc-a", 1), same()),
        (("S2", "ppc-b", 7), same()),
        (("S0", "ppc-b", 3), same()),
    ]);
    expect::<Donor>(
        &made,
        "D1",
        &[
            ("S0", REPLACED),
            ("S1", COUNTED),
            ("S2", MERGED),
            ("S3", MERGED),
        ],
    );
    assert!(made.findings().is_empty());
    assert_eq!(made.records::<Donor>().count(), 1);
    assert_eq!((made.len(), made.is_empty()), (4, false));
}

#[test]
fn the_smallest_submission_id_counts_in_byte_order() {
    let made = registry::<Donor>(&[
        (("ă", "ppc-a", 1), donor("D1", "một")),
        (("b", "ppc-b", 1), donor("D1", "hai")),
        (("S10", "ppc-c", 1), donor("D1", "ba")),
        (("S9", "ppc-d", 9), donor("D1", "bốn")),
        (("B", "ppc-e", 1), donor("D1", "hai")),
    ]);
    expect::<Donor>(
        &made,
        "D1",
        &[
            ("B", COUNTED),
            ("S10", CONTRADICTED),
            ("S9", CONTRADICTED),
            ("b", MERGED),
            ("ă", CONTRADICTED),
        ],
    );
    assert!(made.is_contradicted::<Donor>("D1"));
    let found = findings(&made);
    assert_eq!(found.len(), 3);
    for (rule, severity, text) in found {
        assert_eq!((rule, severity), ("REGISTRY-002", Severity::Warning));
        assert!(
            text.ends_with("contradict each other; `B` (B.json:5) counts"),
            "{text}"
        );
    }
}

#[test]
fn the_same_sequence_of_one_submitter_contradicts() {
    let made = registry::<Donor>(&[
        (("S2", "ppc", 1), donor("D1", "một")),
        (("S1", "ppc", 1), donor("D1", "hai")),
    ]);
    expect::<Donor>(&made, "D1", &[("S1", COUNTED), ("S2", CONTRADICTED)]);
}

#[test]
fn the_managing_agency_of_a_grant_counts() {
    let made = registry::<Grant>(&[
        (("S1", "other", 1), grant("G1", "agency", "2019-01-01")),
        (("S2", "agency", 1), grant("G1", "agency", "2019-01-02")),
        (("S3", "another", 1), grant("G1", "agency", "2019-01-02")),
    ]);
    expect::<Grant>(
        &made,
        "G1",
        &[("S1", CONTRADICTED), ("S2", COUNTED), ("S3", MERGED)],
    );
    // Not with a version that it has replaced itself.
    let made = registry::<Grant>(&[
        (("S1", "other", 1), grant("G1", "agency", "2019-01-01")),
        (("S2", "agency", 1), grant("G1", "agency", "2019-01-02")),
        (("S3", "agency", 2), grant("G1", "agency", "2019-01-03")),
    ]);
    expect::<Grant>(
        &made,
        "G1",
        &[("S1", CONTRADICTED), ("S2", REPLACED), ("S3", COUNTED)],
    );
    // Who claims to be the agency in its own version is no other than who submits it.
    let made = registry::<Grant>(&[
        (("S1", "other", 1), grant("G1", "agency", "2019-01-01")),
        (("S2", "third", 1), grant("G1", "agency", "2019-01-02")),
    ]);
    expect::<Grant>(&made, "G1", &[("S1", COUNTED), ("S2", CONTRADICTED)]);
}

#[test]
fn the_agency_of_its_grant_counts_for_a_transaction() {
    let mut builder = Registry::builder();
    feed::<Transaction>(
        &mut builder,
        &[
            (("S1", "other", 1), transaction("T1", "G1", "2019-01-01")),
            (("S2", "agency", 1), transaction("T1", "G1", "2019-01-02")),
            (
                ("S1", "other", 1),
                transaction("T2", "nowhere", "2019-01-01"),
            ),
            (
                ("S2", "agency", 1),
                transaction("T2", "nowhere", "2019-01-02"),
            ),
        ],
    );
    feed::<Grant>(
        &mut builder,
        &[(("S5", "other", 3), grant("G1", "agency", "2019-01-01"))],
    );
    let made = builder.finish();
    expect::<Transaction>(&made, "T1", &[("S1", CONTRADICTED), ("S2", COUNTED)]);
    expect::<Transaction>(&made, "T2", &[("S1", COUNTED), ("S2", CONTRADICTED)]);
}

#[test]
fn transactions_merge_by_id_only() {
    let made = registry::<Transaction>(&[
        (("S1", "a", 1), transaction("T1", "G1", "2019-01-01")),
        (("S1", "a", 1), transaction("T2", "G1", "2019-01-01")),
        (("S2", "b", 1), transaction("T3", "G1", "2019-01-01")),
    ]);
    assert_eq!(made.records::<Transaction>().count(), 3);
    assert!(made.findings().is_empty());
}

#[test]
fn a_replaced_version_names_who_replaced_it() {
    // The agency's word counts; but it was not the agency that replaced the other's first version.
    let made = registry::<Grant>(&[
        (("S1", "other", 1), grant("G1", "agency", "2019-01-01")),
        (("S2", "other", 2), grant("G1", "agency", "2019-01-02")),
        (("S3", "agency", 1), grant("G1", "agency", "2019-01-03")),
    ]);
    expect::<Grant>(
        &made,
        "G1",
        &[("S1", REPLACED), ("S2", CONTRADICTED), ("S3", COUNTED)],
    );
    let texts: Vec<String> = findings(&made)
        .into_iter()
        .map(|(_, _, text)| text)
        .collect();
    assert_eq!(
        texts,
        [
            "submission `S2` (S2.json:2) replaces the record of `S1` (S1.json:1)",
            "`S3` (S3.json:3) and `S2` (S2.json:2) contradict each other; `S3` (S3.json:3) counts",
        ]
    );
    // Replaced by the same content, and contradicted by another: one finding.
    let made = registry::<Grant>(&[
        (("S1", "other", 1), grant("G1", "agency", "2019-01-01")),
        (("S2", "other", 2), grant("G1", "agency", "2019-01-01")),
        (("S3", "agency", 1), grant("G1", "agency", "2019-01-03")),
    ]);
    assert_eq!(findings(&made).len(), 1);
}

#[test]
fn copies_within_a_submission_are_one_and_other_versions_contradict() {
    let made = registry::<Donor>(&[
        (("S1", "ppc", 1), donor("D1", "một")),
        (("S1", "ppc", 1), donor("D1", "một")),
        (("S1", "ppc", 1), donor("D1", "hai")),
    ]);
    expect::<Donor>(&made, "D1", &[("S1", COUNTED), ("S1", CONTRADICTED)]);
    assert_eq!(made.sources().len(), 1);
    assert_eq!(
        made.get::<Donor>("D1")
            .unwrap()
            .names()
            .unwrap()
            .vi()
            .unwrap()
            .as_str(),
        "một"
    );
}

#[test]
fn what_cannot_be_read_is_kept_with_its_source() {
    let mut builder = Registry::builder();
    let handle = source(&mut builder, ("S1", "ppc", 1));
    let bad = DonorDraft {
        id: "D1".into(),
        kind: "ngo".into(),
        ..Default::default()
    };
    assert!(!builder.add::<Donor>(handle, place(4), "{\"bad\"}", &bad));
    let reason = || Message::new("lý do", "a reason");
    builder.unreadable("b.json", 3, reason(), Rest::Whole(b"\xff"));
    builder.unreadable("a.json", 9, reason(), Rest::After(b"rest"));
    builder.unreadable("a.json", 9, reason(), Rest::After(b"rest"));
    let made = builder.finish();
    assert!(made.is_empty() && made.get::<Donor>("D1").is_none());
    let [item] = made.set_aside() else {
        panic!("{made:?}")
    };
    assert_eq!(
        (item.id(), item.text(), item.place()),
        (Some("D1"), "{\"bad\"}", place(4))
    );
    assert_eq!(item.pointer(), "/donors/4");
    assert_eq!(item.problems()[0].code().id(), "shape.unknown_code");
    assert_eq!(made.source_of(item).unwrap().file(), "S1.json");
    let files: Vec<_> = made
        .unreadable()
        .iter()
        .map(|u| (u.file(), u.is_whole(), u.line()))
        .collect();
    assert_eq!(files, [("a.json", false, 9), ("b.json", true, 3)]);
    assert_eq!(made.unreadable()[0].bytes(), b"rest");
    assert_eq!(made.unreadable()[1].reason(Lang::Vi), "lý do");
}

#[test]
fn erasing_a_person_spares_all_others() {
    let person = |id: &'static str| PersonDraft {
        id: id.into(),
        name: "Người Bí Mật".into(),
        ..Default::default()
    };
    let mut builder = Registry::builder();
    feed::<Person>(
        &mut builder,
        &[
            (("S1", "a", 1), person("P1")),
            (("S2", "a", 2), person("P1")),
            (("S1", "a", 1), person("P2")),
        ],
    );
    let handle = source(&mut builder, ("S1", "a", 1));
    for id in ["P1", " P1\u{a0}", "P11"] {
        let bad = PersonDraft {
            born_on: "x".into(),
            ..person(id)
        };
        assert!(!builder.add::<Person>(handle, place(1), "{\"name\":\"Người Bí Mật\"}", &bad));
    }
    let other = DonorDraft {
        kind: "x".into(),
        ..donor("P1", "một tổ chức")
    };
    assert!(!builder.add::<Donor>(handle, place(1), "{}", &other));
    let made = builder.finish();
    assert!(!format!("{made:?}").contains("Bí Mật"));
    let erased = made.erase(&PersonId::new("P1").unwrap());
    let names = |id| {
        let versions = erased.versions::<Person>(id).iter();
        versions
            .map(|entry| entry.record().name().is_some())
            .collect::<Vec<_>>()
    };
    assert_eq!(names("P1"), [false, false]);
    assert_eq!(names("P2"), [true]);
    let aside: Vec<_> = erased
        .set_aside()
        .iter()
        .map(|item| (item.kind(), item.id()))
        .collect();
    assert_eq!(
        aside,
        [
            (RecordKind::Donor, Some("P1")),
            (RecordKind::Person, Some("P11"))
        ]
    );
}

const SUBMITTERS: [&str; 3] = ["ppc-a", "ppc-b", "ppc-c"];
const IDS: [&str; 6] = ["S1", "S2", "S3", "S4", "S5", "S6"];
const DAYS: [&str; 3] = ["2019-01-01", "2019-01-02", "2019-01-03"];

/// Versions of one grant: each of its own submission, with its submitter, sequence, agency and day.
fn versions() -> impl Strategy<Value = Vec<(Head, GrantDraft<'static>)>> {
    proptest::collection::vec((0usize..3, 0u32..3, 0usize..3, 0usize..2), 1..=IDS.len()).prop_map(
        |versions| {
            versions
                .into_iter()
                .zip(IDS)
                .map(|((submitter, sequence, agency, day), id)| {
                    let head = (id, SUBMITTERS[submitter], sequence);
                    (head, grant("G1", SUBMITTERS[agency], DAYS[day]))
                })
                .collect()
        },
    )
}

proptest! {
    #[test]
    fn merging_as_the_design_tells_it(versions in versions(), turn in 0usize..6, flip in any::<bool>()) {
        let made = registry::<Grant>(&versions);

        let standing: Vec<_> = versions
            .iter()
            .filter(|(head, _)| !versions.iter().any(|(other, _)| other.1 == head.1 && other.2 > head.2))
            .collect();
        let winner = standing
            .iter()
            .find(|(head, draft)| draft.managing_agency == Field::from(head.1))
            .unwrap_or(&standing[0]);
        for ((id, found), (head, draft)) in standings::<Grant>(&made, "G1").iter().zip(&versions) {
            prop_assert_eq!(id, head.0);
            let expected = if head.0 == winner.0.0 {
                COUNTED
            } else if !standing.iter().any(|(other, _)| other.0 == head.0) {
                REPLACED
            } else if *draft == winner.1 {
                MERGED
            } else {
                CONTRADICTED
            };
            prop_assert_eq!(*found, expected);
        }
        let contradicted = standings::<Grant>(&made, "G1")
            .iter()
            .filter(|(_, standing)| *standing == CONTRADICTED)
            .count();
        let told = findings(&made).iter().filter(|(rule, _, _)| *rule == "REGISTRY-002").count();
        prop_assert_eq!(contradicted, told);
        for finding in made.findings() {
            let named = IDS.iter().filter(|id| finding.message.en.contains(&format!("`{id}`")));
            prop_assert_eq!(named.count(), 2);
        }

        // Arrival changes nothing; lines stay with their records.
        let mut lines: Vec<_> = (1u32..).zip(versions).collect();
        let turn = turn % lines.len();
        lines.rotate_left(turn);
        if flip {
            lines.reverse();
        }
        let mut builder = Registry::builder();
        for (line, (head, draft)) in lines {
            let handle = source(&mut builder, head);
            builder.add::<Grant>(handle, place(line), "", &draft);
        }
        prop_assert_eq!(made, builder.finish());
    }
}

#[test]
fn versions_of_any_kind_stand_as_their_entries_do() {
    let registry = registry::<Donor>(&[
        (("S1", "a", 1), donor("D1", "one")),
        (("S2", "a", 2), donor("D1", "two")),
        (("S2", "a", 2), donor("D2", "two")),
    ]);
    let kind = RecordKind::Donor;
    assert_eq!(registry.version_count(kind), 3);
    for (at, entry) in registry.entries::<Donor>().iter().enumerate() {
        let version = registry.version(kind, at).unwrap();
        assert_eq!(version.id, entry.record().id().as_str());
        assert_eq!(
            (version.place, version.standing),
            (entry.place(), entry.standing())
        );
        let source = registry.sources().get(version.source);
        assert_eq!(source, registry.source(entry));
    }
    assert_eq!(registry.version(kind, 3), None);
    assert_eq!(registry.version(RecordKind::Grant, 0), None);
    assert_eq!(registry.len(), 3);
}
