//! Certificates of registration, and their status as of a date.
//!
//! ```text
//! not issued --issued_on--> valid --suspended--> suspended --resumed--> valid
//!                             |                      |
//!                             +--- day after the last valid day ---> expired --renewed--> valid
//!                             +--- terminated, revoked (for good)
//! ```
//! I1. An event counts from its own day. Several events of one day count in the order given.
//! I2. An event that decides and has no date makes the status "cannot tell", except after a dated
//!     end for good.

use crate::catalog::{ProvinceCode, Sector};
use crate::date::{Date, Period};
use crate::id::{CertificateId, DonorId};
use crate::order;
use crate::record::shape::{codes, shape};
use crate::record::value::{Term, Territory};
use crate::text::Text;

codes! {
    /// The kind of a certificate (loại giấy đăng ký), Decree 58/2022/NĐ-CP Article 3(3).
    pub enum CertificateKind {
        /// For operation (Giấy đăng ký hoạt động): at most 3 years.
        Operation = "operation", "Giấy đăng ký hoạt động", "operation certificate";
        /// For a representative office (Giấy đăng ký lập Văn phòng đại diện): at most 5 years.
        RepresentativeOffice = "representative_office", "Giấy đăng ký lập Văn phòng đại diện", "representative office certificate";
        /// For a project office (Giấy đăng ký lập Văn phòng dự án), under Decree 12/2012/NĐ-CP.
        ProjectOffice = "project_office", "Giấy đăng ký lập Văn phòng dự án", "project office certificate";
    }
}

codes! {
    /// What happened to a certificate (sự kiện của giấy đăng ký).
    pub enum CertificateEventKind {
        /// Renewed (gia hạn): `valid_until` of the event is the new last day.
        Renewed = "renewed", "gia hạn", "renewed";
        /// Amended (sửa đổi, bổ sung).
        Amended = "amended", "sửa đổi, bổ sung", "amended";
        /// Issued again: lost, old or damaged (cấp lại).
        Reissued = "reissued", "cấp lại", "re-issued";
        /// Suspended (đình chỉ hoạt động).
        Suspended = "suspended", "đình chỉ hoạt động", "suspended";
        /// Allowed again after a suspension (cho phép hoạt động trở lại).
        Resumed = "resumed", "hoạt động trở lại", "resumed";
        /// Terminated (chấm dứt hoạt động).
        Terminated = "terminated", "chấm dứt hoạt động", "terminated";
        /// Revoked (thu hồi).
        Revoked = "revoked", "thu hồi", "revoked";
    }
}

shape! {
    /// A dated event of a certificate.
    part CertificateEvent, CertificateEventDraft {
        /// What happened.
        copy kind: CertificateEventKind,
        /// The day from which it counts.
        copy date: Date,
        /// The number of the paper.
        one number: Text,
        /// The new last valid day, where the event changes it.
        copy valid_until: Date,
        /// A remark.
        one note: Text,
    }
}

shape! {
    /// A certificate of registration (giấy đăng ký) of a foreign NGO, Decree 58/2022/NĐ-CP.
    ///
    /// # Example
    /// ```
    /// use vientro::Date;
    /// use vientro::record::{
    ///     Certificate, CertificateDraft, CertificateEventDraft, CertificateStatus,
    /// };
    /// let draft = CertificateDraft {
    ///     id: "C1".into(),
    ///     holder: "D1".into(),
    ///     issued_on: "2023-01-01".into(),
    ///     valid_until: "2025-12-31".into(),
    ///     events: vec![CertificateEventDraft {
    ///         kind: "suspended".into(),
    ///         date: "2024-06-01".into(),
    ///         ..Default::default()
    ///     }],
    ///     ..Default::default()
    /// };
    /// let certificate = Certificate::build(&draft).map_err(|problems| problems[0].to_string())?;
    /// let status = |day| Date::parse(day).map(|day| certificate.status_on(day));
    /// assert_eq!(status("2024-05-31")?, CertificateStatus::Valid);
    /// assert_eq!(status("2024-06-01")?, CertificateStatus::Suspended);
    /// assert_eq!(status("2026-01-01")?, CertificateStatus::Expired);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    record Certificate, CertificateDraft, CertificateId, Certificate {
        /// The organization that holds it.
        one holder: DonorId,
        /// The number printed on it.
        one number: Text,
        /// The kind.
        copy kind: CertificateKind,
        /// The day of issue, its first valid day.
        copy issued_on: Date,
        /// The last valid day, as issued.
        copy valid_until: Date,
        /// The end of the organization's registration at home.
        copy home_term_end: Term,
        /// The territory where it may work.
        many provinces: Territory,
        /// The sectors in which it may work.
        many sectors: Sector,
        /// The province of the office.
        copy office_province: ProvinceCode,
        /// The period that its list of programmes covers.
        copy programme_list: Period,
        /// What happened to it since.
        many events: CertificateEvent,
    }
}

impl CertificateEvent {
    /// Tells whether the event decides on the status, on a day that nobody knows.
    fn may_decide(&self) -> bool {
        let changes_status = match self.kind() {
            Some(
                CertificateEventKind::Renewed
                | CertificateEventKind::Suspended
                | CertificateEventKind::Resumed
                | CertificateEventKind::Terminated
                | CertificateEventKind::Revoked,
            ) => true,
            Some(CertificateEventKind::Amended | CertificateEventKind::Reissued) | None => false,
        };
        self.date().is_none() && (changes_status || self.valid_until().is_some())
    }
}

/// The status of a certificate on a day (tình trạng giấy đăng ký).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum CertificateStatus {
    /// Before its day of issue (chưa cấp).
    NotIssued,
    /// Valid (còn hiệu lực).
    Valid,
    /// Valid but suspended (đang bị đình chỉ).
    Suspended,
    /// After its last valid day (hết hạn).
    Expired,
    /// Terminated (đã chấm dứt).
    Terminated,
    /// Revoked (đã thu hồi).
    Revoked,
    /// The record does not say enough: a date is missing (không xác định được).
    CannotTell,
}

impl CertificateStatus {
    /// Tells whether the certificate counts as registered: valid, suspended ones included.
    pub const fn is_registered(self) -> bool {
        matches!(self, Self::Valid | Self::Suspended)
    }
}

impl Certificate {
    /// Returns the last valid day as known on a day: as issued, or as renewed by then.
    pub fn valid_until_on(&self, day: Date) -> Option<Date> {
        let mut renewals: Vec<(Date, Date)> = self
            .events
            .iter()
            .filter_map(|event| Some((event.date()?, event.valid_until()?)))
            .filter(|(date, _)| *date <= day)
            .collect();
        order::sort_by_key(&mut renewals, |(date, _)| *date);
        renewals
            .last()
            .map(|(_, until)| *until)
            .or(self.valid_until)
    }

    /// Returns the status on a day.
    ///
    /// # Legal basis
    /// * Decree 58/2022/NĐ-CP, Articles 9, 12, 16, 18 and 19.
    pub fn status_on(&self, day: Date) -> CertificateStatus {
        let mut standing = Standing::new(self);
        for event in self.dated_events() {
            if event.date().is_some_and(|date| date <= day) {
                standing.take(event);
            }
        }
        standing.status(day)
    }

    /// Returns every status with its first day, from the first day of all on.
    pub(crate) fn statuses(&self) -> Vec<(Date, CertificateStatus)> {
        // Only on these days it changes.
        let mut days = order::set([Date::literal::<19000101>()]);
        let after = |last: Date| last.plus_days(1).ok();
        days.extend(self.issued_on);
        days.extend(self.valid_until.and_then(after));
        for event in &self.events {
            days.extend(event.date());
            days.extend(event.valid_until().and_then(after));
        }
        let mut standing = Standing::new(self);
        let mut coming = self.dated_events().into_iter().peekable();
        let statuses = days.into_iter().map(|day| {
            while let Some(event) =
                coming.next_if(|event| event.date().is_some_and(|date| date <= day))
            {
                standing.take(event);
            }
            (day, standing.status(day))
        });
        statuses.collect()
    }

    /// The dated events, oldest first; of one day they stay in the order given.
    fn dated_events(&self) -> Vec<&CertificateEvent> {
        let dated = self.events.iter().filter(|event| event.date().is_some());
        let mut dated: Vec<_> = dated.collect();
        order::sort_by_key(&mut dated, |event| event.date());
        dated
    }
}

/// How a certificate stands after some of its events.
struct Standing {
    issued: Option<Date>,
    until: Option<Date>,
    ended: Option<CertificateStatus>,
    is_suspended: bool,
    is_open: bool,
}

impl Standing {
    fn new(certificate: &Certificate) -> Self {
        Self {
            issued: certificate.issued_on,
            until: certificate.valid_until,
            ended: None,
            is_suspended: false,
            // An event without a date may or may not have happened by any day.
            is_open: certificate.events.iter().any(CertificateEvent::may_decide),
        }
    }

    /// Takes the next event.
    fn take(&mut self, event: &CertificateEvent) {
        self.until = event.valid_until().or(self.until);
        match event.kind() {
            Some(CertificateEventKind::Terminated) => {
                self.ended = self.ended.or(Some(CertificateStatus::Terminated));
            }
            Some(CertificateEventKind::Revoked) => {
                self.ended = self.ended.or(Some(CertificateStatus::Revoked));
            }
            Some(CertificateEventKind::Suspended) => self.is_suspended = true,
            Some(CertificateEventKind::Resumed) => self.is_suspended = false,
            Some(
                CertificateEventKind::Renewed
                | CertificateEventKind::Amended
                | CertificateEventKind::Reissued,
            )
            | None => {}
        }
    }

    fn status(&self, day: Date) -> CertificateStatus {
        match (self.issued, self.ended, self.until) {
            (None, ..) => CertificateStatus::CannotTell,
            (Some(issued), ..) if day < issued => CertificateStatus::NotIssued,
            (Some(_), Some(ended), _) => ended,
            (Some(_), None, _) if self.is_open => CertificateStatus::CannotTell,
            (Some(_), None, None) => CertificateStatus::CannotTell,
            (Some(_), None, Some(until)) if until < day => CertificateStatus::Expired,
            (Some(_), None, Some(_)) if self.is_suspended => CertificateStatus::Suspended,
            (Some(_), None, Some(_)) => CertificateStatus::Valid,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::CertificateStatus::{
        CannotTell, Expired, NotIssued, Revoked, Suspended, Terminated, Valid,
    };
    use super::*;
    use crate::record::draft::Field;

    /// A certificate of 2019 to 2021 with events: kind, date, new last day; empty is absent.
    fn certificate(events: &[(&'static str, &'static str, &'static str)]) -> Certificate {
        certificate_of("2019-01-01", "2021-12-31", events)
    }

    fn certificate_of(
        issued: &'static str,
        until: &'static str,
        events: &[(&'static str, &'static str, &'static str)],
    ) -> Certificate {
        let given = |text: &'static str| match text {
            "" => Field::Absent,
            text => text.into(),
        };
        let events = events
            .iter()
            .map(|(kind, date, until)| CertificateEventDraft {
                kind: given(kind),
                date: given(date),
                valid_until: given(until),
                ..Default::default()
            });
        Certificate::build(&CertificateDraft {
            id: "C1".into(),
            issued_on: given(issued),
            valid_until: given(until),
            events: events.collect(),
            ..Default::default()
        })
        .unwrap()
    }

    fn statuses(certificate: &Certificate, days: &[(&str, CertificateStatus)]) {
        for (day, status) in days {
            let day = Date::parse(day).unwrap();
            assert_eq!(certificate.status_on(day), *status, "{day}");
        }
    }

    #[test]
    fn valid_from_its_first_to_its_last_day() {
        statuses(
            &certificate(&[]),
            &[
                ("2018-12-31", NotIssued),
                ("2019-01-01", Valid),
                ("2021-12-31", Valid),
                ("2022-01-01", Expired),
            ],
        );
        assert!(Valid.is_registered() && Suspended.is_registered());
        for status in [NotIssued, Expired, Terminated, Revoked, CannotTell] {
            assert!(!status.is_registered());
        }
    }

    #[test]
    fn suspended_and_resumed_from_the_day_itself() {
        statuses(
            &certificate(&[
                ("resumed", "2020-05-01", ""),
                ("suspended", "2020-03-01", ""),
                ("suspended", "2021-12-01", ""),
            ]),
            &[
                ("2020-02-29", Valid),
                ("2020-03-01", Suspended),
                ("2020-04-30", Suspended),
                ("2020-05-01", Valid),
                ("2021-12-31", Suspended),
                ("2022-01-01", Expired),
            ],
        );
    }

    #[test]
    fn events_of_one_day_count_in_the_order_given() {
        let day = "2020-03-01";
        let on = [("suspended", day, ""), ("resumed", day, "")];
        statuses(&certificate(&on), &[(day, Valid)]);
        let off = [("resumed", day, ""), ("suspended", day, "")];
        statuses(&certificate(&off), &[(day, Suspended)]);
    }

    #[test]
    fn renewed_before_or_after_the_last_day() {
        statuses(
            &certificate(&[("renewed", "2021-11-01", "2024-12-31")]),
            &[
                ("2021-10-31", Valid),
                ("2022-01-01", Valid),
                ("2024-12-31", Valid),
                ("2025-01-01", Expired),
            ],
        );
        statuses(
            &certificate(&[("renewed", "2022-03-01", "2024-12-31")]),
            &[
                ("2021-12-31", Valid),
                ("2022-01-01", Expired),
                ("2022-02-28", Expired),
                ("2022-03-01", Valid),
            ],
        );
        // Suspended when it expired, and not resumed since.
        statuses(
            &certificate(&[
                ("suspended", "2021-12-01", ""),
                ("renewed", "2022-03-01", "2024-12-31"),
            ]),
            &[("2022-02-28", Expired), ("2022-03-01", Suspended)],
        );
        // A later amendment may shorten it again.
        statuses(
            &certificate(&[
                ("amended", "2022-01-01", "2022-06-30"),
                ("renewed", "2021-12-01", "2024-12-31"),
            ]),
            &[("2022-06-30", Valid), ("2022-07-01", Expired)],
        );
    }

    #[test]
    fn ended_for_good() {
        for (kind, status) in [("terminated", Terminated), ("revoked", Revoked)] {
            statuses(
                &certificate(&[
                    (kind, "2020-06-01", ""),
                    ("resumed", "2020-07-01", ""),
                    ("renewed", "2021-12-01", "2024-12-31"),
                    ("suspended", "", ""),
                ]),
                &[
                    ("2018-01-01", NotIssued),
                    ("2020-06-01", status),
                    ("2023-01-01", status),
                ],
            );
        }
        let both = [
            ("revoked", "2020-07-01", ""),
            ("terminated", "2020-06-01", ""),
        ];
        statuses(&certificate(&both), &[("2021-01-01", Terminated)]);
    }

    #[test]
    fn a_missing_date_that_decides_leaves_it_open() {
        for kind in ["renewed", "suspended", "resumed", "terminated", "revoked"] {
            statuses(
                &certificate(&[(kind, "", "")]),
                &[("2018-12-31", NotIssued), ("2020-01-01", CannotTell)],
            );
        }
        statuses(
            &certificate(&[("amended", "", "2025-01-01")]),
            &[("2020-01-01", CannotTell)],
        );
        for kind in ["amended", "reissued", ""] {
            statuses(&certificate(&[(kind, "", "")]), &[("2020-01-01", Valid)]);
        }
        statuses(
            &certificate_of("", "2021-12-31", &[]),
            &[("2020-01-01", CannotTell)],
        );
        statuses(
            &certificate_of("2019-01-01", "", &[]),
            &[("2020-01-01", CannotTell)],
        );
    }
}
