//! Files that are no XML, or hostile: one error at its place, and never more memory than a token.

use std::io::{self, Read};
use std::ops::ControlFlow;

use vientro::exchange::Stopped;
use vientro::exchange::iati::{IatiCheckOptions, IatiChecked, XmlError, check, check_watched};

use crate::{errors, everything, structure};

fn broken(text: &str) -> (String, u64, u64) {
    let checked = structure(text.as_bytes());
    let last = checked.findings().last().unwrap();
    (last.rule.to_owned(), last.place.line, last.place.column)
}

#[test]
fn what_is_no_xml_is_reported_at_its_place() {
    let cases = [
        ("", "xml.empty", 1, 1),
        ("  \n ", "xml.empty", 2, 2),
        ("<a>", "xml.unclosed", 1, 4),
        ("<a>\n<b></a>", "xml.end_tag", 2, 4),
        ("</a>", "xml.nothing_open", 1, 1),
        ("<a/>\n<b/>", "xml.outside", 2, 1),
        ("<a/>chữ", "xml.outside", 1, 5),
        ("<a x=1/>", "xml.attribute", 1, 1),
        ("<a x='1' x='2'/>", "xml.attribute_twice", 1, 1),
        ("<a x='<'/>", "xml.attribute", 1, 1),
        ("<a>ấ<p:b/></a>", "xml.prefix", 1, 5),
        ("<a p:x=''/>", "xml.prefix", 1, 1),
        ("<1a/>", "xml.name", 1, 1),
        ("<a:b:c/>", "xml.name", 1, 1),
        ("<a>\u{1}</a>", "xml.character", 1, 4),
        ("<a>&#1;</a>", "xml.character", 1, 4),
        ("<a>&nbsp;</a>", "xml.entity", 1, 4),
        ("<a x='&nbsp;'/>", "xml.entity", 1, 1),
        ("<a>a & b</a>", "xml.reference", 1, 6),
        ("<a>]]></a>", "xml.markup", 1, 4),
        ("<a><!-- a -- b --></a>", "xml.markup", 1, 4),
        ("<a><![CDATA[</a>", "xml.markup", 1, 4),
        ("<a><?xml version='1.0'?></a>", "xml.declaration", 1, 4),
        ("<a", "xml.markup", 1, 1),
    ];
    for (text, rule, line, column) in cases {
        assert_eq!(broken(text), (rule.to_owned(), line, column), "{text}");
    }
}

#[test]
fn very_many_attributes_are_told_apart() {
    let written = |count: usize| (0..count).map(|number| format!(" a{number}=''")).collect();
    for count in [2, 8, 9, 10, 100_000] {
        let all: String = written(count);
        let twice = format!("<a{all} a{}=''/>", count - 1);
        let (rule, ..) = broken(&twice);
        assert_eq!(rule, "xml.attribute_twice", "{count}");
        let (rule, ..) = broken(&format!("<a{all}/>"));
        assert_ne!(rule, "xml.attribute_twice", "{count}");
    }
    // A namespace that is declared twice in one tag, too.
    let (rule, ..) = broken("<a xmlns:p='x' xmlns:p='y'/>");
    assert_eq!(rule, "xml.attribute_twice");
}

#[test]
fn lines_and_columns_are_counted_in_whole_texts() {
    let begin = "<iati-activities version='2.03'>";
    let cases = [
        ("\n\n<1/>", 3, 1),
        ("\nấ\tề<1/>", 2, 4),
        ("<!-- ấ\nấ\n --><1/>", 3, 5),
        ("\r\n <1/>", 2, 2),
    ];
    for (text, line, column) in cases {
        let found = broken(&format!("{begin}{text}"));
        assert_eq!(found, ("xml.name".to_owned(), line, column), "{text:?}");
    }
}

#[test]
fn entities_are_not_expanded_and_that_is_said() {
    let bomb = concat!(
        r#"<!DOCTYPE a [<!ENTITY x "0123456789"><!ENTITY y "&x;&x;&x;&x;&x;&x;&x;&x;">]>"#,
        "\n<iati-activities version='2.03'>&y;</iati-activities>"
    );
    let checked = structure(bomb.as_bytes());
    let found: Vec<_> = checked
        .findings()
        .iter()
        .map(|finding| finding.rule)
        .collect();
    assert_eq!(found, ["xml.doctype", "xml.entity"]);
    let outside = "<!DOCTYPE a SYSTEM 'file:///etc/passwd'><iati-activities version='2.03'/>";
    assert_eq!(
        errors(&structure(outside.as_bytes())),
        ["xsd.missing_element"]
    );
}

#[test]
fn characters_and_entities_of_xml_itself_are_read() {
    let text = r#"<iati-organisations version="2.03"><iati-organisation>
<organisation-identifier>A&amp;B&#x1EA5;&lt;</organisation-identifier>
<name><narrative><![CDATA[a < b]]></narrative></name>
<reporting-org ref="a&quot;b" type="1&#48;"><narrative>a</narrative></reporting-org>
</iati-organisation></iati-organisations>"#;
    let checked = check(text.as_bytes(), &everything()).unwrap();
    // The type is 10, which the list holds.
    assert_eq!(errors(&checked), ["4.5.1"]);
}

/// Repeats a text for ever.
struct Endless(&'static [u8], usize);

impl Read for Endless {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        for byte in into.iter_mut() {
            *byte = self.0[self.1 % self.0.len()];
            self.1 += 1;
        }
        Ok(into.len())
    }
}

fn endless(start: &'static str, repeated: &'static str) -> IatiChecked {
    let input = start.as_bytes().chain(Endless(repeated.as_bytes(), 0));
    check(input, &everything()).unwrap()
}

#[test]
fn endless_tags_text_and_depth_end() {
    assert_eq!(errors(&endless("<a x='", "x")), ["xml.long"]);
    assert!(errors(&endless("<iati-activities>", "text ")).contains(&"xml.long"));
    assert!(errors(&endless("", "<a>")).contains(&"xml.deep"));
}

#[test]
fn hostile_names_and_namespaces_end_soon() {
    let declared = |count: usize| {
        let all: String = (0..count).map(|n| format!(" xmlns:p{n}='u'")).collect();
        let used: String = (0..count).map(|n| format!(" p{n}:a='1'")).collect();
        structure(format!("<iati-activities version='2.03'{all}{used}/>").as_bytes())
    };
    assert_eq!(errors(&declared(200)), ["xsd.missing_element"]);
    assert_eq!(errors(&declared(100_000)), ["xml.prefixes"]);
    let attributes: String = (0..200_000).map(|n| format!(" a{n}='1'")).collect();
    let checked = structure(format!("<iati-activities{attributes}/>").as_bytes());
    assert_eq!(checked.errors(), 200_002);
}

#[test]
fn bytes_that_cannot_be_had_are_an_error_and_no_finding() {
    struct Torn;
    impl Read for Torn {
        fn read(&mut self, _: &mut [u8]) -> io::Result<usize> {
            Err(io::ErrorKind::ConnectionReset.into())
        }
    }
    let input = b"<iati-activities version='2.03'>".chain(Torn);
    let kind = io::ErrorKind::ConnectionReset;
    let result = check(input, &everything());
    assert_eq!(result, Err(XmlError::Input { kind }));
}

#[test]
fn a_long_check_tells_how_far_it_is_and_stops_when_asked() {
    let activity = "<iati-activity/>".repeat(200_000);
    let text = format!("<iati-activities version='2.03'>{activity}</iati-activities>");
    let length = text.len() as u64;
    let options = IatiCheckOptions::without_today().structure_only();
    let mut told = Vec::new();
    let checked = check_watched(text.as_bytes(), length, &options, &mut |done, whole| {
        assert_eq!(whole, length);
        told.push(done);
        ControlFlow::Continue(())
    });
    assert_eq!(checked.unwrap().items(), 200_000);
    assert!(told.len() > 3 && told.is_sorted(), "{told:?}");
    assert_eq!((told[0], told[told.len() - 1]), (0, length));
    let stopped = check_watched(text.as_bytes(), length, &options, &mut |done, _| {
        if done > 0 {
            ControlFlow::Break(())
        } else {
            ControlFlow::Continue(())
        }
    });
    assert_eq!(stopped, Err(XmlError::Stopped(Stopped)));
}

#[test]
fn an_activity_too_large_for_its_rules_says_so() {
    let indicators = "<indicator/>".repeat(10_000);
    let text = format!(
        "<iati-activities version='2.03'><iati-activity><result>{indicators}</result></iati-activity></iati-activities>"
    );
    let options = everything().most_findings(1_000_000);
    let checked = check(text.as_bytes(), &options).unwrap();
    assert!(errors(&checked).contains(&"iati.too_large"));
}

#[test]
fn extensions_are_let_in_where_the_schema_lets_them() {
    let file = |inside: &str, behind: &str| {
        format!(
            r#"<iati-activities version="2.03" xmlns:x="http://example.org/x" x:a="1"><iati-activity>
<iati-identifier>a</iati-identifier><reporting-org ref="a" type="10"><narrative>a</narrative></reporting-org>
<title><narrative>a</narrative></title><description><narrative>a</narrative></description>
<participating-org role="1"/><activity-status code="2"/><activity-date type="1" iso-date="2020-01-01"/>
{inside}</iati-activity>{behind}</iati-activities>"#
        )
    };
    let rules = |inside: &str, behind: &str| {
        let text = file(inside, behind);
        let checked = structure(text.as_bytes());
        errors(&checked).join(" ")
    };
    assert_eq!(rules("<x:b y='1'>c<x:d/></x:b>", "<x:e/>"), "");
    // What has no namespace is no extension; what is known is looked at wherever it stands.
    assert_eq!(rules("<b/>", ""), "xsd.unknown_element");
    assert_eq!(rules("<x:b><title/></x:b>", ""), "xsd.missing_element");
    assert_eq!(rules("<x:b><unknown/></x:b>", ""), "");
    assert_eq!(rules("<x:b/><sector code='1'/>", ""), "xsd.order");
    assert_eq!(rules("<sector code='1'>a</sector>", ""), "xsd.text");
    assert_eq!(
        rules("<sector code='1' b='2' x:b='2'/>", ""),
        "xsd.unknown_attribute"
    );
    assert_eq!(
        rules("<related-activity ref='1' type='1' x:b='2'/>", ""),
        "xsd.unknown_attribute"
    );
    assert_eq!(rules("<sector xmlns='http://example.org/y'/>", ""), "");
}
