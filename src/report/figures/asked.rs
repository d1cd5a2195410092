//! What a published figure asks for: which indicator of which part of the nation, when.

use std::collections::BTreeSet;

use crate::catalog::province::{self, Map, UnitId};
use crate::catalog::{CountryCode, NationalProgramme, ProvinceCode, Region};
use crate::date::{Date, Window};
use crate::finding::Message;
use crate::id::DonorId;
use crate::money::Currency;
use crate::money::number::Unit;
use crate::order;
use crate::record::{Donor, Grant, GrantMode, Indicator, Novelty, PublishedFigure, Scope};
use crate::registry::Registry;
use crate::report::known::Known;
use crate::statistics::{self, KeyPart, Place, Reporting};

/// A part of a figure's question that an indicator may not be computed by.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Filter {
    /// A province.
    Place,
    /// The donor, or the region or the country that donors come from.
    Donor,
    /// The mode of grants.
    Mode,
    /// New or supplementary grants only.
    Novelty,
    /// The national programme that grants serve.
    Programme,
}

/// What a figure asks for.
#[derive(Clone)]
pub(super) struct Asked {
    pub(super) indicator: Indicator,
    pub(super) place: Option<UnitId>,
    pub(super) region: Option<Region>,
    pub(super) country: Option<CountryCode>,
    pub(super) donor: Option<DonorId>,
    pub(super) programme: Option<&'static NationalProgramme>,
    pub(super) mode: Option<GrantMode>,
    pub(super) novelty: Option<Novelty>,
    /// By which rates sums in several currencies may be converted.
    pub(super) reporting: Option<Reporting>,
    /// What the number is printed in, where it can be read.
    pub(super) unit: Option<Unit>,
    window: Option<Window>,
    as_of: Option<Date>,
}

impl Asked {
    /// Reads the question; an error is the reason why nobody can answer it.
    pub(super) fn of(
        figure: &PublishedFigure,
        reporting: Option<Reporting>,
    ) -> Result<Self, Message> {
        let indicator = figure
            .indicator()
            .ok_or_else(|| Message::new("không rõ chỉ tiêu", "the indicator is not given"))?;
        let scope = figure.scope();
        if scope.is_some_and(|scope| !scope.unknown_fields().is_empty()) {
            return Err(Message::new(
                "báo cáo này chưa tính theo phạm vi này",
                "this report does not compute this scope",
            ));
        }
        let (window, as_of) = (figure.window(), figure.as_of());
        let place = match scope.and_then(Scope::province) {
            None => None,
            Some(code) => {
                // A code is read on the day that the indicator tells of.
                let last = window.map(|window| window.last());
                let day = match indicator {
                    Indicator::OrganizationsWithRunningAid
                    | Indicator::GrantsRunning
                    | Indicator::ValueRunning
                    | Indicator::OrganizationsRegistered => as_of.or(last),
                    _ => last.or(as_of),
                };
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
            donor: scope.and_then(Scope::donor).cloned(),
            programme: scope.and_then(Scope::national_programme),
            mode: figure.mode(),
            novelty: figure.novelty(),
            reporting,
            unit: figure
                .stated()
                .ok()
                .flatten()
                .map(|stated| stated.unit().clone()),
            window,
            as_of,
        })
    }

    /// Returns the same question of the whole nation.
    pub(super) fn of_nation(&self) -> Self {
        Self {
            place: None,
            region: None,
            country: None,
            donor: None,
            programme: None,
            mode: None,
            novelty: None,
            ..self.clone()
        }
    }

    /// Returns the currency that the number is printed in.
    pub(super) fn currency(&self) -> Option<Currency> {
        match self.unit {
            Some(Unit::Currency(currency)) => Some(currency),
            Some(Unit::Plain | Unit::Percent | Unit::Times | Unit::Counted(_)) | None => None,
        }
    }

    /// Tells whether the question is of donors of some origin, or of one.
    pub(super) const fn is_by_donor(&self) -> bool {
        self.region.is_some() || self.country.is_some() || self.donor.is_some()
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

    /// Returns the day that the figure tells of as a window.
    pub(super) fn on_day(&self) -> Result<Window, Message> {
        let day = self.day()?;
        Window::span(day, day).map_err(|error| Message::of(&error))
    }

    /// Returns the window, or the day that the figure tells of instead.
    pub(super) fn days(&self) -> Result<Window, Message> {
        self.window.map_or_else(|| self.on_day(), Ok)
    }

    /// Refuses a question of years before those that the records tell of: a sum of what is not
    /// there would only say that it is not there.
    pub(super) fn begun(&self, known: &Known<'_>) -> Result<(), Message> {
        let asked = self.window.map(|window| window.first()).or(self.as_of);
        match (asked, known.first_day()) {
            (Some(asked), Some(first)) if asked.year() < first.year() => Err(Message::new(
                format!("bản ghi chỉ có từ năm {}", first.year()),
                format!("the records begin in {}", first.year()),
            )),
            _ => Ok(()),
        }
    }

    /// Refuses every filter of the question that is not listed.
    pub(super) fn only_by(&self, filters: &[Filter]) -> Result<(), Message> {
        let given = [
            (Filter::Place, self.place.is_some()),
            (Filter::Donor, self.is_by_donor()),
            (Filter::Mode, self.mode.is_some()),
            (Filter::Novelty, self.novelty.is_some()),
            (Filter::Programme, self.programme.is_some()),
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
            Some(Filter::Donor) => Err(Message::new(
                "báo cáo này chưa tính theo bên cung cấp viện trợ",
                "this report does not compute it by donor",
            )),
            Some(Filter::Mode) => Err(Message::new(
                "báo cáo này chưa tính theo phương thức",
                "this report does not compute it by mode",
            )),
            Some(Filter::Novelty) => Err(Message::new(
                "báo cáo này chưa tách khoản mới và khoản bổ sung của chỉ tiêu này",
                "this report does not tell new from supplementary here",
            )),
            Some(Filter::Programme) => Err(Message::new(
                "báo cáo này chưa tính theo chương trình quốc gia",
                "this report does not compute it by national programme",
            )),
        }
    }

    /// Refuses a scope that records do not cover.
    ///
    /// A national figure needs records of every province; otherwise a comparison would only say
    /// that submissions are missing.
    pub(super) fn covered(&self, known: &Known<'_>) -> Result<(), Message> {
        let is_known = |donor: &DonorId| known.registry.get::<Donor>(donor.as_str()).is_some();
        if !self.donor.as_ref().is_none_or(is_known) {
            return Err(Message::new(
                "chưa có bản ghi nào của bên cung cấp viện trợ này",
                "there is no record of this donor",
            ));
        }
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
        Some(order::set(units.map(province::Province::code)))
    }

    /// Tells whether a place lies in the one that is asked for.
    ///
    /// What was recorded in a unit of the 63 lies in the unit of the 34 that holds it now.
    pub(super) fn holds(&self, place: Place) -> bool {
        self.place.is_none_or(|asked| place.lies_in(asked))
    }

    /// Returns what else must hold of facts that count: their place is asked for by [`Self::holds`].
    pub(super) fn filters(&self) -> Vec<statistics::Filter> {
        let parts = [
            self.region.map(|region| KeyPart::Region(Some(region))),
            self.country.map(|country| KeyPart::Country(Some(country))),
            self.donor
                .as_ref()
                .map(|donor| KeyPart::Donor(Some(donor.clone()))),
            self.programme
                .map(|programme| KeyPart::NationalProgramme(Some(programme.id()))),
            self.mode.map(|mode| KeyPart::Mode(Some(mode))),
            self.novelty.map(|novelty| KeyPart::Novelty(Some(novelty))),
        ];
        let parts = parts.into_iter().flatten();
        parts.map(statistics::Filter::only).collect()
    }

    /// Tells whether a grant could count on a day, whatever else is asked of it.
    pub(super) fn fits_grant(&self, registry: &Registry, grant: &Grant, day: Date) -> bool {
        let novelty = match grant.supplements() {
            Some(_) => Novelty::Supplementary,
            None => Novelty::New,
        };
        let programme = grant.national_programme().map(NationalProgramme::id);
        let donors = grant.terms_on(day).donors;
        self.mode.is_none_or(|mode| grant.mode() == Some(mode))
            && self.novelty.is_none_or(|asked| novelty == asked)
            && self
                .programme
                .is_none_or(|asked| programme == Some(asked.id()))
            && statistics::places(grant, day)
                .into_iter()
                .any(|place| self.holds(place))
            && (!self.is_by_donor()
                || donors
                    .iter()
                    .any(|part| self.fits_donor(registry, part.donor())))
    }

    fn fits_donor(&self, registry: &Registry, id: Option<&DonorId>) -> bool {
        let donor = id.and_then(|id| registry.get::<Donor>(id.as_str()));
        let fits_region = |region| donor.and_then(Donor::region) == Some(region);
        let fits_country = |country| donor.and_then(Donor::country) == Some(country);
        self.region.is_none_or(fits_region)
            && self.country.is_none_or(fits_country)
            && self.donor.as_ref().is_none_or(|asked| id == Some(asked))
    }
}
