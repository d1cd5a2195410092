//! The official schema of IATI 2.03 as data, and how a file is held against it.
//!
//! A schema is a list of rows in the order of the elements, each row below its parent: the content of
//! every IATI element is a sequence, without groups or recursion. [`walk`] follows a file through the
//! rows; [`value`] reads the simple types.
//!
//! I1. The rows are made from the official XSDs by tests/iati/tables.py, and nobody edits them.

pub(super) mod attributes;
#[rustfmt::skip]
pub(super) mod table;
pub(super) mod value;
pub(super) mod walk;

use super::codes::{self, List};

/// One element at its place.
#[derive(Debug)]
pub(super) struct Row {
    /// How deep below the root; the root itself lies at 0.
    pub(super) depth: u8,
    pub(super) name: &'static str,
    occurs: Occurs,
    content: Content,
    pub(super) attributes: &'static [Attribute],
    /// The lists that the text of the element is a code of.
    pub(super) codes: &'static [Coded],
    /// Another namespace may add attributes.
    lets_foreign_attributes: bool,
    /// What other namespaces add to the parent stands before this.
    is_after_foreign: bool,
    /// The element is known by its name alone, wherever another namespace may hold it.
    is_global: bool,
}

/// How often an element stands in its parent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Occurs {
    is_required: bool,
    is_repeatable: bool,
}

pub(super) const ONE: Occurs = Occurs {
    is_required: true,
    is_repeatable: false,
};
pub(super) const OPTIONAL: Occurs = Occurs {
    is_required: false,
    is_repeatable: false,
};
pub(super) const SOME: Occurs = Occurs {
    is_required: true,
    is_repeatable: true,
};
pub(super) const ANY: Occurs = Occurs {
    is_required: false,
    is_repeatable: true,
};

/// What an element holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Content {
    /// The elements of the rows below it in their order, then those of other namespaces.
    Elements,
    /// Text.
    Text(Kind),
    /// Whatever it likes.
    Anything,
}

/// The simple types that the schema uses.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Text,
    Token,
    Lang,
    Uri,
    Boolean,
    Int,
    NonNegative,
    Positive,
    Decimal,
    Date,
    DateTime,
}

/// An attribute of an element.
#[derive(Debug)]
pub(super) struct Attribute {
    pub(super) name: &'static str,
    pub(super) kind: Kind,
    pub(super) is_required: bool,
    /// The lists that the value is a code of.
    pub(super) codes: &'static [Coded],
}

/// That a value is a code of a list.
#[derive(Debug)]
pub(super) struct Coded {
    /// The official number of the rule, or `9.` and the list where there is none.
    pub(super) id: &'static str,
    pub(super) list: &'static List,
    pub(super) when: When,
}

/// When a value is a code of a list.
#[derive(Clone, Copy, Debug)]
pub(super) enum When {
    Always,
    /// If the element names this vocabulary.
    Vocabulary(&'static str),
    /// If the element names this vocabulary or none.
    Default(&'static str),
}

impl When {
    /// Tells whether an element with this vocabulary is meant.
    pub(super) fn holds(self, vocabulary: Option<&str>) -> bool {
        match self {
            Self::Always => true,
            Self::Vocabulary(wanted) => vocabulary == Some(wanted),
            Self::Default(wanted) => vocabulary.is_none_or(|given| given == wanted),
        }
    }
}

/// An element that other namespaces may extend.
const fn e(
    depth: u8,
    name: &'static str,
    occurs: Occurs,
    content: Content,
    attributes: &'static [Attribute],
) -> Row {
    Row {
        depth,
        name,
        occurs,
        content,
        attributes,
        codes: &[],
        lets_foreign_attributes: true,
        is_after_foreign: false,
        is_global: false,
    }
}

const fn narrative(depth: u8, occurs: Occurs) -> Row {
    e(
        depth,
        "narrative",
        occurs,
        Content::Text(Kind::Text),
        &[XML_LANG],
    )
    .global()
}

impl Row {
    const fn without_foreign_attributes(mut self) -> Self {
        self.lets_foreign_attributes = false;
        self
    }

    const fn after_foreign(mut self) -> Self {
        self.is_after_foreign = true;
        self
    }

    const fn global(mut self) -> Self {
        self.is_global = true;
        self
    }

    const fn coded(mut self, codes: &'static [Coded]) -> Self {
        self.codes = codes;
        self
    }
}

const fn must(name: &'static str, kind: Kind, codes: &'static [Coded]) -> Attribute {
    Attribute {
        name,
        kind,
        is_required: true,
        codes,
    }
}

const fn may(name: &'static str, kind: Kind, codes: &'static [Coded]) -> Attribute {
    Attribute {
        name,
        kind,
        is_required: false,
        codes,
    }
}

const fn code(id: &'static str, list: &'static List, when: When) -> Coded {
    Coded { id, list, when }
}

static LANGUAGES: [Coded; 1] = [code("9.95.1", &codes::table::LANGUAGE, When::Always)];
const XML_LANG: Attribute = may("xml:lang", Kind::Lang, &LANGUAGES);
