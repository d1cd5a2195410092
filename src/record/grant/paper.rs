//! The paper trail of a grant: dossier, decision, documents, amendments and dated events.

use crate::date::{Date, Period};
use crate::money::Money;
use crate::record::grant::{DonorShare, ProvinceShare, SectorShare};
use crate::record::shape::{codes, shape};
use crate::record::value::Answer;
use crate::text::Text;

codes! {
    /// Who approved (cấp phê duyệt), Decree 80/2020/NĐ-CP Article 7.
    pub enum ApprovalLevel {
        /// The Prime Minister: 7(1).
        PrimeMinister = "prime_minister", "Thủ tướng Chính phủ", "Prime Minister";
        /// The head of the managing agency: 7(2).
        ManagingAgency = "managing_agency", "người đứng đầu cơ quan chủ quản", "head of the managing agency";
        /// The Minister of Home Affairs: 7(3).
        MinisterOfHomeAffairs = "minister_of_home_affairs", "Bộ trưởng Bộ Nội vụ", "Minister of Home Affairs";
        /// The President of the Fatherland Front: 7(4).
        FatherlandFront = "fatherland_front", "Chủ tịch Ủy ban Trung ương Mặt trận Tổ quốc Việt Nam", "President of the Viet Nam Fatherland Front";
        /// The head of an association founded by the Prime Minister: 7(5).
        Association = "association", "người đứng đầu hội do Thủ tướng cho phép thành lập", "head of an association";
    }
}

codes! {
    /// The kind of a document (loại giấy tờ), Decree 80/2020/NĐ-CP Article 8.
    pub enum DocumentKind {
        /// The letter of request.
        Request = "request", "văn bản đề nghị phê duyệt", "request";
        /// The donor's consent in writing.
        DonorConsent = "donor_consent", "văn bản nhất trí của bên cung cấp viện trợ", "donor's consent";
        /// The document of the programme or project.
        ProgrammeDocument = "programme_document", "văn kiện chương trình, dự án", "programme or project document";
        /// The document of non-project aid.
        NonProjectDocument = "non_project_document", "văn kiện khoản viện trợ phi dự án", "non-project document";
        /// The proof of legal personality.
        LegalPersonality = "legal_personality", "giấy tờ về tư cách pháp nhân", "proof of legal personality";
        /// The list of goods.
        GoodsList = "goods_list", "danh mục hàng hóa", "goods list";
        /// The certificate of quality of used goods.
        QualityCertificate = "quality_certificate", "chứng thư giám định chất lượng", "quality inspection certificate";
        /// The work permit of an expert.
        WorkPermit = "work_permit", "giấy phép lao động", "work permit";
        /// The curriculum vitae of an expert.
        Cv = "cv", "sơ yếu lý lịch", "curriculum vitae";
        /// The programme of an expert's activity.
        ActivityProgramme = "activity_programme", "chương trình hoạt động", "activity programme";
        /// The decision.
        Decision = "decision", "quyết định", "decision";
        /// The agreement with the donor.
        Agreement = "agreement", "thỏa thuận viện trợ", "agreement";
        /// The completion report.
        CompletionReport = "completion_report", "báo cáo kết thúc", "completion report";
        /// Another document.
        Other = "other", "giấy tờ khác", "other";
    }
}

codes! {
    /// What happened to a grant (sự kiện của khoản viện trợ).
    pub enum GrantEventKind {
        /// The dossier was submitted (nộp hồ sơ).
        Submitted = "submitted", "nộp hồ sơ", "submitted";
        /// The dossier was completed (bổ sung hồ sơ).
        Supplemented = "supplemented", "bổ sung hồ sơ", "supplemented";
        /// Appraised (thẩm định).
        Appraised = "appraised", "thẩm định", "appraised";
        /// Rejected (không phê duyệt).
        Rejected = "rejected", "không phê duyệt", "rejected";
        /// Withdrawn by the donor or the owner (rút hồ sơ).
        Withdrawn = "withdrawn", "rút", "withdrawn";
        /// Started (bắt đầu thực hiện).
        Started = "started", "bắt đầu thực hiện", "started";
        /// Completed (kết thúc).
        Completed = "completed", "kết thúc", "completed";
        /// Handed over (bàn giao).
        HandedOver = "handed_over", "bàn giao", "handed over";
        /// Settled (quyết toán).
        Settled = "settled", "quyết toán", "settled";
        /// Closed (đóng).
        Closed = "closed", "đóng", "closed";
        /// The approval was revoked (thu hồi quyết định phê duyệt).
        Revoked = "revoked", "thu hồi quyết định phê duyệt", "revoked";
        /// Ended early by agreement (chấm dứt trước thời hạn).
        Terminated = "terminated", "chấm dứt trước thời hạn", "terminated";
    }
}

impl GrantEventKind {
    /// Tells whether a grant does not run any more from this event on.
    ///
    /// A rejection does not count: what is rejected may be submitted again, and then approved.
    pub const fn ends_running(self) -> bool {
        match self {
            Self::Revoked
            | Self::Withdrawn
            | Self::Terminated
            | Self::Completed
            | Self::HandedOver
            | Self::Settled
            | Self::Closed => true,
            Self::Submitted
            | Self::Supplemented
            | Self::Appraised
            | Self::Rejected
            | Self::Started => false,
        }
    }
}

shape! {
    /// The dossier of a grant (hồ sơ khoản viện trợ).
    part Dossier, DossierDraft {
        /// The day on which it was first submitted.
        copy submitted_on: Date,
        /// The day on which it was complete and valid.
        copy complete_on: Date,
    }
}

shape! {
    /// The approval decision (quyết định phê duyệt), Decree 80/2020/NĐ-CP Article 11.
    part Decision, DecisionDraft {
        /// Its number.
        one number: Text,
        /// Its day.
        copy date: Date,
        /// Who approved.
        copy level: ApprovalLevel,
    }
}

shape! {
    /// A document of a grant (giấy tờ): a reference, never an image.
    part Document, DocumentDraft {
        /// The kind.
        copy kind: DocumentKind,
        /// Its number.
        one number: Text,
        /// Who issued it.
        one issuer: Text,
        /// Its day.
        copy date: Date,
        /// Whether it is consular-legalised (hợp pháp hóa lãnh sự).
        copy legalised: Answer,
        /// Whether its translation is certified (bản dịch chứng thực).
        copy translated: Answer,
    }
}

shape! {
    /// An amendment of a grant (điều chỉnh, sửa đổi, bổ sung), Decree 80/2020/NĐ-CP Article 16.
    part Amendment, AmendmentDraft {
        /// The number of its decision.
        one number: Text,
        /// Its day: it counts from then on.
        copy date: Date,
        /// Who approved.
        copy level: ApprovalLevel,
        /// The new planned period.
        copy planned: Period,
        /// The difference of the grant part.
        many grant: Money,
        /// The difference of the counterpart funds.
        many counterpart: Money,
        /// The donors from then on.
        many donors: DonorShare,
        /// The provinces from then on.
        many provinces: ProvinceShare,
        /// The sectors from then on.
        many sectors: SectorShare,
        /// A remark.
        one note: Text,
    }
}

shape! {
    /// A dated event of a grant.
    part GrantEvent, GrantEventDraft {
        /// What happened.
        copy kind: GrantEventKind,
        /// The day.
        copy date: Date,
        /// The number of the paper.
        one number: Text,
        /// A remark.
        one note: Text,
    }
}
