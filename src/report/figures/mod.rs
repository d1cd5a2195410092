//! Published figures beside the figures that the records give.

mod answer;
mod asked;
mod compute;
mod label;

use crate::finding::Message;
use crate::lang::Lang;
use crate::money::{Total, Totals};
use crate::record::{Indicator, PublishedFigure};
use crate::registry::Registry;
use crate::report::figures::answer::answer;
use crate::report::figures::asked::Asked;
use crate::report::figures::compute::compute;
use crate::report::figures::label::label;
use crate::report::known::Known;
use crate::text::Text;

/// What the records give for a published figure.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Computed {
    /// A number of things.
    Count(usize),
    /// Money, by currency.
    Aid(Totals),
    /// One sum divided by another of the same currency.
    Ratio {
        /// The sum above.
        numerator: Total,
        /// The sum below; above zero.
        denominator: Total,
    },
    /// Nothing that could be set beside it, and why.
    CannotTell(Message),
}

/// What comparing gives.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Answer {
    /// The computed figure is one that the printed one allows.
    Consistent,
    /// It is not; for an estimate that is no contradiction.
    OffEstimate,
    /// The printed figure rules the computed one out.
    Contradicts,
    /// There is nothing to compare.
    CannotTell,
}

impl Answer {
    /// Returns the permanent id.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Consistent => "consistent",
            Self::OffEstimate => "off_estimate",
            Self::Contradicts => "contradicts",
            Self::CannotTell => "cannot_tell",
        }
    }

    /// Returns the label in a language.
    pub fn label(self, lang: Lang) -> &'static str {
        match self {
            Self::Consistent => lang.pick("khớp", "consistent"),
            Self::OffEstimate => lang.pick("ngoài ước tính", "off the estimate"),
            Self::Contradicts => lang.pick("không khớp", "contradicts"),
            Self::CannotTell => lang.pick("chưa đối chiếu được", "cannot tell"),
        }
    }
}

/// A published figure beside the computed one (đối chiếu số liệu).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Compared {
    /// The published figure's id.
    pub id: String,
    /// What it counts or sums; `None` if the record does not say.
    pub indicator: Option<Indicator>,
    /// What it tells of: indicator, scope, filters, window or day.
    pub label: Message,
    /// The number as printed.
    pub printed: String,
    /// Who printed it.
    pub source: String,
    /// What the records give.
    pub computed: Computed,
    /// Whether the two agree.
    pub answer: Answer,
    /// Whether a record behind the computed figure is in doubt: contradicted, or with a version unread.
    pub is_in_doubt: bool,
}

/// Sets a published figure beside what the records give.
pub fn compare(registry: &Registry, figure: &PublishedFigure) -> Compared {
    compare_with(&Known::new(registry), figure)
}

/// Like [`compare`], for one figure of several.
pub(super) fn compare_with(known: &Known<'_>, figure: &PublishedFigure) -> Compared {
    let stated = figure.stated().map_err(|error| Message::of(&error));
    let found = Asked::of(figure).and_then(|asked| compute(known, &asked));
    let (answer, computed, is_in_doubt) = match (stated, found) {
        // What cannot be read cannot be compared, whatever the records give.
        (Err(reason), _) | (Ok(_), Err(reason)) => {
            (Answer::CannotTell, Computed::CannotTell(reason), false)
        }
        (Ok(stated), Ok(found)) => {
            let answer = stated.map_or(Answer::CannotTell, |s| answer(&s, &found.computed));
            (answer, found.computed, found.is_in_doubt)
        }
    };
    let text = |text: Option<&Text>| text.map_or_else(String::new, ToString::to_string);
    Compared {
        id: figure.id().to_string(),
        indicator: figure.indicator(),
        label: label(figure),
        printed: text(figure.printed()),
        source: text(figure.source()),
        computed,
        answer,
        is_in_doubt,
    }
}

#[cfg(test)]
mod tests;
