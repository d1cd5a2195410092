//! What is told, line by line.

use vientro::finding::{Finding, Severity};
use vientro::rules::{Checked, Reason};
use vientro::{Lang, Registry};

/// Writes the findings, one a line.
pub fn findings(checked: &Checked, lang: Lang) -> String {
    let lines = checked.findings.iter().map(|one| line(one, lang) + "\n");
    lines.collect()
}

fn line(finding: &Finding, lang: Lang) -> String {
    let path = match finding.path.as_str() {
        "" => String::new(),
        path => format!(" {path}"),
    };
    let mut line = format!(
        "{} {} {}{path}: {}",
        finding.severity.label(lang),
        finding.rule,
        finding.record,
        finding.message.get(lang)
    );
    if let Some(basis) = finding.basis(lang) {
        let is_verified = finding.evidence().is_some_and(|one| one.is_verified());
        let mark = if is_verified {
            ""
        } else {
            lang.pick("; chưa kiểm chứng", "; not verified")
        };
        line.push_str(&format!(" [{basis}{mark}]"));
    }
    line
}

/// Tells what was not applied, and why; what the caller switched off goes without saying.
pub fn not_applied(checked: &Checked, lang: Lang) -> Vec<String> {
    let items = checked.not_applied.iter();
    let items = items.filter(|item| item.reason != Reason::SwitchedOff);
    let words = lang.pick("không áp dụng", "not applied");
    items
        .map(|item| {
            let records = match lang {
                Lang::Vi => format!("{} bản ghi", item.records),
                Lang::En if item.records == 1 => "1 record".to_owned(),
                Lang::En => format!("{} records", item.records),
            };
            format!(
                "{} {words}: {} ({records})",
                item.rule,
                item.reason.text(lang)
            )
        })
        .collect()
}

/// Tells how much was read, as of when, and how many findings are printed.
pub fn summary(registry: &Registry, checked: &Checked, lang: Lang) -> String {
    let files = registry.sources().len();
    let records = registry.len();
    let count = |severity| checked.count(severity);
    let (errors, warnings) = (count(Severity::Error), count(Severity::Warning));
    let infos = count(Severity::Info);
    let (as_of, rules) = (checked.stamp.as_of, checked.stamp.rules);
    match lang {
        Lang::Vi => format!(
            "{files} tệp, {records} bản ghi; tính đến ngày {}; quy tắc {rules}; {errors} lỗi, \
             {warnings} cảnh báo, {infos} thông tin",
            as_of.to_vi()
        ),
        Lang::En => format!(
            "files: {files}; records: {records}; as of {as_of}; rules {rules}; errors: {errors}, \
             warnings: {warnings}, infos: {infos}"
        ),
    }
}
