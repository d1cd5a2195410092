//! Who bears duties.

use crate::lang::{Label, Lang};

/// Who bears a duty (bên có nghĩa vụ).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Bearer {
    /// A foreign NGO (tổ chức phi chính phủ nước ngoài).
    Organization,
    /// A province's People's Committee (Ủy ban nhân dân cấp tỉnh).
    Province,
    /// A ministry or an agency at its level (bộ, ngành).
    Ministry,
    /// The owner of a grant (chủ khoản viện trợ).
    Owner,
    /// The managing agency of a grant (cơ quan chủ quản).
    ManagingAgency,
    /// The project management unit of a grant (Ban quản lý dự án).
    ProjectUnit,
    /// The unit that uses aid after a disaster (đơn vị sử dụng viện trợ).
    UsingUnit,
    /// The Ministry of Foreign Affairs (Bộ Ngoại giao).
    ForeignAffairs,
    /// The Committee for Foreign NGO Affairs (Ủy ban công tác về các tổ chức PCPNN).
    Comingo,
    /// A province's department of finance (Sở Tài chính).
    FinanceDepartment,
    /// The State Treasury (Kho bạc Nhà nước).
    Treasury,
    /// A commercial bank that keeps aid accounts (ngân hàng thương mại).
    Bank,
}

impl Bearer {
    /// Every bearer.
    pub const ALL: [Self; 12] = [
        Self::Organization,
        Self::Province,
        Self::Ministry,
        Self::Owner,
        Self::ManagingAgency,
        Self::ProjectUnit,
        Self::UsingUnit,
        Self::ForeignAffairs,
        Self::Comingo,
        Self::FinanceDepartment,
        Self::Treasury,
        Self::Bank,
    ];

    /// Returns the permanent id, `organization` for example.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Organization => "organization",
            Self::Province => "province",
            Self::Ministry => "ministry",
            Self::Owner => "owner",
            Self::ManagingAgency => "managing_agency",
            Self::ProjectUnit => "project_unit",
            Self::UsingUnit => "using_unit",
            Self::ForeignAffairs => "foreign_affairs",
            Self::Comingo => "comingo",
            Self::FinanceDepartment => "finance_department",
            Self::Treasury => "treasury",
            Self::Bank => "bank",
        }
    }

    /// Returns the label in a language.
    pub fn label(self, lang: Lang) -> &'static str {
        match self {
            Self::Organization => Label::new("tổ chức phi chính phủ nước ngoài", "foreign NGO"),
            Self::Province => {
                Label::new("Ủy ban nhân dân cấp tỉnh", "provincial People's Committee")
            }
            Self::Ministry => Label::new("bộ, ngành", "ministry"),
            Self::Owner => Label::new("chủ khoản viện trợ", "owner of the grant"),
            Self::ManagingAgency => Label::new("cơ quan chủ quản", "managing agency"),
            Self::ProjectUnit => Label::new("Ban quản lý dự án", "project management unit"),
            Self::UsingUnit => Label::new("đơn vị sử dụng viện trợ", "unit that uses the aid"),
            Self::ForeignAffairs => Label::new("Bộ Ngoại giao", "Ministry of Foreign Affairs"),
            Self::Comingo => Label::new(
                "Ủy ban công tác về các tổ chức phi chính phủ nước ngoài",
                "Committee for Foreign NGO Affairs",
            ),
            Self::FinanceDepartment => Label::new("Sở Tài chính", "provincial finance department"),
            Self::Treasury => Label::new("Kho bạc Nhà nước", "State Treasury"),
            Self::Bank => Label::new("ngân hàng thương mại", "commercial bank"),
        }
        .get(lang)
    }

    /// Tells whether records name the bearer, or there is only one of its kind.
    pub const fn is_recorded(self) -> bool {
        match self {
            Self::Organization
            | Self::Province
            | Self::Ministry
            | Self::Owner
            | Self::ManagingAgency
            | Self::ForeignAffairs
            | Self::Comingo => true,
            Self::ProjectUnit
            | Self::UsingUnit
            | Self::FinanceDepartment
            | Self::Treasury
            | Self::Bank => false,
        }
    }
}
