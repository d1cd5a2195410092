//! What figures are of, and what they can be cut by: closed lists with permanent ids.

use crate::lang::{Label, Lang};

/// Defines a closed list of names: variants, permanent ids, labels in Vietnamese and English.
macro_rules! names {
    ($(#[$doc:meta])* pub enum $name:ident {
        $($(#[$about:meta])* $variant:ident = $id:literal, $vi:literal, $en:literal;)*
    }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[non_exhaustive]
        pub enum $name { $($(#[$about])* $variant,)* }

        impl $name {
            /// Every one, in order.
            pub const ALL: &'static [Self] = &[$(Self::$variant),*];

            /// Returns the permanent id.
            pub const fn id(self) -> &'static str {
                match self { $(Self::$variant => $id,)* }
            }

            /// Reads a permanent id.
            pub fn parse(id: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|one| one.id() == id)
            }

            /// Returns the label in a language.
            pub fn label(self, lang: Lang) -> &'static str {
                match self { $(Self::$variant => Label::new($vi, $en).get(lang),)* }
            }
        }
    };
}

names! {
    /// What a figure counts or sums (chỉ tiêu thống kê).
    ///
    /// An *event* has a day of its own and belongs to the window that holds it. A *snapshot* is taken
    /// of a window: on its day, or over its days.
    pub enum Measure {
        /// Event: the grant part of decisions, never counterpart funds.
        AidApproved = "aid_approved", "giá trị viện trợ được phê duyệt", "aid approved";
        /// Event: what amendments add to grant parts, or take away.
        AidAmended = "aid_amended", "điều chỉnh giá trị viện trợ", "aid amended";
        /// Event: what donors have handed over.
        AidReceived = "aid_received", "viện trợ tiếp nhận", "aid received";
        /// Event: disbursed, refunds subtracted.
        AidDisbursed = "aid_disbursed", "giá trị giải ngân", "aid disbursed";
        /// Event: recorded as budget revenue and expenditure.
        AidRecorded = "aid_recorded", "ghi thu ghi chi", "aid recorded";
        /// Event: what donors have promised.
        AidCommitted = "aid_committed", "giá trị cam kết", "aid committed";
        /// Event: the first certificate of an organization.
        NewlyRegistered = "organizations_newly_registered", "tổ chức mới được cấp giấy đăng ký", "organizations newly registered";
        /// Event, or without a day: decisions without date, of which nobody can tell when they count.
        PerhapsApproved = "perhaps_approved", "quyết định không rõ ngày", "decisions without date";
        /// Event, or without a day: amendments of grant parts without date.
        PerhapsAmended = "perhaps_amended", "điều chỉnh không rõ ngày", "amendments without date";
        /// Event, or without a day: transactions without date, kind or amount that may be
        /// disbursements or refunds.
        PerhapsDisbursed = "perhaps_disbursed", "giao dịch không rõ ngày, loại hoặc số tiền", "transactions without date, kind or amount";
        /// Snapshot on the day: grants running, with their grant part as amended by then.
        Running = "running", "viện trợ đang thực hiện", "aid running";
        /// Snapshot on the day: grants of which nobody can tell whether they run.
        PerhapsRunning = "perhaps_running", "không rõ có đang thực hiện hay không", "perhaps running";
        /// Snapshot on the day: grants submitted and not decided, with the grant part asked for.
        Pipeline = "pipeline", "hồ sơ chưa quyết định", "pipeline";
        /// Snapshot on the day: organizations with a valid certificate, suspended ones included.
        Registered = "organizations_registered", "tổ chức có giấy đăng ký", "organizations registered";
        /// Snapshot on the day: organizations of which every valid certificate is suspended.
        Suspended = "organizations_suspended", "tổ chức đang bị đình chỉ", "organizations suspended";
        /// Snapshot on the day: organizations with a certificate of which nobody can tell whether it
        /// is valid.
        PerhapsRegistered = "perhaps_registered", "không rõ giấy đăng ký còn hiệu lực hay không", "perhaps registered";
        /// Snapshot over the window: grants of which nobody can tell whether they run on a day of it.
        PerhapsActive = "perhaps_active", "không rõ có hoạt động hay không", "perhaps active";
        /// Snapshot over the window: a transaction in it, or a grant running on a day of it.
        Active = "active", "hoạt động", "active";
    }
}

impl Measure {
    /// Tells whether it is taken of a window as a whole, rather than summed over events.
    pub const fn is_snapshot(self) -> bool {
        match self {
            Self::Running
            | Self::PerhapsRunning
            | Self::Pipeline
            | Self::Registered
            | Self::Suspended
            | Self::PerhapsRegistered
            | Self::PerhapsActive
            | Self::Active => true,
            Self::AidApproved
            | Self::AidAmended
            | Self::AidReceived
            | Self::AidDisbursed
            | Self::AidRecorded
            | Self::AidCommitted
            | Self::NewlyRegistered
            | Self::PerhapsApproved
            | Self::PerhapsAmended
            | Self::PerhapsDisbursed => false,
        }
    }

    pub(super) const fn index(self) -> usize {
        self as usize
    }
}

names! {
    /// What a figure can be cut by (chiều phân tích).
    pub enum Dimension {
        /// The window.
        Window = "window", "kỳ", "window";
        /// The province, on the map that the query names.
        Province = "province", "địa bàn", "province";
        /// The sector.
        Sector = "sector", "lĩnh vực", "sector";
        /// The region that the donor comes from.
        Region = "region", "khu vực", "region";
        /// The country that the donor comes from.
        Country = "country", "quốc gia, vùng lãnh thổ", "country";
        /// The donor.
        Donor = "donor", "bên cung cấp viện trợ", "donor";
        /// The mode of the grant.
        Mode = "mode", "phương thức", "mode";
        /// New or supplementary.
        Novelty = "novelty", "mới, bổ sung", "novelty";
        /// The managing agency.
        ManagingAgency = "managing_agency", "cơ quan chủ quản", "managing agency";
        /// The programme that the grant belongs to.
        Programme = "programme", "chương trình", "programme";
        /// The national programme that the grant serves.
        NationalProgramme = "national_programme", "chương trình quốc gia", "national programme";
        /// The grant.
        Grant = "grant", "khoản viện trợ", "grant";
        /// Cash, goods or services.
        Form = "form", "hình thức", "form";
        /// The currency.
        Currency = "currency", "loại tiền", "currency";
    }
}

names! {
    /// What a cell counts without counting anything twice (đếm không trùng).
    pub enum Count {
        /// Donors that count as organizations.
        Organizations = "organizations", "tổ chức", "organizations";
        /// All donors.
        Donors = "donors", "bên cung cấp viện trợ", "donors";
        /// Grants.
        Grants = "grants", "khoản viện trợ", "grants";
        /// The records themselves: grants, transactions, commitments or certificates.
        Records = "records", "bản ghi", "records";
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_read_back_and_positions_are_dense() {
        for (at, measure) in Measure::ALL.iter().enumerate() {
            assert_eq!(measure.index(), at);
            assert_eq!(Measure::parse(measure.id()), Some(*measure));
        }
        for dimension in Dimension::ALL {
            assert_eq!(Dimension::parse(dimension.id()), Some(*dimension));
        }
        for count in Count::ALL {
            assert_eq!(Count::parse(count.id()), Some(*count));
        }
        assert_eq!(Measure::parse("Running"), None);
    }
}
