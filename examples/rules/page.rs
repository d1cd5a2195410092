//! The page of the catalogue: every rule in both languages, with an example.

use serde_json::{Map, Value};
use vientro::Lang;
use vientro::rules::{self, RULES, Rule};

use crate::text::provision;
use crate::uncheckable::UNCHECKABLE;

/// An example for each rule: what is changed in records without a fault, and what is then found.
const EXAMPLES: &str = include_str!("examples.json");

/// Writes the page.
pub fn page() -> Result<String, String> {
    let examples: Map<String, Value> =
        serde_json::from_str(EXAMPLES).map_err(|error| format!("examples.json: {error}"))?;
    let mut out = format!(
        "<!-- Made by `cargo run --example rules -- --markdown`; a test compares it. -->\n\n{}",
        INTRODUCTION.replace("VERSION", rules::VERSION)
    );
    out.push_str("\n| | mức độ, severity | quy tắc | rule |\n|---|---|---|---|\n");
    for rule in RULES {
        let (id, title, severity) = (rule.id(), rule.title(), rule.severity());
        let (vi, en) = (severity.label(Lang::Vi), severity.label(Lang::En));
        let anchor = id.to_lowercase();
        out.push_str(&format!(
            "| [{id}](#{anchor}) | {vi}, {en} | {} | {} |\n",
            title.vi, title.en
        ));
    }
    for rule in RULES {
        entry(&mut out, rule);
        match examples.get(rule.id()) {
            Some(example) => draw_example(&mut out, example),
            None => {
                out.push_str("\nKhông có ví dụ: quy tắc đã bỏ. No example: the rule is retired.\n")
            }
        }
    }
    out.push_str(UNCHECKABLE_HEADING);
    for row in UNCHECKABLE {
        out.push_str(&format!(
            "| {} | {}<br>{} | {}<br>{} |\n",
            row.provision, row.asks.vi, row.asks.en, row.why.vi, row.why.en
        ));
    }
    Ok(out)
}

fn entry(out: &mut String, rule: &Rule) {
    let (title, asks, why) = (rule.title(), rule.description(), rule.why());
    out.push_str(&format!(
        "\n## {}\n\n**{}.** {}. {}.\n\n**{}.** {}. {}.\n\n| | |\n|---|---|\n",
        rule.id(),
        title.vi,
        asks.vi,
        why.vi,
        title.en,
        asks.en,
        why.en
    ));
    let mut row = |name: &str, said: &str| out.push_str(&format!("| {name} | {said} |\n"));
    let both = |say: &dyn Fn(Lang) -> String| format!("{}<br>{}", say(Lang::Vi), say(Lang::En));
    let (severity, event) = (rule.severity(), rule.event());
    let said = format!(
        "{}, {}; `{}`",
        severity.label(Lang::Vi),
        severity.label(Lang::En),
        rule.status().id()
    );
    row("mức độ, trạng thái; severity, status", &said);
    row(
        "ngày áp dụng; date of",
        &format!("{}; {}", event.label(Lang::Vi), event.label(Lang::En)),
    );
    for basis in rule.bases() {
        row("căn cứ; law", &both(&|lang| provision(basis, lang)));
    }
    if rule.bases().is_empty() {
        row(
            "căn cứ; law",
            "quy ước của [định dạng bản nộp](submission-format.md); a convention of the format",
        );
    }
    for parameter in rule.parameters() {
        let said = |lang| {
            let (label, limit) = (parameter.label().get(lang), parameter.limit().text(lang));
            format!("{label}: **{limit}**")
        };
        row("giới hạn; limit", &both(&said));
    }
    let kinds: Vec<String> = rule
        .reads()
        .iter()
        .map(|kind| format!("`{}`", kind.list()))
        .collect();
    row("đọc; reads", &kinds.join(" "));
    let fields: Vec<String> = rule
        .fields()
        .map(|(name, label)| format!("`{name}` {} ({})", label.vi, label.en))
        .collect();
    if !fields.is_empty() {
        row("trường; fields", &fields.join("<br>"));
    }
}

fn draw_example(out: &mut String, example: &Value) {
    let list = |key: &str| example.get(key).and_then(Value::as_array);
    let text = |value: Option<&Value>| value.and_then(Value::as_str).unwrap_or_default().to_owned();
    let day = example.get("as_of").and_then(Value::as_str);
    let day = day.map(|day| format!(" ({day})")).unwrap_or_default();
    out.push_str(&format!("\nVí dụ; example{day}:\n\n"));
    for change in list("changes").into_iter().flatten() {
        let pointer = text(change.get(0));
        match change.get(1) {
            None | Some(Value::Null) => {
                out.push_str(&format!("* `{pointer}`: không có; absent\n"));
            }
            Some(value) => out.push_str(&format!("* `{pointer}`: `{value}`\n")),
        }
    }
    let also: Vec<_> = list("also")
        .into_iter()
        .flatten()
        .map(|rule| format!("`{}`", text(Some(rule))))
        .collect();
    if !also.is_empty() {
        let also = also.join(" ");
        out.push_str(&format!("\nCùng với; together with: {also}.\n"));
    }
    for found in list("finds").into_iter().flatten() {
        let told = |key: &str| text(found.get(key));
        let path = Some(told("path")).filter(|path| !path.is_empty());
        let path = path.map(|path| format!(" `{path}`")).unwrap_or_default();
        out.push_str(&format!(
            "\n> {} `{}`{path}: {}<br>{}\n",
            told("severity"),
            told("record"),
            told("vi"),
            told("en")
        ));
    }
}

const INTRODUCTION: &str = "\
# Quy tắc kiểm tra; the rules

Quy tắc phiên bản; rules version: VERSION.

Mỗi quy tắc nêu điều phải có, căn cứ với thời gian hiệu lực, các giới hạn và một ví dụ. Ngày của sự kiện (\"ngày
áp dụng\") chọn văn bản điều chỉnh. **✓** là điều khoản đã đọc toàn văn; **?** là điều khoản chưa kiểm chứng: khi
đó phát hiện chỉ là cảnh báo. Quy tắc không áp dụng được thì nêu lý do, không bao giờ bỏ qua lặng lẽ.

Each rule says what it asks, on which provisions with their time in force, its limits, and an example. The day
of the event (\"date of\") picks the text that governs. **✓** marks a provision that was read in full; **?** one
that was not verified: a finding is then a warning at most. A rule that cannot be applied says why, and never
passes in silence.

Các ví dụ thay đổi một bộ bản ghi không có lỗi ([tests/rules/support.rs](../tests/rules/support.rs)), kiểm tra đến
ngày 31/12/2023: một tổ chức Thụy Điển `D1` có giấy đăng ký hoạt động `C1` tại Lạng Sơn (mã 20) từ ngày 01/12/2022;
dự án `G1` được phê duyệt ngày 16/01/2023, thực hiện từ ngày 01/02 đến ngày 31/05/2023, vốn viện trợ 100 USD và vốn
đối ứng 50 USD; hai giao dịch, hai số dư tài khoản và một báo cáo hằng năm `F1`.

The examples change a set of records without a fault, checked as of 2023-12-31: a Swedish organization `D1` with the
operation certificate `C1` for Lạng Sơn (code 20) since 2022-12-01; a project `G1` approved on 2023-01-16, carried
out from 2023-02-01 to 2023-05-31, of 100 USD and 50 USD of counterpart funds; two transactions, two balances, and
the yearly report `F1`. What is changed is a JSON pointer into a submission; `-` adds to a list.
";

const UNCHECKABLE_HEADING: &str = "
## Không kiểm tra được; not checkable

Những yêu cầu, thời hạn, giới hạn mà bản ghi không có gì để kiểm tra, và vì sao. Những việc phải nộp, phải báo cáo
nằm trong lịch nghĩa vụ, `vientro::duties`.

Demands, terms and limits that the records hold no evidence for, and why. What has to be filed or reported is in the
calendar of duties, `vientro::duties`.

| điều khoản; provision | yêu cầu; what it asks | vì sao; why not |
|---|---|---|
";
