//! Published figures beside the figures that the records give.

use std::collections::BTreeSet;

use crate::catalog::province::{self, Map, UnitId};
use crate::catalog::{ProvinceCode, Region};
use crate::date::{Date, Window};
use crate::finding::Message;
use crate::id::DonorId;
use crate::lang::Lang;
use crate::money::number::{Comparison, Stated, Unit};
use crate::money::{MoneyError, Total, Totals};
use crate::record::{Certificate, Commitment, Donor, Grant, Indicator, PublishedFigure, Scope};
use crate::registry::Registry;
use crate::statistics::{self, Place, Tally, tally};

/// What the records give for a published figure.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Computed {
    /// A number of things.
    Count(usize),
    /// Money, by currency.
    Aid(Totals),
    /// One sum divided by another of the same currency.
    Ratio {
        /// The sum above.
        numerator: Total,
        /// The sum below; not zero.
        denominator: Total,
    },
    /// Nothing that could be set beside it, and why.
    CannotTell(Message),
}

/// What comparing gives.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Answer {
    /// The computed figure is one that the printed one allows.
    Consistent,
    /// It is not; for an estimate that is no contradiction.
    OffEstimate,
    /// The printed figure rules the computed one out.
    Contradicts,
    /// There is nothing to compare.
    CannotTell,
}

impl Answer {
    /// Returns the permanent id.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Consistent => "consistent",
            Self::OffEstimate => "off_estimate",
            Self::Contradicts => "contradicts",
            Self::CannotTell => "cannot_tell",
        }
    }

    /// Returns the label in a language.
    pub fn label(self, lang: Lang) -> &'static str {
        match self {
            Self::Consistent => lang.pick("khớp", "consistent"),
            Self::OffEstimate => lang.pick("ngoài ước tính", "off the estimate"),
            Self::Contradicts => lang.pick("không khớp", "contradicts"),
            Self::CannotTell => lang.pick("chưa đối chiếu được", "cannot tell"),
        }
    }
}

/// A published figure beside the computed one (đối chiếu số liệu).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Compared {
    /// The published figure's id.
    pub id: String,
    /// What it counts or sums; `None` if the record does not say.
    pub indicator: Option<Indicator>,
    /// What it tells of: indicator, scope, filters, window or day.
    pub label: Message,
    /// The number as printed.
    pub printed: String,
    /// Who printed it.
    pub source: String,
    /// What the records give.
    pub computed: Computed,
    /// Whether the two agree.
    pub answer: Answer,
    /// Whether submissions contradict each other on a record behind the computed figure.
    pub is_contradicted: bool,
}

/// Sets a published figure beside what the records give.
pub fn compare(registry: &Registry, figure: &PublishedFigure) -> Compared {
    let (computed, is_contradicted) = match compute(registry, figure) {
        Ok(found) => found,
        Err(error) => (Computed::CannotTell(Message::of(&error)), false),
    };
    let answer = match figure.stated() {
        Ok(Some(stated)) => answer(&stated, &computed),
        Ok(None) | Err(_) => Answer::CannotTell,
    };
    // A figure that agrees in nothing but its unit is no comparison: say why.
    let computed = match (figure.stated(), computed) {
        (Err(error), _) => Computed::CannotTell(Message::of(&error)),
        (Ok(_), computed) => computed,
    };
    Compared {
        id: figure.id().to_string(),
        indicator: figure.indicator(),
        label: label(figure),
        printed: figure
            .printed()
            .map_or_else(String::new, |text| text.to_string()),
        source: figure
            .source()
            .map_or_else(String::new, |text| text.to_string()),
        computed,
        answer,
        is_contradicted,
    }
}

fn answer(stated: &Stated, computed: &Computed) -> Answer {
    let comparison = match computed {
        Computed::CannotTell(_) => return Answer::CannotTell,
        Computed::Count(count) => match stated.unit() {
            Unit::Currency(_) => return Answer::CannotTell,
            _ => i128::try_from(*count)
                .ok()
                .and_then(|count| stated.compare(count, 0).ok()),
        },
        Computed::Aid(totals) => match stated.unit() {
            Unit::Currency(currency) => {
                let sum = match (totals.get(*currency), totals.iter().len()) {
                    (_, 0) => Some(0),
                    (Some(sum), 1) => Some(sum),
                    // Other currencies stand beside it: adding them needs rates.
                    _ => None,
                };
                sum.and_then(|sum| stated.compare_money(sum, *currency).ok())
            }
            _ => None,
        },
        Computed::Ratio {
            numerator,
            denominator,
        } => {
            return ratio_answer(stated, numerator.minor(), denominator.minor());
        }
    };
    comparison.map_or(Answer::CannotTell, answer_of)
}

fn answer_of(comparison: Comparison) -> Answer {
    match comparison {
        Comparison::Consistent => Answer::Consistent,
        Comparison::OffEstimate { .. } => Answer::OffEstimate,
        Comparison::Contradicts { .. } => Answer::Contradicts,
    }
}

/// Compares a quotient with its printed form from both sides of its last place: no rounding.
fn ratio_answer(stated: &Stated, numerator: i128, denominator: i128) -> Answer {
    const PLACES: u8 = 12;
    const SCALE: i128 = 1_000_000_000_000;
    let sides = || {
        let scaled = numerator.checked_mul(SCALE)?;
        let below = scaled.checked_div_euclid(denominator)?;
        let is_exact = scaled.checked_rem_euclid(denominator)? == 0;
        let above = if is_exact {
            below
        } else {
            below.checked_add(1)?
        };
        let answer = |value: i128| stated.compare(value, PLACES).ok().map(answer_of);
        Some((answer(below)?, answer(above)?))
    };
    match sides() {
        Some((below, above)) if below == above => below,
        Some(_) | None => Answer::CannotTell,
    }
}

/// Computes what a published figure tells of; also tells whether contradicted records are in it.
fn compute(registry: &Registry, figure: &PublishedFigure) -> Result<(Computed, bool), MoneyError> {
    let Some(indicator) = figure.indicator() else {
        return Ok((
            cannot("không rõ chỉ tiêu", "the indicator is not given"),
            false,
        ));
    };
    let asked = match Asked::of(figure) {
        Ok(asked) => asked,
        Err(reason) => return Ok((Computed::CannotTell(reason), false)),
    };
    if indicator == Indicator::ProvincialUnits {
        return Ok(match asked.day() {
            Some(day) => (Computed::Count(province::on(day).len()), false),
            None => (no_day(), false),
        });
    }
    if let Some(reason) = asked.not_covered(registry) {
        return Ok((Computed::CannotTell(reason), false));
    }
    match indicator {
        Indicator::OrganizationsApproved
        | Indicator::OrganizationsNewlyApproved
        | Indicator::GrantsApproved
        | Indicator::AidApproved
        | Indicator::OrganizationsActive
        | Indicator::AidDisbursed
        | Indicator::OrganizationsWithRunningAid
        | Indicator::GrantsRunning
        | Indicator::ValueRunning => by_tally(registry, figure, indicator, &asked),
        Indicator::AidApprovedRatio => approved_ratio(registry, figure, &asked),
        Indicator::OrganizationsRegistered => Ok((registered(registry, &asked), false)),
        Indicator::OrganizationsNewlyRegistered => Ok((newly_registered(registry, &asked), false)),
        Indicator::OrganizationYears => organization_years(registry, &asked),
        Indicator::AidCommitted => Ok((committed(registry, &asked), false)),
        Indicator::OrganizationsWithRelations
        | Indicator::AidDisbursedChange
        | Indicator::AidDisbursedRatio
        | Indicator::AidDisbursedShare
        | Indicator::Programmes
        | Indicator::ProvincialUnits => Ok((
            cannot(
                "báo cáo này chưa tính chỉ tiêu này",
                "this report does not compute it",
            ),
            false,
        )),
    }
}

fn cannot(vi: &str, en: &str) -> Computed {
    Computed::CannotTell(Message::new(vi, en))
}

fn no_day() -> Computed {
    cannot("không rõ ngày", "the day is not given")
}

fn no_window() -> Computed {
    cannot("không rõ kỳ báo cáo", "the window is not given")
}

/// What part of the nation, which window and which day a figure asks for.
struct Asked {
    place: Option<Place>,
    region: Option<Region>,
    country: Option<crate::catalog::CountryCode>,
    window: Option<Window>,
    as_of: Option<Date>,
}

impl Asked {
    fn of(figure: &PublishedFigure) -> Result<Self, Message> {
        let (window, as_of) = (figure.window(), figure.as_of());
        let scope = figure.scope();
        if scope.is_some_and(|s| s.donor().is_some() || s.national_programme().is_some()) {
            return Err(Message::new(
                "báo cáo này chưa tính theo phạm vi này",
                "this report does not compute this scope",
            ));
        }
        let place = match scope.and_then(Scope::province) {
            None => None,
            Some(code) => Some(place_of(code, window, as_of)?),
        };
        Ok(Self {
            place,
            region: scope.and_then(Scope::region),
            country: scope.and_then(Scope::country),
            window,
            as_of,
        })
    }

    /// The day that the figure tells of: its own, else its window's last.
    fn day(&self) -> Option<Date> {
        self.as_of.or(self.window.map(|window| window.last()))
    }

    /// The window that the figure tells of, else the day alone.
    fn window_or_day(&self) -> Option<Window> {
        self.window
            .or_else(|| self.as_of.and_then(|day| Window::span(day, day).ok()))
    }

    /// Whether records cover the scope at all, else why not.
    ///
    /// A national figure needs records of every province; otherwise a comparison would only say
    /// that submissions are missing.
    fn not_covered(&self, registry: &Registry) -> Option<Message> {
        let known = covered(registry);
        match self.place {
            Some(Place::Unit(unit)) if known.contains(&unit) => None,
            Some(_) => Some(Message::new(
                "chưa có bản ghi nào của tỉnh này",
                "there are no records of this province",
            )),
            None => {
                let map = self.day().map_or(Map::Old63, Map::on);
                let all = map.units().count();
                let of_map = known.iter().filter(|unit| unit.map() == map).count();
                (of_map < all).then(|| {
                    Message::new(
                        format!("bản ghi chỉ có ở {of_map}/{all} tỉnh, thành phố"),
                        format!("there are records of only {of_map} of {all} provinces"),
                    )
                })
            }
        }
    }
}

fn place_of(
    code: ProvinceCode,
    window: Option<Window>,
    as_of: Option<Date>,
) -> Result<Place, Message> {
    let day = window.map(|window| window.last()).or(as_of);
    let unit = day.and_then(|day| province::at(code, day));
    unit.map(|unit| Place::Unit(unit.id())).ok_or_else(|| {
        Message::new(
            "mã tỉnh không có vào ngày đó",
            "the province's code did not exist on that date",
        )
    })
}

/// Returns the units that any grant names.
fn covered(registry: &Registry) -> BTreeSet<UnitId> {
    registry
        .records::<Grant>()
        .filter_map(|grant| Some((grant, grant.decided_on()?)))
        .flat_map(|(grant, day)| statistics::places(grant, day))
        .filter_map(|place| match place {
            Place::Unit(unit) => Some(unit),
            Place::NotOnDate(_) | Place::Undivided | Place::Unknown => None,
        })
        .collect()
}

fn by_tally(
    registry: &Registry,
    figure: &PublishedFigure,
    indicator: Indicator,
    asked: &Asked,
) -> Result<(Computed, bool), MoneyError> {
    let Some(window) = asked.window_or_day() else {
        return Ok((no_window(), false));
    };
    // "Running" is asked on the figure's own day; what a window amounts to, in the window.
    let day = asked.as_of.unwrap_or(window.last());
    let tallies = tally(registry, window, day)?;
    let nothing = Tally::new();
    let total;
    let here = match asked.place {
        Some(place) => tallies.places.get(&place).unwrap_or(&nothing),
        None => {
            total = tallies.total()?;
            &total
        }
    };
    let in_region = |ids: &BTreeSet<&DonorId>| {
        let fits = |id: &&&DonorId| asked.fits_donor(registry, id);
        ids.iter().filter(fits).count()
    };
    let is_part = asked.region.is_some() || asked.country.is_some();
    let (mode, novelty) = (figure.mode(), figure.novelty());
    let computed = match indicator {
        Indicator::OrganizationsApproved => {
            Computed::Count(in_region(&here.approved_of(mode, novelty)?.organizations))
        }
        Indicator::OrganizationsNewlyApproved => {
            let new = here.approved_of(mode, Some(crate::record::Novelty::New))?;
            Computed::Count(in_region(&new.organizations))
        }
        Indicator::OrganizationsWithRunningAid => {
            Computed::Count(in_region(&here.running_of(mode)?.organizations))
        }
        Indicator::OrganizationsActive => Computed::Count(in_region(&here.active)),
        _ if is_part => cannot(
            "báo cáo này chưa tính theo nơi đến của bên tài trợ",
            "this report does not compute it by origin",
        ),
        Indicator::GrantsApproved => Computed::Count(here.approved_of(mode, novelty)?.grants.len()),
        Indicator::AidApproved => Computed::Aid(here.approved_of(mode, novelty)?.aid),
        Indicator::GrantsRunning => Computed::Count(here.running_of(mode)?.grants.len()),
        Indicator::ValueRunning => Computed::Aid(here.running_of(mode)?.aid),
        _ => Computed::Aid(here.disbursed_of(mode)?),
    };
    Ok((computed, here.is_contradicted))
}

impl Asked {
    fn fits_donor(&self, registry: &Registry, id: &DonorId) -> bool {
        let donor = registry.get::<Donor>(id.as_str());
        self.region
            .is_none_or(|region| donor.and_then(Donor::region) == Some(region))
            && self
                .country
                .is_none_or(|country| donor.and_then(Donor::country) == Some(country))
    }
}

/// Aid approved in the window, divided by that of the whole years right before it.
fn approved_ratio(
    registry: &Registry,
    figure: &PublishedFigure,
    asked: &Asked,
) -> Result<(Computed, bool), MoneyError> {
    let Some(window) = asked.window else {
        return Ok((no_window(), false));
    };
    let Some(before) = whole_years_before(&window) else {
        return Ok((
            cannot("kỳ không có trọn năm nào", "the window holds no whole year"),
            false,
        ));
    };
    let sum = |window: Window| -> Result<(Totals, bool), MoneyError> {
        let tallies = tally(registry, window, window.last())?;
        let nothing = Tally::new();
        let total = tallies.total()?;
        let here = match asked.place {
            Some(place) => tallies.places.get(&place).unwrap_or(&nothing),
            None => &total,
        };
        let cell = here.approved_of(figure.mode(), figure.novelty())?;
        Ok((cell.aid, here.is_contradicted))
    };
    let ((above, one), (below, other)) = (sum(window)?, sum(before)?);
    let single = |totals: &Totals| {
        let mut entries = totals.iter();
        entries.next().filter(|_| entries.next().is_none())
    };
    let computed = match (single(&above), single(&below)) {
        (Some(a), Some(b)) if a.currency() == b.currency() && b.minor() != 0 => Computed::Ratio {
            numerator: a,
            denominator: b,
        },
        _ => cannot(
            "cần một loại tiền duy nhất và số chia khác 0",
            "a single currency and a divisor other than zero are needed",
        ),
    };
    Ok((computed, one || other))
}

/// The span of as many whole years as a window holds, up to the day before it.
fn whole_years_before(window: &Window) -> Option<Window> {
    let after = window.last().plus_days(1).ok()?;
    let years = (1i32..).take_while(|years| {
        let months = years.saturating_mul(12);
        window
            .first()
            .plus_months(months)
            .is_ok_and(|end| end <= after)
    });
    let years = years.last()?;
    let first = window.first().plus_months(years.saturating_mul(-12)).ok()?;
    Window::span(first, window.first().plus_days(-1).ok()?).ok()
}

fn registered(registry: &Registry, asked: &Asked) -> Computed {
    let Some(day) = asked.day() else {
        return no_day();
    };
    let ids = statistics::registered(registry, day);
    Computed::Count(
        ids.iter()
            .filter(|id| asked.fits_donor(registry, id))
            .count(),
    )
}

fn newly_registered(registry: &Registry, asked: &Asked) -> Computed {
    let Some(window) = asked.window else {
        return no_window();
    };
    let mut first: std::collections::BTreeMap<&DonorId, Date> = std::collections::BTreeMap::new();
    for certificate in registry.records::<Certificate>() {
        if let (Some(holder), Some(issued)) = (certificate.holder(), certificate.issued_on()) {
            let day = first.entry(holder).or_insert(issued);
            *day = issued.min(*day);
        }
    }
    let new = first.iter().filter(|(_, day)| window.contains(**day));
    Computed::Count(new.filter(|(id, _)| asked.fits_donor(registry, id)).count())
}

/// The sum of active organizations over the calendar years of the window.
fn organization_years(registry: &Registry, asked: &Asked) -> Result<(Computed, bool), MoneyError> {
    let Some(window) = asked.window else {
        return Ok((no_window(), false));
    };
    let mut sum = 0usize;
    for year in window.first().year()..=window.last().year() {
        let Ok(window) = Window::calendar_year(year) else {
            return Ok((no_window(), false));
        };
        let tallies = tally(registry, window, window.last())?;
        let total = tallies.total()?;
        let nothing = Tally::new();
        let here = match asked.place {
            Some(place) => tallies.places.get(&place).unwrap_or(&nothing),
            None => &total,
        };
        let active = here
            .active
            .iter()
            .filter(|id| asked.fits_donor(registry, id))
            .count();
        sum = sum.saturating_add(active);
    }
    Ok((Computed::Count(sum), false))
}

fn committed(registry: &Registry, asked: &Asked) -> Computed {
    let mut totals = Totals::new();
    let mine = registry.records::<Commitment>().filter(|commitment| {
        let in_time = match (asked.window, commitment.date()) {
            (Some(window), Some(day)) => window.contains(day),
            (Some(_), None) => false,
            (None, _) => true,
        };
        in_time
            && commitment
                .donor()
                .is_some_and(|id| asked.fits_donor(registry, id))
    });
    for amount in mine.filter_map(Commitment::amount) {
        totals.add(amount);
    }
    Computed::Aid(totals)
}

/// What a figure tells of, in words: indicator, filters, scope, window or day.
fn label(figure: &PublishedFigure) -> Message {
    let text = |lang: Lang| {
        let mut words = Vec::new();
        words.push(figure.indicator().map_or_else(
            || {
                lang.pick("không rõ chỉ tiêu", "indicator not given")
                    .to_owned()
            },
            |indicator| indicator.label(lang).to_owned(),
        ));
        words.extend(figure.mode().map(|mode| mode.label(lang).to_owned()));
        words.extend(
            figure
                .novelty()
                .map(|novelty| novelty.label(lang).to_owned()),
        );
        words.push(scope_label(figure, lang));
        match (figure.window(), figure.as_of()) {
            (Some(window), _) => words.push(window.label(lang)),
            (None, Some(day)) => words.push(lang.pick(day.to_vi(), day.to_string())),
            (None, None) => {}
        }
        words.join(", ")
    };
    Message::new(text(Lang::Vi), text(Lang::En))
}

fn scope_label(figure: &PublishedFigure, lang: Lang) -> String {
    let Some(scope) = figure.scope() else {
        return lang.pick("cả nước", "nation").to_owned();
    };
    let day = figure
        .window()
        .map(|window| window.last())
        .or(figure.as_of());
    let province = scope.province().map(|code| {
        day.and_then(|day| province::at(code, day)).map_or_else(
            || code.as_str().to_owned(),
            |unit| unit.name(lang).to_owned(),
        )
    });
    let region = scope.region().map(|region| region.label(lang).to_owned());
    let country = scope.country().map(|country| {
        country.country().map_or_else(
            || country.as_str().to_owned(),
            |country| country.name(lang).to_owned(),
        )
    });
    let donor = scope.donor().map(ToString::to_string);
    let programme = scope
        .national_programme()
        .map(|programme| programme.title(lang).to_owned());
    let words: Vec<String> = [province, region, country, donor, programme]
        .into_iter()
        .flatten()
        .collect();
    if words.is_empty() {
        lang.pick("cả nước", "nation").to_owned()
    } else {
        words.join(", ")
    }
}
