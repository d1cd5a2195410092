//! What is asked of a published figure: that it can be read, and does not contradict itself.

use crate::finding::Message;
use crate::lang::Lang;
use crate::money::number::{Comparison, Unit};
use crate::path::Trail;
use crate::record::{Indicator, PublishedFigure, Record as _, Scope};
use crate::registry::Registry;
use crate::rules::case::Case;
use crate::rules::map::Map;

/// FIGURE-001.
pub(super) fn essentials<'a>(figure: &'a PublishedFigure, case: &mut Case<'a>) {
    for (field, is_missing) in [
        ("printed", figure.printed().is_none()),
        ("lang", figure.lang().is_none()),
        ("source", figure.source().is_none()),
    ] {
        if is_missing {
            case.report_missing(None, field);
        }
    }
}

/// FIGURE-002.
pub(super) fn readable<'a>(figure: &'a PublishedFigure, case: &mut Case<'a>) {
    if let Err(error) = figure.stated() {
        let why = Message::of(&error);
        case.report_format(
            &Trail::Root.key("printed"),
            Message::new(
                format!("không đọc được số liệu như đã in: {}", why.vi),
                format!("the number as printed cannot be read: {}", why.en),
            ),
        );
    }
}

/// What an indicator counts in.
enum Measured {
    Things,
    Money,
    Ratio,
    /// An amount, or a part of another one.
    MoneyOrRatio,
}

const fn measured(indicator: Indicator) -> Measured {
    match indicator {
        Indicator::OrganizationsRegistered
        | Indicator::OrganizationsActive
        | Indicator::OrganizationsWithRelations
        | Indicator::OrganizationsWithRunningAid
        | Indicator::OrganizationsNewlyApproved
        | Indicator::OrganizationsApproved
        | Indicator::OrganizationsNewlyRegistered
        | Indicator::OrganizationYears
        | Indicator::GrantsApproved
        | Indicator::GrantsRunning
        | Indicator::Programmes
        | Indicator::ProvincialUnits => Measured::Things,
        Indicator::AidApproved
        | Indicator::ValueRunning
        | Indicator::AidCommitted
        | Indicator::AidDisbursed => Measured::Money,
        Indicator::AidDisbursedChange => Measured::MoneyOrRatio,
        Indicator::AidDisbursedRatio
        | Indicator::AidDisbursedShare
        | Indicator::AidApprovedRatio => Measured::Ratio,
    }
}

/// FIGURE-003.
pub(super) fn unit<'a>(figure: &'a PublishedFigure, case: &mut Case<'a>) {
    let (Some(indicator), Ok(Some(stated))) = (figure.indicator(), figure.stated()) else {
        return;
    };
    let fits = match (measured(indicator), stated.unit()) {
        (Measured::Things, Unit::Plain | Unit::Counted(_))
        | (Measured::Money | Measured::MoneyOrRatio, Unit::Currency(_))
        | (Measured::Ratio | Measured::MoneyOrRatio, Unit::Percent | Unit::Times) => true,
        (Measured::Things, Unit::Currency(_) | Unit::Percent | Unit::Times)
        | (Measured::Money, Unit::Plain | Unit::Counted(_) | Unit::Percent | Unit::Times)
        | (Measured::MoneyOrRatio, Unit::Plain | Unit::Counted(_))
        | (Measured::Ratio, Unit::Plain | Unit::Counted(_) | Unit::Currency(_)) => false,
    };
    if !fits {
        case.report_format(
            &Trail::Root.key("printed"),
            Message::new(
                format!(
                    "đơn vị của số liệu không phải là đơn vị của chỉ tiêu {}",
                    indicator.label(Lang::Vi)
                ),
                format!(
                    "the unit of the number is none of the indicator {}",
                    indicator.label(Lang::En)
                ),
            ),
        );
    }
}

/// FIGURE-004.
pub(super) fn scope<'a>(figure: &'a PublishedFigure, case: &mut Case<'a>) {
    let root = Trail::Root;
    let Some(scope) = figure.scope() else {
        return;
    };
    let origin = scope.country();
    if let (Some(region), Some(country)) = (scope.region(), origin) {
        if country.region() != region {
            case.report_format(
                &root.key("scope").key("country"),
                Message::new(
                    format!(
                        "`{}` không thuộc khu vực {}",
                        country.as_str(),
                        region.label(Lang::Vi)
                    ),
                    format!(
                        "`{}` is not of {}",
                        country.as_str(),
                        region.label(Lang::En)
                    ),
                ),
            );
        }
    }
    let donor = scope.donor().and_then(|id| case.donor(id.as_str()));
    let (Some(donor), Some(home)) = (donor, donor.and_then(|donor| donor.country())) else {
        return;
    };
    let is_other = origin.is_some_and(|country| country != home)
        || scope.region().is_some_and(|region| region != home.region());
    if is_other {
        let id = donor.id();
        case.report_format(
            &root.key("scope").key("donor"),
            Message::new(
                format!(
                    "`{id}` đến từ `{}`, ngoài nơi mà phạm vi nói đến",
                    home.as_str()
                ),
                format!(
                    "`{id}` is of `{}`, not of where the scope says",
                    home.as_str()
                ),
            ),
        );
    }
}

/// FIGURE-005.
pub(super) fn agrees<'a>(figure: &'a PublishedFigure, case: &mut Case<'a>) {
    let Some(other) = case.context().same_figure(figure.key()) else {
        return;
    };
    let (Ok(Some(mine)), Ok(Some(its))) = (figure.stated(), other.stated()) else {
        return;
    };
    if let Ok(Comparison::Contradicts { .. }) = its.agrees_with(&mine) {
        let id = other.id();
        case.report_format(
            &Trail::Root.key("printed"),
            Message::new(
                format!(
                    "`{}` trái với `{}` của `{id}`: cùng nguồn, chỉ tiêu, phạm vi và kỳ",
                    mine.printed(),
                    its.printed()
                ),
                format!(
                    "`{}` contradicts `{}` of `{id}`: one source, indicator, scope and window",
                    mine.printed(),
                    its.printed()
                ),
            ),
        );
    }
}

/// What a figure tells of, as text.
fn subject(figure: &PublishedFigure) -> Option<String> {
    let scope = figure.scope();
    if scope.is_some_and(|scope| !scope.unknown_fields().is_empty()) || figure.derived().is_some() {
        return None;
    }
    let window = figure.window();
    let day = figure.as_of();
    if window.is_none() && day.is_none() {
        return None;
    }
    let of = |part: fn(&Scope) -> Option<String>| scope.and_then(part).unwrap_or_default();
    let days = |day: Option<crate::date::Date>| day.map(|day| day.to_string()).unwrap_or_default();
    let parts = [
        figure.source()?.as_str().to_owned(),
        figure.indicator()?.id().to_owned(),
        of(|scope| scope.province().map(|code| code.as_str().to_owned())),
        of(|scope| scope.region().map(|region| region.id().to_owned())),
        of(|scope| scope.country().map(|country| country.as_str().to_owned())),
        of(|scope| scope.donor().map(|donor| donor.as_str().to_owned())),
        of(|scope| scope.national_programme().map(|one| one.id().to_owned())),
        figure.mode().map_or("", |mode| mode.id()).to_owned(),
        figure
            .novelty()
            .map_or("", |novelty| novelty.id())
            .to_owned(),
        window.map_or("", |window| window.kind().id()).to_owned(),
        days(window.map(|window| window.first())),
        days(window.map(|window| window.last())),
        days(day),
        unit_of(figure)?,
    ];
    Some(parts.join("\n"))
}

/// The unit in which a figure is printed: two of them in two currencies say nothing of each other.
fn unit_of(figure: &PublishedFigure) -> Option<String> {
    let stated = figure.stated().ok()??;
    Some(match stated.unit() {
        Unit::Plain | Unit::Counted(_) => String::new(),
        Unit::Percent => "%".to_owned(),
        Unit::Times => "x".to_owned(),
        Unit::Currency(currency) => currency.code().to_owned(),
    })
}

/// For each figure, by its id, the first one of the same source that tells of the same.
pub(super) fn twins(registry: &Registry) -> Map<&str, &PublishedFigure> {
    let mut first: Map<String, &PublishedFigure> = Map::default();
    let mut twins = Map::default();
    for figure in registry.records::<PublishedFigure>() {
        let Some(subject) = subject(figure) else {
            continue;
        };
        let known = *first.entry(subject).or_insert(figure);
        if known.key() != figure.key() {
            twins.insert(figure.key(), known);
        }
    }
    twins
}
