//! What the records give for each indicator.

use crate::catalog::province;
use crate::date::Window;
use crate::finding::Message;
use crate::money::number::Unit;
use crate::money::{Total, Totals};
use crate::record::{Grant, Indicator, Novelty, RecordKind, Running};
use crate::report::figures::Computed;
use crate::report::figures::asked::{Asked, Filter};
use crate::report::figures::facts::{Wanted, count, sums};
use crate::report::figures::windows::{before, whole_years_before, years_of};
use crate::report::known::Known;
use crate::statistics::{Count, Measure, Reporting, Slot};

/// What the records give, and by which rates it was converted.
pub(super) struct Given {
    pub(super) computed: Computed,
    pub(super) converted: Option<Reporting>,
}

/// Computes what a figure asks for; an error is the reason why nobody can tell.
pub(super) fn compute(known: &Known<'_>, asked: &Asked) -> Result<Given, Message> {
    if asked.indicator != Indicator::ProvincialUnits {
        asked.covered(known)?;
        asked.begun(known)?;
    }
    asked.only_by(filters(asked.indicator))?;
    let counted =
        |measure: Measure, slot: Slot, of: Count| how_many(known, asked, measure, slot, of);
    let in_window = || Ok::<_, Message>(Slot::at_the_end_of(asked.window()?));
    let on_day = || Ok::<_, Message>(Slot::at_the_end_of(asked.on_day()?));
    match asked.indicator {
        Indicator::OrganizationsApproved => {
            counted(Measure::AidApproved, in_window()?, Count::Organizations)
        }
        Indicator::OrganizationsNewlyApproved => {
            let mut new = asked.clone();
            new.novelty = Some(Novelty::New);
            let measure = Measure::AidApproved;
            how_many(known, &new, measure, in_window()?, Count::Organizations)
        }
        Indicator::GrantsApproved => counted(Measure::AidApproved, in_window()?, Count::Grants),
        Indicator::AidApproved => sum(known, asked, Measure::AidApproved, in_window()?),
        Indicator::AidApprovedRatio => {
            let window = asked.window()?;
            let windows = [window, whole_years_before(&window)?];
            let parts = windows.map(|window| (asked, Measure::AidApproved, window));
            ratio(known, parts)
        }
        Indicator::OrganizationsWithRunningAid => {
            surely_running(known, asked)?;
            counted(Measure::Running, on_day()?, Count::Organizations)
        }
        Indicator::GrantsRunning => {
            surely_running(known, asked)?;
            counted(Measure::Running, on_day()?, Count::Grants)
        }
        Indicator::ValueRunning => {
            surely_running(known, asked)?;
            sum(known, asked, Measure::Running, on_day()?)
        }
        Indicator::Programmes => programmes(known, asked),
        Indicator::AidDisbursed => sum(known, asked, Measure::AidDisbursed, in_window()?),
        Indicator::AidDisbursedChange => change(known, asked),
        Indicator::AidDisbursedShare => {
            let (nation, window) = (asked.of_nation(), asked.window()?);
            nation.covered(known)?;
            let measure = Measure::AidDisbursed;
            ratio(
                known,
                [(asked, measure, window), (&nation, measure, window)],
            )
        }
        Indicator::AidDisbursedRatio => {
            let window = asked.window()?;
            let measures = [Measure::AidDisbursed, Measure::AidCommitted];
            ratio(known, measures.map(|measure| (asked, measure, window)))
        }
        Indicator::OrganizationsActive => active(known, asked, &[asked.window()?]),
        Indicator::OrganizationYears => active(known, asked, &years_of(asked.window()?)?),
        Indicator::OrganizationsRegistered => {
            counted(Measure::Registered, on_day()?, Count::Organizations)
        }
        Indicator::OrganizationsNewlyRegistered => {
            counted(Measure::NewlyRegistered, in_window()?, Count::Organizations)
        }
        Indicator::AidCommitted => sum(known, asked, Measure::AidCommitted, in_window()?),
        Indicator::ProvincialUnits => provincial_units(asked),
        // No record tells of relations.
        Indicator::OrganizationsWithRelations => Err(Message::new(
            "báo cáo này chưa tính chỉ tiêu này",
            "this report does not compute it",
        )),
    }
}

impl Given {
    const fn counted(count: usize) -> Self {
        Self {
            computed: Computed::Count(count),
            converted: None,
        }
    }
}

/// What each indicator can be computed by; any other filter would be passed over in silence.
const fn filters(indicator: Indicator) -> &'static [Filter] {
    match indicator {
        Indicator::OrganizationsNewlyApproved => {
            &[Filter::Place, Filter::Donor, Filter::Mode, Filter::Programme]
        }
        Indicator::OrganizationsApproved
        | Indicator::OrganizationsWithRunningAid
        | Indicator::OrganizationsActive
        | Indicator::OrganizationYears
        | Indicator::GrantsApproved
        | Indicator::GrantsRunning
        | Indicator::AidApproved
        | Indicator::AidApprovedRatio
        | Indicator::ValueRunning
        | Indicator::AidDisbursed
        | Indicator::AidDisbursedChange
        | Indicator::AidDisbursedShare
        | Indicator::Programmes
        // Not computed at all, which is the better reason to give.
        | Indicator::OrganizationsWithRelations => &[
            Filter::Place,
            Filter::Donor,
            Filter::Mode,
            Filter::Novelty,
            Filter::Programme,
        ],
        // Certificates and commitments are of a donor, and of no grant.
        Indicator::OrganizationsRegistered
        | Indicator::OrganizationsNewlyRegistered
        | Indicator::AidCommitted
        | Indicator::AidDisbursedRatio => &[Filter::Donor],
        Indicator::ProvincialUnits => &[],
    }
}

/// How many of something there are.
fn how_many(
    known: &Known<'_>,
    asked: &Asked,
    measure: Measure,
    slot: Slot,
    of: Count,
) -> Result<Given, Message> {
    let wanted = Wanted {
        asked,
        measure,
        slot,
    };
    Ok(Given::counted(count(known, wanted, of)?.len()))
}

/// A sum of money.
fn sum(known: &Known<'_>, asked: &Asked, measure: Measure, slot: Slot) -> Result<Given, Message> {
    let wanted = Wanted {
        asked,
        measure,
        slot,
    };
    let mut sums = sums(known, &[wanted])?;
    Ok(Given {
        computed: Computed::Aid(sums.totals.pop().unwrap_or_else(Totals::new)),
        converted: sums.converted,
    })
}

/// A question, what is summed, when.
type Part<'q> = (&'q Asked, Measure, Window);

/// Two sums of one currency.
fn two(
    known: &Known<'_>,
    parts: [Part<'_>; 2],
) -> Result<((Totals, Totals), Option<Reporting>), Message> {
    let wanted = parts.map(|(asked, measure, window)| Wanted {
        asked,
        measure,
        slot: Slot::at_the_end_of(window),
    });
    let mut sums = sums(known, &wanted)?;
    let mut next = || sums.totals.pop().unwrap_or_else(Totals::new);
    let (second, first) = (next(), next());
    Ok(((first, second), sums.converted))
}

/// One sum divided by another.
fn ratio(known: &Known<'_>, parts: [Part<'_>; 2]) -> Result<Given, Message> {
    let ((above, below), converted) = two(known, parts)?;
    Ok(Given {
        computed: quotient(&above, &below)?,
        converted,
    })
}

fn quotient(above: &Totals, below: &Totals) -> Result<Computed, Message> {
    let needed = || {
        Message::new(
            "cần một loại tiền duy nhất và số chia lớn hơn 0",
            "a single currency and a divisor above zero are needed",
        )
    };
    let denominator = single(below).filter(|total| total.minor() > 0);
    let denominator = denominator.ok_or_else(needed)?;
    // Nothing at all is zero in every currency.
    let numerator = match single(above) {
        None if above.iter().all(|total| total.minor() == 0) => Some(zero(denominator)),
        found => found.filter(|total| total.currency() == denominator.currency()),
    };
    Ok(Computed::Ratio {
        numerator: numerator.ok_or_else(needed)?,
        denominator,
    })
}

/// Returns the only sum, if there is exactly one.
fn single(totals: &Totals) -> Option<Total> {
    let mut sums = totals.iter().filter(|total| total.minor() != 0);
    sums.next().filter(|_| sums.next().is_none())
}

/// Returns zero in the currency of a sum.
const fn zero(of: Total) -> Total {
    Total::of(of.currency(), 0)
}

/// What was disbursed less what was disbursed in the window before; in percent of that, if the
/// number is printed so.
fn change(known: &Known<'_>, asked: &Asked) -> Result<Given, Message> {
    let window = asked.window()?;
    let windows = [window, before(&window)?];
    let parts = windows.map(|window| (asked, Measure::AidDisbursed, window));
    let ((now, then), converted) = two(known, parts)?;
    let change = now.less(&then).map_err(|error| Message::of(&error))?;
    let computed = match asked.unit {
        Some(Unit::Percent) => quotient(&change, &then)?,
        Some(Unit::Plain | Unit::Times | Unit::Counted(_) | Unit::Currency(_)) | None => {
            Computed::Aid(change)
        }
    };
    Ok(Given {
        computed,
        converted,
    })
}

/// Refuses what nobody can tell: whether some grants run on the day.
fn surely_running(known: &Known<'_>, asked: &Asked) -> Result<(), Message> {
    let wanted = Wanted {
        asked,
        measure: Measure::PerhapsRunning,
        slot: Slot::at_the_end_of(asked.on_day()?),
    };
    nobody_can_tell(count(known, wanted, Count::Grants)?.len())
}

fn nobody_can_tell(unknown: usize) -> Result<(), Message> {
    if unknown == 0 {
        return Ok(());
    }
    Err(Message::new(
        format!("số khoản không biết có đang thực hiện hay không: {unknown}"),
        format!("grants of which nobody can tell whether they run: {unknown}"),
    ))
}

/// The grants of all modes that run on some day of the window.
fn programmes(known: &Known<'_>, asked: &Asked) -> Result<Given, Message> {
    let window = asked.days()?;
    let unknown = known.registry.records::<Grant>().filter(|grant| {
        grant.running_in(window.first(), window.last()) == Running::CannotTell
            && asked.fits_grant(known.registry, grant, window.last())
    });
    nobody_can_tell(unknown.count())?;
    let wanted = Wanted {
        asked,
        measure: Measure::Active,
        slot: Slot::at_the_end_of(window),
    };
    // Transactions show that an organization is active, not that a grant runs.
    let records = count(known, wanted, Count::Records)?;
    let list = format!("{}/", RecordKind::Grant.list());
    let running = records.iter().filter(|record| record.starts_with(&list));
    Ok(Given::counted(running.count()))
}

/// The organizations active in windows: one that is active in two of them counts twice.
fn active(known: &Known<'_>, asked: &Asked, windows: &[Window]) -> Result<Given, Message> {
    let mut sum = 0_usize;
    for window in windows {
        let wanted = Wanted {
            asked,
            measure: Measure::Active,
            slot: Slot::at_the_end_of(*window),
        };
        sum = sum.saturating_add(count(known, wanted, Count::Organizations)?.len());
    }
    Ok(Given::counted(sum))
}

/// The provinces of the map of the day.
fn provincial_units(asked: &Asked) -> Result<Given, Message> {
    match province::on(asked.day()?).len() {
        0 => Err(Message::new(
            "danh mục tỉnh chưa có ngày đó",
            "the list of provinces does not reach back to that day",
        )),
        units => Ok(Given::counted(units)),
    }
}
