//! The rules, one by one.
//!
//! Only provisions that were read stand here as verified; [`Basis::evidence`] tells. Decree
//! 93/2009/NĐ-CP, Decree 12/2012/NĐ-CP and Circular 225/2010/TT-BTC were not read and have no
//! provision here; of Decree 313/2025/NĐ-CP one stands here that news repeat.

use super::parameter::{Limit, Parameter};
use super::rule::Check::{
    Balance as OfBalance, Certificate as OfCertificate, Donor as OfDonor, Every,
    Filing as OfFiling, Grant as OfGrant, Transaction as OfTransaction,
};
use super::rule::{Event, Rule};
use super::{balance, certificate, disaster, donor, filing, format, grant, transaction};
use crate::finding::Severity::{Error, Info, Warning};
use crate::law::Subject::{AidAccounting, GrantAid, NgoRegistration};
use crate::law::{Basis, Citation, Point, table};
use crate::money::Currency;
use crate::record::RecordKind::{
    self, Balance, Certificate, Commitment, Donor, Filing, Grant, Party, PublishedFigure, Rate,
    Transaction,
};

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
        .titled("Viện trợ hiện vật không có danh mục hàng hóa", "Aid in kind without a goods list")
        .asking("Viện trợ bằng hiện vật kèm theo danh mục hàng hóa, là phần của vốn hoặc là giấy tờ", "Aid in kind comes with a list of goods, in the funding or among the documents")
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
        .with(&[Parameter::new("relief", "cứu trợ sau thiên tai", "relief after a disaster", Limit::Months(disaster::MONTHS_OF_RELIEF)), Parameter::new("recovery", "khắc phục hậu quả sau thiên tai", "recovery after a disaster", Limit::Months(disaster::MONTHS_OF_RECOVERY))])
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

    Rule::new("GRANT-011", Warning, APPROVAL, OfGrant(grant::time_to_decide))
        .under(GrantAid, bases![DECREE_80_2020 10(6)])
        .titled("Quá 20 ngày từ khi hồ sơ hợp lệ đến quyết định", "More than 20 days from dossier to decision")
        .asking("Quyết định được ban hành trong 20 ngày kể từ khi nhận đủ hồ sơ hợp lệ, tính theo ngày lịch", "The decision follows a complete dossier within 20 days, counted as calendar days")
        .because("Nghị định ấn định thời hạn thẩm định, phê duyệt, để bên tiếp nhận và bên cung cấp biết khi nào có kết quả", "The decree limits the time of appraisal and approval, so that recipient and donor know when to expect an answer")
        .with(&[Parameter::new("decision", "từ khi nhận đủ hồ sơ đến quyết định", "from the complete dossier to the decision", Limit::Days(grant::DAYS_TO_DECIDE))])
        .reading(&[Grant], &[(Grant, "decision")]),

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
        .asking("Khoản viện trợ do Thủ tướng phê duyệt, hoặc nay thuộc thẩm quyền Thủ tướng, do Thủ tướng điều chỉnh; các khoản khác do cơ quan đã phê duyệt điều chỉnh", "What the Prime Minister approved, or has to approve now, the Prime Minister amends; the rest, the body that approved it")
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
        .asking("Báo cáo kết thúc được lập trong 6 tháng kể từ ngày kết thúc", "The completion report follows the end within 6 months")
        .because("Không có báo cáo thì không rõ kết quả của khoản viện trợ, và cơ quan chủ quản không báo cáo tiếp được", "Without the report nobody knows what the aid achieved, and the managing agency cannot report in its turn")
        .reading(&[Grant, Filing], &[(Grant, "documents")]),

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
        .reading(&[Certificate], &[(Certificate, "office_province"), (Certificate, "kind")]),

    Rule::new("CERTIFICATE-003", Error, Event::Activity, OfCertificate(certificate::expired))
        .under(NgoRegistration, bases![DECREE_58_2022 18(1)('a')])
        .titled("Hoạt động sau khi giấy đăng ký hết hạn", "Active after the certificate expired")
        .asking("Sau khi giấy đăng ký hết hạn, tổ chức không tiếp nhận, giải ngân và không có khoản viện trợ đang thực hiện, trừ khi có giấy khác còn hiệu lực", "After its certificate expired nothing of an organization is received or disbursed and no grant of it runs, unless another one is valid")
        .because("Hoạt động tiếp sau khi hết hạn là căn cứ đình chỉ hoạt động", "Working on after the expiry is a ground for suspension")
        .reading(&[Certificate, Grant, Transaction], &[(Certificate, "valid_until"), (Certificate, "events")]),

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

    // ---- Transactions, balances ----------------------------------------------------------------
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

    Rule::new("BALANCE-001", Error, Event::BalanceDate, OfBalance(balance::adds_up))
        .under(AidAccounting, bases![CIRCULAR_23_2022 20(2)])
        .titled("Số dư tài khoản không khớp", "Account balance does not add up")
        .asking("Với khoản viện trợ thuộc nguồn thu ngân sách do chủ khoản viện trợ thực hiện, số dư cuối kỳ bằng đầu kỳ cộng tiếp nhận trừ sử dụng trong kỳ; đầu kỳ bằng cuối kỳ trước", "Where a grant is budget revenue and its owner carries it out, the closing balance is the opening one plus what was received less what was used; the opening one is the closing one before")
        .because("Báo cáo nêu số dư đầu kỳ, tiếp nhận, sử dụng và số dư cuối kỳ; các số không khớp thì còn thiếu một khoản thu hoặc chi", "The reports state opening balance, receipts, spending and closing balance; where they do not fit a receipt or an expense is missing")
        .reading(&[Balance, Transaction, Grant], &[(Balance, "opening"), (Balance, "closing")]),

    // ---- Donors, filings -----------------------------------------------------------------------
    Rule::new("DONOR-001", Error, APPROVAL, OfDonor(donor::foreign))
        .under(GrantAid, bases![DECREE_80_2020 2(2)])
        .titled("Bên cung cấp không phải là nước ngoài", "Donor that is not foreign")
        .asking("Tổ chức phi chính phủ, doanh nghiệp, tổ chức nghiên cứu cung cấp viện trợ được thành lập theo pháp luật nước ngoài", "NGOs, companies and research bodies that give aid exist under foreign law")
        .because("Nghị định quy định về viện trợ từ nước ngoài; khoản do tổ chức trong nước cung cấp không thuộc phạm vi", "The decree is about aid from abroad; what a body of Viet Nam gives is outside its scope")
        .reading(&[Donor, Grant], &[(Donor, "country")]),

    Rule::new("FILING-001", Error, Event::WindowEnd, OfFiling(filing::yearly_report))
        .under(NgoRegistration, bases![DECREE_58_2022 21(5), DECREE_58_2022 23(1)('h'), DECREE_58_2022 24(6)])
        .titled("Báo cáo hằng năm nộp muộn", "Yearly report filed late")
        .asking("Báo cáo hằng năm được nộp chậm nhất ngày 18 của tháng cuối kỳ", "The yearly report is filed by the 18th of the last month of its window")
        .because("Các báo cáo này được tổng hợp thành báo cáo mà Bộ Ngoại giao gửi Thủ tướng Chính phủ chậm nhất ngày 25", "These reports go into the one that the Ministry of Foreign Affairs sends to the Prime Minister by the 25th")
        .reading(&[Filing, Donor, Party], &[(Filing, "date")]),

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
