//! What a rule asks: one variant for each kind of rule, and one function that answers.
//!
//! I1. What cannot be read (a date, a number) breaks no rule: the schema reports it already.

use std::collections::BTreeSet;

use super::eval::{Eval, Item};
use super::names::Names;
use super::number::{Number, add_up_to};
use super::path::{self, Expr, Path};
use super::tree::NodeIndex;
use crate::exchange::iati::codes::table::ORGANISATION_REGISTRATION_AGENCY;
use crate::exchange::iati::schema::value::{Day, is_blank};

/// What a rule asks: `P` is a path, `L` a list of paths, `E` a condition.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Test<P, L, E = P> {
    /// The paths lead to one thing at most.
    NoMoreThanOne(L),
    /// The paths lead somewhere.
    AtLeastOne(L),
    /// Where there is something excluded, the paths lead nowhere; else to one thing.
    OnlyOneOf { excluded: L, paths: L },
    /// There is the one, or the paths, which lead to what lacks it, lead nowhere.
    OneOrAll { one: P, lacking: L },
    /// All of the paths lead somewhere, or none does.
    Dependent(L),
    /// No text stands twice.
    Unique(L),
    /// The numbers, if there are any, add up to this.
    Sum(L, &'static str),
    /// The numbers add up to this.
    StrictSum(L, &'static str),
    /// The first day is not after the other; if one is absent, nothing is asked.
    DateOrder { less: P, more: P },
    /// No day is after today.
    NotAfterToday(P),
    /// It ends within a year, as the calendar counts it.
    TimeLimit { start: P, end: P },
    /// The days lie between two others, or on one of them.
    BetweenDates { date: P, start: P, end: P },
    /// The texts hold none of `/`, `&`, `|`, `?`, and are not empty.
    WithoutSigns { paths: L, except: Except },
    /// Each text holds one of `/`, `&`, `|`, `?`, or is empty.
    WithSigns { paths: L },
    /// The texts begin with one of the prefixes and a separator.
    StartsWith {
        prefix: L,
        separator: &'static str,
        paths: L,
    },
    /// The texts begin with the code of an agency that registers organisations, and a hyphen.
    StartsWithAgency { paths: L, except: Except },
    /// The texts neither begin nor end with a blank.
    NoSpaces(L),
    /// The numbers lie between two others, or on one of them.
    Range {
        paths: L,
        min: &'static str,
        max: &'static str,
    },
    /// Where the one condition holds, the other does. The paths lead to what is concerned.
    IfThen { condition: E, then: E, paths: L },
}

/// Whose identifiers are left out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Except {
    #[cfg_attr(
        not(all(test, feature = "json")),
        expect(dead_code, reason = "the suite has such rules")
    )]
    Nobody,
    /// Those of publishers that are registered.
    Publishers,
    /// Those that begin with the identifier of a registered publisher.
    PublishersPrefix,
}

/// Where a test is held, and what it has to know.
pub(super) struct Given<'g, 't> {
    pub(super) eval: &'g Eval<'t>,
    pub(super) at: NodeIndex,
    /// The value that the rule is repeated for.
    pub(super) each: &'g str,
    /// Today, if it is known.
    pub(super) as_of: Option<Day>,
    pub(super) publishers: &'g BTreeSet<String>,
}

type Raw = Test<&'static str, &'static [&'static str]>;

impl Raw {
    /// Reads the paths; `None` if one cannot be read.
    pub(super) fn read(&self, names: &mut Names) -> Option<Test<Path, Vec<Path>, Expr>> {
        let list = |texts: &[&str], names: &mut Names| -> Option<Vec<Path>> {
            texts.iter().map(|text| path::path(text, names)).collect()
        };
        Some(match *self {
            Self::NoMoreThanOne(paths) => Test::NoMoreThanOne(list(paths, names)?),
            Self::AtLeastOne(paths) => Test::AtLeastOne(list(paths, names)?),
            Self::OnlyOneOf { excluded, paths } => Test::OnlyOneOf {
                excluded: list(excluded, names)?,
                paths: list(paths, names)?,
            },
            Self::OneOrAll { one, lacking } => Test::OneOrAll {
                one: path::path(one, names)?,
                lacking: list(lacking, names)?,
            },
            Self::Dependent(paths) => Test::Dependent(list(paths, names)?),
            Self::Unique(paths) => Test::Unique(list(paths, names)?),
            Self::Sum(paths, total) => Test::Sum(list(paths, names)?, total),
            Self::StrictSum(paths, total) => Test::StrictSum(list(paths, names)?, total),
            Self::DateOrder { less, more } => Test::DateOrder {
                less: path::path(less, names)?,
                more: path::path(more, names)?,
            },
            Self::NotAfterToday(date) => Test::NotAfterToday(path::path(date, names)?),
            Self::TimeLimit { start, end } => Test::TimeLimit {
                start: path::path(start, names)?,
                end: path::path(end, names)?,
            },
            Self::BetweenDates { date, start, end } => Test::BetweenDates {
                date: path::path(date, names)?,
                start: path::path(start, names)?,
                end: path::path(end, names)?,
            },
            Self::WithoutSigns { paths, except } => {
                let paths = list(paths, names)?;
                Test::WithoutSigns { paths, except }
            }
            Self::WithSigns { paths } => Test::WithSigns {
                paths: list(paths, names)?,
            },
            Self::StartsWith {
                prefix,
                separator,
                paths,
            } => Test::StartsWith {
                prefix: list(prefix, names)?,
                separator,
                paths: list(paths, names)?,
            },
            Self::StartsWithAgency { paths, except } => {
                let paths = list(paths, names)?;
                Test::StartsWithAgency { paths, except }
            }
            Self::NoSpaces(paths) => Test::NoSpaces(list(paths, names)?),
            Self::Range { paths, min, max } => {
                let paths = list(paths, names)?;
                Test::Range { paths, min, max }
            }
            Self::IfThen {
                condition,
                then,
                paths,
            } => Test::IfThen {
                condition: path::expr(condition, names)?,
                then: path::expr(then, names)?,
                paths: list(paths, names)?,
            },
        })
    }
}

impl Test<Path, Vec<Path>, Expr> {
    /// What breaks the rule: the element itself, or things in it.
    pub(super) fn faults(&self, given: &Given<'_, '_>) -> Vec<Item> {
        let whole = || Item::Element(given.at);
        let whole_if = |is_wrong: bool| if is_wrong { vec![whole()] } else { Vec::new() };
        match self {
            Self::NoMoreThanOne(paths) => given.all(paths).into_iter().skip(1).collect(),
            Self::AtLeastOne(paths) => whole_if(given.all(paths).is_empty()),
            Self::OnlyOneOf { excluded, paths } => {
                let found = given.all(paths);
                if given.all(excluded).is_empty() {
                    return whole_if(found.len() != 1);
                }
                found
            }
            Self::OneOrAll { one, lacking } => {
                if !given.one(one).is_empty() {
                    return Vec::new();
                }
                // The first is enough: naming the one mends all.
                given.all(lacking).into_iter().take(1).collect()
            }
            Self::Dependent(paths) => {
                let leads = |path| !given.one(path).is_empty();
                whole_if(paths.iter().any(leads) && !paths.iter().all(leads))
            }
            Self::Unique(paths) => {
                let mut seen = BTreeSet::new();
                let items = given.all(paths).into_iter();
                items
                    .filter(|item| !seen.insert(given.eval.text(*item)))
                    .collect()
            }
            Self::Sum(paths, total) | Self::StrictSum(paths, total) => {
                let items = given.all(paths);
                if items.is_empty() && matches!(self, Self::Sum(..)) {
                    return Vec::new();
                }
                let numbers = items
                    .iter()
                    .map(|item| Number::parse(given.eval.text(*item)));
                let numbers: Option<Vec<_>> = numbers.collect();
                let total = Number::parse(total);
                let wrong = numbers
                    .zip(total)
                    .is_some_and(|(n, total)| !add_up_to(&n, total));
                // The first of those that are added is where somebody will look.
                let at = items.first().map(|item| Item::Element(item.element()));
                if wrong {
                    vec![at.unwrap_or_else(whole)]
                } else {
                    Vec::new()
                }
            }
            Self::DateOrder { less, more } => {
                let dates = given.day(less).zip(given.day(more));
                dates
                    .filter(|((_, less), (_, more))| less > more)
                    .map(|((at, _), _)| at)
                    .into_iter()
                    .collect()
            }
            Self::NotAfterToday(date) => {
                let items = given.one(date).into_iter();
                let is_later = |item: &Item| {
                    let day = Day::parse(given.eval.text(*item));
                    day.zip(given.as_of).is_some_and(|(day, today)| day > today)
                };
                items.filter(is_later).collect()
            }
            Self::TimeLimit { start, end } => {
                let dates = given.day(start).zip(given.day(end));
                dates
                    .filter(|((_, start), (_, end))| *end > start.a_year_later())
                    .map(|(_, (at, _))| at)
                    .into_iter()
                    .collect()
            }
            Self::BetweenDates { date, start, end } => {
                let Some(((_, start), (_, end))) = given.day(start).zip(given.day(end)) else {
                    return Vec::new();
                };
                let items = given.one(date).into_iter();
                let is_outside = |item: &Item| {
                    let day = Day::parse(given.eval.text(*item));
                    day.is_some_and(|day| day < start || day > end)
                };
                items.filter(is_outside).collect()
            }
            Self::WithoutSigns { paths, except } => given.texts(paths, |text| {
                (text.is_empty() || has_sign(text)) && !given.is_excepted(text, *except)
            }),
            Self::WithSigns { paths } => {
                given.texts(paths, |text| !text.is_empty() && !has_sign(text))
            }
            Self::StartsWith {
                prefix,
                separator,
                paths,
            } => {
                let prefixes = given.all(prefix);
                let begins = |text: &str, prefix: &Item| {
                    let rest = text.strip_prefix(given.eval.text(*prefix));
                    rest.is_some_and(|rest| rest.starts_with(separator))
                };
                given.texts(paths, |text| {
                    !prefixes.iter().any(|prefix| begins(text, prefix))
                })
            }
            Self::StartsWithAgency { paths, except } => given.texts(paths, |text| {
                !ORGANISATION_REGISTRATION_AGENCY.begins(text) && !given.is_excepted(text, *except)
            }),
            Self::NoSpaces(paths) => given.texts(paths, |text| {
                text.starts_with(is_blank) || text.ends_with(is_blank)
            }),
            Self::Range { paths, min, max } => {
                let (min, max) = (Number::parse(min), Number::parse(max));
                given.texts(paths, |text| {
                    let number = Number::parse(text);
                    number.is_some_and(|_| number < min || number > max)
                })
            }
            Self::IfThen {
                condition,
                then,
                paths,
            } => {
                let holds = |condition| given.eval.holds(condition, given.at, given.each);
                if !holds(condition) || holds(then) {
                    return Vec::new();
                }
                let first = given.all(paths).first().copied();
                vec![first.map_or_else(whole, |item| Item::Element(item.element()))]
            }
        }
    }
}

impl<'t> Given<'_, 't> {
    fn one(&self, path: &Path) -> Vec<Item> {
        self.eval.select(path, self.at, self.each)
    }

    fn all(&self, paths: &[Path]) -> Vec<Item> {
        paths.iter().flat_map(|path| self.one(path)).collect()
    }

    /// The first thing that a path leads to, and the day that it is.
    fn day(&self, path: &Path) -> Option<(Item, Day)> {
        let item = self.one(path).first().copied()?;
        Some((item, Day::parse(self.eval.text(item))?))
    }

    /// The things whose texts are wrong.
    fn texts(&self, paths: &[Path], is_wrong: impl Fn(&'t str) -> bool) -> Vec<Item> {
        let items = self.all(paths).into_iter();
        items
            .filter(|item| is_wrong(self.eval.text(*item)))
            .collect()
    }

    fn is_excepted(&self, text: &str, except: Except) -> bool {
        match except {
            Except::Nobody => false,
            Except::Publishers => self.publishers.contains(text),
            Except::PublishersPrefix => {
                let prefixes = text.char_indices().map(|(at, _)| text.get(..at));
                prefixes
                    .chain([Some(text)])
                    .flatten()
                    .any(|prefix| self.publishers.contains(prefix))
            }
        }
    }
}

/// The signs that do not belong into an identifier.
fn has_sign(text: &str) -> bool {
    text.contains(['/', '&', '|', '?'])
}
