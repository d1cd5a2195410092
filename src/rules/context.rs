//! What the rules need of a registry, looked up once per check.
//!
//! I1. Every lookup costs the same however many records there are, or grows with its answer.

use crate::catalog::{ProvinceCode, province};
use crate::date::{Date, Period};
use crate::duties::{self, Duty, Earliest};
use crate::id::GrantId;
use crate::money::{Money, RateTable};
use crate::order;
use crate::record::{
    AccountBalance, Certificate, CertificateKind, Donor, Filing, Grant, Party, Person,
    PublishedFigure, RateRecord, Record, RecordKind, Transaction,
};
use crate::registry::{Registered, Registry};
use crate::rules::case::Checking;
use crate::rules::circle::circles;
use crate::rules::filing::{AfterEvents, EventsToTell};
use crate::rules::givers::{Followed, Givers};
use crate::rules::grants::{Grants, Known};
use crate::rules::ledger::{Ledger, ledgers};
use crate::rules::map::{Map, Set};
use crate::rules::options::CheckOptions;
use crate::rules::shared::{Shared, Sharing};
use crate::rules::{figure, filing, party, rate};

/// A registry with indexes (chỉ mục), and what the check was asked.
pub(super) struct Context<'a> {
    pub(super) registry: &'a Registry,
    pub(super) options: &'a CheckOptions,
    pub(super) rates: RateTable,
    parties: Map<&'a str, &'a Party>,
    grants: Grants<'a>,
    givers: Givers<'a>,
    set_aside: Set<(RecordKind, &'a str)>,
    /// When each bearer filed what the rules ask for, duty by duty.
    filed: [FiledOf<'a>; ASKED.len()],
    belongs_to_itself: Set<&'a str>,
    adds_to_itself: Set<&'a str>,
    begin_of_balance: Map<&'a str, Begin<'a>>,
    same_day_balance: Map<&'a str, &'a AccountBalance>,
    shared: Shared<'a>,
    ledgers: Map<&'a str, Ledger<'a>>,
    first_of_number: Map<Numbered<'a>, &'a Certificate>,
    founding_themselves: Set<&'a str>,
    contradicting_rates: Map<&'a str, &'a RateRecord>,
    same_filings: Map<&'a str, &'a Filing>,
    same_figures: Map<&'a str, &'a PublishedFigure>,
    after_events: AfterEvents<'a>,
}

/// What the grants tell of others, one grant after the other.
pub(super) struct Met<'a> {
    followed: Followed<'a>,
    events: EventsToTell<'a>,
}

impl<'a> Met<'a> {
    /// Notes what a grant tells of others.
    pub(super) fn note_grant(&mut self, context: &Context<'a>, known: &Known<'a>) {
        self.followed.note_grant(&context.givers, known);
        self.events.add_grant(known, context.options);
    }

    /// Notes what a transaction tells of others; it comes with its place in the registry.
    pub(super) fn note_transaction(
        &mut self,
        context: &Context<'a>,
        checking: &Checking<'_>,
        transaction: (usize, &'a Transaction),
    ) {
        let donor = checking.donor.map(|(_, number)| number);
        (self.followed).note_transaction(&context.givers, checking.known, donor, transaction);
    }
}

impl<'a> Context<'a> {
    /// Looks up what every record may ask for; what the grants tell of others is told by `settle`.
    pub(super) fn new(registry: &'a Registry, options: &'a CheckOptions) -> Self {
        let grants = Grants::of(registry);
        let set_aside = registry
            .set_aside()
            .iter()
            .filter_map(|item| Some((item.kind(), item.id()?)));
        let (begin_of_balance, same_day_balance) = balances_in_a_row(registry);
        Self {
            registry,
            options,
            rates: registry.rates().table,
            set_aside: set_aside.collect(),
            begin_of_balance,
            same_day_balance,
            shared: Shared::of(registry, &grants),
            ledgers: ledgers(registry, &grants),
            belongs_to_itself: circles(&references(&grants, |grant| grant.parent())),
            adds_to_itself: circles(&references(&grants, |grant| grant.supplements())),
            first_of_number: first_of_numbers(registry),
            founding_themselves: party::founding_themselves(registry),
            contradicting_rates: rate::contradicting(registry),
            same_filings: filing::same(registry),
            same_figures: figure::twins(registry),
            after_events: AfterEvents::default(),
            filed: filed(registry),
            parties: by_id::<Party>(registry),
            givers: Givers::of(registry),
            grants,
        }
    }

    /// Begins to meet the grants.
    pub(super) fn begin(&self) -> Met<'a> {
        Met {
            followed: self.givers.follow(),
            events: EventsToTell::of(self.registry, self.as_of()),
        }
    }

    /// Takes what the grants told, once every one of them was met.
    pub(super) fn settle(&mut self, met: Met<'a>) {
        self.givers.tell(met.followed);
        self.after_events = met.events.settle();
    }

    /// Returns the day as of which deadlines are asked.
    pub(super) const fn as_of(&self) -> Date {
        self.options.as_of()
    }

    pub(super) fn donor(&self, id: &str) -> Option<&'a Donor> {
        self.givers.get(id)?.donor
    }

    /// Returns the number of a donor; those of the grant at hand are known without asking for the id.
    pub(super) fn number_of(&self, donor: &str, known: Option<&Known<'_>>) -> usize {
        let near = known.and_then(|known| known.number_of(donor));
        near.unwrap_or_else(|| self.givers.number_of(donor))
    }

    pub(super) fn party(&self, id: &str) -> Option<&'a Party> {
        self.parties.get(id).copied()
    }

    pub(super) fn grant(&self, id: &str) -> Option<&'a Grant> {
        self.grants.get(id)
    }

    /// Returns the grants, with their transactions.
    pub(super) const fn grants(&self) -> &Grants<'a> {
        &self.grants
    }

    /// Returns the donors, with what they hold and give.
    pub(super) const fn givers(&self) -> &Givers<'a> {
        &self.givers
    }

    /// Tells whether a record of a kind counts under an id.
    pub(super) fn has(&self, kind: RecordKind, id: &str) -> bool {
        match kind {
            RecordKind::Donor => self.donor(id).is_some(),
            RecordKind::Party => self.parties.contains_key(id),
            RecordKind::Grant => self.grants.get(id).is_some(),
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

    /// Returns the day on which a bearer first filed what a duty asks, with a window that holds a day;
    /// the renewal, the completion report and the remedy of a suspension alone are asked for.
    pub(super) fn filed_on(&self, duty: &Duty, bearer: &str, day: Date) -> Option<Date> {
        self.filed_of(duty)?.dated.get(bearer)?.on(day)
    }

    /// Returns when a bearer may first have filed what a duty asks, where the day of the filing or the
    /// window that may hold a day is not told; [`FIRST`] if nobody knows when.
    pub(super) fn may_be_filed_on(&self, duty: &Duty, bearer: &str, day: Date) -> Option<Date> {
        self.filed_of(duty)?.unclear.get(bearer)?.on(day)
    }

    fn filed_of(&self, duty: &Duty) -> Option<&FiledOf<'a>> {
        let place = (ASKED.iter()).position(|asked| asked.id() == duty.id())?;
        self.filed.get(place)
    }

    /// Tells whether there is a dated transaction of a grant.
    pub(super) fn has_moved(&self, grant: &'a str) -> bool {
        let mut moved = self.grants.transactions_of(grant).iter();
        moved.any(|(_, transaction)| transaction.date().is_some())
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

    /// Returns the events of which filings are the first to tell.
    pub(super) const fn after_events(&self) -> &AfterEvents<'a> {
        &self.after_events
    }
}

fn by_id<R: Registered>(registry: &Registry) -> Map<&str, &R> {
    registry
        .records::<R>()
        .map(|record| (record.key(), record))
        .collect()
}

/// The references of one kind from grants to grants.
fn references<'a>(
    grants: &Grants<'a>,
    to: impl Fn(&'a Grant) -> Option<&'a GrantId>,
) -> Map<&'a str, &'a str> {
    let linked = grants.linked().iter();
    linked
        .filter_map(|grant| Some((grant.id().as_str(), to(grant)?.as_str())))
        .collect()
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

/// The first certificate by id of each number.
fn first_of_numbers(registry: &Registry) -> Map<Numbered<'_>, &Certificate> {
    let mut first = Map::default();
    for certificate in registry.records::<Certificate>() {
        if let (Some(number), Some(_)) = (numbered(certificate), certificate.holder()) {
            first.entry(number).or_insert(certificate);
        }
    }
    first
}

/// The duties of which rules ask when they were filed.
const ASKED: [&Duty; 3] = [
    &duties::CERTIFICATE_RENEWAL,
    &duties::COMPLETION_REPORT,
    &duties::SUSPENSION_REMEDY,
];

/// Stands for a day that nobody knows, which may be any.
pub(super) const FIRST: Date = Date::literal::<19000101>();

/// What was filed of a duty, by bearer.
struct FiledOf<'a> {
    dated: Map<&'a str, Earliest>,
    /// What lacks its day, or its window.
    unclear: Map<&'a str, Earliest>,
}

/// When each bearer filed what the rules ask for.
fn filed(registry: &Registry) -> [FiledOf<'_>; ASKED.len()] {
    let mut filed = ASKED.map(|_| [Map::<_, Vec<(Period, Date)>>::default(), Map::default()]);
    for filing in registry.records::<Filing>() {
        let duty = filing.duty().map(|duty| duty.as_str());
        let place = ASKED.iter().position(|asked| Some(asked.id()) == duty);
        let lists = place.and_then(|place| filed.get_mut(place));
        let (Some([dated, unclear]), Some(bearer)) = (lists, filing.bearer()) else {
            continue;
        };
        let (lists, read) = match (filing.window(), filing.date()) {
            (Some(window), Some(date)) => (dated, (window, date)),
            (window, date) => {
                let window = window.unwrap_or(Period::ALWAYS);
                (unclear, (window, date.unwrap_or(FIRST)))
            }
        };
        lists.entry(bearer.as_str()).or_default().push(read);
    }
    filed.map(|lists| {
        let [dated, unclear] = lists.map(|lists| {
            let lists = lists.into_iter();
            lists
                .map(|(bearer, list)| (bearer, Earliest::of(list)))
                .collect()
        });
        FiledOf { dated, unclear }
    })
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
type InARow<'a> = (Map<&'a str, Begin<'a>>, Map<&'a str, &'a AccountBalance>);

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
    let (mut begins, mut same_day) = (Map::default(), Map::default());
    for of_account in dated.chunk_by(|(a, _), (b, _)| (&a.0, &a.1, a.2) == (&b.0, &b.1, b.2)) {
        let mut closed: Map<Money, &AccountBalance> = Map::default();
        let mut opened: Map<Money, Option<Date>> = Map::default();
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
    if one == other {
        return true;
    }
    let (one_units, other_units) = (units_of(one), units_of(other));
    one_units.iter().any(|unit| other_units.contains(unit))
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
