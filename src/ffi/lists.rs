//! The code lists that C looks through, each made of the core's own.
//!
//! Rust has a type for each of them; a list that is asked for by its name is a need of C.
//!
//! I1. The entries of a list tell the same things, each in both languages.

use std::ffi::CString;

use super::failure::{BorderError, Failure};
use super::pointer::number_of;
use super::province::MAPS;
use super::rates::RATE_KINDS;
use super::rounding::ROUNDINGS;
use super::spelled;
use super::stated::QUALIFIERS;
use super::text::{Both, c_text};
use super::told;
use super::window::WINDOW_KINDS;
use crate::catalog::province::{Map, Province, UnitId};
use crate::catalog::role::Role;
use crate::catalog::{Region, Sector, agency, country, national_programme, province};
use crate::code::clip;
use crate::date::{Date, Period, Window, WindowKind};
use crate::duties::{Bearer, NotCheckable, Trigger};
use crate::finding::Severity;
use crate::lang::{Label, Lang};
use crate::law::{Evidence, Instrument, Subject};
use crate::money::number::Qualifier;
use crate::money::{Currency, RateKind, Rounding};
use crate::order;
use crate::record::{self, RecordKind};
use crate::report::CashColumn;
use crate::rules::Event;
use crate::statistics::{Count, Dimension, Measure};
use crate::text::search_key;

/// A code list.
#[derive(Debug)]
pub(super) struct List {
    name: &'static str,
    pub(super) entries: Vec<Entry>,
    pub(super) details: Vec<CString>,
    as_of: Option<Date>,
    by_name: ByName,
}

/// An entry of a code list.
#[derive(Debug)]
pub(super) struct Entry {
    pub(super) code: CString,
    /// The number that C has for it; 0 if it has none.
    pub(super) number: u32,
    pub(super) label: Both,
    /// The days on which it holds.
    pub(super) term: Period,
    /// What else is told of it.
    pub(super) details: Vec<Both>,
}

/// How an entry is found by a name that people write.
#[derive(Clone, Copy, Debug)]
enum ByName {
    /// By its label.
    Label,
    /// As the core does, which answers with the code.
    Core(fn(&str) -> Result<String, Failure>),
    /// As the core does, as of a day.
    CoreOn(fn(&str, Date) -> Result<String, Failure>),
}

impl List {
    /// Makes the list of a name, as of a day or of all time.
    pub(super) fn of(name: &str, as_of: Option<Date>) -> Result<Self, Failure> {
        let known = LISTS.iter().find(|list| list.name == name);
        let known = known.ok_or_else(|| BorderError::NotInList {
            list: LISTS_NAME,
            argument: "list",
            text: clip(name),
        })?;
        let mut entries = (known.entries)(as_of)?;
        if let Some(day) = as_of {
            entries.retain(|entry| entry.term.contains(day));
        }
        Ok(Self {
            name: known.name,
            entries,
            details: known.details.iter().copied().map(c_text).collect(),
            as_of,
            by_name: known.by_name,
        })
    }

    /// Makes a list of units of the provinces.
    pub(super) fn of_units<'a>(units: impl Iterator<Item = &'a Province>) -> Self {
        let entries = units.map(|unit| unit_entry(&unit.id().to_string(), unit, unit.term()));
        Self {
            name: UNIT,
            entries: entries.collect(),
            details: UNIT_DETAILS.iter().copied().map(c_text).collect(),
            as_of: None,
            by_name: ByName::Label,
        }
    }

    /// Makes a list of instruments, and of what else is told of each.
    pub(super) fn of_instruments(
        instruments: impl IntoIterator<Item = (&'static Instrument, Vec<Both>)>,
        details: &[&str],
    ) -> Self {
        let entries = instruments.into_iter().map(|(instrument, more)| {
            let mut entry = instrument_entry(instrument);
            entry.details.extend(more);
            entry
        });
        Self {
            name: "instrument",
            entries: entries.collect(),
            details: INSTRUMENT_DETAILS
                .iter()
                .chain(details)
                .copied()
                .map(c_text)
                .collect(),
            as_of: None,
            by_name: ByName::Label,
        }
    }

    /// Finds the position of a code.
    pub(super) fn find(&self, code: &str) -> Result<usize, Failure> {
        let mut entries = self.entries.iter();
        let found = entries.position(|entry| entry.code.as_bytes() == code.as_bytes());
        found.ok_or_else(|| self.not_here(code, "code"))
    }

    /// Finds the position of the entry that has a name.
    pub(super) fn find_name(&self, name: &str) -> Result<usize, Failure> {
        let code = match (self.by_name, self.as_of) {
            (ByName::Label, _) => {
                let key = search_key(name);
                let has_name = |entry: &Entry| {
                    Lang::ALL.into_iter().any(|lang| {
                        let label = entry.label.get(lang).to_str();
                        label.is_ok_and(|label| search_key(label) == key)
                    })
                };
                let found = self.entries.iter().position(has_name);
                return found.ok_or_else(|| self.not_here(name, "name"));
            }
            (ByName::Core(find), _) => find(name)?,
            (ByName::CoreOn(find), Some(day)) => find(name, day)?,
            (ByName::CoreOn(_), None) => {
                return Err(BorderError::DayNeeded { list: self.name }.into());
            }
        };
        // The core may know it of another day.
        self.find(&code).map_err(|_| self.not_here(name, "name"))
    }

    /// Finds the position of what the entries tell under a name.
    pub(super) fn find_detail(&self, name: &str) -> Result<usize, Failure> {
        let mut details = self.details.iter();
        let found = details.position(|detail| detail.as_bytes() == name.as_bytes());
        found.ok_or_else(|| {
            let (list, text) = (self.name, clip(name));
            BorderError::NoSuchDetail { list, text }.into()
        })
    }

    fn not_here(&self, text: &str, argument: &'static str) -> Failure {
        let (list, text) = (self.name, clip(text));
        BorderError::NotInList {
            list,
            argument,
            text,
        }
        .into()
    }
}

impl Entry {
    fn new(code: &str, label: impl Fn(Lang) -> String) -> Self {
        Self {
            code: c_text(code),
            number: 0,
            label: Both::new(label),
            term: Period::ALWAYS,
            details: Vec::new(),
        }
    }

    fn numbered(mut self, number: u32) -> Self {
        self.number = number;
        self
    }

    fn during(mut self, term: Period) -> Self {
        self.term = term;
        self
    }

    fn telling(mut self, details: impl IntoIterator<Item = Both>) -> Self {
        self.details = details.into_iter().collect();
        self
    }
}

/// What is the same in both languages.
fn same(text: &str) -> Both {
    Both::new(|_| text.to_owned())
}

/// A code list before it is made.
struct Known {
    name: &'static str,
    label: Label,
    details: &'static [&'static str],
    entries: fn(Option<Date>) -> Result<Vec<Entry>, Failure>,
    by_name: ByName,
}

/// The list of the lists.
const LISTS_NAME: &str = "lists";
const UNIT: &str = "province_unit";

/// A closed list of the core, which holds at all times; with the numbers that C has for it.
macro_rules! closed {
    ($name:literal, $vi:literal, $en:literal, $type:ty) => {
        closed!($name, $vi, $en, $type, |_: &$type| 0)
    };
    ($name:literal, $vi:literal, $en:literal, $type:ty, $number:expr) => {
        closed!($name, $vi, $en, <$type>::ALL, $type, $number)
    };
    ($name:literal, $vi:literal, $en:literal, $all:expr, $type:ty, $number:expr) => {
        Known {
            name: $name,
            label: Label::new($vi, $en),
            details: &[],
            entries: |_| {
                let entry = |one: &$type| {
                    let entry = Entry::new(one.id(), |lang| one.label(lang).to_owned());
                    entry.numbered($number(one))
                };
                Ok($all.iter().map(entry).collect())
            },
            by_name: ByName::Label,
        }
    };
}

/// A list that is spelled out.
macro_rules! spelled {
    ($name:literal, $vi:literal, $en:literal, $rows:expr) => {
        Known {
            name: $name,
            label: Label::new($vi, $en),
            details: &[],
            entries: |_| {
                let entry = |(code, number, label): &spelled::Row| {
                    Entry::new(code, |lang| label.get(lang).to_owned()).numbered(*number)
                };
                Ok($rows.iter().map(entry).collect())
            },
            by_name: ByName::Label,
        }
    };
}

/// A list of the core that changes with time.
macro_rules! dated {
    ($name:expr, $vi:literal, $en:literal, $details:expr, $entries:expr, $by_name:expr) => {
        Known {
            name: $name,
            label: Label::new($vi, $en),
            details: $details,
            entries: $entries,
            by_name: $by_name,
        }
    };
}

#[rustfmt::skip]
const LISTS: &[Known] = &[
    dated!(LISTS_NAME, "danh mục", "code lists", &[], |_| Ok(lists()), ByName::Label),
    dated!("currency", "loại tiền", "currencies", &["minor_digits"], |_| Ok(currencies()), ByName::Label),
    dated!("country", "quốc gia, vùng lãnh thổ", "countries and territories", &["region"], |_| Ok(countries()),
        ByName::Core(|name| code_of("name", country::by_name(name), |one| one.code().to_string()))),
    closed!("region", "khu vực", "regions", Region),
    dated!("province", "tỉnh, thành phố theo mã hai chữ số tại một ngày", "provinces by the two digits of a day", UNIT_DETAILS, provinces,
        ByName::CoreOn(|name, day| code_of("name", province::by_name(name, day), |one| one.code().to_string()))),
    dated!(UNIT, "đơn vị cấp tỉnh trên bản đồ 63 và 34", "provinces on the maps of 63 and of 34", UNIT_DETAILS, |as_of| Ok(units(as_of)),
        ByName::CoreOn(|name, day| code_of("name", province::by_name(name, day), |one| one.id().to_string()))),
    dated!("province_code_changed", "mã tỉnh đổi đơn vị ngày 01/7/2025", "province codes that changed their unit on 2025-07-01", &["old", "new"],
        |_| Ok(pairs(province::changed_codes(), |old, _| old.code().to_string())), ByName::Label),
    dated!("province_name_moved", "tên tỉnh đổi mã ngày 01/7/2025", "province names that moved to another code on 2025-07-01", &["old", "new"],
        |_| Ok(pairs(province::moved_names(), |_, new| new.id().to_string())), ByName::Label),
    dated!("sector", "lĩnh vực", "sectors", &["source", "dac_prefixes"], |_| Ok(sectors()),
        ByName::Core(|name| code_of("name", Sector::by_name(name), |one| one.id().to_owned()))),
    dated!("agency", "cơ quan, tổ chức ở trung ương", "central bodies", &["short", "part", "successor", "evidence"], |_| Ok(agencies()),
        ByName::Core(|name| code_of("name", agency::by_name(name), |one| one.id().to_owned()))),
    dated!("national_programme", "chương trình", "programmes", PROGRAMME_DETAILS, |_| Ok(programmes()), ByName::Label),
    closed!("role", "vai trò đầu mối của tỉnh", "roles of a province", Role),
    dated!("instrument", "văn bản", "legal instruments", INSTRUMENT_DETAILS,
        |_| Ok(Instrument::all().map(instrument_entry).collect()), ByName::Label),
    closed!("subject", "lĩnh vực điều chỉnh", "subjects of law", Subject),
    closed!("evidence", "mức độ kiểm chứng", "how well a fact is known", Evidence),
    closed!("window_kind", "loại kỳ báo cáo", "kinds of window", WindowKind, |one| number_of(&WINDOW_KINDS, one)),
    closed!("rounding", "cách làm tròn", "ways of rounding", Rounding, |one| number_of(&ROUNDINGS, one)),
    closed!("rate_kind", "loại tỷ giá", "kinds of exchange rate", RateKind, |one| number_of(&RATE_KINDS, one)),
    closed!("qualifier", "từ chỉ mức độ", "how a figure is limited", Qualifier, |one| number_of(&QUALIFIERS, one)),
    closed!("severity", "mức độ của phát hiện", "how grave a finding is", Severity, |one: &Severity| told::number(*one)),
    dated!("record_kind", "loại bản ghi", "kinds of record", &[], |_| Ok(record_kinds()), ByName::Label),
    closed!("mode", "phương thức viện trợ", "modes of grants", record::GrantMode),
    closed!("non_project_form", "hình thức phi dự án", "forms of grants that are no project", record::NonProjectForm),
    closed!("content_flag", "nội dung cần lưu ý", "what a grant touches on", record::ContentFlag),
    closed!("spending_nature", "tính chất chi", "natures of spending", record::SpendingNature),
    closed!("budget_class", "phân loại ngân sách", "classes of the budget", record::BudgetClass),
    closed!("executor", "bên thực hiện", "who carries a grant out", record::Executor),
    closed!("management_form", "hình thức quản lý", "forms of management", record::ManagementForm),
    closed!("goods_condition", "tình trạng hàng hóa", "conditions of goods", record::GoodsCondition),
    closed!("approval_level", "cấp phê duyệt", "levels of approval", record::ApprovalLevel),
    closed!("document_kind", "loại giấy tờ", "kinds of document", record::DocumentKind),
    closed!("grant_event", "sự kiện của khoản viện trợ", "events of grants", record::GrantEventKind),
    closed!("transaction_kind", "loại giao dịch", "kinds of transaction", record::TransactionKind),
    closed!("transaction_form", "hình thức giao dịch", "forms of transactions", record::TransactionForm),
    closed!("donor_kind", "loại bên cung cấp viện trợ", "kinds of donor", record::DonorKind),
    closed!("party_kind", "loại cơ quan, tổ chức Việt Nam", "kinds of Vietnamese body", record::PartyKind),
    closed!("certificate_kind", "loại giấy đăng ký", "kinds of certificate", record::CertificateKind),
    closed!("certificate_event", "sự kiện của giấy đăng ký", "events of certificates", record::CertificateEventKind),
    closed!("person_role", "vai trò của cá nhân", "roles of persons", record::PersonRole),
    closed!("indicator", "chỉ tiêu của số liệu công bố", "indicators of published figures", record::Indicator),
    closed!("novelty", "mới hoặc bổ sung", "new or supplementary", record::Novelty),
    closed!("measure", "chỉ tiêu thống kê", "measures", Measure),
    closed!("dimension", "chiều phân tích", "dimensions", Dimension),
    closed!("count", "đếm không trùng", "what is counted once", Count),
    closed!("map", "bản đồ hành chính cấp tỉnh", "maps of provinces", Map, |one| number_of(&MAPS, one)),
    closed!("cash_column", "cột của bảng số dư tài khoản viện trợ", "columns of the cash table", CashColumn),
    closed!("event", "sự kiện làm căn cứ áp dụng", "events that pick the text of law", spelled::EVENTS, Event, |_: &Event| 0),
    closed!("trigger", "mốc tính thời hạn", "what terms are counted from", Trigger),
    closed!("not_checkable", "lý do không theo dõi được nghĩa vụ", "why a duty makes no obligation", NotCheckable),
    spelled!("obligation_state", "tình trạng thực hiện nghĩa vụ", "states of obligations", spelled::STATES),
    spelled!("term_unit", "đơn vị tính thời hạn", "units of terms", spelled::TERM_UNITS),
    closed!("bearer", "bên có nghĩa vụ", "bearers of duties", Bearer),
    spelled!("placed", "vị trí của đơn vị trên bản đồ khác", "places of a unit on a map", spelled::PLACED),
    spelled!("province_fate", "kết quả sắp xếp đơn vị", "what became of a province", spelled::FATES),
    spelled!("province_kind", "loại đơn vị hành chính cấp tỉnh", "kinds of province", spelled::PROVINCE_KINDS),
    spelled!("instrument_kind", "loại văn bản", "kinds of legal instrument", spelled::INSTRUMENT_KINDS),
    spelled!("text_held", "mức độ tiếp cận văn bản", "how much of a text was read", spelled::TEXTS_HELD),
    spelled!("rule_status", "trạng thái quy tắc", "how settled a rule is", spelled::RULE_STATUSES),
    spelled!("not_applied", "lý do không áp dụng quy tắc", "why a rule was not applied", spelled::NOT_APPLIED),
    spelled!("unit", "đơn vị của số liệu công bố", "units of stated figures", spelled::UNITS),
    spelled!("verdict", "kết quả đối chiếu", "verdicts on stated figures", spelled::VERDICTS),
    spelled!("leg", "chiều áp dụng tỷ giá", "ways in which a rate is used", spelled::LEGS),
    spelled!("standing", "vị thế của phiên bản", "standings of versions", spelled::STANDINGS),
    spelled!("people", "cách xử lý dữ liệu cá nhân", "what becomes of personal data", spelled::PEOPLE),
    spelled!("cell", "loại ô của bảng", "kinds of cell", spelled::CELLS),
    spelled!("mark", "dấu của số liệu", "marks of figures", spelled::MARKS),
    spelled!("column_type", "kiểu giá trị của cột", "types of column", spelled::COLUMN_TYPES),
];

/// The code of what the core found by a name.
fn code_of<T, E: crate::code::Explain + 'static>(
    argument: &'static str,
    found: Result<T, E>,
    code: impl FnOnce(T) -> String,
) -> Result<String, Failure> {
    found
        .map(code)
        .map_err(|error| Failure::of(argument, error))
}

fn lists() -> Vec<Entry> {
    let entry = |list: &Known| Entry::new(list.name, |lang| list.label.get(lang).to_owned());
    LISTS.iter().map(entry).collect()
}

fn currencies() -> Vec<Entry> {
    let entry = |one: Currency| {
        // Of two that shared a number in turn, only the later one has it.
        let number = one.numeric();
        let is_its = Currency::from_numeric(number).is_ok_and(|holder| holder == one);
        let last = one.withdrawn().and_then(|(year, month)| {
            let month = Window::month(year.into(), month.into());
            month.ok().map(|month| month.last())
        });
        let digits = one.minor_digits().map(|digits| digits.to_string());
        Entry::new(one.code(), |_| one.name().to_owned())
            .numbered(if is_its { number.into() } else { 0 })
            .during(Period::new(None, last).unwrap_or(Period::ALWAYS))
            .telling([same(&digits.unwrap_or_default())])
    };
    Currency::all().map(entry).collect()
}

fn countries() -> Vec<Entry> {
    let entry = |one: &country::Country| {
        Entry::new(one.code().as_str(), |lang| one.name(lang).to_owned())
            .telling([same(one.region().id())])
    };
    country::all().map(entry).collect()
}

const UNIT_DETAILS: &[&str] = &[
    "unit",
    "code",
    "map",
    "kind",
    "title",
    "heirs",
    "ancestors",
    "evidence",
    "fate",
    "merger_clause",
];

/// The entry of a unit under a code.
fn unit_entry(code: &str, unit: &Province, term: Period) -> Entry {
    fn ids<'a>(units: impl Iterator<Item = &'a Province>) -> Both {
        let ids: Vec<String> = units.map(|unit| unit.id().to_string()).collect();
        same(&ids.join(" "))
    }
    let clause = unit.merger_clause().map(|clause| clause.to_string());
    Entry::new(code, |lang| unit.name(lang).to_owned())
        .during(term)
        .telling([
            same(&unit.id().to_string()),
            same(unit.code().as_str()),
            same(unit.map().id()),
            Both::new(|lang| unit.kind().label(lang).to_owned()),
            Both::new(|lang| unit.title(lang)),
            ids(unit.heirs()),
            ids(unit.ancestors()),
            same(unit.evidence().id()),
            same(unit.fate().map_or("", spelled::fate)),
            same(&clause.unwrap_or_default()),
        ])
}

/// The provinces of a day by their codes.
fn provinces(as_of: Option<Date>) -> Result<Vec<Entry>, Failure> {
    let list = "province";
    let day = as_of.ok_or(BorderError::DayNeeded { list })?;
    let entry = |unit: &Province| unit_entry(unit.code().as_str(), unit, unit.term());
    Ok(province::on(day).into_iter().map(entry).collect())
}

/// The units of a day as they stood on it; without one every unit of both maps, as it stood last,
/// with all the days on which it had its id.
fn units(as_of: Option<Date>) -> Vec<Entry> {
    if let Some(day) = as_of {
        let entry = |unit: &Province| unit_entry(&unit.id().to_string(), unit, unit.term());
        return province::on(day).into_iter().map(entry).collect();
    }
    let mut ids: Vec<UnitId> = province::all().map(Province::id).collect();
    order::sort_by_key(&mut ids, |id| (id.map() == Map::New34, id.code()));
    ids.dedup();
    let entry = |id: UnitId| {
        let unit = id.unit()?;
        let terms = province::all().filter(|one| one.id() == id);
        let first = terms.map(|one| one.term().from()).min().flatten();
        let term = Period::new(first, unit.term().until()).unwrap_or(unit.term());
        Some(unit_entry(&id.to_string(), unit, term))
    };
    ids.into_iter().filter_map(entry).collect()
}

/// An old and a new unit beside each other.
fn pairs(
    pairs: impl Iterator<Item = (&'static Province, &'static Province)>,
    code: impl Fn(&Province, &Province) -> String,
) -> Vec<Entry> {
    let entry = |(old, new): (&Province, &Province)| {
        let label = |lang| format!("{} → {}", old.name(lang), new.name(lang));
        let units = [old, new].map(|unit| same(&unit.id().to_string()));
        Entry::new(&code(old, new), label).telling(units)
    };
    pairs.map(entry).collect()
}

fn sectors() -> Vec<Entry> {
    let entry = |one: Sector| {
        let prefixes: Vec<&str> = one.dac_prefixes().collect();
        Entry::new(one.id(), |lang| one.label(lang).to_owned()).telling([
            Both::new(|lang| one.source().get(lang).to_owned()),
            same(&prefixes.join(" ")),
        ])
    };
    Sector::ALL.into_iter().map(entry).collect()
}

fn agencies() -> Vec<Entry> {
    let entry = |one: &agency::Agency| {
        Entry::new(one.id(), |lang| one.name(lang).to_owned())
            .during(one.term())
            .telling([
                Both::new(|lang| one.short(lang).to_owned()),
                Both::new(|lang| one.part(lang).to_owned()),
                same(one.successor().map_or("", agency::Agency::id)),
                same(one.evidence().id()),
            ])
    };
    agency::all().map(entry).collect()
}

const PROGRAMME_DETAILS: &[&str] = &[
    "decision",
    "province",
    "follows",
    "evidence",
    "published_terms",
    "priorities",
];

/// What each of several things is in a language, one on a line.
fn lines<T>(of: &[T], line: impl Fn(&T, Lang) -> String) -> Both {
    Both::new(|lang| {
        let lines: Vec<String> = of.iter().map(|one| line(one, lang)).collect();
        lines.join("\n")
    })
}

fn programmes() -> Vec<Entry> {
    let entry = |one: &national_programme::NationalProgramme| {
        let province = one.province().map(|unit| unit.to_string());
        let follows = one.follows().map_or("", |national| national.id());
        Entry::new(one.id(), |lang| one.title(lang).to_owned())
            .during(one.term())
            .telling([
                same(one.decision().id()),
                same(&province.unwrap_or_default()),
                same(follows),
                same(one.evidence().id()),
                lines(one.published_terms(), |term, lang| {
                    let (first, last) = term.years();
                    format!("{first}-{last}: {}", term.source(lang))
                }),
                lines(one.priorities(), |label, lang| label.get(lang).to_owned()),
            ])
    };
    national_programme::all().map(entry).collect()
}

const INSTRUMENT_DETAILS: &[&str] = &[
    "kind",
    "issuer",
    "title",
    "issued_on",
    "first_day",
    "last_day",
    "replaced_by",
    "text_held",
    "evidence",
];

fn instrument_entry(one: &'static Instrument) -> Entry {
    let issued_on = one.issued_on().map(|day| day.to_string());
    let replaced_by = one.replaced_by().map_or("", Instrument::id);
    Entry::new(one.id(), |lang| one.name(lang))
        .during(one.in_force())
        .telling([
            Both::new(|lang| one.kind().label(lang).to_owned()),
            Both::new(|lang| one.issuer().get(lang).to_owned()),
            Both::new(|lang| one.title().get(lang).to_owned()),
            same(&issued_on.unwrap_or_default()),
            same(one.first_day().id()),
            same(one.last_day().id()),
            same(replaced_by),
            same(one.text().id()),
            same(one.evidence().id()),
        ])
}

fn record_kinds() -> Vec<Entry> {
    let entry = |one: RecordKind| Entry::new(one.list(), |lang| one.label(lang).to_owned());
    RecordKind::ALL.into_iter().map(entry).collect()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn every_list_is_whole() {
        let day = Date::new(2025, 7, 1).ok();
        for known in LISTS {
            let list = List::of(known.name, day).unwrap();
            assert!(!list.entries.is_empty(), "{}", known.name);
            let codes: BTreeSet<_> = list.entries.iter().map(|entry| &entry.code).collect();
            assert_eq!(codes.len(), list.entries.len(), "{}", known.name);
            for entry in &list.entries {
                assert_eq!(entry.details.len(), list.details.len(), "{}", known.name);
                for lang in Lang::ALL {
                    assert!(!entry.label.get(lang).is_empty(), "{:?}", entry.code);
                }
                let code = entry.code.to_str().unwrap();
                list.find(code).unwrap();
            }
        }
        assert_eq!(lists().len(), LISTS.len());
    }

    #[test]
    fn units_of_a_day_are_those_of_the_codes_of_that_day() {
        let mut days: BTreeSet<Date> = [18_000, 20_300]
            .map(|days| Date::from_days_since_1970(days).unwrap())
            .into();
        for term in province::all().map(Province::term) {
            let ends = [term.from(), term.until()].into_iter().flatten();
            for day in ends {
                let beside = [-1, 1].map(|days| day.plus_days(days).unwrap());
                days.extend([day, beside[0], beside[1]]);
            }
        }
        assert!(days.len() > 10);
        for day in days {
            let told = |list| {
                let list = List::of(list, Some(day)).unwrap();
                let mut told: Vec<_> = list
                    .entries
                    .iter()
                    .map(|entry| {
                        let texts = |lang| {
                            let label = entry.label.get(lang).to_owned();
                            let details = entry.details.iter();
                            let details = details.map(|detail| detail.get(lang).to_owned());
                            (label, details.collect::<Vec<_>>())
                        };
                        (entry.term, Lang::ALL.map(texts))
                    })
                    .collect();
                order::sort_by_key(&mut told, |(_, [(_, details), _])| details[0].clone());
                told
            };
            assert_eq!(told("province"), told(UNIT), "{day}");
        }
        let title = |days, unit| {
            let list = List::of(UNIT, Date::from_days_since_1970(days).ok()).unwrap();
            let entry = &list.entries[list.find(unit).unwrap()];
            let title = &entry.details[list.find_detail("title").unwrap()];
            title.get(Lang::Vi).to_str().unwrap().to_owned()
        };
        assert_eq!(title(18_000, "VN-63-46"), "Tỉnh Thừa Thiên Huế");
        assert_eq!(title(20_300, "VN-34-75"), "Tỉnh Đồng Nai");
    }

    #[test]
    fn closed_lists_have_all_numbers_or_none() {
        for known in LISTS.iter().filter(|known| known.name != "currency") {
            let list = List::of(known.name, Date::new(2025, 7, 1).ok()).unwrap();
            let numbers: BTreeSet<u32> = list.entries.iter().map(|one| one.number).collect();
            let is_numbered = numbers.len() == list.entries.len() && !numbers.contains(&0);
            assert!(
                is_numbered || numbers.iter().eq(&[0]),
                "{}: {numbers:?}",
                known.name
            );
        }
    }
}
