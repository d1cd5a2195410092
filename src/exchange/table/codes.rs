//! The lists of codes that columns take, with what people call each code.
//!
//! A cell holds the code, or its name in Vietnamese or English: names are looked up as
//! [`search_key`] spells them. A name of two codes is refused, never guessed.

use std::borrow::Cow;
use std::cell::OnceCell;

use super::error::TableError;
use crate::catalog::{Region, Sector, country, national_programme, province};
use crate::code::clip;
#[cfg(feature = "xlsx")]
use crate::date::Date;
use crate::date::WindowKind;
use crate::lang::Lang;
use crate::money::number::{Qualifier, Stated, Unit};
use crate::money::{Currency, RateKind};
use crate::order;
use crate::record::{
    Answer, ApprovalLevel, BudgetClass, CertificateEventKind, CertificateKind, ContentFlag,
    DocumentKind, DonorKind, Executor, GoodsCondition, GrantEventKind, GrantMode, Indicator,
    Language, ManagementForm, NonProjectForm, Novelty, PartyKind, PersonRole, SpendingNature,
    TransactionForm, TransactionKind,
};
use crate::text::search_key;

/// A code with its names (mã và tên gọi).
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CodeName {
    /// The code, as the submission format writes it.
    pub id: String,
    /// The Vietnamese name.
    pub vi: String,
    /// The English name.
    pub en: String,
}

impl CodeName {
    fn new(id: impl Into<String>, vi: impl Into<String>, en: impl Into<String>) -> Self {
        let (id, vi, en) = (id.into(), vi.into(), en.into());
        Self { id, vi, en }
    }

    /// Returns the name in a language.
    pub fn name(&self, lang: Lang) -> &str {
        lang.pick(&self.vi, &self.en)
    }
}

/// Lists a closed list of the records, or of a lower floor.
macro_rules! listed {
    ($list:expr) => {
        $list
            .iter()
            .map(|code| CodeName::new(code.id(), code.label(Lang::Vi), code.label(Lang::En)))
            .collect()
    };
}

/// Names every list of codes: which variants are closed lists of the records.
macro_rules! lists {
    ($($(#[$doc:meta])* $variant:ident => $names:expr;)+) => {
        /// A list of codes that a column takes (danh mục mã).
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[non_exhaustive]
        pub enum CodeList { $($(#[$doc])* $variant,)+ }

        impl CodeList {
            /// Every list.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// Returns the codes with their names, in the order of the list.
            ///
            /// A province comes once for every name that went with its code on some date.
            pub fn names(self) -> Vec<CodeName> {
                match self { $(Self::$variant => $names,)+ }
            }
        }
    };
}

lists! {
    /// Kinds of donors.
    DonorKind => listed!(DonorKind::ALL);
    /// Kinds of Vietnamese bodies.
    PartyKind => listed!(PartyKind::ALL);
    /// Kinds of certificates.
    CertificateKind => listed!(CertificateKind::ALL);
    /// What happens to certificates.
    CertificateEventKind => listed!(CertificateEventKind::ALL);
    /// Modes of grants.
    GrantMode => listed!(GrantMode::ALL);
    /// Forms of non-project aid.
    NonProjectForm => listed!(NonProjectForm::ALL);
    /// Content that decides who approves.
    ContentFlag => listed!(ContentFlag::ALL);
    /// Natures of spending.
    SpendingNature => listed!(SpendingNature::ALL);
    /// Classes of budget revenue.
    BudgetClass => listed!(BudgetClass::ALL);
    /// Who carries a grant out.
    Executor => listed!(Executor::ALL);
    /// Forms of management.
    ManagementForm => listed!(ManagementForm::ALL);
    /// Who approves.
    ApprovalLevel => listed!(ApprovalLevel::ALL);
    /// Kinds of papers.
    DocumentKind => listed!(DocumentKind::ALL);
    /// What happens to grants.
    GrantEventKind => listed!(GrantEventKind::ALL);
    /// Conditions of goods.
    GoodsCondition => listed!(GoodsCondition::ALL);
    /// Kinds of transactions.
    TransactionKind => listed!(TransactionKind::ALL);
    /// What transactions move.
    TransactionForm => listed!(TransactionForm::ALL);
    /// Roles of persons.
    PersonRole => listed!(PersonRole::ALL);
    /// Indicators of published figures.
    Indicator => listed!(Indicator::ALL);
    /// New or supplementary.
    Novelty => listed!(Novelty::ALL);
    /// Languages of printed numbers.
    Language => listed!(Language::ALL);
    /// Yes, no, not applicable.
    Answer => listed!(Answer::ALL);
    /// Sectors.
    Sector => listed!(Sector::ALL);
    /// Regions of origin.
    Region => listed!(Region::ALL);
    /// Kinds of rates.
    RateKind => listed!(RateKind::ALL);
    /// Qualifiers of amounts.
    Qualifier => listed!(Qualifier::ALL);
    /// Kinds of windows.
    WindowKind => listed!(WindowKind::ALL);
    /// Currencies.
    Currency => Currency::all().map(|it| CodeName::new(it.code(), it.name(), it.name())).collect();
    /// Countries.
    Country => country::all()
        .map(|it| CodeName::new(it.code().as_str(), it.name(Lang::Vi), it.name(Lang::En)))
        .collect();
    /// National programmes.
    NationalProgramme => national_programme::all()
        .map(|it| CodeName::new(it.id(), it.title(Lang::Vi), it.title(Lang::En)))
        .collect();
    /// Provinces, on any map.
    Province => provinces();
    /// Provinces, and the whole country.
    Territory => {
        let nation = CodeName::new("VN", "cả nước", "the whole country");
        std::iter::once(nation).chain(provinces()).collect()
    };
}

#[cfg(feature = "xlsx")]
impl CodeList {
    /// Returns what a list offers to choose from: each code by a name that only it has, with the code
    /// in front where the name alone does not tell it. Of provinces those of a day.
    pub(in crate::exchange) fn choices(self, lang: Lang, on: Date) -> Vec<String> {
        let lookup = Lookup::new(self);
        if matches!(self, Self::Province | Self::Territory) {
            let name =
                |unit: &province::Province| format!("{} {}", unit.code().as_str(), unit.name(lang));
            return province::on(on).into_iter().map(name).collect();
        }
        let choice = |it: &CodeName| {
            let name = it.name(lang);
            match lookup.read(name) {
                Ok(code) if code == it.id && self != Self::Currency => name.to_owned(),
                Ok(_) | Err(_) => it.id.clone(),
            }
        };
        let mut names = self.names();
        if self == Self::Country {
            // People look for a name, not for a code.
            order::sort_by_key(&mut names, |it| search_key(it.name(lang)));
        }
        names.iter().map(choice).collect()
    }
}

fn provinces() -> Vec<CodeName> {
    let name = |it: &province::Province| {
        CodeName::new(it.code().as_str(), it.name(Lang::Vi), it.name(Lang::En))
    };
    // A unit that an order left as it was stands on both maps.
    order::distinct(province::all().map(name))
}

/// The names of one list, ready to be looked up.
#[derive(Debug)]
pub(super) struct Lookup {
    list: CodeList,
    codes: Vec<String>,
    /// The search keys of names, each with its code; made when the first name comes.
    keys: OnceCell<Vec<(String, String)>>,
}

impl Lookup {
    pub(super) fn new(list: CodeList) -> Self {
        let codes = list.names().into_iter().map(|it| it.id);
        Self {
            list,
            codes: order::distinct(codes),
            keys: OnceCell::new(),
        }
    }

    fn keys(&self) -> &[(String, String)] {
        self.keys.get_or_init(|| {
            let keys = self.list.names().into_iter().flat_map(|it| {
                let key = |name: &str| (search_key(name), it.id.clone());
                [key(&it.vi), key(&it.en)]
            });
            order::distinct(keys)
        })
    }

    /// Reads a cell: the code itself, or a name that only one code has; else the cell as it is.
    pub(super) fn read<'c>(&self, cell: &'c str) -> Result<Cow<'c, str>, TableError> {
        let is_code = |code: &String| code.as_str().cmp(cell);
        if self.codes.binary_search_by(is_code).is_ok() {
            return Ok(Cow::Borrowed(cell));
        }
        let key = search_key(cell);
        let keys = self.keys();
        let from = keys.partition_point(|(known, _)| *known < key);
        let named = keys.get(from..).unwrap_or_default().iter();
        let named = named.take_while(|(known, _)| *known == key);
        let small = self
            .codes
            .iter()
            .filter(|code| code.eq_ignore_ascii_case(cell));
        let fitting = named.map(|(_, code)| code).chain(small).cloned();
        let coded = self.coded(cell);
        // `my` is Malaysia in small letters and the United States without a mark.
        let fitting = order::distinct(fitting.chain(coded).chain(self.by_custom(cell)));
        match fitting.as_slice() {
            // What is no code is refused where the record is built.
            [] => Ok(Cow::Borrowed(cell)),
            [code] => Ok(Cow::Owned(code.clone())),
            [one, other, ..] => Err(TableError::AmbiguousName {
                found: clip(cell),
                one: one.clone(),
                other: other.clone(),
            }),
        }
    }

    /// Reads a code with its own name behind it: `15 Lào Cai`.
    fn coded(&self, cell: &str) -> Option<String> {
        let (code, name) = cell.split_once([' ', '-', '–', ':', '.'])?;
        let found = self.codes.iter().find(|it| *it == code)?;
        let key = (search_key(name), found.clone());
        self.keys().binary_search(&key).ok()?;
        Some(key.1)
    }

    /// Reads what people write beside the names of the list: `Mỹ`, `VNĐ`, `y tế`.
    fn by_custom(&self, cell: &str) -> Option<String> {
        match self.list {
            CodeList::Country => {
                let found = country::by_name(cell).ok()?;
                Some(found.code().as_str().to_owned())
            }
            CodeList::Sector => Some(Sector::by_name(cell).ok()?.id().to_owned()),
            CodeList::Currency => {
                let found = Stated::parse(&format!("1 {cell}"), Lang::Vi).ok()?;
                match found.unit() {
                    Unit::Currency(currency) => Some(currency.code().to_owned()),
                    Unit::Plain | Unit::Percent | Unit::Times | Unit::Counted(_) => None,
                }
            }
            CodeList::DonorKind
            | CodeList::PartyKind
            | CodeList::CertificateKind
            | CodeList::CertificateEventKind
            | CodeList::GrantMode
            | CodeList::NonProjectForm
            | CodeList::ContentFlag
            | CodeList::SpendingNature
            | CodeList::BudgetClass
            | CodeList::Executor
            | CodeList::ManagementForm
            | CodeList::ApprovalLevel
            | CodeList::DocumentKind
            | CodeList::GrantEventKind
            | CodeList::GoodsCondition
            | CodeList::TransactionKind
            | CodeList::TransactionForm
            | CodeList::PersonRole
            | CodeList::Indicator
            | CodeList::Novelty
            | CodeList::Language
            | CodeList::Answer
            | CodeList::Region
            | CodeList::RateKind
            | CodeList::Qualifier
            | CodeList::WindowKind
            | CodeList::NationalProgramme
            | CodeList::Province
            | CodeList::Territory => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_or_a_name_is_read_and_two_codes_of_a_name_are_not() {
        let read = |list, cell| Lookup::new(list).read(cell).map(Cow::into_owned);
        for (list, cell, code) in [
            (CodeList::GrantMode, "project", "project"),
            (CodeList::GrantMode, "Dự án", "project"),
            (CodeList::GrantMode, "phi du an", "non_project"),
            (CodeList::Province, "Lạng Sơn", "20"),
            (CodeList::Province, "tỉnh", "tỉnh"),
            (CodeList::Province, "4", "4"),
            // 10 on the old map, 15 on the new one.
            (CodeList::Province, "Lào Cai", ""),
            (CodeList::Province, "15 Lào Cai", "15"),
            (CodeList::Province, "10 – Lào Cai", "10"),
            (CodeList::Province, "15 Lạng Sơn", "15 Lạng Sơn"),
            (CodeList::Territory, "Cả nước", "VN"),
            (CodeList::Currency, "usd", "USD"),
            (CodeList::Currency, "VNĐ", "VND"),
            (CodeList::Currency, "đô la", "đô la"),
            (CodeList::Country, "Mỹ", "US"),
            (CodeList::Country, "MY", "MY"),
            (CodeList::Country, "my", ""),
            (CodeList::Country, "us", "US"),
            (CodeList::Answer, "Có", "yes"),
        ] {
            assert_eq!(read(list, cell).unwrap_or_default(), code, "{cell}");
        }
    }

    #[test]
    fn the_codes_of_a_list_are_told_apart() {
        for list in CodeList::ALL {
            let names = list.names();
            assert!(!names.is_empty());
            let lookup = Lookup::new(*list);
            for it in &names {
                assert_eq!(lookup.read(&it.id).as_deref(), Ok(&*it.id), "{list:?}");
            }
        }
    }
}
