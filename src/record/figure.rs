//! Published figures: numbers that somebody printed, kept as printed.

use crate::catalog::{CountryCode, NationalProgramme, ProvinceCode, Region};
use crate::date::{Date, Window, WindowKind};
use crate::finding::Problem;
use crate::id::{DonorId, FigureId};
use crate::lang::Lang;
use crate::money::number::Stated;
use crate::path::Trail;
use crate::record::draft::{Field, Node};
use crate::record::form::Form;
use crate::record::grant::GrantMode;
use crate::record::shape::{
    Shape, ShapeError, codes, draft_object, object_form, refuse_unknown, shape,
};
use crate::record::value::Language;
use crate::text::Text;

codes! {
    /// What a figure counts or sums (chỉ tiêu).
    pub enum Indicator {
        /// Organizations with a valid certificate on a day.
        OrganizationsRegistered = "organizations_registered", "tổ chức có giấy đăng ký", "organizations registered";
        /// Organizations with a transaction or a running grant in the window.
        OrganizationsActive = "organizations_active", "tổ chức hoạt động", "organizations active";
        /// Organizations that Viet Nam has relations with.
        OrganizationsWithRelations = "organizations_with_relations", "tổ chức có quan hệ", "organizations with relations";
        /// Organizations with a running grant on a day.
        OrganizationsWithRunningAid = "organizations_with_running_aid", "tổ chức có viện trợ còn hiệu lực", "organizations with running aid";
        /// Organizations with a newly approved grant in the window.
        OrganizationsNewlyApproved = "organizations_newly_approved", "tổ chức mới được phê duyệt viện trợ", "organizations newly approved";
        /// Donors of the grants approved in the window, supplementary ones included.
        OrganizationsApproved = "organizations_approved", "tổ chức có khoản viện trợ được phê duyệt", "organizations with an approved grant";
        /// Organizations with a first certificate in the window.
        OrganizationsNewlyRegistered = "organizations_newly_registered", "tổ chức mới được cấp giấy đăng ký", "organizations newly registered";
        /// The sum of active organizations over consecutive windows.
        OrganizationYears = "organization_years", "lượt tổ chức", "organization-years";
        /// Grants decided in the window, new and supplementary.
        GrantsApproved = "grants_approved", "khoản viện trợ được phê duyệt", "grants approved";
        /// Grants running on a day.
        GrantsRunning = "grants_running", "khoản viện trợ đang thực hiện", "grants running";
        /// The grant part of decisions in the window.
        AidApproved = "aid_approved", "giá trị viện trợ được phê duyệt", "aid approved";
        /// The grant part as amended of grants running on a day.
        ValueRunning = "value_running", "giá trị viện trợ đang thực hiện", "value running";
        /// What was promised in the window.
        AidCommitted = "aid_committed", "giá trị cam kết", "aid committed";
        /// What was disbursed in the window, refunds subtracted.
        AidDisbursed = "aid_disbursed", "giá trị giải ngân", "aid disbursed";
        /// Disbursed, compared with the window before.
        AidDisbursedChange = "aid_disbursed_change", "mức tăng giảm giải ngân so với kỳ trước", "change of aid disbursed";
        /// Disbursed divided by committed.
        AidDisbursedRatio = "aid_disbursed_ratio", "tỷ lệ giải ngân trên cam kết", "aid disbursed ÷ committed";
        /// A part's disbursement divided by the nation's.
        AidDisbursedShare = "aid_disbursed_share", "tỷ trọng giải ngân", "share of aid disbursed";
        /// Approved, divided by the same number of years before.
        AidApprovedRatio = "aid_approved_ratio", "số lần so với giai đoạn trước", "aid approved ÷ the period before";
        /// Programmes, projects and items of all kinds.
        Programmes = "programmes", "chương trình, dự án, khoản viện trợ", "programmes, projects and items";
        /// Provincial units.
        ProvincialUnits = "provincial_units", "tỉnh, thành phố", "provincial units";
    }
}

codes! {
    /// Whether a figure counts new or supplementary grants only.
    pub enum Novelty {
        /// Newly approved ones (mới).
        New = "new", "mới", "new";
        /// Supplementary ones (bổ sung).
        Supplementary = "supplementary", "bổ sung", "supplementary";
    }
}

shape! {
    /// What part of the nation a figure tells of (phạm vi); nothing given means the nation.
    part Scope, ScopeDraft {
        /// A province.
        copy province: ProvinceCode,
        /// A region of origin.
        copy region: Region,
        /// A country of origin.
        copy country: CountryCode,
        /// A donor.
        one donor: DonorId,
        /// A national programme.
        copy national_programme: &'static NationalProgramme,
    }
}

/// The draft of a window: its kind, its first and its last day.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct WindowDraft<'a> {
    /// The kind of the window.
    pub kind: Field<'a>,
    /// The first day.
    pub from: Field<'a>,
    /// The last day.
    pub until: Field<'a>,
    /// What the source holds beyond these fields: always a problem.
    pub rest: crate::record::draft::Rest<'a>,
}

draft_object!(WindowDraft { kind, from, until });

impl Shape for Window {
    const FORM: Form = Form::Window(object_form!("Window", {
        kind: one WindowKind::FORM,
        from: one Form::Date,
        until: one Form::Date,
    }));
    type Draft<'a> = WindowDraft<'a>;

    fn build(draft: &Self::Draft<'_>, at: &Trail<'_>, problems: &mut Vec<Problem>) -> Option<Self> {
        refuse_unknown(draft, at, problems);
        for (name, field) in [
            ("kind", &draft.kind),
            ("from", &draft.from),
            ("until", &draft.until),
        ] {
            if field.is_absent() {
                problems.push(Problem::of(&at.key(name), &ShapeError::Missing));
            }
        }
        let kind = WindowKind::build(&draft.kind, &at.key("kind"), problems);
        let from = Date::build(&draft.from, &at.key("from"), problems);
        let until = Date::build(&draft.until, &at.key("until"), problems);
        match Self::new(kind?, from?, until?) {
            Ok(window) => Some(window),
            Err(error) => {
                problems.push(Problem::of(at, &error));
                None
            }
        }
    }

    fn draft(&self) -> Self::Draft<'_> {
        WindowDraft {
            kind: self.kind().id().into(),
            from: self.first().to_string().into(),
            until: self.last().to_string().into(),
            rest: crate::record::draft::Rest::default(),
        }
    }
}

shape! {
    /// A figure that somebody published (số liệu đã công bố), kept as printed.
    record PublishedFigure, PublishedFigureDraft, FigureId, PublishedFigure {
        /// What it counts or sums.
        copy indicator: Indicator,
        /// What part of the nation it tells of.
        one scope: Scope,
        /// Only grants of this mode.
        copy mode: GrantMode,
        /// Only new, or only supplementary grants.
        copy novelty: Novelty,
        /// The window that it tells of.
        copy window: Window,
        /// The day that it tells of, or on which it was known.
        copy as_of: Date,
        /// The number as printed, with its qualifier and unit.
        one printed: Text,
        /// The language that the number is to be read in.
        copy lang: Language,
        /// The words around it.
        one quote: Text,
        /// Who printed it, where.
        one source: Text,
        /// How it was computed, if the source does not print it.
        one derived: Text,
        /// A remark.
        one note: Text,
    }
}

impl PublishedFigure {
    /// Reads the printed number; `None` if it or its language is absent.
    ///
    /// # Errors
    /// * what [`Stated::parse`] refuses.
    pub fn stated(&self) -> Result<Option<Stated>, crate::money::number::NumberError> {
        match (&self.printed, self.lang) {
            (Some(printed), Some(language)) => {
                Stated::parse(printed, Lang::from(language)).map(Some)
            }
            _ => Ok(None),
        }
    }
}
