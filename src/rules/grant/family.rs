//! What a grant is, and to which other grants it belongs.

use crate::finding::Message;
use crate::lang::Lang;
use crate::path::Trail;
use crate::record::{Grant, GrantEvent, GrantEventKind, GrantMode};
use crate::rules::case::Case;

/// GRANT-044.
pub(in crate::rules) fn mode_told<'a>(grant: &'a Grant, case: &mut Case<'a>) {
    let Some(basis) = case.at_approval(grant) else {
        return;
    };
    if grant.mode().is_none() {
        case.report(
            basis,
            &Trail::Root.key("mode"),
            Message::new(
                "không nêu là chương trình, dự án hay phi dự án",
                "it is not told whether the grant is a programme, a project or non-project aid",
            ),
        );
    }
}

/// GRANT-068. Without the form nobody can tell whether the papers of experts are asked for.
pub(in crate::rules) fn form_told<'a>(grant: &'a Grant, case: &mut Case<'a>) {
    if grant.mode() != Some(GrantMode::NonProject) || grant.non_project_form().is_some() {
        return;
    }
    if let Some(basis) = case.at_approval(grant) {
        case.report(
            basis,
            &Trail::Root.key("non_project_form"),
            Message::new(
                "không nêu hình thức của khoản viện trợ phi dự án, nên không rõ có cần giấy tờ của chuyên gia",
                "the form of the non-project aid is not told, so nobody can tell whether experts' papers are asked for",
            ),
        );
    }
}

/// GRANT-050.
pub(in crate::rules) fn form_of_mode<'a>(grant: &'a Grant, case: &mut Case<'a>) {
    let mode = grant.mode().filter(|mode| *mode != GrantMode::NonProject);
    if let (Some(form), Some(mode)) = (grant.non_project_form(), mode) {
        case.report_format(
            &Trail::Root.key("non_project_form"),
            Message::new(
                format!(
                    "hình thức phi dự án ({}) của một {}",
                    form.label(Lang::Vi),
                    mode.label(Lang::Vi)
                ),
                format!(
                    "`{}` is a form of non-project aid; the grant is a {}",
                    form.id(),
                    mode.label(Lang::En)
                ),
            ),
        );
    }
}

/// GRANT-051.
pub(in crate::rules) fn parent_is_programme<'a>(grant: &'a Grant, case: &mut Case<'a>) {
    let Some((id, parent)) = (grant.parent()).and_then(|id| Some((id, case.grant(id.as_str())?)))
    else {
        return;
    };
    match parent.mode() {
        Some(GrantMode::Programme) => {}
        None => case.says_too_little(),
        Some(mode @ (GrantMode::Project | GrantMode::NonProject)) => case.report_format(
            &Trail::Root.key("parent"),
            Message::new(
                format!(
                    "`{id}` là {}, không phải chương trình",
                    mode.label(Lang::Vi)
                ),
                format!("`{id}` is no programme: {}", mode.label(Lang::En)),
            ),
        ),
    }
}

/// GRANT-052.
pub(in crate::rules) fn circles<'a>(grant: &'a Grant, case: &mut Case<'a>) {
    let id = grant.id().as_str();
    let found = [
        ("parent", case.belongs_to_itself(id)),
        ("supplements", case.adds_to_itself(id)),
    ];
    for (field, is_circle) in found {
        if is_circle {
            case.report_format(
                &Trail::Root.key(field),
                Message::new(
                    "tham chiếu dẫn trở lại chính khoản viện trợ này",
                    "the reference leads back to the grant itself",
                ),
            );
        }
    }
}

/// Tells whether something shows that a grant was carried out, or amended: then it was approved, and
/// only the decision is not told.
fn has_run<'a>(grant: &'a Grant, case: &Case<'a>) -> bool {
    let follows = |event: &GrantEvent| event.kind().is_some_and(follows_a_decision);
    grant.actual().is_some()
        || grant.events().iter().any(follows)
        || !grant.amendments().is_empty()
        || case.context().has_moved(grant.id().as_str())
}

const fn follows_a_decision(kind: GrantEventKind) -> bool {
    match kind {
        GrantEventKind::Started
        | GrantEventKind::Completed
        | GrantEventKind::HandedOver
        | GrantEventKind::Settled
        | GrantEventKind::Closed
        | GrantEventKind::Revoked
        | GrantEventKind::Terminated => true,
        GrantEventKind::Submitted
        | GrantEventKind::Supplemented
        | GrantEventKind::Appraised
        | GrantEventKind::Rejected
        | GrantEventKind::Withdrawn => false,
    }
}

/// GRANT-053.
pub(in crate::rules) fn base_of_supplement<'a>(grant: &'a Grant, case: &mut Case<'a>) {
    let id = grant.supplements().filter(|id| *id != grant.id());
    let Some((id, base)) = id.and_then(|id| Some((id, case.grant(id.as_str())?))) else {
        return;
    };
    let Some(decided) = grant.decided_on() else {
        return;
    };
    let is_undone = |kind| matches!(kind, GrantEventKind::Revoked | GrantEventKind::Withdrawn);
    let undone = base.first_event(is_undone).filter(|day| *day <= decided);
    let may_be_undone =
        |event: &GrantEvent| event.date().is_none() && event.kind().is_some_and(is_undone);
    let message = match (base.decision(), base.decided_on()) {
        (None, _) if has_run(base, case) => {
            case.says_too_little();
            return;
        }
        (None, _) => Message::new(
            format!("khoản viện trợ được bổ sung `{id}` không có quyết định phê duyệt"),
            format!("the grant that it adds to, `{id}`, has no decision"),
        ),
        (Some(_), Some(first)) if decided < first => Message::new(
            format!(
                "bổ sung cho `{id}`, được phê duyệt sau đó, ngày {}",
                first.to_vi()
            ),
            format!("adds to `{id}`, which was approved later, on {first}"),
        ),
        (Some(_), Some(_)) => match undone {
            Some(day) => Message::new(
                format!(
                    "bổ sung cho `{id}`, đã bị thu hồi hoặc rút ngày {}",
                    day.to_vi()
                ),
                format!("adds to `{id}`, which was revoked or withdrawn on {day}"),
            ),
            None if base.events().iter().any(may_be_undone) => {
                case.says_too_little();
                return;
            }
            None => return,
        },
        (Some(_), None) => {
            case.says_too_little();
            return;
        }
    };
    case.report_format(&Trail::Root.key("supplements"), message);
}
