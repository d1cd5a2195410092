//! The submission format against files that are broken, hostile, or merely unusual.
//!
//! Whatever the bytes are: no panic, and every byte is in a record, set aside, or kept as it came.

#![cfg(feature = "json")]
#![expect(
    clippy::arithmetic_side_effects,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::string_slice,
    clippy::unwrap_used,
    reason = "a test may panic"
)]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use proptest::prelude::*;
use serde_json::Value;
use serde_json::value::RawValue;
use vientro::exchange::json::{self, Outcome, People};
use vientro::id::PersonId;
use vientro::lang::Lang;
use vientro::record::{
    AccountBalance, Certificate, Commitment, Donor, Filing, Grant, Party, Person, PublishedFigure,
    RateRecord, Transaction,
};
use vientro::registry::{Registered, Registry};

/// A submission that gives every field of every kind of record.
const EVERY_FIELD: &str = include_str!("data/every-field.json");

fn load_all<'a>(files: impl IntoIterator<Item = (&'a str, &'a [u8])>) -> (Registry, Vec<Outcome>) {
    let mut builder = Registry::builder();
    let outcomes = files
        .into_iter()
        .map(|(name, bytes)| json::read(&mut builder, name, bytes))
        .collect();
    (builder.finish(), outcomes)
}

fn load(bytes: impl AsRef<[u8]>) -> (Registry, Outcome) {
    let (registry, outcomes) = load_all([("file.json", bytes.as_ref())]);
    (registry, outcomes[0])
}

/// Writes a registry of one submission, whose documents are then that one.
fn written(registry: &Registry) -> Vec<u8> {
    let documents = json::write(registry, People::Full);
    assert_eq!(documents.len(), 1, "{documents:?}");
    documents[0].bytes().to_vec()
}

/// A file of one submission with these lists.
fn file(lists: &str) -> String {
    format!(
        "{{\"format\":\"vientro-submission\",\"version\":1,\
         \"submission\":{{\"id\":\"S1\",\"submitter\":\"ppc\",\"sequence\":1}}{lists}}}"
    )
}

fn donors(records: &str) -> String {
    file(&format!(",\"donors\":[{records}]"))
}

/// Reads one donor that is set aside: its id, and its problems as `path code`.
fn aside(record: &str) -> (Option<String>, Vec<String>) {
    let (registry, outcome) = load(donors(record));
    assert!(outcome.is_complete, "{record}");
    assert_eq!((outcome.records, outcome.set_aside), (0, 1), "{record}");
    let item = &registry.set_aside()[0];
    assert_eq!(item.text(), record);
    let problems = item.problems().iter();
    let (again, _) = load(written(&registry));
    assert_eq!(again.set_aside()[0].text(), record);
    (
        item.id().map(str::to_owned),
        problems
            .map(|p| format!("{} {}", p.path(), p.code().id()))
            .collect(),
    )
}

/// Reads a file that is kept whole, and returns the reason.
fn kept_whole(bytes: impl AsRef<[u8]>) -> String {
    let (registry, outcome) = load(&bytes);
    assert_eq!(
        (outcome.records, outcome.set_aside, outcome.is_complete),
        (0, 0, false)
    );
    let [unreadable] = registry.unreadable() else {
        panic!("{registry:?}")
    };
    assert!(unreadable.is_whole() && registry.is_empty() && registry.sources().is_empty());
    assert_eq!(unreadable.bytes(), bytes.as_ref());
    assert_eq!(written(&registry), bytes.as_ref());
    assert_ne!(unreadable.reason(Lang::Vi), "");
    unreadable.reason(Lang::En).to_owned()
}

/// Every version of every record with its standing, kind by kind, and what was set aside.
fn content(registry: &Registry) -> (Vec<String>, BTreeSet<(&'static str, String)>) {
    fn kind<R: Registered + std::fmt::Debug>(registry: &Registry, all: &mut Vec<String>) {
        for entry in registry.entries::<R>() {
            let standing = entry.standing();
            all.push(format!(
                "{} {} {standing:?}",
                R::KIND.list(),
                entry.record().key()
            ));
        }
    }
    let mut all = Vec::new();
    kind::<Donor>(registry, &mut all);
    kind::<Party>(registry, &mut all);
    kind::<Certificate>(registry, &mut all);
    kind::<Grant>(registry, &mut all);
    kind::<Transaction>(registry, &mut all);
    kind::<AccountBalance>(registry, &mut all);
    kind::<Commitment>(registry, &mut all);
    kind::<RateRecord>(registry, &mut all);
    kind::<Filing>(registry, &mut all);
    kind::<Person>(registry, &mut all);
    kind::<PublishedFigure>(registry, &mut all);
    let aside = registry.set_aside().iter();
    (
        all,
        aside
            .map(|item| (item.kind().list(), item.text().to_owned()))
            .collect(),
    )
}

fn same_records<R: Registered + std::fmt::Debug>(a: &Registry, b: &Registry) {
    let records = |r: &Registry| r.entries::<R>().len();
    assert_eq!(records(a), records(b));
    for (x, y) in a.entries::<R>().iter().zip(b.entries::<R>()) {
        assert_eq!(x.record(), y.record());
    }
}

// ---------------------------------------------------------------- arbitrary submissions

/// Makes submissions at random: fields left out, repeated, in any order, unknown ones added, blanks
/// and escapes wherever JSON allows them, and now and then something wrong.
struct Maker {
    state: u64,
    out: String,
    wrong: usize,
}

impl Maker {
    fn below(&mut self, n: usize) -> usize {
        self.state ^= self.state << 13;
        self.state ^= self.state >> 7;
        self.state ^= self.state << 17;
        usize::try_from((self.state >> 11) % n as u64).unwrap()
    }

    fn one_in(&mut self, n: usize) -> bool {
        n > 0 && self.below(n) == 0
    }

    fn blank(&mut self) {
        let blank = ["", "", "", "", " ", "\n", "\t", "\r\n  "][self.below(8)];
        self.out.push_str(blank);
    }

    fn text(&mut self) -> String {
        let letters = [
            "a",
            "Z",
            "ế",
            "e\u{302}\u{301}",
            "đ",
            "Đ",
            " ",
            "\"",
            "\\",
            "/",
            "~",
            "😀",
            "\u{feff}",
            "ﬁ",
            "0",
            "\u{200b}",
            "é",
            "\u{10ffff}",
            "<",
            "\u{a0}",
        ];
        let mut text = String::new();
        for _ in 0..=self.below(8) {
            text.push_str(letters[self.below(letters.len())]);
        }
        text
    }

    fn string(&mut self, text: &str) {
        self.out.push('"');
        for c in text.chars() {
            match c {
                '"' | '\\' => {
                    self.out.push('\\');
                    self.out.push(c);
                }
                c if c < ' ' || self.one_in(9) => {
                    for unit in c.encode_utf16(&mut [0; 2]) {
                        self.out.push_str(&format!("\\u{unit:04x}"));
                    }
                }
                '/' if self.one_in(2) => self.out.push_str("\\/"),
                c => self.out.push(c),
            }
        }
        self.out.push('"');
    }

    /// Something that no known field can take, or `null`, which every one can.
    fn oddity(&mut self) {
        let odd = [
            "null",
            "17",
            "-0.0",
            "1e400",
            "true",
            "[]",
            "[[null]]",
            "{}",
            "{\"a\":1,\"a\":2}",
            "\"\\ud800\"",
            "\"\"",
            "\"a\\u0000b\"",
            "\"\\n\"",
            "[1,\"x\",{\"y\":[]}]",
        ];
        let odd = odd[self.below(odd.len())];
        self.out.push_str(odd);
    }

    fn unknown(&mut self) {
        let name = format!("x{}", self.text());
        self.string(&name);
        self.blank();
        self.out.push(':');
        self.blank();
        self.oddity();
    }

    fn value(&mut self, name: &str, value: &Value) {
        if self.one_in(self.wrong) {
            return self.oddity();
        }
        match value {
            Value::String(text) => {
                let is_free = [
                    "original",
                    "vi",
                    "en",
                    "short",
                    "number",
                    "bank",
                    "note",
                    "issuer",
                    "unit",
                    "description",
                    "purpose",
                    "source",
                    "name",
                    "identity_document",
                    "account",
                    "duty",
                    "quote",
                    "derived",
                    "printed",
                    "home_registry_id",
                ];
                let text = match name {
                    "id" => ["A", "B", "a b", "ế", "\"q\""][self.below(5)].to_owned(),
                    name if is_free.contains(&name) && self.one_in(2) => self.text(),
                    _ => text.clone(),
                };
                self.string(&text);
            }
            Value::Array(elements) => {
                self.out.push('[');
                let count = self.below(4);
                for n in 0..count {
                    if n > 0 {
                        self.out.push(',');
                    }
                    self.blank();
                    let element = &elements[self.below(elements.len())];
                    self.value(name, element);
                    self.blank();
                }
                self.out.push(']');
            }
            Value::Object(fields) => self.object(fields),
            other => self.out.push_str(&other.to_string()),
        }
    }

    fn object(&mut self, fields: &serde_json::Map<String, Value>) {
        let is_closed = ["currency", "until"]
            .iter()
            .any(|name| fields.contains_key(*name));
        let mut names: Vec<&String> = fields.keys().collect();
        for n in (1..names.len()).rev() {
            names.swap(n, self.below(n + 1));
        }
        self.out.push('{');
        let mut is_first = true;
        for name in names {
            let keep = is_closed || name == "id" || !self.one_in(4);
            if !keep {
                continue;
            }
            if !std::mem::replace(&mut is_first, false) {
                self.out.push(',');
            }
            self.blank();
            self.string(name);
            self.blank();
            self.out.push(':');
            self.blank();
            self.value(name, &fields[name]);
            self.blank();
        }
        if !is_closed {
            for _ in 0..self.below(6).saturating_sub(3) {
                if !std::mem::replace(&mut is_first, false) {
                    self.out.push(',');
                }
                self.blank();
                self.unknown();
            }
        }
        self.out.push('}');
    }

    /// Makes a submission of 0 to 2 records of each kind; returns how many.
    fn submission(&mut self, head: &str) -> usize {
        let Ok(Value::Object(all)) = serde_json::from_str(EVERY_FIELD) else {
            panic!("the file of every field")
        };
        self.out
            .push_str("{\"format\":\"vientro-submission\",\"version\":1,\"submission\":");
        self.out.push_str(head);
        let mut count = 0;
        for (name, records) in &all {
            let Value::Array(records) = records else {
                continue;
            };
            for _ in 0..self.below(3) {
                self.out.push_str(&format!(",\"{name}\":["));
                let here = self.below(3);
                for n in 0..here {
                    if n > 0 {
                        self.out.push(',');
                    }
                    self.blank();
                    self.value("", &records[0]);
                    self.blank();
                }
                self.out.push(']');
                count += here;
            }
            if self.one_in(8) {
                self.out.push(',');
                self.unknown();
            }
        }
        self.out.push('}');
        self.blank();
        count
    }
}

fn make(seed: u64, wrong: usize, head: &str) -> (String, usize) {
    let mut maker = Maker {
        state: seed | 1,
        out: String::new(),
        wrong,
    };
    maker.below(7);
    let count = maker.submission(head);
    (maker.out, count)
}

const HEAD: &str = r#"{"id":"S1","submitter":"ppc","sequence":1}"#;

proptest! {
    #![proptest_config(ProptestConfig::with_cases(150))]

    #[test]
    fn any_submission_is_written_and_read_again(seed in any::<u64>(), wrong in 0usize..3) {
        let (text, count) = make(seed, wrong * 40, HEAD);
        let (first, outcome) = load(&text);
        prop_assert!(outcome.is_complete, "{text}");
        prop_assert_eq!(outcome.records + outcome.set_aside, count);
        let once = written(&first);
        let (second, outcome) = load(&once);
        prop_assert!(outcome.is_complete);
        let twice = written(&second);
        prop_assert_eq!(String::from_utf8(once).unwrap(), String::from_utf8(twice.clone()).unwrap());
        prop_assert_eq!(content(&first), content(&second));
        same_records::<Donor>(&first, &second);
        same_records::<Certificate>(&first, &second);
        same_records::<Grant>(&first, &second);
        same_records::<Transaction>(&first, &second);
        same_records::<Person>(&first, &second);
        same_records::<PublishedFigure>(&first, &second);
        let (third, _) = load(&twice);
        prop_assert_eq!(&second, &third);
        // The canonical form has one line, but for what was set aside.
        let lines = twice.iter().filter(|b| **b == b'\n').count();
        prop_assert!(lines == 1 || !second.set_aside().is_empty());
    }

    #[test]
    fn the_order_of_files_changes_nothing(
        seeds in proptest::collection::vec((any::<u64>(), 0u8..3, 0u8..3), 1..5),
        order in any::<u64>(),
    ) {
        let mut files: Vec<(String, String)> = seeds
            .iter()
            .enumerate()
            .map(|(n, (seed, submitter, sequence))| {
                let head = format!(
                    "{{\"id\":\"S{}\",\"submitter\":\"ppc{submitter}\",\"sequence\":{sequence}}}",
                    n / 2
                );
                (format!("file-{}.json", seed % 2), make(*seed, 60, &head).0)
            })
            .collect();
        let all = |files: &[(String, String)]| {
            load_all(files.iter().map(|(name, text)| (name.as_str(), text.as_bytes()))).0
        };
        let given = all(&files);
        let mut maker = Maker { state: order | 1, out: String::new(), wrong: 0 };
        for n in (1..files.len()).rev() {
            files.swap(n, maker.below(n + 1));
        }
        let shuffled = all(&files);
        prop_assert_eq!(&given, &shuffled);
        prop_assert_eq!(json::write(&given, People::Full), json::write(&shuffled, People::Full));
        // Once more is no news.
        let mut twice = files.clone();
        twice.extend(files);
        prop_assert_eq!(&given, &all(&twice));
    }

    #[test]
    fn any_bytes_are_kept(bytes in proptest::collection::vec(any::<u8>(), 0..200)) {
        kept_whole(&bytes);
    }

    #[test]
    fn a_changed_byte_loses_nothing(at in any::<prop::sample::Index>(), byte in any::<u8>()) {
        let mut bytes = EVERY_FIELD.as_bytes().to_vec();
        let at = at.index(bytes.len());
        bytes[at] = byte;
        let (registry, outcome) = load(&bytes);
        match registry.unreadable() {
            [] => prop_assert!(outcome.is_complete),
            [kept] if kept.is_whole() => prop_assert_eq!(kept.bytes(), &bytes[..]),
            [kept] => {
                prop_assert!(!outcome.is_complete && bytes.ends_with(kept.bytes()));
                let before = bytes.len() - kept.bytes().len();
                let read = outcome.records + outcome.set_aside;
                // The byte itself may end a value where none ended: `[0"id"`, `{"id":"F1"}"duty"`.
                let ended = usize::from(at < before && read > ends(EVERY_FIELD, before).len());
                prop_assert_eq!(ends(EVERY_FIELD, before).len() + ended, read);
            }
            more => prop_assert!(false, "{more:?}"),
        }
    }
}

// ---------------------------------------------------------------- files that break off

/// Where each record of a file ends, as far as it ends by `cut`.
fn ends(text: &str, cut: usize) -> Vec<usize> {
    let top: BTreeMap<&str, &RawValue> = serde_json::from_str(text).unwrap();
    let end = |raw: &RawValue| raw.get().as_ptr().addr() - text.as_ptr().addr() + raw.get().len();
    let mut ends = Vec::new();
    for raw in top.values() {
        if let Ok(list) = serde_json::from_str::<Vec<&RawValue>>(raw.get()) {
            ends.extend(list.into_iter().map(end).filter(|end| *end <= cut));
        }
    }
    ends
}

/// Where the head ends: `submission` is the third value in canonical form.
fn end_of_head(text: &str) -> usize {
    let top: BTreeMap<&str, &RawValue> = serde_json::from_str(text).unwrap();
    let raw = top["submission"].get();
    raw.as_ptr().addr() - text.as_ptr().addr() + raw.len()
}

fn try_cut(name: &str, text: &str, cut: usize, head: usize, ends: &[usize]) {
    let bytes = &text.as_bytes()[..cut];
    let is_whole = cut >= text.trim_end().len();
    if cut < head {
        kept_whole(bytes);
        return;
    }
    let (registry, outcome) = load(bytes);
    let before: Vec<usize> = ends.iter().copied().filter(|end| *end <= cut).collect();
    assert_eq!(outcome.is_complete, is_whole, "{name} cut at {cut}");
    assert_eq!(
        outcome.records + outcome.set_aside,
        before.len(),
        "{name} cut at {cut}"
    );
    if is_whole {
        assert!(registry.unreadable().is_empty());
        return;
    }
    // The rest begins where the last record, or else the head, ends: not a byte is lost.
    let last = before.into_iter().max().unwrap_or(head).max(head);
    let [kept] = registry.unreadable() else {
        panic!("{name} cut at {cut}: {registry:?}")
    };
    assert!(!kept.is_whole());
    assert_eq!(kept.bytes(), &bytes[last..], "{name} cut at {cut}");
    // A number that ends with its point is cut off, too, but reads as a wrong one.
    let is_cut_off = kept.reason(Lang::En).contains("cut off") || bytes.ends_with(b".");
    assert!(is_cut_off, "{name} cut at {cut}: {kept:?}");
}

fn committed(dir: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(dir).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            committed(&path, found);
        } else if path.extension().is_some_and(|x| x == "json") {
            found.push(path);
        }
    }
}

#[test]
fn a_file_gives_every_record_before_the_cut() {
    let mut paths = Vec::new();
    committed(
        &Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/data"),
        &mut paths,
    );
    let mut texts: Vec<(String, String)> = paths
        .iter()
        // Those made by hand; the hundreds that are generated look alike.
        .filter(|path| path.components().any(|part| part.as_os_str() == "lang-son"))
        .filter(|path| !path.ends_with("faulty-cut-off.json"))
        .map(|path| {
            (
                path.display().to_string(),
                fs::read_to_string(path).unwrap(),
            )
        })
        .collect();
    texts.push(("every field".to_owned(), EVERY_FIELD.to_owned()));
    assert!(texts.len() > 10);
    for (name, text) in &texts {
        let (head, ends) = (end_of_head(text), ends(text, text.len()));
        let step = if text.len() < 5_000 {
            1
        } else {
            text.len() / 41
        };
        for cut in (0..=text.len()).step_by(step) {
            try_cut(name, text, cut, head, &ends);
        }
    }
}

#[test]
fn what_follows_the_object_is_kept() {
    let whole = donors(r#"{"id":"D1"}"#);
    for garbage in ["x", "{}", ",", "]", "\0", "\u{feff}"] {
        let (registry, outcome) = load(format!("{whole}{garbage}"));
        assert_eq!(
            (outcome.records, outcome.is_complete),
            (1, false),
            "{garbage}"
        );
        let kept = format!("]}}{garbage}");
        assert_eq!(registry.unreadable()[0].bytes(), kept.as_bytes());
    }
    // Part of a letter after the end.
    let mut bytes = whole.into_bytes();
    bytes.extend(b"\n\xe1\xba");
    let (registry, outcome) = load(&bytes);
    assert_eq!((outcome.records, outcome.is_complete), (1, false));
    assert_eq!(registry.unreadable()[0].bytes(), b"]}\n\xe1\xba");
    assert_eq!(registry.unreadable()[0].line(), 2);
}

// ---------------------------------------------------------------- encodings

#[test]
fn a_file_in_another_encoding_is_kept_whole() {
    let text = donors(r#"{"id":"D1","names":{"vi":"Tiếng Việt"}}"#);
    let le: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let be: Vec<u8> = text.encode_utf16().flat_map(u16::to_be_bytes).collect();
    assert!(kept_whole([b"\xff\xfe".to_vec(), le.clone()].concat()).contains("UTF-16"));
    assert!(kept_whole([b"\xfe\xff".to_vec(), be.clone()].concat()).contains("UTF-16"));
    kept_whole(le);
    kept_whole(be);
    // "Tiếng Việt" in windows-1258: ê with combining marks as bytes of their own.
    let windows = text.replace("Tiếng Việt", "?").into_bytes();
    let at = windows.iter().position(|b| *b == b'?').unwrap();
    let windows = [
        &windows[..at],
        b"Ti\xea\xecng Vi\xea\xf2t",
        &windows[at + 1..],
    ]
    .concat();
    assert!(kept_whole(windows).contains("not in UTF-8"));
}

#[test]
fn a_byte_order_mark_is_passed_over() {
    let (registry, outcome) = load(format!("\u{feff}{}", donors(r#"{"id":"D1"}"#)));
    assert!(outcome.is_complete && registry.get::<Donor>("D1").is_some());
    assert!(!written(&registry).starts_with(b"\xef\xbb\xbf"));
    kept_whole("\u{feff}");
    kept_whole("\u{feff}\u{feff}{}");
}

#[test]
fn escapes_that_are_no_text_set_the_record_aside() {
    let (id, problems) = aside(r#"{"id":"D1","home_registry_id":"\ud800"}"#);
    assert_eq!(id.as_deref(), Some("D1"));
    assert_eq!(problems, ["/home_registry_id shape.not_text"]);
    assert_eq!(aside(r#"{"id":"\udc00x"}"#).1, ["/id shape.id_not_text"]);
    assert_eq!(aside(r#"{"id":"a\u0000b"}"#).1, ["/id text.control"]);
    assert_eq!(
        aside(r#"{"id":"D1","names":{"vi":"a\u0000"}}"#).1,
        ["/names/vi text.control"]
    );
    // In a name, or where no text belongs.
    assert_eq!(aside(r#"{"id":"D1","\ud800":1}"#).1, [" shape.garbled"]);
    assert_eq!(
        aside(r#"{"id":"D1","names":{"\ud800":1}}"#).1,
        ["/names shape.garbled"]
    );
    assert_eq!(
        aside(r#"{"id":"D1","accounts":[{"\ud800":1}]}"#).1,
        ["/accounts/0 shape.garbled"]
    );
    assert_eq!(
        aside(r#"{"id":"D1","accounts":1e400}"#).1,
        ["/accounts shape.not_list"]
    );
    assert_eq!(
        aside(r#"{"id":"D1","names":"\ud800"}"#).1,
        ["/names shape.not_object"]
    );
    // An unknown field may hold anything.
    let odd = donors(r#"{"id":"D1","x":"\ud800","y\u0000":1e400}"#);
    let (registry, outcome) = load(&odd);
    assert_eq!(outcome.records, 1);
    let text = String::from_utf8(written(&registry)).unwrap();
    assert!(text.contains(r#""x":"\ud800","y\u0000":1e400"#), "{text}");
}

// ---------------------------------------------------------------- shapes

#[test]
fn duplicate_fields_are_refused_at_each_level() {
    let problems = |record| aside(record).1;
    assert_eq!(problems(r#"{"id":"D1","id":"D2"}"#), ["/id shape.repeated"]);
    assert_eq!(
        problems(r#"{"id":"D1","names":{"vi":"a","vi":"b"},"names":{"en":"c"}}"#),
        ["/names shape.repeated", "/names/vi shape.repeated"]
    );
    assert_eq!(
        problems(r#"{"id":"D1","accounts":[{"bank":"a","bank":"b"}]}"#),
        ["/accounts/0/bank shape.repeated"]
    );
    kept_whole(file(r#","format":"vientro-submission""#));
    kept_whole(file(r#","submission":{"id":"S2"}"#));
    kept_whole(file(r#","version":1"#));
    let head = r#"{"format":"vientro-submission","version":1,"submission":{"id":"S1","id":"S2","submitter":"p","sequence":1}}"#;
    assert!(kept_whole(head).contains("/submission/id"));
    // Repeated unknown fields are kept in their order.
    let (registry, _) = load(donors(r#"{"id":"D1","x":2,"x":1}"#));
    assert!(
        String::from_utf8(written(&registry))
            .unwrap()
            .contains(r#""x":2,"x":1"#)
    );
}

#[test]
fn lists_may_be_split_absent_or_null_but_nothing_else() {
    let split = file(r#","donors":[{"id":"D1"}],"parties":null,"donors":[{"id":"D2"},{"id":2}]"#);
    let (registry, outcome) = load(split);
    assert_eq!(
        (outcome.records, outcome.set_aside, outcome.is_complete),
        (2, 1, true)
    );
    assert_eq!(registry.set_aside()[0].pointer(), "/donors/2");
    for wrong in ["{}", "{\"id\":\"D1\"}", "17", "-1", "1.5", "true", "\"x\""] {
        let reason = kept_whole(file(&format!(",\"donors\":{wrong}")));
        assert!(reason.contains("`donors`"), "{reason}");
    }
    let (registry, outcome) = load(donors("null,17,\"x\",[],{},{\"id\":\"D1\"}"));
    assert_eq!((outcome.records, outcome.set_aside), (1, 5));
    let codes: Vec<_> = registry
        .set_aside()
        .iter()
        .map(|i| i.problems()[0].code().id())
        .collect();
    let not = "shape.not_object";
    assert_eq!(codes, [not, not, not, not, "shape.no_id"]);
}

#[test]
fn values_of_the_wrong_kind_are_found_at_their_place() {
    let problems = |record| aside(record).1;
    assert_eq!(
        problems(r#"{"id":"D1","names":[1,2]}"#),
        ["/names shape.not_object"]
    );
    assert_eq!(
        problems(r#"{"id":"D1","accounts":{"a":1}}"#),
        ["/accounts shape.not_list"]
    );
    assert_eq!(
        problems(r#"{"id":"D1","accounts":[{"bank":"a"},17,"x",true,-1,1.5,[]]}"#),
        [1, 2, 3, 4, 5, 6].map(|n| format!("/accounts/{n} shape.not_object"))
    );
    assert_eq!(
        problems(r#"{"id":17,"kind":["foreign_ngo"]}"#),
        ["/id shape.id_not_text", "/kind shape.not_text"]
    );
    // Leaves in lists.
    let certificate = r#"{"id":"C1","provinces":["20",null,17],"sectors":[["health"]]}"#;
    let (registry, _) = load(file(&format!(",\"certificates\":[{certificate}]")));
    let found: Vec<_> = registry.set_aside()[0]
        .problems()
        .iter()
        .map(|p| format!("{} {}", p.path(), p.code().id()))
        .collect();
    assert_eq!(
        found,
        [
            "/provinces/1 shape.missing",
            "/provinces/2 shape.not_text",
            "/sectors/0 shape.not_text"
        ]
    );
    let grant =
        r#"{"id":"G1","funding":{"total":[{"amount":1.5,"currency":"USD"},7,{"amount":"1"}]}}"#;
    let (registry, _) = load(file(&format!(",\"grants\":[{grant}]")));
    let found: Vec<_> = registry.set_aside()[0]
        .problems()
        .iter()
        .map(|p| format!("{} {}", p.path(), p.code().id()))
        .collect();
    assert_eq!(
        found,
        [
            "/funding/total/0/amount shape.amount_not_text",
            "/funding/total/1 shape.half_amount",
            "/funding/total/1 shape.not_object",
            "/funding/total/2 shape.half_amount"
        ]
    );
}

#[test]
fn null_is_unknown() {
    let (registry, outcome) = load(donors(
        r#"{"id":"D1","kind":null,"names":null,"accounts":null}"#,
    ));
    assert_eq!(outcome.records, 1);
    assert!(
        String::from_utf8(written(&registry))
            .unwrap()
            .contains(r#""donors":[{"id":"D1"}]"#)
    );
}

#[test]
fn deep_nesting_overflows_no_stack() {
    let deep =
        |open: &str, close: &str| format!("{}{}", open.repeat(100_000), close.repeat(100_000));
    let list = deep("[", "]");
    let object = format!("{}1{}", "{\"a\":".repeat(100_000), "}".repeat(100_000));
    for value in [&list, &object] {
        for text in [
            donors(&format!("{{\"id\":\"D1\",\"x\":{value}}}")),
            donors(&format!("{{\"id\":\"D1\",\"names\":{{\"x\":{value}}}}}")),
            file(&format!(",\"donors\":[{{\"id\":\"D1\"}}],\"x\":{value}")),
        ] {
            let (registry, outcome) = load(&text);
            assert_eq!((outcome.records, outcome.is_complete), (1, true));
            let (again, _) = load(written(&registry));
            assert_eq!(
                registry.records::<Donor>().next(),
                again.records::<Donor>().next()
            );
            assert!(
                String::from_utf8(written(&again))
                    .unwrap()
                    .contains(value.as_str())
            );
        }
        for text in [
            donors(value),
            donors(&format!("{{\"id\":{value}}}")),
            donors(&format!("{{\"id\":\"D1\",\"kind\":{value}}}")),
            donors(&format!("{{\"id\":\"D1\",\"accounts\":[{value}]}}")),
            donors(&format!("{{\"id\":\"D1\",\"names\":{{\"vi\":{value}}}}}")),
        ] {
            let (registry, outcome) = load(&text);
            assert!(outcome.is_complete);
            let (again, _) = load(written(&registry));
            assert_eq!(content(&registry), content(&again));
        }
        // Lists of lists where the format has objects and lists of its own.
        load(donors(&format!(
            "{{\"id\":\"D1\",\"names\":{value},\"accounts\":{value}}}"
        )));
        load(file(&format!(",\"donors\":{value}")));
        load(value);
        load(&value[..value.len() / 2]);
        kept_whole(format!("{{\"format\":{value}}}"));
    }
}

#[test]
fn hostile_repetition_takes_no_longer_than_its_length() {
    // Each of these took time that grows with the square of the length, or might.
    let repeat = |n: usize, one: &dyn Fn(usize) -> String| {
        (0..n).map(one).collect::<Vec<String>>().join(",")
    };
    let n = 50_000;
    let lists = repeat(n, &|k| format!("\"{}\":[]", ["donors", "parties"][k % 2]));
    assert!(load(file(&format!(",{lists}"))).1.is_complete);
    let versions = repeat(n, &|k| {
        format!("{{\"id\":\"D1\",\"home_registry_id\":\"{k}\"}}")
    });
    let (registry, outcome) = load(donors(&versions));
    assert_eq!((outcome.records, registry.findings().len()), (n, n - 1));
    let unknown = repeat(n, &|k| format!("\"x{}\":1", k % 7));
    assert_eq!(
        load(donors(&format!("{{\"id\":\"D1\",{unknown}}}")))
            .1
            .records,
        1
    );
    assert_eq!(load(file(&format!(",{unknown}"))).1, load(file("")).1);
    let fields = repeat(n, &|_| "\"kind\":\"x\"".to_owned());
    assert_eq!(
        load(donors(&format!("{{\"id\":\"D1\",{fields}}}")))
            .1
            .set_aside,
        1
    );
}

// ---------------------------------------------------------------- heads

#[test]
fn a_file_without_a_good_head_is_kept_whole() {
    for (text, reason) in [
        ("", "empty"),
        (" \n", "empty"),
        ("null", "not one JSON object"),
        ("[]", "not one JSON object"),
        ("17", "not one JSON object"),
        ("{}", "no `format`"),
        (
            r#"{"format":"iati","donors":[{"id":"D1"}]}"#,
            "`format` is not",
        ),
        (r#"{"format":17}"#, "`format` is not"),
        (r#"{"format":"vientro-submission"}"#, "no `version`"),
        (
            r#"{"format":"vientro-submission","version":2}"#,
            "`version` is not 1",
        ),
        (
            r#"{"format":"vientro-submission","version":"1"}"#,
            "`version` is not 1",
        ),
        (
            r#"{"format":"vientro-submission","version":1}"#,
            "no `submission`",
        ),
        (
            r#"{"format":"vientro-submission","version":1,"submission":null}"#,
            "not an object",
        ),
        (
            r#"{"format":"vientro-submission","version":1,"submission":{}}"#,
            "/submission/id",
        ),
        (
            r#"{"format":"vientro-submission","version":1,"submission":{"id":"S","submitter":"p","sequence":"1"}}"#,
            "/submission/sequence",
        ),
        (
            r#"{"format":"vientro-submission","version":1,"submission":{"id":"S","submitter":"p","sequence":1,"as_of":"31/12/2019"}}"#,
            "/submission/as_of",
        ),
    ] {
        let found = kept_whole(text);
        assert!(found.contains(reason), "{text}: {found}");
    }
}

#[test]
fn the_head_may_stand_anywhere() {
    let text = r#"{"donors":[{"id":"D1"}],"submission":{"sequence":0,"submitter":"p","id":"S"},"version":1,"format":"vientro-submission"}"#;
    let (registry, outcome) = load(text);
    assert!(outcome.is_complete && registry.get::<Donor>("D1").is_some());
    // Cut off before its head, a file has no place in the registry.
    assert!(kept_whole(&text[..60]).contains("cut off"));
}

#[test]
fn two_files_of_one_submission_are_written_as_one() {
    let a = file(r#","donors":[{"id":"D1"}],"x":1"#);
    let b = file(r#","donors":[{"id":"D2"},{"id":"D1"}],"y":2"#);
    let (registry, _) = load_all([("a.json", a.as_bytes()), ("b.json", b.as_bytes())]);
    assert_eq!(registry.sources().len(), 2);
    assert!(registry.findings().is_empty());
    let text = String::from_utf8(written(&registry)).unwrap();
    assert!(
        text.contains(r#""donors":[{"id":"D1"},{"id":"D2"}]"#),
        "{text}"
    );
    assert!(text.ends_with("\"x\":1,\"y\":2}\n"), "{text}");
    // One file under two names is one file's worth of data.
    let (copied, _) = load_all([("a.json", a.as_bytes()), ("copy.json", a.as_bytes())]);
    assert_eq!(written(&copied), written(&load(&a).0));
}

#[test]
fn two_files_of_one_name_and_submission_need_no_order() {
    let a = donors(r#"{"id":"D1","names":{"vi":"một"}}"#);
    let b = donors(r#"{"id":"D1","names":{"en":"một"}}"#);
    let both = |x: &str, y: &str| load_all([("a.json", x.as_bytes()), ("a.json", y.as_bytes())]).0;
    let registry = both(&a, &b);
    assert_eq!(registry.findings().len(), 1);
    assert_eq!(registry, both(&b, &a));
    assert_eq!(written(&registry), written(&both(&b, &a)));
    assert_eq!(
        registry,
        load_all([&b, &a, &b, &a].map(|x| ("a.json", x.as_bytes()))).0
    );
}

#[test]
fn a_file_of_every_field_comes_back_to_the_byte() {
    let (registry, outcome) = load(EVERY_FIELD);
    assert_eq!(
        (outcome.records, outcome.set_aside, outcome.is_complete),
        (11, 0, true)
    );
    assert_eq!(String::from_utf8(written(&registry)).unwrap(), EVERY_FIELD);
}

#[test]
fn places_are_lines_and_pointers() {
    let text = "{\"format\":\"vientro-submission\",\"version\":1,\n\n\"submission\":{\"id\":\"S1\",\
        \"submitter\":\"p\",\"sequence\":1},\n\"donors\":[{\"id\":\"D1\"},\n {\"kind\":\n\"x\"},\n\
        {\"id\":3}], \"grants\":[\n\n{\"id\":4}]}";
    let (registry, _) = load(text);
    let mut places: Vec<_> = registry
        .set_aside()
        .iter()
        .map(|item| (item.place().line, item.pointer()))
        .collect();
    places.sort();
    let expected = [(5, "/donors/1"), (7, "/donors/2"), (9, "/grants/0")];
    assert_eq!(
        places,
        expected.map(|(line, pointer)| (line, pointer.to_owned()))
    );
    assert_eq!(registry.entries::<Donor>()[0].place().line, 4);
}

// ---------------------------------------------------------------- people

/// Values of people that must never leak, in records that can be read and that cannot.
const SECRETS: [&str; 6] = [
    "Bí Mật",
    "XX-998877",
    "1970-02-03",
    "Secret",
    "31/02/1970",
    "2018-05-06",
];

const PEOPLE: &str = r#"
    {"id":"P1","role":"expert","name":"Người Bí Mật","nationality":"FR","born_on":"1970-02-03",
     "identity_document":"XX-998877","from":"2018-05-06","nickname":"Secret"},
    {"id":"P2","name":"Bí Mật Hai","born_on":"31/02/1970"},
    {"id":"P3","role":"Secret","name":"Bí Mật Ba"},
    {"name":"Bí Mật Bốn"},
    {"id":{"Secret":"Bí Mật"},"from":"Secret"},
    {"id":"P6","name":["Bí Mật"],"name":"Secret","organization":17,"redacted":"Secret"},
    "Bí Mật", {"id":"P7","\ud800":"Bí Mật"}"#;

#[test]
fn the_page_of_the_format_names_every_field() {
    const PAGE: &str = include_str!("../docs/submission-format.md");
    fn names(value: &Value, found: &mut BTreeSet<String>) {
        match value {
            Value::Object(fields) => {
                for (name, value) in fields {
                    found.insert(name.clone());
                    names(value, found);
                }
            }
            Value::Array(elements) => elements.iter().for_each(|value| names(value, found)),
            _ => {}
        }
    }
    let mut found = BTreeSet::new();
    names(&serde_json::from_str(EVERY_FIELD).unwrap(), &mut found);
    assert!(found.len() > 100, "{found:?}");
    found.retain(|name| {
        !PAGE.contains(&format!("`{name}`")) && !PAGE.contains(&format!("\"{name}\""))
    });
    assert_eq!(found, BTreeSet::new());
}

#[test]
fn redacted_documents_hold_no_personal_data() {
    let donor = r#"{"id":"D1","person":"P1","accounts":[{"number":"0000 1111"}]}"#;
    let text = file(&format!(",\"donors\":[{donor}],\"people\":[{PEOPLE}]"));
    let (registry, outcome) = load(&text);
    assert_eq!((outcome.records, outcome.set_aside), (2, 7));
    let shown = json::set_aside_json(&registry) + &json::findings_json(&registry);
    let shown = format!("{registry:?} {:?} {shown:?}", registry.findings());
    let messages: String = registry
        .set_aside()
        .iter()
        .flat_map(|item| item.problems())
        .map(|p| format!("{p} {} {}", p.message(Lang::Vi), p.message(Lang::En)))
        .collect();
    let documents = json::write(&registry, People::Redacted);
    let [document] = documents.as_slice() else {
        panic!("{documents:?}")
    };
    let redacted = String::from_utf8(document.bytes().to_vec()).unwrap();
    for secret in SECRETS {
        assert!(!shown.contains(secret), "{secret} in {shown}");
        assert!(!messages.contains(secret), "{secret} in {messages}");
        assert!(!redacted.contains(secret), "{secret} in {redacted}");
    }
    // Redacted once is redacted for good.
    let (again, _) = load(&redacted);
    assert_eq!(json::write(&again, People::Redacted), documents);
    assert_eq!(json::write(&again, People::Full), documents);
    // Accounts are data of an organization; who is meant stays known.
    assert!(redacted.contains(donor));
    for id in ["P1", "P2", "P3", "P6"] {
        assert!(
            redacted.contains(&format!(r#"{{"id":"{id}","redacted":"yes"}}"#)),
            "{redacted}"
        );
    }
    let full = String::from_utf8(written(&registry)).unwrap();
    for secret in SECRETS {
        assert!(full.contains(secret), "{secret}");
    }
    // Files that could not be read may hold anything.
    let (cut, _) = load(&text[..text.len() - 30]);
    assert_eq!(json::write(&cut, People::Redacted).len(), 1);
    assert_eq!(json::write(&cut, People::Full).len(), 2);
}

#[test]
fn a_person_in_place_of_a_reference_is_not_told() {
    for wrong in [r#"{"name":"Secret"}"#, r#"["Secret"]"#, r#""Secret\ud800""#] {
        let (registry, outcome) = load(donors(&format!(r#"{{"id":"D1","person":{wrong}}}"#)));
        assert_eq!(outcome.set_aside, 1, "{wrong}");
        let told = json::set_aside_json(&registry) + &format!("{registry:?}");
        assert!(
            told.contains("/person") && !told.contains("Secret"),
            "{told}"
        );
    }
}

#[test]
fn an_erased_person_is_nowhere_and_still_referred_to() {
    let people = r#"
        {"id":"P1","name":"Người Bí Mật"},{"id":"P1","name":"Bí Mật, một bản khác"},
        {"id":" P1 ","name":"Bí Mật","born_on":"31/02/1970"},
        {"id":"P1","name":["Bí Mật"]},{"id":"P1","\ud800":"Bí Mật"},
        {"id":"\u00501","\ud800":"Bí Mật"},
        {"id":"P2","name":"Người Khác"},{"id":"P2","name":["Người Khác Nữa"]}"#;
    let text = file(&format!(
        ",\"donors\":[{{\"id\":\"D1\",\"person\":\"P1\"}}],\"people\":[{people}]"
    ));
    let later = text
        .replace("\"S1\"", "\"S2\"")
        .replace("\"sequence\":1", "\"sequence\":2");
    let (registry, _) = load_all([("a.json", text.as_bytes()), ("b.json", later.as_bytes())]);
    let erased = registry.erase(&PersonId::new("P1").unwrap());
    for document in json::write(&erased, People::Full) {
        let text = String::from_utf8(document.bytes().to_vec()).unwrap();
        assert!(!text.contains("Bí Mật"), "{text}");
        assert!(
            text.contains("Người Khác") && text.contains("Người Khác Nữa"),
            "{text}"
        );
        assert!(text.contains(r#"{"id":"D1","person":"P1"}"#), "{text}");
    }
    for entry in erased.versions::<Person>("P1") {
        assert!(entry.record().name().is_none());
    }
    assert_eq!(erased.versions::<Person>("P1").len(), 4);
    assert_eq!(
        erased
            .get::<Donor>("D1")
            .unwrap()
            .person()
            .unwrap()
            .as_str(),
        "P1"
    );
}
