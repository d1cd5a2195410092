//! What IATI has no element for: kept beside its elements, in a namespace of our own.
//!
//! An element of this namespace holds JSON as the submission format has it. Below an activity, an
//! organisation or a transaction it holds the fields of the record that the elements of IATI do not
//! tell, or tell otherwise; what it does not name is read from the elements.
//!
//! I1. `lay(diff(read, record), read) == record`, whatever both are.

use std::collections::BTreeMap;

use serde_json::value::RawValue;

use super::item::{attribute, escape};
use crate::exchange::json;
use crate::record::draft::{Node, Object, Slot, View};

/// The address of the namespace.
pub(super) const NAMESPACE: &str = "urn:vientro:iati:1";
/// The prefix that files are written with.
pub(super) const PREFIX: &str = "vientro";

/// The fields of an activity.
pub(super) const GRANT: &str = "grant";
/// The fields of a transaction.
pub(super) const TRANSACTION: &str = "transaction";
/// The fields of an organisation that is a donor.
pub(super) const DONOR: &str = "donor";
/// The fields of an organisation that is a Vietnamese body.
pub(super) const PARTY: &str = "party";
/// The head of the submission that a record comes from; at the end of a file, one submission.
pub(super) const SUBMISSION: &str = "submission";
/// The head in a submission at the end of a file.
pub(super) const HEAD: &str = "head";
/// The unknown fields of a submission at the end of a file.
pub(super) const UNKNOWN: &str = "unknown";
/// The fields that the elements tell and the record does not have.
pub(super) const WITHOUT: &str = "without";

/// The vocabulary of the modes of grants, as a tag names it: it survives without the extension.
pub(super) const MODES: &str = "urn:vientro:grant-mode";
/// The vocabulary of the forms of non-project aid.
pub(super) const NON_PROJECT_FORMS: &str = "urn:vientro:non-project-form";
/// The vocabulary of the sectors of the reports.
pub(super) const SECTORS: &str = "urn:vientro:sector";

/// What a record has beyond what was read of its elements.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Overlay {
    /// A JSON object, of the fields that the elements tell otherwise or not at all.
    pub(super) fields: String,
    /// The names of the fields that the elements tell and the record does not have.
    pub(super) without: Vec<String>,
}

impl Overlay {
    /// Writes the overlay as an element of the namespace.
    pub(super) fn write(&self, name: &str, out: &mut String) {
        out.push('<');
        push_name(name, out);
        if !self.without.is_empty() {
            attribute(WITHOUT, &self.without.join(" "), out);
        }
        if self.fields == "{}" {
            out.push_str("/>");
            return;
        }
        out.push('>');
        json_text(&self.fields, out);
        close(name, out);
    }
}

fn push_name(name: &str, out: &mut String) {
    out.push_str(PREFIX);
    out.push(':');
    out.push_str(name);
}

fn close(name: &str, out: &mut String) {
    out.push_str("</");
    push_name(name, out);
    out.push('>');
}

/// Writes JSON as an element of the namespace.
pub(super) fn element(name: &str, json: &str, out: &mut String) {
    out.push('<');
    push_name(name, out);
    out.push('>');
    json_text(json, out);
    close(name, out);
}

/// Opens an element of the namespace, to hold others.
pub(super) fn open(name: &str, out: &mut String) {
    out.push('<');
    push_name(name, out);
    out.push('>');
}

/// Closes an element that was opened.
pub(super) fn end(name: &str, out: &mut String) {
    close(name, out);
    out.push('\n');
}

/// Writes JSON as text; the two characters that XML does not have become escapes of JSON.
fn json_text(json: &str, out: &mut String) {
    if json.contains(['\u{fffe}', '\u{ffff}']) {
        let json = json.replace('\u{fffe}', "\\ufffe");
        escape(&json.replace('\u{ffff}', "\\uffff"), out);
    } else {
        escape(json, out);
    }
}

/// The fields of an object in its order: each with its values as JSON, for an unknown one may stand
/// several times.
fn fields(object: &dyn Object<'_>) -> Vec<(String, Vec<String>)> {
    let mut fields = Vec::new();
    object.visit(&mut |name, node| {
        if !node.is_absent() {
            fields.push((name.to_owned(), vec![json::node_json(node)]));
        }
    });
    for (name, source) in &object.rest().unknown {
        let source = source.0.to_string();
        match fields.iter_mut().find(|(known, _)| known == name) {
            Some((_, values)) => values.push(source),
            None => fields.push((name.to_string(), vec![source])),
        }
    }
    fields
}

/// Tells what a record has beyond what was read of its elements.
pub(super) fn diff(read: &dyn Object<'_>, record: &dyn Object<'_>) -> Overlay {
    let (read, record) = (fields(read), fields(record));
    let mut json = String::from("{");
    for (name, values) in &record {
        if read.contains(&(name.clone(), values.clone())) {
            continue;
        }
        for value in values {
            if json.len() > 1 {
                json.push(',');
            }
            // A name is text, which JSON always has a form for.
            json.push_str(&serde_json::to_string(name).unwrap_or_default());
            json.push(':');
            json.push_str(value);
        }
    }
    json.push('}');
    let is_gone = |name: &String| record.iter().all(|(known, _)| known != name);
    let read = read.into_iter().map(|(name, _)| name);
    Overlay {
        fields: json,
        without: read.filter(is_gone).collect(),
    }
}

/// Lays an overlay over what was read of the elements; `None` if it cannot be read.
pub(super) fn lay<'a, D: Object<'a> + Default>(
    fields: &'a str,
    without: &str,
    read: &D,
) -> Option<D> {
    let fields = if fields.is_empty() { "{}" } else { fields };
    let mut draft = D::default();
    if !json::fill(&mut draft, fields) {
        return None;
    }
    // Names in the order of the text: only whether one stands there is asked.
    let named: BTreeMap<String, &RawValue> = serde_json::from_str(fields).ok()?;
    let is_told =
        |name: &str| named.contains_key(name) || without.split(' ').any(|gone| gone == name);
    read.visit(&mut |name, node| {
        if !node.is_absent() && !is_told(name) {
            if let Some(to) = draft.field(name) {
                copy(node, to);
            }
        }
    });
    let unknown = read.rest().unknown.iter();
    let unknown = unknown.filter(|(name, _)| !is_told(name)).cloned();
    draft.rest_mut().unknown.extend(unknown);
    Some(draft)
}

/// Copies what stands at a place of a draft to the same place of another one.
fn copy<'a>(from: &dyn Node<'a>, to: &mut dyn Node<'a>) {
    match (from.view(), to.slot()) {
        (View::Field(from), Slot::Field(to)) => *to = from.clone(),
        (View::Object(from), Slot::Object(to)) => {
            from.visit(&mut |name, node| {
                if let Some(to) = to.field(name) {
                    copy(node, to);
                }
            });
            *to.rest_mut() = from.rest().clone();
        }
        (View::List(from), Slot::List(to)) => from.visit(&mut |element| {
            if let Some(to) = to.push() {
                copy(element, to);
            }
        }),
        // Two drafts of one record have the same shape.
        (View::Field(_) | View::Object(_) | View::List(_), _) => {}
    }
}
