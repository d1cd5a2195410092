//! Faults of law in a grant itself: what its decision, dossier, life and money say, one by one.

use vientro::record::draft::Field;
use vientro::record::{AmendmentDraft, DecisionDraft, GrantDraft, GrantEventDraft, PeriodDraft};
use vientro::{Currency, Date};

use crate::days::plus;
use crate::gift::{Extra, Gift, amount};
use crate::places::Place;
use crate::plan::{Target, committee, unit_at};
use crate::planted::{shift, without};

/// What is wrong with a grant: its rule, and what in English.
pub const FAULTS: [(&str, &str); 49] = [
    ("GRANT-018", "the decision has no date"),
    ("GRANT-019", "the decision has no number"),
    ("GRANT-020", "the decision does not say who approved"),
    (
        "GRANT-021",
        "a commune's grant, approved by the Minister of Home Affairs",
    ),
    (
        "GRANT-022",
        "a commune's grant, approved by the head of an association",
    ),
    (
        "GRANT-023",
        "a grant with an address, approved by the Fatherland Front",
    ),
    ("GRANT-024", "nobody is named who receives"),
    ("GRANT-026", "a charity fund is its own managing agency"),
    (
        "GRANT-027",
        "an association's grant managed by the committee of another province",
    ),
    ("GRANT-028", "the dossier holds no request"),
    ("GRANT-029", "the dossier holds no consent of the donor"),
    ("GRANT-030", "the dossier holds no project document"),
    (
        "GRANT-031",
        "the dossier holds no proof of a donor that has no certificate",
    ),
    (
        "GRANT-032",
        "used goods as non-project aid of the Prime Minister, without a quality certificate",
    ),
    ("GRANT-033", "the donor's consent is not translated"),
    (
        "GRANT-034",
        "the dossier is complete two days before it is submitted",
    ),
    (
        "GRANT-035",
        "the dossier is complete two days after the decision",
    ),
    ("GRANT-036", "started five days before the decision"),
    ("GRANT-037", "carried out without a decision"),
    (
        "GRANT-038",
        "planned to end on the day before the decision, and given more time later",
    ),
    (
        "GRANT-039",
        "carried out for weeks beyond the planned end, without an amendment",
    ),
    ("GRANT-040", "appraised before it was submitted"),
    ("GRANT-041", "both completed and terminated"),
    ("GRANT-042", "revoked forty days after the approval"),
    ("GRANT-043", "a disaster twenty days after the decision"),
    ("GRANT-044", "neither programme, project nor non-project"),
    ("GRANT-045", "an amendment without a date"),
    ("GRANT-046", "an amendment that does not say who approved"),
    ("GRANT-047", "amended five days before the decision"),
    ("GRANT-048", "given more time ten days after the end"),
    (
        "GRANT-049",
        "an amendment takes away more counterpart funds than there are",
    ),
    ("GRANT-050", "a project in the form of training"),
    ("GRANT-051", "the parent programme is a project"),
    ("GRANT-052", "the grant adds to itself"),
    ("GRANT-053", "the grant adds to one that was revoked"),
    (
        "GRANT-054",
        "the part in money is 100.00 USD less than the grant part",
    ),
    (
        "GRANT-055",
        "the goods are worth 100.00 USD less than the part in kind",
    ),
    ("GRANT-056", "the donor manages less than nothing"),
    ("GRANT-057", "approved, and worth nothing"),
    ("GRANT-058", "two sectors without shares"),
    ("GRANT-059", "one sector named twice"),
    (
        "GRANT-060",
        "the donor carries out what the recipient manages",
    ),
    ("GRANT-061", "budget aid without the nature of its spending"),
    ("GRANT-062", "emergency relief received by a health centre"),
    (
        "GRANT-063",
        "emergency relief decided 12 days after the dossier was complete",
    ),
    (
        "GRANT-064",
        "emergency relief on religion, approved by the managing agency",
    ),
    (
        "GRANT-065",
        "the decision on emergency relief names no owner",
    ),
    ("GRANT-066", "emergency relief without a proposal"),
    ("GRANT-067", "closed, nobody knows when"),
];

/// Tells whether the fault is one of emergency relief; it is told to be relief as well.
pub fn is_relief(rule: &str) -> bool {
    matches!(
        rule,
        "GRANT-062" | "GRANT-063" | "GRANT-064" | "GRANT-065" | "GRANT-066"
    )
}

/// Makes a grant relief soon after a disaster.
pub fn relieve(gift: &mut Gift) {
    gift.disaster = Some(plus(gift.decided, -30));
    (gift.mode, gift.form) = ("non_project", Some("money"));
}

/// Gives the grant to the body that the fault needs.
pub fn aim(rule: &str, target: &mut Target, place: Place, other: Place) {
    match rule {
        "GRANT-026" => target.unit = unit_at(place, 4),
        "GRANT-027" => {
            target.unit = unit_at(place, 3);
            target.agency = committee(other);
        }
        "GRANT-062" => target.unit = unit_at(place, 0),
        _ => {}
    }
}

/// Shapes the grant as the fault needs it. Nothing is paid under it: what others are paid stays.
pub fn shape(rule: &str, gift: &mut Gift) {
    if !FAULTS.iter().any(|(known, _)| *known == rule) {
        return;
    }
    gift.moves.clear();
    gift.worth = Some(if rule == "GRANT-057" { 0 } else { 3_000_000 });
    if matches!(rule, "GRANT-032" | "GRANT-055") {
        gift.extra = Extra::Goods;
    }
    if rule == "GRANT-032" {
        (gift.mode, gift.form) = ("non_project", Some("goods"));
    }
    if rule == "GRANT-064" {
        gift.content = &["religion"];
    }
    if is_relief(rule) {
        relieve(gift);
    }
}

fn on(day: Date) -> Field<'static> {
    day.to_string().into()
}

fn period(from: Date, until: Date) -> PeriodDraft<'static> {
    PeriodDraft {
        from: on(from),
        until: on(until),
        ..Default::default()
    }
}

/// The first or last day of a period that the generator made.
fn day_of(field: &Field<'static>) -> Date {
    let Field::Text(text) = field else {
        panic!("a day that is there");
    };
    Date::parse(text).expect("a day")
}

/// An amendment by the managing agency, of which only the words are changed.
fn amendment(date: Date) -> AmendmentDraft<'static> {
    AmendmentDraft {
        number: "MH-ĐC/QĐ-UBND".into(),
        date: on(date),
        level: "managing_agency".into(),
        note: "đổi tên hoạt động / an activity renamed".into(),
        ..Default::default()
    }
}

/// Puts the fault into a grant's draft.
pub fn spoil(rule: &str, draft: &mut GrantDraft<'static>, decided: Date) {
    if is_relief(rule) && rule != "GRANT-063" {
        draft.dossier.complete_on = on(plus(decided, -3));
    }
    match rule {
        "GRANT-018" | "GRANT-019" | "GRANT-020" | "GRANT-021" | "GRANT-022" | "GRANT-023"
        | "GRANT-024" | "GRANT-026" => spoil_decision(rule, draft),
        "GRANT-028" | "GRANT-029" | "GRANT-030" | "GRANT-031" | "GRANT-032" | "GRANT-033"
        | "GRANT-034" | "GRANT-035" | "GRANT-066" => spoil_dossier(rule, draft, decided),
        "GRANT-036" | "GRANT-037" | "GRANT-038" | "GRANT-039" | "GRANT-040" | "GRANT-041"
        | "GRANT-042" | "GRANT-043" => spoil_life(rule, draft, decided),
        "GRANT-045" | "GRANT-046" | "GRANT-047" | "GRANT-048" | "GRANT-049" => {
            let mut change = amendment(plus(decided, 90));
            spoil_amendment(rule, draft, &mut change, decided);
            draft.amendments.push(change);
        }
        "GRANT-044" => draft.mode = Field::Absent,
        "GRANT-050" => draft.non_project_form = "training".into(),
        // Made by hand: a project, and one that was revoked.
        "GRANT-051" => draft.parent = "ls-2017-01".into(),
        "GRANT-053" => draft.supplements = "ls-2017-04".into(),
        "GRANT-052" => draft.supplements = draft.id.clone(),
        "GRANT-065" => draft.owner = Field::Absent,
        "GRANT-067" => draft.events.push(GrantEventDraft {
            kind: "closed".into(),
            ..Default::default()
        }),
        _ => spoil_worth(rule, draft),
    }
}

fn spoil_decision(rule: &str, draft: &mut GrantDraft<'static>) {
    match rule {
        "GRANT-018" => draft.decision.date = Field::Absent,
        "GRANT-019" => draft.decision.number = Field::Absent,
        "GRANT-020" => draft.decision.level = Field::Absent,
        "GRANT-021" => draft.decision.level = "minister_of_home_affairs".into(),
        "GRANT-022" => draft.decision.level = "association".into(),
        "GRANT-023" => draft.decision.level = "fatherland_front".into(),
        "GRANT-024" => draft.recipient = Field::Absent,
        _ => draft.managing_agency = draft.recipient.clone(),
    }
}

fn spoil_dossier(rule: &str, draft: &mut GrantDraft<'static>, decided: Date) {
    match rule {
        "GRANT-028" | "GRANT-066" => without(draft, &["request"]),
        "GRANT-029" => without(draft, &["donor_consent"]),
        "GRANT-030" => without(draft, &["programme_document"]),
        "GRANT-031" => without(draft, &["legal_personality"]),
        "GRANT-032" => {
            draft.funding.goods[0].condition = "used".into();
            draft.decision.level = "prime_minister".into();
        }
        "GRANT-033" => {
            let is_consent =
                |kind: &Field<'_>| matches!(kind, Field::Text(kind) if kind == "donor_consent");
            for paper in &mut draft.documents {
                if is_consent(&paper.kind) {
                    paper.translated = "no".into();
                }
            }
        }
        "GRANT-034" => draft.dossier.submitted_on = on(plus(decided, -10)),
        _ => draft.dossier.complete_on = on(plus(decided, 2)),
    }
}

fn spoil_life(rule: &str, draft: &mut GrantDraft<'static>, decided: Date) {
    let event = |kind: &'static str, day: Date| GrantEventDraft {
        kind: kind.into(),
        date: on(day),
        ..Default::default()
    };
    let (from, until) = (day_of(&draft.actual.from), day_of(&draft.actual.until));
    match rule {
        "GRANT-036" => {
            let early = plus(decided, -5);
            draft.planned.from = on(early);
            draft.actual.from = on(early);
            draft.events[2].date = on(early);
        }
        "GRANT-037" => draft.decision = DecisionDraft::default(),
        "GRANT-038" => {
            draft.planned = period(plus(decided, -100), plus(decided, -1));
            let mut change = amendment(plus(decided, 5));
            change.planned = period(from, until);
            draft.amendments.push(change);
        }
        "GRANT-039" => draft.planned.until = on(plus(until, -40)),
        "GRANT-040" => draft.events[1].date = on(plus(decided, -30)),
        "GRANT-041" => draft.events.push(event("terminated", until)),
        "GRANT-042" => {
            draft.actual = PeriodDraft::default();
            draft.events.truncate(2);
            draft.events.push(event("revoked", plus(decided, 40)));
            without(draft, &["completion_report"]);
        }
        _ => draft.disaster_date = on(plus(decided, 20)),
    }
}

fn spoil_amendment(
    rule: &str,
    draft: &GrantDraft<'static>,
    change: &mut AmendmentDraft<'static>,
    decided: Date,
) {
    match rule {
        "GRANT-045" => change.date = Field::Absent,
        "GRANT-046" => change.level = Field::Absent,
        "GRANT-047" => change.date = on(plus(decided, -5)),
        "GRANT-048" => {
            let until = day_of(&draft.actual.until);
            change.date = on(plus(until, 10));
            change.planned = period(day_of(&draft.actual.from), plus(until, 60));
        }
        _ => change.counterpart = vec![amount(-5_000_000_000, Currency::VND)],
    }
}

fn spoil_worth(rule: &str, draft: &mut GrantDraft<'static>) {
    let sectors = |draft: &mut GrantDraft<'static>, parts: [(&'static str, &'static str); 2]| {
        let share =
            |(sector, share): (&'static str, &'static str)| vientro::record::SectorShareDraft {
                sector: sector.into(),
                share: match share {
                    "" => Field::Absent,
                    share => share.into(),
                },
                ..Default::default()
            };
        draft.sectors = parts.map(share).to_vec();
    };
    match rule {
        "GRANT-054" => shift(&mut draft.funding.cash[0], -10_000),
        "GRANT-055" => shift(&mut draft.funding.goods[0].value, -10_000),
        "GRANT-056" => {
            shift(&mut draft.funding.recipient_managed[0], 25_000);
            draft.funding.donor_managed = vec![amount(-25_000, Currency::USD)];
        }
        "GRANT-058" => sectors(draft, [("health", ""), ("social_issues", "")]),
        "GRANT-059" => sectors(draft, [("health", "60"), ("health", "40")]),
        "GRANT-060" => draft.executor = "donor".into(),
        "GRANT-061" => draft.spending_nature = Field::Absent,
        _ => {}
    }
}
