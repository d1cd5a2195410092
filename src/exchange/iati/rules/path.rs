//! The paths and conditions of the rules: the part of XPath 1.0 that the official ruleset uses.
//!
//! Child, parent, attribute, `text()` and `//` steps with conditions; `and`, `or`, `not()`, `count()`,
//! `number()`, `+` and comparisons. `'$1'` stands for the value that a rule is repeated for.

use super::names::{Name, Names};

/// A path from an element.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Path {
    pub(super) steps: Vec<Step>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Step {
    pub(super) to: To,
    pub(super) conditions: Vec<Expr>,
}

/// Where a step leads.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum To {
    Child(Name),
    /// An element of that name at any depth.
    Below(Name),
    Parent,
    Attribute(Name),
    Text,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Expr {
    Or(Box<Expr>, Box<Expr>),
    And(Box<Expr>, Box<Expr>),
    Compare(Box<Expr>, Relation, Box<Expr>),
    Plus(Box<Expr>, Box<Expr>),
    Not(Box<Expr>),
    Count(Path),
    Number(Path),
    Path(Path),
    Text(Box<str>),
    Integer(i64),
    /// The value that a rule is repeated for.
    Each,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Relation {
    Equal,
    Unequal,
    Less,
    Greater,
    AtMost,
    AtLeast,
}

/// Reads a path.
pub(super) fn path(text: &str, names: &mut Names) -> Option<Path> {
    let mut parser = Parser::new(text, names)?;
    let path = parser.path()?;
    parser.is_done().then_some(path)
}

/// Reads a condition.
pub(super) fn expr(text: &str, names: &mut Names) -> Option<Expr> {
    let mut parser = Parser::new(text, names)?;
    let expr = parser.or()?;
    parser.is_done().then_some(expr)
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Token<'a> {
    Name(&'a str),
    Text(&'a str),
    Number(&'a str),
    Sign(&'a str),
}

struct Parser<'a, 'n> {
    tokens: Vec<Token<'a>>,
    at: usize,
    names: &'n mut Names,
}

impl<'a, 'n> Parser<'a, 'n> {
    fn new(text: &'a str, names: &'n mut Names) -> Option<Self> {
        Some(Self {
            tokens: tokens(text)?,
            at: 0,
            names,
        })
    }

    fn is_done(&self) -> bool {
        self.at == self.tokens.len()
    }

    fn peek(&self, ahead: usize) -> Option<Token<'a>> {
        self.tokens.get(self.at.saturating_add(ahead)).copied()
    }

    fn take(&mut self, wanted: Token<'_>) -> bool {
        let is_it = self.peek(0) == Some(wanted);
        self.at = self.at.saturating_add(usize::from(is_it));
        is_it
    }

    fn sign(&mut self, sign: &str) -> bool {
        self.take(Token::Sign(sign))
    }

    fn or(&mut self) -> Option<Expr> {
        let mut left = self.and()?;
        while self.take(Token::Name("or")) {
            left = Expr::Or(Box::new(left), Box::new(self.and()?));
        }
        Some(left)
    }

    fn and(&mut self) -> Option<Expr> {
        let mut left = self.compare()?;
        while self.take(Token::Name("and")) {
            left = Expr::And(Box::new(left), Box::new(self.compare()?));
        }
        Some(left)
    }

    fn compare(&mut self) -> Option<Expr> {
        let left = self.plus()?;
        let relations = [
            ("=", Relation::Equal),
            ("!=", Relation::Unequal),
            ("<=", Relation::AtMost),
            (">=", Relation::AtLeast),
            ("<", Relation::Less),
            (">", Relation::Greater),
        ];
        for (sign, relation) in relations {
            if self.sign(sign) {
                let right = self.plus()?;
                return Some(Expr::Compare(Box::new(left), relation, Box::new(right)));
            }
        }
        Some(left)
    }

    fn plus(&mut self) -> Option<Expr> {
        let mut left = self.primary()?;
        while self.sign("+") {
            left = Expr::Plus(Box::new(left), Box::new(self.primary()?));
        }
        Some(left)
    }

    fn primary(&mut self) -> Option<Expr> {
        if self.sign("(") {
            let inner = self.or()?;
            return self.sign(")").then_some(inner);
        }
        match self.peek(0)? {
            Token::Text(text) => {
                self.at = self.at.saturating_add(1);
                Some(if text == "$1" {
                    Expr::Each
                } else {
                    Expr::Text(text.into())
                })
            }
            Token::Number(digits) => {
                self.at = self.at.saturating_add(1);
                digits.parse().ok().map(Expr::Integer)
            }
            Token::Name(function @ ("not" | "count" | "number"))
                if self.peek(1) == Some(Token::Sign("(")) =>
            {
                self.at = self.at.saturating_add(2);
                let call = match function {
                    "not" => Expr::Not(Box::new(self.or()?)),
                    "count" => Expr::Count(self.path()?),
                    _ => Expr::Number(self.path()?),
                };
                self.sign(")").then_some(call)
            }
            Token::Name(_) | Token::Sign(_) => self.path().map(Expr::Path),
        }
    }

    fn path(&mut self) -> Option<Path> {
        let mut steps = Vec::new();
        let mut is_below = self.sign("//");
        loop {
            let to = self.step(is_below)?;
            let mut conditions = Vec::new();
            while self.sign("[") {
                conditions.push(self.or()?);
                if !self.sign("]") {
                    return None;
                }
            }
            steps.push(Step { to, conditions });
            is_below = self.sign("//");
            if !is_below && !self.sign("/") {
                return Some(Path { steps });
            }
        }
    }

    fn step(&mut self, is_below: bool) -> Option<To> {
        if self.sign("..") {
            return Some(To::Parent);
        }
        let is_attribute = self.sign("@");
        let Token::Name(name) = self.peek(0)? else {
            return None;
        };
        self.at = self.at.saturating_add(1);
        if name == "text" && self.sign("(") {
            return self.sign(")").then_some(To::Text);
        }
        let name = self.names.intern(name);
        Some(match (is_attribute, is_below) {
            (true, _) => To::Attribute(name),
            (false, true) => To::Below(name),
            (false, false) => To::Child(name),
        })
    }
}

fn tokens(text: &str) -> Option<Vec<Token<'_>>> {
    let mut found = Vec::new();
    let mut rest = text.trim_start();
    while let Some(first) = rest.chars().next() {
        let is_name = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | ':');
        let length = if first.is_ascii_alphabetic() {
            let length = rest.find(|c: char| !is_name(c)).unwrap_or(rest.len());
            found.push(Token::Name(rest.get(..length)?));
            length
        } else if first.is_ascii_digit() {
            let length = rest
                .find(|c: char| !c.is_ascii_digit())
                .unwrap_or(rest.len());
            found.push(Token::Number(rest.get(..length)?));
            length
        } else if matches!(first, '\'' | '"') {
            let inside = rest.get(1..)?;
            let length = inside.find(first)?;
            found.push(Token::Text(inside.get(..length)?));
            length.checked_add(2)?
        } else {
            let two = rest
                .get(..2)
                .filter(|two| matches!(*two, "//" | ".." | "!=" | "<=" | ">="));
            let sign = two.or_else(|| rest.get(..1))?;
            found.push(Token::Sign(sign));
            sign.len()
        };
        rest = rest.get(length..)?.trim_start();
    }
    Some(found)
}
