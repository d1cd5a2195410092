//! The units, row by row. Every other file of this room reads them; only this one states them.
//!
//! I1. The rows of one code on one map follow each other without gap or overlap.
//! I2. A row's heirs are in force on the day after its last day.
//! I3. Rows are sorted by code within their table.

use super::{Fate, Map, Province, ProvinceCode, ProvinceKind};
use crate::date::{Date, Period};
use crate::law::Evidence;

use Fate::{Absorbed, ContinuesName, Split, Unchanged};
use ProvinceKind::{City, Province as Tinh};

/// The first day that the table speaks of. Before it, units were cut otherwise.
pub(super) const FIRST_DAY: Date = Date::literal::<19970101>();
/// The last day of the 63 units.
pub(super) const LAST_DAY_OF_63: Date = Date::literal::<20250630>();

/// The 63 units, as they stood on 2025-06-30: code, name, plain letters, kind, fate, the code that
/// holds the territory from 2025-07-01, and the clause of Article 1 of Resolution 202/2025/QH15.
///
/// First days before 2025-07-01 are from memory.
#[rustfmt::skip]
pub(super) static OLD: [Province; 63] = [
    old(b"01", "Hà Nội", "Ha Noi", City, Unchanged, b"01", None),
    old(b"02", "Hà Giang", "Ha Giang", Tinh, Absorbed, b"08", Some(1)),
    old(b"04", "Cao Bằng", "Cao Bang", Tinh, Unchanged, b"04", None),
    old(b"06", "Bắc Kạn", "Bac Kan", Tinh, Absorbed, b"19", Some(3)),
    old(b"08", "Tuyên Quang", "Tuyen Quang", Tinh, ContinuesName, b"08", Some(1)),
    old(b"10", "Lào Cai", "Lao Cai", Tinh, ContinuesName, b"15", Some(2)),
    old(b"11", "Điện Biên", "Dien Bien", Tinh, Unchanged, b"11", None).since_2004(),
    old(b"12", "Lai Châu", "Lai Chau", Tinh, Unchanged, b"12", None).since_2004(),
    old(b"14", "Sơn La", "Son La", Tinh, Unchanged, b"14", None),
    old(b"15", "Yên Bái", "Yen Bai", Tinh, Absorbed, b"15", Some(2)),
    old(b"17", "Hòa Bình", "Hoa Binh", Tinh, Absorbed, b"25", Some(4)),
    old(b"19", "Thái Nguyên", "Thai Nguyen", Tinh, ContinuesName, b"19", Some(3)),
    old(b"20", "Lạng Sơn", "Lang Son", Tinh, Unchanged, b"20", None),
    old(b"22", "Quảng Ninh", "Quang Ninh", Tinh, Unchanged, b"22", None),
    old(b"24", "Bắc Giang", "Bac Giang", Tinh, Absorbed, b"24", Some(5)),
    old(b"25", "Phú Thọ", "Phu Tho", Tinh, ContinuesName, b"25", Some(4)),
    old(b"26", "Vĩnh Phúc", "Vinh Phuc", Tinh, Absorbed, b"25", Some(4)),
    old(b"27", "Bắc Ninh", "Bac Ninh", Tinh, ContinuesName, b"24", Some(5)),
    old(b"30", "Hải Dương", "Hai Duong", Tinh, Absorbed, b"31", Some(7)),
    old(b"31", "Hải Phòng", "Hai Phong", City, ContinuesName, b"31", Some(7)),
    old(b"33", "Hưng Yên", "Hung Yen", Tinh, ContinuesName, b"33", Some(6)),
    old(b"34", "Thái Bình", "Thai Binh", Tinh, Absorbed, b"33", Some(6)),
    old(b"35", "Hà Nam", "Ha Nam", Tinh, Absorbed, b"37", Some(8)),
    old(b"36", "Nam Định", "Nam Dinh", Tinh, Absorbed, b"37", Some(8)),
    old(b"37", "Ninh Bình", "Ninh Binh", Tinh, ContinuesName, b"37", Some(8)),
    old(b"38", "Thanh Hóa", "Thanh Hoa", Tinh, Unchanged, b"38", None),
    old(b"40", "Nghệ An", "Nghe An", Tinh, Unchanged, b"40", None),
    old(b"42", "Hà Tĩnh", "Ha Tinh", Tinh, Unchanged, b"42", None),
    old(b"44", "Quảng Bình", "Quang Binh", Tinh, Absorbed, b"44", Some(9)),
    old(b"45", "Quảng Trị", "Quang Tri", Tinh, ContinuesName, b"44", Some(9)),
    old(b"46", "Huế", "Hue", City, Unchanged, b"46", None).since_2025(),
    old(b"48", "Đà Nẵng", "Da Nang", City, ContinuesName, b"48", Some(10)),
    old(b"49", "Quảng Nam", "Quang Nam", Tinh, Absorbed, b"48", Some(10)),
    old(b"51", "Quảng Ngãi", "Quang Ngai", Tinh, ContinuesName, b"51", Some(11)),
    old(b"52", "Bình Định", "Binh Dinh", Tinh, Absorbed, b"52", Some(12)),
    old(b"54", "Phú Yên", "Phu Yen", Tinh, Absorbed, b"66", Some(15)),
    old(b"56", "Khánh Hòa", "Khanh Hoa", Tinh, ContinuesName, b"56", Some(13)),
    old(b"58", "Ninh Thuận", "Ninh Thuan", Tinh, Absorbed, b"56", Some(13)),
    old(b"60", "Bình Thuận", "Binh Thuan", Tinh, Absorbed, b"68", Some(14)),
    old(b"62", "Kon Tum", "Kon Tum", Tinh, Absorbed, b"51", Some(11)),
    old(b"64", "Gia Lai", "Gia Lai", Tinh, ContinuesName, b"52", Some(12)),
    old(b"66", "Đắk Lắk", "Dak Lak", Tinh, ContinuesName, b"66", Some(15)).since_2004(),
    old(b"67", "Đắk Nông", "Dak Nong", Tinh, Absorbed, b"68", Some(14)).since_2004(),
    old(b"68", "Lâm Đồng", "Lam Dong", Tinh, ContinuesName, b"68", Some(14)),
    old(b"70", "Bình Phước", "Binh Phuoc", Tinh, Absorbed, b"75", Some(17)),
    old(b"72", "Tây Ninh", "Tay Ninh", Tinh, ContinuesName, b"80", Some(18)),
    old(b"74", "Bình Dương", "Binh Duong", Tinh, Absorbed, b"79", Some(16)),
    old(b"75", "Đồng Nai", "Dong Nai", Tinh, ContinuesName, b"75", Some(17)),
    old(b"77", "Bà Rịa - Vũng Tàu", "Ba Ria - Vung Tau", Tinh, Absorbed, b"79", Some(16)),
    old(b"79", "Hồ Chí Minh", "Ho Chi Minh", City, ContinuesName, b"79", Some(16)),
    old(b"80", "Long An", "Long An", Tinh, Absorbed, b"80", Some(18)),
    old(b"82", "Tiền Giang", "Tien Giang", Tinh, Absorbed, b"82", Some(21)),
    old(b"83", "Bến Tre", "Ben Tre", Tinh, Absorbed, b"86", Some(20)),
    old(b"84", "Trà Vinh", "Tra Vinh", Tinh, Absorbed, b"86", Some(20)),
    old(b"86", "Vĩnh Long", "Vinh Long", Tinh, ContinuesName, b"86", Some(20)),
    old(b"87", "Đồng Tháp", "Dong Thap", Tinh, ContinuesName, b"82", Some(21)),
    old(b"89", "An Giang", "An Giang", Tinh, ContinuesName, b"91", Some(23)),
    old(b"91", "Kiên Giang", "Kien Giang", Tinh, Absorbed, b"91", Some(23)),
    old(b"92", "Cần Thơ", "Can Tho", City, ContinuesName, b"92", Some(19)).since_2004(),
    old(b"93", "Hậu Giang", "Hau Giang", Tinh, Absorbed, b"92", Some(19)).since_2004(),
    old(b"94", "Sóc Trăng", "Soc Trang", Tinh, Absorbed, b"92", Some(19)),
    old(b"95", "Bạc Liêu", "Bac Lieu", Tinh, Absorbed, b"96", Some(22)),
    old(b"96", "Cà Mau", "Ca Mau", Tinh, ContinuesName, b"96", Some(22)),
];

/// Units of the same map that had ended, or were cut otherwise, before 2025-06-30; from memory.
///
/// Not here: in 2008 Ha Noi also took Me Linh from Vinh Phuc and four communes from Hoa Binh.
/// Those are parts of units, and the units kept their codes.
#[rustfmt::skip]
pub(super) static EARLIER: [Province; 5] = [
    ended::<19970101, 20031231>(b"12", "Lai Châu", "Lai Chau", Tinh, Split, [b"11", b"12"]),
    ended::<19970101, 20080731>(b"28", "Hà Tây", "Ha Tay", Tinh, Absorbed, [b"01", b"01"]),
    ended::<19970101, 20241231>(b"46", "Thừa Thiên Huế", "Thua Thien Hue", Tinh, Unchanged, [b"46", b"46"]),
    ended::<19970101, 20031231>(b"66", "Đắk Lắk", "Dak Lak", Tinh, Split, [b"66", b"67"]),
    ended::<19970101, 20031231>(b"92", "Cần Thơ", "Can Tho", Tinh, Split, [b"92", b"93"]),
];

/// The 34 units from 2025-07-01. A unit whose kind changed has a row before and a row after.
#[rustfmt::skip]
pub(super) static NEW: [Province; 35] = [
    new(b"01", "Hà Nội", "Ha Noi", City),
    new(b"04", "Cao Bằng", "Cao Bang", Tinh),
    new(b"08", "Tuyên Quang", "Tuyen Quang", Tinh),
    new(b"11", "Điện Biên", "Dien Bien", Tinh),
    new(b"12", "Lai Châu", "Lai Chau", Tinh),
    new(b"14", "Sơn La", "Son La", Tinh),
    new(b"15", "Lào Cai", "Lao Cai", Tinh),
    new(b"19", "Thái Nguyên", "Thai Nguyen", Tinh),
    new(b"20", "Lạng Sơn", "Lang Son", Tinh),
    new(b"22", "Quảng Ninh", "Quang Ninh", Tinh),
    new(b"24", "Bắc Ninh", "Bac Ninh", Tinh),
    new(b"25", "Phú Thọ", "Phu Tho", Tinh),
    new(b"31", "Hải Phòng", "Hai Phong", City),
    new(b"33", "Hưng Yên", "Hung Yen", Tinh),
    new(b"37", "Ninh Bình", "Ninh Binh", Tinh),
    new(b"38", "Thanh Hóa", "Thanh Hoa", Tinh),
    new(b"40", "Nghệ An", "Nghe An", Tinh),
    new(b"42", "Hà Tĩnh", "Ha Tinh", Tinh),
    new(b"44", "Quảng Trị", "Quang Tri", Tinh),
    new(b"46", "Huế", "Hue", City),
    new(b"48", "Đà Nẵng", "Da Nang", City),
    new(b"51", "Quảng Ngãi", "Quang Ngai", Tinh),
    new(b"52", "Gia Lai", "Gia Lai", Tinh),
    new(b"56", "Khánh Hòa", "Khanh Hoa", Tinh),
    new(b"66", "Đắk Lắk", "Dak Lak", Tinh),
    new(b"68", "Lâm Đồng", "Lam Dong", Tinh),
    new(b"75", "Đồng Nai", "Dong Nai", Tinh).until_april_2026(),
    new(b"75", "Đồng Nai", "Dong Nai", City).since_april_2026(),
    new(b"79", "Hồ Chí Minh", "Ho Chi Minh", City),
    new(b"80", "Tây Ninh", "Tay Ninh", Tinh),
    new(b"82", "Đồng Tháp", "Dong Thap", Tinh),
    new(b"86", "Vĩnh Long", "Vinh Long", Tinh),
    new(b"91", "An Giang", "An Giang", Tinh),
    new(b"92", "Cần Thơ", "Can Tho", City),
    new(b"96", "Cà Mau", "Ca Mau", Tinh),
];

/// Every row: the 63, what came before them, the 34.
pub(super) fn rows() -> impl Iterator<Item = &'static Province> {
    OLD.iter().chain(&EARLIER).chain(&NEW)
}

/// Returns the row of a code on a day, found by halving each table.
pub(super) fn row_on(code: ProvinceCode, day: Date) -> Option<&'static Province> {
    let in_table = |table: &'static [Province]| {
        let from = table.partition_point(|unit| unit.code < code);
        let rows = table.get(from..).unwrap_or_default().iter();
        let mut rows = rows.take_while(|unit| unit.code == code);
        rows.find(|unit| unit.term.contains(day))
    };
    let new = || in_table(&NEW);
    in_table(&OLD).or_else(new).or_else(|| in_table(&EARLIER))
}

const fn old(
    code: &[u8; 2],
    name: &'static str,
    plain: &'static str,
    kind: ProvinceKind,
    fate: Fate,
    heir: &[u8; 2],
    clause: Option<u8>,
) -> Province {
    Province {
        code: ProvinceCode(*code),
        name,
        plain,
        kind,
        map: Map::Old63,
        term: Period::literal::<19970101, 20250630>(),
        fate: Some(fate),
        heirs: [Some(ProvinceCode(*heir)), None],
        clause,
        evidence: Evidence::Secondary,
    }
}

const fn ended<const FROM: u32, const UNTIL: u32>(
    code: &[u8; 2],
    name: &'static str,
    plain: &'static str,
    kind: ProvinceKind,
    fate: Fate,
    heirs: [&[u8; 2]; 2],
) -> Province {
    let [first, second] = heirs;
    Province {
        code: ProvinceCode(*code),
        name,
        plain,
        kind,
        map: Map::Old63,
        term: Period::literal::<FROM, UNTIL>(),
        fate: Some(fate),
        heirs: [
            Some(ProvinceCode(*first)),
            match fate {
                Split => Some(ProvinceCode(*second)),
                Unchanged | ContinuesName | Absorbed => None,
            },
        ],
        clause: None,
        evidence: Evidence::Memory,
    }
}

const fn new(
    code: &[u8; 2],
    name: &'static str,
    plain: &'static str,
    kind: ProvinceKind,
) -> Province {
    Province {
        code: ProvinceCode(*code),
        name,
        plain,
        kind,
        map: Map::New34,
        term: Period::literal::<20250701, 0>(),
        fate: None,
        heirs: [None, None],
        clause: None,
        evidence: Evidence::Secondary,
    }
}

impl Province {
    /// A row of the 63 that began later than the table.
    const fn since_2004(mut self) -> Self {
        self.term = Period::literal::<20040101, 20250630>();
        self
    }

    /// Hue, a city from the first day of 2025.
    const fn since_2025(mut self) -> Self {
        self.term = Period::literal::<20250101, 20250630>();
        self
    }

    /// Dong Nai until the day before it became a city: Resolution 30/2026/QH16.
    const fn until_april_2026(mut self) -> Self {
        self.term = Period::literal::<20250701, 20260429>();
        self.fate = Some(Unchanged);
        self.heirs = [Some(self.code), None];
        self
    }

    /// Dong Nai from the day on which it became a city.
    const fn since_april_2026(mut self) -> Self {
        self.term = Period::literal::<20260430, 0>();
        self
    }
}
