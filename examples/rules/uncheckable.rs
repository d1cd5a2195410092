//! What the law asks and the records hold no evidence for.

use vientro::Label;

/// A demand that no rule can check (yêu cầu không kiểm tra được).
pub struct Uncheckable {
    /// Instrument and articles.
    pub provision: &'static str,
    pub asks: Label,
    pub why: Label,
}

/// Names a demand: what it asks, and why no rule checks it.
const fn row(
    provision: &'static str,
    asks: [&'static str; 2],
    why: [&'static str; 2],
) -> Uncheckable {
    let ([vi, en], [why_vi, why_en]) = (asks, why);
    Uncheckable {
        provision,
        asks: Label::new(vi, en),
        why: Label::new(why_vi, why_en),
    }
}

/// By instrument and article.
#[rustfmt::skip]
pub const UNCHECKABLE: &[Uncheckable] = &[
    row("80/2020 3(6)",
        ["Nội dung tối thiểu của văn kiện chương trình, dự án", "The minimum content of a project document"],
        ["văn kiện không nằm trong bản ghi, chỉ có tên giấy tờ", "the document itself is not in the records, only that there is one"]),
    row("80/2020 4(1), 5",
        ["Tiền hợp pháp; các hành vi bị cấm", "Lawful money; the prohibited acts"],
        ["không bản ghi nào nói đến", "no record tells of it"]),
    row("80/2020 4(2)",
        ["Hàng hóa không thuộc danh mục cấm nhập khẩu", "No goods on the list of banned imports"],
        ["hàng hóa được mô tả bằng lời, và thư viện không có danh mục cấm", "goods are described in words, and the library holds no such list"]),
    row("80/2020 8",
        ["Hồ sơ gồm 6 bộ", "The dossier comes in 6 sets"],
        ["số bộ hồ sơ không được ghi", "how many sets there were is not recorded"]),
    row("80/2020 8(4)",
        ["Mẫu văn kiện tại Phụ lục I, II, III", "The forms of Appendices I, II and III"],
        ["chưa đọc được các phụ lục", "the appendices were not read"]),
    row("80/2020 9, 10(2)",
        ["Cơ quan chủ trì thẩm định; các cơ quan được lấy ý kiến", "Who leads the appraisal; whose opinions are asked"],
        ["việc thẩm định không có bản ghi", "there is no record of the appraisal"]),
    row("80/2020 10(5)",
        ["Sáu nội dung thẩm định", "The six heads of an appraisal"],
        ["việc thẩm định không có bản ghi", "there is no record of the appraisal"]),
    row("80/2020 11(1)(c)",
        ["Mục tiêu và kết quả chủ yếu trong quyết định", "Objective and main results in the decision"],
        ["bản ghi không có trường cho nội dung này", "no field holds them"]),
    row("80/2020 14(2)(a), 23(7), 23(8)",
        ["Hạch toán riêng; theo dõi và nộp lãi tiền gửi", "Separate books; interest tracked and paid"],
        ["sổ sách và tiền lãi không có trong bản ghi", "books and interest are not in the records"]),
    row("80/2020 17",
        ["Bán hàng viện trợ: quyết định cùng khi phê duyệt, đấu giá", "Sale of aid goods: decided with the approval, auctioned"],
        ["việc bán hàng không có bản ghi", "no record tells of a sale"]),
    row("80/2020 24(7)(c)",
        ["Tài sản sau khi kết thúc không được mua bán, tặng cho", "Assets are not sold or given after the end"],
        ["tài sản không có bản ghi", "there are no records of assets"]),
    row("80/2020 26",
        ["Kiểm toán", "Audit"],
        ["việc kiểm toán không có bản ghi", "there is no record of an audit"]),
    row("23/2022 3(5)",
        ["Tài khoản viện trợ không phải tài khoản cá nhân, thuê, dùng chung, hoặc ở nước ngoài", "The aid account is not personal, rented, common or abroad"],
        ["tính chất của tài khoản không được ghi", "what kind of account it is is not recorded"]),
    row("23/2022 13(2)",
        ["Cơ quan chủ quản xác định trị giá hàng hóa, dịch vụ", "The managing agency determines the value of goods and services"],
        ["ai xác định trị giá không được ghi", "who determined a value is not recorded"]),
    row("23/2022 14(1)",
        ["Tỷ giá của viện trợ bằng tiền theo Điều 78 Nghị định 114/2021", "The rate for cash, under Article 78 of Decree 114/2021"],
        ["chưa đọc được Điều 78 và văn bản thay thế", "Article 78 and its successor were not read"]),
    row("23/2022 15",
        ["Điều chỉnh vào năm ghi sổ hoặc năm nay", "Corrections in the year of booking or the current one"],
        ["việc quyết toán từng năm không có bản ghi", "which year was settled is not recorded"]),
    row("50/2020 12(1), 13(2), 14",
        ["Các bước 3 và 5 ngày làm việc", "The steps of 3 and 5 working days"],
        ["ngày của từng bước không được ghi", "the day of each step is not recorded"]),
    row("50/2020 29(1)",
        ["Thông quan trong 48 giờ", "Customs clearance within 48 hours"],
        ["giờ đến và giờ thông quan không được ghi", "the hours of arrival and clearance are not recorded"]),
    row("58/2022 3(1)",
        ["Không vận động tiền trong nước", "No money raised in Viet Nam"],
        ["nguồn tiền của tổ chức không được ghi", "where an organization has its money from is not recorded"]),
    row("58/2022 5",
        ["Các hành vi bị cấm", "The prohibited acts"],
        ["không bản ghi nào nói đến", "no record tells of them"]),
    row("58/2022 8(3)",
        ["Văn phòng không đặt trong trụ sở cơ quan Đảng, Nhà nước", "No office inside premises of Party or State"],
        ["chỉ có tỉnh, không có địa chỉ văn phòng", "of an office the province is known, not the address"]),
    row("58/2022 10, 14",
        ["Đề xuất 3 năm; cam kết lâu dài và danh mục ít nhất 5 năm", "A proposal for 3 years; commitment and list for at least 5"],
        ["hồ sơ cấp giấy đăng ký không có bản ghi", "there is no record of the dossier of a certificate"]),
    row("58/2022 11-13, 15-17",
        ["Các bước 2, 7, 10 ngày làm việc, tổng cộng 30 hoặc 25 ngày làm việc", "The steps of 2, 7 and 10 working days, 30 or 25 in all"],
        ["ngày nộp và ngày của từng bước không được ghi", "the days of filing and of each step are not recorded"]),
    row("58/2022 18, 19",
        ["Ý kiến trong 10 ngày làm việc, thông báo đình chỉ, chấm dứt trong 5 ngày làm việc", "Opinions within 10 working days, notice of a suspension or termination within 5"],
        ["ngày lấy ý kiến và ngày thông báo không được ghi", "the days of opinions and notices are not recorded"]),
    row("93/2009, 12/2012, 225/2010",
        ["Mọi yêu cầu của các văn bản này", "All that these texts ask"],
        ["chưa đọc được toàn văn; quy tắc nêu lý do không áp dụng", "they were not read; the rules say that they are not applied"]),
    row("313/2025",
        ["Thẩm quyền, hạn mức, thời hạn, hồ sơ và biểu mẫu mới", "New levels of approval, limits, terms, dossiers and forms"],
        ["chưa đọc được toàn văn; điều khoản biết qua nguồn khác chỉ dẫn đến cảnh báo", "the full text was not read; what is known from elsewhere warns at most"]),
];
