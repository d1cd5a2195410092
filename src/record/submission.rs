//! The head of a submission: who submits, and in which order.

use crate::code::clip;
use crate::date::Date;
use crate::finding::Problem;
use crate::id::{SubmissionId, SubmitterId};
use crate::lang::Label;
use crate::path::Trail;
use crate::record::draft::{Field, Rest, UnknownField, Unknowns};
use crate::record::form::{Form, ObjectForm};
use crate::record::shape::{
    Shape, ShapeError, build_id, build_leaf, draft_object, object_form, report_misplaced,
};

/// The head of a submission (lần nộp dữ liệu).
///
/// Ordered by id, then submitter, sequence and day: the order decides between versions where
/// nothing else does.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Submission {
    id: SubmissionId,
    submitter: SubmitterId,
    sequence: u32,
    as_of: Option<Date>,
    unknown: Unknowns,
}

/// The draft of [`Submission`]: its fields as the source has them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SubmissionDraft<'a> {
    /// Identifies the submission.
    pub id: Field<'a>,
    /// Who submits: the id of a party, where there is one.
    pub submitter: Field<'a>,
    /// A whole number, not negative: a later submission of one submitter replaces record by record.
    pub sequence: Field<'a>,
    /// The day on which the data was true.
    pub as_of: Field<'a>,
    /// What the source holds beyond these fields.
    pub rest: Rest<'a>,
}

draft_object!(SubmissionDraft {
    id,
    submitter,
    sequence,
    as_of
});

impl Submission {
    /// Its fields.
    pub(super) const FORM: &'static ObjectForm = object_form!("Submission", {
        id: needed SubmissionId::FORM,
        submitter: needed SubmitterId::FORM,
        sequence: needed Form::Count,
        as_of: one Form::Date,
    });

    /// Builds the head from its draft.
    ///
    /// # Errors
    /// * every problem at once; without id, submitter or sequence nobody could say which version
    ///   of a record counts.
    pub fn build(draft: &SubmissionDraft<'_>) -> Result<Self, Vec<Problem>> {
        let mut problems = Vec::new();
        let at = Trail::Root;
        report_misplaced(draft, &at, &mut problems);
        let id = build_id(&draft.id, &at, &mut problems);
        let here = at.key("submitter");
        if draft.submitter == Field::Absent {
            problems.push(Problem::of(&here, &ShapeError::Missing));
        }
        let submitter = SubmitterId::build(&draft.submitter, &here, &mut problems);
        let here = at.key("sequence");
        let sequence = match &draft.sequence {
            Field::Absent => {
                problems.push(Problem::of(&here, &ShapeError::Missing));
                None
            }
            // The one field of the format that is a JSON number: it counts, it is no amount.
            Field::Other(number) => build_leaf(
                &Field::Text(number.clone()),
                &here,
                &mut problems,
                read_sequence,
            ),
            Field::Text(text) => {
                let error = ShapeError::NotNumber {
                    found: format!("\"{}\"", clip(text)),
                    wanted: WANTED_SEQUENCE,
                };
                problems.push(Problem::of(&here, &error));
                None
            }
        };
        let as_of = Date::build(&draft.as_of, &at.key("as_of"), &mut problems);
        match (id, submitter, sequence) {
            (Some(id), Some(submitter), Some(sequence)) if problems.is_empty() => Ok(Self {
                id,
                submitter,
                sequence,
                as_of,
                unknown: draft.rest.unknown_fields(),
            }),
            _ => Err(problems),
        }
    }

    /// Returns the draft that builds this head, in canonical form.
    pub fn draft(&self) -> SubmissionDraft<'_> {
        SubmissionDraft {
            id: self.id.draft(),
            submitter: self.submitter.draft(),
            sequence: Field::Other(self.sequence.to_string().into()),
            as_of: self
                .as_of
                .map_or(Field::Absent, |day| day.to_string().into()),
            rest: self.unknown.rest(),
        }
    }

    /// Returns the id.
    pub const fn id(&self) -> &SubmissionId {
        &self.id
    }

    /// Returns who submits.
    pub const fn submitter(&self) -> &SubmitterId {
        &self.submitter
    }

    /// Returns the sequence number.
    pub const fn sequence(&self) -> u32 {
        self.sequence
    }

    /// Returns the day on which the data was true.
    pub const fn as_of(&self) -> Option<Date> {
        self.as_of
    }

    /// Returns the fields that the format does not know, by name.
    pub fn unknown_fields(&self) -> &[UnknownField] {
        self.unknown.as_slice()
    }

    /// What the order of submissions goes by.
    fn order(
        &self,
    ) -> (
        &SubmissionId,
        &SubmitterId,
        u32,
        Option<Date>,
        &[UnknownField],
    ) {
        (
            &self.id,
            &self.submitter,
            self.sequence,
            self.as_of,
            self.unknown.as_slice(),
        )
    }
}

impl PartialOrd for Submission {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Submission {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        self.order().cmp(&other.order())
    }
}

const WANTED_SEQUENCE: Label = Label::new(
    "số nguyên từ 0 đến 4294967295, không đặt trong dấu ngoặc kép",
    "a whole number from 0 to 4294967295 without quotation marks",
);

fn read_sequence(text: &str) -> Result<u32, ShapeError> {
    // `parse` would take "+1"; JSON itself refuses leading zeros.
    if !text.bytes().all(|b| b.is_ascii_digit()) {
        return Err(ShapeError::NotNumber {
            found: clip(text),
            wanted: WANTED_SEQUENCE,
        });
    }
    text.parse().map_err(|_| ShapeError::NotNumber {
        found: clip(text),
        wanted: WANTED_SEQUENCE,
    })
}
