//! The values that stand in records, and how each is read from a draft and written back.

use std::borrow::Cow;
use std::fmt;

use rust_decimal::Decimal;

use crate::catalog::national_programme::{self, NationalProgramme};
use crate::catalog::{CountryCode, Province, ProvinceCode, Region, Sector, country, province};
use crate::code::{Explain, clip};
use crate::date::{Date, Period, WindowKind};
use crate::finding::{Message, Problem};
use crate::id::{
    BalanceId, BearerId, CertificateId, CommitmentId, DonorId, FigureId, FilingId, GrantId,
    PartyId, PersonId, RateId, SubmissionId, SubmitterId, TransactionId,
};
use crate::lang::{Label, Lang};
use crate::money::number::Qualifier;
use crate::money::{Currency, Money, MoneyError, RateKind, parse_decimal};
use crate::order;
use crate::path::Trail;
use crate::record::RecordKind;
use crate::record::draft::{Field, Node, PersonalField, Rest};
use crate::record::form::{CodeEntry, CodeList, Form};
use crate::record::shape::{
    Shape, ShapeError, clip_other, codes, draft_object, leaf, object_form, refuse_unknown,
};
use crate::text::Text;

leaf!(Text, Form::Text, Text::new, |text| text.as_str());
leaf!(Date, Form::Date, Date::parse, |date| date.to_string());
leaf!(
    Currency,
    Form::Code(&CodeList {
        name: "Currency",
        entries: || Currency::all()
            .map(|currency| CodeEntry::bare(currency.code()))
            .collect(),
    }),
    Currency::parse,
    |currency| currency.code()
);

macro_rules! id_leaves {
    ($($id:ident $kinds:expr;)*) => {
        $(leaf!($id, Form::Id($kinds), $id::new, |id| id.as_str());)*
    };
}
id_leaves! {
    DonorId &[RecordKind::Donor];
    PartyId &[RecordKind::Party];
    CertificateId &[RecordKind::Certificate];
    GrantId &[RecordKind::Grant];
    TransactionId &[RecordKind::Transaction];
    BalanceId &[RecordKind::Balance];
    CommitmentId &[RecordKind::Commitment];
    RateId &[RecordKind::Rate];
    FilingId &[RecordKind::Filing];
    PersonId &[RecordKind::Person];
    FigureId &[RecordKind::PublishedFigure];
    SubmissionId &[];
    SubmitterId &[RecordKind::Party];
    BearerId &[RecordKind::Donor, RecordKind::Party];
}

/// Lists a closed list of a lower floor.
macro_rules! entries {
    ($type:ty) => {
        || {
            let entry =
                |code: &$type| CodeEntry::new(code.id(), |lang| code.label(lang).to_owned());
            <$type>::ALL.iter().map(entry).collect()
        }
    };
}

/// Lists the codes of provinces, each with every name that it has had.
fn provinces() -> Vec<CodeEntry> {
    let mut codes: Vec<ProvinceCode> = province::all().map(Province::code).collect();
    order::sort(&mut codes);
    codes.dedup();
    let entry = |code: ProvinceCode| {
        let mut terms: Vec<&Province> = province::all().filter(|p| p.code() == code).collect();
        order::sort_by_key(&mut terms, |province| province.term().from());
        terms.dedup_by_key(|province| province.name(Lang::Vi));
        CodeEntry::new(code.as_str(), |lang| {
            let mut names = String::new();
            for province in &terms {
                if let (false, Some(from)) = (names.is_empty(), province.term().from()) {
                    let since = lang.pick("từ", "from");
                    names.push_str(&format!("; {since} {from}: "));
                }
                names.push_str(province.name(lang));
            }
            names
        })
    };
    codes.into_iter().map(entry).collect()
}

leaf!(
    ProvinceCode,
    Form::Code(&CodeList {
        name: "ProvinceCode",
        entries: provinces,
    }),
    ProvinceCode::parse,
    |code| Field::Text(Cow::Borrowed(code.as_str()))
);
leaf!(
    Sector,
    Form::Code(&CodeList {
        name: "Sector",
        entries: entries!(Sector),
    }),
    Sector::parse,
    |sector| sector.id()
);
leaf!(
    CountryCode,
    Form::Code(&CodeList {
        name: "CountryCode",
        entries: || country::all()
            .map(|country| {
                let code = country.code();
                CodeEntry::new(code.as_str(), |lang| country.name(lang).to_owned())
            })
            .collect(),
    }),
    CountryCode::parse,
    |code| Field::Text(Cow::Borrowed(code.as_str()))
);
leaf!(
    Region,
    Form::Code(&CodeList {
        name: "Region",
        entries: entries!(Region),
    }),
    Region::parse,
    |region| region.id()
);
leaf!(
    &'static NationalProgramme,
    Form::Code(&CodeList {
        name: "NationalProgramme",
        entries: || national_programme::all()
            .map(|programme| {
                CodeEntry::new(programme.id(), |lang| programme.title(lang).to_owned())
            })
            .collect(),
    }),
    national_programme::parse,
    |programme| programme.id()
);

/// Reads a permanent id of a list that is defined on a lower floor.
fn known<T>(found: Option<T>, text: &str, allowed: &'static str) -> Result<T, ShapeError> {
    found.ok_or_else(|| ShapeError::UnknownCode {
        found: clip(text),
        allowed,
    })
}

leaf!(
    RateKind,
    Form::Code(&CodeList {
        name: "RateKind",
        entries: entries!(RateKind),
    }),
    |text| known(
        RateKind::parse(text),
        text,
        "`accounting` `central` `bank_buying` `contract`"
    ),
    |kind| kind.id()
);
leaf!(
    WindowKind,
    Form::Code(&CodeList {
        name: "WindowKind",
        entries: entries!(WindowKind),
    }),
    |text| known(
        WindowKind::parse(text),
        text,
        "`calendar_year` `decree_58` `budget_year` `half_year` `month` `span`"
    ),
    |kind| kind.id()
);

/// A part of the territory (địa bàn): a province, or the whole country, written `VN`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Territory {
    /// The whole country (cả nước).
    Nation,
    /// A province.
    Province(ProvinceCode),
}

impl Territory {
    const NATION: &'static str = "VN";

    /// Returns the code as the submission format writes it.
    pub fn as_str(&self) -> &str {
        match self {
            Self::Nation => Self::NATION,
            Self::Province(code) => code.as_str(),
        }
    }
}

leaf!(
    Territory,
    Form::Code(&CodeList {
        name: "Territory",
        entries: || {
            let nation = CodeEntry::new(Territory::NATION, |lang| {
                lang.pick("cả nước", "the whole country").to_owned()
            });
            std::iter::once(nation).chain(provinces()).collect()
        },
    }),
    |text| match text {
        Self::NATION => Ok(Self::Nation),
        code => ProvinceCode::parse(code).map(Self::Province),
    },
    |territory| Field::Text(Cow::Borrowed(territory.as_str()))
);

/// The end of a term (thời hạn): a day, or none because the term is unlimited.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Term {
    /// The last day.
    Until(Date),
    /// There is no term, written `not_applicable`.
    NotApplicable,
}

impl Term {
    const NOT_APPLICABLE: &'static str = "not_applicable";
}

leaf!(
    Term,
    Form::Term,
    |text| match text {
        Self::NOT_APPLICABLE => Ok(Self::NotApplicable),
        day => Date::parse(day).map(Self::Until),
    },
    |term| match term {
        Self::Until(day) => day.to_string(),
        Self::NotApplicable => Self::NOT_APPLICABLE.to_owned(),
    }
);

codes! {
    /// An answer to a question that may not apply (có, không, không áp dụng).
    pub enum Answer {
        /// Yes (có).
        Yes = "yes", "có", "yes";
        /// No (không).
        No = "no", "không", "no";
        /// The question does not apply (không áp dụng).
        NotApplicable = "not_applicable", "không áp dụng", "not applicable";
    }
}

codes! {
    /// A language of printed numbers (ngôn ngữ).
    pub enum Language {
        /// Vietnamese.
        Vi = "vi", "tiếng Việt", "Vietnamese";
        /// English.
        En = "en", "tiếng Anh", "English";
    }
}

impl From<Language> for Lang {
    fn from(language: Language) -> Self {
        match language {
            Language::Vi => Self::Vi,
            Language::En => Self::En,
        }
    }
}

/// The qualifier of a stated amount (từ bổ nghĩa: gần, hơn, khoảng, ước).
pub type QualifierCode = Qualifier;

leaf!(
    Qualifier,
    Form::Code(&CodeList {
        name: "Qualifier",
        entries: entries!(Qualifier),
    }),
    |text| known(
        Qualifier::parse(text),
        text,
        "`exact` `nearly` `over` `about` `estimated`"
    ),
    |qualifier| qualifier.id()
);

/// Reads a decimal number in the machine form, without a sign.
fn decimal(text: &str, wanted: Label) -> Result<Decimal, ShapeError> {
    parse_decimal(text)
        .ok()
        .filter(|_| !text.starts_with('-'))
        .ok_or_else(|| ShapeError::NotNumber {
            found: clip(text),
            wanted,
        })
}

/// A share (tỷ lệ phần trăm): 0 to 100 percent, in steps of 0.0001 percent.
///
/// # Example
/// ```
/// use vientro::record::Share;
/// assert_eq!(Share::parse("33.3333")?.parts(), 333_333);
/// assert_eq!(Share::parse("60.00")?.to_string(), "60");
/// assert!(Share::parse("100.01").is_err());
/// assert!(Share::parse("33.33333").is_err());
/// # Ok::<(), vientro::record::ShapeError>(())
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Share(u32);

impl Share {
    /// The parts of a whole: 100 percent.
    pub const WHOLE: u32 = 1_000_000;

    /// Reads a percentage without its sign: `33.3333`.
    ///
    /// # Errors
    /// * [`ShapeError::NotNumber`] if it is not a number from 0 to 100 with 4 decimals at most.
    pub fn parse(text: &str) -> Result<Self, ShapeError> {
        let wanted = Label::new(
            "tỷ lệ phần trăm từ 0 đến 100 theo dạng 33.3333, tối đa 4 chữ số thập phân",
            "a percentage from 0 to 100 of the form 33.3333, with at most 4 decimals",
        );
        let refused = || ShapeError::NotNumber {
            found: clip(text),
            wanted,
        };
        let value = decimal(text, wanted)?.normalize();
        let missing = 4u32.checked_sub(value.scale()).ok_or_else(refused)?;
        let parts = u32::try_from(value.mantissa())
            .ok()
            .and_then(|mantissa| mantissa.checked_mul(10u32.pow(missing)))
            .filter(|parts| *parts <= Self::WHOLE)
            .ok_or_else(refused)?;
        Ok(Self(parts))
    }

    /// Returns the share in parts of 0.0001 percent: 1,000,000 is the whole.
    pub const fn parts(self) -> u32 {
        self.0
    }
}

impl fmt::Display for Share {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let percent = Decimal::from_i128_with_scale(i128::from(self.0), 4);
        write!(f, "{}", percent.normalize())
    }
}

impl fmt::Debug for Share {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{self} %")
    }
}

leaf!(Share, Form::Share, Share::parse, |share| share.to_string());

/// A quantity of goods (số lượng): a number that is not negative, with its decimals as given.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Quantity(Decimal);

impl Quantity {
    /// Reads a quantity: `12` or `2.5`.
    ///
    /// # Errors
    /// * [`ShapeError::NotNumber`] if it is not a decimal number, or negative, or past 28 digits.
    pub fn parse(text: &str) -> Result<Self, ShapeError> {
        let wanted = Label::new(
            "số thập phân không âm theo dạng 2.5",
            "a decimal number of the form 2.5 that is not negative",
        );
        decimal(text, wanted).map(Self)
    }

    /// Returns the number.
    pub const fn decimal(self) -> Decimal {
        self.0
    }
}

impl fmt::Debug for Quantity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.0)
    }
}

leaf!(Quantity, Form::Quantity, Quantity::parse, |quantity| {
    quantity.0.to_string()
});

/// The value of a rate (giá trị tỷ giá): a positive decimal, with its decimals as given.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RateValue(Decimal);

impl RateValue {
    /// Reads a value: `23195` or `0.0000431`.
    ///
    /// # Errors
    /// * [`ShapeError::NotNumber`] if it is not a positive decimal number of at most 28 digits.
    pub fn parse(text: &str) -> Result<Self, ShapeError> {
        let wanted = Label::new(
            "số thập phân dương theo dạng 23195.5",
            "a positive decimal number of the form 23195.5",
        );
        decimal(text, wanted).and_then(|value| {
            if value.is_zero() {
                Err(ShapeError::NotNumber {
                    found: clip(text),
                    wanted,
                })
            } else {
                Ok(Self(value))
            }
        })
    }

    /// Returns the number.
    pub const fn decimal(self) -> Decimal {
        self.0
    }
}

impl fmt::Debug for RateValue {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.0)
    }
}

leaf!(RateValue, Form::RateValue, RateValue::parse, |value| value
    .0
    .to_string());

/// The draft of an amount: its number and its currency, both as text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct AmountDraft<'a> {
    /// The number.
    pub amount: Field<'a>,
    /// The currency's code.
    pub currency: Field<'a>,
    /// What the source holds beyond these fields: always a problem.
    pub rest: Rest<'a>,
}

draft_object!(AmountDraft { amount, currency });

/// Says why an amount cannot be read; too many decimals are often grouped thousands.
fn unread_amount(text: &str, error: &MoneyError) -> Message {
    let plain = Message::of(error);
    let MoneyError::TooPrecise { .. } = error else {
        return plain;
    };
    let text = clip(text);
    Message::new(
        format!(
            "`{text}`: {}; dấu chấm là dấu thập phân, chữ số không phân nhóm",
            plain.vi
        ),
        format!(
            "`{text}`: {}; a point is the decimal mark, digits are not grouped",
            plain.en
        ),
    )
}

impl Shape for Money {
    const FORM: Form = Form::Amount(object_form!("Amount", {
        amount: one Form::Digits,
        currency: one Currency::FORM,
    }));
    type Draft<'a> = AmountDraft<'a>;

    fn build(draft: &Self::Draft<'_>, at: &Trail<'_>, problems: &mut Vec<Problem>) -> Option<Self> {
        refuse_unknown(draft, at, problems);
        let here = at.key("amount");
        if let Field::Other(source) = &draft.amount {
            problems.push(Problem::of(
                &here,
                &ShapeError::AmountNotText {
                    found: clip_other(source),
                },
            ));
        }
        let currency = Currency::build(&draft.currency, &at.key("currency"), problems);
        if draft.amount.is_absent() || draft.currency.is_absent() {
            problems.push(Problem::of(at, &ShapeError::HalfAmount));
        }
        match (&draft.amount, currency) {
            (Field::Text(text), Some(currency)) => match Self::parse(text, currency) {
                Ok(amount) => Some(amount),
                Err(error) => {
                    problems.push(Problem::new(
                        &here,
                        error.code(),
                        unread_amount(text, &error),
                    ));
                    None
                }
            },
            _ => None,
        }
    }

    fn draft(&self) -> Self::Draft<'_> {
        AmountDraft {
            amount: self.plain().into(),
            currency: self.currency().code().into(),
            rest: Rest::default(),
        }
    }
}

/// The draft of a period: its first and its last day.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PeriodDraft<'a> {
    /// The first day.
    pub from: Field<'a>,
    /// The last day.
    pub until: Field<'a>,
    /// What the source holds beyond these fields: always a problem.
    pub rest: Rest<'a>,
}

draft_object!(PeriodDraft { from, until });

impl Shape for Period {
    const FORM: Form = Form::Period(object_form!("Period", {
        from: one Form::Date,
        until: one Form::Date,
    }));
    type Draft<'a> = PeriodDraft<'a>;

    fn build(draft: &Self::Draft<'_>, at: &Trail<'_>, problems: &mut Vec<Problem>) -> Option<Self> {
        refuse_unknown(draft, at, problems);
        let before = problems.len();
        let from = Date::build(&draft.from, &at.key("from"), problems);
        let until = Date::build(&draft.until, &at.key("until"), problems);
        if problems.len() > before {
            return None;
        }
        match Self::new(from, until) {
            Ok(period) => Some(period),
            Err(error) => {
                problems.push(Problem::of(at, &error));
                None
            }
        }
    }

    fn draft(&self) -> Self::Draft<'_> {
        let day = |date: Option<Date>| date.map_or(Field::Absent, |date| date.to_string().into());
        PeriodDraft {
            from: day(self.from()),
            until: day(self.until()),
            rest: Rest::default(),
        }
    }
}

/// Personal data (dữ liệu cá nhân): `Debug` hides it, and no problem repeats it.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Personal<T>(T);

impl<T> Personal<T> {
    pub(crate) const fn new(value: T) -> Self {
        Self(value)
    }

    /// Shows the value: the caller answers for where it goes.
    pub const fn reveal(&self) -> &T {
        &self.0
    }
}

impl<T> fmt::Debug for Personal<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("[personal]")
    }
}

impl<T: for<'a> Shape<Draft<'a> = Field<'a>>> Shape for Personal<T> {
    const FORM: Form = T::FORM;
    type Draft<'a> = PersonalField<'a>;

    fn build(draft: &Self::Draft<'_>, at: &Trail<'_>, problems: &mut Vec<Problem>) -> Option<Self> {
        // The value's own problems would repeat it, so they are replaced.
        let mut hidden = Vec::new();
        let value = T::build(&draft.0, at, &mut hidden);
        if !hidden.is_empty() {
            problems.push(Problem::of(at, &ShapeError::Personal));
        }
        value.map(Self)
    }

    fn draft(&self) -> Self::Draft<'_> {
        PersonalField(self.0.draft())
    }
}
