//! From text to the query of a report, whichever it is.

use crate::catalog::national_programme;
use crate::catalog::province::UnitId;
use crate::date::{Date, Window, WindowKind};
use crate::exchange::json::query::QueryError;
use crate::exchange::json::query::read::{
    Reader, ReportingDraft, WindowDraft, code, map, open, unknown,
};
use crate::finding::Problem;
use crate::id::PartyId;
use crate::money::Money;
use crate::path::Trail;
use crate::record::draft::{Field, Node, Rest};
use crate::record::shape::draft_object;
use crate::record::{AmountDraft, Shape, ShapeError};
use crate::report::{
    CashGrants, CashQuery, CashScope, ComparisonQuery, NationalGoal, NationalMap, NationalQuery,
    NationalWindow, ProgrammeQuery, ReconciliationQuery, ReportError, ReportQuery, SeriesQuery,
    YearlyQuery,
};
use crate::statistics::Threads;

/// Reads the query of a report (yêu cầu báo cáo): `"report"` says of which.
///
/// How many threads may work is no part of it: see [`ReportQuery::with_threads`].
///
/// # Errors
/// * every problem at once, each with its path in the document; a report that is not known is the
///   only one.
///
/// # Example
/// ```
/// use vientro::exchange::json;
/// let query = r#"{"report":"comparison","window":{"kind":"calendar_year","year":2023},
///   "with":{"kind":"calendar_year","year":2022}}"#;
/// let query = json::read_report_query(query).map_err(|problems| problems[0].to_string())?;
/// assert_eq!(query.id(), "comparison");
/// # Ok::<(), String>(())
/// ```
pub fn read_report_query(text: &str) -> Result<ReportQuery, Vec<Problem>> {
    let mut draft = TagDraft::default();
    open(text, &mut draft)?;
    let mut reader = Reader::new();
    let report = reader.needed(&draft.report, &Trail::Root.key("report"), |text| {
        let ids = ReportQuery::IDS;
        let known = ids.into_iter().find(|id| *id == text);
        known.ok_or_else(|| unknown(text, ids.into_iter()))
    });
    match reader.finish(report)? {
        "yearly" => read(text, Reader::yearly),
        "series" => read(text, Reader::series),
        "programme" => read(text, Reader::programme),
        "comparison" => read(text, Reader::comparison),
        "cash" => read(text, Reader::cash),
        "national" => read(text, Reader::national),
        _ => read(text, Reader::reconciliation),
    }
}

/// Reads the text once more, as the query that it says it is.
fn read<'a, D: crate::record::draft::Object<'a> + Default>(
    text: &'a str,
    read: impl FnOnce(&mut Reader, &D) -> Option<ReportQuery>,
) -> Result<ReportQuery, Vec<Problem>> {
    let mut draft = D::default();
    open(text, &mut draft)?;
    let mut reader = Reader::new();
    reader.refuse_unknown(&draft, &Trail::Root);
    let query = read(&mut reader, &draft);
    reader.finish(query)
}

/// Defines the draft of a query.
macro_rules! draft {
    ($name:ident { $($field:ident: $type:ident),* }) => {
        #[derive(Debug, Default)]
        struct $name<'a> {
            report: Field<'a>,
            $($field: $type<'a>,)*
            rest: Rest<'a>,
        }

        draft_object!($name { report, $($field),* });
    };
}

type Windows<'a> = Vec<WindowDraft<'a>>;

draft!(TagDraft {});
draft!(YearlyDraft {
    window: WindowDraft,
    as_of: Field,
    province: Field,
    map: Field,
    reporting: ReportingDraft
});
draft!(SeriesDraft {
    windows: Windows,
    as_of: Field,
    reporting: ReportingDraft
});
draft!(ProgrammeDraft {
    programme: Field,
    target: AmountDraft,
    reporting: ReportingDraft
});
draft!(ComparisonDraft {
    window: WindowDraft,
    with: WindowDraft,
    reporting: ReportingDraft
});
draft!(CashDraft {
    window: WindowDraft,
    managing_agency: Field,
    province: Field,
    grants: Field
});
draft!(ReconciliationDraft {
    window: WindowDraft,
    reporting: ReportingDraft
});

draft!(NationalDraft {
    window: WindowDraft,
    last_reported: Field,
    as_of: Field,
    province: Field,
    map: Field,
    reporting: ReportingDraft,
    compare: CompareDraft,
    programme: Field,
    target: AmountDraft,
    cash: Field
});

#[derive(Debug, Default)]
struct CompareDraft<'a> {
    window: WindowDraft<'a>,
    with: WindowDraft<'a>,
    rest: Rest<'a>,
}

draft_object!(CompareDraft { window, with });

/// The kinds of windows that a year names.
const YEARLY: [WindowKind; 3] = [
    WindowKind::CalendarYear,
    WindowKind::Decree58,
    WindowKind::BudgetYear,
];

impl Reader {
    fn yearly(&mut self, draft: &YearlyDraft<'_>) -> Option<ReportQuery> {
        let root = Trail::Root;
        let window = self.window(&draft.window, &root.key("window"));
        let as_of = self.leaf(&draft.as_of, &root.key("as_of"), Date::parse);
        let province = self.leaf(&draft.province, &root.key("province"), UnitId::parse);
        let map = self.leaf(&draft.map, &root.key("map"), map);
        let reporting = self.reporting(&draft.reporting, &root.key("reporting"));
        Some(ReportQuery::Yearly(YearlyQuery {
            window: window?,
            as_of,
            province,
            map,
            reporting,
            threads: Threads::ONE,
        }))
    }

    fn series(&mut self, draft: &SeriesDraft<'_>) -> Option<ReportQuery> {
        let root = Trail::Root;
        if draft.windows.is_empty() {
            self.tell(&root.key("windows"), &ShapeError::Missing);
        }
        let slots = self.windows(&draft.windows, &root.key("windows"), false);
        let as_of = self.leaf(&draft.as_of, &root.key("as_of"), Date::parse);
        let reporting = self.reporting(&draft.reporting, &root.key("reporting"));
        Some(ReportQuery::Series(SeriesQuery {
            windows: slots.into_iter().map(|slot| slot.window).collect(),
            as_of,
            reporting,
            threads: Threads::ONE,
        }))
    }

    fn programme(&mut self, draft: &ProgrammeDraft<'_>) -> Option<ReportQuery> {
        let root = Trail::Root;
        let at = root.key("programme");
        let programme = self.needed(&draft.programme, &at, national_programme::parse);
        let target = self.target(&draft.target, &root.key("target"));
        let reporting = self.reporting(&draft.reporting, &root.key("reporting"));
        Some(ReportQuery::Programme(ProgrammeQuery {
            programme: programme?,
            target,
            reporting,
            threads: Threads::ONE,
        }))
    }

    fn comparison(&mut self, draft: &ComparisonDraft<'_>) -> Option<ReportQuery> {
        let root = Trail::Root;
        let window = self.window(&draft.window, &root.key("window"));
        let with = self.window(&draft.with, &root.key("with"));
        let reporting = self.reporting(&draft.reporting, &root.key("reporting"));
        Some(ReportQuery::Comparison(ComparisonQuery {
            window: window?,
            with: with?,
            reporting,
            threads: Threads::ONE,
        }))
    }

    fn cash(&mut self, draft: &CashDraft<'_>) -> Option<ReportQuery> {
        let root = Trail::Root;
        let window = self.window(&draft.window, &root.key("window"));
        let (one, other) = ("managing_agency", "province");
        let agency = self.leaf(&draft.managing_agency, &root.key(one), PartyId::new);
        let province = self.leaf(&draft.province, &root.key(other), UnitId::parse);
        let grants = self.leaf(&draft.grants, &root.key("grants"), cash_grants);
        let scope = match (agency, province) {
            (None, None) => CashScope::All,
            (Some(agency), None) => CashScope::ManagingAgency(agency),
            (None, Some(unit)) => CashScope::Province(unit),
            (Some(_), Some(_)) => {
                self.tell(&root, &QueryError::Both { one, other });
                return None;
            }
        };
        Some(ReportQuery::Cash(CashQuery {
            window: window?,
            scope,
            grants: grants.unwrap_or(CashGrants::BudgetRevenue),
        }))
    }

    fn reconciliation(&mut self, draft: &ReconciliationDraft<'_>) -> Option<ReportQuery> {
        let root = Trail::Root;
        let window = if draft.window.is_absent() {
            None
        } else {
            self.window(&draft.window, &root.key("window"))
        };
        let reporting = self.reporting(&draft.reporting, &root.key("reporting"));
        Some(ReportQuery::Reconciliation(ReconciliationQuery {
            window,
            reporting,
        }))
    }

    fn national(&mut self, draft: &NationalDraft<'_>) -> Option<ReportQuery> {
        let root = Trail::Root;
        let window = self.national_window(draft);
        let as_of = self.leaf(&draft.as_of, &root.key("as_of"), Date::parse);
        let province = self.leaf(&draft.province, &root.key("province"), UnitId::parse);
        let shown = self.leaf(&draft.map, &root.key("map"), |text| match text {
            "none" => Ok(NationalMap::AsRecorded),
            text => map(text).map(NationalMap::On),
        });
        let reporting = self.reporting(&draft.reporting, &root.key("reporting"));
        let compare = self.compare(&draft.compare, &root.key("compare"));
        let programme = self.goal(draft);
        let cash = self.leaf(&draft.cash, &root.key("cash"), cash_grants);
        Some(ReportQuery::National(NationalQuery {
            window: window?,
            as_of,
            province,
            map: shown.unwrap_or(NationalMap::OfWindow),
            reporting,
            compare,
            programme,
            cash,
            threads: Threads::ONE,
        }))
    }

    /// Reads the window, or of which kind the last one reported is wanted.
    fn national_window(&mut self, draft: &NationalDraft<'_>) -> Option<NationalWindow> {
        let root = Trail::Root;
        let (one, other) = ("window", "last_reported");
        if draft.last_reported.is_absent() {
            let window = self.window(&draft.window, &root.key(one))?;
            if YEARLY.contains(&window.kind()) {
                return Some(NationalWindow::One(window));
            }
            let kind = window.kind().id();
            self.tell(&root.key(one), &ReportError::NotYearly { kind });
            return None;
        }
        if !draft.window.is_absent() {
            self.tell(&root, &QueryError::Both { one, other });
            return None;
        }
        let kind = self.leaf(&draft.last_reported, &root.key(other), |text| {
            let found = WindowKind::parse(text).filter(|kind| YEARLY.contains(kind));
            code(found, text, &YEARLY, WindowKind::id)
        });
        kind.map(NationalWindow::LastReported)
    }

    fn compare(&mut self, draft: &CompareDraft<'_>, at: &Trail<'_>) -> Option<(Window, Window)> {
        if draft.is_absent() {
            return None;
        }
        self.refuse_unknown(draft, at);
        let window = self.window(&draft.window, &at.key("window"));
        let with = self.window(&draft.with, &at.key("with"));
        Some((window?, with?))
    }

    /// Reads a programme; a target alone is the target of none.
    fn goal(&mut self, draft: &NationalDraft<'_>) -> Option<NationalGoal> {
        let root = Trail::Root;
        let (at, target) = (root.key("programme"), &draft.target);
        if !target.is_absent() && draft.programme.is_absent() {
            self.tell(&at, &ShapeError::Missing);
        }
        let programme = self.leaf(&draft.programme, &at, national_programme::parse);
        let target = self.target(target, &root.key("target"));
        programme.map(|programme| NationalGoal { programme, target })
    }

    fn target(&mut self, draft: &AmountDraft<'_>, at: &Trail<'_>) -> Option<Money> {
        if draft.is_absent() {
            return None;
        }
        Money::build(draft, at, self.problems())
    }
}

/// Reads which grants a cash table holds.
fn cash_grants(text: &str) -> Result<CashGrants, QueryError> {
    let all = [CashGrants::BudgetRevenue, CashGrants::All];
    let found = all.into_iter().find(|one| one.id() == text);
    code(found, text, &all, CashGrants::id)
}
