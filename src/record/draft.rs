//! Drafts: records as their source has them, before anything is decided.
//!
//! A draft's leaves are source text. A reader of any format fills a draft through [`Node`] and
//! [`Object`] without knowing which record it is, and a writer walks it the same way; so the
//! fields of a record are named once, where the record is defined.
//!
//! I1. A draft loses nothing: unknown fields, repeated fields and fields of the wrong kind are kept.

use std::borrow::Cow;
use std::fmt;

use crate::order;

/// A leaf of a draft (trường): absent, text, or something that should have been text.
#[derive(Clone, Default, PartialEq, Eq)]
pub enum Field<'a> {
    /// Not given: unknown.
    #[default]
    Absent,
    /// Text, as given.
    Text(Cow<'a, str>),
    /// The source text of something else: a number, a list.
    Other(Cow<'a, str>),
}

impl<'a> From<&'a str> for Field<'a> {
    fn from(text: &'a str) -> Self {
        Self::Text(Cow::Borrowed(text))
    }
}

impl From<String> for Field<'_> {
    fn from(text: String) -> Self {
        Self::Text(Cow::Owned(text))
    }
}

impl fmt::Debug for Field<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Absent => f.write_str("absent"),
            Self::Text(text) => write!(f, "{text:?}"),
            Self::Other(source) => write!(f, "not text: {source}"),
        }
    }
}

/// A leaf that holds personal data (dữ liệu cá nhân): like [`Field`], but `Debug` hides it.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct PersonalField<'a>(pub Field<'a>);

impl<'a> From<&'a str> for PersonalField<'a> {
    fn from(text: &'a str) -> Self {
        Self(text.into())
    }
}

impl fmt::Debug for PersonalField<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(if self.0 == Field::Absent {
            "absent"
        } else {
            "[personal]"
        })
    }
}

/// A field that the format does not know, kept with its exact source text (trường lạ).
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct UnknownField {
    name: Box<str>,
    source: Box<str>,
}

impl UnknownField {
    /// Keeps a field: its name, and its value's exact source text.
    pub fn new(name: &str, source: &str) -> Self {
        Self {
            name: name.into(),
            source: source.into(),
        }
    }

    /// Returns the field's name.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Returns the value's exact source text (JSON).
    pub fn source(&self) -> &str {
        &self.source
    }
}

impl fmt::Debug for UnknownField {
    /// Shows the name only: nobody knows whether the value is personal.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: …", self.name)
    }
}

/// How many problems of one record, or of one list in it, are told: a file that is wrong throughout
/// must not cost a hundred times its size in messages.
pub(crate) const MOST_PROBLEMS: usize = 1000;

/// Why a known field could not take the value that the source gives it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Misplaced {
    /// The source gives the field a second time.
    Repeated,
    /// An object was needed.
    NotObject,
    /// A list was needed.
    NotList,
    /// A name in the object is no text: half of a surrogate pair.
    Garbled,
}

/// What an object holds beyond its known fields.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Rest<'a> {
    /// Fields that the format does not know: name, and the value's exact source text.
    pub unknown: Vec<(Cow<'a, str>, UnknownSource<'a>)>,
    /// Known fields that could not take their value: `names`, or `accounts/2` for an element.
    pub misplaced: Vec<(String, Misplaced)>,
}

impl Rest<'_> {
    /// Tells whether there is nothing beyond the known fields.
    pub fn is_empty(&self) -> bool {
        self.unknown.is_empty() && self.misplaced.is_empty()
    }

    /// Takes the unknown fields, in the order of their names.
    pub(crate) fn unknown_fields(&self) -> Unknowns {
        if self.unknown.is_empty() {
            return Unknowns(None);
        }
        let mut fields: Vec<_> = self
            .unknown
            .iter()
            .map(|(name, source)| UnknownField::new(name, &source.0))
            .collect();
        // Stable: of two fields of one name the later one says more, to most readers.
        order::sort_by(&mut fields, |a, b| a.name.cmp(&b.name));
        Unknowns(Some(Box::new(fields)))
    }
}

/// The exact source text of an unknown field's value; `Debug` hides it.
#[derive(Clone, PartialEq, Eq)]
pub struct UnknownSource<'a>(pub Cow<'a, str>);

impl fmt::Debug for UnknownSource<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("…")
    }
}

/// The unknown fields of a built record; one word where there are none, as nearly always.
#[derive(Clone, Debug, PartialEq, Eq)]
#[expect(
    clippy::box_collection,
    reason = "one word in each of a million records, not three"
)]
pub(crate) struct Unknowns(Option<Box<Vec<UnknownField>>>);

impl Unknowns {
    pub(crate) const fn none() -> Self {
        Self(None)
    }

    pub(crate) fn as_slice(&self) -> &[UnknownField] {
        self.0.as_deref().map_or(&[], Vec::as_slice)
    }

    /// Shows the unknown fields as a draft holds them.
    pub(crate) fn rest(&self) -> Rest<'_> {
        Rest {
            unknown: self
                .as_slice()
                .iter()
                .map(|field| {
                    (
                        Cow::Borrowed(field.name()),
                        UnknownSource(Cow::Borrowed(field.source())),
                    )
                })
                .collect(),
            misplaced: Vec::new(),
        }
    }
}

/// What a reader may put at a place of a draft.
#[derive(Debug)]
pub enum Slot<'s, 'a> {
    /// Text goes here.
    Field(&'s mut Field<'a>),
    /// An object goes here.
    Object(&'s mut dyn Object<'a>),
    /// A list goes here.
    List(&'s mut dyn List<'a>),
}

/// What a writer finds at a place of a draft.
#[derive(Debug)]
pub enum View<'s, 'a> {
    /// A leaf.
    Field(&'s Field<'a>),
    /// An object.
    Object(&'s dyn Object<'a>),
    /// A list.
    List(&'s dyn List<'a>),
}

/// A place in a draft: a leaf, an object or a list.
pub trait Node<'a>: fmt::Debug {
    /// Opens the place for a reader.
    fn slot(&mut self) -> Slot<'_, 'a>;
    /// Shows the place to a writer.
    fn view(&self) -> View<'_, 'a>;
    /// Tells whether nothing was given here.
    fn is_absent(&self) -> bool;
}

/// An object of a draft: named fields in the order of the format, and the rest.
pub trait Object<'a>: fmt::Debug {
    /// Returns the place of a known field.
    fn field(&mut self, name: &str) -> Option<&mut dyn Node<'a>>;
    /// Shows the known fields in the order of the format.
    fn visit(&self, show: &mut dyn FnMut(&'static str, &dyn Node<'a>));
    /// Returns what the object holds beyond its known fields.
    fn rest(&self) -> &Rest<'a>;
    /// Returns the place for what the object holds beyond its known fields.
    fn rest_mut(&mut self) -> &mut Rest<'a>;
}

/// A list of a draft.
pub trait List<'a>: fmt::Debug {
    /// Adds an element, still absent, and returns its place.
    fn push(&mut self) -> Option<&mut dyn Node<'a>>;
    /// Returns the place of the element that was added last.
    fn last(&mut self) -> Option<&mut dyn Node<'a>>;
    /// Shows the elements in order.
    fn visit(&self, show: &mut dyn FnMut(&dyn Node<'a>));
}

impl<'a> Node<'a> for Field<'a> {
    fn slot(&mut self) -> Slot<'_, 'a> {
        Slot::Field(self)
    }
    fn view(&self) -> View<'_, 'a> {
        View::Field(self)
    }
    fn is_absent(&self) -> bool {
        matches!(self, Self::Absent)
    }
}

impl<'a> Node<'a> for PersonalField<'a> {
    fn slot(&mut self) -> Slot<'_, 'a> {
        Slot::Field(&mut self.0)
    }
    fn view(&self) -> View<'_, 'a> {
        View::Field(&self.0)
    }
    fn is_absent(&self) -> bool {
        self.0.is_absent()
    }
}

impl<'a, N: Node<'a> + Default> Node<'a> for Vec<N> {
    fn slot(&mut self) -> Slot<'_, 'a> {
        Slot::List(self)
    }
    fn view(&self) -> View<'_, 'a> {
        View::List(self)
    }
    fn is_absent(&self) -> bool {
        self.is_empty()
    }
}

impl<'a, N: Node<'a> + Default> List<'a> for Vec<N> {
    fn push(&mut self) -> Option<&mut dyn Node<'a>> {
        Self::push(self, N::default());
        self.last_mut().map(|last| last as &mut dyn Node<'a>)
    }
    fn last(&mut self) -> Option<&mut dyn Node<'a>> {
        self.last_mut().map(|last| last as &mut dyn Node<'a>)
    }
    fn visit(&self, show: &mut dyn FnMut(&dyn Node<'a>)) {
        for element in self {
            show(element);
        }
    }
}

/// Lists all that an object holds, place by place: different content gives a different list.
pub(crate) fn flat(object: &dyn Object<'_>) -> Vec<String> {
    fn flat_node(node: &dyn Node<'_>, out: &mut Vec<String>) {
        match node.view() {
            View::Field(Field::Absent) => {}
            View::Field(Field::Text(text) | Field::Other(text)) => out.push(format!("={text}")),
            View::Object(object) => out.extend(flat(object)),
            View::List(list) => list.visit(&mut |element| {
                out.push("-".to_owned());
                flat_node(element, out);
            }),
        }
    }
    let mut out = vec!["{".to_owned()];
    object.visit(&mut |name, node| {
        if !node.is_absent() {
            out.push(name.to_owned());
            flat_node(node, &mut out);
        }
    });
    for (name, source) in &object.rest().unknown {
        out.extend([format!("?{name}"), format!("={}", source.0)]);
    }
    out.push("}".to_owned());
    out
}

/// Tells whether an object has neither known nor unknown content.
pub(crate) fn is_empty_object(object: &dyn Object<'_>) -> bool {
    let mut empty = object.rest().is_empty();
    object.visit(&mut |_, node| empty = empty && node.is_absent());
    empty
}
