//! When a holder is registered: the valid days of all its certificates together, and its offices.
//!
//! I1. A certificate is looked at once, and each day is then found by halving.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BinaryHeap};

use crate::date::Date;
use crate::law::table::DECREE_58_2022;
use crate::order;
use crate::record::{Certificate, CertificateKind, CertificateStatus, Record as _};

/// The days on which something holds: spans that do not overlap, in order.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Days(Vec<(Date, Date)>);

impl Days {
    /// Joins spans, each with its first and last day.
    pub(super) fn joined(mut spans: Vec<(Date, Date)>) -> Self {
        spans.sort_unstable();
        let mut joined: Vec<(Date, Date)> = Vec::new();
        for (first, last) in spans {
            match joined.last_mut() {
                Some((_, end)) if first <= *end => *end = last.max(*end),
                Some(_) | None => joined.push((first, last)),
            }
        }
        Self(joined)
    }

    pub(super) fn contain(&self, day: Date) -> bool {
        let after = self.0.partition_point(|(first, _)| *first <= day);
        let span = after.checked_sub(1).and_then(|place| self.0.get(place));
        span.is_some_and(|(_, last)| day <= *last)
    }

    fn first_after(&self, day: Date) -> Option<Date> {
        let after = self.0.partition_point(|(first, _)| *first <= day);
        self.0.get(after).map(|(first, _)| *first)
    }
}

/// When the certificates of a holder are valid (thời gian còn hiệu lực).
pub(super) struct Coverage {
    registered: Days,
    valid: Days,
    open: Days,
}

impl Coverage {
    /// Reads the statuses of the certificates of a holder.
    pub(super) fn of<'s>(statuses: impl Iterator<Item = &'s Statuses> + Clone) -> Self {
        let days_of = |is_asked: fn(CertificateStatus) -> bool| {
            let all = statuses.clone().flat_map(Statuses::spans);
            let asked = all.filter(|(.., status)| is_asked(*status));
            Days::joined(asked.map(|(first, last, _)| (first, last)).collect())
        };
        Self {
            registered: days_of(CertificateStatus::is_registered),
            valid: days_of(|status| status == CertificateStatus::Valid),
            open: days_of(|status| status == CertificateStatus::CannotTell),
        }
    }

    /// Tells whether some certificate is valid on a day.
    pub(super) fn is_registered(&self, day: Date) -> bool {
        self.registered.contain(day)
    }

    /// Tells whether some certificate is valid on a day and not suspended.
    pub(super) fn is_valid(&self, day: Date) -> bool {
        self.valid.contain(day)
    }

    /// Returns the first day on which some certificate is valid and not suspended.
    pub(super) fn first_valid(&self) -> Option<Date> {
        self.valid.0.first().map(|(first, _)| *first)
    }

    /// Tells whether nobody can tell of some certificate.
    pub(super) fn is_open(&self, day: Date) -> bool {
        self.open.contain(day)
    }

    /// Returns the next day from which some certificate is valid.
    pub(super) fn next_registered(&self, day: Date) -> Option<Date> {
        self.registered.first_after(day)
    }
}

const LAST: Date = Date::literal::<22001231>();

/// The statuses of a certificate, day by day (tình trạng theo ngày).
pub(super) struct Statuses(Vec<(Date, CertificateStatus)>);

impl Statuses {
    pub(super) fn of(certificate: &Certificate) -> Self {
        Self(certificate.statuses())
    }

    /// Returns the status on a day.
    pub(super) fn on(&self, day: Date) -> CertificateStatus {
        let after = self.0.partition_point(|(first, _)| *first <= day);
        let place = after.checked_sub(1).and_then(|place| self.0.get(place));
        place.map_or(CertificateStatus::CannotTell, |(_, status)| *status)
    }

    /// Returns the first status.
    pub(super) fn first(&self) -> Option<CertificateStatus> {
        self.0.first().map(|(_, status)| *status)
    }

    /// Tells whether a status is the one on some day.
    pub(super) fn is_ever(&self, status: CertificateStatus) -> bool {
        self.0.iter().any(|(_, of)| *of == status)
    }

    /// Returns each status with its first and last day.
    fn spans(&self) -> impl Iterator<Item = (Date, Date, CertificateStatus)> {
        let next = self.0.iter().skip(1);
        let lasts = next.filter_map(|(next, _)| next.plus_days(-1).ok());
        let firsts = self.0.iter().zip(lasts.chain([LAST]));
        firsts.map(|((first, status), last)| (*first, last, *status))
    }
}

/// The statuses of a certificate, each with its first and last day.
fn statuses(certificate: &Certificate) -> impl Iterator<Item = (Date, Date, CertificateStatus)> {
    let spans: Vec<_> = Statuses::of(certificate).spans().collect();
    spans.into_iter()
}

/// The times for which a certificate is suspended, each with its first and last day.
pub(super) fn suspensions(certificate: &Certificate) -> impl Iterator<Item = (Date, Date)> {
    statuses(certificate)
        .filter(|(.., status)| *status == CertificateStatus::Suspended)
        .map(|(first, last, _)| (first, last))
}

/// What earlier certificates of a kind and holder make of one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Reissue {
    /// Its whole term lies in that of one issued before: it may be that one, amended or issued again.
    Within,
    /// Nobody can tell: a last day is not told.
    CannotTell,
}

/// Which certificates of a holder lie within one that was issued before, of the same kind; a project
/// office counts as such if it was issued before there were none any more.
pub(super) fn reissues<'a>(certificates: &[&'a Certificate]) -> Vec<(&'a str, Reissue)> {
    let none_since = DECREE_58_2022.in_force().from();
    let issued = certificates.iter();
    let mut issued: Vec<(CertificateKind, Date, &Certificate)> = issued
        .filter_map(|one| Some((one.kind()?, one.issued_on()?, *one)))
        .collect();
    order::sort_by_key(&mut issued, |(kind, date, one)| (*kind, *date, one.key()));
    let mut found = Vec::new();
    for of_kind in issued.chunk_by(|a, b| a.0 == b.0) {
        let (mut latest, mut is_open): (Option<Date>, bool) = (None, false);
        for of_day in of_kind.chunk_by(|a, b| a.1 == b.1) {
            for (.., one) in of_day {
                let reissue = match (one.valid_until(), latest) {
                    (Some(last), Some(latest)) if last <= latest => Reissue::Within,
                    (None, Some(_)) => Reissue::CannotTell,
                    (Some(_) | None, _) if is_open => Reissue::CannotTell,
                    (Some(_) | None, _) => continue,
                };
                found.push((one.key(), reissue));
            }
            for (kind, date, one) in of_day {
                if *kind == CertificateKind::ProjectOffice && Some(*date) >= none_since {
                    continue;
                }
                let renewed = one.events().iter().filter_map(|event| event.valid_until());
                match one.valid_until().into_iter().chain(renewed).max() {
                    Some(last) => latest = latest.max(Some(last)),
                    None => is_open = true,
                }
            }
        }
    }
    found
}

/// For each representative office of a holder, by the id of its certificate: the certificate of one
/// issued before, valid on the day of issue. Of several it is the first one by id.
pub(super) fn earlier_offices<'a>(
    certificates: &[&'a Certificate],
) -> Vec<(&'a str, &'a Certificate)> {
    let is_office = |c: &&&Certificate| c.kind() == Some(CertificateKind::RepresentativeOffice);
    let offices = certificates.iter().filter(is_office);
    let mut offices: Vec<(Date, &Certificate)> = offices
        .filter_map(|office| Some((office.issued_on()?, *office)))
        .collect();
    // Of two issued on one day, the second by id is the one too many.
    order::sort_by_key(&mut offices, |(issued, office)| (*issued, office.key()));
    let mut coming = BinaryHeap::new();
    let mut ends = BinaryHeap::new();
    let mut valid = BTreeMap::new();
    let mut found = Vec::new();
    for (place, (issued, office)) in offices.iter().enumerate() {
        while let Some(Reverse((last, key))) = ends.peek() {
            if last >= issued {
                break;
            }
            valid.remove(key);
            ends.pop();
        }
        while let Some(Reverse((first, last, other))) = coming.peek().copied() {
            if first > *issued {
                break;
            }
            coming.pop();
            let other = offices.get::<usize>(other).filter(|_| last >= *issued);
            if let Some((_, other)) = other {
                valid.insert(other.key(), *other);
                ends.push(Reverse((last, other.key())));
            }
        }
        if let Some((_, other)) = valid.first_key_value() {
            found.push((office.key(), *other));
        }
        for (first, last, status) in statuses(office) {
            if status.is_registered() {
                coming.push(Reverse((first, last, place)));
            }
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::record::{CertificateDraft, CertificateEventDraft};

    fn coverage_of(certificates: &[&Certificate]) -> Coverage {
        let statuses: Vec<_> = certificates.iter().map(|c| Statuses::of(c)).collect();
        Coverage::of(statuses.iter())
    }

    fn office(id: &'static str, issued: &'static str, until: &'static str) -> Certificate {
        certificate(id, issued, until, "renewed", "")
    }

    fn certificate(
        id: &'static str,
        issued: &'static str,
        until: &'static str,
        event: &'static str,
        date: &'static str,
    ) -> Certificate {
        let mut draft = CertificateDraft {
            id: id.into(),
            kind: "representative_office".into(),
            issued_on: issued.into(),
            valid_until: until.into(),
            ..Default::default()
        };
        if !date.is_empty() {
            draft.events.push(CertificateEventDraft {
                kind: event.into(),
                date: date.into(),
                valid_until: "2021-12-31".into(),
                ..Default::default()
            });
        }
        Certificate::build(&draft).unwrap()
    }

    #[test]
    fn the_index_says_what_asking_each_certificate_says() {
        let all = [
            office("C1", "2020-01-10", "2020-03-31"),
            office("C2", "2020-03-01", "2020-04-30"),
            certificate("C3", "2020-04-15", "2020-05-31", "renewed", "2020-07-01"),
            certificate("C4", "2020-04-15", "2020-12-31", "revoked", "2020-08-01"),
            certificate("C5", "2020-09-01", "2020-12-31", "suspended", "2020-10-01"),
            office("C6", "2022-02-01", "2022-02-10"),
            office("C7", "2022-02-11", "2022-03-10"),
        ];
        let all: Vec<&Certificate> = all.iter().collect();
        let coverage = coverage_of(&all);
        let mut day = Date::parse("2020-01-01").unwrap();
        let mut registered = Vec::new();
        while day < Date::parse("2022-04-01").unwrap() {
            let is = |c: &&Certificate| c.status_on(day).is_registered();
            assert_eq!(coverage.is_registered(day), all.iter().any(is), "{day}");
            assert!(!coverage.is_open(day));
            registered.push((day, all.iter().any(is)));
            day = day.plus_days(1).unwrap();
        }
        for (place, (day, is)) in registered.iter().enumerate().filter(|(_, (_, is))| !is) {
            let next = registered[place..].iter().find(|(_, is)| *is);
            let expected = next.map(|(day, _)| *day);
            assert_eq!(coverage.next_registered(*day), expected, "{day} {is}");
        }

        let expected = all.iter().filter_map(|office| {
            let issued = office.issued_on()?;
            let before =
                |c: &&&Certificate| (c.issued_on(), c.key()) < (Some(issued), office.key());
            let valid = |c: &&&Certificate| c.status_on(issued).is_registered();
            let mut others = all.iter().filter(before).filter(valid);
            Some((office.key(), others.next()?.key()))
        });
        let mut found = earlier_offices(&all);
        order::sort_by_key(&mut found, |(office, _)| *office);
        let found: Vec<_> = found
            .iter()
            .map(|(office, other)| (*office, other.key()))
            .collect();
        assert_eq!(found, expected.collect::<Vec<_>>());
        assert_eq!(found.len(), 4);
    }

    #[test]
    fn a_certificate_that_does_not_say_enough_leaves_it_open() {
        let open = certificate("C1", "2020-01-10", "2020-03-31", "renewed", "2020-02-01");
        let undated = Certificate::build(&CertificateDraft {
            id: "C2".into(),
            issued_on: "2020-02-01".into(),
            ..Default::default()
        });
        let undated = undated.unwrap();
        let coverage = coverage_of(&[&open, &undated]);
        let day = |text| Date::parse(text).unwrap();
        assert!(!coverage.is_open(day("2020-01-31")) && coverage.is_open(day("2020-02-01")));
        assert!(coverage.is_registered(day("2021-12-31")));
        assert!(!coverage.is_registered(day("2022-01-01")));
    }
}
