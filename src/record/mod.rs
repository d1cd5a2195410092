//! The records of the field, each as a draft and as a shape-valid type.
//!
//! Shape is decided here and only here: a field that cannot be read by itself, a reversed period,
//! a record without id. What the law demands is left to rules; legacy data must load.

mod certificate;
mod donor;
pub mod draft;
mod figure;
pub mod form;
mod grant;
pub(crate) mod label;
mod ledger;
mod party;
mod person;
pub(crate) mod shape;
mod submission;
mod transaction;
mod value;

pub use certificate::{
    Certificate, CertificateDraft, CertificateEvent, CertificateEventDraft, CertificateEventKind,
    CertificateKind, CertificateStatus,
};
pub use donor::{Account, AccountDraft, Donor, DonorDraft, DonorKind, Names, NamesDraft};
pub use draft::UnknownField;
pub use figure::{
    Indicator, Novelty, PublishedFigure, PublishedFigureDraft, Scope, ScopeDraft, WindowDraft,
};
pub(crate) use grant::{AfterDisaster, MONTHS_OF_RECOVERY, MONTHS_OF_RELIEF, governed_term};
pub use grant::{
    Amendment, AmendmentDraft, ApprovalLevel, BudgetClass, ContentFlag, Decision, DecisionDraft,
    Document, DocumentDraft, DocumentKind, DonorShare, DonorShareDraft, Dossier, DossierDraft,
    Executor, Funding, FundingDraft, Goods, GoodsCondition, GoodsDraft, Grant, GrantDraft,
    GrantEvent, GrantEventDraft, GrantEventKind, GrantMode, GrantState, ManagementForm,
    NonProjectForm, ProvinceShare, ProvinceShareDraft, Running, SectorShare, SectorShareDraft,
    SpendingNature, Terms, Titles, TitlesDraft,
};
pub use ledger::{
    AccountBalance, AccountBalanceDraft, Commitment, CommitmentDraft, Filing, FilingDraft,
    RateRecord, RateRecordDraft,
};
pub use party::{Party, PartyDraft, PartyKind};
pub use person::{Person, PersonDraft, PersonRole};
pub use shape::{Shape, ShapeError};
pub use submission::{Submission, SubmissionDraft};
#[cfg(feature = "json")]
pub(crate) use transaction::TransactionParts;
pub use transaction::{Transaction, TransactionDraft, TransactionForm, TransactionKind};
pub use value::{
    AmountDraft, Answer, Language, PeriodDraft, Personal, Quantity, RateValue, Share, Term,
    Territory,
};

use crate::finding::Problem;
use crate::lang::Lang;
use draft::Object;

/// The kinds of records (loại bản ghi), in the order of the submission format.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum RecordKind {
    /// Donors.
    Donor,
    /// Vietnamese bodies.
    Party,
    /// Certificates.
    Certificate,
    /// Grants.
    Grant,
    /// Transactions.
    Transaction,
    /// Balances of aid accounts.
    Balance,
    /// Commitments.
    Commitment,
    /// Exchange rates.
    Rate,
    /// Filings.
    Filing,
    /// Persons.
    Person,
    /// Published figures.
    PublishedFigure,
}

impl RecordKind {
    /// Every kind, in the order of the submission format.
    pub const ALL: [Self; 11] = [
        Self::Donor,
        Self::Party,
        Self::Certificate,
        Self::Grant,
        Self::Transaction,
        Self::Balance,
        Self::Commitment,
        Self::Rate,
        Self::Filing,
        Self::Person,
        Self::PublishedFigure,
    ];

    /// Returns the name of its list in the submission format.
    pub const fn list(self) -> &'static str {
        match self {
            Self::Donor => "donors",
            Self::Party => "parties",
            Self::Certificate => "certificates",
            Self::Grant => "grants",
            Self::Transaction => "transactions",
            Self::Balance => "balances",
            Self::Commitment => "commitments",
            Self::Rate => "rates",
            Self::Filing => "filings",
            Self::Person => "people",
            Self::PublishedFigure => "published_figures",
        }
    }

    /// Finds the kind whose list has this name.
    pub fn of_list(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.list() == name)
    }

    /// Returns the label of its records in a language.
    pub fn label(self, lang: Lang) -> &'static str {
        match self {
            Self::Donor => lang.pick("bên cung cấp viện trợ", "donors"),
            Self::Party => lang.pick("cơ quan, tổ chức Việt Nam", "Vietnamese bodies"),
            Self::Certificate => lang.pick("giấy đăng ký", "certificates"),
            Self::Grant => lang.pick("khoản viện trợ", "grants"),
            Self::Transaction => lang.pick("giao dịch", "transactions"),
            Self::Balance => lang.pick("số dư tài khoản", "account balances"),
            Self::Commitment => lang.pick("cam kết", "commitments"),
            Self::Rate => lang.pick("tỷ giá", "exchange rates"),
            Self::Filing => lang.pick("hồ sơ đã nộp", "filings"),
            Self::Person => lang.pick("cá nhân", "people"),
            Self::PublishedFigure => lang.pick("số liệu đã công bố", "published figures"),
        }
    }

    /// Tells whether the records of this kind are personal data as a whole.
    pub const fn is_personal(self) -> bool {
        matches!(self, Self::Person)
    }
}

/// What every record has: a kind, an id, and a draft on either side.
///
/// Implemented by the eleven records; there is no reason to implement it elsewhere.
pub trait Record: Sized + PartialEq + 'static {
    /// The kind.
    const KIND: RecordKind;
    /// Its fields.
    const FORM: &'static form::ObjectForm;
    /// The draft that builds it.
    type Draft<'a>: Object<'a> + Default;

    /// Builds the record.
    ///
    /// # Errors
    /// * every problem of shape at once.
    fn build(draft: &Self::Draft<'_>) -> Result<Self, Vec<Problem>>;

    /// Returns the draft that builds it, in canonical form.
    fn draft(&self) -> Self::Draft<'_>;

    /// Returns the id as text.
    fn key(&self) -> &str;

    /// Tells whether a field that the format does not know stands in it, at any depth.
    fn has_unknown(&self) -> bool;
}

#[cfg(test)]
mod tests;
