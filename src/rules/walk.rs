//! What the conventions of the format ask of every record: references, codes, unknown fields.

use crate::catalog::ProvinceCode;
use crate::date::Date;
use crate::money::{Currency, Money};
use crate::path::Trail;
use crate::record::draft::{Node, Object, View};
use crate::record::{
    AccountBalance, Certificate, Commitment, Donor, Filing, Funding, Grant, Party, Person,
    ProvinceShare, PublishedFigure, RateRecord, Record, RecordKind, Territory, Transaction,
};

/// A reference from one record to another.
pub(super) struct Reference<'r> {
    /// What kinds of records it may lead to.
    pub(super) to: &'static [RecordKind],
    /// The id that it names.
    pub(super) id: &'r str,
    /// Whether it stands in a person's record, whose content no message repeats.
    pub(super) is_personal: bool,
}

/// A code whose meaning depends on the day.
#[derive(Clone, Copy)]
pub(super) enum DatedCode {
    Province(ProvinceCode),
    Currency(Currency),
}

/// A field that the format does not know, beside those that it knows there.
pub(super) struct Unknown<'r> {
    pub(super) name: &'r str,
    pub(super) known: Vec<&'static str>,
}

pub(super) type ShowReference<'s> = dyn FnMut(&Trail<'_>, Reference<'_>) + 's;
pub(super) type ShowCode<'s> = dyn FnMut(&Trail<'_>, DatedCode, Option<Date>) + 's;
pub(super) type ShowUnknown<'s> = dyn FnMut(&Trail<'_>, Unknown<'_>) + 's;

/// A record of any kind.
pub(super) trait Walk {
    /// Shows the references.
    fn references(&self, show: &mut ShowReference<'_>);
    /// Shows the dated codes, each with its day.
    fn codes(&self, show: &mut ShowCode<'_>);
    /// Shows the fields that the format does not know.
    fn unknown(&self, show: &mut ShowUnknown<'_>);
}

const DONOR: &[RecordKind] = &[RecordKind::Donor];
const PARTY: &[RecordKind] = &[RecordKind::Party];
const GRANT: &[RecordKind] = &[RecordKind::Grant];
const PERSON: &[RecordKind] = &[RecordKind::Person];
const BEARER: &[RecordKind] = &[RecordKind::Donor, RecordKind::Party];

fn refer(
    at: &Trail<'_>,
    to: &'static [RecordKind],
    id: Option<&str>,
    show: &mut ShowReference<'_>,
) {
    if let Some(id) = id {
        let is_personal = false;
        show(
            at,
            Reference {
                to,
                id,
                is_personal,
            },
        );
    }
}

/// The unknown fields of a record, at any depth.
fn unknown_of<R: Record>(record: &R, show: &mut ShowUnknown<'_>) {
    // A draft of every record would cost more than all that is asked of it.
    if record.has_unknown() {
        unknown_in(&record.draft(), &Trail::Root, show);
    }
}

fn unknown_in<'d>(object: &dyn Object<'d>, at: &Trail<'_>, show: &mut ShowUnknown<'_>) {
    for (name, _) in &object.rest().unknown {
        let mut known = Vec::new();
        object.visit(&mut |name, _| known.push(name));
        show(&at.key(name), Unknown { name, known });
    }
    object.visit(&mut |name, node| unknown_at(node, &at.key(name), show));
}

fn unknown_at<'d>(node: &dyn Node<'d>, at: &Trail<'_>, show: &mut ShowUnknown<'_>) {
    match node.view() {
        View::Field(_) => {}
        View::Object(object) => unknown_in(object, at, show),
        View::List(list) => {
            let mut place = 0usize;
            list.visit(&mut |element| {
                unknown_at(element, &at.index(place), show);
                place = place.saturating_add(1);
            });
        }
    }
}

impl Walk for Donor {
    fn references(&self, show: &mut ShowReference<'_>) {
        let person = self.person().map(|id| id.as_str());
        refer(&Trail::Root.key("person"), PERSON, person, show);
    }
    fn codes(&self, _: &mut ShowCode<'_>) {}
    fn unknown(&self, show: &mut ShowUnknown<'_>) {
        unknown_of(self, show);
    }
}

impl Walk for Party {
    fn references(&self, show: &mut ShowReference<'_>) {
        let founder = self.founded_by().map(|id| id.as_str());
        refer(&Trail::Root.key("founded_by"), PARTY, founder, show);
    }
    // Its province has no date; the shape knows it on some day.
    fn codes(&self, _: &mut ShowCode<'_>) {}
    fn unknown(&self, show: &mut ShowUnknown<'_>) {
        unknown_of(self, show);
    }
}

impl Walk for Certificate {
    fn references(&self, show: &mut ShowReference<'_>) {
        let holder = self.holder().map(|id| id.as_str());
        refer(&Trail::Root.key("holder"), DONOR, holder, show);
    }
    fn codes(&self, show: &mut ShowCode<'_>) {
        let root = Trail::Root;
        let list = root.key("provinces");
        for (place, territory) in self.provinces().iter().enumerate() {
            if let Territory::Province(code) = territory {
                let code = DatedCode::Province(*code);
                show(&list.index(place), code, self.issued_on());
            }
        }
        if let Some(code) = self.office_province() {
            let at = root.key("office_province");
            show(&at, DatedCode::Province(code), self.issued_on());
        }
    }
    fn unknown(&self, show: &mut ShowUnknown<'_>) {
        unknown_of(self, show);
    }
}

/// Shows the donors of a list of shares.
fn donors(at: &Trail<'_>, list: &[crate::record::DonorShare], show: &mut ShowReference<'_>) {
    for (place, part) in list.iter().enumerate() {
        let here = at.index(place);
        let donor = part.donor().map(|id| id.as_str());
        refer(&here.key("donor"), DONOR, donor, show);
    }
}

/// Shows the provinces of a list of shares.
fn provinces(at: &Trail<'_>, list: &[ProvinceShare], day: Option<Date>, show: &mut ShowCode<'_>) {
    for (place, part) in list.iter().enumerate() {
        if let Some(code) = part.province() {
            let here = at.index(place);
            show(&here.key("province"), DatedCode::Province(code), day);
        }
    }
}

/// Tells whether a currency was never withdrawn, so that any day is right for it.
fn is_always_right(currency: Currency, day: Option<Date>) -> bool {
    day.is_some() && currency.withdrawn().is_none()
}

/// Shows the currencies of a list of amounts.
fn currencies(at: &Trail<'_>, list: &[Money], day: Option<Date>, show: &mut ShowCode<'_>) {
    for (place, amount) in list.iter().enumerate() {
        if is_always_right(amount.currency(), day) {
            continue;
        }
        let here = at.index(place);
        let code = DatedCode::Currency(amount.currency());
        show(&here.key("currency"), code, day);
    }
}

/// Shows the currency of one amount.
fn currency(name: &str, amount: Option<Money>, day: Option<Date>, show: &mut ShowCode<'_>) {
    if let Some(amount) = amount.filter(|amount| !is_always_right(amount.currency(), day)) {
        let root = Trail::Root;
        let at = root.key(name);
        show(
            &at.key("currency"),
            DatedCode::Currency(amount.currency()),
            day,
        );
    }
}

fn funding_codes(funding: &Funding, day: Option<Date>, show: &mut ShowCode<'_>) {
    let root = Trail::Root;
    let at = root.key("funding");
    let is_right = |list: &[Money]| list.iter().all(|a| is_always_right(a.currency(), day));
    for (name, list) in [
        ("total", funding.total()),
        ("grant", funding.grant()),
        ("counterpart", funding.counterpart()),
        ("recipient_managed", funding.recipient_managed()),
        ("donor_managed", funding.donor_managed()),
        ("cash", funding.cash()),
        ("in_kind", funding.in_kind()),
    ] {
        if !is_right(list) {
            currencies(&at.key(name), list, day, show);
        }
    }
}

impl Walk for Grant {
    fn references(&self, show: &mut ShowReference<'_>) {
        let root = Trail::Root;
        let parent = self.parent().map(|id| id.as_str());
        refer(&root.key("parent"), GRANT, parent, show);
        let supplements = self.supplements().map(|id| id.as_str());
        refer(&root.key("supplements"), GRANT, supplements, show);
        donors(&root.key("donors"), self.donors(), show);
        for (name, party) in [
            ("recipient", self.recipient()),
            ("owner", self.owner()),
            ("managing_agency", self.managing_agency()),
        ] {
            refer(&root.key(name), PARTY, party.map(|id| id.as_str()), show);
        }
        let list = root.key("amendments");
        for (place, amendment) in self.amendments().iter().enumerate() {
            let here = list.index(place);
            donors(&here.key("donors"), amendment.donors(), show);
        }
    }

    fn codes(&self, show: &mut ShowCode<'_>) {
        // Before it is decided, a grant is read as of its dossier, or of its plan.
        let dossier = self.dossier().and_then(|d| d.submitted_on());
        let planned = || self.planned().and_then(|period| period.from());
        let day = self.decided_on().or(dossier).or_else(planned);
        let root = Trail::Root;
        provinces(&root.key("provinces"), self.provinces(), day, show);
        if let Some(funding) = self.funding() {
            funding_codes(funding, day, show);
        }
        let list = root.key("amendments");
        for (place, amendment) in self.amendments().iter().enumerate() {
            let (here, day) = (list.index(place), amendment.date());
            provinces(&here.key("provinces"), amendment.provinces(), day, show);
            currencies(&here.key("grant"), amendment.grant(), day, show);
            currencies(&here.key("counterpart"), amendment.counterpart(), day, show);
        }
    }

    fn unknown(&self, show: &mut ShowUnknown<'_>) {
        unknown_of(self, show);
    }
}

impl Walk for Transaction {
    fn references(&self, show: &mut ShowReference<'_>) {
        let grant = self.grant().map(|id| id.as_str());
        refer(&Trail::Root.key("grant"), GRANT, grant, show);
        let donor = self.donor().map(|id| id.as_str());
        refer(&Trail::Root.key("donor"), DONOR, donor, show);
    }
    fn codes(&self, show: &mut ShowCode<'_>) {
        currency("amount", self.amount(), self.date(), show);
    }
    fn unknown(&self, show: &mut ShowUnknown<'_>) {
        unknown_of(self, show);
    }
}

impl Walk for AccountBalance {
    fn references(&self, show: &mut ShowReference<'_>) {
        let grant = self.grant().map(|id| id.as_str());
        refer(&Trail::Root.key("grant"), GRANT, grant, show);
    }
    fn codes(&self, show: &mut ShowCode<'_>) {
        currency("opening", self.opening(), self.date(), show);
        currency("closing", self.closing(), self.date(), show);
    }
    fn unknown(&self, show: &mut ShowUnknown<'_>) {
        unknown_of(self, show);
    }
}

impl Walk for Commitment {
    fn references(&self, show: &mut ShowReference<'_>) {
        let donor = self.donor().map(|id| id.as_str());
        refer(&Trail::Root.key("donor"), DONOR, donor, show);
    }
    fn codes(&self, show: &mut ShowCode<'_>) {
        currency("amount", self.amount(), self.date(), show);
    }
    fn unknown(&self, show: &mut ShowUnknown<'_>) {
        unknown_of(self, show);
    }
}

impl Walk for RateRecord {
    fn references(&self, _: &mut ShowReference<'_>) {}
    fn codes(&self, show: &mut ShowCode<'_>) {
        let day = self.valid().and_then(|valid| valid.from());
        for (name, code) in [("from", self.from()), ("to", self.to())] {
            if let Some(code) = code {
                show(&Trail::Root.key(name), DatedCode::Currency(code), day);
            }
        }
    }
    fn unknown(&self, show: &mut ShowUnknown<'_>) {
        unknown_of(self, show);
    }
}

impl Walk for Filing {
    fn references(&self, show: &mut ShowReference<'_>) {
        let bearer = self.bearer().map(|id| id.as_str());
        refer(&Trail::Root.key("bearer"), BEARER, bearer, show);
    }
    fn codes(&self, _: &mut ShowCode<'_>) {}
    fn unknown(&self, show: &mut ShowUnknown<'_>) {
        unknown_of(self, show);
    }
}

impl Walk for Person {
    fn references(&self, show: &mut ShowReference<'_>) {
        if let Some(organization) = self.organization() {
            let reference = Reference {
                to: BEARER,
                id: organization.reveal().as_str(),
                is_personal: true,
            };
            show(&Trail::Root.key("organization"), reference);
        }
    }
    fn codes(&self, _: &mut ShowCode<'_>) {}
    fn unknown(&self, show: &mut ShowUnknown<'_>) {
        unknown_of(self, show);
    }
}

impl Walk for PublishedFigure {
    fn references(&self, show: &mut ShowReference<'_>) {
        let donor = self.scope().and_then(|scope| scope.donor());
        let root = Trail::Root;
        let at = root.key("scope");
        refer(&at.key("donor"), DONOR, donor.map(|id| id.as_str()), show);
    }
    fn codes(&self, show: &mut ShowCode<'_>) {
        if let Some(code) = self.scope().and_then(|scope| scope.province()) {
            let root = Trail::Root;
            let at = root.key("scope");
            let day = self.window().map(|window| window.last()).or(self.as_of());
            show(&at.key("province"), DatedCode::Province(code), day);
        }
    }
    fn unknown(&self, show: &mut ShowUnknown<'_>) {
        unknown_of(self, show);
    }
}
