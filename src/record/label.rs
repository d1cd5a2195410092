//! What the fields of records are called, in both languages.

use crate::lang::Label;
use crate::path::Trail;
use crate::record::{RecordKind, form};

/// Returns what a field of a record is called; `None` for the id, and for a field that there is not.
pub(crate) fn of(kind: RecordKind, field: &str) -> Option<Label> {
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
    find(own, field)
}

/// Returns what a field of an object is called, be it a record or a part of one.
pub(super) fn of_field(object: &str, field: &str) -> Option<Label> {
    let is_record = |kind: &RecordKind| form::of(*kind).name() == object;
    if let Some(kind) = RecordKind::ALL.into_iter().find(is_record) {
        return match field {
            "id" => Some(Label::new("mã bản ghi", "id of the record")),
            _ => of(kind, field),
        };
    }
    let (_, part) = PARTS.iter().find(|(name, _)| *name == object)?;
    find(part, field)
}

fn find(list: &[Row], field: &str) -> Option<Label> {
    let (_, vi, en) = list.iter().find(|(name, _, _)| *name == field)?;
    Some(Label::new(vi, en))
}

/// Returns what the field of a record is called in which a place lies.
pub(crate) fn of_trail(kind: RecordKind, at: &Trail<'_>) -> Option<Label> {
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

/// The objects that stand in records, and the head of a submission.
pub(super) const PARTS: &[(&str, &[Row])] = &[
    (
        "Submission",
        &[
            ("id", "mã lần nộp", "id of the submission"),
            ("submitter", "cơ quan nộp", "who submits"),
            ("sequence", "lần nộp thứ", "sequence"),
            (
                "as_of",
                "số liệu tính đến ngày",
                "day on which the data was true",
            ),
        ],
    ),
    (
        "Names",
        &[
            ("original", "tên nguyên ngữ", "original name"),
            ("vi", "tên tiếng Việt", "Vietnamese name"),
            ("en", "tên tiếng Anh", "English name"),
            ("short", "tên viết tắt", "short name"),
        ],
    ),
    (
        "Account",
        &[
            ("number", "số tài khoản", "number of the account"),
            ("bank", "ngân hàng", "bank"),
            ("opened_on", "ngày mở", "day of opening"),
            ("closed_on", "ngày đóng", "day of closing"),
        ],
    ),
    (
        "CertificateEvent",
        &[
            ("kind", "loại sự kiện", "kind of event"),
            ("date", "ngày có hiệu lực", "day from which it counts"),
            ("number", "số văn bản", "number of the paper"),
            ("valid_until", "ngày hết hạn mới", "new last valid day"),
            ("note", "ghi chú", "note"),
        ],
    ),
    (
        "Titles",
        &[
            ("original", "tên nguyên ngữ", "original title"),
            ("vi", "tên tiếng Việt", "Vietnamese title"),
            ("en", "tên tiếng Anh", "English title"),
        ],
    ),
    (
        "DonorShare",
        &[
            ("donor", "bên cung cấp viện trợ", "donor"),
            ("share", "tỷ lệ (%)", "share (%)"),
        ],
    ),
    (
        "ProvinceShare",
        &[
            ("province", "tỉnh, thành phố", "province"),
            ("share", "tỷ lệ (%)", "share (%)"),
        ],
    ),
    (
        "SectorShare",
        &[
            ("sector", "lĩnh vực", "sector"),
            ("share", "tỷ lệ (%)", "share (%)"),
        ],
    ),
    (
        "Dossier",
        &[
            ("submitted_on", "ngày nộp hồ sơ", "day of submission"),
            (
                "complete_on",
                "ngày hồ sơ đầy đủ, hợp lệ",
                "day on which it was complete and valid",
            ),
        ],
    ),
    (
        "Decision",
        &[
            ("number", "số quyết định", "number of the decision"),
            ("date", "ngày quyết định", "date of the decision"),
            ("level", "cấp phê duyệt", "level of approval"),
        ],
    ),
    (
        "Funding",
        &[
            ("total", "tổng vốn", "total"),
            ("grant", "vốn viện trợ", "grant part"),
            ("counterpart", "vốn đối ứng", "counterpart funds"),
            (
                "recipient_managed",
                "phần do bên tiếp nhận quản lý",
                "part that the recipient manages",
            ),
            (
                "donor_managed",
                "phần do bên cung cấp viện trợ quản lý",
                "part that the donor manages",
            ),
            ("cash", "viện trợ bằng tiền", "part in money"),
            ("in_kind", "viện trợ bằng hiện vật", "part in kind"),
            ("goods", "danh mục hàng hóa", "goods list"),
        ],
    ),
    (
        "Goods",
        &[
            ("description", "tên hàng hóa", "description"),
            ("quantity", "số lượng", "quantity"),
            ("unit", "đơn vị tính", "unit"),
            ("value", "giá trị", "value of the whole line"),
            ("condition", "tình trạng", "condition"),
        ],
    ),
    (
        "Document",
        &[
            ("kind", "loại giấy tờ", "kind of document"),
            ("number", "số hiệu", "number"),
            ("issuer", "nơi cấp", "issuer"),
            ("date", "ngày cấp", "date"),
            ("legalised", "hợp pháp hóa lãnh sự", "consular-legalised"),
            ("translated", "bản dịch chứng thực", "certified translation"),
        ],
    ),
    (
        "Amendment",
        &[
            (
                "number",
                "số quyết định điều chỉnh",
                "number of its decision",
            ),
            ("date", "ngày quyết định điều chỉnh", "date of its decision"),
            ("level", "cấp phê duyệt", "level of approval"),
            ("planned", "thời gian thực hiện mới", "new planned period"),
            (
                "grant",
                "chênh lệch vốn viện trợ",
                "difference of the grant part",
            ),
            (
                "counterpart",
                "chênh lệch vốn đối ứng",
                "difference of the counterpart funds",
            ),
            (
                "donors",
                "bên cung cấp viện trợ từ đó",
                "donors from then on",
            ),
            (
                "provinces",
                "địa bàn thực hiện từ đó",
                "provinces from then on",
            ),
            ("sectors", "lĩnh vực từ đó", "sectors from then on"),
            ("note", "ghi chú", "note"),
        ],
    ),
    (
        "GrantEvent",
        &[
            ("kind", "loại sự kiện", "kind of event"),
            ("date", "ngày", "date"),
            ("number", "số văn bản", "number of the paper"),
            ("note", "ghi chú", "note"),
        ],
    ),
    (
        "Scope",
        &[
            ("province", "tỉnh, thành phố", "province"),
            ("region", "khu vực xuất xứ", "region of origin"),
            ("country", "quốc gia xuất xứ", "country of origin"),
            ("donor", "bên cung cấp viện trợ", "donor"),
            (
                "national_programme",
                "chương trình quốc gia",
                "national programme",
            ),
        ],
    ),
    (
        "Amount",
        &[
            ("amount", "số tiền", "amount"),
            ("currency", "loại tiền", "currency"),
        ],
    ),
    (
        "Period",
        &[
            ("from", "từ ngày", "first day"),
            ("until", "đến hết ngày", "last day"),
        ],
    ),
    (
        "Window",
        &[
            ("kind", "loại kỳ", "kind of window"),
            ("from", "từ ngày", "first day"),
            ("until", "đến hết ngày", "last day"),
        ],
    ),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_is_called_as_its_field() {
        let root = Trail::Root;
        let (list, label) = (root.key("amendments"), of(RecordKind::Grant, "amendments"));
        let here = list.index(2);
        assert_eq!(of_trail(RecordKind::Grant, &here.key("level")), label);
        assert_eq!(of_trail(RecordKind::Grant, &root), None);
    }
}
