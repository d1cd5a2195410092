//! From text to how files of other formats are read, checked and written.

#[cfg(feature = "iati")]
use crate::date::Date;
#[cfg(feature = "csv")]
use crate::exchange::csv::{ByteOrderMark, CsvOptions, Delimiter, Encoding, WriteOptions};
#[cfg(feature = "iati")]
use crate::exchange::iati::IatiCheckOptions;
#[cfg(feature = "csv")]
use crate::exchange::json::query::read::code;
#[cfg(any(feature = "csv", feature = "iati"))]
use crate::exchange::json::query::read::unknown;
use crate::exchange::json::query::read::{Reader, open};
#[cfg(feature = "csv")]
use crate::exchange::table::Locale;
use crate::finding::Problem;
#[cfg(any(feature = "csv", feature = "iati"))]
use crate::lang::Label;
#[cfg(feature = "csv")]
use crate::lang::Lang;
use crate::path::Trail;
#[cfg(any(feature = "csv", feature = "iati"))]
use crate::record::draft::Field;
#[cfg(feature = "csv")]
use crate::record::draft::Node;
use crate::record::draft::Rest;
use crate::record::shape::draft_object;
#[cfg(feature = "csv")]
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

#[cfg(any(feature = "csv", feature = "iati"))]
impl Reader {
    /// Reads how many of something there may be.
    fn most(&mut self, field: &Field<'_>, at: &Trail<'_>) -> Option<usize> {
        let wanted = Label::new("số nguyên, viết dạng số", "a whole number");
        let most = self.number(field, at, wanted)?;
        Some(usize::try_from(most).unwrap_or(usize::MAX))
    }
}

#[cfg(feature = "csv")]
impl Reader {
    fn csv(&mut self, draft: &CsvDraft<'_>) -> CsvOptions {
        let root = Trail::Root;
        self.refuse_unknown(draft, &root);
        let mut options = CsvOptions::unstated();
        options.tables.locale = self.leaf(&draft.locale, &root.key("locale"), locale);
        if !draft.submission.is_absent() {
            match Submission::build(&draft.submission) {
                Ok(head) => options.tables.submission = Some(head),
                Err(problems) => {
                    let at = root.key("submission").path();
                    let here = problems.into_iter().map(|problem| problem.below(&at));
                    self.problems().extend(here);
                }
            }
        }
        options.encoding = self.leaf(&draft.encoding, &root.key("encoding"), |text| {
            code(Encoding::parse(text), text, &Encoding::ALL, Encoding::id)
        });
        options.delimiter = self.leaf(&draft.delimiter, &root.key("delimiter"), delimiter);
        let tables = &mut options.tables;
        if let Some(most) = self.most(&draft.most_findings, &root.key("most_findings")) {
            tables.most_findings = most;
        }
        if let Some(most) = self.most(&draft.most_set_aside, &root.key("most_set_aside")) {
            tables.most_set_aside = most;
        }
        options
    }

    fn csv_write(&mut self, draft: &CsvWriteDraft<'_>) -> WriteOptions {
        let root = Trail::Root;
        self.refuse_unknown(draft, &root);
        let headers = self.leaf(&draft.headers, &root.key("headers"), |text| {
            code(Lang::parse(text), text, &Lang::ALL, Lang::code)
        });
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

#[cfg(feature = "csv")]
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
}
