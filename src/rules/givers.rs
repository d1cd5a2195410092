//! Who gives: every donor of a record, a certificate or a grant, with what is told of it anywhere.
//!
//! I1. Whoever names a donor is looked at once, and every transaction.
//! I2. Grants and transactions stay in the order of their ids.

use std::collections::BTreeSet;

use crate::date::Date;
use crate::record::{
    Certificate, CertificateKind, CertificateStatus, Donor, DonorShare, Grant, Record as _,
    Transaction, TransactionKind,
};
use crate::registry::Registry;
use crate::rules::certificate::MONTHS_WITHOUT_ACTIVITY;
use crate::rules::coverage::{Coverage, Days, Reissue, Statuses, earlier_offices, reissues};
use crate::rules::grants::Known;
use crate::rules::map::Map;

/// The givers of a registry (bên cung cấp viện trợ) of which something is told, by id and by number.
pub(super) struct Givers<'a> {
    numbers: Map<&'a str, usize>,
    /// The first one stands for all of whom nothing is told.
    list: Vec<Giver<'a>>,
    earlier_office: Map<&'a str, &'a Certificate>,
    reissues: Map<&'a str, Reissue>,
    expiring: Map<(&'a str, Date), BTreeSet<Option<CertificateKind>>>,
}

/// The number of who has no record and no certificate.
const UNKNOWN: usize = 0;

/// One of them.
#[derive(Default)]
pub(super) struct Giver<'a> {
    /// Its record, if one counts.
    pub(super) donor: Option<&'a Donor>,
    /// Its certificates, if it has any.
    pub(super) holder: Option<Holder<'a>>,
    /// What it gives; told when every grant was met.
    pub(super) given: Given<'a>,
}

/// A holder of certificates (tổ chức được cấp giấy đăng ký).
pub(super) struct Holder<'a> {
    /// By id.
    pub(super) certificates: Vec<Held<'a>>,
    /// When they are valid.
    pub(super) coverage: Coverage,
    /// The days on which a certificate is so new that its holder has to become active.
    beginning: Days,
}

/// What a giver gives (phần viện trợ của bên cung cấp).
#[derive(Default)]
pub(super) struct Given<'a> {
    /// The grants to which it gives, as decided or as amended, by id.
    pub(super) grants: Vec<&'a Grant>,
    /// What it gave or spent, if it holds certificates, on the days of which rules ask, by date and id;
    /// of some the kind is not known.
    pub(super) moved: Vec<(Date, &'a Transaction)>,
    uncovered: Uncovered<'a>,
}

/// A certificate, and its statuses day by day.
pub(super) struct Held<'a> {
    pub(super) certificate: &'a Certificate,
    pub(super) statuses: Statuses,
}

/// What a holder gave or spent while no certificate was valid and not suspended, by date.
#[derive(Default)]
struct Uncovered<'a> {
    told: Vec<(Date, &'a Transaction)>,
    /// Of no known kind.
    untold: Vec<(Date, &'a Transaction)>,
}

/// What each giver gives, by number, as one grant after the other tells it.
pub(super) struct Followed<'a>(Vec<Told<'a>>);

/// What is told of one giver.
#[derive(Default)]
struct Told<'a> {
    grants: Vec<&'a Grant>,
    /// The day, and the place in the registry.
    moved: Vec<(Date, usize, &'a Transaction)>,
}

impl<'a> Givers<'a> {
    /// Reads the donors and their certificates; what they give is told afterwards.
    pub(super) fn of(registry: &'a Registry) -> Self {
        let mut givers = Self {
            numbers: Map::default(),
            list: vec![Giver::default()],
            earlier_office: Map::default(),
            reissues: Map::default(),
            expiring: expiring(registry),
        };
        for donor in registry.records::<Donor>() {
            let number = givers.number(donor.key());
            if let Some(giver) = givers.list.get_mut(number) {
                giver.donor = Some(donor);
            }
        }
        let mut held: Vec<(usize, Vec<&Certificate>)> = Vec::new();
        let mut places: Map<usize, usize> = Map::default();
        for certificate in registry.records::<Certificate>() {
            let Some(holder) = certificate.holder() else {
                continue;
            };
            let number = givers.number(holder.as_str());
            let place = *places.entry(number).or_insert(held.len());
            match held.get_mut(place) {
                Some((_, list)) => list.push(certificate),
                None => held.push((number, vec![certificate])),
            }
        }
        for (number, certificates) in held {
            givers.earlier_office.extend(earlier_offices(&certificates));
            givers.reissues.extend(reissues(&certificates));
            if let Some(giver) = givers.list.get_mut(number) {
                giver.holder = Some(Holder::of(&certificates));
            }
        }
        givers
    }

    /// Returns the number of a giver, which gets one if it has none.
    fn number(&mut self, id: &'a str) -> usize {
        let number = *self.numbers.entry(id).or_insert(self.list.len());
        if number == self.list.len() {
            self.list.push(Giver::default());
        }
        number
    }

    /// Returns the number of a giver; those of whom nothing is told share one.
    pub(super) fn number_of(&self, id: &str) -> usize {
        self.numbers.get(id).copied().unwrap_or(UNKNOWN)
    }

    /// Returns the number of each donor of a grant as decided; of one that is not named none.
    pub(super) fn numbers_of(&self, grant: &Grant) -> impl Iterator<Item = Option<usize>> {
        let donors = grant.donors().iter();
        donors.map(|part| Some(self.number_of(part.donor()?.as_str())))
    }

    /// Begins to follow what they give.
    pub(super) fn follow(&self) -> Followed<'a> {
        Followed(self.list.iter().map(|_| Told::default()).collect())
    }

    /// Tells the givers what they give, once every grant was met.
    pub(super) fn tell(&mut self, followed: Followed<'a>) {
        for (giver, mut told) in self.list.iter_mut().zip(followed.0) {
            let moved = &mut told.moved;
            moved.sort_unstable_by(|a, b| a.0.cmp(&b.0).then(a.1.cmp(&b.1)));
            let moved = moved.drain(..).map(|(date, _, moved)| (date, moved));
            let moved: Vec<_> = moved.collect();
            // As decided and as amended, one grant is told after itself.
            told.grants.dedup_by(|a, b| std::ptr::eq(*a, *b));
            let holder = giver.holder.as_ref().filter(|holder| holder.is_suspended());
            giver.given = Given {
                grants: told.grants,
                uncovered: holder.map_or_else(Uncovered::default, |holder| {
                    Uncovered::of(&holder.coverage, &moved)
                }),
                moved,
            };
        }
    }

    /// Tells whether a rule asks what a giver did on a day.
    fn is_asked_of(&self, number: usize, day: Date) -> bool {
        let holder = self.at(number).and_then(|giver| giver.holder.as_ref());
        holder.is_some_and(|holder| holder.is_asked_of(day))
    }

    /// Returns the giver of an id.
    pub(super) fn get(&self, id: &str) -> Option<&Giver<'a>> {
        self.at(*self.numbers.get(id)?)
    }

    /// Returns the giver of a number.
    pub(super) fn at(&self, number: usize) -> Option<&Giver<'a>> {
        self.list.get(number)
    }

    /// Returns the holder of an id.
    pub(super) fn holder(&self, id: &str) -> Option<&Holder<'a>> {
        self.get(id)?.holder.as_ref()
    }

    /// Returns a certificate of an office that was there when this one's was issued.
    pub(super) fn earlier_office(&self, certificate: &str) -> Option<&'a Certificate> {
        self.earlier_office.get(certificate).copied()
    }

    /// Returns what earlier certificates of its kind and holder make of a certificate.
    pub(super) fn reissue(&self, certificate: &str) -> Option<Reissue> {
        self.reissues.get(certificate).copied()
    }

    /// Returns the kinds of the certificates of a holder that expire on a day, as issued or as
    /// renewed.
    pub(super) fn expiring(&self, holder: &str, day: Date) -> Vec<Option<CertificateKind>> {
        let kinds = self.expiring.get(&(holder, day));
        kinds.map_or_else(Vec::new, |kinds| kinds.iter().copied().collect())
    }
}

impl<'a> Giver<'a> {
    /// Returns its certificates, by id; most givers have none.
    pub(super) fn certificates(&self) -> &[Held<'a>] {
        let holder = self.holder.as_ref();
        holder.map_or(&[], |holder| holder.certificates.as_slice())
    }
}

impl<'a> Holder<'a> {
    fn of(certificates: &[&'a Certificate]) -> Self {
        let held = certificates.iter().map(|certificate| Held {
            certificate,
            statuses: Statuses::of(certificate),
        });
        let certificates: Vec<_> = held.collect();
        let beginning = certificates.iter().filter_map(|held| {
            let issued = held.certificate.issued_on()?;
            Some((issued, issued.plus_months(MONTHS_WITHOUT_ACTIVITY).ok()?))
        });
        Self {
            beginning: Days::joined(beginning.collect()),
            coverage: Coverage::of(certificates.iter().map(|held| &held.statuses)),
            certificates,
        }
    }

    /// Tells whether a rule asks what the holder did on a day: none of its certificates is valid, or one
    /// is new.
    fn is_asked_of(&self, day: Date) -> bool {
        !self.coverage.is_valid(day) || self.beginning.contain(day)
    }

    /// Tells whether one of the certificates is suspended at some time.
    fn is_suspended(&self) -> bool {
        let mut held = self.certificates.iter();
        held.any(|held| held.statuses.is_ever(CertificateStatus::Suspended))
    }
}

impl<'a> Given<'a> {
    /// Returns what a holder of whom a certificate is suspended at some time gave or spent in a span of
    /// days while none was valid: the first one, and whether some is of no known kind.
    pub(super) fn uncovered(
        &self,
        first: Date,
        last: Date,
    ) -> (Option<(Date, &'a Transaction)>, bool) {
        let within = |list: &[(Date, &'a Transaction)]| {
            let from = list.partition_point(|(date, _)| *date < first);
            list.get(from).copied().filter(|(date, _)| *date <= last)
        };
        let Uncovered { told, untold } = &self.uncovered;
        (within(told), within(untold).is_some())
    }
}

impl<'a> Followed<'a> {
    /// Notes a grant, as decided and as amended.
    pub(super) fn note_grant(&mut self, givers: &Givers<'a>, known: &Known<'a>) {
        for number in known.givers.iter().flatten() {
            self.give(*number, known.grant);
        }
        for change in known.grant.amendments() {
            for id in change.donors().iter().filter_map(DonorShare::donor) {
                self.give(givers.number_of(id.as_str()), known.grant);
            }
        }
    }

    /// Notes what holders of certificates gave or spent; the transaction comes with its place.
    ///
    /// It is of the donor that it names, else of every donor of its grant on its day.
    pub(super) fn note_transaction(
        &mut self,
        givers: &Givers<'a>,
        known: Option<&Known<'_>>,
        donor: Option<usize>,
        (place, transaction): (usize, &'a Transaction),
    ) {
        let Some(date) = transaction.date() else {
            return;
        };
        match transaction.kind() {
            Some(TransactionKind::Received | TransactionKind::Disbursed) | None => {}
            // What is only booked, or paid back, is no activity.
            Some(TransactionKind::Recorded | TransactionKind::Refunded) => return,
        }
        let mut spend = |number: usize| {
            let told = self.0.get_mut(number);
            if let Some(told) = told.filter(|_| givers.is_asked_of(number, date)) {
                told.moved.push((date, place, transaction));
            }
        };
        match (donor, known) {
            (Some(number), _) => spend(number),
            (None, Some(known)) if known.is_steady => {
                known.givers.iter().flatten().copied().for_each(spend);
            }
            (None, Some(known)) => {
                let donors = known.grant.terms_on(date).donors.iter();
                let donors = donors.filter_map(DonorShare::donor);
                let numbers = donors.map(|donor| givers.number_of(donor.as_str()));
                numbers.for_each(spend);
            }
            (None, None) => {}
        }
    }

    /// Notes that a giver gives to a grant; nobody asks what all the others give.
    fn give(&mut self, number: usize, grant: &'a Grant) {
        let told = self.0.get_mut(number).filter(|_| number != UNKNOWN);
        if let Some(told) = told {
            told.grants.push(grant);
        }
    }
}

impl<'a> Uncovered<'a> {
    fn of(coverage: &Coverage, moved: &[(Date, &'a Transaction)]) -> Self {
        let mut uncovered = Self::default();
        for (date, transaction) in moved {
            if coverage.is_valid(*date) {
                continue;
            }
            let list = match transaction.kind() {
                Some(_) => &mut uncovered.told,
                None => &mut uncovered.untold,
            };
            list.push((*date, *transaction));
        }
        uncovered
    }
}

/// The kinds of the certificates of each holder that expire on a day.
fn expiring(registry: &Registry) -> Map<(&str, Date), BTreeSet<Option<CertificateKind>>> {
    let mut kinds: Map<_, BTreeSet<_>> = Map::default();
    for certificate in registry.records::<Certificate>() {
        let Some(holder) = certificate.holder() else {
            continue;
        };
        let later = certificate.events().iter();
        let later = later.filter_map(|event| event.valid_until());
        for last in certificate.valid_until().into_iter().chain(later) {
            let known = kinds.entry((holder.as_str(), last)).or_default();
            known.insert(certificate.kind());
        }
    }
    kinds
}
