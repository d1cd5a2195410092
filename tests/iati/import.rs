//! Files of somebody else: every amount exact or set aside with its place, nothing guessed.

use std::ops::ControlFlow;

use vientro::exchange::Stopped;
use vientro::exchange::iati::{
    IatiRead, IatiWriteError, IatiWriteOptions, read, read_watched, write_activities,
    write_activities_watched,
};
use vientro::exchange::json;
use vientro::record::{
    Commitment, Donor, Grant, GrantMode, NonProjectForm, Party, Person, RecordKind, Transaction,
};
use vientro::registry::Registry;
use vientro::{Date, Lang};

use crate::exchange::{assert_same, assert_valid, head, options, read_all};

/// An activity with everything that the schema asks for, and these lines at its end.
fn activity(identifier: &str, attributes: &str, lines: &str) -> String {
    format!(
        r#"<iati-activity xml:lang="en"{attributes}>
<iati-identifier>{identifier}</iati-identifier>
<reporting-org ref="XM-EX" type="21"><narrative>Example</narrative></reporting-org>
<title><narrative>Wells</narrative><narrative xml:lang="vi">Giếng nước</narrative></title>
<description><narrative>Wells and pumps</narrative></description>
<participating-org ref="XM-EX" role="1" type="21"><narrative>Example</narrative></participating-org>
<activity-status code="2"/>
<activity-date type="1" iso-date="2017-02-06+08:00"/>
{lines}
</iati-activity>
"#
    )
}

fn file(activities: &str) -> String {
    format!("<iati-activities version=\"2.03\">\n{activities}</iati-activities>\n")
}

fn moved(kind: &str, currency: &str, value: &str) -> String {
    let currency = if currency.is_empty() {
        String::new()
    } else {
        format!(" currency=\"{currency}\"")
    };
    format!(
        "<transaction><transaction-type code=\"{kind}\"/><transaction-date iso-date=\"2017-02-06\"/>\n\
         <value{currency} value-date=\"2017-02-06\">{value}</value></transaction>\n"
    )
}

fn one(text: &str) -> (Registry, IatiRead) {
    let (registry, mut reports) = read_all(&[text.as_bytes()]);
    (registry, reports.remove(0))
}

fn amounts(registry: &Registry) -> Vec<String> {
    let all = registry.records::<Transaction>();
    all.map(|one| one.amount().unwrap().to_string()).collect()
}

#[test]
fn amounts_are_taken_exactly_or_set_aside_with_their_place() {
    let lines = [
        moved("3", "", "-0.02"),
        moved("3", "EUR", "+.5"),
        moved("3", "HRK", " 1000 "),
        moved("4", "VND", "1000000000000000"),
        moved("3", "USD", "41133.1234567891"),
        moved("3", "XDR", "1.5"),
        moved("3", "USD", "1,000"),
        moved("3", "XXZ", "5"),
        moved("3", "USD", "NaN"),
    ];
    let text = file(&activity(
        "XM-EX-1",
        " default-currency=\"USD\"",
        &lines.concat(),
    ));
    let (registry, report) = one(&text);
    assert_eq!(
        amounts(&registry),
        [
            "-0.02 USD",
            "0.50 EUR",
            "1000.00 HRK",
            "1000000000000000 VND"
        ]
    );
    let told: Vec<_> = report
        .findings()
        .iter()
        .filter(|finding| finding.severity.id() == "error")
        .map(|finding| (finding.rule, finding.place.line, finding.place.column))
        .collect();
    assert_eq!(
        told,
        [
            ("money.too_precise", 19, 1),
            ("money.no_minor_unit", 21, 1),
            ("money.form", 23, 1),
            ("money.unknown_currency", 25, 1),
            ("money.form", 27, 1),
        ]
    );
    let finding = report
        .findings()
        .iter()
        .find(|one| one.rule == "money.too_precise");
    let path = "/iati-activities/iati-activity[1]/transaction[5]/value[1]";
    assert_eq!(finding.unwrap().path, path);
    assert!(finding.unwrap().message(Lang::Vi).contains("để riêng"));
    // What was set aside is kept as text, digit by digit.
    let aside = registry.set_aside();
    assert_eq!((aside.len(), report.outcome().set_aside), (5, 5));
    assert!(aside[0].text().contains("\"amount\":\"41133.1234567891\""));
    assert_eq!(aside[0].place().line, 18);
    // ... and is written and read again.
    let document = write_activities(&registry, &options()).unwrap();
    assert_valid(document.bytes(), "iati-activities-schema.xsd");
    assert_same(&registry, &read_all(&[document.bytes()]).0);
}

#[test]
fn a_currency_is_told_or_the_default_or_missing() {
    let lines = moved("3", "", "5");
    let (registry, _) = one(&file(&activity(
        "XM-EX-1",
        " default-currency=\"EUR\"",
        &lines,
    )));
    assert_eq!(amounts(&registry), ["5.00 EUR"]);
    let (registry, report) = one(&file(&activity("XM-EX-1", "", &lines)));
    assert!(amounts(&registry).is_empty());
    let rules: Vec<_> = report.findings().iter().map(|one| one.rule).collect();
    assert!(rules.contains(&"shape.half_amount"), "{rules:?}");
}

#[test]
fn a_grant_is_what_the_activity_tells_and_no_more() {
    let lines = [
        "<transaction><transaction-type code=\"1\"/><transaction-date iso-date=\"2018-01-01\"/>\
         <value currency=\"USD\" value-date=\"2018-01-02\">7</value>\
         <provider-org ref=\"XM-EX\"/></transaction>",
        &moved("2", "USD", "100"),
        &moved("7", "USD", "3"),
        &moved("5", "USD", "1"),
        "<x:note xmlns:x=\"http://example.org/x\" x:by='&quot;me&quot;'>A &amp; <b xmlns=\"\">B</b></x:note>",
    ];
    let text = file(&activity("XM-EX-1", "", &lines.concat()));
    let (registry, report) = one(&text);
    assert_eq!(report.errors(), 0, "{:?}", report.findings());
    let grant = registry.get::<Grant>("XM-EX-1").unwrap();
    assert_eq!(
        grant.planned().unwrap().from(),
        Some(Date::new(2017, 2, 6).unwrap())
    );
    assert_eq!(grant.titles().unwrap().vi().unwrap().as_str(), "Giếng nước");
    assert_eq!((grant.mode(), grant.decision()), (None, None));
    let donor = registry.get::<Donor>("XM-EX").unwrap();
    assert!(donor.is_organization());
    assert_eq!(amounts(&registry), ["7.00 USD", "3.00 USD"]);
    let first = registry
        .get::<Transaction>("XM-EX-1/transaction[1]")
        .unwrap();
    assert_eq!(first.donor().unwrap().as_str(), "XM-EX");
    let promised: Vec<_> = registry.records::<Commitment>().collect();
    assert_eq!(promised[0].amount().unwrap().to_string(), "100.00 USD");
    assert_eq!(promised[0].donor().unwrap().as_str(), "XM-EX");
    assert_eq!(registry.records::<Party>().count(), 0);
    let told: Vec<_> = report.findings().iter().map(|one| one.rule).collect();
    assert_eq!(told, ["iati.kept", "iati.too_little"]);
    let missing = report.findings()[1].message(Lang::En);
    assert!(
        missing.contains("`mode`") && missing.contains("`decision`"),
        "{missing}"
    );
    // Everything else is kept, elements of other namespaces too.
    let kept = grant.unknown_fields()[0].source();
    assert!(
        kept.contains("+08:00") && kept.contains("http://example.org/x"),
        "{kept}"
    );
    let document = write_activities(&registry, &options()).unwrap();
    assert_valid(document.bytes(), "iati-activities-schema.xsd");
    let text = std::str::from_utf8(document.bytes()).unwrap();
    assert!(text.contains("<transaction-type code='5'/>"), "{text}");
    assert!(text.contains("2017-02-06+08:00"), "{text}");
    assert!(text.contains(">A &amp; <b>B</b></x:note>"), "{text}");
    assert_same(&registry, &read_all(&[document.bytes()]).0);
}

#[test]
fn sectors_of_the_dac_are_added_up_exactly() {
    let sector = |code: &str, share: &str| {
        format!("<sector vocabulary=\"1\" code=\"{code}\" percentage=\"{share}\"/>")
    };
    let shares = |lines: &str| {
        let (registry, report) = one(&file(&activity("XM-EX-1", "", lines)));
        assert_eq!(report.errors(), 0);
        let grant = registry.get::<Grant>("XM-EX-1").unwrap();
        let told = grant.sectors().iter().map(|one| {
            let share = one.share().map(|share| share.to_string());
            (one.sector().unwrap().id(), share.unwrap_or_default())
        });
        told.collect::<Vec<_>>()
    };
    let exact = [
        sector("12110", "33.3"),
        sector("12220", "33.4"),
        sector("11110", "33.3"),
    ];
    let exact = shares(&exact.concat());
    let expected = [("health", "66.7"), ("education_training", "33.3")];
    assert_eq!(exact, expected.map(|(id, share)| (id, share.to_owned())));
    // Finer than a share can be: the sectors count, the shares stay where they are kept.
    let fine = shares(&[sector("12110", "33.33333"), sector("11110", "66.66667")].concat());
    let expected = [("health", ""), ("education_training", "")];
    assert_eq!(fine, expected.map(|(id, share)| (id, share.to_owned())));
}

#[test]
fn an_activity_stays_one_whoever_takes_part() {
    let text = activity("XM-EX-1", "", "").replace("role=\"1\"", "role=\"3\"");
    let (registry, _) = one(&file(&text));
    assert_eq!(registry.records::<Donor>().count(), 0);
    let document = write_activities(&registry, &options()).unwrap();
    assert_valid(document.bytes(), "iati-activities-schema.xsd");
    assert_eq!((document.items(), document.left_out()), (1, &[][..]));
    assert_same(&registry, &read_all(&[document.bytes()]).0);
}

#[test]
fn an_organisation_that_is_named_often_is_one_record() {
    let text = file(
        &["1", "2", "3"]
            .map(|n| activity(&format!("XM-EX-{n}"), "", ""))
            .concat(),
    );
    let (registry, report) = one(&text);
    assert_eq!(registry.version_count(RecordKind::Donor), 1);
    assert_eq!(
        (report.items(), registry.version_count(RecordKind::Grant)),
        (3, 3)
    );
}

#[test]
fn contacts_are_people_and_written_redacted() {
    let contact = "<contact-info type=\"1\"><person-name><narrative>Người Minh Họa</narrative>\
                   </person-name><email>minh.hoa@example.org</email></contact-info>";
    let text =
        activity("XM-EX-1", "", "").replace("<activity-date", &format!("{contact}<activity-date"));
    let (registry, _) = one(&file(&text));
    let people: Vec<_> = registry.records::<Person>().collect();
    assert_eq!(
        people[0].name().unwrap().reveal().as_str(),
        "Người Minh Họa"
    );
    let today = Date::new(2025, 12, 31).unwrap();
    let document = write_activities(&registry, &IatiWriteOptions::on(today)).unwrap();
    let text = std::str::from_utf8(document.bytes()).unwrap();
    assert!(!text.contains("Minh") && !text.contains("minh"), "{text}");
    assert!(text.contains("redacted"), "{text}");
}

#[test]
fn a_file_that_breaks_off_gives_what_stood_before() {
    let whole = file(&[activity("XM-EX-1", "", ""), activity("XM-EX-2", "", "")].concat());
    let cut = &whole[..whole.rfind("<title>").unwrap()];
    let (registry, report) = one(cut);
    assert_eq!(registry.records::<Grant>().count(), 1);
    assert!(!report.outcome().is_complete);
    assert_eq!(report.findings().last().unwrap().rule, "xml.unclosed");
    let rest = String::from_utf8_lossy(registry.unreadable()[0].bytes());
    assert!(
        rest.contains("XM-EX-2") && !rest.contains("XM-EX-1<"),
        "{rest}"
    );
    assert_eq!(
        registry.unreadable()[0].line(),
        report.findings().last().unwrap().place.line as u32
    );

    let bomb = whole.replace("Wells and pumps", "&boom;");
    let bomb = format!("<!DOCTYPE x [<!ENTITY boom \"boom\">]>\n{bomb}");
    let (registry, report) = one(&bomb);
    assert!(registry.is_empty());
    assert_eq!(report.findings()[0].rule, "xml.entity");

    for other in [
        "",
        "<html/>",
        "<iati-activities version=\"1.05\"><iati-activity/></iati-activities>",
        "\u{0}",
    ] {
        let (registry, report) = one(other);
        assert!(registry.is_empty() && report.errors() == 1, "{other}");
        assert_eq!(report.warnings(), 0);
        assert!(!report.outcome().is_complete);
    }
}

#[test]
fn findings_are_capped_and_work_can_be_stopped() {
    let text = file(
        &["1", "2", "3"]
            .map(|n| activity(&format!("XM-EX-{n}"), "", ""))
            .concat(),
    );
    let mut builder = Registry::builder();
    let options = head().most_findings(1);
    let report = read(&mut builder, "a.xml", text.as_bytes(), &options).unwrap();
    assert_eq!((report.findings().len(), report.left_out()), (1, 5));

    let mut builder = Registry::builder();
    let length = text.len() as u64;
    let stop = &mut |_, _| ControlFlow::Break(());
    let read = read_watched(
        &mut builder,
        "a.xml",
        text.as_bytes(),
        length,
        &head(),
        stop,
    );
    assert!(read.is_err());
    assert!(builder.finish().is_empty());
}

/// Submissions as a registry.
fn submitted(grants: &str) -> Registry {
    let text = format!(
        r#"{{"format":"vientro-submission","version":1,"submission":{{"id":"S1",
        "submitter":"ppc-lang-son","sequence":1}},"grants":[{grants}]}}"#
    );
    let mut builder = Registry::builder();
    json::read(&mut builder, "a.json", text.as_bytes());
    builder.finish()
}

#[test]
fn non_project_aid_survives_readers_who_know_no_extension() {
    let registry = submitted(
        r#"{"id":"G1","titles":{"vi":"Gạo"},"mode":"non_project","non_project_form":"goods",
        "donors":[{"donor":"D1"}],"planned":{"from":"2020-10-20"}}"#,
    );
    let document = write_activities(&registry, &options()).unwrap();
    let mut text = std::str::from_utf8(document.bytes()).unwrap().to_owned();
    while let Some(from) = text.find("<vientro:") {
        let name: String = text[from + 1..]
            .chars()
            .take_while(|c| !" >/".contains(*c))
            .collect();
        let close = format!("</{name}>");
        let until = from + text[from..].find(&close).unwrap() + close.len();
        text.replace_range(from..until, "");
    }
    let (registry, report) = one(&text);
    assert_eq!(report.errors(), 0, "{:?}", report.findings());
    let grant = registry.get::<Grant>("ppc-lang-son-G1").unwrap();
    assert_eq!(grant.mode(), Some(GrantMode::NonProject));
    assert_eq!(grant.non_project_form(), Some(NonProjectForm::Goods));
}

#[test]
fn little_is_enough_for_an_activity_and_less_is_told() {
    let registry = submitted(
        r#"{"id":"a","titles":{"original":"Brunnen"},"donors":[{"donor":"D1"}],"actual":{"from":"2020-01-01"}},
        {"id":"b","titles":{"vi":"Không ngày"},"donors":[{"donor":"D1"}]},
        {"id":"c"},
        {"id":"d &'<>\"","titles":{"en":"T & <T>'\""},"owner":"P 1","planned":{"until":"2020-01-01"},
         "parent":"a","website":[1,"\uffff"]}"#,
    );
    let document = write_activities(&registry, &options()).unwrap();
    assert_valid(document.bytes(), "iati-activities-schema.xsd");
    assert_eq!(document.items(), 2);
    let left_out: Vec<_> = document
        .left_out()
        .iter()
        .map(|one| one.grant.as_str())
        .collect();
    assert_eq!(left_out, ["b", "c"]);
    let (after, reports) = read_all(&[document.bytes()]);
    assert_eq!(reports[0].findings(), []);
    assert_same(&registry, &after);
    let nothing = write_activities(&submitted(r#"{"id":"c"}"#), &options());
    assert_eq!(nothing, Err(IatiWriteError::NoActivity));
}

#[test]
fn writing_tells_how_far_it_is_and_stops_when_it_is_asked() {
    let grant = |number| {
        format!(
            r#"{{"id":"G{number}","titles":{{"vi":"Nước"}},"donors":[{{"donor":"D1"}}],"planned":{{"from":"2020-01-01"}}}}"#
        )
    };
    let grants: Vec<String> = (0..100).map(grant).collect();
    let registry = submitted(&grants.join(","));
    let mut told = Vec::new();
    let document = write_activities_watched(&registry, &options(), &mut |done, whole| {
        told.push((done, whole));
        ControlFlow::Continue(())
    });
    assert_eq!(document, write_activities(&registry, &options()));
    assert_eq!((told[0], told[told.len() - 1]), ((0, 100), (100, 100)));
    assert!(told.len() > 3 && told.is_sorted());
    for stop_at in [0, 50, 100] {
        let stopped = write_activities_watched(&registry, &options(), &mut |done, _| {
            if done >= stop_at {
                ControlFlow::Break(())
            } else {
                ControlFlow::Continue(())
            }
        });
        assert_eq!(stopped, Err(IatiWriteError::Stopped(Stopped)));
    }
}

#[test]
fn what_is_said_to_be_kept_cannot_break_a_file() {
    let elements = [
        r#""</iati-activity>""#,
        r#""<x/>","<!-- x -->","<transaction/>","text""#,
        r#""<title/>","<iati-identifier>other</iati-identifier>""#,
        r#""<description><narrative>Kept</narrative></description>""#,
        r#""<vientro:grant xmlns:vientro='urn:vientro:iati:1'>{}</vientro:grant>""#,
        r#""<transaction><transaction-type code='3'/><transaction-date iso-date='2020-01-01'/><value value-date='2020-01-01'>1</value></transaction>""#,
    ];
    for elements in elements {
        for attributes in [r#""a b":"x'/>","xml:lang":"vi'""#, r#""xml:lang":"vi""#] {
            let registry = submitted(&format!(
                r#"{{"id":"G1","titles":{{"vi":"Gạo"}},"donors":[{{"donor":"D1"}}],
                "planned":{{"from":"2020-10-20"}},"iati":{{"attributes":{{{attributes}}},"elements":[{elements}]}}}}"#
            ));
            let document = write_activities(&registry, &options()).unwrap();
            assert_valid(document.bytes(), "iati-activities-schema.xsd");
            let (after, _) = read_all(&[document.bytes()]);
            assert_same(&registry, &after);
        }
    }
}
