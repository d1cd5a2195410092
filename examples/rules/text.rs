//! The catalogue for a terminal, and as JSON.

use serde_json::{Value, json};
use vientro::law::Basis;
use vientro::rules::{Parameter, RULES, Rule};
use vientro::{Date, Label, Lang, rules};

/// Writes every rule in a language.
pub fn catalogue(lang: Lang) -> String {
    let rules: Vec<String> = RULES.iter().map(|one| rule(one, lang)).collect();
    rules.join("\n")
}

fn rule(rule: &Rule, lang: Lang) -> String {
    let mut lines = vec![
        format!(
            "{}  {}  {}",
            rule.id(),
            rule.severity().label(lang),
            rule.title().get(lang)
        ),
        line(lang, "Yêu cầu", "Asks", rule.description().get(lang)),
        line(lang, "Vì sao", "Why", rule.why().get(lang)),
        line(lang, "Trạng thái", "Status", rule.status().id()),
        line(lang, "Ngày áp dụng", "Date of", rule.event().label(lang)),
    ];
    for parameter in rule.parameters() {
        let said = format!(
            "{}: {}",
            parameter.label().get(lang),
            parameter.limit().text(lang)
        );
        lines.push(line(lang, "Giới hạn", "Limit", &said));
    }
    for basis in rule.bases() {
        lines.push(line(lang, "Căn cứ", "Law", &provision(basis, lang)));
    }
    if rule.bases().is_empty() {
        let none = lang.pick("quy ước của định dạng bản nộp", "the submission format");
        lines.push(line(lang, "Căn cứ", "Law", none));
    }
    let kinds: Vec<&str> = rule.reads().iter().map(|kind| kind.list()).collect();
    lines.push(line(lang, "Đọc", "Reads", &kinds.join(", ")));
    for (name, label) in rule.fields() {
        let said = format!("{name}: {}", label.get(lang));
        lines.push(line(lang, "Trường", "Field", &said));
    }
    lines.join("\n") + "\n"
}

fn line(lang: Lang, vi: &str, en: &str, said: &str) -> String {
    format!("  {}: {said}", lang.pick(vi, en))
}

/// Writes a provision with its days, and how well it is known.
pub fn provision(basis: &Basis, lang: Lang) -> String {
    format!(
        "{} ({}; {})",
        basis.citation().text(lang),
        in_force(basis, lang),
        known(basis, lang)
    )
}

fn in_force(basis: &Basis, lang: Lang) -> String {
    let day = |day: Date| lang.pick(day.to_vi(), day.to_string());
    let from = basis.in_force().from().map(day).unwrap_or_default();
    match basis.in_force().until().map(day) {
        Some(until) => lang.pick(format!("{from} - {until}"), format!("{from} to {until}")),
        None => format!("{} {from}", lang.pick("từ", "from")),
    }
}

fn known(basis: &Basis, lang: Lang) -> &'static str {
    if basis.evidence().is_verified() {
        lang.pick("✓ đã kiểm chứng", "✓ verified")
    } else {
        lang.pick("? chưa kiểm chứng", "? not verified")
    }
}

/// Writes every rule in both languages as JSON.
pub fn json() -> String {
    let rules: Vec<Value> = RULES.iter().map(as_json).collect();
    let catalogue = json!({"rules": rules::VERSION, "catalogue": rules});
    format!("{catalogue:#}\n")
}

fn as_json(rule: &Rule) -> Value {
    let both = |label: Label| json!({"vi": label.vi, "en": label.en});
    let day = |day: Option<Date>| day.map(|day| day.to_string());
    let parameter = |parameter: &Parameter| {
        let limit = parameter.limit();
        json!({
            "id": parameter.id(), "label": both(parameter.label()), "unit": limit.unit(),
            "value": {"vi": limit.text(Lang::Vi), "en": limit.text(Lang::En)},
        })
    };
    let basis = |basis: &Basis| {
        let (citation, in_force) = (basis.citation(), basis.in_force());
        json!({
            "citation": {"vi": citation.text(Lang::Vi), "en": citation.text(Lang::En)},
            "from": day(in_force.from()), "until": day(in_force.until()),
            "evidence": basis.evidence().id(), "verified": basis.evidence().is_verified(),
        })
    };
    let field = |(name, label): (&str, Label)| json!({"name": name, "label": both(label)});
    json!({
        "id": rule.id(),
        "severity": rule.severity().id(),
        "status": rule.status().id(),
        "event": rule.event().id(),
        "title": both(rule.title()),
        "description": both(rule.description()),
        "why": both(rule.why()),
        "parameters": rule.parameters().iter().map(parameter).collect::<Vec<_>>(),
        "bases": rule.bases().iter().map(basis).collect::<Vec<_>>(),
        "reads": rule.reads().iter().map(|kind| kind.list()).collect::<Vec<_>>(),
        "fields": rule.fields().map(field).collect::<Vec<_>>(),
    })
}
