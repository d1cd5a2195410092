//! Which grants the table is about, and why others are left out.

use crate::catalog::province::UnitId;
use crate::date::{Date, Window};
use crate::finding::Message;
use crate::id::PartyId;
use crate::lang::{Label, Lang};
use crate::record::{BudgetClass, Grant};
use crate::statistics::{Place, places};

/// Whose grants the table is about (phạm vi).
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CashScope {
    /// Every grant.
    All,
    /// The grants of a managing agency (cơ quan chủ quản): who owes the report.
    ManagingAgency(PartyId),
    /// The grants that lie in a province and nowhere else, on the map that the unit belongs to.
    Province(UnitId),
}

/// Which grants the table holds, by their budget class (phân loại ngân sách).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum CashGrants {
    /// Those that belong to state budget revenue: the circular asks for no others.
    BudgetRevenue,
    /// All of them.
    All,
}

impl CashGrants {
    /// Returns the permanent id.
    pub const fn id(self) -> &'static str {
        match self {
            Self::BudgetRevenue => "budget_revenue",
            Self::All => "all",
        }
    }
}

/// Why a record has no row (lý do không đưa vào bảng).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum CashLeftOutReason {
    /// The grant does not belong to state budget revenue.
    NotBudgetRevenue,
    /// The grant's record does not say whether it belongs to state budget revenue.
    ClassUnknown,
    /// The grant's record names no managing agency.
    AgencyUnknown,
    /// The grant lies in several provinces: its account cannot be divided.
    SeveralProvinces,
    /// Nobody can tell in which province the grant lies.
    PlaceUnknown,
    /// The grant of the transaction or balance is not among the records.
    GrantUnknown,
    /// Nothing moved in the period, and nothing is left over at its end.
    Idle,
}

impl CashLeftOutReason {
    /// Returns the permanent id.
    pub const fn id(self) -> &'static str {
        match self {
            Self::NotBudgetRevenue => "not_budget_revenue",
            Self::ClassUnknown => "class_unknown",
            Self::AgencyUnknown => "agency_unknown",
            Self::SeveralProvinces => "several_provinces",
            Self::PlaceUnknown => "place_unknown",
            Self::GrantUnknown => "grant_unknown",
            Self::Idle => "idle",
        }
    }

    /// Returns the label in both languages.
    pub const fn labels(self) -> Label {
        match self {
            Self::NotBudgetRevenue => Label::new(
                "không thuộc nguồn thu ngân sách nhà nước",
                "not state budget revenue",
            ),
            Self::ClassUnknown => Label::new(
                "không rõ có thuộc nguồn thu ngân sách nhà nước không",
                "the record does not say whether it is state budget revenue",
            ),
            Self::AgencyUnknown => Label::new(
                "không rõ cơ quan chủ quản",
                "the managing agency is not given",
            ),
            Self::SeveralProvinces => Label::new(
                "thực hiện ở nhiều tỉnh, tài khoản không chia được",
                "it lies in several provinces, and its account cannot be divided",
            ),
            Self::PlaceUnknown => Label::new("không rõ địa bàn", "its place is unknown"),
            Self::GrantUnknown => Label::new(
                "không có bản ghi của khoản viện trợ nên không rõ có thuộc phạm vi này không",
                "its grant is not among the records: nobody can tell whether it is in scope",
            ),
            Self::Idle => Label::new(
                "trong kỳ không phát sinh, cuối kỳ không còn số dư",
                "nothing moved in the period, and nothing is left over",
            ),
        }
    }

    /// Returns the label in a language.
    pub const fn label(self, lang: Lang) -> &'static str {
        match lang {
            Lang::Vi => self.labels().vi,
            Lang::En => self.labels().en,
        }
    }
}

/// A record without a row, and why (bản ghi không đưa vào bảng).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CashLeftOut {
    /// The record: its list in the submission format and its id, `grants/LS-2019-01`.
    pub record: String,
    /// Its title, or its id.
    pub label: Message,
    /// Why.
    pub reason: CashLeftOutReason,
}

/// Whether a grant belongs in the table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Belongs {
    /// It has rows.
    Yes,
    /// It is somebody else's.
    Elsewhere,
    /// It is left out, and the table says so.
    LeftOut(CashLeftOutReason),
}

/// Tells whether a grant belongs in the table.
pub(super) fn belongs(
    grant: &Grant,
    scope: &CashScope,
    grants: CashGrants,
    window: &Window,
) -> Belongs {
    let by_scope = match scope {
        CashScope::All => Belongs::Yes,
        CashScope::ManagingAgency(asked) => match grant.managing_agency() {
            Some(agency) if agency == asked => Belongs::Yes,
            Some(_) => Belongs::Elsewhere,
            None => Belongs::LeftOut(CashLeftOutReason::AgencyUnknown),
        },
        CashScope::Province(unit) => in_province(grant, *unit, window.last()),
    };
    match (by_scope, grants, grant.budget_class()) {
        (Belongs::Elsewhere, _, _) => Belongs::Elsewhere,
        (_, CashGrants::BudgetRevenue, Some(BudgetClass::NotBudgetRevenue)) => {
            Belongs::LeftOut(CashLeftOutReason::NotBudgetRevenue)
        }
        (_, CashGrants::BudgetRevenue, None) => Belongs::LeftOut(CashLeftOutReason::ClassUnknown),
        (_, CashGrants::BudgetRevenue, Some(BudgetClass::BudgetRevenue))
        | (_, CashGrants::All, _) => by_scope,
    }
}

fn in_province(grant: &Grant, asked: UnitId, day: Date) -> Belongs {
    let mut inside = false;
    let mut outside = false;
    for place in places(grant, day) {
        match place {
            Place::Unit(_) | Place::NotDivisible(_) if place.lies_in(asked) => inside = true,
            Place::Unit(_) | Place::NotDivisible(_) => outside = true,
            Place::NotOnDate(_) | Place::Undivided | Place::Unknown => {
                return Belongs::LeftOut(CashLeftOutReason::PlaceUnknown);
            }
        }
    }
    match (inside, outside) {
        (true, false) => Belongs::Yes,
        (true, true) => Belongs::LeftOut(CashLeftOutReason::SeveralProvinces),
        (false, _) => Belongs::Elsewhere,
    }
}
