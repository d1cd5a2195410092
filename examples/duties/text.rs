//! The calendar as lines: one for each obligation, then how many are in each state.

use std::fmt::Write;

use vientro::duties::{Obligation, Obligations, State};
use vientro::{Date, Lang};

/// Writes the calendar in a language; fields are parted by tabs.
pub fn calendar(calendar: &Obligations, lang: Lang) -> String {
    let mut text = String::new();
    for one in &calendar.list {
        let _ = writeln!(text, "{}", line(one, lang));
    }
    let stamp = &calendar.stamp;
    let as_of = day(stamp.as_of, lang);
    let count = calendar.list.len();
    let head = match lang {
        Lang::Vi => format!("{count} nghĩa vụ, tính đến ngày {as_of}"),
        Lang::En => format!("{count} obligations as of {as_of}"),
    };
    let _ = writeln!(text, "\n{head}");
    for (id, vi, en) in [
        (State::IDS[0], "chưa đến hạn", "not yet due"),
        (State::IDS[1], "đang trong hạn", "due"),
        (State::IDS[2], "đúng hạn", "in time"),
        (State::IDS[3], "muộn", "late"),
        (State::IDS[4], "quá hạn", "overdue"),
        (State::IDS[5], "không xác định được", "cannot tell"),
    ] {
        let _ = writeln!(text, "{}\t{}", lang.pick(vi, en), calendar.count(id));
    }
    if !calendar.not_applied.is_empty() {
        let head = lang.pick("Không áp dụng", "Not applied");
        let _ = writeln!(text, "\n{head}");
    }
    for item in &calendar.not_applied {
        let title = item.duty.title().get(lang);
        let reason = item.reason.text(lang);
        let _ = writeln!(text, "{title}\t{reason}\t{}", item.count);
    }
    let (library, rules, catalogues) = (stamp.library, stamp.rules, stamp.catalogues);
    let _ = writeln!(
        text,
        "\nvientro {library} · {} {rules} · {} {catalogues}",
        lang.pick("quy tắc", "rules"),
        lang.pick("danh mục", "catalogues")
    );
    text
}

fn day(day: Date, lang: Lang) -> String {
    match lang {
        Lang::Vi => day.to_vi(),
        Lang::En => day.to_string(),
    }
}

/// Last day, state, bearer, duty, what it is about, provision.
fn line(one: &Obligation, lang: Lang) -> String {
    let due = one.due.map_or("-".to_owned(), |due| day(due, lang));
    let bearer = one.bearer_id.as_deref().unwrap_or("-");
    let window = one.window.map(|window| window.label(lang));
    let about = [one.about.as_ref().map(ToString::to_string), window];
    let about: Vec<String> = about.into_iter().flatten().collect();
    let citation = one.basis.citation().text(lang);
    let unverified = if one.basis.evidence().is_verified() {
        ""
    } else {
        lang.pick(" (chưa kiểm chứng)", " (not verified)")
    };
    format!(
        "{due}\t{}\t{} {bearer}\t{}\t{}\t{citation}{unverified}",
        one.state.text(lang),
        one.bearer.label(lang),
        one.duty.title().get(lang),
        about.join(", ")
    )
}
