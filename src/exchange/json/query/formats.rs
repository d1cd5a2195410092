//! From text to how files of other formats are read, checked and written.

#[cfg(any(feature = "iati", feature = "xlsx"))]
use crate::date::Date;
#[cfg(feature = "csv")]
use crate::exchange::csv::{ByteOrderMark, CsvOptions, Delimiter, Encoding, WriteOptions};
#[cfg(feature = "iati")]
use crate::exchange::iati::{IatiCheckOptions, IatiReadOptions, IatiReporter, IatiWriteOptions};
#[cfg(any(feature = "csv", feature = "iati", feature = "xlsx"))]
use crate::exchange::json::query::read::code;
#[cfg(any(feature = "csv", feature = "iati"))]
use crate::exchange::json::query::read::unknown;
use crate::exchange::json::query::read::{Reader, open};
#[cfg(any(feature = "csv", feature = "xlsx"))]
use crate::exchange::table::{Locale, ReadOptions};
#[cfg(feature = "xlsx")]
use crate::exchange::xlsx::{ReturnOptions, TemplateOptions, XlsxOptions};
use crate::finding::Problem;
#[cfg(any(feature = "csv", feature = "iati", feature = "xlsx"))]
use crate::lang::{Label, Lang};
use crate::path::Trail;
#[cfg(feature = "iati")]
use crate::record::ShapeError;
use crate::record::draft::Rest;
#[cfg(any(feature = "csv", feature = "iati", feature = "xlsx"))]
use crate::record::draft::{Field, Node};
use crate::record::shape::draft_object;
#[cfg(any(feature = "csv", feature = "iati", feature = "xlsx"))]
use crate::record::{Submission, SubmissionDraft};

/// Reads the options of a format that has none (không có tùy chọn): an empty object.
///
/// # Errors
/// * every key, and whatever is no object.
#[cfg(feature = "capi")]
pub(crate) fn read_no_options(text: &str) -> Result<(), Vec<Problem>> {
    let mut draft = NoOptionsDraft::default();
    open(text, &mut draft)?;
    let mut reader = Reader::new();
    reader.refuse_unknown(&draft, &Trail::Root);
    reader.finish(Some(()))
}

#[cfg(feature = "capi")]
#[derive(Debug, Default)]
struct NoOptionsDraft<'a> {
    rest: Rest<'a>,
}

#[cfg(feature = "capi")]
draft_object!(NoOptionsDraft {});

/// Reads how files of CSV are read (tùy chọn khi đọc CSV): the locale, who submits, the encoding, what
/// stands between cells, and how much is told.
///
/// # Errors
/// * every problem at once, each with its path in the document.
///
/// # Example
/// ```
/// use vientro::exchange::json;
/// use vientro::exchange::table::Locale;
/// let options = json::read_csv_options(r#"{"locale":"vi","most_findings":50}"#);
/// let options = options.map_err(|problems| problems[0].to_string())?;
/// assert_eq!(options.tables.locale, Some(Locale::Vi));
/// # Ok::<(), String>(())
/// ```
#[cfg(feature = "csv")]
pub fn read_csv_options(text: &str) -> Result<CsvOptions, Vec<Problem>> {
    let mut draft = CsvDraft::default();
    open(text, &mut draft)?;
    let mut reader = Reader::new();
    let options = reader.csv(&draft);
    reader.finish(Some(options))
}

#[cfg(feature = "csv")]
#[derive(Debug, Default)]
struct CsvDraft<'a> {
    locale: Field<'a>,
    submission: SubmissionDraft<'a>,
    encoding: Field<'a>,
    delimiter: Field<'a>,
    most_findings: Field<'a>,
    most_set_aside: Field<'a>,
    rest: Rest<'a>,
}

#[cfg(feature = "csv")]
draft_object!(CsvDraft {
    locale,
    submission,
    encoding,
    delimiter,
    most_findings,
    most_set_aside
});

/// Reads how a registry is written as CSV (tùy chọn khi ghi CSV): for programs, or with headers in a
/// language for people.
///
/// # Errors
/// * every problem at once, each with its path in the document.
///
/// # Example
/// ```
/// use vientro::Lang;
/// use vientro::exchange::csv::WriteOptions;
/// use vientro::exchange::json;
/// let options = json::read_csv_write_options(r#"{"headers":"vi"}"#);
/// assert_eq!(options, Ok(WriteOptions::for_people(Lang::Vi)));
/// ```
#[cfg(feature = "csv")]
pub fn read_csv_write_options(text: &str) -> Result<WriteOptions, Vec<Problem>> {
    let mut draft = CsvWriteDraft::default();
    open(text, &mut draft)?;
    let mut reader = Reader::new();
    let options = reader.csv_write(&draft);
    reader.finish(Some(options))
}

#[cfg(feature = "csv")]
#[derive(Debug, Default)]
struct CsvWriteDraft<'a> {
    headers: Field<'a>,
    locale: Field<'a>,
    delimiter: Field<'a>,
    byte_order_mark: Field<'a>,
    rest: Rest<'a>,
}

#[cfg(feature = "csv")]
draft_object!(CsvWriteDraft {
    headers,
    locale,
    delimiter,
    byte_order_mark
});

/// Reads how files of IATI are read (tùy chọn khi đọc tệp IATI): who submits them, which no file of IATI
/// says, and how much is told.
///
/// # Errors
/// * every problem at once, each with its path in the document.
#[cfg(feature = "iati")]
pub fn read_iati_options(text: &str) -> Result<IatiReadOptions, Vec<Problem>> {
    let mut draft = IatiDraft::default();
    open(text, &mut draft)?;
    let mut reader = Reader::new();
    let options = reader.iati(&draft);
    reader.finish(options)
}

#[cfg(feature = "iati")]
#[derive(Debug, Default)]
struct IatiDraft<'a> {
    submission: SubmissionDraft<'a>,
    most_findings: Field<'a>,
    rest: Rest<'a>,
}

#[cfg(feature = "iati")]
draft_object!(IatiDraft {
    submission,
    most_findings
});

/// Reads how a registry is written as IATI (tùy chọn khi ghi tệp IATI): as of which day, and who reports
/// it; persons are redacted.
///
/// # Errors
/// * every problem at once, each with its path in the document.
///
/// # Example
/// ```
/// use vientro::Date;
/// use vientro::exchange::iati::IatiWriteOptions;
/// use vientro::exchange::json;
/// let options = json::read_iati_write_options(r#"{"as_of":"2024-12-31"}"#);
/// assert_eq!(options, Ok(IatiWriteOptions::on(Date::new(2024, 12, 31)?)));
/// # Ok::<(), vientro::date::DateError>(())
/// ```
#[cfg(feature = "iati")]
pub fn read_iati_write_options(text: &str) -> Result<IatiWriteOptions, Vec<Problem>> {
    let mut draft = IatiWriteDraft::default();
    open(text, &mut draft)?;
    let mut reader = Reader::new();
    let options = reader.iati_write(&draft);
    reader.finish(options)
}

#[cfg(feature = "iati")]
#[derive(Debug, Default)]
struct IatiWriteDraft<'a> {
    as_of: Field<'a>,
    reporter: ReporterDraft<'a>,
    rest: Rest<'a>,
}

#[cfg(feature = "iati")]
draft_object!(IatiWriteDraft { as_of, reporter });

#[cfg(feature = "iati")]
#[derive(Debug, Default)]
struct ReporterDraft<'a> {
    reference: Field<'a>,
    kind: Field<'a>,
    name: Field<'a>,
    lang: Field<'a>,
    rest: Rest<'a>,
}

#[cfg(feature = "iati")]
draft_object!(ReporterDraft {
    reference,
    kind,
    name,
    lang
});

/// Reads how an IATI file is checked (tùy chọn kiểm tra tệp IATI): the day that is today, whether only
/// the schema counts, who is known to the registry of IATI, and how much is told.
///
/// # Errors
/// * every problem at once, each with its path in the document.
///
/// # Example
/// ```
/// use vientro::Date;
/// use vientro::exchange::iati::IatiCheckOptions;
/// use vientro::exchange::json;
/// let options = json::read_iati_check_options(r#"{"as_of":"2024-12-31"}"#);
/// assert_eq!(options, Ok(IatiCheckOptions::on(Date::new(2024, 12, 31)?)));
/// # Ok::<(), vientro::date::DateError>(())
/// ```
#[cfg(feature = "iati")]
pub fn read_iati_check_options(text: &str) -> Result<IatiCheckOptions, Vec<Problem>> {
    let mut draft = IatiCheckDraft::default();
    open(text, &mut draft)?;
    let mut reader = Reader::new();
    let options = reader.iati_check(&draft);
    reader.finish(Some(options))
}

#[cfg(feature = "iati")]
#[derive(Debug, Default)]
struct IatiCheckDraft<'a> {
    as_of: Field<'a>,
    only: Field<'a>,
    publishers: Vec<Field<'a>>,
    most_findings: Field<'a>,
    rest: Rest<'a>,
}

#[cfg(feature = "iati")]
draft_object!(IatiCheckDraft {
    as_of,
    only,
    publishers,
    most_findings
});

#[cfg(any(feature = "csv", feature = "iati", feature = "xlsx"))]
impl Reader {
    /// Reads who submits, if that is said.
    fn head(&mut self, draft: &SubmissionDraft<'_>, at: &Trail<'_>) -> Option<Submission> {
        if draft.is_absent() {
            return None;
        }
        match Submission::build(draft) {
            Ok(head) => Some(head),
            Err(problems) => {
                let at = at.path();
                let here = problems.into_iter().map(|problem| problem.below(&at));
                self.problems().extend(here);
                None
            }
        }
    }

    /// Reads a language.
    fn lang(&mut self, field: &Field<'_>, at: &Trail<'_>) -> Option<Lang> {
        self.leaf(field, at, |text| {
            code(Lang::parse(text), text, &Lang::ALL, Lang::code)
        })
    }

    /// Reads how many of something there may be.
    fn most(&mut self, field: &Field<'_>, at: &Trail<'_>) -> Option<usize> {
        let wanted = Label::new("số nguyên, viết dạng số", "a whole number");
        let most = self.number(field, at, wanted)?;
        Some(usize::try_from(most).unwrap_or(usize::MAX))
    }
}

#[cfg(any(feature = "csv", feature = "xlsx"))]
impl Reader {
    /// Reads how tables are read, whatever they come in.
    fn tables(
        &mut self,
        (locale, submission): (&Field<'_>, &SubmissionDraft<'_>),
        (most_findings, most_set_aside): (&Field<'_>, &Field<'_>),
    ) -> ReadOptions {
        let root = Trail::Root;
        let mut options = ReadOptions::unstated();
        options.locale = self.leaf(locale, &root.key("locale"), self::locale);
        options.submission = self.head(submission, &root.key("submission"));
        if let Some(most) = self.most(most_findings, &root.key("most_findings")) {
            options.most_findings = most;
        }
        if let Some(most) = self.most(most_set_aside, &root.key("most_set_aside")) {
            options.most_set_aside = most;
        }
        options
    }
}

#[cfg(feature = "csv")]
impl Reader {
    fn csv(&mut self, draft: &CsvDraft<'_>) -> CsvOptions {
        let root = Trail::Root;
        self.refuse_unknown(draft, &root);
        let mut options = CsvOptions::unstated();
        options.tables = self.tables(
            (&draft.locale, &draft.submission),
            (&draft.most_findings, &draft.most_set_aside),
        );
        options.encoding = self.leaf(&draft.encoding, &root.key("encoding"), |text| {
            code(Encoding::parse(text), text, &Encoding::ALL, Encoding::id)
        });
        options.delimiter = self.leaf(&draft.delimiter, &root.key("delimiter"), delimiter);
        options
    }

    fn csv_write(&mut self, draft: &CsvWriteDraft<'_>) -> WriteOptions {
        let root = Trail::Root;
        self.refuse_unknown(draft, &root);
        let headers = self.lang(&draft.headers, &root.key("headers"));
        let mut options = headers.map_or(WriteOptions::for_programs(), WriteOptions::for_people);
        if let Some(locale) = self.leaf(&draft.locale, &root.key("locale"), locale) {
            options.locale = locale;
        }
        let delimiter = self.leaf(&draft.delimiter, &root.key("delimiter"), delimiter);
        if let Some(delimiter) = delimiter {
            options.delimiter = delimiter;
        }
        let at = root.key("byte_order_mark");
        let mark = self.leaf(&draft.byte_order_mark, &at, |text| match text {
            "present" => Ok(ByteOrderMark::Present),
            "absent" => Ok(ByteOrderMark::Absent),
            other => Err(unknown(other, ["present", "absent"].into_iter())),
        });
        if let Some(mark) = mark {
            options.mark = mark;
        }
        options
    }
}

#[cfg(any(feature = "csv", feature = "xlsx"))]
fn locale(text: &str) -> Result<Locale, super::QueryError> {
    code(Locale::parse(text), text, &Locale::ALL, Locale::id)
}

#[cfg(feature = "csv")]
fn delimiter(text: &str) -> Result<Delimiter, super::QueryError> {
    code(Delimiter::parse(text), text, &Delimiter::ALL, Delimiter::id)
}

#[cfg(feature = "iati")]
impl Reader {
    fn iati_check(&mut self, draft: &IatiCheckDraft<'_>) -> IatiCheckOptions {
        let root = Trail::Root;
        self.refuse_unknown(draft, &root);
        let as_of = self.leaf(&draft.as_of, &root.key("as_of"), Date::parse);
        let mut options = as_of.map_or(IatiCheckOptions::without_today(), IatiCheckOptions::on);
        let only = self.leaf(&draft.only, &root.key("only"), |text| match text {
            "structure" => Ok(()),
            other => Err(unknown(other, ["structure"].into_iter())),
        });
        if only.is_some() {
            options = options.structure_only();
        }
        let known = |text: &str| Ok::<_, super::QueryError>(text.to_owned());
        let publishers = self.list(&draft.publishers, &root.key("publishers"), known);
        options = options.publishers(publishers);
        match self.most(&draft.most_findings, &root.key("most_findings")) {
            Some(most) => options.most_findings(most),
            None => options,
        }
    }

    fn iati(&mut self, draft: &IatiDraft<'_>) -> Option<IatiReadOptions> {
        let root = Trail::Root;
        self.refuse_unknown(draft, &root);
        let at = root.key("submission");
        if draft.submission.is_absent() {
            self.tell(&at, &ShapeError::Missing);
        }
        let head = self.head(&draft.submission, &at);
        let most = self.most(&draft.most_findings, &root.key("most_findings"));
        let options = IatiReadOptions::of(head?);
        Some(match most {
            Some(most) => options.most_findings(most),
            None => options,
        })
    }

    fn iati_write(&mut self, draft: &IatiWriteDraft<'_>) -> Option<IatiWriteOptions> {
        let root = Trail::Root;
        self.refuse_unknown(draft, &root);
        let as_of = self.needed(&draft.as_of, &root.key("as_of"), Date::parse);
        let reporter = self.reporter(&draft.reporter, &root.key("reporter"));
        let options = IatiWriteOptions::on(as_of?);
        Some(match reporter {
            Some(reporter) => options.reported_by(reporter),
            None => options,
        })
    }

    fn reporter(&mut self, draft: &ReporterDraft<'_>, at: &Trail<'_>) -> Option<IatiReporter> {
        if draft.is_absent() {
            return None;
        }
        self.refuse_unknown(draft, at);
        let text = |text: &str| Ok::<_, super::QueryError>(text.to_owned());
        let reference = self.needed(&draft.reference, &at.key("reference"), text);
        let kind = self.needed(&draft.kind, &at.key("kind"), text);
        let name = self.needed(&draft.name, &at.key("name"), text);
        let lang = self.lang(&draft.lang, &at.key("lang"));
        Some(IatiReporter {
            reference: reference?,
            kind: kind?,
            name: name?,
            lang: lang.unwrap_or(Lang::Vi),
        })
    }
}

/// Reads how workbooks are read (tùy chọn khi đọc bảng tính): the locale of their texts, who submits, and
/// how much is read and told.
///
/// # Errors
/// * every problem at once, each with its path in the document.
///
/// # Example
/// ```
/// use vientro::exchange::json;
/// use vientro::exchange::table::Locale;
/// let options = json::read_xlsx_options(r#"{"locale":"vi","most_sheets":20}"#);
/// let options = options.map_err(|problems| problems[0].to_string())?;
/// assert_eq!((options.tables.locale, options.most_sheets), (Some(Locale::Vi), 20));
/// # Ok::<(), String>(())
/// ```
#[cfg(feature = "xlsx")]
pub fn read_xlsx_options(text: &str) -> Result<XlsxOptions, Vec<Problem>> {
    let mut draft = XlsxDraft::default();
    open(text, &mut draft)?;
    let mut reader = Reader::new();
    reader.refuse(&draft.lang, &Trail::Root, "lang");
    let options = reader.xlsx(&draft);
    reader.finish(Some(options))
}

/// Reads how a workbook is returned (tùy chọn khi trả lại bảng tính): the language of the comments, and
/// how it is read, which are its limits.
///
/// # Errors
/// * every problem at once, each with its path in the document.
#[cfg(feature = "xlsx")]
pub fn read_return_options(text: &str) -> Result<ReturnOptions, Vec<Problem>> {
    let mut draft = XlsxDraft::default();
    open(text, &mut draft)?;
    let mut reader = Reader::new();
    let lang = reader.lang(&draft.lang, &Trail::Root.key("lang"));
    let limits = reader.xlsx(&draft);
    let lang = lang.unwrap_or(Lang::Vi);
    reader.finish(Some(ReturnOptions { lang, limits }))
}

#[cfg(feature = "xlsx")]
#[derive(Debug, Default)]
struct XlsxDraft<'a> {
    locale: Field<'a>,
    submission: SubmissionDraft<'a>,
    most_findings: Field<'a>,
    most_set_aside: Field<'a>,
    most_sheets: Field<'a>,
    most_cells: Field<'a>,
    most_unpacked: Field<'a>,
    lang: Field<'a>,
    rest: Rest<'a>,
}

#[cfg(feature = "xlsx")]
draft_object!(XlsxDraft {
    locale,
    submission,
    most_findings,
    most_set_aside,
    most_sheets,
    most_cells,
    most_unpacked,
    lang
});

/// Reads how a registry is written as workbooks (tùy chọn khi ghi bảng tính): the language of the headers,
/// `None` for permanent ids, and the locale of numbers that no cell holds exactly.
///
/// # Errors
/// * every problem at once, each with its path in the document.
///
/// # Example
/// ```
/// use vientro::Lang;
/// use vientro::exchange::json;
/// use vientro::exchange::table::Locale;
/// let options = json::read_xlsx_write_options(r#"{"headers":"vi"}"#);
/// assert_eq!(options, Ok((Some(Lang::Vi), Locale::Vi)));
/// ```
#[cfg(feature = "xlsx")]
pub fn read_xlsx_write_options(text: &str) -> Result<(Option<Lang>, Locale), Vec<Problem>> {
    let mut draft = XlsxWriteDraft::default();
    open(text, &mut draft)?;
    let mut reader = Reader::new();
    let root = Trail::Root;
    reader.refuse_unknown(&draft, &root);
    let headers = reader.lang(&draft.headers, &root.key("headers"));
    let stated = reader.leaf(&draft.locale, &root.key("locale"), locale);
    let usual = headers.map_or(Locale::Machine, |lang| lang.pick(Locale::Vi, Locale::En));
    reader.finish(Some((headers, stated.unwrap_or(usual))))
}

#[cfg(feature = "xlsx")]
#[derive(Debug, Default)]
struct XlsxWriteDraft<'a> {
    headers: Field<'a>,
    locale: Field<'a>,
    rest: Rest<'a>,
}

#[cfg(feature = "xlsx")]
draft_object!(XlsxWriteDraft { headers, locale });

/// Reads which blank workbook is wanted (tùy chọn của biểu mẫu): the day whose provinces it offers, its
/// language and tables, and for how many rows.
///
/// # Errors
/// * every problem at once, each with its path in the document.
///
/// # Example
/// ```
/// use vientro::Date;
/// use vientro::exchange::json;
/// use vientro::exchange::xlsx::TemplateOptions;
/// let options = json::read_template_options(r#"{"on":"2025-12-31"}"#);
/// assert_eq!(options, Ok(TemplateOptions::for_provinces(Date::new(2025, 12, 31)?)));
/// # Ok::<(), vientro::date::DateError>(())
/// ```
#[cfg(feature = "xlsx")]
pub fn read_template_options(text: &str) -> Result<TemplateOptions, Vec<Problem>> {
    let mut draft = TemplateDraft::default();
    open(text, &mut draft)?;
    let mut reader = Reader::new();
    let options = reader.template(&draft);
    reader.finish(options)
}

#[cfg(feature = "xlsx")]
#[derive(Debug, Default)]
struct TemplateDraft<'a> {
    on: Field<'a>,
    lang: Field<'a>,
    tables: Vec<Field<'a>>,
    rows: Field<'a>,
    rest: Rest<'a>,
}

#[cfg(feature = "xlsx")]
draft_object!(TemplateDraft {
    on,
    lang,
    tables,
    rows
});

#[cfg(feature = "xlsx")]
impl Reader {
    fn xlsx(&mut self, draft: &XlsxDraft<'_>) -> XlsxOptions {
        let root = Trail::Root;
        self.refuse_unknown(draft, &root);
        let mut options = XlsxOptions::unstated();
        options.tables = self.tables(
            (&draft.locale, &draft.submission),
            (&draft.most_findings, &draft.most_set_aside),
        );
        if let Some(most) = self.most(&draft.most_sheets, &root.key("most_sheets")) {
            options.most_sheets = most;
        }
        if let Some(most) = self.most(&draft.most_cells, &root.key("most_cells")) {
            options.most_cells = most;
        }
        if let Some(most) = self.most(&draft.most_unpacked, &root.key("most_unpacked")) {
            options.most_unpacked = u64::try_from(most).unwrap_or(u64::MAX);
        }
        options
    }

    fn template(&mut self, draft: &TemplateDraft<'_>) -> Option<TemplateOptions> {
        let root = Trail::Root;
        self.refuse_unknown(draft, &root);
        let on = self.needed(&draft.on, &root.key("on"), Date::parse);
        let lang = self.lang(&draft.lang, &root.key("lang"));
        let text = |text: &str| Ok::<_, super::QueryError>(text.to_owned());
        let tables = self.list(&draft.tables, &root.key("tables"), text);
        let rows = self.most(&draft.rows, &root.key("rows"));
        let mut options = TemplateOptions::for_provinces(on?);
        options.lang = lang.unwrap_or(options.lang);
        if !tables.is_empty() {
            options.tables = tables;
        }
        if let Some(rows) = rows {
            options.rows = u32::try_from(rows).unwrap_or(u32::MAX);
        }
        Some(options)
    }
}
