use proptest::prelude::*;

use super::*;
use crate::catalog::national_programme;
use crate::catalog::province::{Map, UnitId};
use crate::date::{Date, Window, WindowKind};
use crate::finding::{Problem, Severity};
use crate::id::{DonorId, PartyId};
use crate::money::{Currency, MaxAge, Money, RateKind, Rounding, Through};
use crate::record::GrantMode;
use crate::report::{
    CashGrants, CashQuery, CashScope, ComparisonQuery, NationalGoal, NationalMap, NationalQuery,
    NationalWindow, ProgrammeQuery, ReconciliationQuery, ReportQuery, SeriesQuery, YearlyQuery,
};
use crate::rules::{RULES, Rule};
use crate::statistics::{
    Count, CubeQuery, Dimension, Division, Filter, KeyPart, Measure, Place, Reporting, SectorPart,
    Slot, Threads,
};

fn day() -> impl Strategy<Value = Date> {
    (0..20_000i32).prop_map(|days| Date::from_days_since_1970(days).unwrap())
}

fn window() -> impl Strategy<Value = Window> {
    let year = 1990..2100i32;
    prop_oneof![
        year.clone().prop_map(Window::calendar_year),
        year.clone().prop_map(Window::decree_58),
        year.clone().prop_map(Window::budget_year),
        year.clone().prop_map(Window::first_half),
        (year, 1..=12u32).prop_map(|(year, month)| Window::month(year, month)),
        (day(), 0..900i32).prop_map(|(day, more)| Window::span(day, day.plus_days(more).unwrap())),
    ]
    .prop_map(Result::unwrap)
}

fn reporting() -> impl Strategy<Value = Option<Reporting>> {
    let currency = || prop::sample::select(vec![Currency::VND, Currency::USD]);
    let reporting = (
        currency(),
        prop::sample::select(RateKind::ALL.to_vec()),
        prop_oneof![
            Just(MaxAge::ValidOnDay),
            any::<u32>().prop_map(MaxAge::Days)
        ],
        prop_oneof![
            Just(Through::Nothing),
            Just(Through::Any),
            currency().prop_map(Through::Currency)
        ],
        prop::sample::select(Rounding::ALL.to_vec()),
    );
    let made = |(currency, kind, max_age, through, rounding)| Reporting {
        currency,
        kind,
        max_age,
        through,
        rounding,
    };
    prop::option::of(reporting.prop_map(made))
}

fn map() -> impl Strategy<Value = Option<Map>> {
    prop::option::of(prop::sample::select(Map::ALL.to_vec()))
}

fn filters() -> impl Strategy<Value = Vec<Filter>> {
    let part = prop_oneof![
        Just(KeyPart::Place(Place::parse("VN-63-20").unwrap())),
        Just(KeyPart::Place(Place::Unknown)),
        Just(KeyPart::Sector(SectorPart::Undivided)),
        Just(KeyPart::Mode(None)),
        Just(KeyPart::Mode(Some(GrantMode::Project))),
        Just(KeyPart::Donor(Some(DonorId::new("a \"b\"\\đ;=").unwrap()))),
        Just(KeyPart::Currency(Currency::USD)),
    ];
    prop::collection::vec(part.prop_map(Filter::only), 0..3)
}

prop_compose! {
    fn cube_query()(
        measure in prop::sample::select(Measure::ALL.to_vec()),
        by in prop::sample::subsequence(Dimension::ALL.to_vec(), 0..=Dimension::ALL.len()),
        filters in filters(),
        windows in prop::collection::vec((window(), prop::option::of(day())), 0..4),
        map in map(),
        counts in prop::sample::subsequence(Count::ALL.to_vec(), 0..=Count::ALL.len()),
        reporting in reporting(),
        division in prop::sample::select(Division::ALL.to_vec()),
    ) -> CubeQuery {
        let slot = |(window, day): (Window, Option<Date>)| Slot {
            window,
            day: day.unwrap_or(window.last()),
        };
        let slots = windows.into_iter().map(slot).collect();
        CubeQuery { measure, by, filters, slots, map, counts, reporting, division }
    }
}

fn report_query() -> impl Strategy<Value = ReportQuery> {
    let threads = Threads::ONE;
    let unit = || UnitId::parse("VN-34-20").unwrap();
    let programme = prop::sample::select(national_programme::all().collect::<Vec<_>>());
    let yearly = (
        window(),
        prop::option::of(day()),
        any::<bool>(),
        map(),
        reporting(),
    );
    let yearly = yearly.prop_map(move |(window, as_of, in_province, map, reporting)| {
        ReportQuery::Yearly(YearlyQuery {
            window,
            as_of,
            province: in_province.then(unit),
            map,
            reporting,
            threads,
        })
    });
    let windows = prop::collection::vec(window(), 1..4);
    let series = (windows, prop::option::of(day()), reporting());
    let series = series.prop_map(move |(windows, as_of, reporting)| {
        ReportQuery::Series(SeriesQuery {
            windows,
            as_of,
            reporting,
            threads,
        })
    });
    let programme = (programme, prop::option::of(any::<i64>()), reporting());
    let programme = programme.prop_map(move |(programme, target, reporting)| {
        ReportQuery::Programme(ProgrammeQuery {
            programme,
            target: target.map(|minor| Money::from_minor(minor, Currency::USD).unwrap()),
            reporting,
            threads,
        })
    });
    let comparison = (window(), window(), reporting());
    let comparison = comparison.prop_map(move |(window, with, reporting)| {
        ReportQuery::Comparison(ComparisonQuery {
            window,
            with,
            reporting,
            threads,
        })
    });
    let scope = prop_oneof![
        Just(CashScope::All),
        Just(CashScope::ManagingAgency(
            PartyId::new("ubnd \"x\"").unwrap()
        )),
        Just(CashScope::Province(unit())),
    ];
    let cash = (window(), scope, any::<bool>()).prop_map(|(window, scope, all)| {
        let grants = if all {
            CashGrants::All
        } else {
            CashGrants::BudgetRevenue
        };
        ReportQuery::Cash(CashQuery {
            window,
            scope,
            grants,
        })
    });
    let reconciliation = (prop::option::of(window()), reporting());
    let reconciliation = reconciliation.prop_map(|(window, reporting)| {
        ReportQuery::Reconciliation(ReconciliationQuery { window, reporting })
    });
    prop_oneof![
        yearly,
        series,
        programme,
        comparison,
        cash,
        reconciliation,
        national_query()
    ]
}

fn national_query() -> impl Strategy<Value = ReportQuery> {
    let year = || (1990..2100i32).prop_map(|year| Window::decree_58(year).unwrap());
    let window = prop_oneof![
        year().prop_map(NationalWindow::One),
        Just(NationalWindow::LastReported(WindowKind::BudgetYear)),
    ];
    let map = prop_oneof![
        Just(NationalMap::OfWindow),
        Just(NationalMap::On(Map::New34)),
        Just(NationalMap::AsRecorded),
    ];
    let programme = prop::sample::select(national_programme::all().collect::<Vec<_>>());
    let goal = (programme, prop::option::of(any::<i64>()));
    let goal = goal.prop_map(|(programme, target)| NationalGoal {
        programme,
        target: target.map(|minor| Money::from_minor(minor, Currency::USD).unwrap()),
    });
    let grants = prop::sample::select(vec![CashGrants::BudgetRevenue, CashGrants::All]);
    let asked = (
        (window, prop::option::of(day()), any::<bool>(), map),
        reporting(),
        prop::option::of((year(), year())),
        prop::option::of(goal),
        prop::option::of(grants),
    );
    asked.prop_map(
        |((window, as_of, in_province, map), reporting, compare, programme, cash)| {
            ReportQuery::National(NationalQuery {
                window,
                as_of,
                province: in_province.then(|| UnitId::parse("VN-34-20").unwrap()),
                map,
                reporting,
                compare,
                programme,
                cash,
                threads: Threads::ONE,
            })
        },
    )
}

proptest! {
    #[test]
    fn the_query_of_a_cube_reads_back(query in cube_query()) {
        let read = read_query(&query_json(&query));
        match query.check() {
            Ok(()) => prop_assert_eq!(read, Ok(query)),
            Err(error) => {
                let problems = read.unwrap_err();
                prop_assert_eq!(problems.len(), 1);
                prop_assert_eq!(problems[0].code(), error.code());
            }
        }
    }

    #[test]
    fn the_query_of_a_report_reads_back(query in report_query()) {
        prop_assert_eq!(read_report_query(&report_query_json(&query)), Ok(query));
    }

    #[test]
    fn no_text_makes_a_panic(text in ".{0,60}", at in 0..200usize) {
        let _ = read_query(&text);
        let _ = read_report_query(&text);
        let whole = query_json(&CubeQuery::of(Measure::Running));
        let cut: String = whole.chars().take(at).chain(text.chars()).collect();
        let _ = read_query(&cut);
    }
}

fn told(problems: &[Problem]) -> Vec<String> {
    let tell = |one: &Problem| format!("{} {}", one.path(), one.code().id());
    problems.iter().map(tell).collect()
}

#[test]
fn all_problems_are_told_at_once_with_their_paths() {
    let text = r#"{"measure":"aid","by":["province",7,"colour"],"limit":1,
      "filters":[{"dimension":"province","codes":["VN-63-99"]},{"dimension":"mode"},5],
      "windows":[{"kind":"year","year":2020},{"kind":"calendar_year","year":"2020"},
        {"kind":"calendar_year","years":[2024,2016]},{"kind":"month","year":2020},
        {"kind":"span","from":"2020-01-01"},{"kind":"span","from":"2020-01-01","year":2020},
        {"kind":"calendar_year","year":1800}],
      "map":"65","counts":["donors","people"],"division":"half",
      "reporting":{"currency":"XXX1","max_age_days":"30","through":"gold"}}"#;
    let problems = read_query(text).unwrap_err();
    assert_eq!(
        told(&problems),
        [
            "/filters/2 shape.not_object",
            "/limit shape.no_such_field",
            "/measure query.unknown_code",
            "/by/1 shape.not_text",
            "/by/2 query.unknown_code",
            "/filters/0/codes/0 query.no_such_value",
            "/filters/1/codes shape.missing",
            "/filters/2/dimension shape.missing",
            "/filters/2/codes shape.missing",
            "/windows/0/kind query.unknown_code",
            "/windows/1/year shape.not_number",
            "/windows/2/years query.years",
            "/windows/3 report.not_yearly",
            "/windows/4/until shape.missing",
            "/windows/5 query.both",
            "/windows/6 date.out_of_range",
            "/map query.unknown_code",
            "/counts/1 query.unknown_code",
            "/reporting/currency money.unknown_currency",
            "/reporting/rate_kind shape.missing",
            "/reporting/max_age_days shape.not_number",
            "/reporting/through money.unknown_currency",
            "/reporting/rounding shape.missing",
            "/division query.unknown_code",
        ]
    );
    for problem in &problems {
        assert_ne!(problem.message(Lang::Vi), problem.message(Lang::En));
    }
}

#[test]
fn what_is_no_object_says_so() {
    for (text, code) in [
        ("", "query.not_json"),
        ("{", "query.not_json"),
        ("{} {}", "query.not_json"),
        ("[]", "shape.not_object"),
        ("7", "shape.not_object"),
        (r#"{"\ud800":1}"#, "shape.garbled"),
    ] {
        assert_eq!(told(&read_query(text).unwrap_err()), [format!(" {code}")]);
        let problems = read_report_query(text).unwrap_err();
        assert_eq!(told(&problems), [format!(" {code}")], "{text}");
    }
}

#[test]
fn of_too_many_problems_it_is_told_that_there_are_more() {
    let by = vec![r#""x""#; 5000].join(",");
    let text = format!(r#"{{"measure":"running","by":[{by}]}}"#);
    let problems = read_query(&text).unwrap_err();
    assert_eq!(problems.len(), 1001);
    assert_eq!(problems.last().unwrap().code().id(), "shape.more");
}

#[test]
fn what_contradicts_itself_is_told_when_all_reads() {
    let text = r#"{"measure":"running"}"#;
    let problems = read_query(text).unwrap_err();
    assert_eq!(told(&problems), [" statistics.no_windows"]);
}

#[test]
fn a_report_has_its_own_fields_and_no_others() {
    let problems = |text| told(&read_report_query(text).unwrap_err());
    assert_eq!(problems("{}"), ["/report shape.missing"]);
    let unknown = r#"{"report":"weekly","window":7}"#;
    assert_eq!(problems(unknown), ["/report query.unknown_code"]);
    assert_eq!(
        problems(
            r#"{"report":"yearly","province":"VN-20","threads":4,
              "window":{"kind":"calendar_year","years":[2019,2019],"as_of":"2019-01-01"}}"#
        ),
        [
            "/threads shape.no_such_field",
            "/window/as_of shape.no_such_field",
            "/window/years shape.no_such_field",
            "/province province.code_form",
        ]
    );
    assert_eq!(
        problems(r#"{"report":"series"}"#),
        ["/windows shape.missing"]
    );
    assert_eq!(
        problems(r#"{"report":"programme","target":{"amount":7,"currency":"USD"}}"#),
        [
            "/programme shape.missing",
            "/target/amount shape.amount_not_text"
        ]
    );
    assert_eq!(
        problems(r#"{"report":"comparison","window":{"kind":"decree_58","year":2022}}"#),
        ["/with shape.missing"]
    );
    assert_eq!(
        problems(
            r#"{"report":"cash","window":{"kind":"month","from":"2023-01-01","until":"2023-01-31"},
              "managing_agency":"A","province":"VN-34-20","grants":"some"}"#
        ),
        ["/grants query.unknown_code", " query.both"]
    );
}

#[test]
fn a_national_report_is_of_one_window() {
    let problems = |text| told(&read_report_query(text).unwrap_err());
    assert_eq!(
        problems(r#"{"report":"national"}"#),
        ["/window shape.missing"]
    );
    assert_eq!(
        problems(
            r#"{"report":"national","last_reported":"calendar_year",
              "window":{"kind":"calendar_year","year":2023}}"#
        ),
        [" query.both"]
    );
    assert_eq!(
        problems(
            r#"{"report":"national","window":{"kind":"half_year","from":"2023-01-01",
              "until":"2023-06-30"},"map":"none","target":{"amount":"7.00","currency":"USD"},
              "compare":{"window":{"kind":"calendar_year","year":2023},"to":1},"cash":"yes"}"#
        ),
        [
            "/window report.not_yearly",
            "/compare/to shape.no_such_field",
            "/compare/with shape.missing",
            "/programme shape.missing",
            "/cash query.unknown_code",
        ]
    );
    assert_eq!(
        problems(r#"{"report":"national","last_reported":"month"}"#),
        ["/last_reported query.unknown_code"]
    );
}

#[test]
fn a_map_may_be_named_by_a_day() {
    for (map, expected) in [
        ("63", Map::Old63),
        ("2025-06-30", Map::Old63),
        ("2025-07-01", Map::New34),
    ] {
        let text = format!(r#"{{"measure":"aid_approved","map":"{map}"}}"#);
        assert_eq!(read_query(&text).unwrap().map, Some(expected));
    }
}

#[test]
fn a_check_may_be_of_some_rules_and_more_or_less_grave() {
    let text = r#"{"as_of":"2023-12-31","only":["GRANT-001","GRANT-011"],
        "switched_off":["GRANT-001"],"severities":{"GRANT-011":"info","GRANT-004":"error"}}"#;
    let options = read_check_options(text).unwrap();
    let on = RULES.iter().filter(|rule| !options.is_off(rule.id()));
    assert!(on.map(Rule::id).eq(["GRANT-011"]));
    // GRANT-004 makes errors anyway.
    let changed = [("GRANT-011", Severity::Info)];
    assert!(options.severities().eq(changed));
    assert_eq!(
        read_check_options(&check_options_json(&options)),
        Ok(options)
    );
    // No list, or one without an element, leaves every rule on.
    let all = read_check_options(r#"{"as_of":"2023-12-31","only":[],"severities":{}}"#).unwrap();
    assert_eq!(
        (all.switched_off().count(), all.severities().count()),
        (0, 0)
    );
}

#[test]
fn what_a_check_is_asked_reads_with_its_calendar() {
    let options = read_check_options(
        r#"{"as_of":"2023-12-31","switched_off":["GRANT-012"],"calendar":{
          "covers":{"from":"2023-01-01","until":"2024-12-31"},"holidays":["2023-09-04"]}}"#,
    );
    let options = options.unwrap();
    assert_eq!(options.as_of().to_string(), "2023-12-31");
    assert!(options.switched_off().eq(["GRANT-012"]));
    let monday = Date::parse("2023-09-04").unwrap();
    assert_eq!(options.calendar().unwrap().is_working(monday), Ok(false));

    let written = check_options_json(&options);
    assert_eq!(read_check_options(&written), Ok(options));
    let plain = r#"{"as_of":"2023-12-31","calendar":{"covers":{"until":"2024-12-31"},"made_up":["2024-05-04"]}}"#;
    let plain = read_check_options(plain).unwrap();
    let written = check_options_json(&plain);
    assert!(
        !written.contains("switched_off") && !written.contains("from"),
        "{written}"
    );
    assert_eq!(read_check_options(&written), Ok(plain));

    let wrong = r#"{"switched_off":["GRANT-12"],"only":["GRANT-13"],"severities":{"GRANT-14":"info",
        "GRANT-011":"grave","GRANT-012":null,"GRANT-001":"info","GRANT-001":"error"},
        "calendar":{"holidays":["4/9/2023"]},"holidays":1}"#;
    assert_eq!(
        told(&read_check_options(wrong).unwrap_err()),
        [
            "/holidays shape.no_such_field",
            "/as_of shape.missing",
            "/switched_off/0 rules.unknown_rule",
            "/only/0 rules.unknown_rule",
            "/severities/GRANT-14 rules.unknown_rule",
            "/severities/GRANT-011 query.unknown_code",
            "/severities/GRANT-012 shape.missing",
            "/severities/GRANT-001 shape.repeated",
            "/calendar/covers shape.missing",
            "/calendar/holidays/0 date.form",
        ]
    );
}
