//! A small world without a fault, and a way to change one thing in it.

use serde_json::{Value, json};
use vientro::exchange::json;
use vientro::rules::{self, CheckOptions, Checked};
use vientro::{Date, Lang, Period, Registry, WorkingCalendar};

/// The day as of which the tests ask.
pub const AS_OF: &str = "2023-12-31";

/// A world in which no rule finds anything: an NGO with a certificate, a grant that has ended, its
/// money, its report.
pub fn world() -> Value {
    json!({
        "donors": [{"id": "D1", "kind": "foreign_ngo", "country": "SE",
            "names": {"en": "Test Foundation"}, "accounts": [{"number": "ACC-1"}]}],
        "parties": [
            {"id": "ppc", "kind": "state_agency", "province": "20", "names": {"vi": "UBND"}},
            {"id": "ministry", "kind": "state_agency", "names": {"vi": "Bộ"}},
            {"id": "school", "kind": "public_service_unit", "province": "20",
             "names": {"vi": "Trường"}}],
        "certificates": [{"id": "C1", "holder": "D1", "kind": "operation", "number": "1/GĐK",
            "programme_list": {"from": "2022-12-01", "until": "2025-11-30"},
            "issued_on": "2022-12-01", "valid_until": "2025-11-30", "home_term_end": "not_applicable",
            "provinces": ["20"], "sectors": ["health"]}],
        "grants": [grant()],
        "transactions": [
            {"id": "T1", "grant": "G1", "kind": "received", "date": "2023-02-01", "form": "cash",
             "amount": {"amount": "100.00", "currency": "USD"}, "donor": "D1", "account": "ACC-1"},
            {"id": "T2", "grant": "G1", "kind": "disbursed", "date": "2023-03-01", "form": "cash",
             "amount": {"amount": "40.00", "currency": "USD"}, "donor": "D1"}],
        "balances": [
            {"id": "B1", "grant": "G1", "account": "AID-1", "date": "2023-02-28",
             "opening": {"amount": "0.00", "currency": "USD"},
             "closing": {"amount": "100.00", "currency": "USD"}},
            {"id": "B2", "grant": "G1", "account": "AID-1", "date": "2023-03-31",
             "opening": {"amount": "100.00", "currency": "USD"},
             "closing": {"amount": "60.00", "currency": "USD"}}],
        "commitments": [],
        "rates": [
            {"id": "R1", "from": "USD", "to": "VND", "value": "24000", "kind": "accounting",
             "valid": {"from": "2023-01-01", "until": "2023-01-31"}, "source": "an invented rate"}],
        "filings": [
            {"id": "F1", "duty": "ngo-annual-report", "bearer": "D1",
             "window": {"from": "2022-12-15", "until": "2023-12-14"}, "date": "2023-12-18"}],
        "people": [],
        "published_figures": []
    })
}

/// A grant of the world: decided in January 2023, ended in May, with all that is asked of it.
pub fn grant() -> Value {
    let usd = |amount: &str| json!([{"amount": amount, "currency": "USD"}]);
    json!({"id": "G1", "titles": {"vi": "Dự án minh họa"}, "mode": "project",
        "donors": [{"donor": "D1", "share": "100"}],
        "recipient": "school", "owner": "school", "managing_agency": "ppc",
        "provinces": [{"province": "20", "share": "100"}],
        "sectors": [{"sector": "health", "share": "100"}],
        "dossier": {"submitted_on": "2022-12-20", "complete_on": "2022-12-27"},
        "decision": {"number": "1", "date": "2023-01-16", "level": "managing_agency"},
        "planned": {"from": "2023-02-01", "until": "2023-05-31"},
        "actual": {"from": "2023-02-01", "until": "2023-05-31"},
        "funding": {"total": usd("150.00"), "grant": usd("100.00"), "counterpart": usd("50.00"),
            "recipient_managed": usd("70.00"), "donor_managed": usd("30.00")},
        "budget_class": "budget_revenue", "spending_nature": "recurrent", "executor": "owner",
        "management": "existing_unit",
        "documents": [{"kind": "completion_report", "date": "2023-11-30"},
            {"kind": "request"}, {"kind": "donor_consent", "translated": "yes"},
            {"kind": "programme_document"}]})
}

/// Sets one place of a world, a JSON pointer, to a value; null takes it away.
pub fn set(mut world: Value, pointer: &str, value: Value) -> Value {
    let (parent, name) = pointer.rsplit_once('/').unwrap();
    let parent = world
        .pointer_mut(parent)
        .unwrap_or_else(|| panic!("{pointer}"));
    match (parent, value) {
        (Value::Object(object), Value::Null) => drop(object.remove(name)),
        (Value::Object(object), value) => drop(object.insert(name.to_owned(), value)),
        (Value::Array(list), value) if name == "-" => list.push(value),
        (Value::Array(list), value) => list[name.parse::<usize>().unwrap()] = value,
        _ => panic!("{pointer}"),
    }
    world
}

/// Sets several places.
pub fn changed(changes: &[(&str, Value)]) -> Value {
    changes.iter().fold(world(), |world, (pointer, value)| {
        set(world, pointer, value.clone())
    })
}

/// Makes a registry of a world.
pub fn registry(world: &Value) -> Registry {
    let mut file = world.clone();
    for (name, value) in [
        ("format", json!("vientro-submission")),
        ("version", json!(1)),
        (
            "submission",
            json!({"id": "S1", "submitter": "ppc", "sequence": 1}),
        ),
    ] {
        file[name] = value;
    }
    let mut builder = Registry::builder();
    json::read(&mut builder, "world.json", file.to_string().as_bytes());
    builder.finish()
}

/// Checks a world; nothing in it may have been set aside.
pub fn check_on(world: &Value, as_of: &str) -> Checked {
    let registry = registry(world);
    let aside: Vec<_> = registry
        .set_aside()
        .iter()
        .map(|item| item.problems())
        .collect();
    assert!(aside.is_empty(), "{aside:?}");
    rules::check(&registry, &CheckOptions::on(Date::parse(as_of).unwrap()))
}

/// Says what was found: rule, record, path.
pub fn told(checked: &Checked) -> Vec<String> {
    let findings = checked.findings.iter();
    findings
        .map(|finding| format!("{} {} {}", finding.rule, finding.record, finding.path))
        .collect()
}

/// What one rule says of a changed world: the changes, and the places that it has to find.
pub type Row<'a> = (&'a [(&'a str, Value)], &'a [&'a str]);

/// Checks each row: the rule finds exactly these places.
pub fn rows(rule: &str, rows: &[Row<'_>]) {
    rows_on(rule, AS_OF, rows);
}

/// Checks each row as of a day.
pub fn rows_on(rule: &str, as_of: &str, rows: &[Row<'_>]) {
    assert!(
        rows.iter().any(|(_, places)| !places.is_empty()),
        "{rule} is never triggered"
    );
    assert!(
        rows.iter().any(|(_, places)| places.is_empty()),
        "{rule} has no near miss"
    );
    for (changes, places) in rows {
        let checked = check_on(&changed(changes), as_of);
        let found: Vec<_> = checked
            .findings
            .iter()
            .filter(|finding| finding.rule == rule)
            .map(|finding| format!("{} {}", finding.record, finding.path))
            .collect();
        assert_eq!(
            found, *places,
            "{rule} {changes:?}\n{:#?}",
            checked.not_applied
        );
    }
}

/// Checks each row: the rule finds exactly these places, and no other rule finds anything.
pub fn alone(rule: &str, rows: &[Row<'_>]) {
    self::rows(rule, rows);
    for (changes, places) in rows {
        let found = told(&check_on(&changed(changes), AS_OF));
        let places: Vec<_> = places
            .iter()
            .map(|place| format!("{rule} {place}"))
            .collect();
        assert_eq!(found, places, "{rule} {changes:?}");
    }
}

/// Asserts everything that is told of the one finding of a changed world: severity, label of the
/// field, message in Vietnamese and in English, citation.
pub fn told_as(changes: &[(&str, Value)], words: [&str; 5]) {
    let checked = check_on(&changed(changes), AS_OF);
    let [finding] = checked.findings.as_slice() else {
        panic!("{:?}", told(&checked));
    };
    let citation = finding.citation.map(|citation| citation.text(Lang::En));
    let found = [
        finding.severity.id(),
        finding.label.unwrap().get(Lang::Vi),
        &finding.message.vi,
        &finding.message.en,
        citation.as_deref().unwrap_or(""),
    ];
    assert_eq!(found, words);
}

/// Says how often a rule finds something in a changed world, and why it was not applied.
pub fn said(rule: &str, changes: &[(&str, Value)]) -> (usize, Vec<(String, usize)>) {
    let checked = check_on(&changed(changes), AS_OF);
    let found = checked.findings.iter().filter(|f| f.rule == rule).count();
    (found, not_applied(&checked, rule))
}

/// Why a rule was not applied, to how many records.
pub fn not_applied(checked: &Checked, rule: &str) -> Vec<(String, usize)> {
    let of_rule = checked.not_applied.iter().filter(|item| item.rule == rule);
    of_rule
        .map(|item| (item.reason.text(vientro::Lang::En), item.records))
        .collect()
}

/// Checks a changed world: exactly one rule finds exactly these places.
pub fn exactly(rule: &str, changes: &[(&str, Value)], places: &[&str]) {
    let checked = check_on(&changed(changes), AS_OF);
    let expected: Vec<_> = places.iter().map(|at| format!("{rule} {at}")).collect();
    assert_eq!(told(&checked), expected, "{rule} {changes:?}");
}

/// What a changed world makes a rule say, in Vietnamese and in English, with its severity.
pub fn words(rule: &str, changes: &[(&str, Value)]) -> Vec<(&'static str, String, String)> {
    let checked = check_on(&changed(changes), AS_OF);
    let of_rule = checked.findings.iter().filter(|found| found.rule == rule);
    of_rule
        .map(|found| {
            let words = &found.message;
            (found.severity.id(), words.vi.clone(), words.en.clone())
        })
        .collect()
}

/// Checks a world with a calendar in which Monday to Friday are working days.
pub fn check_with_weekdays(world: &Value, as_of: &str) -> Checked {
    let calendar = WorkingCalendar::new(Period::ALWAYS, [], []).unwrap();
    let options = CheckOptions::on(Date::parse(as_of).unwrap());
    rules::check(&registry(world), &options.with_calendar(calendar))
}
