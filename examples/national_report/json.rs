//! The report as one JSON document, in both languages: each part as the library writes it.

use vientro::exchange::json;

use crate::content::Content;

/// Writes the whole report.
pub fn report(content: &Content<'_>) -> String {
    let mut parts: Vec<(&str, String)> = Vec::new();
    for (name, report) in content.reports() {
        parts.push((name, json::report_json(report)));
    }
    if let Some(table) = &content.cash {
        parts.push(("cash", json::cash_json(table)));
    }
    // Published figures, set-aside records and what consolidating found.
    parts.push(("reconciliation", json::overview_json(&content.overview())));
    parts.push(("checked", json::checked_json(&content.checked)));
    let (files, records) = (content.files, content.registry.len());
    let mut out = format!(
        "{{\"report\":\"national_report\",\"version\":1,\"files\":{files},\"records\":{records}"
    );
    for (name, document) in &parts {
        out.push_str(&format!(",\n\"{name}\":{}", document.trim_end()));
    }
    out.push_str("}\n");
    out
}
