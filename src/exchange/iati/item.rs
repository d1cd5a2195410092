//! One activity, organisation or record of a file in memory, as it stands there.
//!
//! I1. An item holds no more than [`LARGEST`] bytes; what is larger is dropped, and said to be.
//! I2. What an item holds can be written again: elements, attributes, text and their namespaces;
//!     comments and processing instructions are not in it.

use std::fmt::Write as _;

use super::schema::value::is_blank;
use super::xml::{self, Ns, Place, Sink, Tag, XmlError};
use crate::exchange::watch::Watch;

/// How much of a file an item may hold.
const LARGEST: usize = 64 << 20;

/// The place of a node in its item; [`NONE`] is no place.
type At = u32;
const NONE: At = At::MAX;

/// A part of an item's text: where it begins and ends.
type Span = (u32, u32);

/// The elements of one part of a file. It is filled again and again.
#[derive(Debug, Default)]
pub(super) struct Item {
    nodes: Vec<Node>,
    attributes: Vec<Attribute>,
    /// All names, values and texts, one behind the other.
    text: String,
    /// The open elements.
    open: Vec<At>,
    /// How many elements are open, of those that were dropped too.
    depth: usize,
    /// Blanks that are text only if no element stands beside them.
    blank: Option<Span>,
    is_too_large: bool,
}

/// An element, or a run of text in one.
#[derive(Debug)]
struct Node {
    is_text: bool,
    /// The name with its prefix; of text, the text.
    name: Span,
    uri: Span,
    attributes: Span,
    place: Place,
    parent: At,
    first: At,
    last: At,
    next: At,
}

#[derive(Debug)]
struct Attribute {
    ns: Ns,
    name: Span,
    uri: Span,
    value: Span,
}

/// The length of a list as a place in it. An item is smaller than what 32 bits count.
fn count(length: usize) -> At {
    At::try_from(length).unwrap_or(NONE)
}

fn index(at: At) -> usize {
    usize::try_from(at).unwrap_or(usize::MAX)
}

impl Item {
    /// Empties the item for the next one.
    pub(super) fn clear(&mut self) {
        self.nodes.clear();
        self.attributes.clear();
        self.text.clear();
        self.open.clear();
        self.depth = 0;
        self.blank = None;
        self.is_too_large = false;
        // One huge activity does not claim its memory for ever.
        self.text.shrink_to(1 << 20);
        self.nodes.shrink_to(1 << 14);
        self.attributes.shrink_to(1 << 14);
    }

    /// Fills the item with a whole document.
    pub(super) fn fill(&mut self, xml: &str) -> Result<(), XmlError> {
        let read = xml::read(xml.as_bytes(), &mut Watch::of_nobody(), &mut Filler(self));
        read.map_err(|(_, error)| error)
    }

    /// Tells whether an element in it belongs to a namespace.
    pub(super) fn holds(&self, uri: &str) -> bool {
        let mut elements = self.nodes.iter().filter(|node| !node.is_text);
        elements.any(|node| self.part(node.uri) == uri)
    }

    /// Tells whether the item was dropped because it grew too large.
    pub(super) const fn is_too_large(&self) -> bool {
        self.is_too_large
    }

    /// Returns the outermost element.
    pub(super) fn root(&self) -> Option<Element<'_>> {
        let item = self;
        (!self.nodes.is_empty()).then_some(Element { item, at: 0 })
    }

    /// An element begins.
    pub(super) fn start(&mut self, tag: &Tag<'_>) {
        self.depth = self.depth.saturating_add(1);
        self.blank = None;
        if self.is_too_large || self.is_full() {
            return;
        }
        let from = count(self.attributes.len());
        for given in &tag.attributes {
            let attribute = Attribute {
                ns: given.ns,
                name: self.keep(given.name),
                uri: self.keep(given.uri),
                value: self.keep(&given.value),
            };
            self.attributes.push(attribute);
        }
        let name = if tag.prefix.is_empty() {
            self.keep(tag.name)
        } else {
            let (start, _) = self.keep(tag.prefix);
            self.text.push(':');
            (start, self.keep(tag.name).1)
        };
        let uri = self.keep(tag.uri);
        let attributes = (from, count(self.attributes.len()));
        let at = self.push(Node {
            is_text: false,
            name,
            uri,
            attributes,
            place: tag.place,
            parent: NONE,
            first: NONE,
            last: NONE,
            next: NONE,
        });
        self.open.push(at);
    }

    /// Text of the open element.
    pub(super) fn text(&mut self, text: &str, place: Place) {
        if self.is_too_large || self.is_full() {
            return;
        }
        let span = self.keep(text);
        let is_more = self.grow(span);
        if is_more {
            return;
        }
        if text.chars().all(is_blank) {
            let start = self.blank.map_or(span.0, |blank| blank.0);
            self.blank = Some((start, span.1));
            return;
        }
        let start = self.blank.take().map_or(span.0, |blank| blank.0);
        self.push_text((start, span.1), place);
    }

    /// The open element ends.
    pub(super) fn end(&mut self) {
        self.depth = self.depth.saturating_sub(1);
        if self.is_too_large {
            return;
        }
        if let Some(blank) = self.blank.take() {
            let open = self.open.last().and_then(|at| self.nodes.get(index(*at)));
            let is_leaf = open.is_some_and(|node| node.first == NONE);
            let place = open.map(|node| node.place);
            if let (true, Some(place)) = (is_leaf, place) {
                self.push_text(blank, place);
            }
        }
        self.open.pop();
    }

    /// Tells whether nothing is open: the item is whole.
    pub(super) const fn is_whole(&self) -> bool {
        self.depth == 0
    }

    fn is_full(&mut self) -> bool {
        let held = self
            .text
            .len()
            .saturating_add(self.nodes.len().saturating_mul(size_of::<Node>()))
            .saturating_add(self.attributes.len().saturating_mul(size_of::<Attribute>()));
        if held > LARGEST {
            // What is told of it is where it began.
            self.nodes.truncate(1);
            self.is_too_large = true;
        }
        self.is_too_large
    }

    fn keep(&mut self, text: &str) -> Span {
        let start = count(self.text.len());
        self.text.push_str(text);
        (start, count(self.text.len()))
    }

    fn push_text(&mut self, span: Span, place: Place) {
        self.push(Node {
            is_text: true,
            name: span,
            uri: (0, 0),
            attributes: (0, 0),
            place,
            parent: NONE,
            first: NONE,
            last: NONE,
            next: NONE,
        });
    }

    /// Adds a node below the open element.
    fn push(&mut self, mut node: Node) -> At {
        let at = count(self.nodes.len());
        let parent = self.open.last().copied().unwrap_or(NONE);
        node.parent = parent;
        self.nodes.push(node);
        let Some(above) = self.nodes.get_mut(index(parent)) else {
            return at;
        };
        let before = std::mem::replace(&mut above.last, at);
        if before == NONE {
            above.first = at;
        } else if let Some(before) = self.nodes.get_mut(index(before)) {
            before.next = at;
        }
        at
    }

    /// Lets the run of text that came last go on; says whether there is one.
    fn grow(&mut self, span: Span) -> bool {
        let parent = self.open.last().copied();
        match self.nodes.last_mut() {
            Some(last) if last.is_text && Some(last.parent) == parent && last.name.1 == span.0 => {
                last.name.1 = span.1;
                true
            }
            Some(_) | None => false,
        }
    }

    fn part(&self, span: Span) -> &str {
        let range = index(span.0)..index(span.1);
        self.text.get(range).unwrap_or_default()
    }
}

/// Takes all that a document holds.
struct Filler<'s>(&'s mut Item);

impl Sink for Filler<'_> {
    fn doctype(&mut self, _: Place) {}
    fn start(&mut self, tag: &Tag<'_>) {
        self.0.start(tag);
    }
    fn text(&mut self, text: &str, place: Place) {
        self.0.text(text, place);
    }
    fn end(&mut self) {
        self.0.end();
    }
}

/// An element of an item.
#[derive(Clone, Copy, Debug)]
pub(super) struct Element<'i> {
    item: &'i Item,
    at: At,
}

/// An attribute of an element.
#[derive(Clone, Copy, Debug)]
pub(super) struct Given<'i> {
    pub(super) ns: Ns,
    /// The name as written.
    pub(super) name: &'i str,
    pub(super) uri: &'i str,
    pub(super) value: &'i str,
}

impl<'i> Element<'i> {
    fn node(self) -> Option<&'i Node> {
        self.item.nodes.get(index(self.at))
    }

    /// Returns the name with its prefix: of an element of IATI, the name.
    pub(super) fn name(self) -> &'i str {
        self.node().map_or("", |node| self.item.part(node.name))
    }

    /// Returns the name without its prefix.
    pub(super) fn local(self) -> &'i str {
        let name = self.name();
        name.split_once(':').map_or(name, |(_, local)| local)
    }

    /// Returns the address of its namespace; empty for IATI's own.
    pub(super) fn uri(self) -> &'i str {
        self.node().map_or("", |node| self.item.part(node.uri))
    }

    /// Tells whether this is the element of IATI with a name.
    pub(super) fn is(self, name: &str) -> bool {
        self.name() == name && self.uri().is_empty()
    }

    /// Returns where it begins.
    pub(super) fn place(self) -> Place {
        let first = Place { line: 1, column: 1 };
        self.node().map_or(first, |node| node.place)
    }

    /// Returns its attributes in their order.
    pub(super) fn attributes(self) -> impl Iterator<Item = Given<'i>> {
        let (from, until) = self.node().map_or((0, 0), |node| node.attributes);
        let all = self.item.attributes.get(index(from)..index(until));
        all.unwrap_or_default().iter().map(move |one| Given {
            ns: one.ns,
            name: self.item.part(one.name),
            uri: self.item.part(one.uri),
            value: self.item.part(one.value),
        })
    }

    /// Returns the value of an attribute of IATI, or of `xml:lang`.
    pub(super) fn attribute(self, name: &str) -> Option<&'i str> {
        let mut given = self.attributes();
        let is_one = |one: &Given<'_>| one.name == name && matches!(one.ns, Ns::None | Ns::Xml);
        given.find(is_one).map(|one| one.value)
    }

    fn nodes(self) -> impl Iterator<Item = (At, &'i Node)> {
        let mut next = self.node().map_or(NONE, |node| node.first);
        std::iter::from_fn(move || {
            let at = next;
            let node = self.item.nodes.get(index(at))?;
            next = node.next;
            Some((at, node))
        })
    }

    /// Returns the elements in it.
    pub(super) fn children(self) -> impl Iterator<Item = Self> {
        let item = self.item;
        let elements = self.nodes().filter(|(_, node)| !node.is_text);
        elements.map(move |(at, _)| Self { item, at })
    }

    /// Returns the first element of IATI with a name in it.
    pub(super) fn child(self, name: &str) -> Option<Self> {
        self.children().find(|child| child.is(name))
    }

    /// Returns its text: what stands before the first element in it.
    pub(super) fn text(self) -> &'i str {
        let first = self.nodes().next().filter(|(_, node)| node.is_text);
        first.map_or("", |(_, node)| self.item.part(node.name))
    }

    /// Returns its XPath from the root of the item on, that included.
    pub(super) fn path(self) -> String {
        let mut steps = Vec::new();
        let mut here = Some(self);
        while let Some(element) = here {
            let mut step = format!("/{}", element.name());
            let above = element.node().map_or(NONE, |node| node.parent);
            let item = self.item;
            here = (above != NONE).then_some(Self { item, at: above });
            if let Some(above) = here {
                let of_name = above.children().filter(|one| one.name() == element.name());
                let before = of_name.take_while(|one| one.at != element.at).count();
                let _ = write!(step, "[{}]", before.saturating_add(1));
            }
            steps.push(step);
        }
        steps.reverse();
        steps.concat()
    }

    /// Writes the element as XML; attributes stand in single quotation marks.
    pub(super) fn write(self, out: &mut String) {
        self.write_below("", out);
    }

    /// Writes the element where plain names belong to a namespace.
    fn write_below(self, plain: &str, out: &mut String) {
        let (name, uri) = (self.name(), self.uri());
        out.push('<');
        out.push_str(name);
        let prefix = name.split_once(':').map_or("", |(prefix, _)| prefix);
        let mut declared: Vec<&str> = Vec::new();
        let mut below = plain;
        if !prefix.is_empty() {
            declare(prefix, uri, out);
            declared.push(prefix);
        } else if uri != plain {
            attribute("xmlns", uri, out);
            below = uri;
        }
        for given in self.attributes() {
            let prefix = given.name.split_once(':').map_or("", |(prefix, _)| prefix);
            if !given.uri.is_empty() && !declared.contains(&prefix) {
                declare(prefix, given.uri, out);
                declared.push(prefix);
            }
            attribute(given.name, given.value, out);
        }
        let mut is_empty = true;
        for (at, node) in self.nodes() {
            if is_empty {
                out.push('>');
                is_empty = false;
            }
            if node.is_text {
                escape(self.item.part(node.name), out);
            } else {
                let item = self.item;
                Self { item, at }.write_below(below, out);
            }
        }
        if is_empty {
            out.push_str("/>");
        } else {
            out.push_str("</");
            out.push_str(name);
            out.push('>');
        }
    }
}

fn declare(prefix: &str, uri: &str, out: &mut String) {
    out.push_str(" xmlns:");
    out.push_str(prefix);
    out.push_str("='");
    escape(uri, out);
    out.push('\'');
}

/// Writes an attribute.
pub(super) fn attribute(name: &str, value: &str, out: &mut String) {
    out.push(' ');
    out.push_str(name);
    out.push_str("='");
    escape(value, out);
    out.push('\'');
}

/// Writes text so that it comes back as it is, in an element and in single quotation marks; two
/// characters that XML does not have come back as U+FFFD.
pub(super) fn escape(text: &str, out: &mut String) {
    if !text.bytes().any(is_special) {
        out.push_str(text);
        return;
    }
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '\'' => out.push_str("&apos;"),
            '\t' => out.push_str("&#9;"),
            '\n' => out.push_str("&#10;"),
            '\r' => out.push_str("&#13;"),
            '\u{fffe}' | '\u{ffff}' => out.push('\u{fffd}'),
            other => out.push(other),
        }
    }
}

/// Bytes that may have to be written in another way; 0xef begins U+FFFE.
const fn is_special(byte: u8) -> bool {
    matches!(
        byte,
        b'&' | b'<' | b'>' | b'\'' | b'\t' | b'\n' | b'\r' | 0xef
    )
}
