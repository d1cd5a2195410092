//! The duties, one by one, text by text.

use super::{Bearer, Bearing, Due, Duty, Trigger, terms};
use crate::date::WindowKind;
use crate::lang::Label;
use crate::law::{Basis, Citation, Point, Subject, table};

/// Every duty that is known, by id.
pub static DUTIES: &[&Duty] = &[
    &ACTIVITY_PLAN,
    &AID_ACCOUNT_DETAILS,
    &ACCOUNTING_YEAR,
    &ACCOUNTING_HALF_YEAR,
    &ACCOUNTING_MONTH,
    &AID_ANNUAL_REPORT,
    &AID_SETTLEMENT,
    &BANK_MONEY_NOTICE,
    &BANK_MONTH,
    &CERTIFICATE_RENEWAL,
    &COMINGO_ANNUAL_REPORT,
    &COMPLETION_REPORT,
    &DECISION_COPIES,
    &DECISION_NOTICE,
    &FINANCE_DEPARTMENT_YEAR,
    &FINANCE_DEPARTMENT_HALF_YEAR,
    &FOREIGN_AFFAIRS_ANNUAL_REPORT,
    &GRANT_START,
    &NGO_ACCOUNT_NOTICE,
    &NGO_ANNUAL_REPORT,
    &NGO_DATABASE_UPDATE,
    &OPERATIONS_ANNUAL_REPORT,
    &OWN_END_NOTICE,
    &OWNER_ANNUAL_REPORT,
    &OWNER_HALF_YEAR_REPORT,
    &RECORDING_FILES,
    &RELIEF_APPROVAL,
    &RELIEF_NOTICE,
    &RELIEF_OWNER,
    &RELIEF_OWNER_REPORT,
    &RELIEF_USE_REPORT,
    &SUSPENSION_REMEDY,
    &TREASURY_YEAR,
    &TREASURY_HALF_YEAR,
    &TREASURY_MONTH,
    &WINDING_UP,
];

/// The notice of a foreign NGO's transaction account.
pub static NGO_ACCOUNT_NOTICE: Duty = Duty {
    id: "ngo-account-notice",
    title: Label::new(
        "thông báo mở, sử dụng, thay đổi tài khoản giao dịch",
        "notice of the transaction account",
    ),
    subject: Subject::NgoRegistration,
    counted_from: Trigger::CertificateIssued,
    window: None,
    due: Due::WorkingDaysAfter(terms::WORKING_DAYS_TO_NAME_ACCOUNT),
    bearers: &[Bearing {
        bearer: Bearer::Organization,
        bases: &[Basis::new(
            Citation::new(&table::DECREE_58_2022, 21).with_clause(3),
        )],
    }],
};

/// The plan of activities that a foreign NGO sends to each province where it works.
pub static ACTIVITY_PLAN: Duty = Duty {
    id: "activity-plan",
    title: Label::new(
        "thông báo kế hoạch triển khai hoạt động cho Ủy ban nhân dân cấp tỉnh",
        "plan of activities for the provincial People's Committees",
    ),
    subject: Subject::NgoRegistration,
    counted_from: Trigger::CertificateChanged,
    window: None,
    due: Due::WorkingDaysAfter(terms::WORKING_DAYS_TO_PLAN),
    bearers: &[Bearing {
        bearer: Bearer::Organization,
        bases: &[Basis::new(
            Citation::new(&table::DECREE_58_2022, 21).with_clause(4),
        )],
    }],
};

/// The yearly report of a foreign NGO on its operation, form 05.
pub static NGO_ANNUAL_REPORT: Duty = Duty {
    id: "ngo-annual-report",
    title: Label::new(
        "báo cáo hằng năm của tổ chức phi chính phủ nước ngoài",
        "yearly report of a foreign NGO",
    ),
    subject: Subject::NgoRegistration,
    counted_from: Trigger::WindowEnd,
    window: Some(WindowKind::Decree58),
    due: Due::DayOfLastMonth(terms::NGO_YEAR),
    bearers: &[Bearing {
        bearer: Bearer::Organization,
        bases: &[Basis::new(
            Citation::new(&table::DECREE_58_2022, 21).with_clause(5),
        )],
    }],
};

/// The update of a foreign NGO's data in the database on foreign NGOs.
pub static NGO_DATABASE_UPDATE: Duty = Duty {
    id: "ngo-database-update",
    title: Label::new(
        "cập nhật thông tin lên cơ sở dữ liệu về các tổ chức phi chính phủ nước ngoài",
        "update of the database on foreign NGOs",
    ),
    subject: Subject::NgoRegistration,
    counted_from: Trigger::CertificateAmended,
    window: None,
    due: Due::DaysAfter(terms::DAYS_TO_UPDATE),
    bearers: &[Bearing {
        bearer: Bearer::Organization,
        bases: &[Basis::new(
            Citation::new(&table::DECREE_58_2022, 21).with_clause(6),
        )],
    }],
};

/// The dossier for the renewal of a certificate.
pub static CERTIFICATE_RENEWAL: Duty = Duty {
    id: "certificate-renewal",
    title: Label::new(
        "hồ sơ đề nghị gia hạn giấy đăng ký",
        "dossier for the renewal of a certificate",
    ),
    subject: Subject::NgoRegistration,
    counted_from: Trigger::CertificateExpiry,
    window: None,
    due: Due::DaysBefore(terms::DAYS_TO_RENEW),
    bearers: &[Bearing {
        bearer: Bearer::Organization,
        bases: &[
            Basis::new(Citation::new(&table::DECREE_58_2022, 12).with_clause(1)),
            Basis::new(Citation::new(&table::DECREE_58_2022, 16).with_clause(1)),
        ],
    }],
};

/// The remedy of what a certificate was suspended for, and the notice of it.
pub static SUSPENSION_REMEDY: Duty = Duty {
    id: "suspension-remedy",
    title: Label::new(
        "khắc phục vi phạm sau khi bị đình chỉ và thông báo kết quả",
        "remedy after a suspension, and the notice of it",
    ),
    subject: Subject::NgoRegistration,
    counted_from: Trigger::CertificateSuspended,
    window: None,
    due: Due::WorkingDaysAfter(terms::WORKING_DAYS_TO_REMEDY),
    bearers: &[Bearing {
        bearer: Bearer::Organization,
        bases: &[Basis::new(
            Citation::new(&table::DECREE_58_2022, 18).with_clause(4),
        )],
    }],
};

/// The winding-up after a certificate was revoked.
pub static WINDING_UP: Duty = Duty {
    id: "winding-up",
    title: Label::new(
        "giải quyết các vấn đề tồn đọng sau khi bị thu hồi giấy đăng ký",
        "winding-up after a revocation",
    ),
    subject: Subject::NgoRegistration,
    counted_from: Trigger::CertificateRevoked,
    window: None,
    due: Due::WorkingDaysAfter(terms::WORKING_DAYS_TO_WIND_UP),
    bearers: &[Bearing {
        bearer: Bearer::Organization,
        bases: &[Basis::new(
            Citation::new(&table::DECREE_58_2022, 19).with_clause(4),
        )],
    }],
};

/// The notice of a foreign NGO that it ends its work of its own will.
pub static OWN_END_NOTICE: Duty = Duty {
    id: "own-end-notice",
    title: Label::new(
        "thông báo tự chấm dứt hoạt động",
        "notice of an end of its own will",
    ),
    subject: Subject::NgoRegistration,
    counted_from: Trigger::OwnEnd,
    window: None,
    due: Due::InDaysBefore(60),
    bearers: &[Bearing {
        bearer: Bearer::Organization,
        bases: &[Basis::new(
            Citation::new(&table::DECREE_58_2022, 19).with_clause(5),
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
    counted_from: Trigger::WindowEnd,
    window: Some(WindowKind::Decree58),
    due: Due::DayOfLastMonth(terms::NGO_YEAR),
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

/// The yearly report of the Ministry of Foreign Affairs to the Prime Minister, form 06.
pub static FOREIGN_AFFAIRS_ANNUAL_REPORT: Duty = Duty {
    id: "foreign-affairs-annual-report",
    title: Label::new(
        "báo cáo hằng năm của Bộ Ngoại giao trình Thủ tướng Chính phủ",
        "yearly report of the Ministry of Foreign Affairs to the Prime Minister",
    ),
    subject: Subject::NgoRegistration,
    counted_from: Trigger::WindowEnd,
    window: Some(WindowKind::Decree58),
    due: Due::DayOfLastMonth(terms::PRIME_MINISTER_YEAR),
    bearers: &[Bearing {
        bearer: Bearer::ForeignAffairs,
        bases: &[Basis::new(
            Citation::new(&table::DECREE_58_2022, 22).with_clause(8),
        )],
    }],
};

/// The yearly report of COMINGO to the Prime Minister, form 07.
pub static COMINGO_ANNUAL_REPORT: Duty = Duty {
    id: "comingo-annual-report",
    title: Label::new(
        "báo cáo hằng năm của Ủy ban công tác về các tổ chức phi chính phủ nước ngoài",
        "yearly report of the Committee for Foreign NGO Affairs",
    ),
    subject: Subject::NgoRegistration,
    counted_from: Trigger::WindowEnd,
    window: Some(WindowKind::Decree58),
    due: Due::DayOfLastMonth(terms::PRIME_MINISTER_YEAR),
    bearers: &[Bearing {
        bearer: Bearer::Comingo,
        bases: &[Basis::new(
            Citation::new(&table::DECREE_58_2022, 25).with_clause(9),
        )],
    }],
};

/// The notice of an approval decision to donor and ministries.
pub static DECISION_NOTICE: Duty = Duty {
    id: "decision-notice",
    title: Label::new(
        "thông báo và gửi quyết định phê duyệt khoản viện trợ",
        "notice of the approval decision",
    ),
    subject: Subject::GrantAid,
    counted_from: Trigger::GrantDecided,
    window: None,
    due: Due::DaysAfter(terms::DAYS_TO_TELL),
    bearers: &[Bearing {
        bearer: Bearer::ManagingAgency,
        bases: &[Basis::new(
            Citation::new(&table::DECREE_80_2020, 11).with_clause(2),
        )],
    }],
};

/// The start of an approved grant: without it and without good reason the approval may be revoked.
pub static GRANT_START: Duty = Duty {
    id: "grant-start",
    title: Label::new(
        "triển khai khoản viện trợ đã được phê duyệt, nếu không có thể bị thu hồi quyết định",
        "start of an approved grant, or its approval may be revoked",
    ),
    subject: Subject::GrantAid,
    counted_from: Trigger::GrantDecided,
    window: None,
    due: Due::WithinMonths(terms::MONTHS_TO_START),
    bearers: &[Bearing {
        bearer: Bearer::Owner,
        bases: &[Basis::new(
            Citation::new(&table::DECREE_80_2020, 4).with_clause(7),
        )],
    }],
};

/// The completion report of a grant.
pub static COMPLETION_REPORT: Duty = Duty {
    id: "completion-report",
    title: Label::new("báo cáo kết thúc khoản viện trợ", "completion report"),
    subject: Subject::GrantAid,
    counted_from: Trigger::GrantEnded,
    window: None,
    due: Due::MonthsAfter(terms::MONTHS_TO_REPORT),
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
        Bearing {
            bearer: Bearer::ProjectUnit,
            bases: &[Basis::new(
                Citation::new(&table::DECREE_80_2020, 15).with_clause(6),
            )],
        },
    ],
};

/// The yearly report of a managing agency on its grants.
pub static AID_ANNUAL_REPORT: Duty = Duty {
    id: "aid-annual-report",
    title: Label::new(
        "báo cáo hằng năm của cơ quan chủ quản về viện trợ",
        "yearly report of a managing agency on aid",
    ),
    subject: Subject::GrantAid,
    counted_from: Trigger::WindowEnd,
    window: Some(WindowKind::CalendarYear),
    due: Due::NextYear(terms::AID_YEAR),
    bearers: &[Bearing {
        bearer: Bearer::ManagingAgency,
        bases: &[Basis::new(
            Citation::new(&table::DECREE_80_2020, 13).with_clause(9),
        )],
    }],
};

/// The yearly settlement of grants that are not budget revenue.
pub static AID_SETTLEMENT: Duty = Duty {
    id: "aid-settlement",
    title: Label::new(
        "quyết toán năm các khoản viện trợ không thuộc nguồn thu ngân sách nhà nước",
        "yearly settlement of grants that are not budget revenue",
    ),
    subject: Subject::GrantAid,
    counted_from: Trigger::WindowEnd,
    window: Some(WindowKind::CalendarYear),
    due: Due::NextYear(terms::SETTLEMENT),
    bearers: &[Bearing {
        bearer: Bearer::ManagingAgency,
        bases: &[Basis::new(
            Citation::new(&table::DECREE_80_2020, 23)
                .with_clause(9)
                .with_point(Point::literal::<'b'>()),
        )],
    }],
};

/// The half-yearly report of a grant's owner or project unit: the text gives no day.
pub static OWNER_HALF_YEAR_REPORT: Duty = Duty {
    id: "owner-half-year-report",
    title: Label::new(
        "báo cáo 6 tháng của chủ khoản viện trợ, Ban quản lý dự án",
        "half-yearly report of the owner or the project unit",
    ),
    subject: Subject::GrantAid,
    counted_from: Trigger::WindowEnd,
    window: Some(WindowKind::Half),
    due: Due::NotStated,
    bearers: &[
        Bearing {
            bearer: Bearer::Owner,
            bases: &[Basis::new(
                Citation::new(&table::DECREE_80_2020, 14).with_clause(4),
            )],
        },
        Bearing {
            bearer: Bearer::ProjectUnit,
            bases: &[Basis::new(
                Citation::new(&table::DECREE_80_2020, 15).with_clause(5),
            )],
        },
    ],
};

/// The yearly report of a grant's owner or project unit: the text gives no day.
pub static OWNER_ANNUAL_REPORT: Duty = Duty {
    id: "owner-annual-report",
    title: Label::new(
        "báo cáo hằng năm của chủ khoản viện trợ, Ban quản lý dự án",
        "yearly report of the owner or the project unit",
    ),
    subject: Subject::GrantAid,
    counted_from: Trigger::WindowEnd,
    window: Some(WindowKind::CalendarYear),
    due: Due::NotStated,
    bearers: &[
        Bearing {
            bearer: Bearer::Owner,
            bases: &[Basis::new(
                Citation::new(&table::DECREE_80_2020, 14).with_clause(4),
            )],
        },
        Bearing {
            bearer: Bearer::ProjectUnit,
            bases: &[Basis::new(
                Citation::new(&table::DECREE_80_2020, 15).with_clause(5),
            )],
        },
    ],
};

/// The copies of decision and agreement for the financial authorities.
pub static DECISION_COPIES: Duty = Duty {
    id: "decision-copies",
    title: Label::new(
        "gửi bản sao quyết định phê duyệt và thỏa thuận viện trợ cho cơ quan tài chính",
        "copies of decision and agreement for the financial authorities",
    ),
    subject: Subject::AidAccounting,
    counted_from: Trigger::GrantDecided,
    window: None,
    due: Due::WorkingDaysAfter(terms::WORKING_DAYS_TO_COPY),
    bearers: &[Bearing {
        bearer: Bearer::ManagingAgency,
        bases: &[Basis::new(
            Citation::new(&table::CIRCULAR_23_2022, 5).with_clause(6),
        )],
    }],
};

/// The details of an aid account.
pub static AID_ACCOUNT_DETAILS: Duty = Duty {
    id: "aid-account-details",
    title: Label::new(
        "báo cáo thông tin tài khoản tiếp nhận vốn viện trợ",
        "details of the aid account",
    ),
    subject: Subject::AidAccounting,
    counted_from: Trigger::AccountOpened,
    window: None,
    due: Due::DaysAfter(15),
    bearers: &[Bearing {
        bearer: Bearer::Owner,
        bases: &[Basis::new(
            Citation::new(&table::CIRCULAR_23_2022, 12).with_clause(1),
        )],
    }],
};

/// The notice of money at a commercial bank that is not spent and not recorded yet.
pub static BANK_MONEY_NOTICE: Duty = Duty {
    id: "bank-money-notice",
    title: Label::new(
        "thông báo tiền viện trợ đã nhận tại ngân hàng thương mại nhưng chưa chi, chưa hạch toán",
        "notice of money at a commercial bank, not spent and not recorded",
    ),
    subject: Subject::AidAccounting,
    counted_from: Trigger::MoneyAtBank,
    window: None,
    due: Due::WorkingDaysAfter(5),
    bearers: &[Bearing {
        bearer: Bearer::Owner,
        bases: &[Basis::new(
            Citation::new(&table::CIRCULAR_23_2022, 12)
                .with_clause(2)
                .with_point(Point::literal::<'d'>()),
        )],
    }],
};

/// The monthly report of a managing agency on budget aid.
pub static ACCOUNTING_MONTH: Duty = Duty {
    id: "aid-accounting-month-report",
    title: Label::new(
        "báo cáo tháng của cơ quan chủ quản về vốn viện trợ thuộc ngân sách",
        "monthly report of a managing agency on budget aid",
    ),
    subject: Subject::AidAccounting,
    counted_from: Trigger::WindowEnd,
    window: Some(WindowKind::Month),
    due: Due::DayOfNextMonth(terms::AGENCY_MONTH),
    bearers: &[Bearing {
        bearer: Bearer::ManagingAgency,
        bases: &[Basis::new(
            Citation::new(&table::CIRCULAR_23_2022, 20).with_clause(6),
        )],
    }],
};

/// The half-yearly report of a managing agency on budget aid.
pub static ACCOUNTING_HALF_YEAR: Duty = Duty {
    id: "aid-accounting-half-year-report",
    title: Label::new(
        "báo cáo 6 tháng của cơ quan chủ quản về vốn viện trợ thuộc ngân sách",
        "half-yearly report of a managing agency on budget aid",
    ),
    subject: Subject::AidAccounting,
    counted_from: Trigger::WindowEnd,
    window: Some(WindowKind::Half),
    due: Due::AfterHalf {
        first: terms::AGENCY_HALF,
        second: terms::SECOND_HALF,
    },
    bearers: &[Bearing {
        bearer: Bearer::ManagingAgency,
        bases: &[Basis::new(
            Citation::new(&table::CIRCULAR_23_2022, 20).with_clause(6),
        )],
    }],
};

/// The yearly report of a managing agency on budget aid, over 13 months.
pub static ACCOUNTING_YEAR: Duty = Duty {
    id: "aid-accounting-annual-report",
    title: Label::new(
        "báo cáo năm của cơ quan chủ quản về vốn viện trợ thuộc ngân sách",
        "yearly report of a managing agency on budget aid",
    ),
    subject: Subject::AidAccounting,
    counted_from: Trigger::WindowEnd,
    window: Some(WindowKind::BudgetYear),
    due: Due::SameYear(terms::AGENCY_YEAR),
    bearers: &[Bearing {
        bearer: Bearer::ManagingAgency,
        bases: &[Basis::new(
            Citation::new(&table::CIRCULAR_23_2022, 20).with_clause(6),
        )],
    }],
};

/// The half-yearly report of a provincial finance department on budget aid.
pub static FINANCE_DEPARTMENT_HALF_YEAR: Duty = Duty {
    id: "finance-department-half-year-report",
    title: Label::new(
        "báo cáo 6 tháng của Sở Tài chính về vốn viện trợ thuộc ngân sách",
        "half-yearly report of a provincial finance department on budget aid",
    ),
    subject: Subject::AidAccounting,
    counted_from: Trigger::WindowEnd,
    window: Some(WindowKind::Half),
    due: Due::AfterHalf {
        first: terms::FINANCE_HALF,
        second: terms::SECOND_HALF,
    },
    bearers: &[Bearing {
        bearer: Bearer::FinanceDepartment,
        bases: &[Basis::new(
            Citation::new(&table::CIRCULAR_23_2022, 21).with_clause(1),
        )],
    }],
};

/// The yearly report of a provincial finance department on budget aid, over 13 months.
pub static FINANCE_DEPARTMENT_YEAR: Duty = Duty {
    id: "finance-department-annual-report",
    title: Label::new(
        "báo cáo năm của Sở Tài chính về vốn viện trợ thuộc ngân sách",
        "yearly report of a provincial finance department on budget aid",
    ),
    subject: Subject::AidAccounting,
    counted_from: Trigger::WindowEnd,
    window: Some(WindowKind::BudgetYear),
    due: Due::SameYear(terms::FINANCE_YEAR),
    bearers: &[Bearing {
        bearer: Bearer::FinanceDepartment,
        bases: &[Basis::new(
            Citation::new(&table::CIRCULAR_23_2022, 21).with_clause(1),
        )],
    }],
};

/// The monthly report of the State Treasury on budget aid.
pub static TREASURY_MONTH: Duty = Duty {
    id: "treasury-month-report",
    title: Label::new(
        "báo cáo tháng của Kho bạc Nhà nước về vốn viện trợ thuộc ngân sách",
        "monthly report of the State Treasury on budget aid",
    ),
    subject: Subject::AidAccounting,
    counted_from: Trigger::WindowEnd,
    window: Some(WindowKind::Month),
    due: Due::DayOfNextMonth(terms::TREASURY_MONTH),
    bearers: &[Bearing {
        bearer: Bearer::Treasury,
        bases: &[Basis::new(
            Citation::new(&table::CIRCULAR_23_2022, 21).with_clause(2),
        )],
    }],
};

/// The half-yearly report of the State Treasury on budget aid.
pub static TREASURY_HALF_YEAR: Duty = Duty {
    id: "treasury-half-year-report",
    title: Label::new(
        "báo cáo 6 tháng của Kho bạc Nhà nước về vốn viện trợ thuộc ngân sách",
        "half-yearly report of the State Treasury on budget aid",
    ),
    subject: Subject::AidAccounting,
    counted_from: Trigger::WindowEnd,
    window: Some(WindowKind::Half),
    due: Due::AfterHalf {
        first: terms::TREASURY_HALF,
        second: terms::SECOND_HALF,
    },
    bearers: &[Bearing {
        bearer: Bearer::Treasury,
        bases: &[Basis::new(
            Citation::new(&table::CIRCULAR_23_2022, 21).with_clause(2),
        )],
    }],
};

/// The yearly report of the State Treasury on budget aid, over 13 months.
pub static TREASURY_YEAR: Duty = Duty {
    id: "treasury-annual-report",
    title: Label::new(
        "báo cáo năm của Kho bạc Nhà nước về vốn viện trợ thuộc ngân sách",
        "yearly report of the State Treasury on budget aid",
    ),
    subject: Subject::AidAccounting,
    counted_from: Trigger::WindowEnd,
    window: Some(WindowKind::BudgetYear),
    due: Due::SameYear(terms::TREASURY_YEAR),
    bearers: &[Bearing {
        bearer: Bearer::Treasury,
        bases: &[Basis::new(
            Citation::new(&table::CIRCULAR_23_2022, 21).with_clause(2),
        )],
    }],
};

/// The monthly report of a commercial bank on budget aid.
pub static BANK_MONTH: Duty = Duty {
    id: "bank-month-report",
    title: Label::new(
        "báo cáo tháng của ngân hàng thương mại về vốn viện trợ thuộc ngân sách",
        "monthly report of a commercial bank on budget aid",
    ),
    subject: Subject::AidAccounting,
    counted_from: Trigger::WindowEnd,
    window: Some(WindowKind::Month),
    due: Due::DayOfNextMonth(terms::BANK_MONTH),
    bearers: &[Bearing {
        bearer: Bearer::Bank,
        bases: &[Basis::new(Citation::new(&table::CIRCULAR_23_2022, 22))],
    }],
};

/// The files for recording aid as budget revenue and expenditure, at the State Treasury.
pub static RECORDING_FILES: Duty = Duty {
    id: "recording-files",
    title: Label::new(
        "hồ sơ ghi thu, ghi chi vốn viện trợ gửi Kho bạc Nhà nước",
        "files for recording aid at the State Treasury",
    ),
    subject: Subject::StateBudget,
    counted_from: Trigger::WindowEnd,
    window: Some(WindowKind::CalendarYear),
    due: Due::NextYear(terms::RECORDING),
    bearers: &[Bearing {
        bearer: Bearer::Owner,
        bases: &[Basis::new(
            Citation::new(&table::CIRCULAR_26_2026, 15)
                .with_clause(5)
                .with_point(Point::literal::<'b'>()),
        )],
    }],
};

/// The naming of the owner of relief after a disaster.
pub static RELIEF_OWNER: Duty = Duty {
    id: "relief-owner",
    title: Label::new(
        "giao chủ khoản viện trợ khẩn cấp",
        "naming of the owner of emergency aid",
    ),
    subject: Subject::DisasterRelief,
    counted_from: Trigger::DonorNotice,
    window: None,
    due: Due::WorkingDaysAfter(1),
    bearers: &[Bearing {
        bearer: Bearer::ManagingAgency,
        bases: &[Basis::new(
            Citation::new(&table::DECREE_50_2020, 7).with_clause(1),
        )],
    }],
};

/// The decision of a managing agency on relief after a disaster. Of the Prime Minister's own Article
/// 8(2)(b) limits the submission alone, of which no record tells.
pub static RELIEF_APPROVAL: Duty = Duty {
    id: "relief-approval",
    title: Label::new(
        "xem xét, phê duyệt tiếp nhận viện trợ khẩn cấp để cứu trợ",
        "decision on relief after a disaster",
    ),
    subject: Subject::DisasterRelief,
    counted_from: Trigger::DossierComplete,
    window: None,
    due: Due::DaysAfter(terms::DAYS_TO_DECIDE_RELIEF),
    bearers: &[Bearing {
        bearer: Bearer::ManagingAgency,
        bases: &[Basis::new(
            Citation::new(&table::DECREE_50_2020, 8)
                .with_clause(3)
                .with_point(Point::literal::<'d'>()),
        )],
    }],
};

/// The report of a managing agency on relief that it approved and allocated.
pub static RELIEF_NOTICE: Duty = Duty {
    id: "relief-notice",
    title: Label::new(
        "báo cáo nội dung tiếp nhận viện trợ khẩn cấp",
        "report on the receipt of emergency aid",
    ),
    subject: Subject::DisasterRelief,
    counted_from: Trigger::GrantDecided,
    window: None,
    due: Due::WorkingDaysAfter(terms::WORKING_DAYS_TO_REPORT_RELIEF),
    bearers: &[Bearing {
        bearer: Bearer::ManagingAgency,
        bases: &[Basis::new(
            Citation::new(&table::DECREE_50_2020, 27)
                .with_clause(2)
                .with_point(Point::literal::<'c'>()),
        )],
    }],
};

/// The report of the unit that used relief after a disaster.
pub static RELIEF_USE_REPORT: Duty = Duty {
    id: "relief-use-report",
    title: Label::new(
        "báo cáo của đơn vị sử dụng viện trợ khẩn cấp",
        "report of the unit that used emergency aid",
    ),
    subject: Subject::DisasterRelief,
    counted_from: Trigger::UseFinished,
    window: None,
    due: Due::WorkingDaysAfter(5),
    bearers: &[Bearing {
        bearer: Bearer::UsingUnit,
        bases: &[Basis::new(
            Citation::new(&table::DECREE_50_2020, 27)
                .with_clause(2)
                .with_point(Point::literal::<'c'>()),
        )],
    }],
};

/// The report of the owner of relief after a disaster.
pub static RELIEF_OWNER_REPORT: Duty = Duty {
    id: "relief-owner-report",
    title: Label::new(
        "báo cáo của chủ khoản viện trợ khẩn cấp",
        "report of the owner of emergency aid",
    ),
    subject: Subject::DisasterRelief,
    counted_from: Trigger::UseReported,
    window: None,
    due: Due::WorkingDaysAfter(5),
    bearers: &[Bearing {
        bearer: Bearer::Owner,
        bases: &[Basis::new(
            Citation::new(&table::DECREE_50_2020, 27)
                .with_clause(2)
                .with_point(Point::literal::<'c'>()),
        )],
    }],
};
