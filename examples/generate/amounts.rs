//! Amounts: what was paid in each window adds up to what was published, to the cent.

use std::collections::BTreeMap;

use vientro::catalog::Region;
use vientro::money::{MaxAge, RateKind, RateTable, RateTerms, Through};
use vientro::record::{Grant, RateRecordDraft, Transaction, TransactionKind};
use vientro::{Currency, Date, Money, Registry, Rounding};

use crate::days::{day, plus};
use crate::donors::{period, region_of};
use crate::plan::Plan;
use crate::rng::Rng;

/// A month: its year and number.
type Month = (i32, u32);

/// What is to be disbursed in each window, from a month to a month, in cents of US dollars.
const TARGETS: [(Month, Month, i64); 12] = [
    ((2016, 1), (2016, 12), 28_140_691_355),
    ((2017, 1), (2017, 12), 28_473_022_810),
    // About 286 million; 24 million less a year later.
    ((2018, 1), (2018, 12), 28_587_144_075),
    // Nearly 262 million.
    ((2019, 1), (2019, 12), 26_189_350_720),
    // Over 220.7 million.
    ((2020, 1), (2020, 12), 22_079_123_640),
    // 108.3 million in the first half; nearly 233 million, and over 230 million, in the year.
    ((2021, 1), (2021, 6), 10_831_264_495),
    ((2021, 7), (2021, 12), 12_451_677_295),
    // 108.5 million in the first half; 223.7 million in the year.
    ((2022, 1), (2022, 6), 10_854_431_075),
    ((2022, 7), (2022, 12), 11_519_719_750),
    // The only amount that is both 228.6 and 228.7 million.
    ((2023, 1), (2023, 12), 22_865_000_000),
    // About 234 million, and 2020-2024 nearly 1.14 billion.
    ((2024, 1), (2024, 12), 23_381_239_030),
    ((2025, 1), (2025, 12), 22_637_781_560),
];

/// The regions' shares of a hundred, in tenths; those of 2020 are published.
const SHARES: [(Region, i64); 3] = [
    (Region::Europe, 413),
    (Region::NorthAmerica, 362),
    (Region::AsiaPacific, 225),
];

/// The first and the last day of a window of the targets.
fn days_of(from: Month, until: Month) -> (Date, Date) {
    let after = day(until.0, until.1, 1).plus_months(1).expect("a day");
    (day(from.0, from.1, 1), plus(after, -1))
}

/// Converts an amount to US dollars at the accounting rate of a day.
pub struct Dollars {
    table: RateTable,
}

impl Dollars {
    pub fn new(registry: &Registry) -> Self {
        Self {
            table: registry.rates().table,
        }
    }

    /// Converts minor units, and rounds once, half away from zero.
    pub fn convert(&self, minor: i64, from: Currency, to: Currency, on: Date) -> i64 {
        let terms = RateTerms {
            kind: RateKind::Accounting,
            day: on,
            max_age: MaxAge::ValidOnDay,
            through: Through::Currency(Currency::VND),
        };
        let route = self
            .table
            .route(from, to, &terms)
            .expect("a rate for every day");
        let money = Money::from_minor(minor, from).expect("a currency with minor units");
        let converted = route.convert(money, Rounding::HalfAwayFromZero);
        converted.expect("an amount that fits").result().minor()
    }

    pub fn cents(&self, minor: i64, from: Currency, on: Date) -> i64 {
        self.convert(minor, from, Currency::USD, on)
    }
}

/// What other records were paid in a window, by region, in cents.
fn given(registry: &Registry, dollars: &Dollars, first: Date, last: Date) -> BTreeMap<usize, i64> {
    let mut sums = BTreeMap::new();
    for transaction in registry.records::<Transaction>() {
        let (Some(date), Some(amount)) = (transaction.date(), transaction.amount()) else {
            continue;
        };
        let sign = match transaction.kind() {
            Some(TransactionKind::Disbursed) => 1,
            Some(TransactionKind::Refunded) => -1,
            _ => continue,
        };
        if date < first || last < date {
            continue;
        }
        let grant = transaction
            .grant()
            .and_then(|id| registry.get::<Grant>(id.as_str()));
        let lead = grant.and_then(|grant| grant.donors().first()?.donor());
        let donor = lead.and_then(|id| registry.get::<vientro::record::Donor>(id.as_str()));
        let region = donor.and_then(vientro::record::Donor::region);
        let place = SHARES.iter().position(|(known, _)| Some(*known) == region);
        // What comes from elsewhere is counted with the first region: the total matters.
        let cents = sign * dollars.cents(amount.minor(), amount.currency(), date);
        *sums.entry(place.unwrap_or(0)).or_insert(0) += cents;
    }
    sums
}

/// Decides every amount that is still open, so that each window and region meets its target.
pub fn settle(plan: &mut Plan, registry: &Registry, dollars: &Dollars) {
    for (from, until, target) in TARGETS {
        let (first, last) = days_of(from, until);
        let given = given(registry, dollars, first, last);
        let mut left = target;
        for (place, (region, share)) in SHARES.iter().enumerate() {
            let is_last = place + 1 == SHARES.len();
            let part = if is_last { left } else { target / 1000 * share };
            left -= part;
            let open = part - given.get(&place).copied().unwrap_or(0);
            settle_part(plan, dollars, (first, last), *region, open);
        }
    }
    for gift in &mut plan.gifts {
        let date = gift.decided;
        gift.dollars = dollars.cents(gift.grant(), gift.currency, date) / 100;
    }
}

fn settle_part(
    plan: &mut Plan,
    dollars: &Dollars,
    (first, last): (Date, Date),
    region: Region,
    target: i64,
) {
    // What is decided already is taken off; the rest is shared by weight.
    let mut open: Vec<(usize, usize)> = Vec::new();
    let (mut left, mut weights) = (target, 0u64);
    for (place, gift) in plan.gifts.iter().enumerate() {
        let home = region_of(plan.donors[gift.donors[0].0].country);
        // As above: who comes from elsewhere is counted with the first region.
        let is_listed = SHARES.iter().any(|(known, _)| *known == home);
        if (if is_listed { home } else { SHARES[0].0 }) != region {
            continue;
        }
        for (number, payment) in gift.moves.iter().enumerate() {
            if payment.date < first || last < payment.date {
                continue;
            }
            let sign = match payment.kind {
                "disbursed" => 1,
                "refunded" => -1,
                _ => continue,
            };
            if payment.is_fixed {
                left -= sign * dollars.cents(payment.minor, gift.currency, payment.date);
            } else {
                open.push((place, number));
                weights += payment.weight;
            }
        }
    }
    let budget = left;
    for (place, number) in &open {
        let gift = &mut plan.gifts[*place];
        let payment = &gift.moves[*number];
        let part = i128::from(budget) * i128::from(payment.weight) / i128::from(weights);
        let cents = i64::try_from(part).expect("less than the budget");
        let minor = dollars.convert(cents, Currency::USD, gift.currency, payment.date);
        let minor = (minor - minor % grain(gift.currency, payment.weight)).max(1);
        let (currency, date) = (gift.currency, payment.date);
        gift.moves[*number].minor = minor;
        left -= dollars.cents(minor, currency, date);
    }
    // The largest payment in US dollars closes the gap.
    let closing = open
        .iter()
        .filter(|(place, _)| plan.gifts[*place].currency == Currency::USD)
        .max_by_key(|(place, number)| (plan.gifts[*place].moves[*number].minor, *place));
    let (place, number) = closing.expect("a payment in US dollars in every window and region");
    plan.gifts[*place].moves[*number].minor += left;
}

/// Returns how round an amount is: most are, some are not.
fn grain(currency: Currency, weight: u64) -> i64 {
    let is_round = weight % 3 != 0;
    match (currency, is_round) {
        (Currency::JPY, true) => 10_000,
        (Currency::KRW, true) => 100_000,
        (Currency::VND, _) => 1_000_000,
        (Currency::JPY | Currency::KRW, false) => 100,
        (_, true) => 5_000,
        (_, false) => 1,
    }
}

/// Adds what goes with the payments: what came in before, and what was recorded in the budget.
pub fn accompany(plan: &mut Plan, rng: &mut Rng, dollars: &Dollars) {
    for gift in &mut plan.gifts {
        let out: Vec<(Date, i64)> = (gift.moves.iter())
            .filter(|payment| payment.kind == "disbursed")
            .map(|payment| (payment.date, payment.minor))
            .collect();
        let Some((first, _)) = out.first() else {
            continue;
        };
        let received = out.iter().map(|(_, minor)| minor).sum();
        let mut add = |kind, date, minor| {
            gift.moves.push(crate::gift::Move {
                kind,
                date,
                weight: 0,
                minor,
                is_fixed: true,
            });
        };
        let before = plus(*first, -rng.between(3, 9));
        add("received", before, received);
        if gift.unit.is_of_budget() && !gift.is_by_donor && rng.chance(12) {
            for (date, minor) in &out {
                let recorded = plus(*date, rng.between(5, 12));
                let dong = dollars.convert(*minor, gift.currency, Currency::VND, recorded);
                add("recorded", recorded, dong);
            }
        }
        gift.moves.sort_by_key(|payment| payment.date);
    }
}

/// Makes invented rates of so many months.
pub fn rates(rng: &mut Rng, from: Date, months: i32) -> Vec<RateRecordDraft<'static>> {
    // The last values made by hand, of December 2023, in hundredths.
    let mut values = [
        (Currency::USD, 2_308_200_i64),
        (Currency::EUR, 2_557_100),
        (Currency::JPY, 20_224),
        (Currency::KRW, 1_991),
        (Currency::AUD, 1_664_800),
    ];
    let mut drafts = Vec::new();
    for month in 0..months {
        let first = from.plus_months(month).expect("a day");
        let last = plus(first.plus_months(1).expect("a day"), -1);
        for (currency, value) in &mut values {
            *value += *value * rng.between(-8, 11) / 1000;
            let hundredths = if *value < 100_000 {
                format!(".{:02}", *value % 100)
            } else {
                String::new()
            };
            drafts.push(RateRecordDraft {
                id: format!(
                    "rate-{}-{:02}-{}",
                    first.year(),
                    first.month(),
                    currency.code().to_lowercase()
                )
                .into(),
                from: currency.code().into(),
                to: "VND".into(),
                value: format!("{}{hundredths}", *value / 100).into(),
                kind: "accounting".into(),
                valid: period(first, last),
                source: "tỷ giá hư cấu / invented rate".into(),
                ..Default::default()
            });
        }
    }
    drafts
}
