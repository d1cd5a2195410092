//! What is asked of the record of a person. No message says anything of what it holds.

use crate::finding::Message;
use crate::path::Trail;
use crate::record::{Answer, Person, PersonRole};
use crate::rules::case::Case;

/// The role of a person whose data was not taken out.
fn role(person: &Person) -> Option<PersonRole> {
    let is_redacted = person
        .redacted()
        .is_some_and(|answer| *answer.reveal() == Answer::Yes);
    let role = person.role().filter(|_| !is_redacted)?;
    Some(*role.reveal())
}

/// PERSON-001.
pub(super) fn first_day<'a>(person: &'a Person, case: &mut Case<'a>) {
    let acts = matches!(
        role(person),
        Some(PersonRole::Representative | PersonRole::HeadOfOffice)
    );
    if acts && person.from().is_none() {
        case.report_missing(None, "from");
    }
}

/// PERSON-002.
pub(super) fn organization<'a>(person: &'a Person, case: &mut Case<'a>) {
    let acts = matches!(
        role(person),
        Some(PersonRole::Representative | PersonRole::HeadOfOffice | PersonRole::Expert)
    );
    if acts && person.organization().is_none() {
        case.report_missing(None, "organization");
    }
}

/// PERSON-003.
pub(super) fn days_in_order<'a>(person: &'a Person, case: &mut Case<'a>) {
    if let (Some(from), Some(until)) = (person.from(), person.until()) {
        if until.reveal() < from.reveal() {
            case.report_format(
                &Trail::Root.key("until"),
                Message::new(
                    "ngày cuối trước ngày đầu",
                    "the last day is before the first one",
                ),
            );
        }
    }
}
