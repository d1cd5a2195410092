//! A place in the law: instrument, article, clause, point; read and written in both languages.
//!
//! I1. A point or a letter is one of the 23 letters that Vietnamese law counts with, `đ` after `d`.
//! I2. No citation calls itself verified: the instrument's table decides.

use std::cmp::Ordering;
use std::fmt;

use super::{Evidence, Instrument, LawError, TextHeld, table};
use crate::code::clip;
use crate::lang::Lang;
use crate::text::Text;

/// The letters that Vietnamese law counts points with, in order.
const ALPHABET: [char; 23] = [
    'a', 'b', 'c', 'd', 'đ', 'e', 'g', 'h', 'i', 'k', 'l', 'm', 'n', 'o', 'p', 'q', 'r', 's', 't',
    'u', 'v', 'x', 'y',
];

/// A letter that counts points, or inserted articles (điểm; chữ cái sau số điều).
///
/// Letters sort as the law counts them: `d`, `đ`, `e`, `g`.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Point(u8);

impl Point {
    /// Every letter, in order.
    pub fn all() -> impl Iterator<Item = Self> {
        (0u8..).zip(ALPHABET).map(|(place, _)| Self(place))
    }

    /// Makes a point from its letter.
    ///
    /// # Errors
    /// * [`LawError::NoSuchPoint`] for a letter that the law does not count with: f, j, w, z.
    pub fn new(letter: char) -> Result<Self, LawError> {
        Self::all()
            .find(|point| point.letter() == letter)
            .ok_or(LawError::NoSuchPoint { letter })
    }

    /// Makes the point of a letter in the program text, `Point::literal::<'đ'>()`.
    ///
    /// A letter that the law does not count with does not compile.
    pub const fn literal<const LETTER: char>() -> Self {
        const {
            let mut rest: &[char] = &ALPHABET;
            let mut place = 0;
            loop {
                match rest {
                    [first, ..] if *first == LETTER => break Self(place),
                    [_, tail @ ..] => {
                        rest = tail;
                        place += 1;
                    }
                    [] => panic!("the law does not count with this letter"),
                }
            }
        }
    }

    /// Returns the letter.
    pub fn letter(self) -> char {
        ALPHABET.get(usize::from(self.0)).copied().unwrap_or('a')
    }
}

impl fmt::Display for Point {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.letter())
    }
}

impl fmt::Debug for Point {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

/// A place in the law (căn cứ pháp lý): an article of an instrument, perhaps a clause and a point.
///
/// # Example
/// ```
/// use vientro::{Citation, Lang};
/// let place = Citation::parse("điểm đ khoản 1 Điều 11 Nghị định 80/2020/NĐ-CP")?;
/// assert_eq!(place.text(Lang::En), "Decree 80/2020/ND-CP, Article 11(1)(đ)");
/// assert_eq!(Citation::parse(&place.text(Lang::En))?, place);
/// assert!(place.evidence().is_verified());
/// # Ok::<(), vientro::law::LawError>(())
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct Citation {
    instrument: &'static Instrument,
    article: u16,
    letter: Option<Point>,
    clause: Option<u16>,
    point: Option<Point>,
}

impl Citation {
    /// Cites an article.
    pub const fn new(instrument: &'static Instrument, article: u16) -> Self {
        Self {
            instrument,
            article,
            letter: None,
            clause: None,
            point: None,
        }
    }

    /// Cites the inserted article of this number and letter, Điều 5a for example.
    #[must_use]
    pub const fn with_letter(mut self, letter: Point) -> Self {
        self.letter = Some(letter);
        self
    }

    /// Cites a clause of the article.
    #[must_use]
    pub const fn with_clause(mut self, clause: u16) -> Self {
        self.clause = Some(clause);
        self
    }

    /// Cites a point of the clause, or of the article where it has no clauses.
    #[must_use]
    pub const fn with_point(mut self, point: Point) -> Self {
        self.point = Some(point);
        self
    }

    /// Returns the instrument.
    pub const fn instrument(&self) -> &'static Instrument {
        self.instrument
    }

    /// Returns the number of the article.
    pub const fn article(&self) -> u16 {
        self.article
    }

    /// Returns the letter of an inserted article.
    pub const fn letter(&self) -> Option<Point> {
        self.letter
    }

    /// Returns the number of the clause.
    pub const fn clause(&self) -> Option<u16> {
        self.clause
    }

    /// Returns the point.
    pub const fn point(&self) -> Option<Point> {
        self.point
    }

    /// Returns how well the cited provision is known.
    ///
    /// Verified means: read in the full text, or repeated by another full text. Of a decree that
    /// was read in parts, every other provision is only as known as the decree.
    pub fn evidence(&self) -> Evidence {
        match self.instrument.text {
            TextHeld::Full => Evidence::Text,
            TextHeld::Parts if READ_PARTS.contains(self) => Evidence::Text,
            TextHeld::Parts | TextHeld::No => self.instrument.evidence.max(Evidence::Secondary),
        }
    }

    /// Writes the place as the law does: `điểm đ khoản 1 Điều 11 Nghị định 80/2020/NĐ-CP`, in
    /// English `Decree 80/2020/ND-CP, Article 11(1)(đ)`.
    pub fn text(&self, lang: Lang) -> String {
        let name = self.instrument.name(lang);
        let letter = self.letter.map(|l| l.to_string()).unwrap_or_default();
        let article = format!("{}{letter}", self.article);
        match lang {
            Lang::Vi => {
                let point = self.point.map(|p| format!("điểm {p} ")).unwrap_or_default();
                let clause = self
                    .clause
                    .map(|c| format!("khoản {c} "))
                    .unwrap_or_default();
                format!("{point}{clause}Điều {article} {name}")
            }
            Lang::En => {
                let clause = self.clause.map(|c| format!("({c})")).unwrap_or_default();
                let point = self.point.map(|p| format!("({p})")).unwrap_or_default();
                format!("{name}, Article {article}{clause}{point}")
            }
        }
    }

    /// Reads a place as [`text`](Self::text) writes it, in either language.
    ///
    /// # Errors
    /// * [`LawError::CitationForm`] if the text has another form.
    /// * [`LawError::NoSuchPoint`] for a letter that the law does not count with.
    /// * [`LawError::UnknownInstrument`] if the table has no such instrument.
    pub fn parse(text: &str) -> Result<Self, LawError> {
        let form = || LawError::CitationForm { text: clip(text) };
        let clean = Text::new(text).map_err(|_| form())?;
        match clean.split_once(", Article ") {
            Some((name, place)) => Self::parse_en(name, place, form),
            None => Self::parse_vi(&clean, form),
        }
    }

    fn parse_vi(text: &str, form: impl Fn() -> LawError + Copy) -> Result<Self, LawError> {
        let mut rest = text;
        let mut word = |key: &str| -> Option<&str> {
            let after = rest.strip_prefix(key)?.strip_prefix(' ')?;
            let (value, tail) = after.split_once(' ')?;
            rest = tail;
            Some(value)
        };
        let point = word("điểm").map(|p| one_letter(p, form)).transpose()?;
        let clause = word("khoản").map(|c| number(c, form)).transpose()?;
        let article = word("Điều").ok_or_else(form)?;
        let (article, letter) = split_article(article, form)?;
        let place = Self::new(named(rest, Lang::Vi, form)?, article);
        Ok(Self {
            letter,
            clause,
            point,
            ..place
        })
    }

    fn parse_en(
        name: &str,
        place: &str,
        form: impl Fn() -> LawError + Copy,
    ) -> Result<Self, LawError> {
        let (article, brackets) = match place.split_once('(') {
            Some((article, rest)) => (article, rest.strip_suffix(')').ok_or_else(form)?),
            None => (place, ""),
        };
        let (article, letter) = split_article(article, form)?;
        let (clause, point) = match brackets.split_once(")(") {
            Some((clause, point)) => (Some(clause), Some(point)),
            None if brackets.is_empty() => (None, None),
            None if brackets.bytes().all(|b| b.is_ascii_digit()) => (Some(brackets), None),
            None => (None, Some(brackets)),
        };
        if place.contains("()") {
            return Err(form());
        }
        Ok(Self {
            letter,
            clause: clause.map(|c| number(c, form)).transpose()?,
            point: point.map(|p| one_letter(p, form)).transpose()?,
            ..Self::new(named(name, Lang::En, form)?, article)
        })
    }
}

/// The provisions that were read of instruments held in parts: other full texts repeat them. How
/// each is cut into points is not known, so none of a point is here.
static READ_PARTS: [Citation; 3] = [
    // Circular 89/2026/TT-BTC repeats it.
    Citation::new(&table::DECREE_313_2025, 24).with_clause(2),
    // Circular 02/2026/TT-BNG, Article 4, repeats both.
    Citation::new(&table::DECREE_313_2025, 30).with_clause(2),
    Citation::new(&table::DECREE_313_2025, 30).with_clause(3),
];

/// The instrument behind its kind and number.
fn named(
    name: &str,
    lang: Lang,
    form: impl Fn() -> LawError,
) -> Result<&'static Instrument, LawError> {
    let id = name.rsplit(' ').next().ok_or_else(&form)?;
    let instrument = Instrument::parse(id)?;
    if instrument.name(lang) == name || instrument.id() == name {
        Ok(instrument)
    } else {
        Err(form())
    }
}

fn split_article(
    text: &str,
    form: impl Fn() -> LawError + Copy,
) -> Result<(u16, Option<Point>), LawError> {
    let digits = text.trim_end_matches(|c: char| !c.is_ascii_digit());
    let letter = text.strip_prefix(digits).unwrap_or_default();
    let letter = match letter {
        "" => None,
        some => Some(one_letter(some, form)?),
    };
    Ok((number(digits, form)?, letter))
}

fn one_letter(text: &str, form: impl Fn() -> LawError) -> Result<Point, LawError> {
    let mut letters = text.chars();
    match (letters.next(), letters.next()) {
        (Some(letter), None) => Point::new(letter),
        (_, _) => Err(form()),
    }
}

/// A positive number without sign or leading zero.
fn number(text: &str, form: impl Fn() -> LawError) -> Result<u16, LawError> {
    let plain = text.bytes().all(|b| b.is_ascii_digit()) && !text.starts_with('0');
    text.parse().ok().filter(|_| plain).ok_or_else(form)
}

impl Ord for Citation {
    fn cmp(&self, other: &Self) -> Ordering {
        let key = |c: &Self| (c.instrument, c.article, c.letter, c.clause, c.point);
        key(self).cmp(&key(other))
    }
}

impl PartialOrd for Citation {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl fmt::Display for Citation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text(Lang::En))
    }
}

impl fmt::Debug for Citation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}
