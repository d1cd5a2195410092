//! What the submission format takes at each place (biểu mẫu dữ liệu): fields, texts, code lists.
//!
//! For whoever describes the format or draws a form for it. Drafts, types and this description are
//! made from one table for each object, so none can fall behind the others.
//!
//! I1. Fields stand in the order of the format; the names of drafts are these names.
//! I2. What a code list holds here is what its field reads.

use crate::finding::Message;
use crate::lang::{Label, Lang};
use crate::record::{
    AccountBalance, Certificate, Commitment, Donor, Filing, Grant, Party, Person, PublishedFigure,
    RateRecord, Record, RecordKind, Submission, Transaction, label,
};

/// What stands at a place of the format (kiểu dữ liệu).
///
/// # Example
/// ```
/// use vientro::Lang;
/// use vientro::record::RecordKind;
/// use vientro::record::form::{self, Form};
/// let fields = form::of(RecordKind::Transaction).fields();
/// let kind = fields.iter().find(|field| field.name() == "kind");
/// assert_eq!(kind.map(|field| field.label().vi), Some("loại giao dịch"));
/// let Some(Form::Code(list)) = kind.map(|field| field.form()) else { panic!() };
/// let entries = list.entries();
/// assert_eq!(entries[1].id(), "disbursed");
/// assert_eq!(entries[1].label(Lang::Vi), Some("giải ngân"));
/// ```
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub enum Form {
    /// Text on one line, not empty.
    Text,
    /// The id of a record of one of these kinds; of none, an id that leads nowhere.
    Id(&'static [RecordKind]),
    /// A date, `YYYY-MM-DD`.
    Date,
    /// A date, or `not_applicable`.
    Term,
    /// A percentage from 0 to 100 as text, with at most 4 decimals.
    Share,
    /// A decimal number as text that is not negative.
    Quantity,
    /// A positive decimal number as text.
    RateValue,
    /// A whole number from 0 to 4294967295: the one JSON number of the format beside its version.
    Count,
    /// The number of an amount as text: its decimals are those of its currency at most.
    Digits,
    /// A code of a list.
    Code(&'static CodeList),
    /// An amount: `amount` and `currency`, both or none.
    Amount(&'static ObjectForm),
    /// A period: `from`, `until` or both.
    Period(&'static ObjectForm),
    /// A window: `kind`, `from` and `until`, all or none.
    Window(&'static ObjectForm),
    /// An object, which may hold unknown fields too.
    Object(&'static ObjectForm),
}

/// An object of the format (đối tượng): its fields in order.
#[derive(Clone, Copy, Debug)]
pub struct ObjectForm {
    pub(crate) name: &'static str,
    pub(crate) fields: &'static [FieldForm],
}

impl ObjectForm {
    /// Returns the name of its type: `Grant`, `DonorShare`.
    pub const fn name(&self) -> &'static str {
        self.name
    }

    /// Returns the fields, in the order of the format.
    pub const fn fields(&self) -> &'static [FieldForm] {
        self.fields
    }
}

/// A field of an object (trường).
#[derive(Clone, Copy, Debug)]
pub struct FieldForm {
    pub(crate) object: &'static str,
    pub(crate) name: &'static str,
    pub(crate) form: Form,
    pub(crate) occurs: Occurs,
}

/// How often a field stands in its object (số lần xuất hiện).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Occurs {
    /// Once: what lacks it is not read.
    Once,
    /// Once, or not at all: then it is unknown.
    AtMostOnce,
    /// As a list, which may be empty.
    List,
}

impl FieldForm {
    pub(crate) const fn new(
        object: &'static str,
        name: &'static str,
        form: Form,
        occurs: Occurs,
    ) -> Self {
        Self {
            object,
            name,
            form,
            occurs,
        }
    }

    /// Returns the name.
    pub const fn name(&self) -> &'static str {
        self.name
    }

    /// Returns what the field takes, or each element of its list.
    pub const fn form(&self) -> Form {
        self.form
    }

    /// Returns how often the field stands in its object.
    pub const fn occurs(&self) -> Occurs {
        self.occurs
    }

    /// Returns what the field is called.
    pub fn label(&self) -> Label {
        // Every field has one: tested below.
        label::of_field(self.object, self.name).unwrap_or(Label::new(self.name, self.name))
    }
}

/// A list of codes (danh mục mã): a closed one, or a catalogue.
#[derive(Clone, Copy, Debug)]
pub struct CodeList {
    pub(crate) name: &'static str,
    pub(crate) entries: fn() -> Vec<CodeEntry>,
}

impl CodeList {
    /// Returns the name of its type: `GrantMode`, `ProvinceCode`.
    pub const fn name(&self) -> &'static str {
        self.name
    }

    /// Returns every code that is read, in the order of the list.
    pub fn entries(&self) -> Vec<CodeEntry> {
        (self.entries)()
    }
}

/// A code of a list (mã).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CodeEntry {
    id: String,
    label: Option<Message>,
}

impl CodeEntry {
    /// A code with its label in each language.
    pub(crate) fn new(id: &str, label: impl Fn(Lang) -> String) -> Self {
        Self {
            id: id.to_owned(),
            label: Some(Message::new(label(Lang::Vi), label(Lang::En))),
        }
    }

    /// A code without a label of its own.
    pub(crate) fn bare(id: &str) -> Self {
        Self {
            id: id.to_owned(),
            label: None,
        }
    }

    /// Returns the code, as the format writes it.
    pub fn id(&self) -> &str {
        &self.id
    }

    /// Returns what it means in a language; `None` for currencies, whose codes speak for themselves.
    pub fn label(&self, lang: Lang) -> Option<&str> {
        self.label
            .as_ref()
            .map(|label| lang.pick(&*label.vi, &*label.en))
    }
}

/// Returns the form of the records of a kind; the first field is the `id`.
pub const fn of(kind: RecordKind) -> &'static ObjectForm {
    match kind {
        RecordKind::Donor => Donor::FORM,
        RecordKind::Party => Party::FORM,
        RecordKind::Certificate => Certificate::FORM,
        RecordKind::Grant => Grant::FORM,
        RecordKind::Transaction => Transaction::FORM,
        RecordKind::Balance => AccountBalance::FORM,
        RecordKind::Commitment => Commitment::FORM,
        RecordKind::Rate => RateRecord::FORM,
        RecordKind::Filing => Filing::FORM,
        RecordKind::Person => Person::FORM,
        RecordKind::PublishedFigure => PublishedFigure::FORM,
    }
}

/// Returns the form of the head of a submission.
pub const fn of_submission() -> &'static ObjectForm {
    Submission::FORM
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::record::draft::{Node, Object, View};
    use crate::record::shape::Shape;
    use crate::record::{
        AmountDraft, CertificateDraft, DonorDraft, GrantDraft, Language, PeriodDraft,
        PublishedFigureDraft, SubmissionDraft, WindowDraft,
    };

    /// Every object that stands somewhere in the format, each once.
    fn objects() -> Vec<&'static ObjectForm> {
        let mut all: Vec<&ObjectForm> = RecordKind::ALL.into_iter().map(of).collect();
        all.push(of_submission());
        let mut at = 0;
        while let Some(object) = all.get(at) {
            for field in object.fields {
                if let Form::Amount(below)
                | Form::Period(below)
                | Form::Window(below)
                | Form::Object(below) = field.form
                {
                    if !all.iter().any(|known| known.name == below.name) {
                        all.push(below);
                    }
                }
            }
            at = at.saturating_add(1);
        }
        all
    }

    #[test]
    fn every_field_has_a_label() {
        let objects = objects();
        assert!(objects.len() > 25);
        for object in objects {
            for field in object.fields {
                assert_eq!(field.object, object.name);
                let label = label::of_field(object.name, field.name);
                assert!(label.is_some(), "{}/{}", object.name, field.name);
            }
        }
    }

    #[test]
    fn no_label_is_of_a_field_that_is_not() {
        let objects = objects();
        for (object, fields) in label::PARTS {
            let form = objects.iter().find(|form| form.name == *object);
            let known: Vec<_> = form.unwrap().fields.iter().map(|f| f.name).collect();
            for (name, _, _) in *fields {
                assert!(known.contains(name), "{object}/{name}");
            }
        }
    }

    /// The names that a draft shows, all the way down.
    fn same_names(form: &ObjectForm, draft: &dyn Object<'_>) {
        let mut names = Vec::new();
        draft.visit(&mut |name, node| {
            names.push(name);
            let field = form.fields.iter().find(|field| field.name == name);
            match (field.unwrap().form, node.view()) {
                (_, View::List(_)) => assert_eq!(field.unwrap().occurs, Occurs::List),
                (
                    Form::Amount(below)
                    | Form::Period(below)
                    | Form::Window(below)
                    | Form::Object(below),
                    View::Object(object),
                ) => same_names(below, object),
                (_, View::Object(_)) => panic!("{}/{name}", form.name),
                (_, View::Field(_)) => {}
            }
        });
        let told: Vec<_> = form.fields.iter().map(|field| field.name).collect();
        assert_eq!(names, told);
    }

    #[test]
    fn drafts_have_the_fields_of_their_forms() {
        same_names(Grant::FORM, &GrantDraft::default());
        same_names(Donor::FORM, &DonorDraft::default());
        same_names(Certificate::FORM, &CertificateDraft::default());
        same_names(PublishedFigure::FORM, &PublishedFigureDraft::default());
        same_names(of_submission(), &SubmissionDraft::default());
        let parts: [(Form, Box<dyn Node<'_>>); 3] = [
            (
                crate::money::Money::FORM,
                Box::new(AmountDraft::default()) as Box<dyn Node<'_>>,
            ),
            (crate::date::Period::FORM, Box::new(PeriodDraft::default())),
            (crate::date::Window::FORM, Box::new(WindowDraft::default())),
        ];
        for (form, draft) in &parts {
            let (Form::Amount(form) | Form::Period(form) | Form::Window(form)) = form else {
                panic!("{form:?}");
            };
            let View::Object(draft) = draft.view() else {
                panic!("{draft:?}");
            };
            same_names(form, draft);
        }
    }

    /// Every code of every list is read, and a list holds each of its codes once.
    #[test]
    fn what_a_list_holds_is_read() {
        fn reads<T: for<'a> Shape<Draft<'a> = crate::record::draft::Field<'a>>>() {
            let Form::Code(list) = T::FORM else {
                panic!("{:?}", T::FORM);
            };
            let entries = list.entries();
            assert!(!entries.is_empty());
            let mut ids: Vec<_> = entries.iter().map(CodeEntry::id).collect();
            for id in &ids {
                let mut problems = Vec::new();
                let built = T::build(&(*id).into(), &crate::path::Trail::Root, &mut problems);
                assert!(built.is_some() && problems.is_empty(), "{}/{id}", list.name);
            }
            crate::order::sort(&mut ids);
            ids.dedup();
            assert_eq!(ids.len(), entries.len(), "{}", list.name);
        }
        reads::<crate::money::Currency>();
        reads::<crate::catalog::ProvinceCode>();
        reads::<crate::record::Territory>();
        reads::<crate::catalog::CountryCode>();
        reads::<crate::catalog::Region>();
        reads::<crate::catalog::Sector>();
        reads::<&'static crate::catalog::NationalProgramme>();
        reads::<crate::money::RateKind>();
        reads::<crate::date::WindowKind>();
        reads::<crate::money::number::Qualifier>();
        reads::<Language>();
    }

    #[test]
    fn a_province_code_tells_every_name_that_it_had() {
        let Form::Code(list) = crate::catalog::ProvinceCode::FORM else {
            panic!();
        };
        let entries = list.entries();
        let label = |id: &str, lang| {
            let entry = entries.iter().find(|entry| entry.id() == id);
            entry.unwrap().label(lang).unwrap().to_owned()
        };
        assert_eq!(label("20", Lang::Vi), "Lạng Sơn");
        assert_eq!(label("15", Lang::Vi), "Yên Bái; từ 2025-07-01: Lào Cai");
        assert_eq!(label("15", Lang::En), "Yen Bai; from 2025-07-01: Lao Cai");
    }
}
