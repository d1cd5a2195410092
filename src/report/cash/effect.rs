//! Which columns a transaction moves, and which it may move where its record does not say enough.

use std::collections::BTreeSet;

use crate::date::{Date, Window};
use crate::order;
use crate::record::{Transaction, TransactionForm, TransactionKind};
use crate::report::cash::column::CashColumn;

/// Where a day lies beside the period.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum When {
    Before,
    Within,
    After,
}

impl When {
    const ALL: [Self; 3] = [Self::Before, Self::Within, Self::After];

    fn of(day: Date, window: &Window) -> Self {
        if day < window.first() {
            Self::Before
        } else if window.contains(day) {
            Self::Within
        } else {
            Self::After
        }
    }
}

/// Whether an amount is added or taken away.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sign {
    Plus,
    Minus,
}

/// The columns that an amount moves.
type Moves = &'static [(CashColumn, Sign)];

/// What a transaction does to the table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Effect {
    /// It moves these columns, perhaps none.
    Moves(Moves),
    /// It moves some of these columns; nobody can tell which.
    Perhaps(BTreeSet<CashColumn>),
}

impl Effect {
    /// Tells what a transaction does to the table of a period.
    pub(super) fn of(transaction: &Transaction, window: &Window) -> Self {
        let when = transaction.date().map(|day| When::of(day, window));
        possible(transaction.kind(), transaction.form(), when)
    }

    /// Returns the columns that it moves or may move.
    pub(super) fn columns(&self) -> BTreeSet<CashColumn> {
        match self {
            Self::Moves(moves) => order::set(moves.iter().map(|(column, _)| *column)),
            Self::Perhaps(columns) => columns.clone(),
        }
    }

    /// Tells whether the table is the same without it.
    pub(super) const fn is_none(&self) -> bool {
        match self {
            Self::Moves(moves) => moves.is_empty(),
            Self::Perhaps(_) => false,
        }
    }
}

/// Tries everything that an unknown part may be: what comes out the same each time is known.
fn possible(
    kind: Option<TransactionKind>,
    form: Option<TransactionForm>,
    when: Option<When>,
) -> Effect {
    let kinds = kind.map_or_else(|| TransactionKind::ALL.to_vec(), |kind| vec![kind]);
    let forms = form.map_or_else(|| TransactionForm::ALL.to_vec(), |form| vec![form]);
    let whens = when.map_or_else(|| When::ALL.to_vec(), |when| vec![when]);
    let mut all: Vec<Moves> = Vec::new();
    for kind in &kinds {
        for form in &forms {
            all.extend(whens.iter().map(|when| moves(*kind, *form, *when)));
        }
    }
    match all.split_first() {
        Some((first, rest)) if rest.iter().all(|moves| moves == first) => Effect::Moves(first),
        Some(_) | None => {
            let columns = all.into_iter().flatten();
            Effect::Perhaps(order::set(columns.map(|(column, _)| *column)))
        }
    }
}

fn moves(kind: TransactionKind, form: TransactionForm, when: When) -> Moves {
    use CashColumn::{
        Closing, GoodsNotReceived, GoodsReceived, NotRecorded, Opening, Received, Recorded, Used,
    };
    use Sign::{Minus, Plus};
    use TransactionForm::{Cash, Goods, Services};
    use TransactionKind as Kind;
    match (kind, form, when) {
        (_, _, When::After) => &[],
        (Kind::Received, Cash, When::Before) => &[(Opening, Plus), (Closing, Plus)],
        (Kind::Received, Cash, When::Within) => &[(Received, Plus), (Closing, Plus)],
        (Kind::Received, Goods | Services, When::Before) => &[(GoodsNotReceived, Minus)],
        (Kind::Received, Goods | Services, When::Within) => {
            &[(GoodsReceived, Plus), (GoodsNotReceived, Minus)]
        }
        (Kind::Disbursed, Cash, When::Before) => {
            &[(Opening, Minus), (Closing, Minus), (NotRecorded, Plus)]
        }
        (Kind::Disbursed, Cash, When::Within) => {
            &[(Used, Plus), (Closing, Minus), (NotRecorded, Plus)]
        }
        (Kind::Refunded, Cash, When::Before) => {
            &[(Opening, Plus), (Closing, Plus), (NotRecorded, Minus)]
        }
        (Kind::Refunded, Cash, When::Within) => {
            &[(Used, Minus), (Closing, Plus), (NotRecorded, Minus)]
        }
        (Kind::Disbursed, Goods | Services, When::Before | When::Within) => &[(NotRecorded, Plus)],
        (Kind::Refunded, Goods | Services, When::Before | When::Within) => &[(NotRecorded, Minus)],
        (Kind::Recorded, Cash | Goods | Services, When::Before) => &[(NotRecorded, Minus)],
        (Kind::Recorded, Cash | Goods | Services, When::Within) => {
            &[(Recorded, Plus), (NotRecorded, Minus)]
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cash_balances_close_whatever_moves() {
        for kind in TransactionKind::ALL.iter().copied() {
            for when in When::ALL {
                let sign = |column| {
                    let moves = moves(kind, TransactionForm::Cash, when).iter();
                    moves
                        .filter(|(c, _)| *c == column)
                        .fold(0i32, |sum, (_, sign)| {
                            sum.saturating_add(match sign {
                                Sign::Plus => 1,
                                Sign::Minus => -1,
                            })
                        })
                };
                let flow = sign(CashColumn::Received).saturating_sub(sign(CashColumn::Used));
                let closing = sign(CashColumn::Opening).saturating_add(flow);
                assert_eq!(closing, sign(CashColumn::Closing), "{kind:?} {when:?}");
            }
        }
    }

    #[test]
    fn what_changes_nothing_need_not_be_known() {
        let recorded = Some(TransactionKind::Recorded);
        let same = possible(recorded, Some(TransactionForm::Cash), Some(When::Within));
        assert_eq!(possible(recorded, None, Some(When::Within)), same);
        assert!(possible(None, None, Some(When::After)).is_none());
    }

    #[test]
    fn what_is_unknown_names_every_column_that_it_may_move() {
        let columns = |effect| match effect {
            Effect::Perhaps(columns) => columns.into_iter().map(CashColumn::id).collect(),
            Effect::Moves(moves) => panic!("{moves:?}"),
        };
        let cash = Some(TransactionForm::Cash);
        let received = possible(Some(TransactionKind::Received), cash, None);
        let named: Vec<_> = columns(received);
        assert_eq!(named, ["opening", "received", "closing"]);
        let all: Vec<_> = columns(possible(None, None, None));
        let every = CashColumn::ALL.map(CashColumn::id);
        let every = every.into_iter().filter(|id| *id != "goods_permitted");
        assert_eq!(all, every.collect::<Vec<_>>());
    }
}
