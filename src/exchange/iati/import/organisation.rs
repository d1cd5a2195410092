//! An organisation of an organisation file as a record: a donor, or a Vietnamese body.

use super::activity::donor_kind;
use super::transaction::is_ours;
use super::value::{Spoken, field, line};
use super::{Context, Mapped};
use crate::exchange::iati::item::Element;
use crate::exchange::iati::kept::Kept;
use crate::record::draft::{Field, Rest};
use crate::record::{DonorDraft, NamesDraft, PartyDraft};

/// Returns the identifier of an organisation, on one line.
pub(super) fn identifier(element: Element<'_>) -> Option<&str> {
    let text = element.child("organisation-identifier")?.text().trim();
    Some(text).filter(|text| !text.is_empty() && line(text).1)
}

/// Reads an organisation as a donor.
pub(in crate::exchange::iati) fn donor<'i>(
    element: Element<'i>,
    context: &Context<'i>,
) -> Mapped<'i, DonorDraft<'i>> {
    let organisation = Organisation::of(element, context);
    // Somebody else may report for it; then the type is that of somebody else.
    let itself = element.child("reporting-org");
    let itself = itself.filter(|one| one.attribute("ref") == Some(context.identifier));
    Mapped {
        draft: DonorDraft {
            id: field(Some(context.identifier)),
            kind: itself
                .and_then(donor_kind)
                .map_or(Field::Absent, Field::from),
            names: organisation.names,
            rest: organisation.rest,
            ..Default::default()
        },
        element,
        places: organisation.places,
    }
}

/// Reads an organisation as a Vietnamese body.
pub(in crate::exchange::iati) fn party<'i>(
    element: Element<'i>,
    context: &Context<'i>,
) -> Mapped<'i, PartyDraft<'i>> {
    let organisation = Organisation::of(element, context);
    Mapped {
        draft: PartyDraft {
            id: field(Some(context.identifier)),
            names: organisation.names,
            rest: organisation.rest,
            ..Default::default()
        },
        element,
        places: organisation.places,
    }
}

/// What both have.
struct Organisation<'i> {
    names: NamesDraft<'i>,
    rest: Rest<'i>,
    places: Vec<(&'static str, Element<'i>)>,
}

impl<'i> Organisation<'i> {
    fn of(element: Element<'i>, context: &Context<'i>) -> Self {
        let mut kept = Kept::default();
        kept.attributes(element, &[]);
        let mut organisation = Self {
            names: NamesDraft::default(),
            rest: Rest::default(),
            places: Vec::new(),
        };
        let mut has_name = false;
        for child in element.children() {
            if child.is("name") && !has_name {
                has_name = true;
                let spoken = Spoken::of(child, context.lang);
                if !spoken.is_whole {
                    kept.element(child);
                }
                organisation.names = NamesDraft {
                    original: spoken.original,
                    vi: spoken.vi,
                    en: spoken.en,
                    ..Default::default()
                };
                organisation.places.push(("/names", child));
            } else if child.is("organisation-identifier") {
                organisation.places.push(("/id", child));
            } else if !is_ours(child) {
                kept.element(child);
            }
        }
        kept.put(&mut organisation.rest);
        organisation
    }
}
