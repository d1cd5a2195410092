//! What the fields of records are called, in both languages.

use crate::lang::Label;
use crate::path::Trail;
use crate::record::RecordKind;

/// Returns what a field of a record is called.
pub(super) fn of(kind: RecordKind, field: &str) -> Option<Label> {
    let own = match kind {
        RecordKind::Donor => DONOR,
        RecordKind::Party => PARTY,
        RecordKind::Certificate => CERTIFICATE,
        RecordKind::Grant => GRANT,
        RecordKind::Transaction => TRANSACTION,
        RecordKind::Balance => BALANCE,
        RecordKind::Commitment => COMMITMENT,
        RecordKind::Rate => RATE,
        RecordKind::Filing => FILING,
        RecordKind::Person => PERSON,
        RecordKind::PublishedFigure => FIGURE,
    };
    let find = |list: &[Row]| {
        let row = list.iter().find(|(name, _, _)| *name == field)?;
        Some(Label::new(row.1, row.2))
    };
    find(own)
}

/// Returns what the field of a record is called in which a place lies.
pub(super) fn of_trail(kind: RecordKind, at: &Trail<'_>) -> Option<Label> {
    match at {
        Trail::Root => None,
        Trail::Key(Trail::Root, name) => of(kind, name),
        Trail::Key(above, _) | Trail::Index(above, _) => of_trail(kind, above),
    }
}

type Row = (&'static str, &'static str, &'static str);

const DONOR: &[Row] = &[
    ("kind", "loại bên cung cấp viện trợ", "kind of donor"),
    ("names", "tên gọi", "names"),
    ("country", "quốc gia", "country"),
    (
        "home_registry_id",
        "mã số đăng ký tại nước ngoài",
        "identifier in the registry at home",
    ),
    ("person", "cá nhân", "person"),
    ("accounts", "tài khoản đã đăng ký", "registered accounts"),
];

const PARTY: &[Row] = &[
    ("kind", "loại cơ quan, tổ chức", "kind of body"),
    ("names", "tên gọi", "names"),
    ("founded_by", "cơ quan thành lập", "founding agency"),
    ("province", "tỉnh, thành phố", "province"),
];

const CERTIFICATE: &[Row] = &[
    ("holder", "tổ chức được cấp", "holder"),
    ("number", "số giấy đăng ký", "number"),
    ("kind", "loại giấy đăng ký", "kind of certificate"),
    ("issued_on", "ngày cấp", "day of issue"),
    ("valid_until", "ngày hết hạn", "last valid day"),
    (
        "home_term_end",
        "thời hạn đăng ký tại nước ngoài",
        "end of the term at home",
    ),
    ("provinces", "địa bàn hoạt động", "territory"),
    ("sectors", "lĩnh vực hoạt động", "sectors"),
    (
        "office_province",
        "nơi đặt văn phòng",
        "province of the office",
    ),
    (
        "programme_list",
        "thời gian của danh mục chương trình",
        "period of the list of programmes",
    ),
    ("events", "sự kiện", "events"),
];

const GRANT: &[Row] = &[
    ("titles", "tên khoản viện trợ", "titles"),
    ("mode", "phương thức cung cấp viện trợ", "mode"),
    (
        "non_project_form",
        "hình thức phi dự án",
        "non-project form",
    ),
    ("parent", "chương trình", "programme that it belongs to"),
    (
        "supplements",
        "khoản viện trợ được bổ sung",
        "grant that it adds to",
    ),
    (
        "national_programme",
        "chương trình quốc gia",
        "national programme",
    ),
    ("donors", "bên cung cấp viện trợ", "donors"),
    ("recipient", "bên tiếp nhận viện trợ", "recipient"),
    ("owner", "chủ khoản viện trợ", "owner"),
    ("managing_agency", "cơ quan chủ quản", "managing agency"),
    ("provinces", "địa bàn thực hiện", "provinces"),
    ("sectors", "lĩnh vực", "sectors"),
    ("content", "nội dung", "content"),
    (
        "disaster_date",
        "ngày xảy ra thiên tai",
        "day of the disaster",
    ),
    ("dossier", "hồ sơ", "dossier"),
    ("decision", "quyết định phê duyệt", "decision"),
    (
        "planned",
        "thời gian thực hiện theo kế hoạch",
        "planned period",
    ),
    ("actual", "thời gian thực hiện thực tế", "actual period"),
    ("funding", "vốn của khoản viện trợ", "funding"),
    ("spending_nature", "tính chất chi", "nature of spending"),
    (
        "budget_class",
        "thuộc hay không thuộc nguồn thu ngân sách",
        "budget class",
    ),
    ("executor", "bên thực hiện", "executor"),
    ("management", "hình thức quản lý", "management form"),
    ("documents", "giấy tờ", "documents"),
    ("amendments", "điều chỉnh, sửa đổi, bổ sung", "amendments"),
    ("events", "sự kiện", "events"),
];

const TRANSACTION: &[Row] = &[
    ("grant", "khoản viện trợ", "grant"),
    ("kind", "loại giao dịch", "kind of transaction"),
    ("date", "ngày giao dịch", "date"),
    ("amount", "số tiền", "amount"),
    ("form", "hình thức", "form"),
    ("donor", "bên cung cấp viện trợ", "donor"),
    ("account", "tài khoản", "account"),
];

const BALANCE: &[Row] = &[
    ("account", "tài khoản", "account"),
    ("grant", "khoản viện trợ", "grant"),
    ("date", "ngày cuối kỳ", "last day of the period"),
    ("opening", "số dư đầu kỳ", "opening balance"),
    ("closing", "số dư cuối kỳ", "closing balance"),
];

const COMMITMENT: &[Row] = &[
    ("donor", "bên cung cấp viện trợ", "donor"),
    ("date", "ngày cam kết", "date"),
    ("amount", "số tiền", "amount"),
    ("qualifier", "từ bổ nghĩa", "qualifier"),
    ("purpose", "mục đích", "purpose"),
];

const RATE: &[Row] = &[
    ("from", "loại tiền được định giá", "currency priced"),
    ("to", "loại tiền của giá", "currency of the price"),
    ("value", "giá trị", "value"),
    ("kind", "loại tỷ giá", "kind of rate"),
    ("valid", "thời gian áp dụng", "valid period"),
    ("source", "nguồn", "source"),
];

const FILING: &[Row] = &[
    ("duty", "nghĩa vụ", "duty"),
    ("bearer", "bên nộp", "bearer"),
    ("window", "kỳ báo cáo", "window"),
    ("date", "ngày nộp", "date of filing"),
];

const PERSON: &[Row] = &[
    ("role", "vai trò", "role"),
    ("name", "họ tên", "name"),
    ("nationality", "quốc tịch", "nationality"),
    ("born_on", "ngày sinh", "day of birth"),
    ("identity_document", "giấy tờ tùy thân", "identity document"),
    ("organization", "tổ chức", "organization"),
    ("from", "từ ngày", "first day"),
    ("until", "đến ngày", "last day"),
    ("redacted", "đã lược bỏ", "redacted"),
];

const FIGURE: &[Row] = &[
    ("indicator", "chỉ tiêu", "indicator"),
    ("scope", "phạm vi", "scope"),
    ("mode", "phương thức cung cấp viện trợ", "mode"),
    ("novelty", "mới hay bổ sung", "new or supplementary"),
    ("window", "kỳ báo cáo", "window"),
    ("as_of", "thời điểm", "as of"),
    ("printed", "số liệu như đã in", "number as printed"),
    ("lang", "ngôn ngữ", "language"),
    ("quote", "trích dẫn", "quote"),
    ("source", "nguồn", "source"),
    ("derived", "cách tính", "derivation"),
    ("note", "ghi chú", "note"),
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::record::draft::Object;
    use crate::record::{
        AccountBalance, Certificate, Commitment, Donor, Filing, Grant, Party, Person,
        PublishedFigure, RateRecord, Record, Transaction,
    };

    fn every_field_has_a_label<R: Record>() {
        R::Draft::default().visit(&mut |name, _| {
            let label = of(R::KIND, name);
            assert_eq!(label.is_some(), name != "id", "{}/{name}", R::KIND.list());
        });
    }

    #[test]
    fn every_field_of_the_format_has_a_label() {
        every_field_has_a_label::<Donor>();
        every_field_has_a_label::<Party>();
        every_field_has_a_label::<Certificate>();
        every_field_has_a_label::<Grant>();
        every_field_has_a_label::<Transaction>();
        every_field_has_a_label::<AccountBalance>();
        every_field_has_a_label::<Commitment>();
        every_field_has_a_label::<RateRecord>();
        every_field_has_a_label::<Filing>();
        every_field_has_a_label::<Person>();
        every_field_has_a_label::<PublishedFigure>();
    }

    #[test]
    fn a_place_is_called_as_its_field() {
        let root = Trail::Root;
        let (list, label) = (root.key("amendments"), of(RecordKind::Grant, "amendments"));
        let here = list.index(2);
        assert_eq!(of_trail(RecordKind::Grant, &here.key("level")), label);
        assert_eq!(of_trail(RecordKind::Grant, &root), None);
    }
}
