//! The duties, one by one.

use super::{Bearer, Bearing, Due, Duty};
use crate::date::WindowKind;
use crate::lang::Label;
use crate::law::{Basis, Citation, Point, Subject, table};

/// Every duty that is known, by id.
pub static DUTIES: &[&Duty] = &[
    &COMPLETION_REPORT,
    &NGO_ANNUAL_REPORT,
    &OPERATIONS_ANNUAL_REPORT,
];

/// The yearly report of a foreign NGO on its operation, form 05.
pub static NGO_ANNUAL_REPORT: Duty = Duty {
    id: "ngo-annual-report",
    title: Label::new(
        "báo cáo hằng năm của tổ chức phi chính phủ nước ngoài",
        "yearly report of a foreign NGO",
    ),
    subject: Subject::NgoRegistration,
    window: Some(WindowKind::Decree58),
    due: Due::DayOfLastMonth(18),
    bearers: &[Bearing {
        bearer: Bearer::Organization,
        bases: &[Basis::new(
            Citation::new(&table::DECREE_58_2022, 21).with_clause(5),
        )],
    }],
};

/// The yearly report of a ministry or a province on foreign NGOs, form 04.
pub static OPERATIONS_ANNUAL_REPORT: Duty = Duty {
    id: "ngo-operations-annual-report",
    title: Label::new(
        "báo cáo hằng năm của bộ, ngành, địa phương về tổ chức phi chính phủ nước ngoài",
        "yearly report of a ministry or province on foreign NGOs",
    ),
    subject: Subject::NgoRegistration,
    window: Some(WindowKind::Decree58),
    due: Due::DayOfLastMonth(18),
    bearers: &[
        Bearing {
            bearer: Bearer::Ministry,
            bases: &[Basis::new(
                Citation::new(&table::DECREE_58_2022, 23)
                    .with_clause(1)
                    .with_point(Point::literal::<'h'>()),
            )],
        },
        Bearing {
            bearer: Bearer::Province,
            bases: &[Basis::new(
                Citation::new(&table::DECREE_58_2022, 24).with_clause(6),
            )],
        },
    ],
};

/// The completion report of a grant.
pub static COMPLETION_REPORT: Duty = Duty {
    id: "completion-report",
    title: Label::new("báo cáo kết thúc khoản viện trợ", "completion report"),
    subject: Subject::GrantAid,
    window: None,
    due: Due::MonthsAfter(6),
    bearers: &[
        Bearing {
            bearer: Bearer::Owner,
            bases: &[Basis::new(
                Citation::new(&table::DECREE_80_2020, 14).with_clause(4),
            )],
        },
        Bearing {
            bearer: Bearer::ManagingAgency,
            bases: &[Basis::new(
                Citation::new(&table::DECREE_80_2020, 13).with_clause(9),
            )],
        },
    ],
};
