//! The fields and code lists of the submission format as a page.

use std::fmt::Write;

use vientro::Lang;
use vientro::record::RecordKind;
use vientro::record::form::{self, CodeList, Form, ObjectForm, Occurs};

const HEAD: &str = "\
# Trường dữ liệu / Fields

Made by `cargo run --example schema -- --markdown > docs/fields.md` from the tables that records are
made of; not to be edited. [`submission-format.md`](submission-format.md) explains the format,
[`submission.schema.json`](submission.schema.json) is this page for programs.

A path is written as in [`columns.md`](columns.md): `names.vi` is the field `vi` of the object `names`,
`donors[].share` the field `share` of every element of the list `donors`. Every field but those marked ★
may be absent or `null`: it is unknown then.
";

/// Writes the page.
pub fn page() -> String {
    let mut page = Page {
        text: HEAD.to_owned(),
        lists: Vec::new(),
    };
    page.heading("submission", "lần nộp", "the head of a submission");
    page.object(form::of_submission(), "");
    for kind in RecordKind::ALL {
        page.heading(kind.list(), kind.label(Lang::Vi), kind.label(Lang::En));
        page.object(form::of(kind), "");
    }
    page.code_lists();
    page.text
}

struct Page {
    text: String,
    /// The code lists that fields name, in that order.
    lists: Vec<&'static CodeList>,
}

impl Page {
    fn line(&mut self, line: std::fmt::Arguments<'_>) {
        // Writing to text cannot fail.
        let _ = self.text.write_fmt(line);
        self.text.push('\n');
    }

    fn heading(&mut self, name: &str, vi: &str, en: &str) {
        self.line(format_args!("\n## {name} ({vi} / {en})\n"));
        self.line(format_args!(
            "| field | vi | en | value |\n|---|---|---|---|"
        ));
    }

    /// Writes the fields of an object, and of the objects in it.
    fn object(&mut self, object: &ObjectForm, above: &str) {
        for field in object.fields() {
            let (mark, list) = match field.occurs() {
                Occurs::Once => (" ★", ""),
                Occurs::AtMostOnce => ("", ""),
                Occurs::List => ("", "[]"),
            };
            let path = format!("{above}{}{list}", field.name());
            let label = field.label();
            let value = match field.occurs() {
                // An id of its own leads nowhere else.
                Occurs::Once if matches!(field.form(), Form::Id(_)) => "text".to_owned(),
                _ => self.value(field.form()),
            };
            let row = format!("| `{path}`{mark} | {} | {} | {value} |", label.vi, label.en);
            self.line(format_args!("{row}"));
            if let Form::Object(below) = field.form() {
                self.object(below, &format!("{path}."));
            }
        }
    }

    /// Tells what stands in a field.
    fn value(&mut self, form: Form) -> String {
        match form {
            Form::Id(kinds) if !kinds.is_empty() => {
                let lists: Vec<_> = kinds.iter().map(|kind| kind.list()).collect();
                format!("id in {}", lists.join(" or "))
            }
            Form::Code(list) => {
                let name = list.name();
                if !self.lists.iter().any(|known| known.name() == name) {
                    self.lists.push(list);
                }
                format!("[{name}](#{})", name.to_lowercase())
            }
            Form::Amount(object) | Form::Period(object) | Form::Window(object) => {
                let names: Vec<_> = object.fields().iter().map(|field| field.name()).collect();
                for field in object.fields() {
                    self.value(field.form());
                }
                format!("`{{{}}}`", names.join(", "))
            }
            Form::Object(_) => "object".to_owned(),
            Form::Text | Form::Id(_) => "text".to_owned(),
            Form::Date => "date".to_owned(),
            Form::Term => "date or `not_applicable`".to_owned(),
            Form::Share => "percent as text".to_owned(),
            Form::Quantity => "number as text, not negative".to_owned(),
            Form::RateValue => "positive number as text".to_owned(),
            Form::Digits => "number as text".to_owned(),
            Form::Count => "whole number".to_owned(),
            // Forms are only ever added.
            _ => format!("{form:?}"),
        }
    }

    fn code_lists(&mut self) {
        self.line(format_args!("\n# Danh mục mã / Code lists"));
        for list in std::mem::take(&mut self.lists) {
            self.line(format_args!("\n## {}\n", list.name()));
            let entries = list.entries();
            let has_labels = entries.iter().all(|entry| entry.label(Lang::Vi).is_some());
            if has_labels {
                self.line(format_args!("| code | vi | en |\n|---|---|---|"));
                for entry in entries {
                    let label = |lang| entry.label(lang).unwrap_or_default();
                    let (vi, en) = (label(Lang::Vi), label(Lang::En));
                    self.line(format_args!("| `{}` | {vi} | {en} |", entry.id()));
                }
            } else {
                let codes: Vec<_> = entries.iter().map(|e| format!("`{}`", e.id())).collect();
                for line in codes.chunks(14) {
                    self.line(format_args!("{}", line.join(" ")));
                }
            }
        }
    }
}
