//! The JSON Schema (2020-12) of the submission format, made of the tables that records are made of.
//!
//! I1. Whatever it refuses, reading sets aside or keeps as unreadable: what is read without a
//!     problem, the schema accepts. `docs/exchange.md` lists what only reading finds.
//! I2. A field that is absent or `null` is unknown, so everything but an id may be `null`.

use std::borrow::Cow;
use std::collections::BTreeMap;

use serde::{Serialize, Serializer};

use crate::catalog;
use crate::exchange::json::view::document;
use crate::exchange::json::{FORMAT, VERSION};
use crate::lang::{Label, Lang};
use crate::money::Currency;
use crate::record::RecordKind;
use crate::record::form::{self, CodeList, FieldForm, Form, ObjectForm, Occurs};

/// Writes the JSON Schema of the submission format (lược đồ JSON), draft 2020-12, with a line feed at
/// the end: what `docs/submission.schema.json` holds.
///
/// The code lists are those of this version of the catalogues. What the schema refuses is never read
/// without a problem; some problems only reading finds, see `docs/exchange.md`.
///
/// # Example
/// ```
/// let schema = vientro::exchange::json::schema_json();
/// assert!(schema.contains("\"$schema\": \"https://json-schema.org/draft/2020-12/schema\""));
/// assert!(schema.contains("\"description\": \"cơ quan chủ quản"));
/// ```
pub fn schema_json() -> String {
    let mut defs = Defs::new();
    let mut properties = vec![
        key("format", keys([("const", text(FORMAT))])),
        key("version", keys([("const", Node::Number(VERSION))])),
        key("submission", keys([("$ref", text("#/$defs/submission"))])),
    ];
    for kind in RecordKind::ALL {
        let record = defs.reference(Form::Object(form::of(kind)));
        let list = described(
            Label::new(kind.label(Lang::Vi), kind.label(Lang::En)),
            [
                ("type", texts(["array", "null"])),
                ("items", keys([("$ref", text(record))])),
            ],
        );
        properties.push(key(kind.list(), list));
    }
    let whole = keys([
        (
            "$schema",
            text("https://json-schema.org/draft/2020-12/schema"),
        ),
        ("$id", text(format!("urn:vientro:submission:{VERSION}"))),
        (
            "$comment",
            text(format!(
                "made by vientro {}, catalogues {}: not to be edited",
                env!("CARGO_PKG_VERSION"),
                catalog::VERSION
            )),
        ),
        (
            "title",
            text(
                "dữ liệu nộp về viện trợ phi chính phủ nước ngoài / a submission on foreign NGO aid",
            ),
        ),
        ("type", text("object")),
        ("required", texts(["format", "version", "submission"])),
        ("properties", Node::Keys(properties)),
        ("$defs", defs.finish()),
    ]);
    escaped(&document(&whole))
}

/// A piece of the schema; keys keep their order.
enum Node {
    Text(Cow<'static, str>),
    Number(u32),
    Null,
    False,
    List(Vec<Node>),
    Keys(Vec<Key>),
}

type Key = (Cow<'static, str>, Node);

impl Serialize for Node {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Text(text) => serializer.serialize_str(text),
            Self::Number(number) => serializer.serialize_u32(*number),
            Self::Null => serializer.serialize_unit(),
            Self::False => serializer.serialize_bool(false),
            Self::List(list) => serializer.collect_seq(list),
            Self::Keys(keys) => serializer.collect_map(keys.iter().map(|(key, node)| (key, node))),
        }
    }
}

fn text(text: impl Into<Cow<'static, str>>) -> Node {
    Node::Text(text.into())
}

fn texts(list: impl IntoIterator<Item = impl Into<Cow<'static, str>>>) -> Node {
    Node::List(list.into_iter().map(text).collect())
}

fn key(name: impl Into<Cow<'static, str>>, node: Node) -> Key {
    (name.into(), node)
}

fn keys<const N: usize>(list: [(&'static str, Node); N]) -> Node {
    Node::Keys(
        list.into_iter()
            .map(|(name, node)| key(name, node))
            .collect(),
    )
}

/// Keys below a description in both languages.
fn described<const N: usize>(label: Label, list: [(&'static str, Node); N]) -> Node {
    let mut all = vec![key("description", both(label.vi, label.en))];
    all.extend(list.into_iter().map(|(name, node)| key(name, node)));
    Node::Keys(all)
}

fn both(vi: &str, en: &str) -> Node {
    text(format!("{vi} / {en}"))
}

/// Writes the blanks that no editor shows as escapes.
fn escaped(document: &str) -> String {
    let mut out = String::with_capacity(document.len());
    for c in document.chars() {
        if c.is_whitespace() && !c.is_ascii() {
            out.push_str(&format!("\\u{:04x}", u32::from(c)));
        } else {
            out.push(c);
        }
    }
    out
}

// Patterns keep to what the regular expressions of all languages have in common.

/// Text that is not empty without the blanks around it, and holds no control character between them:
/// what [`Text`](crate::text::Text) takes.
fn text_pattern() -> String {
    let blank =
        "\\x09-\\x0D \\x85\\xA0\u{1680}\u{2000}-\u{200A}\u{2028}\u{2029}\u{202F}\u{205F}\u{3000}";
    let control = "\\x00-\\x1F\\x7F-\\x9F\u{2028}\u{2029}";
    let inner = format!("[^{blank}{control}]");
    format!("^[{blank}]*{inner}(?:[^{control}]*{inner})?[{blank}]*$")
}

/// The days of the calendar from 1900 to 2200.
const DATE: &str = "^(?:(?:(?:19|20|21)[0-9]{2}|2200)-\
    (?:(?:0[13578]|1[02])-(?:0[1-9]|[12][0-9]|3[01])\
    |(?:0[469]|11)-(?:0[1-9]|[12][0-9]|30)\
    |02-(?:0[1-9]|1[0-9]|2[0-8]))\
    |(?:(?:19|20|21)(?:0[48]|[2468][048]|[13579][26])|2000)-02-29)$";
const SHARE: &str = r"^0*(?:100(?:\.0+)?|[0-9]{1,2}(?:\.[0-9]{1,4}0*)?)$";
const QUANTITY: &str = r"^[0-9]+(?:\.[0-9]+)?$";
const RATE_VALUE: &str = r"^(?:0*[1-9][0-9]*(?:\.[0-9]+)?|0+\.0*[1-9][0-9]*)$";
const DIGITS: &str = r"^-?[0-9]+(?:\.[0-9]+)?$";
/// The longest number that is read.
const LONGEST_NUMBER: u32 = 41;

/// The pattern of an amount with some decimals at most; zeros behind them say nothing.
fn digits_pattern(decimals: u8) -> String {
    match decimals {
        0 => r"^-?[0-9]+(?:\.0+)?$".to_owned(),
        most => format!(r"^-?[0-9]+(?:\.[0-9]{{1,{most}}}0*)?$"),
    }
}

/// The definitions, each made when it is first referred to.
struct Defs {
    forms: Vec<(String, Form)>,
}

impl Defs {
    fn new() -> Self {
        let submission = Form::Object(form::of_submission());
        Self {
            forms: vec![("submission".to_owned(), submission)],
        }
    }

    /// Refers to the definition of a form.
    fn reference(&mut self, form: Form) -> String {
        let name = name_of(form);
        let reference = format!("#/$defs/{name}");
        if !self.forms.iter().any(|(known, _)| *known == name) {
            self.forms.push((name, form));
        }
        reference
    }

    /// Makes every definition, and those that they refer to in turn.
    fn finish(mut self) -> Node {
        let mut made = Vec::new();
        while let Some((name, form)) = self.forms.get(made.len()).cloned() {
            let node = self.define(form);
            made.push(key(name, node));
        }
        Node::Keys(made)
    }

    fn define(&mut self, form: Form) -> Node {
        match form {
            Form::Text | Form::Id(_) => described(
                Label::new(
                    "văn bản trên một dòng, không để trống",
                    "text on one line, not empty",
                ),
                [
                    ("type", texts(["string", "null"])),
                    ("pattern", text(text_pattern())),
                ],
            ),
            Form::Date => described(
                Label::new(
                    "ngày theo dạng YYYY-MM-DD, từ năm 1900 đến năm 2200",
                    "a date of the form YYYY-MM-DD, from 1900 to 2200",
                ),
                [
                    ("type", texts(["string", "null"])),
                    ("format", text("date")),
                    ("pattern", text(DATE)),
                ],
            ),
            Form::Term => {
                let date = self.reference(Form::Date);
                described(
                    Label::new(
                        "ngày, hoặc `not_applicable` nếu không có thời hạn",
                        "a date, or `not_applicable` where there is no term",
                    ),
                    [(
                        "anyOf",
                        Node::List(vec![
                            keys([("$ref", text(date))]),
                            keys([("const", text("not_applicable"))]),
                        ]),
                    )],
                )
            }
            Form::Share => number(
                Label::new(
                    "tỷ lệ phần trăm từ 0 đến 100, viết dưới dạng văn bản, tối đa 4 chữ số thập phân",
                    "a percentage from 0 to 100 as text, with at most 4 decimals",
                ),
                SHARE,
            ),
            Form::Quantity => number(
                Label::new(
                    "số thập phân không âm, viết dưới dạng văn bản",
                    "a decimal number as text that is not negative",
                ),
                QUANTITY,
            ),
            Form::RateValue => number(
                Label::new(
                    "số thập phân dương, viết dưới dạng văn bản",
                    "a positive decimal number as text",
                ),
                RATE_VALUE,
            ),
            Form::Digits => number(DIGITS_LABEL, DIGITS),
            Form::Count => keys([
                ("type", text("integer")),
                ("minimum", Node::Number(0)),
                ("maximum", Node::Number(u32::MAX)),
            ]),
            Form::Code(list) => codes(list),
            Form::Amount(object) => self.amount(object),
            Form::Period(object) => self.closed(object, []),
            Form::Window(object) => self.closed(object, all_or_none(object)),
            Form::Object(object) => self.object(object),
        }
    }

    /// An object that has room for unknown fields.
    fn object(&mut self, object: &ObjectForm) -> Node {
        let fields = object.fields().iter();
        let needed = fields.filter(|field| field.occurs() == Occurs::Once);
        let needed: Vec<_> = needed.map(FieldForm::name).collect();
        // What needs nothing may be left out.
        let mut all = if needed.is_empty() {
            vec![key("type", texts(["object", "null"]))]
        } else {
            vec![key("type", text("object")), key("required", texts(needed))]
        };
        all.push(key("properties", self.properties(object)));
        Node::Keys(all)
    }

    /// An object that has no other fields.
    fn closed(&mut self, object: &ObjectForm, more: impl IntoIterator<Item = Key>) -> Node {
        let mut all = vec![
            key("type", texts(["object", "null"])),
            key("properties", self.properties(object)),
            key("additionalProperties", Node::False),
        ];
        all.extend(more);
        Node::Keys(all)
    }

    fn properties(&mut self, object: &ObjectForm) -> Node {
        let fields = object.fields().iter();
        Node::Keys(fields.map(|f| key(f.name(), self.field(f))).collect())
    }

    fn field(&mut self, field: &FieldForm) -> Node {
        let value = key("$ref", text(self.reference(field.form())));
        let mut all = vec![key("description", description(field))];
        match field.occurs() {
            Occurs::Once => all.extend([value, key("type", text(present(field.form())))]),
            Occurs::AtMostOnce => all.push(value),
            Occurs::List => {
                let mut element = vec![value];
                match field.form() {
                    // Of a part nothing need be known.
                    Form::Object(_) => {}
                    Form::Amount(_) | Form::Period(_) | Form::Window(_) => element.extend([
                        key("type", text("object")),
                        key("minProperties", Node::Number(1)),
                    ]),
                    other => element.push(key("type", text(present(other)))),
                }
                all.extend([
                    key("type", texts(["array", "null"])),
                    key("items", Node::Keys(element)),
                ]);
            }
        }
        Node::Keys(all)
    }

    /// An amount: as many decimals as its currency has at most.
    fn amount(&mut self, object: &ObjectForm) -> Node {
        let mut by_decimals: BTreeMap<u8, Vec<&'static str>> = BTreeMap::new();
        let mut without = Vec::new();
        for currency in Currency::all() {
            match currency.minor_digits() {
                Some(decimals) => by_decimals.entry(decimals).or_default(),
                None => &mut without,
            }
            .push(currency.code());
        }
        // Units of account and metals have rates, no amounts.
        let none = keys([("not", keys([("enum", texts(without))]))]);
        let none = keys([("properties", keys([("currency", none)]))]);
        let rules = by_decimals.into_iter().map(|(decimals, currencies)| {
            let pattern = keys([
                ("type", texts(["string", "null"])),
                ("pattern", text(digits_pattern(decimals))),
            ]);
            let is_of_them = keys([("enum", texts(currencies))]);
            keys([
                (
                    "if",
                    keys([
                        ("required", texts(["currency"])),
                        ("properties", keys([("currency", is_of_them)])),
                    ]),
                ),
                ("then", keys([("properties", keys([("amount", pattern)]))])),
            ])
        });
        let rules = key(
            "allOf",
            Node::List(std::iter::once(none).chain(rules).collect()),
        );
        self.closed(object, all_or_none(object).into_iter().chain([rules]))
    }
}

const DIGITS_LABEL: Label = Label::new(
    "số tiền, viết dưới dạng văn bản: dấu chấm là dấu thập phân, chữ số không phân nhóm",
    "the number of an amount as text: a point is the decimal mark, digits are not grouped",
);

/// The type of a value that is there.
const fn present(form: Form) -> &'static str {
    match form {
        Form::Text
        | Form::Id(_)
        | Form::Date
        | Form::Term
        | Form::Share
        | Form::Quantity
        | Form::RateValue
        | Form::Digits
        | Form::Code(_) => "string",
        Form::Count => "integer",
        Form::Amount(_) | Form::Period(_) | Form::Window(_) | Form::Object(_) => "object",
    }
}

/// What a field is called, and where its id leads.
fn description(field: &FieldForm) -> Node {
    let Label { vi, en } = field.label();
    match field.form() {
        Form::Id(kinds) if !kinds.is_empty() && field.occurs() != Occurs::Once => {
            let lists: Vec<_> = kinds.iter().map(|kind| kind.list()).collect();
            both(
                &format!("{vi} (mã trong `{}`)", lists.join("` hoặc `")),
                &format!("{en} (id in `{}`)", lists.join("` or `")),
            )
        }
        _ => both(vi, en),
    }
}

/// Either no field has a value, or each has one.
fn all_or_none(object: &ObjectForm) -> [Key; 2] {
    let each = |kind: &'static str| {
        let one = |field: &FieldForm| key(field.name(), keys([("type", text(kind))]));
        Node::Keys(object.fields().iter().map(one).collect())
    };
    let names = object.fields().iter().map(FieldForm::name);
    [
        key("if", keys([("properties", each("null"))])),
        key(
            "else",
            keys([("required", texts(names)), ("properties", each("string"))]),
        ),
    ]
}

fn number(label: Label, pattern: &'static str) -> Node {
    described(
        label,
        [
            ("type", texts(["string", "null"])),
            ("pattern", text(pattern)),
            ("maxLength", Node::Number(LONGEST_NUMBER)),
        ],
    )
}

/// A code list, each code with its meaning in both languages.
fn codes(list: &CodeList) -> Node {
    let entries = list.entries();
    let meanings: Vec<String> = entries
        .iter()
        .filter_map(|entry| {
            let (vi, en) = (entry.label(Lang::Vi)?, entry.label(Lang::En)?);
            Some(format!("{}: {vi} / {en}", entry.id()))
        })
        .collect();
    let mut all = Vec::new();
    if !meanings.is_empty() {
        all.push(key("description", text(meanings.join("\n"))));
    }
    let ids = entries.iter().map(|entry| text(entry.id().to_owned()));
    all.push(key("enum", Node::List(ids.chain([Node::Null]).collect())));
    Node::Keys(all)
}

/// The name of a form's definition: `donor_share`.
fn name_of(form: Form) -> String {
    let name = match form {
        Form::Text | Form::Id(_) => "Text",
        Form::Date => "Date",
        Form::Term => "Term",
        Form::Share => "Share",
        Form::Quantity => "Quantity",
        Form::RateValue => "RateValue",
        Form::Count => "Count",
        Form::Digits => "Digits",
        Form::Code(list) => list.name(),
        Form::Amount(object)
        | Form::Period(object)
        | Form::Window(object)
        | Form::Object(object) => object.name(),
    };
    let mut out = String::with_capacity(name.len().saturating_add(4));
    for c in name.chars() {
        if c.is_ascii_uppercase() && !out.is_empty() {
            out.push('_');
        }
        out.push(c.to_ascii_lowercase());
    }
    out
}
