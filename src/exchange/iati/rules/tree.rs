//! One activity or organisation in memory: the rules look at it from all sides.
//!
//! I1. A tree holds no more than [`LARGEST`] bytes; what is larger is dropped, and said to be.

use super::names::{Name, Names};
use crate::exchange::iati::schema::walk::RowIndex;
use crate::exchange::iati::xml::{Ns, Place, Tag};

/// How much of a file a tree may hold.
pub(super) const LARGEST: usize = 64 << 20;

/// The place of an element in its tree.
pub(super) type NodeIndex = usize;

/// The elements of one activity or organisation. It is filled again and again.
#[derive(Debug, Default)]
pub(in crate::exchange::iati) struct Tree {
    nodes: Vec<Node>,
    attributes: Vec<Attribute>,
    /// All text and all values, one behind the other.
    text: String,
    /// The open elements.
    open: Vec<NodeIndex>,
    is_too_large: bool,
}

/// An element.
#[derive(Debug)]
pub(super) struct Node {
    pub(super) name: Name,
    pub(super) row: Option<RowIndex>,
    pub(super) ordinal: u32,
    pub(super) place: Place,
    pub(super) parent: Option<NodeIndex>,
    first_child: Option<NodeIndex>,
    last_child: Option<NodeIndex>,
    next: Option<NodeIndex>,
    attributes: (usize, usize),
    text: (usize, usize),
}

#[derive(Debug)]
struct Attribute {
    name: Name,
    value: (usize, usize),
}

impl Tree {
    /// Empties the tree for the next activity.
    pub(in crate::exchange::iati) fn clear(&mut self) {
        self.nodes.clear();
        self.attributes.clear();
        self.text.clear();
        self.open.clear();
        self.is_too_large = false;
        // One huge activity does not claim its memory for ever.
        self.text.shrink_to(1 << 20);
        self.nodes.shrink_to(1 << 14);
        self.attributes.shrink_to(1 << 14);
    }

    /// Tells whether the tree was dropped because it grew too large.
    pub(in crate::exchange::iati) const fn is_too_large(&self) -> bool {
        self.is_too_large
    }

    /// An element begins.
    pub(in crate::exchange::iati) fn start(
        &mut self,
        tag: &Tag<'_>,
        names: &Names,
        row: Option<RowIndex>,
        ordinal: u32,
    ) {
        if self.is_too_large {
            return;
        }
        let held = self
            .text
            .len()
            .saturating_add(self.nodes.len().saturating_mul(size_of::<Node>()))
            .saturating_add(self.attributes.len().saturating_mul(size_of::<Attribute>()));
        let adds = tag.attributes.iter().map(|given| given.value.len());
        if held.saturating_add(adds.sum()) > LARGEST {
            self.clear();
            self.is_too_large = true;
            return;
        }
        let from = self.attributes.len();
        for given in &tag.attributes {
            let name = match given.ns {
                Ns::None | Ns::Xml => names.find(given.name),
                Ns::Instance | Ns::Record | Ns::Foreign => Name::OTHER,
            };
            if name != Name::OTHER {
                let at = self.text.len();
                self.text.push_str(&given.value);
                let value = (at, self.text.len());
                self.attributes.push(Attribute { name, value });
            }
        }
        let name = match tag.ns {
            Ns::None => names.find(tag.name),
            Ns::Xml | Ns::Instance | Ns::Record | Ns::Foreign => Name::OTHER,
        };
        let index = self.nodes.len();
        let parent = self.open.last().copied();
        self.nodes.push(Node {
            name,
            row,
            ordinal,
            place: tag.place,
            parent,
            first_child: None,
            last_child: None,
            next: None,
            attributes: (from, self.attributes.len()),
            text: (self.text.len(), self.text.len()),
        });
        if let Some(parent) = parent.and_then(|parent| self.nodes.get_mut(parent)) {
            let before = parent.last_child.replace(index);
            match before {
                None => parent.first_child = Some(index),
                Some(before) => {
                    if let Some(before) = self.nodes.get_mut(before) {
                        before.next = Some(index);
                    }
                }
            }
        }
        self.open.push(index);
    }

    /// Text of the open element. What follows a child is left out: no element of IATI has any.
    pub(in crate::exchange::iati) fn text(&mut self, text: &str) {
        let end = self.text.len();
        let open = self.open.last().and_then(|open| self.nodes.get_mut(*open));
        let Some(node) = open.filter(|node| node.first_child.is_none()) else {
            return;
        };
        if end.saturating_add(text.len()) > LARGEST {
            self.clear();
            self.is_too_large = true;
            return;
        }
        self.text.push_str(text);
        node.text.1 = self.text.len();
    }

    /// The open element ends.
    pub(in crate::exchange::iati) fn end(&mut self) {
        self.open.pop();
    }

    /// Returns how many elements there are; they stand in the order of the file.
    pub(super) fn len(&self) -> usize {
        self.nodes.len()
    }

    pub(super) fn node(&self, at: NodeIndex) -> Option<&Node> {
        self.nodes.get(at)
    }

    /// The children of an element.
    pub(super) fn children(&self, of: NodeIndex) -> impl Iterator<Item = (NodeIndex, &Node)> {
        let mut next = self.node(of).and_then(|node| node.first_child);
        std::iter::from_fn(move || {
            let at = next?;
            let node = self.node(at)?;
            next = node.next;
            Some((at, node))
        })
    }

    /// The elements below an element, in the order of the file.
    pub(super) fn below(&self, of: NodeIndex) -> impl Iterator<Item = (NodeIndex, &Node)> {
        let mut at = of.saturating_add(1);
        std::iter::from_fn(move || {
            let node = self.node(at)?;
            // What stands behind an element without being below it has a parent before it.
            if node.parent.is_none_or(|parent| parent < of) {
                return None;
            }
            let found = (at, node);
            at = at.saturating_add(1);
            Some(found)
        })
    }

    /// The value of an attribute.
    pub(super) fn attribute(&self, of: NodeIndex, name: Name) -> Option<&str> {
        let (from, to) = self.node(of)?.attributes;
        let mut attributes = self.attributes.get(from..to)?.iter();
        let found = attributes.find(|attribute| attribute.name == name)?;
        self.slice(found.value)
    }

    /// The text of an element; `None` if it has none at all.
    pub(super) fn text_of(&self, at: NodeIndex) -> Option<&str> {
        self.slice(self.node(at)?.text)
            .filter(|text| !text.is_empty())
    }

    fn slice(&self, (from, to): (usize, usize)) -> Option<&str> {
        self.text.get(from..to)
    }
}
