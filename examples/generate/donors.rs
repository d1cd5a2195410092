//! Invented donors: who they are, when they are active, and their certificates.

use std::collections::{BTreeMap, BTreeSet};

use vientro::catalog::Region;
use vientro::record::draft::{Field, PersonalField};
use vientro::record::{
    AccountDraft, CertificateDraft, CertificateEventDraft, DonorDraft, FilingDraft, NamesDraft,
    PeriodDraft,
};
use vientro::{CountryCode, Currency, Date};

use crate::days::{self, day, plus, term_end};
use crate::names;
use crate::rng::Rng;

/// Countries of each region, with weights.
const COUNTRIES: [(Region, &[(&str, u64)]); 3] = [
    (
        Region::AsiaPacific,
        &[
            ("KR", 34),
            ("JP", 24),
            ("AU", 22),
            ("TW", 7),
            ("HK", 6),
            ("SG", 6),
            ("NZ", 5),
            ("TH", 3),
            ("IN", 2),
        ],
    ),
    (
        Region::Europe,
        &[
            ("FR", 30),
            ("GB", 28),
            ("DE", 26),
            ("CH", 14),
            ("NL", 12),
            ("BE", 11),
            ("IT", 9),
            ("NO", 7),
            ("DK", 6),
            ("SE", 6),
            ("ES", 6),
            ("AT", 4),
            ("FI", 3),
            ("IE", 3),
            ("LU", 3),
            ("CZ", 2),
            ("PL", 2),
            ("HU", 2),
        ],
    ),
    (Region::NorthAmerica, &[("US", 100), ("CA", 18)]),
];

/// A certificate through its life: issued once, renewed without a gap.
pub struct Paper {
    pub kind: &'static str,
    pub years: i32,
    pub number: String,
    /// The day on which each term begins, and its last day.
    pub terms: Vec<(Date, Date)>,
}

impl Paper {
    /// Issues a certificate on a day, and renews it until it is valid past a day.
    pub fn issued(rng: &mut Rng, number: usize, issued: Date, past: Date) -> Self {
        let mut paper = Self::of_kind(rng, number);
        let mut until = term_end(issued, paper.years);
        paper.terms.push((issued, until));
        while until <= past {
            let renewed = plus(until, -rng.between(12, 40));
            until = term_end(renewed, paper.years);
            paper.terms.push((renewed, until));
        }
        paper
    }

    /// Makes the certificate whose last term ends on a day, and that was first issued before 2016.
    pub fn ended(rng: &mut Rng, number: usize, last: Date) -> Self {
        let mut paper = Self::of_kind(rng, number);
        let mut until = last;
        loop {
            let before = until.plus_months(-12 * paper.years).expect("a day");
            let mut first = plus(before, 1);
            // A month's last day may make the term a few days longer than its years.
            while term_end(first, paper.years) < until {
                first = plus(first, 1);
            }
            paper.terms.push((first, until));
            if first.year() < 2016 {
                paper.terms.reverse();
                return paper;
            }
            until = plus(first, rng.between(12, 40));
        }
    }

    fn of_kind(rng: &mut Rng, number: usize) -> Self {
        let (kind, years) = if rng.chance(25) {
            ("representative_office", 5)
        } else {
            ("operation", 3)
        };
        Self {
            kind,
            years,
            number: format!("MH-{number:04}/GĐK"),
            terms: Vec::new(),
        }
    }

    pub fn first_day(&self) -> Date {
        self.terms[0].0
    }

    pub fn last_day(&self) -> Date {
        self.terms[self.terms.len() - 1].1
    }

    /// Tells whether it is valid on a day: its terms leave no gap.
    pub fn is_valid_on(&self, day: Date) -> bool {
        self.first_day() <= day && day <= self.last_day()
    }

    /// Returns the day of its newest paper on a day.
    pub fn dated(&self, on: Date) -> Date {
        let past = self.terms.iter().rev().find(|(first, _)| *first <= on);
        past.map_or(self.first_day(), |(first, _)| *first)
    }
}

/// An invented organization.
pub struct Donor {
    pub id: String,
    pub en: String,
    pub vi: String,
    pub country: &'static str,
    pub region: Region,
    pub paper: Option<Paper>,
    /// The first and the last year in which it is active.
    pub years: (i32, i32),
    /// The first day on which a grant of it may be decided, and the last on which one may run.
    pub days: (Date, Date),
    /// In what it gave, and the day before which the account must be open.
    pub accounts: BTreeMap<String, Date>,
    pub provinces: BTreeSet<String>,
    pub sectors: BTreeSet<&'static str>,
    /// A second certificate, issued when the first one had expired.
    pub later: Option<Paper>,
    /// Where its representative office is, if not where it may be.
    pub office: Option<&'static str>,
    /// What its certificate allows, if not what it does.
    pub scope: Option<Scope>,
}

/// Provinces and sectors of a certificate.
pub struct Scope {
    pub provinces: Vec<String>,
    pub sectors: Vec<&'static str>,
}

impl Donor {
    /// Names an organization by its number: no two numbers share a name.
    pub fn new(rng: &mut Rng, number: usize, region: Region, years: (i32, i32)) -> Self {
        let (first, second) = (names::FIRST.len(), names::SECOND.len());
        // 7 is prime to both lengths, so neighbours do not look alike.
        let (round, place) = (number / (first * second), number * 7 % (first * second));
        let (a, b) = (names::FIRST[place % first], names::SECOND[place / first]);
        let suffix = if round == 0 {
            String::new()
        } else {
            format!(" {}", round + 1)
        };
        let kind = rng.pick(&["Foundation", "Trust", "Network", "Association"]);
        let countries = COUNTRIES.iter().find(|(known, _)| *known == region);
        let country = rng.weighted(countries.expect("one of three regions").1);
        Self {
            id: format!("ngo-{}-{}{}", a.0, b.0, suffix.replace(' ', "-")).to_lowercase(),
            en: format!("{} {} Demonstration {kind}{suffix}", a.0, b.0),
            vi: format!("Tổ chức Minh họa {} {}{suffix}", b.1, a.1),
            country,
            region,
            paper: None,
            years,
            days: (day(years.0, 1, 8), day(years.1, 12, 20)),
            accounts: BTreeMap::new(),
            provinces: BTreeSet::new(),
            sectors: BTreeSet::new(),
            later: None,
            office: None,
            scope: None,
        }
    }

    /// Gives it a certificate, which bounds the days of its grants.
    pub fn register(&mut self, paper: Paper) {
        self.days.0 = self.days.0.max(plus(paper.first_day(), 21));
        if self.years.1 < days::AS_OF.0 {
            self.days.1 = self.days.1.min(plus(paper.last_day(), -15));
        } else {
            self.days.1 = plus(paper.last_day(), -15);
        }
        self.paper = Some(paper);
    }

    /// Returns the account that it pays from in a currency, open before a day.
    pub fn account(&mut self, currency: Currency, before: Date) -> String {
        let opened = plus(before, -30);
        let day = self.accounts.entry(currency.code().to_owned());
        let day = day.or_insert(opened);
        *day = opened.min(*day);
        self.account_number(currency.code())
    }

    fn account_number(&self, currency: &str) -> String {
        let name = self.id.trim_start_matches("ngo-").replace('-', "");
        format!("MH-{}-{currency}", name.to_uppercase())
    }

    /// Returns the currency of its country, of those that the rates are for.
    pub fn home_currency(&self) -> Currency {
        match self.country {
            "JP" => Currency::JPY,
            "KR" => Currency::KRW,
            "AU" => Currency::AUD,
            "FR" | "DE" | "NL" | "BE" | "IT" | "ES" | "AT" | "FI" | "IE" | "LU" => Currency::EUR,
            _ => Currency::USD,
        }
    }

    pub fn draft(&self) -> DonorDraft<'_> {
        DonorDraft {
            id: self.id.as_str().into(),
            kind: "foreign_ngo".into(),
            names: NamesDraft {
                vi: self.vi.as_str().into(),
                en: self.en.as_str().into(),
                ..Default::default()
            },
            country: self.country.into(),
            accounts: self
                .accounts
                .iter()
                .map(|(currency, opened)| AccountDraft {
                    number: PersonalField(self.account_number(currency).into()),
                    bank: "Ngân hàng Minh họa".into(),
                    opened_on: opened.to_string().into(),
                    ..Default::default()
                })
                .collect(),
            ..Default::default()
        }
    }

    /// Returns its certificates: nearly always one, with its renewals.
    pub fn certificates(&self) -> Vec<CertificateDraft<'_>> {
        let papers = self.paper.iter().chain(&self.later);
        papers
            .enumerate()
            .map(|(place, paper)| self.certificate(place, paper))
            .collect()
    }

    fn certificate<'a>(&'a self, place: usize, paper: &'a Paper) -> CertificateDraft<'a> {
        let (issued, until) = paper.terms[0];
        let name = self.id.trim_start_matches("ngo-");
        let own = || Scope {
            provinces: self.provinces.iter().cloned().collect(),
            sectors: self.sectors.iter().copied().collect(),
        };
        let own = own();
        let scope = self.scope.as_ref().unwrap_or(&own);
        let provinces: Vec<Field<'_>> = if scope.provinces.len() > 6 || scope.provinces.is_empty() {
            vec!["VN".into()]
        } else {
            (scope.provinces.iter())
                .map(|code| code.clone().into())
                .collect()
        };
        let office = match paper.kind {
            "representative_office" => {
                let usual = ["01", "79", "48"][self.id.len() % 3];
                self.office.unwrap_or(usual).into()
            }
            _ => Field::Absent,
        };
        let renewals = paper.terms.iter().skip(1).enumerate();
        CertificateDraft {
            id: match place {
                0 => format!("cert-{name}").into(),
                _ => format!("cert-{name}-{}", place + 1).into(),
            },
            holder: self.id.as_str().into(),
            number: paper.number.as_str().into(),
            kind: paper.kind.into(),
            issued_on: issued.to_string().into(),
            valid_until: until.to_string().into(),
            home_term_end: "not_applicable".into(),
            provinces,
            // Who was never active has asked for something all the same.
            sectors: match scope.sectors.as_slice() {
                [] => vec!["social_issues".into()],
                sectors => sectors.iter().map(|sector| (*sector).into()).collect(),
            },
            office_province: office,
            programme_list: period(issued, until),
            events: renewals
                .map(|(renewal, (on, until))| CertificateEventDraft {
                    kind: "renewed".into(),
                    date: on.to_string().into(),
                    number: format!("{}-GH{}", paper.number, renewal + 1).into(),
                    valid_until: until.to_string().into(),
                    ..Default::default()
                })
                .collect(),
            ..Default::default()
        }
    }

    /// Returns its yearly reports of the windows from 2023 on, each filed in time, and what it
    /// filed for renewals since Decree 58/2022: sixty days before the term's end, or earlier.
    pub fn filings(&self, rng: &mut Rng) -> Vec<FilingDraft<'static>> {
        let Some(paper) = &self.paper else {
            return Vec::new();
        };
        let name = self.id.trim_start_matches("ngo-");
        let mut filings = Vec::new();
        for year in 2023..=2025 {
            let (from, until) = (day(year - 1, 12, 15), day(year, 12, 14));
            let later = self.later.as_ref();
            if paper.is_valid_on(until) || later.is_some_and(|later| later.is_valid_on(until)) {
                filings.push(filing(
                    format!("filing-annual-{name}-{year}"),
                    "ngo-annual-report",
                    &self.id,
                    (from, until),
                    plus(until, rng.between(1, 4)),
                ));
            }
        }
        for (place, (on, _)) in paper.terms.iter().enumerate().skip(1) {
            if *on >= day(2023, 1, 15) {
                let term = paper.terms[place - 1];
                filings.push(filing(
                    format!("filing-renewal-{name}-{place}"),
                    "certificate-renewal",
                    &self.id,
                    term,
                    plus(term.1, -rng.between(61, 80)),
                ));
            }
        }
        filings
    }
}

/// Makes the draft of a filing.
pub fn filing(
    id: String,
    duty: &'static str,
    bearer: &str,
    window: (Date, Date),
    date: Date,
) -> FilingDraft<'static> {
    FilingDraft {
        id: id.into(),
        duty: duty.into(),
        bearer: bearer.to_owned().into(),
        window: period(window.0, window.1),
        date: date.to_string().into(),
        ..Default::default()
    }
}

/// Makes the draft of a period.
pub fn period(from: Date, until: Date) -> PeriodDraft<'static> {
    PeriodDraft {
        from: from.to_string().into(),
        until: until.to_string().into(),
        ..Default::default()
    }
}

/// Returns the region of a country's code.
pub fn region_of(country: &str) -> Region {
    CountryCode::parse(country).map_or(Region::Other, CountryCode::region)
}
