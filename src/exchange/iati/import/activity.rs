//! An activity as records: a grant, its transactions, and who takes part.
//!
//! I1. What is taken is taken exactly; every element that says more is kept beside the grant, whole.
//! I2. Nothing is guessed: what IATI does not tell stays absent.

use std::borrow::Cow;
use std::collections::BTreeMap;

use super::Context;
use super::Mapped;
use super::transaction::{Meaning, commitment, is_ours, organisation, transaction};
use super::value::{Spoken, day, field, line};
use crate::catalog::Sector;
use crate::exchange::iati::extension::{MODES, NON_PROJECT_FORMS, SECTORS};
use crate::exchange::iati::item::Element;
use crate::exchange::iati::kept::Kept;
use crate::exchange::iati::schema::value::is_blank;
use crate::record::draft::{Field, Node as _};
use crate::record::{
    CommitmentDraft, DonorDraft, DonorShareDraft, GrantDraft, NamesDraft, PartyDraft, PersonDraft,
    PersonRole, SectorShareDraft, Share, TitlesDraft, TransactionDraft,
};

/// What an activity tells.
#[derive(Debug)]
pub(in crate::exchange::iati) struct Activity<'i> {
    pub(in crate::exchange::iati) grant: Mapped<'i, GrantDraft<'i>>,
    pub(super) transactions: Vec<Mapped<'i, TransactionDraft<'i>>>,
    pub(super) commitments: Vec<Mapped<'i, CommitmentDraft<'i>>>,
    pub(super) donors: Vec<Mapped<'i, DonorDraft<'i>>>,
    pub(super) parties: Vec<Mapped<'i, PartyDraft<'i>>>,
    pub(super) people: Vec<Mapped<'i, PersonDraft<'i>>>,
    /// The names of the elements that are kept and are no field.
    pub(super) kept: Vec<&'i str>,
}

/// Who wrote an activity.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::exchange::iati) enum Whose {
    /// This library: everything but the grant has a record of its own.
    Ours,
    /// Somebody else: donors, bodies, transactions and contacts are records made of it.
    Somebody,
}

/// Reads an activity.
pub(in crate::exchange::iati) fn activity<'i>(
    element: Element<'i>,
    whose: Whose,
    context: &mut Context<'i>,
) -> Activity<'i> {
    let mut reader = Reader {
        kept: Kept::default(),
        activity: Activity {
            grant: Mapped::at(element),
            transactions: Vec::new(),
            commitments: Vec::new(),
            donors: Vec::new(),
            parties: Vec::new(),
            people: Vec::new(),
            kept: Vec::new(),
        },
        whose,
        sectors: Vec::new(),
        implementing: Vec::new(),
        accountable: Vec::new(),
    };
    reader.kept.attributes(element, &[]);
    reader.activity.grant.draft.id = field(Some(context.identifier));
    let mut ordinal = 0_usize;
    for child in element.children() {
        if child.is("transaction") {
            ordinal = ordinal.saturating_add(1);
            reader.transaction(child, ordinal, context);
        } else if !is_ours(child) {
            reader.child(child, context);
        }
    }
    reader.finish(context)
}

struct Reader<'i> {
    activity: Activity<'i>,
    kept: Kept,
    whose: Whose,
    /// The sectors that are not of our own list.
    sectors: Vec<Element<'i>>,
    implementing: Vec<Element<'i>>,
    accountable: Vec<Element<'i>>,
}

impl<'i> Reader<'i> {
    fn child(&mut self, child: Element<'i>, context: &mut Context<'i>) {
        if !child.uri().is_empty() {
            self.keep(child);
            return;
        }
        match child.name() {
            "iati-identifier" => self.activity.grant.places.push(("/id", child)),
            "title" => self.title(child, context),
            "participating-org" => self.participant(child, context),
            "activity-date" => self.date(child),
            "sector" => self.sector(child),
            "tag" => self.tag(child),
            "related-activity" => self.related(child),
            "contact-info" if self.whose == Whose::Somebody => self.contact(child, context),
            "reporting-org" => self.kept.element(child),
            _ => self.keep(child),
        }
    }

    /// Keeps an element that has no field.
    fn keep(&mut self, element: Element<'i>) {
        self.kept.element(element);
        let name = element.name();
        if !self.activity.kept.contains(&name) {
            self.activity.kept.push(name);
        }
    }

    fn title(&mut self, element: Element<'i>, context: &Context<'i>) {
        let spoken = Spoken::of(element, context.lang);
        let grant = &mut self.activity.grant;
        if !grant.draft.titles.is_absent() {
            self.keep(element);
            return;
        }
        if !spoken.is_whole {
            self.kept.element(element);
        }
        grant.places.push(("/titles", element));
        grant.draft.titles = TitlesDraft {
            original: spoken.original,
            vi: spoken.vi,
            en: spoken.en,
            ..Default::default()
        };
    }

    fn participant(&mut self, element: Element<'i>, context: &mut Context<'i>) {
        self.kept.element(element);
        let role = element.attribute("role").unwrap_or_default();
        match role.trim_matches(is_blank) {
            "1" => {
                let Some(id) = organisation(element, context) else {
                    return;
                };
                if context.is_donor(&id) {
                    return;
                }
                context.donors.push(id.clone());
                self.activity.grant.draft.donors.push(DonorShareDraft {
                    donor: Field::Text(id.clone()),
                    ..Default::default()
                });
                self.donor(element, id, context);
            }
            "2" => self.accountable.push(element),
            "4" => self.implementing.push(element),
            _ => {}
        }
    }

    /// Makes a donor of an organisation that gives.
    fn donor(&mut self, element: Element<'i>, id: Cow<'i, str>, context: &Context<'i>) {
        if self.whose == Whose::Ours {
            return;
        }
        let draft = DonorDraft {
            id: Field::Text(id),
            kind: field(donor_kind(element)),
            names: names(element, context),
            ..Default::default()
        };
        self.activity.donors.push(Mapped {
            draft,
            element,
            places: Vec::new(),
        });
    }

    fn date(&mut self, element: Element<'i>) {
        let grant = &mut self.activity.grant;
        let (planned, actual) = (&mut grant.draft.planned, &mut grant.draft.actual);
        let kind = element.attribute("type").unwrap_or_default();
        let (slot, pointer) = match kind.trim_matches(is_blank) {
            "1" => (&mut planned.from, "/planned"),
            "2" => (&mut actual.from, "/actual"),
            "3" => (&mut planned.until, "/planned"),
            "4" => (&mut actual.until, "/actual"),
            _ => {
                self.keep(element);
                return;
            }
        };
        let told = element.attribute("iso-date");
        let (Some(told), Field::Absent) = (told, &*slot) else {
            self.keep(element);
            return;
        };
        let (value, is_whole) = day(told);
        *slot = value;
        grant.places.push((pointer, element));
        if !is_whole || element.children().count() > 0 || element.attributes().count() > 2 {
            self.kept.element(element);
        }
    }

    fn sector(&mut self, element: Element<'i>) {
        if element.attribute("vocabulary-uri") != Some(SECTORS) {
            self.kept.element(element);
            self.sectors.push(element);
            return;
        }
        let grant = &mut self.activity.grant;
        grant.places.push(("/sectors", element));
        grant.draft.sectors.push(SectorShareDraft {
            sector: field(element.attribute("code")),
            share: field(element.attribute("percentage")),
            ..Default::default()
        });
    }

    fn tag(&mut self, element: Element<'i>) {
        let grant = &mut self.activity.grant;
        let (slot, pointer) = match element.attribute("vocabulary-uri") {
            Some(MODES) => (&mut grant.draft.mode, "/mode"),
            Some(NON_PROJECT_FORMS) => (&mut grant.draft.non_project_form, "/non_project_form"),
            Some(_) | None => {
                self.keep(element);
                return;
            }
        };
        *slot = field(element.attribute("code"));
        grant.places.push((pointer, element));
    }

    fn related(&mut self, element: Element<'i>) {
        let grant = &mut self.activity.grant;
        let is_parent = element.attribute("type") == Some("1");
        if is_parent && grant.draft.parent == Field::Absent {
            grant.draft.parent = field(element.attribute("ref"));
            grant.places.push(("/parent", element));
        } else {
            self.keep(element);
        }
    }

    /// Makes a person of a contact: what may be personal stands with people, and nowhere else.
    fn contact(&mut self, element: Element<'i>, context: &Context<'i>) {
        let ordinal = self.activity.people.len().saturating_add(1);
        let spoken = |name| element.child(name).map(|one| Spoken::of(one, context.lang));
        let name = spoken("person-name").and_then(|name| name.any().cloned());
        let id = super::transaction::id_of(context, "contact-info", ordinal);
        let mut draft = PersonDraft {
            id: id.into(),
            ..Default::default()
        };
        draft.role.0 = PersonRole::Other.id().into();
        draft.name.0 = name.map_or(Field::Absent, Field::Text);
        let mut kept = Kept::default();
        kept.element(element);
        kept.put(&mut draft.rest);
        self.activity.people.push(Mapped {
            draft,
            element,
            places: Vec::new(),
        });
    }

    fn transaction(&mut self, element: Element<'i>, ordinal: usize, context: &Context<'i>) {
        if self.whose == Whose::Ours {
            if !element.children().any(is_ours) {
                self.keep(element);
            }
            return;
        }
        match Meaning::of(element) {
            Meaning::Moved(kind) => {
                let read = transaction(element, kind, ordinal, context);
                self.activity.transactions.push(read);
            }
            Meaning::Promised => {
                // Whose commitment it is has no field: with the activity it stays.
                self.kept.element(element);
                let read = commitment(element, ordinal, context);
                self.activity.commitments.push(read);
            }
            Meaning::Nothing => self.keep(element),
        }
    }

    fn finish(mut self, context: &Context<'i>) -> Activity<'i> {
        self.parties(context);
        if self.activity.grant.draft.sectors.is_empty() {
            self.dac_sectors();
        }
        self.kept.put(&mut self.activity.grant.draft.rest);
        self.activity
    }

    /// Takes who implements and who answers for it, where it is one each.
    fn parties(&mut self, context: &Context<'i>) {
        let [owner, agency] = [&self.implementing, &self.accountable].map(|all| match **all {
            [one] => organisation(one, context).map(|id| (one, id)),
            _ => None,
        });
        let owner = owner.filter(|(_, id)| !context.is_donor(id));
        let agency = agency.filter(|(_, id)| !context.is_donor(id));
        let grant = &mut self.activity.grant.draft;
        let id = |party: &Option<(Element<'i>, Cow<'i, str>)>| {
            let id = party.as_ref().map(|(_, id)| id.clone());
            id.map_or(Field::Absent, Field::Text)
        };
        grant.owner = id(&owner);
        grant.managing_agency = id(&agency);
        if self.whose == Whose::Ours {
            return;
        }
        for (element, id) in [owner, agency].into_iter().flatten() {
            let draft = PartyDraft {
                id: Field::Text(id),
                names: names(element, context),
                ..Default::default()
            };
            self.activity.parties.push(Mapped {
                draft,
                element,
                places: Vec::new(),
            });
        }
    }

    /// Takes the sectors of the DAC: the purposes, else the categories, each in the sector that the
    /// catalogue lays down for it. Shares are taken if all can be.
    fn dac_sectors(&mut self) {
        let of = |vocabulary: &str| {
            let all = self.sectors.iter().filter(|sector| {
                let told = sector.attribute("vocabulary");
                told.map_or("1", |told| told.trim_matches(is_blank)) == vocabulary
            });
            all.copied().collect::<Vec<_>>()
        };
        let mut purposes = of("1");
        if purposes.is_empty() {
            purposes = of("2");
        }
        let mut shares: BTreeMap<Sector, Option<u32>> = BTreeMap::new();
        let mut order = Vec::new();
        for purpose in &purposes {
            let code = purpose.attribute("code").unwrap_or_default();
            let Ok(sector) = Sector::of_dac_purpose(code.trim_matches(is_blank)) else {
                return;
            };
            let share = purpose.attribute("percentage").and_then(|text| {
                let (Field::Text(number), _) = super::value::decimal(text) else {
                    return None;
                };
                Share::parse(&number).ok().map(Share::parts)
            });
            let sum = shares.entry(sector).or_insert_with(|| {
                order.push(sector);
                Some(0)
            });
            *sum = sum
                .zip(share)
                .and_then(|(sum, share)| sum.checked_add(share))
                .filter(|sum| *sum <= Share::WHOLE);
        }
        let is_told = shares.values().all(Option::is_some);
        let grant = &mut self.activity.grant;
        for sector in order {
            let parts = shares.get(&sector).copied().flatten();
            let share = parts.filter(|_| is_told).map(percent);
            grant.draft.sectors.push(SectorShareDraft {
                sector: sector.id().into(),
                share: share.map_or(Field::Absent, Field::from),
                ..Default::default()
            });
        }
    }
}

/// Writes parts of 0.0001 percent as a percentage.
pub(in crate::exchange::iati) fn percent(parts: u32) -> String {
    let (whole, rest) = (parts / 10_000, parts % 10_000);
    if rest == 0 {
        return whole.to_string();
    }
    let text = format!("{whole}.{rest:04}");
    text.trim_end_matches('0').to_owned()
}

/// The kind of a donor, where the type of its organisation leaves no doubt.
pub(super) fn donor_kind(organisation: Element<'_>) -> Option<&'static str> {
    use crate::record::DonorKind;
    match organisation.attribute("type")?.trim_matches(is_blank) {
        "21" => Some(DonorKind::ForeignNgo.id()),
        "40" => Some(DonorKind::InternationalOrganization.id()),
        _ => None,
    }
}

/// Reads the names of an organisation.
pub(super) fn names<'i>(element: Element<'i>, context: &Context<'i>) -> NamesDraft<'i> {
    let spoken = Spoken::of(element, context.lang);
    NamesDraft {
        original: spoken.original,
        vi: spoken.vi,
        en: spoken.en,
        ..Default::default()
    }
}

/// Returns the identifier of an activity, on one line.
pub(super) fn identifier(element: Element<'_>) -> Option<&str> {
    let text = element.child("iati-identifier")?.text().trim();
    Some(text).filter(|text| !text.is_empty() && line(text).1)
}
