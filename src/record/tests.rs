//! Every record from a full draft and back, and every field refused in its wrong shape.

#![expect(clippy::arithmetic_side_effects, reason = "a test may overflow")]

use super::draft::{Field, Node, Object, Slot, View};
use super::*;
use crate::lang::Lang;
use crate::path::Trail;

/// Every field of every record, as pointers without their first slash; `amount` etc. are leaves.
const DONOR: &[(&str, &str)] = &[
    ("id", "D1"),
    ("kind", "foreign_ngo"),
    ("names/original", "Paper Kite Foundation"),
    ("names/vi", "Tổ chức Diều Giấy"),
    ("names/en", "Paper Kite"),
    ("names/short", "PKF"),
    ("country", "US"),
    ("home_registry_id", "EIN 00-0000000"),
    ("person", "P1"),
    ("accounts/0/number", "0000 1111"),
    ("accounts/0/bank", "Ngân hàng Minh họa"),
    ("accounts/0/opened_on", "2019-01-01"),
    ("accounts/0/closed_on", "2020-12-31"),
];
const PARTY: &[(&str, &str)] = &[
    ("id", "B1"),
    ("kind", "state_agency"),
    ("names/original", "Sở Minh họa"),
    ("names/vi", "Sở Minh họa"),
    ("names/en", "Demonstration Department"),
    ("names/short", "DD"),
    ("founded_by", "ppc"),
    ("province", "20"),
];
const CERTIFICATE: &[(&str, &str)] = &[
    ("id", "C1"),
    ("holder", "D1"),
    ("number", "MH-1"),
    ("kind", "operation"),
    ("issued_on", "2019-01-01"),
    ("valid_until", "2021-12-31"),
    ("home_term_end", "not_applicable"),
    ("provinces/0", "VN"),
    ("provinces/1", "20"),
    ("sectors/0", "health"),
    ("office_province", "01"),
    ("programme_list/from", "2019-01-01"),
    ("programme_list/until", "2021-12-31"),
    ("events/0/kind", "renewed"),
    ("events/0/date", "2021-12-01"),
    ("events/0/number", "MH-2"),
    ("events/0/valid_until", "2024-12-31"),
    ("events/0/note", "gia hạn"),
];
const GRANT: &[(&str, &str)] = &[
    ("id", "G1"),
    ("titles/original", "A title"),
    ("titles/vi", "Tên dự án"),
    ("titles/en", "Title"),
    ("mode", "project"),
    ("non_project_form", "money"),
    ("parent", "G0"),
    ("supplements", "G2"),
    ("national_programme", "national_2013_2017"),
    ("donors/0/donor", "D1"),
    ("donors/0/share", "33.3333"),
    ("donors/1/donor", "D2"),
    ("donors/1/share", "66.6667"),
    ("recipient", "B1"),
    ("owner", "B2"),
    ("managing_agency", "ppc"),
    ("provinces/0/province", "20"),
    ("provinces/0/share", "100"),
    ("sectors/0/sector", "health"),
    ("sectors/0/share", "0"),
    ("content/0", "security"),
    ("content/1", "religion"),
    ("disaster_date", "2020-10-10"),
    ("dossier/submitted_on", "2019-01-02"),
    ("dossier/complete_on", "2019-01-03"),
    ("decision/number", "1/QĐ-UBND"),
    ("decision/date", "2019-02-01"),
    ("decision/level", "managing_agency"),
    ("planned/from", "2019-03-01"),
    ("planned/until", "2020-02-29"),
    ("actual/from", "2019-03-02"),
    ("actual/until", "2020-02-28"),
    ("funding/total/0/amount", "100.00"),
    ("funding/total/0/currency", "USD"),
    ("funding/total/1/amount", "2300000"),
    ("funding/total/1/currency", "VND"),
    ("funding/grant/0/amount", "100.00"),
    ("funding/grant/0/currency", "USD"),
    ("funding/counterpart/0/amount", "2300000"),
    ("funding/counterpart/0/currency", "VND"),
    ("funding/recipient_managed/0/amount", "60.00"),
    ("funding/recipient_managed/0/currency", "USD"),
    ("funding/donor_managed/0/amount", "40.00"),
    ("funding/donor_managed/0/currency", "USD"),
    ("funding/cash/0/amount", "0.00"),
    ("funding/cash/0/currency", "USD"),
    ("funding/in_kind/0/amount", "100.00"),
    ("funding/in_kind/0/currency", "USD"),
    ("funding/goods/0/description", "Sách"),
    ("funding/goods/0/quantity", "2.50"),
    ("funding/goods/0/unit", "thùng"),
    ("funding/goods/0/value/amount", "100.00"),
    ("funding/goods/0/value/currency", "USD"),
    ("funding/goods/0/condition", "used"),
    ("spending_nature", "recurrent"),
    ("budget_class", "budget_revenue"),
    ("executor", "owner"),
    ("management", "existing_unit"),
    ("documents/0/kind", "request"),
    ("documents/0/number", "7"),
    ("documents/0/issuer", "Sở Minh họa"),
    ("documents/0/date", "2019-01-01"),
    ("documents/0/legalised", "not_applicable"),
    ("documents/0/translated", "no"),
    ("amendments/0/number", "2/QĐ-UBND"),
    ("amendments/0/date", "2019-06-01"),
    ("amendments/0/level", "managing_agency"),
    ("amendments/0/planned/from", "2019-03-01"),
    ("amendments/0/planned/until", "2020-12-31"),
    ("amendments/0/grant/0/amount", "-10.00"),
    ("amendments/0/grant/0/currency", "USD"),
    ("amendments/0/counterpart/0/amount", "5"),
    ("amendments/0/counterpart/0/currency", "VND"),
    ("amendments/0/donors/0/donor", "D1"),
    ("amendments/0/donors/0/share", "100"),
    ("amendments/0/provinces/0/province", "20"),
    ("amendments/0/provinces/0/share", "50"),
    ("amendments/0/sectors/0/sector", "health"),
    ("amendments/0/sectors/0/share", "100"),
    ("amendments/0/note", "điều chỉnh"),
    ("events/0/kind", "completed"),
    ("events/0/date", "2020-02-28"),
    ("events/0/number", "3"),
    ("events/0/note", "kết thúc"),
];
const TRANSACTION: &[(&str, &str)] = &[
    ("id", "T1"),
    ("grant", "G1"),
    ("kind", "refunded"),
    ("date", "2019-04-01"),
    ("amount/amount", "12.34"),
    ("amount/currency", "USD"),
    ("form", "cash"),
    ("donor", "D1"),
    ("account", "0000 1111"),
];
const BALANCE: &[(&str, &str)] = &[
    ("id", "A1"),
    ("account", "0000 1111"),
    ("grant", "G1"),
    ("date", "2019-12-31"),
    ("opening/amount", "0.00"),
    ("opening/currency", "USD"),
    ("closing/amount", "-1.00"),
    ("closing/currency", "USD"),
];
const COMMITMENT: &[(&str, &str)] = &[
    ("id", "M1"),
    ("donor", "D1"),
    ("date", "2019-01-01"),
    ("amount/amount", "1000"),
    ("amount/currency", "JPY"),
    ("qualifier", "about"),
    ("purpose", "trường học"),
];
const RATE: &[(&str, &str)] = &[
    ("id", "R1"),
    ("from", "USD"),
    ("to", "VND"),
    ("value", "23195.50"),
    ("kind", "accounting"),
    ("valid/from", "2019-01-01"),
    ("valid/until", "2019-01-31"),
    ("source", "Thông báo minh họa"),
];
const FILING: &[(&str, &str)] = &[
    ("id", "F1"),
    ("duty", "DUTY-001"),
    ("bearer", "D1"),
    ("window/from", "2019-01-01"),
    ("window/until", "2019-12-31"),
    ("date", "2020-01-15"),
];
const PERSON: &[(&str, &str)] = &[
    ("id", "P1"),
    ("role", "expert"),
    ("name", "Người Minh Họa"),
    ("nationality", "FR"),
    ("born_on", "1970-02-03"),
    ("identity_document", "XX-998877"),
    ("organization", "D-of-expert"),
    ("from", "2018-05-06"),
    ("until", "2019-07-08"),
    ("redacted", "no"),
];
const FIGURE: &[(&str, &str)] = &[
    ("id", "Z1"),
    ("indicator", "aid_disbursed"),
    ("scope/province", "20"),
    ("scope/region", "europe"),
    ("scope/country", "FR"),
    ("scope/donor", "D1"),
    ("scope/national_programme", "national_2013_2017"),
    ("mode", "project"),
    ("novelty", "new"),
    ("window/kind", "calendar_year"),
    ("window/from", "2019-01-01"),
    ("window/until", "2019-12-31"),
    ("as_of", "2020-01-01"),
    ("printed", "gần 562 triệu USD"),
    ("lang", "vi"),
    ("quote", "giải ngân gần 562 triệu USD"),
    ("source", "báo minh họa"),
    ("derived", "cộng"),
    ("note", "ghi chú"),
];

type Leaf = (&'static str, Field<'static>);

/// Fills an object with leaves, each at its place.
fn fill(object: &mut dyn Object<'static>, leaves: &[Leaf]) {
    for (name, below) in groups(leaves) {
        let Some(node) = object.field(name) else {
            panic!("no field {name}")
        };
        fill_node(node, &below);
    }
}

fn fill_node(node: &mut dyn Node<'static>, leaves: &[Leaf]) {
    match node.slot() {
        Slot::Field(field) => *field = leaves[0].1.clone(),
        Slot::Object(object) => fill(object, leaves),
        Slot::List(list) => {
            for (_, below) in groups(leaves) {
                fill_node(list.push().unwrap(), &below);
            }
        }
    }
}

/// Leaves by the first step of their place, in the order given.
fn groups(leaves: &[Leaf]) -> Vec<(&'static str, Vec<Leaf>)> {
    let mut groups: Vec<(&'static str, Vec<Leaf>)> = Vec::new();
    for (place, leaf) in leaves {
        let (name, rest) = place.split_once('/').unwrap_or((place, ""));
        match groups.last_mut() {
            Some((last, below)) if *last == name => below.push((rest, leaf.clone())),
            _ => groups.push((name, vec![(rest, leaf.clone())])),
        }
    }
    groups
}

/// Every leaf of an object, given or not, as pointers; a list without elements is one, too.
fn leaves_of(object: &dyn Object<'_>, at: &str, found: &mut Vec<(String, bool)>) {
    object.visit(&mut |name, node| leaves_of_node(node, &format!("{at}/{name}"), found));
}

fn leaves_of_node(node: &dyn Node<'_>, at: &str, found: &mut Vec<(String, bool)>) {
    match node.view() {
        View::Field(_) => found.push((at.to_owned(), node.is_absent())),
        View::Object(object) => leaves_of(object, at, found),
        View::List(list) => {
            let mut position = 0;
            list.visit(&mut |element| {
                leaves_of_node(element, &format!("{at}/{position}"), found);
                position += 1;
            });
            if position == 0 {
                found.push((at.to_owned(), true));
            }
        }
    }
}

fn texts(table: &[(&'static str, &'static str)]) -> Vec<Leaf> {
    table
        .iter()
        .map(|(place, text)| (*place, (*text).into()))
        .collect()
}

fn draft<R: Record>(leaves: &[Leaf]) -> R::Draft<'static> {
    let mut draft = R::Draft::<'static>::default();
    fill(&mut draft, leaves);
    draft
}

fn built<R: Record>(table: &[(&'static str, &'static str)]) -> R {
    R::build(&draft::<R>(&texts(table))).unwrap_or_else(|problems| panic!("{problems:?}"))
}

fn places(problems: &[Problem]) -> Vec<&str> {
    let mut places: Vec<&str> = problems.iter().map(|p| p.path().as_str()).collect();
    places.sort_unstable();
    places
}

/// What holds for every kind of record, tried on a draft that gives every field.
fn try_kind<R: Record + std::fmt::Debug>(table: &[(&'static str, &'static str)]) {
    // The table leaves no field out.
    let full = draft::<R>(&texts(table));
    let mut found = Vec::new();
    leaves_of(&full, "", &mut found);
    let absent: Vec<_> = found.iter().filter(|(_, is_absent)| *is_absent).collect();
    assert!(absent.is_empty(), "{absent:?}");
    let mut given: Vec<String> = table.iter().map(|(place, _)| format!("/{place}")).collect();
    given.sort_unstable();

    // It is built, and comes back.
    let record: R = built(table);
    assert_eq!(R::build(&record.draft()).unwrap(), record);
    assert_eq!(record.key(), table[0].1);

    // Each field alone may be absent, and then comes back absent.
    for skip in 1..table.len() {
        let mut less = table.to_vec();
        let (place, _) = less.remove(skip);
        let is_element = place.ends_with(|c: char| c.is_ascii_digit());
        let is_half = ["amount", "currency"]
            .iter()
            .any(|half| place.ends_with(&format!("/{half}")))
            || (R::KIND == RecordKind::PublishedFigure && place.starts_with("window/"));
        if is_element {
            continue;
        }
        match R::build(&draft::<R>(&texts(&less))) {
            Ok(record) => {
                assert!(!is_half, "{place}");
                assert_eq!(R::build(&record.draft()).unwrap(), record, "{place}");
            }
            Err(problems) => assert!(is_half, "{place}: {problems:?}"),
        }
    }

    // Each leaf alone is refused as something other than text, and all of them at once.
    let number: Field<'static> = Field::Other("17".into());
    for (position, (place, _)) in table.iter().enumerate() {
        let mut leaves = texts(table);
        leaves[position].1 = number.clone();
        let problems = R::build(&draft::<R>(&leaves)).unwrap_err();
        assert_eq!(places(&problems), [format!("/{place}")], "{problems:?}");
    }
    let all: Vec<Leaf> = table
        .iter()
        .map(|(place, _)| (*place, number.clone()))
        .collect();
    let problems = R::build(&draft::<R>(&all)).unwrap_err();
    assert_eq!(places(&problems), given);

    // A control character is refused wherever it stands.
    for (position, (place, _)) in table.iter().enumerate() {
        let mut leaves = texts(table);
        leaves[position].1 = "a\u{7}b".into();
        let problems = R::build(&draft::<R>(&leaves)).unwrap_err();
        assert_eq!(places(&problems), [format!("/{place}")], "{problems:?}");
    }

    // Unknown fields are kept, in the order of their names; misplaced ones are refused.
    let mut wider = draft::<R>(&texts(table));
    let source = |text: &'static str| draft::UnknownSource(text.into());
    wider
        .rest_mut()
        .unknown
        .push(("z".into(), source("[1, 2]")));
    wider.rest_mut().unknown.push(("a".into(), source("{ }")));
    let kept = R::build(&wider).unwrap();
    let again = kept.draft();
    let names: Vec<&str> = again
        .rest()
        .unknown
        .iter()
        .map(|(name, _)| &**name)
        .collect();
    assert_eq!(names, ["a", "z"]);
    assert_eq!(R::build(&again).unwrap(), kept);
    assert_ne!(kept, record);
    wider.rest_mut().misplaced = vec![
        ("id".to_owned(), draft::Misplaced::Repeated),
        ("list/2".to_owned(), draft::Misplaced::NotObject),
    ];
    assert_eq!(places(&R::build(&wider).unwrap_err()), ["/id", "/list/2"]);
}

#[test]
fn every_kind_is_built_refused_and_given_back() {
    try_kind::<Donor>(DONOR);
    try_kind::<Party>(PARTY);
    try_kind::<Certificate>(CERTIFICATE);
    try_kind::<Grant>(GRANT);
    try_kind::<Transaction>(TRANSACTION);
    try_kind::<AccountBalance>(BALANCE);
    try_kind::<Commitment>(COMMITMENT);
    try_kind::<RateRecord>(RATE);
    try_kind::<Filing>(FILING);
    try_kind::<Person>(PERSON);
    try_kind::<PublishedFigure>(FIGURE);
}

#[test]
fn an_id_is_needed_and_is_text() {
    let code = |id: Field<'static>| {
        let draft = DonorDraft {
            id,
            ..Default::default()
        };
        Donor::build(&draft).unwrap_err()[0].code().id().to_owned()
    };
    assert_eq!(code(Field::Absent), "shape.no_id");
    assert_eq!(code(Field::Other("17".into())), "shape.id_not_text");
    assert_eq!(code("  ".into()), "text.empty");
}

#[test]
fn personal_data_is_never_shown() {
    let secrets: Vec<&str> = PERSON[1..9].iter().map(|(_, text)| *text).collect();
    let hidden = |shown: &str, secrets: &[&str]| {
        for secret in secrets {
            assert!(!shown.contains(secret), "{secret} in {shown}");
        }
    };
    let person: Person = built(PERSON);
    hidden(&format!("{person:?}"), &secrets);
    hidden(&format!("{:?}", draft::<Person>(&texts(PERSON))), &secrets);
    hidden(&format!("{:?}", person.redacted_record()), &secrets);
    assert_eq!(person.name().unwrap().reveal().as_str(), "Người Minh Họa");

    // A name in any wrong place, a wrong kind of value, a name under an id.
    let secret = "Người Bí Mật";
    for (position, (place, _)) in PERSON.iter().enumerate() {
        for leaf in [
            Field::Text(format!("{secret}\u{1}").into()),
            Field::Other(format!("{{\"x\":\"{secret}\"}}").into()),
        ] {
            let mut leaves = texts(PERSON);
            leaves[position].1 = leaf;
            let draft = draft::<Person>(&leaves);
            let problems = Person::build(&draft).unwrap_err();
            for lang in [Lang::Vi, Lang::En] {
                hidden(problems[0].message(lang), &[secret]);
            }
            hidden(&format!("{problems:?} {}", problems[0]), &[secret]);
            if *place != "id" {
                hidden(&format!("{draft:?}"), &[secret]);
            }
        }
    }

    let account = "0000 1111";
    hidden(&format!("{:?}", built::<Donor>(DONOR)), &[account]);
    hidden(&format!("{:?}", draft::<Donor>(&texts(DONOR))), &[account]);
    hidden(
        &format!("{:?}", built::<Transaction>(TRANSACTION)),
        &[account],
    );
    hidden(
        &format!("{:?}", draft::<Transaction>(&texts(TRANSACTION))),
        &[account],
    );
    hidden(
        &format!("{:?}", built::<AccountBalance>(BALANCE)),
        &[account],
    );
    hidden(
        &format!("{:?}", draft::<AccountBalance>(&texts(BALANCE))),
        &[account],
    );
}

#[test]
fn a_redacted_person_holds_nothing_but_the_id() {
    let redacted = built::<Person>(PERSON).redacted_record();
    let mut found = Vec::new();
    leaves_of(&redacted.draft(), "", &mut found);
    found.retain(|(_, is_absent)| !is_absent);
    let given: Vec<&str> = found.iter().map(|(place, _)| place.as_str()).collect();
    assert_eq!(given, ["/id", "/redacted"]);
    assert_eq!(Person::build(&redacted.draft()).unwrap(), redacted);
}

#[test]
fn kinds_and_codes_come_back() {
    for kind in RecordKind::ALL {
        assert_eq!(RecordKind::of_list(kind.list()), Some(kind));
        assert_eq!(kind.is_personal(), kind == RecordKind::Person);
        assert_ne!(kind.label(Lang::Vi), "");
    }
    for kind in GrantEventKind::ALL {
        assert_eq!(GrantEventKind::parse(kind.id()), Ok(*kind));
    }
    for indicator in Indicator::ALL {
        assert_eq!(Indicator::parse(indicator.id()), Ok(*indicator));
    }
    let error = TransactionForm::parse("Cash").unwrap_err();
    assert_eq!(
        error.to_string(),
        "`Cash` is not one of `cash` `goods` `services`"
    );
}

#[test]
fn a_head_needs_id_submitter_and_sequence() {
    let head = |sequence: Field<'static>| SubmissionDraft {
        id: "S1".into(),
        submitter: "ppc".into(),
        sequence,
        as_of: "2019-12-31".into(),
        ..Default::default()
    };
    let built = Submission::build(&head(Field::Other("4294967295".into()))).unwrap();
    assert_eq!(built.sequence(), u32::MAX);
    assert_eq!(Submission::build(&built.draft()).unwrap(), built);
    for wrong in ["4294967296", "-1", "-0", "1.0", "1e3", "[1]", "true"] {
        let problems = Submission::build(&head(Field::Other(wrong.into()))).unwrap_err();
        assert_eq!(places(&problems), ["/sequence"], "{wrong}");
    }
    let problems = Submission::build(&head("1".into())).unwrap_err();
    assert_eq!(places(&problems), ["/sequence"]);
    let wanted =
        "`\"1\"` không phải là số nguyên từ 0 đến 4294967295, không đặt trong dấu ngoặc kép";
    assert_eq!(problems[0].message(Lang::Vi), wanted);
    let problems = Submission::build(&SubmissionDraft::default()).unwrap_err();
    assert_eq!(places(&problems), ["/id", "/sequence", "/submitter"]);
}

mod values {
    use super::*;
    use crate::date::{Date, Period};
    use crate::money::Money;
    use crate::text::Text;

    fn read<T: Shape>(draft: &T::Draft<'_>) -> Result<Option<T>, Vec<String>> {
        let mut problems = Vec::new();
        let value = T::build(draft, &Trail::Root, &mut problems);
        if problems.is_empty() {
            Ok(value)
        } else {
            Err(problems
                .iter()
                .map(|p| format!("{} {}", p.path(), p.code().id()))
                .collect())
        }
    }

    fn amount(amount: Field<'static>, currency: Field<'static>) -> AmountDraft<'static> {
        AmountDraft {
            amount,
            currency,
            ..Default::default()
        }
    }

    #[test]
    fn shares() {
        for (text, parts) in [
            ("0", 0),
            ("0.0001", 1),
            ("33.3333", 333_333),
            ("99.9999", 999_999),
            ("100", 1_000_000),
            ("100.0000", 1_000_000),
            ("007", 70_000),
        ] {
            let share = Share::parse(text).unwrap();
            assert_eq!(share.parts(), parts, "{text}");
            assert_eq!(Share::parse(&share.to_string()), Ok(share));
        }
        for text in [
            "",
            " 1",
            "1 ",
            "-0",
            "-1",
            "+1",
            "100.0001",
            "101",
            "0.00001",
            "1e2",
            ".5",
            "5.",
            "1,5",
            "50%",
            "١",
            "1_0",
            "99999999999999999999999999999999999999999999",
        ] {
            assert!(Share::parse(text).is_err(), "{text}");
        }
    }

    #[test]
    fn quantities_and_rate_values() {
        let text = |q: Quantity| match q.draft() {
            Field::Text(text) => text.into_owned(),
            other => panic!("{other:?}"),
        };
        for given in ["0", "12", "2.50", "0.0000000000000000000000000001"] {
            assert_eq!(text(Quantity::parse(given).unwrap()), given);
        }
        for wrong in [
            "",
            "-1",
            "-0",
            "1.",
            ".1",
            "1e1",
            "0.00000000000000000000000000001",
            "NaN",
        ] {
            assert!(Quantity::parse(wrong).is_err(), "{wrong}");
            assert!(RateValue::parse(wrong).is_err(), "{wrong}");
        }
        for zero in ["0", "0.00"] {
            assert!(RateValue::parse(zero).is_err());
        }
        assert!(RateValue::parse("0.0000431").is_ok());
    }

    #[test]
    fn texts_are_trimmed_and_nfc() {
        let nfd = "  Tie\u{302}\u{301}ng Vie\u{323}\u{302}t\u{a0}";
        let text = read::<Text>(&nfd.into()).unwrap().unwrap();
        assert_eq!(text.as_str(), "Tiếng Việt");
        for wrong in [
            "",
            " \t",
            "a\u{0}",
            "a\nb",
            "a\u{85}b",
            "a\u{2028}b",
            "\u{7f}a",
        ] {
            assert!(read::<Text>(&wrong.into()).is_err(), "{wrong:?}");
        }
    }

    #[test]
    fn terms_and_territories() {
        let term = |text: &'static str| read::<Term>(&text.into());
        let day = Date::parse("2024-02-29").unwrap();
        assert_eq!(term("2024-02-29"), Ok(Some(Term::Until(day))));
        assert_eq!(term("not_applicable"), Ok(Some(Term::NotApplicable)));
        for wrong in [
            "2023-02-29",
            "",
            "n/a",
            "Not_applicable",
            "29/02/2024",
            "2024-2-29",
        ] {
            assert!(term(wrong).is_err(), "{wrong}");
        }
        let territory = |text: &'static str| read::<Territory>(&text.into());
        assert_eq!(territory("VN"), Ok(Some(Territory::Nation)));
        assert!(matches!(territory("20"), Ok(Some(Territory::Province(_)))));
        for wrong in ["vn", "00", "", "Lạng Sơn", "020"] {
            assert!(territory(wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn amounts() {
        let plain = |text: &'static str, currency: &'static str| {
            read::<Money>(&amount(text.into(), currency.into())).map(|money| money.unwrap().plain())
        };
        assert_eq!(plain("114673.00", "USD").unwrap(), "114673.00");
        assert_eq!(plain("114673", "USD").unwrap(), "114673.00");
        assert_eq!(plain("-0", "USD").unwrap(), "0.00");
        assert_eq!(plain("-0.01", "USD").unwrap(), "-0.01");
        assert_eq!(
            plain("92233720368547758.07", "USD").unwrap(),
            "92233720368547758.07"
        );
        for (text, currency) in [
            ("92233720368547758.08", "USD"),
            ("1.001", "USD"),
            ("1.5", "VND"),
            ("1,000", "USD"),
            ("1.000.000", "VND"),
            ("1e3", "USD"),
            ("", "USD"),
            (" 1", "USD"),
            ("+1", "USD"),
            ("１", "USD"),
        ] {
            let problems = plain(text, currency).unwrap_err();
            assert_eq!(problems.len(), 1);
            assert!(
                problems[0].starts_with("/amount money."),
                "{text}: {problems:?}"
            );
        }
        for wrong in ["usd", "XXQ", "XDR", ""] {
            assert!(plain("1", wrong).is_err(), "{wrong}");
        }
        let number = amount(Field::Other("10.50".into()), "USD".into());
        assert_eq!(
            read::<Money>(&number).unwrap_err(),
            ["/amount shape.amount_not_text"]
        );
        let no_currency = amount("1".into(), Field::Absent);
        assert_eq!(
            read::<Money>(&no_currency).unwrap_err(),
            [" shape.half_amount"]
        );
        let no_amount = amount(Field::Absent, "USD".into());
        assert_eq!(
            read::<Money>(&no_amount).unwrap_err(),
            [" shape.half_amount"]
        );
        let mut wide = amount("1".into(), "USD".into());
        wide.rest
            .unknown
            .push(("value".into(), draft::UnknownSource("2".into())));
        assert_eq!(
            read::<Money>(&wide).unwrap_err(),
            ["/value shape.no_such_field"]
        );
    }

    #[test]
    fn periods() {
        let period = |from: Field<'static>, until: Field<'static>| {
            read::<Period>(&PeriodDraft {
                from,
                until,
                ..Default::default()
            })
        };
        assert!(period("2019-01-01".into(), "2019-01-01".into()).is_ok());
        for open in [
            period("2019-01-01".into(), Field::Absent),
            period(Field::Absent, "2019-01-01".into()),
        ] {
            let open = open.unwrap().unwrap();
            assert_eq!(read::<Period>(&open.draft()), Ok(Some(open)));
        }
        assert_eq!(
            period("2019-01-02".into(), "2019-01-01".into())
                .unwrap_err()
                .len(),
            1
        );
        assert_eq!(
            period("2019-02-30".into(), "x".into()).unwrap_err().len(),
            2,
            "both days at once"
        );
        let mut wide = PeriodDraft {
            from: "2019-01-01".into(),
            ..Default::default()
        };
        wide.rest
            .unknown
            .push(("to".into(), draft::UnknownSource("2".into())));
        assert_eq!(
            read::<Period>(&wide).unwrap_err(),
            ["/to shape.no_such_field"]
        );
    }

    #[test]
    fn an_empty_part_says_nothing_and_a_half_window_is_refused() {
        let draft = PublishedFigureDraft {
            id: "Z1".into(),
            window: WindowDraft {
                from: "2019-01-01".into(),
                ..Default::default()
            },
            ..Default::default()
        };
        let problems = PublishedFigure::build(&draft).unwrap_err();
        assert_eq!(places(&problems), ["/window/kind", "/window/until"]);
        let draft = DonorDraft {
            id: "D1".into(),
            ..Default::default()
        };
        assert_eq!(Donor::build(&draft).unwrap().names(), None);
    }
}
