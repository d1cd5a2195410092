//! What was set aside and what consolidating found, told as JSON on their own.

use serde::Serialize;

use crate::exchange::json::view::{AsideView, FindingView, UnreadableView, document};
use crate::registry::Registry;
use crate::report;

/// Tells what could not be read, where, and why (bản ghi để riêng), as one JSON object with a line
/// feed at the end; the same as in [`overview_json`](super::overview_json).
///
/// `set_aside` lists records; `unreadable` lists files of which the whole, or the rest from a line
/// on, could not be read. Nothing of this is counted in any figure.
///
/// # Example
/// ```
/// use vientro::exchange::json;
/// use vientro::registry::Registry;
/// let mut builder = Registry::builder();
/// json::read(&mut builder, "empty.json", b"");
/// let text = json::set_aside_json(&builder.finish());
/// assert!(text.contains("\"file\": \"empty.json\""));
/// ```
pub fn set_aside_json(registry: &Registry) -> String {
    #[derive(Serialize)]
    struct View<'a> {
        set_aside: Vec<AsideView<'a>>,
        unreadable: Vec<UnreadableView<'a>>,
    }
    let (records, files) = (report::set_aside(registry), report::unreadable(registry));
    document(&View {
        set_aside: records.iter().map(AsideView::of).collect(),
        unreadable: files.iter().map(UnreadableView::of).collect(),
    })
}

/// Tells what consolidating found (phát hiện khi hợp nhất), as one JSON array with a line feed at
/// the end; the same as in [`overview_json`](super::overview_json).
///
/// # Example
/// ```
/// use vientro::exchange::json;
/// use vientro::registry::Registry;
/// assert_eq!(json::findings_json(&Registry::builder().finish()), "[]\n");
/// ```
pub fn findings_json(registry: &Registry) -> String {
    let views: Vec<_> = registry.findings().iter().map(FindingView::of).collect();
    document(&views)
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
        let text = set_aside_json(&registry(&[("a.json", FILE)]));
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
        let text = set_aside_json(&registry);
        assert!(text.contains("\"P1\""), "{text}");
        assert!(!text.contains("Minh") && !text.contains("1980"), "{text}");
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
        assert_eq!(set_aside_json(&a), set_aside_json(&b));
        assert_eq!(findings_json(&a), findings_json(&b));
    }
}
