//! Elements of IATI as they are written, and their order.

use crate::exchange::iati::extension::NAMESPACE;
use crate::exchange::iati::item::{Element, Item, attribute, escape};
use crate::exchange::iati::kept::Kept;
use crate::exchange::iati::schema::walk::IatiFile;
use crate::lang::Lang;
use crate::record::Names;

/// An element of an activity or organisation, as XML that is not closed yet.
#[derive(Debug)]
pub(super) struct Part {
    name: String,
    /// Attributes by name.
    attributes: Vec<(String, String)>,
    /// All of it but the end tag.
    xml: String,
    is_open: bool,
    /// It was written with its end tag.
    is_kept: bool,
    /// The record that stands for it: a transaction's place in the registry.
    pub(super) record: Option<usize>,
}

impl Part {
    /// Begins an element.
    pub(super) fn new(name: &str, attributes: &[(&str, &str)]) -> Self {
        let mut part = Self {
            name: name.to_owned(),
            attributes: Vec::new(),
            xml: format!("<{name}"),
            is_open: false,
            is_kept: false,
            record: None,
        };
        for (name, value) in attributes {
            attribute(name, value, &mut part.xml);
            part.attributes
                .push(((*name).to_owned(), (*value).to_owned()));
        }
        part
    }

    /// Takes an element that was kept.
    pub(super) fn kept(element: Element<'_>) -> Self {
        let given = element.attributes();
        let attributes = given.map(|one| (one.name.to_owned(), one.value.to_owned()));
        let mut part = Self {
            name: element.name().to_owned(),
            attributes: attributes.collect(),
            xml: String::new(),
            is_open: false,
            is_kept: true,
            record: None,
        };
        element.write(&mut part.xml);
        part
    }

    /// Returns the name of the element.
    pub(super) fn name(&self) -> &str {
        &self.name
    }

    fn open(&mut self) -> &mut String {
        if !self.is_open {
            self.is_open = true;
            self.xml.push('>');
        }
        &mut self.xml
    }

    /// Adds text.
    pub(super) fn text(mut self, text: &str) -> Self {
        escape(text, self.open());
        self
    }

    /// Adds an element.
    pub(super) fn with(mut self, part: &Self) -> Self {
        part.write(self.open());
        self
    }

    /// Adds an element, if there is one.
    pub(super) fn with_some(self, part: Option<&Self>) -> Self {
        match part {
            Some(part) => self.with(part),
            None => self,
        }
    }

    /// Adds a narrative.
    pub(super) fn narrative(self, lang: &str, text: &str) -> Self {
        let narrative = Self::new("narrative", &[("xml:lang", lang)]).text(text);
        self.with(&narrative)
    }

    /// Adds a narrative in each language.
    pub(super) fn label(self, label: impl Fn(Lang) -> String) -> Self {
        self.narrative("vi", &label(Lang::Vi))
            .narrative("en", &label(Lang::En))
    }

    /// Adds the names that are in a language of ours; if there is none, the original one without a
    /// language, else the text `otherwise`.
    pub(super) fn names(self, names: Option<&Names>, otherwise: &str) -> Self {
        let vi = names.and_then(Names::vi).map(|text| text.as_str());
        let en = names.and_then(Names::en).map(|text| text.as_str());
        let original = names.and_then(|names| names.original().or(names.short()));
        self.spoken(vi, en, original.map_or(otherwise, |text| text.as_str()))
    }

    /// Adds text in the languages that it is in; what is in neither has none.
    pub(super) fn spoken(mut self, vi: Option<&str>, en: Option<&str>, otherwise: &str) -> Self {
        if vi.is_none() && en.is_none() {
            return self.narrative("", otherwise);
        }
        for (lang, text) in [("vi", vi), ("en", en)] {
            if let Some(text) = text {
                self = self.narrative(lang, text);
            }
        }
        self
    }

    /// Writes the element with its end tag.
    pub(super) fn write(&self, out: &mut String) {
        out.push_str(&self.xml);
        if self.is_kept {
            return;
        }
        if self.is_open {
            out.push_str("</");
            out.push_str(&self.name);
            out.push('>');
        } else {
            out.push_str("/>");
        }
    }

    /// Writes the element with something at its end.
    pub(super) fn write_marked(&self, xml: &str, out: &mut String) {
        out.push_str(&self.xml);
        if !self.is_open {
            out.push('>');
        }
        out.push_str(xml);
        out.push_str("</");
        out.push_str(&self.name);
        out.push('>');
    }

    /// Tells whether an element that was kept says what this one would: it stands in the same slot.
    pub(super) fn is_told_by(&self, kept: &Self) -> bool {
        let told: &[&str] = match self.name() {
            "activity-date" => &["type"],
            "participating-org" => &["role", "ref"],
            "sector" => &["vocabulary", "vocabulary-uri"],
            "tag" => &["vocabulary", "vocabulary-uri", "code"],
            "other-identifier" | "related-activity" => &["type", "ref"],
            _ => &[],
        };
        let value = |part: &Self, name: &str| {
            let given = part.attributes.iter().find(|(given, _)| given == name);
            given.map(|(_, value)| value.clone())
        };
        self.name() == kept.name()
            && told
                .iter()
                .all(|name| value(self, name) == value(kept, name))
    }
}

/// Puts elements in the order of the schema. Those of other namespaces come last.
pub(super) fn arrange(file: IatiFile, parts: &mut [Part]) {
    crate::order::sort_by_key(parts, |part| rank(file, part.name()));
}

/// The children of an activity or organisation, in their order.
pub(super) fn rank(file: IatiFile, name: &str) -> usize {
    let children = file.rows().iter().filter(|row| row.depth == 2);
    let before = children.take_while(|row| row.name != name);
    before.count()
}

/// Puts the elements that were kept in the place of those that would say the same.
pub(super) fn put_kept(kept: &Kept, parts: &mut Vec<Part>) {
    let mut item = Item::default();
    let mut told = Vec::new();
    for xml in &kept.elements {
        item.clear();
        // What is no element, or looks like ours, stays where it is kept.
        if item.fill(xml).is_ok() && !item.holds(NAMESPACE) {
            told.extend(item.root().map(Part::kept));
        }
    }
    parts.retain(|part| {
        let is_told = |kept: &Part| part.is_told_by(kept);
        part.record.is_some() || part.name() == "iati-identifier" || !told.iter().any(is_told)
    });
    parts.extend(told);
}
