//! Reading files of CSV into a registry under construction.

use crate::exchange::csv::decode::{Decoded, Encoding, decode};
use crate::exchange::csv::sheet::{CsvSheet, Delimiter, stated_delimiter};
use crate::exchange::table::{
    At, Cells, Findings, ReadError, ReadOptions, Report, Schema, Sheet, Step, Table, TableError,
    known_columns, load,
};
use crate::exchange::watch::{Progress, Watch};
use crate::finding::Message;
use crate::registry::{RegistryBuilder, Rest};

/// A file of CSV (tệp CSV): its name, and its bytes.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct File<'a> {
    name: &'a str,
    bytes: &'a [u8],
    table: Option<&'a str>,
}

impl<'a> File<'a> {
    /// Names a file. Its name without folder and extension says which table it is: `grants.csv`,
    /// `Khoản viện trợ.csv`.
    pub const fn new(name: &'a str, bytes: &'a [u8]) -> Self {
        let table = None;
        Self { name, bytes, table }
    }

    /// Names a file of which the caller says what table it is: by its name, or its title.
    pub const fn of_table(table: &'a str, name: &'a str, bytes: &'a [u8]) -> Self {
        let table = Some(table);
        Self { name, bytes, table }
    }
}

impl std::fmt::Debug for File<'_> {
    /// Shows the name and the length only: the bytes may be personal.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{} ({} bytes)", self.name, self.bytes.len())
    }
}

/// How files of CSV are read (tùy chọn khi đọc CSV).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CsvOptions {
    /// How tables are read, whatever they come in.
    pub tables: ReadOptions,
    /// The encoding; `None` where the file is to say it.
    pub encoding: Option<Encoding>,
    /// What stands between cells; `None` where the header is to say it.
    pub delimiter: Option<Delimiter>,
}

impl CsvOptions {
    /// The options of a caller who states nothing.
    pub const fn unstated() -> Self {
        Self {
            tables: ReadOptions::unstated(),
            encoding: None,
            delimiter: None,
        }
    }
}

/// Reads the tables of one submission into a registry under construction (đọc tệp CSV).
///
/// The files belong together: `grant_donors` says who gives the grants of `grants`. A record that
/// cannot be read is set aside as JSON of what its cells held; the others are read. Every problem is
/// told at its cell.
///
/// # Errors
/// * [`ReadError::NoSubmission`], [`ReadError::Submission`] if nobody says who submits the data.
///   Nothing was added then.
///
/// # Example
/// ```
/// use vientro::exchange::csv::{self, CsvOptions, File};
/// use vientro::exchange::table::Locale;
/// use vientro::record::Transaction;
/// use vientro::{Currency, Lang, Registry};
/// let head = "id,submitter,sequence\nLS-2019,ppc-lang-son,1\n";
/// let transactions = "\
/// Mã;Khoản viện trợ;Loại giao dịch;Ngày giao dịch;Số tiền;Số tiền: loại tiền
/// T1;G1;giải ngân;17/9/2019;114.673;USD
/// T2;G1;giải ngân;31/2/2020;1.000;USD
/// ";
/// let files = [
///     File::new("submission.csv", head.as_bytes()),
///     File::new("Giao dịch.csv", transactions.as_bytes()),
/// ];
/// let mut options = CsvOptions::unstated();
/// options.tables.locale = Some(Locale::Vi);
/// let mut builder = Registry::builder();
/// let report = csv::read(&mut builder, &files, &options)?;
/// assert_eq!((report.outcome.records, report.outcome.set_aside), (1, 1));
/// let registry = builder.finish();
/// let paid = registry.get::<Transaction>("T1").and_then(Transaction::amount);
/// assert_eq!(paid.map(|paid| paid.minor()), Some(11_467_300));
/// assert_eq!(
///     report.findings[0].text(Lang::En),
///     "Giao dịch.csv, row 3, column \"Ngày giao dịch\": \"31/2/2020\": \
///      the calendar has no day `2020-02-31`"
/// );
/// # Ok::<(), vientro::exchange::table::ReadError>(())
/// ```
pub fn read(
    builder: &mut RegistryBuilder,
    files: &[File<'_>],
    options: &CsvOptions,
) -> Result<Report, ReadError> {
    let mark = builder.mark();
    let read = read_watched(builder, files, options, &mut Watch::of_nobody());
    if read.is_err() {
        builder.back_to(mark);
    }
    read
}

/// Reads files as [`read`] does, and tells how far it is; `progress` may break it off.
///
/// # Errors
/// * [`ReadError::Stopped`] if `progress` broke it off; the builder holds what it held before.
/// * those of [`read`].
pub fn read_with_progress(
    builder: &mut RegistryBuilder,
    files: &[File<'_>],
    options: &CsvOptions,
    progress: Progress<'_>,
) -> Result<Report, ReadError> {
    let lengths = files.iter().map(|file| file.bytes.len());
    let whole = u64::try_from(lengths.sum::<usize>()).unwrap_or(u64::MAX);
    let mut watch = Watch::of(progress);
    let mark = builder.mark();
    let read = watch
        .begin(whole, STEP)
        .map_err(ReadError::from)
        .and_then(|()| read_watched(builder, files, options, &mut watch))
        .and_then(|report| Ok(watch.end().map(|()| report)?));
    if read.is_err() {
        builder.back_to(mark);
    }
    read
}

/// After how many bytes somebody is told: some milliseconds.
const STEP: u64 = 1 << 20;

fn read_watched(
    builder: &mut RegistryBuilder,
    files: &[File<'_>],
    options: &CsvOptions,
    watch: &mut Watch<'_>,
) -> Result<Report, ReadError> {
    let schema = Schema::new();
    let mut findings = Findings::new(options.tables.most_findings);
    let mut decoded = Vec::with_capacity(files.len());
    let mut is_complete = true;
    for file in files {
        match open(file, &schema, options, &mut findings, builder) {
            Some((table, text)) => {
                is_complete = is_complete && text.cut.is_empty();
                decoded.push((file, table, text));
            }
            None => is_complete = false,
        }
    }
    let sheets = decoded.iter().map(|(file, table, text)| {
        let delimiter = delimiter(table, &text.text, options);
        let sheet = CsvSheet::new(file.name, &text.text, delimiter);
        (schema.position(table), sheet)
    });
    let sheets = sheets.collect();
    let mut report = load(builder, &schema, sheets, &options.tables, findings, watch)?;
    report.outcome.is_complete = report.outcome.is_complete && is_complete;
    Ok(report)
}

/// Finds out which table a file is, and makes text of it; `None` if that cannot be.
fn open<'s, 'a>(
    file: &File<'a>,
    schema: &'s Schema,
    options: &CsvOptions,
    findings: &mut Findings,
    builder: &mut RegistryBuilder,
) -> Option<(&'s Table, Decoded<'a>)> {
    let table = schema.called(file.table.unwrap_or_else(|| stem(file.name)));
    let opened = table
        .ok_or(TableError::UnknownTable)
        .and_then(|table| Ok((table, decode(file.bytes, options.encoding)?)));
    let at = At {
        table: table.map(Table::name),
        ..At::file(file.name)
    };
    let (table, text) = match opened {
        Ok(opened) => opened,
        Err(error) => {
            findings.error(at, &error);
            let reason = Message::of(&error);
            builder.unreadable(file.name, 1, reason, Rest::Whole(file.bytes));
            return None;
        }
    };
    if let Some(encoding) = text.told {
        let encoding = encoding.id();
        findings.error(at, &TableError::Told { encoding });
    }
    if !text.cut.is_empty() {
        let lines = text.text.bytes().filter(|byte| *byte == b'\n').count();
        let line = u32::try_from(lines.saturating_add(1)).unwrap_or(u32::MAX);
        let error = TableError::Encoding {
            encoding: Encoding::Utf8.id(),
            at: file.bytes.len().saturating_sub(1),
        };
        findings.error(
            At {
                row: Some(line),
                ..at
            },
            &error,
        );
        let reason = Message::of(&error);
        builder.unreadable(file.name, line, reason, Rest::After(text.cut));
    }
    Some((table, text))
}

/// The name of a file without folder and extension.
fn stem(name: &str) -> &str {
    let name = name.rsplit(['/', '\\']).next().unwrap_or(name);
    name.rsplit_once('.').map_or(name, |(stem, _)| stem)
}

/// In how many bytes a delimiter is looked for.
const START: usize = 1 << 16;

/// Finds out what stands between the cells of a file: what makes the most of its header.
fn delimiter(table: &Table, text: &str, options: &CsvOptions) -> Delimiter {
    let stated = options.delimiter;
    if let Some(delimiter) = stated.or_else(|| stated_delimiter(text).map(|(it, _)| it)) {
        return delimiter;
    }
    let mut best = (0, Delimiter::Comma);
    // What does not occur where the header is looked for is none.
    let start = text.as_bytes().get(..START).unwrap_or(text.as_bytes());
    let occurs = |it: &Delimiter| start.contains(&it.byte());
    let candidates: Vec<Delimiter> = Delimiter::ALL.into_iter().filter(occurs).collect();
    if let [only] = candidates.as_slice() {
        return *only;
    }
    for delimiter in candidates {
        let mut sheet = CsvSheet::new("", text, delimiter);
        let mut rows = Vec::new();
        while let (true, Step::Row(mark)) = (rows.len() < 20, sheet.advance()) {
            let cells = (0..sheet.width()).filter_map(|column| sheet.cell(column));
            rows.push((mark, cells.map(|cell| cell.text.to_owned()).collect()));
        }
        let known = known_columns(table, rows);
        if known > best.0 {
            best = (known, delimiter);
        }
    }
    best.1
}
