//! The yearly report: of the nation, or of a province.

use crate::catalog::province::{Map, UnitId};
use crate::date::{Date, Window};
use crate::finding::Message;
use crate::record::Novelty;
use crate::registry::Registry;
use crate::report::figures::before;
use crate::report::overview::ReportError;
use crate::report::tables::compose::{Column, Composer, Show, ratio, window_label};
use crate::report::tables::{
    Figure, ReportColumn, ReportKind, ReportRow, ReportTable, TableReport, Value,
};
use crate::statistics::{
    Count, Dimension, Filter, KeyPart, Measure, Place, Reporting, Slot, Threads,
};

/// What a yearly report is asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct YearlyQuery {
    /// The window.
    pub window: Window,
    /// The day on which "running" and "registered" are asked; `None` is the window's last day.
    pub as_of: Option<Date>,
    /// The province; `None` is the nation.
    pub province: Option<UnitId>,
    /// The map that provinces are shown on; `None` leaves each where its record puts it.
    pub map: Option<Map>,
    /// The reporting currency; `None` keeps the original ones.
    pub reporting: Option<Reporting>,
    /// How many threads may work.
    pub threads: Threads,
}

impl YearlyQuery {
    /// Asks for the nation in a window, in original currencies.
    pub const fn of(window: Window) -> Self {
        Self {
            window,
            as_of: None,
            province: None,
            map: None,
            reporting: None,
            threads: Threads::ONE,
        }
    }
}

/// Makes the yearly report (báo cáo năm).
///
/// Organizations by region and country, each counted in several ways; aid in the window beside the
/// window before; aid by sector, province, mode and donor; what is in the pipeline.
///
/// # Errors
/// * [`ReportError::Statistics`] if a sum does not fit.
///
/// # Example
/// ```
/// use vientro::report::{YearlyQuery, yearly_report};
/// use vientro::{Registry, Window};
/// let query = YearlyQuery::of(Window::calendar_year(2023)?);
/// let report = yearly_report(&Registry::builder().finish(), &query)?;
/// let figure = report.figure("organizations/total/registered")?;
/// assert_eq!(figure.value, vientro::report::Value::Count(0));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn yearly_report(registry: &Registry, query: &YearlyQuery) -> Result<TableReport, ReportError> {
    let slot = Slot {
        window: query.window,
        day: query.as_of.unwrap_or(query.window.last()),
    };
    let before = before(&query.window).ok().map(Slot::at_the_end_of);
    let mut slots = vec![slot];
    slots.extend(before);
    let mut composer = Composer::new(registry, &slots, query.reporting, query.threads)?;
    composer.map = query.map;
    if let Some(unit) = query.province {
        composer.map = Some(unit.map());
        composer
            .filters
            .push(Filter::only(KeyPart::Place(Place::Unit(unit))));
    }
    let one = [slot];
    let mut tables = vec![
        composer.table(
            "organizations",
            Message::new("Tổ chức theo khu vực", "Organizations by region"),
            Dimension::Region,
            &one,
            &organizations(),
        )?,
        composer.table(
            "countries",
            Message::new(
                "Tổ chức theo quốc gia, vùng lãnh thổ",
                "Organizations by country",
            ),
            Dimension::Country,
            &one,
            &organizations(),
        )?,
        windows(&composer, slot, before)?,
    ];
    for (id, vi, en, dimension) in [
        (
            "sectors",
            "Viện trợ theo lĩnh vực",
            "Aid by sector",
            Dimension::Sector,
        ),
        (
            "provinces",
            "Viện trợ theo địa bàn",
            "Aid by province",
            Dimension::Province,
        ),
        (
            "modes",
            "Viện trợ theo phương thức",
            "Aid by mode",
            Dimension::Mode,
        ),
        (
            "regions",
            "Viện trợ theo khu vực",
            "Aid by region",
            Dimension::Region,
        ),
        (
            "agencies",
            "Viện trợ theo cơ quan chủ quản",
            "Aid by managing agency",
            Dimension::ManagingAgency,
        ),
        (
            "donors",
            "Viện trợ theo bên cung cấp",
            "Aid by donor",
            Dimension::Donor,
        ),
        (
            "forms",
            "Giải ngân theo hình thức",
            "Disbursed by form",
            Dimension::Form,
        ),
    ] {
        let columns = match dimension {
            Dimension::Form => moved(),
            _ => aid(),
        };
        tables.push(composer.table(id, Message::new(vi, en), dimension, &one, &columns)?);
    }
    tables.push(composer.table(
        "pipeline",
        Message::new("Hồ sơ chưa quyết định", "Pipeline"),
        Dimension::Mode,
        &one,
        &[
            Column::new(
                "dossiers",
                "Hồ sơ",
                "Dossiers",
                Show::Count(Measure::Pipeline, Count::Grants),
            ),
            Column::new(
                "value",
                "Giá trị đề nghị",
                "Value asked for",
                Show::Aid(Measure::Pipeline),
            ),
        ],
    )?);
    let (kind, title) = title(query);
    let warnings = warnings(&composer, slot)?;
    composer.report(kind, title, tables, warnings)
}

fn title(query: &YearlyQuery) -> (ReportKind, Message) {
    let window = window_label(query.window);
    match query.province.map(|unit| Place::Unit(unit).label()) {
        None => (
            ReportKind::NationalYear,
            Message::new(
                format!("Báo cáo viện trợ phi chính phủ nước ngoài, {}", window.vi),
                format!("Foreign NGO aid, {}", window.en),
            ),
        ),
        Some(place) => (
            ReportKind::ProvincialYear,
            Message::new(
                format!(
                    "Báo cáo viện trợ phi chính phủ nước ngoài: {}, {}",
                    place.vi, window.vi
                ),
                format!("Foreign NGO aid: {}, {}", place.en, window.en),
            ),
        ),
    }
}

/// Four kinds of count, and who is new or suspended.
pub(super) fn organizations() -> Vec<Column> {
    let count = |measure| Show::Count(measure, Count::Organizations);
    vec![
        Column::new(
            "registered",
            "Có giấy đăng ký",
            "Registered",
            count(Measure::Registered),
        ),
        Column::new(
            "suspended",
            "Trong đó bị đình chỉ",
            "Of them suspended",
            count(Measure::Suspended),
        ),
        Column::new(
            "active",
            "Hoạt động trong kỳ",
            "Active",
            count(Measure::Active),
        ),
        Column::new(
            "running",
            "Có viện trợ đang thực hiện",
            "With running aid",
            count(Measure::Running),
        ),
        Column::new(
            "newly_approved",
            "Có khoản mới được phê duyệt",
            "Newly approved",
            count(Measure::AidApproved),
        )
        .only(KeyPart::Novelty(Some(Novelty::New))),
        Column::new(
            "newly_registered",
            "Mới được cấp giấy đăng ký",
            "Newly registered",
            count(Measure::NewlyRegistered),
        ),
    ]
}

/// Grants and aid.
pub(super) fn aid() -> Vec<Column> {
    let grants = |measure| Show::Count(measure, Count::Grants);
    vec![
        Column::new(
            "new",
            "Khoản mới",
            "New grants",
            grants(Measure::AidApproved),
        )
        .only(KeyPart::Novelty(Some(Novelty::New))),
        Column::new(
            "supplementary",
            "Khoản bổ sung",
            "Supplementary",
            grants(Measure::AidApproved),
        )
        .only(KeyPart::Novelty(Some(Novelty::Supplementary))),
        Column::new(
            "running",
            "Khoản đang thực hiện",
            "Running grants",
            grants(Measure::Running),
        ),
        Column::new(
            "approved",
            "Được phê duyệt",
            "Approved",
            Show::Aid(Measure::AidApproved),
        ),
        Column::new(
            "amended",
            "Điều chỉnh",
            "Amended",
            Show::Aid(Measure::AidAmended),
        ),
        Column::new(
            "value_running",
            "Giá trị đang thực hiện",
            "Value running",
            Show::Aid(Measure::Running),
        ),
        Column::new(
            "disbursed",
            "Giải ngân",
            "Disbursed",
            Show::Aid(Measure::AidDisbursed),
        ),
    ]
}

/// Money, goods and services that moved.
fn moved() -> Vec<Column> {
    vec![
        Column::new(
            "received",
            "Tiếp nhận",
            "Received",
            Show::Aid(Measure::AidReceived),
        ),
        Column::new(
            "disbursed",
            "Giải ngân",
            "Disbursed",
            Show::Aid(Measure::AidDisbursed),
        ),
        Column::new(
            "recorded",
            "Ghi thu ghi chi",
            "Recorded",
            Show::Aid(Measure::AidRecorded),
        ),
    ]
}

/// The window beside the one before: each sum, its change, and the quotient of the two.
fn windows(
    composer: &Composer<'_>,
    slot: Slot,
    before: Option<Slot>,
) -> Result<ReportTable, ReportError> {
    let aid = |show| match show {
        Show::Aid(measure) => measure,
        Show::Original(measure) | Show::Count(measure, _) => measure,
    };
    let shown = [
        Column::new(
            "approved",
            "Viện trợ được phê duyệt",
            "Aid approved",
            Show::Aid(Measure::AidApproved),
        ),
        Column::new(
            "approved_new",
            "- khoản mới",
            "- new grants",
            Show::Aid(Measure::AidApproved),
        )
        .only(KeyPart::Novelty(Some(Novelty::New))),
        Column::new(
            "approved_supplementary",
            "- khoản bổ sung",
            "- supplementary grants",
            Show::Aid(Measure::AidApproved),
        )
        .only(KeyPart::Novelty(Some(Novelty::Supplementary))),
        Column::new(
            "amended",
            "Điều chỉnh",
            "Amended",
            Show::Aid(Measure::AidAmended),
        ),
        Column::new(
            "committed",
            "Cam kết",
            "Committed",
            Show::Aid(Measure::AidCommitted),
        ),
        Column::new(
            "received",
            "Tiếp nhận",
            "Received",
            Show::Aid(Measure::AidReceived),
        ),
        Column::new(
            "disbursed",
            "Giải ngân",
            "Disbursed",
            Show::Aid(Measure::AidDisbursed),
        ),
        Column::new(
            "recorded",
            "Ghi thu ghi chi",
            "Recorded",
            Show::Aid(Measure::AidRecorded),
        ),
        Column::new(
            "running",
            "Giá trị đang thực hiện",
            "Value running",
            Show::Aid(Measure::Running),
        ),
    ];
    let mut rows = Vec::new();
    let mut ratio_of = (None, None);
    for column in &shown {
        let is_nowhere = column.id == "committed" && composer.is_of_a_province();
        if is_nowhere {
            // Commitments are a donor's, and of no province.
            let reason = Message::new(
                "cam kết không gắn với tỉnh nào",
                "commitments are of no province",
            );
            let unknown = || Figure::derived(Value::CannotTell(reason.clone()), []);
            ratio_of.1 = Some(unknown());
            let cells = vec![unknown(), unknown(), unknown(), unknown(), unknown()];
            rows.push(ReportRow {
                code: column.id.to_owned(),
                label: column.label.clone(),
                cells,
            });
            continue;
        }
        let now = composer.figure(column, slot)?;
        let original = Column {
            id: column.id,
            label: column.label.clone(),
            show: Show::Original(aid(column.show)),
            only: column.only.clone(),
        };
        let original = composer.figure(&original, slot)?;
        let (then, change, quotient) = match before {
            Some(before) => {
                let then = composer.figure(column, before)?;
                let (change, quotient) = change(&now, &then)?;
                (then, change, quotient)
            }
            None => (Figure::blank(), Figure::blank(), Figure::blank()),
        };
        match column.id {
            "disbursed" => ratio_of.0 = Some(now.clone()),
            "committed" => ratio_of.1 = Some(now.clone()),
            _ => {}
        }
        rows.push(ReportRow {
            code: column.id.to_owned(),
            label: column.label.clone(),
            cells: vec![now, then, change, quotient, original],
        });
    }
    if let (Some(disbursed), Some(committed)) = ratio_of {
        let blank = Figure::blank;
        rows.push(ReportRow {
            code: "disbursed_of_committed".to_owned(),
            label: Message::new("Giải ngân ÷ cam kết", "Disbursed ÷ committed"),
            cells: vec![
                quotient(&disbursed, &committed),
                blank(),
                blank(),
                blank(),
                blank(),
            ],
        });
    }
    let head = |id, label| ReportColumn { id, label };
    let columns = vec![
        head("window", window_label(slot.window)),
        head(
            "before",
            match before {
                Some(before) => window_label(before.window),
                None => Message::new("Kỳ trước", "The window before"),
            },
        ),
        head("change", Message::new("Tăng, giảm", "Change")),
        head(
            "ratio",
            Message::new("Tỷ lệ so với kỳ trước", "Ratio to the window before"),
        ),
        head(
            "original",
            Message::new("Theo nguyên tệ", "In original currencies"),
        ),
    ];
    Ok(ReportTable {
        id: "aid",
        title: Message::new(
            "Viện trợ trong kỳ và kỳ trước",
            "Aid in the window and the one before",
        ),
        head: Message::new("Chỉ tiêu", "Indicator"),
        columns,
        rows,
        total: None,
        notes: Vec::new(),
    })
}

/// What changed from one figure to another, and by which factor.
pub(super) fn change(now: &Figure, then: &Figure) -> Result<(Figure, Figure), ReportError> {
    let change = match (&now.value, &then.value) {
        (Value::Aid(now), Value::Aid(then)) => Value::Aid(now.less(then)?),
        (Value::Count(now), Value::Count(then)) => Value::Count(now.saturating_sub(*then)),
        (Value::CannotTell(reason), _) | (_, Value::CannotTell(reason)) => {
            Value::CannotTell(reason.clone())
        }
        _ => Value::Blank,
    };
    Ok((Figure::derived(change, [now, then]), quotient(now, then)))
}

/// One figure divided by another; an amount that is not meant exactly divides nothing.
fn quotient(above: &Figure, below: &Figure) -> Figure {
    let value = match (&above.value, &below.value) {
        _ if above.is_inexact || below.is_inexact => Value::CannotTell(Message::new(
            "có cam kết không nêu số tiền chính xác",
            "a commitment does not state an exact amount",
        )),
        (Value::Aid(above), Value::Aid(below)) => ratio(above, below),
        (Value::Count(above), Value::Count(below @ 1..)) => Value::Ratio {
            numerator: *above,
            denominator: *below,
        },
        (Value::CannotTell(reason), _) | (_, Value::CannotTell(reason)) => {
            Value::CannotTell(reason.clone())
        }
        _ => Value::Blank,
    };
    Figure::derived(value, [above, below])
}

/// What a reader must know: of what nobody can tell whether it counts.
fn warnings(composer: &Composer<'_>, slot: Slot) -> Result<Vec<Message>, ReportError> {
    let mut warnings = Vec::new();
    let undated = Slot::undated();
    for (measure, of, vi, en) in [
        (
            Measure::PerhapsRunning,
            Count::Grants,
            "khoản không rõ ngày kết thúc: không biết còn thực hiện hay không",
            "grants have no known end: nobody can tell whether they run",
        ),
        (
            Measure::PerhapsRegistered,
            Count::Organizations,
            "tổ chức có giấy đăng ký thiếu ngày: không biết còn hiệu lực hay không",
            "organizations have a certificate without a date: nobody can tell whether it is valid",
        ),
        (
            Measure::PerhapsApproved,
            Count::Grants,
            "quyết định không rõ ngày: không tính vào kỳ nào",
            "decisions have no date: they count in no window",
        ),
        (
            Measure::PerhapsAmended,
            Count::Grants,
            "khoản có điều chỉnh không rõ ngày: phần điều chỉnh không tính",
            "grants have an amendment without date: it does not count",
        ),
        (
            Measure::PerhapsDisbursed,
            Count::Records,
            "giao dịch thiếu ngày, loại hoặc số tiền: không tính vào giải ngân",
            "transactions lack a date, kind or amount: they do not count as disbursed",
        ),
    ] {
        let column = Column::new("", "", "", Show::Count(measure, of));
        let mut count = 0;
        let slots = [Some(slot), undated.filter(|_| !measure.is_snapshot())];
        for slot in slots.into_iter().flatten() {
            if let Value::Count(some) = composer.figure(&column, slot)?.value {
                count = some.saturating_add(count);
            }
        }
        if count > 0 {
            warnings.push(Message::new(
                format!("{count} {vi}."),
                format!("{count} {en}."),
            ));
        }
    }
    Ok(warnings)
}
