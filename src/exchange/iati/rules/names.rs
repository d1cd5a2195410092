//! The names that rules ask for, as small numbers.

/// A name that some rule asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) struct Name(u16);

impl Name {
    /// Every name that no rule asks for.
    pub(super) const OTHER: Self = Self(u16::MAX);
}

/// The names, sorted.
#[derive(Debug, Default)]
pub(in crate::exchange::iati) struct Names {
    /// Each with its number, sorted by name.
    sorted: Vec<(Box<str>, Name)>,
}

impl Names {
    /// Returns the number of a name; [`Name::OTHER`] if nobody asked for it.
    pub(super) fn find(&self, name: &str) -> Name {
        let found = self.sorted.binary_search_by(|known| (*known.0).cmp(name));
        found
            .ok()
            .and_then(|at| self.sorted.get(at))
            .map_or(Name::OTHER, |known| known.1)
    }

    /// Returns the name of a number; `*` if nobody asked for it.
    pub(super) fn text(&self, name: Name) -> &str {
        let known = self.sorted.iter().find(|known| known.1 == name);
        known.map_or("*", |known| &*known.0)
    }

    /// Returns the number of a name, a new one if need be.
    pub(super) fn intern(&mut self, name: &str) -> Name {
        match self.sorted.binary_search_by(|known| (*known.0).cmp(name)) {
            Ok(at) => self.sorted.get(at).map_or(Name::OTHER, |known| known.1),
            Err(at) => {
                let number = u16::try_from(self.sorted.len()).unwrap_or(u16::MAX);
                self.sorted.insert(at, (name.into(), Name(number)));
                Name(number)
            }
        }
    }
}
