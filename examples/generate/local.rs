//! The provinces of which figures were published: what there is in their years is planned here,
//! and other grants keep out of the way.

use vientro::catalog::province::Map;
use vientro::statistics::{self, tally};
use vientro::{Currency, Date, Registry, Window};

use crate::amounts::Dollars;
use crate::days::{between, day, plus, weekday};
use crate::places::Place;
use crate::plan::{Plan, Span, Target, in_province};
use crate::rng::Rng;

/// Tells whether a grant may go to a province as any other.
pub fn is_free(place: Place, span: Span) -> bool {
    let is_old = place.unit.map() == Map::Old63;
    if is_old != (Map::on(span.decided) == Map::Old63) {
        return false;
    }
    let last_of_2023 = day(2023, 12, 31);
    match place.code().as_str() {
        // Lạng Sơn 2016-2022 was made by hand.
        "20" => span.decided >= day(2023, 1, 1),
        // Bình Thuận: what ran at the end of 2023, or was new in 2023, was made by hand.
        "60" => {
            (span.until < last_of_2023 || last_of_2023 < span.decided)
                && span.decided.year() != 2023
                && span.until.year() < 2025
        }
        // The provinces that made Lâm Đồng in 2025, and that unit.
        "67" => span.until.year() < 2025,
        "68" => is_old && span.until.year() < 2025,
        "62" => !span.touches(2021),
        "14" => !span.touches(2023),
        "79" => !is_old || span.decided.year() != 2024,
        "49" => !matches!(span.decided.year(), 2020 | 2021),
        _ => true,
    }
}

/// Tells whether a figure of a province was published, that several provinces could disturb.
pub fn is_told(place: Place) -> bool {
    is_told_code(&place.code())
}

/// Tells the same of a code.
pub fn is_told_code(code: &str) -> bool {
    matches!(code, "14" | "20" | "49" | "60" | "62" | "67" | "68" | "79")
}

/// Tells whether a province's file of a year was made by hand.
pub fn is_by_hand(place: Place, year: i32) -> bool {
    match place.code().as_str() {
        "20" => year <= 2022,
        "60" => year == 2023,
        _ => false,
    }
}

fn place(code: &str, map: Map) -> Place {
    let places = Place::of(map);
    *(places.iter().find(|place| place.code() == code)).expect("a code of the map")
}

/// The donors that can give in a span, shuffled.
fn able(plan: &Plan, rng: &mut Rng, span: Span) -> Vec<usize> {
    let mut able: Vec<(u64, usize)> = (plan.donors.iter().enumerate())
        .filter(|(_, donor)| {
            donor.days.0 <= span.decided
                && span.until <= donor.days.1
                && donor.years.0 <= span.decided.year()
                && span.until.year().min(2025) <= donor.years.1
        })
        .map(|(place, _)| (rng.next(), place))
        .collect();
    able.sort_unstable();
    able.into_iter().map(|(_, place)| place).collect()
}

/// How a grant of these provinces is given: a project or not, its currency and worth.
struct Terms {
    is_project: bool,
    currency: Currency,
    worth: Option<i64>,
}

fn give(
    plan: &mut Plan,
    rng: &mut Rng,
    donor: usize,
    span: Span,
    target: Target,
    terms: &Terms,
) -> usize {
    let gift = plan.give(rng, donor, span, target);
    let given = &mut plan.gifts[gift];
    given.extra = crate::gift::Extra::Nothing;
    given.is_sample = false;
    given.currency = terms.currency;
    given.worth = terms.worth;
    (given.mode, given.form) = if terms.is_project {
        ("project", None)
    } else {
        ("non_project", Some("money"))
    };
    if terms.currency == Currency::VND {
        given.counterpart = 0;
    }
    // Where the worth is laid down, so is what was paid of it: equal parts, 90 % of it in all.
    if let Some(worth) = terms.worth {
        let parts = i64::try_from(given.moves.len()).unwrap_or(1).max(1);
        let grain = if terms.currency == Currency::VND {
            1_000_000
        } else {
            10_000
        };
        for payment in &mut given.moves {
            payment.minor = worth / 10 * 9 / parts / grain * grain;
            payment.is_fixed = true;
        }
    }
    gift
}

fn span(rng: &mut Rng, first: Date, last: Date, until: (Date, Date)) -> Span {
    let decided = weekday(between(rng, first, last));
    let from = plus(decided, rng.between(10, 40));
    let until = between(rng, until.0, until.1);
    Span {
        decided,
        from,
        until,
    }
}

/// Plans the grants of these provinces in their years.
pub fn plan(plan: &mut Plan, rng: &mut Rng, registry: &Registry, dollars: &Dollars) {
    ho_chi_minh(plan, rng);
    kon_tum(plan, rng, dollars);
    son_la(plan, rng);
    quang_nam(plan, rng);
    lam_dong(plan, rng, registry);
}

/// Splits a sum into parts of whole units that look drawn, not cut; the last one is at least a tenth
/// of the mean.
fn parts(rng: &mut Rng, sum: i64, count: i64, unit: i64) -> Vec<i64> {
    let mut left = sum;
    let mut parts = Vec::new();
    for place in 0..count {
        let part = if place + 1 == count {
            left
        } else {
            sum / count / unit * rng.between(40, 150) / 100 * unit
        };
        left -= part;
        parts.push(part);
    }
    // What is left for the last one may be nothing, or less: the largest one gives it the rest.
    let least = sum / count / unit / 10 * unit;
    let lacking = least - parts.last().copied().unwrap_or(least);
    if lacking > 0 {
        if let Some(largest) = parts.iter_mut().max() {
            *largest -= lacking;
        }
        if let Some(last) = parts.last_mut() {
            *last += lacking;
        }
    }
    parts
}

/// 2024: 32 projects worth 294 billion đồng, 17 non-projects worth 181 billion; over a hundred
/// organizations are active.
fn ho_chi_minh(plan: &mut Plan, rng: &mut Rng) {
    let place = place("79", Map::Old63);
    for (count, sum, is_project) in [(32, 294, true), (17, 181, false)] {
        for worth in parts(rng, sum * 1_000_000_000, count, 1_000_000) {
            let until = if is_project {
                (day(2025, 1, 10), day(2025, 9, 10))
            } else {
                (day(2024, 11, 1), day(2024, 12, 12))
            };
            let span = span(rng, day(2024, 2, 1), day(2024, 8, 30), until);
            let donor = able(plan, rng, span)[0];
            let terms = Terms {
                is_project,
                currency: Currency::VND,
                worth: Some(worth),
            };
            let target = in_province(rng, place);
            give(plan, rng, donor, span, target, &terms);
        }
    }
    // What was decided before, each by another organization.
    let whole = Span {
        decided: day(2023, 2, 1),
        from: day(2023, 2, 1),
        until: day(2024, 11, 30),
    };
    for donor in able(plan, rng, whole).into_iter().take(96) {
        let until = (day(2024, 6, 1), day(2024, 11, 30));
        let span = span(rng, day(2023, 2, 1), day(2023, 6, 30), until);
        let target = in_province(rng, place);
        plan.give(rng, donor, span, target);
    }
}

/// 2021: 9 organizations, 11 projects that run on the last day, 1.3 million US dollars disbursed,
/// which are 30.2 billion đồng.
fn kon_tum(plan: &mut Plan, rng: &mut Rng, dollars: &Dollars) {
    let place = place("62", Map::Old63);
    let whole = Span {
        decided: day(2020, 2, 1),
        from: day(2020, 3, 1),
        until: day(2022, 11, 30),
    };
    let able = able(plan, rng, whole);
    let (mut gifts, mut sum) = (Vec::new(), 0);
    let amounts = parts(rng, 132_000_000, 11, 10_000);
    for (number, minor) in amounts.into_iter().enumerate() {
        let until = (day(2022, 3, 1), day(2022, 11, 20));
        let span = span(rng, day(2020, 2, 3), day(2021, 6, 1), until);
        let terms = Terms {
            is_project: true,
            currency: Currency::USD,
            worth: None,
        };
        let target = in_province(rng, place);
        let gift = give(plan, rng, able[number % 9], span, target, &terms);
        for payment in &mut plan.gifts[gift].moves {
            if payment.date.year() == 2021 {
                payment.minor = minor;
                payment.is_fixed = true;
                sum += dollars.convert(minor, Currency::USD, Currency::VND, payment.date);
                gifts.push(gift);
            }
        }
    }
    // The last one brings the sum in đồng within a few thousand of what was published.
    let payments = &mut plan.gifts[gifts[gifts.len() - 1]].moves;
    if let Some(last) = payments
        .iter_mut()
        .find(|payment| payment.date.year() == 2021)
    {
        last.minor += dollars.cents(30_200_000_000 - sum, Currency::VND, last.date);
    }
}

/// 2023: six programmes and projects, of which the four approved in 2023 are worth nearly
/// 4.9 million US dollars.
fn son_la(plan: &mut Plan, rng: &mut Rng) {
    let place = place("14", Map::Old63);
    let mut worths: Vec<Option<i64>> = parts(rng, 486_200_000, 4, 100_000)
        .into_iter()
        .map(Some)
        .collect();
    worths.extend([None, None]);
    for worth in worths {
        let year = if worth.is_some() { 2023 } else { 2022 };
        let until = (day(year + 1, 7, 1), day(year + 1, 11, 30));
        let span = span(rng, day(year, 2, 1), day(year, 6, 30), until);
        let donor = able(plan, rng, span)[0];
        let terms = Terms {
            is_project: true,
            currency: Currency::USD,
            worth,
        };
        let target = in_province(rng, place);
        give(plan, rng, donor, span, target, &terms);
    }
}

/// 2020-2021: grants worth 462 billion đồng.
fn quang_nam(plan: &mut Plan, rng: &mut Rng) {
    let place = place("49", Map::Old63);
    for (number, worth) in parts(rng, 462_000_000_000, 44, 1_000_000)
        .into_iter()
        .enumerate()
    {
        let year = if number % 2 == 0 { 2020 } else { 2021 };
        let until = (day(year + 1, 2, 1), day(year + 2, 11, 30));
        let span = span(rng, day(year, 2, 1), day(year, 9, 30), until);
        let donor = able(plan, rng, span)[0];
        let terms = Terms {
            is_project: number % 3 != 0,
            currency: Currency::VND,
            worth: Some(worth),
        };
        let target = in_province(rng, place);
        give(plan, rng, donor, span, target, &terms);
    }
}

/// 2025: 23 organizations active in what is Lâm Đồng since July.
fn lam_dong(plan: &mut Plan, rng: &mut Rng, registry: &Registry) {
    let window = Window::calendar_year(2025).expect("a year");
    let tallies = tally(registry, window, window.last()).expect("sums that fit");
    let given = tallies
        .within(|known| {
            matches!(known, statistics::Place::Unit(unit)
                if matches!(unit.code().as_str(), "60" | "67" | "68"))
        })
        .expect("sums that fit")
        .active
        .len();
    let place = place("68", Map::New34);
    let first = day(2025, 7, 14);
    let whole = Span {
        decided: first,
        from: first,
        until: day(2026, 6, 30),
    };
    let able = able(plan, rng, whole);
    for donor in able.into_iter().take(23 - given) {
        let until = (day(2026, 2, 1), day(2026, 6, 30));
        let span = span(rng, first, day(2025, 9, 20), until);
        let terms = Terms {
            is_project: true,
            currency: Currency::USD,
            worth: None,
        };
        let target = in_province(rng, place);
        give(plan, rng, donor, span, target, &terms);
    }
}
