//! The suite of IATI/pyIATI: encodings, code lists and vocabularies, broken files.

use std::fs;

use vientro::exchange::iati::{IatiChecked, check};

use crate::{data, errors, everything, structure};

fn read(file: &str) -> Vec<u8> {
    fs::read(data("pyiati").join(file)).unwrap()
}

fn checked(file: &str) -> IatiChecked {
    check(&read(file)[..], &everything()).unwrap()
}

#[test]
fn a_file_is_the_same_in_every_encoding_that_says_what_it_is() {
    let folder = "version_independent/dataset-encoding";
    let plain = checked(&format!("{folder}/valid-UTF-8.xml"));
    assert_eq!(plain.items(), 4);
    for encoding in ["UTF-16", "UTF-16BE", "UTF-16LE", "UTF-32"] {
        let file = format!("{folder}/valid-{encoding}.xml");
        assert!(structure(&read(&file)).is_valid(), "{encoding}");
        assert_eq!(errors(&checked(&file)), errors(&plain), "{encoding}");
        assert_eq!(checked(&file).items(), 4, "{encoding}");
    }
    // Sixteen bits without a mark show by their zeros.
    let unmarked = read(&format!("{folder}/valid-undetectable-encoding.xml"));
    assert!(structure(&unmarked).is_valid());
}

#[test]
fn windows_1252_is_read_where_it_is_declared_and_never_guessed() {
    let bytes = read("version_independent/dataset-encoding/valid-windows-1252.xml");
    let undeclared = structure(&bytes);
    assert_eq!(errors(&undeclared), ["xml.bytes"]);
    assert_eq!(undeclared.findings()[0].place.line, 7);

    let declared = |encoding: &str| {
        let from = bytes.windows(2).position(|two| two == b"?>").unwrap();
        let (before, after) = bytes.split_at(from);
        let middle = format!(" encoding=\"{encoding}\"");
        [before, middle.as_bytes(), after].concat()
    };
    for encoding in ["windows-1252", "ISO-8859-1", "WINDOWS-1258"] {
        let checked = structure(&declared(encoding));
        assert!(checked.is_valid(), "{encoding}: {:?}", checked.findings());
    }
    assert_eq!(errors(&structure(&declared("utf-8"))), ["xml.bytes"]);
    assert_eq!(errors(&structure(&declared("utf-16"))), ["xml.bytes"]);
    assert_eq!(errors(&structure(&declared("x-klingon"))), ["xml.encoding"]);
}

#[test]
fn codes_are_held_against_the_list_of_their_vocabulary() {
    let none: &[&str] = &[];
    let cases: &[(&str, &[&str])] = &[
        ("codelist_mapping_element_text_valid_code", none),
        ("codelist_mapping_element_text_invalid_code", &["9.16.1"]),
        ("incomplete_codelist_code_present", none),
        // An open list does not know every code.
        ("incomplete_codelist_code_not_present", none),
        ("invalid_code", &["9.1.1"]),
        ("valid_code_from_common", none),
        ("invalid_code_from_common", &["9.54.1"]),
        ("valid_codes_multiple_xpaths_for_codelist", none),
        (
            "invalid_codes_multiple_xpaths_for_codelist_first",
            &["9.42.1"],
        ),
        (
            "invalid_codes_multiple_xpaths_for_codelist_second",
            &["9.54.1"],
        ),
        ("use_xml_lang", none),
        ("vocab_default_explicit", none),
        ("vocab_default_implicit", none),
        ("vocab_default_implicit_invalid_code", &["9.76.1"]),
        ("vocab_multiple_different_valid", none),
        (
            "vocab_multiple_different_invalid_code",
            &["9.76.1", "9.77.1"],
        ),
        ("vocab_multiple_same_valid", none),
        ("vocab_multiple_same_invalid_code", &["9.76.1"]),
        ("vocab_non_default", none),
        ("vocab_user_defined", none),
        ("vocab_user_defined_with_uri_readable", none),
        // Nothing is fetched.
        ("vocab_user_defined_with_uri_readable_bad_code", none),
        ("vocab_user_defined_with_uri_unreadable", none),
    ];
    for (name, expected) in cases {
        let file = format!("2-02/valid_iati_{name}.xml");
        let checked = checked(&file);
        let errors = errors(&checked);
        let codes: Vec<_> = errors
            .into_iter()
            .filter(|rule| rule.starts_with("9."))
            .collect();
        assert_eq!(codes, *expected, "{name}");
        assert!(structure(&read(&file)).is_valid(), "{name}");
    }
    let open = checked("2-02/valid_iati_incomplete_codelist_code_not_present.xml");
    let warned = |rule| open.findings().iter().any(|finding| finding.rule == rule);
    assert!(warned("9.50.1"));
}

#[test]
fn broken_files_end_as_their_names_say() {
    let cases: &[(&str, &[&str])] = &[
        ("2-02/invalid.xml", &["xml.outside"]),
        ("2-02/leading_whitespace_xml.xml", &["xml.declaration"]),
        (
            "2-02/invalid_iati_missing_required_element.xml",
            &["xsd.missing_element"],
        ),
        (
            "2-02/invalid_iati_missing_required_element_from_common.xml",
            &["xsd.missing_element"],
        ),
        ("version_independent/invalid.xml", &["xml.outside"]),
        (
            "version_independent/leading_whitespace_xml.xml",
            &["xml.declaration"],
        ),
        ("version_independent/valid_not_iati.xml", &["xsd.root"]),
        ("2-02/valid_iati.xml", &[]),
        ("2-02/valid_iati_breaks_rule.xml", &[]),
        ("2-02/valid_iati_minimal_file.xml", &[]),
        ("2-02/valid_std_ruleset.xml", &[]),
        ("version_independent/valid.xml", &[]),
    ];
    for (file, expected) in cases {
        assert_eq!(errors(&structure(&read(file))), *expected, "{file}");
    }
}

#[test]
fn the_rules_of_the_suite_find_what_the_file_is_named_for() {
    let cases = [
        ("bad_date_order", "11.1.2"),
        ("does_not_sum_100", "3.1.2"),
        ("missing_sector_element", "6.2.2"),
    ];
    let good = checked("2-02/valid_std_ruleset.xml");
    for (name, rule) in cases {
        let bad = checked(&format!("2-02/ruleset-std/invalid_std_ruleset_{name}.xml"));
        assert!(errors(&bad).contains(&rule), "{name}");
        assert!(!errors(&good).contains(&rule), "{name}");
    }
    let bad = checked("2-02/ruleset-std/invalid_std_ruleset_bad_identifier.xml");
    let rules: Vec<_> = bad.findings().iter().map(|finding| finding.rule).collect();
    assert!(rules.contains(&"1.3.13"), "{rules:?}");
}
