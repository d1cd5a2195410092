//! Memory that rules are about to need, asked for at once.
//!
//! The lists and the names of a record lie apart from it. Rule after rule would wait for those of one
//! record, and then for those of the next; asked for in one short loop, those of many come together.
//!
//! I1. Nothing that is found depends on this: without it a check only takes longer.

use std::hint::black_box;

use crate::money::Money;
use crate::record::{Grant, Transaction};
use crate::rules::givers::Givers;

/// Asks for what rules need of grants.
pub(super) fn grants<'a>(grants: impl Iterator<Item = &'a Grant>) {
    for grant in grants {
        for part in grant.donors().iter().take(2) {
            touch(part.donor().map(|id| id.as_str()));
        }
        touch(grant.recipient().map(|id| id.as_str()));
        touch(grant.owner().map(|id| id.as_str()));
        touch(grant.managing_agency().map(|id| id.as_str()));
        black_box(grant.provinces().first().map(|part| part.province()));
        black_box(grant.sectors().first().map(|part| part.sector()));
        black_box(grant.documents().first().map(|document| document.kind()));
        black_box(grant.amendments().first().map(|change| change.date()));
        black_box(grant.events().first().map(|event| event.kind()));
        let funding = grant.funding();
        let amount = |amounts: &[Money]| amounts.first().map(|amount| amount.minor());
        black_box(funding.map(|funding| amount(funding.total())));
        black_box(funding.map(|funding| amount(funding.grant())));
    }
}

/// Asks for what rules need of transactions.
pub(super) fn transactions<'a>(transactions: impl Iterator<Item = &'a Transaction>) {
    for transaction in transactions {
        touch(transaction.donor().map(|id| id.as_str()));
        black_box(transaction.date());
    }
}

/// Asks for what is told of givers, and for their certificates.
pub(super) fn givers(numbers: impl Iterator<Item = usize>, givers: &Givers<'_>) {
    for giver in numbers.filter_map(|number| givers.at(number)) {
        let holder = giver.holder.as_ref();
        black_box(giver.donor.map(|donor| donor.kind()));
        black_box(holder.map(|holder| holder.coverage.first_valid()));
        if let Some(held) = holder.and_then(|holder| holder.certificates.first()) {
            black_box(held.statuses.first());
            black_box(held.certificate.provinces().first());
            black_box(held.certificate.sectors().first());
        }
    }
}

/// Asks for the first letter of an id.
fn touch(id: Option<&str>) {
    black_box(id.and_then(|id| id.as_bytes().first()).copied());
}
