//! What the cells of a column hold, and which columns hold personal data.
//!
//! Named by field, because a field means the same wherever it stands; the few that do not are told
//! by their record. A test asks the records themselves whether it is so.

use super::codes::CodeList;
use crate::record::RecordKind;

/// What the cells of a column hold (kiểu giá trị của cột).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Leaf {
    /// Text, an id or a reference included.
    Text,
    /// A day.
    Date,
    /// A day, or `not_applicable`.
    Term,
    /// A number: an amount, a share, a quantity, the value of a rate.
    Number,
    /// One code of a list.
    Code(CodeList),
    /// Any number of codes of a list, with a semicolon between them.
    Codes(CodeList),
    /// A whole number that no language groups: the sequence of a submission.
    Count,
    /// Source text in JSON, kept to the letter.
    Json,
}

/// Returns what a field of a record holds; the path leads through objects and lists.
pub(super) fn of(kind: RecordKind, path: &[&str]) -> Leaf {
    let name = path.last().copied().unwrap_or_default();
    let above = path.iter().rev().nth(1).copied().unwrap_or_default();
    match (name, kind) {
        ("kind", _) => of_kind(kind, above),
        ("from" | "to", RecordKind::Rate) if path.len() == 1 => Leaf::Code(CodeList::Currency),
        ("currency", _) => Leaf::Code(CodeList::Currency),
        ("value", RecordKind::Rate) | ("amount" | "share" | "quantity", _) => Leaf::Number,
        ("home_term_end", _) => Leaf::Term,
        (
            "date" | "from" | "until" | "issued_on" | "valid_until" | "opened_on" | "closed_on"
            | "disaster_date" | "submitted_on" | "complete_on" | "as_of" | "born_on",
            _,
        ) => Leaf::Date,
        ("provinces", RecordKind::Certificate) => Leaf::Codes(CodeList::Territory),
        ("sectors", RecordKind::Certificate) => Leaf::Codes(CodeList::Sector),
        ("content", RecordKind::Grant) => Leaf::Codes(CodeList::ContentFlag),
        ("province" | "office_province", _) => Leaf::Code(CodeList::Province),
        ("sector", _) => Leaf::Code(CodeList::Sector),
        ("country" | "nationality", _) => Leaf::Code(CodeList::Country),
        ("region", _) => Leaf::Code(CodeList::Region),
        ("national_programme", _) => Leaf::Code(CodeList::NationalProgramme),
        ("mode", _) => Leaf::Code(CodeList::GrantMode),
        ("non_project_form", _) => Leaf::Code(CodeList::NonProjectForm),
        ("spending_nature", _) => Leaf::Code(CodeList::SpendingNature),
        ("budget_class", _) => Leaf::Code(CodeList::BudgetClass),
        ("executor", _) => Leaf::Code(CodeList::Executor),
        ("management", _) => Leaf::Code(CodeList::ManagementForm),
        ("level", _) => Leaf::Code(CodeList::ApprovalLevel),
        ("condition", _) => Leaf::Code(CodeList::GoodsCondition),
        ("legalised" | "translated" | "redacted", _) => Leaf::Code(CodeList::Answer),
        ("form", RecordKind::Transaction) => Leaf::Code(CodeList::TransactionForm),
        ("qualifier", _) => Leaf::Code(CodeList::Qualifier),
        ("role", RecordKind::Person) => Leaf::Code(CodeList::PersonRole),
        ("indicator", _) => Leaf::Code(CodeList::Indicator),
        ("novelty", _) => Leaf::Code(CodeList::Novelty),
        ("lang", _) => Leaf::Code(CodeList::Language),
        (_, _) => Leaf::Text,
    }
}

/// What a field `kind` holds, which every record has in its own list of codes.
fn of_kind(kind: RecordKind, above: &str) -> Leaf {
    Leaf::Code(match (kind, above) {
        (RecordKind::Certificate, "events") => CodeList::CertificateEventKind,
        (RecordKind::Grant, "events") => CodeList::GrantEventKind,
        (RecordKind::Grant, "documents") => CodeList::DocumentKind,
        (RecordKind::PublishedFigure, "window") => CodeList::WindowKind,
        (RecordKind::Donor, _) => CodeList::DonorKind,
        (RecordKind::Party, _) => CodeList::PartyKind,
        (RecordKind::Certificate, _) => CodeList::CertificateKind,
        (RecordKind::Transaction, _) => CodeList::TransactionKind,
        (RecordKind::Rate, _) => CodeList::RateKind,
        (
            RecordKind::Grant
            | RecordKind::Balance
            | RecordKind::Commitment
            | RecordKind::Filing
            | RecordKind::Person
            | RecordKind::PublishedFigure,
            _,
        ) => return Leaf::Text,
    })
}

/// Tells whether what a field holds is personal data, which no message repeats.
pub(super) fn is_personal(kind: RecordKind, path: &[&str]) -> bool {
    match (kind, path) {
        (RecordKind::Person, path) => path != ["id"],
        (RecordKind::Donor, ["accounts", "number"])
        | (RecordKind::Transaction | RecordKind::Balance, ["account"]) => true,
        (
            RecordKind::Donor
            | RecordKind::Party
            | RecordKind::Certificate
            | RecordKind::Grant
            | RecordKind::Transaction
            | RecordKind::Balance
            | RecordKind::Commitment
            | RecordKind::Rate
            | RecordKind::Filing
            | RecordKind::PublishedFigure,
            _,
        ) => false,
    }
}
