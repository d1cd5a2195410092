//! The overview and its figures, on registries made by hand.

#![cfg(feature = "json")]
#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test may panic"
)]

use serde_json::{Value, json};
use vientro::exchange::json;
use vientro::registry::Registry;
use vientro::report::{
    Answer, Compared, Computed, Overview, OverviewQuery, ReportError, Windows, overview, yearly,
};
use vientro::{Date, Lang, Window, WindowKind};

/// Makes a registry of one submission and the given lists, with four donors.
fn registry(mut lists: Value) -> Registry {
    let mut file = json!({
        "format": "vientro-submission", "version": 1,
        "submission": {"id": "S1", "submitter": "ppc", "sequence": 1},
        "donors": [
            {"id": "asian", "kind": "foreign_ngo", "country": "JP"},
            {"id": "european", "kind": "foreign_ngo", "country": "FR"},
            {"id": "person", "kind": "individual", "country": "JP"},
            {"id": "un", "kind": "international_organization"},
        ],
    });
    for (name, list) in lists.as_object_mut().unwrap() {
        file[name] = list.take();
    }
    let mut builder = Registry::builder();
    json::read(&mut builder, "ppc.json", file.to_string().as_bytes());
    builder.finish()
}

fn with(mut base: Value, changes: Value) -> Value {
    for (name, value) in changes.as_object().unwrap() {
        base[name] = value.clone();
    }
    base
}

fn usd(amount: &str) -> Value {
    json!({"amount": amount, "currency": "USD"})
}

/// A project in Lang Son from 2019 to 2021, with changes.
fn grant(id: &str, changes: Value) -> Value {
    let base = json!({
        "id": id, "mode": "project",
        "donors": [{"donor": "asian"}],
        "provinces": [{"province": "20"}],
        "decision": {"date": "2019-03-01"},
        "planned": {"from": "2019-04-01", "until": "2021-12-31"},
        "funding": {"grant": [usd("1000.00")]},
    });
    with(base, changes)
}

/// A figure of Lang Son in 2019, with changes.
fn figure(indicator: &str, printed: &str, changes: Value) -> Value {
    let base = json!({
        "id": "F", "indicator": indicator, "scope": {"province": "20"},
        "window": {"kind": "calendar_year", "from": "2019-01-01", "until": "2019-12-31"},
        "printed": printed, "lang": "vi", "source": "a paper",
    });
    with(base, changes)
}

fn date(text: &str) -> Date {
    Date::parse(text).unwrap()
}

fn of(registry: &Registry, windows: Windows) -> Overview {
    overview(
        registry,
        &OverviewQuery {
            windows,
            as_of: None,
        },
    )
    .unwrap()
}

fn compared(mut lists: Value, figure: Value) -> Compared {
    lists["published_figures"] = json!([figure]);
    let report = of(&registry(lists), Windows::All(WindowKind::CalendarYear));
    report.reconciliation.figures.into_iter().next().unwrap()
}

/// What a figure comes to, in a word, with the computed value.
fn answer(lists: Value, figure: Value) -> String {
    let found = compared(lists, figure);
    let computed = found.computed.map(|computed| match computed {
        Computed::Count(count) => count.to_string(),
        Computed::Aid(totals) => format!("{totals:?}"),
        Computed::Ratio {
            numerator,
            denominator,
        } => format!("{numerator} / {denominator}"),
    });
    let told = computed
        .into_iter()
        .chain(found.reason.map(|reason| reason.en));
    format!(
        "{}: {}",
        found.answer.id(),
        told.collect::<Vec<_>>().join("; ")
    )
}

// ---------------------------------------------------------------------------------- windows

#[test]
fn every_window_in_which_something_happened_is_shown() {
    let windows = |grants: Value, kind: WindowKind| -> Vec<String> {
        let report = of(&registry(json!({"grants": grants})), Windows::All(kind));
        let window = |section: &vientro::report::Section| section.window.period().to_string();
        report.sections.iter().map(window).collect()
    };
    let on = |day: &str| json!([grant("g", json!({"decision": {"date": day}}))]);
    assert!(windows(json!([]), WindowKind::CalendarYear).is_empty());
    assert_eq!(
        windows(on("2019-12-20"), WindowKind::CalendarYear),
        ["2019-01-01/2019-12-31"]
    );
    // 20 December 2019 lies in the reporting window of 2020.
    assert_eq!(
        windows(on("2019-12-20"), WindowKind::Decree58),
        ["2019-12-15/2020-12-14"]
    );
    assert_eq!(
        windows(on("2019-12-14"), WindowKind::Decree58),
        ["2018-12-15/2019-12-14"]
    );
    // A January lies in two budget years.
    assert_eq!(
        windows(on("2019-01-31"), WindowKind::BudgetYear),
        ["2018-01-01/2019-01-31", "2019-01-01/2020-01-31"]
    );
    assert_eq!(
        windows(on("2019-02-01"), WindowKind::BudgetYear),
        ["2019-01-01/2020-01-31"]
    );
    // The ends of the range of dates are no failure.
    assert_eq!(windows(on("1900-01-01"), WindowKind::Decree58).len(), 0);
    assert_eq!(windows(on("2200-12-31"), WindowKind::CalendarYear).len(), 1);
    let amended = json!([grant(
        "g",
        json!({"amendments": [{"date": "2021-05-05", "grant": [usd("1")]}]})
    )]);
    assert_eq!(windows(amended, WindowKind::CalendarYear).len(), 3);

    for kind in [WindowKind::Half, WindowKind::Month, WindowKind::Span] {
        let query = OverviewQuery {
            windows: Windows::All(kind),
            as_of: None,
        };
        let error = overview(&registry(json!({"grants": on("2019-01-01")})), &query).unwrap_err();
        assert_eq!(error, ReportError::NotYearly { kind: kind.id() });
        assert_eq!(yearly(kind, 2019), Err(error));
    }
    assert!(matches!(
        yearly(WindowKind::CalendarYear, 1066),
        Err(ReportError::Window(_))
    ));
}

#[test]
fn running_is_asked_on_the_last_day_or_on_the_day_given() {
    let registry = registry(json!({"grants": [
        grant("g", json!({"planned": {"from": "2019-04-01", "until": "2019-06-30"}})),
    ]}));
    let windows = Windows::One(Window::calendar_year(2019).unwrap());
    let running = |as_of: Option<&str>| {
        let as_of = as_of.map(date);
        let report = overview(&registry, &OverviewQuery { windows, as_of }).unwrap();
        let section = &report.sections[0];
        (section.as_of.to_string(), section.total.modes[0].running)
    };
    assert_eq!(running(None), ("2019-12-31".to_owned(), 0));
    assert_eq!(running(Some("2019-06-30")), ("2019-06-30".to_owned(), 1));
    assert_eq!(running(Some("2019-03-31")), ("2019-03-31".to_owned(), 0));
}

#[test]
fn figures_of_other_windows_are_counted_not_shown() {
    let month = json!({"window": {"kind": "month", "from": "2019-12-01", "until": "2019-12-31"}});
    let lists = json!({"published_figures": [
        figure("grants_approved", "1", json!({"id": "a"})),
        figure("grants_approved", "1", with(month, json!({"id": "b"}))),
        figure("grants_approved", "1", json!({"id": "c", "window": null, "as_of": "2019-12-31"})),
        figure("grants_approved", "1", json!({"id": "d", "window": null, "as_of": "2020-01-01"})),
        figure("grants_approved", "1", json!({"id": "e", "window": null})),
    ]});
    let registry = registry(lists);
    let shown = |windows| {
        let report = of(&registry, windows);
        let ids: String = report
            .reconciliation
            .figures
            .iter()
            .map(|figure| figure.id.as_str())
            .collect();
        (ids, report.reconciliation.elsewhere)
    };
    assert_eq!(
        shown(Windows::All(WindowKind::CalendarYear)),
        ("abcde".to_owned(), 0)
    );
    assert_eq!(
        shown(Windows::One(Window::calendar_year(2019).unwrap())),
        ("abc".to_owned(), 2)
    );
    assert_eq!(
        shown(Windows::One(Window::calendar_year(2021).unwrap())),
        (String::new(), 5)
    );
}

#[test]
fn places_are_named_in_both_languages() {
    let grants: Vec<Value> = [
        json!([{"province": "20"}]),
        json!([{"province": "20"}, {"province": "24"}]),
        json!([]),
    ]
    .into_iter()
    .enumerate()
    .map(|(at, provinces)| grant(&format!("g{at}"), json!({"provinces": provinces})))
    .chain([grant(
        "late",
        json!({
            "provinces": [{"province": "60"}], "decision": {"date": "2025-07-01"}, "planned": null,
        }),
    )])
    .collect();
    let report = of(
        &registry(json!({"grants": grants})),
        Windows::All(WindowKind::CalendarYear),
    );
    let labels = |at: usize, lang: Lang| -> Vec<String> {
        let section = &report.sections[at];
        let rows = section.rows.iter().chain([&section.total]);
        rows.map(|row| row.label.get(lang).to_owned()).collect()
    };
    assert_eq!(
        labels(0, Lang::Vi),
        [
            "Lạng Sơn",
            "Bắc Giang",
            "Nhiều tỉnh, không chia",
            "Không rõ địa bàn",
            "Tổng số"
        ]
    );
    assert_eq!(
        labels(0, Lang::En),
        [
            "Lang Son",
            "Bac Giang",
            "Several, undivided",
            "Place unknown",
            "Total"
        ]
    );
    assert_eq!(
        labels(6, Lang::Vi),
        ["mã 60 không có vào ngày đó", "Tổng số"]
    );
    assert_eq!(labels(6, Lang::En), ["code 60 did not exist then", "Total"]);
}

#[test]
fn a_unit_that_has_ended_says_so_beside_the_one_that_bears_its_name() {
    let of_68 = |id: &str, decided: &str| {
        grant(
            id,
            json!({"provinces": [{"province": "68"}], "decision": {"date": decided}}),
        )
    };
    let grants = json!([of_68("old", "2025-06-30"), of_68("new", "2025-07-01")]);
    let report = of(
        &registry(json!({"grants": grants})),
        Windows::All(WindowKind::CalendarYear),
    );
    let labels: Vec<&str> = report.sections[0]
        .rows
        .iter()
        .map(|row| row.label.en.as_str())
        .collect();
    assert_eq!(labels, ["Lam Dong (until 2025-06-30)", "Lam Dong"]);
    assert_eq!(
        report.sections[0].rows[0].label.vi,
        "Lâm Đồng (đến 30/6/2025)"
    );
    let half = Windows::One(Window::first_half(2025).unwrap());
    let report = of(
        &registry(json!({"grants": [of_68("old", "2025-06-30")]})),
        half,
    );
    assert_eq!(report.sections[0].rows[0].label.en, "Lam Dong");
}

// ---------------------------------------------------------------------------------- figures

/// Two projects and a supplementary one of Lang Son in 2019; a second donor from 2020.
fn lang_son() -> Value {
    json!({
        "grants": [
            grant("a", json!({})),
            grant("b", json!({"donors": [{"donor": "european"}, {"donor": "person"}], "mode": "non_project"})),
            grant("c", json!({"supplements": "a", "planned": {"from": "2019-04-01", "until": "2019-06-30"}})),
            grant("before", json!({"decision": {"date": "2018-05-05"}, "planned": {"until": "2018-12-31"}, "donors": [{"donor": "european"}], "funding": {"grant": [usd("900.00")]}})),
        ],
        "transactions": [
            {"id": "t1", "grant": "a", "kind": "disbursed", "date": "2019-05-01", "amount": usd("300.50")},
            {"id": "t2", "grant": "b", "kind": "refunded", "date": "2019-05-01", "amount": usd("0.50")},
        ],
    })
}

#[test]
fn each_indicator_is_computed_and_compared() {
    let span = json!({"window": {"kind": "span", "from": "2018-01-01", "until": "2019-12-31"}});
    let day = json!({"window": null, "as_of": "2019-06-30"});
    let mode = json!({"mode": "project"});
    for (indicator, printed, changes, wanted) in [
        (
            "organizations_approved",
            "2 tổ chức",
            json!({}),
            "consistent: 2",
        ),
        (
            "organizations_approved",
            "hơn 2 tổ chức",
            json!({}),
            "contradicts: 2",
        ),
        (
            "organizations_approved",
            "1 tổ chức",
            json!({"novelty": "supplementary"}),
            "consistent: 1",
        ),
        (
            "organizations_newly_approved",
            "1 tổ chức",
            mode.clone(),
            "consistent: 1",
        ),
        (
            "organizations_with_running_aid",
            "2 tổ chức",
            json!({}),
            "consistent: 2",
        ),
        (
            "organizations_active",
            "2 tổ chức",
            json!({}),
            "consistent: 2",
        ),
        (
            "organizations_active",
            "gần 3 tổ chức",
            json!({}),
            "consistent: 2",
        ),
        (
            "organization_years",
            "3 lượt tổ chức",
            span.clone(),
            "consistent: 3",
        ),
        ("grants_approved", "3 khoản", json!({}), "consistent: 3"),
        (
            "grants_approved",
            "ước 9 khoản",
            json!({}),
            "off_estimate: 3",
        ),
        (
            "grants_approved",
            "2 khoản",
            json!({"novelty": "new"}),
            "consistent: 2",
        ),
        ("grants_running", "2 khoản", json!({}), "consistent: 2"),
        ("grants_running", "3 khoản", day.clone(), "consistent: 3"),
        (
            "value_running",
            "2.000 USD",
            json!({}),
            "consistent: [2000.00 USD]",
        ),
        (
            "aid_approved",
            "3.000 USD",
            json!({}),
            "consistent: [3000.00 USD]",
        ),
        (
            "aid_approved",
            "3.001 USD",
            json!({}),
            "contradicts: [3000.00 USD]",
        ),
        (
            "aid_approved",
            "gần 3.001 USD",
            json!({}),
            "consistent: [3000.00 USD]",
        ),
        (
            "aid_approved",
            "khoảng 3 nghìn USD",
            mode.clone(),
            "contradicts: [2000.00 USD]",
        ),
        (
            "aid_approved",
            "3.000 EUR",
            json!({}),
            "cannot_tell: [3000.00 USD]; there is USD in the records: rates are needed",
        ),
        (
            "aid_disbursed",
            "300 USD",
            json!({}),
            "consistent: [300.00 USD]",
        ),
        (
            "aid_disbursed",
            "300,50 USD",
            mode,
            "consistent: [300.50 USD]",
        ),
        (
            "aid_approved_ratio",
            "hơn 3 lần",
            json!({}),
            "consistent: 3000.00 USD / 900.00 USD",
        ),
        (
            "aid_approved_ratio",
            "gần 3 lần",
            json!({}),
            "contradicts: 3000.00 USD / 900.00 USD",
        ),
        (
            "aid_approved_ratio",
            "333 %",
            json!({}),
            "consistent: 3000.00 USD / 900.00 USD",
        ),
    ] {
        let figure = figure(indicator, printed, changes.clone());
        assert_eq!(
            answer(lang_son(), figure),
            wanted,
            "{indicator} {printed} {changes}"
        );
    }
}

#[test]
fn each_scope_and_filter_is_computed() {
    let scope = |scope: Value| json!({"scope": with(json!({"province": "20"}), scope)});
    let new = || json!({"novelty": "new"});
    let lists = || {
        let mut lists = lang_son();
        lists["grants"][0]["national_programme"] = json!("national_2019_2025");
        lists
    };
    for (indicator, changes, wanted) in [
        ("grants_approved", scope(json!({"donor": "asian"})), "2"),
        ("grants_approved", scope(json!({"donor": "un"})), "0"),
        (
            "grants_approved",
            scope(json!({"donor": "nobody"})),
            "there is no record of this donor",
        ),
        ("grants_approved", scope(json!({"region": "europe"})), "1"),
        ("grants_running", scope(json!({"country": "JP"})), "2"),
        ("organizations_active", json!({"mode": "project"}), "1"),
        ("grants_running", new(), "2"),
        ("organizations_with_running_aid", new(), "2"),
        // Without shares the lead donor carries the money.
        (
            "aid_approved",
            scope(json!({"country": "FR"})),
            "[1000.00 USD]",
        ),
        ("aid_approved", scope(json!({"donor": "person"})), "[]"),
        (
            "aid_approved_ratio",
            scope(json!({"country": "FR"})),
            "1000.00 USD / 900.00 USD",
        ),
        (
            "aid_disbursed",
            scope(json!({"donor": "asian"})),
            "[300.50 USD]",
        ),
        ("aid_disbursed", new(), "[300.00 USD]"),
        (
            "grants_approved",
            scope(json!({"national_programme": "national_2019_2025"})),
            "1",
        ),
        (
            "aid_disbursed",
            scope(json!({"national_programme": "national_2019_2025"})),
            "[300.50 USD]",
        ),
        ("programmes", json!({}), "3"),
        ("programmes", json!({"mode": "project"}), "2"),
        (
            "programmes",
            json!({"window": null, "as_of": "2019-07-01"}),
            "2",
        ),
    ] {
        let found = answer(lists(), figure(indicator, "hơn 90", changes.clone()));
        let (_, found) = found.split_once(": ").unwrap();
        let found = found.split(';').next().unwrap();
        assert_eq!(found, wanted, "{indicator} {changes}");
    }
    // Nobody can tell of one grant whether it ran in the year.
    let open = grant("open", json!({"planned": null}));
    let lists = json!({"grants": [open, grant("h", json!({}))]});
    assert_eq!(
        answer(lists, figure("programmes", "1", json!({}))),
        "cannot_tell: grants of which nobody can tell whether they run: 1"
    );
}

#[test]
fn what_cannot_be_told_says_why() {
    let window_is_missing = "cannot_tell: the window is not given";
    let no_window = || json!({"window": null, "as_of": "2019-12-31"});
    for (indicator, changes, wanted) in [
        (
            "grants_approved",
            json!({"indicator": null}),
            "cannot_tell: the indicator is not given",
        ),
        ("grants_approved", no_window(), window_is_missing),
        ("aid_disbursed", no_window(), window_is_missing),
        ("organizations_active", no_window(), window_is_missing),
        ("organization_years", no_window(), window_is_missing),
        ("aid_approved_ratio", no_window(), window_is_missing),
        (
            "grants_running",
            json!({"window": null}),
            "cannot_tell: the province's code did not exist on that date",
        ),
        (
            "grants_approved",
            json!({"scope": {"province": "24"}}),
            "cannot_tell: there are no records of this province",
        ),
        (
            "grants_approved",
            json!({"scope": null}),
            "cannot_tell: there are records of only 1 of 63 provinces",
        ),
        (
            "grants_approved",
            json!({"scope": {"district": "Cao Lộc"}}),
            "cannot_tell: this report does not compute this scope",
        ),
        (
            "organizations_registered",
            json!({}),
            "cannot_tell: this report does not compute it by province",
        ),
        (
            "aid_committed",
            json!({}),
            "cannot_tell: this report does not compute it by province",
        ),
        (
            "organizations_with_relations",
            json!({}),
            "cannot_tell: this report does not compute it",
        ),
        (
            "aid_disbursed_ratio",
            json!({}),
            "cannot_tell: this report does not compute it by province",
        ),
        (
            "organizations_newly_approved",
            json!({"novelty": "supplementary"}),
            "cannot_tell: this report does not tell new from supplementary here",
        ),
        (
            "aid_disbursed_change",
            no_window(),
            "cannot_tell: the window is not given",
        ),
        (
            "aid_disbursed_change",
            json!({"indicator": "aid_disbursed_change", "printed": "5%"}),
            "cannot_tell: a single currency and a divisor above zero are needed",
        ),
        (
            "aid_disbursed_share",
            json!({}),
            "cannot_tell: there are records of only 1 of 63 provinces",
        ),
        (
            "grants_approved",
            json!({"printed": null}),
            "cannot_tell: 3; the printed number or its language is not given",
        ),
        (
            "grants_approved",
            json!({"lang": null}),
            "cannot_tell: 3; the printed number or its language is not given",
        ),
        (
            "provincial_units",
            json!({}),
            "cannot_tell: this report does not compute it by province",
        ),
        (
            "provincial_units",
            json!({"scope": null}),
            "contradicts: 63",
        ),
        (
            "provincial_units",
            json!({"scope": null, "window": null, "as_of": "2025-07-01"}),
            "contradicts: 34",
        ),
        (
            "provincial_units",
            json!({"scope": null, "window": null, "as_of": "1950-01-01"}),
            "cannot_tell: the list of provinces does not reach back to that day",
        ),
        (
            "provincial_units",
            json!({"scope": null, "window": null}),
            "cannot_tell: the day is not given",
        ),
    ] {
        let figure = figure(indicator, "9", changes.clone());
        assert_eq!(answer(lang_son(), figure), wanted, "{indicator} {changes}");
    }
    let found = compared(
        lang_son(),
        figure("grants_approved", "rất nhiều", json!({})),
    );
    assert_eq!(found.answer, Answer::CannotTell);
    assert_eq!(found.computed, Some(Computed::Count(3)));
    assert!(found.reason.is_some());
    // Money that cannot be divided is missing from each of its provinces; the count is not.
    let lists = || {
        let several = json!({"provinces": [{"province": "20"}, {"province": "24"}]});
        json!({"grants": [grant("g", several), grant("h", json!({}))]})
    };
    let lacks =
        "cannot_tell: a grant in several provinces has money that cannot be divided among them";
    for indicator in ["aid_approved", "value_running"] {
        assert_eq!(
            answer(lists(), figure(indicator, "1.000 USD", json!({}))),
            lacks
        );
    }
    assert_eq!(
        answer(lists(), figure("grants_approved", "2 dự án", json!({}))),
        "consistent: 2"
    );
    // A grant without an end: nobody can tell how many run.
    let lists = json!({"grants": [grant("g", json!({"planned": null})), grant("h", json!({}))]});
    assert_eq!(
        answer(lists, figure("grants_running", "1 dự án", json!({}))),
        "cannot_tell: grants of which nobody can tell whether they run: 1"
    );
}

/// A grant in every province of a day, so that national figures can be told.
fn everywhere(decided: &str) -> Value {
    let provinces: Vec<Value> = vientro::catalog::province::on(date(decided))
        .into_iter()
        .map(|unit| json!({"province": unit.code().as_str()}))
        .collect();
    grant(
        "all",
        json!({
            "provinces": provinces, "decision": {"date": decided}, "donors": [], "planned": null,
            "events": [{"kind": "terminated", "date": decided}], "funding": null,
        }),
    )
}

#[test]
fn national_figures_need_every_province() {
    let nation = |changes: Value| with(json!({"scope": null}), changes);
    let lists = || {
        let mut lists = lang_son();
        lists["grants"]
            .as_array_mut()
            .unwrap()
            .push(everywhere("2019-02-02"));
        lists["certificates"] = json!([
            {"id": "c1", "holder": "asian", "issued_on": "2019-12-31", "valid_until": "2021-12-31"},
            {"id": "c2", "holder": "european", "issued_on": "2018-12-31", "valid_until": "2021-12-31",
             "events": [{"kind": "suspended", "date": "2019-06-06"}]},
            {"id": "c3", "holder": "european", "issued_on": "2019-05-05", "valid_until": "2019-12-30"},
            {"id": "c4", "holder": "person", "issued_on": "2019-05-05", "valid_until": "2021-12-31"},
            {"id": "c5", "holder": "nobody", "issued_on": "2019-05-05", "valid_until": "2021-12-31"},
        ]);
        lists["commitments"] = json!([
            {"id": "k1", "donor": "asian", "date": "2019-01-01", "amount": usd("40.00")},
            {"id": "k2", "donor": "asian", "date": "2020-01-01", "amount": usd("1.00")},
            {"id": "k3", "date": "2019-12-31", "amount": usd("2.00"), "qualifier": "exact"},
            {"id": "k4", "donor": "asian", "amount": usd("8.00")},
        ]);
        lists
    };
    for (indicator, printed, changes, wanted) in [
        ("grants_approved", "4 khoản", json!({}), "consistent: 4"),
        (
            "organizations_active",
            "1 tổ chức",
            json!({"scope": {"region": "asia_pacific"}}),
            "consistent: 1",
        ),
        (
            "organizations_active",
            "1 tổ chức",
            json!({"scope": {"country": "FR"}}),
            "consistent: 1",
        ),
        (
            "organizations_active",
            "0 tổ chức",
            json!({"scope": {"country": "US"}}),
            "consistent: 0",
        ),
        (
            "organizations_registered",
            "2 tổ chức",
            json!({}),
            "consistent: 2",
        ),
        (
            "organizations_registered",
            "1 tổ chức",
            json!({"window": null, "as_of": "2019-12-30"}),
            "consistent: 1",
        ),
        (
            "organizations_newly_registered",
            "1 tổ chức",
            json!({}),
            "consistent: 1",
        ),
        (
            "aid_committed",
            "42 USD",
            json!({}),
            "consistent: [42.00 USD]",
        ),
        (
            "aid_committed",
            "40 USD",
            json!({"scope": {"country": "JP"}}),
            "consistent: [40.00 USD]",
        ),
        (
            "aid_committed",
            "40 USD",
            json!({"window": null, "as_of": "2019-12-31"}),
            "cannot_tell: the window is not given",
        ),
    ] {
        let figure = figure(indicator, printed, nation(changes.clone()));
        assert_eq!(answer(lists(), figure), wanted, "{indicator} {changes}");
    }
    let mut vague = lists();
    vague["commitments"][0]["qualifier"] = json!("about");
    assert_eq!(
        answer(vague, figure("aid_committed", "42 USD", nation(json!({})))),
        "cannot_tell: a commitment does not state an exact amount"
    );
}

#[test]
fn what_was_recorded_in_an_old_unit_lies_in_the_new_one() {
    // Dak Nong, Lam Dong and Binh Thuan are one province from 2025-07-01.
    let old = |code: &str, decided: &str| {
        grant(
            code,
            json!({
                "provinces": [{"province": code}], "decision": {"date": decided},
                "planned": {"from": "2023-01-01", "until": "2026-12-31"},
            }),
        )
    };
    let half = |half: (&str, &str), code: &str| json!({"scope": {"province": code}, "window": {"kind": "half_year", "from": half.0, "until": half.1}});
    let (first, second) = (("2025-01-01", "2025-06-30"), ("2025-07-01", "2025-12-31"));
    let lists = || json!({"grants": [old("60", "2023-01-01"), old("67", "2023-01-01"), old("68", "2025-02-02")]});
    let running = |changes| answer(lists(), figure("grants_running", "3 dự án", changes));
    assert_eq!(running(half(second, "68")), "consistent: 3");
    assert_eq!(running(half(first, "68")), "contradicts: 1");
    assert_eq!(running(half(first, "60")), "contradicts: 1");
    assert_eq!(
        running(half(second, "60")),
        "cannot_tell: the province's code did not exist on that date"
    );
    // Records of one of the three do not speak for the whole.
    let part = json!({"grants": [old("60", "2023-01-01")]});
    assert_eq!(
        answer(
            part,
            figure("grants_running", "1 dự án", half(second, "68"))
        ),
        "cannot_tell: there are no records of this province"
    );
    // Every province of the old map covers the new one.
    let nation = json!({"scope": null, "window": null, "as_of": "2025-12-31"});
    let all = json!({"grants": [everywhere("2025-06-30"), old("60", "2023-01-01")]});
    assert_eq!(
        answer(all, figure("grants_running", "1 dự án", nation)),
        "consistent: 1"
    );
}

#[test]
fn a_figure_is_labelled_in_both_languages() {
    let label = |changes: Value| {
        let label = compared(lang_son(), figure("grants_approved", "1", changes)).label;
        format!("{} | {}", label.vi, label.en)
    };
    assert_eq!(
        label(json!({"mode": "project", "novelty": "new"})),
        "khoản viện trợ được phê duyệt, dự án, mới, Lạng Sơn, năm 2019 | \
         grants approved, project, new, Lang Son, 2019"
    );
    assert_eq!(
        label(json!({"indicator": null, "scope": null, "window": null})),
        "không rõ chỉ tiêu, cả nước | indicator not given, nation"
    );
    assert_eq!(
        label(json!({"scope": {"province": "60"}, "window": null, "as_of": "2025-07-01"})),
        "khoản viện trợ được phê duyệt, 60, 01/7/2025 | grants approved, 60, 2025-07-01"
    );
    assert_eq!(
        label(json!({"scope": {"region": "europe", "country": "FR", "donor": "asian"}})),
        "khoản viện trợ được phê duyệt, Châu Âu, Pháp, asian, năm 2019 | \
         grants approved, Europe, France, asian, 2019"
    );
}

// ------------------------------------------------------------------------------------- JSON

#[test]
fn the_overview_as_json_keeps_its_keys() {
    let mut lists = lang_son();
    lists["transactions"]
        .as_array_mut()
        .unwrap()
        .push(json!({"id": "bad", "kind": "loan"}));
    lists["published_figures"] = json!([
        figure("aid_approved", "3.000 USD", json!({"id": "aid"})),
        figure("aid_approved", "gần 3.000 USD", json!({"id": "aid-again"})),
        figure("aid_disbursed", "300 USD", json!({"id": "doubtful"})),
        figure("grants_approved", "4 khoản", json!({"id": "count"})),
        figure("organizations_with_relations", "4", json!({"id": "other"})),
        figure("aid_approved_ratio", "hơn 3 lần", json!({"id": "ratio"})),
    ]);
    let windows = Windows::One(Window::calendar_year(2019).unwrap());
    let text = json::overview_json(&of(&registry(lists), windows));
    assert!(text.ends_with("}\n"));
    // No number but counts and lines: nothing that a reader could take for a float.
    let numbers = text
        .lines()
        .filter_map(|line| line.split_once("\": ").map(|(_, value)| value));
    for number in
        numbers.filter(|value| value.starts_with(|c: char| c.is_ascii_digit() || c == '-'))
    {
        assert!(
            number
                .trim_end_matches(',')
                .bytes()
                .all(|b| b.is_ascii_digit()),
            "{number}"
        );
    }
    let version = format!("\"version\": \"{}\"", env!("CARGO_PKG_VERSION"));
    insta::assert_snapshot!(text.replace(&version, "\"version\": \"(this crate's)\""));
}
