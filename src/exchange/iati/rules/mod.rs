//! The official rules of IATI 2.03 as data, and how they are applied to an activity.
//!
//! [`table`] holds the rules with the official numbers, severities and paths, and messages of our own.
//! Their paths are read once for a file ([`path`]) and followed on a tree ([`tree`], [`eval`]);
//! [`test`] holds one function for each kind of rule.
//!
//! I1. The table equals the official ruleset, case by case; a test compares them.

mod eval;
mod names;
mod number;
mod path;
#[rustfmt::skip]
mod table;
mod test;
#[cfg(test)]
#[cfg(feature = "json")]
mod tests;
mod tree;

use std::collections::BTreeSet;

use self::eval::{Eval, Item};
use self::names::{Name, Names};
use self::path::{Expr, Path, Step, To};
use self::test::{Given, Test};
pub(super) use self::tree::Tree;
use super::finding::Findings;
use super::schema::value::Day;
use super::schema::walk::{IatiFile, push_step};
use super::xml::Place;
use crate::finding::{Message, Reason, Severity};

/// A rule as the table states it.
#[derive(Debug)]
struct Rule {
    /// The official number.
    id: &'static str,
    severity: Severity,
    /// The elements that it is about.
    contexts: &'static [&'static str],
    /// It is applied once for each different value of this, which its paths call `$1`.
    each: Option<&'static str>,
    /// It is not applied where this does not hold.
    condition: Option<&'static str>,
    test: Test<&'static str, &'static [&'static str]>,
    vi: &'static str,
    en: &'static str,
}

/// The rules, ready to be applied.
#[derive(Debug)]
pub(super) struct Rules {
    names: Names,
    rules: Vec<Ready>,
    /// For each name of an element the rules about it: place of the rule, and which of its contexts.
    about: Vec<(Name, usize, Context)>,
    as_of: Option<Day>,
    publishers: BTreeSet<String>,
}

/// A rule with its paths read.
#[derive(Debug)]
struct Ready {
    id: &'static str,
    severity: Severity,
    each: Option<Path>,
    condition: Option<Expr>,
    test: Test<Path, Vec<Path>, Expr>,
    vi: &'static str,
    en: &'static str,
}

/// Elements that a rule is about: the last step of a path, and what lies above it.
#[derive(Debug)]
struct Context {
    /// The steps from the last to the first.
    steps: Vec<Step>,
    /// The first step is the root of the tree, or its parent in the file.
    is_anchored: bool,
}

impl Rules {
    /// Makes the rules for a kind of file ready.
    pub(super) fn of(file: IatiFile, as_of: Option<Day>, publishers: BTreeSet<String>) -> Self {
        Self::new(table::RULES, root(file), as_of, publishers)
    }

    fn new(rules: &[Rule], root: &str, as_of: Option<Day>, publishers: BTreeSet<String>) -> Self {
        let mut names = Names::default();
        let (mut ready, mut about) = (Vec::new(), Vec::new());
        for rule in rules {
            let contexts = rule.contexts.iter();
            let contexts = contexts.filter_map(|text| Context::read(text, root, &mut names));
            let contexts: Vec<_> = contexts.collect();
            if contexts.is_empty() {
                continue;
            }
            if let Some(rule) = Ready::of(rule, &mut names) {
                let at = ready.len();
                about.extend(
                    contexts
                        .into_iter()
                        .map(|(name, context)| (name, at, context)),
                );
                ready.push(rule);
            }
        }
        crate::order::sort_by_key(&mut about, |one: &(Name, usize, Context)| (one.0, one.1));
        Self {
            names,
            rules: ready,
            about,
            as_of,
            publishers,
        }
    }

    /// Returns the names that the rules ask for.
    pub(super) const fn names(&self) -> &Names {
        &self.names
    }

    /// Returns the identifier of an activity, and its place.
    pub(super) fn identifier<'t>(&self, tree: &'t Tree) -> Option<(&'t str, Place)> {
        let wanted = self.names.find("iati-identifier");
        let (at, node) = tree.children(0).find(|(_, node)| node.name == wanted)?;
        Some((tree.text_of(at)?, node.place))
    }

    /// Applies the rules to an activity or organisation; `above` is the path of its parent.
    pub(super) fn apply(&self, file: IatiFile, tree: &Tree, above: &str, findings: &mut Findings) {
        let eval = Eval::new(tree);
        for at in 0..tree.len() {
            let Some(node) = tree.node(at) else {
                break;
            };
            let from = self.about.partition_point(|(name, ..)| *name < node.name);
            let rules = self.about.get(from..).unwrap_or_default().iter();
            let rules = rules.take_while(|(name, ..)| *name == node.name && *name != Name::OTHER);
            for (_, rule, context) in rules {
                let Some(rule) = self.rules.get(*rule).filter(|_| context.holds(&eval, at)) else {
                    continue;
                };
                for item in rule.faults(&eval, at, self) {
                    let place = tree
                        .node(item.element())
                        .map_or(node.place, |node| node.place);
                    let path = || path_of(file, tree, &self.names, item, above);
                    let message = || Message::new(rule.vi, rule.en);
                    findings.add(rule.id, rule.severity, place, path, message);
                }
                if eval.is_exhausted() {
                    let message = || {
                        Message::new(
                            "quá nhiều phần tử để áp dụng hết các quy tắc",
                            "too many elements to apply every rule",
                        )
                    };
                    let path = || path_of(file, tree, &self.names, Item::Element(0), above);
                    findings.add("iati.too_large", Severity::Error, node.place, path, message);
                    return;
                }
            }
        }
    }
}

/// How the paths of a kind of file begin.
const fn root(file: IatiFile) -> &'static str {
    match file {
        IatiFile::Activities => "/iati-activities/",
        IatiFile::Organisations => "/iati-organisations/",
        IatiFile::Record => "/registry-record/",
    }
}

/// Lists the rules for a kind of file that cannot be applied for a reason.
pub(super) fn ids(file: IatiFile, reason: Reason) -> Vec<(&'static str, Reason)> {
    let is_meant = |rule: &&Rule| {
        let asks_today = matches!(rule.test, Test::NotAfterToday(_));
        let mut contexts = rule.contexts.iter();
        (asks_today || reason == Reason::SwitchedOff)
            && contexts.any(|context| context.starts_with(root(file)) || context.starts_with("//"))
    };
    let ids = table::RULES.iter().filter(is_meant).map(|rule| rule.id);
    let ids = crate::order::distinct(ids);
    ids.into_iter().map(|id| (id, reason)).collect()
}

impl Ready {
    fn of(rule: &Rule, names: &mut Names) -> Option<Self> {
        Some(Self {
            id: rule.id,
            severity: rule.severity,
            each: match rule.each {
                Some(each) => Some(path::path(each, names)?),
                None => None,
            },
            condition: match rule.condition {
                Some(condition) => Some(path::expr(condition, names)?),
                None => None,
            },
            test: rule.test.read(names)?,
            vi: rule.vi,
            en: rule.en,
        })
    }

    /// What in an element breaks the rule.
    fn faults(&self, eval: &Eval<'_>, at: usize, rules: &Rules) -> Vec<Item> {
        let one = |each: &str| {
            let applies = |condition| eval.holds(condition, at, each);
            if !self.condition.as_ref().is_none_or(applies) {
                return Vec::new();
            }
            self.test.faults(&Given {
                eval,
                at,
                each,
                as_of: rules.as_of,
                publishers: &rules.publishers,
            })
        };
        let Some(each) = &self.each else {
            return one("");
        };
        let values = eval.select(each, at, "").into_iter();
        let values = crate::order::distinct(values.map(|item| eval.text(item)));
        let mut faults = Vec::new();
        for value in values {
            faults.extend(one(value));
        }
        faults
    }
}

impl Context {
    /// Reads a context; `None` if it is about another kind of file.
    fn read(text: &str, root: &str, names: &mut Names) -> Option<(Name, Self)> {
        let (text, is_anchored) = match text.strip_prefix("//") {
            Some(rest) => (rest, false),
            None => (text.strip_prefix(root)?, true),
        };
        let mut steps = path::path(text, names)?.steps;
        steps.reverse();
        let To::Child(name) = steps.first()?.to else {
            return None;
        };
        Some((name, Self { steps, is_anchored }))
    }

    /// Tells whether an element is meant.
    fn holds(&self, eval: &Eval<'_>, at: usize) -> bool {
        let mut at = Some(at);
        for step in &self.steps {
            let Some((here, node)) = at.and_then(|at| Some((at, eval.tree.node(at)?))) else {
                return false;
            };
            let fits = step.to == To::Child(node.name)
                && step
                    .conditions
                    .iter()
                    .all(|condition| eval.holds(condition, here, ""));
            if !fits {
                return false;
            }
            at = node.parent;
        }
        !self.is_anchored || at.is_none()
    }
}

/// Writes where something stands in the file.
fn path_of(file: IatiFile, tree: &Tree, names: &Names, item: Item, above: &str) -> String {
    let mut branch = Vec::new();
    let mut at = Some(item.element());
    while let Some(node) = at.and_then(|at| tree.node(at)) {
        branch.push(node);
        at = node.parent;
    }
    let mut path = above.to_owned();
    for node in branch.iter().rev() {
        path.push('/');
        match node.row.and_then(|row| file.rows().get(usize::from(row))) {
            Some(row) => push_step(&mut path, row, node.ordinal),
            None => path.push_str(names.text(node.name)),
        }
    }
    if let Item::Attribute(_, name) = item {
        path.push_str("/@");
        path.push_str(names.text(name));
    }
    path
}
