//! A civil date, read strictly in front of chrono.
//!
//! I1. A `Date` lies between 1900-01-01 and 2200-12-31.

use std::fmt;

use chrono::{Datelike, Days, Months, NaiveDate, Weekday};
use unicode_normalization::UnicodeNormalization;

use crate::code::{Code, Explain, Status, clip};
use crate::lang::Lang;

/// A civil date (ngày), between 1900-01-01 and 2200-12-31.
///
/// The range keeps a mistyped century out; aid data begins around 1990.
///
/// # Example
/// ```
/// use vientro::Date;
/// let day = Date::parse("2019-09-17")?;
/// assert_eq!(day.to_string(), "2019-09-17");
/// assert!(Date::parse("2019-9-17").is_err());
/// # Ok::<(), vientro::date::DateError>(())
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date(NaiveDate);

impl Date {
    /// The first year of the range.
    pub const MIN_YEAR: i32 = 1900;
    /// The last year of the range.
    pub const MAX_YEAR: i32 = 2200;

    /// Makes a date from year, month (1 to 12) and day of the month (1 to 31).
    ///
    /// # Errors
    /// * [`DateError::NoSuchDay`] if the calendar has no such day.
    /// * [`DateError::OutOfRange`] if the year is not between 1900 and 2200.
    pub fn new(year: i32, month: u32, day: u32) -> Result<Self, DateError> {
        match NaiveDate::from_ymd_opt(year, month, day) {
            Some(date) => Self::from_chrono(date),
            None => Err(DateError::NoSuchDay {
                text: format!("{year:04}-{month:02}-{day:02}"),
            }),
        }
    }

    /// Makes a date of a table from its literal digits, `Date::literal::<20250701>()` for
    /// 2025-07-01. A day that does not exist does not compile.
    pub(crate) const fn literal<const YYYYMMDD: u32>() -> Self {
        const { Self::of_digits(YYYYMMDD) }
    }

    /// Like [`Self::literal`], with 0 for no date.
    pub(super) const fn literal_or_open<const YYYYMMDD: u32>() -> Option<Self> {
        const {
            if YYYYMMDD == 0 {
                None
            } else {
                Some(Self::of_digits(YYYYMMDD))
            }
        }
    }

    /// Evaluated while compiling only: there a panic is a compile error.
    const fn of_digits(digits: u32) -> Self {
        #[expect(
            clippy::panic,
            reason = "only called while compiling, where it stops the compiler"
        )]
        {
            let (year, month, day) = (digits / 10_000, digits / 100 % 100, digits % 100);
            assert!(year >= 1900 && year <= 2200, "the year is out of range");
            match NaiveDate::from_ymd_opt(year as i32, month, day) {
                Some(date) => Self(date),
                None => panic!("the calendar has no such day"),
            }
        }
    }

    /// Takes a date from chrono.
    ///
    /// # Errors
    /// * [`DateError::OutOfRange`] if the year is not between 1900 and 2200.
    pub fn from_chrono(date: NaiveDate) -> Result<Self, DateError> {
        if (Self::MIN_YEAR..=Self::MAX_YEAR).contains(&date.year()) {
            Ok(Self(date))
        } else {
            Err(DateError::OutOfRange {
                text: date.to_string(),
            })
        }
    }

    /// Returns the same day as chrono's type.
    pub const fn to_chrono(self) -> NaiveDate {
        self.0
    }

    /// Reads exactly `YYYY-MM-DD`: ten ASCII characters, nothing around them.
    ///
    /// # Errors
    /// * [`DateError::Form`] if the text has another form.
    /// * [`DateError::NoSuchDay`] if the calendar has no such day.
    /// * [`DateError::OutOfRange`] if the year is not between 1900 and 2200.
    pub fn parse(text: &str) -> Result<Self, DateError> {
        let form = || DateError::Form { text: clip(text) };
        let &[y1, y2, y3, y4, b'-', m1, m2, b'-', d1, d2] = text.as_bytes() else {
            return Err(form());
        };
        let (Some(year), Some(month), Some(day)) = (
            number(&[y1, y2, y3, y4]),
            number(&[m1, m2]),
            number(&[d1, d2]),
        ) else {
            return Err(form());
        };
        Self::new(i32::try_from(year).map_err(|_| form())?, month, day)
    }

    /// Reads a date as Vietnamese papers write it: `17/9/2019`, `17/09/2019`, or
    /// `ngày 17 tháng 9 năm 2019`; day and month in one or two digits, the year in four.
    ///
    /// # Errors
    /// * [`DateError::FormVi`] if the text has another form.
    /// * [`DateError::NoSuchDay`] if the calendar has no such day.
    /// * [`DateError::OutOfRange`] if the year is not between 1900 and 2200.
    pub fn parse_vi(text: &str) -> Result<Self, DateError> {
        let form = || DateError::FormVi { text: clip(text) };
        let parts = |text: &str, month: &str, year: &str| {
            let (day, rest) = text.split_once(month)?;
            let (month, year) = rest.split_once(year)?;
            let short = |part: &str| {
                let digits = part.as_bytes();
                number(digits).filter(|_| matches!(digits.len(), 1 | 2))
            };
            let year = number(year.as_bytes()).filter(|_| year.len() == 4)?;
            Some((i32::try_from(year).ok()?, short(month)?, short(day)?))
        };
        // In words the tone marks may arrive decomposed.
        let composed: String = text.nfc().collect();
        let (year, month, day) = match composed.strip_prefix("ngày ") {
            Some(rest) => parts(rest, " tháng ", " năm "),
            None => parts(&composed, "/", "/"),
        }
        .ok_or_else(form)?;
        Self::new(year, month, day)
    }

    /// Writes the date as Vietnamese papers do: `17/9/2019`, `02/7/2020`, `05/01/2022`.
    ///
    /// A zero stands before days below 10 and before months 1 and 2, so that no digit can be
    /// added later. The rule is Decree 30/2020/NĐ-CP's, Appendix I, from memory.
    pub fn to_vi(self) -> String {
        let (day, month, year) = (self.day(), self.month(), self.year());
        if month <= 2 {
            format!("{day:02}/{month:02}/{year}")
        } else {
            format!("{day:02}/{month}/{year}")
        }
    }

    /// Returns the year.
    pub fn year(self) -> i32 {
        self.0.year()
    }

    /// Returns the month, 1 to 12.
    pub fn month(self) -> u32 {
        self.0.month()
    }

    /// Returns the day of the month, 1 to 31.
    pub fn day(self) -> u32 {
        self.0.day()
    }

    /// Tells whether the day is a Saturday or a Sunday.
    pub fn is_weekend(self) -> bool {
        matches!(self.0.weekday(), Weekday::Sat | Weekday::Sun)
    }

    /// Returns the number of days since 1970-01-01; negative before it.
    pub fn days_since_1970(self) -> i32 {
        self.0.num_days_from_ce().wrapping_sub(DAYS_TO_1970)
    }

    /// Makes the date that lies this many days after 1970-01-01.
    ///
    /// # Errors
    /// * [`DateError::OutOfRange`] if the year is not between 1900 and 2200.
    pub fn from_days_since_1970(days: i32) -> Result<Self, DateError> {
        days.checked_add(DAYS_TO_1970)
            .and_then(NaiveDate::from_num_days_from_ce_opt)
            .and_then(|date| Self::from_chrono(date).ok())
            .ok_or_else(|| DateError::OutOfRange {
                text: format!("1970-01-01 + {days}"),
            })
    }

    /// Returns the date this many calendar days later, or earlier if negative.
    ///
    /// # Errors
    /// * [`DateError::OutOfRange`] if the result's year is not between 1900 and 2200.
    pub fn plus_days(self, days: i32) -> Result<Self, DateError> {
        let step = Days::new(u64::from(days.unsigned_abs()));
        let moved = if days < 0 {
            self.0.checked_sub_days(step)
        } else {
            self.0.checked_add_days(step)
        };
        moved
            .ok_or_else(|| DateError::OutOfRange {
                text: format!("{self} + {days}"),
            })
            .and_then(Self::from_chrono)
    }

    /// Returns the same day of the month this many months later, or earlier if negative;
    /// the last day of the month where that month is shorter.
    ///
    /// # Errors
    /// * [`DateError::OutOfRange`] if the result's year is not between 1900 and 2200.
    pub fn plus_months(self, months: i32) -> Result<Self, DateError> {
        let step = Months::new(months.unsigned_abs());
        let moved = if months < 0 {
            self.0.checked_sub_months(step)
        } else {
            self.0.checked_add_months(step)
        };
        moved
            .ok_or_else(|| DateError::OutOfRange {
                text: format!("{self} + {months} months"),
            })
            .and_then(Self::from_chrono)
    }

    /// Returns how many calendar days lie from `self` to `later`; negative if `later` is earlier.
    pub fn days_until(self, later: Self) -> i32 {
        later.days_since_1970().wrapping_sub(self.days_since_1970())
    }
}

/// Days from 0000-12-31, chrono's day 0, to 1970-01-01.
const DAYS_TO_1970: i32 = 719_163;

/// The number that ASCII digits spell, or `None` if there is none or another character.
fn number(digits: &[u8]) -> Option<u32> {
    let first = digits.first().map(|_| 0u32);
    digits.iter().fold(first, |sum, &b| {
        let digit = b.is_ascii_digit().then(|| u32::from(b & 15))?;
        sum?.checked_mul(10)?.checked_add(digit)
    })
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "{:04}-{:02}-{:02}",
            self.year(),
            self.month(),
            self.day()
        )
    }
}

impl fmt::Debug for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

/// Why a date could not be had.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum DateError {
    /// The text has another form than the one asked for.
    #[error("`{text}` is not a date of the form YYYY-MM-DD")]
    Form {
        /// The text, shortened.
        text: String,
    },
    /// The text is not a date as Vietnamese papers write it.
    #[error("`{text}` is not a date of the form d/m/yyyy")]
    FormVi {
        /// The text, shortened.
        text: String,
    },
    /// The calendar has no such day.
    #[error("the calendar has no day `{text}`")]
    NoSuchDay {
        /// The day that was asked for.
        text: String,
    },
    /// The year is not between 1900 and 2200.
    #[error("`{text}` is not between the years 1900 and 2200")]
    OutOfRange {
        /// The day that was asked for.
        text: String,
    },
}

impl Explain for DateError {
    fn code(&self) -> Code {
        match self {
            Self::Form { .. } => Code::new(Status::Value, "date.form"),
            Self::FormVi { .. } => Code::new(Status::Value, "date.form_vi"),
            Self::NoSuchDay { .. } => Code::new(Status::Range, "date.no_such_day"),
            Self::OutOfRange { .. } => Code::new(Status::Range, "date.out_of_range"),
        }
    }

    fn message(&self, lang: Lang) -> String {
        match (lang, self) {
            (Lang::En, _) => self.to_string(),
            (Lang::Vi, Self::Form { text }) => {
                format!("`{text}` không phải là ngày theo dạng năm-tháng-ngày (YYYY-MM-DD)")
            }
            (Lang::Vi, Self::FormVi { text }) => {
                format!("`{text}` không phải là ngày theo dạng ngày/tháng/năm")
            }
            (Lang::Vi, Self::NoSuchDay { text }) => format!("lịch không có ngày `{text}`"),
            (Lang::Vi, Self::OutOfRange { text }) => {
                format!("`{text}` không nằm trong khoảng năm 1900 đến 2200")
            }
        }
    }
}
