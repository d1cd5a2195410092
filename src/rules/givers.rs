//! Who gives: every donor of a record, a certificate or a grant, with what is told of it anywhere.
//!
//! I1. Whoever names a donor is looked at once, and every transaction.
//! I2. Grants and transactions stay in the order of their ids.

use std::collections::BTreeSet;

use crate::date::Date;
use crate::record::{
    Certificate, CertificateKind, Donor, DonorShare, Grant, Record as _, Transaction,
    TransactionKind,
};
use crate::registry::Registry;
use crate::rules::coverage::{Coverage, Reissue, Statuses, earlier_offices, reissues};
use crate::rules::grants::Moves;
use crate::rules::map::Map;

/// The givers of a registry (bên cung cấp viện trợ), by id and by number.
pub(super) struct Givers<'a> {
    numbers: Map<&'a str, usize>,
    list: Vec<Giver<'a>>,
    earlier_office: Map<&'a str, &'a Certificate>,
    reissues: Map<&'a str, Reissue>,
    expiring: Map<(&'a str, Date), BTreeSet<Option<CertificateKind>>>,
}

/// One of them.
#[derive(Default)]
pub(super) struct Giver<'a> {
    /// Its record, if one counts.
    pub(super) donor: Option<&'a Donor>,
    /// The grants to which it gives, as decided or as amended, by id.
    pub(super) grants: Vec<&'a Grant>,
    /// Its certificates, if it has any.
    pub(super) holder: Option<Holder<'a>>,
}

/// A holder of certificates (tổ chức được cấp giấy đăng ký).
pub(super) struct Holder<'a> {
    /// By id.
    pub(super) certificates: Vec<Held<'a>>,
    /// When they are valid.
    pub(super) coverage: Coverage,
    /// What it gave or spent, by date and id; of some the kind is not known.
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

/// What each holder gave or spent, by number: the day, and the place in the registry.
#[derive(Default)]
pub(super) struct Followed<'a>(Vec<Vec<(Date, usize, &'a Transaction)>>);

impl<'a> Givers<'a> {
    /// Reads the donors and their certificates; what they give is told afterwards.
    pub(super) fn of(registry: &'a Registry) -> Self {
        let mut givers = Self {
            numbers: Map::default(),
            list: Vec::new(),
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

    /// Notes a grant, as decided and as amended; answers the number of each donor as decided.
    pub(super) fn give(&mut self, grant: &'a Grant, numbers: &mut Vec<Option<usize>>) {
        for part in grant.donors() {
            let number = part.donor().map(|id| self.number(id.as_str()));
            numbers.push(number);
            self.note(number, grant);
        }
        for part in grant.amendments().iter().flat_map(|change| change.donors()) {
            let number = part.donor().map(|id| self.number(id.as_str()));
            self.note(number, grant);
        }
    }

    fn note(&mut self, number: Option<usize>, grant: &'a Grant) {
        let giver = number.and_then(|number| self.list.get_mut(number));
        if let Some(giver) = giver {
            let last = giver.grants.last();
            if !last.is_some_and(|last| std::ptr::eq(*last, grant)) {
                giver.grants.push(grant);
            }
        }
    }

    /// Tells the holders of certificates what they gave or spent.
    pub(super) fn tell(&mut self, followed: Followed<'a>) {
        for (giver, mut moved) in self.list.iter_mut().zip(followed.0) {
            if let Some(holder) = &mut giver.holder {
                moved.sort_unstable_by_key(|(date, place, _)| (*date, *place));
                let moved = moved.into_iter().map(|(date, _, moved)| (date, moved));
                holder.moved = moved.collect();
                holder.uncovered = Uncovered::of(&holder.coverage, &holder.moved);
            }
        }
    }

    /// Notes what holders of certificates gave or spent for a grant.
    ///
    /// A transaction is of the donor that it names, else of every donor of its grant on its day.
    pub(super) fn follow(&self, moves: Moves<'_, 'a>, followed: &mut Followed<'a>) {
        let is_steady = moves.grant().is_none_or(|grant| {
            let mut changes = grant.amendments().iter();
            changes.all(|change| change.donors().is_empty())
        });
        let number_of = |part: &DonorShare| self.numbers.get(part.donor()?.as_str()).copied();
        for (place, transaction) in moves.transactions {
            let Some(date) = transaction.date() else {
                continue;
            };
            match transaction.kind() {
                Some(TransactionKind::Received | TransactionKind::Disbursed) | None => {}
                // What is only booked, or paid back, is no activity.
                Some(TransactionKind::Recorded | TransactionKind::Refunded) => continue,
            }
            let mut note = |number: usize| {
                let is_holder = |giver: &Giver<'_>| giver.holder.is_some();
                if self.list.get(number).is_some_and(is_holder) {
                    if followed.0.len() <= number {
                        followed.0.resize_with(self.list.len(), Vec::new);
                    }
                    if let Some(list) = followed.0.get_mut(number) {
                        list.push((date, *place, *transaction));
                    }
                }
            };
            match (transaction.donor(), moves.grant()) {
                (Some(donor), _) => {
                    let own = moves.grant().and_then(|grant| {
                        let place = place_of_donor(grant, donor.as_str())?;
                        *moves.givers.get(place)?
                    });
                    let number = own.or_else(|| self.numbers.get(donor.as_str()).copied());
                    number.into_iter().for_each(note);
                }
                (None, Some(_)) if is_steady => {
                    moves.givers.iter().flatten().copied().for_each(note);
                }
                (None, Some(grant)) => {
                    let donors = grant.terms_on(date).donors.iter();
                    donors.filter_map(number_of).for_each(&mut note);
                }
                (None, None) => {}
            }
        }
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
        Self {
            certificates: held.collect(),
            coverage: Coverage::of(certificates),
            moved: Vec::new(),
            uncovered: Uncovered::default(),
        }
    }

    /// Returns what it gave or spent in a span of days while no certificate was valid: the first one,
    /// and whether some is of no known kind.
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

/// Up to how many donors of a grant are looked through before their ids are looked up.
const FEW: usize = 8;

/// Returns the place of a donor among those of a grant as decided, if they are few.
pub(super) fn place_of_donor(grant: &Grant, id: &str) -> Option<usize> {
    let donors = grant.donors();
    let is_it = |part: &DonorShare| part.donor().is_some_and(|donor| donor.as_str() == id);
    donors.iter().take(FEW).position(is_it)
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
