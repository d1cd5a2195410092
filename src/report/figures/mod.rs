//! Published figures beside the figures that the records give, and beside each other.

mod answer;
mod asked;
mod between;
mod compute;
mod doubt;
mod extent;
mod facts;
mod label;
mod windows;

pub use between::Between;
pub(super) use between::between;
pub(super) use doubt::Doubts;

pub(super) use windows::before;

use crate::finding::Message;
use crate::lang::Lang;
use crate::money::number::{Stated, Unit};
use crate::money::{Total, Totals};
use crate::record::{Indicator, PublishedFigure};
use crate::registry::Registry;
use crate::report::figures::answer::answer;
use crate::report::figures::asked::Asked;
use crate::report::figures::compute::compute;
use crate::report::figures::extent::extent;
use crate::report::figures::label::label;
use crate::report::known::Known;
use crate::statistics::Reporting;
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
    /// What the records give; `None` if nobody can tell.
    pub computed: Option<Computed>,
    /// By which rates it was converted; `None` if it was not.
    pub converted: Option<Reporting>,
    /// Whether the two agree.
    pub answer: Answer,
    /// How far off the computed figure is, where the two do not agree.
    pub gap: Option<Gap>,
    /// Why nobody can tell.
    pub reason: Option<Message>,
    /// Whether a record that could count here cannot be read, or is contradicted.
    pub is_in_doubt: bool,
}

/// How far off something is (độ lệch), exactly: both in units of 10^-`decimals`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Gap {
    /// The computed figure, or the other printed one, less the printed one.
    pub difference: i128,
    /// How far it lies outside what is allowed.
    pub distance: i128,
    /// The places of both.
    pub decimals: u8,
    /// The unit of both.
    pub unit: Unit,
    /// Whether both are rounded down to their last place, as a quotient's are: one third has no last.
    pub is_rounded_down: bool,
}

impl Gap {
    /// Returns the permanent id of the unit: `count`, `percent`, `times` or the code of a currency.
    pub const fn unit_id(&self) -> &'static str {
        match &self.unit {
            Unit::Plain | Unit::Counted(_) => "count",
            Unit::Percent => "percent",
            Unit::Times => "times",
            Unit::Currency(currency) => currency.code(),
        }
    }
}

/// Sets a published figure beside what the records give.
///
/// Sums in several currencies are converted if `reporting` says by which rates: to the currency of
/// the printed number, or to its own where the number has none.
pub fn compare(
    registry: &Registry,
    figure: &PublishedFigure,
    reporting: Option<Reporting>,
) -> Compared {
    compare_with(&Known::new(registry), figure, reporting)
}

/// Like [`compare`], for one figure of several.
pub(super) fn compare_with(
    known: &Known<'_>,
    figure: &PublishedFigure,
    reporting: Option<Reporting>,
) -> Compared {
    let found = Asked::of(figure, reporting).and_then(|asked| {
        let given = compute(known, &asked)?;
        let doubt = known.doubts().reason(&extent(&asked, given.converted)?);
        Ok((given, doubt))
    });
    let (computed, converted, doubt) = match found {
        Ok((given, doubt)) => (Ok(given.computed), given.converted, doubt),
        Err(reason) => (Err(reason), None, None),
    };
    let told = match (stated(figure), &computed) {
        // What cannot be read cannot be compared, whatever the records give.
        (Err(reason), _) => Err(reason),
        (Ok(_), Err(reason)) => Err(reason.clone()),
        (Ok(stated), Ok(computed)) => match &doubt {
            Some(reason) => Err(reason.clone()),
            None => answer(&stated, computed),
        },
    };
    let (answer, gap, reason) = match told {
        Ok((answer, gap)) => (answer, gap, None),
        Err(reason) => (Answer::CannotTell, None, Some(reason)),
    };
    let text = |text: Option<&Text>| text.map_or_else(String::new, ToString::to_string);
    Compared {
        id: figure.id().to_string(),
        indicator: figure.indicator(),
        label: label(figure),
        printed: text(figure.printed()),
        source: text(figure.source()),
        computed: computed.ok(),
        converted,
        answer,
        gap,
        reason,
        is_in_doubt: doubt.is_some(),
    }
}

/// Reads what a figure prints; an error is the reason why nobody can.
fn stated(figure: &PublishedFigure) -> Result<Stated, Message> {
    match figure.stated() {
        Ok(Some(stated)) => Ok(stated),
        Ok(None) => Err(Message::new(
            "không rõ con số đã in hoặc ngôn ngữ của nó",
            "the printed number or its language is not given",
        )),
        Err(error) => Err(Message::of(&error)),
    }
}

#[cfg(test)]
mod tests;
