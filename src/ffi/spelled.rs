//! Code lists that are spelled out here: of numbers that only C has, and of small lists of the core.
//!
//! I1. A code or number that was given is never taken back or given again.

use super::cells::{
    VIENTRO_CELL_AID, VIENTRO_CELL_BLANK, VIENTRO_CELL_CANNOT_TELL, VIENTRO_CELL_COUNT,
    VIENTRO_CELL_RATIO, VIENTRO_CELL_TEXT,
};
use super::columns::{VIENTRO_TYPE_DATE, VIENTRO_TYPE_I64, VIENTRO_TYPE_TEXT, VIENTRO_TYPE_U32};
use super::converted::{VIENTRO_LEG_DIRECT, VIENTRO_LEG_INVERSE};
use super::cube::{
    VIENTRO_MARK_IN_DOUBT, VIENTRO_MARK_INEXACT, VIENTRO_MARK_UNDIVIDED,
    VIENTRO_MARK_UNDIVIDED_SECTOR,
};
use super::obligations::{
    VIENTRO_STATE_CANNOT_TELL, VIENTRO_STATE_DUE, VIENTRO_STATE_FILED, VIENTRO_STATE_FILED_LATE,
    VIENTRO_STATE_NOT_YET_DUE, VIENTRO_STATE_OVERDUE, VIENTRO_TERM_DAYS, VIENTRO_TERM_WORKING_DAYS,
};
use super::province::{VIENTRO_PLACED_MERGED, VIENTRO_PLACED_NOT_DIVISIBLE, VIENTRO_PLACED_SAME};
use super::records::{
    VIENTRO_PEOPLE_FULL, VIENTRO_PEOPLE_REDACTED, VIENTRO_STANDING_CONTRADICTED,
    VIENTRO_STANDING_COUNTED, VIENTRO_STANDING_MERGED, VIENTRO_STANDING_REPLACED,
};
use super::stated::{
    VIENTRO_UNIT_COUNTED, VIENTRO_UNIT_MONEY, VIENTRO_UNIT_PERCENT, VIENTRO_UNIT_PLAIN,
    VIENTRO_UNIT_TIMES, VIENTRO_VERDICT_CONSISTENT, VIENTRO_VERDICT_CONTRADICTS,
    VIENTRO_VERDICT_OFF_ESTIMATE,
};
use crate::catalog::province::Fate;
use crate::lang::Label;
use crate::rules::Event;

/// A code, the number that C has for it or 0, and its label.
pub(super) type Row = (&'static str, u32, Label);

const fn row(code: &'static str, number: u32, vi: &'static str, en: &'static str) -> Row {
    (code, number, Label::new(vi, en))
}

pub(super) const PLACED: &[Row] = &[
    row("same", VIENTRO_PLACED_SAME, "cùng đơn vị", "the same unit"),
    row(
        "merged",
        VIENTRO_PLACED_MERGED,
        "nằm trọn trong đơn vị lớn hơn",
        "wholly in a larger unit",
    ),
    row(
        "not_divisible",
        VIENTRO_PLACED_NOT_DIVISIBLE,
        "gồm nhiều đơn vị, không chia được",
        "several units, cannot be divided",
    ),
];

#[rustfmt::skip]
pub(super) const VERDICTS: &[Row] = &[
    row("consistent", VIENTRO_VERDICT_CONSISTENT, "khớp", "consistent"),
    row("off_estimate", VIENTRO_VERDICT_OFF_ESTIMATE, "ngoài ước tính", "off the estimate"),
    row("contradicts", VIENTRO_VERDICT_CONTRADICTS, "không khớp", "contradicts"),
];

#[rustfmt::skip]
pub(super) const UNITS: &[Row] = &[
    row("plain", VIENTRO_UNIT_PLAIN, "số không có đơn vị", "a number without unit"),
    row("percent", VIENTRO_UNIT_PERCENT, "phần trăm", "percent"),
    row("times", VIENTRO_UNIT_TIMES, "lần", "times"),
    row("money", VIENTRO_UNIT_MONEY, "số tiền", "an amount of money"),
    row("counted", VIENTRO_UNIT_COUNTED, "số lượng", "things counted"),
];

#[rustfmt::skip]
pub(super) const STANDINGS: &[Row] = &[
    row("counted", VIENTRO_STANDING_COUNTED, "được tính", "it counts"),
    row("merged", VIENTRO_STANDING_MERGED, "trùng với bản được tính", "it equals the one that counts"),
    row("replaced", VIENTRO_STANDING_REPLACED, "đã được thay thế", "replaced"),
    row("contradicted", VIENTRO_STANDING_CONTRADICTED, "mâu thuẫn với bản được tính", "it contradicts the one that counts"),
];

#[rustfmt::skip]
pub(super) const CELLS: &[Row] = &[
    row("blank", VIENTRO_CELL_BLANK, "để trống", "blank"),
    row("count", VIENTRO_CELL_COUNT, "số lượng", "a count"),
    row("aid", VIENTRO_CELL_AID, "số tiền", "money"),
    row("ratio", VIENTRO_CELL_RATIO, "thương số", "a quotient"),
    row("cannot_tell", VIENTRO_CELL_CANNOT_TELL, "không xác định được", "nobody can tell"),
    row("text", VIENTRO_CELL_TEXT, "chữ", "words"),
];

#[rustfmt::skip]
pub(super) const MARKS: &[Row] = &[
    row("in_doubt", VIENTRO_MARK_IN_DOUBT, "có bản ghi mâu thuẫn hoặc không đọc được", "a record in doubt"),
    row("undivided", VIENTRO_MARK_UNDIVIDED, "có khoản chưa phân chia theo địa bàn; trong báo cáo: hoặc theo lĩnh vực", "money lies undivided among places; of a report: or among sectors"),
    row("undivided_sector", VIENTRO_MARK_UNDIVIDED_SECTOR, "có khoản chưa phân chia theo lĩnh vực", "money lies undivided among sectors"),
    row("inexact", VIENTRO_MARK_INEXACT, "có số tiền không chính xác", "an amount that is not exact"),
];

#[rustfmt::skip]
pub(super) const PEOPLE: &[Row] = &[
    row("redacted", VIENTRO_PEOPLE_REDACTED, "lược bỏ dữ liệu cá nhân", "without personal data"),
    row("full", VIENTRO_PEOPLE_FULL, "gồm dữ liệu cá nhân", "with personal data"),
];

#[rustfmt::skip]
pub(super) const COLUMN_TYPES: &[Row] = &[
    row("i64", VIENTRO_TYPE_I64, "số tiền theo đơn vị nhỏ nhất", "minor units of an amount"),
    row("date", VIENTRO_TYPE_DATE, "ngày", "days"),
    row("u32", VIENTRO_TYPE_U32, "số của loại tiền theo ISO 4217", "ISO 4217 numbers of currencies"),
    row("text", VIENTRO_TYPE_TEXT, "văn bản", "text"),
];

#[rustfmt::skip]
pub(super) const LEGS: &[Row] = &[
    row("direct", VIENTRO_LEG_DIRECT, "nhân với tỷ giá", "multiplied by the rate"),
    row("inverse", VIENTRO_LEG_INVERSE, "chia cho tỷ giá", "divided by the rate"),
];

#[rustfmt::skip]
pub(super) const RULE_STATUSES: &[Row] = &[
    row("stable", 0, "ổn định", "in use"),
    row("preview", 0, "thử nghiệm", "on trial"),
    row("retired", 0, "đã bỏ", "no longer applied"),
];

#[rustfmt::skip]
pub(super) const NOT_APPLIED: &[Row] = &[
    row("not_in_force", 0, "chưa có hiệu lực", "not in force"),
    row("text_not_modelled", 0, "văn bản chưa được mô hình hóa", "text not modelled"),
    row("governing_date_unknown", 0, "không rõ ngày làm căn cứ áp dụng", "governing date unknown"),
    row("record_says_too_little", 0, "bản ghi chưa đủ thông tin", "the record says too little"),
    row("no_exchange_rate", 0, "không có tỷ giá", "no exchange rate"),
    row("no_calendar", 0, "không có lịch ngày làm việc", "no calendar"),
    row("switched_off", 0, "đã tắt", "switched off"),
];

#[rustfmt::skip]
pub(super) const INSTRUMENT_KINDS: &[Row] = &[
    row("law", 0, "Luật", "Law"),
    row("resolution", 0, "Nghị quyết", "Resolution"),
    row("decree", 0, "Nghị định", "Decree"),
    row("decision", 0, "Quyết định", "Decision"),
    row("circular", 0, "Thông tư", "Circular"),
    row("directive", 0, "Chỉ thị", "Directive"),
];

#[rustfmt::skip]
pub(super) const TEXTS_HELD: &[Row] = &[
    row("full", 0, "toàn văn", "the full text"),
    row("parts", 0, "một số điều khoản", "some provisions"),
    row("no", 0, "không có", "none of it"),
];

#[rustfmt::skip]
pub(super) const PROVINCE_KINDS: &[Row] = &[
    row("province", 0, "tỉnh", "province"),
    row("city", 0, "thành phố", "city"),
];

#[rustfmt::skip]
pub(super) const FATES: &[Row] = &[
    row("unchanged", 0, "giữ nguyên địa giới", "the same territory goes on"),
    row("continues_name", 0, "tên được giữ cho đơn vị lớn hơn", "its name goes on, for a larger unit"),
    row("absorbed", 0, "nhập vào đơn vị mang tên khác", "went into a unit of another name"),
    row("split", 0, "chia tách", "divided"),
];

/// Returns the code of what became of a unit.
pub(super) const fn fate(fate: Fate) -> &'static str {
    match fate {
        Fate::Unchanged => "unchanged",
        Fate::ContinuesName => "continues_name",
        Fate::Absorbed => "absorbed",
        Fate::Split => "split",
    }
}

pub(super) const EVENTS: [Event; 12] = [
    Event::Dossier,
    Event::Approval,
    Event::Amendment,
    Event::StartDue,
    Event::CompletionDue,
    Event::CertificateIssue,
    Event::InactivityEnd,
    Event::Activity,
    Event::BalanceDate,
    Event::WindowEnd,
    Event::RateDay,
    Event::Format,
];

#[rustfmt::skip]
pub(super) const STATES: &[Row] = &[
    row("not_yet_due", VIENTRO_STATE_NOT_YET_DUE, "chưa đến hạn", "not yet due"),
    row("due", VIENTRO_STATE_DUE, "đang trong hạn", "due"),
    row("filed", VIENTRO_STATE_FILED, "đúng hạn", "in time"),
    row("filed_late", VIENTRO_STATE_FILED_LATE, "muộn", "late"),
    row("overdue", VIENTRO_STATE_OVERDUE, "quá hạn", "overdue"),
    row("cannot_tell", VIENTRO_STATE_CANNOT_TELL, "không xác định được", "cannot tell"),
];

#[rustfmt::skip]
pub(super) const TERM_UNITS: &[Row] = &[
    row("days", VIENTRO_TERM_DAYS, "ngày", "days"),
    row("working_days", VIENTRO_TERM_WORKING_DAYS, "ngày làm việc", "working days"),
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalog::province;
    use crate::duties::{Bearer, DUTIES, State, TermUnit};
    use crate::exchange::columns::ColumnField;
    use crate::lang::Lang;
    use crate::law::{Instrument, InstrumentKind};
    use crate::rules::{RULES, Reason, RuleStatus};
    use crate::statistics::Mark;

    #[test]
    fn what_the_core_says_is_listed() {
        let has = |rows: &[Row], code: &str| rows.iter().any(|row| row.0 == code);
        for field in ColumnField::all() {
            assert!(has(COLUMN_TYPES, field.values().id()));
        }
        for status in [RuleStatus::Stable, RuleStatus::Preview, RuleStatus::Retired] {
            assert!(has(RULE_STATUSES, status.id()));
        }
        for rule in RULES.iter() {
            assert!(has(RULE_STATUSES, rule.status().id()));
            assert!(EVENTS.contains(&rule.event()), "{}", rule.id());
        }
        for duty in DUTIES.iter() {
            let listed = duty
                .bearers()
                .iter()
                .all(|one| Bearer::ALL.contains(&one.bearer));
            assert!(listed, "{}", duty.id());
        }
        assert!(STATES.iter().map(|row| row.0).eq(State::IDS));
        for unit in [TermUnit::Days, TermUnit::WorkingDays] {
            assert!(has(TERM_UNITS, unit.id()));
        }
        for mark in [
            Mark::InDoubt,
            Mark::Undivided,
            Mark::UndividedSector,
            Mark::Inexact,
        ] {
            assert!(has(MARKS, mark.id()));
        }
        let label =
            |rows: &[Row], label: &str, lang| rows.iter().any(|row| row.2.get(lang) == label);
        let instrument = Instrument::all().next().unwrap();
        let reasons = [
            Reason::NotInForce,
            Reason::TextNotModelled(instrument),
            Reason::GoverningDateUnknown,
            Reason::RecordSaysTooLittle,
            Reason::NoExchangeRate,
            Reason::NoCalendar,
            Reason::SwitchedOff,
        ];
        assert_eq!(reasons.map(Reason::id).to_vec(), {
            let codes = NOT_APPLIED.iter().map(|row| row.0);
            codes.collect::<Vec<_>>()
        });
        for lang in Lang::ALL {
            for kind in InstrumentKind::ALL {
                assert!(label(INSTRUMENT_KINDS, kind.label(lang), lang));
            }
            for unit in province::all() {
                assert!(unit.fate().is_none_or(|one| has(FATES, fate(one))));
                assert!(label(PROVINCE_KINDS, unit.kind().label(lang), lang));
            }
            for (reason, row) in reasons.iter().zip(NOT_APPLIED) {
                assert!(reason.text(lang).starts_with(row.2.get(lang)));
            }
        }
        for one in Instrument::all() {
            assert!(has(TEXTS_HELD, one.text().id()));
        }
    }
}
