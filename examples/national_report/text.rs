//! The report as text: what was read, the series, the full report of a window, what was asked beside.

use vientro::report::{CashColumn, CashSum, CashTable, ReportRow, ReportTable, TableReport, Value};
use vientro::statistics::{Conversion, Drilled};
use vientro::{Currency, Lang, Totals};

use crate::args::Args;
use crate::checks;
use crate::content::Content;
use crate::format;
use crate::rows::{Showing, TOP, shown};
use crate::table::{Align, Table, wrapped};
use crate::words;

/// Where running text is broken.
pub const LINE: usize = 110;

/// Draws the whole report.
pub fn report(content: &Content<'_>, args: &Args) -> String {
    let lang = content.lang;
    let showing = if args.all {
        Showing::All
    } else {
        Showing::First
    };
    let mut out = String::new();
    heading(&mut out, &words::title(lang).to_uppercase(), '═');
    for line in words::read(content) {
        paragraph(&mut out, &line);
    }
    paragraph(&mut out, &words::currency(content));
    paragraph(&mut out, words::signs(lang));
    paragraph(
        &mut out,
        lang.pick(
            "Bản ghi của một ô: --drill BẢNG/MÃ/CỘT; địa chỉ các ô ghi dưới tên mỗi bảng.",
            "The records behind a figure: --drill TABLE/CODE/COLUMN; below each title stands how its figures are called.",
        ),
    );
    for (name, table_report) in content.report.reports() {
        part(&mut out, table_report.title.get(lang));
        if name == "yearly" {
            paragraph(&mut out, &words::window(content));
            paragraph(&mut out, &words::map(content));
        }
        if name == "series" {
            for line in words::registered_each(content) {
                paragraph(&mut out, &line);
            }
        }
        for warning in words::warnings(table_report, lang) {
            paragraph(&mut out, warning);
        }
        for table in &table_report.tables {
            draw(&mut out, name, table, content, showing);
        }
    }
    cash(&mut out, content, showing);
    if args.conversions {
        conversions(&mut out, &content.report.yearly, lang);
    }
    checks::reconciliation(&mut out, content, showing);
    checks::findings(&mut out, content, showing);
    checks::set_aside(&mut out, content, showing);
    out
}

/// Draws the heading of a part.
pub fn part(out: &mut String, title: &str) {
    out.push_str("\n\n");
    heading(out, &title.to_uppercase(), '═');
}

/// Draws a heading with a line of its length below.
pub fn heading(out: &mut String, text: &str, rule: char) {
    out.push_str(text);
    out.push('\n');
    out.extend(std::iter::repeat_n(rule, text.chars().count()));
    out.push('\n');
}

pub fn paragraph(out: &mut String, text: &str) {
    out.push_str(&wrapped(text, LINE));
    out.push('\n');
}

/// Draws one table of a report.
fn draw(
    out: &mut String,
    name: &str,
    table: &ReportTable,
    content: &Content<'_>,
    showing: Showing,
) {
    let lang = content.lang;
    out.push('\n');
    heading(out, table.title.get(lang), '─');
    out.push_str(&format!("[{}]\n", words::address(name, table, lang)));
    if table.rows.is_empty() {
        out.push_str(lang.pick("Không có bản ghi.\n", "No records.\n"));
        return;
    }
    // A window's code is its year, which its label tells.
    let has_codes = !table.rows.iter().any(|row| row.code.contains('/'));
    let mut drawn = Table::new().column(table.head.get(lang), Align::Left);
    if has_codes {
        drawn = drawn.column(lang.pick("Mã", "Code"), Align::Left);
    }
    for column in &table.columns {
        drawn = drawn.column(column.label.get(lang), Align::Right);
    }
    let cells = |row: &ReportRow| {
        let mut cells = vec![words::capitalised(row.label.get(lang))];
        if has_codes {
            cells.push(row.code.clone());
        }
        let figures = row.cells.iter().zip(&table.columns);
        cells.extend(figures.map(|(figure, column)| {
            format::figure(figure, format::said(column, content.currency), lang)
        }));
        cells
    };
    let rows = shown(table, content.currency, showing);
    for row in &rows.rows {
        drawn.row(cells(row));
    }
    if let Some(total) = &table.total {
        drawn.rule();
        drawn.row(cells(total));
    }
    drawn.draw(out);
    let notes = table.notes.iter().map(|note| note.get(lang).to_owned());
    let said = words::cut(&rows, lang)
        .into_iter()
        .chain(words::unknown(table, lang));
    said.chain(notes).for_each(|note| paragraph(out, &note));
}

/// Draws the cash table of a window.
fn cash(out: &mut String, content: &Content<'_>, showing: Showing) {
    let (Some(table), lang) = (&content.report.cash, content.lang) else {
        return;
    };
    part(out, words::cash_title(lang));
    paragraph(out, &words::cash(table, content));
    let mut drawn = Table::new()
        .column(
            lang.pick("Khoản viện trợ, nguồn", "Grant, source"),
            Align::Left,
        )
        .column(lang.pick("Mã", "Code"), Align::Left);
    for column in CashColumn::ALL {
        drawn = drawn.column(column.label(lang), Align::Right);
    }
    let cells = |label: String, id: Option<&str>, sum: &CashSum| {
        let cell = |column| cash_cell(sum, column, lang);
        let figures = CashColumn::ALL.map(cell).into_iter();
        [label, id.unwrap_or("").to_owned()]
            .into_iter()
            .chain(figures)
            .collect()
    };
    let shown = showing.of(&table.grants, TOP);
    for grant in shown {
        let id = grant.grant.as_ref().map(|id| id.as_str());
        drawn.row(cells(grant.label.get(lang).to_owned(), id, &grant.subtotal));
        if let [_, _, ..] = grant.rows.as_slice() {
            for row in &grant.rows {
                let id = row.donor.as_ref().map(|id| id.as_str());
                drawn.row(cells(format!("- {}", row.label.get(lang)), id, &row.sum));
            }
        }
    }
    drawn.rule();
    drawn.row(cells(
        lang.pick("Tổng số", "Total").to_owned(),
        None,
        &table.total,
    ));
    drawn.draw(out);
    let left = table.grants.len().saturating_sub(shown.len());
    if let Some(line) = words::more(left, lang) {
        paragraph(out, &line);
    }
    for note in &table.notes {
        paragraph(out, note.get(lang));
    }
    for line in left_out(table, lang) {
        paragraph(out, &line);
    }
}

/// How many records have no row in the cash table, reason by reason.
pub fn left_out(table: &CashTable, lang: Lang) -> Vec<String> {
    let mut reasons: Vec<(&str, usize)> = Vec::new();
    for left in &table.left_out {
        let label = left.reason.label(lang);
        match reasons.iter_mut().find(|(one, _)| *one == label) {
            Some((_, count)) => *count = count.saturating_add(1),
            None => reasons.push((label, 1)),
        }
    }
    let line = |(reason, count): (&str, usize)| {
        let left = lang.pick("Không đưa vào bảng", "Left out");
        format!("{left}: {} - {reason}", format::count(count, lang))
    };
    reasons.into_iter().map(line).collect()
}

/// What stands in a column of the cash table; of nothing left over only the nought.
pub fn cash_cell(sum: &CashSum, column: CashColumn, lang: Lang) -> String {
    let all = &sum.figures.cell(column).totals;
    let mut left = Totals::new();
    for total in all.iter().filter(|total| total.minor() != 0) {
        // It fitted before.
        let _ = left.add_minor(total.currency(), total.minor());
    }
    let text = match (all.is_empty(), left.is_empty()) {
        (false, true) => "0".to_owned(),
        (_, _) => format::aid(&left, None, lang),
    };
    match (sum.is_known(column), sum.is_in_doubt) {
        (false, _) => format!("? {text}"),
        (true, true) => format!("{}{text}", format::IN_DOUBT),
        (true, false) => text,
    }
}

/// Lists every amount that was converted, and those that were not.
fn conversions(out: &mut String, report: &TableReport, lang: Lang) {
    part(out, lang.pick("Các khoản đã quy đổi", "Converted amounts"));
    let mut drawn = Table::new();
    for (vi, en, align) in [
        ("Bản ghi", "Record", Align::Left),
        ("Chỉ tiêu", "Measure", Align::Left),
        ("Ngày", "Day", Align::Left),
        ("Nguyên tệ", "Original", Align::Right),
        ("Quy đổi", "Converted", Align::Right),
        (
            "Tỷ giá, loại, hiệu lực, nguồn",
            "Rates, kind, validity, source",
            Align::Left,
        ),
        ("Làm tròn", "Rounding", Align::Left),
    ] {
        drawn = drawn.column(lang.pick(vi, en), align);
    }
    for conversion in &report.conversions {
        drawn.row(conversion_cells(conversion, lang));
    }
    drawn.draw(out);
    if report.unconverted.is_empty() {
        return;
    }
    out.push('\n');
    heading(
        out,
        lang.pick("Các khoản chưa quy đổi được", "Amounts without a rate"),
        '─',
    );
    for one in &report.unconverted {
        let amount = format::amount(one.original, lang);
        let currency = one.original.currency().code();
        let (record, measure) = (&one.record, one.measure.label(lang));
        let list = one.kind.list();
        let (day, reason) = (format::day(one.day, lang), one.reason.get(lang));
        out.push_str(&format!(
            "{list}/{record}, {measure}, {day}: {amount} {currency}: {reason}\n"
        ));
    }
}

fn conversion_cells(conversion: &Conversion, lang: Lang) -> Vec<String> {
    let legs = conversion.route.legs().iter().map(|leg| {
        let rate = leg.rate();
        let ends = [rate.valid().from(), rate.valid().until()];
        let [from, until] =
            ends.map(|end| end.map_or("…".to_owned(), |end| format::day(end, lang)));
        format!(
            "{}/{} {} ({}, {}), {from} - {until}, {}",
            rate.from(),
            rate.to(),
            rate.value(),
            leg.direction().id(),
            rate.kind().label(lang),
            rate.source()
        )
    });
    let (original, result) = (conversion.original, conversion.result);
    vec![
        format!("{}/{}", conversion.kind.list(), conversion.record),
        conversion.measure.label(lang).to_owned(),
        format::day(conversion.day, lang),
        format!("{} {}", format::amount(original, lang), original.currency()),
        format!("{} {}", format::amount(result, lang), result.currency()),
        legs.collect::<Vec<_>>().join("\n"),
        conversion.rounding.id().to_owned(),
    ]
}

/// Lists the records behind a figure, and their sum beside it.
pub fn drilled(content: &Content<'_>, address: &str) -> Result<String, String> {
    let lang = content.lang;
    let (figure, records) = content.drill(address)?;
    let mut out = String::new();
    heading(&mut out, address, '═');
    let value = format::figure(&figure, None, lang).replace('\n', "; ");
    let said = lang.pick("Số liệu", "Figure");
    let number = format::count(records.len(), lang);
    let behind = lang.pick("Bản ghi", "Records");
    paragraph(&mut out, &format!("{said}: {value}. {behind}: {number}."));
    if let Value::Count(_) = figure.value {
        paragraph(
            &mut out,
            lang.pick(
                "Một tổ chức hoặc khoản viện trợ có thể có nhiều bản ghi: số bản ghi không phải là số liệu.",
                "An organization or a grant may have several records: their number is not the figure.",
            ),
        );
    }
    let mut table = Table::new()
        .column(lang.pick("Bản ghi", "Record"), Align::Left)
        .column(lang.pick("Phần đóng góp", "Its part"), Align::Right);
    let mut sum = Totals::new();
    let part = |totals: &Totals| match totals.is_empty() {
        true => String::new(),
        false => format::aid(totals, None::<Currency>, lang),
    };
    for Drilled { kind, id, sums } in &records {
        sum.merge(sums).map_err(|error| error.to_string())?;
        table.row(vec![format!("{}/{id}", kind.list()), part(sums)]);
    }
    if !sum.is_empty() {
        table.rule();
        table.row(vec![lang.pick("Tổng số", "Sum").to_owned(), part(&sum)]);
    }
    table.draw(&mut out);
    Ok(out)
}
