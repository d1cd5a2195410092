//! Rules of the host: what they read, what they find, and how the result tells that they are not ours.

use serde_json::{Value, json};
use vientro::exchange::json as format;
use vientro::finding::{Message, Severity};
use vientro::path::Trail;
use vientro::record::{Grant, RecordKind};
use vientro::rules::{self, AnyRecord, CheckOptions, Checked, HostCase, HostRule, HostRuleId};
use vientro::{Date, Explain, Lang};

use crate::support::{AS_OF, changed, not_applied, registry};

/// Each transaction is of a grant that has an English title; without a grant nobody can say.
struct OfTitled(HostRuleId, Severity);

impl OfTitled {
    fn new(id: &str) -> Self {
        Self(HostRuleId::new(id).unwrap(), Severity::Error)
    }
}

impl HostRule for OfTitled {
    fn id(&self) -> &HostRuleId {
        &self.0
    }

    fn severity(&self) -> Severity {
        self.1
    }

    fn title(&self) -> Message {
        Message::new(
            "Khoản viện trợ không có tên tiếng Anh",
            "Grant without an English title",
        )
    }

    fn description(&self) -> Message {
        Message::new(
            "Mỗi khoản viện trợ có tên tiếng Anh",
            "Each grant has an English title",
        )
    }

    fn basis(&self) -> Option<Message> {
        Some(Message::new(
            "Quy chế của tỉnh",
            "Regulation of the province",
        ))
    }

    fn reads(&self) -> &[RecordKind] {
        &[RecordKind::Transaction, RecordKind::Grant]
    }

    fn check(&self, record: AnyRecord<'_>, case: &mut HostCase<'_>) {
        let AnyRecord::Transaction(transaction) = record else {
            panic!("{record:?}");
        };
        assert_eq!(case.as_of().to_string(), AS_OF);
        assert!(case.calendar().is_none());
        let grant = transaction.grant().map(|id| id.as_str());
        let Some(grant) = grant.and_then(|id| case.registry().get::<Grant>(id)) else {
            return case.says_too_little();
        };
        if grant.titles().is_none_or(|titles| titles.en().is_none()) {
            let message = Message::new("không có tên tiếng Anh", "there is no English title");
            case.report(&Trail::Root.key("grant"), message);
        }
    }
}

fn with(changes: &[(&str, Value)], host: &[&dyn HostRule]) -> Checked {
    let options = CheckOptions::on(Date::parse(AS_OF).unwrap());
    rules::check_with(&registry(&changed(changes)), &options, host).unwrap()
}

#[test]
fn a_rule_of_the_host_finds_among_the_others() {
    let rule = OfTitled::new("langson.T-1");
    let faults = [
        ("/transactions/0/date", json!("2023-01-15")),
        ("/transactions/1/grant", json!("G2")),
    ];
    let checked = with(&faults, &[&rule]);
    let of_record = |record: &str| {
        let findings = checked.findings.iter().filter(|f| f.record == record);
        findings.map(|f| f.rule.to_string()).collect::<Vec<_>>()
    };
    assert_eq!(
        of_record("transactions/T1"),
        ["TRANSACTION-001", "langson.T-1"]
    );
    assert_eq!(of_record("transactions/T2"), ["REFERENCE-001"]);
    assert_eq!(
        not_applied(&checked, "langson.T-1"),
        [("the record says too little".to_owned(), 1)]
    );

    let found = checked.findings.iter().find(|f| f.rule == "langson.T-1");
    let found = found.unwrap();
    assert_eq!(
        (found.severity, found.path.as_str()),
        (Severity::Error, "/grant")
    );
    assert_eq!(found.label.unwrap().get(Lang::Vi), "khoản viện trợ");
    // It cites nothing of ours.
    assert_eq!((found.citation, found.evidence()), (None, None));
    assert_eq!(found.basis(Lang::Vi).unwrap(), "Quy chế của tỉnh");
}

#[test]
fn the_result_tells_what_the_hosts_rules_are() {
    let (a, b) = (OfTitled::new("a.T-1"), OfTitled::new("b.T-1"));
    let checked = with(&[], &[&b, &a]);
    let ids: Vec<_> = checked
        .stamp
        .host_rules
        .iter()
        .map(|rule| &*rule.id)
        .collect();
    assert_eq!(ids, ["a.T-1", "b.T-1"]);
    // The order in which they come changes nothing.
    assert_eq!(checked, with(&[], &[&a, &b]));

    let text: Value = serde_json::from_str(&format::checked_json(&checked)).unwrap();
    assert_eq!(
        text["stamp"]["host_rules"][0],
        json!({"id": "a.T-1", "severity": "error",
            "title": {"vi": "Khoản viện trợ không có tên tiếng Anh", "en": "Grant without an English title"},
            "description": {"vi": "Mỗi khoản viện trợ có tên tiếng Anh", "en": "Each grant has an English title"},
            "basis": {"vi": "Quy chế của tỉnh", "en": "Regulation of the province"}})
    );
    let finding = &text["findings"][0];
    assert_eq!(finding["rule"], "a.T-1");
    assert_eq!(finding["citation"]["en"], "Regulation of the province");
    assert_eq!(finding["evidence"], "host");
}

#[test]
fn two_rules_of_one_id_are_refused() {
    let (a, b) = (OfTitled::new("a.T-1"), OfTitled::new("a.T-1"));
    let options = CheckOptions::on(Date::parse(AS_OF).unwrap());
    let error = rules::check_with(&registry(&changed(&[])), &options, &[&a, &b]).unwrap_err();
    assert_eq!(error.code().id(), "rules.host_id_twice");
    assert_eq!(
        error.message(Lang::Vi),
        "hai quy tắc riêng có cùng mã `a.T-1`"
    );
}
