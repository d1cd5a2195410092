//! Whether a computed figure is one that the printed one allows. Nothing is rounded or converted.

use crate::finding::Message;
use crate::money::number::{Comparison, NumberError, Stated, Unit};
use crate::report::figures::{Answer, Computed, Gap};

/// What comparing gives, and how far off the computed figure is.
type Told = (Answer, Option<Gap>);

/// Compares a printed figure with a computed one; an error is the reason why nobody can.
pub(super) fn answer(stated: &Stated, computed: &Computed) -> Result<Told, Message> {
    let unit = stated.unit();
    let is_quotient = matches!(computed, Computed::Ratio { .. });
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
            Unit::Plain | Unit::Times | Unit::Percent,
        ) => stated.compare_ratio(numerator.minor(), denominator.minor()),
        // Different things are not compared.
        (Computed::Count(_), Unit::Percent | Unit::Times | Unit::Currency(_))
        | (Computed::Aid(_), Unit::Plain | Unit::Percent | Unit::Times | Unit::Counted(_))
        | (Computed::Ratio { .. }, Unit::Currency(_) | Unit::Counted(_)) => Err(NumberError::Units),
    };
    comparison
        .map(|comparison| told(comparison, unit, is_quotient))
        .map_err(|error| Message::of(&error))
}

/// Tells a comparison as an answer.
pub(super) fn told(comparison: Comparison, unit: &Unit, is_quotient: bool) -> Told {
    let gap = |difference, distance, decimals| {
        Some(Gap {
            difference,
            distance,
            decimals,
            unit: unit.clone(),
            is_rounded_down: is_quotient,
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
