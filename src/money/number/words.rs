//! The words around a number in both languages: qualifiers, multipliers, units.
//!
//! Tables, longest word first where one begins another. The names of foreign currencies in
//! Vietnamese are those of CLDR 48 with their short forms; only words with one meaning are here.

use super::{Multiplier, Qualifier, Unit};
use crate::lang::Lang;
use crate::money::Currency;

/// Blanks that may stand between a number and its words.
pub(super) const BLANKS: [char; 3] = [' ', '\u{a0}', '\u{202f}'];

const QUALIFIERS_VI: &[(&str, Qualifier)] = &[
    ("gần", Qualifier::Nearly),
    ("hơn", Qualifier::Over),
    ("trên", Qualifier::Over),
    ("khoảng", Qualifier::About),
    ("xấp xỉ", Qualifier::About),
    ("ước tính", Qualifier::Estimated),
    ("ước đạt", Qualifier::Estimated),
    ("ước", Qualifier::Estimated),
];

const QUALIFIERS_EN: &[(&str, Qualifier)] = &[
    ("nearly", Qualifier::Nearly),
    ("almost", Qualifier::Nearly),
    ("over", Qualifier::Over),
    ("more than", Qualifier::Over),
    ("about", Qualifier::About),
    ("around", Qualifier::About),
    ("approximately", Qualifier::About),
    ("an estimated", Qualifier::Estimated),
    ("estimated", Qualifier::Estimated),
];

const MULTIPLIERS_VI: &[(&str, Multiplier)] = &[
    ("nghìn tỷ", Multiplier::Trillion),
    ("nghìn tỉ", Multiplier::Trillion),
    ("ngàn tỷ", Multiplier::Trillion),
    ("ngàn tỉ", Multiplier::Trillion),
    ("triệu tỷ", Multiplier::Quadrillion),
    ("triệu tỉ", Multiplier::Quadrillion),
    ("nghìn", Multiplier::Thousand),
    ("ngàn", Multiplier::Thousand),
    ("triệu", Multiplier::Million),
    ("tỷ", Multiplier::Billion),
    ("tỉ", Multiplier::Billion),
];

const MULTIPLIERS_EN: &[(&str, Multiplier)] = &[
    ("thousand", Multiplier::Thousand),
    ("million", Multiplier::Million),
    ("billion", Multiplier::Billion),
    ("trillion", Multiplier::Trillion),
    ("quadrillion", Multiplier::Quadrillion),
];

/// Abbreviations are read as they are printed, and only where a currency makes them clear.
const ABBREVIATIONS_VI: &[(&str, Multiplier)] = &[
    ("NT", Multiplier::Trillion),
    ("Tr", Multiplier::Million),
    ("T", Multiplier::Billion),
    ("N", Multiplier::Thousand),
];

const ABBREVIATIONS_EN: &[(&str, Multiplier)] = &[
    ("mn", Multiplier::Million),
    ("m", Multiplier::Million),
    ("bn", Multiplier::Billion),
];

/// Signs and names that mean one currency in either language.
const CURRENCIES: &[(&str, &str)] = &[
    ("US$", "USD"),
    ("€", "EUR"),
    ("₫", "VND"),
    ("vnđ", "VND"),
    ("euro", "EUR"),
    ("won", "KRW"),
];

const CURRENCIES_VI: &[(&str, &str)] = &[
    ("đồng Việt Nam", "VND"),
    ("đồng", "VND"),
    ("đ", "VND"),
    ("đô la Mỹ", "USD"),
    ("đô la Australia", "AUD"),
    ("đô la Úc", "AUD"),
    ("đô la Canada", "CAD"),
    ("đô la Hồng Kông", "HKD"),
    ("đô la New Zealand", "NZD"),
    ("đô la Singapore", "SGD"),
    ("đô la Đài Loan mới", "TWD"),
    ("yên Nhật", "JPY"),
    ("yên", "JPY"),
    ("won Hàn Quốc", "KRW"),
    ("bảng Anh", "GBP"),
    ("bảng Ai Cập", "EGP"),
    ("rúp Nga", "RUB"),
    ("nhân dân tệ", "CNY"),
    ("franc Thụy Sĩ", "CHF"),
    ("krone Đan Mạch", "DKK"),
    ("krone Na Uy", "NOK"),
    ("krona Thụy Điển", "SEK"),
    ("bạt Thái Lan", "THB"),
];

const CURRENCIES_EN: &[(&str, &str)] = &[
    ("US dollars", "USD"),
    ("US dollar", "USD"),
    ("euros", "EUR"),
    ("yen", "JPY"),
    ("Vietnamese dong", "VND"),
    ("dong", "VND"),
];

/// Dollars of an unnamed country; `đô la Mỹ` and `US$` are found before these.
const BARE_DOLLARS: &[&str] = &["$", "đô la", "đô", "dollars", "dollar"];

/// What a noun may not begin with: other multipliers, and ours in other spellings.
const NO_NOUN: &[&str] = &[
    "n", "tr", "t", "nt", "k", "m", "mn", "b", "bn", "tn", "nghin", "ngan", "trieu", "ty", "ti",
    "chục", "trăm", "vạn", "ức", "dozen", "hundred", "lakh", "crore",
];

/// Reads a qualifier and the blank after it.
pub(super) fn qualifier(text: &str, lang: Lang) -> Option<(Qualifier, &str)> {
    let (found, rest) = first(lang.pick(QUALIFIERS_VI, QUALIFIERS_EN), text)?;
    let number = rest.trim_start_matches(BLANKS);
    (number.len() < rest.len()).then_some((found, number))
}

/// Reads a multiplier in words.
pub(super) fn multiplier(text: &str, lang: Lang) -> Option<(Multiplier, &str)> {
    first(lang.pick(MULTIPLIERS_VI, MULTIPLIERS_EN), text)
}

/// Reads an abbreviated multiplier, letter by letter.
pub(super) fn abbreviation(text: &str, lang: Lang) -> Option<(Multiplier, &str)> {
    let table = lang.pick(ABBREVIATIONS_VI, ABBREVIATIONS_EN);
    table.iter().find_map(|&(word, meaning)| {
        let rest = text.strip_prefix(word)?;
        ends_here(rest).then_some((meaning, rest))
    })
}

/// Reads a currency that stands before the number, as English has it: `US$`, `USD`, `€`.
pub(super) fn prefix(text: &str) -> Option<(Currency, &str)> {
    let signs = CURRENCIES.iter().filter(|(sign, _)| !is_word(sign));
    let by_sign = signs.copied().find_map(|(sign, code)| {
        let rest = text.strip_prefix(sign)?;
        Some((Currency::parse(code).ok()?, rest))
    });
    by_sign.or_else(|| {
        let (code, rest) = text.split_at_checked(3)?;
        Some((Currency::parse(code).ok()?, rest))
    })
}

/// Reads a unit with one meaning: a currency, `%`, or times.
pub(super) fn unit(text: &str, lang: Lang) -> Option<(Unit, &str)> {
    let names = lang.pick(CURRENCIES_VI, CURRENCIES_EN);
    let times = lang.pick("lần", "times");
    if let Some(rest) = text.strip_prefix('%') {
        return Some((Unit::Percent, rest));
    }
    let percent: &[&str] = lang.pick(&["phần trăm"], &["percent", "per cent"]);
    if let Some(rest) = percent.iter().find_map(|word| take(text, word)) {
        return Some((Unit::Percent, rest));
    }
    if let Some(rest) = take(text, times) {
        return Some((Unit::Times, rest));
    }
    let named = first(names, text).or_else(|| first(CURRENCIES, text));
    if let Some((code, rest)) = named {
        return Some((Unit::Currency(Currency::parse(code).ok()?), rest));
    }
    let (code, rest) = text.split_at_checked(3)?;
    let currency = Currency::parse(code).ok()?;
    ends_here(rest).then_some((Unit::Currency(currency), rest))
}

/// Tells whether a dollar of an unnamed country stands here.
pub(super) fn is_bare_dollar(text: &str) -> bool {
    BARE_DOLLARS.iter().any(|word| take(text, word).is_some())
}

/// Tells whether a text can name what is counted: letters and the marks between words, beginning
/// with a letter, and nothing that could be read as a multiplier or a unit.
pub(super) fn is_noun(text: &str) -> bool {
    let allowed = |c: char| {
        c.is_alphabetic()
            || BLANKS.contains(&c)
            || matches!(
                c,
                '-' | '\u{2013}' | '\'' | '\u{2019}' | '/' | '(' | ')' | ','
            )
            || unicode_normalization::char::is_combining_mark(c)
    };
    let other_meaning = Lang::ALL
        .into_iter()
        .any(|lang| multiplier(text, lang).is_some() || unit(text, lang).is_some());
    let names_currency = text
        .split(|c: char| !c.is_alphabetic())
        .chain([text.to_ascii_uppercase().as_str()])
        .any(|word| Currency::parse(word).is_ok());
    text.starts_with(char::is_alphabetic)
        && text.chars().all(allowed)
        && !other_meaning
        && !names_currency
        && !is_bare_dollar(text)
        && !NO_NOUN.iter().any(|word| take(text, word).is_some())
}

/// The word of a qualifier, which an exact figure has not.
pub(super) fn qualifier_word(qualifier: Qualifier, lang: Lang) -> Option<&'static str> {
    match qualifier {
        Qualifier::Exact => None,
        Qualifier::Nearly => Some(lang.pick("gần", "nearly")),
        Qualifier::Over => Some(lang.pick("hơn", "over")),
        Qualifier::About => Some(lang.pick("khoảng", "about")),
        Qualifier::Estimated => Some(lang.pick("ước", "estimated")),
    }
}

/// The word of a multiplier, which ones have not.
pub(super) fn multiplier_word(multiplier: Multiplier, lang: Lang) -> Option<&'static str> {
    match multiplier {
        Multiplier::One => None,
        Multiplier::Thousand => Some(lang.pick("nghìn", "thousand")),
        Multiplier::Million => Some(lang.pick("triệu", "million")),
        Multiplier::Billion => Some(lang.pick("tỷ", "billion")),
        Multiplier::Trillion => Some(lang.pick("nghìn tỷ", "trillion")),
        Multiplier::Quadrillion => Some(lang.pick("triệu tỷ", "quadrillion")),
    }
}

fn first<'a, T: Copy>(table: &[(&str, T)], text: &'a str) -> Option<(T, &'a str)> {
    table
        .iter()
        .find_map(|&(word, meaning)| Some((meaning, take(text, word)?)))
}

/// Takes a word off, whatever its case; a blank in it stands for any blanks.
fn take<'a>(text: &'a str, word: &str) -> Option<&'a str> {
    let mut rest = text;
    for wanted in word.chars() {
        if wanted == ' ' {
            let next = rest.trim_start_matches(BLANKS);
            if next.len() == rest.len() {
                return None;
            }
            rest = next;
        } else {
            let mut chars = rest.chars();
            let found = chars.next()?;
            if found != wanted && !found.to_lowercase().eq(wanted.to_lowercase()) {
                return None;
            }
            rest = chars.as_str();
        }
    }
    (!is_word(word) || ends_here(rest)).then_some(rest)
}

/// Tells a word, which must end where it ends, from a sign such as `€`, which may stand anywhere.
fn is_word(word: &str) -> bool {
    word.ends_with(char::is_alphabetic)
}

/// Tells whether a word that has been taken off ends here.
fn ends_here(rest: &str) -> bool {
    !rest.starts_with(|c: char| {
        c.is_alphanumeric() || unicode_normalization::char::is_combining_mark(c)
    })
}
