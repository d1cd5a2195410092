//! Invented names: of organizations, of what they give for, and of the bodies that receive.
//!
//! Every name says `Demonstration` or `Minh họa`: nobody is meant.

/// First words of an organization's name, in English and Vietnamese.
pub const FIRST: [(&str, &str); 30] = [
    ("Amber", "Hổ Phách"),
    ("Autumn", "Mùa Thu"),
    ("Blue", "Xanh Biếc"),
    ("Brave", "Can Đảm"),
    ("Calm", "Bình Yên"),
    ("Cedar", "Tuyết Tùng"),
    ("Cloud", "Áng Mây"),
    ("Copper", "Đồng Đỏ"),
    ("Daybreak", "Rạng Đông"),
    ("Early", "Ban Mai"),
    ("Fair", "Thuận Gió"),
    ("Fern", "Dương Xỉ"),
    ("Gentle", "Dịu Dàng"),
    ("Golden", "Vàng Óng"),
    ("Harbour", "Bến Cảng"),
    ("High", "Trên Cao"),
    ("Ivory", "Trắng Ngà"),
    ("Jade", "Ngọc Bích"),
    ("Kind", "Nhân Hậu"),
    ("Lantern", "Đèn Lồng"),
    ("Maple", "Lá Phong"),
    ("New", "Mới Mẻ"),
    ("Olive", "Ô Liu"),
    ("Pearl", "Ngọc Trai"),
    ("Quiet", "Lặng Lẽ"),
    ("River", "Dòng Sông"),
    ("Silver", "Ánh Bạc"),
    ("Tall", "Vươn Cao"),
    ("Upland", "Miền Cao"),
    ("Warm", "Ấm Áp"),
];

/// Second words of an organization's name.
pub const SECOND: [(&str, &str); 30] = [
    ("Bamboo", "Tre"),
    ("Basket", "Giỏ"),
    ("Bell", "Chuông"),
    ("Bridge", "Cầu"),
    ("Candle", "Nến"),
    ("Clay", "Đất Sét"),
    ("Compass", "La Bàn"),
    ("Dawn", "Bình Minh"),
    ("Drum", "Trống"),
    ("Field", "Đồng"),
    ("Garden", "Vườn"),
    ("Gate", "Cổng"),
    ("Harvest", "Mùa Gặt"),
    ("Heron", "Diệc"),
    ("Kite", "Diều"),
    ("Ladder", "Thang"),
    ("Lotus", "Sen"),
    ("Meadow", "Đồng Cỏ"),
    ("Mill", "Cối Xay"),
    ("Nest", "Tổ Chim"),
    ("Orchard", "Vườn Quả"),
    ("Path", "Lối"),
    ("Pebble", "Sỏi"),
    ("Rain", "Mưa"),
    ("Sail", "Buồm"),
    ("Seed", "Hạt"),
    ("Spring", "Suối"),
    ("Stone", "Đá"),
    ("Thread", "Sợi Chỉ"),
    ("Well", "Giếng"),
];

/// What grants are for: the sector's id, and titles in Vietnamese and English.
pub const PURPOSES: [(&str, [(&str, &str); 4]); 11] = [
    (
        "health",
        [
            ("Chăm sóc sức khỏe ban đầu", "Primary health care"),
            ("Sức khỏe bà mẹ và trẻ em", "Mother and child health"),
            (
                "Trang thiết bị trạm y tế xã",
                "Equipment of commune health stations",
            ),
            (
                "Phòng bệnh không lây nhiễm",
                "Prevention of chronic diseases",
            ),
        ],
    ),
    (
        "socio_economic_development",
        [
            ("Sinh kế cho hộ nghèo", "Livelihoods of poor households"),
            ("Chuỗi giá trị nông sản", "Value chains of farm produce"),
            ("Đường liên thôn", "Village roads"),
            ("Tín dụng nhỏ cho phụ nữ", "Small credit for women"),
        ],
    ),
    (
        "social_issues",
        [
            (
                "Hỗ trợ người khuyết tật",
                "Support to people with disabilities",
            ),
            ("Bảo vệ trẻ em", "Protection of children"),
            ("Nước sạch và vệ sinh", "Clean water and sanitation"),
            (
                "Hỗ trợ người cao tuổi neo đơn",
                "Support to lonely elderly people",
            ),
        ],
    ),
    (
        "education_training",
        [
            ("Thư viện trường học", "School libraries"),
            ("Học bổng học sinh nghèo", "Scholarships for poor pupils"),
            (
                "Dạy nghề cho thanh niên",
                "Vocational training of young people",
            ),
            (
                "Xây phòng học mầm non",
                "Building of kindergarten classrooms",
            ),
        ],
    ),
    (
        "natural_resources_environment",
        [
            ("Bảo tồn đa dạng sinh học", "Conservation of biodiversity"),
            ("Quản lý rừng cộng đồng", "Community forestry"),
            ("Giảm rác thải nhựa", "Less plastic waste"),
            ("Bảo vệ nguồn nước", "Protection of water sources"),
        ],
    ),
    (
        "organizational_capacity",
        [
            (
                "Nâng cao năng lực cán bộ cơ sở",
                "Capacity of local officers",
            ),
            (
                "Năng lực các hội tại địa phương",
                "Capacity of local associations",
            ),
            ("Tập huấn quản lý dự án", "Training in project management"),
            ("Mạng lưới tình nguyện viên", "A network of volunteers"),
        ],
    ),
    (
        "justice_support",
        [
            ("Trợ giúp pháp lý lưu động", "Mobile legal aid"),
            ("Phổ biến pháp luật ở xã", "Legal education in communes"),
            ("Hòa giải ở cơ sở", "Mediation in villages"),
            ("Tư vấn pháp luật cho phụ nữ", "Legal advice for women"),
        ],
    ),
    (
        "urban_order",
        [
            (
                "An toàn giao thông cổng trường",
                "Safe traffic at school gates",
            ),
            (
                "Không gian công cộng cho trẻ em",
                "Public space for children",
            ),
            ("Chiếu sáng ngõ phố", "Lighting of lanes"),
            ("Phân loại rác tại nguồn", "Sorting of household waste"),
        ],
    ),
    (
        "climate_change",
        [
            ("Thích ứng biến đổi khí hậu", "Adaptation to climate change"),
            ("Canh tác lúa ít phát thải", "Low-emission rice"),
            ("Trồng rừng ngập mặn", "Planting of mangroves"),
            (
                "Điện mặt trời cho bản xa",
                "Solar power for remote villages",
            ),
        ],
    ),
    (
        "war_legacies",
        [
            ("Rà phá bom mìn", "Clearance of unexploded ordnance"),
            ("Hỗ trợ nạn nhân bom mìn", "Support to victims of mines"),
            ("Giáo dục phòng tránh bom mìn", "Mine risk education"),
            (
                "Hỗ trợ nạn nhân chất độc da cam",
                "Support to victims of Agent Orange",
            ),
        ],
    ),
    (
        "emergency_relief",
        [
            ("Phục hồi sau bão lũ", "Recovery after storms and floods"),
            ("Nhà an toàn phòng tránh bão", "Storm-proof houses"),
            ("Kho dự phòng cứu trợ", "A store of relief goods"),
            (
                "Sửa trường sau thiên tai",
                "Repair of schools after disasters",
            ),
        ],
    ),
];

/// The bodies of a province that receive: end of the id, kind, and names in Vietnamese and English.
pub const UNITS: [(&str, &str, &str, &str); 6] = [
    (
        "health",
        "public_service_unit",
        "Trung tâm Y tế Minh họa",
        "Demonstration Health Centre",
    ),
    (
        "school",
        "public_service_unit",
        "Trường Minh họa",
        "Demonstration School",
    ),
    (
        "commune",
        "state_agency",
        "Ủy ban nhân dân xã Minh họa",
        "People's Committee of a Demonstration Commune",
    ),
    (
        "association",
        "social_organization",
        "Hội Minh họa",
        "Demonstration Association",
    ),
    (
        "fund",
        "charity_fund",
        "Quỹ từ thiện Minh họa",
        "Demonstration Charity Fund",
    ),
    (
        "enterprise",
        "social_enterprise",
        "Doanh nghiệp xã hội Minh họa",
        "Demonstration Social Enterprise",
    ),
];

/// Goods that are given: Vietnamese and English, unit, and a price in US dollars.
pub const GOODS: [(&str, &str, &str, i64); 6] = [
    ("Xe lăn", "wheelchairs", "chiếc", 120),
    ("Bàn ghế học sinh", "school desks", "bộ", 60),
    ("Máy lọc nước", "water filters", "máy", 240),
    ("Giường bệnh", "hospital beds", "chiếc", 480),
    ("Máy tính", "computers", "máy", 600),
    ("Sách giáo khoa", "textbooks", "bộ", 12),
];
