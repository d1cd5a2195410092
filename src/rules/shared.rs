//! Accounts that balances keep for several grants.
//!
//! I1. Each grant and each balance is looked at once, however long the chain of references is.

use std::collections::BTreeMap;

use crate::record::{AccountBalance, Record as _};
use crate::registry::Registry;
use crate::rules::balance::keeps_an_account;
use crate::rules::grants::Grants;
use crate::rules::map::{Map, Set};

/// With whom a grant shares an account (dùng chung tài khoản).
#[derive(Clone, Copy)]
pub(super) enum Sharing<'a> {
    /// With none, or it comes first.
    None,
    /// Only with grants of its family: what it adds to or belongs to, and what does so with it.
    Family,
    /// With another one.
    With(&'a str),
}

/// Who shares which account.
pub(super) struct Shared<'a> {
    family: Map<&'a str, &'a str>,
    of_account: Map<&'a str, Keepers<'a>>,
}

/// The grants for which balances keep an account.
#[derive(Default)]
struct Keepers<'a> {
    /// How many there are.
    count: usize,
    /// The first grant by id, and the first one of another family.
    first: [Option<&'a str>; 2],
    /// The same of those that need no account of their own: nothing is told of them.
    free: [Option<&'a str>; 2],
}

impl<'a> Shared<'a> {
    /// Reads the grants and the balances.
    pub(super) fn of(registry: &'a Registry, grants: &Grants<'a>) -> Self {
        let family = families(grants);
        let mut kept: BTreeMap<&str, Set<&str>> = BTreeMap::new();
        for balance in registry.records::<AccountBalance>() {
            if let (Some(account), Some(grant)) = (balance.account(), balance.grant()) {
                let grants = kept.entry(account.reveal().as_str()).or_default();
                grants.insert(grant.as_str());
            }
        }
        let of_account: Map<_, _> = kept
            .into_iter()
            .map(|(account, keeping)| {
                let mut keeping: Vec<_> = keeping.into_iter().collect();
                keeping.sort_unstable();
                let mut keepers = Keepers {
                    count: keeping.len(),
                    ..Keepers::default()
                };
                for grant in keeping {
                    let is_free = grants.get(grant).and_then(keeps_an_account);
                    let lists = [
                        Some(&mut keepers.first),
                        Some(&mut keepers.free).filter(|_| is_free == Some(false)),
                    ];
                    for list in lists.into_iter().flatten() {
                        let of = |id: &'a str| family.get(id).copied().unwrap_or(id);
                        match list {
                            [first @ None, _] => *first = Some(grant),
                            [Some(first), second @ None] if of(first) != of(grant) => {
                                *second = Some(grant);
                            }
                            [Some(_), _] => {}
                        }
                    }
                }
                (account, keepers)
            })
            .collect();
        Self { family, of_account }
    }

    /// Tells with whom a grant shares an account: a grant of another family that comes first by id, or
    /// that needs no account of its own.
    pub(super) fn with(&self, account: &str, grant: &str) -> Sharing<'a> {
        let Some(keepers) = self.of_account.get(account) else {
            return Sharing::None;
        };
        let is_other = |id: &&'a str| self.family(id) != self.family(grant);
        let other = |list: [Option<&'a str>; 2]| list.into_iter().flatten().find(is_other);
        let first = other(keepers.first).filter(|first| *first < grant);
        if let Some(other) = first.or_else(|| other(keepers.free)) {
            return Sharing::With(other);
        }
        let leads = keepers.first.first().copied().flatten() == Some(grant);
        if keepers.count < 2 || leads {
            Sharing::None
        } else {
            Sharing::Family
        }
    }

    /// Returns the grant that heads a family; a grant of no family heads its own.
    fn family<'b>(&self, grant: &'b str) -> &'b str
    where
        'a: 'b,
    {
        self.family.get(grant).copied().unwrap_or(grant)
    }
}

/// The head of the family of each grant that adds to another, or belongs to one.
fn families<'a>(grants: &Grants<'a>) -> Map<&'a str, &'a str> {
    let next: Map<&str, &str> = grants
        .linked()
        .iter()
        .filter_map(|grant| {
            let to = grant.supplements().or(grant.parent())?;
            Some((grant.key(), to.as_str()))
        })
        .collect();
    let mut head_of: Map<&str, &str> = Map::default();
    for grant in grants.linked() {
        let mut walk = Vec::new();
        let mut on_walk = Set::default();
        let mut here = grant.key();
        // A circle is headed by where it is met again.
        let head = loop {
            if let Some(head) = head_of.get(here) {
                break *head;
            }
            match next.get(here) {
                Some(there) if on_walk.insert(here) => {
                    walk.push(here);
                    here = there;
                }
                Some(_) | None => break here,
            }
        };
        head_of.extend(walk.into_iter().map(|id| (id, head)));
    }
    head_of
}
