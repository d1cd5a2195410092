//! Sentences that the text and the page have in common.

use vientro::finding::Severity;
use vientro::report::{Answer, CashTable, ReportTable, TableReport, Value, WindowChoice};
use vientro::statistics::{Dimension, KeyPart};
use vientro::{Date, Lang, Window, rules};

use crate::content::Content;
use crate::format::{count, day};
use crate::rows::Rows;

pub fn title(lang: Lang) -> &'static str {
    lang.pick(
        "Báo cáo viện trợ phi chính phủ nước ngoài tại Việt Nam",
        "Foreign NGO aid in Viet Nam: national report",
    )
}

/// What was read, and what the report rests on.
pub fn read(content: &Content<'_>) -> Vec<String> {
    let lang = content.lang;
    let number = |value| count(value, lang);
    let (files, records) = (number(content.report.files), number(content.report.records));
    let aside = number(content.report.set_aside.len());
    let unreadable = number(content.report.unreadable.len());
    let stamp = &content.report.checked.stamp;
    let as_of = day(stamp.as_of, lang);
    let (library, catalogues, law) = (stamp.library, stamp.catalogues, stamp.rules);
    match lang {
        Lang::Vi => vec![
            format!("Tệp: {files}. Bản ghi: {records} (kể cả phiên bản bị thay thế)."),
            format!(
                "Để riêng, không tính vào số liệu nào: {aside} bản ghi; {unreadable} tệp không đọc được, hoặc không đọc hết."
            ),
            format!(
                "Vientro {library}; danh mục {catalogues}; quy tắc {law}; tính đến ngày {as_of}."
            ),
        ],
        Lang::En => vec![
            format!("Files: {files}. Records: {records} (replaced versions included)."),
            format!(
                "Set aside, counted in no figure: {aside} records; {unreadable} files not read, or not to their end."
            ),
            format!("Vientro {library}; catalogues {catalogues}; rules {law}; as of {as_of}."),
        ],
    }
}

/// How signs are to be read.
pub fn signs(lang: Lang) -> &'static str {
    lang.pick(
        "Dấu -: không có. ?: không xác định được. *: có bản ghi đáng ngờ (các bản nộp mâu thuẫn nhau, hoặc có phiên bản không đọc được). †: chưa gồm tiền chưa phân chia giữa nhiều nơi. Tỷ lệ phần trăm làm tròn đến một chữ số thập phân, nửa đơn vị ra xa số 0; các số khác không làm tròn.",
        "-: none. ?: cannot be told. *: a record behind it is in doubt (submissions contradict each other, or a version cannot be read). †: lacks money that lies undivided among several places. Percentages are rounded to one decimal, half away from zero; nothing else is rounded.",
    )
}

/// In which currency sums are, and how they came to it.
pub fn currency(content: &Content<'_>) -> String {
    let lang = content.lang;
    let Some(currency) = content.currency else {
        return lang
            .pick(
                "Tiền: theo nguyên tệ, không quy đổi, không cộng các loại tiền với nhau.",
                "Money: in original currencies; nothing is converted, and currencies are not added.",
            )
            .to_owned();
    };
    let code = currency.code();
    let done = count(content.report.yearly.conversions.len(), lang);
    let left = count(content.report.yearly.unconverted.len(), lang);
    lang.pick(
        format!(
            "Tiền: {code}. Quy đổi một lần cho mỗi khoản, theo tỷ giá hạch toán của ngày phát sinh, qua VND nếu không có tỷ giá trực tiếp, làm tròn nửa đơn vị ra xa số 0: {done} lần quy đổi; {left} khoản chưa quy đổi được, giữ nguyên tệ."
        ),
        format!(
            "Money: {code}. Each amount is converted once, at the accounting rate of its own day, through VND where there is no direct rate, rounded half away from zero: {done} conversions; {left} amounts without a rate stay in their own currency."
        ),
    )
}

/// Which window the full report is of, and why.
pub fn window(content: &Content<'_>) -> String {
    let lang = content.lang;
    match content.report.choice {
        WindowChoice::Asked => lang.pick("Kỳ được yêu cầu.", "The window that was asked for.").to_owned(),
        WindowChoice::Reported { provinces, of } => lang.pick(
            format!(
                "Kỳ gần nhất mà phần lớn các tỉnh đã báo cáo đến hết kỳ: {provinces} trên {of} tỉnh có khoản viện trợ trong các bản nộp. Chọn kỳ khác bằng --year."
            ),
            format!(
                "The last window that most provinces have reported to its end: {provinces} of the {of} with grants in the submissions. Ask for another with --year."
            ),
        ),
        WindowChoice::NothingReported => lang.pick(
            "Không có kỳ nào mà phần lớn các tỉnh đã báo cáo đến hết: đây là kỳ cuối có bản ghi.".to_owned(),
            "No window has been reported to its end by most provinces: this is the last with records.".to_owned(),
        ),
    }
}

/// The map that provinces are shown on.
pub fn map(content: &Content<'_>) -> String {
    let lang = content.lang;
    match content.report.map {
        Some(map) => {
            let label = map.label(lang);
            lang.pick(format!("Địa bàn: {label}."), format!("Provinces: {label}."))
        }
        None => lang
            .pick(
                "Địa bàn: theo mã ghi trong bản ghi.",
                "Provinces: as records code them.",
            )
            .to_owned(),
    }
}

/// How many organizations were registered on the last day of each window of the series, in its order.
pub fn registered_each(content: &Content<'_>) -> Vec<String> {
    let table = content
        .report
        .series
        .as_ref()
        .and_then(|series| series.table("organizations"));
    let rows = table.into_iter().flat_map(|table| &table.rows);
    let windows = rows.filter_map(|row| match KeyPart::parse(Dimension::Window, &row.code) {
        Some(KeyPart::Window(window)) => Some(window),
        _ => None,
    });
    let lines = windows.filter_map(|window| registered_in(content, window));
    lines.collect()
}

/// How many organizations were registered on the last day of the report's window, region by region.
pub fn registered(content: &Content<'_>) -> Option<String> {
    registered_in(content, content.report.window)
}

fn registered_in(content: &Content<'_>, window: Window) -> Option<String> {
    let lang = content.lang;
    let table = content.report.series.as_ref()?.table("organizations")?;
    let code = KeyPart::Window(window).code();
    let row = table.rows.iter().find(|row| row.code == code)?;
    let value = |id: &str| {
        let at = table.columns.iter().position(|column| column.id == id)?;
        match row.cells.get(at)?.value {
            Value::Count(count) => usize::try_from(count).ok(),
            _ => None,
        }
    };
    let regions = [
        ("asia_pacific", "châu Á - Thái Bình Dương", "Asia-Pacific"),
        ("europe", "châu Âu", "Europe"),
        ("north_america", "Bắc Mỹ", "North America"),
        ("other", "khu vực khác", "other"),
    ];
    let parts = regions.into_iter().filter_map(|(id, vi, en)| {
        let found = value(id).filter(|found| *found > 0)?;
        Some(format!("{} {}", count(found, lang), lang.pick(vi, en)))
    });
    let parts = parts.collect::<Vec<_>>().join(" + ");
    let parts = if parts.is_empty() {
        parts
    } else {
        format!(" = {parts}")
    };
    let all = count(value("registered")?, lang);
    let date = day(window.last(), lang);
    Some(lang.pick(
        format!("Ngày {date}, {all} tổ chức có giấy đăng ký{parts}."),
        format!("On {date}, {all} organizations registered{parts}."),
    ))
}

/// What is left of a long table, and how it is sorted.
pub fn cut(rows: &Rows<'_>, lang: Lang) -> Option<String> {
    let by = rows.by?.get(lang).to_lowercase();
    let (shown, left) = (count(rows.rows.len(), lang), count(rows.left, lang));
    (rows.left > 0).then(|| {
        lang.pick(
            format!("{shown} dòng đầu theo {by}; còn {left} dòng khác, xem bằng --all."),
            format!("The first {shown} by {by}; {left} more rows, shown with --all."),
        )
    })
}

/// That more entries of a list follow.
pub fn more(left: usize, lang: Lang) -> Option<String> {
    let number = count(left, lang);
    (left > 0).then(|| {
        lang.pick(
            format!("... và {number} mục khác"),
            format!("... and {number} more"),
        )
    })
}

/// Why figures of a table cannot be told.
pub fn unknown(table: &ReportTable, lang: Lang) -> Option<String> {
    let cells = table
        .rows
        .iter()
        .chain(&table.total)
        .flat_map(|row| &row.cells);
    let mut reasons: Vec<&str> = cells
        .filter_map(|cell| match &cell.value {
            Value::CannotTell(reason) => Some(reason.get(lang)),
            _ => None,
        })
        .collect();
    reasons.sort_unstable();
    reasons.dedup();
    (!reasons.is_empty()).then(|| format!("?: {}.", reasons.join("; ")))
}

/// The address of a table's cells.
pub fn address(name: &str, table: &ReportTable, lang: Lang) -> String {
    let report = if name == "yearly" {
        String::new()
    } else {
        format!("{name}:")
    };
    let columns: Vec<&str> = table.columns.iter().map(|column| column.id).collect();
    let is_series = table.rows.iter().any(|row| row.code.contains('/'));
    let row = match is_series {
        true => lang.pick("NĂM", "YEAR"),
        false => lang.pick("MÃ", "CODE"),
    };
    format!("{report}{}/{row}/{}", table.id, columns.join("|"))
}

/// The numbers of answers, in words.
pub fn answers(content: &Content<'_>) -> String {
    let lang = content.lang;
    let parts = content
        .by_answer()
        .map(|(answer, figures)| format!("{}: {}", answer.label(lang), count(figures.len(), lang)));
    let elsewhere = content.report.reconciliation.elsewhere;
    let mut text = format!("{}.", capitalised(&parts.join("; ")));
    if elsewhere > 0 {
        let number = count(elsewhere, lang);
        text.push_str(&lang.pick(
            format!(" {number} số liệu khác thuộc kỳ khác."),
            format!(" {number} more tell of other windows."),
        ));
    }
    text
}

/// The heading above the figures of an answer.
pub fn answer(answer: Answer, lang: Lang) -> &'static str {
    match answer {
        Answer::Contradicts => lang.pick("Không khớp với bản ghi", "Contradicted by the records"),
        Answer::OffEstimate => lang.pick("Ngoài ước tính", "Off the estimate"),
        Answer::Consistent => lang.pick("Khớp với bản ghi", "Consistent with the records"),
        Answer::CannotTell => lang.pick("Chưa đối chiếu được", "Cannot be told"),
    }
}

/// How many findings there are, by severity.
pub fn findings(content: &Content<'_>) -> String {
    let lang = content.lang;
    let parts = [Severity::Error, Severity::Warning, Severity::Info].map(|severity| {
        format!(
            "{}: {}",
            severity.label(lang),
            count(content.report.checked.count(severity), lang)
        )
    });
    let rules = count(rules::RULES.len(), lang);
    let date = day_of(content.report.as_of, lang);
    let parts = capitalised(&parts.join("; "));
    lang.pick(
        format!("{rules} quy tắc, kiểm tra {date}. {parts}. Dấu [✓]: điều luật đã đọc trong toàn văn; [?]: chưa, nên chỉ là cảnh báo."),
        format!("{rules} rules, checked {date}. {parts}. [✓]: the provision was read in the full text; [?]: it was not, so the finding is a warning at most."),
    )
}

fn day_of(date: Date, lang: Lang) -> String {
    lang.pick(
        format!("tính đến ngày {}", date.to_vi()),
        format!("as of {date}"),
    )
}

pub fn cash_title(lang: Lang) -> &'static str {
    lang.pick(
        "Bảng tình hình tiếp nhận, sử dụng và ghi thu ghi chi viện trợ",
        "Aid received, used and recorded",
    )
}

/// What the cash table rests on.
pub fn cash(table: &CashTable, content: &Content<'_>) -> String {
    let lang = content.lang;
    let (citation, window) = (table.citation.text(lang), content.report.window.label(lang));
    let rest = lang.pick(
        "Chỉ các khoản thuộc nguồn thu ngân sách nhà nước; theo nguyên tệ; ?: bản ghi chưa đủ để xác định.",
        "Only grants that are state budget revenue; in original currencies; ?: records do not tell.",
    );
    format!("{citation}; {window}. {rest}")
}

/// How many records later submissions replaced.
pub fn replaced(records: usize, lang: Lang) -> String {
    let number = count(records, lang);
    lang.pick(
        format!("{number} bản ghi được bản nộp sau thay thế (chi tiết trong bản JSON)."),
        format!("{number} records were replaced by later submissions (the JSON form names them)."),
    )
}

/// The warnings of a report, each once.
pub fn warnings(report: &TableReport, lang: Lang) -> Vec<&str> {
    let mut warnings: Vec<&str> = Vec::new();
    for warning in &report.warnings {
        let text = warning.get(lang);
        if !warnings.contains(&text) {
            warnings.push(text);
        }
    }
    warnings
}

pub fn capitalised(text: &str) -> String {
    let mut letters = text.chars();
    let first = letters.next().into_iter().flat_map(char::to_uppercase);
    first.chain(letters).collect()
}
