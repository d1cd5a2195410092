//! What tables and columns are called, in both languages.
//!
//! A field of a record is called as rules call it; what is inside it has its name after that:
//! `quyết định phê duyệt: số`.

use super::schema::Title;
use crate::lang::Label;
use crate::record::{RecordKind, label};

/// Returns what a column is called; the path leads from a record, or from an element of a list.
pub(super) fn title(record: Option<RecordKind>, path: &[&str]) -> Title {
    let mut title: Option<Title> = None;
    for (depth, name) in path.iter().enumerate() {
        // An amount is called as the field that it is of: `số tiền`, beside `số tiền: loại tiền`.
        if depth > 0 && *name == "amount" {
            continue;
        }
        let of_record = record.filter(|_| depth == 0);
        let own = of_record
            .and_then(|kind| label::of(kind, name))
            .or_else(|| part(name))
            .map_or_else(|| Title::new(name, name), |own| Title::new(own.vi, own.en));
        title = Some(match title {
            None => own,
            Some(above) => above.with(&own),
        });
    }
    title.unwrap_or_else(|| Title::new("", ""))
}

/// Returns what a part of a field is called.
pub(super) fn part(name: &str) -> Option<Label> {
    let row = PARTS.iter().find(|(part, _, _)| *part == name)?;
    Some(Label::new(row.1, row.2))
}

/// Returns what a table is called; main tables are called as their records.
pub(super) fn table(name: &str) -> Option<Label> {
    let row = TABLES.iter().find(|(table, _, _)| *table == name)?;
    Some(Label::new(row.1, row.2))
}

/// Returns what one record of a kind is called where another one refers to it.
pub(super) const fn one(kind: RecordKind) -> (&'static str, Label) {
    match kind {
        RecordKind::Donor => (
            "donor",
            Label::new("mã bên cung cấp viện trợ", "donor's id"),
        ),
        RecordKind::Party => ("party", Label::new("mã cơ quan, tổ chức", "body's id")),
        RecordKind::Certificate => (
            "certificate",
            Label::new("mã giấy đăng ký", "certificate's id"),
        ),
        RecordKind::Grant => ("grant", Label::new("mã khoản viện trợ", "grant's id")),
        RecordKind::Transaction => (
            "transaction",
            Label::new("mã giao dịch", "transaction's id"),
        ),
        RecordKind::Balance => ("balance", Label::new("mã số dư", "balance's id")),
        RecordKind::Commitment => ("commitment", Label::new("mã cam kết", "commitment's id")),
        RecordKind::Rate => ("rate", Label::new("mã tỷ giá", "rate's id")),
        RecordKind::Filing => ("filing", Label::new("mã hồ sơ", "filing's id")),
        RecordKind::Person => ("person", Label::new("mã cá nhân", "person's id")),
        RecordKind::PublishedFigure => ("figure", Label::new("mã số liệu", "figure's id")),
    }
}

type Row = (&'static str, &'static str, &'static str);

/// Parts of fields, and columns that are no field.
const PARTS: &[Row] = &[
    ("id", "mã", "id"),
    ("original", "nguyên ngữ", "original"),
    ("vi", "tiếng Việt", "Vietnamese"),
    ("en", "tiếng Anh", "English"),
    ("short", "viết tắt", "short"),
    ("number", "số", "number"),
    ("bank", "ngân hàng", "bank"),
    ("opened_on", "ngày mở", "opened on"),
    ("closed_on", "ngày đóng", "closed on"),
    ("kind", "loại", "kind"),
    ("date", "ngày", "date"),
    ("valid_until", "ngày hết hạn", "valid until"),
    ("note", "ghi chú", "note"),
    ("from", "từ ngày", "from"),
    ("until", "đến ngày", "until"),
    ("donor", "bên cung cấp viện trợ", "donor"),
    ("province", "tỉnh, thành phố", "province"),
    ("sector", "lĩnh vực", "sector"),
    ("share", "tỷ lệ (%)", "share (%)"),
    ("region", "khu vực", "region"),
    ("country", "quốc gia", "country"),
    (
        "national_programme",
        "chương trình quốc gia",
        "national programme",
    ),
    ("submitted_on", "ngày nộp", "submitted on"),
    ("complete_on", "ngày đủ hồ sơ hợp lệ", "complete on"),
    ("level", "cấp phê duyệt", "level"),
    ("total", "tổng vốn", "total"),
    ("grant", "vốn viện trợ", "grant part"),
    ("counterpart", "vốn đối ứng", "counterpart"),
    (
        "recipient_managed",
        "vốn viện trợ do bên tiếp nhận quản lý",
        "managed by the recipient",
    ),
    (
        "donor_managed",
        "vốn viện trợ do bên cung cấp quản lý",
        "managed by the donor",
    ),
    ("cash", "vốn viện trợ bằng tiền", "cash"),
    ("in_kind", "vốn viện trợ bằng hiện vật", "in kind"),
    ("description", "tên hàng", "description"),
    ("quantity", "số lượng", "quantity"),
    ("unit", "đơn vị tính", "unit"),
    ("value", "giá trị", "value"),
    ("condition", "tình trạng", "condition"),
    ("issuer", "nơi cấp", "issuer"),
    ("legalised", "hợp pháp hóa lãnh sự", "legalised"),
    ("translated", "bản dịch chứng thực", "translated"),
    ("planned", "thời gian thực hiện theo kế hoạch", "planned"),
    ("currency", "loại tiền", "currency"),
    ("amendment", "lần điều chỉnh", "amendment"),
    ("submitter", "bên nộp", "submitter"),
    ("sequence", "lần thứ", "sequence"),
    ("as_of", "số liệu tính đến ngày", "as of"),
    ("other_fields", "trường khác (JSON)", "other fields (JSON)"),
    (
        "file_fields",
        "trường khác của tệp (JSON)",
        "other fields of the file (JSON)",
    ),
    ("records", "loại bản ghi", "kind of records"),
    ("source_text", "nội dung gốc (JSON)", "source text (JSON)"),
];

/// Tables beside the main ones.
const TABLES: &[Row] = &[
    ("submission", "lần nộp dữ liệu", "submission"),
    (
        "donor_accounts",
        "tài khoản của bên cung cấp viện trợ",
        "accounts of donors",
    ),
    (
        "certificate_events",
        "sự kiện của giấy đăng ký",
        "events of certificates",
    ),
    (
        "grant_donors",
        "bên cung cấp của khoản viện trợ",
        "donors of grants",
    ),
    (
        "grant_provinces",
        "địa bàn của khoản viện trợ",
        "provinces of grants",
    ),
    (
        "grant_sectors",
        "lĩnh vực của khoản viện trợ",
        "sectors of grants",
    ),
    (
        "grant_funding",
        "vốn của khoản viện trợ",
        "funding of grants",
    ),
    (
        "grant_goods",
        "hàng hóa của khoản viện trợ",
        "goods of grants",
    ),
    (
        "grant_documents",
        "giấy tờ của khoản viện trợ",
        "documents of grants",
    ),
    (
        "grant_amendments",
        "điều chỉnh của khoản viện trợ",
        "amendments of grants",
    ),
    (
        "grant_events",
        "sự kiện của khoản viện trợ",
        "events of grants",
    ),
    (
        "set_aside",
        "bản ghi không đọc được",
        "records that cannot be read",
    ),
];
