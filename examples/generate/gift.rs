//! One invented grant, and the records that it makes: complete, and lawful unless it is told not to be.

use vientro::record::draft::{Field, PersonalField};
use vientro::record::{
    AccountBalanceDraft, AmendmentDraft, AmountDraft, DecisionDraft, DocumentDraft,
    DonorShareDraft, DossierDraft, FundingDraft, GoodsDraft, GrantDraft, GrantEventDraft,
    PeriodDraft, ProvinceShareDraft, SectorShareDraft, TitlesDraft, TransactionDraft,
};
use vientro::{Currency, Date, Money};

use crate::days::{as_of, plus};
use crate::donors::{Donor, period};
use crate::names;

/// The agency that answers for a grant, and how it signs.
#[derive(Clone)]
pub struct Agency {
    pub id: String,
    pub name: String,
    pub suffix: &'static str,
    pub level: &'static str,
}

/// A Vietnamese body that receives.
#[derive(Clone)]
pub struct Unit {
    pub id: String,
    pub kind: &'static str,
    pub vi: String,
    pub en: String,
    pub founded_by: String,
    pub province: Option<String>,
}

impl Unit {
    /// Tells whether what it receives is state budget revenue.
    pub fn is_of_budget(&self) -> bool {
        matches!(
            self.kind,
            "state_agency" | "public_service_unit" | "socio_political_organization"
        )
    }
}

/// A payment under a grant.
pub struct Move {
    pub kind: &'static str,
    pub date: Date,
    /// What it is worth against the others, until its amount is decided.
    pub weight: u64,
    /// Its amount in minor units of the grant's currency.
    pub minor: i64,
    /// Whether the amount is decided.
    pub is_fixed: bool,
}

/// What else a grant may be about.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Extra {
    Nothing,
    /// Goods, listed.
    Goods,
    /// Experts, with their papers.
    Experts,
    /// An amendment that gives more time.
    MoreTime,
}

/// An invented grant.
pub struct Gift {
    pub id: String,
    /// What its decision and papers are numbered by.
    pub number: String,
    pub title: (String, String),
    pub mode: &'static str,
    pub form: Option<&'static str>,
    /// The donors, each with its share in percent; the first one leads.
    pub donors: Vec<(usize, u32)>,
    pub unit: Unit,
    pub agency: Agency,
    pub places: Vec<(String, u32)>,
    pub sectors: Vec<(&'static str, u32)>,
    pub decided: Date,
    pub from: Date,
    pub until: Date,
    pub currency: Currency,
    pub moves: Vec<Move>,
    /// The grant part, where what was paid does not decide it.
    pub worth: Option<i64>,
    /// How much of a hundred is still to be paid.
    pub open_percent: i64,
    pub counterpart: i64,
    pub is_by_donor: bool,
    pub extra: Extra,
    pub supplements: Option<String>,
    pub content: &'static [&'static str],
    pub disaster: Option<Date>,
    /// Whether every payment and balance of its account is told.
    pub is_sample: bool,
    /// An approximate worth in US dollars, for the way it is managed.
    pub dollars: i64,
    /// The rule that it is made to break.
    pub fault: Option<&'static str>,
}

impl Gift {
    /// Tells whether it had ended on the day on which the data is true.
    pub fn is_ended(&self) -> bool {
        self.until <= as_of()
    }

    /// Returns the grant part.
    pub fn grant(&self) -> i64 {
        if let Some(worth) = self.worth {
            return worth;
        }
        let paid: i64 = (self.moves.iter())
            .filter(|payment| payment.kind == "disbursed")
            .map(|payment| payment.minor)
            .sum();
        if self.open_percent == 0 {
            return paid;
        }
        // What is promised is a round number: the next 1,000 of the currency's units.
        let unit = 1000 * 10_i64.pow(self.currency.minor_digits().unwrap_or(0).into());
        let promised = paid / (100 - self.open_percent) * 100;
        (promised / unit + 1) * unit
    }

    fn amount(&self, minor: i64) -> AmountDraft<'static> {
        amount(minor, self.currency)
    }

    fn donor_names(&self, donors: &[Donor]) -> String {
        donors[self.donors[0].0].en.clone()
    }

    fn funding(&self) -> FundingDraft<'static> {
        let grant = self.grant();
        let is_in_kind = self.extra == Extra::Goods;
        let (cash, in_kind) = if is_in_kind { (0, grant) } else { (grant, 0) };
        let (by_recipient, by_donor) = if self.is_by_donor {
            (0, grant)
        } else {
            (grant, 0)
        };
        let list = |minor: i64| vec![self.amount(minor)];
        let (mut total, mut counterpart) = (list(grant), Vec::new());
        if self.counterpart > 0 {
            if self.currency == Currency::VND {
                total = list(grant + self.counterpart);
            } else {
                total.push(amount(self.counterpart, Currency::VND));
            }
            counterpart.push(amount(self.counterpart, Currency::VND));
        }
        let goods = if is_in_kind {
            let (vi, en, unit, price) = names::GOODS[self.id.len() % names::GOODS.len()];
            vec![GoodsDraft {
                description: format!("{vi} / {en}").into(),
                quantity: (self.dollars / price + 1).to_string().into(),
                unit: unit.into(),
                value: self.amount(grant),
                condition: "new".into(),
                ..Default::default()
            }]
        } else {
            Vec::new()
        };
        FundingDraft {
            total,
            grant: list(grant),
            counterpart,
            recipient_managed: list(by_recipient),
            donor_managed: list(by_donor),
            cash: list(cash),
            in_kind: list(in_kind),
            goods,
            ..Default::default()
        }
    }

    fn documents(&self, donors: &[Donor]) -> Vec<DocumentDraft<'static>> {
        let mut documents = Vec::new();
        let unit = &self.unit.vi;
        let complete = plus(self.decided, -12);
        for (donor, _) in &self.donors {
            let donor = &donors[*donor];
            documents.push(match &donor.paper {
                Some(paper) => DocumentDraft {
                    number: paper.number.clone().into(),
                    legalised: "not_applicable".into(),
                    translated: "not_applicable".into(),
                    ..document("legal_personality", "Bộ Ngoại giao", paper.dated(complete))
                },
                None => DocumentDraft {
                    legalised: "yes".into(),
                    translated: "yes".into(),
                    ..document("legal_personality", &donor.en, plus(complete, -40))
                },
            });
        }
        documents.push(DocumentDraft {
            translated: "yes".into(),
            ..document(
                "donor_consent",
                &self.donor_names(donors),
                plus(complete, -25),
            )
        });
        let paper = match self.mode {
            "non_project" => "non_project_document",
            _ => "programme_document",
        };
        documents.push(document(paper, unit, plus(complete, -20)));
        if self.extra == Extra::Goods {
            documents.push(document("goods_list", unit, plus(complete, -20)));
        }
        if self.extra == Extra::Experts {
            let sender = self.donor_names(donors);
            for kind in ["cv", "activity_programme"] {
                documents.push(DocumentDraft {
                    translated: "yes".into(),
                    ..document(kind, &sender, plus(complete, -22))
                });
            }
            let issuer = "Sở Lao động - Thương binh và Xã hội";
            documents.push(document("work_permit", issuer, plus(complete, -15)));
        }
        documents.push(DocumentDraft {
            number: format!("{}/TTr", self.number).into(),
            ..document("request", unit, plus(complete, -18))
        });
        documents.push(DocumentDraft {
            number: format!("{}/{}", self.number, self.agency.suffix).into(),
            ..document("decision", &self.agency.name, self.decided)
        });
        if self.mode != "non_project" {
            documents.push(DocumentDraft {
                number: format!("{}/TT", self.number).into(),
                ..document("agreement", unit, plus(self.decided, 4))
            });
        }
        if self.is_ended() {
            documents.push(DocumentDraft {
                number: format!("{}/BC", self.number).into(),
                ..document("completion_report", unit, self.reported())
            });
        }
        documents
    }

    /// Returns the day of the completion report: within six months of the end.
    pub fn reported(&self) -> Date {
        let days = i64::try_from(self.id.len()).unwrap_or(0) * 2;
        plus(self.until, 45 + days).min(as_of())
    }

    pub fn draft(&self, donors: &[Donor]) -> GrantDraft<'static> {
        let complete = plus(self.decided, -12);
        let submitted = plus(complete, -9);
        let mut events = vec![
            event("submitted", submitted),
            event("appraised", plus(self.decided, -3)),
            event("started", self.from),
        ];
        if self.is_ended() {
            events.push(event("completed", self.until));
        }
        let mut planned = period(self.from, self.until);
        let mut amendments = Vec::new();
        if self.extra == Extra::MoreTime {
            // What was planned ended earlier; it was amended before that day.
            let before = plus(self.until, -90);
            planned = period(self.from, before);
            amendments.push(AmendmentDraft {
                number: format!("{}-ĐC/{}", self.number, self.agency.suffix).into(),
                date: plus(before, -30).to_string().into(),
                level: self.agency.level.into(),
                planned: period(self.from, self.until),
                note: "gia hạn / more time".into(),
                ..Default::default()
            });
        }
        let actual = if self.is_ended() {
            period(self.from, self.until)
        } else {
            PeriodDraft {
                from: self.from.to_string().into(),
                ..Default::default()
            }
        };
        let text = |text: &str| Field::from(text.to_owned());
        let optional = |text: Option<&str>| text.map_or(Field::Absent, |t| t.to_owned().into());
        GrantDraft {
            id: text(&self.id),
            titles: TitlesDraft {
                vi: text(&self.title.0),
                en: text(&self.title.1),
                ..Default::default()
            },
            mode: self.mode.into(),
            non_project_form: optional(self.form),
            supplements: optional(self.supplements.as_deref()),
            donors: self
                .donors
                .iter()
                .map(|(donor, share)| DonorShareDraft {
                    donor: text(&donors[*donor].id),
                    share: share.to_string().into(),
                    ..Default::default()
                })
                .collect(),
            recipient: text(&self.unit.id),
            owner: text(&self.unit.id),
            managing_agency: text(&self.agency.id),
            provinces: self
                .places
                .iter()
                .map(|(code, share)| ProvinceShareDraft {
                    province: text(code),
                    share: share.to_string().into(),
                    ..Default::default()
                })
                .collect(),
            sectors: self
                .sectors
                .iter()
                .map(|(sector, share)| SectorShareDraft {
                    sector: (*sector).into(),
                    share: share.to_string().into(),
                    ..Default::default()
                })
                .collect(),
            content: self.content.iter().map(|flag| (*flag).into()).collect(),
            disaster_date: optional(self.disaster.map(|day| day.to_string()).as_deref()),
            dossier: DossierDraft {
                submitted_on: submitted.to_string().into(),
                complete_on: complete.to_string().into(),
                ..Default::default()
            },
            decision: DecisionDraft {
                number: format!("{}/{}", self.number, self.agency.suffix).into(),
                date: self.decided.to_string().into(),
                level: self.agency.level.into(),
                ..Default::default()
            },
            planned,
            actual,
            funding: self.funding(),
            spending_nature: match self.sectors[0].0 {
                "socio_economic_development" | "climate_change" => "development_investment",
                _ => "recurrent",
            }
            .into(),
            budget_class: if self.unit.is_of_budget() {
                "budget_revenue"
            } else {
                "not_budget_revenue"
            }
            .into(),
            executor: if self.is_by_donor { "donor" } else { "owner" }.into(),
            management: match (self.dollars < 120_000, self.mode) {
                (true, _) => "existing_unit",
                (false, "programme") => "new_pmu",
                (false, _) => "existing_pmu",
            }
            .into(),
            documents: self.documents(donors),
            amendments,
            events,
            ..Default::default()
        }
    }

    /// Returns its payments; a gift of money first comes in, then goes out of the donor's account.
    pub fn transactions(&self, donors: &mut [Donor]) -> Vec<TransactionDraft<'static>> {
        let lead = self.donors[0].0;
        let mut drafts = Vec::new();
        for (place, payment) in self.moves.iter().enumerate() {
            let is_goods = self.extra == Extra::Goods;
            let account = if is_goods || payment.kind == "recorded" {
                Field::Absent
            } else {
                donors[lead].account(self.currency, self.decided).into()
            };
            let (minor, currency) = match payment.kind {
                // What is recorded is in the budget's currency.
                "recorded" => (payment.minor, Currency::VND),
                _ => (payment.minor, self.currency),
            };
            drafts.push(TransactionDraft {
                id: format!("{}-t{}", self.id, place + 1).into(),
                grant: self.id.clone().into(),
                kind: payment.kind.into(),
                date: payment.date.to_string().into(),
                amount: amount(minor, currency),
                form: if is_goods { "goods" } else { "cash" }.into(),
                donor: match payment.kind {
                    "received" => donors[lead].id.clone().into(),
                    _ => Field::Absent,
                },
                account: PersonalField(account),
                ..Default::default()
            });
        }
        drafts
    }

    /// Returns the balances of its account at the end of each year with a payment.
    pub fn balances(&self) -> Vec<AccountBalanceDraft<'static>> {
        if !self.is_sample || self.extra == Extra::Goods {
            return Vec::new();
        }
        // An account of its own, which the donor's money comes into.
        let account = format!("MH-VT-{}", self.id.to_uppercase());
        let mut drafts = Vec::new();
        let mut opening = 0;
        for year in self.decided.year()..=self.until.year().min(as_of().year()) {
            let of_year = |payment: &&Move| payment.date.year() == year;
            if opening == 0 && !self.moves.iter().any(|payment| of_year(&payment)) {
                continue;
            }
            let change: i64 = (self.moves.iter())
                .filter(of_year)
                .map(|payment| match payment.kind {
                    "received" => payment.minor,
                    "disbursed" | "refunded" => -payment.minor,
                    _ => 0,
                })
                .sum();
            drafts.push(AccountBalanceDraft {
                id: format!("balance-{}-{year}", self.id).into(),
                account: PersonalField(account.clone().into()),
                grant: self.id.clone().into(),
                date: format!("{year}-12-31").into(),
                opening: self.amount(opening),
                closing: self.amount(opening + change),
                ..Default::default()
            });
            opening += change;
        }
        drafts
    }
}

/// Makes the draft of an amount from minor units.
pub fn amount(minor: i64, currency: Currency) -> AmountDraft<'static> {
    let money = Money::from_minor(minor, currency).expect("a currency with minor units");
    AmountDraft {
        amount: money.plain().into(),
        currency: currency.code().into(),
        ..Default::default()
    }
}

fn event(kind: &'static str, date: Date) -> GrantEventDraft<'static> {
    GrantEventDraft {
        kind: kind.into(),
        date: date.to_string().into(),
        ..Default::default()
    }
}

fn document(kind: &'static str, issuer: &str, date: Date) -> DocumentDraft<'static> {
    DocumentDraft {
        kind: kind.into(),
        issuer: issuer.to_owned().into(),
        date: date.to_string().into(),
        ..Default::default()
    }
}
