//! The yearly report: of the nation, or of a province.

use crate::catalog::province::{Map, UnitId};
use crate::date::{Date, Window};
use crate::finding::Message;
use crate::record::Novelty;
use crate::registry::Registry;
use crate::report::overview::ReportError;
use crate::report::tables::compose::{Column, Composer, Show, difference, ratio, window_label};
use crate::report::tables::{
    Figure, ReportColumn, ReportKind, ReportRow, ReportTable, TableReport, Value,
};
use crate::statistics::{
    Count, Dimension, Division, Filter, KeyPart, Measure, Place, Reporting, Slot, Threads,
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
    let before = before(query.window).map(Slot::at_the_end_of);
    let mut slots = vec![slot];
    slots.extend(before);
    let mut composer = Composer::new(registry, &slots, query.reporting, query.threads)?;
    composer.map = query.map;
    composer.division = Division::Undivided;
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

/// The window before: of the same kind, or for a span of the same number of days.
pub(super) fn before(window: Window) -> Option<Window> {
    window.previous().ok().or_else(|| {
        let last = window.first().plus_days(-1).ok()?;
        let days = window.days().checked_neg()?;
        Window::span(window.first().plus_days(days).ok()?, last).ok()
    })
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
                let (change, quotient) = change(&now.value, &then.value)?;
                (then, change, quotient)
            }
            None => {
                let blank = || Figure::derived(Value::Blank);
                (blank(), blank(), blank())
            }
        };
        match column.id {
            "disbursed" => ratio_of.0 = Some(now.value.clone()),
            "committed" => ratio_of.1 = Some(now.value.clone()),
            _ => {}
        }
        rows.push(ReportRow {
            code: column.id.to_owned(),
            label: column.label.clone(),
            cells: vec![now, then, change, quotient, original],
        });
    }
    if let (Some(Value::Aid(disbursed)), Some(Value::Aid(committed))) = ratio_of {
        let blank = || Figure::derived(Value::Blank);
        let quotient = Figure::derived(ratio(&disbursed, &committed));
        rows.push(ReportRow {
            code: "disbursed_of_committed".to_owned(),
            label: Message::new("Giải ngân ÷ cam kết", "Disbursed ÷ committed"),
            cells: vec![quotient, blank(), blank(), blank(), blank()],
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
pub(super) fn change(now: &Value, then: &Value) -> Result<(Figure, Figure), ReportError> {
    let (change, quotient) = match (now, then) {
        (Value::Aid(now), Value::Aid(then)) => {
            (Value::Aid(difference(now, then)?), ratio(now, then))
        }
        (Value::Count(now), Value::Count(then)) => (
            Value::Count(now.saturating_sub(*then)),
            if *then > 0 {
                Value::Ratio {
                    numerator: *now,
                    denominator: *then,
                }
            } else {
                Value::Blank
            },
        ),
        _ => (Value::Blank, Value::Blank),
    };
    Ok((Figure::derived(change), Figure::derived(quotient)))
}

/// What a reader must know: of what nobody can tell whether it counts.
fn warnings(composer: &Composer<'_>, slot: Slot) -> Result<Vec<Message>, ReportError> {
    let mut warnings = Vec::new();
    let perhaps = Column::new(
        "",
        "",
        "",
        Show::Count(Measure::PerhapsRunning, Count::Grants),
    );
    if let Value::Count(count @ 1..) = composer.figure(&perhaps, slot)?.value {
        warnings.push(Message::new(
            format!("{count} khoản không rõ ngày kết thúc: không biết còn thực hiện hay không."),
            format!("{count} grants have no known end: nobody can tell whether they run."),
        ));
    }
    Ok(warnings)
}
