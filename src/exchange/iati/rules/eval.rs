//! Follows paths and weighs conditions on a tree.
//!
//! I1. What a hostile file can make this do is bounded by its size: after so many steps for each
//! element the rest is given up, and [`Eval::is_exhausted`] tells.

use std::cell::Cell;

use super::names::Name;
use super::number::Number;
use super::path::{Expr, Path, Relation, Step, To};
use super::tree::{NodeIndex, Tree};

/// How many steps each element of a tree allows.
const STEPS: u64 = 1_000;

/// Something that a path leads to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Item {
    Element(NodeIndex),
    Attribute(NodeIndex, Name),
    /// The text of an element.
    Text(NodeIndex),
}

impl Item {
    /// Returns the element, or that which has the attribute or text.
    pub(super) const fn element(self) -> NodeIndex {
        match self {
            Self::Element(at) | Self::Attribute(at, _) | Self::Text(at) => at,
        }
    }
}

/// A tree under examination.
pub(super) struct Eval<'t> {
    pub(super) tree: &'t Tree,
    left: Cell<u64>,
}

enum Value<'v> {
    Items(Vec<Item>),
    Text(&'v str),
    Integer(i64),
    /// The number that a text is; `None` if it is none.
    Number(Option<Number<'v>>),
    Truth(bool),
}

impl<'t> Eval<'t> {
    pub(super) fn new(tree: &'t Tree) -> Self {
        let nodes = u64::try_from(tree.len()).unwrap_or(u64::MAX);
        let left = nodes.saturating_add(1_000).saturating_mul(STEPS);
        Self {
            tree,
            left: Cell::new(left),
        }
    }

    /// Tells whether something was given up.
    pub(super) fn is_exhausted(&self) -> bool {
        self.left.get() == 0
    }

    /// Counts a step; says whether it may be taken.
    fn step(&self) -> bool {
        self.left.set(self.left.get().saturating_sub(1));
        self.left.get() > 0
    }

    /// What a path leads to from an element.
    pub(super) fn select(&self, path: &Path, from: NodeIndex, each: &str) -> Vec<Item> {
        let mut items = vec![Item::Element(from)];
        for step in &path.steps {
            let mut next = Vec::new();
            for item in items {
                if let Item::Element(at) = item {
                    self.take(step, at, each, &mut next);
                }
            }
            items = next;
            if items.is_empty() {
                break;
            }
        }
        items
    }

    /// Takes one step from one element.
    fn take(&self, step: &Step, at: NodeIndex, each: &str, into: &mut Vec<Item>) {
        let mut position = 0_i64;
        let mut take = |item: Item| {
            position = position.saturating_add(1);
            let fits = step.conditions.iter().all(|condition| match condition {
                Expr::Integer(wanted) => *wanted == position,
                _ => self.holds(condition, item.element(), each),
            });
            if fits {
                into.push(item);
            }
        };
        match step.to {
            To::Child(name) => {
                let children = self.tree.children(at).take_while(|_| self.step());
                for (child, _) in children.filter(|(_, node)| node.name == name) {
                    take(Item::Element(child));
                }
            }
            To::Below(name) => {
                let below = self.tree.below(at).take_while(|_| self.step());
                for (child, _) in below.filter(|(_, node)| node.name == name) {
                    take(Item::Element(child));
                }
            }
            To::Parent => {
                if let Some(parent) = self.tree.node(at).and_then(|node| node.parent) {
                    take(Item::Element(parent));
                }
            }
            To::Attribute(name) => {
                if self.tree.attribute(at, name).is_some() {
                    take(Item::Attribute(at, name));
                }
            }
            To::Text => {
                if self.tree.text_of(at).is_some() {
                    take(Item::Text(at));
                }
            }
        }
    }

    /// The text of what a path led to.
    pub(super) fn text(&self, item: Item) -> &'t str {
        let text = match item {
            Item::Element(at) | Item::Text(at) => self.tree.text_of(at),
            Item::Attribute(at, name) => self.tree.attribute(at, name),
        };
        text.unwrap_or_default()
    }

    /// Tells whether a condition holds for an element.
    pub(super) fn holds(&self, condition: &Expr, at: NodeIndex, each: &str) -> bool {
        match self.value(condition, at, each) {
            Value::Items(items) => !items.is_empty(),
            Value::Text(text) => !text.is_empty(),
            Value::Integer(number) => number != 0,
            Value::Number(number) => {
                number.is_some_and(|number| Some(number) != Number::parse("0"))
            }
            Value::Truth(truth) => truth,
        }
    }

    fn value<'v>(&self, expr: &'v Expr, at: NodeIndex, each: &'v str) -> Value<'v>
    where
        't: 'v,
    {
        match expr {
            Expr::Or(a, b) => Value::Truth(self.holds(a, at, each) || self.holds(b, at, each)),
            Expr::And(a, b) => Value::Truth(self.holds(a, at, each) && self.holds(b, at, each)),
            Expr::Not(inner) => Value::Truth(!self.holds(inner, at, each)),
            Expr::Compare(a, relation, b) => {
                let (a, b) = (self.value(a, at, each), self.value(b, at, each));
                Value::Truth(self.compare(&a, *relation, &b))
            }
            Expr::Plus(a, b) => match (self.value(a, at, each), self.value(b, at, each)) {
                (Value::Integer(a), Value::Integer(b)) => Value::Integer(a.saturating_add(b)),
                // The rules add counts only.
                _ => Value::Number(None),
            },
            Expr::Count(path) => {
                let count = self.select(path, at, each).len();
                Value::Integer(i64::try_from(count).unwrap_or(i64::MAX))
            }
            Expr::Number(path) => {
                let first = self.select(path, at, each).first().copied();
                Value::Number(first.and_then(|item| Number::parse(self.text(item))))
            }
            Expr::Path(path) => Value::Items(self.select(path, at, each)),
            Expr::Text(text) => Value::Text(text),
            Expr::Integer(number) => Value::Integer(*number),
            Expr::Each => Value::Text(each),
        }
    }

    /// Compares as XPath 1.0 does: of several items one that fits is enough.
    fn compare(&self, a: &Value<'_>, relation: Relation, b: &Value<'_>) -> bool {
        match (a, b) {
            (Value::Items(items), other) => items.iter().any(|item| {
                let text = self.text(*item);
                self.step() && self.compare_text(text, relation, other)
            }),
            (other, Value::Items(items)) => items.iter().any(|item| {
                let text = self.text(*item);
                self.step() && self.compare_text(text, relation.turned(), other)
            }),
            (Value::Integer(a), Value::Integer(b)) => relation.fits(a.cmp(b)),
            (Value::Text(a), other) => self.compare_text(a, relation, other),
            (other, Value::Text(b)) => self.compare_text(b, relation.turned(), other),
            (Value::Number(Some(a)), Value::Number(Some(b))) => relation.fits(a.cmp(b)),
            (Value::Number(Some(a)), Value::Integer(b)) => {
                let b = b.to_string();
                Number::parse(&b).is_some_and(|b| relation.fits(a.cmp(&b)))
            }
            (Value::Integer(a), Value::Number(Some(b))) => {
                let a = a.to_string();
                Number::parse(&a).is_some_and(|a| relation.fits(a.cmp(b)))
            }
            (Value::Truth(a), Value::Truth(b)) => relation.fits(a.cmp(b)),
            // What is no number equals nothing.
            (Value::Number(_) | Value::Integer(_) | Value::Truth(_), _) => {
                relation == Relation::Unequal
            }
        }
    }

    fn compare_text(&self, text: &str, relation: Relation, other: &Value<'_>) -> bool {
        match other {
            Value::Text(other) => relation.fits(text.cmp(other)),
            Value::Integer(other) => {
                let other = other.to_string();
                match (Number::parse(text), Number::parse(&other)) {
                    (Some(a), Some(b)) => relation.fits(a.cmp(&b)),
                    _ => relation == Relation::Unequal,
                }
            }
            Value::Number(other) => match (Number::parse(text), other) {
                (Some(a), Some(b)) => relation.fits(a.cmp(b)),
                _ => relation == Relation::Unequal,
            },
            Value::Items(items) => items.iter().any(|item| {
                let fits = relation.fits(text.cmp(self.text(*item)));
                self.step() && fits
            }),
            Value::Truth(_) => false,
        }
    }
}

impl Relation {
    fn fits(self, order: std::cmp::Ordering) -> bool {
        match self {
            Self::Equal => order.is_eq(),
            Self::Unequal => order.is_ne(),
            Self::Less => order.is_lt(),
            Self::Greater => order.is_gt(),
            Self::AtMost => order.is_le(),
            Self::AtLeast => order.is_ge(),
        }
    }

    /// The same with its sides exchanged.
    const fn turned(self) -> Self {
        match self {
            Self::Equal => Self::Equal,
            Self::Unequal => Self::Unequal,
            Self::Less => Self::Greater,
            Self::Greater => Self::Less,
            Self::AtMost => Self::AtLeast,
            Self::AtLeast => Self::AtMost,
        }
    }
}
