//! What the prefixes of namespaces mean at a place.

use super::{Ns, XmlError};
use crate::code::clip;

/// How many declarations may hold at a place: each prefix is looked for among them.
const MOST: usize = 256;

/// The declarations that hold for the open element.
#[derive(Debug, Default)]
pub(super) struct Scopes {
    declared: Vec<Declared>,
}

/// A declaration; the empty prefix is the namespace of plain names.
#[derive(Debug)]
struct Declared {
    prefix: Box<str>,
    uri: Box<str>,
    ns: Ns,
    depth: usize,
}

/// What a prefix means: the namespace, and its address.
type Meaning<'s> = (Ns, &'s str);

impl Scopes {
    /// Takes up a declaration made by the element at this depth.
    pub(super) fn declare(
        &mut self,
        prefix: &str,
        uri: &str,
        depth: usize,
    ) -> Result<(), XmlError> {
        if self.declared.len() >= MOST {
            return Err(XmlError::Prefixes { limit: MOST });
        }
        self.declared.push(Declared {
            prefix: prefix.into(),
            uri: uri.into(),
            ns: of(uri),
            depth,
        });
        Ok(())
    }

    /// Drops what elements at this depth and below declared.
    pub(super) fn leave(&mut self, depth: usize) {
        while self.declared.last().is_some_and(|last| last.depth >= depth) {
            self.declared.pop();
        }
    }

    /// Returns the namespace of an element, by the prefix of its name; a plain name has none.
    pub(super) fn element(&self, prefix: &str) -> Result<Meaning<'_>, XmlError> {
        if !prefix.is_empty() {
            return self.prefix(prefix);
        }
        Ok(self.find("").unwrap_or((Ns::None, "")))
    }

    /// Returns the namespace of an attribute; a plain name has none.
    pub(super) fn attribute(&self, name: &str) -> Result<Meaning<'_>, XmlError> {
        match name.split_once(':') {
            Some((prefix, _)) => self.prefix(prefix),
            None => Ok((Ns::None, "")),
        }
    }

    fn prefix(&self, prefix: &str) -> Result<Meaning<'_>, XmlError> {
        if prefix == "xml" {
            return Ok((Ns::Xml, ""));
        }
        self.find(prefix).ok_or_else(|| XmlError::Prefix {
            prefix: clip(prefix),
        })
    }

    fn find(&self, prefix: &str) -> Option<Meaning<'_>> {
        let mut declared = self.declared.iter().rev();
        let found = declared.find(|one| *one.prefix == *prefix)?;
        Some((found.ns, &found.uri))
    }
}

fn of(uri: &str) -> Ns {
    match uri {
        "" => Ns::None,
        "http://www.w3.org/XML/1998/namespace" => Ns::Xml,
        "http://www.w3.org/2001/XMLSchema-instance" => Ns::Instance,
        "http://iatiregistry.org/ns/record#" => Ns::Record,
        _ => Ns::Foreign,
    }
}
