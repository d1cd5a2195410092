//! From which event of which record a term runs.

use crate::lang::{Label, Lang};
use crate::record::RecordKind;

/// What a term is counted from (mốc tính thời hạn): an event that a record tells, or does not.
///
/// The texts often say "from receipt"; records hold the date of the paper, which stands for it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Trigger {
    /// The last day of a reporting window.
    WindowEnd,
    /// A certificate was issued.
    CertificateIssued,
    /// A certificate was issued, renewed or amended.
    CertificateChanged,
    /// A certificate was amended: the one dated change of an organization's data.
    CertificateAmended,
    /// The last valid day of a certificate.
    CertificateExpiry,
    /// A certificate was suspended.
    CertificateSuspended,
    /// A certificate was revoked.
    CertificateRevoked,
    /// An organization ends its work of its own will.
    OwnEnd,
    /// The dossier of a grant was complete.
    DossierComplete,
    /// A grant was approved.
    GrantDecided,
    /// A grant ended.
    GrantEnded,
    /// An aid account was opened.
    AccountOpened,
    /// Money came in on an account at a commercial bank.
    MoneyAtBank,
    /// A donor told of aid after a disaster.
    DonorNotice,
    /// The use of aid after a disaster was finished.
    UseFinished,
    /// The unit that used aid after a disaster reported.
    UseReported,
}

impl Trigger {
    /// Every event.
    pub const ALL: [Self; 16] = [
        Self::WindowEnd,
        Self::CertificateIssued,
        Self::CertificateChanged,
        Self::CertificateAmended,
        Self::CertificateExpiry,
        Self::CertificateSuspended,
        Self::CertificateRevoked,
        Self::OwnEnd,
        Self::DossierComplete,
        Self::GrantDecided,
        Self::GrantEnded,
        Self::AccountOpened,
        Self::MoneyAtBank,
        Self::DonorNotice,
        Self::UseFinished,
        Self::UseReported,
    ];

    /// Returns the permanent id, `window_end` for example.
    pub const fn id(self) -> &'static str {
        match self {
            Self::WindowEnd => "window_end",
            Self::CertificateIssued => "certificate_issued",
            Self::CertificateChanged => "certificate_changed",
            Self::CertificateAmended => "certificate_amended",
            Self::CertificateExpiry => "certificate_expiry",
            Self::CertificateSuspended => "certificate_suspended",
            Self::CertificateRevoked => "certificate_revoked",
            Self::OwnEnd => "own_end",
            Self::DossierComplete => "dossier_complete",
            Self::GrantDecided => "grant_decided",
            Self::GrantEnded => "grant_ended",
            Self::AccountOpened => "account_opened",
            Self::MoneyAtBank => "money_at_bank",
            Self::DonorNotice => "donor_notice",
            Self::UseFinished => "use_finished",
            Self::UseReported => "use_reported",
        }
    }

    /// Returns the label in a language.
    pub fn label(self, lang: Lang) -> &'static str {
        match self {
            Self::WindowEnd => Label::new(
                "ngày cuối của kỳ báo cáo",
                "the last day of the reporting window",
            ),
            Self::CertificateIssued => Label::new("giấy đăng ký được cấp", "a certificate's issue"),
            Self::CertificateChanged => Label::new(
                "giấy đăng ký được cấp, gia hạn, sửa đổi, bổ sung",
                "a certificate's issue, renewal or amendment",
            ),
            Self::CertificateAmended => Label::new(
                "giấy đăng ký được sửa đổi, bổ sung",
                "a certificate's amendment",
            ),
            Self::CertificateExpiry => Label::new(
                "ngày hết hạn của giấy đăng ký",
                "the last valid day of a certificate",
            ),
            Self::CertificateSuspended => {
                Label::new("bị đình chỉ hoạt động", "a certificate's suspension")
            }
            Self::CertificateRevoked => {
                Label::new("giấy đăng ký bị thu hồi", "a certificate's revocation")
            }
            Self::OwnEnd => Label::new(
                "tổ chức tự chấm dứt hoạt động",
                "the end of an organization's work by its own will",
            ),
            Self::DossierComplete => Label::new("nhận đầy đủ hồ sơ hợp lệ", "the complete dossier"),
            Self::GrantDecided => Label::new("quyết định phê duyệt", "the approval decision"),
            Self::GrantEnded => {
                Label::new("kết thúc thực hiện khoản viện trợ", "the end of the grant")
            }
            Self::AccountOpened => Label::new(
                "mở tài khoản tiếp nhận viện trợ",
                "the opening of an aid account",
            ),
            Self::MoneyAtBank => Label::new(
                "nhận được khoản giải ngân tại ngân hàng thương mại",
                "the receipt of money at a commercial bank",
            ),
            Self::DonorNotice => {
                Label::new("tiếp nhận thông tin của bên viện trợ", "the donor's notice")
            }
            Self::UseFinished => Label::new(
                "hoàn tất việc thực hiện khoản viện trợ khẩn cấp",
                "the end of the use of emergency aid",
            ),
            Self::UseReported => Label::new(
                "nhận được báo cáo của đơn vị sử dụng viện trợ",
                "the report of the unit that uses the aid",
            ),
        }
        .get(lang)
    }

    /// Returns the kind of the records that tell the event; `None` for a window, and for an event that
    /// no record tells.
    pub const fn record(self) -> Option<RecordKind> {
        match self {
            Self::CertificateIssued
            | Self::CertificateChanged
            | Self::CertificateAmended
            | Self::CertificateExpiry
            | Self::CertificateSuspended
            | Self::CertificateRevoked => Some(RecordKind::Certificate),
            Self::DossierComplete | Self::GrantDecided | Self::GrantEnded => {
                Some(RecordKind::Grant)
            }
            Self::WindowEnd
            | Self::OwnEnd
            | Self::AccountOpened
            | Self::MoneyAtBank
            | Self::DonorNotice
            | Self::UseFinished
            | Self::UseReported => None,
        }
    }

    /// Tells whether a record tells the event, or the calendar does.
    pub const fn is_recorded(self) -> bool {
        matches!(self, Self::WindowEnd) || self.record().is_some()
    }
}
