//! Provinces by name: the spellings that documents use, as of a date.

use super::{Province, ProvinceError, ProvinceKind, table};
use crate::code::clip;
use crate::date::Date;
use crate::text::search_key;

/// Other names in use, as keys, beside a name of the table.
///
/// A former or later name of the same territory is here too: an archive of 2023 may say Huế, a
/// report of 2025 Thừa Thiên Huế.
const ALIASES: &[(&str, &str)] = &[
    ("baccan", "Bắc Kạn"),
    ("brvt", "Bà Rịa - Vũng Tàu"),
    ("contum", "Kon Tum"),
    ("daclac", "Đắk Lắk"),
    ("daclak", "Đắk Lắk"),
    ("dacnong", "Đắk Nông"),
    ("hcm", "Hồ Chí Minh"),
    ("hcmc", "Hồ Chí Minh"),
    ("hue", "Thừa Thiên Huế"),
    ("kontom", "Kon Tum"),
    ("saigon", "Hồ Chí Minh"),
    ("thuathienhue", "Huế"),
    ("tphcm", "Hồ Chí Minh"),
    ("tthue", "Huế"),
    ("tthue", "Thừa Thiên Huế"),
];

/// Returns the unit that has a name on a date.
///
/// Letter marks, tone places, `y` for `i`, blanks, hyphens and letter case do not matter, nor do a
/// `tỉnh`, `T.`, `thành phố`, `TP.`, `T.P.` in front or a `Province`, `City` behind. `thành phố` must hold,
/// for `TP. Lạng Sơn` is a town inside the province; `tỉnh` need not, because a unit keeps its old
/// title in many a report after it became a city.
///
/// # Errors
/// * [`ProvinceError::UnknownName`] if no unit has had the name.
/// * [`ProvinceError::NameNotInForce`] if none has it on the date, as on every date before
///   [`FIRST_DAY`](super::FIRST_DAY).
/// * [`ProvinceError::NotCity`] if the text says city and the unit is a province on the date.
///
/// # Example
/// ```
/// use vientro::{Date, catalog::province::by_name};
/// let day = Date::new(2024, 12, 31)?;
/// assert_eq!(by_name("tỉnh Bắc Cạn", day)?.code().as_str(), "06");
/// assert_eq!(by_name("TPHCM", day)?.code().as_str(), "79");
/// assert!(by_name("Bắc Kạn", Date::new(2025, 7, 1)?).is_err());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn by_name(name: &str, date: Date) -> Result<&'static Province, ProvinceError> {
    let asked = Asked::read(name);
    let fitting = || table::rows().filter(|unit| asked.fits(unit));
    if let Some(unit) = fitting().find(|unit| unit.term.contains(date)) {
        return if asked.says_city && unit.kind != ProvinceKind::City {
            Err(ProvinceError::NotCity {
                name: unit.name,
                on: date,
            })
        } else {
            Ok(unit)
        };
    }
    match fitting().next() {
        Some(unit) => Err(ProvinceError::NameNotInForce {
            name: unit.name,
            on: date,
            code: unit.code,
        }),
        None => Err(ProvinceError::UnknownName { name: clip(name) }),
    }
}

/// A name taken apart: its key, and whether it says that it is a city's.
struct Asked {
    key: String,
    says_city: bool,
}

impl Asked {
    fn read(name: &str) -> Self {
        let folded = search_key(name);
        let words: Vec<&str> = folded.split(' ').collect();
        let (says_city, words) = match words.as_slice() {
            ["thanh", "pho", rest @ ..] | ["tp", rest @ ..] | ["t", "p", rest @ ..]
                if !rest.is_empty() =>
            {
                (true, rest)
            }
            ["tinh", rest @ ..] | ["t", rest @ ..] if !rest.is_empty() => (false, rest),
            [rest @ .., "city"] if !rest.is_empty() => (true, rest),
            [rest @ .., "province"] if !rest.is_empty() => (false, rest),
            all => (false, all),
        };
        Self {
            key: compact(&words.concat()).collect(),
            says_city,
        }
    }

    fn fits(&self, unit: &Province) -> bool {
        compact(unit.plain).eq(self.key.chars())
            || ALIASES
                .iter()
                .any(|(key, name)| *name == unit.name && *key == self.key)
    }
}

/// The letters of a key or a plain name: lower case, without blanks and hyphens, `i` for `y`.
fn compact(key: &str) -> impl Iterator<Item = char> {
    key.chars()
        .filter(|c| c.is_alphanumeric())
        .map(|c| c.to_ascii_lowercase())
        .map(|c| if c == 'y' { 'i' } else { c })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn aliases_are_sorted_names_of_the_table_and_no_repetition() {
        assert!(ALIASES.is_sorted_by(|a, b| a < b));
        for (key, name) in ALIASES {
            assert!(compact(&search_key(key)).eq(key.chars()), "{key}");
            let mut named = table::rows().filter(|unit| unit.name == *name).peekable();
            assert!(named.peek().is_some(), "{name} is not in the table");
            let own = named.any(|unit| compact(unit.plain).eq(key.chars()));
            assert!(!own, "{key} is the name itself");
        }
    }
}
