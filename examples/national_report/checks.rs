//! The report as text, continued: published figures, findings, and what was set aside.

use vientro::finding::{Finding, Severity};
use vientro::report::{Answer, Compared};

use crate::content::Content;
use crate::format;
use crate::rows::{Showing, TOP};
use crate::table::{Align, Table, wrapped};
use crate::text::{LINE, heading, paragraph, part};
use crate::words;

/// How many records of a rule are named.
pub const NAMED: usize = 5;

/// Draws published figures beside those of the records, contradictions first.
pub fn reconciliation(out: &mut String, content: &Content<'_>, showing: Showing) {
    let lang = content.lang;
    let title = "Đối chiếu với số liệu đã công bố";
    part(
        out,
        lang.pick(title, "Published figures beside those of the records"),
    );
    paragraph(out, &words::answers(content));
    for (answer, figures) in content.by_answer() {
        if figures.is_empty() {
            continue;
        }
        out.push('\n');
        heading(out, words::answer(answer, lang), '─');
        let first = match answer {
            Answer::Contradicts | Answer::OffEstimate => usize::MAX,
            Answer::Consistent | Answer::CannotTell => TOP.saturating_mul(2),
        };
        let shown = showing.of(&figures, first);
        figure_table(out, answer, shown, content);
        let left = figures.len().saturating_sub(shown.len());
        words::more(left, lang)
            .iter()
            .for_each(|line| paragraph(out, line));
    }
    between(out, content);
}

fn figure_table(out: &mut String, answer: Answer, figures: &[&Compared], content: &Content<'_>) {
    let lang = content.lang;
    let mut table = Table::new();
    for (vi, en, align) in [
        ("Mã", "Id", Align::Left),
        (
            "Chỉ tiêu, phạm vi, kỳ",
            "Indicator, scope, window",
            Align::Left,
        ),
        ("Đã công bố", "Published", Align::Right),
        ("Tính từ bản ghi", "Of the records", Align::Right),
    ] {
        table = table.column(lang.pick(vi, en), align);
    }
    table = match answer {
        Answer::Contradicts | Answer::OffEstimate => table
            .column(lang.pick("Chênh lệch", "Difference"), Align::Right)
            .column(lang.pick("Ngoài giới hạn", "Outside by"), Align::Right),
        Answer::CannotTell => table.column(lang.pick("Lý do", "Why not"), Align::Left),
        Answer::Consistent => table,
    };
    for figure in figures {
        let mut row = vec![
            figure.id.clone(),
            figure.label.get(lang).to_owned(),
            figure.printed.clone(),
            format::computed(figure.computed.as_ref(), lang),
        ];
        row.extend(figure.gap.iter().flat_map(|gap| {
            [gap.difference, gap.distance].map(|value| format::gap(gap, value, lang))
        }));
        row.extend(
            figure
                .reason
                .iter()
                .map(|reason| reason.get(lang).to_owned()),
        );
        table.row(row);
    }
    table.draw(out);
}

/// Draws the pairs of published figures that differ.
fn between(out: &mut String, content: &Content<'_>) {
    let lang = content.lang;
    let differing = content.differing();
    let same = content
        .report
        .reconciliation
        .between
        .len()
        .saturating_sub(differing.len());
    if differing.is_empty() {
        return;
    }
    out.push('\n');
    let title = "Số liệu đã công bố, đối chiếu với nhau";
    heading(
        out,
        lang.pick(title, "Published figures beside each other"),
        '─',
    );
    let mut table = Table::new();
    for (vi, en, align) in [
        ("Mã", "Id", Align::Left),
        (
            "Chỉ tiêu, phạm vi, kỳ",
            "Indicator, scope, window",
            Align::Left,
        ),
        ("Đã công bố", "Published", Align::Right),
        ("Kết quả", "Result", Align::Left),
        ("Cách nhau", "Apart by", Align::Right),
    ] {
        table = table.column(lang.pick(vi, en), align);
    }
    for pair in differing {
        let gap = pair.gap.as_ref();
        table.row(vec![
            pair.ids.join("\n"),
            pair.label.get(lang).to_owned(),
            pair.printed.join("\n"),
            pair.answer.label(lang).to_owned(),
            gap.map_or_else(String::new, |gap| format::gap(gap, gap.distance, lang)),
        ]);
    }
    table.draw(out);
    if same > 0 {
        let count = format::count(same, lang);
        let text = lang.pick(
            "cặp số liệu khác in cùng một con số.",
            "more pairs print the same number.",
        );
        paragraph(out, &format!("{count} {text}"));
    }
}

/// Draws what the rules found, what could not be checked, and what consolidating found.
pub fn findings(out: &mut String, content: &Content<'_>, showing: Showing) {
    let lang = content.lang;
    part(
        out,
        lang.pick("Kiểm tra theo pháp luật", "Checked against the law"),
    );
    paragraph(out, &words::findings(content));
    let mut severity = None;
    for group in content.findings() {
        if severity != Some(group.severity) {
            severity = Some(group.severity);
            out.push('\n');
            heading(out, &words::capitalised(group.severity.label(lang)), '─');
        }
        let (title, count) = (group.title(lang), format::count(group.findings.len(), lang));
        out.push_str(&format!("{} {title}: {count}\n", group.rule));
        for citation in group.citations(lang) {
            out.push_str(&format!("    {citation}\n"));
        }
        let named = showing.of(&group.findings, NAMED);
        for finding in named {
            item(out, "  - ", &told(finding, content));
        }
        let left = group.findings.len().saturating_sub(named.len());
        words::more(left, lang)
            .iter()
            .for_each(|line| out.push_str(&format!("    {line}\n")));
    }
    not_applied(out, content);
    consolidated(out, content, showing);
}

/// Draws a line after a mark; where it is broken, it goes on below its own beginning.
fn item(out: &mut String, mark: &str, text: &str) {
    let blank = " ".repeat(mark.chars().count());
    for (at, line) in wrapped(text, LINE).lines().enumerate() {
        out.push_str(if at == 0 { mark } else { &blank });
        out.push_str(line);
        out.push('\n');
    }
}

/// One finding: its record, its field and what is wrong.
pub fn told(finding: &Finding, content: &Content<'_>) -> String {
    let lang = content.lang;
    let field = finding.label.map_or("", |label| label.get(lang));
    let field = match field {
        "" => finding.path.to_string(),
        named => named.to_owned(),
    };
    let message = finding.message.get(lang);
    match field.as_str() {
        "" => format!("{}: {message}", finding.record),
        field => format!("{}, {field}: {message}", finding.record),
    }
}

fn not_applied(out: &mut String, content: &Content<'_>) {
    let lang = content.lang;
    if content.report.checked.not_applied.is_empty() {
        return;
    }
    out.push('\n');
    heading(
        out,
        lang.pick(
            "Quy tắc không áp dụng được",
            "Rules that could not be applied",
        ),
        '─',
    );
    let mut table = Table::new()
        .column(lang.pick("Quy tắc", "Rule"), Align::Left)
        .column(lang.pick("Lý do", "Why not"), Align::Left)
        .column(lang.pick("Bản ghi", "Records"), Align::Right);
    for one in &content.report.checked.not_applied {
        let count = format::count(one.records, lang);
        table.row(vec![one.rule.to_string(), one.reason.text(lang), count]);
    }
    table.draw(out);
}

/// Draws what consolidating submissions found.
fn consolidated(out: &mut String, content: &Content<'_>, showing: Showing) {
    let lang = content.lang;
    let all = content.report.findings.iter();
    let (grave, plain): (Vec<_>, Vec<_>) = all.partition(|one| one.severity != Severity::Info);
    if grave.is_empty() && plain.is_empty() {
        return;
    }
    out.push('\n');
    heading(
        out,
        lang.pick(
            "Khi hợp nhất các bản nộp",
            "When submissions were consolidated",
        ),
        '─',
    );
    let shown = showing.of(&grave, TOP);
    for finding in shown {
        let (severity, rule) = (finding.severity.label(lang), &finding.rule);
        item(
            out,
            "- ",
            &format!("{severity} {rule} {}", told(finding, content)),
        );
    }
    let left = grave.len().saturating_sub(shown.len());
    words::more(left, lang)
        .iter()
        .for_each(|line| paragraph(out, line));
    if !plain.is_empty() {
        paragraph(out, &words::replaced(plain.len(), lang));
    }
}

/// Draws which records and files could not be read, and why.
pub fn set_aside(out: &mut String, content: &Content<'_>, showing: Showing) {
    let lang = content.lang;
    if content.report.set_aside.is_empty() && content.report.unreadable.is_empty() {
        return;
    }
    let title = "Bản ghi và tệp để riêng, không tính vào số liệu nào";
    part(
        out,
        lang.pick(title, "Records and files set aside, counted in no figure"),
    );
    let shown = showing.of(&content.report.set_aside, TOP);
    for item in shown {
        let id = item.id.as_deref().map(|id| format!(" `{id}`"));
        let id = id.unwrap_or_default();
        out.push_str(&format!(
            "{}:{}: {}{id}\n",
            item.file, item.line, item.pointer
        ));
        for problem in &item.problems {
            out.push_str(&format!(
                "    {}: {}\n",
                problem.path(),
                problem.message(lang)
            ));
        }
    }
    let left = content.report.set_aside.len().saturating_sub(shown.len());
    words::more(left, lang)
        .iter()
        .for_each(|line| paragraph(out, line));
    for file in &content.report.unreadable {
        out.push_str(&unreadable(file, content));
        out.push('\n');
    }
}

/// One file that could not be read.
pub fn unreadable(file: &vientro::report::UnreadableFile, content: &Content<'_>) -> String {
    let lang = content.lang;
    let kept = if file.is_whole {
        lang.pick("giữ nguyên cả tệp", "the whole file is kept as it is")
    } else {
        lang.pick(
            "đã đọc phần trước, giữ nguyên phần còn lại",
            "what comes before was read, the rest is kept as it is",
        )
    };
    format!(
        "{}:{}: {} ({kept})",
        file.file,
        file.line,
        file.reason.get(lang)
    )
}
