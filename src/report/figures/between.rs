//! Published figures beside each other: what one prints may rule out what another prints.

use std::collections::BTreeMap;

use crate::catalog::{CountryCode, ProvinceCode, Region};
use crate::date::{Date, Window};
use crate::finding::Message;
use crate::id::DonorId;
use crate::money::number::Stated;
use crate::order;
use crate::record::{GrantMode, Indicator, Novelty, PublishedFigure, Scope};
use crate::report::figures::answer::told;
use crate::report::figures::label::label;
use crate::report::figures::{Answer, Gap, stated};

/// Two published figures of one thing beside each other (đối chiếu giữa các số liệu đã công bố).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Between {
    /// The ids of both, in their order.
    pub ids: [String; 2],
    /// What both tell of: indicator, scope, filters, window or day.
    pub label: Message,
    /// The numbers as printed.
    pub printed: [String; 2],
    /// Whether some value is one that both allow.
    pub answer: Answer,
    /// How far apart they are, where there is none.
    pub gap: Option<Gap>,
    /// Why nobody can tell.
    pub reason: Option<Message>,
}

/// What a figure tells of: figures of one subject can be set beside each other.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Subject<'a> {
    indicator: Indicator,
    province: Option<ProvinceCode>,
    region: Option<Region>,
    country: Option<CountryCode>,
    donor: Option<&'a DonorId>,
    programme: Option<&'static str>,
    mode: Option<GrantMode>,
    novelty: Option<Novelty>,
    when: Result<Window, Date>,
}

impl<'a> Subject<'a> {
    /// Returns the subject; `None` if the record does not say what, of where, or when.
    fn of(figure: &'a PublishedFigure) -> Option<Self> {
        let scope = figure.scope();
        if scope.is_some_and(|scope| !scope.unknown_fields().is_empty()) {
            return None;
        }
        Some(Self {
            indicator: figure.indicator()?,
            province: scope.and_then(Scope::province),
            region: scope.and_then(Scope::region),
            country: scope.and_then(Scope::country),
            donor: scope.and_then(Scope::donor),
            programme: scope
                .and_then(Scope::national_programme)
                .map(|programme| programme.id()),
            mode: figure.mode(),
            novelty: figure.novelty(),
            when: match figure.window() {
                Some(window) => Ok(window),
                None => Err(figure.as_of()?),
            },
        })
    }
}

/// How many figures of one subject each figure is set beside: files made to be slow are not.
const MOST: usize = 50;

/// A figure that others are set beside.
struct Printed<'a> {
    figure: &'a PublishedFigure,
    stated: Result<Stated, Message>,
}

/// Sets figures beside each other, each beside those of its subject that come before it.
pub(in crate::report) fn between<'a>(
    figures: impl Iterator<Item = &'a PublishedFigure>,
) -> Vec<Between> {
    let mut subjects: BTreeMap<Subject<'a>, Vec<Printed<'a>>> = BTreeMap::new();
    let mut pairs = Vec::new();
    for figure in figures {
        let Some(subject) = Subject::of(figure) else {
            continue;
        };
        let printed = Printed {
            figure,
            stated: stated(figure),
        };
        let before = subjects.entry(subject).or_default();
        pairs.extend(before.iter().map(|other| pair(other, &printed)));
        if before.len() < MOST {
            before.push(printed);
        }
    }
    order::sort_by(&mut pairs, |a, b| a.ids.cmp(&b.ids));
    pairs
}

fn pair(one: &Printed<'_>, other: &Printed<'_>) -> Between {
    let compared = || {
        let (one, other) = (one.stated.clone()?, other.stated.clone()?);
        let comparison = one.agrees_with(&other);
        let comparison = comparison.map_err(|error| Message::of(&error))?;
        Ok(told(comparison, one.unit(), false))
    };
    let (answer, gap, reason) = match compared() {
        Ok((answer, gap)) => (answer, gap, None),
        Err(reason) => (Answer::CannotTell, None, Some(reason)),
    };
    let both = [one.figure, other.figure];
    let printed = |figure: &PublishedFigure| {
        figure
            .printed()
            .map_or_else(String::new, ToString::to_string)
    };
    Between {
        ids: both.map(|figure| figure.id().to_string()),
        label: label(one.figure),
        printed: both.map(printed),
        answer,
        gap,
        reason,
    }
}
