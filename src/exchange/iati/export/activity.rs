//! A grant as an activity.
//!
//! I1. The activity, read again, gives the grant and its transactions: what its elements do not tell
//!     stands in the extension, found by reading the elements as an importer does.

use std::collections::BTreeMap;

use super::element::{Part, arrange, put_kept};
use super::read_back::read_back;
use super::{IatiWriteOptions, Wanted, codes};
use crate::catalog::{Sector, province};
use crate::exchange::iati::extension::{
    self, GRANT, MODES, NON_PROJECT_FORMS, SECTORS, SUBMISSION, TRANSACTION,
};
use crate::exchange::iati::import::percent;
use crate::exchange::iati::item::attribute;
use crate::exchange::iati::kept::Kept;
use crate::exchange::iati::schema::walk::IatiFile;
use crate::exchange::json::{self, People};
use crate::id::PartyId;
use crate::lang::Lang;
use crate::money::Money;
use crate::record::{
    Donor, Executor, Grant, GrantMode, Party, Share, Transaction, TransactionForm, UnknownField,
};
use crate::registry::{Entry, Registry, Standing};

/// What every element of a file is written from.
pub(super) struct Writer<'a> {
    pub(super) registry: &'a Registry,
    pub(super) options: &'a IatiWriteOptions,
    /// The grants that belong to each programme.
    pub(super) children: BTreeMap<&'a str, Vec<&'a str>>,
}

/// Who reports an activity.
pub(super) struct Reporter<'a> {
    pub(super) reference: &'a str,
    pub(super) part: Part,
}

/// Whether what was kept of an IATI file is written again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Keep {
    All,
    Nothing,
}

impl Keep {
    pub(super) fn of(self, unknown: &[UnknownField]) -> Option<Kept> {
        match self {
            Self::All => Kept::of(unknown),
            Self::Nothing => None,
        }
    }
}

impl<'a> Writer<'a> {
    /// Writes a grant and its transactions, or says what is missing.
    pub(super) fn activity(
        &self,
        entry: &Entry<Grant>,
        transactions: &[usize],
    ) -> Result<String, Wanted> {
        let has_kept = |unknown: &[UnknownField]| Kept::of(unknown).is_some();
        let moved = transactions
            .iter()
            .filter_map(|at| self.transaction_at(*at));
        let keeps = has_kept(entry.record().unknown_fields())
            || moved
                .into_iter()
                .any(|one| has_kept(one.record().unknown_fields()));
        let xml = self.activity_with(entry, transactions, Keep::All)?;
        if keeps && !super::is_valid(IatiFile::Activities, &xml) {
            // What was kept of a file that was not valid must not make this one so.
            return self.activity_with(entry, transactions, Keep::Nothing);
        }
        Ok(xml)
    }

    fn activity_with(
        &self,
        entry: &Entry<Grant>,
        transactions: &[usize],
        keep: Keep,
    ) -> Result<String, Wanted> {
        let grant = entry.record();
        let kept = keep.of(grant.unknown_fields());
        let mut parts = self.parts(entry, kept.as_ref())?;
        for at in transactions {
            let transaction = self.transaction_at(*at).map(Entry::record);
            parts.extend(transaction.and_then(|one| self.transaction(grant, *at, one, keep)));
        }
        if let Some(kept) = &kept {
            put_kept(kept, &mut parts);
        }
        arrange(IatiFile::Activities, &mut parts);
        let open = open(grant, kept.as_ref());
        let mut text = open.clone();
        for part in &parts {
            if part.record.is_some() {
                part.write_marked("<vientro:transaction/>", &mut text);
            } else {
                part.write(&mut text);
            }
        }
        text += "</iati-activity>";
        let overlays = read_back(&text, grant, &parts, self.registry);
        let mut out = open;
        out.push('\n');
        let mut laid = overlays.transactions.iter();
        for part in parts {
            if let Some(transaction) = part.record.and_then(|at| self.transaction_at(at)) {
                let mut extension = String::new();
                if let Some(overlay) = laid.next() {
                    overlay.write(TRANSACTION, &mut extension);
                }
                if transaction.source_index() != entry.source_index() {
                    self.head(transaction.source_index(), &mut extension);
                }
                part.write_marked(&extension, &mut out);
            } else {
                part.write(&mut out);
            }
            out.push('\n');
        }
        overlays.grant.write(GRANT, &mut out);
        out.push('\n');
        self.head(entry.source_index(), &mut out);
        out += "\n</iati-activity>\n";
        Ok(out)
    }

    fn transaction_at(&self, at: usize) -> Option<&'a Entry<Transaction>> {
        self.registry.entries::<Transaction>().get(at)
    }

    /// Writes the head of a source's submission.
    pub(super) fn head(&self, source: usize, out: &mut String) {
        if let Some(source) = self.registry.sources().get(source) {
            let json = json::object_json(&source.submission().draft());
            extension::element(SUBMISSION, &json, out);
        }
    }

    /// Returns the elements of a grant, without its transactions; of one that came from an IATI file
    /// only those that the records tell, for the file's own are kept.
    fn parts(&self, entry: &Entry<Grant>, kept: Option<&Kept>) -> Result<Vec<Part>, Wanted> {
        let is_kept = |name| kept.is_some_and(|kept| kept.holds(name));
        let grant = entry.record();
        let reporter = self.reporter(entry);
        let identifier = self.identifier_of(grant.id().as_str(), reporter.reference);
        let mut parts = vec![Part::new("iati-identifier", &[]).text(&identifier)];
        let title = title(grant);
        if title.is_none() && !is_kept("title") {
            return Err(Wanted::Title);
        }
        parts.extend(title);
        parts.push(description(grant));
        let participants = self.participants(grant);
        if participants.is_empty() && !is_kept("participating-org") {
            return Err(Wanted::Participant);
        }
        parts.extend(participants);
        let dates = dates(grant);
        if dates.is_empty() && !is_kept("activity-date") {
            return Err(Wanted::Date);
        }
        parts.extend(dates);
        let status = codes::status(grant, self.options.as_of);
        parts.push(Part::new("activity-status", &[("code", status)]));
        parts.extend(tags(grant));
        if let Some(parent) = grant.parent() {
            let parent = self.identifier_of(parent.as_str(), reporter.reference);
            parts.push(related(&parent, "1"));
        }
        parts.push(reporter.part);
        // Of what came from an IATI file nothing is said beyond the file and the records.
        if Kept::of(grant.unknown_fields()).is_none() {
            self.more(grant, reporter.reference, &mut parts);
        }
        Ok(parts)
    }

    /// Adds what only a grant of our own has: its papers, places, sectors, children and decision.
    fn more(&self, grant: &Grant, reporter: &str, parts: &mut Vec<Part>) {
        let id = grant.id().as_str();
        parts.push(Part::new(
            "other-identifier",
            &[("ref", id), ("type", "A1")],
        ));
        if let Some(number) = grant.decision().and_then(|decision| decision.number()) {
            let identifier = Part::new("other-identifier", &[("ref", number), ("type", "A9")]);
            let owner = grant.managing_agency().map(|agency| {
                let name = self.known(agency).and_then(Party::names);
                Part::new("owner-org", &[("ref", agency.as_str())]).names(name, agency.as_str())
            });
            parts.push(identifier.with_some(owner.as_ref()));
        }
        let scope = match grant.provinces() {
            [] => None,
            [_] => Some("6"),
            [_, _, ..] => Some("5"),
        };
        parts.extend(scope.map(|code| Part::new("activity-scope", &[("code", code)])));
        parts.push(Part::new("recipient-country", &[("code", "VN")]));
        parts.extend(grant.provinces().iter().filter_map(|part| {
            let code = part.province()?;
            // A code may have named two provinces, one after the other.
            let decided = grant.decided_on().and_then(|day| province::at(code, day));
            let name = decided.or_else(|| province::undated(code).ok());
            let place = Part::new("location", &[("ref", code.as_str())]);
            let place = match name {
                Some(known) => {
                    let named = Part::new("name", &[]);
                    place.with(&named.label(|lang| known.name(lang).to_owned()))
                }
                None => place,
            };
            let country = [("vocabulary", "A4"), ("level", "0"), ("code", "VN")];
            Some(place.with(&Part::new("administrative", &country)))
        }));
        parts.extend(sectors(grant));
        let donors = grant.donors().iter().filter_map(|share| share.donor());
        let mut donors = donors.map(|id| self.registry.get::<Donor>(id.as_str()));
        let is_private = |donor: Option<&Donor>| donor.is_some_and(Donor::is_organization);
        if !grant.donors().is_empty() && donors.all(is_private) {
            parts.push(Part::new("default-flow-type", &[("code", "30")]));
        }
        parts.push(Part::new("default-finance-type", &[("code", "110")]));
        if grant.mode() == Some(GrantMode::Project) {
            parts.push(Part::new("default-aid-type", &[("code", "C01")]));
        }
        parts.extend(self.commitments(grant));
        for child in self.children.get(id).into_iter().flatten() {
            parts.push(related(&self.identifier_of(child, reporter), "2"));
        }
    }

    fn known(&self, id: &PartyId) -> Option<&'a Party> {
        self.registry.get::<Party>(id.as_str())
    }

    /// Returns who reports: whom the caller names, else who submitted the grant.
    pub(super) fn reporter<R>(&self, entry: &Entry<R>) -> Reporter<'a> {
        if let Some(reporter) = &self.options.reporter {
            let reference = reporter.reference.as_str();
            let given = [
                ("ref", reference),
                ("type", reporter.kind.as_str()),
                ("secondary-reporter", "1"),
            ];
            let part = Part::new("reporting-org", &given);
            return Reporter {
                reference,
                part: part.narrative(reporter.lang.code(), &reporter.name),
            };
        }
        let sources = self.registry.sources();
        let source = sources.get(entry.source_index());
        let reference = source.map_or("", |source| source.submission().submitter().as_str());
        let party = self.registry.get::<Party>(reference);
        let kind = party.and_then(codes::party_type).unwrap_or("10");
        let given = [
            ("ref", reference),
            ("type", kind),
            ("secondary-reporter", "1"),
        ];
        let names = party.and_then(Party::names);
        Reporter {
            reference,
            part: Part::new("reporting-org", &given).names(names, reference),
        }
    }

    /// Returns the identifier of the activity of a grant: its reporter and its id. The id of what came
    /// from an IATI file is its identifier.
    fn identifier_of(&self, id: &str, otherwise: &str) -> String {
        let mut versions = self.registry.versions::<Grant>(id).iter();
        let counted = versions.find(|entry| entry.standing() == Standing::Counted);
        match counted {
            Some(entry) if Kept::of(entry.record().unknown_fields()).is_some() => id.to_owned(),
            Some(entry) => format!("{}-{id}", self.reporter(entry).reference),
            None => format!("{otherwise}-{id}"),
        }
    }

    fn participants(&self, grant: &Grant) -> Vec<Part> {
        let mut parts = Vec::new();
        for id in grant.donors().iter().filter_map(|share| share.donor()) {
            let donor = self.registry.get::<Donor>(id.as_str());
            let home = donor.and_then(Donor::home_registry_id);
            let reference = home.map_or(id.as_str(), |home| home.as_str());
            let mut given = vec![("role", "1"), ("ref", reference)];
            let kind = donor.and_then(Donor::kind).and_then(codes::donor_type);
            given.extend(kind.map(|kind| ("type", kind)));
            let names = donor.and_then(Donor::names);
            parts.push(Part::new("participating-org", &given).names(names, id.as_str()));
        }
        let recipient = grant.recipient().filter(|one| grant.owner() != Some(*one));
        let bodies = [
            (grant.managing_agency(), "2"),
            (grant.owner(), "4"),
            (recipient, "4"),
        ];
        for (id, role) in bodies {
            if let Some(id) = id {
                let organisation = self.body("participating-org", Some(role), id);
                parts.push(organisation);
            }
        }
        parts
    }

    /// Writes a Vietnamese body.
    fn body(&self, name: &str, role: Option<&str>, id: &PartyId) -> Part {
        let party = self.known(id);
        let mut given = Vec::new();
        given.extend(role.map(|role| ("role", role)));
        given.push(("ref", id.as_str()));
        let kind = party.and_then(codes::party_type);
        given.extend(kind.map(|kind| ("type", kind)));
        Part::new(name, &given).names(party.and_then(Party::names), id.as_str())
    }

    fn giver(&self, id: &str) -> Part {
        let donor = self.registry.get::<Donor>(id);
        let home = donor.and_then(Donor::home_registry_id);
        let mut given = vec![("ref", home.map_or(id, |home| home.as_str()))];
        let kind = donor.and_then(Donor::kind).and_then(codes::donor_type);
        given.extend(kind.map(|kind| ("type", kind)));
        Part::new("provider-org", &given).names(donor.and_then(Donor::names), id)
    }

    /// Writes the grant part as decided, and each amendment of it, as incoming commitments.
    fn commitments(&self, grant: &Grant) -> Vec<Part> {
        let decision = grant.decision().and_then(|decision| decision.date());
        let funding = grant.funding().map_or(&[][..], |funding| funding.grant());
        let decided = funding.iter().map(|amount| (decision, amount));
        let amended = grant.amendments().iter().flat_map(|amendment| {
            let amounts = amendment.grant().iter();
            amounts.map(|amount| (amendment.date(), amount))
        });
        let lead = grant.donors().iter().find_map(|share| share.donor());
        let all = decided.chain(amended).filter_map(|(date, amount)| {
            let date = date?.to_string();
            let transaction = movement("11", &date, *amount);
            let provider = lead.map(|id| self.giver(id.as_str()));
            let receiver = grant.recipient().or(grant.owner());
            let receiver = receiver.map(|id| self.body("receiver-org", None, id));
            let transaction = transaction.with_some(provider.as_ref());
            Some(transaction.with_some(receiver.as_ref()))
        });
        all.collect()
    }

    /// Writes a transaction; nothing where IATI has no type for it, or asks for more than it tells.
    pub(super) fn transaction(
        &self,
        grant: &Grant,
        at: usize,
        transaction: &Transaction,
        keep: Keep,
    ) -> Option<Part> {
        let kind = codes::transaction_type(transaction.kind()?)?;
        let (date, amount) = (transaction.date()?.to_string(), transaction.amount()?);
        let kept = keep.of(transaction.unknown_fields()).unwrap_or_default();
        let provider = transaction.donor().map(|id| self.giver(id.as_str()));
        let channel = transaction.form().and_then(|form| {
            let is_kind = matches!(form, TransactionForm::Goods | TransactionForm::Services);
            match grant.executor()? {
                Executor::Donor if is_kind => Some("4"),
                Executor::ThirdParty if is_kind => Some("3"),
                Executor::Owner | Executor::Donor | Executor::ThirdParty => None,
            }
        });
        let channel = channel.map(|code| Part::new("disbursement-channel", &[("code", code)]));
        let mut inside = vec![
            Part::new("transaction-type", &[("code", kind)]),
            Part::new("transaction-date", &[("iso-date", &date)]),
            value(&date, amount),
        ];
        inside.extend(provider);
        inside.extend(channel);
        put_kept(&kept, &mut inside);
        crate::order::sort_by_key(&mut inside, |part| {
            TRANSACTION_PARTS
                .iter()
                .position(|name| *name == part.name())
        });
        let given = kept.attributes.iter();
        let given = given.filter(|(name, _)| TRANSACTION_ATTRIBUTES.contains(&name.as_str()));
        let given: Vec<_> = given
            .map(|(name, value)| (name.as_str(), value.as_str()))
            .collect();
        let mut part = Part::new("transaction", &given);
        for one in &inside {
            part = part.with(one);
        }
        part.record = Some(at);
        Some(part)
    }
}

const TRANSACTION_ATTRIBUTES: [&str; 2] = ["ref", "humanitarian"];
const ACTIVITY_ATTRIBUTES: [&str; 7] = [
    "last-updated-datetime",
    "xml:lang",
    "default-currency",
    "humanitarian",
    "hierarchy",
    "linked-data-uri",
    "budget-not-provided",
];

/// The elements of a transaction in their order.
const TRANSACTION_PARTS: [&str; 14] = [
    "transaction-type",
    "transaction-date",
    "value",
    "description",
    "provider-org",
    "receiver-org",
    "disbursement-channel",
    "sector",
    "recipient-country",
    "recipient-region",
    "flow-type",
    "finance-type",
    "aid-type",
    "tied-status",
];

/// Opens an activity, with the attributes that it came with.
fn open(grant: &Grant, kept: Option<&Kept>) -> String {
    let mut out = String::from("<iati-activity");
    if let Some(kept) = kept {
        for (name, value) in &kept.attributes {
            if ACTIVITY_ATTRIBUTES.contains(&name.as_str()) {
                attribute(name, value, &mut out);
            }
        }
    } else {
        attribute("xml:lang", "vi", &mut out);
        if let Some(mode) = grant.mode() {
            attribute("hierarchy", codes::hierarchy(mode), &mut out);
        }
        let sectors = grant.sectors().iter();
        let mut sectors = sectors.filter_map(|share| share.sector());
        if grant.disaster_date().is_some() || sectors.any(|one| one == Sector::EmergencyRelief) {
            attribute("humanitarian", "1", &mut out);
        }
    }
    out.push('>');
    out
}

fn title(grant: &Grant) -> Option<Part> {
    let titles = grant.titles()?;
    let [vi, en, original] = [titles.vi(), titles.en(), titles.original()];
    let any = original.or(en).or(vi)?;
    let text = |title: Option<&'_ crate::text::Text>| title.map(|title| title.to_string());
    let (vi, en) = (text(vi), text(en));
    let title = Part::new("title", &[]);
    Some(title.spoken(vi.as_deref(), en.as_deref(), any.as_str()))
}

/// A description, which the schema asks for: what kind of grant it is, and its title.
fn description(grant: &Grant) -> Part {
    let label = |lang: Lang| {
        let kind = match (grant.mode(), grant.non_project_form()) {
            (Some(mode), Some(form)) => format!("{} ({})", mode.label(lang), form.label(lang)),
            (Some(mode), None) => mode.label(lang).to_owned(),
            (None, _) => lang.pick("khoản viện trợ", "grant").to_owned(),
        };
        let titles = grant.titles();
        let title = titles.and_then(|titles| {
            let preferred = lang.pick(titles.vi(), titles.en());
            preferred
                .or(titles.original())
                .or(titles.vi())
                .or(titles.en())
        });
        title.map_or_else(|| kind.clone(), |title| format!("{kind}: {title}"))
    };
    Part::new("description", &[("type", "1")]).label(label)
}

fn dates(grant: &Grant) -> Vec<Part> {
    let (planned, actual) = (grant.planned(), grant.actual());
    let days = [
        ("1", planned.and_then(|period| period.from())),
        ("2", actual.and_then(|period| period.from())),
        ("3", planned.and_then(|period| period.until())),
        ("4", actual.and_then(|period| period.until())),
    ];
    let dated = days.into_iter().filter_map(|(kind, day)| {
        let day = day?.to_string();
        let given = [("type", kind), ("iso-date", day.as_str())];
        Some(Part::new("activity-date", &given))
    });
    dated.collect()
}

fn tags(grant: &Grant) -> Vec<Part> {
    let tag = |uri: &str, code: &str, label: &dyn Fn(Lang) -> &'static str| {
        let given = [
            ("vocabulary", "99"),
            ("vocabulary-uri", uri),
            ("code", code),
        ];
        Part::new("tag", &given).label(|lang| label(lang).to_owned())
    };
    let mode = grant.mode();
    let mode = mode.map(|mode| tag(MODES, mode.id(), &|lang| mode.label(lang)));
    let form = grant.non_project_form();
    let form = form.map(|form| tag(NON_PROJECT_FORMS, form.id(), &|lang| form.label(lang)));
    mode.into_iter().chain(form).collect()
}

/// Writes the sectors in a vocabulary of our own, and by purposes of the DAC.
fn sectors(grant: &Grant) -> Vec<Part> {
    let mut parts = Vec::new();
    let mut purposes: Vec<(&'static str, Option<u32>)> = Vec::new();
    for one in grant.sectors() {
        let Some(sector) = one.sector() else {
            continue;
        };
        let share = one.share().map(|share| share.to_string());
        let mut given = vec![
            ("vocabulary", "99"),
            ("vocabulary-uri", SECTORS),
            ("code", sector.id()),
        ];
        given.extend(share.as_deref().map(|share| ("percentage", share)));
        parts.push(Part::new("sector", &given).label(|lang| sector.label(lang).to_owned()));
        let purpose = codes::dac_purpose(sector);
        let parts_of = one.share().map(Share::parts);
        match purposes.iter_mut().find(|(known, _)| *known == purpose) {
            Some((_, sum)) => {
                *sum = sum.zip(parts_of).and_then(|(a, b)| a.checked_add(b));
            }
            None => purposes.push((purpose, parts_of)),
        }
    }
    for (purpose, share) in purposes {
        let share = share.map(percent);
        let mut given = vec![("vocabulary", "1"), ("code", purpose)];
        given.extend(share.as_deref().map(|share| ("percentage", share)));
        parts.push(Part::new("sector", &given));
    }
    parts
}

fn related(identifier: &str, kind: &str) -> Part {
    Part::new("related-activity", &[("ref", identifier), ("type", kind)])
}

/// Begins a transaction of a type.
fn movement(kind: &str, date: &str, amount: Money) -> Part {
    Part::new("transaction", &[])
        .with(&Part::new("transaction-type", &[("code", kind)]))
        .with(&Part::new("transaction-date", &[("iso-date", date)]))
        .with(&value(date, amount))
}

fn value(date: &str, amount: Money) -> Part {
    let given = [("currency", amount.currency().code()), ("value-date", date)];
    Part::new("value", &given).text(&amount.plain())
}

impl<'a> Writer<'a> {
    pub(super) fn new(registry: &'a Registry, options: &'a IatiWriteOptions) -> Self {
        let mut children: BTreeMap<&'a str, Vec<&'a str>> = BTreeMap::new();
        for grant in registry.records::<Grant>() {
            if let Some(parent) = grant.parent() {
                let known = children.entry(parent.as_str()).or_default();
                known.push(grant.id().as_str());
            }
        }
        Self {
            registry,
            options,
            children,
        }
    }

    /// Says what becomes of personal data.
    pub(super) const fn people(&self) -> People {
        self.options.people
    }

    /// Tells whether a transaction of the registry can stand in an activity.
    pub(super) fn is_movement(&self, at: usize) -> bool {
        self.transaction_at(at).is_some_and(|entry| {
            let one = entry.record();
            let kind = one.kind().and_then(codes::transaction_type);
            kind.is_some() && one.date().is_some() && one.amount().is_some()
        })
    }
}
