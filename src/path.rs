//! Where in a record something stands: JSON Pointers (RFC 6901).
//!
//! A [`Trail`] is a path under construction, on the stack and without allocation; a [`FieldPath`]
//! is a finished one.

use std::fmt;

/// The path of a field in a record or a file (đường dẫn trường), a JSON Pointer (RFC 6901).
///
/// # Example
/// ```
/// use vientro::path::{FieldPath, Trail};
/// let root = Trail::Root;
/// let donors = root.key("donors");
/// assert_eq!(donors.index(2).path().as_str(), "/donors/2");
/// ```
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FieldPath(Box<str>);

impl FieldPath {
    /// Returns the pointer; the empty text is the whole record.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Returns this path below another one.
    pub fn below(&self, parent: &Self) -> Self {
        Self(format!("{parent}{self}").into())
    }
}

impl fmt::Display for FieldPath {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Debug for FieldPath {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&*self.0, f)
    }
}

/// A path under construction: a chain of steps, each borrowing the one before it.
#[derive(Clone, Copy, Debug)]
pub enum Trail<'a> {
    /// The whole record.
    Root,
    /// A field of what comes before.
    Key(&'a Trail<'a>, &'a str),
    /// An element, from 0, of what comes before.
    Index(&'a Trail<'a>, usize),
}

impl Trail<'_> {
    /// Steps into a field.
    pub const fn key<'a>(&'a self, name: &'a str) -> Trail<'a> {
        Trail::Key(self, name)
    }

    /// Steps into an element, counted from 0.
    pub const fn index(&self, position: usize) -> Trail<'_> {
        Trail::Index(self, position)
    }

    /// Returns the finished path.
    pub fn path(&self) -> FieldPath {
        let mut text = String::new();
        self.write(&mut text);
        FieldPath(text.into())
    }

    fn write(&self, out: &mut String) {
        match self {
            Self::Root => {}
            Self::Key(parent, name) => {
                parent.write(out);
                out.push('/');
                for c in name.chars() {
                    match c {
                        '~' => out.push_str("~0"),
                        '/' => out.push_str("~1"),
                        c => out.push(c),
                    }
                }
            }
            Self::Index(parent, position) => {
                parent.write(out);
                out.push('/');
                out.push_str(&position.to_string());
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_escaped_as_the_rfc_says() {
        let root = Trail::Root;
        let step = root.key("a/b");
        assert_eq!(step.key("m~n").path().as_str(), "/a~1b/m~0n");
        assert_eq!(root.path().as_str(), "");
    }
}
