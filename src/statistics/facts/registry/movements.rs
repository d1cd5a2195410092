//! What moved, and what was promised: transactions and commitments.

use super::*;

impl<'a> Reader<'a> {
    pub(super) fn transaction(
        &mut self,
        transaction: &'a Transaction,
        grant: Option<(usize, &'a Grant)>,
    ) -> Result<(), StatisticsError> {
        let dated = transaction.date();
        let fallback = grant.map_or(FIRST_DAY, |(_, grant)| self.some_day(grant));
        let day = dated.unwrap_or(fallback);
        let moved = match transaction.kind() {
            Some(TransactionKind::Received) => Some((Measure::AidReceived, 1)),
            Some(TransactionKind::Recorded) => Some((Measure::AidRecorded, 1)),
            Some(TransactionKind::Disbursed) => Some((Measure::AidDisbursed, 1)),
            Some(TransactionKind::Refunded) => Some((Measure::AidDisbursed, -1)),
            None => None,
        };
        let may_be_disbursed =
            moved.is_none_or(|(measure, _): (Measure, _)| measure == Measure::AidDisbursed);
        let is_loose = may_be_disbursed
            && self.wants(Measure::PerhapsDisbursed)
            && (dated.is_none() || moved.is_none() || transaction.amount().is_none());
        let moved = moved.filter(|(measure, _)| dated.is_some() && self.wants(*measure));
        let moved = moved.zip(transaction.amount());
        let is_active = dated.is_some()
            && self.wants(Measure::Active)
            && (self.slots.iter()).any(|(_, asked)| asked.window.contains(day));
        if moved.is_none() && !is_active && !is_loose {
            return Ok(());
        }
        let id = transaction.id().as_str();
        let record = self.builder.record(RecordKind::Transaction, id)?;
        let is_in_doubt = self.holds_doubts
            && (self.registry.is_in_doubt::<Transaction>(id)
                || grant.is_some_and(|(_, grant)| {
                    self.registry.is_in_doubt::<Grant>(grant.id().as_str())
                }));
        let marks: &[Mark] = if is_in_doubt { &[Mark::InDoubt] } else { &[] };
        let donor = transaction.donor();
        // Where the reference leads nowhere the money is counted; its place and mode are unknown.
        let (split, number) = match grant {
            Some((at, grant)) => {
                let number = self.grants.get(at).map_or(0, |read| read.number);
                (self.split(at, grant, day, donor)?, number)
            }
            None => (self.nowhere(donor)?, 0),
        };
        let leaves = |measure, when| Leaves {
            measure,
            when,
            grant: number,
            record,
            form: transaction.form(),
        };
        if is_loose {
            let when = Occurrence::On(dated.unwrap_or(FIRST_DAY));
            let leaves = leaves(Measure::PerhapsDisbursed, when);
            self.add(&leaves, &split, None, marks)?;
        }
        if let Some(((measure, sign), amount)) = moved {
            let minor = i128::from(amount.minor()).wrapping_mul(sign);
            let due = Due {
                measure,
                kind: RecordKind::Transaction,
                record: (id, record),
                nth: 0,
                day,
            };
            let amount = self.convert(&due, Total::of(amount.currency(), minor));
            let leaves = leaves(measure, Occurrence::On(day));
            self.add(&leaves, &split, [amount], marks)?;
        }
        if is_active {
            for at in 0..self.slots.len() {
                let Some((slot, asked)) = self.slots.get(at).copied() else {
                    break;
                };
                if asked.window.contains(day) {
                    let leaves = leaves(Measure::Active, Occurrence::InSlot(slot));
                    self.add(&leaves, &split, None, marks)?;
                }
            }
        }
        Ok(())
    }

    /// The split of what belongs to no grant.
    fn nowhere(&mut self, donor: Option<&'a DonorId>) -> Result<Arc<Coded>, StatisticsError> {
        let donor = self.donor(donor)?;
        let spot = self
            .builder
            .spot(Place::Unknown, SectorPart::Unknown, donor)?;
        Ok(Arc::new(Coded {
            parts: vec![spot],
            weights: vec![1],
            named: Named::LikeMoney,
            is_undivided: false,
            is_undivided_sector: false,
        }))
    }

    pub(super) fn commitment(&mut self, commitment: &'a Commitment) -> Result<(), StatisticsError> {
        let (Some(day), Some(amount)) = (commitment.date(), commitment.amount()) else {
            return Ok(());
        };
        if !self.wants(Measure::AidCommitted) {
            return Ok(());
        }
        let id = commitment.id().as_str();
        let record = self.builder.record(RecordKind::Commitment, id)?;
        let mut marks = Vec::new();
        if self.holds_doubts && self.registry.is_in_doubt::<Commitment>(id) {
            marks.push(Mark::InDoubt);
        }
        match commitment.qualifier() {
            None | Some(Qualifier::Exact) => {}
            Some(Qualifier::Nearly | Qualifier::Over | Qualifier::About | Qualifier::Estimated) => {
                marks.push(Mark::Inexact);
            }
        }
        let due = Due {
            measure: Measure::AidCommitted,
            kind: RecordKind::Commitment,
            record: (id, record),
            nth: 0,
            day,
        };
        let amount = self.convert(&due, Total::of(amount.currency(), amount.minor().into()));
        let split = self.nowhere(commitment.donor())?;
        let leaves = Leaves {
            measure: Measure::AidCommitted,
            when: Occurrence::On(day),
            grant: 0,
            record,
            form: None,
        };
        self.add(&leaves, &split, [amount], &marks)
    }
}
