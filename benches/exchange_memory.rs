//! The memory that reading takes at its peak beyond what stays: the bytes, where a reader is given
//! bytes, and the registry, where it makes one.
//!
//! Each reader gets 500 MB in a process of its own, whose memory the kernel counts (so on Linux with
//! glibc only). JSON, CSV and workbooks are read from bytes, which a caller may as well map; IATI from a
//! stream. Of a workbook the unpacked sheet is meant: packed it is a small part of that.
//!
//! Limit: 200 MB of 500, and in proportion of less; beyond it the text as UTF-8 where CSV is in another
//! encoding, for of that it is made first.
//!
//! cargo bench --features formats --bench `exchange_memory`
//! cargo bench --features formats --bench `exchange_memory` -- --megabytes 20 csv iati
#![expect(
    unsafe_code,
    clippy::arithmetic_side_effects,
    clippy::disallowed_methods,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::print_stdout,
    clippy::undocumented_unsafe_blocks,
    clippy::unwrap_used,
    reason = "a benchmark"
)]

mod support;

use std::fmt::Write as _;
use std::fs::{self, File};
use std::io::{self, BufReader, BufWriter, Write};
use std::path::Path;
use std::process::{Command, ExitCode};
use std::time::Instant;

use vientro::exchange::csv::{CsvOptions, Encoding};
use vientro::exchange::iati::{IatiCheckOptions, IatiReadOptions};
use vientro::exchange::table::Locale;
use vientro::exchange::xlsx::XlsxOptions;
use vientro::exchange::{csv, iati, json, xlsx};
use vientro::record::draft::Field;
use vientro::record::{Submission, SubmissionDraft};
use vientro::{Date, Registry};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

/// What is read: a name, what is special about it, what writes it, and what reads it.
struct Case {
    name: &'static str,
    about: &'static str,
    /// How large the text is that has to be made first, in hundredths of the bytes.
    text: usize,
    write: fn(&Path, usize) -> io::Result<()>,
    read: fn(&Path) -> Kept,
}

/// What stays when reading has ended.
struct Kept {
    _bytes: Vec<Vec<u8>>,
    registry: Option<Registry>,
}

const CASES: [Case; 12] = [
    Case {
        name: "json",
        about: "a submission, four fifths transactions",
        text: 0,
        write: |dir, bytes| fs::write(dir.join("a.json"), support::submission(bytes)),
        read: read_json,
    },
    Case {
        name: "csv",
        about: "transactions in the order of their ids",
        text: 0,
        write: |dir, bytes| transactions(dir, bytes, |row| row, plain),
        read: |dir| read_csv(dir, &CsvOptions::unstated()),
    },
    Case {
        name: "csv-unordered",
        about: "transactions in no order",
        text: 0,
        write: |dir, bytes| transactions(dir, bytes, scattered, plain),
        read: |dir| read_csv(dir, &CsvOptions::unstated()),
    },
    Case {
        name: "csv-short",
        about: "transactions of few letters: many rows",
        text: 0,
        write: short_transactions,
        read: |dir| read_csv(dir, &CsvOptions::unstated()),
    },
    Case {
        name: "csv-parts",
        about: "grants, and as much again of their provinces, sectors and funding",
        text: 0,
        write: grants,
        read: |dir| read_csv(dir, &CsvOptions::unstated()),
    },
    Case {
        name: "csv-utf-16",
        about: "transactions in UTF-16",
        text: 51,
        write: |dir, bytes| transactions(dir, bytes, |row| row, sixteen),
        read: |dir| read_csv(dir, &of_encoding(Encoding::Utf16Le)),
    },
    Case {
        name: "csv-windows-1258",
        about: "transactions in the code page of Windows",
        text: 103,
        write: |dir, bytes| transactions(dir, bytes, |row| row, code_page),
        read: |dir| read_csv(dir, &of_encoding(Encoding::Windows1258)),
    },
    Case {
        name: "xlsx",
        about: "transactions as spreadsheets write them: texts are shared",
        text: 0,
        write: |dir, bytes| workbook(dir, bytes, Texts::Shared),
        read: read_xlsx,
    },
    Case {
        name: "xlsx-inline",
        about: "transactions whose texts stand in their cells",
        text: 0,
        write: |dir, bytes| workbook(dir, bytes, Texts::Inline),
        read: read_xlsx,
    },
    Case {
        name: "iati",
        about: "the official example with new identifiers",
        text: 0,
        write: activities,
        read: read_iati,
    },
    Case {
        name: "iati-short",
        about: "activities of one transaction",
        text: 0,
        write: short_activities,
        read: read_iati,
    },
    Case {
        name: "iati-check",
        about: "the same, checked",
        text: 0,
        write: short_activities,
        read: check_iati,
    },
];

fn main() -> ExitCode {
    let mut megabytes = 500;
    let mut wanted = Vec::new();
    let mut args = std::env::args().skip(1);
    while let Some(arg) = args.next() {
        match arg.as_str() {
            "--megabytes" => megabytes = args.next().unwrap().parse().unwrap(),
            "--read" => return measure(&args.next().unwrap(), Path::new(&args.next().unwrap())),
            // From cargo.
            "--bench" => {}
            name => wanted.push(name.to_owned()),
        }
    }
    let mut is_within = true;
    for case in &CASES {
        if wanted.is_empty() || wanted.iter().any(|name| name == case.name) {
            is_within &= run(case, megabytes);
        }
    }
    if is_within {
        ExitCode::SUCCESS
    } else {
        println!("beyond the limit");
        ExitCode::FAILURE
    }
}

/// Writes the files of a case, and has another process read them; tells whether it kept the limit.
fn run(case: &Case, megabytes: usize) -> bool {
    let dir = std::env::temp_dir().join(format!("vientro-memory-{}", std::process::id()));
    fs::create_dir_all(&dir).unwrap();
    (case.write)(&dir, megabytes * 1_000_000).unwrap();
    let mut child = Command::new(std::env::current_exe().unwrap());
    let output = child.arg("--read").arg(case.name).arg(&dir).output();
    fs::remove_dir_all(&dir).unwrap();
    let output = output.unwrap();
    let told = String::from_utf8(output.stdout).unwrap();
    let [above, stays, records, milliseconds] = told
        .split_whitespace()
        .map(|number| number.parse::<usize>().unwrap())
        .collect::<Vec<_>>()
        .try_into()
        .unwrap_or_else(|_| panic!("{}: {}", case.name, String::from_utf8_lossy(&output.stderr)));
    // And what a process needs whatever it reads.
    let limit = (megabytes * 2 / 5).max(20) + megabytes * case.text / 100;
    println!(
        "{:<17} {megabytes} MB, {records:>8} records, {:>3} s: {:>4} MB beyond what stays, {stays:>5} MB (limit {limit}; {})",
        case.name,
        milliseconds / 1000,
        above,
        case.about,
    );
    above <= limit
}

/// Reads, and prints in MB what that took at its peak beyond what stays, and what stays.
fn measure(name: &str, dir: &Path) -> ExitCode {
    let case = CASES.iter().find(|case| case.name == name).unwrap();
    let start = Instant::now();
    let kept = (case.read)(dir);
    let milliseconds = start.elapsed().as_millis();
    let peak = status("VmHWM:");
    // What was freed goes back, so that it does not count among what stays.
    unsafe { malloc_trim(0) };
    let stays = status("VmRSS:");
    let records = kept.registry.as_ref().map_or(0, Registry::len);
    println!(
        "{} {} {records} {milliseconds}",
        peak.saturating_sub(stays) / 1000,
        stays / 1000
    );
    ExitCode::SUCCESS
}

unsafe extern "C" {
    fn malloc_trim(pad: usize) -> i32;
}

/// What the kernel counts of this process, in kB.
fn status(of: &str) -> usize {
    let status = fs::read_to_string("/proc/self/status").unwrap();
    let line = status.lines().find_map(|line| line.strip_prefix(of));
    let number = line.and_then(|line| line.trim().strip_suffix(" kB"));
    number.unwrap().trim().parse().unwrap()
}

fn head() -> Submission {
    let head = SubmissionDraft {
        id: "BENCH-1".into(),
        submitter: "ppc-lang-son".into(),
        sequence: Field::Other("1".into()),
        ..Default::default()
    };
    Submission::build(&head).unwrap()
}

fn read_json(dir: &Path) -> Kept {
    let bytes = fs::read(dir.join("a.json")).unwrap();
    let mut builder = Registry::builder();
    let outcome = json::read(&mut builder, "a.json", &bytes);
    assert!(outcome.is_complete && outcome.set_aside == 0);
    Kept {
        _bytes: vec![bytes],
        registry: Some(builder.finish()),
    }
}

fn of_encoding(encoding: Encoding) -> CsvOptions {
    CsvOptions {
        encoding: Some(encoding),
        ..CsvOptions::unstated()
    }
}

fn read_csv(dir: &Path, options: &CsvOptions) -> Kept {
    let mut files = Vec::new();
    for entry in fs::read_dir(dir).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_str().unwrap().to_owned();
        files.push((name, fs::read(path).unwrap()));
    }
    let mut options = options.clone();
    options.tables.locale = Some(Locale::Machine);
    options.tables.submission = Some(head());
    let mut builder = Registry::builder();
    let mut named = Vec::new();
    for (name, bytes) in &files {
        named.push(csv::File::new(name, bytes));
    }
    let report = csv::read(&mut builder, &named, &options).unwrap();
    assert_eq!(report.findings, []);
    assert!(report.outcome.is_complete && report.outcome.set_aside == 0);
    Kept {
        registry: Some(builder.finish()),
        _bytes: files.into_iter().map(|(_, bytes)| bytes).collect(),
    }
}

fn read_xlsx(dir: &Path) -> Kept {
    let bytes = fs::read(dir.join("a.xlsx")).unwrap();
    let mut options = XlsxOptions::unstated();
    options.most_cells = usize::MAX;
    options.most_unpacked = u64::MAX;
    options.tables.submission = Some(head());
    let mut builder = Registry::builder();
    let report = xlsx::read(&mut builder, "a.xlsx", &bytes, &options).unwrap();
    assert_eq!(report.findings, []);
    assert!(report.outcome.is_complete && report.outcome.set_aside == 0);
    Kept {
        _bytes: vec![bytes],
        registry: Some(builder.finish()),
    }
}

fn stream(dir: &Path) -> BufReader<File> {
    BufReader::new(File::open(dir.join("a.xml")).unwrap())
}

fn read_iati(dir: &Path) -> Kept {
    let mut builder = Registry::builder();
    let options = IatiReadOptions::of(head());
    let report = iati::read(&mut builder, "a.xml", stream(dir), &options).unwrap();
    assert!(report.outcome().is_complete && report.outcome().set_aside == 0);
    Kept {
        _bytes: Vec::new(),
        registry: Some(builder.finish()),
    }
}

fn check_iati(dir: &Path) -> Kept {
    let options = IatiCheckOptions::on(Date::new(2024, 12, 31).unwrap());
    let checked = iati::check(stream(dir), &options).unwrap();
    assert!(checked.items() > 0);
    Kept {
        _bytes: Vec::new(),
        registry: None,
    }
}

/// Encodes a piece of text.
type Encode = fn(&str, &mut Vec<u8>);

fn plain(text: &str, out: &mut Vec<u8>) {
    out.extend(text.bytes());
}

fn sixteen(text: &str, out: &mut Vec<u8>) {
    out.extend(text.encode_utf16().flat_map(u16::to_le_bytes));
}

/// As the code page has it: `ế` is `ê` and a mark.
fn code_page(text: &str, out: &mut Vec<u8>) {
    let byte = |letter: char| match letter {
        'ế' => &[0xea, 0xec][..],
        'đ' => &[0xf0],
        'ó' => &[0xf3],
        _ => &[],
    };
    for letter in text.chars() {
        match u8::try_from(letter).ok().filter(u8::is_ascii) {
            Some(ascii) => out.push(ascii),
            None => out.extend(byte(letter)),
        }
    }
}

/// A number below 15,485,863 for each row, none twice among as many rows.
const fn scattered(row: usize) -> usize {
    // A prime, and a multiplier that is none of its factors.
    row * 7_368_787 % 15_485_863
}

const HEADER: [&str; 9] = [
    "id",
    "grant",
    "kind",
    "date",
    "amount.amount",
    "amount.currency",
    "form",
    "donor",
    "account",
];

/// The cells of a transaction.
fn cells(row: usize, number: usize) -> [String; 9] {
    let grant = row / 7;
    [
        format!("transaction-{number:08}"),
        format!("grant-{grant:06}"),
        "disbursed".to_owned(),
        format!("2019-{:02}-{:02}", row % 12 + 1, row % 28 + 1),
        format!("{}.{:02}", row % 90_000 + 10, row % 100),
        "USD".to_owned(),
        "cash".to_owned(),
        format!("ngo-{}", row % 500),
        format!("tiếp-đón-{grant}"),
    ]
}

fn transactions(
    dir: &Path,
    bytes: usize,
    number: fn(usize) -> usize,
    encode: Encode,
) -> io::Result<()> {
    let mut file = BufWriter::new(File::create(dir.join("transactions.csv"))?);
    let mut line = Vec::new();
    encode(&(HEADER.join(",") + "\n"), &mut line);
    let mut written = 0;
    for row in 0.. {
        file.write_all(&line)?;
        written += line.len();
        if written >= bytes {
            break;
        }
        line.clear();
        encode(&(cells(row, number(row)).join(",") + "\n"), &mut line);
    }
    file.flush()
}

fn short_transactions(dir: &Path, bytes: usize) -> io::Result<()> {
    let mut file = BufWriter::new(File::create(dir.join("transactions.csv"))?);
    let mut line = "id,grant,kind,date,amount.amount,amount.currency\n".to_owned();
    let mut written = 0;
    for row in 0.. {
        file.write_all(line.as_bytes())?;
        written += line.len();
        if written >= bytes {
            break;
        }
        line.clear();
        let number = scattered(row);
        let _ = writeln!(
            line,
            "{number},{},received,2019-01-02,{},VND",
            row % 900,
            row % 99
        );
    }
    file.flush()
}

fn grants(dir: &Path, bytes: usize) -> io::Result<()> {
    let create = |name: &str| File::create(dir.join(name)).map(BufWriter::new);
    let mut mains = create("grants.csv")?;
    let mut provinces = create("grant_provinces.csv")?;
    let mut sectors = create("grant_sectors.csv")?;
    let mut funding = create("grant_funding.csv")?;
    writeln!(
        mains,
        "id,titles.vi,mode,owner,managing_agency,decision.number,decision.date,planned.from,planned.until"
    )?;
    writeln!(provinces, "grant_id,province,share")?;
    writeln!(sectors, "grant_id,sector")?;
    writeln!(funding, "grant_id,currency,total,grant")?;
    let mut written = 0;
    let mut row = 0;
    while written < bytes {
        let id = format!("grant-{:08}", scattered(row));
        let mut lines = [const { String::new() }; 4];
        let _ = writeln!(
            lines[0],
            "{id},Nâng cao chất lượng giáo dục {row},project,school-{},ppc-lang-son,{row}/QĐ-UBND,2019-{:02}-02,2019-06-01,2023-12-31",
            row % 97,
            row % 12 + 1,
        );
        let _ = writeln!(lines[1], "{id},20,60\n{id},04,40");
        let _ = writeln!(lines[2], "{id},health\n{id},education");
        let _ = writeln!(lines[3], "{id},USD,{row}.50,{row}.50");
        mains.write_all(lines[0].as_bytes())?;
        provinces.write_all(lines[1].as_bytes())?;
        sectors.write_all(lines[2].as_bytes())?;
        funding.write_all(lines[3].as_bytes())?;
        written += lines.iter().map(String::len).sum::<usize>();
        row += 1;
    }
    Ok(())
}

/// Where the texts of a workbook stand.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Texts {
    Shared,
    Inline,
}

/// Writes a workbook by hand: what it unpacks to is as large as is asked, in as many sheets as that
/// takes.
fn workbook(dir: &Path, bytes: usize, texts: Texts) -> io::Result<()> {
    const LAST_ROW: usize = 1_048_576;
    let mut zip = ZipWriter::new(BufWriter::new(File::create(dir.join("a.xlsx"))?));
    let options = SimpleFileOptions::default();
    let part = |zip: &mut ZipWriter<_>, name: &str, text: &str| -> io::Result<()> {
        zip.start_file(name, options)?;
        zip.write_all(text.as_bytes())
    };
    let relation = |id: usize, kind: &str, target: &str| {
        format!(
            r#"<Relationship Id="rId{id}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/{kind}" Target="{target}"/>"#
        )
    };
    let relations = |list: &str| {
        format!(
            r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{list}</Relationships>"#
        )
    };
    let root = relations(&relation(1, "officeDocument", "xl/workbook.xml"));
    part(&mut zip, "_rels/.rels", &root)?;
    let list = relation(1, "worksheet", "worksheets/sheet1.xml")
        + &relation(2, "sharedStrings", "sharedStrings.xml");
    part(&mut zip, "xl/_rels/workbook.xml.rels", &relations(&list))?;
    part(
        &mut zip,
        "xl/workbook.xml",
        concat!(
            r#"<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" "#,
            r#"xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">"#,
            r#"<sheets><sheet name="transactions" sheetId="1" r:id="rId1"/></sheets></workbook>"#
        ),
    )?;
    zip.start_file("xl/worksheets/sheet1.xml", options)?;
    let mut shared =
        String::from(r#"<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">"#);
    let mut seen = std::collections::HashMap::new();
    let mut line = String::from(
        r#"<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>"#,
    );
    let mut written = 0;
    for row in 1..=LAST_ROW {
        let cells = if row == 1 {
            HEADER.map(str::to_owned)
        } else {
            cells(row, row)
        };
        let _ = write!(
            line,
            r#"<row r="{row}" spans="1:9" x14ac:dyDescent="0.25">"#
        );
        for (column, text) in (b'A'..).map(char::from).zip(cells) {
            let number = column == 'E' && row > 1;
            let _ = match texts {
                _ if number => write!(line, r#"<c r="{column}{row}" s="0"><v>{text}</v></c>"#),
                Texts::Inline => write!(
                    line,
                    r#"<c r="{column}{row}" t="inlineStr"><is><t>{text}</t></is></c>"#
                ),
                Texts::Shared => {
                    let next = seen.len();
                    let at = *seen.entry(text).or_insert_with_key(|text| {
                        let _ = write!(shared, "<si><t>{text}</t></si>");
                        next
                    });
                    write!(line, r#"<c r="{column}{row}" s="0" t="s"><v>{at}</v></c>"#)
                }
            };
        }
        line.push_str("</row>\n");
        zip.write_all(line.as_bytes())?;
        written += line.len();
        line.clear();
        if written >= bytes {
            break;
        }
    }
    // A sheet can have no more rows, so that this may be a little less.
    println!(
        "  sheet of {} MB, shared texts of {} MB",
        written / 1_000_000,
        shared.len() / 1_000_000
    );
    zip.write_all(b"</sheetData></worksheet>")?;
    shared.push_str("</sst>");
    part(&mut zip, "xl/sharedStrings.xml", &shared)?;
    zip.finish()?.flush()
}

const EXAMPLE: &str =
    include_str!("../tests/data/iati-examples/activity-standard-example-annotated.xml");

fn activities(dir: &Path, bytes: usize) -> io::Result<()> {
    let from = EXAMPLE.find("<iati-activity ").unwrap();
    let until = EXAMPLE.rfind("</iati-activity>").unwrap() + "</iati-activity>".len();
    let (activity, _) = EXAMPLE.split_at(until);
    let (head, activity) = activity.split_at(from);
    repeat(dir, bytes, head, activity)
}

fn short_activities(dir: &Path, bytes: usize) -> io::Result<()> {
    let activity = r#"<iati-activity default-currency="USD" xml:lang="en">
  <iati-identifier>AA-AAA-123456789-ABC123</iati-identifier>
  <reporting-org ref="AA-AAA-123456789" type="21"><narrative>Measuring Foundation</narrative></reporting-org>
  <title><narrative>Better schools</narrative></title>
  <description><narrative>Schools that are better than they were.</narrative></description>
  <participating-org ref="AA-AAA-123456789" role="1" type="21"><narrative>Measuring Foundation</narrative></participating-org>
  <activity-status code="2"/>
  <activity-date type="1" iso-date="2019-05-01"/>
  <recipient-country code="VN"/>
  <sector vocabulary="1" code="11220"/>
  <transaction><transaction-type code="3"/><transaction-date iso-date="2019-05-02"/><value value-date="2019-05-02">114673.00</value></transaction>
</iati-activity>"#;
    repeat(dir, bytes, "<iati-activities version=\"2.03\">", activity)
}

/// Writes an activity again and again, each time with another identifier.
fn repeat(dir: &Path, bytes: usize, head: &str, activity: &str) -> io::Result<()> {
    let mut file = BufWriter::new(File::create(dir.join("a.xml"))?);
    let end = "ABC123</iati-identifier>";
    let (before, after) = activity.split_once(end).unwrap();
    file.write_all(head.as_bytes())?;
    let mut written = head.len();
    for number in 0.. {
        if written >= bytes {
            break;
        }
        let number = format!("{number}</iati-identifier>");
        for piece in [before, &number, after, "\n"] {
            file.write_all(piece.as_bytes())?;
            written += piece.len();
        }
    }
    file.write_all(b"</iati-activities>")?;
    file.flush()
}
