//! What a check answers: findings, what was not applied and why, and the stamp of both.

use std::borrow::Cow;

use crate::date::Date;
use crate::finding::{Finding, Message, Severity};
use crate::lang::Lang;
use crate::law::Instrument;
use crate::rules::host::HostRule;

/// The result of a check (kết quả kiểm tra).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Checked {
    /// What was found, by record, rule and path.
    pub findings: Vec<Finding>,
    /// What was not applied, by rule and reason.
    pub not_applied: Vec<NotApplied>,
    /// What the result rests on.
    pub stamp: Stamp,
}

impl Checked {
    /// Returns how many findings are of a severity.
    pub fn count(&self, severity: Severity) -> usize {
        let same = |finding: &&Finding| finding.severity == severity;
        self.findings.iter().filter(same).count()
    }
}

/// A rule that was not applied to some records (quy tắc không áp dụng).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NotApplied {
    /// The rule.
    pub rule: Cow<'static, str>,
    /// Why it was not applied.
    pub reason: Reason,
    /// To how many records.
    pub records: usize,
}

/// Why a rule was not applied (lý do không áp dụng).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Reason {
    /// No text was in force on the date of the governing event.
    NotInForce,
    /// No rule was drawn from the text that governs the event, for the most part because it was not
    /// read.
    TextNotModelled(&'static Instrument),
    /// The date of the governing event is not known.
    GoverningDateUnknown,
    /// The record, or one that it refers to, does not say what the rule has to know.
    RecordSaysTooLittle,
    /// There is no exchange rate of the day.
    NoExchangeRate,
    /// Terms of working days need a calendar, and none was given.
    NoCalendar,
    /// The caller switched the rule off.
    SwitchedOff,
}

impl Reason {
    /// Returns the permanent id, `text_not_modelled` for example.
    pub const fn id(self) -> &'static str {
        match self {
            Self::NotInForce => "not_in_force",
            Self::TextNotModelled(_) => "text_not_modelled",
            Self::GoverningDateUnknown => "governing_date_unknown",
            Self::RecordSaysTooLittle => "record_says_too_little",
            Self::NoExchangeRate => "no_exchange_rate",
            Self::NoCalendar => "no_calendar",
            Self::SwitchedOff => "switched_off",
        }
    }

    /// Writes the reason in a language: `text not modelled: 93/2009/NĐ-CP`.
    pub fn text(self, lang: Lang) -> String {
        match self {
            Self::NotInForce => lang.pick("chưa có hiệu lực", "not in force").to_owned(),
            Self::TextNotModelled(instrument) => format!(
                "{}: {}",
                lang.pick("văn bản chưa được mô hình hóa", "text not modelled"),
                instrument.id()
            ),
            Self::GoverningDateUnknown => lang
                .pick("không rõ ngày làm căn cứ áp dụng", "governing date unknown")
                .to_owned(),
            Self::RecordSaysTooLittle => lang
                .pick("bản ghi chưa đủ thông tin", "the record says too little")
                .to_owned(),
            Self::NoExchangeRate => lang.pick("không có tỷ giá", "no exchange rate").to_owned(),
            Self::NoCalendar => lang
                .pick("không có lịch ngày làm việc", "no calendar")
                .to_owned(),
            Self::SwitchedOff => lang.pick("đã tắt", "switched off").to_owned(),
        }
    }
}

/// What a result rests on (dấu phiên bản): two results are comparable where the stamps are equal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stamp {
    /// The version of the table of rules.
    pub rules: &'static str,
    /// The version of the code lists.
    pub catalogues: &'static str,
    /// The version of the library.
    pub library: &'static str,
    /// The day as of which deadlines were asked.
    pub as_of: Date,
    /// The rules that were switched off, in order.
    pub switched_off: Vec<&'static str>,
    /// The rules whose severity was changed, in order, each with the new one.
    pub severities: Vec<(&'static str, Severity)>,
    /// The rules that the host added, by id.
    pub host_rules: Vec<HostRuleSummary>,
}

/// What a rule of the host is (quy tắc riêng): the table of rules does not tell it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HostRuleSummary {
    /// Its id, outside of the ids of the library.
    pub id: String,
    /// How grave its findings are.
    pub severity: Severity,
    /// Its title.
    pub title: Message,
    /// What it asks.
    pub description: Message,
    /// What it rests on, in the host's words; nobody here has verified it.
    pub basis: Option<Message>,
}

impl HostRuleSummary {
    pub(super) fn of(rule: &dyn HostRule) -> Self {
        Self {
            id: rule.id().to_string(),
            severity: rule.severity(),
            title: rule.title(),
            description: rule.description(),
            basis: rule.basis(),
        }
    }
}
