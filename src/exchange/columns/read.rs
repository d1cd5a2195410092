//! From columns into a registry under construction, row by row.

use crate::date::Date;
use crate::exchange::columns::row::{Rows, money};
use crate::exchange::columns::whole::{Cells, Numbers, Texts, Whole};
use crate::exchange::columns::{Column, ColumnsError};
use crate::exchange::json::{self, Outcome};
use crate::exchange::watch::{Progress, Watch};
use crate::id::{DonorId, GrantId, TransactionId};
use crate::record::{
    AccountBalance, Certificate, Commitment, Donor, Filing, Grant, Party, Person, PublishedFigure,
    RateRecord, RecordKind, Transaction, TransactionForm, TransactionKind, TransactionParts,
};
use crate::registry::{Place, Registered, RegistryBuilder, Source, SourceHandle};
use crate::text::Text;

/// After how many rows somebody is told: some milliseconds.
const STEP: u64 = 1 << 14;

/// Reads columns into a registry under construction (đọc dữ liệu theo cột).
///
/// All columns are of one record, and each row is one: it means what the same record means in a file
/// of the submission format. `file` names the columns in messages; `submission` is the JSON object
/// that heads a file. A row whose record cannot be read is set aside whole, as a record of a file is:
/// it is line `i + 1`, and `/transactions/i` for row `i`.
///
/// # Errors
/// * [`ColumnsError::Submission`] if the head cannot be read, with every problem.
/// * [`ColumnsError`] if the columns do not fit together; not for what stands in them, but for text
///   that is none. Nothing of them was added.
///
/// # Example
/// ```
/// use vientro::exchange::columns::{self, Column, ColumnField, Values};
/// use vientro::record::{RecordKind, Transaction};
/// use vientro::registry::Registry;
/// let column = |path, values| {
///     let field = ColumnField::named(RecordKind::Transaction, path);
///     field.map(|field| Column { field, values, present: None }).ok_or(path)
/// };
/// let kinds = b"disburseddonated";
/// let columns = [
///     column("id", Values::Text { offsets: &[0, 2, 4], bytes: b"T1T2" })?,
///     column("kind", Values::Text { offsets: &[0, 9, 16], bytes: kinds })?,
///     column("date", Values::Date(&[18_077, 18_078]))?,
///     column("amount.amount", Values::I64(&[11_467_300, 500]))?,
///     column("amount.currency", Values::U32(&[840, 704]))?,
/// ];
/// let head = r#"{"id":"S1","submitter":"ppc-lang-son","sequence":1}"#;
/// let mut builder = Registry::builder();
/// let outcome = columns::read(&mut builder, "ledger", head, &columns);
/// let outcome = outcome.map_err(|error| error.to_string())?;
/// assert_eq!((outcome.records, outcome.set_aside), (1, 1));
/// let registry = builder.finish();
/// let paid = registry.get::<Transaction>("T1").and_then(Transaction::amount);
/// assert_eq!(paid.map(|paid| paid.to_string()).as_deref(), Some("114673.00 USD"));
/// assert_eq!(
///     registry.set_aside()[0].text(),
///     r#"{"id":"T2","kind":"donated","date":"2019-07-01","amount":{"amount":"500","currency":"VND"}}"#
/// );
/// # Ok::<(), String>(())
/// ```
pub fn read(
    builder: &mut RegistryBuilder,
    file: &str,
    submission: &str,
    columns: &[Column<'_>],
) -> Result<Outcome, ColumnsError> {
    read_watched(builder, file, submission, columns, Watch::of_nobody())
}

/// Reads columns as [`read`] does, and tells how many rows are done; `progress` may break it off.
///
/// # Errors
/// * [`ColumnsError::Stopped`] if `progress` broke it off; the builder holds what it held before.
/// * those of [`read`].
pub fn read_with_progress(
    builder: &mut RegistryBuilder,
    file: &str,
    submission: &str,
    columns: &[Column<'_>],
    progress: Progress<'_>,
) -> Result<Outcome, ColumnsError> {
    read_watched(builder, file, submission, columns, Watch::of(progress))
}

fn read_watched(
    builder: &mut RegistryBuilder,
    file: &str,
    submission: &str,
    columns: &[Column<'_>],
    watch: Watch<'_>,
) -> Result<Outcome, ColumnsError> {
    let submission = json::read_head(submission);
    let submission = submission.map_err(|problems| ColumnsError::Submission { problems })?;
    let whole = Whole::of(columns)?;
    let mark = builder.mark();
    let source = builder.source(Source::new(submission, file, Vec::new()));
    let feeder = Feeder {
        builder,
        source,
        whole: &whole,
        watch,
    };
    let fed = match whole.kind {
        RecordKind::Donor => feeder.feed::<Donor>(by_text),
        RecordKind::Party => feeder.feed::<Party>(by_text),
        RecordKind::Certificate => feeder.feed::<Certificate>(by_text),
        RecordKind::Grant => feeder.feed::<Grant>(by_text),
        RecordKind::Transaction => {
            let ready = Transactions::of(&whole);
            feeder.feed(|row| ready.record(row))
        }
        RecordKind::Balance => feeder.feed::<AccountBalance>(by_text),
        RecordKind::Commitment => feeder.feed::<Commitment>(by_text),
        RecordKind::Rate => feeder.feed::<RateRecord>(by_text),
        RecordKind::Filing => feeder.feed::<Filing>(by_text),
        RecordKind::Person => feeder.feed::<Person>(by_text),
        RecordKind::PublishedFigure => feeder.feed::<PublishedFigure>(by_text),
    };
    if fed.is_err() {
        builder.back_to(mark);
    }
    fed
}

fn number(rows: usize) -> u64 {
    u64::try_from(rows).unwrap_or(u64::MAX)
}

/// How many rows that cannot be read are kept aside. Each is kept whole with its problems, and so takes
/// far more room than in its columns; so many are no data but a mistake.
const MOST_ASIDE: usize = 1 << 20;

/// No short way: the record is read from the text of its row.
const fn by_text<R>(_: usize) -> Option<R> {
    None
}

/// Takes records from rows into the registry.
struct Feeder<'s, 'p> {
    builder: &'s mut RegistryBuilder,
    source: SourceHandle,
    whole: &'s Whole<'s>,
    watch: Watch<'p>,
}

impl Feeder<'_, '_> {
    /// Takes every row; `ready` makes those records at once that need not go through text.
    fn feed<R: Registered>(
        mut self,
        ready: impl Fn(usize) -> Option<R>,
    ) -> Result<Outcome, ColumnsError> {
        let rows = self.whole.rows;
        self.watch.begin(number(rows), STEP)?;
        let room = self.builder.try_reserve::<R>(rows);
        room.map_err(|_| ColumnsError::NoMemory { rows })?;
        let mut texts = Rows::new(self.whole);
        let mut records = 0usize;
        for row in 0..rows {
            self.watch.at(number(row))?;
            let position = u32::try_from(row).unwrap_or(u32::MAX);
            let place = Place {
                line: position.saturating_add(1),
                position,
            };
            let is_read = match ready(row) {
                Some(record) => {
                    self.builder.push(self.source, place, record);
                    true
                }
                None => json::add::<R>(self.builder, self.source, place, texts.write(row)),
            };
            records = records.saturating_add(usize::from(is_read));
            let aside = row.saturating_sub(records);
            if aside >= MOST_ASIDE {
                return Err(ColumnsError::TooManyAside { most: MOST_ASIDE });
            }
        }
        self.watch.end()?;
        Ok(Outcome {
            records,
            set_aside: rows.saturating_sub(records),
            is_complete: true,
        })
    }
}

/// The columns of transactions, which come by the million.
struct Transactions<'a> {
    id: Option<Texts<'a>>,
    grant: Option<Texts<'a>>,
    kind: Option<Texts<'a>>,
    date: Option<Numbers<'a, i32>>,
    amount: Option<Numbers<'a, i64>>,
    currency: Option<Numbers<'a, u32>>,
    form: Option<Texts<'a>>,
    donor: Option<Texts<'a>>,
    account: Option<Texts<'a>>,
}

impl<'a> Transactions<'a> {
    fn of(whole: &Whole<'a>) -> Self {
        Self {
            id: whole.texts("id"),
            grant: whole.texts("grant"),
            kind: whole.texts("kind"),
            date: match whole.cells("date") {
                Some(Cells::Date(days)) => Some(days),
                _ => None,
            },
            amount: match whole.cells("amount.amount") {
                Some(Cells::I64(amounts)) => Some(amounts),
                _ => None,
            },
            currency: match whole.cells("amount.currency") {
                Some(Cells::U32(numbers)) => Some(numbers),
                _ => None,
            },
            form: whole.texts("form"),
            donor: whole.texts("donor"),
            account: whole.texts("account"),
        }
    }

    /// Makes the transaction of a row, the one that its text would make; `None` if a part of it
    /// cannot be read: its text then tells why.
    fn record(&self, row: usize) -> Option<Transaction> {
        let amount = self.amount.and_then(|amounts| amounts.get(row));
        let currency = self.currency.and_then(|numbers| numbers.get(row));
        let amount = match (amount, currency) {
            (Some(minor), Some(number)) => Some(money(minor, number)?),
            (None, None) => None,
            (Some(_), None) | (None, Some(_)) => return None,
        };
        let date = self.date.and_then(|days| days.get(row));
        Some(Transaction::of_parts(TransactionParts {
            id: part(self.id, row, TransactionId::new)??,
            grant: part(self.grant, row, GrantId::new)?,
            kind: part(self.kind, row, TransactionKind::parse)?,
            date: date.map(Date::from_days_since_1970).transpose().ok()?,
            amount,
            form: part(self.form, row, TransactionForm::parse)?,
            donor: part(self.donor, row, DonorId::new)?,
            account: part(self.account, row, Text::new)?,
        }))
    }
}

/// Reads a text of a row: `None` if it cannot be read, `Some(None)` if there is none.
fn part<'a, T, E>(
    texts: Option<Texts<'a>>,
    row: usize,
    read: impl FnOnce(&'a str) -> Result<T, E>,
) -> Option<Option<T>> {
    let text = texts.and_then(|texts| texts.get(row));
    text.map(read).transpose().ok()
}
