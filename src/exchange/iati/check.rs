//! Holds a whole file against schema, code lists and rules, as it is read.

use std::collections::BTreeSet;
use std::collections::btree_map::{BTreeMap, Entry};
use std::hash::{DefaultHasher, Hash, Hasher};
use std::io::Read;

use super::finding::{Findings, IatiFinding, shown};
use super::rules::{self, Rules, Tree};
use super::schema::value::Day;
use super::schema::walk::{IatiFile, Walk};
use super::schema::{Coded, attributes};
use super::xml::{self, Place, Sink, Tag, XmlError};
use crate::date::Date;
use crate::exchange::watch::{Progress, Watch};
use crate::finding::{Message, Reason, Severity};

/// How a file is checked (tùy chọn kiểm tra).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct IatiCheckOptions {
    as_of: Option<Date>,
    is_structure_only: bool,
    most_findings: usize,
    publishers: BTreeSet<String>,
}

impl IatiCheckOptions {
    /// How many findings are kept, if nothing else is asked.
    pub const MOST_FINDINGS: usize = 10_000;

    /// Checks everything, with this day as today.
    pub const fn on(as_of: Date) -> Self {
        let mut options = Self::without_today();
        options.as_of = Some(as_of);
        options
    }

    /// Checks everything but what asks for today: see [`IatiChecked::not_applied`].
    pub const fn without_today() -> Self {
        Self {
            as_of: None,
            is_structure_only: false,
            most_findings: Self::MOST_FINDINGS,
            publishers: BTreeSet::new(),
        }
    }

    /// Leaves code lists and rules out: only the schema counts.
    #[must_use]
    pub const fn structure_only(mut self) -> Self {
        self.is_structure_only = true;
        self
    }

    /// Keeps so many findings; the others are counted.
    #[must_use]
    pub const fn most_findings(mut self, count: usize) -> Self {
        self.most_findings = count;
        self
    }

    /// Names the organisations that the IATI registry knows: rules 1.3.13, 1.8.13, 1.10.13 to 1.12.13,
    /// 1.14.8, 1.14.13, 1.15.13, 1.18.8 and 1.18.13 let their identifiers pass. Without it nobody is
    /// known.
    #[must_use]
    pub fn publishers(mut self, identifiers: impl IntoIterator<Item = String>) -> Self {
        self.publishers = crate::order::set(identifiers);
        self
    }
}

/// What was found in a file (kết quả kiểm tra).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct IatiChecked {
    file: Option<IatiFile>,
    findings: Vec<IatiFinding>,
    errors: u64,
    warnings: u64,
    items: u64,
    not_applied: Vec<(&'static str, Reason)>,
}

impl IatiChecked {
    /// Tells whether no error was found.
    pub const fn is_valid(&self) -> bool {
        self.errors == 0
    }

    /// Returns what the file is; `None` if it is nothing of IATI.
    pub const fn file(&self) -> Option<IatiFile> {
        self.file
    }

    /// Returns the findings that were kept, in the order of the file.
    pub fn findings(&self) -> &[IatiFinding] {
        &self.findings
    }

    /// Returns the number of errors.
    pub const fn errors(&self) -> u64 {
        self.errors
    }

    /// Returns the number of warnings.
    pub const fn warnings(&self) -> u64 {
        self.warnings
    }

    /// Returns how many findings were counted and not kept.
    pub fn left_out(&self) -> u64 {
        let all = self.errors.saturating_add(self.warnings);
        all.saturating_sub(u64::try_from(self.findings.len()).unwrap_or(u64::MAX))
    }

    /// Returns the number of activities or organisations.
    pub const fn items(&self) -> u64 {
        self.items
    }

    /// Returns the official rules that were not applied, and why; by number.
    pub fn not_applied(&self) -> &[(&'static str, Reason)] {
        &self.not_applied
    }
}

/// Checks an IATI file (kiểm tra tệp IATI).
///
/// What is wrong with the file is a finding, also that it is no XML. Reading stops there, and what
/// stands behind is not looked at.
///
/// # Errors
/// * [`XmlError::Input`] if the bytes cannot be had.
///
/// # Example
/// ```
/// use vientro::Date;
/// use vientro::exchange::iati::{IatiCheckOptions, check};
/// let file = r#"<iati-activities version="2.03"/>"#;
/// let options = IatiCheckOptions::on(Date::new(2024, 12, 31)?);
/// let checked = check(file.as_bytes(), &options)?;
/// assert!(!checked.is_valid());
/// assert_eq!(checked.findings()[0].rule, "xsd.missing_element");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn check(input: impl Read, options: &IatiCheckOptions) -> Result<IatiChecked, XmlError> {
    run(input, options, &mut Watch::of_nobody())
}

/// Checks an IATI file of so many bytes, and tells how far it is.
///
/// # Errors
/// * [`XmlError::Input`] if the bytes cannot be had.
/// * [`XmlError::Stopped`] if the caller breaks it off.
pub fn check_watched(
    input: impl Read,
    length: u64,
    options: &IatiCheckOptions,
    progress: Progress<'_>,
) -> Result<IatiChecked, XmlError> {
    let mut watch = Watch::of(progress);
    watch.begin(length, 1 << 20)?;
    let checked = run(input, options, &mut watch)?;
    watch.end()?;
    Ok(checked)
}

fn run(
    input: impl Read,
    options: &IatiCheckOptions,
    watch: &mut Watch<'_>,
) -> Result<IatiChecked, XmlError> {
    let mut checker = Checker {
        options,
        walk: Walk::new(),
        findings: Findings::up_to(options.most_findings),
        rules: None,
        tree: Tree::default(),
        items: 0,
        identifiers: BTreeMap::new(),
    };
    match xml::read(input, watch, &mut checker) {
        Ok(()) => {}
        Err((_, error @ (XmlError::Input { .. } | XmlError::Stopped(_)))) => return Err(error),
        Err((place, error)) => {
            let path = checker.walk.path();
            checker.findings.add_error(place, path, &error);
        }
    }
    let file = checker.walk.file();
    let not_applied = match file {
        Some(file) if options.is_structure_only => rules::ids(file, Reason::SwitchedOff),
        Some(file) if options.as_of.is_none() => rules::ids(file, Reason::GoverningDateUnknown),
        Some(_) | None => Vec::new(),
    };
    let (findings, errors, warnings) = checker.findings.finish();
    Ok(IatiChecked {
        file,
        findings,
        errors,
        warnings,
        items: checker.items,
        not_applied,
    })
}

struct Checker<'o> {
    options: &'o IatiCheckOptions,
    walk: Walk,
    findings: Findings,
    /// The rules for the kind of file, once it is known; `None` if only the schema counts.
    rules: Option<Rules>,
    /// The open activity or organisation.
    tree: Tree,
    items: u64,
    /// A fingerprint of each activity identifier, and where it stood first.
    identifiers: BTreeMap<(u64, u64), Place>,
}

impl Sink for Checker<'_> {
    fn doctype(&mut self, place: Place) {
        let message = || {
            Message::new(
                "khai báo DOCTYPE bị bỏ qua; thực thể khai trong đó không được thay thế",
                "the DOCTYPE is passed over; entities that it declares are not expanded",
            )
        };
        let findings = &mut self.findings;
        findings.add(
            "xml.doctype",
            Severity::Warning,
            place,
            String::new,
            message,
        );
    }

    fn start(&mut self, tag: &Tag<'_>) {
        self.walk.start(tag, &mut self.findings);
        if self.options.is_structure_only {
            return;
        }
        if self.walk.depth() == 1 {
            self.root(tag);
        }
        self.codes(tag);
        if let Some(rules) = self.rules.as_ref().filter(|_| self.walk.depth() > 1) {
            let (row, ordinal) = self.walk.open();
            self.tree.start(tag, rules.names(), row, ordinal);
        }
    }

    fn text(&mut self, text: &str, place: Place) {
        self.walk.text(text, place, &mut self.findings);
        if self.rules.is_some() {
            self.tree.text(text);
        }
    }

    fn end(&mut self) {
        self.walk.end(&mut self.findings);
        if !self.options.is_structure_only {
            self.text_codes();
        }
        let is_item = self.walk.depth() == 2;
        if is_item && self.walk.open().0.is_some() {
            self.items = self.items.saturating_add(1);
        }
        if self.rules.is_some() {
            self.tree.end();
        }
        if is_item {
            if let (Some(rules), Some(file)) = (self.rules.take(), self.walk.file()) {
                self.apply(file, &rules);
                self.rules = Some(rules);
            }
            self.tree.clear();
        }
        self.walk.leave();
    }
}

impl Checker<'_> {
    /// Takes up the root: what the file is, and the version that it says it has.
    fn root(&mut self, tag: &Tag<'_>) {
        let Some(file) = self.walk.file() else {
            return;
        };
        let as_of = self.options.as_of.map(Day::of);
        self.rules = Some(Rules::of(file, as_of, self.options.publishers.clone()));
        let given = tag.attributes.iter().find(|given| given.name == "version");
        let Some(version) = given.filter(|given| given.value != "2.03") else {
            return;
        };
        let severity = if version.value.starts_with("1.") {
            Severity::Error
        } else {
            Severity::Warning
        };
        let path = || format!("{}/@version", self.walk.path());
        let message = || {
            let version = shown(&version.value);
            Message::new(
                format!("tệp ghi phiên bản `{version}`, nhưng được kiểm tra theo 2.03"),
                format!("the file says version `{version}`, and is checked as 2.03"),
            )
        };
        let findings = &mut self.findings;
        findings.add("iati.version", severity, tag.place, path, message);
    }

    /// Looks the attributes of an element up in the code lists.
    fn codes(&mut self, tag: &Tag<'_>) {
        let Some(row) = self.walk.row() else {
            return;
        };
        for given in &tag.attributes {
            let coded = attributes::declared(row, given).map_or(&[][..], |declared| declared.codes);
            if coded.is_empty() {
                continue;
            }
            let mut plain = tag
                .attributes
                .iter()
                .filter(|other| other.name == "vocabulary");
            let vocabulary = plain.next().map(|given| &*given.value);
            for coded in coded.iter().filter(|coded| coded.when.holds(vocabulary)) {
                let path = || format!("{}/@{}", self.walk.path(), given.name);
                not_in_list(coded, &given.value, tag.place, path, &mut self.findings);
            }
        }
    }

    /// Looks the text of an element that ends up in the code lists.
    fn text_codes(&mut self) {
        let Some(row) = self.walk.row() else {
            return;
        };
        for coded in row.codes {
            let path = || self.walk.path();
            let place = self.walk.place();
            not_in_list(coded, self.walk.value(), place, path, &mut self.findings);
        }
    }

    /// Applies the rules to the activity or organisation that ends.
    fn apply(&mut self, file: IatiFile, rules: &Rules) {
        let place = self.walk.place();
        let path = self.walk.path();
        if self.tree.is_too_large() {
            let message = || {
                Message::new(
                    "quá lớn để áp dụng các quy tắc",
                    "too large to apply the rules",
                )
            };
            let findings = &mut self.findings;
            findings.add("iati.too_large", Severity::Error, place, || path, message);
            return;
        }
        let above = path.rsplit_once('/').map_or("", |(above, _)| above);
        rules.apply(file, &self.tree, above, &mut self.findings);
        let Some((identifier, place)) = rules.identifier(&self.tree) else {
            return;
        };
        match self.identifiers.entry(fingerprint(identifier)) {
            Entry::Vacant(entry) => {
                entry.insert(place);
            }
            Entry::Occupied(first) => {
                let line = first.get().line;
                let path = || format!("{path}/iati-identifier");
                let message = || {
                    Message::new(
                        format!("mã hoạt động đã có ở dòng {line}"),
                        format!("the activity identifier stands in line {line} already"),
                    )
                };
                let findings = &mut self.findings;
                findings.add("1.1.2", Severity::Error, place, path, message);
            }
        }
    }
}

/// Reports a value that a list does not hold: an error if the list is complete.
fn not_in_list(
    coded: &Coded,
    value: &str,
    place: Place,
    path: impl FnOnce() -> String,
    findings: &mut Findings,
) {
    if coded.list.holds(value) {
        return;
    }
    let severity = if coded.list.is_complete {
        Severity::Error
    } else {
        Severity::Warning
    };
    let message = || {
        let (value, list) = (shown(value), coded.list.name);
        Message::new(
            format!("`{value}` không có trong danh mục mã `{list}`"),
            format!("`{value}` is not in the code list `{list}`"),
        )
    };
    findings.add(coded.id, severity, place, path, message);
}

/// Stands for an identifier in little memory: two of them equal by chance are not to be expected.
fn fingerprint(text: &str) -> (u64, u64) {
    let (mut one, mut two) = (DefaultHasher::new(), DefaultHasher::new());
    text.hash(&mut one);
    (0_u8, text).hash(&mut two);
    (one.finish(), two.finish())
}
