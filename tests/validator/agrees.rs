//! The schema and reading agree: what one refuses the other does, but for what a schema cannot say.

mod support;

use std::collections::BTreeSet;
use std::sync::OnceLock;

use jsonschema::Validator;
use proptest::prelude::*;
use proptest::sample::select;
use proptest::strategy::ValueTree;
use proptest::test_runner::TestRunner;
use serde_json::{Map, Value, json};
use support::{file, problems};
use vientro::record::RecordKind;
use vientro::record::form::{self, Form, ObjectForm, Occurs};

fn validator() -> &'static Validator {
    static VALIDATOR: OnceLock<Validator> = OnceLock::new();
    VALIDATOR.get_or_init(support::validator)
}

fn says(file: &Value) -> (bool, BTreeSet<&'static str>) {
    let bytes = serde_json::to_vec(file).unwrap();
    (validator().is_valid(file), problems(&bytes))
}

/// At least one of every kind of constraint: list, record, and what reading says.
#[test]
fn what_is_refused_is_set_aside() {
    let cases = [
        ("donors", json!({"kind": "foreign_ngo"}), "shape.no_id"),
        ("donors", json!({"id": null}), "shape.no_id"),
        ("donors", json!({"id": 7}), "shape.id_not_text"),
        ("donors", json!("D1"), "shape.not_object"),
        ("donors", json!(null), "shape.not_object"),
        ("donors", json!({"id": " "}), "text.empty"),
        ("donors", json!({"id": "D\u{7}1"}), "text.control"),
        (
            "donors",
            json!({"id": "D1", "kind": "ngo"}),
            "shape.unknown_code",
        ),
        (
            "donors",
            json!({"id": "D1", "country": "de"}),
            "country.code_form",
        ),
        (
            "donors",
            json!({"id": "D1", "country": "XX"}),
            "country.unknown_code",
        ),
        (
            "donors",
            json!({"id": "D1", "names": "Ánh Sáng"}),
            "shape.not_object",
        ),
        (
            "donors",
            json!({"id": "D1", "names": {"vi": ["Ánh Sáng"]}}),
            "shape.not_text",
        ),
        (
            "donors",
            json!({"id": "D1", "accounts": {"number": "1"}}),
            "shape.not_list",
        ),
        (
            "donors",
            json!({"id": "D1", "accounts": ["1"]}),
            "shape.not_object",
        ),
        (
            "parties",
            json!({"id": "P1", "province": "03"}),
            "province.unknown_code",
        ),
        (
            "parties",
            json!({"id": "P1", "province": 1}),
            "shape.not_text",
        ),
        (
            "certificates",
            json!({"id": "C1", "issued_on": "31/2/2023"}),
            "date.form",
        ),
        (
            "certificates",
            json!({"id": "C1", "issued_on": "2023-02-29"}),
            "date.no_such_day",
        ),
        (
            "certificates",
            json!({"id": "C1", "issued_on": "1899-12-31"}),
            "date.out_of_range",
        ),
        (
            "certificates",
            json!({"id": "C1", "home_term_end": "none"}),
            "date.form",
        ),
        (
            "certificates",
            json!({"id": "C1", "provinces": [null]}),
            "shape.missing",
        ),
        (
            "certificates",
            json!({"id": "C1", "sectors": ["y tế"]}),
            "sector.unknown_id",
        ),
        (
            "certificates",
            json!({"id": "C1", "programme_list": {"from": "2023-01-01", "to": "2023-12-31"}}),
            "shape.no_such_field",
        ),
        (
            "grants",
            json!({"id": "G1", "donors": [{"donor": "D1", "share": 60}]}),
            "shape.not_text",
        ),
        (
            "grants",
            json!({"id": "G1", "donors": [{"share": "60%"}]}),
            "shape.not_number",
        ),
        (
            "grants",
            json!({"id": "G1", "donors": [{"share": "100.01"}]}),
            "shape.not_number",
        ),
        (
            "grants",
            json!({"id": "G1", "donors": [{"share": "33.33333"}]}),
            "shape.not_number",
        ),
        (
            "grants",
            json!({"id": "G1", "funding": {"grant": [{}]}}),
            "shape.half_amount",
        ),
        (
            "grants",
            json!({"id": "G1", "funding": {"goods": [{"quantity": "-2"}]}}),
            "shape.not_number",
        ),
        (
            "grants",
            json!({"id": "G1", "amendments": [{"level": "minister"}]}),
            "shape.unknown_code",
        ),
        (
            "grants",
            json!({"id": "G1", "national_programme": "2019"}),
            "programme.unknown_id",
        ),
        (
            "transactions",
            json!({"id": "T1", "amount": {"amount": 114.67, "currency": "USD"}}),
            "shape.amount_not_text",
        ),
        (
            "transactions",
            json!({"id": "T1", "amount": {"amount": "1.000.000", "currency": "VND"}}),
            "money.form",
        ),
        (
            "transactions",
            json!({"id": "T1", "amount": {"amount": "114.673", "currency": "USD"}}),
            "money.too_precise",
        ),
        (
            "transactions",
            json!({"id": "T1", "amount": {"amount": "1000000.5", "currency": "VND"}}),
            "money.too_precise",
        ),
        (
            "transactions",
            json!({"id": "T1", "amount": {"amount": "1"}}),
            "shape.half_amount",
        ),
        (
            "transactions",
            json!({"id": "T1", "amount": {"currency": "USD"}}),
            "shape.half_amount",
        ),
        (
            "transactions",
            json!({"id": "T1", "amount": {"amount": "1", "currency": "usd"}}),
            "money.unknown_currency",
        ),
        (
            "transactions",
            json!({"id": "T1", "amount": {"amount": "1", "currency": "XDR"}}),
            "money.no_minor_unit",
        ),
        (
            "transactions",
            json!({"id": "T1", "amount": {"amount": "1", "currency": "USD", "rate": "23195"}}),
            "shape.no_such_field",
        ),
        (
            "transactions",
            json!({"id": "T1", "amount": "1 USD"}),
            "shape.not_object",
        ),
        (
            "rates",
            json!({"id": "R1", "value": "0.00"}),
            "shape.not_number",
        ),
        (
            "rates",
            json!({"id": "R1", "value": "23 195"}),
            "shape.not_number",
        ),
        (
            "people",
            json!({"id": "N1", "born_on": "1980"}),
            "shape.personal",
        ),
        (
            "published_figures",
            json!({"id": "F1", "window": {"kind": "calendar_year", "from": "2023-01-01"}}),
            "shape.missing",
        ),
        (
            "published_figures",
            json!({"id": "F1", "scope": {"region": "africa"}}),
            "country.unknown_region",
        ),
    ];
    for (list, record, code) in cases {
        let file = file(list, record);
        let (is_valid, codes) = says(&file);
        assert!(!is_valid, "{file}");
        assert!(codes.contains(code), "{file}: {codes:?}");
    }
}

/// A head without which nobody could place the file.
#[test]
fn a_file_that_is_refused_is_kept_unread() {
    let good = file("donors", json!({"id": "D1"}));
    assert_eq!(says(&good), (true, BTreeSet::new()));
    let cases = [
        ("/format", json!("iati")),
        ("/version", json!(2)),
        ("/version", json!("1")),
        ("/submission", json!(null)),
        ("/submission/id", json!(null)),
        ("/submission/submitter", json!("")),
        ("/submission/sequence", json!("1")),
        ("/submission/sequence", json!(-1)),
        ("/submission/sequence", json!(1.5)),
        ("/submission/sequence", json!(4_294_967_296_u64)),
        ("/donors", json!({"D1": {}})),
    ];
    for (pointer, value) in cases {
        let mut file = good.clone();
        *file.pointer_mut(pointer).unwrap() = value;
        let (is_valid, codes) = says(&file);
        assert!(
            !is_valid && codes.contains("unreadable"),
            "{file}: {codes:?}"
        );
    }
    for name in ["format", "version", "submission"] {
        let mut file = good.clone();
        file.as_object_mut().unwrap().remove(name);
        let (is_valid, codes) = says(&file);
        assert!(
            !is_valid && codes.contains("unreadable"),
            "{file}: {codes:?}"
        );
    }
    assert!(!validator().is_valid(&json!([good])));
}

/// What is odd, and read all the same.
#[test]
fn what_is_read_is_accepted() {
    let cases = [
        (
            "donors",
            json!({"id": " D1\n", "names": null, "accounts": null, "website": {"x": [1.5]}}),
        ),
        (
            "donors",
            json!({"id": "D1", "names": {"vi": null, "fr": 1}, "accounts": [null, {}, {"x": 1}]}),
        ),
        (
            "donors",
            json!({"id": "D1", "names": {"vi": "Tổ chức A\u{301}nh Sa\u{301}ng"}}),
        ),
        ("transactions", json!({"id": "T1", "amount": {}})),
        (
            "transactions",
            json!({"id": "T1", "amount": {"amount": null, "currency": null}}),
        ),
        (
            "transactions",
            json!({"id": "T1", "amount": {"amount": "-007.5000", "currency": "USD"}}),
        ),
        (
            "transactions",
            json!({"id": "T1", "amount": {"amount": "5.000", "currency": "VND"}}),
        ),
        (
            "transactions",
            json!({"id": "T1", "amount": {"amount": "0.125", "currency": "KWD"}}),
        ),
        (
            "grants",
            json!({"id": "G1", "planned": {"until": "2024-02-29"}, "actual": {"from": null}}),
        ),
        (
            "grants",
            json!({"id": "G1", "donors": [{"share": "0100.000000"}, {"share": "00"}]}),
        ),
        (
            "certificates",
            json!({"id": "C1", "home_term_end": "not_applicable", "provinces": ["VN", "15"]}),
        ),
        (
            "rates",
            json!({"id": "R1", "from": "XDR", "value": "0.00000000000000000000000001"}),
        ),
        (
            "published_figures",
            json!({"id": "F1", "window": {"kind": null}}),
        ),
    ];
    for (list, record) in cases {
        let file = file(list, record);
        assert_eq!(says(&file), (true, BTreeSet::new()), "{file}");
    }
}

/// Every row of the table in docs/exchange.md: the schema accepts it, reading does not.
#[test]
fn what_only_reading_finds() {
    let cases = [
        (
            r#""grants":[{"id":"G1","planned":{"from":"2024-01-02","until":"2024-01-01"}}]"#,
            "date.period_reversed",
        ),
        (
            r#""published_figures":[{"id":"F1","window":{"kind":"span","from":"2024-01-02","until":"2024-01-01"}}]"#,
            "date.window_reversed",
        ),
        (
            r#""published_figures":[{"id":"F1","window":{"kind":"calendar_year","from":"2024-01-02","until":"2024-12-31"}}]"#,
            "date.window_other_days",
        ),
        (
            r#""transactions":[{"id":"T1","amount":{"amount":"9223372036854775808","currency":"VND"}}]"#,
            "money.overflow",
        ),
        (
            r#""rates":[{"id":"R1","value":"12345678901234567890123456789012345"}]"#,
            "shape.not_number",
        ),
        (
            r#""grants":[{"id":"G1","funding":{"grant":[{"amount":null,"currency":null}]}}]"#,
            "shape.half_amount",
        ),
        (
            r#""donors":[{"id":"D1","kind":"ngo","kind":"foreign_ngo"}]"#,
            "shape.repeated",
        ),
    ];
    let text = |lists: &str, version: &str| {
        format!(
            r#"{{"format":"vientro-submission","version":{version},
            "submission":{{"id":"S1","submitter":"ppc","sequence":1}},{lists}}}"#
        )
    };
    for (lists, code) in cases {
        let file = text(lists, "1");
        assert!(
            validator().is_valid(&serde_json::from_str(&file).unwrap()),
            "{file}"
        );
        assert!(
            problems(file.as_bytes()).contains(code),
            "{file}: {:?}",
            problems(file.as_bytes())
        );
    }
    let file = text(r#""donors":[]"#, "1.0");
    assert!(validator().is_valid(&serde_json::from_str(&file).unwrap()));
    assert!(problems(file.as_bytes()).contains("unreadable"));

    // This parser refuses what others let pass.
    let surrogate = text(r#""donors":[{"id":"D1","names":{"vi":"\ud800"}}]"#, "1");
    assert!(problems(surrogate.as_bytes()).contains("shape.not_text"));
    let name = text(r#""donors":[{"id":"D1","\ud800":1}]"#, "1");
    assert!(problems(name.as_bytes()).contains("shape.garbled"));

    // A byte order mark is passed over, and decomposed letters are letters.
    let good = format!("\u{feff}{}", text(r#""donors":[{"id":"A\u0323"}]"#, "1"));
    assert_eq!(problems(good.as_bytes()), BTreeSet::new());
}

/// What docs/exchange.md lists: a schema cannot say it, only reading finds it.
const ONLY_READING: [&str; 7] = [
    "date.period_reversed",
    "date.window_other_days",
    "date.window_reversed",
    "money.overflow",
    "shape.half_amount",
    "shape.not_number",
    "unreadable",
];

// ---------------------------------------------------------------- generated records

/// One of many good values, or one of few bad ones.
fn mostly(good: BoxedStrategy<Value>, bad: BoxedStrategy<Value>) -> BoxedStrategy<Value> {
    prop_oneof![40 => good, 1 => bad, 1 => nothing()].boxed()
}

fn one_of(list: &'static [&'static str]) -> BoxedStrategy<Value> {
    select(list).prop_map(Value::from).boxed()
}

fn nothing() -> BoxedStrategy<Value> {
    let odd = [
        json!(null),
        json!(0),
        json!(1.5),
        json!(true),
        json!(""),
        json!("x"),
        json!([]),
        json!([null]),
        json!(["x"]),
        json!({}),
        json!({"x": 1}),
    ];
    select(odd.to_vec()).boxed()
}

fn number() -> BoxedStrategy<Value> {
    let any = "-?0{0,2}[0-9]{1,3}(\\.[0-9]{1,5}0{0,3})?".prop_map(Value::from);
    let odd = one_of(&[
        "0",
        "-0",
        "00",
        "0.0",
        "100",
        "100.0000",
        "100.0001",
        "33.3333",
        "33.33330",
        "33.33333",
        "1.",
        ".5",
        "+1",
        "1e3",
        "1_000",
        "1,5",
        " 1",
        "1 ",
        "-",
        "",
        "9223372036854775807",
        "92233720368547758.08",
        "0000000000000000000000000000000000000001",
        "00000000000000000000000000000000000000001.0",
        "340282366920938463463374607431768211456",
        "0.0000000000000000000000000000000000001",
        "٣",
    ]);
    prop_oneof![3 => any, 1 => odd].boxed()
}

fn text() -> BoxedStrategy<Value> {
    let odd = one_of(&[
        "",
        " ",
        "\u{3000}",
        "\u{85}",
        "\u{a0}x",
        "x\u{2028}",
        "x\u{2028}y",
        "x\ny",
        "\nx\t",
        "x\u{7f}y",
        "x\u{0}",
        "\u{feff}",
        "\u{200b}",
        "\u{180e}",
        "\u{1c}x",
        "e\u{302}\u{301}",
        "\u{10ffff}",
        "\u{9f}",
    ]);
    let any = ".{0,12}".prop_map(Value::from).boxed();
    let good = "[a-zđế][a-zđế ]{0,8}[a-zđế]".prop_map(Value::from);
    prop_oneof![20 => good, 1 => odd, 1 => any].boxed()
}

fn date() -> BoxedStrategy<Value> {
    let good = "20[0-2][0-9]-(0[1-9]|1[0-2])-(0[1-9]|1[0-9]|2[0-8])".prop_map(Value::from);
    let near = "(1[89]|2[012])[0-9]{2}-[01][0-9]-[0-3][0-9]".prop_map(Value::from);
    let odd = one_of(&[
        "2024-02-29",
        "2023-02-29",
        "2100-02-29",
        "2000-02-29",
        "31/2/2023",
        "2023-2-3",
        "2023-01-01 ",
    ]);
    prop_oneof![20 => good, 1 => near, 1 => odd].boxed()
}

/// What may stand at a place, and now and then what may not.
fn value(form: Form) -> BoxedStrategy<Value> {
    match form {
        Form::Text | Form::Id(_) => mostly(text(), nothing()),
        Form::Date => mostly(date(), nothing()),
        Form::Term => mostly(prop_oneof![date(), one_of(&["not_applicable"])].boxed(), nothing()),
        Form::Share | Form::Quantity | Form::RateValue | Form::Digits => {
            let good = "[1-9][0-9]?(\\.[0-9]{1,2})?".prop_map(Value::from).boxed();
            mostly(prop_oneof![9 => good, 1 => number()].boxed(), nothing())
        }
        Form::Count => prop_oneof![
            20 => any::<u32>().prop_map(Value::from),
            1 => select(vec![json!(-1), json!(1.5), json!(1.0), json!(4_294_967_296_u64), json!("1")]),
            1 => nothing(),
        ]
        .boxed(),
        Form::Code(list) => {
            let ids: Vec<Value> = list.entries().iter().map(|entry| Value::from(entry.id())).collect();
            mostly(select(ids).boxed(), one_of(&["", "vn", "USD", "XDR", "99", "03", " 01"]))
        }
        Form::Amount(form) | Form::Period(form) | Form::Window(form) => {
            mostly(object(form, 19), nothing())
        }
        Form::Object(form) => mostly(object(form, 5), nothing()),
        other => panic!("{other:?}"),
    }
}

/// An object; of twenty fields so many are given.
fn object(form: &'static ObjectForm, given: u32) -> BoxedStrategy<Value> {
    let mut fields: BoxedStrategy<Map<String, Value>> = Just(Map::new()).boxed();
    for field in form.fields() {
        let value = match field.occurs() {
            Occurs::List => {
                let list =
                    proptest::collection::vec(value(field.form()), 0..3).prop_map(Value::from);
                mostly(list.boxed(), nothing())
            }
            Occurs::Once | Occurs::AtMostOnce => value(field.form()),
        };
        let given = if field.occurs() == Occurs::Once {
            99
        } else {
            given
        };
        let one = prop_oneof![given => value.prop_map(Some), 20_u32.saturating_sub(given).max(1) => Just(None)];
        let name = field.name();
        fields = (fields, one)
            .prop_map(move |(mut fields, one)| {
                fields.extend(one.map(|value| (name.to_owned(), value)));
                fields
            })
            .boxed();
    }
    let unknown =
        prop_oneof![30 => Just(None), 1 => Just(Some(("website".to_owned(), json!({"x": [1.5]}))))];
    (fields, unknown)
        .prop_map(|(mut fields, unknown)| {
            fields.extend(unknown);
            Value::Object(fields)
        })
        .boxed()
}

fn records() -> BoxedStrategy<Value> {
    let of_kind = RecordKind::ALL.map(|kind| {
        object(form::of(kind), 12)
            .prop_map(move |record| file(kind.list(), record))
            .boxed()
    });
    proptest::strategy::Union::new(of_kind).boxed()
}

/// What the schema refuses is not read; what it accepts is read, but for what no schema can say.
fn agree(file: &Value) -> Result<(), TestCaseError> {
    let (is_valid, codes) = says(file);
    if is_valid {
        let unknown: Vec<_> = codes
            .iter()
            .filter(|code| !ONLY_READING.contains(code))
            .collect();
        prop_assert!(unknown.is_empty(), "accepted, but {unknown:?}: {file}");
    } else {
        prop_assert!(!codes.is_empty(), "refused, but read: {file}");
    }
    Ok(())
}

/// What is generated is now good, now bad: the agreement is of both.
#[test]
fn what_is_generated_is_good_and_bad() {
    let mut runner = TestRunner::deterministic();
    let records = records();
    let (mut read, mut refused) = (0, 0);
    for _ in 0..1000 {
        let file = records.new_tree(&mut runner).unwrap().current();
        match says(&file) {
            (true, codes) if codes.is_empty() => read += 1,
            (true, _) => {}
            (false, _) => refused += 1,
        }
    }
    assert!(read > 300 && refused > 300, "{read} {refused}");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 4000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn records_are_read_as_the_schema_says(file in records()) {
        agree(&file)?;
    }

    #[test]
    fn heads_are_read_as_the_schema_says(head in object(form::of_submission(), 12)) {
        let mut file = file("donors", json!({"id": "D1"}));
        file["submission"] = head;
        agree(&file)?;
    }
}
