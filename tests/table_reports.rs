//! Reports made of tables, on the national sample data: every cut adds up, every cell names its
//! records, and neither order nor threads change a byte.

#![cfg(feature = "json")]
#![expect(clippy::unwrap_used, clippy::panic, reason = "a test may panic")]

#[path = "support/sample.rs"]
mod sample;

use std::collections::BTreeMap;

use sample::{registry, registry_of, submissions};
use vientro::catalog::{national_programme, province};
use vientro::exchange::json;
use vientro::report::{
    ComparisonQuery, ProgrammeQuery, ReportTable, SeriesQuery, TableReport, Value, YearlyQuery,
    comparison, programme, series, yearly_report,
};
use vientro::statistics::{Place, Reporting, Threads};
use vientro::{Currency, Date, Money, Registry, Totals, Window};

fn year(year: i32) -> Window {
    Window::calendar_year(year).unwrap()
}

fn in_dollars(window: Window) -> YearlyQuery {
    YearlyQuery {
        reporting: Some(Reporting::accounting(Currency::USD)),
        ..YearlyQuery::of(window)
    }
}

#[track_caller]
fn count(report: &TableReport, address: &str) -> i128 {
    match report.figure(address).unwrap().value {
        Value::Count(count) => count,
        ref other => panic!("{address}: {other:?}"),
    }
}

#[track_caller]
fn aid(report: &TableReport, address: &str) -> Totals {
    match &report.figure(address).unwrap().value {
        Value::Aid(totals) => totals.clone(),
        other => panic!("{address}: {other:?}"),
    }
}

/// The sum of a column of money over all rows of a table.
fn column_sum(table: &ReportTable, id: &str) -> Totals {
    let at = table.columns.iter().position(|one| one.id == id).unwrap();
    let mut sum = Totals::new();
    for row in &table.rows {
        match row.cells.get(at).map(|cell| &cell.value) {
            Some(Value::Aid(totals)) => sum.merge(totals).unwrap(),
            other => panic!("{id}: {other:?}"),
        }
    }
    sum
}

/// What is left when nothing is there in a currency: zero and absent are one here.
fn sums(totals: &Totals) -> BTreeMap<&'static str, i128> {
    let entries = totals.iter().filter(|total| total.minor() != 0);
    entries
        .map(|total| (total.currency().code(), total.minor()))
        .collect()
}

#[test]
fn the_organizations_of_2023_are_those_that_were_read_out() {
    let report = yearly_report(registry(), &in_dollars(year(2023))).unwrap();
    let registered = |row: &str| count(&report, &format!("organizations/{row}/registered"));
    assert_eq!(registered("total"), 381);
    let regions = ["asia_pacific", "europe", "north_america"].map(registered);
    assert_eq!(regions, [118, 145, 118]);
    let disbursed = aid(&report, "aid/disbursed/window");
    assert_eq!(disbursed.get(Currency::USD), Some(22_865_000_000));
    let countries = report.table("countries").unwrap();
    assert!(countries.rows.len() > 20);
}

#[test]
fn every_cut_of_a_year_adds_up_on_every_map() {
    for at in [2019, 2021, 2024, 2025] {
        for reporting in [None, Some(Reporting::accounting(Currency::USD))] {
            let mut whole: Option<BTreeMap<&'static str, i128>> = None;
            for map in [None, Some(province::Map::Old63), Some(province::Map::New34)] {
                let query = YearlyQuery {
                    map,
                    reporting,
                    ..YearlyQuery::of(year(at))
                };
                let report = yearly_report(registry(), &query).unwrap();
                for id in ["approved", "amended", "value_running", "disbursed"] {
                    let national = aid(&report, &format!("provinces/total/{id}"));
                    for table in [
                        "provinces",
                        "sectors",
                        "modes",
                        "regions",
                        "donors",
                        "agencies",
                    ] {
                        let table = report.table(table).unwrap();
                        let sum = column_sum(table, id);
                        assert_eq!(sums(&sum), sums(&national), "{at} {} {id}", table.id);
                    }
                }
                let national = sums(&aid(&report, "provinces/total/disbursed"));
                assert_eq!(*whole.get_or_insert(national.clone()), national);
            }
        }
    }
}

#[test]
fn merged_units_stay_whole_on_the_old_map() {
    let query = YearlyQuery {
        map: Some(province::Map::Old63),
        ..YearlyQuery::of(year(2025))
    };
    let report = yearly_report(registry(), &query).unwrap();
    let provinces = report.table("provinces").unwrap();
    let places = provinces.rows.iter().map(|row| Place::parse(&row.code));
    let places: Vec<Place> = places.map(Option::unwrap).collect();
    assert!(
        places
            .iter()
            .any(|place| matches!(place, Place::NotDivisible(_)))
    );
    let whole = provinces
        .rows
        .iter()
        .find(|row| row.code.starts_with("not-divisible"));
    assert!(whole.unwrap().label.en.contains("not divisible"));

    let query = YearlyQuery {
        map: Some(province::Map::New34),
        ..query
    };
    let report = yearly_report(registry(), &query).unwrap();
    let provinces = report.table("provinces").unwrap();
    for row in &provinces.rows {
        let is_new = row.code.starts_with("VN-34-");
        assert!(is_new || Place::parse(&row.code).is_some_and(|p| !matches!(p, Place::Unit(_))));
    }
}

#[test]
fn what_a_cell_drills_to_adds_up_to_it() {
    let report = yearly_report(registry(), &in_dollars(year(2021))).unwrap();
    for address in [
        "provinces/VN-63-20/disbursed",
        "sectors/health/approved",
        "regions/europe/disbursed",
        "aid/committed/window",
        "modes/project/value_running",
        "sectors/total/disbursed",
    ] {
        let records = report.drill(registry(), address).unwrap();
        assert!(!records.is_empty(), "{address}");
        let mut sum = Totals::new();
        for record in &records {
            sum.merge(&record.sums).unwrap();
        }
        assert_eq!(sums(&sum), sums(&aid(&report, address)), "{address}");
    }
    let grants = report.drill(registry(), "modes/project/new").unwrap();
    let new = count(&report, "modes/project/new");
    assert_eq!(i128::try_from(grants.len()).unwrap(), new);

    let wrong = |address| report.drill(registry(), address).unwrap_err().to_string();
    for address in ["aid/disbursed/change", "sectors/nowhere/disbursed", "x", ""] {
        assert!(wrong(address).contains("no cell"), "{address}");
    }
}

#[test]
fn every_conversion_is_listed_and_the_sum_rests_on_them() {
    let report = yearly_report(registry(), &in_dollars(year(2022))).unwrap();
    assert!(!report.conversions.is_empty() && report.unconverted.is_empty());
    for conversion in &report.conversions {
        assert!(conversion.original.currency() != Currency::USD);
        assert_eq!(conversion.result.currency(), Currency::USD);
        for leg in conversion.route.legs() {
            assert!(leg.rate().valid().contains(conversion.day));
        }
    }
    // Without a rate the amounts stay in their own currency, and say so.
    let none = Registry::builder().finish();
    let report = yearly_report(&none, &in_dollars(year(2022))).unwrap();
    assert!(report.conversions.is_empty());
}

#[test]
fn order_and_threads_change_no_byte() {
    let query = in_dollars(year(2020));
    let wanted = json::report_json(&yearly_report(registry(), &query).unwrap());
    let mut shuffled = submissions();
    // A fixed shuffle: every file jumps.
    let count = shuffled.len();
    for at in 0..count {
        shuffled.swap(at, (at * 7919 + 13) % count);
    }
    for (registry, threads) in [
        (registry_of(shuffled.iter()), 1),
        (registry_of(submissions().iter().rev()), 3),
    ] {
        let query = YearlyQuery {
            threads: Threads::new(threads).unwrap(),
            ..query.clone()
        };
        let report = yearly_report(&registry, &query).unwrap();
        assert!(json::report_json(&report) == wanted, "{threads} threads");
    }
}

#[test]
fn a_series_tells_what_each_year_tells() {
    let query = SeriesQuery {
        windows: (2018..=2024).map(year).collect(),
        as_of: None,
        reporting: Some(Reporting::accounting(Currency::USD)),
        threads: Threads::ONE,
    };
    let report = series(registry(), &query).unwrap();
    let active = [(2020, 490), (2021, 481), (2022, 436)];
    for (at, organizations) in active {
        let row = format!("calendar_year/{at}-01-01/{at}-12-31");
        let address = |table: &str, column: &str| format!("{table}/{row}/{column}");
        assert_eq!(
            count(&report, &address("organizations", "active")),
            organizations
        );
        let yearly = yearly_report(registry(), &in_dollars(year(at))).unwrap();
        let (one, other) = (
            aid(&report, &address("aid", "disbursed")),
            aid(&yearly, "aid/disbursed/window"),
        );
        assert_eq!(one, other);
        assert_eq!(
            aid(&report, &address("aid", "change")),
            aid(&yearly, "aid/disbursed/change")
        );
    }
}

#[test]
fn a_province_is_its_row_of_the_nation() {
    let nation = yearly_report(registry(), &YearlyQuery::of(year(2021))).unwrap();
    let code = vientro::ProvinceCode::parse("20").unwrap();
    let unit = province::at(code, Date::new(2021, 12, 31).unwrap()).unwrap();
    let query = YearlyQuery {
        province: Some(unit.id()),
        ..YearlyQuery::of(year(2021))
    };
    let report = yearly_report(registry(), &query).unwrap();
    assert!(report.title.en.contains("Lang Son"), "{:?}", report.title);
    for column in ["approved", "disbursed", "value_running"] {
        assert_eq!(
            aid(&report, &format!("sectors/total/{column}")),
            aid(&nation, &format!("provinces/VN-63-20/{column}"))
        );
    }
}

#[test]
fn a_national_programme_is_told_over_its_years() {
    let query = ProgrammeQuery {
        programme: national_programme::parse("national_2019_2025").unwrap(),
        target: Some(Money::parse("2000000000", Currency::USD).unwrap()),
        reporting: Some(Reporting::accounting(Currency::USD)),
        threads: Threads::ONE,
    };
    let report = programme(registry(), &query).unwrap();
    let years = report.table("years").unwrap();
    let sum: i128 = years
        .rows
        .iter()
        .map(|row| count(&report, &format!("years/{}/organizations", row.code)))
        .sum();
    assert_eq!(count(&report, "years/total/organizations"), sum);
    let disbursed = aid(&report, "years/total/disbursed");
    let share = &report.figure("target/disbursed/share").unwrap().value;
    let numerator = disbursed.get(Currency::USD).unwrap();
    let denominator = 200_000_000_000;
    assert_eq!(
        *share,
        Value::Ratio {
            numerator,
            denominator
        }
    );
    let serving = aid(&report, "years/total/serving_disbursed");
    assert!(serving.get(Currency::USD).unwrap_or(0) <= numerator);
}

#[test]
fn windows_that_are_unlike_are_compared_with_a_warning() {
    let query = |window, with| ComparisonQuery {
        window,
        with,
        reporting: Some(Reporting::accounting(Currency::USD)),
        threads: Threads::ONE,
    };
    let like = comparison(registry(), &query(year(2023), year(2022))).unwrap();
    assert!(like.warnings.is_empty(), "{:?}", like.warnings);
    let change = aid(&like, "comparison/disbursed/difference");
    let yearly = yearly_report(registry(), &in_dollars(year(2023))).unwrap();
    assert_eq!(change, aid(&yearly, "aid/disbursed/change"));

    let unlike = query(year(2023), Window::decree_58(2023).unwrap());
    let unlike = comparison(registry(), &unlike).unwrap();
    assert_eq!(unlike.warnings.len(), 2, "{:?}", unlike.warnings);
    let half = query(year(2022), Window::first_half(2021).unwrap());
    let half = comparison(registry(), &half).unwrap();
    assert_eq!(half.warnings.len(), 2, "{:?}", half.warnings);
}
