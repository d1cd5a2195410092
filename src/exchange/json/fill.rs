//! From source text to drafts: known fields into their places, everything else kept beside them.
//!
//! Nothing here knows a record: a draft says what it takes, see [`crate::record::draft`].

use std::borrow::Cow;
use std::fmt;

use serde::de::{Deserializer, MapAccess, Visitor};
use serde_json::value::RawValue;

use crate::record::draft::{
    Field, List, MOST_PROBLEMS, Misplaced, Node, Object, Slot, UnknownSource,
};

/// Fills a draft from the source text of an object; `false` if it is something else, or if a name
/// in it is no text: half of a surrogate pair.
pub(in crate::exchange) fn fill<'a>(draft: &mut dyn Object<'a>, text: &'a str) -> bool {
    if !text.starts_with('{') {
        return false;
    }
    let mut reader = serde_json::Deserializer::from_str(text);
    reader.deserialize_map(ObjectVisitor(draft)).is_ok()
}

/// A name in an object, borrowed where it holds no escape.
pub(super) struct Name<'a>(pub(super) Cow<'a, str>);

impl<'de> serde::Deserialize<'de> for Name<'de> {
    fn deserialize<D: Deserializer<'de>>(reader: D) -> Result<Self, D::Error> {
        struct NameVisitor;
        impl<'de> Visitor<'de> for NameVisitor {
            type Value = Name<'de>;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a field name")
            }
            fn visit_borrowed_str<E>(self, text: &'de str) -> Result<Self::Value, E> {
                Ok(Name(Cow::Borrowed(text)))
            }
            fn visit_str<E>(self, text: &str) -> Result<Self::Value, E> {
                Ok(Name(Cow::Owned(text.to_owned())))
            }
        }
        reader.deserialize_str(NameVisitor)
    }
}

/// Fills an object field by field.
struct ObjectVisitor<'s, 'a>(&'s mut dyn Object<'a>);

impl<'a> Visitor<'a> for ObjectVisitor<'_, 'a> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'a>>(self, mut map: A) -> Result<(), A::Error> {
        let object = self.0;
        while let Some(Name(name)) = map.next_key::<Name<'a>>()? {
            let source = map.next_value::<&'a RawValue>()?.get();
            match object.field(&name) {
                Some(node) if node.is_absent() => {
                    for (below, why) in fill_node(node, source) {
                        object
                            .rest_mut()
                            .misplaced
                            .push((format!("{name}{below}"), why));
                    }
                }
                Some(_) => {
                    object
                        .rest_mut()
                        .misplaced
                        .push((name.into_owned(), Misplaced::Repeated));
                }
                None => {
                    let source = UnknownSource(Cow::Borrowed(source));
                    object.rest_mut().unknown.push((name, source));
                }
            }
        }
        Ok(())
    }
}

/// Fills a node from its source text; answers what could not be placed, where below, and why.
fn fill_node<'a>(node: &mut dyn Node<'a>, source: &'a str) -> Vec<(String, Misplaced)> {
    match node.slot() {
        Slot::Field(field) => {
            *field = leaf(source);
            Vec::new()
        }
        _ if source == "null" => Vec::new(),
        Slot::Object(object) => {
            if fill(object, source) {
                Vec::new()
            } else if source.starts_with('{') {
                vec![(String::new(), Misplaced::Garbled)]
            } else {
                vec![(String::new(), Misplaced::NotObject)]
            }
        }
        Slot::List(list) => fill_list(list, source),
    }
}

/// Fills a list element by element.
fn fill_list<'a>(list: &mut dyn List<'a>, source: &'a str) -> Vec<(String, Misplaced)> {
    let elements: Vec<&'a RawValue> = match serde_json::from_str(source) {
        Ok(elements) if source.starts_with('[') => elements,
        Ok(_) | Err(_) => return vec![(String::new(), Misplaced::NotList)],
    };
    let mut misplaced = Vec::new();
    for (position, element) in elements.into_iter().enumerate() {
        // More would not be told: the record goes aside as it is.
        if misplaced.len() > MOST_PROBLEMS {
            break;
        }
        if let Some(node) = list.push() {
            let below = fill_node(node, element.get()).into_iter();
            misplaced.extend(below.map(|(b, why)| (format!("/{position}{b}"), why)));
        }
    }
    misplaced
}

/// Reads a leaf from its source text.
pub(super) fn leaf(source: &str) -> Field<'_> {
    if source == "null" {
        return Field::Absent;
    }
    let Some(inside) = source
        .strip_prefix('"')
        .and_then(|rest| rest.strip_suffix('"'))
    else {
        return Field::Other(Cow::Borrowed(source));
    };
    if !inside.contains('\\') {
        return Field::Text(Cow::Borrowed(inside));
    }
    match serde_json::from_str::<String>(source) {
        Ok(text) => Field::Text(Cow::Owned(text)),
        // An escape that is no character, half of a surrogate pair: kept as it stands.
        Err(_) => Field::Other(Cow::Borrowed(source)),
    }
}
