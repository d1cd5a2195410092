//! Whether a computed figure is one that the printed one allows. Nothing is rounded or converted.

use crate::money::number::{Comparison, Stated, Unit};
use crate::report::figures::{Answer, Computed};

/// Compares a printed figure with a computed one.
pub(super) fn answer(stated: &Stated, computed: &Computed) -> Answer {
    let comparison = match (computed, stated.unit()) {
        (Computed::Count(count), Unit::Plain | Unit::Counted(_)) => i128::try_from(*count)
            .ok()
            .and_then(|count| stated.compare(count, 0).ok()),
        (Computed::Aid(totals), Unit::Currency(currency)) => {
            // Other currencies beside it would have to be added, which needs rates.
            let is_whole = totals
                .iter()
                .all(|total| total.currency() == *currency || total.minor() == 0);
            let sum = totals.get(*currency).unwrap_or(0);
            is_whole
                .then(|| stated.compare_money(sum, *currency).ok())
                .flatten()
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
        | (Computed::Ratio { .. }, Unit::Percent | Unit::Currency(_) | Unit::Counted(_))
        | (Computed::CannotTell(_), _) => None,
    };
    comparison.map_or(Answer::CannotTell, answer_of)
}

const fn answer_of(comparison: Comparison) -> Answer {
    match comparison {
        Comparison::Consistent => Answer::Consistent,
        Comparison::OffEstimate { .. } => Answer::OffEstimate,
        Comparison::Contradicts { .. } => Answer::Contradicts,
    }
}

/// Compares a quotient with its printed form from both sides of its last place: no rounding.
///
/// The denominator is above zero.
fn ratio_answer(stated: &Stated, numerator: i128, denominator: i128) -> Answer {
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
        let answer = |value: i128| stated.compare(value, PLACES).ok().map(answer_of);
        Some((answer(below)?, answer(above)?))
    };
    match sides() {
        Some((below, above)) if below == above => below,
        Some(_) | None => Answer::CannotTell,
    }
}
