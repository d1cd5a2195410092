//! From text to a cube's query, and the parts that reports ask for too.

use serde_json::value::RawValue;

use crate::catalog::province::Map;
use crate::code::{Explain, clip};
use crate::date::{Date, Window, WindowKind};
use crate::exchange::json::fill::fill;
use crate::exchange::json::query::QueryError;
use crate::finding::Problem;
use crate::lang::Label;
use crate::money::{Currency, MaxAge, RateKind, Rounding, Through};
use crate::path::Trail;
use crate::record::ShapeError;
use crate::record::draft::{Field, Node, Object, Rest};
use crate::record::shape::{build_leaf, draft_object, is_enough, refuse_unknown};
use crate::report::yearly;
use crate::statistics::{
    Count, CubeQuery, Dimension, Division, Filter, KeyPart, Measure, Reporting, Slot,
};

/// Reads the query of a cube (truy vấn thống kê).
///
/// # Errors
/// * every problem at once, each with its path in the document: what is missing or unknown, a field
///   that a query does not have, a value that its dimension does not have; then what contradicts
///   itself, see [`CubeQuery::check`].
///
/// # Example
/// ```
/// use vientro::exchange::json;
/// use vientro::statistics::Dimension;
/// let query = json::read_query(
///     r#"{"measure":"aid_disbursed","by":["window","province"],"map":"34",
///         "windows":[{"kind":"calendar_year","years":[2016,2024]}]}"#,
/// );
/// let query = query.map_err(|problems| problems[0].to_string())?;
/// assert_eq!((query.by[1], query.slots.len()), (Dimension::Province, 9));
///
/// let problems = json::read_query(r#"{"measure":"aid","colour":"red"}"#).unwrap_err();
/// let paths: Vec<&str> = problems.iter().map(|one| one.path().as_str()).collect();
/// assert_eq!(paths, ["/colour", "/measure"]);
/// # Ok::<(), String>(())
/// ```
pub fn read_query(text: &str) -> Result<CubeQuery, Vec<Problem>> {
    let mut draft = CubeDraft::default();
    open(text, &mut draft)?;
    let mut reader = Reader::new();
    let query = reader.cube(&draft);
    let query = reader.finish(query)?;
    match query.check() {
        Ok(()) => Ok(query),
        Err(error) => Err(vec![Problem::of(&Trail::Root, &error)]),
    }
}

/// Fills a draft from a text that is one JSON object.
pub(super) fn open<'a>(text: &'a str, draft: &mut dyn Object<'a>) -> Result<(), Vec<Problem>> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let refused = |error: &dyn Explain| vec![Problem::of(&Trail::Root, error)];
    let whole: &RawValue = serde_json::from_str(text).map_err(|error| {
        refused(&QueryError::NotJson {
            line: error.line(),
            column: error.column(),
        })
    })?;
    if !whole.get().starts_with('{') {
        return Err(refused(&ShapeError::NotObject));
    }
    if fill(draft, whole.get()) {
        Ok(())
    } else {
        Err(refused(&ShapeError::Garbled))
    }
}

#[derive(Debug, Default)]
struct CubeDraft<'a> {
    measure: Field<'a>,
    by: Vec<Field<'a>>,
    filters: Vec<FilterDraft<'a>>,
    windows: Vec<WindowDraft<'a>>,
    map: Field<'a>,
    counts: Vec<Field<'a>>,
    reporting: ReportingDraft<'a>,
    division: Field<'a>,
    rest: Rest<'a>,
}

draft_object!(CubeDraft {
    measure,
    by,
    filters,
    windows,
    map,
    counts,
    reporting,
    division
});

#[derive(Debug, Default)]
struct FilterDraft<'a> {
    dimension: Field<'a>,
    codes: Vec<Field<'a>>,
    rest: Rest<'a>,
}

draft_object!(FilterDraft { dimension, codes });

#[derive(Debug, Default)]
pub(super) struct WindowDraft<'a> {
    kind: Field<'a>,
    from: Field<'a>,
    until: Field<'a>,
    year: Field<'a>,
    years: Vec<Field<'a>>,
    as_of: Field<'a>,
    rest: Rest<'a>,
}

draft_object!(WindowDraft {
    kind,
    from,
    until,
    year,
    years,
    as_of
});

#[derive(Debug, Default)]
pub(super) struct ReportingDraft<'a> {
    currency: Field<'a>,
    rate_kind: Field<'a>,
    max_age_days: Field<'a>,
    through: Field<'a>,
    rounding: Field<'a>,
    rest: Rest<'a>,
}

draft_object!(ReportingDraft {
    currency,
    rate_kind,
    max_age_days,
    through,
    rounding
});

/// Reads drafts, and collects their problems.
pub(super) struct Reader {
    problems: Vec<Problem>,
}

impl Reader {
    pub(super) const fn new() -> Self {
        let problems = Vec::new();
        Self { problems }
    }

    /// Answers what was read if nothing was wrong.
    pub(super) fn finish<T>(self, read: Option<T>) -> Result<T, Vec<Problem>> {
        match read {
            Some(read) if self.problems.is_empty() => Ok(read),
            _ => Err(self.problems),
        }
    }

    pub(super) const fn problems(&mut self) -> &mut Vec<Problem> {
        &mut self.problems
    }

    /// Tells a problem; of too many, that there are more.
    pub(super) fn tell(&mut self, at: &Trail<'_>, error: &dyn Explain) {
        if !is_enough(at, &mut self.problems) {
            self.problems.push(Problem::of(at, error));
        }
    }

    /// Reports what an object does not have.
    pub(super) fn refuse_unknown(&mut self, draft: &dyn Object<'_>, at: &Trail<'_>) {
        refuse_unknown(draft, at, &mut self.problems);
    }

    /// Reads a value that may be absent.
    pub(super) fn leaf<T, E: Explain>(
        &mut self,
        field: &Field<'_>,
        at: &Trail<'_>,
        parse: impl FnOnce(&str) -> Result<T, E>,
    ) -> Option<T> {
        build_leaf(field, at, &mut self.problems, parse)
    }

    /// Reads a value that nothing can be asked without.
    pub(super) fn needed<T, E: Explain>(
        &mut self,
        field: &Field<'_>,
        at: &Trail<'_>,
        parse: impl FnOnce(&str) -> Result<T, E>,
    ) -> Option<T> {
        if field.is_absent() {
            self.tell(at, &ShapeError::Missing);
        }
        self.leaf(field, at, parse)
    }

    /// Reads every element of a list.
    pub(super) fn list<T, E: Explain>(
        &mut self,
        fields: &[Field<'_>],
        at: &Trail<'_>,
        parse: impl Fn(&str) -> Result<T, E>,
    ) -> Vec<T> {
        let mut read = Vec::with_capacity(fields.len());
        for (position, field) in fields.iter().enumerate() {
            read.extend(self.needed(field, &at.index(position), &parse));
        }
        read
    }

    /// Reads a whole number, written as one.
    pub(super) fn number(
        &mut self,
        field: &Field<'_>,
        at: &Trail<'_>,
        wanted: Label,
    ) -> Option<u32> {
        let (Field::Other(text) | Field::Text(text)) = field else {
            return None;
        };
        let digits = text.bytes().all(|byte| byte.is_ascii_digit());
        let number = match field {
            Field::Other(text) if digits => text.parse().ok(),
            _ => None,
        };
        if number.is_none() {
            let found = clip(text);
            self.tell(at, &ShapeError::NotNumber { found, wanted });
        }
        number
    }

    fn cube(&mut self, draft: &CubeDraft<'_>) -> Option<CubeQuery> {
        let root = Trail::Root;
        self.refuse_unknown(draft, &root);
        let measures = |text: &str| code(Measure::parse(text), text, Measure::ALL, Measure::id);
        let measure = self.needed(&draft.measure, &root.key("measure"), measures);
        let by = self.list(&draft.by, &root.key("by"), dimension);
        let mut filters = Vec::with_capacity(draft.filters.len());
        for (position, filter) in draft.filters.iter().enumerate() {
            filters.extend(self.filter(filter, &root.key("filters").index(position)));
        }
        let slots = self.windows(&draft.windows, &root.key("windows"), true);
        let map = self.leaf(&draft.map, &root.key("map"), map);
        let counts = |text: &str| code(Count::parse(text), text, Count::ALL, Count::id);
        let counts = self.list(&draft.counts, &root.key("counts"), counts);
        let reporting = self.reporting(&draft.reporting, &root.key("reporting"));
        let division = self.leaf(&draft.division, &root.key("division"), |text| {
            code(Division::parse(text), text, &Division::ALL, Division::id)
        });
        Some(CubeQuery {
            measure: measure?,
            by,
            filters,
            slots,
            map,
            counts,
            reporting,
            division: division.unwrap_or(Division::Undivided),
        })
    }

    fn filter(&mut self, draft: &FilterDraft<'_>, at: &Trail<'_>) -> Option<Filter> {
        self.refuse_unknown(draft, at);
        let dimension = self.needed(&draft.dimension, &at.key("dimension"), dimension);
        if draft.codes.is_empty() {
            self.tell(&at.key("codes"), &ShapeError::Missing);
        }
        let dimension = dimension?;
        let values = self.list(&draft.codes, &at.key("codes"), |text| {
            KeyPart::parse(dimension, text).ok_or_else(|| QueryError::NoSuchValue {
                found: clip(text),
                dimension: dimension.id(),
            })
        });
        Some(Filter { dimension, values })
    }

    /// Reads windows, each with its day if days are asked for.
    pub(super) fn windows(
        &mut self,
        drafts: &[WindowDraft<'_>],
        at: &Trail<'_>,
        with_days: bool,
    ) -> Vec<Slot> {
        let mut slots = Vec::with_capacity(drafts.len());
        for (position, draft) in drafts.iter().enumerate() {
            let here = at.index(position);
            let windows = self.several(draft, &here);
            let day = if with_days {
                self.leaf(&draft.as_of, &here.key("as_of"), Date::parse)
            } else {
                self.refuse(&draft.as_of, &here, "as_of");
                None
            };
            slots.extend(windows.into_iter().map(|window| Slot {
                window,
                day: day.unwrap_or(window.last()),
            }));
        }
        slots
    }

    /// Reads one window.
    pub(super) fn window(&mut self, draft: &WindowDraft<'_>, at: &Trail<'_>) -> Option<Window> {
        if draft.is_absent() {
            self.tell(at, &ShapeError::Missing);
            return None;
        }
        self.refuse(&draft.as_of, at, "as_of");
        self.refuse(&draft.years, at, "years");
        self.several(draft, at).pop()
    }

    /// Reports a field that has no meaning at this place.
    pub(super) fn refuse<'a>(&mut self, node: &dyn Node<'a>, at: &Trail<'_>, name: &'static str) {
        if !node.is_absent() {
            let error = ShapeError::NoSuchField { name: name.into() };
            self.tell(&at.key(name), &error);
        }
    }

    /// Reads the windows of a kind that days, a year or years name.
    fn several(&mut self, draft: &WindowDraft<'_>, at: &Trail<'_>) -> Vec<Window> {
        self.refuse_unknown(draft, at);
        let kind = self.needed(&draft.kind, &at.key("kind"), |text| {
            code(
                WindowKind::parse(text),
                text,
                &WindowKind::ALL,
                WindowKind::id,
            )
        });
        let (has_year, has_years) = (!draft.year.is_absent(), !draft.years.is_empty());
        let has_days = !draft.from.is_absent() || !draft.until.is_absent();
        for (one, other, are_both) in [
            ("from", "year", has_days && has_year),
            ("from", "years", has_days && has_years),
            ("year", "years", has_year && has_years),
        ] {
            if are_both {
                self.tell(at, &QueryError::Both { one, other });
                return Vec::new();
            }
        }
        let years = if has_year {
            let year = self.year(&draft.year, &at.key("year"));
            year.map(|year| year..=year)
        } else if has_years {
            self.years(&draft.years, &at.key("years"))
        } else {
            let from = self.needed(&draft.from, &at.key("from"), Date::parse);
            let until = self.needed(&draft.until, &at.key("until"), Date::parse);
            let (Some(kind), Some(from), Some(until)) = (kind, from, until) else {
                return Vec::new();
            };
            return match Window::new(kind, from, until) {
                Ok(window) => vec![window],
                Err(error) => {
                    self.tell(at, &error);
                    Vec::new()
                }
            };
        };
        let (Some(kind), Some(years)) = (kind, years) else {
            return Vec::new();
        };
        let mut windows = Vec::new();
        for year in years {
            match yearly(kind, year) {
                Ok(window) => windows.push(window),
                Err(error) => {
                    self.tell(at, &error);
                    break;
                }
            }
        }
        windows
    }

    fn year(&mut self, field: &Field<'_>, at: &Trail<'_>) -> Option<i32> {
        let wanted = Label::new("năm theo dạng số 2024", "a year as a number: 2024");
        let number = self.number(field, at, wanted)?;
        // What is no year at all is outside the range of dates, too.
        Some(i32::try_from(number).unwrap_or(i32::MAX))
    }

    fn years(
        &mut self,
        fields: &[Field<'_>],
        at: &Trail<'_>,
    ) -> Option<std::ops::RangeInclusive<i32>> {
        let [first, last] = fields else {
            self.tell(at, &QueryError::Years);
            return None;
        };
        let first = self.year(first, &at.index(0));
        let last = self.year(last, &at.index(1));
        let (first, last) = (first?, last?);
        if first > last {
            self.tell(at, &QueryError::Years);
            return None;
        }
        Some(first..=last)
    }

    /// Reads what amounts are converted to, if they are.
    pub(super) fn reporting(
        &mut self,
        draft: &ReportingDraft<'_>,
        at: &Trail<'_>,
    ) -> Option<Reporting> {
        if draft.is_absent() {
            return None;
        }
        self.refuse_unknown(draft, at);
        let currency = self.needed(&draft.currency, &at.key("currency"), Currency::parse);
        let kind = self.needed(&draft.rate_kind, &at.key("rate_kind"), |text| {
            code(RateKind::parse(text), text, &RateKind::ALL, RateKind::id)
        });
        let wanted = Label::new("số ngày, viết dạng số", "a number of days");
        let days = self.number(&draft.max_age_days, &at.key("max_age_days"), wanted);
        let through = self.leaf(&draft.through, &at.key("through"), |text| match text {
            "nothing" => Ok(Through::Nothing),
            "any" => Ok(Through::Any),
            code => Currency::parse(code).map(Through::Currency),
        });
        let rounding = self.needed(&draft.rounding, &at.key("rounding"), |text| {
            code(Rounding::parse(text), text, &Rounding::ALL, Rounding::id)
        });
        Some(Reporting {
            currency: currency?,
            kind: kind?,
            max_age: days.map_or(MaxAge::ValidOnDay, MaxAge::Days),
            through: through.unwrap_or(Through::Nothing),
            rounding: rounding?,
        })
    }
}

/// Answers what a code names, or which codes there are.
pub(super) fn code<T: Copy>(
    found: Option<T>,
    text: &str,
    all: &[T],
    id: impl Fn(T) -> &'static str,
) -> Result<T, QueryError> {
    found.ok_or_else(|| unknown(text, all.iter().map(|one| id(*one))))
}

/// Says which codes there are.
pub(super) fn unknown<'a>(text: &str, ids: impl Iterator<Item = &'a str>) -> QueryError {
    let allowed: Vec<String> = ids.map(|id| format!("`{id}`")).collect();
    QueryError::UnknownCode {
        found: clip(text),
        allowed: allowed.join(" "),
    }
}

fn dimension(text: &str) -> Result<Dimension, QueryError> {
    code(Dimension::parse(text), text, Dimension::ALL, Dimension::id)
}

/// Reads a map by its id, or by a day on which it was in force.
pub(super) fn map(text: &str) -> Result<Map, QueryError> {
    let by_id = Map::ALL.into_iter().find(|map| map.id() == text);
    let by_day = || Date::parse(text).ok().map(Map::on);
    let ids = Map::ALL.into_iter().map(Map::id);
    let found = by_id.or_else(by_day);
    found.ok_or_else(|| unknown(text, ids.chain(["YYYY-MM-DD"])))
}
