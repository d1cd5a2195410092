//! The instruments, one by one: the public facts about each, and how well they are known.
//!
//! Where only the year or month of issue is known, the first day in force is its first day, marked
//! `Derived`. No first or last day is verified unless a full text states it; an open end never
//! is, for that no later text ended the instrument can only be searched for.

use super::Evidence::{Derived, Memory, Secondary, Text};
use super::InstrumentKind::{Circular, Decision, Decree, Directive, Law, Resolution};
use super::TextHeld::{Full, No, Parts};
use super::{Evidence, Instrument, InstrumentKind, TextHeld};
use crate::date::{Date, Period};
use crate::lang::Label;

const GOVERNMENT: Label = Label::new("Chính phủ", "Government");
const NATIONAL_ASSEMBLY: Label = Label::new("Quốc hội", "National Assembly");
const STANDING_COMMITTEE: Label = Label::new(
    "Ủy ban Thường vụ Quốc hội",
    "Standing Committee of the National Assembly",
);
const PRIME_MINISTER: Label = Label::new("Thủ tướng Chính phủ", "Prime Minister");
const FINANCE: Label = Label::new("Bộ Tài chính", "Ministry of Finance");
const FOREIGN_AFFAIRS: Label = Label::new("Bộ Ngoại giao", "Ministry of Foreign Affairs");
const PLANNING: Label = Label::new(
    "Bộ Kế hoạch và Đầu tư",
    "Ministry of Planning and Investment",
);
const LANG_SON: Label = Label::new(
    "Ủy ban nhân dân tỉnh Lạng Sơn",
    "People's Committee of Lang Son Province",
);
const NINH_BINH: Label = Label::new(
    "Ủy ban nhân dân tỉnh Ninh Bình",
    "People's Committee of Ninh Binh Province",
);
const SECRETARIAT: Label = Label::new(
    "Ban Bí thư Trung ương Đảng",
    "Secretariat of the Party Central Committee",
);

/// Law 83/2015/QH13: the State budget.
#[rustfmt::skip]
pub static LAW_83_2015: Instrument = {
    instrument(Law, 83, 2015, "83/2015/QH13", "83/2015/QH13", NATIONAL_ASSEMBLY)
        .known(Full, Text)
        .titled("Ngân sách nhà nước", "The State budget")
        .in_force_on(Period::literal::<20170101, 20251231>(), Text, Derived)
        .replaced("89/2025/QH15")
};

/// Law 88/2015/QH13: accounting.
#[rustfmt::skip]
pub static LAW_88_2015: Instrument = {
    instrument(Law, 88, 2015, "88/2015/QH13", "88/2015/QH13", NATIONAL_ASSEMBLY)
        .known(No, Secondary)
        .titled("Kế toán", "Accounting")
        .in_force_on(Period::literal::<20150101, 0>(), Derived, Secondary)
};

/// Law 89/2025/QH15: the State budget.
#[rustfmt::skip]
pub static LAW_89_2025: Instrument = {
    instrument(Law, 89, 2025, "89/2025/QH15", "89/2025/QH15", NATIONAL_ASSEMBLY)
        .known(No, Secondary)
        .titled("Ngân sách nhà nước", "The State budget")
        .in_force_on(Period::literal::<20260101, 0>(), Derived, Secondary)
};

/// Law 91/2025/QH15: protection of personal data.
#[rustfmt::skip]
pub static LAW_91_2025: Instrument = {
    instrument(Law, 91, 2025, "91/2025/QH15", "91/2025/QH15", NATIONAL_ASSEMBLY)
        .known(No, Secondary)
        .titled("Bảo vệ dữ liệu cá nhân", "Protection of personal data")
        .in_force_on(Period::literal::<20260101, 0>(), Secondary, Secondary)
};

/// Resolution 15/2008/QH12: boundaries of Ha Noi and some provinces.
#[rustfmt::skip]
pub static RESOLUTION_15_2008: Instrument = {
    instrument(Resolution, 15, 2008, "15/2008/QH12", "15/2008/QH12", NATIONAL_ASSEMBLY)
        .known(No, Memory)
        .titled("Điều chỉnh địa giới hành chính thành phố Hà Nội và một số tỉnh", "Boundaries of Ha Noi and some provinces")
        .in_force_on(Period::literal::<20080801, 0>(), Memory, Memory)
};

/// Resolution 175/2024/QH15: Hue as a city under the central government.
#[rustfmt::skip]
pub static RESOLUTION_175_2024: Instrument = {
    instrument(Resolution, 175, 2024, "175/2024/QH15", "175/2024/QH15", NATIONAL_ASSEMBLY)
        .known(No, Memory)
        .titled("Thành lập thành phố Huế trực thuộc trung ương", "Hue as a city under the central government")
        .in_force_on(Period::literal::<20250101, 0>(), Memory, Memory)
};

/// Resolution 202/2025/QH15: arrangement of province-level units.
#[rustfmt::skip]
pub static RESOLUTION_202_2025: Instrument = {
    instrument(Resolution, 202, 2025, "202/2025/QH15", "202/2025/QH15", NATIONAL_ASSEMBLY)
        .known(No, Secondary)
        .titled("Sắp xếp đơn vị hành chính cấp tỉnh", "Arrangement of province-level units")
        .issued(Date::literal::<20250612>())
        .in_force_on(Period::literal::<20250612, 0>(), Secondary, Secondary)
};

/// Resolution 30/2026/QH16: Dong Nai as a city under the central government.
#[rustfmt::skip]
pub static RESOLUTION_30_2026: Instrument = {
    instrument(Resolution, 30, 2026, "30/2026/QH16", "30/2026/QH16", NATIONAL_ASSEMBLY)
        .known(No, Secondary)
        .titled("Thành lập thành phố Đồng Nai trực thuộc trung ương", "Dong Nai as a city under the central government")
        .in_force_on(Period::literal::<20260430, 0>(), Secondary, Secondary)
};

/// Resolution 237/NQ-UBTVQH16: the city of Dong Nai.
#[rustfmt::skip]
pub static RESOLUTION_237_2026: Instrument = {
    instrument(Resolution, 237, 2026, "237/NQ-UBTVQH16", "237/NQ-UBTVQH16", STANDING_COMMITTEE)
        .known(No, Secondary)
        .titled("Thành phố Đồng Nai", "The city of Dong Nai")
        .issued(Date::literal::<20260414>())
        .in_force_on(Period::literal::<20260414, 0>(), Derived, Secondary)
};

/// Decree 93/2009/ND-CP: management and use of foreign non-governmental aid.
#[rustfmt::skip]
pub static DECREE_93_2009: Instrument = {
    instrument(Decree, 93, 2009, "93/2009/NĐ-CP", "93/2009/ND-CP", GOVERNMENT)
        .known(No, Text)
        .titled("Quy chế quản lý và sử dụng viện trợ phi chính phủ nước ngoài", "Management and use of foreign non-governmental aid")
        .in_force_on(Period::literal::<20090101, 20200916>(), Derived, Text)
        .replaced("80/2020/NĐ-CP")
};

/// Decree 12/2012/ND-CP: registration and management of foreign NGOs in Viet Nam.
#[rustfmt::skip]
pub static DECREE_12_2012: Instrument = {
    instrument(Decree, 12, 2012, "12/2012/NĐ-CP", "12/2012/ND-CP", GOVERNMENT)
        .known(No, Text)
        .titled("Đăng ký và quản lý hoạt động của các tổ chức phi chính phủ nước ngoài tại Việt Nam", "Registration and management of foreign NGOs in Viet Nam")
        .in_force_on(Period::literal::<20120101, 20221031>(), Derived, Text)
        .replaced("58/2022/NĐ-CP")
};

/// Decree 174/2016/ND-CP: details of the Law on Accounting.
#[rustfmt::skip]
pub static DECREE_174_2016: Instrument = {
    instrument(Decree, 174, 2016, "174/2016/NĐ-CP", "174/2016/ND-CP", GOVERNMENT)
        .known(No, Secondary)
        .titled("Quy định chi tiết một số điều của Luật Kế toán", "Details of the Law on Accounting")
        .in_force_on(Period::literal::<20160101, 0>(), Derived, Secondary)
};

/// Decree 50/2020/ND-CP: emergency international aid for disaster relief and recovery.
#[rustfmt::skip]
pub static DECREE_50_2020: Instrument = {
    instrument(Decree, 50, 2020, "50/2020/NĐ-CP", "50/2020/ND-CP", GOVERNMENT)
        .known(Full, Text)
        .titled("Tiếp nhận, quản lý và sử dụng viện trợ quốc tế khẩn cấp để cứu trợ và khắc phục hậu quả thiên tai", "Emergency international aid for disaster relief and recovery")
        .in_force_on(Period::literal::<20200615, 0>(), Text, Secondary)
};

/// Decree 80/2020/ND-CP: management and use of foreign grant aid that is not official development assistance.
#[rustfmt::skip]
pub static DECREE_80_2020: Instrument = {
    instrument(Decree, 80, 2020, "80/2020/NĐ-CP", "80/2020/ND-CP", GOVERNMENT)
        .known(Full, Text)
        .titled("Quản lý và sử dụng viện trợ không hoàn lại không thuộc hỗ trợ phát triển chính thức của các cơ quan, tổ chức, cá nhân nước ngoài dành cho Việt Nam", "Management and use of foreign grant aid that is not official development assistance")
        .issued(Date::literal::<20200708>())
        .in_force_on(Period::literal::<20200917, 20251207>(), Text, Secondary)
        .replaced("313/2025/NĐ-CP")
};

/// Decree 114/2021/ND-CP: management and use of ODA and concessional loans.
#[rustfmt::skip]
pub static DECREE_114_2021: Instrument = {
    instrument(Decree, 114, 2021, "114/2021/NĐ-CP", "114/2021/ND-CP", GOVERNMENT)
        .known(No, Secondary)
        .titled("Quản lý và sử dụng vốn ODA và vốn vay ưu đãi", "Management and use of ODA and concessional loans")
        .in_force_on(Period::literal::<20211216, 20250909>(), Derived, Secondary)
        .replaced("242/2025/NĐ-CP")
};

/// Decree 58/2022/ND-CP: registration and management of foreign NGOs in Viet Nam.
#[rustfmt::skip]
pub static DECREE_58_2022: Instrument = {
    instrument(Decree, 58, 2022, "58/2022/NĐ-CP", "58/2022/ND-CP", GOVERNMENT)
        .known(Full, Text)
        .titled("Đăng ký và quản lý hoạt động của các tổ chức phi chính phủ nước ngoài tại Việt Nam", "Registration and management of foreign NGOs in Viet Nam")
        .issued(Date::literal::<20220831>())
        .in_force_on(Period::literal::<20221101, 0>(), Text, Secondary)
};

/// Decree 13/2023/ND-CP: protection of personal data.
#[rustfmt::skip]
pub static DECREE_13_2023: Instrument = {
    instrument(Decree, 13, 2023, "13/2023/NĐ-CP", "13/2023/ND-CP", GOVERNMENT)
        .known(No, Secondary)
        .titled("Bảo vệ dữ liệu cá nhân", "Protection of personal data")
        .in_force_on(Period::literal::<20230101, 20251231>(), Derived, Secondary)
        .replaced("91/2025/QH15")
};

/// Decree 242/2025/ND-CP: management and use of ODA and concessional loans.
#[rustfmt::skip]
pub static DECREE_242_2025: Instrument = {
    instrument(Decree, 242, 2025, "242/2025/NĐ-CP", "242/2025/ND-CP", GOVERNMENT)
        .known(No, Secondary)
        .titled("Quản lý và sử dụng vốn ODA và vốn vay ưu đãi", "Management and use of ODA and concessional loans")
        .in_force_on(Period::literal::<20250910, 0>(), Secondary, Secondary)
};

/// Decree 313/2025/ND-CP: management and use of foreign grant aid that is not official development assistance.
#[rustfmt::skip]
pub static DECREE_313_2025: Instrument = {
    instrument(Decree, 313, 2025, "313/2025/NĐ-CP", "313/2025/ND-CP", GOVERNMENT)
        .known(Parts, Secondary)
        .titled("Quản lý và sử dụng viện trợ không hoàn lại không thuộc hỗ trợ phát triển chính thức của các cơ quan, tổ chức, cá nhân nước ngoài dành cho Việt Nam", "Management and use of foreign grant aid that is not official development assistance")
        .issued(Date::literal::<20251208>())
        .in_force_on(Period::literal::<20251208, 0>(), Secondary, Secondary)
};

/// Decree 356/2025/ND-CP: details of the law on personal data.
#[rustfmt::skip]
pub static DECREE_356_2025: Instrument = {
    instrument(Decree, 356, 2025, "356/2025/NĐ-CP", "356/2025/ND-CP", GOVERNMENT)
        .known(No, Secondary)
        .titled("Quy định chi tiết Luật Bảo vệ dữ liệu cá nhân", "Details of the law on personal data")
        .in_force_on(Period::literal::<20260101, 0>(), Secondary, Secondary)
};

/// Decree 73/2026/ND-CP: details of the law on the State budget.
#[rustfmt::skip]
pub static DECREE_73_2026: Instrument = {
    instrument(Decree, 73, 2026, "73/2026/NĐ-CP", "73/2026/ND-CP", GOVERNMENT)
        .known(No, Text)
        .titled("Quy định chi tiết Luật Ngân sách nhà nước", "Details of the law on the State budget")
        .in_force_on(Period::literal::<20260101, 0>(), Derived, Secondary)
};

/// Decree 119/2026/ND-CP: amendments to Decree 242/2025/ND-CP.
#[rustfmt::skip]
pub static DECREE_119_2026: Instrument = {
    instrument(Decree, 119, 2026, "119/2026/NĐ-CP", "119/2026/ND-CP", GOVERNMENT)
        .known(No, Text)
        .titled("Sửa đổi, bổ sung Nghị định 242/2025/NĐ-CP", "Amendments to Decree 242/2025/ND-CP")
        .in_force_on(Period::literal::<20260101, 0>(), Derived, Secondary)
};

/// Decision 59/2001/QD-TTg: the Committee for Foreign NGO Affairs.
#[rustfmt::skip]
pub static DECISION_59_2001: Instrument = {
    instrument(Decision, 59, 2001, "59/2001/QĐ-TTg", "59/2001/QD-TTg", PRIME_MINISTER)
        .known(No, Secondary)
        .titled("Thành lập Ủy ban công tác về các tổ chức phi chính phủ nước ngoài", "The Committee for Foreign NGO Affairs")
        .in_force_on(Period::literal::<20010101, 0>(), Derived, Secondary)
};

/// Decision 286/2006/QD-TTg: national programme to promote foreign NGO aid, 2006-2010.
#[rustfmt::skip]
pub static DECISION_286_2006: Instrument = {
    instrument(Decision, 286, 2006, "286/2006/QĐ-TTg", "286/2006/QD-TTg", PRIME_MINISTER)
        .known(No, Secondary)
        .titled("Chương trình quốc gia xúc tiến vận động viện trợ phi chính phủ nước ngoài giai đoạn 2006-2010", "National programme to promote foreign NGO aid, 2006-2010")
        .issued(Date::literal::<20061227>())
        .in_force_on(Period::literal::<20061227, 0>(), Derived, Secondary)
};

/// Decision 40/2013/QD-TTg: national programme to promote foreign NGO aid, 2013-2017.
#[rustfmt::skip]
pub static DECISION_40_2013: Instrument = {
    instrument(Decision, 40, 2013, "40/2013/QĐ-TTg", "40/2013/QD-TTg", PRIME_MINISTER)
        .known(No, Memory)
        .titled("Chương trình quốc gia xúc tiến vận động viện trợ phi chính phủ nước ngoài giai đoạn 2013-2017", "National programme to promote foreign NGO aid, 2013-2017")
        .in_force_on(Period::literal::<20130101, 0>(), Derived, Memory)
};

/// Decision 1225/QD-TTg: national programme on cooperation and foreign NGO aid, 2019-2025.
#[rustfmt::skip]
pub static DECISION_1225_2019: Instrument = {
    instrument(Decision, 1225, 2019, "1225/QĐ-TTg", "1225/QD-TTg", PRIME_MINISTER)
        .known(No, Secondary)
        .titled("Chương trình quốc gia về tăng cường hợp tác và vận động viện trợ phi chính phủ nước ngoài giai đoạn 2019-2025", "National programme on cooperation and foreign NGO aid, 2019-2025")
        .issued(Date::literal::<20190917>())
        .in_force_on(Period::literal::<20190917, 0>(), Derived, Secondary)
};

/// Decision 1252/QD-UBND: Lang Son programme on cooperation and foreign NGO aid, 2020-2025.
#[rustfmt::skip]
pub static DECISION_1252_2020: Instrument = {
    instrument(Decision, 1252, 2020, "1252/QĐ-UBND", "1252/QD-UBND", LANG_SON)
        .known(No, Secondary)
        .titled("Chương trình tăng cường hợp tác, vận động và quản lý viện trợ phi chính phủ nước ngoài trên địa bàn tỉnh Lạng Sơn giai đoạn 2020-2025", "Lang Son programme on cooperation and foreign NGO aid, 2020-2025")
        .issued(Date::literal::<20200702>())
        .in_force_on(Period::literal::<20200702, 0>(), Derived, Secondary)
};

/// Decision 1327/QD-BKHDT: administrative procedures under Decree 80/2020/ND-CP.
#[rustfmt::skip]
pub static DECISION_1327_2020: Instrument = {
    instrument(Decision, 1327, 2020, "1327/QĐ-BKHĐT", "1327/QD-BKHDT", PLANNING)
        .known(No, Secondary)
        .titled("Thủ tục hành chính theo Nghị định 80/2020/NĐ-CP", "Administrative procedures under Decree 80/2020/ND-CP")
        .issued(Date::literal::<20200828>())
        .in_force_on(Period::literal::<20200828, 0>(), Derived, Secondary)
};

/// Decision 1303/QD-TTg: chair of the Committee for Foreign NGO Affairs.
#[rustfmt::skip]
pub static DECISION_1303_2023: Instrument = {
    instrument(Decision, 1303, 2023, "1303/QĐ-TTg", "1303/QD-TTg", PRIME_MINISTER)
        .known(No, Secondary)
        .titled("Thay đổi Chủ nhiệm Ủy ban công tác về các tổ chức phi chính phủ nước ngoài", "Chair of the Committee for Foreign NGO Affairs")
        .issued(Date::literal::<20231107>())
        .in_force_on(Period::literal::<20231107, 0>(), Derived, Secondary)
};

/// Decision 3021/QD-BNG: catalogue of shared databases.
#[rustfmt::skip]
pub static DECISION_3021_2023: Instrument = {
    instrument(Decision, 3021, 2023, "3021/QĐ-BNG", "3021/QD-BNG", FOREIGN_AFFAIRS)
        .known(No, Secondary)
        .titled("Danh mục cơ sở dữ liệu dùng chung", "Catalogue of shared databases")
        .issued(Date::literal::<20231031>())
        .in_force_on(Period::literal::<20231031, 0>(), Derived, Secondary)
};

/// Decision 19/2025/QD-TTg: list and codes of administrative units.
#[rustfmt::skip]
pub static DECISION_19_2025: Instrument = {
    instrument(Decision, 19, 2025, "19/2025/QĐ-TTg", "19/2025/QD-TTg", PRIME_MINISTER)
        .known(No, Secondary)
        .titled("Bảng danh mục và mã số các đơn vị hành chính Việt Nam", "List and codes of administrative units")
        .issued(Date::literal::<20250630>())
        .in_force_on(Period::literal::<20250701, 0>(), Secondary, Secondary)
};

/// Decision 89/2026/QD-UBND: aid in Ninh Binh Province.
#[rustfmt::skip]
pub static DECISION_89_2026: Instrument = {
    instrument(Decision, 89, 2026, "89/2026/QĐ-UBND", "89/2026/QD-UBND", NINH_BINH)
        .known(No, Secondary)
        .titled("Quy định về viện trợ trên địa bàn tỉnh Ninh Bình", "Aid in Ninh Binh Province")
        .in_force_on(Period::literal::<20260701, 0>(), Derived, Secondary)
};

/// Circular 225/2010/TT-BTC: state financial management of foreign grant aid that is budget revenue.
#[rustfmt::skip]
pub static CIRCULAR_225_2010: Instrument = {
    instrument(Circular, 225, 2010, "225/2010/TT-BTC", "225/2010/TT-BTC", FINANCE)
        .known(No, Text)
        .titled("Quản lý tài chính nhà nước đối với viện trợ không hoàn lại của nước ngoài thuộc nguồn thu ngân sách nhà nước", "State financial management of foreign grant aid that is budget revenue")
        .in_force_on(Period::literal::<20100101, 20220519>(), Derived, Text)
        .replaced("23/2022/TT-BTC")
};

/// Circular 05/2012/TT-BNG: guidance on Decree 12/2012/ND-CP.
#[rustfmt::skip]
pub static CIRCULAR_5_2012: Instrument = {
    instrument(Circular, 5, 2012, "05/2012/TT-BNG", "05/2012/TT-BNG", FOREIGN_AFFAIRS)
        .known(No, Text)
        .titled("Hướng dẫn Nghị định 12/2012/NĐ-CP", "Guidance on Decree 12/2012/ND-CP")
        .in_force_on(Period::literal::<20120101, 20221031>(), Derived, Text)
        .replaced("58/2022/NĐ-CP")
};

/// Circular 77/2017/TT-BTC: state budget and Treasury accounting.
#[rustfmt::skip]
pub static CIRCULAR_77_2017: Instrument = {
    instrument(Circular, 77, 2017, "77/2017/TT-BTC", "77/2017/TT-BTC", FINANCE)
        .known(No, Secondary)
        .titled("Kế toán ngân sách nhà nước và hoạt động nghiệp vụ Kho bạc Nhà nước", "State budget and Treasury accounting")
        .in_force_on(Period::literal::<20170101, 0>(), Derived, Secondary)
};

/// Circular 23/2022/TT-BTC: state financial management of foreign grant aid that is budget revenue.
#[rustfmt::skip]
pub static CIRCULAR_23_2022: Instrument = {
    instrument(Circular, 23, 2022, "23/2022/TT-BTC", "23/2022/TT-BTC", FINANCE)
        .known(Full, Text)
        .titled("Quản lý tài chính nhà nước đối với viện trợ không hoàn lại của nước ngoài thuộc nguồn thu ngân sách nhà nước", "State financial management of foreign grant aid that is budget revenue")
        .issued(Date::literal::<20220406>())
        .in_force_on(Period::literal::<20220520, 0>(), Text, Secondary)
};

/// Circular 02/2026/TT-BNG: delegation within the Ministry of Foreign Affairs.
#[rustfmt::skip]
pub static CIRCULAR_2_2026: Instrument = {
    instrument(Circular, 2, 2026, "02/2026/TT-BNG", "02/2026/TT-BNG", FOREIGN_AFFAIRS)
        .known(Full, Text)
        .titled("Phân cấp trong Bộ Ngoại giao", "Delegation within the Ministry of Foreign Affairs")
        .issued(Date::literal::<20260505>())
        .in_force_on(Period::literal::<20260505, 0>(), Text, Secondary)
};

/// Circular 26/2026/TT-BTC: guidance on Decree 73/2026/ND-CP.
#[rustfmt::skip]
pub static CIRCULAR_26_2026: Instrument = {
    instrument(Circular, 26, 2026, "26/2026/TT-BTC", "26/2026/TT-BTC", FINANCE)
        .known(Full, Text)
        .titled("Hướng dẫn Nghị định 73/2026/NĐ-CP", "Guidance on Decree 73/2026/ND-CP")
        .issued(Date::literal::<20260325>())
        .in_force_on(Period::literal::<20260325, 0>(), Text, Secondary)
};

/// Circular 89/2026/TT-BTC: taxes, the refund of VAT on aid among them.
#[rustfmt::skip]
pub static CIRCULAR_89_2026: Instrument = {
    instrument(Circular, 89, 2026, "89/2026/TT-BTC", "89/2026/TT-BTC", FINANCE)
        .known(Full, Text)
        .titled("Thuế, trong đó có hoàn thuế giá trị gia tăng của viện trợ", "Taxes, the refund of VAT on aid among them")
        .in_force_on(Period::literal::<20260101, 0>(), Derived, Secondary)
};

/// Directive 12-CT/TW: people-to-people diplomacy in the new situation.
#[rustfmt::skip]
pub static DIRECTIVE_12_2022: Instrument = {
    instrument(Directive, 12, 2022, "12-CT/TW", "12-CT/TW", SECRETARIAT)
        .known(No, Secondary)
        .titled("Nâng cao hiệu quả đối ngoại nhân dân trong tình hình mới", "People-to-people diplomacy in the new situation")
        .issued(Date::literal::<20220105>())
        .in_force_on(Period::literal::<20220105, 0>(), Derived, Secondary)
};

/// Every instrument, by rank, year and number.
#[rustfmt::skip]
pub(super) static ALL: [&Instrument; 40] = [
    &LAW_83_2015,
    &LAW_88_2015,
    &LAW_89_2025,
    &LAW_91_2025,
    &RESOLUTION_15_2008,
    &RESOLUTION_175_2024,
    &RESOLUTION_202_2025,
    &RESOLUTION_30_2026,
    &RESOLUTION_237_2026,
    &DECREE_93_2009,
    &DECREE_12_2012,
    &DECREE_174_2016,
    &DECREE_50_2020,
    &DECREE_80_2020,
    &DECREE_114_2021,
    &DECREE_58_2022,
    &DECREE_13_2023,
    &DECREE_242_2025,
    &DECREE_313_2025,
    &DECREE_356_2025,
    &DECREE_73_2026,
    &DECREE_119_2026,
    &DECISION_59_2001,
    &DECISION_286_2006,
    &DECISION_40_2013,
    &DECISION_1225_2019,
    &DECISION_1252_2020,
    &DECISION_1327_2020,
    &DECISION_1303_2023,
    &DECISION_3021_2023,
    &DECISION_19_2025,
    &DECISION_89_2026,
    &CIRCULAR_225_2010,
    &CIRCULAR_5_2012,
    &CIRCULAR_77_2017,
    &CIRCULAR_23_2022,
    &CIRCULAR_2_2026,
    &CIRCULAR_26_2026,
    &CIRCULAR_89_2026,
    &DIRECTIVE_12_2022,
];

const fn instrument(
    kind: InstrumentKind,
    number: u16,
    year: u16,
    id: &'static str,
    plain_id: &'static str,
    issuer: Label,
) -> Instrument {
    Instrument {
        id,
        plain_id,
        kind,
        number,
        year,
        issuer,
        title: Label::new("", ""),
        issued_on: None,
        in_force: Period::ALWAYS,
        first_day: Memory,
        last_day: Memory,
        replaced_by: None,
        text: No,
        evidence: Memory,
    }
}

impl Instrument {
    const fn known(mut self, text: TextHeld, evidence: Evidence) -> Self {
        self.text = text;
        self.evidence = evidence;
        self
    }

    const fn titled(mut self, vi: &'static str, en: &'static str) -> Self {
        self.title = Label::new(vi, en);
        self
    }

    const fn issued(mut self, day: Date) -> Self {
        self.issued_on = Some(day);
        self
    }

    const fn in_force_on(mut self, days: Period, first: Evidence, last: Evidence) -> Self {
        self.in_force = days;
        self.first_day = first;
        self.last_day = last;
        self
    }

    const fn replaced(mut self, by: &'static str) -> Self {
        self.replaced_by = Some(by);
        self
    }
}
