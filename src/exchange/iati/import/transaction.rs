//! A transaction of an activity as a record.

use std::borrow::Cow;

use super::value::{Spoken, day, decimal, field, line};
use super::{Context, Mapped};
use crate::exchange::iati::item::Element;
use crate::exchange::iati::kept::Kept;
use crate::exchange::iati::schema::value::is_blank;
use crate::record::draft::Field;
use crate::record::{AmountDraft, CommitmentDraft, TransactionDraft, TransactionKind};

/// What a transaction of IATI is here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::exchange::iati) enum Meaning {
    /// A transaction of this kind.
    Moved(TransactionKind),
    /// A commitment.
    Promised,
    /// Nothing that a record tells of: a pledge, a loan, equity.
    Nothing,
}

impl Meaning {
    pub(in crate::exchange::iati) fn of(transaction: Element<'_>) -> Self {
        match type_of(transaction) {
            "1" => Self::Moved(TransactionKind::Received),
            "3" | "4" => Self::Moved(TransactionKind::Disbursed),
            "7" => Self::Moved(TransactionKind::Refunded),
            "2" | "11" => Self::Promised,
            _ => Self::Nothing,
        }
    }
}

fn type_of(transaction: Element<'_>) -> &str {
    let code = transaction.child("transaction-type");
    let code = code.and_then(|element| element.attribute("code"));
    code.unwrap_or_default().trim_matches(is_blank)
}

/// Names a record that has no name of its own: by its activity and its place in it.
pub(super) fn id_of(context: &Context<'_>, element: &str, ordinal: usize) -> String {
    format!("{}/{element}[{ordinal}]", context.identifier)
}

/// Reads a transaction, the how manieth of its activity.
pub(in crate::exchange::iati) fn transaction<'i>(
    element: Element<'i>,
    kind: TransactionKind,
    ordinal: usize,
    context: &Context<'i>,
) -> Mapped<'i, TransactionDraft<'i>> {
    let mut kept = Kept::default();
    kept.attributes(element, &[]);
    let moved = Moved::of(element, context, &mut kept);
    let mut donor = Field::Absent;
    for child in element.children() {
        match child.name() {
            "transaction-date" | "value" if child.uri().is_empty() => {}
            // The code of an expenditure is not that of a disbursement.
            "transaction-type" if child.is("transaction-type") && type_of(element) != "4" => {}
            "provider-org" if child.is("provider-org") => {
                let id = organisation(child, context);
                let is_donor = id.as_ref().is_some_and(|id| context.is_donor(id));
                if let Some(id) = id.filter(|_| is_donor) {
                    donor = Field::Text(id);
                }
                if !is_donor || child.children().count() > 0 || child.attributes().count() > 1 {
                    kept.element(child);
                }
            }
            _ if is_ours(child) => {}
            _ => kept.element(child),
        }
    }
    let mut draft = TransactionDraft {
        id: id_of(context, "transaction", ordinal).into(),
        grant: field(Some(context.identifier)),
        kind: kind.id().into(),
        date: moved.date,
        amount: moved.amount,
        donor,
        ..Default::default()
    };
    kept.put(&mut draft.rest);
    Mapped {
        draft,
        element,
        places: moved.places,
    }
}

/// Reads a commitment. What else stands in it is kept with the activity, whose commitment it is.
pub(super) fn commitment<'i>(
    element: Element<'i>,
    ordinal: usize,
    context: &Context<'i>,
) -> Mapped<'i, CommitmentDraft<'i>> {
    let moved = Moved::of(element, context, &mut Kept::default());
    let provider = element.child("provider-org");
    // The standard: where nobody is named, who reports an outgoing commitment makes it.
    let donor = provider.or_else(|| {
        let is_outgoing = type_of(element) == "2";
        context.reporting.filter(|_| is_outgoing)
    });
    let draft = CommitmentDraft {
        id: id_of(context, "transaction", ordinal).into(),
        donor: donor
            .and_then(|donor| organisation(donor, context))
            .map_or(Field::Absent, Field::Text),
        date: moved.date,
        amount: moved.amount,
        ..Default::default()
    };
    Mapped {
        draft,
        element,
        places: moved.places,
    }
}

/// Tells whether an element is of our own namespace.
pub(super) fn is_ours(element: Element<'_>) -> bool {
    element.uri() == crate::exchange::iati::extension::NAMESPACE
}

/// Returns what an organisation is known by: its identifier, else its name.
pub(super) fn organisation<'i>(
    element: Element<'i>,
    context: &Context<'i>,
) -> Option<Cow<'i, str>> {
    let identifier = element.attribute("ref").map(|text| line(text).0);
    let identifier = identifier.filter(|text| !text.is_empty());
    identifier.or_else(|| Spoken::of(element, context.lang).any().cloned())
}

/// When, and how much.
struct Moved<'i> {
    date: Field<'i>,
    amount: AmountDraft<'i>,
    places: Vec<(&'static str, Element<'i>)>,
}

impl<'i> Moved<'i> {
    fn of(element: Element<'i>, context: &Context<'i>, kept: &mut Kept) -> Self {
        let mut moved = Self {
            date: Field::Absent,
            amount: AmountDraft::default(),
            places: Vec::new(),
        };
        let date = element.child("transaction-date");
        let told = date.and_then(|date| date.attribute("iso-date"));
        if let Some(date) = date {
            let (value, is_whole) = told.map_or((Field::Absent, true), day);
            moved.date = value;
            moved.places.push(("/date", date));
            if !is_whole || date.children().count() > 0 || date.attributes().count() > 1 {
                kept.element(date);
            }
        }
        if let Some(value) = element.child("value") {
            let (number, is_whole) = decimal(value.text());
            let currency = value.attribute("currency").or(context.currency);
            moved.amount.amount = number;
            moved.amount.currency = field(currency.map(|code| code.trim_matches(is_blank)));
            moved.places.push(("/amount", value));
            let is_same_day = value.attribute("value-date") == told;
            if !is_whole || !is_same_day || value.children().count() > 0 {
                kept.element(value);
            }
        }
        moved
    }
}
