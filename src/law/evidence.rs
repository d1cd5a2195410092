//! How well a fact of the tables is known.

use crate::lang::{Label, Lang};

/// How well a fact is known (mức độ kiểm chứng).
///
/// Only a fact read in the full legal text is verified. Everything else is usable, and every
/// output that rests on it says so.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Evidence {
    /// Read in the full text of the law.
    Text,
    /// Read in a secondary source: news, an excerpt, a published data set.
    Secondary,
    /// Inferred from other facts.
    Derived,
    /// From memory; not found in a source.
    Memory,
}

impl Evidence {
    /// Every degree, the best known first.
    pub const ALL: [Self; 4] = [Self::Text, Self::Secondary, Self::Derived, Self::Memory];

    /// Tells whether the fact was read in the full text of the law.
    pub const fn is_verified(self) -> bool {
        matches!(self, Self::Text)
    }

    /// Returns the stable id, `secondary` for example.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Secondary => "secondary",
            Self::Derived => "derived",
            Self::Memory => "memory",
        }
    }

    /// Returns the label in a language.
    pub fn label(self, lang: Lang) -> &'static str {
        match self {
            Self::Text => Label::new("đã đọc toàn văn", "read in the full text"),
            Self::Secondary => Label::new("theo nguồn thứ cấp", "from a secondary source"),
            Self::Derived => Label::new("suy ra", "derived"),
            Self::Memory => Label::new("theo trí nhớ, chưa kiểm chứng", "from memory, not checked"),
        }
        .get(lang)
    }
}
