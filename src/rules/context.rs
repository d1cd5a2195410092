//! What the rules need of a registry, looked up once per check.
//!
//! I1. Every lookup costs the same however many records there are, or grows with its answer.

use std::collections::{BTreeSet, HashMap, HashSet};

use crate::catalog::{ProvinceCode, province};
use crate::date::{Date, Period};
use crate::duties::{self, Duty, Earliest};
use crate::id::GrantId;
use crate::money::{Money, RateTable};
use crate::order;
use crate::record::{
    AccountBalance, Certificate, CertificateKind, Donor, Filing, Grant, Party, Person,
    PublishedFigure, RateRecord, Record, RecordKind, Transaction, TransactionKind,
};
use crate::registry::{Registered, Registry};
use crate::rules::circle::circles;
use crate::rules::coverage::{Coverage, Reissue, earlier_offices, reissues};
use crate::rules::ledger::{Ledger, ledgers};
use crate::rules::options::CheckOptions;
use crate::rules::shared::{Shared, Sharing};
use crate::rules::sums::Sums;
use crate::rules::{figure, filing, party, rate};

/// A registry with indexes (chỉ mục), and what the check was asked.
pub(super) struct Context<'a> {
    pub(super) registry: &'a Registry,
    pub(super) options: &'a CheckOptions,
    pub(super) rates: RateTable,
    donors: HashMap<&'a str, &'a Donor>,
    parties: HashMap<&'a str, &'a Party>,
    grants: HashMap<&'a str, &'a Grant>,
    set_aside: HashSet<(RecordKind, &'a str)>,
    certificates_of: HashMap<&'a str, Vec<&'a Certificate>>,
    grants_of: HashMap<&'a str, Vec<&'a Grant>>,
    transactions_of_holder: HashMap<&'a str, Vec<(Date, &'a Transaction)>>,
    filed: HashMap<(&'static str, &'a str), Earliest>,
    coverage: HashMap<&'a str, Coverage>,
    uncovered: HashMap<&'a str, Uncovered<'a>>,
    earlier_office: HashMap<&'a str, &'a Certificate>,
    reissues: HashMap<&'a str, Reissue>,
    expiring: HashMap<(&'a str, Date), BTreeSet<Option<CertificateKind>>>,
    first_disbursed: HashMap<&'a str, Date>,
    moved: HashSet<&'a str>,
    belongs_to_itself: HashSet<&'a str>,
    adds_to_itself: HashSet<&'a str>,
    begin_of_balance: HashMap<&'a str, Begin<'a>>,
    same_day_balance: HashMap<&'a str, &'a AccountBalance>,
    shared: Shared<'a>,
    ledgers: HashMap<&'a str, Ledger<'a>>,
    sums: Sums<'a>,
    first_of_number: HashMap<Numbered<'a>, &'a Certificate>,
    founding_themselves: HashSet<&'a str>,
    contradicting_rates: HashMap<&'a str, &'a RateRecord>,
    same_filings: HashMap<&'a str, &'a Filing>,
    same_figures: HashMap<&'a str, &'a PublishedFigure>,
}

impl<'a> Context<'a> {
    pub(super) fn new(registry: &'a Registry, options: &'a CheckOptions) -> Self {
        let donors = by_id::<Donor>(registry);
        let parties = by_id::<Party>(registry);
        let grants = by_id::<Grant>(registry);
        let set_aside = registry
            .set_aside()
            .iter()
            .filter_map(|item| Some((item.kind(), item.id()?)));
        let mut certificates_of: HashMap<&str, Vec<&Certificate>> = HashMap::new();
        for certificate in registry.records::<Certificate>() {
            if let Some(holder) = certificate.holder() {
                certificates_of
                    .entry(holder.as_str())
                    .or_default()
                    .push(certificate);
            }
        }
        let mut grants_of: HashMap<&str, Vec<&Grant>> = HashMap::new();
        for grant in registry.records::<Grant>() {
            for donor in donors_of(grant) {
                let list = grants_of.entry(donor).or_default();
                if list.last().is_none_or(|last| last.id() != grant.id()) {
                    list.push(grant);
                }
            }
        }
        let mut transactions_of_holder: HashMap<&str, Vec<(Date, &Transaction)>> = HashMap::new();
        let mut first_disbursed: HashMap<&str, Date> = HashMap::new();
        let mut moved = HashSet::new();
        for transaction in registry.records::<Transaction>() {
            let Some(date) = transaction.date() else {
                continue;
            };
            let grant = transaction.grant().map(|id| id.as_str());
            if let Some(grant) = grant {
                moved.insert(grant);
                if transaction.kind() == Some(TransactionKind::Disbursed) {
                    let first = first_disbursed.entry(grant).or_insert(date);
                    *first = date.min(*first);
                }
            }
            match transaction.kind() {
                Some(TransactionKind::Received | TransactionKind::Disbursed) | None => {}
                // What is only booked, or paid back, is no activity.
                Some(TransactionKind::Recorded | TransactionKind::Refunded) => continue,
            }
            let mut note = |donor: &'a str| {
                if certificates_of.contains_key(donor) {
                    transactions_of_holder
                        .entry(donor)
                        .or_default()
                        .push((date, transaction));
                }
            };
            match (transaction.donor(), grant.and_then(|id| grants.get(id))) {
                (Some(donor), _) => note(donor.as_str()),
                (None, Some(grant)) => grant
                    .terms_on(date)
                    .donors
                    .iter()
                    .filter_map(|part| part.donor())
                    .for_each(|donor| note(donor.as_str())),
                (None, None) => {}
            }
        }
        for list in transactions_of_holder.values_mut() {
            // Stable: of one day they stay in the order of their ids.
            order::sort_by_key(list, |(date, _)| *date);
        }
        let mut filed: HashMap<(&'static str, &str), Vec<(Period, Date)>> = HashMap::new();
        for filing in registry.records::<Filing>() {
            let duty = filing.duty().map(|duty| duty.as_str());
            if let (Some(bearer), Some(window), Some(date)) =
                (filing.bearer(), filing.window(), filing.date())
            {
                let asked = [
                    &duties::CERTIFICATE_RENEWAL,
                    &duties::COMPLETION_REPORT,
                    &duties::SUSPENSION_REMEDY,
                ];
                let mut asked = asked.into_iter();
                if let Some(duty) = asked.find(|asked| Some(asked.id()) == duty) {
                    let list = filed.entry((duty.id(), bearer.as_str())).or_default();
                    list.push((window, date));
                }
            }
        }
        let filed = filed.into_iter().map(|(of, list)| (of, Earliest::of(list)));
        let earlier_office = certificates_of
            .values()
            .flat_map(|certificates| earlier_offices(certificates));
        let earlier_office: HashMap<_, _> = earlier_office.collect();
        let reissues: HashMap<_, _> = certificates_of
            .values()
            .flat_map(|certificates| reissues(certificates))
            .collect();
        let coverage: HashMap<_, _> = certificates_of
            .iter()
            .map(|(holder, certificates)| (*holder, Coverage::of(certificates)))
            .collect();
        let uncovered = transactions_of_holder.iter().map(|(holder, moved)| {
            let mut uncovered = Uncovered::default();
            for (date, transaction) in moved {
                if coverage
                    .get(holder)
                    .is_some_and(|coverage| coverage.is_valid(*date))
                {
                    continue;
                }
                let list = match transaction.kind() {
                    Some(_) => &mut uncovered.told,
                    None => &mut uncovered.untold,
                };
                list.push((*date, *transaction));
            }
            (*holder, uncovered)
        });
        let uncovered = uncovered.collect();
        let (begin_of_balance, same_day_balance) = balances_in_a_row(registry);
        Self {
            registry,
            options,
            rates: registry.rates().table,
            set_aside: set_aside.collect(),
            begin_of_balance,
            same_day_balance,
            shared: Shared::of(registry, &grants),
            ledgers: ledgers(registry),
            belongs_to_itself: circles(&references(registry, |grant| grant.parent())),
            adds_to_itself: circles(&references(registry, |grant| grant.supplements())),
            sums: Sums::of(registry, &grants),
            first_of_number: first_of_numbers(registry),
            founding_themselves: party::founding_themselves(registry),
            contradicting_rates: rate::contradicting(registry),
            same_filings: filing::same(registry),
            same_figures: figure::twins(registry),
            donors,
            parties,
            grants,
            certificates_of,
            grants_of,
            transactions_of_holder,
            filed: filed.collect(),
            coverage,
            uncovered,
            earlier_office,
            reissues,
            expiring: expiring(registry),
            first_disbursed,
            moved,
        }
    }

    /// Returns the day as of which deadlines are asked.
    pub(super) const fn as_of(&self) -> Date {
        self.options.as_of()
    }

    pub(super) fn donor(&self, id: &str) -> Option<&'a Donor> {
        self.donors.get(id).copied()
    }

    pub(super) fn party(&self, id: &str) -> Option<&'a Party> {
        self.parties.get(id).copied()
    }

    pub(super) fn grant(&self, id: &str) -> Option<&'a Grant> {
        self.grants.get(id).copied()
    }

    /// Tells whether a record of a kind counts under an id.
    pub(super) fn has(&self, kind: RecordKind, id: &str) -> bool {
        match kind {
            RecordKind::Donor => self.donors.contains_key(id),
            RecordKind::Party => self.parties.contains_key(id),
            RecordKind::Grant => self.grants.contains_key(id),
            RecordKind::Certificate => self.registry.get::<Certificate>(id).is_some(),
            RecordKind::Transaction => self.registry.get::<Transaction>(id).is_some(),
            RecordKind::Balance => self.registry.get::<AccountBalance>(id).is_some(),
            RecordKind::Person => self.registry.get::<Person>(id).is_some(),
            RecordKind::Commitment
            | RecordKind::Rate
            | RecordKind::Filing
            | RecordKind::PublishedFigure => false,
        }
    }

    /// Tells whether a record of a kind and id could not be read.
    pub(super) fn is_set_aside(&self, kind: RecordKind, id: &str) -> bool {
        self.set_aside.contains(&(kind, id))
    }

    /// Returns the certificates of a donor, by id.
    pub(super) fn certificates_of(&self, donor: &str) -> &[&'a Certificate] {
        listed(&self.certificates_of, donor)
    }

    /// Returns when the certificates of a donor are valid; `None` if it has none.
    pub(super) fn coverage(&self, donor: &str) -> Option<&Coverage> {
        self.coverage.get(donor)
    }

    /// Returns a certificate of an office that was there when this one's was issued.
    pub(super) fn earlier_office(&self, certificate: &str) -> Option<&'a Certificate> {
        self.earlier_office.get(certificate).copied()
    }

    /// Returns the kinds of the certificates of a donor that expire on a day, as issued or as renewed.
    pub(super) fn expiring(&self, donor: &str, day: Date) -> Vec<Option<CertificateKind>> {
        let kinds = self.expiring.get(&(donor, day));
        kinds.map_or_else(Vec::new, |kinds| kinds.iter().copied().collect())
    }

    /// Returns what earlier certificates of its kind and holder make of a certificate.
    pub(super) fn reissue(&self, certificate: &str) -> Option<Reissue> {
        self.reissues.get(certificate).copied()
    }

    /// Returns the grants to which a donor gives, as decided or as amended, by id.
    pub(super) fn grants_of(&self, donor: &str) -> &[&'a Grant] {
        listed(&self.grants_of, donor)
    }

    /// Returns what a holder of certificates gave or spent in a span of days while none of them was
    /// valid: the first one, and whether some is of no known kind.
    pub(super) fn uncovered(
        &self,
        donor: &str,
        first: Date,
        last: Date,
    ) -> (Option<(Date, &'a Transaction)>, bool) {
        let Some(uncovered) = self.uncovered.get(donor) else {
            return (None, false);
        };
        let within = |list: &[(Date, &'a Transaction)]| {
            let from = list.partition_point(|(date, _)| *date < first);
            list.get(from).copied().filter(|(date, _)| *date <= last)
        };
        (within(&uncovered.told), within(&uncovered.untold).is_some())
    }

    /// Returns what a holder of certificates gave or spent, by date; of some the kind is not known.
    pub(super) fn transactions_of_holder(&self, donor: &str) -> &[(Date, &'a Transaction)] {
        listed(&self.transactions_of_holder, donor)
    }

    /// Returns the day on which a bearer first filed what a duty asks, with a window that holds a day;
    /// the renewal, the completion report and the remedy of a suspension alone are asked for.
    pub(super) fn filed_on(&self, duty: &Duty, bearer: &str, day: Date) -> Option<Date> {
        self.filed.get(&(duty.id(), bearer))?.on(day)
    }

    /// Returns the day on which money of a grant was first disbursed.
    pub(super) fn first_disbursed(&self, grant: &str) -> Option<Date> {
        self.first_disbursed.get(grant).copied()
    }

    /// Tells whether there is a dated transaction of a grant.
    pub(super) fn has_moved(&self, grant: &str) -> bool {
        self.moved.contains(grant)
    }

    /// Tells whether the programmes of a grant lead back to it.
    pub(super) fn belongs_to_itself(&self, grant: &str) -> bool {
        self.belongs_to_itself.contains(grant)
    }

    /// Tells whether the grants that a grant adds to lead back to it.
    pub(super) fn adds_to_itself(&self, grant: &str) -> bool {
        self.adds_to_itself.contains(grant)
    }

    /// Returns where the period of a balance begins, as others of the same grant, account and
    /// currency tell.
    pub(super) fn begin_of_balance(&self, id: &str) -> Option<Begin<'a>> {
        self.begin_of_balance.get(id).copied()
    }

    /// Returns another balance of the same grant, account, currency and day.
    pub(super) fn same_day_balance(&self, id: &str) -> Option<&'a AccountBalance> {
        self.same_day_balance.get(id).copied()
    }

    /// Tells with whom a grant shares an account.
    pub(super) fn sharing(&self, account: &str, grant: &str) -> Sharing<'a> {
        self.shared.with(account, grant)
    }

    /// Returns where the transactions of grants pass what they can add up to.
    pub(super) const fn sums(&self) -> &Sums<'a> {
        &self.sums
    }

    /// Returns the first certificate by id of the same number, kind and year of issue.
    pub(super) fn first_of_number(&self, certificate: &Certificate) -> Option<&'a Certificate> {
        self.first_of_number.get(&numbered(certificate)?).copied()
    }

    /// Tells whether a body, from founder to founder, leads back to itself.
    pub(super) fn founds_itself(&self, party: &str) -> bool {
        self.founding_themselves.contains(party)
    }

    /// Returns a rate of the same kind and currencies with another value on a day that both have.
    pub(super) fn contradicting_rate(&self, rate: &str) -> Option<&'a RateRecord> {
        self.contradicting_rates.get(rate).copied()
    }

    /// Returns the first filing by id that tells of the same as this one.
    pub(super) fn same_filing(&self, filing: &str) -> Option<&'a Filing> {
        self.same_filings.get(filing).copied()
    }

    /// Returns the first figure by id of the same source that tells of the same as this one.
    pub(super) fn same_figure(&self, figure: &str) -> Option<&'a PublishedFigure> {
        self.same_figures.get(figure).copied()
    }

    /// Returns the accounts of a grant that has balances, with what went through them.
    pub(super) fn ledger(&self, grant: &str) -> Option<&Ledger<'a>> {
        self.ledgers.get(grant)
    }
}

fn listed<'b, T>(map: &'b HashMap<&str, Vec<T>>, key: &str) -> &'b [T] {
    map.get(key).map_or(&[], Vec::as_slice)
}

fn by_id<R: Registered>(registry: &Registry) -> HashMap<&str, &R> {
    registry
        .records::<R>()
        .map(|record| (record.key(), record))
        .collect()
}

/// The references of one kind from grants to grants.
fn references<'a>(
    registry: &'a Registry,
    to: impl Fn(&'a Grant) -> Option<&'a GrantId>,
) -> HashMap<&'a str, &'a str> {
    registry
        .records::<Grant>()
        .filter_map(|grant| Some((grant.id().as_str(), to(grant)?.as_str())))
        .collect()
}

/// The donors of a grant, as decided and as amended.
fn donors_of(grant: &Grant) -> impl Iterator<Item = &str> {
    let amended = grant.amendments().iter().flat_map(|change| change.donors());
    grant
        .donors()
        .iter()
        .chain(amended)
        .filter_map(|part| part.donor())
        .map(|donor| donor.as_str())
}

/// What tells certificates apart: the number, the kind, and the year of issue, as each kind counts
/// anew every year.
type Numbered<'a> = (&'a str, CertificateKind, i32);

fn numbered(certificate: &Certificate) -> Option<Numbered<'_>> {
    Some((
        certificate.number()?.as_str(),
        certificate.kind()?,
        certificate.issued_on()?.year(),
    ))
}

/// The kinds of the certificates of each holder that expire on a day.
fn expiring(registry: &Registry) -> HashMap<(&str, Date), BTreeSet<Option<CertificateKind>>> {
    let mut kinds: HashMap<_, BTreeSet<_>> = HashMap::new();
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

/// The first certificate by id of each number.
fn first_of_numbers(registry: &Registry) -> HashMap<Numbered<'_>, &Certificate> {
    let mut first = HashMap::new();
    for certificate in registry.records::<Certificate>() {
        if let (Some(number), Some(_)) = (numbered(certificate), certificate.holder()) {
            first.entry(number).or_insert(certificate);
        }
    }
    first
}

/// What a holder gave or spent while no certificate was valid and not suspended, by date.
#[derive(Default)]
struct Uncovered<'a> {
    told: Vec<(Date, &'a Transaction)>,
    /// Of no known kind.
    untold: Vec<(Date, &'a Transaction)>,
}

/// Where the period of a balance begins (đầu kỳ).
#[derive(Clone, Copy)]
pub(super) enum Begin<'a> {
    /// Right after the day of a balance that closes as this one opens.
    After(&'a AccountBalance),
    /// With a balance before that opens as this one does, after a day: the first one with its account,
    /// after none.
    With(Option<Date>),
    /// None opens or closes so: this is the last one before.
    Differs(&'a AccountBalance),
}

/// Where the period of each balance begins, and the balance of the same day and a named account, by
/// its id.
type InARow<'a> = (
    HashMap<&'a str, Begin<'a>>,
    HashMap<&'a str, &'a AccountBalance>,
);

/// A month may lie in a half-year, and end with it: then two balances of a day open differently.
fn balances_in_a_row(registry: &Registry) -> InARow<'_> {
    let key = |balance: &AccountBalance| {
        Some((
            balance.grant()?.as_str().to_owned(),
            balance.account().map(|account| account.reveal().clone()),
            balance.opening().or(balance.closing())?.currency(),
            balance.date()?,
        ))
    };
    let mut dated: Vec<_> = registry
        .records::<AccountBalance>()
        .filter_map(|balance| Some((key(balance)?, balance)))
        .collect();
    order::sort_by(&mut dated, |(a, x), (b, y)| {
        a.cmp(b).then_with(|| x.key().cmp(y.key()))
    });
    let (mut begins, mut same_day) = (HashMap::new(), HashMap::new());
    for of_account in dated.chunk_by(|(a, _), (b, _)| (&a.0, &a.1, a.2) == (&b.0, &b.1, b.2)) {
        let mut closed: HashMap<Money, &AccountBalance> = HashMap::new();
        let mut opened: HashMap<Money, Option<Date>> = HashMap::new();
        let mut last: Option<&AccountBalance> = None;
        for of_day in of_account.chunk_by(|(a, _), (b, _)| a.3 == b.3) {
            for (_, balance) in of_day {
                let opening = balance.opening();
                let after = opening.and_then(|opening| closed.get(&opening)).copied();
                let with = opening.and_then(|opening| opened.get(&opening)).copied();
                let begin = match (after, with, last) {
                    (Some(before), ..) => Begin::After(before),
                    (None, Some(day), _) => Begin::With(day),
                    (None, None, Some(last)) => Begin::Differs(last),
                    (None, None, None) => continue,
                };
                begins.insert(balance.key(), begin);
            }
            for (_, balance) in of_day {
                let begun = match begins.get(balance.key()) {
                    Some(Begin::After(before) | Begin::Differs(before)) => before.date(),
                    Some(Begin::With(day)) => *day,
                    None => None,
                };
                if let Some(opening) = balance.opening() {
                    opened.entry(opening).or_insert(begun);
                }
                if let Some(closing) = balance.closing() {
                    closed.insert(closing, *balance);
                }
                last = Some(*balance);
            }
        }
    }
    for ((a, before), (b, balance)) in dated.iter().zip(dated.iter().skip(1)) {
        if a == b && b.1.is_some() {
            same_day.insert(balance.key(), *before);
        }
    }
    (begins, same_day)
}

/// Tells whether a place named on one day is a place named on another, or lies in it: a merged
/// province lies in its heir.
pub(super) fn is_same_place(named: (ProvinceCode, Date), other: (ProvinceCode, Date)) -> bool {
    let units = (
        province::at(named.0, named.1),
        province::at(other.0, other.1),
    );
    let (Some(a), Some(b)) = units else {
        return named.0 == other.0;
    };
    let leads = |from: &'static province::Province, to: &'static province::Province| {
        from.heirs().any(|heir| heir.id() == to.id())
    };
    a.id() == b.id() || leads(a, b) || leads(b, a)
}

/// Tells whether two places without dates may be one: on some dates their codes lead to one unit.
pub(super) fn may_be_same_place(one: ProvinceCode, other: ProvinceCode) -> bool {
    let (one_units, other_units) = (units_of(one), units_of(other));
    one == other || one_units.iter().any(|unit| other_units.contains(unit))
}

/// The units that a code has meant, and all that they became.
fn units_of(code: ProvinceCode) -> Vec<&'static province::Province> {
    let named = province::all().filter(|unit| unit.code() == code);
    let mut units: Vec<_> = named.collect();
    let mut next = 0;
    while let Some(unit) = units.get(next).copied() {
        for heir in unit.heirs() {
            if !units.contains(&heir) {
                units.push(heir);
            }
        }
        next = next.saturating_add(1);
    }
    units
}
