//! What is asked of a filing: that it is on time.

use crate::duties::{self, Bearer};
use crate::finding::Message;
use crate::lang::Lang;
use crate::path::Trail;
use crate::record::{Filing, RecordKind};
use crate::rules::case::Case;
use crate::rules::checked::Reason;

/// FILING-001.
pub(super) fn yearly_report<'a>(filing: &'a Filing, case: &mut Case<'a>) {
    let yearly = [
        &duties::NGO_ANNUAL_REPORT,
        &duties::OPERATIONS_ANNUAL_REPORT,
    ];
    let duty = filing
        .duty()
        .and_then(|duty| yearly.into_iter().find(|known| known.id() == duty.as_str()));
    let Some(duty) = duty else {
        return;
    };
    let Some(last) = filing.window().and_then(|window| window.until()) else {
        case.not_applied(Reason::GoverningDateUnknown);
        return;
    };
    let Some(basis) = case.on(Some(last)) else {
        return;
    };
    let (Some(due), Some(date)) = (duty.due(last), filing.date()) else {
        case.says_too_little();
        return;
    };
    if date <= due {
        return;
    }
    let bearer = filing.bearer().map(|bearer| bearer.as_str());
    let bearer = bearer.and_then(|id| {
        if case.has(RecordKind::Donor, id) {
            Some(Bearer::Organization)
        } else {
            let party = case.party(id)?;
            Some(match party.province() {
                Some(_) => Bearer::Province,
                None => Bearer::Ministry,
            })
        }
    });
    // The duty as this bearer has it, else as the first one has it.
    let borne = bearer
        .and_then(|bearer| duty.basis(bearer, last))
        .or_else(|| {
            let first = duty.bearers().first()?;
            duty.basis(first.bearer, last)
        });
    let citation = borne.unwrap_or(basis).citation();
    let days = due.days_until(date);
    case.report_citing(
        basis,
        citation,
        &Trail::Root.key("date"),
        Message::new(
            format!(
                "{} nộp ngày {}, muộn {days} ngày so với hạn {}",
                duty.title().get(Lang::Vi),
                date.to_vi(),
                due.to_vi()
            ),
            format!(
                "{} filed on {date}, {days} days after it was due on {due}",
                duty.title().get(Lang::En)
            ),
        ),
    );
}
