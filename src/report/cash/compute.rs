//! From records to the table: every record goes where it belongs, then rows are summed.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::date::{Date, Window};
use crate::finding::Message;
use crate::id::{DonorId, GrantId};
use crate::lang::Lang;
use crate::law::Citation;
use crate::law::table::CIRCULAR_23_2022;
use crate::money::{MoneyError, Totals};
use crate::order;
use crate::record::{AccountBalance, Donor, DonorKind, Goods, Grant, Names, Titles, Transaction};
use crate::registry::Registry;
use crate::report::ReportError;
use crate::report::aside::{set_aside, unreadable};
use crate::report::cash::balance::beside;
use crate::report::cash::column::{CashColumn, CashFigures};
use crate::report::cash::effect::{Effect, Sign};
use crate::report::cash::gap::{CashGap, below_zero, missing};
use crate::report::cash::permitted::Permitted;
use crate::report::cash::scope::{Belongs, CashLeftOut, CashLeftOutReason, CashScope, belongs};
use crate::report::cash::{CashGrant, CashQuery, CashRow, CashSum, CashTable};
use crate::statistics::{Division, leaves};

/// Makes the table that Circular 23/2022/TT-BTC Article 20(2) asks of a managing agency.
///
/// # Errors
/// * [`ReportError::Money`] if a sum does not fit.
///
/// # Example
/// ```
/// use vientro::registry::Registry;
/// use vientro::report::{CashQuery, cash_table};
/// use vientro::{Lang, Window};
/// let registry = Registry::builder().finish();
/// let table = cash_table(&registry, &CashQuery::of(Window::first_half(2023)?))?;
/// assert!(table.grants.is_empty());
/// assert_eq!(table.citation.text(Lang::En), "Circular 23/2022/TT-BTC, Article 20(2)");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn cash_table(registry: &Registry, query: &CashQuery) -> Result<CashTable, ReportError> {
    let mut groups: BTreeMap<Key<'_>, Group<'_>> = BTreeMap::new();
    let mut left_out = Vec::new();
    for grant in registry.records::<Grant>() {
        match belongs(grant, &query.scope, query.grants, &query.window) {
            Belongs::Yes => {
                let mut group = Group::new(Some(grant));
                group.permit(grant, &query.window)?;
                groups.insert(Key::Grant(grant.id()), group);
            }
            Belongs::LeftOut(reason) => left_out.push(leave_out(grant, reason)),
            Belongs::Elsewhere => {}
        }
    }
    for transaction in registry.records::<Transaction>() {
        let effect = Effect::of(transaction, &query.window);
        if effect.is_none() {
            continue;
        }
        let key = Key::of(registry, transaction.grant());
        match group_of(&mut groups, key, &query.scope) {
            Some(group) => group.transact(registry, transaction, &effect, &query.window)?,
            None => left_out.extend(leave_out_unknown(
                key,
                "transactions",
                transaction.id().as_str(),
            )),
        }
    }
    let day_before = query.window.first().plus_days(-1).ok();
    for balance in registry.records::<AccountBalance>() {
        let date = balance.date();
        if date.is_some() && date != day_before && date != Some(query.window.last()) {
            continue;
        }
        let key = Key::of(registry, balance.grant());
        match group_of(&mut groups, key, &query.scope) {
            Some(group) => group.balances.push(balance),
            None => left_out.extend(leave_out_unknown(key, "balances", balance.id().as_str())),
        }
    }

    let mut total = Sum::new();
    let mut grants = Vec::with_capacity(groups.len());
    for (key, group) in groups {
        if let Some(grant) = group.grant.filter(|_| group.is_idle()) {
            left_out.push(leave_out(grant, CashLeftOutReason::Idle));
            continue;
        }
        let made = group.finish(registry, key, &query.window, day_before)?;
        total.merge(&made.subtotal)?;
        grants.push(made);
    }
    order::sort_by(&mut left_out, |a, b| a.record.cmp(&b.record));
    let citation = Citation::new(&CIRCULAR_23_2022, 20).with_clause(2);
    Ok(CashTable {
        query: query.clone(),
        citation,
        grants,
        total: total.close(),
        left_out,
        notes: notes(&query.window, &citation),
        set_aside: set_aside(registry),
        unreadable: unreadable(registry),
    })
}

/// Finds the group that a record belongs to; what belongs to no known grant gets one of its own,
/// unless only some grants are asked for.
fn group_of<'g, 'a>(
    groups: &'g mut BTreeMap<Key<'a>, Group<'a>>,
    key: Key<'a>,
    scope: &CashScope,
) -> Option<&'g mut Group<'a>> {
    match (key, scope) {
        (Key::Unknown(_), CashScope::All) => {
            Some(groups.entry(key).or_insert_with(|| Group::new(None)))
        }
        (Key::Unknown(_), CashScope::ManagingAgency(_) | CashScope::Province(_)) => None,
        (Key::Grant(_), _) => groups.get_mut(&key),
    }
}

/// Says what no row can tell.
fn notes(window: &Window, citation: &Citation) -> Vec<Message> {
    let mut notes = vec![Message::new(
        "số lượng hàng hóa đã tiếp nhận không xác định được: giao dịch chỉ ghi giá trị",
        "the quantity of goods received cannot be told: transactions give values only",
    )];
    let circular = citation.instrument();
    if !circular.in_force().contains(window.first()) {
        notes.push(Message::new(
            format!(
                "{} chưa hoặc không còn hiệu lực vào ngày đầu kỳ",
                circular.name(Lang::Vi)
            ),
            format!(
                "{} is not in force on the first day",
                circular.name(Lang::En)
            ),
        ));
    }
    if !citation.evidence().is_verified() {
        notes.push(Message::new(
            format!("căn cứ {} chưa được kiểm chứng", citation.text(Lang::Vi)),
            format!("the basis {} is not verified", citation.text(Lang::En)),
        ));
    }
    notes
}

/// What a record belongs to: a grant, or a reference that leads nowhere, or none.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Key<'a> {
    Grant(&'a GrantId),
    Unknown(Option<&'a GrantId>),
}

impl<'a> Key<'a> {
    fn of(registry: &'a Registry, id: Option<&'a GrantId>) -> Self {
        match id {
            Some(id) if registry.get::<Grant>(id.as_str()).is_some() => Self::Grant(id),
            Some(_) | None => Self::Unknown(id),
        }
    }
}

/// A sum that is being made.
struct Sum {
    figures: CashFigures,
    gaps: BTreeSet<CashGap>,
    is_in_doubt: bool,
}

impl Sum {
    const fn new() -> Self {
        Self {
            figures: CashFigures::new(),
            gaps: BTreeSet::new(),
            is_in_doubt: false,
        }
    }

    fn merge(&mut self, other: &CashSum) -> Result<(), MoneyError> {
        self.gaps.extend(other.gaps.iter().cloned());
        self.is_in_doubt |= other.is_in_doubt;
        self.figures.merge(&other.figures)
    }

    fn close(self) -> CashSum {
        CashSum {
            figures: self.figures,
            gaps: self.gaps.into_iter().collect(),
            is_in_doubt: self.is_in_doubt,
        }
    }

    /// Closes a sum of one grant, whose figures must not be below zero.
    fn close_above_zero(mut self, grant: Option<&Arc<str>>) -> CashSum {
        self.gaps.extend(below_zero(&self.figures, grant));
        self.close()
    }
}

/// What belongs to one grant, or to one reference that leads nowhere.
struct Group<'a> {
    grant: Option<&'a Grant>,
    goods: &'a [Goods],
    rows: BTreeMap<Option<&'a DonorId>, Sum>,
    balances: Vec<&'a AccountBalance>,
}

impl<'a> Group<'a> {
    const fn new(grant: Option<&'a Grant>) -> Self {
        Self {
            grant,
            goods: &[],
            rows: BTreeMap::new(),
            balances: Vec::new(),
        }
    }

    fn is_idle(&self) -> bool {
        let is_idle = |row: &Sum| row.gaps.is_empty() && row.figures.is_idle();
        self.balances.is_empty() && self.rows.values().all(is_idle)
    }

    fn row(&mut self, donor: Option<&'a DonorId>) -> &mut Sum {
        self.rows.entry(donor).or_insert_with(Sum::new)
    }

    /// Returns the donors that a record without an amount tells of: the one named, else all on a day.
    fn donors(&self, named: Option<&'a DonorId>, day: Date) -> BTreeSet<Option<&'a DonorId>> {
        let mut donors: BTreeSet<Option<&'a DonorId>> = match (named, self.grant) {
            (None, Some(grant)) => {
                let parts = grant.terms_on(day).donors.iter();
                order::set(parts.map(|part| part.donor()))
            }
            (Some(_), _) | (None, None) => order::set([named]),
        };
        if donors.is_empty() {
            donors.insert(None);
        }
        donors
    }

    /// Adds what the decision permits in goods and services, by the donors' shares at the end.
    fn permit(&mut self, grant: &'a Grant, window: &Window) -> Result<(), MoneyError> {
        let last = window.last();
        let record = name_of(grant);
        let permitted = Permitted::of(grant, last);
        let funding = grant.funding();
        self.goods = match (permitted.is_none(), funding) {
            (false, Some(funding)) => funding.goods(),
            (true, _) | (_, None) => &[],
        };
        let columns = [CashColumn::GoodsPermitted, CashColumn::GoodsNotReceived];
        for total in permitted.value.iter() {
            for leaf in leaves(grant, total, last, Division::Undivided)? {
                let figures = &mut self.row(leaf.donor).figures;
                for column in columns {
                    let cell = figures.cell_mut(column);
                    cell.add(total.currency(), leaf.minor, &record)?;
                }
            }
        }
        if let Some(reason) = permitted.gap {
            let gap = CashGap::new(columns, reason, Some(&record));
            for donor in self.donors(None, last) {
                self.row(donor).gaps.insert(gap.clone());
            }
        }
        Ok(())
    }

    /// Adds what a transaction moves, to its donor or split once by the donors' shares on its day.
    fn transact(
        &mut self,
        registry: &Registry,
        transaction: &'a Transaction,
        effect: &Effect,
        window: &Window,
    ) -> Result<(), MoneyError> {
        let id = transaction.id().as_str();
        let record: Arc<str> = format!("transactions/{id}").into();
        let day = transaction.date().unwrap_or(window.last());
        let is_in_doubt = registry.is_in_doubt::<Transaction>(id);
        let (moves, amount) = match (effect, transaction.amount()) {
            (Effect::Moves(moves), Some(amount)) => (*moves, amount),
            (Effect::Moves(_), None) | (Effect::Perhaps(_), _) => {
                let gap = CashGap::new(effect.columns(), missing(transaction), Some(&record));
                for donor in self.donors(transaction.donor(), day) {
                    let row = self.row(donor);
                    row.gaps.insert(gap.clone());
                    row.is_in_doubt |= is_in_doubt;
                }
                return Ok(());
            }
        };
        let whole: Totals = [amount].into_iter().collect();
        for total in whole.iter() {
            let parts = match (transaction.donor(), self.grant) {
                (None, Some(grant)) => leaves(grant, total, day, Division::Undivided)?
                    .into_iter()
                    .map(|leaf| (leaf.donor, leaf.minor))
                    .collect(),
                (donor, _) => vec![(donor, total.minor())],
            };
            for (donor, minor) in parts {
                let row = self.row(donor);
                row.is_in_doubt |= is_in_doubt;
                for (column, sign) in moves {
                    let signed = match sign {
                        Sign::Plus => minor,
                        // A part of an amount is far from the range's end.
                        Sign::Minus => minor.wrapping_neg(),
                    };
                    let cell = row.figures.cell_mut(*column);
                    cell.add(total.currency(), signed, &record)?;
                }
            }
        }
        Ok(())
    }

    /// Says of every row that its grant is unknown, and by which records.
    fn tell_unknown(&mut self) {
        let balances = self
            .balances
            .iter()
            .map(|b| format!("balances/{}", b.id()).into());
        let balances: BTreeSet<Arc<str>> = order::set(balances);
        if self.rows.is_empty() {
            self.row(None);
        }
        for row in self.rows.values_mut() {
            let cells = CashColumn::ALL
                .into_iter()
                .map(|column| row.figures.cell(column));
            let records = cells
                .flat_map(|cell| &cell.records)
                .chain(row.gaps.iter().flat_map(|gap| &gap.records))
                .chain(&balances)
                .cloned();
            let records = order::set(records);
            let reason = Message::new(
                "không có bản ghi của khoản viện trợ: không rõ có thuộc báo cáo này không, được phép những gì",
                "the grant is not among the records: whether it belongs here, and what it permits, is unknown",
            );
            row.gaps
                .insert(CashGap::new(CashColumn::ALL, reason, &records));
        }
    }

    fn finish(
        mut self,
        registry: &Registry,
        key: Key<'_>,
        window: &Window,
        day_before: Option<Date>,
    ) -> Result<CashGrant, MoneyError> {
        if self.grant.is_none() {
            self.tell_unknown();
        }
        let in_doubt = |grant: &Grant| registry.is_in_doubt::<Grant>(grant.id().as_str());
        let is_in_doubt = self.grant.is_some_and(in_doubt);
        let name = self.grant.map(name_of);
        let mut subtotal = Sum::new();
        subtotal.is_in_doubt = is_in_doubt;
        let mut rows = Vec::with_capacity(self.rows.len());
        for (donor, mut row) in self.rows {
            row.is_in_doubt |= is_in_doubt;
            subtotal.is_in_doubt |= row.is_in_doubt;
            subtotal.gaps.extend(row.gaps.iter().cloned());
            subtotal.figures.merge(&row.figures)?;
            rows.push(CashRow {
                donor: donor.cloned(),
                label: donor_label(registry, donor),
                sum: row.close_above_zero(name.as_ref()),
            });
        }
        let subtotal = subtotal.close_above_zero(name.as_ref());
        let mut balances = Vec::new();
        let ends = [
            (CashColumn::Opening, day_before),
            (CashColumn::Closing, Some(window.last())),
        ];
        for (column, day) in ends {
            if let Some(day) = day {
                let found = beside(registry, &self.balances, &subtotal, column, day)?;
                balances.extend(found);
            }
        }
        let id = match key {
            Key::Grant(id) => Some(id),
            Key::Unknown(id) => id,
        };
        Ok(CashGrant {
            grant: id.cloned(),
            label: grant_label(self.grant, id),
            goods: self.goods.to_vec(),
            rows,
            subtotal,
            balances,
        })
    }
}

/// Names a grant as a record: its list in the submission format and its id.
fn name_of(grant: &Grant) -> Arc<str> {
    format!("grants/{}", grant.id()).into()
}

fn leave_out(grant: &Grant, reason: CashLeftOutReason) -> CashLeftOut {
    CashLeftOut {
        record: name_of(grant).to_string(),
        label: grant_label(Some(grant), Some(grant.id())),
        reason,
    }
}

/// Leaves out a record of which nobody can tell whether it is in scope; the grant speaks for others.
fn leave_out_unknown(key: Key<'_>, list: &str, id: &str) -> Option<CashLeftOut> {
    match key {
        Key::Grant(_) => None,
        Key::Unknown(_) => Some(CashLeftOut {
            record: format!("{list}/{id}"),
            label: Message::new(id, id),
            reason: CashLeftOutReason::GrantUnknown,
        }),
    }
}

fn grant_label(grant: Option<&Grant>, id: Option<&GrantId>) -> Message {
    let text = |lang: Lang| {
        let title = grant.and_then(Grant::titles).and_then(|t| title(t, lang));
        let title = title.or(id.map(GrantId::as_str));
        title
            .unwrap_or(lang.pick("không ghi khoản viện trợ", "no grant named"))
            .to_owned()
    };
    Message::new(text(Lang::Vi), text(Lang::En))
}

fn title(titles: &Titles, lang: Lang) -> Option<&str> {
    let preferred = lang.pick(titles.vi(), titles.en());
    let any = preferred
        .or(titles.original())
        .or(titles.vi())
        .or(titles.en());
    any.map(|text| text.as_str())
}

/// Names a donor; an individual's name is personal data, so of one there is only the id.
fn donor_label(registry: &Registry, id: Option<&DonorId>) -> Message {
    let donor = id.and_then(|id| registry.get::<Donor>(id.as_str()));
    let named = donor.filter(|donor| donor.kind() != Some(DonorKind::Individual));
    let text = |lang: Lang| {
        let name = named
            .and_then(Donor::names)
            .and_then(|names: &Names| names.display(lang));
        let name = name.map(|name| name.as_str()).or(id.map(DonorId::as_str));
        name.unwrap_or(lang.pick("không rõ bên cung cấp viện trợ", "donor not known"))
            .to_owned()
    };
    Message::new(text(Lang::Vi), text(Lang::En))
}
