//! What of an IATI file has no field in a record: kept as it stands, in the unknown field `iati`.
//!
//! The field is a JSON object: `attributes` by name, and `elements`, each a text of XML.

use std::borrow::Cow;
use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::item::Element;
use super::xml::Ns;
use crate::record::UnknownField;
use crate::record::draft::{Rest, UnknownSource};

/// The name of the unknown field.
pub(super) const FIELD: &str = "iati";

/// What is kept of one element.
#[derive(Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Kept {
    /// The attributes that belong to no other namespace.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub(super) attributes: BTreeMap<String, String>,
    /// The elements in it, as XML.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(super) elements: Vec<String>,
}

impl Kept {
    /// Finds what a record keeps.
    pub(super) fn of(unknown: &[UnknownField]) -> Option<Self> {
        let field = unknown.iter().find(|field| field.name() == FIELD)?;
        serde_json::from_str(field.source()).ok()
    }

    /// Tells whether an element with a name is kept.
    pub(super) fn holds(&self, name: &str) -> bool {
        self.elements.iter().any(|xml| {
            let rest = xml.strip_prefix('<').and_then(|xml| xml.strip_prefix(name));
            rest.is_some_and(|rest| rest.starts_with([' ', '>', '/']))
        })
    }

    /// Keeps the attributes of an element but those that were taken.
    pub(super) fn attributes(&mut self, element: Element<'_>, taken: &[&str]) {
        for given in element.attributes() {
            let is_plain = matches!(given.ns, Ns::None | Ns::Xml);
            if is_plain && !taken.contains(&given.name) {
                let (name, value) = (given.name.to_owned(), given.value.to_owned());
                self.attributes.insert(name, value);
            }
        }
    }

    /// Keeps an element whole.
    pub(super) fn element(&mut self, element: Element<'_>) {
        let mut xml = String::with_capacity(256);
        element.write(&mut xml);
        self.elements.push(xml);
    }

    /// Puts what is kept, if anything is, beside the fields of a draft.
    pub(super) fn put(&self, rest: &mut Rest<'_>) {
        if *self == Self::default() {
            return;
        }
        // Text by text there is nothing that JSON has no form for.
        let source = serde_json::to_string(self).unwrap_or_default();
        let field = (Cow::Borrowed(FIELD), UnknownSource(Cow::Owned(source)));
        rest.unknown.push(field);
    }
}
