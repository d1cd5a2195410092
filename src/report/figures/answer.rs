//! Whether a computed figure is one that the printed one allows. Nothing is rounded or converted.

use crate::finding::Message;
use crate::money::number::{Comparison, NumberError, Stated, Unit};
use crate::report::figures::{Answer, Computed, Gap};

/// What comparing gives, and how far off the computed figure is.
type Told = (Answer, Option<Gap>);

/// Compares a printed figure with a computed one; an error is the reason why nobody can.
pub(super) fn answer(stated: &Stated, computed: &Computed) -> Result<Told, Message> {
    let unit = stated.unit();
    let comparison = match (computed, unit) {
        (Computed::Count(count), Unit::Plain | Unit::Counted(_)) => i128::try_from(*count)
            .map_err(|_| NumberError::Overflow)
            .and_then(|count| stated.compare(count, 0)),
        (Computed::Aid(totals), Unit::Currency(currency)) => {
            // Other currencies beside it would have to be added, which needs rates.
            let other = totals
                .iter()
                .find(|total| total.currency() != *currency && total.minor() != 0);
            if let Some(other) = other {
                let code = other.currency().code();
                return Err(Message::new(
                    format!("bản ghi có cả {code}: cần tỷ giá"),
                    format!("there is {code} in the records: rates are needed"),
                ));
            }
            stated.compare_money(totals.get(*currency).unwrap_or(0), *currency)
        }
        (
            Computed::Ratio {
                numerator,
                denominator,
            },
            Unit::Plain | Unit::Times,
        ) => return ratio_answer(stated, numerator.minor(), denominator.minor()),
        // Different things are not compared.
        (Computed::Count(_), Unit::Percent | Unit::Times | Unit::Currency(_))
        | (Computed::Aid(_), Unit::Plain | Unit::Percent | Unit::Times | Unit::Counted(_))
        | (Computed::Ratio { .. }, Unit::Percent | Unit::Currency(_) | Unit::Counted(_)) => {
            Err(NumberError::Units)
        }
    };
    comparison
        .map(|comparison| told(comparison, unit, false))
        .map_err(|error| Message::of(&error))
}

/// Tells a comparison as an answer.
pub(super) fn told(comparison: Comparison, unit: &Unit, is_cut: bool) -> Told {
    let gap = |difference, distance, decimals| {
        Some(Gap {
            difference,
            distance,
            decimals,
            unit: unit.clone(),
            is_cut,
        })
    };
    match comparison {
        Comparison::Consistent => (Answer::Consistent, None),
        Comparison::OffEstimate {
            difference,
            distance,
            decimals,
        } => (Answer::OffEstimate, gap(difference, distance, decimals)),
        Comparison::Contradicts {
            difference,
            distance,
            decimals,
        } => (Answer::Contradicts, gap(difference, distance, decimals)),
    }
}

/// Compares a quotient with its printed form from both sides of its last place: no rounding.
///
/// The denominator is above zero.
fn ratio_answer(stated: &Stated, numerator: i128, denominator: i128) -> Result<Told, Message> {
    const PLACES: u8 = 12;
    const SCALE: i128 = 1_000_000_000_000;
    let sides = || {
        let scaled = numerator.checked_mul(SCALE)?;
        let below = scaled.checked_div_euclid(denominator)?;
        let is_exact = scaled.checked_rem_euclid(denominator)? == 0;
        let above = if is_exact {
            below
        } else {
            below.checked_add(1)?
        };
        let answer = |value: i128| {
            let comparison = stated.compare(value, PLACES).ok()?;
            Some(told(comparison, stated.unit(), !is_exact))
        };
        Some((answer(below)?, answer(above)?))
    };
    match sides() {
        Some((below, above)) if below.0 == above.0 => Ok(below),
        Some(_) => Err(Message::new(
            "thương số quá gần giới hạn của con số đã in",
            "the quotient is too near the limit of the printed number",
        )),
        None => Err(Message::of(&NumberError::Overflow)),
    }
}
