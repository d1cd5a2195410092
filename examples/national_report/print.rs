//! The report as an official reads it.

use crate::table::{Align, Table};
use vientro::Lang;
use vientro::finding::Severity;
use vientro::money::Totals;
use vientro::money::number::{self, Unit};
use vientro::registry::Registry;
use vientro::report::{
    Answer, Between, Compared, Computed, Gap, Overview, PlaceRow, Section, mode_label,
};

/// Draws the whole report.
pub fn report(report: &Overview, registry: &Registry, files: usize, lang: Lang) -> String {
    let mut out = String::new();
    heading(
        &mut out,
        lang.pick(
            "BÁO CÁO TỔNG HỢP VIỆN TRỢ PHI CHÍNH PHỦ NƯỚC NGOÀI",
            "FOREIGN NGO AID: OVERVIEW",
        ),
        '═',
    );
    let number = |count: usize| count_text(count, lang);
    out.push_str(&lang.pick(
        format!(
            "Tệp: {}. Bản ghi: {} (kể cả phiên bản bị thay thế). Để riêng: {}. Tệp không đọc được, hoặc không đọc hết: {}.\n",
            number(files),
            number(registry.len()),
            number(report.set_aside.len()),
            number(report.unreadable.len())
        ),
        format!(
            "Files: {}. Records: {} (replaced versions included). Set aside: {}. Files not read, or not to their end: {}.\n",
            number(files),
            number(registry.len()),
            number(report.set_aside.len()),
            number(report.unreadable.len())
        ),
    ));
    out.push_str(lang.pick(
        "Trong các bảng, dấu - nghĩa là không có.\n",
        "In the tables a dash means none.\n",
    ));
    for part in &report.sections {
        section(&mut out, part, lang);
    }
    set_aside(&mut out, report, lang);
    figures(&mut out, report, lang);
    findings(&mut out, report, lang);
    out
}

fn heading(out: &mut String, text: &str, rule: char) {
    out.push_str(text);
    out.push('\n');
    out.extend(std::iter::repeat_n(rule, text.chars().count()));
    out.push('\n');
}

fn capitalised(text: &str) -> String {
    let mut letters = text.chars();
    letters
        .next()
        .into_iter()
        .flat_map(char::to_uppercase)
        .chain(letters)
        .collect()
}

fn count_text(count: usize, lang: Lang) -> String {
    number::to_text(i128::try_from(count).unwrap_or(i128::MAX), 0, lang)
}

/// A count in a table: nothing is a dash, as in printed reports.
fn count_cell(count: usize, lang: Lang) -> String {
    if count == 0 {
        "-".to_owned()
    } else {
        count_text(count, lang)
    }
}

/// Money in a table: one line for each currency.
fn aid_cell(totals: &Totals, lang: Lang) -> String {
    if totals.is_empty() {
        return "-".to_owned();
    }
    let line = |total: vientro::money::Total| {
        let digits = total.currency().minor_digits().unwrap_or(0);
        format!(
            "{} {}",
            number::to_text(total.minor(), digits, lang),
            total.currency().code()
        )
    };
    totals.iter().map(line).collect::<Vec<_>>().join("\n")
}

fn section(out: &mut String, section: &Section, lang: Lang) {
    let day = |date: vientro::Date| lang.pick(date.to_vi(), date.to_string());
    out.push('\n');
    heading(
        out,
        &format!(
            "{} ({} - {}); {} {}",
            capitalised(&section.window.label(lang)),
            day(section.window.first()),
            day(section.window.last()),
            lang.pick("đang thực hiện: tính đến", "running: on"),
            day(section.as_of)
        ),
        '─',
    );
    if section.rows.is_empty() {
        out.push_str(lang.pick("Không có bản ghi.\n", "No records.\n"));
        return;
    }
    let mut table = match lang {
        Lang::Vi => Table::new(&[
            ("Địa bàn,\nphương thức", Align::Left),
            ("Tổ chức\ncó viện trợ\nđang thực hiện", Align::Right),
            ("Tổ chức có\nkhoản mới được\nphê duyệt", Align::Right),
            ("Khoản\nmới", Align::Right),
            ("Khoản\nbổ sung", Align::Right),
            ("Khoản\nđang\nthực hiện", Align::Right),
            ("Giá trị viện trợ\nđược phê duyệt", Align::Right),
            ("Điều chỉnh\ngiá trị", Align::Right),
            ("Giá trị\nđang thực hiện", Align::Right),
            ("Giải ngân\n(đã trừ hoàn trả)", Align::Right),
        ]),
        Lang::En => Table::new(&[
            ("Place,\nmode", Align::Left),
            ("Organizations\nwith\nrunning aid", Align::Right),
            ("Organizations\nwith a new\ngrant", Align::Right),
            ("New\ngrants", Align::Right),
            ("Suppl.\ngrants", Align::Right),
            ("Running\ngrants", Align::Right),
            ("Aid\napproved", Align::Right),
            ("Amendments", Align::Right),
            ("Value\nrunning", Align::Right),
            ("Disbursed\n(less refunds)", Align::Right),
        ]),
    };
    for row in &section.rows {
        place(&mut table, row, lang);
    }
    if section.rows.len() > 1 {
        place(&mut table, &section.total, lang);
    }
    table.draw(out);
    if section.total.perhaps_running > 0 {
        out.push_str(&lang.pick(
            format!(
                "{} khoản không rõ ngày kết thúc: không biết còn thực hiện hay không.\n",
                section.total.perhaps_running
            ),
            format!(
                "{} grants have no known end: nobody can tell whether they run.\n",
                section.total.perhaps_running
            ),
        ));
    }
    if section.total.is_in_doubt {
        out.push_str(lang.pick(
            "(*) có bản ghi mà các bản nộp mâu thuẫn nhau, hoặc có phiên bản không đọc được: xem cuối báo cáo.\n",
            "(*) submissions contradict each other on a record behind this, or a version of it cannot be read: see the end.\n",
        ));
    }
}

fn place(table: &mut Table, row: &PlaceRow, lang: Lang) {
    let mark = if row.is_in_doubt { " (*)" } else { "" };
    let mut cells = vec![
        format!("{}{mark}", row.label.get(lang)),
        count_cell(row.organizations_with_running_aid, lang),
        count_cell(row.organizations_newly_approved, lang),
    ];
    cells.resize(10, String::new());
    table.row(cells);
    for mode in &row.modes {
        table.row(vec![
            format!("  {}", mode_label(mode.mode).get(lang)),
            String::new(),
            String::new(),
            count_cell(mode.newly_approved, lang),
            count_cell(mode.supplementary, lang),
            count_cell(mode.running, lang),
            aid_cell(&mode.aid_approved, lang),
            aid_cell(&mode.aid_amended, lang),
            aid_cell(&mode.value_running, lang),
            aid_cell(&mode.aid_disbursed, lang),
        ]);
    }
}

fn set_aside(out: &mut String, report: &Overview, lang: Lang) {
    if report.set_aside.is_empty() && report.unreadable.is_empty() {
        return;
    }
    out.push('\n');
    heading(
        out,
        lang.pick(
            "Bản ghi và tệp để riêng, không tính vào số liệu nào",
            "Records and files set aside, counted in no figure",
        ),
        '─',
    );
    for item in &report.set_aside {
        let id = item
            .id
            .as_deref()
            .map_or_else(String::new, |id| format!(" `{id}`"));
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
    for file in &report.unreadable {
        let kept = if file.is_whole {
            lang.pick("giữ nguyên cả tệp", "the whole file is kept as it is")
        } else {
            lang.pick(
                "đã đọc phần trước, giữ nguyên phần còn lại",
                "what comes before was read, the rest is kept as it is",
            )
        };
        out.push_str(&format!(
            "{}:{}: {} ({kept})\n",
            file.file,
            file.line,
            file.reason.get(lang)
        ));
    }
}

fn figures(out: &mut String, report: &Overview, lang: Lang) {
    let reconciliation = &report.reconciliation;
    let (told, untold): (Vec<&Compared>, Vec<&Compared>) = reconciliation
        .figures
        .iter()
        .partition(|figure| figure.answer != Answer::CannotTell);
    let title = lang.pick(
        "Số liệu đã công bố và số liệu tính từ bản ghi",
        "Published figures beside those of the records",
    );
    let columns = [
        (lang.pick("Tính từ bản ghi", "Of the records"), Align::Right),
        (lang.pick("Kết quả", "Result"), Align::Left),
        (lang.pick("Chênh lệch", "Difference"), Align::Right),
        (lang.pick("Ngoài giới hạn", "Outside by"), Align::Right),
    ];
    figure_table(out, title, &columns, &told, lang, |figure| {
        let gap = figure.gap.as_ref();
        vec![
            computed_cell(figure, lang),
            figure.answer.label(lang).to_owned(),
            gap.map_or_else(String::new, |gap| gap_cell(gap, gap.difference, lang)),
            gap.map_or_else(String::new, |gap| gap_cell(gap, gap.distance, lang)),
        ]
    });
    let title = lang.pick(
        "Số liệu đã công bố, chưa đối chiếu được",
        "Published figures with nothing to compare",
    );
    let columns = [
        (lang.pick("Tính từ bản ghi", "Of the records"), Align::Right),
        (lang.pick("Lý do", "Why not"), Align::Left),
    ];
    figure_table(out, title, &columns, &untold, lang, |figure| {
        let reason = figure.reason.as_ref();
        vec![
            computed_cell(figure, lang),
            reason.map_or_else(String::new, |reason| reason.get(lang).to_owned()),
        ]
    });
    if reconciliation.elsewhere > 0 {
        let count = count_text(reconciliation.elsewhere, lang);
        out.push_str(&lang.pick(
            format!("{count} số liệu đã công bố thuộc kỳ khác.\n"),
            format!("{count} published figures tell of other windows.\n"),
        ));
    }
    between(out, &reconciliation.between, lang);
}

/// Draws the pairs of published figures that differ.
fn between(out: &mut String, pairs: &[Between], lang: Lang) {
    let (differ, same): (Vec<&Between>, Vec<&Between>) = pairs
        .iter()
        .partition(|pair| pair.answer != Answer::Consistent || pair.printed[0] != pair.printed[1]);
    if differ.is_empty() {
        return;
    }
    out.push('\n');
    let title = lang.pick(
        "Số liệu đã công bố, đối chiếu với nhau",
        "Published figures beside each other",
    );
    heading(out, title, '─');
    let mut table = Table::new(&[
        (lang.pick("Mã", "Id"), Align::Left),
        (
            lang.pick("Chỉ tiêu, phạm vi, kỳ", "Indicator, scope, window"),
            Align::Left,
        ),
        (lang.pick("Đã công bố", "Published"), Align::Right),
        (lang.pick("Kết quả", "Result"), Align::Left),
        (lang.pick("Cách nhau", "Apart by"), Align::Right),
    ]);
    for pair in differ {
        table.row(vec![
            pair.ids.join("\n"),
            pair.label.get(lang).to_owned(),
            pair.printed.join("\n"),
            pair.answer.label(lang).to_owned(),
            pair.gap
                .as_ref()
                .map_or_else(String::new, |gap| gap_cell(gap, gap.distance, lang)),
        ]);
    }
    table.draw(out);
    if !same.is_empty() {
        let count = count_text(same.len(), lang);
        out.push_str(&lang.pick(
            format!("{count} cặp số liệu khác in cùng một con số.\n"),
            format!("{count} more pairs print the same number.\n"),
        ));
    }
}

/// How far off something is, with its unit.
fn gap_cell(gap: &Gap, value: i128, lang: Lang) -> String {
    let mut text = number::to_text(value, gap.decimals, lang);
    if gap.is_rounded_down {
        text.push('…');
    }
    match &gap.unit {
        Unit::Plain | Unit::Counted(_) => {}
        Unit::Percent => text.push_str(" %"),
        Unit::Times => text.push_str(lang.pick(" lần", " times")),
        Unit::Currency(currency) => {
            text.push(' ');
            text.push_str(currency.code());
        }
    }
    text
}

/// Draws published figures with some columns of their own; nothing if there are none.
fn figure_table(
    out: &mut String,
    title: &str,
    columns: &[(&str, Align)],
    figures: &[&Compared],
    lang: Lang,
    cells: impl Fn(&Compared) -> Vec<String>,
) {
    if figures.is_empty() {
        return;
    }
    out.push('\n');
    heading(out, title, '─');
    let mut heads = vec![
        (lang.pick("Mã", "Id"), Align::Left),
        (
            lang.pick("Chỉ tiêu, phạm vi, kỳ", "Indicator, scope, window"),
            Align::Left,
        ),
        (lang.pick("Đã công bố", "Published"), Align::Right),
    ];
    heads.extend_from_slice(columns);
    let mut table = Table::new(&heads);
    for figure in figures {
        let mut row = vec![
            figure.id.clone(),
            figure.label.get(lang).to_owned(),
            figure.printed.clone(),
        ];
        row.extend(cells(figure));
        table.row(row);
    }
    table.draw(out);
}

fn computed_cell(figure: &Compared, lang: Lang) -> String {
    let computed = computed_text(figure.computed.as_ref(), lang);
    match figure.converted {
        Some(_) => format!("{computed}{}", lang.pick(" (quy đổi)", " (converted)")),
        None => computed,
    }
}

fn computed_text(computed: Option<&Computed>, lang: Lang) -> String {
    match computed {
        None => String::new(),
        Some(Computed::Count(count)) => count_text(*count, lang),
        Some(Computed::Aid(totals)) if totals.is_empty() => "0".to_owned(),
        Some(Computed::Aid(totals)) => aid_cell(totals, lang),
        Some(Computed::Ratio {
            numerator,
            denominator,
        }) => {
            let amount = |total: &vientro::money::Total| {
                let digits = total.currency().minor_digits().unwrap_or(0);
                number::to_text(total.minor(), digits, lang)
            };
            format!(
                "{} ÷ {} {}",
                amount(numerator),
                amount(denominator),
                numerator.currency().code()
            )
        }
    }
}

fn findings(out: &mut String, report: &Overview, lang: Lang) {
    if report.findings.is_empty() {
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
    let (grave, plain): (Vec<_>, Vec<_>) = report
        .findings
        .iter()
        .partition(|finding| finding.severity != Severity::Info);
    for finding in grave {
        out.push_str(&format!(
            "{} {} {}: {}\n",
            finding.severity.label(lang),
            finding.rule,
            finding.record,
            finding.message.get(lang)
        ));
    }
    if !plain.is_empty() {
        let count = count_text(plain.len(), lang);
        out.push_str(&lang.pick(
            format!("{count} bản ghi được bản nộp sau thay thế (chi tiết trong bản JSON).\n"),
            format!(
                "{count} records were replaced by later submissions (the JSON form names them).\n"
            ),
        ));
    }
}
