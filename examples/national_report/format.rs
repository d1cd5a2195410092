//! Figures as an official reads them: the same words in the text and on the page.

use vientro::money::number::{self, Unit};
use vientro::money::{Total, Totals};
use vientro::report::{Computed, Figure, Gap, ReportColumn, Value};
use vientro::{Currency, Date, Lang};

/// Marks a figure behind which a record is in doubt.
pub const IN_DOUBT: &str = "*";
/// Marks a figure that lacks money which lies undivided among several places.
pub const UNDIVIDED: &str = "†";

pub fn count(count: usize, lang: Lang) -> String {
    number::to_text(i128::try_from(count).unwrap_or(i128::MAX), 0, lang)
}

pub fn day(day: Date, lang: Lang) -> String {
    lang.pick(day.to_vi(), day.to_string())
}

/// An amount without its currency.
pub fn amount(total: Total, lang: Lang) -> String {
    let digits = total.currency().minor_digits().unwrap_or(0);
    number::to_text(total.minor(), digits, lang)
}

/// Money, one line for each currency; the one of the whole report goes without saying.
pub fn aid(totals: &Totals, said: Option<Currency>, lang: Lang) -> String {
    if totals.is_empty() {
        return "-".to_owned();
    }
    let line = |total: Total| {
        let amount = amount(total, lang);
        if Some(total.currency()) == said {
            amount
        } else {
            format!("{amount} {}", total.currency().code())
        }
    };
    totals.iter().map(line).collect::<Vec<_>>().join("\n")
}

/// A quotient in percent with one decimal, half away from zero.
pub fn percent(numerator: i128, denominator: i128, lang: Lang) -> String {
    let tenths = || {
        let doubled = numerator.checked_abs()?.checked_mul(2000)?;
        let rounded = doubled.checked_add(denominator)?;
        let rounded = rounded.checked_div(denominator.checked_mul(2)?)?;
        rounded.checked_mul(numerator.signum())
    };
    match tenths() {
        Some(tenths) => format!("{} %", number::to_text(tenths, 1, lang)),
        None => format!("{numerator} ÷ {denominator}"),
    }
}

/// The currency that goes without saying in a column: none where several stand side by side.
pub fn said(column: &ReportColumn, currency: Option<Currency>) -> Option<Currency> {
    currency.filter(|_| column.id != "original")
}

/// A figure of a table, with its marks before it.
pub fn figure(figure: &Figure, said: Option<Currency>, lang: Lang) -> String {
    let text = match &figure.value {
        Value::Count(0) => "-".to_owned(),
        Value::Count(count) => number::to_text(*count, 0, lang),
        Value::Aid(totals) => aid(totals, said, lang),
        Value::Ratio {
            numerator,
            denominator,
        } => percent(*numerator, *denominator, lang),
        Value::Blank => String::new(),
        Value::CannotTell(_) => "?".to_owned(),
        Value::Text { words, .. } => words.get(lang).to_owned(),
    };
    let mut marks = String::new();
    if figure.is_in_doubt {
        marks.push_str(IN_DOUBT);
    }
    if figure.is_undivided {
        marks.push_str(UNDIVIDED);
    }
    marks + &text
}

/// What the records give for a published figure.
pub fn computed(computed: Option<&Computed>, lang: Lang) -> String {
    match computed {
        None => String::new(),
        Some(Computed::Count(found)) => count(*found, lang),
        Some(Computed::Aid(totals)) if totals.is_empty() => "0".to_owned(),
        Some(Computed::Aid(totals)) => aid(totals, None, lang),
        Some(Computed::Ratio {
            numerator,
            denominator,
        }) => format!(
            "{} ÷ {} {}",
            amount(*numerator, lang),
            amount(*denominator, lang),
            numerator.currency().code()
        ),
    }
}

/// How far off something is, with its unit.
pub fn gap(gap: &Gap, value: i128, lang: Lang) -> String {
    let mut text = number::to_text(value, gap.decimals, lang);
    if gap.is_rounded_down {
        text.push('…');
    }
    match &gap.unit {
        Unit::Plain | Unit::Counted(_) => {}
        Unit::Percent => text.push_str(" %"),
        Unit::Times => text.push_str(lang.pick(" lần", " times")),
        Unit::Currency(currency) => {
            text.push(' ');
            text.push_str(currency.code());
        }
    }
    text
}
