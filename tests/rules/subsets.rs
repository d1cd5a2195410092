//! What a rule says of a record hangs on the kinds of records that it declares, and on nothing else.
//!
//! A rule that declares one kind, once, looks at one record alone: whatever else is there or not, it
//! says the same of it. One that declares more says the same as long as these kinds are all there; a
//! kind named twice is one of which it looks at other records too.

use std::collections::BTreeSet;

use proptest::prelude::*;
use serde_json::{Value, json};
use vientro::record::RecordKind;
use vientro::rules::{Checked, RULES, Rule};

use crate::engine::any_world;
use crate::sample;
use crate::support::check_with_weekdays;

const AS_OF: &str = "2025-12-31";

/// What a rule finds: the record, the place and the words.
fn found(checked: &Checked, rule: &Rule) -> BTreeSet<(String, String, String)> {
    let own = checked.findings.iter().filter(|f| f.rule == rule.id());
    own.map(|f| (f.record.clone(), f.path.to_string(), f.message.vi.clone()))
        .collect()
}

fn is_of_one_record(rule: &Rule) -> bool {
    rule.reads().len() == 1
}

/// A rule that names its own kind once looks at no other record of it.
fn is_of_one_of_its_kind(rule: &Rule) -> bool {
    let own = rule.reads()[0];
    rule.reads().iter().filter(|kind| **kind == own).count() == 1
}

/// Without some records of a kind, the rules on each one of this kind say what they say in the whole.
fn own_kind_says_the_same(world: &Value, keep: impl Fn(usize) -> bool) {
    let of_all = check_with_weekdays(world, AS_OF);
    let mut others = Vec::new();
    for own in RecordKind::ALL {
        // What stands in several files, or changed since, stays or goes as a whole.
        let list = world.get(own.list()).and_then(Value::as_array);
        let list: Vec<_> = list
            .into_iter()
            .flatten()
            .map(|r| r["id"].as_str())
            .collect();
        let first = |place: usize| list.iter().position(|id| *id == list[place]);
        let part = without(world, |kind, place| {
            kind != own || keep(first(place).unwrap_or(place))
        });
        let left = ids(&part);
        let of_part = check_with_weekdays(&part, AS_OF);
        let of_own = |rule: &&Rule| rule.reads()[0] == own && is_of_one_of_its_kind(rule);
        for rule in RULES.iter().filter(of_own) {
            let is_left = |(record, ..): &(String, String, String)| left.contains(record);
            let mut expected = found(&of_all, rule);
            expected.retain(is_left);
            let mut found = found(&of_part, rule);
            // Rules on every record speak of other kinds too.
            found.retain(|(record, ..)| record.starts_with(&format!("{}/", own.list())));
            expected.retain(|(record, ..)| record.starts_with(&format!("{}/", own.list())));
            if found != expected {
                others.push((rule.id(), found, expected));
            }
        }
    }
    assert!(others.is_empty(), "{others:#?}");
}

/// The world without the records that are not kept.
fn without(world: &Value, keep: impl Fn(RecordKind, usize) -> bool) -> Value {
    let mut kept = world.clone();
    for kind in RecordKind::ALL {
        if let Some(list) = kept.get_mut(kind.list()).and_then(Value::as_array_mut) {
            let mut places = 0usize..;
            list.retain(|_| keep(kind, places.next().unwrap()));
        }
    }
    kept
}

fn ids(world: &Value) -> BTreeSet<String> {
    let all = RecordKind::ALL.into_iter().flat_map(|kind| {
        let list = world.get(kind.list()).and_then(Value::as_array);
        let ids = list.into_iter().flatten().filter_map(|r| r["id"].as_str());
        ids.map(move |id| format!("{}/{id}", kind.list()))
    });
    all.collect()
}

/// Rules on one record say of a part of the world what they say of it in the whole.
fn parts_say_the_same(world: &Value, keep: impl Fn(RecordKind, usize) -> bool) {
    let part = without(world, keep);
    let left = ids(&part);
    let (of_all, of_part) = (
        check_with_weekdays(world, AS_OF),
        check_with_weekdays(&part, AS_OF),
    );
    let mut others = Vec::new();
    for rule in RULES.iter().filter(|rule| is_of_one_record(rule)) {
        let mut expected = found(&of_all, rule);
        expected.retain(|(record, ..)| left.contains(record));
        let found = found(&of_part, rule);
        if found != expected {
            others.push((rule.id(), found, expected));
        }
    }
    assert!(others.is_empty(), "{others:#?}");
}

/// Each rule says of the kinds that it declares what it says in the whole world.
fn declared_kinds_say_the_same<'r>(world: &Value, rules: impl Iterator<Item = &'r Rule>) {
    let of_all = check_with_weekdays(world, AS_OF);
    let mut of_kinds: Vec<(BTreeSet<RecordKind>, Checked)> = Vec::new();
    let mut others = Vec::new();
    for rule in rules {
        let kinds: BTreeSet<_> = rule.reads().iter().copied().collect();
        if !of_kinds.iter().any(|(known, _)| *known == kinds) {
            let part = without(world, |kind, _| kinds.contains(&kind));
            of_kinds.push((kinds.clone(), check_with_weekdays(&part, AS_OF)));
        }
        let part = of_kinds.iter().find(|(known, _)| *known == kinds);
        let (_, of_part) = part.unwrap();
        let (of_kinds, of_all) = (found(of_part, rule), found(&of_all, rule));
        if of_kinds != of_all {
            others.push((rule.id(), of_kinds, of_all));
        }
    }
    assert!(others.is_empty(), "{others:#?}");
}

/// The records of some submissions of the sample data, one of which breaks nearly every rule.
fn sample_world() -> Value {
    let mut world = json!({});
    let asked = ["trung-uong/", "lang-son/", "binh-thuan/", "bac-giang/2023"];
    for (name, bytes) in sample::submissions() {
        if !asked.iter().any(|start| name.starts_with(start)) {
            continue;
        }
        let Ok(file) = serde_json::from_slice::<Value>(&bytes) else {
            continue;
        };
        for kind in RecordKind::ALL {
            let list = file[kind.list()].as_array().cloned().unwrap_or_default();
            let all = world.as_object_mut().unwrap();
            let all = all.entry(kind.list()).or_insert_with(|| json!([]));
            all.as_array_mut().unwrap().extend(list);
        }
    }
    world
}

#[test]
fn the_sample_says_the_same_in_parts() {
    let world = sample_world();
    let broken: BTreeSet<_> = check_with_weekdays(&world, AS_OF)
        .findings
        .iter()
        .map(|f| f.rule.to_string())
        .collect();
    assert!(broken.len() > 60, "{}", broken.len());
    for third in 0..3 {
        parts_say_the_same(&world, |kind, place| {
            place.wrapping_add(kind as usize) % 3 == third
        });
    }
    own_kind_says_the_same(&world, |place| place % 2 == 1);
    declared_kinds_say_the_same(&world, RULES.iter());
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn any_world_says_the_same_in_parts(world in any_world(), kept in any::<u64>()) {
        parts_say_the_same(&world, |kind, place| (kept >> (place.wrapping_mul(11).wrapping_add(kind as usize) % 64)) & 1 == 1);
        declared_kinds_say_the_same(&world, RULES.iter());
        own_kind_says_the_same(&world, |place| (kept >> (place % 64)) & 1 == 1);
    }
}
