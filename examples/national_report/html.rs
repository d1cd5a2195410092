//! The report as a page of its own: no other file, no script, readable on paper and on a phone.

use maud::{DOCTYPE, Markup, PreEscaped, html};
use vientro::Lang;
use vientro::finding::Severity;
use vientro::report::{Answer, CashColumn, CashSum, Compared, ReportRow, ReportTable, TableReport};

use crate::args::Args;
use crate::charts;
use crate::checks::{NAMED, told, unreadable};
use crate::content::{Content, Group};
use crate::format;
use crate::rows::{Showing, TOP, shown};
use crate::text::{cash_cell, left_out};
use crate::words;

/// Draws the page.
pub fn page(content: &Content<'_>, args: &Args) -> String {
    let lang = content.lang;
    let showing = if args.all {
        Showing::All
    } else {
        Showing::First
    };
    let title = words::title(lang);
    let page = html! {
        (DOCTYPE)
        html lang=(lang.code()) {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta name="color-scheme" content="light";
                title { (title) ", " (content.report.window.label(lang)) }
                // The page's own style, which holds nothing of the records.
                style { (PreEscaped(include_str!("style.css"))) }
            }
            body {
                header {
                    h1 { (title) ", " (content.report.window.label(lang)) }
                    @for line in words::read(content) { p.stamp { (line) } }
                    p.stamp { (words::currency(content)) }
                    p.stamp { (words::signs(lang)) }
                    (cards(content))
                }
                (contents(content))
                main {
                    @for (name, report) in content.report.reports() {
                        section id=(name) {
                            h2 { (report.title.get(lang)) }
                            (introduction(content, name, report))
                            @for table in &report.tables { (report_table(content, name, table, showing)) }
                        }
                    }
                    (cash(content, showing))
                    (reconciliation(content))
                    (law(content, showing))
                    (aside(content, showing))
                }
                footer { p { (words::read(content).last().map_or("", String::as_str)) } }
            }
        }
    };
    let mut text = page.into_string();
    text.push('\n');
    text
}

/// What stands out, in a few numbers.
fn cards(content: &Content<'_>) -> Markup {
    let lang = content.lang;
    let number = |count| format::count(count, lang);
    let figure = |address: &str| {
        let found = content.report.yearly.figure(address).ok();
        found.map(|found| format::figure(found, content.currency, lang))
    };
    // A sum is in the reporting currency, and says which; a count is not.
    let unit = |address: &str| match content.currency {
        Some(currency) if address.starts_with("aid/") => format!(", {}", currency.code()),
        _ => String::new(),
    };
    let of_answer = |wanted: Answer| {
        let figures = content.report.reconciliation.figures.iter();
        figures.filter(|figure| figure.answer == wanted).count()
    };
    let all = content.report.reconciliation.figures.len();
    html! {
        ul.cards {
            @for (address, vi, en) in [
                ("organizations/total/registered", "tổ chức có giấy đăng ký", "organizations registered"),
                ("organizations/total/active", "tổ chức hoạt động trong kỳ", "organizations active"),
                ("aid/approved/window", "viện trợ được phê duyệt", "aid approved"),
                ("aid/disbursed/window", "giải ngân", "aid disbursed"),
            ] {
                @if let Some(value) = figure(address) {
                    li { b { (lines(&value)) } span { (lang.pick(vi, en)) (unit(address)) } }
                }
            }
            li.alert {
                b { (number(of_answer(Answer::Contradicts))) " / " (number(all)) }
                span { (lang.pick("số liệu đã công bố không khớp với bản ghi", "published figures contradicted by the records")) }
            }
            li.alert {
                b { (number(content.report.checked.count(Severity::Error))) }
                span { (lang.pick("lỗi theo pháp luật", "errors under the law")) }
            }
        }
    }
}

fn contents(content: &Content<'_>) -> Markup {
    let lang = content.lang;
    html! {
        nav {
            ul {
                @for (name, report) in content.report.reports() {
                    li { a href=(format!("#{name}")) { (report.title.get(lang)) } }
                }
                @if content.report.cash.is_some() {
                    li { a href="#cash" { (lang.pick("Tiếp nhận, sử dụng, ghi thu ghi chi", "Received, used, recorded")) } }
                }
                li { a href="#reconciliation" { (lang.pick("Đối chiếu", "Reconciliation")) } }
                li { a href="#law" { (lang.pick("Kiểm tra theo pháp luật", "Checked against the law")) } }
                li { a href="#aside" { (lang.pick("Để riêng", "Set aside")) } }
            }
        }
    }
}

/// What stands above the tables of a report: sentences, and charts.
fn introduction(content: &Content<'_>, name: &str, report: &TableReport) -> Markup {
    let lang = content.lang;
    html! {
        @match name {
            "series" => {
                @if let Some(line) = words::registered(content) { p { strong { (line) } } }
                (charts::years(content))
            }
            "yearly" => {
                p { (words::window(content)) " " (words::map(content)) }
                div.two {
                    (charts::tiles(content))
                    div {
                        (charts::bars(content, "regions"))
                        (charts::bars(content, "sectors"))
                    }
                }
            }
            _ => {}
        }
        @for warning in words::warnings(report, lang) { p.note { (warning) } }
    }
}

/// One table of a report, in a box in which it scrolls.
fn report_table(
    content: &Content<'_>,
    name: &str,
    table: &ReportTable,
    showing: Showing,
) -> Markup {
    let lang = content.lang;
    let rows = shown(table, content.currency, showing);
    let has_codes = !table.rows.iter().any(|row| row.code.contains('/'));
    let line = |row: &ReportRow| {
        html! {
            tr {
                th.when[!has_codes] scope="row" {
                    (words::capitalised(row.label.get(lang)))
                    @if has_codes { " " span.code { (row.code) } }
                }
                @for (figure, column) in row.cells.iter().zip(&table.columns) {
                    td.n { (lines(&format::figure(figure, format::said(column, content.currency), lang))) }
                }
            }
        }
    };
    html! {
        div.box {
            div.scroll tabindex="0" {
                table id=(format!("{name}-{}", table.id)) {
                    caption { (table.title.get(lang)) " " code { (words::address(name, table, lang)) } }
                    thead {
                        tr {
                            th scope="col" { (table.head.get(lang)) }
                            @for column in &table.columns { th.n scope="col" { (column.label.get(lang)) } }
                        }
                    }
                    tbody { @for row in &rows.rows { (line(row)) } }
                    @if let Some(total) = &table.total { tfoot { (line(total)) } }
                }
            }
            @if table.rows.is_empty() { p.note { (lang.pick("Không có bản ghi.", "No records.")) } }
            @if let Some(note) = words::cut(&rows, lang) { p.note { (note) } }
            @if let Some(note) = words::unknown(table, lang) { p.note { (note) } }
            @for note in &table.notes { p.note { (note.get(lang)) } }
        }
    }
}

fn cash(content: &Content<'_>, showing: Showing) -> Markup {
    let (Some(table), lang) = (&content.report.cash, content.lang) else {
        return html! {};
    };
    let line = |label: &str, id: Option<&str>, sum: &CashSum| {
        html! {
            tr {
                th scope="row" { (label) " " span.code { (id.unwrap_or("")) } }
                @for column in CashColumn::ALL { td.n { (lines(&cash_cell(sum, column, lang))) } }
            }
        }
    };
    let shown = showing.of(&table.grants, TOP);
    let left = table.grants.len().saturating_sub(shown.len());
    html! {
        section id="cash" {
            h2 { (words::cash_title(lang)) }
            p { (words::cash(table, content)) }
            div.scroll tabindex="0" {
                table id="cash-table" {
                    thead {
                        tr {
                            th scope="col" { (lang.pick("Khoản viện trợ, nguồn", "Grant, source")) }
                            @for column in CashColumn::ALL { th.n scope="col" { (column.label(lang)) } }
                        }
                    }
                    tbody {
                        @for grant in shown {
                            (line(grant.label.get(lang), grant.grant.as_ref().map(|id| id.as_str()), &grant.subtotal))
                            @if grant.rows.len() > 1 {
                                @for row in &grant.rows {
                                    (line(&format!("- {}", row.label.get(lang)), row.donor.as_ref().map(|id| id.as_str()), &row.sum))
                                }
                            }
                        }
                    }
                    tfoot { (line(lang.pick("Tổng số", "Total"), None, &table.total)) }
                }
            }
            @if let Some(more) = words::more(left, lang) { p.note { (more) } }
            @for note in &table.notes { p.note { (note.get(lang)) } }
            @for note in left_out(table, lang) { p.note { (note) } }
        }
    }
}

fn reconciliation(content: &Content<'_>) -> Markup {
    let lang = content.lang;
    let differing = content.differing();
    html! {
        section id="reconciliation" {
            h2 { (lang.pick("Đối chiếu với số liệu đã công bố", "Published figures beside those of the records")) }
            p { (words::answers(content)) }
            @for (answer, figures) in content.by_answer() {
                @if !figures.is_empty() { (compared(content, answer, &figures)) }
            }
            @if !differing.is_empty() {
                div.box { div.scroll tabindex="0" {
                    table id="figures-between" {
                        caption { (lang.pick("Số liệu đã công bố, đối chiếu với nhau", "Published figures beside each other")) }
                        thead { tr {
                            th scope="col" { (lang.pick("Chỉ tiêu, phạm vi, kỳ", "Indicator, scope, window")) }
                            th.n scope="col" { (lang.pick("Đã công bố", "Published")) }
                            th scope="col" { (lang.pick("Kết quả", "Result")) }
                            th.n scope="col" { (lang.pick("Cách nhau", "Apart by")) }
                        } }
                        tbody { @for pair in &differing {
                            tr {
                                th scope="row" { (pair.label.get(lang)) " " span.code { (pair.ids.join(", ")) } }
                                td.n { (lines(&pair.printed.join("\n"))) }
                                td { (sign(pair.answer, lang)) }
                                td.n { @if let Some(gap) = &pair.gap { (format::gap(gap, gap.distance, lang)) } }
                            }
                        } }
                    }
                } }
            }
        }
    }
}

/// The answer in words; its colour says nothing more.
fn sign(answer: Answer, lang: Lang) -> Markup {
    html! { span class=(format!("sign {}", answer.id())) { (answer.label(lang)) } }
}

/// The published figures of one answer.
fn compared(content: &Content<'_>, answer: Answer, figures: &[&Compared]) -> Markup {
    let lang = content.lang;
    let has_gap = matches!(answer, Answer::Contradicts | Answer::OffEstimate);
    let number = format::count(figures.len(), lang);
    html! {
        div.box { div.scroll tabindex="0" {
            table id=(format!("figures-{}", answer.id())) {
                caption { (words::answer(answer, lang)) " (" (number) ")" }
                thead { tr {
                    th scope="col" { (lang.pick("Chỉ tiêu, phạm vi, kỳ", "Indicator, scope, window")) }
                    th.n scope="col" { (lang.pick("Đã công bố", "Published")) }
                    th.n scope="col" { (lang.pick("Tính từ bản ghi", "Of the records")) }
                    @if has_gap {
                        th.n scope="col" { (lang.pick("Chênh lệch", "Difference")) }
                        th.n scope="col" { (lang.pick("Ngoài giới hạn", "Outside by")) }
                    }
                    @if answer == Answer::CannotTell { th scope="col" { (lang.pick("Lý do", "Why not")) } }
                    th scope="col" { (lang.pick("Nguồn", "Source")) }
                } }
                tbody { @for figure in figures {
                    tr {
                        th scope="row" { (figure.label.get(lang)) " " span.code { (figure.id) } }
                        td.n { (figure.printed) }
                        td.n { (lines(&format::computed(figure.computed.as_ref(), lang))) }
                        @if let Some(gap) = &figure.gap {
                            td.n { (format::gap(gap, gap.difference, lang)) }
                            td.n { (format::gap(gap, gap.distance, lang)) }
                        }
                        @if let Some(reason) = &figure.reason { td { (reason.get(lang)) } }
                        td { (figure.source) }
                    }
                } }
            }
        } }
    }
}

/// What the rules found, what could not be checked, and what consolidating found.
fn law(content: &Content<'_>, showing: Showing) -> Markup {
    let lang = content.lang;
    let all = content.report.findings.iter();
    let (grave, plain): (Vec<_>, Vec<_>) = all.partition(|one| one.severity != Severity::Info);
    let named = showing.of(&grave, TOP);
    html! {
        section id="law" {
            h2 { (lang.pick("Kiểm tra theo pháp luật", "Checked against the law")) }
            p { (words::findings(content)) }
            @for group in content.findings() { (rule(content, &group, showing)) }
            @if !content.report.checked.not_applied.is_empty() {
                div.box { div.scroll tabindex="0" {
                    table id="not-applied" {
                        caption { (lang.pick("Quy tắc không áp dụng được", "Rules that could not be applied")) }
                        thead { tr {
                            th scope="col" { (lang.pick("Quy tắc", "Rule")) }
                            th scope="col" { (lang.pick("Lý do", "Why not")) }
                            th.n scope="col" { (lang.pick("Bản ghi", "Records")) }
                        } }
                        tbody { @for one in &content.report.checked.not_applied {
                            tr {
                                th scope="row" { (one.rule) }
                                td { (one.reason.text(lang)) }
                                td.n { (format::count(one.records, lang)) }
                            }
                        } }
                    }
                } }
            }
            @if !content.registry.findings().is_empty() {
                h3 { (lang.pick("Khi hợp nhất các bản nộp", "When submissions were consolidated")) }
                ul.list { @for finding in named {
                    li { span.sign { (finding.severity.label(lang)) } " " (finding.rule) " " (told(finding, content)) }
                } }
                @if let Some(more) = words::more(grave.len().saturating_sub(named.len()), lang) { p.note { (more) } }
                @if !plain.is_empty() { p.note { (words::replaced(plain.len(), lang)) } }
            }
        }
    }
}

/// The findings of one rule.
fn rule(content: &Content<'_>, group: &Group<'_>, showing: Showing) -> Markup {
    let lang = content.lang;
    let named = showing.of(&group.findings, NAMED);
    let left = group.findings.len().saturating_sub(named.len());
    html! {
        details open {
            summary {
                span class=(format!("sign {}", group.severity.id())) { (words::capitalised(group.severity.label(lang))) }
                " " (group.rule) " " (group.title(lang)) ": " b { (format::count(group.findings.len(), lang)) }
            }
            @for citation in group.citations(lang) { p.law { (citation) } }
            ul.list { @for finding in named { li { (told(finding, content)) } } }
            @if let Some(more) = words::more(left, lang) { p.note { (more) } }
        }
    }
}

/// The records and files that could not be read.
fn aside(content: &Content<'_>, showing: Showing) -> Markup {
    let lang = content.lang;
    let shown = showing.of(&content.report.set_aside, TOP);
    let left = content.report.set_aside.len().saturating_sub(shown.len());
    html! {
        section id="aside" {
            h2 { (lang.pick("Bản ghi và tệp để riêng, không tính vào số liệu nào", "Records and files set aside, counted in no figure")) }
            @if content.report.set_aside.is_empty() && content.report.unreadable.is_empty() {
                p { (lang.pick("Không có.", "None.")) }
            }
            ul.list {
                @for item in shown {
                    li {
                        (item.file) ":" (item.line) ": " (item.pointer)
                        @if let Some(id) = &item.id { " " code { (id) } }
                        ul { @for problem in &item.problems {
                            li { (problem.path().to_string()) ": " (problem.message(lang)) }
                        } }
                    }
                }
                @for file in &content.report.unreadable { li { (unreadable(file, content)) } }
            }
            @if let Some(more) = words::more(left, lang) { p.note { (more) } }
        }
    }
}

/// A text of several lines.
fn lines(text: &str) -> Markup {
    html! { @for (at, line) in text.lines().enumerate() { @if at > 0 { br; } (line) } }
}
