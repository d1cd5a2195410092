//! Grants: programmes, projects and non-project aid. Their state as of a date is in [`state`].

mod funding;
mod governed;
mod paper;
mod state;

pub use funding::{Funding, FundingDraft, Goods, GoodsCondition, GoodsDraft};
pub(crate) use governed::{AfterDisaster, MONTHS_OF_RECOVERY, MONTHS_OF_RELIEF, governed_term};
pub use paper::{
    Amendment, AmendmentDraft, ApprovalLevel, Decision, DecisionDraft, Document, DocumentDraft,
    DocumentKind, Dossier, DossierDraft, GrantEvent, GrantEventDraft, GrantEventKind,
};
pub use state::{GrantState, Running, Terms};

use crate::catalog::{NationalProgramme, ProvinceCode, Sector};
use crate::date::{Date, Period};
use crate::id::{DonorId, GrantId, PartyId};
use crate::record::shape::{codes, shape};
use crate::record::value::Share;
use crate::text::Text;

codes! {
    /// The mode of a grant (phương thức cung cấp viện trợ), Decree 80/2020/NĐ-CP Article 3(2).
    pub enum GrantMode {
        /// A programme (chương trình).
        Programme = "programme", "chương trình", "programme";
        /// A project (dự án).
        Project = "project", "dự án", "project";
        /// Non-project aid (phi dự án): one-off.
        NonProject = "non_project", "phi dự án", "non-project";
    }
}

codes! {
    /// The form of non-project aid (hình thức phi dự án), Decree 80/2020/NĐ-CP Article 3(2)(c).
    pub enum NonProjectForm {
        /// Money (tiền).
        Money = "money", "tiền", "money";
        /// In kind (hiện vật).
        InKind = "in_kind", "hiện vật", "in kind";
        /// Goods (hàng hóa).
        Goods = "goods", "hàng hóa", "goods";
        /// Experts (chuyên gia).
        Experts = "experts", "chuyên gia", "experts";
        /// A conference or workshop (hội nghị, hội thảo).
        Conference = "conference", "hội nghị, hội thảo", "conference, workshop";
        /// Training (tập huấn).
        Training = "training", "tập huấn", "training";
        /// Research (nghiên cứu).
        Research = "research", "nghiên cứu", "research";
        /// A survey (khảo sát).
        Survey = "survey", "khảo sát", "survey";
        /// Education (đào tạo).
        Education = "education", "đào tạo", "education";
        /// Another form (hình thức khác).
        Other = "other", "hình thức khác", "other";
    }
}

codes! {
    /// Content that decides who approves (nội dung), Decree 80/2020/NĐ-CP Article 7(1) and 7(4).
    pub enum ContentFlag {
        /// Touches security (an ninh).
        Security = "security", "an ninh", "security";
        /// Touches defence (quốc phòng).
        Defence = "defence", "quốc phòng", "defence";
        /// Touches religion (tôn giáo).
        Religion = "religion", "tôn giáo", "religion";
        /// Aims at drafting law (xây dựng văn bản quy phạm pháp luật).
        LawDrafting = "law_drafting", "xây dựng văn bản quy phạm pháp luật", "drafting of law";
        /// Imports that need the Prime Minister (nhập khẩu do Thủ tướng quyết định).
        SpecialImports = "special_imports", "nhập khẩu thuộc thẩm quyền Thủ tướng", "imports decided by the Prime Minister";
        /// Humanitarian relief with no address (cứu trợ không có địa chỉ cụ thể).
        ReliefWithoutAddress = "relief_without_address", "cứu trợ không có địa chỉ cụ thể", "relief with no specific address";
    }
}

codes! {
    /// The nature of spending (tính chất chi), Circular 23/2022/TT-BTC Article 3(1).
    pub enum SpendingNature {
        /// Recurrent (chi thường xuyên).
        Recurrent = "recurrent", "chi thường xuyên", "recurrent";
        /// Development investment (chi đầu tư phát triển).
        DevelopmentInvestment = "development_investment", "chi đầu tư phát triển", "development investment";
        /// Other (khác).
        Other = "other", "chi khác", "other";
    }
}

codes! {
    /// Whether the grant is budget revenue (nguồn thu ngân sách), Decree 80/2020/NĐ-CP Article 3(8).
    pub enum BudgetClass {
        /// Belongs to state budget revenue (thuộc nguồn thu ngân sách nhà nước).
        BudgetRevenue = "budget_revenue", "thuộc nguồn thu ngân sách nhà nước", "state budget revenue";
        /// Does not (không thuộc nguồn thu ngân sách nhà nước).
        NotBudgetRevenue = "not_budget_revenue", "không thuộc nguồn thu ngân sách nhà nước", "not state budget revenue";
    }
}

codes! {
    /// Who carries the grant out (bên thực hiện), Circular 23/2022/TT-BTC Article 3(1).
    pub enum Executor {
        /// The Vietnamese owner (chủ khoản viện trợ).
        Owner = "owner", "chủ khoản viện trợ", "owner";
        /// The donor itself (bên cung cấp viện trợ trực tiếp).
        Donor = "donor", "bên cung cấp viện trợ", "donor";
        /// A third party for the donor (bên thứ ba được ủy thác).
        ThirdParty = "third_party", "bên thứ ba được ủy thác", "third party entrusted by the donor";
    }
}

codes! {
    /// How a project is managed (hình thức quản lý), Decree 80/2020/NĐ-CP Article 12.
    pub enum ManagementForm {
        /// An existing unit without a management board: below 200,000 USD (đơn vị chuyên môn).
        ExistingUnit = "existing_unit", "đơn vị chuyên môn có sẵn", "existing unit";
        /// An existing project management unit (ban quản lý dự án có sẵn).
        ExistingPmu = "existing_pmu", "ban quản lý dự án có sẵn", "existing project management unit";
        /// A new project management unit (ban quản lý dự án mới).
        NewPmu = "new_pmu", "ban quản lý dự án thành lập mới", "new project management unit";
    }
}

shape! {
    /// The titles of a grant (tên khoản viện trợ).
    part Titles, TitlesDraft {
        /// In the original language.
        one original: Text,
        /// In Vietnamese.
        one vi: Text,
        /// In English.
        one en: Text,
    }
}

shape! {
    /// A donor's part in a grant (phần của bên cung cấp viện trợ).
    part DonorShare, DonorShareDraft {
        /// The donor.
        one donor: DonorId,
        /// Its share.
        copy share: Share,
    }
}

shape! {
    /// A province's part in a grant (phần của địa bàn).
    part ProvinceShare, ProvinceShareDraft {
        /// The province.
        copy province: ProvinceCode,
        /// Its share.
        copy share: Share,
    }
}

shape! {
    /// A sector's part in a grant (phần của lĩnh vực).
    part SectorShare, SectorShareDraft {
        /// The sector.
        copy sector: Sector,
        /// Its share.
        copy share: Share,
    }
}

shape! {
    /// A grant (khoản viện trợ), Decree 80/2020/NĐ-CP Article 3(5): programme, project or non-project.
    ///
    /// # Example
    /// A program that has grants of its own fills drafts with what it has, and leaves the rest out.
    /// ```
    /// use vientro::record::{
    ///     AmountDraft, DecisionDraft, DonorShareDraft, FundingDraft, Grant, GrantDraft, GrantState,
    ///     PeriodDraft, ProvinceShareDraft,
    /// };
    /// use vientro::{Currency, Date};
    /// let draft = GrantDraft {
    ///     id: "LS-2019-01".into(),
    ///     mode: "project".into(),
    ///     donors: vec![DonorShareDraft { donor: "D1".into(), ..Default::default() }],
    ///     provinces: vec![
    ///         ProvinceShareDraft { province: "20".into(), share: "60".into(), ..Default::default() },
    ///         ProvinceShareDraft { province: "04".into(), share: "40".into(), ..Default::default() },
    ///     ],
    ///     decision: DecisionDraft { date: "2019-03-05".into(), ..Default::default() },
    ///     planned: PeriodDraft {
    ///         from: "2019-04-01".into(),
    ///         until: "2020-12-31".into(),
    ///         ..Default::default()
    ///     },
    ///     funding: FundingDraft {
    ///         grant: vec![AmountDraft {
    ///             amount: "41500.50".into(),
    ///             currency: "USD".into(),
    ///             ..Default::default()
    ///         }],
    ///         ..Default::default()
    ///     },
    ///     ..Default::default()
    /// };
    /// let grant = Grant::build(&draft).map_err(|problems| problems[0].to_string())?;
    /// assert_eq!(grant.grant_part().get(Currency::USD), Some(41_500_50));
    /// assert_eq!(grant.state_on(Date::parse("2019-03-31")?), GrantState::Approved);
    /// assert_eq!(grant.state_on(Date::parse("2019-04-01")?), GrantState::Running);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    record Grant, GrantDraft, GrantId, Grant {
        /// The titles.
        one titles: Titles,
        /// The mode.
        copy mode: GrantMode,
        /// The form, where the mode is non-project.
        copy non_project_form: NonProjectForm,
        /// The programme that it belongs to.
        one parent: GrantId,
        /// The grant that it adds to (bổ sung).
        one supplements: GrantId,
        /// The national programme that it serves.
        copy national_programme: &'static NationalProgramme,
        /// Who gives; the first one leads.
        many donors: DonorShare,
        /// Who receives (bên tiếp nhận).
        one recipient: PartyId,
        /// Who is charged with it (chủ khoản viện trợ, chủ dự án).
        one owner: PartyId,
        /// The managing agency (cơ quan chủ quản).
        one managing_agency: PartyId,
        /// Where, as decided.
        many provinces: ProvinceShare,
        /// In which sectors, as decided.
        many sectors: SectorShare,
        /// Content that decides who approves.
        many content: ContentFlag,
        /// The day of the disaster, for relief and recovery.
        copy disaster_date: Date,
        /// The dossier (hồ sơ).
        one dossier: Dossier,
        /// The approval decision (quyết định phê duyệt).
        one decision: Decision,
        /// The planned period, as decided.
        copy planned: Period,
        /// The actual period.
        copy actual: Period,
        /// The money and goods, as decided.
        one funding: Funding,
        /// The nature of spending.
        copy spending_nature: SpendingNature,
        /// Whether it is budget revenue.
        copy budget_class: BudgetClass,
        /// Who carries it out.
        copy executor: Executor,
        /// How it is managed.
        copy management: ManagementForm,
        /// The papers.
        many documents: Document,
        /// What was changed since (điều chỉnh, sửa đổi, bổ sung).
        many amendments: Amendment,
        /// What happened to it.
        many events: GrantEvent,
    }
}

#[cfg(test)]
mod tests;
