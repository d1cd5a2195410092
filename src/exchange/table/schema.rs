//! Which tables and columns there are: one main table for each kind of record, and one for each kind
//! of thing of which a record may hold several.
//!
//! Nothing here names a field: tables are derived from the drafts of the records, as a format walks
//! them, so a new field has its column the day it is there.
//!
//! I1. Every field of every record has exactly one column.
//! I2. Columns of a table differ in id and in the search keys of their titles, in either language.

use super::label;
use super::leaf::{self, Leaf};
use crate::lang::Lang;
use crate::record::draft::{Object, Slot};
use crate::record::{
    AccountBalance, Certificate, Commitment, Donor, Filing, Grant, Party, Person, PublishedFigure,
    RateRecord, Record, RecordKind, SubmissionDraft, Transaction,
};
use crate::text::search_key;

/// What a table or a column is called (tên gọi), in both languages.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Title {
    vi: String,
    en: String,
}

impl Title {
    pub(super) fn new(vi: &str, en: &str) -> Self {
        let (vi, en) = (vi.to_owned(), en.to_owned());
        Self { vi, en }
    }

    /// The title of a part of this.
    pub(super) fn with(&self, part: &Self) -> Self {
        Self {
            vi: format!("{}: {}", self.vi, part.vi),
            en: format!("{}: {}", self.en, part.en),
        }
    }

    /// Returns the title in a language, as it stands inside a sentence.
    pub fn get(&self, lang: Lang) -> &str {
        lang.pick(&self.vi, &self.en)
    }

    /// Returns the title in a language as a header: with a capital letter.
    pub fn header(&self, lang: Lang) -> String {
        let mut rest = self.get(lang).chars();
        let first = rest.next().into_iter().flat_map(char::to_uppercase);
        first.chain(rest).collect()
    }
}

/// The path of a field, from a record or an element: `decision`, `date`.
pub(super) type Path = Vec<&'static str>;

/// A column of a table (cột).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Column {
    id: String,
    title: Title,
    leaf: Leaf,
    is_personal: bool,
    pub(super) place: Place,
}

/// What the cells of a column are, to the record of their row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Place {
    /// A field of the record or element.
    Field(Path),
    /// A list of codes of the record or element.
    Codes(Path),
    /// The id of the record that the row belongs to.
    Parent,
    /// The number of the outer element that the row is, or belongs to.
    Outer,
    /// The currency of the amounts of the row.
    Currency,
    /// The amount of the row in a list of amounts.
    Amount(&'static str),
    /// The fields that the format does not know, of the record or element.
    Rest,
    /// The fields that the format does not know, of the file.
    FileRest,
    /// The name of a list of records.
    Records,
    /// The source text of a record.
    Source,
}

impl Column {
    fn new(id: &str, title: Title, leaf: Leaf, is_personal: bool, place: Place) -> Self {
        let id = id.to_owned();
        Self {
            id,
            title,
            leaf,
            is_personal,
            place,
        }
    }

    /// A column that is no field.
    fn own(id: &str, leaf: Leaf, place: Place) -> Self {
        Self::new(id, label::title(None, &[id]), leaf, false, place)
    }

    /// Returns the permanent id: the path of the field, `decision.date`.
    pub fn id(&self) -> &str {
        &self.id
    }

    /// Returns what the column is called.
    pub const fn title(&self) -> &Title {
        &self.title
    }

    /// Returns what its cells hold.
    pub const fn leaf(&self) -> Leaf {
        self.leaf
    }

    /// Tells whether its cells hold personal data, which no message repeats.
    pub const fn is_personal(&self) -> bool {
        self.is_personal
    }

    /// Tells whether its numbers are amounts of money.
    #[cfg(feature = "xlsx")]
    pub(in crate::exchange) fn is_money(&self) -> bool {
        match &self.place {
            Place::Amount(_) => true,
            Place::Field(path) => path.last() == Some(&"amount"),
            Place::Codes(_)
            | Place::Parent
            | Place::Outer
            | Place::Currency
            | Place::Rest
            | Place::FileRest
            | Place::Records
            | Place::Source => false,
        }
    }

    /// Tells whether it says which record a row is, or belongs to.
    pub fn is_key(&self) -> bool {
        match &self.place {
            Place::Field(path) => path.as_slice() == ["id"],
            Place::Parent | Place::Source => true,
            Place::Codes(_)
            | Place::Outer
            | Place::Currency
            | Place::Amount(_)
            | Place::Rest
            | Place::FileRest
            | Place::Records => false,
        }
    }

    /// The pointer of its field in the record or element; empty where it is no field.
    pub(super) fn pointer(&self) -> String {
        match &self.place {
            Place::Field(path) | Place::Codes(path) => format!("/{}", path.join("/")),
            Place::Currency => "/currency".to_owned(),
            Place::Parent
            | Place::Outer
            | Place::Amount(_)
            | Place::Rest
            | Place::FileRest
            | Place::Records
            | Place::Source => String::new(),
        }
    }
}

/// Where a list stands: in the record, or in each element of an outer list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Occurrence {
    pub(super) outer: Option<Path>,
    /// The list, or of lists of amounts the object that holds them.
    pub(super) path: Path,
}

/// What the rows of a table are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Body {
    /// The head of the submission: one row.
    Submission,
    /// Records.
    Records,
    /// Elements of lists.
    Elements(Vec<Occurrence>),
    /// Amounts: a row for each currency, a column for each list.
    Amounts(Vec<Occurrence>),
    /// Records that cannot be read, as source text.
    SetAside,
}

/// A table (bảng).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Table {
    name: String,
    title: Title,
    kind: Option<RecordKind>,
    columns: Vec<Column>,
    pub(super) body: Body,
}

impl Table {
    /// Returns the permanent name: `grants`, `grant_donors`.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Returns what the table is called.
    pub const fn title(&self) -> &Title {
        &self.title
    }

    /// Returns the kind of the records that its rows are, or belong to.
    pub const fn kind(&self) -> Option<RecordKind> {
        self.kind
    }

    /// Returns the columns, in order.
    pub fn columns(&self) -> &[Column] {
        &self.columns
    }

    /// Tells whether each row is a record; otherwise it is a part of one.
    pub const fn is_main(&self) -> bool {
        matches!(self.body, Body::Records)
    }

    /// The list whose elements the outer number of this table counts, if it is their own table.
    pub(super) fn counts(&self) -> Option<&Path> {
        let Body::Elements(places) = &self.body else {
            return None;
        };
        let has_number = |column: &Column| column.place == Place::Outer;
        let own = places.iter().all(|place| place.outer.is_none());
        let place = places.first().filter(|_| own)?;
        self.columns.iter().any(has_number).then_some(&place.path)
    }
}

/// All tables (các bảng), in the order of the submission format.
///
/// # Example
/// ```
/// use vientro::Lang;
/// use vientro::exchange::table::Schema;
/// let schema = Schema::new();
/// let grants = schema.table("grants").ok_or("no table")?;
/// let column = grants.columns().iter().find(|column| column.id() == "decision.date");
/// let title = column.map(|column| column.title().header(Lang::Vi));
/// assert_eq!(title.as_deref(), Some("Quyết định phê duyệt: ngày"));
/// # Ok::<(), &str>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Schema {
    tables: Vec<Table>,
}

impl Schema {
    /// Derives the tables from the records.
    #[expect(
        clippy::new_without_default,
        reason = "nothing here has a default worth a name"
    )]
    pub fn new() -> Self {
        let mut tables = vec![submission()];
        for kind in RecordKind::ALL {
            tables.extend(match kind {
                RecordKind::Donor => of_record::<Donor>(),
                RecordKind::Party => of_record::<Party>(),
                RecordKind::Certificate => of_record::<Certificate>(),
                RecordKind::Grant => of_record::<Grant>(),
                RecordKind::Transaction => of_record::<Transaction>(),
                RecordKind::Balance => of_record::<AccountBalance>(),
                RecordKind::Commitment => of_record::<Commitment>(),
                RecordKind::Rate => of_record::<RateRecord>(),
                RecordKind::Filing => of_record::<Filing>(),
                RecordKind::Person => of_record::<Person>(),
                RecordKind::PublishedFigure => of_record::<PublishedFigure>(),
            });
        }
        tables.push(set_aside());
        Self { tables }
    }

    /// Returns the tables.
    pub fn tables(&self) -> &[Table] {
        &self.tables
    }

    /// Finds a table by its permanent name.
    pub fn table(&self, name: &str) -> Option<&Table> {
        self.tables.iter().find(|table| table.name == name)
    }

    /// Finds a table by its permanent name or its title, in either language, with or without marks.
    pub fn called(&self, text: &str) -> Option<&Table> {
        let key = search_key(text);
        let is_it = |table: &&Table| {
            let titles = Lang::ALL.map(|lang| search_key(table.title.get(lang)));
            search_key(&table.name) == key || titles.contains(&key)
        };
        self.tables.iter().find(is_it)
    }

    pub(in crate::exchange) fn position(&self, table: &Table) -> usize {
        let is_it = |other: &Table| other.name == table.name;
        self.tables.iter().position(is_it).unwrap_or(usize::MAX)
    }
}

/// A list of objects that a walk came by.
struct List {
    path: Path,
    columns: Vec<Column>,
    lists: Vec<List>,
}

impl List {
    fn is_of_amounts(&self) -> bool {
        let ids = self.columns.iter().map(Column::id);
        self.lists.is_empty() && ids.eq(["amount", "currency"])
    }
}

/// Walks through the fields of a draft.
struct Walk {
    kind: RecordKind,
    /// Whether titles begin at the record; otherwise at an element.
    is_record: bool,
    /// Where the element lies in its record.
    above: Path,
    columns: Vec<Column>,
    lists: Vec<List>,
}

impl Walk {
    fn object<'a>(&mut self, object: &mut dyn Object<'a>, path: &mut Path) {
        let mut names = Vec::new();
        object.visit(&mut |name, _| names.push(name));
        for name in names {
            path.push(name);
            match object.field(name).map(|node| node.slot()) {
                Some(Slot::Field(_)) => self.column(path, false),
                Some(Slot::Object(inner)) => self.object(inner, path),
                Some(Slot::List(list)) => match list.push().map(|node| node.slot()) {
                    Some(Slot::Field(_)) => self.column(path, true),
                    Some(Slot::Object(element)) => self.list(element, path),
                    // No record has a list of lists.
                    Some(Slot::List(_)) | None => {}
                },
                None => {}
            }
            path.pop();
        }
    }

    fn column(&mut self, path: &Path, is_list: bool) {
        let whole: Path = self.above.iter().chain(path).copied().collect();
        let place = if is_list {
            Place::Codes(path.clone())
        } else {
            Place::Field(path.clone())
        };
        self.columns.push(Column::new(
            &path.join("."),
            label::title(self.is_record.then_some(self.kind), path),
            leaf::of(self.kind, &whole),
            leaf::is_personal(self.kind, &whole),
            place,
        ));
    }

    fn list<'a>(&mut self, element: &mut dyn Object<'a>, path: &Path) {
        let mut walk = Self {
            kind: self.kind,
            is_record: false,
            above: self.above.iter().chain(path).copied().collect(),
            columns: Vec::new(),
            lists: Vec::new(),
        };
        walk.object(element, &mut Path::new());
        self.lists.push(List {
            path: path.clone(),
            columns: walk.columns,
            lists: walk.lists,
        });
    }
}

fn of_record<R: Record>() -> Vec<Table> {
    let mut walk = Walk {
        kind: R::KIND,
        is_record: true,
        above: Path::new(),
        columns: Vec::new(),
        lists: Vec::new(),
    };
    walk.object(&mut R::Draft::default(), &mut Path::new());
    let mut columns = walk.columns;
    columns.push(Column::own("other_fields", Leaf::Json, Place::Rest));
    let main = Table {
        name: R::KIND.list().to_owned(),
        title: Title::new(R::KIND.label(Lang::Vi), R::KIND.label(Lang::En)),
        kind: Some(R::KIND),
        columns,
        body: Body::Records,
    };
    let mut tables = Tables {
        kind: R::KIND,
        tables: vec![main],
    };
    for list in &walk.lists {
        tables.add(None, list);
        for inner in &list.lists {
            tables.add(Some(&list.path), inner);
        }
    }
    tables.number();
    tables.tables
}

/// The tables of one kind of record, under construction.
struct Tables {
    kind: RecordKind,
    tables: Vec<Table>,
}

impl Tables {
    /// Gives a list its table; lists of one name share one.
    fn add(&mut self, outer: Option<&Path>, list: &List) {
        let mut path = list.path.clone();
        let last = path.last().copied().unwrap_or_default();
        let outer = outer.cloned();
        if list.is_of_amounts() {
            path.pop();
            let table = self.table("funding");
            if let Body::Elements(_) = table.body {
                table.body = Body::Amounts(Vec::new());
                let currency = Leaf::Code(super::codes::CodeList::Currency);
                let column = Column::own("currency", currency, Place::Currency);
                table.columns.push(column);
            }
            if !table.columns.iter().any(|column| column.id == last) {
                let column = Column::own(last, Leaf::Number, Place::Amount(last));
                table.columns.push(column);
            }
            if let Body::Amounts(places) = &mut table.body {
                let place = Occurrence { outer, path };
                if !places.contains(&place) {
                    places.push(place);
                }
            }
        } else {
            let table = self.table(last);
            if let Body::Elements(places) = &mut table.body {
                if places.is_empty() {
                    table.columns.extend(list.columns.iter().cloned());
                    let rest = Column::own("other_fields", Leaf::Json, Place::Rest);
                    table.columns.push(rest);
                }
                places.push(Occurrence { outer, path });
            }
        }
    }

    /// The table of lists of a name, made where it is not there.
    fn table(&mut self, list: &str) -> &mut Table {
        let (one, parent) = label::one(self.kind);
        let name = format!("{one}_{list}");
        let found = self.tables.iter().position(|table| table.name == name);
        let at = found.unwrap_or_else(|| {
            let title = label::table(&name).map_or_else(
                || Title::new(&name, &name),
                |title| Title::new(title.vi, title.en),
            );
            let id = format!("{one}_id");
            let parent = Title::new(parent.vi, parent.en);
            self.tables.push(Table {
                name,
                title,
                kind: Some(self.kind),
                columns: vec![Column::new(&id, parent, Leaf::Text, false, Place::Parent)],
                body: Body::Elements(Vec::new()),
            });
            self.tables.len().saturating_sub(1)
        });
        #[expect(
            clippy::indexing_slicing,
            reason = "the place was found or made right above"
        )]
        &mut self.tables[at]
    }

    /// Gives a number to outer elements, in their own table and in those of what is inside them.
    fn number(&mut self) {
        let places = |table: &Table| match &table.body {
            Body::Elements(places) | Body::Amounts(places) => places.clone(),
            Body::Submission | Body::Records | Body::SetAside => Vec::new(),
        };
        let outers: Vec<Path> = self
            .tables
            .iter()
            .flat_map(places)
            .filter_map(|place| place.outer)
            .collect();
        for table in &mut self.tables {
            let all = places(table);
            let inside = all.iter().filter_map(|place| place.outer.as_ref());
            let own = all.iter().map(|place| &place.path);
            let outer = inside
                .chain(own.filter(|path| outers.contains(path)))
                .next();
            let last = outer.and_then(|path| path.last().copied());
            if let Some(one) = last.and_then(|list| list.strip_suffix('s')) {
                let column = Column::own(one, Leaf::Text, Place::Outer);
                table.columns.insert(1, column);
            }
        }
    }
}

fn submission() -> Table {
    let mut names = Vec::new();
    SubmissionDraft::default().visit(&mut |name, _| names.push(name));
    let leaf = |name: &str| match name {
        "sequence" => Leaf::Count,
        "as_of" => Leaf::Date,
        _ => Leaf::Text,
    };
    let column = |name: &&'static str| Column::own(name, leaf(name), Place::Field(vec![*name]));
    let mut columns: Vec<Column> = names.iter().map(column).collect();
    columns.push(Column::own("other_fields", Leaf::Json, Place::Rest));
    columns.push(Column::own("file_fields", Leaf::Json, Place::FileRest));
    special("submission", columns, Body::Submission)
}

fn set_aside() -> Table {
    let columns = vec![
        Column::own("records", Leaf::Text, Place::Records),
        Column::new(
            "source_text",
            label::title(None, &["source_text"]),
            Leaf::Json,
            true,
            Place::Source,
        ),
    ];
    special("set_aside", columns, Body::SetAside)
}

fn special(name: &str, columns: Vec<Column>, body: Body) -> Table {
    let title = label::table(name);
    Table {
        name: name.to_owned(),
        title: title.map_or_else(|| Title::new(name, name), |it| Title::new(it.vi, it.en)),
        kind: None,
        columns,
        body,
    }
}

#[cfg(test)]
mod tests;
