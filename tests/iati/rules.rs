//! The official rules, each on the smallest activity that shows it.

use vientro::Lang;
use vientro::exchange::iati::{IatiCheckOptions, IatiChecked, check};
use vientro::finding::Reason;

use crate::{errors, everything};

/// A valid activity, with other things in places that stand in brackets below.
fn activity(attributes: &str, middle: &str, end: &str) -> String {
    format!(
        r#"<iati-activity xml:lang="vi" default-currency="USD" {attributes}>
<iati-identifier>GB-CHC-1-A</iati-identifier>
<reporting-org ref="GB-CHC-1" type="21"><narrative>A</narrative></reporting-org>
<title><narrative>Nước sạch</narrative></title>
<description><narrative>Nước sạch</narrative></description>
<participating-org role="1"><narrative>A</narrative></participating-org>
<activity-status code="2"/>
{middle}{end}</iati-activity>"#
    )
}

const DATES: &str = r#"<activity-date type="2" iso-date="2020-01-01"/>"#;
const PLACE: &str = r#"<recipient-country code="VN"/>"#;
const SECTOR: &str = r#"<sector code="11110"/>"#;

fn file(activity: &str) -> String {
    format!(r#"<?xml version="1.0"?><iati-activities version="2.03">{activity}</iati-activities>"#)
}

fn checked(activity: &str) -> IatiChecked {
    check(file(activity).as_bytes(), &everything()).unwrap()
}

fn rules(middle: &str, end: &str) -> Vec<String> {
    let checked = checked(&activity("", middle, end));
    let found = checked.findings().iter();
    found.map(|finding| finding.rule.to_owned()).collect()
}

#[test]
fn a_good_activity_is_valid_without_a_finding() {
    assert_eq!(rules(DATES, &format!("{PLACE}{SECTOR}")), [""; 0]);
}

#[test]
fn percentages_add_up_to_the_last_digit() {
    let countries = |percentages: [&str; 3]| {
        let country = |(code, percentage): (&str, &str)| {
            format!(r#"<recipient-country code="{code}" percentage="{percentage}"/>"#)
        };
        let all = ["VN", "LA", "KH"].into_iter().zip(percentages);
        let all: String = all.map(country).collect();
        rules(DATES, &format!("{all}{SECTOR}"))
    };
    assert_eq!(countries(["33.3", "33.3", "33.4"]), [""; 0]);
    assert_eq!(countries(["14.18", "41.04", "44.78"]), [""; 0]);
    // Four places are not enough to see these.
    assert_eq!(countries(["33.33333", "33.33333", "33.33333"]), ["3.1.2"]);
    assert_eq!(countries(["50", "25", "25.00004"]), ["3.1.2"]);
    let tiny = "0.00000000000000000000000000000000000001";
    assert_eq!(countries(["50", "50", tiny]), ["3.1.2"]);
    assert_eq!(
        countries(["150", "-25", "-25"]),
        ["12.1.1", "12.1.1", "12.1.1"]
    );
    // Not decimals: a finding about the value, and none about the sum.
    assert_eq!(countries(["0x64", "0", "0"]), ["xsd.value"]);
}

#[test]
fn a_budget_runs_for_a_year_of_the_calendar() {
    let budget = |start: &str, end: &str| {
        let budget = format!(
            r#"{PLACE}{SECTOR}<budget><period-start iso-date="{start}"/><period-end iso-date="{end}"/>
<value value-date="{start}">1</value></budget>"#
        );
        rules(DATES, &budget)
    };
    // 366 days, and 365.
    assert_eq!(budget("2024-01-01", "2025-01-01"), [""; 0]);
    assert_eq!(budget("2023-01-01", "2024-01-01"), [""; 0]);
    assert_eq!(budget("2023-01-01", "2024-01-02"), ["7.5.3"]);
    assert_eq!(budget("2016-02-29", "2017-02-28"), [""; 0]);
    assert_eq!(budget("2016-02-29", "2017-03-01"), ["7.5.3"]);
    assert_eq!(budget("2024-01-01", "2023-12-31"), ["8.6.3"]);
    assert_eq!(budget("2017-02-06+08:00", "2018-02-06Z"), [""; 0]);
}

#[test]
fn today_is_an_argument() {
    let transaction = |date: &str| {
        format!(
            r#"{DATES}{PLACE}{SECTOR}<transaction><transaction-type code="2"/>
<transaction-date iso-date="2020-01-01"/><value value-date="2020-01-01">1</value></transaction>
<transaction><transaction-type code="2"/>
<transaction-date iso-date="{date}"/><value value-date="{date}">1</value></transaction>"#
        )
    };
    assert_eq!(rules(&transaction("2024-12-31"), ""), [""; 0]);
    // Every transaction counts, not the first alone.
    assert_eq!(rules(&transaction("2025-01-01"), ""), ["11.2.1", "11.2.2"]);
    let text = file(&activity(
        r#"last-updated-datetime="2999-01-01T00:00:00Z""#,
        &transaction("2999-01-01"),
        "",
    ));
    let checked = check(text.as_bytes(), &IatiCheckOptions::without_today()).unwrap();
    assert!(checked.is_valid(), "{:?}", checked.findings());
    let today = ["11.1.1", "11.1.4", "11.1.5", "11.2.1", "11.2.2"];
    let expected = today.map(|rule| (rule, Reason::GoverningDateUnknown));
    assert_eq!(checked.not_applied(), expected);
    let structure = everything().structure_only();
    let switched_off = check(text.as_bytes(), &structure).unwrap();
    assert_eq!(switched_off.not_applied().len(), 79);
}

#[test]
fn sectors_of_every_vocabulary_add_up() {
    let sectors = r#"<sector code="11110"/><sector vocabulary="99" code="a" percentage="50"><narrative>a</narrative></sector>
<sector vocabulary="99" code="b" percentage="49"><narrative>b</narrative></sector>"#;
    let middle = format!("{DATES}{PLACE}");
    assert_eq!(rules(&middle, sectors), ["2.1.2"]);
    assert_eq!(rules(&middle, &sectors.replace("49", "50")), [""; 0]);
    let bare = r#"<sector code="11110"/><sector code="11120"/>"#;
    assert_eq!(rules(&middle, bare), ["2.1.1"]);
}

#[test]
fn an_identifier_stands_once_in_a_file() {
    let one = activity("", DATES, &format!("{PLACE}{SECTOR}"));
    let checked = checked(&format!("{one}{one}"));
    assert_eq!(errors(&checked), ["1.1.2"]);
    let finding = &checked.findings()[0];
    assert_eq!(
        finding.path,
        "/iati-activities/iati-activity[2]/iati-identifier"
    );
    assert_eq!((finding.place.line, finding.place.column), (9, 1));
    assert_eq!(
        finding.message(Lang::En),
        "the activity identifier stands in line 2 already"
    );
    assert_eq!(finding.message(Lang::Vi), "mã hoạt động đã có ở dòng 2");
}

#[test]
fn registered_publishers_may_have_other_identifiers() {
    let text = file(&activity("", DATES, &format!("{PLACE}{SECTOR}")).replace("GB-CHC-1", "47045"));
    let warned = |options: &IatiCheckOptions| {
        let checked = check(text.as_bytes(), options).unwrap();
        assert!(checked.is_valid());
        checked.warnings()
    };
    assert_eq!(warned(&everything()), 1);
    assert_eq!(warned(&everything().publishers(["47045".to_owned()])), 0);
}

#[test]
fn a_message_is_one_line_whatever_the_value_is() {
    let value = format!(
        "<value value-date=\"2020-01-01\">1\n2{}</value>",
        "\n".repeat(500)
    );
    let budget = format!(
        r#"{PLACE}{SECTOR}<budget><period-start iso-date="2020-01-01"/><period-end iso-date="2020-12-31"/>{value}</budget>"#
    );
    let checked = checked(&activity("", DATES, &budget));
    assert_eq!(errors(&checked), ["xsd.value"]);
    let message = checked.findings()[0].message(Lang::En);
    assert_eq!(
        message,
        "`value` must be a decimal like `1234.56`, not `1 2`"
    );
}

#[test]
fn no_more_findings_are_kept_than_asked_and_the_others_are_counted() {
    let many = r#"<sector code="x"/>"#.repeat(1_000);
    let text = file(&activity("", DATES, &format!("{PLACE}{many}")));
    let checked = check(text.as_bytes(), &everything().most_findings(10)).unwrap();
    assert_eq!(checked.findings().len(), 10);
    assert_eq!((checked.errors(), checked.left_out()), (1_001, 991));
}
