//! A check under way: every record of every kind, some at a time, and of these rule after rule.
//!
//! I1. A record is met once, with every rule that checks it: what the rules ask of it, and of its
//!     grant, is looked up once.
//! I2. Grants are met first: what they tell of their donors is asked of certificates and filings.
//! I3. What is answered is in order, whatever the order in which it was found.

use std::borrow::Cow;

use crate::finding::{Finding, Reason};
use crate::order;
use crate::record::{
    AccountBalance, Certificate, Commitment, Donor, Filing, Grant, Party, Person, PublishedFigure,
    RateRecord, Record, Transaction,
};
use crate::registry::Registered;
use crate::rules::case::{Applied, Case, Checking, Notes};
use crate::rules::checked::NotApplied;
use crate::rules::context::{Context, Met};
use crate::rules::flow::Flow;
use crate::rules::grants::{Known, Moves};
use crate::rules::host::{self, HostRule};
use crate::rules::near;
use crate::rules::rule::{Check, Rule, RuleStatus};
use crate::rules::walk::Walk;

/// How many records are met at a time: so many that a rule is not fetched anew for each one, and so few
/// that they are still at hand when the next rule comes.
const BLOCK: usize = 64;
const BLOCK_OF_TRANSACTIONS: usize = 256;

/// A check under way.
#[derive(Default)]
pub(super) struct Run {
    findings: Vec<Finding>,
    not_applied: Vec<NotApplied>,
    /// How many records were checked so far.
    checked: usize,
}

impl Run {
    /// Applies rules to every record that they check; the context learns what the grants tell.
    pub(super) fn apply(&mut self, context: &mut Context<'_>, rules: &'static [Rule]) {
        let mut notes: Vec<Notes> = rules.iter().map(|_| Notes::default()).collect();
        let met = self.grants(context, rules, &mut notes);
        context.settle(met);
        self.each::<Donor>(context, rules, &mut notes);
        self.each::<Party>(context, rules, &mut notes);
        self.each::<Certificate>(context, rules, &mut notes);
        self.each::<AccountBalance>(context, rules, &mut notes);
        self.each::<Commitment>(context, rules, &mut notes);
        self.each::<RateRecord>(context, rules, &mut notes);
        self.each::<Filing>(context, rules, &mut notes);
        self.each::<Person>(context, rules, &mut notes);
        self.each::<PublishedFigure>(context, rules, &mut notes);
        for (rule, notes) in rules.iter().zip(notes) {
            self.not_applied
                .extend(notes.into_iter().map(|(reason, records)| NotApplied {
                    rule: Cow::Borrowed(rule.id()),
                    reason,
                    records,
                }));
        }
    }

    /// Applies rules to every record of a kind that they check.
    fn each<R: Checkable>(
        &mut self,
        context: &Context<'_>,
        rules: &'static [Rule],
        notes: &mut [Notes],
    ) {
        let applied = applied::<R>(context, rules, notes);
        if applied.is_empty() {
            return;
        }
        let mut records = context.registry.records::<R>();
        let no_flow = Flow::NONE;
        loop {
            let block = records.by_ref().take(BLOCK);
            let block: Vec<_> = block.map(|one| (one, one.known_grant(context))).collect();
            if block.is_empty() {
                break;
            }
            let block: Vec<_> = (block.iter())
                .map(|(record, known)| (*record, self.checking(*record, known.as_ref(), &no_flow)))
                .collect();
            self.check(context, &block, &applied, notes);
        }
    }

    /// Applies rules to every grant and its transactions, some grants at a time; answers what they tell
    /// of others.
    fn grants<'a>(
        &mut self,
        context: &Context<'a>,
        rules: &'static [Rule],
        notes: &mut [Notes],
    ) -> Met<'a> {
        let of_grants = applied::<Grant>(context, rules, notes);
        let of_transactions = applied::<Transaction>(context, rules, notes);
        let mut met = context.begin();
        let mut moves = context.grants().moves();
        // Lists to write in, used again for the next grants.
        let mut room = Vec::new();
        loop {
            let block: Vec<_> = moves.by_ref().take(BLOCK).collect();
            if block.is_empty() {
                break;
            }
            let block = at_hand(block, context, &mut room);
            let mut grants = Vec::with_capacity(block.len());
            for AtHand { known, flow, .. } in &block {
                if let Some(known) = known {
                    met.note_grant(context, known);
                    grants.push((known.grant, self.checking(known.grant, Some(known), flow)));
                }
            }
            self.check(context, &grants, &of_grants, notes);
            let mut spent = Vec::new();
            for one in &block {
                let known = one.known.as_ref();
                for (place, transaction) in one.transactions {
                    let mut checking = self.checking(*transaction, known, &one.flow);
                    let donor = transaction.donor().map(|id| id.as_str());
                    checking.donor = donor.map(|id| (id, context.number_of(id, known)));
                    met.note_transaction(context, &checking, (*place, transaction));
                    spent.push((*transaction, checking));
                    // Of one grant there may be very many.
                    if spent.len() >= BLOCK_OF_TRANSACTIONS {
                        self.check(context, &spent, &of_transactions, notes);
                        spent.clear();
                    }
                }
            }
            self.check(context, &spent, &of_transactions, notes);
            room.extend(block.into_iter().filter_map(|one| Some(one.known?.givers)));
        }
        met
    }

    /// Returns what is to be known of a record that is checked.
    fn checking<'a, R: Record>(
        &mut self,
        record: &'a R,
        known: Option<&'a Known<'a>>,
        flow: &'a Flow<'a>,
    ) -> Checking<'a> {
        let serial = self.checked;
        self.checked = serial.saturating_add(1);
        Checking {
            kind: R::KIND,
            id: record.key(),
            known,
            flow,
            donor: None,
            serial,
        }
    }

    /// Applies rules to some records, rule after rule.
    fn check<R: Checkable>(
        &mut self,
        context: &Context<'_>,
        records: &[(&R, Checking<'_>)],
        applied: &[(Applied, CheckOf<R>)],
        notes: &mut [Notes],
    ) {
        let Some((_, first)) = records.first() else {
            return;
        };
        for (rule, check) in applied {
            let mut case = Case::new(context, first, rule, &mut self.findings, notes);
            for (record, checking) in records {
                case.turn_to(checking);
                match check {
                    CheckOf::Own(check) => check(record, &mut case),
                    CheckOf::Every(check) => check(*record, &mut case),
                }
            }
        }
    }

    /// Applies a rule of the host to every record that it checks.
    pub(super) fn apply_host(&mut self, context: &Context<'_>, rule: &dyn HostRule) {
        let says_too_little = host::apply(rule, context, &mut self.findings);
        if says_too_little > 0 {
            self.not_applied.push(NotApplied {
                rule: Cow::Owned(rule.id().to_string()),
                reason: Reason::RecordSaysTooLittle,
                records: says_too_little,
            });
        }
    }

    /// Returns what was found, and what was not applied, in order.
    pub(super) fn finish(mut self) -> (Vec<Finding>, Vec<NotApplied>) {
        order::sort_by(&mut self.findings, |a, b| {
            (&a.record, &a.rule, &a.path, &a.message)
                .cmp(&(&b.record, &b.rule, &b.path, &b.message))
        });
        order::sort_by(&mut self.not_applied, |a, b| {
            (&a.rule, a.reason).cmp(&(&b.rule, b.reason))
        });
        (self.findings, self.not_applied)
    }
}

/// A grant at hand, if there is one, with its transactions.
struct AtHand<'b, 'a> {
    known: Option<Known<'a>>,
    flow: Flow<'a>,
    transactions: &'b [(usize, &'a Transaction)],
}

/// Looks up what is to be known of some grants; takes lists to write in.
fn at_hand<'b, 'a>(
    block: Vec<Moves<'b, 'a>>,
    context: &Context<'a>,
    room: &mut Vec<Vec<Option<usize>>>,
) -> Vec<AtHand<'b, 'a>> {
    near::grants(block.iter().filter_map(|moves| moves.grant));
    let moved = block.iter().flat_map(|moves| moves.transactions);
    near::transactions(moved.map(|(_, transaction)| *transaction));
    let givers = context.givers();
    let numbers: Vec<_> = (block.iter())
        .map(|moves| {
            let mut numbers = room.pop().unwrap_or_default();
            numbers.clear();
            numbers.extend(
                moves
                    .grant
                    .iter()
                    .flat_map(|grant| givers.numbers_of(grant)),
            );
            numbers
        })
        .collect();
    near::givers(numbers.iter().flatten().copied().flatten(), givers);
    let mut parties = [None; 3];
    let known = block.into_iter().zip(numbers).map(|(moves, numbers)| {
        let grant = moves.grant;
        let known = grant.map(|grant| Known::of(grant, context, numbers, parties));
        parties = known.as_ref().map_or([None; 3], |known| known.parties);
        AtHand {
            known,
            flow: Flow::of(grant, moves.transactions),
            transactions: moves.transactions,
        }
    });
    known.collect()
}

/// Returns the rules on a kind that are applied; notes those that are switched off.
fn applied<R: Checkable>(
    context: &Context<'_>,
    rules: &'static [Rule],
    notes: &mut [Notes],
) -> Vec<(Applied, CheckOf<R>)> {
    let mut applied = Vec::new();
    let mut count = None;
    for (number, (rule, notes)) in rules.iter().zip(notes).enumerate() {
        let check = R::check_of(rule.check()).filter(|_| rule.status() != RuleStatus::Retired);
        let Some(check) = check else {
            continue;
        };
        let options = context.options;
        if options.is_off(rule.id()) {
            let records = || context.registry.records::<R>().count();
            notes.switch_off(*count.get_or_insert_with(records));
            continue;
        }
        let rule = Applied {
            rule,
            severity: options.severity_of(rule),
            number,
        };
        applied.push((rule, check));
    }
    applied
}

/// What a rule does with a record of one kind.
#[derive(Clone, Copy)]
enum CheckOf<R> {
    Own(for<'a> fn(&'a R, &mut Case<'a>)),
    Every(for<'a> fn(&'a dyn Walk, &mut Case<'a>)),
}

/// A kind of records that rules check.
trait Checkable: Registered + Walk {
    /// Returns what a rule does with records of the kind; `None` if it is a rule on others.
    fn check_of(check: Check) -> Option<CheckOf<Self>>;

    /// Returns the grant to which a record belongs; most kinds belong to none.
    fn known_grant<'a>(&self, _: &Context<'a>) -> Option<Known<'a>> {
        None
    }
}

macro_rules! checkable {
    ($($kind:ident: $variant:ident $({ $($known_grant:tt)* })?;)*) => {$(
        impl Checkable for $kind {
            fn check_of(check: Check) -> Option<CheckOf<Self>> {
                if let Check::$variant(check) = check {
                    Some(CheckOf::Own(check))
                } else if let Check::Every(check) = check {
                    Some(CheckOf::Every(check))
                } else {
                    None
                }
            }

            $($($known_grant)*)?
        }
    )*};
}

checkable! {
    Donor: Donor;
    Party: Party;
    Certificate: Certificate;
    Grant: Grant;
    Transaction: Transaction;
    AccountBalance: Balance {
        fn known_grant<'a>(&self, context: &Context<'a>) -> Option<Known<'a>> {
            let grant = context.grant(self.grant()?.as_str())?;
            let givers = context.givers().numbers_of(grant).collect();
            Some(Known::of(grant, context, givers, [None; 3]))
        }
    };
    Commitment: Commitment;
    RateRecord: Rate;
    Filing: Filing;
    Person: Person;
    PublishedFigure: Figure;
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::date::Date;
    use crate::finding::{Message, Severity};
    use crate::path::Trail;
    use crate::record::draft::Field;
    use crate::record::{DonorDraft, Submission, SubmissionDraft};
    use crate::registry::{Place, Registry, Source};
    use crate::rules::CheckOptions;
    use crate::rules::rule::Event;

    fn speak<'a>(_: &'a Donor, case: &mut Case<'a>) {
        case.report_format(&Trail::Root, Message::new("có", "there is one"));
    }

    /// A rule that speaks of every donor, while it is in use.
    const fn loud(status: RuleStatus) -> Rule {
        let check = Check::Donor(speak);
        Rule::new("TEST-001", Severity::Error, Event::Format, check).in_status(status)
    }

    static STABLE: Rule = loud(RuleStatus::Stable);
    static PREVIEW: Rule = loud(RuleStatus::Preview);
    static RETIRED: Rule = loud(RuleStatus::Retired);

    fn one_donor() -> Registry {
        let mut builder = Registry::builder();
        let head = Submission::build(&SubmissionDraft {
            id: "S1".into(),
            submitter: "ppc".into(),
            sequence: Field::Other("1".into()),
            ..Default::default()
        });
        let source = builder.source(Source::new(head.unwrap(), "s1.json", Vec::new()));
        let donor = DonorDraft {
            id: "D1".into(),
            ..Default::default()
        };
        builder.add::<Donor>(
            source,
            Place {
                line: 1,
                position: 0,
            },
            "{}",
            &donor,
        );
        builder.finish()
    }

    #[test]
    fn a_retired_rule_is_never_applied_and_one_on_trial_warns() {
        let registry = one_donor();
        let options = CheckOptions::on(Date::new(2023, 12, 31).unwrap());
        let severities = |rule| {
            let mut run = Run::default();
            let mut context = Context::new(&registry, &options);
            run.apply(&mut context, std::slice::from_ref(rule));
            let (findings, not_applied) = run.finish();
            assert_eq!(not_applied, []);
            findings.iter().map(|f| f.severity).collect::<Vec<_>>()
        };
        assert_eq!(severities(&STABLE), [Severity::Error]);
        assert_eq!(severities(&PREVIEW), [Severity::Warning]);
        assert_eq!(severities(&RETIRED), []);
    }
}
