//! From drafts to shape-valid types, and back.
//!
//! `shape!` defines an object of the format once: its fields, their order, what they build, and
//! the draft that goes before. `codes!` defines a closed list of codes with labels.
//!
//! I1. `build` reports all problems of a record at once, each with its path; past a thousand it
//!     says that there are more.
//! I2. `build(draft(x)) == x`: what was built can be written and read again.
//! I3. No message repeats what stands in an object or a list: it may be a person's.

use crate::code::{Code, Explain, Status, clip};
use crate::finding::Problem;
use crate::lang::{Label, Lang};
use crate::path::Trail;

use super::draft::{Field, MOST_PROBLEMS, Misplaced, Node, Object};
use super::form::Form;

/// A type that a draft builds.
///
/// Implemented by everything that stands in a record; there is no reason to implement it elsewhere.
pub trait Shape: Sized {
    /// What the format takes at this place.
    const FORM: Form;
    /// What the source has at this place.
    type Draft<'a>: Node<'a> + Default;

    /// Builds the value; `None` if it is absent or has a problem, which is then added to `problems`.
    fn build(draft: &Self::Draft<'_>, at: &Trail<'_>, problems: &mut Vec<Problem>) -> Option<Self>;

    /// Returns the draft that builds this value, in canonical form.
    fn draft(&self) -> Self::Draft<'_>;

    /// Tells whether a field that the format does not know stands in it, at any depth.
    fn has_unknown(&self) -> bool {
        false
    }
}

/// Why a field has the wrong shape.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum ShapeError {
    /// Something stands where text is needed.
    #[error("text in quotation marks is needed here, found `{found}`")]
    NotText {
        /// What stands there, shortened.
        found: String,
    },
    /// An amount is written as a number.
    #[error(
        "an amount is written as text in quotation marks, found the number `{found}`: readers turn numbers into binary floats and lose cents"
    )]
    AmountNotText {
        /// What stands there, shortened.
        found: String,
    },
    /// Something stands where an object is needed.
    #[error("an object is needed here")]
    NotObject,
    /// Something stands where a list is needed.
    #[error("a list is needed here")]
    NotList,
    /// A value that what stands around it cannot be read without.
    #[error("a value is needed here")]
    Missing,
    /// A field is given twice.
    #[error("the field is given twice")]
    Repeated,
    /// A field that this object never has.
    #[error("this object has no field `{name}`")]
    NoSuchField {
        /// The field's name.
        name: String,
    },
    /// A code that is not in its list.
    #[error("`{found}` is not one of {allowed}")]
    UnknownCode {
        /// The code, shortened.
        found: String,
        /// The codes of the list.
        allowed: &'static str,
    },
    /// A record without an id.
    #[error("the record has no `id`")]
    NoId,
    /// An id that is not text. It is not repeated: it may stand in a person's record.
    #[error("an `id` is text, found something else")]
    IdNotText,
    /// An object with a name that is no text: half of a surrogate pair.
    #[error("a name in this object is no text")]
    Garbled,
    /// An amount without its currency, or a currency without its amount.
    #[error("an amount needs both `amount` and `currency`")]
    HalfAmount,
    /// A number that is not written as one, or out of its range.
    #[error("`{found}` is not {}", wanted.en)]
    NotNumber {
        /// The text, shortened.
        found: String,
        /// What is needed.
        wanted: Label,
    },
    /// There are more problems than are told.
    #[error("there are more problems than are listed")]
    More,
    /// Personal data that cannot be read; it is not repeated.
    #[error("the personal data of this field cannot be read")]
    Personal,
}

impl Explain for ShapeError {
    fn code(&self) -> Code {
        match self {
            Self::NotText { .. } => Code::new(Status::Invalid, "shape.not_text"),
            Self::AmountNotText { .. } => Code::new(Status::Invalid, "shape.amount_not_text"),
            Self::NotObject => Code::new(Status::Invalid, "shape.not_object"),
            Self::NotList => Code::new(Status::Invalid, "shape.not_list"),
            Self::Missing => Code::new(Status::Invalid, "shape.missing"),
            Self::Repeated => Code::new(Status::Invalid, "shape.repeated"),
            Self::NoSuchField { .. } => Code::new(Status::Invalid, "shape.no_such_field"),
            Self::UnknownCode { .. } => Code::new(Status::Value, "shape.unknown_code"),
            Self::NoId => Code::new(Status::Invalid, "shape.no_id"),
            Self::IdNotText => Code::new(Status::Invalid, "shape.id_not_text"),
            Self::Garbled => Code::new(Status::Invalid, "shape.garbled"),
            Self::HalfAmount => Code::new(Status::Invalid, "shape.half_amount"),
            Self::NotNumber { .. } => Code::new(Status::Value, "shape.not_number"),
            Self::More => Code::new(Status::Invalid, "shape.more"),
            Self::Personal => Code::new(Status::Invalid, "shape.personal"),
        }
    }

    fn message(&self, lang: Lang) -> String {
        if lang == Lang::En {
            return self.to_string();
        }
        match self {
            Self::NotText { found } => {
                format!("ở đây cần văn bản, đặt trong dấu ngoặc kép; gặp `{found}`")
            }
            Self::AmountNotText { found } => format!(
                "số tiền phải viết dưới dạng văn bản, đặt trong dấu ngoặc kép; gặp số `{found}`: \
                 các chương trình đọc số thành số thực nhị phân và làm mất phần lẻ"
            ),
            Self::NotObject => "cần một đối tượng ở đây".to_owned(),
            Self::NotList => "cần một danh sách ở đây".to_owned(),
            Self::Missing => "cần một giá trị ở đây".to_owned(),
            Self::Repeated => "trường được ghi hai lần".to_owned(),
            Self::NoSuchField { name } => format!("đối tượng này không có trường `{name}`"),
            Self::UnknownCode { found, allowed } => {
                format!("`{found}` không thuộc các mã {allowed}")
            }
            Self::NoId => "bản ghi không có `id`".to_owned(),
            Self::IdNotText => "`id` phải là văn bản, gặp loại giá trị khác".to_owned(),
            Self::Garbled => "một tên trường của đối tượng này không phải là văn bản".to_owned(),
            Self::HalfAmount => "số tiền cần đủ `amount` và `currency`".to_owned(),
            Self::NotNumber { found, wanted } => format!("`{found}` không phải là {}", wanted.vi),
            Self::More => "còn lỗi khác chưa được liệt kê".to_owned(),
            Self::Personal => "không đọc được dữ liệu cá nhân của trường này".to_owned(),
        }
    }
}

/// What a message may repeat of something that should have been text: a number, `true` or `false`,
/// else the form only.
pub(crate) fn clip_other(source: &str) -> String {
    match source.chars().next() {
        Some('{') => "{…}".to_owned(),
        Some('[') => "[…]".to_owned(),
        Some('"') => "\"…\"".to_owned(),
        _ => clip(source),
    }
}

/// Builds a leaf with the reader of its type.
pub(crate) fn build_leaf<T, E: Explain>(
    field: &Field<'_>,
    at: &Trail<'_>,
    problems: &mut Vec<Problem>,
    parse: impl FnOnce(&str) -> Result<T, E>,
) -> Option<T> {
    let problem = match field {
        Field::Absent => return None,
        Field::Text(text) => match parse(text) {
            Ok(value) => return Some(value),
            Err(error) => Problem::of(at, &error),
        },
        Field::Other(source) => {
            let found = clip_other(source);
            Problem::of(at, &ShapeError::NotText { found })
        }
    };
    if !is_enough(at, problems) {
        problems.push(problem);
    }
    None
}

/// Reports the known fields that could not take their value.
pub(crate) fn report_misplaced(
    object: &dyn Object<'_>,
    at: &Trail<'_>,
    problems: &mut Vec<Problem>,
) {
    for (name, why) in &object.rest().misplaced {
        if is_enough(at, problems) {
            return;
        }
        let error = match why {
            Misplaced::Repeated => ShapeError::Repeated,
            Misplaced::NotObject => ShapeError::NotObject,
            Misplaced::NotList => ShapeError::NotList,
            Misplaced::Garbled => ShapeError::Garbled,
        };
        report_below(at, name, &error, problems);
    }
}

/// Tells whether enough problems are told already, and says so where it stops.
pub(crate) fn is_enough(at: &Trail<'_>, problems: &mut Vec<Problem>) -> bool {
    if problems.len() < MOST_PROBLEMS {
        return false;
    }
    let more = ShapeError::More;
    // It stands at the end, if it does.
    if !problems.iter().rev().any(|told| told.code() == more.code()) {
        problems.push(Problem::of(at, &more));
    }
    true
}

/// Reports an error below a place; `below` is a pointer without its first slash: `accounts/2`.
fn report_below(at: &Trail<'_>, below: &str, error: &ShapeError, problems: &mut Vec<Problem>) {
    match below.split_once('/') {
        Some((step, rest)) => report_below(&at.key(step), rest, error, problems),
        None => problems.push(Problem::of(&at.key(below), error)),
    }
}

/// Reports every unknown field of an object that has no room for them.
pub(crate) fn refuse_unknown(object: &dyn Object<'_>, at: &Trail<'_>, problems: &mut Vec<Problem>) {
    report_misplaced(object, at, problems);
    for (name, _) in &object.rest().unknown {
        if is_enough(at, problems) {
            return;
        }
        let error = ShapeError::NoSuchField { name: clip(name) };
        problems.push(Problem::of(&at.key(name), &error));
    }
}

/// Builds every element of a list; an absent element is a problem.
pub(crate) fn build_list<T: Shape>(
    drafts: &[T::Draft<'_>],
    at: &Trail<'_>,
    problems: &mut Vec<Problem>,
) -> Vec<T> {
    let mut built = Vec::with_capacity(drafts.len());
    for (position, draft) in drafts.iter().enumerate() {
        if is_enough(at, problems) {
            break;
        }
        let here = at.index(position);
        let before = problems.len();
        match T::build(draft, &here, problems) {
            Some(value) => built.push(value),
            None if problems.len() == before => {
                problems.push(Problem::of(&here, &ShapeError::Missing));
            }
            None => {}
        }
    }
    built
}

/// Implements [`Shape`] for a leaf: what it is, how it is read from text and written as text.
macro_rules! leaf {
    ($type:ty, $form:expr, $parse:expr, |$value:ident| $print:expr) => {
        impl $crate::record::shape::Shape for $type {
            const FORM: $crate::record::form::Form = $form;
            type Draft<'a> = $crate::record::draft::Field<'a>;

            fn build(
                draft: &Self::Draft<'_>,
                at: &$crate::path::Trail<'_>,
                problems: &mut Vec<$crate::finding::Problem>,
            ) -> Option<Self> {
                $crate::record::shape::build_leaf(draft, at, problems, $parse)
            }

            fn draft(&self) -> Self::Draft<'_> {
                let $value = self;
                $print.into()
            }
        }
    };
}
pub(crate) use leaf;

/// Defines a closed list of codes: an enum with permanent ids and labels in both languages.
macro_rules! codes {
    ($(#[$doc:meta])* pub enum $name:ident {
        $($(#[$vdoc:meta])* $variant:ident = $id:literal, $vi:literal, $en:literal;)+
    }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[non_exhaustive]
        pub enum $name { $($(#[$vdoc])* $variant,)+ }

        impl $name {
            /// Every code of the list, in its order.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// Returns the permanent id, as the submission format writes it.
            pub const fn id(self) -> &'static str {
                match self { $(Self::$variant => $id),+ }
            }

            /// Returns the label in a language.
            pub fn label(self, lang: $crate::lang::Lang) -> &'static str {
                match self { $(Self::$variant => lang.pick($vi, $en)),+ }
            }

            /// Reads a permanent id.
            ///
            /// # Errors
            /// * [`ShapeError::UnknownCode`](crate::record::ShapeError::UnknownCode) if the list
            ///   does not hold it.
            pub fn parse(text: &str) -> Result<Self, $crate::record::shape::ShapeError> {
                Self::ALL.iter().copied().find(|code| code.id() == text).ok_or_else(|| {
                    $crate::record::shape::ShapeError::UnknownCode {
                        found: $crate::code::clip(text),
                        allowed: concat!($("`", $id, "` "),+).trim_ascii_end(),
                    }
                })
            }
        }

        $crate::record::shape::leaf!(
            $name,
            $crate::record::form::Form::Code(&$crate::record::form::CodeList {
                name: stringify!($name),
                entries: || {
                    let entry = |code: &$name| {
                        $crate::record::form::CodeEntry::new(code.id(), |lang| {
                            code.label(lang).to_owned()
                        })
                    };
                    $name::ALL.iter().map(entry).collect()
                },
            }),
            $name::parse,
            |value| value.id()
        );
    };
}
pub(crate) use codes;

/// How one field of a `shape!` is held, built, drafted and answered.
macro_rules! field {
    (store one $type:ty) => { Option<$type> };
    (store copy $type:ty) => { Option<$type> };
    (store many $type:ty) => { Vec<$type> };
    (occurs needed) => { $crate::record::form::Occurs::Once };
    (occurs many) => { $crate::record::form::Occurs::List };
    (occurs $how:ident) => { $crate::record::form::Occurs::AtMostOnce };
    (draft one $type:ty) => { <$type as $crate::record::shape::Shape>::Draft<'a> };
    (draft copy $type:ty) => { <$type as $crate::record::shape::Shape>::Draft<'a> };
    (draft many $type:ty) => { Vec<<$type as $crate::record::shape::Shape>::Draft<'a>> };
    (build one $type:ty, $draft:expr, $at:expr, $problems:expr) => {{
        let (draft, at) = ($draft, $at);
        if $crate::record::draft::Node::is_absent(draft) {
            None
        } else {
            <$type as $crate::record::shape::Shape>::build(draft, &at, $problems)
        }
    }};
    (build copy $($rest:tt)*) => { $crate::record::shape::field!(build one $($rest)*) };
    (build many $type:ty, $draft:expr, $at:expr, $problems:expr) => {
        $crate::record::shape::build_list::<$type>($draft, &$at, $problems)
    };
    (show one $value:expr) => {
        $value.as_ref().map($crate::record::shape::Shape::draft).unwrap_or_default()
    };
    (show copy $value:expr) => { $crate::record::shape::field!(show one $value) };
    (show many $value:expr) => {
        $value.iter().map($crate::record::shape::Shape::draft).collect()
    };
    (unknown many $value:expr) => { $value.iter().any($crate::record::shape::Shape::has_unknown) };
    (unknown $how:ident $value:expr) => {
        $value.as_ref().is_some_and($crate::record::shape::Shape::has_unknown)
    };
    (get one $(#[$doc:meta])* $name:ident, $type:ty) => {
        $(#[$doc])*
        pub const fn $name(&self) -> Option<&$type> { self.$name.as_ref() }
    };
    (get copy $(#[$doc:meta])* $name:ident, $type:ty) => {
        $(#[$doc])*
        pub const fn $name(&self) -> Option<$type> { self.$name }
    };
    (get many $(#[$doc:meta])* $name:ident, $type:ty) => {
        $(#[$doc])*
        pub fn $name(&self) -> &[$type] { &self.$name }
    };
}
pub(crate) use field;

/// The form of an object: its name and its fields.
macro_rules! object_form {
    ($name:expr, { $($field:ident: $how:ident $form:expr),* $(,)? }) => {
        &$crate::record::form::ObjectForm {
            name: $name,
            fields: &[$($crate::record::form::FieldForm::new(
                $name,
                stringify!($field),
                $form,
                $crate::record::shape::field!(occurs $how),
            )),*],
        }
    };
}
pub(crate) use object_form;

/// Implements the draft side of an object: reading by name, walking in order, emptiness.
macro_rules! draft_object {
    ($draft:ident { $($field:ident),* $(,)? }) => {
        impl<'a> $crate::record::draft::Object<'a> for $draft<'a> {
            fn field(&mut self, name: &str) -> Option<&mut dyn $crate::record::draft::Node<'a>> {
                match name {
                    $(stringify!($field) => Some(&mut self.$field),)*
                    _ => None,
                }
            }
            fn visit(
                &self,
                show: &mut dyn FnMut(&'static str, &dyn $crate::record::draft::Node<'a>),
            ) {
                // An object may have no known field.
                let _ = &show;
                $(show(stringify!($field), &self.$field);)*
            }
            fn rest(&self) -> &$crate::record::draft::Rest<'a> {
                &self.rest
            }
            fn rest_mut(&mut self) -> &mut $crate::record::draft::Rest<'a> {
                &mut self.rest
            }
        }

        impl<'a> $crate::record::draft::Node<'a> for $draft<'a> {
            fn slot(&mut self) -> $crate::record::draft::Slot<'_, 'a> {
                $crate::record::draft::Slot::Object(self)
            }
            fn view(&self) -> $crate::record::draft::View<'_, 'a> {
                $crate::record::draft::View::Object(self)
            }
            fn is_absent(&self) -> bool {
                $crate::record::draft::is_empty_object(self)
            }
        }
    };
}
pub(crate) use draft_object;

/// Defines an object of the format: a draft, the shape-valid type, and the way between them.
///
/// `one` fields answer `Option<&T>`, `copy` fields `Option<T>`, `many` fields `&[T]`.
/// A `record` has an id and is built on its own; a `part` stands inside one.
macro_rules! shape {
    (
        $(#[$doc:meta])*
        part $name:ident, $draft:ident {
            $($(#[$fdoc:meta])* $how:ident $field:ident: $type:ty,)*
        }
    ) => {
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq, Eq)]
        pub struct $name {
            $($field: $crate::record::shape::field!(store $how $type),)*
            unknown: $crate::record::draft::Unknowns,
        }

        impl $name {
            $($crate::record::shape::field!(get $how $(#[$fdoc])* $field, $type);)*

            /// Returns the fields that the format does not know, by name.
            pub fn unknown_fields(&self) -> &[$crate::record::draft::UnknownField] {
                self.unknown.as_slice()
            }
        }

        #[doc = concat!("The draft of [`", stringify!($name), "`]: its fields as the source has them.")]
        #[derive(Clone, Debug, Default, PartialEq, Eq)]
        pub struct $draft<'a> {
            $($(#[$fdoc])* pub $field: $crate::record::shape::field!(draft $how $type),)*
            /// What the source holds beyond these fields.
            pub rest: $crate::record::draft::Rest<'a>,
        }

        $crate::record::shape::draft_object!($draft { $($field),* });

        impl $crate::record::shape::Shape for $name {
            const FORM: $crate::record::form::Form = $crate::record::form::Form::Object(
                $crate::record::shape::object_form!(stringify!($name), {
                    $($field: $how <$type as $crate::record::shape::Shape>::FORM),*
                })
            );
            type Draft<'a> = $draft<'a>;

            fn build(
                draft: &Self::Draft<'_>,
                at: &$crate::path::Trail<'_>,
                problems: &mut Vec<$crate::finding::Problem>,
            ) -> Option<Self> {
                $crate::record::shape::report_misplaced(draft, at, problems);
                $(let $field = $crate::record::shape::field!(
                    build $how $type, &draft.$field, at.key(stringify!($field)), problems
                );)*
                Some(Self { $($field,)* unknown: draft.rest.unknown_fields() })
            }

            fn draft(&self) -> Self::Draft<'_> {
                $draft {
                    $($field: $crate::record::shape::field!(show $how self.$field),)*
                    rest: self.unknown.rest(),
                }
            }

            fn has_unknown(&self) -> bool {
                !self.unknown.as_slice().is_empty()
                    $(|| $crate::record::shape::field!(unknown $how self.$field))*
            }
        }
    };
    (
        $(#[$doc:meta])*
        record $name:ident, $draft:ident, $id:ident, $kind:ident {
            $($(#[$fdoc:meta])* $how:ident $field:ident: $type:ty,)*
        }
    ) => {
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq, Eq)]
        pub struct $name {
            id: $id,
            $($field: $crate::record::shape::field!(store $how $type),)*
            unknown: $crate::record::draft::Unknowns,
            /// Whether one stands in it at any depth: asked of every record, and known when it is built.
            has_unknown: bool,
        }

        impl $name {
            /// Builds the record from its draft.
            ///
            /// # Errors
            /// * every problem of shape at once, each with its path; what the law demands is not
            ///   asked here.
            pub fn build(draft: &$draft<'_>) -> Result<Self, Vec<$crate::finding::Problem>> {
                let mut problems = Vec::new();
                let at = $crate::path::Trail::Root;
                $crate::record::shape::report_misplaced(draft, &at, &mut problems);
                let id = $crate::record::shape::build_id::<$id>(&draft.id, &at, &mut problems);
                $(let $field = $crate::record::shape::field!(
                    build $how $type, &draft.$field, at.key(stringify!($field)), &mut problems
                );)*
                match id {
                    Some(id) if problems.is_empty() => {
                        let unknown = draft.rest.unknown_fields();
                        let has_unknown = !unknown.as_slice().is_empty()
                            $(|| $crate::record::shape::field!(unknown $how $field))*;
                        Ok(Self { id, $($field,)* unknown, has_unknown })
                    }
                    _ => Err(problems),
                }
            }

            /// Returns the draft that builds this record, in canonical form.
            pub fn draft(&self) -> $draft<'_> {
                $draft {
                    id: $crate::record::shape::Shape::draft(&self.id),
                    $($field: $crate::record::shape::field!(show $how self.$field),)*
                    rest: self.unknown.rest(),
                }
            }

            /// Returns the id.
            pub const fn id(&self) -> &$id {
                &self.id
            }

            $($crate::record::shape::field!(get $how $(#[$fdoc])* $field, $type);)*

            /// Returns the fields that the format does not know, by name.
            pub fn unknown_fields(&self) -> &[$crate::record::draft::UnknownField] {
                self.unknown.as_slice()
            }
        }

        impl $crate::record::Record for $name {
            const KIND: $crate::record::RecordKind = $crate::record::RecordKind::$kind;
            const FORM: &'static $crate::record::form::ObjectForm =
                $crate::record::shape::object_form!(stringify!($name), {
                    id: needed <$id as $crate::record::shape::Shape>::FORM,
                    $($field: $how <$type as $crate::record::shape::Shape>::FORM),*
                });
            type Draft<'a> = $draft<'a>;

            fn build(draft: &$draft<'_>) -> Result<Self, Vec<$crate::finding::Problem>> {
                Self::build(draft)
            }

            fn draft(&self) -> $draft<'_> {
                self.draft()
            }

            fn key(&self) -> &str {
                self.id.as_str()
            }

            fn has_unknown(&self) -> bool {
                self.has_unknown
            }
        }

        #[doc = concat!("The draft of [`", stringify!($name), "`]: its fields as the source has them.")]
        #[derive(Clone, Debug, Default, PartialEq, Eq)]
        pub struct $draft<'a> {
            /// The id; a record without one is set aside.
            pub id: $crate::record::draft::Field<'a>,
            $($(#[$fdoc])* pub $field: $crate::record::shape::field!(draft $how $type),)*
            /// What the source holds beyond these fields.
            pub rest: $crate::record::draft::Rest<'a>,
        }

        $crate::record::shape::draft_object!($draft { id, $($field),* });
    };
}
pub(crate) use shape;

/// Builds a record's id, whose absence is a problem of its own.
pub(crate) fn build_id<I: for<'a> Shape<Draft<'a> = Field<'a>>>(
    field: &Field<'_>,
    at: &Trail<'_>,
    problems: &mut Vec<Problem>,
) -> Option<I> {
    let here = at.key("id");
    let missing = match field {
        Field::Text(_) => return I::build(field, &here, problems),
        Field::Absent => ShapeError::NoId,
        Field::Other(_) => ShapeError::IdNotText,
    };
    problems.push(Problem::of(&here, &missing));
    None
}
