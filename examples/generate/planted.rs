//! Faults of law, planted one by one: each in a record of its own, listed in `planted.tsv`.

use std::borrow::Cow;

use vientro::catalog::Region;
use vientro::catalog::province::Map;
use vientro::record::draft::{Field, PersonalField, UnknownSource};
use vientro::record::{
    AccountBalanceDraft, AmendmentDraft, GrantDraft, SectorShareDraft, TransactionDraft,
};
use vientro::{Currency, Date};

use crate::cast::Given;
use crate::days::{day, plus, weekday};
use crate::donors::{Donor, Paper, Scope};
use crate::gift::{Extra, Move, amount};
use crate::grant_faults;
use crate::places::Place;
use crate::plan::{Plan, Span, committee, in_province, unit_at};
use crate::rng::Rng;

/// The header of the list.
pub const HEADER: &str = "record\trule\twhat\n";

/// The yearly report that is filed late: of this organization, by its place.
pub const LATE: usize = 12;

/// What is wrong with a grant, or with a record beside it: its rule, and what in English.
const FAULTS: [(&str, &str); 29] = [
    ("GRANT-001", "the decision names no owner"),
    (
        "GRANT-002",
        "the decision does not say whether the grant is budget revenue",
    ),
    (
        "GRANT-003",
        "goods are given as non-project aid without a list of goods",
    ),
    (
        "GRANT-004",
        "the total is 500.00 USD more than grant and counterpart",
    ),
    (
        "GRANT-005",
        "the recipient manages 250.00 USD less than the grant part",
    ),
    (
        "GRANT-006",
        "relief decided and ended within three months of a disaster",
    ),
    (
        "GRANT-007",
        "content on religion, approved by the managing agency",
    ),
    (
        "GRANT-008",
        "relief without an address, approved by the managing agency",
    ),
    (
        "GRANT-009",
        "the donor's certificate had expired on the day of the decision; a new one came later",
    ),
    (
        "GRANT-010",
        "an expert without curriculum vitae and work permit",
    ),
    (
        "GRANT-011",
        "decided 35 days after the dossier was complete",
    ),
    ("GRANT-012", "started eight months after the approval"),
    (
        "GRANT-013",
        "an existing unit manages a project of 450,000.00 USD",
    ),
    (
        "GRANT-014",
        "amended by an association, approved by the managing agency",
    ),
    ("GRANT-015", "given to an association as budget revenue"),
    (
        "GRANT-016",
        "a social enterprise's grant managed by the committee of another province",
    ),
    ("GRANT-017", "no completion report, a year after the end"),
    ("CERTIFICATE-001", "an operation certificate for four years"),
    ("CERTIFICATE-002", "a representative office in Quảng Ninh"),
    (
        "CERTIFICATE-003",
        "a grant runs on for months after the certificate expired",
    ),
    (
        "CERTIFICATE-004",
        "a grant outside the province and the sectors of the certificate",
    ),
    (
        "CERTIFICATE-005",
        "no activity in the year after the certificate was issued",
    ),
    ("TRANSACTION-001", "received six days before the decision"),
    (
        "TRANSACTION-002",
        "received on an account that the donor has not registered",
    ),
    ("DONOR-001", "a foreign NGO from Viet Nam"),
    ("BALANCE-001", "the closing balance is 100.00 USD too high"),
    ("REFERENCE-001", "the parent programme is nowhere"),
    ("SHARE-001", "the shares of the sectors are 90 % in all"),
    ("CODE-001", "the code of Hà Tây, which ended in 2008"),
];

/// What is wrong in records made by hand, and in what others printed: record, rule, and what in English.
const BY_HAND: &[(&str, &str, &str)] = &[
    (
        "grants/ls-2022-13",
        "GRANT-070",
        "an international organization gives aid that is not ODA",
    ),
    (
        "balances/fault-balance-002",
        "BALANCE-002",
        "a balance that does not close",
    ),
    (
        "balances/fault-balance-003",
        "BALANCE-003",
        "a balance of less than nothing",
    ),
    (
        "balances/fault-balance-004-b",
        "BALANCE-004",
        "two balances of one account and day",
    ),
    (
        "balances/fault-balance-005-b",
        "BALANCE-005",
        "the account of another grant",
    ),
    (
        "balances/fault-balance-006",
        "BALANCE-006",
        "it opens in dollars and closes in đồng",
    ),
    (
        "certificates/fault-certificate-006",
        "CERTIFICATE-006",
        "a certificate without sectors",
    ),
    (
        "certificates/fault-certificate-007",
        "CERTIFICATE-007",
        "a certificate of no kind",
    ),
    (
        "certificates/fault-certificate-008",
        "CERTIFICATE-008",
        "a certificate without a number",
    ),
    (
        "certificates/fault-certificate-009-b",
        "CERTIFICATE-009",
        "the number of another organization's certificate",
    ),
    (
        "certificates/fault-certificate-010",
        "CERTIFICATE-010",
        "an event of no kind",
    ),
    (
        "certificates/fault-certificate-011",
        "CERTIFICATE-011",
        "resumed without a suspension",
    ),
    (
        "certificates/fault-certificate-012",
        "CERTIFICATE-012",
        "a renewal that ends before the term that it renews",
    ),
    (
        "certificates/fault-certificate-013",
        "CERTIFICATE-013",
        "a list of programmes that is a day too short",
    ),
    (
        "certificates/fault-certificate-014",
        "CERTIFICATE-014",
        "no list of programmes",
    ),
    (
        "certificates/fault-certificate-015",
        "CERTIFICATE-015",
        "a representative office of no place",
    ),
    (
        "certificates/fault-certificate-016",
        "CERTIFICATE-016",
        "a project office certificate issued in 2025",
    ),
    (
        "certificates/fault-certificate-017",
        "CERTIFICATE-017",
        "a company that holds a certificate",
    ),
    (
        "certificates/fault-certificate-018",
        "CERTIFICATE-018",
        "renewed two days after it had expired",
    ),
    (
        "certificates/fault-certificate-020",
        "CERTIFICATE-020",
        "money disbursed while the organization was suspended",
    ),
    (
        "commitments/fault-commitment-001",
        "COMMITMENT-001",
        "a commitment of nobody",
    ),
    (
        "commitments/fault-commitment-002",
        "COMMITMENT-002",
        "a commitment of less than nothing",
    ),
    (
        "donors/fault-donor-002",
        "DONOR-002",
        "an individual without the record of the person",
    ),
    (
        "donors/fault-donor-003",
        "DONOR-003",
        "the kind of the donor is unknown",
    ),
    (
        "donors/fault-donor-004",
        "DONOR-004",
        "a company without a country",
    ),
    (
        "donors/fault-donor-005",
        "DONOR-005",
        "a company with the record of a person",
    ),
    (
        "donors/fault-donor-006",
        "DONOR-006",
        "an account closed a month before it was opened",
    ),
    (
        "filings/fault-filing-002",
        "FILING-002",
        "a filing of no day",
    ),
    (
        "filings/fault-filing-003",
        "FILING-003",
        "a duty that there is none of",
    ),
    (
        "filings/fault-filing-004",
        "FILING-004",
        "an organization's report filed by a committee",
    ),
    (
        "filings/fault-filing-005",
        "FILING-005",
        "a window that is a day too short",
    ),
    (
        "filings/fault-filing-006",
        "FILING-006",
        "filed a day before the window ended",
    ),
    (
        "filings/fault-filing-007-b",
        "FILING-007",
        "one filing told twice",
    ),
    (
        "filings/fault-filing-008",
        "FILING-008",
        "the yearly report on aid, a day late",
    ),
    (
        "filings/fault-filing-009",
        "FILING-009",
        "the monthly report on money, a day late",
    ),
    (
        "filings/fault-filing-010",
        "FILING-010",
        "the dossier for a renewal, 59 days before the certificate expires",
    ),
    (
        "filings/fault-filing-011",
        "FILING-011",
        "the report to the Prime Minister, a day late",
    ),
    (
        "filings/fault-filing-012",
        "FILING-012",
        "the database updated eleven days after the certificate was amended",
    ),
    (
        "certificates/fault-certificate-019",
        "CERTIFICATE-019",
        "suspended, and not put right (told by a calendar of working days alone)",
    ),
    (
        "filings/fault-filing-014",
        "FILING-014",
        "the copies of decisions, seven weeks after they were taken (told by a calendar of working days alone)",
    ),
    (
        "filings/fault-filing-015",
        "FILING-015",
        "the report on emergency relief, eleven days after the decision (told by a calendar of working days alone)",
    ),
    (
        "grants/fault-grant-015",
        "GRANT-006",
        "relief decided and ended within three months of a disaster",
    ),
    (
        "filings/fault-filing-013",
        "FILING-013",
        "the notice of decisions, three weeks after they were taken",
    ),
    (
        "parties/fault-party-001",
        "PARTY-001",
        "the kind of the body is unknown",
    ),
    (
        "parties/fault-party-002",
        "PARTY-002",
        "an agency without a name",
    ),
    (
        "parties/fault-party-003",
        "PARTY-003",
        "a body that founded itself",
    ),
    (
        "parties/fault-party-004",
        "PARTY-004",
        "a charity fund without a founder",
    ),
    (
        "people/fault-person-001",
        "PERSON-001",
        "a first day that is not told",
    ),
    (
        "people/fault-person-002",
        "PERSON-002",
        "an organization that is not told",
    ),
    (
        "people/fault-person-003",
        "PERSON-003",
        "a last day before the first one",
    ),
    (
        "published_figures/fault-figure-001",
        "FIGURE-001",
        "a figure without its language and its source",
    ),
    (
        "published_figures/fault-figure-002",
        "FIGURE-002",
        "a figure that is no number",
    ),
    (
        "published_figures/fault-figure-003",
        "FIGURE-003",
        "a sum of money that is printed as a number of organizations",
    ),
    (
        "published_figures/fault-figure-004",
        "FIGURE-004",
        "an organization from Germany in a scope of France",
    ),
    (
        "published_figures/N1996-2017-disbursed-4-35",
        "FIGURE-005",
        "printed beside another sum of the same years; which article prints which is not certain",
    ),
    ("rates/fault-rate-001", "RATE-001", "a rate of no source"),
    (
        "rates/fault-rate-002",
        "RATE-002",
        "a rate of a currency in itself",
    ),
    (
        "rates/fault-rate-003-b",
        "RATE-003",
        "two values on one day",
    ),
    (
        "rates/fault-rate-004",
        "RATE-004",
        "an accounting rate in baht",
    ),
    (
        "transactions/fault-transaction-003-c",
        "TRANSACTION-003",
        "a transaction of no grant",
    ),
    (
        "transactions/fault-transaction-004-b",
        "TRANSACTION-004",
        "a cent more disbursed than was granted",
    ),
    (
        "transactions/fault-transaction-005-b",
        "TRANSACTION-005",
        "a cent more disbursed than was received",
    ),
    (
        "transactions/fault-transaction-006-c",
        "TRANSACTION-006",
        "a cent more refunded than was received",
    ),
    (
        "transactions/fault-transaction-007-c",
        "TRANSACTION-007",
        "a cent more recorded than was received",
    ),
    (
        "transactions/fault-transaction-008-c",
        "TRANSACTION-008",
        "recorded for a grant that is not budget revenue",
    ),
    (
        "transactions/fault-transaction-009-b",
        "TRANSACTION-009",
        "disbursed three days after the end",
    ),
    (
        "grants/fault-grant-012",
        "GRANT-068",
        "non-project aid of a form that is not told",
    ),
    (
        "grants/fault-grant-013",
        "GRANT-069",
        "appraised two days after the decision",
    ),
    (
        "grants/bt-2023-91",
        "GRANT-071",
        "a dossier of December 2023 that nobody appraised",
    ),
    (
        "grants/fault-grant-010",
        "GRANT-042",
        "revoked though it had started",
    ),
    (
        "transactions/fault-transaction-010-b",
        "TRANSACTION-010",
        "disbursed two weeks after the approval was revoked",
    ),
    (
        "transactions/fault-transaction-011-c",
        "TRANSACTION-011",
        "received from a company that is no donor of the grant",
    ),
    (
        "transactions/fault-transaction-012-c",
        "TRANSACTION-012",
        "goods received for a grant of money",
    ),
    (
        "transactions/fault-transaction-013-c",
        "TRANSACTION-013",
        "a refund with a minus sign",
    ),
];

/// An organization: its region, the kind of its certificates, and their terms.
type Own = (Region, &'static str, Vec<(Date, Date)>);

/// Returns the organization that a fault needs of its own.
fn own_donor(rule: &str) -> Option<Own> {
    let donor = match rule {
        "GRANT-009" => (
            Region::Europe,
            "operation",
            vec![
                (day(2020, 6, 1), day(2023, 5, 31)),
                (day(2023, 7, 25), day(2026, 7, 24)),
            ],
        ),
        "CERTIFICATE-001" => (
            Region::Europe,
            "operation",
            vec![(day(2024, 2, 1), day(2028, 1, 31))],
        ),
        "CERTIFICATE-002" => (
            Region::AsiaPacific,
            "representative_office",
            vec![(day(2024, 3, 1), day(2029, 2, 28))],
        ),
        "CERTIFICATE-003" => (
            Region::NorthAmerica,
            "representative_office",
            vec![(day(2019, 7, 1), day(2024, 6, 30))],
        ),
        "CERTIFICATE-004" => (
            Region::Europe,
            "operation",
            vec![(day(2024, 1, 15), day(2027, 1, 14))],
        ),
        "CERTIFICATE-005" => (
            Region::AsiaPacific,
            "operation",
            vec![(day(2023, 2, 1), day(2026, 1, 31))],
        ),
        "DONOR-001" => (Region::AsiaPacific, "", Vec::new()),
        _ => return None,
    };
    Some(donor)
}

/// Adds what the planted organizations count for.
pub fn count(given: &mut Given) {
    for (region, _, terms) in FAULTS.iter().filter_map(|(rule, _)| own_donor(rule)) {
        let is_valid = |day: Date| {
            terms
                .iter()
                .any(|(first, last)| *first <= day && day <= *last)
        };
        given.registered_2022 += usize::from(is_valid(day(2022, 12, 31)));
        given.registered_2025 += usize::from(is_valid(day(2025, 11, 30)));
        for (known, count) in &mut given.registered_2023 {
            *count += usize::from(*known == region && is_valid(day(2023, 12, 31)));
        }
    }
}

/// How many places further on one lies that no merger made one with this one.
const FAR: usize = 4;

/// Plans the faults, and returns the list of them.
pub fn plan(plan: &mut Plan, rng: &mut Rng) -> String {
    let places: Vec<Place> = Place::of(Map::Old63)
        .into_iter()
        .filter(|place| {
            matches!(
                place.code().as_str(),
                "22" | "24" | "26" | "27" | "30" | "31" | "33" | "34" | "35" | "36" | "37" | "75"
            )
        })
        .collect();
    let mut list = HEADER.to_owned();
    let places_of = |number: usize| {
        let at = |number: usize| places[number % places.len()];
        (at(number), at(number + FAR))
    };
    for (number, (rule, what)) in FAULTS.iter().enumerate() {
        let (place, far) = places_of(number);
        let record = plant(plan, rng, rule, place, far);
        list.push_str(&format!("{record}\t{rule}\t{what}\n"));
    }
    let place = places[5];
    let record = plant(plan, rng, "FIELD-001", place, place);
    list.push_str(&format!(
        "{record}\tFIELD-001\tthe field `suplements`, misspelled\n"
    ));
    for (number, (rule, what)) in grant_faults::FAULTS.iter().enumerate() {
        let (place, far) = places_of(number);
        let record = plant(plan, rng, rule, place, far);
        list.push_str(&format!("{record}\t{rule}\t{what}\n"));
        if grant_faults::is_relief(rule) {
            list.push_str(&format!(
                "{record}\tGRANT-006\trelief decided and ended within three months of a disaster\n"
            ));
        }
    }
    let late = plan.donors[LATE].id.trim_start_matches("ngo-");
    list.push_str(&format!(
        "filings/filing-annual-{late}-2023\tFILING-001\tthe yearly report is filed on 27 December\n"
    ));
    // Planted by hand, before the others.
    list.push_str("grants/ls-2021-03\tGRANT-058\tthree sectors without shares\n");
    list.push_str(
        "filings/filing-annual-dragon-fruit-2023\tFILING-001\tthe yearly report is filed three days late\n",
    );
    for (record, rule, what) in BY_HAND {
        list.push_str(&format!("{record}\t{rule}\t{what}\n"));
    }
    list
}

/// Plans one fault, and returns the record that it is found in.
fn plant(plan: &mut Plan, rng: &mut Rng, rule: &'static str, place: Place, other: Place) -> String {
    let donor = match own_donor(rule) {
        Some(own) => add_donor(plan, rng, rule, own),
        None => able(plan, rng),
    };
    let certificate = format!(
        "certificates/cert-{}",
        plan.donors[donor].id.trim_start_matches("ngo-")
    );
    if rule == "CERTIFICATE-005" {
        return certificate;
    }
    let year = if rule.starts_with("CERTIFICATE") {
        2024
    } else {
        2023
    };
    let decided = weekday(match rule {
        "GRANT-009" => day(2023, 7, 10),
        _ => day(year, 3, i64_to_day(rng.between(4, 27))),
    });
    let from = match rule {
        "GRANT-009" => day(2023, 8, 21),
        "GRANT-012" => plus(decided, 245),
        "GRANT-006" => plus(decided, 7),
        rule if grant_faults::is_relief(rule) => plus(decided, 7),
        _ => plus(decided, rng.between(12, 40)),
    };
    let until = match rule {
        "GRANT-006" => plus(decided, 45),
        rule if grant_faults::is_relief(rule) => plus(decided, 45),
        _ => plus(from, rng.between(190, 250)),
    };
    let mut target = in_province(rng, place);
    target.unit = unit_at(place, 2);
    match rule {
        "GRANT-015" => target.unit = unit_at(place, 3),
        "GRANT-016" => {
            target.unit = unit_at(place, 5);
            target.agency = committee(other);
        }
        "CODE-001" => target.places = vec![("28".to_owned(), 100)],
        _ => grant_faults::aim(rule, &mut target, place, other),
    }
    let gift = plan.give(
        rng,
        donor,
        Span {
            decided,
            from,
            until,
        },
        target,
    );
    let gift = &mut plan.gifts[gift];
    gift.fault = Some(rule);
    gift.currency = Currency::USD;
    gift.extra = Extra::Nothing;
    gift.is_sample = rule == "BALANCE-001";
    gift.is_by_donor = false;
    (gift.mode, gift.form) = ("project", None);
    match rule {
        "GRANT-003" => {
            gift.extra = Extra::Goods;
            (gift.mode, gift.form) = ("non_project", Some("in_kind"));
        }
        "GRANT-006" => grant_faults::relieve(gift),
        "GRANT-007" => gift.content = &["religion"],
        "GRANT-008" => gift.content = &["relief_without_address"],
        "GRANT-010" => {
            gift.extra = Extra::Experts;
            (gift.mode, gift.form) = ("non_project", Some("experts"));
        }
        "GRANT-013" => {
            gift.worth = Some(45_000_000);
            gift.moves = vec![Move {
                kind: "disbursed",
                date: plus(from, 60),
                weight: 0,
                minor: 40_000_000,
                is_fixed: true,
            }];
        }
        _ => grant_faults::shape(rule, gift),
    }
    let id = &gift.id;
    match rule {
        "CERTIFICATE-001" | "CERTIFICATE-002" | "CERTIFICATE-003" => certificate,
        "TRANSACTION-001" | "TRANSACTION-002" => format!("transactions/{id}-t1"),
        "BALANCE-001" => format!("balances/balance-{id}-{year}"),
        "DONOR-001" => format!("donors/{}", plan.donors[donor].id),
        _ => format!("grants/{id}"),
    }
}

fn i64_to_day(day: i64) -> u32 {
    u32::try_from(day).unwrap_or(1)
}

/// Returns an organization without a certificate that is active in 2023 and 2024.
fn able(plan: &Plan, rng: &mut Rng) -> usize {
    let able: Vec<usize> = (plan.donors.iter().enumerate())
        .filter(|(_, donor)| donor.paper.is_none() && donor.years.0 <= 2022 && donor.years.1 > 2024)
        .map(|(place, _)| place)
        .collect();
    rng.pick(&able)
}

fn add_donor(
    plan: &mut Plan,
    rng: &mut Rng,
    rule: &'static str,
    (region, kind, terms): Own,
) -> usize {
    let number = plan.donors.len();
    let mut donor = Donor::new(rng, number, region, (2023, 2024));
    let paper = |number: String, term: (Date, Date)| Paper {
        kind,
        years: 3,
        number,
        terms: vec![term],
    };
    let mut terms = terms.into_iter();
    donor.paper = terms
        .next()
        .map(|term| paper(format!("MH-{number:04}/GĐK"), term));
    donor.later = terms
        .next()
        .map(|term| paper(format!("MH-{number:04}-2/GĐK"), term));
    match rule {
        "CERTIFICATE-002" => donor.office = Some("22"),
        "CERTIFICATE-004" => {
            donor.scope = Some(Scope {
                provinces: vec!["40".to_owned()],
                sectors: vec!["justice_support"],
            });
        }
        "DONOR-001" => donor.country = "VN",
        _ => {}
    }
    // Nothing else is to be given by it.
    donor.days = (day(2025, 12, 30), day(2025, 12, 30));
    plan.donors.push(donor);
    number
}

/// Puts the fault into a grant's draft.
pub fn spoil(rule: &str, draft: &mut GrantDraft<'static>, decided: Date) {
    match rule {
        "GRANT-001" => draft.owner = Field::Absent,
        "GRANT-002" => draft.budget_class = Field::Absent,
        "GRANT-003" => {
            draft.funding.goods.clear();
            without(draft, &["goods_list"]);
        }
        "GRANT-004" => shift(&mut draft.funding.total[0], 50_000),
        "GRANT-005" => shift(&mut draft.funding.recipient_managed[0], -25_000),
        "GRANT-006" => draft.dossier.complete_on = plus(decided, -3).to_string().into(),
        "GRANT-009" => without(draft, &["legal_personality"]),
        "GRANT-010" => without(draft, &["cv", "work_permit"]),
        "GRANT-011" => {
            draft.dossier.complete_on = plus(decided, -35).to_string().into();
            draft.dossier.submitted_on = plus(decided, -44).to_string().into();
            draft.events[0].date = plus(decided, -44).to_string().into();
        }
        "GRANT-012" => draft.planned.from = plus(decided, 30).to_string().into(),
        "GRANT-013" => draft.management = "existing_unit".into(),
        "GRANT-014" => draft.amendments.push(AmendmentDraft {
            number: "MH-ĐC/QĐ-HĐ".into(),
            date: plus(decided, 90).to_string().into(),
            level: "association".into(),
            note: "đổi tên hoạt động / an activity renamed".into(),
            ..Default::default()
        }),
        "GRANT-015" => draft.budget_class = "budget_revenue".into(),
        "GRANT-017" => without(draft, &["completion_report"]),
        "REFERENCE-001" => draft.parent = "chuong-trinh-khong-co".into(),
        "SHARE-001" => {
            let share = |sector: &'static str, share: &'static str| SectorShareDraft {
                sector: sector.into(),
                share: share.into(),
                ..Default::default()
            };
            draft.sectors = vec![share("health", "60"), share("social_issues", "30")];
        }
        "FIELD-001" => {
            let source = UnknownSource(Cow::Borrowed("\"hai-duong-2021-01\""));
            draft
                .rest
                .unknown
                .push((Cow::Borrowed("suplements"), source));
        }
        _ => grant_faults::spoil(rule, draft, decided),
    }
}

/// Takes away the papers of some kinds.
pub fn without(draft: &mut GrantDraft<'static>, kinds: &[&str]) {
    draft.documents.retain(
        |document| !matches!(&document.kind, Field::Text(kind) if kinds.contains(&kind.as_ref())),
    );
}

/// Puts the fault into the drafts of a grant's transactions.
pub fn spoil_transactions(rule: &str, drafts: &mut [TransactionDraft<'static>], decided: Date) {
    match rule {
        "TRANSACTION-001" => drafts[0].date = plus(decided, -6).to_string().into(),
        "TRANSACTION-002" => drafts[0].account = PersonalField("MH-ANOTHER-USD".into()),
        _ => {}
    }
}

/// Puts the fault into the drafts of a grant's balances.
pub fn spoil_balances(rule: &str, drafts: &mut [AccountBalanceDraft<'static>]) {
    if rule == "BALANCE-001" {
        shift(&mut drafts[0].closing, 10_000);
    }
}

/// Changes an amount in US dollars by some cents.
pub fn shift(draft: &mut vientro::record::AmountDraft<'static>, by: i64) {
    if let Field::Text(text) = &draft.amount {
        let cents: i64 = text.replace('.', "").parse().expect("an amount with cents");
        *draft = amount(cents + by, Currency::USD);
    }
}
