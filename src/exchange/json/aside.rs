//! What was set aside and what consolidating found, told as JSON.
//!
//! I1. The content of records is never in it, only places, ids and problems: it may be personal.
//! I2. The order is the registry's: one set of files gives one text, in whatever order it came.

use serde::Serialize;

use crate::finding::{Finding, Problem};
use crate::lang::Lang;
use crate::registry::{Registry, SetAside, Unreadable};

/// Tells what could not be read, where, and why (bản ghi để riêng), as one JSON object with a line
/// feed at the end.
///
/// `set_aside` lists records; `unreadable` lists files of which the whole, or the rest from a line
/// on, could not be read. Nothing of this is counted in any figure.
///
/// # Example
/// ```
/// use vientro::Lang;
/// use vientro::exchange::json;
/// use vientro::registry::Registry;
/// let mut builder = Registry::builder();
/// json::read(&mut builder, "empty.json", b"");
/// let text = json::set_aside_json(&builder.finish(), Lang::En);
/// assert!(text.contains("\"file\": \"empty.json\""));
/// ```
pub fn set_aside_json(registry: &Registry, lang: Lang) -> String {
    json(&AsideView::new(registry, lang))
}

/// Tells what consolidating found (phát hiện khi hợp nhất), as one JSON array with a line feed at
/// the end.
///
/// # Example
/// ```
/// use vientro::Lang;
/// use vientro::exchange::json;
/// use vientro::registry::Registry;
/// assert_eq!(json::findings_json(&Registry::builder().finish(), Lang::En), "[]\n");
/// ```
pub fn findings_json(registry: &Registry, lang: Lang) -> String {
    let findings = registry.findings().iter();
    let views: Vec<_> = findings
        .map(|finding| FindingView::new(finding, lang))
        .collect();
    json(&views)
}

/// Writes text and numbers only, which every JSON can hold.
fn json(view: &impl Serialize) -> String {
    let mut text = serde_json::to_string_pretty(view).unwrap_or_default();
    text.push('\n');
    text
}

#[derive(Serialize)]
struct AsideView<'a> {
    set_aside: Vec<RecordView<'a>>,
    unreadable: Vec<FileView<'a>>,
}

impl<'a> AsideView<'a> {
    fn new(registry: &'a Registry, lang: Lang) -> Self {
        let records = registry.set_aside().iter();
        let files = registry.unreadable().iter();
        Self {
            set_aside: records
                .map(|item| RecordView::new(registry, item, lang))
                .collect(),
            unreadable: files.map(|file| FileView::new(file, lang)).collect(),
        }
    }
}

#[derive(Serialize)]
struct RecordView<'a> {
    file: &'a str,
    line: u32,
    pointer: String,
    kind: &'static str,
    id: Option<&'a str>,
    submission: &'a str,
    problems: Vec<ProblemView<'a>>,
}

impl<'a> RecordView<'a> {
    fn new(registry: &'a Registry, item: &'a SetAside, lang: Lang) -> Self {
        // A record of a registry always has its source.
        let source = registry.source_of(item);
        let problems = item.problems().iter();
        Self {
            file: source.map_or("", |source| source.file()),
            line: item.place().line,
            pointer: item.pointer(),
            kind: item.kind().list(),
            id: item.id(),
            submission: source.map_or("", |source| source.submission().id().as_str()),
            problems: problems
                .map(|problem| ProblemView::new(problem, lang))
                .collect(),
        }
    }
}

#[derive(Serialize)]
struct ProblemView<'a> {
    path: &'a str,
    code: &'static str,
    message: &'a str,
}

impl<'a> ProblemView<'a> {
    fn new(problem: &'a Problem, lang: Lang) -> Self {
        Self {
            path: problem.path().as_str(),
            code: problem.code().id(),
            message: problem.message(lang),
        }
    }
}

#[derive(Serialize)]
struct FileView<'a> {
    file: &'a str,
    line: u32,
    /// If not, the records before the line were read.
    whole: bool,
    reason: &'a str,
}

impl<'a> FileView<'a> {
    fn new(file: &'a Unreadable, lang: Lang) -> Self {
        Self {
            file: file.file(),
            line: file.line(),
            whole: file.is_whole(),
            reason: file.reason(lang),
        }
    }
}

#[derive(Serialize)]
struct FindingView<'a> {
    rule: &'static str,
    severity: &'static str,
    record: &'a str,
    path: &'a str,
    message: &'a str,
    /// The text of law; none for a convention of the format.
    citation: Option<String>,
}

impl<'a> FindingView<'a> {
    fn new(finding: &'a Finding, lang: Lang) -> Self {
        Self {
            rule: finding.rule,
            severity: finding.severity.id(),
            record: &finding.record,
            path: finding.path.as_str(),
            message: finding.message.get(lang),
            citation: finding.citation.as_ref().map(|text| text.text(lang)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exchange::json::read;
    use serde_json::Value;

    const FILE: &str = r#"{"format":"vientro-submission","version":1,
        "submission":{"id":"S1","submitter":"ppc-lang-son","sequence":1},
        "donors":[{"id":"D1","kind":"ngo"},{"names":{"original":"Nobody"}}],
        "people":[{"id":"P1","born_on":"31/02/1980","name":"Người Minh Họa"}]}"#;

    fn registry(files: &[(&str, &str)]) -> Registry {
        let mut builder = Registry::builder();
        for (name, content) in files {
            read(&mut builder, name, content.as_bytes());
        }
        builder.finish()
    }

    #[test]
    fn places_ids_and_problems_are_told_in_order() {
        let text = set_aside_json(&registry(&[("a.json", FILE)]), Lang::En);
        let told: Value = serde_json::from_str(&text).unwrap();
        let first = &told["set_aside"][0];
        assert_eq!(first["file"], "a.json");
        assert_eq!(first["line"], 3);
        assert_eq!(first["pointer"], "/donors/0");
        assert_eq!(first["kind"], "donors");
        assert_eq!(first["id"], "D1");
        assert_eq!(first["submission"], "S1");
        assert_eq!(first["problems"][0]["path"], "/kind");
        assert_eq!(first["problems"][0]["code"], "shape.unknown_code");
        assert_eq!(told["set_aside"][1]["id"], Value::Null);
        assert_eq!(told["unreadable"], Value::Array(vec![]));
    }

    #[test]
    fn personal_data_is_never_told() {
        let registry = registry(&[("a.json", FILE)]);
        for lang in Lang::ALL {
            let text = set_aside_json(&registry, lang);
            assert!(text.contains("\"P1\""), "{text}");
            assert!(!text.contains("Minh") && !text.contains("1980"), "{text}");
        }
    }

    #[test]
    fn the_order_of_files_changes_nothing() {
        let other = FILE
            .replace("\"S1\"", "\"S2\"")
            .replace("\"sequence\":1", "\"sequence\":2");
        let cut = FILE.strip_suffix("]}").unwrap();
        let files = [("a.json", FILE), ("b.json", &*other), ("c.json", cut)];
        let mut turned = files;
        turned.reverse();
        let (a, b) = (registry(&files), registry(&turned));
        assert_eq!(set_aside_json(&a, Lang::Vi), set_aside_json(&b, Lang::Vi));
        assert_eq!(findings_json(&a, Lang::Vi), findings_json(&b, Lang::Vi));
    }
}
