//! Which text governs what happened on a date, and what lives on under the text before it.
//!
//! The date of the governing event picks the text, never today's. Transition rules that were read
//! are applied; one that was not read, Decree 313/2025's, is said to be unknown.
//!
//! I1. On one date at most one instrument governs a subject.

use super::{Citation, Evidence, Instrument, TextHeld, table};
use crate::date::{Date, Period};
use crate::lang::{Label, Lang};

/// A subject that the law rules (lĩnh vực điều chỉnh).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Subject {
    /// Approval, management and use of grant aid that is not ODA.
    GrantAid,
    /// Emergency international aid for disaster relief and recovery.
    DisasterRelief,
    /// Registration of foreign NGOs.
    NgoRegistration,
    /// State financial management of grant aid that is budget revenue.
    AidAccounting,
    /// ODA, on the other side of the boundary.
    Oda,
    /// Protection of personal data.
    PersonalData,
    /// The State budget.
    StateBudget,
}

impl Subject {
    /// Every subject.
    pub const ALL: [Self; 7] = [
        Self::GrantAid,
        Self::DisasterRelief,
        Self::NgoRegistration,
        Self::AidAccounting,
        Self::Oda,
        Self::PersonalData,
        Self::StateBudget,
    ];

    /// Returns the stable id, `grant_aid` for example.
    pub const fn id(self) -> &'static str {
        match self {
            Self::GrantAid => "grant_aid",
            Self::DisasterRelief => "disaster_relief",
            Self::NgoRegistration => "ngo_registration",
            Self::AidAccounting => "aid_accounting",
            Self::Oda => "oda",
            Self::PersonalData => "personal_data",
            Self::StateBudget => "state_budget",
        }
    }

    /// Returns the label in a language.
    pub fn label(self, lang: Lang) -> &'static str {
        match self {
            Self::GrantAid => Label::new(
                "quản lý và sử dụng viện trợ không hoàn lại",
                "management and use of grant aid",
            ),
            Self::DisasterRelief => Label::new(
                "viện trợ quốc tế khẩn cấp do thiên tai",
                "emergency international aid after disasters",
            ),
            Self::NgoRegistration => Label::new(
                "đăng ký hoạt động của tổ chức phi chính phủ nước ngoài",
                "registration of foreign NGOs",
            ),
            Self::AidAccounting => Label::new(
                "quản lý tài chính nhà nước đối với viện trợ",
                "state financial management of aid",
            ),
            Self::Oda => Label::new("vốn ODA", "ODA"),
            Self::PersonalData => {
                Label::new("bảo vệ dữ liệu cá nhân", "protection of personal data")
            }
            Self::StateBudget => Label::new("ngân sách nhà nước", "the State budget"),
        }
        .get(lang)
    }

    /// Returns the main instruments of the subject, one after the other.
    pub const fn instruments(self) -> &'static [&'static Instrument] {
        match self {
            Self::GrantAid => {
                const {
                    &[
                        &table::DECREE_93_2009,
                        &table::DECREE_80_2020,
                        &table::DECREE_313_2025,
                    ]
                }
            }
            Self::DisasterRelief => const { &[&table::DECREE_50_2020] },
            Self::NgoRegistration => const { &[&table::DECREE_12_2012, &table::DECREE_58_2022] },
            Self::AidAccounting => const { &[&table::CIRCULAR_225_2010, &table::CIRCULAR_23_2022] },
            Self::Oda => const { &[&table::DECREE_114_2021, &table::DECREE_242_2025] },
            Self::PersonalData => const { &[&table::DECREE_13_2023, &table::LAW_91_2025] },
            Self::StateBudget => const { &[&table::LAW_83_2015, &table::LAW_89_2025] },
        }
    }
}

/// Why a text other than the one in force may govern (quy định chuyển tiếp).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Transition {
    /// 80/2020 Article 35(1): a dossier submitted before 2020-09-17 is finished as it was begun.
    DossierBefore80,
    /// 80/2020 Article 35(2): finance and reporting of a grant approved before 2020-09-17.
    GrantBefore80,
    /// 23/2022 Article 24(1): accounting of a grant approved before 2020-09-17.
    AccountingBefore23,
    /// 58/2022 Article 28(2): a project office certificate of the decree before.
    ProjectOfficeBefore58,
    /// 313/2025 has some transition rule for grants approved before it; its text was not read.
    NotReadIn313,
}

impl Transition {
    /// Returns the provision, or `None` if it was not read.
    pub const fn citation(self) -> Option<Citation> {
        match self {
            Self::DossierBefore80 => Some(Citation::new(&table::DECREE_80_2020, 35).with_clause(1)),
            Self::GrantBefore80 => Some(Citation::new(&table::DECREE_80_2020, 35).with_clause(2)),
            Self::AccountingBefore23 => {
                Some(Citation::new(&table::CIRCULAR_23_2022, 24).with_clause(1))
            }
            Self::ProjectOfficeBefore58 => {
                Some(Citation::new(&table::DECREE_58_2022, 28).with_clause(2))
            }
            Self::NotReadIn313 => None,
        }
    }

    /// Returns the note in a language.
    pub fn note(self, lang: Lang) -> &'static str {
        match self {
            Self::DossierBefore80 => Label::new(
                "hồ sơ đã nộp trước ngày 17/9/2020 tiếp tục theo Nghị định 93/2009/NĐ-CP",
                "a dossier submitted before 2020-09-17 is finished under Decree 93/2009/ND-CP",
            ),
            Self::GrantBefore80 => Label::new(
                "khoản viện trợ phê duyệt trước ngày 17/9/2020 tiếp tục quản lý tài chính và báo cáo theo Nghị định 93/2009/NĐ-CP đến hết thời hạn trong quyết định phê duyệt",
                "a grant approved before 2020-09-17 keeps finance and reporting under Decree 93/2009/ND-CP until the end date of its approval decision",
            ),
            Self::AccountingBefore23 => Label::new(
                "khoản viện trợ phê duyệt trước ngày 17/9/2020 tiếp tục theo Thông tư 225/2010/TT-BTC đến ngày kết thúc, trừ khi được gia hạn",
                "a grant approved before 2020-09-17 stays under Circular 225/2010/TT-BTC until its end date, unless it is extended",
            ),
            Self::ProjectOfficeBefore58 => Label::new(
                "Giấy đăng ký lập Văn phòng dự án được sửa đổi, cấp lại theo Nghị định 12/2012/NĐ-CP đến khi hết hạn",
                "a project office certificate is amended and re-issued under Decree 12/2012/ND-CP until it expires",
            ),
            Self::NotReadIn313 => Label::new(
                "chưa đọc được quy định chuyển tiếp của Nghị định 313/2025/NĐ-CP",
                "the transition rule of Decree 313/2025/ND-CP was not read",
            ),
        }
        .get(lang)
    }
}

/// The text that governs, and why if it is not plainly the one in force (văn bản áp dụng).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Governed {
    instrument: &'static Instrument,
    transition: Option<Transition>,
}

impl Governed {
    const fn under(instrument: &'static Instrument, transition: Transition) -> Self {
        Self {
            instrument,
            transition: Some(transition),
        }
    }

    /// Returns the instrument.
    pub const fn instrument(self) -> &'static Instrument {
        self.instrument
    }

    /// Returns the transition rule that applies, or that is not known.
    pub const fn transition(self) -> Option<Transition> {
        self.transition
    }

    /// Tells how well it is known when the instrument is in force: the weaker of its first and last
    /// day. Of some texts only the year is known, and they are taken to begin with it: `Derived`.
    pub fn evidence(self) -> Evidence {
        self.instrument.first_day().max(self.instrument.last_day())
    }

    /// Tells whether the full text was read, so that rules could be drawn from it.
    pub const fn is_text_held(self) -> bool {
        match self.instrument.text {
            TextHeld::Full => true,
            TextHeld::Parts | TextHeld::No => false,
        }
    }
}

/// Returns the text in force for a subject on a date; `None` before the first one known.
///
/// # Example
/// ```
/// use vientro::{Date, law::{Subject, governing}};
/// let text = |day| governing(Subject::GrantAid, day).map(|g| g.instrument().id());
/// assert_eq!(text(Date::new(2025, 12, 7)?), Some("80/2020/NĐ-CP"));
/// assert_eq!(text(Date::new(2025, 12, 8)?), Some("313/2025/NĐ-CP"));
/// # Ok::<(), vientro::date::DateError>(())
/// ```
pub fn governing(subject: Subject, date: Date) -> Option<Governed> {
    subject
        .instruments()
        .iter()
        .find(|instrument| instrument.in_force.contains(date))
        .map(|instrument| Governed {
            instrument,
            transition: None,
        })
}

/// What transition rules ask of a grant (thông tin chuyển tiếp của khoản viện trợ).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct GrantTerm {
    /// The date of the approval decision.
    pub approved_on: Date,
    /// The end date in the approval decision; `None` if it is not known: then it has not passed.
    pub ends_on: Option<Date>,
    /// The day on which an extension was decided, if there was one.
    pub extended_on: Option<Date>,
}

/// Returns the text that governs what happens to an approved grant on a date: its finance and
/// reporting ([`Subject::GrantAid`]), or its budget accounting ([`Subject::AidAccounting`]).
///
/// For every other subject the approval plays no part, and the answer is that of [`governing`].
///
/// # Legal basis
/// * Decree 80/2020/ND-CP, Article 35(2): grants approved before 2020-09-17.
/// * Circular 23/2022/TT-BTC, Article 24(1): the same grants; an extension ends the exception.
/// * Decree 313/2025/ND-CP: not read; its text is returned with [`Transition::NotReadIn313`].
///
/// # Example
/// ```
/// use vientro::Date;
/// use vientro::law::{GrantTerm, Subject, Transition, governing_grant};
/// let grant = GrantTerm {
///     approved_on: Date::new(2019, 3, 5)?,
///     ends_on: Some(Date::new(2021, 12, 31)?),
///     extended_on: None,
/// };
/// let text = |day| governing_grant(Subject::GrantAid, grant, day);
/// let within = text(Date::new(2020, 9, 17)?).ok_or("no text")?;
/// assert_eq!(within.instrument().id(), "93/2009/NĐ-CP");
/// assert_eq!(within.transition(), Some(Transition::GrantBefore80));
/// let after = text(Date::new(2022, 1, 1)?).ok_or("no text")?;
/// assert_eq!((after.instrument().id(), after.transition()), ("80/2020/NĐ-CP", None));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn governing_grant(subject: Subject, grant: GrantTerm, event_on: Date) -> Option<Governed> {
    let plain = governing(subject, event_on)?;
    let is_within = grant.ends_on.is_none_or(|end| event_on <= end);
    let is_extended = grant.extended_on.is_some_and(|day| day <= event_on);
    let is_before_80 = grant.approved_on < DECREE_80_FIRST_DAY;
    Some(match subject {
        Subject::GrantAid if is_before_80 && is_within && event_on >= DECREE_80_FIRST_DAY => {
            Governed::under(&table::DECREE_93_2009, Transition::GrantBefore80)
        }
        Subject::GrantAid
            if plain.instrument == &table::DECREE_313_2025
                && grant.approved_on < DECREE_313_FIRST_DAY =>
        {
            Governed::under(plain.instrument, Transition::NotReadIn313)
        }
        Subject::AidAccounting
            if is_before_80
                && is_within
                && !is_extended
                && plain.instrument == &table::CIRCULAR_23_2022 =>
        {
            Governed::under(&table::CIRCULAR_225_2010, Transition::AccountingBefore23)
        }
        Subject::GrantAid
        | Subject::AidAccounting
        | Subject::DisasterRelief
        | Subject::NgoRegistration
        | Subject::Oda
        | Subject::PersonalData
        | Subject::StateBudget => plain,
    })
}

/// Returns the text under which a dossier for grant aid is appraised and approved on a date.
///
/// # Legal basis
/// * Decree 80/2020/ND-CP, Article 35(1): dossiers submitted before 2020-09-17.
/// * Decree 313/2025/ND-CP: not read; its text is returned with [`Transition::NotReadIn313`] for
///   dossiers submitted after that and before 2025-12-08.
pub fn governing_dossier(submitted_on: Date, event_on: Date) -> Option<Governed> {
    let plain = governing(Subject::GrantAid, event_on)?;
    if submitted_on < DECREE_80_FIRST_DAY && event_on >= DECREE_80_FIRST_DAY {
        return Some(Governed::under(
            &table::DECREE_93_2009,
            Transition::DossierBefore80,
        ));
    }
    if submitted_on < DECREE_313_FIRST_DAY && event_on >= DECREE_313_FIRST_DAY {
        return Some(Governed::under(plain.instrument, Transition::NotReadIn313));
    }
    Some(plain)
}

/// Returns the text under which a project office certificate is amended or re-issued on a date.
///
/// # Legal basis
/// * Decree 58/2022/ND-CP, Article 28(2): certificates issued before 2022-11-01, until they expire.
pub fn governing_project_office(
    issued_on: Date,
    expires_on: Option<Date>,
    event_on: Date,
) -> Option<Governed> {
    let plain = governing(Subject::NgoRegistration, event_on)?;
    let is_within = expires_on.is_none_or(|end| event_on <= end);
    if issued_on < DECREE_58_FIRST_DAY && event_on >= DECREE_58_FIRST_DAY && is_within {
        return Some(Governed::under(
            &table::DECREE_12_2012,
            Transition::ProjectOfficeBefore58,
        ));
    }
    Some(plain)
}

const DECREE_80_FIRST_DAY: Date = Date::literal::<20200917>();
const DECREE_58_FIRST_DAY: Date = Date::literal::<20221101>();
const DECREE_313_FIRST_DAY: Date = Date::literal::<20251208>();

/// A provision and the days on which it is in force (căn cứ và thời gian hiệu lực).
///
/// Successive laws that lay down one duty are a slice of these; [`Basis::on`] picks by date.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Basis {
    citation: Citation,
    in_force: Period,
}

impl Basis {
    /// Makes a basis that is in force as long as its instrument.
    pub const fn new(citation: Citation) -> Self {
        Self {
            citation,
            in_force: citation.instrument().in_force(),
        }
    }

    /// Returns the provision.
    pub const fn citation(&self) -> Citation {
        self.citation
    }

    /// Returns the instrument of the provision.
    pub(crate) const fn instrument(&self) -> &'static Instrument {
        self.citation.instrument()
    }

    /// Returns the days on which it is in force.
    pub const fn in_force(&self) -> Period {
        self.in_force
    }

    /// Returns how well the provision is known.
    pub fn evidence(&self) -> Evidence {
        self.citation.evidence()
    }

    /// Returns the first of some bases that is in force on a date.
    pub fn on(bases: &[Self], date: Date) -> Option<&Self> {
        bases.iter().find(|basis| basis.in_force.contains(date))
    }
}
