//! What a published figure asks for: which indicator of which part of the nation, when.

use std::collections::BTreeSet;

use crate::catalog::province::{self, Map, UnitId};
use crate::catalog::{CountryCode, ProvinceCode, Region};
use crate::date::{Date, Window};
use crate::finding::Message;
use crate::record::{Donor, GrantMode, Indicator, Novelty, PublishedFigure, Scope};
use crate::registry::Registry;
use crate::report::known::Known;
use crate::statistics::{Place, Tally};

/// A part of a figure's question that an indicator may not be computed by.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Filter {
    /// A province.
    Place,
    /// The region or the country that donors come from.
    Origin,
    /// The mode of grants.
    Mode,
    /// New or supplementary grants only.
    Novelty,
}

/// What a figure asks for.
pub(super) struct Asked {
    pub(super) indicator: Indicator,
    pub(super) place: Option<UnitId>,
    pub(super) region: Option<Region>,
    pub(super) country: Option<CountryCode>,
    pub(super) mode: Option<GrantMode>,
    pub(super) novelty: Option<Novelty>,
    window: Option<Window>,
    as_of: Option<Date>,
}

impl Asked {
    /// Reads the question; an error is the reason why nobody can answer it.
    pub(super) fn of(figure: &PublishedFigure) -> Result<Self, Message> {
        let indicator = figure
            .indicator()
            .ok_or_else(|| Message::new("không rõ chỉ tiêu", "the indicator is not given"))?;
        let scope = figure.scope();
        if scope.is_some_and(|scope| !is_computable(scope)) {
            return Err(Message::new(
                "báo cáo này chưa tính theo phạm vi này",
                "this report does not compute this scope",
            ));
        }
        let (window, as_of) = (figure.window(), figure.as_of());
        let place = match scope.and_then(Scope::province) {
            None => None,
            Some(code) => {
                let day = window.map(|window| window.last()).or(as_of);
                let unit = day.and_then(|day| province::at(code, day));
                Some(unit.map(province::Province::id).ok_or_else(|| {
                    Message::new(
                        "mã tỉnh không có vào ngày đó",
                        "the province's code did not exist on that date",
                    )
                })?)
            }
        };
        Ok(Self {
            indicator,
            place,
            region: scope.and_then(Scope::region),
            country: scope.and_then(Scope::country),
            mode: figure.mode(),
            novelty: figure.novelty(),
            window,
            as_of,
        })
    }

    /// Returns the window, or why there is none.
    pub(super) fn window(&self) -> Result<Window, Message> {
        self.window
            .ok_or_else(|| Message::new("không rõ kỳ báo cáo", "the window is not given"))
    }

    /// Returns the day that the figure tells of: its own, else its window's last.
    pub(super) fn day(&self) -> Result<Date, Message> {
        self.as_of
            .or(self.window.map(|window| window.last()))
            .ok_or_else(|| Message::new("không rõ ngày", "the day is not given"))
    }

    /// Refuses every filter of the question that is not listed.
    pub(super) fn only_by(&self, filters: &[Filter]) -> Result<(), Message> {
        let given = [
            (Filter::Place, self.place.is_some()),
            (
                Filter::Origin,
                self.region.is_some() || self.country.is_some(),
            ),
            (Filter::Mode, self.mode.is_some()),
            (Filter::Novelty, self.novelty.is_some()),
        ];
        let refused = given
            .into_iter()
            .find(|(filter, is_given)| *is_given && !filters.contains(filter));
        match refused.map(|(filter, _)| filter) {
            None => Ok(()),
            Some(Filter::Place) => Err(Message::new(
                "báo cáo này chưa tính theo tỉnh",
                "this report does not compute it by province",
            )),
            Some(Filter::Origin) => Err(Message::new(
                "báo cáo này chưa tính theo nơi đến của bên tài trợ",
                "this report does not compute it by origin",
            )),
            Some(Filter::Mode) => Err(Message::new(
                "báo cáo này chưa tính theo phương thức",
                "this report does not compute it by mode",
            )),
            Some(Filter::Novelty) => Err(Message::new(
                "báo cáo này chưa tách khoản mới và khoản bổ sung của chỉ tiêu này",
                "this report does not tell new from supplementary here",
            )),
        }
    }

    /// Refuses a scope that records do not cover.
    ///
    /// A national figure needs records of every province; otherwise a comparison would only say
    /// that submissions are missing.
    pub(super) fn covered(&self, known: &Known<'_>) -> Result<(), Message> {
        let named = known.named();
        let map = match self.place {
            Some(unit) => unit.map(),
            None => self.day().map_or(Map::Old63, Map::on),
        };
        let old: Vec<(UnitId, Place)> = Map::Old63
            .units()
            .map(|unit| (unit.id(), Place::Unit(unit.id()).on(map)))
            .collect();
        let is_covered = |unit: UnitId| {
            let mut parts = old
                .iter()
                .filter(|(_, whole)| *whole == Place::Unit(unit))
                .map(|(part, _)| part)
                .peekable();
            named.contains(&unit)
                || (parts.peek().is_some() && parts.all(|part| named.contains(part)))
        };
        match self.place {
            Some(unit) if is_covered(unit) => Ok(()),
            Some(_) => Err(Message::new(
                "chưa có bản ghi nào của tỉnh này",
                "there are no records of this province",
            )),
            None => {
                let all = map.units().count();
                let covered = map.units().filter(|unit| is_covered(unit.id())).count();
                if covered == all {
                    return Ok(());
                }
                Err(Message::new(
                    format!("bản ghi chỉ có ở {covered}/{all} tỉnh, thành phố"),
                    format!("there are records of only {covered} of {all} provinces"),
                ))
            }
        }
    }

    /// Returns the codes, of any day, of what lies in the place that is asked for.
    pub(super) fn codes(&self) -> Option<BTreeSet<ProvinceCode>> {
        let asked = self.place?;
        let units = province::all().filter(|unit| Place::Unit(unit.id()).lies_in(asked));
        Some(units.map(province::Province::code).collect())
    }

    /// Returns what a window and a day amount to in the place that is asked for.
    ///
    /// What was recorded in a unit of the 63 lies in the unit of the 34 that holds it now.
    pub(super) fn tally(
        &self,
        known: &Known<'_>,
        window: Window,
        day: Date,
    ) -> Result<Tally, Message> {
        let lies_here = |place: Place| match (self.place, place) {
            (None, _) => true,
            (Some(asked), place) => place.lies_in(asked),
        };
        known
            .tallies(window, day)
            .map_err(|error| Message::of(&error))?
            .within(lies_here)
            .map_err(|error| Message::of(&error))
    }

    /// Counts the organizations that come from where the figure asks for.
    pub(super) fn count(&self, registry: &Registry, organizations: &BTreeSet<Box<str>>) -> usize {
        let ids = organizations.iter().map(AsRef::as_ref);
        ids.filter(|id| self.fits_donor(registry, Some(*id)))
            .count()
    }

    /// Tells whether a donor comes from where the figure asks for.
    pub(super) fn fits_donor(&self, registry: &Registry, id: Option<&str>) -> bool {
        let donor = id.and_then(|id| registry.get::<Donor>(id));
        let fits_region = |region| donor.and_then(Donor::region) == Some(region);
        let fits_country = |country| donor.and_then(Donor::country) == Some(country);
        self.region.is_none_or(fits_region) && self.country.is_none_or(fits_country)
    }
}

/// Whether figures of a scope are computed: of a province, a region or a country, nothing else.
fn is_computable(scope: &Scope) -> bool {
    scope.donor().is_none()
        && scope.national_programme().is_none()
        && scope.unknown_fields().is_empty()
}
