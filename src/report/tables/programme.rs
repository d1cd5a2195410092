//! A national programme over its years.

use crate::catalog::NationalProgramme;
use crate::date::Window;
use crate::finding::Message;
use crate::lang::Lang;
use crate::money::{Money, Totals};
use crate::registry::Registry;
use crate::report::overview::ReportError;
use crate::report::tables::compose::{Column, Composer, Show, ratio};
use crate::report::tables::{
    Figure, ReportColumn, ReportKind, ReportRow, ReportTable, TableReport, Value,
};
use crate::statistics::{Count, Dimension, KeyPart, Measure, Reporting, Slot, Threads};

/// What a report on a national programme is asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProgrammeQuery {
    /// The programme.
    pub programme: &'static NationalProgramme,
    /// What was to be reached; no source prints one for the table of programmes to hold.
    pub target: Option<Money>,
    /// The reporting currency; `None` keeps the original ones.
    pub reporting: Option<Reporting>,
    /// How many threads may work.
    pub threads: Threads,
}

/// Makes the report on a national programme (báo cáo theo chương trình quốc gia), calendar year by
/// calendar year of its term: all aid, and the aid of grants that serve it.
///
/// Organization-years are the sum of active organizations over the years.
///
/// # Errors
/// * [`ReportError::OpenTerm`] if the programme's term has no first or no last day.
/// * [`ReportError::Statistics`] if a sum does not fit.
pub fn programme(registry: &Registry, query: &ProgrammeQuery) -> Result<TableReport, ReportError> {
    let id = query.programme.id();
    let term = query.programme.term();
    let (Some(first), Some(last)) = (term.from(), term.until()) else {
        return Err(ReportError::OpenTerm { programme: id });
    };
    let mut slots = Vec::new();
    for year in first.year()..=last.year() {
        slots.push(Slot::at_the_end_of(Window::calendar_year(year)?));
    }
    let composer = Composer::new(registry, &slots, query.reporting, query.threads)?;
    let serving = || KeyPart::NationalProgramme(Some(id));
    let organizations = Show::Count(Measure::Active, Count::Organizations);
    let grants = Show::Count(Measure::AidApproved, Count::Grants);
    let columns = [
        Column::new(
            "organizations",
            "Tổ chức hoạt động",
            "Organizations active",
            organizations,
        ),
        Column::new("grants", "Khoản được phê duyệt", "Grants approved", grants),
        Column::new(
            "approved",
            "Được phê duyệt",
            "Approved",
            Show::Aid(Measure::AidApproved),
        ),
        Column::new(
            "disbursed",
            "Giải ngân",
            "Disbursed",
            Show::Aid(Measure::AidDisbursed),
        ),
        Column::new(
            "serving_organizations",
            "Tổ chức hoạt động (thuộc chương trình)",
            "Organizations active (serving it)",
            organizations,
        )
        .only(serving()),
        Column::new(
            "serving_grants",
            "Khoản được phê duyệt (thuộc chương trình)",
            "Grants approved (serving it)",
            grants,
        )
        .only(serving()),
        Column::new(
            "serving_approved",
            "Được phê duyệt (thuộc chương trình)",
            "Approved (serving it)",
            Show::Aid(Measure::AidApproved),
        )
        .only(serving()),
        Column::new(
            "serving_disbursed",
            "Giải ngân (thuộc chương trình)",
            "Disbursed (serving it)",
            Show::Aid(Measure::AidDisbursed),
        )
        .only(serving()),
    ];
    let mut years = composer.table(
        "years",
        Message::new("Các năm của chương trình", "The programme's years"),
        Dimension::Window,
        &slots,
        &columns,
    )?;
    years.notes.push(Message::new(
        "Dòng tổng của số tổ chức là lượt tổ chức: tổ chức hoạt động trong hai năm được tính hai lượt.",
        "The total of organizations is organization-years: one that is active in two years counts twice.",
    ));
    let mut cells = Vec::with_capacity(columns.len());
    for at in 0..columns.len() {
        let column: Vec<&Figure> = years
            .rows
            .iter()
            .filter_map(|row| row.cells.get(at))
            .collect();
        let sum = sum(column.iter().map(|figure| &figure.value))?;
        cells.push(Figure::derived(sum, column));
    }
    let disbursed = cells.get(3).cloned();
    years.total = Some(ReportRow {
        code: "total".to_owned(),
        label: Message::new("Cộng các năm", "Sum of the years"),
        cells,
    });
    let mut tables = vec![years];
    if let (Some(target), Some(disbursed)) = (query.target, disbursed) {
        tables.push(share_of_target(target, &disbursed));
    }
    let title = Message::new(
        format!("Chương trình: {}", query.programme.title(Lang::Vi)),
        format!("Programme: {}", query.programme.title(Lang::En)),
    );
    composer.report(ReportKind::NationalProgramme, title, tables, Vec::new())
}

/// Adds the figures of a column up.
fn sum<'a>(values: impl Iterator<Item = &'a Value>) -> Result<Value, ReportError> {
    let mut count: i128 = 0;
    let mut aid: Option<Totals> = None;
    for value in values {
        match value {
            Value::Count(one) => count = count.saturating_add(*one),
            Value::Aid(totals) => aid.get_or_insert_with(Totals::new).merge(totals)?,
            Value::Ratio { .. } | Value::Blank | Value::CannotTell(_) | Value::Text { .. } => {}
        }
    }
    Ok(aid.map_or(Value::Count(count), Value::Aid))
}

fn share_of_target(target: Money, disbursed: &Figure) -> ReportTable {
    let mut goal = Totals::new();
    goal.add(target);
    let share = match &disbursed.value {
        Value::Aid(disbursed) => ratio(disbursed, &goal),
        _ => Value::Blank,
    };
    let column = |id, vi: &str, en: &str| ReportColumn {
        id,
        label: Message::new(vi, en),
    };
    ReportTable {
        id: "target",
        title: Message::new("So với mục tiêu", "Share of the target"),
        head: Message::new("Chỉ tiêu", "Indicator"),
        columns: vec![
            column("target", "Mục tiêu", "Target"),
            column("disbursed", "Giải ngân", "Disbursed"),
            column("share", "Tỷ lệ", "Share"),
        ],
        rows: vec![ReportRow {
            code: "disbursed".to_owned(),
            label: Message::new("Giải ngân ÷ mục tiêu", "Disbursed ÷ target"),
            cells: vec![
                Figure::derived(Value::Aid(goal), []),
                Figure::derived(disbursed.value.clone(), [disbursed]),
                Figure::derived(share, [disbursed]),
            ],
        }],
        total: None,
        notes: Vec::new(),
    }
}
