//! XML as IATI files use it: a stream of tags and text, each with its line and column.
//!
//! A thin skin over `quick-xml`. It adds what that leaves open: encodings, namespaces, places, and
//! the rest of well-formedness. Document type declarations are not read, and entities that they
//! declare are not expanded.
//!
//! I1. Whatever the bytes are, reading ends with `Ok` or with one error at a place.
//! I2. No more than one token ([`LONGEST_TOKEN`]) and one open branch ([`DEEPEST`]) is in memory.

mod error;
mod read;
mod scope;
mod source;

use std::borrow::Cow;

pub use error::XmlError;
pub(super) use read::read;

/// The longest tag or run of text, in bytes of UTF-8.
pub(super) const LONGEST_TOKEN: usize = 8 << 20;
/// How deep elements may lie in each other.
pub(super) const DEEPEST: usize = 100;

/// A place in a file (vị trí): line and column, both from 1; columns count characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Place {
    /// The line.
    pub line: u64,
    /// The character in the line.
    pub column: u64,
}

/// The namespaces that the format tells apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Ns {
    /// None: the elements and attributes of IATI.
    None,
    /// `xml:`, that of `xml:lang`.
    Xml,
    /// That of `xsi:noNamespaceSchemaLocation`.
    Instance,
    /// That of registry records.
    Record,
    /// Any other.
    Foreign,
}

/// A start tag.
#[derive(Debug)]
pub(super) struct Tag<'a> {
    pub(super) ns: Ns,
    /// The address of the namespace; empty if there is none.
    pub(super) uri: &'a str,
    /// What stands before the name and its colon; empty if there is none.
    pub(super) prefix: &'a str,
    /// The name without its prefix.
    pub(super) name: &'a str,
    /// Without declarations of namespaces.
    pub(super) attributes: Vec<Attr<'a>>,
    pub(super) place: Place,
}

/// An attribute of a start tag.
#[derive(Debug)]
pub(super) struct Attr<'a> {
    pub(super) ns: Ns,
    /// The address of the namespace; empty if there is none, or that of `xml:`.
    pub(super) uri: &'a str,
    /// The name as written, `xml:lang` for example.
    pub(super) name: &'a str,
    /// The value, its references resolved.
    pub(super) value: Cow<'a, str>,
}

impl Attr<'_> {
    /// Returns the name without its prefix.
    pub(super) fn local(&self) -> &str {
        self.name
            .split_once(':')
            .map_or(self.name, |(_, local)| local)
    }
}

/// Is told what a file holds, in its order.
pub(super) trait Sink {
    /// A document type declaration, which is passed over.
    fn doctype(&mut self, place: Place);
    /// An element begins.
    fn start(&mut self, tag: &Tag<'_>);
    /// A run of text of the open element; two runs may follow each other.
    fn text(&mut self, text: &str, place: Place);
    /// The open element ends.
    fn end(&mut self);
}
