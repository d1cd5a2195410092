//! The charts of the page, as SVG, and the provinces as a grid of tiles.

use maud::{Markup, html};
use vientro::catalog::province::Map;
use vientro::money::number;
use vientro::record::{Indicator, PublishedFigure, Scope};
use vientro::report::{ReportRow, ReportTable, Value};
use vientro::{Currency, Lang};

use crate::content::Content;
use crate::scale::{Scale, range};

/// The width of a chart, in its own units.
const WIDTH: i32 = 900;
/// The height of what stands above the years.
const HEIGHT: i32 = 300;
const LEFT: i32 = 64;
const TOP: i32 = 16;

/// A published figure beside the year that it tells of.
struct Mark {
    number: usize,
    window: usize,
    from: i128,
    stated: i128,
    until: i128,
    text: String,
}

/// What a row of a table amounts to: a sum in the reporting currency, or a count where there is none.
pub fn size(table: &ReportTable, row: &ReportRow, currency: Option<Currency>) -> Option<i128> {
    let name = if currency.is_some() {
        "disbursed"
    } else {
        "running"
    };
    let at = table.columns.iter().position(|column| column.id == name)?;
    match (&row.cells.get(at)?.value, currency) {
        (Value::Aid(totals), Some(currency)) => Some(totals.get(currency).unwrap_or(0)),
        (Value::Count(count), _) => Some(*count),
        _ => None,
    }
}

/// What sizes are of.
fn what(currency: Option<Currency>, lang: Lang) -> &'static str {
    match currency {
        Some(_) => lang.pick("Giải ngân", "Disbursed"),
        None => lang.pick("Khoản đang thực hiện", "Grants running"),
    }
}

/// Disbursement, year by year, with what was published as marks.
pub fn years(content: &Content<'_>) -> Markup {
    let lang = content.lang;
    let table = content
        .report
        .series
        .as_ref()
        .and_then(|series| series.table("aid"));
    let Some(table) = table.filter(|table| !table.rows.is_empty()) else {
        return html! {};
    };
    let sizes: Vec<i128> = table
        .rows
        .iter()
        .map(|row| size(table, row, content.currency).unwrap_or(0))
        .collect();
    let marks = marks(content, table);
    let tops = marks.iter().map(|mark| mark.until);
    let largest = sizes.iter().copied().chain(tops).max().unwrap_or(0);
    let scale = Scale::new(largest, content.currency);
    let across = WIDTH.saturating_sub(LEFT);
    let bars = i32::try_from(sizes.len()).unwrap_or(1).max(1);
    let slot = across.checked_div(bars).unwrap_or(across);
    let left = |at: usize| LEFT.saturating_add(slot.saturating_mul(i32::try_from(at).unwrap_or(0)));
    let bottom = TOP.saturating_add(HEIGHT);
    let y = |value: i128| bottom.saturating_sub(scale.at(value, HEIGHT));
    let wide = part(slot, 5, 12);
    let title = format!(
        "{}, {} ({})",
        what(content.currency, lang),
        lang.pick("theo năm", "year by year"),
        scale.unit(lang)
    );
    html! {
        figure id="chart-years" {
            figcaption { (title) "; " (lang.pick(
                "cột: tính từ bản ghi; vạch có số: số liệu đã công bố và khoảng mà con số in ra cho phép",
                "columns: of the records; numbered marks: published figures and what the printed number allows",
            )) }
            div.scroll tabindex="0" {
                svg viewBox=(format!("0 0 {WIDTH} {}", bottom.saturating_add(34))) role="img" aria-label=(title) {
                    @for mark in scale.marks() {
                        line.grid x1=(LEFT) x2=(WIDTH) y1=(y(mark)) y2=(y(mark)) {}
                        text.axis x=(LEFT.saturating_sub(8)) y=(y(mark).saturating_add(4)) text-anchor="end" {
                            (scale.label(mark, lang))
                        }
                    }
                    @for (at, (row, size)) in table.rows.iter().zip(&sizes).enumerate() {
                        @let x = left(at).saturating_add(part(slot, 1, 12));
                        rect.bar x=(x) y=(y(*size)) width=(wide) height=(scale.at(*size, HEIGHT)) {
                            title { (row.label.get(lang)) ": " (scale.label(*size, lang)) }
                        }
                        text.value x=(x.saturating_add(part(wide, 1, 2))) y=(y(*size).saturating_sub(5)) text-anchor="middle" {
                            (scale.label(*size, lang))
                        }
                        text.axis x=(x.saturating_add(part(wide, 1, 2))) y=(bottom.saturating_add(20)) text-anchor="middle" {
                            (year(row, lang))
                        }
                    }
                    @for mark in &marks {
                        @let before = marks.iter().filter(|other| other.window == mark.window && other.number < mark.number).count();
                        @let aside = i32::try_from(before).unwrap_or(0).saturating_mul(9);
                        @let x = left(mark.window).saturating_add(part(slot, 8, 12)).saturating_add(aside);
                        @let (from, until) = (y(mark.from), y(mark.until));
                        g.mark {
                            title { (mark.number) ": " (mark.text) }
                            line x1=(x) x2=(x) y1=(from) y2=(until) {}
                            line x1=(x.saturating_sub(4)) x2=(x.saturating_add(4)) y1=(from) y2=(from) {}
                            line x1=(x.saturating_sub(4)) x2=(x.saturating_add(4)) y1=(until) y2=(until) {}
                            circle cx=(x) cy=(y(mark.stated)) r="3" {}
                            // Every other number stands higher, so that none touches its neighbour.
                            @let above = if before % 2 == 0 { 7 } else { 20 };
                            text x=(x) y=(until.saturating_sub(above)) text-anchor="middle" { (mark.number) }
                        }
                    }
                }
            }
            @if !marks.is_empty() {
                ol.marks {
                    @for mark in &marks { li { (mark.text) } }
                }
            }
        }
    }
}

/// The published figures of the whole nation's disbursement in a year of the series.
fn marks(content: &Content<'_>, table: &ReportTable) -> Vec<Mark> {
    let mut marks = Vec::new();
    let Some(currency) = content.currency else {
        return marks;
    };
    for figure in content.registry.records::<PublishedFigure>() {
        let is_national = figure.scope().is_none_or(is_nation)
            && figure.mode().is_none()
            && figure.novelty().is_none()
            && figure.indicator() == Some(Indicator::AidDisbursed);
        let window = figure.window().filter(|_| is_national);
        let code = window.map(|window| vientro::statistics::KeyPart::Window(window).code());
        let window = table
            .rows
            .iter()
            .position(|row| Some(&row.code) == code.as_ref());
        let stated = figure.stated().ok().flatten();
        let range = stated.and_then(|stated| range(&stated, currency));
        if let (Some(window), Some((from, stated, until))) = (window, range) {
            marks.push(Mark {
                number: 0,
                window,
                from,
                stated,
                until,
                text: mark_text(content, figure),
            });
        }
    }
    marks.sort_by_key(|mark| mark.window);
    for (at, mark) in marks.iter_mut().enumerate() {
        mark.number = at.saturating_add(1);
    }
    marks
}

/// A published figure in words: as printed, of when, and whether the records agree where that was asked.
fn mark_text(content: &Content<'_>, figure: &PublishedFigure) -> String {
    let lang = content.lang;
    let printed = figure.printed().map_or("", |text| text.as_str());
    let window = figure.window().map(|window| window.label(lang));
    let window = window.unwrap_or_default();
    let mut text = format!("{printed}, {window} ({})", figure.id());
    let mut asked = content.report.reconciliation.figures.iter();
    if let Some(compared) = asked.find(|compared| compared.id == figure.id().as_str()) {
        text.push_str(": ");
        text.push_str(compared.answer.label(lang));
    }
    text
}

/// Tells whether a scope leaves nothing out.
fn is_nation(scope: &Scope) -> bool {
    scope.province().is_none()
        && scope.region().is_none()
        && scope.country().is_none()
        && scope.donor().is_none()
        && scope.national_programme().is_none()
        && scope.unknown_fields().is_empty()
}

/// The rows of a table as bars, one below the other.
pub fn bars(content: &Content<'_>, id: &str) -> Markup {
    let lang = content.lang;
    let table = content
        .report
        .yearly
        .table(id)
        .filter(|table| !table.rows.is_empty());
    let Some(table) = table else {
        return html! {};
    };
    const WIDTH: i32 = 640;
    const ROW: i32 = 28;
    const LABELS: i32 = 240;
    const VALUES: i32 = 60;
    let rows = table.rows.iter();
    let sizes: Vec<(&ReportRow, i128)> = rows
        .map(|row| (row, size(table, row, content.currency).unwrap_or(0)))
        .collect();
    let largest = sizes.iter().map(|(_, size)| *size).max().unwrap_or(0);
    let scale = Scale::new(largest, content.currency);
    let across = WIDTH.saturating_sub(LABELS).saturating_sub(VALUES);
    let height = ROW.saturating_mul(i32::try_from(sizes.len()).unwrap_or(0));
    let title = format!(
        "{}: {} ({})",
        table.title.get(lang),
        what(content.currency, lang).to_lowercase(),
        scale.unit(lang)
    );
    html! {
        figure id=(format!("chart-{id}")) {
            figcaption { (title) }
            div.scroll tabindex="0" {
                svg viewBox=(format!("0 0 {WIDTH} {height}")) role="img" aria-label=(title) {
                    @for (at, (row, size)) in sizes.iter().enumerate() {
                        @let top = ROW.saturating_mul(i32::try_from(at).unwrap_or(0));
                        @let line = top.saturating_add(20);
                        @let length = scale.at(*size, across);
                        text.label x=(LABELS.saturating_sub(12)) y=(line) text-anchor="end" {
                            (crate::words::capitalised(row.label.get(lang)))
                        }
                        rect.bar x=(LABELS) y=(top.saturating_add(6)) width=(length.max(1)) height="18" {}
                        text.value x=(LABELS.saturating_add(length).saturating_add(8)) y=(line) {
                            (scale.label(*size, lang))
                        }
                    }
                }
            }
        }
    }
}

/// Where each unit of a map lies, roughly: its code, its column from the west, its row from the north.
type Tiles = &'static [(&'static str, u8, u8)];

#[rustfmt::skip]
const OF_63: Tiles = &[
    ("02", 3, 1), ("04", 4, 1),
    ("12", 1, 2), ("10", 2, 2), ("08", 3, 2), ("06", 4, 2), ("20", 5, 2),
    ("11", 1, 3), ("15", 2, 3), ("25", 3, 3), ("19", 4, 3), ("24", 5, 3), ("22", 6, 3),
    ("14", 1, 4), ("26", 3, 4), ("01", 4, 4), ("27", 5, 4), ("30", 6, 4), ("31", 7, 4),
    ("17", 3, 5), ("35", 4, 5), ("33", 5, 5), ("34", 6, 5),
    ("38", 3, 6), ("37", 4, 6), ("36", 5, 6),
    ("40", 3, 7), ("42", 4, 8), ("44", 4, 9), ("45", 5, 10), ("46", 5, 11), ("48", 6, 11),
    ("49", 6, 12), ("62", 5, 13), ("51", 6, 13), ("64", 5, 14), ("52", 6, 14),
    ("66", 5, 15), ("54", 6, 15), ("67", 4, 16), ("68", 5, 16), ("56", 6, 16),
    ("72", 2, 17), ("70", 3, 17), ("60", 5, 17), ("58", 6, 17),
    ("80", 2, 18), ("74", 3, 18), ("75", 4, 18),
    ("87", 1, 19), ("82", 2, 19), ("79", 3, 19), ("77", 4, 19),
    ("89", 1, 20), ("86", 2, 20), ("83", 3, 20),
    ("91", 1, 21), ("92", 2, 21), ("84", 3, 21),
    ("93", 2, 22), ("94", 3, 22), ("96", 1, 23), ("95", 2, 23),
];
#[rustfmt::skip]
const OF_34: Tiles = &[
    ("08", 3, 1), ("04", 4, 1),
    ("12", 1, 2), ("15", 2, 2), ("19", 3, 2), ("20", 4, 2),
    ("11", 1, 3), ("25", 2, 3), ("01", 3, 3), ("24", 4, 3), ("22", 5, 3),
    ("14", 1, 4), ("37", 3, 4), ("33", 4, 4), ("31", 5, 4),
    ("38", 3, 5), ("40", 3, 6), ("42", 3, 7), ("44", 4, 8), ("46", 4, 9), ("48", 5, 10),
    ("51", 5, 11), ("52", 5, 12), ("66", 5, 13),
    ("80", 2, 14), ("75", 3, 14), ("68", 4, 14), ("56", 5, 14),
    ("91", 1, 15), ("82", 2, 15), ("79", 3, 15), ("92", 2, 16), ("86", 3, 16), ("96", 2, 17),
];
/// How many classes of values there are above zero.
const CLASSES: usize = 5;

/// The provinces as tiles, coloured by class, with their values in them.
pub fn tiles(content: &Content<'_>) -> Markup {
    let lang = content.lang;
    let table = content
        .report
        .yearly
        .table("provinces")
        .filter(|table| !table.rows.is_empty());
    let Some(table) = table else {
        return html! {};
    };
    // Places on two maps may stand beside each other: the map with more of them is drawn.
    let of_map = |map: Map| format!("VN-{}-", map.id());
    let count = |map: Map| {
        table
            .rows
            .iter()
            .filter(|row| row.code.starts_with(&of_map(map)))
            .count()
    };
    let map = Map::ALL
        .into_iter()
        .max_by_key(|map| count(*map))
        .unwrap_or(Map::Old63);
    let tiles = match map {
        Map::Old63 => OF_63,
        Map::New34 => OF_34,
    };
    let sized = |code: &str| {
        let row = table.rows.iter().find(|row| row.code == code)?;
        size(table, row, content.currency)
    };
    let units: Vec<_> = map
        .units()
        .filter_map(|unit| {
            let code = unit.code();
            let mut tiles = tiles.iter();
            let (_, column, row) = tiles.find(|(tile, ..)| *tile == code.as_str())?;
            Some((
                unit,
                *column,
                *row,
                sized(&unit.id().to_string()).unwrap_or(0),
            ))
        })
        .collect();
    let mut sizes: Vec<i128> = units
        .iter()
        .map(|(.., size)| *size)
        .filter(|size| *size > 0)
        .collect();
    sizes.sort_unstable();
    let scale = Scale::new(sizes.last().copied().unwrap_or(0), content.currency);
    let is_drawn = |row: &&ReportRow| {
        !units
            .iter()
            .any(|(unit, ..)| unit.id().to_string() == row.code)
    };
    let beside: Vec<&ReportRow> = table.rows.iter().filter(is_drawn).collect();
    let title = format!(
        "{} ({}); {}",
        table.title.get(lang),
        scale.unit(lang),
        lang.pick(
            "mỗi ô một tỉnh, xếp gần đúng vị trí; năm nhóm có số tỉnh bằng nhau",
            "one tile for each province, about where it lies; five classes of equally many",
        )
    );
    html! {
        figure id="chart-provinces" {
            figcaption { (title) }
            ul.tiles {
                @for (unit, column, row, size) in &units {
                    li class=(format!("c{}", class(*size, &sizes)))
                        style=(format!("grid-column:{column};grid-row:{row}")) {
                        span { (unit.name(lang)) }
                        b { @if *size == 0 { "-" } @else { (scale.label(*size, lang)) } }
                    }
                }
            }
            ul.legend {
                li.c0 { "-: " (lang.pick("không có", "none")) }
                @for at in 1..=CLASSES {
                    @let of_class: Vec<i128> = sizes.iter().copied().filter(|size| class(*size, &sizes) == at).collect();
                    @if let (Some(from), Some(until)) = (of_class.first(), of_class.last()) {
                        li class=(format!("c{at}")) {
                            (scale.label(*from, lang)) " – " (scale.label(*until, lang))
                        }
                    }
                }
            }
            @if !beside.is_empty() {
                p.note {
                    (lang.pick("Không có trên bản đồ: ", "Not on the map: "))
                    @for (at, row) in beside.iter().enumerate() {
                        @if at > 0 { "; " }
                        (row.label.get(lang)) " "
                        (size(table, row, content.currency).map_or_else(String::new, |size| scale.label(size, lang)))
                    }
                    "."
                }
            }
        }
    }
}

/// The class of a value among all above zero, in order: as many in each as can be.
fn class(size: i128, sizes: &[i128]) -> usize {
    if size <= 0 || sizes.is_empty() {
        return 0;
    }
    let below = sizes.partition_point(|other| *other < size);
    let class = below.saturating_mul(CLASSES).checked_div(sizes.len());
    class.unwrap_or(0).saturating_add(1).min(CLASSES)
}

fn part(length: i32, of: i32, parts: i32) -> i32 {
    length.saturating_mul(of).checked_div(parts).unwrap_or(0)
}

/// The year of a row, short enough to stand below a column.
fn year(row: &ReportRow, lang: Lang) -> String {
    let label = row.label.get(lang);
    let digits = |word: &&str| word.len() == 4 && word.bytes().all(|byte| byte.is_ascii_digit());
    let found = label.split([' ', '/', '(', ')', ',']).find(digits);
    found.map_or_else(|| number::to_text(0, 0, lang), str::to_owned)
}
