//! What the prefixes of namespaces mean at a place.

use super::{Ns, XmlError};
use crate::code::clip;

/// How many declarations may hold at a place: each prefix is looked for among them.
const MOST: usize = 256;

/// The declarations that hold for the open element.
#[derive(Debug, Default)]
pub(super) struct Scopes {
    /// Prefix, namespace and depth of each; the empty prefix is the namespace of plain names.
    declared: Vec<(Box<str>, Ns, usize)>,
}

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
        self.declared.push((prefix.into(), of(uri), depth));
        Ok(())
    }

    /// Drops what elements at this depth and below declared.
    pub(super) fn leave(&mut self, depth: usize) {
        while self.declared.last().is_some_and(|last| last.2 >= depth) {
            self.declared.pop();
        }
    }

    /// Splits the name of an element into its namespace and its plain name.
    pub(super) fn element<'n>(&self, name: &'n str) -> Result<(Ns, &'n str), XmlError> {
        match name.split_once(':') {
            Some((prefix, local)) => Ok((self.prefix(prefix)?, local)),
            None if self.declared.is_empty() => Ok((Ns::None, name)),
            None => Ok((self.find("").unwrap_or(Ns::None), name)),
        }
    }

    /// Returns the namespace of an attribute; a plain name has none.
    pub(super) fn attribute(&self, name: &str) -> Result<Ns, XmlError> {
        match name.split_once(':') {
            Some((prefix, _)) => self.prefix(prefix),
            None => Ok(Ns::None),
        }
    }

    fn prefix(&self, prefix: &str) -> Result<Ns, XmlError> {
        if prefix == "xml" {
            return Ok(Ns::Xml);
        }
        self.find(prefix).ok_or_else(|| XmlError::Prefix {
            prefix: clip(prefix),
        })
    }

    fn find(&self, prefix: &str) -> Option<Ns> {
        let mut declared = self.declared.iter().rev();
        declared.find(|one| *one.0 == *prefix).map(|one| one.1)
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
