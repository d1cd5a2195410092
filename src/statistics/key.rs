//! The place of a cell: one value for each dimension of a cube, with permanent codes.
//!
//! I1. A value's code reads back as the value.

use crate::catalog::{CountryCode, NationalProgramme, Region, national_programme};
use crate::date::{Date, Window};
use crate::finding::Message;
use crate::id::{DonorId, GrantId, PartyId};
use crate::lang::Lang;
use crate::money::Currency;
use crate::record::{GrantMode, Novelty, TransactionForm};
use crate::statistics::attribution::{Place, SectorPart};
use crate::statistics::names::Dimension;

/// One value of a dimension (giá trị của một chiều); `None` where the records do not say.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum KeyPart {
    /// Of [`Dimension::Window`].
    Window(Window),
    /// Of [`Dimension::Province`].
    Place(Place),
    /// Of [`Dimension::Sector`].
    Sector(SectorPart),
    /// Of [`Dimension::Region`].
    Region(Option<Region>),
    /// Of [`Dimension::Country`].
    Country(Option<CountryCode>),
    /// Of [`Dimension::Donor`].
    Donor(Option<DonorId>),
    /// Of [`Dimension::Mode`].
    Mode(Option<GrantMode>),
    /// Of [`Dimension::Novelty`]; unknown for what belongs to no grant.
    Novelty(Option<Novelty>),
    /// Of [`Dimension::ManagingAgency`].
    ManagingAgency(Option<PartyId>),
    /// Of [`Dimension::Programme`]; none for a grant that belongs to no programme.
    Programme(Option<GrantId>),
    /// Of [`Dimension::NationalProgramme`], by id; none for a grant that serves none.
    NationalProgramme(Option<&'static str>),
    /// Of [`Dimension::Grant`].
    Grant(Option<GrantId>),
    /// Of [`Dimension::Form`]; unknown for what is approved, not moved.
    Form(Option<TransactionForm>),
    /// Of [`Dimension::Currency`].
    Currency(Currency),
}

impl KeyPart {
    /// Returns the dimension that the value is of.
    pub const fn dimension(&self) -> Dimension {
        match self {
            Self::Window(_) => Dimension::Window,
            Self::Place(_) => Dimension::Province,
            Self::Sector(_) => Dimension::Sector,
            Self::Region(_) => Dimension::Region,
            Self::Country(_) => Dimension::Country,
            Self::Donor(_) => Dimension::Donor,
            Self::Mode(_) => Dimension::Mode,
            Self::Novelty(_) => Dimension::Novelty,
            Self::ManagingAgency(_) => Dimension::ManagingAgency,
            Self::Programme(_) => Dimension::Programme,
            Self::NationalProgramme(_) => Dimension::NationalProgramme,
            Self::Grant(_) => Dimension::Grant,
            Self::Form(_) => Dimension::Form,
            Self::Currency(_) => Dimension::Currency,
        }
    }

    /// Returns the permanent code; empty where the records do not say.
    ///
    /// A window's is its kind and its days, `calendar_year/2023-01-01/2023-12-31`; a place's that of
    /// [`Place::code`]; an id is itself.
    pub fn code(&self) -> String {
        let id = |id: Option<&str>| id.unwrap_or_default().to_owned();
        match self {
            Self::Window(window) => {
                let (first, last) = (window.first(), window.last());
                format!("{}/{first}/{last}", window.kind().id())
            }
            Self::Place(place) => place.code(),
            Self::Sector(sector) => sector.code().to_owned(),
            Self::Region(region) => id(region.map(Region::id)),
            Self::Country(country) => id(country.as_ref().map(CountryCode::as_str)),
            Self::Donor(donor) => id(donor.as_ref().map(DonorId::as_str)),
            Self::Mode(mode) => id(mode.map(GrantMode::id)),
            Self::Novelty(novelty) => id(novelty.map(Novelty::id)),
            Self::ManagingAgency(party) => id(party.as_ref().map(PartyId::as_str)),
            Self::Programme(grant) | Self::Grant(grant) => id(grant.as_ref().map(GrantId::as_str)),
            Self::NationalProgramme(programme) => id(*programme),
            Self::Form(form) => id(form.map(TransactionForm::id)),
            Self::Currency(currency) => currency.code().to_owned(),
        }
    }

    /// Reads the code of a dimension's value; `None` if the dimension has no such value.
    pub fn parse(dimension: Dimension, code: &str) -> Option<Self> {
        /// Nothing is a value too: what the records do not say.
        fn known<T>(code: &str, read: impl Fn(&str) -> Option<T>) -> Option<Option<T>> {
            if code.is_empty() {
                Some(None)
            } else {
                read(code).map(Some)
            }
        }
        Some(match dimension {
            Dimension::Window => {
                let mut parts = code.split('/');
                let (kind, first, last) = (parts.next()?, parts.next()?, parts.next()?);
                if parts.next().is_some() {
                    return None;
                }
                let (first, last) = (Date::parse(first).ok()?, Date::parse(last).ok()?);
                Self::Window(Window::parse(kind, first, last).ok()?)
            }
            Dimension::Province => Self::Place(Place::parse(code)?),
            Dimension::Sector => Self::Sector(SectorPart::parse(code)?),
            Dimension::Region => Self::Region(known(code, |id| Region::parse(id).ok())?),
            Dimension::Country => Self::Country(known(code, |id| CountryCode::parse(id).ok())?),
            Dimension::Donor => Self::Donor(known(code, |id| DonorId::new(id).ok())?),
            Dimension::Mode => Self::Mode(known(code, |id| GrantMode::parse(id).ok())?),
            Dimension::Novelty => Self::Novelty(known(code, |id| Novelty::parse(id).ok())?),
            Dimension::ManagingAgency => {
                Self::ManagingAgency(known(code, |id| PartyId::new(id).ok())?)
            }
            Dimension::Programme => Self::Programme(known(code, |id| GrantId::new(id).ok())?),
            Dimension::NationalProgramme => Self::NationalProgramme(known(code, |id| {
                let programme = national_programme::parse(id).ok();
                programme.map(NationalProgramme::id)
            })?),
            Dimension::Grant => Self::Grant(known(code, |id| GrantId::new(id).ok())?),
            Dimension::Form => Self::Form(known(code, |id| TransactionForm::parse(id).ok())?),
            Dimension::Currency => Self::Currency(Currency::parse(code).ok()?),
        })
    }

    /// Names the value for a reader; an id names itself, what is unknown says so.
    pub fn label(&self) -> Message {
        let both = |of: &dyn Fn(Lang) -> String| Message::new(of(Lang::Vi), of(Lang::En));
        let id = |id: Option<&str>, vi: &str, en: &str| match id {
            Some(id) => Message::new(id, id),
            None => Message::new(vi, en),
        };
        match self {
            Self::Window(window) => both(&|lang| window.label(lang)),
            Self::Place(place) => place.label(),
            Self::Sector(SectorPart::Sector(sector)) => both(&|lang| sector.label(lang).to_owned()),
            Self::Sector(SectorPart::Undivided) => {
                Message::new("nhiều lĩnh vực, không chia", "several, undivided")
            }
            Self::Sector(SectorPart::Unknown) => {
                Message::new("không rõ lĩnh vực", "sector unknown")
            }
            Self::Region(Some(region)) => both(&|lang| region.label(lang).to_owned()),
            Self::Region(None) => Message::new("không rõ khu vực", "region unknown"),
            Self::Country(Some(code)) => match code.country() {
                Some(country) => both(&|lang| country.name(lang).to_owned()),
                None => Message::new(code.as_str(), code.as_str()),
            },
            Self::Country(None) => Message::new("không rõ quốc gia", "country unknown"),
            Self::Donor(donor) => id(
                donor.as_ref().map(DonorId::as_str),
                "không rõ bên cung cấp",
                "donor unknown",
            ),
            Self::Mode(Some(mode)) => both(&|lang| mode.label(lang).to_owned()),
            Self::Mode(None) => Message::new("không rõ phương thức", "mode unknown"),
            Self::Novelty(Some(novelty)) => both(&|lang| novelty.label(lang).to_owned()),
            Self::Novelty(None) => Message::new("không rõ", "unknown"),
            Self::ManagingAgency(party) => id(
                party.as_ref().map(PartyId::as_str),
                "không rõ cơ quan chủ quản",
                "managing agency unknown",
            ),
            Self::Programme(grant) => id(
                grant.as_ref().map(GrantId::as_str),
                "không thuộc chương trình",
                "no programme",
            ),
            Self::NationalProgramme(Some(programme)) => {
                match national_programme::parse(programme).ok() {
                    Some(found) => both(&|lang| found.title(lang).to_owned()),
                    None => Message::new(*programme, *programme),
                }
            }
            Self::NationalProgramme(None) => {
                Message::new("không thuộc chương trình quốc gia", "no national programme")
            }
            Self::Grant(grant) => id(
                grant.as_ref().map(GrantId::as_str),
                "không rõ khoản viện trợ",
                "grant unknown",
            ),
            Self::Form(Some(form)) => both(&|lang| form.label(lang).to_owned()),
            Self::Form(None) => Message::new("không rõ hình thức", "form unknown"),
            Self::Currency(currency) => Message::new(currency.code(), currency.code()),
        }
    }
}

/// Writes a cell's place as text: `province=VN-63-20;sector=health`, dimensions in their order.
///
/// In a value `%`, `;` and `=` are written `%25`, `%3B` and `%3D`.
pub fn key_text(key: &[KeyPart]) -> String {
    let part = |part: &KeyPart| {
        let code = part.code().replace('%', "%25");
        let code = code.replace(';', "%3B").replace('=', "%3D");
        format!("{}={code}", part.dimension().id())
    };
    key.iter().map(part).collect::<Vec<_>>().join(";")
}

/// Reads a cell's place as [`key_text`] writes it; `None` if it has another form.
pub fn parse_key(text: &str) -> Option<Vec<KeyPart>> {
    if text.is_empty() {
        return Some(Vec::new());
    }
    text.split(';')
        .map(|part| {
            let (name, code) = part.split_once('=')?;
            let code = code.replace("%3B", ";").replace("%3D", "=");
            KeyPart::parse(Dimension::parse(name)?, &code.replace("%25", "%"))
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_reads_back() {
        let year = Window::calendar_year(2023).unwrap();
        let unit = Place::parse("VN-63-20").unwrap();
        let odd = DonorId::new("a;b=c%3D").unwrap();
        let key = vec![
            KeyPart::Window(year),
            KeyPart::Place(unit),
            KeyPart::Sector(SectorPart::Undivided),
            KeyPart::Region(Some(Region::Europe)),
            KeyPart::Donor(Some(odd)),
            KeyPart::Mode(None),
            KeyPart::Currency(Currency::VND),
        ];
        let text = key_text(&key);
        assert!(text.starts_with("window=calendar_year/2023-01-01/2023-12-31;province=VN-63-20;"));
        assert_eq!(parse_key(&text), Some(key));
        assert_eq!(parse_key(""), Some(Vec::new()));
        for wrong in ["province", "province=99", "sector=", "colour=red", "mode=x"] {
            assert_eq!(parse_key(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn places_read_back_by_code() {
        for code in ["VN-34-15", "not-divisible-VN-34-15", "undivided", "unknown"] {
            assert_eq!(Place::parse(code).unwrap().code(), code);
        }
        assert_eq!(Place::parse("VN-63-99"), None);
    }
}
