//! What the records give for each indicator.

use crate::catalog::province;
use crate::date::{Window, WindowKind};
use crate::finding::Message;
use crate::id::DonorId;
use crate::money::number::Qualifier;
use crate::money::{Total, Totals};
use crate::record::{Commitment, Indicator, Novelty, RecordKind};
use crate::report::figures::Computed;
use crate::report::figures::asked::{Asked, Filter};
use crate::report::figures::doubt::{Extent, Need, When};
use crate::report::known::Known;
use crate::statistics::{self, Tally, TallyCell};

/// Computes what a figure asks for; an error is the reason why nobody can tell.
pub(super) fn compute(known: &Known<'_>, asked: &Asked) -> Result<Computed, Message> {
    if asked.indicator != Indicator::ProvincialUnits {
        asked.covered(known)?;
    }
    asked.only_by(filters(asked.indicator))?;
    let organizations =
        |cell: &TallyCell| Computed::Count(asked.count(known.registry, &cell.organizations));
    let grants = |cell: &TallyCell| Computed::Count(cell.grants.len());
    let aid = |cell: &TallyCell| Computed::Aid(cell.aid.clone());
    match asked.indicator {
        Indicator::OrganizationsApproved => approved(known, asked, asked.novelty, organizations),
        Indicator::OrganizationsNewlyApproved => {
            approved(known, asked, Some(Novelty::New), organizations)
        }
        Indicator::GrantsApproved => approved(known, asked, asked.novelty, grants),
        Indicator::AidApproved => approved(known, asked, asked.novelty, aid),
        Indicator::AidApprovedRatio => approved_ratio(known, asked),
        Indicator::OrganizationsWithRunningAid => running(known, asked, organizations),
        Indicator::GrantsRunning => running(known, asked, grants),
        Indicator::ValueRunning => running(known, asked, aid),
        Indicator::AidDisbursed => disbursed(known, asked),
        Indicator::OrganizationsActive => active(known, asked, &[asked.window()?]),
        Indicator::OrganizationYears => active(known, asked, &years_of(asked.window()?)?),
        Indicator::OrganizationsRegistered => registered(known, asked),
        Indicator::OrganizationsNewlyRegistered => newly_registered(known, asked),
        Indicator::AidCommitted => committed(known, asked),
        Indicator::ProvincialUnits => provincial_units(asked),
        Indicator::OrganizationsWithRelations
        | Indicator::AidDisbursedChange
        | Indicator::AidDisbursedRatio
        | Indicator::AidDisbursedShare
        | Indicator::Programmes => Err(Message::new(
            "báo cáo này chưa tính chỉ tiêu này",
            "this report does not compute it",
        )),
    }
}

/// What each indicator can be computed by; any other filter would be passed over in silence.
const fn filters(indicator: Indicator) -> &'static [Filter] {
    match indicator {
        Indicator::OrganizationsApproved => {
            &[Filter::Place, Filter::Origin, Filter::Mode, Filter::Novelty]
        }
        Indicator::OrganizationsNewlyApproved | Indicator::OrganizationsWithRunningAid => {
            &[Filter::Place, Filter::Origin, Filter::Mode]
        }
        Indicator::GrantsApproved | Indicator::AidApproved | Indicator::AidApprovedRatio => {
            &[Filter::Place, Filter::Mode, Filter::Novelty]
        }
        Indicator::GrantsRunning | Indicator::ValueRunning | Indicator::AidDisbursed => {
            &[Filter::Place, Filter::Mode]
        }
        Indicator::OrganizationsActive | Indicator::OrganizationYears => {
            &[Filter::Place, Filter::Origin]
        }
        Indicator::OrganizationsRegistered
        | Indicator::OrganizationsNewlyRegistered
        | Indicator::AidCommitted => &[Filter::Origin],
        Indicator::ProvincialUnits => &[],
        // Not computed at all, which is the better reason to give.
        Indicator::OrganizationsWithRelations
        | Indicator::AidDisbursedChange
        | Indicator::AidDisbursedRatio
        | Indicator::AidDisbursedShare
        | Indicator::Programmes => &[Filter::Place, Filter::Origin, Filter::Mode, Filter::Novelty],
    }
}

/// Returns which records a figure is computed from, where and when.
pub(super) fn extent(asked: &Asked) -> Result<Extent, Message> {
    let of_mode_or_place = asked.mode.is_some() || asked.place.is_some();
    let by_origin = asked.region.is_some() || asked.country.is_some();
    let grants = |when: When| vec![Need::Of(RecordKind::Grant, when)];
    let donors = |by: RecordKind, when: When| {
        [
            Need::Of(by, when),
            Need::NamedBy(RecordKind::Donor, by, when),
        ]
    };
    let needs = match asked.indicator {
        Indicator::OrganizationsApproved | Indicator::OrganizationsNewlyApproved => {
            donors(RecordKind::Grant, When::In(asked.window()?)).to_vec()
        }
        Indicator::GrantsApproved | Indicator::AidApproved => grants(When::In(asked.window()?)),
        Indicator::AidApprovedRatio => {
            let window = asked.window()?;
            let mut needs = grants(When::In(window));
            needs.extend(
                whole_years_before(&window)
                    .into_iter()
                    .flat_map(|before| grants(When::In(before))),
            );
            needs
        }
        Indicator::OrganizationsWithRunningAid => {
            donors(RecordKind::Grant, When::Around(day_of(asked)?)).to_vec()
        }
        Indicator::GrantsRunning | Indicator::ValueRunning => grants(When::Around(day_of(asked)?)),
        Indicator::AidDisbursed => {
            let when = When::In(asked.window()?);
            let mut needs = vec![Need::Of(RecordKind::Transaction, when)];
            if of_mode_or_place {
                let by = RecordKind::Transaction;
                needs.push(Need::NamedBy(RecordKind::Grant, by, when));
            }
            needs
        }
        Indicator::OrganizationsActive | Indicator::OrganizationYears => {
            let (grant, by) = (RecordKind::Grant, RecordKind::Transaction);
            let window = asked.window()?;
            let mut needs = donors(grant, When::Around(window)).to_vec();
            needs.extend(donors(by, When::In(window)));
            needs.push(Need::NamedBy(grant, by, When::In(window)));
            needs
        }
        Indicator::OrganizationsRegistered => {
            donors(RecordKind::Certificate, When::Around(day_of(asked)?)).to_vec()
        }
        // An earlier certificate would make a first one no first one.
        Indicator::OrganizationsNewlyRegistered => {
            donors(RecordKind::Certificate, When::By(asked.window()?.last())).to_vec()
        }
        Indicator::AidCommitted => {
            let when = When::In(asked.window()?);
            if by_origin {
                donors(RecordKind::Commitment, when).to_vec()
            } else {
                vec![Need::Of(RecordKind::Commitment, when)]
            }
        }
        Indicator::ProvincialUnits
        | Indicator::OrganizationsWithRelations
        | Indicator::AidDisbursedChange
        | Indicator::AidDisbursedRatio
        | Indicator::AidDisbursedShare
        | Indicator::Programmes => Vec::new(),
    };
    Ok(Extent {
        needs,
        codes: asked.codes(),
        mode: asked.mode,
    })
}

/// Returns the day that a figure tells of as a window.
fn day_of(asked: &Asked) -> Result<Window, Message> {
    let day = asked.day()?;
    Window::span(day, day).map_err(|error| Message::of(&error))
}

/// Tells an error of arithmetic as a reason.
fn told(error: crate::money::MoneyError) -> Message {
    Message::of(&error)
}

/// Refuses a sum of a place that lacks undivided money.
fn divided(asked: &Asked, here: &Tally) -> Result<(), Message> {
    if asked.place.is_some() && here.is_undivided {
        return Err(Message::new(
            "có khoản viện trợ ở nhiều tỉnh mà số tiền không chia được",
            "a grant in several provinces has money that cannot be divided among them",
        ));
    }
    Ok(())
}

/// What a tally gives, unless it is a sum that lacks money of the place.
fn found(asked: &Asked, here: &Tally, computed: Computed) -> Result<Computed, Message> {
    if let Computed::Aid(_) = computed {
        divided(asked, here)?;
    }
    Ok(computed)
}

/// What was decided in the window.
fn approved(
    known: &Known<'_>,
    asked: &Asked,
    novelty: Option<Novelty>,
    of: impl Fn(&TallyCell) -> Computed,
) -> Result<Computed, Message> {
    let window = asked.window()?;
    let here = asked.tally(known, window, window.last())?;
    let cell = here.approved_of(asked.mode, novelty).map_err(told)?;
    found(asked, &here, of(&cell))
}

/// What runs on the day.
fn running(
    known: &Known<'_>,
    asked: &Asked,
    of: impl Fn(&TallyCell) -> Computed,
) -> Result<Computed, Message> {
    let window = day_of(asked)?;
    let here = asked.tally(known, window, window.last())?;
    let unknown = here.perhaps_running.len();
    if unknown > 0 {
        return Err(Message::new(
            format!("số khoản không biết có đang thực hiện hay không: {unknown}"),
            format!("grants of which nobody can tell whether they run: {unknown}"),
        ));
    }
    let cell = here.running_of(asked.mode).map_err(told)?;
    found(asked, &here, of(&cell))
}

/// What was disbursed in the window, refunds subtracted.
fn disbursed(known: &Known<'_>, asked: &Asked) -> Result<Computed, Message> {
    let window = asked.window()?;
    let here = asked.tally(known, window, window.last())?;
    let aid = here.disbursed_of(asked.mode).map_err(told)?;
    found(asked, &here, Computed::Aid(aid))
}

/// The organizations active in windows: one that is active in two of them counts twice.
fn active(known: &Known<'_>, asked: &Asked, windows: &[Window]) -> Result<Computed, Message> {
    let mut sum = 0_usize;
    for window in windows {
        let here = asked.tally(known, *window, window.last())?;
        sum = sum.saturating_add(asked.count(known.registry, &here.active));
    }
    Ok(Computed::Count(sum))
}

/// Returns the windows that organization-years are counted by: a span's calendar years.
pub(super) fn years_of(window: Window) -> Result<Vec<Window>, Message> {
    match window.kind() {
        WindowKind::Span => {}
        WindowKind::CalendarYear
        | WindowKind::Decree58
        | WindowKind::BudgetYear
        | WindowKind::Half
        | WindowKind::Month => return Ok(vec![window]),
    }
    let (first, last) = (window.first(), window.last());
    let years: Vec<Window> = (first.year()..=last.year())
        .filter_map(|year| Window::calendar_year(year).ok())
        .collect();
    let begins = years.first().is_some_and(|year| year.first() == first);
    if begins && years.last().is_some_and(|year| year.last() == last) {
        Ok(years)
    } else {
        Err(Message::new(
            "kỳ không gồm trọn các năm",
            "the window is not made of whole years",
        ))
    }
}

/// Aid approved in the window, divided by that of the whole years right before it.
fn approved_ratio(known: &Known<'_>, asked: &Asked) -> Result<Computed, Message> {
    let window = asked.window()?;
    let before = whole_years_before(&window).ok_or_else(|| {
        Message::new("kỳ không có trọn năm nào", "the window holds no whole year")
    })?;
    let aid = |window: Window| -> Result<Totals, Message> {
        let here = asked.tally(known, window, window.last())?;
        let cell = here.approved_of(asked.mode, asked.novelty).map_err(told)?;
        divided(asked, &here)?;
        Ok(cell.aid)
    };
    let (above, below) = (aid(window)?, aid(before)?);
    match (single(&above), single(&below)) {
        (Some(numerator), Some(denominator))
            if numerator.currency() == denominator.currency() && denominator.minor() > 0 =>
        {
            Ok(Computed::Ratio {
                numerator,
                denominator,
            })
        }
        _ => Err(Message::new(
            "cần một loại tiền duy nhất và số chia khác 0",
            "a single currency and a divisor other than zero are needed",
        )),
    }
}

/// Returns the only sum, if there is exactly one.
fn single(totals: &Totals) -> Option<Total> {
    let mut sums = totals.iter();
    sums.next().filter(|_| sums.next().is_none())
}

/// Returns the span of as many whole years as a window holds, up to the day before it.
pub(super) fn whole_years_before(window: &Window) -> Option<Window> {
    let after = window.last().plus_days(1).ok()?;
    let years = (1i32..).take_while(|years| {
        let months = years.saturating_mul(12);
        window
            .first()
            .plus_months(months)
            .is_ok_and(|end| end <= after)
    });
    let years = years.last()?;
    let first = window.first().plus_months(years.saturating_mul(-12)).ok()?;
    Window::span(first, window.first().plus_days(-1).ok()?).ok()
}

/// The organizations with a certificate valid on the day.
fn registered(known: &Known<'_>, asked: &Asked) -> Result<Computed, Message> {
    let organizations = statistics::registered(known.registry, asked.day()?);
    Ok(Computed::Count(asked.count(known.registry, &organizations)))
}

/// The organizations whose first certificate was issued in the window.
fn newly_registered(known: &Known<'_>, asked: &Asked) -> Result<Computed, Message> {
    let organizations = statistics::newly_registered(known.registry, asked.window()?);
    Ok(Computed::Count(asked.count(known.registry, &organizations)))
}

/// What was promised in the window.
fn committed(known: &Known<'_>, asked: &Asked) -> Result<Computed, Message> {
    let window = asked.window()?;
    let mut totals = Totals::new();
    for commitment in known.registry.records::<Commitment>() {
        let is_mine = commitment.date().is_some_and(|day| window.contains(day))
            && asked.fits_donor(known.registry, commitment.donor().map(DonorId::as_str));
        let Some(amount) = commitment.amount().filter(|_| is_mine) else {
            continue;
        };
        match commitment.qualifier() {
            None | Some(Qualifier::Exact) => totals.add(amount),
            Some(Qualifier::Nearly | Qualifier::Over | Qualifier::About | Qualifier::Estimated) => {
                return Err(Message::new(
                    "có cam kết không nêu số tiền chính xác",
                    "a commitment does not state an exact amount",
                ));
            }
        }
    }
    Ok(Computed::Aid(totals))
}

/// The provinces of the map of the day.
fn provincial_units(asked: &Asked) -> Result<Computed, Message> {
    match province::on(asked.day()?).len() {
        0 => Err(Message::new(
            "danh mục tỉnh chưa có ngày đó",
            "the list of provinces does not reach back to that day",
        )),
        units => Ok(Computed::Count(units)),
    }
}
