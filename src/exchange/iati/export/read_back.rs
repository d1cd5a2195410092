//! What an importer makes of elements that were just written: only the rest needs the extension.

use super::element::Part;
use crate::exchange::iati::extension::{NAMESPACE, Overlay, PREFIX, diff};
use crate::exchange::iati::import::{Context, Meaning, Whose, activity, transaction};
use crate::exchange::iati::item::{Item, attribute};
use crate::record::{Grant, GrantDraft, Transaction, TransactionDraft};
use crate::registry::{Entry, Registry};

/// What the elements of an activity do not tell.
pub(super) struct Overlays {
    pub(super) grant: Overlay,
    /// Of each transaction that stands for a record, in the order of the parts.
    pub(super) transactions: Vec<Overlay>,
}

/// Reads an activity, and compares it with its records.
pub(super) fn read_back(xml: &str, grant: &Grant, parts: &[Part], registry: &Registry) -> Overlays {
    let records: Vec<_> = (parts.iter().filter_map(|part| part.record))
        .filter_map(|at| registry.entries::<Transaction>().get(at))
        .map(Entry::record)
        .collect();
    let item = item(xml);
    let Some(element) = item.root() else {
        // Nothing can be read: the extension holds everything.
        let whole = |one: &&Transaction| diff(&TransactionDraft::default(), &one.draft());
        return Overlays {
            grant: diff(&GrantDraft::default(), &grant.draft()),
            transactions: records.iter().map(whole).collect(),
        };
    };
    let identifier = element
        .child("iati-identifier")
        .map(|one| one.text().trim());
    let mut context = Context::of(element, identifier.unwrap_or_default());
    let read = activity(element, Whose::Ours, &mut context);
    let all = element.children().filter(|child| child.is("transaction"));
    let told = all.enumerate().filter_map(|(place, one)| {
        let marked = one.children().any(|child| child.uri() == NAMESPACE);
        let Meaning::Moved(kind) = Meaning::of(one) else {
            return None;
        };
        marked.then(|| transaction(one, kind, place.saturating_add(1), &context).draft)
    });
    let overlays = told.zip(&records);
    Overlays {
        transactions: overlays
            .map(|(read, record)| diff(&read, &record.draft()))
            .collect(),
        grant: diff(&read.grant.draft, &grant.draft()),
    }
}

/// Reads one element, below a declaration of our prefix.
pub(super) fn item(xml: &str) -> Item {
    let mut item = Item::default();
    // The prefix is declared on the element itself: it is the root here.
    let mut text = String::with_capacity(xml.len().saturating_add(64));
    let name = xml.find([' ', '>']).unwrap_or(xml.len());
    let (start, rest) = xml.split_at_checked(name).unwrap_or((xml, ""));
    text.push_str(start);
    attribute(&format!("xmlns:{PREFIX}"), NAMESPACE, &mut text);
    text.push_str(rest);
    if item.fill(&text).is_err() {
        item.clear();
    }
    item
}
