//! Typed identifiers of records: a grant's id is not a donor's.
//!
//! Ids are opaque text of whoever keeps the records: no authority publishes a form for them.
//!
//! ```compile_fail
//! use vientro::id::{DonorId, GrantId};
//! let donor: DonorId = GrantId::new("LS-2019-01").unwrap();
//! ```

use std::borrow::Borrow;
use std::fmt;

use crate::text::{Text, TextError};

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident;)*) => {$(
        $(#[$doc])*
        #[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(Text);

        impl $name {
            /// Makes an id from text, trimmed and in NFC.
            ///
            /// # Errors
            /// * [`TextError::Empty`] if nothing is left after trimming.
            /// * [`TextError::Control`] if it holds a control character.
            pub fn new(text: &str) -> Result<Self, TextError> {
                Text::new(text).map(Self)
            }

            /// Returns the id as text.
            pub fn as_str(&self) -> &str {
                self.0.as_str()
            }
        }

        impl Borrow<str> for $name {
            fn borrow(&self) -> &str {
                self.0.as_str()
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                fmt::Display::fmt(&self.0, f)
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                fmt::Debug::fmt(&self.0, f)
            }
        }
    )*};
}

ids! {
    /// Identifies a donor (bên cung cấp viện trợ).
    DonorId;
    /// Identifies a Vietnamese body (bên tiếp nhận, chủ khoản viện trợ, cơ quan chủ quản).
    PartyId;
    /// Identifies a certificate (giấy đăng ký).
    CertificateId;
    /// Identifies a grant (khoản viện trợ).
    GrantId;
    /// Identifies a transaction (giao dịch).
    TransactionId;
    /// Identifies a balance of an aid account (số dư tài khoản viện trợ).
    BalanceId;
    /// Identifies a commitment (cam kết).
    CommitmentId;
    /// Identifies an exchange rate (tỷ giá).
    RateId;
    /// Identifies a filing (hồ sơ, báo cáo đã nộp).
    FilingId;
    /// Identifies a person (cá nhân).
    PersonId;
    /// Identifies a published figure (số liệu đã công bố).
    FigureId;
    /// Identifies a submission (lần nộp dữ liệu).
    SubmissionId;
    /// Identifies who submits (cơ quan nộp dữ liệu): the id of a party, where there is one.
    SubmitterId;
    /// Identifies who bears a duty (bên có nghĩa vụ): a donor or a party.
    BearerId;
}
