//! A legal instrument: what it is, when it was in force, and whether its text was read.

use std::cmp::Ordering;
use std::fmt;

use super::{Evidence, LawError, table};
use crate::code::clip;
use crate::date::{Date, Period};
use crate::lang::{Label, Lang};
use crate::text::Text;

/// The kind of a legal instrument (loại văn bản), by rank.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum InstrumentKind {
    /// A law of the National Assembly (luật).
    Law,
    /// A resolution (nghị quyết).
    Resolution,
    /// A decree of the Government (nghị định).
    Decree,
    /// A decision (quyết định).
    Decision,
    /// A circular of a ministry (thông tư).
    Circular,
    /// A directive (chỉ thị).
    Directive,
}

impl InstrumentKind {
    /// Every kind, by rank.
    pub const ALL: [Self; 6] = [
        Self::Law,
        Self::Resolution,
        Self::Decree,
        Self::Decision,
        Self::Circular,
        Self::Directive,
    ];

    /// Returns the label in a language: `Nghị định`, `Decree`.
    pub fn label(self, lang: Lang) -> &'static str {
        match self {
            Self::Law => Label::new("Luật", "Law"),
            Self::Resolution => Label::new("Nghị quyết", "Resolution"),
            Self::Decree => Label::new("Nghị định", "Decree"),
            Self::Decision => Label::new("Quyết định", "Decision"),
            Self::Circular => Label::new("Thông tư", "Circular"),
            Self::Directive => Label::new("Chỉ thị", "Directive"),
        }
        .get(lang)
    }
}

/// How much of an instrument's text was read (mức độ tiếp cận văn bản).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum TextHeld {
    /// The full text.
    Full,
    /// Only provisions that other full texts repeat; [`Citation::evidence`] knows which.
    ///
    /// [`Citation::evidence`]: super::Citation::evidence
    Parts,
    /// None of it, or only excerpts in secondary sources.
    No,
}

impl TextHeld {
    /// Returns the stable id: `full`, `parts` or `no`.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Full => "full",
            Self::Parts => "parts",
            Self::No => "no",
        }
    }
}

/// A legal instrument (văn bản quy phạm pháp luật, văn bản hành chính).
///
/// Titles are short and say what the text is about; they are not always the official ones.
///
/// # Example
/// ```
/// use vientro::{Date, Lang, law};
/// let decree = law::Instrument::parse("80/2020/NĐ-CP")?;
/// assert_eq!(decree.name(Lang::En), "Decree 80/2020/ND-CP");
/// assert!(decree.in_force().contains(Date::new(2020, 9, 17)?));
/// assert_eq!(decree.replaced_by().map(law::Instrument::id), Some("313/2025/NĐ-CP"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub struct Instrument {
    pub(super) id: &'static str,
    pub(super) plain_id: &'static str,
    pub(super) kind: InstrumentKind,
    pub(super) number: u16,
    pub(super) year: u16,
    pub(super) issuer: Label,
    pub(super) title: Label,
    pub(super) issued_on: Option<Date>,
    pub(super) in_force: Period,
    pub(super) first_day: Evidence,
    pub(super) last_day: Evidence,
    pub(super) replaced_by: Option<&'static str>,
    pub(super) text: TextHeld,
    pub(super) evidence: Evidence,
}

impl Instrument {
    /// Finds an instrument by its number: `80/2020/NĐ-CP`, or in plain letters `80/2020/ND-CP`.
    ///
    /// # Errors
    /// * [`LawError::UnknownInstrument`] if the table has no such number.
    pub fn parse(id: &str) -> Result<&'static Self, LawError> {
        let text = Text::new(id).ok();
        let id = text.as_deref().unwrap_or_default();
        table::ALL
            .iter()
            .copied()
            .find(|known| known.id == id || known.plain_id == id)
            .ok_or_else(|| LawError::UnknownInstrument { text: clip(id) })
    }

    /// Returns every instrument of the table, by rank, year and number.
    pub fn all() -> impl Iterator<Item = &'static Self> {
        table::ALL.iter().copied()
    }

    /// Returns the number as the law writes it, `80/2020/NĐ-CP` for example.
    pub const fn id(&self) -> &'static str {
        self.id
    }

    /// Returns kind and number: `Nghị định 80/2020/NĐ-CP`, `Decree 80/2020/ND-CP`.
    pub fn name(&self, lang: Lang) -> String {
        let id = lang.pick(self.id, self.plain_id);
        format!("{} {id}", self.kind.label(lang))
    }

    /// Returns the kind.
    pub const fn kind(&self) -> InstrumentKind {
        self.kind
    }

    /// Returns the body that issued the instrument.
    pub const fn issuer(&self) -> Label {
        self.issuer
    }

    /// Returns what the instrument is about.
    pub const fn title(&self) -> Label {
        self.title
    }

    /// Returns the date of issue, if it is known.
    pub const fn issued_on(&self) -> Option<Date> {
        self.issued_on
    }

    /// Returns the days on which the instrument is in force; an open end is "so far as known".
    ///
    /// Where the first day is not known, it is the first day of the year or month of issue, and
    /// [`first_day`](Self::first_day) says `Derived`.
    pub const fn in_force(&self) -> Period {
        self.in_force
    }

    /// Returns how well the first day in force is known.
    pub const fn first_day(&self) -> Evidence {
        self.first_day
    }

    /// Returns how well the last day in force is known; of an open end, that there is none yet, which
    /// is never verified.
    pub const fn last_day(&self) -> Evidence {
        self.last_day
    }

    /// Returns the instrument that replaced this one.
    pub fn replaced_by(&self) -> Option<&'static Self> {
        let successor = self.replaced_by?;
        Self::all().find(|known| known.id == successor)
    }

    /// Returns how much of the text was read.
    pub const fn text(&self) -> TextHeld {
        self.text
    }

    /// Returns how well the instrument itself is known: its number, kind, issuer and date.
    pub const fn evidence(&self) -> Evidence {
        self.evidence
    }

    /// What instruments are sorted by.
    fn key(&self) -> (InstrumentKind, u16, u16, &'static str) {
        (self.kind, self.year, self.number, self.id)
    }
}

impl PartialEq for Instrument {
    fn eq(&self, other: &Self) -> bool {
        // The table holds each once, and nobody else makes one.
        std::ptr::eq(self, other)
    }
}

impl Eq for Instrument {}

impl PartialOrd for Instrument {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Instrument {
    fn cmp(&self, other: &Self) -> Ordering {
        self.key().cmp(&other.key())
    }
}

impl std::hash::Hash for Instrument {
    fn hash<H: std::hash::Hasher>(&self, state: &mut H) {
        self.id.hash(state);
    }
}

impl fmt::Debug for Instrument {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.id)
    }
}
