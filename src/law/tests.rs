use std::collections::BTreeSet;

use super::*;
use crate::code::Explain;
use crate::date::Date;
use crate::lang::Lang;

fn day(text: &str) -> Date {
    Date::parse(text).unwrap()
}

fn point(letter: char) -> Point {
    Point::new(letter).unwrap()
}

#[test]
fn the_table_is_sorted_and_speaks_of_itself() {
    let all: Vec<_> = Instrument::all().collect();
    assert!(all.is_sorted() && all.len() > 30);
    assert_eq!(
        all.iter().map(|i| i.id()).collect::<BTreeSet<_>>().len(),
        all.len()
    );
    for instrument in all {
        let id = instrument.id();
        assert_eq!(Instrument::parse(id), Ok(instrument));
        assert_eq!(Instrument::parse(&id.replace('Đ', "D")), Ok(instrument));
        let (number, rest) = id.split_at(id.find(['/', '-']).unwrap());
        assert_eq!(number.parse::<u16>().unwrap(), instrument.number);
        if let Some(year) = rest.get(1..5).and_then(|y| y.parse::<u16>().ok()) {
            assert_eq!(year, instrument.year, "{id}");
        }
        let first = instrument.in_force().from().unwrap();
        if let Some(issued) = instrument.issued_on() {
            assert!(issued <= first, "{id}");
            assert_eq!(issued.year(), i32::from(instrument.year), "{id}");
        }
        for label in [instrument.issuer(), instrument.title()] {
            assert!(!label.vi.is_empty() && !label.en.is_empty());
        }
    }
}

#[test]
fn a_successor_follows_the_day_after() {
    for instrument in Instrument::all() {
        if let Some(next) = instrument.replaced_by() {
            let last = instrument.in_force().until().unwrap();
            assert_eq!(
                next.in_force().from(),
                Some(last.plus_days(1).unwrap()),
                "{next:?}"
            );
        }
        assert_eq!(
            instrument.replaced_by.is_some(),
            instrument.replaced_by().is_some()
        );
    }
}

#[test]
fn only_what_was_read_is_verified() {
    let full: Vec<_> = Instrument::all()
        .filter(|i| i.text() == TextHeld::Full)
        .map(Instrument::id)
        .collect();
    assert_eq!(
        full,
        [
            "83/2015/QH13",
            "50/2020/NĐ-CP",
            "80/2020/NĐ-CP",
            "58/2022/NĐ-CP",
            "23/2022/TT-BTC",
            "02/2026/TT-BNG",
            "26/2026/TT-BTC",
            "89/2026/TT-BTC",
        ]
    );
    for (text, is_verified) in [
        ("khoản 1 Điều 11 Nghị định 80/2020/NĐ-CP", true),
        ("khoản 1 Điều 11 Nghị định 313/2025/NĐ-CP", false),
        ("khoản 2 Điều 24 Nghị định 313/2025/NĐ-CP", true),
        ("khoản 2 Điều 30 Nghị định 313/2025/NĐ-CP", true),
        ("khoản 3 Điều 30 Nghị định 313/2025/NĐ-CP", true),
        ("khoản 4 Điều 30 Nghị định 313/2025/NĐ-CP", false),
        ("điểm a khoản 2 Điều 24 Nghị định 313/2025/NĐ-CP", false),
        ("Điều 30 Nghị định 313/2025/NĐ-CP", false),
        ("Điều 1 Nghị định 93/2009/NĐ-CP", false),
        ("Điều 1 Nghị định 12/2012/NĐ-CP", false),
    ] {
        let citation = Citation::parse(text).unwrap();
        assert_eq!(citation.evidence().is_verified(), is_verified, "{text}");
        assert_eq!(Basis::new(citation).evidence(), citation.evidence());
    }
    for instrument in Instrument::all().filter(|i| i.text() == TextHeld::No) {
        assert!(!Citation::new(instrument, 1).evidence().is_verified());
    }
}

#[test]
fn only_days_that_a_full_text_states_are_verified() {
    let known = |day: fn(&Instrument) -> Evidence| -> Vec<&str> {
        let all = Instrument::all();
        all.filter(|i| day(i).is_verified())
            .map(Instrument::id)
            .collect()
    };
    assert_eq!(
        known(Instrument::first_day),
        [
            "83/2015/QH13",
            "50/2020/NĐ-CP",
            "80/2020/NĐ-CP",
            "58/2022/NĐ-CP",
            "23/2022/TT-BTC",
            "02/2026/TT-BNG",
            "26/2026/TT-BTC",
        ]
    );
    // Each of these was ended by a text that was read.
    assert_eq!(
        known(Instrument::last_day),
        [
            "93/2009/NĐ-CP",
            "12/2012/NĐ-CP",
            "225/2010/TT-BTC",
            "05/2012/TT-BNG",
        ]
    );
}

#[test]
fn citations_are_read_as_written() {
    for (vi, en) in [
        (
            "điểm đ khoản 1 Điều 11 Nghị định 80/2020/NĐ-CP",
            "Decree 80/2020/ND-CP, Article 11(1)(đ)",
        ),
        (
            "khoản 2 Điều 35 Nghị định 80/2020/NĐ-CP",
            "Decree 80/2020/ND-CP, Article 35(2)",
        ),
        (
            "Điều 9 Nghị định 58/2022/NĐ-CP",
            "Decree 58/2022/ND-CP, Article 9",
        ),
        (
            "điểm a Điều 5 Nghị định 58/2022/NĐ-CP",
            "Decree 58/2022/ND-CP, Article 5(a)",
        ),
        (
            "khoản 3 Điều 5a Nghị định 58/2022/NĐ-CP",
            "Decree 58/2022/ND-CP, Article 5a(3)",
        ),
        (
            "khoản 1 Điều 13 Luật 83/2015/QH13",
            "Law 83/2015/QH13, Article 13(1)",
        ),
        (
            "khoản 2 Điều 14 Thông tư 23/2022/TT-BTC",
            "Circular 23/2022/TT-BTC, Article 14(2)",
        ),
        (
            "Điều 1 Quyết định 1225/QĐ-TTg",
            "Decision 1225/QD-TTg, Article 1",
        ),
    ] {
        let place = Citation::parse(vi).unwrap_or_else(|e| panic!("{vi}: {e}"));
        assert_eq!(place.text(Lang::Vi), vi);
        assert_eq!(place.text(Lang::En), en);
        assert_eq!(Citation::parse(en), Ok(place));
    }
    let decomposed = "đie\u{302}\u{309}m đ khoa\u{309}n 1 Đie\u{302}\u{300}u 11 \
                      Nghi\u{323} đi\u{323}nh 80/2020/NĐ-CP";
    assert_eq!(
        Citation::parse(decomposed),
        Citation::parse("Decree 80/2020/ND-CP, Article 11(1)(đ)")
    );
}

#[test]
fn every_place_of_a_decree_is_read_as_written() {
    let decree = &table::DECREE_80_2020;
    for article in [1, 9, 36, 65535] {
        for letter in Point::all().map(Some).chain([None]) {
            for clause in [None, Some(1), Some(12)] {
                for point in Point::all().map(Some).chain([None]) {
                    let mut place = Citation::new(decree, article);
                    place = letter.map_or(place, |l| place.with_letter(l));
                    place = clause.map_or(place, |c| place.with_clause(c));
                    place = point.map_or(place, |p| place.with_point(p));
                    for lang in Lang::ALL {
                        assert_eq!(Citation::parse(&place.text(lang)), Ok(place));
                    }
                }
            }
        }
    }
}

#[test]
fn texts_that_are_no_citation() {
    for text in [
        "",
        "Nghị định 80/2020/NĐ-CP",
        "Điều Nghị định 80/2020/NĐ-CP",
        "Điều 0 Nghị định 80/2020/NĐ-CP",
        "Điều 01 Nghị định 80/2020/NĐ-CP",
        "Điều 65536 Nghị định 80/2020/NĐ-CP",
        "Điều +1 Nghị định 80/2020/NĐ-CP",
        "Điều 1 Thông tư 80/2020/NĐ-CP",
        "Điều 1 Decree 80/2020/NĐ-CP",
        "khoản 1 điểm a Điều 11 Nghị định 80/2020/NĐ-CP",
        "điểm ab khoản 1 Điều 11 Nghị định 80/2020/NĐ-CP",
        "Decree 80/2020/ND-CP, Article",
        "Decree 80/2020/ND-CP, Article 11(",
        "Decree 80/2020/ND-CP, Article 11()",
        "Decree 80/2020/ND-CP, Article 11(1)()",
        "Decree 80/2020/ND-CP, Article 11(1)(a)(b)",
        "Decree 80/2020/ND-CP, Article 11(1)x",
        "Decree 80/2020/ND-CP, Article (1)",
    ] {
        let error = Citation::parse(text).unwrap_err();
        assert!(
            matches!(error, LawError::CitationForm { .. }),
            "{text}: {error}"
        );
        assert_ne!(error.message(Lang::Vi), error.message(Lang::En));
    }
    for letter in ['f', 'j', 'w', 'z', 'A', 'Đ', '1'] {
        let text = format!("điểm {letter} khoản 1 Điều 11 Nghị định 80/2020/NĐ-CP");
        assert_eq!(
            Citation::parse(&text),
            Err(LawError::NoSuchPoint { letter })
        );
    }
    let unknown = Citation::parse("Điều 1 Nghị định 1/1901/NĐ-CP").unwrap_err();
    assert_eq!(unknown.code().id(), "law.unknown_instrument");
}

#[test]
fn points_sort_as_the_law_counts() {
    let letters: String = Point::all().map(Point::letter).collect();
    assert_eq!(letters, "abcdđeghiklmnopqrstuvxy");
    assert!(point('d') < point('đ') && point('đ') < point('e'));
    assert_eq!(Point::literal::<'đ'>(), point('đ'));
    let mut places: Vec<_> = [
        "điểm e khoản 1 Điều 11 Nghị định 80/2020/NĐ-CP",
        "điểm đ khoản 1 Điều 11 Nghị định 80/2020/NĐ-CP",
        "điểm d khoản 1 Điều 11 Nghị định 80/2020/NĐ-CP",
        "khoản 10 Điều 11 Nghị định 80/2020/NĐ-CP",
        "khoản 2 Điều 11 Nghị định 80/2020/NĐ-CP",
        "Điều 11 Nghị định 80/2020/NĐ-CP",
        "Điều 9 Nghị định 80/2020/NĐ-CP",
        "Điều 1 Nghị định 313/2025/NĐ-CP",
        "Điều 99 Luật 83/2015/QH13",
        "Điều 5a Nghị định 80/2020/NĐ-CP",
        "Điều 5 Nghị định 80/2020/NĐ-CP",
    ]
    .map(|text| Citation::parse(text).unwrap())
    .to_vec();
    places.sort_unstable();
    let places: Vec<_> = places.iter().map(|p| p.text(Lang::En)).collect();
    assert_eq!(
        places,
        [
            "Law 83/2015/QH13, Article 99",
            "Decree 80/2020/ND-CP, Article 5",
            "Decree 80/2020/ND-CP, Article 5a",
            "Decree 80/2020/ND-CP, Article 9",
            "Decree 80/2020/ND-CP, Article 11",
            "Decree 80/2020/ND-CP, Article 11(1)(d)",
            "Decree 80/2020/ND-CP, Article 11(1)(đ)",
            "Decree 80/2020/ND-CP, Article 11(1)(e)",
            "Decree 80/2020/ND-CP, Article 11(2)",
            "Decree 80/2020/ND-CP, Article 11(10)",
            "Decree 313/2025/ND-CP, Article 1",
        ]
    );
}

#[test]
fn the_text_in_force_on_each_side_of_each_change() {
    use Subject::*;
    for (subject, date, expected) in [
        (GrantAid, "2008-12-31", None),
        (GrantAid, "2020-09-16", Some("93/2009/NĐ-CP")),
        (GrantAid, "2020-09-17", Some("80/2020/NĐ-CP")),
        (GrantAid, "2025-12-07", Some("80/2020/NĐ-CP")),
        (GrantAid, "2025-12-08", Some("313/2025/NĐ-CP")),
        (DisasterRelief, "2020-06-14", None),
        (DisasterRelief, "2020-06-15", Some("50/2020/NĐ-CP")),
        (NgoRegistration, "2022-10-31", Some("12/2012/NĐ-CP")),
        (NgoRegistration, "2022-11-01", Some("58/2022/NĐ-CP")),
        (AidAccounting, "2022-05-19", Some("225/2010/TT-BTC")),
        (AidAccounting, "2022-05-20", Some("23/2022/TT-BTC")),
        (Oda, "2021-12-15", None),
        (Oda, "2025-09-09", Some("114/2021/NĐ-CP")),
        (Oda, "2025-09-10", Some("242/2025/NĐ-CP")),
        (PersonalData, "2025-12-31", Some("13/2023/NĐ-CP")),
        (PersonalData, "2026-01-01", Some("91/2025/QH15")),
        (StateBudget, "2025-12-31", Some("83/2015/QH13")),
        (StateBudget, "2026-01-01", Some("89/2025/QH15")),
    ] {
        let found = governing(subject, day(date));
        assert_eq!(
            found.map(|g| g.instrument().id()),
            expected,
            "{subject:?} {date}"
        );
        assert!(found.is_none_or(|g| g.transition().is_none()));
    }
}

#[test]
fn one_text_governs_a_subject_on_a_day() {
    for subject in Subject::ALL {
        let instruments = subject.instruments();
        assert!(instruments.is_sorted_by_key(|i| i.in_force().from()));
        for pair in instruments.windows(2) {
            assert!(!pair[0].in_force().overlaps(&pair[1].in_force()));
        }
        assert!(instruments.last().unwrap().in_force().until().is_none());
        assert!(!subject.label(Lang::Vi).is_empty() && !subject.id().is_empty());
    }
}

#[test]
fn what_lives_on_under_the_text_before() {
    let grant = |approved: &str, ends: Option<&str>, extended: Option<&str>| GrantTerm {
        approved_on: day(approved),
        ends_on: ends.map(day),
        extended_on: extended.map(day),
    };
    let show = |found: Option<Governed>| {
        let found = found.unwrap();
        (found.instrument().id(), found.transition())
    };
    use Subject::{AidAccounting, GrantAid};
    use Transition::*;
    for (subject, grant, event, expected) in [
        (
            GrantAid,
            grant("2020-09-16", None, None),
            "2020-09-16",
            ("93/2009/NĐ-CP", None),
        ),
        (
            GrantAid,
            grant("2020-09-16", None, None),
            "2026-01-01",
            ("93/2009/NĐ-CP", Some(GrantBefore80)),
        ),
        (
            GrantAid,
            grant("2020-09-16", Some("2023-12-31"), None),
            "2023-12-31",
            ("93/2009/NĐ-CP", Some(GrantBefore80)),
        ),
        (
            GrantAid,
            grant("2020-09-16", Some("2023-12-31"), None),
            "2024-01-01",
            ("80/2020/NĐ-CP", None),
        ),
        (
            GrantAid,
            grant("2020-09-17", None, None),
            "2025-12-07",
            ("80/2020/NĐ-CP", None),
        ),
        (
            GrantAid,
            grant("2025-12-07", None, None),
            "2025-12-08",
            ("313/2025/NĐ-CP", Some(NotReadIn313)),
        ),
        (
            GrantAid,
            grant("2025-12-08", None, None),
            "2025-12-08",
            ("313/2025/NĐ-CP", None),
        ),
        (
            AidAccounting,
            grant("2020-09-16", None, None),
            "2022-05-19",
            ("225/2010/TT-BTC", None),
        ),
        (
            AidAccounting,
            grant("2020-09-16", None, None),
            "2022-05-20",
            ("225/2010/TT-BTC", Some(AccountingBefore23)),
        ),
        (
            AidAccounting,
            grant("2020-09-17", None, None),
            "2022-05-20",
            ("23/2022/TT-BTC", None),
        ),
        (
            AidAccounting,
            grant("2020-09-16", None, Some("2023-06-01")),
            "2023-05-31",
            ("225/2010/TT-BTC", Some(AccountingBefore23)),
        ),
        (
            AidAccounting,
            grant("2020-09-16", None, Some("2023-06-01")),
            "2023-06-01",
            ("23/2022/TT-BTC", None),
        ),
        (
            Subject::StateBudget,
            grant("2019-01-01", None, None),
            "2026-01-01",
            ("89/2025/QH15", None),
        ),
    ] {
        assert_eq!(
            show(governing_grant(subject, grant, day(event))),
            expected,
            "{event}"
        );
    }
    for (submitted, event, expected) in [
        (
            "2020-09-16",
            "2020-10-01",
            ("93/2009/NĐ-CP", Some(DossierBefore80)),
        ),
        ("2020-09-17", "2020-10-01", ("80/2020/NĐ-CP", None)),
        (
            "2025-12-07",
            "2025-12-08",
            ("313/2025/NĐ-CP", Some(NotReadIn313)),
        ),
        ("2025-12-08", "2025-12-08", ("313/2025/NĐ-CP", None)),
    ] {
        assert_eq!(
            show(governing_dossier(day(submitted), day(event))),
            expected
        );
    }
    for (issued, expires, event, expected) in [
        ("2022-10-31", None, "2022-10-31", ("12/2012/NĐ-CP", None)),
        (
            "2022-10-31",
            None,
            "2022-11-01",
            ("12/2012/NĐ-CP", Some(ProjectOfficeBefore58)),
        ),
        (
            "2022-10-31",
            Some("2024-10-31"),
            "2024-11-01",
            ("58/2022/NĐ-CP", None),
        ),
        ("2022-11-01", None, "2022-11-01", ("58/2022/NĐ-CP", None)),
    ] {
        let found = governing_project_office(day(issued), expires.map(day), day(event));
        assert_eq!(show(found), expected);
    }
    for transition in [
        DossierBefore80,
        GrantBefore80,
        AccountingBefore23,
        ProjectOfficeBefore58,
        NotReadIn313,
    ] {
        assert!(
            transition
                .citation()
                .is_none_or(|c| c.evidence().is_verified())
        );
        assert_ne!(transition.note(Lang::Vi), transition.note(Lang::En));
    }
}

#[test]
fn bases_are_picked_by_date() {
    let bases = [
        Basis::new(Citation::new(&table::DECREE_80_2020, 11).with_clause(1)),
        Basis::new(Citation::new(&table::DECREE_313_2025, 11).with_clause(1)),
    ];
    let on = |date| Basis::on(&bases, day(date)).map(|b| b.citation().instrument().id());
    assert_eq!(on("2020-09-16"), None);
    assert_eq!(on("2020-09-17"), Some("80/2020/NĐ-CP"));
    assert_eq!(on("2025-12-07"), Some("80/2020/NĐ-CP"));
    assert_eq!(on("2025-12-08"), Some("313/2025/NĐ-CP"));
}

#[test]
fn what_governs_says_how_well_that_is_known() {
    let known =
        |subject, day: &str| governing(subject, Date::parse(day).unwrap()).map(|g| g.evidence());
    // That the law on the budget ended with a year follows from its successor alone.
    assert_eq!(known(Subject::StateBudget, "2016-12-31"), None);
    assert_eq!(
        known(Subject::StateBudget, "2017-01-01"),
        Some(Evidence::Derived)
    );
    // The decree states its first day; its replacement is known from the press.
    assert_eq!(
        known(Subject::GrantAid, "2023-06-01"),
        Some(Evidence::Secondary)
    );
}
