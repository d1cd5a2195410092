//! What the crate answers to a case.

use std::fs;
use std::path::PathBuf;

use vientro::catalog::province::{self, Map, Translated, translate};
use vientro::exchange::json;
use vientro::finding::{Problem, Severity};
use vientro::money::{
    MaxAge, Rate, RateKind, RateTable, RateTerms, Rounding, Through, Totals, number, parse_decimal,
};
use vientro::rules::{self, Checked};
use vientro::statistics::{Count, Threads, cube, key_text};
use vientro::{
    Currency, Date, Explain, Lang, Money, Period, ProvinceCode, Registry, Text, Window, WindowKind,
};

/// The day as of which the records are checked.
const AS_OF: &str = r#"{"as_of":"2025-12-31"}"#;

/// The crate with the sample data.
pub struct Crate {
    registry: Registry,
    checked: Checked,
}

/// An answer, or the id of the error.
type Answer = Result<String, String>;

fn refused(error: impl Explain) -> String {
    error.code().id().to_owned()
}

fn first(problems: Vec<Problem>) -> String {
    problems[0].code().id().to_owned()
}

impl Crate {
    pub fn of(files: &[PathBuf]) -> Self {
        let mut builder = Registry::builder();
        for file in files {
            json::read(
                &mut builder,
                &file.to_string_lossy(),
                &fs::read(file).unwrap(),
            );
        }
        let registry = builder.finish();
        let options = json::read_check_options(AS_OF).unwrap();
        let checked = rules::check(&registry, &options);
        Self { registry, checked }
    }

    /// Answers a case.
    pub fn answer(&mut self, asked: &str) -> String {
        let parts: Vec<&str> = asked.split('\t').collect();
        let answer = match parts.as_slice() {
            ["parse", text, currency, lang] => parse(text, currency, lang),
            ["format", minor, currency, lang] => format(minor, currency, lang),
            ["add", a, of, b, with] => two(a, of, b, with, |a, b| {
                Ok(a.checked_add(b).map_err(refused)?.minor().to_string())
            }),
            ["subtract", a, of, b, with] => two(a, of, b, with, |a, b| {
                Ok(a.checked_sub(b).map_err(refused)?.minor().to_string())
            }),
            ["compare", a, of, b, with] => two(a, of, b, with, |a, b| {
                Ok((a.checked_cmp(b).map_err(refused)? as i32).to_string())
            }),
            ["allocate", minor, currency, weights] => {
                let weights: Vec<u128> =
                    weights.split(',').map(|one| one.parse().unwrap()).collect();
                money(minor, currency)
                    .and_then(|all| shares(all.allocate(&weights).map_err(refused)?))
            }
            ["split", minor, currency, parts] => money(minor, currency)
                .and_then(|all| shares(all.split(parts.parse().unwrap()).map_err(refused)?)),
            ["sum", currency, minors] => sum(currency, minors),
            [
                "convert",
                minor,
                from,
                to,
                day,
                kind,
                max_age,
                through,
                rounding,
                rates,
            ] => convert(
                minor,
                from,
                to,
                &terms(day, kind, max_age, through),
                rounding,
                rates,
            ),
            ["unit", code, day] => unit(code, day),
            ["translate", code, day, map] => translated(code, day, map),
            ["named", name, day] => named(name, day),
            ["window", kind, year, part] => window(kind, year, part),
            ["plus_months", day, months] => {
                let day = Date::parse(day)
                    .unwrap()
                    .plus_months(months.parse().unwrap());
                day.map(|day| day.to_string()).map_err(refused)
            }
            ["finds", rule, record] => Ok(self.finds(rule, record)),
            ["cube", query] => self.cube(query),
            ["cell", query, table, row, column, language] => {
                self.cell(query, [table, row, column], language)
            }
            other => panic!("no such case: {other:?}"),
        };
        answer.unwrap_or_else(|id| format!("! {id}"))
    }

    fn finds(&self, rule: &str, record: &str) -> String {
        let found = self.checked.findings.iter();
        let found = found.filter(|one| one.rule == rule && &*one.record == record);
        let told: Vec<String> = found
            .map(|one| {
                let severity = match one.severity {
                    Severity::Error => "error",
                    Severity::Warning => "warning",
                    Severity::Info => "info",
                };
                format!("{severity} {}", one.path.as_str())
            })
            .collect();
        some(&told)
    }

    fn cube(&self, query: &str) -> Answer {
        let query = json::read_query(query).map_err(first)?;
        let counts = query.counts.contains(&Count::Organizations);
        let cube = cube(&self.registry, &query, Threads::ONE).map_err(refused)?;
        let cells = cube.cells().map(|cell| {
            let mut told = format!(
                "{} {}: {}",
                key_text(&cell.key),
                cell.facts,
                totals(&cell.sums)
            );
            if counts {
                told += &format!(" of {}", cell.count(Count::Organizations).unwrap());
            }
            told
        });
        Ok(some(&cells.collect::<Vec<_>>()))
    }

    fn cell(&self, query: &str, [table, row, column]: [&&str; 3], language: &str) -> Answer {
        let query = json::read_report_query(query).map_err(first)?;
        let document = query.run(&self.registry).map_err(refused)?;
        let tables = document.tables();
        let table = &tables.iter().find(|one| one.id == **table).unwrap().table;
        let at = table.columns.iter().position(|one| one.id == *column);
        let row = table.all_rows().find(|one| one.code == **row).unwrap();
        let value = &row.cells[at.unwrap()].value;
        Ok(lang(language).map_or_else(|| value.plain(), |lang| value.to_text(lang)))
    }
}

fn some(told: &[String]) -> String {
    if told.is_empty() {
        "none".to_owned()
    } else {
        told.join(" | ")
    }
}

fn totals(sums: &Totals) -> String {
    let told = sums
        .iter()
        .map(|one| format!("{} {}", one.currency().code(), one.plain()));
    some(&told.collect::<Vec<_>>())
}

fn currency(code: &str) -> Result<Currency, String> {
    Currency::parse(code).map_err(refused)
}

fn money(minor: &str, code: &str) -> Result<Money, String> {
    Money::from_minor(minor.parse().unwrap(), currency(code)?).map_err(refused)
}

fn lang(code: &str) -> Option<Lang> {
    match code {
        "vi" => Some(Lang::Vi),
        "en" => Some(Lang::En),
        _ => None,
    }
}

fn parse(text: &str, code: &str, language: &str) -> Answer {
    let currency = currency(code)?;
    let money = match lang(language) {
        Some(lang) => Money::parse_in(text, currency, lang).map_err(refused)?,
        None => Money::parse(text, currency).map_err(refused)?,
    };
    Ok(money.minor().to_string())
}

fn format(minor: &str, code: &str, language: &str) -> Answer {
    let money = money(minor, code)?;
    Ok(lang(language).map_or_else(|| money.plain(), |lang| money.to_text(lang)))
}

fn two(
    a: &str,
    of: &str,
    b: &str,
    with: &str,
    answer: impl FnOnce(Money, Money) -> Answer,
) -> Answer {
    answer(money(a, of)?, money(b, with)?)
}

#[expect(clippy::unnecessary_wraps, reason = "answers are joined by `?`")]
fn shares(shares: Vec<Money>) -> Answer {
    let told: Vec<String> = shares.iter().map(|one| one.minor().to_string()).collect();
    Ok(told.join(","))
}

fn sum(code: &str, minors: &str) -> Answer {
    let currency = currency(code)?;
    let mut totals = Totals::new();
    for minor in minors.split(',') {
        totals.add(money(minor, code)?);
    }
    let digits = currency.minor_digits().unwrap();
    Ok(number::to_plain(totals.get(currency).unwrap_or(0), digits))
}

fn terms(day: &str, kind: &str, max_age: &str, through: &str) -> RateTerms {
    RateTerms {
        kind: RateKind::parse(kind).unwrap(),
        day: Date::parse(day).unwrap(),
        max_age: match max_age.parse().unwrap() {
            0 => MaxAge::ValidOnDay,
            days => MaxAge::Days(days),
        },
        through: match through {
            "nothing" => Through::Nothing,
            "any" => Through::Any,
            code => Through::Currency(Currency::parse(code).unwrap()),
        },
    }
}

fn convert(
    minor: &str,
    from: &str,
    to: &str,
    terms: &RateTerms,
    rounding: &str,
    rates: &str,
) -> Answer {
    let mut table = RateTable::new();
    for rate in rates.split(';') {
        let (pair, rest) = rate.split_once('=').unwrap();
        let (one, other) = pair.split_once('>').unwrap();
        let (value, days) = rest.split_once('@').unwrap();
        let (first, last) = days.split_once("..").unwrap();
        let day = |text| Some(Date::parse(text).unwrap());
        let rate = Rate::new(
            currency(one)?,
            currency(other)?,
            parse_decimal(value).unwrap(),
            terms.kind,
            Period::new(day(first), day(last)).unwrap(),
            Text::new("case").unwrap(),
        );
        table.insert(rate.map_err(refused)?);
    }
    let route = table
        .route(currency(from)?, currency(to)?, terms)
        .map_err(refused)?;
    let rounding = Rounding::parse(rounding).unwrap();
    let converted = route
        .convert(money(minor, from)?, rounding)
        .map_err(refused)?;
    let residue = converted.residue().map_err(refused)?;
    Ok(format!(
        "{} by {} legs, residue {}/{}",
        converted.result().minor(),
        converted.legs().len(),
        residue.numerator(),
        residue.denominator()
    ))
}

fn code(text: &str) -> Result<ProvinceCode, String> {
    ProvinceCode::parse(text).map_err(refused)
}

fn unit(text: &str, day: &str) -> Answer {
    let code = code(text)?;
    let unit = if day == "-" {
        province::undated(code).map_err(refused)?
    } else {
        let on = Date::parse(day).unwrap();
        let found = province::at(code, on);
        found.ok_or_else(|| refused(province::ProvinceError::CodeNotInForce { code, on }))?
    };
    Ok(unit.id().to_string())
}

fn translated(text: &str, day: &str, map: &str) -> Answer {
    let map = if map == "63" { Map::Old63 } else { Map::New34 };
    let answer = translate(code(text)?, Date::parse(day).unwrap(), map).map_err(refused)?;
    Ok(match answer {
        Translated::Same(unit) => format!("same {}", unit.id()),
        Translated::MergedInto(unit) => format!("merged {}", unit.id()),
        Translated::NotDivisible { parts, .. } => {
            let parts: Vec<String> = parts.iter().map(|part| part.id().to_string()).collect();
            format!("not_divisible {}", parts.join(","))
        }
    })
}

fn named(name: &str, day: &str) -> Answer {
    let found = province::by_name(name, Date::parse(day).unwrap()).map_err(refused)?;
    Ok(found.code().to_string())
}

fn window(kind: &str, year: &str, part: &str) -> Answer {
    let year = year.parse().unwrap();
    let window = match (WindowKind::parse(kind).unwrap(), part) {
        (WindowKind::CalendarYear, _) => Window::calendar_year(year),
        (WindowKind::Decree58, _) => Window::decree_58(year),
        (WindowKind::BudgetYear, _) => Window::budget_year(year),
        (WindowKind::Half, "1") => Window::first_half(year),
        (WindowKind::Half, _) => Window::second_half(year),
        (WindowKind::Month, month) => Window::month(year, month.parse().unwrap()),
        (other, _) => panic!("no such case: {other:?}"),
    };
    let window = window.map_err(refused)?;
    Ok(format!("{}..{}", window.first(), window.last()))
}
