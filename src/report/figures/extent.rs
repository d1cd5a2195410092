//! Which records each indicator is computed from, where and when: what could be in doubt.

use crate::date::Window;
use crate::finding::Message;
use crate::record::{Indicator, RecordKind};
use crate::report::figures::asked::Asked;
use crate::report::figures::doubt::{Extent, Need, When};
use crate::report::figures::windows::{before, whole_years_before};
use crate::statistics::Reporting;

/// Returns which records a figure is computed from, and the rates that converted it.
pub(super) fn extent(asked: &Asked, converted: Option<Reporting>) -> Result<Extent, Message> {
    let mut needs = Vec::new();
    let window = || asked.window();
    match asked.indicator {
        Indicator::OrganizationsApproved | Indicator::OrganizationsNewlyApproved => {
            organizations(RecordKind::Grant, When::In(window()?), &mut needs);
        }
        Indicator::GrantsApproved | Indicator::AidApproved => {
            grants(asked, When::In(window()?), &mut needs);
        }
        Indicator::AidApprovedRatio => {
            grants(asked, When::In(window()?), &mut needs);
            let before = whole_years_before(&window()?)?;
            grants(asked, When::In(before), &mut needs);
        }
        Indicator::OrganizationsWithRunningAid => {
            organizations(RecordKind::Grant, When::Around(asked.on_day()?), &mut needs);
        }
        Indicator::GrantsRunning | Indicator::ValueRunning => {
            grants(asked, When::Around(asked.on_day()?), &mut needs);
        }
        Indicator::Programmes => grants(asked, When::Around(asked.days()?), &mut needs),
        Indicator::AidDisbursed | Indicator::AidDisbursedShare => {
            transactions(asked, window()?, &mut needs);
        }
        Indicator::AidDisbursedChange => {
            transactions(asked, window()?, &mut needs);
            transactions(asked, before(&window()?)?, &mut needs);
        }
        Indicator::AidDisbursedRatio => {
            transactions(asked, window()?, &mut needs);
            commitments(asked, window()?, &mut needs);
        }
        Indicator::OrganizationsActive | Indicator::OrganizationYears => {
            let by = RecordKind::Transaction;
            organizations(RecordKind::Grant, When::Around(window()?), &mut needs);
            organizations(by, When::In(window()?), &mut needs);
            needs.push(Need::NamedBy(RecordKind::Grant, by, When::In(window()?)));
        }
        Indicator::OrganizationsRegistered => {
            let when = When::Around(asked.on_day()?);
            organizations(RecordKind::Certificate, when, &mut needs);
        }
        // An earlier certificate would make a first one no first one.
        Indicator::OrganizationsNewlyRegistered => {
            let when = When::By(window()?.last());
            organizations(RecordKind::Certificate, when, &mut needs);
        }
        Indicator::AidCommitted => commitments(asked, window()?, &mut needs),
        Indicator::ProvincialUnits | Indicator::OrganizationsWithRelations => {}
    }
    if converted.is_some() {
        let rates: Vec<Need> = needs
            .iter()
            .map(|need| match need {
                Need::Of(_, when) | Need::NamedBy(_, _, when) => match *when {
                    When::In(window) | When::Around(window) => When::Around(window),
                    When::By(day) => When::By(day),
                },
            })
            .map(|when| Need::Of(RecordKind::Rate, when))
            .collect();
        needs.extend(rates);
    }
    // A share is of what all the others have, too.
    let is_of_nation = asked.indicator == Indicator::AidDisbursedShare;
    Ok(Extent {
        needs,
        codes: asked.codes().filter(|_| !is_of_nation),
        mode: asked.mode.filter(|_| !is_of_nation),
    })
}

/// Organizations are told by what names them, and by their own records.
fn organizations(by: RecordKind, when: When, needs: &mut Vec<Need>) {
    needs.push(Need::Of(by, when));
    needs.push(Need::NamedBy(RecordKind::Donor, by, when));
}

fn grants(asked: &Asked, when: When, needs: &mut Vec<Need>) {
    if asked.is_by_donor() {
        organizations(RecordKind::Grant, when, needs);
    } else {
        needs.push(Need::Of(RecordKind::Grant, when));
    }
}

/// Where, in which mode and by whom money was disbursed is told by its grant.
fn transactions(asked: &Asked, window: Window, needs: &mut Vec<Need>) {
    let (when, by) = (When::In(window), RecordKind::Transaction);
    needs.push(Need::Of(by, when));
    let is_by_grant = asked.place.is_some()
        || asked.mode.is_some()
        || asked.novelty.is_some()
        || asked.programme.is_some()
        || asked.is_by_donor();
    if is_by_grant {
        needs.push(Need::NamedBy(RecordKind::Grant, by, when));
    }
    if asked.is_by_donor() {
        needs.push(Need::NamedBy(RecordKind::Donor, by, when));
    }
}

fn commitments(asked: &Asked, window: Window, needs: &mut Vec<Need>) {
    let when = When::In(window);
    if asked.is_by_donor() {
        organizations(RecordKind::Commitment, when, needs);
    } else {
        needs.push(Need::Of(RecordKind::Commitment, when));
    }
}
