//! The rules, one by one.
//!
//! Only provisions that were read stand here as verified; [`Basis::evidence`] tells. Decree
//! 93/2009/NĐ-CP, Decree 12/2012/NĐ-CP and Circular 225/2010/TT-BTC were not read and have no
//! provision here; of Decree 313/2025/NĐ-CP one stands here that news repeat.

use super::parameter::{Limit, Parameter};
use super::rule::Check::{
    Balance as OfBalance, Certificate as OfCertificate, Commitment as OfCommitment,
    Donor as OfDonor, Every, Figure as OfFigure, Filing as OfFiling, Grant as OfGrant, Nothing,
    Party as OfParty, Person as OfPerson, Rate as OfRate, Transaction as OfTransaction,
};
use super::rule::RuleStatus::Retired;
use super::rule::{Event, Rule};
use super::{balance, certificate, donor, filing, format, grant, transaction};
use super::{commitment, figure, lifecycle, party, person, rate, registration, spending};
use crate::duties::{self, terms};
use crate::finding::Severity::{Error, Info, Warning};
use crate::law::Subject::{AidAccounting, DisasterRelief, GrantAid, NgoRegistration, StateBudget};
use crate::law::{Basis, Citation, Point, table};
use crate::money::Currency;
use crate::record::RecordKind::{
    self, Balance, Certificate, Commitment, Donor, Filing, Grant, Party, Person, PublishedFigure,
    Rate, Transaction,
};
use crate::record::{MONTHS_OF_RECOVERY, MONTHS_OF_RELIEF};

/// Writes provisions as the law does: `DECREE_80_2020 11(1)('đ')`.
macro_rules! bases {
    ($($instrument:ident $article:literal $(($clause:literal) $(($point:literal))?)?),+) => {
        const { &[$(Basis::new(
            Citation::new(&table::$instrument, $article)
                $(.with_clause($clause) $(.with_point(Point::literal::<$point>()))?)?
        )),+] }
    };
}

/// What a rule reads that asks the same of every record.
const EVERY: &[RecordKind] = &RecordKind::ALL;

const APPROVAL: Event = Event::Approval;
const ISSUE: Event = Event::CertificateIssue;
const FORMAT: Event = Event::Format;

/// Every rule, by record kind and number.
#[rustfmt::skip]
pub static RULES: &[Rule] = &[
    // ---- Grants --------------------------------------------------------------------------------
    Rule::new("GRANT-001", Error, APPROVAL, OfGrant(grant::owner_named))
        .under(GrantAid, bases![DECREE_80_2020 14(1)])
        .titled("Quyết định không nêu chủ khoản viện trợ", "Owner not named in the decision")
        .asking("Chủ khoản viện trợ được xác định trong quyết định phê duyệt", "The decision names the owner of the grant")
        .because("Không nêu chủ khoản viện trợ thì không ai chịu trách nhiệm quản lý, thực hiện và báo cáo", "Without a named owner nobody answers for carrying the grant out and reporting on it")
        .reading(&[Grant], &[(Grant, "owner")]),

    Rule::new("GRANT-002", Error, APPROVAL, OfGrant(grant::required_content))
        .under(GrantAid, bases![DECREE_80_2020 11(1)])
        .titled("Quyết định thiếu nội dung", "Decision lacks required content")
        .asking("Quyết định có đủ nội dung tại các điểm a, b, d, đ, e, g; chủ khoản viện trợ do GRANT-001, danh mục hàng hóa do GRANT-003 kiểm tra; mục tiêu, kết quả không có trong bản ghi",
            "The decision holds the content of points a, b, d, đ, e and g; GRANT-001 asks for the owner, GRANT-003 for the goods list; objectives and results are not in the record")
        .because("Thiếu một nội dung thì không rõ điều gì đã được phê duyệt, và khoản viện trợ vào số liệu thống kê với một chỗ trống", "Without one of these nobody can tell what was approved, and the grant enters the statistics with a gap")
        .reading(&[Grant], &[(Grant, "titles"), (Grant, "managing_agency"), (Grant, "donors"), (Grant, "planned"), (Grant, "provinces"), (Grant, "funding"), (Grant, "budget_class"), (Grant, "management")]),

    Rule::new("GRANT-003", Error, APPROVAL, OfGrant(grant::goods_list))
        .under(GrantAid, bases![DECREE_80_2020 11(1)('c'), DECREE_80_2020 8(2)('c')])
        .titled("Viện trợ phi dự án bằng hiện vật không có danh mục hàng hóa", "Non-project aid in kind without a goods list")
        .asking("Viện trợ phi dự án bằng hàng hóa, hiện vật kèm theo danh mục, là phần của vốn hoặc là giấy tờ; với chương trình, dự án nghị định không yêu cầu danh mục", "Non-project aid in kind comes with a list of goods, in the funding or among the documents; of programmes and projects the decree asks for none")
        .because("Chỉ danh mục hàng hóa cho biết trị giá của hàng và hàng đã nhận có đúng là hàng được phê duyệt hay không", "Only the list tells what the goods are worth, and whether what arrived is what was approved")
        .reading(&[Grant], &[(Grant, "funding")]),

    Rule::new("GRANT-004", Error, APPROVAL, OfGrant(grant::total_adds_up))
        .under(GrantAid, bases![DECREE_80_2020 11(1)('đ')])
        .titled("Tổng vốn không bằng vốn viện trợ cộng vốn đối ứng", "Total is not grant plus counterpart")
        .asking("Với từng loại tiền, tổng vốn bằng vốn viện trợ cộng vốn đối ứng", "In each currency the total is the grant part plus the counterpart funds")
        .because("Quyết định nêu tổng vốn gồm vốn viện trợ và vốn đối ứng; các số không khớp thì không số nào tin được", "The decision states the total as grant part and counterpart funds; where they do not fit none of the three can be relied on")
        .reading(&[Grant], &[(Grant, "funding")]),

    Rule::new("GRANT-005", Error, APPROVAL, OfGrant(grant::grant_by_manager))
        .under(GrantAid, bases![DECREE_80_2020 11(1)('đ')])
        .titled("Vốn viện trợ không bằng tổng các phần theo bên quản lý", "Grant part is not the sum of its managed parts")
        .asking("Với từng loại tiền, vốn viện trợ bằng phần do bên tiếp nhận quản lý cộng phần do bên cung cấp quản lý", "In each currency the grant part is what the recipient manages plus what the donor manages")
        .because("Quyết định chia vốn viện trợ theo bên quản lý; các phần không khớp thì có tiền không nằm trong sổ của bên nào", "The decision divides the grant part by who manages it; where the parts do not fit there is money in nobody's books")
        .reading(&[Grant], &[(Grant, "funding")]),

    Rule::new("GRANT-006", Warning, APPROVAL, OfGrant(grant::disaster_regime))
        .under(GrantAid, bases![DECREE_80_2020 1(2)('đ'), DECREE_80_2020 3(7)])
        .titled("Viện trợ thiên tai thuộc Nghị định 50/2020/NĐ-CP", "Disaster aid under Decree 50/2020/ND-CP")
        .asking("Cứu trợ được phê duyệt và thực hiện trong 3 tháng, khắc phục hậu quả trong 9 tháng kể từ thiên tai thuộc Nghị định 50/2020/NĐ-CP; sau đó là viện trợ khắc phục hậu quả", "Relief approved and executed within 3 months of a disaster, and recovery within 9, fall under Decree 50/2020/ND-CP; later ones are remedial aid")
        .because("Thời gian kể từ khi xảy ra thiên tai quyết định nghị định nào quy định việc phê duyệt, thời hạn và báo cáo", "The time since the disaster decides which decree governs the approval, its time limits and its reports")
        .with(&[Parameter::new("relief", "cứu trợ sau thiên tai", "relief after a disaster", Limit::Months(MONTHS_OF_RELIEF)), Parameter::new("recovery", "khắc phục hậu quả sau thiên tai", "recovery after a disaster", Limit::Months(MONTHS_OF_RECOVERY))])
        .reading(&[Grant], &[(Grant, "disaster_date")]),

    Rule::new("GRANT-007", Error, APPROVAL, OfGrant(grant::prime_minister))
        .under(GrantAid, bases![DECREE_80_2020 7(1)])
        .titled("Nội dung thuộc thẩm quyền Thủ tướng Chính phủ", "Content that the Prime Minister approves")
        .asking("Khoản viện trợ có nội dung an ninh, quốc phòng, tôn giáo, xây dựng văn bản quy phạm pháp luật hoặc nhập khẩu thuộc thẩm quyền Thủ tướng do Thủ tướng Chính phủ phê duyệt", "Security, defence, religion, the drafting of law and special imports are approved by the Prime Minister")
        .because("Nội dung này chỉ Thủ tướng Chính phủ có quyền phê duyệt; cơ quan khác phê duyệt là không đúng thẩm quyền", "Such content is kept for the Prime Minister; another body approves it without authority")
        .reading(&[Grant], &[(Grant, "decision")]),

    Rule::new("GRANT-008", Error, APPROVAL, OfGrant(grant::relief_without_address))
        .under(GrantAid, bases![DECREE_80_2020 7(4)])
        .titled("Cứu trợ không có địa chỉ cụ thể", "Relief with no specific address")
        .asking("Cứu trợ không có địa chỉ cụ thể do Chủ tịch Ủy ban Trung ương Mặt trận Tổ quốc Việt Nam phê duyệt", "Relief with no specific address is approved by the President of the Viet Nam Fatherland Front")
        .because("Cứu trợ không có địa chỉ thì không có địa phương nào chịu trách nhiệm; Mặt trận Tổ quốc là cơ quan chủ quản", "Relief without an address has no locality to answer for it; the Fatherland Front is its managing agency")
        .reading(&[Grant], &[(Grant, "decision")]),

    Rule::new("GRANT-009", Error, APPROVAL, OfGrant(grant::certificate_on_decision))
        .under(GrantAid, bases![DECREE_80_2020 8(1)('d'), DECREE_80_2020 8(2)('d')])
        .titled("Bên cung cấp không có giấy đăng ký còn hiệu lực", "Donor without a valid certificate")
        .asking("Bên cung cấp đã từng được cấp giấy đăng ký thì có giấy còn hiệu lực vào ngày quyết định, hoặc hồ sơ có giấy tờ về tư cách pháp nhân", "A donor that was registered has a valid certificate on the day of the decision, or the dossier holds a proof of legal personality")
        .because("Hồ sơ chứng minh tư cách pháp nhân của bên cung cấp, và với tổ chức đã đăng ký thì giấy đăng ký là giấy chứng minh đó", "The dossier proves the legal personality of the donor, and for a registered organization its certificate is that proof")
        .reading(&[Grant, Certificate], &[(Grant, "donors")]),

    Rule::new("GRANT-010", Error, Event::Dossier, OfGrant(grant::expert_papers))
        .under(GrantAid, bases![DECREE_80_2020 8(2)('đ')])
        .titled("Hồ sơ chuyên gia thiếu giấy tờ", "Expert's dossier lacks papers")
        .asking("Viện trợ bằng chuyên gia có sơ yếu lý lịch, chương trình hoạt động và giấy phép lao động", "A grant of experts has the curriculum vitae, the activity programme and the work permit")
        .because("Các giấy tờ này cho biết chuyên gia là ai, sẽ làm gì và có được phép làm việc hay không", "These papers show who the expert is, what is going to be done, and that the work is permitted")
        .reading(&[Grant], &[(Grant, "documents")]),

    Rule::new("GRANT-011", Warning, APPROVAL, OfGrant(grant::time_to_appraise))
        .under(GrantAid, bases![DECREE_80_2020 10(6)])
        .titled("Quá 20 ngày từ khi hồ sơ hợp lệ đến thẩm định", "More than 20 days from dossier to appraisal")
        .asking("Việc thẩm định kết thúc trong 20 ngày kể từ khi nhận đủ hồ sơ hợp lệ, hoặc từ lần bổ sung hồ sơ sau đó, tính theo ngày lịch; không rõ ngày thẩm định thì tính đến ngày quyết định; không kết luận khi không rõ ngày bổ sung, hoặc khi ngày cuối có thể là ngày nghỉ, trường hợp mà thư viện không có văn bản, và việc xong vào ngày làm việc tiếp theo", "The appraisal is over within 20 days of a complete dossier, or of its being supplemented later, counted as calendar days; where its day is not told, the day of the decision is taken; nothing is said where the day of a supplement is not told, or where the last day may be a day off, on which the library holds no text, and it was over on the next working day")
        .because("Nghị định ấn định thời hạn thẩm định, để bên tiếp nhận và bên cung cấp biết khi nào có kết quả", "The decree limits the time of the appraisal, so that recipient and donor know when to expect an answer")
        .with(&[Parameter::new("appraisal", "từ khi nhận đủ hồ sơ đến thẩm định", "from the complete dossier to the appraisal", Limit::Days(grant::DAYS_TO_APPRAISE))])
        .reading(&[Grant], &[(Grant, "decision"), (Grant, "events")]),

    Rule::new("GRANT-012", Warning, Event::StartDue, OfGrant(grant::start))
        .under(GrantAid, bases![DECREE_80_2020 4(7)])
        .titled("Quá 6 tháng kể từ phê duyệt mà chưa thực hiện", "No start within 6 months after approval")
        .asking("Khoản viện trợ bắt đầu trong 6 tháng kể từ ngày phê duyệt; nếu không và không có lý do chính đáng, quyết định có thể bị thu hồi", "A grant starts within 6 months after its approval; if it does not, without good reason, the approval may be revoked")
        .because("Quyết định phê duyệt không được thực hiện có thể bị thu hồi, và cơ quan chủ quản thông báo cho bên cung cấp", "An approval that is not used may be revoked, and the managing agency tells the donor")
        .with(&[Parameter::new("start", "từ phê duyệt đến bắt đầu", "from the approval to the start", Limit::Months(grant::MONTHS_TO_START))])
        .reading(&[Grant, Transaction], &[(Grant, "actual")]),

    Rule::new("GRANT-013", Error, APPROVAL, OfGrant(grant::existing_unit))
        .under(GrantAid, bases![DECREE_80_2020 12(1)])
        .titled("Đơn vị có sẵn quản lý dự án từ 200.000 USD", "Existing unit manages 200,000 USD or more")
        .asking("Chỉ dự án dưới 200.000 USD được giao đơn vị chuyên môn có sẵn quản lý; theo quy ước của thư viện, giá trị là vốn viện trợ, loại tiền khác quy đổi theo tỷ giá hạch toán ngày quyết định, và giá trị quy đổi chỉ dẫn đến cảnh báo", "Only a project below 200,000 USD may be managed by an existing unit; by convention of the library its value is the grant part, other currencies count at the accounting rate of the day of the decision, and a converted value warns at most")
        .because("Dự án lớn hơn cần có ban quản lý dự án, đang có hoặc thành lập mới", "A larger project needs a project management unit, an existing or a new one")
        .with(&[Parameter::new("unit", "vốn viện trợ phải dưới", "the grant part is below", Limit::Amount { minor: grant::UNIT_LIMIT, currency: Currency::USD })])
        .reading(&[Grant, Rate], &[(Grant, "management")]),

    Rule::new("GRANT-014", Error, Event::Amendment, OfGrant(grant::amendment_level))
        .under(GrantAid, bases![DECREE_80_2020 16(1), DECREE_80_2020 16(2)])
        .titled("Điều chỉnh không đúng thẩm quyền", "Amended by the wrong level")
        .asking("Chương trình, dự án do Thủ tướng phê duyệt, hoặc nay thuộc thẩm quyền Thủ tướng, do Thủ tướng điều chỉnh; chương trình, dự án khác do cơ quan đã phê duyệt điều chỉnh", "What programme or project the Prime Minister approved, or has to approve now, the Prime Minister amends; the rest, the body that approved it")
        .because("Điều chỉnh cần đúng thẩm quyền như phê duyệt; nếu không, nội dung thay đổi mà cơ quan có thẩm quyền không xem xét", "A change needs the authority that the approval needed; otherwise content changes past the body that has to examine it")
        .reading(&[Grant], &[(Grant, "amendments")]),

    Rule::new("GRANT-015", Error, APPROVAL, OfGrant(grant::budget_class))
        .under(GrantAid, bases![DECREE_80_2020 3(8)])
        .titled("Phân loại ngân sách không phù hợp với bên tiếp nhận", "Budget class does not fit the recipient")
        .asking("Viện trợ cho cơ quan nhà nước, đơn vị sự nghiệp công lập, tổ chức chính trị - xã hội thuộc nguồn thu ngân sách; viện trợ cho tổ chức khác thì không", "Aid to state agencies, public service units and socio-political organizations is budget revenue; aid to other organizations is not")
        .because("Phân loại này quyết định khoản viện trợ có phải lập dự toán, ghi thu ghi chi và quyết toán ngân sách nhà nước hay không", "The class decides whether a grant is estimated, recorded and settled in the state budget")
        .reading(&[Grant, Party], &[(Grant, "budget_class")]),

    Rule::new("GRANT-016", Error, APPROVAL, OfGrant(grant::enterprise_agency))
        .under(GrantAid, bases![DECREE_80_2020 3(3)('đ')])
        .titled("Cơ quan chủ quản của doanh nghiệp xã hội", "Managing agency of a social enterprise")
        .asking("Cơ quan chủ quản khoản viện trợ cho doanh nghiệp xã hội là Ủy ban nhân dân cấp tỉnh nơi doanh nghiệp đăng ký", "The managing agency of a social enterprise's grant is the People's Committee of the province where it is registered")
        .because("Cơ quan chủ quản chịu trách nhiệm toàn diện về khoản viện trợ, và với doanh nghiệp xã hội nghị định chỉ rõ tỉnh này", "The managing agency answers for the whole grant, and for a social enterprise the decree names this province")
        .reading(&[Grant, Party], &[(Grant, "managing_agency")]),

    Rule::new("GRANT-017", Error, Event::CompletionDue, OfGrant(grant::completion_report))
        .under(GrantAid, bases![DECREE_80_2020 14(4), DECREE_80_2020 13(9), DECREE_80_2020 15(6)])
        .titled("Không có báo cáo kết thúc trong 6 tháng", "No completion report within 6 months")
        .asking("Báo cáo kết thúc được lập trong 6 tháng kể từ ngày kết thúc; không kết luận khi báo cáo có thể đã nộp đúng hạn mà không rõ ngày hoặc kỳ, hoặc khi ngày cuối có thể là ngày nghỉ, trường hợp mà thư viện không có văn bản, và chưa qua ngày làm việc tiếp theo", "The completion report follows the end within 6 months; nothing is said where it may have been filed in time, on a day or for a window that is not told, or where the last day may be a day off, on which the library holds no text, and it came before the next working day was over")
        .because("Không có báo cáo thì không rõ kết quả của khoản viện trợ, và cơ quan chủ quản không báo cáo tiếp được", "Without the report nobody knows what the aid achieved, and the managing agency cannot report in its turn")
        .with(&[Parameter::new("report", "từ khi kết thúc đến báo cáo", "from the end to the report", Limit::Months(duties::MONTHS_TO_REPORT))])
        .reading(&[Grant, Filing], &[(Grant, "documents")]),

    Rule::new("GRANT-018", Warning, Event::Format, OfGrant(grant::date_of_decision))
        .titled("Quyết định phê duyệt không có ngày", "Decision without a date")
        .asking("Quyết định phê duyệt có ngày", "A decision has a date")
        .because("Không có ngày thì không biết văn bản nào áp dụng, và khoản viện trợ không được tính vào kỳ nào", "Without the date nobody can tell which text governs, and the grant counts in no window")
        .reading(&[Grant], &[(Grant, "decision")]),

    Rule::new("GRANT-019", Info, Event::Format, OfGrant(grant::numbers))
        .titled("Quyết định phê duyệt hoặc điều chỉnh không có số", "Decision or amendment without a number")
        .asking("Quyết định phê duyệt và quyết định điều chỉnh có số", "A decision and an amendment have numbers")
        .because("Số là cách để tìm lại văn bản giấy", "The number is how the paper is found again")
        .reading(&[Grant], &[(Grant, "decision"), (Grant, "amendments")]),

    Rule::new("GRANT-020", Warning, APPROVAL, OfGrant(grant::level_told))
        .under(GrantAid, bases![DECREE_80_2020 7])
        .titled("Không nêu cấp phê duyệt", "Level of approval not told")
        .asking("Quyết định nêu cấp đã phê duyệt", "The decision tells the level that approved")
        .because("Thẩm quyền phê duyệt được phân theo cấp; không biết cấp thì không kiểm tra được thẩm quyền", "Who may approve is divided by level; without the level nobody can tell whether the right one did")
        .reading(&[Grant], &[(Grant, "decision")]),

    Rule::new("GRANT-021", Warning, APPROVAL, OfGrant(grant::home_affairs))
        .under(GrantAid, bases![DECREE_80_2020 7(3)])
        .titled("Bộ trưởng Bộ Nội vụ phê duyệt cho bên tiếp nhận khác", "Minister of Home Affairs approves for another body")
        .asking("Bộ trưởng Bộ Nội vụ phê duyệt viện trợ cho hội, quỹ xã hội, quỹ từ thiện do Bộ Nội vụ cho phép thành lập; với đơn vị của mình, Bộ là cơ quan chủ quản", "The Minister of Home Affairs approves for associations and funds that the ministry permitted; for units of its own the ministry is a managing agency")
        .because("Phê duyệt không đúng thẩm quyền thì quyết định có thể không có giá trị", "What the wrong level approved may not stand")
        .reading(&[Grant, Party], &[(Grant, "decision")]),

    Rule::new("GRANT-022", Warning, APPROVAL, OfGrant(grant::association))
        .under(GrantAid, bases![DECREE_80_2020 7(5)])
        .titled("Người đứng đầu hội phê duyệt cho bên tiếp nhận khác", "Head of an association approves for another body")
        .asking("Người đứng đầu hội do Thủ tướng Chính phủ cho phép thành lập phê duyệt viện trợ cho đơn vị trực thuộc, không cho cơ quan nhà nước, tổ chức chính trị - xã hội", "The head of an association founded by the Prime Minister's decision approves for bodies under it, not for state agencies or socio-political organizations")
        .because("Phê duyệt không đúng thẩm quyền thì quyết định có thể không có giá trị", "What the wrong level approved may not stand")
        .reading(&[Grant, Party], &[(Grant, "decision")]),

    Rule::new("GRANT-023", Warning, APPROVAL, OfGrant(grant::fatherland_front))
        .under(GrantAid, bases![DECREE_80_2020 7(4)])
        .titled("Mặt trận Tổ quốc phê duyệt khoản viện trợ có địa chỉ", "Fatherland Front approves aid with an address")
        .asking("Chủ tịch Ủy ban Trung ương Mặt trận Tổ quốc Việt Nam phê duyệt cứu trợ không có địa chỉ cụ thể, và nội dung khoản viện trợ ghi như vậy", "The President of the Viet Nam Fatherland Front approves relief with no specific address, and the content of the grant says so")
        .because("Khoản viện trợ khác do cơ quan chủ quản phê duyệt", "Other aid is approved by the managing agency")
        .reading(&[Grant], &[(Grant, "decision")]),

    Rule::new("GRANT-024", Warning, APPROVAL, OfGrant(grant::recipient_named))
        .under(GrantAid, bases![DECREE_80_2020 2(3)])
        .titled("Không nêu bên tiếp nhận viện trợ", "Recipient not named")
        .asking("Khoản viện trợ đã phê duyệt có bên tiếp nhận", "An approved grant has a recipient")
        .because("Bên tiếp nhận quyết định cơ quan chủ quản, thẩm quyền phê duyệt và cơ chế tài chính", "The recipient decides who manages, who approves, and whether the grant is budget revenue")
        .reading(&[Grant], &[(Grant, "recipient")]),

    // Every kind of body that a record tells may receive: a state-owned enterprise where the Prime
    // Minister decided so, which no record tells. PARTY-001 asks for the kind.
    Rule::new("GRANT-025", Warning, APPROVAL, Nothing)
        .in_status(Retired)
        .under(GrantAid, bases![DECREE_80_2020 2(3)])
        .titled("Không rõ bên tiếp nhận thuộc loại được tiếp nhận", "Recipient of a kind that may not receive, or unknown")
        .asking("Bên tiếp nhận là cơ quan, tổ chức thuộc các loại tại khoản 3 Điều 2; doanh nghiệp nhà nước chỉ khi Thủ tướng Chính phủ quyết định", "The recipient is a body of the kinds of Article 2(3); a state-owned enterprise only where the Prime Minister decided so")
        .because("Chỉ cơ quan, tổ chức được nêu mới được tiếp nhận viện trợ; cá nhân thì không", "Only the bodies that are named may receive aid; an individual never does")
        .reading(&[Grant, Party], &[(Grant, "recipient")]),

    Rule::new("GRANT-026", Error, APPROVAL, OfGrant(grant::agency_kind))
        .under(GrantAid, bases![DECREE_80_2020 3(3)])
        .titled("Cơ quan chủ quản không thuộc loại được làm chủ quản", "Managing agency of a kind that cannot be one")
        .asking("Cơ quan chủ quản là cơ quan nhà nước, tổ chức chính trị - xã hội hoặc cơ quan trung ương của hội; không phải quỹ, doanh nghiệp", "A managing agency is a state agency, a socio-political organization or the centre of an association; never a fund or an enterprise")
        .because("Cơ quan chủ quản phê duyệt, giám sát và chịu trách nhiệm toàn diện", "The managing agency approves, supervises and answers for everything")
        .reading(&[Grant, Party], &[(Grant, "managing_agency")]),

    Rule::new("GRANT-027", Warning, APPROVAL, OfGrant(grant::founding_agency))
        .under(GrantAid, bases![DECREE_80_2020 3(3)('c')])
        .titled("Cơ quan chủ quản thuộc tỉnh khác cơ quan thành lập", "Managing agency of another province than the founder")
        .asking("Cơ quan chủ quản viện trợ cho hội, quỹ, tổ chức khoa học và công nghệ của địa phương là Ủy ban nhân dân cấp tỉnh của chính tỉnh đó", "Aid to an association, fund, or science and technology organization of a province is managed by the People's Committee of that province")
        .because("Cơ quan cho phép thành lập tổ chức mới quản lý viện trợ cho tổ chức đó", "Who permitted a body manages the aid that it is given")
        .reading(&[Grant, Party], &[(Grant, "managing_agency")]),

    Rule::new("GRANT-028", Warning, Event::Dossier, OfGrant(grant::request))
        .under(GrantAid, bases![DECREE_80_2020 8(1)('a'), DECREE_80_2020 8(2)('a')])
        .titled("Hồ sơ thiếu văn bản đề nghị phê duyệt", "Dossier without the request")
        .asking("Hồ sơ đã hợp lệ hoặc đã được quyết định, mà bản ghi có nêu giấy tờ của hồ sơ, có văn bản đề nghị phê duyệt", "A dossier that was complete or decided, and of which the record names papers, holds the request")
        .because("Không có văn bản đề nghị thì không có việc để phê duyệt", "Without a request there is nothing to approve")
        .reading(&[Grant], &[(Grant, "documents")]),

    Rule::new("GRANT-029", Warning, Event::Dossier, OfGrant(grant::consent))
        .under(GrantAid, bases![DECREE_80_2020 8(1)('b'), DECREE_80_2020 8(2)('b')])
        .titled("Hồ sơ thiếu văn bản nhất trí của bên cung cấp", "Dossier without the donor's consent")
        .asking("Hồ sơ đã hợp lệ hoặc đã được quyết định, mà bản ghi có nêu giấy tờ của hồ sơ, có văn bản nhất trí của bên cung cấp viện trợ", "A dossier that was complete or decided, and of which the record names papers, holds the donor's written consent")
        .because("Phê duyệt mà không có sự nhất trí của bên cung cấp thì không chắc có viện trợ", "An approval without the donor's consent may be of aid that nobody gives")
        .reading(&[Grant], &[(Grant, "documents")]),

    Rule::new("GRANT-030", Warning, Event::Dossier, OfGrant(grant::aid_document))
        .under(GrantAid, bases![DECREE_80_2020 8(1)('c'), DECREE_80_2020 8(2)('c')])
        .titled("Hồ sơ thiếu văn kiện", "Dossier without the programme, project or non-project document")
        .asking("Hồ sơ đã hợp lệ hoặc đã được quyết định, mà bản ghi có nêu giấy tờ của hồ sơ, có văn kiện chương trình, dự án; với phi dự án là văn kiện khoản viện trợ phi dự án", "A dossier that was complete or decided, and of which the record names papers, holds the programme or project document, or the non-project document for non-project aid")
        .because("Văn kiện nêu mục tiêu, hoạt động, kết quả, nguồn lực và kế hoạch được phê duyệt", "The document holds the aims, activities, results, means and plan that are approved")
        .reading(&[Grant], &[(Grant, "documents")]),

    Rule::new("GRANT-031", Error, Event::Dossier, OfGrant(grant::legal_personality))
        .under(GrantAid, bases![DECREE_80_2020 8(1)('d'), DECREE_80_2020 8(2)('d')])
        .titled("Hồ sơ thiếu giấy tờ về tư cách pháp nhân", "Dossier without a proof of legal personality")
        .asking("Bên cung cấp không có giấy đăng ký có giấy tờ về tư cách pháp nhân trong hồ sơ, trừ cơ quan thuộc chính phủ nước ngoài; bên đã được cấp giấy đăng ký do GRANT-009 kiểm tra", "A donor that never held a certificate is proven in the dossier, unless it is a body of a foreign government; GRANT-009 asks of those that did")
        .because("Phải biết bên cung cấp là ai và có tồn tại hợp pháp", "It has to be known who gives, and that it exists in law")
        .reading(&[Grant, Donor, Certificate], &[(Grant, "donors")]),

    Rule::new("GRANT-032", Error, Event::Dossier, OfGrant(grant::used_goods))
        .under(GrantAid, bases![DECREE_80_2020 8(3)('a')])
        .titled("Hàng hóa đã qua sử dụng không có chứng thư giám định", "Used goods without a quality certificate")
        .asking("Hồ sơ viện trợ phi dự án bằng hàng hóa, thiết bị, phương tiện đã qua sử dụng do Thủ tướng Chính phủ phê duyệt, mà bản ghi có nêu giấy tờ, có chứng thư giám định chất lượng", "The dossier of non-project aid in used goods, equipment or vehicles that the Prime Minister approves, and of which the record names papers, holds a quality inspection certificate")
        .because("Để viện trợ không trở thành nơi thải hàng hỏng, hàng lạc hậu", "Aid is not to become a way to be rid of what is worn out")
        .reading(&[Grant], &[(Grant, "funding")]),

    Rule::new("GRANT-033", Error, Event::Dossier, OfGrant(grant::translations))
        .under(GrantAid, bases![DECREE_80_2020 8])
        .titled("Giấy tờ nước ngoài không có bản dịch chứng thực", "Foreign paper without a certified translation")
        .asking("Giấy tờ của hồ sơ đến từ nước ngoài (văn bản nhất trí, giấy tờ về tư cách pháp nhân, chứng thư giám định, lý lịch chuyên gia) có bản dịch tiếng Việt được chứng thực", "Papers of the dossier that come from abroad (consent, legal personality, quality certificate, curriculum vitae) have a notarised Vietnamese translation")
        .because("Cơ quan thẩm định phải đọc được và tin được bản dịch", "Who appraises has to be able to read it, and to rely on the translation")
        .reading(&[Grant], &[(Grant, "documents")]),

    Rule::new("GRANT-034", Warning, Event::Format, OfGrant(grant::dossier_dates))
        .titled("Hồ sơ hợp lệ trước khi nộp", "Dossier complete before it was submitted")
        .asking("Hồ sơ được nộp rồi mới hợp lệ", "A dossier is submitted, and then complete")
        .because("Thời hạn phê duyệt được tính từ ngày hồ sơ hợp lệ; một trong hai ngày là sai", "The time to decide is counted from the complete dossier; one of the two dates is wrong")
        .reading(&[Grant], &[(Grant, "dossier")]),

    Rule::new("GRANT-035", Warning, APPROVAL, OfGrant(grant::decided_early))
        .under(GrantAid, bases![DECREE_80_2020 10(6)])
        .titled("Quyết định trước khi có hồ sơ hợp lệ", "Decided before the dossier was there")
        .asking("Quyết định được ban hành sau khi nhận đủ hồ sơ hợp lệ", "The decision follows a complete and valid dossier")
        .because("Phê duyệt khi chưa có hồ sơ là phê duyệt mà không thẩm định", "An approval before the dossier is one without an appraisal")
        .reading(&[Grant], &[(Grant, "dossier")]),

    Rule::new("GRANT-036", Error, Event::Activity, OfGrant(grant::started_early))
        .under(GrantAid, bases![DECREE_80_2020 4(1), DECREE_313_2025 4])
        .titled("Bắt đầu thực hiện trước khi phê duyệt", "Started before the approval")
        .asking("Khoản viện trợ chỉ được thực hiện sau khi được phê duyệt; với khoản bổ sung, việc đã bắt đầu có thể là của khoản được bổ sung", "A grant is carried out only after its approval; of one that adds to another, what had begun may be the other")
        .because("Hoạt động trước khi phê duyệt không có cơ quan nào cho phép và giám sát", "What is done before was permitted and supervised by nobody")
        .reading(&[Grant], &[(Grant, "actual"), (Grant, "events")]),

    Rule::new("GRANT-037", Warning, Event::Activity, OfGrant(grant::never_decided))
        .under(GrantAid, bases![DECREE_80_2020 4(1), DECREE_313_2025 4])
        .titled("Thực hiện mà không có quyết định phê duyệt", "Carried out without a decision")
        .asking("Khoản viện trợ đã bắt đầu thực hiện có quyết định phê duyệt", "A grant that has started has a decision")
        .because("Hoặc thực hiện khi chưa phê duyệt, hoặc bản ghi thiếu quyết định và khoản viện trợ không được tính là đang thực hiện", "Either nobody approved it, or the record lacks the decision, and the grant does not count as running")
        .reading(&[Grant], &[(Grant, "decision")]),

    Rule::new("GRANT-038", Warning, APPROVAL, OfGrant(grant::planned_before))
        .under(GrantAid, bases![DECREE_80_2020 4(1)])
        .titled("Kế hoạch kết thúc trước khi phê duyệt", "Planned to end before the approval")
        .asking("Thời gian thực hiện theo kế hoạch không kết thúc trước ngày quyết định", "The planned period does not end before the day of the decision")
        .because("Phê duyệt việc đã xong là hợp thức hóa việc thực hiện trước khi phê duyệt", "To approve what is over is to approve what was done without an approval")
        .reading(&[Grant], &[(Grant, "planned")]),

    Rule::new("GRANT-039", Warning, Event::Amendment, OfGrant(grant::beyond_the_plan))
        .under(GrantAid, bases![DECREE_80_2020 16])
        .titled("Thực hiện quá thời gian đã phê duyệt", "Carried out beyond the approved period")
        .asking("Chương trình, dự án kết thúc trong thời gian đã phê duyệt, kể cả điều chỉnh trước ngày kết thúc; Điều 16 không nói đến phi dự án", "A programme or project ends within the approved period, as amended by then; Article 16 does not speak of non-project aid")
        .because("Thay đổi thời gian thực hiện là điều chỉnh nội dung quyết định và phải được phê duyệt", "More time is a change of the decision, and has to be approved")
        .reading(&[Grant], &[(Grant, "actual")]),

    Rule::new("GRANT-040", Warning, Event::Format, OfGrant(grant::events_in_order))
        .titled("Sự kiện không theo thứ tự", "Events out of order")
        .asking("Nộp hồ sơ trước thẩm định; bắt đầu trước kết thúc; kết thúc, quyết toán trước đóng", "Submitted before appraised; started before completed; completed and settled before closed")
        .because("Một trong hai ngày là sai, và trạng thái của khoản viện trợ được tính theo các ngày này", "One of the dates is wrong, and the state of the grant is told by them")
        .reading(&[Grant], &[(Grant, "events")]),

    Rule::new("GRANT-041", Warning, Event::Format, OfGrant(grant::one_end))
        .titled("Các cách kết thúc loại trừ nhau", "Ends that exclude each other")
        .asking("Khoản viện trợ kết thúc theo một cách: hoàn thành, chấm dứt trước thời hạn, bị thu hồi phê duyệt hoặc được rút; việc rút, thu hồi trước ngày quyết định không tính", "A grant ends in one way: completed, terminated early, revoked, or withdrawn; what was withdrawn or revoked before the decision is no end")
        .because("Báo cáo kết thúc được yêu cầu hay không là tùy cách kết thúc", "Whether a completion report is asked for depends on the end")
        .reading(&[Grant], &[(Grant, "events")]),

    Rule::new("GRANT-042", Warning, Event::Activity, OfGrant(grant::ground_of_revocation))
        .under(GrantAid, bases![DECREE_80_2020 4(7)])
        .titled("Thu hồi phê duyệt khi chưa có căn cứ", "Approval revoked without its ground")
        .asking("Quyết định phê duyệt bị thu hồi khi đã quá 6 tháng mà khoản viện trợ chưa thực hiện", "An approval is revoked after 6 months without a start")
        .because("Nghị định không nêu căn cứ thu hồi nào khác", "The decree knows no other ground to revoke")
        .with(&[Parameter::new("start", "từ phê duyệt mà chưa bắt đầu", "since the approval without a start", Limit::Months(grant::MONTHS_TO_START))])
        .reading(&[Grant], &[(Grant, "events")]),

    Rule::new("GRANT-043", Warning, Event::Format, OfGrant(grant::disaster_to_come))
        .titled("Thiên tai sau ngày quyết định", "Disaster later than the decision")
        .asking("Thiên tai mà khoản viện trợ khắc phục xảy ra không muộn hơn ngày quyết định", "The disaster that a grant is for is no later than its decision")
        .because("Ngày thiên tai quyết định nghị định nào áp dụng; một trong hai ngày là sai", "The day of the disaster picks the decree; one of the two dates is wrong")
        .reading(&[Grant], &[(Grant, "disaster_date")]),

    Rule::new("GRANT-044", Warning, APPROVAL, OfGrant(grant::mode_told))
        .under(GrantAid, bases![DECREE_80_2020 3(2)])
        .titled("Không nêu phương thức cung cấp viện trợ", "Mode not told")
        .asking("Khoản viện trợ là chương trình, dự án hoặc phi dự án", "A grant is a programme, a project, or non-project aid")
        .because("Hồ sơ, cách quản lý và báo cáo khác nhau theo phương thức", "Dossier, management and reports differ by mode")
        .reading(&[Grant], &[(Grant, "mode")]),

    Rule::new("GRANT-045", Warning, Event::Format, OfGrant(grant::amendment_dates))
        .titled("Điều chỉnh không có ngày", "Amendment without a date")
        .asking("Mỗi lần điều chỉnh có ngày", "Each amendment has a date")
        .because("Điều chỉnh được tính từ ngày của nó; không có ngày thì không được tính", "An amendment counts from its day; without one it does not count")
        .reading(&[Grant], &[(Grant, "amendments")]),

    Rule::new("GRANT-046", Warning, Event::Amendment, OfGrant(grant::amendment_level_told))
        .under(GrantAid, bases![DECREE_80_2020 16(1), DECREE_80_2020 16(2)])
        .titled("Không nêu cấp quyết định điều chỉnh", "Level of an amendment not told")
        .asking("Mỗi lần điều chỉnh chương trình, dự án nêu cấp đã quyết định; thẩm quyền do GRANT-014 kiểm tra", "Each amendment of a programme or project tells the level that approved it; GRANT-014 asks whether it was the right one")
        .because("Không biết cấp thì không kiểm tra được thẩm quyền", "Without the level nobody can tell whether the right one amended")
        .reading(&[Grant], &[(Grant, "amendments")]),

    Rule::new("GRANT-047", Warning, Event::Format, OfGrant(grant::amended_early))
        .titled("Điều chỉnh trước quyết định phê duyệt", "Amended before the decision")
        .asking("Điều chỉnh không sớm hơn quyết định phê duyệt", "An amendment is no earlier than the decision")
        .because("Chưa phê duyệt thì chưa có nội dung để điều chỉnh; một trong hai ngày là sai", "Before the decision there is nothing to amend; one of the two dates is wrong")
        .reading(&[Grant], &[(Grant, "amendments")]),

    Rule::new("GRANT-048", Warning, Event::Format, OfGrant(grant::extended_late))
        .titled("Điều chỉnh thời gian sau khi đã kết thúc", "Period amended after the end")
        .asking("Thời gian thực hiện được điều chỉnh trước khi khoản viện trợ kết thúc trên thực tế", "The period is amended before the grant is over in fact")
        .because("Không thể gia hạn việc đã xong; hoặc ngày kết thúc, hoặc ngày điều chỉnh là sai", "What is over cannot be given more time; either the end or the amendment is dated wrongly")
        .reading(&[Grant], &[(Grant, "amendments")]),

    Rule::new("GRANT-049", Error, Event::Format, OfGrant(grant::amended_sums))
        .titled("Điều chỉnh làm vốn nhỏ hơn 0", "Amended below zero")
        .asking("Sau mỗi lần điều chỉnh, vốn viện trợ và vốn đối ứng của từng loại tiền không nhỏ hơn 0, khi đã biết vốn được quyết định và ngày của mọi lần điều chỉnh vốn đó", "After each amendment the grant part and the counterpart funds are not below zero in any currency, where what was decided and the day of each such amendment are known")
        .because("Điều chỉnh ghi phần chênh lệch; số âm cho thấy chênh lệch sai hoặc giá trị mới bị ghi thay cho chênh lệch", "An amendment holds the difference; a sum below zero shows that it is wrong, and figures count it")
        .reading(&[Grant], &[(Grant, "amendments")]),

    Rule::new("GRANT-050", Warning, Event::Format, OfGrant(grant::form_of_mode))
        .titled("Hình thức phi dự án của chương trình, dự án", "Form of non-project aid on a programme or project")
        .asking("Chỉ khoản viện trợ phi dự án có hình thức phi dự án", "Only non-project aid has a form of non-project aid")
        .because("Phương thức hoặc hình thức là sai, và hồ sơ được yêu cầu khác nhau", "Either the mode or the form is wrong, and each asks for another dossier")
        .reading(&[Grant], &[(Grant, "non_project_form")]),

    Rule::new("GRANT-051", Warning, Event::Format, OfGrant(grant::parent_is_programme))
        .titled("Thuộc về một khoản viện trợ không phải chương trình", "Belongs to a grant that is no programme")
        .asking("Khoản viện trợ được ghi là thuộc về một chương trình", "What a grant belongs to is a programme")
        .because("Số liệu theo chương trình được cộng theo tham chiếu này", "Figures by programme are added along this reference")
        .reading(&[Grant, Grant], &[(Grant, "parent")]),

    Rule::new("GRANT-052", Error, Event::Format, OfGrant(grant::circles))
        .titled("Tham chiếu vòng giữa các khoản viện trợ", "Grants that refer to themselves in a circle")
        .asking("Chương trình và khoản viện trợ được bổ sung không dẫn trở lại chính khoản viện trợ", "Neither the programme of a grant nor the grant that it adds to leads back to it")
        .because("Không khoản nào trong vòng là khoản đầu tiên, nên không khoản nào được tính là mới", "None in the circle is the first one, so none counts as new")
        .reading(&[Grant, Grant], &[(Grant, "parent"), (Grant, "supplements")]),

    Rule::new("GRANT-053", Warning, Event::Format, OfGrant(grant::base_of_supplement))
        .titled("Bổ sung cho khoản viện trợ chưa được phê duyệt", "Adds to a grant that was not approved by then")
        .asking("Khoản viện trợ được bổ sung đã được phê duyệt không muộn hơn khoản bổ sung, và chưa bị thu hồi hoặc rút", "The grant that another adds to was approved no later, and was not revoked or withdrawn by then")
        .because("Khoản bổ sung không được tính là mới; nếu khoản gốc không có hiệu lực thì số liệu khoản mới bị thiếu", "A supplementary grant does not count as new; without its base the figure of new grants is too low")
        .reading(&[Grant, Grant, Transaction], &[(Grant, "supplements")]),

    Rule::new("GRANT-054", Warning, Event::Format, OfGrant(grant::cash_and_kind))
        .titled("Vốn viện trợ không bằng tiền cộng hiện vật", "Grant part is not money plus kind")
        .asking("Với từng loại tiền, vốn viện trợ bằng phần bằng tiền cộng phần bằng hiện vật; chỉ nêu một phần, hoặc nêu bằng loại tiền khác, thì không so sánh được", "In each currency the grant part is what is given in money plus what is given in kind; of one part alone, or of other currencies, nobody can tell")
        .because("Một trong các số là sai, và số liệu theo hình thức không cộng lại được", "One of the amounts is wrong, and figures by form do not add up")
        .reading(&[Grant], &[(Grant, "funding")]),

    Rule::new("GRANT-055", Warning, Event::Format, OfGrant(grant::worth_of_goods))
        .titled("Giá trị danh mục hàng hóa khác phần bằng hiện vật", "Goods list is not worth the part in kind")
        .asking("Với từng loại tiền, phần bằng hiện vật bằng tổng giá trị danh mục hàng hóa, nếu mỗi dòng có giá trị bằng loại tiền đó", "In each currency the part in kind is the sum of the goods list, where each line has a value in it")
        .because("Danh mục kèm theo quyết định phải giải thích được giá trị hiện vật", "The list that comes with the decision has to account for what is given in kind")
        .reading(&[Grant], &[(Grant, "funding")]),

    Rule::new("GRANT-056", Error, Event::Format, OfGrant(grant::below_zero))
        .titled("Số tiền nhỏ hơn 0", "Amount below zero")
        .asking("Các phần vốn và giá trị hàng hóa không nhỏ hơn 0", "No part of the funding and no value of goods is below zero")
        .because("Số âm làm giảm tổng số mà không ai thấy; việc giảm vốn được ghi ở điều chỉnh", "It makes totals smaller unseen; what is taken away is an amendment")
        .reading(&[Grant], &[(Grant, "funding")]),

    Rule::new("GRANT-057", Warning, Event::Format, OfGrant(grant::worth_nothing))
        .titled("Vốn viện trợ bằng 0", "Grant part of zero")
        .asking("Khoản viện trợ đã phê duyệt có vốn viện trợ lớn hơn không, trừ viện trợ bằng chuyên gia; chưa biết thì để trống", "An approved grant is worth more than zero, unless it is of experts; what is not known is left out")
        .because("Bằng không và chưa biết là hai điều khác nhau trong số liệu", "Zero and unknown are two different things in every figure")
        .reading(&[Grant], &[(Grant, "funding")]),

    Rule::new("GRANT-058", Info, Event::Format, OfGrant(grant::shares_told))
        .titled("Nhiều phần không có tỷ lệ", "Several parts without shares")
        .asking("Nhiều bên cung cấp, địa bàn hoặc lĩnh vực có tỷ lệ", "Several donors, provinces or sectors have shares")
        .because("Không có tỷ lệ thì số tiền không chia được, và được tính là không phân chia", "Without shares the money cannot be divided, and counts as undivided")
        .reading(&[Grant], &[(Grant, "donors"), (Grant, "provinces"), (Grant, "sectors"), (Grant, "amendments")]),

    Rule::new("GRANT-059", Warning, Event::Format, OfGrant(grant::named_once))
        .titled("Một danh sách nêu một tên hai lần", "Named twice in one list")
        .asking("Mỗi bên cung cấp, địa bàn và lĩnh vực đứng một lần trong danh sách", "Each donor, province and sector stands once in its list")
        .because("Nêu hai lần thường là một tên khác bị ghi nhầm", "What stands there twice is most often another one, misspelled")
        .reading(&[Grant], &[(Grant, "donors"), (Grant, "provinces"), (Grant, "sectors"), (Grant, "amendments")]),

    Rule::new("GRANT-060", Warning, APPROVAL, OfGrant(grant::executor_manages))
        .under(GrantAid, bases![DECREE_80_2020 11(1)('đ')])
        .titled("Bên cung cấp thực hiện, bên tiếp nhận quản lý vốn", "Donor carries out, recipient manages the money")
        .asking("Nếu bên cung cấp viện trợ trực tiếp thực hiện thì có phần vốn do bên cung cấp quản lý", "Where the donor itself carries a grant out, it manages some of the money")
        .because("Quy định về ngân sách chỉ áp dụng với khoản viện trợ do chủ khoản viện trợ thực hiện", "The rules of the budget apply only to what the owner carries out")
        .reading(&[Grant], &[(Grant, "executor")]),

    Rule::new("GRANT-061", Warning, APPROVAL, OfGrant(grant::classified))
        .under(AidAccounting, bases![CIRCULAR_23_2022 3(1)])
        .titled("Viện trợ thuộc ngân sách chưa được phân loại", "Budget aid not classified")
        .asking("Viện trợ thuộc nguồn thu ngân sách nêu tính chất chi và bên thực hiện; phương thức do GRANT-044 kiểm tra", "Aid that is budget revenue tells the nature of its spending and who carries it out; GRANT-044 asks for the mode")
        .because("Cách lập dự toán, hạch toán và quyết toán được chọn theo phân loại này", "How it is estimated, recorded and settled depends on this")
        .reading(&[Grant], &[(Grant, "spending_nature"), (Grant, "executor")]),

    Rule::new("GRANT-062", Warning, APPROVAL, OfGrant(grant::relief_recipient))
        .under(DisasterRelief, bases![DECREE_50_2020 2(2)])
        .titled("Bên tiếp nhận cứu trợ khẩn cấp", "Recipient of emergency relief")
        .asking("Cứu trợ được phê duyệt và thực hiện trong 3 tháng kể từ thiên tai do bộ, ngành, Ủy ban nhân dân cấp tỉnh, cơ quan trung ương của tổ chức chính trị - xã hội hoặc Hội Chữ thập đỏ Việt Nam tiếp nhận", "Relief approved and carried out within 3 months of a disaster goes to ministries, provincial People's Committees, the centres of socio-political organizations, or the Viet Nam Red Cross")
        .because("Tiếp nhận khẩn cấp đi qua các cơ quan có thể phân bổ ngay", "In an emergency aid goes to those who can allocate it at once")
        .with(&[Parameter::new("relief", "cứu trợ sau thiên tai", "relief after a disaster", Limit::Months(MONTHS_OF_RELIEF))])
        .reading(&[Grant, Party], &[(Grant, "recipient")]),

    Rule::new("GRANT-063", Warning, APPROVAL, OfGrant(grant::time_to_decide_relief))
        .under(DisasterRelief, bases![DECREE_50_2020 8(3)('d')])
        .titled("Quá 3 ngày từ khi hồ sơ cứu trợ khẩn cấp hợp lệ", "More than 3 days to decide on emergency relief")
        .asking("Cứu trợ khẩn cấp không do Thủ tướng Chính phủ phê duyệt được quyết định trong 3 ngày kể từ khi nhận đủ hồ sơ hợp lệ, hoặc từ lần bổ sung hồ sơ sau đó, tính theo ngày lịch; không kết luận khi không rõ ngày bổ sung, hoặc khi ngày cuối có thể là ngày nghỉ, trường hợp mà thư viện không có văn bản, và quyết định vào ngày làm việc tiếp theo", "Emergency relief that is not the Prime Minister's to approve is decided within 3 days of a complete dossier, or of its being supplemented later, counted as calendar days; nothing is said where the day of a supplement is not told, or where the last day may be a day off, on which the library holds no text, and the decision is of the next working day")
        .because("Cứu trợ đến muộn thì không còn là cứu trợ", "Relief that comes late is none")
        .with(&[Parameter::new("decision", "từ khi nhận đủ hồ sơ đến quyết định", "from the complete dossier to the decision", Limit::Days(terms::DAYS_TO_DECIDE_RELIEF))])
        .reading(&[Grant], &[(Grant, "decision")]),

    Rule::new("GRANT-064", Error, APPROVAL, OfGrant(grant::relief_level))
        .under(DisasterRelief, bases![DECREE_50_2020 8(1)])
        .titled("Cứu trợ khẩn cấp thuộc thẩm quyền Thủ tướng Chính phủ", "Emergency relief that the Prime Minister approves")
        .asking("Cứu trợ khẩn cấp có nội dung an ninh, quốc phòng, tôn giáo hoặc nhập khẩu thuộc thẩm quyền Thủ tướng do Thủ tướng Chính phủ phê duyệt", "Emergency relief on security, defence, religion or special imports is approved by the Prime Minister")
        .because("Trường hợp khẩn cấp không thay đổi thẩm quyền với nội dung nhạy cảm", "An emergency does not change who decides on such content")
        .reading(&[Grant], &[(Grant, "decision")]),

    Rule::new("GRANT-065", Error, APPROVAL, OfGrant(grant::relief_content))
        .under(DisasterRelief, bases![DECREE_50_2020 3(6)])
        .titled("Quyết định về cứu trợ khẩn cấp thiếu nội dung", "Decision on emergency relief lacks content")
        .asking("Quyết định nêu tên, bên cung cấp, cơ quan chủ quản, chủ khoản viện trợ, tổng giá trị; mục tiêu, phương án phân bổ và trách nhiệm không có trong bản ghi", "The decision names the relief, its donor, managing agency and owner, and its total value; its aim, allocation plan and duties are not in the record")
        .because("Quyết định ngắn, nhưng phải đủ để phân bổ và báo cáo", "The decision is short, and has to be enough to allocate and to report")
        .reading(&[Grant], &[(Grant, "titles"), (Grant, "donors"), (Grant, "managing_agency"), (Grant, "owner"), (Grant, "funding")]),

    Rule::new("GRANT-066", Warning, Event::Dossier, OfGrant(grant::relief_papers))
        .under(DisasterRelief, bases![DECREE_50_2020 8(4)])
        .titled("Hồ sơ cứu trợ khẩn cấp thiếu giấy tờ", "Dossier of emergency relief lacks papers")
        .asking("Hồ sơ cứu trợ khẩn cấp, mà bản ghi có nêu giấy tờ, có văn bản đề nghị và thông báo hoặc thỏa thuận của bên cung cấp", "A dossier of emergency relief of which the record names papers holds the proposal, and the donor's notice or agreement")
        .because("Hồ sơ được rút gọn còn hai văn bản này", "The dossier is shortened to these two papers")
        .reading(&[Grant], &[(Grant, "documents")]),

    Rule::new("GRANT-067", Warning, Event::Format, OfGrant(grant::events_told))
        .titled("Sự kiện không có loại hoặc không có ngày", "Event without a kind or a date")
        .asking("Mỗi sự kiện của khoản viện trợ có loại và ngày", "Each event of a grant has a kind and a date")
        .because("Trạng thái của khoản viện trợ, và việc có đang thực hiện hay không, được tính theo ngày của sự kiện", "The state of a grant, and whether it runs, is told by the dates of its events")
        .reading(&[Grant], &[(Grant, "events")]),

    Rule::new("GRANT-068", Info, APPROVAL, OfGrant(grant::form_told))
        .under(GrantAid, bases![DECREE_80_2020 8(2)('đ'), DECREE_80_2020 3(2)('c')])
        .titled("Không nêu hình thức của khoản viện trợ phi dự án", "Form of non-project aid not told")
        .asking("Khoản viện trợ phi dự án nêu hình thức: tiền, hiện vật, hàng hóa, chuyên gia hoặc đầu vào cho hội nghị, tập huấn, nghiên cứu", "Non-project aid tells its form: money, kind, goods, experts, or inputs to a conference, a training or research")
        .because("Hồ sơ của khoản viện trợ bằng chuyên gia cần thêm giấy tờ; không biết hình thức thì GRANT-010 không hỏi", "The dossier of experts holds more papers; GRANT-010 cannot ask for them where the form is not known")
        .reading(&[Grant], &[(Grant, "non_project_form")]),

    Rule::new("GRANT-069", Warning, APPROVAL, OfGrant(grant::appraised_late))
        .under(GrantAid, bases![DECREE_80_2020 10(3)])
        .titled("Thẩm định sau quyết định phê duyệt", "Appraised after the decision")
        .asking("Khoản viện trợ được thẩm định không muộn hơn ngày quyết định; với khoản đã điều chỉnh, lần thẩm định sau có thể là của việc điều chỉnh", "A grant is appraised no later than the day of the decision; of one that was amended, a later appraisal may be of the amendment")
        .because("Kết luận thẩm định là cơ sở để cấp có thẩm quyền quyết định", "The conclusion of the appraisal is what the decision rests on")
        .reading(&[Grant], &[(Grant, "events")]),

    Rule::new("GRANT-070", Warning, APPROVAL, OfGrant(grant::donor_kind))
        .under(GrantAid, bases![DECREE_80_2020 2(2)])
        .titled("Bên cung cấp là tổ chức quốc tế", "Donor that is an international organization")
        .asking("Bên cung cấp viện trợ thuộc năm loại tại khoản 2 Điều 2; tổ chức quốc tế không có trong đó", "A donor is of the five kinds of Article 2(2); an international organization is none of them")
        .because("Loại bên cung cấp bị ghi sai, hoặc khoản viện trợ thuộc quy định khác, như vốn ODA", "The kind of the donor is wrong, or the grant falls under other rules, as ODA does")
        .reading(&[Grant, Donor], &[(Grant, "donors")]),

    Rule::new("GRANT-071", Warning, Event::Dossier, OfGrant(grant::appraisal_overdue))
        .under(GrantAid, bases![DECREE_80_2020 10(6)])
        .titled("Hồ sơ hợp lệ không được thẩm định trong 20 ngày", "Dossier not appraised for more than 20 days")
        .asking("Hồ sơ hợp lệ chưa được quyết định, từ chối hoặc rút thì được thẩm định trong 20 ngày kể từ khi đủ, hoặc từ lần bổ sung sau đó, tính theo ngày lịch; văn bản áp dụng là văn bản của ngày hết hạn; không kết luận khi không rõ ngày thẩm định hoặc ngày bổ sung, hoặc khi ngày cuối có thể là ngày nghỉ, trường hợp mà thư viện không có văn bản, và chưa qua ngày làm việc tiếp theo", "A complete dossier that was not decided, rejected or withdrawn is appraised within 20 days of being complete, or of its being supplemented later, counted as calendar days; the text of the last day governs; nothing is said where the day of the appraisal or of a supplement is not told, or where the last day may be a day off, on which the library holds no text, and the next working day is not over")
        .because("Bên tiếp nhận và bên cung cấp chờ mà không có trả lời, hoặc bản ghi thiếu kết quả", "Recipient and donor wait without an answer, or the record lacks what came of it")
        .with(&[Parameter::new("appraisal", "từ khi nhận đủ hồ sơ đến thẩm định", "from the complete dossier to the appraisal", Limit::Days(grant::DAYS_TO_APPRAISE))])
        .reading(&[Grant], &[(Grant, "dossier"), (Grant, "events")]),

    // ---- Certificates --------------------------------------------------------------------------
    Rule::new("CERTIFICATE-001", Error, ISSUE, OfCertificate(certificate::term))
        .under(NgoRegistration, bases![DECREE_58_2022 9])
        .titled("Thời hạn giấy đăng ký quá dài", "Term of a certificate too long")
        .asking("Giấy đăng ký hoạt động không quá 3 năm, giấy đăng ký lập Văn phòng đại diện không quá 5 năm, và không quá thời hạn đăng ký tại nước ngoài; gia hạn cũng vậy, còn sửa đổi không kéo dài thời hạn", "An operation certificate is valid for at most 3 years, one of a representative office for 5, neither beyond the term at home; so are renewals, and an amendment stays within the term")
        .because("Giấy đăng ký quá dài, hoặc dài hơn thời hạn đăng ký tại nước ngoài, cho tổ chức hoạt động mà không qua xem xét khi gia hạn", "A certificate that is too long, or outlives the registration at home, lets an organization work on without the review of a renewal")
        .with(&[Parameter::new("operation", "giấy đăng ký hoạt động", "operation certificate", Limit::Years(certificate::YEARS_OF_OPERATION)), Parameter::new("office", "giấy đăng ký lập Văn phòng đại diện", "certificate of a representative office", Limit::Years(certificate::YEARS_OF_OFFICE))])
        .reading(&[Certificate], &[(Certificate, "valid_until"), (Certificate, "events")]),

    Rule::new("CERTIFICATE-002", Error, ISSUE, OfCertificate(certificate::office))
        .under(NgoRegistration, bases![DECREE_58_2022 8(2)])
        .titled("Văn phòng đại diện ngoài ba thành phố, hoặc nhiều hơn một", "Representative office elsewhere, or more than one")
        .asking("Mỗi tổ chức có một Văn phòng đại diện, tại Hà Nội, Đà Nẵng hoặc Thành phố Hồ Chí Minh", "An organization has one representative office, in Ha Noi, Da Nang or Ho Chi Minh City")
        .because("Văn phòng ở nơi khác, hoặc văn phòng thứ hai, không có căn cứ trong nghị định", "An office elsewhere, or a second one, has no ground in the decree")
        .with(&[Parameter::new("offices", "Văn phòng đại diện của một tổ chức", "representative offices of an organization", Limit::Count(1))])
        .reading(&[Certificate, Certificate], &[(Certificate, "office_province"), (Certificate, "kind")]),

    Rule::new("CERTIFICATE-003", Error, Event::Activity, OfCertificate(certificate::expired))
        .under(NgoRegistration, bases![DECREE_58_2022 18(1)('a')])
        .titled("Hoạt động sau khi giấy đăng ký hết hạn", "Active after the certificate expired")
        .asking("Sau khi giấy đăng ký hết hạn, tổ chức không tiếp nhận, giải ngân và không có khoản viện trợ đang thực hiện, trừ khi có giấy khác còn hiệu lực", "After its certificate expired nothing of an organization is received or disbursed and no grant of it runs, unless another one is valid")
        .because("Hoạt động tiếp sau khi hết hạn là căn cứ đình chỉ hoạt động", "Working on after the expiry is a ground for suspension")
        .reading(&[Certificate, Certificate, Grant, Transaction], &[(Certificate, "valid_until"), (Certificate, "events")]),

    Rule::new("CERTIFICATE-004", Error, APPROVAL, OfGrant(grant::scope_of_certificates))
        .under(NgoRegistration, bases![DECREE_58_2022 8(1), DECREE_58_2022 18(1)('b')])
        .titled("Khoản viện trợ ngoài địa bàn hoặc lĩnh vực đã đăng ký", "Grant outside the registered territory or sectors")
        .asking("Tỉnh và lĩnh vực của khoản viện trợ, khi phê duyệt và khi điều chỉnh, nằm trong giấy đăng ký còn hiệu lực của ít nhất một bên cung cấp", "Each province and sector of a grant, as approved and as amended, lies within a valid certificate of some donor")
        .because("Giấy đăng ký ấn định địa bàn và lĩnh vực, và hoạt động ở ngoài là căn cứ đình chỉ hoạt động", "The certificate fixes territory and sectors, and work outside of them is a ground for suspension")
        .reading(&[Grant, Certificate, Donor], &[(Grant, "provinces"), (Grant, "sectors"), (Grant, "amendments")]),

    Rule::new("CERTIFICATE-005", Warning, Event::InactivityEnd, OfCertificate(certificate::inactive))
        .under(NgoRegistration, bases![DECREE_58_2022 19(1)('b')])
        .titled("Không hoạt động trong 12 tháng sau khi được cấp", "No activity for 12 months after issue")
        .asking("Trong 12 tháng kể từ ngày cấp, tổ chức có khoản viện trợ đang thực hiện, hoặc có tiếp nhận, giải ngân", "Within the 12 months after issue a grant of the organization runs, or something is received or disbursed")
        .because("12 tháng liên tục không hoạt động sau khi được cấp là căn cứ chấm dứt hoạt động và thu hồi giấy đăng ký", "12 consecutive months without activity after the issue are a ground for termination and for revoking the certificate")
        .with(&[Parameter::new("activity", "không hoạt động kể từ khi được cấp", "without activity since the issue", Limit::Months(certificate::MONTHS_WITHOUT_ACTIVITY))])
        .reading(&[Certificate, Grant, Transaction], &[(Certificate, "issued_on")]),

    Rule::new("CERTIFICATE-006", Error, ISSUE, OfCertificate(registration::scope))
        .under(NgoRegistration, bases![DECREE_58_2022 8(1)])
        .titled("Giấy đăng ký không ghi địa bàn hoặc lĩnh vực", "Certificate without territory or sectors")
        .asking("Giấy đăng ký ghi địa bàn và lĩnh vực hoạt động", "A certificate names the territory and the sectors of work")
        .because("Không có địa bàn và lĩnh vực thì không thể biết tổ chức hoạt động trong hay ngoài phạm vi đã đăng ký", "Without them nobody can tell whether the organization works inside what it registered")
        .reading(&[Certificate], &[(Certificate, "provinces"), (Certificate, "sectors")]),

    Rule::new("CERTIFICATE-007", Error, FORMAT, OfCertificate(registration::essentials))
        .titled("Giấy đăng ký thiếu thông tin chính", "Certificate lacks what it is counted by")
        .asking("Bản ghi có tổ chức được cấp, loại, ngày cấp và ngày hết hạn", "The record has the holder, the kind, the day of issue and the last valid day")
        .because("Thiếu các thông tin này thì tình trạng của giấy đăng ký là không xác định được", "Without them the status of the certificate cannot be told")
        .reading(&[Certificate], &[(Certificate, "holder"), (Certificate, "kind"), (Certificate, "issued_on"), (Certificate, "valid_until")]),

    Rule::new("CERTIFICATE-008", Warning, FORMAT, OfCertificate(registration::number))
        .titled("Giấy đăng ký không có số", "Certificate without a number")
        .asking("Bản ghi có số của giấy đăng ký", "The record has the number of the certificate")
        .because("Không có số thì không thể đối chiếu với giấy đã cấp", "Without it nobody can find the paper that was issued")
        .reading(&[Certificate], &[(Certificate, "number")]),

    Rule::new("CERTIFICATE-009", Warning, FORMAT, OfCertificate(registration::own_number))
        .titled("Một số cho giấy đăng ký của hai tổ chức", "One number for certificates of two organizations")
        .asking("Mỗi số của một loại giấy, một năm cấp chỉ thuộc về một tổ chức; giấy đầu tiên theo mã bản ghi được coi là đúng", "A number of a kind and a year of issue belongs to one organization; the first record by id is taken as right")
        .because("Một trong hai bản ghi ghi sai số hoặc sai tổ chức", "One of the two records has a wrong number or a wrong holder")
        .reading(&[Certificate, Certificate], &[(Certificate, "number")]),

    Rule::new("CERTIFICATE-010", Error, FORMAT, OfCertificate(lifecycle::events_told))
        .titled("Sự kiện của giấy đăng ký chưa ghi đủ", "Event of a certificate half told")
        .asking("Mỗi sự kiện có loại và ngày; gia hạn có ngày hết hạn mới", "Each event has its kind and its day, and a renewal the new last day")
        .because("Sự kiện không rõ ngày làm cho tình trạng của giấy đăng ký không xác định được", "An event of an unknown day leaves the status of the certificate open")
        .reading(&[Certificate], &[(Certificate, "events")]),

    Rule::new("CERTIFICATE-011", Warning, FORMAT, OfCertificate(lifecycle::events_in_order))
        .titled("Các sự kiện của giấy đăng ký mâu thuẫn", "Events of a certificate that contradict each other")
        .asking("Không có sự kiện trước ngày cấp hoặc sau khi chấm dứt, thu hồi; chỉ giấy đang bị đình chỉ mới hoạt động trở lại và không bị đình chỉ lần nữa", "Nothing happens before the issue or after the end for good; only what is suspended resumes, and it is not suspended again")
        .because("Một sự kiện bị ghi sai hoặc còn thiếu, nên tình trạng của giấy đăng ký có thể sai", "An event is wrong or missing, so that the status of the certificate may be wrong")
        .reading(&[Certificate], &[(Certificate, "events")]),

    Rule::new("CERTIFICATE-012", Error, FORMAT, OfCertificate(lifecycle::last_days))
        .titled("Ngày hết hạn mâu thuẫn", "Last days that contradict others")
        .asking("Ngày hết hạn không trước ngày cấp hay ngày của sự kiện; gia hạn kéo dài thời hạn", "A last valid day is not before the issue or the event, and a renewal moves it on")
        .because("Thời hạn sai làm sai số tổ chức có giấy đăng ký còn hiệu lực", "A wrong term makes a wrong number of registered organizations")
        .reading(&[Certificate], &[(Certificate, "valid_until"), (Certificate, "events")]),

    Rule::new("CERTIFICATE-013", Error, ISSUE, OfCertificate(registration::programme_years))
        .under(NgoRegistration, bases![DECREE_58_2022 10, DECREE_58_2022 11(1), DECREE_58_2022 14, DECREE_58_2022 15(1)])
        .titled("Danh mục chương trình quá ngắn", "List of programmes too short")
        .asking("Danh mục chương trình, dự án kéo dài ít nhất 3 năm đối với giấy đăng ký hoạt động, ít nhất 5 năm đối với Văn phòng đại diện", "The list of programmes covers at least 3 years for an operation certificate and at least 5 for a representative office")
        .because("Cam kết hoạt động lâu dài là điều kiện cấp giấy đăng ký", "A lasting programme is a condition of the certificate")
        .with(&[Parameter::new("operation", "danh mục cho giấy đăng ký hoạt động", "list for an operation certificate", Limit::Years(registration::YEARS_OF_PROGRAMMES)), Parameter::new("office", "danh mục cho Văn phòng đại diện", "list for a representative office", Limit::Years(registration::YEARS_OF_OFFICE_PROGRAMMES))])
        .reading(&[Certificate], &[(Certificate, "programme_list")]),

    Rule::new("CERTIFICATE-014", Warning, ISSUE, OfCertificate(registration::programme_list))
        .under(NgoRegistration, bases![DECREE_58_2022 11(1), DECREE_58_2022 15(1)])
        .titled("Không có danh mục chương trình", "No list of programmes")
        .asking("Hồ sơ đăng ký hoạt động và đăng ký Văn phòng đại diện có danh mục chương trình, dự án; sửa đổi, bổ sung, cấp lại trong thời hạn giấy đã cấp thì không cần", "The dossier of an operation or office certificate has a list of programmes and projects; what is amended or issued again within the term of one before needs none")
        .because("Không rõ thời gian của danh mục thì không thể kiểm tra điều kiện cấp giấy đăng ký", "Without its period nobody can check the condition of the certificate")
        .reading(&[Certificate, Certificate], &[(Certificate, "programme_list")]),

    Rule::new("CERTIFICATE-015", Error, ISSUE, OfCertificate(registration::office_named))
        .under(NgoRegistration, bases![DECREE_58_2022 8(2)])
        .titled("Không rõ nơi đặt Văn phòng đại diện", "Place of the representative office not told")
        .asking("Giấy đăng ký lập Văn phòng đại diện ghi nơi đặt văn phòng", "The certificate of a representative office names where it is")
        .because("Văn phòng đại diện chỉ được đặt tại ba thành phố, nên phải biết nơi đặt", "The office may be in three cities only, so its place has to be known")
        .reading(&[Certificate], &[(Certificate, "office_province")]),

    Rule::new("CERTIFICATE-016", Error, ISSUE, OfCertificate(registration::project_office))
        .under(NgoRegistration, bases![DECREE_58_2022 3(3), DECREE_58_2022 28(2)])
        .titled("Văn phòng dự án sau khi loại giấy này không còn", "Project office when there are none any more")
        .asking("Từ khi Nghị định 58/2022/NĐ-CP có hiệu lực chỉ cấp hai loại giấy; giấy đăng ký lập Văn phòng dự án đã cấp được sửa đổi, cấp lại đến khi hết hạn, không gia hạn", "Since Decree 58/2022/ND-CP there are two kinds of certificates; a project office certificate issued before is amended or re-issued until it expires, not renewed")
        .because("Khi hết hạn, giấy này được chuyển thành giấy đăng ký hoạt động hoặc lập Văn phòng đại diện", "When it expires it is converted into one of the two other kinds")
        .reading(&[Certificate, Certificate], &[(Certificate, "kind"), (Certificate, "events")]),

    Rule::new("CERTIFICATE-017", Error, ISSUE, OfCertificate(registration::holder_is_ngo))
        .under(NgoRegistration, bases![DECREE_58_2022 3(1)])
        .titled("Bên được cấp không phải tổ chức phi chính phủ nước ngoài", "Holder that is no foreign NGO")
        .asking("Giấy đăng ký được cấp cho tổ chức phi chính phủ nước ngoài; viện nghiên cứu có thể là tổ chức như vậy", "A certificate is held by a foreign NGO; a research body may be one")
        .because("Chỉ tổ chức phi chính phủ nước ngoài thuộc phạm vi đăng ký; loại bên cung cấp hoặc bên được cấp bị ghi sai", "Only foreign NGOs register; the kind of the donor or the holder is wrong")
        .reading(&[Certificate, Donor], &[(Certificate, "holder")]),

    Rule::new("CERTIFICATE-018", Warning, ISSUE, OfCertificate(lifecycle::renewed_in_time))
        .under(NgoRegistration, bases![DECREE_58_2022 18(1)('a')])
        .titled("Gia hạn sau khi đã hết hạn", "Renewed after it had expired")
        .asking("Giấy đăng ký được gia hạn khi còn hiệu lực, trừ khi tổ chức có giấy khác còn hiệu lực hoặc hồ sơ gia hạn đã nộp đúng hạn, hay nộp mà không rõ ngày; thời hạn nộp hồ sơ do FILING-010 kiểm tra", "A certificate is renewed while it is valid, unless another one is or the dossier was filed in time, or on a day that is not told; FILING-010 asks when it was filed")
        .because("Giữa hai thời hạn tổ chức không có giấy đăng ký còn hiệu lực, và hoạt động tiếp là căn cứ đình chỉ", "Between the two terms the organization had no valid certificate, and working on is a ground for suspension")
        .with(&[Parameter::new("dossier", "hồ sơ trước khi hết hạn", "the dossier before the expiry", Limit::Days(duties::DAYS_TO_RENEW))])
        .reading(&[Certificate, Certificate, Filing], &[(Certificate, "events")]),

    Rule::new("CERTIFICATE-019", Warning, ISSUE, OfCertificate(lifecycle::remedied))
        .under(NgoRegistration, bases![DECREE_58_2022 18(4)])
        .titled("Không khắc phục trong 30 ngày làm việc kể từ khi bị đình chỉ", "Not put right within 30 working days of suspension")
        .asking("Tổ chức bị đình chỉ khắc phục vi phạm và báo cáo trong 30 ngày làm việc kể từ ngày nhận quyết định, được gửi trong 5 ngày làm việc; cần lịch ngày làm việc", "A suspended organization puts things right and reports within 30 working days of receiving the decision, which is sent within 5; a calendar of working days is needed")
        .because("Không khắc phục là căn cứ chấm dứt hoạt động và thu hồi giấy đăng ký", "What is not put right is a ground to end the operation and revoke the certificate")
        .with(&[Parameter::new("remedy", "khắc phục sau khi bị đình chỉ", "putting things right after a suspension", Limit::WorkingDays(terms::WORKING_DAYS_TO_REMEDY)), Parameter::new("notice", "gửi quyết định đình chỉ", "sending the decision to suspend", Limit::WorkingDays(lifecycle::WORKING_DAYS_TO_SEND))])
        .reading(&[Certificate, Filing], &[(Certificate, "events")]),

    Rule::new("CERTIFICATE-020", Error, Event::Activity, OfCertificate(lifecycle::active_while_suspended))
        .under(NgoRegistration, bases![DECREE_58_2022 18])
        .titled("Hoạt động khi bị đình chỉ", "Active while suspended")
        .asking("Khi bị đình chỉ, tổ chức không tiếp nhận, giải ngân, trừ khi có giấy khác còn hiệu lực và không bị đình chỉ", "While an organization is suspended nothing of it is received or disbursed, unless another certificate is valid and not suspended")
        .because("Hoạt động bị đình chỉ cho đến khi vi phạm được khắc phục", "The operation rests until things are put right")
        .reading(&[Certificate, Certificate, Transaction, Grant], &[(Certificate, "events")]),

    // ---- Transactions, balances, commitments, rates --------------------------------------------
    Rule::new("TRANSACTION-001", Error, Event::Activity, OfTransaction(transaction::after_decision))
        .under(GrantAid, bases![DECREE_80_2020 4(1), DECREE_313_2025 4])
        .titled("Tiếp nhận hoặc giải ngân trước khi phê duyệt", "Received or disbursed before the approval")
        .asking("Viện trợ chỉ được tiếp nhận, thực hiện sau khi được phê duyệt", "Aid is received and spent only after its approval")
        .because("Tiền tiếp nhận, giải ngân trước khi phê duyệt là viện trợ chưa được thẩm định", "Money that moves before the approval is aid that nobody has appraised")
        .reading(&[Transaction, Grant], &[(Transaction, "date")]),

    Rule::new("TRANSACTION-002", Error, Event::Activity, OfTransaction(transaction::registered_account))
        .under(NgoRegistration, bases![DECREE_58_2022 18(1)('c')])
        .titled("Tài khoản không phải tài khoản đã đăng ký", "Account that is not registered")
        .asking("Giao dịch của tổ chức đi qua tài khoản mà tổ chức đã đăng ký và đang mở vào ngày giao dịch, hoặc qua tài khoản viện trợ của khoản viện trợ, như các số dư đã nêu", "The organization's transactions use an account that it has registered and that is open on the day, or the aid account of the grant, as balances name it")
        .because("Dùng tài khoản không đăng ký là căn cứ đình chỉ hoạt động, và dòng tiền nằm ngoài báo cáo", "Using an account that is not registered is a ground for suspension, and keeps the money out of the reports")
        .reading(&[Transaction, Donor, Balance], &[(Transaction, "account")]),

    Rule::new("TRANSACTION-003", Error, FORMAT, OfTransaction(spending::essentials))
        .titled("Giao dịch thiếu thông tin chính", "Transaction lacks what it is counted by")
        .asking("Bản ghi có khoản viện trợ, loại, ngày và số tiền", "The record has the grant, the kind, the date and the amount")
        .because("Giao dịch thiếu các thông tin này không được tính vào số liệu nào", "What lacks one of them counts in no figure")
        .reading(&[Transaction], &[(Transaction, "grant"), (Transaction, "kind"), (Transaction, "date"), (Transaction, "amount")]),

    Rule::new("TRANSACTION-004", Warning, Event::Activity, OfTransaction(spending::within_grant))
        .under(GrantAid, bases![DECREE_80_2020 11(1)('đ')])
        .titled("Giải ngân vượt vốn viện trợ", "Disbursed beyond the grant part")
        .asking("Với từng loại tiền, tổng giải ngân trừ hoàn trả không vượt vốn viện trợ đã phê duyệt và điều chỉnh đến ngày giao dịch; chỉ nêu giao dịch cuối của ngày vượt mức", "In each currency what is disbursed, less refunds, stays within the grant part as amended by the end of the day; only the last transaction of the day that passes it is told")
        .because("Quyết định phê duyệt ấn định vốn viện trợ; phần vượt chưa được cấp nào phê duyệt", "The decision fixes the grant part; what goes beyond it nobody has approved")
        .reading(&[Transaction, Transaction, Grant], &[(Transaction, "amount")]),

    Rule::new("TRANSACTION-005", Warning, Event::Activity, OfTransaction(spending::within_received))
        .under(GrantAid, bases![DECREE_80_2020 4(4)])
        .titled("Chi nhiều hơn số đã tiếp nhận", "More spent than received")
        .asking("Với từng loại tiền, tiền giải ngân trừ hoàn trả không vượt tổng số tiền đã tiếp nhận, khi chủ khoản viện trợ thực hiện và có ghi tiếp nhận bằng loại tiền đó", "In each currency the money disbursed, less refunds, is no more than all the money received, where the owner carries the grant out and receipts in it are told")
        .because("Mọi khoản tiền viện trợ đi qua tài khoản viện trợ, nên không thể chi nhiều hơn số đã nhận", "All money goes through the aid account, which cannot spend more than came in")
        .reading(&[Transaction, Transaction, Grant], &[(Transaction, "amount")]),

    Rule::new("TRANSACTION-006", Warning, FORMAT, OfTransaction(spending::refunded))
        .titled("Hoàn trả nhiều hơn số đã tiếp nhận", "More refunded than received")
        .asking("Với từng loại tiền, tổng hoàn trả của một khoản viện trợ không vượt tổng tiếp nhận hoặc tổng giải ngân, lấy số lớn hơn", "In each currency what a grant refunds is no more than what it received or disbursed, whichever is more")
        .because("Hoàn trả được trừ khỏi giải ngân, nên số liệu sẽ âm", "Refunds are subtracted from what was disbursed: the figure would be less than nothing")
        .reading(&[Transaction, Transaction, Grant], &[(Transaction, "amount")]),

    Rule::new("TRANSACTION-007", Warning, Event::Activity, OfTransaction(spending::recorded))
        .under(AidAccounting, bases![CIRCULAR_23_2022 20(2)])
        .titled("Ghi thu ghi chi nhiều hơn số đã tiếp nhận", "More recorded than received")
        .asking("Với từng loại tiền, tổng ghi thu ghi chi không vượt tổng tiếp nhận hoặc tổng giải ngân, lấy số lớn hơn", "In each currency what is recorded is no more than what was received or disbursed, whichever is more")
        .because("Báo cáo có phần đã sử dụng nhưng chưa ghi thu ghi chi; phần này không thể âm", "The report has what is used and not yet recorded, which cannot be less than nothing")
        .reading(&[Transaction, Transaction, Grant], &[(Transaction, "amount")]),

    Rule::new("TRANSACTION-008", Error, Event::Activity, OfTransaction(spending::budget_only))
        .under(GrantAid, bases![DECREE_80_2020 4(6), DECREE_80_2020 3(8)])
        .titled("Ghi thu ghi chi cho khoản viện trợ ngoài ngân sách", "Recorded for a grant that is not budget revenue")
        .asking("Chỉ khoản viện trợ thuộc nguồn thu ngân sách nhà nước được ghi thu ghi chi", "Only a grant that is budget revenue is recorded as revenue and expenditure")
        .because("Khoản viện trợ khác do chủ khoản viện trợ tự quản lý; giao dịch hoặc phân loại ngân sách bị ghi sai", "Other grants their owners manage themselves; the transaction or the budget class is wrong")
        .reading(&[Transaction, Grant], &[(Transaction, "kind")]),

    Rule::new("TRANSACTION-009", Warning, Event::Activity, OfTransaction(spending::before_the_end))
        .under(GrantAid, bases![DECREE_80_2020 11(1)('d'), DECREE_80_2020 16])
        .titled("Giải ngân sau khi kết thúc", "Disbursed after the end")
        .asking("Chương trình, dự án giải ngân trong thời gian thực hiện đã phê duyệt và điều chỉnh, hoặc đến ngày kết thúc thực tế nếu muộn hơn; Điều 16 không nói đến phi dự án; với viện trợ thuộc nguồn thu ngân sách, hoặc chưa rõ, không kết luận đến hết ngày 31 tháng 1 năm sau, khi sổ sách của năm ngân sách còn mở (khoản 5 Điều 20 Thông tư 23/2022/TT-BTC): bản ghi không nêu khoản chi là cho việc làm trước hay sau khi kết thúc", "The money of a programme or project is disbursed within the period as amended by then, or until the actual end if that is later; Article 16 does not speak of non-project aid; of aid that is budget revenue, or may be, nothing is said until 31 January of the next year, while the books of the budget year are open (Circular 23/2022/TT-BTC, Article 20(5)): no record tells whether what is paid was done before the end or after it")
        .because("Kéo dài thời gian thực hiện phải được phê duyệt điều chỉnh", "More time needs an amended approval")
        .reading(&[Transaction, Grant], &[(Transaction, "date")]),

    Rule::new("TRANSACTION-010", Error, Event::Activity, OfTransaction(spending::of_an_approved_grant))
        .under(GrantAid, bases![DECREE_80_2020 4(1), DECREE_313_2025 4])
        .titled("Tiếp nhận hoặc giải ngân khi không còn phê duyệt", "Received or disbursed without an approval")
        .asking("Không tiếp nhận, giải ngân sau khi khoản viện trợ bị từ chối, rút hoặc thu hồi phê duyệt", "Nothing is received or disbursed after a grant was rejected or withdrawn or its approval revoked")
        .because("Viện trợ chỉ được tiếp nhận và sử dụng khi có phê duyệt", "Aid is received and used under an approval only")
        .reading(&[Transaction, Grant], &[(Transaction, "grant")]),

    Rule::new("TRANSACTION-011", Error, Event::Activity, OfTransaction(spending::donor_of_the_grant))
        .under(GrantAid, bases![DECREE_80_2020 11(1)('b')])
        .titled("Tiền của bên không phải là bên cung cấp", "Money of another than the donors")
        .asking("Bên cung cấp nêu trong giao dịch là một trong các bên cung cấp, đồng cung cấp của khoản viện trợ, theo quyết định hoặc điều chỉnh; khoản viện trợ có khoản bổ sung hoặc thành phần thì không kiểm tra được", "The donor of a transaction is one of the grant, as decided or as amended; of a grant that others add or belong to nobody can tell")
        .because("Quyết định nêu bên cung cấp và bên đồng cung cấp; giao dịch hoặc khoản viện trợ bị ghi sai", "The decision names the donor and the co-donors; the transaction or the grant is wrong")
        .reading(&[Transaction, Grant, Donor], &[(Transaction, "donor")]),

    Rule::new("TRANSACTION-012", Warning, Event::Activity, OfTransaction(spending::form_of_the_grant))
        .under(GrantAid, bases![DECREE_80_2020 11(1)('đ'), DECREE_80_2020 11(1)('c')])
        .titled("Tiếp nhận bằng hình thức mà khoản viện trợ không có", "Received in a form that the grant does not have")
        .asking("Khoản viện trợ chỉ bằng tiền không tiếp nhận hiện vật; khoản chỉ bằng hiện vật không tiếp nhận tiền; khoản viện trợ có khoản bổ sung hoặc thành phần thì không kiểm tra được", "A grant of money alone receives no goods, and one in kind alone no money; of a grant that others add or belong to nobody can tell")
        .because("Cơ cấu vốn do quyết định phê duyệt quy định; viện trợ phi dự án bằng hiện vật cần danh mục hàng hóa", "The decision says what the grant consists of, and non-project aid in kind needs a list of goods")
        .reading(&[Transaction, Grant], &[(Transaction, "form")]),

    Rule::new("TRANSACTION-013", Error, FORMAT, OfTransaction(spending::positive_refund))
        .titled("Hoàn trả mang dấu âm", "Refund with a minus sign")
        .asking("Số tiền hoàn trả được ghi dương", "The amount of a refund is written positive")
        .because("Hoàn trả được tính âm, nên dấu âm làm tăng số giải ngân", "A refund counts negative, so a minus sign adds to what was disbursed")
        .reading(&[Transaction], &[(Transaction, "amount")]),

    Rule::new("BALANCE-001", Error, Event::BalanceDate, OfBalance(balance::adds_up))
        .under(AidAccounting, bases![CIRCULAR_23_2022 20(2)])
        .titled("Số dư tài khoản không khớp", "Account balance does not add up")
        .asking("Với khoản viện trợ thuộc nguồn thu ngân sách do chủ khoản viện trợ thực hiện, số dư cuối kỳ bằng đầu kỳ cộng tiếp nhận trừ sử dụng trong kỳ; đầu kỳ bằng cuối kỳ trước, hoặc bằng đầu kỳ của kỳ ngắn hơn bắt đầu cùng lúc", "Where a grant is budget revenue and its owner carries it out, the closing balance is the opening one plus what was received less what was used; the opening one is a closing one before, or that of a shorter period that began at the same time")
        .because("Báo cáo nêu số dư đầu kỳ, tiếp nhận, sử dụng và số dư cuối kỳ; các số không khớp thì còn thiếu một khoản thu hoặc chi", "The reports state opening balance, receipts, spending and closing balance; where they do not fit a receipt or an expense is missing")
        .reading(&[Balance, Balance, Transaction, Grant], &[(Balance, "opening"), (Balance, "closing")]),

    Rule::new("BALANCE-002", Error, FORMAT, OfBalance(balance::essentials))
        .titled("Số dư thiếu thông tin chính", "Balance lacks what it is checked by")
        .asking("Bản ghi có tài khoản, khoản viện trợ, ngày, số dư đầu kỳ và cuối kỳ", "The record has the account, the grant, the date, the opening and the closing balance")
        .because("Thiếu các thông tin này thì số dư không thể đối chiếu với giao dịch", "Without them the balance cannot be held against the transactions")
        .reading(&[Balance], &[(Balance, "account"), (Balance, "grant"), (Balance, "date"), (Balance, "opening"), (Balance, "closing")]),

    Rule::new("BALANCE-003", Error, FORMAT, OfBalance(balance::not_negative))
        .titled("Số dư tài khoản âm", "Balance less than nothing")
        .asking("Số dư của tài khoản viện trợ không âm", "The balance of an aid account is not less than nothing")
        .because("Tài khoản viện trợ chỉ chi số đã nhận; số dư âm là ghi sai hoặc còn thiếu khoản tiếp nhận", "An aid account spends what it received; a balance below zero is wrong, or a receipt is missing")
        .reading(&[Balance], &[(Balance, "opening"), (Balance, "closing")]),

    Rule::new("BALANCE-004", Error, FORMAT, OfBalance(balance::one_of_a_day))
        .titled("Hai số dư khác nhau của một tài khoản, một ngày", "Two balances of one account and day")
        .asking("Một tài khoản của một khoản viện trợ, trong một loại tiền, có một số dư cuối kỳ mỗi ngày; số dư đầu kỳ có thể khác, vì có kỳ tháng và kỳ nửa năm", "An account of a grant has one closing balance a day in a currency; opening balances may differ, as there are months and half-years")
        .because("Không thể biết số dư nào đúng", "Nobody can tell which of the two is right")
        .reading(&[Balance, Balance], &[(Balance, "date")]),

    Rule::new("BALANCE-005", Error, Event::BalanceDate, OfBalance(balance::own_account))
        .under(AidAccounting, bases![CIRCULAR_23_2022 3(5)])
        .titled("Một tài khoản cho nhiều khoản viện trợ", "One account for several grants")
        .asking("Mỗi khoản viện trợ thuộc nguồn thu ngân sách do chủ khoản viện trợ thực hiện có tài khoản riêng; khoản bổ sung, khoản thành phần có thể dùng chung với khoản gốc; giữa các khoản phải có tài khoản riêng, khoản đầu tiên theo mã bản ghi được coi là đúng", "Each grant that is budget revenue and that its owner carries out has an account of its own; a supplement or a part may share that of the whole; among those that need one the first by id is taken as right")
        .because("Trong tài khoản chung không thể theo dõi tiền của từng khoản viện trợ", "In a common account the money of one grant cannot be followed")
        .reading(&[Balance, Balance, Grant], &[(Balance, "account")]),

    Rule::new("BALANCE-006", Error, FORMAT, OfBalance(balance::one_currency))
        .titled("Số dư đầu kỳ và cuối kỳ khác loại tiền", "Opening and closing in two currencies")
        .asking("Số dư đầu kỳ và cuối kỳ cùng một loại tiền", "The opening and the closing balance are in one currency")
        .because("Số dư bằng hai loại tiền không thể đối chiếu", "Balances in two currencies cannot be held against each other")
        .reading(&[Balance], &[(Balance, "closing")]),

    Rule::new("COMMITMENT-001", Error, FORMAT, OfCommitment(commitment::essentials))
        .titled("Cam kết thiếu thông tin chính", "Commitment lacks what it is counted by")
        .asking("Bản ghi có bên cung cấp, ngày và số tiền", "The record has the donor, the date and the amount")
        .because("Thiếu các thông tin này thì tỷ lệ giải ngân trên cam kết sai", "Without them what was disbursed of what was committed comes out wrong")
        .reading(&[Commitment], &[(Commitment, "donor"), (Commitment, "date"), (Commitment, "amount")]),

    Rule::new("COMMITMENT-002", Warning, FORMAT, OfCommitment(commitment::positive))
        .titled("Cam kết mang dấu âm", "Commitment less than nothing")
        .asking("Số tiền cam kết không âm", "The amount of a commitment is not less than nothing")
        .because("Cam kết âm làm giảm tổng cam kết", "It takes away from what others committed")
        .reading(&[Commitment], &[(Commitment, "amount")]),

    Rule::new("RATE-001", Error, FORMAT, OfRate(rate::essentials))
        .titled("Tỷ giá thiếu thông tin", "Rate half told")
        .asking("Bản ghi có hai loại tiền, giá trị, loại tỷ giá, thời gian áp dụng và nguồn", "The record has both currencies, the value, the kind, the valid period and the source")
        .because("Số quy đổi không có tỷ giá, loại, ngày và nguồn thì không có nghĩa; tỷ giá này không được dùng", "A converted amount means nothing without rate, kind, date and source; this one is not used")
        .reading(&[Rate], &[(Rate, "from"), (Rate, "to"), (Rate, "value"), (Rate, "kind"), (Rate, "valid"), (Rate, "source")]),

    Rule::new("RATE-002", Error, FORMAT, OfRate(rate::two_currencies))
        .titled("Tỷ giá của một loại tiền theo chính nó", "Rate of a currency in itself")
        .asking("Tỷ giá là giữa hai loại tiền khác nhau", "A rate is between two currencies")
        .because("Tỷ giá này không được dùng để quy đổi", "No conversion uses it")
        .reading(&[Rate], &[(Rate, "to")]),

    Rule::new("RATE-003", Error, FORMAT, OfRate(rate::one_value))
        .titled("Hai tỷ giá mâu thuẫn", "Two rates that contradict each other")
        .asking("Một loại tỷ giá của hai loại tiền có một giá trị mỗi ngày; tỷ giá mua vào và tỷ giá hợp đồng chỉ so trong cùng một nguồn", "A kind of rate has one value a day for two currencies; bank buying and contract rates are compared within one source only")
        .because("Số tiền quy đổi phụ thuộc vào tỷ giá nào được chọn", "What an amount comes to depends on which of the two is taken")
        .reading(&[Rate, Rate], &[(Rate, "value")]),

    Rule::new("RATE-004", Error, Event::RateDay, OfRate(rate::accounting_in_dong))
        .under(StateBudget, bases![LAW_83_2015 13(1)])
        .titled("Tỷ giá hạch toán không theo đồng Việt Nam", "Accounting rate not in đồng")
        .asking("Tỷ giá hạch toán là số đồng Việt Nam cho một đơn vị ngoại tệ", "An accounting rate is đồng for one unit of a foreign currency")
        .because("Ngân sách nhà nước được hạch toán bằng đồng Việt Nam", "The State budget is kept in Vietnamese đồng")
        .reading(&[Rate], &[(Rate, "to")]),

    // ---- Donors, parties, filings, figures, people ---------------------------------------------
    Rule::new("DONOR-001", Error, APPROVAL, OfDonor(donor::foreign))
        .under(GrantAid, bases![DECREE_80_2020 2(2)])
        .titled("Bên cung cấp không phải là nước ngoài", "Donor that is not foreign")
        .asking("Tổ chức phi chính phủ, doanh nghiệp, tổ chức nghiên cứu cung cấp viện trợ được thành lập theo pháp luật nước ngoài", "NGOs, companies and research bodies that give aid exist under foreign law")
        .because("Nghị định quy định về viện trợ từ nước ngoài; khoản do tổ chức trong nước cung cấp không thuộc phạm vi", "The decree is about aid from abroad; what a body of Viet Nam gives is outside its scope")
        .reading(&[Donor, Grant], &[(Donor, "country")]),

    Rule::new("DONOR-002", Warning, FORMAT, OfDonor(donor::person))
        .titled("Cá nhân cung cấp viện trợ không có bản ghi cá nhân", "Individual donor without a person")
        .asking("Bên cung cấp là cá nhân dẫn đến bản ghi của cá nhân đó", "A donor that is an individual leads to the record of the person")
        .because("Dữ liệu cá nhân được giữ riêng, để có thể lược bỏ và xóa", "Personal data is kept apart, so that it can be redacted and erased")
        .reading(&[Donor], &[(Donor, "person")]),

    Rule::new("DONOR-003", Info, FORMAT, OfDonor(donor::kind))
        .titled("Chưa rõ loại bên cung cấp", "Kind of donor not known")
        .asking("Bản ghi cho biết loại bên cung cấp", "The record says what kind of donor it is")
        .because("Chỉ tổ chức phi chính phủ nước ngoài được tính là tổ chức; bên chưa rõ loại không được tính", "Only foreign NGOs count as organizations; a donor of no known kind does not")
        .reading(&[Donor], &[(Donor, "kind")]),

    Rule::new("DONOR-004", Warning, FORMAT, OfDonor(donor::essentials))
        .titled("Bên cung cấp thiếu tên hoặc quốc gia", "Donor without name or country")
        .asking("Bên cung cấp không phải cá nhân có tên gọi và quốc gia", "A donor that is no individual has a name and a country")
        .because("Không có quốc gia thì viện trợ không được tính cho khu vực nào", "Without a country its aid counts for no region")
        .reading(&[Donor], &[(Donor, "names"), (Donor, "country")]),

    Rule::new("DONOR-005", Warning, FORMAT, OfDonor(donor::no_person))
        .titled("Cá nhân ở bên cung cấp không phải cá nhân", "Person of a donor that is no individual")
        .asking("Chỉ bên cung cấp là cá nhân dẫn đến bản ghi cá nhân", "Only a donor that is an individual leads to a person")
        .because("Loại bên cung cấp bị ghi sai, hoặc dữ liệu cá nhân đứng nhầm chỗ", "The kind of the donor is wrong, or personal data stands where it does not belong")
        .reading(&[Donor], &[(Donor, "person")]),

    Rule::new("DONOR-006", Warning, FORMAT, OfDonor(donor::accounts_in_order))
        .titled("Tài khoản đóng trước khi mở", "Account closed before it was opened")
        .asking("Ngày đóng tài khoản không trước ngày mở", "An account is not closed before it was opened")
        .because("Không thể biết tài khoản có mở vào ngày giao dịch hay không", "Nobody can tell whether the account was open on the day of a transaction")
        .reading(&[Donor], &[(Donor, "accounts")]),

    Rule::new("PARTY-001", Info, FORMAT, OfParty(party::kind))
        .titled("Chưa rõ loại cơ quan, tổ chức", "Kind of body not known")
        .asking("Bản ghi cho biết loại cơ quan, tổ chức", "The record says what kind of body it is")
        .because("Loại bên tiếp nhận quyết định khoản viện trợ có thuộc nguồn thu ngân sách hay không", "The kind of the recipient decides whether a grant is budget revenue")
        .reading(&[Party], &[(Party, "kind")]),

    Rule::new("PARTY-002", Warning, FORMAT, OfParty(party::name))
        .titled("Cơ quan, tổ chức không có tên", "Body without a name")
        .asking("Bản ghi có ít nhất một tên gọi", "The record has a name of some kind")
        .because("Không có tên thì báo cáo chỉ có thể nêu mã bản ghi", "Without one a report can only give the id")
        .reading(&[Party], &[(Party, "names")]),

    Rule::new("PARTY-003", Error, FORMAT, OfParty(party::not_its_own_founder))
        .titled("Tự thành lập chính mình", "Founded by itself")
        .asking("Từ cơ quan thành lập này đến cơ quan thành lập khác không quay lại điểm đầu", "From founder to founder nothing leads back to where it began")
        .because("Cơ quan thành lập quyết định cơ quan chủ quản; vòng lặp không cho biết đó là cơ quan nào", "The founder decides the managing agency; a circle does not tell which it is")
        .reading(&[Party, Party], &[(Party, "founded_by")]),

    Rule::new("PARTY-004", Info, FORMAT, OfParty(party::agency_known))
        .titled("Không rõ nơi đăng ký hoặc cơ quan thành lập", "Place of registration or founder not told")
        .asking("Doanh nghiệp xã hội có tỉnh, thành phố nơi đăng ký; hội, quỹ, tổ chức khoa học và công nghệ có cơ quan thành lập", "A social enterprise has the province where it is registered; an association, a fund or a science and technology organization has its founder")
        .because("Từ đó xác định cơ quan chủ quản theo khoản 3 Điều 3 Nghị định 80/2020/NĐ-CP", "From it follows the managing agency, Decree 80/2020/ND-CP Article 3(3)")
        .reading(&[Party], &[(Party, "province"), (Party, "founded_by")]),

    Rule::new("FILING-001", Error, Event::WindowEnd, OfFiling(filing::yearly_report))
        .under(NgoRegistration, bases![DECREE_58_2022 21(5), DECREE_58_2022 23(1)('h'), DECREE_58_2022 24(6)])
        .titled("Báo cáo hằng năm nộp muộn", "Yearly report filed late")
        .asking("Báo cáo hằng năm được nộp chậm nhất ngày 18 của tháng cuối kỳ; nếu ngày đó là ngày nghỉ thì nộp vào ngày làm việc tiếp theo chỉ dẫn đến cảnh báo", "The yearly report is filed by the 18th of the last month of its window; where that day is no working day, the next one warns at most")
        .because("Các báo cáo này được tổng hợp thành báo cáo mà Bộ Ngoại giao gửi Thủ tướng Chính phủ chậm nhất ngày 25", "These reports go into the one that the Ministry of Foreign Affairs sends to the Prime Minister by the 25th")
        .with(&[
            Parameter::new("day", "tháng cuối kỳ, chậm nhất", "of the last month, at the latest", Limit::DayOfMonth(terms::NGO_YEAR)),
        ])
        .reading(&[Filing, Donor, Party], &[(Filing, "date")]),

    Rule::new("FILING-002", Error, FORMAT, OfFiling(filing::essentials))
        .titled("Hồ sơ đã nộp thiếu thông tin chính", "Filing lacks what it is checked by")
        .asking("Bản ghi có nghĩa vụ, bên nộp, kỳ báo cáo và ngày nộp", "The record has the duty, the bearer, the window and the date")
        .because("Thiếu các thông tin này thì không thể biết nghĩa vụ nào đã được thực hiện và có đúng hạn không", "Without them nobody can tell which duty was met, and whether in time")
        .reading(&[Filing], &[(Filing, "duty"), (Filing, "bearer"), (Filing, "window"), (Filing, "date")]),

    Rule::new("FILING-003", Warning, FORMAT, OfFiling(filing::known_duty))
        .titled("Nghĩa vụ không có trong danh mục", "Duty that is not known")
        .asking("Nghĩa vụ là một trong các nghĩa vụ của thư viện", "The duty is one of those that the library knows")
        .because("Hồ sơ của nghĩa vụ không rõ không được tính là thực hiện nghĩa vụ nào", "What is filed for an unknown duty meets none")
        .reading(&[Filing], &[(Filing, "duty")]),

    Rule::new("FILING-004", Error, FORMAT, OfFiling(filing::bearer_of_the_duty))
        .titled("Bên nộp không phải bên có nghĩa vụ", "Filed by another than the bearer")
        .asking("Nghĩa vụ của tổ chức phi chính phủ nước ngoài do bên cung cấp nộp, nghĩa vụ khác do cơ quan, tổ chức Việt Nam nộp", "A donor files what a foreign NGO has to, a Vietnamese body everything else")
        .because("Nghĩa vụ của bên phải nộp vẫn chưa được thực hiện", "Who has to file has not done so")
        .reading(&[Filing, Donor, Party], &[(Filing, "bearer")]),

    Rule::new("FILING-005", Error, FORMAT, OfFiling(filing::window_of_the_duty))
        .titled("Kỳ báo cáo không phải kỳ của nghĩa vụ", "Window that is not one of the duty")
        .asking("Các ngày của kỳ báo cáo là một kỳ của nghĩa vụ: năm dương lịch, kỳ từ 15/12 đến 14/12, năm ngân sách, nửa năm hoặc tháng; kỳ kết thúc dưới văn bản khác không được kiểm tra", "The days are a window of the duty: a calendar year, 15 December to 14 December, a budget year, a half-year or a month; windows that end under another text are not asked of")
        .because("Số liệu của kỳ khác không so sánh và cộng được", "Figures of other windows cannot be compared or added")
        .reading(&[Filing], &[(Filing, "window")]),

    Rule::new("FILING-006", Warning, FORMAT, OfFiling(filing::after_the_window))
        .titled("Nộp trước khi kỳ báo cáo kết thúc", "Filed before the window ended")
        .asking("Báo cáo của một kỳ được nộp không sớm hơn ngày cuối kỳ; kỳ kết thúc dưới văn bản khác không được kiểm tra", "A report on a window is filed no earlier than its last day; windows that end under another text are not asked of")
        .because("Báo cáo chưa có số liệu của những ngày cuối kỳ, hoặc kỳ, ngày nộp bị ghi sai", "It lacks the last days, or the window or the date is wrong")
        .reading(&[Filing], &[(Filing, "date")]),

    Rule::new("FILING-007", Info, FORMAT, OfFiling(filing::told_once))
        .titled("Một lần nộp ghi hai lần", "One filing told twice")
        .asking("Mỗi lần nộp có một bản ghi", "Each filing has one record")
        .because("Đếm hồ sơ đã nộp sẽ thừa", "Counted filings would be too many")
        .reading(&[Filing, Filing], &[]),

    Rule::new("FILING-008", Error, Event::WindowEnd, OfFiling(filing::late))
        .under(GrantAid, bases![DECREE_80_2020 13(9), DECREE_80_2020 23(9)('b')])
        .titled("Báo cáo viện trợ nộp muộn", "Report on aid filed late")
        .asking("Báo cáo hằng năm và quyết toán viện trợ của cơ quan chủ quản được nộp trong thời hạn của nghĩa vụ; nếu ngày đó là ngày nghỉ thì nộp vào ngày làm việc tiếp theo chỉ dẫn đến cảnh báo", "The yearly report and the yearly settlement of a managing agency are filed by the day of the duty; where that day is no working day, the next one warns at most")
        .because("Báo cáo chung của cả nước phải chờ, hoặc thiếu khoản viện trợ của cơ quan đó", "The report of the nation waits for it, or goes without its grants")
        .with(&[
            Parameter::new("report", "báo cáo năm trước, chậm nhất", "the report on the year before, at the latest", Limit::DayOfYear(terms::AID_YEAR)),
            Parameter::new("settlement", "quyết toán năm trước, chậm nhất", "the settlement of the year before, at the latest", Limit::DayOfYear(terms::SETTLEMENT)),
        ])
        .reading(&[Filing, Donor, Party], &[(Filing, "date")]),

    Rule::new("FILING-009", Error, Event::WindowEnd, OfFiling(filing::late))
        .under(AidAccounting, bases![CIRCULAR_23_2022 20(6), CIRCULAR_23_2022 21(1), CIRCULAR_23_2022 21(2), CIRCULAR_23_2022 22(3)])
        .titled("Báo cáo tài chính viện trợ nộp muộn", "Financial report on aid filed late")
        .asking("Báo cáo tháng, 6 tháng và năm của cơ quan chủ quản, Sở Tài chính, Kho bạc và ngân hàng được nộp trong thời hạn của nghĩa vụ; nếu ngày đó là ngày nghỉ thì nộp vào ngày làm việc tiếp theo chỉ dẫn đến cảnh báo", "Monthly, half-yearly and yearly reports of managing agencies, finance departments, the Treasury and banks are filed by the day of the duty; where that day is no working day, the next one warns at most")
        .because("Số viện trợ thuộc nguồn thu ngân sách được tổng hợp từ các báo cáo này", "What aid is budget revenue is summed up from these reports")
        .with(&[
            Parameter::new("agency_month", "cơ quan chủ quản, báo cáo tháng trước", "managing agency, on the month before", Limit::DayOfMonth(terms::AGENCY_MONTH)),
            Parameter::new("agency_half", "cơ quan chủ quản, báo cáo 6 tháng đầu năm", "managing agency, on the first half of the year", Limit::DayOfYear(terms::AGENCY_HALF)),
            Parameter::new("agency_year", "cơ quan chủ quản, báo cáo năm ngân sách trước", "managing agency, on the budget year before", Limit::DayOfYear(terms::AGENCY_YEAR)),
            Parameter::new("finance_half", "Sở Tài chính, báo cáo 6 tháng đầu năm", "finance department, on the first half of the year", Limit::DayOfYear(terms::FINANCE_HALF)),
            Parameter::new("finance_year", "Sở Tài chính, báo cáo năm ngân sách trước", "finance department, on the budget year before", Limit::DayOfYear(terms::FINANCE_YEAR)),
            Parameter::new("treasury_month", "Kho bạc Nhà nước, báo cáo tháng trước", "State Treasury, on the month before", Limit::DayOfMonth(terms::TREASURY_MONTH)),
            Parameter::new("treasury_half", "Kho bạc Nhà nước, báo cáo 6 tháng đầu năm", "State Treasury, on the first half of the year", Limit::DayOfYear(terms::TREASURY_HALF)),
            Parameter::new("treasury_year", "Kho bạc Nhà nước, báo cáo năm ngân sách trước", "State Treasury, on the budget year before", Limit::DayOfYear(terms::TREASURY_YEAR)),
            Parameter::new("bank_month", "ngân hàng thương mại, báo cáo tháng trước", "commercial bank, on the month before", Limit::DayOfMonth(terms::BANK_MONTH)),
            Parameter::new("second_half", "báo cáo 6 tháng cuối năm trước", "on the second half of the year before", Limit::DayOfYear(terms::SECOND_HALF)),
        ])
        .reading(&[Filing, Donor, Party], &[(Filing, "date")]),

    Rule::new("FILING-010", Error, Event::CertificateIssue, OfFiling(filing::renewal_in_time))
        .under(NgoRegistration, bases![DECREE_58_2022 12(1), DECREE_58_2022 16(1)])
        .titled("Hồ sơ gia hạn nộp muộn", "Dossier for the renewal filed late")
        .asking("Hồ sơ gia hạn được nộp ít nhất 60 ngày trước khi giấy đăng ký hết hạn; kỳ của hồ sơ là thời hạn của giấy", "The dossier for the renewal is filed at least 60 days before the certificate expires; the window of the filing is the term of the certificate")
        .because("Việc xem xét mất 30 ngày làm việc; nộp muộn thì giấy có thể hết hạn trước khi được gia hạn", "It takes 30 working days to decide; filed late, the certificate may expire before it is renewed")
        .with(&[Parameter::new("dossier", "hồ sơ trước khi hết hạn", "the dossier before the expiry", Limit::Days(duties::DAYS_TO_RENEW))])
        .reading(&[Filing, Certificate], &[(Filing, "date")]),

    Rule::new("FILING-011", Error, Event::WindowEnd, OfFiling(filing::late))
        .under(NgoRegistration, bases![DECREE_58_2022 22(8), DECREE_58_2022 25(9)])
        .titled("Báo cáo trình Thủ tướng nộp muộn", "Report to the Prime Minister filed late")
        .asking("Báo cáo hằng năm của Bộ Ngoại giao và của Ủy ban công tác về các tổ chức phi chính phủ nước ngoài được nộp trong thời hạn của nghĩa vụ; nếu ngày đó là ngày nghỉ thì nộp vào ngày làm việc tiếp theo chỉ dẫn đến cảnh báo", "The yearly reports of the Ministry of Foreign Affairs and of the Committee for Foreign NGO Affairs are filed by the day of the duty; where that day is no working day, the next one warns at most")
        .because("Thủ tướng Chính phủ nhận số liệu của cả nước từ hai báo cáo này", "From these two the Prime Minister has the figures of the nation")
        .with(&[
            Parameter::new("day", "tháng cuối kỳ, chậm nhất", "of the last month, at the latest", Limit::DayOfMonth(terms::PRIME_MINISTER_YEAR)),
        ])
        .reading(&[Filing, Donor, Party], &[(Filing, "date")]),

    Rule::new("FILING-012", Warning, ISSUE, OfFiling(filing::late_after_event))
        .under(NgoRegistration, bases![DECREE_58_2022 21(3), DECREE_58_2022 21(4), DECREE_58_2022 21(6), DECREE_58_2022 19(4)])
        .titled("Thông báo, cập nhật của tổ chức nộp muộn", "Notice or update of an organization filed late")
        .asking("Thông báo tài khoản, kế hoạch hoạt động, cập nhật cơ sở dữ liệu và việc giải quyết tồn đọng sau thu hồi được nộp trong thời hạn tính từ ngày ghi trên giấy tờ; ngày nhận giấy đăng ký và quyết định thu hồi không được ghi, nên thông báo tài khoản được cộng thêm 30 ngày làm việc, là thời hạn trả giấy kể từ khi nhận hồ sơ, việc giải quyết tồn đọng thêm 5 ngày làm việc, là thời hạn thông báo; hồ sơ đầu tiên có kỳ chứa ngày đó được tính; không kết luận khi hồ sơ có thể nói về sự kiện khác đã được báo, không rõ ngày hoặc chưa quá hạn, khi hồ sơ khác thiếu ngày, kỳ hoặc bên nộp có thể đã nói, hoặc khi ngày cuối có thể là ngày nghỉ, trường hợp mà thư viện không có văn bản, và hồ sơ nộp vào ngày làm việc tiếp theo", "The notice of the account, the plan of activities, the update of the database and the winding-up are filed within their terms, counted from the day of the paper; the receipt of a certificate and of a revocation is not recorded, so the notice of the account has 30 working days more, within which a certificate is handed over after its dossier, and the winding-up 5, within which the decision is told; the first filing whose window holds the day counts; nothing is said where the filing may be of another event, told before, of no day, or for which it is not late, where another one without day, window or bearer may have told, or where the last day may be a day off, on which the library holds no text, and it came on the next working day")
        .because("Cơ quan quản lý không biết tổ chức dùng tài khoản nào, sẽ làm gì và ở đâu, hoặc dùng dữ liệu cũ", "The authorities do not know which account is used and what is planned where, or work with old data")
        .with(&[
            Parameter::new("account", "thông báo tài khoản giao dịch", "notice of the transaction account", Limit::WorkingDays(terms::WORKING_DAYS_TO_NAME_ACCOUNT)),
            Parameter::new("plan", "kế hoạch triển khai hoạt động", "plan of activities", Limit::WorkingDays(terms::WORKING_DAYS_TO_PLAN)),
            Parameter::new("update", "cập nhật cơ sở dữ liệu", "update of the database", Limit::Days(terms::DAYS_TO_UPDATE)),
            Parameter::new("winding_up", "giải quyết tồn đọng sau khi bị thu hồi", "winding-up after a revocation", Limit::WorkingDays(terms::WORKING_DAYS_TO_WIND_UP)),
            Parameter::new("hand_over", "trả giấy đăng ký", "handing over a certificate", Limit::WorkingDays(terms::WORKING_DAYS_TO_HAND_OVER)),
            Parameter::new("notice", "thông báo quyết định thu hồi", "telling the decision to revoke", Limit::WorkingDays(lifecycle::WORKING_DAYS_TO_SEND)),
        ])
        .reading(&[Filing, Filing, Certificate], &[(Filing, "date")]),

    Rule::new("FILING-013", Warning, APPROVAL, OfFiling(filing::late_after_event))
        .under(GrantAid, bases![DECREE_80_2020 11(2), DECREE_80_2020 14(4), DECREE_80_2020 13(9)])
        .titled("Thông báo quyết định hoặc báo cáo kết thúc nộp muộn", "Notice of a decision, or completion report, filed late")
        .asking("Cơ quan chủ quản thông báo quyết định phê duyệt trong 5 ngày, tính theo ngày lịch; chủ khoản viện trợ và cơ quan chủ quản báo cáo kết thúc trong 6 tháng kể từ ngày kết thúc, không có thì từ ngày kết thúc theo kế hoạch; hồ sơ đầu tiên có kỳ chứa ngày đó được tính; không kết luận khi hồ sơ có thể nói về sự kiện khác đã được báo, không rõ ngày hoặc chưa quá hạn, khi hồ sơ khác thiếu ngày, kỳ hoặc bên nộp có thể đã nói, hoặc khi ngày cuối có thể là ngày nghỉ, trường hợp mà thư viện không có văn bản, và hồ sơ nộp vào ngày làm việc tiếp theo", "The managing agency gives notice of a decision within 5 days, counted as calendar days; owner and managing agency report within 6 months of the end, or of the planned end where no other is told; the first filing whose window holds the day counts; nothing is said where the filing may be of another event, told before, of no day, or for which it is not late, where another one without day, window or bearer may have told, or where the last day may be a day off, on which the library holds no text, and it came on the next working day")
        .because("Bên cung cấp và các bộ không biết để phối hợp, giám sát; kết quả của khoản viện trợ được biết muộn", "Donor and ministries cannot work along and supervise, and learn late what the aid achieved")
        .with(&[
            Parameter::new("notice", "thông báo quyết định phê duyệt", "notice of the decision", Limit::Days(terms::DAYS_TO_TELL)),
            Parameter::new("report", "báo cáo kết thúc", "completion report", Limit::Months(terms::MONTHS_TO_REPORT)),
        ])
        .reading(&[Filing, Filing, Grant], &[(Filing, "date")]),

    Rule::new("FILING-014", Warning, APPROVAL, OfFiling(filing::late_after_event))
        .under(AidAccounting, bases![CIRCULAR_23_2022 5(6)])
        .titled("Bản sao quyết định gửi cơ quan tài chính muộn", "Copies for the financial authorities filed late")
        .asking("Bản sao quyết định phê duyệt và thỏa thuận của khoản viện trợ thuộc nguồn thu ngân sách được gửi trong 10 ngày làm việc kể từ ngày lưu hành; ngày lưu hành không được ghi, nên tính từ ngày quyết định, hoặc ngày thỏa thuận sau đó, và cộng thêm 5 ngày làm việc, không ít hơn thời hạn gửi quyết định; không kết luận khi không rõ ngày thỏa thuận, khi hồ sơ có thể nói về quyết định khác đã được báo, không rõ ngày hoặc chưa quá hạn, hoặc khi hồ sơ khác thiếu ngày, kỳ hoặc bên nộp có thể đã nói; cần lịch ngày làm việc", "Copies of decision and agreement on budget aid are sent within 10 working days of their circulation; as its day is not recorded, they are counted from the decision, or from an agreement after it, with 5 working days more, no fewer than there are to send a decision out; nothing is said where the day of an agreement is not told, where the filing may be of another decision, told before, of no day, or for which it is not late, or where another one without day, window or bearer may have told; a calendar of working days is needed")
        .because("Cơ quan tài chính ghi kế hoạch và theo dõi vốn theo các văn bản này", "The financial authorities plan and follow the money by these papers")
        .with(&[
            Parameter::new("copies", "bản sao quyết định và thỏa thuận", "copies of decision and agreement", Limit::WorkingDays(terms::WORKING_DAYS_TO_COPY)),
            Parameter::new("circulation", "lưu hành quyết định", "circulation of the decision", Limit::WorkingDays(terms::DAYS_TO_TELL)),
        ])
        .reading(&[Filing, Filing, Grant], &[(Filing, "date")]),

    Rule::new("FILING-015", Warning, APPROVAL, OfFiling(filing::late_after_event))
        .under(DisasterRelief, bases![DECREE_50_2020 27(2)('c')])
        .titled("Báo cáo tiếp nhận cứu trợ khẩn cấp nộp muộn", "Report on emergency relief filed late")
        .asking("Cơ quan chủ quản báo cáo nội dung tiếp nhận cứu trợ khẩn cấp trong 3 ngày làm việc, tính từ ngày quyết định, vì ngày phân bổ không được ghi; không kết luận khi hồ sơ có thể nói về quyết định khác đã được báo, không rõ ngày hoặc chưa quá hạn, hoặc khi hồ sơ khác thiếu ngày, kỳ hoặc bên nộp có thể đã nói; cần lịch ngày làm việc", "The managing agency reports on emergency relief within 3 working days, counted from the decision, as the day of the allocation is not recorded; nothing is said where the filing may be of another decision, told before, of no day, or for which it is not late, or where another one without day, window or bearer may have told; a calendar of working days is needed")
        .because("Các bộ cần biết ngay cứu trợ nào đã đến và đi đâu", "The ministries have to know at once which relief came, and where it goes")
        .with(&[
            Parameter::new("report", "báo cáo của cơ quan chủ quản", "report of the managing agency", Limit::WorkingDays(terms::WORKING_DAYS_TO_REPORT_RELIEF)),
        ])
        .reading(&[Filing, Filing, Grant], &[(Filing, "date")]),

    // The circular guides the law on the budget; it was read, and stands on its own days.
    Rule::new("FILING-016", Error, Event::WindowEnd, OfFiling(filing::late))
        .under(StateBudget, bases![CIRCULAR_26_2026 15(5)('b')])
        .titled("Hồ sơ ghi thu ghi chi gửi Kho bạc muộn", "Files for recording aid filed late")
        .asking("Hồ sơ ghi thu ghi chi viện trợ của một năm được gửi Kho bạc Nhà nước chậm nhất ngày 30 tháng 1 năm sau; nếu ngày đó là ngày nghỉ thì nộp vào ngày làm việc tiếp theo chỉ dẫn đến cảnh báo; hạn sớm hơn khi bổ sung cho ngân sách cấp dưới không kiểm tra được", "The files for recording the aid of a year are at the State Treasury by 30 January of the next one; where that day is no working day, the next one warns at most; the earlier days for what goes to a lower budget cannot be checked")
        .because("Sau ngày này viện trợ đã sử dụng khó được ghi vào ngân sách của năm đó", "After that day the aid that was used can hardly be booked in the budget of its year")
        .with(&[
            Parameter::new("files", "hồ sơ của năm trước, chậm nhất", "the files of the year before, at the latest", Limit::DayOfYear(terms::RECORDING)),
        ])
        .reading(&[Filing, Donor, Party], &[(Filing, "date")]),

    Rule::new("FIGURE-001", Warning, FORMAT, OfFigure(figure::essentials))
        .titled("Số liệu công bố thiếu thông tin chính", "Published figure half told")
        .asking("Bản ghi có số liệu như đã in, ngôn ngữ và nguồn", "The record has the number as printed, its language and the source")
        .because("Thiếu ngôn ngữ thì 114.673 có thể đọc theo hai cách; thiếu nguồn thì không thể kiểm chứng", "Without the language 114.673 reads in two ways; without the source nobody can look it up")
        .reading(&[PublishedFigure], &[(PublishedFigure, "printed"), (PublishedFigure, "lang"), (PublishedFigure, "source")]),

    Rule::new("FIGURE-002", Warning, FORMAT, OfFigure(figure::readable))
        .titled("Không đọc được số liệu như đã in", "Printed number that cannot be read")
        .asking("Số liệu như đã in đọc được theo ngôn ngữ của nó", "The number as printed reads in its language")
        .because("Số liệu không đọc được không thể đối chiếu", "What cannot be read cannot be reconciled")
        .reading(&[PublishedFigure], &[(PublishedFigure, "printed")]),

    Rule::new("FIGURE-003", Warning, FORMAT, OfFigure(figure::unit))
        .titled("Đơn vị không phù hợp với chỉ tiêu", "Unit that does not fit the indicator")
        .asking("Chỉ tiêu về giá trị có đơn vị tiền, chỉ tiêu đếm không có, tỷ lệ có phần trăm hoặc số lần", "An indicator of value is in a currency, one that counts is not, a ratio is in percent or times")
        .because("Chỉ tiêu hoặc số liệu bị ghi sai", "The indicator or the number is wrong")
        .reading(&[PublishedFigure], &[(PublishedFigure, "printed")]),

    Rule::new("FIGURE-004", Warning, FORMAT, OfFigure(figure::scope))
        .titled("Phạm vi mâu thuẫn", "Scope that contradicts itself")
        .asking("Quốc gia của phạm vi thuộc khu vực của phạm vi; bên cung cấp đến từ nơi đó", "The country of a scope lies in its region, and the donor is of there")
        .because("Không bản ghi nào có thể thuộc phạm vi như vậy", "No record can lie in such a scope")
        .reading(&[PublishedFigure, Donor], &[(PublishedFigure, "scope")]),

    Rule::new("FIGURE-005", Warning, FORMAT, OfFigure(figure::agrees))
        .titled("Một nguồn công bố hai số liệu trái nhau", "One source prints two figures that contradict each other")
        .asking("Một nguồn chỉ có một số liệu cho một chỉ tiêu, phạm vi, kỳ và thời điểm, hoặc các số liệu không trái nhau", "One source has one figure of an indicator, scope, window and day, or figures that do not contradict each other")
        .because("Một trong hai bị ghi sai, hoặc nói về điều khác", "One of the two is wrong, or tells of something else")
        .reading(&[PublishedFigure, PublishedFigure], &[(PublishedFigure, "printed")]),

    Rule::new("PERSON-001", Warning, FORMAT, OfPerson(person::first_day))
        .titled("Không rõ ngày bắt đầu", "First day not told")
        .asking("Người đại diện, Trưởng Văn phòng đại diện có ngày đầu trong vai trò", "A representative or head of an office has a first day in the role")
        .because("Không rõ từ ngày nào người đó chịu trách nhiệm trước pháp luật Việt Nam", "Nobody can tell since when the person answers under Vietnamese law")
        .reading(&[Person], &[(Person, "from")]),

    Rule::new("PERSON-002", Warning, FORMAT, OfPerson(person::organization))
        .titled("Không rõ tổ chức", "Organization not told")
        .asking("Người đại diện, Trưởng Văn phòng đại diện và chuyên gia có tổ chức", "A representative, a head of an office or an expert has an organization")
        .because("Dữ liệu cá nhân không gắn với tổ chức nào thì không có lý do để lưu giữ", "Personal data that belongs to no organization has no reason to be kept")
        .reading(&[Person], &[(Person, "organization")]),

    Rule::new("PERSON-003", Warning, FORMAT, OfPerson(person::days_in_order))
        .titled("Ngày cuối trước ngày đầu", "Last day before the first")
        .asking("Ngày cuối trong vai trò không trước ngày đầu", "The last day in a role is not before the first")
        .because("Không thể biết ai giữ vai trò vào một ngày", "Nobody can tell who held the role on a day")
        .reading(&[Person], &[(Person, "until")]),

    // ---- Conventions of the format -------------------------------------------------------------
    Rule::new("REFERENCE-001", Error, Event::Format, Every(format::references))
        .titled("Tham chiếu không dẫn đến bản ghi nào", "Reference that leads nowhere")
        .asking("Mỗi tham chiếu dẫn đến một bản ghi", "Each reference leads to a record")
        .because("Bản ghi không tìm được bản ghi liên quan thì không được tính đúng chỗ, và quy tắc cần bản ghi kia không áp dụng được", "A record that does not find the other is not counted where it belongs, and rules that need the other are not applied")
        .reading(EVERY, &[]),

    Rule::new("SHARE-001", Warning, Event::Format, OfGrant(format::shares))
        .titled("Các tỷ lệ không đủ 100 %", "Shares that are not 100 %")
        .asking("Các tỷ lệ của một danh sách cộng lại là 100 %", "The shares of a list add up to 100 %")
        .because("Tiền được chia theo các tỷ lệ này; không đủ 100 % thì trong số liệu thống kê tiền nằm ở phần chưa phân chia", "Money is divided by these shares; where they are not 100 % it stands undivided in the statistics")
        .reading(&[Grant], &[(Grant, "donors"), (Grant, "provinces"), (Grant, "sectors"), (Grant, "amendments")]),

    Rule::new("CODE-001", Warning, Event::Format, Every(format::codes))
        .titled("Mã không có hiệu lực vào ngày của bản ghi", "Code not valid on its date")
        .asking("Mã tỉnh và mã tiền tệ có hiệu lực vào ngày mà bản ghi nói đến", "Codes of provinces and currencies are valid on the day that the record tells of")
        .because("Một số mã tỉnh đổi nghĩa khi các tỉnh sáp nhập, nên mã sai ngày đặt bản ghi vào sai tỉnh", "Some codes of provinces changed their meaning with the mergers, so that a code of the wrong day puts a record in the wrong place")
        .reading(&[Certificate, Grant, Transaction, Balance, Commitment, Rate, PublishedFigure], &[]),

    Rule::new("FIELD-001", Info, Event::Format, Every(format::unknown_fields))
        .titled("Trường mà định dạng không có", "Field that the format does not know")
        .asking("Mỗi trường là trường của định dạng; trường khác được giữ nguyên nhưng không dùng đến", "Each field is one of the format; others are kept as they are and used for nothing")
        .because("Tên trường viết sai là nội dung mà không quy tắc và số liệu nào thấy được", "A misspelt field is content that no rule and no figure sees")
        .reading(EVERY, &[]),
];
