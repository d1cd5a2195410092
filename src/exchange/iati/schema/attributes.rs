//! The attributes of an element against those that its row declares.

use super::value::is_value;
use super::walk::{IatiFile, Walk};
use super::{Attribute, Content, Kind, Row};
use crate::code::clip;
use crate::exchange::iati::finding::{Findings, shown};
use crate::exchange::iati::xml::{Attr, Ns, Tag};
use crate::finding::{Message, Severity};

impl Walk {
    /// Holds the attributes of the element that opened against its row.
    pub(super) fn attributes(&self, row: &'static Row, tag: &Tag<'_>, findings: &mut Findings) {
        let path = |name: &str| format!("{}/@{}", self.path(), clip(name));
        for given in &tag.attributes {
            let declared = declared(row, given);
            let kind = match (declared, given.ns) {
                (Some(declared), _) => Some(declared.kind),
                (None, Ns::Xml) if row.lets_foreign_attributes => match given.local() {
                    "lang" => Some(Kind::Lang),
                    "base" => Some(Kind::Uri),
                    _ => None,
                },
                (None, Ns::Instance) => match given.local() {
                    "schemaLocation" | "noNamespaceSchemaLocation" => None,
                    _ => {
                        let message = || {
                            Message::new(
                                format!("không dùng được `{}` trong tệp IATI", clip(given.name)),
                                format!("`{}` has no use in an IATI file", clip(given.name)),
                            )
                        };
                        let at = || path(given.name);
                        findings.add("xsd.instance", Severity::Error, tag.place, at, message);
                        None
                    }
                },
                (None, Ns::Foreign) if row.lets_foreign_attributes => None,
                (None, Ns::Record)
                    if row.lets_foreign_attributes && self.file() != Some(IatiFile::Record) =>
                {
                    None
                }
                (None, Ns::None | Ns::Xml | Ns::Foreign | Ns::Record) => {
                    if row.content == Content::Anything {
                        continue;
                    }
                    let message = || {
                        let name = clip(given.name);
                        Message::new(
                            format!("`{}` không có thuộc tính `{name}`", row.name),
                            format!("`{}` has no attribute `{name}`", row.name),
                        )
                    };
                    let at = || path(given.name);
                    findings.add(
                        "xsd.unknown_attribute",
                        Severity::Error,
                        tag.place,
                        at,
                        message,
                    );
                    None
                }
            };
            let is_space = given.ns == Ns::Xml && given.local() == "space";
            let is_right = kind.is_none_or(|kind| is_value(kind, &given.value))
                && (!is_space || matches!(&*given.value, "default" | "preserve"));
            if !is_right {
                let kind = kind.unwrap_or(Kind::Token);
                let message = || not_of_type(given.name, &given.value, kind);
                let at = || path(given.name);
                findings.add("xsd.value", Severity::Error, tag.place, at, message);
            }
        }
        for wanted in row.attributes.iter().filter(|wanted| wanted.is_required) {
            if tag.attributes.iter().any(|given| is_one(given, wanted)) {
                continue;
            }
            let message = || {
                Message::new(
                    format!("thiếu thuộc tính `{}`", wanted.name),
                    format!("the attribute `{}` is missing", wanted.name),
                )
            };
            let at = || path(wanted.name);
            findings.add(
                "xsd.missing_attribute",
                Severity::Error,
                tag.place,
                at,
                message,
            );
        }
    }
}

/// The declaration of an attribute that an element has.
pub(in crate::exchange::iati) fn declared(
    row: &Row,
    given: &Attr<'_>,
) -> Option<&'static Attribute> {
    row.attributes
        .iter()
        .find(|declared| is_one(given, declared))
}

fn is_one(given: &Attr<'_>, declared: &Attribute) -> bool {
    match given.ns {
        Ns::None | Ns::Xml => given.name == declared.name,
        Ns::Instance | Ns::Record | Ns::Foreign => false,
    }
}

/// Says that a value is not of its type.
pub(super) fn not_of_type(name: &str, value: &str, kind: Kind) -> Message {
    let (vi, en) = match kind {
        Kind::Text => ("văn bản", "text"),
        Kind::Token => ("một từ được phép", "an allowed word"),
        Kind::Lang => ("mã ngôn ngữ", "a language code"),
        Kind::Uri => ("địa chỉ (URI)", "an address (URI)"),
        Kind::Boolean => (
            "`true`, `false`, `1` hoặc `0`",
            "`true`, `false`, `1` or `0`",
        ),
        Kind::Int => ("số nguyên", "an integer"),
        Kind::NonNegative => ("số nguyên không âm", "an integer of at least 0"),
        Kind::Positive => ("số nguyên dương", "an integer of at least 1"),
        Kind::Decimal => ("số thập phân kiểu `1234.56`", "a decimal like `1234.56`"),
        Kind::Date => ("ngày kiểu `2024-12-31`", "a date like `2024-12-31`"),
        Kind::DateTime => (
            "thời điểm kiểu `2024-12-31T23:59:59Z`",
            "a time like `2024-12-31T23:59:59Z`",
        ),
    };
    let value = shown(value);
    Message::new(
        format!("`{name}` phải là {vi}, không phải `{value}`"),
        format!("`{name}` must be {en}, not `{value}`"),
    )
}
