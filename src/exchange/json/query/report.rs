//! From text to the query of a report, whichever it is.

use crate::catalog::national_programme;
use crate::catalog::province::UnitId;
use crate::date::Date;
use crate::exchange::json::query::QueryError;
use crate::exchange::json::query::read::{Reader, ReportingDraft, WindowDraft, map, open, unknown};
use crate::finding::Problem;
use crate::id::PartyId;
use crate::money::Money;
use crate::path::Trail;
use crate::record::draft::{Field, Node, Rest};
use crate::record::shape::draft_object;
use crate::record::{AmountDraft, Shape, ShapeError};
use crate::report::{
    CashGrants, CashQuery, CashScope, ComparisonQuery, ProgrammeQuery, ReconciliationQuery,
    ReportQuery, SeriesQuery, YearlyQuery,
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
        let target = if draft.target.is_absent() {
            None
        } else {
            Money::build(&draft.target, &root.key("target"), self.problems())
        };
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
        let grants = self.leaf(&draft.grants, &root.key("grants"), |text| match text {
            "budget_revenue" => Ok(CashGrants::BudgetRevenue),
            "all" => Ok(CashGrants::All),
            text => Err(unknown(text, ["budget_revenue", "all"].into_iter())),
        });
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
}
